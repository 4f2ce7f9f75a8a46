//! What a guideline rests on, record by record: for those who read the base.

use app::guideline::Shown;
use app::guideline::evidence::FrozenWhole;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;

use super::{ONE, title_of};
use crate::components::{Crumb, Row};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::rex::words::{Words, address};
use crate::state::WebState;
use crate::team::Colleague;

#[derive(Debug, Template)]
#[template(path = "guideline/evidence.html")]
pub(crate) struct ShowEvidence {
    page: Page,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    is_intact: bool,
    /// Address, identity and a line of each record.
    records: Vec<(String, String, String)>,
    studies: Vec<String>,
    watch: Vec<String>,
}

pub(super) async fn show_evidence(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReadRexRecords)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (shown, frozen) = state
        .ask(move |app| {
            let shown = app::guideline::show(app, &actor, org, &reference)?;
            Ok((shown, app::guideline::evidence::frozen(app, &actor, org, &reference)?))
        })
        .await?;
    show(&view(colleague.visitor.page(), colleague.org(), &shown, &frozen))
}

pub(super) fn view(page: Page, org: &str, shown: &Shown, frozen: &FrozenWhole) -> ShowEvidence {
    let words = Words::of(&page);
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let mut rows = vec![row("guideline-frozen-on", page.date(frozen.on))];
    if !frozen.words.is_empty() {
        rows.push(row("guideline-asked", frozen.words.clone()));
    }
    let language = frozen.language.as_ref().map(|language| words.language(language.tag()));
    rows.extend(language.map(|language| row("guideline-asked-language", language)));
    let sides = frozen.filters.iter().map(|(side, value)| Row {
        key: words.side(*side),
        value: words.value(*side, value),
        change: None,
    });
    rows.extend(sides);
    rows.push(row("guideline-hash", frozen.sha256.clone()));
    let records = frozen
        .records
        .iter()
        .map(|record| (address(&record.id), record.id.0.clone(), words.title(&record.specialty, record.when)));
    ShowEvidence {
        crumbs: vec![Crumb {
            address: ONE.to([org, shown.line.reference.as_str()]),
            name: title_of(&page, &shown.line),
        }],
        rows,
        is_intact: frozen.is_intact,
        records: records.collect(),
        studies: frozen.studies.clone(),
        watch: frozen.watch.clone(),
        page,
    }
}
