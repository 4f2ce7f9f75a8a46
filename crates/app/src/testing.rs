//! A world for tests: an installation on either engine, a standing clock, seeded chance, and people.
//!
//! Stories read `given_…`, `when_…`, `then_…`; whatever goes wrong in a helper stops the test there.
//!
//! ```no_run
//! app::testing::on_both(|world| {
//!     let house = world.given_an_organisation("amp");
//!     let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
//!     let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
//!     world.on("2008-01-03");
//!     world.when_they_choose(&cohort, &camille, "s1");
//!     world.on("2008-04-20");
//!     world.when_they_submit(&cohort, &camille, "b1");
//!     world.when_the_jobs_run();
//!     assert_eq!(world.then_mails_to(&camille).len(), 1);
//! });
//! ```
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test's world stops where it fails, and says which engine it runs on"
)]

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::authority::{Actor, Role};
use domain::ids::{EnrolmentKey, OrgId, PersonId};
use domain::obligation::Obligation;
use domain::programme::Programme;
use domain::text::{Language, Text};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use store::Target;
use tempfile::TempDir;

use crate::App;
use crate::account::{self, NewPerson};
use crate::cohort::{self, Pinned};
use crate::enrolling::{self, Candidate};
use crate::error::Error;
use crate::folder::{Configuration, Folder};
use crate::installation;
use crate::organisation::{self, NewOrganisation};
use crate::participant::Participant;
use crate::ports::{Chance, Clock};
use crate::programme::{self, Files};

pub mod bodies;
mod checker;
pub mod guidelines;
mod mails;
mod people;

pub use checker::frictionless;
pub use mails::Mail;

pub use crate::rehearsal::sound_answers;

/// An installation of its own for one test; gone when it is dropped.
#[derive(Debug)]
pub struct World {
    /// The installation.
    pub app: App,
    database: Option<store::testing::World>,
    folder: TempDir,
    seen: std::sync::Mutex<std::collections::BTreeSet<String>>,
}

/// An organisation and its team, each wearing one hat.
#[derive(Debug, Clone)]
pub struct House {
    /// The organisation.
    pub org: OrgId,
    /// Its short name.
    pub short_name: String,
    /// The operator of the installation.
    pub operator: Actor,
    /// The lead.
    pub lead: Actor,
    /// The enrolment clerk.
    pub clerk: Actor,
    /// The tutor.
    pub tutor: Actor,
    /// The editor.
    pub editor: Actor,
}

/// A person of the story.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// Who.
    pub person: PersonId,
    /// Wearing the participant's hat in their organisation.
    pub actor: Actor,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their enrolment, once they joined.
    pub enrolment: Option<EnrolmentKey>,
    /// Their pseudonym, once they joined.
    pub pseudonym: String,
}

impl Somebody {
    /// Where the rows of their enrolment lie.
    #[must_use]
    pub fn key(&self) -> EnrolmentKey {
        self.enrolment.expect("they joined")
    }
}

/// Tells a story on each engine in turn, in a fresh world each time.
pub fn on_both(story: impl Fn(&World)) {
    eprintln!("on SQLite:");
    story(&World::sqlite());
    match World::postgres() {
        Some(world) => {
            eprintln!("on PostgreSQL:");
            story(&world);
        }
        None => {
            eprintln!("skipped on PostgreSQL: no initdb found and PRESQUE_TEST_POSTGRES is not set")
        }
    }
}

/// The zone in which a story's times of day are told.
#[must_use]
pub fn zone() -> TimeZone {
    TimeZone::get("Europe/Paris").expect("the zone is bundled")
}

static WORLDS: AtomicU64 = AtomicU64::new(1);

impl World {
    /// A fresh installation on SQLite. It is 2 January 2008, 9:00 in Paris.
    #[must_use]
    pub fn sqlite() -> Self {
        Self::begin(None, &Configuration::default())
    }

