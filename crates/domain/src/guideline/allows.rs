//! Who may do what to a guideline, and when.

use jiff::civil::Date;

use super::course::{Agreed, LEAST_OPINIONS, Peer, Standing, State, Step, Work, latest_review};
use super::deed::{Dated, Deed, Hand};
use crate::guideline::Kind;

/// Why a deed cannot be done now; each has a sentence with its remedy in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refused {
    /// Not in this state.
    NotNow,
    /// Not by this organisation.
    NotYours,
    /// A solution of type three is made by several bodies, and others by one.
    Partners,
    /// It rests on nothing.
    NoEvidence,
    /// A part is not said in both languages.
    NotWhole,
    /// Whoever wrote does not judge.
    Wrote,
    /// Whoever judges does not write.
    Judges,
    /// That peer was asked already.
    InvitedAlready,
    /// Nobody asked this person.
    NotInvited,
    /// What binds them was said already.
    DeclaredAlready,
    /// First say what binds you.
    NotDeclared,
    /// Something binds them: they give no opinion.
    Conflicted,
    /// They gave their opinion, or their grade, already.
    GivenAlready,
    /// There is no such remark, or it was answered.
    NoRemark,
    /// Too few peers gave an opinion.
    TooFewOpinions,
    /// A remark has no answer.
    Unanswered,
    /// This organisation approved already.
    ApprovedAlready,
    /// The body that leads approves first.
    LeadFirst,
    /// The day of the next look has passed, or is too far.
    ReviewBy,
}

impl Refused {
    /// Every refusal.
    pub const ALL: [Refused; 19] = [
        Refused::NotNow,
        Refused::NotYours,
        Refused::Partners,
        Refused::NoEvidence,
        Refused::NotWhole,
        Refused::Wrote,
        Refused::Judges,
        Refused::InvitedAlready,
        Refused::NotInvited,
        Refused::DeclaredAlready,
        Refused::NotDeclared,
        Refused::Conflicted,
        Refused::GivenAlready,
        Refused::NoRemark,
        Refused::TooFewOpinions,
        Refused::Unanswered,
        Refused::ApprovedAlready,
        Refused::LeadFirst,
        Refused::ReviewBy,
    ];
}

/// Whether a deed may be done by that hand on that day.
///
/// # Errors
/// The reason why not; the guideline is as it was.
pub fn allows(standing: &Standing, Dated { deed, hand, on }: &Dated) -> Result<(), Refused> {
    match (deed, &standing.state) {
        (Deed::Kept { .. } | Deed::RevisionBegun | Deed::Withdrawn { .. }, State::UnderWatch { next, .. }) => {
            ours(hand.org == standing.terms.lead)?;
            match deed {
                Deed::RevisionBegun => when(next.is_none()),
                Deed::Kept { review_by } => review(*review_by, *on),
                _ => Ok(()),
            }
        }
        _ => {
            let work = standing.work().ok_or(Refused::NotNow)?;
            match deed {
                Deed::Scoped { .. }
                | Deed::Frozen { .. }
                | Deed::Drafted { .. }
                | Deed::Invited(_)
                | Deed::Answered(_)
                | Deed::ReviewClosed
                | Deed::PutAside
                | Deed::Published { .. } => makers(standing, work, (deed, *hand, *on)),
                Deed::Declared { .. } | Deed::Reviewed { .. } => peers(work, deed, *hand),
                _ => judges(standing, work, (deed, *hand)),
            }
        }
    }
}

