use super::*;
use crate::calendar::{day_ends, days_before};
use jiff::civil::date;
use jiff::{SignedDuration, ToSpan};
use proptest::prelude::*;

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

fn noon(day: Date) -> Timestamp {
    crate::sample::noon(day, &paris())
}

const OPENS: Date = date(2008, 4, 1);
const DUE: Date = date(2008, 4, 30);
const LOCKS: Date = date(2008, 5, 30);

/// The first evaluation of the cohort of January 2008.
fn b1() -> Requirement {
    Requirement {
        id: "b1".to_owned(),
        period: "s1".to_owned(),
        window: Window { opens: OPENS, due: DUE, locks: LOCKS },
        deed: Deed("evaluation".to_owned()),
        about: Some("b1".to_owned()),
        at_least: 1,
        after: vec![],
        counts: true,
        leave_extends: false,
    }
}

fn submitted(about: &str, day: Date) -> Fact {
    crate::sample::done("evaluation", about, day, &paris())
}

fn waiting_on(party: Party, about: &str, day: Date) -> Fact {
    Fact { standing: Standing::Waiting(party), ..submitted(about, day) }
}

fn reader() -> Party {
    Party::Role("second_reader".to_owned())
}

fn leave(from: Date, to: Option<Date>) -> Modifier {
    Modifier::Leave { from, to }
}

fn measure(from: Date, to: Date, days: u16) -> Modifier {
    Modifier::Measure { from, to, days }
}

fn reopened(until: Date) -> Modifier {
    Modifier::Reopened { requirement: "b1".to_owned(), until }
}

fn excused() -> Modifier {
    Modifier::Excused { requirement: "b1".to_owned() }
}

/// Where one requirement stands, alone, at noon of a day.
fn stands(requirement: &Requirement, facts: &[Fact], modifiers: &[Modifier], today: Date) -> Obligation {
    obligations(std::slice::from_ref(requirement), facts, modifiers, &paris(), noon(today)).remove(0)
}

/// Asserts a verdict and all its reasons.
fn check(found: &Obligation, verdict: Verdict, reasons: &[Reason]) {
    assert_eq!((&found.verdict, found.reasons.as_slice()), (&verdict, reasons), "{found:#?}");
}

/// Asserts where [`b1`] stands at noon of a day.
fn check_b1(facts: &[Fact], modifiers: &[Modifier], today: Date, verdict: Verdict, reasons: &[Reason]) {
    check(&stands(&b1(), facts, modifiers, today), verdict, reasons);
}

#[test]
fn the_clock_alone_opens_makes_late_and_locks() {
    use Verdict::{Late, Missed, NotYet, Open};
    check_b1(&[], &[], date(2008, 3, 31), NotYet, &[Reason::Opens(OPENS)]);
    check_b1(&[], &[], OPENS, Open, &[Reason::Due(DUE)]);
    check_b1(&[], &[], DUE, Open, &[Reason::Due(DUE)]);
    check_b1(&[], &[], date(2008, 5, 1), Late, &[Reason::Locks(LOCKS)]);
    check_b1(&[], &[], LOCKS, Late, &[Reason::Locks(LOCKS)]);
    check_b1(&[], &[], date(2008, 5, 31), Missed, &[Reason::Locks(LOCKS)]);
}

#[test]
fn i23_a_day_counts_until_its_last_second_in_the_zone_of_the_programme() {
    let at = |instant: Timestamp, zone: &TimeZone| obligations(&[b1()], &[], &[], zone, instant).remove(0).verdict;
    let last = "2008-04-30T21:59:59.999Z".parse().unwrap();
    assert_eq!(at(last, &paris()), Verdict::Open);
    assert_eq!(at(last, &TimeZone::get("Indian/Reunion").unwrap()), Verdict::Late, "it is May there");
    let next = "2008-04-30T22:00:00Z".parse().unwrap();
    assert_eq!(at(next, &paris()), Verdict::Late);
    assert_eq!(at(next, &TimeZone::get("America/Guadeloupe").unwrap()), Verdict::Open, "it is April there");
}

#[test]
fn a_window_that_closes_on_the_day_clocks_change_closes_at_local_midnight() {
    let change = date(2008, 3, 30);
    let window = Window { opens: date(2008, 3, 1), due: change, locks: change };
    let choice = Requirement { window, ..b1() };
    let at = |instant: &str| {
        obligations(std::slice::from_ref(&choice), &[], &[], &paris(), instant.parse().unwrap()).remove(0)
    };
    assert_eq!(at("2008-03-30T21:59:59Z").verdict, Verdict::Open);
    assert_eq!(at("2008-03-30T22:00:00Z").verdict, Verdict::Missed);
}

