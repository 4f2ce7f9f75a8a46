//! The words of a guideline, in both languages side by side.

use app::guideline::{Door, Shown, drafting};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::guideline::{PARTS, Wording};
use domain::text::{Language, Text};

use super::words::part_key;
use super::{DRAFT, ONE, title_of};
use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Crumb, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;

/// One part of the words, in each language.
#[derive(Debug)]
pub(crate) struct PartForm {
    id: &'static str,
    title: String,
    hint: String,
    is_line: bool,
    fields: [(String, Field, Screened); 2],
}

#[derive(Debug, Template)]
#[template(path = "guideline/draft.html")]
pub(crate) struct DraftGuideline {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    address: String,
    /// The revision that was on the page.
    seen: String,
    parts: Vec<PartForm>,
    errors: Vec<FieldError>,
}

fn languages() -> [Language; 2] {
    [Language::french(), Language::english()]
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Shown, Failure> {
    colleague.must(Right::DraftGuidelines)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    let shown = state.ask(move |app| app::guideline::show(app, &actor, org, &reference)).await?;
    // Whoever may not write now has nothing to do here: to another body the page is not there.
    if shown.doors.contains(&Door::Draft) { Ok(shown) } else { Err(Failure::not_found()) }
}

pub(super) async fn show_draft(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    let shown = load(&state, &colleague, &reference).await?;
    show(&view(colleague.visitor.page(), colleague.org(), &shown, (&Sent::new(), &[])))
}

pub(super) fn view(page: Page, org: &str, shown: &Shown, (sent, errors): (&Sent, &[FieldError])) -> DraftGuideline {
    let wording = shown.wording.clone().unwrap_or_default();
    // What could name somebody is asked about once something was sent, and not about what was kept before.
    let marks = Confirmed::of(all(sent, CONFIRMED));
    let confirmed = drafting::confirmed_before(shown.wording.as_ref(), &marks);
    let part = |name: &'static str| {
        let field = |language: Language| {
            let id = format!("{name}-{language}");
            let typed = sent.get(&id).and_then(|values| values.first()).cloned();
            let before = || wording.part(name).get(&language).unwrap_or_default().to_owned();
            let label =
                page.say(if language == Language::french() { "guideline-in-french" } else { "guideline-in-english" });
            let screened = typed.as_ref().map(|typed| Screened::said_in(&language, &page, &id, typed, &confirmed));
            let field = Field::new(id).holding(typed.unwrap_or_else(before)).checked(errors);
            (label, field, screened.unwrap_or_default())
        };
        let is_list = matches!(name, "measures" | "messages");
        PartForm {
            id: name,
            title: page.say(part_key(name)),
            hint: if is_list { page.say("guideline-one-a-line") } else { String::new() },
            is_line: name == "title",
            fields: languages().map(field),
        }
    };
    let parts: Vec<PartForm> = PARTS.into_iter().map(part).collect();
    let listed = parts.iter().flat_map(|part| faults(&[&part.fields[0].1, &part.fields[1].1])).collect();
    let reference = shown.line.reference.as_str();
    let seen = first(sent, "seen");
    DraftGuideline {
        crumbs: vec![Crumb { address: ONE.to([org, reference]), name: title_of(&page, &shown.line) }],
        title: title_of(&page, &shown.line),
        address: DRAFT.to([org, reference]),
        seen: if seen.is_empty() { shown.revision.to_string() } else { seen },
        parts,
        errors: listed,
        page,
    }
}

pub(super) async fn save(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::DraftGuidelines)?;
    let mut sent = grouped(pairs);
    let seen: u32 = first(&sent, "seen").parse().unwrap_or_default();
    let text = |name: &str| {
        Text::new(languages().map(|language| {
            let words = first(&sent, &format!("{name}-{language}"));
            (language, words.trim().to_owned())
        }))
    };
    let wording = Wording {
        title: text("title"),
        situation: text("situation"),
        measures: text("measures"),
        messages: text("messages"),
        method: text("method"),
    };
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let confirmed = Confirmed::of(all(&sent, CONFIRMED));
    match state.ask(move |app| drafting::draft(app, &actor, org, &named, &wording, seen, &confirmed)).await {
        Ok(()) => {
            let address = ONE.to([colleague.org(), reference.as_str()]);
            Ok(Redirect::to(&format!("{address}?done=kept")).into_response())
        }
        Err(failure) => {
            let (page, status) = (colleague.visitor.page(), failure.kind.status());
            let shown = load(&state, &colleague, &reference).await?;
            // Whoever saved in the meantime is read first; what was typed here stands beside.
            sent.insert("seen".to_owned(), vec![shown.revision.to_string()]);
            let known: Vec<String> = failure.faults.iter().map(|fault| fault.field.clone()).collect();
            let fields: Vec<&str> = known.iter().map(String::as_str).collect();
            let errors = in_the_way(&page, failure, (&fields, "title-fr"))?;
            show_as(status, &view(page, colleague.org(), &shown, (&sent, &errors)))
        }
    }
}
