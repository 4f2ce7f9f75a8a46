//! The desk of one programme: its goals as published and as drafted, and what is done with the whole draft.

use app::editorial::{self, Desk, Open};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::authority::Right;
use domain::calendar::civil_date;
use domain::editorial::review;
use domain::goal::Goal;
use domain::programme::Partition;
use jiff::civil::Date;
use serde::Deserialize;

use super::{ADDITIONS, DRAWING, EDITION, ENDING, GOAL, PUBLICATION, REHEARSING, crumbs, say};
use crate::components::{Choices, Crumb, Field, FieldError, Tag, Task};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;

/// One goal of the newest version, or of the draft alone.
#[derive(Debug)]
pub(super) struct Line {
    number: String,
    title: String,
    address: String,
    review: String,
    review_tag: Option<Tag>,
    state: Option<Tag>,
}

/// The draft of the next version.
#[derive(Debug)]
pub(super) struct Drafted {
    title: String,
    begun: String,
    faults: Vec<String>,
    /// Parts of the rehearsal still missing; none where the whole cannot be rehearsed yet.
    missing: Option<usize>,
    is_checked: bool,
    rehearse: Option<String>,
    publish: Option<(String, Field)>,
    add: Option<(String, Field, Option<Choices>)>,
    put_aside: Option<(String, Field)>,
    /// Where a goal is drawn from a guideline.
    draw: String,
}

#[derive(Debug, Template)]
#[template(path = "editorial/show.html")]
pub(crate) struct ShowEdition {
    page: Page,
    crumbs: Vec<Crumb>,
    programme: String,
    version: String,
    lines: Vec<Line>,
    suspended: Vec<Task>,
    changes: Vec<Task>,
    drafted: Option<Drafted>,
    begin: Option<String>,
    errors: Vec<FieldError>,
}

/// What was typed into one of the page's forms.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    pub(super) goal: String,
    #[serde(default)]
    pub(super) sequence: String,
    #[serde(default)]
    pub(super) reason: String,
    #[serde(default)]
    pub(super) without_rehearsal: String,
}

/// What the reader may do.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct May {
    pub(super) edit: bool,
    pub(super) publish: bool,
    pub(super) rehearse: bool,
}

/// What the desk's page shows, beside what was typed.
#[derive(Debug, Clone)]
pub(super) struct Sight {
    pub(super) desk: Desk,
    pub(super) faults: Vec<String>,
    pub(super) missing: Option<usize>,
    pub(super) today: Date,
}

pub(super) async fn show_edition(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    colleague.must(Right::VisitTeam)?;
    let key = news.said(&[
        ("begun", "editorial-done-begun"),
        ("aside", "editorial-done-aside"),
        ("published", "editorial-done-published"),
    ]);
    let page = colleague.visitor.page();
    let notice = key.map(|key| page.say(key));
    let page = Page { notice, ..page };
    let sight = look(&state, &colleague, &id).await?;
    show(&view(page, colleague.org(), may(&colleague), &sight, &Typed::default(), Vec::new()))
}

async fn look(state: &WebState, colleague: &Colleague, id: &str) -> Result<Sight, Failure> {
    let (actor, org, id) = (colleague.actor(), colleague.organisation.id, id.to_owned());
    let voice = colleague.visitor.voice().clone();
    state
        .ask(move |app| {
            let desk = editorial::desk(app, &actor, org, &id)?;
            let today = civil_date(app.now(), &desk.newest.zone);
            let open = desk.edition.as_ref().is_some_and(|open| !open.drafts.is_empty());
            let faults = if open { editorial::faults(app, &actor, org, &id, &voice)? } else { Vec::new() };
            let sound = open && faults.is_empty();
            let missing = if sound { Some(editorial::missing(app, &actor, org, &id)?) } else { None };
            Ok(Sight { desk, faults, missing, today })
        })
        .await
}

fn may(colleague: &Colleague) -> May {
    May {
        edit: colleague.may(Right::EditGoals),
        publish: colleague.may(Right::ManageCohorts),
        rehearse: colleague.may(Right::Rehearse),
    }
}

