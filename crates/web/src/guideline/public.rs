//! What everybody reads: guidelines in force, and every version that was published, with what replaced it.

use app::editorial::from_guideline::{self, Taker};
use app::guideline::{Asked, Leaflet, PublishedLine};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::guideline::Kind;
use domain::text::Text;
use jiff::civil::Date;
use serde::Deserialize;

use super::words::{self, Section, kind_key};
use super::{FILE, GUIDELINE, GUIDELINES, VERSION};
use crate::components::{Choices, Crumb, Row};
use crate::editorial::{EDITION, drawing_of};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::rex::words::Words;
use crate::state::WebState;
use crate::theme::THEME;
use crate::uptake::UPTAKE;
use crate::visitor::Visitor;

/// What the list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    pub(super) specialty: String,
    #[serde(default)]
    pub(super) theme: String,
    #[serde(default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) after: String,
}

impl Wanted {
    fn after(&self) -> Option<(Date, i64)> {
        let (day, id) = self.after.split_once('_')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    }

    fn asked(&self) -> Asked {
        Asked { specialty: self.specialty.clone(), theme: self.theme.clone(), kind: self.kind.clone() }
    }
}

/// One guideline in force.
#[derive(Debug)]
pub(crate) struct Listed {
    address: String,
    title: String,
    about: String,
}

#[derive(Debug, Template)]
#[template(path = "guideline/list.html")]
pub(crate) struct ListGuidelines {
    page: Page,
    specialties: Choices,
    themes: Choices,
    kinds: Choices,
    lines: Vec<Listed>,
    next: Option<String>,
    /// Whether something was asked for.
    is_narrowed: bool,
}

/// What the list tells.
pub(super) struct Told {
    pub(super) lines: Vec<PublishedLine>,
    pub(super) next: Option<(Date, i64)>,
    pub(super) themes: Vec<(String, Text)>,
}

pub(super) async fn list(
    State(state): State<WebState>,
    visitor: Visitor,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let (asked, after) = (wanted.asked(), wanted.after());
    let told = state
        .ask(move |app| {
            let (lines, next) = app::guideline::public_list(app, &asked, after)?;
            Ok(Told { lines, next, themes: app::guideline::idea::theme_names(app)? })
        })
        .await?;
    show(&view(visitor.page(), &wanted, &told))
}

pub(super) fn view(page: Page, wanted: &Wanted, told: &Told) -> ListGuidelines {
    let words = Words::of(&page);
    let any = || (String::new(), page.say("guideline-any"));
    let choices = |name: &str, options: Vec<(String, String)>, chosen: &str| {
        let all = std::iter::once(any()).chain(options);
        Choices::new(name, all).choosing(&[chosen])
    };
    let specialties = words.specialties();
    let themes = told.themes.iter().map(|(code, name)| (code.clone(), page.read(name).to_owned())).collect();
    let kinds = Kind::ALL.map(|kind| (kind.code().to_owned(), page.say(kind_key(kind)))).to_vec();
    let line = |line: &PublishedLine| {
        let bodies: Vec<String> = line.bodies.iter().map(|body| page.read(body).to_owned()).collect();
        let values = (
            ("kind", page.say(kind_key(line.kind))),
            ("bodies", page.voice.list(&bodies)),
            ("version", line.version.to_string()),
            ("date", page.date(line.on)),
        );
        Listed {
            address: GUIDELINE.to([line.reference.as_str()]),
            title: page.read(&line.title).to_owned(),
            about: page.with("guideline-listed", values),
        }
    };
    let pairs = [("specialty", &wanted.specialty), ("theme", &wanted.theme), ("kind", &wanted.kind)];
    let next = told.next.map(|(day, id)| {
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        format!("{}?{query}&after={day}_{id}", GUIDELINES.plain())
    });
    ListGuidelines {
        specialties: choices("specialty", specialties, &wanted.specialty),
        themes: choices("theme", themes, &wanted.theme),
        kinds: choices("kind", kinds, &wanted.kind),
        lines: told.lines.iter().map(line).collect(),
        next,
        is_narrowed: pairs.iter().any(|(_, value)| !value.is_empty()),
        page,
    }
}

