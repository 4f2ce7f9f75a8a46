use super::*;
use crate::calendar::days_after;
use crate::obligation::{Fact, Modifier, Party, Standing, obligations};
use crate::path::{calendar, requirements};
use crate::sample::{diligent, done_step, noon, prescrire_like, short_one};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const START: Date = date(2008, 1, 1);
const END: Date = date(2010, 2, 1);

/// Where somebody stands at noon of a day of the cohort of January 2008.
fn stands(facts: &[Fact], modifiers: &[Modifier], today: Date, withdrawn: bool) -> Completion {
    let programme = prescrire_like();
    let now = noon(today, &programme.zone);
    let found = obligations(&requirements(&programme, START), facts, modifiers, &programme.zone, now);
    completion(&programme, &found, withdrawn)
}

/// What somebody did who missed only those steps.
fn without(missed: &[&str]) -> Vec<Fact> {
    let mut facts = diligent(&prescrire_like(), START);
    facts.retain(|fact| !missed.contains(&fact.about.as_str()));
    facts
}

fn incomplete(missing: &[&str], withdrawn: bool) -> Completion {
    Completion::Incomplete { missing: missing.iter().map(|id| (*id).to_owned()).collect(), withdrawn }
}

fn excuse(requirement: &str) -> Modifier {
    Modifier::Excused { requirement: requirement.to_owned() }
}

#[test]
fn g01_the_whole_path_and_the_six_evaluations_complete_the_programme() {
    let zone = prescrire_like().zone;
    let at = noon(date(2009, 9, 1), &zone);
    assert_eq!(stands(&without(&[]), &[], END, false), Completion::Complete { at });
    assert_eq!(stands(&without(&[]), &[], date(2009, 9, 1), false), Completion::Complete { at });
}

#[test]
fn nothing_less_does() {
    let all = ["b1", "b2", "b3", "b4", "b5", "b6"];
    assert_eq!(stands(&[], &[], END, false), incomplete(&all, false));
    assert_eq!(stands(&without(&[]), &[], date(2009, 8, 31), false), incomplete(&["b6"], false));
    assert_eq!(stands(&without(&[]), &[], START, false), incomplete(&all, false));
    for one in all {
        assert_eq!(stands(&without(&[one]), &[], END, false), incomplete(&[one], false), "{one}");
    }
}

#[test]
fn what_does_not_count_is_not_asked_for() {
    let mut facts = without(&[]);
    facts.retain(|fact| fact.deed.0 != crate::path::BASELINE && fact.deed.0 != crate::path::COMMITMENT);
    assert!(matches!(stands(&facts, &[], END, false), Completion::Complete { .. }));
}

#[test]
fn i09_an_excuse_a_delay_or_a_hand_over_never_completes() {
    let missing = incomplete(&["b5"], false);
    assert_eq!(stands(&without(&["b5"]), &[excuse("b5")], END, false), missing);
    assert_eq!(stands(&without(&["b5"]), &[], date(2009, 9, 15), false), incomplete(&["b5"], false));
    let mut waiting = without(&[]);
    let b5 = waiting.iter_mut().find(|fact| fact.about == "b5").unwrap();
    b5.standing = Standing::Waiting(Party::Role("tutor".to_owned()));
    assert_eq!(stands(&waiting, &[], END, false), missing);
    let left = Modifier::Left { on: date(2009, 9, 1) };
    assert_eq!(stands(&without(&["b5", "b6"]), &[left], END, true), incomplete(&["b5", "b6"], true));
}

#[test]
fn i09_late_is_done_and_completes() {
    let programme = prescrire_like();
    let late = calendar(&programme, START).into_iter().find(|step| step.id == "b6").unwrap();
    let mut facts = without(&["b6"]);
    facts.push(done_step(&programme, &late, days_after(late.window.due, 10)));
    let at = noon(date(2010, 1, 10), &programme.zone);
    assert_eq!(stands(&facts, &[], END, false), Completion::Complete { at });
}

#[test]
fn i09_whoever_withdrew_has_not_completed() {
    assert_eq!(stands(&without(&[]), &[], END, true), incomplete(&[], true));
}

#[test]
fn g02_an_evaluation_opened_again_and_submitted_completes() {
    let programme = prescrire_like();
    let b3 = calendar(&programme, START).into_iter().find(|step| step.id == "b3").unwrap();
    let again = Modifier::Reopened { requirement: "b3".to_owned(), until: date(2009, 6, 30) };
    let mut facts = without(&["b3"]);
    assert_eq!(stands(&facts, std::slice::from_ref(&again), END, false), incomplete(&["b3"], false));
    facts.push(done_step(&programme, &b3, date(2009, 6, 15)));
    assert!(matches!(stands(&facts, &[again], END, false), Completion::Complete { .. }));
}

#[test]
fn i09_fewer_evaluations_than_expected_never_complete() {
    let programme = prescrire_like();
    let now = noon(END, &programme.zone);
    let mut found =
        obligations(&requirements(&programme, START), &diligent(&programme, START), &[], &programme.zone, now);
    found.retain(|obligation| obligation.requirement != "b4");
    assert_eq!(completion(&programme, &found, false), incomplete(&[], false));
    assert_eq!(completion(&programme, &[], false), incomplete(&[], false));
}

#[test]
fn g09_the_second_programme_asks_for_its_own_four() {
    let programme = short_one();
    let now = noon(END, &programme.zone);
    let requirements = requirements(&programme, START);
    let found = obligations(&requirements, &diligent(&programme, START), &[], &programme.zone, now);
    let at = noon(date(2008, 12, 1), &programme.zone);
    assert_eq!(completion(&programme, &found, false), Completion::Complete { at });
}

proptest! {
    #[test]
    fn i09_complete_if_and_only_if_every_counted_evaluation_was_submitted_and_nobody_withdrew(
        done in prop::collection::vec(any::<bool>(), 6), excused in prop::collection::vec(any::<bool>(), 6),
        withdrawn in any::<bool>(), reopened in any::<bool>(),
    ) {
        let names = ["b1", "b2", "b3", "b4", "b5", "b6"];
        let missed: Vec<&str> = names.into_iter().zip(&done).filter(|(_, done)| !**done).map(|(name, _)| name).collect();
        let mut modifiers: Vec<Modifier> =
            names.into_iter().zip(&excused).filter(|(_, excused)| **excused).map(|(name, _)| excuse(name)).collect();
        if reopened {
            let until = days_after(END, 30);
            modifiers.extend(missed.iter().map(|id| Modifier::Reopened { requirement: (*id).to_owned(), until }));
        }
        let found = stands(&without(&missed), &modifiers, END, withdrawn);
        prop_assert_eq!(matches!(found, Completion::Complete { .. }), missed.is_empty() && !withdrawn);
        if let Completion::Incomplete { missing, .. } = found {
            prop_assert_eq!(missing, missed);
        }
    }
}
