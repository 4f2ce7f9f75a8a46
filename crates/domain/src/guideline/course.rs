//! The course of a guideline: what was done to it, by whom, and the state that follows.
//!
//! Deeds are only ever added: `Idea → Scoped → EvidenceFrozen → Drafted → PeerReview → Approval → (Grading → Opinion) →
//! Ready → published`, then under watch until it is revised, which begins the same way again, or withdrawn (brief e).
//! Nothing frozen moves while peers read, nothing is approved by whoever wrote or read it, and a solution of type two
//! or three is published by nobody alone (a34).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use super::allows::{Refused, allows};
pub use super::deed::{Dated, Deed, Hand, Terms};
use super::{Kind, Verdict};
use crate::calendar::months_after;
use crate::ids::{OrgId, PersonId};

/// Fewest opinions of peers without a declared conflict before a review can be closed.
pub const LEAST_OPINIONS: usize = 2;
/// Most months from a publication, or a decision to keep, to the next look at it.
pub const LONGEST_WATCH: u16 = 24;

/// How far the work on a version has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// An idea.
    Idea,
    /// It is said what it is about.
    Scoped,
    /// What it rests on is frozen.
    EvidenceFrozen,
    /// It is being written.
    Drafted,
    /// Peers read it.
    PeerReview,
    /// It waits for approval.
    Approval,
    /// Its method is being graded.
    Grading,
    /// It waits for the authority's opinion.
    Opinion,
    /// It may be published.
    Ready,
}

/// Where a peer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// Asked, and silent: they see no word.
    Invited,
    /// Nothing binds them: they read.
    Free,
    /// Something binds them: they give no opinion, and that is shown.
    Conflicted,
    /// They gave an opinion.
    Reviewed {
        /// Which.
        verdict: Verdict,
        /// On which revision.
        revision: u32,
    },
}

/// An agreement, of a body or of the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// By whom, for whom.
    pub hand: Hand,
    /// When.
    pub on: Date,
}

/// The work on one version, until it is published or put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The version it will be.
    pub version: u32,
    /// How far it has come.
    pub step: Step,
    /// Bodies that make it with the lead.
    pub partners: Vec<OrgId>,
    /// Who scoped, froze, wrote or answered.
    pub writers: BTreeSet<PersonId>,
    /// Who gave an opinion, in any round.
    pub judged: BTreeSet<PersonId>,
    /// How often evidence was frozen; the last counts.
    pub freezes: u32,
    /// How many things it rests on.
    pub evidence: u32,
    /// Revisions of its words so far.
    pub revision: u32,
    /// Whether the last one is whole.
    pub is_whole: bool,
    /// Peers of this round.
    pub peers: BTreeMap<PersonId, Peer>,
    /// Remarks so far.
    pub remarks: u32,
    /// Those that were answered.
    pub answered: BTreeSet<u32>,
    /// Agreements of bodies.
    pub approvals: Vec<Agreed>,
    /// Agreement of the authority, for type three.
    pub authority: Option<Agreed>,
    /// Grades: by whom, in percent.
    pub grades: Vec<(PersonId, u32)>,
    /// The favourable opinion of the authority, for type two.
    pub opinion: Option<Agreed>,
}

/// A version that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The work it came from, with everybody's part in it.
    pub work: Work,
    /// When.
    pub on: Date,
}

/// Where a guideline stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Its first version is being made.
    InWork(Work),
    /// Published.
    UnderWatch {
        /// The version that holds.
        version: u32,
        /// The last day on which it must be looked at again.
        review_by: Date,
        /// The next version, if it was begun.
        next: Option<Work>,
    },
    /// It holds no more.
    Withdrawn {
        /// Since when.
        on: Date,
        /// What replaces it.
        replaced_by: Option<String>,
    },
    /// Given up before anything was published.
    PutAside {
        /// Since when.
        on: Date,
    },
}

/// Everything that follows from the deeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What holds for it.
    pub terms: Terms,
    /// Where it stands.
    pub state: State,
    /// Every version that was published, the first first.
    pub issues: Vec<Issue>,
}

