//! The frozen themes of an evaluation, beside the figures they belong to: the hash of these bytes proves both.

use std::collections::BTreeMap;

use domain::goal::GoalId;
use domain::review::ThemeKind;
use domain::synthesis::themes::{AboutThemes, ThemeCounted, Themes};
use serde::{Deserialize, Serialize};

use super::{text, wordings};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemesOut {
    /// SHA-256 of the figures, in hexadecimal.
    figures: String,
    twice: u64,
    decisions: [[u64; 2]; 2],
    about: Vec<AboutOut>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AboutOut {
    goal: Option<String>,
    submitted: u64,
    once: u64,
    twice: u64,
    rare: u64,
    themes: Vec<CountedOut>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountedOut {
    code: String,
    kind: String,
    label: BTreeMap<String, String>,
    people: u64,
    one_coder: bool,
    open: bool,
}

/// The bytes of the themes, which name the hash of their figures: the same for the same themes, whenever they are frozen.
///
/// # Errors
/// None that themes can cause.
pub fn freeze_themes(themes: &Themes, figures: &str) -> serde_json::Result<Vec<u8>> {
    let counted = |one: &ThemeCounted| CountedOut {
        code: one.code.clone(),
        kind: one.kind.code().to_owned(),
        label: wordings(&one.label),
        people: one.people,
        one_coder: one.has_one_coder,
        open: one.is_open,
    };
    let about = themes.about.iter().map(|about| AboutOut {
        goal: about.goal.as_ref().map(|goal| goal.0.clone()),
        submitted: about.submitted,
        once: about.once,
        twice: about.twice,
        rare: about.rare,
        themes: about.counted.iter().map(counted).collect(),
    });
    serde_json::to_vec(&ThemesOut {
        figures: figures.to_owned(),
        twice: themes.twice,
        decisions: themes.decisions,
        about: about.collect(),
    })
}

/// Reads themes back, with the hash of the figures they belong to.
///
/// # Errors
/// When the bytes are not those of themes.
pub fn thaw_themes(bytes: &[u8]) -> serde_json::Result<(Themes, String)> {
    let read: ThemesOut = serde_json::from_slice(bytes)?;
    let counted = |one: CountedOut| ThemeCounted {
        code: one.code,
        kind: ThemeKind::parse(&one.kind).unwrap_or(ThemeKind::Other),
        label: text(one.label),
        people: one.people,
        has_one_coder: one.one_coder,
        is_open: one.open,
    };
    let about = read.about.into_iter().map(|about| AboutThemes {
        goal: about.goal.map(GoalId),
        submitted: about.submitted,
        once: about.once,
        twice: about.twice,
        rare: about.rare,
        counted: about.themes.into_iter().map(counted).collect(),
    });
    let themes = Themes { about: about.collect(), twice: read.twice, decisions: read.decisions };
    Ok((themes, read.figures))
}
