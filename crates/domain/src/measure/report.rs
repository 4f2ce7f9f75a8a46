//! What a cohort's measure says. Plain data; every rate carries its numerator and its denominator (I11).

use super::Wave;
use crate::calendar::Window;
use crate::goal::GoalId;
use crate::statistics::{BreakEven, Estimate, Interval, Pairs, Proportion, Quartiles, TippingPoint};
use crate::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;

/// So many among so many, with the 95 % Wilson interval.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rate {
    /// Numerator and denominator.
    pub count: Proportion,
    /// The rate and its interval; absent when the denominator is 0.
    pub estimate: Option<Estimate>,
}

/// A code and how many people gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeCount {
    /// The code.
    pub code: String,
    /// What people read.
    pub label: Text,
    /// People who gave it.
    pub count: u64,
}

/// How answers spread over a list of codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Everyone who submitted the evaluation.
    pub submitted: u64,
    /// Each code of the list, in its order.
    pub counts: Vec<CodeCount>,
    /// Those who submitted and gave no code.
    pub unanswered: u64,
}

/// Where a wave stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaveState {
    /// Nothing can be known yet.
    NotOpen,
    /// Answers still arrive.
    Open,
    /// Final, reopenings apart.
    Locked,
}

/// The case rate (P2): never mixed with the participant rate (P1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CaseRate {
    /// People of D4 who gave both counts.
    pub persons: u64,
    /// Patients in whom it was done, among patients concerned.
    pub cases: Proportion,
    /// Unweighted mean of personal rates; absent when nobody gave counts.
    pub mean_of_persons: Option<f64>,
}

/// The figures of a goal at a wave that has opened.
#[derive(Debug, Clone, PartialEq)]
pub struct WaveFigures {
    /// Enrolled.
    pub d0: u64,
    /// Ever chose the goal.
    pub d1: u64,
    /// Still enrolled when the evaluation opened.
    pub d2: u64,
    /// Submitted it.
    pub d3: u64,
    /// With a known status and at least one patient concerned.
    pub d4: u64,
    /// Of D1, those whose evaluation opens later, having chosen the goal for a later set.
    pub not_yet_open: u64,
    /// Of D3, those who had no patient concerned.
    pub no_patient: u64,
    /// The participant rate (P1), among D4.
    pub implemented: Rate,
    /// The same with the stricter cut-off, among D4.
    pub strict: Rate,
    /// The case rate.
    pub case_rate: CaseRate,
    /// Every status, unanswered included: the total is D3 (I12).
    pub statuses: Distribution,
    /// Whether the goal should be kept, adapted or dropped.
    pub relevance: Distribution,
    /// Days from commitment to answer, among D3.
    pub days: Option<Quartiles>,
}

/// A goal at a wave.
#[derive(Debug, Clone, PartialEq)]
pub struct WaveReport {
    /// Which.
    pub wave: Wave,
    /// Where it stands.
    pub state: WaveState,
    /// Absent before it opens.
    pub figures: Option<WaveFigures>,
}

/// The same people at both waves: in D4 of each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// The four cells.
    pub pairs: Pairs,
    /// Later minus earlier; absent without pairs.
    pub change: Option<Estimate>,
    /// `McNemar`'s mid-P; absent without pairs.
    pub mid_p: Option<f64>,
}

/// What the long wave would show had everybody answered: all the lost fail, all the lost succeed.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// D1 minus those who answered that they had no patient concerned.
    pub base: u64,
    /// D4 of the long wave.
    pub stayed: u64,
    /// Those of them who implement.
    pub implemented: u64,
    /// Absent when the base is empty.
    pub interval: Option<Interval>,
    /// Eleven lines; empty when the base is.
    pub tipping_points: Vec<TippingPoint>,
    /// The rate at the short wave, with which the whole cohort is compared.
    pub earlier_rate: Option<f64>,
    /// What the lost must have done for no decline.
    pub break_even: Option<BreakEven>,
}

/// The short-wave rate of those who later answered the long wave, beside those who did not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideBySide {
    /// Later answered.
    pub stayers: Rate,
    /// Later did not.
    pub leavers: Rate,
    /// Stayers minus leavers.
    pub difference: Option<Estimate>,
}

/// Obstacles to one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalObstacles {
    /// People in D3 of either wave whose status says that they had patients and did not implement it fully.
    pub base: u64,
    /// Those cited, most cited first.
    pub ranked: Vec<Ranked>,
}

/// One goal of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalReport {
    /// Its name in code.
    pub id: GoalId,
    /// Its number in the catalogue.
    pub number: u16,
    /// What it is called.
    pub title: Text,
    /// People who ever chose it, whatever has opened.
    pub chosen: u64,
    /// The first evaluation.
    pub short: WaveReport,
    /// The second.
    pub long: WaveReport,
    /// Change, once the long wave has opened.
    pub paired: Option<Paired>,
    /// Attrition, once the long wave has opened.
    pub bounds: Option<Bounds>,
    /// Stayers and leavers, once the long wave has locked for somebody.
    pub stayers_and_leavers: Option<SideBySide>,
    /// Obstacles, once a wave has opened.
    pub obstacles: Option<GoalObstacles>,
}

