//! Two bodies, the authority, records in the base, and what they write.

use std::collections::BTreeSet;

use app::body::{self, Kind as BodyKind};
use app::guideline::evidence::{self, Freezing};
use app::guideline::grading;
use app::guideline::{Idea, Interests, approval, drafting, idea, opinion, peer_review, publishing};
use app::organisation::{self, NewOrganisation};
use app::rex;
use app::screen::Confirmed;
use app::testing::World;
use app::testing::bodies::{House, SPECIALTY};
use domain::authority::{Actor, Role};
use domain::guideline::grading::Marks;
use domain::guideline::{Kind, Scope, Verdict, Wording};
use domain::ids::{OrgId, PersonId};
use domain::rex::{Entered, Origin, Record, RexId, Severity, When};
use domain::text::{Language, Text};
use jiff::civil::{Date, date};
use store::rex::Kept;
use store::theme::Theme;

/// The words that the records of the story share.
pub(super) const STORY: &str = "La seringue portait la mauvaise étiquette";
/// A word of the draft that must be found nowhere before it is published.
pub(super) const PLANTED: &str = "Xylostigme";
/// The theme of the story.
pub(super) const THEME: &str = "story_labels";

/// Everybody of a story.
pub(super) struct Scene {
    pub(super) lead: House,
    pub(super) other: House,
    pub(super) authority: OrgId,
    pub(super) officer: Actor,
}

impl Scene {
    /// Whoever writes.
    pub(super) fn writer(&self) -> &Actor {
        &self.lead.experts[0]
    }

    /// The two who read: a colleague and an expert of the other body.
    pub(super) fn peers(&self) -> [&Actor; 2] {
        [&self.lead.experts[1], &self.other.experts[0]]
    }
}

pub(super) fn scene(world: &World) -> Scene {
    let (lead, other) = (world.given_a_body("anest"), world.given_a_body("ortho"));
    let name = |tag: &str| (Language::parse(tag).unwrap(), "Autorité".to_owned());
    let new = NewOrganisation {
        short_name: "authority".to_owned(),
        name: Text::new([name("fr"), name("en")]),
        zone: "Europe/Paris".to_owned(),
        k: 11,
        funding: Text::new([name("fr"), name("en")]),
    };
    let authority = organisation::found(&world.app, &Actor::System, new).unwrap();
    body::found(&world.app, &Actor::System, authority, BodyKind::Authority, "fr-has").unwrap();
    let officer = world.given_a_member(authority, Role::Officer, "officer", "fr");
    world
        .app
        .store
        .write(|tx| {
            let wording = r#"{"fr":"Étiquettes","en":"Labels"}"#.to_owned();
            let opened_on = date(2008, 1, 1);
            let theme = Theme {
                code: THEME.to_owned(),
                wording,
                specialty: None,
                by: OrgId::INSTALLATION,
                opened_on,
                closed: None,
            };
            store::theme::open(tx, &theme)
        })
        .unwrap();
    Scene { lead, other, authority, officer }
}

/// So many records that answer to the story, in the base and its index.
pub(super) fn given_records(world: &World, many: usize) -> Vec<RexId> {
    let ids: Vec<RexId> = (0..many).map(|number| RexId(format!("storyrecord{number:04}"))).collect();
    let told = ids.clone();
    world
        .app
        .store
        .write(move |tx| {
            for id in &told {
                let record = Record {
                    when: When::parse("2008-01"),
                    specialty: SPECIALTY.to_owned(),
                    phase: None,
                    factors: BTreeSet::new(),
                    actual: Some(Severity::NoHarm),
                    potential: None,
                    language: Language::french(),
                    parts: Vec::new(),
                };
                let entered = Entered { id: id.clone(), origin: Origin::Own, record };
                let parts = format!("[[\"narrative\",\"{STORY}, dit la fiche.\"]]");
                store::rex::add(tx, 77, &Kept { entered, parts })?;
            }
            store::rex::show(tx, 77, i64::try_from(told.len()).unwrap())
        })
        .unwrap();
    rex::catch_up(&world.app).unwrap();
    ids
}

pub(super) fn both(words: &str) -> Text {
    Text::new([(Language::french(), words.to_owned()), (Language::english(), format!("{words} (en)"))])
}

pub(super) fn wording() -> Wording {
    Wording {
        title: both("Étiqueter chaque seringue"),
        situation: both("Des seringues préparées d’avance"),
        measures: both(&format!("- Étiqueter\n- Relire à deux, dit {PLANTED}")),
        messages: both("Une seringue sans étiquette se jette"),
        method: both("Cas de la base, relus par quatre experts"),
    }
}

/// What in these words could name somebody, and names nobody.
pub(super) fn confirmed() -> Confirmed {
    drafting::confirmed_before(Some(&wording()), &Confirmed::none())
}

