//! Horizon scanning: what bodies see elsewhere, and what they decide about it. Every body reads what the others saw.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::text::Language;
use domain::watch::{Decision, State, state};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;

use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::screen::{self, Confirmed};

/// Items on one page of the list.
pub const LINES: u32 = 50;
/// Longest address, citation or situation, in characters.
pub const SHORT: usize = 500;
/// Longest summary, relevance or reason, in characters.
pub const LONG: usize = 4_000;

/// What is written of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seen {
    /// Title, or citation.
    pub citation: String,
    /// Address of it, if it has one.
    pub address: String,
    /// What it says, in the words of whoever entered it.
    pub summary: String,
    /// Why it matters here.
    pub relevance: String,
    /// The risk situation it concerns: a code that its body targets, or words.
    pub situation: String,
}

/// A new item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// What is written of it.
    pub seen: Seen,
    /// The theme it concerns.
    pub theme: Option<String>,
    /// When it was seen.
    pub seen_on: Date,
}

/// A decision, with who took it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// Who decided.
    pub reviewer: String,
    /// Why.
    pub why: String,
    /// The day.
    pub on: Date,
}

/// An item, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name in addresses and in evidence.
    pub reference: String,
    /// The body that saw it, by its short name.
    pub body: String,
    /// Whether that is the body of whoever reads.
    pub is_own: bool,
    /// What is written of it.
    pub seen: Seen,
    /// The theme it concerns.
    pub theme: Option<String>,
    /// When it was seen.
    pub seen_on: Date,
    /// When it was entered.
    pub entered_on: Date,
    /// Where it stands.
    pub state: State,
    /// Every decision about it, the first first.
    pub decisions: Vec<Decided>,
}

/// A page of items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The items, the newest first.
    pub items: Vec<Item>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, i64)>,
}

fn place(org: OrgId, id: i64, what: &str) -> String {
    format!("watch_item/{org}/{id}/{what}")
}

/// What every body saw, the newest first.
///
/// # Errors
/// Refused; broken when the store or a seal fails.
pub fn list(app: &App, actor: &Actor, org: OrgId, before: Option<(Date, i64)>) -> Result<Page> {
    actor.may(Right::ReadWatch, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        Body::load(&app, tx, org)?;
        let mut rows = store::watch::list(tx, before, LINES + 1)?;
        let more = rows.len() > LINES as usize;
        rows.truncate(LINES as usize);
        let next = rows.last().filter(|_| more).map(|row| (row.entered_on, row.id));
        let items = rows.into_iter().map(|row| opened(&app, tx, org, row)).collect::<Result<_>>()?;
        Ok(Page { items, next })
    })
}

/// One item, whichever body saw it.
///
/// # Errors
/// Refused; not found; broken when the store or a seal fails.
pub fn read(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Item> {
    actor.may(Right::ReadWatch, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let row = store::watch::find(tx, &reference)?.ok_or(Error::NotFound("item"))?;
        opened(&app, tx, org, row)
    })
}

fn opened(app: &App, tx: &mut Tx<'_>, reader: OrgId, row: store::watch::Item) -> Result<Item> {
    let body = Body::load(app, tx, row.org)?;
    let seen = serde_json::from_slice(&body.key.open(&place(row.org, row.id, "content"), &row.content)?);
    let mut decisions = Vec::new();
    for one in store::watch::decisions(tx, row.org, row.id)? {
        let decision = Decision::parse(&one.decision).ok_or_else(|| broken("an unknown decision"))?;
        let why = body.key.open(&place(row.org, row.id, &format!("decision/{}", one.number)), &one.words)?;
        let reviewer = store::person::find(tx, one.reviewer.0)?.map(|person| person.name).unwrap_or_default();
        let why = String::from_utf8(why.to_vec()).map_err(broken)?;
        decisions.push(Decided { decision, reviewer, why, on: one.on });
    }
    let last = decisions.last().map(|decided| decided.decision);
    Ok(Item {
        state: state(row.entered_on, last, body.scheme.watch_days, body.today(app.now())),
        is_own: row.org == reader,
        body: body.short_name,
        seen: seen.map_err(broken)?,
        reference: row.reference,
        theme: row.theme,
        seen_on: row.seen_on,
        entered_on: row.entered_on,
        decisions,
    })
}

