//! Examples of the pages of paraphrases.

use std::collections::BTreeSet;

use domain::paraphrase::Asked;
use domain::synthesis::Paraphrase;
use jiff::civil::date;

use super::*;
use crate::board::samples::programme;
use crate::page::Sample;

/// One request at every step, about the same words.
pub(crate) fn requests(paraphrase: &Paraphrase) -> Vec<Request> {
    let steps = [
        (Consent::Waiting, false),
        (Consent::Given, false),
        (Consent::Declined, false),
        (Consent::Withdrawn, false),
        (Consent::Given, true),
    ];
    let request = |(id, (consent, is_published)): (i64, (Consent, bool))| Request {
        id,
        evaluation: "b1".into(),
        asked: Asked { paraphrase: paraphrase.clone(), source: "7f3k92qd".into(), confirmed: BTreeSet::new() },
        on: date(2008, 6, 2),
        consent,
        is_published,
    };
    (1..).zip(steps).map(request).collect()
}

fn all() -> Vec<Request> {
    let text = [(Language::french(), "<b>Il faut le dire tôt.</b>"), (Language::english(), "Say it early.")];
    let words = Text::new(text.map(|(language, words)| (language, words.to_owned())));
    requests(&Paraphrase { goal: programme().goals[0].id.clone(), words })
}

impl Sample for ShowRequests {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let typed = Typed {
            source: "?".into(),
            words: BTreeMap::from([("fr".to_owned(), "Mme Durand".to_owned())]),
            ..Typed::default()
        };
        let view = |requests: &[Request], typed: &Typed, errors| {
            let asking = Asking {
                programme: programme(),
                parts: ["amp", "prescrire-pip", "2008-01", "b1"],
                name: "Bilan 1".into(),
                crumbs: Vec::new(),
                requests,
                typed,
                errors,
            };
            asking.view(page.clone())
        };
        let error = |field: &str, key: &'static str| FieldError { field: field.into(), message: page.say(key) };
        let errors = vec![
            error("source", "fault-paraphrase-source"),
            error("goal", "fault-paraphrase-goal"),
            error("words.fr", "fault-screen"),
            error("words.en", "fault-paraphrase-empty"),
        ];
        vec![
            ("nobody asked yet", view(&[], &Typed::default(), Vec::new())),
            ("every answer", view(&all(), &Typed::default(), Vec::new())),
            ("with faults", view(&all(), &typed, errors)),
        ]
    }
}

impl Sample for ShowOwnRequests {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let here = crate::path::samples::here();
        let view = |mine: &[Request]| view_own(page.clone(), &here, programme(), "AMP", mine);
        vec![("nothing asked", view(&[])), ("every answer", view(&all()))]
    }
}
