//! The few questions to those who leave: rendered from the definition's exit instrument, none of them required.

use std::collections::BTreeMap;

use app::leaving;
use app::participant::Participant;
use app::screen::Confirmed;
use documents::answers::key_text;
use domain::answers::{Answer, AnswerKey, Answers, Asked};
use domain::goal::GoalId;
use domain::question::{InstrumentKind, Item, ItemType};
use jiff::civil::Date;

use crate::components::{Choices, Field, FieldError};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::Page;
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;

/// The code that opens a line of words.
const OTHER: &str = "other";

/// A leaver, with what they may be asked.
pub(super) struct Leaver {
    pub(super) me: Participant,
    goals: Vec<GoalId>,
    today: Date,
}

/// One question: asked once, or for each goal.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) parts: Vec<Part>,
}

/// What is answered to it: of a goal, or as a whole.
#[derive(Debug)]
pub(super) struct Part {
    /// The goal's title, or the question itself.
    pub(super) label: String,
    pub(super) shape: Shape,
    /// What the screen found in its words, once they were sent.
    pub(super) screened: Screened,
}

/// How it is answered.
#[derive(Debug)]
pub(super) enum Shape {
    /// One of several, in a list: short where a question comes back for each goal.
    List(Choices),
    /// One of several, with a line of words for « other ».
    Radios(Choices, Option<Field>),
    /// Any of several.
    Boxes(Choices),
    /// One line.
    Line(Field, &'static str),
    /// Several lines.
    Area(Field),
}

/// What a form sent: each name with its values.
pub(super) type Sent = BTreeMap<String, Vec<String>>;

/// Gathers the fields of a form by name.
pub(super) fn gather(pairs: Vec<(String, String)>) -> Sent {
    let mut sent = Sent::new();
    for (name, value) in pairs {
        sent.entry(name).or_default().push(value.replace("\r\n", "\n"));
    }
    sent
}

fn first<'a>(sent: &'a Sent, name: &str) -> &'a str {
    sent.get(name).and_then(|values| values.first()).map_or("", String::as_str)
}

/// What the writer says names nobody.
pub(super) fn confirmed(sent: &Sent) -> Confirmed {
    Confirmed::of(sent.get(CONFIRMED).into_iter().flatten().cloned())
}

fn words_of(name: &str) -> String {
    format!("{name}-words")
}

impl Leaver {
    pub(super) async fn read(state: &WebState, here: &OwnCohort) -> Result<Self, Failure> {
        let (actor, pinned) = (here.actor(), here.pinned.clone());
        state
            .ask(move |app| {
                let (me, goals) = leaving::exit_form(app, &actor, &pinned)?;
                let today = me.today(app.now());
                Ok(Self { me, goals, today })
            })
            .await
    }

