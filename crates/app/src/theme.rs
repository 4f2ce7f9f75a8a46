//! Themes of risk: opened by any body, open to all. Near misses, records, guidelines, studies and goals are filed under
//! them.
//!
//! **No way back.** What a near miss is filed under is sealed with its key. What a record is filed under enters with its
//! batch, and carries no day and no name: whoever files a record later does so on the record's side alone, and a near
//! miss that is filed anew leaves its record as it is. Were both moved at once, the moment would link them.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::ids::OrgId;
use domain::near_miss::course::{Hand, State};
use domain::rex::RexId;
use domain::scheme::Scheme;
use domain::text::{Language, Text};
use domain::theme::{self as rule, Refused, is_theme_code};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Tx;

use crate::App;
use crate::body::{Body, Kind};
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::near_miss::{File, of_expert};

mod published;
mod reports;

pub use published::{PublicThemes, Uptaken, freeze_public, public, told_of};
pub use reports::{CitedGoal, Citing, Shown, goals, reports, show};
pub(crate) use reports::{all_published, title};

/// Longest name of a theme, in characters.
pub const LONGEST_NAME: usize = 120;
/// Longest reason for closing one, in characters.
pub const LONGEST_WHY: usize = 300;

/// A theme as everybody knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// The only specialty it concerns, if it is one's alone.
    pub specialty: Option<String>,
    /// The body or authority that opened it; none for what a scheme brought.
    pub by: Option<OrgId>,
    /// Since when.
    pub opened_on: Date,
    /// Until when, and why.
    pub closed: Option<(Date, String)>,
}

impl Known {
    fn of(row: store::theme::Theme) -> Result<Self> {
        let name: BTreeMap<String, String> = serde_json::from_str(&row.wording).map_err(broken)?;
        let name = name.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words)));
        Ok(Self {
            code: row.code,
            name: Text::new(name),
            specialty: row.specialty,
            by: (row.by != OrgId::INSTALLATION).then_some(row.by),
            opened_on: row.opened_on,
            closed: row.closed,
        })
    }

    /// Whether something may be filed under it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether it is that body's to close: the authority closes any, a body what it opened.
    #[must_use]
    pub fn may_be_closed_by(&self, body: &Body) -> bool {
        self.is_open() && (body.kind == Kind::Authority || self.by == Some(body.org))
    }
}

/// Every theme, closed ones too, by code: no secret.
///
/// # Errors
/// Broken when the store fails.
pub fn list(app: &App) -> Result<Vec<Known>> {
    app.store.read(all)
}

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Known>> {
    store::theme::list(tx)?.into_iter().map(Known::of).collect()
}

/// Opens the themes of a scheme that are not known yet, inside a transaction; how many.
pub(crate) fn open_of_scheme(tx: &mut Tx<'_>, scheme: &Scheme, today: Date) -> Result<u64> {
    let mut opened = 0;
    for theme in &scheme.themes {
        let row = store::theme::Theme {
            code: theme.code.clone(),
            wording: wording(&theme.name),
            specialty: theme.specialty.clone(),
            by: OrgId::INSTALLATION,
            opened_on: today,
            closed: None,
        };
        opened += u64::from(store::theme::open(tx, &row)?);
    }
    Ok(opened)
}

/// Opens what schemes brought since their bodies were founded; how many themes. Safe to run at any time.
///
/// # Errors
/// Broken when the store fails.
pub fn keep_up(app: &App) -> Result<u64> {
    let (known, schemes) = app.store.read(|tx| {
        let known: BTreeSet<String> = store::theme::list(tx)?.into_iter().map(|theme| theme.code).collect();
        let schemes: BTreeSet<String> = store::body::list(tx)?.into_iter().map(|body| body.scheme).collect();
        Ok::<_, Error>((known, schemes))
    })?;
    let schemes: Vec<_> = schemes.iter().filter_map(|id| documents::scheme::shipped(id)).collect();
    if schemes.iter().all(|scheme| scheme.themes.iter().all(|theme| known.contains(&theme.code))) {
        return Ok(0);
    }
    let handle = app.clone();
    app.store.write(move |tx| {
        let mut opened = 0;
        for scheme in &schemes {
            opened += open_of_scheme(tx, scheme, civil_date(handle.now(), &scheme.zone))?;
        }
        Ok(opened)
    })
}

