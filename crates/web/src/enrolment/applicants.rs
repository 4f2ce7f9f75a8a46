//! The applicants of a cohort, a page at a time.

#[cfg(test)]
mod samples;

use app::applicants::{Applicants, Filter};
use app::inviting::{Invitee, MOST_AT_ONCE};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ids::PersonId;
use serde::Deserialize;

use super::{APPLICANT, APPLICANTS, Figures, INVITATIONS, NEWCOMER, ROSTER, cohort_name, crumbs, words};
use crate::components::{Crumb, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::state::WebState;

/// Applicants of one page.
const PAGE: usize = 50;

/// Invitations a batch proposes: what a clerk can follow up in a morning.
const BATCH: u32 = 50;

/// What an address asks for, and what was just done. Nobody's name: the next page begins after an identity.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    after: Option<i64>,
    #[serde(default)]
    done: String,
    #[serde(default)]
    n: i64,
}

impl Asked {
    /// An address that brings a notice with it.
    pub(super) fn at(address: &str, done: &str, n: impl std::fmt::Display) -> String {
        format!("{address}?done={done}&n={n}")
    }

    pub(super) fn notice(&self, page: &Page) -> Option<String> {
        let key = match self.done.as_str() {
            "invited" if self.n == 0 => "enrolment-done-nobody",
            "invited" => "enrolment-done-invited",
            "imported" => "enrolment-done-imported",
            "decided" => "enrolment-done-decided",
            "sent" => "enrolment-done-sent",
            "bounced" => "enrolment-done-bounced",
            "added" => "enrolment-done-added",
            _ => return None,
        };
        Some(page.with(key, [("n", self.n)]))
    }
}

/// One applicant, as the list shows them.
#[derive(Debug)]
struct Line {
    address: String,
    name: String,
    email: String,
    profession: String,
    setting: String,
    training: String,
    subscription: String,
    outcome: Tag,
    findings: String,
    invitation: Tag,
    since: String,
}

/// A filter of the list.
#[derive(Debug)]
struct Sieve {
    address: String,
    name: String,
    is_current: bool,
}

#[derive(Debug, Template)]
#[template(path = "enrolment/applicants.html")]
pub(crate) struct ShowApplicants {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    is_synthetic: bool,
    counts: Figures,
    filters: Vec<Sieve>,
    people: Vec<Line>,
    first: Option<String>,
    next: Option<String>,
    limit: Field,
    faults: Vec<FieldError>,
    invitations: String,
    roster: String,
    newcomer: String,
}

pub(super) async fn list(
    State(state): State<WebState>,
    own: OwnCohort,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    show(&view(&state, &own, &asked, Field::new("limit").holding(BATCH.to_string())).await?)
}

pub(super) async fn view(
    state: &WebState,
    own: &OwnCohort,
    asked: &Asked,
    limit: Field,
) -> Result<ShowApplicants, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let (filter, after) = (Filter::parse(&asked.show), asked.after.map(PersonId));
    let (counts, found) = state
        .ask(move |app| {
            let counts = app::applicants::counts(app, &actor, &pinned)?;
            Ok((counts, app::applicants::list(app, &actor, &pinned, filter, after, PAGE)?))
        })
        .await?;
    let mut page = own.visitor.page();
    page.notice = asked.notice(&page);
    let here = Here::of(own);
    let Applicants { people, next } = found;
    let beginning = address(&here, filter, None);
    Ok(ShowApplicants {
        crumbs: crumbs(&page, &here, None),
        cohort: cohort_name(&page, own),
        is_synthetic: own.pinned.cohort.synthetic,
        counts: Figures::of(&page, counts),
        filters: sieves(&page, &here, filter),
        people: people.iter().map(|one| line(&page, state, own, &here, one)).collect(),
        first: after.map(|_| beginning),
        next: next.map(|next| address(&here, filter, Some(next))),
        faults: faults(&[&limit]),
        limit,
        invitations: INVITATIONS.to(here.parts()),
        roster: ROSTER.to(here.parts()),
        newcomer: NEWCOMER.to(here.parts()),
        page,
    })
}

fn address(here: &Here, filter: Filter, after: Option<PersonId>) -> String {
    let plain = APPLICANTS.to(here.parts());
    match after {
        Some(after) => format!("{plain}?show={}&after={after}", filter.code()),
        None if filter == Filter::All => plain,
        None => format!("{plain}?show={}", filter.code()),
    }
}

fn sieves(page: &Page, here: &Here, current: Filter) -> Vec<Sieve> {
    let name = |filter| match filter {
        Filter::All => "enrolment-filter-all",
        Filter::Accepted => "enrolment-filter-accepted",
        Filter::Undecided => "enrolment-filter-undecided",
        Filter::Exception => "enrolment-filter-exception",
        Filter::Refused => "enrolment-filter-refused",
        Filter::Unreached => "enrolment-filter-unreached",
    };
    let sieve = |filter: Filter| Sieve {
        address: address(here, filter, None),
        name: page.say(name(filter)),
        is_current: filter == current,
    };
    Filter::ALL.into_iter().map(sieve).collect()
}

fn line(page: &Page, state: &WebState, own: &OwnCohort, here: &Here, who: &Invitee) -> Line {
    let (one, programme) = (&who.applicant, &own.pinned.programme);
    Line {
        address: APPLICANT.to(here.and(&one.person.to_string())),
        name: who.name.clone(),
        email: who.email.clone(),
        profession: words::label(page, programme, "profession", &one.profession),
        setting: words::label(page, programme, "setting", &one.setting),
        training: words::training(page, who),
        subscription: words::subscription(page, one.subscription_until),
        outcome: words::outcome(page, &one.outcome),
        findings: words::findings(page, one.findings.split_whitespace()),
        invitation: words::invitation(page, &who.invited),
        since: words::invitation_since(page, &who.invited, &state.zone),
    }
}

/// Reads how many to invite; what is wrong with it, otherwise.
pub(super) fn read_limit(page: &Page, typed: &str) -> Result<u32, Field> {
    let number = typed.trim().parse::<u32>().ok().filter(|number| (1..=MOST_AT_ONCE).contains(number));
    number.ok_or_else(|| {
        let reason = page.with("enrolment-batch-wrong", [("most", page.voice.count(i64::from(MOST_AT_ONCE)))]);
        Field::new("limit").holding(typed.chars().take(20).collect::<String>()).wrong(reason)
    })
}
