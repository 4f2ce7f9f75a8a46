//! The words of a guideline, in revisions, until peers have read them.

use domain::authority::{Actor, Right};
use domain::guideline::course::{Dated, Deed, allows};
use domain::guideline::{PARTS, Wording};
use domain::ids::OrgId;

use super::{Doing, LONGEST, LONGEST_LINE, act, refused, said};
use crate::App;
use crate::error::{Error, Fault, Result, conflict};
use crate::screen::{self, Confirmed};

/// Keeps a revision of the words; `seen` is the revision that was on the page, 0 for none. What is missing may come later:
/// both languages are needed before peers are asked, and so before publication.
///
/// # Errors
/// Refused; not found; conflict where the course does not allow it, or when somebody saved a revision in the meantime;
/// invalid for a part that is too long, for no word at all, or for a passage that could name somebody, and that was
/// neither confirmed nor kept before.
pub fn draft(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    wording: &Wording,
    seen: u32,
    confirmed: &Confirmed,
) -> Result<()> {
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
    let (wording, confirmed) = (wording.clone(), confirmed.clone());
    act(app, (actor, org, Right::DraftGuidelines), reference, move |_, file, by| {
        if file.standing.work().is_some_and(|work| work.revision != seen) {
            return Err(conflict("", "fault-guideline-changed"));
        }
        // Whoever may not write now is told so before anything of what they wrote.
        let dated = Dated { deed: Deed::Drafted { whole }, hand: by.hand, on: file.today };
        allows(&file.standing, &dated).map_err(refused)?;
        let named = naming(&wording, &confirmed_before(file.wording()?.as_ref(), &confirmed));
        if !named.is_empty() {
            return Err(Error::Invalid(named));
        }
        Ok(Doing::saying(Deed::Drafted { whole }, said.clone()))
    })
}

/// What was confirmed now, and what stood in the words that were kept before.
#[must_use]
pub fn confirmed_before(before: Option<&Wording>, confirmed: &Confirmed) -> Confirmed {
    let texts = before.into_iter().flat_map(|wording| PARTS.map(|name| wording.part(name)));
    let said = texts.flat_map(|text| text.wordings());
    said.fold(confirmed.clone(), |confirmed, (language, words)| confirmed.with_kept([words], language))
}

/// One fault for each part and language in which something could name somebody.
fn naming(wording: &Wording, confirmed: &Confirmed) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in PARTS {
        for (language, words) in wording.part(name).wordings() {
            let field = format!("{name}-{language}");
            faults.extend(screen::check([(field.as_str(), words)], language, confirmed).err().into_iter().flatten());
        }
    }
    faults
}
