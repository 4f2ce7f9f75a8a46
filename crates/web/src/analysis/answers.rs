//! What somebody wrote in a near miss, question by question, as it is read.

use domain::near_miss::{Content, FieldKey, Form, Value};
use domain::programme::CodeList;

use super::words::when;
use crate::forum::paragraphs;
use crate::page::Page;

/// One answered question.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) question: String,
    /// Lines of short answers.
    pub(crate) lines: Vec<String>,
    /// Words as they were typed.
    pub(crate) words: Vec<Vec<String>>,
}

/// One row of a block, or a block asked once.
#[derive(Debug)]
pub(crate) struct Group {
    /// “Step 2”; empty for a block asked once.
    pub(crate) title: String,
    pub(crate) answers: Vec<Answer>,
}

/// One section with something in it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) groups: Vec<Group>,
}

/// Says answers in the reader's language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Teller<'a> {
    pub(crate) page: &'a Page,
    pub(crate) form: &'a Form,
    pub(crate) elsewhere: &'a [CodeList],
}

impl Teller<'_> {
    /// The sections of the form in which something was written.
    pub(crate) fn parts(&self, content: &Content) -> Vec<Part> {
        let mut parts = Vec::new();
        for section in &self.form.sections {
            let mut groups = Vec::new();
            for block in &section.blocks {
                let title = block.title.as_ref().map(|title| self.page.read(title)).unwrap_or_default();
                let rows = match block.rows {
                    None => vec![None],
                    Some(_) => content.rows(block).into_iter().map(Some).collect(),
                };
                for row in rows {
                    let keys = block.fields.iter().map(|field| FieldKey { field: field.id.clone(), row });
                    let answers: Vec<Answer> = keys.filter_map(|key| self.answer(&key, content)).collect();
                    let title = row.map_or_else(String::new, |row| self.row(title, row));
                    if !answers.is_empty() {
                        groups.push(Group { title, answers });
                    }
                }
            }
            if !groups.is_empty() {
                parts.push(Part { title: self.page.read(&section.title).to_owned(), groups });
            }
        }
        parts
    }

    /// The question of a key, with its row.
    pub(crate) fn question(&self, key: &FieldKey) -> String {
        let Some((block, field)) = self.form.field(&key.field) else { return key.to_string() };
        let label = self.page.read(&field.label).to_owned();
        match key.row {
            None => label,
            Some(row) => {
                let title = block.title.as_ref().map(|title| self.page.read(title)).unwrap_or_default();
                self.page.with("analysis-in-row", (("row", self.row(title, row)), ("question", label)))
            }
        }
    }

    /// What a code of a list is called.
    pub(crate) fn label(&self, list: &str, code: &str) -> String {
        let found = self.list(list).and_then(|list| list.code(code));
        found.map_or_else(|| code.to_owned(), |code| self.page.read(&code.label).to_owned())
    }

    /// A list, of the form or from elsewhere.
    pub(crate) fn list(&self, id: &str) -> Option<&CodeList> {
        self.form.list(id).or_else(|| self.elsewhere.iter().find(|list| list.id == id))
    }

    fn row(&self, title: &str, row: u8) -> String {
        self.page.with("near-miss-file-row", (("title", title), ("row", i64::from(row))))
    }

    fn answer(&self, key: &FieldKey, content: &Content) -> Option<Answer> {
        use domain::near_miss::Asks;
        let value = content.0.get(key).filter(|value| !value.is_blank())?;
        let (_, field) = self.form.field(&key.field)?;
        let (list, grades) = match &field.asks {
            Asks::One { list } | Asks::Several { list } => (list.as_str(), ""),
            Asks::Graded { list, grades } => (list.as_str(), grades.as_str()),
            _ => ("", ""),
        };
        let mut words = Vec::new();
        let lines = match value {
            Value::Code(code) => vec![self.label(list, code)],
            Value::Codes(codes) => codes.iter().map(|code| self.label(list, code)).collect(),
            Value::Graded(graded) => {
                let line = |(code, grade): (&String, &String)| {
                    let values = (("cause", self.label(list, code)), ("grade", self.label(grades, grade)));
                    self.page.with("near-miss-file-graded", values)
                };
                graded.iter().map(line).collect()
            }
            Value::Words(text) => {
                words = paragraphs(text);
                Vec::new()
            }
            Value::Month(month) => vec![when(self.page, *month)],
            Value::Day(day) => vec![self.page.date(*day)],
            Value::YesNo(true) => vec![self.page.say("near-miss-file-yes")],
            Value::YesNo(false) => vec![self.page.say("near-miss-file-no")],
        };
        Some(Answer { question: self.page.read(&field.label).to_owned(), lines, words })
    }
}
