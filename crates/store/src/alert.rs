//! Alerts: written, agreed to, sent to every doctor of a specialty, read and applied.

use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

/// The agreement of a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// Who.
    pub by: PersonId,
    /// The day.
    pub on: Date,
    /// The moment from which the delay runs.
    pub at: Timestamp,
}

/// How an alert ended before its last day, or was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The day.
    pub on: Date,
    /// Why, by language, JSON.
    pub why: String,
    /// The reference of the alert that replaces it.
    pub replaced_by: Option<String>,
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Its identity: random.
    pub id: i64,
    /// Who issues it.
    pub org: OrgId,
    /// Its random name in addresses.
    pub reference: String,
    /// The specialty it is for.
    pub specialty: String,
    /// Codes of its themes, JSON.
    pub themes: String,
    /// The words, sealed, until a second person agrees.
    pub draft: Option<Vec<u8>>,
    /// The words, JSON, from then on.
    pub words: Option<String>,
    /// Who wrote it.
    pub writer: PersonId,
    /// The day.
    pub written_on: Date,
    /// Who agreed.
    pub agreed: Option<Agreed>,
    /// Hours it may take until the last mail has left.
    pub hours: u16,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
    /// How it ended before.
    pub ended: Option<Ended>,
    /// Whether every mail is enqueued.
    pub is_enqueued: bool,
    /// When the last mail had left.
    pub handed_over: Option<Timestamp>,
}

const ALERT: &str =
    "SELECT alert_id, org_id, reference, specialty, themes, draft, words, writer, written_on, agreed_by, agreed_on,
     agreed_ms, hours, ends_on, ended_on, why, replaced_by, enqueued_ms, handed_ms FROM alert";

fn alert(row: &Row<'_>) -> Result<Alert> {
    let agreed = match (row.opt_int(9)?, row.opt_date(10)?, row.opt_time(11)?) {
        (Some(by), Some(on), Some(at)) => Some(Agreed { by: PersonId(by), on, at }),
        _ => None,
    };
    let (why, replaced_by) = (row.opt_text(15)?, row.opt_text(16)?);
    let ended = row.opt_date(14)?.map(|on| Ended { on, why: why.unwrap_or_default(), replaced_by });
    Ok(Alert {
        id: row.int(0)?,
        org: OrgId(row.int(1)?),
        reference: row.text(2)?,
        specialty: row.text(3)?,
        themes: row.text(4)?,
        draft: row.opt_bytes(5)?,
        words: row.opt_text(6)?,
        writer: PersonId(row.int(7)?),
        written_on: row.date(8)?,
        agreed,
        hours: u16::try_from(row.int(12)?).map_err(|_| StoreError::value("hours of an alert"))?,
        ends_on: row.opt_date(13)?,
        ended,
        is_enqueued: row.opt_int(17)?.is_some(),
        handed_over: row.opt_time(18)?,
    })
}

/// Writes a new alert, which nobody agreed to yet.
pub fn add(tx: &mut Tx<'_>, new: &Alert) -> Result<()> {
    tx.execute(
        "INSERT INTO alert (alert_id, org_id, reference, specialty, themes, draft, writer, written_on, hours, ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        vals![
            new.id,
            new.org.0,
            &new.reference,
            &new.specialty,
            &new.themes,
            new.draft.as_deref(),
            new.writer.0,
            new.written_on,
            new.hours,
            new.ends_on
        ],
    )?;
    Ok(())
}

/// The alert of a reference.
pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Alert>> {
    tx.query_opt(&format!("{ALERT} WHERE reference = $1"), vals![reference], alert)
}

/// The alert of an identity.
pub fn load(tx: &mut Tx<'_>, id: i64) -> Result<Option<Alert>> {
    tx.query_opt(&format!("{ALERT} WHERE alert_id = $1"), vals![id], alert)
}

/// Every alert of an issuer, the latest first.
pub fn of_org(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Alert>> {
    tx.query(&format!("{ALERT} WHERE org_id = $1 ORDER BY written_on DESC, alert_id"), vals![org.0], alert)
}

/// Every alert that was agreed to, of every issuer, the latest first.
pub fn agreed(tx: &mut Tx<'_>) -> Result<Vec<Alert>> {
    tx.query(&format!("{ALERT} WHERE agreed_on IS NOT NULL ORDER BY agreed_ms DESC, alert_id"), &[], alert)
}

/// Notes the agreement, with the words as they come out; `false` if somebody agreed, or ended it, before.
pub fn agree(tx: &mut Tx<'_>, id: i64, agreed: &Agreed, words: &str) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE alert SET agreed_by = $1, agreed_on = $2, agreed_ms = $3, words = $4, draft = NULL
         WHERE alert_id = $5 AND agreed_on IS NULL AND ended_on IS NULL",
        vals![agreed.by.0, agreed.on, agreed.at.as_millisecond(), words, id],
    )?;
    Ok(changed == 1)
}

/// Ends an alert, or puts it aside; `false` if it has ended.
pub fn end(tx: &mut Tx<'_>, id: i64, ended: &Ended) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE alert SET ended_on = $1, why = $2, replaced_by = $3 WHERE alert_id = $4 AND ended_on IS NULL",
        vals![ended.on, &ended.why, ended.replaced_by.as_deref(), id],
    )?;
    Ok(changed == 1)
}

/// Alerts of which mails are still to be enqueued, with the last person for whom one was.
pub fn to_enqueue(tx: &mut Tx<'_>) -> Result<Vec<(Alert, i64)>> {
    let all = tx.query(
        &format!("{ALERT} WHERE agreed_on IS NOT NULL AND enqueued_ms IS NULL ORDER BY agreed_ms"),
        &[],
        alert,
    )?;
    let mut found = Vec::new();
    for alert in all {
        let to =
            tx.query_one("SELECT told_to FROM alert WHERE alert_id = $1", vals![alert.id], |row| row.opt_int(0))?;
        found.push((alert, to.unwrap_or(i64::MIN)));
    }
    Ok(found)
}

