//! From counts to the report.

use super::Wave;
use super::counts::{Counts, GoalCounts, Part, RATE_UNIT, WaveCounts};
use super::frame::{Frame, Planned, Titled, Word};
use super::report::{
    Bounds, CaseRate, CodeCount, CohortReport, Continued, Distribution, Extreme, FunnelStep, GoalObstacles, GoalReport,
    Headline, Obstacles, Paired, Range, Ranked, Rate, Retention, SideBySide, WaveFigures, WaveReport, WaveState,
};
use crate::statistics::{
    Departures, Impossible, Interval, Pairs, Proportion, Retained, kaplan_meier, newcombe_difference, paired_change,
    pareto, wilson,
};

type Counted<T> = Result<T, Impossible>;

pub(super) fn report(frame: Frame, counts: &Counts, set_aside: u64) -> Counted<CohortReport> {
    let mut goals = Vec::with_capacity(frame.goals.len());
    for (goal, counted) in frame.goals.iter().zip(&counts.goals) {
        goals.push(goal_report(&frame, goal, counted, counts.enrolled)?);
    }
    let opened = frame.evaluations.iter().any(|evaluation| evaluation.opened);
    let all_opened = frame.evaluations.iter().filter(|evaluation| evaluation.counts).all(|counted| counted.opened);
    Ok(CohortReport {
        enrolled: counts.enrolled,
        continued: continued(&frame, counts)?,
        funnel: funnel(&frame, counts)?,
        completed: all_opened.then(|| rate(counts.completed, counts.enrolled)).transpose()?,
        headline: headline(&goals),
        goals,
        obstacles: if opened { Some(obstacles(&frame, counts)?) } else { None },
        retention: retention(&frame, counts)?,
        set_aside,
        programme: frame.programme.0,
        version: frame.programme.1,
        name: frame.name,
        start: frame.start,
        as_of: frame.now,
        today: frame.today,
    })
}

fn rate(part: u64, whole: u64) -> Counted<Rate> {
    let count = Proportion::new(part, whole)?;
    Ok(Rate { count, estimate: wilson(count) })
}

fn part_rate(part: Part) -> Counted<Rate> {
    rate(part.part, part.whole)
}

fn state(opened: bool, locked: bool) -> WaveState {
    match (opened, locked) {
        (false, _) => WaveState::NotOpen,
        (true, false) => WaveState::Open,
        (true, true) => WaveState::Locked,
    }
}

fn continued(frame: &Frame, counts: &Counts) -> Counted<Option<Continued>> {
    let begun = frame.evaluations.iter().any(|evaluation| evaluation.last_year && evaluation.opened);
    if !begun {
        return Ok(None);
    }
    Ok(Some(Continued { from_month: frame.last_year_begins, rate: rate(counts.continued, counts.enrolled)? }))
}

fn funnel(frame: &Frame, counts: &Counts) -> Counted<Vec<FunnelStep>> {
    let mut steps = Vec::new();
    for (evaluation, counted) in frame.evaluations.iter().zip(&counts.evaluations) {
        let Planned { opened, locked, .. } = *evaluation;
        if !evaluation.counts {
            continue;
        }
        debug_assert!(counted.submitted <= counted.still_enrolled, "only who was here when it opened could submit it");
        steps.push(FunnelStep {
            evaluation: evaluation.id.clone(),
            name: evaluation.name.clone(),
            set: evaluation.set,
            wave: evaluation.wave,
            window: evaluation.window,
            state: state(opened, locked),
            still_enrolled: opened.then_some(counted.still_enrolled),
            submitted: opened.then(|| rate(counted.submitted, counts.enrolled)).transpose()?,
            feasibility: opened.then(|| spread(&frame.feasibility, &counted.feasibility, counted.submitted)),
        });
    }
    Ok(steps)
}

fn spread(words: &[Word], people: &[u64], submitted: u64) -> Distribution {
    let answered: u64 = people.iter().sum();
    debug_assert!(answered <= submitted, "nobody answers without submitting");
    Distribution {
        submitted,
        counts: words
            .iter()
            .zip(people)
            .map(|(word, count)| CodeCount { code: word.code.clone(), label: word.label.clone(), count: *count })
            .collect(),
        unanswered: submitted.saturating_sub(answered),
    }
}

