//! The alerts of one's specialty: read, applied, taken back.

use app::alert::{self, Heard};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::alert::Standing;
use domain::authority::{Actor, Right};
use domain::ids::OrgId;

use super::{ALERT, APPLYING, HEARD, READING, TAKING_BACK, tag};
use crate::analysis::words::{Sent, first, grouped, in_the_way};
use crate::components::{Field, FieldError, Tag, Tone, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;

#[derive(Debug, Template)]
#[template(path = "alert/heard.html")]
pub(crate) struct ListAlerts {
    page: Page,
    errors: Vec<FieldError>,
    alerts: Vec<One>,
    digest: &'static str,
}

/// One alert, with what can be said of it.
#[derive(Debug)]
struct One {
    id: String,
    title: String,
    address: String,
    tag: Tag,
    on: String,
    told: String,
    to_do: String,
    /// Where it is marked as read, while it is not.
    reading: Option<String>,
    /// Where it is marked as applied, while it is in force and is not.
    applying: Option<(String, Field)>,
    /// Since when it is applied, what was noted, and where that is taken back.
    applied: Option<(String, String, String)>,
}

pub(super) async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let alerts = load(&state, &colleague).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[("read", "alert-done-read"), ("applied", "alert-done-applied"), ("back", "alert-done-back")])
        .map(|key| page.say(key));
    show(&view(page, colleague.org(), &alerts, &Again::default()))
}

async fn load(state: &WebState, colleague: &Colleague) -> Result<Vec<Heard>, Failure> {
    colleague.must(Right::HearAlerts)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| alert::heard(app, &actor, org)).await
}

/// A note that could not be taken.
#[derive(Debug, Default)]
pub(super) struct Again {
    pub(super) alert: String,
    pub(super) sent: Sent,
    pub(super) errors: Vec<FieldError>,
}

pub(super) fn view(page: Page, org: &str, alerts: &[Heard], again: &Again) -> ListAlerts {
    let one = |heard: &Heard| {
        let reference = heard.reference.as_str();
        let in_force = heard.standing == Standing::InForce;
        let name = format!("note-{reference}");
        let field = Field::new(&name);
        let field = if again.alert == reference {
            field.holding(first(&again.sent, "words")).checked(&again.errors)
        } else {
            field
        };
        let unread = in_force && heard.read_on.is_none();
        One {
            id: format!("alert-{reference}"),
            title: page.read(&heard.words.title).to_owned(),
            address: ALERT.to([reference]),
            tag: if unread {
                Tag { tone: Tone::Due, text: page.say("alert-unread") }
            } else {
                tag(&page, heard.standing)
            },
            on: page.date(heard.on),
            told: page.read(&heard.words.told).to_owned(),
            to_do: page.read(&heard.words.to_do).to_owned(),
            reading: heard.read_on.is_none().then(|| READING.to([org, reference])),
            applying: (in_force && heard.applied.is_none()).then(|| (APPLYING.to([org, reference]), field)),
            applied: heard.applied.as_ref().map(|(on, note)| {
                let said = page.with("alert-applied-since", [("date", page.date(on))]);
                (said, note.clone(), TAKING_BACK.to([org, reference]))
            }),
        }
    };
    let alerts: Vec<One> = alerts.iter().map(one).collect();
    let fields = alerts.iter().filter_map(|alert| alert.applying.as_ref());
    let errors = fields.flat_map(|(_, field)| faults(&[field])).collect();
    ListAlerts { errors, alerts, digest: crate::digest::CHOICE.plain(), page }
}

/// Does one of the three deeds and leads back to the alerts.
async fn deed(
    state: &WebState,
    colleague: &Colleague,
    what: &str,
    done: impl FnOnce(&app::App, &Actor, OrgId) -> app::Result<()> + Send + 'static,
) -> Result<Response, Failure> {
    colleague.must(Right::HearAlerts)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| done(app, &actor, org)).await?;
    Ok(Redirect::to(&format!("{}?done={what}", HEARD.to([colleague.org()]))).into_response())
}

pub(super) async fn mark_read(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    deed(&state, &colleague, "read", move |app, actor, org| alert::mark_read(app, actor, org, &reference)).await
}

pub(super) async fn apply(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sent = grouped(pairs);
    // The field bears the alert's name on a page that lists several.
    let words = first(&sent, &format!("note-{reference}"));
    let (named, noted) = (reference.clone(), words.clone());
    let applied =
        deed(&state, &colleague, "applied", move |app, actor, org| alert::apply(app, actor, org, &named, &noted)).await;
    match applied {
        Err(failure) if !failure.faults.is_empty() => {
            let page = colleague.visitor.page();
            let field = format!("note-{reference}");
            let errors = in_the_way(&page, failure, (&[], &field))?;
            let alerts = load(&state, &colleague).await?;
            let sent = Sent::from([("words".to_owned(), vec![words])]);
            show_again(&view(page, colleague.org(), &alerts, &Again { alert: reference, sent, errors }))
        }
        other => other,
    }
}

pub(super) async fn take_back(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    deed(&state, &colleague, "back", move |app, actor, org| alert::take_back(app, actor, org, &reference)).await
}
