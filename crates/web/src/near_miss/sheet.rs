//! A draft as its pages read it.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::near_miss::similar::Glimpse;
use app::near_miss::{Draft, content_faults};
use domain::near_miss::content::{Asked, Content, FieldKey, Value};
use domain::near_miss::form::{Asks, Field, Form, Needed, Section, Stage};
use domain::near_miss::serious::{Answer, Policy, answer, screened};
use domain::programme::CodeList;
use domain::scheme::Scheme;
use jiff::civil::Date;

use super::fields::Sent;
use super::question::{Group, Making};
use super::{CHECK, DRAFT, OWN, SECTION};
use crate::components::{Crumb, Row};
use crate::failure::Reason;
use crate::page::Page;

/// One's own draft, with the form it is asked with.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The short name of the body.
    pub(super) org: String,
    pub(super) reference: String,
    pub(super) scheme: Arc<Scheme>,
    pub(super) form_version: String,
    pub(super) elsewhere: Vec<CodeList>,
    pub(super) today: Date,
    pub(super) content: Content,
    pub(super) version: i64,
    pub(super) saved_on: Date,
    pub(super) policy: Policy,
    pub(super) teams: Vec<(i64, String)>,
}

impl Sheet {
    pub(super) fn of(org: &str, draft: Draft) -> Self {
        Self {
            org: org.to_owned(),
            reference: draft.reference,
            scheme: draft.form.body.scheme,
            form_version: draft.form.version,
            elsewhere: draft.form.elsewhere,
            today: draft.form.today,
            content: draft.content,
            version: draft.version,
            saved_on: draft.saved_on,
            policy: draft.form.body.serious,
            teams: draft.form.teams,
        }
    }

    pub(super) fn form(&self) -> &Form {
        self.scheme.form_of(&self.form_version).unwrap_or(&self.scheme.form)
    }

    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { form: self.form(), elsewhere: &self.elsewhere, today: self.today }
    }

    /// What is sent: answers to questions that are asked.
    pub(super) fn stripped(&self) -> Content {
        self.asked().stripped(&self.content)
    }

    /// What the screen for serious events answers.
    pub(super) fn serious(&self) -> Answer {
        answer(self.policy, screened(self.form(), &self.stripped()))
    }

    pub(super) fn address(&self) -> String {
        DRAFT.to([&self.org, &self.reference])
    }

    pub(super) fn check(&self) -> String {
        CHECK.to([&self.org, &self.reference])
    }

    pub(super) fn section_address(&self, section: &str) -> String {
        SECTION.to([self.org.as_str(), &self.reference, section])
    }

    pub(super) fn crumbs(&self, page: &Page, within: bool) -> Vec<Crumb> {
        let own = Crumb { address: OWN.to([&self.org]), name: page.say("near-miss-own-title") };
        let draft = Crumb { address: self.address(), name: page.say("near-miss-draft-title") };
        if within { vec![own, draft] } else { vec![own] }
    }

    /// The groups of questions of a section.
    pub(super) fn groups(
        &self,
        page: &Page,
        section: &Section,
        sent: Option<&Sent>,
        faults: &BTreeMap<String, String>,
    ) -> Vec<Group> {
        let making = Making {
            page,
            asked: self.asked(),
            content: &self.content,
            sent,
            faults,
            seen: self.version,
            here: vec![section],
        };
        making.groups(section)
    }

    /// What keeps it from being sent: question, what is wrong, and where it is answered.
    pub(super) fn in_the_way(&self, page: &Page) -> Vec<Missing> {
        let faults = content_faults(&self.asked(), &self.stripped(), Needed::ToSend);
        let missing = faults.iter().filter_map(|fault| {
            let key = FieldKey::parse(&fault.field)?;
            let (section, field) = self.place(&key)?;
            Some(Missing {
                section: section.id.clone(),
                question: page.read(&field.label).to_owned(),
                message: message(page, field, fault),
                address: format!("{}#{key}", self.section_address(&section.id)),
            })
        });
        missing.collect()
    }

    /// How many answers an expert will need that are not there yet.
    pub(super) fn left_for_later(&self, section: &Section) -> usize {
        let faults = self.asked().faults(&self.stripped(), Needed::ToAccept);
        let of_section = |key: &FieldKey| {
            self.place(key).is_some_and(|(of, field)| of.id == section.id && field.needed == Needed::ToAccept)
        };
        faults.iter().filter(|fault| of_section(&fault.key)).count()
    }

    /// The section and the question of a key.
    pub(super) fn place(&self, key: &FieldKey) -> Option<(&Section, &Field)> {
        self.form().fields().find(|(_, _, field)| field.id == key.field).map(|(section, _, field)| (section, field))
    }

    /// Everything written, by section.
    pub(super) fn rows(&self, page: &Page) -> Vec<(String, Vec<Row>)> {
        let content = self.stripped();
        let change = |section: &Section, key: &FieldKey| Some(format!("{}#{key}", self.section_address(&section.id)));
        rows(page, &self.asked(), &content, &change)
    }

    /// Records of the base that resemble the draft: where and when, the language, the first words.
    pub(super) fn glimpses(&self, page: &Page, found: &[Glimpse]) -> Vec<(String, String, String)> {
        let list = self.elsewhere.iter().find(|list| list.id == "specialty");
        let line = |one: &Glimpse| {
            let code = list.and_then(|list| list.code(&one.specialty));
            let specialty = code.map_or_else(|| one.specialty.clone(), |code| page.read(&code.label).to_owned());
            let about =
                page.with("near-miss-similar-about", (("specialty", specialty), ("year", one.year.to_string())));
            (about, one.language.tag().to_owned(), one.words.clone())
        };
        found.iter().map(line).collect()
    }

    /// Whether any question of the analysis is answered.
    pub(super) fn has_analysis(&self) -> bool {
        let content = self.stripped();
        content.0.keys().any(|key| self.place(key).is_some_and(|(section, _)| section.stage == Stage::Analysis))
    }
}

