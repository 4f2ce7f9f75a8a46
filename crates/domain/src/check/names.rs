//! Names are unique and well formed, references lead somewhere, and every text is there in every language.

use super::Found;
use crate::authority::Role;
use crate::goal::{Goal, Help};
use crate::programme::{Partition, Programme};
use crate::question::Instrument;
use crate::text::{Language, Text};
use crate::theme::is_theme_code;
use std::collections::BTreeSet;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The programme itself.
    Programme,
    /// A sequence.
    Sequence,
    /// The set of a sequence.
    Set,
    /// An evaluation.
    Evaluation,
    /// A goal.
    Goal,
    /// The number of a goal.
    Number,
    /// An instrument.
    Instrument,
    /// An item of an instrument.
    Item,
    /// A list of codes.
    List,
    /// A code.
    Code,
    /// A year.
    Year,
    /// A role.
    Role,
    /// A profession, which is a code of the list of that name.
    Profession,
    /// A kind of printable help.
    Help,
    /// A theme of risk.
    Theme,
    /// A guideline, by its reference.
    Guideline,
}

/// What can be wrong with a name, a reference or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// The same name twice: stored answers could belong to either.
    Twice {
        /// What it names.
        what: What,
        /// The name.
        id: String,
    },
    /// A name that could not stand in a table, a route or an export.
    Shape {
        /// What it names.
        what: What,
        /// The name.
        id: String,
    },
    /// The name of a programme that pages of another kind already have in their addresses.
    Reserved {
        /// The name.
        id: String,
    },
    /// A reference that leads nowhere.
    Unknown {
        /// What is meant.
        what: What,
        /// The name given.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// A text without a wording, or with a blank one.
    MissingLanguage {
        /// The language it lacks.
        language: Language,
    },
    /// A text in a language that the programme does not declare.
    ExtraLanguage {
        /// The language it has.
        language: Language,
    },
    /// French and English are always among the languages of a programme.
    NotDeclared {
        /// The one that is not.
        language: Language,
    },
    /// The source language is not one of the programme's languages.
    SourceNotDeclared {
        /// The source language.
        language: Language,
    },
    /// A list of things that may not be empty is.
    Nothing {
        /// The key of the definition.
        key: &'static str,
    },
    /// A goal names a sequence, although goals are offered as one pool.
    SequenceInPool {
        /// The goal.
        goal: String,
    },
    /// A goal names no sequence, although goals are offered by sequence.
    SequenceMissing {
        /// The goal.
        goal: String,
    },
}

/// The evaluation column of tables uses this name for the form of leavers.
const RESERVED: &str = "exit";

/// Words that stand in addresses where the name of a programme does: a programme of that name could not be reached.
///
/// Those that name no page yet are kept for the pages that will: a published name never changes.
pub const ADDRESS_WORDS: [&str; 34] = [
    "about",
    "account",
    "accreditation",
    "accreditations",
    "alerts",
    "analysis",
    "board",
    "codebook",
    "cohorts",
    "desk",
    "editions",
    "enrolment",
    "forum",
    "forums",
    "guidelines",
    "hospital",
    "interests",
    "measures",
    "members",
    "mine",
    "near-misses",
    "options",
    "organisation",
    "programmes",
    "proposals",
    "record",
    "rehearsal",
    "rehearsals",
    "reviews",
    "settings",
    "syntheses",
    "synthesis",
    "team",
    "wording",
];

pub(super) fn check(programme: &Programme, found: &mut Found) {
    ids(programme, found);
    references(programme, found);
    goals(programme, found);
    languages(programme, found);
}

/// Looks a name up and says what is known instead, when it is not there.
pub(super) fn refer<'a>(
    found: &mut Found,
    place: impl Into<String>,
    what: What,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) {
    let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
    if !known.iter().any(|candidate| candidate == name) {
        found.add(place, NameFault::Unknown { what, name: name.to_owned(), known });
    }
}

/// Lower-case letters, digits, `-`, `_` and `.` after a first letter or digit: safe in a route, a column and a file name.
fn fits(id: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.');
    let first = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    id.len() <= 64 && id.as_bytes().first().is_some_and(first) && id.bytes().all(inside)
}

/// Names with their places, checked for shape and for a second use.
fn unique(found: &mut Found, what: What, names: impl IntoIterator<Item = (String, String)>) {
    let mut seen = BTreeSet::new();
    for (place, id) in names {
        if !fits(&id) || (what == What::Evaluation && id == RESERVED) {
            found.add(place, NameFault::Shape { what, id });
        } else if !seen.insert(id.clone()) {
            found.add(place, NameFault::Twice { what, id });
        }
    }
}

