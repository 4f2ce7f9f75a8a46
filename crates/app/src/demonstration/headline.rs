//! The closed cohort in a few figures, for the start page of a demonstration: counted from its synthetic answers like every other.

use documents::language::Languages;
use domain::authority::Actor;
use domain::goal::GoalId;
use domain::programme::Programme;
use std::sync::Arc;

use super::{LARGE, closed};
use crate::App;
use crate::error::{Error, Result, broken};
use crate::{cohort, cohort_report};

/// The goals whose rates were published, by their names in the shipped definition.
const PUBLISHED: [&str; 3] = ["nsaid-pregnancy", "methotrexate-overdose", "diabetic-foot"];

/// What the start page says of the closed cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// The programme it followed.
    pub programme: Arc<Programme>,
    /// Enrolled.
    pub enrolled: u64,
    /// With at least one evaluation of the second year.
    pub continued: u64,
    /// The goals whose rates were published, in their order.
    pub goals: Vec<HeadlineGoal>,
}

/// One goal of the headline: participant rates, self-declared.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadlineGoal {
    /// The goal.
    pub goal: GoalId,
    /// At four months.
    pub short: HeadlineRate,
    /// At twelve months.
    pub long: HeadlineRate,
}

/// So many among so many: a rate never goes without its denominator (I11).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeadlineRate {
    /// Those who say they do it.
    pub implemented: u64,
    /// Those who answered and saw a patient concerned (D4).
    pub of: u64,
    /// As a fraction.
    pub rate: f64,
}

/// The headline of the closed cohort; none outside a demonstration.
///
/// # Errors
/// When the report cannot be read.
pub fn headline(app: &App, languages: &Languages) -> Result<Option<Headline>> {
    if !app.is_demonstration() {
        return Ok(None);
    }
    let pinned = match cohort::find(app, Some(LARGE), "prescrire-pip", closed::NAME) {
        Ok(pinned) => pinned,
        Err(Error::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    // The figures are the published ones: showing them tells nothing that a journal has not.
    let report = cohort_report::report(app, &Actor::System, &pinned, languages, app.now())?;
    let document = report.document()?;
    let goals = PUBLISHED
        .iter()
        .filter_map(|id| {
            let goal = document.goals.iter().find(|goal| goal.id == *id)?;
            let (short, long) = (&goal.short, &goal.long);
            Some(HeadlineGoal {
                goal: GoalId((*id).to_owned()),
                short: HeadlineRate { implemented: short.implemented?, of: short.d4?, rate: short.rate? },
                long: HeadlineRate { implemented: long.implemented?, of: long.d4?, rate: long.rate? },
            })
        })
        .collect();
    let continued = document.continued_year_2.count.ok_or_else(|| broken("a closed cohort has a second year"))?;
    Ok(Some(Headline { enrolled: document.enrolled, continued, goals, programme: pinned.programme }))
}
