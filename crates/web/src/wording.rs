//! The wording of mails, edited by the team in every language at once, with a preview before anything is saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::wording::{Edit, InForce};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use documents::mail::{Kind, Letter};
use domain::authority::Right;
use domain::programme::Programme;
use serde::Deserialize;

use crate::components::{Crumb, Field, FieldError, Row};
use crate::failure::{Failure, Kind as Failing};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};
use crate::url::Path;

/// Every wording of a programme.
pub const WORDINGS: Path<2> = Path::new("/{org}/team/wording/{programme}");

/// The wording of one kind of mail.
pub const WORDING: Path<3> = Path::new("/{org}/team/wording/{programme}/{kind}");

pub(crate) fn routes() -> Vec<Route> {
    let edit = Access::Right(Right::EditWording);
    vec![
        Route::get("wording.list", WORDINGS, edit, list),
        Route::get("wording.show", WORDING, edit, show_wording),
        Route::post("wording.edit", WORDING, edit, change),
    ]
}

#[derive(Debug, Template)]
#[template(path = "wording/list.html")]
pub(crate) struct ListWordings {
    page: Page,
    crumbs: Vec<Crumb>,
    programme: String,
    rows: Vec<Row>,
}

/// One language of the form.
#[derive(Debug)]
struct Part {
    tag: String,
    name: String,
    subject: Field,
    body: Field,
    preview: Option<Letter>,
}

#[derive(Debug, Template)]
#[template(path = "wording/show.html")]
pub(crate) struct ShowWording {
    page: Page,
    crumbs: Vec<Crumb>,
    kind: String,
    when: String,
    action: String,
    base: i64,
    revision: String,
    parts: Vec<Part>,
    offers: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

fn kind_keys(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Invitation => ("wording-invitation", "wording-invitation-when"),
        Kind::Notice => ("wording-notice", "wording-notice-when"),
        Kind::Reminder => ("wording-reminder", "wording-reminder-when"),
        Kind::Late => ("wording-late", "wording-late-when"),
        Kind::Reopened => ("wording-reopened", "wording-reopened-when"),
        Kind::Report => ("wording-report", "wording-report-when"),
        // The installation's own, which no programme words.
        Kind::Member
        | Kind::Synthesis
        | Kind::Comment
        | Kind::Suspension
        | Kind::Lifted
        | Kind::Forum
        | Kind::Paraphrase
        | Kind::Proposal
        | Kind::SelfCheck
        | Kind::Alert
        | Kind::Guideline
        | Kind::Uptake
        | Kind::NearMiss => ("wording-invitation", "wording-invitation-when"),
    }
}

/// The newest version of the programme that an address names, with the wording in force.
async fn load(state: &WebState, colleague: &Colleague, id: &str) -> Result<(Arc<Programme>, Vec<InForce>), Failure> {
    let (actor, org, id) = (colleague.actor(), colleague.organisation.id, id.to_owned());
    colleague.must(Right::EditWording)?;
    state
        .ask(move |app| {
            let all = app::programme::list(app, org)?;
            let programme = all.into_iter().find(|one| one.id == id).ok_or(app::Error::NotFound("programme"))?;
            let wordings = app::wording::list(app, &actor, org, &programme)?;
            Ok((programme, wordings))
        })
        .await
}

async fn list(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
) -> Result<Response, Failure> {
    let (programme, wordings) = load(&state, &colleague, &id).await?;
    let page = colleague.visitor.page();
    let language = page.voice.language();
    let row = |kind: Kind| {
        let of_kind = || wordings.iter().filter(move |one| one.kind == kind);
        let own = of_kind().find(|one| one.language == language).or_else(|| of_kind().next())?;
        Some(Row {
            key: page.say(kind_keys(kind).0),
            value: format!("{}\n{}", own.subject, revision(&page, own)),
            change: Some(WORDING.to([colleague.org(), &programme.id, kind.code()])),
        })
    };
    show(&ListWordings {
        crumbs: vec![Crumb { address: TEAM.to([colleague.org()]), name: page.say("team-title") }],
        programme: page.read(&programme.name).to_owned(),
        rows: Kind::OF_PROGRAMMES.into_iter().filter_map(row).collect(),
        page,
    })
}

fn revision(page: &Page, wording: &InForce) -> String {
    match wording.at {
        Some(at) => {
            let on = domain::calendar::civil_date(at, page.now.time_zone());
            let values = (("revision", wording.revision), ("date", page.date(on)));
            page.with("wording-revision", values)
        }
        None => page.say("wording-of-definition"),
    }
}

#[derive(Debug, Deserialize)]
struct News {
    done: Option<String>,
}

async fn show_wording(
    State(state): State<WebState>,
    Parts((_, id, kind)): Parts<(String, String, String)>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let kind = Kind::parse(&kind).ok_or_else(Failure::not_found)?;
    let (programme, wordings) = load(&state, &colleague, &id).await?;
    let page = colleague.visitor.page();
    let notice = page.say("wording-done-saved");
    let page = if news.done.is_some() { page.with_notice(notice) } else { page };
    let form = Editing::of(kind, &wordings);
    show(&form.view(page, colleague.org(), &programme, &wordings, &BTreeMap::new(), Vec::new()))
}

/// The form, filled.
struct Editing {
    kind: Kind,
    base: i64,
    edits: Vec<Edit>,
}

