//! Those an alert is for: reading it, saying that it is applied, taking that back; and the alert as everybody reads it.

use std::collections::BTreeSet;

use domain::alert::Standing;
use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::alert as rows;

use super::{LONGEST_NOTE, Words, place, standing_of, themes_of, words_of};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::story::{Wordings, text};

/// An alert of one's specialty, and what one said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Its name in addresses.
    pub reference: String,
    /// The words.
    pub words: Words,
    /// Code of the specialty it is for.
    pub specialty: String,
    /// The day it came out.
    pub on: Date,
    /// Where it stands.
    pub standing: Standing,
    /// Since when it was read.
    pub read_on: Option<Date>,
    /// Since when it is applied, and what was noted about that.
    pub applied: Option<(Date, String)>,
}

/// An alert as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAlert {
    /// Its name in addresses.
    pub reference: String,
    /// The words.
    pub words: Words,
    /// Code of the specialty it is for.
    pub specialty: String,
    /// Codes of its themes.
    pub themes: BTreeSet<String>,
    /// Who issued it.
    pub issuer: Text,
    /// The day it came out.
    pub on: Date,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
    /// Where it stands.
    pub standing: Standing,
    /// Since when it is over, why, and what replaces it.
    pub ended: Option<(Date, Text, Option<String>)>,
}

/// Codes of specialties, and the bodies for which somebody is engaged in each.
type Engaged = (BTreeSet<String>, BTreeSet<(String, OrgId)>);

/// The specialties in which somebody is engaged, or an expert, on a day, with the first of the bodies for which they are.
fn specialties(tx: &mut Tx<'_>, person: PersonId, today: Date) -> Result<Engaged> {
    let engaged = store::doctor::engagements(tx, person)?.into_iter();
    let mut found: BTreeSet<(String, OrgId)> = engaged
        .filter(|it| it.accepted_on.is_some_and(|on| on <= today) && it.ended_on.is_none_or(|on| on >= today))
        .map(|it| (it.specialty, it.org))
        .collect();
    for body in store::body::list(tx)? {
        let terms = store::expert::list(tx, body.org)?.into_iter();
        let own = terms.filter(|(expert, _, span)| *expert == person && span.holds(today));
        found.extend(own.map(|(_, specialty, _)| (specialty, body.org)));
    }
    Ok((found.iter().map(|(specialty, _)| specialty.clone()).collect(), found))
}

/// Who hears alerts.
fn hearer(actor: &Actor, org: OrgId) -> Result<PersonId> {
    actor.may(Right::HearAlerts, org)?;
    actor.person().ok_or(Error::NotFound("alert"))
}

/// The alerts of one's specialties: unread ones in force first, then the latest first.
///
/// # Errors
/// Refused to all but doctors and experts; not found when the organisation is no body.
pub fn heard(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Heard>> {
    let person = hearer(actor, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let today = Body::load(&app, tx, org)?.today(app.now());
        let (own, _) = specialties(tx, person, today)?;
        let mut all = Vec::new();
        for row in rows::agreed(tx)?.into_iter().filter(|row| own.contains(&row.specialty)) {
            all.push(heard_of(&app, tx, row, (person, today))?);
        }
        all.sort_by_key(|it: &Heard| {
            (it.standing != Standing::InForce, it.read_on.is_some(), std::cmp::Reverse(it.on), it.reference.clone())
        });
        Ok(all)
    })
}

fn heard_of(app: &App, tx: &mut Tx<'_>, row: rows::Alert, (person, today): (PersonId, Date)) -> Result<Heard> {
    let key = app.key(tx, row.org)?;
    let mark = rows::mark_of(tx, row.id, &hash(&key, &row, person)?)?.unwrap_or_default();
    let noted = match &mark.words {
        Some(sealed) => String::from_utf8(key.open(&place(&row, "note"), sealed)?.to_vec()).map_err(broken)?,
        None => String::new(),
    };
    Ok(Heard {
        words: words_of(&key, &row)?,
        on: row.agreed.map_or(row.written_on, |agreed| agreed.on),
        standing: standing_of(&row, today),
        read_on: mark.read_on,
        applied: mark.applied_on.map(|on| (on, noted)),
        specialty: row.specialty,
        reference: row.reference,
    })
}

