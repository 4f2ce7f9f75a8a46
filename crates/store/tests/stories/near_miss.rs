//! Near misses and what places their authors: rows as they are written, lists as they are paged.

use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use domain::near_miss::consent::{Said, Use, What};
use domain::near_miss::course::{Dated, Deed as Done, Reason};
use domain::near_miss::serious::Policy;
use jiff::civil::{Date, date};
use store::body::{self, Body, Coverage, Kind};
use store::doctor::{self, Engagement, Establishment, Member, Team};
use store::near_miss::{self, Deed, Draft, NearMiss, Reading, Revision};
use store::testing::on_both;
use store::{StoreError, credit, expert};

const ORG: OrgId = OrgId(1);
const EXPERT: PersonId = PersonId(70);

fn sent(id: i64, author: u8, day: i8) -> NearMiss {
    let on = date(2026, 5, day);
    NearMiss {
        id,
        reference: format!("ref{id}"),
        author: vec![author],
        team: (author == 9).then(|| vec![1]),
        form_version: "1".into(),
        data_key: vec![1],
        head: vec![2],
        who: vec![3],
        receipt: vec![u8::try_from(id).unwrap()],
        state: "sent".into(),
        expert: None,
        sent_on: on,
        moved_on: on,
    }
}

#[test]
fn lists_are_paged_by_day_and_identity() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            for (id, day) in [(3, 2), (1, 2), (2, 1), (4, 3)] {
                near_miss::add(tx, ORG, &sent(id, if id == 4 { 9 } else { 5 }, day))?;
            }
            near_miss::add(tx, OrgId(2), &NearMiss { receipt: vec![99], ..sent(8, 5, 1) })?;
            let ids = |page: Vec<NearMiss>| page.iter().map(|it| it.id).collect::<Vec<_>>();
            let first = near_miss::page_of_state(tx, ORG, "sent", None, 2)?;
            let after = first.last().map(|it| (it.moved_on, it.id));
            let rest = near_miss::page_of_state(tx, ORG, "sent", after, 9)?;
            let own = near_miss::of_author(tx, ORG, &[5], None, 2)?;
            let before = own.last().map(|it| (it.sent_on, it.id));
            let older = near_miss::of_author(tx, ORG, &[5], before, 9)?;
            let team = near_miss::of_team(tx, ORG, &[1], None, 9)?;
            Ok::<_, StoreError>([first, rest, own, older, team].map(ids))
        });
        assert_eq!(told, Ok([vec![2, 1], vec![3, 4], vec![3, 1], vec![2], vec![4]]));
    });
}

#[test]
fn deeds_follow_the_sending_and_move_the_row() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            let new = sent(1, 5, 1);
            near_miss::add(tx, ORG, &new)?;
            let on = date(2026, 5, 4);
            let deed = |number, deed, words| Deed { number, dated: Dated { deed, on }, words };
            let given = deed(2, Done::Assigned(EXPERT), None);
            assert!(near_miss::move_to(tx, ORG, 1, ("assigned", Some(EXPERT)), on)?);
            assert!(!near_miss::move_to(tx, ORG, 99, ("assigned", None), on)?);
            near_miss::add_deed(tx, ORG, 1, &given)?;
            let back = deed(3, Done::Returned(Reason::TooThin), Some(vec![7]));
            near_miss::add_deed_of(tx, ORG, 1, &back, Some(EXPERT))?;
            let row = near_miss::find(tx, ORG, "ref1")?.unwrap();
            let all = near_miss::deeds(tx, ORG, &row)?;
            assert_eq!(all[0].dated, Dated { deed: Done::Sent, on: date(2026, 5, 1) });
            assert_eq!(all[1..], [given, back]);
            let mine = near_miss::page_of_expert(tx, ORG, EXPERT, "assigned", None, 9)?;
            let open = expert::open_counts(tx, ORG)?;
            Ok::<_, StoreError>((row.expert, row.moved_on, mine.len(), open))
        });
        assert_eq!(told, Ok((Some(EXPERT), date(2026, 5, 4), 1, vec![(EXPERT, 1)])));
    });
}

#[test]
fn a_draft_is_found_by_its_author_alone_and_saved_over_what_was_seen() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            let draft = Draft {
                id: 1,
                reference: "d".into(),
                author: vec![5],
                who: vec![6],
                form_version: "1".into(),
                content: vec![1],
                version: 1,
                saved_on: date(2026, 5, 1),
            };
            near_miss::add_draft(tx, ORG, &draft)?;
            assert_eq!(near_miss::find_draft(tx, ORG, &[4], "d")?, None);
            let second = Draft { version: 2, content: vec![2], saved_on: date(2026, 5, 2), ..draft.clone() };
            assert!(near_miss::save_draft(tx, ORG, &second)?);
            assert!(!near_miss::save_draft(tx, ORG, &second)?, "another device was first");
            assert_eq!(near_miss::idle_drafts(tx, ORG, date(2026, 5, 2))?, []);
            assert_eq!(near_miss::idle_drafts(tx, ORG, date(2026, 5, 3))?.len(), 1);
            assert_eq!(near_miss::drafts(tx, ORG, &[5])?, [second]);
            assert_eq!(near_miss::count_drafts(tx, ORG, &[5])?, 1);
            Ok::<_, StoreError>([near_miss::remove_draft(tx, ORG, 1, 1)?, near_miss::remove_draft(tx, ORG, 1, 2)?])
        });
        assert_eq!(told, Ok([false, true]));
    });
}

