//! Sending, and the receipt that is shown once.

use app::near_miss::{Receipt, SendAs, Sending};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::content::FieldKey;

use super::check::{Asking, CheckNearMiss, Ticked, readers};
use super::fields::Sent;
use super::section::{Wrong, keep};
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
    pub(super) fn new(page: Page, org: &str, receipt: Receipt) -> Self {
        Self {
            crumbs: vec![Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") }],
            near_miss: NEAR_MISS.to([org, &receipt.reference]),
            duty: receipt.duty.as_ref().map(|duty| page.read(duty).to_owned()),
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
    let (sent, page) = (Sent::of(pairs), colleague.visitor.page());
    let ticked = Ticked::of(&sent);
    let (mut seen, mut is_stale, mut wrong) = (sent.base(), false, Wrong::default());
    // Texts with something doubtful stand on this page and may be rewritten on it: they are kept before anything is sent.
    if sent.has_answers(&Ticked::NAMES) {
        let looked_at = open(&state, &colleague, &of.draft).await?;
        // What another device wrote since the page was shown has not been looked at.
        is_stale = seen != looked_at.version;
        wrong = keep(&state, &colleague, &looked_at, &sent).await?;
        seen = wrong.saved.unwrap_or(seen);
    }
    let mut refusal = None;
    if !is_stale && !wrong.is_clash && wrong.faults.is_empty() {
        let seconds = since(&state, &jar, &of.draft);
        let sending = sending(&page, &of.draft, seen, &ticked, seconds);
        let (actor, org) = (colleague.actor(), colleague.organisation.id);
        match written(&state, actor, org, sending).await {
            Ok(receipt) => {
                let shown = kept_nowhere(show(&ShowReceipt::new(page, colleague.org(), receipt)))?;
                return Ok(
                    (jar.remove(cookies::build(&state, cookies::NEAR_MISS, String::new())), shown).into_response()
                );
            }
            Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => refusal = Some(failure),
            Err(failure) => return Err(failure),
        }
    }
    let sheet = open(&state, &colleague, &of.draft).await?;
    let (status, refused) = match &refusal {
        Some(failure) => (failure.kind.status(), refusals(&page, &sheet, failure)),
        None if is_stale || wrong.is_clash => {
            (StatusCode::CONFLICT, vec![("#main".to_owned(), page.say("near-miss-changed-elsewhere"))])
        }
        None => (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()),
    };
    let readers = readers(&state, &colleague).await?;
    let asking = Asking { readers: &readers, ticked, sent: Some(&sent), wrong, refused };
    show_as(status, &CheckNearMiss::new(page, &sheet, &asking))
}

/// Judges in passing and waits for the disk without a thread: many send on the evening of a meeting.
async fn written(state: &WebState, actor: Actor, org: OrgId, sending: Sending) -> Result<Receipt, Failure> {
    let judged = state.glance(move |app| sending.judge(app, &actor, org)).await?;
    state
        .hear(|app, tell| {
            judged.write_then(app, |sent| {
                // Whoever closed their browser meanwhile finds it among their own.
                let _ = tell.send(sent);
            });
        })
        .await
}

fn sending(page: &Page, draft: &str, seen: i64, ticked: &Ticked, seconds: Option<u32>) -> Sending {
    Sending {
        reference: draft.to_owned(),
        seen,
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
