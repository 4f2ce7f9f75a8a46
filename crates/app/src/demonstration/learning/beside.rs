//! What stands beside guidelines in a demonstration: a study of failure modes, what was seen elsewhere, an alert, stories.

use std::collections::BTreeSet;

use domain::authority::Actor;
use domain::calendar::{days_after, days_before};
use domain::study::{Content, Failure, Method, Rating, State};
use domain::text::Language;
use domain::watch::Decision;
use jiff::civil::Date;

use super::both;
use super::texts::{SEEN, TALES};
use crate::App;
use crate::alert::{self, New, Words};
use crate::demonstration::near_miss::Bodies;
use crate::demonstration::noon;
use crate::demonstration::rex_base::typeset;
use crate::error::{Error, Result};
use crate::screen::Confirmed;
use crate::story::{self, Draft};
use crate::study;
use crate::watch::{self, NewItem, Seen};

/// A study of failure modes, carried out and published; its reference.
pub(super) fn study(app: &App, bodies: &Bodies, as_of: Date) -> Result<String> {
    let (org, expert) = (bodies.desks[0].org, &bodies.desks[0].experts[0]);
    app.clock.set(noon(days_before(as_of, 770)));
    let content = content();
    let screened = (&Language::french(), &Confirmed::none());
    let reference = study::plan(app, expert, org, Method::Fmea, (Some("wrong_medicine"), &content), screened)?;
    for (ago, to) in [(765, State::Running), (750, State::Finished), (745, State::Published)] {
        app.clock.set(noon(days_before(as_of, ago)));
        let seen = study::read(app, expert, org, &reference)?.version;
        study::step(app, expert, org, (&reference, seen), to)?;
    }
    Ok(reference)
}

fn content() -> Content {
    let failure = |mode: &str, cause: &str, effect: &str, [before, after]: [[u8; 3]; 2], action: &str, owner: &str| {
        let rating = |[severity, occurrence, detectability]: [u8; 3]| Rating::new(severity, occurrence, detectability);
        Some(Failure {
            mode: typeset(mode),
            cause: typeset(cause),
            effect: typeset(effect),
            rating: rating(before)?,
            action: typeset(action),
            owner: owner.to_owned(),
            after: rating(after),
        })
    };
    let failures = [
        failure(
            "Deux seringues de même volume sur un plateau",
            "Un seul plateau par salle",
            "Injection d’un curare à la place d’un autre produit",
            [[9, 5, 6], [9, 2, 3]],
            "Un plateau par classe de médicaments",
            "Cadre du bloc",
        ),
        failure(
            "Étiquette collée avant le remplissage",
            "Préparation en série pour gagner du temps",
            "Contenu et étiquette différents",
            [[9, 4, 7], [9, 2, 4]],
            "Remplir et étiqueter d’un seul geste",
            "Anesthésiste",
        ),
        failure(
            "Ampoule rangée dans la case voisine",
            "Réapprovisionnement sans lecture",
            "Erreur découverte à l’injection",
            [[8, 4, 6], [8, 2, 4]],
            "Vérification du chariot à l’ouverture de salle",
            "Infirmier anesthésiste",
        ),
    ];
    Content {
        title: "Préparation des seringues avant l’induction (démonstration)".to_owned(),
        question: typeset("À quels moments une seringue peut-elle être prise pour une autre ?"),
        method: "Deux réunions de six personnes, cotation par consensus.".to_owned(),
        failures: failures.into_iter().flatten().collect(),
        result: typeset("Trois modes de défaillance prioritaires ; les trois actions tiennent sans matériel nouveau."),
        ..Content::default()
    }
}

