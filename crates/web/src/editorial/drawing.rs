//! A guideline becomes a goal of the next version: chosen here, then written and checked as any other.

use app::editorial::from_guideline::{self, Offered};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::programme::{Partition, Programme};
use serde::Deserialize;

use super::{DRAWING, EDITION, GOAL};
use crate::analysis::words::{Sent, first, grouped, in_the_way};
use crate::components::{Choices, Crumb, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;

#[derive(Debug, Template)]
#[template(path = "editorial/drawing.html")]
pub(crate) struct DrawGoal {
    page: Page,
    crumbs: Vec<Crumb>,
    here: String,
    guideline: Choices,
    goal: Field,
    sequence: Option<Choices>,
    errors: Vec<FieldError>,
}

/// What the page tells.
pub(super) struct Told {
    pub(super) programme: std::sync::Arc<Programme>,
    pub(super) offered: Vec<Offered>,
}

async fn load(state: &WebState, colleague: &Colleague, id: &str) -> Result<Told, Failure> {
    colleague.must(Right::EditGoals)?;
    let (actor, org, programme) = (colleague.actor(), colleague.organisation.id, id.to_owned());
    state
        .ask(move |app| {
            let programme = app::editorial::desk(app, &actor, org, &programme)?.newest;
            Ok(Told { programme, offered: from_guideline::offered(app, &actor, org)? })
        })
        .await
}

/// What the page is asked for: the guideline that somebody comes from.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    guideline: String,
}

pub(super) async fn show_drawing(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague, &id).await?;
    let sent = Sent::from([("guideline".to_owned(), vec![asked.guideline])]);
    show(&view(colleague.visitor.page(), colleague.org(), &told, (&sent, &[])))
}

/// Where a goal of a programme is made of a guideline.
pub(crate) fn drawing_of(org: &str, programme: &str, guideline: &str) -> String {
    format!("{}?guideline={guideline}", DRAWING.to([org, programme]))
}

pub(super) fn view(page: Page, org: &str, told: &Told, (sent, errors): (&Sent, &[FieldError])) -> DrawGoal {
    let programme = &told.programme;
    let offered = told.offered.iter();
    let options = offered.map(|one| (one.reference.clone(), page.read(&one.title).to_owned()));
    let guideline = Choices::new("guideline", options).choosing(&[first(sent, "guideline")]).checked(errors);
    let sequences = || {
        let all = programme.sequences.iter().map(|one| (one.id.clone(), page.read(&one.name).to_owned()));
        Choices::new("sequence", all).choosing(&[first(sent, "sequence")]).checked(errors)
    };
    let goal = Field::new("goal").holding(first(sent, "goal")).checked(errors);
    let sequence = (programme.choice.partition == Partition::BySequence).then(sequences);
    let mut listed = faults(&[&guideline, &goal]);
    listed.extend(sequence.iter().flat_map(|sequence| faults(&[sequence])));
    DrawGoal {
        crumbs: vec![Crumb {
            address: EDITION.to([org, programme.id.as_str()]),
            name: page.read(&programme.name).to_owned(),
        }],
        here: DRAWING.to([org, programme.id.as_str()]),
        guideline,
        goal,
        sequence,
        errors: listed,
        page,
    }
}

pub(super) async fn draw(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::EditGoals)?;
    let sent = grouped(pairs);
    let page = colleague.visitor.page();
    let words = |name: &str| first(&sent, name).trim().to_owned();
    let (goal, sequence, guideline) = (words("goal"), words("sequence"), words("guideline"));
    if guideline.is_empty() {
        let error = FieldError { field: "guideline".to_owned(), message: page.say("editorial-draw-which") };
        return again(&state, &colleague, &id, &sent, &[error]).await;
    }
    let (actor, org, programme, named) = (colleague.actor(), colleague.organisation.id, id.clone(), goal.clone());
    let drawn =
        state.ask(move |app| from_guideline::draw(app, &actor, org, &programme, (&named, &sequence), &guideline)).await;
    match drawn {
        Ok(()) => Ok(Redirect::to(&GOAL.to([colleague.org(), id.as_str(), goal.as_str()])).into_response()),
        Err(failure) => {
            let errors = in_the_way(&page, failure, (&["goal", "sequence", "guideline"], "goal"))?;
            again(&state, &colleague, &id, &sent, &errors).await
        }
    }
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    id: &str,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let told = load(state, colleague, id).await?;
    show_again(&view(colleague.visitor.page(), colleague.org(), &told, (sent, errors)))
}
