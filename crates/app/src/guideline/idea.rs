//! An idea, and what it is about.

use domain::authority::{Actor, Right};
use domain::guideline::course::Deed;
use domain::guideline::{Kind, Scope};
use domain::ids::OrgId;
use domain::text::Text;
use store::Tx;
use store::guideline as rows;

use super::said::{self, Idea};
use super::{Doing, File, LONGEST, LONGEST_LINE, act, by, file, needed};
use crate::App;
use crate::body::{self, Body, Kind as BodyKind};
use crate::error::{Error, Fault, Result};
use crate::organisation::from_json;

/// Most themes of a guideline.
pub const MOST_THEMES: usize = 5;

/// Proposes a guideline; its reference.
///
/// # Errors
/// Refused to whoever makes none; not found for an organisation that is no body; invalid for words that are absent or too
/// long, or a kind that the scheme has no grid for.
pub fn propose(app: &App, actor: &Actor, org: OrgId, kind: Kind, idea: &Idea) -> Result<String> {
    actor.may(Right::DraftGuidelines, org)?;
    let title = needed("title", &idea.title, LONGEST_LINE);
    let why = needed("why", &idea.why, LONGEST);
    let faults: Vec<Fault> = [&title, &why].into_iter().filter_map(|it| it.clone().err()).collect();
    let (Ok(title), Ok(why)) = (title, why) else { return Err(Error::Invalid(faults)) };
    let said = said::write(&Idea { title, why })?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        if body.kind != BodyKind::Body {
            return Err(Error::NotFound("body"));
        }
        let grid = body.scheme.grid.as_ref();
        if kind == Kind::TypeTwo && grid.is_none() {
            return Err(Fault::new("kind", "fault-guideline-no-grid").into());
        }
        let by = by(&app, tx, &actor, org)?;
        let row = rows::Guideline {
            org,
            id: app.chance.id(),
            reference: app.chance.reference(),
            kind,
            least_graders: grid.map_or(0, |grid| grid.least_graders),
            pass_percent: grid.map_or(0, |grid| grid.pass_percent),
            state: "idea".to_owned(),
            deeds: 1,
            version: 0,
            review_by: None,
            moved_on: body.today(app.now()),
        };
        file::begin(&app, tx, (&by, &body), &row, &said)?;
        Ok(row.reference)
    })
}

/// Says what a guideline is about, and with which other bodies it is made.
///
/// # Errors
/// Refused; not found; conflict where the course does not allow it; invalid for a question that is absent, or for themes,
/// specialties, a situation or bodies that are none.
pub fn scope(app: &App, actor: &Actor, org: OrgId, reference: &str, scope: &Scope, partners: &[OrgId]) -> Result<()> {
    let (scope, partners) = (scope.clone(), partners.to_vec());
    act(app, (actor, org, Right::DraftGuidelines), reference, move |tx, file, _| {
        let scope = judged(tx, file, &scope, &partners)?;
        Ok(Doing::saying(Deed::Scoped { partners: partners.clone() }, said::write_scope(&scope)?))
    })
}

/// What a guideline can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Themes that are open, by code.
    pub themes: Vec<(String, Text)>,
    /// Specialties of the scheme.
    pub specialties: Vec<(String, Text)>,
    /// Risk situations that the lead targets or targeted.
    pub situations: Vec<(String, Text)>,
    /// The other bodies.
    pub partners: Vec<(OrgId, Text)>,
}

/// What a guideline can be about, to choose from.
///
/// # Errors
/// Refused; not found.
pub fn offered(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Offered> {
    actor.may(Right::ReadGuidelineWork, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let row = rows::find(tx, &reference)?.ok_or(Error::NotFound("guideline"))?;
        let lead = Body::load(&app, tx, row.org)?;
        let mut situations = Vec::new();
        for one in store::body::risk_situations(tx, row.org)? {
            situations.push((one.code, from_json(&one.wording)?));
        }
        let others = body::all(&app, tx)?.into_iter();
        let others = others.filter(|body| body.org != row.org && body.kind == BodyKind::Body);
        Ok(Offered {
            themes: open_themes(tx)?,
            specialties: lead.scheme.specialties.iter().map(|one| (one.code.clone(), one.name.clone())).collect(),
            situations,
            partners: others.map(|body| (body.org, body.name)).collect(),
        })
    })
}

fn open_themes(tx: &mut Tx<'_>) -> Result<Vec<(String, Text)>> {
    let all = store::theme::list(tx)?.into_iter().filter(|theme| theme.closed.is_none());
    all.map(|theme| Ok((theme.code, from_json(&theme.wording)?))).collect()
}

/// What every theme is called, closed ones too: themes are everybody's.
///
/// # Errors
/// Broken when the store fails.
pub fn theme_names(app: &App) -> Result<Vec<(String, Text)>> {
    app.store.read(|tx| {
        let all = store::theme::list(tx)?.into_iter();
        all.map(|theme| Ok((theme.code, from_json(&theme.wording)?))).collect()
    })
}

fn judged(tx: &mut Tx<'_>, file: &File, scope: &Scope, partners: &[OrgId]) -> Result<Scope> {
    let mut faults = Vec::new();
    let question = needed("question", &scope.question, LONGEST).unwrap_or_else(|fault| {
        faults.push(fault);
        String::new()
    });
    let scheme = &file.body.scheme;
    let known = |code: &String| scheme.specialty(code).is_some();
    if scope.specialties.is_empty() || !scope.specialties.iter().all(known) {
        faults.push(Fault::new("specialties", "fault-guideline-specialties"));
    }
    if scope.themes.is_empty() || scope.themes.len() > MOST_THEMES {
        faults.push(Fault::new("themes", "fault-guideline-themes").with("max", MOST_THEMES));
    }
    for code in &scope.themes {
        if store::theme::find(tx, code)?.is_none_or(|theme| theme.closed.is_some()) {
            faults.push(Fault::new("themes", "fault-guideline-theme-unknown"));
            break;
        }
    }
    let situations = store::body::risk_situations(tx, file.row.org)?;
    if !scope.situation.is_empty() && !situations.iter().any(|one| one.code == scope.situation) {
        faults.push(Fault::new("situation", "fault-guideline-situation"));
    }
    for partner in partners {
        if store::body::find(tx, *partner)?.is_none_or(|body| body.kind != BodyKind::Body) {
            faults.push(Fault::new("partners", "fault-guideline-partners"));
            break;
        }
    }
    if faults.is_empty() { Ok(Scope { question, ..scope.clone() }) } else { Err(Error::Invalid(faults)) }
}