impl Work {
    fn new(version: u32, step: Step) -> Self {
        Self {
            version,
            step,
            partners: Vec::new(),
            writers: BTreeSet::new(),
            judged: BTreeSet::new(),
            freezes: 0,
            evidence: 0,
            revision: 0,
            is_whole: false,
            peers: BTreeMap::new(),
            remarks: 0,
            answered: BTreeSet::new(),
            approvals: Vec::new(),
            authority: None,
            grades: Vec::new(),
            opinion: None,
        }
    }

    /// Opinions of peers whom nothing binds.
    #[must_use]
    pub fn opinions(&self) -> usize {
        self.peers.values().filter(|peer| matches!(peer, Peer::Reviewed { .. })).count()
    }

    /// The mean of the grades, in whole percent; none before the first.
    #[must_use]
    pub fn grade(&self) -> Option<u32> {
        let sum: u32 = self.grades.iter().map(|(_, percent)| percent).sum();
        sum.checked_div(u32::try_from(self.grades.len()).unwrap_or(u32::MAX))
    }

    /// Whether somebody gave an opinion, or is asked for one.
    #[must_use]
    pub fn is_peer(&self, person: PersonId) -> bool {
        self.judged.contains(&person) || self.peers.contains_key(&person)
    }

    /// Back to the writers: peers, approvals and grades begin again, what was said stays said.
    fn back(&mut self) {
        self.step = Step::Drafted;
        self.peers.clear();
        self.approvals.clear();
        self.authority = None;
        self.grades.clear();
        self.opinion = None;
    }
}

impl Standing {
    /// The work on a version, if one is being made.
    #[must_use]
    pub fn work(&self) -> Option<&Work> {
        match &self.state {
            State::InWork(work) | State::UnderWatch { next: Some(work), .. } => Some(work),
            _ => None,
        }
    }

    fn work_mut(&mut self) -> Option<&mut Work> {
        match &mut self.state {
            State::InWork(work) | State::UnderWatch { next: Some(work), .. } => Some(work),
            _ => None,
        }
    }

    /// The stable code of where it stands: a step, or what it is when nothing is in work.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match (&self.state, self.work()) {
            (_, Some(work)) => work.step.code(),
            (State::Withdrawn { .. }, _) => "withdrawn",
            (State::PutAside { .. }, _) => "put_aside",
            _ => "under_watch",
        }
    }

    /// Bodies that make it: the lead first.
    #[must_use]
    pub fn makers(&self) -> Vec<OrgId> {
        let partners = self.work().map(|work| work.partners.clone()).unwrap_or_default();
        std::iter::once(self.terms.lead).chain(partners).collect()
    }

    /// Bodies whose approval is still missing.
    #[must_use]
    pub fn unapproved(&self) -> Vec<OrgId> {
        let Some(work) = self.work() else { return Vec::new() };
        let has = |org: OrgId| work.approvals.iter().any(|one| one.hand.org == org);
        self.makers().into_iter().filter(|org| !has(*org)).collect()
    }
}

impl Step {
    /// Every step.
    pub const ALL: [Step; 9] = [
        Step::Idea,
        Step::Scoped,
        Step::EvidenceFrozen,
        Step::Drafted,
        Step::PeerReview,
        Step::Approval,
        Step::Grading,
        Step::Opinion,
        Step::Ready,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Scoped => "scoped",
            Self::EvidenceFrozen => "evidence_frozen",
            Self::Drafted => "drafted",
            Self::PeerReview => "peer_review",
            Self::Approval => "approval",
            Self::Grading => "grading",
            Self::Opinion => "opinion",
            Self::Ready => "ready",
        }
    }
}

/// What follows from the deeds, in their order; none before the idea.
///
/// Deeds that [`allows`] would have refused are passed over, so that no row of a damaged table can bring about a state
/// that nobody was allowed to reach.
#[must_use]
pub fn standing(terms: Terms, deeds: &[Dated]) -> Option<Standing> {
    let (first, rest) = deeds.split_first()?;
    if first.deed != Deed::Proposed || first.hand.org != terms.lead {
        return None;
    }
    let mut standing = Standing { terms, state: State::InWork(Work::new(1, Step::Idea)), issues: Vec::new() };
    for dated in rest {
        if allows(&standing, dated).is_ok() {
            apply(&mut standing, dated);
        }
    }
    Some(standing)
}

