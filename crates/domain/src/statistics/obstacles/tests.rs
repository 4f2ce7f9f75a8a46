use proptest::prelude::*;

use super::*;

#[test]
fn the_most_cited_obstacle_comes_first_and_the_line_reaches_one() {
    let bars = pareto([("org.records", 10), ("time.visit", 60), ("patient.uninformed", 30)], 80).unwrap();
    let shown: Vec<_> = bars.iter().map(|bar| (bar.code, bar.participants.rate(), bar.cumulative)).collect();
    assert_eq!(
        shown,
        [
            ("time.visit", Some(0.75), Some(0.6)),
            ("patient.uninformed", Some(0.375), Some(0.9)),
            ("org.records", Some(0.125), Some(1.0)),
        ]
    );
}

#[test]
fn ties_keep_the_order_of_the_definition() {
    let bars =
        pareto([("time.admin", 4), ("patient.refuses", 9), ("legal.policy", 4), ("self.forgot", 4)], 20).unwrap();
    let codes: Vec<_> = bars.iter().map(|bar| bar.code).collect();
    assert_eq!(codes, ["patient.refuses", "time.admin", "legal.policy", "self.forgot"]);
}

#[test]
fn without_citations_the_line_is_undefined() {
    let bars = pareto([("time.visit", 0)], 0).unwrap();
    assert_eq!((bars[0].participants.rate(), bars[0].cumulative), (None, None));
    assert!(pareto::<&str>([], 5).unwrap().is_empty());
}

#[test]
fn counting_mentions_instead_of_people_is_refused() {
    assert_eq!(pareto([("time.visit", 6)], 5), Err(Impossible::PartExceedsWhole { part: 6, whole: 5 }));
}

proptest! {
    #[test]
    fn bars_fall_and_the_line_rises(counts in prop::collection::vec(0..6_u64, 0..200)) {
        let bars = pareto(counts.iter().copied().enumerate(), 50).unwrap();
        prop_assert!(bars.is_sorted_by_key(|bar| Reverse(bar.participants.part())));
        prop_assert!(bars.is_sorted_by(|one, next| one.cumulative <= next.cumulative));
        if counts.iter().sum::<u64>() > 0 {
            prop_assert_eq!(bars.last().unwrap().cumulative, Some(1.0));
        }
        // Among ties, the codes keep the order in which they were given.
        prop_assert!(bars.is_sorted_by_key(|bar| (Reverse(bar.participants.part()), bar.code)));
        let mut codes: Vec<_> = bars.iter().map(|bar| bar.code).collect();
        codes.sort_unstable();
        prop_assert_eq!(codes, (0..counts.len()).collect::<Vec<_>>());
    }
}
