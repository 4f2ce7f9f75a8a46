//! Doctors, and what places them: specialties, practices, teams and engagements, each with its dates.

use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::{Span, Surroundings};
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// Makes a person a doctor; `false`, and nothing changed, if somebody else has that number.
pub fn add(tx: &mut Tx<'_>, person: PersonId, rpps: &str) -> Result<bool> {
    let taken = find_by_rpps(tx, rpps)?.is_some_and(|other| other != person);
    if !taken {
        tx.execute(
            "INSERT INTO doctor (person_id, rpps) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET rpps = excluded.rpps",
            vals![person.0, rpps],
        )?;
    }
    Ok(!taken)
}

/// How many doctors there are.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM doctor", &[], |row| row.int(0))
}

/// The doctor of a number.
pub fn find_by_rpps(tx: &mut Tx<'_>, rpps: &str) -> Result<Option<PersonId>> {
    tx.query_opt("SELECT person_id FROM doctor WHERE rpps = $1", vals![rpps], |row| Ok(PersonId(row.int(0)?)))
}

/// The number of a doctor.
pub fn rpps(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<String>> {
    tx.query_opt("SELECT rpps FROM doctor WHERE person_id = $1", vals![person.0], |row| row.text(0))
}

fn span(row: &Row<'_>, from: usize) -> Result<Span> {
    Ok(Span { from: row.date(from)?, to: row.opt_date(from + 1)? })
}

/// Gives a doctor a specialty for some time, or ends it.
pub fn add_specialty(tx: &mut Tx<'_>, person: PersonId, specialty: &str, when: Span) -> Result<()> {
    tx.execute(
        "INSERT INTO doctor_specialty (person_id, specialty, from_on, to_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, specialty, from_on) DO UPDATE SET to_on = excluded.to_on",
        vals![person.0, specialty, when.from, when.to],
    )?;
    Ok(())
}

/// The specialties of a doctor, past ones too.
pub fn specialties(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(String, Span)>> {
    tx.query(
        "SELECT specialty, from_on, to_on FROM doctor_specialty WHERE person_id = $1 ORDER BY specialty, from_on",
        vals![person.0],
        |row| Ok((row.text(0)?, span(row, 1)?)),
    )
}

/// An establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Establishment {
    /// Its identity.
    pub id: i64,
    /// Its national number.
    pub finess: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub town: String,
}

/// Adds an establishment; `false`, and nothing changed, if its number is known.
pub fn add_establishment(tx: &mut Tx<'_>, new: &Establishment) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO establishment (establishment_id, finess, name, town) VALUES ($1, $2, $3, $4)
         ON CONFLICT (finess) DO NOTHING",
        vals![new.id, &new.finess, &new.name, &new.town],
    )?;
    Ok(added == 1)
}

/// The establishment of a number.
pub fn find_establishment(tx: &mut Tx<'_>, finess: &str) -> Result<Option<Establishment>> {
    tx.query_opt(
        "SELECT establishment_id, finess, name, town FROM establishment WHERE finess = $1",
        vals![finess],
        |row| Ok(Establishment { id: row.int(0)?, finess: row.text(1)?, name: row.text(2)?, town: row.text(3)? }),
    )
}

/// Notes that a doctor practises somewhere for some time, or ends it; `status` is private, salaried or mixed.
pub fn add_practice(tx: &mut Tx<'_>, person: PersonId, establishment: i64, status: &str, when: Span) -> Result<()> {
    tx.execute(
        "INSERT INTO practice (person_id, establishment_id, status, from_on, to_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id, establishment_id, from_on) DO UPDATE SET status = excluded.status, to_on = excluded.to_on",
        vals![person.0, establishment, status, when.from, when.to],
    )?;
    Ok(())
}

/// Where somebody practises or practised, and with whom: what ties are looked for in.
pub fn surroundings(tx: &mut Tx<'_>, person: PersonId) -> Result<Surroundings> {
    let establishments = tx.query(
        "SELECT establishment_id, from_on, to_on FROM practice WHERE person_id = $1 ORDER BY establishment_id, from_on",
        vals![person.0],
        |row| Ok((row.int(0)?, span(row, 1)?)),
    )?;
    Ok(Surroundings { establishments, teams: teams(tx, person)? })
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its identity.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// When it exists.
    pub span: Span,
}

