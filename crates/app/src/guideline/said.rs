//! What is said with deeds, as bytes to be sealed and back.

use std::collections::BTreeMap;

use domain::guideline::{Scope, Wording};
use domain::text::{Language, Text};
use serde::{Deserialize, Serialize};

use crate::error::{Result, broken};

/// An idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idea {
    /// What to call it meanwhile.
    pub title: String,
    /// Why it is worth making.
    pub why: String,
}

/// What a peer says of their interests before they see a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interests {
    /// What binds them, or could be thought to; empty for nothing.
    pub words: String,
}

/// Words with nothing else: a reason, an answer, what the authority says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) words: String,
}

/// A list of remarks, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remarks {
    /// The opinion as a whole.
    pub(super) words: String,
    pub(super) remarks: Vec<String>,
}

/// What was asked of the base when evidence was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct QueryKept {
    pub(super) words: String,
    pub(super) language: Option<String>,
    pub(super) facets: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct ScopeKept {
    question: String,
    situation: String,
    themes: Vec<String>,
    specialties: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct WordingKept {
    title: BTreeMap<String, String>,
    situation: BTreeMap<String, String>,
    measures: BTreeMap<String, String>,
    messages: BTreeMap<String, String>,
    method: BTreeMap<String, String>,
}

pub(super) fn write<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(broken)
}

pub(super) fn words(words: &str) -> Result<Vec<u8>> {
    write(&Words { words: words.to_owned() })
}

pub(super) fn write_scope(scope: &Scope) -> Result<Vec<u8>> {
    let Scope { question, situation, themes, specialties } = scope.clone();
    write(&ScopeKept { question, situation, themes, specialties })
}

pub(super) fn read_scope(bytes: &[u8]) -> Result<Scope> {
    let ScopeKept { question, situation, themes, specialties } = serde_json::from_slice(bytes).map_err(broken)?;
    Ok(Scope { question, situation, themes, specialties })
}

fn wordings(text: &Text) -> BTreeMap<String, String> {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn text(wordings: BTreeMap<String, String>) -> Text {
    Text::new(wordings.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words))))
}

pub(super) fn write_wording(wording: &Wording) -> Result<Vec<u8>> {
    write(&WordingKept {
        title: wordings(&wording.title),
        situation: wordings(&wording.situation),
        measures: wordings(&wording.measures),
        messages: wordings(&wording.messages),
        method: wordings(&wording.method),
    })
}

pub(super) fn read_wording(bytes: &[u8]) -> Result<Wording> {
    let kept: WordingKept = serde_json::from_slice(bytes).map_err(broken)?;
    Ok(Wording {
        title: text(kept.title),
        situation: text(kept.situation),
        measures: text(kept.measures),
        messages: text(kept.messages),
        method: text(kept.method),
    })
}
