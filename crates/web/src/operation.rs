//! The installation, for its operator: what runs, what waits, whether the journals hold; accounts and organisations.
//!
//! No answer, no application and nobody's taking part is on these pages, and the first of them says so.

mod accounts;
mod hospitals;
mod organisations;
mod person;

use app::operation::{JournalState, Status};
use app::schedule::SCHEDULE;
use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::Response;
use domain::authority::{Actor, Right};
use domain::ids::OrgId;

use crate::components::{Row, Tag, Tone};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

#[cfg(test)]
pub(crate) use accounts::ShowAccounts;
#[cfg(test)]
pub(crate) use hospitals::ShowHospitals;
#[cfg(test)]
pub(crate) use organisations::ShowOrganisations;
#[cfg(test)]
pub(crate) use person::ShowAccount;

/// How the installation is.
pub const OPERATION: Path<0> = Path::new("/operation");

/// Verifying the journals.
pub const VERIFICATION: Path<0> = Path::new("/operation/verification");

/// The account directory, and giving somebody their first role.
pub const ACCOUNTS: Path<0> = Path::new("/operation/accounts");

/// One account.
pub const ACCOUNT: Path<1> = Path::new("/operation/accounts/{person}");

/// Taking a role back.
pub const ROLE: Path<1> = Path::new("/operation/accounts/{person}/role");

/// Ending somebody's sessions.
pub const SESSIONS: Path<1> = Path::new("/operation/accounts/{person}/sessions");

/// Mailing a link of their own.
pub const LINK: Path<1> = Path::new("/operation/accounts/{person}/invitation");

/// The organisations, and founding one.
pub const ORGANISATIONS: Path<0> = Path::new("/operation/organisations");

/// The reporting bodies of hospitals, and founding one.
pub const HOSPITALS: Path<0> = Path::new("/operation/hospitals");

pub(crate) fn routes() -> Vec<Route> {
    let operate = Access::Right(Right::OperateInstallation);
    vec![
        Route::get("operation.show", OPERATION, operate, show_operation),
        Route::post("operation.verify", VERIFICATION, operate, verify),
        Route::get("operation.accounts", ACCOUNTS, operate, accounts::list),
        Route::post("operation.add-account", ACCOUNTS, operate, accounts::add),
        Route::get("operation.account", ACCOUNT, operate, person::show_account),
        Route::post("operation.take-role", ROLE, operate, person::take),
        Route::post("operation.end-sessions", SESSIONS, operate, person::end_sessions),
        Route::post("operation.invite", LINK, operate, person::invite),
        Route::get("operation.organisations", ORGANISATIONS, operate, organisations::list),
        Route::post("operation.found", ORGANISATIONS, operate, organisations::found),
        Route::get("operation.hospitals", HOSPITALS, operate, hospitals::list),
        Route::post("operation.found-hospital", HOSPITALS, operate, hospitals::found),
    ]
}

/// Whoever wears the operator's hat; everybody else is refused before anything is read.
#[derive(Debug, Clone)]
pub struct Operator {
    /// Who asks.
    pub visitor: Visitor,
}

impl Operator {
    /// The actor every use case takes first.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.visitor.actor()
    }
}

impl FromRequestParts<WebState> for Operator {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let allowed = visitor.actor().may(Right::OperateInstallation, OrgId::INSTALLATION);
        allowed.map_err(app::Error::from)?;
        Ok(Self { visitor })
    }
}

/// One recurring job.
#[derive(Debug)]
struct Job {
    name: String,
    every: String,
}

/// One journal, and what its verification found when it was asked for.
#[derive(Debug)]
struct Journal {
    name: String,
    sealed: String,
    unsealed: String,
    sealed_at: String,
    verdict: Option<Tag>,
}

/// What waits in the outbox and what became of the rest.
#[derive(Debug)]
struct Outbox {
    waiting: String,
    due: String,
    leased: String,
    done: String,
    gave_up: String,
}

#[derive(Debug, Template)]
#[template(path = "operation/show.html")]
pub(crate) struct ShowOperation {
    page: Page,
    facts: Vec<Row>,
    outbox: Outbox,
    jobs: Vec<Job>,
    journals: Vec<Journal>,
    /// Whether every chain holds, once that was asked.
    holds: Option<bool>,
}

async fn show_operation(State(state): State<WebState>, operator: Operator) -> Result<Response, Failure> {
    let actor = operator.actor();
    let status = state.ask(move |app| app::operation::status(app, &actor)).await?;
    show(&ShowOperation::new(operator.visitor.page(), &state, &status, |_| None))
}

/// Walks every journal and shows what was found beside it.
async fn verify(State(state): State<WebState>, operator: Operator) -> Result<Response, Failure> {
    let actor = operator.actor();
    let (status, found) =
        state.ask(move |app| Ok((app::operation::status(app, &actor)?, app::operation::verify(app, &actor)?))).await?;
    let broken = |org: OrgId| {
        let one = found.iter().find(|one| one.org == org.0);
        Some(one.and_then(|one| one.first_broken.as_ref()).map(|broken| broken.seq))
    };
    show(&ShowOperation::new(operator.visitor.page(), &state, &status, broken))
}

