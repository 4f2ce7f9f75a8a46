use proptest::prelude::*;

use super::*;

fn histogram(durations: &[u32]) -> DayHistogram {
    let mut counted = DayHistogram::default();
    for &days in durations {
        counted.record(days, 1);
    }
    counted
}

/// R 4: `quantile(c(112, 118, 121, 121, 130, 145), c(.25, .5, .75))`, and NumPy's default, give the same.
#[test]
fn quartiles_are_those_of_a_spreadsheet() {
    let found = histogram(&[145, 121, 112, 130, 118, 121]).quartiles().unwrap();
    assert_eq!(found, Quartiles { lower: 118.75, median: 121.0, upper: 127.75 });
}

#[test]
fn the_median_of_an_even_number_lies_halfway() {
    assert_eq!(histogram(&[1, 2]).median(), Some(1.5));
    assert_eq!(histogram(&[1, 2, 10]).median(), Some(2.0));
    assert_eq!(histogram(&[7]).quartiles(), Some(Quartiles { lower: 7.0, median: 7.0, upper: 7.0 }));
}

#[test]
fn nobody_counted_has_no_median() {
    let mut nobody = DayHistogram::default();
    nobody.record(3, 0);
    assert_eq!((nobody.median(), nobody.quartiles(), nobody.total()), (None, None, 0));
}

#[test]
fn a_huge_count_neither_wraps_nor_fails() {
    let mut many = DayHistogram::default();
    many.record(120, u64::MAX - 1);
    many.record(365, u64::MAX);
    assert_eq!((many.total(), many.median()), (u64::MAX, Some(120.0)));
    assert_eq!(many.quartiles().unwrap().upper, 120.0);
}

proptest! {
    #[test]
    fn the_histogram_answers_as_the_sorted_list_would(mut all in prop::collection::vec(0..900_u32, 1..80), cut in 0..80_usize) {
        let (one, other) = all.split_at(cut.min(all.len()));
        let mut joined = histogram(one);
        joined.add(&histogram(other));
        prop_assert_eq!(&joined, &histogram(&all));
        all.sort_unstable();
        let middle = (f64::from(all[(all.len() - 1) / 2]) + f64::from(all[all.len() / 2])) / 2.0;
        prop_assert_eq!(joined.median().unwrap(), middle);
        let found = joined.quartiles().unwrap();
        prop_assert!(found.lower <= found.median && found.median <= found.upper);
        let last = f64::from(u32::try_from(all.len() - 1).unwrap());
        for (p, quantile) in [(0.25, found.lower), (0.75, found.upper)] {
            let position = last * p;
            let (low, part) = (position.floor(), position.fract());
            let at = |index: f64| all.iter().enumerate().find_map(|(i, &days)| (i as f64 == index).then_some(f64::from(days)));
            let here = at(low).unwrap();
            let wanted = if part == 0.0 { here } else { here + part * (at(low + 1.0).unwrap() - here) };
            prop_assert!((quantile - wanted).abs() < 1e-9);
        }
    }
}
