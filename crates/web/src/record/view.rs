//! The record and the attestation as their pages show them.

use app::record::{Activity, Attestation, Record};
use askama::Template;
use domain::completion::Completion;
use domain::obligation::{Obligation, Reason, Verdict};
use domain::path::{BASELINE, CHOICE};
use domain::programme::Programme;
use jiff::tz::TimeZone;

use super::{ATTESTATION, DOCUMENT, RECORD};
use crate::components::{Row, Tag, Task, Tone};
use crate::own_cohort::OwnCohort;
use crate::page::Page;
use crate::places::own_path;

/// The page of the record.
#[derive(Debug, Template)]
#[template(path = "record/show.html")]
pub(crate) struct ShowRecord {
    page: Page,
    head: Head,
    facts: Vec<Row>,
    done: String,
    activities: Vec<Line>,
    goals: Vec<String>,
    obligations: Vec<Task>,
    is_complete: bool,
    made: String,
}

/// What record and attestation share.
#[derive(Debug, Clone)]
struct Head {
    path: String,
    record: String,
    document: String,
    attestation: String,
    programme: String,
    is_synthetic: bool,
}

/// One activity.
#[derive(Debug, Clone)]
struct Line {
    name: String,
    on: String,
    kind: String,
    method: String,
    hours: String,
    priority: String,
    accreditations: Vec<String>,
}

/// The attestation.
#[derive(Debug, Template)]
#[template(path = "record/attestation.html")]
pub(crate) struct ShowAttestation {
    page: Page,
    head: Head,
    sentence: String,
    facts: Vec<Row>,
    activities: Vec<Line>,
    digest: String,
}

/// Its place before the end: what is missing.
#[derive(Debug, Template)]
#[template(path = "record/unattested.html")]
pub(crate) struct ShowUnattested {
    page: Page,
    head: Head,
    is_withdrawn: bool,
    missing: Vec<String>,
}

impl Head {
    fn of(here: &OwnCohort, record: &Record) -> Self {
        Self {
            path: own_path(here.parts()),
            record: RECORD.to(here.parts()),
            document: DOCUMENT.to(here.parts()),
            attestation: ATTESTATION.to(here.parts()),
            programme: here.visitor.voice().read(&record.me.programme.name).to_owned(),
            is_synthetic: record.me.cohort.synthetic,
        }
    }
}

impl ShowRecord {
    pub(super) fn new(here: &OwnCohort, record: &Record, zone: &TimeZone) -> Self {
        let page = here.visitor.page();
        let programme = &record.me.programme;
        let (met, counted) = record.done_of();
        let title = |goal: &domain::goal::GoalId| programme.goal(goal).map(|goal| page.read(&goal.title).to_owned());
        Self {
            head: Head::of(here, record),
            facts: facts(&page, record),
            done: page.with("record-done", (("done", met), ("all", counted))),
            activities: record.activities.iter().map(|activity| line(&page, programme, activity)).collect(),
            goals: record.goals.iter().filter_map(|(_, goal)| title(goal)).collect(),
            obligations: record.obligations.iter().map(|it| task(&page, programme, it)).collect(),
            is_complete: matches!(record.completion, Completion::Complete { .. }),
            made: page.voice.moment(&record.made.to_zoned(zone.clone())),
            page,
        }
    }
}

impl ShowAttestation {
    pub(super) fn new(here: &OwnCohort, record: &Record, attestation: &Attestation) -> Self {
        let page = here.visitor.page();
        let programme = &record.me.programme;
        let organisation = page.read(&record.organisation.name).to_owned();
        let values = [
            ("organisation", organisation),
            ("name", record.name.clone()),
            ("programme", page.read(&programme.name).to_owned()),
            ("start", page.date(record.me.cohort.start)),
            ("end", page.date(attestation.completed)),
        ];
        let minutes: u32 = record.activities.iter().map(|activity| u32::from(activity.minutes)).sum();
        let mut facts = facts(&page, record);
        facts.push(row(&page, "record-completed", page.date(attestation.completed)));
        facts.push(row(&page, "record-hours-in-all", hours(&page, minutes)));
        Self {
            head: Head::of(here, record),
            sentence: page.with("record-attests", values),
            facts,
            activities: record.activities.iter().map(|activity| line(&page, programme, activity)).collect(),
            digest: attestation.digest.clone(),
            page,
        }
    }
}

