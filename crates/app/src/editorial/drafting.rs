//! Beginning an edition, revising its goals, and checking what somebody else wrote.

use documents::definition;
use documents::goal_file::{FieldFault, GoalFields};
use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::editorial::{Change, Check, CheckFault, Revision, Verdict, may_check, next_version};
use domain::goal::GoalId;
use domain::ids::OrgId;
use domain::programme::Programme;
use store::Tx;
use store::edition::{Checked, Edition, End, Written};

use super::{Open, compose, must_be_open, newest, open, signed};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::organisation::is_short_name;
use crate::programme;

/// Most characters of a reason or a note.
const LONGEST_NOTE: usize = 1000;

/// What an author saves.
#[derive(Debug, Clone)]
pub struct Saving {
    /// The latest revision they saw; 0 for none.
    pub seen: i64,
    /// What they typed.
    pub fields: GoalFields,
    /// Whether they ask for the check.
    pub asks: bool,
}

/// Begins the draft of a programme's next version.
///
/// # Errors
/// Refused to all but editors; not found; conflict when one is open already.
pub fn begin(app: &App, actor: &Actor, org: OrgId, programme: &str) -> Result<()> {
    actor.may(Right::EditGoals, org)?;
    let (app, actor, programme, by) = (app.clone(), actor.clone(), programme.to_owned(), signed(actor)?);
    app.store.clone().write(move |tx| {
        let base = newest(tx, org, &programme)?;
        if open(tx, org, &programme)?.is_some() {
            return Err(conflict("", "editorial-fault-open"));
        }
        let mut version = next_version(&base);
        while store::programme::find(tx, org, &programme, &version)?.is_some() {
            version = next_version(&version);
        }
        let object = format!("edition/{programme}@{version}");
        let (id, begun) = (app.chance.id(), app.now());
        store::edition::add(
            tx,
            org,
            &Edition { id, programme: programme.clone(), base, version, begun_by: by, begun },
        )?;
        journal::write(&app, tx, &actor, &Act { org, act: "edition.begin", object, why: "" }, begun)
    })
}

/// Adds a goal to the edition, blank but for its sequence; its name in code is for good.
///
/// # Errors
/// Refused to all but editors; invalid for a name that cannot be; conflict when no edition is open, or the name is taken.
pub fn add(app: &App, actor: &Actor, org: OrgId, programme: &str, goal: &str, sequence: &str) -> Result<()> {
    let fields = GoalFields { sequence: sequence.to_owned(), ..GoalFields::default() };
    add_with(app, actor, org, programme, (goal, &fields), "goal.draft")
}

/// Adds a goal to the edition with what is known of it already.
pub(super) fn add_with(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &str,
    (goal, fields): (&str, &GoalFields),
    act: &'static str,
) -> Result<()> {
    actor.may(Right::EditGoals, org)?;
    if !is_short_name(goal) {
        return Err(Fault::new("goal", "fault-short-name").into());
    }
    let fields = fields.clone();
    let body = serde_json::to_string(&fields).map_err(broken)?;
    let (app, actor, programme) = (app.clone(), actor.clone(), programme.to_owned());
    let (goal, by) = (goal.to_owned(), signed(&actor)?);
    app.store.clone().write(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let id = GoalId(goal.clone());
        let base = programme::load(&app, tx, org, &programme, &open.edition.base)?;
        let fits = base.sequence(&fields.sequence).is_some() || fields.sequence.is_empty();
        if !fits {
            return Err(Fault::new("sequence", "editorial-fault-sequence").into());
        }
        if base.goal(&id).is_some() || open.draft(&id).is_some() {
            return Err(conflict("goal", "fault-name-taken"));
        }
        let revision = Revision { number: 1, change: Change::Write, asks: false, by, at: app.now() };
        write(&app, tx, &actor, org, &open, Written { goal: goal.clone(), revision, body: body.clone() }, act)
    })
}

