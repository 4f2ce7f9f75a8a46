//! Writing a synthesis: every section in every language at once, and a few paraphrases.

use std::collections::BTreeMap;

use app::paraphrase::Request;
use app::screen::Confirmed;
use app::synthesis::{Frozen, Synthesis};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::programme::Programme;
use domain::synthesis::Writing;
use domain::text::{Language, Text};

use super::figures::{Figures, Say};
use super::{DRAFT, SYNTHESIS, name_of, parts, way};
use crate::components::{Choices, Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::paraphrase::{PARAPHRASES, consent_tag};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;

/// The field of the paraphrases that are taken.
const PARAPHRASES_TAKEN: &str = "paraphrases";

/// One section in one language.
#[derive(Debug)]
pub(super) struct Wording {
    label: String,
    field: Field,
    screened: Screened,
}

#[derive(Debug)]
pub(super) struct Section {
    id: String,
    title: String,
    hint: String,
    wordings: Vec<Wording>,
}

#[derive(Debug, Template)]
#[template(path = "synthesis/draft.html")]
pub(crate) struct EditSynthesis {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    action: String,
    base: u32,
    sections: Vec<Section>,
    /// The paraphrases that authors were asked about, those taken ticked; none were asked about yet.
    paraphrases: Option<Choices>,
    /// Where an author is asked.
    asking: String,
    figures: Option<Figures>,
    errors: Vec<FieldError>,
}

/// What a section is called.
pub(super) fn section_name(page: &Page, section: &str) -> String {
    match section {
        "relevance" => page.say("synthesis-section-relevance"),
        "feasibility" => page.say("synthesis-section-feasibility"),
        "obstacles" => page.say("synthesis-section-obstacles"),
        "options" => page.say("synthesis-section-options"),
        "forum" => page.say("synthesis-section-forum"),
        other => other.to_owned(),
    }
}

fn section_hint(page: &Page, section: &str) -> String {
    match section {
        "relevance" => page.say("synthesis-hint-relevance"),
        "feasibility" => page.say("synthesis-hint-feasibility"),
        "obstacles" => page.say("synthesis-hint-obstacles"),
        "options" => page.say("synthesis-hint-options"),
        "forum" => page.say("synthesis-hint-forum"),
        _ => String::new(),
    }
}

/// What a field of the form is called, for whoever reads what was found in it.
pub(super) fn field_name(page: &Page, field: &str) -> String {
    let mut parts = field.split('.');
    let (kind, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let what = match kind {
        "text" => section_name(page, name),
        "words" | "agreed" | "goal" => page.with("synthesis-paraphrase", [("number", name)]),
        _ => page.say("synthesis-figures"),
    };
    let language = parts.next().map(|tag| own_name(page, tag));
    match language {
        Some(language) => page.with("synthesis-in-language", (("what", what), ("language", language))),
        None => what,
    }
}

pub(crate) fn own_name(page: &Page, tag: &str) -> String {
    let voice = page.languages.iter().find(|voice| voice.tag() == tag);
    voice.map_or_else(|| tag.to_owned(), documents::language::Voice::own_name)
}

/// The form, filled.
pub(super) struct Filled<'a> {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) name: String,
    pub(super) parts: [&'a str; 4],
    pub(super) programme: &'a Programme,
    pub(super) base: u32,
    pub(super) writing: &'a Writing,
    pub(super) requests: &'a [Request],
    pub(super) frozen: Option<&'a Frozen>,
    pub(super) errors: Vec<FieldError>,
}

impl Filled<'_> {
    pub(super) fn view(self) -> EditSynthesis {
        let sections = self.programme.synthesis.sections.iter().map(|section| self.section(section)).collect();
        let paraphrases = (!self.requests.is_empty()).then(|| self.paraphrases());
        let figures = self.frozen.map(|frozen| {
            let say = Say { page: &self.page, programme: self.programme, k: frozen.release.k };
            say.figures(frozen)
        });
        EditSynthesis {
            action: DRAFT.to(self.parts),
            sections,
            paraphrases,
            asking: PARAPHRASES.to(self.parts),
            figures,
            crumbs: self.crumbs,
            name: self.name,
            base: self.base,
            errors: self.errors,
            page: self.page,
        }
    }

    fn wordings(&self, name: &str, label: &str, text: &Text) -> Vec<Wording> {
        let confirmed = Confirmed::of(self.writing.confirmed.iter().cloned());
        let languages = self.programme.languages.iter();
        let wording = languages.map(|language| {
            let field = format!("{name}.{language}");
            let words = text.get(language).unwrap_or_default();
            let values = (("what", label), ("language", own_name(&self.page, language.tag())));
            Wording {
                label: self.page.with("synthesis-in-language", values),
                screened: Screened::of(&self.page, &field, words, &confirmed),
                field: Field::new(field).holding(words).checked(&self.errors),
            }
        });
        wording.collect()
    }

    fn section(&self, section: &str) -> Section {
        let nothing = Text::default();
        let title = section_name(&self.page, section);
        let text = self.writing.sections.get(section).unwrap_or(&nothing);
        Section {
            id: format!("section-{section}"),
            hint: section_hint(&self.page, section),
            wordings: self.wordings(&format!("text.{section}"), &title, text),
            title,
        }
    }

    /// Each request as a box to tick, with how it stands with its author.
    fn paraphrases(&self) -> Choices {
        let page = &self.page;
        let label = |one: &Request| {
            let goal = self.programme.goal(&one.asked.paraphrase.goal).map_or("", |goal| page.read(&goal.title));
            let values = (("words", page.read(&one.asked.paraphrase.words)), ("goal", goal));
            (one.id.to_string(), page.with("synthesis-take", values))
        };
        let is_taken = |one: &&Request| self.writing.paraphrases.contains(&one.asked.paraphrase);
        let taken: Vec<String> = self.requests.iter().filter(is_taken).map(|one| one.id.to_string()).collect();
        let mut choices =
            Choices::new(PARAPHRASES_TAKEN, self.requests.iter().map(label)).choosing(&taken).checked(&self.errors);
        for (option, one) in choices.options.iter_mut().zip(self.requests) {
            option.hint = consent_tag(page, one).text;
        }
        choices
    }
}

/// What was sent, as it was typed; paraphrases come from what their authors were asked.
fn read(programme: &Programme, requests: &[Request], sent: &[(String, String)]) -> (u32, bool, Writing) {
    let fields: BTreeMap<&str, &str> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let text = |name: &str| {
        let wording = |language: &Language| {
            let words = fields.get(format!("{name}.{language}").as_str()).copied().unwrap_or_default();
            (language.clone(), words.replace("\r\n", "\n").trim().to_owned())
        };
        Text::new(programme.languages.iter().map(wording))
    };
    let taken = |one: &&Request| {
        let id = one.id.to_string();
        sent.iter().any(|(name, value)| name == PARAPHRASES_TAKEN && *value == id)
    };
    let paraphrases = requests.iter().filter(taken).map(|one| one.asked.paraphrase.clone());
    let sections = programme.synthesis.sections.iter();
    let writing = Writing {
        sections: sections.map(|section| (section.clone(), text(&format!("text.{section}")))).collect(),
        paraphrases: paraphrases.collect(),
        confirmed: sent.iter().filter(|(name, _)| name == CONFIRMED).map(|(_, mark)| mark.clone()).collect(),
    };
    let base = fields.get("base").and_then(|base| base.parse().ok()).unwrap_or(u32::MAX);
    (base, fields.get("act").is_some_and(|act| *act == "hand"), writing)
}

pub(super) async fn edit(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (synthesis, requests) = desk(&state, &cohort, &evaluation).await?;
    if !synthesis.standing.state.can_be_written() {
        return Err(app::error::conflict("", "fault-synthesis-not-written-now").into());
    }
    let page = cohort.visitor.page();
    let notice = page.say("synthesis-done-saved");
    let page = if news.done.is_some() { page.with_notice(notice) } else { page };
    show(
        &Filled {
            crumbs: way_to(&page, &cohort, &evaluation),
            name: name_of(&page, &cohort, &evaluation),
            parts: parts(&cohort, &evaluation),
            programme: &cohort.pinned.programme,
            base: synthesis.revision,
            writing: &synthesis.writing,
            requests: &requests,
            frozen: synthesis.frozen.as_ref(),
            errors: Vec::new(),
            page,
        }
        .view(),
    )
}

/// The synthesis and what authors were asked for it, for whoever writes it.
async fn desk(state: &WebState, cohort: &OwnCohort, evaluation: &str) -> Result<(Synthesis, Vec<Request>), Failure> {
    let (actor, pinned, wanted) = (cohort.actor(), cohort.pinned.clone(), evaluation.to_owned());
    state
        .ask(move |app| {
            let requests = app::paraphrase::list(app, &actor, &pinned, &wanted)?;
            Ok((app::synthesis::read(app, &actor, &pinned, &wanted)?, requests))
        })
        .await
}

fn way_to(page: &Page, cohort: &OwnCohort, evaluation: &str) -> Vec<Crumb> {
    let mut crumbs = way(page, cohort);
    crumbs.push(Crumb { address: SYNTHESIS.to(parts(cohort, evaluation)), name: name_of(page, cohort, evaluation) });
    crumbs
}

/// Saves, and hands over if that button was pressed; what was typed comes back with whatever cannot be taken.
pub(super) async fn write(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (synthesis, requests) = desk(&state, &cohort, &evaluation).await?;
    let (base, hands_over, writing) = read(&cohort.pinned.programme, &requests, &sent);
    let (actor, pinned, wanted, words) = (cohort.actor(), cohort.pinned.clone(), evaluation.clone(), writing.clone());
    let saved = state.ask(move |app| app::synthesis::save(app, &actor, &pinned, &wanted, base, &words)).await;
    let (base, failure) = match saved {
        Ok(revision) if hands_over => {
            let (actor, pinned, wanted) = (cohort.actor(), cohort.pinned.clone(), evaluation.clone());
            match state.ask(move |app| app::synthesis::hand_over(app, &actor, &pinned, &wanted)).await {
                Ok(()) => {
                    let address = format!("{}?done=handed", SYNTHESIS.to(parts(&cohort, &evaluation)));
                    return Ok(Redirect::to(&address).into_response());
                }
                Err(failure) => (revision, failure),
            }
        }
        Ok(_) => {
            let address = format!("{}?done=saved", DRAFT.to(parts(&cohort, &evaluation)));
            return Ok(Redirect::to(&address).into_response());
        }
        Err(failure) => (base, failure),
    };
    if failure.kind != Kind::Invalid || failure.faults.is_empty() {
        return Err(failure);
    }
    let page = cohort.visitor.page();
    show_again(
        &Filled {
            crumbs: way_to(&page, &cohort, &evaluation),
            name: name_of(&page, &cohort, &evaluation),
            parts: parts(&cohort, &evaluation),
            programme: &cohort.pinned.programme,
            base,
            writing: &writing,
            requests: &requests,
            frozen: synthesis.frozen.as_ref(),
            errors: failure.field_errors(&page.voice),
            page,
        }
        .view(),
    )
}
