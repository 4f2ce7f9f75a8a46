//! Clearing: the expert writes what may enter the base, sees what the assist still finds, and how many others it could be.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::Finding;
use app::near_miss::analysis::Opened;
use app::near_miss::clearing::{self, Edits, Shared};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::FieldKey;
use domain::near_miss::course::State as Standing;
use domain::near_miss::key_of_record::Coarsening;
use domain::rex::Reason;

use super::words::{Sent, all, first, found, grouped, in_the_way};
use super::{CLEARING, Frame, VERDICT, open, teller};
use crate::components::{Field, FieldError, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;

/// One text, to be written again.
#[derive(Debug)]
pub(crate) struct Written {
    question: String,
    field: Field,
    screened: Screened,
}

/// How many others it could be.
#[derive(Debug)]
pub(crate) struct Sharing {
    sentence: String,
    coarsened: String,
    rare: String,
    /// Records that may tell the same: address, identity, reasons.
    alike: Vec<(String, String, String)>,
}

#[derive(Debug, Template)]
#[template(path = "analysis/clearing.html")]
pub(crate) struct ShowClearing {
    page: Page,
    frame: Frame,
    /// Whether the last version is one that was cleared.
    is_cleared: bool,
    /// Whether it can be cleared now.
    is_open: bool,
    here: String,
    /// The version that the page shows: what is added to it later is not cleared from here.
    seen: u32,
    texts: Vec<Written>,
    sharing: Option<Sharing>,
    errors: Vec<FieldError>,
}

/// The field that says which version the page showed.
const SEEN: &str = "seen";

/// What the page tells beside what was opened.
pub(super) struct Told {
    pub(super) opened: Opened,
    pub(super) findings: Vec<Finding>,
    pub(super) shared: Option<Shared>,
}

/// The name of a text's field: no id on a page has a point in it.
fn name_of(key: &FieldKey) -> String {
    format!("text-{}", key.to_string().replace(['.', '_'], "-"))
}

/// The texts of the last version as they were typed, else none.
fn edits_of(opened: &Opened, sent: &Sent) -> Edits {
    let last = opened.last().into_iter().flat_map(|last| last.content.words());
    let keys: Vec<FieldKey> = last.map(|(key, _)| key.clone()).collect();
    let typed = |key: FieldKey| sent.contains_key(&name_of(&key)).then(|| (key.clone(), first(sent, &name_of(&key))));
    keys.into_iter().filter_map(typed).collect()
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str, sent: &Sent) -> Result<Told, Failure> {
    let opened = open(state, colleague, reference).await?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    let edits = edits_of(&opened, sent);
    state
        .ask(move |app| {
            let findings = clearing::findings(app, &actor, org, &named, &edits)?;
            let shared = match clearing::shared(app, &actor, org, &named) {
                // Without a specialty or a narrative there is no record yet to count.
                Err(app::Error::Invalid(_)) => None,
                other => Some(other?),
            };
            Ok(Told { opened, findings, shared })
        })
        .await
}

pub(super) async fn show_clearing(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague, &reference, &Sent::new()).await?;
    let page = colleague.visitor.page();
    // What was looked at before stays looked at on the page; it is sent anew all the same.
    let looked = told.opened.last().map(|last| last.justified.clone()).unwrap_or_default();
    let justified = if told.opened.is_cleared { looked } else { BTreeSet::new() };
    show(&view(page, colleague.org(), &told, (&Sent::new(), &justified, &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    told: &Told,
    (sent, justified, errors): (&Sent, &BTreeSet<String>, &[FieldError]),
) -> ShowClearing {
    let opened = &told.opened;
    let teller = teller(&page, opened);
    let last = opened.last().map(|last| last.content.words().collect::<BTreeMap<_, _>>()).unwrap_or_default();
    let text = |(key, words): (&FieldKey, &str)| {
        let name = name_of(key);
        let typed = sent.get(&name).and_then(|values| values.first()).cloned();
        let findings = told.findings.iter().filter(|finding| finding.field == *key);
        Written {
            question: teller.question(key),
            screened: found(&page, &name, findings, justified),
            field: Field::new(name).holding(typed.unwrap_or_else(|| words.to_owned())).checked(errors),
        }
    };
    let texts: Vec<Written> = last.into_iter().map(text).collect();
    let listed = texts.iter().flat_map(|text| faults(&[&text.field])).collect();
    ShowClearing {
        frame: Frame::new(&page, org, opened, CLEARING.pattern()),
        is_cleared: opened.is_cleared,
        // What was typed for a state that has passed meanwhile stays on the page, beside the reason.
        is_open: matches!(opened.state, Standing::UnderAnalysis { .. }) || !errors.is_empty(),
        seen: opened.last().map_or(0, |last| last.number),
        here: CLEARING.to([org, opened.reference.as_str()]),
        sharing: told.shared.as_ref().map(|shared| sharing(&page, shared)),
        texts,
        errors: listed,
        page,
    }
}

fn sharing(page: &Page, shared: &Shared) -> Sharing {
    let counted = &shared.sharing;
    let (floor, count) = (shared.floor, page.voice.count(i64::try_from(counted.as_declared).unwrap_or(i64::MAX)));
    let steps: Vec<String> = counted.steps.iter().map(|step| page.say(step_key(*step))).collect();
    let coarsened = if steps.is_empty() {
        String::new()
    } else {
        let after = page.voice.count(i64::try_from(counted.coarsened).unwrap_or(i64::MAX));
        let key = if counted.is_enough { "analysis-sharing-coarsened" } else { "analysis-sharing-waits" };
        page.with(key, (("steps", page.voice.list(&steps)), ("count", after)))
    };
    let alike = shared.alike.iter().map(|one| {
        let reasons: Vec<String> = one.likeness.reasons.iter().map(|reason| likeness(page, reason)).collect();
        (crate::rex::RECORD.to([&one.id]), one.id.0.clone(), page.voice.list(&reasons))
    });
    Sharing {
        sentence: page.with("analysis-sharing", (("count", count), ("floor", floor))),
        coarsened,
        rare: page.voice.list(&shared.rare),
        alike: alike.collect(),
    }
}

fn step_key(step: Coarsening) -> &'static str {
    match step {
        Coarsening::Year => "analysis-coarser-year",
        Coarsening::NoUnit => "analysis-coarser-no-unit",
        Coarsening::NoActFamily => "analysis-coarser-no-act-family",
        Coarsening::NoTime => "analysis-coarser-no-time",
    }
}

fn likeness(page: &Page, reason: &Reason) -> String {
    match reason {
        Reason::SameWords => page.say("analysis-alike-same-words"),
        Reason::SharedWords { shared, of } => page.with("analysis-alike-shared", (("shared", *shared), ("of", *of))),
        Reason::Contained => page.say("analysis-alike-contained"),
        Reason::SameMonth => page.say("analysis-alike-month"),
        Reason::SameSpecialty => page.say("analysis-alike-specialty"),
        Reason::SamePhase => page.say("analysis-alike-phase"),
    }
}

pub(super) async fn clear(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let justified = all(&sent, CONFIRMED);
    let told = load(&state, &colleague, &reference, &sent).await?;
    let page = colleague.visitor.page();
    if first(&sent, "step") == "look" {
        return show(&view(page, colleague.org(), &told, (&sent, &justified, &[])));
    }
    let edits = edits_of(&told.opened, &sent);
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let (typed, marks) = (edits.clone(), justified.clone());
    let seen = first(&sent, SEEN).parse().ok();
    match state.ask(move |app| clearing::clear_as_seen(app, &actor, org, &named, seen, &typed, &marks)).await {
        Ok(()) => {
            let address = VERDICT.to([colleague.org(), &reference]);
            Ok(Redirect::to(&format!("{address}?done=cleared")).into_response())
        }
        Err(mut failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let status = failure.kind.status();
            for fault in &mut failure.faults {
                fault.field = FieldKey::parse(&fault.field).map_or_else(|| fault.field.clone(), |key| name_of(&key));
            }
            let names: Vec<String> = edits.keys().map(name_of).collect();
            let fields: Vec<&str> = names.iter().map(String::as_str).collect();
            let fallback = fields.first().copied().unwrap_or_default();
            let errors = in_the_way(&page, failure, (&fields, fallback))?;
            show_as(status, &view(page, colleague.org(), &told, (&sent, &justified, &errors)))
        }
        Err(failure) => Err(failure),
    }
}
