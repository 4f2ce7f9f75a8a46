//! The questions of a near miss as a page asks them: a group for each block, and for each row of one that repeats.

use std::collections::BTreeMap;

use domain::near_miss::content::{Asked, Content, FieldKey, Value};
use domain::near_miss::form::{Asks, Block, Field as Asking, Needed, Section};
use domain::programme::{Code, CodeList};
use domain::question::{Condition, Op, Test};

use super::fields::{Sent, graded, written};
use crate::components::{Choices, Field, FieldError};
use crate::page::Page;

/// More codes than this make a list to open, not buttons to read.
const MOST_BUTTONS: usize = 9;

/// Questions that stand together.
#[derive(Debug)]
pub(crate) struct Group {
    /// The id of its heading.
    pub(crate) id: String,
    /// Its heading; empty for a block asked once that has none.
    pub(crate) title: String,
    pub(crate) questions: Vec<Question>,
    /// The button that adds a row after this one: what it sends, and its words.
    pub(crate) more: Option<(String, String)>,
}

/// One question.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) error: Option<String>,
    /// The saving of the draft that the page knows.
    pub(crate) seen: i64,
    /// Fields and values under which the script shows it.
    pub(crate) conditions: Vec<(String, String)>,
    /// When it matters, in words, for whoever reads without the script.
    pub(crate) note: String,
    pub(crate) shape: Shape,
}

/// How it is answered.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Something to read.
    Info,
    /// One of a few.
    Radios(Choices),
    /// Any of several.
    Boxes(Choices),
    /// One of many.
    Select(Choices),
    /// A grade for each of some causes, in groups that open.
    Grades(Vec<Graded>),
    /// One line.
    Line { field: Field, kind: &'static str },
    /// Several lines.
    Area { field: Field, limit: Limit },
}

/// How many characters are accepted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit(u32);

impl Limit {
    pub(crate) fn of(most: u32) -> Self {
        Self(most)
    }

    /// As the templates' macros take it.
    pub(crate) fn get(self) -> u32 {
        self.0
    }
}

/// Causes of one group.
#[derive(Debug)]
pub(crate) struct Graded {
    pub(crate) title: String,
    /// Whether something in it is graded.
    pub(crate) is_open: bool,
    /// Each cause with its grades.
    pub(crate) causes: Vec<(String, Choices)>,
}

/// What questions are made from.
pub(crate) struct Making<'a> {
    pub(crate) page: &'a Page,
    pub(crate) asked: Asked<'a>,
    pub(crate) content: &'a Content,
    /// What was sent and is shown again.
    pub(crate) sent: Option<&'a Sent>,
    /// What is wrong, by field.
    pub(crate) faults: &'a BTreeMap<String, String>,
    pub(crate) seen: i64,
    /// The sections that are on the page: conditions on these are decided by the script.
    pub(crate) here: Vec<&'a Section>,
}

/// The error summary, in the order of the questions.
pub(crate) fn errors(groups: &[Group]) -> Vec<FieldError> {
    let questions = groups.iter().flat_map(|group| &group.questions);
    let error = |question: &Question| {
        let message = question.error.clone()?;
        Some(FieldError { field: question.name.clone(), message })
    };
    questions.filter_map(error).collect()
}

impl<'a> Making<'a> {
    /// The groups of a section.
    pub(crate) fn groups(&self, section: &'a Section) -> Vec<Group> {
        section.blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &'a Block) -> Vec<Group> {
        let title = block.title.as_ref().map(|title| self.page.read(title).to_owned()).unwrap_or_default();
        let Some(most) = block.rows else {
            let questions = block.fields.iter().filter_map(|field| self.question(field, None)).collect();
            return vec![Group { id: format!("group-{}", block.id), title, questions, more: None }];
        };
        // One row more than there are: whoever has no script fills it, and asks for another.
        let sent = self.sent.map(|sent| Content(sent.answers(&self.asked).into_iter().filter_map(told).collect()));
        let in_sent = sent.as_ref().map_or_else(Vec::new, |sent| sent.rows(block));
        let last = self.content.rows(block).into_iter().chain(in_sent).max().unwrap_or_default();
        let shown = last.saturating_add(1).min(most);
        let row = |row: u8| Group {
            id: format!("group-{}-{row}", block.id),
            title: format!("{title} {row}"),
            questions: block.fields.iter().filter_map(|field| self.question(field, Some(row))).collect(),
            more: (row == shown && shown < most).then(|| {
                (format!("more:{}", block.id), self.page.with("near-miss-one-more", [("what", title.as_str())]))
            }),
        };
        (1..=shown).map(row).collect()
    }

