//! Samples of a doctor's guidelines.

use std::collections::BTreeMap;

use domain::calendar::{Window, epoch};
use domain::guideline::Kind;
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::page::Sample;
use crate::theme::samples::known;

fn terms() -> Terms {
    let scheme = scheme::shipped(SCHEME).expect("it ships");
    scheme.uptake.clone().expect("it asks")
}

fn declared(status: &str) -> Declared {
    let short = status == "partly";
    Declared {
        status: status.to_owned(),
        reason: (status == "no_patient").then(|| "no_case".to_owned()),
        eligible: short.then_some(12),
        implemented: short.then_some(5),
        obstacles: if short { BTreeSet::from(["time.visit".to_owned()]) } else { BTreeSet::new() },
    }
}

fn mine(said: &[(Wave, &str)], verdicts: &[Verdict], of_own: bool) -> Mine {
    let window = Window { opens: date(2008, 4, 1), due: date(2008, 5, 1), locks: date(2008, 6, 30) };
    let owed = |(wave, verdict): (Wave, &Verdict)| Obligation {
        requirement: wave.code().to_owned(),
        period: wave.code().to_owned(),
        window,
        verdict: verdict.clone(),
        reasons: Vec::new(),
        counts: true,
        on_leave: false,
    };
    let words =
        [(Language::french(), "Relire à voix haute".to_owned()), (Language::english(), "Read aloud".to_owned())];
    Mine {
        reference: "k2b7".to_owned(),
        version: 2,
        kind: Kind::TypeOne,
        title: Text::new(words),
        on: date(2008, 1, 2),
        themes: vec!["allergy".to_owned(), "handover".to_owned()],
        of_own,
        said: said.iter().map(|(wave, status)| (*wave, (epoch(), declared(status)))).collect::<BTreeMap<_, _>>(),
        owed: [Wave::Short, Wave::Long].into_iter().zip(verdicts).map(owed).collect(),
    }
}

fn states() -> Vec<Mine> {
    let first = [(Wave::Baseline, "no_patient")];
    let both = [(Wave::Baseline, "partly"), (Wave::Short, "always")];
    let met = Verdict::Met { at: Timestamp::UNIX_EPOCH };
    vec![
        mine(&[], &[], true),
        mine(&first, &[Verdict::NotYet, Verdict::NotYet], false),
        mine(&first, &[Verdict::Open, Verdict::NotYet], false),
        mine(&first, &[Verdict::Late, Verdict::NotYet], true),
        mine(&both, &[met, Verdict::Missed], false),
    ]
}

impl Sample for ListMine {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        vec![("nothing", list_view(page.clone(), "org", &[])), ("all", list_view(page.clone(), "org", &states()))]
    }
}

impl Sample for ShowUptake {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let names = ["not begun", "later", "open", "late", "over"];
        let all = names.into_iter().zip(states());
        let show = |mine: Mine, errors: &[FieldError]| {
            let shown = Shown { mine, terms: terms(), themes: known() };
            view(page.clone(), "org", &shown, (&Sent::new(), errors))
        };
        let mut samples: Vec<(&'static str, Self)> = all.map(|(name, mine)| (name, show(mine, &[]))).collect();
        let long = mine(&[(Wave::Baseline, "no")], &[Verdict::Missed, Verdict::Open], false);
        let fields = ["status", "reason", "eligible", "implemented", "obstacle"];
        let errors = fields.map(|field| FieldError { field: field.to_owned(), message: "✗".to_owned() });
        samples.push(("wrong, at twelve months", show(long, &errors)));
        samples
    }
}
