//! Whether the rules can read what a field asks for: the shape that a meaning needs, the codes that the REX base knows,
//! and the codes that a condition waits for.

use super::{Asks, Block, Field, Form, FormFault, LISTS_FROM_ELSEWHERE, Means};
use crate::question::{Condition, Op, Test};
use crate::rex::{Factor, Phase, Severity};

pub(super) fn faults(form: &Form, block: &Block, field: &Field) -> Vec<FormFault> {
    let mut found = Vec::new();
    if let Some(means) = field.means {
        if !fits(means, &field.asks, block.rows.is_some()) {
            found.push(FormFault::MeansShape { means });
        }
        found.extend(unknown_codes(form, means, &field.asks));
    }
    let tests = field.when.iter().flat_map(Condition::tests);
    let never = tests.filter(|test| !may_hold(form, test));
    found.extend(never.map(|test| FormFault::NeverHolds { at: test.item.clone() }));
    found
}

/// A row has no place where the rules expect one answer; a promise is read row by row.
fn fits(means: Means, asks: &Asks, in_rows: bool) -> bool {
    let shape = match means {
        Means::Specialty | Means::RiskSituation | Means::Unit | Means::Phase | Means::ActFamily => {
            matches!(asks, Asks::One { .. })
        }
        Means::Actual | Means::Potential | Means::BarrierState | Means::MeasureOwner => {
            matches!(asks, Asks::One { .. })
        }
        Means::MetInPerson
        | Means::OwnPractice
        | Means::TiedToCare
        | Means::Unexpected
        | Means::LifeThreatened
        | Means::PermanentDeficit => matches!(asks, Asks::YesNo),
        Means::DeclaredElsewhere | Means::Measure | Means::Part(_) => matches!(asks, Asks::Words { .. }),
        Means::Month => matches!(asks, Asks::Month),
        Means::Factors => matches!(asks, Asks::Graded { .. }),
        Means::MeasureDue => matches!(asks, Asks::Due),
    };
    let place = match means {
        Means::BarrierState | Means::Measure | Means::MeasureOwner | Means::MeasureDue => in_rows,
        Means::Part(kind) => !in_rows || kind != crate::rex::PartKind::Narrative,
        _ => !in_rows,
    };
    shape && place
}

/// Codes that a record of the base could not carry.
fn unknown_codes(form: &Form, means: Means, asks: &Asks) -> Vec<FormFault> {
    let known = |code: &str| match means {
        Means::Phase => Phase::parse(code).is_some(),
        Means::Actual | Means::Potential => Severity::parse(code).is_some(),
        Means::Factors => Factor::parse(code).is_some(),
        _ => true,
    };
    let (Asks::One { list } | Asks::Graded { list, .. }) = asks else { return Vec::new() };
    let codes = form.list(list).into_iter().flat_map(|list| &list.codes);
    let strange = codes.filter(|code| !known(&code.code));
    strange.map(|code| FormFault::NotOfBase { list: list.clone(), code: code.code.clone() }).collect()
}

/// Whether an answer can pass a test at all. A field that is not there is a fault of its own, and lists from elsewhere are
/// not known here.
fn may_hold(form: &Form, test: &Test) -> bool {
    let (Op::Is(codes) | Op::IsNot(codes)) = &test.op else { return false };
    let Some((_, field)) = form.field(&test.item) else { return true };
    let known = |code: &String| match &field.asks {
        Asks::One { list } | Asks::Several { list } | Asks::Graded { list, .. } => {
            LISTS_FROM_ELSEWHERE.contains(&list.as_str())
                || form.list(list).is_none_or(|list| list.code(code).is_some())
        }
        Asks::YesNo => matches!(code.as_str(), "yes" | "no"),
        _ => false,
    };
    !codes.is_empty() && codes.iter().all(known)
}
