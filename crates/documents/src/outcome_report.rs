//! The outcome report of a cohort as bytes: what the page shows, for programs and for spreadsheets.
//!
//! It is made of the published figures of the syntheses and of the frozen report of the cohort, disclosure-controlled
//! ([`domain::outcome_report`]). Every rate carries its denominator; what is withheld is null, with the code of its reason.

use std::collections::BTreeMap;

use domain::disclosure::Shown;
use domain::outcome_report::{Pairs, People, Told, Willing, may_tell_pairs, willing};
use domain::statistics::{Proportion, wilson};
use serde::Serialize;

use crate::cohort_report::{Document, FunnelStep, Goal};
use crate::synthesis::{CountOut, GoalOut, LineOut, RateOut, Released};

/// A text in each of its languages, by tag.
type Words = BTreeMap<String, String>;

/// Why a figure is absent whose synthesis is not published.
pub const NOT_PUBLISHED: &str = "not_published";

/// One evaluation: how many were willing to submit it, and how feasible they found the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvaluationOut {
    /// Its name in code.
    pub evaluation: String,
    /// What it is called.
    pub name: Words,
    /// Its last day.
    pub locks: String,
    /// SHA-256 of its frozen figures; null when its synthesis is not published.
    pub snapshot: Option<String>,
    /// Those who submitted it, among the enrolled.
    pub submitted: RateOut,
    /// Feasibility of the programme, by those who submitted; empty when withheld or not published.
    pub feasibility: Vec<LineOut>,
}

/// The change of the same people, who had patients concerned at both evaluations.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChangeOut {
    /// People in D4 of both: the denominator.
    pub n: Option<u64>,
    /// What the denominator counts.
    pub of: &'static str,
    /// Implemented at the second and not at the first.
    pub gained: Option<u64>,
    /// At the first and not at the second.
    pub lost: Option<u64>,
    /// Later minus earlier, as a fraction.
    pub change: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Code of the reason; null when told.
    pub suppressed: Option<&'static str>,
}

/// One goal: collective at each evaluation, individual between them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalOutcome {
    /// Its name in code.
    pub goal: String,
    /// What it is called.
    pub title: Words,
    /// Those who implement it at the first evaluation, among D4.
    pub short: RateOut,
    /// At the second.
    pub long: RateOut,
    /// The same people at both.
    pub change: ChangeOut,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutcomeReport {
    /// The programme's name in code.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// What it is called.
    pub name: Words,
    /// The cohort.
    pub cohort: String,
    /// When it started.
    pub start: String,
    /// The day its report was counted as of.
    pub day: String,
    /// Whether people and answers are invented.
    pub synthetic: bool,
    /// SHA-256 of the frozen report it stands on.
    pub snapshot: String,
    /// Fewest people behind a figure.
    pub k: u32,
    /// D0.
    pub enrolled: CountOut,
    /// Those who continued in the last year, among the enrolled.
    pub continued: Option<RateOut>,
    /// Those who completed, among the enrolled.
    pub completed: Option<RateOut>,
    /// Every counted evaluation, in the order of the calendar.
    pub evaluations: Vec<EvaluationOut>,
    /// Every goal that a published evaluation asked about.
    pub goals: Vec<GoalOutcome>,
}

/// Makes the report from the frozen report of a cohort, read back with its hash, and the published figures.
#[must_use]
pub fn report(document: &Document, snapshot: &str, k: u32, published: &[Released]) -> OutcomeReport {
    let of = |step: &FunnelStep| published.iter().find(|one| one.evaluation == step.evaluation);
    let last_year = document.continued_year_2.from_month;
    let is_last = |step: &FunnelStep| last_year.is_some() && opens_in_last_year(document, step);
    let told = |step: &FunnelStep| Some((of(step)?.submitted.count?, is_last(step)));
    let people = People {
        enrolled: document.enrolled,
        continued: document.continued_year_2.count,
        completed: document.completed.count,
        submitted: document.funnel.iter().filter_map(told).collect(),
    };
    let Willing { enrolled, continued, completed } = willing(&people, k);
    let evaluation = |step: &FunnelStep| {
        let released = of(step);
        let (count, suppressed) =
            released.map_or((None, Some(NOT_PUBLISHED)), |one| (one.submitted.count, one.submitted.suppressed));
        EvaluationOut {
            evaluation: step.evaluation.clone(),
            name: step.name.clone(),
            locks: step.locks.clone(),
            snapshot: released.map(|one| one.snapshot.clone()),
            submitted: share(count, suppressed, enrolled),
            feasibility: released.map(|one| one.feasibility.clone()).unwrap_or_default(),
        }
    };
    OutcomeReport {
        programme: document.programme.clone(),
        version: document.version.clone(),
        name: document.name.clone(),
        cohort: document.cohort.clone(),
        start: document.start.clone(),
        day: document.day.clone(),
        synthetic: document.synthetic,
        snapshot: snapshot.to_owned(),
        k,
        enrolled: CountOut { count: enrolled.count(), suppressed: enrolled.reason() },
        continued: continued.map(|shown| share(shown.count(), shown.reason(), enrolled)),
        completed: completed.map(|shown| share(shown.count(), shown.reason(), enrolled)),
        evaluations: document.funnel.iter().map(evaluation).collect(),
        goals: document.goals.iter().filter_map(|goal| outcome(goal, k, published)).collect(),
    }
}

/// Whether an evaluation opens in the last year: on or after its first month, counted from the start of the cohort.
fn opens_in_last_year(document: &Document, step: &FunnelStep) -> bool {
    let date = |text: &str| text.parse::<jiff::civil::Date>().ok();
    let (Some(start), Some(opens), Some(month)) =
        (date(&document.start), date(&step.opens), document.continued_year_2.from_month)
    else {
        return false;
    };
    opens >= domain::calendar::months_after(start, month)
}

