//! Themes of risk: what near misses, records, guidelines, studies and goals are filed under, whichever body they are of.
//!
//! A theme says what was nearly missed, not whom, where or when. It restates in one word what the words of a record tell
//! whoever may read them, and nothing of who could be behind it: so it is no part of the key of a record
//! ([`crate::near_miss::key_of_record`]), and filing never makes a record coarser. What everybody is told of a theme
//! crosses it with years or severities only, never with specialties or phases, as counts of the base are
//! ([`crate::rex::published`]).

use std::collections::{BTreeMap, BTreeSet};

use crate::rex::published::told;
use crate::rex::{Severity, When, is_code};
use crate::text::Text;

/// Most themes that one near miss or one record is filed under.
pub const MOST: usize = 5;

/// A theme as a scheme ships it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name in code: never changes its meaning.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// The only specialty it concerns, if it is one's alone.
    pub specialty: Option<String>,
}

/// Why something cannot be filed under some themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Under none, or under more than [`MOST`].
    HowMany,
    /// There is no such theme, or it is closed.
    NotOpen(String),
}

/// Judges what something is to be filed under, against the themes that are open.
///
/// # Errors
/// Why not.
pub fn filed(themes: &BTreeSet<String>, is_open: impl Fn(&str) -> bool) -> Result<(), Refused> {
    if !(1..=MOST).contains(&themes.len()) {
        return Err(Refused::HowMany);
    }
    themes.iter().find(|code| !is_open(code)).map_or(Ok(()), |code| Err(Refused::NotOpen(code.clone())))
}

/// Whether a code can name a theme.
#[must_use]
pub fn is_theme_code(code: &str) -> bool {
    is_code(code) && code.len() <= 40
}

/// How severe the records of a theme were, on both axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mix {
    /// Records.
    pub records: u64,
    /// What they did, by level.
    pub actual: [u64; 7],
    /// What they could have done, by level.
    pub potential: [u64; 7],
}

impl Mix {
    fn add(&mut self, actual: Option<Severity>, potential: Option<Severity>) {
        self.records += 1;
        let count = |levels: &mut [u64; 7], of: Option<Severity>| {
            if let Some(level) = of.and_then(|of| levels.get_mut(usize::from(of.level()))) {
                *level += 1;
            }
        };
        count(&mut self.actual, actual);
        count(&mut self.potential, potential);
    }

    fn told(&self) -> Self {
        let each = |levels: [u64; 7]| levels.map(|count| told(count).unwrap_or_default());
        Self {
            records: told(self.records).unwrap_or_default(),
            actual: each(self.actual),
            potential: each(self.potential),
        }
    }
}

/// The reports of one theme over time.
///
/// A count of reports tells how much is told, not how much happens: it grows with trust as with danger, and no change of
/// it after a guideline says that the guideline did it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reports {
    /// By year.
    pub years: BTreeMap<i16, u64>,
    /// By half-year, where the month is known.
    pub halves: BTreeMap<(i16, u8), u64>,
    /// Severity, whenever it happened.
    pub all: Mix,
    /// Severity of those of years before the first guideline on the theme.
    pub before: Mix,
    /// Severity of those of years after it; the year of its publication is in neither.
    pub after: Mix,
}

impl Reports {
    /// Counts one record; `since` is the year in which the first guideline on the theme was published.
    pub fn add(
        &mut self,
        when: Option<When>,
        (actual, potential): (Option<Severity>, Option<Severity>),
        since: Option<i16>,
    ) {
        self.all.add(actual, potential);
        let Some(when) = when else { return };
        *self.years.entry(when.year()).or_default() += 1;
        if let When::Month(year, month) = when {
            *self.halves.entry((year, if month <= 6 { 1 } else { 2 })).or_default() += 1;
        }
        match since {
            Some(since) if when.year() < since => self.before.add(actual, potential),
            Some(since) if when.year() > since => self.after.add(actual, potential),
            _ => {}
        }
    }

    /// What everybody is told: each figure “at least” a multiple of k or not at all, so that no sum and no difference of
    /// figures leads below k (a04); half-years stay with those who see the base.
    #[must_use]
    pub fn told(&self) -> Self {
        let years = self.years.iter().filter_map(|(year, count)| Some((*year, told(*count)?))).collect();
        Self {
            years,
            halves: BTreeMap::new(),
            all: self.all.told(),
            before: self.before.told(),
            after: self.after.told(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rex::published::K;

    fn codes(codes: &[&str]) -> BTreeSet<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn one_to_five_open_themes() {
        let open = |code: &str| code != "closed";
        assert_eq!(filed(&codes(&["a"]), open), Ok(()));
        assert_eq!(filed(&codes(&["a", "b", "c", "d", "e"]), open), Ok(()));
        assert_eq!(filed(&codes(&[]), open), Err(Refused::HowMany));
        assert_eq!(filed(&codes(&["a", "b", "c", "d", "e", "f"]), open), Err(Refused::HowMany));
        assert_eq!(filed(&codes(&["a", "closed"]), open), Err(Refused::NotOpen("closed".to_owned())));
    }

    #[test]
    fn the_year_of_a_guideline_is_neither_before_nor_after() {
        let mut reports = Reports::default();
        let severe = (Some(Severity::NotReached), Some(Severity::Severe));
        for when in [When::Month(2011, 3), When::Year(2012), When::Month(2012, 7), When::Month(2013, 12)] {
            reports.add(Some(when), severe, Some(2012));
        }
        reports.add(None, (None, None), Some(2012));
        assert_eq!((reports.all.records, reports.before.records, reports.after.records), (5, 1, 1));
        assert_eq!(reports.years, BTreeMap::from([(2011, 1), (2012, 2), (2013, 1)]));
        assert_eq!(reports.halves, BTreeMap::from([((2011, 1), 1), ((2012, 2), 1), ((2013, 2), 1)]));
        assert_eq!((reports.all.actual[0], reports.all.potential[4]), (4, 4));
    }

    #[test]
    fn a04_what_is_told_of_a_theme_is_a_multiple_of_k() {
        let mut reports = Reports::default();
        let mut before: BTreeSet<u64> = BTreeSet::new();
        for number in 0..60_u8 {
            let level = Severity::of(i64::from(number % 7));
            let year = 2010 + i16::from(number % 4);
            reports.add(Some(When::Year(year)), (level, level), Some(2011));
            let told = reports.told();
            let mixes = [told.all, told.before, told.after];
            let figures = told.years.values().copied().chain(mixes.iter().map(|mix| mix.records));
            before.extend(figures.chain(mixes.iter().flat_map(|mix| mix.actual).chain(mixes[0].potential)));
        }
        assert!(before.len() > 2 && before.iter().all(|figure| figure % K == 0), "{before:?}");
    }
}
