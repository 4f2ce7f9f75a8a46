//! Who is still here, period after period.

use super::{Impossible, Z95, real};

/// One person's time in the programme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// How long the person was followed, from enrolment, in the unit of the caller (waves, months, days).
    pub time: f64,
    /// Whether the person left at that time; false means still here when last seen (censored).
    pub left: bool,
}

/// What happened at one time: people who left, and people who were last seen still here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Departures {
    /// The time since enrolment, in the unit of the caller.
    pub time: f64,
    /// How many left at that time.
    pub left: u64,
    /// How many were last seen at that time, still here: at risk for the departures of that same time.
    pub censored: u64,
}

/// The retention curve just after a time at which someone left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurvivalStep {
    /// The time since enrolment, in the unit of the caller.
    pub time: f64,
    /// People still followed just before that time.
    pub at_risk: u64,
    /// People who left at that time.
    pub events: u64,
    /// The estimated share still here after that time, from 0 to 1.
    pub survival: f64,
    /// Greenwood's standard error. `None` once nobody is left: the formula then divides by zero.
    pub standard_error: Option<f64>,
    /// Lower end of the log(-log) interval. `None` where the survival is 0 or 1.
    pub low: Option<f64>,
    /// Upper end of the log(-log) interval. `None` where the survival is 0 or 1.
    pub high: Option<f64>,
}

/// Counts individual times into [`Departures`], one per distinct time, in order of time.
///
/// # Errors
/// [`Impossible::TimeNotADuration`] for a time that is negative, infinite or not a number.
pub fn departures(observations: impl IntoIterator<Item = Observation>) -> Result<Vec<Departures>, Impossible> {
    let mut all: Vec<Observation> = Vec::new();
    for Observation { time, left } in observations {
        // Adding 0 makes -0.0 and 0.0 the same instant.
        all.push(Observation { time: duration(time)? + 0.0, left });
    }
    all.sort_unstable_by(|one, other| one.time.total_cmp(&other.time));
    let mut counted: Vec<Departures> = Vec::new();
    for Observation { time, left } in all {
        let (left, censored) = (u64::from(left), u64::from(!left));
        match counted.last_mut() {
            Some(last) if last.time.total_cmp(&time).is_eq() => {
                last.left += left;
                last.censored += censored;
            }
            _ => counted.push(Departures { time, left, censored }),
        }
    }
    Ok(counted)
}

/// The Kaplan-Meier retention curve: one step per distinct time at which someone left. No departure, no step.
///
/// With `n` at risk and `d` leaving at each time, `S = Π(1 - d/n)`; Greenwood's `se = S·sqrt(Σ d/(n(n-d)))`; and the
/// log(-log) interval `S^exp(±z·se/(S·|ln S|))`, which never leaves 0..1. Those censored at a time are at risk for it.
/// Loss is assumed not to depend on the outcome; where it may, the attrition bounds belong beside the curve.
///
/// Sources: E. L. Kaplan, P. Meier, J Am Stat Assoc 1958;53:457-481; M. Greenwood, 1926; J. D. Kalbfleisch,
/// R. L. Prentice, 1980, for the interval.
///
/// # Errors
/// [`Impossible::TimeNotADuration`]; [`Impossible::CountTooLarge`] when more than 2⁵³ people are followed.
pub fn kaplan_meier(departures: &[Departures]) -> Result<Vec<SurvivalStep>, Impossible> {
    let mut ordered = departures.to_vec();
    for departure in &mut ordered {
        departure.time = duration(departure.time)? + 0.0;
    }
    ordered.sort_by(|one, other| one.time.total_cmp(&other.time));
    ordered.dedup_by(|later, kept| {
        let same = kept.time.total_cmp(&later.time).is_eq();
        if same {
            kept.left = kept.left.saturating_add(later.left);
            kept.censored = kept.censored.saturating_add(later.censored);
        }
        same
    });
    let followed = ordered.iter().fold(0_u64, |sum, one| sum.saturating_add(one.left).saturating_add(one.censored));
    super::counted(followed)?;

    let mut curve = Curve::starting_with(followed);
    Ok(ordered.iter().filter_map(|departure| curve.after(*departure)).collect())
}

/// The running state of the product.
struct Curve {
    at_risk: u64,
    greenwood: f64,
    /// Survival when the last person was censored, and how many were then left. As long as nobody is censored the
    /// product telescopes, so the survival is one division instead of a chain of roundings: 10 people, 3 gone is 0.7.
    anchor: f64,
    anchored: u64,
}

impl Curve {
    const fn starting_with(followed: u64) -> Self {
        Self { at_risk: followed, greenwood: 0.0, anchor: 1.0, anchored: followed }
    }

    fn after(&mut self, departure: Departures) -> Option<SurvivalStep> {
        let Departures { time, left, censored } = departure;
        let at_risk = self.at_risk;
        let remaining = at_risk - left;
        let survival = if at_risk == 0 { self.anchor } else { self.anchor * (real(remaining) / real(self.anchored)) };
        if left > 0 {
            // With nobody remaining this is infinite, and the standard error below becomes undefined.
            self.greenwood += real(left) / real(at_risk) / real(remaining);
        }
        self.at_risk = remaining - censored;
        if censored > 0 {
            self.anchor = survival;
            self.anchored = self.at_risk;
        }
        (left > 0).then(|| step(time, at_risk, left, survival, self.greenwood))
    }
}

fn step(time: f64, at_risk: u64, events: u64, survival: f64, greenwood: f64) -> SurvivalStep {
    let relative = greenwood.sqrt();
    let standard_error = (survival > 0.0 && relative.is_finite()).then_some(survival * relative);
    let interval = (survival > 0.0 && survival < 1.0 && relative.is_finite()).then(|| {
        let spread = (Z95 * relative / survival.ln().abs()).exp();
        (survival.powf(spread).clamp(0.0, survival), survival.powf(spread.recip()).clamp(survival, 1.0))
    });
    let (low, high) = interval.unzip();
    SurvivalStep { time, at_risk, events, survival, standard_error, low, high }
}

fn duration(time: f64) -> Result<f64, Impossible> {
    if time.is_finite() && time >= 0.0 { Ok(time) } else { Err(Impossible::TimeNotADuration(time)) }
}

#[cfg(test)]
mod tests;
