//! Goals as editorial work: the draft of a programme's next version, goal by goal, until it is published.
//!
//! An *edition* starts from the newest published version. Editors revise its goals, add some and retire others; a second
//! person checks each revision against its sources; a lead publishes, in every language at once, what was checked and
//! rehearsed. Cohorts keep the version they are pinned to (I01). What acts on them at once is a suspension
//! ([`crate::suspension`]), and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use documents::goal_file::{self, Change as FileChange, GoalFields};
use documents::{definition, language};
use domain::authority::{Actor, Right};
use domain::editorial::{Change, DraftState, Revision, state};
use domain::goal::{Goal, GoalId};
use domain::ids::{OrgId, PersonId};
use domain::programme::Programme;
use store::Tx;
pub use store::edition::{Checked, Edition, Written};

use crate::App;
use crate::error::{Error, Result, broken, conflict};
use crate::programme::{self, Files};
use crate::suspension::{self, Suspended};
use crate::theme::Known;

mod drafting;
pub mod from_guideline;
mod publication;

pub use drafting::{Saving, add, begin, check, put_aside, retire, save};
pub use publication::{missing, publish, sound};

/// The editorial desk of one programme.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The newest published version, suspensions laid over.
    pub newest: Arc<Programme>,
    /// The draft of the next one.
    pub edition: Option<Open>,
    /// Every suspension, lifted ones included, the latest first.
    pub suspensions: Vec<Suspended>,
    /// Names of those who wrote, checked or suspended.
    pub names: BTreeMap<PersonId, String>,
}

/// An edition that has not ended.
#[derive(Debug, Clone)]
pub struct Open {
    /// What it is.
    pub edition: Edition,
    /// The goals it changes, by name.
    pub drafts: Vec<Draft>,
}

/// One goal in an edition.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The goal.
    pub goal: GoalId,
    /// What becomes of it in the next version.
    pub change: Change,
    /// Where it stands.
    pub state: DraftState,
    /// Its revisions, oldest first.
    pub revisions: Vec<Written>,
    /// The checks of them, oldest first.
    pub checks: Vec<Checked>,
}

impl Draft {
    /// The number of its latest revision.
    #[must_use]
    pub fn latest(&self) -> i64 {
        self.revisions.last().map_or(0, |written| written.revision.number)
    }

    /// What its author typed last; none where it is to be retired.
    #[must_use]
    pub fn fields(&self) -> Option<GoalFields> {
        let written = self.revisions.last().filter(|_| self.change == Change::Write)?;
        serde_json::from_str(&written.body).ok()
    }

    /// Why it is to be retired.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.revisions.last().filter(|_| self.change == Change::Retire).map(|written| written.body.as_str())
    }

    /// The facts of its revisions.
    #[must_use]
    pub fn facts(&self) -> Vec<Revision> {
        self.revisions.iter().map(|written| written.revision.clone()).collect()
    }
}

impl Open {
    /// A goal of the edition.
    #[must_use]
    pub fn draft(&self, goal: &GoalId) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.goal == *goal)
    }

    /// How many goals wait to be checked.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.drafts.iter().filter(|draft| matches!(draft.state, DraftState::Waiting(_))).count()
    }

    /// Whether there is something to publish, and all of it was checked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        !self.drafts.is_empty() && self.drafts.iter().all(|draft| matches!(draft.state, DraftState::Checked(..)))
    }
}

/// One goal on the desk.
#[derive(Debug, Clone)]
pub struct GoalDesk {
    /// The desk.
    pub desk: Desk,
    /// The goal.
    pub goal: GoalId,
    /// As it is published, in the newest version.
    pub published: Option<Goal>,
    /// As the edition words it, where it is complete enough to be read.
    pub drafted: Option<Goal>,
    /// What stands in its form.
    pub fields: GoalFields,
    /// The themes of risk of this installation, one of which may have motivated it.
    pub themes: Vec<Known>,
}

impl GoalDesk {
    /// Its draft.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        self.desk.edition.as_ref()?.draft(&self.goal)
    }

    /// The suspension in force.
    #[must_use]
    pub fn suspension(&self) -> Option<&Suspended> {
        self.desk.suspensions.iter().find(|one| one.goal == self.goal && one.lifted.is_none())
    }
}

