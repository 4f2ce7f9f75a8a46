//! The demonstration at the scale of a country: everybody whom the scheme is for, on 1 July 2013.
//!
//! The figures are those published for that day (PaSQ practice 145-728): 7,319 doctors certified, about 30 % of those who
//! could be, 18 specialties with a programme of 19, a base of 56,000 records. Everybody and every body is invented. What is
//! kept of a certified doctor is what there is a table for: that a body counts what they do since a day more than twelve
//! months ago (the first period of the scheme) and has not stopped to. Certificates have no history yet.

use documents::demonstration::{Specialty, wording};
use domain::calendar::{days_after, days_before};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use domain::text::Language;
use jiff::civil::{Date, date};
use store::doctor::Engagement;

use super::draw::Draw;
use super::{near_miss, noon, people};
use crate::App;
use crate::body::{self, Kind};
use crate::error::{Error, Result, broken};
use domain::authority::{Actor, Role};

/// The day it stands on.
pub const AS_OF: Date = date(2013, 7, 1);
/// The one specialty that had no programme.
const WITHOUT_PROGRAMME: &str = "stomatology";
/// Doctors written in one transaction.
const BATCH: usize = 1_000;
/// How many practise in one establishment, on average.
const TOGETHER: usize = 24;
/// Months before a doctor who engaged can be certified.
const FIRST_PERIOD: u16 = 365;
/// How doctors practise, as often as each is listed.
const STATUSES: [&str; 6] = ["private", "private", "private", "salaried", "salaried", "mixed"];

/// How large a country is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct National {
    /// Records in the base, in all.
    pub records: usize,
    /// Doctors whom the scheme is for.
    pub eligible: usize,
    /// Those of them who are certified.
    pub certified: usize,
}

/// What was published for 1 July 2013.
pub const NATIONAL: National = National { records: 56_000, eligible: 24_400, certified: 7_319 };

/// How far a doctor has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Could engage and has not.
    Eligible,
    /// Engaged more than a year ago.
    Certified,
    /// Engaged since.
    Engaged,
    /// Engaged once, and has stopped.
    Left,
}

/// One doctor, before they are written.
#[derive(Debug, Clone)]
struct Doctor {
    number: usize,
    name: String,
    specialty: String,
    standing: Standing,
    /// From when they practise.
    since: Date,
    establishments: Vec<i64>,
    status: &'static str,
    applied: Date,
    ended: Option<Date>,
}

/// Founds the bodies that are missing and writes every doctor who is: those who are there already are certified, all.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, draw: &Draw, size: &National, as_of: Date, progress: &dyn Fn(u64, u64)) -> Result<()> {
    app.clock.set(noon(as_of));
    let there = usize::try_from(app.store.read(store::doctor::count)?).map_err(broken)?;
    let specialties = wording().map_err(broken)?.specialties;
    let bodies = specialties
        .iter()
        .filter(|specialty| specialty.code != WITHOUT_PROGRAMME)
        .map(|specialty| Ok((specialty.code.clone(), body_of(app, &specialty.code)?)))
        .collect::<Result<Vec<(String, OrgId)>>>()?;
    let establishments = establishments(app, size.eligible.div_ceil(TOGETHER))?;
    let doctors = size.eligible.saturating_sub(there);
    let names = people::many_names(draw, doctors);
    let standings = standings(draw, &specialties, doctors, size.certified.saturating_sub(there));
    let mut done = 0;
    for (batch, names) in standings.chunks(BATCH).zip(names.chunks(BATCH)) {
        let invented: Vec<Doctor> = (done..)
            .zip(batch.iter().zip(names))
            .map(|(number, ((specialty, standing), name))| {
                invent(draw, number, name, (specialty, *standing), &establishments, as_of)
            })
            .collect();
        let (app, bodies) = (app.clone(), bodies.clone());
        let ids: Vec<i64> = invented.iter().map(|_| app.chance.id()).collect();
        let ids = move |place: usize| ids.get(place).copied().map(PersonId);
        app.store.clone().write(move |tx| {
            for (place, doctor) in invented.iter().enumerate() {
                let person = ids(place).ok_or(Error::NotFound("identity"))?;
                write(tx, person, doctor, &bodies)?;
            }
            Ok::<_, Error>(())
        })?;
        done += batch.len();
        progress(done as u64, doctors as u64);
    }
    Ok(())
}

/// The body that covers a specialty: one of the demonstration's, or one founded for it.
fn body_of(app: &App, specialty: &str) -> Result<OrgId> {
    let wanted = specialty.to_owned();
    let known = app.store.read(move |tx| {
        for body in store::body::list(tx)? {
            if store::body::coverages(tx, body.org)?.iter().any(|coverage| coverage.specialty == wanted) {
                return Ok(Some(body.org));
            }
        }
        Ok::<_, Error>(None)
    })?;
    if let Some(org) = known {
        return Ok(org);
    }
    let scheme = documents::scheme::shipped(near_miss::SCHEME).ok_or(Error::NotFound("scheme"))?;
    let label = &scheme.specialty(specialty).ok_or(Error::NotFound("specialty"))?.name;
    let names = (
        format!("Organisme imaginaire\u{a0}: {} (démonstration)", label.say(&Language::french()).to_lowercase()),
        format!("Imaginary body: {} (demonstration)", label.say(&Language::english()).to_lowercase()),
    );
    let short_name = format!("demo-{}", specialty.replace('_', "-"));
    let org = near_miss::found(app, &short_name, (&names.0, &names.1), Kind::Body)?;
    body::cover(app, &Actor::System, org, specialty, near_miss::SINCE)?;
    Ok(org)
}

