//! Answers as bytes: the JSON that is sealed in drafts and responses, and one line of text for tables.
//!
//! `{"nsaid-pregnancy/status": {"code": "mostly"}, "feasibility": {"code": "4"}}`: the key is the goal and the item, or
//! the item alone; the value names its shape, so that an old answer reads the same whatever became of its question.

use std::collections::{BTreeMap, BTreeSet};

use domain::answers::{Answer, AnswerKey, Answers};
use domain::goal::GoalId;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Wire {
    Code(String),
    Other(String),
    Codes(BTreeSet<String>),
    Ranked(Vec<String>),
    Number(i64),
    Words(String),
    Date(String),
    Yes(bool),
    Declined,
}

/// Why answers cannot be read back. It names the place, never what was written there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// Not the JSON described above.
    #[error("the answers are not the JSON they should be (line {line}, column {column})")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A date that is none.
    #[error("the answer {0} is not a date")]
    NotADate(String),
}

/// `goal/item`, or `item`.
#[must_use]
pub fn key_text(key: &AnswerKey) -> String {
    match &key.goal {
        Some(goal) => format!("{goal}/{}", key.item),
        None => key.item.clone(),
    }
}

/// Reads `goal/item`, or `item`.
#[must_use]
pub fn parse_key(text: &str) -> AnswerKey {
    match text.split_once('/') {
        Some((goal, item)) => AnswerKey { goal: Some(GoalId(goal.to_owned())), item: item.to_owned() },
        None => AnswerKey { goal: None, item: text.to_owned() },
    }
}

/// The canonical JSON of answers: keys sorted, no white space.
#[must_use]
pub fn to_json(answers: &Answers) -> String {
    let wire: BTreeMap<String, Wire> = answers.iter().map(|(key, answer)| (key_text(key), to_wire(answer))).collect();
    // A map with text keys always has a JSON form.
    serde_json::to_string(&wire).unwrap_or_default()
}

/// Reads answers back.
///
/// # Errors
/// When the text is not that JSON.
pub fn from_json(text: &str) -> Result<Answers, AnswersError> {
    let wire: BTreeMap<String, Wire> = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    wire.into_iter()
        .map(|(key, answer)| {
            let read = from_wire(answer).ok_or_else(|| AnswersError::NotADate(key.clone()))?;
            Ok((parse_key(&key), read))
        })
        .collect()
}

/// A draft as it is sealed: the answers, and for each question the saving that last touched it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedDraft {
    /// The answers so far, hidden ones included.
    pub answers: Answers,
    /// For each question ever touched, the version of the saving that did; also of answers taken back.
    pub versions: BTreeMap<AnswerKey, i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftWire {
    answers: BTreeMap<String, Wire>,
    versions: BTreeMap<String, i64>,
}

/// The JSON of a draft.
#[must_use]
pub fn draft_text(draft: &SavedDraft) -> String {
    let wire = DraftWire {
        answers: draft.answers.iter().map(|(key, answer)| (key_text(key), to_wire(answer))).collect(),
        versions: draft.versions.iter().map(|(key, version)| (key_text(key), *version)).collect(),
    };
    serde_json::to_string(&wire).unwrap_or_default()
}

/// Reads a draft back.
///
/// # Errors
/// When the text is not that JSON.
pub fn parse_draft(text: &str) -> Result<SavedDraft, AnswersError> {
    let wire: DraftWire = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    let mut draft = SavedDraft::default();
    for (key, answer) in wire.answers {
        let read = from_wire(answer).ok_or_else(|| AnswersError::NotADate(key.clone()))?;
        draft.answers.insert(parse_key(&key), read);
    }
    draft.versions = wire.versions.into_iter().map(|(key, version)| (parse_key(&key), version)).collect();
    Ok(draft)
}

/// One answer as one line of text, for a table: its shape and value, as JSON.
#[must_use]
pub fn answer_text(answer: &Answer) -> String {
    serde_json::to_string(&to_wire(answer)).unwrap_or_default()
}

/// Reads that line back.
///
/// # Errors
/// When the text is not that JSON.
pub fn parse_answer(text: &str) -> Result<Answer, AnswersError> {
    let wire: Wire = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    from_wire(wire).ok_or_else(|| AnswersError::NotADate(String::new()))
}

fn malformed(error: &serde_json::Error) -> AnswersError {
    AnswersError::Malformed { line: error.line(), column: error.column() }
}

fn to_wire(answer: &Answer) -> Wire {
    match answer {
        Answer::Code(code) => Wire::Code(code.clone()),
        Answer::Other(words) => Wire::Other(words.clone()),
        Answer::Codes(codes) => Wire::Codes(codes.clone()),
        Answer::Ranked(codes) => Wire::Ranked(codes.clone()),
        Answer::Number(number) => Wire::Number(*number),
        Answer::Words(words) => Wire::Words(words.clone()),
        Answer::Date(date) => Wire::Date(date.to_string()),
        Answer::YesNo(yes) => Wire::Yes(*yes),
        Answer::Declined => Wire::Declined,
    }
}

fn from_wire(wire: Wire) -> Option<Answer> {
    Some(match wire {
        Wire::Code(code) => Answer::Code(code),
        Wire::Other(words) => Answer::Other(words),
        Wire::Codes(codes) => Answer::Codes(codes),
        Wire::Ranked(codes) => Answer::Ranked(codes),
        Wire::Number(number) => Answer::Number(number),
        Wire::Words(words) => Answer::Words(words),
        Wire::Date(date) => Answer::Date(date.parse().ok()?),
        Wire::Yes(yes) => Answer::YesNo(yes),
        Wire::Declined => Answer::Declined,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn an_answer() -> impl Strategy<Value = Answer> {
        prop_oneof![
            "[a-z_.]{1,12}".prop_map(Answer::Code),
            ".{0,40}".prop_map(Answer::Other),
            proptest::collection::btree_set("[a-z]{1,6}", 0..5).prop_map(Answer::Codes),
            proptest::collection::vec("[a-z]{1,6}", 0..5).prop_map(Answer::Ranked),
            any::<i64>().prop_map(Answer::Number),
            ".{0,200}".prop_map(Answer::Words),
            (1i16..3000, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Answer::Date(jiff::civil::date(y, m, d))),
            any::<bool>().prop_map(Answer::YesNo),
            Just(Answer::Declined),
        ]
    }

    proptest! {
        #[test]
        fn answers_are_read_back_as_they_were_written(
            pairs in proptest::collection::btree_map("[a-z-]{1,10}(/[a-z_]{1,10})?", an_answer(), 0..12)
        ) {
            let answers: Answers = pairs.into_iter().map(|(key, answer)| (parse_key(&key), answer)).collect();
            prop_assert_eq!(from_json(&to_json(&answers)).unwrap(), answers.clone());
            for answer in answers.values() {
                prop_assert_eq!(&parse_answer(&answer_text(answer)).unwrap(), answer);
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_place_and_never_by_its_words() {
        let error = from_json(r#"{"status": {"word": "secret"}}"#).unwrap_err();
        assert!(!error.to_string().contains("secret"));
        assert_eq!(from_json(r#"{"a": {"date": "2008-13-01"}}"#), Err(AnswersError::NotADate("a".to_owned())));
    }
}
