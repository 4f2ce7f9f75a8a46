//! The trail of one near miss in words: each clock, its record, and what was made of its themes.

use app::feedback::{GuidelineStep, Implementers, RecordStep, ThemeStep, Trail};
use app::story::PublicLine;
use domain::feedback::{Mode, Standing, Why};
use domain::guideline::Kind;

use super::name;
use crate::components::{Tag, Tone};
use crate::page::Page;

/// A trail as a page shows it, by the macro of `templates/feedback/trail.html`.
#[derive(Debug, Default)]
pub(crate) struct TrailView {
    pub(crate) clocks: Vec<ClockView>,
    pub(crate) record: String,
    /// Stories told from it: address and title.
    pub(crate) told: Vec<(String, String)>,
    pub(crate) themes: Vec<ThemeView>,
    pub(crate) resting: Vec<GuidelineView>,
}

/// One clock.
#[derive(Debug)]
pub(crate) struct ClockView {
    pub(crate) name: String,
    pub(crate) tag: Tag,
    pub(crate) text: String,
}

/// One theme, and what was made of it.
#[derive(Debug)]
pub(crate) struct ThemeView {
    pub(crate) name: String,
    pub(crate) guidelines: Vec<GuidelineView>,
    /// Stories and alerts: address and title.
    pub(crate) others: Vec<(String, String)>,
    pub(crate) in_work: Vec<String>,
}

impl ThemeView {
    pub(crate) fn is_empty(&self) -> bool {
        self.guidelines.is_empty() && self.others.is_empty() && self.in_work.is_empty()
    }
}

