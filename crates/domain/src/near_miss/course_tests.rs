use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const FIRST: PersonId = PersonId(1);
const SECOND: PersonId = PersonId(2);

fn after(deeds: &[Deed]) -> Standing {
    let dated: Vec<Dated> = deeds.iter().map(|deed| Dated { deed: *deed, on: date(2026, 3, 2) }).collect();
    standing(&dated).unwrap()
}

const READ: [Deed; 3] = [Deed::Sent, Deed::Assigned(FIRST), Deed::Opened];

fn then(more: &[Deed]) -> Standing {
    after(&[&READ, more].concat())
}

#[test]
fn from_sending_to_the_base() {
    assert_eq!(after(&[Deed::Sent]).state, State::Sent);
    assert_eq!(after(&READ[..2]).state, State::Assigned { expert: FIRST });
    assert_eq!(after(&READ).state, State::UnderAnalysis { expert: FIRST });
    let accepted = then(&[Deed::Cleared, Deed::Accepted]);
    assert_eq!(accepted.state, State::Accepted { expert: FIRST });
    assert!(!accepted.entered);
    assert!(then(&[Deed::Cleared, Deed::Accepted, Deed::Entered]).entered);
}

#[test]
fn a07_nothing_but_an_accepted_near_miss_enters_the_base_and_only_once() {
    for other in [
        then(&[]),
        then(&[Deed::Returned(Reason::TooThin)]),
        then(&[Deed::Rejected(Reason::NotCare)]),
        then(&[Deed::OutOfScope]),
        then(&[Deed::Withdrawn]),
    ] {
        assert_eq!(allows(&other, Hand::Machine, Deed::Entered), Err(Refused::NotNow), "{:?}", other.state);
    }
    let entered = then(&[Deed::Cleared, Deed::Accepted, Deed::Entered]);
    assert_eq!(allows(&entered, Hand::Machine, Deed::Entered), Err(Refused::NotNow));
}

#[test]
fn a08_without_a_sending_there_is_no_course() {
    assert_eq!(standing(&[]), None);
    let assigned = Dated { deed: Deed::Assigned(FIRST), on: date(2026, 3, 2) };
    assert_eq!(standing(&[assigned]), None);
}

#[test]
fn a09_what_is_added_after_the_clearing_must_be_cleared_again() {
    let added = then(&[Deed::Cleared, Deed::Completed]);
    assert!(!added.cleared);
    assert_eq!(allows(&added, Hand::Expert(FIRST), Deed::Accepted), Err(Refused::NotCleared));
    assert_eq!(added.revisions, 3);
}

#[test]
fn what_can_be_mended_is_returned_before_it_is_rejected() {
    let read = then(&[]);
    let reject = |reason| allows(&read, Hand::Expert(FIRST), Deed::Rejected(reason));
    assert_eq!(reject(Reason::TooThin), Err(Refused::CanBeMended));
    assert_eq!(reject(Reason::NotCare), Ok(()));
    let back = then(&[Deed::Returned(Reason::TooThin), Deed::Resent]);
    assert_eq!(allows(&back, Hand::Expert(FIRST), Deed::Rejected(Reason::TooThin)), Ok(()));
}

#[test]
fn another_expert_is_asked_for_once_and_is_not_the_first() {
    let once = then(&[Deed::Returned(Reason::TooThin)]);
    assert_eq!(allows(&once, Hand::Author, Deed::AnotherAsked), Err(Refused::NotNow));
    let twice = then(&[Deed::Returned(Reason::TooThin), Deed::Resent, Deed::Returned(Reason::NoAnalysis)]);
    assert_eq!(allows(&twice, Hand::Author, Deed::AnotherAsked), Ok(()));
    let rejected = [&READ[..], &[Deed::Rejected(Reason::NotCare)]].concat();
    let asked = after(&[&rejected[..], &[Deed::AnotherAsked]].concat());
    assert_eq!(asked.state, State::Sent);
    assert_eq!(allows(&asked, Hand::Manager, Deed::Assigned(FIRST)), Err(Refused::SetAside));
    assert_eq!(allows(&asked, Hand::Manager, Deed::Assigned(SECOND)), Ok(()));
    let second = [&rejected[..], &[Deed::AnotherAsked, Deed::Assigned(SECOND), Deed::Opened]].concat();
    let again = after(&[&second[..], &[Deed::Rejected(Reason::NotCare)]].concat());
    assert_eq!(again.verdicts.len(), 2);
    assert_eq!(allows(&again, Hand::Author, Deed::AnotherAsked), Err(Refused::AskedAlready));
}