/// Forms a team, or ends it.
pub fn save_team(tx: &mut Tx<'_>, team: &Team) -> Result<()> {
    tx.execute(
        "INSERT INTO doctor_team (team_id, name, from_on, to_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT (team_id) DO UPDATE SET name = excluded.name, to_on = excluded.to_on",
        vals![team.id, &team.name, team.span.from, team.span.to],
    )?;
    Ok(())
}

/// The team of an identity.
pub fn find_team(tx: &mut Tx<'_>, id: i64) -> Result<Option<Team>> {
    tx.query_opt("SELECT team_id, name, from_on, to_on FROM doctor_team WHERE team_id = $1", vals![id], |row| {
        Ok(Team { id: row.int(0)?, name: row.text(1)?, span: span(row, 2)? })
    })
}

/// A membership of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their part: `member`, `referent`, or the profession of a contributor.
    pub part: String,
    /// When.
    pub span: Span,
}

/// Adds a member to a team, or ends a membership.
pub fn save_member(tx: &mut Tx<'_>, team: i64, member: &Member) -> Result<()> {
    tx.execute(
        "INSERT INTO doctor_team_member (team_id, person_id, part, from_on, to_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (team_id, person_id, from_on) DO UPDATE SET part = excluded.part, to_on = excluded.to_on",
        vals![team, member.person.0, &member.part, member.span.from, member.span.to],
    )?;
    Ok(())
}

/// Everybody who is or was in a team.
pub fn members(tx: &mut Tx<'_>, team: i64) -> Result<Vec<Member>> {
    tx.query(
        "SELECT person_id, part, from_on, to_on FROM doctor_team_member WHERE team_id = $1 ORDER BY person_id, from_on",
        vals![team],
        |row| Ok(Member { person: PersonId(row.int(0)?), part: row.text(1)?, span: span(row, 2)? }),
    )
}

/// The teams somebody is or was in.
pub fn teams(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(i64, Span)>> {
    tx.query(
        "SELECT team_id, from_on, to_on FROM doctor_team_member WHERE person_id = $1 ORDER BY team_id, from_on",
        vals![person.0],
        |row| Ok((row.int(0)?, span(row, 1)?)),
    )
}

/// A doctor's engagement with a body for a specialty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// The body.
    pub org: OrgId,
    /// Who.
    pub person: PersonId,
    /// For which specialty.
    pub specialty: String,
    /// When they applied.
    pub applied_on: Date,
    /// When the body accepted, if it did: from that day it counts what they do.
    pub accepted_on: Option<Date>,
    /// When it ended.
    pub ended_on: Option<Date>,
}

/// Writes an engagement, or what became of it.
pub fn save_engagement(tx: &mut Tx<'_>, engagement: &Engagement) -> Result<()> {
    tx.execute(
        "INSERT INTO engagement (org_id, person_id, specialty, applied_on, accepted_on, ended_on)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org_id, person_id, specialty, applied_on)
         DO UPDATE SET accepted_on = excluded.accepted_on, ended_on = excluded.ended_on",
        vals![
            engagement.org.0,
            engagement.person.0,
            &engagement.specialty,
            engagement.applied_on,
            engagement.accepted_on,
            engagement.ended_on
        ],
    )?;
    Ok(())
}

/// The engagements of a doctor, with every body, past ones too.
pub fn engagements(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Engagement>> {
    tx.query(
        "SELECT org_id, specialty, applied_on, accepted_on, ended_on FROM engagement
         WHERE person_id = $1 ORDER BY org_id, specialty, applied_on",
        vals![person.0],
        |row| {
            Ok(Engagement {
                org: OrgId(row.int(0)?),
                person,
                specialty: row.text(1)?,
                applied_on: row.date(2)?,
                accepted_on: row.opt_date(3)?,
                ended_on: row.opt_date(4)?,
            })
        },
    )
}
