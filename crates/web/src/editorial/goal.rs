//! One goal on the desk: as published, as drafted, its form for who writes it and its check for a second person.

use app::editorial::{self, GoalDesk, Saving};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::Response;
use documents::goal_file::GoalFields;
use domain::authority::Right;
use domain::editorial::{Change, DraftState, Verdict};
use domain::goal::{Goal, GoalId, Source};
use domain::ids::PersonId;
use domain::programme::Programme;
use domain::text::{Language, Text};
use serde::Deserialize;

use super::fields::{GoalForm, language_name, sent};
use super::{CHECK, GOAL, RETIREMENT, SUSPENSION, crumbs, say, settled};
use crate::components::{Choices, Crumb, Field, FieldError, Tag};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;

/// A goal to be read, language beside language.
#[derive(Debug)]
pub(super) struct Reading {
    languages: Vec<Column>,
    sources: Vec<Source>,
    evidence: String,
    professions: String,
    next_review: String,
    /// The theme that motivated it: address and name.
    theme: Option<(String, String)>,
}

/// A goal in one language.
#[derive(Debug)]
struct Column {
    tag: String,
    name: String,
    title: String,
    action: String,
    patients: String,
    argument: String,
    means: Vec<String>,
    cue: String,
    plan: String,
}

/// One thing that was done to the goal.
#[derive(Debug)]
struct Step {
    what: String,
    note: String,
}

/// The form of the check.
#[derive(Debug)]
struct Checking {
    action: String,
    revision: i64,
    verdict: Choices,
    note: Field,
}

#[derive(Debug, Template)]
#[template(path = "editorial/goal.html")]
pub(crate) struct ShowGoalDesk {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    id: String,
    state: Option<Tag>,
    /// Since when a safety alert is in force.
    suspended: Option<String>,
    suspension: Option<String>,
    /// Why it is to be retired.
    retiring: Option<String>,
    published: Option<Reading>,
    drafted: Option<Reading>,
    history: Vec<Step>,
    form: Option<GoalForm>,
    check: Option<Checking>,
    /// Why the reader, who may check, does not check this one.
    own_work: bool,
    retire: Option<(String, i64, Field)>,
    errors: Vec<FieldError>,
}

/// What the reader may do.
#[derive(Debug, Clone, Copy)]
pub(super) struct May {
    pub(super) edit: bool,
    pub(super) check: bool,
    pub(super) suspend: bool,
    pub(super) person: Option<PersonId>,
}

/// What was typed into one of the page's forms.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) fields: Option<(i64, GoalFields)>,
    pub(super) verdict: String,
    pub(super) note: String,
    pub(super) reason: String,
}

type Named = Parts<(String, String, String)>;

pub(super) async fn show_goal(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let key = news.said(&[
        ("saved", "editorial-done-saved"),
        ("asked", "editorial-done-asked"),
        ("checked", "editorial-done-checked"),
        ("sent-back", "editorial-done-sent-back"),
        ("suspended", "editorial-done-suspended"),
        ("lifted", "editorial-done-lifted"),
    ]);
    let page = colleague.visitor.page();
    let notice = key.map(|key| page.say(key));
    let page = Page { notice, ..page };
    let desk = look(&state, &colleague, &programme, &goal).await?;
    show(&view(page, colleague.org(), may(&colleague), &desk, &Typed::default(), Vec::new()))
}

async fn look(state: &WebState, colleague: &Colleague, programme: &str, goal: &str) -> Result<GoalDesk, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (programme, goal) = (programme.to_owned(), GoalId(goal.to_owned()));
    colleague.must(Right::VisitTeam)?;
    state.ask(move |app| editorial::goal(app, &actor, org, &programme, &goal)).await
}

fn may(colleague: &Colleague) -> May {
    May {
        edit: colleague.may(Right::EditGoals),
        check: colleague.may(Right::CheckGoals),
        suspend: colleague.may(Right::SuspendGoals),
        person: colleague.actor().person(),
    }
}

