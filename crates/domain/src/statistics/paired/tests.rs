use proptest::prelude::*;

use super::super::{LARGEST_COUNT, newcombe_difference, oracle_tests};
use super::*;

fn pairs(a: u64, b: u64, c: u64, d: u64) -> Pairs {
    Pairs::new(a, b, c, d).unwrap()
}

#[track_caller]
fn close(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "found {found}, wanted {wanted}");
}

/// Three examples of method 10 (Newcombe, Stat Med 1998;17:2635-2650); the first is table 6.2 of D. G. Altman and
/// others, Statistics with Confidence, 2000.
#[test]
fn pairs_give_the_published_intervals() {
    for ((a, b, c, d), value, low, high) in [
        ((14, 5, 0, 22), 0.1220, 0.0115, 0.2265),
        ((1, 1, 7, 12), -0.2857, -0.5069, -0.0256),
        ((36, 12, 2, 0), 0.2000, 0.0569, 0.3404),
    ] {
        let found = newcombe_paired(&pairs(a, b, c, d)).unwrap();
        close(found.value, value, 0.5e-4);
        close(found.low, low, 0.5e-4);
        close(found.high, high, 0.5e-4);
    }
}

#[test]
fn pairs_agree_with_the_formula_at_60_digits() {
    for &(a, b, c, d, value, low, high) in oracle_tests::PAIRED {
        let found = newcombe_paired(&pairs(a, b, c, d)).unwrap();
        close(found.value, value, 1e-15);
        close(found.low, low, 1e-12);
        close(found.high, high, 1e-12);
    }
}

#[test]
fn the_change_of_a_report_is_later_minus_earlier() {
    let change = paired_change(&pairs(1, 1, 7, 12)).unwrap();
    close(change.value, 0.2857, 0.5e-4);
    close(change.low, 0.0256, 0.5e-4);
    close(change.high, 0.5069, 0.5e-4);
}

#[test]
fn no_pair_means_no_change_to_state() {
    assert_eq!(newcombe_paired(&pairs(0, 0, 0, 0)), None);
    assert_eq!(paired_change(&Pairs::default()), None);
}

#[test]
fn no_difference_is_zero_and_never_minus_zero() {
    for table in [pairs(3, 2, 2, 3), pairs(5, 0, 0, 0), pairs(0, 0, 0, 5)] {
        assert!(newcombe_paired(&table).unwrap().value.is_sign_positive());
        assert!(paired_change(&table).unwrap().value.is_sign_positive());
    }
}

#[test]
fn the_largest_counts_neither_overflow_nor_lose_the_interval() {
    let m = LARGEST_COUNT;
    for (a, b, c, d) in [(m, m, m, m), (m, 0, 0, m), (0, m, m, 0), (m, 1, 0, 0), (0, m, 0, 0), (0, 0, 1, m)] {
        let Estimate { value, low, high } = newcombe_paired(&pairs(a, b, c, d)).unwrap();
        assert!(-1.0 <= low && low <= value && value <= high && high <= 1.0, "{a} {b} {c} {d}: {low} {value} {high}");
    }
    assert_eq!(Pairs::new(0, 0, m + 1, 0), Err(Impossible::CountTooLarge(m + 1)));
}

fn any_pairs() -> impl Strategy<Value = Pairs> {
    let cell = || prop_oneof![Just(0_u64), 0..8_u64, 0..400_u64, 0..=LARGEST_COUNT];
    (cell(), cell(), cell(), cell())
        .prop_filter("at least one pair", |(a, b, c, d)| a + b + c + d > 0)
        .prop_map(|(a, b, c, d)| pairs(a, b, c, d))
}

proptest! {
    #[test]
    fn exchanging_the_waves_reverses_the_difference(table in any_pairs()) {
        let exchanged = pairs(table.both(), table.second_only(), table.first_only(), table.neither());
        let (forth, back) = (newcombe_paired(&table).unwrap(), newcombe_paired(&exchanged).unwrap());
        prop_assert!((forth.value + back.value).abs() == 0.0);
        prop_assert!((forth.low + back.high).abs() < 1e-14 && (forth.high + back.low).abs() < 1e-14);
        prop_assert!((table.mid_p() - exchanged.mid_p()).abs() == 0.0);
    }

    #[test]
    fn the_interval_holds_the_estimate(table in any_pairs()) {
        let Estimate { value, low, high } = newcombe_paired(&table).unwrap();
        prop_assert!(-1.0 <= low && low <= value && value <= high && high <= 1.0);
    }

    #[test]
    fn people_seen_twice_say_more_than_two_groups_when_they_are_consistent(
        a in 1..200_u64, b in 0..30_u64, c in 0..30_u64, d in 1..200_u64,
    ) {
        let table = pairs(a, b, c, d);
        let (paired, apart) =
            (newcombe_paired(&table).unwrap(), newcombe_difference(table.first(), table.second()).unwrap());
        prop_assume!(a * d >= b * c);
        prop_assert!(paired.high - paired.low <= apart.high - apart.low + 1e-12);
    }
}
