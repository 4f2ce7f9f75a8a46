//! The digest: chosen on one's account, stopped by the link of a mail.

use std::collections::BTreeSet;

use app::digest::Offered;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::digest::{Choice, Rhythm};

use crate::analysis::words::{all, first, grouped, in_the_way};
use crate::components::{Choices, Crumb, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::routes::{Access, Route};
use crate::sessions::SESSIONS;
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

/// Where one's digest is chosen.
pub const CHOICE: Path<0> = Path::new("/account/digest");
/// Where the link of a mail leads: it needs no session.
pub const STOP: Path<1> = Path::new("/digest/stop/{token}");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::ManageOwnAccount);
    vec![
        Route::get("digest.show", CHOICE, own, show_choice),
        Route::post("digest.choose", CHOICE, own, choose),
        Route::get("digest.ask-stop", STOP, Access::Anyone, ask_stop),
        Route::post("digest.stop", STOP, Access::Anyone, stop),
    ]
}

#[derive(Debug, Template)]
#[template(path = "digest/choose.html")]
pub(crate) struct ChooseDigest {
    page: Page,
    crumbs: Vec<Crumb>,
    errors: Vec<FieldError>,
    rhythm: Choices,
    specialties: Choices,
    themes: Choices,
}

#[derive(Debug, Template)]
#[template(path = "digest/stop.html")]
pub(crate) struct StopDigest {
    page: Page,
    /// Where it is stopped; none once it is.
    here: Option<String>,
}

async fn show_choice(
    State(state): State<WebState>,
    visitor: Visitor,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let actor = visitor.actor();
    let (choice, offered) = state.ask(move |app| app::digest::chosen(app, &actor)).await?;
    let mut page = visitor.page();
    if news.done.as_deref() == Some("chosen") {
        page.notice = Some(page.say("digest-done"));
    }
    show(&view(page, &choice, &offered, &[]))
}

fn view(page: Page, choice: &Choice, offered: &Offered, errors: &[FieldError]) -> ChooseDigest {
    let rhythm = |rhythm: Rhythm| {
        let key = match rhythm {
            Rhythm::Monthly => "digest-monthly",
            Rhythm::Weekly => "digest-weekly",
            Rhythm::None => "digest-none",
        };
        (rhythm.code(), page.say(key))
    };
    let choices = |name: &str, options: &[(String, domain::text::Text)], chosen: &BTreeSet<String>| {
        let options = options.iter().map(|(code, words)| (code.clone(), page.read(words).to_owned()));
        Choices::new(name, options).choosing(&chosen.iter().collect::<Vec<_>>()).checked(errors)
    };
    let rhythm = Choices::new("rhythm", Rhythm::ALL.map(rhythm)).choosing(&[choice.rhythm.code()]).checked(errors);
    let specialties = choices("specialties", &offered.specialties, &choice.specialties);
    let themes = choices("themes", &offered.themes, &choice.themes);
    ChooseDigest {
        crumbs: vec![Crumb { address: SESSIONS.plain().to_owned(), name: page.say("sessions-title") }],
        errors: faults(&[&rhythm, &specialties, &themes]),
        rhythm,
        specialties,
        themes,
        page,
    }
}

async fn choose(
    State(state): State<WebState>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = grouped(pairs);
    let rhythm = Rhythm::parse(&first(&sent, "rhythm"));
    let choice = Choice {
        rhythm: rhythm.unwrap_or_default(),
        specialties: all(&sent, "specialties"),
        themes: all(&sent, "themes"),
    };
    let (actor, new) = (visitor.actor(), choice.clone());
    let chosen = match rhythm {
        Some(_) => state.ask(move |app| app::digest::choose(app, &actor, &new)).await,
        None => Err(app::Error::from(app::error::Fault::new("rhythm", "fault-digest-rhythm")).into()),
    };
    match chosen {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=chosen", CHOICE.plain())).into_response()),
        Err(failure) => {
            let page = visitor.page();
            let errors = in_the_way(&page, failure, (&["rhythm", "specialties", "themes"], "rhythm"))?;
            let actor = visitor.actor();
            let (_, offered) = state.ask(move |app| app::digest::chosen(app, &actor)).await?;
            show_again(&view(page, &choice, &offered, &errors))
        }
    }
}

/// A mail's link may be followed by a program that looks at every link: reading stops nothing.
async fn ask_stop(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(token): Parts<String>,
) -> Result<Response, Failure> {
    let given = token.clone();
    state.ask(move |app| app::digest::can_stop(app, &given)).await?;
    kept_nowhere(show(&StopDigest { here: Some(STOP.to([token.as_str()])), page: visitor.page() }))
}

async fn stop(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(token): Parts<String>,
) -> Result<Response, Failure> {
    state.ask(move |app| app::digest::stop(app, &token)).await?;
    kept_nowhere(show(&StopDigest { here: None, page: visitor.page() }))
}

#[cfg(test)]
impl crate::page::Sample for ChooseDigest {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        use crate::analysis::samples::both;
        let offered = Offered {
            specialties: vec![("anaesthesia".into(), both("Anesthésie"))],
            themes: vec![("labels".into(), both("Étiquettes"))],
        };
        let choice = Choice {
            rhythm: Rhythm::Weekly,
            specialties: BTreeSet::from(["anaesthesia".to_owned()]),
            themes: BTreeSet::new(),
        };
        let wrong = [FieldError { field: "rhythm".into(), message: page.say("form-error") }];
        vec![
            ("nothing offered", view(page.clone(), &Choice::default(), &Offered::default(), &[])),
            ("chosen", view(page.clone(), &choice, &offered, &[])),
            ("refused", view(page.clone(), &choice, &offered, &wrong)),
        ]
    }
}

#[cfg(test)]
impl crate::page::Sample for StopDigest {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let show = |here: Option<&str>| Self { here: here.map(str::to_owned), page: page.clone() };
        vec![("asked", show(Some("/digest/stop/x"))), ("stopped", show(None))]
    }
}