fn goal_report(frame: &Frame, goal: &Titled, counts: &GoalCounts, enrolled: u64) -> Counted<GoalReport> {
    let [short, long] = Wave::ALL.map(|wave| wave_report(frame, goal, wave, counts, enrolled));
    let (short, long) = (short?, long?);
    let paired = if long.figures.is_some() { Some(paired(counts)?) } else { None };
    let bounds = match &long.figures {
        Some(figures) => Some(bounds(figures, short.figures.as_ref())?),
        None => None,
    };
    let decided = counts.waves[Wave::Long.place()].locked > 0;
    let obstacles = match (&short.figures, &long.figures) {
        (None, None) => None,
        _ => Some(goal_obstacles(frame, counts)?),
    };
    Ok(GoalReport {
        id: goal.id.clone(),
        number: goal.number,
        title: goal.title.clone(),
        chosen: counts.chosen,
        short,
        long,
        paired,
        bounds,
        stayers_and_leavers: if decided { Some(side_by_side(counts)?) } else { None },
        obstacles,
    })
}

fn wave_report(frame: &Frame, goal: &Titled, wave: Wave, counts: &GoalCounts, enrolled: u64) -> Counted<WaveReport> {
    let of_wave = &counts.waves[wave.place()];
    // Nobody chose it: the calendar alone says where it stands. Else it stands where the evaluations of its choosers do.
    let state = if counts.chosen == 0 {
        state(
            frame.asked_in(goal, wave).any(|evaluation| evaluation.opened),
            frame.asked_in(goal, wave).all(|evaluation| evaluation.locked),
        )
    } else {
        state(of_wave.opened > 0, of_wave.locked == counts.chosen)
    };
    let figures = match state {
        WaveState::NotOpen => None,
        WaveState::Open | WaveState::Locked => Some(figures(frame, of_wave, counts.chosen, enrolled)?),
    };
    Ok(WaveReport { wave, state, figures })
}

fn figures(frame: &Frame, counts: &WaveCounts, chosen: u64, enrolled: u64) -> Counted<WaveFigures> {
    let (d0, d1, d2, d3, d4) = (enrolled, chosen, counts.d2, counts.d3, counts.implemented.whole);
    debug_assert!(d4 <= d3 && d3 <= d2 && d2 <= d1 && d1 <= d0, "each denominator is a part of the one before (I12)");
    let statuses = spread(&frame.statuses, &counts.statuses, d3);
    debug_assert_eq!(statuses.unanswered, counts.status_unknown, "statuses add up to D3 (I12)");
    Ok(WaveFigures {
        d0,
        d1,
        d2,
        d3,
        d4,
        not_yet_open: d1 - counts.opened,
        no_patient: counts.no_patient,
        implemented: part_rate(counts.implemented)?,
        strict: rate(counts.strict, d4)?,
        case_rate: CaseRate {
            persons: counts.cases_persons,
            cases: Proportion::new(counts.cases_implemented, counts.cases_eligible)?,
            mean_of_persons: mean_rate(counts),
        },
        statuses,
        relevance: spread(&frame.relevance, &counts.relevance, d3),
        days: counts.days.histogram().quartiles(),
    })
}

#[expect(clippy::cast_precision_loss, reason = "one rounding of an exact sum, and people are far fewer than 2⁵³")]
fn mean_rate(counts: &WaveCounts) -> Option<f64> {
    let persons = counts.cases_persons;
    (persons > 0).then(|| (counts.rates as f64 / RATE_UNIT / persons as f64).clamp(0.0, 1.0))
}

fn paired(counts: &GoalCounts) -> Counted<Paired> {
    let [a, b, c, d] = counts.pairs;
    let pairs = Pairs::new(a, b, c, d)?;
    Ok(Paired { pairs, change: paired_change(&pairs), mid_p: (pairs.total() > 0).then(|| pairs.mid_p()) })
}

/// Those who answered that they had no patient concerned are no loss: the goal did not apply to them.
fn bounds(long: &WaveFigures, short: Option<&WaveFigures>) -> Counted<Bounds> {
    let base = long.d1 - long.no_patient;
    let implemented = long.implemented.count.part();
    let earlier_rate = short.and_then(|short| short.implemented.count.rate());
    // When nobody stayed the rate among them carries no weight.
    let retained = Retained::new(long.d4, base, long.implemented.count.rate().unwrap_or(0.0))?;
    let interval = retained.bounds();
    let break_even = match earlier_rate {
        Some(earlier) => retained.break_even(earlier)?,
        None => None,
    };
    Ok(Bounds {
        base,
        stayed: long.d4,
        implemented,
        interval,
        tipping_points: interval.map(|_| retained.tipping_points().to_vec()).unwrap_or_default(),
        earlier_rate,
        break_even,
    })
}

