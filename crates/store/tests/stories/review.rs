//! The review: reading, coding, commenting, and the counts of what waits.

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use domain::review::{Coding, ThemeKind};
use jiff::Timestamp;
use jiff::civil::date;
use store::departure::{self, Departure};
use store::response::{self, Response};
use store::review::{self, Comment, Counts, Line, Reviewed, Theme};
use store::testing::on_both;
use store::{StoreError, Tx};

const COHORT: (OrgId, CohortId) = (OrgId(1), CohortId(5));

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap()
}

fn submit(tx: &mut Tx<'_>, cohort: i64, enrolment: i64, evaluation: &str, revision: i64, ms: i64) {
    let key = EnrolmentKey { org: OrgId(1), cohort: CohortId(cohort), enrolment: EnrolmentId(enrolment) };
    let response = Response {
        evaluation: evaluation.into(),
        revision,
        instrument: "short".into(),
        instrument_version: "1".into(),
        language: "fr".into(),
        submitted: at(ms),
        answers: vec![1],
    };
    assert_eq!(response::add(tx, key, &response), Ok(true));
}

fn coding(coder: i64, codes: &[&str]) -> Coding {
    Coding { coder: PersonId(coder), codes: codes.iter().map(|code| (*code).to_owned()).collect() }
}

fn b1(enrolment: i64) -> Reviewed<'static> {
    Reviewed::Evaluation(EnrolmentId(enrolment), "b1")
}

#[test]
fn a_queue_counts_each_evaluation_once_in_its_current_revision() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            submit(tx, 5, 1, "b1", 1, 30);
            submit(tx, 5, 2, "b1", 1, 10);
            submit(tx, 5, 2, "b1", 2, 40);
            submit(tx, 5, 3, "b1", 1, 20);
            submit(tx, 5, 3, "b2", 1, 50);
            submit(tx, 6, 9, "b1", 1, 5);
            for (enrolment, reader, revision) in [(1, 70, 1), (2, 70, 1), (3, 70, 1), (3, 71, 1)] {
                assert!(review::add_reading(tx, COHORT, b1(enrolment), PersonId(reader), revision, at(60))?);
            }
            assert!(!review::add_reading(tx, COHORT, b1(3), PersonId(71), 1, at(61))?, "read already");
            for (about, coder) in [(1, 70), (2, 70), (1, 71), (2, 71)] {
                review::save_coding(tx, COHORT, b1(3), about, &coding(coder, &["a"]), at(62))?;
            }
            review::save_coding(tx, COHORT, b1(1), 1, &coding(70, &[]), at(62))?;
            review::save_coding(tx, COHORT, Reviewed::Thread(3), 0, &coding(70, &["a"]), at(62))?;
            let mut lines = Vec::new();
            review::scan(tx, COHORT, "b1", |line| {
                lines.push(line);
                Ok(())
            })?;
            Ok::<_, StoreError>((lines, review::counts(tx, COHORT, 2)?))
        });
        let line = |enrolment, revision, ms, read, coded_once, coded_twice| Line {
            enrolment: EnrolmentId(enrolment),
            revision,
            submitted: at(ms),
            read,
            coded_once,
            coded_twice,
        };
        let lines = vec![line(3, 1, 20, Some(1), 2, 2), line(1, 1, 30, Some(1), 1, 0), line(2, 2, 40, Some(1), 0, 0)];
        let counts = |evaluation: &str, submitted, read, coded_once, coded_twice| Counts {
            evaluation: evaluation.into(),
            submitted,
            read,
            coded_once,
            coded_twice,
        };
        assert_eq!(told, Ok((lines, vec![counts("b1", 3, 2, 1, 1), counts("b2", 1, 0, 0, 0)])));
    });
}

#[test]
fn codes_replace_those_given_before_by_the_same_colleague_only() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            for (coder, codes) in [(70, &["a"][..]), (71, &["b"]), (70, &["c", "d"])] {
                review::save_coding(tx, COHORT, b1(1), 4, &coding(coder, codes), at(1))?;
            }
            review::save_coding(tx, COHORT, b1(2), 4, &coding(70, &["a"]), at(1))?;
            let leaves = EnrolmentKey { org: OrgId(1), cohort: CohortId(5), enrolment: EnrolmentId(2) };
            departure::add(tx, leaves, &Departure { on: date(2008, 5, 1), answers: None, at: at(1) })?;
            let thread = Reviewed::Thread(8);
            review::save_coding(tx, COHORT, thread, 0, &coding(70, &["t"]), at(1))?;
            review::add_reading(tx, COHORT, thread, PersonId(70), 3, at(1))?;
            review::add_reading(tx, COHORT, thread, PersonId(71), 2, at(1))?;
            let one = review::codings(tx, COHORT, b1(1))?;
            let wave = review::codings_of_evaluation(tx, COHORT, "b1")?;
            let threads = (review::codings_of_threads(tx, COHORT)?, review::threads_read(tx, COHORT)?);
            Ok::<_, StoreError>((one, wave, threads, review::last_read(tx, COHORT, b1(1))?))
        });
        let own = || coding(70, &["c", "d"]);
        let one = vec![(4, own()), (4, coding(71, &["b"]))];
        let wave = vec![(EnrolmentId(1), 4, own()), (EnrolmentId(1), 4, coding(71, &["b"]))];
        let threads = (vec![(8, coding(70, &["t"]))], vec![(8, 3)]);
        assert_eq!(told, Ok((one, wave, threads, None)), "who left is in no later figure");
    });
}

#[test]
fn comments_and_themes_are_kept_apart_by_organisation() {
    on_both(|world| {
        let comment = |id, evaluation: &str| Comment {
            id,
            evaluation: evaluation.into(),
            author: PersonId(70),
            words: vec![9],
            at: at(id),
        };
        let theme = |label: &str, is_retired| Theme {
            code: "option.leaflet".into(),
            kind: ThemeKind::Option,
            labels: label.into(),
            is_retired,
        };
        let told = world.store.write(move |tx| {
            let key = |org, enrolment| EnrolmentKey {
                org: OrgId(org),
                cohort: CohortId(5),
                enrolment: EnrolmentId(enrolment),
            };
            for (org, enrolment, id) in [(1, 1, 2), (1, 1, 1), (1, 2, 3), (2, 1, 4)] {
                review::add_comment(tx, key(org, enrolment), &comment(id, "b1"))?;
            }
            for (org, label, retired) in [(1, "x", false), (1, "y", true), (2, "z", false)] {
                review::save_theme(tx, OrgId(org), "pip", &theme(label, retired), at(1))?;
            }
            Ok::<_, StoreError>((review::comments(tx, key(1, 1))?, review::list_themes(tx, OrgId(1), "pip")?))
        });
        assert_eq!(told, Ok((vec![comment(1, "b1"), comment(2, "b1")], vec![theme("y", true)])));
    });
}
