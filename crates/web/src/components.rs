//! The state behind the macros of `templates/components/`: what a field holds, what went wrong with it, what a list shows.
//!
//! Labels and hints stand in the template, beside the macro call; what differs from request to request stands here.

use std::fmt;

/// One field of a form: its name, what was typed, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// Name in the form and id on the page.
    pub name: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong and how to put it right, in the reader's language.
    pub error: Option<String>,
}

impl Field {
    /// An empty field.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The field with this value in it.
    #[must_use]
    pub fn holding(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The field with its error beside it, if one of these is about it.
    #[must_use]
    pub fn checked(mut self, errors: &[FieldError]) -> Self {
        self.error = about(&self.name, errors);
        self
    }

    /// The field with this error beside it.
    #[must_use]
    pub fn wrong(mut self, error: impl Into<String>) -> Self {
        self.error = Some(error.into());
        self
    }
}

/// A question answered by choosing: radios, checkboxes or a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Name in the form; the first option's id, so that an error can lead there.
    pub name: String,
    /// What can be chosen, in order.
    pub options: Vec<Choice>,
    /// What is wrong and how to put it right, in the reader's language.
    pub error: Option<String>,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Its code, which is what is sent.
    pub value: String,
    /// Its words.
    pub label: String,
    /// A second line of explanation, possibly empty.
    pub hint: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

impl Choices {
    /// A question with its options as (code, words).
    #[must_use]
    pub fn new<C: Into<String>, L: Into<String>>(
        name: impl Into<String>,
        options: impl IntoIterator<Item = (C, L)>,
    ) -> Self {
        let option = |(value, label): (C, L)| Choice { value: value.into(), label: label.into(), ..Choice::default() };
        Self { name: name.into(), options: options.into_iter().map(option).collect(), error: None }
    }

    /// The question with these codes chosen.
    #[must_use]
    pub fn choosing<C: AsRef<str>>(mut self, chosen: &[C]) -> Self {
        for option in &mut self.options {
            option.is_chosen = chosen.iter().any(|code| code.as_ref() == option.value);
        }
        self
    }

    /// The question with a second line under one option.
    #[must_use]
    pub fn explaining(mut self, code: &str, hint: impl Into<String>) -> Self {
        if let Some(option) = self.options.iter_mut().find(|option| option.value == code) {
            option.hint = hint.into();
        }
        self
    }

    /// The question with its error beside it, if one of these is about it.
    #[must_use]
    pub fn checked(mut self, errors: &[FieldError]) -> Self {
        self.error = about(&self.name, errors);
        self
    }

    /// The question with this error beside it.
    #[must_use]
    pub fn wrong(mut self, error: impl Into<String>) -> Self {
        self.error = Some(error.into());
        self
    }
}

/// One line of the error summary, leading to its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Id of the field.
    pub field: String,
    /// What is wrong and how to put it right.
    pub message: String,
}

fn about(name: &str, errors: &[FieldError]) -> Option<String> {
    errors.iter().find(|error| error.field == name).map(|error| error.message.clone())
}

/// Anything of a form that can be wrong.
pub trait Fallible {
    /// Its line in the summary, if it is wrong.
    fn fault(&self) -> Option<FieldError>;
}

impl Fallible for Field {
    fn fault(&self) -> Option<FieldError> {
        self.error.clone().map(|message| FieldError { field: self.name.clone(), message })
    }
}

impl Fallible for Choices {
    fn fault(&self) -> Option<FieldError> {
        self.error.clone().map(|message| FieldError { field: self.name.clone(), message })
    }
}

/// The error summary of a form: its faults in the order of the fields.
#[must_use]
pub fn faults(fields: &[&dyn Fallible]) -> Vec<FieldError> {
    fields.iter().filter_map(|field| field.fault()).collect()
}

/// How a state is coloured and marked; its words always stand beside, so colour never speaks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do about it.
    Neutral,
    /// Worth knowing.
    Info,
    /// Done.
    Done,
    /// Waits for the person.
    Due,
    /// Past its date; said plainly, without alarm.
    Late,
}

impl fmt::Display for Tone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Done => "done",
            Self::Due => "due",
            Self::Late => "late",
        })
    }
}

/// A state in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its colour and mark.
    pub tone: Tone,
    /// Its word, in the reader's language.
    pub text: String,
}

/// One row of a summary list: a question, its answer, and where to change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The question.
    pub key: String,
    /// The answer; empty when there is none yet.
    pub value: String,
    /// Where it is changed, if it can be.
    pub change: Option<String>,
}

/// One task of a task list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub title: String,
    /// When, why, or what it waits for; possibly empty.
    pub hint: String,
    /// Where it is done, if it can be now.
    pub address: Option<String>,
    /// Its state.
    pub tag: Tag,
}

/// A step of the path to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Where it leads.
    pub address: String,
    /// Its name.
    pub name: String,
}

/// Where a long list is cut into pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// The page shown, from 1.
    pub current: usize,
    /// How many there are.
    pub all: usize,
    /// The address up to the page's number: `/cohorts/1/participants?page=`.
    pub address: String,
}

impl Pagination {
    /// The pages to offer: first, last, and those around the current one; a zero stands for a gap.
    #[must_use]
    pub fn offered(&self) -> Vec<usize> {
        let mut offered: Vec<usize> = Vec::new();
        for page in 1..=self.all {
            let is_near = page == 1 || page == self.all || page.abs_diff(self.current) <= 1;
            if is_near {
                offered.push(page);
            } else if offered.last() != Some(&0) {
                offered.push(0);
            }
        }
        offered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_offers_its_ends_and_what_is_near() {
        let offered = |current, all| Pagination { current, all, address: String::new() }.offered();
        assert_eq!(offered(1, 1), [1]);
        assert_eq!(offered(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(offered(9, 9), [1, 0, 8, 9]);
    }

    #[test]
    fn the_summary_lists_faults_in_the_order_of_the_fields() {
        let name = Field::new("name");
        let email = Field::new("email").wrong("Enter an e-mail address");
        let role = Choices::new("role", [("tutor", "Tutor")]).wrong("Choose a role");
        let listed: Vec<String> = faults(&[&role, &name, &email]).into_iter().map(|fault| fault.field).collect();
        assert_eq!(listed, ["role", "email"]);
    }
}
