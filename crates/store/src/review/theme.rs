//! What a team wrote into the codebook of a programme.

use domain::ids::OrgId;
use domain::review::ThemeKind;
use jiff::Timestamp;

use crate::{Result, StoreError, Tx, vals};

/// One theme, its labels as the application writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its code.
    pub code: String,
    /// What it is about.
    pub kind: ThemeKind,
    /// Its labels, by language.
    pub labels: String,
    /// Whether it is no longer offered.
    pub is_retired: bool,
}

/// Saves a theme over the one of that code.
pub fn save_theme(tx: &mut Tx<'_>, org: OrgId, programme: &str, theme: &Theme, at: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO theme (org_id, programme, code, kind, labels, retired, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (org_id, programme, code) DO UPDATE
         SET kind = excluded.kind, labels = excluded.labels, retired = excluded.retired, at_ms = excluded.at_ms",
        vals![org.0, programme, &theme.code, theme.kind.code(), &theme.labels, theme.is_retired, at],
    )?;
    Ok(())
}

/// The themes a team wrote for a programme, by their codes.
pub fn list_themes(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Vec<Theme>> {
    tx.query(
        "SELECT code, kind, labels, retired FROM theme WHERE org_id = $1 AND programme = $2 ORDER BY code",
        vals![org.0, programme],
        |row| {
            let kind =
                ThemeKind::parse(&row.text(1)?).ok_or_else(|| StoreError::value("a theme of an unknown kind"))?;
            Ok(Theme { code: row.text(0)?, kind, labels: row.text(2)?, is_retired: row.int(3)? == 1 })
        },
    )
}
