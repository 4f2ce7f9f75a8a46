//! The manager's desk: what waits for whom, who is given what, absences and caps. No word of a near miss is opened here,
//! and who is tied to its author is told as unfit, never why.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::{Candidate, Unfit, cover, proposed, tie};
use domain::near_miss::clock::Clock;
use domain::near_miss::course::{Deed, Hand, State};
use domain::rex::Severity;
use jiff::civil::Date;
use store::Tx;
pub use store::expert::Absence;
pub use store::near_miss::COUNTED;

use super::File;
use super::notice::{self, Notice};
use super::round::name_of;
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};

/// Lines of one page.
pub const LINES: u32 = 50;
/// How many near misses an expert has open at most, unless they said otherwise.
pub const CAP: u32 = 20;
/// Most that can be said.
const MOST_CAP: u32 = 500;

/// One near miss in a list: states and days, no word of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name in addresses.
    pub reference: String,
    /// Code of the specialty.
    pub specialty: String,
    /// What it did.
    pub actual: Option<Severity>,
    /// What it could have done.
    pub potential: Option<Severity>,
    /// Where it stands.
    pub state: State,
    /// The day it was sent.
    pub sent_on: Date,
    /// On whom it waits, since when and until when.
    pub clock: Clock,
    /// The name of the expert who has it.
    pub expert: Option<String>,
    /// Whether another expert was asked for.
    pub another_asked: bool,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The lines, those that have not moved for longest first.
    pub lines: Vec<Line>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, i64)>,
    /// How many near misses are in each state, by its code, counted up to [`COUNTED`].
    pub counts: Vec<(String, i64)>,
}

/// Near misses of a body in one state.
///
/// # Errors
/// Refused to whoever does not assign; not found for a state that is none.
pub fn waiting(app: &App, actor: &Actor, org: OrgId, state: &str, after: Option<(Date, i64)>) -> Result<Page> {
    actor.may(Right::AssignNearMisses, org)?;
    if !State::CODES.contains(&state) {
        return Err(Error::NotFound("state"));
    }
    let (app, state) = (app.clone(), state.to_owned());
    app.store.clone().read(move |tx| {
        let rows = store::near_miss::page_of_state(tx, org, &state, after, LINES + 1)?;
        let (lines, next) = page_of(&app, tx, org, rows)?;
        Ok(Page { lines, next, counts: store::near_miss::counts(tx, org, &State::CODES)? })
    })
}

/// One near miss as its manager sees it.
///
/// # Errors
/// Refused to whoever does not assign; not found.
pub fn line(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Line> {
    actor.may(Right::AssignNearMisses, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        line_of(tx, &file)
    })
}

/// Where the next page begins: after a day, and after one of those that moved on it.
pub(super) type After = Option<(Date, i64)>;

/// The lines of a page, and where the next begins: one row more than a page was asked for.
pub(super) fn page_of(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    mut rows: Vec<store::near_miss::NearMiss>,
) -> Result<(Vec<Line>, After)> {
    let more = rows.len() > LINES as usize;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(|row| (row.moved_on, row.id));
    let body = Body::load(app, tx, org)?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let file = File::open(app, tx, body.clone(), row)?;
        lines.push(line_of(tx, &file)?);
    }
    Ok((lines, next))
}

/// The clock of a near miss, which has one from its sending on.
pub(super) fn clock_of(file: &File) -> Result<Clock> {
    file.clock().ok_or_else(|| broken("a near miss has no clock"))
}

pub(super) fn line_of(tx: &mut Tx<'_>, file: &File) -> Result<Line> {
    let head = file.head()?;
    let expert = file.standing.state.expert().map(|expert| name_of(tx, expert)).transpose()?;
    Ok(Line {
        reference: file.row.reference.clone(),
        specialty: head.specialty,
        actual: head.actual.as_deref().and_then(Severity::parse),
        potential: head.potential.as_deref().and_then(Severity::parse),
        state: file.standing.state,
        sent_on: file.row.sent_on,
        clock: clock_of(file)?,
        expert,
        another_asked: file.standing.another_asked,
    })
}

/// An expert who could be given a near miss, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Who.
    pub expert: PersonId,
    /// Their name.
    pub name: String,
    /// Specialties they are expert of today.
    pub specialties: BTreeSet<String>,
    /// What they have open.
    pub open: u32,
    /// Most they will have open at once.
    pub cap: u32,
    /// What stands against it: a tie is not told from an exclusion.
    pub unfit: Option<Unfit>,
}

/// Who could be given a near miss, in the order in which they are proposed.
///
/// # Errors
/// Refused to whoever does not assign; not found.
pub fn candidates(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Vec<Offered>> {
    actor.may(Right::AssignNearMisses, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        let specialty = file.head()?.specialty;
        let all = proposed(candidates_for(&app, tx, &file)?, &specialty);
        all.into_iter()
            .map(|candidate| {
                let (name, unfit) = (name_of(tx, candidate.expert)?, candidate.unfit());
                let Candidate { expert, specialties, open, cap, .. } = candidate;
                Ok(Offered { expert, name, specialties, open, cap, unfit })
            })
            .collect()
    })
}

