//! Committing to a goal: an if-then plan, begun from what the goal proposes or from what the person wrote in the analysis of their practice.

use app::choosing::Plan;
use app::path::OwnPath;
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::answers::{Answer, AnswerKey};
use domain::authority::Right;
use domain::goal::{Goal, GoalId};
use domain::programme::{Programme, Sequence};
use domain::question::Feeds;
use jiff::civil::Date;
use serde::Deserialize;

use crate::components::{Crumb, Fallible, Field, FieldError, faults};
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::goal::{GOAL, Named};
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_as};
use crate::path::{Done, Here, PATH, walk};
use crate::routes::{Access, Route};
use crate::screen::Screened;
use crate::state::WebState;
use crate::url::Path;

/// The plan for one goal.
pub const COMMITMENT: Path<4> = Path::new("/{org}/{programme}/{cohort}/goals/{goal}/commitment");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("commitment.show", COMMITMENT, own, show_commitment),
        Route::post("commitment.make", COMMITMENT, own, make),
    ]
}

/// What the form sends, or holds already.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    cue: String,
    #[serde(default)]
    action: String,
    #[serde(default)]
    target: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

#[derive(Debug, Template)]
#[template(path = "commitment/show.html")]
pub(crate) struct ShowCommitment {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    act: String,
    goal: String,
    address: String,
    cue: Field,
    action: Field,
    target: Field,
    from: Field,
    /// What the screen found in each of the three texts, once they were sent.
    screened: [Screened; 3],
    errors: Vec<FieldError>,
    made: Option<Date>,
}

impl ShowCommitment {
    fn new(page: Page, here: &Here, goal: &Goal, sent: &Sent, errors: &[FieldError], made: Option<Date>) -> Self {
        let field = |name: &str, value: &str| Field::new(name).holding(value).checked(errors);
        let (cue, action) = (field("cue", &sent.cue), field("action", &sent.action));
        let (target, from) = (field("target", &sent.target), field("from", &sent.from));
        let confirmed = Confirmed::of(sent.confirmed.clone());
        let screened = [&cue, &action, &target].map(|field| match errors {
            [] => Screened::default(),
            _ => Screened::of(&page, &field.name, &field.value, &confirmed),
        });
        let mut listed = faults(&[&cue as &dyn Fallible, &action, &target, &from]);
        // What is about the whole stands at the first field.
        let whole = errors.iter().filter(|error| error.field.is_empty());
        listed.extend(whole.map(|error| FieldError { field: "cue".to_owned(), message: error.message.clone() }));
        Self {
            crumbs: here.crumbs(&page),
            title: page.read(&goal.title).to_owned(),
            act: page.read(&goal.action).to_owned(),
            goal: GOAL.to(here.and(&goal.id.0)),
            address: COMMITMENT.to(here.and(&goal.id.0)),
            cue,
            action,
            target,
            from,
            screened,
            errors: listed,
            made,
            page,
        }
    }
}

/// A goal of one's own, with the sequence it was chosen for.
fn own_goal<'a>(path: &'a OwnPath, id: &GoalId) -> Result<(&'a Goal, &'a Sequence), Failure> {
    let programme = &path.me.programme;
    let sequence = programme.sequences.iter().find(|it| path.me.goals_of_set(it.set).contains(id));
    programme.goal(id).zip(sequence).ok_or_else(Failure::not_found)
}

async fn show_commitment(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal }): Parts<Named>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let path = walk(&state, &own).await?;
    let id = GoalId(goal);
    let (goal, sequence) = own_goal(&path, &id)?;
    let mut page = own.visitor.page();
    page.notice = done.notice(&page);
    let before = path.commitments.iter().find(|committed| committed.goal == id);
    let made = before.map(|it| domain::calendar::civil_date(it.at, &path.me.programme.zone));
    let sent = match before {
        Some(committed) => {
            let Plan { cue, action, target, from } = committed.plan.clone();
            Sent { cue, action, target, from: from.to_string(), confirmed: Vec::new() }
        }
        None => proposed(&page, &state, &own, &path, goal, sequence).await?,
    };
    show(&ShowCommitment::new(page, &Here::of(&own), goal, &sent, &[], made))
}

