//! What the checks of `domain` found in a scheme, as messages: the name of the text in `scheme.ftl` and its values.

use domain::near_miss::Means;
use domain::near_miss::form::FormFault;
use domain::rex::PartKind;
use domain::scheme::SchemeFault;

use crate::definition::fault::{Message, message};

/// Meanings as definitions write them.
pub(super) const MEANS: [(&str, Means); 26] = [
    ("specialty", Means::Specialty),
    ("risk_situation", Means::RiskSituation),
    ("met_in_person", Means::MetInPerson),
    ("own_practice", Means::OwnPractice),
    ("tied_to_care", Means::TiedToCare),
    ("unexpected", Means::Unexpected),
    ("life_threatened", Means::LifeThreatened),
    ("permanent_deficit", Means::PermanentDeficit),
    ("declared_elsewhere", Means::DeclaredElsewhere),
    ("month", Means::Month),
    ("unit", Means::Unit),
    ("phase", Means::Phase),
    ("act_family", Means::ActFamily),
    ("actual", Means::Actual),
    ("potential", Means::Potential),
    ("factors", Means::Factors),
    ("barrier_state", Means::BarrierState),
    ("measure", Means::Measure),
    ("measure_owner", Means::MeasureOwner),
    ("measure_due", Means::MeasureDue),
    ("narrative", Means::Part(PartKind::Narrative)),
    ("chronology", Means::Part(PartKind::Chronology)),
    ("causes", Means::Part(PartKind::Causes)),
    ("barriers", Means::Part(PartKind::Barriers)),
    ("measures", Means::Part(PartKind::Measures)),
    ("learning", Means::Part(PartKind::Learning)),
];

/// The name of a meaning, as definitions write it.
#[must_use]
pub fn means_code(means: Means) -> &'static str {
    MEANS.iter().find(|(_, known)| *known == means).map_or("", |(code, _)| code)
}

pub(super) fn of_scheme(fault: &SchemeFault) -> Message {
    match fault {
        SchemeFault::Shape { id } => message!("scheme-shape", id),
        SchemeFault::Twice { code } => message!("scheme-twice", code),
        SchemeFault::Nobody => message!("scheme-nobody"),
        SchemeFault::Undeclared { language } => message!("check-language-undeclared", language = language.tag()),
        SchemeFault::Unsaid { language } => message!("scheme-unsaid", language = language.tag()),
        SchemeFault::NoSpecialty { code } => message!("scheme-no-specialty", code),
        SchemeFault::NotListed { code } => message!("scheme-not-listed", code),
        SchemeFault::FormTwice { version } => message!("scheme-form-twice", version),
    }
}

pub(super) fn of_form(fault: &FormFault) -> Message {
    match fault {
        FormFault::Twice => message!("scheme-name-twice"),
        FormFault::LooksAhead { at } => message!("scheme-looks-ahead", at),
        FormFault::NoList { list } => message!("scheme-no-list", list),
        FormFault::TooMany { needed, most } => message!("scheme-too-many", needed, most),
        FormFault::TooLong { seconds, budget } => message!("scheme-too-long", seconds, budget),
        FormFault::NeededTooSoon => message!("scheme-needed-too-soon"),
        FormFault::MeansTwice => message!("scheme-means-twice"),
        FormFault::NotAsked { means } => message!("scheme-not-asked", means = means_code(*means)),
        FormFault::Unsaid { language } => message!("scheme-unsaid", language = language.tag()),
        FormFault::Shape { id } => message!("scheme-shape", id),
        FormFault::NeverHolds { at } => message!("scheme-never-holds", at),
        FormFault::MeansShape { means } => message!("scheme-means-shape", means = means_code(*means)),
        FormFault::NotOfBase { list, code } => message!("scheme-not-of-base", list, code),
    }
}