fn ids(programme: &Programme, found: &mut Found) {
    let at = |kind: &str, index: usize, key: &str| format!("{kind}[{index}].{key}");
    unique(found, What::Programme, [("programme.id".to_owned(), programme.id.clone())]);
    if ADDRESS_WORDS.contains(&programme.id.as_str()) {
        found.add("programme.id", NameFault::Reserved { id: programme.id.clone() });
    }
    let years = programme.years.iter().enumerate();
    unique(found, What::Year, years.map(|(i, year)| (at("programme.year", i, "id"), year.id.clone())));
    let sequences = || programme.sequences.iter().enumerate();
    unique(found, What::Sequence, sequences().map(|(i, sequence)| (at("sequence", i, "id"), sequence.id.clone())));
    unique(found, What::Set, sequences().map(|(i, sequence)| (at("sequence", i, "set"), sequence.set.to_string())));
    let evaluations = programme.evaluations.iter().enumerate();
    unique(found, What::Evaluation, evaluations.map(|(i, one)| (at("evaluation", i, "id"), one.id.clone())));
    let goals = || programme.goals.iter().enumerate();
    unique(found, What::Goal, goals().map(|(i, goal)| (at("goal", i, "id"), goal.id.0.clone())));
    unique(found, What::Number, goals().map(|(i, goal)| (at("goal", i, "number"), goal.number.to_string())));
    let lists = programme.lists.iter().enumerate();
    unique(found, What::List, lists.map(|(i, list)| (at("list", i, "id"), list.id.clone())));
    for (l, list) in programme.lists.iter().enumerate() {
        let codes = list.codes.iter().enumerate();
        unique(found, What::Code, codes.map(|(c, code)| (format!("list[{l}].code[{c}].code"), code.code.clone())));
    }
    let instruments = programme.instruments.iter().enumerate();
    unique(found, What::Instrument, instruments.map(|(i, one)| (at("instrument", i, "id"), one.id.clone())));
    for (i, instrument) in programme.instruments.iter().enumerate() {
        let items = instrument.items.iter().enumerate();
        unique(found, What::Item, items.map(|(j, item)| (format!("instrument[{i}].item[{j}].id"), item.id.clone())));
    }
}

fn references(programme: &Programme, found: &mut Found) {
    let instruments = || programme.instruments.iter().map(|instrument: &Instrument| instrument.id.as_str());
    let sequences = || programme.sequences.iter().map(|sequence| sequence.id.as_str());
    refer(found, "baseline.instrument", What::Instrument, &programme.baseline.instrument, instruments());
    for (i, evaluation) in programme.evaluations.iter().enumerate() {
        refer(found, format!("evaluation[{i}].sequence"), What::Sequence, &evaluation.sequence, sequences());
        refer(found, format!("evaluation[{i}].instrument"), What::Instrument, &evaluation.instrument, instruments());
    }
    for (i, separation) in programme.separations.iter().enumerate() {
        for role in &separation.roles {
            refer(found, format!("separation[{i}].roles"), What::Role, role, Role::ALL.map(Role::code));
        }
    }
    if programme.eligibility.professions.is_empty() {
        found.add("eligibility.professions", NameFault::Nothing { key: "professions" });
    }
    for profession in &programme.eligibility.professions {
        refer(found, "eligibility.professions", What::Profession, profession, codes_of(programme, "profession"));
    }
}

fn codes_of<'a>(programme: &'a Programme, list: &str) -> Vec<&'a str> {
    let codes = |list: &'a crate::programme::CodeList| list.codes.iter().map(|code| code.code.as_str()).collect();
    programme.list(list).map(codes).unwrap_or_default()
}

fn goals(programme: &Programme, found: &mut Found) {
    for (i, goal) in programme.goals.iter().enumerate() {
        let at = |key: &str| format!("goal[{i}].{key}");
        let sequences = programme.sequences.iter().map(|sequence| sequence.id.as_str());
        match (&goal.sequence, programme.choice.partition) {
            (Some(name), Partition::BySequence) => refer(found, at("sequence"), What::Sequence, name, sequences),
            (Some(_), Partition::Pool) => {
                found.add(at("sequence"), NameFault::SequenceInPool { goal: goal.id.0.clone() })
            }
            (None, Partition::BySequence) => {
                found.add(at("id"), NameFault::SequenceMissing { goal: goal.id.0.clone() })
            }
            (None, Partition::Pool) => {}
        }
        // Which themes and guidelines there are is known to an installation, not to a definition: their names are judged.
        if let Some(theme) = goal.theme.as_ref().filter(|code| !is_theme_code(code)) {
            found.add(at("theme"), NameFault::Shape { what: What::Theme, id: theme.clone() });
        }
        if let Some(drawn) = goal.drawn_from.as_ref().filter(|drawn| !fits(&drawn.reference)) {
            found.add(
                at("guideline.reference"),
                NameFault::Shape { what: What::Guideline, id: drawn.reference.clone() },
            );
        }
        for profession in &goal.professions {
            refer(found, at("professions"), What::Profession, profession, codes_of(programme, "profession"));
        }
        if programme.list("evidence").is_some() {
            refer(found, at("evidence"), What::Code, &goal.evidence, codes_of(programme, "evidence"));
        }
        // All five parts of a goal are there before it is offered (R08); the texts are checked with the languages.
        let parts = [
            ("professions", goal.professions.is_empty()),
            ("means", goal.means.is_empty()),
            ("source", goal.sources.is_empty()),
        ];
        for (key, _) in parts.into_iter().filter(|(_, empty)| *empty) {
            found.add(at(key), NameFault::Nothing { key });
        }
        helps(i, goal, found);
    }
}

