//! Setting a rehearsal: a small installation of its own, with the definition published, a cohort begun, and one walker
//! for each language, accepted and invited.

use std::fs;
use std::sync::Mutex;

use documents::mail::Kind;
use domain::authority::Actor;
use domain::calendar::{civil_date, day_begins, days_after, months_after};
use domain::eligibility::Training;
use domain::ids::{CohortId, OrgId, PersonId};
use domain::programme::Programme;
use domain::rehearsal::span;
use domain::text::Language;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use store::cohort::Cohort;
use store::rehearsal::Rehearsed;

use super::{COHORT, Rehearsal, Walker, Written, facts, mails, place};
use crate::App;
use crate::account::NewPerson;
use crate::cohort::{self, Pinned};
use crate::enrolling::{self, ACCEPTED, Candidate};
use crate::error::{Error, Result, broken};
use crate::folder::{Configuration, Folder, MailConfiguration};
use crate::installation;
use crate::inviting;
use crate::organisation::{self, NewOrganisation, Organisation};
use crate::ports::{Chance, Clock};
use crate::programme::{self, Files, Sound};

/// Names of walkers, given in turn.
const NAMES: [&str; 4] = ["Camille Exemple", "Robin Sample", "Andrea Muster", "Noa Ejemplo"];

/// Sets a rehearsal. What goes wrong half-way leaves a folder for the caller to remove.
pub(super) fn set(
    app: &App,
    name: &str,
    org: OrgId,
    person: PersonId,
    files: &Files,
    sound: &Sound,
) -> Result<Rehearsal> {
    let programme = &sound.programme;
    let what = Rehearsed { org, programme: programme.id.clone(), hash: sound.hash.clone() };
    fs::create_dir_all(place(app, name))?;
    super::write(app, name, &Written::of(&what, person, app.now()))?;
    let real = app.store.read(move |tx| organisation::load(tx, org))?;
    let start = first_day(app.now(), programme);
    let at = nine(span(programme, start).0, programme);
    let inner = install(app, name, at)?;
    let own = found(&inner, &real)?;
    programme::publish(&inner, &Actor::System, own, files)?;
    copy_wording(app, &inner, org, own, programme)?;
    let pinned = begin(&inner, own, programme, start)?;
    let walkers = invite(&inner, &pinned)?;
    let rehearsal = Rehearsal {
        name: name.to_owned(),
        what,
        person,
        begun: app.now(),
        organisation: inner.store.read(move |tx| organisation::load(tx, own))?,
        app: inner,
        pinned,
        walkers,
        known: Mutex::default(),
        turn: Mutex::default(),
    };
    *rehearsal.known() = facts::known(app, &rehearsal.what)?;
    mails::deliver(&rehearsal)?;
    rehearsal.keep(app)?;
    Ok(rehearsal)
}

/// Opens a rehearsal that an earlier process set.
pub(super) fn open_again(app: &App, name: &str, written: &Written) -> Result<Rehearsal> {
    let folder = Folder::new(place(app, name));
    let at = Timestamp::from_millisecond(written.now_ms).map_err(broken)?;
    let chance = Chance::from_system().map_err(broken)?;
    let inner = installation::open_with(&folder, None, Clock::fixed(at), chance)?;
    let organisation = organisation::list(&inner)?.into_iter().next().ok_or(Error::NotFound("organisation"))?;
    let pinned = cohort::read(&inner, organisation.id, &written.programme, COHORT)?;
    let walker = |(tag, person, name): &(String, i64, String)| {
        Some(Walker { language: Language::parse(tag)?, person: PersonId(*person), name: name.clone() })
    };
    let hash = data_encoding::HEXLOWER.decode(written.hash.as_bytes()).map_err(broken)?;
    let what = Rehearsed { org: OrgId(written.org), programme: written.programme.clone(), hash };
    Ok(Rehearsal {
        name: name.to_owned(),
        known: Mutex::new(facts::known(app, &what)?),
        what,
        person: PersonId(written.person),
        begun: Timestamp::from_millisecond(written.begun_ms).map_err(broken)?,
        app: inner,
        organisation,
        pinned,
        walkers: written.walkers.iter().filter_map(walker).collect(),
        turn: Mutex::default(),
    })
}

/// The first day of the cohort: of a month that is far enough away for every notice to be written.
fn first_day(now: Timestamp, programme: &Programme) -> Date {
    let today = days_after(civil_date(now, &programme.zone), programme.reminders.notice_days.saturating_add(2));
    months_after(today.first_of_month(), 1)
}

