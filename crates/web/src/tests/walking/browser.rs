//! A browser that knows no script, and the house it visits.

use std::sync::Arc;

use app::cohort::Pinned;
use app::testing::{House, Somebody, World};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use documents::language::Languages;
use http_body_util::BodyExt;
use jiff::tz::TimeZone;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

use crate::state::WebState;

/// An installation on SQLite with a programme running since 1 January 2008, and its web door.
pub(super) struct Place {
    pub(super) world: World,
    pub(super) house: House,
    pub(super) cohort: Pinned,
    service: Router,
}

impl Place {
    pub(super) fn with(programme: &str) -> Self {
        Self::of(&documents::shipped::programme(programme).expect("it is shipped"))
    }

    /// The same for a definition of the story's own.
    pub(super) fn of(files: &documents::definition::Files) -> Self {
        Self::in_world(World::sqlite(), files)
    }

    /// The same in a world of the story's own.
    pub(super) fn in_world(world: World, files: &documents::definition::Files) -> Self {
        let house = world.given_an_organisation("amp");
        let programme = world.given_a_definition(&house, files);
        let cohort = world.given_a_cohort(&house, &programme, "2008-01", "2008-01-01");
        let state = WebState {
            app: world.app.clone(),
            languages: Arc::new(Languages::embedded().expect("the shipped catalogues are sound")),
            zone: TimeZone::get("Europe/Paris").expect("a zone"),
            secure: false,
        };
        Self { service: crate::service(state), world, house, cohort }
    }

    pub(super) fn published() -> Self {
        Self::with("prescrire-pip")
    }

    /// The address of a page of the cohort.
    pub(super) fn at(&self, rest: &str) -> String {
        format!("/amp/{}/2008-01{rest}", self.cohort.cohort.programme)
    }

    /// Somebody who takes part, and a browser of theirs.
    pub(super) fn given_a_participant(&self, name: &str) -> (Somebody, Browser) {
        let who = self.world.given_a_participant(&self.house, &self.cohort, name, "en");
        let browser = self.browser_of(&who.actor);
        (who, browser)
    }

    /// A browser in which somebody is signed in.
    pub(super) fn browser_of(&self, actor: &domain::authority::Actor) -> Browser {
        let (app, person) = (self.world.app.clone(), actor.person().expect("a person"));
        let token = self.world.app.store.write(move |tx| app::session::begin(&app, tx, person, app.now()));
        Browser { token: Some(token.expect("a session")), ..self.stranger() }
    }

    pub(super) fn stranger(&self) -> Browser {
        Browser { service: self.service.clone(), token: None, language: "en", rehearsal: None }
    }

    /// What a draft holds now, as its author's use case reads it.
    pub(super) fn draft(&self, who: &Somebody, evaluation: &str) -> app::questionnaire::Questionnaire {
        app::questionnaire::read(&self.world.app, &who.actor, &self.cohort, evaluation).expect("it can be read")
    }
}

/// A browser without a script.
#[derive(Clone)]
pub(super) struct Browser {
    service: Router,
    token: Option<String>,
    language: &'static str,
    rehearsal: Option<String>,
}

/// A page, or whatever else came back.
pub(super) struct Shown {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Browser {
    async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Shown {
        let mut request = request.header("accept-language", "en");
        if let Some(token) = &self.token {
            // Chosen in this browser: whatever language a person of the story was given, its tests are in English.
            let mut cookies = format!("presque-session={token}; presque-language={}", self.language);
            if let Some(rehearsal) = &self.rehearsal {
                cookies.push_str(&format!("; presque-rehearsal={rehearsal}"));
            }
            request = request.header("cookie", cookies);
        }
        let response = self.service.clone().oneshot(request.body(body).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(parts.status != StatusCode::INTERNAL_SERVER_ERROR, "it broke: {text}");
        Shown { status: parts.status, headers: parts.headers, text }
    }

    /// The same browser after an answer: with the session it set, or without the one it took back.
    pub(super) fn keeping(&self, shown: &Shown) -> Self {
        let mut kept = self.clone();
        for cookie in shown.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().expect("a cookie");
            if let Some(token) = cookie.strip_prefix("presque-session=").and_then(|rest| rest.split(';').next()) {
                kept.token = Some(token.to_owned()).filter(|token| !token.is_empty());
            }
            if let Some(name) = cookie.strip_prefix("presque-rehearsal=").and_then(|rest| rest.split(';').next()) {
                kept.rehearsal = Some(name.to_owned()).filter(|name| !name.is_empty());
            }
        }
        kept
    }

