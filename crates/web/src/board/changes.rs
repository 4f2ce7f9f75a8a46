//! What a lead changes for one participant: opening again, excusing, replacing a goal. Always with a reason (I24).

use app::choosing::{self, Chosen};
use app::overriding;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::goal::GoalId;
use serde::Deserialize;

use super::PARTICIPANT;
use super::participant::{Given, Subject, view};
use crate::components::FieldError;
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::show_again;
use crate::state::WebState;

/// What the form that opens something again sends.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Reopening {
    #[serde(default)]
    pub(super) requirement: String,
    #[serde(default)]
    pub(super) until: String,
    #[serde(default)]
    pub(super) reason: String,
}

/// What the form that excuses sends.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Excuse {
    #[serde(default)]
    pub(super) excused: String,
    #[serde(default)]
    pub(super) excuse_reason: String,
}

/// What the form that replaces a goal sends.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Replacement {
    #[serde(default)]
    pub(super) old_goal: String,
    #[serde(default)]
    pub(super) new_goal: String,
    #[serde(default)]
    pub(super) replace_reason: String,
}

pub(super) async fn reopen(
    State(state): State<WebState>,
    subject: Subject,
    Form(form): Form<Reopening>,
) -> Result<Response, Failure> {
    let given = Given { reopening: form.clone(), ..Given::default() };
    let Ok(until) = form.until.trim().parse() else {
        let error = field_error(&subject, "until", "board-until-missing");
        return again(&state, &subject, given, vec![error]).await;
    };
    let (actor, pinned, who) = (subject.cohort.actor(), subject.cohort.pinned.clone(), subject.pseudonym.clone());
    let asked = state
        .ask(move |app| overriding::reopen(app, &actor, &pinned, &who, &form.requirement, until, &form.reason))
        .await;
    settle(&state, &subject, given, asked, "reopened", &[]).await
}

pub(super) async fn excuse(
    State(state): State<WebState>,
    subject: Subject,
    Form(form): Form<Excuse>,
) -> Result<Response, Failure> {
    let given = Given { excuse: form.clone(), ..Given::default() };
    let (actor, pinned, who) = (subject.cohort.actor(), subject.cohort.pinned.clone(), subject.pseudonym.clone());
    let asked =
        state.ask(move |app| overriding::excuse(app, &actor, &pinned, &who, &form.excused, &form.excuse_reason)).await;
    settle(&state, &subject, given, asked, "excused", &[("reason", "excuse_reason")]).await
}

pub(super) async fn replace(
    State(state): State<WebState>,
    subject: Subject,
    Form(form): Form<Replacement>,
) -> Result<Response, Failure> {
    let given = Given { replacement: form.clone(), ..Given::default() };
    let (actor, pinned, who) = (subject.cohort.actor(), subject.cohort.pinned.clone(), subject.pseudonym.clone());
    let asked = state
        .ask(move |app| {
            let them = app::board::follow(app, &actor, &pinned, &who)?;
            let (old, new) = (GoalId(form.old_goal.clone()), GoalId(form.new_goal.clone()));
            let set = them.sets.iter().find(|set| set.current.iter().any(|chosen| chosen.goal == old));
            let set = set.ok_or_else(|| app::Fault::new("old_goal", "fault-goal-not-chosen"))?;
            let swap = |chosen: &Chosen| {
                let is_old = chosen.goal == old;
                if is_old { Chosen { goal: new.clone(), patients: None } } else { chosen.clone() }
            };
            let goals: Vec<Chosen> = set.current.iter().map(swap).collect();
            choosing::replace_by_team(app, &actor, &pinned, &who, &set.sequence, &goals, &form.replace_reason)
        })
        .await;
    // Whatever is wrong with the goals is wrong with the one field that names a new goal.
    settle(&state, &subject, given, asked, "replaced", &[("reason", "replace_reason"), ("goal-", "new_goal")]).await
}

/// Goes back to the participant's page with the news, or shows the form again with its faults.
async fn settle(
    state: &WebState,
    subject: &Subject,
    given: Given,
    asked: Result<(), Failure>,
    done: &str,
    fields: &[(&str, &str)],
) -> Result<Response, Failure> {
    let failure = match asked {
        Ok(()) => {
            let [org, programme, cohort] = subject.cohort.parts();
            let address = PARTICIPANT.to([org, programme, cohort, &subject.pseudonym]);
            return Ok(Redirect::to(&format!("{address}?done={done}")).into_response());
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => failure,
        Err(failure) => return Err(failure),
    };
    let mut errors = failure.field_errors(subject.cohort.visitor.voice());
    for error in &mut errors {
        if let Some((_, own)) = fields.iter().find(|(theirs, _)| error.field.starts_with(theirs)) {
            error.field = (*own).to_owned();
        }
    }
    again(state, subject, given, errors).await
}

async fn again(
    state: &WebState,
    subject: &Subject,
    given: Given,
    errors: Vec<FieldError>,
) -> Result<Response, Failure> {
    // The right is asked again here, so that a form with an unreadable date tells nobody more than a sound one.
    let actor = subject.cohort.actor();
    let allowed = actor.may(domain::authority::Right::OverrideWindows, subject.cohort.organisation.id);
    allowed.map_err(|refusal| Failure::from(app::Error::from(refusal)))?;
    show_again(&view(state, subject, &given, errors, None).await?)
}

fn field_error(subject: &Subject, field: &str, key: &'static str) -> FieldError {
    FieldError { field: field.to_owned(), message: subject.cohort.visitor.voice().say(key) }
}
