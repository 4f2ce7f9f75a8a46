//! One section of a draft.

use std::collections::BTreeMap;

use app::near_miss::{Changes, Clash};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::near_miss::Section;
use domain::near_miss::content::Content;
use serde::Deserialize;

use super::fields::Sent;
use super::question::{Group, Shape, errors};
use super::sheet::{Sheet, in_words, messages};
use super::{OfDraft, SAVING, open};
use crate::components::{Crumb, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::state::WebState;
use crate::team::Colleague;

/// One section of a draft.
#[derive(Debug, Template)]
#[template(path = "near_miss/section.html")]
pub(crate) struct ShowSection {
    page: Page,
    crumbs: Vec<Crumb>,
    heading: String,
    intro: String,
    progress: (usize, usize, String),
    address: String,
    saving: String,
    version: i64,
    groups: Vec<Group>,
    errors: Vec<FieldError>,
    /// Whether another device answered meanwhile.
    is_clash: bool,
}

/// What went wrong with a page that was sent.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    /// By field.
    pub(super) faults: BTreeMap<String, String>,
    pub(super) is_clash: bool,
    /// The saving that kept what could be kept, if anything was there to keep.
    pub(super) saved: Option<i64>,
}

impl ShowSection {
    pub(super) fn new(page: Page, sheet: &Sheet, section: &Section, sent: Option<&Sent>, wrong: &Wrong) -> Self {
        let groups = sheet.groups(&page, section, sent, &wrong.faults);
        let all = &sheet.form().sections;
        let place = all.iter().position(|other| other.id == section.id).unwrap_or_default() + 1;
        let said = page.with("near-miss-progress", (("place", place), ("all", all.len())));
        Self {
            crumbs: sheet.crumbs(&page, true),
            heading: page.read(&section.title).to_owned(),
            intro: section.intro.as_ref().map(|intro| page.read(intro).to_owned()).unwrap_or_default(),
            progress: (place, all.len(), said),
            address: sheet.section_address(&section.id),
            saving: SAVING.to([&sheet.org, &sheet.reference]),
            version: sheet.version,
            errors: errors(&groups),
            groups,
            is_clash: wrong.is_clash,
            page,
        }
    }
}

/// The part of an address that names a section.
#[derive(Debug, Deserialize)]
pub(super) struct OfSection {
    section: String,
}

pub(super) async fn show_section(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
    Parts(named): Parts<OfSection>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &colleague, &of.draft).await?;
    let section = sheet.form().section(&named.section).ok_or_else(Failure::not_found)?;
    show(&ShowSection::new(colleague.visitor.page(), &sheet, section, None, &Wrong::default()))
}

/// Saves what can be kept, and shows the rest again as it was typed.
pub(super) async fn answer(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
    Parts(named): Parts<OfSection>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &colleague, &of.draft).await?;
    let section = sheet.form().section(&named.section).ok_or_else(Failure::not_found)?;
    let sent = Sent::of(pairs);
    let page = colleague.visitor.page();
    let wrong = keep(&state, &colleague, &sheet, &sent).await?;
    if wrong.faults.is_empty() {
        return Ok(Redirect::to(&onward(&sheet, section, &sent)).into_response());
    }
    let status = if wrong.is_clash { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    // What the page knows now is what was just read: saving it again keeps what stands on it.
    let now = open(&state, &colleague, &of.draft).await?;
    show_as(status, &ShowSection::new(page, &now, section, Some(&sent), &wrong))
}

/// Saves what a form changes and can be kept; answers what cannot, by field.
pub(super) async fn keep(
    state: &WebState,
    colleague: &Colleague,
    sheet: &Sheet,
    sent: &Sent,
) -> Result<Wrong, Failure> {
    let (page, asked) = (colleague.visitor.page(), sheet.asked());
    let mut faults = Vec::new();
    let mut sound: BTreeMap<i64, Changes> = BTreeMap::new();
    for (seen, changes) in sent.changes(&asked, &sheet.content) {
        for (key, value) in changes {
            match value.as_ref().map_or(Ok(()), |value| asked.check_one(&key, value)) {
                Ok(()) => sound.entry(seen).or_default().push((key, value)),
                Err(fault) => faults.push(app::near_miss::content_fault(&fault)),
            }
        }
    }
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, sheet.reference.clone());
    let saved = state
        .ask(move |app| {
            let (mut clashes, mut version) = (Vec::new(), None);
            for (seen, changes) in sound {
                let saved = app::near_miss::save(app, &actor, org, &reference, (&changes, seen))?;
                clashes.extend(saved.clashes);
                version = Some(saved.version);
            }
            Ok((clashes, version))
        })
        .await;
    let (clashes, version): (Vec<Clash>, Option<i64>) = match saved {
        Ok(saved) => saved,
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            faults.extend(failure.faults);
            (Vec::new(), None)
        }
        Err(failure) => return Err(failure),
    };
    let mut wrong = Wrong { faults: messages(&page, &asked, &faults), is_clash: !clashes.is_empty(), saved: version };
    for clash in &clashes {
        let field = asked.field(&clash.key);
        let kept = clash.kept.as_ref().zip(field).map(|(kept, field)| in_words(&page, &asked, field, kept));
        let kept = kept.unwrap_or_else(|| page.say("near-miss-no-answer"));
        wrong.faults.insert(clash.key.to_string(), page.with("near-miss-clash", [("kept", kept)]));
    }
    Ok(wrong)
}

/// Where a button leads once everything is saved.
fn onward(sheet: &Sheet, section: &Section, sent: &Sent) -> String {
    let here = sheet.section_address(&section.id);
    match sent.first("then") {
        "leave" => format!("{}?done=saved", sheet.address()),
        then => {
            if let Some(block) = then.strip_prefix("more:").and_then(|id| section.blocks.iter().find(|it| it.id == id))
            {
                let answers = sent.answers(&sheet.asked()).into_iter();
                let now = Content(answers.filter_map(|(key, value)| Some((key, value?))).collect());
                let last = now.rows(block).last().copied().unwrap_or_default();
                let row = last.saturating_add(1).min(block.rows.unwrap_or(1));
                return format!("{here}#group-{}-{row}", block.id);
            }
            let all = &sheet.form().sections;
            let after = all.iter().skip_while(|other| other.id != section.id).nth(1);
            after.map_or_else(|| sheet.check(), |next| sheet.section_address(&next.id))
        }
    }
}
