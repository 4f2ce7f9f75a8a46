//! Option cards: under an obstacle to a goal, what others found to help, worded by an editor and signed by somebody else.
//!
//! Never a participant's own words: those stay sealed. A participant may mark a card as having helped; how many did is shown
//! from the threshold k on, and only as it stood when the month began, so that no two readings can be subtracted to see one
//! person's mark (I13).

use crate::ids::PersonId;
use jiff::Timestamp;
use jiff::civil::Date;

/// What was done with a card, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Where a card stands: derived from what was done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Written; waits for a second person.
    Proposed,
    /// Signed by a second person: participants see it.
    Signed(Deed),
    /// No longer shown; the reason stays.
    Retired(Deed),
}

impl Standing {
    /// Where a card stands, given its signature and its retirement.
    #[must_use]
    pub fn of(signed: Option<Deed>, retired: Option<Deed>) -> Self {
        match (signed, retired) {
            (_, Some(retired)) => Self::Retired(retired),
            (Some(signed), None) => Self::Signed(signed),
            (None, None) => Self::Proposed,
        }
    }

    /// Whether participants see it.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        matches!(self, Self::Signed(_))
    }
}

/// Why a card cannot be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SigningRefusal {
    /// Its author signs it.
    #[error("whoever wrote a card does not sign it")]
    OwnCard,
    /// It is signed or retired already.
    #[error("the card no longer waits for a signature")]
    NotWaiting,
}

/// Whether somebody may sign a card (I14: who wrote does not sign).
///
/// # Errors
/// The author; or a card that does not wait for it.
pub fn may_sign(author: PersonId, standing: &Standing, signer: PersonId) -> Result<(), SigningRefusal> {
    if *standing != Standing::Proposed {
        return Err(SigningRefusal::NotWaiting);
    }
    if author == signer { Err(SigningRefusal::OwnCard) } else { Ok(()) }
}

/// The first day of the month of `today`: marks made before it are in the figure that is shown all month.
#[must_use]
pub fn counted_until(today: Date) -> Date {
    today.first_of_month()
}

/// How many people's marks are shown: nothing below k.
#[must_use]
pub fn shown(marks: u32, k: u32) -> Option<u32> {
    (marks >= k.max(1)).then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn i14_whoever_wrote_a_card_does_not_sign_it() {
        let (author, other) = (PersonId(1), PersonId(2));
        assert_eq!(may_sign(author, &Standing::Proposed, author), Err(SigningRefusal::OwnCard));
        assert_eq!(may_sign(author, &Standing::Proposed, other), Ok(()));
        let signed = Standing::of(Some(Deed { by: other, at: Timestamp::UNIX_EPOCH }), None);
        assert_eq!(may_sign(author, &signed, other), Err(SigningRefusal::NotWaiting));
        assert!(signed.is_shown());
    }

    #[test]
    fn a_card_is_shown_from_its_signature_to_its_retirement() {
        let deed = || Some(Deed { by: PersonId(3), at: Timestamp::UNIX_EPOCH });
        assert!(!Standing::of(None, None).is_shown());
        assert!(!Standing::of(None, deed()).is_shown());
        assert!(!Standing::of(deed(), deed()).is_shown());
    }

    #[test]
    fn i13_marks_are_counted_from_k_and_as_the_month_began() {
        assert_eq!(shown(10, 11), None);
        assert_eq!(shown(11, 11), Some(11));
        assert_eq!(shown(0, 0), None);
        assert_eq!(counted_until(date(2008, 5, 31)), date(2008, 5, 1));
    }
}
