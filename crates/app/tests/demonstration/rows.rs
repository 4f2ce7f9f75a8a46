//! The rows a demonstration is made of: each could have been written by a use case.

use std::collections::BTreeMap;

use app::cohort::Pinned;
use app::participant::Participant;
use app::questionnaire;
use domain::answers::Asked;
use domain::calendar::civil_date;
use domain::outcome::outcomes;
use domain::path;
use domain::programme::Programme;

use super::{Demo, on_both};

#[test]
fn every_answer_could_have_been_submitted_and_every_outcome_follows_from_its_answers() {
    on_both(|demo| {
        for (pinned, people, responses) in [
            (demo.closed_cohort(), 799, 5_000),
            (demo.running_cohort(), 60, 250),
            (demo.small_cohort(), 26, 90),
        ] {
            let everybody = everybody(demo, &pinned);
            assert_eq!(everybody.len(), people);
            let mut read = 0;
            for who in &everybody {
                read += check(demo, &pinned, who);
            }
            assert!(
                read > responses,
                "{} responses of {}",
                read,
                pinned.cohort.name
            );
        }
    });
}

fn everybody(demo: &Demo, pinned: &Pinned) -> Vec<Participant> {
    let pinned = pinned.clone();
    let read = demo.app.store.read(move |tx| {
        let mut enrolments = Vec::new();
        store::enrolment::scan(tx, pinned.cohort.org, pinned.cohort.id, |enrolment| {
            enrolments.push(enrolment);
            Ok(())
        })?;
        enrolments
            .into_iter()
            .map(|one| Participant::gather(tx, one, &pinned, Vec::new()))
            .collect::<Result<_, _>>()
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
                .map(|(what, ..)| {
                    Ok((
                        what.clone(),
                        questionnaire::submitted_answers(&app, tx, &them, what)?.unwrap(),
                    ))
                })
                .collect();
            Ok::<_, app::Error>((opened?, kept))
        })
        .unwrap();
    let mut derived = Vec::new();
    for (evaluation, at, _) in &who.submitted {
        let (instrument, sequence) = questionnaire::instrument_of(programme, evaluation).unwrap();
        let instrument = &programme.instruments[instrument];
        let goals = who.goals_of(&sequence);
        let asked = Asked {
            programme,
            instrument,
            goals: &goals,
            today: civil_date(*at, &programme.zone),
        };
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
        let window = steps
            .iter()
            .find(|step| step.id == *evaluation)
            .unwrap()
            .window;
        assert!(day(*at) >= window.opens, "{evaluation}");
        match reopened(evaluation) {
            Some(change) => assert!(day(*at) > window.locks && change.at < *at, "{evaluation}"),
            None => assert!(
                day(*at) <= window.locks,
                "{evaluation} on {}, locked on {}",
                day(*at),
                window.locks
            ),
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
        assert_eq!(
            domain::choice::check_choice(programme, &sequence.id, &goals, &elsewhere),
            Ok(())
        );
    }
    let last = who.submitted.iter().map(|(_, _, last)| *last).max();
    if let (Some(left), Some(last)) = (&who.departure, last) {
        assert!(left.on > day(last) && left.on <= day(demo.now()));
    }
}

#[test]
fn the_journal_is_sealed_to_its_last_entry_and_holds() {
    on_both(|demo| {
        let orgs = demo
            .app
            .store
            .read(|tx| store::journal::organisations(tx))
            .unwrap();
        assert_eq!(orgs.len(), 3, "the installation and two organisations");
        let mut sealed = 0;
        for org in orgs {
            let found = demo.app.store.verify_journal(org).unwrap();
            assert_eq!((found.unsealed, found.first_broken), (0, None));
            sealed += found.sealed;
        }
        assert!(sealed > 12_000, "{sealed} entries");
        let running = demo.running_cohort().cohort;
        let waiting = demo
            .app
            .store
            .read(move |tx| store::applicant::count(tx, running.org, running.id))
            .unwrap();
        let outcomes: BTreeMap<String, i64> = waiting.into_iter().collect();
        assert_eq!(outcomes.get("needs_exception"), Some(&1));
        assert_eq!(outcomes.get("refused"), Some(&1));
        assert_eq!(outcomes.get("accepted_as_exception"), Some(&1));
    });
}