pub(super) fn view(
    page: Page,
    org: &str,
    may: May,
    desk: &GoalDesk,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> ShowGoalDesk {
    let (programme, draft) = (&desk.desk.newest, desk.draft());
    let parts = [org, programme.id.as_str(), desk.goal.0.as_str()];
    let shown = desk.drafted.as_ref().or(desk.published.as_ref());
    let title = shown.map(|goal| page.read(&goal.title)).filter(|title| !title.trim().is_empty());
    let latest = draft.map_or(0, editorial::Draft::latest);
    let open = desk.desk.edition.is_some();
    let (seen, fields) = typed.fields.clone().unwrap_or_else(|| (latest, desk.fields.clone()));
    let waits = draft.is_some_and(|draft| matches!(draft.state, DraftState::Waiting(_)));
    let is_own = draft.is_some_and(|draft| draft.facts().iter().any(|one| Some(one.by) == may.person));
    let retiring = draft.and_then(editorial::Draft::reason).map(str::to_owned);
    ShowGoalDesk {
        crumbs: crumbs(&page, org, Some((&programme.id, page.read(&programme.name)))),
        title: title.unwrap_or(&desk.goal.0).to_owned(),
        id: desk.goal.0.clone(),
        state: draft.map(|draft| say::state_tag(&page, draft)),
        suspended: desk.suspension().map(|one| say::day(&page, one.from)),
        suspension: (may.suspend && desk.published.is_some()).then(|| SUSPENSION.to(parts)),
        published: desk.published.as_ref().map(|goal| reading(&page, desk, goal)),
        drafted: desk.drafted.as_ref().filter(|_| retiring.is_none()).map(|goal| reading(&page, desk, goal)),
        history: history(&page, desk),
        form: (may.edit && open)
            .then(|| GoalForm::new(&page, (programme, &desk.themes), GOAL.to(parts), seen, &fields, &errors)),
        check: (may.check && waits && !is_own).then(|| Checking {
            action: CHECK.to(parts),
            revision: latest,
            verdict: verdicts(&page, retiring.is_some()).choosing(&[typed.verdict.as_str()]).checked(&errors),
            note: Field::new("note").holding(&typed.note).checked(&errors),
        }),
        own_work: may.check && waits && is_own,
        retire: (may.edit && open && desk.published.is_some() && retiring.is_none())
            .then(|| (RETIREMENT.to(parts), latest, Field::new("reason").holding(&typed.reason).checked(&errors))),
        retiring,
        errors,
        page,
    }
}

fn verdicts(page: &Page, retires: bool) -> Choices {
    let sound = if retires { "editorial-verdict-retire" } else { "editorial-verdict-sound" };
    let offered = [(Verdict::Sound, sound), (Verdict::SentBack, "editorial-verdict-back")];
    Choices::new("verdict", offered.map(|(verdict, key)| (verdict.code(), page.say(key))))
}

fn reading(page: &Page, desk: &GoalDesk, goal: &Goal) -> Reading {
    let programme: &Programme = &desk.desk.newest;
    let label = |list: &str, code: &str| crate::goal::code_label(page, programme, list, code);
    let professions: Vec<String> = goal.professions.iter().map(|code| label("profession", code)).collect();
    let column = |language: &Language| {
        let say = |text: &Text| text.get(language).unwrap_or_default().to_owned();
        Column {
            tag: language.tag().to_owned(),
            name: language_name(page, language),
            title: say(&goal.title),
            action: say(&goal.action),
            patients: say(&goal.patients),
            argument: say(&goal.argument),
            means: goal.means.iter().map(say).collect(),
            cue: say(&goal.prompt.cue),
            plan: say(&goal.prompt.action),
        }
    };
    Reading {
        languages: programme.languages.iter().map(column).collect(),
        sources: goal.sources.clone(),
        evidence: label("evidence", &goal.evidence),
        professions: page.voice.list(&professions),
        next_review: page.date(goal.next_review),
        theme: crate::theme::links(page, &desk.themes, &goal.theme).pop(),
    }
}

/// What was done, latest first.
fn history(page: &Page, desk: &GoalDesk) -> Vec<Step> {
    let Some(draft) = desk.draft() else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    for written in draft.revisions.iter().rev() {
        let revision = &written.revision;
        let checks = draft.checks.iter().filter(|checked| checked.check.revision == revision.number);
        steps.extend(checks.map(|checked| {
            let key = match checked.check.verdict {
                Verdict::Sound => "editorial-step-checked",
                Verdict::SentBack => "editorial-step-sent-back",
            };
            step(page, desk, key, revision.number, checked.check.by, checked.check.at, checked.note.clone())
        }));
        let (key, note) = match (revision.change, revision.asks) {
            (Change::Retire, _) => ("editorial-step-retire", written.body.clone()),
            (Change::Write, true) => ("editorial-step-asked", String::new()),
            (Change::Write, false) => ("editorial-step-saved", String::new()),
        };
        steps.push(step(page, desk, key, revision.number, revision.by, revision.at, note));
    }
    steps
}

fn step(
    page: &Page,
    desk: &GoalDesk,
    key: &'static str,
    number: i64,
    by: PersonId,
    at: jiff::Timestamp,
    note: String,
) -> Step {
    let values = (("number", number), ("name", say::name(page, &desk.desk, by)), ("date", say::day(page, at)));
    Step { what: page.with(key, values), note }
}

pub(super) async fn save(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::EditGoals)?;
    let desk = look(&state, &colleague, &programme, &goal).await?;
    let fields = sent(&desk.desk.newest, &pairs);
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let seen = value("seen").and_then(|seen| seen.parse().ok()).unwrap_or(-1);
    let asks = value("act") == Some("ask");
    let (actor, org, id) = (colleague.actor(), colleague.organisation.id, programme.clone());
    let (of, saving) = (desk.goal.clone(), Saving { seen, fields: fields.clone(), asks });
    let saved = state.ask(move |app| editorial::save(app, &actor, org, &id, &of, &saving)).await;
    let typed = Typed { fields: Some((seen, fields)), ..Typed::default() };
    let done = if asks { "asked" } else { "saved" };
    settle(&colleague, &desk, &typed, saved, done)
}

