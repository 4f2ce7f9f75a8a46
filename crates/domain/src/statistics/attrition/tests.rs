use proptest::prelude::*;

use super::super::LARGEST_COUNT;
use super::*;

fn of_2008(rate: f64) -> Retained {
    Retained::new(497, 799, rate).unwrap()
}

#[track_caller]
fn close(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "found {found}, wanted {wanted}");
}

/// The worked table of the published cohort: 497 of 799 stayed.
#[test]
fn the_published_goals_have_wide_bounds() {
    for (rate, low, high) in [(0.98, 0.610, 0.988), (1.0, 0.622, 1.0), (0.99, 0.616, 0.994)] {
        let bounds = of_2008(rate).bounds().unwrap();
        close(bounds.low, low, 0.5e-3);
        close(bounds.high, high, 0.5e-3);
    }
    let bounds = of_2008(0.98).bounds().unwrap();
    close(bounds.low, 487.06 / 799.0, 1e-15);
    close(bounds.high, 789.06 / 799.0, 1e-15);
}

#[test]
fn the_published_goals_break_even_where_the_brief_says() {
    for (rate, earlier, needed) in [(0.98, 0.77, 0.424), (0.99, 0.68, 0.170)] {
        let Some(BreakEven::AtLeast { rate_among_lost }) = of_2008(rate).break_even(earlier).unwrap() else {
            panic!("{rate} against {earlier} depends on the people who left");
        };
        close(rate_among_lost, needed, 0.5e-3);
    }
    let Some(BreakEven::HoldsAtWorst { gain }) = of_2008(1.0).break_even(0.55).unwrap() else {
        panic!("methotrexate gains even in the worst case");
    };
    close(gain, 0.07, 0.5e-2);
}

#[test]
fn a_fall_that_nobody_lost_could_hide_is_said() {
    let Some(BreakEven::DeclinesAtBest { loss }) = of_2008(0.10).break_even(0.77).unwrap() else {
        panic!("even the best case is below");
    };
    close(loss, 0.77 - (49.7 + 302.0) / 799.0, 1e-12);
}

#[test]
fn when_nobody_left_there_is_nothing_to_bound() {
    let whole = Retained::new(799, 799, 0.6).unwrap();
    let Interval { low, high } = whole.bounds().unwrap();
    assert_eq!((whole.lost(), low), (0, high));
    assert!(matches!(whole.break_even(0.6).unwrap(), Some(BreakEven::HoldsAtWorst { .. })));
    assert!(matches!(whole.break_even(0.61).unwrap(), Some(BreakEven::DeclinesAtBest { .. })));
}

#[test]
fn when_everybody_left_nothing_is_known() {
    assert_eq!(Retained::new(0, 10, 0.5).unwrap().bounds(), Some(Interval { low: 0.0, high: 1.0 }));
}

#[test]
fn an_empty_cohort_has_no_bounds() {
    let empty = Retained::new(0, 0, 0.5).unwrap();
    assert_eq!((empty.bounds(), empty.break_even(0.5).unwrap()), (None, None));
    assert!(empty.tipping_points().iter().all(|point| point.whole_cohort.is_none()));
}

#[test]
fn impossible_numbers_are_refused() {
    assert_eq!(Retained::new(800, 799, 0.5), Err(Impossible::PartExceedsWhole { part: 800, whole: 799 }));
    for rate in [-0.01, 1.01, 98.0, f64::INFINITY] {
        assert_eq!(Retained::new(497, 799, rate), Err(Impossible::RateOutsideUnit(rate)));
        assert_eq!(of_2008(0.5).break_even(rate), Err(Impossible::RateOutsideUnit(rate)));
    }
    assert!(Retained::new(497, 799, f64::NAN).is_err());
}

#[test]
fn the_tipping_points_go_by_tens() {
    let points = of_2008(0.98).tipping_points();
    let steps: Vec<_> = points.iter().map(|point| point.rate_among_lost).collect();
    assert_eq!(steps, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
    close(points[5].whole_cohort.unwrap(), (487.06 + 151.0) / 799.0, 1e-12);
}

proptest! {
    #[test]
    fn the_bounds_contain_every_tipping_point(
        (stayed, enrolled) in prop_oneof![1..2_000_u64, 1..=LARGEST_COUNT].prop_flat_map(|all| (0..=all, Just(all))),
        rate in 0.0..=1.0_f64,
        earlier in 0.0..=1.0_f64,
    ) {
        let cohort = Retained::new(stayed, enrolled, rate).unwrap();
        let Interval { low, high } = cohort.bounds().unwrap();
        prop_assert!(0.0 <= low && low <= high && high <= 1.0);
        let points = cohort.tipping_points().map(|point| point.whole_cohort.unwrap());
        prop_assert!(points.iter().all(|&point| low <= point && point <= high));
        prop_assert!(points.is_sorted());
        prop_assert_eq!((points[0], points[10]), (low, high));
        match cohort.break_even(earlier).unwrap().unwrap() {
            BreakEven::HoldsAtWorst { gain } => prop_assert!(gain >= 0.0 && low >= earlier),
            BreakEven::DeclinesAtBest { loss } => prop_assert!(loss > 0.0 && high < earlier),
            BreakEven::AtLeast { rate_among_lost } => {
                let reached = cohort.whole_cohort_if(rate_among_lost).unwrap();
                prop_assert!((reached - earlier).abs() < 1e-12);
            }
        }
    }
}
