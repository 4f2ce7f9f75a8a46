//! The yearly synthesis, for a hospital's own reporting body: counts of the base, what was published, and its file.

use app::hospital::{self, Issue, Year};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use documents::hospital as file;
use domain::authority::Right;
use domain::hospital::Table;
use domain::rex::Facet;
use domain::rex::published::K;
use serde::Deserialize;

use crate::failure::Failure;
use crate::page::{Page, show};
use crate::rex::words::Words;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

/// The synthesis of a year.
pub const HOSPITAL: Path<1> = Path::new("/{org}/hospital");
/// Its figures as a file.
pub const FIGURES: Path<1> = Path::new("/{org}/hospital/figures.csv");

pub(crate) fn routes() -> Vec<Route> {
    let read = Access::Right(Right::ReadHospitalSynthesis);
    vec![Route::get("hospital.show", HOSPITAL, read, show_year), Route::get("hospital.csv", FIGURES, read, figures)]
}

/// One table.
#[derive(Debug)]
struct Counted {
    id: &'static str,
    title: String,
    lines: Vec<(String, String)>,
}

#[derive(Debug, Template)]
#[template(path = "hospital/show.html")]
pub(crate) struct ShowHospital {
    page: Page,
    least: u64,
    /// Year, address, whether it is the one shown.
    years: Vec<(i16, String, bool)>,
    shown: Option<Shown>,
}

/// The year that is shown.
#[derive(Debug)]
struct Shown {
    title: String,
    frozen: String,
    tables: Vec<Counted>,
    guidelines: Vec<(String, String)>,
    stories: Vec<(String, String)>,
    csv: String,
}

fn label(page: &Page, year: &Year, table: Table, code: &str) -> String {
    let words = Words::of(page);
    match table {
        Table::Specialty => words.value(Facet::Specialty, code),
        Table::Phase => words.value(Facet::Phase, code),
        Table::Severity => words.value(Facet::Actual, code),
        Table::Theme => year.themes.get(code).map_or_else(|| code.to_owned(), |name| page.read(name).to_owned()),
    }
}

fn view(page: Page, org: &str, years: &[i16], year: Option<&Year>) -> ShowHospital {
    let address = |year: i16| format!("{}?year={year}", HOSPITAL.to([org]));
    let is_shown = |one: i16| year.is_some_and(|year| year.year == one);
    let table = |year: &Year, table: Table| {
        let of_table = year.figures.iter().filter(|figure| figure.table == table);
        let line = |figure: &domain::hospital::Figure| {
            let count = i64::try_from(figure.at_least).unwrap_or(i64::MAX);
            let told = page.with("rex-at-least", [("count", page.voice.count(count))]);
            (label(&page, year, table, &figure.line), told)
        };
        let title = page.say(match table {
            Table::Specialty => "hospital-by-specialty",
            Table::Theme => "hospital-by-theme",
            Table::Phase => "hospital-by-phase",
            Table::Severity => "hospital-by-severity",
        });
        Counted { id: table.code(), title, lines: of_table.map(line).collect() }
    };
    let shown = year.map(|year| Shown {
        title: page.with("hospital-year", [("year", year.year.to_string())]),
        frozen: page.with("hospital-frozen", [("date", page.date(year.frozen_on))]),
        tables: Table::ALL.into_iter().map(|one| table(year, one)).filter(|it| !it.lines.is_empty()).collect(),
        guidelines: issues(&page, &year.guidelines, |it| crate::guideline::GUIDELINE.to([it])),
        stories: issues(&page, &year.stories, |it| crate::story::STORY.to([it])),
        csv: format!("{}?year={}", FIGURES.to([org]), year.year),
    });
    ShowHospital {
        years: years.iter().map(|year| (*year, address(*year), is_shown(*year))).collect(),
        least: K,
        shown,
        page,
    }
}

fn issues(page: &Page, issues: &[Issue], address: impl Fn(&str) -> String) -> Vec<(String, String)> {
    issues.iter().map(|it| (page.read(&it.title).to_owned(), address(&it.reference))).collect()
}

/// Which year.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    year: Option<i16>,
}

async fn load(state: &WebState, colleague: &Colleague, asked: Asked) -> Result<(Vec<i16>, Option<Year>), Failure> {
    colleague.must(Right::ReadHospitalSynthesis)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state
        .ask(move |app| {
            let years = hospital::years(app, &actor, org)?;
            let wanted = asked.year.or(years.first().copied());
            let year = wanted.map(|year| hospital::read(app, &actor, org, year)).transpose()?;
            Ok((years, year))
        })
        .await
}

async fn show_year(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (years, year) = load(&state, &colleague, asked).await?;
    show(&view(colleague.visitor.page(), colleague.org(), &years, year.as_ref()))
}

async fn figures(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (_, year) = load(&state, &colleague, asked).await?;
    let (page, year) = (colleague.visitor.page(), year.ok_or_else(Failure::not_found)?);
    let line = |figure: &domain::hospital::Figure| {
        let label = label(&page, &year, figure.table, &figure.line);
        (figure.table.code(), figure.line.clone(), label, figure.at_least)
    };
    let lines: Vec<file::Line> = year.figures.iter().map(line).collect();
    let named = format!("attachment; filename=\"{}.csv\"", year.year);
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, named)], file::csv(year.year, &lines)).into_response())
}

#[cfg(test)]
impl crate::page::Sample for ShowHospital {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        use domain::hospital::Figure;
        let name = documents::scheme::shipped("fr-has").expect("it is shipped").name.clone();
        let figure = |table, line: &str, at_least| Figure { table, line: line.into(), at_least };
        let issue = || vec![Issue { reference: "g1".into(), title: name.clone() }];
        let year = Year {
            year: 2007,
            frozen_on: jiff::civil::date(2008, 4, 1),
            figures: vec![
                figure(Table::Specialty, "anaesthesia", 1_012),
                figure(Table::Theme, "wrong-side", 22),
                figure(Table::Theme, "gone", 11),
                figure(Table::Phase, "induction", 33),
                figure(Table::Severity, "1", 44),
            ],
            themes: [("wrong-side".to_owned(), name.clone())].into(),
            guidelines: issue(),
            stories: issue(),
        };
        let empty = Year { figures: Vec::new(), guidelines: Vec::new(), stories: Vec::new(), ..year.clone() };
        vec![
            ("none yet", view(page.clone(), "chu", &[], None)),
            ("a year", view(page.clone(), "chu", &[2007, 2006], Some(&year))),
            ("too few", view(page.clone(), "chu", &[2007], Some(&empty))),
        ]
    }
}
