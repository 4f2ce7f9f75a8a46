//! Stories: one near miss told to everybody, without anybody in it.
//!
//! A story is written by the expert who analysed the near miss, from its cleared text, while its author agrees to that
//! use; it is published once two readers other than its writer each agreed to the very words that come out. What is
//! published is corrected by another version, read again by two, or withdrawn with what replaces it.

use jiff::civil::Date;

/// Readers, other than the writer, who must agree to the words of a story.
pub const READERS: usize = 2;

/// What one reader said of one revision. A reader who says something else later replaces what they said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Which revision was read, from 1.
    pub revision: u32,
    /// Whether it may be published as it stands.
    pub agrees: bool,
    /// When.
    pub on: Date,
}

/// Everything that happened to a story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The last revision that was written, from 1; 0 before any.
    pub revision: u32,
    /// What readers said, one of each reader and revision.
    pub readings: Vec<Reading>,
    /// The revision that was published last.
    pub published: Option<u32>,
    /// When it was withdrawn.
    pub withdrawn: Option<Date>,
    /// Whether its author agrees to the story now; once it is published, whether they did.
    pub consents: bool,
}

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Its author took their word back before it was published: it can only be thrown away.
    TakenBack,
    /// A reader does not agree: its writer writes it anew.
    Disputed,
    /// It waits for readers.
    WaitsForReaders {
        /// How many have still to agree.
        missing: usize,
    },
    /// Every reader agreed: it can be published.
    Agreed,
    /// It is published as it was last written.
    Published,
    /// It is withdrawn.
    Withdrawn,
}

impl Standing {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TakenBack => "taken_back",
            Self::Disputed => "disputed",
            Self::WaitsForReaders { .. } => "waits_for_readers",
            Self::Agreed => "agreed",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether another revision can be written.
    #[must_use]
    pub fn can_be_written(self) -> bool {
        !matches!(self, Self::TakenBack | Self::Withdrawn)
    }

    /// Whether a reader can say what they think.
    #[must_use]
    pub fn can_be_read(self) -> bool {
        matches!(self, Self::Disputed | Self::WaitsForReaders { .. } | Self::Agreed)
    }
}

/// Where a story stands.
#[must_use]
pub fn standing(facts: &Facts) -> Standing {
    if facts.withdrawn.is_some() {
        return Standing::Withdrawn;
    }
    if !facts.consents {
        return Standing::TakenBack;
    }
    if facts.published == Some(facts.revision) {
        return Standing::Published;
    }
    // What was said of an earlier revision is not said of these words.
    let of_last = || facts.readings.iter().filter(|reading| reading.revision == facts.revision);
    if of_last().any(|reading| !reading.agrees) {
        return Standing::Disputed;
    }
    match READERS.saturating_sub(of_last().count()) {
        0 => Standing::Agreed,
        missing => Standing::WaitsForReaders { missing },
    }
}

/// Whether the specialty of a story is told with it: where fewer than k doctors are engaged in it, a specialty is nearly
/// a name.
#[must_use]
pub fn tells_specialty(engaged: u64, k: u64) -> bool {
    engaged >= k
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn said(revision: u32, agrees: bool) -> Reading {
        Reading { revision, agrees, on: date(2026, 5, 1) }
    }

    fn facts(revision: u32, readings: &[Reading]) -> Facts {
        Facts { revision, readings: readings.to_vec(), consents: true, ..Facts::default() }
    }

    #[test]
    fn two_agree_to_the_very_words_that_come_out() {
        assert_eq!(standing(&facts(1, &[])), Standing::WaitsForReaders { missing: 2 });
        assert_eq!(standing(&facts(1, &[said(1, true)])), Standing::WaitsForReaders { missing: 1 });
        assert_eq!(standing(&facts(1, &[said(1, true), said(1, true)])), Standing::Agreed);
        let anew = facts(2, &[said(1, true), said(1, true)]);
        assert_eq!(standing(&anew), Standing::WaitsForReaders { missing: 2 }, "other words are read again");
        assert_eq!(standing(&facts(1, &[said(1, true), said(1, false), said(1, true)])), Standing::Disputed);
    }

    #[test]
    fn a_consent_taken_back_stops_a_story_until_it_is_published() {
        let agreed = facts(1, &[said(1, true), said(1, true)]);
        let taken_back = Facts { consents: false, ..agreed.clone() };
        assert_eq!(standing(&taken_back), Standing::TakenBack);
        assert!(!Standing::TakenBack.can_be_written() && !Standing::TakenBack.can_be_read());
        let published = Facts { published: Some(1), ..agreed };
        assert_eq!(standing(&published), Standing::Published);
        let corrected = Facts { revision: 2, ..published.clone() };
        assert_eq!(standing(&corrected), Standing::WaitsForReaders { missing: 2 });
        let withdrawn = Facts { withdrawn: Some(date(2026, 6, 1)), ..published };
        assert_eq!(standing(&withdrawn), Standing::Withdrawn);
    }

    #[test]
    fn a_specialty_of_a_few_doctors_is_not_told() {
        assert!(tells_specialty(11, 11) && !tells_specialty(10, 11));
    }
}
