//! The wire form of a report. The order of fields is the order of keys.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text in each of its languages, by tag.
pub type Words = BTreeMap<String, String>;

/// What a denominator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// Enrolled.
    D0,
    /// Submitted the evaluation.
    D3,
    /// Submitted it, with a known status and at least one patient concerned.
    D4,
    /// In D4 at both waves.
    D4BothWaves,
    /// In D4 of the short wave, and answered the long one.
    D4ShortStayers,
    /// In D4 of the short wave, and did not answer the long one.
    D4ShortLeavers,
    /// D1 without those who answered the long wave that they had no patient concerned.
    BoundsBase,
    /// In D3 with at least one goal whose status says that there were patients and it was not fully implemented.
    ObstacleBase,
    /// Patients concerned, as counted by people of D4.
    EligiblePatients,
}

/// Where an evaluation or a wave stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not open yet: its figures are null.
    NotOpen,
    /// Open: answers still arrive.
    Open,
    /// Locked: final, reopenings apart.
    Locked,
}

/// Which evaluation of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaveName {
    /// The first.
    Short,
    /// The second.
    Long,
}

/// So many among so many, with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Numerator.
    pub count: Option<u64>,
    /// Denominator.
    pub denominator: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// Those who went on into the last year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Continued {
    /// Numerator.
    pub count: Option<u64>,
    /// Denominator.
    pub denominator: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Code of the definition; its words are in `method`.
    pub definition: String,
    /// Month from which evaluations belong to that year.
    pub from_month: Option<u16>,
}

/// Those who completed the programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Completed {
    /// Numerator.
    pub count: Option<u64>,
    /// Denominator.
    pub denominator: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Code of the definition; its words are in `method`.
    pub definition: String,
}

/// A code and how many people gave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodeCount {
    /// The code; `unanswered` for those who gave none.
    pub code: String,
    /// What people read; empty for `unanswered`.
    pub label: Words,
    /// People.
    pub count: u64,
}

/// One counted evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunnelStep {
    /// Its name in code.
    pub evaluation: String,
    /// What it is called.
    pub name: Words,
    /// The set it is about.
    pub set: u16,
    /// Its wave.
    pub wave: WaveName,
    /// First civil day.
    pub opens: String,
    /// Last day on time.
    pub due: String,
    /// Last day.
    pub locks: String,
    /// Where it stands.
    pub state: State,
    /// People still enrolled when it opened.
    pub still_enrolled: Option<u64>,
    /// Those who submitted it.
    pub submitted: Option<u64>,
    /// Denominator of the rate.
    pub denominator: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Feasibility of the programme, as found by those who submitted.
    pub feasibility: Option<Vec<CodeCount>>,
}

/// One end of a range of averages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// As a fraction.
    pub rate: f64,
    /// The goal.
    pub goal: String,
    /// The wave.
    pub wave: WaveName,
    /// Patients in whom it was done.
    pub implemented: u64,
    /// Patients concerned.
    pub eligible: u64,
}

/// From the lowest goal to the highest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// As a fraction.
    pub low: Option<f64>,
    /// As a fraction.
    pub high: Option<f64>,
    /// How many averages it spans.
    pub averages: u64,
    /// The goal with the lowest.
    pub lowest: Option<End>,
    /// The goal with the highest.
    pub highest: Option<End>,
}

/// The range of the goals' case rates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Headline {
    /// Lowest over goals and both waves, as a fraction.
    pub low: Option<f64>,
    /// Highest over goals and both waves.
    pub high: Option<f64>,
    /// Code of the way it is computed; its words are in `method`.
    pub definition: String,
    /// What each average stands on.
    pub of: Of,
    /// How many averages it spans.
    pub averages: u64,
    /// The goal with the lowest.
    pub lowest: Option<End>,
    /// The goal with the highest.
    pub highest: Option<End>,
    /// At the short wave alone.
    pub short: Range,
    /// At the long wave alone.
    pub long: Range,
}

/// The case rate of a goal at a wave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CaseRate {
    /// Patients in whom it was done.
    pub implemented: Option<u64>,
    /// Patients concerned: the denominator.
    pub eligible: Option<u64>,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Unweighted mean of personal rates.
    pub mean_of_persons: Option<f64>,
    /// People of D4 who gave both counts.
    pub persons: Option<u64>,
}

/// A goal at a wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaveOfGoal {
    /// Which.
    pub wave: WaveName,
    /// Where it stands.
    pub state: State,
    /// Enrolled.
    pub d0: Option<u64>,
    /// Ever chose the goal.
    pub d1: Option<u64>,
    /// Still enrolled when the evaluation opened.
    pub d2: Option<u64>,
    /// Submitted it.
    pub d3: Option<u64>,
    /// With a known status and at least one patient concerned: the denominator of `rate`.
    pub d4: Option<u64>,
    /// Of D1, those whose evaluation is not open yet.
    pub not_yet_open: Option<u64>,
    /// Of D3, those without a patient concerned.
    pub no_patient: Option<u64>,
    /// Of D4, those who implement: the numerator of `rate`.
    pub implemented: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// The participant rate, as a fraction.
    pub rate: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// The participant rate with the stricter cut-off.
    pub strict: Share,
    /// The case rate.
    pub case_rate: CaseRate,
    /// Every status; with `unanswered` they add up to D3.
    pub statuses: Option<Vec<CodeCount>>,
    /// Keep, adapt or drop.
    pub relevance: Option<Vec<CodeCount>>,
    /// Median of days from commitment to answer, among D3.
    pub median_days: Option<f64>,
    /// First quartile.
    pub lower_quartile_days: Option<f64>,
    /// Third quartile.
    pub upper_quartile_days: Option<f64>,
}

