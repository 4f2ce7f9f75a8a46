//! What people changed, and what stood in their way.

use super::super::{ChoiceRow, WaveState};
use super::*;
use crate::sample::short_one;
use crate::statistics::BreakEven;

/// Someone with a status at each wave; `None` did not answer.
fn pair(short: Option<u8>, long: Option<u8>) -> Someone {
    let mut person = Someone::who_chose([1]);
    for (wave, status) in Wave::ALL.into_iter().zip([short, long]) {
        if let Some(status) = status {
            let eligible = if status == NO_PATIENT { 0 } else { 1 };
            person = person.says(1, wave, status, (0, eligible));
        }
    }
    person
}

#[test]
fn change_is_later_minus_earlier_among_those_seen_twice() {
    let mut people = vec![pair(Some(ALWAYS), Some(MOSTLY)); 14];
    people.extend(vec![pair(Some(MOSTLY), Some(SOMETIMES)); 5]);
    people.extend(vec![pair(Some(NOT_YET), Some(NOT_YET)); 22]);
    // Seen once, or without a patient once: in no cell.
    people.extend([pair(Some(ALWAYS), None), pair(None, Some(ALWAYS)), pair(Some(ALWAYS), Some(NO_PATIENT))]);
    let report = cohort_of_2008(&people, AFTER_ALL);
    let paired = goal(&report, 1).paired.unwrap();
    let cells = [paired.pairs.both(), paired.pairs.first_only(), paired.pairs.second_only(), paired.pairs.neither()];
    assert_eq!(cells, [14, 5, 0, 22]);
    let change = paired.change.unwrap();
    close(change.value, -5.0 / 41.0, 1e-15);
    close(change.low, -0.2265, 0.5e-4);
    close(change.high, -0.0115, 0.5e-4);
    close(paired.mid_p.unwrap(), 0.03125, 1e-15);
}

/// 799 chose it, 497 answered the long wave, of whom 98 % implement; 77 % at the short wave.
#[test]
fn g10_the_published_bounds_of_the_first_goal() {
    let mut people = Vec::new();
    for rank in 0_u32..799 {
        let short = Some(if rank % 100 < 77 { ALWAYS } else { NOT_YET });
        let long = (rank < 497).then_some(if rank < 487 { MOSTLY } else { NOT_YET });
        people.push(pair(short, long));
    }
    let report = cohort_of_2008(&people, AFTER_ALL);
    let bounds = goal(&report, 1).bounds.as_ref().unwrap();
    assert_eq!((bounds.base, bounds.stayed, bounds.implemented), (799, 497, 487));
    let interval = bounds.interval.unwrap();
    close(interval.low, 487.0 / 799.0, 1e-12);
    close(interval.high, (487.0 + 302.0) / 799.0, 1e-12);
    close(interval.low, 0.610, 0.5e-3);
    close(interval.high, 0.988, 0.6e-3);
    let Some(BreakEven::AtLeast { rate_among_lost }) = bounds.break_even else {
        unreachable!("it depends on the lost")
    };
    close(rate_among_lost, 0.424, 0.01);
    assert_eq!(bounds.tipping_points.len(), 11);
    close(bounds.tipping_points[5].whole_cohort.unwrap(), (487.0 + 151.0) / 799.0, 1e-12);
    let sides = goal(&report, 1).stayers_and_leavers.unwrap();
    assert_eq!((sides.stayers.count.whole(), sides.leavers.count.whole()), (497, 302));
}

#[test]
fn who_answers_that_no_patient_came_is_no_loss() {
    let people = [
        pair(Some(ALWAYS), Some(ALWAYS)),
        pair(Some(ALWAYS), Some(NO_PATIENT)),
        pair(Some(ALWAYS), None).leaving(date(2008, 6, 1)),
        pair(Some(ALWAYS), Some(NOT_YET)).and(|row| row.values.status = None),
    ];
    let report = cohort_of_2008(&people, AFTER_ALL);
    let bounds = goal(&report, 1).bounds.as_ref().unwrap();
    assert_eq!((bounds.base, bounds.stayed), (3, 1), "a status not given is not known, so it is lost");
    let interval = bounds.interval.unwrap();
    close(interval.low, 1.0 / 3.0, 1e-15);
    close(interval.high, 1.0, 1e-15);
}

#[test]
fn stayers_and_leavers_are_told_apart_once_the_long_wave_locks() {
    let people = [
        pair(Some(ALWAYS), Some(ALWAYS)),
        pair(Some(NOT_YET), Some(NO_PATIENT)),
        pair(Some(ALWAYS), None),
        pair(Some(NOT_YET), None),
        pair(Some(NOT_YET), None),
        pair(Some(NO_PATIENT), None),
    ];
    let open = cohort_of_2008(&people, date(2009, 5, 30));
    assert_eq!(goal(&open, 1).long.state, WaveState::Open);
    assert_eq!(goal(&open, 1).stayers_and_leavers, None);
    let sides = goal(&cohort_of_2008(&people, date(2009, 5, 31)), 1).stayers_and_leavers.unwrap();
    assert_eq!((sides.stayers.count.part(), sides.stayers.count.whole()), (1, 2));
    assert_eq!((sides.leavers.count.part(), sides.leavers.count.whole()), (1, 3));
    close(sides.difference.unwrap().value, 0.5 - 1.0 / 3.0, 1e-15);
}

