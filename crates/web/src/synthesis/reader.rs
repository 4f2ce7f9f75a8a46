//! What participants read: the list, the synthesis with its figures, the kit for a meeting, the file for programs.

use app::synthesis::{Publication, published, published_list};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::authority::Right;
use domain::programme::Programme;
use domain::synthesis::Writing;
use serde::Deserialize;

use super::draft::section_name;
use super::figures::{Figures, Say};
use super::{FIGURES, KIT, OWN_SYNTHESES, OWN_SYNTHESIS, parts};
use crate::components::{Crumb, Tag, Task, Tone};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::PATH;
use crate::state::WebState;
use crate::team::TEAM;

/// One section of the words, in the reader's language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) section: String,
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
}

/// The words by section, in the order of the definition.
pub(super) fn words(page: &Page, programme: &Programme, writing: &Writing) -> Vec<Words> {
    let sections = programme.synthesis.sections.iter();
    let written = sections.filter_map(|section| Some((section, writing.sections.get(section)?)));
    written
        .map(|(section, text)| Words {
            section: section.clone(),
            title: section_name(page, section),
            paragraphs: paragraphs(page.read(text)),
        })
        .collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A paraphrase, under its goal.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) goal: String,
    pub(super) words: String,
}

#[derive(Debug, Template)]
#[template(path = "synthesis/own_list.html")]
pub(crate) struct ListOwnSyntheses {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) syntheses: Vec<Task>,
}

/// An edition, for the list at the end of the page.
#[derive(Debug)]
pub(super) struct EditionLine {
    pub(super) said: String,
    pub(super) erratum: String,
    /// Where it is read, unless it is the one shown.
    pub(super) address: Option<String>,
}

#[derive(Debug, Template)]
#[template(path = "synthesis/own.html")]
pub(crate) struct ShowOwnSynthesis {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) name: String,
    pub(super) cohort: String,
    pub(super) is_synthetic: bool,
    pub(super) published: String,
    pub(super) superseded: Option<String>,
    pub(super) erratum: String,
    pub(super) figures: Figures,
    pub(super) words: Vec<Words>,
    pub(super) said: Vec<Said>,
    pub(super) editions: Vec<EditionLine>,
    pub(super) kit: String,
    pub(super) file: String,
}

#[derive(Debug, Template)]
#[template(path = "synthesis/kit.html")]
pub(crate) struct ShowKit {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) name: String,
    pub(super) cohort: String,
    pub(super) figures: Figures,
    pub(super) words: Vec<Words>,
    pub(super) said: Vec<Said>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    edition: Option<u32>,
}

/// The way back: to the path, and from a synthesis to the list.
fn way(page: &Page, cohort: &OwnCohort, is_inside: bool) -> Vec<Crumb> {
    let walks = cohort.actor().may(Right::WalkOwnPath, cohort.organisation.id).is_ok();
    let mut crumbs = vec![match walks {
        true => Crumb { address: PATH.to(cohort.parts()), name: page.say("path-place") },
        false => Crumb { address: TEAM.to([&cohort.organisation.short_name]), name: page.say("team-title") },
    }];
    if is_inside {
        crumbs.push(Crumb { address: OWN_SYNTHESES.to(cohort.parts()), name: page.say("synthesis-list") });
    }
    crumbs
}

pub(super) async fn list(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    let all = state.ask(move |app| published_list(app, &actor, &pinned)).await?;
    let page = cohort.visitor.page();
    let zone = &cohort.pinned.programme.zone;
    let syntheses = all.iter().map(|(evaluation, edition)| {
        let on = page.date(domain::calendar::civil_date(edition.at, zone));
        Task {
            title: page.read(&evaluation.name).to_owned(),
            hint: page.with("synthesis-edition-on", (("number", edition.number), ("date", on))),
            address: Some(OWN_SYNTHESIS.to(parts(&cohort, &evaluation.id))),
            tag: Tag { tone: Tone::Done, text: page.say("synthesis-state-published") },
        }
    });
    show(&ListOwnSyntheses { crumbs: way(&page, &cohort, false), syntheses: syntheses.collect(), page })
}

