//! The editorial desk: the draft of each programme's next version, goals due for review, and safety alerts.

mod drawing;
mod edition;
mod fields;
mod goal;
mod say;
mod suspension;

#[cfg(test)]
mod samples;

use app::editorial::{Desk, GoalDesk};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::calendar::civil_date;
use domain::editorial::{Review, review};

use crate::components::{Crumb, FieldError, Tag, Task, Tone};
use crate::failure::{Failure, Kind};
use crate::organisation::{INTERESTS, ORGANISATION};
use crate::page::{Page, show, show_again};
use crate::proposal::PROPOSED;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};
use crate::url::Path;

pub(crate) use drawing::drawing_of;
#[cfg(test)]
pub(crate) use goal::ShowGoalDesk;
#[cfg(test)]
pub(crate) use suspension::ShowSuspension;
#[cfg(test)]
pub(crate) use {drawing::DrawGoal, edition::ShowEdition};

/// The editorial desks of an organisation's programmes.
pub const EDITIONS: Path<1> = Path::new("/{org}/team/editions");

/// The desk of one programme, and where its next version is begun.
pub const EDITION: Path<2> = Path::new("/{org}/team/editions/{programme}");

/// Where a goal is added to the next version.
pub const ADDITIONS: Path<2> = Path::new("/{org}/team/editions/{programme}/additions");

/// Where the next version is put aside.
pub const ENDING: Path<2> = Path::new("/{org}/team/editions/{programme}/ending");

/// Where the next version is rehearsed.
pub const REHEARSING: Path<2> = Path::new("/{org}/team/editions/{programme}/rehearsal");

/// Where a guideline becomes a goal.
pub const DRAWING: Path<2> = Path::new("/{org}/team/editions/{programme}/guidelines");

/// Where the next version is published.
pub const PUBLICATION: Path<2> = Path::new("/{org}/team/editions/{programme}/publication");

/// One goal on the desk, and where a revision of it is saved.
pub const GOAL: Path<3> = Path::new("/{org}/team/editions/{programme}/goals/{goal}");

/// Where a second person says what the check found.
pub const CHECK: Path<3> = Path::new("/{org}/team/editions/{programme}/goals/{goal}/check");

/// Where a goal is proposed for retirement.
pub const RETIREMENT: Path<3> = Path::new("/{org}/team/editions/{programme}/goals/{goal}/retirement");

/// A goal's safety alert, and where one is given.
pub const SUSPENSION: Path<3> = Path::new("/{org}/team/editions/{programme}/goals/{goal}/suspension");

/// Where it is lifted.
pub const LIFTING: Path<3> = Path::new("/{org}/team/editions/{programme}/goals/{goal}/suspension/lifting");

pub(crate) fn routes() -> Vec<Route> {
    let (visit, edit) = (Access::Right(Right::VisitTeam), Access::Right(Right::EditGoals));
    let suspend = Access::Right(Right::SuspendGoals);
    vec![
        Route::get("editorial.list", EDITIONS, visit, list),
        Route::get("editorial.show", EDITION, visit, edition::show_edition),
        Route::post("editorial.begin", EDITION, edit, edition::begin),
        Route::post("editorial.add-goal", ADDITIONS, edit, edition::add),
        Route::get("editorial.drawing", DRAWING, edit, drawing::show_drawing),
        Route::post("editorial.draw-goal", DRAWING, edit, drawing::draw),
        Route::post("editorial.put-aside", ENDING, edit, edition::put_aside),
        Route::post("editorial.rehearse", REHEARSING, Access::Right(Right::Rehearse), edition::rehearse),
        Route::post("editorial.publish", PUBLICATION, Access::Right(Right::ManageCohorts), edition::publish),
        Route::get("editorial.show-goal", GOAL, visit, goal::show_goal),
        Route::post("editorial.save-goal", GOAL, edit, goal::save).with_body_limit(256 * 1024),
        Route::post("editorial.check-goal", CHECK, Access::Right(Right::CheckGoals), goal::check),
        Route::post("editorial.retire-goal", RETIREMENT, edit, goal::retire),
        Route::get("editorial.show-suspension", SUSPENSION, suspend, suspension::show_suspension),
        Route::post("editorial.suspend-goal", SUSPENSION, suspend, suspension::suspend),
        Route::post("editorial.lift-suspension", LIFTING, suspend, suspension::lift),
    ]
}

#[derive(Debug, Template)]
#[template(path = "editorial/list.html")]
pub(crate) struct ListEditions {
    page: Page,
    crumbs: Vec<Crumb>,
    desks: Vec<Task>,
    reviews: Vec<Task>,
    suspended: Vec<Task>,
}