/// What was seen elsewhere, and what bodies decided; references, in the order of the texts.
pub(super) fn watch(app: &App, bodies: &Bodies, as_of: Date) -> Result<Vec<String>> {
    let mut references = Vec::new();
    for ((body, citation, summary, relevance, theme, decided), ago) in SEEN.iter().zip([760, 420, 200, 25]) {
        let (org, expert) = (bodies.desks[*body].org, &bodies.desks[*body].experts[1]);
        let on = days_before(as_of, ago);
        app.clock.set(noon(on));
        let seen = Seen {
            citation: (*citation).to_owned(),
            summary: (*summary).to_owned(),
            relevance: (*relevance).to_owned(),
            ..Seen::default()
        };
        let new = NewItem { seen, theme: Some((*theme).to_owned()), seen_on: on };
        let screened = (&Language::french(), &Confirmed::none());
        let reference = watch::enter(app, expert, org, &new, screened)?;
        if let Some((code, why)) = decided {
            app.clock.set(noon(days_after(on, 9)));
            let decision = Decision::parse(code).ok_or(Error::NotFound("decision"))?;
            watch::decide(app, expert, org, &reference, (decision, &typeset(why)), 0, screened)?;
        }
        references.push(reference);
    }
    Ok(references)
}

/// One alert of the authority, by two, read by most and applied by many.
pub(super) fn alert(app: &App, bodies: &Bodies, doctors: &[Actor], as_of: Date) -> Result<()> {
    let words = Words {
        title: both(["Deux ampoules presque identiques", "Two ampoules that are almost the same"]),
        told: both([
            "Démonstration. Deux produits d’usage courant arrivent depuis peu dans des ampoules de même forme et de même couleur.",
            "Demonstration. Two drugs in common use have lately come in ampoules of the same shape and colour.",
        ]),
        to_do: both([
            "Les ranger dans deux lieux différents dès aujourd’hui, lire le nom à voix haute, prévenir la pharmacie.",
            "Keep them in two different places from today, read the name aloud, tell the pharmacy.",
        ]),
    };
    let new = New {
        words,
        specialty: "anaesthesia".to_owned(),
        themes: BTreeSet::from(["wrong_medicine".to_owned()]),
        ..New::default()
    };
    app.clock.set(noon(days_before(as_of, 40)));
    let org = bodies.authority;
    let reference = alert::propose(app, &bodies.officer, org, &new)?;
    alert::agree(app, &bodies.second_officer, org, &reference)?;
    alert::send(app)?;
    app.clock.set(noon(days_before(as_of, 36)));
    for (place, doctor) in doctors.iter().enumerate() {
        let Actor::Wearing { org, .. } = doctor else { continue };
        match place % 8 {
            0 => {}
            1 | 2 => alert::mark_read(app, doctor, *org, &reference)?,
            _ => alert::apply(app, doctor, *org, &reference, "")?,
        }
    }
    Ok(())
}

/// Two stories, told by whoever analysed the near miss, read by two colleagues.
pub(super) fn stories(app: &App, bodies: &Bodies, as_of: Date) -> Result<()> {
    for (tale, ago) in TALES.iter().zip([500, 330]) {
        let desk = &bodies.desks[tale.body];
        let from = bodies.sent.iter().find(|sent| sent.body == tale.body && sent.ago == tale.ago);
        let from = from.ok_or(Error::NotFound("near miss"))?;
        let readers = desk.experts.iter().chain([&desk.third]).filter(|expert| expert.person() != from.expert.person());
        app.clock.set(noon(days_before(as_of, ago)));
        let draft = Draft {
            words: story::Words { title: both(tale.title), told: both(tale.told), learnt: both(tale.learnt) },
            themes: BTreeSet::from([tale.theme.to_owned()]),
            ..Draft::default()
        };
        let marks = draft.findings().into_iter().map(|finding| finding.mark).collect();
        let draft = Draft { justified: marks, ..draft };
        let reference = story::begin(app, &from.expert, desk.org, &from.reference, &draft)?;
        for reader in readers {
            story::say(app, reader, desk.org, &reference, 1, (true, ""))?;
        }
        story::publish(app, &from.expert, desk.org, &reference)?;
    }
    Ok(())
}
