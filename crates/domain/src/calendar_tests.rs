use super::*;
use proptest::prelude::*;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_month_added_stays_inside_the_month_it_reaches() {
    let check = |start: Date, months: u16, expected: Date| {
        assert_eq!(months_after(start, months), expected, "{start} and {months} months");
    };
    check(date(2008, 1, 1), 0, date(2008, 1, 1));
    check(date(2008, 1, 1), 4, date(2008, 5, 1));
    check(date(2008, 1, 31), 1, date(2008, 2, 29));
    check(date(2009, 1, 31), 1, date(2009, 2, 28));
    check(date(2009, 1, 31), 2, date(2009, 3, 31));
    check(date(2009, 1, 31), 3, date(2009, 4, 30));
    check(date(2024, 8, 31), 6, date(2025, 2, 28));
    check(date(2024, 2, 29), 12, date(2025, 2, 28));
    check(date(2024, 2, 29), 48, date(2028, 2, 29));
    check(date(2024, 2, 29), 1, date(2024, 3, 29));
    check(date(9999, 12, 1), 1, Date::MAX);
}

#[test]
fn a_start_on_the_29th_of_february_keeps_its_day_wherever_the_month_has_it() {
    let start = date(2024, 2, 29);
    for months in 1..=60 {
        let reached = months_after(start, months);
        let expected = 29.min(reached.days_in_month());
        assert_eq!(reached.day(), expected, "after {months} months: {reached}");
    }
    let chained = (0..48).fold(start, |day, _| months_after(day, 1));
    assert_ne!(chained, months_after(start, 48), "a chained calendar loses the day; ours is not chained");
}

#[test]
fn a_period_ends_on_the_day_before_the_next_one_begins() {
    let check = |start: Date, months: u16, expected: Date| assert_eq!(period_end(start, months), expected, "{start}");
    check(date(2008, 1, 1), 4, date(2008, 4, 30));
    check(date(2008, 1, 1), 24, date(2009, 12, 31));
    check(date(2008, 1, 15), 4, date(2008, 5, 14));
    check(date(2024, 2, 29), 12, date(2025, 2, 27));
    check(date(2024, 8, 31), 6, date(2025, 2, 27));
    check(date(2024, 10, 31), 1, date(2024, 11, 29));
}

#[test]
fn days_are_counted_across_leap_days_and_backwards() {
    let check = |from: Date, to: Date, days: i32| assert_eq!(days_between(from, to), days, "{from} to {to}");
    check(date(2008, 1, 1), date(2008, 1, 1), 0);
    check(date(2008, 2, 28), date(2008, 3, 1), 2);
    check(date(2009, 2, 28), date(2009, 3, 1), 1);
    check(date(2008, 3, 1), date(2008, 2, 28), -2);
    check(date(2008, 1, 1), date(2010, 1, 1), 731);
}

#[test]
fn an_instant_falls_before_in_or_after_a_window() {
    let window = Window { opens: date(2008, 4, 1), due: date(2008, 4, 30), locks: date(2008, 5, 30) };
    let check = |today: Date, expected: Moment, left: i32| {
        assert_eq!(window.at(today), expected, "{today}");
        assert_eq!(window.days_left(today), left, "{today}");
    };
    check(date(2008, 3, 31), Moment::Before, 30);
    check(date(2008, 4, 1), Moment::OnTime, 29);
    check(date(2008, 4, 30), Moment::OnTime, 0);
    check(date(2008, 5, 1), Moment::Late, -1);
    check(date(2008, 5, 30), Moment::Late, -30);
    check(date(2008, 5, 31), Moment::Locked, -31);
    let moved = window.extended(10);
    assert_eq!((moved.opens, moved.due, moved.locks), (window.opens, date(2008, 5, 10), date(2008, 6, 9)));
}

/// The first instant of the day, its last second, and how many hours it lasts.
fn day(zone_name: &str, day: Date, begins: &str, ends: &str) {
    let zone = zone(zone_name);
    assert_eq!(day_begins(day, &zone), at(begins), "{day} begins in {zone_name}");
    assert_eq!(day_ends(day, &zone), at(ends), "{day} ends in {zone_name}");
    assert_eq!(civil_date(at(begins), &zone), day, "{day} in {zone_name}");
    assert_eq!(civil_date(at(ends), &zone), day, "{day} in {zone_name}");
}

#[test]
fn a_day_in_paris_lasts_23_24_or_25_hours() {
    day("Europe/Paris", date(2008, 1, 1), "2007-12-31T23:00:00Z", "2008-01-01T22:59:59Z");
    day("Europe/Paris", date(2008, 3, 30), "2008-03-29T23:00:00Z", "2008-03-30T21:59:59Z");
    day("Europe/Paris", date(2008, 10, 26), "2008-10-25T22:00:00Z", "2008-10-26T22:59:59Z");
}

