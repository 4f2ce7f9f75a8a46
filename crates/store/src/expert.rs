//! A body's experts: of what and when, how much they will have open, and when they are away.

use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// Makes somebody expert of a specialty for some time, or ends it.
pub fn save(tx: &mut Tx<'_>, org: OrgId, person: PersonId, specialty: &str, when: Span) -> Result<()> {
    tx.execute(
        "INSERT INTO expert (org_id, person_id, specialty, from_on, to_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, person_id, specialty, from_on) DO UPDATE SET to_on = excluded.to_on",
        vals![org.0, person.0, specialty, when.from, when.to],
    )?;
    Ok(())
}

/// The experts of a body with their specialties, past ones too.
pub fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(PersonId, String, Span)>> {
    tx.query(
        "SELECT person_id, specialty, from_on, to_on FROM expert WHERE org_id = $1 ORDER BY person_id, specialty, from_on",
        vals![org.0],
        |row| Ok((PersonId(row.int(0)?), row.text(1)?, Span { from: row.date(2)?, to: row.opt_date(3)? })),
    )
}

/// Says how many near misses an expert will have open at most.
pub fn save_cap(tx: &mut Tx<'_>, org: OrgId, person: PersonId, cap: u32) -> Result<()> {
    tx.execute(
        "INSERT INTO expert_load (org_id, person_id, cap) VALUES ($1, $2, $3)
         ON CONFLICT (org_id, person_id) DO UPDATE SET cap = excluded.cap",
        vals![org.0, person.0, cap],
    )?;
    Ok(())
}

/// The caps of the experts who said one.
pub fn caps(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(PersonId, u32)>> {
    tx.query("SELECT person_id, cap FROM expert_load WHERE org_id = $1 ORDER BY person_id", vals![org.0], |row| {
        Ok((PersonId(row.int(0)?), u32::try_from(row.int(1)?).unwrap_or_default()))
    })
}

/// How many near misses each expert has open: given, under analysis, or waiting for their author.
pub fn open_counts(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(PersonId, u32)>> {
    tx.query(
        "SELECT expert, COUNT(*) FROM near_miss
         WHERE org_id = $1 AND expert IS NOT NULL AND state IN ('assigned', 'under_analysis', 'returned')
         GROUP BY expert ORDER BY expert",
        vals![org.0],
        |row| Ok((PersonId(row.int(0)?), u32::try_from(row.int(1)?).unwrap_or_default())),
    )
}

/// An absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Who is away.
    pub person: PersonId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Who covers.
    pub cover: Option<PersonId>,
}

/// Writes an absence, or changes the one that begins that day.
pub fn save_absence(tx: &mut Tx<'_>, org: OrgId, absence: &Absence) -> Result<()> {
    tx.execute(
        "INSERT INTO expert_absence (org_id, person_id, from_on, to_on, cover) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, person_id, from_on) DO UPDATE SET to_on = excluded.to_on, cover = excluded.cover",
        vals![org.0, absence.person.0, absence.from, absence.to, absence.cover.map(|cover| cover.0)],
    )?;
    Ok(())
}

/// Takes an absence back; `false` when there is none that begins that day.
pub fn remove_absence(tx: &mut Tx<'_>, org: OrgId, person: PersonId, from: Date) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM expert_absence WHERE org_id = $1 AND person_id = $2 AND from_on = $3",
        vals![org.0, person.0, from],
    )?;
    Ok(gone == 1)
}

/// Absences that have not ended before a day.
pub fn absences(tx: &mut Tx<'_>, org: OrgId, since: Date) -> Result<Vec<Absence>> {
    tx.query(
        "SELECT person_id, from_on, to_on, cover FROM expert_absence WHERE org_id = $1 AND to_on >= $2
         ORDER BY person_id, from_on",
        vals![org.0, since],
        |row| {
            Ok(Absence {
                person: PersonId(row.int(0)?),
                from: row.date(1)?,
                to: row.date(2)?,
                cover: row.opt_int(3)?.map(PersonId),
            })
        },
    )
}
