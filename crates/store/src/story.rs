//! Stories told from near misses: sealed until they are published, plain from then on.

use domain::ids::OrgId;
use domain::story::Reading;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// A story on its way, or published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The body.
    pub org: OrgId,
    /// Its identity: random.
    pub id: i64,
    /// Its random name in addresses.
    pub reference: String,
    /// The keyed hash of the near miss it is told from.
    pub source: Vec<u8>,
    /// That near miss and the writer, sealed.
    pub origin: Vec<u8>,
}

const STORY: &str = "SELECT org_id, story_id, reference, source, origin FROM story";

fn story(row: &Row<'_>) -> Result<Story> {
    Ok(Story {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        source: row.bytes(3)?,
        origin: row.bytes(4)?,
    })
}

/// Begins a story.
pub fn add(tx: &mut Tx<'_>, new: &Story) -> Result<()> {
    tx.execute(
        "INSERT INTO story (org_id, story_id, reference, source, origin) VALUES ($1, $2, $3, $4, $5)",
        vals![new.org.0, new.id, &new.reference, &new.source, &new.origin],
    )?;
    Ok(())
}

/// The story of a reference, in a body.
pub fn find(tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<Option<Story>> {
    tx.query_opt(&format!("{STORY} WHERE org_id = $1 AND reference = $2"), vals![org.0, reference], story)
}

/// Every story of a body, in no order that tells anything.
pub fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Story>> {
    tx.query(&format!("{STORY} WHERE org_id = $1 ORDER BY story_id"), vals![org.0], story)
}

/// The stories told from one near miss.
pub fn of_source(tx: &mut Tx<'_>, org: OrgId, source: &[u8]) -> Result<Vec<Story>> {
    tx.query(&format!("{STORY} WHERE org_id = $1 AND source = $2 ORDER BY story_id"), vals![org.0, source], story)
}

/// Throws a story away with everything that was said of it: for one that was never published.
pub fn remove(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<()> {
    tx.execute("DELETE FROM story_reading WHERE org_id = $1 AND story_id = $2", vals![org.0, id])?;
    tx.execute("DELETE FROM story_revision WHERE org_id = $1 AND story_id = $2", vals![org.0, id])?;
    tx.execute("DELETE FROM story WHERE org_id = $1 AND story_id = $2", vals![org.0, id])?;
    Ok(())
}

/// One saved state of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// The words, sealed.
    pub words: Vec<u8>,
    /// The day.
    pub on: Date,
}

/// Adds a revision; `false`, and nothing changed, if there is one of that number.
pub fn add_revision(tx: &mut Tx<'_>, org: OrgId, id: i64, new: &Revision) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO story_revision (org_id, story_id, revision, words, on_date) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        vals![org.0, id, new.number, &new.words, new.on],
    )?;
    Ok(added == 1)
}

/// The last revision of a story.
pub fn last_revision(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<Option<Revision>> {
    tx.query_opt(
        "SELECT revision, words, on_date FROM story_revision
         WHERE org_id = $1 AND story_id = $2 ORDER BY revision DESC LIMIT 1",
        vals![org.0, id],
        |row| {
            let number = u32::try_from(row.int(0)?).unwrap_or_default();
            Ok(Revision { number, words: row.bytes(1)?, on: row.date(2)? })
        },
    )
}

/// What a reader said of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The reader, as a keyed hash.
    pub reader: Vec<u8>,
    /// What they said.
    pub reading: Reading,
    /// Why, sealed.
    pub words: Vec<u8>,
}

/// Writes what a reader says, in place of what they said of the same revision.
pub fn save_reading(tx: &mut Tx<'_>, org: OrgId, id: i64, said: &Said) -> Result<()> {
    tx.execute(
        "INSERT INTO story_reading (org_id, story_id, revision, reader, agrees, words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (org_id, story_id, revision, reader)
         DO UPDATE SET agrees = excluded.agrees, words = excluded.words, on_date = excluded.on_date",
        vals![org.0, id, said.reading.revision, &said.reader, said.reading.agrees, &said.words, said.reading.on],
    )?;
    Ok(())
}

