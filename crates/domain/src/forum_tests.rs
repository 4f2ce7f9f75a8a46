use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::sample;

#[test]
fn i17_one_forum_a_goal_or_a_set_as_the_definition_says() {
    let by_goal = sample::prescrire_like();
    assert_eq!(topics(&by_goal).len(), by_goal.goals.len());
    let by_set = sample::short_one();
    assert_eq!(topics(&by_set), [Topic::Set(1), Topic::Set(2)]);
    for programme in [&by_goal, &by_set] {
        for topic in topics(programme) {
            assert_eq!(Topic::parse(programme, &topic.code()), Some(topic));
        }
        assert_eq!(Topic::parse(programme, "no-such-forum"), None);
    }
    let goal = &by_set.goals[0].id;
    assert_eq!(Topic::of_goal(&by_set, goal, 2), Topic::Set(2));
    assert_eq!(Topic::of_goal(&by_goal, goal, 2), Topic::Goal(goal.clone()));
}

#[test]
fn i17_only_those_who_chose_the_goal_write() {
    let goal = |name: &str| GoalId(name.to_owned());
    let chosen = [(goal("a"), 1), (goal("b"), 1)];
    for (topic, expected) in
        [(Topic::Goal(goal("a")), true), (Topic::Goal(goal("c")), false), (Topic::Set(1), true), (Topic::Set(2), false)]
    {
        assert_eq!(topic.is_of(&chosen), expected, "{topic:?}");
        assert!(!topic.is_of(&[]), "nothing chosen yet");
    }
}

#[test]
fn how_a_post_stands_follows_from_what_was_done_to_it() {
    use Deed::{Hidden, Redacted, Shown, TakenBack};
    for (deeds, expected) in [
        (&[][..], Standing::Visible),
        (&[Hidden], Standing::Hidden),
        (&[Hidden, Shown], Standing::Visible),
        (&[Redacted], Standing::Redacted),
        (&[Redacted, Hidden], Standing::Hidden),
        (&[Hidden, Redacted], Standing::Hidden),
        (&[Redacted, Hidden, Shown], Standing::Redacted),
        (&[Hidden, TakenBack], Standing::TakenBack),
        (&[TakenBack, Shown], Standing::TakenBack),
    ] {
        assert_eq!(standing(deeds), expected, "{deeds:?}");
    }
    assert!(!allows(Standing::Visible, Shown) && allows(Standing::Hidden, Shown));
    assert!(!allows(Standing::Hidden, Hidden) && allows(Standing::Redacted, Hidden));
    for deed in Deed::ALL {
        assert!(!allows(Standing::TakenBack, deed), "what was taken back is gone");
        assert_eq!(Deed::parse(deed.code()), Some(deed));
    }
}

#[test]
fn i16_two_persons_open_a_voice_for_a_few_days() {
    let (asked_by, other) = (PersonId(1), PersonId(2));
    assert!(!may_answer(asked_by, asked_by) && may_answer(asked_by, other));
    let until = date(2010, 6, 30);
    let said = |consented| Some(Answer { by: other, on: date(2010, 1, 10), consented });
    assert_eq!(opening(None, until, date(2010, 1, 10)), Opening::Asked);
    assert_eq!(opening(None, until, date(2010, 7, 1)), Opening::Over(until), "the secret is gone");
    assert_eq!(opening(said(false), until, date(2010, 1, 11)), Opening::Declined(date(2010, 1, 10)));
    assert_eq!(opening(said(true), until, date(2010, 1, 17)), Opening::Readable(date(2010, 1, 17)));
    assert_eq!(opening(said(true), until, date(2010, 1, 18)), Opening::Over(date(2010, 1, 10)));
    let soon = date(2010, 1, 12);
    assert_eq!(opening(said(true), soon, soon), Opening::Readable(soon), "never beyond the thread's retention");
    assert_eq!(opening(said(true), soon, date(2010, 1, 13)), Opening::Over(date(2010, 1, 10)));
}

#[test]
fn i16_no_role_both_asks_who_wrote_and_consents_to_it() {
    use crate::authority::{Grant, Right, grant};
    let (Grant::Hats(ask), Grant::Hats(consent)) = (grant(Right::ModerateForum), grant(Right::ConsentToOpening)) else {
        panic!("both are for hats")
    };
    assert!(!ask.is_empty() && !consent.is_empty());
    assert!(ask.iter().all(|role| !consent.contains(role)), "two roles, whoever wears them: {ask:?}, {consent:?}");
}

#[test]
fn the_secret_of_a_thread_ends_six_months_after_its_cohort() {
    let programme = sample::prescrire_like();
    let closes = closes_on(&programme, date(2008, 1, 1));
    assert_eq!(secret_until(&programme, date(2008, 1, 1)), months_after(closes, 6));
}

proptest! {
    #[test]
    fn i15_names_differ_within_a_thread_and_are_not_the_same_in_another(thread: u64, other: u64) {
        let names = |thread| (1..=WORDS * WORDS).map(|number| name(thread, number)).collect::<Vec<_>>();
        let here = names(thread);
        let told_apart: BTreeSet<_> = here.iter().map(|name| format!("{name:?}")).collect();
        prop_assert_eq!(told_apart.len(), here.len());
        prop_assert!(here.windows(2).all(|pair| match (pair[0], pair[1]) {
            (Name::Words(one, two), Name::Words(three, four)) => one != three && two != four,
            _ => false,
        }), "neighbours share no word");
        prop_assert_eq!(name(thread, WORDS * WORDS + 1), Name::Number(WORDS * WORDS + 1));
        if thread % 1024 != other % 1024 {
            prop_assert_ne!(names(other)[0], here[0], "the first voice of another thread has another name");
        }
    }
}
