//! Planning reminders: from the same obligations that pages show, looked at afresh each time; safe to run twice.
//!
//! A reminder is known by its requirement and by how many days it lies before or after the due day, not by its date: a
//! leave or a general measure that moves the window moves the reminders that are left, and brings back none that went
//! out. So there are never more than the rule's `at_most`, and one notice, over the whole life of a requirement.
//!
//! Steps of one period that fall due together (analysis and plan) are told in one mail: that of the first still to do.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::calendar::{civil_date, days_after, days_before, days_between};
use domain::ids::{EnrolmentId, EnrolmentKey};
use domain::obligation::{Modifier, Obligation, obligations};
use domain::path;
use domain::programme::LeaveRule;
use domain::reminder::{Reminder, ReminderKind, due_reminders, planned};
use domain::self_check::{asked, is_self_check, year};
use jiff::Timestamp;
use store::{Tx, outbox};

use super::About;
use crate::App;
use crate::cohort::{self, Pinned};
use crate::cohort_transfer::NOBODY;
use crate::enrolling;
use crate::error::Result;
use crate::participant::Participant;

/// Enrolments read in one transaction: what is in memory at once.
const PAGE: u32 = 200;
/// Most days a leave can move a programme's end.
const LONGEST_LEAVE: u16 = 732;
/// Days around today in which `domain::reminder` still finds a reminder worth sending, and one more.
const AROUND: i32 = 3;

/// A reminder of one enrolment that should be in the outbox.
#[derive(Debug, Clone)]
struct Due {
    key: EnrolmentKey,
    reminder: Reminder,
    /// Names it for good: kind, and days from the due (or opening) day.
    slot: String,
}

/// Enqueues the reminders whose day has come, in every running cohort; how many were not there yet.
///
/// # Errors
/// When the store fails; what was enqueued stays, and the next run goes on.
pub fn plan(app: &App) -> Result<u64> {
    let handle = app.clone();
    let cohorts = app.store.read(move |tx| {
        let all = store::cohort::list(tx)?;
        all.into_iter()
            .map(|found| {
                let measures = cohort::measures(tx, found.org, found.id)?;
                Ok((cohort::pin(&handle, tx, found)?, measures))
            })
            .collect::<Result<Vec<(Pinned, Vec<Modifier>)>>>()
    })?;
    let now = app.now();
    let mut planned = 0;
    for (pinned, measures) in cohorts {
        if may_have_reminders(&pinned, &measures, now) {
            planned += cohort(app, &Arc::new(pinned), &measures, now)?;
        }
    }
    Ok(planned)
}

/// Whether anybody in the cohort can have a reminder today: most hours of most cohorts end here, without a look at the
/// enrolments.
fn may_have_reminders(pinned: &Pinned, measures: &[Modifier], now: Timestamp) -> bool {
    let programme = &pinned.programme;
    let today = civil_date(now, &programme.zone);
    let moved = measures.iter().fold(0_u16, |sum, measure| match measure {
        Modifier::Measure { days, .. } => sum.saturating_add(*days),
        _ => sum,
    });
    let all_planned = |obligation: &Obligation| {
        let mut all = planned(&programme.reminders, obligation).into_iter();
        all.any(|reminder| (-AROUND..=AROUND).contains(&days_between(reminder.on, today)))
    };
    // Whoever made every self-check before: nobody is asked for one on another day.
    let every: Vec<u16> =
        year(programme, pinned.cohort.start, today).map_or(Vec::new(), |year| (1..year.number).collect());
    if asked(programme, pinned.cohort.start, &every, today).is_some_and(|obligation| all_planned(&obligation)) {
        return true;
    }
    if programme.leave == LeaveRule::Extends {
        // Each person's windows may have moved by another number of days.
        let last = path::closes_on(programme, pinned.cohort.start);
        return today <= days_after(days_after(last, moved), LONGEST_LEAVE)
            && today >= days_before(pinned.cohort.start, programme.reminders.notice_days);
    }
    let requirements = path::requirements(programme, pinned.cohort.start);
    let nobody = obligations(&requirements, &[], measures, &programme.zone, now);
    nobody.iter().any(all_planned)
}

