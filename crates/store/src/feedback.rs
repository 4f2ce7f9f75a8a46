//! What the clocks of feedback read, of one near miss or of all those of a body.

use domain::ids::{OrgId, PersonId};
use domain::near_miss::course::{Dated, Deed, Reason};
use jiff::civil::Date;

use crate::{Result, StoreError, Tx, vals};

/// The day an expert first wrote to the author of a near miss, if one did.
pub fn first_words(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Date>> {
    let found = tx.query_opt(
        "SELECT on_date FROM near_miss_exchange WHERE org_id = $1 AND near_miss_id = $2 AND hand = 'expert'
         ORDER BY exchange_no LIMIT 1",
        vals![org.0, near_miss],
        |row| row.date(0),
    )?;
    Ok(found)
}

/// The day on which the way from a near miss to its record was destroyed, if it was.
pub fn unlinked_on(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Date>> {
    let found = tx.query_opt(
        "SELECT destroyed_on FROM near_miss_link WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        |row| row.opt_date(0),
    )?;
    Ok(found.flatten())
}

/// A near miss as the clocks of its body read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Which.
    pub near_miss: i64,
    /// Everything done to it, the sending first.
    pub deeds: Vec<Dated>,
    /// The first words of its expert, apart from verdicts.
    pub first_words: Option<Date>,
    /// Its sealed key, and its themes sealed with it, once somebody filed it.
    pub themes: Option<(Vec<u8>, Vec<u8>)>,
}

/// The near misses a body was sent since a day, by identity: three statements however many there are.
pub fn since(tx: &mut Tx<'_>, org: OrgId, since: Date) -> Result<Vec<Course>> {
    let mut all: Vec<Course> = tx.query(
        "SELECT near_miss.near_miss_id, near_miss.sent_on, near_miss.data_key, near_miss_theme.themes FROM near_miss
         LEFT JOIN near_miss_theme ON near_miss_theme.org_id = near_miss.org_id
         AND near_miss_theme.near_miss_id = near_miss.near_miss_id
         WHERE near_miss.org_id = $1 AND near_miss.sent_on >= $2 ORDER BY near_miss.near_miss_id",
        vals![org.0, since],
        |row| {
            let deeds = vec![Dated { deed: Deed::Sent, on: row.date(1)? }];
            let themes = row.opt_bytes(3)?.map(|themes| Ok::<_, StoreError>((row.bytes(2)?, themes))).transpose()?;
            Ok(Course { near_miss: row.int(0)?, deeds, first_words: None, themes })
        },
    )?;
    tx.scan(
        "SELECT near_miss_deed.near_miss_id, near_miss_deed.deed, near_miss_deed.expert, near_miss_deed.reason,
             near_miss_deed.on_date
         FROM near_miss_deed JOIN near_miss ON near_miss.org_id = near_miss_deed.org_id
         AND near_miss.near_miss_id = near_miss_deed.near_miss_id
         WHERE near_miss.org_id = $1 AND near_miss.sent_on >= $2
         ORDER BY near_miss_deed.near_miss_id, near_miss_deed.deed_no",
        vals![org.0, since],
        |row| {
            let id = row.int(0)?;
            let reason = row.opt_text_ref(3)?.and_then(Reason::parse);
            let deed = Deed::parse(row.text_ref(1)?, row.opt_int(2)?.map(PersonId), reason)
                .ok_or_else(|| StoreError::value("an unknown deed"))?;
            let on = row.date(4)?;
            if let Ok(place) = all.binary_search_by_key(&id, |course| course.near_miss) {
                all[place].deeds.push(Dated { deed, on });
            }
            Ok(())
        },
    )?;
    tx.scan(
        "SELECT near_miss_exchange.near_miss_id, MIN(near_miss_exchange.on_date) FROM near_miss_exchange
         JOIN near_miss ON near_miss.org_id = near_miss_exchange.org_id
         AND near_miss.near_miss_id = near_miss_exchange.near_miss_id
         WHERE near_miss.org_id = $1 AND near_miss.sent_on >= $2 AND near_miss_exchange.hand = 'expert'
         GROUP BY near_miss_exchange.near_miss_id",
        vals![org.0, since],
        |row| {
            let (id, on) = (row.int(0)?, row.date(1)?);
            if let Ok(place) = all.binary_search_by_key(&id, |course| course.near_miss) {
                all[place].first_words = Some(on);
            }
            Ok(())
        },
    )?;
    Ok(all)
}

/// Every day on which a version of a guideline was published under a theme: the theme, and the day.
pub fn guideline_days(tx: &mut Tx<'_>) -> Result<Vec<(String, Date)>> {
    tx.query(
        "SELECT guideline_topic.code, guideline_version.published_on FROM guideline_topic
         JOIN guideline_version ON guideline_version.org_id = guideline_topic.org_id
         AND guideline_version.guideline_id = guideline_topic.guideline_id
         AND guideline_version.version = guideline_topic.version
         WHERE guideline_topic.axis = 'theme' ORDER BY guideline_topic.code, guideline_version.published_on",
        &[],
        |row| Ok((row.text(0)?, row.date(1)?)),
    )
}

/// The day and the themes (JSON) of every story that ever came out, withdrawn ones too.
pub fn story_days(tx: &mut Tx<'_>) -> Result<Vec<(String, String, Date)>> {
    tx.query(
        "SELECT reference, themes, published_on FROM story_published WHERE version = 1 ORDER BY published_on, reference",
        &[],
        |row| Ok((row.text(0)?, row.text(1)?, row.date(2)?)),
    )
}
