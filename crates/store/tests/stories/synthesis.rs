//! Syntheses: revisions and deeds are only ever added, and a wave is counted without those who had left.

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use domain::outcome::Values;
use domain::sample;
use domain::synthesis::figures::WaveCount;
use jiff::Timestamp;
use jiff::civil::date;
use store::outcome::{self, Outcome};
use store::synthesis::{Deed, Place, Revision, add_deed, add_revision, count_wave, deeds, revisions};
use store::testing::on_both;
use store::{StoreError, departure};

const PLACE: Place<'static> = Place { org: OrgId(7), cohort: CohortId(8), evaluation: "b1" };

fn revision(number: u32, author: i64) -> Revision {
    Revision { number, author: PersonId(author), writing: vec![0, 255, 1], at: Timestamp::UNIX_EPOCH }
}

fn deed(number: u32, step: &str) -> Deed {
    let reason = vec![9; 3];
    Deed { number, step: step.to_owned(), revision: 1, by: PersonId(4), reason, at: Timestamp::UNIX_EPOCH }
}

#[test]
fn whoever_saves_second_learns_it_and_nothing_is_written_over() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            let saved = [revision(1, 3), revision(1, 5), revision(2, 5)].map(|one| add_revision(tx, PLACE, &one));
            let done = [deed(1, "handed"), deed(1, "cleared"), deed(2, "cleared")].map(|one| add_deed(tx, PLACE, &one));
            Ok::<_, StoreError>((saved, done))
        });
        assert_eq!(told, Ok(([Ok(true), Ok(false), Ok(true)], [Ok(true), Ok(false), Ok(true)])));
        let elsewhere = Place { evaluation: "b2", ..PLACE };
        let read = world.store.read(move |tx| {
            Ok::<_, StoreError>((revisions(tx, PLACE)?, deeds(tx, PLACE)?, revisions(tx, elsewhere)?.len()))
        });
        let kept = (vec![revision(1, 3), revision(2, 5)], vec![deed(1, "handed"), deed(2, "cleared")], 0);
        assert_eq!(read, Ok(kept));
    });
}

#[test]
fn i20_a_wave_is_counted_without_those_who_had_left_by_that_day() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                for who in 1..=4 {
                    let key = EnrolmentKey { org: PLACE.org, cohort: PLACE.cohort, enrolment: EnrolmentId(who) };
                    for (set, wave) in [(1, 1), (1, 2), (2, 1)] {
                        let outcome = Outcome {
                            goal: 1 + set * u16::from(wave),
                            wave,
                            set,
                            values: Values {
                                status: (who != 4).then_some(0),
                                eligible: Some(3),
                                implemented: Some(2),
                                obstacles: 1 << 63 | 1,
                                relevance: None,
                                feasibility: Some(1),
                            },
                            elapsed_days: -3,
                        };
                        outcome::save(tx, key, &outcome)?;
                    }
                    if who < 3 {
                        let on = date(2008, 5, if who == 1 { 31 } else { 30 });
                        let left = departure::Departure { on, answers: None, at: Timestamp::UNIX_EPOCH };
                        departure::add(tx, key, &left)?;
                    }
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let programme = sample::short_one();
        let evaluation = programme.evaluations[0].clone();
        let submitted = world.store.read(move |tx| {
            let mut count = WaveCount::new(&programme, &evaluation);
            count_wave(tx, PLACE, (1, 1), date(2008, 5, 30), &mut count)?;
            Ok::<_, StoreError>(count.finish(5).submitted)
        });
        assert_eq!(submitted, Ok(3), "who left on the day is not in it, who leaves the day after is");
    });
}
