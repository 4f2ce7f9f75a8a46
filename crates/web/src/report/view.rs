//! The report as the page shows it: every word said, every number with its denominator.

use app::individual_report::{GoalSection, IndividualReport, NextStep, Stage};
use askama::Template;
use domain::calendar::Window;
use domain::goal::{Goal, Source};
use domain::path::evaluation_window;
use domain::programme::{Comparator, Programme};
use domain::question::InstrumentKind;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::trajectory::{Moment, label, message, moments, stage_label};
use super::{ANNOTATION, Compare, REPORT};
use crate::components::{Field, FieldError, Row};
use crate::own_cohort::OwnCohort;
use crate::page::Page;
use crate::places::own_path;
use crate::record::RECORD;

/// The page of the individual report.
#[derive(Debug, Template)]
#[template(path = "report/show.html")]
pub(crate) struct ShowReport {
    pub(super) page: Page,
    pub(super) programme: String,
    pub(super) is_synthetic: bool,
    pub(super) path: String,
    pub(super) record: String,
    pub(super) comparators: Vec<Offered>,
    pub(super) sets: Vec<SetView>,
    pub(super) notes: Vec<NoteView>,
    pub(super) faults: Vec<FieldError>,
    pub(super) k: u32,
    pub(super) made: String,
}

/// A comparator one may choose.
#[derive(Debug)]
pub(super) struct Offered {
    pub(super) address: String,
    pub(super) name: String,
    pub(super) is_chosen: bool,
}

/// The goals of one set.
#[derive(Debug)]
pub(super) struct SetView {
    pub(super) title: String,
    pub(super) goals: Vec<GoalView>,
}

/// One goal.
#[derive(Debug, Default)]
pub(super) struct GoalView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) action: String,
    pub(super) message: String,
    pub(super) next: String,
    pub(super) moments: Vec<Moment>,
    pub(super) said: Vec<Row>,
    pub(super) plan: Option<PlanView>,
    pub(super) obstacles: Vec<String>,
    pub(super) others: Vec<OthersView>,
    pub(super) tried: Vec<String>,
    pub(super) means: Vec<String>,
    pub(super) sources: Vec<String>,
}

/// A commitment shown back.
#[derive(Debug)]
pub(super) struct PlanView {
    pub(super) made: String,
    pub(super) sentence: String,
    pub(super) target: String,
}

/// What others answered at one evaluation, or why it is not shown.
#[derive(Debug)]
pub(super) struct OthersView {
    pub(super) when: String,
    pub(super) text: String,
    pub(super) obstacles: Vec<String>,
}

/// What the person wrote beside one evaluation.
#[derive(Debug)]
pub(super) struct NoteView {
    pub(super) title: String,
    pub(super) address: String,
    pub(super) words: Field,
    pub(super) saved: String,
}

/// The id of the note beside an evaluation.
pub(super) fn note_id(evaluation: &str) -> String {
    format!("note-{evaluation}")
}

impl ShowReport {
    pub(super) fn new(here: &OwnCohort, report: &IndividualReport, compare: Compare, zone: &TimeZone) -> Self {
        let page = here.visitor.page();
        let programme = &report.me.programme;
        let scene = Scene {
            page: &page,
            programme,
            report,
            today: report.me.today(report.made),
            compare,
            k: here.organisation.k.max(programme.synthesis.k),
        };
        let sets = programme.sequences.iter().filter_map(|sequence| {
            let goals: Vec<GoalView> =
                report.goals.iter().filter(|section| section.set == sequence.set).map(|it| scene.goal(it)).collect();
            (!goals.is_empty()).then(|| SetView { title: page.read(&sequence.name).to_owned(), goals })
        });
        Self {
            programme: page.read(&programme.name).to_owned(),
            is_synthetic: report.me.cohort.synthetic,
            path: own_path(here.parts()),
            record: RECORD.to(here.parts()),
            comparators: scene.comparators(&REPORT.to(here.parts())),
            sets: sets.collect(),
            notes: scene.notes(here, zone),
            faults: Vec::new(),
            k: scene.k,
            made: page.voice.moment(&report.made.to_zoned(zone.clone())),
            page: page.clone(),
        }
    }
}

/// What every part of the page is said from.
struct Scene<'a> {
    page: &'a Page,
    programme: &'a Programme,
    report: &'a IndividualReport,
    today: Date,
    compare: Compare,
    k: u32,
}

