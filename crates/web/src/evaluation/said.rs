//! Submitted answers as lines to be read, for whoever may read them.

use domain::answers::{Answers, Asked};
use domain::goal::GoalId;
use domain::programme::Programme;
use domain::question::Instrument;
use jiff::civil::Date;

use super::words::in_words;
use crate::components::Row;
use crate::page::Page;

/// The questions that were answered, with their answers: those about each goal in the order given, then those asked once.
pub(crate) fn said(
    page: &Page,
    programme: &Programme,
    instrument: &Instrument,
    goals: &[GoalId],
    answers: &Answers,
    on: Date,
) -> Vec<(Option<GoalId>, Vec<Row>)> {
    let asked = Asked { programme, instrument, goals, today: on };
    let rows = |about: Option<&GoalId>| {
        let own = asked.keys().filter(|(key, _)| key.goal.as_ref() == about);
        let row = own.filter_map(|(key, item)| {
            let answer = answers.get(&key)?;
            let value = in_words(page, programme, instrument, item, answer);
            Some(Row { key: page.read(&item.label).to_owned(), value, change: None })
        });
        row.collect::<Vec<Row>>()
    };
    let about_goals = goals.iter().map(|goal| (Some(goal.clone()), rows(Some(goal))));
    about_goals.chain(std::iter::once((None, rows(None)))).collect()
}
