use super::*;
use crate::calendar::days_between;
use crate::sample::{prescrire_like, short_one};
use jiff::civil::date;
use proptest::prelude::*;

/// Asserts the windows of the calendar, one line a step: name, opens, due, locks.
fn check(programme: &Programme, start: Date, only: &str, expected: &[&str]) {
    let lines: Vec<String> = calendar(programme, start)
        .iter()
        .filter(|step| step.id.contains(only))
        .map(|step| format!("{} {} {} {}", step.id, step.window.opens, step.window.due, step.window.locks))
        .collect();
    assert_eq!(lines, expected, "cohort of {start}");
}

fn evaluations_of(programme: &Programme, start: Date, expected: &[&str]) {
    let lines: Vec<String> = programme
        .evaluations
        .iter()
        .map(|evaluation| (&evaluation.id, evaluation_window(evaluation, start)))
        .map(|(id, window)| format!("{id} {} {} {}", window.opens, window.due, window.locks))
        .collect();
    assert_eq!(lines, expected, "cohort of {start}");
}

#[test]
fn g01_dates_equal_the_published_table() {
    evaluations_of(
        &prescrire_like(),
        date(2008, 1, 1),
        &[
            "b1 2008-04-01 2008-04-30 2008-05-30",
            "b2 2008-08-01 2008-08-31 2008-09-30",
            "b3 2008-12-01 2008-12-31 2009-01-30",
            "b4 2009-01-01 2009-04-30 2009-05-30",
            "b5 2009-05-01 2009-08-31 2009-09-30",
            "b6 2009-09-01 2009-12-31 2010-01-30",
        ],
    );
}

#[test]
fn g01_each_sequence_begins_with_a_choice_an_analysis_and_a_commitment() {
    let start = date(2008, 1, 1);
    let programme = prescrire_like();
    // The analysis of practice stays open until the eve of the evaluation, and is due after 30 days.
    check(
        &programme,
        start,
        "/",
        &[
            "s1/choice 2008-01-01 2008-01-22 2008-01-22",
            "s1/baseline 2008-01-01 2008-01-31 2008-03-31",
            "s1/commitment 2008-01-01 2008-01-31 2008-03-31",
            "s2/choice 2008-05-01 2008-05-22 2008-05-22",
            "s2/baseline 2008-05-01 2008-05-31 2008-07-31",
            "s2/commitment 2008-05-01 2008-05-31 2008-07-31",
            "s3/choice 2008-09-01 2008-09-22 2008-09-22",
            "s3/baseline 2008-09-01 2008-10-01 2008-11-30",
            "s3/commitment 2008-09-01 2008-10-01 2008-11-30",
        ],
    );
    assert_eq!(closes_on(&programme, start), date(2010, 1, 30));
}

#[test]
fn a_cohort_that_starts_on_the_29th_of_february_keeps_its_day() {
    evaluations_of(
        &prescrire_like(),
        date(2024, 2, 29),
        &[
            "b1 2024-05-29 2024-06-28 2024-07-28",
            "b2 2024-09-29 2024-10-28 2024-11-27",
            "b3 2025-01-29 2025-02-27 2025-03-29",
            "b4 2025-02-28 2025-06-28 2025-07-28",
            "b5 2025-06-29 2025-10-28 2025-11-27",
            "b6 2025-10-29 2026-02-27 2026-03-29",
        ],
    );
}

#[test]
fn a_cohort_that_starts_on_the_31st_of_august_never_drifts() {
    evaluations_of(
        &prescrire_like(),
        date(2024, 8, 31),
        &[
            "b1 2024-11-30 2024-12-30 2025-01-29",
            "b2 2025-03-31 2025-04-29 2025-05-29",
            "b3 2025-07-31 2025-08-30 2025-09-29",
            "b4 2025-08-31 2025-12-30 2026-01-29",
            "b5 2025-12-31 2026-04-29 2026-05-29",
            "b6 2026-04-30 2026-08-30 2026-09-29",
        ],
    );
}

#[test]
fn g09_the_second_programme_compiles_to_its_own_calendar() {
    check(
        &short_one(),
        date(2025, 1, 1),
        "",
        &[
            "spring/choice 2025-01-01 2025-01-15 2025-01-15",
            "autumn/choice 2025-01-01 2025-01-15 2025-01-15",
            "spring/baseline 2025-01-01 2025-01-31 2025-02-28",
            "spring/commitment 2025-01-01 2025-01-31 2025-02-28",
            "e1 2025-03-01 2025-03-31 2025-04-14",
            "autumn/baseline 2025-07-01 2025-07-31 2025-08-31",
            "autumn/commitment 2025-07-01 2025-07-31 2025-08-31",
            "e3 2025-09-01 2025-09-30 2025-10-14",
            "e2 2025-09-01 2025-09-30 2025-10-14",
            "e4 2025-12-01 2025-12-31 2026-01-14",
        ],
    );
}