#[derive(Debug, Deserialize)]
pub(super) struct Found {
    revision: i64,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    note: String,
}

pub(super) async fn check(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
    Form(found): Form<Found>,
) -> Result<Response, Failure> {
    colleague.must(Right::CheckGoals)?;
    let desk = look(&state, &colleague, &programme, &goal).await?;
    let typed = Typed { verdict: found.verdict.clone(), note: found.note.clone(), ..Typed::default() };
    let page = colleague.visitor.page();
    let Some(verdict) = Verdict::parse(&found.verdict) else {
        let message = page.say("editorial-verdict-missing");
        let errors = vec![FieldError { field: "verdict".to_owned(), message }];
        return show_again(&view(page, colleague.org(), may(&colleague), &desk, &typed, errors));
    };
    let (actor, org, of) = (colleague.actor(), colleague.organisation.id, desk.goal.clone());
    let checked = state
        .ask(move |app| editorial::check(app, &actor, org, &programme, &of, (found.revision, verdict), &found.note))
        .await;
    let done = match verdict {
        Verdict::Sound => "checked",
        Verdict::SentBack => "sent-back",
    };
    settle(&colleague, &desk, &typed, checked, done)
}

#[derive(Debug, Deserialize)]
pub(super) struct Retiring {
    seen: i64,
    #[serde(default)]
    reason: String,
}

pub(super) async fn retire(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
    Form(sent): Form<Retiring>,
) -> Result<Response, Failure> {
    colleague.must(Right::EditGoals)?;
    let desk = look(&state, &colleague, &programme, &goal).await?;
    let typed = Typed { reason: sent.reason.clone(), ..Typed::default() };
    let (actor, org, of) = (colleague.actor(), colleague.organisation.id, desk.goal.clone());
    let asked =
        state.ask(move |app| editorial::retire(app, &actor, org, &programme, &of, sent.seen, &sent.reason)).await;
    settle(&colleague, &desk, &typed, asked, "asked")
}

/// Goes on, or shows the goal again with what was typed and what is wrong with it.
fn settle(
    colleague: &Colleague,
    desk: &GoalDesk,
    typed: &Typed,
    asked: Result<(), Failure>,
    done: &str,
) -> Result<Response, Failure> {
    settled(colleague, desk, asked, done, |page, errors| {
        view(page, colleague.org(), may(colleague), desk, typed, errors)
    })
}
