//! The published goals from four months to twelve, as slopes whose ends say their rates.

use app::demonstration::{Headline, HeadlineGoal};

use crate::page::Page;

/// Slopes over the same two moments, drawn on a field of 420 by 204.
#[derive(Debug)]
pub(super) struct Slope {
    /// One a goal.
    pub(super) lines: Vec<SlopeLine>,
    /// What is seen, in one sentence, for who does not see it.
    pub(super) description: String,
    /// Everybody who enrolled, and among them those who went on.
    pub(super) people: People,
}

/// A field of dots, one a person, row by row: those who went on first. Drawn as areas of a pattern, since hundreds of circles would weigh more than the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct People {
    /// Everybody.
    pub(super) all: Dots,
    /// Those who went on.
    pub(super) continued: Dots,
}

/// So many dots: whole rows, and what is left in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dots {
    rows: u64,
    rest: u64,
}

/// Dots in a row.
const A_ROW: u64 = 50;
/// Room of one dot.
const DOT: u64 = 8;

impl Dots {
    fn of(people: u64) -> Self {
        Self { rows: people / A_ROW, rest: people % A_ROW }
    }

    /// Height of the whole rows.
    pub(super) fn height(self) -> u64 {
        self.rows * DOT
    }

    /// Width of the last row.
    pub(super) fn rest(self) -> u64 {
        self.rest * DOT
    }

    /// Height of all of it.
    pub(super) fn field(self) -> u64 {
        (self.rows + u64::from(self.rest > 0)) * DOT
    }
}

/// One goal.
#[derive(Debug)]
pub(super) struct SlopeLine {
    /// The goal's title.
    pub(super) title: String,
    /// The rate at four months, with its count in words.
    pub(super) from: End,
    /// The rate at twelve months.
    pub(super) to: End,
}

/// One end of a slope.
#[derive(Debug)]
pub(super) struct End {
    /// The rate, as it is printed beside.
    pub(super) text: String,
    /// « 384 of 497 »: a rate never goes without its denominator.
    pub(super) count: String,
    /// Where it lies.
    pub(super) y: f64,
    /// Where its text stands, out of the way of the others.
    pub(super) text_y: f64,
}

/// Nought lies at the foot, the whole at the head: slopes are not made steeper than they are.
const HEAD: f64 = 28.0;
const FOOT: f64 = 178.0;
/// Texts nearer than this would touch.
const LINE: f64 = 20.0;

fn height(rate: f64) -> f64 {
    FOOT - rate.clamp(0.0, 1.0) * (FOOT - HEAD)
}

impl Slope {
    pub(super) fn of(page: &Page, headline: &Headline) -> Self {
        let end = |rate: &app::demonstration::HeadlineRate| End {
            text: page.percent(rate.rate),
            count: page.with("start-count", [("count", rate.implemented), ("of", rate.of)]),
            y: height(rate.rate),
            text_y: height(rate.rate),
        };
        let title = |goal: &HeadlineGoal| {
            headline.programme.goal(&goal.goal).map_or_else(String::new, |it| page.read(&it.title).to_owned())
        };
        let mut lines: Vec<SlopeLine> = headline
            .goals
            .iter()
            .map(|goal| SlopeLine { title: title(goal), from: end(&goal.short), to: end(&goal.long) })
            .collect();
        spread(lines.iter_mut().map(|line| &mut line.from).collect());
        spread(lines.iter_mut().map(|line| &mut line.to).collect());
        let said: Vec<String> = lines
            .iter()
            .map(|line| {
                let values = [
                    ("goal", line.title.as_str()),
                    ("short", line.from.text.as_str()),
                    ("long", line.to.text.as_str()),
                ];
                page.with("start-slope-line", values)
            })
            .collect();
        let people = People { all: Dots::of(headline.enrolled), continued: Dots::of(headline.continued) };
        Self { description: said.join(" "), people, lines }
    }

    /// Height of a rate in percent, for the grid.
    pub(super) fn at(&self, percent: &f64) -> String {
        format!("{:.1}", height(percent / 100.0))
    }
}

/// Moves texts apart, each as little as it takes: from the head down, then back together to stand around their lines.
fn spread(mut ends: Vec<&mut End>) {
    ends.sort_by(|a, b| a.y.total_cmp(&b.y));
    let centre = middle(&ends, |end| end.y);
    let mut last = f64::NEG_INFINITY;
    for end in &mut ends {
        end.text_y = end.y.max(last + LINE);
        last = end.text_y;
    }
    // Where they were pushed down together, they are moved back to stand around their lines, yet not above the field.
    let pushed = middle(&ends, |end| end.text_y) - centre;
    let highest = ends.first().map_or(HEAD, |end| end.text_y);
    let back = pushed.min((highest - HEAD + 8.0).max(0.0));
    for end in &mut ends {
        end.text_y -= back;
    }
}

fn middle(ends: &[&mut End], of: impl Fn(&End) -> f64) -> f64 {
    let many = f64::from(u32::try_from(ends.len().max(1)).unwrap_or(1));
    ends.iter().map(|end| of(end)).sum::<f64>() / many
}

#[cfg(test)]
pub(super) fn sample() -> Headline {
    use app::demonstration::HeadlineRate;
    use domain::goal::GoalId;
    use std::sync::Arc;

    let rate = |implemented, of| HeadlineRate { implemented, of, rate: implemented as f64 / of as f64 };
    let files = documents::shipped::programme("prescrire-pip").expect("it is shipped");
    let programme = documents::definition::check(&files).expect("it is sound");
    let goal = |id: &str, short, long| HeadlineGoal { goal: GoalId(id.into()), short, long };
    Headline {
        enrolled: 799,
        continued: 497,
        goals: vec![
            goal("nsaid-pregnancy", rate(77, 100), rate(98, 100)),
            goal("methotrexate-overdose", rate(55, 100), rate(100, 100)),
            goal("diabetic-foot", rate(68, 100), rate(99, 100)),
        ],
        programme: Arc::new(programme),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_dots_as_people() {
        for people in [0, 49, 50, 497, 799] {
            let dots = Dots::of(people);
            assert_eq!(dots.height() / DOT * A_ROW + dots.rest() / DOT, people);
            assert_eq!(dots.field(), people.div_ceil(A_ROW) * DOT);
        }
    }

    #[test]
    fn texts_of_near_rates_do_not_touch_and_stay_near_their_lines() {
        let end = |rate: f64| End { text: String::new(), count: String::new(), y: height(rate), text_y: 0.0 };
        let mut ends = [end(0.98), end(1.0), end(0.99)];
        spread(ends.iter_mut().collect());
        let mut heights: Vec<f64> = ends.iter().map(|end| end.text_y).collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= LINE - 0.001), "{heights:?}");
        assert!(heights[0] >= HEAD - 8.001 && heights[2] < FOOT, "{heights:?}");
        assert!(ends[1].text_y < ends[2].text_y && ends[2].text_y < ends[0].text_y, "in the order of the rates");
        let mut apart = [end(0.2), end(0.9)];
        spread(apart.iter_mut().collect());
        assert!(apart.iter().all(|end| (end.text_y - end.y).abs() < 0.001), "what is apart stays where it is");
    }
}
