//! The pages of a hospital's own reporting body: drafts prepared for its doctors, and what each answered.

use app::relay::{self, Line, Opened, Prepared, Preparing};
use askama::Template;
use axum::extract::{Path as Parts, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::ids::PersonId;
use domain::relay::{DAYS, FEWEST_DAYS, MOST_DAYS, Standing};
use serde::Deserialize;

use crate::components::{Choices, Crumb, Fallible, Field, FieldError, Row, Tag, Task, Tone, faults};
use crate::failure::{Failure, Kind};
use crate::near_miss::from_file::{SentFile, how};
use crate::near_miss::relay::answers;
use crate::page::{Page, show, show_as};
use crate::routes::{Access, Route};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

/// What a hospital prepared for its doctors.
pub const RELAYS: Path<1> = Path::new("/{org}/hospital/relays");
/// One draft that waits.
pub const PREPARED: Path<2> = Path::new("/{org}/hospital/relays/{relay}");

/// What a file and its mapping may weigh together.
const WHOLE: usize = 512 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let relay = Access::Right(Right::RelayNearMisses);
    vec![
        Route::get("relay.list", RELAYS, relay, list),
        Route::post("relay.prepare", RELAYS, relay, prepare).with_body_limit(WHOLE),
        Route::get("relay.show", PREPARED, relay, show_prepared),
    ]
}

#[derive(Debug, Template)]
#[template(path = "relay/list.html")]
pub(crate) struct ListRelays {
    page: Page,
    doctor: Choices,
    words: Field,
    file: Field,
    how: Choices,
    mapping: Field,
    days: Field,
    errors: Vec<FieldError>,
    trouble: Option<String>,
    lines: Vec<Task>,
    address: String,
}

/// What the page is made from.
struct Told {
    doctors: Vec<(PersonId, String)>,
    lines: Vec<Line>,
}

/// What is wrong: the field and the words.
type Wrong = Option<(String, String)>;

fn view(page: Page, org: &str, told: &Told, sent: &SentFile, wrong: &Wrong) -> ListRelays {
    let error = |name: &str| wrong.as_ref().filter(|(field, _)| field == name).map(|(_, words)| words.clone());
    let field = |name: &str| {
        let mut field = Field::new(name).holding(sent.field(name));
        field.error = error(name);
        field
    };
    let nobody = (String::new(), page.say("relay-choose-doctor"));
    let people = told.doctors.iter().map(|(person, name)| (person.to_string(), name.clone()));
    let mut doctor = Choices::new("doctor", std::iter::once(nobody).chain(people)).choosing(&[sent.field("doctor")]);
    doctor.error = error("doctor");
    let mut days = field("days");
    if days.value.is_empty() {
        days.value = DAYS.to_string();
    }
    let (words, mapping) = (field("words"), Field::new("mapping").holding(&sent.mapping));
    let mut file = Field::new("file");
    file.error = error("file");
    let line = |line: &Line| task(&page, org, line);
    ListRelays {
        errors: faults(&[&doctor as &dyn Fallible, &words, &file, &days]),
        trouble: error(""),
        how: how(&page, &sent.how),
        lines: told.lines.iter().map(line).collect(),
        address: RELAYS.to([org]),
        doctor,
        words,
        file,
        mapping,
        days,
        page,
    }
}

fn task(page: &Page, org: &str, line: &Line) -> Task {
    let (tone, key, day, is_open) = match line.standing {
        Standing::Waiting { until } => (Tone::Due, "relay-waiting", until, true),
        Standing::Consented { on } => (Tone::Done, "relay-consented", on, false),
        Standing::Refused { on } => (Tone::Neutral, "relay-refused", on, false),
        Standing::Expired { after } => (Tone::Neutral, "relay-expired", after, false),
    };
    Task {
        title: line.doctor.clone(),
        hint: page.with("relay-prepared-on", [("date", page.date(line.prepared_on))]),
        address: is_open.then(|| PREPARED.to([org, line.reference.as_str()])),
        tag: Tag { tone, text: page.with(key, [("date", page.date(day))]) },
    }
}