pub(super) fn view(
    page: Page,
    org: &str,
    may: May,
    sight: &Sight,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> ShowEdition {
    let (desk, programme) = (&sight.desk, &sight.desk.newest);
    let parts = [org, programme.id.as_str()];
    ShowEdition {
        crumbs: crumbs(&page, org, None),
        programme: page.read(&programme.name).to_owned(),
        version: programme.version.clone(),
        lines: programme.goals.iter().map(|goal| line(&page, org, desk, goal, sight.today)).collect(),
        suspended: say::suspended(&page, org, desk),
        changes: desk
            .edition
            .iter()
            .flat_map(|open| &open.drafts)
            .map(|draft| change(&page, parts, sight, draft))
            .collect(),
        drafted: desk.edition.as_ref().map(|open| drafted(&page, parts, may, sight, open, typed, &errors)),
        begin: (may.edit && desk.edition.is_none()).then(|| EDITION.to(parts)),
        errors,
        page,
    }
}

fn line(page: &Page, org: &str, desk: &Desk, goal: &Goal, today: Date) -> Line {
    let draft = desk.edition.as_ref().and_then(|open| open.draft(&goal.id));
    Line {
        number: goal.number.to_string(),
        title: page.read(&goal.title).to_owned(),
        address: GOAL.to([org, &desk.newest.id, &goal.id.0]),
        review: page.voice.short_date(goal.next_review),
        review_tag: say::review_tag(page, review(goal.next_review, today)),
        state: draft.map(|draft| say::state_tag(page, draft)),
    }
}

fn drafted(
    page: &Page,
    parts: [&str; 2],
    may: May,
    sight: &Sight,
    open: &Open,
    typed: &Typed,
    errors: &[FieldError],
) -> Drafted {
    let programme = &sight.desk.newest;
    let values = (
        ("name", say::name(page, &sight.desk, open.edition.begun_by)),
        ("date", say::day(page, open.edition.begun)),
        ("base", open.edition.base.as_str()),
    );
    let field = |name: &str, value: &str| Field::new(name).holding(value).checked(errors);
    let sequences = || {
        let offered = programme.sequences.iter().map(|one| (one.id.clone(), page.read(&one.name).to_owned()));
        Choices::new("sequence", offered).choosing(&[typed.sequence.as_str()]).checked(errors)
    };
    let by_sequence = programme.choice.partition == Partition::BySequence;
    let is_sound = sight.missing.is_some();
    Drafted {
        title: page.with("editorial-edition", [("version", open.edition.version.as_str())]),
        begun: page.with("editorial-begun", values),
        faults: sight.faults.clone(),
        missing: sight.missing,
        is_checked: open.is_checked(),
        rehearse: (may.rehearse && is_sound).then(|| REHEARSING.to(parts)),
        publish: (may.publish && is_sound && open.is_checked())
            .then(|| (PUBLICATION.to(parts), field("without_rehearsal", &typed.without_rehearsal))),
        add: may.edit.then(|| (ADDITIONS.to(parts), field("goal", &typed.goal), by_sequence.then(sequences))),
        put_aside: may.edit.then(|| (ENDING.to(parts), field("reason", &typed.reason))),
        draw: DRAWING.to(parts),
    }
}

fn change(page: &Page, parts: [&str; 2], sight: &Sight, draft: &editorial::Draft) -> Task {
    let fields = draft.fields();
    let typed = fields.as_ref().map(|fields| fields.text("title", &page.voice.language())).unwrap_or_default();
    let published = sight.desk.newest.goal(&draft.goal).map(|goal| page.read(&goal.title)).unwrap_or_default();
    let title = [typed, published, draft.goal.0.as_str()].into_iter().find(|title| !title.trim().is_empty());
    let last = draft.revisions.last().map(|written| (written.revision.by, written.revision.at));
    let hint = last.map(|(by, at)| {
        page.with("editorial-revised", (("name", say::name(page, &sight.desk, by)), ("date", say::day(page, at))))
    });
    Task {
        title: title.unwrap_or_default().to_owned(),
        hint: hint.unwrap_or_default(),
        address: Some(GOAL.to([parts[0], parts[1], &draft.goal.0])),
        tag: say::state_tag(page, draft),
    }
}

pub(super) async fn begin(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
) -> Result<Response, Failure> {
    let (actor, org, programme) = (colleague.actor(), colleague.organisation.id, id.clone());
    state.ask(move |app| editorial::begin(app, &actor, org, &programme)).await?;
    Ok(done(&colleague, &id, "begun"))
}

pub(super) async fn add(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (actor, org, programme, sent) = (colleague.actor(), colleague.organisation.id, id.clone(), typed.clone());
    let goal = typed.goal.trim().to_owned();
    let added =
        state.ask(move |app| editorial::add(app, &actor, org, &programme, sent.goal.trim(), &sent.sequence)).await;
    settle(&state, &colleague, &id, &typed, added, GOAL.to([colleague.org(), &id, &goal])).await
}

pub(super) async fn put_aside(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (actor, org, programme, reason) =
        (colleague.actor(), colleague.organisation.id, id.clone(), typed.reason.clone());
    let aside = state.ask(move |app| editorial::put_aside(app, &actor, org, &programme, &reason)).await;
    settle(&state, &colleague, &id, &typed, aside, format!("{}?done=aside", EDITION.to([colleague.org(), &id]))).await
}

pub(super) async fn publish(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (actor, org, programme) = (colleague.actor(), colleague.organisation.id, id.clone());
    let without = typed.without_rehearsal.trim().to_owned();
    let published = state
        .ask(move |app| {
            let without = Some(without.as_str()).filter(|why| !why.is_empty());
            editorial::publish(app, &actor, org, &programme, without).map(drop)
        })
        .await;
    let next = format!("{}?done=published", EDITION.to([colleague.org(), &id]));
    settle(&state, &colleague, &id, &typed, published, next).await
}

/// Walks the next version as its participants will, on throw-away data.
pub(super) async fn rehearse(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    jar: CookieJar,
) -> Result<Response, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let begun = state
        .ask(move |app| {
            let files = editorial::files(app, &actor, org, &id)?;
            app::rehearsal::begin(app, &actor, org, &files)
        })
        .await?;
    Ok(crate::rehearsal::go_in(&state, jar, &begun.name))
}

