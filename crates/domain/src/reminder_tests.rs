use super::*;
use crate::calendar::days_after;
use crate::obligation::{Fact, Modifier, Party, Standing, obligations};
use crate::path::requirements;
use crate::programme::Programme;
use crate::sample::{done, noon, prescrire_like};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;

const START: Date = date(2008, 1, 1);

/// The first evaluation of somebody who chose: opens 1 April, due 30 April, locks 30 May 2008.
fn b1(programme: &Programme, facts: &[Fact], modifiers: &[Modifier], today: Date) -> Obligation {
    let chosen = done(crate::path::CHOICE, "s1", START, &programme.zone);
    let facts = [facts, &[chosen]].concat();
    let requirements = requirements(programme, START);
    let now = noon(today, &programme.zone);
    let mut found = obligations(&requirements, &facts, modifiers, &programme.zone, now);
    found.retain(|obligation| obligation.requirement == "b1");
    found.remove(0)
}

/// Every reminder sent in 2008, a line each, when the planner runs on the days that `runs` accepts.
fn sent(facts: &[Fact], modifiers: &[Modifier], runs: impl Fn(Date) -> bool) -> Vec<String> {
    let programme = prescrire_like();
    let mut outbox = BTreeSet::new();
    let mut lines = Vec::new();
    for today in (0..366).map(|ahead| days_after(START, ahead)).filter(|today| runs(*today)) {
        let obligation = b1(&programme, facts, modifiers, today);
        for reminder in due_reminders(&programme.reminders, &obligation, today) {
            if outbox.insert((reminder.requirement.clone(), reminder.kind, reminder.on)) {
                lines.push(format!("{today} {} for {}", reminder.kind.code(), reminder.on));
            }
        }
    }
    lines
}

fn check(facts: &[Fact], modifiers: &[Modifier], expected: &[&str]) {
    assert_eq!(sent(facts, modifiers, |_| true), expected);
}

fn submitted(day: Date) -> Fact {
    done(crate::path::EVALUATION, "b1", day, &prescrire_like().zone)
}

#[test]
fn a_notice_then_three_reminders_and_no_more() {
    check(
        &[],
        &[],
        &[
            "2008-03-25 notice for 2008-03-25",
            "2008-04-16 reminder for 2008-04-16",
            "2008-04-27 reminder for 2008-04-27",
            "2008-05-07 late for 2008-05-07",
        ],
    );
}

#[test]
fn i19_nobody_is_reminded_of_what_they_submitted() {
    check(&[submitted(date(2008, 4, 2))], &[], &["2008-03-25 notice for 2008-03-25"]);
    check(
        &[submitted(date(2008, 4, 27))],
        &[],
        &["2008-03-25 notice for 2008-03-25", "2008-04-16 reminder for 2008-04-16"],
    );
    let waiting = Fact { standing: Standing::Waiting(Party::Role("tutor".to_owned())), ..submitted(date(2008, 4, 2)) };
    check(&[waiting], &[], &["2008-03-25 notice for 2008-03-25"]);
}

#[test]
fn i19_nobody_is_reminded_of_what_was_excused() {
    check(&[], &[Modifier::Excused { requirement: "b1".to_owned() }], &[]);
}

#[test]
fn i19_whoever_withdrew_is_left_alone() {
    check(
        &[],
        &[Modifier::Left { on: date(2008, 4, 20) }],
        &["2008-03-25 notice for 2008-03-25", "2008-04-16 reminder for 2008-04-16"],
    );
    check(&[], &[Modifier::Left { on: date(2008, 2, 1) }], &[]);
}

#[test]
fn i19_nobody_is_written_to_while_on_leave() {
    check(&[], &[Modifier::Leave { from: START, to: None }], &[]);
    let away = Modifier::Leave { from: date(2008, 3, 20), to: Some(date(2008, 4, 26)) };
    check(&[], &[away], &["2008-04-27 reminder for 2008-04-27", "2008-05-07 late for 2008-05-07"]);
}

#[test]
fn nobody_is_reminded_of_what_locked_or_cannot_be_begun() {
    let programme = prescrire_like();
    let today = date(2008, 4, 16);
    let without_choice =
        obligations(&requirements(&programme, START), &[], &[], &programme.zone, noon(today, &programme.zone));
    let b1 = without_choice.iter().find(|obligation| obligation.requirement == "b1").unwrap();
    assert_eq!(due_reminders(&programme.reminders, b1, today), vec![]);
    for kind in [ReminderKind::Notice, ReminderKind::BeforeDue, ReminderKind::AfterDue] {
        assert!(!still_true(b1, kind, today), "{kind:?}");
    }
}

#[test]
fn i19_what_a_mail_says_is_asked_again_when_it_is_delivered() {
    use ReminderKind::{AfterDue, BeforeDue, Notice};
    let programme = prescrire_like();
    let check = |facts: &[Fact], today: Date, kinds: &[ReminderKind]| {
        let obligation = b1(&programme, facts, &[], today);
        for kind in [Notice, BeforeDue, AfterDue] {
            assert_eq!(still_true(&obligation, kind, today), kinds.contains(&kind), "{kind:?} on {today}");
        }
    };
    check(&[], date(2008, 3, 31), &[Notice]);
    check(&[], date(2008, 4, 1), &[BeforeDue]);
    check(&[], date(2008, 4, 30), &[BeforeDue]);
    check(&[], date(2008, 5, 1), &[AfterDue]);
    check(&[], date(2008, 5, 30), &[AfterDue]);
    check(&[], date(2008, 5, 31), &[]);
    check(&[submitted(date(2008, 4, 2))], date(2008, 4, 2), &[]);
}

