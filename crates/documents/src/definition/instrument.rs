//! `instruments/*.toml`: one questionnaire a file.

use super::reader::Section;
use domain::question::{Condition, Confirm, Feeds, Instrument, InstrumentKind, Item, ItemType, Op, Per, Test};

const KINDS: [(&str, InstrumentKind); 4] = [
    ("baseline", InstrumentKind::Baseline),
    ("short", InstrumentKind::Short),
    ("long", InstrumentKind::Long),
    ("exit", InstrumentKind::Exit),
];

const FEEDS: [(&str, Feeds); 10] = [
    ("status", Feeds::Status),
    ("eligible", Feeds::Eligible),
    ("implemented", Feeds::Implemented),
    ("obstacles", Feeds::Obstacles),
    ("options", Feeds::Options),
    ("relevance", Feeds::Relevance),
    ("feasibility", Feeds::Feasibility),
    ("plan_cue", Feeds::PlanCue),
    ("plan_action", Feeds::PlanAction),
    ("target", Feeds::Target),
];

/// The name of what an item feeds, as definitions write it.
pub(crate) fn feeds_name(feeds: Feeds) -> &'static str {
    FEEDS.iter().find(|(_, known)| *known == feeds).map_or("", |(name, _)| name)
}

/// The name of a kind of instrument, as definitions write it.
pub(crate) fn kind_name(kind: InstrumentKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
}

pub(crate) fn instrument(root: Section<'_>, section: Section<'_>) -> Instrument {
    let instrument = Instrument {
        id: section.string("id"),
        version: section.string("version"),
        kind: section.one_of("kind", &KINDS).unwrap_or(InstrumentKind::Exit),
        budget_seconds: section.whole("budget_seconds", 1, 86_400),
        title: section.text("title"),
        intro: section.text("intro"),
        items: root.tables("item").into_iter().map(item).collect(),
    };
    section.done();
    root.done();
    instrument
}

/// Types by their name; what else they take is read beside.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Info,
    Single,
    SingleOther,
    Multi,
    Scale,
    Ranking,
    Integer,
    Estimate,
    Text,
    LongText,
    Date,
    YesNo,
}

const TYPES: [(&str, Kind); 12] = [
    ("info", Kind::Info),
    ("single", Kind::Single),
    ("single_other", Kind::SingleOther),
    ("multi", Kind::Multi),
    ("scale", Kind::Scale),
    ("ranking", Kind::Ranking),
    ("integer", Kind::Integer),
    ("estimate", Kind::Estimate),
    ("text", Kind::Text),
    ("long_text", Kind::LongText),
    ("date", Kind::Date),
    ("yes_no", Kind::YesNo),
];

fn item(section: Section<'_>) -> Item {
    let kind = section.one_of("type", &TYPES);
    let item = Item {
        id: section.string("id"),
        per: section.one_of("per", &[("once", Per::Once), ("goal", Per::Goal)]).unwrap_or(Per::Once),
        kind: item_type(&section, kind),
        // A paragraph takes no answer: whether it is required need not be said.
        required: if kind == Some(Kind::Info) {
            section.maybe_yes_no("required");
            false
        } else {
            section.yes_no("required")
        },
        seconds: section.whole("seconds", 0, 3_600),
        label: section.text("label"),
        hint: section.maybe_text("hint"),
        feeds: section.maybe_string("feeds").and_then(|_| section.one_of("feeds", &FEEDS)),
        when: section.maybe_table("when").and_then(condition),
        confirm: section.maybe_table("confirm").map(confirm),
    };
    section.done();
    item
}

fn item_type(section: &Section<'_>, kind: Option<Kind>) -> ItemType {
    match kind {
        Some(Kind::Single) => ItemType::Single { list: section.string("list"), other: false },
        Some(Kind::SingleOther) => ItemType::Single { list: section.string("list"), other: true },
        Some(Kind::Multi) => ItemType::Multi { list: section.string("list") },
        Some(Kind::Scale) => ItemType::Scale { list: section.string("list") },
        Some(Kind::Ranking) => ItemType::Ranking { of: section.string("of") },
        Some(Kind::Integer) => ItemType::Integer {
            min: section.whole("min", -1_000_000_000, 1_000_000_000),
            max: section.whole("max", -1_000_000_000, 1_000_000_000),
            at_most: section.maybe_table("at_most").map(|bound| {
                let item = bound.string("item");
                bound.done();
                item
            }),
        },
        Some(Kind::Estimate) => ItemType::Estimate,
        Some(Kind::Text) => ItemType::Words { max_chars: section.whole("max_chars", 0, 20_000), long: false },
        Some(Kind::LongText) => ItemType::Words { max_chars: section.whole("max_chars", 0, 20_000), long: true },
        Some(Kind::Date) => ItemType::Date,
        Some(Kind::YesNo) => ItemType::YesNo,
        Some(Kind::Info) => ItemType::Info,
        None => {
            // The type is reported; keys that only some type knows are not reported too.
            for key in ["list", "of", "min", "max", "max_chars", "at_most"] {
                section.know(key);
            }
            ItemType::Info
        }
    }
}

pub(crate) fn condition(section: Section<'_>) -> Option<Condition> {
    let (all, any) = (section.has("all"), section.has("any"));
    let read = |key| section.tables(key).into_iter().filter_map(test).collect::<Vec<_>>();
    let condition = match (all, any) {
        (true, false) => Some(Condition::All(read("all"))),
        (false, true) => Some(Condition::Any(read("any"))),
        _ => {
            section.unusable(if all { "any" } else { "when" }, ("check-all-or-any", vec![]));
            None
        }
    };
    section.done();
    condition
}

fn test(section: Section<'_>) -> Option<Test> {
    let item = section.string("item");
    let operators = ["is", "is_not", "at_least", "at_most"];
    let given: Vec<&'static str> = operators.into_iter().filter(|op| section.has(op)).collect();
    let bound = |key| section.whole(key, -1_000_000_000, 1_000_000_000);
    let op = match given.as_slice() {
        ["is"] => Some(Op::Is(section.strings("is"))),
        ["is_not"] => Some(Op::IsNot(section.strings("is_not"))),
        ["at_least"] => Some(Op::AtLeast(bound("at_least"))),
        ["at_most"] => Some(Op::AtMost(bound("at_most"))),
        _ => {
            section.unusable("item", ("check-one-operator", vec![]));
            None
        }
    };
    section.done();
    Some(Test { item, op: op? })
}

fn confirm(section: Section<'_>) -> Confirm {
    let bound = 1_000_000_000;
    let confirm = Confirm { value: section.whole("item_is", -bound, bound), text: section.text("text") };
    section.done();
    confirm
}
