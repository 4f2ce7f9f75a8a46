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
    /// What both settled on.
    pub(super) settled: Option<String>,
    pub(super) may_code: bool,
    /// What the form is opened by.
    pub(super) heading: String,
    /// What is asked in it.
    pub(super) hint: String,
    pub(super) error: Option<String>,
}

impl CodingForm {
    pub(super) fn new(page: &Page, id: &str, action: String, coded: &Coded, themes: &[Theme]) -> Self {
        let empty = BTreeSet::new();
        // What is settled is begun from what was settled before, else from what the two have in common.
        let common: Option<BTreeSet<String>> =
            coded.own.as_ref().zip(coded.other.as_ref()).map(|(own, other)| own.intersection(other).cloned().collect());
        let ticked = coded.settled.as_ref().or(common.as_ref().filter(|_| coded.may_settle));
        let own = ticked.or(coded.own.as_ref()).unwrap_or(&empty);
        let given = |code: &String| [&coded.own, &coded.other].into_iter().flatten().any(|codes| codes.contains(code));
        let label = |code: &String| {
            let theme = themes.iter().find(|theme| theme.code == *code);
            theme.map_or_else(|| code.clone(), |theme| page.read(&theme.label).to_owned())
        };
        let group = |kind: ThemeKind| {
            // A retired theme stays where it was given.
            let of_kind = themes.iter().filter(|theme| theme.kind == kind);
            let offered = of_kind.filter(|theme| !theme.is_retired || given(&theme.code));
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
            settled: coded.settled.as_ref().map(|codes| page.with("review-coded-settled", [("themes", said(codes))])),
            may_code: coded.may_code,
            heading: page.say(match (coded.may_settle, coded.own.is_some()) {
                (true, _) => "review-settle",
                (false, true) => "review-code-again",
                (false, false) => "review-code",
            }),
            hint: page.say(if coded.may_settle { "review-settle-hint" } else { "review-code-hint" }),
            error: None,
        }
    }
}

/// The codes that a form sent.
pub(super) fn codes_of(pairs: &[(String, String)]) -> Vec<String> {
    pairs.iter().filter(|(name, _)| name == CODES).map(|(_, code)| code.clone()).collect()
}
