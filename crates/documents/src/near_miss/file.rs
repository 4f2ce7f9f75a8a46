//! The files an author takes out: their own near miss, for a review in their hospital; and everything they typed, when the
//! screen says that something was serious and belongs elsewhere.
//!
//! Each is a text that anybody can read and a JSON that a program can; the JSON holds the content as it is kept
//! (`content`) and again with its questions and words in every language of the form (`answers`).

use domain::near_miss::{Asks, Block, Content, Field, FieldKey, Form, Value};
use domain::programme::CodeList;
use domain::rex::When;
use domain::scheme::Duty;
use domain::text::Text;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::language::Voice;

/// Whose words stand in the exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The author's.
    Author,
    /// The expert's, whoever that is: a file names nobody.
    Expert,
    /// The body's.
    Body,
}

/// Something that was said about a near miss: a message, a reason, a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whose words.
    pub hand: Hand,
    /// When.
    pub on: Date,
    /// The words.
    pub words: String,
}

/// What a file is made of.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The form it was asked with.
    pub form: &'a Form,
    /// Specialties of the scheme and risk situations of the body.
    pub elsewhere: &'a [CodeList],
    /// What was written.
    pub content: &'a Content,
    /// What the body is called.
    pub body: &'a Text,
}

/// What became of it since it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    /// Its reference.
    pub reference: &'a str,
    /// When it was sent.
    pub on: Date,
    /// Its state, in the reader's language.
    pub state: &'a str,
    /// What was said since, in order.
    pub said: &'a [Said],
}

/// The author's own near miss as a text.
#[must_use]
pub fn own_text(written: Written<'_>, sent: Sent<'_>, voice: &Voice) -> String {
    let mut page = Page::new(&voice.say("near-miss-file-own-title"));
    page.paragraph(&voice.say("near-miss-file-own-note"));
    page.line(&voice.with("near-miss-file-reference", [("reference", sent.reference)]));
    page.line(&voice.with("near-miss-file-sent", [("date", voice.date(sent.on))]));
    page.line(&voice.with("near-miss-file-state", [("state", sent.state)]));
    answers(&mut page, written, voice);
    if !sent.said.is_empty() {
        page.heading(&voice.say("near-miss-file-said"));
    }
    for said in sent.said {
        let date = [("date", voice.date(said.on))];
        page.question(&match said.hand {
            Hand::Author => voice.with("near-miss-file-by-author", date),
            Hand::Expert => voice.with("near-miss-file-by-expert", date),
            Hand::Body => voice.with("near-miss-file-by-body", date),
        });
        page.answer(&said.words);
    }
    page.text
}

/// The same for programs.
#[must_use]
pub fn own_json(written: Written<'_>, sent: Sent<'_>) -> Json {
    let mut whole = document("near_miss", written);
    whole.insert("reference".to_owned(), sent.reference.into());
    whole.insert("sent".to_owned(), sent.on.to_string().into());
    let said = sent.said.iter().map(|said| {
        let by = match said.hand {
            Hand::Author => "author",
            Hand::Expert => "expert",
            Hand::Body => "body",
        };
        json!({ "by": by, "on": said.on.to_string(), "words": said.words })
    });
    whole.insert("said".to_owned(), said.collect());
    Json::Object(whole)
}

/// Everything typed about a serious event, with what its author owes elsewhere.
#[must_use]
pub fn hand_over_text(written: Written<'_>, duty: &Duty, voice: &Voice) -> String {
    let mut page = Page::new(&voice.say("near-miss-file-serious-title"));
    page.paragraph(&voice.say("near-miss-file-serious-note"));
    page.paragraph(voice.read(&duty.words));
    if let Some(address) = &duty.address {
        page.paragraph(&voice.with("near-miss-file-address", [("address", address.as_str())]));
    }
    answers(&mut page, written, voice);
    page.text
}

/// The same for programs.
#[must_use]
pub fn hand_over_json(written: Written<'_>, duty: &Duty) -> Json {
    let mut whole = document("serious_event", written);
    whole.insert("sent".to_owned(), Json::Null);
    whole.insert("duty".to_owned(), json!({ "words": words(&duty.words), "address": duty.address }));
    Json::Object(whole)
}

fn document(kind: &str, written: Written<'_>) -> Map<String, Json> {
    let Written { form, content, body, .. } = written;
    // What was just written as JSON is JSON.
    let kept = serde_json::from_str::<Json>(&super::to_json(content)).unwrap_or_default();
    let answers: Vec<Json> = walk(form, content)
        .map(|(section, block, field, key, value)| {
            json!({
                "section": section, "question": field.id, "row": key.row, "label": words(&field.label),
                "row_title": block.title.as_ref().filter(|_| key.row.is_some()).map(words),
                "answer": answer(written, field, value),
            })
        })
        .collect();
    let head = json!({
        "kind": kind, "body": words(body), "form": { "id": form.id, "version": form.version },
        "answers": answers, "content": kept,
    });
    match head {
        Json::Object(whole) => whole,
        _ => Map::new(),
    }
}