/// A guideline.
#[derive(Debug)]
pub(crate) struct GuidelineView {
    pub(crate) address: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

impl TrailView {
    pub(crate) fn of(page: &Page, trail: &Trail) -> Self {
        let record = match trail.record {
            RecordStep::None => String::new(),
            RecordStep::Entered => page.say("trail-record-entered"),
            RecordStep::Destroyed(Some(on)) => page.with("trail-record-destroyed", [("date", page.date(on))]),
            RecordStep::Destroyed(None) => page.say("trail-record-gone"),
        };
        Self {
            clocks: trail.clocks.iter().map(|(mode, standing)| clock(page, *mode, *standing)).collect(),
            record,
            told: trail.told.iter().map(|line| story(page, line)).collect(),
            themes: trail.themes.iter().map(|step| theme(page, step)).collect(),
            resting: trail.resting.iter().map(|step| guideline(page, step)).collect(),
        }
    }
}

fn clock(page: &Page, mode: Mode, standing: Standing) -> ClockView {
    let dated = |key: &'static str, on: jiff::civil::Date| page.with(key, [("date", page.date(on))]);
    let (tone, tag, text) = match standing {
        Standing::Kept { on, due } if on <= due => (Tone::Done, "trail-kept", dated("trail-kept-on", on)),
        Standing::Kept { on, due } => (
            Tone::Info,
            "trail-kept-late",
            page.with("trail-kept-late-on", (("date", page.date(on)), ("due", page.date(due)))),
        ),
        Standing::Awaited { due } => (Tone::Neutral, "trail-awaited", dated("trail-due", due)),
        Standing::Late { due } => (Tone::Late, "trail-late", dated("trail-late-since", due)),
        Standing::NotApplicable(why) => {
            let key = match why {
                Why::NotAccepted => "trail-why-not-accepted",
                Why::Rejected => "trail-why-rejected",
                Why::OutOfScope => "trail-why-out-of-scope",
                Why::Withdrawn => "trail-why-withdrawn",
            };
            (Tone::Neutral, "trail-not-owed", page.say(key))
        }
    };
    ClockView { name: name(page, mode), tag: Tag { tone, text: page.say(tag) }, text }
}

fn story(page: &Page, line: &PublicLine) -> (String, String) {
    (crate::story::STORY.to([line.reference.as_str()]), page.read(&line.title).to_owned())
}

fn theme(page: &Page, step: &ThemeStep) -> ThemeView {
    let alert = |(reference, title, _): &(String, domain::text::Text, jiff::civil::Date)| {
        (crate::alert::ALERT.to([reference.as_str()]), page.read(title).to_owned())
    };
    let name = page.read(&step.name);
    ThemeView {
        name: if name.is_empty() { step.code.clone() } else { name.to_owned() },
        guidelines: step.guidelines.iter().map(|step| guideline(page, step)).collect(),
        others: step.stories.iter().map(|line| story(page, line)).chain(step.alerts.iter().map(alert)).collect(),
        in_work: step.in_work.iter().map(|on| page.with("trail-in-work", [("date", page.date(on))])).collect(),
    }
}

/// What kind it is, since when, whether it rests on this very record, and how many implemented it.
fn guideline(page: &Page, step: &GuidelineStep) -> GuidelineView {
    let kind = match step.kind {
        Kind::General => "trail-kind-general",
        Kind::TypeOne => "trail-kind-one",
        Kind::TypeTwo => "trail-kind-two",
        Kind::TypeThree => "trail-kind-three",
    };
    let since = if step.is_since { "trail-published-since" } else { "trail-published-before" };
    let mut said = vec![page.with(since, (("kind", page.say(kind)), ("date", page.date(step.on))))];
    if step.rests_on_it {
        said.push(page.say("trail-rests-on-it"));
    }
    said.push(match step.implementers {
        Implementers::AtLeast(count) => page.with("trail-implemented", [("count", page.voice.count(count))]),
        Implementers::FewerThan(count) => page.with("trail-implemented-few", [("count", page.voice.count(count))]),
    });
    GuidelineView {
        address: crate::guideline::GUIDELINE.to([step.reference.as_str()]),
        title: page.read(&step.title).to_owned(),
        text: said.join(" "),
    }
}

/// A trail with everything in it, for the samples of the pages that show one.
#[cfg(test)]
pub(crate) fn sample() -> Trail {
    use crate::analysis::samples::both;
    use jiff::civil::date;
    let day = date(2008, 4, 2);
    let line = PublicLine {
        reference: "k3v9".into(),
        title: both("Une étiquette"),
        specialty: None,
        themes: std::collections::BTreeSet::new(),
        month: day,
    };
    let step = |kind, is_since, implementers| GuidelineStep {
        reference: "g1".into(),
        title: both("Relire"),
        kind,
        on: day,
        is_since,
        rests_on_it: is_since,
        implementers,
    };
    Trail {
        clocks: vec![
            (Mode::Acknowledgement, Standing::Kept { on: day, due: day }),
            (Mode::RapidResponse, Standing::Kept { on: day, due: date(2008, 4, 1) }),
            (Mode::WhatWeDid, Standing::Awaited { due: day }),
            (Mode::Awareness, Standing::Late { due: day }),
            (Mode::Improvement, Standing::NotApplicable(Why::NotAccepted)),
        ],
        record: RecordStep::Destroyed(Some(day)),
        told: vec![line.clone()],
        themes: vec![
            ThemeStep {
                code: "labels".into(),
                name: both("Étiquettes"),
                guidelines: vec![
                    step(Kind::General, true, Implementers::AtLeast(22)),
                    step(Kind::TypeOne, false, Implementers::FewerThan(11)),
                    step(Kind::TypeTwo, true, Implementers::FewerThan(11)),
                ],
                stories: vec![line],
                alerts: vec![("a1".into(), both("Deux ampoules"), day)],
                in_work: vec![day],
            },
            ThemeStep {
                code: "doses".into(),
                name: both("Doses"),
                guidelines: vec![],
                stories: vec![],
                alerts: vec![],
                in_work: vec![],
            },
        ],
        resting: vec![step(Kind::TypeThree, true, Implementers::AtLeast(11))],
    }
}