/// The plan that the person wrote in their analysis, else the one the goal proposes.
async fn proposed(
    page: &Page,
    state: &WebState,
    own: &OwnCohort,
    path: &OwnPath,
    goal: &Goal,
    sequence: &Sequence,
) -> Result<Sent, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let name = format!("{}/{}", sequence.id, domain::path::BASELINE);
    let baseline = state.ask(move |app| app::questionnaire::read(app, &actor, &pinned, &name)).await?;
    let written = |feeds| {
        let item = baseline.instrument().fed_by(feeds)?;
        let key = AnswerKey { goal: Some(goal.id.clone()), item: item.id.clone() };
        match baseline.answers.get(&key)? {
            Answer::Words(words) => Some(words.clone()),
            Answer::Number(number) => Some(page.with("commitment-target-of-ten", [("count", *number)])),
            _ => None,
        }
    };
    let first = path.today.max(path.me.cohort.start);
    Ok(Sent {
        cue: written(Feeds::PlanCue).unwrap_or_else(|| page.read(&goal.prompt.cue).to_owned()),
        action: written(Feeds::PlanAction).unwrap_or_else(|| page.read(&goal.prompt.action).to_owned()),
        target: written(Feeds::Target).unwrap_or_default(),
        from: first.to_string(),
        confirmed: Vec::new(),
    })
}

async fn make(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal }): Parts<Named>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let path = walk(&state, &own).await?;
    let id = GoalId(goal);
    let (goal, sequence) = own_goal(&path, &id)?;
    let here = Here::of(&own);
    let page = own.visitor.page();
    let plan = plan(&page, &path.me.programme, path.me.cohort.start, &sent);
    let made = match plan {
        Ok(plan) => {
            let (actor, pinned, id) = (own.actor(), own.pinned.clone(), id.clone());
            let (language, confirmed) = (page.voice.language(), Confirmed::of(sent.confirmed.clone()));
            let commit =
                move |app: &app::App| app::choosing::commit(app, &actor, &pinned, &id, &plan, &language, &confirmed);
            state.ask(commit).await
        }
        Err(error) => {
            return show_as(Kind::Invalid.status(), &ShowCommitment::new(page, &here, goal, &sent, &[error], None));
        }
    };
    match made {
        Ok(()) => {
            let goals = path.me.goals_of_set(sequence.set);
            let has_plan = |goal: &GoalId| *goal == id || path.commitments.iter().any(|it| it.goal == *goal);
            let next = goals.iter().find(|goal| !has_plan(goal));
            let address = next.map_or_else(|| PATH.to(here.parts()), |goal| COMMITMENT.to(here.and(&goal.0)));
            Ok(Redirect::to(&Done::at(&address, "commitment")).into_response())
        }
        Err(failure) if matches!(failure.kind, Kind::Conflict | Kind::Invalid) => {
            let mut errors = failure.field_errors(&page.voice);
            if errors.is_empty() {
                let message = failure.reason.as_ref().map(|reason| reason.said(&page.voice)).unwrap_or_default();
                errors.push(FieldError { field: String::new(), message });
            }
            show_as(failure.kind.status(), &ShowCommitment::new(page, &here, goal, &sent, &errors, None))
        }
        Err(failure) => Err(failure),
    }
}

/// Reads the form; only its date can be unreadable, everything else is judged by the use case.
fn plan(page: &Page, programme: &Programme, start: Date, sent: &Sent) -> Result<Plan, FieldError> {
    let from = sent.from.trim().parse::<Date>().map_err(|_| {
        let latest = domain::path::closes_on(programme, start);
        let fault = app::Fault::new("from", "fault-plan-date").with("soonest", start).with("latest", latest);
        FieldError { message: Reason::from(&fault).said(&page.voice), field: fault.field }
    })?;
    let words = |text: &str| text.trim().to_owned();
    Ok(Plan { cue: words(&sent.cue), action: words(&sent.action), target: words(&sent.target), from })
}

#[cfg(test)]
impl crate::page::Sample for ShowCommitment {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (here, programme) = (crate::path::samples::here(), crate::path::samples::programme());
        let goal = &programme.goals[0];
        let sent = Sent {
            cue: page.read(&goal.prompt.cue).to_owned(),
            action: page.read(&goal.prompt.action).to_owned(),
            target: String::new(),
            from: "2008-01-10".to_owned(),
            confirmed: Vec::new(),
        };
        let doubtful = Sent { cue: "Quand Mme Durand revient".to_owned(), ..sent.clone() };
        let error = |field: &str| FieldError { field: field.to_owned(), message: page.say("fault-plan-empty") };
        let wrong = [error("cue"), error("from"), error("")];
        vec![
            ("proposed", Self::new(page.clone(), &here, goal, &sent, &[], None)),
            ("made", Self::new(page.clone(), &here, goal, &sent, &[], Some(jiff::civil::date(2008, 1, 10)))),
            ("doubtful", Self::new(page.clone(), &here, goal, &doubtful, &wrong[..1], None)),
            ("errors", Self::new(page.clone(), &here, goal, &Sent::default(), &wrong, None)),
        ]
    }
}
