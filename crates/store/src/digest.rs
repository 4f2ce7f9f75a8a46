//! The digest that people choose.

use domain::ids::PersonId;

use crate::{Result, Row, Tx, vals};

/// What somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Who.
    pub person: PersonId,
    /// How often, as a code.
    pub rhythm: String,
    /// Codes of specialties, JSON.
    pub specialties: String,
    /// Codes of themes, JSON.
    pub themes: String,
    /// What the link in a mail carries: random.
    pub stop: String,
    /// The last period that was sent.
    pub sent: Option<String>,
}

const CHOSEN: &str = "SELECT person_id, rhythm, specialties, themes, stop, sent FROM digest_choice";

fn chosen(row: &Row<'_>) -> Result<Chosen> {
    Ok(Chosen {
        person: PersonId(row.int(0)?),
        rhythm: row.text(1)?,
        specialties: row.text(2)?,
        themes: row.text(3)?,
        stop: row.text(4)?,
        sent: row.opt_text(5)?,
    })
}

/// Writes what somebody chose; the link of earlier mails and what was sent stay.
pub fn choose(tx: &mut Tx<'_>, new: &Chosen) -> Result<()> {
    tx.execute(
        "INSERT INTO digest_choice (person_id, rhythm, specialties, themes, stop) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id) DO UPDATE SET rhythm = excluded.rhythm, specialties = excluded.specialties,
         themes = excluded.themes",
        vals![new.person.0, &new.rhythm, &new.specialties, &new.themes, &new.stop],
    )?;
    Ok(())
}

/// What somebody chose, if anything.
pub fn find(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Chosen>> {
    tx.query_opt(&format!("{CHOSEN} WHERE person_id = $1"), vals![person.0], chosen)
}

/// Whose link that is.
pub fn find_by_stop(tx: &mut Tx<'_>, stop: &str) -> Result<Option<Chosen>> {
    tx.query_opt(&format!("{CHOSEN} WHERE stop = $1"), vals![stop], chosen)
}

/// The next of those who want a digest that often, by identity.
pub fn of_rhythm(tx: &mut Tx<'_>, rhythm: &str, after: PersonId, limit: u32) -> Result<Vec<Chosen>> {
    tx.query(
        &format!("{CHOSEN} WHERE rhythm = $1 AND person_id > $2 ORDER BY person_id LIMIT $3"),
        vals![rhythm, after.0, limit],
        chosen,
    )
}

/// Notes the last period that was sent.
pub fn note_sent(tx: &mut Tx<'_>, person: PersonId, period: &str) -> Result<()> {
    tx.execute("UPDATE digest_choice SET sent = $1 WHERE person_id = $2", vals![period, person.0])?;
    Ok(())
}

/// Wants no more.
pub fn stop(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let changed = tx.execute("UPDATE digest_choice SET rhythm = 'none' WHERE person_id = $1", vals![person.0])?;
    Ok(changed == 1)
}
