use super::*;
use crate::near_miss::sample::form;
use crate::question::{Op, Test};

fn broken(change: impl FnOnce(&mut Form)) -> Vec<FormFault> {
    let mut form = form();
    change(&mut form);
    faults(&form).into_iter().map(|(_, fault)| fault).collect()
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(faults(&form()), []);
}

#[test]
fn a_form_that_asks_for_more_than_twelve_answers_is_refused() {
    let found = broken(|form| {
        let field = form.sections[0].blocks[0].fields[0].clone();
        for number in 0..6 {
            let more = Field { id: format!("more{number}"), means: None, seconds: 0, ..field.clone() };
            form.sections[0].blocks[0].fields.push(more);
        }
    });
    assert_eq!(found, [FormFault::TooMany { needed: 13, most: 12 }]);
}

#[test]
fn a_form_that_takes_longer_than_it_promises_is_refused() {
    assert_eq!(broken(|form| form.budget_seconds = 60), [FormFault::TooLong { seconds: 70, budget: 60 }]);
}

#[test]
fn a_question_hangs_on_what_was_asked_before_it() {
    let on =
        |item: &str| Some(Condition::Any(vec![Test { item: item.to_owned(), op: Op::Is(vec!["yes".to_owned()]) }]));
    let ahead = broken(|form| form.sections[0].blocks[0].fields[0].when = on("unexpected"));
    assert_eq!(ahead, [FormFault::LooksAhead { at: "unexpected".to_owned() }]);
    let into_rows = broken(|form| form.sections[1].blocks[0].fields[0].when = on("what"));
    assert_eq!(into_rows[0], FormFault::LooksAhead { at: "what".to_owned() });
    let beside = Condition::Any(vec![Test { item: "sure".to_owned(), op: Op::Is(vec!["yes".to_owned()]) }]);
    let in_its_row = broken(|form| {
        let sure = Field { id: "sure".to_owned(), asks: Asks::YesNo, ..form.sections[1].blocks[0].fields[1].clone() };
        form.sections[1].blocks[1].fields.insert(0, sure);
        form.sections[1].blocks[1].fields[2].when = Some(beside);
    });
    assert_eq!(in_its_row, []);
}

#[test]
fn the_facts_can_always_be_sent_alone() {
    let found = broken(|form| form.sections[1].blocks[0].fields[0].needed = Needed::ToSend);
    assert_eq!(found, [FormFault::NeededTooSoon]);
}

#[test]
fn what_the_rules_read_is_asked_for_once() {
    let twice = broken(|form| form.sections[0].blocks[0].fields[1].means = Some(Means::Specialty));
    assert_eq!(twice, [FormFault::MeansTwice]);
    let never = broken(|form| form.sections[0].blocks[0].fields[3].means = None);
    assert_eq!(never, [FormFault::NotAsked { means: Means::Unexpected }]);
}

#[test]
fn names_are_given_once_and_lists_exist_in_both_languages() {
    assert_eq!(broken(|form| form.sections[1].blocks[0].fields[1].id = "what".to_owned()), [FormFault::Twice]);
    let listless = broken(|form| form.lists.truncate(3));
    assert_eq!(listless, [FormFault::NoList { list: "immediate".to_owned() }]);
    let french = Text::new([(Language::french(), "Titre".to_owned())]);
    assert_eq!(broken(|form| form.title = french), [FormFault::Unsaid { language: Language::english() }]);
}

#[test]
fn names_can_stand_in_an_address() {
    let found = broken(|form| form.sections[1].id = "Pour quoi ?".to_owned());
    assert_eq!(found, [FormFault::Shape { id: "Pour quoi ?".to_owned() }]);
    let dotted = broken(|form| form.sections[1].blocks[0].fields[1].id = "immediate.1".to_owned());
    assert_eq!(dotted, [FormFault::Shape { id: "immediate.1".to_owned() }]);
}

#[test]
fn what_the_rules_read_has_a_shape_they_can_read() {
    let words = Asks::Words { most: 10, long: false };
    let month = broken(|form| form.sections[0].blocks[0].fields[2].asks = words);
    assert_eq!(month, [FormFault::MeansShape { means: Means::Month }]);
    let in_rows = broken(|form| {
        let unit = Asks::One { list: "severity".to_owned() };
        form.sections[0].blocks[1].fields[0].asks = unit;
        form.sections[0].blocks[1].fields[0].means = Some(Means::Unit);
    });
    assert_eq!(in_rows, [FormFault::MeansShape { means: Means::Unit }]);
    let strange = broken(|form| form.lists[1].codes[0].code = "8.1".to_owned());
    assert_eq!(strange, [FormFault::NotOfBase { list: "factor".to_owned(), code: "8.1".to_owned() }]);
}

#[test]
fn a_condition_waits_for_an_answer_that_can_be_given() {
    let on = |item: &str, op| Some(Condition::All(vec![Test { item: item.to_owned(), op }]));
    let is = |code: &str| Op::Is(vec![code.to_owned()]);
    let never = |at: &str| vec![FormFault::NeverHolds { at: at.to_owned() }];
    let hangs = |item: &str, op| broken(|form| form.sections[1].blocks[0].fields[0].when = on(item, op));
    assert_eq!(hangs("unexpected", is("maybe")), never("unexpected"));
    assert_eq!(hangs("actual", is("7")), never("actual"));
    assert_eq!(hangs("narrative", is("x")), never("narrative"));
    assert_eq!(hangs("actual", Op::AtLeast(5)), never("actual"));
    assert_eq!(hangs("specialty", is("anaesthesia")), []);
}