/// What readers said of every revision, in their order.
pub fn readings(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<Vec<Said>> {
    tx.query(
        "SELECT reader, revision, agrees, words, on_date FROM story_reading
         WHERE org_id = $1 AND story_id = $2 ORDER BY revision, on_date, reader",
        vals![org.0, id],
        |row| {
            let revision = u32::try_from(row.int(1)?).unwrap_or_default();
            let reading = Reading { revision, agrees: row.flag(2)?, on: row.date(4)? };
            Ok(Said { reader: row.bytes(0)?, reading, words: row.bytes(3)? })
        },
    )
}

/// A story as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its name in addresses.
    pub reference: String,
    /// Which version, from 1.
    pub version: i64,
    /// Which revision that was.
    pub revision: u32,
    /// The specialty, where it is told.
    pub specialty: Option<String>,
    /// Codes of its themes, JSON.
    pub themes: String,
    /// The words, JSON.
    pub words: String,
    /// What this version corrects, by language, JSON.
    pub why: String,
    /// The day; pages tell its month.
    pub on: Date,
}

const PUBLISHED: &str =
    "SELECT reference, version, revision, specialty, themes, words, why, published_on FROM story_published";

fn published_row(row: &Row<'_>) -> Result<Published> {
    Ok(Published {
        reference: row.text(0)?,
        version: row.int(1)?,
        revision: u32::try_from(row.int(2)?).unwrap_or_default(),
        specialty: row.opt_text(3)?,
        themes: row.text(4)?,
        words: row.text(5)?,
        why: row.text(6)?,
        on: row.date(7)?,
    })
}

/// Publishes a version; `false`, and nothing changed, if that version is there.
pub fn publish(tx: &mut Tx<'_>, new: &Published) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO story_published (reference, version, revision, specialty, themes, words, why, published_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        vals![
            &new.reference,
            new.version,
            new.revision,
            new.specialty.as_deref(),
            &new.themes,
            &new.words,
            &new.why,
            new.on
        ],
    )?;
    Ok(added == 1)
}

/// Every version of a story, the first first.
pub fn versions(tx: &mut Tx<'_>, reference: &str) -> Result<Vec<Published>> {
    tx.query(&format!("{PUBLISHED} WHERE reference = $1 ORDER BY version"), vals![reference], published_row)
}

/// The first versions of stories that are not withdrawn, the latest first: with the last version of each, its words.
pub fn published(tx: &mut Tx<'_>) -> Result<Vec<(Date, Published)>> {
    let all = tx.query(
        &format!(
            "{PUBLISHED} WHERE NOT EXISTS
             (SELECT 1 FROM story_withdrawal WHERE story_withdrawal.reference = story_published.reference)
             ORDER BY reference, version"
        ),
        &[],
        published_row,
    )?;
    let mut found: Vec<(Date, Published)> = Vec::new();
    for version in all {
        match found.last_mut().filter(|(_, last)| last.reference == version.reference) {
            Some((_, last)) => *last = version,
            None => found.push((version.on, version)),
        }
    }
    found.sort_by(|one, other| (other.0, &other.1.reference).cmp(&(one.0, &one.1.reference)));
    Ok(found)
}

/// Why a story was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Why, by language, JSON.
    pub why: String,
    /// The reference of the story that replaces it.
    pub replaced_by: Option<String>,
    /// The day.
    pub on: Date,
}

/// Withdraws a story, and takes its words away for good: what was withdrawn may be what led to somebody. `false` if it
/// was done already.
pub fn withdraw(tx: &mut Tx<'_>, reference: &str, withdrawal: &Withdrawal) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO story_withdrawal (reference, why, replaced_by, on_date) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        vals![reference, &withdrawal.why, withdrawal.replaced_by.as_deref(), withdrawal.on],
    )?;
    tx.execute("UPDATE story_published SET words = '{}' WHERE reference = $1", vals![reference])?;
    Ok(added == 1)
}

/// Whether and why a story was withdrawn.
pub fn withdrawal(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Withdrawal>> {
    tx.query_opt(
        "SELECT why, replaced_by, on_date FROM story_withdrawal WHERE reference = $1",
        vals![reference],
        |row| Ok(Withdrawal { why: row.text(0)?, replaced_by: row.opt_text(1)?, on: row.date(2)? }),
    )
}

/// How many doctors are engaged in a specialty, at every body together, on a day.
pub fn engaged(tx: &mut Tx<'_>, specialty: &str, on: Date) -> Result<u64> {
    let count = tx.query_one(
        "SELECT COUNT(DISTINCT person_id) FROM engagement
         WHERE specialty = $1 AND accepted_on IS NOT NULL AND accepted_on <= $2
         AND (ended_on IS NULL OR ended_on >= $2)",
        vals![specialty, on],
        |row| row.int(0),
    )?;
    Ok(u64::try_from(count).unwrap_or_default())
}
