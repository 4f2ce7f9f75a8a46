//! Differential anonymity of near misses: two worlds that differ only in who reported are the same to everybody else, in
//! status, headers, body, order, and number of statements, on every route that is read.

use std::collections::BTreeSet;

use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, SendAs, Sending, analysis, assignment, exchange, recommendation, rex_entry};
use app::testing::bodies::{House, sending};
use app::testing::{Somebody, World};
use axum::http::{Method, StatusCode};
use domain::authority::{Actor, Role};
use domain::near_miss::consent::Use;
use domain::near_miss::course::Reason;

use super::anonymity::{Learnt, learn, same};
use super::browser::{Browser, Place};
use crate::routes;

const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette. L'infirmière l'a vu et nous avons tout repris.";

/// Routes whose answers may differ, and why. Whoever adds one says why it tells nobody who reported.
const MAY_DIFFER: &[(&str, &str)] = &[];

/// Which of two doctors of one team reports; the other has the same hats and reports nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Author {
    Ana,
    Ben,
}

struct Told {
    learnt: Vec<Learnt>,
    /// What its author reads of it: it differs from what others read, so that the test would see something.
    own: String,
}

struct Scene {
    place: Place,
    body: House,
    other: House,
    ana: Somebody,
    ben: Somebody,
    cleo: Somebody,
}

fn scene() -> Scene {
    let files = documents::shipped::programme("prescrire-pip").expect("it is shipped");
    let place = Place::in_world(World::seeded(43), &files);
    let world = &place.world;
    let (body, other) = (world.given_a_body("anest"), world.given_a_body("other"));
    // In one establishment, so that nothing of where they work tells them apart.
    let [ana, ben, cleo] = [("Ana Une", "770000001"), ("Ben Deux", "770000001"), ("Cleo Trois", "770000003")]
        .map(|(name, finess)| world.given_a_doctor(&body, name, finess));
    Scene { place, body, other, ana, ben, cleo }
}

impl Scene {
    /// Everything that an author and an expert do: one accepted and in the base, one returned, one withdrawn, one for a
    /// team, one that waits, one that is a draft still. The references of what others can be asked for.
    fn lives(&self, author: &Somebody) -> Vec<(String, String)> {
        let (world, org) = (&self.place.world, self.body.org);
        let (app, expert) = (&world.app, &self.body.experts[0]);
        let none = BTreeSet::new();
        let team = world.given_a_team(&self.body, "Bloc", &[self.ana.person, self.ben.person]);
        let (draft, _) = world.when_they_write(&self.body, author, STORY);
        let accepted = world.when_they_report(&self.body, author, STORY).reference;
        self.given(&accepted);
        exchange::ask(app, expert, org, &accepted, "Qui relit les seringues ?", &none).expect("it is asked");
        exchange::reply(app, &author.actor, org, &accepted, "Le binôme.", &none).expect("it is answered");
        self.completed(author, &accepted);
        clearing::clear(app, expert, org, &accepted, &Edits::new(), &none).expect("it is cleared");
        verdict::give(app, expert, org, &accepted, Verdict::Accept, "Merci.", &none).expect("it is accepted");
        let due = jiff::civil::date(2008, 6, 1);
        recommendation::recommend(app, expert, org, &accepted, ("Relire à deux.", due), &none).expect("it is advised");
        assert_eq!(rex_entry::enter_batches(app).expect("it enters"), 1);
        let returned = world.when_they_report(&self.body, author, STORY).reference;
        self.given(&returned);
        let more = Verdict::Return(Reason::TooThin);
        verdict::give(app, expert, org, &returned, more, "Dites-en plus.", &none).expect("it is returned");
        let withdrawn = world.when_they_report(&self.body, author, STORY).reference;
        near_miss::withdraw(app, &author.actor, org, &withdrawn).expect("it is withdrawn");
        let waiting = world.when_they_report(&self.body, author, STORY).reference;
        let (drafted, seen) = world.when_they_write(&self.body, author, STORY);
        let of_team =
            Sending { send_as: SendAs::Team(team), agreed: BTreeSet::from([Use::Rex]), ..sending(&drafted, seen) };
        let of_team = near_miss::send(app, &author.actor, org, of_team).expect("it is sent").reference;
        vec![
            (draft.clone(), accepted),
            (draft.clone(), returned),
            (draft.clone(), withdrawn),
            (draft.clone(), waiting),
            (draft, of_team),
        ]
    }

    fn given(&self, reference: &str) {
        let (app, expert) = (&self.place.world.app, &self.body.experts[0]);
        let person = expert.person().expect("a person");
        assignment::assign(app, &self.body.manager, self.body.org, reference, person).expect("it is given");
        analysis::open(app, expert, self.body.org, reference).expect("it is opened");
    }

    fn completed(&self, author: &Somebody, reference: &str) {
        self.place.world.when_they_complete(&self.body, author, reference);
    }

