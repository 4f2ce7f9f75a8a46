//! The words of a guideline, in revisions, until peers have read them.

use domain::authority::{Actor, Right};
use domain::guideline::course::Deed;
use domain::guideline::{PARTS, Wording};
use domain::ids::OrgId;

use super::{Doing, LONGEST, LONGEST_LINE, act, said};
use crate::App;
use crate::error::{Error, Fault, Result, conflict};

/// Keeps a revision of the words; `seen` is the revision that was on the page, 0 for none. What is missing may come later:
/// both languages are needed before peers are asked, and so before publication.
///
/// # Errors
/// Refused; not found; conflict where the course does not allow it, or when somebody saved a revision in the meantime;
/// invalid for a part that is too long, or for no word at all.
pub fn draft(app: &App, actor: &Actor, org: OrgId, reference: &str, wording: &Wording, seen: u32) -> Result<()> {
    let mut faults = Vec::new();
    for name in PARTS {
        let most = if name == "title" { LONGEST_LINE } else { LONGEST };
        let long = wording.part(name).wordings().filter(|(_, words)| words.chars().count() > most);
        faults.extend(
            long.map(|(language, _)| Fault::new(format!("{name}-{language}"), "fault-too-long").with("max", most)),
        );
    }
    if wording.title.wordings().all(|(_, words)| words.trim().is_empty()) {
        faults.push(Fault::new("title-fr", "fault-guideline-unsaid"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (whole, said) = (wording.is_whole(), said::write_wording(wording)?);
    act(app, (actor, org, Right::DraftGuidelines), reference, move |_, file, _| {
        if file.standing.work().is_some_and(|work| work.revision != seen) {
            return Err(conflict("", "fault-guideline-changed"));
        }
        Ok(Doing::saying(Deed::Drafted { whole }, said.clone()))
    })
}
