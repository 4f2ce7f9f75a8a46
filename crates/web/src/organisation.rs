//! The organisation's own page, which everybody may read, and the pages on which its lead and its team write it.

mod interests;
mod lead;

use app::interest::About;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;

use crate::accredited::Accredited;
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::session::role_name;
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

#[cfg(test)]
pub(crate) use interests::ShowInterests;
#[cfg(test)]
pub(crate) use lead::ShowOrganisation;

/// What an organisation says of itself to everybody.
pub const ABOUT: Path<1> = Path::new("/{org}/about");

/// Where its lead writes it.
pub const ORGANISATION: Path<1> = Path::new("/{org}/team/organisation");

/// Where each of the team declares their own interests.
pub const INTERESTS: Path<1> = Path::new("/{org}/team/interests");

pub(crate) fn routes() -> Vec<Route> {
    let (lead, declare) = (Access::Right(Right::EditOrganisation), Access::Right(Right::DeclareInterests));
    vec![
        Route::get("organisation.show", ABOUT, Access::Anyone, show_about),
        Route::get("organisation.edit", ORGANISATION, lead, lead::show_organisation),
        Route::post("organisation.change", ORGANISATION, lead, lead::change),
        Route::get("organisation.show-interests", INTERESTS, declare, interests::show_interests),
        Route::post("organisation.declare", INTERESTS, declare, interests::declare),
    ]
}

/// One declaration, named.
#[derive(Debug)]
struct Declared {
    name: String,
    roles: String,
    words: String,
    on: String,
}

#[derive(Debug, Template)]
#[template(path = "organisation/about.html")]
pub(crate) struct ShowAbout {
    page: Page,
    name: String,
    funding: String,
    accredited: Vec<Accredited>,
    programmes: Vec<(String, String)>,
    declared: Vec<Declared>,
    /// Sentences about those who are not named.
    others: Vec<String>,
    is_demonstration: bool,
}

async fn show_about(
    State(state): State<WebState>,
    Parts(org): Parts<String>,
    visitor: Visitor,
) -> Result<Response, Failure> {
    let about = state.ask(move |app| app::interest::about(app, &org)).await?;
    show(&view(visitor.page(), &about))
}

fn view(page: Page, about: &About) -> ShowAbout {
    let counted = [
        (about.unnamed_with, "organisation-unnamed-with"),
        (about.unnamed_without, "organisation-unnamed-without"),
        (about.undeclared, "organisation-undeclared"),
    ];
    let others = counted.into_iter().filter(|(count, _)| *count > 0);
    ShowAbout {
        name: page.read(&about.organisation.name).to_owned(),
        funding: page.read(&about.organisation.funding).to_owned(),
        accredited: about
            .accreditations
            .iter()
            .map(|one| Accredited::new(&page, (&one.authority, &one.number), (one.from, one.to), about.today))
            .collect(),
        programmes: about
            .programmes
            .iter()
            .map(|programme| (page.read(&programme.name).to_owned(), page.read(&programme.summary).to_owned()))
            .collect(),
        declared: about.declared.iter().map(|one| declared(&page, one)).collect(),
        others: others.map(|(count, key)| page.with(key, [("count", count)])).collect(),
        is_demonstration: about.programmes.iter().any(|programme| programme.demonstration),
        page,
    }
}

fn declared(page: &Page, one: &app::interest::Declared) -> Declared {
    let roles: Vec<String> = one.roles.iter().map(|role| role_name(&page.voice, *role)).collect();
    Declared {
        name: one.name.clone(),
        roles: page.voice.list(&roles),
        words: match &one.words {
            Some(words) => page.read(words).to_owned(),
            None => page.say("organisation-nothing"),
        },
        on: page.with("organisation-declared-on", [("date", page.date(one.on))]),
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowAbout {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let accredited =
            |number: &str, from, to| Accredited::new(page, ("…", number), (from, to), jiff::civil::date(2008, 5, 1));
        let year = |year| jiff::civil::date(year, 1, 1);
        let bare = Self {
            page: page.clone(),
            name: "AMP".into(),
            funding: "…".into(),
            accredited: Vec::new(),
            programmes: Vec::new(),
            declared: Vec::new(),
            others: Vec::new(),
            is_demonstration: false,
        };
        let named = |words: Option<domain::text::Text>| app::interest::Declared {
            name: "Luc".into(),
            roles: vec![domain::authority::Role::Tutor, domain::authority::Role::Editor],
            words,
            on: year(2008),
        };
        let words = domain::text::Text::new([(domain::text::Language::french(), "…".to_owned())]);
        let keys = ["organisation-unnamed-with", "organisation-unnamed-without", "organisation-undeclared"];
        let full = Self {
            page: page.clone(),
            accredited: vec![
                accredited("1", year(2005), year(2007)),
                accredited("2", year(2007), year(2010)),
                accredited("3", year(2009), year(2012)),
            ],
            programmes: vec![("PIP".into(), "…".into())],
            declared: vec![declared(page, &named(None)), declared(page, &named(Some(words)))],
            others: keys.iter().flat_map(|key| [1, 4].map(|count| page.with(key, [("count", count)]))).collect(),
            is_demonstration: true,
            name: "AMP".into(),
            funding: "…".into(),
        };
        vec![("new", bare), ("complete", full)]
    }
}