pub(super) fn scope() -> Scope {
    Scope {
        question: "Comment éviter l’erreur de seringue ?".to_owned(),
        situation: String::new(),
        themes: vec![THEME.to_owned()],
        specialties: vec![SPECIALTY.to_owned()],
    }
}

pub(super) fn idea() -> Idea {
    Idea { title: "Étiquettes de seringues".to_owned(), why: "Trois cas en un mois.".to_owned() }
}

pub(super) fn freezing() -> Freezing {
    Freezing { words: "seringue étiquette".to_owned(), ..Freezing::default() }
}

/// An idea with its scope, by the writer.
pub(super) fn when_scoped(world: &World, scene: &Scene, kind: Kind) -> String {
    let (app, org) = (&world.app, scene.lead.org);
    let reference = idea::propose(app, scene.writer(), org, kind, &idea()).unwrap();
    let partners = if kind == Kind::TypeThree { vec![scene.other.org] } else { Vec::new() };
    idea::scope(app, scene.writer(), org, &reference, &scope(), &partners).unwrap();
    reference
}

/// Frozen and drafted in both languages.
pub(super) fn when_drafted(world: &World, scene: &Scene, kind: Kind) -> String {
    let reference = when_scoped(world, scene, kind);
    when_written(world, scene, &reference);
    reference
}

/// What a version needs between its scope and its peers.
pub(super) fn when_written(world: &World, scene: &Scene, reference: &str) {
    let (app, org) = (&world.app, scene.lead.org);
    evidence::freeze(app, scene.writer(), org, reference, &freezing()).unwrap();
    drafting::draft(app, scene.writer(), org, reference, &wording(), 0, &confirmed()).unwrap();
}

pub(super) fn person(actor: &Actor) -> PersonId {
    actor.person().unwrap()
}

fn org_of(actor: &Actor) -> OrgId {
    let Actor::Wearing { org, .. } = actor else { panic!("somebody with a hat") };
    *org
}

/// A peer is asked, says that nothing binds them, and remarks once.
pub(super) fn when_read_by(world: &World, scene: &Scene, reference: &str, peer: &Actor) {
    let (app, org) = (&world.app, org_of(peer));
    peer_review::invite(app, scene.writer(), scene.lead.org, reference, person(peer)).unwrap();
    let nothing = Interests { words: String::new() };
    peer_review::declare(app, peer, org, reference, false, &nothing).unwrap();
    let remarks = ["Dire qui relit.".to_owned()];
    peer_review::review(app, peer, org, reference, Verdict::WithChanges, "Utile.", &remarks).unwrap();
}

/// Read by two, answered, closed: it waits for approval.
pub(super) fn when_reviewed(world: &World, scene: &Scene, reference: &str) {
    let (app, org) = (&world.app, scene.lead.org);
    for peer in scene.peers() {
        when_read_by(world, scene, reference, peer);
    }
    for remark in [1, 2] {
        peer_review::answer(app, scene.writer(), org, reference, remark, "C’est dit.").unwrap();
    }
    peer_review::close(app, scene.writer(), org, reference).unwrap();
}

pub(super) fn marks(mark: u8) -> Marks {
    let grid = documents::scheme::shipped("fr-has").unwrap().grid.clone().unwrap();
    grid.criteria.into_iter().map(|criterion| (criterion.code, mark)).collect()
}

/// Whatever its kind asks for between the lead's approval and its publication.
pub(super) fn when_agreed(world: &World, scene: &Scene, reference: &str, kind: Kind) {
    let (app, org) = (&world.app, scene.lead.org);
    approval::approve(app, &scene.lead.manager, org, reference).unwrap();
    match kind {
        Kind::General | Kind::TypeOne => {}
        Kind::TypeTwo => {
            let third = a_third_expert(world, scene);
            for grader in [scene.peers()[0], &third] {
                grading::grade(app, grader, org, reference, &marks(2), "Solide.").unwrap();
            }
            opinion::give(app, &scene.officer, scene.authority, reference, true, "Fondé.").unwrap();
        }
        Kind::TypeThree => {
            approval::approve(app, &scene.other.manager, scene.other.org, reference).unwrap();
            approval::approve(app, &scene.officer, scene.authority, reference).unwrap();
        }
    }
}

pub(super) fn a_third_expert(world: &World, scene: &Scene) -> Actor {
    world.given_a_member(scene.lead.org, Role::Expert, "third expert", "fr")
}

pub(super) fn review_by(world: &World) -> Date {
    let today = domain::calendar::civil_date(world.app.now(), &app::testing::zone());
    domain::calendar::months_after(today, 12)
}

/// A whole life up to publication; its reference.
pub(super) fn when_published(world: &World, scene: &Scene, kind: Kind) -> String {
    let reference = when_drafted(world, scene, kind);
    when_reviewed(world, scene, &reference);
    when_agreed(world, scene, &reference, kind);
    publishing::publish(&world.app, &scene.lead.manager, scene.lead.org, &reference, review_by(world)).unwrap();
    reference
}
