//! Who stands under a rate.

use super::super::{ChoiceRow, CohortMeasure, WaveState};
use super::*;
use crate::obligation::Modifier;
use crate::sample::short_one;

#[test]
fn i12_each_person_falls_out_where_they_should() {
    let people = [
        Someone::default(),
        Someone::who_chose([2]),
        Someone::who_chose([1]).leaving(date(2008, 3, 31)),
        Someone::who_chose([1]).leaving(date(2008, 4, 1)),
        Someone::who_chose([1]).says(1, Wave::Short, NO_PATIENT, (0, 0)),
        Someone::who_chose([1]).says(1, Wave::Short, NOT_YET, (0, 4)),
        Someone::who_chose([1]).says(1, Wave::Short, SOMETIMES, (1, 4)),
        Someone::who_chose([1]).says(1, Wave::Short, MOSTLY, (3, 4)),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (8, 8)),
    ];
    let report = cohort_of_2008(&people, AFTER_ALL);
    let short = figures(&report, 1, Wave::Short);
    assert_eq!(chain(short), [9, 7, 6, 5, 4], "leaving on the opening day is leaving after it opened");
    assert_eq!((short.implemented.count.part(), short.implemented.count.whole()), (2, 4));
    assert_eq!((short.strict.count.part(), short.strict.count.whole()), (1, 4));
    let estimate = short.implemented.estimate.unwrap();
    close(estimate.low, 0.1500, 0.5e-4);
    close(estimate.high, 0.8500, 0.5e-4);
    assert_eq!((short.case_rate.cases.part(), short.case_rate.cases.whole()), (12, 20));
    assert_eq!(short.case_rate.persons, 4);
    assert_eq!(short.case_rate.mean_of_persons, Some((0.0 + 0.25 + 0.75 + 1.0) / 4.0));
    let by_status: Vec<u64> = short.statuses.counts.iter().map(|status| status.count).collect();
    assert_eq!(by_status, [1, 1, 1, 1, 1]);
    assert_eq!(chain(figures(&report, 1, Wave::Long)), [9, 7, 5, 0, 0]);
    assert_eq!(report.set_aside, 0);
}

#[test]
fn i11_no_patient_concerned_can_be_said_by_status_or_by_count() {
    let people = [
        Someone::who_chose([1]).says(1, Wave::Short, NO_PATIENT, (0, 0)),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (0, 0)),
        Someone::who_chose([1]).says(1, Wave::Short, NO_PATIENT, (0, 0)).and(|row| row.values.eligible = None),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (0, 0)).and(|row| {
            row.values.eligible = None;
            row.values.implemented = None;
        }),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (2, 2)).and(|row| row.values.status = None),
    ];
    let report = cohort_of_2008(&people, AFTER_ALL);
    let short = figures(&report, 1, Wave::Short);
    assert_eq!((short.d3, short.d4, short.no_patient), (5, 1, 3));
    assert_eq!(short.statuses.unanswered, 1, "a status that was not given is no status");
    assert_eq!(short.case_rate.persons, 0, "a status without counts has no case rate");
    assert_eq!(short.case_rate.mean_of_persons, None);
}

#[test]
fn i11_more_patients_done_than_seen_is_counted_nowhere_and_said() {
    let people = [Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (5, 4))];
    let report = cohort_of_2008(&people, AFTER_ALL);
    let short = figures(&report, 1, Wave::Short);
    assert_eq!(short.case_rate.cases.whole(), 0);
    assert_eq!((short.d4, report.set_aside), (1, 1), "the status stands");
}

#[test]
fn g04_no_patient_at_both_waves_is_outside_d4_everywhere() {
    let person = Someone::who_chose([1, 2])
        .says(1, Wave::Short, NO_PATIENT, (0, 0))
        .says(1, Wave::Long, NO_PATIENT, (0, 0))
        .says(2, Wave::Short, ALWAYS, (3, 3))
        .says(2, Wave::Long, ALWAYS, (3, 3));
    let report = cohort_of_2008(&[person], AFTER_ALL);
    let first = goal(&report, 1);
    for wave in Wave::ALL {
        assert_eq!(chain(figures(&report, 1, wave)), [1, 1, 1, 1, 0]);
        assert_eq!(figures(&report, 1, wave).implemented.estimate, None);
        assert_eq!(figures(&report, 1, wave).case_rate.cases.rate(), None);
    }
    assert_eq!(first.paired.unwrap().pairs.total(), 0);
    assert_eq!((first.paired.unwrap().change, first.paired.unwrap().mid_p), (None, None));
    assert_eq!((first.bounds.as_ref().unwrap().base, first.bounds.as_ref().unwrap().interval), (0, None));
    assert_eq!(first.stayers_and_leavers.unwrap().stayers.count.whole(), 0);
    assert_eq!(report.obstacles.as_ref().unwrap().base, 0);
    assert_eq!(report.headline.overall.as_ref().unwrap().low.goal.0, "g02");
    assert_eq!(report.funnel[0].submitted.unwrap().count.part(), 1, "and the evaluation counts for the person");
}

