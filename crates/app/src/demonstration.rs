//! The demonstration: an installation made from a seed and a date, the same each time.
//!
//! Two organisations that share nothing. `prescrire-demo` runs the published programme, with the closed cohort of
//! January 2008 (synthetic: its figures are the published ones, counted from individual answers) and a cohort that has
//! been running for a year; `officine-soins` runs a smaller programme of its own. Everybody is invented.
//!
//! An authority and three bodies have some hundred near misses in every state, and a base of records that a seeded generator
//! tells; at the scale of a country there are 24,400 doctors and 56,000 records more ([`national`]).
//!
//! The same seed and date give the same identities, answers and figures: lots come from [`draw::Draw`], times from the
//! calendar of each cohort, and nothing reads the machine's clock. The key file comes from the seed too, so that nothing
//! sealed in a demonstration is a secret; `serve` refuses the folder.

mod answers;
mod cast;
mod choose;
mod closed;
mod draw;
mod editorial;
mod forum;
mod headline;
mod helps;
mod hospital;
mod learning;
pub mod national;
mod near_miss;
mod people;
mod plan;
mod practice;
mod published;
mod review;
pub mod rex_base;
mod running;
mod schedule;
mod stories;
mod synthesis;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use cast::{CastMember, LARGE, SMALL, cast};
pub use headline::{Headline, HeadlineGoal, HeadlineRate, headline};
pub use national::{NATIONAL, National};

use std::fs;
use std::sync::Arc;

use documents::language::Languages;
use documents::shipped;
use domain::authority::{Actor, Role};
use domain::calendar::{day_begins, days_after};
use domain::eligibility::Training;
use domain::ids::{CohortId, OrgId};
use domain::programme::Programme;
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::cohort::Cohort;

use self::cast::Part;
use self::draw::Draw;
use self::write::Team;
use crate::App;
use crate::account::{self, NewPerson};
use crate::cohort::Pinned;
use crate::enrolling::Candidate;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::folder::{Configuration, Demonstration, Folder};
use crate::journal::{self, Act};
use crate::organisation::{self, NewOrganisation};
use crate::ports::{Chance, Clock, demonstration_zone};
use crate::{cohort_report, installation, programme, rex};

/// The date a demonstration stands on unless told otherwise.
pub const AS_OF: Date = date(2026, 11, 20);
/// The seed it is made from unless told otherwise.
pub const SEED: u64 = 2008;
/// The first date it can stand on: the closed cohort must be closed, and frozen.
pub const SOONEST: Date = date(2010, 3, 1);

/// How large a demonstration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Three bodies, and [`rex_base::RECORDS`] records.
    Usual,
    /// A country.
    National(National),
}

/// How far the making has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// What is being made, by the key of a message.
    Step(&'a str),
    /// How much of it is made.
    Part {
        /// So much.
        done: u64,
        /// Of so much.
        of: u64,
    },
}

/// Makes a demonstration in a folder, all of it or nothing; `progress` is told what is being made, by the key of a
/// message.
///
/// # Errors
/// Conflict when the folder or the database holds an installation already; invalid for a date before [`SOONEST`];
/// broken when folder or database cannot be written.
pub fn create(
    folder: &Folder,
    database_url: Option<&str>,
    seed: u64,
    as_of: Date,
    progress: impl Fn(&str),
) -> Result<()> {
    let told = |made: Progress<'_>| {
        if let Progress::Step(key) = made {
            progress(key);
        }
    };
    create_at(folder, database_url, (seed, as_of), Scale::Usual, &told)
}