/// Gives a near miss to an expert.
///
/// # Errors
/// Refused to whoever does not assign; not found; conflict when it is settled, or the expert is unfit.
pub fn assign(app: &App, actor: &Actor, org: OrgId, reference: &str, expert: PersonId) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let mut file = File::load(&app, tx, org, &reference)?;
        let all = candidates_for(&app, tx, &file)?;
        let chosen = all.iter().find(|candidate| candidate.expert == expert);
        match chosen.map(Candidate::unfit) {
            None | Some(Some(Unfit::Tied)) => return Err(conflict("expert", "fault-near-miss-unfit")),
            Some(Some(Unfit::Away)) => return Err(conflict("expert", "fault-near-miss-away")),
            Some(Some(Unfit::Full)) => return Err(conflict("expert", "fault-near-miss-full")),
            Some(None) => {}
        }
        give(&app, tx, &actor, &mut file, (Hand::Manager, expert))
    })
}

fn give(app: &App, tx: &mut Tx<'_>, actor: &Actor, file: &mut File, (hand, expert): (Hand, PersonId)) -> Result<()> {
    file.act(app, tx, (actor, hand), Deed::Assigned(expert), None)?;
    notice::send(app, tx, file, expert, Notice::Given)
}

/// Every expert of a body who wears the hat today, as candidates for a near miss.
pub(super) fn candidates_for(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<Vec<Candidate>> {
    let (org, today) = (file.org(), file.today);
    let excluded: BTreeSet<PersonId> = file.who()?.excluded.into_iter().map(PersonId).collect();
    let mut authors = Vec::new();
    for person in file.authors(tx)? {
        authors.push((person, store::doctor::surroundings(tx, person)?));
    }
    let mut candidates = Vec::new();
    for expert in experts_today(app, tx, org, today)? {
        let around = store::doctor::surroundings(tx, expert.person)?;
        let set_aside = &file.standing.set_aside;
        let tied = tie(&authors, &excluded, set_aside, (expert.person, &around), today).is_some();
        candidates.push(Candidate {
            expert: expert.person,
            specialties: expert.specialties,
            open: expert.open,
            cap: expert.cap,
            away: expert.away,
            tied,
        });
    }
    Ok(candidates)
}

struct Today {
    person: PersonId,
    specialties: BTreeSet<String>,
    open: u32,
    cap: u32,
    away: Option<Option<PersonId>>,
}

fn experts_today(app: &App, tx: &mut Tx<'_>, org: OrgId, today: Date) -> Result<Vec<Today>> {
    let hats = store::hat::list(tx, org.0, app.now().as_millisecond())?;
    let wearing: BTreeSet<i64> =
        hats.into_iter().filter(|hat| hat.role == Role::Expert.code()).map(|hat| hat.person_id).collect();
    let open: BTreeMap<PersonId, u32> = store::expert::open_counts(tx, org)?.into_iter().collect();
    let caps: BTreeMap<PersonId, u32> = store::expert::caps(tx, org)?.into_iter().collect();
    let absences = store::expert::absences(tx, org, today)?;
    let mut specialties: BTreeMap<PersonId, BTreeSet<String>> = BTreeMap::new();
    for (person, specialty, span) in store::expert::list(tx, org)? {
        if span.holds(today) && wearing.contains(&person.0) {
            specialties.entry(person).or_default().insert(specialty);
        }
    }
    let away = |person: PersonId| {
        absences.iter().find(|it| it.person == person && it.from <= today && today <= it.to).map(|it| it.cover)
    };
    let expert = |(person, specialties)| Today {
        person,
        specialties,
        open: open.get(&person).copied().unwrap_or_default(),
        cap: caps.get(&person).copied().unwrap_or(CAP),
        away: away(person),
    };
    Ok(specialties.into_iter().map(expert).collect())
}

/// An expert of the body, on the manager's page of experts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Specialties they are expert of today.
    pub specialties: BTreeSet<String>,
    /// What they have open.
    pub open: u32,
    /// Most they will have open at once.
    pub cap: u32,
    /// Absences that have not ended.
    pub absences: Vec<Absence>,
}

/// The experts of a body, by name.
///
/// # Errors
/// Refused to whoever does not assign; not found where there is no body.
pub fn experts(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<ExpertLine>> {
    actor.may(Right::AssignNearMisses, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let today = today_of(&app, tx, org)?;
        let absences = store::expert::absences(tx, org, today)?;
        let mut lines = Vec::new();
        for Today { person, specialties, open, cap, .. } in experts_today(&app, tx, org, today)? {
            let absences = absences.iter().filter(|it| it.person == person).cloned().collect();
            lines.push(ExpertLine { person, name: name_of(tx, person)?, specialties, open, cap, absences });
        }
        lines.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(lines)
    })
}

