//! The words of a text, with what their letters and neighbours say.

use std::collections::HashMap;

use super::Reading;
use super::lexicon::Asked;
use super::shadow::LETTER;
use super::short_list::Endings;
use super::stem::stem;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// No capital first.
    Small,
    /// A capital first, and small letters.
    Title,
    /// Two capitals or more, and nothing else.
    Upper,
    /// One capital alone.
    Initial,
}

/// What lies between a word and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks.
    Blank,
    /// A hyphen.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A point, with or without a blank.
    Point,
    /// A comma.
    Comma,
    /// The end of a line, and nothing else.
    Line,
    /// Anything else, or the beginning of the text.
    Else,
}

/// What the lists know of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) first: bool,
    pub(super) surname: bool,
    pub(super) ordinary: bool,
    pub(super) medical: bool,
    pub(super) town: bool,
    /// Whether a list of names holds it.
    pub(super) listed: bool,
}

/// One word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Where it begins, in the shadow.
    pub(super) start: usize,
    /// Where it ends, in the shadow.
    pub(super) end: usize,
    /// Its letters, folded.
    pub(super) folded: &'a str,
    pub(super) shape: Shape,
    pub(super) gap: Gap,
    /// Whether it begins a sentence, a line, or what follows a colon.
    pub(super) opens: bool,
    /// Whether its line is written in capitals, which then say nothing.
    pub(super) shouted: bool,
    /// Whether it holds a letter that the English alphabet lacks.
    pub(super) foreign: bool,
    pub(super) known: Known,
}

impl Word<'_> {
    /// Whether its capital says something: in a line of capitals only one that small letters follow does.
    pub(super) fn capital(&self) -> bool {
        self.shape == Shape::Title || self.shape != Shape::Small && !self.shouted
    }
}

