//! The demonstration, made on both engines, read as its visitors do.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops where it fails and says on which engine it runs"
)]

#[path = "demonstration/figures.rs"]
mod figures;
#[path = "demonstration/learning.rs"]
mod learning;
#[path = "demonstration/national.rs"]
mod national;
#[path = "demonstration/near_misses.rs"]
mod near_misses;
#[path = "demonstration/people.rs"]
mod people;
#[path = "demonstration/rex_base.rs"]
mod rex_base;
#[path = "demonstration/rows.rs"]
mod rows;
#[path = "demonstration/syntheses.rs"]
mod syntheses;

use app::App;
use app::cohort::Pinned;
use app::demonstration;
use app::folder::Folder;
use app::ports::{Chance, Clock};
use documents::language::Languages;
use domain::authority::Actor;
use domain::calendar::day_begins;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Target;
use tempfile::TempDir;

/// A demonstration, and what must outlive it.
struct Demo {
    app: App,
    #[expect(dead_code, reason = "dropped, the database is")]
    database: Option<store::testing::World>,
    #[expect(dead_code, reason = "dropped, the folder is")]
    place: TempDir,
}

impl Demo {
    fn on_sqlite(seed: u64) -> Self {
        Self::make(None, seed, demonstration::AS_OF)
    }

    fn make(database: Option<store::testing::World>, seed: u64, as_of: Date) -> Self {
        let place = TempDir::new().unwrap();
        let folder = Folder::new(place.path().join("demo"));
        let url = database.as_ref().and_then(|world| match &world.target {
            Target::Postgres(url) => Some(url.clone()),
            Target::Sqlite(_) => None,
        });
        demonstration::create(&folder, url.as_deref(), seed, as_of, |_| {}).unwrap();
        // The clock of a demonstration has the machine's time of day; this one stands still at noon.
        let zone = app::ports::demonstration_zone();
        let noon = as_of.at(12, 0, 0, 0).to_zoned(zone).unwrap().timestamp();
        let app = app::installation::open_with(&folder, None, Clock::fixed(noon), Chance::seeded(1)).unwrap();
        Self { app, database, place }
    }

    fn now(&self) -> Timestamp {
        self.app.now()
    }

    fn closed_cohort(&self) -> Pinned {
        app::cohort::find(&self.app, None, "prescrire-pip", "2008-01").unwrap()
    }

    fn running_cohort(&self) -> Pinned {
        app::cohort::find(&self.app, None, "prescrire-pip", "2025-11").unwrap()
    }

    fn small_cohort(&self) -> Pinned {
        app::cohort::find(&self.app, None, "bon-usage-12", "2026-03").unwrap()
    }

    /// Somebody of the cast, wearing a hat.
    fn wearing(&self, email: &'static str, role: domain::authority::Role, org: domain::ids::OrgId) -> Actor {
        let found = self.app.store.read(move |tx| store::person::find_by_email(tx, email)).unwrap();
        Actor::Wearing { person: domain::ids::PersonId(found.unwrap().person_id), org, role }
    }

    fn report(&self, pinned: &Pinned) -> app::cohort_report::Report {
        let languages = Languages::embedded().unwrap();
        app::cohort_report::report(&self.app, &Actor::System, pinned, &languages, self.now()).unwrap()
    }

    /// The first instant of a day in the programme's zone.
    fn beginning(pinned: &Pinned, day: Date) -> Timestamp {
        day_begins(day, &pinned.programme.zone)
    }
}

/// Tells a story of the demonstration on each engine.
fn on_both(story: impl Fn(&Demo)) {
    eprintln!("on SQLite:");
    story(&Demo::on_sqlite(demonstration::SEED));
    if let Some(world) = store::testing::World::postgres() {
        eprintln!("on PostgreSQL:");
        story(&Demo::make(Some(world), demonstration::SEED, demonstration::AS_OF));
    } else {
        eprintln!("skipped on PostgreSQL: no initdb found and PRESQUE_TEST_POSTGRES is not set");
    }
}
