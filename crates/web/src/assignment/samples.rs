//! The manager's desk as the tests of views show it.

use std::collections::BTreeSet;

use app::near_miss::assignment::{Absence, ExpertLine, Offered};
use app::near_miss::coding::Agreed;
use app::near_miss::expert_work::Month;
use domain::ids::PersonId;
use domain::near_miss::assignment::Unfit;
use domain::near_miss::clock::WaitsOn;
use domain::near_miss::course::{Reason, State as Standing};
use domain::statistics::Agreement;
use jiff::civil::date;

use super::*;
use crate::analysis::samples::{criteria, line, lines, reply, scheme};
use crate::analysis::words::Sent;
use crate::components::FieldError;
use crate::page::Sample;

fn error(field: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: "✗".to_owned() }
}

fn offered(number: i64, unfit: Option<Unfit>) -> Offered {
    Offered {
        expert: PersonId(number),
        name: format!("Expert {number}"),
        specialties: BTreeSet::from(["anaesthesia".to_owned()]),
        open: 3,
        cap: 20,
        unfit,
    }
}

impl Sample for ListDesk {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let show = |lines| {
            let counts = vec![("sent".to_owned(), 5)];
            let page_of = Lines { lines, next: Some((date(2008, 2, 3), 12)), counts };
            view(page.clone(), "org", &scheme(), "sent", &page_of)
        };
        vec![("nothing", show(Vec::new())), ("work", show(lines()))]
    }
}

impl Sample for ShowAssignment {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let all = || {
            vec![
                offered(1, None),
                offered(2, None),
                offered(3, Some(Unfit::Tied)),
                offered(4, Some(Unfit::Away)),
                offered(5, Some(Unfit::Full)),
            ]
        };
        let sent = line(Standing::Sent, WaitsOn::Manager, true);
        let accepted = line(Standing::Accepted { expert: PersonId(1) }, WaitsOn::Nobody, false);
        let again = app::near_miss::assignment::Line { another_asked: true, ..sent.clone() };
        let told = |line: &app::near_miss::assignment::Line, candidates, second| show::Told {
            line: line.clone(),
            candidates,
            second,
        };
        let show = |told: &show::Told, filled| show::view(page.clone(), "org", &scheme(), told, filled);
        let wrong = [error("expert")];
        let wrong_second = [error("coder")];
        vec![
            ("waits", show(&told(&sent, all(), None), ("", &[]))),
            ("nobody", show(&told(&again, Vec::new(), None), ("", &[]))),
            ("wrong", show(&told(&sent, all(), None), ("2", &wrong))),
            ("accepted", show(&told(&accepted, all(), None), ("", &wrong_second))),
            ("coded twice", show(&told(&accepted, all(), Some("Dominique".to_owned())), ("", &[]))),
        ]
    }
}

impl Sample for ShowExperts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let days = (date(2008, 1, 1), date(2008, 5, 1));
        let expert = |number, absences| ExpertLine {
            person: PersonId(number),
            name: format!("Expert {number}"),
            specialties: BTreeSet::from(["anaesthesia".to_owned()]),
            open: 3,
            cap: 20,
            absences,
        };
        let absence = |cover| Absence { person: PersonId(1), from: days.0, to: days.1, cover };
        let experts = || vec![expert(1, vec![absence(None), absence(Some(PersonId(2)))]), expert(2, Vec::new())];
        let month = Month { month: "2008-02".to_owned(), name: "Expert 1".to_owned(), given: 4, ..Month::default() };
        let told = |experts, months, agreed| experts::Told { experts, months, period: days, agreed };
        let show = |told, sent: &Sent, errors: &[FieldError]| {
            experts::view(page.clone(), "org", &scheme(), told, (sent, errors))
        };
        let none = || Agreement { decisions: 37, observed: 1.0, expected: 1.0, kappa: None };
        let each = std::collections::BTreeMap::from([("4.4".to_owned(), none())]);
        let agreed = vec![("factors".to_owned(), Agreed { near_misses: 4, all: none(), each })];
        let wrong = ["cap-1", "from-1", "to-1", "cover-1", "to"].map(error);
        let sent = Sent::from([("cap-1".to_owned(), vec!["?".to_owned()])]);
        vec![
            ("nobody", show(told(Vec::new(), Vec::new(), Vec::new()), &Sent::new(), &[])),
            ("at work", show(told(experts(), vec![month], agreed), &Sent::new(), &[])),
            ("wrong", show(told(experts(), Vec::new(), Vec::new()), &sent, &wrong)),
        ]
    }
}

impl Sample for ShowReplies {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let none = replies::Told { replies: Vec::new(), published: Vec::new() };
        let told = replies::Told { replies: vec![(Reason::TooThin, reply())], published: vec![criteria()] };
        let show = |told: &replies::Told, errors: &[FieldError]| {
            replies::view(page.clone(), "org", told, (&Sent::new(), errors))
        };
        let wrong = ["reply-too-thin-fr", "criterion-1-en", "told-1-fr", "why-2-en"].map(error);
        vec![("nothing yet", show(&none, &[])), ("published", show(&told, &[])), ("wrong", show(&told, &wrong))]
    }
}
