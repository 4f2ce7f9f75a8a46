//! What is done on the desk: each form calls one use case and leads back to the page.

use std::collections::BTreeMap;

use app::guideline::evidence::Freezing;
use app::guideline::{Interests, approval, evidence, grading, idea, opinion, peer_review, publishing, watching};
use app::{App, Fault};
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::{Actor, Right};
use domain::guideline::{Scope, Verdict};
use domain::ids::{OrgId, PersonId};
use domain::rex::{Facet, Filter};
use domain::text::Language;
use jiff::civil::Date;

use super::{ONE, desk};
use crate::analysis::words::{Sent, all, first, grouped};
use crate::failure::Failure;
use crate::form::Form;
use crate::state::WebState;
use crate::team::Colleague;

type Reference = Parts<(String, String)>;
type Pairs = Form<Vec<(String, String)>>;

/// Does one thing and leads back; what stands in the way is said on the page, and nothing typed is lost.
async fn act(
    (state, colleague, reference): (WebState, Colleague, String),
    pairs: Vec<(String, String)>,
    right: Right,
    doing: impl FnOnce(&App, &Actor, OrgId, &str, &Sent) -> app::Result<()> + Send + 'static,
) -> Result<Response, Failure> {
    colleague.must(right)?;
    let sent = grouped(pairs);
    let (actor, org, named, typed) = (colleague.actor(), colleague.organisation.id, reference.clone(), sent.clone());
    match state.ask(move |app| doing(app, &actor, org, &named, &typed)).await {
        Ok(()) => {
            let address = ONE.to([colleague.org(), reference.as_str()]);
            Ok(Redirect::to(&format!("{address}?done=kept")).into_response())
        }
        Err(failure) => desk::again(&state, &colleague, (&reference, sent), failure).await,
    }
}

fn missing(field: &str) -> app::Error {
    Fault::new(field, "fault-guideline-choose").into()
}

fn list(sent: &Sent, name: &str) -> Vec<String> {
    all(sent, name).into_iter().filter(|value| !value.is_empty()).collect()
}

/// References written one a line.
fn references(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// A day, as the field of a form holds it.
fn day(sent: &Sent, field: &str) -> app::Result<Date> {
    first(sent, field).trim().parse().map_err(|_| Fault::new(field, "fault-guideline-review-by").into())
}

pub(super) async fn scope(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::DraftGuidelines, |app, actor, org, reference, sent| {
        let scope = Scope {
            question: first(sent, "question"),
            situation: first(sent, "situation"),
            themes: list(sent, "themes"),
            specialties: list(sent, "specialties"),
        };
        let partners = list(sent, "partners").into_iter().map(|id| id.parse().map(OrgId));
        let partners = partners.collect::<Result<Vec<_>, _>>().map_err(|_| missing("partners"))?;
        idea::scope(app, actor, org, reference, &scope, &partners)
    })
    .await
}

pub(super) async fn freeze(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::DraftGuidelines, |app, actor, org, reference, sent| {
        let side = |facet: Facet, name: &str| {
            let value = first(sent, name);
            (!value.is_empty()).then_some(Filter { facet, value })
        };
        let filters = [side(Facet::Specialty, "specialty"), side(Facet::Phase, "phase")];
        let freezing = Freezing {
            words: first(sent, "words"),
            language: Language::parse(&first(sent, "language")),
            filters: filters.into_iter().flatten().collect(),
            studies: references(&first(sent, "studies")),
            watch: references(&first(sent, "watch")),
        };
        evidence::freeze(app, actor, org, reference, &freezing)
    })
    .await
}

pub(super) async fn invite(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::DraftGuidelines, |app, actor, org, reference, sent| {
        let peer = first(sent, "person").parse().map(PersonId).map_err(|_| missing("person"))?;
        peer_review::invite(app, actor, org, reference, peer)
    })
    .await
}

