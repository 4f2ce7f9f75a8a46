//! Stories, alerts and digests as they are kept.

use domain::ids::{OrgId, PersonId};
use domain::near_miss::course::{Dated, Deed as Done, Reason};
use domain::story::Reading;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::alert::{self, Agreed, Alert, Ended, Mark};
use store::digest::{self, Chosen};
use store::near_miss::{self, Deed, Exchange};
use store::story::{self, Published, Revision, Said, Story, Withdrawal};
use store::testing::on_both;
use store::{doctor, expert, feedback, outbox};

const BODY: OrgId = OrgId(7);
const OTHER: OrgId = OrgId(8);
const DAY: Date = date(2026, 3, 10);

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn version(reference: &str, version: i64, on: Date) -> Published {
    Published {
        reference: reference.to_owned(),
        version,
        revision: u32::try_from(version).unwrap(),
        specialty: None,
        themes: "[]".to_owned(),
        words: format!("{{\"title\":{{\"en\":\"{reference} {version}\"}}}}"),
        why: "{}".to_owned(),
        on,
    }
}

#[test]
fn a_story_is_found_by_its_source_and_goes_with_everything_that_was_said() {
    on_both(|world| {
        let new = Story { org: BODY, id: 1, reference: "a".to_owned(), source: vec![1, 2], origin: vec![3] };
        world
            .store
            .write(move |tx| {
                story::add(tx, &new)?;
                let revision = |number| Revision { number, words: vec![4], on: DAY };
                assert!(story::add_revision(tx, BODY, 1, &revision(1))?);
                assert!(!story::add_revision(tx, BODY, 1, &revision(1))?, "two at once: one is told");
                assert!(story::add_revision(tx, BODY, 1, &revision(2))?);
                assert_eq!(story::last_revision(tx, BODY, 1)?.unwrap().number, 2);
                let said = |agrees| Said {
                    reader: vec![9],
                    reading: Reading { revision: 2, agrees, on: DAY },
                    words: vec![5],
                };
                story::save_reading(tx, BODY, 1, &said(false))?;
                story::save_reading(tx, BODY, 1, &said(true))?;
                assert_eq!(story::readings(tx, BODY, 1)?, [said(true)], "the last word of a reader counts");
                assert_eq!(story::of_source(tx, BODY, &[1, 2])?, std::slice::from_ref(&new));
                assert_eq!(story::of_source(tx, BODY, &[1])?, []);
                assert_eq!(story::find(tx, OTHER, "a")?, None);
                story::remove(tx, BODY, 1)?;
                assert_eq!(story::list(tx, BODY)?, []);
                assert_eq!(story::last_revision(tx, BODY, 1)?, None);
                assert_eq!(story::readings(tx, BODY, 1)?, []);
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    });
}

#[test]
fn what_is_published_stays_by_version_until_it_is_withdrawn() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                for one in [version("a", 1, DAY), version("b", 1, date(2026, 4, 1)), version("a", 2, date(2026, 5, 1))]
                {
                    assert!(story::publish(tx, &one)?);
                    assert!(!story::publish(tx, &one)?);
                }
                let all = story::published(tx)?;
                let told: Vec<_> = all.iter().map(|(on, it)| (it.reference.as_str(), it.version, *on)).collect();
                assert_eq!(told, [("b", 1, date(2026, 4, 1)), ("a", 2, DAY)]);
                let withdrawal = Withdrawal { why: "{}".into(), replaced_by: Some("b".into()), on: date(2026, 6, 1) };
                assert!(story::withdraw(tx, "a", &withdrawal)?);
                assert!(!story::withdraw(tx, "a", &withdrawal)?);
                assert_eq!(story::withdrawal(tx, "a")?, Some(withdrawal));
                assert_eq!(story::published(tx)?.len(), 1);
                let kept = story::versions(tx, "a")?;
                assert_eq!(kept.len(), 2);
                assert!(kept.iter().all(|version| version.words == "{}"), "its words are gone");
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    });
}

fn alert_of(id: i64) -> Alert {
    Alert {
        id,
        org: BODY,
        reference: format!("r{id}"),
        specialty: "anaesthesia".to_owned(),
        themes: "[\"dose\"]".to_owned(),
        draft: Some(vec![1]),
        words: None,
        writer: PersonId(1),
        written_on: DAY,
        agreed: None,
        hours: 24,
        ends_on: None,
        ended: None,
        is_enqueued: false,
        handed_over: None,
    }
}

