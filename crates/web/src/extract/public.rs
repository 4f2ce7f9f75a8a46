//! Extracts as everybody reads them: the list, and a page for each that a publication can cite.

use app::extract::Published;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::rex::published::K;

use super::{EXTRACT, EXTRACTS, words};
use crate::components::{Crumb, Row};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "extract/public_list.html")]
pub(crate) struct ListExtracts {
    page: Page,
    /// Question, address, and by whom and when.
    extracts: Vec<(String, String, String)>,
}

pub(super) fn list_view(page: Page, all: &[Published]) -> ListExtracts {
    let line = |one: &Published| {
        let values = (("requester", one.requester.as_str()), ("date", page.date(one.on)));
        (one.question.clone(), EXTRACT.to([&one.reference]), page.with("extract-by", values))
    };
    ListExtracts { extracts: all.iter().map(line).collect(), page }
}

pub(super) async fn list(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let all = state.ask(app::extract::public_list).await?;
    show(&list_view(visitor.page(), &all))
}

#[derive(Debug, Template)]
#[template(path = "extract/public.html")]
pub(crate) struct ShowExtract {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    rows: Vec<Row>,
    cite: String,
}

pub(super) fn view(page: Page, one: &Published) -> ShowExtract {
    let row = |key: &str, value: String| Row { key: page.say(key), value, change: None };
    let told = |count: Option<u64>| match count {
        Some(least) => {
            let count = i64::try_from(least).unwrap_or(i64::MAX);
            page.with("rex-at-least", [("count", page.voice.count(count))])
        }
        None => page.with("extract-few", [("least", K)]),
    };
    let variables: Vec<String> = one.variables.iter().map(|it| page.say(words::variable(*it))).collect();
    let values = [
        ("requester", one.requester.clone()),
        ("question", one.question.clone()),
        ("date", page.date(one.on)),
        ("identifier", one.reference.clone()),
        ("hash", one.sha256.clone()),
    ];
    ShowExtract {
        crumbs: vec![Crumb { address: EXTRACTS.plain().to_owned(), name: page.say("extract-public-title") }],
        title: one.question.clone(),
        rows: vec![
            row("extract-identifier", one.reference.clone()),
            row("extract-requester", one.requester.clone()),
            row("extract-asked-by", page.read(&one.from).to_owned()),
            row("extract-frozen-on", page.date(one.on)),
            row("extract-query", words::query(&page, &one.query)),
            row("extract-variables", variables.join("\n")),
            row("extract-rows", told(one.rows)),
            row("extract-withheld", told(one.withheld)),
            row("extract-snapshot", one.snapshot.clone()),
            row("extract-hash", one.sha256.clone()),
        ],
        cite: page.with("extract-cite-as", values),
        page,
    }
}

pub(super) async fn show_one(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(reference): Parts<String>,
) -> Result<Response, Failure> {
    let one = state.ask(move |app| app::extract::public_read(app, &reference)).await?;
    show(&view(visitor.page(), &one))
}
