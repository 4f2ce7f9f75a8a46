//! After the last month: a yearly look at the goals one has kept, with the very questions of the last evaluation.
//!
//! Nobody asks for it, nothing counts it, and only its author reads it. The questions are those of the long instrument that
//! feed status and counts, so that the trajectory goes on in the same terms.

use crate::answers::{AnswerFault, AnswerFaultKind, AnswerKey, Answers, Asked};
use crate::calendar::{Window, days_after, months_after, period_end};
use crate::goal::GoalId;
use crate::obligation::{Obligation, Verdict};
use crate::programme::Programme;
use crate::question::{Condition, Feeds, Instrument, InstrumentKind, Item, Per, Test};
use jiff::civil::Date;

/// For how many years after the end one may go on looking.
pub const YEARS: u16 = 20;

/// One year after the end of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// From 1: the first year after the last month.
    pub number: u16,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// The year of a cohort's self-check that a day lies in: nothing before the programme ends, nor after [`YEARS`].
#[must_use]
pub fn year(programme: &Programme, start: Date, today: Date) -> Option<Year> {
    (1..=YEARS)
        .map(|number| {
            let ends = programme.months.saturating_add(12 * number);
            Year { number, from: months_after(start, ends - 12), to: period_end(start, ends) }
        })
        .find(|year| year.from <= today && today <= year.to)
}

/// Days after the first day of a year by which its self-check is asked for: it can be made until the last day.
pub const DUE_AFTER_DAYS: u16 = 42;

/// The name under which reminders know the self-check of a year.
#[must_use]
pub fn requirement(year: u16) -> String {
    format!("self_check/{year}")
}

/// Whether reminders know a self-check under that name.
#[must_use]
pub fn is_self_check(requirement: &str) -> bool {
    requirement.starts_with("self_check/")
}

/// The self-check of the current year as reminders read it: nothing before the end of the programme, and nothing for
/// whoever let the one of the year before pass, because it is voluntary and silence is an answer. `done` tells the years
/// in which one was made.
#[must_use]
pub fn asked(programme: &Programme, start: Date, done: &[u16], today: Date) -> Option<Obligation> {
    let year = year(programme, start, today)?;
    instrument(programme)?;
    if done.contains(&year.number) || (year.number > 1 && !done.contains(&(year.number - 1))) {
        return None;
    }
    let window = Window { opens: year.from, due: days_after(year.from, DUE_AFTER_DAYS), locks: year.to };
    Some(Obligation {
        requirement: requirement(year.number),
        period: requirement(year.number),
        verdict: if today <= window.due { Verdict::Open } else { Verdict::Late },
        window,
        reasons: Vec::new(),
        counts: false,
        on_leave: false,
    })
}

/// The questions of a self-check: those of the long instrument, for each goal, that feed status and counts. Nothing for a
/// programme whose long instrument asks none of them.
#[must_use]
pub fn instrument(programme: &Programme) -> Option<Instrument> {
    let long = programme.evaluations.iter().find(|evaluation| evaluation.kind == InstrumentKind::Long)?;
    let long = programme.instrument(&long.instrument)?;
    let is_asked = |item: &&Item| {
        item.per == Per::Goal && matches!(item.feeds, Some(Feeds::Status | Feeds::Eligible | Feeds::Implemented))
    };
    let mut items: Vec<Item> = long.items.iter().filter(is_asked).cloned().collect();
    items.iter().find(|item| item.feeds == Some(Feeds::Status))?;
    let kept: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    for item in &mut items {
        item.when = item.when.take().and_then(|condition| within(condition, &kept));
    }
    Some(Instrument { items, ..long.clone() })
}

/// A condition without the tests on questions that are not asked here.
fn within(condition: Condition, kept: &[String]) -> Option<Condition> {
    let left = |tests: Vec<Test>| -> Vec<Test> { tests.into_iter().filter(|test| kept.contains(&test.item)).collect() };
    match condition {
        Condition::All(tests) => Some(left(tests)).filter(|tests| !tests.is_empty()).map(Condition::All),
        Condition::Any(tests) => Some(left(tests)).filter(|tests| !tests.is_empty()).map(Condition::Any),
    }
}

/// The goals that answers speak of: one kept is one answered about, the others are let go without a word.
#[must_use]
pub fn kept(goals: &[GoalId], answers: &Answers) -> Vec<GoalId> {
    let speaks = |goal: &&GoalId| answers.keys().any(|key| key.goal.as_ref() == Some(*goal));
    goals.iter().filter(speaks).cloned().collect()
}

