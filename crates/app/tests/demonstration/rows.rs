//! The rows a demonstration is made of: each could have been written by a use case.

use std::collections::BTreeMap;

use app::cohort::Pinned;
use app::participant::Participant;
use app::questionnaire;
use domain::answers::Asked;
use domain::calendar::civil_date;
use domain::measure::{ChoiceRow, CohortMeasure, OutcomeRow, Wave};
use domain::outcome::outcomes;
use domain::path;
use domain::programme::Programme;

use super::{Demo, on_both};

#[test]
fn every_row_could_have_been_written_by_a_use_case_and_the_report_counts_each_once() {
    on_both(|demo| {
        for (pinned, people, responses) in
            [(demo.closed_cohort(), 799, 5_000), (demo.running_cohort(), 60, 250), (demo.small_cohort(), 26, 90)]
        {
            let everybody = everybody(demo, &pinned);
            assert_eq!(everybody.len(), people);
            let read: usize = everybody.iter().map(|who| check(demo, &pinned, who)).sum();
            assert!(read > responses, "{} responses of {}", read, pinned.cohort.name);
            check_measure(demo, &pinned, &everybody);
        }
        check_journal(demo);
        check_applicants(demo);
    });
}

/// What the report streams from the tables is what its people did, counted one by one.
fn check_measure(demo: &Demo, pinned: &Pinned, everybody: &[Participant]) {
    let mut measure = CohortMeasure::new(&pinned.programme, pinned.cohort.start, demo.now());
    for who in everybody {
        measure.enrolment();
        if let Some(departure) = &who.departure {
            measure.departure(departure.on);
        }
        for choice in &who.choices {
            let (set, goal, replaced) = (choice.set, choice.goal, choice.replaced.is_some());
            measure.choice(ChoiceRow { set, goal, replaced });
        }
        let key = who.key();
        let kept = demo.app.store.read(move |tx| store::outcome::list(tx, key)).unwrap();
        for outcome in kept {
            let Some(wave) = Wave::from_number(outcome.wave) else {
                continue;
            };
            measure.outcome(&OutcomeRow {
                set: outcome.set,
                goal: outcome.goal,
                wave,
                values: outcome.values,
                elapsed_days: outcome.elapsed_days,
            });
        }
    }
    let (pinned, now) = (pinned.clone(), demo.now());
    let streamed = demo.app.store.read(move |tx| app::cohort_report::count(tx, &pinned, now)).unwrap();
    assert!(streamed == measure.finish().unwrap(), "the two reports differ");
}

fn everybody(demo: &Demo, pinned: &Pinned) -> Vec<Participant> {
    let pinned = pinned.clone();
    let read = demo.app.store.read(move |tx| {
        let mut enrolments = Vec::new();
        store::enrolment::scan(tx, pinned.cohort.org, pinned.cohort.id, |enrolment| {
            enrolments.push(enrolment);
            Ok(())
        })?;
        enrolments.into_iter().map(|one| Participant::gather(tx, one, &pinned, Vec::new())).collect::<Result<_, _>>()
    });
    read.unwrap()
}

/// Checks one person; how many of their questionnaires were read.
fn check(demo: &Demo, pinned: &Pinned, who: &Participant) -> usize {
    let programme = &pinned.programme;
    check_deeds(demo, programme, who);
    let (app, them) = (demo.app.clone(), who.clone());
    let (answers, kept) = demo
        .app
        .store
        .read(move |tx| {
            let kept = store::outcome::list(tx, them.key())?;
            let opened: Result<BTreeMap<_, _>, app::Error> = them
                .submitted
                .iter()
                .map(|(what, ..)| Ok((what.clone(), questionnaire::submitted_answers(&app, tx, &them, what)?.unwrap())))
                .collect();
            Ok::<_, app::Error>((opened?, kept))
        })
        .unwrap();
    let mut derived = Vec::new();
    for (evaluation, at, _) in &who.submitted {
        let (instrument, sequence) = questionnaire::instrument_of(programme, evaluation).unwrap();
        let instrument = &programme.instruments[instrument];
        let goals = who.goals_of(&sequence);
        let asked = Asked { programme, instrument, goals: &goals, today: civil_date(*at, &programme.zone) };
        let given = &answers[evaluation];
        assert_eq!(asked.faults(given), [], "{evaluation}");
        let elapsed = |goal: &_| who.elapsed_days(&sequence, goal, *at);
        for outcome in outcomes(programme, instrument, &goals, given, elapsed) {
            let number = programme.goal(&outcome.goal).unwrap().number;
            let set = programme.sequence(&sequence).unwrap().set;
            derived.push(questionnaire::outcome_row(&outcome, number, set));
        }
    }
    derived.sort_by_key(|outcome| (outcome.goal, outcome.wave));
    assert_eq!(derived, kept);
    who.submitted.len()
}

/// What was done was done while it could be, and nothing is still to come.
fn check_deeds(demo: &Demo, programme: &Programme, who: &Participant) {
    let steps = path::calendar(programme, who.cohort.start);
    let reopened = |id: &str| who.overrides.iter().find(|change| change.requirement == id);
    let day = |at| civil_date(at, &programme.zone);
    for (evaluation, at, _) in &who.submitted {
        assert!(*at < demo.now());
        let window = steps.iter().find(|step| step.id == *evaluation).unwrap().window;
        assert!(day(*at) >= window.opens, "{evaluation}");
        match reopened(evaluation) {
            Some(change) => assert!(day(*at) > window.locks && change.at < *at, "{evaluation}"),
            None => assert!(day(*at) <= window.locks, "{evaluation} on {}, locked on {}", day(*at), window.locks),
        }
    }
    for sequence in &programme.sequences {
        let goals = who.goals_of_set(sequence.set);
        if goals.is_empty() {
            continue;
        }
        let elsewhere = programme
            .sequences
            .iter()
            .filter(|other| other.set != sequence.set)
            .flat_map(|other| who.goals_of_set(other.set))
            .collect();
        // A goal suspended since was free to choose then (I22).
        let faults =
            domain::choice::check_choice(programme, &sequence.id, &goals, &elsewhere).err().unwrap_or_default();
        let since = |fault: &domain::choice::ChoiceFault| matches!(fault, domain::choice::ChoiceFault::Suspended(_));
        assert!(faults.iter().all(since), "{faults:?}");
    }
    let last = who.submitted.iter().map(|(_, _, last)| *last).max();
    if let (Some(left), Some(last)) = (&who.departure, last) {
        assert!(left.on > day(last) && left.on <= day(demo.now()));
    }
}

fn check_journal(demo: &Demo) {
    let orgs = demo.app.store.read(store::journal::organisations).unwrap();
    assert_eq!(orgs.len(), 8, "the installation, two organisations, an authority, three bodies and a hospital");
    let mut sealed = 0;
    for org in orgs {
        let found = demo.app.store.verify_journal(org).unwrap();
        assert_eq!((found.unsealed, found.first_broken), (0, None));
        sealed += found.sealed;
    }
    assert!(sealed > 12_000, "{sealed} entries");
}

fn check_applicants(demo: &Demo) {
    let cohort = demo.running_cohort().cohort;
    let counted = demo.app.store.read(move |tx| store::applicant::count(tx, cohort.org, cohort.id)).unwrap();
    let outcomes: BTreeMap<String, i64> = counted.into_iter().collect();
    assert_eq!(outcomes["needs_exception"], 1);
    assert_eq!(outcomes["refused"], 1);
    assert_eq!(outcomes["accepted_as_exception"], 1);
    assert_eq!(outcomes["accepted"], 59 + 2, "two have not joined yet");
}
