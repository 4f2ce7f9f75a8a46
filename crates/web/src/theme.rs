//! Themes of risk: the list and a page each, for everybody; opening, closing and filing, for those who read the base.

mod filing;
mod keeping;
mod show;

#[cfg(test)]
pub(crate) mod samples;

use std::collections::BTreeSet;

use app::theme::Known;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::authority::Right;

use crate::components::{Choices, FieldError};
use crate::failure::Failure;
use crate::page::{Page, show as answer};
use crate::rex::words::Words;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

#[cfg(test)]
pub(crate) use {filing::FileRecord, keeping::KeepThemes, show::ShowTheme};

/// Every theme.
pub const THEMES: Path<0> = Path::new("/themes");
/// One theme: what rests on it, how far that is applied, what was reported beside it.
pub const THEME: Path<1> = Path::new("/themes/{theme}");
/// Where a body opens and closes themes.
pub const KEEPING: Path<1> = Path::new("/{org}/desk/themes");
/// Where a theme is closed.
pub const CLOSING: Path<2> = Path::new("/{org}/desk/themes/{theme}/closing");
/// What a record of the base is filed under.
pub const FILING: Path<1> = Path::new("/rex/records/{rex_id}/themes");

pub(crate) fn routes() -> Vec<Route> {
    let keep = Access::Right(Right::KeepThemes);
    vec![
        Route::get("theme.list", THEMES, Access::Anyone, list),
        Route::get("theme.show", THEME, Access::Anyone, show::show_theme),
        Route::get("theme.keep", KEEPING, keep, keeping::show_keeping),
        Route::post("theme.open", KEEPING, keep, keeping::open),
        Route::post("theme.close", CLOSING, keep, keeping::close),
        Route::get("theme.filing", FILING, keep, filing::show_filing),
        Route::post("theme.file", FILING, keep, filing::file),
    ]
}

#[derive(Debug, Template)]
#[template(path = "theme/list.html")]
pub(crate) struct ListThemes {
    page: Page,
    open: Vec<Line>,
    closed: Vec<Line>,
}

/// A theme in a list.
#[derive(Debug)]
pub(crate) struct Line {
    address: String,
    name: String,
    /// The specialty, or why it was closed.
    note: String,
}

async fn list(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let themes = state.ask(app::theme::list).await?;
    answer(&list_view(visitor.page(), &themes))
}

pub(super) fn list_view(page: Page, themes: &[Known]) -> ListThemes {
    let lines = |open: bool| {
        let of = themes.iter().filter(|theme| theme.is_open() == open);
        let mut lines: Vec<Line> = of.map(|theme| line(&page, theme)).collect();
        lines.sort_by_key(|line| line.name.to_lowercase());
        lines
    };
    ListThemes { open: lines(true), closed: lines(false), page }
}

fn line(page: &Page, theme: &Known) -> Line {
    let note = match (&theme.closed, &theme.specialty) {
        (Some((on, why)), _) => page.with("theme-closed", (("date", page.date(*on)), ("why", why.clone()))),
        (None, Some(code)) => page.with("theme-of-specialty", [("specialty", Words::of(page).specialty(code))]),
        (None, None) => String::new(),
    };
    Line { address: THEME.to([&theme.code]), name: page.read(&theme.name).to_owned(), note }
}

/// What a theme is called; its code where it is not known.
pub(crate) fn name(page: &Page, themes: &[Known], code: &str) -> String {
    let found = themes.iter().find(|theme| theme.code == code);
    found.map_or_else(|| code.to_owned(), |theme| page.read(&theme.name).to_owned())
}

/// Links to some themes: address and name.
pub(crate) fn links<'c>(
    page: &Page,
    themes: &[Known],
    codes: impl IntoIterator<Item = &'c String>,
) -> Vec<(String, String)> {
    codes.into_iter().map(|code| (THEME.to([code]), name(page, themes, code))).collect()
}

/// The themes that something may be filed under: those that are open, and those it is filed under already.
pub(crate) fn choices(page: &Page, themes: &[Known], chosen: &BTreeSet<String>, errors: &[FieldError]) -> Choices {
    let offered = themes.iter().filter(|theme| theme.is_open() || chosen.contains(&theme.code));
    let mut options: Vec<(String, String)> =
        offered.map(|theme| (theme.code.clone(), page.read(&theme.name).to_owned())).collect();
    options.sort_by_key(|(_, name)| name.to_lowercase());
    let chosen: Vec<&String> = chosen.iter().collect();
    Choices::new("theme", options).choosing(&chosen).checked(errors)
}

/// One theme, or none, as a list.
pub(crate) fn one_of(page: &Page, themes: &[Known], chosen: &str, errors: &[FieldError]) -> Choices {
    let own = BTreeSet::from([chosen.to_owned()]);
    let mut all = choices(page, themes, &own, errors);
    let none = crate::components::Choice { label: page.say("theme-none"), ..Default::default() };
    all.options.insert(0, none);
    all.choosing(&[chosen])
}
