//! From the measure to its document.

use super::Heading;
use super::document::{
    Bounds, BreakEven, CaseRate, CodeCount, Completed, Continued, Document, End, FunnelStep, Goal, GoalObstacle,
    Headline, MethodNote, Obstacle, Of, Paired, Range, Retention, Share, SideBySide, State, TippingPoint, WaveName,
    WaveOfGoal, Words,
};
use crate::language::Languages;
use domain::measure::{
    self, CohortReport, Distribution, GoalReport, Ranked, Rate, Wave, WaveFigures, WaveReport, WaveState,
};
use domain::statistics::{self, Estimate};
use domain::text::Text;

/// Codes of the notes of method, each with the message that says it. `continued_year_2` and the like name them as
/// their `definition`.
const METHOD: [(&str, &str); 18] = [
    ("self_declared", "cohort-report-method-self-declared"),
    ("patient_effects_not_measured", "cohort-report-method-patient-effects"),
    ("denominators", "cohort-report-method-denominators"),
    ("participant_rate", "cohort-report-method-participant-rate"),
    ("case_rate", "cohort-report-method-case-rate"),
    ("range_of_goal_case_rates", "cohort-report-method-headline"),
    ("wilson", "cohort-report-method-wilson"),
    ("at_least_one_evaluation_of_the_last_year", "cohort-report-method-continued"),
    ("every_counted_evaluation_and_not_left", "cohort-report-method-completed"),
    ("paired_change", "cohort-report-method-paired"),
    ("bounds", "cohort-report-method-bounds"),
    ("break_even", "cohort-report-method-break-even"),
    ("stayers_and_leavers", "cohort-report-method-stayers"),
    ("retention", "cohort-report-method-retention"),
    ("obstacles", "cohort-report-method-obstacles"),
    ("days", "cohort-report-method-days"),
    ("not_open", "cohort-report-method-not-open"),
    ("set_aside", "cohort-report-method-set-aside"),
];

impl Document {
    /// The wire form of a report. Its notes of method are worded in every language of the installation.
    #[must_use]
    pub fn new(report: &CohortReport, heading: &Heading, languages: &Languages) -> Self {
        let last = report.continued;
        let continued = share(last.map(|continued| continued.rate), Of::D0);
        let completed = share(report.completed, Of::D0);
        let obstacles = report.obstacles.as_ref();
        Self {
            programme: report.programme.clone(),
            version: report.version.clone(),
            name: words(&report.name),
            cohort: heading.cohort.clone(),
            start: report.start.to_string(),
            as_of: report.as_of.to_string(),
            day: report.today.to_string(),
            synthetic: heading.synthetic,
            snapshot: heading.snapshot.clone(),
            enrolled: report.enrolled,
            continued_year_2: Continued {
                count: continued.count,
                denominator: continued.denominator,
                of: continued.of,
                rate: continued.rate,
                low: continued.low,
                high: continued.high,
                definition: "at_least_one_evaluation_of_the_last_year".to_owned(),
                from_month: last.map(|continued| continued.from_month),
            },
            completed: Completed {
                count: completed.count,
                denominator: completed.denominator,
                of: completed.of,
                rate: completed.rate,
                low: completed.low,
                high: completed.high,
                definition: "every_counted_evaluation_and_not_left".to_owned(),
            },
            funnel: report.funnel.iter().map(funnel_step).collect(),
            headline: headline(&report.headline),
            goals: report.goals.iter().map(goal).collect(),
            obstacles: obstacles.map(|obstacles| ranking(&obstacles.ranked)).unwrap_or_default(),
            obstacle_groups: obstacles.map(|obstacles| ranking(&obstacles.groups)).unwrap_or_default(),
            retention: report.retention.iter().map(retention).collect(),
            set_aside: report.set_aside,
            method: method(languages),
        }
    }
}

fn method(languages: &Languages) -> Vec<MethodNote> {
    let voices = languages.voices();
    let note = |code: &str, key: &str| MethodNote {
        code: code.to_owned(),
        text: voices.iter().map(|voice| (voice.tag().to_owned(), voice.say(key))).collect(),
    };
    METHOD.iter().map(|(code, key)| note(code, key)).collect()
}

