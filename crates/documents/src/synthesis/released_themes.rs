//! The themes that leave the team, for programs.

use std::collections::BTreeMap;

use domain::disclosure::{AboutRelease, Concord, ThemeLine, ThemesRelease};
use serde::Serialize;

use super::CountOut;
use super::released::{count, words};

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeOut {
    /// Its code.
    pub code: String,
    /// `obstacle`, `option`, `relevance` or `other`.
    pub kind: &'static str,
    /// What people read.
    pub label: BTreeMap<String, String>,
    /// People; null when withheld.
    pub count: Option<u64>,
    /// Code of the reason, `coders_differ` among them; null when told.
    pub suppressed: Option<&'static str>,
    /// Whether one coder alone read some of the texts it was seen in.
    pub one_coder: bool,
}

/// The themes of one goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AboutOut {
    /// The goal; null for what an evaluation says in general.
    pub goal: Option<String>,
    /// People whose text a coder read: what counts are counted from.
    pub coded: CountOut,
    /// Of them, people whose text two read.
    pub coded_twice: CountOut,
    /// Themes of at least k people, most held first, then those on which coders differ.
    pub themes: Vec<ThemeOut>,
    /// Codes that fewer hold, told together.
    pub other_themes: Vec<String>,
    /// People who hold at least one of them.
    pub other: CountOut,
}

/// How far coders agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AgreementOut {
    /// Texts that two coders read blind.
    pub texts: Option<u64>,
    /// Share of decisions, theme by theme, on which they agree.
    pub observed: Option<f64>,
    /// Cohen's kappa.
    pub kappa: Option<f64>,
    /// Lower end of its 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Code of the reason why there is none; null when there is.
    pub reason: Option<&'static str>,
}

pub(super) fn themes(release: &ThemesRelease) -> Vec<AboutOut> {
    let line = |one: &ThemeLine| ThemeOut {
        code: one.code.clone(),
        kind: one.kind.code(),
        label: words(Some(&one.label)),
        count: one.people.and_then(domain::disclosure::Shown::count),
        suppressed: match one.people {
            None => Some("coders_differ"),
            Some(shown) => shown.reason(),
        },
        one_coder: one.has_one_coder,
    };
    let about = |about: &AboutRelease| AboutOut {
        goal: about.goal.as_ref().map(|goal| goal.0.clone()),
        coded: count(about.coded),
        coded_twice: count(about.twice),
        themes: about.themes.iter().map(line).collect(),
        other_themes: about.rare.iter().map(|one| one.code.clone()).collect(),
        other: count(about.others),
    };
    release.about.iter().map(about).collect()
}

pub(super) fn agreement(concord: Concord) -> AgreementOut {
    let reason = concord.reason();
    match concord {
        Concord::Kappa { texts, observed, kappa } => AgreementOut {
            texts: Some(texts),
            observed: Some(observed),
            kappa: Some(kappa.value),
            low: Some(kappa.low),
            high: Some(kappa.high),
            reason,
        },
        _ => AgreementOut { texts: None, observed: None, kappa: None, low: None, high: None, reason },
    }
}
