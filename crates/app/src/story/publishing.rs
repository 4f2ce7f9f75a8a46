//! Publishing what two readers agreed to, correcting it by another version, withdrawing it with what replaces it.

use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::consent::{Said, Use, What};
use domain::story::{Standing, tells_specialty};
use domain::text::Text;
use store::Tx;
use store::story as rows;

use super::{Draft, KeptWords, LONGEST_WHY, Tale, teller, wordings};
use crate::App;
use crate::error::{Error, Result, broken, conflict};
use crate::near_miss::notice::{self, Notice};
use crate::told;

/// Publishes the last revision for everybody. The first time the author's consent is used, and they are told that
/// something moved, in the same words as ever.
///
/// # Errors
/// Refused; not found for whoever does not write it; conflict unless two readers agreed to these very words and its
/// author still agrees.
pub fn publish(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    let person = teller(actor, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let tale = Tale::load(&app, tx, org, &reference)?;
        if !tale.is_writer(person) {
            return Err(Error::NotFound("story"));
        }
        match tale.standing {
            Standing::Agreed => {}
            Standing::TakenBack => return Err(conflict("", "fault-story-no-consent")),
            _ => return Err(conflict("", "fault-story-not-agreed")),
        }
        let draft = tale.draft()?.ok_or(Error::NotFound("story"))?;
        let published = version(tx, &tale, &draft)?;
        if !rows::publish(tx, &published)? {
            return Err(conflict("", "fault-story-changed"));
        }
        if tale.versions.is_empty() {
            let before = store::near_miss::said(tx, org, tale.file.row.id)?.len();
            let used = Said { of: Use::Story, what: What::Used, on: tale.today };
            store::near_miss::add_said(tx, org, tale.file.row.id, before, &used)?;
        }
        notice::send_to_author(&app, tx, &tale.file, Notice::Moved)?;
        tale.note(&app, tx, &actor, "story.publish")
    })
}

fn version(tx: &mut Tx<'_>, tale: &Tale, draft: &Draft) -> Result<rows::Published> {
    let specialty = tale.file.head()?.specialty;
    let engaged = rows::engaged(tx, &specialty, tale.today)?;
    Ok(rows::Published {
        reference: tale.row.reference.clone(),
        version: i64::try_from(tale.versions.len()).map_err(broken)? + 1,
        revision: tale.number(),
        specialty: tells_specialty(engaged, u64::from(tale.body.k)).then_some(specialty),
        themes: serde_json::to_string(&draft.themes).map_err(broken)?,
        words: serde_json::to_string(&KeptWords::of(&draft.words)).map_err(broken)?,
        why: serde_json::to_string(&wordings(&draft.why)).map_err(broken)?,
        on: tale.today,
    })
}

/// Withdraws a published story: it says since when, why, and what replaces it, and its words are no longer read, for they
/// may be what led to somebody. Any expert of the body may, because that does not wait.
///
/// # Errors
/// Refused; not found; conflict unless it is published; invalid for a reason that is not said in both languages, or for a
/// replacement that is not published.
pub fn withdraw(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (why, replaced_by): (&Text, Option<&str>),
) -> Result<()> {
    let person = teller(actor, org)?;
    let faults = told::faults(&[("reason", why, LONGEST_WHY)], &std::collections::BTreeSet::new());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let why = serde_json::to_string(&wordings(why)).map_err(broken)?;
    let replaced_by = replaced_by.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let tale = Tale::load(&app, tx, org, &reference)?;
        if !tale.is_open_to(tx, person)? && tale.versions.is_empty() {
            return Err(Error::NotFound("story"));
        }
        if tale.versions.is_empty() || tale.standing == Standing::Withdrawn {
            return Err(conflict("", "fault-story-not-published"));
        }
        if let Some(other) = &replaced_by {
            let is_there = !rows::versions(tx, other)?.is_empty() && rows::withdrawal(tx, other)?.is_none();
            if !is_there || *other == reference {
                return Err(crate::error::Fault::new("replaced_by", "fault-story-replacement").into());
            }
        }
        let withdrawal = rows::Withdrawal { why: why.clone(), replaced_by: replaced_by.clone(), on: tale.today };
        rows::withdraw(tx, &reference, &withdrawal)?;
        notice::send_to_author(&app, tx, &tale.file, Notice::Moved)?;
        tale.note(&app, tx, &actor, "story.withdraw")
    })
}
