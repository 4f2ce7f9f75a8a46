//! Answers as fields of a form, both ways.

use std::collections::{BTreeMap, BTreeSet};

use app::questionnaire::{Changes, Clash};
use app::screen::Confirmed;
use documents::answers::{key_text, parse_key};
use domain::answers::{Answer, AnswerFault, AnswerFaultKind, AnswerKey};
use domain::question::{Item, ItemType};

use super::sheet::Sheet;
use crate::screen::CONFIRMED;

/// The value of « I prefer not to answer »: no code of a list can be written so.
pub(super) const DECLINED: &str = "!declined";
/// The code that opens a line of words.
pub(super) const OTHER: &str = "other";

const SEEN: &str = "seen:";
const SURE: &str = "sure:";
const KEEP: &str = "keep:";
const WORDS: &str = ":other";
/// Fields that are no question.
const OURS: [&str; 4] = ["base", "then", "next", CONFIRMED];

/// The field that holds the words of « other ».
pub(super) fn words_of(name: &str) -> String {
    format!("{name}{WORDS}")
}

/// What a form sent: each name with its values, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent(BTreeMap<String, Vec<String>>);

impl Sent {
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        let mut sent = Self::default();
        for (name, value) in pairs {
            // Browsers send the line ends of another age; a text counts and compares with its own.
            sent.0.entry(name).or_default().push(value.replace("\r\n", "\n"));
        }
        sent
    }

    /// One field alone, as the script saves it.
    pub(super) fn one(name: String, values: Vec<String>) -> Self {
        Self::of(values.into_iter().map(|value| (name.clone(), value)).collect())
    }

    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.first().map(String::as_str)
    }

    fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// The saving of the draft that the page knew.
    pub(super) fn base(&self) -> i64 {
        self.first("base").and_then(|base| base.parse().ok()).unwrap_or_default()
    }

    /// The saving of the draft that a question's page knew.
    fn seen(&self, name: &str) -> i64 {
        let seen = self.first(&format!("{SEEN}{name}")).and_then(|seen| seen.parse().ok());
        seen.unwrap_or_else(|| self.base())
    }

    /// Whether the page that was sent showed a question.
    pub(super) fn shows(&self, name: &str) -> bool {
        [name.to_owned(), words_of(name), format!("{SEEN}{name}")].iter().any(|field| self.0.contains_key(field))
    }

    /// Whether an unusual value was said to be meant.
    pub(super) fn is_sure(&self, name: &str) -> bool {
        self.0.contains_key(&format!("{SURE}{name}"))
    }

    /// What was confirmed as naming neither a patient nor a person.
    pub(super) fn confirmed(&self) -> Confirmed {
        Confirmed::of(self.values(CONFIRMED).iter().cloned())
    }

    /// Which of two versions is to be kept, once that was asked.
    pub(super) fn kept(&self, name: &str) -> Option<&str> {
        self.first(&format!("{KEEP}{name}"))
    }

    /// The questions it speaks of.
    pub(super) fn keys(&self) -> BTreeSet<AnswerKey> {
        let names = self.0.keys().filter(|name| !OURS.contains(&name.as_str()));
        let names = names.filter(|name| !name.starts_with(SURE) && !name.starts_with(KEEP));
        names
            .map(|name| {
                let name = name.strip_prefix(SEEN).unwrap_or(name);
                parse_key(name.strip_suffix(WORDS).unwrap_or(name))
            })
            .collect()
    }

    /// The answer to a question; what cannot be one becomes words, which the question then refuses with its reason.
    pub(super) fn answer(&self, item: Option<&Item>, name: &str) -> Option<Answer> {
        let values: Vec<&str> =
            self.values(name).iter().map(String::as_str).filter(|it| !it.trim().is_empty()).collect();
        if values.contains(&DECLINED) && (values.len() == 1 || !is_picked(item)) {
            return Some(Answer::Declined);
        }
        let words = self.first(&words_of(name));
        match (item.map(|item| &item.kind), values.as_slice()) {
            (Some(ItemType::Single { other: true, .. }), [OTHER]) => {
                Some(Answer::Other(words.unwrap_or_default().to_owned()))
            }
            // The script saves the words by themselves: they stand where « other » is chosen.
            (Some(ItemType::Single { other: true, .. }), []) if !self.0.contains_key(name) => {
                words.map(|words| Answer::Other(words.to_owned()))
            }
            (_, []) => None,
            (Some(kind), values) => Some(read(kind, values)),
            (None, values) => Some(Answer::Words(values.join("\n"))),
        }
    }

    /// What it holds for a question, to be shown again as it was typed.
    pub(super) fn held(&self, name: &str) -> (Vec<String>, String) {
        (self.values(name).to_vec(), self.first(&words_of(name)).unwrap_or_default().to_owned())
    }
}

fn is_picked(item: Option<&Item>) -> bool {
    matches!(item.map(|item| &item.kind), Some(ItemType::Multi { .. }))
}

