//! Facts of rehearsals.

use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;
use store::rehearsal::{self, Fact, Rehearsed};
use store::testing::on_both;
use store::{Result, StoreError};

fn fact(part: &str, language: &str, person: i64) -> Fact {
    Fact { part: part.into(), language: language.into(), person: PersonId(person), at: Timestamp::UNIX_EPOCH }
}

#[test]
fn what_was_rehearsed_belongs_to_one_text_of_one_programme_of_one_organisation() {
    on_both(|world| {
        let here = Rehearsed { org: OrgId(1), programme: "pip".into(), hash: vec![0, 255, 7] };
        let elsewhere = [
            Rehearsed { org: OrgId(2), ..here.clone() },
            Rehearsed { programme: "other".into(), ..here.clone() },
            Rehearsed { hash: vec![0, 255, 8], ..here.clone() },
        ];
        let (this, others) = (here.clone(), elsewhere.clone());
        let told = world.store.write(move |tx| {
            let first = rehearsal::add(tx, &this, &fact("page/b1", "fr", 1))?;
            let again = rehearsal::add(tx, &this, &fact("page/b1", "fr", 2))?;
            let other_language = rehearsal::add(tx, &this, &fact("page/b1", "en", 2))?;
            let found = rehearsal::list(tx, &this)?;
            let next_door: Vec<usize> =
                others.iter().map(|other| Ok(rehearsal::list(tx, other)?.len())).collect::<Result<_>>()?;
            Ok::<_, StoreError>((first, again, other_language, found, next_door))
        });
        let all = vec![fact("page/b1", "en", 2), fact("page/b1", "fr", 1)];
        assert_eq!(told, Ok((true, false, true, all, vec![0, 0, 0])));
    });
}