fn wording(text: &Text) -> String {
    let all: BTreeMap<&str, &str> = text.wordings().map(|(language, words)| (language.tag(), words)).collect();
    serde_json::to_string(&all).unwrap_or_default()
}

/// A theme, as a body opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTheme {
    /// Its code.
    pub code: String,
    /// What it is called, in every language of the scheme.
    pub name: Text,
    /// The only specialty it concerns, if it is one's alone.
    pub specialty: Option<String>,
}

/// The body in whose name somebody keeps themes: its scheme says which specialties there are.
///
/// # Errors
/// Refused; not found when the organisation is no body.
pub fn body_of(app: &App, actor: &Actor, org: OrgId) -> Result<Body> {
    actor.may(Right::KeepThemes, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| Body::load(&app, tx, org))
}

/// Opens a theme for every body.
///
/// # Errors
/// Refused; not found when the organisation is no body; invalid for a code or a name that cannot be, or a specialty that
/// the scheme does not have; conflict when the code is known.
pub fn open(app: &App, actor: &Actor, org: OrgId, new: &NewTheme) -> Result<()> {
    actor.may(Right::KeepThemes, org)?;
    let (app, actor, new) = (app.clone(), actor.clone(), new.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let faults = faults(&body, &new);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let row = store::theme::Theme {
            code: new.code.clone(),
            wording: wording(&new.name),
            specialty: new.specialty.clone(),
            by: org,
            opened_on: body.today(app.now()),
            closed: None,
        };
        if !store::theme::open(tx, &row)? {
            return Err(conflict("code", "fault-theme-known"));
        }
        let act = Act { org, act: "theme.open", object: format!("theme/{}", new.code), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}

fn faults(body: &Body, new: &NewTheme) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_theme_code(&new.code) {
        faults.push(Fault::new("code", "fault-theme-shape"));
    }
    for language in &body.scheme.languages {
        let field = format!("name-{}", language.tag());
        let words = new.name.get(language).unwrap_or_default().trim();
        if words.is_empty() {
            faults.push(Fault::new(field, "fault-theme-name"));
        } else if words.chars().count() > LONGEST_NAME {
            faults.push(Fault::new(field, "fault-too-long").with("max", LONGEST_NAME));
        }
    }
    if new.specialty.as_ref().is_some_and(|code| body.scheme.specialty(code).is_none()) {
        faults.push(Fault::new("specialty", "fault-body-specialty"));
    }
    faults
}

/// Closes a theme, with a reason: what is filed under it stays, nothing more is. The authority closes any, a body what it
/// opened.
///
/// # Errors
/// Refused; not found; invalid without a reason; conflict when it is closed already, or is not the body's to close.
pub fn close(app: &App, actor: &Actor, org: OrgId, code: &str, why: &str) -> Result<()> {
    actor.may(Right::KeepThemes, org)?;
    let why = why.trim().to_owned();
    if why.is_empty() {
        return Err(Fault::new("why", "fault-theme-why").into());
    }
    if why.chars().count() > LONGEST_WHY {
        return Err(Fault::new("why", "fault-too-long").with("max", LONGEST_WHY).into());
    }
    let (app, actor, code) = (app.clone(), actor.clone(), code.to_owned());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let theme = Known::of(store::theme::find(tx, &code)?.ok_or(Error::NotFound("theme"))?)?;
        if !theme.is_open() {
            return Err(conflict("why", "fault-theme-closed"));
        }
        if !theme.may_be_closed_by(&body) || !store::theme::close(tx, &code, body.today(app.now()), &why)? {
            return Err(conflict("why", "fault-theme-not-yours"));
        }
        let act = Act { org, act: "theme.close", object: format!("theme/{code}"), why: &why };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}

/// Judges what is to be filed, against the themes that are open now or that it was filed under before.
fn judge(tx: &mut Tx<'_>, themes: &BTreeSet<String>, before: &BTreeSet<String>) -> Result<()> {
    let open: BTreeSet<String> =
        store::theme::list(tx)?.into_iter().filter(|theme| theme.closed.is_none()).map(|theme| theme.code).collect();
    rule::filed(themes, |code| open.contains(code) || before.contains(code)).map_err(|why| {
        Error::from(match why {
            Refused::HowMany => Fault::new("theme", "fault-theme-how-many").with("most", rule::MOST),
            Refused::NotOpen(code) => Fault::new("theme", "fault-theme-not-open").with("code", code),
        })
    })
}

/// What a near miss is filed under; nothing before somebody filed it.
///
/// # Errors
/// When the seal does not open.
pub fn of_near_miss(tx: &mut Tx<'_>, file: &File) -> Result<BTreeSet<String>> {
    let Some(sealed) = store::theme::of_near_miss(tx, file.org(), file.row.id)? else { return Ok(BTreeSet::new()) };
    serde_json::from_str(&file.unseal(SEALED, &sealed)?).map_err(broken)
}

/// Names the sealed column.
const SEALED: &str = "themes";

/// What the near miss of an expert is filed under.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it.
pub fn filed_under(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<BTreeSet<String>> {
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        of_near_miss(tx, &file)
    })
}