async fn list(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    colleague.must(Right::VisitTeam)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (desks, now) = state.ask(move |app| Ok((app::editorial::desks(app, &actor, org)?, app.now()))).await?;
    let page = colleague.visitor.page();
    let org = colleague.org();
    let mut reviews: Vec<(Review, Task)> = Vec::new();
    for desk in &desks {
        let today = civil_date(now, &desk.newest.zone);
        reviews.extend(desk.newest.goals.iter().filter_map(|goal| {
            let when = review(goal.next_review, today);
            let tag = say::review_tag(&page, when)?;
            let address = GOAL.to([org, &desk.newest.id, &goal.id.0]);
            let hint = page.with("editorial-review-on", [("date", page.date(goal.next_review))]);
            Some((when, Task { title: page.read(&goal.title).to_owned(), hint, address: Some(address), tag }))
        }));
    }
    reviews.sort_by_key(|(when, _)| *when);
    show(&ListEditions {
        crumbs: vec![Crumb { address: TEAM.to([org]), name: page.say("team-title") }],
        desks: desks.iter().map(|desk| task(&page, org, desk)).collect(),
        reviews: reviews.into_iter().map(|(_, task)| task).collect(),
        suspended: desks.iter().flat_map(|desk| say::suspended(&page, org, desk)).collect(),
        page,
    })
}

/// What the home of a team's hats shows of editorial work and of the organisation's page.
#[derive(Debug, Default)]
pub(crate) struct OfTeam {
    /// What waits for the hat worn.
    pub(crate) waiting: Vec<Task>,
    /// Where its work is done.
    pub(crate) places: Vec<Task>,
}

/// Gathers it for the hat worn.
///
/// # Errors
/// When a use case fails.
pub(crate) async fn of_team(state: &WebState, colleague: &Colleague) -> Result<OfTeam, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (checks, decides) = (colleague.may(Right::CheckGoals), colleague.may(Right::AnswerProposals));
    let (checks, proposals) = state
        .ask(move |app| {
            let checks = if checks { app::editorial::waiting_checks(app, &actor, org)? } else { 0 };
            let proposals = if decides { Some(app::proposal::waiting(app, &actor, org)?) } else { None };
            Ok((checks, proposals))
        })
        .await?;
    let page = colleague.visitor.page();
    let org = colleague.org();
    let tag = |tone, key: &'static str| Tag { tone, text: page.say(key) };
    let place = |key: &'static str, hint: String, address: String, tag| Task {
        title: page.say(key),
        hint,
        address: Some(address),
        tag,
    };
    let mut found = OfTeam::default();
    if checks > 0 {
        found.waiting.push(Task {
            title: page.with("team-goals-waiting", [("count", checks)]),
            hint: String::new(),
            address: Some(EDITIONS.to([org])),
            tag: tag(Tone::Due, "team-see"),
        });
    }
    found.places.push(place("team-goals", String::new(), EDITIONS.to([org]), tag(Tone::Info, "team-see")));
    if let Some(count) = proposals {
        let (tone, hint) = (if count > 0 { Tone::Due } else { Tone::Info }, [("count", count)]);
        let hint = page.with("team-proposals-waiting", hint);
        found.places.push(place("team-proposals", hint, PROPOSED.to([org]), tag(tone, "team-read")));
    }
    if colleague.may(Right::EditOrganisation) {
        let tag = tag(Tone::Info, "team-edit");
        found.places.push(place("team-organisation", String::new(), ORGANISATION.to([org]), tag));
    }
    if colleague.may(Right::DeclareInterests) {
        let tag = tag(Tone::Info, "team-edit");
        found.places.push(place("team-interests", String::new(), INTERESTS.to([org]), tag));
    }
    Ok(found)
}

fn task(page: &Page, org: &str, desk: &Desk) -> Task {
    let programme = &desk.newest;
    let (hint, tone, key) = match &desk.edition {
        Some(open) => {
            let values = (("version", open.edition.version.as_str()), ("count", open.drafts.len()));
            let tone = if open.waiting() > 0 { Tone::Due } else { Tone::Info };
            (page.with("editorial-desk-open", values), tone, "editorial-open")
        }
        None => {
            let values = [("version", programme.version.as_str())];
            (page.with("editorial-desk-published", values), Tone::Neutral, "editorial-closed")
        }
    };
    Task {
        title: page.read(&programme.name).to_owned(),
        hint,
        address: Some(EDITION.to([org, &programme.id])),
        tag: Tag { tone, text: page.say(key) },
    }
}

/// The way to a page of the desk.
fn crumbs(page: &Page, org: &str, programme: Option<(&str, &str)>) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb { address: TEAM.to([org]), name: page.say("team-title") },
        Crumb { address: EDITIONS.to([org]), name: page.say("editorial-title") },
    ];
    if let Some((id, name)) = programme {
        crumbs.push(Crumb { address: EDITION.to([org, id]), name: name.to_owned() });
    }
    crumbs
}

/// What follows a deed on a goal: its desk, or the page it was done on, with what was typed and what is wrong with it.
fn settled<T: Template>(
    colleague: &Colleague,
    desk: &GoalDesk,
    asked: Result<(), Failure>,
    done: &str,
    again: impl FnOnce(Page, Vec<FieldError>) -> T,
) -> Result<Response, Failure> {
    match asked {
        Ok(()) => {
            let address = GOAL.to([colleague.org(), &desk.desk.newest.id, &desk.goal.0]);
            Ok(Redirect::to(&format!("{address}?done={done}")).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && failure.faults.iter().all(|fault| !fault.field.is_empty()) => {
            let page = colleague.visitor.page();
            let errors = failure.field_errors(&page.voice);
            show_again(&again(page, errors))
        }
        Err(failure) => Err(failure),
    }
}