#[test]
fn what_was_done_is_met_whenever_one_looks() {
    let met = |day| Verdict::Met { at: noon(day) };
    for today in [DUE, LOCKS, date(2010, 1, 1)] {
        check_b1(&[submitted("b1", date(2008, 4, 12))], &[], today, met(date(2008, 4, 12)), &[]);
    }
    let twice = [submitted("b1", date(2008, 4, 20)), submitted("b1", date(2008, 4, 12))];
    check_b1(&twice, &[], DUE, met(date(2008, 4, 12)), &[]);
    // Done late is done.
    check_b1(&[submitted("b1", date(2008, 5, 20))], &[], LOCKS, met(date(2008, 5, 20)), &[]);
}

#[test]
fn what_is_not_done_yet_or_about_something_else_does_not_count() {
    let due = &[Reason::Due(DUE)];
    check_b1(&[submitted("b2", OPENS)], &[], DUE, Verdict::Open, due);
    check_b1(&[submitted("b1", DUE)], &[], OPENS, Verdict::Open, due);
    let chosen = Fact { deed: Deed("choice".to_owned()), ..submitted("b1", OPENS) };
    check_b1(&[chosen], &[], DUE, Verdict::Open, due);
}

#[test]
fn what_comes_first_holds_the_rest_back_until_it_is_met() {
    let choice = Requirement { id: "s1/choice".to_owned(), about: Some("s1".to_owned()), ..b1() };
    let b1 = Requirement { after: vec!["s1/choice".to_owned(), "elsewhere".to_owned()], ..b1() };
    let second = |facts: &[Fact], modifiers: &[Modifier], today: Date| {
        obligations(&[choice.clone(), b1.clone()], facts, modifiers, &paris(), noon(today)).remove(1)
    };
    let first = Reason::ComesAfter("s1/choice".to_owned());
    check(&second(&[], &[], date(2008, 3, 31)), Verdict::NotYet, &[Reason::Opens(OPENS)]);
    check(&second(&[], &[], DUE), Verdict::NotYet, std::slice::from_ref(&first));
    check(&second(&[], &[], LOCKS), Verdict::NotYet, std::slice::from_ref(&first));
    check(&second(&[], &[], date(2008, 5, 31)), Verdict::Missed, &[Reason::Locks(LOCKS)]);
    check(&second(&[submitted("s1", OPENS)], &[], DUE), Verdict::Open, &[Reason::Due(DUE)]);
    // Handed over is not met, and neither is excused: there is nothing yet to go on with.
    check(&second(&[waiting_on(reader(), "s1", OPENS)], &[], DUE), Verdict::NotYet, std::slice::from_ref(&first));
    let excused = Modifier::Excused { requirement: "s1/choice".to_owned() };
    check(&second(&[], &[excused], DUE), Verdict::NotYet, &[first]);
}

#[test]
fn several_deeds_are_counted_and_the_last_one_needed_meets() {
    let three = Requirement { about: None, at_least: 3, ..b1() };
    let done = |have| Reason::Done { have, need: 3 };
    let days = [4, 20, 9, 25].map(|day| submitted("report", date(2008, 4, day)));
    check(&stands(&three, &days[..2], &[], DUE), Verdict::Open, &[done(2), Reason::Due(DUE)]);
    check(&stands(&three, &days[..3], &[], DUE), Verdict::Met { at: noon(date(2008, 4, 20)) }, &[done(3)]);
    check(&stands(&three, &days, &[], DUE), Verdict::Met { at: noon(date(2008, 4, 20)) }, &[done(4)]);
}

#[test]
fn a_requirement_of_no_deed_still_asks_for_one() {
    let none = Requirement { at_least: 0, ..b1() };
    check(&stands(&none, &[], &[], DUE), Verdict::Open, &[Reason::Due(DUE)]);
    check(&stands(&none, &[submitted("b1", OPENS)], &[], DUE), Verdict::Met { at: noon(OPENS) }, &[]);
}

