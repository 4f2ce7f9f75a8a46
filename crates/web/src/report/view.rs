//! The report as the page shows it: every word said, every number with its denominator.

use app::individual_report::IndividualReport;
use askama::Template;
use jiff::tz::TimeZone;

use super::scene::Scene;
use super::trajectory::Moment;
use super::{Compare, REPORT, Sight};
use crate::components::{Field, FieldError, Row};
use crate::option_help::Against;
use crate::own_cohort::OwnCohort;
use crate::page::Page;
use crate::places::own_path;
use crate::record::RECORD;
use crate::screen::Screened;

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
    pub(super) overview: String,
    pub(super) all: String,
    pub(super) is_whole: bool,
    pub(super) sets: Vec<SetView>,
    pub(super) one: Option<OneView>,
    pub(super) notes: Vec<NoteView>,
    /// What the team wrote back: when and about what, and the words.
    pub(super) comments: Vec<(String, String)>,
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

/// One goal alone, with the way to the others.
#[derive(Debug)]
pub(super) struct OneView {
    pub(super) set: String,
    pub(super) goal: GoalView,
    pub(super) before: Option<(String, String)>,
    pub(super) after: Option<(String, String)>,
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
    pub(super) address: String,
    pub(super) forum: String,
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
    pub(super) against: Vec<Against>,
}

/// A commitment shown back.
#[derive(Debug)]
pub(super) struct PlanView {
    pub(super) made: String,
    pub(super) rows: Vec<Row>,
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
    pub(super) screened: Screened,
    pub(super) saved: String,
}

/// The id of the note beside an evaluation.
pub(super) fn note_id(evaluation: &str) -> String {
    format!("note-{evaluation}")
}

impl ShowReport {
    pub(super) fn new(
        here: &OwnCohort,
        report: &IndividualReport,
        sight: &Sight,
        compare: Compare,
        zone: &TimeZone,
    ) -> Self {
        let page = here.visitor.page();
        let programme = &report.me.programme;
        let scene = Scene {
            page: &page,
            programme,
            report,
            today: report.me.today(report.made),
            compare,
            address: REPORT.to(here.parts()),
            cohort: here.parts(),
            parts: here.parts(),
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
            comparators: scene.comparators(sight),
            overview: scene.at(&Sight::Overview, compare),
            all: scene.at(&Sight::All, compare),
            is_whole: *sight == Sight::All,
            sets: sets.collect(),
            one: match sight {
                Sight::One(goal) => scene.one(goal),
                Sight::Overview | Sight::All => None,
            },
            notes: if *sight == Sight::Overview { scene.notes(here, zone) } else { Vec::new() },
            comments: if *sight == Sight::Overview { scene.comments() } else { Vec::new() },
            faults: Vec::new(),
            k: scene.k,
            made: page.voice.moment(&report.made.to_zoned(zone.clone())),
            page: page.clone(),
        }
    }
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
            address: REPORT.to(["amp", "pip", "2008-01"]),
            forum: crate::forum::FORUM.to(["amp", "pip", "2008-01", id]),
            title: "Éviter toute prise d’AINS pendant la grossesse".into(),
            action: "…".into(),
            message: page.say("report-message-nothing"),
            next: page.say("report-next-keep-on"),
            moments: vec![moment("report-before", 5, false), moment("report-cohort", 0, true)],
            said: vec![Row {
                key: page.say("report-before"),
                value: page.with("report-days", [("days", 92)]),
                change: None,
            }],
            plan: Some(PlanView {
                made: page.with("report-plan-made", [("date", date.as_str())]),
                rows: vec![Row { key: page.say("report-plan-cue"), value: "…".into(), change: None }],
            }),
            obstacles: vec!["…".into()],
            others: vec![
                others(
                    page.with("report-others-share", (("percent", page.percent(0.77)), ("people", 40))),
                    vec!["…".into()],
                ),
                others(page.with("report-others-few", [("k", 11)]), vec![]),
            ],
            tried: vec!["…".into()],
            means: vec!["…".into()],
            sources: vec!["…".into()],
            against: crate::option_help::sample_against(page),
        };
        let note = NoteView {
            title: "B1".into(),
            address: super::ANNOTATION.to(["amp", "pip", "2008-01", "b1"]),
            words: Field::new(note_id("b1")).holding("…").wrong("✗"),
            screened: Screened::of(page, "note-b1", "Mme Durand", &app::screen::Confirmed::none()),
            saved: page.with("report-note-saved", [("time", page.voice.moment(&page.now))]),
        };
        let offered = |name: &str, is_chosen| Offered {
            address: REPORT.to(["amp", "pip", "2008-01"]),
            name: page.say(name),
            is_chosen,
        };
        let view = |sets, one, is_whole, notes: Vec<NoteView>| Self {
            page: page.clone(),
            programme: "Programme d’amélioration des pratiques".into(),
            is_synthetic: true,
            path: own_path(["amp", "pip", "2008-01"]),
            record: RECORD.to(["amp", "pip", "2008-01"]),
            comparators: vec![offered("report-compare-past", true), offered("report-compare-cohort", false)],
            overview: REPORT.to(["amp", "pip", "2008-01"]),
            all: REPORT.to(["amp", "pip", "2008-01"]),
            is_whole,
            sets,
            one,
            faults: notes
                .iter()
                .map(|note| FieldError { field: note.words.name.clone(), message: "✗".into() })
                .collect(),
            comments: notes
                .iter()
                .map(|note| {
                    (
                        page.with("review-report-head", (("evaluation", note.title.as_str()), ("date", date.as_str()))),
                        "…".into(),
                    )
                })
                .collect(),
            notes,
            k: 11,
            made: page.voice.moment(&page.now),
        };
        let full = || vec![SetView { title: "Série 1".into(), goals: vec![goal("goal-a"), goal("goal-b")] }];
        let other = || Some((REPORT.to(["amp", "pip", "2008-01"]), "…".to_owned()));
        let one = OneView { set: "Série 1".into(), goal: goal("goal-a"), before: other(), after: other() };
        vec![
            ("nothing yet", view(vec![], None, false, vec![])),
            ("overview", view(full(), None, false, vec![note])),
            ("one goal", view(full(), Some(one), false, vec![])),
            ("every goal", view(full(), None, true, vec![])),
        ]
    }
}