fn share(count: Option<u64>, suppressed: Option<&'static str>, whole: Shown) -> RateOut {
    let proportion = count.zip(whole.count()).and_then(|(part, whole)| Proportion::new(part, whole).ok());
    let estimate = proportion.and_then(wilson);
    RateOut {
        count,
        denominator: whole.count(),
        of: "d0",
        rate: estimate.map(|estimate| estimate.value),
        low: estimate.map(|estimate| estimate.low),
        high: estimate.map(|estimate| estimate.high),
        suppressed: suppressed.or(whole.reason()),
    }
}

fn outcome(goal: &Goal, k: u32, published: &[Released]) -> Option<GoalOutcome> {
    let of = |wave: &str| {
        let waves = published.iter().filter(|one| one.wave == wave);
        waves.flat_map(|one| &one.goals).find(|one| one.goal == goal.id)
    };
    let (short, long) = (of("short"), of("long"));
    if short.is_none() && long.is_none() {
        return None;
    }
    Some(GoalOutcome {
        goal: goal.id.clone(),
        title: goal.title.clone(),
        short: short.map_or_else(nothing, |one| one.rate),
        long: long.map_or_else(nothing, |one| one.rate),
        change: change(goal, k, short, long),
    })
}

fn nothing() -> RateOut {
    let suppressed = Some(NOT_PUBLISHED);
    RateOut { count: None, denominator: None, of: "d4", rate: None, low: None, high: None, suppressed }
}

fn change(goal: &Goal, k: u32, short: Option<&GoalOut>, long: Option<&GoalOut>) -> ChangeOut {
    let withheld = |suppressed| ChangeOut {
        n: None,
        of: "d4_both_waves",
        gained: None,
        lost: None,
        change: None,
        low: None,
        high: None,
        suppressed: Some(suppressed),
    };
    let (Some(short), Some(long)) = (short, long) else {
        return withheld(NOT_PUBLISHED);
    };
    let told = |one: &GoalOut| Some(Told { implemented: one.rate.count?, d4: one.rate.denominator? });
    let paired = &goal.paired;
    let pairs = || {
        let (both, lost, gained, neither) = (paired.a?, paired.b?, paired.c?, paired.d?);
        Some(Pairs { both, lost, gained, neither })
    };
    match (pairs(), told(short), told(long)) {
        (Some(pairs), Some(short), Some(long)) if may_tell_pairs(pairs, short, long, k) => ChangeOut {
            n: paired.n,
            of: "d4_both_waves",
            gained: paired.c,
            lost: paired.b,
            change: paired.change,
            low: paired.low,
            high: paired.high,
            suppressed: None,
        },
        _ => withheld("protects_another"),
    }
}

/// The report as JSON, with a final line break.
///
/// # Errors
/// None that figures can cause.
pub fn json(report: &OutcomeReport) -> serde_json::Result<String> {
    serde_json::to_string_pretty(report).map(|body| body + "\n")
}

/// The columns of the table.
pub const CSV_HEADER: [&str; 11] =
    ["cohort", "part", "about", "code", "count", "denominator", "of", "rate", "low", "high", "suppressed"];

/// The report as a table: one figure a row, codes and no words, so that no spreadsheet reads a formula in it.
///
/// # Errors
/// None that figures can cause; the writer's own, should it ever have one.
pub fn csv(report: &OutcomeReport) -> Result<String, csv::Error> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(CSV_HEADER)?;
    let mut row = |part: &str, about: &str, code: &str, figure: Figure| {
        let whole = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
        let part_of = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
        rows.write_record([
            report.cohort.as_str(),
            part,
            about,
            code,
            &whole(figure.count),
            &whole(figure.denominator),
            figure.of,
            &part_of(figure.rate),
            &part_of(figure.low),
            &part_of(figure.high),
            figure.suppressed.unwrap_or_default(),
        ])
    };
    let enrolled = &report.enrolled;
    row("willingness", "cohort", "enrolled", Figure::count(enrolled.count, enrolled.suppressed))?;
    for (code, share) in [("continued", &report.continued), ("completed", &report.completed)] {
        if let Some(share) = share {
            row("willingness", "cohort", code, Figure::rate(share))?;
        }
    }
    for one in &report.evaluations {
        row("willingness", &one.evaluation, "submitted", Figure::rate(&one.submitted))?;
        for line in &one.feasibility {
            row("feasibility", &one.evaluation, &line.code, Figure::count(line.count, line.suppressed))?;
        }
    }
    for goal in &report.goals {
        row("collective", &goal.goal, "short", Figure::rate(&goal.short))?;
        row("collective", &goal.goal, "long", Figure::rate(&goal.long))?;
        row("individual", &goal.goal, "change", Figure::change(&goal.change))?;
    }
    let bytes = rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// One row's numbers.
struct Figure {
    count: Option<u64>,
    denominator: Option<u64>,
    of: &'static str,
    rate: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    suppressed: Option<&'static str>,
}

impl Figure {
    fn count(count: Option<u64>, suppressed: Option<&'static str>) -> Self {
        Self { count, denominator: None, of: "", rate: None, low: None, high: None, suppressed }
    }

    fn rate(one: &RateOut) -> Self {
        let RateOut { count, denominator, of, rate, low, high, suppressed } = *one;
        Self { count, denominator, of, rate, low, high, suppressed }
    }

    /// The change stands in the column of rates: a difference of two of them.
    fn change(one: &ChangeOut) -> Self {
        let ChangeOut { n, of, gained, change, low, high, suppressed, .. } = *one;
        Self { count: gained, denominator: n, of, rate: change, low, high, suppressed }
    }
}