/// Something that keeps a draft from being sent.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) section: String,
    pub(super) question: String,
    pub(super) message: String,
    pub(super) address: String,
}

/// What is wrong with an answer; a month has its own remedy.
pub(super) fn message(page: &Page, field: &Field, fault: &app::Fault) -> String {
    match (&field.asks, fault.message) {
        (Asks::Month, "fault-answer-shape") => page.say("near-miss-month-shape"),
        (Asks::Month, "fault-answer-future") => page.say("near-miss-month-future"),
        (_, "fault-answer-missing") => page.say("near-miss-answer-missing"),
        _ => Reason::from(fault).said(&page.voice),
    }
}

/// What is wrong, by field.
pub(super) fn messages(page: &Page, asked: &Asked<'_>, faults: &[app::Fault]) -> BTreeMap<String, String> {
    let said = faults.iter().map(|fault| {
        let field = FieldKey::parse(&fault.field).and_then(|key| asked.field(&key));
        let words = field.map_or_else(|| Reason::from(fault).said(&page.voice), |field| message(page, field, fault));
        (fault.field.clone(), words)
    });
    said.collect()
}

/// Answers in words, by section, each with where it is changed.
pub(super) fn rows(
    page: &Page,
    asked: &Asked<'_>,
    content: &Content,
    change: &dyn Fn(&Section, &FieldKey) -> Option<String>,
) -> Vec<(String, Vec<Row>)> {
    let mut all = Vec::new();
    for section in &asked.form.sections {
        let mut rows = Vec::new();
        for block in &section.blocks {
            let each =
                if block.rows.is_none() { vec![None] } else { content.rows(block).into_iter().map(Some).collect() };
            for row in each {
                for field in &block.fields {
                    let key = FieldKey { field: field.id.clone(), row };
                    let Some(value) = content.0.get(&key) else { continue };
                    let title = block.title.as_ref().map(|title| page.read(title)).unwrap_or_default();
                    let label = page.read(&field.label).to_owned();
                    let label = row.map_or(label.clone(), |row| format!("{title} {row} – {label}"));
                    rows.push(Row {
                        key: label,
                        value: in_words(page, asked, field, value),
                        change: change(section, &key),
                    });
                }
            }
        }
        if !rows.is_empty() {
            all.push((page.read(&section.title).to_owned(), rows));
        }
    }
    all
}

/// An answer as people read it.
pub(super) fn in_words(page: &Page, asked: &Asked<'_>, field: &Field, value: &Value) -> String {
    let label = |list: &str, code: &str| {
        let code = asked.list(list).and_then(|list| list.code(code));
        code.map(|code| page.read(&code.label).to_owned()).unwrap_or_default()
    };
    match (value, &field.asks) {
        (Value::Code(code), Asks::One { list }) => label(list, code),
        (Value::Codes(codes), Asks::Several { list }) => {
            codes.iter().map(|code| label(list, code)).collect::<Vec<_>>().join(" ; ")
        }
        (Value::Graded(grades), Asks::Graded { list, grades: of }) => {
            let one = |(code, grade): (&String, &String)| format!("{} ({})", label(list, code), label(of, grade));
            grades.iter().map(one).collect::<Vec<_>>().join(" ; ")
        }
        (Value::Words(words), _) => words.clone(),
        (Value::Day(day), _) => page.date(day),
        (Value::YesNo(yes), _) => page.say(if *yes { "evaluation-yes" } else { "evaluation-no" }),
        (value, _) => super::fields::written(Some(value)).join(" ; "),
    }
}
