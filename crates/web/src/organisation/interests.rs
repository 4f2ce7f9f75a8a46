//! Where each of the team declares their own interests, and says whether they may be named.

use app::interest::{self, Declaration};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::text::{Language, Text};
use serde::Deserialize;

use super::{ABOUT, INTERESTS};
use crate::components::{Choices, Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};

#[derive(Debug, Template)]
#[template(path = "organisation/interests.html")]
pub(crate) struct ShowInterests {
    page: Page,
    crumbs: Vec<Crumb>,
    action: String,
    about: String,
    /// What holds now; none before the first declaration.
    standing: Option<String>,
    has: Choices,
    words: Vec<(String, Field)>,
    listed: Choices,
    errors: Vec<FieldError>,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    has: String,
    #[serde(default, rename = "words-fr")]
    french: String,
    #[serde(default, rename = "words-en")]
    english: String,
    #[serde(default)]
    listed: String,
}

impl Typed {
    fn of(declaration: Option<&Declaration>) -> Self {
        let Some(one) = declaration else {
            return Self::default();
        };
        let said = |language| one.words.get(&language).unwrap_or_default().to_owned();
        Self {
            has: if one.is_nothing() { "nothing" } else { "some" }.to_owned(),
            french: said(Language::french()),
            english: said(Language::english()),
            listed: if one.listed { "named" } else { "counted" }.to_owned(),
        }
    }
}

pub(super) async fn show_interests(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let own = own(&state, &colleague).await?;
    let page = colleague.visitor.page();
    let notice = news.done.is_some().then(|| page.say("organisation-done-declared"));
    let page = Page { notice, ..page };
    show(&view(page, colleague.org(), own.as_ref(), &Typed::of(own.as_ref()), Vec::new()))
}

async fn own(state: &WebState, colleague: &Colleague) -> Result<Option<Declaration>, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| interest::own(app, &actor, org)).await
}

fn view(page: Page, org: &str, own: Option<&Declaration>, typed: &Typed, errors: Vec<FieldError>) -> ShowInterests {
    let words = |language: Language, value: &str| {
        let name = page.languages.iter().find(|voice| voice.language() == language);
        let name = name.map_or_else(|| language.to_string(), documents::language::Voice::own_name);
        let field = Field::new(format!("words-{language}")).holding(value).checked(&errors);
        (page.with("organisation-interests-in", [("language", name)]), field)
    };
    let has = [("nothing", "organisation-has-nothing"), ("some", "organisation-has-some")];
    let listed = [("named", "organisation-listed-named"), ("counted", "organisation-listed-counted")];
    ShowInterests {
        crumbs: vec![Crumb { address: TEAM.to([org]), name: page.say("team-title") }],
        action: INTERESTS.to([org]),
        about: ABOUT.to([org]),
        standing: own.map(|one| {
            let on = domain::calendar::civil_date(one.at, page.now.time_zone());
            page.with("organisation-declared-on", [("date", page.date(on))])
        }),
        has: Choices::new("has", has.map(|(code, key)| (code, page.say(key))))
            .choosing(&[typed.has.as_str()])
            .checked(&errors),
        words: vec![words(Language::french(), &typed.french), words(Language::english(), &typed.english)],
        listed: Choices::new("listed", listed.map(|(code, key)| (code, page.say(key))))
            .choosing(&[typed.listed.as_str()])
            .checked(&errors),
        errors,
        page,
    }
}

pub(super) async fn declare(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    colleague.must(Right::DeclareInterests)?;
    let page = colleague.visitor.page();
    let mut errors = Vec::new();
    for (field, value, known) in
        [("has", &typed.has, ["nothing", "some"]), ("listed", &typed.listed, ["named", "counted"])]
    {
        if !known.contains(&value.as_str()) {
            errors.push(FieldError { field: field.to_owned(), message: page.say("organisation-fault-choose") });
        }
    }
    if errors.is_empty() {
        let (actor, org, sent) = (colleague.actor(), colleague.organisation.id, typed.clone());
        let asked = state
            .ask(move |app| {
                let words = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
                let both =
                    Text::new([(Language::french(), words(&sent.french)), (Language::english(), words(&sent.english))]);
                let declared = (sent.has == "some").then_some(&both);
                interest::declare(app, &actor, org, declared, sent.listed == "named")
            })
            .await;
        match asked {
            Ok(()) => {
                let address = format!("{}?done=declared", INTERESTS.to([colleague.org()]));
                return Ok(Redirect::to(&address).into_response());
            }
            Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
                errors = failure.field_errors(&page.voice);
            }
            Err(failure) => return Err(failure),
        }
    }
    let own = own(&state, &colleague).await?;
    show_again(&view(page, colleague.org(), own.as_ref(), &typed, errors))
}

#[cfg(test)]
impl crate::page::Sample for ShowInterests {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let declared = |words: &str| Declaration {
            words: Text::new([(Language::french(), words.to_owned())]),
            listed: words.is_empty(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let error = |field: &str, key: &'static str| FieldError { field: field.into(), message: page.say(key) };
        let errors = vec![
            error("has", "organisation-fault-choose"),
            error("words-en", "organisation-fault-interests"),
            error("listed", "organisation-fault-choose"),
        ];
        let (nothing, some) = (declared(""), declared("…"));
        let view = |own: Option<&Declaration>, errors| view(page.clone(), "amp", own, &Typed::of(own), errors);
        vec![
            ("not yet", view(None, errors)),
            ("nothing to declare", view(Some(&nothing), Vec::new())),
            ("something", view(Some(&some), Vec::new())),
        ]
    }
}
