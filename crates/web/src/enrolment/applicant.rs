//! One applicant: the evidence, what the rule found, what was decided and why, and the invitation.

use app::enrolling::{ACCEPTED, ACCEPTED_AS_EXCEPTION, NEEDS_EXCEPTION};
use app::inviting::{Invited, Invitee};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::applicants::Asked;
use super::invitations::{Named, back_to};
use super::{BOUNCE, DECISION, INVITATION, cohort_name, crumbs, must_decide, words};
use crate::components::{Choices, Crumb, Field, FieldError, Row, Tag, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_again};
use crate::path::Here;
use crate::state::WebState;

const ACCEPT: &str = "accept";
const REFUSE: &str = "refuse";

#[derive(Debug, Template)]
#[template(path = "enrolment/applicant.html")]
pub(crate) struct ShowApplicant {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    outcome: Tag,
    rows: Vec<Row>,
    /// The decisions open now; none once the person joined.
    decision: Choices,
    reason: Field,
    faults: Vec<FieldError>,
    invitation: Tag,
    since: String,
    has_joined: bool,
    can_invite: bool,
    is_again: bool,
    can_bounce: bool,
    decide: String,
    invite: String,
    bounce: String,
}

/// What a decision form sent.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Decided {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn show_applicant(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(named): Parts<Named>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut view = view(&state, &own, &named, &Decided::default(), &[]).await?;
    view.page.notice = asked.notice(&view.page);
    show(&view)
}

/// Decides on an applicant; a reason is asked for, whichever the decision.
pub(super) async fn decide(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(named): Parts<Named>,
    Form(decided): Form<Decided>,
) -> Result<Response, Failure> {
    must_decide(&own)?;
    let page = own.visitor.page();
    let (actor, pinned, person) = (own.actor(), own.pinned.clone(), named.id()?);
    let accept = match decided.decision.as_str() {
        ACCEPT => true,
        REFUSE => false,
        _ => {
            let mut errors =
                vec![FieldError { field: "decision".into(), message: page.say("enrolment-decision-missing") }];
            if decided.reason.trim().is_empty() {
                errors.push(FieldError { field: "reason".into(), message: page.say("fault-reason") });
            }
            return show_again(&view(&state, &own, &named, &decided, &errors).await?);
        }
    };
    let reason = decided.reason.clone();
    let answer = state.ask(move |app| app::enrolling::decide(app, &actor, &pinned, person, accept, &reason)).await;
    match answer {
        Ok(()) => Ok(back_to(&own, &named, "decided").into_response()),
        Err(failure) if failure.kind == Kind::Invalid => {
            let errors = failure.field_errors(&page.voice);
            show_again(&view(&state, &own, &named, &decided, &errors).await?)
        }
        Err(failure) => Err(failure),
    }
}

async fn view(
    state: &WebState,
    own: &OwnCohort,
    named: &Named,
    decided: &Decided,
    errors: &[FieldError],
) -> Result<ShowApplicant, Failure> {
    let (actor, pinned, person) = (own.actor(), own.pinned.clone(), named.id()?);
    let who = state.ask(move |app| app::inviting::read(app, &actor, &pinned, person)).await?;
    let page = own.visitor.page();
    let here = Here::of(own);
    let id = person.to_string();
    let has_joined = matches!(who.invited, Invited::Joined { .. });
    let decision = decisions(&page, &who.applicant.outcome, has_joined).choosing(&[&decided.decision]).checked(errors);
    let reason = Field::new("reason").holding(&decided.reason).checked(errors);
    let is_accepted = [ACCEPTED, ACCEPTED_AS_EXCEPTION].contains(&who.applicant.outcome.as_str());
    Ok(ShowApplicant {
        crumbs: crumbs(&page, &here, Some(cohort_name(&page, own))),
        outcome: words::outcome(&page, &who.applicant.outcome),
        rows: rows(&page, state, own, &who),
        faults: faults(&[&decision, &reason]),
        decision,
        reason,
        invitation: words::invitation(&page, &who.invited),
        since: words::invitation_since(&page, &who.invited, &state.zone),
        has_joined,
        can_invite: is_accepted && !has_joined && !matches!(who.invited, Invited::Waiting { .. }),
        is_again: who.invited != Invited::NotYet,
        can_bounce: matches!(who.invited, Invited::Sent { .. }),
        decide: DECISION.to(here.and(&id)),
        invite: INVITATION.to(here.and(&id)),
        bounce: BOUNCE.to(here.and(&id)),
        name: who.name,
        page,
    })
}