    /// A fresh installation on SQLite whose chance repeats itself: two of one seed in which the same is done are equal
    /// to the last identity.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::of_seed(None, &Configuration::default(), seed)
    }

    /// A fresh installation on PostgreSQL, if there is a server.
    #[must_use]
    pub fn postgres() -> Option<Self> {
        store::testing::World::postgres().map(|database| Self::begin(Some(database), &Configuration::default()))
    }

    /// A fresh installation on SQLite with a configuration of its own.
    #[must_use]
    pub fn configured(configuration: &Configuration) -> Self {
        Self::begin(None, configuration)
    }

    fn begin(database: Option<store::testing::World>, configuration: &Configuration) -> Self {
        Self::of_seed(database, configuration, WORLDS.fetch_add(1, Ordering::Relaxed))
    }

    fn of_seed(database: Option<store::testing::World>, configuration: &Configuration, seed: u64) -> Self {
        let place = TempDir::new().expect("a temporary folder");
        let folder = Folder::new(place.path());
        let chance = Chance::seeded(seed);
        installation::prepare(&folder, &chance).expect("a key is made");
        folder.configure(configuration).expect("the configuration is written");
        let clock = Clock::fixed(instant("2008-01-02T09:00"));
        let url = database.as_ref().map(url_of);
        let app = installation::open_with(&folder, url.as_deref(), clock, chance).expect("the installation opens");
        Self { app, database, folder: place, seen: std::sync::Mutex::default() }
    }

    /// The same installation, opened once more as another process would: its own store, the same clock's time now.
    #[must_use]
    pub fn another(&self) -> App {
        let url = self.database.as_ref().map(url_of);
        let seed = WORLDS.fetch_add(1, Ordering::Relaxed).wrapping_add(1 << 32);
        let clock = Clock::fixed(self.app.now());
        let folder = Folder::new(self.folder.path());
        installation::open_with(&folder, url.as_deref(), clock, Chance::seeded(seed)).expect("it opens once more")
    }

    /// It becomes 9:00 in Paris on a day such as `2008-04-20`.
    pub fn on(&self, day: &str) {
        self.at(&format!("{day}T09:00"));
    }

    /// It becomes that time in Paris, such as `2008-04-30T23:59:59`.
    pub fn at(&self, time: &str) {
        assert!(self.app.clock.set(instant(time)), "a story's clock stands still until it is set");
    }

    /// It becomes 9:00 on the next day; answers that day.
    pub fn tomorrow(&self) -> Date {
        let next = domain::calendar::days_after(domain::calendar::civil_date(self.app.now(), &zone()), 1);
        self.on(&next.to_string());
        next
    }

    /// So many minutes pass.
    pub fn minutes_pass(&self, minutes: i64) {
        assert!(self.app.clock.set(self.app.now() + jiff::SignedDuration::from_mins(minutes)));
    }

    /// An organisation with a lead, a clerk, a tutor and an editor, and the operator of the installation.
    pub fn given_an_organisation(&self, short_name: &str) -> House {
        let system = Actor::System;
        let name = |tag: &str| (Language::parse(tag).expect("a tag"), format!("Organisation {short_name}"));
        let funding = |tag: &str| (Language::parse(tag).expect("a tag"), "…".to_owned());
        let org = organisation::found(
            &self.app,
            &system,
            NewOrganisation {
                short_name: short_name.to_owned(),
                name: Text::new([name("fr"), name("en")]),
                zone: "Europe/Paris".to_owned(),
                k: 11,
                funding: Text::new([funding("fr"), funding("en")]),
            },
        )
        .expect("the organisation is founded");
        let hat = |org, role| self.given_a_member(org, role, &format!("{role} {short_name}"), "fr");
        House {
            org,
            short_name: short_name.to_owned(),
            operator: hat(OrgId::INSTALLATION, Role::Operator),
            lead: hat(org, Role::Lead),
            clerk: hat(org, Role::Clerk),
            tutor: hat(org, Role::Tutor),
            editor: hat(org, Role::Editor),
        }
    }

    /// Somebody in a team, wearing that hat.
    pub fn given_a_member(&self, org: OrgId, role: Role, name: &str, language: &str) -> Actor {
        let new = new_person(name, language);
        let (person, _) = account::add_member(&self.app, &Actor::System, org, role, new).expect("they get their hat");
        Actor::Wearing { person, org, role }
    }

    /// One of the shipped programmes, published in an organisation.
    pub fn given_a_programme(&self, house: &House, name: &str) -> Arc<Programme> {
        let files = documents::shipped::programme(name).expect("the programme is shipped");
        self.given_a_definition(house, &files)
    }

    /// A definition of the story's own, published in an organisation.
    pub fn given_a_definition(&self, house: &House, files: &Files) -> Arc<Programme> {
        programme::publish(&self.app, &house.lead, house.org, files).expect("the definition is sound")
    }

    /// A cohort that starts on a day.
    pub fn given_a_cohort(&self, house: &House, programme: &Arc<Programme>, name: &str, start: &str) -> Pinned {
        let start: Date = start.parse().expect("a date");
        let cohort = cohort::start(&self.app, &house.lead, house.org, programme, name, start).expect("it starts");
        Pinned { cohort, programme: Arc::clone(programme) }
    }

    /// A shipped programme and one cohort of it.
    pub fn given_a_running_cohort(&self, house: &House, programme: &str, name: &str, start: &str) -> Pinned {
        let programme = self.given_a_programme(house, programme);
        self.given_a_cohort(house, &programme, name, start)
    }

    /// Somebody on the roster whom the rule accepts; not joined yet.
    pub fn given_an_applicant(&self, house: &House, cohort: &Pinned, name: &str, language: &str) -> Somebody {
        let new = new_person(name, language);
        let candidate = Candidate {
            person: new.clone(),
            profession: cohort.programme.eligibility.professions[0].clone(),
            setting: cohort
                .programme
                .list("setting")
                .and_then(|list| list.codes.first())
                .map_or_else(|| "office".to_owned(), |code| code.code.clone()),
            training: Some(domain::eligibility::Training {
                name: "tests de lecture".to_owned(),
                year: 2007,
                test_passed: true,
            }),
            subscription_until: Some(Date::constant(2030, 12, 31)),
        };
        let (app, clerk, pinned) = (self.app.clone(), house.clerk.clone(), cohort.clone());
        let person = self
            .app
            .store
            .write(move |tx| enrolling::apply(&app, tx, &clerk, &pinned, &candidate, app.now()))
            .expect("the roster takes them")
            .expect("nobody of that address is on it yet");
        let actor = Actor::Wearing { person, org: house.org, role: Role::Participant };
        let (name, email) = (new.name, new.email);
        Somebody { person, actor, name, email, enrolment: None, pseudonym: String::new() }
    }

    /// Somebody who takes part.
    pub fn given_a_participant(&self, house: &House, cohort: &Pinned, name: &str, language: &str) -> Somebody {
        let applicant = self.given_an_applicant(house, cohort, name, language);
        self.when_they_join(cohort, applicant)
    }

    /// Their path as it stands now.
    #[must_use]
    pub fn path_of(&self, who: &Somebody) -> Participant {
        let (app, key) = (self.app.clone(), who.key());
        self.app.store.read(move |tx| Participant::load(&app, tx, key)).expect("they are enrolled")
    }

    /// How one requirement stands for them now.
    #[must_use]
    pub fn obligation_of(&self, who: &Somebody, requirement: &str) -> Obligation {
        let all = self.path_of(who).obligations(self.app.now());
        all.into_iter().find(|one| one.requirement == requirement).expect("the programme asks for it")
    }

    /// What stands in the journal of an organisation, newest first: the act, the hat and the reason.
    #[must_use]
    pub fn then_journal_of(&self, org: OrgId) -> Vec<(String, String, String)> {
        let entries = self.app.store.read(move |tx| store::journal::list(tx, org.0, i64::MAX, 1000));
        let entries = entries.expect("the journal can be read");
        entries.into_iter().map(|entry| (entry.act, entry.hat, entry.why)).collect()
    }

    /// Every job runs once.
    pub fn when_the_jobs_run(&self) {
        crate::schedule::run_once(&self.app).expect("the jobs run");
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.app.store.close();
    }
}

