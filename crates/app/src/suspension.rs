//! Suspending a goal on a safety alert: at once, in every version and cohort, until it is lifted (I22).
//!
//! From the transaction on, nobody can choose the goal, whoever chose it reads why on their path, and can still evaluate
//! it. Everybody of a running cohort who has it among their goals is written to; the mail says that something waits on
//! their path, and neither which goal nor why.

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::goal::GoalId;
use domain::ids::{EnrolmentKey, OrgId, PersonId};
use domain::path;
use domain::text::{Language, Text};
use jiff::Timestamp;
use store::Tx;
use store::goal_suspension::Suspension;

use crate::App;
use crate::cohort;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::mail;
use crate::organisation;
use crate::screen::{self, Confirmed};

/// A suspension, as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspended {
    /// The goal.
    pub goal: GoalId,
    /// Since when.
    pub from: Timestamp,
    /// Why, as participants read it.
    pub reason: Text,
    /// By whom, for the team.
    pub by: Option<PersonId>,
    /// When it was lifted, and why, for the team.
    pub lifted: Option<(Timestamp, String)>,
}

/// Most characters of a reason in one language.
const LONGEST: usize = 1000;

/// Suspends a goal and writes to everybody of a running cohort who chose it; how many.
///
/// # Errors
/// Refused to all but leads and editors; not found for a goal that no published version has; invalid without a reason in
/// each language, and for words that the screen questions and nobody confirmed; conflict when it is suspended already.
pub fn suspend(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &str,
    goal: &GoalId,
    reason: &Text,
    confirmed: &Confirmed,
) -> Result<u64> {
    actor.may(Right::SuspendGoals, org)?;
    let languages = [Language::french(), Language::english()];
    let unfit = |language: &&Language| {
        let words = reason.get(language).unwrap_or_default().trim();
        words.is_empty() || words.chars().count() > LONGEST
    };
    let mut faults: Vec<Fault> = languages
        .iter()
        .filter(unfit)
        .map(|language| Fault::new(format!("reason.{language}"), "editorial-fault-suspension"))
        .collect();
    for (language, words) in reason.wordings() {
        let field = format!("reason.{language}");
        faults.extend(screen::check([(field.as_str(), words)], language, confirmed).err().into_iter().flatten());
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let trimmed = reason.wordings().map(|(language, words)| (language.clone(), words.trim().to_owned()));
    let json = organisation::to_json(&Text::new(trimmed))?;
    let why = languages.iter().filter_map(|language| reason.get(language)).collect::<Vec<_>>().join(" / ");
    let (app, actor, programme, goal) = (app.clone(), actor.clone(), programme.to_owned(), goal.clone());
    app.store.clone().write(move |tx| {
        if !is_published(&app, tx, org, &programme, &goal)? {
            return Err(Error::NotFound("goal"));
        }
        if store::goal_suspension::goals(tx, org, &programme)?.contains(&goal.0) {
            return Err(conflict("", "editorial-fault-suspended"));
        }
        let (id, from, by) = (app.chance.id(), app.now(), actor.person());
        let suspension = Suspension { id, goal: goal.0.clone(), from, reason: json.clone(), by, lifted: None };
        store::goal_suspension::add(tx, org, &programme, &suspension)?;
        let act = Act { org, act: "goal.suspend", object: format!("goal/{programme}/{goal}"), why: &why };
        journal::write(&app, tx, &actor, &act, from)?;
        warn(&app, tx, org, &programme, &goal, id, from)
    })
}

/// Lifts the suspension of a goal, and writes to everybody who had been warned.
///
/// # Errors
/// Refused to all but leads and editors; invalid without a reason; conflict when it is not suspended.
pub fn lift(app: &App, actor: &Actor, org: OrgId, programme: &str, goal: &GoalId, reason: &str) -> Result<()> {
    actor.may(Right::SuspendGoals, org)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > LONGEST {
        return Err(Fault::new("reason", "fault-reason").into());
    }
    let (app, actor, programme, goal) = (app.clone(), actor.clone(), programme.to_owned(), goal.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let open = store::goal_suspension::list(tx, org, &programme)?;
        let open: Vec<i64> =
            open.iter().filter(|one| one.goal == goal.0 && one.lifted.is_none()).map(|one| one.id).collect();
        if !store::goal_suspension::lift(tx, org, &programme, &goal.0, now, &reason, actor.person())? {
            return Err(conflict("", "editorial-fault-not-suspended"));
        }
        let act = Act { org, act: "goal.lift", object: format!("goal/{programme}/{goal}"), why: &reason };
        journal::write(&app, tx, &actor, &act, now)?;
        for suspension in open {
            mail::enqueue_lifted(&app, tx, org, (&goal, suspension), now)?;
        }
        Ok(())
    })
}

/// Every suspension of a programme's goals, the latest first, inside a transaction.
pub(crate) fn all(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Vec<Suspended>> {
    let read = |row: Suspension| {
        let (goal, reason) = (GoalId(row.goal), organisation::from_json(&row.reason)?);
        Ok(Suspended { goal, from: row.from, reason, by: row.by, lifted: row.lifted })
    };
    store::goal_suspension::list(tx, org, programme)?.into_iter().map(read).collect()
}

/// Those in force, inside a transaction.
pub(crate) fn in_force(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Vec<Suspended>> {
    Ok(all(tx, org, programme)?.into_iter().filter(|one| one.lifted.is_none()).collect())
}

fn is_published(app: &App, tx: &mut Tx<'_>, org: OrgId, programme: &str, goal: &GoalId) -> Result<bool> {
    for (of, name, version) in store::programme::list(tx)? {
        if of == org && name == programme {
            let found = crate::programme::load(app, tx, org, programme, &version)?;
            if found.goal(goal).is_some() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Writes to everybody of a running cohort who has the goal.
fn warn(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    programme: &str,
    goal: &GoalId,
    id: i64,
    now: Timestamp,
) -> Result<u64> {
    let mut warned = 0;
    for key in choosers(app, tx, org, programme, goal, now)? {
        warned += u64::from(mail::enqueue_suspension(app, tx, key, goal, id, now)?);
    }
    Ok(warned)
}

/// Everybody of a running cohort who has the goal.
fn choosers(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    programme: &str,
    goal: &GoalId,
    now: Timestamp,
) -> Result<Vec<EnrolmentKey>> {
    let mut all = Vec::new();
    let cohorts =
        store::cohort::list(tx)?.into_iter().filter(|cohort| cohort.org == org && cohort.programme == programme);
    for found in cohorts {
        let pinned = cohort::pin(app, tx, found)?;
        let last = path::closes_on(&pinned.programme, pinned.cohort.start);
        let number = pinned.programme.goal(goal).map(|goal| goal.number);
        let Some(number) = number.filter(|_| civil_date(now, &pinned.programme.zone) <= last) else {
            continue;
        };
        let cohort = pinned.cohort.id;
        let found = store::goal_suspension::list_choosers(tx, org, cohort, number)?;
        all.extend(found.into_iter().map(|enrolment| EnrolmentKey { org, cohort, enrolment }));
    }
    Ok(all)
}
