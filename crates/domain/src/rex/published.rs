//! What everybody is told of the base: counts in a short, fixed list of tables, frozen once a month.
//!
//! A count is told as “at least” a multiple of k, or not at all. Every figure, of any table and any month, is then 0 or a
//! multiple of k, and so is every sum and every difference of figures: nothing can be subtracted down to fewer than k
//! records (a04). The tables never cross each other, and there is no total from which a cell could be worked out.

use std::collections::BTreeMap;

use super::Record;

/// The threshold: the rule of the French secure data centre.
pub const K: u64 = 11;

/// A table that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// By specialty and year.
    Specialty,
    /// By family of deep causes and year; a record with causes of several families counts in each.
    FactorFamily,
    /// By what it did and year.
    Severity,
}

impl Table {
    /// Every table; there are no others.
    pub const ALL: [Table; 3] = [Table::Specialty, Table::FactorFamily, Table::Severity];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Specialty => "specialty",
            Self::FactorFamily => "factor_family",
            Self::Severity => "severity",
        }
    }

    /// The table of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.code() == code)
    }

    fn lines(self, record: &Record) -> Vec<String> {
        match self {
            Self::Specialty => vec![record.specialty.clone()],
            Self::FactorFamily => {
                let mut families: Vec<String> =
                    record.factors.iter().map(|factor| factor.family().to_string()).collect();
                families.dedup();
                families
            }
            Self::Severity => record.actual.map(|severity| severity.level().to_string()).into_iter().collect(),
        }
    }
}

/// One published figure: at least so many records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of which table.
    pub table: Table,
    /// The code of the line: a specialty, a family from 1 to 7, a severity from 0 to 6.
    pub line: String,
    /// The year.
    pub year: i16,
    /// At least so many records: a multiple of [`K`].
    pub at_least: u64,
}

/// What is told of a count; nothing below [`K`].
#[must_use]
pub fn told(count: u64) -> Option<u64> {
    let told = count / K * K;
    (told > 0).then_some(told)
}

/// Counts records on their way to publication.
#[derive(Debug, Clone, Default)]
pub struct Counting(BTreeMap<(Table, String, i16), u64>);

impl Counting {
    /// Counts one record. Records without a year are in no table.
    pub fn add(&mut self, record: &Record) {
        let Some(when) = record.when else { return };
        for table in Table::ALL {
            for line in table.lines(record) {
                *self.0.entry((table, line, when.year())).or_default() += 1;
            }
        }
    }

    /// The figures that may be told, in the order of their tables, lines and years.
    #[must_use]
    pub fn figures(self) -> Vec<Figure> {
        let figures = self
            .0
            .into_iter()
            .filter_map(|((table, line, year), count)| Some(Figure { table, line, year, at_least: told(count)? }));
        figures.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rex::{Factor, Severity, When};
    use crate::text::Language;

    fn record(specialty: &str, year: i16, factors: &[&str]) -> Record {
        Record {
            when: Some(When::Year(year)),
            specialty: specialty.to_owned(),
            phase: None,
            factors: factors.iter().filter_map(|code| Factor::parse(code)).collect(),
            actual: Some(Severity::NoHarm),
            potential: None,
            language: Language::french(),
            parts: Vec::new(),
        }
    }

    #[test]
    fn a04_no_figure_and_no_difference_of_figures_is_below_k() {
        let mut counting = Counting::default();
        let mut months = Vec::new();
        for number in 0..40 {
            counting.add(&record("urology", 2020, &["1.1", "1.2", "4.4"]));
            if number < 7 {
                counting.add(&record("ent", 2020, &["2.1"]));
            }
            months.push(counting.clone().figures());
        }
        let all: Vec<u64> = months.iter().flatten().map(|figure| figure.at_least).collect();
        assert!(!all.is_empty());
        for one in &all {
            for other in &all {
                let difference = one.abs_diff(*other);
                assert!(difference == 0 || difference >= K, "{one} - {other}");
            }
        }
        assert!(!months.iter().flatten().any(|figure| figure.line == "ent"), "seven are not told");
    }

    #[test]
    fn a_record_counts_once_in_a_family_whatever_the_number_of_its_causes() {
        let mut counting = Counting::default();
        for _ in 0..11 {
            counting.add(&record("urology", 2020, &["1.1", "1.2", "4.4"]));
        }
        let figures = counting.figures();
        let family = |line: &str| {
            figures.iter().find(|it| it.table == Table::FactorFamily && it.line == line).map(|it| it.at_least)
        };
        assert_eq!((family("1"), family("4"), family("2")), (Some(11), Some(11), None));
    }

    #[test]
    fn what_has_no_year_is_told_nowhere() {
        let mut counting = Counting::default();
        for _ in 0..30 {
            counting.add(&Record { when: None, ..record("urology", 2020, &[]) });
        }
        assert_eq!(counting.figures(), []);
    }
}