#[test]
fn a_day_missed_by_a_stopped_server_is_caught_up_within_two_days_and_not_later() {
    let check = |back: Date, expected: &[&str]| {
        let down = date(2008, 4, 15)..back;
        let lines = sent(&[], &[], |today| !down.contains(&today));
        let of_april: Vec<&String> = lines.iter().filter(|line| line.contains("for 2008-04-16")).collect();
        assert_eq!(of_april, expected, "back on {back}");
    };
    check(date(2008, 4, 16), &["2008-04-16 reminder for 2008-04-16"]);
    check(date(2008, 4, 17), &["2008-04-17 reminder for 2008-04-16"]);
    check(date(2008, 4, 18), &["2008-04-18 reminder for 2008-04-16"]);
    check(date(2008, 4, 19), &[]);
}

#[test]
fn what_was_true_when_it_was_planned_and_is_not_any_more_is_not_caught_up() {
    let programme = prescrire_like();
    let rule = ReminderRule { before_due: vec![0], after_due: vec![], ..programme.reminders.clone() };
    let due_on = |today| due_reminders(&rule, &b1(&programme, &[], &[], today), today).len();
    assert_eq!(due_on(date(2008, 4, 30)), 1);
    assert_eq!(due_on(date(2008, 5, 1)), 0, "« due today » would be wrong tomorrow");
    let notice = ReminderRule { notice_days: 1, before_due: vec![], ..rule };
    let due_on = |today| due_reminders(&notice, &b1(&programme, &[], &[], today), today).len();
    assert_eq!((due_on(date(2008, 3, 31)), due_on(date(2008, 4, 1))), (1, 0), "it does not open soon: it is open");
}

#[test]
fn a_window_moved_later_is_reminded_of_later() {
    let measure = Modifier::Measure { from: date(2008, 4, 1), to: date(2008, 4, 5), days: 20 };
    check(
        &[],
        &[measure],
        &[
            "2008-03-25 notice for 2008-03-25",
            "2008-05-06 reminder for 2008-05-06",
            "2008-05-17 reminder for 2008-05-17",
            "2008-05-27 late for 2008-05-27",
        ],
    );
}

#[test]
fn reminders_outside_the_window_are_not_planned() {
    let programme = prescrire_like();
    let rule = ReminderRule { before_due: vec![40, 29], after_due: vec![30, 31], ..programme.reminders.clone() };
    let days: Vec<Date> = planned(&rule, &b1(&programme, &[], &[], START)).iter().map(|planned| planned.on).collect();
    assert_eq!(days, [date(2008, 3, 25), date(2008, 4, 1), date(2008, 5, 30)]);
}

#[test]
fn the_code_of_a_kind_reads_back() {
    for kind in [ReminderKind::Notice, ReminderKind::BeforeDue, ReminderKind::AfterDue] {
        assert_eq!(ReminderKind::parse(kind.code()), Some(kind));
    }
    assert_eq!(ReminderKind::parse("scolding"), None);
}

proptest! {
    #[test]
    fn at_most_three_beside_the_notice_whatever_the_definition_lists(
        before in prop::collection::vec(0u16..60, 0..6), after in prop::collection::vec(0u16..60, 0..6),
        at_most in 0u16..5, notice_days in 0u16..30,
    ) {
        let programme = prescrire_like();
        let rule = ReminderRule { notice_days, at_most, before_due: before, after_due: after };
        let obligation = b1(&programme, &[], &[], START);
        let all = planned(&rule, &obligation);
        prop_assert_eq!(&all, &planned(&rule, &obligation), "planning twice gives the same mails");
        let beside = all.iter().filter(|reminder| reminder.kind != ReminderKind::Notice).count();
        prop_assert!(beside <= usize::from(at_most));
        prop_assert!(all.is_sorted_by_key(|reminder| reminder.on));
        let identities: BTreeSet<_> = all.iter().map(|one| (&one.requirement, one.kind, one.on)).collect();
        prop_assert_eq!(identities.len(), all.len(), "each mail has its own identity");
    }

    #[test]
    fn i19_no_day_brings_a_mail_about_what_cannot_be_done(
        day in 0u16..366, submitted_on in prop::option::of(0u16..200), left in prop::option::of(0u16..200),
        excused in any::<bool>(), away in prop::option::of((0u16..200, 0u16..60)),
    ) {
        let programme = prescrire_like();
        let on = |day| days_after(START, day);
        let facts: Vec<Fact> = submitted_on.map(|day| submitted(on(day))).into_iter().collect();
        let mut modifiers: Vec<Modifier> = left.map(|day| Modifier::Left { on: on(day) }).into_iter().collect();
        modifiers.extend(away.map(|(from, days)| Modifier::Leave { from: on(from), to: Some(on(from + days)) }));
        if excused {
            modifiers.push(Modifier::Excused { requirement: "b1".to_owned() });
        }
        let obligation = b1(&programme, &facts, &modifiers, on(day));
        let mails = due_reminders(&programme.reminders, &obligation, on(day));
        let silent = excused
            || submitted_on.is_some_and(|done| done <= day)
            || left.is_some_and(|left| left <= day)
            || away.is_some_and(|(from, days)| (from..=from + days).contains(&day));
        prop_assert!(!silent || mails.is_empty(), "{:?}", mails);
        prop_assert!(mails.iter().all(|mail| mail.on <= on(day)));
    }
}
