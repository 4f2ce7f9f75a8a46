//! What the checks of `domain` found, as messages: the name of the text in `check.ftl` and its values.

mod questions;
mod windows;

use super::fault::{Message, Value, message};
use super::reader::nearest;
use domain::check::{CodeFault, CountFault, MOST_SECONDS, NameFault, RoleFault, SecondsFault, Unsound, What};

pub(super) fn of(kind: &Unsound) -> Message {
    match kind {
        Unsound::Name(fault) => name(fault),
        Unsound::Code(fault) => code(fault),
        Unsound::Count(fault) => count(fault),
        Unsound::Role(fault) => role(fault),
        Unsound::Window(fault) => windows::window(fault),
        Unsound::Order(fault) => windows::order(fault),
        Unsound::Offer(fault) => windows::offer(fault),
        Unsound::Question(fault) => questions::question(fault),
        Unsound::Feed(fault) => questions::feed(fault),
        Unsound::Seconds(fault) => seconds(fault),
    }
}

fn what(what: What) -> Value {
    Value::Key(match what {
        What::Programme => "check-what-programme",
        What::Sequence => "check-what-sequence",
        What::Set => "check-what-set",
        What::Evaluation => "check-what-evaluation",
        What::Goal => "check-what-goal",
        What::Number => "check-what-number",
        What::Instrument => "check-what-instrument",
        What::Item => "check-what-item",
        What::List => "check-what-list",
        What::Code => "check-what-code",
        What::Year => "check-what-year",
        What::Role => "check-what-role",
        What::Profession => "check-what-profession",
        What::Help => "check-what-help",
        What::Theme => "check-what-theme",
        What::Guideline => "check-what-guideline",
    })
}

fn name(fault: &NameFault) -> Message {
    match fault {
        NameFault::Twice { what: of, id } => message!("check-twice", what = what(*of), id),
        NameFault::Shape { what: of, id } => message!("check-shape", what = what(*of), id),
        NameFault::Reserved { id } => message!("check-reserved", id),
        NameFault::Unknown { what: of, name, known } => unknown(what(*of), name, known),
        NameFault::MissingLanguage { language } => {
            message!("check-language-missing", language = language.tag())
        }
        NameFault::ExtraLanguage { language } => {
            message!("check-language-extra", language = language.tag())
        }
        NameFault::NotDeclared { language } => {
            message!("check-language-undeclared", language = language.tag())
        }
        NameFault::SourceNotDeclared { language } => {
            message!("check-language-source", language = language.tag())
        }
        NameFault::Nothing { key } => message!("check-nothing", key = *key),
        NameFault::SequenceInPool { goal } => message!("check-sequence-in-pool", goal),
        NameFault::SequenceMissing { goal } => message!("check-sequence-missing", goal),
    }
}

fn unknown(what: Value, name: &str, known: &[String]) -> Message {
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => message!("check-misspelt-reference", what, name, near),
        None if known.is_empty() => {
            message!("check-reference-to-nothing", what, name)
        }
        None => {
            let known = known.join(", ");
            message!("check-unknown-reference", what, name, known)
        }
    }
}

fn code(fault: &CodeFault) -> Message {
    match fault {
        CodeFault::ListMissing { list } => message!("check-list-missing", list = *list),
        CodeFault::StrictIsWider { code } => message!("check-strict-is-wider", code),
        CodeFault::NoPatientCounts { code } => message!("check-no-patient-counts", code),
    }
}

fn count(fault: &CountFault) -> Message {
    match fault {
        CountFault::Nought { key } => message!("check-nought", key = *key),
        CountFault::MoreChosenThanOffered { sets, per_set, catalogue } => message!(
            "check-more-chosen-than-offered",
            chosen = u32::from(*sets) * u32::from(*per_set),
            sets,
            per_set,
            catalogue
        ),
        CountFault::Catalogue { stated, found } => {
            message!("check-catalogue", stated, found)
        }
        CountFault::PartTooSmall { sequence, offered, per_set } => {
            message!("check-part-too-small", sequence, offered, per_set)
        }
        CountFault::Sequences { sets, found } => {
            message!("check-sequences", sets, found)
        }
        CountFault::SetOutOfRange { sequence, set, sets } => {
            message!("check-set", sequence, set, sets)
        }
        CountFault::NumberOutOfRange { number, goals } => {
            message!("check-number", number, goals)
        }
        CountFault::Expected { stated, counted } => {
            message!("check-expect", stated, counted)
        }
        CountFault::Syntheses { stated, evaluations } => {
            message!("check-syntheses", stated, evaluations)
        }
        CountFault::KTooSmall { k, least } => message!("check-k", k, least),
        CountFault::TooManyReminders { at_most, most } => {
            message!("check-reminders", at_most, most)
        }
    }
}

fn role(fault: &RoleFault) -> Message {
    match fault {
        RoleFault::NothingApart => message!("check-nothing-apart"),
        RoleFault::TooFewPersons { stated, needed } => {
            message!("check-persons", stated, needed)
        }
    }
}

fn seconds(fault: &SecondsFault) -> Message {
    match fault {
        SecondsFault::BudgetTooLarge { instrument, budget } => {
            message!("check-budget-too-large", instrument, budget, most = MOST_SECONDS)
        }
        SecondsFault::OverBudget { instrument, worst, budget, goals } => {
            message!("check-over-budget", instrument, worst, budget, goals)
        }
    }
}
