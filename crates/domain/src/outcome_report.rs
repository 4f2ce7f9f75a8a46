//! The outcome report of a cohort (R30): feasibility and willingness, individual and collective; what of it may leave the team.
//!
//! Figures by evaluation and goal are those of the published syntheses, each a function of its frozen snapshot
//! ([`crate::disclosure`]). What this report adds is told only when nothing smaller than k follows from it together with
//! them: neither a count nor the difference of two counts of which one holds the other.

use crate::disclosure::{Band, Shown};

/// Counts of people each of which holds the next, as far as one does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Enrolled (D0).
    pub enrolled: u64,
    /// Continued in the last year; absent for a programme of one year.
    pub continued: Option<u64>,
    /// Completed; absent until the last evaluation has opened.
    pub completed: Option<u64>,
    /// Those who submitted each published evaluation, as it was told; whether it opens in the last year.
    pub submitted: Vec<(u64, bool)>,
}

/// How many were willing, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Willing {
    /// Enrolled.
    pub enrolled: Shown,
    /// Continued in the last year.
    pub continued: Option<Shown>,
    /// Completed.
    pub completed: Option<Shown>,
}

/// Whether two counts of which one holds the other let nothing small be worked out.
fn apart(larger: u64, smaller: u64, k: u64) -> bool {
    larger.checked_sub(smaller).is_some_and(|rest| !(1..k).contains(&rest))
}

/// What may be told of willingness beside what the syntheses told already.
#[must_use]
pub fn willing(people: &People, k: u32) -> Willing {
    let k = u64::from(k);
    let judge = |count: u64, is_safe: bool| match Shown::alone(count, k) {
        Shown::Count(count) if is_safe => Shown::Count(count),
        Shown::Count(_) => Shown::Withheld,
        few => few,
    };
    let submitted = || people.submitted.iter();
    let enrolled = judge(people.enrolled, submitted().all(|(count, _)| apart(people.enrolled, *count, k)));
    let told = |shown: &Shown| shown.count();
    // Whoever completed submitted every evaluation; whoever submitted one of the last year continued.
    let completed = people.completed.map(|count| {
        let within_all = submitted().all(|(told, _)| apart(*told, count, k));
        judge(count, within_all && told(&enrolled).is_none_or(|all| apart(all, count, k)))
    });
    let continued = people.continued.map(|count| {
        let holds_last = submitted().filter(|(_, last)| *last).all(|(told, _)| apart(count, *told, k));
        let in_all = told(&enrolled).is_none_or(|all| apart(all, count, k));
        let holds_complete = completed.as_ref().and_then(told).is_none_or(|complete| apart(count, complete, k));
        judge(count, holds_last && in_all && holds_complete)
    });
    Willing { enrolled, continued, completed }
}

/// Those who implement a goal among D4 of a wave, as a published synthesis told them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Those who implement it.
    pub implemented: u64,
    /// D4.
    pub d4: u64,
}

/// People in D4 of both waves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pairs {
    /// Implemented at both.
    pub both: u64,
    /// At the first alone.
    pub lost: u64,
    /// At the second alone.
    pub gained: u64,
    /// At neither.
    pub neither: u64,
}

/// Whether the change of the same people may be told beside both waves: every one of the eight groups that follow from
/// them (four of people in both waves, two of people in each alone) is empty or at least k, and not nearly all fall short.
#[must_use]
pub fn may_tell_pairs(pairs: Pairs, short: Told, long: Told, k: u32) -> bool {
    let k = u64::from(k);
    let Pairs { both, lost, gained, neither } = pairs;
    let rest = |whole: u64, part: u64| whole.checked_sub(part);
    let not = |told: Told| told.d4.checked_sub(told.implemented);
    let alone = [
        rest(short.implemented, both + lost),
        not(short).and_then(|count| rest(count, gained + neither)),
        rest(long.implemented, both + gained),
        not(long).and_then(|count| rest(count, lost + neither)),
    ];
    let groups = [Some(both), Some(lost), Some(gained), Some(neither)].into_iter().chain(alone);
    let all = both + lost + gained + neither;
    let is_few = |group: Option<u64>| group.is_none_or(|count| (1..k).contains(&count));
    all >= k && !groups.into_iter().any(is_few) && Band::of(both + gained, all) != Some(Band::AtMostTen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i13_no_count_of_willingness_restores_a_small_group() {
        let people = |enrolled, continued, completed, submitted: &[(u64, bool)]| People {
            enrolled,
            continued: Some(continued),
            completed: Some(completed),
            submitted: submitted.to_vec(),
        };
        let told = |people: &People| {
            let willing = willing(people, 11);
            [Some(willing.enrolled), willing.continued, willing.completed].map(|shown| shown.and_then(Shown::count))
        };
        let plain = people(799, 497, 400, &[(700, false), (450, true)]);
        assert_eq!(told(&plain), [Some(799), Some(497), Some(400)]);
        // Nine did not submit the first: who enrolled is not said.
        assert_eq!(told(&people(709, 497, 400, &[(700, false), (450, true)])), [None, Some(497), Some(400)]);
        // Five submitted the last and not all the others.
        assert_eq!(told(&people(799, 497, 445, &[(700, false), (450, true)])), [Some(799), Some(497), None]);
        // Three continued and did not submit it.
        assert_eq!(told(&people(799, 453, 400, &[(700, false), (450, true)])), [Some(799), None, Some(400)]);
        // Few are few whatever stands beside them.
        assert_eq!(willing(&people(799, 497, 4, &[]), 11).completed, Some(Shown::Few));
    }

    #[test]
    fn i13_the_change_of_the_same_people_is_told_only_when_no_group_is_small() {
        let pairs = |both, lost, gained, neither| Pairs { both, lost, gained, neither };
        let told = |implemented, d4| Told { implemented, d4 };
        let sound = pairs(40, 0, 20, 15);
        assert!(may_tell_pairs(sound, told(60, 110), told(60, 75), 11), "20 and 15 answered the first alone");
        assert!(!may_tell_pairs(sound, told(45, 80), told(60, 75), 11), "five who did it were lost");
        assert!(!may_tell_pairs(pairs(40, 3, 20, 15), told(43, 78), told(60, 78), 11), "three went back");
        assert!(!may_tell_pairs(sound, told(39, 110), told(60, 75), 11), "figures that do not fit each other");
        assert!(!may_tell_pairs(pairs(0, 0, 0, 20), told(0, 20), told(0, 20), 11), "nearly all fall short");
        assert!(!may_tell_pairs(pairs(0, 0, 0, 0), told(0, 0), told(0, 0), 11), "nobody");
    }
}