#[test]
fn what_follows_a_near_miss_is_kept_in_order() {
    on_both(|world| {
        let on = date(2026, 5, 1);
        let told = world.store.write(move |tx| {
            near_miss::add(tx, ORG, &sent(1, 5, 1))?;
            for number in 1..=2 {
                let revision = Revision { number, hand: "author".into(), content: vec![1], on };
                near_miss::add_revision(tx, ORG, 1, &revision)?;
            }
            let said = [What::Given, What::Refused].map(|what| Said { of: Use::Rex, what, on });
            for (before, one) in said.iter().enumerate() {
                near_miss::add_said(tx, ORG, 1, before, one)?;
            }
            assert_eq!(near_miss::said(tx, ORG, 1)?, said);
            for role in ["expert", "manager"] {
                near_miss::add_reading(tx, ORG, 1, &Reading { role: role.into(), on })?;
            }
            for (id, seconds) in [(1, 300), (2, 100), (3, 200)] {
                near_miss::note_duration(tx, ORG, id, seconds)?;
            }
            let (org, found) = near_miss::find_by_receipt(tx, &[1])?.unwrap();
            assert_eq!((org, found.id), (ORG, 1));
            assert_eq!(near_miss::find_by_receipt(tx, &[8])?, None);
            near_miss::link(tx, ORG, 1, &[4])?;
            assert!(near_miss::destroy_link(tx, ORG, 1, on)? && !near_miss::destroy_link(tx, ORG, 1, on)?);
            assert_eq!((near_miss::find_link(tx, ORG, 1)?, near_miss::count_links(tx, ORG)?), (None, (0, 1)));
            let last = near_miss::last_revision(tx, ORG, 1)?.unwrap().number;
            let roles: Vec<String> = near_miss::readings(tx, ORG, 1)?.into_iter().map(|it| it.role).collect();
            Ok::<_, StoreError>((last, roles, near_miss::durations(tx, ORG)?, near_miss::durations(tx, OrgId(2))?))
        });
        let roles = vec!["expert".to_owned(), "manager".to_owned()];
        assert_eq!(told, Ok((2, roles, (3, Some(200)), (0, None))));
    });
}

#[test]
fn bodies_doctors_experts_and_credits_are_dated_facts() {
    on_both(|world| {
        let span = |from: Date, to| Span { from, to };
        let (from, to) = (date(2020, 1, 1), date(2024, 12, 31));
        let outcome = world.store.write(move |tx| {
            let body = Body {
                org: ORG,
                kind: Kind::Body,
                scheme: "fr-has".into(),
                serious: Policy::Exclude,
                handling_months: 2,
                named: false,
                rex_floor: 11,
                batch_least: 5,
            };
            body::save(tx, &body)?;
            body::save(tx, &Body { named: true, ..body.clone() })?;
            assert_eq!(body::find(tx, ORG)?, Some(Body { named: true, ..body }));
            let covered = Coverage { specialty: "ent".into(), span: span(from, Some(to)) };
            body::cover(tx, ORG, &covered)?;
            assert_eq!(body::coverages(tx, ORG)?, [covered]);
            let who = PersonId(5);
            assert!(doctor::add(tx, who, "99900000001")? && doctor::add(tx, who, "99900000001")?);
            assert!(!doctor::add(tx, PersonId(6), "99900000001")?, "somebody else's");
            let place = Establishment { id: 7, finess: "1".into(), name: "A".into(), town: "B".into() };
            assert!(doctor::add_establishment(tx, &place)? && !doctor::add_establishment(tx, &place)?);
            doctor::add_practice(tx, who, 7, "private", span(from, None))?;
            doctor::save_team(tx, &Team { id: 3, name: "T".into(), span: span(from, None) })?;
            let member = Member { person: who, part: "member".into(), span: span(from, Some(to)) };
            doctor::save_member(tx, 3, &member)?;
            assert_eq!(doctor::members(tx, 3)?, [member]);
            let around = doctor::surroundings(tx, who)?;
            assert_eq!(around.establishments, [(7, span(from, None))]);
            assert_eq!(around.teams, [(3, span(from, Some(to)))]);
            let engaged = Engagement {
                org: ORG,
                person: who,
                specialty: "ent".into(),
                applied_on: from,
                accepted_on: Some(from),
                ended_on: None,
            };
            doctor::save_engagement(tx, &engaged)?;
            assert_eq!(doctor::engagements(tx, who)?, [engaged]);
            let away = expert::Absence { person: EXPERT, from, to, cover: Some(who) };
            expert::save_absence(tx, ORG, &away)?;
            assert_eq!(
                (expert::absences(tx, ORG, to)?.len(), expert::absences(tx, ORG, date(2025, 1, 1))?.len()),
                (1, 0)
            );
            let one = credit::Credit { id: 1, holder: vec![1], source: vec![2], fact: vec![3] };
            assert!(credit::add(tx, ORG, &one)?);
            assert!(!credit::add(tx, ORG, &credit::Credit { id: 2, ..one.clone() })?, "counted once");
            assert_eq!(credit::list(tx, ORG, &[1])?, [one]);
            Ok::<_, StoreError>(())
        });
        assert_eq!(outcome, Ok(()));
    });
}
