//! What was written in the form of a near miss, judged against the version it was asked with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use super::form::{Asks, Block, Field, Form, Means, Needed, Stage};
use crate::programme::CodeList;
use crate::question::{Condition, Op, Test};
use crate::rex::When;

/// Which question, in which row of a block that repeats.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldKey {
    /// The field.
    pub field: String,
    /// The row, from 1; none for a block asked once.
    pub row: Option<u8>,
}

impl FieldKey {
    /// A field of a block asked once.
    #[must_use]
    pub fn once(field: &str) -> Self {
        Self { field: field.to_owned(), row: None }
    }

    /// A field of a row.
    #[must_use]
    pub fn row(field: &str, row: u8) -> Self {
        Self { field: field.to_owned(), row: Some(row) }
    }

    /// Reads `field`, or `field.2`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('.') {
            None => Some(Self::once(text)),
            Some((field, row)) => {
                let plain = !row.starts_with('0') && row.bytes().all(|byte| byte.is_ascii_digit());
                row.parse().ok().filter(|row| plain && *row > 0).map(|row| Self::row(field, row))
            }
        }
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            None => f.write_str(&self.field),
            Some(row) => write!(f, "{}.{row}", self.field),
        }
    }
}

/// One answer. Codes, never labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One code.
    Code(String),
    /// Several codes.
    Codes(BTreeSet<String>),
    /// A grade for each of some codes.
    Graded(BTreeMap<String, String>),
    /// Words.
    Words(String),
    /// A month, or a year.
    Month(When),
    /// A day.
    Day(Date),
    /// Yes or no.
    YesNo(bool),
}

impl Value {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Words(words) => words.trim().is_empty(),
            Self::Codes(codes) => codes.is_empty(),
            Self::Graded(grades) => grades.is_empty(),
            _ => false,
        }
    }

    fn passes(&self, op: &Op) -> bool {
        let among = |codes: &[String]| match self {
            Self::Code(code) => Some(codes.contains(code)),
            Self::Codes(chosen) => Some(codes.iter().any(|code| chosen.contains(code))),
            Self::Graded(grades) => Some(codes.iter().any(|code| grades.contains_key(code))),
            Self::YesNo(yes) => Some(codes.iter().any(|code| code == if *yes { "yes" } else { "no" })),
            _ => None,
        };
        match op {
            Op::Is(codes) => among(codes).unwrap_or(false),
            Op::IsNot(codes) => among(codes).is_some_and(|is| !is),
            // No question of a near miss is answered with a number.
            Op::AtLeast(_) | Op::AtMost(_) => false,
        }
    }
}

/// Everything written in one form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content(pub BTreeMap<FieldKey, Value>);

impl Content {
    /// The answer to a field of a block asked once.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(&FieldKey::once(field))
    }

    /// The answer to whatever field means something, outside repeating blocks.
    #[must_use]
    pub fn meant(&self, form: &Form, means: Means) -> Option<&Value> {
        form.meaning(means).and_then(|field| self.get(&field.id))
    }

    /// Whether a yes was said to what means something.
    #[must_use]
    pub fn says_yes(&self, form: &Form, means: Means) -> bool {
        matches!(self.meant(form, means), Some(Value::YesNo(true)))
    }

    /// The code chosen for what means something.
    #[must_use]
    pub fn code(&self, form: &Form, means: Means) -> Option<&str> {
        match self.meant(form, means) {
            Some(Value::Code(code)) => Some(code),
            _ => None,
        }
    }

    /// The rows of a block in which something was written, in order.
    #[must_use]
    pub fn rows(&self, block: &Block) -> Vec<u8> {
        let in_block = |field: &str| block.fields.iter().any(|candidate| candidate.id == field);
        let written = self.0.iter().filter(|(key, value)| in_block(&key.field) && !value.is_blank());
        written.filter_map(|(key, _)| key.row).collect::<BTreeSet<u8>>().into_iter().collect()
    }

    /// Every text a person wrote, with the field it stands in.
    pub fn words(&self) -> impl Iterator<Item = (&FieldKey, &str)> {
        self.0.iter().filter_map(|(key, value)| match value {
            Value::Words(words) if !words.trim().is_empty() => Some((key, words.as_str())),
            _ => None,
        })
    }
}

/// One answer that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFault {
    /// The question.
    pub key: FieldKey,
    /// What is wrong.
    pub kind: ContentFaultKind,
}

/// What can be wrong with an answer; each has a sentence with its remedy in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentFaultKind {
    /// Nothing was answered to a question that must be.
    Missing,
    /// No such question in this version, or no such row.
    Unknown,
    /// The code is not in the list.
    NotInList,
    /// A code that excludes the others was chosen with some.
    ExclusiveWithOthers,
    /// The text is too long.
    TooLong {
        /// Most characters.
        most: u32,
    },
    /// The month or day is in the future.
    InTheFuture,
    /// The day has passed.
    Past,
    /// The answer has not the shape the question asks for.
    WrongShape,
}

/// What judges content: the form, and the lists that come from elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The form.
    pub form: &'a Form,
    /// Specialties of the scheme and risk situations of the body, by the names of
    /// [`LISTS_FROM_ELSEWHERE`](super::form::LISTS_FROM_ELSEWHERE).
    pub elsewhere: &'a [CodeList],
    /// The civil date on which it is answered.
    pub today: Date,
}