fn apply(standing: &mut Standing, dated: &Dated) {
    match &dated.deed {
        Deed::Published { review_by } => publish(standing, dated.on, *review_by),
        Deed::Kept { review_by: by } => {
            if let State::UnderWatch { review_by, .. } = &mut standing.state {
                *review_by = *by;
            }
        }
        Deed::RevisionBegun => {
            let last = standing.issues.last().map(|issue| issue.work.partners.clone());
            if let State::UnderWatch { version, next, .. } = &mut standing.state {
                let partners = last.unwrap_or_default();
                *next = Some(Work { partners, ..Work::new(*version + 1, Step::Scoped) });
            }
        }
        Deed::Withdrawn { replaced_by } => {
            standing.state = State::Withdrawn { on: dated.on, replaced_by: replaced_by.clone() };
        }
        Deed::PutAside => match &mut standing.state {
            State::UnderWatch { next, .. } => *next = None,
            state => *state = State::PutAside { on: dated.on },
        },
        _ => {
            let terms = standing.terms;
            if let Some(work) = standing.work_mut() {
                advance(terms, work, dated);
            }
        }
    }
}

fn publish(standing: &mut Standing, on: Date, review_by: Date) {
    let Some(work) = standing.work().cloned() else { return };
    standing.state = State::UnderWatch { version: work.version, review_by, next: None };
    standing.issues.push(Issue { work, on });
}

/// What a deed of the makers, a peer, an approver or the authority does to the work.
fn advance(terms: Terms, work: &mut Work, Dated { deed, hand, on }: &Dated) {
    let agreed = Agreed { hand: *hand, on: *on };
    match deed {
        Deed::Scoped { partners } => {
            work.partners.clone_from(partners);
            work.step = Step::Scoped;
        }
        Deed::Frozen { items } => {
            work.freezes += 1;
            work.evidence = *items;
            work.step = work.step.max(Step::EvidenceFrozen);
        }
        Deed::Drafted { whole } => {
            work.revision += 1;
            work.is_whole = *whole;
            work.step = work.step.max(Step::Drafted);
        }
        Deed::Invited(peer) => {
            work.peers.insert(*peer, Peer::Invited);
            work.step = Step::PeerReview;
        }
        Deed::Declared { conflict } => {
            work.peers.insert(hand.person, if *conflict { Peer::Conflicted } else { Peer::Free });
        }
        Deed::Reviewed { verdict, remarks } => {
            work.peers.insert(hand.person, Peer::Reviewed { verdict: *verdict, revision: work.revision });
            work.judged.insert(hand.person);
            work.remarks += remarks;
        }
        Deed::Answered(remark) => {
            work.answered.insert(*remark);
        }
        Deed::ReviewClosed => work.step = Step::Approval,
        Deed::Approved => {
            if hand.is_authority {
                work.authority = Some(agreed);
            } else {
                work.approvals.push(agreed);
            }
            work.step = approved(terms, work);
        }
        Deed::Graded { percent } => {
            work.grades.push((hand.person, *percent));
            if work.grades.len() >= usize::try_from(terms.least_graders).unwrap_or(usize::MAX) {
                if work.grade().is_some_and(|grade| grade >= terms.pass_percent) {
                    work.step = Step::Opinion;
                } else {
                    work.back();
                }
            }
        }
        Deed::Opined { favourable: true } => {
            work.opinion = Some(agreed);
            work.step = Step::Ready;
        }
        Deed::SentBack | Deed::Opined { favourable: false } => work.back(),
        _ => {}
    }
    if matches!(deed, Deed::Scoped { .. } | Deed::Frozen { .. } | Deed::Drafted { .. } | Deed::Answered(_)) {
        work.writers.insert(hand.person);
    }
}

/// Where an approval leads: a body's alone for what it makes alone, everybody's for what several make.
fn approved(terms: Terms, work: &Work) -> Step {
    match terms.kind {
        Kind::General | Kind::TypeOne => Step::Ready,
        Kind::TypeTwo => Step::Grading,
        Kind::TypeThree => {
            let all = work.approvals.len() > work.partners.len() && work.authority.is_some();
            if all { Step::Ready } else { Step::Approval }
        }
    }
}

/// The last day until which a guideline may go unlooked at, from a day on.
#[must_use]
pub fn latest_review(from: Date) -> Date {
    months_after(from, LONGEST_WATCH)
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;