async fn ask(
    state: &WebState,
    cohort: &OwnCohort,
    evaluation: String,
    edition: Option<u32>,
) -> Result<Publication, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    state.ask(move |app| published(app, &actor, &pinned, &evaluation, edition)).await
}

pub(super) async fn show_own(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let publication = ask(&state, &cohort, evaluation, asked.edition).await?;
    let page = cohort.visitor.page();
    let crumbs = way(&page, &cohort, true);
    let programme = &cohort.pinned.programme;
    let evaluation = publication.evaluation.id.clone();
    show(&view(page, crumbs, programme, parts(&cohort, &evaluation), &publication))
}

pub(super) fn view(
    page: Page,
    crumbs: Vec<Crumb>,
    programme: &Programme,
    parts: [&str; 4],
    publication: &Publication,
) -> ShowOwnSynthesis {
    let own = OWN_SYNTHESIS.to(parts);
    let say = Say { page: &page, programme, k: publication.frozen.release.k };
    let on = |at| page.date(domain::calendar::civil_date(at, &programme.zone));
    let editions = publication.editions.iter().map(|edition| EditionLine {
        said: page.with("synthesis-edition-on", (("number", edition.number), ("date", on(edition.at)))),
        erratum: edition.erratum.clone(),
        address: (edition.number != publication.edition.number).then(|| format!("{own}?edition={}", edition.number)),
    });
    let number = (("number", publication.edition.number), ("date", on(publication.edition.at)));
    ShowOwnSynthesis {
        name: page.read(&publication.evaluation.name).to_owned(),
        cohort: publication.frozen.about.cohort.clone(),
        is_synthetic: publication.frozen.about.synthetic,
        published: page.with("synthesis-edition-on", number),
        superseded: publication.is_superseded().then(|| own.clone()),
        erratum: publication.edition.erratum.clone(),
        figures: say.figures(&publication.frozen),
        words: words(&page, programme, &publication.writing),
        said: said(&page, programme, &publication.writing),
        editions: editions.collect(),
        kit: KIT.to(parts),
        file: FIGURES.to(parts),
        crumbs,
        page,
    }
}

fn said(page: &Page, programme: &Programme, writing: &Writing) -> Vec<Said> {
    let all = writing.paraphrases.iter().map(|one| Said {
        goal: programme.goal(&one.goal).map(|goal| page.read(&goal.title).to_owned()).unwrap_or_default(),
        words: page.read(&one.words).to_owned(),
    });
    all.collect()
}

pub(super) async fn show_kit(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
) -> Result<Response, Failure> {
    let publication = ask(&state, &cohort, evaluation, None).await?;
    let page = cohort.visitor.page();
    let here = parts(&cohort, &publication.evaluation.id);
    let mut crumbs = way(&page, &cohort, true);
    crumbs.push(Crumb { address: OWN_SYNTHESIS.to(here), name: page.say("synthesis-title") });
    show(&kit(page, crumbs, &cohort.pinned.programme, &publication))
}

pub(super) fn kit(page: Page, crumbs: Vec<Crumb>, programme: &Programme, publication: &Publication) -> ShowKit {
    let say = Say { page: &page, programme, k: publication.frozen.release.k };
    ShowKit {
        name: page.read(&publication.evaluation.name).to_owned(),
        cohort: publication.frozen.about.cohort.clone(),
        figures: say.figures(&publication.frozen),
        words: words(&page, programme, &publication.writing),
        said: said(&page, programme, &publication.writing),
        crumbs,
        page,
    }
}

/// The published figures as JSON: what the command prints.
pub(super) async fn figures(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
) -> Result<Response, Failure> {
    let publication = ask(&state, &cohort, evaluation, None).await?;
    let body = publication.frozen.released(&cohort.pinned).json().map_err(Failure::broken)?;
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}
