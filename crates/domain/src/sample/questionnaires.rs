//! Code lists and questionnaires of the sample programmes: every type of question, conditions two deep.

use super::words;
use crate::programme::{Code, CodeList};
use crate::question::{Condition, Feeds, Instrument, InstrumentKind, Item, ItemType, Op, Per, Test};

pub(super) fn lists() -> Vec<CodeList> {
    let list = |id: &str, codes: &[&str]| CodeList {
        id: id.to_owned(),
        version: "1".to_owned(),
        codes: codes.iter().map(|code| listed(code)).collect(),
    };
    vec![
        list("status", &["always", "mostly", "sometimes", "not_yet", "no_patient"]),
        list("obstacle", &["time.visit", "time.admin", "patient.uninformed", "colleague.uninformed", "none", "other"]),
        list("relevance", &["keep", "adapt", "drop"]),
        list("feasibility", &["easy", "possible", "hard"]),
        list("ease", &["1", "2", "3", "4", "5"]),
        list("habit", &["usual", "occasional", "never"]),
    ]
}

fn listed(code: &str) -> Code {
    Code {
        code: code.to_owned(),
        label: words(&format!("« {code} »"), code),
        group: code.split_once('.').map(|(group, _)| group.to_owned()),
        exclusive: code == "none",
    }
}

/// One question asked of each goal, always, whose answer is required.
#[must_use]
pub fn item(id: &str, kind: ItemType) -> Item {
    Item {
        id: id.to_owned(),
        per: Per::Goal,
        kind,
        required: true,
        seconds: 10,
        label: words("Question", "Question"),
        hint: None,
        feeds: None,
        when: None,
        confirm: None,
    }
}

fn when(item: &str, op: Op) -> Option<Condition> {
    Some(Condition::All(vec![Test { item: item.to_owned(), op }]))
}

fn single(list: &str) -> ItemType {
    ItemType::Single { list: list.to_owned(), other: false }
}

fn instrument(id: &str, kind: InstrumentKind, items: Vec<Item>) -> Instrument {
    Instrument {
        id: id.to_owned(),
        version: "1.0".to_owned(),
        kind,
        budget_seconds: 600,
        title: words("Questionnaire", "Questionnaire"),
        intro: words("Merci.", "Thank you."),
        items,
    }
}

fn baseline() -> Instrument {
    let count = |at_most: Option<&str>| ItemType::Integer { min: 0, max: 5, at_most: at_most.map(str::to_owned) };
    instrument(
        "baseline",
        InstrumentKind::Baseline,
        vec![
            item("habit", single("habit")),
            Item { feeds: Some(Feeds::Eligible), ..item("eligible", count(None)) },
            Item {
                feeds: Some(Feeds::Implemented),
                when: when("eligible", Op::AtLeast(1)),
                ..item("implemented", count(Some("eligible")))
            },
        ],
    )
}

/// The questionnaire of the evaluations: every type of question, conditions two deep, one question for the whole set.
fn evaluating(id: &str, kind: InstrumentKind) -> Instrument {
    let count = |at_most: Option<&str>| ItemType::Integer { min: 0, max: 500, at_most: at_most.map(str::to_owned) };
    let optional = |item: Item| Item { required: false, ..item };
    let seen = || when("eligible", Op::AtLeast(1));
    let items = vec![
        item("reading", ItemType::Info),
        Item { feeds: Some(Feeds::Status), ..item("status", single("status")) },
        Item { feeds: Some(Feeds::Eligible), ..item("eligible", count(None)) },
        Item { feeds: Some(Feeds::Implemented), when: seen(), ..item("implemented", count(Some("eligible"))) },
        optional(Item { when: seen(), ..item("started", ItemType::Date) }),
        optional(item("share", ItemType::Estimate)),
        Item { feeds: Some(Feeds::Obstacles), ..item("obstacles", ItemType::Multi { list: "obstacle".to_owned() }) },
        Item {
            when: when("obstacles", Op::IsNot(vec!["none".to_owned()])),
            ..item("main_obstacle", ItemType::Ranking { of: "obstacles".to_owned() })
        },
        item("tried", ItemType::YesNo),
        Item {
            feeds: Some(Feeds::Options),
            when: when("tried", Op::Is(vec!["yes".to_owned()])),
            ..item("option", ItemType::Words { max_chars: 500, long: true })
        },
        Item {
            feeds: Some(Feeds::Relevance),
            ..item("relevance", ItemType::Single { list: "relevance".to_owned(), other: true })
        },
        item("ease", ItemType::Scale { list: "ease".to_owned() }),
        Item { per: Per::Once, feeds: Some(Feeds::Feasibility), ..item("feasibility", single("feasibility")) },
    ];
    instrument(id, kind, items)
}

fn exit() -> Instrument {
    let why = Item { per: Per::Once, required: false, ..item("why", ItemType::Words { max_chars: 500, long: true }) };
    instrument("exit", InstrumentKind::Exit, vec![why])
}

pub(super) fn all() -> Vec<Instrument> {
    vec![baseline(), evaluating("short", InstrumentKind::Short), evaluating("long", InstrumentKind::Long), exit()]
}
