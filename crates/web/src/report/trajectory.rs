//! How one goal went: the message, its graphic and its numbers, in that order and beside each other.

use app::individual_report::{Counted, GoalSection, Stage};
use domain::programme::Programme;

use super::Compare;
use crate::page::Page;

/// One line of the graphic: a moment, what was counted then, the same as a drawing.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    /// When: « At the start », « First evaluation, 20 April 2008 ».
    pub(super) label: String,
    /// The count in words and digits.
    pub(super) text: String,
    /// The share, for the bar.
    pub(super) share: f64,
    /// One dot a patient, where there are few enough to be seen one by one.
    pub(super) dots: Vec<(u32, u32, bool)>,
    /// Whether it is the cohort's rather than one's own.
    pub(super) is_cohort: bool,
}

/// Most patients drawn one by one.
const MOST_DOTS: u32 = 60;
const DOTS_A_ROW: u32 = 20;

impl Moment {
    /// Length of the bar, as SVG wants it.
    pub(super) fn length(&self) -> String {
        format!("{:.2}%", self.share.clamp(0.0, 1.0) * 100.0)
    }

    /// Height of the drawing of dots.
    pub(super) fn height(&self) -> u32 {
        self.dots.iter().map(|dot| dot.1 + 8).max().unwrap_or_default()
    }
}

fn share(counted: Counted) -> f64 {
    f64::from(counted.implemented) / f64::from(counted.eligible.max(1))
}

fn moment(page: &Page, label: String, counted: Counted) -> Moment {
    let percent = page.percent(share(counted));
    let drawn = if counted.eligible <= MOST_DOTS { counted.eligible } else { 0 };
    Moment {
        label,
        text: page
            .with("report-patients", (("done", counted.implemented), ("of", counted.eligible), ("percent", percent))),
        share: share(counted),
        dots: (0..drawn)
            .map(|index| {
                let (column, row) = (index % DOTS_A_ROW, index / DOTS_A_ROW);
                (8 + 16 * column, 8 + 16 * row, index < counted.implemented)
            })
            .collect(),
        is_cohort: false,
    }
}

/// A moment's name with its day.
pub(super) fn stage_label(page: &Page, key: &str, stage: &Stage) -> String {
    page.with(key, [("date", page.date(stage.on))])
}

/// The moments that were counted, the cohort's own right below those they belong to.
pub(super) fn moments(page: &Page, section: &GoalSection, compare: Compare) -> Vec<Moment> {
    let mut moments = Vec::new();
    moments.extend(section.baseline.map(|counted| moment(page, page.say("report-before"), counted)));
    for (stage, key) in [(&section.short, "report-first"), (&section.long, "report-second")] {
        let Some(stage) = stage else { continue };
        moments.extend(stage.counted.map(|counted| moment(page, stage_label(page, key, stage), counted)));
        if compare == Compare::Cohort {
            moments.extend(cohort(page, stage));
        }
    }
    moments
}

fn cohort(page: &Page, stage: &Stage) -> Option<Moment> {
    let figures = stage.cohort.as_ref()?;
    let share = f64::from(figures.median_case_percent?) / 100.0;
    Some(Moment {
        label: page.say("report-cohort"),
        text: page.with("report-cohort-median", (("percent", page.percent(share)), ("people", figures.people))),
        share,
        dots: Vec::new(),
        is_cohort: true,
    })
}

/// The sentence above the graphic: what it shows, without judgement.
pub(super) fn message(page: &Page, programme: &Programme, section: &GoalSection) -> String {
    let counted = |stage: &Option<Stage>| stage.as_ref().and_then(|stage| stage.counted);
    let all = [
        ("report-at-start", section.baseline),
        ("report-at-first", counted(&section.short)),
        ("report-at-second", counted(&section.long)),
    ];
    let said: Vec<String> = all
        .into_iter()
        .filter_map(|(key, counted)| {
            let counted = counted?;
            let of = page.with("report-of", (("done", counted.implemented), ("of", counted.eligible)));
            Some(page.with(key, [("of", of)]))
        })
        .collect();
    let last = section.long.as_ref().or(section.short.as_ref());
    if last.is_some_and(|stage| stage.counted.is_none() && stage.status.is_some()) && !said.is_empty() {
        // What was not counted was answered in words: the last word is theirs.
        let counted = page.with("report-message-now", [("now", said.join(", "))]);
        return format!("{counted} {}", status_message(page, programme, section));
    }
    match said.as_slice() {
        [] => status_message(page, programme, section),
        [only] if section.short.is_none() && section.long.is_none() && section.then.is_some() => {
            page.with("report-message-before", [("before", only.as_str())])
        }
        [only] => page.with("report-message-now", [("now", only.as_str())]),
        [before, .., now] => page.with("report-message-change", [("before", before.as_str()), ("now", now.as_str())]),
    }
}

fn status_message(page: &Page, programme: &Programme, section: &GoalSection) -> String {
    let last = section.long.as_ref().or(section.short.as_ref());
    let status = last.and_then(|stage| stage.status.as_deref());
    match status.and_then(|code| label(page, programme, "status", code)) {
        Some(words) => page.with("report-message-status", [("status", words)]),
        None => page.say("report-message-nothing"),
    }
}

/// The words of a code.
pub(super) fn label(page: &Page, programme: &Programme, list: &str, code: &str) -> Option<String> {
    let code = programme.list(list)?.code(code)?;
    Some(page.read(&code.label).to_owned())
}
