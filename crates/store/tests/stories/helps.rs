//! Helps in practice: tallies, option cards and the marks of those whom they helped, self-checks.

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use domain::option_help::{Deed, Standing};
use domain::tally::Tap;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::departure::{self, Departure};
use store::option_card::{self, DeedKind, OptionCard};
use store::self_check::{self, SelfCheck};
use store::testing::on_both;
use store::{StoreError, tally};

fn key(enrolment: i64) -> EnrolmentKey {
    EnrolmentKey { org: OrgId(1), cohort: CohortId(5), enrolment: EnrolmentId(enrolment) }
}

fn day(month: i8, day: i8) -> Date {
    date(2008, month, day)
}

#[test]
fn taps_are_kept_in_the_order_they_were_made_and_the_last_is_taken_back_first() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            for (on, done) in [(day(1, 2), true), (day(1, 2), false), (day(1, 3), true)] {
                tally::add(tx, key(1), 7, Tap { on, done })?;
            }
            tally::add(tx, key(1), 8, Tap { on: day(1, 2), done: true })?;
            tally::add(tx, key(2), 7, Tap { on: day(1, 2), done: true })?;
            let all = tally::list(tx, key(1))?;
            let that_day = tally::count(tx, key(1), 7, day(1, 2))?;
            let removed = [tally::remove_last(tx, key(1), 7)?, tally::remove_last(tx, key(1), 7)?];
            tally::add(tx, key(1), 7, Tap { on: day(1, 2), done: false })?;
            let left = tally::list(tx, key(1))?;
            tally::remove_all(tx, key(1))?;
            let none = tally::remove_last(tx, key(1), 7)?;
            Ok::<_, StoreError>((all, that_day, removed, left, none, tally::list(tx, key(2))?.len()))
        });
        let tap = |goal: u16, on, done| (goal, Tap { on, done });
        let (first, second) = (tap(7, day(1, 2), true), tap(7, day(1, 2), false));
        let eight = tap(8, day(1, 2), true);
        let all = vec![first, second, tap(7, day(1, 3), true), eight];
        assert_eq!(told, Ok((all, 2, [true, true], vec![first, second, eight], false, 1)));
    });
}

fn card(id: i64) -> OptionCard {
    OptionCard {
        id,
        goal: "nsaid".into(),
        obstacle: "time.visit".into(),
        words: r#"{"fr":"…"}"#.into(),
        author: PersonId(3),
        at: Timestamp::UNIX_EPOCH,
        standing: Standing::Proposed,
        reason: String::new(),
    }
}

#[test]
fn a_card_is_signed_and_retired_once_each_and_belongs_to_one_programme() {
    on_both(|world| {
        let deed = Deed { by: PersonId(4), at: Timestamp::UNIX_EPOCH };
        let again = deed.clone();
        let told = world.store.write(move |tx| {
            let deed = again.clone();
            for id in [10, 11, 12] {
                option_card::add(tx, OrgId(1), "pip", &card(id))?;
            }
            option_card::add(tx, OrgId(2), "pip", &card(10))?;
            let org = OrgId(1);
            let signed = option_card::add_deed(tx, org, "pip", 11, DeedKind::Signed, &deed, "")?;
            let twice = option_card::add_deed(tx, org, "pip", 11, DeedKind::Signed, &deed, "")?;
            option_card::add_deed(tx, org, "pip", 12, DeedKind::Signed, &deed, "")?;
            let retired = option_card::add_deed(tx, org, "pip", 12, DeedKind::Retired, &deed, "périmée")?;
            let others = option_card::list(tx, OrgId(2), "pip")?.len() + option_card::list(tx, org, "other")?.len();
            Ok::<_, StoreError>(((signed, twice, retired), option_card::list(tx, org, "pip")?, others))
        });
        let standing = |id, standing, reason: &str| OptionCard { standing, reason: reason.into(), ..card(id) };
        let expected = vec![
            card(10),
            standing(11, Standing::Signed(deed.clone()), ""),
            standing(12, Standing::Retired(deed), "périmée"),
        ];
        assert_eq!(told, Ok(((true, false, true), expected, 1)));
    });
}

#[test]
fn i13_the_figure_of_a_month_stays_whatever_people_mark_take_back_or_leave_in_it() {
    on_both(|world| {
        let (may, june) = (day(5, 1), day(6, 1));
        let told = world.store.write(move |tx| {
            for person in 1..=4 {
                option_card::mark(tx, key(person), 10, day(4, 20), day(4, 1))?;
            }
            option_card::mark(tx, key(9), 11, day(4, 20), day(4, 1))?;
            let mut seen = vec![option_card::count_marks(tx, OrgId(1), CohortId(5), may)?];
            // During May: one marks, one takes back, one takes back and marks again, one leaves for good.
            option_card::mark(tx, key(5), 10, day(5, 3), may)?;
            option_card::unmark(tx, key(1), 10, day(5, 4))?;
            option_card::unmark(tx, key(2), 10, day(5, 4))?;
            option_card::mark(tx, key(2), 10, day(5, 6), may)?;
            option_card::mark(tx, key(3), 10, day(5, 6), may)?;
            let left = Departure { on: day(5, 7), answers: None, at: Timestamp::UNIX_EPOCH };
            departure::add(tx, key(4), &left)?;
            seen.push(option_card::count_marks(tx, OrgId(1), CohortId(5), may)?);
            seen.push(option_card::count_marks(tx, OrgId(1), CohortId(5), june)?);
            let own = (option_card::marked(tx, key(1))?, option_card::marked(tx, key(2))?);
            let elsewhere = option_card::count_marks(tx, OrgId(1), CohortId(6), june)?;
            Ok::<_, StoreError>((seen, own, elsewhere))
        });
        let (in_may, in_june) = (vec![(10, 4), (11, 1)], vec![(10, 3), (11, 1)]);
        assert_eq!(told, Ok((vec![in_may.clone(), in_may, in_june], (vec![], vec![10]), vec![])));
    });
}

#[test]
fn a_self_check_is_saved_over_the_one_of_the_same_year() {
    on_both(|world| {
        let check = |year, on, answers: &[u8]| SelfCheck { year, on, answers: answers.to_vec() };
        let told = world.store.write(move |tx| {
            self_check::save(tx, key(1), &check(2, day(3, 1), b"two"))?;
            self_check::save(tx, key(1), &check(1, day(2, 1), b"one"))?;
            self_check::save(tx, key(1), &check(1, day(2, 9), b"\xff\x00"))?;
            Ok::<_, StoreError>((self_check::list(tx, key(1))?, self_check::list(tx, key(2))?))
        });
        let one = check(1, day(2, 9), b"\xff\x00");
        assert_eq!(told, Ok((vec![one, check(2, day(3, 1), b"two")], vec![])));
    });
}
