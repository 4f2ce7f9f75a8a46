//! The results of one goal: five denominators with every rate, and what those who left could hide.

use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use documents::cohort_report::{CodeCount, Document, Goal, GoalObstacle, Share, State as WaveState, WaveOfGoal};

use super::say::{Figures, Say};
use super::{Heading, RESULTS, document, heading, participant_rate};
use crate::board::crumbs;
use crate::charts::{Bars, Line, Lines};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::state::WebState;

/// A mid-P below this is said to be so.
const SMALLEST: f64 = 0.0001;

/// A line of a table over both waves.
type Both = (String, String, String);

#[derive(Debug, Template)]
#[template(path = "results/goal.html")]
pub(crate) struct ShowGoalResults {
    page: Page,
    crumbs: Vec<Crumb>,
    heading: Heading,
    title: String,
    chosen: u64,
    rates: Bars,
    cases: Bars,
    means: Vec<Both>,
    denominators: Vec<Both>,
    statuses: Vec<Both>,
    relevance: Vec<Both>,
    /// The sentence of the change, and the four cells.
    paired: Option<(String, [String; 4])>,
    bounds: Option<Attrition>,
    sides: Option<(Bars, String)>,
    obstacles: Option<Bars>,
}

/// What those who left could hide.
#[derive(Debug)]
pub(super) struct Attrition {
    sentence: String,
    break_even: String,
    chart: Lines,
}