#[test]
fn i03_a_replaced_choice_stays_in_d1() {
    let mut person = Someone::who_chose([1, 2]).says(2, Wave::Short, ALWAYS, (1, 1));
    person.choices[0].replaced = true;
    let report = cohort_of_2008(&[person], AFTER_ALL);
    assert_eq!(chain(figures(&report, 1, Wave::Short)), [1, 1, 1, 0, 0]);
    assert_eq!(chain(figures(&report, 2, Wave::Short)), [1, 1, 1, 1, 1]);
}

#[test]
fn a_goal_chosen_again_is_one_choice() {
    let mut person = Someone::who_chose([1, 1]).says(1, Wave::Short, ALWAYS, (1, 1));
    person.choices[0].replaced = true;
    let report = cohort_of_2008(&[person], AFTER_ALL);
    assert_eq!(goal(&report, 1).chosen, 1);
    assert_eq!(chain(figures(&report, 1, Wave::Short)), [1, 1, 1, 1, 1]);
}

#[test]
fn a_goal_replaced_and_chosen_again_waits_for_the_set_in_which_it_stands() {
    // On 20 March the short evaluation of set 1 is open, that of set 2 is months away.
    let choice = |set, replaced| ChoiceRow { set, goal: 7, replaced };
    for choices in [vec![choice(1, true), choice(2, false)], vec![choice(2, false), choice(1, true)]] {
        let person = Someone { choices, ..Someone::default() };
        let report = measured(&short_one(), &[person], date(2008, 3, 20));
        assert_eq!(goal(&report, 7).short.state, WaveState::NotOpen);
    }
}

#[test]
fn a_second_answer_about_the_same_goal_and_wave_is_set_aside() {
    let person = Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (1, 1)).says(1, Wave::Short, ALWAYS, (1, 1));
    let report = cohort_of_2008(&[person], AFTER_ALL);
    assert_eq!((figures(&report, 1, Wave::Short).d3, report.set_aside), (1, 1));
}

#[test]
fn rows_that_belong_to_nothing_are_said_and_counted_nowhere() {
    let strangers = [
        Someone::default().says(1, Wave::Short, ALWAYS, (1, 1)),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (1, 1)).leaving(date(2008, 2, 1)),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (1, 1)).and(|row| row.set = 9),
        Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (1, 1)).and(|row| row.goal = 99),
    ];
    let report = cohort_of_2008(&strangers, AFTER_ALL);
    assert_eq!(report.set_aside, 4);
    assert_eq!(chain(figures(&report, 1, Wave::Short)), [4, 3, 2, 0, 0]);
    assert_eq!(report.funnel[0].submitted.unwrap().count.part(), 0);

    let programme = prescrire_like();
    let mut measure = CohortMeasure::new(&programme, date(2008, 1, 1), noon(AFTER_ALL, &programme.zone));
    measure.departure(AFTER_ALL);
    measure.choice(ChoiceRow { set: 1, goal: 1, replaced: false });
    let report = measure.finish().unwrap();
    assert_eq!((report.enrolled, report.set_aside), (0, 2), "a row before the first person is nobody's");
}

#[test]
fn an_empty_cohort_has_no_figure_and_no_fault() {
    let report = cohort_of_2008(&[], AFTER_ALL);
    assert_eq!((report.enrolled, report.set_aside, report.goals.len()), (0, 0, 18));
    assert_eq!(report.continued.unwrap().rate.estimate, None);
    assert_eq!(report.completed.unwrap().estimate, None);
    assert_eq!(report.headline, super::super::Headline::default());
    for number in 1..=18 {
        for wave in Wave::ALL {
            let figures = figures(&report, number, wave);
            assert_eq!(chain(figures), [0; 5]);
            assert_eq!((figures.implemented.estimate, figures.days), (None, None));
        }
        assert_eq!(goal(&report, number).bounds.as_ref().unwrap().interval, None);
    }
    assert!(report.retention.iter().all(|step| step.survival.is_none() && step.at_risk == 0));
    assert_eq!(report.retention.len(), 6);
}

