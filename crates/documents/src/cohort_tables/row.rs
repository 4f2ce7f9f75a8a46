//! Rows of the tables, typed; written and read in the order of their columns.

use domain::answers::Answer;
use jiff::Timestamp;
use jiff::civil::Date;

use super::cell::{self, guarded};
use super::read::Cells;
use super::schema::{ANSWERS, CHOICES, COMMITMENTS, DEPARTURES, ENROLMENTS, LEAVES, MEASURES, OVERRIDES, SLOTS, Table};

/// One row of one table.
pub trait Record: Sized {
    /// The table.
    const TABLE: &'static Table;
    /// Adds its cells.
    fn write(&self, cells: &mut Vec<String>);
    /// Reads its cells; `None` when a fault was noted.
    fn read(cells: &mut Cells<'_>) -> Option<Self>;
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident in $table:ident { $($(#[$about:meta])* $field:ident: $kind:ident $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[$about])* pub $field: $type,)*
        }

        impl Record for $name {
            const TABLE: &'static Table = &$table;

            fn write(&self, cells: &mut Vec<String>) {
                $(cells.push(write::$kind(&self.$field));)*
            }

            fn read(cells: &mut Cells<'_>) -> Option<Self> {
                // Each cell is read before any is missed, so that a row tells all its faults at once.
                $(let $field = cells.$kind();)*
                Some(Self { $($field: $field?,)* })
            }
        }
    )*};
}

records! {
    /// A participant.
    Enrolment in ENROLMENTS {
        /// The key.
        key: key String,
        /// Code of the profession.
        profession: text String,
        /// Code of the setting.
        setting: text String,
        /// First day.
        enrolled_on: date Date,
        /// When it was recorded.
        at: instant Timestamp,
    }
    /// A withdrawal.
    Departure in DEPARTURES {
        /// The key.
        key: key String,
        /// The day.
        on: date Date,
        /// When it was recorded.
        at: instant Timestamp,
    }
    /// A period away.
    Leave in LEAVES {
        /// The key.
        key: key String,
        /// First day.
        from: date Date,
        /// Last day, once known.
        to: opt_date Option<Date>,
        /// `leave` or `illness`.
        kind: text String,
        /// When it was recorded.
        at: instant Timestamp,
    }
    /// A goal chosen.
    Choice in CHOICES {
        /// The key.
        key: key String,
        /// The goal.
        goal: text String,
        /// When it was chosen.
        chosen: instant Timestamp,
        /// The set.
        set: integer i64,
        /// Its place in the set.
        place: integer i64,
        /// Patients a month.
        patients: opt_integer Option<i64>,
        /// When it was replaced.
        replaced: opt_instant Option<Timestamp>,
        /// The team's reason.
        reason: opt_text Option<String>,
    }
    /// A plan.
    Commitment in COMMITMENTS {
        /// The key.
        key: key String,
        /// The goal.
        goal: text String,
        /// When it was made.
        at: instant Timestamp,
        /// From when it runs.
        from: date Date,
        /// The « when … ».
        cue: text String,
        /// The « I will … ».
        action: text String,
        /// The target.
        target: any_text String,
    }
    /// A submission.
    Slot in SLOTS {
        /// The key.
        key: key String,
        /// The questionnaire.
        evaluation: text String,
        /// The revision.
        revision: integer i64,
        /// The instrument.
        instrument: text String,
        /// Its version.
        instrument_version: text String,
        /// The language it was read in.
        language: any_text String,
        /// When it was submitted.
        submitted: instant Timestamp,
    }
    /// An answer, in its cells.
    AnswerRow in ANSWERS {
        /// The key.
        key: key String,
        /// The questionnaire.
        evaluation: text String,
        /// The revision.
        revision: integer i64,
        /// The goal, or nothing.
        goal: any_text String,
        /// The question.
        item: text String,
        /// The shape.
        shape: text String,
        /// The value.
        value: any_text String,
    }
    /// An act of the team.
    Override in OVERRIDES {
        /// The key.
        key: key String,
        /// The requirement.
        requirement: text String,
        /// `reopened` or `excused`.
        kind: text String,
        /// Last day, if reopened.
        until: opt_date Option<Date>,
        /// Why.
        reason: text String,
        /// When.
        at: instant Timestamp,
    }
    /// A general measure.
    Measure in MEASURES {
        /// First day.
        from: date Date,
        /// Last day.
        to: date Date,
        /// Days.
        days: integer i64,
        /// Why.
        reason: text String,
        /// When.
        at: instant Timestamp,
    }
}

/// The forms in which cells are written.
mod write {
    use super::{Date, Timestamp, cell, guarded};