/// The next people engaged in a specialty or expert of it on a day, at whatever body, by identity: each with the first of
/// their bodies.
pub fn people(tx: &mut Tx<'_>, specialty: &str, on: Date, after: i64, limit: u32) -> Result<Vec<(PersonId, OrgId)>> {
    tx.query(
        "SELECT person_id, MIN(org_id) FROM (
             SELECT person_id, org_id FROM engagement
             WHERE specialty = $1 AND accepted_on IS NOT NULL AND accepted_on <= $2
             AND (ended_on IS NULL OR ended_on >= $2)
             UNION ALL
             SELECT person_id, org_id FROM expert
             WHERE specialty = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)
         ) AS everybody WHERE person_id > $3 GROUP BY person_id ORDER BY person_id LIMIT $4",
        vals![specialty, on, after, limit],
        |row| Ok((PersonId(row.int(0)?), OrgId(row.int(1)?))),
    )
}

/// Notes for whom mails were enqueued; with `last`, that those were all. `false` if another process was before us.
pub fn advance(tx: &mut Tx<'_>, id: i64, from: i64, to: i64, last: Option<Timestamp>) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE alert SET told_to = $1, enqueued_ms = $2
         WHERE alert_id = $3 AND enqueued_ms IS NULL AND COALESCE(told_to, $4) = $5",
        vals![to, last.map(Timestamp::as_millisecond), id, i64::MIN, from],
    )?;
    Ok(changed == 1)
}

/// Counts people of a body as told.
pub fn add_told(tx: &mut Tx<'_>, id: i64, org: OrgId, people: i64) -> Result<()> {
    tx.execute(
        "INSERT INTO alert_told (alert_id, org_id, people) VALUES ($1, $2, $3)
         ON CONFLICT (alert_id, org_id) DO UPDATE SET people = alert_told.people + excluded.people",
        vals![id, org.0, people],
    )?;
    Ok(())
}

/// Alerts whose mails are all enqueued and have not all left.
pub fn to_hand_over(tx: &mut Tx<'_>) -> Result<Vec<Alert>> {
    tx.query(&format!("{ALERT} WHERE enqueued_ms IS NOT NULL AND handed_ms IS NULL ORDER BY agreed_ms"), &[], alert)
}

/// How many mails of an alert have not left yet, and when the last one did; `beginning` is that of their keys.
pub fn mails(tx: &mut Tx<'_>, org: OrgId, beginning: &str) -> Result<(i64, Option<Timestamp>)> {
    tx.query_one(
        "SELECT COUNT(*) - COUNT(ended_ms), MAX(ended_ms) FROM outbox WHERE org_id = $1 AND dedupe_key LIKE $2",
        vals![org.0, format!("{beginning}%")],
        |row| Ok((row.int(0)?, row.opt_time(1)?)),
    )
}

/// Notes when the last mail had left.
pub fn hand_over(tx: &mut Tx<'_>, id: i64, at: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE alert SET handed_ms = $1 WHERE alert_id = $2 AND handed_ms IS NULL",
        vals![at.as_millisecond(), id],
    )?;
    Ok(())
}

/// What one person said of an alert.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// Since when they have read it.
    pub read_on: Option<Date>,
    /// Since when they apply it.
    pub applied_on: Option<Date>,
    /// What they noted about that, sealed.
    pub words: Option<Vec<u8>>,
}

/// What somebody said of an alert, if anything.
pub fn mark_of(tx: &mut Tx<'_>, id: i64, person: &[u8]) -> Result<Option<Mark>> {
    tx.query_opt(
        "SELECT read_on, applied_on, words FROM alert_mark WHERE alert_id = $1 AND person = $2",
        vals![id, person],
        |row| Ok(Mark { read_on: row.opt_date(0)?, applied_on: row.opt_date(1)?, words: row.opt_bytes(2)? }),
    )
}

/// Writes what somebody of a body says of an alert.
pub fn save_mark(tx: &mut Tx<'_>, id: i64, person: &[u8], org: OrgId, mark: &Mark) -> Result<()> {
    tx.execute(
        "INSERT INTO alert_mark (alert_id, person, org_id, read_on, applied_on, words) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (alert_id, person)
         DO UPDATE SET read_on = excluded.read_on, applied_on = excluded.applied_on, words = excluded.words",
        vals![id, person, org.0, mark.read_on, mark.applied_on, mark.words.as_deref()],
    )?;
    Ok(())
}

/// The counts of one body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// The body.
    pub org: OrgId,
    /// People who were told.
    pub told: i64,
    /// Those who said they read it.
    pub read: i64,
    /// Those who said they apply it.
    pub applied: i64,
}

/// The counts of an alert by body.
pub fn counts(tx: &mut Tx<'_>, id: i64) -> Result<Vec<Counts>> {
    tx.query(
        "SELECT alert_told.org_id, alert_told.people, COUNT(alert_mark.read_on), COUNT(alert_mark.applied_on)
         FROM alert_told LEFT JOIN alert_mark
         ON alert_mark.alert_id = alert_told.alert_id AND alert_mark.org_id = alert_told.org_id
         WHERE alert_told.alert_id = $1 GROUP BY alert_told.org_id, alert_told.people ORDER BY alert_told.org_id",
        vals![id],
        |row| Ok(Counts { org: OrgId(row.int(0)?), told: row.int(1)?, read: row.int(2)?, applied: row.int(3)? }),
    )
}
