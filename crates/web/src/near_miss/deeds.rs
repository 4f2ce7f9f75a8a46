//! What an author does on the page of their near miss, each by a form of its own. Words that cannot be taken come back
//! with what is wrong, on the page they were typed on.

use std::collections::BTreeSet;

use app::near_miss::{Outcome, exchange};
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::consent::Use;

use super::Of;
use super::fields::Sent;
use super::one::{Typed, again, done, read};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::screen::CONFIRMED;
use crate::state::WebState;
use crate::team::Colleague;

/// The field of the page that a form is about, what was typed in it, and what was ticked beside it.
#[derive(Debug, Default)]
struct About {
    field: String,
    words: String,
    justified: BTreeSet<String>,
    /// What was chosen beside the words.
    chosen: String,
    /// What is said at the top once it is done.
    done: &'static str,
}

/// Does something to a near miss, and leads back to its page.
async fn act(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    about: About,
    deed: impl FnOnce(&app::App, &Actor, OrgId, &str) -> app::Result<()> + Send + 'static,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org, asked) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    match state.ask(move |app| deed(app, &actor, org, &asked)).await {
        Ok(()) => Ok(Redirect::to(&done(colleague, reference, about.done)).into_response()),
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) && !about.field.is_empty() => {
            let reason = failure.reason.as_ref().map(|reason| reason.said(colleague.visitor.voice()));
            let About { field, words, justified, chosen, .. } = about;
            let typed = Typed { field, words, justified, chosen, error: reason.unwrap_or_default() };
            again(state, colleague, reference, (failure.kind.status(), typed)).await
        }
        Err(failure) => Err(failure),
    }
}

/// Words to the expert.
pub(super) async fn write(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = Sent::of(pairs);
    let words = sent.first("words").to_owned();
    let justified: BTreeSet<String> = sent.values(CONFIRMED).iter().cloned().collect();
    let field = "words".to_owned();
    let about =
        About { field, words: words.clone(), justified: justified.clone(), done: "written", ..About::default() };
    let deed = move |app: &app::App, actor: &Actor, org, reference: &str| {
        exchange::reply(app, actor, org, reference, &words, &justified)
    };
    act(&state, &colleague, &of.near_miss, about, deed).await
}

/// What its author agrees to, each use as it is ticked.
pub(super) async fn consent(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let seen = read(&state, &colleague, &of.near_miss).await?;
    let sent = Sent::of(pairs);
    let agreed: BTreeSet<Use> = sent.values("consent").iter().filter_map(|code| Use::parse(code)).collect();
    // Only what the page offered: silence about a use that has happened meanwhile is no refusal.
    let offered: Vec<Use> = seen.consents.iter().filter(|(_, it)| it.can_change()).map(|(of, _)| *of).collect();
    let about = About { done: "consent", ..About::default() };
    let deed = move |app: &app::App, actor: &Actor, org, reference: &str| {
        let mut each = offered.into_iter();
        each.try_for_each(|of| app::near_miss::say(app, actor, org, reference, of, agreed.contains(&of)))
    };
    act(&state, &colleague, &of.near_miss, about, deed).await
}

/// Who should not be given it.
pub(super) async fn exclude(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = Sent::of(pairs);
    let whom: Vec<PersonId> = sent.values("excluded").iter().filter_map(|id| id.parse().ok().map(PersonId)).collect();
    let about = About { done: "excluded", ..About::default() };
    let deed = move |app: &app::App, actor: &Actor, org, reference: &str| {
        let mut each = whom.into_iter();
        each.try_for_each(|whom| app::near_miss::exclude_reader(app, actor, org, reference, whom))
    };
    act(&state, &colleague, &of.near_miss, about, deed).await
}

/// What a promised measure became.
pub(super) async fn close_measure(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = Sent::of(pairs);
    let row: u8 = sent.first("row").parse().map_err(|_| Failure::not_found())?;
    let field = format!("measure-{row}");
    let words = sent.first(&field).to_owned();
    let Some(outcome) = Outcome::parse(sent.first(&format!("outcome-{row}"))) else {
        let error = colleague.visitor.voice().say("near-miss-measure-missing");
        let typed = Typed { field, words, error, ..Typed::default() };
        return again(&state, &colleague, &of.near_miss, (Kind::Invalid.status(), typed)).await;
    };
    let justified: BTreeSet<String> = sent.values(CONFIRMED).iter().cloned().collect();
    let (kept, chosen) = (justified.clone(), outcome.code().to_owned());
    let about = About { field, words: words.clone(), justified: kept, chosen, done: "measure" };
    let deed = move |app: &app::App, actor: &Actor, org, reference: &str| {
        app::near_miss::close_measure(app, actor, org, reference, (row, outcome, &words), &justified)
    };
    act(&state, &colleague, &of.near_miss, about, deed).await
}

/// The answer to a recommendation.
pub(super) async fn answer_recommendation(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = Sent::of(pairs);
    let number: u32 = sent.first("number").parse().map_err(|_| Failure::not_found())?;
    let field = format!("answer-{number}");
    let words = sent.first(&field).to_owned();
    let justified: BTreeSet<String> = sent.values(CONFIRMED).iter().cloned().collect();
    let kept = justified.clone();
    let about = About { field, words: words.clone(), justified: kept, done: "answered", ..About::default() };
    let deed = move |app: &app::App, actor: &Actor, org, reference: &str| {
        app::near_miss::answer_recommendation(app, actor, org, reference, (number, &words), &justified)
    };
    act(&state, &colleague, &of.near_miss, about, deed).await
}

/// Taking it back.
pub(super) async fn withdraw(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    let about = About { done: "withdrawn", ..About::default() };
    act(&state, &colleague, &of.near_miss, about, app::near_miss::withdraw).await
}

/// Asking for another expert.
pub(super) async fn ask_another(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    let about = About { done: "another", ..About::default() };
    act(&state, &colleague, &of.near_miss, about, app::near_miss::ask_another).await
}