    pub(super) fn key(key: &str) -> String {
        key.to_owned()
    }

    pub(super) fn text(text: &str) -> String {
        guarded(text)
    }

    pub(super) fn any_text(text: &str) -> String {
        guarded(text)
    }

    #[expect(clippy::ref_option, reason = "the rows are written by a macro that borrows each field")]
    pub(super) fn opt_text(text: &Option<String>) -> String {
        text.as_deref().map(guarded).unwrap_or_default()
    }

    pub(super) fn integer(number: &i64) -> String {
        number.to_string()
    }

    pub(super) fn opt_integer(number: &Option<i64>) -> String {
        number.map(|number| number.to_string()).unwrap_or_default()
    }

    pub(super) fn date(date: &Date) -> String {
        date.to_string()
    }

    pub(super) fn opt_date(date: &Option<Date>) -> String {
        date.map(|date| date.to_string()).unwrap_or_default()
    }

    pub(super) fn instant(at: &Timestamp) -> String {
        cell::instant(*at)
    }

    pub(super) fn opt_instant(at: &Option<Timestamp>) -> String {
        at.map(cell::instant).unwrap_or_default()
    }
}

/// The shape and the value of an answer, as its two cells.
#[must_use]
pub fn value_of(answer: &Answer) -> (&'static str, String) {
    match answer {
        Answer::Code(code) => ("code", code.clone()),
        Answer::Other(words) => ("other", words.clone()),
        Answer::Codes(codes) => ("codes", codes.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
        Answer::Ranked(codes) => ("ranked", codes.join(" ")),
        Answer::Number(number) => ("number", number.to_string()),
        Answer::Words(words) => ("words", words.clone()),
        Answer::Date(date) => ("date", date.to_string()),
        Answer::YesNo(yes) => ("yes_no", if *yes { "yes" } else { "no" }.to_owned()),
        Answer::Declined => ("declined", String::new()),
    }
}

/// The answer of a shape and a value; `None` where the value is not of that shape.
#[must_use]
pub fn answer_of(shape: &str, value: &str) -> Option<Answer> {
    let codes =
        || -> Vec<String> { if value.is_empty() { Vec::new() } else { value.split(' ').map(str::to_owned).collect() } };
    Some(match shape {
        "code" => Answer::Code(value.to_owned()),
        "other" => Answer::Other(value.to_owned()),
        "codes" => {
            let listed = codes();
            let number = listed.len();
            let set: std::collections::BTreeSet<String> = listed.into_iter().collect();
            // A code twice would read back as once: a slip that is better said than swallowed.
            (set.len() == number).then_some(Answer::Codes(set))?
        }
        "ranked" => Answer::Ranked(codes()),
        "number" => Answer::Number(read_integer(value)?),
        "words" => Answer::Words(value.to_owned()),
        "date" => Answer::Date(cell::read_date(value)?),
        "yes_no" => match value {
            "yes" => Answer::YesNo(true),
            "no" => Answer::YesNo(false),
            _ => return None,
        },
        "declined" if value.is_empty() => Answer::Declined,
        _ => return None,
    })
}

/// A whole number in the one form it is written in.
pub(super) fn read_integer(cell: &str) -> Option<i64> {
    let number: i64 = cell.parse().ok()?;
    (number.to_string() == cell).then_some(number)
}