    fn question(&self, field: &'a Asking, row: Option<u8>) -> Option<Question> {
        let key = FieldKey { field: field.id.clone(), row };
        let name = key.to_string();
        let tests = field.when.as_ref().map_or(&[][..], Condition::tests);
        let is_any = matches!(&field.when, Some(Condition::Any(tests)) if tests.len() > 1);
        let shown: Vec<Option<(String, String)>> = tests.iter().map(|test| self.shown(test, row)).collect();
        let is_scripted = !is_any && shown.iter().all(Option::is_some);
        // What hangs on another page is decided here.
        if tests.iter().any(|test| !self.is_here(&test.item)) && !self.asked.is_asked(&key, self.content) {
            return None;
        }
        let error = self.faults.get(&name).cloned();
        let hint = field.hint.as_ref().map(|hint| self.page.read(hint).to_owned()).unwrap_or_default();
        Some(Question {
            label: self.page.read(&field.label).to_owned(),
            hint: self.marked(field, hint),
            seen: self.seen,
            conditions: if is_scripted { shown.into_iter().flatten().collect() } else { Vec::new() },
            note: self.note(tests, is_any),
            shape: self.shape(field, &key, &name, error.clone()),
            error,
            name,
        })
    }

    /// Says beside a question when its answer is needed.
    fn marked(&self, field: &Asking, hint: String) -> String {
        let mark = match field.needed {
            Needed::ToSend => self.page.say("near-miss-needed-to-send"),
            Needed::ToAccept => self.page.say("near-miss-needed-to-accept"),
            Needed::Never => return hint,
        };
        if hint.is_empty() { mark } else { format!("{mark} {hint}") }
    }