#[derive(Debug, Template)]
#[template(path = "guideline/show.html")]
pub(crate) struct ShowGuideline {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    kind: String,
    /// What replaced this version: told before anything else.
    superseded: Option<(String, String)>,
    /// Since when and why it holds no more.
    withdrawn: Option<(String, String)>,
    /// What replaces it: address and title.
    replacement: Option<(String, String)>,
    words: Vec<Section>,
    rows: Vec<Row>,
    making: Vec<String>,
    evidence: Vec<String>,
    versions: Vec<(String, String, bool)>,
    file: String,
    /// The pages of its themes, where its uptake is told beside later reports.
    themes: Vec<(String, String)>,
    /// Where a doctor says whether they apply it.
    uptake: Option<String>,
    /// Where an editor makes a goal of it: address and words, for each of their programmes.
    goals: Vec<(String, String)>,
}

/// What whoever reads may do with a guideline, beside reading it.
#[derive(Debug, Default)]
pub(super) struct Onward {
    /// Where they say whether they apply it.
    pub(super) uptake: Option<String>,
    /// The short name of their organisation, and the programmes for which they may make a goal of it.
    pub(super) takers: (String, Vec<Taker>),
}

pub(super) async fn show_current(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(reference): Parts<String>,
) -> Result<Response, Failure> {
    let leaflet = state.ask(move |app| app::guideline::public_read(app, &reference, None)).await?;
    show(&leaflet_view(visitor.page(), &leaflet, &onward(&state, &visitor, &leaflet).await?))
}

/// Where whoever reads says whether they apply it, if they are a doctor whom it concerns; and where they make a goal of
/// it, if they edit a programme and it holds.
async fn onward(state: &WebState, visitor: &Visitor, leaflet: &Leaflet) -> Result<Onward, Failure> {
    let Some(worn) = visitor.organisation() else { return Ok(Onward::default()) };
    let (actor, org, reference) = (visitor.actor(), worn.id, leaflet.issued.reference.clone());
    let holds = leaflet.status.withdrawn.is_none();
    let (is_asked, takers) = state
        .ask(move |app| {
            let takers = if holds { from_guideline::takers(app, &actor, org)? } else { Vec::new() };
            Ok((app::uptake::is_asked(app, &actor, org, &reference)?, takers))
        })
        .await?;
    let uptake = is_asked.then(|| UPTAKE.to([worn.short_name.as_str(), leaflet.issued.reference.as_str()]));
    Ok(Onward { uptake, takers: (worn.short_name.clone(), takers) })
}

fn number(text: &str) -> Result<u32, Failure> {
    text.parse().map_err(|_| Failure::not_found())
}