/// The desk of a programme.
///
/// # Errors
/// Refused to whoever is not of the team; not found.
pub fn desk(app: &App, actor: &Actor, org: OrgId, programme: &str) -> Result<Desk> {
    actor.may(Right::VisitTeam, org)?;
    let (app, programme) = (app.clone(), programme.to_owned());
    app.store.clone().read(move |tx| load(&app, tx, org, &programme))
}

/// The desks of every programme of an organisation.
///
/// # Errors
/// Refused to whoever is not of the team.
pub fn desks(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Desk>> {
    actor.may(Right::VisitTeam, org)?;
    let all = programme::list(app, org)?;
    all.iter().map(|programme| desk(app, actor, org, &programme.id)).collect()
}

/// One goal of a programme, as published and as drafted.
///
/// # Errors
/// Refused to whoever is not of the team; not found for a goal that neither the newest version nor the edition has.
pub fn goal(app: &App, actor: &Actor, org: OrgId, programme: &str, goal: &GoalId) -> Result<GoalDesk> {
    actor.may(Right::VisitTeam, org)?;
    let (app, programme, goal) = (app.clone(), programme.to_owned(), goal.clone());
    app.store.clone().read(move |tx| {
        let desk = load(&app, tx, org, &programme)?;
        let published = desk.newest.goal(&goal).cloned();
        let draft = desk.edition.as_ref().and_then(|open| open.draft(&goal));
        if published.is_none() && draft.is_none() {
            return Err(Error::NotFound("goal"));
        }
        let drafted = match &desk.edition {
            Some(open) if draft.is_some() => {
                let base = programme::files(tx, org, &programme, &open.edition.base)?;
                let files = compose(&base, open, |one| one.goal == goal);
                definition::load(&files).ok().and_then(|read| read.goal(&goal).cloned())
            }
            _ => None,
        };
        let fields = draft.and_then(Draft::fields).or_else(|| published.as_ref().map(GoalFields::of));
        let fields = fields.unwrap_or_default();
        Ok(GoalDesk { goal, published, drafted, fields, desk, themes: crate::theme::all(tx)? })
    })
}

/// The files of the next version as the edition has it now, whatever its state: what a rehearsal walks.
///
/// # Errors
/// Refused; conflict when no edition is open.
pub fn files(app: &App, actor: &Actor, org: OrgId, programme: &str) -> Result<Files> {
    actor.may(Right::Rehearse, org)?;
    let programme = programme.to_owned();
    app.store.read(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let base = programme::files(tx, org, &programme, &open.edition.base)?;
        Ok(compose(&base, &open, |_| true))
    })
}

