//! Option cards of a programme, what was done with them, and the marks of those whom they helped.

use domain::ids::{CohortId, EnrolmentKey, OrgId, PersonId};
use domain::option_help::{Deed, Standing};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionCard {
    /// Its identity.
    pub id: i64,
    /// Name of the goal.
    pub goal: String,
    /// Code of the obstacle.
    pub obstacle: String,
    /// Its words in every language, as JSON.
    pub words: String,
    /// Who wrote it.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub standing: Standing,
    /// Why it was retired; empty otherwise.
    pub reason: String,
}

/// Adds a card that waits for its signature; its standing is not looked at.
pub fn add(tx: &mut Tx<'_>, org: OrgId, programme: &str, card: &OptionCard) -> Result<()> {
    tx.execute(
        "INSERT INTO option_card (org_id, programme, card_id, goal, obstacle, words, author_id, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![org.0, programme, card.id, &card.goal, &card.obstacle, &card.words, card.author.0, card.at],
    )?;
    Ok(())
}

/// Something done with a card once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeedKind {
    /// Signed by a second person.
    Signed,
    /// No longer shown.
    Retired,
}

impl DeedKind {
    fn code(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Retired => "retired",
        }
    }
}

/// Records what was done with a card; `false` if that was done already.
pub fn add_deed(
    tx: &mut Tx<'_>,
    org: OrgId,
    programme: &str,
    card: i64,
    kind: DeedKind,
    deed: &Deed,
    reason: &str,
) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO option_card_deed (org_id, programme, card_id, deed, by_id, reason, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        vals![org.0, programme, card, kind.code(), deed.by.0, reason, deed.at],
    )?;
    Ok(added == 1)
}

/// The cards of a programme, the oldest first.
pub fn list(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Vec<OptionCard>> {
    tx.query(
        "SELECT c.card_id, c.goal, c.obstacle, c.words, c.author_id, c.at_ms, s.by_id, s.at_ms, r.by_id, r.at_ms, r.reason
         FROM option_card c
         LEFT JOIN option_card_deed s ON s.org_id = c.org_id AND s.programme = c.programme AND s.card_id = c.card_id
             AND s.deed = 'signed'
         LEFT JOIN option_card_deed r ON r.org_id = c.org_id AND r.programme = c.programme AND r.card_id = c.card_id
             AND r.deed = 'retired'
         WHERE c.org_id = $1 AND c.programme = $2 ORDER BY c.at_ms, c.card_id",
        vals![org.0, programme],
        |row| {
            let deed = |by: Option<i64>, at: Option<Timestamp>| Some(Deed { by: PersonId(by?), at: at? });
            let signed = deed(row.opt_int(6)?, row.opt_time(7)?);
            let retired = deed(row.opt_int(8)?, row.opt_time(9)?);
            Ok(OptionCard {
                id: row.int(0)?,
                goal: row.text(1)?,
                obstacle: row.text(2)?,
                words: row.text(3)?,
                author: PersonId(row.int(4)?),
                at: row.time(5)?,
                standing: Standing::of(signed, retired),
                reason: row.opt_text(10)?.unwrap_or_default(),
            })
        },
    )
}

/// Marks a card as having helped, from a day on. A mark taken back since `month` began goes on as if it never was, so that
/// the figure of the month stays.
pub fn mark(tx: &mut Tx<'_>, key: EnrolmentKey, card: i64, on: Date, month: Date) -> Result<()> {
    tx.execute(
        "INSERT INTO option_mark (org_id, cohort_id, enrolment_id, card_id, on_date, until_date)
         VALUES ($1, $2, $3, $4, $5, NULL)
         ON CONFLICT (org_id, cohort_id, enrolment_id, card_id)
         DO UPDATE SET until_date = NULL, on_date =
             CASE WHEN option_mark.until_date >= $6 THEN option_mark.on_date ELSE excluded.on_date END
         WHERE option_mark.until_date IS NOT NULL",
        vals![key.org.0, key.cohort.0, key.enrolment.0, card, on, month],
    )?;
    Ok(())
}

/// Takes a mark back from a day on.
pub fn unmark(tx: &mut Tx<'_>, key: EnrolmentKey, card: i64, until: Date) -> Result<()> {
    tx.execute(
        "UPDATE option_mark SET until_date = $1
         WHERE org_id = $2 AND cohort_id = $3 AND enrolment_id = $4 AND card_id = $5 AND until_date IS NULL",
        vals![until, key.org.0, key.cohort.0, key.enrolment.0, card],
    )?;
    Ok(())
}

/// The cards that an enrolment marks now.
pub fn marked(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<i64>> {
    tx.query(
        "SELECT card_id FROM option_mark
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND until_date IS NULL ORDER BY card_id",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| row.int(0),
    )
}

/// How many people of a cohort marked each card as the month began, without those who had left by then (I20).
pub fn count_marks(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, month: Date) -> Result<Vec<(i64, u32)>> {
    tx.query(
        "SELECT m.card_id, COUNT(*) FROM option_mark m
         WHERE m.org_id = $1 AND m.cohort_id = $2 AND m.on_date < $3 AND (m.until_date IS NULL OR m.until_date >= $3)
             AND NOT EXISTS (SELECT 1 FROM departure d WHERE d.org_id = m.org_id AND d.cohort_id = m.cohort_id
                 AND d.enrolment_id = m.enrolment_id AND d.on_date < $3)
         GROUP BY m.card_id ORDER BY m.card_id",
        vals![org.0, cohort.0, month],
        |row| Ok((row.int(0)?, u32::try_from(row.int(1)?).unwrap_or(u32::MAX))),
    )
}
