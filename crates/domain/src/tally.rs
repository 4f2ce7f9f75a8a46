//! The tally: one tap for each patient concerned, done or not yet. No patient is in it: a day, an order within the day, and yes or no.
//!
//! Counting as one goes beats remembering (Davis 2006, practice-improvement.md section 3); the counts are offered to their
//! author's own questionnaires, which they confirm or change, and counted nowhere else.

use jiff::civil::Date;

/// Most taps for one goal in one day: beyond it, a button stuck.
pub const MOST_A_DAY: u16 = 100;

/// One patient concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tap {
    /// The civil day; never the hour, which could point to a patient.
    pub on: Date,
    /// Whether the action was done.
    pub done: bool,
}

/// So many patients concerned, and those in whom it was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Patients concerned.
    pub seen: u32,
    /// Those in whom the action was done; never more than `seen`.
    pub done: u32,
}

impl Counts {
    /// The counts of some taps.
    #[must_use]
    pub fn of<'a>(taps: impl IntoIterator<Item = &'a Tap>) -> Self {
        taps.into_iter().fold(Self::default(), |counts, tap| Self {
            seen: counts.seen + 1,
            done: counts.done + u32::from(tap.done),
        })
    }

    /// The share done; nothing without a patient.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.seen > 0).then(|| f64::from(self.done) / f64::from(self.seen))
    }
}

/// Which taps a questionnaire asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// The last patients before the commitment, so many at most: the state of practice before the change.
    Before {
        /// The day the commitment runs from; none while there is no commitment yet.
        commitment: Option<Date>,
        /// How many patients the analysis looks at.
        last: u32,
    },
    /// Patients from a day on, the most recent ones, so many at most.
    Since {
        /// That day.
        from: Date,
        /// Most patients the question takes.
        most: u32,
    },
}

/// What a tally proposes for a stretch: nothing when it holds no patient of it. `taps` come in the order they were made.
#[must_use]
pub fn proposed(taps: &[Tap], stretch: Stretch) -> Option<Counts> {
    let most = match stretch {
        Stretch::Before { last, .. } => last,
        Stretch::Since { most, .. } => most,
    };
    let within = |tap: &&Tap| match stretch {
        Stretch::Before { commitment, .. } => commitment.is_none_or(|day| tap.on < day),
        Stretch::Since { from, .. } => tap.on >= from,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let counts = Counts::of(taps.iter().rev().filter(within).take(most));
    (counts.seen > 0).then_some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn taps(days: &[(i8, &str)]) -> Vec<Tap> {
        days.iter()
            .flat_map(|(day, taps)| taps.chars().map(|tap| Tap { on: date(2008, 1, *day), done: tap == '+' }))
            .collect()
    }

    fn counts(seen: u32, done: u32) -> Option<Counts> {
        Some(Counts { seen, done })
    }

    #[test]
    fn the_analysis_looks_at_the_last_patients_before_the_commitment_and_no_other() {
        let taps = taps(&[(2, "+++"), (3, "--+"), (7, "-"), (10, "++++")]);
        let before = |commitment, last| proposed(&taps, Stretch::Before { commitment, last });
        assert_eq!(before(Some(date(2008, 1, 10)), 5), counts(5, 2), "within a day the order of taps decides");
        assert_eq!(before(Some(date(2008, 1, 3)), 5), counts(3, 3), "fewer than asked are all of them");
        assert_eq!(before(Some(date(2008, 1, 2)), 5), None, "nobody was seen before that day");
        assert_eq!(before(None, 5), counts(5, 4), "without a commitment all is before");
    }

    #[test]
    fn an_evaluation_looks_at_patients_since_a_day_and_no_more_than_it_takes() {
        let taps = taps(&[(2, "+++"), (3, "--+"), (10, "++-")]);
        let since = |day, most| proposed(&taps, Stretch::Since { from: date(2008, 1, day), most });
        assert_eq!(since(3, 999), counts(6, 3));
        assert_eq!(since(1, 2), counts(2, 1), "the most recent ones");
        assert_eq!(since(11, 999), None);
    }

    #[test]
    fn i11_never_more_done_than_seen() {
        for mask in 0..64_u32 {
            let made: Vec<Tap> = (0..6).map(|bit| Tap { on: date(2008, 1, 2), done: mask & (1 << bit) != 0 }).collect();
            let counts = Counts::of(&made);
            assert!(counts.done <= counts.seen);
            assert_eq!(counts.done, mask.count_ones());
        }
    }
}
