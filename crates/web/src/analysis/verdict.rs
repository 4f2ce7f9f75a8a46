//! A verdict: returned with a reason, accepted, rejected, or out of scope, with words for the author if there are any.

use std::collections::BTreeSet;

use app::near_miss::analysis::Opened;
use app::near_miss::criteria::{self, Published, ReplyText};
use app::near_miss::verdict::{self, Verdict};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::FieldKey;
use domain::near_miss::course::{Reason, State as Standing};
use serde::Deserialize;

use super::reading::filled;
use super::words::{all, first, grouped, in_the_way, reason_key};
use super::{ANALYSIS, Frame, VERDICT, open, teller};
use crate::components::{Choices, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;

/// The body's acceptance criteria, as they hold now.
#[derive(Debug)]
pub(crate) struct Criteria {
    since: String,
    criteria: Vec<String>,
    /// What was told, whether such a near miss is accepted, why.
    examples: Vec<(String, String, String)>,
}

#[derive(Debug, Template)]
#[template(path = "analysis/verdict.html")]
pub(crate) struct ShowVerdict {
    page: Page,
    frame: Frame,
    is_open: bool,
    is_cleared: bool,
    /// Questions that must be answered before it can be accepted.
    missing: Vec<String>,
    here: String,
    verdict: Choices,
    reason: Choices,
    words: Field,
    screened: Screened,
    /// Texts of the body to begin with: where, and for which reason.
    texts: Vec<(String, String)>,
    criteria: Option<Criteria>,
    errors: Vec<FieldError>,
}

/// What the page tells.
pub(super) struct Told {
    pub(super) opened: Opened,
    pub(super) replies: Vec<(Reason, ReplyText)>,
    pub(super) published: Option<Published>,
}

/// What was filled in.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) verdict: String,
    pub(super) reason: String,
    pub(super) words: String,
    pub(super) justified: BTreeSet<String>,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Told, Failure> {
    let opened = open(state, colleague, reference).await?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state
        .ask(move |app| {
            let replies = criteria::reply_texts(app, &actor, org)?;
            let published = criteria::criteria(app, &actor, org)?.into_iter().next();
            Ok(Told { opened, replies, published })
        })
        .await
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Begun {
    /// The reason whose text of the body the words begin with.
    #[serde(default)]
    reason: String,
    #[serde(default)]
    done: String,
}

pub(super) async fn show_verdict(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(begun): Query<Begun>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if begun.done == "cleared" {
        page.notice = Some(page.say("analysis-done-cleared"));
    }
    // The author reads it: the text is in the language they wrote in.
    let language = told.opened.written().map(|written| written.language.clone());
    let text = Reason::parse(&begun.reason).and_then(|reason| told.replies.iter().find(|(of, _)| *of == reason));
    let typed = text.map_or_else(Typed::default, |(reason, text)| Typed {
        reason: reason.code().to_owned(),
        words: language.map_or_else(String::new, |language| text.wording.say(&language).to_owned()),
        ..Typed::default()
    });
    show(&view(page, colleague.org(), &told, (&typed, &[])))
}

pub(super) fn view(page: Page, org: &str, told: &Told, (typed, errors): (&Typed, &[FieldError])) -> ShowVerdict {
    let opened = &told.opened;
    let here = VERDICT.to([org, opened.reference.as_str()]);
    let verdicts = [
        ("return", page.say("analysis-verdict-return")),
        ("accept", page.say("analysis-verdict-accept")),
        ("reject", page.say("analysis-verdict-reject")),
        ("out_of_scope", page.say("analysis-verdict-out-of-scope")),
    ];
    let reasons = std::iter::once((String::new(), "–".to_owned()))
        .chain(Reason::ALL.map(|reason| (reason.code().to_owned(), page.say(reason_key(reason)))));
    let verdict = Choices::new("verdict", verdicts)
        .explaining("return", page.say("analysis-verdict-return-hint"))
        .explaining("accept", page.say("analysis-verdict-accept-hint"))
        .explaining("reject", page.say("analysis-verdict-reject-hint"))
        .explaining("out_of_scope", page.say("analysis-verdict-out-of-scope-hint"))
        .choosing(&[typed.verdict.as_str()])
        .checked(errors);
    let reason = Choices::new("reason", reasons).choosing(&[typed.reason.as_str()]).checked(errors);
    let (words, screened) = filled(&page, &typed.words, &typed.justified, errors);
    // What was written for a state that has passed meanwhile stays on the page, beside the reason.
    let is_open = matches!(opened.state, Standing::UnderAnalysis { .. }) || !errors.is_empty();
    let teller = teller(&page, opened);
    let question = |fault: &app::Fault| {
        FieldKey::parse(&fault.field).map_or_else(|| fault.field.clone(), |key| teller.question(&key))
    };
    let text =
        |(reason, _): &(Reason, ReplyText)| (format!("{here}?reason={}", reason.code()), page.say(reason_key(*reason)));
    ShowVerdict {
        frame: Frame::new(&page, org, opened, VERDICT.pattern()),
        is_open,
        is_cleared: opened.is_cleared,
        missing: opened.missing.iter().map(question).collect(),
        texts: told.replies.iter().map(text).collect(),
        criteria: told.published.as_ref().map(|published| criteria_view(&page, published)),
        errors: faults(&[&verdict, &reason, &words]),
        here,
        verdict,
        reason,
        words,
        screened,
        page,
    }
}

fn criteria_view(page: &Page, published: &Published) -> Criteria {
    let example = |example: &criteria::Example| {
        let key = if example.is_accepted { "assignment-is-accepted" } else { "assignment-is-not-accepted" };
        (page.read(&example.told).to_owned(), page.say(key), page.read(&example.why).to_owned())
    };
    Criteria {
        since: page
            .with("assignment-criteria-since", (("version", published.version), ("date", page.date(published.from)))),
        criteria: published.criteria.criteria.iter().map(|text| page.read(text).to_owned()).collect(),
        examples: published.criteria.examples.iter().map(example).collect(),
    }
}

/// The verdict that a form chose, or the field that lacks something.
fn chosen(page: &Page, typed: &Typed) -> Result<Verdict, FieldError> {
    let reason = Reason::parse(&typed.reason);
    Verdict::parse(&typed.verdict, reason).ok_or_else(|| {
        let is_judged = matches!(typed.verdict.as_str(), "return" | "reject");
        let (field, key) =
            if is_judged { ("reason", "analysis-choose-reason") } else { ("verdict", "analysis-choose-verdict") };
        FieldError { field: field.to_owned(), message: page.say(key) }
    })
}

pub(super) async fn judge(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let typed = Typed {
        verdict: first(&sent, "verdict"),
        reason: first(&sent, "reason"),
        words: first(&sent, "words"),
        justified: all(&sent, CONFIRMED),
    };
    let page = colleague.visitor.page();
    let verdict = match chosen(&page, &typed) {
        Ok(verdict) => verdict,
        Err(error) => {
            let told = load(&state, &colleague, &reference).await?;
            return crate::page::show_again(&view(page, colleague.org(), &told, (&typed, &[error])));
        }
    };
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let (words, marks) = (typed.words.clone(), typed.justified.clone());
    match state.ask(move |app| verdict::give(app, &actor, org, &named, verdict, &words, &marks)).await {
        Ok(()) => {
            let address = ANALYSIS.to([colleague.org()]);
            let shown = match verdict {
                Verdict::Return(_) => "returned",
                Verdict::Accept => "accepted",
                Verdict::Reject(_) => "rejected",
                Verdict::OutOfScope => "under_analysis",
            };
            Ok(Redirect::to(&format!("{address}?state={shown}&done=judged")).into_response())
        }
        Err(failure) => {
            let status = failure.kind.status();
            let errors = in_the_way(&page, failure, (&["words"], "verdict"))?;
            let told = load(&state, &colleague, &reference).await?;
            let view = view(page, colleague.org(), &told, (&typed, &errors));
            if view.errors.is_empty() { Err(Failure::conflict()) } else { show_as(status, &view) }
        }
    }
}
