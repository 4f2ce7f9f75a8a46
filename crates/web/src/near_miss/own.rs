//! One's own page: a line that begins a draft, drafts that are not sent, and near misses that are.

use app::near_miss::{DraftLine, Median, OwnLine, OwnPage};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::programme::CodeList;
use jiff::civil::Date;
use serde::Deserialize;

use super::said::{clock_said, state_tag};
use super::{BEFORE, DRAFT, DRAFTS, FILE, NEAR_MISS, OWN, RELAY};
use crate::components::{Field, Tag, Task, Tone};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::team::Colleague;

/// One's own page.
#[derive(Debug, Template)]
#[template(path = "near_miss/own.html")]
pub(crate) struct ShowOwn {
    page: Page,
    organisation: String,
    line: Field,
    pasted: Field,
    begin: String,
    from_file: String,
    before: String,
    drafts: Vec<Task>,
    /// What one's hospital prepared.
    relayed: Vec<Task>,
    sent: Vec<Task>,
    next: Option<String>,
    median: Option<String>,
}

/// What the page is made from.
pub(super) struct Told {
    pub(super) drafts: Vec<DraftLine>,
    pub(super) own: OwnPage,
    pub(super) elsewhere: Vec<CodeList>,
    pub(super) median: Option<Median>,
    pub(super) relayed: Vec<app::relay::Waiting>,
}

impl ShowOwn {
    pub(super) fn new(page: Page, org: &str, organisation: String, told: &Told) -> Self {
        let next = told.own.next.map(|(on, id)| format!("{}?after={on}.{id}", OWN.to([org])));
        Self {
            organisation,
            line: Field::new("line"),
            pasted: Field::new("pasted"),
            begin: DRAFTS.to([org]),
            from_file: FILE.to([org]),
            before: BEFORE.to([org]),
            relayed: told.relayed.iter().map(|waiting| relayed_task(&page, org, waiting)).collect(),
            drafts: told.drafts.iter().map(|draft| draft_task(&page, org, draft)).collect(),
            sent: told.own.lines.iter().map(|line| sent_task(&page, org, line, &told.elsewhere)).collect(),
            next,
            median: told.median.map(|median| median_said(&page, median)),
            page,
        }
    }
}

/// How long it takes others.
pub(super) fn median_said(page: &Page, median: Median) -> String {
    let minutes = median.seconds.div_ceil(60);
    page.with("near-miss-median", (("minutes", minutes), ("count", median.of)))
}

fn draft_task(page: &Page, org: &str, draft: &DraftLine) -> Task {
    let title = match draft.first_words.is_empty() {
        true => page.say("near-miss-draft-empty"),
        false => draft.first_words.clone(),
    };
    Task {
        title,
        hint: page.with("near-miss-draft-saved", [("date", page.date(draft.saved_on))]),
        address: Some(DRAFT.to([org, &draft.reference])),
        tag: Tag { tone: Tone::Due, text: page.say("near-miss-not-sent") },
    }
}

fn relayed_task(page: &Page, org: &str, waiting: &app::relay::Waiting) -> Task {
    Task {
        title: page.say("relay-waits"),
        hint: page.with("relay-from", [("hospital", page.read(&waiting.hospital))]),
        address: Some(RELAY.to([org, waiting.reference.as_str()])),
        tag: Tag { tone: Tone::Due, text: page.with("relay-waiting", [("date", page.date(waiting.until))]) },
    }
}

/// What a near miss is called in a list: its specialty and the month, never a word of it.
pub(super) fn title(page: &Page, line: &OwnLine, elsewhere: &[CodeList]) -> String {
    let list = elsewhere.iter().find(|list| list.id == "specialty");
    let code = list.and_then(|list| list.code(&line.head.specialty));
    let specialty = code.map_or_else(|| line.head.specialty.clone(), |code| page.read(&code.label).to_owned());
    let sent = page.date(line.sent_on);
    page.with("near-miss-line-title", (("specialty", specialty), ("sent", sent)))
}

fn sent_task(page: &Page, org: &str, line: &OwnLine, elsewhere: &[CodeList]) -> Task {
    let mut hint = vec![clock_said(page, line)];
    if !line.is_sender {
        hint.push(page.say("near-miss-of-team"));
    }
    if line.entered {
        hint.push(page.say("near-miss-entered"));
    }
    Task {
        title: title(page, line, elsewhere),
        hint: hint.join(" "),
        address: Some(NEAR_MISS.to([org, &line.reference])),
        tag: state_tag(page, line.state),
    }
}

/// Where the list goes on, and what has just been done.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    after: String,
    #[serde(default)]
    done: String,
}

impl Asked {
    fn after(&self) -> Option<(Date, i64)> {
        let (on, id) = self.after.split_once('.')?;
        Some((on.parse().ok()?, id.parse().ok()?))
    }
}

pub(super) async fn show_own(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org, after) = (colleague.actor(), colleague.organisation.id, asked.after());
    let told = state
        .ask(move |app| {
            let form = app::near_miss::form(app, &actor, org)?;
            Ok(Told {
                drafts: app::near_miss::drafts(app, &actor, org)?,
                own: app::near_miss::own(app, &actor, org, after)?,
                elsewhere: form.elsewhere,
                median: form.median,
                relayed: app::relay::for_me(app, &actor, org)?,
            })
        })
        .await?;
    let mut page = colleague.visitor.page();
    if asked.done == "relay-refused" {
        page.notice = Some(page.say("relay-done-refused"));
    }
    if asked.done == "discarded" {
        page.notice = Some(page.say("near-miss-done-discarded"));
    }
    let organisation = page.read(&colleague.organisation.name).to_owned();
    show(&ShowOwn::new(page, colleague.org(), organisation, &told))
}
