//! Alerts as the tests of views show them.

use std::collections::BTreeSet;

use app::alert::{Heard, Issued, OfBody, PublicAlert, Words};
use domain::alert::{Delay, Standing};
use jiff::civil::{Date, date};

use super::desk::{self, AlertDesk};
use super::heard::{self, ListAlerts};
use super::published::{self, ShowAlert};
use crate::analysis::samples::both;
use crate::analysis::words::Sent;
use crate::components::FieldError;
use crate::page::{Page, Sample};

const DAY: Date = date(2008, 3, 1);

fn words() -> Words {
    Words { title: both("Deux ampoules"), told: both("…\n…"), to_do: both("…") }
}

fn wrong(page: &Page, field: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: page.say("form-error") }
}

impl Sample for ListAlerts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let heard = |reference: &str, standing, read_on, applied: Option<&str>| Heard {
            reference: reference.to_owned(),
            words: words(),
            specialty: "anaesthesia".into(),
            on: DAY,
            standing,
            read_on,
            applied: applied.map(|note| (DAY, note.to_owned())),
        };
        let all = [
            heard("a1", Standing::InForce, None, None),
            heard("a2", Standing::InForce, Some(DAY), None),
            heard("a3", Standing::InForce, Some(DAY), Some("…")),
            heard("a4", Standing::Over, Some(DAY), None),
        ];
        let long = heard::Again {
            alert: "a2".into(),
            sent: Sent::from([("words".to_owned(), vec!["…".to_owned()])]),
            errors: vec![wrong(page, "note-a2")],
        };
        vec![
            ("empty", heard::view(page.clone(), "amp", &[], &heard::Again::default())),
            ("several", heard::view(page.clone(), "amp", &all, &heard::Again::default())),
            ("refused", heard::view(page.clone(), "amp", &all, &long)),
        ]
    }
}

fn issued(reference: &str, standing: Standing, is_yours: bool, delay: Option<Delay>) -> Issued {
    let body = |read, applied| OfBody { name: both("Organisme imaginaire"), told: 40, read, applied };
    Issued {
        reference: reference.to_owned(),
        words: words(),
        specialty: "anaesthesia".into(),
        themes: BTreeSet::from(["labels".to_owned()]),
        standing,
        is_yours,
        written_on: DAY,
        agreed_on: delay.map(|_| DAY),
        ends_on: Some(DAY),
        ended: (standing == Standing::Over).then(|| (DAY, Some("a9".into()))),
        delay,
        hours: 24,
        counts: (80, 40, 22),
        bodies: vec![body(Some(20), None), body(Some(20), Some(11))],
    }
}

impl Sample for AlertDesk {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let delay = |is_over, is_late| Some(Delay { minutes: 90, is_over, is_late });
        let all = [
            issued("a1", Standing::Proposed, false, None),
            issued("a2", Standing::Proposed, true, None),
            issued("a3", Standing::InForce, true, delay(false, false)),
            issued("a4", Standing::InForce, true, delay(false, true)),
            issued("a5", Standing::Over, true, delay(true, false)),
            issued("a6", Standing::Over, true, delay(true, true)),
            issued("a7", Standing::PutAside, true, None),
        ];
        let show = |issued: &[Issued], again: &desk::Again| desk::view(page.clone(), "amp", issued, &[], again);
        let refused = desk::Again {
            ending: String::new(),
            sent: Sent::from([("told-fr".to_owned(), vec!["Mme Durand, 06 12 34 56 78".to_owned()])]),
            errors: ["told-fr", "title-en", "specialty", "ends_on", "content"].map(|field| wrong(page, field)).into(),
        };
        let unsaid = desk::Again {
            ending: "a3".into(),
            sent: Sent::new(),
            errors: ["reason-a3-fr", "replaced-by-a3"].map(|field| wrong(page, field)).into(),
        };
        vec![
            ("empty", show(&[], &desk::Again::default())),
            ("several", show(&all, &desk::Again::default())),
            ("refused", show(&all, &refused)),
            ("not ended", show(&all, &unsaid)),
        ]
    }
}

impl Sample for ShowAlert {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let alert = |standing, ended| PublicAlert {
            reference: "a1".into(),
            words: words(),
            specialty: "anaesthesia".into(),
            themes: BTreeSet::from(["labels".to_owned()]),
            issuer: both("Organisme imaginaire"),
            on: DAY,
            ends_on: Some(DAY),
            standing,
            ended,
        };
        let over = alert(Standing::Over, Some((DAY, both("…"), Some("a2".to_owned()))));
        vec![
            ("in force", published::view(page.clone(), &alert(Standing::InForce, None), &[])),
            ("over", published::view(page.clone(), &over, &[])),
        ]
    }
}
