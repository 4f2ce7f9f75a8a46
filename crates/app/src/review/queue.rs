//! The queue of an evaluation, and the counts of what waits.

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::ids::EnrolmentId;
use domain::review::{Stage, stage};
use jiff::civil::Date;
use store::review::Counts;

use super::{Agreed, agreed, codebook, cohort_of, context, referred, texts_of, thread};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result};

/// Lines of one page of a queue.
pub const LINES: usize = 50;

/// Which part of a queue is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// Not read as it stands now.
    #[default]
    Unread,
    /// Read, and not coded by anybody for every goal.
    ToCode,
    /// Coded by one.
    CodedOnce,
    /// Coded by two.
    CodedTwice,
    /// Everything.
    All,
}

impl Show {
    /// Every part, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Unread, Self::ToCode, Self::CodedOnce, Self::CodedTwice, Self::All];

    /// Its name in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::ToCode => "to-code",
            Self::CodedOnce => "coded",
            Self::CodedTwice => "coded-twice",
            Self::All => "all",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    pub(super) fn holds(self, stage: Stage) -> bool {
        match self {
            Self::Unread => stage == Stage::Unread,
            Self::ToCode => stage == Stage::Read,
            Self::CodedOnce => stage == Stage::CodedOnce,
            Self::CodedTwice => stage == Stage::CodedTwice,
            Self::All => true,
        }
    }
}

/// One evaluation in a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its reference, made for this evaluation alone.
    pub reference: String,
    /// The day it was last submitted.
    pub on: Date,
    /// How far its review has come.
    pub stage: Stage,
}

/// A queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    /// What was asked to be shown.
    pub show: Show,
    /// How many there are in each part, in the order of [`Show::ALL`].
    pub counts: [u32; 5],
    /// One page, the oldest first.
    pub lines: Vec<Line>,
    /// The reference after which the next page begins, if there is one.
    pub next: Option<String>,
    /// How far coders agree, where two coded.
    pub agreement: Option<Agreed>,
}

/// Reads the queue of an evaluation; `after` is the line after which the page begins.
///
/// # Errors
/// Refused to all but tutors; not found for an evaluation that the programme has not.
pub fn queue(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    show: Show,
    after: Option<&str>,
) -> Result<Queue> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    if pinned.programme.evaluation(evaluation).is_none() {
        return Err(Error::NotFound("evaluation"));
    }
    let (app, pinned) = (app.clone(), pinned.clone());
    let (evaluation, after) = (evaluation.to_owned(), after.map(str::to_owned));
    app.store.clone().read(move |tx| {
        let begin = match &after {
            Some(reference) => Some(referred(&app, tx, &pinned, &evaluation, reference)?),
            None => None,
        };
        let mut page = Page::new(show, begin, pinned.programme.choice.per_set);
        store::review::scan(tx, cohort_of(&pinned), &evaluation, |line| {
            page.take(&line);
            Ok(())
        })?;
        let key = app.key(tx, pinned.cohort.org)?;
        let named = context(&pinned, &evaluation);
        let lines = page.lines.iter().map(|(enrolment, submitted, stage)| {
            let on = civil_date(*submitted, &pinned.programme.zone);
            Ok(Line { reference: key.reference(&named, enrolment.0)?, on, stage: *stage })
        });
        let lines = lines.collect::<Result<Vec<Line>>>()?;
        let themes = codebook(tx, &pinned)?;
        let texts: Vec<_> = texts_of(tx, &pinned, &evaluation)?.into_iter().map(|(_, codings)| codings).collect();
        let next = lines.last().filter(|_| page.more).map(|line| line.reference.clone());
        Ok(Queue { show, counts: page.counts, next, lines, agreement: agreed(&texts, &themes) })
    })
}

/// One page of a queue in the making.
struct Page {
    show: Show,
    /// The line after which it begins, until it was met.
    begin: Option<EnrolmentId>,
    goals: i64,
    counts: [u32; 5],
    lines: Vec<(EnrolmentId, jiff::Timestamp, Stage)>,
    more: bool,
}

impl Page {
    fn new(show: Show, begin: Option<EnrolmentId>, goals: u16) -> Self {
        Self { show, begin, goals: i64::from(goals), counts: [0; 5], lines: Vec::new(), more: false }
    }

    fn take(&mut self, line: &store::review::Line) {
        let coders = usize::from(line.coded_once >= self.goals) + usize::from(line.coded_twice >= self.goals);
        let stage = stage(line.revision, line.read, &[coders]);
        for (count, show) in self.counts.iter_mut().zip(Show::ALL) {
            *count += u32::from(show.holds(stage));
        }
        // The line a page begins after may have left this part since: what was before it was seen all the same.
        if self.begin.is_some() {
            if self.begin == Some(line.enrolment) {
                self.begin = None;
            }
            return;
        }
        if self.show.holds(stage) {
            if self.lines.len() < LINES {
                self.lines.push((line.enrolment, line.submitted, stage));
            } else {
                self.more = true;
            }
        }
    }
}

/// What waits in the review of a cohort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Every evaluation of the programme, in its order.
    pub evaluations: Vec<Counts>,
    /// Threads of the forums.
    pub threads: u32,
    /// Threads read as they stand now.
    pub threads_read: u32,
}

impl Waiting {
    /// Evaluations and threads that nobody read as they stand now.
    #[must_use]
    pub fn unread(&self) -> u32 {
        let evaluations: u32 = self.evaluations.iter().map(|one| one.submitted.saturating_sub(one.read)).sum();
        evaluations + self.threads.saturating_sub(self.threads_read)
    }
}

/// Counts what waits in the review of a cohort.
///
/// # Errors
/// Refused to whoever does not follow the cohort.
pub fn waiting(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Waiting> {
    actor.may(Right::ReadBoard, pinned.cohort.org)?;
    let pinned = pinned.clone();
    app.store.read(move |tx| {
        let programme = &pinned.programme;
        let counted = store::review::counts(tx, cohort_of(&pinned), programme.choice.per_set)?;
        let of = |id: &String| {
            let found = counted.iter().find(|one| one.evaluation == *id).cloned();
            found.unwrap_or_else(|| Counts { evaluation: id.clone(), ..Counts::default() })
        };
        let evaluations = programme.evaluations.iter().map(|evaluation| of(&evaluation.id)).collect();
        let (threads, threads_read) = thread::counts(tx, &pinned)?;
        Ok::<_, Error>(Waiting { evaluations, threads, threads_read })
    })
}
