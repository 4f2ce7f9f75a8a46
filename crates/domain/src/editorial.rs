//! Goals as editorial work: how a draft becomes part of the next version of a programme, and when a published goal must be
//! looked at again, is suspended or is retired (brief, 6.2: draft → evidence checked → published → suspended → retired).
//!
//! Facts come in (revisions, checks, suspensions), states go out. A goal enters the next version only after somebody who
//! wrote none of its revisions has checked it against its sources; a published version is never edited (I01), so that a
//! correction is a draft of the next one. Only a suspension acts on versions already published: a safety alert does not
//! wait for the next cohort (I22).

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::calendar::days_after;
use crate::goal::{GoalId, GoalStatus};
use crate::ids::PersonId;
use crate::programme::Programme;

/// Days before its review date from which a goal waits to be looked at again.
pub const REVIEW_SOON: u16 = 60;

/// What a revision does to the goal in the next version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Words it, anew or for the first time.
    Write,
    /// Takes it out of the catalogue of later versions; cohorts that have it keep it.
    Retire,
}

impl Change {
    /// The stable code, as stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Retire => "retire",
        }
    }

    /// The change of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Write, Self::Retire].into_iter().find(|change| change.code() == code)
    }
}

/// One revision of a goal in an edition; none is ever edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// From 1.
    pub number: i64,
    /// What it does.
    pub change: Change,
    /// Whether its author asks for the check.
    pub asks: bool,
    /// Its author.
    pub by: PersonId,
    /// When it was saved.
    pub at: Timestamp,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The sources say what the goal says.
    Sound,
    /// Not yet: the note says what to take up again.
    SentBack,
}

impl Verdict {
    /// The stable code, as stored and sent by forms.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::SentBack => "sent_back",
        }
    }

    /// The verdict of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Sound, Self::SentBack].into_iter().find(|verdict| verdict.code() == code)
    }
}

/// The check of one revision by a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The revision that was read.
    pub revision: i64,
    /// What was found.
    pub verdict: Verdict,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Where a goal stands in an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// Being written.
    Drafting,
    /// Waits to be checked, since then.
    Waiting(Timestamp),
    /// Sent back to its author, then.
    SentBack(Timestamp),
    /// Checked, then, by that person: ready for the next version.
    Checked(Timestamp, PersonId),
}

/// Where a goal stands, from its revisions and checks; none when the edition leaves it as it is.
///
/// Only the latest revision counts: saving again takes the goal back to its author's desk, whatever was checked before.
#[must_use]
pub fn state(revisions: &[Revision], checks: &[Check]) -> Option<DraftState> {
    let latest = revisions.iter().max_by_key(|revision| revision.number)?;
    if !latest.asks {
        return Some(DraftState::Drafting);
    }
    let check = checks.iter().find(|check| check.revision == latest.number);
    Some(match check {
        None => DraftState::Waiting(latest.at),
        Some(check) if check.verdict == Verdict::SentBack => DraftState::SentBack(check.at),
        Some(check) => DraftState::Checked(check.at, check.by),
    })
}

/// Why somebody cannot check a goal now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFault {
    /// They wrote some of it: a second person checks.
    OwnWork,
    /// Its latest revision is not the one read, or does not wait.
    NothingWaits,
}

/// Whether `who` may check that revision: it is the latest, it waits, and they wrote no revision of the goal.
///
/// # Errors
/// Why not; that it is their own work comes first, whatever else is wrong.
pub fn may_check(revisions: &[Revision], checks: &[Check], revision: i64, who: PersonId) -> Result<(), CheckFault> {
    if revisions.iter().any(|one| one.by == who) {
        return Err(CheckFault::OwnWork);
    }
    let latest = revisions.iter().map(|one| one.number).max();
    let waits = matches!(state(revisions, checks), Some(DraftState::Waiting(_)));
    if waits && latest == Some(revision) { Ok(()) } else { Err(CheckFault::NothingWaits) }
}

/// What becomes of a goal that a participant proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reply {
    /// It will be drafted.
    Taken,
    /// Kept in mind for a later edition.
    Kept,
    /// Not a goal of this programme; the answer says why.
    Declined,
}

impl Reply {
    /// Every reply.
    pub const ALL: [Reply; 3] = [Reply::Taken, Reply::Kept, Reply::Declined];

    /// The stable code, as stored and sent by forms.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Kept => "kept",
            Self::Declined => "declined",
        }
    }

    /// The reply of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.code() == code)
    }
}

/// The version that follows: 2 after 1, 2026.2 after 2026.1; whatever ends in no number gets one.
#[must_use]
pub fn next_version(version: &str) -> String {
    let digits = version.len() - version.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (stem, number) = version.split_at(digits);
    match number.parse::<u64>().ok().and_then(|number| number.checked_add(1)) {
        Some(next) => format!("{stem}{next}"),
        None => format!("{version}.1"),
    }
}

/// When a goal is to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Review {
    /// The day has passed.
    Overdue,
    /// Within [`REVIEW_SOON`] days.
    Soon,
    /// Later.
    Later,
}

