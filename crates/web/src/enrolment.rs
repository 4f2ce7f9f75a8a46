//! Enrolment, for the clerks of an organisation: how each cohort stands, who applied, what was decided, who was invited.
//!
//! Names and evidence stand on these pages and nowhere else; answers, pseudonyms and figures of the board never do.

mod applicant;
mod applicants;
mod invitations;
mod newcomer;
mod roster;
pub(crate) mod words;

use app::applicants::Counts;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::authority::Right;

use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

#[cfg(test)]
pub(crate) use applicant::ShowApplicant;
#[cfg(test)]
pub(crate) use applicants::ShowApplicants;
#[cfg(test)]
pub(crate) use newcomer::ShowNewcomer;
#[cfg(test)]
pub(crate) use roster::{ShowDryRun, ShowRoster};

/// Where a clerk's day begins: the cohorts of the organisation.
pub const ENROLMENT: Path<1> = Path::new("/{org}/enrolment");

/// The applicants of a cohort.
pub const APPLICANTS: Path<3> = Path::new("/{org}/enrolment/{programme}/{cohort}");

/// One applicant.
pub const APPLICANT: Path<4> = Path::new("/{org}/enrolment/{programme}/{cohort}/applicants/{person}");

/// Deciding on an applicant.
pub const DECISION: Path<4> = Path::new("/{org}/enrolment/{programme}/{cohort}/applicants/{person}/decision");

/// Inviting one applicant, again if need be.
pub const INVITATION: Path<4> = Path::new("/{org}/enrolment/{programme}/{cohort}/applicants/{person}/invitation");

/// Noting that an invitation did not arrive.
pub const BOUNCE: Path<4> = Path::new("/{org}/enrolment/{programme}/{cohort}/applicants/{person}/bounce");

/// Inviting the next accepted applicants.
pub const INVITATIONS: Path<3> = Path::new("/{org}/enrolment/{programme}/{cohort}/invitations");

/// Trying a roster.
pub const ROSTER: Path<3> = Path::new("/{org}/enrolment/{programme}/{cohort}/roster");

/// Importing the roster that was tried.
pub const IMPORT: Path<3> = Path::new("/{org}/enrolment/{programme}/{cohort}/roster/import");

/// Adding one person by hand.
pub const NEWCOMER: Path<3> = Path::new("/{org}/enrolment/{programme}/{cohort}/newcomer");

/// What a roster may weigh on its way in: more than one of five megabytes does once it is packed in a form.
const ROSTER_LIMIT: usize = 8 * 1024 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let read = Access::Right(Right::ReadIdentities);
    let decide = Access::Right(Right::DecideEnrolments);
    vec![
        Route::get("enrolment.list", ENROLMENT, read, list),
        Route::get("enrolment.applicants", APPLICANTS, read, applicants::list),
        Route::get("enrolment.applicant", APPLICANT, read, applicant::show_applicant),
        Route::post("enrolment.decide", DECISION, decide, applicant::decide),
        Route::post("enrolment.invite-one", INVITATION, decide, invitations::resend),
        Route::post("enrolment.note-bounce", BOUNCE, decide, invitations::bounce),
        Route::post("enrolment.invite", INVITATIONS, decide, invitations::invite),
        Route::get("enrolment.roster", ROSTER, decide, roster::show_roster),
        Route::post("enrolment.try-roster", ROSTER, decide, roster::try_roster).with_body_limit(ROSTER_LIMIT),
        Route::post("enrolment.import-roster", IMPORT, decide, roster::import).with_body_limit(ROSTER_LIMIT),
        Route::get("enrolment.newcomer", NEWCOMER, decide, newcomer::show_newcomer),
        Route::post("enrolment.add-newcomer", NEWCOMER, decide, newcomer::add),
    ]
}

