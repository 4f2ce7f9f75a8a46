//! The request and the answer of `presque stats`: one JSON object in, one JSON object out.
//!
//! The document is read here and computed in `domain::statistics`. What a reader of JSON usually lets pass in
//! silence (a field twice, a field unknown, 3.5 persons) is refused with its name, since a statistic computed from
//! something else than what was meant looks exactly like a right one.

use serde_json::{Value, json};
use thiserror::Error;

use domain::statistics::{self, Estimate, Impossible, Observation, Pairs, Proportion, Retained, SurvivalStep};

use request::Request;

mod request;

/// The largest request read, in bytes: a retention curve of several million persons. It bounds memory.
pub const LARGEST_REQUEST: usize = 64 * 1024 * 1024;

/// Why a request got no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The bytes are not one JSON document.
    #[error(
        "malformed: the request is not JSON: {0}; send one object, for instance {{\"method\":\"wilson\",\"k\":497,\"n\":799}}"
    )]
    Malformed(String),
    /// The document is well formed, and what it asks is refused.
    #[error("refused: {field}: {reason}; {remedy}")]
    Refused {
        /// The field at fault, or `request` for the document as a whole.
        field: String,
        /// What is wrong with it.
        reason: String,
        /// What to send instead.
        remedy: String,
    },
}

impl Fault {
    fn refused(field: impl Into<String>, reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Refused { field: field.into(), reason: reason.into(), remedy: remedy.into() }
    }

    fn impossible(field: &str, impossible: Impossible) -> Self {
        Self::refused(field, impossible.to_string(), "send numbers that can come from counting people")
    }
}

/// One method: its name, its fields (all of them required, none else accepted) and how it is answered.
struct Method {
    name: &'static str,
    fields: &'static [&'static str],
    answer: fn(&Request<'_>) -> Result<Value, Fault>,
}

const METHODS: [Method; 6] = [
    Method { name: "wilson", fields: &["k", "n"], answer: wilson },
    Method { name: "newcombe_paired", fields: &["a", "b", "c", "d"], answer: newcombe_paired },
    Method { name: "newcombe_difference", fields: &["x1", "n1", "x2", "n2"], answer: newcombe_difference },
    Method { name: "mcnemar_midp", fields: &["b", "c"], answer: mcnemar_midp },
    Method { name: "kaplan_meier", fields: &["times", "events"], answer: kaplan_meier },
    Method {
        name: "attrition_bounds",
        fields: &["stayed", "enrolled", "rate_among_stayers"],
        answer: attrition_bounds,
    },
];

/// Answers one request. Fractions run from 0 to 1 at full precision; what is undefined is null.
///
/// # Errors
/// [`Fault::Malformed`] when the bytes are not one JSON document in UTF-8, [`Fault::Refused`] when the document is
/// not a request that can be answered: not an object, unknown method, unknown, missing or repeated field, or a number
/// that cannot come from counting.
pub fn answer(request: &[u8]) -> Result<String, Fault> {
    if request.len() > LARGEST_REQUEST {
        return Err(Fault::refused(
            "request",
            format!("it is larger than {LARGEST_REQUEST} bytes"),
            "send fewer observations",
        ));
    }
    let request = Request::read(request)?;
    let name = request.method()?;
    let Some(method) = METHODS.iter().find(|method| method.name == name) else {
        let known: Vec<_> = METHODS.iter().map(|method| method.name).collect();
        return Err(Fault::refused(
            "method",
            format!("{} is not known", request::shown(&format!("{name:?}"))),
            format!("use one of {}", known.join(", ")),
        ));
    };
    request.takes_exactly(method.name, method.fields)?;
    (method.answer)(&request).map(|answer| answer.to_string())
}

fn wilson(request: &Request<'_>) -> Result<Value, Fault> {
    Ok(estimate(statistics::wilson(part_of(request, "k", "n")?)))
}

fn newcombe_paired(request: &Request<'_>) -> Result<Value, Fault> {
    let [a, b, c, d] = [request.count("a")?, request.count("b")?, request.count("c")?, request.count("d")?];
    let pairs = Pairs::new(a, b, c, d).map_err(|impossible| Fault::impossible("a, b, c, d", impossible))?;
    Ok(estimate(statistics::newcombe_paired(&pairs)))
}

fn newcombe_difference(request: &Request<'_>) -> Result<Value, Fault> {
    let (first, second) = (part_of(request, "x1", "n1")?, part_of(request, "x2", "n2")?);
    Ok(estimate(statistics::newcombe_difference(first, second)))
}

fn mcnemar_midp(request: &Request<'_>) -> Result<Value, Fault> {
    Ok(json!({ "p": statistics::mcnemar_mid_p(request.count("b")?, request.count("c")?) }))
}

fn kaplan_meier(request: &Request<'_>) -> Result<Value, Fault> {
    let (times, events) = (request.times("times")?, request.events("events")?);
    if times.len() != events.len() {
        return Err(Fault::refused(
            "events",
            format!("it has {} entries where times has {}", events.len(), times.len()),
            "send one event (1 left, 0 still here) for each time",
        ));
    }
    let observed = times.into_iter().zip(events).map(|(time, left)| Observation { time, left });
    let steps = statistics::departures(observed)
        .and_then(|departures| statistics::kaplan_meier(&departures))
        .map_err(|impossible| Fault::impossible("times", impossible))?;
    Ok(json!({ "steps": steps.iter().map(step).collect::<Vec<_>>() }))
}

fn attrition_bounds(request: &Request<'_>) -> Result<Value, Fault> {
    let cohort = part_of(request, "stayed", "enrolled")?;
    // Among nobody there is no rate: null is then the honest value, and any other carries no weight.
    let rate = if cohort.part() == 0 && request.is_null("rate_among_stayers") {
        0.0
    } else {
        request.fraction("rate_among_stayers")?
    };
    let bounds = Retained::new(cohort.part(), cohort.whole(), rate)
        .map_err(|impossible| Fault::impossible("rate_among_stayers", impossible))?
        .bounds();
    Ok(json!({ "low": bounds.map(|both| both.low), "high": bounds.map(|both| both.high) }))
}

/// Two counts of which the first is part of the second.
fn part_of(request: &Request<'_>, part: &'static str, whole: &'static str) -> Result<Proportion, Fault> {
    let (some, all) = (request.count(part)?, request.count(whole)?);
    Proportion::new(some, all).map_err(|impossible| match impossible {
        Impossible::PartExceedsWhole { .. } => {
            Fault::refused(part, format!("{some} is more than {whole} ({all})"), format!("count {part} among {whole}"))
        }
        other => Fault::impossible(part, other),
    })
}

fn estimate(found: Option<Estimate>) -> Value {
    json!({
        "estimate": found.map(|estimate| estimate.value),
        "low": found.map(|estimate| estimate.low),
        "high": found.map(|estimate| estimate.high),
    })
}

fn step(step: &SurvivalStep) -> Value {
    json!({
        "time": request::time_as_sent(step.time),
        "at_risk": step.at_risk,
        "events": step.events,
        "survival": step.survival,
        "se": step.standard_error,
        "low": step.low,
        "high": step.high,
    })
}

#[cfg(test)]
mod tests;