/// Where a goal's review date stands today. The day itself is not late.
#[must_use]
pub fn review(next_review: Date, today: Date) -> Review {
    if next_review < today {
        Review::Overdue
    } else if next_review <= days_after(today, REVIEW_SOON) {
        Review::Soon
    } else {
        Review::Later
    }
}

/// A programme with goals suspended whatever its version says: not offered, and marked wherever they are shown (I22).
///
/// Nothing else changes: goals keep their place, so that choices already made are still evaluated.
#[must_use]
pub fn with_suspended(programme: &Programme, goals: &BTreeSet<GoalId>) -> Programme {
    let mut programme = programme.clone();
    for goal in programme.goals.iter_mut().filter(|goal| goals.contains(&goal.id)) {
        goal.status = GoalStatus::Suspended;
    }
    programme
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::{ChoiceFault, check_choice};
    use crate::sample;
    use jiff::civil::date;

    const LUC: PersonId = PersonId(1);
    const INES: PersonId = PersonId(2);
    const NOA: PersonId = PersonId(3);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn revision(number: i64, by: PersonId, asks: bool) -> Revision {
        Revision { number, change: Change::Write, asks, by, at: at(number) }
    }

    fn check(revision: i64, verdict: Verdict) -> Check {
        Check { revision, verdict, by: INES, at: at(100 + revision) }
    }

    #[test]
    fn a_goal_is_where_its_latest_revision_and_its_check_put_it() {
        assert_eq!(state(&[], &[]), None);
        let first = [revision(1, LUC, false)];
        assert_eq!(state(&first, &[]), Some(DraftState::Drafting));
        let asked = [revision(1, LUC, false), revision(2, LUC, true)];
        assert_eq!(state(&asked, &[]), Some(DraftState::Waiting(at(2))));
        assert_eq!(state(&asked, &[check(2, Verdict::SentBack)]), Some(DraftState::SentBack(at(102))));
        assert_eq!(state(&asked, &[check(2, Verdict::Sound)]), Some(DraftState::Checked(at(102), INES)));
        let again = [revision(1, LUC, false), revision(2, LUC, true), revision(3, LUC, true)];
        let stale = [check(2, Verdict::Sound)];
        assert_eq!(
            state(&again, &stale),
            Some(DraftState::Waiting(at(3))),
            "what was checked is no longer what stands"
        );
    }

    #[test]
    fn nobody_checks_what_they_wrote_even_long_ago() {
        let revisions = [revision(1, LUC, false), revision(2, INES, true)];
        assert_eq!(may_check(&revisions, &[], 2, LUC), Err(CheckFault::OwnWork), "he wrote the first draft");
        assert_eq!(may_check(&revisions, &[], 2, INES), Err(CheckFault::OwnWork));
        assert_eq!(may_check(&revisions, &[], 2, NOA), Ok(()));
        assert_eq!(may_check(&revisions, &[], 1, NOA), Err(CheckFault::NothingWaits), "another revision stands now");
        assert_eq!(may_check(&revisions, &[check(2, Verdict::Sound)], 2, NOA), Err(CheckFault::NothingWaits));
        assert_eq!(may_check(&[revision(1, LUC, false)], &[], 1, NOA), Err(CheckFault::NothingWaits));
    }

    #[test]
    fn the_next_version_counts_on() {
        let cases = [("1", "2"), ("9", "10"), ("2026.1", "2026.2"), ("v1", "v2"), ("draft", "draft.1"), ("", ".1")];
        for (version, next) in cases {
            assert_eq!(next_version(version), next);
        }
    }

    #[test]
    fn a_goal_is_overdue_from_the_day_after_its_review_date() {
        let day = date(2026, 11, 20);
        assert_eq!(review(date(2026, 11, 19), day), Review::Overdue);
        assert_eq!(review(day, day), Review::Soon);
        assert_eq!(review(date(2027, 1, 19), day), Review::Soon, "sixty days on");
        assert_eq!(review(date(2027, 1, 20), day), Review::Later);
    }

    #[test]
    fn i22_a_suspended_goal_takes_no_new_choice_and_keeps_its_place() {
        let programme = sample::prescrire_like();
        let sequence = programme.sequences[0].id.clone();
        let goals: Vec<GoalId> = programme
            .offered(&sequence)
            .take(usize::from(programme.choice.per_set))
            .map(|goal| goal.id.clone())
            .collect();
        assert_eq!(check_choice(&programme, &sequence, &goals, &BTreeSet::new()), Ok(()));
        let suspended = with_suspended(&programme, &BTreeSet::from([goals[1].clone()]));
        let refused = check_choice(&suspended, &sequence, &goals, &BTreeSet::new());
        assert_eq!(refused, Err(vec![ChoiceFault::Suspended(goals[1].clone())]));
        let places = |programme: &Programme| programme.goals.iter().map(|goal| goal.number).collect::<Vec<_>>();
        assert_eq!(places(&suspended), places(&programme));
    }
}
