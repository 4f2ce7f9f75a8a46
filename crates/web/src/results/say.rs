//! Figures of a cohort's report, said in the reader's language: always with their numerator and their denominator.

use documents::cohort_report::{BreakEven, Document, Goal, State, Words};
use documents::language::Voice;
use jiff::civil::Date;

use crate::charts::Bar;

/// The reader's language, with the report at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Say<'a> {
    pub(super) voice: &'a Voice,
    pub(super) of: &'a Document,
}

/// So many among so many, with an interval if there is one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Figures {
    pub(super) count: Option<u64>,
    pub(super) whole: Option<u64>,
    pub(super) rate: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

impl Figures {
    pub(super) fn interval(&self) -> Option<(f64, f64)> {
        Some((self.low?, self.high?))
    }
}

impl Say<'_> {
    /// A text of the definition in the reader's language, else in any it has, else its code.
    pub(super) fn said(&self, words: &Words, code: &str) -> String {
        let known = words.get(self.voice.tag()).or_else(|| words.values().next());
        known.filter(|words| !words.is_empty()).map_or_else(|| code.to_owned(), ToOwned::to_owned)
    }

    pub(super) fn title(&self, goal: &Goal) -> String {
        self.said(&goal.title, &goal.id)
    }

    pub(super) fn title_of(&self, id: &str) -> String {
        self.of.goals.iter().find(|goal| goal.id == id).map_or_else(|| id.to_owned(), |goal| self.title(goal))
    }

    pub(super) fn date(&self, day: &str) -> String {
        day.parse::<Date>().map_or_else(|_| day.to_owned(), |date| self.voice.date(date))
    }

    pub(super) fn short_date(&self, day: &str) -> String {
        day.parse::<Date>().map_or_else(|_| day.to_owned(), |date| self.voice.short_date(date))
    }

    pub(super) fn state(&self, state: State) -> String {
        self.voice.say(match state {
            State::NotOpen => "cohort-report-not-open",
            State::Open => "cohort-report-open",
            State::Locked => "cohort-report-locked",
        })
    }

    /// A count, or a dash where nothing is known: which is not the same as nought.
    pub(super) fn count(&self, count: Option<u64>) -> String {
        count.map_or_else(|| "–".to_owned(), |count| self.voice.count(count))
    }

    pub(super) fn percent(&self, rate: Option<f64>) -> String {
        rate.map_or_else(|| "–".to_owned(), |rate| self.voice.percent(rate, 0))
    }

    pub(super) fn range(&self, low: Option<f64>, high: Option<f64>) -> String {
        match (low, high) {
            (Some(low), Some(high)) => self.voice.percent_range(low, high, 0),
            _ => "–".to_owned(),
        }
    }

    /// « 487 of 497: 98% » and, where there is an interval, « (96% to 99%) ».
    pub(super) fn parts(&self, figures: Figures) -> String {
        let (Some(count), Some(whole)) = (figures.count, figures.whole) else {
            return self.voice.say("format-unknown");
        };
        let Some(rate) = figures.rate else {
            return self.voice.with("results-nobody", [("whole", whole)]);
        };
        let values = (("count", count), ("whole", whole), ("rate", self.voice.percent(rate, 0)));
        let said = self.voice.with("results-share", values);
        match figures.interval() {
            Some((low, high)) => self
                .voice
                .with("results-with-interval", (("value", said), ("range", self.voice.percent_range(low, high, 0)))),
            None => said,
        }
    }

    /// A difference in percentage points, with its sign.
    pub(super) fn points(&self, value: f64) -> String {
        let plus = if value > 0.0 { "+" } else { "" };
        self.voice.with("results-points", [("points", format!("{plus}{}", self.voice.number(value * 100.0, 0)))])
    }

    pub(super) fn change(&self, change: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
        let (Some(change), Some(low), Some(high)) = (change, low, high) else {
            return "–".to_owned();
        };
        let bare = |value: f64| {
            let plus = if value > 0.0 { "+" } else { "" };
            format!("{plus}{}", self.voice.number(value * 100.0, 0))
        };
        let range = self.voice.with("format-range", [("low", bare(low)), ("high", bare(high))]);
        self.voice.with("results-with-interval", (("value", self.points(change)), ("range", range)))
    }

    pub(super) fn break_even(&self, answer: Option<BreakEven>) -> String {
        let points = |value: f64| self.voice.number(value * 100.0, 1);
        match answer {
            None => "–".to_owned(),
            Some(BreakEven::AtLeast(rate)) => {
                self.voice.with("results-at-least", [("rate", self.voice.percent(rate, 1))])
            }
            Some(BreakEven::HoldsAtWorst(gain)) => self.voice.with("results-holds", [("points", points(gain))]),
            Some(BreakEven::DeclinesAtBest(loss)) => self.voice.with("results-declines", [("points", points(loss))]),
        }
    }

    pub(super) fn bar(&self, label: String, figures: Figures) -> Bar {
        Bar { label, share: figures.rate, text: self.parts(figures), interval: figures.interval(), is_marked: false }
    }
}