#[test]
fn a_day_without_midnight_begins_when_the_clock_jumps() {
    day("America/Sao_Paulo", date(2017, 10, 15), "2017-10-15T03:00:00Z", "2017-10-16T01:59:59Z");
    day("Africa/Cairo", date(2023, 4, 28), "2023-04-27T22:00:00Z", "2023-04-28T20:59:59Z");
    day("Asia/Beirut", date(2024, 3, 31), "2024-03-30T22:00:00Z", "2024-03-31T20:59:59Z");
    // The eve ends at the jump.
    day("America/Sao_Paulo", date(2017, 10, 14), "2017-10-14T03:00:00Z", "2017-10-15T02:59:59Z");
}

#[test]
fn a_day_whose_last_hour_comes_twice_ends_after_the_second_one() {
    day("America/Sao_Paulo", date(2018, 2, 17), "2018-02-17T02:00:00Z", "2018-02-18T02:59:59Z");
    day("America/Nuuk", date(2024, 10, 26), "2024-10-26T01:00:00Z", "2024-10-27T01:59:59Z");
    // Midnight comes twice in Havana: the day begins at the first.
    day("America/Havana", date(2024, 11, 3), "2024-11-03T04:00:00Z", "2024-11-04T04:59:59Z");
}

#[test]
fn a_day_that_a_country_skipped_ends_with_the_day_before() {
    let apia = zone("Pacific/Apia");
    assert_eq!(day_ends(date(2011, 12, 29), &apia), at("2011-12-30T09:59:59Z"));
    assert_eq!(day_begins(date(2011, 12, 31), &apia), at("2011-12-30T10:00:00Z"));
    assert_eq!(day_ends(date(2011, 12, 30), &apia), day_ends(date(2011, 12, 29), &apia));
}

fn some_date() -> impl Strategy<Value = Date> {
    (1970i16..2100, 1i8..=12, 1i8..=31).prop_map(|(year, month, day)| {
        let first = date(year, month, 1);
        date(year, month, day.min(first.days_in_month()))
    })
}

fn some_zone() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Europe/Paris",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Asia/Beirut",
        "America/Havana",
        "America/Nuuk",
        "America/Asuncion",
        "Pacific/Auckland",
        "Australia/Lord_Howe",
        "Indian/Reunion",
        "America/Guadeloupe",
    ])
}

proptest! {
    #[test]
    fn months_reach_the_month_asked_for_with_the_day_of_the_start(start in some_date(), months in 0u16..600) {
        let reached = months_after(start, months);
        let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        prop_assert_eq!(count(reached) - count(start), i32::from(months));
        prop_assert_eq!(reached.day(), start.day().min(reached.days_in_month()));
    }

    #[test]
    fn a_longer_period_never_ends_earlier(start in some_date(), months in 0u16..600) {
        prop_assert!(period_end(start, months) < period_end(start, months + 1));
        prop_assert_eq!(days_after(period_end(start, months), 1), months_after(start, months));
    }

    #[test]
    fn days_between_is_antisymmetric_and_undone_by_adding(a in some_date(), days in 0u16..40_000, b in some_date()) {
        prop_assert_eq!(days_between(a, b), -days_between(b, a));
        prop_assert_eq!(days_between(a, days_after(a, days)), i32::from(days));
        prop_assert_eq!(days_before(days_after(a, days), days), a);
    }

    #[test]
    fn a_day_begins_and_ends_on_itself_whatever_the_clocks_do(day in some_date(), name in some_zone()) {
        let zone = zone(name);
        let second = SignedDuration::from_secs(1);
        let (begins, ends) = (day_begins(day, &zone), day_ends(day, &zone));
        prop_assert_eq!(civil_date(begins, &zone), day);
        prop_assert_eq!(civil_date(ends, &zone), day);
        prop_assert!(civil_date(begins - second, &zone) < day);
        prop_assert!(civil_date(ends + second, &zone) > day);
        prop_assert_eq!(ends + second, day_begins(days_after(day, 1), &zone));
    }

    #[test]
    fn every_day_of_a_life_has_one_place_in_a_window(
        opens in some_date(), open_days in 0u16..400, grace in 0u16..90, offset in 0u16..700,
    ) {
        let due = days_after(opens, open_days);
        let window = Window { opens, due, locks: days_after(due, grace) };
        let today = days_after(days_before(opens, 100), offset);
        let expected = if today < opens { Moment::Before }
            else if today <= due { Moment::OnTime }
            else if today <= window.locks { Moment::Late }
            else { Moment::Locked };
        prop_assert_eq!(window.at(today), expected);
        prop_assert_eq!(window.days_left(today) >= 0, matches!(expected, Moment::Before | Moment::OnTime));
    }
}
