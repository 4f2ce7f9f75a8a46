//! Words of the review: stages, parts of a queue, agreement.

use app::review::{Agreed, Show};
use domain::programme::Programme;
use domain::review::{Stage, Theme, ThemeKind};
use domain::statistics::Agreement;

use crate::components::{Tag, Tone};
use crate::page::Page;

/// What an evaluation is called.
pub(crate) fn evaluation_name(page: &Page, programme: &Programme, id: &str) -> String {
    programme.evaluation(id).map_or_else(|| id.to_owned(), |evaluation| page.read(&evaluation.name).to_owned())
}

/// The first characters of a reference: enough to tell two apart on a page.
pub(super) fn short(reference: &str) -> String {
    reference.chars().take(8).collect()
}

/// How far the review of something has come, in a word.
pub(super) fn stage_tag(page: &Page, stage: Stage) -> Tag {
    let (tone, key) = match stage {
        Stage::Unread => (Tone::Due, "review-stage-unread"),
        Stage::Read => (Tone::Info, "review-stage-read"),
        Stage::CodedOnce => (Tone::Done, "review-stage-coded"),
        Stage::CodedTwice => (Tone::Done, "review-stage-coded-twice"),
    };
    Tag { tone, text: page.say(key) }
}

/// What a part of a queue is called.
pub(super) fn show_key(show: Show) -> &'static str {
    match show {
        Show::Unread => "review-show-unread",
        Show::ToCode => "review-show-to-code",
        Show::CodedOnce => "review-show-coded",
        Show::CodedTwice => "review-show-coded-twice",
        Show::All => "review-show-all",
    }
}

/// What a kind of theme is called.
pub(super) fn kind_key(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Obstacle => "review-kind-obstacle",
        ThemeKind::Option => "review-kind-option",
        ThemeKind::Relevance => "review-kind-relevance",
        ThemeKind::Other => "review-kind-other",
    }
}

/// One part of a queue to look at.
#[derive(Debug)]
pub(crate) struct Part {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) is_current: bool,
}

/// The parts of a queue, each with how many are in it.
pub(super) fn parts_of(page: &Page, address: &str, shown: Show, counts: [u32; 5]) -> Vec<Part> {
    let part = |(show, count): (Show, u32)| Part {
        name: page.with("review-part", (("name", page.say(show_key(show))), ("count", page.voice.count(count)))),
        address: format!("{address}?show={}", show.code()),
        is_current: show == shown,
    };
    Show::ALL.into_iter().zip(counts).map(part).collect()
}

/// How far coders agree, in words.
#[derive(Debug)]
pub(crate) struct Agreeing {
    pub(crate) sentence: String,
    /// Theme, kappa, share of the same decisions.
    pub(crate) rows: Vec<(String, String, String)>,
}

/// Says how far coders agree.
pub(super) fn agreeing(page: &Page, agreed: &Agreed, themes: &[Theme]) -> Agreeing {
    let row = |(code, agreement): (&String, &Agreement)| {
        let theme = themes.iter().find(|theme| theme.code == *code);
        let label = theme.map_or_else(|| code.clone(), |theme| page.read(&theme.label).to_owned());
        (label, kappa(page, agreement), page.percent(agreement.observed))
    };
    let values =
        (("kappa", kappa(page, &agreed.all)), ("texts", agreed.texts), ("share", page.percent(agreed.all.observed)));
    Agreeing { sentence: page.with("review-agreement", values), rows: agreed.each.iter().map(row).collect() }
}

/// Kappa with its interval, or why there is none.
pub(crate) fn kappa(page: &Page, agreement: &Agreement) -> String {
    match agreement.kappa {
        Some(kappa) => {
            let number = |value: f64| page.voice.number(value, 2);
            let values = (("kappa", number(kappa.value)), ("low", number(kappa.low)), ("high", number(kappa.high)));
            page.with("review-kappa", values)
        }
        None => page.say("review-kappa-none"),
    }
}
