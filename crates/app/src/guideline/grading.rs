//! Grading the method of a type-two solution: experts of the body who did not write it, with the scheme's grid.

use domain::authority::{Actor, Right};
use domain::calendar::days_after;
use domain::guideline::course::{Dated, Deed, Hand, Step, allows};
use domain::guideline::grading::{MarkFault, Marks};
use domain::ids::{OrgId, PersonId};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::guideline as rows;

use super::notice::{self, Notice};
use super::{Doing, File, LONGEST, act, needed, said};
use crate::App;
use crate::error::{Error, Fault, Result, broken};

/// Days after the approval on which those whose grade is missing are written to once more.
const REMINDED_AFTER: u16 = 14;
/// Most solutions that wait for grades at once, of every body.
const MOST_REMINDED: u32 = 1_000;

/// A grade as it is kept beside its deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) grid: String,
    pub(super) marks: Marks,
}

/// Grades the method: a mark for each criterion, and why.
///
/// # Errors
/// Refused to whoever is no expert; not found; conflict for whoever wrote it or graded it, or outside the lead; invalid
/// for a criterion without a mark, or without words.
pub fn grade(app: &App, actor: &Actor, org: OrgId, reference: &str, marks: &Marks, words: &str) -> Result<()> {
    let said = said::words(&needed("words", words, LONGEST)?)?;
    let marks = marks.clone();
    act(app, (actor, org, Right::ReviewGuidelines), reference, move |_, file, _| {
        let grid = file.body.scheme.grid.as_ref().ok_or_else(|| broken("a scheme lost its grid"))?;
        let faults: Vec<Fault> = grid.faults(&marks).iter().map(fault).collect();
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let kept = Kept { grid: grid.version.clone(), marks: marks.clone() };
        let extra = Some(serde_json::to_string(&kept).map_err(broken)?);
        let deed = Deed::Graded { percent: grid.percent(&marks) };
        Ok(Doing { extra, ..Doing::saying(deed, said.clone()) })
    })
}

/// The approval since which grades are asked for, while some are missing.
pub(super) fn asked_by(file: &File) -> Option<&rows::Deed> {
    let waits = file.standing.work().is_some_and(|work| work.step == Step::Grading);
    file.last("approved").filter(|_| waits)
}

/// Whether a grade is missing that this expert of the lead may give.
pub(super) fn waits_for(file: &File, person: PersonId) -> bool {
    let hand = Hand { person, org: file.row.org, is_authority: false };
    let dated = Dated { deed: Deed::Graded { percent: 0 }, hand, on: file.today };
    allows(&file.standing, &dated).is_ok()
}

/// Enqueues the second mail to those whose grade is still missing; how many were not there yet.
pub(super) fn remind(app: &App, tx: &mut Tx<'_>) -> Result<u64> {
    let mut told = 0;
    for row in rows::list(tx, Some(Step::Grading.code()), None, MOST_REMINDED)? {
        let file = File::open(app, tx, row)?;
        let since = asked_by(&file).map(|approval| approval.dated.on);
        if since.is_some_and(|since| days_after(since, REMINDED_AFTER) <= file.today) {
            told += notice::to_graders(app, tx, &file, Notice::GradeAgain)?;
        }
    }
    Ok(told)
}

fn fault(fault: &MarkFault) -> Fault {
    let (MarkFault::Missing(code) | MarkFault::Unknown(code)) = fault;
    Fault::new(format!("mark-{code}"), "fault-guideline-mark")
}
