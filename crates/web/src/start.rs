//! The page everybody meets first: what Presque is, who runs what here, and the way in.

mod cast;
mod slope;

use app::App;
use app::demonstration::Headline;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use documents::language::{Languages, Voice};

use crate::failure::Failure;
use crate::page::{Page, show};
use crate::results::RESULTS;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

use cast::{Entrance, Troupe};
use slope::Slope;

/// The page everybody meets first.
pub const START: Path<0> = Path::new("/");

/// Where somebody of the demonstration's cast is signed in as, without a password.
pub const ENTRANCE: Path<0> = Path::new("/demonstration/sign-in");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("start.show", START, Access::Anyone, show_start),
        Route::post("start.enter-demonstration", ENTRANCE, Access::Demonstration, cast::enter),
    ]
}

#[derive(Debug, Template)]
#[template(path = "start/show.html")]
pub(crate) struct ShowStart {
    page: Page,
    home: Option<String>,
    houses: Vec<House>,
    troupes: Vec<Troupe>,
    published: Option<Published>,
}

/// An organisation, as it presents itself.
#[derive(Debug)]
struct House {
    name: String,
    funding: String,
    about: String,
    programmes: Vec<Offer>,
}

/// A programme, as the one who runs it presents it.
#[derive(Debug)]
struct Offer {
    name: String,
    summary: String,
    notice: String,
}

/// The closed cohort's headline, and the way to its results.
#[derive(Debug)]
struct Published {
    enrolled: String,
    continued: String,
    share: f64,
    slope: Slope,
    reader: Option<Entrance>,
}

/// What the page tells, read in one go.
struct Told {
    houses: Vec<House>,
    cast: Vec<app::demonstration::CastMember>,
    headline: Option<Headline>,
}

async fn show_start(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let page = visitor.page();
    let (voice, languages) = (page.voice.clone(), state.languages.clone());
    let told = state.ask(move |app| read(app, &voice, &languages)).await?;
    show(&view(page, visitor.home(), told))
}

fn read(app: &App, voice: &Voice, languages: &Languages) -> app::Result<Told> {
    let mut houses = Vec::new();
    for organisation in app::organisation::list(app)? {
        let programmes = app::programme::list(app, organisation.id)?;
        let offer = |programme: &std::sync::Arc<domain::programme::Programme>| Offer {
            name: voice.read(&programme.name).to_owned(),
            summary: voice.read(&programme.summary).to_owned(),
            notice: voice.read(&programme.notice).to_owned(),
        };
        houses.push(House {
            name: voice.read(&organisation.name).to_owned(),
            funding: voice.read(&organisation.funding).to_owned(),
            about: crate::organisation::ABOUT.to([&organisation.short_name]),
            programmes: programmes.iter().map(offer).collect(),
        });
    }
    Ok(Told { houses, cast: app::demonstration::cast(app)?, headline: app::demonstration::headline(app, languages)? })
}

fn view(page: Page, home: Option<String>, told: Told) -> ShowStart {
    let published = told.headline.map(|headline| {
        let results = RESULTS.to([app::demonstration::LARGE, &headline.programme.id, "2008-01"]);
        #[expect(clippy::cast_precision_loss, reason = "people of a cohort, far below 2^52")]
        let share = headline.continued as f64 / headline.enrolled.max(1) as f64;
        Published {
            enrolled: page.voice.count(headline.enrolled),
            continued: page.voice.count(headline.continued),
            share,
            slope: Slope::of(&page, &headline),
            reader: cast::reader(&told.cast, results),
        }
    });
    ShowStart { troupes: cast::troupes(&page, &told.cast), published, houses: told.houses, home, page }
}

#[cfg(test)]
impl crate::page::Sample for ShowStart {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let told = || Told {
            houses: vec![House {
                name: "Réseau Officine & Soins".into(),
                funding: "…".into(),
                about: crate::organisation::ABOUT.to(["amp"]),
                programmes: vec![Offer { name: "Bon usage".into(), summary: "…".into(), notice: "…".into() }],
            }],
            cast: cast::samples(),
            headline: Some(slope::sample()),
        };
        let empty = Told { houses: Vec::new(), cast: Vec::new(), headline: None };
        vec![
            ("new installation", view(page.clone(), None, empty)),
            ("demonstration", view(page.clone(), None, told())),
            ("signed in", view(page.clone(), Some("/session/hat".into()), told())),
        ]
    }
}