#[test]
fn an_alert_is_agreed_to_once_and_told_to_everybody_of_its_specialty() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                alert::add(tx, &alert_of(1))?;
                assert_eq!(alert::find(tx, "r1")?, Some(alert_of(1)));
                assert_eq!(alert::to_enqueue(tx)?, []);
                let agreed = Agreed { by: PersonId(2), on: DAY, at: at("2026-03-10T08:00:00Z") };
                assert!(alert::agree(tx, 1, &agreed, "{}")?);
                assert!(!alert::agree(tx, 1, &agreed, "{}")?);
                let found = alert::to_enqueue(tx)?;
                assert_eq!((found[0].0.agreed, found[0].1), (Some(agreed), i64::MIN));
                assert_eq!((found[0].0.words.as_deref(), found[0].0.draft.clone()), (Some("{}"), None));
                let engaged = |org, person, specialty: &str, ended_on| doctor::Engagement {
                    org,
                    person: PersonId(person),
                    specialty: specialty.to_owned(),
                    applied_on: date(2020, 1, 1),
                    accepted_on: Some(date(2020, 1, 1)),
                    ended_on,
                };
                doctor::save_engagement(tx, &engaged(BODY, 11, "anaesthesia", None))?;
                doctor::save_engagement(tx, &engaged(OTHER, 11, "anaesthesia", None))?;
                doctor::save_engagement(tx, &engaged(OTHER, 12, "anaesthesia", None))?;
                doctor::save_engagement(tx, &engaged(BODY, 13, "anaesthesia", Some(date(2025, 1, 1))))?;
                doctor::save_engagement(tx, &engaged(BODY, 14, "urology", None))?;
                let span = domain::near_miss::assignment::Span { from: date(2020, 1, 1), to: None };
                expert::save(tx, OTHER, PersonId(15), "anaesthesia", span)?;
                let people = alert::people(tx, "anaesthesia", DAY, i64::MIN, 10)?;
                let told: Vec<_> = people.iter().map(|(person, org)| (person.0, *org)).collect();
                assert_eq!(told, [(11, BODY), (12, OTHER), (15, OTHER)]);
                assert_eq!(alert::people(tx, "anaesthesia", DAY, 11, 1)?.len(), 1);
                assert_eq!(story::engaged(tx, "anaesthesia", DAY)?, 2);
                let now = at("2026-03-10T09:00:00Z");
                assert!(alert::advance(tx, 1, i64::MIN, 12, None)?);
                assert!(!alert::advance(tx, 1, i64::MIN, 12, None)?, "another process was first");
                assert!(alert::advance(tx, 1, 12, 15, Some(now))?);
                assert_eq!(alert::to_enqueue(tx)?, []);
                assert_eq!(alert::to_hand_over(tx)?.len(), 1);
                alert::hand_over(tx, 1, now)?;
                assert_eq!(alert::to_hand_over(tx)?, []);
                assert_eq!(alert::load(tx, 1)?.unwrap().handed_over, Some(now));
                let ended = Ended { on: DAY, why: "{}".to_owned(), replaced_by: None };
                assert!(alert::end(tx, 1, &ended)?);
                assert!(!alert::end(tx, 1, &ended)?);
                assert_eq!(alert::agreed(tx)?[0].ended, Some(ended));
                assert_eq!(alert::of_org(tx, OTHER)?, []);
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    });
}

#[test]
fn who_read_and_who_applied_is_counted_by_body() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                alert::add(tx, &alert_of(1))?;
                alert::add_told(tx, 1, BODY, 2)?;
                alert::add_told(tx, 1, BODY, 1)?;
                alert::add_told(tx, 1, OTHER, 4)?;
                let read = Mark { read_on: Some(DAY), ..Mark::default() };
                alert::save_mark(tx, 1, &[1], BODY, &read)?;
                let applied = Mark { applied_on: Some(DAY), words: Some(vec![7]), ..read.clone() };
                alert::save_mark(tx, 1, &[2], BODY, &applied)?;
                assert_eq!(alert::mark_of(tx, 1, &[2])?, Some(applied.clone()));
                alert::save_mark(tx, 1, &[2], BODY, &read)?;
                assert_eq!(alert::mark_of(tx, 1, &[2])?, Some(read), "it was taken back");
                let counts = alert::counts(tx, 1)?;
                let told: Vec<_> = counts.iter().map(|it| (it.org, it.told, it.read, it.applied)).collect();
                assert_eq!(told, [(BODY, 3, 2, 0), (OTHER, 4, 0, 0)]);
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
        let job = |id, key: &str| outbox::Job {
            org_id: BODY.0,
            id,
            kind: "mail".to_owned(),
            about: "{}".to_owned(),
            run_at_ms: 0,
            dedupe_key: Some(key.to_owned()),
        };
        let jobs = [job(1, "alert/1/11"), job(2, "alert/1/12"), job(3, "alert/2/11")];
        world.store.write(move |tx| jobs.iter().try_for_each(|job| tx.enqueue(job).map(drop))).unwrap();
        let mails = |world: &store::testing::World| world.store.read(|tx| alert::mails(tx, BODY, "alert/1/")).unwrap();
        assert_eq!(mails(world), (2, None));
        for claim in world.store.claim_outbox(5, 2, 1000).unwrap() {
            let now = 10 * claim.id;
            world.store.write(move |tx| outbox::done(tx, &claim, now).map(drop)).unwrap();
        }
        assert_eq!(mails(world), (0, Some(Timestamp::from_millisecond(20).unwrap())));
    });
}

