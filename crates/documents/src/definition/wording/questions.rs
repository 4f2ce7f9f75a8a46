//! Questions and what is derived from their answers, as messages.

use super::super::fault::{Message, message};
use super::super::instrument::{feeds_name, kind_name};
use domain::check::{FeedFault, MOST_DEPTH, QuestionFault};

pub(super) fn question(fault: &QuestionFault) -> Message {
    match fault {
        QuestionFault::Cycle { items } => message!("check-cycle", items = items.join(" → ")),
        QuestionFault::Later { item, on } => message!("check-later", item, on),
        QuestionFault::PerGoalFromOnce { item, on } => {
            message!("check-per-goal-from-once", item, on)
        }
        QuestionFault::OpDoesNotFit { item, on, op } => {
            message!("check-op-does-not-fit", item, on, op = *op)
        }
        QuestionFault::NothingTested { item } => message!("check-nothing-tested", item),
        QuestionFault::TooDeep { item, depth } => {
            message!("check-too-deep", item, depth, most = MOST_DEPTH)
        }
        QuestionFault::NeverHolds { item } => message!("check-never-holds", item),
        QuestionFault::AfterNeverAsked { item, on } => {
            message!("check-after-never-asked", item, on)
        }
        QuestionFault::ChainExcludes { item } => message!("check-chain-excludes", item),
        QuestionFault::RankingOf { item, of } => message!("check-ranking-of", item, of),
        QuestionFault::AtMostOf { item, other } => {
            message!("check-at-most-of", item, other)
        }
        QuestionFault::Bounds { item } => message!("check-bounds", item),
        QuestionFault::ConfirmDoesNotFit { item } => message!("check-confirm", item),
    }
}

pub(super) fn feed(fault: &FeedFault) -> Message {
    match fault {
        FeedFault::WrongKind { instrument, used_as, is } => {
            let (used_as, is) = (kind_name(*used_as), kind_name(*is));
            message!("check-wrong-kind", instrument, used_as, is)
        }
        FeedFault::KindMissing { kind } => {
            message!("check-instrument-missing", kind = kind_name(*kind))
        }
        FeedFault::Missing { instrument, feeds } => {
            message!("check-feed-missing", instrument, feeds = feeds_name(*feeds))
        }
        FeedFault::Twice { item, feeds } => {
            message!("check-feed-twice", item, feeds = feeds_name(*feeds))
        }
        FeedFault::WrongType { item, feeds } => {
            message!("check-feed-type", item, feeds = feeds_name(*feeds))
        }
        FeedFault::WrongList { item, list, wanted } => {
            message!("check-feed-list", item, list, wanted = *wanted)
        }
        FeedFault::NotPerGoal { item, feeds } => {
            message!("check-feed-per-goal", item, feeds = feeds_name(*feeds))
        }
        FeedFault::NotRequired { item } => message!("check-feed-required", item),
        FeedFault::NotPaired { feeds, short, long } => {
            message!("check-not-paired", feeds = feeds_name(*feeds), short, long)
        }
        FeedFault::ListTooLong { list, codes, most } => {
            message!("check-list-too-long", list, codes, most)
        }
    }
}
