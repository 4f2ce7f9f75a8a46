//! The shell's promises, checked through its own service.

mod contrast;
mod doors;
mod views;
mod walking;

use std::cell::RefCell;
use std::io::Write;
use std::sync::{Arc, Once};
use std::time::Duration;

use app::folder::Folder;
use app::installation;
use app::ports::{Chance, Clock, demonstration_zone};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use documents::language::Languages;
use http_body_util::BodyExt;
use jiff::civil::date;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::routes::Route;
use crate::shell::service_within;
use crate::state::WebState;

thread_local! {
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes what a test's own thread logs where that test can read it.
struct OwnLog;

impl Write for OwnLog {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.with_borrow_mut(|log| log.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens to the log. One subscriber serves every test, because a line's place in the code remembers for ever whether anybody listened when it was
/// first reached, in whichever thread.
fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| tracing_subscriber::fmt().with_writer(|| OwnLog).with_ansi(false).init());
}

/// What this test has logged so far.
pub(crate) fn logged() -> String {
    LOGGED.with_borrow(|log| String::from_utf8_lossy(log).into_owned())
}

/// An installation of one test, with its web door; the folder goes when the test does.
pub(crate) struct House {
    pub(crate) state: WebState,
    service: Router,
    _folder: TempDir,
}

impl House {
    fn on(clock: Clock, is_demonstration: bool, furnish: impl FnOnce(WebState) -> (WebState, Router)) -> Self {
        listen();
        let directory = TempDir::new().expect("a folder");
        let folder = Folder::new(directory.path());
        let chance = Chance::seeded(7);
        installation::prepare(&folder, &chance).expect("a new installation");
        if is_demonstration {
            let demonstration = app::folder::Demonstration { date: "2008-05-01".into(), seed: 7 };
            folder.demonstrate(&demonstration).expect("a demonstration");
        }
        let app = installation::open_with(&folder, None, clock, chance).expect("an installation");
        let languages = Arc::new(Languages::embedded().expect("the shipped catalogues are sound"));
        let (state, service) = furnish(WebState { app, languages, zone: demonstration_zone(), secure: false });
        Self { state, service, _folder: directory }
    }
}

fn served(state: WebState) -> (WebState, Router) {
    (state.clone(), crate::service(state))
}

/// The clock of every test: 1 May 2008, 14:32 in Paris.
fn standing() -> Clock {
    Clock::fixed("2008-05-01T12:32:00Z".parse().expect("an instant"))
}

/// An installation at a fixed instant.
pub(crate) fn installation() -> House {
    House::on(standing(), false, served)
}

/// The same behind TLS.
pub(crate) fn installation_over_tls() -> House {
    House::on(standing(), false, |state| served(WebState { secure: true, ..state }))
}

/// The same with routes of the test's own, and little patience.
pub(crate) fn installation_with(table: Vec<Route>) -> House {
    House::on(standing(), false, |state| (state.clone(), service_within(state, table, Duration::from_millis(200))))
}

/// A demonstration, whose clock moves.
pub(crate) fn demonstration() -> House {
    House::on(Clock::demonstration(date(2008, 5, 1)), true, served)
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a readable header"))
    }
}

pub(crate) async fn ask(house: &House, request: Request<Body>) -> Answer {
    let response = house.service.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("a body").to_bytes();
    Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
}

pub(crate) async fn get(house: &House, address: &str) -> Answer {
    ask(house, Request::get(address).header("accept-language", "en").body(Body::empty()).expect("a request")).await
}

pub(crate) async fn post(house: &House, address: &str, body: impl Into<Body>) -> Answer {
    let request = Request::post(address)
        .header("accept-language", "en")
        .header("content-type", "application/x-www-form-urlencoded");
    ask(house, request.body(body.into()).expect("a request")).await
}
