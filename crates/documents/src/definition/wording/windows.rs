//! Windows and the offer, as messages.

use super::super::fault::{Message, message};
use super::super::instrument::kind_name;
use domain::check::{OfferFault, OrderFault, WindowFault};

pub(super) fn window(fault: &WindowFault) -> Message {
    match fault {
        WindowFault::NeverOpen { evaluation, opens, due } => {
            message!("check-never-open", id = evaluation, opens, due)
        }
        WindowFault::EvaluationOutside { evaluation, opens, due, months } => {
            message!("check-evaluation-outside", id = evaluation, opens, due, months)
        }
        WindowFault::BeforeSequence { evaluation, opens, sequence, start } => {
            message!("check-before-sequence", id = evaluation, opens, sequence, start)
        }
        WindowFault::SequenceOutside { sequence, ends, months } => {
            message!("check-sequence-outside", id = sequence, ends, months)
        }
        WindowFault::YearOutside { year, from, to, months } => {
            message!("check-year-outside", id = year, from, to, months)
        }
        WindowFault::TwoOfAKind { sequence, kind, first, second } => {
            let kind = kind_name(*kind);
            message!("check-two-of-a-kind", sequence, kind, first, second)
        }
        WindowFault::KindMissing { sequence, kind } => {
            message!("check-kind-missing", sequence, kind = kind_name(*kind))
        }
    }
}

pub(super) fn order(fault: &OrderFault) -> Message {
    match fault {
        OrderFault::ShortAfterLong { short, due, long, opens } => {
            message!("check-short-after-long", short, due, long, opens)
        }
        OrderFault::LateOverlaps { short, grace_days, long, most } => {
            message!("check-late-overlaps", short, days = grace_days, long, most)
        }
        OrderFault::ChoiceAfterSequence { days, sequence, most } => {
            message!("check-choice-after-sequence", days, sequence, most)
        }
        OrderFault::ChoiceAfterShort { days, evaluation, most } => {
            message!("check-choice-after-short", days, id = evaluation, most)
        }
        OrderFault::BaselineAfterShort { days, evaluation, most } => {
            message!("check-baseline-after-short", days, id = evaluation, most)
        }
    }
}

pub(super) fn offer(fault: &OfferFault) -> Message {
    let OfferFault::TooSmall { profession, sequence, offered, needed } = fault;
    match sequence {
        Some(sequence) => message!("check-offer-in-sequence", profession, offered, needed, sequence),
        None => {
            message!("check-offer-in-pool", profession, offered, needed)
        }
    }
}
