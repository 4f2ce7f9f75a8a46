//! Where a lead writes what the organisation says of itself, and sees who has declared their interests.

use app::interest::{Declaration, roll};
use app::member::Member;
use app::organisation;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::text::{Language, Text};
use serde::Deserialize;

use super::{ABOUT, ORGANISATION};
use crate::cohort::COHORTS;
use crate::components::{Crumb, Field, FieldError, Tag, Tone};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::session::role_name;
use crate::state::WebState;
use crate::team::{Colleague, TEAM};

/// One of those who are asked to declare.
#[derive(Debug)]
struct Asked {
    name: String,
    roles: String,
    tag: Tag,
}

#[derive(Debug, Template)]
#[template(path = "organisation/show.html")]
pub(crate) struct ShowOrganisation {
    page: Page,
    crumbs: Vec<Crumb>,
    action: String,
    about: String,
    cohorts: String,
    /// Label and field of each language: names, then statements.
    names: Vec<(String, Field)>,
    fundings: Vec<(String, Field)>,
    asked: Vec<Asked>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default, rename = "name-fr")]
    name_fr: String,
    #[serde(default, rename = "name-en")]
    name_en: String,
    #[serde(default, rename = "funding-fr")]
    funding_fr: String,
    #[serde(default, rename = "funding-en")]
    funding_en: String,
}

impl Typed {
    fn of(name: &Text, funding: &Text) -> Self {
        let said = |text: &Text, language: &Language| text.get(language).unwrap_or_default().to_owned();
        let (french, english) = (Language::french(), Language::english());
        Self {
            name_fr: said(name, &french),
            name_en: said(name, &english),
            funding_fr: said(funding, &french),
            funding_en: said(funding, &english),
        }
    }

    fn texts(&self) -> (Text, Text) {
        let text = |french: &str, english: &str| {
            let trimmed = |words: &str| words.replace("\r\n", "\n").trim().to_owned();
            Text::new([(Language::french(), trimmed(french)), (Language::english(), trimmed(english))])
        };
        (text(&self.name_fr, &self.name_en), text(&self.funding_fr, &self.funding_en))
    }
}

pub(super) async fn show_organisation(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let asked = state.ask(move |app| roll(app, &actor, org)).await?;
    let page = colleague.visitor.page();
    let notice = news.done.is_some().then(|| page.say("organisation-done-changed"));
    let page = Page { notice, ..page };
    let typed = Typed::of(&colleague.organisation.name, &colleague.organisation.funding);
    show(&view(page, colleague.org(), &asked, &typed, Vec::new()))
}

fn view(
    page: Page,
    org: &str,
    asked: &[(Member, Option<Declaration>)],
    typed: &Typed,
    errors: Vec<FieldError>,
) -> ShowOrganisation {
    let field = |key: &'static str, language: Language, name: &str, value: &str| {
        let own = page.languages.iter().find(|voice| voice.language() == language);
        let own = own.map_or_else(|| language.to_string(), documents::language::Voice::own_name);
        let field = Field::new(format!("{name}-{language}")).holding(value).checked(&errors);
        (page.with(key, [("language", own)]), field)
    };
    let (french, english) = (Language::french, Language::english);
    ShowOrganisation {
        crumbs: vec![Crumb { address: TEAM.to([org]), name: page.say("team-title") }],
        action: ORGANISATION.to([org]),
        about: ABOUT.to([org]),
        cohorts: COHORTS.to([org]),
        names: vec![
            field("organisation-name", french(), "name", &typed.name_fr),
            field("organisation-name", english(), "name", &typed.name_en),
        ],
        fundings: vec![
            field("organisation-funding", french(), "funding", &typed.funding_fr),
            field("organisation-funding", english(), "funding", &typed.funding_en),
        ],
        asked: asked.iter().map(|(member, declaration)| line(&page, member, declaration.as_ref())).collect(),
        errors,
        page,
    }
}

fn line(page: &Page, member: &Member, declaration: Option<&Declaration>) -> Asked {
    let (tone, key) = match declaration {
        None => (Tone::Due, "organisation-not-declared"),
        Some(one) if one.listed => (Tone::Done, "organisation-declared-named"),
        Some(_) => (Tone::Done, "organisation-declared"),
    };
    let roles: Vec<String> = member.roles.iter().map(|role| role_name(&page.voice, *role)).collect();
    Asked { name: member.name.clone(), roles: page.voice.list(&roles), tag: Tag { tone, text: page.say(key) } }
}

pub(super) async fn change(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    colleague.must(Right::EditOrganisation)?;
    let (actor, org, texts) = (colleague.actor(), colleague.organisation.id, typed.texts());
    let by = actor.clone();
    let asked = state.ask(move |app| organisation::change(app, &by, org, &texts.0, &texts.1)).await;
    match asked {
        Ok(()) => {
            let address = format!("{}?done=changed", ORGANISATION.to([colleague.org()]));
            Ok(Redirect::to(&address).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let page = colleague.visitor.page();
            let errors = failure.field_errors(&page.voice);
            let asked = state.ask(move |app| roll(app, &actor, org)).await?;
            show_again(&view(page, colleague.org(), &asked, &typed, errors))
        }
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowOrganisation {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let member = |name: &str| Member {
            person: domain::ids::PersonId(1),
            name: name.into(),
            email: "luc@example.org".into(),
            active: true,
            roles: vec![domain::authority::Role::Editor],
        };
        let declared = |listed| Some(Declaration { words: Text::default(), listed, at: jiff::Timestamp::UNIX_EPOCH });
        let asked = [(member("Luc"), None), (member("Inès"), declared(true)), (member("Noa"), declared(false))];
        let errors = vec![
            FieldError { field: "name-fr".into(), message: page.say("fault-name") },
            FieldError { field: "funding-en".into(), message: page.say("fault-funding") },
        ];
        vec![
            ("a new organisation", view(page.clone(), "amp", &[], &Typed::default(), Vec::new())),
            ("half declared", view(page.clone(), "amp", &asked, &Typed::default(), errors)),
        ]
    }
}
