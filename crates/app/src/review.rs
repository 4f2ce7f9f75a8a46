//! The review: tutors read every submitted evaluation, code it by themes, and may write back in private.
//!
//! An evaluation is met under an opaque reference made for that evaluation alone: nothing in an address or on a page
//! links it to the same person's other evaluations, threads or line of the board. Opening one is a reading: the fact,
//! and its entry in the journal, are written with the page. Two coders work blind (see [`domain::review`]).
//!
//! ```no_run
//! # fn story(app: &app::App, tutor: &domain::authority::Actor, cohort: &app::cohort::Pinned) -> app::Result<()> {
//! use app::review::{self, Part, Show};
//! let queue = review::queue(app, tutor, cohort, "b1", Show::Unread, None)?;
//! for line in &queue.lines {
//!     let opened = review::open(app, tutor, cohort, "b1", &line.reference)?;
//!     let part = Part::Goal(opened.goals[0].goal.clone());
//!     review::code(app, tutor, cohort, "b1", &line.reference, &part, &["time.visit".to_owned()])?;
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
pub use evaluation::{Coded, GoalReview, Part, Review, code, open, words_of};
pub use queue::{LINES, Line, Queue, Show, Waiting, queue, waiting};
pub use store::review::Counts;
pub use thread::{ThreadLine, ThreadQueue, ThreadReview, code_thread, open_thread, threads};

use std::collections::{BTreeMap, BTreeSet};

use domain::goal::GoalId;
use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId};
use domain::review::{Coding, Theme, agreement};
use domain::statistics::Agreement;
use domain::synthesis::themes::{ThemeCount, Themes};
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

/// The reference of an enrolment in the review of one evaluation.
pub(crate) fn reference_of(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    evaluation: &str,
    enrolment: EnrolmentId,
) -> Result<String> {
    app.key(tx, pinned.cohort.org)?.reference(&context(pinned, evaluation), enrolment.0)
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

/// The themes of one evaluation as its coders left them, to be frozen: exact counts, whatever leaves the team of them.
/// People who left for good are not counted; `submitted` tells how many were asked about a goal.
///
/// # Errors
/// Not found, for an evaluation that the programme has not.
pub fn themes_of(
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    evaluation: &str,
    k: u32,
    submitted: impl Fn(Option<&GoalId>) -> u64,
) -> Result<Themes> {
    let definition = pinned.programme.evaluation(evaluation).ok_or(Error::NotFound("evaluation"))?;
    let themes = codebook(tx, pinned)?;
    let settled: BTreeMap<(EnrolmentId, u16), BTreeSet<String>> =
        store::review::settlements_of_evaluation(tx, cohort_of(pinned), evaluation)?
            .into_iter()
            .map(|(enrolment, about, codes)| ((enrolment, about), codes))
            .collect();
    let mut count = ThemeCount::new(&themes);
    for (of, codings) in texts_of(tx, pinned, evaluation)? {
        count.text(of.1, &codings, settled.get(&of));
    }
    Ok(count.finish(&pinned.programme, definition, k, submitted))
}

/// The enrolment behind a reference of an evaluation that was submitted: for what the app does and no page tells.
pub(crate) fn author_of(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    evaluation: &str,
    reference: &str,
) -> Result<EnrolmentKey> {
    let enrolment = referred(app, tx, pinned, evaluation, reference)?;
    let (org, cohort) = cohort_of(pinned);
    let key = EnrolmentKey { org, cohort, enrolment };
    store::response::find(tx, key, evaluation)?.map(|_| key).ok_or(Error::NotFound("evaluation"))
}

/// One person's words about one goal.
type TextOf = (EnrolmentId, u16);

/// The codings of an evaluation, one list a text, with whose it is and the goal it is about.
fn texts_of(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Vec<(TextOf, Vec<Coding>)>> {
    let mut texts: Vec<(TextOf, Vec<Coding>)> = Vec::new();
    for (enrolment, about, coding) in store::review::codings_of_evaluation(tx, cohort_of(pinned), evaluation)? {
        match texts.last_mut() {
            Some((of, codings)) if *of == (enrolment, about) => codings.push(coding),
            _ => texts.push(((enrolment, about), vec![coding])),
        }
    }
    Ok(texts)
}

/// Codes that can be given: of the codebook, and offered still or among those `before`.
fn checked(themes: &[Theme], before: &BTreeSet<String>, codes: &[String]) -> Result<BTreeSet<String>> {
    let offered =
        |code: &String| themes.iter().any(|theme| theme.code == *code && (before.contains(code) || !theme.is_retired));
    if codes.iter().all(offered) {
        return Ok(codes.iter().cloned().collect());
    }
    Err(crate::error::Fault::new("codes", "fault-theme-unknown").into())
}
