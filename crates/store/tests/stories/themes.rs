//! Themes and what is filed under them, what bodies see and study, what doctors say of guidelines.

use std::collections::BTreeSet;

use domain::ids::{OrgId, PersonId};
use domain::rex::{Entered, Origin, Record, RexId, Severity, When};
use domain::text::Language;
use jiff::civil::date;
use store::study::Study;
use store::testing::on_both;
use store::theme::Theme;
use store::uptake::Uptake;
use store::watch::{Decision, Item};
use store::{rex, study, theme, uptake, watch};

const BODY: OrgId = OrgId(7);
const OTHER: OrgId = OrgId(8);

fn new(code: &str) -> Theme {
    Theme {
        code: code.to_owned(),
        wording: r#"{"fr":"Allergie"}"#.to_owned(),
        specialty: None,
        by: BODY,
        opened_on: date(2026, 1, 1),
        closed: None,
    }
}

fn codes(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn a_theme_is_opened_once_and_closed_once() {
    on_both(|world| {
        let (opened, again, closed, twice, none, found) = world
            .store
            .write(|tx| {
                Ok::<_, store::StoreError>((
                    theme::open(tx, &new("allergy"))?,
                    theme::open(tx, &Theme { by: OTHER, ..new("allergy") })?,
                    theme::close(tx, "allergy", date(2026, 2, 1), "two in one")?,
                    theme::close(tx, "allergy", date(2026, 3, 1), "again")?,
                    theme::close(tx, "dose", date(2026, 3, 1), "not there")?,
                    theme::find(tx, "allergy")?,
                ))
            })
            .unwrap();
        assert_eq!((opened, again, closed, twice, none), (true, false, true, false, false));
        let closed = Some((date(2026, 2, 1), "two in one".to_owned()));
        assert_eq!(found, Some(Theme { closed, ..new("allergy") }));
    });
}

fn record(id: &str) -> rex::Kept {
    let record = Record {
        when: Some(When::Month(2025, 3)),
        specialty: "anaesthesia".to_owned(),
        phase: None,
        factors: BTreeSet::new(),
        actual: Some(Severity::NotReached),
        potential: Some(Severity::Severe),
        language: Language::french(),
        parts: Vec::new(),
    };
    let entered = Entered { id: RexId(id.to_owned()), origin: Origin::Own, record };
    rex::Kept { entered, parts: "[]".to_owned() }
}

#[test]
fn only_what_is_visible_is_counted_under_its_themes() {
    on_both(|world| {
        let (filed, one, of) = world
            .store
            .write(|tx| {
                rex::add(tx, 1, &record("a"))?;
                rex::show(tx, 1, 1)?;
                rex::add(tx, 2, &record("b"))?;
                theme::file_record(tx, &RexId("a".to_owned()), &codes(&["dose"]))?;
                theme::file_record(tx, &RexId("a".to_owned()), &codes(&["allergy", "handover"]))?;
                theme::file_record(tx, &RexId("b".to_owned()), &codes(&["allergy"]))?;
                let (mut all, mut one) = (Vec::new(), Vec::new());
                theme::scan_filed(tx, None, |filed| all.push(filed))?;
                theme::scan_filed(tx, Some("allergy"), |filed| one.push(filed))?;
                Ok::<_, store::StoreError>((all, one, theme::of_record(tx, &RexId("a".to_owned()))?))
            })
            .unwrap();
        assert_eq!(of, codes(&["allergy", "handover"]), "the last filing stands");
        let themes: BTreeSet<String> = filed.into_iter().map(|filed| filed.theme).collect();
        assert_eq!(themes, of, "a batch that is not shown is not counted");
        let told = theme::Filed {
            theme: "allergy".to_owned(),
            happened: Some("2025-03".to_owned()),
            actual: Some(0),
            potential: Some(4),
        };
        assert_eq!(one, [told]);
    });
}

#[test]
fn what_a_near_miss_is_filed_under_is_replaced_and_counts_are_frozen_once() {
    on_both(|world| {
        let (sealed, none, first, second, latest) = world
            .store
            .write(|tx| {
                theme::file_near_miss(tx, BODY, 1, b"one")?;
                theme::file_near_miss(tx, BODY, 1, b"two")?;
                Ok::<_, store::StoreError>((
                    theme::of_near_miss(tx, BODY, 1)?,
                    theme::of_near_miss(tx, OTHER, 1)?,
                    theme::freeze(tx, "2026-01", "{}")?,
                    theme::freeze(tx, "2026-01", "[]")?,
                    theme::latest(tx)?,
                ))
            })
            .unwrap();
        assert_eq!((sealed, none), (Some(b"two".to_vec()), None));
        assert_eq!((first, second, latest), (true, false, Some(("2026-01".to_owned(), "{}".to_owned()))));
    });
}

fn item(id: i64, org: OrgId, on: i8) -> Item {
    Item {
        org,
        id,
        reference: format!("w{id}"),
        theme: (id % 2 == 0).then(|| "dose".to_owned()),
        seen_on: date(2026, 1, 1),
        entered_on: date(2026, 1, on),
        content: b"sealed".to_vec(),
    }
}

#[test]
fn items_of_every_body_come_the_newest_first_page_by_page() {
    on_both(|world| {
        let (first, next, of_theme, found) = world
            .store
            .write(|tx| {
                for (id, org, on) in [(1, BODY, 3), (2, OTHER, 5), (3, BODY, 3)] {
                    watch::add(tx, &item(id, org, on))?;
                }
                let first = watch::list(tx, None, 2)?;
                let last = first.last().map(|last| (last.entered_on, last.id));
                let next = watch::list(tx, last, 2)?;
                let of_theme = watch::list_of_theme(tx, "dose", 10)?;
                Ok::<_, store::StoreError>((first, next, of_theme, watch::find(tx, "w2")?))
            })
            .unwrap();
        let ids = |items: &[Item]| items.iter().map(|item| item.id).collect::<Vec<_>>();
        assert_eq!((ids(&first), ids(&next), ids(&of_theme)), (vec![2, 3], vec![1], vec![2]));
        assert_eq!(found, Some(item(2, OTHER, 5)));
    });
}

#[test]
fn of_two_who_decide_at_once_one_decides() {
    on_both(|world| {
        let decision = |decision: &str| Decision {
            number: 1,
            decision: decision.to_owned(),
            reviewer: PersonId(3),
            words: b"why".to_vec(),
            on: date(2026, 1, 9),
        };
        let (first, second) = (decision("watch"), decision("alert"));
        let kept = first.clone();
        let told = world
            .store
            .write(move |tx| {
                watch::add(tx, &item(1, BODY, 3))?;
                let outcomes = (watch::decide(tx, BODY, 1, &first)?, watch::decide(tx, BODY, 1, &second)?);
                Ok::<_, store::StoreError>((outcomes, watch::decisions(tx, BODY, 1)?, watch::decisions(tx, OTHER, 1)?))
            })
            .unwrap();
        assert_eq!(told, ((true, false), vec![kept], vec![]));
    });
}

fn planned(id: i64, org: OrgId) -> Study {
    Study {
        org,
        id,
        reference: format!("s{id}"),
        method: "fmea".to_owned(),
        theme: None,
        content: b"sealed".to_vec(),
        version: 1,
        planned_on: date(2026, 1, 1),
        started_on: None,
        finished_on: None,
        published_on: None,
    }
}

#[test]
fn a_study_is_saved_over_what_was_seen_and_never_after_it_was_published() {
    on_both(|world| {
        let (stale, started, published, never, own, theirs) = world
            .store
            .write(|tx| {
                study::add(tx, &planned(1, BODY))?;
                study::add(tx, &planned(2, BODY))?;
                let begun = Study { started_on: Some(date(2026, 1, 2)), ..planned(1, BODY) };
                let stale = study::save(tx, &begun, 3)?;
                let started = study::save(tx, &begun, 1)?;
                let day = Some(date(2026, 3, 1));
                let done = Study { finished_on: day, published_on: day, ..begun };
                let published = study::save(tx, &done, 2)?;
                let never = study::save(tx, &Study { content: b"other".to_vec(), ..done }, 3)?;
                let names = |all: Vec<Study>| all.into_iter().map(|one| one.reference).collect::<Vec<_>>();
                let own = names(study::list(tx, BODY, 10)?);
                Ok::<_, store::StoreError>((stale, started, published, never, own, names(study::list(tx, OTHER, 10)?)))
            })
            .unwrap();
        assert_eq!((stale, started, published, never), (false, true, true, false));
        assert_eq!((own, theirs), (vec!["s2".to_owned(), "s1".to_owned()], vec!["s1".to_owned()]));
    });
}

#[test]
fn what_a_doctor_says_is_said_once_a_wave() {
    on_both(|world| {
        let said = |holder: u8, wave: &str, fact: &str| Uptake {
            org: BODY,
            guideline: "g1".to_owned(),
            holder: vec![holder],
            wave: wave.to_owned(),
            fact: fact.as_bytes().to_vec(),
        };
        let rows =
            [said(1, "baseline", "a"), said(1, "baseline", "b"), said(1, "short", "c"), said(2, "baseline", "d")];
        let all = [rows[0].clone(), rows[2].clone(), rows[3].clone()];
        let (added, own, found, guidelines) = world
            .store
            .write(move |tx| {
                let added: Vec<bool> = rows.iter().map(|row| uptake::add(tx, row)).collect::<store::Result<_>>()?;
                let own = uptake::of_holder(tx, BODY, "g1", &[1])?;
                Ok::<_, store::StoreError>((added, own, uptake::of_guideline(tx, "g1")?, uptake::guidelines(tx)?))
            })
            .unwrap();
        assert_eq!(added, [true, false, true, true]);
        let own: Vec<(String, Vec<u8>)> = own;
        assert_eq!(own, [("baseline".to_owned(), b"a".to_vec()), ("short".to_owned(), b"c".to_vec())]);
        assert_eq!(found, all);
        assert_eq!(guidelines, ["g1"]);
    });
}
