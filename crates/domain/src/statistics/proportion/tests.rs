use proptest::prelude::*;

use super::super::{LARGEST_COUNT, oracle_tests};
use super::*;

fn of(part: u64, whole: u64) -> Proportion {
    Proportion::new(part, whole).unwrap()
}

#[track_caller]
fn close(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "found {found}, wanted {wanted}");
}

/// E. B. Wilson's interval as printed in table I of Newcombe, Stat Med 1998;17:857-872, to four decimals.
#[test]
fn wilson_gives_the_published_table_of_newcombe_1998() {
    for (k, n, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let found = wilson(of(k, n)).unwrap();
        close(found.low, low, 0.5e-4);
        close(found.high, high, 0.5e-4);
    }
}

#[test]
fn wilson_gives_the_vectors_of_the_programme_s_brief() {
    for (k, n, low, high) in
        [(497, 799, 0.5879, 0.6550), (10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (19, 20, 0.7639, 0.9911)]
    {
        let found = wilson(of(k, n)).unwrap();
        close(found.low, low, 0.5e-4);
        close(found.high, high, 0.5e-4);
    }
}

#[test]
fn wilson_agrees_with_another_program() {
    for &(k, n, low, high) in oracle_tests::WILSON {
        let found = wilson(of(k, n)).unwrap();
        close(found.low, low, 1e-12 * low.max(1e-9));
        close(found.high, high, 1e-12 * high.max(1e-9));
    }
}

#[test]
fn nobody_asked_gives_no_estimate() {
    assert_eq!(of(0, 0).rate(), None);
    assert_eq!(wilson(of(0, 0)), None);
    assert_eq!(newcombe_difference(of(0, 0), of(3, 4)), None);
    assert_eq!(newcombe_difference(of(3, 4), of(0, 0)), None);
}

#[test]
fn nobody_and_everybody_touch_their_bound_exactly() {
    for n in (1..=5_000).chain([1_000_003, LARGEST_COUNT - 1, LARGEST_COUNT]) {
        let (none, all) = (wilson(of(0, n)).unwrap(), wilson(of(n, n)).unwrap());
        assert_eq!((none.value, none.low), (0.0, 0.0), "0 of {n}");
        assert_eq!((all.value, all.high), (1.0, 1.0), "{n} of {n}");
        assert!(none.high > 0.0 && all.low < 1.0, "certainty needs more than {n} people");
    }
}

#[test]
fn a_part_larger_than_its_whole_is_refused() {
    assert_eq!(Proportion::new(800, 799), Err(Impossible::PartExceedsWhole { part: 800, whole: 799 }));
    let above = LARGEST_COUNT + 1;
    assert_eq!(Proportion::new(1, above), Err(Impossible::CountTooLarge(above)));
    assert_eq!(of(LARGEST_COUNT, LARGEST_COUNT).rate(), Some(1.0));
}

/// Table II of Newcombe, Stat Med 1998;17:873-890, method 10, to four decimals.
#[test]
fn two_groups_give_the_published_table_of_newcombe_1998() {
    for ((x1, n1), (x2, n2), low, high) in [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ] {
        let found = newcombe_difference(of(x1, n1), of(x2, n2)).unwrap();
        close(found.low, low, 0.5e-4);
        close(found.high, high, 0.5e-4);
    }
}

#[test]
fn two_groups_agree_with_another_program() {
    for &(x1, n1, x2, n2, low, high) in oracle_tests::DIFFERENCE {
        let found = newcombe_difference(of(x1, n1), of(x2, n2)).unwrap();
        close(found.low, low, 1e-12);
        close(found.high, high, 1e-12);
    }
}

fn any_proportion() -> impl Strategy<Value = Proportion> {
    prop_oneof![1..50_u64, 1..2_000_u64, 1..=LARGEST_COUNT]
        .prop_flat_map(|whole| (prop_oneof![Just(0), Just(whole), 0..=whole], Just(whole)))
        .prop_map(|(part, whole)| of(part, whole))
}

proptest! {
    #[test]
    fn an_interval_holds_its_estimate_within_0_and_1(proportion in any_proportion()) {
        let Estimate { value, low, high } = wilson(proportion).unwrap();
        prop_assert!(0.0 <= low && low <= value && value <= high && high <= 1.0);
        prop_assert!(low < high);
    }

    #[test]
    fn counting_those_who_did_not_mirrors_the_interval(proportion in any_proportion()) {
        let did = wilson(proportion).unwrap();
        let did_not = wilson(of(proportion.whole() - proportion.part(), proportion.whole())).unwrap();
        prop_assert!((did.low - (1.0 - did_not.high)).abs() < 1e-15);
        prop_assert!((did.high - (1.0 - did_not.low)).abs() < 1e-15);
    }

    #[test]
    fn the_ends_solve_the_score_equation(proportion in any_proportion()) {
        // |x - p| = z·sqrt(x(1-x)/n), the definition of the interval, not the formula of the code.
        let Estimate { value, low, high } = wilson(proportion).unwrap();
        for end in [low, high] {
            let spread = Z95 * (end * (1.0 - end) / real(proportion.whole())).sqrt();
            prop_assert!(((end - value).abs() - spread).abs() < 1e-7 * spread + 1e-15, "{} {}", end, spread);
        }
    }

    #[test]
    fn exchanging_the_groups_reverses_the_difference(one in any_proportion(), other in any_proportion()) {
        let forth = newcombe_difference(one, other).unwrap();
        prop_assert_eq!(newcombe_difference(other, one).unwrap(), forth.reversed());
        prop_assert!(-1.0 <= forth.low && forth.low <= forth.value);
        prop_assert!(forth.value <= forth.high && forth.high <= 1.0);
    }
}