#[test]
fn a_deed_about_anything_counts_for_the_period_in_which_it_was_done() {
    let this_year = Requirement { about: None, ..b1() };
    let verdict = |done: Date, today: Date| stands(&this_year, &[submitted("report", done)], &[], today).verdict;
    assert_eq!(verdict(date(2007, 4, 12), DUE), Verdict::Open, "last year's report does not count again");
    assert_eq!(verdict(OPENS, DUE), Verdict::Met { at: noon(OPENS) });
    assert_eq!(verdict(LOCKS, LOCKS), Verdict::Met { at: noon(LOCKS) });
    assert_eq!(verdict(date(2008, 5, 31), date(2008, 6, 1)), Verdict::Missed, "next year's neither");
    let again = [submitted("report", date(2008, 6, 2))];
    let found = stands(&this_year, &again, &[reopened(date(2008, 6, 3))], date(2008, 6, 3));
    assert_eq!(found.verdict, Verdict::Met { at: noon(date(2008, 6, 2)) }, "opened again, it does");
}

#[test]
fn what_was_handed_over_waits_and_is_neither_owed_nor_late() {
    for today in [OPENS, DUE, date(2008, 5, 1), LOCKS, date(2008, 5, 31), date(2010, 1, 1)] {
        let handed = [waiting_on(reader(), "b1", OPENS)];
        check_b1(&handed, &[], today, Verdict::Waiting(reader()), &[]);
        assert!(!stands(&b1(), &handed, &[], today).is_owed());
    }
    let both = [waiting_on(reader(), "b1", OPENS), submitted("b1", DUE)];
    check_b1(&both, &[], DUE, Verdict::Met { at: noon(DUE) }, &[]);
    // Whoever was handed it last has the next move, however the facts are listed.
    let tutor = Party::Role("tutor".to_owned());
    let passed_on = [waiting_on(tutor.clone(), "b1", DUE), waiting_on(reader(), "b1", OPENS)];
    check_b1(&passed_on, &[], DUE, Verdict::Waiting(tutor), &[]);
}

#[test]
fn what_was_given_back_is_owed_again() {
    let back = [waiting_on(Party::Owner, "b1", OPENS)];
    check_b1(&back, &[], DUE, Verdict::Open, &[Reason::Due(DUE)]);
    check_b1(&back, &[], LOCKS, Verdict::Late, &[Reason::Locks(LOCKS)]);
}

#[test]
fn one_report_that_waits_does_not_hide_the_two_still_owed() {
    let three = Requirement { about: None, at_least: 3, ..b1() };
    let one = waiting_on(reader(), "r1", OPENS);
    let two = [submitted("r2", OPENS), submitted("r3", OPENS)];
    let done = |have| Reason::Done { have, need: 3 };
    check(&stands(&three, std::slice::from_ref(&one), &[], DUE), Verdict::Open, &[done(0), Reason::Due(DUE)]);
    let all = [two.as_slice(), &[one]].concat();
    check(&stands(&three, &all, &[], LOCKS), Verdict::Waiting(reader()), &[done(2)]);
}

#[test]
fn a_leave_under_the_published_rule_moves_nothing() {
    let away = [leave(date(2008, 4, 10), Some(date(2008, 5, 10)))];
    check_b1(&[], &away, date(2008, 4, 9), Verdict::Open, &[Reason::Due(DUE)]);
    check_b1(&[], &away, date(2008, 4, 10), Verdict::Open, &[Reason::Due(DUE), Reason::OnLeave]);
    check_b1(&[], &away, date(2008, 5, 10), Verdict::Late, &[Reason::Locks(LOCKS), Reason::OnLeave]);
    check_b1(&[], &away, date(2008, 5, 11), Verdict::Late, &[Reason::Locks(LOCKS)]);
    check_b1(&[], &[leave(DUE, None)], date(2008, 5, 31), Verdict::Missed, &[Reason::Locks(LOCKS)]);
    let owed = |today| stands(&b1(), &[], &away, today).is_owed();
    assert!(owed(date(2008, 4, 9)) && !owed(date(2008, 4, 10)) && !owed(date(2008, 5, 10)) && owed(date(2008, 5, 11)));
}

/// Asserts by how many days modifiers move the due day of [`b1`] where a leave extends, seen from a day.
fn moves(modifiers: &[Modifier], today: Date, days: u16) {
    let requirement = Requirement { leave_extends: true, ..b1() };
    let (window, reasons) = effective_window(&requirement, modifiers, today);
    let expected = requirement.window.extended(days);
    assert_eq!(window, expected, "{modifiers:?}");
    assert_eq!(reasons.is_empty(), days == 0, "{reasons:?}");
}

