//! Forums: threads, voices, posts and what is done to them.

use domain::ids::{CohortId, OrgId, PersonId};
use jiff::civil::{Date, date};
use store::forum::{self, Deed, Opening, Post, Room, Thread};
use store::testing::{World, on_both};
use store::{Result, StoreError};

const ROOM: Room = Room { org: OrgId(1), cohort: CohortId(2) };
const DAY: Date = date(2008, 4, 7);

fn thread(id: i64, activity: i64) -> Thread {
    Thread {
        id,
        forum: "nsaid".into(),
        reference: format!("r{id}"),
        title: vec![1, 2],
        secret: Some(vec![3]),
        secret_until: date(2010, 6, 30),
        begun_on: DAY,
        latest_on: DAY,
        activity,
        posts: 0,
        voices: 0,
    }
}

fn post(number: u32, voice: u32) -> Post {
    Post { number, voice, language: "fr".into(), words: vec![9], on: DAY }
}

fn write<T: Send + 'static>(
    world: &World,
    work: impl Fn(&mut store::Tx<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    world.store.write(work)
}

#[test]
fn a_thread_moves_up_when_somebody_writes_and_its_pages_are_keyset_pages() {
    on_both(|world| {
        write(world, |tx| {
            for id in 1..=3 {
                let activity = forum::next_activity(tx, ROOM, "nsaid")?;
                forum::add_thread(tx, ROOM, &thread(id, activity))?;
            }
            forum::add_voice(tx, ROOM, 1, 1, b"tag one")?;
            for number in 1..=5 {
                let activity = forum::next_activity(tx, ROOM, "nsaid")?;
                forum::add_post(tx, ROOM, 1, &post(number, u32::from(number % 2 == 1)), activity)?;
            }
            Ok(())
        })
        .unwrap();
        let (pages, posts, counts) = world
            .store
            .read(|tx| {
                let first = forum::list_threads(tx, ROOM, "nsaid", None, 2)?;
                let second = forum::list_threads(tx, ROOM, "nsaid", Some(first[1].activity), 2)?;
                let elsewhere = forum::list_threads(tx, ROOM, "other", None, 2)?;
                assert!(elsewhere.is_empty());
                let all = first.into_iter().chain(second).map(|thread| (thread.id, thread.posts)).collect::<Vec<_>>();
                let posts = forum::list_posts(tx, ROOM, 1, 2, 2)?;
                Ok::<_, StoreError>((all, posts, forum::counts(tx, ROOM)?))
            })
            .unwrap();
        assert_eq!(pages, [(1, 5), (3, 0), (2, 0)]);
        assert_eq!(posts, [post(3, 1), post(4, 0)]);
        assert_eq!((counts.len(), counts[0].threads, counts[0].posts, counts[0].latest_on), (1, 3, 5, DAY));
    });
}

#[test]
fn i25_the_same_thread_of_another_cohort_or_organisation_is_not_there() {
    on_both(|world| {
        write(world, |tx| forum::add_thread(tx, ROOM, &thread(1, 1))).unwrap();
        for room in [Room { org: OrgId(9), ..ROOM }, Room { cohort: CohortId(9), ..ROOM }] {
            let found = world.store.read(move |tx| forum::find_thread(tx, room, "r1"));
            assert_eq!(found, Ok(None));
        }
        let found = world.store.read(|tx| forum::find_thread(tx, ROOM, "r1")).unwrap();
        assert_eq!(found, Some(thread(1, 1)));
    });
}

#[test]
fn a_voice_is_found_by_its_tag_and_only_in_its_thread() {
    on_both(|world| {
        write(world, |tx| {
            forum::add_thread(tx, ROOM, &thread(1, 1))?;
            forum::add_thread(tx, ROOM, &thread(2, 2))?;
            forum::add_voice(tx, ROOM, 1, 1, b"a")?;
            forum::add_voice(tx, ROOM, 1, 2, b"b")?;
            forum::add_post(tx, ROOM, 1, &post(1, 2), 3)
        })
        .unwrap();
        let found = world.store.read(|tx| {
            Ok::<_, StoreError>((
                forum::find_voice(tx, ROOM, 1, b"b")?,
                forum::find_voice(tx, ROOM, 2, b"b")?,
                forum::tag_of(tx, ROOM, 1, 1)?,
                forum::list_posts_of_voice(tx, ROOM, 1, 2)?.len(),
                forum::load_thread(tx, ROOM, 1)?.map(|thread| thread.voices),
                forum::every_thread(tx, ROOM)?.len(),
            ))
        });
        assert_eq!(found, Ok((Some(2), None, Some(b"a".to_vec()), 1, Some(2), 2)));
    });
}