/// Every fault of a self-check: goals answered about are judged whole, and there must be one.
#[must_use]
pub fn faults(
    programme: &Programme,
    instrument: &Instrument,
    goals: &[GoalId],
    answers: &Answers,
    today: Date,
) -> Vec<AnswerFault> {
    let kept = kept(goals, answers);
    if kept.is_empty() {
        let status = instrument.fed_by(Feeds::Status).map(|item| item.id.clone()).unwrap_or_default();
        let key = AnswerKey { goal: goals.first().cloned(), item: status };
        return vec![AnswerFault { key, kind: AnswerFaultKind::Missing }];
    }
    Asked { programme, instrument, goals: &kept, today }.faults(answers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answer;
    use jiff::civil::date;

    fn programme() -> Programme {
        crate::sample::prescrire_like()
    }

    #[test]
    fn a_year_begins_when_the_programme_has_ended_and_ends_a_day_before_the_next() {
        let (programme, start) = (programme(), date(2008, 1, 1));
        assert_eq!(programme.months, 24);
        assert_eq!(year(&programme, start, date(2009, 12, 31)), None);
        let first = Year { number: 1, from: date(2010, 1, 1), to: date(2010, 12, 31) };
        assert_eq!(year(&programme, start, date(2010, 1, 1)), Some(first));
        assert_eq!(year(&programme, start, date(2010, 12, 31)), Some(first));
        assert_eq!(year(&programme, start, date(2011, 1, 1)).map(|year| year.number), Some(2));
        assert_eq!(year(&programme, start, date(2030, 1, 1)), None, "some day it is enough");
    }

    #[test]
    fn it_is_asked_for_once_a_year_and_no_more_of_whoever_let_one_pass() {
        let programme = programme();
        let start = date(2008, 1, 1);
        assert_eq!(asked(&programme, start, &[], date(2009, 12, 31)), None, "the programme runs");
        let first = asked(&programme, start, &[], date(2010, 1, 2)).unwrap();
        assert_eq!((first.requirement.as_str(), &first.verdict, first.counts), ("self_check/1", &Verdict::Open, false));
        assert_eq!((first.window.due, first.window.locks), (date(2010, 2, 12), date(2010, 12, 31)));
        assert_eq!(asked(&programme, start, &[], date(2010, 2, 13)).map(|one| one.verdict), Some(Verdict::Late));
        assert_eq!(asked(&programme, start, &[1], date(2010, 1, 2)), None, "made");
        assert_eq!(asked(&programme, start, &[], date(2011, 1, 2)), None, "silence is an answer");
        assert!(asked(&programme, start, &[1], date(2011, 1, 2)).is_some());
    }

    #[test]
    fn it_asks_status_and_counts_and_no_question_hangs_on_one_that_is_not_asked() {
        let programme = programme();
        let instrument = instrument(&programme).unwrap();
        for item in &instrument.items {
            assert!(matches!(item.feeds, Some(Feeds::Status | Feeds::Eligible | Feeds::Implemented)));
            for test in item.when.iter().flat_map(Condition::tests) {
                assert!(instrument.item(&test.item).is_some(), "{} hangs on {}", item.id, test.item);
            }
        }
    }

    #[test]
    fn goals_left_without_an_answer_are_let_go_and_those_kept_are_judged_whole() {
        let programme = programme();
        let instrument = instrument(&programme).unwrap();
        let goals: Vec<GoalId> = programme.goals.iter().take(2).map(|goal| goal.id.clone()).collect();
        let today = date(2010, 5, 1);
        let status = instrument.fed_by(Feeds::Status).unwrap();
        let key = |goal: &GoalId, item: &Item| AnswerKey { goal: Some(goal.clone()), item: item.id.clone() };
        let empty = Answers::new();
        assert_eq!(faults(&programme, &instrument, &goals, &empty, today).len(), 1, "one goal at least");
        let fully = programme.measure.strict[0].clone();
        let mut answers = Answers::from([(key(&goals[1], status), Answer::Code(fully))]);
        for (feeds, number) in [(Feeds::Eligible, 5), (Feeds::Implemented, 4)] {
            answers.insert(key(&goals[1], instrument.fed_by(feeds).unwrap()), Answer::Number(number));
        }
        assert_eq!(kept(&goals, &answers), [goals[1].clone()]);
        assert_eq!(faults(&programme, &instrument, &goals, &answers, today), []);
        answers.insert(key(&goals[0], status), Answer::Code("nonsense".to_owned()));
        let found = faults(&programme, &instrument, &goals, &answers, today);
        assert!(!found.is_empty() && found.iter().all(|fault| fault.key.goal.as_ref() == Some(&goals[0])), "{found:?}");
    }
}