#[test]
fn a_leave_that_begins_by_the_due_day_moves_due_and_lock_by_its_days() {
    let later = date(2009, 1, 1);
    moves(&[leave(date(2008, 4, 10), Some(date(2008, 4, 19)))], later, 10);
    moves(&[leave(date(2008, 3, 1), Some(date(2008, 4, 3)))], later, 3);
    moves(&[leave(date(2008, 4, 29), Some(date(2008, 6, 3)))], later, 36);
    moves(&[leave(date(2008, 3, 1), Some(date(2008, 3, 31)))], later, 0);
    moves(&[leave(date(2008, 5, 1), Some(date(2008, 5, 9)))], later, 0);
    moves(&[leave(OPENS, Some(DUE))], later, 30);
    // A leave written the wrong way round is no leave.
    moves(&[leave(date(2008, 4, 19), Some(date(2008, 4, 10)))], later, 0);
}

#[test]
fn two_leaves_that_overlap_move_once_for_each_day() {
    let later = date(2009, 1, 1);
    let april = |from, to| leave(date(2008, 4, from), Some(date(2008, 4, to)));
    moves(&[april(1, 10), april(5, 15)], later, 15);
    moves(&[april(5, 15), april(1, 10)], later, 15);
    moves(&[april(1, 20), april(5, 6), april(20, 21)], later, 21);
    moves(&[april(1, 2), april(4, 5)], later, 4);
    moves(&[april(7, 7), april(7, 7)], later, 1);
}

#[test]
fn a_leave_that_begins_before_the_due_day_an_earlier_one_moved_moves_it_further() {
    let later = date(2009, 1, 1);
    let first = leave(date(2008, 4, 10), Some(DUE));
    let second = |day| leave(date(2008, 5, day), Some(date(2008, 5, 30)));
    // The first one moves the due day by 21 days, to 21 May.
    moves(&[first.clone(), second(21)], later, 31);
    moves(&[second(21), first.clone()], later, 31);
    moves(&[first.clone(), second(22)], later, 21);
    moves(&[second(21)], later, 0);
    // Two that follow each other are one.
    moves(&[first, second(1)], later, 51);
    moves(&[leave(date(2008, 4, 10), Some(date(2008, 5, 30)))], later, 51);
}

#[test]
fn a_leave_without_end_moves_as_it_lasts() {
    let away = [leave(date(2008, 4, 10), None)];
    moves(&away, date(2008, 4, 9), 0);
    moves(&away, date(2008, 4, 10), 1);
    moves(&away, date(2008, 4, 30), 21);
    moves(&away, date(2008, 6, 8), 60);
}

#[test]
fn a_general_measure_moves_the_windows_it_touches_by_its_days() {
    let later = date(2009, 1, 1);
    moves(&[measure(date(2008, 4, 30), date(2008, 6, 1), 45)], later, 45);
    moves(&[measure(date(2008, 5, 1), date(2008, 6, 1), 45)], later, 0);
    moves(&[measure(date(2008, 3, 1), OPENS, 45)], later, 45);
    moves(&[measure(date(2008, 3, 1), date(2008, 3, 31), 45)], later, 0);
    moves(&[measure(OPENS, DUE, 7), measure(OPENS, DUE, 8)], later, 15);
    moves(&[measure(OPENS, DUE, 0)], later, 0);
    let moved = [measure(date(2008, 4, 15), date(2008, 4, 20), 60)];
    let due = date(2008, 6, 29);
    check_b1(&[], &moved, date(2008, 5, 31), Verdict::Open, &[Reason::MovedByMeasure(60), Reason::Due(due)]);
}

#[test]
fn g02_the_team_opens_a_missed_evaluation_again_until_a_day() {
    let until = date(2008, 7, 14);
    let again = Reason::ReopenedUntil(until);
    check_b1(&[], &[reopened(until)], until, Verdict::Late, &[again.clone(), Reason::Locks(until)]);
    check_b1(&[], &[reopened(until)], date(2008, 7, 15), Verdict::Missed, &[again.clone(), Reason::Locks(until)]);
    let in_july = [submitted("b1", date(2008, 7, 1))];
    check_b1(&in_july, &[reopened(until)], until, Verdict::Met { at: noon(date(2008, 7, 1)) }, &[again]);
    // A reopening never shortens, and the longest of two holds.
    check_b1(&[], &[reopened(date(2008, 5, 2))], LOCKS, Verdict::Late, &[Reason::Locks(LOCKS)]);
    let (window, _) = effective_window(&b1(), &[reopened(until), reopened(date(2008, 6, 1))], LOCKS);
    assert_eq!(window.locks, until);
}