fn establishments(app: &App, many: usize) -> Result<Vec<i64>> {
    let all: Vec<store::doctor::Establishment> = (1..=many.max(1))
        .map(|number| store::doctor::Establishment {
            id: app.chance.id(),
            finess: format!("98{number:07}"),
            name: format!("Établissement imaginaire n°\u{a0}{}", number + 100),
            town: "Bourg-Imaginaire".to_owned(),
        })
        .collect();
    let ids = all.iter().map(|establishment| establishment.id).collect();
    app.store.write(move |tx| {
        for establishment in &all {
            store::doctor::add_establishment(tx, establishment)?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(ids)
}

/// Specialty and standing of everybody: exactly so many certified, whatever the lots.
fn standings(draw: &Draw, specialties: &[Specialty], doctors: usize, certified: usize) -> Vec<(String, Standing)> {
    let weights: Vec<f64> = specialties.iter().map(|specialty| specialty.weight).collect();
    let mut all: Vec<(String, Standing)> =
        (0..doctors).map(|_| (specialties[draw.weighted(&weights)].code.clone(), Standing::Eligible)).collect();
    // The draw has put them in an order of chance already.
    let mut could = all.iter_mut().filter(|(specialty, _)| specialty != WITHOUT_PROGRAMME);
    for (_, standing) in could.by_ref().take(certified) {
        *standing = Standing::Certified;
    }
    // One in four of those engaged since, one in seven who left: published shares there are none.
    for (_, standing) in could.by_ref().take(certified / 4) {
        *standing = Standing::Engaged;
    }
    for (_, standing) in could.take(certified / 7) {
        *standing = Standing::Left;
    }
    draw.shuffle(&mut all);
    all
}

fn invent(
    draw: &Draw,
    number: usize,
    name: &str,
    (specialty, standing): (&str, Standing),
    establishments: &[i64],
    as_of: Date,
) -> Doctor {
    let days = |low: i64, high: i64| u16::try_from(draw.between(low, high)).unwrap_or_default();
    let since = date(1980, 9, 1);
    let since = days_after(since, days(0, 9_500));
    let applied = match standing {
        Standing::Engaged => days_before(as_of, days(20, 340)),
        Standing::Left => days_before(as_of, days(900, 1_900)),
        Standing::Eligible | Standing::Certified => days_before(as_of, FIRST_PERIOD + days(30, 1_500)),
    };
    let mut places = vec![*draw.one_of(establishments)];
    let second = *draw.one_of(establishments);
    if draw.happens(0.18) && !places.contains(&second) {
        places.push(second);
    }
    Doctor {
        number,
        name: name.to_owned(),
        specialty: specialty.to_owned(),
        standing,
        since: since.min(days_before(applied, 60)),
        establishments: places,
        status: draw.one_of::<&str>(&STATUSES),
        applied,
        ended: (standing == Standing::Left).then(|| days_before(as_of, days(30, 800))),
    }
}

fn write(tx: &mut store::Tx<'_>, person: PersonId, doctor: &Doctor, bodies: &[(String, OrgId)]) -> Result<()> {
    let born = noon(days_before(doctor.applied, 1)).as_millisecond();
    let new = store::person::Person {
        person_id: person.0,
        email: format!("praticien-{:05}@demo.invalid", doctor.number + 1),
        name: doctor.name.clone(),
        locale: "fr".to_owned(),
        password_hash: None,
        created_ms: born,
        closed_ms: None,
    };
    store::person::add(tx, &new)?;
    // Numbers of doctors begin with 1 or 8: nobody's begins with 998.
    store::doctor::add(tx, person, &format!("998{:08}", doctor.number + 1))?;
    let span = Span { from: doctor.since, to: None };
    store::doctor::add_specialty(tx, person, &doctor.specialty, span)?;
    for establishment in &doctor.establishments {
        store::doctor::add_practice(tx, person, *establishment, doctor.status, span)?;
    }
    let body = bodies.iter().find(|(specialty, _)| *specialty == doctor.specialty).map(|(_, org)| *org);
    let Some(org) = body.filter(|_| doctor.standing != Standing::Eligible) else { return Ok(()) };
    let accepted = days_after(doctor.applied, 14);
    let engagement = Engagement {
        org,
        person,
        specialty: doctor.specialty.clone(),
        applied_on: doctor.applied,
        accepted_on: Some(accepted),
        ended_on: doctor.ended,
    };
    store::doctor::save_engagement(tx, &engagement)?;
    let hat = store::hat::Hat {
        org_id: org.0,
        person_id: person.0,
        role: Role::Doctor.code().to_owned(),
        from_ms: noon(accepted).as_millisecond(),
        to_ms: doctor.ended.map(|day| noon(day).as_millisecond()),
        granted_by: None,
    };
    store::hat::add(tx, &hat)?;
    Ok(())
}
