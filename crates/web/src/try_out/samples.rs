//! The form empty, and looked through: with passages and missing answers, serious, and ready.

use super::*;
use crate::page::Sample;

fn looked_at(page: &Page, pairs: &[(&str, &str)], nobody: &[&str]) -> ShowTry {
    let house = crate::tests::installation();
    let trial = trial(&house.state.app).expect("the scheme is shipped");
    let sent = Sent::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
    let nobody: BTreeSet<String> = nobody.iter().map(|mark| (*mark).to_owned()).collect();
    let tried = trial.judge(&content(&trial, &sent), &page.voice.language(), &nobody);
    view(page.clone(), &trial, &sent, Some(&(tried, nobody)))
}

impl Sample for ShowTry {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let house = crate::tests::installation();
        let trial = trial(&house.state.app).expect("the scheme is shipped");
        let facts = [
            ("specialty", "urology"),
            ("met", "yes"),
            ("own_practice", "yes"),
            ("care", "yes"),
            ("month", "03/2008"),
            ("actual", "1"),
            ("potential", "4"),
            ("narrative", "…"),
        ];
        let told = [("narrative", "Le Dr Éléonore Vasseur, joignable au 06 12 34 56 78."), ("month", "03/2008")];
        let serious = [&facts[..], &[("unexpected", "yes"), ("life_threatened", "yes"), ("permanent_deficit", "no")]];
        let ready = [&facts[..], &[("unexpected", "no")]];
        vec![
            ("empty", view(page.clone(), &trial, &Sent::default(), None)),
            ("passages", looked_at(page, &told, &[])),
            ("serious", looked_at(page, &serious.concat(), &[])),
            ("ready", looked_at(page, &ready.concat(), &[])),
        ]
    }
}