#[test]
fn the_day_the_team_named_is_the_last_one_whatever_else_moved() {
    let until = date(2008, 7, 14);
    let moved = measure(OPENS, DUE, 10);
    for modifiers in [[reopened(until), moved.clone()], [moved, reopened(until)]] {
        let (window, _) = effective_window(&b1(), &modifiers, LOCKS);
        assert_eq!((window.due, window.locks), (date(2008, 5, 10), until), "{modifiers:?}");
    }
}

#[test]
fn i09_excused_is_not_done() {
    check_b1(&[], &[excused()], DUE, Verdict::Excused, &[]);
    check_b1(&[], &[excused()], date(2010, 1, 1), Verdict::Excused, &[]);
    check_b1(&[submitted("b1", OPENS)], &[excused()], DUE, Verdict::Met { at: noon(OPENS) }, &[]);
    let other = Modifier::Excused { requirement: "b2".to_owned() };
    check_b1(&[], &[other], DUE, Verdict::Open, &[Reason::Due(DUE)]);
}

#[test]
fn i20_nothing_is_owed_after_leaving_for_good() {
    let left = |on| [Modifier::Left { on }];
    let april = date(2008, 4, 10);
    check_b1(&[], &left(april), date(2008, 4, 9), Verdict::Open, &[Reason::Due(DUE)]);
    check_b1(&[], &left(april), april, Verdict::NoLongerOwed, &[Reason::LeftOn(april)]);
    check_b1(&[], &left(april), date(2010, 1, 1), Verdict::NoLongerOwed, &[Reason::LeftOn(april)]);
    check_b1(&[], &left(LOCKS), LOCKS, Verdict::NoLongerOwed, &[Reason::LeftOn(LOCKS)]);
    // What was missed before stays missed, what was done stays done.
    check_b1(&[], &left(date(2008, 5, 31)), date(2008, 6, 1), Verdict::Missed, &[Reason::Locks(LOCKS)]);
    check_b1(&[submitted("b1", OPENS)], &left(april), DUE, Verdict::Met { at: noon(OPENS) }, &[]);
    let handed = [waiting_on(reader(), "b1", OPENS)];
    check_b1(&handed, &left(april), DUE, Verdict::NoLongerOwed, &[Reason::LeftOn(april)]);
}

#[test]
fn schedulers_wake_when_something_changes_and_not_before() {
    let next = |facts: &[Fact], now: Timestamp| {
        let found = obligations(&[b1()], facts, &[], &paris(), now);
        next_change(&found, &paris(), now).map(|instant| instant.to_string())
    };
    assert_eq!(next(&[], noon(date(2008, 1, 1))).as_deref(), Some("2008-03-31T22:00:00Z"));
    assert_eq!(next(&[], noon(OPENS)).as_deref(), Some("2008-04-30T22:00:00Z"));
    assert_eq!(next(&[], day_ends(DUE, &paris())).as_deref(), Some("2008-04-30T22:00:00Z"));
    assert_eq!(next(&[], noon(LOCKS)).as_deref(), Some("2008-05-30T22:00:00Z"));
    assert_eq!(next(&[], noon(date(2008, 6, 1))), None);
    assert_eq!(next(&[submitted("b1", OPENS)], noon(DUE)), None);
    assert_eq!(next(&[waiting_on(reader(), "b1", OPENS)], noon(DUE)), None);
}

#[test]
fn g03_a_missed_evaluation_leaves_the_others_as_they_were() {
    let programme = crate::sample::prescrire_like();
    let start = date(2008, 1, 1);
    let mut facts = crate::sample::diligent(&programme, start);
    facts.retain(|fact| fact.about != "b5");
    let requirements = crate::path::requirements(&programme, start);
    let found = obligations(&requirements, &facts, &[], &programme.zone, noon(date(2010, 2, 1)));
    assert_eq!(found.len(), 15);
    for obligation in found {
        let expected = obligation.requirement == "b5";
        assert_eq!(obligation.verdict == Verdict::Missed, expected, "{}", obligation.requirement);
        assert_eq!(matches!(obligation.verdict, Verdict::Met { .. }), !expected, "{}", obligation.requirement);
    }
}

/// The first day of the generated worlds; they last about 300 days and cross two changes of the clock.
const DAY_ONE: Date = date(2008, 1, 1);
const DAYS: u16 = 330;

fn on(offset: u16) -> Date {
    days_after(DAY_ONE, offset)
}