/// Files a near miss under one to five themes, in place of those before, with its verdict or later. Its record takes them
/// when it enters; afterwards the record keeps its own.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it; conflict before it was opened, or once it
/// was rejected or withdrawn; invalid for none, too many, or one that is not open.
pub fn file_near_miss(app: &App, actor: &Actor, org: OrgId, reference: &str, themes: &BTreeSet<String>) -> Result<()> {
    let (app, actor) = (app.clone(), actor.clone());
    let (reference, themes) = (reference.to_owned(), themes.clone());
    app.store.clone().write(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        if !matches!(file.standing.state, State::UnderAnalysis { .. } | State::Accepted { .. }) {
            return Err(conflict("theme", "fault-near-miss-not-now"));
        }
        let before = of_near_miss(tx, &file)?;
        judge(tx, &themes, &before)?;
        let sealed = file.seal(&app, SEALED, &serde_json::to_string(&themes).map_err(broken)?)?;
        store::theme::file_near_miss(tx, org, file.row.id, &sealed)?;
        let expert = actor.person().ok_or(Error::NotFound("near miss"))?;
        file.note(&app, tx, (&actor, Hand::Expert(expert)), "near-miss.file")
    })
}

/// Files the record of a near miss under its themes, in the step that makes the record visible.
pub(crate) fn file_entering(app: &App, tx: &mut Tx<'_>, org: OrgId, near_miss: i64, id: &RexId) -> Result<()> {
    let row = store::near_miss::load(tx, org, near_miss)?.ok_or(Error::NotFound("near miss"))?;
    let body = Body::load(app, tx, org)?;
    let file = File::open(app, tx, body, row)?;
    let themes = of_near_miss(tx, &file)?;
    Ok(store::theme::file_record(tx, id, &themes)?)
}

/// What a record of the base is filed under.
///
/// # Errors
/// Refused; broken when the store fails.
pub fn of_record(app: &App, actor: &Actor, id: &RexId) -> Result<BTreeSet<String>> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let id = id.clone();
    app.store.read(move |tx| Ok(store::theme::of_record(tx, &id)?))
}

/// Files a record of the base under one to five themes. The journal of the installation knows that somebody filed one, and
/// not which: an expert who files right after an analysis would link the two.
///
/// # Errors
/// Refused; not found; invalid for none, too many, or one that is not open.
pub fn file_record(app: &App, actor: &Actor, id: &RexId, themes: &BTreeSet<String>) -> Result<()> {
    actor.may_anywhere(Right::KeepThemes)?;
    let (app, actor, id, themes) = (app.clone(), actor.clone(), id.clone(), themes.clone());
    app.store.clone().write(move |tx| {
        store::rex::find(tx, &id)?.ok_or(Error::NotFound("record"))?;
        let before = store::theme::of_record(tx, &id)?;
        judge(tx, &themes, &before)?;
        store::theme::file_record(tx, &id, &themes)?;
        let object = format!("rex-record/themes:{}", themes.len());
        let act = Act { org: OrgId::INSTALLATION, act: "theme.file-record", object, why: "" };
        journal::write_apart(&app, tx, &actor, &act, "somebody", app.now())
    })
}

/// The civil date of what belongs to no body.
fn today(app: &App) -> Date {
    civil_date(app.now(), &TimeZone::UTC)
}
