//! Writing a synthesis: every saving is a revision, and none is changed afterwards.

use domain::authority::{Actor, Right};
use domain::synthesis::{MOST_PARAPHRASE, MOST_PARAPHRASES, MOST_SECTION, Writing};

use super::{Facts, facts, place, writing_place};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};

/// Saves words over the revision that was read; answers the new revision's number.
///
/// # Errors
/// Refused; not found; invalid for words that are too long or of a goal that the evaluation does not ask about;
/// conflict when the figures are not frozen yet, when the synthesis is not being written, or when somebody else saved
/// since.
pub fn save(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str, base: u32, writing: &Writing) -> Result<u32> {
    let org = pinned.cohort.org;
    actor.may(Right::WriteSyntheses, org)?;
    let author = actor.person().ok_or(Error::NotFound("person"))?;
    let faults = judge(pinned, evaluation, writing);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let bytes = documents::synthesis::write_words(writing).map_err(broken)?;
    let (app, actor, pinned, evaluation) = (app.clone(), actor.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().write(move |tx| {
        let Facts { standing, revisions, frozen, .. } = facts(&app, tx, &pinned, &evaluation)?;
        if frozen.is_none() {
            return Err(conflict("", "fault-synthesis-not-frozen"));
        }
        if !standing.state.can_be_written() {
            return Err(conflict("", "fault-synthesis-not-written-now"));
        }
        let newest = revisions.last().map_or(0, |revision| revision.number);
        let here = place(&pinned, &evaluation);
        let (number, at) = (newest + 1, app.now());
        let sealed = app.key(tx, org)?.seal(&app.chance, &writing_place(here, number), &bytes)?;
        let revision = store::synthesis::Revision { number, author, writing: sealed, at };
        if newest != base || !store::synthesis::add_revision(tx, here, &revision)? {
            return Err(conflict("", "fault-synthesis-changed"));
        }
        let object = format!("synthesis/{}/{}/{evaluation}/{number}", pinned.cohort.programme, pinned.cohort.name);
        journal::write(&app, tx, &actor, &Act { org, act: "synthesis.write", object, why: "" }, at)?;
        Ok(number)
    })
}

/// What cannot be kept at all; what may not leave the team is another matter.
fn judge(pinned: &Pinned, evaluation: &str, writing: &Writing) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (field, _, words) in writing.texts() {
        let most = if field.starts_with("text.") { MOST_SECTION } else { MOST_PARAPHRASE };
        if words.chars().count() > most {
            faults.push(Fault::new(field, "fault-synthesis-long").with("most", most));
        }
    }
    let programme = &pinned.programme;
    let sequence = programme.evaluation(evaluation).map(|evaluation| evaluation.sequence.as_str()).unwrap_or_default();
    for (place, one) in writing.paraphrases.iter().enumerate() {
        if !programme.offered(sequence).any(|goal| goal.id == one.goal) {
            faults.push(Fault::new(format!("goal.{}", place + 1), "fault-paraphrase-goal"));
        }
    }
    if writing.paraphrases.len() > MOST_PARAPHRASES {
        faults.push(Fault::new("", "fault-paraphrase-many").with("most", MOST_PARAPHRASES));
    }
    let known = |section: &String| programme.synthesis.sections.contains(section);
    if !writing.sections.keys().all(known) {
        faults.push(Fault::new("", "fault-synthesis-section"));
    }
    faults
}
