//! What whoever looks at a guideline may do now.

use std::collections::BTreeSet;

use domain::authority::Right;
use domain::guideline::course::{Dated, Deed, allows};
use domain::guideline::{Kind, Verdict};
use domain::ids::{OrgId, PersonId};

use super::{By, File};

/// Something that may be done now by whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Door {
    /// Say what it is about.
    Scope,
    /// Freeze what it rests on.
    Freeze,
    /// Write.
    Draft,
    /// Ask a peer.
    Invite,
    /// Say what binds one.
    Declare,
    /// Give an opinion.
    Review,
    /// Answer a remark.
    Answer,
    /// Close the review.
    CloseReview,
    /// Approve.
    Approve,
    /// Give it back.
    SendBack,
    /// Grade the method.
    Grade,
    /// Give the authority's opinion.
    Opine,
    /// Publish.
    Publish,
    /// Keep what is published.
    Keep,
    /// Begin the next version.
    Revise,
    /// Withdraw.
    Withdraw,
    /// Put the work aside.
    PutAside,
}

impl Door {
    /// Whether it waits for whoever may do it, apart from those who make it.
    #[must_use]
    pub fn is_asked(self) -> bool {
        matches!(self, Self::Declare | Self::Review | Self::Approve | Self::Grade | Self::Opine)
    }
}

/// What whoever looks may do now: the rule is asked with a sample of each deed.
pub(super) fn doors(file: &File, by: &By) -> BTreeSet<Door> {
    let soon = domain::calendar::days_after(file.today, 1);
    let partners = if file.row.kind == Kind::TypeThree { vec![OrgId::INSTALLATION] } else { Vec::new() };
    let open = file.standing.work().and_then(|work| (1..=work.remarks).find(|it| !work.answered.contains(it)));
    let (draft, review) = (Right::DraftGuidelines, Right::ReviewGuidelines);
    let approve = if by.hand.is_authority { Right::OpineOnGuidelines } else { Right::ApproveGuidelines };
    let all = [
        (Door::Scope, draft, Deed::Scoped { partners }),
        (Door::Freeze, draft, Deed::Frozen { items: 1 }),
        (Door::Draft, draft, Deed::Drafted { whole: true }),
        (Door::Invite, draft, Deed::Invited(PersonId(0))),
        (Door::Declare, review, Deed::Declared { conflict: false }),
        (Door::Review, review, Deed::Reviewed { verdict: Verdict::Favourable, remarks: 0 }),
        (Door::Answer, draft, Deed::Answered(open.unwrap_or(0))),
        (Door::CloseReview, draft, Deed::ReviewClosed),
        (Door::Approve, approve, Deed::Approved),
        (Door::SendBack, approve, Deed::SentBack),
        (Door::Grade, review, Deed::Graded { percent: 0 }),
        (Door::Opine, Right::OpineOnGuidelines, Deed::Opined { favourable: true }),
        (Door::Publish, Right::ApproveGuidelines, Deed::Published { review_by: soon }),
        (Door::Keep, Right::ApproveGuidelines, Deed::Kept { review_by: soon }),
        (Door::Revise, draft, Deed::RevisionBegun),
        (Door::Withdraw, Right::ApproveGuidelines, Deed::Withdrawn { replaced_by: None }),
        (Door::PutAside, Right::ApproveGuidelines, Deed::PutAside),
    ];
    let may = |right: Right, deed: Deed| {
        let dated = Dated { deed, hand: by.hand, on: file.today };
        by.actor.may(right, by.hand.org).is_ok() && allows(&file.standing, &dated).is_ok()
    };
    all.into_iter().filter(|(_, right, deed)| may(*right, deed.clone())).map(|(door, _, _)| door).collect()
}