/// Every answer in the order of the questions, row after row.
fn walk<'a>(
    form: &'a Form,
    content: &'a Content,
) -> impl Iterator<Item = (&'a str, &'a Block, &'a Field, FieldKey, &'a Value)> {
    form.sections.iter().flat_map(move |section| {
        section.blocks.iter().flat_map(move |block| {
            let rows = match block.rows {
                None => vec![None],
                Some(_) => content.rows(block).into_iter().map(Some).collect(),
            };
            rows.into_iter().flat_map(move |row| {
                block.fields.iter().filter_map(move |field| {
                    let key = FieldKey { field: field.id.clone(), row };
                    let value = content.0.get(&key).filter(|value| !value.is_blank())?;
                    Some((section.id.as_str(), block, field, key, value))
                })
            })
        })
    })
}

/// A text in each of its languages, by tag.
fn words(text: &Text) -> Json {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), Json::from(words))).collect()
}

/// An answer with its codes and their words.
fn answer(written: Written<'_>, field: &Field, value: &Value) -> Json {
    let coded = |list: Option<&CodeList>, code: &str| {
        let label = list.and_then(|list| list.code(code)).map(|code| words(&code.label));
        json!({ "code": code, "label": label })
    };
    let (list, grades) = lists(written, field);
    match value {
        Value::Code(code) => coded(list, code),
        Value::Codes(codes) => codes.iter().map(|code| coded(list, code)).collect(),
        Value::Graded(graded) => graded
            .iter()
            .map(|(code, grade)| json!({ "of": coded(list, code), "grade": coded(grades, grade) }))
            .collect(),
        Value::Words(words) => words.as_str().into(),
        Value::Month(month) => month.to_string().into(),
        Value::Day(day) => day.to_string().into(),
        Value::YesNo(yes) => (*yes).into(),
    }
}

/// The lists a question takes its codes and grades from.
fn lists<'a>(written: Written<'a>, field: &Field) -> (Option<&'a CodeList>, Option<&'a CodeList>) {
    let find =
        |id: &str| written.form.list(id).or_else(|| written.elsewhere.iter().find(|candidate| candidate.id == id));
    match &field.asks {
        Asks::One { list } | Asks::Several { list } => (find(list), None),
        Asks::Graded { list, grades } => (find(list), find(grades)),
        _ => (None, None),
    }
}

fn answers(page: &mut Page, written: Written<'_>, voice: &Voice) {
    page.line(&voice.with("near-miss-file-body", [("body", voice.read(written.body))]));
    let form = format!("{} {}", written.form.id, written.form.version);
    page.line(&voice.with("near-miss-file-form", [("form", form)]));
    let (mut section_before, mut row_before) = ("", (String::new(), None));
    for (section, block, field, key, value) in walk(written.form, written.content) {
        if section != section_before {
            let title = written.form.section(section).map(|section| voice.read(&section.title)).unwrap_or_default();
            page.heading(title);
            section_before = section;
        }
        let row = (block.id.clone(), key.row);
        if let (Some(number), Some(title)) = (key.row, &block.title)
            && row != row_before
        {
            let values = (("title", voice.read(title)), ("row", u32::from(number)));
            page.question(&voice.with("near-miss-file-row", values));
        }
        row_before = row;
        page.question(voice.read(&field.label));
        page.answer(&said(written, field, value, voice));
    }
}

/// An answer in words.
fn said(written: Written<'_>, field: &Field, value: &Value, voice: &Voice) -> String {
    let label = |list: Option<&CodeList>, code: &str| {
        let known = list.and_then(|list| list.code(code)).map(|code| voice.read(&code.label));
        known.unwrap_or(code).to_owned()
    };
    let (list, grades) = lists(written, field);
    match value {
        Value::Code(code) => label(list, code),
        Value::Codes(codes) => codes.iter().map(|code| label(list, code)).collect::<Vec<_>>().join("\n"),
        Value::Graded(graded) => {
            let one = |(code, grade): (&String, &String)| {
                voice.with("near-miss-file-graded", [("cause", label(list, code)), ("grade", label(grades, grade))])
            };
            graded.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        Value::Words(words) => words.clone(),
        Value::Month(When::Year(year)) => year.to_string(),
        Value::Month(When::Month(year, month)) => {
            let first = i8::try_from(*month).ok().and_then(|month| Date::new(*year, month, 1).ok());
            first.map_or_else(|| format!("{year}-{month:02}"), |day| voice.month(day))
        }
        Value::Day(day) => voice.date(*day),
        Value::YesNo(true) => voice.say("near-miss-file-yes"),
        Value::YesNo(false) => voice.say("near-miss-file-no"),
    }
}

/// Plain text, readable in any editor.
struct Page {
    text: String,
}

impl Page {
    fn new(title: &str) -> Self {
        let mut page = Self { text: String::new() };
        page.under(title, '=');
        page.text.push('\n');
        page
    }

    fn under(&mut self, title: &str, sign: char) {
        let line: String = std::iter::repeat_n(sign, title.chars().count()).collect();
        self.text.push_str(&format!("{title}\n{line}\n"));
    }

    fn heading(&mut self, title: &str) {
        self.text.push('\n');
        self.under(title, '-');
    }

    fn paragraph(&mut self, words: &str) {
        self.text.push_str(&format!("{words}\n\n"));
    }

    fn line(&mut self, words: &str) {
        self.text.push_str(&format!("{words}\n"));
    }

    fn question(&mut self, words: &str) {
        self.text.push_str(&format!("\n{words}\n"));
    }

    /// Every line of an answer is set in, so that no answer looks like a question or a heading.
    fn answer(&mut self, words: &str) {
        for line in words.lines() {
            self.text.push_str(&format!("    {line}\n"));
        }
    }
}

#[cfg(test)]
mod tests;