async fn told(state: &WebState, colleague: &Colleague) -> Result<Told, Failure> {
    colleague.must(Right::RelayNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state
        .ask(move |app| {
            Ok(Told { doctors: relay::doctors(app, &actor, org)?, lines: relay::prepared(app, &actor, org)? })
        })
        .await
}

/// What has just been done.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let told = told(&state, &colleague).await?;
    let mut page = colleague.visitor.page();
    if done.done == "prepared" {
        page.notice = Some(page.say("relay-done-prepared"));
    }
    show_as(StatusCode::OK, &view(page, colleague.org(), &told, &SentFile::default(), &None))
}

async fn prepare(State(state): State<WebState>, colleague: Colleague, request: Request) -> Result<Response, Failure> {
    colleague.must(Right::RelayNearMisses)?;
    let sent = SentFile::of(request).await?;
    let from = if sent.bytes.is_empty() {
        Prepared::Words(sent.field("words").to_owned())
    } else {
        Prepared::File(sent.upload())
    };
    let number = |name: &str| sent.field(name).trim().parse::<i64>().unwrap_or_default();
    let days = u16::try_from(number("days")).unwrap_or(MOST_DAYS + 1);
    let preparing = Preparing { doctor: PersonId(number("doctor")), from, days };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let prepared = state.ask(move |app| relay::prepare(app, &actor, org, &preparing)).await;
    match prepared {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=prepared", RELAYS.to([colleague.org()]))).into_response()),
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let page = colleague.visitor.page();
            let said = failure.reason.as_ref().map(|reason| reason.said(&page.voice)).unwrap_or_default();
            let field = failure.faults.first().map(|fault| fault.field.clone()).unwrap_or_default();
            let told = told(&state, &colleague).await?;
            let view = view(page, colleague.org(), &told, &sent, &Some((field, said)));
            kept_nowhere(show_as(failure.kind.status(), &view))
        }
        Err(failure) => Err(failure),
    }
}

#[derive(Debug, Template)]
#[template(path = "relay/show.html")]
pub(crate) struct ShowPrepared {
    page: Page,
    crumbs: Vec<Crumb>,
    about: String,
    until: String,
    sections: Vec<(String, Vec<Row>)>,
}

fn prepared_view(page: Page, org: &str, opened: &Opened, doctor: &str) -> ShowPrepared {
    ShowPrepared {
        crumbs: vec![Crumb { address: RELAYS.to([org]), name: page.say("relay-title") }],
        about: page.with("relay-for", [("doctor", doctor)]),
        until: page.with("relay-until", [("date", page.date(opened.waiting.until))]),
        sections: answers(&page, opened),
        page,
    }
}

async fn show_prepared(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    colleague.must(Right::RelayNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (opened, doctor) = state.ask(move |app| relay::read_prepared(app, &actor, org, &reference)).await?;
    kept_nowhere(show(&prepared_view(colleague.visitor.page(), colleague.org(), &opened, &doctor)))
}

/// Days as the hint says them.
pub(super) fn days_said(page: &Page) -> String {
    page.with("relay-days-hint", (("least", i64::from(FEWEST_DAYS)), ("most", i64::from(MOST_DAYS))))
}

#[cfg(test)]
mod samples {
    use super::*;
    use jiff::civil::date;

    impl crate::page::Sample for ShowPrepared {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let opened = crate::near_miss::samples::relayed();
            vec![("waits", prepared_view(page.clone(), "chu", &opened, "Dr Un"))]
        }
    }

    impl crate::page::Sample for ListRelays {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let day = date(2008, 3, 10);
            let line = |standing| Line { reference: "r1".into(), doctor: "Dr Un".into(), prepared_on: day, standing };
            let lines = vec![
                line(Standing::Waiting { until: day }),
                line(Standing::Consented { on: day }),
                line(Standing::Refused { on: day }),
                line(Standing::Expired { after: day }),
            ];
            let full = Told { doctors: vec![(PersonId(3), "Dr Un".into())], lines };
            let none = Told { doctors: Vec::new(), lines: Vec::new() };
            let wrong = |field: &str| Some((field.to_owned(), "…".to_owned()));
            let new = |told: &Told, wrong: &Wrong| view(page.clone(), "chu", told, &SentFile::default(), wrong);
            vec![
                ("nobody", new(&none, &None)),
                ("some", new(&full, &None)),
                ("no doctor", new(&full, &wrong("doctor"))),
                ("too many", new(&full, &wrong(""))),
            ]
        }
    }
}
