//! The issuer's side: an alert is proposed by one person and agreed to by another, followed, ended or replaced.

use std::collections::{BTreeMap, BTreeSet};

use domain::alert::{self, Delay, Part, Standing};
use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::alert as rows;

use super::{KeptWords, LONGEST_NOTE, New, Words, place, standing_of, themes_of, words_of};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::story::{check_themes, wordings};
use crate::told;

/// What those of one body who were told have said, where that is many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfBody {
    /// The body.
    pub name: Text,
    /// How many were told.
    pub told: u64,
    /// How many read it; none where that is withheld.
    pub read: Option<u64>,
    /// How many applied it; none where that is withheld.
    pub applied: Option<u64>,
}

/// An alert as its issuer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Issued {
    /// Its name in addresses.
    pub reference: String,
    /// The words.
    pub words: Words,
    /// Code of the specialty it is for.
    pub specialty: String,
    /// Codes of its themes.
    pub themes: BTreeSet<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Whether the actor wrote it: then somebody else agrees.
    pub is_yours: bool,
    /// The day it was written.
    pub written_on: Date,
    /// The day it came out.
    pub agreed_on: Option<Date>,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
    /// Since when, and what replaces it.
    pub ended: Option<(Date, Option<String>)>,
    /// How long it took to reach everybody, once it came out.
    pub delay: Option<Delay>,
    /// Hours it may take.
    pub hours: u16,
    /// How many were told, read it and applied it.
    pub counts: (u64, u64, u64),
    /// The same by body.
    pub bodies: Vec<OfBody>,
}

/// Who acts for an issuer.
fn issuer(actor: &Actor, org: OrgId) -> Result<PersonId> {
    actor.may(Right::IssueAlerts, org)?;
    actor.person().ok_or(Error::NotFound("alert"))
}

fn note(app: &App, tx: &mut Tx<'_>, actor: &Actor, row: &rows::Alert, act: &'static str) -> Result<()> {
    let object = format!("alert/{}", row.reference);
    journal::write(app, tx, actor, &Act { org: row.org, act, object, why: "" }, app.now())
}

/// Proposes an alert, which waits for a second person; its name in addresses.
///
/// # Errors
/// Refused to whoever issues none there; not found when the organisation is no body and no authority; invalid for words
/// that are absent, too long or lead to somebody, a specialty the scheme does not have, a theme that is not open, or a
/// last day that has passed.
pub fn propose(app: &App, actor: &Actor, org: OrgId, new: &New) -> Result<String> {
    let writer = issuer(actor, org)?;
    let judged = told::faults(&new.parts(), &new.justified);
    let (app, actor, new) = (app.clone(), actor.clone(), new.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let today = body.today(app.now());
        let mut faults = judged.clone();
        if body.scheme.specialty(&new.specialty).is_none() {
            faults.push(Fault::new("specialty", "fault-alert-specialty"));
        }
        faults.extend(check_themes(tx, &new.themes)?);
        if new.ends_on.is_some_and(|last| last < today) {
            faults.push(Fault::new("ends_on", "fault-alert-ends"));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let mut row = rows::Alert {
            id: app.chance.id(),
            org,
            reference: app.chance.reference(),
            specialty: new.specialty.clone(),
            themes: serde_json::to_string(&new.themes).map_err(broken)?,
            draft: None,
            words: None,
            writer,
            written_on: today,
            agreed: None,
            hours: body.scheme.feedback.alert_hours,
            ends_on: new.ends_on,
            ended: None,
            is_enqueued: false,
            handed_over: None,
        };
        let plain = serde_json::to_vec(&KeptWords::of(&new.words)).map_err(broken)?;
        row.draft = Some(body.key.seal(&app.chance, &place(&row, "draft"), &plain)?);
        rows::add(tx, &row)?;
        note(&app, tx, &actor, &row, "alert.propose")?;
        Ok(row.reference)
    })
}

