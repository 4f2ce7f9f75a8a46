//! What holds for every cohort.

use super::*;
use proptest::prelude::*;

fn row(goal: u16, wave: Wave) -> impl Strategy<Value = OutcomeRow> {
    let counts = proptest::option::of((0_u32..6).prop_flat_map(|eligible| (Just(eligible), 0..=eligible)));
    let codes = (proptest::option::of(0_u8..5), proptest::option::of(0_u8..3), proptest::option::of(0_u8..3));
    (codes, counts, 0_u64..64, -5_i32..700).prop_map(
        move |((status, relevance, feasibility), counts, obstacles, days)| OutcomeRow {
            set: set_of(goal),
            goal,
            wave,
            values: Values {
                status,
                eligible: counts.map(|counts| counts.0),
                implemented: counts.map(|counts| counts.1),
                obstacles,
                relevance,
                feasibility,
            },
            elapsed_days: days,
        },
    )
}

fn someone() -> impl Strategy<Value = Someone> {
    let goals = proptest::sample::subsequence(vec![1_u16, 2, 7, 8, 13], 0..=5);
    let left = proptest::option::weighted(0.3, 0_u16..900);
    (goals, left).prop_flat_map(|(goals, left)| {
        let outcomes: Vec<_> = goals
            .iter()
            .flat_map(|goal| Wave::ALL.map(|wave| proptest::option::weighted(0.7, row(*goal, wave))))
            .collect();
        let left = left.map(|days| crate::calendar::days_after(date(2008, 1, 1), days));
        outcomes.prop_map(move |outcomes| Someone {
            left,
            outcomes: outcomes.into_iter().flatten().collect(),
            ..Someone::who_chose(goals.iter().copied())
        })
    })
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_u16..1000).prop_map(|days| crate::calendar::days_after(date(2008, 1, 1), days))
}

/// Every count that adds up when cohorts are put together.
fn additive(report: &CohortReport) -> Vec<u64> {
    let mut counts = vec![report.enrolled, report.set_aside];
    counts.extend(report.completed.map(|rate| rate.count.part()));
    counts.extend(report.continued.iter().map(|continued| continued.rate.count.part()));
    for step in &report.funnel {
        counts.extend([step.still_enrolled.unwrap_or(0), step.submitted.map_or(0, |rate| rate.count.part())]);
        counts.extend(step.feasibility.iter().flat_map(|spread| &spread.counts).map(|code| code.count));
    }
    for step in &report.retention {
        counts.extend([step.at_risk, step.lost, step.censored]);
    }
    for goal in &report.goals {
        counts.push(goal.chosen);
        for wave in [&goal.short, &goal.long] {
            match &wave.figures {
                None => counts.extend([0; 20]),
                Some(of) => {
                    let [d0, d1, d2, d3, d4] = chain(of);
                    counts.extend([d0, d1, d2, d3, d4, of.not_yet_open, of.no_patient, of.case_rate.persons]);
                    counts.extend([of.implemented.count.part(), of.strict.count.part(), of.statuses.unanswered]);
                    counts.extend([of.case_rate.cases.part(), of.case_rate.cases.whole()]);
                    counts.extend(of.statuses.counts.iter().map(|code| code.count));
                    counts.extend([of.relevance.counts[0].count, of.relevance.unanswered]);
                }
            }
        }
        let pairs = goal.paired.map(|paired| paired.pairs);
        counts.extend(pairs.map_or([0; 2], |pairs| [pairs.both(), pairs.second_only()]));
        counts.push(goal.bounds.as_ref().map_or(0, |bounds| bounds.base));
    }
    counts.extend(report.obstacles.iter().map(|obstacles| obstacles.base));
    counts
}

proptest! {
    #[test]
    fn i12_denominators_nest_and_statuses_add_up_to_d3(
        people in proptest::collection::vec(someone(), 0..12),
        day in any_day(),
    ) {
        let report = cohort_of_2008(&people, day);
        let waves = report.goals.iter().flat_map(|goal| [&goal.short, &goal.long]);
        for of in waves.filter_map(|wave| wave.figures.as_ref()) {
            let chain = chain(of);
            prop_assert!(chain.is_sorted_by(|wider, narrower| wider >= narrower), "{:?}", chain);
            let by_status: u64 = of.statuses.counts.iter().map(|code| code.count).sum();
            prop_assert_eq!(by_status + of.statuses.unanswered, of.d3);
            prop_assert_eq!(of.implemented.count.whole(), of.d4);
            prop_assert_eq!(of.strict.count.whole(), of.d4);
            prop_assert!(of.strict.count.part() <= of.implemented.count.part());
            prop_assert!(of.d4 + of.no_patient <= of.d3);
            prop_assert!(of.case_rate.persons <= of.d4);
            prop_assert!(of.case_rate.cases.part() <= of.case_rate.cases.whole());
        }
        for goal in &report.goals {
            if let (Some(short), Some(long), Some(paired)) = (&goal.short.figures, &goal.long.figures, goal.paired) {
                prop_assert!(paired.pairs.total() <= short.d4.min(long.d4));
            }
            if let Some(interval) = goal.bounds.as_ref().and_then(|bounds| bounds.interval) {
                prop_assert!(interval.low <= interval.high);
            }
        }
    }

    #[test]
    fn the_order_of_rows_within_a_person_does_not_matter(
        people in proptest::collection::vec(someone(), 1..6),
        day in any_day(),
        seed in any::<prop::sample::Index>(),
    ) {
        let shuffled: Vec<Someone> = people
            .iter()
            .map(|person| {
                let mut person = person.clone();
                person.outcomes.reverse();
                person.choices.reverse();
                if !person.outcomes.is_empty() {
                    let middle = seed.index(person.outcomes.len());
                    person.outcomes.rotate_left(middle);
                }
                person
            })
            .collect();
        prop_assert_eq!(cohort_of_2008(&people, day), cohort_of_2008(&shuffled, day));
    }

    #[test]
    fn the_order_of_people_does_not_matter(people in proptest::collection::vec(someone(), 1..8), day in any_day()) {
        let mut backwards = people.clone();
        backwards.reverse();
        prop_assert_eq!(cohort_of_2008(&people, day), cohort_of_2008(&backwards, day));
    }

    #[test]
    fn two_halves_add_up_to_the_whole(
        people in proptest::collection::vec(someone(), 0..12),
        cut in any::<prop::sample::Index>(),
        day in any_day(),
    ) {
        let (one, other) = people.split_at(cut.index(people.len() + 1));
        let whole = additive(&cohort_of_2008(&people, day));
        let (one, other) = (additive(&cohort_of_2008(one, day)), additive(&cohort_of_2008(other, day)));
        let sum: Vec<u64> = one.iter().zip(&other).map(|(one, other)| one + other).collect();
        prop_assert_eq!(whole, sum);
    }
}
