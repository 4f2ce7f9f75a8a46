//! What comes back to whoever reported, and to their profession: trails, clocks, stories, alerts, digests.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "feedback/alert.rs"]
mod alert;
#[path = "feedback/digest.rs"]
mod digest;
#[path = "feedback/story.rs"]
mod story;
#[path = "feedback/trail.rs"]
mod trail;

use std::collections::BTreeSet;

use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, SendAs, Sending, analysis, assignment};
use app::story::{Draft, Words};
use app::testing::bodies::{House, sending};
use app::testing::{Somebody, World};
use domain::authority::{Actor, Role};
use domain::near_miss::assignment::Span;
use domain::near_miss::consent::Use;
use domain::near_miss::content::FieldKey;
use domain::text::{Language, Text};
use jiff::civil::{Date, date};

const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette.";

fn none() -> BTreeSet<String> {
    BTreeSet::new()
}

fn both(french: &str, english: &str) -> Text {
    Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
}

/// One more expert of a body, in an establishment of their own.
fn given_an_expert(world: &World, house: &House, name: &str, finess: &str) -> Actor {
    let who = world.given_a_doctor(house, name, finess);
    let span = Span { from: date(2008, 1, 1), to: None };
    let specialty = app::testing::bodies::SPECIALTY;
    app::doctor::make_expert(&world.app, &house.manager, house.org, who.person, specialty, span).unwrap();
    Actor::Wearing { person: who.person, org: house.org, role: Role::Expert }
}

/// A theme that is open, whatever schemes bring.
fn given_a_theme(world: &World, code: &str, french: &str, english: &str) {
    let theme = store::theme::Theme {
        code: code.to_owned(),
        wording: format!("{{\"fr\":\"{french}\",\"en\":\"{english}\"}}"),
        specialty: None,
        by: domain::ids::OrgId::INSTALLATION,
        opened_on: date(2008, 1, 1),
        closed: None,
    };
    world.app.store.write(move |tx| store::theme::open(tx, &theme)).unwrap();
}

/// A guideline of a body, published on a theme that day.
fn given_a_guideline(world: &World, house: &House, reference: &str, theme: &str, on: Date) {
    let (org, reference, theme) = (house.org, reference.to_owned(), theme.to_owned());
    let id = i64::try_from(reference.len()).unwrap() + i64::from(on.day());
    let issued = documents::guideline::Issued {
        reference: reference.clone(),
        version: 1,
        kind: domain::guideline::Kind::General,
        published_on: on,
        bodies: vec![both("Organisme", "Body")],
        scope: domain::guideline::Scope { themes: vec![theme.clone()], ..Default::default() },
        wording: domain::guideline::Wording {
            title: both(&format!("Relire {reference}"), &format!("Read {reference}")),
            ..Default::default()
        },
        making: documents::guideline::Making {
            opinions: 2,
            stood_aside: 0,
            remarks: 0,
            grade: None,
            authority_on: None,
            approved_on: None,
        },
        evidence: documents::guideline::Resting {
            frozen_on: on,
            records: domain::guideline::Disclosed::None,
            studies: 0,
            watch: 1,
        },
    };
    let row = store::guideline::Guideline {
        org,
        id,
        reference: reference.clone(),
        kind: domain::guideline::Kind::General,
        least_graders: 0,
        pass_percent: 0,
        state: "under_watch".to_owned(),
        deeds: 1,
        version: 1,
        review_by: None,
        moved_on: on,
    };
    let version = store::guideline::Published {
        org,
        id,
        reference,
        kind: domain::guideline::Kind::General,
        state: "under_watch".to_owned(),
        version: 1,
        on,
        frozen_by: 1,
        content: documents::guideline::write(&issued),
    };
    let topics = [
        store::guideline::Topic::Theme(theme),
        store::guideline::Topic::Specialty(app::testing::bodies::SPECIALTY.to_owned()),
    ];
    let deed = store::guideline::Deed {
        number: 1,
        dated: domain::guideline::course::Dated {
            deed: domain::guideline::course::Deed::Proposed,
            hand: domain::guideline::course::Hand { person: house.manager.person().unwrap(), org, is_authority: false },
            on,
        },
        extra: None,
        words: None,
    };
    world
        .app
        .store
        .write(move |tx| {
            store::guideline::add(tx, &row)?;
            store::guideline::add_deed(tx, org, id, &deed)?;
            store::guideline::add_version(tx, &version, &topics)
        })
        .unwrap();
}

/// They report, alone or with a team, agreeing to these uses; reference and secret.
fn when_they_report(
    world: &World,
    house: &House,
    who: &Somebody,
    (send_as, uses): (SendAs, &[Use]),
) -> (String, String) {
    let (draft, seen) = world.when_they_write(house, who, STORY);
    let agreed = uses.iter().copied().collect();
    let sending = Sending { agreed, send_as, ..sending(&draft, seen) };
    let receipt = near_miss::send(&world.app, &who.actor, house.org, sending).unwrap();
    (receipt.reference, receipt.secret)
}

/// Given to the first expert of the body, opened, completed, cleared and accepted.
fn when_it_is_accepted(world: &World, house: &House, who: &Somebody, reference: &str) {
    let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
    assignment::assign(app, &house.manager, org, reference, expert.person().unwrap()).unwrap();
    analysis::open(app, expert, org, reference).unwrap();
    world.when_they_complete(house, who, reference);
    let edits = Edits::from([(FieldKey::once("narrative"), "Une seringue mal étiquetée, vue à temps.".to_owned())]);
    clearing::clear(app, expert, org, reference, &edits, &none()).unwrap();
    verdict::give(app, expert, org, reference, Verdict::Accept, "", &none()).unwrap();
}

fn themes(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn draft(codes: &[&str]) -> Draft {
    Draft {
        words: Words {
            title: both("Une étiquette relue à deux", "A label read by two"),
            told: both("Une seringue mal étiquetée a été vue à temps.", "A mislabelled syringe was seen in time."),
            learnt: both("Relire à deux prend peu de temps.", "Reading by two takes little time."),
        },
        themes: themes(codes),
        ..Draft::default()
    }
}

/// A story told from an accepted near miss, read by two and published; its reference.
fn when_it_is_told(world: &World, house: &House, near_miss: &str, readers: &[&Actor], codes: &[&str]) -> String {
    let (app, org, writer) = (&world.app, house.org, &house.experts[0]);
    let story = app::story::begin(app, writer, org, near_miss, &draft(codes)).unwrap();
    for reader in readers {
        app::story::say(app, reader, org, &story, 1, (true, "")).unwrap();
    }
    app::story::publish(app, writer, org, &story).unwrap();
    story
}
