//! Cards as the tests of views show them.

use domain::ids::PersonId;
use domain::option_help::Deed;
use domain::text::Language;

use super::*;
use crate::page::Sample;
use crate::path::samples::programme;

fn card(id: i64, standing: Standing, is_own: bool) -> Card {
    let programme = programme();
    let words = [(Language::french(), "Une affichette.".to_owned()), (Language::english(), "A notice.".to_owned())];
    Card {
        id,
        goal: programme.goals[0].id.clone(),
        obstacle: "time.visit".to_owned(),
        words: Text::new(words),
        at: jiff::Timestamp::UNIX_EPOCH,
        reason: if matches!(standing, Standing::Retired(_)) { "…".to_owned() } else { String::new() },
        standing,
        is_own,
    }
}

impl Sample for ListOptions {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let programme = programme();
        let deed = || Deed { by: PersonId(1), at: jiff::Timestamp::UNIX_EPOCH };
        let cards = [
            card(1, Standing::Proposed, true),
            card(2, Standing::Proposed, false),
            card(3, Standing::Signed(deed()), false),
            card(4, Standing::Retired(deed()), false),
        ];
        let desk = |writes, signs| Desk { org: "amp".to_owned(), writes, signs };
        let sent = Sent::from([("words-fr".to_owned(), vec!["Voir Mme Durand".to_owned()])]);
        let wrong = ["goal", "obstacle", "words-fr", "words-en", "reason-1"]
            .map(|field| FieldError { field: field.to_owned(), message: "✗".to_owned() });
        let none = Sent::new();
        let view = |desk: Desk, cards: &[Card], sent: &Sent, errors: &[FieldError]| {
            desk.view(page.clone(), &programme, cards, sent, errors.to_vec())
        };
        vec![
            ("nothing yet", view(desk(false, false), &[], &none, &[])),
            ("an editor", view(desk(true, false), &cards, &none, &[])),
            ("a second reader", view(desk(false, true), &cards, &none, &[])),
            ("wrong", view(desk(true, false), &cards, &sent, &wrong)),
        ]
    }
}