    /// The same browser, reading another language.
    pub(super) fn reading(&self, language: &'static str) -> Self {
        Self { language, ..self.clone() }
    }

    /// The same browser with somebody else's rehearsal in its cookie.
    pub(super) fn with_rehearsal_of(&self, other: &Self) -> Self {
        Self { rehearsal: other.rehearsal.clone(), ..self.clone() }
    }

    pub(super) async fn get(&self, address: &str) -> Shown {
        self.ask(Request::get(address), Body::empty()).await
    }

    pub(super) async fn post(&self, address: &str, body: impl Into<Body>) -> Shown {
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, body.into()).await
    }

    /// Sends pairs as a form.
    pub(super) async fn send(&self, address: &str, pairs: &[(String, String)]) -> Shown {
        self.post(address, serde_html_form::to_string(pairs).expect("a form")).await
    }

    /// Sends a file as a form's only field.
    pub(super) async fn post_file(&self, address: &str, field: &str, name: &str, content: &[u8]) -> Shown {
        let mut body = format!(
            "--frontier\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--frontier--\r\n");
        let request = Request::post(address).header("content-type", "multipart/form-data; boundary=frontier");
        self.ask(request, Body::from(body)).await
    }

    /// Sends a form of several parts, written out by the test.
    pub(super) async fn post_parts(&self, address: &str, body: &str) -> Shown {
        let request = Request::post(address).header("content-type", "multipart/form-data; boundary=frontier");
        self.ask(request, Body::from(body.to_owned())).await
    }

    /// Follows a redirect.
    pub(super) async fn follow(&self, shown: &Shown) -> Shown {
        self.get(&shown.location()).await
    }
}

impl Shown {
    pub(super) fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "it should lead on: {}", self.words());
        let to = self.headers.get("location").and_then(|it| it.to_str().ok()).expect("a place to go");
        to.split('#').next().unwrap_or_default().to_owned()
    }

    /// The page's words, without its mark-up.
    pub(super) fn words(&self) -> String {
        let html = Html::parse_document(&self.text);
        let main = Selector::parse("main").expect("a selector");
        let text: String = html.select(&main).flat_map(|main| main.text()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn says(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// The first form of the page, as it stands.
    pub(super) fn form(&self) -> Filled {
        self.forms().into_iter().next().expect("a form on the page")
    }

    /// Every form of the page, as they stand.
    pub(super) fn forms(&self) -> Vec<Filled> {
        let html = Html::parse_document(&self.text);
        let form = Selector::parse("main form").expect("a selector");
        let controls = Selector::parse("input, select, textarea").expect("a selector");
        let filled = |form: ElementRef<'_>| Filled {
            action: form.attr("action").expect("where it goes").to_owned(),
            pairs: form.select(&controls).filter_map(|control| held(&control)).collect(),
        };
        html.select(&form).map(filled).collect()
    }
}

/// What a browser would send for a control.
fn held(control: &ElementRef<'_>) -> Option<(String, String)> {
    let name = control.attr("name")?.to_owned();
    if control.attr("disabled").is_some() {
        return None;
    }
    let value = match (control.value().name(), control.attr("type")) {
        ("textarea", _) => control.text().collect(),
        ("select", _) => {
            let chosen = Selector::parse("option[selected]").expect("a selector");
            control.select(&chosen).next().and_then(|it| it.attr("value")).unwrap_or_default().to_owned()
        }
        (_, Some("radio" | "checkbox")) => {
            control.attr("checked")?;
            control.attr("value").unwrap_or("on").to_owned()
        }
        _ => control.attr("value").unwrap_or_default().to_owned(),
    };
    Some((name, value))
}

/// A form being filled.
#[derive(Clone)]
pub(super) struct Filled {
    pub(super) action: String,
    pub(super) pairs: Vec<(String, String)>,
}

impl Filled {
    /// Fills one field, or picks one or several values.
    pub(super) fn with(mut self, name: &str, values: &[&str]) -> Self {
        self.pairs.retain(|(other, _)| other != name);
        self.pairs.extend(values.iter().map(|value| (name.to_owned(), (*value).to_owned())));
        self
    }

    pub(super) async fn send(&self, browser: &Browser) -> Shown {
        browser.send(&self.action, &self.pairs).await
    }
}
