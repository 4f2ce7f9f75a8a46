//! Enrolments: one person's taking part in one cohort, known by a pseudonym.
//!
//! The way from an enrolment to its person is sealed by the application; the way from a person to their enrolment is a
//! keyed hash. Whoever has this table alone learns neither.

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// An enrolment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Where its rows lie.
    pub key: EnrolmentKey,
    /// What the team calls it.
    pub pseudonym: String,
    /// Keyed hash of the person.
    pub person_key: Vec<u8>,
    /// The person, sealed.
    pub sealed_person: Vec<u8>,
    /// Code of the profession.
    pub profession: String,
    /// Code of the setting.
    pub setting: String,
    /// First day.
    pub enrolled_on: Date,
    /// When it was recorded.
    pub at: Timestamp,
}

const COLUMNS: &str =
    "org_id, cohort_id, enrolment_id, pseudonym, person_key, sealed_person, profession, setting, enrolled_on, at_ms";

fn enrolment(row: &Row<'_>) -> Result<Enrolment> {
    Ok(Enrolment {
        key: EnrolmentKey {
            org: OrgId(row.int(0)?),
            cohort: CohortId(row.int(1)?),
            enrolment: EnrolmentId(row.int(2)?),
        },
        pseudonym: row.text(3)?,
        person_key: row.bytes(4)?,
        sealed_person: row.bytes(5)?,
        profession: row.text(6)?,
        setting: row.text(7)?,
        enrolled_on: row.date(8)?,
        at: row.time(9)?,
    })
}

/// Adds an enrolment; `false` if that person is enrolled in the cohort already.
pub fn add(tx: &mut Tx<'_>, enrolment: &Enrolment) -> Result<bool> {
    let key = enrolment.key;
    let added = tx.execute(
        "INSERT INTO enrolment (org_id, cohort_id, enrolment_id, pseudonym, person_key, sealed_person, profession,
             setting, enrolled_on, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            &enrolment.pseudonym,
            &enrolment.person_key,
            &enrolment.sealed_person,
            &enrolment.profession,
            &enrolment.setting,
            enrolment.enrolled_on,
            enrolment.at
        ],
    )?;
    Ok(added == 1)
}

/// The enrolment of that identity.
pub fn find(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Option<Enrolment>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM enrolment WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3"),
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        enrolment,
    )
}

/// The enrolments of a person in an organisation, by the keyed hash of the person, oldest first.
pub fn find_by_person(tx: &mut Tx<'_>, org: OrgId, person_key: &[u8]) -> Result<Vec<Enrolment>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM enrolment WHERE org_id = $1 AND person_key = $2 ORDER BY at_ms, enrolment_id"),
        vals![org.0, person_key],
        enrolment,
    )
}

/// The enrolment of a pseudonym in a cohort.
pub fn find_by_pseudonym(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, pseudonym: &str) -> Result<Option<Enrolment>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM enrolment WHERE org_id = $1 AND cohort_id = $2 AND pseudonym = $3"),
        vals![org.0, cohort.0, pseudonym],
        enrolment,
    )
}

/// Hands every enrolment of a cohort to `each`, in the order of their identity, in flat memory.
pub fn scan(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    mut each: impl FnMut(Enrolment) -> Result<()>,
) -> Result<()> {
    tx.scan(
        &format!("SELECT {COLUMNS} FROM enrolment WHERE org_id = $1 AND cohort_id = $2 ORDER BY enrolment_id"),
        vals![org.0, cohort.0],
        |row| each(enrolment(row)?),
    )
}

/// Enrolments of a cohort after an identity, `limit` at most: a keyset page, for whoever reads more of each.
pub fn list(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, after: EnrolmentId, limit: u32) -> Result<Vec<Enrolment>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM enrolment WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id > $3
             ORDER BY enrolment_id LIMIT $4"
        ),
        vals![org.0, cohort.0, after.0, limit],
        enrolment,
    )
}

/// How many are enrolled in a cohort.
pub fn count(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM enrolment WHERE org_id = $1 AND cohort_id = $2", vals![org.0, cohort.0], |row| {
        row.int(0)
    })
}