/// Says how many near misses an expert has open at most; 0 gives them none.
///
/// # Errors
/// Refused to whoever does not assign; not found for somebody who is no expert; invalid above 500.
pub fn set_cap(app: &App, actor: &Actor, org: OrgId, expert: PersonId, cap: u32) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    if cap > MOST_CAP {
        return Err(Fault::new("cap", "fault-near-miss-cap").with("max", MOST_CAP).into());
    }
    change(app, actor, org, expert, "expert.cap", move |tx, _| Ok(store::expert::save_cap(tx, org, expert, cap)?))
}

/// Notes an absence and who covers; what the absent expert has passes to the cover by itself.
///
/// # Errors
/// Refused to whoever does not assign; not found for somebody who is no expert; invalid when it ends before it begins or
/// is over, or when the cover is nobody who could.
pub fn set_absence(app: &App, actor: &Actor, org: OrgId, absence: &Absence) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    let absence = absence.clone();
    change(app, actor, org, absence.person, "expert.absence", move |tx, all| {
        let (expert, today) = (&absence, all.today);
        if expert.to < expert.from || expert.to < today {
            return Err(Fault::new("to", "fault-near-miss-absence").into());
        }
        if expert.cover.is_some_and(|cover| cover == expert.person || !all.experts.contains(&cover)) {
            return Err(Fault::new("cover", "fault-near-miss-cover").into());
        }
        Ok(store::expert::save_absence(tx, org, &absence)?)
    })
}

/// Takes an absence back.
///
/// # Errors
/// Refused to whoever does not assign; not found when there is none that begins that day.
pub fn remove_absence(app: &App, actor: &Actor, org: OrgId, expert: PersonId, from: Date) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    change(app, actor, org, expert, "expert.present", move |tx, _| {
        if store::expert::remove_absence(tx, org, expert, from)? { Ok(()) } else { Err(Error::NotFound("absence")) }
    })
}

struct Experts {
    today: Date,
    experts: BTreeSet<PersonId>,
}

fn change(
    app: &App,
    actor: &Actor,
    org: OrgId,
    expert: PersonId,
    act: &'static str,
    write: impl Fn(&mut Tx<'_>, &Experts) -> Result<()> + Send + Sync + 'static,
) -> Result<()> {
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let today = today_of(&app, tx, org)?;
        let experts = experts_today(&app, tx, org, today)?.into_iter().map(|it| it.person).collect();
        let all = Experts { today, experts };
        if !all.experts.contains(&expert) {
            return Err(Error::NotFound("expert"));
        }
        write(tx, &all)?;
        let object = format!("expert/{expert}");
        journal::write(&app, tx, &actor, &Act { org, act, object, why: "" }, app.now())
    })
}

pub(super) fn today_of(app: &App, tx: &mut Tx<'_>, org: OrgId) -> Result<Date> {
    Ok(Body::load(app, tx, org)?.today(app.now()))
}

/// Passes on what waits for an expert who is away, to their cover, and what is overdue, to whoever is fit and has least
/// to do; how many. What is overdue is passed once: then it is the manager who sees it.
///
/// # Errors
/// When the store fails; what was passed so far stays passed.
pub fn pass_on(app: &App) -> Result<u64> {
    let open = app.store.read(|tx| {
        let mut open = Vec::new();
        for body in store::body::list(tx)? {
            open.extend(store::analysis::open_references(tx, body.org)?.into_iter().map(|it| (body.org, it)));
        }
        Ok::<_, Error>(open)
    })?;
    let mut passed = 0;
    for (org, reference) in open {
        let handle = app.clone();
        passed += app.store.write(move |tx| {
            let mut file = File::load(&handle, tx, org, &reference)?;
            let Some(to) = heir(&handle, tx, &file)? else { return Ok::<_, Error>(0) };
            give(&handle, tx, &Actor::System, &mut file, (Hand::Machine, to))?;
            Ok(1)
        })?;
    }
    Ok(passed)
}

/// Who takes a near miss over now, if somebody must. What waits for its author waits.
fn heir(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<Option<PersonId>> {
    let (State::Assigned { expert } | State::UnderAnalysis { expert }) = file.standing.state else {
        return Ok(None);
    };
    let candidates = candidates_for(app, tx, file)?;
    let is_away = candidates.iter().any(|candidate| candidate.expert == expert && candidate.away.is_some());
    if is_away && let Some(cover) = cover(expert, &candidates) {
        return Ok(Some(cover));
    }
    let clock = clock_of(file)?;
    let given = file.deeds.iter().rev().find(|deed| matches!(deed.dated.deed, Deed::Assigned(_)));
    let passed_already = given.is_some_and(|deed| deed.dated.on > clock.due);
    if !clock.overdue || passed_already {
        return Ok(None);
    }
    let specialty = file.head()?.specialty;
    let others = candidates.into_iter().filter(|it| it.expert != expert && it.specialties.contains(&specialty));
    let first = proposed(others.collect(), &specialty).into_iter().next();
    Ok(first.filter(|candidate| candidate.unfit().is_none()).map(|candidate| candidate.expert))
}