pub(super) async fn show_goal(
    State(state): State<WebState>,
    Parts((_, _, _, id)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
) -> Result<Response, Failure> {
    let document = document(&state, &cohort).await?;
    let goal = document.goals.iter().find(|goal| goal.id == id).ok_or_else(Failure::not_found)?;
    let follows = cohort.actor().may(domain::authority::Right::ReadBoard, cohort.organisation.id).is_ok();
    show(&view(cohort.visitor.page(), cohort.parts(), &document, goal, follows))
}

pub(super) fn view(page: Page, parts: [&str; 3], document: &Document, goal: &Goal, follows: bool) -> ShowGoalResults {
    let say = Say { voice: &page.voice, of: document };
    let mut crumbs = crumbs(&page, parts, follows);
    crumbs.push(Crumb { address: RESULTS.to(parts), name: page.say("results-title") });
    ShowGoalResults {
        crumbs,
        heading: heading(say),
        title: say.title(goal),
        chosen: goal.chosen,
        rates: rates(say, goal),
        cases: cases(say, goal),
        means: means(say, goal),
        denominators: denominators(say, goal),
        statuses: spread(say, goal.short.statuses.as_deref(), goal.long.statuses.as_deref()),
        relevance: spread(say, goal.short.relevance.as_deref(), goal.long.relevance.as_deref()),
        paired: paired(say, goal),
        bounds: bounds(say, goal),
        sides: sides(say, goal),
        obstacles: goal.obstacles.as_deref().and_then(|ranked| obstacles(say, ranked)),
        page,
    }
}

fn waves(goal: &Goal) -> [(&'static str, &WaveOfGoal); 2] {
    [("results-short", &goal.short), ("results-long", &goal.long)]
}

fn chart(say: Say<'_>, goal: &Goal, title: &'static str, note: &'static str, of: fn(&WaveOfGoal) -> Figures) -> Bars {
    let bar = |(key, wave): (&'static str, &WaveOfGoal)| {
        let mut bar = say.bar(say.voice.say(key), of(wave));
        if wave.state == WaveState::NotOpen {
            bar.text = say.state(wave.state);
        }
        bar
    };
    Bars {
        title: say.voice.say(title),
        note: say.voice.say(note),
        label_heading: say.voice.say("cohort-report-wave"),
        value_heading: say.voice.say("results-rate"),
        bars: waves(goal).into_iter().map(bar).collect(),
    }
}

fn rates(say: Say<'_>, goal: &Goal) -> Bars {
    chart(say, goal, "results-rates-title", "results-rates-note", participant_rate)
}

fn cases(say: Say<'_>, goal: &Goal) -> Bars {
    chart(say, goal, "results-cases-title", "results-cases-note", |wave| Figures {
        count: wave.case_rate.implemented,
        whole: wave.case_rate.eligible,
        rate: wave.case_rate.rate,
        low: None,
        high: None,
    })
}

fn both(say: Say<'_>, goal: &Goal, key: &'static str, of: impl Fn(&WaveOfGoal) -> String) -> Both {
    (say.voice.say(key), of(&goal.short), of(&goal.long))
}

fn means(say: Say<'_>, goal: &Goal) -> Vec<Both> {
    vec![
        both(say, goal, "results-mean-of-persons", |wave| say.percent(wave.case_rate.mean_of_persons)),
        both(say, goal, "results-counting-persons", |wave| say.count(wave.case_rate.persons)),
    ]
}

fn denominators(say: Say<'_>, goal: &Goal) -> Vec<Both> {
    let count = |key, pick: fn(&WaveOfGoal) -> Option<u64>| both(say, goal, key, |wave| say.count(pick(wave)));
    let share = |of: &Share| Figures { count: of.count, whole: of.denominator, rate: of.rate, low: None, high: None };
    let dash = |wave: &WaveOfGoal, said: String| {
        if wave.state == WaveState::NotOpen { "–".to_owned() } else { said }
    };
    let days = |wave: &WaveOfGoal| match (wave.median_days, wave.lower_quartile_days, wave.upper_quartile_days) {
        (Some(median), Some(lower), Some(upper)) => {
            let bare = |days| say.voice.number(days, 0);
            let range = say.voice.with("format-range", [("low", bare(lower)), ("high", bare(upper))]);
            say.voice.with("results-with-interval", (("value", bare(median)), ("range", range)))
        }
        _ => "–".to_owned(),
    };
    vec![
        count("results-d0", |wave| wave.d0),
        count("results-d1", |wave| wave.d1),
        count("results-d2", |wave| wave.d2),
        count("results-d3", |wave| wave.d3),
        count("results-d4", |wave| wave.d4),
        count("results-no-patient", |wave| wave.no_patient),
        count("results-not-yet-open", |wave| wave.not_yet_open),
        both(say, goal, "results-strict", |wave| dash(wave, say.parts(share(&wave.strict)))),
        both(say, goal, "results-days", days),
    ]
}

fn spread(say: Say<'_>, short: Option<&[CodeCount]>, long: Option<&[CodeCount]>) -> Vec<Both> {
    let codes = short.or(long).unwrap_or_default();
    let line = |(place, code): (usize, &CodeCount)| {
        let name =
            if code.label.is_empty() { say.voice.say("results-unanswered") } else { say.said(&code.label, &code.code) };
        let at = |list: Option<&[CodeCount]>| say.count(list.and_then(|list| Some(list.get(place)?.count)));
        (name, at(short), at(long))
    };
    codes.iter().enumerate().map(line).collect()
}

fn paired(say: Say<'_>, goal: &Goal) -> Option<(String, [String; 4])> {
    let paired = &goal.paired;
    let n = paired.n.filter(|n| *n > 0)?;
    let p = match paired.mid_p {
        None => "–".to_owned(),
        // Rounded to nought it would read as impossible.
        Some(p) if p < SMALLEST => say.voice.with("results-less-than", [("number", say.voice.number(SMALLEST, 4))]),
        Some(p) => say.voice.number(p, 4),
    };
    let values = (("pairs", n), ("change", say.change(paired.change, paired.low, paired.high)), ("p", p));
    let cells = [paired.a, paired.b, paired.c, paired.d].map(|cell| say.count(cell));
    Some((say.voice.with("results-paired", values), cells))
}

fn bounds(say: Say<'_>, goal: &Goal) -> Option<Attrition> {
    let bounds = &goal.bounds;
    let (low, high) = (bounds.low?, bounds.high?);
    let values = (
        ("base", bounds.base.unwrap_or_default()),
        ("lost", bounds.lost.unwrap_or_default()),
        ("low", say.voice.percent(low, 1)),
        ("high", say.voice.percent(high, 1)),
    );
    let points = bounds.tipping_points.iter().filter_map(|point| Some((point.rate_among_lost, point.whole_cohort?)));
    let mut lines = vec![Line { name: say.voice.say("results-whole-cohort"), points: points.collect() }];
    if let Some(earlier) = bounds.earlier_rate {
        lines.push(Line { name: say.voice.say("results-earlier-rate"), points: vec![(0.0, earlier), (1.0, earlier)] });
    }
    let marks = |shares: &[f64]| shares.iter().map(|share| (*share, say.voice.percent(*share, 0))).collect();
    let rows = bounds.tipping_points.iter().map(|point| {
        vec![
            say.voice.percent(point.rate_among_lost, 0),
            point.whole_cohort.map_or_else(|| "–".to_owned(), |rate| say.voice.percent(rate, 1)),
        ]
    });
    let sentence = say.voice.with("results-bounds", values);
    Some(Attrition {
        chart: Lines {
            id: "tipping".to_owned(),
            title: say.voice.say("results-tipping-title"),
            description: sentence.clone(),
            x_marks: marks(&[0.0, 0.25, 0.5, 0.75, 1.0]),
            y_marks: marks(&[0.0, 0.25, 0.5, 0.75, 1.0]),
            lines,
            is_stepped: false,
            table_label: say.voice.say("results-tipping-table"),
            headings: vec![say.voice.say("results-among-lost"), say.voice.say("results-whole-cohort")],
            rows: rows.collect(),
        },
        sentence,
        break_even: say.break_even(bounds.break_even),
    })
}

fn sides(say: Say<'_>, goal: &Goal) -> Option<(Bars, String)> {
    let sides = &goal.stayers_and_leavers;
    sides.stayers.count?;
    let bar = |key: &'static str, of: &Share| {
        let figures = Figures { count: of.count, whole: of.denominator, rate: of.rate, low: of.low, high: of.high };
        say.bar(say.voice.say(key), figures)
    };
    let chart = Bars {
        title: say.voice.say("results-sides-title"),
        note: String::new(),
        label_heading: say.voice.say("results-group"),
        value_heading: say.voice.say("results-rate"),
        bars: vec![bar("results-stayers", &sides.stayers), bar("results-leavers", &sides.leavers)],
    };
    let difference = say.change(sides.difference, sides.low, sides.high);
    Some((chart, say.voice.with("results-sides-difference", [("difference", difference)])))
}

fn obstacles(say: Say<'_>, ranked: &[GoalObstacle]) -> Option<Bars> {
    let base = ranked.first()?.base;
    let label = |code: &str| {
        let known = say.of.obstacles.iter().find(|one| one.code == code);
        known.map_or_else(|| code.to_owned(), |one| say.said(&one.label, code))
    };
    let bar = |one: &GoalObstacle| {
        let figures =
            Figures { count: Some(one.participants), whole: Some(one.base), rate: one.share, low: None, high: None };
        say.bar(label(&one.code), figures)
    };
    Some(Bars {
        title: say.voice.with("results-obstacles-title", [("count", base)]),
        note: say.voice.say("results-obstacles-note"),
        label_heading: say.voice.say("cohort-report-obstacle"),
        value_heading: say.voice.say("cohort-report-participants"),
        bars: ranked.iter().map(bar).collect(),
    })
}
