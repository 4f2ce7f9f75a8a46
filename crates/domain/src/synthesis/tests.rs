//! What becomes of a synthesis, and how its figures are counted.

use super::figures::{WaveCount, WaveRow};
use super::{Deed, Revision, State, Step, standing};
use crate::ids::{EnrolmentId, PersonId};
use crate::outcome::Values;
use crate::sample;
use jiff::Timestamp;

fn revision(number: u32, author: i64) -> Revision {
    Revision { number, author: PersonId(author), at: Timestamp::UNIX_EPOCH }
}

fn deed(step: Step, revision: u32, by: i64) -> Deed {
    Deed { step, revision, by: PersonId(by), at: Timestamp::UNIX_EPOCH }
}

#[test]
fn a_synthesis_goes_from_collecting_to_published_and_to_an_erratum() {
    let state = |revisions: &[Revision], deeds: &[Deed]| standing(true, true, revisions, deeds).state;
    assert_eq!(standing(false, false, &[], &[]).state, State::Collecting);
    assert_eq!(standing(true, false, &[], &[]).state, State::Closed);
    assert_eq!(state(&[], &[]), State::Frozen);
    let mut revisions = vec![revision(1, 7)];
    assert_eq!(state(&revisions, &[]), State::Drafting { revision: 1, returned: None });
    let mut deeds = vec![deed(Step::Handed, 1, 7)];
    assert_eq!(state(&revisions, &deeds), State::DisclosureCheck { revision: 1 });
    deeds.push(deed(Step::Cleared, 1, 8));
    assert_eq!(state(&revisions, &deeds), State::SecondReview { revision: 1 });
    deeds.push(deed(Step::Returned("less certain".into()), 1, 9));
    let returned = Some("less certain".to_owned());
    assert_eq!(state(&revisions, &deeds), State::Drafting { revision: 1, returned });
    revisions.push(revision(2, 7));
    deeds.extend([deed(Step::Handed, 2, 7), deed(Step::Cleared, 2, 8), deed(Step::Signed, 2, 9)]);
    assert_eq!(state(&revisions, &deeds), State::Published { revision: 2 });
    deeds.push(deed(Step::Erratum("a wrong date".into()), 2, 9));
    assert_eq!(state(&revisions, &deeds), State::Drafting { revision: 2, returned: None });
    revisions.push(revision(3, 7));
    deeds.extend([deed(Step::Handed, 3, 7), deed(Step::Cleared, 3, 8), deed(Step::Signed, 3, 9)]);
    let editions = standing(true, true, &revisions, &deeds).editions;
    let told: Vec<_> = editions.iter().map(|one| (one.number, one.revision, one.erratum.as_str())).collect();
    assert_eq!(told, [(1, 2, ""), (2, 3, "a wrong date")], "the old one stays, superseded");
}

#[test]
fn i14_whoever_wrote_any_revision_is_no_second_reader() {
    let standing = standing(true, true, &[revision(1, 7), revision(2, 8)], &[]);
    assert!(!standing.is_second(PersonId(7)) && !standing.is_second(PersonId(8)));
    assert!(standing.is_second(PersonId(9)));
}

#[test]
fn i12_statuses_add_up_to_those_who_submitted_and_a_person_counts_once_among_the_rare() {
    let programme = sample::prescrire_like();
    let evaluation = &programme.evaluations[0];
    let goal = programme.offered(&evaluation.sequence).next().map_or(0, |goal| goal.number);
    let statuses = programme.list("status").map_or(0, |list| list.codes.len());
    let no_patient = programme.list("status").and_then(|list| list.position(&programme.measure.no_patient));
    let short =
        programme.list("status").into_iter().flat_map(|list| &list.codes).position(|code| {
            !programme.measure.strict.contains(&code.code) && code.code != programme.measure.no_patient
        });
    let mut count = WaveCount::new(&programme, evaluation);
    let row = |status: Option<usize>, eligible, obstacles| WaveRow {
        goal,
        values: Values {
            status: status.and_then(|place| u8::try_from(place).ok()),
            eligible: Some(eligible),
            implemented: Some(0),
            obstacles,
            relevance: None,
            feasibility: Some(1),
        },
    };
    count.row(EnrolmentId(1), &row(short, 4, 0b11));
    count.row(EnrolmentId(2), &row(short, 2, 0b01));
    count.row(EnrolmentId(3), &row(short, 0, 0b01));
    count.row(EnrolmentId(4), &row(None, 3, 0));
    count.row(EnrolmentId(4), &WaveRow { goal: 999, ..row(short, 3, 0) });
    let figures = count.finish(5);
    let counted = &figures.goals[0];
    assert_eq!(figures.submitted, 4);
    assert_eq!(figures.feasibility[1].people, 4, "asked once, whatever the number of goals");
    let sum: u64 = counted.statuses.iter().map(|one| one.people).sum();
    assert_eq!((counted.statuses.len(), sum + counted.status_unanswered, counted.submitted), (statuses, 4, 4));
    let without = no_patient.map(|place| counted.statuses[place].people);
    assert_eq!(without, Some(1), "no patient concerned, by the count");
    assert_eq!((counted.obstacle_base, counted.rare), (2, 2), "two people, three mentions");
    assert_eq!((counted.cases.eligible, counted.cases.largest, counted.cases.median_percent), (6, 4, None));
}