fn words(text: &Text) -> Words {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn share(rate: Option<Rate>, of: Of) -> Share {
    let estimate = rate.and_then(|rate| rate.estimate);
    let (value, low, high) = ends(estimate);
    let count = rate.map(|rate| rate.count);
    Share {
        count: count.map(|count| count.part()),
        denominator: count.map(|count| count.whole()),
        of,
        rate: value,
        low,
        high,
    }
}

fn ends(estimate: Option<Estimate>) -> (Option<f64>, Option<f64>, Option<f64>) {
    let value = estimate.map(|estimate| estimate.value);
    (value, estimate.map(|estimate| estimate.low), estimate.map(|estimate| estimate.high))
}

fn state(state: WaveState) -> State {
    match state {
        WaveState::NotOpen => State::NotOpen,
        WaveState::Open => State::Open,
        WaveState::Locked => State::Locked,
    }
}

fn wave_name(wave: Wave) -> WaveName {
    match wave {
        Wave::Short => WaveName::Short,
        Wave::Long => WaveName::Long,
    }
}

fn spread(distribution: &Distribution) -> Vec<CodeCount> {
    let answered = distribution.counts.iter().map(|code| CodeCount {
        code: code.code.clone(),
        label: words(&code.label),
        count: code.count,
    });
    let unanswered = CodeCount { code: "unanswered".to_owned(), label: Words::new(), count: distribution.unanswered };
    answered.chain([unanswered]).collect()
}

fn funnel_step(step: &measure::FunnelStep) -> FunnelStep {
    let submitted = share(step.submitted, Of::D0);
    FunnelStep {
        evaluation: step.evaluation.clone(),
        name: words(&step.name),
        set: step.set,
        wave: wave_name(step.wave),
        opens: step.window.opens.to_string(),
        due: step.window.due.to_string(),
        locks: step.window.locks.to_string(),
        state: state(step.state),
        still_enrolled: step.still_enrolled,
        submitted: submitted.count,
        denominator: submitted.denominator,
        of: submitted.of,
        rate: submitted.rate,
        low: submitted.low,
        high: submitted.high,
        feasibility: step.feasibility.as_ref().map(spread),
    }
}

fn end(extreme: &measure::Extreme) -> End {
    End {
        rate: extreme.rate,
        goal: extreme.goal.0.clone(),
        wave: wave_name(extreme.wave),
        implemented: extreme.cases.part(),
        eligible: extreme.cases.whole(),
    }
}

fn range(range: Option<&measure::Range>) -> Range {
    Range {
        low: range.map(|range| range.low.rate),
        high: range.map(|range| range.high.rate),
        averages: range.map_or(0, |range| range.averages),
        lowest: range.map(|range| end(&range.low)),
        highest: range.map(|range| end(&range.high)),
    }
}

fn headline(headline: &measure::Headline) -> Headline {
    let overall = range(headline.overall.as_ref());
    Headline {
        low: overall.low,
        high: overall.high,
        definition: "range_of_goal_case_rates".to_owned(),
        of: Of::EligiblePatients,
        averages: overall.averages,
        lowest: overall.lowest,
        highest: overall.highest,
        short: range(headline.short.as_ref()),
        long: range(headline.long.as_ref()),
    }
}

fn goal(goal: &GoalReport) -> Goal {
    let sides = goal.stayers_and_leavers;
    let (difference, low, high) = ends(sides.and_then(|sides| sides.difference));
    Goal {
        id: goal.id.0.clone(),
        number: goal.number,
        title: words(&goal.title),
        chosen: goal.chosen,
        short: wave(&goal.short),
        long: wave(&goal.long),
        paired: paired(goal.paired.as_ref()),
        bounds: bounds(goal.bounds.as_ref()),
        stayers_and_leavers: SideBySide {
            stayers: share(sides.map(|sides| sides.stayers), Of::D4ShortStayers),
            leavers: share(sides.map(|sides| sides.leavers), Of::D4ShortLeavers),
            difference,
            low,
            high,
        },
        obstacles: goal.obstacles.as_ref().map(|obstacles| {
            let line = |bar: &Ranked| GoalObstacle {
                code: bar.code.clone(),
                participants: bar.participants.part(),
                base: bar.participants.whole(),
                share: bar.participants.rate(),
            };
            obstacles.ranked.iter().map(line).collect()
        }),
    }
}

fn wave(wave: &WaveReport) -> WaveOfGoal {
    let figures = wave.figures.as_ref();
    let count = |pick: fn(&WaveFigures) -> u64| figures.map(pick);
    let implemented = share(figures.map(|of| of.implemented), Of::D4);
    let cases = figures.map(|of| of.case_rate);
    let days = figures.and_then(|of| of.days);
    WaveOfGoal {
        wave: wave_name(wave.wave),
        state: state(wave.state),
        d0: count(|of| of.d0),
        d1: count(|of| of.d1),
        d2: count(|of| of.d2),
        d3: count(|of| of.d3),
        d4: count(|of| of.d4),
        not_yet_open: count(|of| of.not_yet_open),
        no_patient: count(|of| of.no_patient),
        implemented: implemented.count,
        of: implemented.of,
        rate: implemented.rate,
        low: implemented.low,
        high: implemented.high,
        strict: share(figures.map(|of| of.strict), Of::D4),
        case_rate: CaseRate {
            implemented: cases.map(|of| of.cases.part()),
            eligible: cases.map(|of| of.cases.whole()),
            rate: cases.and_then(|of| of.cases.rate()),
            mean_of_persons: cases.and_then(|of| of.mean_of_persons),
            persons: cases.map(|of| of.persons),
        },
        statuses: figures.map(|of| spread(&of.statuses)),
        relevance: figures.map(|of| spread(&of.relevance)),
        median_days: days.map(|days| days.median),
        lower_quartile_days: days.map(|days| days.lower),
        upper_quartile_days: days.map(|days| days.upper),
    }
}

fn paired(paired: Option<&measure::Paired>) -> Paired {
    let (change, low, high) = ends(paired.and_then(|paired| paired.change));
    let pairs = paired.map(|paired| paired.pairs);
    Paired {
        n: pairs.map(|pairs| pairs.total()),
        of: Of::D4BothWaves,
        a: pairs.map(|pairs| pairs.both()),
        b: pairs.map(|pairs| pairs.first_only()),
        c: pairs.map(|pairs| pairs.second_only()),
        d: pairs.map(|pairs| pairs.neither()),
        change,
        low,
        high,
        mid_p: paired.and_then(|paired| paired.mid_p),
    }
}

fn bounds(bounds: Option<&measure::Bounds>) -> Bounds {
    let interval = bounds.and_then(|bounds| bounds.interval);
    let line = |point: &statistics::TippingPoint| TippingPoint {
        rate_among_lost: point.rate_among_lost,
        whole_cohort: point.whole_cohort,
    };
    Bounds {
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
        base: bounds.map(|bounds| bounds.base),
        of: Of::BoundsBase,
        stayed: bounds.map(|bounds| bounds.stayed),
        implemented: bounds.map(|bounds| bounds.implemented),
        lost: bounds.map(|bounds| bounds.base - bounds.stayed),
        earlier_rate: bounds.and_then(|bounds| bounds.earlier_rate),
        break_even: bounds.and_then(|bounds| bounds.break_even).map(|answer| match answer {
            statistics::BreakEven::AtLeast { rate_among_lost } => BreakEven::AtLeast(rate_among_lost),
            statistics::BreakEven::HoldsAtWorst { gain } => BreakEven::HoldsAtWorst(gain),
            statistics::BreakEven::DeclinesAtBest { loss } => BreakEven::DeclinesAtBest(loss),
        }),
        tipping_points: bounds.map(|bounds| bounds.tipping_points.iter().map(line).collect()).unwrap_or_default(),
    }
}

fn ranking(bars: &[Ranked]) -> Vec<Obstacle> {
    let line = |(rank, bar): (u64, &Ranked)| Obstacle {
        rank,
        code: bar.code.clone(),
        group: bar.group.clone(),
        label: words(&bar.label),
        participants: bar.participants.part(),
        base: bar.participants.whole(),
        of: Of::ObstacleBase,
        share: bar.participants.rate(),
        cumulative: bar.cumulative,
    };
    (1..).zip(bars).map(line).collect()
}

fn retention(step: &measure::Retention) -> Retention {
    Retention {
        evaluation: step.evaluation.clone(),
        time: step.rank,
        at_risk: step.at_risk,
        events: step.lost,
        censored: step.censored,
        survival: step.survival,
        se: step.standard_error,
        low: step.interval.map(|interval| interval.low),
        high: step.interval.map(|interval| interval.high),
    }
}