impl<'a> Asked<'a> {
    /// The code list of that name, of the form or from elsewhere.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&'a CodeList> {
        self.form.list(id).or_else(|| self.elsewhere.iter().find(|list| list.id == id))
    }

    /// The field a key names, if this form has it in such a row.
    #[must_use]
    pub fn field(&self, key: &FieldKey) -> Option<&'a Field> {
        let (block, field) = self.form.field(&key.field)?;
        let fits = match (block.rows, key.row) {
            (None, None) => true,
            (Some(most), Some(row)) => (1..=most).contains(&row),
            _ => false,
        };
        fits.then_some(field)
    }

    /// Whether a question is asked, given the answers: its condition holds, and so do those it hangs on.
    #[must_use]
    pub fn is_asked(&self, key: &FieldKey, content: &Content) -> bool {
        self.asked(key, content, self.form.fields().count())
    }

    fn asked(&self, key: &FieldKey, content: &Content, depth: usize) -> bool {
        let Some(field) = self.field(key) else { return false };
        let Some(condition) = &field.when else { return true };
        // A form with a cycle is never published; depth only keeps an unchecked one from hanging.
        if depth == 0 {
            return false;
        }
        let holds = |test: &Test| {
            let row = self.form.field(&test.item).and_then(|(block, _)| block.rows.and(key.row));
            let other = FieldKey { field: test.item.clone(), row };
            self.asked(&other, content, depth - 1) && content.0.get(&other).is_some_and(|value| value.passes(&test.op))
        };
        match condition {
            Condition::All(tests) => tests.iter().all(holds),
            Condition::Any(tests) => tests.iter().any(holds),
        }
    }

    /// The answers to questions that are asked: what a changed answer hid stays in the draft and is not sent.
    #[must_use]
    pub fn stripped(&self, content: &Content) -> Content {
        let asked = content.0.iter().filter(|(key, value)| self.is_asked(key, content) && !value.is_blank());
        Content(asked.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    /// Whether one answer can be kept in a draft: its question exists and it has the right shape.
    ///
    /// # Errors
    /// The fault of that answer alone.
    pub fn check_one(&self, key: &FieldKey, value: &Value) -> Result<(), ContentFault> {
        let fault = |kind| ContentFault { key: key.clone(), kind };
        let field = self.field(key).ok_or_else(|| fault(ContentFaultKind::Unknown))?;
        self.shape(field, value).map_err(fault)
    }

    /// Every fault that keeps content from being sent (or, with [`Needed::ToAccept`], from being accepted), in the order
    /// of the questions. What is not asked is not judged: [strip](Self::stripped) it first.
    #[must_use]
    pub fn faults(&self, content: &Content, needed: Needed) -> Vec<ContentFault> {
        let mut faults = Vec::new();
        for (section, block, field) in self.form.fields() {
            // What must be there for acceptance must be there whichever half it stands in; sending asks for facts alone.
            let due = field.needed <= needed && (needed == Needed::ToAccept || section.stage == Stage::Facts);
            let rows = match block.rows {
                None => vec![None],
                Some(_) => {
                    let rows: Vec<Option<u8>> = content.rows(block).into_iter().map(Some).collect();
                    // A block of which something is needed has at least its first row.
                    if rows.is_empty() && due { vec![Some(1)] } else { rows }
                }
            };
            for row in rows {
                let key = FieldKey { field: field.id.clone(), row };
                if !self.is_asked(&key, content) {
                    continue;
                }
                let kind = match content.0.get(&key).filter(|value| !value.is_blank()) {
                    None if due && !matches!(field.asks, Asks::Info) => Some(ContentFaultKind::Missing),
                    None => None,
                    Some(value) => self.shape(field, value).err(),
                };
                faults.extend(kind.map(|kind| ContentFault { key, kind }));
            }
        }
        let unknown = content.0.keys().filter(|key| self.field(key).is_none());
        faults.extend(unknown.map(|key| ContentFault { key: key.clone(), kind: ContentFaultKind::Unknown }));
        faults
    }

    fn shape(&self, field: &Field, value: &Value) -> Result<(), ContentFaultKind> {
        let known = |list: &str, code: &str| self.list(list).is_some_and(|list| list.code(code).is_some());
        let all_known = |list: &str, codes: &[&String]| {
            if codes.iter().all(|code| known(list, code)) { Ok(()) } else { Err(ContentFaultKind::NotInList) }
        };
        match (&field.asks, value) {
            (Asks::One { list }, Value::Code(code)) => all_known(list, &[code]),
            (Asks::Several { list }, Value::Codes(codes)) => {
                all_known(list, &codes.iter().collect::<Vec<_>>())?;
                let exclusive =
                    |code: &String| self.list(list).and_then(|list| list.code(code)).is_some_and(|code| code.exclusive);
                if codes.len() > 1 && codes.iter().any(exclusive) {
                    return Err(ContentFaultKind::ExclusiveWithOthers);
                }
                Ok(())
            }
            (Asks::Graded { list, grades }, Value::Graded(graded)) => {
                all_known(list, &graded.keys().collect::<Vec<_>>())?;
                all_known(grades, &graded.values().collect::<Vec<_>>())
            }
            (Asks::Words { most, .. }, Value::Words(words)) => {
                let fits = u32::try_from(words.chars().count()).is_ok_and(|count| count <= *most);
                if fits { Ok(()) } else { Err(ContentFaultKind::TooLong { most: *most }) }
            }
            (Asks::Month, Value::Month(month)) => {
                let this_month = (self.today.year(), self.today.month().unsigned_abs());
                let said = match month {
                    When::Year(year) => (*year, 1),
                    When::Month(year, month) => (*year, *month),
                };
                if said > this_month { Err(ContentFaultKind::InTheFuture) } else { Ok(()) }
            }
            (Asks::Day, Value::Day(day)) if *day > self.today => Err(ContentFaultKind::InTheFuture),
            (Asks::Day | Asks::Due, Value::Day(_)) | (Asks::YesNo, Value::YesNo(_)) => Ok(()),
            _ => Err(ContentFaultKind::WrongShape),
        }
    }
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
