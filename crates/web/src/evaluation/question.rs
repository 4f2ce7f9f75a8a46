//! One question as a page shows it, and an answer in words.

use app::screen::Confirmed;
use documents::answers::key_text;
use domain::answers::AnswerKey;
use domain::programme::{Code, Programme};
use domain::question::{Condition, Instrument, Item, ItemType, Op, Test};

use super::fields::{DECLINED, OTHER, words_of};
use super::words::code_word;
use crate::components::Field;
use crate::goal::code_label;
use crate::page::Page;
use crate::screen::Screened;

/// One question.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) error: Option<String>,
    /// The saving of the draft that the page knows.
    pub(super) seen: i64,
    pub(super) conditions: Vec<Shown>,
    /// When it matters, in words, for whoever reads without the script.
    pub(super) note: String,
    /// Whether the script cannot decide when it matters, so that the note is for everybody.
    pub(super) is_noted: bool,
    /// Whether it hangs on the question just before it.
    pub(super) is_follow_up: bool,
    pub(super) shape: Shape,
    /// Where declining is a box of its own: whether it is ticked.
    pub(super) declined: Option<bool>,
    /// What in a saved text could name somebody: to be rewritten, or confirmed before it is sent.
    pub(super) heed: Vec<String>,
    /// Asks whether an unusual number is meant, and whether the person said so.
    pub(super) sure: Option<(String, bool)>,
}

/// A condition the script can decide: on the values of a field, or on its number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) on: String,
    pub(super) values: String,
    pub(super) least: Option<i64>,
    pub(super) most: Option<i64>,
}

/// How it is answered.
#[derive(Debug)]
pub(super) enum Shape {
    /// Nothing to answer: something to read again.
    Info,
    /// By picking: radios or checkboxes, in groups.
    Pick { kind: &'static str, groups: Vec<(String, Vec<Opt>)>, other: Option<Field> },
    /// By one line.
    Line { field: Field, kind: &'static str, inputmode: &'static str, width: &'static str, suffix: String },
    /// By several lines.
    Area { field: Field, limit: Limit },
    /// By putting in order.
    Rank(Vec<Rank>),
}

/// How many characters are accepted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit(u32);

impl Limit {
    /// As the templates' macros take it.
    pub(super) fn get(self) -> u32 {
        self.0
    }
}

/// One thing that can be picked.
#[derive(Debug)]
pub(super) struct Opt {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// One place of an order.
#[derive(Debug)]
pub(super) struct Rank {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) options: Vec<Opt>,
}

/// What a question is made from.
pub(super) struct Making<'a> {
    pub(super) page: &'a Page,
    pub(super) programme: &'a Programme,
    pub(super) instrument: &'a Instrument,
    pub(super) key: &'a AnswerKey,
    pub(super) item: &'a Item,
    /// What its fields hold: values, and the words of « other ».
    pub(super) held: (Vec<String>, String),
    /// The codes chosen in the question it puts in order.
    pub(super) ranked: Vec<String>,
    pub(super) error: Option<String>,
    pub(super) seen: i64,
    pub(super) previous: Option<&'a str>,
}

impl Making<'_> {
    pub(super) fn make(self) -> Question {
        let (page, item) = (self.page, self.item);
        let name = key_text(self.key);
        let tests = item.when.as_ref().map_or(&[][..], Condition::tests);
        let shown: Vec<Option<Shown>> = tests.iter().map(|test| self.shown(test)).collect();
        let is_any = matches!(&item.when, Some(Condition::Any(tests)) if tests.len() > 1);
        let is_noted = is_any || shown.iter().any(Option::is_none);
        let picks = matches!(
            item.kind,
            ItemType::Single { .. }
                | ItemType::Scale { .. }
                | ItemType::Multi { .. }
                | ItemType::YesNo
                | ItemType::Info
        );
        Question {
            label: page.read(&item.label).to_owned(),
            hint: item.hint.as_ref().map_or_else(String::new, |hint| page.read(hint).to_owned()),
            error: self.error.clone(),
            seen: self.seen,
            conditions: if is_noted { Vec::new() } else { shown.into_iter().flatten().collect() },
            note: self.note(tests, is_any),
            is_noted,
            is_follow_up: tests.last().is_some_and(|test| Some(test.item.as_str()) == self.previous),
            declined: (item.may_decline() && !picks).then(|| self.held.0.iter().any(|value| value == DECLINED)),
            heed: self.heed(),
            sure: None,
            shape: self.shape(&name),
            name,
        }
    }