/// The words of a text, in order.
pub(super) fn words<'a>(reading: &'a Reading<'_>) -> Vec<Word<'a>> {
    let shadow = reading.shadow.text.as_str();
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte == LETTER as u8;
    let bytes = shadow.as_bytes();
    let mut words: Vec<Word<'a>> = Vec::with_capacity(shadow.len() / 6);
    let mut memory: HashMap<&str, Known> = HashMap::new();
    let mut at = 0;
    while at < bytes.len() {
        if !letter(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && letter(bytes[at]) {
            at += 1;
        }
        let folded = &shadow[start..at];
        let between = words.last().map_or(&shadow[..start], |last| &shadow[last.end..start]);
        let after_initial = words.last().is_some_and(|last| last.shape == Shape::Initial);
        let gap = match between {
            _ if words.is_empty() => Gap::Else,
            ".\n" if after_initial => Gap::Point,
            _ => gap(between),
        };
        let abbreviated = gap == Gap::Point
            && (after_initial || words.last().is_some_and(|last| super::title::is_title(last.folded)));
        let opens = words.is_empty()
            || !abbreviated && between.contains(['.', '!', '?', ':', ';', '\n', '"', '|', '*', '\u{3}']);
        let original = reading.original(start, at);
        let foreign = !original.is_ascii();
        let mut known = *memory.entry(folded).or_insert_with(|| known(reading, folded));
        // After an initial, or with letters from abroad, the ending of a name says nothing.
        let says_nothing = known.listed || after_initial && gap == Gap::Point || foreign && !reading.french;
        known.medical |= !says_nothing && sounds_medical(folded);
        words.push(Word {
            start,
            end: at,
            folded,
            shape: if abbreviates(folded, original, bytes.get(at)) { Shape::Initial } else { shape(original) },
            gap,
            opens,
            shouted: false,
            foreign,
            known,
        });
    }
    mark_shouting(shadow, &mut words);
    words
}

fn shape(original: &str) -> Shape {
    let mut letters = original.chars();
    match letters.next() {
        // « N° » is no letter.
        Some(first) if first.is_uppercase() && !original.contains(['°', 'º']) => {
            let mut rest = letters.filter(|letter| letter.is_alphabetic()).peekable();
            match (rest.peek().is_none(), rest.all(char::is_uppercase)) {
                (true, _) => Shape::Initial,
                (false, true) => Shape::Upper,
                (false, false) => Shape::Title,
            }
        }
        _ => Shape::Small,
    }
}

/// « Ph. », « Ch. »: a first name cut after two letters.
fn abbreviates(folded: &str, original: &str, next: Option<&u8>) -> bool {
    let cut =
        matches!(folded, "ph" | "ch" | "th" | "cl" | "fr" | "gh" | "jp" | "jm" | "jc" | "jl" | "jf" | "mc" | "st");
    cut && original.starts_with(char::is_uppercase) && next == Some(&b'.')
}

fn gap(between: &str) -> Gap {
    match between {
        " " | "  " | "\t" | "   " => Gap::Blank,
        "-" => Gap::Hyphen,
        "'" => Gap::Apostrophe,
        "." | ". " | ".-" | ".  " | " . " => Gap::Point,
        ", " | "," | " , " => Gap::Comma,
        "\n" | "\r\n" | " \n" | "\n " | "-\n" => Gap::Line,
        _ => Gap::Else,
    }
}

fn known(reading: &Reading<'_>, folded: &str) -> Known {
    let lexicon = reading.lexicon;
    let asked = Asked::of(folded);
    let (first, surname) = (lexicon.first_names.holds(&asked), lexicon.surnames.holds(&asked));
    let unlisted = !first && !surname;
    let medical = |word: &Asked<'_>| lexicon.medical.holds(word) || lexicon.clinical_terms.holds(word);
    // English names drop the final e of French ones: propofol, atracurium; rocuronium, morphine.
    let singular = folded.strip_suffix('s').filter(|rest| rest.len() > 3);
    Known {
        first,
        surname,
        ordinary: folded.len() == 1
            || lexicon.words.contains(stem(folded, reading.french))
            || unlisted && reading.french && folded.len() >= 8 && lexicon.other_words.contains(stem(folded, false)),
        medical: medical(&asked) || singular.is_some_and(|singular| medical(&Asked::of(singular))),
        listed: !unlisted,
        town: lexicon.towns.holds(&asked),
    }
}

/// How words of medicine end.
static MEDICAL_ENDINGS: Endings = Endings::of(&[
    "ine",
    "ines",
    "ase",
    "emie",
    "emia",
    "urie",
    "uria",
    "itis",
    "ose",
    "oses",
    "osis",
    "ome",
    "omes",
    "oma",
    "pathie",
    "pathy",
    "graphie",
    "graphy",
    "gramme",
    "scopie",
    "scopy",
    "scope",
    "ectomie",
    "ectomy",
    "tomie",
    "tomy",
    "stomie",
    "plastie",
    "plasty",
    "logie",
    "logy",
    "logique",
    "mab",
    "mabs",
    "nib",
    "tinib",
    "pril",
    "sartan",
    "statine",
    "statin",
    "prazole",
    "cilline",
    "cillin",
    "mycine",
    "mycin",
    "oxacine",
    "floxacin",
    "azole",
    "olol",
    "dipine",
    "caine",
    "zepam",
    "zolam",
    "curium",
    "curonium",
    "parine",
    "parin",
    "xaban",
    "gatran",
    "gliptine",
    "gliflozine",
    "gliptin",
    "flozin",
    "triptan",
    "setron",
    "vir",
    "virine",
    "amide",
    "azide",
    "flurane",
    "thasone",
    "sone",
    "solone",
    "terol",
    "tropium",
    "phylline",
    "oxyde",
    "oxide",
    "ium",
    "metrie",
    "metre",
    "metry",
    "therapie",
    "therapy",
    "genic",
    "gene",
    "blastic",
    "cyte",
    "cytes",
    "cytose",
    "penie",
    "penia",
    "algie",
    "algia",
    "plegie",
    "plegia",
    "rragie",
    "rrhage",
    "rrhee",
    "oïde",
    "oide",
    "oid",
]);

/// Whether a word that no list holds ends as the words of medicine do in both languages.
fn sounds_medical(folded: &str) -> bool {
    folded.len() >= 6 && MEDICAL_ENDINGS.end(folded)
}

/// A line is shouted when it has four long words or more and nearly all are capitals.
fn mark_shouting(shadow: &str, words: &mut [Word<'_>]) {
    let mut from = 0;
    while from < words.len() {
        let line_end = shadow[words[from].start..].find('\n').map_or(shadow.len(), |length| words[from].start + length);
        let to = from + words[from..].partition_point(|word| word.start < line_end);
        let to = to.max(from + 1);
        let long = words[from..to].iter().filter(|word| word.folded.len() > 1);
        let (all, upper) =
            long.fold((0, 0), |(all, upper), word| (all + 1, upper + usize::from(word.shape == Shape::Upper)));
        let shouted = all >= 4 && upper * 10 >= all * 8;
        // A text without any capital says nothing by their absence either; its names are judged the same way.
        words[from..to].iter_mut().for_each(|word| word.shouted = shouted);
        from = to;
    }
}
