//! The form of a goal: what is typed, language by language, and how it is read back.

use std::collections::BTreeMap;

use app::theme::Known;
use documents::goal_file::{GoalFields, TEXTS};
use domain::programme::{Partition, Programme};
use domain::text::Language;

use crate::components::{Choice, Choices, Field, FieldError};
use crate::page::Page;

/// One text in every language.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) legend: String,
    pub(super) hint: String,
    pub(super) rows: u8,
    /// The label and the field of each language.
    pub(super) fields: Vec<(String, Field)>,
}

/// The form, filled.
#[derive(Debug)]
pub(super) struct GoalForm {
    pub(super) action: String,
    pub(super) seen: i64,
    pub(super) sequence: Option<Choices>,
    pub(super) professions: Choices,
    pub(super) evidence: Choices,
    pub(super) next_review: Field,
    pub(super) pairs: Vec<Pair>,
    pub(super) sources: Field,
    /// The theme of risk that motivated it, if one did.
    pub(super) theme: Choices,
}

/// The words of a text: its name, what helps to write it, and how many lines it is given.
fn keys(name: &str) -> (&'static str, &'static str, u8) {
    match name {
        "title" => ("editorial-field-title", "editorial-field-title-hint", 2),
        "action" => ("editorial-field-action", "editorial-field-action-hint", 3),
        "patients" => ("editorial-field-patients", "editorial-field-patients-hint", 3),
        "argument" => ("editorial-field-argument", "editorial-field-argument-hint", 10),
        "means" => ("editorial-field-means", "editorial-field-means-hint", 8),
        "cue" => ("editorial-field-cue", "editorial-field-cue-hint", 2),
        _ => ("editorial-field-plan", "editorial-field-plan-hint", 2),
    }
}

impl GoalForm {
    pub(super) fn new(
        page: &Page,
        (programme, themes): (&Programme, &[Known]),
        action: String,
        seen: i64,
        typed: &GoalFields,
        errors: &[FieldError],
    ) -> Self {
        let codes = |list: &str| {
            let codes = programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
            codes.iter().map(|code| (code.code.clone(), page.read(&code.label).to_owned())).collect::<Vec<_>>()
        };
        let admitted =
            codes("profession").into_iter().filter(|(code, _)| programme.eligibility.professions.contains(code));
        let sequences = programme.sequences.iter().map(|one| (one.id.clone(), page.read(&one.name).to_owned()));
        let by_sequence = programme.choice.partition == Partition::BySequence;
        let none = [(String::new(), page.say("editorial-choose"))];
        let field = |name: &str, value: &str| Field::new(name).holding(value).checked(errors);
        Self {
            action,
            seen,
            sequence: by_sequence
                .then(|| Choices::new("sequence", sequences).choosing(&[typed.sequence.as_str()]).checked(errors)),
            professions: Choices::new("professions", admitted).choosing(&typed.professions).checked(errors),
            evidence: Choices::new("evidence", none.into_iter().chain(codes("evidence")))
                .choosing(&[typed.evidence.as_str()])
                .checked(errors),
            next_review: field("next_review", &typed.next_review),
            pairs: TEXTS.iter().map(|name| pair(page, programme, name, typed, errors)).collect(),
            sources: field("sources", &typed.sources),
            theme: theme(page, themes, &typed.theme, errors),
        }
    }
}

/// The themes that are open, the one that is cited, and none. A definition may cite one that this installation has not.
fn theme(page: &Page, themes: &[Known], cited: &str, errors: &[FieldError]) -> Choices {
    let mut all = crate::theme::one_of(page, themes, cited, errors);
    if !cited.is_empty() && !themes.iter().any(|theme| theme.code == cited) {
        all.options.push(Choice { value: cited.to_owned(), label: cited.to_owned(), ..Choice::default() });
    }
    all.choosing(&[cited])
}

fn pair(page: &Page, programme: &Programme, name: &str, typed: &GoalFields, errors: &[FieldError]) -> Pair {
    let (legend, hint, rows) = keys(name);
    let legend = page.say(legend);
    let field = |language: &Language| {
        let values = (("field", legend.as_str()), ("language", language_name(page, language)));
        let field = Field::new(format!("{name}.{language}")).holding(typed.text(name, language)).checked(errors);
        (page.with("editorial-in-language", values), field)
    };
    let fields = programme.languages.iter().map(field).collect();
    Pair { hint: page.say(hint), rows, fields, legend }
}

/// A language by its own name.
pub(super) fn language_name(page: &Page, language: &Language) -> String {
    let own = page.languages.iter().find(|voice| voice.language() == *language);
    own.map_or_else(|| language.to_string(), documents::language::Voice::own_name)
}

/// What was sent: pairs, since professions are chosen several at a time.
pub(super) fn sent(programme: &Programme, pairs: &[(String, String)]) -> GoalFields {
    let one = |name: &str| {
        let found = pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.replace("\r\n", "\n")).unwrap_or_default()
    };
    let mut texts = BTreeMap::new();
    for name in TEXTS {
        for language in &programme.languages {
            let field = format!("{name}.{language}");
            texts.insert(field.clone(), one(&field));
        }
    }
    GoalFields {
        sequence: one("sequence"),
        professions: pairs.iter().filter(|(key, _)| key == "professions").map(|(_, code)| code.clone()).collect(),
        evidence: one("evidence"),
        next_review: one("next_review"),
        texts,
        sources: one("sources"),
        theme: one("theme"),
        // Kept from one revision to the next by the use case.
        guideline: String::new(),
    }
}
