//! The form that codes one text: an evaluation's part about a goal, or a thread.

use std::collections::BTreeSet;

use app::review::Coded;
use domain::review::{Theme, ThemeKind};

use super::words::kind_key;
use crate::page::Page;

/// The field that holds codes.
const CODES: &str = "codes";

/// One theme to be ticked.
#[derive(Debug)]
pub(crate) struct Tick {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) label: String,
    pub(super) is_ticked: bool,
}

/// The form.
#[derive(Debug)]
pub(crate) struct CodingForm {
    pub(super) action: String,
    /// How far it has come.
    pub(super) state: String,
    /// What the other coder saw, once one gave one's own codes.
    pub(super) other: Option<String>,
    pub(super) groups: Vec<(String, Vec<Tick>)>,
    pub(super) may_code: bool,
    pub(super) is_done: bool,
    pub(super) error: Option<String>,
}

impl CodingForm {
    pub(super) fn new(page: &Page, id: &str, action: String, coded: &Coded, themes: &[Theme]) -> Self {
        let empty = BTreeSet::new();
        let own = coded.own.as_ref().unwrap_or(&empty);
        let label = |code: &String| {
            let theme = themes.iter().find(|theme| theme.code == *code);
            theme.map_or_else(|| code.clone(), |theme| page.read(&theme.label).to_owned())
        };
        let group = |kind: ThemeKind| {
            // A retired theme stays where it was given.
            let of_kind = themes.iter().filter(|theme| theme.kind == kind);
            let offered = of_kind.filter(|theme| !theme.is_retired || own.contains(&theme.code));
            let ticks = offered.map(|theme| Tick {
                id: format!("{id}-{}", theme.code.replace('.', "-")),
                code: theme.code.clone(),
                label: page.read(&theme.label).to_owned(),
                is_ticked: own.contains(&theme.code),
            });
            (page.say(kind_key(kind)), ticks.collect::<Vec<Tick>>())
        };
        let said = |codes: &BTreeSet<String>| match codes.is_empty() {
            true => page.say("review-no-theme"),
            false => page.voice.list(&codes.iter().map(label).collect::<Vec<_>>()),
        };
        let state = match (&coded.own, coded.coders, coded.may_code) {
            (Some(own), ..) => page.with("review-coded-own", [("themes", said(own))]),
            (None, _, false) => page.say("review-coded-by-two"),
            (None, 0, _) => page.say("review-not-coded"),
            (None, ..) => page.say("review-coded-by-one"),
        };
        Self {
            action,
            state,
            other: coded.other.as_ref().map(|codes| page.with("review-coded-other", [("themes", said(codes))])),
            groups: ThemeKind::ALL.into_iter().map(group).filter(|(_, ticks)| !ticks.is_empty()).collect(),
            may_code: coded.may_code,
            is_done: coded.own.is_some(),
            error: None,
        }
    }
}

/// The codes that a form sent.
pub(super) fn codes_of(pairs: &[(String, String)]) -> Vec<String> {
    pairs.iter().filter(|(name, _)| name == CODES).map(|(_, code)| code.clone()).collect()
}
