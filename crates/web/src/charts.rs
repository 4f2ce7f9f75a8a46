//! Charts as data and geometry; `templates/components/charts.html` draws them as SVG with their numbers in a table beside or behind.
//!
//! Positions are percentages or the units of a small drawing, never inline styles, which the content policy forbids. Every text arrives already said in the
//! reader's language.

use std::fmt::Write as _;

/// Horizontal bars: one rate or share a row. Bars start at nought and end at the whole, so that lengths can be compared with the eye.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What it shows, in one sentence that says the message.
    pub title: String,
    /// Who was counted and how; may be empty.
    pub note: String,
    /// Heading of the column of labels.
    pub label_heading: String,
    /// Heading of the column of values.
    pub value_heading: String,
    /// The rows.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What is measured.
    pub label: String,
    /// Share of the whole, 0 to 1; nothing when it is not known.
    pub share: Option<f64>,
    /// The value in words and digits, with its denominator: « 98 % (487 sur 497) ».
    pub text: String,
    /// The interval around it, as shares.
    pub interval: Option<(f64, f64)>,
    /// Whether this is the reader's own, or the one the sentence is about.
    pub is_marked: bool,
}

/// A share as the percentage SVG wants.
fn position(share: f64) -> String {
    format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
}

impl Bar {
    /// Length of the bar.
    #[must_use]
    pub fn length(&self) -> String {
        position(self.share.unwrap_or(0.0))
    }

    /// The interval's ends.
    #[must_use]
    pub fn whiskers(&self) -> Option<(String, String)> {
        self.interval.map(|(low, high)| (position(low), position(high)))
    }
}

/// A line or a staircase over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// Unique on the page; names the parts for screen readers.
    pub id: String,
    /// What it shows, in one sentence that says the message.
    pub title: String,
    /// The course of the lines in words, for who does not see them.
    pub description: String,
    /// Marks of the horizontal axis: place from 0 to 1, words.
    pub x_marks: Vec<(f64, String)>,
    /// Marks of the vertical axis: place from 0 to 1, words.
    pub y_marks: Vec<(f64, String)>,
    /// The lines, at most four: each is dashed differently, and named at its end.
    pub lines: Vec<Line>,
    /// Whether values hold until the next point (survival curves) rather than move towards it.
    pub is_stepped: bool,
    /// Label of the table behind.
    pub table_label: String,
    /// Headings of the table behind.
    pub headings: Vec<String>,
    /// Rows of the table behind; the first cell is the row's heading.
    pub rows: Vec<Vec<String>>,
}

/// One line of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name, as in the legend.
    pub name: String,
    /// Its points, both from 0 to 1.
    pub points: Vec<(f64, f64)>,
}

/// The drawing is as wide as a small phone shows it, so that its words keep their size there; wider screens enlarge it a little.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 348.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 178.0;

impl Lines {
    /// Where a share of the width lies.
    #[must_use]
    pub fn x(&self, share: &f64) -> String {
        format!("{:.1}", LEFT + share.clamp(0.0, 1.0) * (RIGHT - LEFT))
    }

    /// Where a share of the height lies.
    #[must_use]
    pub fn y(&self, share: &f64) -> String {
        format!("{:.1}", BOTTOM - share.clamp(0.0, 1.0) * (BOTTOM - TOP))
    }

    /// The course of a line.
    #[must_use]
    pub fn course(&self, line: &Line) -> String {
        let mut course = String::new();
        for (index, (x, y)) in line.points.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = match (index, self.is_stepped) {
                (0, _) => write!(course, "M{} {}", self.x(x), self.y(y)),
                (_, true) => write!(course, "H{}V{}", self.x(x), self.y(y)),
                (_, false) => write!(course, "L{} {}", self.x(x), self.y(y)),
            };
        }
        course
    }
}

/// A hundred people as dots, so many of them filled: the form in which risks are understood best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Icons {
    /// Unique on the page.
    pub id: String,
    /// What it shows: « 98 participants sur 100 ».
    pub title: String,
    /// Who was counted and how.
    pub description: String,
    /// How many of the hundred are filled.
    pub filled: u32,
}

impl Icons {
    /// The dots: centre and whether filled, row by row.
    #[must_use]
    pub fn dots(&self) -> Vec<(u32, u32, bool)> {
        (0..100).map(|index| (8 + index % 20 * 16, 8 + index / 20 * 16, index < self.filled)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(share: Option<f64>) -> Bar {
        Bar {
            label: "Time".into(),
            share,
            text: String::new(),
            interval: share.map(|it| (it - 0.1, it + 0.1)),
            is_marked: false,
        }
    }

    #[test]
    fn bars_stay_between_nought_and_the_whole() {
        assert_eq!(bar(Some(0.622)).length(), "62.20%");
        assert_eq!(bar(Some(1.2)).length(), "100.00%");
        assert_eq!(bar(None).length(), "0.00%");
        assert_eq!(bar(Some(0.95)).whiskers(), Some(("85.00%".into(), "100.00%".into())));
    }

    #[test]
    fn a_staircase_holds_its_value_until_the_next_step() {
        let line = Line { name: String::new(), points: vec![(0.0, 1.0), (0.5, 0.5)] };
        let mut chart = Lines {
            id: "stay".into(),
            title: String::new(),
            description: String::new(),
            x_marks: vec![],
            y_marks: vec![],
            lines: vec![],
            is_stepped: true,
            table_label: String::new(),
            headings: vec![],
            rows: vec![],
        };
        assert_eq!(chart.course(&line), "M44.0 12.0H196.0V95.0");
        chart.is_stepped = false;
        assert_eq!(chart.course(&line), "M44.0 12.0L196.0 95.0");
    }

    #[test]
    fn a_hundred_dots_fill_in_reading_order() {
        let dots = Icons { id: String::new(), title: String::new(), description: String::new(), filled: 21 }.dots();
        assert_eq!(dots.iter().filter(|dot| dot.2).count(), 21);
        assert_eq!(dots[20], (8, 24, true), "the twenty-first stands at the start of the second row");
    }
}
