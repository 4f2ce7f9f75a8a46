//! The board of a cohort: how far everybody is, by pseudonym, for the team that accompanies them.
//!
//! It is read in one pass, person by person, through the very obligations that a participant's own page shows, so that
//! the two cannot disagree. No name and no answer is read. Whatever the size of the cohort, a board holds counts and one
//! page of lines.

mod follow;
mod overview;
mod roll;
mod tally;

pub use follow::{Followed, Replaced, SetOfGoals, follow};
pub use overview::{Overview, Phase, overview};
pub use roll::{Line, Show};
pub use store::team_override::{Override, OverrideKind};
pub use tally::{Counts, Place, place_of};

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::calendar::{Window, civil_date, days_after};
use domain::completion::{Completion, completion};
use domain::ids::{EnrolmentId, EnrolmentKey};
use domain::obligation::{Obligation, Requirement, effective_window, obligations};
use domain::path::{self, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use store::departure::Departure;
use store::enrolment::Enrolment;

use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Result};
use crate::participant::Participant;
use roll::Roll;

/// Lines of one page of the list.
pub const LINES: usize = 50;

/// What a reader asks of the list beside the counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Which state.
    pub show: Show,
    /// Of one requirement only.
    pub requirement: Option<String>,
    /// The line after which the page begins; from the start, if absent or not a line's place.
    pub after: Option<String>,
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The civil day it stands on, in the programme's zone.
    pub today: Date,
    /// Everybody who joined.
    pub enrolled: u32,
    /// Those who left.
    pub left: u32,
    /// Those on leave today.
    pub away: u32,
    /// Those with something late that they can still do.
    pub late: u32,
    /// Questionnaires begun and not submitted, among those that can be.
    pub drafts: u32,
    /// Those who completed the programme.
    pub complete: u32,
    /// Every requirement of the calendar, in its order.
    pub steps: Vec<StepCount>,
    /// What was asked of the list.
    pub wanted: Wanted,
    /// How many lines the whole list has.
    pub matching: u32,
    /// One page of it.
    pub lines: Vec<Line>,
    /// The place after which the next page begins, if there is one.
    pub next: Option<String>,
}

/// How one requirement stands over the cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepCount {
    /// The requirement.
    pub step: Step,
    /// Its window as general measures moved it; a leave or a reopening moves it for one person and is not in it.
    pub window: Window,
    /// People in each state: they add up to the enrolled.
    pub counts: Counts,
}

impl Board {
    /// The counted evaluations: the funnel.
    pub fn funnel(&self) -> impl Iterator<Item = &StepCount> {
        self.steps.iter().filter(|one| one.step.counts)
    }
}

/// Reads the board of a cohort.
///
/// # Errors
/// Refused to whoever does not follow the cohort.
pub fn board(app: &App, actor: &Actor, pinned: &Pinned, wanted: Wanted) -> Result<Board> {
    actor.may(Right::ReadBoard, pinned.cohort.org)?;
    let (pinned, now) = (pinned.clone(), app.now());
    app.store.read(move |tx| {
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        let mut count = Count::new(&pinned, cohort::measures(tx, org, id)?, wanted.clone(), now);
        store::board::scan(tx, org, id, |rows| {
            count.person(rows);
            Ok(())
        })?;
        Ok::<_, Error>(count.finish())
    })
}

/// A board in the making.
struct Count {
    now: Timestamp,
    requirements: Vec<Requirement>,
    /// The person at hand, filled anew for each: what follows from facts is decided where participants' pages decide it.
    them: Participant,
    board: Board,
    roll: Roll,
}

impl Count {
    fn new(pinned: &Pinned, measures: Vec<domain::obligation::Modifier>, wanted: Wanted, now: Timestamp) -> Self {
        let start = pinned.cohort.start;
        let today = civil_date(now, &pinned.programme.zone);
        let requirements = path::requirements(&pinned.programme, start);
        let steps = path::calendar(&pinned.programme, start)
            .into_iter()
            .zip(&requirements)
            .map(|(step, requirement)| StepCount {
                window: effective_window(requirement, &measures, today).0,
                step,
                counts: Counts::default(),
            })
            .collect();
        Self {
            now,
            requirements,
            them: nobody(pinned, measures),
            roll: Roll::new(&wanted, LINES),
            board: Board {
                today,
                enrolled: 0,
                left: 0,
                away: 0,
                late: 0,
                drafts: 0,
                complete: 0,
                steps,
                wanted,
                matching: 0,
                lines: Vec::new(),
                next: None,
            },
        }
    }