prop_compose! {
    fn some_requirement(place: usize)(
        opens in 0u16..150, open_days in 0u16..60, grace in 0u16..40, deed in 0..2, about in 0..4,
        at_least in 0u32..4, after in prop::option::of(0..place.max(1)), leave_extends in any::<bool>(),
    ) -> Requirement {
        let due = on(opens + open_days);
        Requirement {
            id: format!("r{place}"),
            period: "p".to_owned(),
            window: Window { opens: on(opens), due, locks: days_after(due, grace) },
            deed: Deed(format!("deed{deed}")),
            about: (about < 3).then(|| format!("thing{about}")),
            at_least,
            after: after.filter(|before| *before < place).map(|before| format!("r{before}")).into_iter().collect(),
            counts: true,
            leave_extends,
        }
    }
}

fn some_requirements() -> impl Strategy<Value = Vec<Requirement>> {
    (some_requirement(0), some_requirement(1), some_requirement(2), some_requirement(3))
        .prop_map(|(a, b, c, d)| vec![a, b, c, d])
}

prop_compose! {
    fn some_fact()(deed in 0..2, about in 0..3, day in 0..250u16, hour in 0i64..24, standing in 0..5) -> Fact {
        Fact {
            deed: Deed(format!("deed{deed}")),
            about: format!("thing{about}"),
            at: day_begins(on(day), &paris()) + hour.hours(),
            standing: match standing {
                0 => Standing::Waiting(reader()),
                1 => Standing::Waiting(Party::Owner),
                _ => Standing::Done,
            },
        }
    }
}

fn some_facts() -> impl Strategy<Value = Vec<Fact>> {
    prop::collection::vec(some_fact(), 0..7)
}

fn some_leave() -> impl Strategy<Value = Modifier> {
    (0u16..250, prop::option::of(0u16..60)).prop_map(|(from, days)| leave(on(from), days.map(|days| on(from + days))))
}

fn some_modifier() -> impl Strategy<Value = Modifier> {
    let requirement = || (0..4).prop_map(|place| format!("r{place}"));
    prop_oneof![
        some_leave(),
        (0u16..250, 0u16..30, 0u16..60).prop_map(|(from, length, days)| measure(on(from), on(from + length), days)),
        (requirement(), 0u16..280).prop_map(|(requirement, day)| Modifier::Reopened { requirement, until: on(day) }),
        requirement().prop_map(|requirement| Modifier::Excused { requirement }),
        (0u16..280).prop_map(|day| Modifier::Left { on: on(day) }),
    ]
}

fn some_modifiers() -> impl Strategy<Value = Vec<Modifier>> {
    prop::collection::vec(some_modifier(), 0..5)
}

fn some_instant() -> impl Strategy<Value = Timestamp> {
    (0..DAYS, 0i64..86_400).prop_map(|(day, second)| day_begins(on(day), &paris()) + SignedDuration::from_secs(second))
}

/// How bad a verdict is for whoever reads it: what can still be done is better than what cannot.
fn badness(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Missed => 4,
        Verdict::Late => 3,
        Verdict::Open => 2,
        Verdict::NotYet => 1,
        Verdict::Waiting(_) | Verdict::Met { .. } | Verdict::Excused | Verdict::NoLongerOwed => 0,
    }
}

fn judged(requirements: &[Requirement], facts: &[Fact], modifiers: &[Modifier], now: Timestamp) -> Vec<Obligation> {
    obligations(requirements, facts, modifiers, &paris(), now)
}

fn served_by<'a>(requirement: &Requirement, facts: &'a [Fact]) -> impl Iterator<Item = &'a Fact> {
    let (deed, about) = (requirement.deed.clone(), requirement.about.clone());
    facts.iter().filter(move |fact| fact.deed == deed && about.as_ref().is_none_or(|about| *about == fact.about))
}