fn done(colleague: &Colleague, id: &str, what: &str) -> Response {
    Redirect::to(&format!("{}?done={what}", EDITION.to([colleague.org(), id]))).into_response()
}

/// Goes on, or shows the desk again with what was typed and what is wrong with it.
async fn settle(
    state: &WebState,
    colleague: &Colleague,
    id: &str,
    typed: &Typed,
    asked: Result<(), Failure>,
    next: String,
) -> Result<Response, Failure> {
    let failure = match asked {
        Ok(()) => return Ok(Redirect::to(&next).into_response()),
        Err(failure) => failure,
    };
    let page = colleague.visitor.page();
    let errors = match (&failure.kind, &failure.reason) {
        (Kind::Invalid, _) if failure.faults.iter().any(|fault| !fault.field.is_empty()) => {
            failure.field_errors(&page.voice)
        }
        // A name that is taken, and a rehearsal that is not complete, are matters of their fields.
        (Kind::Conflict, Some(reason)) if reason.key == "fault-name-taken" => {
            vec![FieldError { field: "goal".to_owned(), message: reason.said(&page.voice) }]
        }
        (Kind::Conflict, Some(reason)) if reason.key == "fault-rehearsal-missing" => {
            vec![FieldError { field: "without_rehearsal".to_owned(), message: reason.said(&page.voice) }]
        }
        _ => return Err(failure),
    };
    let sight = look(state, colleague, id).await?;
    show_again(&view(page, colleague.org(), may(colleague), &sight, typed, errors))
}