    fn asked(&self) -> Option<Asked<'_>> {
        let instrument = self.me.programme.instruments.iter().find(|it| it.kind == InstrumentKind::Exit)?;
        Some(Asked { programme: &self.me.programme, instrument, goals: &self.goals, today: self.today })
    }

    /// What is said before the first question.
    pub(super) fn intro(&self, page: &Page) -> String {
        self.asked().map_or_else(String::new, |asked| page.read(&asked.instrument.intro).to_owned())
    }

    /// The questions, holding what was sent.
    pub(super) fn questions(&self, page: &Page, sent: &Sent, errors: &[FieldError]) -> Vec<Question> {
        let Some(asked) = self.asked() else {
            return Vec::new();
        };
        let made = asked.instrument.items.iter().map(|item| {
            let keys = asked.keys().filter(|(_, other)| other.id == item.id);
            let parts = keys.filter_map(|(key, _)| self.part(page, &key, item, sent, errors)).collect();
            Question {
                label: page.read(&item.label).to_owned(),
                hint: item.hint.as_ref().map_or_else(String::new, |hint| page.read(hint).to_owned()),
                parts,
            }
        });
        let mut made: Vec<Question> = made.filter(|question| !question.parts.is_empty()).collect();
        // What is asked once comes first: whoever answers a single question answers that one.
        made.sort_by_key(|question| question.parts.len() > 1);
        made
    }

    fn part(&self, page: &Page, key: &AnswerKey, item: &Item, sent: &Sent, errors: &[FieldError]) -> Option<Part> {
        let name = key_text(key);
        let held = sent.get(&name).map_or(&[][..], Vec::as_slice);
        let goal = key.goal.as_ref().and_then(|goal| self.me.programme.goal(goal));
        let field = || Field::new(name.clone()).holding(first(sent, &name)).checked(errors);
        let codes = |list: &str| -> Vec<(String, String)> {
            let codes = self.me.programme.list(list).map_or(&[][..], |list| &list.codes);
            codes.iter().map(|code| (code.code.clone(), page.read(&code.label).to_owned())).collect()
        };
        let choices =
            |options: Vec<(String, String)>| Choices::new(name.clone(), options).choosing(held).checked(errors);
        let listed = |options: Vec<(String, String)>| {
            let blank = std::iter::once((String::new(), page.say("leaving-no-answer")));
            Choices::new(name.clone(), blank.chain(options)).choosing(held).checked(errors)
        };
        let shape = match &item.kind {
            ItemType::Info | ItemType::Ranking { .. } => return None,
            ItemType::Single { list, .. } | ItemType::Scale { list } if goal.is_some() => {
                Shape::List(listed(codes(list)))
            }
            ItemType::Single { list, other } => {
                let words = || Field::new(words_of(&name)).holding(first(sent, &words_of(&name)));
                Shape::Radios(choices(codes(list)), other.then(words))
            }
            ItemType::Scale { list } => Shape::Radios(choices(codes(list)), None),
            ItemType::Multi { list } => Shape::Boxes(choices(codes(list))),
            ItemType::YesNo => {
                let answers = [("yes", page.say("leaving-yes")), ("no", page.say("leaving-no"))];
                Shape::List(listed(answers.map(|(code, words)| (code.to_owned(), words)).to_vec()))
            }
            ItemType::Integer { .. } | ItemType::Estimate => Shape::Line(field(), "text"),
            ItemType::Date => Shape::Line(field(), "date"),
            ItemType::Words { .. } => Shape::Area(field()),
        };
        let label = goal.map_or_else(|| page.read(&item.label).to_owned(), |goal| page.read(&goal.title).to_owned());
        let screened = match (errors, read(item, &name, sent)) {
            ([_, ..], Some(Answer::Words(words) | Answer::Other(words))) => {
                Screened::of(page, &name, &words, &confirmed(sent))
            }
            _ => Screened::default(),
        };
        Some(Part { label, shape, screened })
    }

    /// The answers in what was sent, or the faults of those that are none.
    pub(super) fn answers(&self, page: &Page, sent: &Sent) -> Result<Answers, Vec<FieldError>> {
        let (mut answers, mut faults) = (Answers::new(), Vec::new());
        for (key, item) in self.asked().iter().flat_map(Asked::keys) {
            let Some(answer) = read(item, &key_text(&key), sent) else {
                continue;
            };
            match self.asked().map(|asked| asked.check_one(&key, &answer)) {
                Some(Err(fault)) => faults.push(app::questionnaire::answer_fault(&fault.key, &fault.kind)),
                _ => {
                    answers.insert(key, answer);
                }
            }
        }
        faults.extend(app::screen::answers(&answers, &page.voice.language(), &confirmed(sent)));
        if faults.is_empty() {
            return Ok(answers);
        }
        Err(Failure::from(app::Error::Invalid(faults)).field_errors(&page.voice))
    }
}

/// The answer to one question; nothing where nothing was said.
fn read(item: &Item, name: &str, sent: &Sent) -> Option<Answer> {
    let values: Vec<&String> = sent.get(name)?.iter().filter(|value| !value.trim().is_empty()).collect();
    let value = values.first()?.as_str();
    let strange = || Answer::Words(value.to_owned());
    Some(match &item.kind {
        ItemType::Single { other: true, .. } if value == OTHER => match first(sent, &words_of(name)).trim() {
            "" => Answer::Code(value.to_owned()),
            words => Answer::Other(words.to_owned()),
        },
        ItemType::Single { .. } | ItemType::Scale { .. } => Answer::Code(value.to_owned()),
        ItemType::Multi { .. } => Answer::Codes(values.into_iter().cloned().collect()),
        ItemType::YesNo => match value {
            "yes" => Answer::YesNo(true),
            "no" => Answer::YesNo(false),
            _ => strange(),
        },
        ItemType::Integer { .. } | ItemType::Estimate => {
            value.trim().parse().map_or_else(|_| strange(), Answer::Number)
        }
        ItemType::Date => value.trim().parse().map_or_else(|_| strange(), Answer::Date),
        ItemType::Words { .. } => strange(),
        ItemType::Info | ItemType::Ranking { .. } => return None,
    })
}

#[cfg(test)]
pub(super) fn samples(page: &Page) -> Vec<Question> {
    let options = || vec![("time", "…"), (OTHER, "…")];
    let screened = Screened::of(page, "words", "Mme Durand", &Confirmed::none());
    let part = |shape| Part { label: "…".to_owned(), shape, screened: Screened::default() };
    let question = |parts| Question { label: page.say("leaving-withdrawal-title"), hint: "…".to_owned(), parts };
    vec![
        question(vec![
            part(Shape::List(Choices::new("a/last_status", options()))),
            part(Shape::List(Choices::new("b/last_status", options()).wrong("✗"))),
        ]),
        question(vec![part(Shape::Radios(Choices::new("reason", options()), Some(Field::new("reason-words"))))]),
        question(vec![part(Shape::Boxes(Choices::new("several", options())))]),
        question(vec![part(Shape::Line(Field::new("number"), "text"))]),
        question(vec![Part { screened, ..part(Shape::Area(Field::new("words"))) }]),
    ]
}