fn side_by_side(counts: &GoalCounts) -> Counted<SideBySide> {
    let (stayers, leavers) = (part_rate(counts.stayers)?, part_rate(counts.leavers)?);
    Ok(SideBySide { stayers, leavers, difference: newcombe_difference(stayers.count, leavers.count) })
}

fn goal_obstacles(frame: &Frame, counts: &GoalCounts) -> Counted<GoalObstacles> {
    let cited = ranking(frame, &frame.obstacles, &counts.obstacles, counts.obstacle_base, |place| {
        frame.ranked >> place & 1 == 1 && counts.obstacles[place] > 0
    })?;
    Ok(GoalObstacles { base: counts.obstacle_base, ranked: cited })
}

fn obstacles(frame: &Frame, counts: &Counts) -> Counted<Obstacles> {
    let base = counts.obstacle_base;
    Ok(Obstacles {
        base,
        ranked: ranking(frame, &frame.obstacles, &counts.obstacles, base, |place| frame.ranked >> place & 1 == 1)?,
        groups: ranking(frame, &frame.groups, &counts.groups, base, |_| true)?,
    })
}

fn ranking(
    frame: &Frame,
    words: &[Word],
    people: &[u64],
    base: u64,
    listed: impl Fn(usize) -> bool,
) -> Counted<Vec<Ranked>> {
    let cited = (0..words.len()).filter(|place| listed(*place)).map(|place| (place, people[place]));
    let bars = pareto(cited, base)?;
    Ok(bars
        .into_iter()
        .map(|bar| {
            let word = &words[bar.code];
            Ranked {
                code: word.code.clone(),
                group: word.group.map(|group| frame.groups[group].code.clone()),
                label: word.label.clone(),
                participants: bar.participants,
                cumulative: bar.cumulative,
            }
        })
        .collect())
}

#[expect(clippy::cast_precision_loss, reason = "ranks of evaluations are small")]
fn retention(frame: &Frame, counts: &Counts) -> Counted<Vec<Retention>> {
    let departures: Vec<Departures> = (0_u64..)
        .zip(counts.lost.iter().zip(&counts.last_seen))
        .map(|(rank, (left, censored))| Departures { time: rank as f64, left: *left, censored: *censored })
        .collect();
    let curve = kaplan_meier(&departures)?;
    let counted = frame.evaluations.iter().filter(|evaluation| evaluation.counts);
    let mut at_risk = counts.enrolled - counts.last_seen.first().copied().unwrap_or_default();
    let mut steps = Vec::new();
    for (rank, (evaluation, here)) in (1_u64..).zip(counted.zip(&departures[1..])) {
        // Evaluations lock in the order of the calendar; what comes after one that is not locked is not known.
        if !evaluation.locked {
            break;
        }
        let step = curve.iter().rfind(|step| step.time <= rank as f64);
        debug_assert!(
            here.left == 0 || step.is_some_and(|step| step.at_risk == at_risk),
            "the curve and the table follow the same people"
        );
        steps.push(Retention {
            evaluation: evaluation.id.clone(),
            rank,
            at_risk,
            lost: here.left,
            censored: here.censored,
            survival: (counts.enrolled > 0).then(|| step.map_or(1.0, |step| step.survival)),
            standard_error: step.and_then(|step| step.standard_error),
            interval: step.and_then(|step| Some(Interval { low: step.low?, high: step.high? })),
        });
        at_risk -= here.left + here.censored;
    }
    Ok(steps)
}

fn headline(goals: &[GoalReport]) -> Headline {
    let averages = |wave: Wave| {
        goals.iter().filter_map(move |goal| {
            let report = match wave {
                Wave::Short => &goal.short,
                Wave::Long => &goal.long,
            };
            let cases = report.figures.as_ref()?.case_rate.cases;
            Some(Extreme { cases, rate: cases.rate()?, goal: goal.id.clone(), wave })
        })
    };
    Headline {
        overall: range(averages(Wave::Short).chain(averages(Wave::Long))),
        short: range(averages(Wave::Short)),
        long: range(averages(Wave::Long)),
    }
}

fn range(averages: impl Iterator<Item = Extreme>) -> Option<Range> {
    averages.fold(None, |range: Option<Range>, next| {
        let Some(mut range) = range else {
            return Some(Range { averages: 1, low: next.clone(), high: next });
        };
        range.averages += 1;
        if next.rate < range.low.rate {
            range.low = next;
        } else if next.rate > range.high.rate {
            range.high = next;
        }
        Some(range)
    })
}
