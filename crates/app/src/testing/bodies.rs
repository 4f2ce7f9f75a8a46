//! Bodies of a story, their doctors, and near misses they send.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Role};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::rex::When;
use domain::text::{Language, Text};
use jiff::civil::Date;

use super::{Somebody, World, new_person};
use crate::body::{self, Kind};
use crate::doctor::{self, Member, NewDoctor, NewEstablishment};
use crate::error::Error;
use crate::near_miss::{self, Changes, Receipt, Revising, SendAs, Sending, Start};
use crate::organisation::{self, NewOrganisation};

/// A body with a manager and two experts, of `anaesthesia`.
#[derive(Debug, Clone)]
pub struct House {
    /// The organisation.
    pub org: OrgId,
    /// Its manager.
    pub manager: Actor,
    /// Its experts, in an establishment of their own each.
    pub experts: Vec<Actor>,
}

/// The specialty of the stories.
pub const SPECIALTY: &str = "anaesthesia";

impl World {
    /// A body of the shipped scheme that covers anaesthesia since 2008.
    pub fn given_a_body(&self, short_name: &str) -> House {
        let system = Actor::System;
        let name = |tag: &str| (Language::parse(tag).expect("a tag"), format!("Body {short_name}"));
        let new = NewOrganisation {
            short_name: short_name.to_owned(),
            name: Text::new([name("fr"), name("en")]),
            zone: "Europe/Paris".to_owned(),
            k: 11,
            funding: Text::new([name("fr"), name("en")]),
        };
        let org = organisation::found(&self.app, &system, new).expect("the organisation is founded");
        body::found(&self.app, &system, org, Kind::Body, "fr-has").expect("it becomes a body");
        let span = Span { from: Date::constant(2008, 1, 1), to: None };
        body::cover(&self.app, &system, org, SPECIALTY, span).expect("the scheme has it");
        let manager = self.given_a_member(org, Role::Manager, &format!("manager {short_name}"), "fr");
        let mut house = House { org, manager, experts: Vec::new() };
        for number in 1..=2 {
            let name = format!("expert {number} {short_name}");
            let expert = self.given_a_doctor(&house, &name, &format!("99{number}{}", org.0 % 1_000_000));
            doctor::make_expert(&self.app, &house.manager, org, expert.person, SPECIALTY, span)
                .expect("they are named");
            house.experts.push(Actor::Wearing { person: expert.person, org, role: Role::Expert });
        }
        house
    }

    /// A doctor of a body, in an establishment.
    pub fn given_a_doctor(&self, house: &House, name: &str, finess: &str) -> Somebody {
        let system = Actor::System;
        let place = NewEstablishment {
            finess: finess.to_owned(),
            name: format!("Establishment {finess}"),
            town: "Ville-Test".to_owned(),
        };
        doctor::enter_establishment(&self.app, &system, house.org, &place).expect("it can be entered");
        let person = new_person(name, "fr");
        let number = self.app.chance.id() % 1_000_000_000;
        let new = NewDoctor {
            person: person.clone(),
            rpps: format!("99{number:09}"),
            specialty: SPECIALTY.to_owned(),
            practices: vec![(finess.to_owned(), "salaried".to_owned())],
            from: Date::constant(2008, 1, 1),
        };
        let (id, _) = doctor::engage(&self.app, &system, house.org, &new).expect("they are taken in");
        let actor = Actor::Wearing { person: id, org: house.org, role: Role::Doctor };
        let (name, email) = (person.name, person.email);
        Somebody { person: id, actor, name, email, enrolment: None, pseudonym: String::new() }
    }

    /// A team of doctors, since 2008.
    pub fn given_a_team(&self, house: &House, name: &str, people: &[PersonId]) -> i64 {
        let span = Span { from: Date::constant(2008, 1, 1), to: None };
        let member = |person: &PersonId| Member { person: *person, part: "member".to_owned(), span };
        let members: Vec<Member> = people.iter().map(member).collect();
        doctor::form_team(&self.app, &house.manager, house.org, name, &members).expect("they are two at least")
    }