pub(super) async fn declare(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::ReviewGuidelines, |app, actor, org, reference, sent| {
        let conflict = match first(sent, "conflict").as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(missing("conflict")),
        };
        let interests = Interests { words: first(sent, "interests") };
        peer_review::declare(app, actor, org, reference, conflict, &interests)
    })
    .await
}

pub(super) async fn review(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::ReviewGuidelines, |app, actor, org, reference, sent| {
        let verdict = Verdict::parse(&first(sent, "verdict")).ok_or_else(|| missing("verdict"))?;
        let remarks: Vec<String> =
            (1..=peer_review::MOST_REMARKS).map(|number| first(sent, &format!("remark-{number}"))).collect();
        peer_review::review(app, actor, org, reference, verdict, &first(sent, "words"), &remarks)
    })
    .await
}

pub(super) async fn answer(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::DraftGuidelines, |app, actor, org, reference, sent| {
        let remark: u32 = first(sent, "remark").parse().map_err(|_| missing("remark"))?;
        peer_review::answer(app, actor, org, reference, remark, &first(sent, &format!("answer-{remark}")))
    })
    .await
}

pub(super) async fn close(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::DraftGuidelines, |app, actor, org, reference, _| {
        peer_review::close(app, actor, org, reference)
    })
    .await
}

pub(super) async fn approve(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::ReadGuidelineWork, |app, actor, org, reference, sent| match first(
        sent, "decision",
    )
    .as_str()
    {
        "approve" => approval::approve(app, actor, org, reference),
        "send-back" => approval::send_back(app, actor, org, reference, &first(sent, "reason")),
        _ => Err(missing("decision")),
    })
    .await
}

pub(super) async fn grade(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::ReviewGuidelines, |app, actor, org, reference, sent| {
        let mark = |(name, values): (&String, &Vec<String>)| {
            let code = name.strip_prefix("mark-")?.to_owned();
            Some((code, values.first()?.parse::<u8>().ok()?))
        };
        let marks: BTreeMap<String, u8> = sent.iter().filter_map(mark).collect();
        grading::grade(app, actor, org, reference, &marks, &first(sent, "words"))
    })
    .await
}

pub(super) async fn opine(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::OpineOnGuidelines, |app, actor, org, reference, sent| {
        let favourable = match first(sent, "favourable").as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(missing("favourable")),
        };
        opinion::give(app, actor, org, reference, favourable, &first(sent, "grounds"))
    })
    .await
}

pub(super) async fn publish(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::ApproveGuidelines, |app, actor, org, reference, sent| {
        publishing::publish(app, actor, org, reference, day(sent, "review_by")?)
    })
    .await
}

pub(super) async fn watch(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Reference,
    Form(pairs): Pairs,
) -> Result<Response, Failure> {
    act((state, colleague, reference), pairs, Right::ApproveGuidelines, |app, actor, org, reference, sent| match first(
        sent, "decision",
    )
    .as_str()
    {
        "keep" => {
            let kept = day(sent, "keep_by")
                .and_then(|by| watching::keep(app, actor, org, reference, by, &first(sent, "keep_reason")));
            kept.map_err(|error| renamed(error, "review_by", "keep_by"))
        }
        "revise" => watching::revise(app, actor, org, reference, &first(sent, "revise_reason")),
        "withdraw" => {
            let (reason, by) = (first(sent, "withdraw_reason"), first(sent, "replaced_by"));
            watching::withdraw(app, actor, org, reference, &reason, Some(&by))
        }
        "put-aside" => watching::put_aside(app, actor, org, reference, &first(sent, "aside_reason")),
        _ => Err(missing("decision")),
    })
    .await
}

/// The same error about a field that bears another name on the page.
fn renamed(error: app::Error, from: &str, to: &str) -> app::Error {
    match error {
        app::Error::Invalid(mut faults) => {
            for fault in faults.iter_mut().filter(|fault| fault.field == from) {
                to.clone_into(&mut fault.field);
            }
            app::Error::Invalid(faults)
        }
        error => error,
    }
}
