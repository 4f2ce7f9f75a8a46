//! A run chart: one's own share week by week around its median, and two rules that say when more than chance moved it.
//!
//! The rules are those of Anhøj and Olesen, « Run charts revisited » (PLoS ONE 2014;9(11):e113825): an unusually long run on
//! one side of the median, or unusually few crossings of it, given how many points do not lie on the median. Their false
//! alarms stay near one in twenty from ten such points on; before that nothing is said (practice-improvement.md section 4:
//! no control chart on two or three points).

use crate::tally::{Counts, Tap};
use jiff::civil::{Date, Weekday};

/// Fewest points off the median for the rules to be applied.
pub const ENOUGH: usize = 10;

/// One week in which at least one patient concerned was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its Monday.
    pub week: Date,
    /// Its patients.
    pub counts: Counts,
}

impl Point {
    /// The share of the week.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.counts.share().unwrap_or_default()
    }
}

/// What the rules found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runs {
    /// Points that do not lie on the median.
    pub useful: usize,
    /// The longest run of them on one side.
    pub longest: usize,
    /// The longest that chance would make.
    pub longest_expected: usize,
    /// How often the line crosses the median.
    pub crossings: usize,
    /// The fewest crossings that chance would make.
    pub fewest_expected: usize,
}

impl Runs {
    /// Whether more than chance moved the line.
    #[must_use]
    pub fn signals(&self) -> bool {
        self.longest > self.longest_expected || self.crossings < self.fewest_expected
    }
}

/// A run chart.
#[derive(Debug, Clone, PartialEq)]
pub struct RunChart {
    /// The weeks, first week first.
    pub points: Vec<Point>,
    /// The median of the weekly shares; nothing without a point.
    pub median: Option<f64>,
    /// What the rules found, once there are enough points.
    pub runs: Option<Runs>,
}

impl RunChart {
    /// Whether the median lies on a bound: every point off it is then on the same side, which says nothing of chance.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        self.median.is_some_and(is_bound)
    }
}

fn is_bound(median: f64) -> bool {
    median <= 0.0 || median >= 1.0
}

/// Draws a run chart from taps, in the order they were made.
#[must_use]
pub fn run_chart(taps: &[Tap]) -> RunChart {
    let mut points: Vec<Point> = Vec::new();
    for tap in taps {
        let week = monday(tap.on);
        let one = Counts::of([tap]);
        match points.iter_mut().find(|point| point.week == week) {
            Some(point) => {
                point.counts = Counts { seen: point.counts.seen + one.seen, done: point.counts.done + one.done };
            }
            None => points.push(Point { week, counts: one }),
        }
    }
    points.sort_by_key(|point| point.week);
    let shares: Vec<f64> = points.iter().map(Point::share).collect();
    let median = median(&shares);
    let runs = median.filter(|median| !is_bound(*median)).and_then(|median| runs(&shares, median));
    RunChart { points, median, runs }
}

fn monday(day: Date) -> Date {
    let since = day.weekday().since(Weekday::Monday);
    crate::calendar::days_before(day, u16::try_from(since).unwrap_or_default())
}

fn median(shares: &[f64]) -> Option<f64> {
    let mut sorted = shares.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(sorted.len() / 2 - 1).map(|lower| f64::midpoint(*lower, upper))
}

/// Applies the rules to shares around their median; nothing with too few points off it.
fn runs(shares: &[f64], median: f64) -> Option<Runs> {
    // A point on the median neither breaks nor makes a run.
    let sides: Vec<bool> =
        shares.iter().filter(|share| (**share - median).abs() > 1e-9).map(|share| *share > median).collect();
    if sides.len() < ENOUGH {
        return None;
    }
    let (mut longest, mut current, mut crossings) = (1, 1, 0);
    for pair in sides.windows(2) {
        if pair[0] == pair[1] {
            current += 1;
        } else {
            crossings += 1;
            current = 1;
        }
        longest = longest.max(current);
    }
    Some(Runs {
        useful: sides.len(),
        longest,
        longest_expected: longest_expected(sides.len()),
        crossings,
        fewest_expected: fewest_expected(sides.len()),
    })
}

