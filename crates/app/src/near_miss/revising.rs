//! What an author does after sending: completes, answers a return, takes it back, asks for another expert. Nothing is
//! changed in place (a09).

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::content::Asked;
use domain::near_miss::course::{Deed, Hand, allows};
use domain::near_miss::form::Needed;
use domain::near_miss::serious::{Answer, answer, screened};
use domain::text::Language;
use store::Tx;

use super::draft::Changes;
use super::file::{File, Head, Revised, refused};
use super::own::sent_by;
use super::{assist, content_fault, content_faults};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};

/// A revision about to be made.
#[derive(Debug, Clone)]
pub struct Revising {
    /// Which near miss.
    pub reference: String,
    /// The number of the revision that its author looked at last.
    pub seen: u32,
    /// Changes to what it said.
    pub changes: Changes,
    /// Marks of the passages that the author says are nobody.
    pub justified: BTreeSet<String>,
    /// The language of the changes.
    pub language: Language,
}

/// Adds to a near miss while it waits or is analysed.
///
/// # Errors
/// Refused; not found; conflict when it cannot be completed now or was revised meanwhile; invalid with every fault.
pub fn complete(app: &App, actor: &Actor, org: OrgId, revising: &Revising) -> Result<()> {
    revise(app, actor, org, revising, Deed::Completed)
}

/// Sends a returned near miss again, completed.
///
/// # Errors
/// As [`complete`].
pub fn resend(app: &App, actor: &Actor, org: OrgId, revising: &Revising) -> Result<()> {
    revise(app, actor, org, revising, Deed::Resent)
}

fn revise(app: &App, actor: &Actor, org: OrgId, revising: &Revising, deed: Deed) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor, revising) = (app.clone(), actor.clone(), revising.clone());
    app.store.clone().write(move |tx| {
        let mut file = sent_by(&app, tx, &actor, org, &revising.reference)?;
        allows(&file.standing, Hand::Author, deed).map_err(refused)?;
        let last = last_of_author(&file, tx)?;
        if last.number != revising.seen {
            return Err(conflict("version", "fault-other-device"));
        }
        let elsewhere = file.body.elsewhere(tx, file.today)?;
        let form = file.form()?;
        let asked = Asked { form, elsewhere: &elsewhere, today: file.today };
        let mut content = last.content;
        let mut faults = Vec::new();
        for (key, value) in &revising.changes {
            match value {
                Some(value) => {
                    faults.extend(asked.check_one(key, value).err().map(|fault| content_fault(&fault)));
                    content.0.insert(key.clone(), value.clone());
                }
                None => drop(content.0.remove(key)),
            }
        }
        let content = asked.stripped(&content);
        let justified: BTreeSet<String> = last.justified.union(&revising.justified).cloned().collect();
        faults.extend(content_faults(&asked, &content, Needed::ToSend));
        faults.extend(assist::unjustified(&content, &revising.language, &justified));
        if answer(file.body.serious, screened(form, &content)) == Answer::HandOver {
            faults.push(Fault::new("", "fault-near-miss-is-serious"));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(dedup(faults)));
        }
        let head = serde_json::to_vec(&Head::of(form, &content, &revising.language)).map_err(broken)?;
        let head = file.key().seal(&app.chance, &file.place("head"), &head)?;
        file.act(&app, tx, (&actor, Hand::Author), deed, None)?;
        file.revise(&app, tx, false, (&content, &revising.language, &justified))?;
        store::near_miss::save_head(tx, org, file.row.id, &head)?;
        if let (Deed::Resent, Some(expert)) = (deed, file.standing.state.expert()) {
            super::notice::send(&app, tx, &file, expert, super::notice::Notice::Given)?;
        }
        Ok(())
    })
}

/// The same question is named once by the judge of one answer and once by that of the whole.
fn dedup(mut faults: Vec<Fault>) -> Vec<Fault> {
    let mut seen = BTreeSet::new();
    faults.retain(|fault| seen.insert((fault.field.clone(), fault.message)));
    faults
}

/// What its author wrote last.
pub(super) fn last_of_author(file: &File, tx: &mut Tx<'_>) -> Result<Revised> {
    let revisions = file.revisions(tx)?;
    revisions.into_iter().rfind(|revised| !revised.by_expert).ok_or_else(|| broken("a near miss without words"))
}

/// Takes a near miss back, until it is settled: it gives no record and no credit.
///
/// # Errors
/// Refused; not found; conflict once it is settled.
pub fn withdraw(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    act(app, actor, org, reference, Deed::Withdrawn)
}

/// Asks, once, for another expert, who sees nothing of the first round; both verdicts are kept.
///
/// # Errors
/// Refused; not found; conflict before a rejection or a second return, or when it was asked already.
pub fn ask_another(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    act(app, actor, org, reference, Deed::AnotherAsked)
}

fn act(app: &App, actor: &Actor, org: OrgId, reference: &str, deed: Deed) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let mut file = sent_by(&app, tx, &actor, org, &reference)?;
        file.act(&app, tx, (&actor, Hand::Author), deed, None)
    })
}