/// The way back from the pages of a cohort: to the cohorts and, from further in, to its applicants.
fn crumbs(page: &Page, here: &Here, cohort: Option<String>) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb { address: ENROLMENT.to([here.org.as_str()]), name: page.say("enrolment-title") }];
    crumbs.extend(cohort.map(|name| Crumb { address: APPLICANTS.to(here.parts()), name }));
    crumbs
}

/// What a cohort is called on a clerk's pages.
fn cohort_name(page: &Page, own: &OwnCohort) -> String {
    let month = page.voice.month(own.pinned.cohort.start);
    page.with("enrolment-cohort", [("programme", page.read(&own.pinned.programme.name)), ("month", month.as_str())])
}

/// Opens the pages of a cohort to whoever may decide on its enrolments, and to nobody else.
fn must_decide(own: &OwnCohort) -> Result<(), Failure> {
    let allowed = own.actor().may(Right::DecideEnrolments, own.organisation.id);
    allowed.map_err(|refusal| app::Error::from(refusal).into())
}

/// How a cohort's enrolment stands, as pages print it.
#[derive(Debug)]
struct Figures {
    accepted: String,
    exceptions: i64,
    undecided: String,
    refused: String,
    invited: String,
    joined: String,
    unreached: i64,
}

impl Figures {
    fn of(page: &Page, counts: Counts) -> Self {
        let said = |number: i64| page.voice.count(number);
        Self {
            accepted: said(counts.accepted),
            exceptions: counts.exceptions,
            undecided: said(counts.undecided),
            refused: said(counts.refused),
            invited: said(counts.invited),
            joined: said(counts.joined),
            unreached: counts.unreached,
        }
    }
}

/// One cohort, as the list shows it.
#[derive(Debug)]
struct Line {
    address: String,
    programme: String,
    month: String,
    counts: Figures,
    is_synthetic: bool,
}

#[derive(Debug, Template)]
#[template(path = "enrolment/list.html")]
pub(crate) struct ShowEnrolment {
    page: Page,
    organisation: String,
    cohorts: Vec<Line>,
}

async fn list(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    colleague.must(Right::ReadIdentities)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let mut cohorts = state.ask(move |app| app::applicants::cohorts(app, &actor, org)).await?;
    cohorts.sort_by_key(|(pinned, _)| std::cmp::Reverse(pinned.cohort.start));
    let page = colleague.visitor.page();
    let lines = cohorts.into_iter().map(|(pinned, counts)| Line {
        address: APPLICANTS.to([colleague.org(), &pinned.cohort.programme, &pinned.cohort.name]),
        programme: page.read(&pinned.programme.name).to_owned(),
        month: page.voice.month(pinned.cohort.start),
        counts: Figures::of(&page, counts),
        is_synthetic: pinned.cohort.synthetic,
    });
    let (cohorts, organisation) = (lines.collect(), page.read(&colleague.organisation.name).to_owned());
    show(&ShowEnrolment { page, organisation, cohorts })
}

/// Counts that look like a cohort's, for the samples.
#[cfg(test)]
fn sample_counts() -> Counts {
    Counts { accepted: 812, exceptions: 9, undecided: 14, refused: 6, invited: 806, joined: 799, unreached: 3 }
}

#[cfg(test)]
impl crate::page::Sample for ShowEnrolment {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let line = |year: i16, counts, is_synthetic| Line {
            address: APPLICANTS.to(["amp", "prescrire-pip", "2008-01"]),
            programme: "Programme d’amélioration des pratiques".into(),
            month: page.voice.month(jiff::civil::date(year, 1, 1)),
            counts: Figures::of(page, counts),
            is_synthetic,
        };
        let organisation = "Réseau Officine & Soins".to_owned();
        let two = vec![line(2009, Counts::default(), false), line(2008, sample_counts(), true)];
        let view = |cohorts| Self { page: page.clone(), organisation: organisation.clone(), cohorts };
        vec![("two cohorts", view(two)), ("none", view(Vec::new()))]
    }
}
