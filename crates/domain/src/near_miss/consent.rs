//! What a near miss may be used for beyond its analysis: each use is consented to apart, and can be taken back until it
//! has happened. Refusing costs nothing: no rule of credit reads this module.

use jiff::civil::Date;

/// A use that its author is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Use {
    /// A record of the REX base, without anybody in it.
    Rex,
    /// Being quoted in a published story.
    Story,
    /// Being asked further questions, for a study or a guideline.
    FollowUp,
}

impl Use {
    /// Every use.
    pub const ALL: [Use; 3] = [Use::Rex, Use::Story, Use::FollowUp];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Rex => "rex",
            Self::Story => "story",
            Self::FollowUp => "follow_up",
        }
    }

    /// The use of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|use_| use_.code() == code)
    }
}

/// Something that was said or done about one use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Said {
    /// About which use.
    pub of: Use,
    /// What.
    pub what: What,
    /// When.
    pub on: Date,
}

/// What was said or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The author agreed.
    Given,
    /// The author refused, or took it back.
    Refused,
    /// It happened: a record entered, a story was published, a question was asked.
    Used,
}

impl What {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Used => "used",
        }
    }

    /// What has that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Given, Self::Refused, Self::Used].into_iter().find(|what| what.code() == code)
    }
}

/// Where a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consent {
    /// Nothing was said: that is no.
    Unsaid,
    /// Refused or taken back, since then.
    Refused(Date),
    /// Given, since then; it can be taken back.
    Given(Date),
    /// It has happened, then; what was said before stays said.
    Used(Date),
}

impl Consent {
    /// Whether the use may happen now.
    #[must_use]
    pub fn permits(self) -> bool {
        matches!(self, Self::Given(_))
    }

    /// Whether the author can still change it.
    #[must_use]
    pub fn can_change(self) -> bool {
        !matches!(self, Self::Used(_))
    }
}

/// Where the consent to one use stands, from all that was said in order.
///
/// A use without a consent before it does not stand as used, and nothing said after a use undoes it; a follow-up
/// question can be asked again, so its consent stays open.
#[must_use]
pub fn consent(said: &[Said], of: Use) -> Consent {
    said.iter().filter(|said| said.of == of).fold(Consent::Unsaid, |now, said| match (now, said.what) {
        (Consent::Used(_), _) => now,
        (_, What::Given) => Consent::Given(said.on),
        (_, What::Refused) => Consent::Refused(said.on),
        (Consent::Given(_), What::Used) if of != Use::FollowUp => Consent::Used(said.on),
        (_, What::Used) => now,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn said(of: Use, what: What, day: i8) -> Said {
        Said { of, what, on: date(2026, 5, day) }
    }

    #[test]
    fn silence_is_no_and_a_use_is_consented_to_apart() {
        let all = [said(Use::Rex, What::Given, 1)];
        assert!(consent(&all, Use::Rex).permits());
        assert!(!consent(&all, Use::Story).permits());
        assert_eq!(consent(&all, Use::FollowUp), Consent::Unsaid);
    }

    #[test]
    fn a_consent_is_taken_back_until_it_is_used() {
        let mut all = vec![said(Use::Story, What::Given, 1), said(Use::Story, What::Refused, 2)];
        assert_eq!(consent(&all, Use::Story), Consent::Refused(date(2026, 5, 2)));
        all.push(said(Use::Story, What::Used, 3));
        assert_eq!(consent(&all, Use::Story), Consent::Refused(date(2026, 5, 2)), "no use without consent");
        all.extend([
            said(Use::Story, What::Given, 4),
            said(Use::Story, What::Used, 5),
            said(Use::Story, What::Refused, 6),
        ]);
        let used = consent(&all, Use::Story);
        assert_eq!(used, Consent::Used(date(2026, 5, 5)));
        assert!(!used.can_change() && !used.permits());
    }

    #[test]
    fn being_asked_questions_can_be_stopped_after_the_first() {
        let all = [said(Use::FollowUp, What::Given, 1), said(Use::FollowUp, What::Used, 2)];
        assert!(consent(&all, Use::FollowUp).permits());
        let stopped = [all[0], all[1], said(Use::FollowUp, What::Refused, 3)];
        assert!(!consent(&stopped, Use::FollowUp).permits());
    }
}
