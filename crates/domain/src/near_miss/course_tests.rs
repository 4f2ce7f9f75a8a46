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

#[test]
fn whoever_gave_a_verdict_before_another_was_asked_for_is_set_aside_however_it_was_passed_on() {
    let passed = then(&[
        Deed::Returned(Reason::TooThin),
        Deed::Resent,
        Deed::Assigned(SECOND),
        Deed::Opened,
        Deed::Rejected(Reason::NotCare),
        Deed::AnotherAsked,
    ]);
    assert_eq!(passed.set_aside, [FIRST, SECOND], "both have judged it");
    for judge in [FIRST, SECOND] {
        assert_eq!(allows(&passed, Hand::Manager, Deed::Assigned(judge)), Err(Refused::SetAside));
        assert_eq!(allows(&passed, Hand::Machine, Deed::Assigned(judge)), Err(Refused::SetAside), "nor by a cover");
    }
}

#[test]
fn a_deed_is_kept_and_read_back_as_it_was_done() {
    for reason in Reason::ALL {
        for deed in [Deed::Returned(reason), Deed::Rejected(reason)] {
            assert_eq!(Deed::parse(deed.code(), None, deed.reason()), Some(deed));
            // a11: without its reason there is no such deed.
            assert_eq!(Deed::parse(deed.code(), None, None), None);
        }
        assert_eq!(Reason::parse(reason.code()), Some(reason));
    }
}

/// Every step there is, by the codes of the states before and after: what is not here is forbidden.
const STEPS: &[(&str, &str, &[&str])] = &[
    ("assigned", "assigned", &["sent", "assigned", "under_analysis", "returned"]),
    ("opened", "under_analysis", &["assigned"]),
    ("completed", "", &["sent", "assigned", "under_analysis"]),
    ("returned", "returned", &["under_analysis"]),
    ("resent", "under_analysis", &["returned"]),
    ("cleared", "", &["under_analysis"]),
    ("accepted", "accepted", &["under_analysis"]),
    ("rejected", "rejected", &["under_analysis"]),
    ("out_of_scope", "out_of_scope", &["under_analysis"]),
    ("another_asked", "sent", &["rejected", "returned"]),
    ("withdrawn", "withdrawn", &["sent", "assigned", "under_analysis", "returned"]),
    ("entered", "", &["accepted"]),
    ("unlinked", "", &["accepted"]),
];

/// Who may do what, whatever the state: the expert's deeds are those of the expert who has it.
fn may_ever(hand: Hand, deed: Deed, state: State) -> bool {
    match deed {
        Deed::Sent => false,
        Deed::Completed | Deed::Resent | Deed::Withdrawn | Deed::AnotherAsked => hand == Hand::Author,
        Deed::Assigned(_) | Deed::Unlinked => matches!(hand, Hand::Manager | Hand::Machine),
        Deed::Entered => hand == Hand::Machine,
        _ => matches!(hand, Hand::Expert(expert) if state.expert() == Some(expert)),
    }
}

proptest! {
    /// Every step is one of those written down, done by a hand whose it is; what it leaves behind follows from it.
    #[test]
    fn every_step_is_one_that_is_written_down(commands in proptest::collection::vec((hand(), deed()), 0..60)) {
        let first = date(2026, 3, 2);
        let mut deeds = vec![Dated { deed: Deed::Sent, on: first }];
        for (day, (hand, deed)) in commands.into_iter().enumerate() {
            let before = standing(&deeds).unwrap();
            if allows(&before, hand, deed).is_err() {
                continue;
            }
            prop_assert!(may_ever(hand, deed, before.state), "{:?} by {:?} in {:?}", deed, hand, before.state);
            let on = first.saturating_add(jiff::Span::new().days(i64::try_from(day).unwrap()));
            deeds.push(Dated { deed, on });
            let now = standing(&deeds).unwrap();
            let (_, to, from) = STEPS.iter().find(|(code, ..)| *code == deed.code()).unwrap();
            prop_assert!(from.contains(&before.state.code()), "{} in {}", deed.code(), before.state.code());
            let to = if to.is_empty() { before.state.code() } else { *to };
            prop_assert_eq!(now.state.code(), to);
            // a12: whatever happens, it was sent on the day it was sent on.
            prop_assert_eq!(now.sent_on, first);
            // a09: revisions are added by those who write them, one each, and never taken away.
            let writes = matches!(deed, Deed::Completed | Deed::Resent | Deed::Cleared);
            prop_assert_eq!(now.revisions, before.revisions + u32::from(writes));
            // a11: verdicts are added and stay as they were given.
            prop_assert_eq!(&now.verdicts[..before.verdicts.len()], &before.verdicts[..]);
            // Nobody who judged before another was asked for has it ever again.
            let asked = deeds.iter().position(|dated| dated.deed == Deed::AnotherAsked);
            if let (Some(asked), Some(expert)) = (asked, now.state.expert()) {
                let first_round = standing(&deeds[..asked]).unwrap();
                prop_assert!(first_round.verdicts.iter().all(|verdict| verdict.expert != expert));
            }
            // What was read back from a table is what was done.
            let expert = if let Deed::Assigned(expert) = deed { Some(expert) } else { None };
            prop_assert_eq!(Deed::parse(deed.code(), expert, deed.reason()), Some(deed));
        }
        // What nobody may do any more is not done by trying everything once more.
        let last = standing(&deeds).unwrap();
        if matches!(last.state, State::Withdrawn | State::OutOfScope) {
            for hand in [Hand::Author, Hand::Manager, Hand::Machine, Hand::Expert(FIRST), Hand::Expert(SECOND)] {
                for (code, ..) in STEPS {
                    let deed = Deed::parse(code, Some(SECOND), Some(Reason::NotCare)).unwrap();
                    prop_assert!(allows(&last, hand, deed).is_err());
                }
            }
        }
    }
}