/// Saves a revision of a goal; asking for its check, it must be complete.
///
/// # Errors
/// Refused to all but editors; not found; invalid, with one fault a field, for what is too long, a theme that is not open
/// or, where the check is asked for, what is not complete; conflict when no edition is open or somebody else saved first.
pub fn save(app: &App, actor: &Actor, org: OrgId, programme: &str, goal: &GoalId, saving: &Saving) -> Result<()> {
    actor.may(Right::EditGoals, org)?;
    let long = saving.fields.oversized();
    if !long.is_empty() {
        return Err(Error::Invalid(long.into_iter().map(field_fault).collect()));
    }
    let (app, actor, programme) = (app.clone(), actor.clone(), programme.to_owned());
    let (goal, saving, by) = (goal.clone(), saving.clone(), signed(&actor)?);
    app.store.clone().write(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let base = programme::load(&app, tx, org, &programme, &open.edition.base)?;
        let known = base.goal(&goal).is_some() || open.draft(&goal).is_some();
        if !known {
            return Err(Error::NotFound("goal"));
        }
        let now = app.now();
        if saving.asks {
            let faults = saving.fields.judge(&base.languages, civil_date(now, &base.zone));
            if !faults.is_empty() {
                return Err(Error::Invalid(faults.into_iter().map(field_fault).collect()));
            }
        }
        if saving.seen != latest(&open, &goal) {
            return Err(conflict("", "editorial-fault-changed"));
        }
        let number = saving.seen + 1;
        let revision = Revision { number, change: Change::Write, asks: saving.asks, by, at: now };
        // Where a goal was drawn from is not typed.
        let before = before(&base, &open, &goal);
        let fields = GoalFields { guideline: before.guideline, ..saving.fields.clone() };
        // A theme that was closed since may stay.
        let theme = Some(fields.theme.as_str()).filter(|theme| !theme.is_empty() && *theme != before.theme);
        if let Some(fault) = crate::watch::theme_fault(tx, theme)? {
            return Err(fault.into());
        }
        let body = serde_json::to_string(&fields).map_err(broken)?;
        let written = Written { goal: goal.0.clone(), revision, body };
        if saving.asks {
            must_fit(tx, org, &programme, &open, &written)?;
        }
        let act = if saving.asks { "goal.ask-check" } else { "goal.draft" };
        write(&app, tx, &actor, org, &open, written, act)
    })
}

/// Proposes to take a goal out of later versions, with a reason; it is checked like any other change.
///
/// # Errors
/// Refused to all but editors; not found; invalid without a reason; conflict when no edition is open or somebody else
/// saved first.
pub fn retire(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &str,
    goal: &GoalId,
    seen: i64,
    reason: &str,
) -> Result<()> {
    actor.may(Right::EditGoals, org)?;
    let reason = noted(reason, "reason", "fault-reason")?;
    let (app, actor, programme, goal) = (app.clone(), actor.clone(), programme.to_owned(), goal.clone());
    let by = signed(&actor)?;
    app.store.clone().write(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let base = programme::load(&app, tx, org, &programme, &open.edition.base)?;
        if base.goal(&goal).is_none() && open.draft(&goal).is_none() {
            return Err(Error::NotFound("goal"));
        }
        if seen != latest(&open, &goal) {
            return Err(conflict("", "editorial-fault-changed"));
        }
        let revision = Revision { number: seen + 1, change: Change::Retire, asks: true, by, at: app.now() };
        let written = Written { goal: goal.0.clone(), revision, body: reason.clone() };
        write(&app, tx, &actor, org, &open, written, "goal.ask-retire")
    })
}

/// Says what a check found: that the sources say what the goal says, or what is to be taken up again.
///
/// # Errors
/// Refused to all but second readers; not found; invalid for a goal sent back without a note; conflict when the checker
/// wrote some of it, or when that revision does not wait (any more).
pub fn check(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &str,
    goal: &GoalId,
    (revision, verdict): (i64, Verdict),
    note: &str,
) -> Result<()> {
    actor.may(Right::CheckGoals, org)?;
    let note = match verdict {
        Verdict::SentBack => noted(note, "note", "editorial-fault-note")?,
        Verdict::Sound if note.trim().is_empty() => String::new(),
        Verdict::Sound => noted(note, "note", "editorial-fault-note")?,
    };
    let (app, actor, programme, goal) = (app.clone(), actor.clone(), programme.to_owned(), goal.clone());
    let by = signed(&actor)?;
    app.store.clone().write(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let draft = open.draft(&goal).ok_or(Error::NotFound("goal"))?;
        let checks: Vec<Check> = draft.checks.iter().map(|checked| checked.check.clone()).collect();
        may_check(&draft.facts(), &checks, revision, by).map_err(|fault| match fault {
            CheckFault::OwnWork => conflict("", "editorial-fault-own-work"),
            CheckFault::NothingWaits => conflict("", "editorial-fault-not-waiting"),
        })?;
        let now = app.now();
        let check = Check { revision, verdict, by, at: now };
        let checked = Checked { goal: goal.0.clone(), check, note: note.clone() };
        if !store::edition::add_check(tx, org, open.edition.id, &checked)? {
            return Err(conflict("", "editorial-fault-not-waiting"));
        }
        let act = match verdict {
            Verdict::Sound => "goal.check",
            Verdict::SentBack => "goal.send-back",
        };
        journal::write(&app, tx, &actor, &Act { org, act, object: object(&open, &goal.0), why: "" }, now)
    })
}

