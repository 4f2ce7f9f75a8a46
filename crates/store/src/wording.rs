//! Wording of mails, editable by the team; every revision stays.

use domain::ids::OrgId;
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// The wording of one kind of mail in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Code of the kind.
    pub kind: String,
    /// Tag of the language.
    pub language: String,
    /// 1 for the first edit, one more for each.
    pub revision: i64,
    /// Subject, with placeholders.
    pub subject: String,
    /// Body, with placeholders.
    pub body: String,
    /// When it was edited.
    pub at: Timestamp,
}

/// Records an edit; `false` if somebody else made that revision first.
pub fn add(tx: &mut Tx<'_>, org: OrgId, programme: &str, wording: &Wording) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO wording (org_id, programme, kind, language, revision, subject, body, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        vals![
            org.0,
            programme,
            &wording.kind,
            &wording.language,
            wording.revision,
            &wording.subject,
            &wording.body,
            wording.at
        ],
    )?;
    Ok(added == 1)
}

/// The wording in force, if the team edited it; else the definition's own holds.
pub fn find(tx: &mut Tx<'_>, org: OrgId, programme: &str, kind: &str, language: &str) -> Result<Option<Wording>> {
    tx.query_opt(
        "SELECT revision, subject, body, at_ms FROM wording
         WHERE org_id = $1 AND programme = $2 AND kind = $3 AND language = $4 ORDER BY revision DESC LIMIT 1",
        vals![org.0, programme, kind, language],
        |row| {
            Ok(Wording {
                kind: kind.to_owned(),
                language: language.to_owned(),
                revision: row.int(0)?,
                subject: row.text(1)?,
                body: row.text(2)?,
                at: row.time(3)?,
            })
        },
    )
}
