//! Words of a near miss on the side of its body: states, clocks, reasons, and what stands in the way.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::Finding;
use app::near_miss::assignment::{COUNTED, Line};
use domain::near_miss::clock::{Clock, WaitsOn};
use domain::near_miss::course::{Deed, Reason, State};
use domain::rex::{Severity, When};
use domain::scheme::Scheme;
use jiff::civil::Date;
use serde::Deserialize;

use crate::components::{FieldError, Tag, Tone};
use crate::failure::{Failure, Kind};
use crate::page::Page;
use crate::screen::{self, Screened};

/// What a form sent, each name with its values in order.
pub(crate) type Sent = BTreeMap<String, Vec<String>>;

/// The pairs of a form by their names; a line ends as it does everywhere here.
pub(crate) fn grouped(pairs: Vec<(String, String)>) -> Sent {
    let mut sent = Sent::new();
    for (name, value) in pairs {
        sent.entry(name).or_default().push(value.replace("\r\n", "\n"));
    }
    sent
}

/// The first value of a name, empty when there is none.
pub(crate) fn first(sent: &Sent, name: &str) -> String {
    sent.get(name).and_then(|values| values.first()).cloned().unwrap_or_default()
}

/// Every value of a name.
pub(crate) fn all(sent: &Sent, name: &str) -> BTreeSet<String> {
    sent.get(name).into_iter().flatten().cloned().collect()
}

/// What a list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) state: String,
    #[serde(default)]
    pub(crate) after: String,
    #[serde(default)]
    pub(crate) done: String,
}

impl Asked {
    /// The state that is asked for, or the one a list begins with.
    ///
    /// # Errors
    /// Not found for a state that is none.
    pub(crate) fn state(&self, begins_with: &'static str) -> Result<&'static str, Failure> {
        if self.state.is_empty() {
            return Ok(begins_with);
        }
        State::CODES.into_iter().find(|code| *code == self.state).ok_or_else(Failure::not_found)
    }

    /// Where the page begins, if it is not the first. What cannot be read begins at the beginning.
    pub(crate) fn after(&self) -> Option<(Date, i64)> {
        let (day, id) = self.after.split_once('_')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    }
}

/// The address of the next page of a list.
pub(crate) fn next_page(address: &str, state: &str, next: Option<(Date, i64)>) -> Option<String> {
    next.map(|(day, id)| format!("{address}?state={state}&after={day}_{id}"))
}

/// One state of a list to look at.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) is_current: bool,
}

/// The states of a list, with how many are in each where that is known.
pub(crate) fn parts(page: &Page, address: &str, shown: &str, counts: Option<&[(String, i64)]>) -> Vec<Part> {
    let part = |code: &'static str| {
        let count = |counts: &[(String, i64)]| counts.iter().find(|(of, _)| of == code).map_or(0, |(_, count)| *count);
        let name = page.say(state_key(code));
        Part {
            name: match counts {
                Some(counts) => {
                    let count = count(counts);
                    let said = if count < COUNTED { "analysis-part" } else { "analysis-part-more" };
                    page.with(said, (("name", name), ("count", page.voice.count(count))))
                }
                None => name,
            },
            address: format!("{address}?state={code}"),
            is_current: code == shown,
        }
    };
    State::CODES.into_iter().map(part).collect()
}

/// One near miss of a list.
#[derive(Debug)]
pub(crate) struct LineView {
    pub(crate) address: String,
    pub(crate) reference: String,
    pub(crate) specialty: String,
    pub(crate) severity: String,
    pub(crate) tag: Tag,
    pub(crate) waits: String,
    pub(crate) due: String,
    pub(crate) expert: String,
}

/// A near miss as a line of a list: codes in words, nothing that was written.
pub(crate) fn line(page: &Page, scheme: &Scheme, address: String, line: &Line) -> LineView {
    LineView {
        address,
        reference: line.reference.clone(),
        specialty: specialty(page, scheme, &line.specialty),
        severity: severities(page, line.actual, line.potential),
        tag: tag(page, line.state.code(), &line.clock),
        waits: waits(page, &line.clock),
        due: due(page, &line.clock),
        expert: line.expert.clone().unwrap_or_default(),
    }
}

/// What a specialty is called.
pub(crate) fn specialty(page: &Page, scheme: &Scheme, code: &str) -> String {
    scheme.specialty(code).map_or_else(|| code.to_owned(), |specialty| page.read(&specialty.name).to_owned())
}

/// Both severities, by their numbers: what happened, what could have.
pub(crate) fn severities(page: &Page, actual: Option<Severity>, potential: Option<Severity>) -> String {
    let one = |severity: Option<Severity>| severity.map_or_else(|| "–".to_owned(), |it| it.level().to_string());
    page.with("analysis-severities", (("actual", one(actual)), ("potential", one(potential))))
}

/// The state in a word; overdue is said plainly.
pub(crate) fn tag(page: &Page, code: &str, clock: &Clock) -> Tag {
    if clock.overdue {
        let state = page.say(state_key(code));
        return Tag { tone: Tone::Late, text: page.with("analysis-overdue", [("state", state)]) };
    }
    let tone = match code {
        "sent" | "assigned" => Tone::Due,
        "under_analysis" | "returned" => Tone::Info,
        "accepted" => Tone::Done,
        _ => Tone::Neutral,
    };
    Tag { tone, text: page.say(state_key(code)) }
}

