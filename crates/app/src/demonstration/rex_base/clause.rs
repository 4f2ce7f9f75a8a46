//! From a clause with choices and slots to a sentence.

use std::collections::BTreeMap;

use super::noun::Noun;
use crate::demonstration::draw::Draw;

/// What was drawn for the slots of a record.
pub(super) type Slots = BTreeMap<String, Noun>;

/// One of several clauses, told.
pub(super) fn one_of(draw: &Draw, clauses: &[String], slots: &Slots, is_french: bool) -> String {
    if clauses.is_empty() {
        return String::new();
    }
    let clause: &String = draw.one_of(clauses);
    say(draw, clause, slots, is_french)
}

/// A clause, told: its choices made, its slots filled, a capital at its beginning and after each full stop.
pub(super) fn say(draw: &Draw, clause: &str, slots: &Slots, is_french: bool) -> String {
    let filled = fill(&choose(draw, clause), slots);
    let sentence = capital(&filled);
    if is_french { spaced(&sentence) } else { sentence }
}

fn choose(draw: &Draw, clause: &str) -> String {
    let mut told = String::with_capacity(clause.len());
    let mut rest = clause;
    while let Some((before, after)) = rest.split_once('[') {
        told.push_str(before);
        let Some((choices, after)) = after.split_once(']') else {
            break;
        };
        let choices: Vec<&str> = choices.split('|').collect();
        let chosen: &&str = draw.one_of(&choices);
        told.push_str(chosen);
        rest = after;
    }
    told.push_str(rest);
    told
}

fn fill(clause: &str, slots: &Slots) -> String {
    let mut told = String::with_capacity(clause.len());
    let mut rest = clause;
    while let Some((before, after)) = rest.split_once('{') {
        told.push_str(before);
        let Some((slot, after)) = after.split_once('}') else {
            break;
        };
        // `{e}` agrees with the patient.
        let (name, form) = match slot {
            "e" => ("patient", "e"),
            _ => slot.split_once(':').unwrap_or((slot, "")),
        };
        if let Some(noun) = slots.get(name) {
            told.push_str(&noun.form(form));
        }
        rest = after;
    }
    told.push_str(rest);
    told
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// French typography: a space that does not break before double punctuation and inside quotation marks.
pub(super) fn spaced(sentence: &str) -> String {
    let mut told = sentence.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    for sign in [":", ";", "?", "!", "%"] {
        told = told.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_told_with_its_choices_made_and_its_slots_filled() {
        let slots = Slots::from([
            ("patient".to_owned(), Noun::read("f patiente")),
            ("drug".to_owned(), Noun::read("f amoxicilline")),
        ]);
        let told = say(&Draw::new(1), "{patient} est allergique {drug:au} ; interrogé{e} [bien|bien].", &slots, true);
        assert_eq!(told, "La patiente est allergique à l’amoxicilline\u{a0}; interrogée bien.");
        let told = say(&Draw::new(1), "« non » : [a|a] ?", &slots, true);
        assert_eq!(told, "«\u{a0}non\u{a0}»\u{a0}: a\u{a0}?");
    }
}
