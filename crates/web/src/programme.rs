//! Programmes of an organisation: what is published, and what is shipped and could be.

mod definition;
mod publishing;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::authority::Right;
use serde::Deserialize;

use crate::components::Crumb;
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};
use crate::url::Path;

#[cfg(test)]
pub(crate) use definition::ShowDefinition;
#[cfg(test)]
pub(crate) use publishing::ShowPublishing;

/// The programmes of an organisation, and where a shipped one is published.
pub const PROGRAMMES: Path<1> = Path::new("/{org}/team/programmes");

/// One published version of a definition.
pub const DEFINITION: Path<3> = Path::new("/{org}/team/programmes/{programme}/{version}");

pub(crate) fn routes() -> Vec<Route> {
    let visit = Access::Right(Right::VisitTeam);
    vec![
        Route::get("programme.list", PROGRAMMES, visit, list),
        Route::post("programme.publish", PROGRAMMES, Access::Right(Right::ManageCohorts), publishing::publish),
        Route::get("programme.show", DEFINITION, visit, definition::show_definition),
    ]
}

/// One published version.
#[derive(Debug)]
struct Published {
    name: String,
    address: String,
    summary: String,
    version: String,
    published: String,
    hash: String,
    is_demonstration: bool,
}

/// One shipped definition that is not published here.
#[derive(Debug)]
struct Shipped {
    id: String,
    name: String,
    summary: String,
}

#[derive(Debug, Template)]
#[template(path = "programme/list.html")]
pub(crate) struct ListProgrammes {
    page: Page,
    crumbs: Vec<Crumb>,
    action: String,
    published: Vec<Published>,
    shipped: Vec<Shipped>,
}

#[derive(Debug, Deserialize)]
struct News {
    done: Option<String>,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    colleague.must(Right::VisitTeam)?;
    let (org, may) = (colleague.organisation.id, colleague.may(Right::ManageCohorts));
    let (versions, shipped) = state
        .ask(move |app| {
            let versions = app::programme::versions(app, org)?;
            Ok((versions, if may { documents::shipped::programmes() } else { Vec::new() }))
        })
        .await?;
    let page = colleague.visitor.page();
    let zone = state.zone.clone();
    let published = versions.iter().rev().map(|version| {
        let programme = &version.programme;
        Published {
            name: page.read(&programme.name).to_owned(),
            address: DEFINITION.to([colleague.org(), &programme.id, &programme.version]),
            summary: page.read(&programme.summary).to_owned(),
            version: programme.version.clone(),
            published: page.date(domain::calendar::civil_date(version.published, &zone)),
            hash: version.hash.clone(),
            is_demonstration: programme.demonstration,
        }
    });
    let known =
        |id: &str, version: &str| versions.iter().any(|one| one.programme.id == id && one.programme.version == version);
    let offered = shipped.iter().filter_map(|(folder, files)| {
        // What ships is sound by the build's own tests; one that is not is not offered.
        let programme = documents::definition::check(files).ok()?;
        (!known(&programme.id, &programme.version)).then(|| Shipped {
            id: folder.clone(),
            name: page.with(
                "programme-version",
                (("programme", page.read(&programme.name)), ("version", programme.version.as_str())),
            ),
            summary: page.read(&programme.summary).to_owned(),
        })
    });
    let (published, shipped) = (published.collect(), offered.collect());
    let notice = page.say("programme-done-published");
    let page = if news.done.is_some() { page.with_notice(notice) } else { page };
    show(&ListProgrammes {
        crumbs: vec![Crumb { address: TEAM.to([colleague.org()]), name: page.say("team-title") }],
        action: PROGRAMMES.to([colleague.org()]),
        published,
        shipped,
        page,
    })
}

#[cfg(test)]
impl crate::page::Sample for ListProgrammes {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let list = |published, shipped| Self {
            page: page.clone(),
            crumbs: vec![Crumb { address: TEAM.to(["amp"]), name: page.say("team-title") }],
            action: PROGRAMMES.to(["amp"]),
            published,
            shipped,
        };
        let one = Published {
            name: "PIP".into(),
            address: DEFINITION.to(["amp", "prescrire-pip", "1"]),
            summary: "…".into(),
            version: "1".into(),
            published: "…".into(),
            hash: "0123456789abcdef".repeat(4),
            is_demonstration: true,
        };
        let other = Shipped { id: "bon-usage-12".into(), name: "…".into(), summary: "…".into() };
        vec![
            ("nothing yet", list(Vec::new(), Vec::new())),
            ("one published, one shipped", list(vec![one], vec![other])),
        ]
    }
}