/// Nine in the morning, where the programme is.
pub(super) fn nine(day: Date, programme: &Programme) -> Timestamp {
    let begins = day_begins(day, &programme.zone);
    begins.checked_add(SignedDuration::from_hours(9)).unwrap_or(begins)
}

fn install(app: &App, name: &str, at: Timestamp) -> Result<App> {
    let folder = Folder::new(place(app, name));
    let chance = Chance::from_system().map_err(broken)?;
    installation::prepare(&folder, &chance)?;
    folder.configure(&Configuration {
        database_url: None,
        base_url: Some(crate::mail::letter::base(app)),
        mail: MailConfiguration::Folder,
    })?;
    for (tag, texts) in app.folder.added_languages()? {
        let language = folder.languages().join(tag);
        fs::create_dir_all(&language)?;
        for (file, text) in texts {
            fs::write(language.join(file), text)?;
        }
    }
    installation::open_with(&folder, None, Clock::fixed(at), chance)
}

fn found(inner: &App, real: &Organisation) -> Result<OrgId> {
    let new = NewOrganisation {
        short_name: real.short_name.clone(),
        name: real.name.clone(),
        zone: real.zone.clone(),
        k: real.k,
        funding: real.funding.clone(),
    };
    organisation::found(inner, &Actor::System, new)
}

/// The team's own words for mails are rehearsed too.
fn copy_wording(app: &App, inner: &App, org: OrgId, own: OrgId, programme: &Programme) -> Result<()> {
    let (id, languages) = (programme.id.clone(), programme.languages.clone());
    let words = app.store.read({
        let id = id.clone();
        move |tx| {
            let mut words = Vec::new();
            for kind in Kind::OF_PROGRAMMES {
                for language in &languages {
                    words.extend(store::wording::find(tx, org, &id, kind.code(), language.tag())?);
                }
            }
            Ok::<_, Error>(words)
        }
    })?;
    inner.store.write(move |tx| {
        for one in &words {
            store::wording::add(tx, own, &id, one)?;
        }
        Ok(())
    })
}

/// Begins the cohort, marked as synthetic: whatever is printed from it says that nobody real took part.
fn begin(inner: &App, own: OrgId, programme: &Programme, start: Date) -> Result<Pinned> {
    let cohort = Cohort {
        org: own,
        id: CohortId(inner.chance.id()),
        programme: programme.id.clone(),
        version: programme.version.clone(),
        name: COHORT.to_owned(),
        start,
        synthetic: true,
        created: inner.now(),
    };
    let handle = inner.clone();
    inner.store.write(move |tx| {
        store::cohort::add(tx, &cohort, true)?;
        cohort::pin(&handle, tx, cohort.clone())
    })
}

/// One walker for each language: on the roster, accepted whatever the rule says, and invited.
fn invite(inner: &App, pinned: &Pinned) -> Result<Vec<Walker>> {
    let mut walkers = Vec::new();
    for (language, name) in pinned.programme.languages.iter().zip(NAMES.iter().cycle()) {
        let candidate = candidate(pinned, language, name);
        let (handle, cohort) = (inner.clone(), pinned.clone());
        let person = inner
            .store
            .write(move |tx| enrolling::apply(&handle, tx, &Actor::System, &cohort, &candidate, handle.now()))?;
        let person = person.ok_or(Error::NotFound("applicant"))?;
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        let found = inner.store.read(move |tx| Ok::<_, Error>(store::applicant::find(tx, org, id, person)?))?;
        if found.is_some_and(|applicant| applicant.outcome != ACCEPTED) {
            enrolling::decide(inner, &Actor::System, pinned, person, true, "rehearsal")?;
        }
        walkers.push(Walker { language: language.clone(), person, name: (*name).to_owned() });
    }
    inviting::invite_batch(inner, &Actor::System, pinned, inviting::MOST_AT_ONCE)?;
    Ok(walkers)
}

fn candidate(pinned: &Pinned, language: &Language, name: &str) -> Candidate {
    let programme = &pinned.programme;
    let setting = programme.list("setting").and_then(|list| list.codes.first());
    Candidate {
        person: NewPerson {
            email: format!("{language}@rehearsal.invalid"),
            name: name.to_owned(),
            language: language.tag().to_owned(),
        },
        profession: programme.eligibility.professions.first().cloned().unwrap_or_default(),
        setting: setting.map_or_else(String::new, |code| code.code.clone()),
        training: Some(Training { name: "…".to_owned(), year: pinned.cohort.start.year() - 1, test_passed: true }),
        subscription_until: Some(months_after(pinned.cohort.start, programme.months.saturating_add(12))),
    }
}