/// What the bodies that make it do.
fn makers(standing: &Standing, work: &Work, (deed, hand, on): (&Deed, Hand, Date)) -> Result<(), Refused> {
    let is_lead = hand.org == standing.terms.lead;
    ours(is_lead || work.partners.contains(&hand.org))?;
    let writes = matches!(deed, Deed::Scoped { .. } | Deed::Frozen { .. } | Deed::Drafted { .. } | Deed::Answered(_));
    if writes && work.is_peer(hand.person) {
        return Err(Refused::Judges);
    }
    match deed {
        Deed::Scoped { partners } => {
            ours(is_lead)?;
            when(work.step <= Step::Scoped)?;
            let several = !partners.is_empty() && !partners.contains(&standing.terms.lead);
            let fits = if standing.terms.kind == Kind::TypeThree { several } else { partners.is_empty() };
            if fits { Ok(()) } else { Err(Refused::Partners) }
        }
        Deed::Frozen { items } => {
            when((Step::Scoped..=Step::Drafted).contains(&work.step))?;
            if *items == 0 { Err(Refused::NoEvidence) } else { Ok(()) }
        }
        Deed::Drafted { .. } => when((Step::EvidenceFrozen..=Step::PeerReview).contains(&work.step)),
        Deed::Invited(peer) => {
            when((Step::Drafted..=Step::PeerReview).contains(&work.step))?;
            match () {
                () if !work.is_whole => Err(Refused::NotWhole),
                () if work.writers.contains(peer) => Err(Refused::Wrote),
                () if work.peers.contains_key(peer) => Err(Refused::InvitedAlready),
                () => Ok(()),
            }
        }
        Deed::Answered(remark) => {
            when(work.step == Step::PeerReview)?;
            let open = (1..=work.remarks).contains(remark) && !work.answered.contains(remark);
            if open { Ok(()) } else { Err(Refused::NoRemark) }
        }
        Deed::ReviewClosed => {
            when(work.step == Step::PeerReview)?;
            match () {
                () if !work.is_whole => Err(Refused::NotWhole),
                () if work.opinions() < LEAST_OPINIONS => Err(Refused::TooFewOpinions),
                () if (1..=work.remarks).any(|remark| !work.answered.contains(&remark)) => Err(Refused::Unanswered),
                () => Ok(()),
            }
        }
        Deed::Published { review_by } => {
            ours(is_lead)?;
            when(work.step == Step::Ready)?;
            review(*review_by, on)
        }
        // Putting aside is the lead's, at any step.
        _ => ours(is_lead),
    }
}

/// What those do who were asked to read.
fn peers(work: &Work, deed: &Deed, hand: Hand) -> Result<(), Refused> {
    when(work.step == Step::PeerReview)?;
    let peer = work.peers.get(&hand.person).ok_or(Refused::NotInvited)?;
    match (deed, peer) {
        (Deed::Declared { .. }, Peer::Invited) | (Deed::Reviewed { .. }, Peer::Free) => Ok(()),
        (Deed::Declared { .. }, _) => Err(Refused::DeclaredAlready),
        (_, Peer::Invited) => Err(Refused::NotDeclared),
        (_, Peer::Conflicted) => Err(Refused::Conflicted),
        (_, _) => Err(Refused::GivenAlready),
    }
}

/// What those do who approve, grade or give the authority's opinion.
fn judges(standing: &Standing, work: &Work, (deed, hand): (&Deed, Hand)) -> Result<(), Refused> {
    let terms = standing.terms;
    let is_maker = !hand.is_authority && (hand.org == terms.lead || work.partners.contains(&hand.org));
    let unbound = || match () {
        () if work.writers.contains(&hand.person) => Err(Refused::Wrote),
        () if work.is_peer(hand.person) => Err(Refused::Judges),
        () => Ok(()),
    };
    match deed {
        Deed::Approved | Deed::SentBack => {
            ours(is_maker || hand.is_authority && terms.kind == Kind::TypeThree)?;
            when(work.step == Step::Approval)?;
            unbound()?;
            if *deed == Deed::SentBack {
                return Ok(());
            }
            let has = |one: &Agreed| one.hand.org == hand.org;
            if work.approvals.iter().chain(&work.authority).any(has) {
                return Err(Refused::ApprovedAlready);
            }
            let is_lead = hand.org == terms.lead;
            if is_lead || !work.approvals.is_empty() { Ok(()) } else { Err(Refused::LeadFirst) }
        }
        Deed::Graded { .. } => {
            ours(hand.org == terms.lead)?;
            when(work.step == Step::Grading)?;
            match () {
                () if work.writers.contains(&hand.person) => Err(Refused::Wrote),
                () if work.grades.iter().any(|(person, _)| *person == hand.person) => Err(Refused::GivenAlready),
                () => Ok(()),
            }
        }
        Deed::Opined { .. } => {
            ours(hand.is_authority)?;
            when(work.step == Step::Opinion)?;
            unbound()
        }
        _ => Err(Refused::NotNow),
    }
}

fn when(may: bool) -> Result<(), Refused> {
    if may { Ok(()) } else { Err(Refused::NotNow) }
}

fn ours(may: bool) -> Result<(), Refused> {
    if may { Ok(()) } else { Err(Refused::NotYours) }
}

fn review(by: Date, on: Date) -> Result<(), Refused> {
    if by > on && by <= latest_review(on) { Ok(()) } else { Err(Refused::ReviewBy) }
}