    fn heed(&self) -> Vec<String> {
        let values =
            self.held.0.iter().map(String::as_str).filter(|_| matches!(self.item.kind, ItemType::Words { .. }));
        let texts = values.chain(std::iter::once(self.held.1.as_str()));
        let found = texts.flat_map(|text| Screened::of(self.page, "", text, &Confirmed::none()).lines);
        found.map(|line| line.words).collect()
    }

    fn shape(&self, name: &str) -> Shape {
        let field = || {
            let value = self.held.0.iter().find(|value| *value != DECLINED).cloned().unwrap_or_default();
            Field { name: name.to_owned(), value, error: self.error.clone() }
        };
        let line = |kind, inputmode, width, suffix: &str| Shape::Line {
            field: field(),
            kind,
            inputmode,
            width,
            suffix: suffix.to_owned(),
        };
        match &self.item.kind {
            ItemType::Info => Shape::Info,
            ItemType::Single { list, other } => self.pick("radio", name, list, *other),
            ItemType::Scale { list } => self.pick("radio", name, list, false),
            ItemType::Multi { list } => self.pick("checkbox", name, list, false),
            ItemType::YesNo => self.yes_no(name),
            ItemType::Integer { .. } => line("text", "numeric", "short", ""),
            ItemType::Estimate => line("text", "numeric", "short", "%"),
            ItemType::Date => line("date", "", "medium", ""),
            ItemType::Words { max_chars, long: false } if *max_chars <= 100 => line("text", "", "", ""),
            ItemType::Words { max_chars, .. } => Shape::Area { field: field(), limit: Limit(*max_chars) },
            ItemType::Ranking { of } => self.rank(name, of),
        }
    }

    fn holds(&self, value: &str) -> bool {
        self.held.0.iter().any(|held| held == value)
    }

    fn option(&self, name: &str, place: usize, value: &str, label: String) -> Opt {
        let id = if place == 0 { name.to_owned() } else { format!("{name}-{}", place + 1) };
        Opt { id, is_chosen: self.holds(value), value: value.to_owned(), label }
    }

    fn decline(&self, name: &str, place: usize) -> Option<Opt> {
        self.item.may_decline().then(|| self.option(name, place, DECLINED, self.page.say("evaluation-decline")))
    }

    fn pick(&self, kind: &'static str, name: &str, list: &str, other: bool) -> Shape {
        let codes: &[Code] = self.programme.list(list).map_or(&[], |list| &list.codes);
        let mut groups: Vec<(String, Vec<Opt>)> = Vec::new();
        let mut tail = Vec::new();
        for (place, code) in codes.iter().enumerate() {
            let heading = code.group.as_deref().unwrap_or_default();
            let option = self.option(name, place, &code.code, self.page.read(&code.label).to_owned());
            // What belongs to no group in particular stands apart, after them all.
            if !heading.is_empty() && (code.exclusive || code.code == OTHER) {
                tail.push(option);
                continue;
            }
            match groups.last_mut() {
                Some((of, options)) if of == heading => options.push(option),
                _ => groups.push((heading.to_owned(), vec![option])),
            }
        }
        let mut place = codes.len();
        if other && !codes.iter().any(|code| code.code == OTHER) {
            tail.push(self.option(name, place, OTHER, self.page.say("evaluation-other")));
            place += 1;
        }
        tail.extend(self.decline(name, place));
        let grouped = format!("{list}_group");
        for (heading, _) in groups.iter_mut().filter(|(heading, _)| !heading.is_empty()) {
            *heading = code_label(self.page, self.programme, &grouped, heading);
        }
        if !tail.is_empty() {
            let has_headings = groups.iter().any(|(heading, _)| !heading.is_empty());
            let heading = if has_headings { self.page.say("evaluation-or-else") } else { String::new() };
            groups.push((heading, tail));
        }
        let words = other.then(|| Field::new(words_of(name)).holding(self.held.1.clone()));
        Shape::Pick { kind, groups, other: words }
    }

    fn yes_no(&self, name: &str) -> Shape {
        let mut options = vec![
            self.option(name, 0, "yes", self.page.say("evaluation-yes")),
            self.option(name, 1, "no", self.page.say("evaluation-no")),
        ];
        options.extend(self.decline(name, 2));
        Shape::Pick { kind: "radio", groups: vec![(String::new(), options)], other: None }
    }

