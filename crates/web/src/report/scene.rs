//! Saying every part of the report, in the reader's language.

use app::choosing::Committed;
use app::individual_report::{GoalSection, IndividualReport, NextStep, Stage};
use domain::goal::{Goal, Source};
use domain::path::evaluation_window;
use domain::programme::{Comparator, Programme};
use domain::question::InstrumentKind;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::trajectory::{label, message, moments, stage_label};
use super::view::{GoalView, NoteView, Offered, OneView, OthersView, PlanView, note_id};
use super::{ALL, ANNOTATION, Compare, Sight};
use crate::components::{Field, Row};
use crate::own_cohort::OwnCohort;
use crate::page::Page;
use crate::screen::Screened;

/// What every part of the page is said from.
pub(super) struct Scene<'a> {
    pub(super) page: &'a Page,
    pub(super) programme: &'a Programme,
    pub(super) report: &'a IndividualReport,
    pub(super) today: Date,
    pub(super) compare: Compare,
    pub(super) address: String,
    /// What fills the addresses of the cohort's pages.
    pub(super) cohort: [&'a str; 3],
    pub(super) parts: [&'a str; 3],
    pub(super) k: u32,
}

impl Scene<'_> {
    /// What the team wrote back to the person.
    pub(super) fn comments(&self) -> Vec<(String, String)> {
        let comment = |comment: &app::review::ReportComment| {
            let evaluation = crate::review::words::evaluation_name(self.page, self.programme, &comment.evaluation);
            let values = (("evaluation", evaluation), ("date", self.page.date(comment.on)));
            (self.page.with("review-report-head", values), comment.words.clone())
        };
        self.report.comments.iter().map(comment).collect()
    }

    /// The address of a sight of the report.
    pub(super) fn at(&self, sight: &Sight, compare: Compare) -> String {
        let goal = match sight {
            Sight::Overview => "",
            Sight::One(goal) => goal.as_str(),
            Sight::All => ALL,
        };
        let mut asked = Vec::new();
        if !goal.is_empty() {
            asked.push(format!("goal={}", utf8_percent_encode(goal, NON_ALPHANUMERIC)));
        }
        if compare == Compare::Cohort {
            asked.push("compare=cohort".to_owned());
        }
        let query = asked.join("&");
        if query.is_empty() { self.address.clone() } else { format!("{}?{query}", self.address) }
    }

    pub(super) fn comparators(&self, sight: &Sight) -> Vec<Offered> {
        let offered = |comparator: &Comparator| {
            let (compare, key) = match comparator {
                Comparator::OwnPast => (Compare::Past, "report-compare-past"),
                Comparator::CohortMedian => (Compare::Cohort, "report-compare-cohort"),
            };
            Offered { address: self.at(sight, compare), name: self.page.say(key), is_chosen: self.compare == compare }
        };
        self.programme.comparators.iter().map(offered).collect()
    }

    /// One goal, with its neighbours in the order of the sets.
    pub(super) fn one(&self, goal: &str) -> Option<OneView> {
        let goals = &self.report.goals;
        let place = goals.iter().position(|section| section.goal.0 == goal)?;
        let section = goals.get(place)?;
        let link = |place: Option<usize>| {
            let neighbour = &goals.get(place?)?.goal;
            let title = self.page.read(&self.programme.goal(neighbour)?.title).to_owned();
            Some((self.at(&Sight::One(neighbour.0.clone()), self.compare), title))
        };
        let sequence = self.programme.sequences.iter().find(|sequence| sequence.set == section.set);
        Some(OneView {
            set: sequence.map_or_else(String::new, |it| self.page.read(&it.name).to_owned()),
            goal: self.goal(section),
            before: link(place.checked_sub(1)),
            after: link(Some(place + 1)),
        })
    }

    pub(super) fn goal(&self, section: &GoalSection) -> GoalView {
        let (page, programme) = (self.page, self.programme);
        let Some(goal) = programme.goal(&section.goal) else {
            return GoalView::default();
        };
        let stages: Vec<(&Stage, &str)> = [(&section.short, "report-first"), (&section.long, "report-second")]
            .into_iter()
            .filter_map(|(stage, key)| Some((stage.as_ref()?, key)))
            .collect();
        let codes = stages.iter().flat_map(|(stage, _)| &stage.obstacles).filter(|code| *code != "none");
        let mut obstacles: Vec<String> = codes.filter_map(|code| label(page, programme, "obstacle", code)).collect();
        obstacles.dedup();
        GoalView {
            id: format!("goal-{}", goal.id),
            address: self.at(&Sight::One(goal.id.0.clone()), self.compare),
            forum: crate::forum::forum_of_goal(self.cohort, programme, &goal.id, section.set),
            title: page.read(&goal.title).to_owned(),
            action: page.read(&goal.action).to_owned(),
            message: message(page, programme, section),
            next: self.next(goal, section),
            moments: moments(page, section, self.compare),
            said: stages.iter().map(|(stage, key)| self.said(section, stage, key)).collect(),
            plan: section.commitment.as_ref().map(|committed| self.plan(committed)),
            obstacles,
            others: stages.iter().map(|(stage, key)| self.others(stage, key)).collect(),
            tried: stages.iter().filter_map(|(stage, _)| stage.options.clone()).collect(),
            means: goal.means.iter().map(|means| page.read(means).to_owned()).collect(),
            sources: goal.sources.iter().map(source).collect(),
            against: crate::option_help::against(page, self.parts, self.report, section),
        }
    }

    /// The plan in its author's own words, whichever language they wrote in.
    fn plan(&self, committed: &Committed) -> PlanView {
        let plan = &committed.plan;
        let all = [
            ("report-plan-cue", &plan.cue),
            ("report-plan-action", &plan.action),
            ("report-plan-target", &plan.target),
        ];
        let rows = all.into_iter().filter(|(_, words)| !words.trim().is_empty()).map(|(key, words)| Row {
            key: self.page.say(key),
            value: words.trim().to_owned(),
            change: None,
        });
        PlanView {
            made: self.page.with("report-plan-made", [("date", self.page.date(self.report.me.today(committed.at)))]),
            rows: rows.collect(),
        }
    }

    /// What was answered at an evaluation, with the days since the commitment: « 12 months » is a label, days are a fact.
    fn said(&self, section: &GoalSection, stage: &Stage, key: &str) -> Row {
        let status = stage.status.as_deref().and_then(|code| label(self.page, self.programme, "status", code));
        // Without a commitment the days run from the start of the sequence.
        let since = if section.commitment.is_some() { "report-days" } else { "report-days-of-sequence" };
        let days = self.page.with(since, [("days", stage.elapsed_days)]);
        Row {
            key: stage_label(self.page, key, stage),
            value: status.map(|words| format!("{words}\n{days}")).unwrap_or_default(),
            change: None,
        }
    }

    fn others(&self, stage: &Stage, key: &str) -> OthersView {
        let (page, programme) = (self.page, self.programme);
        let window =
            programme.evaluation(&stage.evaluation).map(|it| evaluation_window(it, self.report.me.cohort.start));
        let not_closed = window.filter(|window| self.today <= window.locks);
        let (text, obstacles) = match (&stage.cohort, not_closed) {
            (Some(figures), _) => {
                let text = match figures.implemented {
                    Some(share) => {
                        page.with("report-others-share", (("percent", page.percent(share)), ("people", figures.people)))
                    }
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

    /// One short thing to do, never a judgement; then when to look again, if that can still be.
    fn next(&self, goal: &Goal, section: &GoalSection) -> String {
        let (page, programme) = (self.page, self.programme);
        let first = match &section.next {
            NextStep::Commit => page.say("report-next-commit"),
            NextStep::CarryOut => page.say("report-next-carry-out"),
            // Who is concerned is a sentence of the goal: here it is quoted inside another.
            NextStep::LookOut => {
                page.with("report-next-look-out", [("patients", page.read(&goal.patients).trim_end_matches('.'))])
            }
            NextStep::KeepOn => page.say("report-next-keep-on"),
            NextStep::Try => page.say("report-next-try"),
            NextStep::WorkOn { obstacle } => {
                let words = label(page, programme, "obstacle", obstacle).unwrap_or_default();
                page.with("report-next-work-on", [("obstacle", words)])
            }
        };
        let again = section.then.as_ref().and_then(|(evaluation, window)| {
            let name = page.read(&programme.evaluation(evaluation)?.name).to_owned();
            let key = if window.opens <= self.today { "report-next-look-now" } else { "report-next-look" };
            Some(page.with(key, [("date", page.date(window.opens)), ("evaluation", name)]))
        });
        [Some(first), again].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn notes(&self, here: &OwnCohort, zone: &TimeZone) -> Vec<NoteView> {
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
                    screened: Screened::default(),
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