impl ShowUnattested {
    pub(super) fn new(here: &OwnCohort, record: &Record) -> Self {
        let page = here.visitor.page();
        let (missing, is_withdrawn) = match &record.completion {
            Completion::Complete { .. } => (Vec::new(), false),
            Completion::Incomplete { missing, withdrawn } => (missing.clone(), *withdrawn),
        };
        let said = |id: &String| {
            let obligation = record.obligations.iter().find(|it| it.requirement == *id)?;
            let name = step_name(&page, &record.me.programme, id);
            Some(format!("{name} – {}", tag(&page, obligation).text))
        };
        Self { head: Head::of(here, record), is_withdrawn, missing: missing.iter().filter_map(said).collect(), page }
    }
}

fn row(page: &Page, key: &str, value: String) -> Row {
    Row { key: page.say(key), value, change: None }
}

fn facts(page: &Page, record: &Record) -> Vec<Row> {
    let me = &record.me;
    let version = page.with("record-version", [("version", me.programme.version.as_str())]);
    vec![
        row(page, "record-holder", record.name.clone()),
        row(page, "record-organisation", page.read(&record.organisation.name).to_owned()),
        row(page, "record-programme", format!("{} ({version})", page.read(&me.programme.name))),
        row(page, "record-cohort", format!("{} – {}", me.cohort.name, page.date(me.cohort.start))),
        row(page, "record-enrolled", page.date(me.enrolment.enrolled_on)),
    ]
}

fn line(page: &Page, programme: &Programme, activity: &Activity) -> Line {
    let what = &programme.activity;
    let kind = match what.kind.as_str() {
        "practice-evaluation" => page.say("record-kind-practice-evaluation"),
        "training" => page.say("record-kind-training"),
        "risk-management" => page.say("record-kind-risk-management"),
        other => other.to_owned(),
    };
    let held = activity.accreditations.iter().map(|one| {
        let values = [
            ("authority", one.authority.clone()),
            ("number", one.number.clone()),
            ("from", page.date(one.from)),
            ("to", page.date(one.to)),
        ];
        page.with("record-accreditation", values)
    });
    Line {
        name: step_name(page, programme, &activity.evaluation),
        on: page.date(activity.on),
        kind,
        method: page.read(&what.method).to_owned(),
        hours: hours(page, u32::from(activity.minutes)),
        priority: what.priority.as_ref().map_or_else(String::new, |text| page.read(text).to_owned()),
        accreditations: held.collect(),
    }
}

fn hours(page: &Page, minutes: u32) -> String {
    let hours = f64::from(minutes) / 60.0;
    let decimals = usize::from(!minutes.is_multiple_of(60));
    page.with("record-hours", [("hours", page.voice.number(hours, decimals))])
}

/// What a requirement is called.
fn step_name(page: &Page, programme: &Programme, requirement: &str) -> String {
    if let Some(evaluation) = programme.evaluation(requirement) {
        return page.read(&evaluation.name).to_owned();
    }
    let (sequence, stage) = requirement.split_once('/').unwrap_or((requirement, ""));
    let sequence = programme.sequence(sequence).map_or("", |sequence| page.read(&sequence.name));
    let key = match stage {
        CHOICE => "mail-step-choice",
        BASELINE => "mail-step-baseline",
        _ => "mail-step-commitment",
    };
    page.with(key, [("sequence", sequence)])
}

fn tag(page: &Page, obligation: &Obligation) -> Tag {
    let (tone, key) = match obligation.verdict {
        Verdict::NotYet => (Tone::Neutral, "record-not-yet"),
        Verdict::Open => (Tone::Due, "record-open"),
        Verdict::Late => (Tone::Late, "record-late"),
        Verdict::Waiting(_) => (Tone::Info, "record-waiting"),
        Verdict::Met { .. } => (Tone::Done, "record-met"),
        Verdict::Missed => (Tone::Neutral, "record-missed"),
        Verdict::Excused => (Tone::Neutral, "record-excused"),
        Verdict::NoLongerOwed => (Tone::Neutral, "record-no-longer"),
    };
    Tag { tone, text: page.say(key) }
}

