//! Samples of the pages of horizon scanning.

use app::watch::Decided;
use jiff::civil::date;

use super::*;
use crate::page::Sample;
use crate::theme::samples::known;

fn item(state: Standing, is_own: bool) -> Item {
    let decided = |decision| Decided {
        decision,
        reviewer: "Camille Expert".to_owned(),
        why: "Déjà suivi.\n\nÀ revoir.".to_owned(),
        on: date(2008, 3, 1),
    };
    let is_decided = matches!(state, Standing::Decided(_));
    Item {
        reference: "w1a2".to_owned(),
        body: "anest".to_owned(),
        is_own,
        seen: Seen {
            citation: "Une étude de l’étiquetage".to_owned(),
            address: if is_own { "https://example.org/study".to_owned() } else { String::new() },
            summary: "Deux seringues sur cent.".to_owned(),
            relevance: "Nos circuits sont les mêmes.".to_owned(),
            situation: if is_own { "étiquetage".to_owned() } else { String::new() },
        },
        theme: is_own.then(|| "allergy".to_owned()),
        seen_on: date(2008, 2, 1),
        entered_on: date(2008, 2, 2),
        state,
        decisions: if is_decided { vec![decided(Decision::Follow), decided(Decision::Alert)] } else { Vec::new() },
    }
}

fn states() -> Vec<Item> {
    let decided = Decision::ALL.map(|decision| item(Standing::Decided(decision), false));
    let waiting = [Standing::Undecided { due: date(2008, 3, 3) }, Standing::Overdue { due: date(2008, 3, 3) }];
    waiting.map(|state| item(state, true)).into_iter().chain(decided).collect()
}

fn errors(fields: &[&str]) -> Vec<FieldError> {
    fields.iter().map(|field| FieldError { field: (*field).to_owned(), message: "✗".to_owned() }).collect()
}

impl Sample for ListWatch {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let full = watch::Page { items: states(), next: Some((date(2008, 2, 2), 5)) };
        let none = watch::Page::default();
        let view = |items: &watch::Page, keeps, errors: &[FieldError]| {
            view(page.clone(), "org", items, &known(), (keeps, &Sent::new(), errors))
        };
        vec![
            ("nothing", view(&none, true, &[])),
            ("read by a manager", view(&full, false, &[])),
            ("wrong", view(&full, true, &errors(&FIELDS))),
        ]
    }
}

impl Sample for ShowItem {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |item: &Item, keeps, errors: &[FieldError]| {
            show::view(page.clone(), "org", (item, &known()), (keeps, &Sent::new(), errors))
        };
        let waiting = item(Standing::Overdue { due: date(2008, 3, 3) }, true);
        let theirs = item(Standing::Decided(Decision::Propose), false);
        vec![
            ("waiting", view(&waiting, true, &[])),
            ("wrong", view(&waiting, true, &errors(&["decision", "why"]))),
            ("another body's", view(&theirs, true, &[])),
        ]
    }
}
