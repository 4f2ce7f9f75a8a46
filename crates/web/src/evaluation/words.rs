//! Answers and codes in the reader's words.

use domain::answers::Answer;
use domain::programme::{CodeList, Programme};
use domain::question::{Instrument, Item, ItemType};

use super::fields::OTHER;
use crate::page::Page;

fn list_of<'a>(programme: &'a Programme, item: &Item) -> Option<&'a CodeList> {
    match &item.kind {
        ItemType::Single { list, .. } | ItemType::Scale { list } | ItemType::Multi { list } => programme.list(list),
        _ => None,
    }
}

/// A code of a question's list, in words.
pub(super) fn code_word(page: &Page, programme: &Programme, item: &Item, code: &str) -> String {
    if let Some(found) = list_of(programme, item).and_then(|list| list.code(code)) {
        return page.read(&found.label).to_owned();
    }
    match code {
        "yes" => page.say("evaluation-yes"),
        "no" => page.say("evaluation-no"),
        OTHER => page.say("evaluation-other"),
        code => code.to_owned(),
    }
}

/// An answer in words.
pub(super) fn in_words(
    page: &Page,
    programme: &Programme,
    instrument: &Instrument,
    item: &Item,
    answer: &Answer,
) -> String {
    let word = |code: &String| code_word(page, programme, item, code);
    match answer {
        Answer::Code(code) => word(code),
        Answer::Other(words) => page.with("evaluation-other-said", [("words", words.as_str())]),
        Answer::Codes(codes) => codes.iter().map(word).collect::<Vec<_>>().join("\n"),
        Answer::Ranked(codes) => {
            let of = match &item.kind {
                ItemType::Ranking { of } => instrument.item(of).unwrap_or(item),
                _ => item,
            };
            let line =
                |(place, code): (usize, &String)| format!("{}. {}", place + 1, code_word(page, programme, of, code));
            codes.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        }
        Answer::Number(share) if item.kind == ItemType::Estimate => format!("{share}\u{a0}%"),
        Answer::Number(number) => page.voice.count(*number),
        Answer::Words(words) => words.clone(),
        Answer::Date(day) => page.date(day),
        Answer::YesNo(yes) => page.say(if *yes { "evaluation-yes" } else { "evaluation-no" }),
        Answer::Declined => page.say("evaluation-declined"),
    }
}