/// One thing asked for, where it stands and why.
fn task(page: &Page, programme: &Programme, obligation: &Obligation) -> Task {
    let window = obligation.window;
    let dated = |key: &str, date| page.with(key, [("date", page.date(date))]);
    let mut said = vec![match &obligation.verdict {
        Verdict::Met { at } => dated("record-met-on", domain::calendar::civil_date(*at, &programme.zone)),
        Verdict::NotYet => dated("record-opens", window.opens),
        Verdict::Missed => dated("record-locked", window.locks),
        Verdict::Late => dated("record-until", window.locks),
        Verdict::Open | Verdict::Waiting(_) => dated("record-due", window.due),
        Verdict::Excused | Verdict::NoLongerOwed => String::new(),
    }];
    for reason in &obligation.reasons {
        said.push(match reason {
            Reason::MovedByLeave(days) => page.with("record-moved-by-leave", [("days", *days)]),
            Reason::MovedByMeasure(days) => page.with("record-moved-by-measure", [("days", *days)]),
            Reason::ReopenedUntil(date) => dated("record-reopened", *date),
            Reason::LeftOn(date) => dated("record-left", *date),
            Reason::ComesAfter(first) => page.with("record-after", [("first", step_name(page, programme, first))]),
            _ => String::new(),
        });
    }
    if obligation.counts {
        said.push(page.say("record-counts"));
    }
    said.retain(|sentence| !sentence.is_empty());
    Task {
        title: step_name(page, programme, &obligation.requirement),
        hint: said.join(" "),
        address: None,
        tag: tag(page, obligation),
    }
}

#[cfg(test)]
mod samples {
    use super::*;

    fn head() -> Head {
        let at = ["amp", "pip", "2008-01"];
        Head {
            path: own_path(at),
            record: RECORD.to(at),
            document: DOCUMENT.to(at),
            attestation: ATTESTATION.to(at),
            programme: "Programme d’amélioration des pratiques".into(),
            is_synthetic: true,
        }
    }

    fn activity(page: &Page) -> Line {
        Line {
            name: "B1".into(),
            on: page.date(page.now.date()),
            kind: page.say("record-kind-practice-evaluation"),
            method: "…".into(),
            hours: hours(page, 90),
            priority: "…".into(),
            accreditations: vec!["…".into()],
        }
    }

    fn every_verdict(page: &Page) -> Vec<Task> {
        let programme = documents::definition::check(&documents::shipped::programme("prescrire-pip").expect("shipped"));
        let programme = programme.expect("sound");
        let window = domain::path::evaluation_window(&programme.evaluations[0], page.now.date());
        let at = page.now.timestamp();
        [
            Verdict::NotYet,
            Verdict::Open,
            Verdict::Late,
            Verdict::Met { at },
            Verdict::Missed,
            Verdict::Excused,
            Verdict::NoLongerOwed,
        ]
        .into_iter()
        .map(|verdict| Obligation {
            requirement: "b1".into(),
            period: "s1".into(),
            window,
            verdict,
            reasons: vec![
                Reason::MovedByLeave(3),
                Reason::MovedByMeasure(7),
                Reason::ReopenedUntil(window.due),
                Reason::LeftOn(window.due),
                Reason::ComesAfter("s1/choice".into()),
            ],
            counts: true,
            on_leave: false,
        })
        .map(|obligation| task(page, &programme, &obligation))
        .collect()
    }

    impl crate::page::Sample for ShowRecord {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let view = |activities, is_complete| Self {
                page: page.clone(),
                head: head(),
                facts: vec![row(page, "record-holder", "Camille".into())],
                done: page.with("record-done", (("done", 1), ("all", 6))),
                activities,
                goals: vec!["…".into()],
                obligations: every_verdict(page),
                is_complete,
                made: page.voice.moment(&page.now),
            };
            vec![("begun", view(vec![], false)), ("complete", view(vec![activity(page)], true))]
        }
    }

    impl crate::page::Sample for ShowAttestation {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let values = [("organisation", "…"), ("name", "…"), ("programme", "…"), ("start", "…"), ("end", "…")];
            let view = Self {
                page: page.clone(),
                head: head(),
                sentence: page.with("record-attests", values),
                facts: vec![row(page, "record-completed", page.date(page.now.date()))],
                activities: vec![activity(page)],
                digest: "0123456789abcdef".repeat(4),
            };
            vec![("complete", view)]
        }
    }

    impl crate::page::Sample for ShowUnattested {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let view = |is_withdrawn, missing| Self { page: page.clone(), head: head(), is_withdrawn, missing };
            vec![("on the way", view(false, vec!["B6".into()])), ("left", view(true, vec![]))]
        }
    }
}
