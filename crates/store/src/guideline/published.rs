//! Published versions: for everybody, for good.

use domain::guideline::Kind;
use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

/// A version that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The body that leads it.
    pub org: OrgId,
    /// Which guideline.
    pub id: i64,
    /// The guideline's random name in addresses.
    pub reference: String,
    /// What kind it is.
    pub kind: Kind,
    /// Code of the state the guideline is in now.
    pub state: String,
    /// Which version, from 1.
    pub version: u32,
    /// When.
    pub on: Date,
    /// The deed that froze what it rests on.
    pub frozen_by: u32,
    /// What it says and how it was made, as JSON.
    pub content: String,
}

/// What a version is found by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The code of a specialty.
    Specialty(String),
    /// The code of a theme.
    Theme(String),
}

impl Topic {
    fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Specialty(code) => ("specialty", code),
            Self::Theme(code) => ("theme", code),
        }
    }
}

/// What of the published guidelines is asked for; empty for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The code of a specialty.
    pub specialty: String,
    /// The code of a theme.
    pub theme: String,
    /// The code of a kind.
    pub kind: String,
}

const PUBLISHED: &str = "SELECT guideline_version.org_id, guideline_version.guideline_id, guideline.reference,
     guideline.kind, guideline.state, guideline_version.version, guideline_version.published_on,
     guideline_version.frozen_by, guideline_version.content
     FROM guideline_version JOIN guideline ON guideline.org_id = guideline_version.org_id
         AND guideline.guideline_id = guideline_version.guideline_id";

fn read(row: &Row<'_>) -> Result<Published> {
    let number = |i| Ok::<_, StoreError>(u32::try_from(row.int(i)?).unwrap_or_default());
    Ok(Published {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        kind: Kind::parse(row.text_ref(3)?).ok_or_else(|| StoreError::value("an unknown kind of guideline"))?,
        state: row.text(4)?,
        version: number(5)?,
        on: row.date(6)?,
        frozen_by: number(7)?,
        content: row.text(8)?,
    })
}

/// Publishes a version under its topics.
pub fn add_version(tx: &mut Tx<'_>, version: &Published, topics: &[Topic]) -> Result<()> {
    tx.execute(
        "INSERT INTO guideline_version (org_id, guideline_id, version, published_on, frozen_by, content)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vals![version.org.0, version.id, version.version, version.on, version.frozen_by, &version.content],
    )?;
    for topic in topics {
        let (axis, code) = topic.parts();
        tx.execute(
            "INSERT INTO guideline_topic (org_id, guideline_id, version, axis, code) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
            vals![version.org.0, version.id, version.version, axis, code],
        )?;
    }
    Ok(())
}

/// What a version is found by.
pub fn topics(tx: &mut Tx<'_>, org: OrgId, id: i64, version: u32) -> Result<Vec<Topic>> {
    tx.query(
        "SELECT axis, code FROM guideline_topic WHERE org_id = $1 AND guideline_id = $2 AND version = $3
         ORDER BY axis, code",
        vals![org.0, id, version],
        |row| {
            let code = row.text(1)?;
            Ok(if row.text_ref(0)? == "theme" { Topic::Theme(code) } else { Topic::Specialty(code) })
        },
    )
}

/// The last published version of every guideline that holds, the newest first, after one of them.
pub fn published(tx: &mut Tx<'_>, after: Option<(Date, i64)>, limit: u32) -> Result<Vec<Published>> {
    published_of(tx, &Asked::default(), after, limit)
}

/// The last published version of every guideline that holds and answers, the newest first, after one of them.
pub fn published_of(tx: &mut Tx<'_>, asked: &Asked, after: Option<(Date, i64)>, limit: u32) -> Result<Vec<Published>> {
    let (on, id) = after.unwrap_or((Date::MAX, i64::MAX));
    let of = |axis: &str, place: u8| {
        format!(
            "(${place} = '' OR EXISTS (SELECT 1 FROM guideline_topic
                 WHERE guideline_topic.org_id = guideline_version.org_id
                 AND guideline_topic.guideline_id = guideline_version.guideline_id
                 AND guideline_topic.version = guideline_version.version
                 AND guideline_topic.axis = '{axis}' AND guideline_topic.code = ${place}))"
        )
    };
    tx.query(
        &format!(
            "{PUBLISHED} WHERE guideline_version.version = guideline.version AND guideline.state <> 'withdrawn'
             AND {} AND {} AND ($3 = '' OR guideline.kind = $3)
             AND (guideline_version.published_on < $4
                 OR (guideline_version.published_on = $4 AND guideline_version.guideline_id < $5))
             ORDER BY guideline_version.published_on DESC, guideline_version.guideline_id DESC LIMIT $6",
            of("specialty", 1),
            of("theme", 2)
        ),
        vals![&asked.specialty, &asked.theme, &asked.kind, on, id, limit],
        read,
    )
}

/// Every published version of a guideline, the first first.
pub fn versions(tx: &mut Tx<'_>, reference: &str) -> Result<Vec<Published>> {
    tx.query(
        &format!("{PUBLISHED} WHERE guideline.reference = $1 ORDER BY guideline_version.version"),
        vals![reference],
        read,
    )
}

/// A published version of a guideline; the last one without a number, withdrawn or not.
pub fn published_version(tx: &mut Tx<'_>, reference: &str, version: Option<u32>) -> Result<Option<Published>> {
    tx.query_opt(
        &format!(
            "{PUBLISHED} WHERE guideline.reference = $1
             AND guideline_version.version = COALESCE(CAST($2 AS BIGINT), guideline.version)"
        ),
        vals![reference, version],
        read,
    )
}