    /// As many places as codes were chosen; before that, three among all, so that the page also serves without a second visit.
    fn rank(&self, name: &str, of: &str) -> Shape {
        let list = match self.instrument.item(of).map(|item| &item.kind) {
            Some(ItemType::Multi { list }) => self.programme.list(list),
            _ => None,
        };
        let codes: &[Code] = list.map_or(&[], |list| &list.codes);
        let offered: Vec<&Code> = match self.ranked.is_empty() {
            true => codes.iter().filter(|code| !code.exclusive).collect(),
            false => codes.iter().filter(|code| self.ranked.contains(&code.code)).collect(),
        };
        let places = if self.ranked.is_empty() { offered.len().min(3) } else { offered.len() };
        let held: Vec<&String> = self.held.0.iter().filter(|value| *value != DECLINED).collect();
        let place = |place: usize| {
            let chosen = held.get(place).map_or("", |value| value.as_str());
            let blank =
                Opt { id: String::new(), value: String::new(), label: "–".to_owned(), is_chosen: chosen.is_empty() };
            let of_code = |code: &&Code| Opt {
                id: String::new(),
                is_chosen: code.code == chosen,
                value: code.code.clone(),
                label: self.page.read(&code.label).to_owned(),
            };
            Rank {
                id: if place == 0 { name.to_owned() } else { format!("{name}-{}", place + 1) },
                label: self.page.with("evaluation-rank", [("place", place + 1)]),
                options: std::iter::once(blank).chain(offered.iter().map(of_code)).collect(),
            }
        };
        Shape::Rank((0..places).map(place).collect())
    }

    /// The question that a condition looks at.
    fn other(&self, item: &str) -> Option<(&Item, String)> {
        let item = self.instrument.item(item)?;
        let goal = self.key.goal.clone().filter(|_| item.per == domain::question::Per::Goal);
        Some((item, key_text(&AnswerKey { goal, item: item.id.clone() })))
    }

    fn shown(&self, test: &Test) -> Option<Shown> {
        let (item, on) = self.other(&test.item)?;
        let all: Vec<String> = match &item.kind {
            ItemType::Single { list, .. } | ItemType::Scale { list } | ItemType::Multi { list } => {
                let mut codes: Vec<String> =
                    self.programme.list(list)?.codes.iter().map(|code| code.code.clone()).collect();
                codes.push(OTHER.to_owned());
                codes
            }
            ItemType::YesNo => vec!["yes".to_owned(), "no".to_owned()],
            _ => Vec::new(),
        };
        let shown = Shown { on, ..Shown::default() };
        match &test.op {
            Op::Is(codes) if !all.is_empty() => Some(Shown { values: codes.join(" "), ..shown }),
            Op::IsNot(codes) if !all.is_empty() => {
                let rest: Vec<String> = all.into_iter().filter(|code| !codes.contains(code)).collect();
                Some(Shown { values: rest.join(" "), ..shown })
            }
            Op::AtLeast(least) => Some(Shown { least: Some(*least), ..shown }),
            Op::AtMost(most) => Some(Shown { most: Some(*most), ..shown }),
            _ => None,
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
        let (item, _) = self.other(&test.item)?;
        let question = self.page.read(&item.label).to_owned();
        let answers = |codes: &[String]| {
            let quoted = |code: &String| self.page.with("evaluation-if-quoted", [("answer", self.code(item, code))]);
            self.any_of(&codes.iter().map(quoted).collect::<Vec<_>>())
        };
        Some(match &test.op {
            Op::Is(codes) => self.page.with("evaluation-if-is", [("question", question), ("answers", answers(codes))]),
            Op::IsNot(codes) => {
                self.page.with("evaluation-if-is-not", [("question", question), ("answers", answers(codes))])
            }
            Op::AtLeast(least) => self.page.with("evaluation-if-least", (("question", question), ("count", *least))),
            Op::AtMost(most) => self.page.with("evaluation-if-most", (("question", question), ("count", *most))),
        })
    }

    /// One of several answers: « A », « B » or « C ».
    fn any_of(&self, answers: &[String]) -> String {
        match answers {
            [before @ .., last] if !before.is_empty() => {
                format!("{} {} {last}", before.join(", "), self.page.say("evaluation-if-or"))
            }
            _ => answers.concat(),
        }
    }

    fn code(&self, item: &Item, code: &str) -> String {
        code_word(self.page, self.programme, item, code)
    }
}