#[test]
fn in_its_first_month_a_cohort_has_choices_and_no_figure() {
    let people = [Someone::who_chose([1, 2, 3]), Someone::who_chose([1]).leaving(date(2008, 1, 10))];
    let report = cohort_of_2008(&people, date(2008, 1, 20));
    assert_eq!((report.enrolled, goal(&report, 1).chosen), (2, 2));
    assert!(report.continued.is_none() && report.completed.is_none() && report.obstacles.is_none());
    assert!(report.retention.is_empty() && report.headline.overall.is_none());
    for goal in &report.goals {
        assert_eq!((goal.short.state, goal.long.state), (WaveState::NotOpen, WaveState::NotOpen));
        assert!(goal.short.figures.is_none() && goal.long.figures.is_none() && goal.paired.is_none());
        assert!(goal.bounds.is_none() && goal.stayers_and_leavers.is_none() && goal.obstacles.is_none());
    }
    for step in &report.funnel {
        assert_eq!((step.state, step.still_enrolled, step.submitted), (WaveState::NotOpen, None, None));
        assert_eq!(step.feasibility, None);
    }
}

#[test]
fn a_wave_opens_on_its_first_day_and_locks_after_its_last() {
    let at = |day| {
        let report = cohort_of_2008(&[Someone::who_chose([1])], day);
        (goal(&report, 1).short.state, report.funnel[0].state)
    };
    assert_eq!(at(date(2008, 3, 31)), (WaveState::NotOpen, WaveState::NotOpen));
    assert_eq!(at(date(2008, 4, 1)), (WaveState::Open, WaveState::Open));
    assert_eq!(at(date(2008, 5, 30)), (WaveState::Open, WaveState::Open));
    assert_eq!(at(date(2008, 5, 31)), (WaveState::Locked, WaveState::Locked));
}

#[test]
fn a_general_measure_moves_the_lock_of_the_cohort() {
    let programme = prescrire_like();
    let general = [
        Modifier::Measure { from: date(2008, 4, 10), to: date(2008, 4, 20), days: 60 },
        Modifier::Excused { requirement: "b1".to_owned() },
    ];
    let day = noon(date(2008, 6, 15), &programme.zone);
    let moved = CohortMeasure::with_general_measures(&programme, date(2008, 1, 1), &general, day).finish().unwrap();
    assert_eq!(moved.funnel[0].window.locks, date(2008, 7, 29));
    assert_eq!(moved.funnel[0].state, WaveState::Open);
    assert_eq!(moved.retention.len(), 0);
}

#[test]
fn g09_in_a_pool_each_person_is_asked_in_the_window_of_their_own_set() {
    // Short evaluations open on 1 March (set 1) and 1 September (set 2); the same goal is chosen in either set.
    let chose = |set| Someone { choices: vec![ChoiceRow { set, goal: 7, replaced: false }], ..Someone::default() };
    let said = |set| chose(set).says(7, Wave::Short, ALWAYS, (1, 2)).and(|row| row.set = set);
    let early = measured(&short_one(), &[said(1), chose(2), chose(2)], date(2008, 3, 20));
    let short = figures(&early, 7, Wave::Short);
    assert_eq!((chain(short), short.not_yet_open), ([3, 3, 1, 1, 1], 2));
    assert_eq!(goal(&early, 7).short.state, WaveState::Open, "not locked as long as somebody may still answer");

    let nobody_yet = measured(&short_one(), &[chose(2)], date(2008, 3, 20));
    assert_eq!(goal(&nobody_yet, 7).short.state, WaveState::NotOpen);

    let late = measured(&short_one(), &[said(1), said(2)], AFTER_ALL);
    assert_eq!(chain(figures(&late, 7, Wave::Short)), [2, 2, 2, 2, 2]);
    assert_eq!(goal(&late, 7).short.state, WaveState::Locked);
    assert_eq!(late.continued, None, "a programme of one year has no second one to continue in");
}