/// A goal may go without printable pages; those it brings are one of a kind, and none is empty.
fn helps(i: usize, goal: &Goal, found: &mut Found) {
    let named = goal.helps.iter().enumerate();
    let kinds = named.map(|(h, help)| (format!("goal[{i}].help[{h}].kind"), help.kind.code().to_owned()));
    unique(found, What::Help, kinds);
    for (h, _) in goal.helps.iter().enumerate().filter(|(_, help)| help.lines.is_empty()) {
        found.add(format!("goal[{i}].help[{h}]"), NameFault::Nothing { key: "line" });
    }
}

pub(super) fn languages(programme: &Programme, found: &mut Found) {
    for language in [Language::french(), Language::english()] {
        if !programme.languages.contains(&language) {
            found.add("programme.languages", NameFault::NotDeclared { language });
        }
    }
    if !programme.languages.contains(&programme.source_language) {
        let language = programme.source_language.clone();
        found.add("programme.source_language", NameFault::SourceNotDeclared { language });
    }
    for (place, text) in texts(programme) {
        for language in text.missing(&programme.languages) {
            found.add(place.clone(), NameFault::MissingLanguage { language: language.clone() });
        }
        for (language, _) in text.wordings().filter(|(language, _)| !programme.languages.contains(language)) {
            found.add(format!("{place}.{language}"), NameFault::ExtraLanguage { language: language.clone() });
        }
    }
}

/// Every text of a definition with its place.
fn texts(programme: &Programme) -> Vec<(String, &Text)> {
    let mut all = vec![
        ("programme.name".to_owned(), &programme.name),
        ("programme.summary".to_owned(), &programme.summary),
        ("programme.notice".to_owned(), &programme.notice),
        ("activity.method".to_owned(), &programme.activity.method),
    ];
    all.extend(programme.activity.priority.iter().map(|text| ("activity.priority".to_owned(), text)));
    let named = |kind: &'static str, key: &'static str| move |(i, text)| (format!("{kind}[{i}].{key}"), text);
    all.extend(programme.years.iter().map(|year| &year.name).enumerate().map(named("programme.year", "name")));
    all.extend(programme.separations.iter().map(|one| &one.why).enumerate().map(named("separation", "why")));
    all.extend(programme.sequences.iter().map(|one| &one.name).enumerate().map(named("sequence", "name")));
    all.extend(programme.evaluations.iter().map(|one| &one.name).enumerate().map(named("evaluation", "name")));
    for (l, list) in programme.lists.iter().enumerate() {
        let labels = list.codes.iter().enumerate();
        all.extend(labels.map(|(c, code)| (format!("list[{l}].code[{c}].label"), &code.label)));
    }
    for (i, instrument) in programme.instruments.iter().enumerate() {
        all.extend(texts_of_instrument(i, instrument));
    }
    for (i, goal) in programme.goals.iter().enumerate() {
        all.extend(texts_of_goal(i, goal));
    }
    all
}

fn texts_of_instrument(i: usize, instrument: &Instrument) -> Vec<(String, &Text)> {
    let mut all = vec![
        (format!("instrument[{i}].title"), &instrument.title),
        (format!("instrument[{i}].intro"), &instrument.intro),
    ];
    for (j, item) in instrument.items.iter().enumerate() {
        let at = |key: &str| format!("instrument[{i}].item[{j}].{key}");
        all.push((at("label"), &item.label));
        all.extend(item.hint.iter().map(|text| (at("hint"), text)));
        all.extend(item.confirm.iter().map(|confirm| (at("confirm.text"), &confirm.text)));
    }
    all
}

fn texts_of_goal(i: usize, goal: &Goal) -> impl Iterator<Item = (String, &Text)> {
    let parts = [
        ("title", &goal.title),
        ("action", &goal.action),
        ("patients", &goal.patients),
        ("argument", &goal.argument),
        ("prompt.cue", &goal.prompt.cue),
        ("prompt.action", &goal.prompt.action),
    ];
    let means = goal.means.iter().enumerate();
    let means = means.map(move |(m, text)| (format!("goal[{i}].means[{m}].text"), text));
    let parts = parts.into_iter().map(move |(key, text)| (format!("goal[{i}].{key}"), text));
    parts.chain(means).chain(goal.helps.iter().enumerate().flat_map(move |(h, help)| texts_of_help(i, h, help)))
}

fn texts_of_help(i: usize, h: usize, help: &Help) -> impl Iterator<Item = (String, &Text)> {
    let at = move |key: String| format!("goal[{i}].help[{h}].{key}");
    let lines = help.lines.iter().enumerate();
    let lines = lines.map(move |(l, text)| (at(format!("line[{l}].text")), text));
    [("title", &help.title), ("intro", &help.intro)]
        .into_iter()
        .map(move |(key, text)| (at(key.to_owned()), text))
        .chain(lines)
}
