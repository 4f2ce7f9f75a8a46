//! Programme definitions as published: never edited, pinned by cohorts (I01).

use domain::ids::OrgId;
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// One published version of a definition, with the very files it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedProgramme {
    /// Whose it is.
    pub org: OrgId,
    /// Short name.
    pub programme: String,
    /// Version.
    pub version: String,
    /// SHA-256 of the files.
    pub hash: Vec<u8>,
    /// The files, as a JSON object from path to text.
    pub files: String,
    /// When it was published.
    pub published: Timestamp,
}

/// Publishes a version; `false` if that version exists already, which is then left as it is.
pub fn add(tx: &mut Tx<'_>, programme: &PublishedProgramme) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO programme (org_id, programme, version, hash, files, published_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, programme, version) DO NOTHING",
        vals![
            programme.org.0,
            &programme.programme,
            &programme.version,
            &programme.hash,
            &programme.files,
            programme.published
        ],
    )?;
    Ok(added == 1)
}

/// The files of one version.
pub fn find(tx: &mut Tx<'_>, org: OrgId, programme: &str, version: &str) -> Result<Option<PublishedProgramme>> {
    tx.query_opt(
        "SELECT hash, files, published_ms FROM programme WHERE org_id = $1 AND programme = $2 AND version = $3",
        vals![org.0, programme, version],
        |row| {
            Ok(PublishedProgramme {
                org,
                programme: programme.to_owned(),
                version: version.to_owned(),
                hash: row.bytes(0)?,
                files: row.text(1)?,
                published: row.time(2)?,
            })
        },
    )
}

/// Every published version as (organisation, short name, version), oldest first.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<(OrgId, String, String)>> {
    tx.query(
        "SELECT org_id, programme, version FROM programme ORDER BY org_id, programme, published_ms, version",
        &[],
        |row| Ok((OrgId(row.int(0)?), row.text(1)?, row.text(2)?)),
    )
}
