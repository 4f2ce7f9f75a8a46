//! What everybody is told of the base: a fixed list of tables, no filter and no question of one's own.

use std::collections::{BTreeMap, BTreeSet};

use app::rex::PublicCounts;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::rex::published::{Figure, K, Table};

use super::words::Words;
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "rex/counts.html")]
pub(crate) struct ShowCounts {
    page: Page,
    least: u64,
    /// The month at whose beginning they were frozen; none before the first.
    frozen: Option<String>,
    tables: Vec<Counted>,
}

/// One table.
#[derive(Debug)]
struct Counted {
    id: &'static str,
    title: String,
    note: String,
    years: Vec<i16>,
    /// Each line with what is told of each year, in the order of the years; empty where nothing is.
    lines: Vec<(String, Vec<(i16, String)>)>,
}

pub(super) async fn show_counts(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let counts = state.ask(app::rex::public_counts).await?;
    show(&view(visitor.page(), counts))
}

pub(super) fn view(page: Page, counts: Option<PublicCounts>) -> ShowCounts {
    let words = Words::of(&page);
    let frozen = counts.as_ref().map(|counts| words.when(Some(counts.month)));
    let figures = counts.map(|counts| counts.figures).unwrap_or_default();
    let tables = Table::ALL.into_iter().filter_map(|table| counted(&page, &words, table, &figures)).collect();
    ShowCounts { least: K, frozen, tables, page }
}

fn counted(page: &Page, words: &Words<'_>, table: Table, figures: &[Figure]) -> Option<Counted> {
    let own = || figures.iter().filter(move |figure| figure.table == table);
    let years: BTreeSet<i16> = own().map(|figure| figure.year).collect();
    let mut lines: BTreeMap<&str, BTreeMap<i16, u64>> = BTreeMap::new();
    for figure in own() {
        lines.entry(&figure.line).or_default().insert(figure.year, figure.at_least);
    }
    if lines.is_empty() {
        return None;
    }
    let name = |code: &str| match table {
        Table::Specialty => words.specialty(code),
        Table::FactorFamily => words.family(code),
        Table::Severity => words.severity(code),
    };
    let line = |(code, told): (&str, BTreeMap<i16, u64>)| {
        let cell = |year: &i16| {
            let told = told.get(year).map(|least| page.with("rex-at-least", [("count", page.voice.count(*least))]));
            (*year, told.unwrap_or_default())
        };
        (name(code), years.iter().map(cell).collect())
    };
    let (title, note) = match table {
        Table::Specialty => ("rex-counts-specialty", "rex-counts-specialty-note"),
        Table::FactorFamily => ("rex-counts-family", "rex-counts-family-note"),
        Table::Severity => ("rex-counts-severity", "rex-counts-severity-note"),
    };
    Some(Counted {
        id: table.code(),
        title: page.say(title),
        note: page.say(note),
        lines: lines.into_iter().map(line).collect(),
        years: years.into_iter().collect(),
    })
}