    /// A body in which as few as `share` records share a key, and as few as `enter` enter together.
    pub fn given_floors(&self, house: &House, share: u32, enter: u32) {
        let org = house.org;
        let saved = self.app.store.write(move |tx| {
            let body = store::body::find(tx, org)?.ok_or(Error::NotFound("body"))?;
            Ok::<_, Error>(store::body::save(tx, &store::body::Body { rex_floor: share, batch_least: enter, ..body })?)
        });
        saved.expect("the body is there");
    }

    /// They write a draft that can be sent; its name in addresses and its version.
    pub fn when_they_write(&self, house: &House, who: &Somebody, words: &str) -> (String, i64) {
        let begun = near_miss::begin(&self.app, &who.actor, house.org, &Start::Words(words.to_owned()));
        let reference = begun.expect("they may begin");
        let changes = near_miss_answers();
        let saved = near_miss::save(&self.app, &who.actor, house.org, &reference, (&changes, 1)).expect("it is saved");
        (reference, saved.version)
    }

    /// They send a near miss, agreeing to its entry in the base.
    pub fn when_they_report(&self, house: &House, who: &Somebody, words: &str) -> Receipt {
        let (reference, seen) = self.when_they_write(house, who, words);
        let sending = Sending { agreed: BTreeSet::from([Use::Rex]), ..sending(&reference, seen) };
        near_miss::send(&self.app, &who.actor, house.org, sending).expect("it can be sent")
    }

    /// They answer what acceptance needs, on a near miss that was sent.
    ///
    /// # Panics
    /// When it is not theirs, or cannot be completed.
    pub fn when_they_complete(&self, house: &House, who: &Somebody, reference: &str) {
        let own = near_miss::read_own(&self.app, &who.actor, house.org, reference).expect("it is theirs");
        let revising = Revising {
            reference: reference.to_owned(),
            seen: own.last().expect("it was sent").number,
            changes: the_rest(),
            justified: BTreeSet::new(),
            language: Language::french(),
        };
        near_miss::complete(&self.app, &who.actor, house.org, &revising).expect("it can be completed");
    }
}

/// A draft sent alone, with nothing agreed to.
#[must_use]
pub fn sending(reference: &str, seen: i64) -> Sending {
    Sending {
        reference: reference.to_owned(),
        seen,
        send_as: SendAs::Alone,
        agreed: BTreeSet::new(),
        excluded: BTreeSet::new(),
        justified: BTreeSet::new(),
        language: Language::french(),
        seconds: Some(180),
    }
}

/// Answers to what the shipped form needs before it is sent, its narrative aside: nothing serious.
#[must_use]
pub fn near_miss_answers() -> Changes {
    let code = |code: &str| Value::Code(code.to_owned());
    [
        ("specialty", code(SPECIALTY)),
        ("met", Value::YesNo(true)),
        ("own_practice", Value::YesNo(true)),
        ("care", Value::YesNo(true)),
        ("unexpected", Value::YesNo(false)),
        ("month", Value::Month(When::Month(2008, 1))),
        ("actual", code("1")),
        ("potential", code("4")),
    ]
    .map(|(field, value)| (FieldKey::once(field), Some(value)))
    .to_vec()
}

/// What acceptance needs besides what sending needs.
#[must_use]
pub fn the_rest() -> Changes {
    let code = |code: &str| Some(Value::Code(code.to_owned()));
    let factors = BTreeMap::from([("4.4".to_owned(), "contributed".to_owned())]);
    vec![
        (FieldKey::once("unit"), code("theatre")),
        (FieldKey::once("phase"), code("induction")),
        (FieldKey::once("informed"), code("yes")),
        (FieldKey::once("factors"), Some(Value::Graded(factors))),
        (FieldKey::once("detected_how"), code("check")),
        (FieldKey::once("preventability"), code("certainly")),
        (FieldKey::row("measure", 1), Some(Value::Words("relire à deux".to_owned()))),
    ]
}