/// The alert of an issuer.
fn of_issuer(tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<rows::Alert> {
    rows::find(tx, reference)?.filter(|row| row.org == org).ok_or(Error::NotFound("alert"))
}

/// Agrees to an alert that somebody else wrote: from this moment its words are for everybody, and the mails leave.
///
/// # Errors
/// Refused; not found for another issuer's; conflict for whoever wrote it, and once it came out or was put aside.
pub fn agree(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    let by = issuer(actor, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let row = of_issuer(tx, org, &reference)?;
        if row.writer == by {
            return Err(conflict("", "fault-alert-own"));
        }
        let body = Body::load(&app, tx, org)?;
        let now = app.now();
        let agreed = rows::Agreed { by, on: body.today(now), at: now };
        let words = serde_json::to_string(&KeptWords::of(&words_of(&body.key, &row)?)).map_err(broken)?;
        if !rows::agree(tx, row.id, &agreed, &words)? {
            return Err(conflict("", "fault-alert-not-now"));
        }
        note(&app, tx, &actor, &row, "alert.agree")
    })
}

/// Ends an alert, or puts a proposal aside: why, and what replaces it.
///
/// # Errors
/// Refused; not found for another issuer's; conflict once it has ended; invalid for a reason that is not said in both
/// languages or leads to somebody, or a replacement that is not an alert in force.
pub fn end(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (why, replaced_by): (&Text, Option<&str>),
) -> Result<()> {
    issuer(actor, org)?;
    let faults = told::faults(&[("reason", why, LONGEST_NOTE)], &BTreeSet::new());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let why = serde_json::to_string(&wordings(why)).map_err(broken)?;
    let replaced_by = replaced_by.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let row = of_issuer(tx, org, &reference)?;
        let today = Body::load(&app, tx, org)?.today(app.now());
        if let Some(other) = &replaced_by {
            let found = rows::find(tx, other)?.filter(|it| it.reference != reference);
            if !found.is_some_and(|it| standing_of(&it, today) == Standing::InForce) {
                return Err(Fault::new("replaced_by", "fault-alert-replacement").into());
            }
        }
        let ended = rows::Ended { on: today, why: why.clone(), replaced_by: replaced_by.clone() };
        if !rows::end(tx, row.id, &ended)? {
            return Err(conflict("", "fault-alert-not-now"));
        }
        note(&app, tx, &actor, &row, "alert.end")
    })
}

/// The alerts of an issuer, the latest first, with how they fared.
///
/// # Errors
/// Refused; not found when the organisation is no body and no authority.
pub fn issued(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Issued>> {
    let person = issuer(actor, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let names: BTreeMap<OrgId, Text> =
            crate::organisation::all(tx)?.into_iter().map(|it| (it.id, it.name)).collect();
        let all = rows::of_org(tx, org)?;
        all.into_iter().map(|row| one(&app, tx, &body, &names, (row, person))).collect()
    })
}

fn one(
    app: &App,
    tx: &mut Tx<'_>,
    body: &Body,
    names: &BTreeMap<OrgId, Text>,
    (row, person): (rows::Alert, PersonId),
) -> Result<Issued> {
    let now = app.now();
    let counts = rows::counts(tx, row.id)?;
    let whole = |count: i64| u64::try_from(count).unwrap_or_default();
    let parts = |said: fn(&rows::Counts) -> i64| -> Vec<Part> {
        counts.iter().map(|it| Part { told: whole(it.told), said: whole(said(it)) }).collect()
    };
    let (read, applied) = (parts(|it| it.read), parts(|it| it.applied));
    let k = u64::from(body.k);
    let shown = alert::shown(&read, k).into_iter().zip(alert::shown(&applied, k));
    let bodies = counts.iter().zip(shown).map(|(it, (read, applied))| OfBody {
        name: names.get(&it.org).cloned().unwrap_or_default(),
        told: whole(it.told),
        read,
        applied,
    });
    let sum = |parts: &[Part]| parts.iter().map(|part| part.said).sum();
    Ok(Issued {
        words: words_of(&body.key, &row)?,
        themes: themes_of(&row)?,
        standing: standing_of(&row, body.today(now)),
        is_yours: row.writer == person,
        written_on: row.written_on,
        agreed_on: row.agreed.map(|agreed| agreed.on),
        ends_on: row.ends_on,
        ended: row.ended.as_ref().map(|ended| (ended.on, ended.replaced_by.clone())),
        delay: row.agreed.map(|agreed| alert::delay(agreed.at, row.handed_over, row.hours, now)),
        hours: row.hours,
        counts: (read.iter().map(|part| part.told).sum(), sum(&read), sum(&applied)),
        bodies: bodies.collect(),
        specialty: row.specialty,
        reference: row.reference,
    })
}