/// Stops the test unless a use case was refused for want of a right.
pub fn then_refused<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::Refused(_))), "it should be refused: {outcome:?}");
}

/// Stops the test unless a use case met that conflict.
pub fn then_conflict<T: std::fmt::Debug>(outcome: Result<T, Error>, message: &str) {
    match outcome {
        Err(Error::Conflict(fault)) => assert_eq!(fault.message, message),
        other => panic!("it should be the conflict {message}: {other:?}"),
    }
}

fn new_person(name: &str, language: &str) -> NewPerson {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    NewPerson {
        email: format!("{}@example.org", words.join(".")),
        name: name.to_owned(),
        language: language.to_owned(),
    }
}

fn url_of(database: &store::testing::World) -> String {
    match &database.target {
        Target::Postgres(url) => url.clone(),
        Target::Sqlite(_) => panic!("a world of PostgreSQL has a URL"),
    }
}

fn instant(time: &str) -> jiff::Timestamp {
    let time: DateTime = time.parse().expect("a civil time");
    time.to_zoned(zone()).expect("a time of this zone").timestamp()
}

/// The mails in a folder, by the order of their names, which is that of their times.
fn mails_in(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut all: Vec<(String, Vec<u8>)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            name.ends_with(".eml").then(|| (name, fs::read(&path).expect("a mail can be read")))
        })
        .collect();
    all.sort();
    all
}
