//! Grading the method of a type-two solution: experts of the body who did not write it, with the scheme's grid.

use domain::authority::{Actor, Right};
use domain::guideline::course::Deed;
use domain::guideline::grading::{MarkFault, Marks};
use domain::ids::OrgId;
use serde::{Deserialize, Serialize};

use super::{Doing, LONGEST, act, needed, said};
use crate::App;
use crate::error::{Error, Fault, Result, broken};

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

fn fault(fault: &MarkFault) -> Fault {
    let (MarkFault::Missing(code) | MarkFault::Unknown(code)) = fault;
    Fault::new(format!("mark-{code}"), "fault-guideline-mark")
}
