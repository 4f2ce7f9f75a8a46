//! The manager's desk: what waits for whom, who is given what, absences and caps, the body's own texts. No word of a near
//! miss is on these pages, and who is tied to its author is told as unfit, never why.

mod experts;
mod replies;
mod show;

#[cfg(test)]
mod samples;

use app::near_miss::assignment::Page as Lines;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::scheme::Scheme;

use crate::analysis::words::{self, Asked, LineView, Part};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

#[cfg(test)]
pub(crate) use {experts::ShowExperts, replies::ShowReplies, show::ShowAssignment};

/// What was sent to a body, by its state.
pub const DESK: Path<1> = Path::new("/{org}/desk/near-misses");
/// One near miss, and to whom it can be given.
pub const CASE: Path<2> = Path::new("/{org}/desk/near-misses/{near_miss}");
/// Where a near miss is given to an expert.
pub const ASSIGNMENT: Path<2> = Path::new("/{org}/desk/near-misses/{near_miss}/assignment");
/// Where an expert is asked to code a near miss a second time.
pub const SECOND: Path<2> = Path::new("/{org}/desk/near-misses/{near_miss}/second-coding");
/// The experts of a body: what they have, absences, caps, and the statement of their work.
pub const EXPERTS: Path<1> = Path::new("/{org}/desk/experts");
/// Where it is said how much an expert takes at once.
pub const CAPS: Path<1> = Path::new("/{org}/desk/experts/caps");
/// Where an absence and its cover are noted.
pub const ABSENCES: Path<1> = Path::new("/{org}/desk/experts/absences");
/// Where an absence is taken back.
pub const RETURNS: Path<1> = Path::new("/{org}/desk/experts/returns");
/// The body's own reply texts, and its acceptance criteria.
pub const REPLIES: Path<1> = Path::new("/{org}/desk/replies");
/// Where the next version of the criteria is published.
pub const CRITERIA: Path<1> = Path::new("/{org}/desk/criteria");

pub(crate) fn routes() -> Vec<Route> {
    let assign = Access::Right(Right::AssignNearMisses);
    vec![
        Route::get("assignment.list", DESK, assign, list),
        Route::get("assignment.show", CASE, assign, show::show_case),
        Route::post("assignment.assign", ASSIGNMENT, assign, show::assign),
        Route::post("assignment.ask-second", SECOND, assign, show::ask_second),
        Route::get("assignment.experts", EXPERTS, assign, experts::show_experts),
        Route::post("assignment.cap", CAPS, assign, experts::cap),
        Route::post("assignment.absence", ABSENCES, assign, experts::absence),
        Route::post("assignment.return", RETURNS, assign, experts::back),
        Route::get("assignment.replies", REPLIES, assign, replies::show_replies),
        Route::post("assignment.save-reply", REPLIES, assign, replies::save),
        Route::post("assignment.publish-criteria", CRITERIA, assign, replies::publish).with_body_limit(512 * 1024),
    ]
}

#[derive(Debug, Template)]
#[template(path = "assignment/list.html")]
pub(crate) struct ListDesk {
    page: Page,
    parts: Vec<Part>,
    state: String,
    lines: Vec<LineView>,
    next: Option<String>,
    experts: String,
    replies: String,
    links: String,
    questions: String,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (shown, after) = (asked.state("sent")?, asked.after());
    let (lines, body) = state
        .ask(move |app| {
            let lines = app::near_miss::assignment::waiting(app, &actor, org, shown, after)?;
            Ok((lines, app::body::settings(app, &actor, org)?))
        })
        .await?;
    let mut page = colleague.visitor.page();
    if asked.done == "assigned" {
        page.notice = Some(page.say("assignment-done-assigned"));
    }
    show(&view(page, colleague.org(), &body.scheme, shown, &lines))
}

/// The page of a list, for whoever measures how long it takes to make.
///
/// # Errors
/// When the template fails, which is ours to repair.
pub fn render_list(page: Page, org: &str, scheme: &Scheme, shown: &str, lines: &Lines) -> Result<String, Failure> {
    Ok(view(page, org, scheme, shown, lines).render()?)
}

fn view(page: Page, org: &str, scheme: &Scheme, shown: &str, lines: &Lines) -> ListDesk {
    let address = DESK.to([org]);
    let line = |line: &app::near_miss::assignment::Line| {
        words::line(&page, scheme, CASE.to([org, line.reference.as_str()]), line)
    };
    ListDesk {
        parts: words::parts(&page, &address, shown, Some(&lines.counts)),
        state: page.say(words::state_key(shown)),
        lines: lines.lines.iter().map(line).collect(),
        next: words::next_page(&address, shown, lines.next),
        experts: EXPERTS.to([org]),
        replies: REPLIES.to([org]),
        links: crate::link::LINKS.to([org]),
        questions: crate::body_question::QUESTIONS.to([org]),
        page,
    }
}
