//! The door for people: HTTP, forms, pages. Nothing is decided here; a handler parses, calls one use case of `app`, and renders.
//!
//! # Adding a page
//!
//! 1. *Address and route*, in `src/<feature>.rs` (or `src/<feature>/<page>.rs`): `pub const GOAL: Path<1> = Path::new("/goals/{goal}");` and, in the feature's
//!    `routes()`, `Route::get("goal.show", GOAL, Access::Right(Right::WalkOwnPath), show_goal)`. A new feature adds its `routes()` to [`routes::table`].
//! 2. *View*: `#[derive(Debug, Template)] #[template(path = "goal/show.html")] struct ShowGoal { page: Page, … }`.
//! 3. *Handler*: `async fn show_goal(visitor: Visitor, …) -> Result<Response, Failure> { show(&ShowGoal { page: visitor.page(), … }) }`. Forms come in through
//!    [`form::Form`]; a form with errors goes out through [`page::show_again`]; after a success, redirect.
//! 4. *Template* `templates/goal/show.html`: `{% extends "layout.html" %}`, blocks `title`, `width` (`reading` or `wide`), `before`, `content`; words by
//!    `{{ page.say("goal-title") }}` from `translations/{fr,en}/goal.ftl`; links by `{{ crate::goal::GOAL.to([id]) }}`.
//! 5. *Samples*: `#[cfg(test)] impl Sample for ShowGoal` beside it, one sample per state that looks different, and one line in `tests/views.rs`. The
//!    tests then check the page in every language: words, values, mark-up, labels, links, content policy.
//!
//! # Components
//!
//! `{% import "components/forms.html" as forms %}`, `parts`, `charts`; call with `{% call forms::field(form.email, page.say("email")) %}{% endcall %}`. The
//! signatures stand at the head of each macro; [`components`] and [`charts`] hold their state; the gallery at `/style` shows them all (demonstration only).
//!
//! # What the shell does for every page
//!
//! Language ([`visitor`]), pages of failure in both languages ([`failure`], also for addresses nobody serves), security headers and origin check (`guard`), time
//! limit, body limit per route ([`routes::Route::with_body_limit`]), compression, one log line without addresses or people. Autosave needs only the form's
//! `data-autosave` and an endpoint that speaks as described at the head of `static/presque.js`.

pub mod alert;
pub mod analysis;
pub mod assignment;
pub mod board;
pub mod body_question;
pub mod charts;
pub mod choice;
pub mod cohort;
pub mod commitment;
pub mod components;
pub mod cookies;
pub mod demonstration;
pub mod digest;
pub mod editorial;
pub mod enrolment;
pub mod evaluation;
pub mod extract;
pub mod failure;
pub mod feedback;
pub mod form;
pub mod forum;
pub mod general_measure;
pub mod goal;
pub mod guideline;
pub mod help;
pub mod hospital;
pub mod invitation;
pub mod language;
pub mod leaving;
pub mod link;
pub mod member;
pub mod near_miss;
pub mod operation;
pub mod option_help;
pub mod organisation;
pub mod outcome_report;
pub mod own_cohort;
pub mod page;
pub mod paraphrase;
pub mod path;
pub mod places;
pub mod programme;
pub mod proposal;
pub mod receipt;
pub mod record;
pub mod rehearsal;
pub mod relay;
pub mod report;
pub mod results;
pub mod review;
pub mod rex;
pub mod routes;
pub mod screen;
pub mod self_check;
pub mod session;
pub mod sessions;
pub mod shell;
pub mod sign_in;
pub mod start;
pub mod state;
pub mod story;
pub mod study;
pub mod style;
pub mod synthesis;
pub mod tally;
pub mod team;
pub mod theme;
mod told;
pub mod trajectory;
pub mod try_out;
pub mod uptake;
pub mod url;
pub mod visitor;
pub mod watch;
pub mod wording;

mod accredited;
mod assets;
mod failure_page;
mod guard;

#[cfg(test)]
mod tests;

pub use shell::service;
pub use state::WebState;
