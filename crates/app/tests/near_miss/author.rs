//! The author's side.

use std::collections::BTreeSet;

use app::Error;
use app::near_miss::{self, Revising, SendAs, Sending, Start};
use app::testing::bodies::{House, near_miss_answers, sending};
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use domain::near_miss::consent::{Consent, Use};
use domain::near_miss::content::{FieldKey, Value};
use domain::text::Language;

const STORY: &str = "Au moment de l'induction, la seringue de suxaméthonium portait l'étiquette de l'atropine. L'infirmière l'a vu et nous avons tout repris.";

fn scene(world: &World) -> (House, Somebody, Somebody) {
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let other = world.given_a_doctor(&house, "Dominique Deux", "770000002");
    (house, camille, other)
}

fn then_invalid<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str, message: &str) {
    match outcome {
        Err(Error::Invalid(faults)) => {
            assert!(faults.iter().any(|it| it.field == field && it.message == message), "{faults:?}");
        }
        other => panic!("it should be invalid: {other:?}"),
    }
}

#[test]
fn a08_a_draft_is_its_authors_alone() {
    on_both(|world| {
        let (house, camille, other) = scene(world);
        let (reference, _) = world.when_they_write(&house, &camille, STORY);
        let app = &world.app;
        assert_eq!(near_miss::drafts(app, &camille.actor, house.org).unwrap().len(), 1);
        assert!(near_miss::drafts(app, &other.actor, house.org).unwrap().is_empty());
        let theirs = near_miss::draft(app, &other.actor, house.org, &reference);
        assert!(matches!(theirs, Err(Error::NotFound(_))));
        for actor in house.experts.iter().chain([&house.manager]) {
            then_refused(near_miss::draft(app, actor, house.org, &reference));
        }
        let stolen = near_miss::send(app, &other.actor, house.org, sending(&reference, 2));
        assert!(matches!(stolen, Err(Error::NotFound(_))));
        assert!(near_miss::own(app, &camille.actor, house.org, None).unwrap().lines.is_empty(), "never shown as sent");
        near_miss::discard(app, &camille.actor, house.org, &reference).unwrap();
        assert!(near_miss::drafts(app, &camille.actor, house.org).unwrap().is_empty());
    });
}

#[test]
fn two_devices_notice_each_other_and_nothing_typed_is_lost() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let (reference, seen) = world.when_they_write(&house, &camille, STORY);
        let app = &world.app;
        let narrative = FieldKey::once("narrative");
        let saying = |words: &str| vec![(narrative.clone(), Some(Value::Words(words.to_owned())))];
        let one = near_miss::save(app, &camille.actor, house.org, &reference, (&saying("Un."), seen)).unwrap();
        assert!(one.clashes.is_empty());
        let two = near_miss::save(app, &camille.actor, house.org, &reference, (&saying("Deux."), seen)).unwrap();
        assert_eq!(two.clashes[0].kept, Some(Value::Words("Un.".into())));
        assert_eq!(two.clashes[0].sent, Some(Value::Words("Deux.".into())));
        let stale = near_miss::send(app, &camille.actor, house.org, sending(&reference, seen));
        then_conflict(stale, "fault-other-device");
        let bad = vec![(FieldKey::once("actual"), Some(Value::Code("9".into())))];
        let outcome = near_miss::save(app, &camille.actor, house.org, &reference, (&bad, two.version));
        then_invalid(outcome, "actual", "fault-answer-not-in-list");
    });
}

#[test]
fn a_near_miss_is_sent_once_and_followed_by_its_author() {
    on_both(|world| {
        let (house, camille, other) = scene(world);
        let app = &world.app;
        let (reference, seen) = world.when_they_write(&house, &camille, STORY);
        let receipt = near_miss::send(app, &camille.actor, house.org, sending(&reference, seen)).unwrap();
        let again = near_miss::send(app, &camille.actor, house.org, sending(&reference, seen));
        assert!(matches!(again, Err(Error::NotFound(_))), "the draft is gone");
        let own = near_miss::read_own(app, &camille.actor, house.org, &receipt.reference).unwrap();
        assert_eq!(own.last().unwrap().content.get("narrative"), Some(&Value::Words(STORY.into())));
        assert_eq!((own.line.state.code(), own.line.is_sender), ("sent", true));
        assert!(own.may.complete && own.may.withdraw && !own.may.resend);
        assert!(own.readings.is_empty());
        let theirs = near_miss::read_own(app, &other.actor, house.org, &receipt.reference);
        assert!(matches!(theirs, Err(Error::NotFound(_))));
        near_miss::withdraw(app, &camille.actor, house.org, &receipt.reference).unwrap();
        then_conflict(
            near_miss::withdraw(app, &camille.actor, house.org, &receipt.reference),
            "fault-near-miss-not-now",
        );
    });
}

