//! The screen: what in a free text could name a patient or a person.
//!
//! It runs before a text is sent (answers, posts, private comments, syntheses), in the writer's own page and again in
//! the use case. It never decides: each [`Finding`] is to be rewritten, or confirmed by its writer as naming nobody.
//!
//! What is found is what the assist finds ([`crate::deidentification`]); the screen says which of it is worth holding a
//! colleague's text back for. A month, a year and the address of a source tell nobody's name, and are let through; a
//! title, a first name and a surname that stand together are one passage, confirmed once.
//!
//! A colleague may write in either language whatever the language of their pages: a text is read in the one whose small
//! words it has most of, and what is made of digits is looked for in both.

use crate::deidentification::{self as assist, Lexicon};
use crate::text::Language;

pub use assist::Reason;

/// What kind of identifier something looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A French social security number (NIR), with or without its key, Corsica included.
    SocialSecurity,
    /// A professional's number (RPPS, ADELI).
    Professional,
    /// An establishment's number (FINESS, SIREN, SIRET).
    Establishment,
    /// The number of a patient, a stay, a file or an account, or any other of ten digits or more.
    Record,
    /// A date of birth.
    Birth,
    /// A full date: day, month and year.
    Date,
    /// An age of 90 or more, which few people have in one place.
    Age,
    /// A street address, or a postcode and its town.
    Address,
    /// A town, a hospital, a ward, a room.
    Place,
    /// A trade that few people have.
    Job,
    /// A person's name, with its title.
    Name,
}

impl Label {
    /// Every label.
    pub const ALL: [Label; 13] = [
        Label::Email,
        Label::Phone,
        Label::SocialSecurity,
        Label::Professional,
        Label::Establishment,
        Label::Record,
        Label::Birth,
        Label::Date,
        Label::Age,
        Label::Address,
        Label::Place,
        Label::Job,
        Label::Name,
    ];

    /// The stable code, as in forms and translation keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::SocialSecurity => "social-security",
            Self::Professional => "professional",
            Self::Establishment => "establishment",
            Self::Record => "record",
            Self::Birth => "birth",
            Self::Date => "date",
            Self::Age => "age",
            Self::Address => "address",
            Self::Place => "place",
            Self::Job => "job",
            Self::Name => "name",
        }
    }

    /// The label of what the assist found, where it is worth holding a text back for.
    fn of(found: &assist::Finding) -> Option<Self> {
        use assist::Label as Found;
        let digits = found.text.chars().filter(char::is_ascii_digit).count();
        match found.label {
            // A number that nothing announces is more often a reference (PMID) than a file, while it is short.
            _ if found.reason == Reason::LongNumber && digits < 10 => None,
            Found::Surname | Found::FirstName | Found::Title => Some(Self::Name),
            Found::Date => is_full_date(&found.text).then_some(Self::Date),
            Found::BirthDate => Some(Self::Birth),
            Found::Age => Some(Self::Age),
            Found::Phone => Some(Self::Phone),
            // “3 mg @ bedtime” has no domain after its sign.
            Found::Mail => {
                let domain = found.text.rsplit_once('@').map_or(found.text.as_str(), |(_, domain)| domain);
                (domain.contains('.') || !found.text.contains('@')).then_some(Self::Email)
            }
            // Sources are cited by it.
            Found::Web => None,
            Found::Address | Found::Postcode => Some(Self::Address),
            Found::Town | Found::Hospital | Found::Ward => Some(Self::Place),
            Found::NationalNumber => Some(Self::SocialSecurity),
            Found::ProfessionalNumber => Some(Self::Professional),
            Found::EstablishmentNumber => Some(Self::Establishment),
            Found::PatientNumber | Found::StayNumber | Found::BankNumber | Found::OtherNumber => Some(Self::Record),
            Found::RareJob => Some(Self::Job),
        }
    }
}

/// Something in a text that could name a patient or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it looks like.
    pub label: Label,
    /// Where it begins, in characters (Unicode scalar values) from the start of the text.
    pub start: usize,
    /// Where it ends, in characters, exclusive.
    pub end: usize,
    /// The words themselves. They are the writer's: shown back to them, never logged and never put in an error.
    pub text: String,
    /// Why it was found: of several words, the first's reason.
    pub reason: Reason,
}