fn load(app: &App, tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Desk> {
    let version = newest(tx, org, programme)?;
    let newest = programme::load(app, tx, org, programme, &version)?;
    let edition = open(tx, org, programme)?;
    let suspensions = suspension::all(tx, org, programme)?;
    let mut names = BTreeMap::new();
    let drafts = edition.iter().flat_map(|open| &open.drafts);
    let wrote = drafts.flat_map(|draft| {
        let wrote = draft.revisions.iter().map(|written| written.revision.by);
        wrote.chain(draft.checks.iter().map(|checked| checked.check.by)).collect::<Vec<_>>()
    });
    let began = edition.iter().map(|open| open.edition.begun_by);
    for person in wrote.chain(began).chain(suspensions.iter().filter_map(|one| one.by)).collect::<Vec<_>>() {
        if let std::collections::btree_map::Entry::Vacant(place) = names.entry(person)
            && let Some(found) = store::person::find(tx, person.0)?
        {
            place.insert(found.name);
        }
    }
    Ok(Desk { newest, edition, suspensions, names })
}

/// The version of a programme that was published last.
fn newest(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<String> {
    let mut all = store::programme::list(tx)?.into_iter();
    let last = all.rfind(|(of, name, _)| *of == org && name == programme);
    last.map(|(_, _, version)| version).ok_or(Error::NotFound("programme"))
}

/// The edition of a programme that has not ended, inside a transaction.
fn open(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Option<Open>> {
    let Some(edition) = store::edition::find_open(tx, org, programme)? else {
        return Ok(None);
    };
    let mut drafts: BTreeMap<String, (Vec<Written>, Vec<Checked>)> = BTreeMap::new();
    for written in store::edition::list_revisions(tx, org, edition.id)? {
        drafts.entry(written.goal.clone()).or_default().0.push(written);
    }
    for checked in store::edition::list_checks(tx, org, edition.id)? {
        drafts.entry(checked.goal.clone()).or_default().1.push(checked);
    }
    let draft = |(goal, (revisions, checks)): (String, (Vec<Written>, Vec<Checked>))| {
        let facts: Vec<Revision> = revisions.iter().map(|written| written.revision.clone()).collect();
        let found: Vec<_> = checks.iter().map(|checked| checked.check.clone()).collect();
        let state = state(&facts, &found)?;
        let change = facts.last()?.change;
        Some(Draft { goal: GoalId(goal), change, state, revisions, checks })
    };
    Ok(Some(Open { edition, drafts: drafts.into_iter().filter_map(draft).collect() }))
}

fn must_be_open(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Open> {
    open(tx, org, programme)?.ok_or_else(|| conflict("", "editorial-fault-no-edition"))
}

/// The base's files with some goals of the edition laid over, as its next version.
fn compose(base: &Files, open: &Open, wanted: impl Fn(&Draft) -> bool) -> Files {
    let places: BTreeMap<String, (u16, u16)> = definition::load(base)
        .map(|read| read.goals.into_iter().map(|goal| (goal.id.0, (goal.number, goal.version))).collect())
        .unwrap_or_default();
    let mut last = u16::try_from(places.len()).unwrap_or(u16::MAX);
    let mut changes = Vec::new();
    for draft in open.drafts.iter().filter(|draft| wanted(draft)) {
        let there = goal_file::find(base, &draft.goal.0);
        match (draft.fields(), there) {
            (Some(fields), there) => {
                let (number, version) = places.get(&draft.goal.0).copied().unwrap_or_else(|| {
                    last = last.saturating_add(1);
                    (last, 0)
                });
                let path = there.map_or_else(|| goal_file::path(number, &draft.goal.0), |(path, _)| path.to_owned());
                let over = there.map(|(_, text)| text);
                let text = goal_file::write(over, &draft.goal.0, number, version.saturating_add(1), &fields);
                changes.push(FileChange::Put { path, text });
            }
            (None, Some((path, _))) => changes.push(FileChange::Remove { path: path.to_owned() }),
            // A goal that was never published and is retired again leaves nothing behind.
            (None, None) => {}
        }
    }
    goal_file::revised(base, &open.edition.version, &changes)
}

/// Every fault of the next version as it stands, said in a reader's words.
///
/// # Errors
/// Refused to whoever is not of the team; conflict when no edition is open.
pub fn faults(app: &App, actor: &Actor, org: OrgId, programme: &str, voice: &language::Voice) -> Result<Vec<String>> {
    actor.may(Right::VisitTeam, org)?;
    let (programme, voice) = (programme.to_owned(), voice.clone());
    app.store.read(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let base = programme::files(tx, org, &programme, &open.edition.base)?;
        let files = compose(&base, &open, |_| true);
        Ok::<_, Error>(
            definition::check(&files).err().unwrap_or_default().iter().map(|fault| fault.text(&voice)).collect(),
        )
    })
}

/// Who acts, where a person must sign.
fn signed(actor: &Actor) -> Result<PersonId> {
    actor.person().ok_or_else(|| broken("editorial work is signed by a person"))
}

/// How many goals wait to be checked, over every programme of an organisation.
///
/// # Errors
/// Refused to all but second readers.
pub fn waiting_checks(app: &App, actor: &Actor, org: OrgId) -> Result<usize> {
    actor.may(Right::CheckGoals, org)?;
    Ok(desks(app, actor, org)?.iter().filter_map(|desk| desk.edition.as_ref()).map(Open::waiting).sum())
}