/// One step of the funnel: a counted evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelStep {
    /// The evaluation.
    pub evaluation: String,
    /// What it is called.
    pub name: Text,
    /// The set it is about.
    pub set: u16,
    /// Its wave.
    pub wave: Wave,
    /// Its window.
    pub window: Window,
    /// Where it stands.
    pub state: WaveState,
    /// People still enrolled when it opened.
    pub still_enrolled: Option<u64>,
    /// Those who submitted it, among the enrolled.
    pub submitted: Option<Rate>,
    /// How feasible the programme was found, by those who submitted it.
    pub feasibility: Option<Distribution>,
}

/// One counted evaluation of the retention curve, once it is locked.
#[derive(Debug, Clone, PartialEq)]
pub struct Retention {
    /// The evaluation.
    pub evaluation: String,
    /// Its rank among the counted ones, from 1: the time of the curve.
    pub rank: u64,
    /// People followed until then.
    pub at_risk: u64,
    /// People lost at it: they did not submit it, nor anything later.
    pub lost: u64,
    /// People last seen at it, whose next evaluation is not locked.
    pub censored: u64,
    /// Share still here after it.
    pub survival: Option<f64>,
    /// Greenwood's standard error.
    pub standard_error: Option<f64>,
    /// The log(-log) interval.
    pub interval: Option<Interval>,
}

/// One line of a ranking of obstacles.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The obstacle, or the group of obstacles.
    pub code: String,
    /// The group of an obstacle.
    pub group: Option<String>,
    /// What people read.
    pub label: Text,
    /// People who cite it, among the base. Several can be cited, so these shares add up to more than 1.
    pub participants: Proportion,
    /// Running share of all citations.
    pub cumulative: Option<f64>,
}

/// What stood in the way, over goals and waves: a person counts once for a code.
#[derive(Debug, Clone, PartialEq)]
pub struct Obstacles {
    /// People with at least one outcome in D3 whose status says that they had patients and did not implement the goal
    /// fully. The others are not asked what stood in their way.
    pub base: u64,
    /// Every obstacle of the list, most cited first.
    pub ranked: Vec<Ranked>,
    /// Every group, most cited first; a person counts once for a group.
    pub groups: Vec<Ranked>,
}

/// An end of a range.
#[derive(Debug, Clone, PartialEq)]
pub struct Extreme {
    /// The case rate.
    pub cases: Proportion,
    /// As a fraction.
    pub rate: f64,
    /// The goal.
    pub goal: GoalId,
    /// The wave.
    pub wave: Wave,
}

/// From the lowest goal to the highest.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// How many goal averages it spans.
    pub averages: u64,
    /// The lowest; of equals, the first of the catalogue.
    pub low: Extreme,
    /// The highest; of equals, the first of the catalogue.
    pub high: Extreme,
}

/// The range of the goals' case rates: « reached in so many to so many percent of cases ».
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Headline {
    /// Over goals and both waves.
    pub overall: Option<Range>,
    /// Over goals at the short wave.
    pub short: Option<Range>,
    /// Over goals at the long wave.
    pub long: Option<Range>,
}

/// Those who went on into the last year of the programme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Continued {
    /// The month in which that year begins.
    pub from_month: u16,
    /// Those who submitted at least one evaluation that opens in it, among the enrolled.
    pub rate: Rate,
}

/// The measure of a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct CohortReport {
    /// The programme's name in code.
    pub programme: String,
    /// Its version, to which the cohort is pinned.
    pub version: String,
    /// What it is called.
    pub name: Text,
    /// When the cohort started.
    pub start: Date,
    /// The instant of the report.
    pub as_of: Timestamp,
    /// The civil day of that instant in the programme's zone.
    pub today: Date,
    /// D0.
    pub enrolled: u64,
    /// Continued in year 2; absent before it begins, and for a programme of one year.
    pub continued: Option<Continued>,
    /// Every counted evaluation, in the order of the calendar.
    pub funnel: Vec<FunnelStep>,
    /// Those who submitted them all and did not leave; absent until the last one opens.
    pub completed: Option<Rate>,
    /// Every goal, in the order of the catalogue.
    pub goals: Vec<GoalReport>,
    /// The range of averages.
    pub headline: Headline,
    /// Obstacles, once an evaluation has opened.
    pub obstacles: Option<Obstacles>,
    /// Counted evaluations that are locked.
    pub retention: Vec<Retention>,
    /// Rows and counts that belong to nothing and were counted nowhere: more than 0 calls for a look at the data.
    pub set_aside: u64,
}