proptest! {
    #[test]
    fn the_order_in_which_things_were_recorded_changes_no_verdict(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(), now in some_instant(),
    ) {
        let found = judged(&requirements, &facts, &modifiers, now);
        prop_assert_eq!(&found, &judged(&requirements, &facts, &modifiers, now));
        let backwards: (Vec<_>, Vec<_>) =
            (facts.into_iter().rev().collect(), modifiers.into_iter().rev().collect());
        for (one, other) in found.iter().zip(&judged(&requirements, &backwards.0, &backwards.1, now)) {
            prop_assert_eq!((&one.verdict, one.window, one.on_leave), (&other.verdict, other.window, other.on_leave));
        }
    }

    #[test]
    fn doing_something_never_makes_anything_worse(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(), now in some_instant(),
        more in some_fact(),
    ) {
        let before = judged(&requirements, &facts, &modifiers, now);
        let after = judged(&requirements, &[facts, vec![more]].concat(), &modifiers, now);
        for (before, after) in before.iter().zip(&after) {
            let held_back = before.reasons.iter().any(|reason| matches!(reason, Reason::ComesAfter(_)));
            if held_back && badness(&after.verdict) > badness(&before.verdict) {
                prop_assert!(after.can_be_done(), "what came first is met, so that this can be done");
            } else {
                prop_assert!(badness(&after.verdict) <= badness(&before.verdict), "{:?} {:?}", before, after);
            }
        }
    }

    #[test]
    fn what_waits_on_somebody_else_is_never_owed_late_or_missed(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(), now in some_instant(),
    ) {
        for (requirement, found) in requirements.iter().zip(judged(&requirements, &facts, &modifiers, now)) {
            let handed_over = requirement.about.is_some()
                && requirement.at_least <= 1
                && served_by(requirement, &facts)
                    .any(|fact| fact.at <= now && matches!(fact.standing, Standing::Waiting(Party::Role(_))));
            if handed_over {
                prop_assert_eq!(badness(&found.verdict), 0, "{:?}", found);
            }
            if matches!(found.verdict, Verdict::Waiting(_)) {
                prop_assert!(!found.is_owed() && !found.can_be_done());
                prop_assert_ne!(found.verdict, Verdict::Waiting(Party::Owner));
            }
        }
    }

    #[test]
    fn a_leave_moves_nothing_where_the_rule_says_nothing(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(),
        leaves in prop::collection::vec(some_leave(), 1..4), now in some_instant(),
    ) {
        let fixed: Vec<Requirement> =
            requirements.into_iter().map(|one| Requirement { leave_extends: false, ..one }).collect();
        let without = judged(&fixed, &facts, &modifiers, now);
        let with = judged(&fixed, &facts, &[modifiers, leaves].concat(), now);
        for (without, with) in without.iter().zip(&with) {
            prop_assert_eq!((&without.verdict, without.window), (&with.verdict, with.window));
            prop_assert!(!(with.on_leave && with.is_owed()));
        }
    }

    #[test]
    fn whatever_moves_a_window_moves_its_end_later_and_never_its_opening(
        requirements in some_requirements(), modifiers in some_modifiers(), today in 0..DAYS,
    ) {
        for requirement in &requirements {
            let (window, reasons) = effective_window(requirement, &modifiers, on(today));
            prop_assert_eq!(window.opens, requirement.window.opens);
            prop_assert!(window.due >= requirement.window.due && window.locks >= requirement.window.locks);
            prop_assert!(window.due <= window.locks);
            prop_assert_eq!(window == requirement.window, reasons.is_empty());
            let moved: u16 = reasons.iter().map(|reason| match reason {
                Reason::MovedByLeave(days) | Reason::MovedByMeasure(days) => *days,
                _ => 0,
            }).sum();
            prop_assert_eq!(window.due, days_after(requirement.window.due, moved), "the reasons say how far");
            let by_leave: u16 = reasons.iter().map(|reason| match reason {
                Reason::MovedByLeave(days) => *days,
                _ => 0,
            }).sum();
            let due = days_after(requirement.window.due, by_leave);
            let away = (0..2 * DAYS).map(on).filter(|day| {
                *day >= requirement.window.opens && *day <= due && modifiers.iter().any(|modifier| {
                    matches!(modifier, Modifier::Leave { from, to } if from <= day && *day <= to.unwrap_or(on(today)))
                })
            }).count();
            let expected = if requirement.leave_extends { away } else { 0 };
            prop_assert_eq!(usize::from(by_leave), expected, "as many days at hand as without a leave");
        }
    }

    #[test]
    fn a_leave_cut_in_two_moves_as_much_as_in_one_piece_and_one_more_day_away_never_less(
        requirements in some_requirements(), leaves in prop::collection::vec(some_leave(), 0..4),
        from in 0u16..250, days in 1u16..60, cut in 1u16..60, today in 0..DAYS,
    ) {
        let with = |more: &[Modifier]| [leaves.clone(), more.to_vec()].concat();
        let cut = cut.min(days);
        let whole = with(&[leave(on(from), Some(on(from + days)))]);
        let parts =
            with(&[leave(on(from + cut), Some(on(from + days))), leave(on(from), Some(on(from + cut - 1)))]);
        let longer = with(&[leave(on(from), Some(on(from + days + 1)))]);
        for requirement in &requirements {
            let window = |modifiers: &[Modifier]| effective_window(requirement, modifiers, on(today)).0;
            prop_assert_eq!(window(&whole), window(&parts));
            prop_assert!(window(&longer).due >= window(&whole).due && window(&whole).due >= window(&leaves).due);
        }
    }

    #[test]
    fn i09_an_excuse_never_turns_into_a_deed(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(), now in some_instant(),
    ) {
        let excuses = requirements.iter().map(|one| Modifier::Excused { requirement: one.id.clone() }).collect();
        let without = judged(&requirements, &facts, &modifiers, now);
        let with = judged(&requirements, &facts, &[modifiers, excuses].concat(), now);
        for (without, with) in without.iter().zip(&with) {
            match &without.verdict {
                Verdict::Met { .. } | Verdict::NoLongerOwed => prop_assert_eq!(&with.verdict, &without.verdict),
                _ => prop_assert_eq!(&with.verdict, &Verdict::Excused),
            }
        }
    }

    #[test]
    fn i20_whoever_left_owes_nothing_that_was_still_to_come(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(), now in some_instant(),
        day in 0u16..280,
    ) {
        let stayed: Vec<Modifier> =
            modifiers.into_iter().filter(|modifier| !matches!(modifier, Modifier::Left { .. })).collect();
        let without = judged(&requirements, &facts, &stayed, now);
        let with = judged(&requirements, &facts, &[stayed, vec![Modifier::Left { on: on(day) }]].concat(), now);
        for (without, with) in without.iter().zip(&with) {
            let gone = civil_date(now, &paris()) >= on(day) && with.window.locks >= on(day);
            if gone && !matches!(without.verdict, Verdict::Met { .. }) {
                prop_assert_eq!(&with.verdict, &Verdict::NoLongerOwed);
            } else {
                prop_assert_eq!(&with.verdict, &without.verdict);
            }
        }
    }

    #[test]
    fn time_alone_never_takes_a_verdict_back(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(),
    ) {
        let mut before: Option<Vec<Obligation>> = None;
        for day in 0..DAYS {
            let today = judged(&requirements, &facts, &modifiers, noon(on(day)));
            for (was, is) in before.iter().flatten().zip(&today) {
                let kept = match &was.verdict {
                    Verdict::Met { .. } => is.verdict == was.verdict,
                    Verdict::Missed => !matches!(is.verdict, Verdict::NotYet | Verdict::Open | Verdict::Late),
                    Verdict::Late => !matches!(is.verdict, Verdict::NotYet | Verdict::Open),
                    Verdict::Open => is.verdict != Verdict::NotYet,
                    Verdict::Excused | Verdict::NoLongerOwed =>
                        matches!(is.verdict, Verdict::Met { .. } | Verdict::Excused | Verdict::NoLongerOwed),
                    Verdict::NotYet | Verdict::Waiting(_) => true,
                };
                prop_assert!(kept, "day {}: {:?} became {:?}", day, was, is);
                prop_assert!(is.window.due >= was.window.due && is.window.locks >= was.window.locks);
            }
            before = Some(today);
        }
    }

    #[test]
    fn the_next_change_is_the_first_day_on_which_anything_differs(
        requirements in some_requirements(), facts in some_facts(), modifiers in some_modifiers(), now in some_instant(),
    ) {
        // Facts and departures ahead, and leaves without end, are news of their own: the clock alone is asked here.
        let facts: Vec<Fact> = facts.into_iter().filter(|fact| fact.at <= now).collect();
        let today = civil_date(now, &paris());
        let modifiers: Vec<Modifier> = modifiers.into_iter().filter(|modifier| match modifier {
            Modifier::Left { on } => *on <= today,
            Modifier::Leave { to, .. } => to.is_some(),
            _ => true,
        }).collect();
        let seen = |instant: Timestamp| -> Vec<(Verdict, Vec<Reason>)> {
            judged(&requirements, &facts, &modifiers, instant).into_iter().map(|found| {
                let reasons = found.reasons.into_iter().filter(|reason| *reason != Reason::OnLeave).collect();
                (found.verdict, reasons)
            }).collect()
        };
        let first = seen(now);
        let mut changed = None;
        for ahead in 1..500u16 {
            let begins = day_begins(days_after(today, ahead), &paris());
            prop_assert!(changed.is_some() || seen(day_ends(days_before(civil_date(begins, &paris()), 1), &paris())) == first);
            if changed.is_none() && seen(begins) != first {
                changed = Some(begins);
            }
        }
        let found = judged(&requirements, &facts, &modifiers, now);
        prop_assert_eq!(next_change(&found, &paris(), now), changed);
    }
}