/// log2(n) + 3, to the nearest whole number.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of weeks, and the logarithm of one"
)]
fn longest_expected(useful: usize) -> usize {
    ((useful as f64).log2() + 3.0).round() as usize
}

/// The lower 5 % point of crossings among n − 1 places, each crossed as a coin falls.
fn fewest_expected(useful: usize) -> usize {
    let trials = useful.saturating_sub(1);
    let mut chance = 0.5_f64.powi(i32::try_from(trials).unwrap_or(i32::MAX));
    let mut below = 0.0;
    for crossings in 0..trials {
        below += chance;
        if below >= 0.05 {
            return crossings;
        }
        chance *= ratio(trials - crossings, crossings + 1);
    }
    trials
}

#[expect(clippy::cast_precision_loss, reason = "numbers of weeks")]
fn ratio(above: usize, below: usize) -> f64 {
    above as f64 / below as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A week for each letter: h above (all done), l below (none done).
    fn chart(weeks: &str) -> RunChart {
        let first = date(2008, 1, 7);
        let taps: Vec<Tap> = weeks
            .chars()
            .zip(0_u16..)
            .map(|(letter, week)| Tap { on: crate::calendar::days_after(first, 7 * week + 2), done: letter == 'h' })
            .collect();
        run_chart(&taps)
    }

    #[test]
    fn the_limits_are_those_of_the_published_table() {
        // Anhøj & Olesen 2014, table 1: useful observations, longest run, fewest crossings.
        let table = [
            (10, 6, 2),
            (11, 6, 2),
            (12, 7, 3),
            (14, 7, 4),
            (16, 7, 4),
            (17, 7, 5),
            (18, 7, 5),
            (20, 7, 6),
            (22, 7, 7),
            (23, 8, 7),
            (24, 8, 8),
        ];
        for (useful, longest, crossings) in table {
            assert_eq!((longest_expected(useful), fewest_expected(useful)), (longest, crossings), "{useful}");
        }
    }

    #[test]
    fn a_change_that_lasts_is_a_signal_and_a_line_that_wavers_is_not() {
        let changed = chart("lllllllhhhhhhh").runs.unwrap();
        assert_eq!((changed.useful, changed.longest, changed.crossings), (14, 7, 1));
        assert!(changed.signals(), "too few crossings");
        let wavers = chart("lhlhhllhlhlhlh").runs.unwrap();
        assert!(!wavers.signals(), "{wavers:?}");
    }

    #[test]
    fn nothing_is_said_before_there_are_enough_points() {
        assert_eq!(chart("lllllhhh").runs, None);
        assert_eq!(chart("hhhhhhhhhhhhhhh").runs, None, "all on the median: no side to be on");
        assert_eq!(run_chart(&[]), RunChart { points: vec![], median: None, runs: None });
    }

    #[test]
    fn a_median_on_a_bound_has_one_side_only_and_is_no_signal() {
        let kept = chart("lhlhllhhhlhhhlhhhhlhhhhhlhhhlhhllh");
        assert_eq!((kept.median, kept.runs, kept.is_bounded()), (Some(1.0), None, true));
        let never = chart("lllhllllhlllhlllllhllhlllhlllhhhhh");
        assert_eq!((never.median, never.runs), (Some(0.0), None));
        assert!(!chart("lllllllhhhhhhh").is_bounded());
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday_and_weeks_without_a_patient_are_left_out() {
        let tap = |day, done| Tap { on: date(2008, 1, day), done };
        let chart = run_chart(&[tap(7, true), tap(13, false), tap(14, true), tap(28, false)]);
        let weeks: Vec<_> = chart.points.iter().map(|it| (it.week, it.counts.seen, it.counts.done)).collect();
        assert_eq!(weeks, [(date(2008, 1, 7), 2, 1), (date(2008, 1, 14), 1, 1), (date(2008, 1, 28), 1, 0)]);
        assert_eq!(chart.median, Some(0.5));
    }
}