impl ShowOperation {
    /// `verdict` answers, for a journal that was verified, the number of the first link that does not hold.
    fn new(page: Page, state: &WebState, status: &Status, verdict: impl Fn(OrgId) -> Option<Option<i64>>) -> Self {
        let mut holds = None;
        let mut journals = Vec::new();
        for one in &status.journals {
            let org = one.organisation.as_ref().map_or(OrgId::INSTALLATION, |one| one.id);
            let found = verdict(org);
            if let Some(broken) = found {
                holds = Some(holds.unwrap_or(true) && broken.is_none());
            }
            journals.push(journal(&page, state, one, found));
        }
        let outbox = Outbox {
            waiting: page.voice.count(status.outbox.waiting),
            due: page.voice.count(status.outbox.due),
            leased: page.voice.count(status.outbox.leased),
            done: page.voice.count(status.outbox.done),
            gave_up: page.voice.count(status.outbox.gave_up),
        };
        let facts = facts(&page, status);
        Self { facts, outbox, jobs: jobs(&page), journals, holds, page }
    }
}

fn journal(page: &Page, state: &WebState, one: &JournalState, found: Option<Option<i64>>) -> Journal {
    let name = match &one.organisation {
        Some(organisation) => page.read(&organisation.name).to_owned(),
        None => page.say("role-installation"),
    };
    let sealed_at = one.sealed_at.map(|at| page.voice.moment(&at.to_zoned(state.zone.clone()))).unwrap_or_default();
    let (sealed, unsealed) = (page.voice.count(one.sealed), page.voice.count(one.unsealed));
    Journal { name, sealed, unsealed, sealed_at, verdict: found.map(|found| verdict(page, found)) }
}

fn verdict(page: &Page, broken: Option<i64>) -> Tag {
    match broken {
        None => Tag { tone: Tone::Done, text: page.say("operation-chain-holds") },
        Some(seq) => {
            Tag { tone: Tone::Late, text: page.with("operation-chain-broken", [("seq", page.voice.count(seq))]) }
        }
    }
}

fn jobs(page: &Page) -> Vec<Job> {
    let job = |task: &app::schedule::Task| {
        let key = match task.name {
            "plan-reminders" => "operation-job-plan-reminders",
            "deliver-outbox" => "operation-job-deliver-outbox",
            "freeze-closed" => "operation-job-freeze-closed",
            "freeze-comparators" => "operation-job-freeze-comparators",
            "clean-up-imports" => "operation-job-clean-up-imports",
            "forget-old" => "operation-job-forget-old",
            "seal-journals" => "operation-job-seal-journals",
            _ => "operation-job-other",
        };
        let seconds = task.every.as_secs();
        let (every, n) = match seconds {
            0..60 => ("operation-every-seconds", seconds),
            60..3600 => ("operation-every-minutes", seconds / 60),
            _ => ("operation-every-hours", seconds / 3600),
        };
        Job { name: page.with(key, [("name", task.name)]), every: page.with(every, [("n", n)]) }
    };
    SCHEDULE.iter().map(job).collect()
}

fn facts(page: &Page, status: &Status) -> Vec<Row> {
    let row = |key: &str, value: String| Row { key: page.say(key), value, change: None };
    let engine = if status.is_postgres { "operation-engine-postgresql" } else { "operation-engine-sqlite" };
    let mails = if status.mails_leave { "operation-mails-leave" } else { "operation-mails-stay" };
    let names: Vec<String> = page.languages.iter().map(|voice| voice.own_name()).collect();
    let mode = match status.demonstration {
        Some(date) => page.with("operation-is-demonstration", [("date", page.date(date))]),
        None => page.say("operation-is-real"),
    };
    vec![
        row("operation-mode", mode),
        row("operation-engine", page.say(engine)),
        row("operation-mails", page.say(mails)),
        row("operation-address", status.base_url.clone().unwrap_or_else(|| page.say("operation-address-none"))),
        row("operation-languages", page.voice.list(&names)),
        row("operation-account-count", page.voice.count(status.accounts)),
    ]
}

#[cfg(test)]
impl crate::page::Sample for ShowOperation {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let row = |key: &str, value: String| Row { key: page.say(key), value, change: None };
        let view = |verdicts: [Option<Option<i64>>; 2], holds| {
            let [first, second] = verdicts;
            let journal = |name: String, found: Option<Option<i64>>| Journal {
                name,
                sealed: page.voice.count(1204),
                unsealed: page.voice.count(2),
                sealed_at: page.voice.moment(&page.now),
                verdict: found.map(|found| verdict(page, found)),
            };
            Self {
                facts: [
                    row(
                        "operation-mode",
                        page.with("operation-is-demonstration", [("date", page.date(page.now.date()))]),
                    ),
                    row("operation-mode", page.say("operation-is-real")),
                    row("operation-engine", page.say("operation-engine-postgresql")),
                    row("operation-engine", page.say("operation-engine-sqlite")),
                    row("operation-mails", page.say("operation-mails-leave")),
                    row("operation-mails", page.say("operation-mails-stay")),
                    row("operation-address", page.say("operation-address-none")),
                ]
                .into(),
                outbox: Outbox {
                    waiting: "12".into(),
                    due: "3".into(),
                    leased: "1".into(),
                    done: page.voice.count(5120),
                    gave_up: "2".into(),
                },
                jobs: jobs(page),
                journals: vec![journal(page.say("role-installation"), first), journal("Réseau".into(), second)],
                holds,
                page: page.clone(),
            }
        };
        vec![
            ("not verified", view([None, None], None)),
            ("holds", view([Some(None), Some(None)], Some(true))),
            ("broken", view([Some(None), Some(Some(17))], Some(false))),
        ]
    }
}