    fn person(&mut self, rows: &mut store::board::Rows) {
        fill(&mut self.them, rows);
        let them = &self.them;
        let zone = &them.programme.zone;
        let all = obligations(&self.requirements, &them.facts(), &them.modifiers(), zone, self.now);
        let today = self.board.today;
        let board = &mut self.board;
        board.enrolled += 1;
        let left = them.departure.as_ref().map(|departure| departure.on).filter(|on| *on <= today);
        let away =
            left.is_none().then(|| them.leaves.iter().find(|leave| covers(leave.from, leave.to, today))).flatten();
        board.left += u32::from(left.is_some());
        board.away += u32::from(away.is_some());
        let mut late = false;
        for (step, obligation) in board.steps.iter_mut().zip(&all) {
            let place = place_of(obligation);
            step.counts.add(place);
            late |= place == Place::Late;
            self.roll.obligation(&them.enrolment.pseudonym, obligation, place);
        }
        board.late += u32::from(late);
        for (what, saved) in &them.drafts {
            if let Some(open) = open_draft(&all, what, *saved, self.now) {
                board.drafts += 1;
                self.roll.draft(&them.enrolment.pseudonym, open, civil_date(*saved, zone));
            }
        }
        if let Some(leave) = away {
            self.roll.away(&them.enrolment.pseudonym, leave.from, leave.to);
        }
        if let Some(on) = left {
            self.roll.left(&them.enrolment.pseudonym, on);
        }
        let done = completion(&them.programme, &all, them.departure.is_some());
        board.complete += u32::from(matches!(done, Completion::Complete { .. }));
    }

    fn finish(self) -> Board {
        let (matching, lines, next) = self.roll.finish();
        Board { matching, lines, next, ..self.board }
    }
}

/// The obligation that a draft is for, if it can still be submitted.
fn open_draft<'a>(all: &'a [Obligation], what: &str, saved: Timestamp, now: Timestamp) -> Option<&'a Obligation> {
    all.iter().find(|one| one.requirement == what && saved <= now && one.can_be_done())
}

fn covers(from: Date, to: Option<Date>, day: Date) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}

/// The first day on which something can be late.
fn late_since(window: &Window) -> Date {
    days_after(window.due, 1)
}

/// A participant of the cohort with no facts yet.
fn nobody(pinned: &Pinned, measures: Vec<domain::obligation::Modifier>) -> Participant {
    let cohort = pinned.cohort.clone();
    Participant {
        enrolment: Enrolment {
            key: EnrolmentKey { org: cohort.org, cohort: cohort.id, enrolment: EnrolmentId(0) },
            pseudonym: String::new(),
            person_key: Vec::new(),
            sealed_person: Vec::new(),
            profession: String::new(),
            setting: String::new(),
            enrolled_on: cohort.start,
            at: cohort.created,
        },
        programme: Arc::clone(&pinned.programme),
        cohort,
        choices: Vec::new(),
        commitments: BTreeMap::new(),
        submitted: Vec::new(),
        drafts: Vec::new(),
        leaves: Vec::new(),
        departure: None,
        overrides: Vec::new(),
        measures,
    }
}

/// Puts a person's rows where the rules read them.
fn fill(them: &mut Participant, rows: &mut store::board::Rows) {
    std::mem::swap(&mut them.enrolment.pseudonym, &mut rows.pseudonym);
    std::mem::swap(&mut them.choices, &mut rows.choices);
    std::mem::swap(&mut them.drafts, &mut rows.drafts);
    std::mem::swap(&mut them.leaves, &mut rows.leaves);
    std::mem::swap(&mut them.overrides, &mut rows.overrides);
    them.departure = rows.departure.map(|(on, at)| Departure { on, answers: None, at });
    them.commitments.clear();
    for (goal, at) in rows.commitments.drain(..) {
        // From when a plan runs is asked by reports, never by what is owed.
        let first = them.commitments.entry(goal).or_insert((at, them.cohort.start));
        first.0 = first.0.min(at);
    }
    them.submitted.clear();
    for (what, at) in rows.submitted.drain(..) {
        match them.submitted.iter_mut().find(|(known, ..)| *known == what) {
            Some((_, first, last)) => (*first, *last) = ((*first).min(at), (*last).max(at)),
            None => them.submitted.push((what, at, at)),
        }
    }
}
