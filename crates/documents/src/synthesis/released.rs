//! What leaves the team, for programs: a withheld figure is null, with the code of its reason.

use std::collections::BTreeMap;

use domain::disclosure::{CasesRelease, GoalRelease, Line, Release, Shown, ThemesRelease};
use domain::programme::Programme;
use domain::statistics::{Proportion, wilson};
use domain::text::Text;
use serde::Serialize;

use super::About;
use super::released_themes::{AboutOut, AgreementOut, agreement, themes};

/// A count, or why it is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CountOut {
    /// People; null when withheld.
    pub count: Option<u64>,
    /// Code of the reason; null when told.
    pub suppressed: Option<&'static str>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineOut {
    /// The code; `unanswered` for those who gave none.
    pub code: String,
    /// What people read; empty for `unanswered`.
    pub label: BTreeMap<String, String>,
    /// People; null when withheld.
    pub count: Option<u64>,
    /// Code of the reason; null when told.
    pub suppressed: Option<&'static str>,
}

/// People among people, such as the participant rate: never without its denominator (I11).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateOut {
    /// Those of whom it is true: for the participant rate, those who implement the goal.
    pub count: Option<u64>,
    /// Those among whom they are counted.
    pub denominator: Option<u64>,
    /// What the denominator counts: `d4` for the participant rate.
    pub of: &'static str,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Code of the reason; null when told.
    pub suppressed: Option<&'static str>,
}

/// The case rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CasesOut {
    /// Patients in whom it was done.
    pub implemented: Option<u64>,
    /// Patients concerned: the denominator.
    pub eligible: Option<u64>,
    /// As a fraction.
    pub rate: Option<f64>,
    /// Code of the reason; null when told.
    pub suppressed: Option<&'static str>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalOut {
    /// Its name in code.
    pub goal: String,
    /// Its number in the catalogue.
    pub number: u16,
    /// What it is called.
    pub title: BTreeMap<String, String>,
    /// D3; when it is withheld, everything of the goal is.
    pub submitted: CountOut,
    /// The participant rate.
    pub rate: RateOut,
    /// The case rate.
    pub case_rate: CasesOut,
    /// By status; empty when the goal is withheld.
    pub statuses: Vec<LineOut>,
    /// By relevance; empty when the goal is withheld.
    pub relevance: Vec<LineOut>,
    /// Those asked what stood in the way.
    pub obstacle_base: CountOut,
    /// Obstacles that at least k people named, most named first.
    pub obstacles: Vec<LineOut>,
    /// Codes that fewer named, told together.
    pub other_obstacles: Vec<String>,
    /// People who named at least one of those.
    pub other: CountOut,
}

/// The published figures of an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Released {
    /// Short name of the programme.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// The cohort.
    pub cohort: String,
    /// The evaluation.
    pub evaluation: String,
    /// `short` or `long`.
    pub wave: String,
    /// The last day on which it could be submitted.
    pub closed: String,
    /// Whether people and answers are invented.
    pub synthetic: bool,
    /// SHA-256 of the snapshot, in hexadecimal.
    pub snapshot: String,
    /// Fewest people behind a figure.
    pub k: u32,
    /// People who submitted the evaluation.
    pub submitted: CountOut,
    /// Feasibility of the programme; empty when fewer than k people submitted.
    pub feasibility: Vec<LineOut>,
    /// The goals offered to the set; empty when fewer than k people submitted.
    pub goals: Vec<GoalOut>,
    /// Themes read in what was written, for each goal of which something was coded.
    pub themes: Vec<AboutOut>,
    /// How far the coders of themes agree.
    pub agreement: AgreementOut,
}

pub(super) fn count(shown: Shown) -> CountOut {
    CountOut { count: shown.count(), suppressed: shown.reason() }
}

pub(super) fn words(text: Option<&Text>) -> BTreeMap<String, String> {
    let wordings = text.into_iter().flat_map(Text::wordings);
    wordings.map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn lines(programme: &Programme, list: &str, told: &[Line], unanswered: Option<Shown>) -> Vec<LineOut> {
    let label = |code: &str| words(programme.list(list).and_then(|list| list.code(code)).map(|code| &code.label));
    let line = |code: &str, shown: Shown| LineOut {
        code: code.to_owned(),
        label: label(code),
        count: shown.count(),
        suppressed: shown.reason(),
    };
    let told_lines = told.iter().map(|one| line(&one.code, one.people));
    told_lines.chain(unanswered.filter(|_| !told.is_empty()).map(|shown| line("unanswered", shown))).collect()
}

impl Released {
    /// The wire form of a release.
    #[must_use]
    pub fn new(programme: &Programme, release: &Release, coded: &ThemesRelease, about: &About, snapshot: &str) -> Self {
        Self {
            programme: about.programme.clone(),
            version: about.version.clone(),
            cohort: about.cohort.clone(),
            evaluation: release.evaluation.clone(),
            wave: about.wave.clone(),
            closed: about.closed.clone(),
            synthetic: about.synthetic,
            snapshot: snapshot.to_owned(),
            k: release.k,
            submitted: count(release.submitted),
            feasibility: lines(programme, "feasibility", &release.feasibility, Some(release.feasibility_unanswered)),
            goals: release.goals.iter().map(|goal| of_goal(programme, goal)).collect(),
            themes: themes(coded),
            agreement: agreement(coded.concord),
        }
    }

    /// As JSON, with a final line break.
    ///
    /// # Errors
    /// None that figures can cause.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|body| body + "\n")
    }
}

fn of_goal(programme: &Programme, goal: &GoalRelease) -> GoalOut {
    let definition = programme.goal(&goal.goal);
    GoalOut {
        goal: goal.goal.0.clone(),
        number: goal.number,
        title: words(definition.map(|goal| &goal.title)),
        submitted: count(goal.submitted),
        rate: rate(goal),
        case_rate: cases(goal.cases),
        statuses: lines(programme, "status", &goal.statuses, Some(goal.status_unanswered)),
        relevance: lines(programme, "relevance", &goal.relevance, Some(goal.relevance_unanswered)),
        obstacle_base: count(goal.obstacle_base),
        obstacles: lines(programme, "obstacle", &goal.obstacles, None),
        other_obstacles: goal.rare_codes.clone(),
        other: count(goal.rare),
    }
}

fn rate(goal: &GoalRelease) -> RateOut {
    let (part, whole) = (goal.implemented.count(), goal.d4.count());
    let proportion = part.zip(whole).and_then(|(part, whole)| Proportion::new(part, whole).ok());
    let estimate = proportion.and_then(wilson);
    RateOut {
        count: part,
        denominator: whole,
        of: "d4",
        rate: estimate.map(|estimate| estimate.value),
        low: estimate.map(|estimate| estimate.low),
        high: estimate.map(|estimate| estimate.high),
        suppressed: goal.implemented.reason().or(goal.d4.reason()),
    }
}

fn cases(cases: CasesRelease) -> CasesOut {
    let nothing = |reason| CasesOut { implemented: None, eligible: None, rate: None, suppressed: Some(reason) };
    match cases {
        CasesRelease::Told { implemented, eligible } => CasesOut {
            implemented: Some(implemented),
            eligible: Some(eligible),
            rate: Proportion::new(implemented, eligible).ok().and_then(|cases| cases.rate()),
            suppressed: None,
        },
        CasesRelease::AtMostTen => nothing("at_most_ten_percent"),
        CasesRelease::Withheld => nothing("withheld_together"),
    }
}
