//! Peers: asked, bound or not, read, remarked, answered.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right, Role};
use domain::guideline::Verdict;
use domain::guideline::course::{Deed, State};
use domain::ids::{OrgId, PersonId};
use domain::text::Text;
use store::Tx;

use super::said::{self, Interests, Remarks};
use super::{Doing, File, LONGEST, act, needed};
use crate::App;
use crate::body::{self, Body, Kind as BodyKind};
use crate::error::{Error, Fault, Result, broken};

/// Most remarks of one peer.
pub const MOST_REMARKS: usize = 30;

/// Somebody who may be asked to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The body whose expert they are.
    pub org: OrgId,
    /// What it is called.
    pub body: Text,
}

/// Experts of every body whom nobody asked yet and who wrote nothing of it, by name.
///
/// # Errors
/// Refused; not found.
pub fn candidates(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Vec<Candidate>> {
    actor.may(Right::DraftGuidelines, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, &reference)?;
        let Some(work) = file.standing.work() else { return Ok(Vec::new()) };
        let all = experts(&app, tx)?.into_values();
        Ok(all.filter(|one| !work.writers.contains(&one.person) && !work.peers.contains_key(&one.person)).collect())
    })
}

/// Experts of every body, by name.
fn experts(app: &App, tx: &mut Tx<'_>) -> Result<BTreeMap<(String, PersonId), Candidate>> {
    let mut all = BTreeMap::new();
    for body in body::all(app, tx)?.into_iter().filter(|body| body.kind == BodyKind::Body) {
        for (person, name) in wearing(app, tx, &body, Role::Expert)? {
            let one = Candidate { person, name: name.clone(), org: body.org, body: body.name.clone() };
            all.entry((name, person)).or_insert(one);
        }
    }
    Ok(all)
}

/// Whoever wears a hat in an organisation, with their names.
pub(super) fn wearing(app: &App, tx: &mut Tx<'_>, body: &Body, role: Role) -> Result<Vec<(PersonId, String)>> {
    let mut all = Vec::new();
    for hat in store::hat::list(tx, body.org.0, app.now().as_millisecond())? {
        if hat.role == role.code()
            && let Some(person) = store::person::find(tx, hat.person_id)?
        {
            all.push((PersonId(hat.person_id), person.name));
        }
    }
    Ok(all)
}

/// In which body somebody is an expert now.
pub(super) fn body_of(app: &App, tx: &mut Tx<'_>, person: PersonId) -> Result<Option<OrgId>> {
    Ok(experts(app, tx)?.into_values().find(|one| one.person == person).map(|one| one.org))
}

/// Asks an expert of any body to read the draft.
///
/// # Errors
/// Refused; not found; conflict where the course does not allow it; invalid for somebody who is no expert of any body, or
/// who was asked already.
pub fn invite(app: &App, actor: &Actor, org: OrgId, reference: &str, peer: PersonId) -> Result<()> {
    let handle = app.clone();
    act(app, (actor, org, Right::DraftGuidelines), reference, move |tx, _, _| {
        if body_of(&handle, tx, peer)?.is_none() {
            return Err(Fault::new("person", "fault-guideline-no-expert").into());
        }
        Ok(Doing::plain(Deed::Invited(peer)))
    })
}

/// Says what binds the acting peer, before they see a word of the draft.
///
/// # Errors
/// Refused; not found for whoever was not asked; conflict when it was said already; invalid for a conflict without a word
/// about it.
pub fn declare(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    conflict: bool,
    interests: &Interests,
) -> Result<()> {
    let words = if conflict {
        needed("interests", &interests.words, LONGEST)?
    } else {
        optional("interests", &interests.words)?
    };
    let said = said::write(&Interests { words })?;
    act(app, (actor, org, Right::ReviewGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::Declared { conflict }, said.clone()))
    })
}

/// Gives the acting peer's opinion, with remarks, each of which the writers will answer.
///
/// # Errors
/// Refused; not found; conflict for whoever has not said what binds them, is bound, or gave an opinion; invalid for words
/// that are absent or too long, and for an opinion other than favourable without a remark.
pub fn review(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    verdict: Verdict,
    words: &str,
    remarks: &[String],
) -> Result<()> {
    let words = needed("words", words, LONGEST)?;
    let mut kept = Vec::new();
    for (place, remark) in (1..).zip(remarks).filter(|(_, remark)| !remark.trim().is_empty()) {
        kept.push(needed(&format!("remark-{place}"), remark, LONGEST)?);
    }
    if kept.len() > MOST_REMARKS {
        return Err(Fault::new("remark-1", "fault-guideline-many-remarks").with("max", MOST_REMARKS).into());
    }
    if kept.is_empty() && verdict != Verdict::Favourable {
        return Err(Fault::new("remark-1", "fault-guideline-remark-needed").into());
    }
    let count = u32::try_from(kept.len()).map_err(broken)?;
    let said = said::write(&Remarks { words, remarks: kept })?;
    act(app, (actor, org, Right::ReviewGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::Reviewed { verdict, remarks: count }, said.clone()))
    })
}

/// Answers a remark.
///
/// # Errors
/// Refused; not found; conflict for a remark that is not there or was answered; invalid for no words.
pub fn answer(app: &App, actor: &Actor, org: OrgId, reference: &str, remark: u32, words: &str) -> Result<()> {
    let said = said::words(&needed(&format!("answer-{remark}"), words, LONGEST)?)?;
    act(app, (actor, org, Right::DraftGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::Answered(remark), said.clone()))
    })
}

/// Closes the review: from then on the words do not change, and it waits for approval.
///
/// # Errors
/// Refused; not found; conflict with too few opinions, a remark without an answer, or a part that is not said in both
/// languages.
pub fn close(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    act(app, (actor, org, Right::DraftGuidelines), reference, |_, _, _| Ok(Doing::plain(Deed::ReviewClosed)))
}

/// Whether somebody is asked to read something that still waits for them.
pub(super) fn waits_for(file: &File, person: PersonId) -> bool {
    use domain::guideline::course::Peer;
    let in_work = !matches!(file.standing.state, State::Withdrawn { .. } | State::PutAside { .. });
    let peer = file.standing.work().and_then(|work| work.peers.get(&person));
    let at_review = file.standing.code() == "peer_review";
    in_work && at_review && matches!(peer, Some(Peer::Invited | Peer::Free))
}

fn optional(field: &str, words: &str) -> Result<String> {
    if words.trim().is_empty() { Ok(String::new()) } else { needed(field, words, LONGEST).map_err(Error::from) }
}