#[test]
fn a09_what_was_sent_is_only_added_to() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let app = &world.app;
        let receipt = world.when_they_report(&house, &camille, STORY);
        let mut revising = Revising {
            reference: receipt.reference.clone(),
            seen: 1,
            changes: vec![(FieldKey::once("potential"), Some(Value::Code("5".into())))],
            justified: BTreeSet::new(),
            language: Language::french(),
        };
        near_miss::complete(app, &camille.actor, house.org, &revising).unwrap();
        let own = near_miss::read_own(app, &camille.actor, house.org, &receipt.reference).unwrap();
        let said: Vec<_> = own.revisions.iter().map(|it| it.content.get("potential").cloned()).collect();
        assert_eq!(said, [Some(Value::Code("4".into())), Some(Value::Code("5".into()))]);
        assert_eq!(own.line.head.potential.as_deref(), Some("5"));
        then_conflict(near_miss::complete(app, &camille.actor, house.org, &revising), "fault-other-device");
        revising.seen = 2;
        then_conflict(near_miss::resend(app, &camille.actor, house.org, &revising), "fault-near-miss-not-now");
    });
}

#[test]
fn a02_what_would_give_somebody_away_is_rewritten_or_justified_before_it_leaves() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let app = &world.app;
        let words = "Madame Durand, joignable au 06 12 34 56 78, a reçu la mauvaise seringue.";
        let (reference, seen) = world.when_they_write(&house, &camille, words);
        let outcome = near_miss::send(app, &camille.actor, house.org, sending(&reference, seen));
        then_invalid(outcome, "narrative", "fault-near-miss-identifiers");
        let draft = near_miss::draft(app, &camille.actor, house.org, &reference).unwrap();
        let found = near_miss::findings(&draft.content, &Language::french());
        let marks: BTreeSet<String> = found.iter().map(|finding| finding.mark.clone()).collect();
        assert!(found.iter().any(|finding| finding.text.contains("Durand")), "{found:?}");
        let mut all_but_one = marks.clone();
        all_but_one.pop_first();
        let some = Sending { justified: all_but_one, ..sending(&reference, seen) };
        then_invalid(near_miss::send(app, &camille.actor, house.org, some), "narrative", "fault-near-miss-identifiers");
        let all = Sending { justified: marks.clone(), ..sending(&reference, seen) };
        let receipt = near_miss::send(app, &camille.actor, house.org, all).unwrap();
        let own = near_miss::read_own(app, &camille.actor, house.org, &receipt.reference).unwrap();
        assert_eq!(own.revisions[0].justified, marks);
    });
}

#[test]
fn a10_a_serious_event_is_not_taken_and_nothing_typed_is_lost() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let app = &world.app;
        let (reference, seen) = world.when_they_write(&house, &camille, STORY);
        let yes = |field: &str| (FieldKey::once(field), Some(Value::YesNo(true)));
        let mut changes = vec![yes("unexpected"), yes("life_threatened")];
        changes.push((FieldKey::once("permanent_deficit"), Some(Value::YesNo(false))));
        let saved = near_miss::save(app, &camille.actor, house.org, &reference, (&changes, seen)).unwrap();
        let outcome = near_miss::send(app, &camille.actor, house.org, sending(&reference, saved.version));
        then_invalid(outcome, "unexpected", "fault-near-miss-is-serious");
        let draft = near_miss::draft(app, &camille.actor, house.org, &reference).unwrap();
        assert_eq!(draft.written().content.get("narrative"), Some(&Value::Words(STORY.into())));
    });
}

#[test]
fn what_is_missing_is_named_and_a_team_one_is_not_in_cannot_be_sent_for() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let app = &world.app;
        let reference = near_miss::begin(app, &camille.actor, house.org, &Start::Words(STORY.into())).unwrap();
        let outcome = near_miss::send(app, &camille.actor, house.org, sending(&reference, 1));
        then_invalid(outcome, "specialty", "fault-answer-missing");
        near_miss::save(app, &camille.actor, house.org, &reference, (&near_miss_answers(), 1)).unwrap();
        let team = Sending { send_as: SendAs::Team(7), ..sending(&reference, 2) };
        then_invalid(near_miss::send(app, &camille.actor, house.org, team), "team", "fault-near-miss-team");
    });
}