    /// Everybody outside the listed set, which is the author and their team. The manager and the expert of the file are
    /// asked too: under no name, they learn no more than others who reported.
    async fn readers(&self) -> Vec<(String, Browser)> {
        let (place, amp) = (&self.place, &self.place.house);
        let mut readers = vec![
            ("manager".to_owned(), place.browser_of(&self.body.manager)),
            ("the file's expert".to_owned(), self.wearing(&self.body.experts[0], "expert").await),
            ("another expert".to_owned(), self.wearing(&self.body.experts[1], "expert").await),
            ("an expert as a doctor".to_owned(), self.wearing(&self.body.experts[1], "doctor").await),
            ("manager elsewhere".to_owned(), place.browser_of(&self.other.manager)),
            ("expert elsewhere".to_owned(), self.wearing(&self.other.experts[0], "expert").await),
            ("another doctor".to_owned(), place.browser_of(&self.cleo.actor)),
        ];
        let seat = |org, role: Role| place.world.given_a_member(org, role, &format!("{role} beside"), "en");
        for (name, actor) in [
            ("officer", seat(self.body.org, Role::Officer)),
            ("lead of the body", seat(self.body.org, Role::Lead)),
            ("lead elsewhere", amp.lead.clone()),
            ("operator", amp.operator.clone()),
        ] {
            readers.push((name.to_owned(), place.browser_of(&actor)));
        }
        readers.push(("stranger".to_owned(), place.stranger()));
        readers
    }

    async fn wearing(&self, actor: &Actor, hat: &str) -> Browser {
        let browser = self.place.browser_of(actor);
        for place in 0..2 {
            let worn = browser.post("/session/hat", format!("hat={place}-{hat}")).await;
            if worn.status == StatusCode::SEE_OTHER {
                return browser.keeping(&worn);
            }
        }
        panic!("they have that hat")
    }

    /// Every door that is read, filled with what exists in this world. A part that nobody knows here is `1`: a new route
    /// is asked for the day it is there.
    fn addresses(&self, named: &[(String, String)], rex_id: &str) -> Vec<String> {
        let programme = &self.place.cohort.programme;
        let mut addresses = BTreeSet::new();
        let persons = {
            let mut both = [self.ana.person.0, self.ben.person.0];
            both.sort_unstable();
            both
        };
        for route in routes::table().into_iter().filter(|route| route.method == Method::GET) {
            if MAY_DIFFER.iter().any(|(name, _)| *name == route.name) {
                continue;
            }
            for (draft, reference) in named {
                for person in persons {
                    let part = |name: &str| match name {
                        "{org}" => "anest".to_owned(),
                        "{programme}" => programme.id.clone(),
                        "{version}" => programme.version.clone(),
                        "{cohort}" => "2008-01".to_owned(),
                        "{person}" => person.to_string(),
                        "{draft}" => draft.clone(),
                        "{near_miss}" | "{reference}" => reference.clone(),
                        "{rex_id}" => rex_id.to_owned(),
                        "{section}" => "story".to_owned(),
                        other if other.starts_with('{') => "1".to_owned(),
                        other => other.to_owned(),
                    };
                    addresses.insert(route.pattern.split('/').map(part).collect::<Vec<_>>().join("/"));
                }
            }
        }
        addresses.into_iter().collect()
    }
}

/// A world in which one of two doctors reported, and everything that all others can learn of it.
async fn told_in_the_world_of(author: Author) -> Told {
    let scene = scene();
    let world = &scene.place.world;
    let org = scene.body.org;
    world.given_floors(&scene.body, 1, 1);
    let author = if author == Author::Ana { &scene.ana } else { &scene.ben };
    let named = scene.lives(author);
    world.on("2008-01-04");
    world.when_the_jobs_run();
    let record = rex_entry::record_of_own(&world.app, &author.actor, org, &named[0].1).expect("theirs");
    let addresses = scene.addresses(&named, &record.expect("it entered").0);
    let mut learnt = Vec::new();
    for (reader, browser) in scene.readers().await {
        learnt.extend(learn(&scene.place, &reader, &browser, &addresses).await);
    }
    let own = scene.place.browser_of(&author.actor).get(&format!("/anest/near-misses/{}", named[0].1)).await;
    Told { learnt, own: own.text }
}

#[tokio::test]
async fn a06_who_reported_makes_no_difference_to_anybody_else() {
    let (ana, ben) = (told_in_the_world_of(Author::Ana).await, told_in_the_world_of(Author::Ben).await);
    let read = same(&ana.learnt, &ben.learnt);
    assert!(read > 150, "pages were read, and not only refused: {read}");
    // It would be seen: what was written is there for the file's expert, and for its author alone otherwise.
    let reads = |told: &Told, words: &str| {
        let with = told.learnt.iter().filter(|one| one.status == 200 && one.body.contains(words));
        with.map(|one| one.reader.clone()).collect::<BTreeSet<_>>()
    };
    let story = "portait la mauvaise";
    let readers = ["an expert as a doctor", "another expert", "expert elsewhere", "officer", "the file's expert"];
    let found = reads(&ana, story);
    assert!(found.contains("the file's expert") && found.iter().all(|it| readers.contains(&it.as_str())), "{found:?}");
    assert!(!found.contains("manager") && !found.contains("another doctor"));
    assert!(ana.own.contains("portait la mauvaise") && ben.own.contains("portait la mauvaise"));
    for told in [&ana, &ben] {
        for one in &told.learnt {
            // Directory pages may name both; nothing of a near miss names either.
            let of_near_misses = ["/near-misses", "/analysis", "/desk", "/rex", "/receipt", "/try"];
            if of_near_misses.iter().any(|part| one.address.contains(part)) {
                assert!(
                    !one.body.contains("Ana Une") && !one.body.contains("Ben Deux"),
                    "{} to {}",
                    one.address,
                    one.reader
                );
            }
        }
    }
}
