//! A record of the base is filed under themes.

use std::collections::BTreeSet;

use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::rex::RexId;

use super::{FILING, choices};
use crate::analysis::words::{all, grouped, in_the_way};
use crate::components::{Choices, Crumb, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::rex::{RECORD, REX};
use crate::state::WebState;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "theme/filing.html")]
pub(crate) struct FileRecord {
    page: Page,
    crumbs: Vec<Crumb>,
    here: String,
    themes: Choices,
    errors: Vec<FieldError>,
}

async fn load(state: &WebState, visitor: &Visitor, id: &RexId) -> Result<(Vec<Known>, BTreeSet<String>), Failure> {
    let (actor, id) = (visitor.actor(), id.clone());
    state
        .ask(move |app| {
            // What is not in the base cannot be filed.
            app::rex::read(app, &actor, &id)?;
            Ok((app::theme::list(app)?, app::theme::of_record(app, &actor, &id)?))
        })
        .await
}

pub(super) async fn show_filing(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(id): Parts<String>,
) -> Result<Response, Failure> {
    let id = RexId(id);
    let (themes, chosen) = load(&state, &visitor, &id).await?;
    show(&view(visitor.page(), &id, &themes, (&chosen, &[])))
}

pub(super) fn view(
    page: Page,
    id: &RexId,
    themes: &[Known],
    (chosen, errors): (&BTreeSet<String>, &[FieldError]),
) -> FileRecord {
    let themes = choices(&page, themes, chosen, errors);
    FileRecord {
        crumbs: vec![
            Crumb { address: REX.plain().to_owned(), name: page.say("rex-title") },
            Crumb { address: RECORD.to([&id.0]), name: page.say("theme-of-record") },
        ],
        here: FILING.to([&id.0]),
        errors: faults(&[&themes]),
        themes,
        page,
    }
}

pub(super) async fn file(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(id): Parts<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let id = RexId(id);
    let chosen = all(&grouped(pairs), "theme");
    let (actor, named, asked) = (visitor.actor(), id.clone(), chosen.clone());
    match state.ask(move |app| app::theme::file_record(app, &actor, &named, &asked)).await {
        Ok(()) => Ok(Redirect::to(&RECORD.to([&id.0])).into_response()),
        Err(failure) => {
            let page = visitor.page();
            let errors = in_the_way(&page, failure, (&["theme"], "theme"))?;
            let (themes, _) = load(&state, &visitor, &id).await?;
            show_again(&view(page, &id, &themes, (&chosen, &errors)))
        }
    }
}