impl Scene<'_> {
    fn comparators(&self, address: &str) -> Vec<Offered> {
        let offered = |comparator: &Comparator| {
            let (compare, key) = match comparator {
                Comparator::OwnPast => (Compare::Past, "report-compare-past"),
                Comparator::CohortMedian => (Compare::Cohort, "report-compare-cohort"),
            };
            let query = if compare == Compare::Cohort { "?compare=cohort" } else { "" };
            Offered {
                address: format!("{address}{query}"),
                name: self.page.say(key),
                is_chosen: self.compare == compare,
            }
        };
        self.programme.comparators.iter().map(offered).collect()
    }

    fn goal(&self, section: &GoalSection) -> GoalView {
        let (page, programme) = (self.page, self.programme);
        let Some(goal) = programme.goal(&section.goal) else { return GoalView::default() };
        let stages: Vec<(&Stage, &str)> = [(&section.short, "report-first"), (&section.long, "report-second")]
            .into_iter()
            .filter_map(|(stage, key)| Some((stage.as_ref()?, key)))
            .collect();
        let codes = stages.iter().flat_map(|(stage, _)| &stage.obstacles).filter(|code| *code != "none");
        let mut obstacles: Vec<String> = codes.filter_map(|code| label(page, programme, "obstacle", code)).collect();
        obstacles.dedup();
        GoalView {
            id: format!("goal-{}", goal.id),
            title: page.read(&goal.title).to_owned(),
            action: page.read(&goal.action).to_owned(),
            message: message(page, programme, section),
            next: self.next(goal, &section.next),
            moments: moments(page, section, self.compare),
            said: stages.iter().map(|(stage, key)| self.said(stage, key)).collect(),
            plan: section.commitment.as_ref().map(|committed| PlanView {
                made: page.with("report-plan-made", [("date", page.date(self.report.me.today(committed.at)))]),
                sentence: page.with(
                    "report-plan-sentence",
                    [("cue", committed.plan.cue.trim()), ("action", committed.plan.action.trim())],
                ),
                target: committed.plan.target.trim().to_owned(),
            }),
            obstacles,
            others: stages.iter().map(|(stage, key)| self.others(stage, key)).collect(),
            tried: stages.iter().filter_map(|(stage, _)| stage.options.clone()).collect(),
            means: goal.means.iter().map(|means| page.read(means).to_owned()).collect(),
            sources: goal.sources.iter().map(source).collect(),
        }
    }

    /// What was answered at an evaluation, with the days since the commitment: « 12 months » is a label, days are a fact.
    fn said(&self, stage: &Stage, key: &str) -> Row {
        let status = stage.status.as_deref().and_then(|code| label(self.page, self.programme, "status", code));
        let days = self.page.with("report-days", [("days", stage.elapsed_days)]);
        Row {
            key: stage_label(self.page, key, stage),
            value: status.map(|words| format!("{words}\n{days}")).unwrap_or_default(),
            change: None,
        }
    }

    fn others(&self, stage: &Stage, key: &str) -> OthersView {
        let (page, programme) = (self.page, self.programme);
        let window = programme.evaluation(&stage.evaluation).map(|it| evaluation_window(it, self.report.me.cohort.start));
        let not_closed = window.filter(|window| self.today <= window.locks);
        let (text, obstacles) = match (&stage.cohort, not_closed) {
            (Some(figures), _) => {
                let text = match figures.implemented {
                    Some(share) => page.with(
                        "report-others-share",
                        (("percent", page.percent(share)), ("people", figures.people)),
                    ),
                    None => page.with("report-others-people", [("people", figures.people)]),
                };
                let named = figures.obstacles.iter().filter(|code| *code != "none");
                (text, named.filter_map(|code| label(page, programme, "obstacle", code)).collect())
            }
            (None, Some(window)) => (page.with("report-others-later", [("date", page.date(window.locks))]), Vec::new()),
            (None, None) => (page.with("report-others-few", [("k", self.k)]), Vec::new()),
        };
        OthersView { when: stage_label(page, key, stage), text, obstacles }
    }

    /// One short thing to do, never a judgement.
    fn next(&self, goal: &Goal, next: &NextStep) -> String {
        let (page, programme) = (self.page, self.programme);
        let look_again = |then: &Option<(String, Window)>| {
            let (evaluation, window) = then.as_ref()?;
            let name = page.read(&programme.evaluation(evaluation)?.name).to_owned();
            let key = if window.opens <= self.today { "report-next-look-now" } else { "report-next-look" };
            Some(page.with(key, [("date", page.date(window.opens)), ("evaluation", name)]))
        };
        let (first, second) = match next {
            NextStep::Commit => (page.say("report-next-commit"), None),
            NextStep::LookOut => {
                (page.with("report-next-look-out", [("patients", page.read(&goal.patients))]), None)
            }
            NextStep::KeepOn { then } => (page.say("report-next-keep-on"), look_again(then)),
            NextStep::WorkOn { obstacle, then } => {
                let words = label(page, programme, "obstacle", obstacle).unwrap_or_default();
                (page.with("report-next-work-on", [("obstacle", words)]), look_again(then))
            }
        };
        [Some(first), second].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn notes(&self, here: &OwnCohort, zone: &TimeZone) -> Vec<NoteView> {
        let [org, programme, cohort] = here.parts();
        let submitted = |id: &str| self.report.me.submitted.iter().any(|(what, ..)| what == id);
        let evaluations = self.programme.evaluations.iter().filter(|it| it.kind != InstrumentKind::Exit);
        evaluations
            .filter(|evaluation| submitted(&evaluation.id))
            .map(|evaluation| {
                let written = self.report.annotations.get(&evaluation.id);
                let saved = written.map(|note| {
                    let at = self.page.voice.moment(&note.at.to_zoned(zone.clone()));
                    self.page.with("report-note-saved", [("time", at)])
                });
                NoteView {
                    title: self.page.read(&evaluation.name).to_owned(),
                    address: ANNOTATION.to([org, programme, cohort, &evaluation.id]),
                    words: Field::new(note_id(&evaluation.id)).holding(written.map_or("", |note| &note.words)),
                    saved: saved.unwrap_or_default(),
                }
            })
            .collect()
    }
}