fn cohort(app: &App, pinned: &Arc<Pinned>, measures: &[Modifier], now: Timestamp) -> Result<u64> {
    let mut after = EnrolmentId(0);
    let mut enqueued = 0;
    loop {
        let (pinned_here, measures) = (Arc::clone(pinned), measures.to_vec());
        let handle = app.clone();
        let (last, due) = app.store.read(move |tx| {
            let (org, id) = (pinned_here.cohort.org, pinned_here.cohort.id);
            let page = store::enrolment::list(tx, org, id, after, PAGE)?;
            let last = page.last().map(|enrolment| enrolment.key.enrolment);
            let mut due = Vec::new();
            for enrolment in page {
                let them = Participant::gather(tx, enrolment, &pinned_here, measures.clone())?;
                let found = of(tx, &them, now)?;
                // Behind an imported participant there is nobody to write to.
                if !found.is_empty() && enrolling::person_of(&handle, tx, &them.enrolment)? != NOBODY {
                    due.extend(found);
                }
            }
            Ok::<_, crate::Error>((last, due))
        })?;
        if !due.is_empty() {
            enqueued += enqueue(app, pinned, due, now)?;
        }
        match last {
            Some(last) => after = last,
            None => return Ok(enqueued),
        }
    }
}

/// The reminders of one participant whose day has come.
fn of(tx: &mut Tx<'_>, them: &Participant, now: Timestamp) -> Result<Vec<Due>> {
    let rule = &them.programme.reminders;
    let today = them.today(now);
    let mut told = BTreeSet::new();
    let mut due = Vec::new();
    for obligation in them.obligations(now).into_iter().chain(self_check(tx, them, now)?) {
        for reminder in due_reminders(rule, &obligation, today) {
            // One mail for what one period asks on one day.
            if told.insert((obligation.period.clone(), reminder.kind, reminder.on)) {
                due.push(Due { key: them.key(), slot: slot(&reminder, &obligation), reminder });
            }
        }
    }
    Ok(due)
}

/// The self-check that somebody who went to the end is asked for now, if they are.
pub(super) fn self_check(tx: &mut Tx<'_>, them: &Participant, now: Timestamp) -> Result<Option<Obligation>> {
    let (start, today) = (them.cohort.start, them.today(now));
    if them.departure.is_some() || year(&them.programme, start, today).is_none() {
        return Ok(None);
    }
    let done: Vec<u16> = store::self_check::list(tx, them.key())?.iter().map(|check| check.year).collect();
    let has_goals = them.programme.sequences.iter().any(|sequence| !them.goals_of_set(sequence.set).is_empty());
    Ok(asked(&them.programme, start, &done, today).filter(|_| has_goals))
}

fn slot(reminder: &Reminder, obligation: &Obligation) -> String {
    match reminder.kind {
        ReminderKind::Notice => reminder.kind.code().to_owned(),
        kind => format!("{}/{}", kind.code(), days_between(reminder.on, obligation.window.due).abs()),
    }
}

/// The keys of every reminder, notices aside, that the rule could ever ask for of one requirement.
fn slots(pinned: &Pinned) -> Vec<String> {
    let rule = &pinned.programme.reminders;
    let before = rule.before_due.iter().map(|days| format!("{}/{days}", ReminderKind::BeforeDue.code()));
    let after = rule.after_due.iter().map(|days| format!("{}/{days}", ReminderKind::AfterDue.code()));
    before.chain(after).collect::<BTreeSet<String>>().into_iter().collect()
}

fn enqueue(app: &App, pinned: &Arc<Pinned>, due: Vec<Due>, now: Timestamp) -> Result<u64> {
    let (app, pinned) = (app.clone(), Arc::clone(pinned));
    app.store.clone().write(move |tx| {
        let at_most = usize::from(pinned.programme.reminders.at_most);
        let mut enqueued = 0;
        for Due { key, reminder, slot } in &due {
            let named = |slot: &str| format!("reminder/{}/{}/{slot}", key.enrolment, reminder.requirement);
            if reminder.kind != ReminderKind::Notice {
                let mut so_far = 0;
                for slot in slots(&pinned) {
                    so_far += usize::from(outbox::is_enqueued(tx, key.org.0, &named(&slot))?);
                }
                if so_far >= at_most {
                    continue;
                }
            }
            let (cohort, enrolment) = (key.cohort.0, key.enrolment.0);
            let (requirement, kind) = (reminder.requirement.clone(), reminder.kind.code().to_owned());
            let about = if is_self_check(&requirement) {
                About::SelfCheck { cohort, enrolment, requirement, kind }
            } else {
                About::Reminder { cohort, enrolment, requirement, kind }
            };
            enqueued += u64::from(super::enqueue(&app, tx, key.org, &about, Some(named(slot)), now)?);
        }
        Ok(enqueued)
    })
}