/// The decisions that would change something.
fn decisions(page: &Page, outcome: &str, has_joined: bool) -> Choices {
    let accept = (ACCEPT, page.say("enrolment-decision-accept"));
    let refuse = (REFUSE, page.say("enrolment-decision-refuse"));
    let open = match outcome {
        _ if has_joined => Vec::new(),
        ACCEPTED | ACCEPTED_AS_EXCEPTION => vec![refuse],
        NEEDS_EXCEPTION => vec![accept, refuse],
        _ => vec![accept],
    };
    Choices::new("decision", open)
}

fn rows(page: &Page, state: &WebState, own: &OwnCohort, who: &Invitee) -> Vec<Row> {
    let (one, programme) = (&who.applicant, &own.pinned.programme);
    let row = |key: &str, value: String| Row { key: page.say(key), value, change: None };
    let found = words::findings(page, one.findings.split_whitespace());
    let found = if found.is_empty() { page.say("enrolment-findings-none") } else { found };
    let mut rows = vec![
        row("enrolment-email", who.email.clone()),
        row("enrolment-profession", words::label(page, programme, "profession", &one.profession)),
        row("enrolment-setting", words::label(page, programme, "setting", &one.setting)),
        row("enrolment-training", words::training(page, who)),
        row("enrolment-evidence-subscription", words::subscription(page, one.subscription_until)),
        row("enrolment-findings", found),
    ];
    if let (Some(reason), Some(at)) = (&one.exception_reason, one.decided) {
        let when = page.voice.moment(&at.to_zoned(state.zone.clone()));
        rows.push(row(
            "enrolment-decided",
            page.with("enrolment-decided-why", [("moment", when), ("reason", reason.clone())]),
        ));
    }
    rows
}

#[cfg(test)]
fn sample_rows(page: &Page) -> Vec<Row> {
    let row = |key: &str, value: String| Row { key: page.say(key), value, change: None };
    let why = [("moment", page.voice.moment(&page.now)), ("reason", "…".into())];
    vec![
        row("enrolment-email", "camille@example.org".into()),
        row("enrolment-findings", words::findings(page, ["no_training"])),
        row("enrolment-decided", page.with("enrolment-decided-why", why)),
    ]
}

#[cfg(test)]
impl crate::page::Sample for ShowApplicant {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let here = crate::path::samples::here();
        let at = page.now.timestamp();
        let view = |outcome: &str, invited: &Invited, errors: &[FieldError]| {
            let has_joined = matches!(invited, Invited::Joined { .. });
            let decision = decisions(page, outcome, has_joined).checked(errors);
            let reason = Field::new("reason").checked(errors);
            Self {
                crumbs: crumbs(page, &here, Some("2008-01".into())),
                name: "Camille Aubrac".into(),
                outcome: words::outcome(page, outcome),
                rows: sample_rows(page),
                faults: faults(&[&decision, &reason]),
                decision,
                reason,
                invitation: words::invitation(page, invited),
                since: words::invitation_since(page, invited, &jiff::tz::TimeZone::UTC),
                has_joined,
                can_invite: !has_joined,
                is_again: *invited != Invited::NotYet,
                can_bounce: matches!(invited, Invited::Sent { .. }),
                decide: DECISION.to(here.and("7")),
                invite: INVITATION.to(here.and("7")),
                bounce: BOUNCE.to(here.and("7")),
                page: page.clone(),
            }
        };
        let errors = [
            FieldError { field: "decision".into(), message: page.say("enrolment-decision-missing") },
            FieldError { field: "reason".into(), message: page.say("fault-reason") },
        ];
        vec![
            ("undecided", view(NEEDS_EXCEPTION, &Invited::NotYet, &[])),
            ("a decision without a reason", view(NEEDS_EXCEPTION, &Invited::NotYet, &errors)),
            ("invited", view(ACCEPTED, &Invited::Sent { at }, &[])),
            ("joined", view(ACCEPTED_AS_EXCEPTION, &Invited::Joined { at }, &[])),
            ("refused", view(app::enrolling::REFUSED, &Invited::NotYet, &[])),
        ]
    }
}