impl Editing {
    fn of(kind: Kind, wordings: &[InForce]) -> Self {
        let own = || wordings.iter().filter(|one| one.kind == kind);
        Self {
            kind,
            base: own().map(|one| one.revision).max().unwrap_or_default(),
            edits: own()
                .map(|one| Edit {
                    language: one.language.clone(),
                    subject: one.subject.clone(),
                    body: one.body.clone(),
                })
                .collect(),
        }
    }

    /// What was sent: a subject and a body for each language of the programme.
    fn sent(kind: Kind, programme: &Programme, fields: &BTreeMap<String, String>) -> Self {
        let text = |name: String| fields.get(&name).map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
        let edit = |language: &domain::text::Language| Edit {
            language: language.clone(),
            subject: text(format!("subject.{language}")),
            body: text(format!("body.{language}")),
        };
        let base = fields.get("base").and_then(|base| base.parse().ok()).unwrap_or(-1);
        Self { kind, base, edits: programme.languages.iter().map(edit).collect() }
    }

    fn view(
        &self,
        page: Page,
        org: &str,
        programme: &Programme,
        wordings: &[InForce],
        previews: &BTreeMap<String, Letter>,
        errors: Vec<FieldError>,
    ) -> ShowWording {
        let (name, when) = kind_keys(self.kind);
        let part = |edit: &Edit| {
            let tag = edit.language.tag();
            let field = |name: String, text: &str| Field::new(name).holding(text).checked(&errors);
            let own = page.languages.iter().find(|voice| voice.language() == edit.language);
            Part {
                name: own.map_or_else(|| tag.to_owned(), documents::language::Voice::own_name),
                subject: field(format!("subject.{tag}"), &edit.subject),
                body: field(format!("body.{tag}"), &edit.body),
                preview: previews.get(tag).cloned(),
                tag: tag.to_owned(),
            }
        };
        let in_force = wordings.iter().find(|one| one.kind == self.kind);
        let offers =
            self.kind.offers().iter().map(|place| (format!("{{{}}}", place.code()), page.say(placeholder_key(*place))));
        ShowWording {
            crumbs: vec![
                Crumb { address: TEAM.to([org]), name: page.say("team-title") },
                Crumb { address: WORDINGS.to([org, &programme.id]), name: page.say("wording-title") },
            ],
            kind: page.say(name),
            when: page.say(when),
            action: WORDING.to([org, &programme.id, self.kind.code()]),
            base: self.base,
            revision: in_force.map(|own| revision(&page, own)).unwrap_or_default(),
            parts: self.edits.iter().map(part).collect(),
            offers: offers.collect(),
            errors,
            page,
        }
    }
}

fn placeholder_key(place: documents::mail::Placeholder) -> &'static str {
    use documents::mail::Placeholder;
    match place {
        Placeholder::Name => "wording-place-name",
        Placeholder::Organisation => "wording-place-organisation",
        Placeholder::Programme => "wording-place-programme",
        Placeholder::Evaluation => "wording-place-evaluation",
        Placeholder::Opens => "wording-place-opens",
        Placeholder::Due => "wording-place-due",
        Placeholder::Locks => "wording-place-locks",
        Placeholder::Title => "wording-place-title",
        Placeholder::Link => "wording-place-link",
    }
}

/// Previews, or saves: which of the two buttons was pressed tells.
async fn change(
    State(state): State<WebState>,
    Parts((_, id, kind)): Parts<(String, String, String)>,
    colleague: Colleague,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let kind = Kind::parse(&kind).ok_or_else(Failure::not_found)?;
    let (programme, wordings) = load(&state, &colleague, &id).await?;
    let form = Editing::sent(kind, &programme, &fields);
    let page = colleague.visitor.page();
    if fields.get("act").is_some_and(|act| act == "save") {
        let saved = save(&state, &colleague, &programme, &form).await;
        return match saved {
            Ok(()) => {
                let address = format!("{}?done=saved", WORDING.to([colleague.org(), &programme.id, kind.code()]));
                Ok(Redirect::to(&address).into_response())
            }
            Err(failure) if failure.kind == Failing::Invalid && !failure.faults.is_empty() => {
                let errors = failure.field_errors(&page.voice);
                show_again(&form.view(page, colleague.org(), &programme, &wordings, &BTreeMap::new(), errors))
            }
            Err(failure) => Err(failure),
        };
    }
    let mut previews = BTreeMap::new();
    let mut errors = Vec::new();
    for edit in form.edits.clone() {
        let (actor, org, programme) = (colleague.actor(), colleague.organisation.id, Arc::clone(&programme));
        let tag = edit.language.tag().to_owned();
        match state.ask(move |app| app::wording::preview(app, &actor, org, &programme, kind, &edit)).await {
            Ok(letter) => drop(previews.insert(tag, letter)),
            Err(failure) if failure.kind == Failing::Invalid => errors.extend(failure.field_errors(&page.voice)),
            Err(failure) => return Err(failure),
        }
    }
    let is_wrong = !errors.is_empty();
    let view = form.view(page, colleague.org(), &programme, &wordings, &previews, errors);
    if is_wrong { show_again(&view) } else { show(&view) }
}

async fn save(
    state: &WebState,
    colleague: &Colleague,
    programme: &Arc<Programme>,
    form: &Editing,
) -> Result<(), Failure> {
    let (actor, org, programme) = (colleague.actor(), colleague.organisation.id, Arc::clone(programme));
    let (kind, base, edits) = (form.kind, form.base, form.edits.clone());
    state.ask(move |app| app::wording::edit(app, &actor, org, &programme, kind, base, &edits).map(drop)).await
}

#[cfg(test)]
#[path = "wording/samples.rs"]
mod samples;