#[test]
fn what_is_done_to_a_post_is_appended_and_its_words_can_be_replaced() {
    on_both(|world| {
        let deed = |post: u32, deed: &str| Deed { post, deed: deed.into(), reason: vec![7], on: DAY };
        let (hidden, shown) = (deed(2, "hidden"), deed(2, "shown"));
        let expected = vec![hidden.clone(), shown.clone()];
        write(world, move |tx| {
            forum::add_thread(tx, ROOM, &thread(1, 1))?;
            forum::add_post(tx, ROOM, 1, &post(2, 0), 2)?;
            forum::add_deed(tx, ROOM, 1, 1, &hidden)?;
            forum::add_deed(tx, ROOM, 1, 2, &shown)?;
            assert!(forum::replace_words(tx, ROOM, 1, 2, b"new")?);
            assert!(!forum::replace_words(tx, ROOM, 1, 3, b"new")?);
            assert!(forum::replace_title(tx, ROOM, 1, b"title")?);
            Ok(())
        })
        .unwrap();
        let found = world.store.read(|tx| {
            let words = forum::find_post(tx, ROOM, 1, 2)?.map(|post| post.words);
            let title = forum::find_thread(tx, ROOM, "r1")?.map(|thread| thread.title);
            Ok::<_, StoreError>((words, title, forum::deeds(tx, ROOM, 1, 1, 50)?, forum::deeds(tx, ROOM, 1, 3, 50)?))
        });
        assert_eq!(found, Ok((Some(b"new".to_vec()), Some(b"title".to_vec()), expected, vec![])));
        let of_first = write(world, |tx| {
            let deed = Deed { post: 1, deed: "redacted".into(), reason: vec![], on: DAY };
            forum::add_deed(tx, ROOM, 1, 1, &deed)?;
            let here = forum::deeds_of_first_posts(tx, ROOM, "nsaid", None, None)?;
            Ok((here, forum::deeds_of_first_posts(tx, ROOM, "nsaid", Some(2), None)?))
        });
        assert_eq!(of_first, Ok((vec![(1, "redacted".to_owned())], vec![])), "of the threads of one page");
    });
}

#[test]
fn a_secret_past_its_day_is_destroyed_once() {
    on_both(|world| {
        write(world, |tx| forum::add_thread(tx, ROOM, &thread(1, 1))).unwrap();
        let past = |today| world.store.read(move |tx| forum::past_retention(tx, today)).unwrap();
        assert_eq!(past(date(2010, 6, 30)), []);
        assert_eq!(past(date(2010, 7, 1)), [(ROOM, 1, "r1".to_owned())]);
        let destroy = |tx: &mut store::Tx<'_>| forum::destroy_secret(tx, ROOM, 1);
        assert_eq!((write(world, destroy), write(world, destroy)), (Ok(true), Ok(false)));
        assert_eq!(past(date(2010, 7, 1)), []);
        let left = world.store.read(|tx| forum::find_thread(tx, ROOM, "r1")).unwrap().unwrap();
        assert_eq!(left.secret, None);
    });
}

#[test]
fn a_request_to_open_a_voice_is_answered_once() {
    on_both(|world| {
        let asked = Opening {
            id: 5,
            reference: "o5".into(),
            thread: 1,
            post: 2,
            voice: 1,
            ground: "danger".into(),
            reason: vec![1],
            asked_by: PersonId(10),
            asked_on: DAY,
            answer: None,
        };
        let answered = Opening { answer: Some((PersonId(11), DAY, true)), ..asked.clone() };
        let outcome = write(world, move |tx| {
            forum::add_thread(tx, ROOM, &thread(1, 1))?;
            forum::add_opening(tx, ROOM, &asked)?;
            let first = forum::answer_opening(tx, ROOM, 5, PersonId(11), DAY, true)?;
            Ok((first, forum::answer_opening(tx, ROOM, 5, PersonId(12), DAY, false)?))
        });
        assert_eq!(outcome, Ok((true, false)));
        let found = world.store.read(|tx| {
            let one = forum::find_opening(tx, ROOM, "o5")?;
            Ok::<_, StoreError>((one, forum::openings(tx, ROOM)?.len(), forum::openings_of_thread(tx, ROOM, 1)?.len()))
        });
        assert_eq!(found, Ok((Some(answered), 1, 1)));
    });
}

#[test]
fn writers_of_a_forum_are_those_who_hold_its_goal_now() {
    use domain::ids::{EnrolmentId, EnrolmentKey};
    use store::choice::{self, Choice};
    on_both(|world| {
        let chosen = jiff::Timestamp::UNIX_EPOCH;
        let of = |enrolment| EnrolmentKey { org: ROOM.org, cohort: ROOM.cohort, enrolment: EnrolmentId(enrolment) };
        write(world, move |tx| {
            for (enrolment, goal) in [(1, 4), (2, 4), (3, 5)] {
                let choice = Choice { set: 1, place: 1, goal, chosen, patients: None, replaced: None, reason: None };
                choice::add(tx, of(enrolment), &choice)?;
            }
            choice::replace(tx, of(2), 1, chosen, None)
        })
        .unwrap();
        let counted = world.store.read(|tx| {
            let by_goal = forum::count_writers(tx, ROOM, Some(4), None)?;
            Ok::<_, StoreError>((by_goal, forum::count_writers(tx, ROOM, None, Some(1))?))
        });
        assert_eq!(counted, Ok((1, 2)));
    });
}