fn read(kind: &ItemType, values: &[&str]) -> Answer {
    let first = values.first().copied().unwrap_or_default();
    let strange = || Answer::Words(values.join("\n"));
    match kind {
        ItemType::Single { .. } | ItemType::Scale { .. } if values.len() == 1 => Answer::Code(first.to_owned()),
        ItemType::Multi { .. } => Answer::Codes(values.iter().map(|value| (*value).to_owned()).collect()),
        ItemType::Ranking { .. } => Answer::Ranked(values.iter().map(|value| (*value).to_owned()).collect()),
        ItemType::Integer { .. } | ItemType::Estimate => {
            let digits: String = first.chars().filter(|it| !it.is_whitespace()).collect();
            digits.parse().map_or_else(|_| strange(), Answer::Number)
        }
        ItemType::Date => first.trim().parse().map_or_else(|_| strange(), Answer::Date),
        ItemType::YesNo if first == "yes" => Answer::YesNo(true),
        ItemType::YesNo if first == "no" => Answer::YesNo(false),
        _ => strange(),
    }
}

/// An answer as the fields of its question hold it: the values, and the words of « other ».
pub(super) fn written(answer: Option<&Answer>) -> (Vec<String>, String) {
    let one = |value: String| (vec![value], String::new());
    match answer {
        None => (Vec::new(), String::new()),
        Some(Answer::Code(code)) => one(code.clone()),
        Some(Answer::Other(words)) => (vec![OTHER.to_owned()], words.clone()),
        Some(Answer::Codes(codes)) => (codes.iter().cloned().collect(), String::new()),
        Some(Answer::Ranked(codes)) => (codes.clone(), String::new()),
        Some(Answer::Number(number)) => one(number.to_string()),
        Some(Answer::Words(words)) => one(words.clone()),
        Some(Answer::Date(day)) => one(day.to_string()),
        Some(Answer::YesNo(yes)) => one(if *yes { "yes" } else { "no" }.to_owned()),
        Some(Answer::Declined) => one(DECLINED.to_owned()),
    }
}

/// What a form changes, sorted: what can be kept, each with the saving its page knew, and what cannot.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    sound: BTreeMap<i64, Changes>,
    pub(super) faults: Vec<AnswerFault>,
}

impl Sorted {
    /// Sorts what a form would change in a questionnaire; what it merely sends back is no change.
    pub(super) fn of(sheet: &Sheet, sent: &Sent) -> Self {
        let asked = sheet.asked();
        let mut sorted = Self::default();
        for key in sent.keys() {
            let name = key_text(&key);
            let item = asked.item(&key);
            let answer = sent.answer(item, &name);
            if sent.kept(&name) == Some("theirs") || answer.as_ref() == sheet.answers.get(&key) {
                continue;
            }
            let judged = match &answer {
                // Declining beside other answers says two things at once.
                Some(Answer::Codes(codes)) if codes.contains(DECLINED) => {
                    Err(AnswerFault { key: key.clone(), kind: AnswerFaultKind::ExclusiveWithOthers })
                }
                Some(answer) => asked.check_one(&key, answer),
                None => Ok(()),
            };
            match judged {
                Err(fault) => sorted.faults.push(AnswerFault { kind: kind_for(item, fault.kind), ..fault }),
                Ok(()) => {
                    sorted.sound.entry(sent.seen(&name)).or_default().insert(key, answer);
                }
            }
        }
        sorted
    }

    /// The answers as they stand once what can be kept is.
    pub(super) fn laid_over(&self, sheet: &Sheet) -> domain::answers::Answers {
        let mut answers = sheet.answers.clone();
        for (key, answer) in self.sound.values().flatten() {
            match answer {
                Some(answer) => answers.insert(key.clone(), answer.clone()),
                None => answers.remove(key),
            };
        }
        answers
    }

    /// Saves what can be kept; answers the questions that another device answered otherwise in the meantime.
    pub(super) fn save(
        self,
        app: &app::App,
        actor: &domain::authority::Actor,
        pinned: &app::cohort::Pinned,
        evaluation: &str,
    ) -> app::Result<Vec<Clash>> {
        let mut clashes = Vec::new();
        for (base, changes) in self.sound {
            clashes.extend(app::questionnaire::save(app, actor, pinned, evaluation, base, changes)?.clashes);
        }
        Ok(clashes)
    }
}

/// Says what a number should be where something else was typed.
fn kind_for(item: Option<&Item>, kind: AnswerFaultKind) -> AnswerFaultKind {
    match (kind, item.map(|item| &item.kind)) {
        (AnswerFaultKind::WrongShape, Some(ItemType::Integer { min, max, .. })) => {
            AnswerFaultKind::OutOfBounds { min: *min, max: *max }
        }
        (AnswerFaultKind::WrongShape, Some(ItemType::Estimate)) => AnswerFaultKind::OutOfBounds { min: 0, max: 100 },
        (kind, _) => kind,
    }
}

/// The same for a fault that a use case answered.
pub(super) fn fault_for(item: Option<&Item>, fault: &app::Fault) -> app::Fault {
    if fault.message != "fault-answer-shape" {
        return fault.clone();
    }
    app::questionnaire::answer_fault(&parse_key(&fault.field), &kind_for(item, AnswerFaultKind::WrongShape))
}