fn source(source: &Source) -> String {
    let year = source.year.map(|year| year.to_string());
    let parts = [Some(source.title.clone()), Some(source.publisher.clone()), year, Some(source.locator.clone())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
impl crate::page::Sample for ShowReport {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let moment = |label: &str, dots: u32, is_cohort| Moment {
            label: page.say(label),
            text: page.with("report-patients", (("done", 3), ("of", 5), ("percent", page.percent(0.6)))),
            share: 0.6,
            dots: (0..dots).map(|index| (8 + 16 * index, 8, index < 3)).collect(),
            is_cohort,
        };
        let date = page.date(jiff::civil::date(2008, 4, 20));
        let others = |text: String, obstacles| OthersView {
            when: page.with("report-first", [("date", date.as_str())]),
            text,
            obstacles,
        };
        let goal = |id: &str| GoalView {
            id: id.into(),
            title: "Éviter toute prise d’AINS pendant la grossesse".into(),
            action: "…".into(),
            message: page.say("report-message-nothing"),
            next: page.say("report-next-keep-on"),
            moments: vec![moment("report-before", 5, false), moment("report-cohort", 0, true)],
            said: vec![Row { key: page.say("report-before"), value: page.with("report-days", [("days", 92)]), change: None }],
            plan: Some(PlanView {
                made: page.with("report-plan-made", [("date", date.as_str())]),
                sentence: page.with("report-plan-sentence", [("cue", "…"), ("action", "…")]),
                target: "5".into(),
            }),
            obstacles: vec!["…".into()],
            others: vec![
                others(page.with("report-others-share", (("percent", page.percent(0.77)), ("people", 40))), vec!["…".into()]),
                others(page.with("report-others-few", [("k", 11)]), vec![]),
            ],
            tried: vec!["…".into()],
            means: vec!["…".into()],
            sources: vec!["…".into()],
        };
        let note = NoteView {
            title: "B1".into(),
            address: ANNOTATION.to(["amp", "pip", "2008-01", "b1"]),
            words: Field::new(note_id("b1")).holding("…").wrong("✗"),
            saved: page.with("report-note-saved", [("time", page.voice.moment(&page.now))]),
        };
        let offered = |name: &str, is_chosen| Offered { address: REPORT.to(["amp", "pip", "2008-01"]), name: page.say(name), is_chosen };
        let view = |sets, notes: Vec<NoteView>| Self {
            page: page.clone(),
            programme: "Programme d’amélioration des pratiques".into(),
            is_synthetic: true,
            path: own_path(["amp", "pip", "2008-01"]),
            record: RECORD.to(["amp", "pip", "2008-01"]),
            comparators: vec![offered("report-compare-past", true), offered("report-compare-cohort", false)],
            sets,
            faults: notes.iter().map(|note| FieldError { field: note.words.name.clone(), message: "✗".into() }).collect(),
            notes,
            k: 11,
            made: page.voice.moment(&page.now),
        };
        let full = SetView { title: "Séquence 1".into(), goals: vec![goal("goal-a"), goal("goal-b")] };
        vec![("nothing yet", view(vec![], vec![])), ("two goals", view(vec![full], vec![note]))]
    }
}
