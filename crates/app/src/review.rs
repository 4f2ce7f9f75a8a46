//! The review: tutors read every submitted evaluation, code it by themes, and may write back in private.
//!
//! An evaluation is met under an opaque reference made for that evaluation alone: nothing in an address or on a page
//! links it to the same person's other evaluations, threads or line of the board. Opening one is a reading: the fact,
//! and its entry in the journal, are written with the page. Two coders work blind (see [`domain::review`]).
//!
//! ```no_run
//! # fn story(app: &app::App, tutor: &domain::authority::Actor, cohort: &app::cohort::Pinned) -> app::Result<()> {
//! use app::review::{self, Show};
//! let queue = review::queue(app, tutor, cohort, "b1", Show::Unread, None)?;
//! for line in &queue.lines {
//!     let opened = review::open(app, tutor, cohort, "b1", &line.reference)?;
//!     review::code(app, tutor, cohort, "b1", &line.reference, &opened.goals[0].goal, &["time.visit".to_owned()])?;
//! }
//! # Ok(())
//! # }
//! ```

mod codebook;
pub(crate) mod comment;
mod evaluation;
mod queue;
mod thread;

pub use codebook::{codebook, save_theme, themes};
pub use comment::{LONGEST, ReportComment, comment, comments_for};
pub use evaluation::{Coded, GoalReview, Review, code, open, words_of};
pub use queue::{LINES, Line, Queue, Show, Waiting, queue, waiting};
pub use store::review::Counts;
pub use thread::{ThreadLine, ThreadQueue, ThreadReview, code_thread, open_thread, threads};

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{CohortId, EnrolmentId, OrgId};
use domain::review::{Coding, Theme, agreement, settled};
use domain::statistics::Agreement;
use store::Tx;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result};

/// Where the rows of a cohort's review lie.
fn cohort_of(pinned: &Pinned) -> (OrgId, CohortId) {
    (pinned.cohort.org, pinned.cohort.id)
}

/// The context in which an enrolment has its reference for one evaluation.
fn context(pinned: &Pinned, evaluation: &str) -> String {
    format!("review/{}/{evaluation}", pinned.cohort.id)
}

/// The enrolment behind a reference of an evaluation, which must be one of the programme.
fn referred(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str, reference: &str) -> Result<EnrolmentId> {
    let known = pinned.programme.evaluation(evaluation).is_some();
    let key = app.key(tx, pinned.cohort.org)?;
    let id = key.referred(&context(pinned, evaluation), reference).filter(|_| known);
    id.map(EnrolmentId).ok_or(Error::NotFound("evaluation"))
}

/// How far coders agree on an evaluation, or on the threads of a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// Texts that two coded.
    pub texts: usize,
    /// Over every theme.
    pub all: Agreement,
    /// Theme by theme, by code, without those that nobody saw.
    pub each: BTreeMap<String, Agreement>,
}

fn agreed(texts: &[Vec<Coding>], themes: &[Theme]) -> Option<Agreed> {
    agreement(texts, themes).map(|(texts, all, each)| Agreed { texts, all, each })
}

/// How many people one theme was seen with, for one goal of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCount {
    /// The goal's number.
    pub goal: u16,
    /// The theme's code.
    pub code: String,
    /// People: a theme holds for one when every coder of their text saw it.
    pub people: u32,
}

/// The themes of one evaluation, by goal and code: exact counts, to be disclosure-controlled by whoever publishes them.
/// People who left for good are not counted.
///
/// # Errors
/// When the store fails.
pub fn theme_counts(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Vec<ThemeCount>> {
    let mut counts: BTreeMap<(u16, String), u32> = BTreeMap::new();
    for (goal, codings) in texts_of(tx, pinned, evaluation)? {
        for code in settled(&codings) {
            *counts.entry((goal, code)).or_default() += 1;
        }
    }
    Ok(counts.into_iter().map(|((goal, code), people)| ThemeCount { goal, code, people }).collect())
}

/// How many people had each goal coded, by the goal's number: what the counts of its themes are counted from.
///
/// # Errors
/// When the store fails.
pub fn coded_people(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<BTreeMap<u16, u32>> {
    let mut people: BTreeMap<u16, u32> = BTreeMap::new();
    for (goal, _) in texts_of(tx, pinned, evaluation)? {
        *people.entry(goal).or_default() += 1;
    }
    Ok(people)
}

/// The codings of an evaluation, one list a text, with the goal each is about.
fn texts_of(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Vec<(u16, Vec<Coding>)>> {
    let mut texts: Vec<((EnrolmentId, u16), Vec<Coding>)> = Vec::new();
    for (enrolment, about, coding) in store::review::codings_of_evaluation(tx, cohort_of(pinned), evaluation)? {
        match texts.last_mut() {
            Some((of, codings)) if *of == (enrolment, about) => codings.push(coding),
            _ => texts.push(((enrolment, about), vec![coding])),
        }
    }
    Ok(texts.into_iter().map(|((_, about), codings)| (about, codings)).collect())
}

/// Codes that can be given: of the codebook, and offered still or given before by the same coder.
fn checked(themes: &[Theme], before: Option<&Coding>, codes: &[String]) -> Result<BTreeSet<String>> {
    let offered = |code: &String| {
        let given = before.is_some_and(|coding| coding.codes.contains(code));
        themes.iter().any(|theme| theme.code == *code && (given || !theme.is_retired))
    };
    if codes.iter().all(offered) {
        return Ok(codes.iter().cloned().collect());
    }
    Err(crate::error::Fault::new("codes", "fault-theme-unknown").into())
}
