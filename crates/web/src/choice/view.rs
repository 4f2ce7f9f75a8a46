//! The pages of a choice, as values.

use std::collections::BTreeMap;

use askama::Template;
use domain::goal::{Goal, GoalId, GoalStatus};
use domain::obligation::Obligation;
use domain::programme::{Programme, Sequence};
use jiff::civil::Date;

use super::{CHOICE, Sent};
use crate::components::{Crumb, Field, FieldError, Row};
use crate::goal::GOAL;
use crate::page::Page;
use crate::path::{Here, says_why, title_of};

/// What is offered, and to whom.
pub(crate) struct Offer<'a> {
    pub(super) programme: &'a Programme,
    pub(super) sequence: &'a Sequence,
    pub(super) profession: &'a str,
    pub(super) elsewhere: &'a BTreeMap<GoalId, &'a Sequence>,
    pub(super) locks: Date,
}

impl Offer<'_> {
    /// Whether the page has a line for a goal.
    pub(super) fn shows(&self, goal: &str) -> bool {
        self.programme.offered(&self.sequence.id).any(|it| it.id.0 == goal)
    }
}

/// One goal on offer.
#[derive(Debug)]
struct OnOffer {
    id: String,
    title: String,
    action: String,
    concerned: String,
    address: String,
    is_chosen: bool,
    /// Why it cannot be chosen; empty when it can.
    barred: String,
    error: Option<String>,
    patients: Field,
}

/// The form of a choice.
#[derive(Debug, Template)]
#[template(path = "choice/show.html")]
pub(crate) struct ShowChoice {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    action: String,
    count: u16,
    locks: Date,
    /// Which set of how many, where there are several.
    progress: Option<(u16, u16)>,
    own: Vec<OnOffer>,
    others: Vec<OnOffer>,
    errors: Vec<FieldError>,
    set_error: Option<String>,
    /// Why nothing can be chosen; empty when it can.
    closed: String,
}

impl ShowChoice {
    pub(super) fn new(page: Page, here: &Here, offer: &Offer<'_>, sent: &Sent, errors: Vec<FieldError>) -> Self {
        let programme = offer.programme;
        let offered = || programme.offered(&offer.sequence.id);
        let line = |goal: &Goal| on_offer(&page, here, offer, sent, &errors, goal);
        let (sets, set) = (programme.choice.sets, offer.sequence.set);
        Self {
            crumbs: here.crumbs(&page),
            title: title_of(&page, programme, &format!("{}/{}", offer.sequence.id, domain::path::CHOICE)),
            action: CHOICE.to(here.and(&offer.sequence.id)),
            count: programme.choice.per_set,
            locks: offer.locks,
            progress: (sets > 1).then_some((set, sets)),
            own: offered().filter(|goal| goal.is_for(offer.profession)).map(line).collect(),
            others: offered().filter(|goal| !goal.is_for(offer.profession)).map(line).collect(),
            set_error: errors.iter().find(|error| error.field == "goals").map(|error| error.message.clone()),
            errors,
            closed: String::new(),
            page,
        }
    }

    /// The same, when nothing can be chosen now: what is offered can still be read.
    pub(super) fn closed(mut self, programme: &Programme, obligation: &Obligation, today: Date) -> Self {
        self.closed = says_why(&self.page, programme, obligation, today);
        self
    }

