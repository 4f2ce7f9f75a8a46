//! What a year of the base says to hospitals' own reporting bodies: a synthesis without names (CSP D.4135-5), the same for
//! every hospital, of all bodies' records together and never of one establishment's.
//!
//! Counts are told as everybody is told them ([`crate::rex::published`]): “at least” a multiple of k, or not at all. That
//! is more than secondary suppression: whatever is added or subtracted, within a year, between years, or with the counts
//! that are published each month, is 0 or a multiple of k (a04). Tables cross nothing and have no total.

use std::collections::{BTreeMap, BTreeSet};

use crate::rex::Record;
use crate::rex::published::told;

/// A table of the synthesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// By specialty.
    Specialty,
    /// By theme of risk; a record filed under several counts in each.
    Theme,
    /// By phase of care.
    Phase,
    /// By what it did.
    Severity,
}

impl Table {
    /// Every table; there are no others.
    pub const ALL: [Table; 4] = [Table::Specialty, Table::Theme, Table::Phase, Table::Severity];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Specialty => "specialty",
            Self::Theme => "theme",
            Self::Phase => "phase",
            Self::Severity => "severity",
        }
    }

    /// The table of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.code() == code)
    }
}

/// A figure: at least so many records of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of which table.
    pub table: Table,
    /// The code of its line.
    pub line: String,
    /// At least so many: a multiple of k.
    pub at_least: u64,
}

/// Counts the records of one year.
#[derive(Debug, Clone)]
pub struct Counting {
    year: i16,
    counts: BTreeMap<(Table, String), u64>,
}

impl Counting {
    /// Of a year.
    #[must_use]
    pub fn of(year: i16) -> Self {
        Self { year, counts: BTreeMap::new() }
    }

    /// Counts a record, if it happened in that year.
    pub fn add(&mut self, record: &Record) {
        if record.when.is_none_or(|when| when.year() != self.year) {
            return;
        }
        let phase = record.phase.map(|phase| phase.code().to_owned());
        let severity = record.actual.map(|severity| severity.level().to_string());
        let lines =
            [(Table::Specialty, Some(record.specialty.clone())), (Table::Phase, phase), (Table::Severity, severity)];
        for (table, line) in lines {
            if let Some(line) = line {
                *self.counts.entry((table, line)).or_default() += 1;
            }
        }
    }

    /// Counts what a record of that year is filed under.
    pub fn file(&mut self, themes: &BTreeSet<String>) {
        for theme in themes {
            *self.counts.entry((Table::Theme, theme.clone())).or_default() += 1;
        }
    }

    /// What may be told, in the order of tables and lines.
    #[must_use]
    pub fn figures(self) -> Vec<Figure> {
        let figure = |((table, line), count)| Some(Figure { table, line, at_least: told(count)? });
        self.counts.into_iter().filter_map(figure).collect()
    }
}

/// The year whose synthesis is due on a day, if one is: a year's last near misses have two months to be analysed, and the
/// records of its end a month to enter.
#[must_use]
pub fn due(today: jiff::civil::Date) -> Option<i16> {
    (today.month() >= 4).then(|| today.year() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rex::published::K;
    use crate::rex::{Phase, Severity, When};
    use crate::text::Language;

    fn record(year: i16, phase: Phase) -> Record {
        Record {
            when: Some(When::Month(year, 3)),
            specialty: "urology".to_owned(),
            phase: Some(phase),
            factors: BTreeSet::new(),
            actual: Some(Severity::NoHarm),
            potential: None,
            language: Language::french(),
            parts: Vec::new(),
        }
    }

    #[test]
    fn a04_no_figure_and_no_difference_of_figures_is_below_k() {
        let mut counting = Counting::of(2026);
        let themes = BTreeSet::from(["wrong-side".to_owned()]);
        let mut all = Vec::new();
        for number in 0..40 {
            counting.add(&record(2026, if number < 30 { Phase::Induction } else { Phase::Before }));
            counting.add(&record(2025, Phase::Induction));
            if number % 3 == 0 {
                counting.file(&themes);
            }
            all.extend(counting.clone().figures());
        }
        assert!(all.iter().any(|figure| figure.table == Table::Theme));
        assert!(!all.iter().any(|figure| figure.line == Phase::Before.code()), "ten are not told");
        for one in &all {
            for other in &all {
                let difference = one.at_least.abs_diff(other.at_least);
                assert!(difference == 0 || difference >= K, "{one:?} {other:?}");
            }
        }
        let urology = all.iter().filter(|figure| figure.table == Table::Specialty).map(|figure| figure.at_least).max();
        assert_eq!(urology, Some(33), "another year does not count");
    }

    #[test]
    fn a_year_is_due_from_april_on() {
        use jiff::civil::date;
        assert_eq!(due(date(2027, 3, 31)), None);
        assert_eq!(due(date(2027, 4, 1)), Some(2026));
        assert_eq!(due(date(2027, 12, 31)), Some(2026));
    }
}
