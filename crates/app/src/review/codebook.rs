//! The codebook of a programme: seeded from its obstacles, kept by its team in both languages.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::programme::Programme;
use domain::review::{Theme, is_theme_code};
use store::Tx;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};
use crate::organisation::{from_json, to_json};

/// Longest label, in characters.
const LONGEST: usize = 120;

/// The codebook of a cohort's programme, retired themes included, inside a transaction.
///
/// # Errors
/// When a label cannot be read.
pub fn codebook(tx: &mut Tx<'_>, pinned: &Pinned) -> Result<Vec<Theme>> {
    of_programme(tx, pinned.cohort.org, &pinned.programme)
}

fn of_programme(tx: &mut Tx<'_>, org: OrgId, programme: &Programme) -> Result<Vec<Theme>> {
    let written = store::review::list_themes(tx, org, &programme.id)?.into_iter().map(|row| {
        Ok(Theme { code: row.code, kind: row.kind, label: from_json(&row.labels)?, is_retired: row.is_retired })
    });
    Ok(domain::review::codebook(programme, &written.collect::<Result<Vec<Theme>>>()?))
}

/// The codebook of a programme, for those who keep it.
///
/// # Errors
/// Refused to whoever does not keep it.
pub fn themes(app: &App, actor: &Actor, org: OrgId, programme: &Programme) -> Result<Vec<Theme>> {
    actor.may(Right::EditCodebook, org)?;
    let programme = programme.clone();
    app.store.read(move |tx| of_programme(tx, org, &programme))
}

/// Writes a theme, or writes the one of that code anew: a theme is retired and never removed, since texts were coded
/// with it.
///
/// # Errors
/// Refused to whoever does not keep the codebook; invalid for a code that cannot be, or a label that is missing in a
/// language of the programme.
pub fn save_theme(app: &App, actor: &Actor, org: OrgId, programme: &Programme, theme: &Theme) -> Result<()> {
    actor.may(Right::EditCodebook, org)?;
    let mut faults = Vec::new();
    if !is_theme_code(&theme.code) {
        faults.push(Fault::new("code", "fault-theme-code"));
    }
    for language in &programme.languages {
        let label = theme.label.get(language).unwrap_or_default().trim();
        if label.is_empty() || label.chars().count() > LONGEST {
            faults.push(Fault::new(format!("label-{language}"), "fault-theme-label").with("max", LONGEST));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = store::review::Theme {
        code: theme.code.clone(),
        kind: theme.kind,
        labels: to_json(&theme.label)?,
        is_retired: theme.is_retired,
    };
    let (app, actor, programme) = (app.clone(), actor.clone(), programme.id.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        store::review::save_theme(tx, org, &programme, &row, now)?;
        let object = format!("theme/{programme}/{}", row.code);
        let act = Act { org, act: if row.is_retired { "theme.retire" } else { "theme.save" }, object, why: "" };
        journal::write(&app, tx, &actor, &act, now)
    })
}