#[test]
fn only_its_own_expert_judges_it() {
    let read = then(&[Deed::Cleared]);
    for deed in [Deed::Accepted, Deed::Rejected(Reason::NotCare), Deed::Returned(Reason::TooThin), Deed::OutOfScope] {
        assert_eq!(allows(&read, Hand::Expert(SECOND), deed), Err(Refused::NotYours));
        assert_eq!(allows(&read, Hand::Author, deed), Err(Refused::NotYours));
        assert_eq!(allows(&read, Hand::Manager, deed), Err(Refused::NotYours));
        assert_eq!(allows(&read, Hand::Expert(FIRST), deed), Ok(()));
    }
}

fn is_accepted(standing: &Standing) -> bool {
    matches!(standing.state, State::Accepted { .. })
}

fn deed() -> impl Strategy<Value = Deed> {
    let reasons = proptest::sample::select(Reason::ALL.to_vec());
    let experts = prop_oneof![Just(FIRST), Just(SECOND)];
    prop_oneof![
        Just(Deed::Sent),
        experts.prop_map(Deed::Assigned),
        Just(Deed::Opened),
        Just(Deed::Completed),
        reasons.clone().prop_map(Deed::Returned),
        Just(Deed::Resent),
        Just(Deed::Cleared),
        Just(Deed::Accepted),
        reasons.prop_map(Deed::Rejected),
        Just(Deed::OutOfScope),
        Just(Deed::AnotherAsked),
        Just(Deed::Withdrawn),
        Just(Deed::Entered),
        Just(Deed::Unlinked),
    ]
}

fn hand() -> impl Strategy<Value = Hand> {
    prop_oneof![
        Just(Hand::Author),
        Just(Hand::Manager),
        Just(Hand::Machine),
        Just(Hand::Expert(FIRST)),
        Just(Hand::Expert(SECOND)),
    ]
}

proptest! {
    /// No sequence of commands reaches a forbidden state, and a refusal leaves everything as it was.
    #[test]
    fn no_sequence_of_commands_reaches_a_forbidden_state(commands in proptest::collection::vec((hand(), deed()), 0..40)) {
        let on = date(2026, 3, 2);
        let mut deeds = vec![Dated { deed: Deed::Sent, on }];
        for (hand, deed) in commands {
            let before = standing(&deeds).unwrap();
            let allowed = allows(&before, hand, deed).is_ok();
            if allowed {
                deeds.push(Dated { deed, on });
            }
            let now = standing(&deeds).unwrap();
            if !allowed {
                prop_assert_eq!(&now, &before);
            }
            // a07: what is in the base was accepted.
            prop_assert!(!now.entered || is_accepted(&now));
            prop_assert!(!now.unlinked || now.entered);
            // a09: what was accepted is a revision that its expert cleared.
            if is_accepted(&now) {
                prop_assert!(now.cleared);
            }
            // What is settled stays so, but for one request of another expert.
            if before.state.is_settled() && now.state != before.state {
                prop_assert_eq!(deed, Deed::AnotherAsked);
            }
            // Whoever gave the first verdict has it no more.
            prop_assert!(now.state.expert().is_none_or(|expert| !now.set_aside.contains(&expert)));
            prop_assert!(deeds.iter().filter(|dated| dated.deed == Deed::AnotherAsked).count() <= 1);
            // a11: every return and rejection carries a reason and stays.
            prop_assert_eq!(
                now.verdicts.iter().filter(|verdict| verdict.deed.reason().is_some()).count(),
                deeds.iter().filter(|dated| dated.deed.reason().is_some()).count()
            );
        }
    }

    /// Deeds that nobody was allowed to do change nothing when a damaged table holds them.
    #[test]
    fn a_damaged_table_brings_about_no_forbidden_state(deeds in proptest::collection::vec(deed(), 0..40)) {
        let on = date(2026, 3, 2);
        let mut dated = vec![Dated { deed: Deed::Sent, on }];
        dated.extend(deeds.into_iter().map(|deed| Dated { deed, on }));
        let now = standing(&dated).unwrap();
        prop_assert!(!now.entered || is_accepted(&now));
        if is_accepted(&now) {
            prop_assert!(now.cleared);
        }
    }
}
