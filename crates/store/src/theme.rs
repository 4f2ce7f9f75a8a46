//! Themes of risk (`risk_theme`: a line of a codebook is a theme, too), what is filed under them, and what everybody is
//! told of them.
//!
//! What a record of the base is filed under carries no day and no name; what a near miss is filed under is sealed.

use std::collections::BTreeSet;

use domain::ids::OrgId;
use domain::rex::RexId;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// A theme, open to every body of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name in code: never changes its meaning.
    pub code: String,
    /// What it is called, by language, a JSON object.
    pub wording: String,
    /// The only specialty it concerns, if it is one's alone.
    pub specialty: Option<String>,
    /// Who opened it; [`OrgId::INSTALLATION`] for what a scheme brought.
    pub by: OrgId,
    /// Since when.
    pub opened_on: Date,
    /// Until when, and why it was closed.
    pub closed: Option<(Date, String)>,
}

const THEME: &str = "SELECT code, wording, specialty, by_org, opened_on, closed_on, closed_why FROM risk_theme";

fn theme(row: &Row<'_>) -> Result<Theme> {
    let closed = row.opt_date(5)?.zip(row.opt_text_ref(6)?.map(str::to_owned));
    Ok(Theme {
        code: row.text(0)?,
        wording: row.text(1)?,
        specialty: row.opt_text_ref(2)?.map(str::to_owned),
        by: OrgId(row.int(3)?),
        opened_on: row.date(4)?,
        closed,
    })
}

/// Opens a theme; `false`, and nothing changed, if its code is known.
pub fn open(tx: &mut Tx<'_>, theme: &Theme) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO risk_theme (code, wording, specialty, by_org, opened_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        vals![&theme.code, &theme.wording, theme.specialty.as_deref(), theme.by.0, theme.opened_on],
    )?;
    Ok(added == 1)
}

/// Closes a theme: nothing more is filed under it; `false` if it is not there, or closed already.
pub fn close(tx: &mut Tx<'_>, code: &str, on: Date, why: &str) -> Result<bool> {
    let closed = tx.execute(
        "UPDATE risk_theme SET closed_on = $1, closed_why = $2 WHERE code = $3 AND closed_on IS NULL",
        vals![on, why, code],
    )?;
    Ok(closed == 1)
}

/// The theme of a code.
pub fn find(tx: &mut Tx<'_>, code: &str) -> Result<Option<Theme>> {
    tx.query_opt(&format!("{THEME} WHERE code = $1"), vals![code], theme)
}

/// Every theme, closed ones too, by code.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Theme>> {
    tx.query(&format!("{THEME} ORDER BY code"), &[], theme)
}

/// Files a record of the base under exactly these themes.
pub fn file_record(tx: &mut Tx<'_>, id: &RexId, themes: &BTreeSet<String>) -> Result<()> {
    tx.execute("DELETE FROM rex_theme WHERE rex_id = $1", vals![&id.0])?;
    for theme in themes {
        tx.execute("INSERT INTO rex_theme (rex_id, theme) VALUES ($1, $2)", vals![&id.0, theme])?;
    }
    Ok(())
}

/// What a record of the base is filed under.
pub fn of_record(tx: &mut Tx<'_>, id: &RexId) -> Result<BTreeSet<String>> {
    let found =
        tx.query("SELECT theme FROM rex_theme WHERE rex_id = $1 ORDER BY theme", vals![&id.0], |row| row.text(0))?;
    Ok(found.into_iter().collect())
}

/// What of a record filed under a theme is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The theme.
    pub theme: String,
    /// When it happened: a month or a year.
    pub happened: Option<String>,
    /// What it did, 0 to 6.
    pub actual: Option<i64>,
    /// What it could have done, 0 to 6.
    pub potential: Option<i64>,
}

/// Hands over every visible record that is filed under a theme, once a theme; under one theme alone if that is asked.
pub fn scan_filed(tx: &mut Tx<'_>, only: Option<&str>, mut each: impl FnMut(Filed)) -> Result<()> {
    tx.scan(
        "SELECT rex_theme.theme, rex_record.happened, rex_record.actual, rex_record.potential
         FROM rex_theme JOIN rex_record ON rex_record.rex_id = rex_theme.rex_id
         WHERE ($1 = '' OR rex_theme.theme = $1)
         AND EXISTS (SELECT 1 FROM rex_batch WHERE rex_batch.batch_id = rex_record.batch_id)",
        vals![only.unwrap_or_default()],
        |row| {
            let happened = row.opt_text_ref(1)?.map(str::to_owned);
            each(Filed { theme: row.text(0)?, happened, actual: row.opt_int(2)?, potential: row.opt_int(3)? });
            Ok(())
        },
    )
}

/// Files a near miss under sealed themes, in place of those before.
pub fn file_near_miss(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, themes: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_theme (org_id, near_miss_id, themes) VALUES ($1, $2, $3)
         ON CONFLICT (org_id, near_miss_id) DO UPDATE SET themes = excluded.themes",
        vals![org.0, near_miss, themes],
    )?;
    Ok(())
}

/// The sealed themes of a near miss, once somebody filed it.
pub fn of_near_miss(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Vec<u8>>> {
    tx.query_opt(
        "SELECT themes FROM near_miss_theme WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        |row| row.bytes(0),
    )
}

/// Freezes what everybody is told in a month; `false` if that was done already.
pub fn freeze(tx: &mut Tx<'_>, month: &str, counts: &str) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO theme_public (month, counts) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        vals![month, counts],
    )?;
    Ok(added == 1)
}

/// The latest counts that were frozen, and their month.
pub fn latest(tx: &mut Tx<'_>) -> Result<Option<(String, String)>> {
    tx.query_opt("SELECT month, counts FROM theme_public ORDER BY month DESC LIMIT 1", &[], |row| {
        Ok((row.text(0)?, row.text(1)?))
    })
}