pub(super) async fn show_version(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts((reference, version)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    let version = number(&version)?;
    let leaflet = state.ask(move |app| app::guideline::public_read(app, &reference, Some(version))).await?;
    show(&leaflet_view(visitor.page(), &leaflet, &onward(&state, &visitor, &leaflet).await?))
}

pub(super) async fn file(
    State(state): State<WebState>,
    Parts((reference, version)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    let version = number(&version)?;
    let leaflet = state.ask(move |app| app::guideline::public_read(app, &reference, Some(version))).await?;
    let body = documents::guideline::file(&leaflet.issued, &leaflet.status);
    // A reference is lower-case letters and digits: nothing of it can leave the header's quotes.
    let named = format!("attachment; filename=\"guideline-{}-{version}.json\"", leaflet.issued.reference);
    let headers = [(CONTENT_TYPE, "application/json; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, named)];
    Ok((headers, body).into_response())
}

/// Where an editor makes a goal of it: where the next version of a programme is, or is begun.
fn goals(page: &Page, reference: &str, (org, takers): &(String, Vec<Taker>)) -> Vec<(String, String)> {
    let goal = |taker: &Taker| {
        let named = [("programme", page.read(&taker.name).to_owned())];
        if taker.is_open {
            (drawing_of(org, &taker.id, reference), page.with("guideline-make-goal", named))
        } else {
            (EDITION.to([org.as_str(), taker.id.as_str()]), page.with("guideline-make-goal-begin", named))
        }
    };
    takers.iter().map(goal).collect()
}

pub(super) fn leaflet_view(page: Page, leaflet: &Leaflet, onward: &Onward) -> ShowGuideline {
    let (issued, status) = (&leaflet.issued, &leaflet.status);
    let reference = issued.reference.as_str();
    let at = |version: u32| VERSION.to([reference, version.to_string().as_str()]);
    let superseded =
        status.superseded_by.map(|by| (page.with("guideline-superseded", [("version", by.to_string())]), at(by)));
    let withdrawn = status
        .withdrawn
        .as_ref()
        .map(|it| (page.with("guideline-withdrawn-on", [("date", page.date(it.on))]), it.reason.clone()));
    let replacement = leaflet.replacement.as_ref();
    let replacement = replacement.map(|(by, title)| (GUIDELINE.to([by.as_str()]), page.read(title).to_owned()));
    let version = |(number, on): &(u32, Date)| {
        let values = (("version", number.to_string()), ("date", page.date(*on)));
        (at(*number), page.with("guideline-version-line", values), *number == issued.version)
    };
    ShowGuideline {
        crumbs: vec![Crumb { address: GUIDELINES.plain().to_owned(), name: page.say("guideline-title") }],
        title: page.read(&issued.wording.title).to_owned(),
        kind: page.say(kind_key(issued.kind)),
        superseded,
        withdrawn,
        replacement,
        words: words::sections(&page, &issued.wording),
        rows: rows(&page, leaflet),
        making: making(&page, leaflet),
        evidence: evidence(&page, leaflet),
        versions: leaflet.versions.iter().map(version).collect(),
        themes: leaflet
            .themes
            .iter()
            .map(|(code, name)| (THEME.to([code.as_str()]), page.read(name).to_owned()))
            .collect(),
        uptake: onward.uptake.clone(),
        goals: goals(&page, reference, &onward.takers),
        file: FILE.to([reference, issued.version.to_string().as_str()]),
        page,
    }
}

fn rows(page: &Page, leaflet: &Leaflet) -> Vec<Row> {
    let issued = &leaflet.issued;
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let names = |all: &[(String, Text)]| {
        let all: Vec<String> = all.iter().map(|(_, name)| page.read(name).to_owned()).collect();
        page.voice.list(&all)
    };
    let bodies: Vec<String> = issued.bodies.iter().map(|body| page.read(body).to_owned()).collect();
    let mut rows = vec![
        row("guideline-question", issued.scope.question.clone()),
        row("guideline-made-by", page.voice.list(&bodies)),
        row("guideline-specialties", names(&leaflet.specialties)),
        row("guideline-published-on", page.date(issued.published_on)),
        row("guideline-reference", issued.reference.clone()),
    ];
    let review_by = leaflet.status.review_by;
    rows.extend(review_by.map(|by| row("guideline-look-by", page.date(by))));
    rows
}

/// How it was made, in sentences.
fn making(page: &Page, leaflet: &Leaflet) -> Vec<String> {
    let making = &leaflet.issued.making;
    let mut all = vec![page.with("guideline-made-opinions", [("count", making.opinions)])];
    if making.remarks > 0 {
        all.push(page.with("guideline-made-remarks", [("count", making.remarks)]));
    }
    if making.stood_aside > 0 {
        all.push(page.with("guideline-made-aside", [("count", making.stood_aside)]));
    }
    all.extend(making.approved_on.map(|on| page.with("guideline-made-approved", [("date", page.date(on))])));
    if let Some(grade) = &making.grade {
        let percent = page.percent(f64::from(grade.percent) / 100.0);
        let values = (("percent", percent), ("count", i64::from(grade.graders)), ("grid", grade.grid.clone()));
        all.push(page.with("guideline-made-grade", values));
    }
    all.extend(making.authority_on.map(|on| {
        let key = if leaflet.issued.kind == Kind::TypeTwo { "guideline-made-opinion" } else { "guideline-made-agreed" };
        page.with(key, [("date", page.date(on))])
    }));
    all
}

/// What it rests on, as far as everybody may know (a35).
fn evidence(page: &Page, leaflet: &Leaflet) -> Vec<String> {
    let resting = leaflet.issued.evidence;
    let mut all = vec![words::disclosed(page, resting.records)];
    if resting.studies > 0 {
        all.push(page.with("guideline-studies", [("count", resting.studies)]));
    }
    if resting.watch > 0 {
        all.push(page.with("guideline-watch-items", [("count", resting.watch)]));
    }
    all.push(page.with("guideline-frozen", [("date", page.date(resting.frozen_on))]));
    all
}
