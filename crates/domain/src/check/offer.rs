//! The offer: enough published goals for each admitted profession to choose among.

use super::Found;
use crate::goal::{Goal, GoalStatus};
use crate::programme::{Partition, Programme};

/// What can be wrong with the offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferFault {
    /// An admitted profession has nothing to choose: with one goal more than it takes, a choice begins.
    TooSmall {
        /// The profession.
        profession: String,
        /// The sequence, when goals are cut by sequence.
        sequence: Option<String>,
        /// Published goals worded for it.
        offered: usize,
        /// The fewest there must be.
        needed: usize,
    },
}

/// Published goals worded for a profession, in a sequence or, for a pool, in all.
pub(super) fn offered<'a>(
    programme: &'a Programme,
    sequence: &'a str,
    profession: &'a str,
) -> impl Iterator<Item = &'a Goal> {
    let open = move |goal: &&Goal| goal.status == GoalStatus::Published && goal.is_for(profession);
    programme.offered(sequence).filter(open)
}

pub(super) fn check(programme: &Programme, found: &mut Found) {
    let per_set = usize::from(programme.choice.per_set);
    let taken = match programme.choice.partition {
        Partition::BySequence => per_set,
        Partition::Pool => per_set.saturating_mul(usize::from(programme.choice.sets)),
    };
    let known = |profession: &&String| programme.list("profession").is_some_and(|list| list.code(profession).is_some());
    for profession in programme.eligibility.professions.iter().filter(known) {
        let mut judge = |place: String, sequence: Option<&str>| {
            let count = offered(programme, sequence.unwrap_or_default(), profession).count();
            if count <= taken {
                let (profession, sequence) = (profession.clone(), sequence.map(str::to_owned));
                found.add(place, OfferFault::TooSmall { profession, sequence, offered: count, needed: taken + 1 });
            }
        };
        match programme.choice.partition {
            Partition::Pool => judge("eligibility.professions".to_owned(), None),
            Partition::BySequence => {
                for (i, sequence) in programme.sequences.iter().enumerate() {
                    // A part smaller than a set is reported as that.
                    if programme.offered(&sequence.id).count() >= per_set {
                        judge(format!("sequence[{i}]"), Some(&sequence.id));
                    }
                }
            }
        }
    }
}