impl Finding {
    /// What a writer confirms when they say that these very words name nobody: the label and the words, their blanks
    /// made single so that a browser's line ends do not matter. Other words found later are not confirmed by it.
    #[must_use]
    pub fn mark(&self) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        format!("{}:{}", self.label.code(), words.join(" "))
    }

    /// “M. X” is how one writes “somebody”.
    fn is_nobody(&self) -> bool {
        let last = self.text.split_whitespace().next_back().unwrap_or_default();
        let single = matches!(last.trim_end_matches('.'), "X" | "Y" | "Z" | "N");
        self.label == Label::Name && single && self.reason == Reason::TitleOfName
    }
}

/// Everything in `text` that could name a patient or a person, in the order of the text, without overlap; `writer` is
/// the language of whoever wrote it, and `lexicon` hands over the lists of a language.
#[must_use]
pub fn screen<'a>(text: &str, writer: &Language, lexicon: impl Fn(&Language) -> Lexicon<'a>) -> Vec<Finding> {
    let read_in = language_of(text, writer);
    let other = if read_in == Language::french() { Language::english() } else { Language::french() };
    let mut found = assist::find(text, &read_in, &lexicon(&read_in));
    found.extend(assist::find_figures(text, &other, &lexicon(&other)));
    found.retain(|one| Label::of(one).is_some() && !is_abbreviation(one, &lexicon(&read_in)));
    // Where two speak of the same characters, the one that begins first is kept, then the longer one.
    found.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
    let letters: Vec<char> = text.chars().collect();
    let slice = |start: usize, end: usize| letters.get(start..end).unwrap_or_default();
    let mut kept: Vec<Finding> = Vec::new();
    for one in found {
        let Some(label) = Label::of(&one) else { continue };
        match kept.last_mut() {
            Some(last) if one.start < last.end => {}
            // A title begins a name: what stands before it is another's, or nobody's.
            Some(last)
                if joins(last.label, label)
                    && one.label != assist::Label::Title
                    && is_narrow(slice(last.end, one.start)) =>
            {
                last.end = one.end;
                last.text = slice(last.start, last.end).iter().collect();
            }
            _ => kept.push(Finding { label, start: one.start, end: one.end, text: one.text, reason: one.reason }),
        }
    }
    kept.retain(|one| !one.is_nobody());
    kept
}

/// “Un patient BPCO”: a few capitals that no list of names holds are an illness, where nothing but « patient » announces them.
fn is_abbreviation(one: &assist::Finding, lexicon: &Lexicon<'_>) -> bool {
    let folded = one.text.to_lowercase();
    one.reason == Reason::Announced
        && one.text.len() <= 5
        && one.text.chars().all(|letter| letter.is_ascii_uppercase())
        && !lexicon.surnames.contains(&folded)
        && !lexicon.first_names.contains(&folded)
}

/// Whether what follows is more of the same: the rest of a name, the town of a postcode.
fn joins(before: Label, after: Label) -> bool {
    matches!((before, after), (Label::Name, Label::Name) | (Label::Address, Label::Address | Label::Place))
}

/// Blanks on one line, an apostrophe, a hyphen, or nothing: a name does not run over the end of a line.
fn is_narrow(between: &[char]) -> bool {
    between.iter().all(|letter| letter.is_whitespace() && *letter != '\n' || matches!(letter, '\'' | '’' | '-'))
}

/// A day, a month and a year: three parts at least, in digits or in words, so that “mars 2024” and “2019” are none.
fn is_full_date(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).count() >= 3
}

const FRENCH: [&str; 24] = [
    "à", "le", "la", "les", "des", "du", "de", "et", "est", "un", "une", "dans", "avec", "pour", "pas", "je", "au",
    "aux", "en", "qui", "que", "sur", "nous", "nom",
];
const ENGLISH: [&str; 22] = [
    "the", "of", "and", "is", "was", "a", "an", "in", "with", "for", "not", "to", "at", "who", "that", "we", "my",
    "he", "she", "has", "had", "it",
];

/// The language whose small words a text has most of; the writer's own where neither wins.
fn language_of(text: &str, writer: &Language) -> Language {
    let (mut french, mut english) = (0_usize, 0_usize);
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        let is = |one: &&str| word.eq_ignore_ascii_case(one);
        french += usize::from(FRENCH.iter().any(is));
        english += usize::from(ENGLISH.iter().any(is));
    }
    match french.cmp(&english) {
        std::cmp::Ordering::Greater => Language::french(),
        std::cmp::Ordering::Less => Language::english(),
        std::cmp::Ordering::Equal => writer.clone(),
    }
}
