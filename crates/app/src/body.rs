//! Approved bodies: what makes an organisation one, the scheme it works in, what it covers and targets.

use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::ids::OrgId;
use domain::near_miss::Form;
use domain::near_miss::assignment::Span;
use domain::near_miss::serious::Policy;
use domain::programme::{Code, CodeList};
use domain::scheme::Scheme;
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Tx;
pub use store::body::{Coverage, Kind};

use crate::App;
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};
use crate::keys::OrgKey;

/// A body as its use cases know it.
#[derive(Debug, Clone)]
pub struct Body {
    /// The organisation.
    pub org: OrgId,
    /// Its short name, in addresses.
    pub short_name: String,
    /// What it is called.
    pub name: Text,
    /// Whether it is a body or the authority.
    pub kind: Kind,
    /// The scheme it works in.
    pub scheme: Arc<Scheme>,
    /// The zone of its civil dates.
    pub zone: TimeZone,
    /// What it does with serious events.
    pub serious: Policy,
    /// Months it has for a verdict.
    pub handling_months: u16,
    /// Whether expert and author know each other's names.
    pub named: bool,
    /// Fewest records that must share a record's key.
    pub rex_floor: u32,
    /// Fewest records of a batch.
    pub batch_least: u32,
    /// Fewest people behind a figure.
    pub k: u32,
    /// Its key.
    pub key: Arc<OrgKey>,
}

impl Body {
    /// The body an organisation is, inside a transaction.
    ///
    /// # Errors
    /// Not found when the organisation is none.
    pub fn load(app: &App, tx: &mut Tx<'_>, org: OrgId) -> Result<Self> {
        let row = store::body::find(tx, org)?.ok_or(Error::NotFound("body"))?;
        let organisation = crate::organisation::load(tx, org)?;
        let scheme = scheme_of(&row)?;
        Ok(Self {
            org,
            zone: scheme.zone.clone(),
            short_name: organisation.short_name,
            name: organisation.name,
            kind: row.kind,
            scheme,
            serious: row.serious,
            handling_months: row.handling_months,
            named: row.named,
            rex_floor: row.rex_floor,
            batch_least: row.batch_least,
            k: organisation.k,
            key: app.key(tx, org)?,
        })
    }

    /// The civil date there.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> Date {
        civil_date(now, &self.zone)
    }

    /// The form of a version, as it was asked with.
    ///
    /// # Errors
    /// Broken when a version that was asked with is no longer shipped.
    pub fn form(&self, version: &str) -> Result<&Form> {
        self.scheme.form_of(version).ok_or_else(|| broken("a version of the form that was asked with is not shipped"))
    }

    /// The lists that the form takes from elsewhere: the specialties this body covers or covered, and the risk situations
    /// it targets on a day, with `other` for what it does not.
    ///
    /// # Errors
    /// When the store fails, or a wording cannot be read.
    pub fn elsewhere(&self, tx: &mut Tx<'_>, today: Date) -> Result<Vec<CodeList>> {
        let covered = store::body::coverages(tx, self.org)?;
        let mut specialties = self.scheme.specialty_list();
        specialties.codes.retain(|code| covered.iter().any(|coverage| coverage.specialty == code.code));
        let targeted = store::body::risk_situations(tx, self.org)?.into_iter().filter(|one| one.span.holds(today));
        let mut codes = targeted
            .map(|one| {
                Ok(Code { label: wording(&one.wording)?, code: one.code, group: Some(one.specialty), exclusive: false })
            })
            .collect::<Result<Vec<Code>>>()?;
        codes.push(Code { code: OTHER.to_owned(), label: other(), group: None, exclusive: false });
        let situations = CodeList { id: "risk_situation".to_owned(), version: today.to_string(), codes };
        Ok(vec![specialties, situations])
    }
}

/// The scheme a body works in.
///
/// # Errors
/// Broken when it is no longer shipped.
pub fn scheme_of(body: &store::body::Body) -> Result<Arc<Scheme>> {
    documents::scheme::shipped(&body.scheme).ok_or_else(|| broken("a body's scheme is not shipped"))
}

/// The code of a situation that the body does not target.
pub const OTHER: &str = "other";

pub(crate) fn other() -> Text {
    Text::new([
        (Language::french(), "Une autre situation".to_owned()),
        (Language::english(), "Another situation".to_owned()),
    ])
}

fn wording(json: &str) -> Result<Text> {
    let all: std::collections::BTreeMap<String, String> = serde_json::from_str(json).map_err(broken)?;
    Ok(Text::new(all.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words)))))
}

fn wording_json(text: &Text) -> String {
    let all: std::collections::BTreeMap<&str, &str> =
        text.wordings().map(|(language, words)| (language.tag(), words)).collect();
    serde_json::to_string(&all).unwrap_or_default()
}

/// What a body says to those who report to it, and to those who work for it.
///
/// # Errors
/// Refused; not found when the organisation is no body.
pub fn settings(app: &App, actor: &Actor, org: OrgId) -> Result<Body> {
    actor.may(Right::ReadBodySettings, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| Body::load(&app, tx, org))
}