/// Makes a demonstration of some size, from a seed, on a date.
///
/// # Errors
/// As [`create`].
pub fn create_at(
    folder: &Folder,
    database_url: Option<&str>,
    (seed, as_of): (u64, Date),
    scale: Scale,
    progress: &dyn Fn(Progress<'_>),
) -> Result<()> {
    if as_of < SOONEST {
        return Err(Fault::new("as_of", "fault-demonstration-date").with("soonest", SOONEST).into());
    }
    if folder.is_installed() || folder.database().exists() {
        return Err(conflict("data", "fault-installed"));
    }
    // Made aside and moved at the end: whoever interrupts it finds no half of a demonstration.
    let aside = Folder::new(folder.path().join(".making"));
    if aside.path().exists() {
        fs::remove_dir_all(aside.path())?;
    }
    fs::create_dir_all(aside.path())?;
    let mut configuration = folder.configuration()?;
    configuration.database_url = database_url.map(str::to_owned).or(configuration.database_url);
    let made = make(&aside, &configuration, (seed, as_of), scale, progress).and_then(|()| move_up(&aside, folder));
    if made.is_err() {
        // What failed is said; that its remains could not be removed would only hide it.
        let _ = fs::remove_dir_all(aside.path());
    }
    made
}

/// Moves what was made to its place, the keys last: they are what makes a folder an installation.
fn move_up(aside: &Folder, folder: &Folder) -> Result<()> {
    let mut entries = fs::read_dir(aside.path())?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(|entry| entry.path() == aside.keys());
    for entry in entries {
        fs::rename(entry.path(), folder.path().join(entry.file_name()))?;
    }
    Ok(fs::remove_dir(aside.path())?)
}

fn make(
    folder: &Folder,
    configuration: &Configuration,
    (seed, as_of): (u64, Date),
    scale: Scale,
    progress: &dyn Fn(Progress<'_>),
) -> Result<()> {
    let draw = Draw::new(seed);
    installation::prepare(folder, &Chance::seeded(draw.seed()))?;
    folder.configure(configuration)?;
    let clock = Clock::fixed(noon(date(2007, 10, 1)));
    let app = installation::open_with(folder, None, clock, Chance::seeded(draw.seed()))?;
    let made = furnish(&app, &draw, as_of, scale, progress);
    app.store.close();
    made?;
    folder.demonstrate(&Demonstration { date: as_of.to_string(), seed })
}

fn furnish(app: &App, draw: &Draw, as_of: Date, scale: Scale, progress: &dyn Fn(Progress<'_>)) -> Result<()> {
    if !organisation::list(app)?.is_empty() {
        return Err(conflict("database_url", "fault-installed"));
    }
    progress(Progress::Step("demonstration-making-organisations"));
    let operator = operator(app)?;
    let (large, team, published) = large(app, &operator)?;
    progress(Progress::Step("demonstration-making-closed-cohort"));
    closed_cohort(app, draw, large, &team, &published)?;
    progress(Progress::Step("demonstration-making-running-cohorts"));
    let start = running::start(as_of, 12);
    let pinned = begin(app, &team, large, &published, &running::name(start), start)?;
    write::people(app, &pinned, &team, draw, running::large(draw, &published, start, as_of))?;
    waiting(app, &pinned, &team, start)?;
    let start = running::start(as_of, 8);
    let (small, team, published) = small(app, &operator, start)?;
    let pinned = begin(app, &team, small, &published, &running::name(start), start)?;
    write::people(app, &pinned, &team, draw, running::small(draw, &published, start, as_of))?;
    editorial::fill(app, as_of)?;
    forum::fill(app, draw, as_of)?;
    review::fill(app, draw, as_of)?;
    synthesis::fill(app, as_of)?;
    helps::fill(app, draw, as_of)?;
    learn(app, draw, as_of, scale, progress)?;
    progress(Progress::Step("demonstration-making-journal"));
    write::seal(app, day_begins(as_of, &demonstration_zone()))
}

/// The base, the bodies and their near misses; at the scale of a country its doctors, too.
fn learn(app: &App, draw: &Draw, as_of: Date, scale: Scale, progress: &dyn Fn(Progress<'_>)) -> Result<()> {
    let counted = |done, of| progress(Progress::Part { done, of });
    let mut teller = rex_base::Teller::new(draw.seed(), as_of)?;
    progress(Progress::Step("demonstration-making-base"));
    let first = match scale {
        Scale::Usual => rex_base::RECORDS,
        // What the near misses of the bodies bring counts, too: the rest is told once they have.
        Scale::National(size) => size.records.saturating_sub(near_miss::MOST_ENTERED),
    };
    rex_base::fill(app, &mut teller, first, &counted)?;
    progress(Progress::Step("demonstration-making-bodies"));
    let bodies = near_miss::fill(app, as_of)?;
    hospital::fill(app, as_of)?;
    if let Scale::National(size) = scale {
        let entered = usize::try_from(app.store.read(store::rex::count)?).map_err(broken)?;
        rex_base::fill(app, &mut teller, size.records.saturating_sub(entered), &|_, _| {})?;
    }
    progress(Progress::Step("demonstration-making-index"));
    rex::reindex(app, &Actor::System, &mut |done, of| counted(done, of))?;
    progress(Progress::Step("demonstration-making-guidelines"));
    learning::fill(app, draw, &bodies, as_of)?;
    if let Scale::National(size) = scale {
        progress(Progress::Step("demonstration-making-doctors"));
        national::fill(app, draw, &size, as_of, &counted)?;
    }
    Ok(())
}

fn noon(day: Date) -> Timestamp {
    let zone = demonstration_zone();
    day.at(12, 0, 0, 0).to_zoned(zone.clone()).map_or_else(|_| day_begins(day, &zone), |noon| noon.timestamp())
}

fn text(french: &str, english: &str) -> Text {
    Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
}

fn operator(app: &App) -> Result<Actor> {
    let member = cast::PARTS.iter().find(|member| member.org.is_none());
    let member = member.ok_or(Error::NotFound("operator"))?;
    installation::seat_first_operator(app, new_person(member))?;
    Ok(Actor::Wearing { person: person_of(app, member.email)?, org: OrgId::INSTALLATION, role: Role::Operator })
}

fn new_person(member: &cast::Member) -> NewPerson {
    NewPerson { email: member.email.to_owned(), name: member.name.to_owned(), language: member.language.to_owned() }
}

fn person_of(app: &App, email: &'static str) -> Result<domain::ids::PersonId> {
    let found = app.store.read(move |tx| Ok::<_, Error>(store::person::find_by_email(tx, email)?))?;
    found.map(|person| domain::ids::PersonId(person.person_id)).ok_or(Error::NotFound("person"))
}

type Founded = (OrgId, Team, Arc<Programme>);

fn large(app: &App, operator: &Actor) -> Result<Founded> {
    let new = NewOrganisation {
        short_name: LARGE.to_owned(),
        name: text(
            "Amélioration des pratiques (démonstration, sans approbation de Prescrire)",
            "Practice improvement (demonstration, not endorsed by Prescrire)",
        ),
        zone: "Europe/Paris".to_owned(),
        k: 11,
        funding: text(
            "Démonstration : organisation imaginaire, financée par ses seuls abonnés, sans publicité ni subvention.",
            "Demonstration: an imaginary organisation, paid by its subscribers alone, without advertising or subsidy.",
        ),
    };
    found(app, operator, new, "prescrire-pip")
}

fn small(app: &App, operator: &Actor, start: Date) -> Result<Founded> {
    app.clock.set(noon(domain::calendar::days_before(start, 90)));
    let new = NewOrganisation {
        short_name: SMALL.to_owned(),
        name: text("Réseau Officine & Soins (démonstration)", "Réseau Officine & Soins (demonstration)"),
        zone: "Europe/Brussels".to_owned(),
        k: 15,
        funding: text(
            "Démonstration : réseau imaginaire, financé par les cotisations de ses membres.",
            "Demonstration: an imaginary network, paid by the contributions of its members.",
        ),
    };
    found(app, operator, new, "bon-usage-12")
}

/// Founds an organisation, seats its team and publishes its programme.
fn found(app: &App, operator: &Actor, new: NewOrganisation, definition: &str) -> Result<Founded> {
    let short_name = new.short_name.clone();
    let org = organisation::found(app, operator, new)?;
    let (mut lead, mut clerk) = (None, None);
    for member in cast::PARTS.iter().filter(|member| member.org == Some(short_name.as_str())) {
        let Part::Team(roles) = member.part else {
            continue;
        };
        for role in roles {
            // The operator seats the lead, who seats everybody else.
            let by = lead.as_ref().unwrap_or(operator);
            let (person, _) = account::add_member(app, by, org, *role, new_person(member))?;
            let actor = Actor::Wearing { person, org, role: *role };
            match role {
                Role::Lead => lead = Some(actor),
                Role::Clerk => clerk = Some(actor),
                _ => {}
            }
        }
    }
    let missing = || Error::NotFound("member of the team");
    let team = Team { lead: lead.ok_or_else(missing)?, clerk: clerk.ok_or_else(missing)? };
    let files = shipped::programme(definition).ok_or(Error::NotFound("programme"))?;
    let published = programme::publish(app, &team.lead, org, &files)?;
    Ok((org, team, published))
}

/// Starts a cohort, two months before its first day.
fn begin(app: &App, team: &Team, org: OrgId, programme: &Programme, name: &str, start: Date) -> Result<Pinned> {
    let at = noon(domain::calendar::days_before(start, 60));
    app.clock.set(at);
    let cohort = Cohort {
        org,
        id: CohortId(app.chance.id()),
        programme: programme.id.clone(),
        version: programme.version.clone(),
        name: name.to_owned(),
        start,
        synthetic: true,
        created: at,
    };
    let (app, lead) = (app.clone(), team.lead.clone());
    app.store.clone().write(move |tx| {
        if !store::cohort::add(tx, &cohort, true)? {
            return Err(conflict("name", "fault-name-taken"));
        }
        let object = format!("cohort/{}/{}", cohort.programme, cohort.name);
        journal::write(&app, tx, &lead, &Act { org, act: "cohort.start", object, why: "" }, at)?;
        crate::cohort::pin(&app, tx, cohort.clone())
    })
}

fn closed_cohort(app: &App, draw: &Draw, org: OrgId, team: &Team, programme: &Programme) -> Result<()> {
    let pinned = begin(app, team, org, programme, closed::NAME, closed::START)?;
    write::people(app, &pinned, team, draw, closed::people(draw, programme))?;
    let last = domain::path::closes_on(programme, closed::START);
    app.clock.set(noon(days_after(last, 2)));
    let languages = Languages::embedded().map_err(broken)?;
    cohort_report::freeze(app, &team.lead, &pinned, &languages)?;
    Ok(())
}

/// Applicants who have not joined: one waits for a decision, one was refused, two were accepted.
fn waiting(app: &App, pinned: &Pinned, team: &Team, start: Date) -> Result<()> {
    let at = noon(domain::calendar::days_before(start, 12));
    let candidate = |number: u32, name: &str, profession: &str, trained: bool| Candidate {
        person: NewPerson {
            email: format!("candidat-{number}@demo.invalid"),
            name: name.to_owned(),
            language: "fr".to_owned(),
        },
        profession: profession.to_owned(),
        setting: "group".to_owned(),
        training: trained.then(|| Training {
            name: "Test de lecture".to_owned(),
            year: domain::calendar::days_before(start, 365).year(),
            test_passed: true,
        }),
        subscription_until: Some(days_after(start, 400)),
    };
    let candidates = [
        candidate(1, "Maud Clairefond", "midwife", true),
        candidate(2, "Dr Gaël Hautecombe", "physician", false),
        candidate(3, "Dr Solène Bruyerolle", "physician", true),
        candidate(4, "Yves Tilleraie", "pharmacist", true),
    ];
    let (app, pinned, clerk) = (app.clone(), pinned.clone(), team.clerk.clone());
    app.store.clone().write(move |tx| {
        candidates.iter().try_for_each(|candidate| write::applicant(&app, tx, &pinned, &clerk, candidate, at))
    })
}