#[test]
fn a_teams_near_miss_is_read_by_its_members_and_changed_by_its_sender_alone() {
    on_both(|world| {
        let (house, camille, other) = scene(world);
        let stranger = world.given_a_doctor(&house, "Claude Trois", "770000003");
        let team = world.given_a_team(&house, "Bloc", &[camille.person, other.person]);
        let app = &world.app;
        let (reference, seen) = world.when_they_write(&house, &camille, STORY);
        let sent = Sending { send_as: SendAs::Team(team), ..sending(&reference, seen) };
        let receipt = near_miss::send(app, &camille.actor, house.org, sent).unwrap();
        let page = near_miss::own(app, &other.actor, house.org, None).unwrap();
        assert_eq!((page.lines.len(), page.lines[0].is_sender), (1, false));
        let read = near_miss::read_own(app, &other.actor, house.org, &receipt.reference).unwrap();
        assert!(!read.may.withdraw);
        let outcome = near_miss::withdraw(app, &other.actor, house.org, &receipt.reference);
        assert!(matches!(outcome, Err(Error::NotFound(_))));
        let outcome = near_miss::read_own(app, &stranger.actor, house.org, &receipt.reference);
        assert!(matches!(outcome, Err(Error::NotFound(_))));
    });
}

#[test]
fn consents_are_said_apart_and_taken_back() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let app = &world.app;
        let receipt = world.when_they_report(&house, &camille, STORY);
        let stands = |of: Use| {
            let own = near_miss::read_own(app, &camille.actor, house.org, &receipt.reference).unwrap();
            own.consents.into_iter().find(|(one, _)| *one == of).unwrap().1
        };
        assert!(stands(Use::Rex).permits());
        assert_eq!(stands(Use::Story), Consent::Unsaid);
        near_miss::say(app, &camille.actor, house.org, &receipt.reference, Use::Rex, false).unwrap();
        assert!(!stands(Use::Rex).permits());
        near_miss::say(app, &camille.actor, house.org, &receipt.reference, Use::Story, true).unwrap();
        assert!(stands(Use::Story).permits() && !stands(Use::Rex).permits());
    });
}

#[test]
fn a_receipt_alone_opens_state_and_trail() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        let app = &world.app;
        let receipt = world.when_they_report(&house, &camille, STORY);
        assert_eq!(receipt.secret.len(), 26, "128 bits");
        let spaced = format!(" {} {}", &receipt.secret[..10].to_uppercase(), &receipt.secret[10..]);
        let opened = near_miss::receipt(app, &spaced, "here").unwrap();
        assert_eq!((opened.reference.as_str(), opened.state), (receipt.reference.as_str(), "sent"));
        assert_eq!(opened.trail.len(), 1);
        assert!(matches!(near_miss::receipt(app, "nothing", "here"), Err(Error::NotFound(_))));
        assert!(near_miss::is_ours(app, "anest", &receipt.reference, receipt.on, &receipt.signature).unwrap());
        assert!(!near_miss::is_ours(app, "anest", "another", receipt.on, &receipt.signature).unwrap());
        for _ in 0..28 {
            let _ = near_miss::receipt(app, "nothing", "here");
        }
        then_invalid(near_miss::receipt(app, &receipt.secret, "here"), "secret", "fault-too-many-receipts");
        assert!(near_miss::receipt(app, &receipt.secret, "elsewhere").is_ok());
    });
}

#[test]
fn a_forgotten_draft_is_reminded_of_without_a_word() {
    on_both(|world| {
        let (house, camille, _) = scene(world);
        world.on("2008-03-03");
        world.when_they_write(&house, &camille, STORY);
        world.on("2008-03-16");
        world.when_the_jobs_run();
        assert!(world.then_mails_to(&camille).is_empty(), "13 days");
        world.on("2008-03-17");
        world.when_the_jobs_run();
        world.tomorrow();
        world.when_the_jobs_run();
        let mails = world.then_mails_to(&camille);
        assert_eq!(mails.len(), 1);
        assert!(!format!("{mails:?}").contains("seringue"));
        world.tomorrow();
        world.when_the_jobs_run();
        assert_eq!(world.then_mails_to(&camille).len(), 1, "once");
    });
}