/// On whom it waits, and since when.
pub(crate) fn waits(page: &Page, clock: &Clock) -> String {
    let key = match clock.waits_on {
        WaitsOn::Manager => "analysis-waits-manager",
        WaitsOn::Expert => "analysis-waits-expert",
        WaitsOn::Author => "analysis-waits-author",
        WaitsOn::Nobody => return page.say("analysis-waits-nobody"),
    };
    page.with(key, [("date", page.date(clock.since))])
}

/// Until when a verdict is owed, while one is.
pub(crate) fn due(page: &Page, clock: &Clock) -> String {
    if clock.waits_on == WaitsOn::Nobody { String::new() } else { page.voice.short_date(clock.due) }
}

/// What a state is called.
pub(crate) fn state_key(code: &str) -> &'static str {
    match code {
        "sent" => "analysis-state-sent",
        "assigned" => "analysis-state-assigned",
        "under_analysis" => "analysis-state-under-analysis",
        "returned" => "analysis-state-returned",
        "accepted" => "analysis-state-accepted",
        "rejected" => "analysis-state-rejected",
        "out_of_scope" => "analysis-state-out-of-scope",
        _ => "analysis-state-withdrawn",
    }
}

/// What a reason says.
pub(crate) fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::NotPersonal => "analysis-reason-not-personal",
        Reason::NotCare => "analysis-reason-not-care",
        Reason::MereComplication => "analysis-reason-mere-complication",
        Reason::Serious => "analysis-reason-serious",
        Reason::Duplicate => "analysis-reason-duplicate",
        Reason::TooThin => "analysis-reason-too-thin",
        Reason::NoAnalysis => "analysis-reason-no-analysis",
        Reason::NoMeasure => "analysis-reason-no-measure",
        Reason::Identifiers => "analysis-reason-identifiers",
    }
}

/// What was done, in a few words, with its reason.
pub(crate) fn deed(page: &Page, deed: Deed) -> String {
    let said = page.say(match deed {
        Deed::Sent => "analysis-deed-sent",
        Deed::Assigned(_) => "analysis-deed-assigned",
        Deed::Opened => "analysis-deed-opened",
        Deed::Completed => "analysis-deed-completed",
        Deed::Returned(_) => "analysis-deed-returned",
        Deed::Resent => "analysis-deed-resent",
        Deed::Cleared => "analysis-deed-cleared",
        Deed::Accepted => "analysis-deed-accepted",
        Deed::Rejected(_) => "analysis-deed-rejected",
        Deed::OutOfScope => "analysis-deed-out-of-scope",
        Deed::AnotherAsked => "analysis-deed-another-asked",
        Deed::Withdrawn => "analysis-deed-withdrawn",
        Deed::Entered => "analysis-deed-entered",
        Deed::Unlinked => "analysis-deed-unlinked",
    });
    match deed.reason() {
        Some(reason) => page.with("analysis-deed-because", (("deed", said), ("reason", page.say(reason_key(reason))))),
        None => said,
    }
}

/// A month or a year.
pub(crate) fn when(page: &Page, when: When) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Month(year, month) => {
            let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
            first.map_or_else(|| when.to_string(), |first| page.voice.month(first))
        }
    }
}

/// What the assist found in a field, each passage once, in the reader's words.
pub(crate) fn found<'a>(
    page: &Page,
    field: &str,
    findings: impl IntoIterator<Item = &'a Finding>,
    justified: &BTreeSet<String>,
) -> Screened {
    let mut lines: Vec<screen::Line> = Vec::new();
    for finding in findings {
        if lines.iter().any(|line| line.mark == finding.mark) {
            continue;
        }
        lines.push(screen::Line {
            id: format!("{field}-naming-{}", lines.len() + 1),
            label: page.say(finding.label.message()),
            words: finding.text.clone(),
            reason: page.say(finding.reason.message()),
            mark: finding.mark.clone(),
            is_confirmed: justified.contains(&finding.mark),
        });
    }
    Screened { field: field.to_owned(), lines }
}

/// What stands in the way, each beside its field; what is about a field that is not on the page stands beside `fallback`.
///
/// # Errors
/// The failure itself, when it is about something else than what was sent.
pub(crate) fn in_the_way(
    page: &Page,
    failure: Failure,
    (fields, fallback): (&[&str], &str),
) -> Result<Vec<FieldError>, Failure> {
    let place = |field: String| if fields.contains(&field.as_str()) { field } else { fallback.to_owned() };
    match (failure.kind, &failure.reason) {
        (Kind::Invalid, _) if !failure.faults.is_empty() => {
            let errors = failure.field_errors(&page.voice).into_iter();
            Ok(errors.map(|error| FieldError { field: place(error.field), ..error }).collect())
        }
        (Kind::Conflict, Some(reason)) => {
            Ok(vec![FieldError { field: fallback.to_owned(), message: reason.said(&page.voice) }])
        }
        _ => Err(failure),
    }
}
