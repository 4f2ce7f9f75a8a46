//! The codebook of a programme: its themes in both languages, kept by the team.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::programme::Programme;
use domain::review::{Theme, ThemeKind};
use domain::text::{Language, Text};
use serde::Deserialize;

use super::CODEBOOK;
use super::words::kind_key;
use crate::components::{Choices, Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};

/// One theme.
#[derive(Debug)]
pub(crate) struct ThemeLine {
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) labels: Vec<(String, String)>,
    pub(super) is_retired: bool,
    pub(super) edit: String,
}

#[derive(Debug, Template)]
#[template(path = "review/codebook.html")]
pub(crate) struct ShowCodebook {
    page: Page,
    crumbs: Vec<Crumb>,
    programme: String,
    themes: Vec<ThemeLine>,
    action: String,
    is_editing: bool,
    code: Field,
    kind: Choices,
    /// Its label in each language, with the name of that language.
    labels: Vec<(String, Field)>,
    is_retired: bool,
    errors: Vec<FieldError>,
}

async fn load(state: &WebState, colleague: &Colleague, id: &str) -> Result<(Arc<Programme>, Vec<Theme>), Failure> {
    colleague.must(Right::EditCodebook)?;
    let (actor, org, id) = (colleague.actor(), colleague.organisation.id, id.to_owned());
    state
        .ask(move |app| {
            let all = app::programme::list(app, org)?;
            let programme = all.into_iter().find(|one| one.id == id).ok_or(app::Error::NotFound("programme"))?;
            let themes = app::review::themes(app, &actor, org, &programme)?;
            Ok((programme, themes))
        })
        .await
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    theme: Option<String>,
    done: Option<String>,
}

pub(super) async fn show_codebook(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (programme, themes) = load(&state, &colleague, &id).await?;
    let page = colleague.visitor.page();
    let page = if asked.done.is_some() {
        let notice = page.say("review-done-theme");
        page.with_notice(notice)
    } else {
        page
    };
    let edited = asked.theme.as_deref().and_then(|code| themes.iter().find(|theme| theme.code == code));
    show(&view(page, colleague.org(), &programme, &themes, edited, Vec::new()))
}

pub(super) fn view(
    page: Page,
    org: &str,
    programme: &Programme,
    themes: &[Theme],
    edited: Option<&Theme>,
    errors: Vec<FieldError>,
) -> ShowCodebook {
    let address = CODEBOOK.to([org, &programme.id]);
    let line = |theme: &Theme| ThemeLine {
        kind: page.say(kind_key(theme.kind)),
        labels: theme.label.wordings().map(|(tag, label)| (tag.tag().to_owned(), label.to_owned())).collect(),
        is_retired: theme.is_retired,
        edit: format!("{address}?theme={}#code", theme.code),
        code: theme.code.clone(),
    };
    let label = |language: &Language| {
        let name = page.languages.iter().find(|voice| voice.language() == *language);
        let name = name.map_or_else(|| language.tag().to_owned(), documents::language::Voice::own_name);
        let held = edited.and_then(|theme| theme.label.get(language)).unwrap_or_default();
        let field = Field::new(format!("label-{language}")).holding(held).checked(&errors);
        (page.with("review-theme-label", [("language", name)]), field)
    };
    let kinds = ThemeKind::ALL.map(|kind| (kind.code(), page.say(kind_key(kind))));
    let chosen = edited.map_or(ThemeKind::Option, |theme| theme.kind).code();
    ShowCodebook {
        crumbs: vec![Crumb { address: TEAM.to([org]), name: page.say("team-title") }],
        programme: page.read(&programme.name).to_owned(),
        themes: themes.iter().map(line).collect(),
        is_editing: edited.is_some_and(|theme| themes.iter().any(|known| known.code == theme.code)),
        code: Field::new("code").holding(edited.map_or("", |theme| &theme.code)).checked(&errors),
        kind: Choices::new("kind", kinds).choosing(&[chosen]).checked(&errors),
        labels: programme.languages.iter().map(label).collect(),
        is_retired: edited.is_some_and(|theme| theme.is_retired),
        action: address,
        errors,
        page,
    }
}

pub(super) async fn save(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let (programme, themes) = load(&state, &colleague, &id).await?;
    let text = |name: &str| sent.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let labels = programme.languages.iter().map(|language| (language.clone(), text(&format!("label-{language}"))));
    let theme = Theme {
        code: text("code"),
        kind: ThemeKind::parse(&text("kind")).unwrap_or(ThemeKind::Other),
        label: Text::new(labels),
        is_retired: sent.contains_key("retired"),
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (written, of) = (theme.clone(), Arc::clone(&programme));
    match state.ask(move |app| app::review::save_theme(app, &actor, org, &of, &written)).await {
        Ok(()) => {
            Ok(Redirect::to(&format!("{}?done=saved", CODEBOOK.to([colleague.org(), &programme.id]))).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let page = colleague.visitor.page();
            let errors = failure.field_errors(&page.voice);
            show_again(&view(page, colleague.org(), &programme, &themes, Some(&theme), errors))
        }
        Err(failure) => Err(failure),
    }
}
