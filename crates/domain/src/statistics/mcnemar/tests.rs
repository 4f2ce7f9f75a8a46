use proptest::prelude::*;

use super::super::{LARGEST_COUNT, oracle_tests};
use super::*;

#[test]
fn the_vectors_of_the_brief_come_out_exactly() {
    assert_eq!(mcnemar_mid_p(1, 7), 0.039_062_5);
    assert_eq!(mcnemar_mid_p(5, 0), 0.031_25);
    assert_eq!(mcnemar_mid_p(3, 3), 0.843_75);
}

#[test]
fn with_nobody_discordant_nothing_speaks_against_chance() {
    assert_eq!(mcnemar_mid_p(0, 0), 1.0);
}

#[test]
fn every_size_agrees_with_a_60_digit_computation() {
    for &(b, c, wanted) in oracle_tests::MID_P {
        let found = mcnemar_mid_p(b, c);
        let within = 2e-12 * wanted + f64::MIN_POSITIVE;
        assert!((found - wanted).abs() <= within, "({b}, {c}): found {found:e}, wanted {wanted:e}");
    }
}

#[test]
fn the_three_ways_meet_where_they_take_over() {
    for m in [0, 1, 20, 40, 59] {
        let (whole, ratios) = (exact(m, EXACT), summed(m, EXACT));
        assert!((whole - ratios).abs() <= 1e-12 * whole, "{m}: {whole} {ratios}");
    }
    for apart in [2, 1_000, 100_000, 500_000, 2_000_000, 9_000_000] {
        let (ratios, tail) = (summed((LONG - apart) / 2, LONG), saddlepoint(apart, LONG));
        assert!((ratios - tail).abs() <= 1e-10 * ratios, "{apart}: {ratios} {tail}");
    }
}

#[test]
fn the_largest_counts_are_answered() {
    assert_eq!(mcnemar_mid_p(LARGEST_COUNT, 0), 0.0);
    assert_eq!(mcnemar_mid_p(0, 5_000), 0.0);
    assert!(mcnemar_mid_p(u64::MAX, u64::MAX) <= 1.0);
    assert!(mcnemar_mid_p(u64::MAX, 0) >= 0.0);
}

proptest! {
    #[test]
    fn direction_does_not_matter_and_the_value_is_a_probability(
        b in prop_oneof![0..60_u64, 0..5_000_u64, 0..=LARGEST_COUNT],
        c in prop_oneof![0..60_u64, 0..5_000_u64, 0..=LARGEST_COUNT],
    ) {
        let p = mcnemar_mid_p(b, c);
        prop_assert!((0.0..=1.0).contains(&p));
        prop_assert_eq!(p, mcnemar_mid_p(c, b));
    }

    #[test]
    fn the_more_one_sided_the_less_likely(total in 1..3_000_u64, smaller in 0..1_500_u64) {
        let smaller = smaller.min(total / 2);
        let (even, uneven) = (mcnemar_mid_p(smaller, total - smaller), mcnemar_mid_p(smaller / 2, total - smaller / 2));
        prop_assert!(uneven <= even * (1.0 + 1e-12));
    }
}
