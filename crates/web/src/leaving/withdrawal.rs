//! Leaving for good: what becomes of what was given, two questions nobody must answer, a second look, and thanks.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::exit_form::{Leaver, Question, Sent, Shape, confirmed, gather};
use super::{LEAVE, WITHDRAWAL};
use crate::components::FieldError;
use crate::failure::Failure;
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_again};
use crate::places::own_path;
use crate::record::RECORD;
use crate::state::WebState;

/// Where the pages lead.
#[derive(Debug)]
struct Links {
    path: String,
    address: String,
    leave: String,
    record: String,
}

impl Links {
    fn of(parts: [&str; 3]) -> Self {
        Self { path: own_path(parts), address: WITHDRAWAL.to(parts), leave: LEAVE.to(parts), record: RECORD.to(parts) }
    }
}

/// What becomes of what was given, and the exit form.
#[derive(Debug, Template)]
#[template(path = "leaving/withdrawal.html")]
pub(crate) struct ShowWithdrawal {
    page: Page,
    links: Links,
    intro: String,
    questions: Vec<Question>,
    faults: Vec<FieldError>,
}

/// The second look: nothing has been done yet.
#[derive(Debug, Template)]
#[template(path = "leaving/confirm.html")]
pub(crate) struct ConfirmWithdrawal {
    page: Page,
    links: Links,
    answers: usize,
    kept: Vec<(String, String)>,
}

/// After it.
#[derive(Debug, Template)]
#[template(path = "leaving/left.html")]
pub(crate) struct ShowLeft {
    page: Page,
    links: Links,
    on: String,
}

pub(super) async fn show_withdrawal(State(state): State<WebState>, here: OwnCohort) -> Result<Response, Failure> {
    let leaver = Leaver::read(&state, &here).await?;
    let page = here.visitor.page();
    let links = Links::of(here.parts());
    if let Some(departure) = &leaver.me.departure {
        return show(&ShowLeft { on: page.date(departure.on), page, links });
    }
    let questions = leaver.questions(&page, &Sent::new(), &[]);
    show(&ShowWithdrawal { intro: leaver.intro(&page), questions, page, links, faults: Vec::new() })
}

pub(super) async fn withdraw(
    State(state): State<WebState>,
    here: OwnCohort,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let leaver = Leaver::read(&state, &here).await?;
    let page = here.visitor.page();
    let links = Links::of(here.parts());
    if leaver.me.departure.is_some() {
        // Pressed twice: they left, which is all they wanted.
        return Ok(Redirect::to(&links.address).into_response());
    }
    let sent = gather(pairs.clone());
    let answers = match leaver.answers(&page, &sent) {
        Ok(answers) => answers,
        Err(faults) => {
            let questions = leaver.questions(&page, &sent, &faults);
            return show_again(&ShowWithdrawal { intro: leaver.intro(&page), questions, page, links, faults });
        }
    };
    let is_sure = sent.get("step").is_some_and(|step| step.iter().any(|it| it == "leave"));
    if !is_sure {
        let kept = pairs.into_iter().filter(|(name, value)| name != "step" && !value.trim().is_empty());
        return show(&ConfirmWithdrawal { answers: answers.len(), kept: kept.collect(), page, links });
    }
    let (actor, pinned) = (here.actor(), here.pinned.clone());
    let (language, confirmed) = (page.voice.language(), confirmed(&sent));
    let withdraw = move |app: &app::App| app::leaving::withdraw(app, &actor, &pinned, answers, &language, &confirmed);
    state.ask(withdraw).await?;
    Ok(Redirect::to(&links.address).into_response())
}

#[cfg(test)]
mod samples {
    use super::super::exit_form;
    use super::*;
    use crate::page::Sample;

    fn links() -> Links {
        Links::of(["amp", "pip", "2008-01"])
    }

    impl Sample for ShowWithdrawal {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let view = |faults| Self {
                page: page.clone(),
                links: links(),
                intro: "…".into(),
                questions: exit_form::samples(page),
                faults,
            };
            let fault = FieldError { field: "b/last_status".into(), message: "✗".into() };
            vec![("fresh", view(vec![])), ("with a fault", view(vec![fault]))]
        }
    }

    impl Sample for ConfirmWithdrawal {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let view =
                |kept: Vec<(String, String)>| Self { page: page.clone(), links: links(), answers: kept.len(), kept };
            vec![("silent", view(vec![])), ("with answers", view(vec![("reason".into(), "time".into())]))]
        }
    }

    impl Sample for ShowLeft {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            vec![("left", Self { page: page.clone(), links: links(), on: page.date(page.now.date()) })]
        }
    }
}