/// The same people at both waves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Paired {
    /// People in D4 at both waves: the denominator.
    pub n: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// Yes then yes.
    pub a: Option<u64>,
    /// Yes then no.
    pub b: Option<u64>,
    /// No then yes.
    pub c: Option<u64>,
    /// No then no.
    pub d: Option<u64>,
    /// Later minus earlier, as a fraction.
    pub change: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// `McNemar`'s mid-P.
    pub mid_p: Option<f64>,
}

/// One line of the tipping-point table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TippingPoint {
    /// If this fraction of the lost implements…
    pub rate_among_lost: f64,
    /// …this fraction of all does.
    pub whole_cohort: Option<f64>,
}

/// What the lost must have done for no decline.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakEven {
    /// At least this fraction of them implements.
    AtLeast(f64),
    /// Even if none does, the whole stands this much above the earlier rate.
    HoldsAtWorst(f64),
    /// Even if all do, the whole stands this much below it.
    DeclinesAtBest(f64),
}

/// Full-cohort bounds at the long wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// All the lost fail.
    pub low: Option<f64>,
    /// All the lost succeed.
    pub high: Option<f64>,
    /// The denominator.
    pub base: Option<u64>,
    /// What the denominator counts.
    pub of: Of,
    /// D4 of the long wave.
    pub stayed: Option<u64>,
    /// Those of them who implement.
    pub implemented: Option<u64>,
    /// The base minus those who stayed.
    pub lost: Option<u64>,
    /// The participant rate at the short wave.
    pub earlier_rate: Option<f64>,
    /// What the lost must have done for no decline.
    pub break_even: Option<BreakEven>,
    /// From 0 to 1 by tenths; empty while nothing is known.
    pub tipping_points: Vec<TippingPoint>,
}

/// The short-wave rate of those who later answered the long wave, beside those who did not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SideBySide {
    /// Later answered.
    pub stayers: Share,
    /// Later did not.
    pub leavers: Share,
    /// Stayers minus leavers, as a fraction.
    pub difference: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// An obstacle to one goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalObstacle {
    /// The obstacle.
    pub code: String,
    /// People who cite it.
    pub participants: u64,
    /// The denominator.
    pub base: u64,
    /// As a fraction.
    pub share: Option<f64>,
}

/// One goal of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Its name in code.
    pub id: String,
    /// Its number.
    pub number: u16,
    /// What it is called.
    pub title: Words,
    /// People who ever chose it.
    pub chosen: u64,
    /// First evaluation.
    pub short: WaveOfGoal,
    /// Second evaluation.
    pub long: WaveOfGoal,
    /// Change.
    pub paired: Paired,
    /// Attrition.
    pub bounds: Bounds,
    /// Stayers and leavers.
    pub stayers_and_leavers: SideBySide,
    /// Obstacles cited, in rank order; null before a wave opens.
    pub obstacles: Option<Vec<GoalObstacle>>,
}

/// One line of the ranking of obstacles, or of groups of obstacles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Obstacle {
    /// From 1.
    pub rank: u64,
    /// The obstacle or the group.
    pub code: String,
    /// The group of an obstacle.
    pub group: Option<String>,
    /// What people read.
    pub label: Words,
    /// People who cite it.
    pub participants: u64,
    /// The denominator.
    pub base: u64,
    /// What the denominator counts.
    pub of: Of,
    /// As a fraction.
    pub share: Option<f64>,
    /// Running share of all citations.
    pub cumulative: Option<f64>,
}

/// One counted evaluation of the retention curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// The evaluation.
    pub evaluation: String,
    /// Its rank: the time of the curve.
    pub time: u64,
    /// People followed until then.
    pub at_risk: u64,
    /// People lost at it.
    pub events: u64,
    /// People last seen at it.
    pub censored: u64,
    /// Share still here after it.
    pub survival: Option<f64>,
    /// Greenwood's standard error.
    pub se: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// How something is defined or computed, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodNote {
    /// Its name in code.
    pub code: String,
    /// The words.
    pub text: Words,
}

/// The report of a cohort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
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
    /// The instant of the report.
    pub as_of: String,
    /// The civil day of that instant, in the programme's zone.
    pub day: String,
    /// Whether people and answers are invented.
    pub synthetic: bool,
    /// Hash of the frozen snapshot, or null.
    pub snapshot: Option<String>,
    /// D0.
    pub enrolled: u64,
    /// Continued in year 2.
    pub continued_year_2: Continued,
    /// Completed.
    pub completed: Completed,
    /// Every counted evaluation.
    pub funnel: Vec<FunnelStep>,
    /// Range of the goals' averages.
    pub headline: Headline,
    /// Every goal of the catalogue.
    pub goals: Vec<Goal>,
    /// In rank order; empty before an evaluation opens.
    pub obstacles: Vec<Obstacle>,
    /// Groups of obstacles in rank order.
    pub obstacle_groups: Vec<Obstacle>,
    /// Locked counted evaluations.
    pub retention: Vec<Retention>,
    /// Rows that belong to nothing.
    pub set_aside: u64,
    /// Definitions and formulas.
    pub method: Vec<MethodNote>,
}