    fn list(&self, list: &str) -> Option<&'a CodeList> {
        self.asked.list(list)
    }

    fn codes(&self, list: &str) -> &'a [Code] {
        self.list(list).map_or(&[], |list| &list.codes)
    }

    fn held(&self, key: &FieldKey, name: &str) -> Vec<String> {
        match self.sent.filter(|sent| sent.shows(name)) {
            Some(sent) => sent.values(name).to_vec(),
            None => written(self.content.0.get(key)),
        }
    }

    fn shape(&self, field: &'a Asking, key: &FieldKey, name: &str, error: Option<String>) -> Shape {
        let held = self.held(key, name);
        let value = held.first().cloned().unwrap_or_default();
        let line = Field { name: name.to_owned(), value, error: error.clone() };
        match &field.asks {
            Asks::Info => Shape::Info,
            Asks::One { list } => self.one(field, name, list, &held, error),
            Asks::Several { list } => {
                let codes = self.codes(list);
                Shape::Boxes(self.choices(name, codes, &held, error))
            }
            Asks::Graded { list, grades } => self.grades(key, name, list, grades),
            Asks::YesNo => {
                let mut options = vec![("yes", "evaluation-yes"), ("no", "evaluation-no")];
                if field.needed == Needed::Never {
                    options.push(("", "near-miss-no-answer"));
                }
                let options = options.into_iter().map(|(code, key)| (code, self.page.say(key)));
                Shape::Radios(Choices { error, ..Choices::new(name, options).choosing(&held) })
            }
            Asks::Words { most, long: true } => Shape::Area { field: line, limit: Limit(*most) },
            Asks::Words { .. } | Asks::Month => Shape::Line { field: line, kind: "text" },
            Asks::Due | Asks::Day => Shape::Line { field: line, kind: "date" },
        }
    }

    fn choices(&self, name: &str, codes: &[Code], held: &[String], error: Option<String>) -> Choices {
        let options = codes.iter().map(|code| (code.code.clone(), self.page.read(&code.label).to_owned()));
        Choices { error, ..Choices::new(name, options).choosing(held) }
    }

    fn one(&self, field: &Asking, name: &str, list: &str, held: &[String], error: Option<String>) -> Shape {
        let codes = self.codes(list);
        let mut choices = self.choices(name, codes, held, error);
        let blank = |label: String| crate::components::Choice { label, ..Default::default() };
        if codes.len() > MOST_BUTTONS {
            choices.options.insert(0, blank(self.page.say("near-miss-choose")));
            return Shape::Select(choices);
        }
        if field.needed == Needed::Never {
            choices.options.push(blank(self.page.say("near-miss-no-answer")));
        }
        Shape::Radios(choices)
    }

    fn grades(&self, key: &FieldKey, name: &str, list: &str, grades: &str) -> Shape {
        let held = |code: &str| -> Vec<String> {
            let field = graded(name, code);
            match (self.sent.filter(|sent| sent.shows(name)), self.content.0.get(key)) {
                (Some(sent), _) => sent.values(&field).to_vec(),
                (None, Some(Value::Graded(all))) => all.get(code).cloned().into_iter().collect(),
                (None, _) => Vec::new(),
            }
        };
        let grades = self.codes(grades);
        let mut groups: Vec<(&str, Graded)> = Vec::new();
        for (place, code) in self.codes(list).iter().enumerate() {
            let held = held(&code.code);
            let mut choices = self.choices(&graded(name, &code.code), grades, &held, None);
            let none = self.page.say("near-miss-not-a-cause");
            choices.options.insert(0, crate::components::Choice { label: none, ..Default::default() });
            let is_open = held.iter().any(|grade| !grade.is_empty()) || place == 0;
            let cause = (self.page.read(&code.label).to_owned(), choices);
            let of = code.group.as_deref().unwrap_or_default();
            match groups.iter_mut().find(|(group, _)| *group == of) {
                Some((_, group)) => {
                    group.is_open |= is_open;
                    group.causes.push(cause);
                }
                None => {
                    let title = self.list(&format!("{list}_group")).and_then(|list| list.code(of));
                    let title = title.map_or_else(|| of.to_owned(), |group| self.page.read(&group.label).to_owned());
                    groups.push((of, Graded { title, is_open, causes: vec![cause] }));
                }
            }
        }
        Shape::Grades(groups.into_iter().map(|(_, group)| group).collect())
    }

    fn is_here(&self, item: &str) -> bool {
        let fields = self.here.iter().flat_map(|section| &section.blocks).flat_map(|block| &block.fields);
        fields.into_iter().any(|field| field.id == item)
    }

    /// A condition that the script can decide.
    fn shown(&self, test: &Test, row: Option<u8>) -> Option<(String, String)> {
        let (block, field) = self.asked.form.field(&test.item).filter(|_| self.is_here(&test.item))?;
        let on = FieldKey { field: test.item.clone(), row: block.rows.and(row) }.to_string();
        let all: Vec<String> = match &field.asks {
            Asks::One { list } | Asks::Several { list } => {
                self.list(list)?.codes.iter().map(|code| code.code.clone()).collect()
            }
            Asks::YesNo => vec!["yes".to_owned(), "no".to_owned()],
            _ => return None,
        };
        match &test.op {
            Op::Is(codes) => Some((on, codes.join(" "))),
            Op::IsNot(codes) => {
                let rest: Vec<String> = all.into_iter().filter(|code| !codes.contains(code)).collect();
                Some((on, rest.join(" ")))
            }
            Op::AtLeast(_) | Op::AtMost(_) => None,
        }
    }

    fn note(&self, tests: &[Test], is_any: bool) -> String {
        if tests.is_empty() {
            return String::new();
        }
        let said: Vec<String> = tests.iter().filter_map(|test| self.said(test)).collect();
        let joiner = self.page.say(if is_any { "evaluation-if-or" } else { "evaluation-if-and" });
        self.page.with("evaluation-only-if", [("conditions", said.join(&format!(" {joiner} ")))])
    }

    fn said(&self, test: &Test) -> Option<String> {
        let (_, field) = self.asked.form.field(&test.item)?;
        let question = self.page.read(&field.label).to_owned();
        let answer = |code: &String| {
            let label = match &field.asks {
                Asks::One { list } | Asks::Several { list } => {
                    let code = self.list(list).and_then(|list| list.code(code));
                    code.map(|code| self.page.read(&code.label).to_owned()).unwrap_or_default()
                }
                _ => self.page.say(if code == "yes" { "evaluation-yes" } else { "evaluation-no" }),
            };
            self.page.with("evaluation-if-quoted", [("answer", label)])
        };
        let (Op::Is(codes) | Op::IsNot(codes)) = &test.op else { return None };
        let answers = codes.iter().map(answer).collect::<Vec<_>>();
        let answers = answers.join(&format!(" {} ", self.page.say("evaluation-if-or")));
        let key = if matches!(test.op, Op::Is(_)) { "evaluation-if-is" } else { "evaluation-if-is-not" };
        Some(self.page.with(key, [("question", question), ("answers", answers)]))
    }
}

fn told((key, value): (FieldKey, Option<Value>)) -> Option<(FieldKey, Value)> {
    value.map(|value| (key, value))
}
