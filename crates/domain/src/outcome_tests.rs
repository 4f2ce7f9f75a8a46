use super::*;
use crate::answers::Asked;
use crate::calendar::epoch;
use crate::sample::{answers, first_goals, of_goal, prescrire_like};
use proptest::prelude::*;

/// What the first evaluation says of the first goal after some answers were changed (`None` takes one away).
fn said(patients: i64, done: i64, changes: &[(&str, Option<Answer>)]) -> Outcome {
    let programme = prescrire_like();
    let goals = first_goals(&programme, "s1", &[]);
    let instrument = programme.instrument("short").unwrap();
    let asked = Asked { programme: &programme, instrument, goals: &goals, today: epoch() };
    let mut answers = answers(&asked, patients, done);
    for (item, answer) in changes {
        let key = of_goal(&goals[0], item);
        match answer {
            Some(answer) => answers.insert(key, answer.clone()),
            None => answers.remove(&key),
        };
    }
    outcomes(&programme, instrument, &goals, &answers, |_| 117).remove(0)
}

fn codes(codes: &[&str]) -> Answer {
    Answer::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
}

#[test]
fn an_outcome_holds_places_in_code_lists_and_counts() {
    let outcome = said(8, 5, &[]);
    let expected = Outcome {
        goal: GoalId("g01".to_owned()),
        kind: InstrumentKind::Short,
        values: Values {
            status: Some(1),
            eligible: Some(8),
            implemented: Some(5),
            obstacles: 0b1,
            relevance: Some(0),
            feasibility: Some(1),
        },
        elapsed_days: 117,
    };
    assert_eq!(outcome, expected);
}

#[test]
fn g04_without_a_patient_the_status_says_so_and_nothing_was_done() {
    let outcome = said(0, 0, &[]);
    assert_eq!((outcome.values.status, outcome.values.eligible, outcome.values.implemented), (Some(4), Some(0), None));
}

#[test]
fn each_obstacle_is_a_bit_at_its_place_in_the_list() {
    let bits = |chosen: &[&str]| said(8, 5, &[("obstacles", Some(codes(chosen)))]).values.obstacles;
    assert_eq!(bits(&[]), 0);
    assert_eq!(bits(&["time.visit", "patient.uninformed"]), 0b101);
    assert_eq!(bits(&["none"]), 0b1_0000);
    assert_eq!(bits(&["other"]), 0b10_0000);
    assert_eq!(said(8, 5, &[("obstacles", Some(Answer::Declined))]).values.obstacles, 0);
}

#[test]
fn what_was_not_answered_is_not_known() {
    let other = Answer::Other("Only in winter.".to_owned());
    assert_eq!(said(8, 5, &[("relevance", Some(Answer::Declined))]).values.relevance, None);
    assert_eq!(said(8, 5, &[("relevance", Some(other))]).values.relevance, None);
    assert_eq!(said(8, 5, &[("relevance", None)]).values.relevance, None);
    assert_eq!(said(8, 5, &[("status", None)]).values.status, None);
    assert_eq!(said(8, 5, &[("eligible", None)]).values.eligible, None);
}

#[test]
fn every_goal_of_the_set_has_its_outcome_and_its_own_days() {
    let programme = prescrire_like();
    let goals = first_goals(&programme, "s2", &[]);
    let instrument = programme.instrument("long").unwrap();
    let asked = Asked { programme: &programme, instrument, goals: &goals, today: epoch() };
    let days = |goal: &GoalId| if *goal == goals[1] { 366 } else { 350 };
    let found = outcomes(&programme, instrument, &goals, &answers(&asked, 4, 4), days);
    let kinds: Vec<_> = found.iter().map(|outcome| (&outcome.goal, outcome.kind, outcome.elapsed_days)).collect();
    let long = InstrumentKind::Long;
    assert_eq!(kinds, [(&goals[0], long, 350), (&goals[1], long, 366), (&goals[2], long, 350)]);
    assert!(found.iter().all(|outcome| outcome.values.feasibility == Some(1)), "one answer for the whole set");
}

proptest! {
    #[test]
    fn i11_what_can_be_submitted_counts_no_more_deeds_than_patients(
        patients in 0i64..20, done in 0i64..20, status in 0usize..5,
    ) {
        let programme = prescrire_like();
        let goals = first_goals(&programme, "s1", &[]);
        let instrument = programme.instrument("short").unwrap();
        let asked = Asked { programme: &programme, instrument, goals: &goals, today: epoch() };
        let mut answers = answers(&asked, patients, done);
        let code = programme.list("status").unwrap().codes[status].code.clone();
        answers.insert(of_goal(&goals[0], "status"), Answer::Code(code));
        let faults = asked.faults(&answers);
        let outcome = outcomes(&programme, instrument, &goals, &answers, |_| 0).remove(0);
        let nobody = outcome.values.status == Some(4);
        let sound = (patients == 0 || done <= patients) && nobody == (patients == 0);
        prop_assert_eq!(faults.is_empty(), sound, "{:?}", faults);
        if sound {
            prop_assert!(outcome.values.implemented.unwrap_or(0) <= outcome.values.eligible.unwrap());
        }
    }
}
