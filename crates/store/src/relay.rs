//! Drafts that hospitals prepare for their doctors, and the establishments that hospitals speak for.

use domain::ids::{OrgId, PersonId};
use domain::relay::{Answer, Facts};
use jiff::civil::Date;

use crate::doctor::Establishment;
use crate::{Result, Row, StoreError, Tx, vals};

/// A draft on its way, or what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// The hospital.
    pub org: OrgId,
    /// Its identity: random.
    pub id: i64,
    /// Its random name in addresses.
    pub reference: String,
    /// The doctor, as a keyed hash of the hospital.
    pub doctor: Vec<u8>,
    /// The doctor and whoever prepared it, sealed.
    pub who: Vec<u8>,
    /// The words, sealed; none once it is answered or has expired.
    pub content: Option<Vec<u8>>,
    /// When it was prepared.
    pub prepared_on: Date,
    /// What happened to it.
    pub facts: Facts,
}

const RELAY: &str = "SELECT org_id, relay_id, reference, doctor, who, content, prepared_on, expires_on, answer,
    answered_on FROM relay";

fn relay(row: &Row<'_>) -> Result<Relay> {
    let answered = match (row.opt_text_ref(8)?, row.opt_date(9)?) {
        (Some(code), Some(on)) => {
            Some((Answer::parse(code).ok_or_else(|| StoreError::value("an unknown answer"))?, on))
        }
        _ => None,
    };
    Ok(Relay {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        doctor: row.bytes(3)?,
        who: row.bytes(4)?,
        content: row.opt_bytes(5)?,
        prepared_on: row.date(6)?,
        facts: Facts { expires_on: row.date(7)?, answered },
    })
}

/// Makes an organisation the reporting body of an establishment; `false` when another is.
pub fn add_hospital(tx: &mut Tx<'_>, org: OrgId, establishment: i64) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO hospital (org_id, establishment_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        vals![org.0, establishment],
    )?;
    Ok(added == 1)
}

/// The establishment that an organisation speaks for.
pub fn establishment_of(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<i64>> {
    tx.query_opt("SELECT establishment_id FROM hospital WHERE org_id = $1", vals![org.0], |row| row.int(0))
}

/// The same, with what it is called and where it is.
pub fn speaks_for(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<Establishment>> {
    tx.query_opt(
        "SELECT establishment.establishment_id, finess, name, town FROM hospital
         JOIN establishment ON establishment.establishment_id = hospital.establishment_id
         WHERE hospital.org_id = $1",
        vals![org.0],
        |row| Ok(Establishment { id: row.int(0)?, finess: row.text(1)?, name: row.text(2)?, town: row.text(3)? }),
    )
}

/// The organisation that speaks for an establishment.
pub fn hospital_of(tx: &mut Tx<'_>, establishment: i64) -> Result<Option<OrgId>> {
    tx.query_opt("SELECT org_id FROM hospital WHERE establishment_id = $1", vals![establishment], |row| {
        Ok(OrgId(row.int(0)?))
    })
}

/// Doctors who practise in an establishment on a day and are engaged with a body: who, and their name, by name.
pub fn practising(tx: &mut Tx<'_>, establishment: i64, on: Date) -> Result<Vec<(PersonId, String)>> {
    tx.query(
        "SELECT DISTINCT practice.person_id, person.name FROM practice
         JOIN person ON person.person_id = practice.person_id
         JOIN engagement ON engagement.person_id = practice.person_id
         WHERE establishment_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)
            AND accepted_on IS NOT NULL AND ended_on IS NULL
         ORDER BY person.name, practice.person_id",
        vals![establishment, on],
        |row| Ok((PersonId(row.int(0)?), row.text(1)?)),
    )
}

/// Keeps a draft that was prepared.
pub fn add(tx: &mut Tx<'_>, new: &Relay) -> Result<()> {
    tx.execute(
        "INSERT INTO relay (org_id, relay_id, reference, doctor, who, content, prepared_on, expires_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![
            new.org.0,
            new.id,
            &new.reference,
            &new.doctor,
            &new.who,
            new.content.as_deref(),
            new.prepared_on,
            new.facts.expires_on
        ],
    )?;
    Ok(())
}

/// The last drafts that a hospital prepared, whatever became of them.
pub fn list(tx: &mut Tx<'_>, org: OrgId, limit: u32) -> Result<Vec<Relay>> {
    tx.query(
        &format!("{RELAY} WHERE org_id = $1 ORDER BY prepared_on DESC, relay_id LIMIT $2"),
        vals![org.0, limit],
        relay,
    )
}

/// How many wait for an answer on a day.
pub fn count_waiting(tx: &mut Tx<'_>, org: OrgId, today: Date) -> Result<i64> {
    tx.query_one(
        "SELECT COUNT(*) FROM relay WHERE org_id = $1 AND answer IS NULL AND expires_on >= $2",
        vals![org.0, today],
        |row| row.int(0),
    )
}

/// One of a hospital's, by its name in addresses.
pub fn find(tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<Option<Relay>> {
    tx.query_opt(&format!("{RELAY} WHERE org_id = $1 AND reference = $2"), vals![org.0, reference], relay)
}

/// What a hospital prepared for a doctor and nobody answered.
pub fn unanswered(tx: &mut Tx<'_>, org: OrgId, doctor: &[u8]) -> Result<Vec<Relay>> {
    tx.query(
        &format!("{RELAY} WHERE org_id = $1 AND doctor = $2 AND answer IS NULL ORDER BY prepared_on, relay_id"),
        vals![org.0, doctor],
        relay,
    )
}

/// Notes an answer and erases the words; `false` when somebody answered before.
pub fn answer(tx: &mut Tx<'_>, org: OrgId, id: i64, (answer, on): (Answer, Date)) -> Result<bool> {
    let done = tx.execute(
        "UPDATE relay SET answer = $1, answered_on = $2, content = NULL
         WHERE org_id = $3 AND relay_id = $4 AND answer IS NULL",
        vals![answer.code(), on, org.0, id],
    )?;
    Ok(done == 1)
}

/// Erases the words of what expired before a day; how many.
pub fn expire(tx: &mut Tx<'_>, org: OrgId, today: Date) -> Result<u64> {
    tx.execute(
        "UPDATE relay SET content = NULL WHERE org_id = $1 AND content IS NOT NULL AND expires_on < $2",
        vals![org.0, today],
    )
}

/// The organisations that speak for an establishment.
pub fn hospitals(tx: &mut Tx<'_>) -> Result<Vec<OrgId>> {
    tx.query("SELECT org_id FROM hospital ORDER BY org_id", &[], |row| Ok(OrgId(row.int(0)?)))
}
