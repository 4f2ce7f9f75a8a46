use proptest::prelude::*;

use super::super::{LARGEST_COUNT, oracle_tests};
use super::*;

fn curve(observations: &[(f64, bool)]) -> Vec<SurvivalStep> {
    let observed = observations.iter().map(|&(time, left)| Observation { time, left });
    kaplan_meier(&departures(observed).unwrap()).unwrap()
}

#[track_caller]
fn close(found: Option<f64>, wanted: f64, within: f64) {
    match found {
        None => assert!(wanted.is_nan(), "found nothing, wanted {wanted}"),
        Some(found) => assert!((found - wanted).abs() <= within, "found {found}, wanted {wanted}"),
    }
}

#[test]
fn ten_people_two_lost_at_the_first_evaluation_and_one_at_the_third() {
    let mut people = vec![(1.0, true), (1.0, true), (3.0, true)];
    people.extend([(4.0, false); 3]);
    people.extend([(6.0, false); 4]);
    let steps = curve(&people);
    assert_eq!(steps.iter().map(|step| step.time).collect::<Vec<_>>(), [1.0, 3.0]);
    assert_eq!(steps.iter().map(|step| (step.at_risk, step.events)).collect::<Vec<_>>(), [(10, 2), (8, 1)]);
    assert_eq!(steps.iter().map(|step| step.survival).collect::<Vec<_>>(), [0.8, 0.7]);
    close(steps[1].standard_error, 0.1449, 0.5e-4);
}

#[test]
fn curves_agree_with_two_other_programs() {
    for &(times, events, wanted) in oracle_tests::RETENTION {
        let people: Vec<_> = times.iter().zip(events).map(|(&time, &event)| (time, event == 1)).collect();
        let steps = curve(&people);
        assert_eq!(steps.len(), wanted.len());
        for (step, &(time, at_risk, events, survival, se, low, high)) in steps.iter().zip(wanted) {
            assert_eq!((step.time, step.at_risk, step.events), (time, at_risk, events));
            close(Some(step.survival), survival, 1e-12);
            close(step.standard_error, se, 1e-12);
            close(step.low, low, 1e-12);
            close(step.high, high, 1e-12);
        }
    }
}

#[test]
fn someone_last_seen_when_another_leaves_was_still_at_risk() {
    let steps = curve(&[(5.0, true), (5.0, false), (6.0, true), (7.0, false)]);
    assert_eq!((steps[0].at_risk, steps[0].survival), (4, 0.75));
    assert_eq!((steps[1].at_risk, steps[1].survival), (2, 0.375));
}

#[test]
fn when_the_last_one_leaves_the_bounds_are_undefined() {
    let steps = curve(&[(1.0, true), (2.0, true)]);
    let last = steps[1];
    assert_eq!((last.survival, last.standard_error, last.low, last.high), (0.0, None, None, None));
    assert!(steps[0].low.is_some() && steps[0].high.is_some());
}

#[test]
fn nobody_followed_or_nobody_leaving_gives_no_step() {
    assert!(curve(&[]).is_empty());
    assert!(curve(&[(3.0, false), (0.0, false)]).is_empty());
    assert!(kaplan_meier(&[Departures { time: 0.0, left: 0, censored: 0 }]).unwrap().is_empty());
}

#[test]
fn counted_departures_may_come_in_any_order_and_in_pieces() {
    let pieces = [
        Departures { time: 3.0, left: 1, censored: 0 },
        Departures { time: 1.0, left: 1, censored: 0 },
        Departures { time: 4.0, left: 0, censored: 3 },
        Departures { time: 1.0, left: 1, censored: 0 },
        Departures { time: 6.0, left: 0, censored: 4 },
    ];
    let survival: Vec<_> = kaplan_meier(&pieces).unwrap().iter().map(|step| step.survival).collect();
    assert_eq!(survival, [0.8, 0.7]);
}

#[test]
fn a_time_that_is_not_a_duration_is_refused() {
    for time in [-1.0, f64::NAN, f64::INFINITY] {
        assert!(departures([Observation { time, left: true }]).is_err(), "{time}");
        assert!(kaplan_meier(&[Departures { time, left: 1, censored: 0 }]).is_err(), "{time}");
    }
    assert_eq!(
        departures([Observation { time: -0.0, left: true }, Observation { time: 0.0, left: true }]).unwrap().len(),
        1
    );
}

#[test]
fn the_largest_cohorts_do_not_overflow() {
    let many = LARGEST_COUNT - 1;
    let steps = kaplan_meier(&[
        Departures { time: 1.0, left: 1, censored: 0 },
        Departures { time: 2.0, left: 0, censored: many },
    ]);
    let step = steps.unwrap()[0];
    assert!(step.survival < 1.0 && step.low.unwrap() <= step.survival && step.survival <= step.high.unwrap());
    let too_many = [Departures { time: 1.0, left: LARGEST_COUNT, censored: 1 }];
    assert_eq!(kaplan_meier(&too_many), Err(Impossible::CountTooLarge(LARGEST_COUNT + 1)));
    let wrapping = [Departures { time: 1.0, left: u64::MAX, censored: u64::MAX }];
    assert!(kaplan_meier(&wrapping).is_err());
}

proptest! {
    #[test]
    fn retention_never_rises_and_its_interval_holds_it(
        people in prop::collection::vec((0..12_u32, any::<bool>()), 0..200),
    ) {
        let people: Vec<_> = people.into_iter().map(|(time, left)| (f64::from(time), left)).collect();
        let mut before = 1.0;
        for step in curve(&people) {
            prop_assert!(0.0 <= step.survival && step.survival < before);
            before = step.survival;
            if let (Some(low), Some(high)) = (step.low, step.high) {
                prop_assert!(0.0 <= low && low <= step.survival && step.survival <= high && high <= 1.0);
            }
            prop_assert_eq!(step.low.is_none(), step.survival == 0.0);
        }
    }

    #[test]
    fn without_censoring_retention_is_the_plain_share(times in prop::collection::vec(0..9_u32, 1..150)) {
        let people: Vec<_> = times.iter().map(|&time| (f64::from(time), true)).collect();
        for step in curve(&people) {
            let here = times.iter().filter(|&&time| f64::from(time) > step.time).count();
            let (here, all) = (u32::try_from(here).unwrap(), u32::try_from(times.len()).unwrap());
            let share = f64::from(here) / f64::from(all);
            prop_assert_eq!(step.survival, share);
            // Greenwood's error is then the binomial one.
            if let Some(error) = step.standard_error {
                prop_assert!((error - (share * (1.0 - share) / f64::from(all)).sqrt()).abs() < 1e-12);
            }
        }
    }
}