#[test]
fn an_analysis_without_a_first_evaluation_ends_with_its_sequence() {
    let mut programme = prescrire_like();
    programme.evaluations.retain(|evaluation| evaluation.kind == InstrumentKind::Long);
    check(&programme, date(2008, 1, 1), "s1/baseline", &["s1/baseline 2008-01-01 2008-01-31 2008-04-30"]);
    programme.evaluations.clear();
    assert_eq!(closes_on(&programme, date(2008, 1, 1)), date(2009, 12, 31));
}

#[test]
fn an_analysis_due_after_the_evaluation_opens_locks_when_it_is_due() {
    let mut programme = prescrire_like();
    programme.baseline.due_days = 120;
    check(&programme, date(2008, 1, 1), "s1/baseline", &["s1/baseline 2008-01-01 2008-04-30 2008-04-30"]);
}

#[test]
fn requirements_name_what_fulfils_them_and_what_comes_first() {
    let found: Vec<String> = requirements(&prescrire_like(), date(2008, 1, 1))
        .iter()
        .filter(|requirement| requirement.period == "s2")
        .map(|requirement| {
            let about = requirement.about.as_deref().unwrap();
            let Deed(deed) = &requirement.deed;
            let after = requirement.after.join("+");
            format!("{} = {deed} of {about} after [{after}] counts {}", requirement.id, requirement.counts)
        })
        .collect();
    assert_eq!(
        found,
        [
            "s2/choice = choice of s2 after [] counts false",
            "s2/baseline = baseline of s2 after [s2/choice] counts false",
            "s2/commitment = commitment of s2 after [s2/choice] counts false",
            "b2 = evaluation of b2 after [s2/choice] counts true",
            "b5 = evaluation of b5 after [s2/choice] counts true",
        ],
    );
}

#[test]
fn i04_each_programme_asks_for_as_many_counted_evaluations_as_completion_expects() {
    for programme in [prescrire_like(), short_one()] {
        let requirements = requirements(&programme, date(2024, 1, 1));
        let counted = requirements.iter().filter(|requirement| requirement.counts).count();
        assert_eq!(counted, usize::from(programme.completion.expect), "{}", programme.id);
        let names: std::collections::BTreeSet<&String> = requirements.iter().map(|one| &one.id).collect();
        assert_eq!(names.len(), requirements.len(), "each requirement has its own name");
    }
}

#[test]
fn a_leave_moves_windows_only_where_the_programme_says_so() {
    let extends = |programme: &Programme| {
        let all = requirements(programme, date(2024, 1, 1));
        all.iter().filter(|requirement| requirement.leave_extends).count()
    };
    assert_eq!(extends(&prescrire_like()), 0);
    assert_eq!(extends(&short_one()), 10);
}

proptest! {
    #[test]
    fn i05_windows_open_then_fall_due_then_lock_inside_the_programme(
        year in 1990i16..2060, month in 1i8..=12, day in 1i8..=31, second in any::<bool>(),
    ) {
        let programme = if second { short_one() } else { prescrire_like() };
        let start = date(year, month, day.min(date(year, month, 1).days_in_month()));
        let grace = programme.evaluations.iter().map(|evaluation| evaluation.grace_days).max().unwrap();
        let end = days_after(period_end(start, programme.months), grace);
        let steps = calendar(&programme, start);
        for step in &steps {
            let window = step.window;
            prop_assert!(start <= window.opens, "{}", step.id);
            prop_assert!(window.opens < window.due && window.due <= window.locks, "{}", step.id);
            prop_assert!(window.locks <= end, "{}", step.id);
        }
        prop_assert!(steps.is_sorted_by_key(|step| step.window.opens));
        for sequence in &programme.sequences {
            let window = |kind| evaluation_window(programme.evaluation_of(&sequence.id, kind).unwrap(), start);
            let (short, long) = (window(InstrumentKind::Short), window(InstrumentKind::Long));
            prop_assert!(short.due < long.opens, "{}", sequence.id);
            let analysis = steps.iter().find(|step| step.id == format!("{}/baseline", sequence.id)).unwrap();
            prop_assert_eq!(days_between(analysis.window.locks, short.opens), 1, "a « before » ends before");
        }
    }
}