/// The keyed hash of a person for one alert.
fn hash(key: &crate::keys::OrgKey, row: &rows::Alert, person: PersonId) -> Result<Vec<u8>> {
    key.doctor_key(&format!("alert/{}", row.id), person)
}

/// Says that one has read an alert.
///
/// # Errors
/// Refused; not found for an alert of another specialty.
pub fn mark_read(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    change(app, actor, org, reference, |mark, today, _| {
        mark.read_on = mark.read_on.or(Some(today));
        Ok(())
    })
}

/// Says that one applies an alert here, with a note of one's own that nobody else reads.
///
/// # Errors
/// Refused; not found for an alert of another specialty; conflict once it is over; invalid for a note that is too long.
pub fn apply(app: &App, actor: &Actor, org: OrgId, reference: &str, words: &str) -> Result<()> {
    let words = words.trim().to_owned();
    if words.chars().count() > LONGEST_NOTE {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST_NOTE).into());
    }
    let handle = app.clone();
    change(app, actor, org, reference, move |mark, today, (row, key)| {
        if standing_of(row, today) != Standing::InForce {
            return Err(conflict("", "fault-alert-not-now"));
        }
        // Whoever applies it has read it.
        mark.read_on = mark.read_on.or(Some(today));
        mark.applied_on = mark.applied_on.or(Some(today));
        mark.words = Some(key.seal(&handle.chance, &place(row, "note"), words.as_bytes())?);
        Ok(())
    })
}

/// Takes back that one applies an alert; that it was read stays.
///
/// # Errors
/// Refused; not found for an alert of another specialty.
pub fn take_back(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    change(app, actor, org, reference, |mark, _, _| {
        (mark.applied_on, mark.words) = (None, None);
        Ok(())
    })
}

fn change(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    done: impl Fn(&mut rows::Mark, Date, (&rows::Alert, &crate::keys::OrgKey)) -> Result<()> + Send + 'static,
) -> Result<()> {
    let person = hearer(actor, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let today = Body::load(&app, tx, org)?.today(app.now());
        let (_, own) = specialties(tx, person, today)?;
        let row = rows::find(tx, &reference)?.filter(|row| row.agreed.is_some()).ok_or(Error::NotFound("alert"))?;
        // Counted at the first of their bodies, as they were told.
        let of = own.iter().filter(|(specialty, _)| *specialty == row.specialty).map(|(_, org)| *org).min();
        let of = of.ok_or(Error::NotFound("alert"))?;
        let key = app.key(tx, row.org)?;
        let own = hash(&key, &row, person)?;
        let mut mark = rows::mark_of(tx, row.id, &own)?.unwrap_or_default();
        done(&mut mark, today, (&row, &key))?;
        Ok(rows::save_mark(tx, row.id, &own, of, &mark)?)
    })
}

/// An alert, as everybody reads it.
///
/// # Errors
/// Not found for what nobody agreed to.
pub fn read(app: &App, reference: &str) -> Result<PublicAlert> {
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let row = rows::find(tx, &reference)?.ok_or(Error::NotFound("alert"))?;
        let agreed = row.agreed.ok_or(Error::NotFound("alert"))?;
        let body = Body::load(&app, tx, row.org)?;
        let ended = match &row.ended {
            Some(ended) => {
                let why: Wordings = serde_json::from_str(&ended.why).map_err(broken)?;
                Some((ended.on, text(&why), ended.replaced_by.clone()))
            }
            None => None,
        };
        Ok(PublicAlert {
            words: words_of(&body.key, &row)?,
            themes: themes_of(&row)?,
            issuer: body.name.clone(),
            on: agreed.on,
            ends_on: row.ends_on,
            standing: standing_of(&row, body.today(app.now())),
            ended,
            specialty: row.specialty,
            reference: row.reference,
        })
    })
}