#[test]
fn a_person_counts_once_for_an_obstacle_whatever_the_goals_and_waves() {
    let often = Someone::who_chose([1, 2, 3])
        .says(1, Wave::Short, NOT_YET, (0, 2))
        .meeting(TIME_VISIT | PATIENT)
        .says(2, Wave::Short, SOMETIMES, (1, 2))
        .meeting(TIME_VISIT | TIME_ADMIN)
        .says(1, Wave::Long, MOSTLY, (1, 2))
        .meeting(TIME_VISIT);
    let once = Someone::who_chose([1]).says(1, Wave::Short, MOSTLY, (1, 2)).meeting(TIME_ADMIN);
    let without = Someone::who_chose([1]).says(1, Wave::Short, MOSTLY, (1, 2)).meeting(NONE);
    // Who did it fully, or had nobody to do it for, is not asked: what they cite is not counted.
    let fully = Someone::who_chose([1]).says(1, Wave::Short, ALWAYS, (2, 2)).meeting(COLLEAGUE);
    let nobody = Someone::who_chose([1]).says(1, Wave::Short, NO_PATIENT, (0, 0)).meeting(COLLEAGUE);
    let report = cohort_of_2008(&[often, once, without, fully, nobody], AFTER_ALL);
    let obstacles = report.obstacles.as_ref().unwrap();
    assert_eq!(obstacles.base, 3);
    let ranked: Vec<_> = obstacles.ranked.iter().map(|bar| (bar.code.as_str(), bar.participants.part())).collect();
    let expected =
        [("time.admin", 2), ("time.visit", 1), ("patient.uninformed", 1), ("colleague.uninformed", 0), ("other", 0)];
    assert_eq!(ranked, expected, "ties keep the order of the list, and « none » is no obstacle");
    assert_eq!(obstacles.ranked[0].cumulative, Some(0.5));
    assert_eq!(obstacles.ranked[0].participants.rate(), Some(2.0 / 3.0));
    let groups: Vec<_> = obstacles.groups.iter().map(|bar| (bar.code.as_str(), bar.participants.part())).collect();
    assert_eq!(groups, [("time", 2), ("patient", 1), ("colleague", 0)]);
    let of_goal = goal(&report, 1).obstacles.as_ref().unwrap();
    assert_eq!((of_goal.base, of_goal.ranked.len(), of_goal.ranked[0].code.as_str()), (3, 3, "time.visit"));
}

#[test]
fn the_headline_spans_case_rates_and_never_participant_rates() {
    let person = Someone::who_chose([1, 2, 3])
        .says(1, Wave::Short, ALWAYS, (6, 10))
        .says(1, Wave::Long, ALWAYS, (9, 10))
        .says(2, Wave::Short, ALWAYS, (7, 10))
        .says(3, Wave::Short, NO_PATIENT, (0, 0));
    let report = cohort_of_2008(&[person], AFTER_ALL);
    let overall = report.headline.overall.unwrap();
    assert_eq!((overall.low.rate, overall.low.goal.0.as_str(), overall.low.wave), (0.6, "g01", Wave::Short));
    assert_eq!((overall.high.rate, overall.high.goal.0.as_str(), overall.high.wave), (0.9, "g01", Wave::Long));
    assert_eq!(overall.averages, 3);
    let short = report.headline.short.unwrap();
    assert_eq!((short.low.rate, short.high.rate, short.high.goal.0.as_str()), (0.6, 0.7, "g02"));
    assert_eq!(report.headline.long.unwrap().averages, 1);
}

#[test]
fn days_are_those_of_everyone_who_answered() {
    let people: Vec<_> = [90, 120, -3, 20_000]
        .into_iter()
        .map(|days| pair(Some(NO_PATIENT), None).and(|row| row.elapsed_days = days))
        .collect();
    let report = cohort_of_2008(&people, AFTER_ALL);
    let days = figures(&report, 1, Wave::Short).days.unwrap();
    assert_eq!((days.lower, days.median, days.upper), (67.5, 105.0, 5_090.0), "0, 90, 120 and 20 000 days");
}

#[test]
fn an_obstacle_that_the_list_has_not_is_passed_over() {
    let person = Someone::who_chose([1]).says(1, Wave::Short, NOT_YET, (0, 1)).meeting(TIME_VISIT | 1 << 63);
    let obstacles = cohort_of_2008(&[person], AFTER_ALL).obstacles.unwrap();
    assert_eq!(obstacles.ranked[0].participants.part(), 1);
    assert_eq!(obstacles.ranked[0].cumulative, Some(1.0));
}

#[test]
fn in_a_pool_only_those_whose_own_long_wave_is_locked_have_stayed_or_left() {
    // The long evaluation of set 1 locks on 14 October; that of set 2 opens on 1 December.
    let person = |set| {
        let choices = vec![ChoiceRow { set, goal: 7, replaced: false }];
        let chose = Someone { choices, ..Someone::default() };
        chose.says(7, Wave::Short, ALWAYS, (1, 1)).and(|row| row.set = set)
    };
    let report = measured(&short_one(), &[person(1), person(2), person(2)], date(2008, 12, 5));
    assert_eq!(goal(&report, 7).long.state, WaveState::Open);
    let sides = goal(&report, 7).stayers_and_leavers.unwrap();
    assert_eq!((sides.stayers.count.whole(), sides.leavers.count.whole()), (0, 1));
}