/// Every body and authority of the installation, inside a transaction.
///
/// # Errors
/// When the store fails.
pub fn all(app: &App, tx: &mut Tx<'_>) -> Result<Vec<Body>> {
    store::body::list(tx)?.into_iter().map(|row| Body::load(app, tx, row.org)).collect()
}

/// Makes an organisation a body, or the authority, of a scheme; it starts from the scheme's parameters.
///
/// # Errors
/// Refused to all but the operator; invalid for a scheme that is not shipped.
pub fn found(app: &App, actor: &Actor, org: OrgId, kind: Kind, scheme: &str) -> Result<()> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let (app, actor, scheme) = (app.clone(), actor.clone(), scheme.to_owned());
    app.store.clone().write(move |tx| found_in(&app, tx, &actor, org, (kind, &scheme)))
}

/// The same inside a transaction, for whoever asked the right.
pub(crate) fn found_in(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    org: OrgId,
    (kind, scheme): (Kind, &str),
) -> Result<()> {
    let shipped = documents::scheme::shipped(scheme);
    let shipped = shipped.ok_or_else(|| Error::from(Fault::new("scheme", "fault-body-scheme")))?;
    let parameters = &shipped.parameters;
    let body = store::body::Body {
        org,
        kind,
        scheme: scheme.to_owned(),
        serious: parameters.serious_policy,
        handling_months: parameters.handling_months,
        named: parameters.named,
        rex_floor: parameters.rex_floor,
        batch_least: parameters.batch_least,
    };
    crate::organisation::load(tx, org)?;
    store::body::save(tx, &body)?;
    crate::theme::open_of_scheme(tx, &shipped, civil_date(app.now(), &shipped.zone))?;
    let act = Act { org, act: "body.found", object: format!("scheme/{}", body.scheme), why: "" };
    journal::write(app, tx, actor, &act, app.now())
}

/// What a body may say otherwise than its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    /// What it does with serious events.
    pub serious: Policy,
    /// Months it has for a verdict, 1 to 12.
    pub handling_months: u16,
    /// Whether expert and author know each other's names.
    pub named: bool,
}

/// Changes what a body says of itself: shown before the first word of a near miss, from then on.
///
/// # Errors
/// Refused; not found; invalid for a time that is none.
pub fn choose(app: &App, actor: &Actor, org: OrgId, choices: Choices) -> Result<()> {
    actor.may(Right::KeepDoctors, org)?;
    if !(1..=12).contains(&choices.handling_months) {
        return Err(Fault::new("handling_months", "fault-body-months").into());
    }
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let before = store::body::find(tx, org)?.ok_or(Error::NotFound("body"))?;
        let Choices { serious, handling_months, named } = choices;
        store::body::save(tx, &store::body::Body { serious, handling_months, named, ..before })?;
        let object = format!("{}/{handling_months}/{named}", serious.code());
        journal::write(&app, tx, &actor, &Act { org, act: "body.choose", object, why: "" }, app.now())
    })
}

/// Notes that a body covers a specialty for some time, or until when it did.
///
/// # Errors
/// Refused to all but the operator; not found; invalid for a specialty that the scheme does not have.
pub fn cover(app: &App, actor: &Actor, org: OrgId, specialty: &str, span: Span) -> Result<()> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let (app, actor, specialty) = (app.clone(), actor.clone(), specialty.to_owned());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        if body.scheme.specialty(&specialty).is_none() {
            return Err(Fault::new("specialty", "fault-body-specialty").into());
        }
        store::body::cover(tx, org, &Coverage { specialty: specialty.clone(), span })?;
        let act = Act { org, act: "body.cover", object: format!("specialty/{specialty}"), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}

/// Targets a risk situation for some time, or says until when it was targeted.
///
/// # Errors
/// Refused; not found; invalid for a code that is none, a specialty that the scheme does not have, or a wording that lacks
/// a language.
pub fn target(
    app: &App,
    actor: &Actor,
    org: OrgId,
    (code, specialty): (&str, &str),
    words: &Text,
    span: Span,
) -> Result<()> {
    actor.may(Right::KeepDoctors, org)?;
    let (app, actor) = (app.clone(), actor.clone());
    let (code, specialty, words) = (code.to_owned(), specialty.to_owned(), words.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let mut faults = Vec::new();
        if !domain::rex::is_code(&code) || code == OTHER {
            faults.push(Fault::new("code", "fault-body-code"));
        }
        if body.scheme.specialty(&specialty).is_none() {
            faults.push(Fault::new("specialty", "fault-body-specialty"));
        }
        if !words.missing(&body.scheme.languages).is_empty() {
            faults.push(Fault::new("wording", "fault-body-wording"));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let situation = store::body::RiskSituation {
            code: code.clone(),
            specialty: specialty.clone(),
            wording: wording_json(&words),
            span,
        };
        store::body::target(tx, org, &situation)?;
        let act = Act { org, act: "body.target", object: format!("situation/{code}"), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}