/// Puts an edition aside: nothing of it is published, everything of it stays known.
///
/// # Errors
/// Refused to all but editors; invalid without a reason; conflict when no edition is open.
pub fn put_aside(app: &App, actor: &Actor, org: OrgId, programme: &str, reason: &str) -> Result<()> {
    actor.may(Right::EditGoals, org)?;
    let reason = noted(reason, "reason", "fault-reason")?;
    let (app, actor, programme, by) = (app.clone(), actor.clone(), programme.to_owned(), signed(actor)?);
    app.store.clone().write(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        let now = app.now();
        let end = End { kind: "put_aside".to_owned(), reason: reason.clone(), by, at: now };
        if !store::edition::end(tx, org, open.edition.id, &end)? {
            return Err(conflict("", "editorial-fault-no-edition"));
        }
        let object = format!("edition/{programme}@{}", open.edition.version);
        journal::write(&app, tx, &actor, &Act { org, act: "edition.put-aside", object, why: &reason }, now)
    })
}

fn write(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    org: OrgId,
    open: &Open,
    written: Written,
    act: &'static str,
) -> Result<()> {
    if !store::edition::add_revision(tx, org, open.edition.id, &written)? {
        return Err(conflict("", "editorial-fault-changed"));
    }
    let object = object(open, &written.goal);
    journal::write(app, tx, actor, &Act { org, act, object, why: "" }, written.revision.at)
}

fn object(open: &Open, goal: &str) -> String {
    format!("goal/{}@{}/{goal}", open.edition.programme, open.edition.version)
}

/// What a goal said before: its last revision, or as it is published.
fn before(base: &Programme, open: &Open, goal: &GoalId) -> GoalFields {
    let drafted = open.draft(goal).and_then(super::Draft::fields);
    drafted.or_else(|| base.goal(goal).map(GoalFields::of)).unwrap_or_default()
}

fn latest(open: &Open, goal: &GoalId) -> i64 {
    open.draft(goal).map_or(0, super::Draft::latest)
}

/// A complete goal must also be sound in its catalogue: the same check as publication, on this goal alone.
fn must_fit(tx: &mut Tx<'_>, org: OrgId, programme: &str, open: &Open, written: &Written) -> Result<()> {
    let goal = GoalId(written.goal.clone());
    let mut with = open.clone();
    with.drafts.retain(|draft| draft.goal != goal);
    let state = domain::editorial::DraftState::Waiting(written.revision.at);
    let revisions = vec![written.clone()];
    with.drafts.push(super::Draft { goal: goal.clone(), change: Change::Write, state, revisions, checks: Vec::new() });
    let base = programme::files(tx, org, programme, &open.edition.base)?;
    let files = compose(&base, &with, |draft| draft.goal == goal);
    match definition::check(&files) {
        Ok(_) => Ok(()),
        Err(faults) => {
            let first = faults.first().map(definition::Fault::code).unwrap_or_default();
            Err(Fault::new("", "editorial-fault-definition").with("count", faults.len()).with("first", first).into())
        }
    }
}

fn field_fault(fault: FieldFault) -> Fault {
    Fault { field: fault.field, message: fault.key, values: fault.values, texts: Vec::new() }
}

fn noted(words: &str, field: &str, message: &'static str) -> Result<String> {
    let words = words.trim().to_owned();
    if words.is_empty() || words.chars().count() > LONGEST_NOTE {
        return Err(Fault::new(field, message).into());
    }
    Ok(words)
}
