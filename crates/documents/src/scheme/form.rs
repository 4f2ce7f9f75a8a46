//! `near-miss.toml`: the form, section by section, and where in it a place of the rules was written.

use domain::near_miss::form::FormFault;
use domain::near_miss::{Asks, Block, Field, Form, Needed, Section as FormSection, Stage};
use domain::text::{Language, Text};

use super::wording::MEANS;
use crate::definition::codes;
use crate::definition::instrument::condition;
use crate::definition::reader::Section;

const STAGES: [(&str, Stage); 2] = [("facts", Stage::Facts), ("analysis", Stage::Analysis)];
const NEEDED: [(&str, Needed); 3] =
    [("to_send", Needed::ToSend), ("to_accept", Needed::ToAccept), ("never", Needed::Never)];

/// Most characters a question for words may allow.
const MOST_WORDS: i64 = 20_000;

pub(super) fn form(root: Section<'_>, languages: &[Language]) -> Form {
    let mut form = Form {
        id: String::new(),
        version: String::new(),
        title: Text::default(),
        budget_seconds: 0,
        languages: languages.to_vec(),
        lists: root.tables("list").into_iter().map(codes::list).collect(),
        sections: root.tables("section").into_iter().map(section).collect(),
    };
    if let Some(head) = root.table("form") {
        form.id = head.string("id");
        form.version = head.string("version");
        form.title = head.text("title");
        form.budget_seconds = head.whole("budget_seconds", 1, 3_600);
        head.done();
    }
    root.done();
    form
}

fn section(section: Section<'_>) -> FormSection {
    let read = FormSection {
        id: section.string("id"),
        title: section.text("title"),
        intro: section.maybe_text("intro"),
        stage: section.one_of("stage", &STAGES).unwrap_or(Stage::Facts),
        blocks: section.tables("block").into_iter().map(block).collect(),
    };
    section.done();
    read
}

fn block(section: Section<'_>) -> Block {
    let read = Block {
        id: section.string("id"),
        title: section.maybe_text("title"),
        rows: section.maybe_whole("rows", 1, 99),
        fields: section.tables("field").into_iter().map(field).collect(),
    };
    section.done();
    read
}

fn field(section: Section<'_>) -> Field {
    let kind = section.one_of("asks", &KINDS);
    let is_info = kind == Some(Kind::Info);
    let read = Field {
        id: section.string("id"),
        asks: asks(&section, kind),
        // A paragraph takes no answer: neither is one needed, nor does the form say so.
        needed: if is_info { Needed::Never } else { section.one_of("needed", &NEEDED).unwrap_or(Needed::Never) },
        seconds: section.whole("seconds", 0, 3_600),
        label: section.text("label"),
        hint: section.maybe_text("hint"),
        when: section.maybe_table("when").and_then(condition),
        means: section.maybe_string("means").and_then(|_| section.one_of("means", &MEANS)),
    };
    section.done();
    read
}

/// Shapes by their name; what else they take is read beside.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Info,
    One,
    Several,
    Graded,
    Line,
    Text,
    Month,
    Due,
    Day,
    YesNo,
}

const KINDS: [(&str, Kind); 10] = [
    ("info", Kind::Info),
    ("one", Kind::One),
    ("several", Kind::Several),
    ("graded", Kind::Graded),
    ("line", Kind::Line),
    ("text", Kind::Text),
    ("month", Kind::Month),
    ("due", Kind::Due),
    ("day", Kind::Day),
    ("yes_no", Kind::YesNo),
];

fn asks(section: &Section<'_>, kind: Option<Kind>) -> Asks {
    let words = |long| Asks::Words { most: section.whole("most", 1, MOST_WORDS), long };
    match kind {
        Some(Kind::One) => Asks::One { list: section.string("list") },
        Some(Kind::Several) => Asks::Several { list: section.string("list") },
        Some(Kind::Graded) => Asks::Graded { list: section.string("list"), grades: section.string("grades") },
        Some(Kind::Line) => words(false),
        Some(Kind::Text) => words(true),
        Some(Kind::Month) => Asks::Month,
        Some(Kind::Due) => Asks::Due,
        Some(Kind::Day) => Asks::Day,
        Some(Kind::YesNo) => Asks::YesNo,
        Some(Kind::Info) => Asks::Info,
        None => {
            // The shape is reported; keys that only some shape knows are not reported too.
            for key in ["list", "grades", "most"] {
                section.know(key);
            }
            Asks::Info
        }
    }
}

/// Where a place of the rules, `section.block.field` by its names, stands in the file: `section[1].block[0].field[2]`.
///
/// Of two with one name the second is meant when they are one too many, else the first.
pub(super) fn written(form: &Form, place: &str, fault: &FormFault) -> String {
    let twice = matches!(fault, FormFault::Twice);
    let mut names = place.split('.');
    let first = names.next().unwrap_or_default();
    if first == "list" {
        return in_list(form, place, twice);
    }
    let Some(at) = position(&form.sections, twice && place == first, |section| section.id == first) else {
        return "form".to_owned();
    };
    let mut written = format!("section[{at}]");
    let Some(blocks) = form.sections.get(at).map(|section| &section.blocks) else { return written };
    let (block, field) = (names.next(), names.next());
    let Some(at) = block.and_then(|id| position(blocks, twice && field.is_none(), |block| block.id == id)) else {
        return written;
    };
    written.push_str(&format!(".block[{at}]"));
    let fields = blocks.get(at).map(|block| block.fields.as_slice()).unwrap_or_default();
    if let Some(at) = field.and_then(|id| position(fields, twice, |field| field.id == id)) {
        written.push_str(&format!(".field[{at}]{}", key_of(fault)));
    }
    written
}

/// The key of a field at which a fault is told; none where the whole field is meant.
fn key_of(fault: &FormFault) -> &'static str {
    match fault {
        FormFault::LooksAhead { .. } | FormFault::NeverHolds { .. } => ".when",
        FormFault::NoList { .. } => ".list",
        FormFault::NeededTooSoon => ".needed",
        FormFault::MeansTwice | FormFault::MeansShape { .. } | FormFault::NotOfBase { .. } => ".means",
        FormFault::Twice | FormFault::Shape { .. } => ".id",
        _ => "",
    }
}

fn in_list(form: &Form, place: &str, twice: bool) -> String {
    let mut names = place.splitn(3, '.').skip(1);
    let (list, code) = (names.next().unwrap_or_default(), names.next());
    let Some(at) = position(&form.lists, twice && code.is_none(), |candidate| candidate.id == list) else {
        return "list".to_owned();
    };
    let codes = form.lists.get(at).map(|list| list.codes.as_slice()).unwrap_or_default();
    match code.and_then(|code| position(codes, twice, |candidate| candidate.code == code)) {
        Some(code) => format!("list[{at}].code[{code}]"),
        None => format!("list[{at}]"),
    }
}

fn position<T>(all: &[T], last: bool, is_it: impl Fn(&T) -> bool) -> Option<usize> {
    if last { all.iter().rposition(is_it) } else { all.iter().position(is_it) }
}
