//! One participant as the team follows them: by pseudonym, what they owe and what was changed for them; no answer.

use domain::authority::{Actor, Right};
use domain::completion::Completion;
use domain::goal::GoalId;
use domain::obligation::Obligation;
use jiff::Timestamp;
use jiff::civil::Date;
use store::team_override::Override;

use crate::App;
use crate::choosing::Chosen;
use crate::cohort::Pinned;
use crate::error::{Error, Result};
use crate::overriding::by_pseudonym;
use crate::participant::Participant;

/// A participant as the team follows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// What the team calls them.
    pub pseudonym: String,
    /// Code of the profession, by which goals are offered.
    pub profession: String,
    /// The day they joined.
    pub enrolled_on: Date,
    /// The day they left, if they did.
    pub left: Option<Date>,
    /// Days away, first and last; of what kind is not the team's to know.
    pub leaves: Vec<(Date, Option<Date>)>,
    /// Everything asked of them, and where it stands.
    pub obligations: Vec<Obligation>,
    /// What the team changed, oldest first.
    pub overrides: Vec<Override>,
    /// Questionnaires begun.
    pub drafts: Vec<(String, Timestamp)>,
    /// Their goals, set by set.
    pub sets: Vec<SetOfGoals>,
    /// Whether they completed the programme.
    pub completion: Completion,
}

/// The goals of one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetOfGoals {
    /// The sequence it is worked on.
    pub sequence: String,
    /// The current goals, in the order they were chosen.
    pub current: Vec<Chosen>,
    /// Those replaced by the team, oldest first.
    pub replaced: Vec<Replaced>,
}

/// A goal that the team replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The goal.
    pub goal: GoalId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Follows one participant of a cohort.
///
/// # Errors
/// Refused to whoever does not follow the cohort; not found.
pub fn follow(app: &App, actor: &Actor, pinned: &Pinned, pseudonym: &str) -> Result<Followed> {
    actor.may(Right::ReadBoard, pinned.cohort.org)?;
    let (pinned, pseudonym, now) = (pinned.clone(), pseudonym.to_owned(), app.now());
    let them = app.store.read(move |tx| by_pseudonym(tx, &pinned, &pseudonym))?;
    Ok::<_, Error>(Followed {
        left: them.departure.as_ref().map(|departure| departure.on),
        leaves: them.leaves.iter().map(|leave| (leave.from, leave.to)).collect(),
        obligations: them.obligations(now),
        completion: them.completion(now),
        sets: sets(&them),
        pseudonym: them.enrolment.pseudonym,
        profession: them.enrolment.profession,
        enrolled_on: them.enrolment.enrolled_on,
        overrides: them.overrides,
        drafts: them.drafts,
    })
}

fn sets(them: &Participant) -> Vec<SetOfGoals> {
    let of_set = |sequence: &domain::programme::Sequence| {
        let choices = || them.choices.iter().filter(|choice| choice.set == sequence.set);
        let mut current: Vec<_> = choices().filter(|choice| choice.replaced.is_none()).collect();
        current.sort_by_key(|choice| choice.place);
        let kept: Vec<u16> = current.iter().map(|choice| choice.goal).collect();
        let mut replaced: Vec<Replaced> = choices()
            // Replacing one goal writes the whole set anew: those chosen again were not replaced.
            .filter(|choice| !kept.contains(&choice.goal))
            .filter_map(|choice| {
                let (at, reason) = (choice.replaced?, choice.reason.clone()?);
                Some(Replaced { goal: them.goal_id(choice.goal)?, at, reason })
            })
            .collect();
        replaced.sort_by_key(|one| one.at);
        SetOfGoals {
            sequence: sequence.id.clone(),
            current: current
                .iter()
                .filter_map(|choice| Some(Chosen { goal: them.goal_id(choice.goal)?, patients: choice.patients }))
                .collect(),
            replaced,
        }
    };
    them.programme.sequences.iter().map(of_set).collect()
}