    fn groups(&self) -> [(&'static str, &Vec<OnOffer>); 2] {
        [("choice-own", &self.own), ("choice-others", &self.others)]
    }
}

fn on_offer(page: &Page, here: &Here, offer: &Offer<'_>, sent: &Sent, errors: &[FieldError], goal: &Goal) -> OnOffer {
    let id = goal.id.0.clone();
    let barred = match offer.elsewhere.get(&goal.id) {
        Some(sequence) => page.with("choice-elsewhere", [("sequence", page.read(&sequence.name))]),
        None if goal.status == GoalStatus::Suspended => page.say("choice-suspended"),
        None => String::new(),
    };
    let error = |field: String| errors.iter().find(|error| error.field == field).map(|error| error.message.clone());
    let typed = sent.patients.get(&id).cloned().unwrap_or_default();
    OnOffer {
        title: page.read(&goal.title).to_owned(),
        action: page.read(&goal.action).to_owned(),
        concerned: page.read(&goal.patients).to_owned(),
        address: GOAL.to(here.and(&id)),
        is_chosen: sent.goals.contains(&id),
        barred,
        error: error(format!("goal-{id}")),
        patients: Field::new(format!("patients-{id}")).holding(typed).checked(errors),
        id,
    }
}

/// What was chosen, once more before it is saved.
#[derive(Debug, Template)]
#[template(path = "choice/check.html")]
pub(crate) struct CheckChoice {
    page: Page,
    crumbs: Vec<Crumb>,
    action: String,
    rows: Vec<Row>,
    hidden: Vec<(String, String)>,
    locks: Date,
}

impl CheckChoice {
    pub(super) fn new(page: Page, here: &Here, offer: &Offer<'_>, sent: &Sent) -> Self {
        let mut hidden: Vec<(String, String)> =
            sent.goals.iter().map(|goal| ("goal".to_owned(), goal.clone())).collect();
        hidden.extend(sent.patients.iter().map(|(goal, count)| (format!("patients-{goal}"), count.clone())));
        let row = |goal: &GoalId| {
            let found = offer.programme.goal(goal)?;
            let count = sent.patients(&goal.0).ok().flatten();
            let value = match count {
                Some(count) => page.with("choice-check-patients", [("count", count)]),
                None => page.say("choice-check-no-patients"),
            };
            Some(Row { key: page.read(&found.title).to_owned(), value, change: None })
        };
        Self {
            crumbs: here.crumbs(&page),
            action: CHOICE.to(here.and(&offer.sequence.id)),
            rows: sent.goals.iter().filter_map(|goal| row(&GoalId(goal.clone()))).collect(),
            hidden,
            locks: offer.locks,
            page,
        }
    }
}

#[cfg(test)]
mod samples {
    use super::*;
    use crate::page::Sample;
    use crate::path::samples::{here, programme};

    fn some(goals: &[&str]) -> Sent {
        let patients = goals.iter().take(1).map(|goal| ((*goal).to_owned(), "12".to_owned())).collect();
        Sent { goals: goals.iter().map(|goal| (*goal).to_owned()).collect(), patients, ..Sent::default() }
    }

    fn with<T>(make: impl FnOnce(&Offer<'_>) -> T) -> T {
        let mut programme = programme();
        programme.goals[3].status = GoalStatus::Suspended;
        let elsewhere = BTreeMap::from([(programme.goals[6].id.clone(), &programme.sequences[1])]);
        make(&Offer {
            programme: &programme,
            sequence: &programme.sequences[0],
            profession: "pharmacist",
            elsewhere: &elsewhere,
            locks: jiff::civil::date(2008, 1, 22),
        })
    }

    impl Sample for ShowChoice {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let error = |field: &str| FieldError { field: field.to_owned(), message: page.say("fault-patients") };
            let errors = vec![error("goals"), error("goal-nsaid-pregnancy"), error("patients-nsaid-pregnancy")];
            let (empty, some) = (Sent::default(), some(&["nsaid-pregnancy"]));
            let obligation = crate::path::samples::obligations(&programme(), "2008-03-01T09:00:00Z").remove(0);
            let today = jiff::civil::date(2008, 3, 1);
            vec![
                ("empty", with(|offer| Self::new(page.clone(), &here(), offer, &empty, Vec::new()))),
                ("errors", with(|offer| Self::new(page.clone(), &here(), offer, &some, errors))),
                (
                    "closed",
                    with(|offer| {
                        let view = Self::new(page.clone(), &here(), offer, &some, Vec::new());
                        view.closed(offer.programme, &obligation, today)
                    }),
                ),
            ]
        }
    }

    impl Sample for CheckChoice {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let sent = some(&["nsaid-pregnancy", "triple-whammy", "benzodiazepines"]);
            vec![("three goals", with(|offer| Self::new(page.clone(), &here(), offer, &sent)))]
        }
    }
}