#[test]
fn a_digest_is_chosen_changed_and_stopped_by_its_link() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                let chosen = |rhythm: &str| Chosen {
                    person: PersonId(5),
                    rhythm: rhythm.to_owned(),
                    specialties: "[]".to_owned(),
                    themes: "[]".to_owned(),
                    stop: "x".to_owned(),
                    sent: None,
                };
                digest::choose(tx, &chosen("weekly"))?;
                digest::note_sent(tx, PersonId(5), "p")?;
                digest::choose(tx, &Chosen { stop: "y".to_owned(), ..chosen("monthly") })?;
                let found = digest::find_by_stop(tx, "x")?.unwrap();
                assert_eq!((found.rhythm.as_str(), found.sent.as_deref()), ("monthly", Some("p")));
                assert_eq!(digest::of_rhythm(tx, "monthly", PersonId(i64::MIN), 10)?.len(), 1);
                assert_eq!(digest::of_rhythm(tx, "monthly", PersonId(5), 10)?, []);
                assert!(digest::stop(tx, PersonId(5))?);
                assert_eq!(digest::find(tx, PersonId(5))?.unwrap().rhythm, "none");
                assert_eq!(digest::find(tx, PersonId(6))?, None);
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    });
}

#[test]
fn the_clocks_of_a_body_read_every_course_in_three_statements() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                for (id, sent_on) in [(1, date(2025, 1, 1)), (2, DAY), (3, DAY)] {
                    near_miss::add(
                        tx,
                        BODY,
                        &near_miss::NearMiss {
                            id,
                            reference: format!("r{id}"),
                            author: vec![1],
                            team: None,
                            form_version: "1".to_owned(),
                            data_key: vec![2],
                            head: vec![3],
                            who: vec![4],
                            receipt: vec![u8::try_from(id).unwrap()],
                            state: "sent".to_owned(),
                            expert: None,
                            sent_on,
                            moved_on: sent_on,
                        },
                    )?;
                }
                let returned = Dated { deed: Done::Returned(Reason::TooThin), on: date(2026, 3, 20) };
                near_miss::add_deed(tx, BODY, 3, &Deed { number: 2, dated: returned, words: None })?;
                let words =
                    |number, hand: &str, on| Exchange { number, round: 0, hand: hand.to_owned(), words: vec![1], on };
                near_miss::add_exchange(tx, BODY, 3, &words(1, "author", date(2026, 3, 11)))?;
                near_miss::add_exchange(tx, BODY, 3, &words(2, "expert", date(2026, 3, 12)))?;
                store::theme::file_near_miss(tx, BODY, 3, &[6])?;
                let before = feedback::since(tx, BODY, DAY)?;
                assert_eq!(before.iter().map(|it| it.near_miss).collect::<Vec<_>>(), [2, 3]);
                assert_eq!(before[0].deeds, [Dated { deed: Done::Sent, on: DAY }]);
                assert_eq!((before[1].deeds.len(), before[1].deeds[1]), (2, returned));
                assert_eq!(before[1].first_words, Some(date(2026, 3, 12)));
                assert_eq!((before[0].themes.clone(), before[1].themes.clone()), (None, Some((vec![2], vec![6]))));
                assert_eq!(feedback::first_words(tx, BODY, 3)?, Some(date(2026, 3, 12)));
                near_miss::link(tx, BODY, 3, &[1])?;
                assert_eq!(feedback::unlinked_on(tx, BODY, 3)?, None);
                near_miss::destroy_link(tx, BODY, 3, DAY)?;
                assert_eq!(feedback::unlinked_on(tx, BODY, 3)?, Some(DAY));
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    });
}
