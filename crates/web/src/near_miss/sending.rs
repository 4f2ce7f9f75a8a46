//! Sending, and the receipt that is shown once.

use app::near_miss::{Receipt, SendAs, Sending};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::near_miss::content::FieldKey;

use super::check::{Asking, CheckNearMiss, Ticked, readers};
use super::fields::Sent;
use super::section::keep;
use super::sheet::{Sheet, message};
use super::{NEAR_MISS, OWN, OfDraft, open};
use crate::components::Crumb;
use crate::cookies;
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;

/// What its author keeps of a sending.
#[derive(Debug, Template)]
#[template(path = "near_miss/receipt.html")]
pub(crate) struct ShowReceipt {
    page: Page,
    crumbs: Vec<Crumb>,
    receipt: Receipt,
    near_miss: String,
    /// What is owed elsewhere, when it was serious and is taken all the same.
    duty: Option<String>,
}

impl ShowReceipt {
    pub(super) fn new(page: Page, org: &str, receipt: Receipt, duty: &str) -> Self {
        Self {
            crumbs: vec![Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") }],
            near_miss: NEAR_MISS.to([org, &receipt.reference]),
            duty: receipt.tells_duty.then(|| duty.to_owned()),
            receipt,
            page,
        }
    }
}

pub(super) async fn send(
    State(state): State<WebState>,
    colleague: Colleague,
    jar: CookieJar,
    Parts(of): Parts<OfDraft>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let looked_at = open(&state, &colleague, &of.draft).await?;
    let (sent, page) = (Sent::of(pairs), colleague.visitor.page());
    let ticked = Ticked::of(&sent);
    // What another device wrote since the page was shown has not been looked at.
    let is_stale = sent.base() != looked_at.version;
    let wrong = keep(&state, &colleague, &looked_at, &sent).await?;
    let sheet = open(&state, &colleague, &of.draft).await?;
    let mut refused = Vec::new();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if is_stale || wrong.is_clash {
        status = StatusCode::CONFLICT;
        refused.push(("#main".to_owned(), page.say("near-miss-changed-elsewhere")));
    } else if wrong.faults.is_empty() {
        let seconds = since(&state, &jar, &of.draft);
        let sending = sending(&page, &sheet, &ticked, seconds);
        let (actor, org) = (colleague.actor(), colleague.organisation.id);
        match state.ask(move |app| app::near_miss::send(app, &actor, org, sending)).await {
            Ok(receipt) => {
                let duty = page.read(&sheet.scheme.serious.words).to_owned();
                let shown = kept_nowhere(show(&ShowReceipt::new(page, colleague.org(), receipt, &duty)))?;
                return Ok(
                    (jar.remove(cookies::build(&state, cookies::NEAR_MISS, String::new())), shown).into_response()
                );
            }
            Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
                status = failure.kind.status();
                refused = refusals(&page, &sheet, &failure);
            }
            Err(failure) => return Err(failure),
        }
    }
    let readers = readers(&state, &colleague).await?;
    let asking = Asking { readers: &readers, ticked, sent: Some(&sent), wrong, refused };
    show_as(status, &CheckNearMiss::new(page, &sheet, &asking))
}

fn sending(page: &Page, sheet: &Sheet, ticked: &Ticked, seconds: Option<u32>) -> Sending {
    Sending {
        reference: sheet.reference.clone(),
        seen: sheet.version,
        send_as: ticked.team.parse().map_or(SendAs::Alone, SendAs::Team),
        agreed: ticked.agreed.clone(),
        excluded: ticked.excluded.clone(),
        justified: ticked.justified.clone(),
        language: page.voice.language(),
        seconds,
    }
}

/// Seconds since the draft was begun in this browser; nothing when it was begun in another.
fn since(state: &WebState, jar: &CookieJar, draft: &str) -> Option<u32> {
    let cookie = jar.get(&cookies::name(state, cookies::NEAR_MISS))?;
    let (begun, at) = cookie.value().split_once('.')?;
    let at: i64 = at.parse().ok().filter(|_| begun == draft)?;
    u32::try_from(state.app.now().as_second().checked_sub(at)?).ok()
}

/// Why it was not sent, each with the place that mends it.
fn refusals(page: &Page, sheet: &Sheet, failure: &Failure) -> Vec<(String, String)> {
    if failure.faults.is_empty() {
        let reason = failure.reason.as_ref().map(|reason| reason.said(&page.voice));
        return vec![("#main".to_owned(), reason.unwrap_or_default())];
    }
    let one = |fault: &app::Fault| {
        let place = FieldKey::parse(&fault.field).and_then(|key| sheet.place(&key));
        match place {
            // The text stands on this page, with what was found in it.
            _ if fault.message == "fault-near-miss-identifiers" => {
                (format!("#{}", fault.field), Reason::from(fault).said(&page.voice))
            }
            Some((section, field)) => {
                let address = format!("{}#{}", sheet.section_address(&section.id), fault.field);
                (address, format!("{} {}", page.read(&field.label), message(page, field, fault)))
            }
            None => ("#main".to_owned(), Reason::from(fault).said(&page.voice)),
        }
    };
    failure.faults.iter().map(one).collect()
}