/// Enters what was seen; its reference.
///
/// # Errors
/// Refused; not found when the organisation is no body; invalid for what is missing, too long or in the future, a theme
/// that is not open, or words that could name somebody.
pub fn enter(
    app: &App,
    actor: &Actor,
    org: OrgId,
    new: &NewItem,
    (language, confirmed): (&Language, &Confirmed),
) -> Result<String> {
    actor.may(Right::KeepWatch, org)?;
    // A citation is there to name whoever wrote what was seen.
    let texts =
        [("summary", &new.seen.summary), ("relevance", &new.seen.relevance), ("situation", &new.seen.situation)];
    let named = screen::check(texts.map(|(field, text)| (field, text.as_str())), language, confirmed);
    let named = named.err().unwrap_or_default();
    let (app, actor, new) = (app.clone(), actor.clone(), new.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let today = body.today(app.now());
        let mut faults = faults(&new.seen);
        let named = named.iter().filter(|named| faults.iter().all(|fault| fault.field != named.field));
        let named: Vec<Fault> = named.cloned().collect();
        faults.extend(named);
        if new.seen_on > today {
            faults.push(Fault::new("seen-on", "fault-watch-future"));
        }
        faults.extend(theme_fault(tx, new.theme.as_deref())?);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let (id, reference) = (app.chance.id(), app.chance.reference());
        let plain = serde_json::to_vec(&new.seen).map_err(broken)?;
        let item = store::watch::Item {
            org,
            id,
            reference: reference.clone(),
            theme: new.theme.clone(),
            seen_on: new.seen_on,
            entered_on: today,
            content: body.key.seal(&app.chance, &place(org, id, "content"), &plain)?,
        };
        store::watch::add(tx, &item)?;
        let act = Act { org, act: "watch.enter", object: format!("watch/{reference}"), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())?;
        Ok(reference)
    })
}

fn faults(seen: &Seen) -> Vec<Fault> {
    let mut faults = Vec::new();
    let fields = [
        ("citation", &seen.citation, SHORT, true),
        ("address", &seen.address, SHORT, false),
        ("summary", &seen.summary, LONG, true),
        ("relevance", &seen.relevance, LONG, true),
        ("situation", &seen.situation, SHORT, false),
    ];
    for (field, text, most, needed) in fields {
        if text.chars().count() > most {
            faults.push(Fault::new(field, "fault-too-long").with("max", most));
        } else if needed && text.trim().is_empty() {
            faults.push(Fault::new(field, "fault-watch-missing"));
        }
    }
    let address = seen.address.trim();
    // An address becomes a link: only what leads to a page is one.
    if !address.is_empty() && !address.starts_with("https://") && !address.starts_with("http://") {
        faults.push(Fault::new("address", "fault-watch-address"));
    }
    faults
}

/// What is wrong with the theme something is entered under, if anything.
pub(crate) fn theme_fault(tx: &mut Tx<'_>, theme: Option<&str>) -> Result<Option<Fault>> {
    let Some(code) = theme else { return Ok(None) };
    let found = store::theme::find(tx, code)?.is_some_and(|theme| theme.closed.is_none());
    Ok((!found).then(|| Fault::new("theme", "fault-theme-not-open").with("code", code)))
}

/// Decides about an item of one's own body, with a reason; a later decision is added and counts.
///
/// # Errors
/// Refused; not found for another body's; invalid without a reason, or for one that could name somebody; conflict when
/// somebody else decided meanwhile.
pub fn decide(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (decision, why): (Decision, &str),
    seen: usize,
    (language, confirmed): (&Language, &Confirmed),
) -> Result<()> {
    actor.may(Right::KeepWatch, org)?;
    let reviewer = actor.person().ok_or(Error::NotFound("person"))?;
    let why = why.trim().to_owned();
    if why.is_empty() {
        return Err(Fault::new("why", "fault-watch-why").into());
    }
    if why.chars().count() > LONG {
        return Err(Fault::new("why", "fault-too-long").with("max", LONG).into());
    }
    screen::check([("why", why.as_str())], language, confirmed).map_err(Error::Invalid)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let row = store::watch::find(tx, &reference)?.filter(|row| row.org == org).ok_or(Error::NotFound("item"))?;
        let body = Body::load(&app, tx, org)?;
        let number = i64::try_from(seen + 1).map_err(broken)?;
        let before = store::watch::decisions(tx, org, row.id)?.len();
        let words = body.key.seal(&app.chance, &place(org, row.id, &format!("decision/{number}")), why.as_bytes())?;
        let new = store::watch::Decision {
            number,
            decision: decision.code().to_owned(),
            reviewer,
            words,
            on: body.today(app.now()),
        };
        if before != seen || !store::watch::decide(tx, org, row.id, &new)? {
            return Err(conflict("decision", "fault-watch-decided"));
        }
        let object = format!("watch/{reference}/{}", decision.code());
        journal::write(&app, tx, &actor, &Act { org, act: "watch.decide", object, why: "" }, app.now())
    })
}

/// What of an item is frozen with a guideline that rests on it: always the same bytes, which a hash is taken of. Decisions
/// are not in it: they say what a body did, not what was seen.
///
/// # Errors
/// When the seal does not open.
pub fn canonical_bytes(app: &App, tx: &mut Tx<'_>, reference: &str) -> Result<Option<Vec<u8>>> {
    let Some(row) = store::watch::find(tx, reference)? else { return Ok(None) };
    let key = app.key(tx, row.org)?;
    let seen: Seen =
        serde_json::from_slice(&key.open(&place(row.org, row.id, "content"), &row.content)?).map_err(broken)?;
    let whole = (reference, row.theme.unwrap_or_default(), row.seen_on.to_string(), seen);
    serde_json::to_vec(&whole).map(Some).map_err(broken)
}
