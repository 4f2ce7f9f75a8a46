//! Who is at the door: the extractor that every handler of a page begins with.

use std::sync::Arc;

use app::organisation::Organisation;
use app::session;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use documents::language::Voice;
use domain::authority::Actor;

use crate::cookies;
use crate::failure::Failure;
use crate::failure_page;
use crate::page::{Page, Place, Rehearsed, SignedIn};
use crate::places;
use crate::rehearsal::stage::OnStage;
use crate::session::{END, HAT, shown};
use crate::state::WebState;

/// Who is at the door, in which language, asking for what.
#[derive(Debug, Clone)]
pub struct Visitor {
    page: Page,
    known: Option<Arc<Known>>,
}

/// What a session's cookie led to.
#[derive(Debug)]
struct Known {
    token: String,
    person: session::SignedIn,
    organisations: Vec<Organisation>,
}

impl Known {
    /// Somebody invented, who walks in a rehearsal: no session stands behind them.
    fn walking(stage: &OnStage, walker: &app::rehearsal::Walker) -> Self {
        let rehearsal = &stage.rehearsal;
        Self {
            token: String::new(),
            person: rehearsal.signed_in(walker),
            organisations: vec![rehearsal.organisation.clone()],
        }
    }
}

impl Visitor {
    /// The frame for a page; views keep it as their field `page`.
    #[must_use]
    pub fn page(&self) -> Page {
        self.page.clone()
    }

    /// The reader's language.
    #[must_use]
    pub fn voice(&self) -> &Voice {
        &self.page.voice
    }

    /// The actor every use case takes first.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.known.as_ref().map_or(Actor::Stranger, |known| known.person.actor())
    }

    /// Who is signed in, if anybody.
    #[must_use]
    pub fn known(&self) -> Option<&session::SignedIn> {
        self.known.as_ref().map(|known| &known.person)
    }

    /// The page where the day of the hat worn begins; none for a passer-by and for a person without a hat.
    #[must_use]
    pub fn home(&self) -> Option<String> {
        let hat = self.known()?.hat.as_ref()?;
        let org = self.organisation().map(|it| it.short_name.as_str());
        Some(places::home_of(hat.role, org))
    }

    /// The organisation whose hat is worn; none for a passer-by, a person without a hat, and an operator.
    #[must_use]
    pub fn organisation(&self) -> Option<&Organisation> {
        let known = self.known.as_ref()?;
        let hat = known.person.hat.as_ref()?;
        known.organisations.iter().find(|organisation| organisation.id == hat.org)
    }

    /// The token of the session, for the use cases that are about the session itself.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.token.as_str())
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Failure::broken("the middleware `introduce` is not on this router"))
    }
}

/// Finds out once per request who is at the door; everything further in, pages of failure included, reads it from the request.
pub(crate) async fn introduce(State(state): State<WebState>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let stage = request.extensions().get::<OnStage>().cloned();
    // In a rehearsal whoever reads a language walks as the one who reads it.
    let walker = stage.as_ref().and_then(|stage| {
        let voice = hear(&state, &jar, Some(&stage.reads), request.headers());
        stage.walker(voice.tag())
    });
    let recognised = match (&stage, &walker) {
        (Some(stage), Some(walker)) => Ok(Some(Known::walking(stage, walker))),
        _ => recognise(&state, &jar).await,
    };
    let (known, failure) = match recognised {
        Ok(known) => (known, None),
        Err(failure) => (None, Some(failure)),
    };
    let setting = known.as_ref().map(|known| known.person.language.as_str());
    let setting = stage.as_ref().map(|stage| stage.reads.as_str()).or(setting);
    let voice = hear(&state, &jar, setting, request.headers());
    // A switch of language comes back by reading; where a form was sent to may not answer that, but its page does.
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let address = request.uri().path_and_query().filter(|_| is_read).map_or(request.uri().path(), |it| it.as_str());
    let page = Page {
        signed_in: known.as_ref().map(|known| header(&voice, known)),
        places: known.as_ref().map_or_else(Vec::new, |known| navigation(&voice, known, address)),
        voice,
        languages: state.languages.voices(),
        address: address.to_owned(),
        now: state.now(),
        is_demonstration: state.app.is_demonstration(),
        rehearsal: walker.as_ref().map(|walker| Rehearsed { walker: walker.name.clone(), date: state.now().date() }),
        notice: None,
    };
    let visitor = Visitor { page, known: known.map(Arc::new) };
    if let Some(failure) = failure {
        return failure_page::tell(&visitor, &failure, request.headers());
    }
    request.extensions_mut().insert(visitor);
    let Some((stage, walker)) = stage.zip(walker) else {
        return next.run(request).await;
    };
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    stage.observe(&walker, &method, &path, response.status()).await;
    response
}

/// Recognises a person by the session's cookie. A cookie that leads nowhere makes a passer-by, never an error.
async fn recognise(state: &WebState, jar: &CookieJar) -> Result<Option<Known>, Failure> {
    let Some(cookie) = jar.get(&cookies::name(state, cookies::SESSION)) else {
        return Ok(None);
    };
    let token = cookie.value().to_owned();
    let asked = token.clone();
    let Some(found) = state.glance(move |app| session::recognise(app, &asked)).await? else {
        return Ok(None);
    };
    if found.is_to_be_noted {
        let noted = token.clone();
        state.ask(move |app| session::note(app, &noted)).await?;
    }
    Ok(Some(Known { token, person: found.signed_in, organisations: found.organisations }))
}

/// What the header shows of a person.
fn header(voice: &Voice, known: &Known) -> SignedIn {
    let show = |hat: &session::Hat| shown(voice, &known.person, hat, &known.organisations);
    let worn = known.person.hat.as_ref();
    SignedIn {
        name: known.person.name.clone(),
        hat: worn.map(show),
        other_hats: known.person.hats.iter().filter(|hat| Some(*hat) != worn).map(show).collect(),
        change_hat: HAT.plain().to_owned(),
        sign_out: END.plain().to_owned(),
    }
}

/// The places the hat worn leads to.
fn navigation(voice: &Voice, known: &Known, address: &str) -> Vec<Place> {
    let Some(hat) = &known.person.hat else {
        return Vec::new();
    };
    let organisation = known.organisations.iter().find(|it| it.id == hat.org);
    let org = organisation.map(|it| it.short_name.as_str());
    places::places(voice, hat.role, org, address)
}

fn hear(state: &WebState, jar: &CookieJar, setting: Option<&str>, headers: &HeaderMap) -> Voice {
    let cookie = jar.get(&cookies::name(state, cookies::LANGUAGE)).map(|it| it.value().to_owned());
    let accept = headers.get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    // What was chosen in this browser comes before the person's setting, or the switch in the header would do nothing for whoever is signed in.
    state.languages.choose(cookie.as_deref(), setting, accept)
}
