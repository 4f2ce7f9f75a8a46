//! The individual report: a person's own trajectory, goal by goal, made from their own evaluations and shown to them alone.

mod scene;
mod trajectory;
mod view;

use app::individual_report::{self, IndividualReport};
use app::screen::Confirmed;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use serde::Deserialize;

use crate::components::{Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{show, show_again};
use crate::routes::{Access, Route};
use crate::screen::Screened;
use crate::state::WebState;
use crate::url::Path;

pub(crate) use view::ShowReport;

/// One's own report in a cohort.
pub const REPORT: Path<3> = Path::new("/{org}/{programme}/{cohort}/report");

/// Where one writes beside one's own evaluation.
pub const ANNOTATION: Path<4> = Path::new("/{org}/{programme}/{cohort}/report/annotations/{evaluation}");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![Route::get("report.show", REPORT, own, show_report), Route::post("report.annotate", ANNOTATION, own, annotate)]
}

/// What the person wishes to compare their own answers with.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compare {
    /// Their own past.
    #[default]
    Past,
    /// The median of the cohort, where it may be shown.
    Cohort,
}

/// How much is looked at: one goal at a time, since nine at once help nobody.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Every goal in a line or two, and one's notes.
    #[default]
    Overview,
    /// One goal.
    One(String),
    /// All of them, for paper.
    All,
}

#[derive(Debug, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    compare: String,
    #[serde(default)]
    goal: String,
}

impl Wanted {
    fn compare(&self) -> Compare {
        if self.compare == "cohort" { Compare::Cohort } else { Compare::Past }
    }

    fn sight(&self) -> Sight {
        match self.goal.as_str() {
            "" => Sight::Overview,
            ALL => Sight::All,
            goal => Sight::One(goal.to_owned()),
        }
    }
}

/// Asks for every goal at once; no goal has such a name.
const ALL: &str = "*";

async fn show_report(
    State(state): State<WebState>,
    here: OwnCohort,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let report = read(&state, &here).await?;
    let sight = wanted.sight();
    if let Sight::One(goal) = &sight
        && !report.goals.iter().any(|section| section.goal.0 == *goal)
    {
        return Err(Failure::not_found());
    }
    show(&ShowReport::new(&here, &report, &sight, wanted.compare(), &state.zone))
}

async fn read(state: &WebState, here: &OwnCohort) -> Result<IndividualReport, Failure> {
    let (actor, pinned) = (here.actor(), here.pinned.clone());
    state.ask(move |app| individual_report::read(app, &actor, &pinned)).await
}

/// Names a part of the address that the cohort's own parts do not use.
#[derive(Debug, Deserialize)]
struct Beside {
    evaluation: String,
}

#[derive(Debug, Deserialize)]
struct Note {
    #[serde(default)]
    words: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

async fn annotate(
    State(state): State<WebState>,
    here: OwnCohort,
    Parts(beside): Parts<Beside>,
    Form(note): Form<Note>,
) -> Result<Response, Failure> {
    let (actor, pinned) = (here.actor(), here.pinned.clone());
    let (evaluation, words) = (beside.evaluation.clone(), note.words.clone());
    let confirmed = Confirmed::of(note.confirmed);
    let (writer, marks) = (here.visitor.voice().language(), confirmed.clone());
    let annotate =
        move |app: &app::App| individual_report::annotate(app, &actor, &pinned, &evaluation, &words, &writer, &marks);
    let written = state.ask(annotate).await;
    let failure = match written {
        Ok(()) => {
            let address = format!("{}#{}", REPORT.to(here.parts()), view::note_id(&beside.evaluation));
            return Ok(Redirect::to(&address).into_response());
        }
        Err(failure) => failure,
    };
    let Some(message) = failure.field_errors(here.visitor.voice()).into_iter().next().map(|it| it.message) else {
        return Err(failure);
    };
    if failure.kind != Kind::Invalid {
        return Err(failure);
    }
    let report = read(&state, &here).await?;
    let mut view = ShowReport::new(&here, &report, &Sight::Overview, Compare::default(), &state.zone);
    let field = Field::new(view::note_id(&beside.evaluation)).holding(note.words).wrong(message.clone());
    view.faults = vec![FieldError { field: field.name.clone(), message }];
    let screened = Screened::of(&here.visitor.page(), &field.name, &field.value, &confirmed);
    for note in view.notes.iter_mut().filter(|note| note.words.name == field.name) {
        note.screened = screened.clone();
        note.words = field.clone();
    }
    show_again(&view)
}
