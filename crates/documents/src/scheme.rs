//! Schemes: from a directory of TOML files to a [`Scheme`], or to every fault of it.
//!
//! `scheme.toml` says what the scheme is and what its bodies start from, `specialties.toml` who may take part,
//! `themes.toml` what is filed under what, `uptake.toml` how doctors say whether they apply a guideline, `grading.toml`
//! by which grid the method of a solution is graded, `near-miss.toml`
//! what is asked of a near miss (see `docs/near-miss-form.md`); `near-miss/*.toml` holds versions of the form that were
//! asked with before. As with programmes, what was published is read by its shape alone ([`load`]), and a scheme is taken
//! into use only without faults ([`check`]).

mod form;
mod read;
mod report;
mod wording;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use domain::near_miss;
use domain::scheme::Scheme;

use crate::definition::log::Log;
use crate::definition::{Fault, Files};

pub use report::Report;
pub use wording::means_code;

const SCHEME: &str = "scheme.toml";
const SPECIALTIES: &str = "specialties.toml";
const FORM: &str = "near-miss.toml";
const THEMES: &str = "themes.toml";
const UPTAKE: &str = "uptake.toml";
const GRADING: &str = "grading.toml";
const EARLIER: &str = "near-miss/";

static SHIPPED: LazyLock<BTreeMap<String, Arc<Scheme>>> = LazyLock::new(|| {
    let all = crate::shipped::schemes();
    all.into_iter().filter_map(|(name, files)| Some((name, Arc::new(load(&files).ok()?)))).collect()
});

/// A scheme that comes with the product, read once.
#[must_use]
pub fn shipped(id: &str) -> Option<Arc<Scheme>> {
    SHIPPED.get(id).cloned()
}

/// Whether a directory is one of a scheme, not of a programme.
#[must_use]
pub fn is_scheme(files: &Files) -> bool {
    files.contains_key(SCHEME)
}

/// Reads the shape of a scheme.
///
/// # Errors
/// Every fault of shape, in the order of files and lines.
pub fn load(files: &Files) -> Result<Scheme, Vec<Fault>> {
    let log = Log::of(whole_file);
    let scheme = read::scheme(files, &log);
    let faults = log.faults();
    if faults.is_empty() { Ok(scheme) } else { Err(faults) }
}

/// Reads a scheme and judges whether it can be used.
///
/// # Errors
/// Every fault of shape and soundness, in the order of files and lines.
pub fn check(files: &Files) -> Result<Scheme, Vec<Fault>> {
    let (scheme, faults, _) = judge(files);
    if faults.is_empty() { Ok(scheme) } else { Err(faults) }
}

/// What could be read, every fault of it, and whether soundness could be judged.
fn judge(files: &Files) -> (Scheme, Vec<Fault>, bool) {
    let log = Log::of(whole_file);
    let scheme = read::scheme(files, &log);
    let judged = !log.broken();
    if judged {
        for (place, fault) in domain::scheme::faults(&scheme) {
            log.place(&place, wording::of_scheme(&fault));
        }
        of_form(&scheme.form, "", &log);
        for (number, form) in scheme.earlier_forms.iter().enumerate() {
            of_form(form, &format!("earlier[{number}]."), &log);
        }
    }
    (scheme, log.faults(), judged)
}

fn of_form(form: &near_miss::Form, before: &str, log: &Log) {
    for (place, fault) in near_miss::form::faults(form) {
        let place = form::written(form, &place, &fault);
        log.place(&format!("{before}{place}"), wording::of_form(&fault));
    }
}

/// The file in which something that is not there would stand.
fn whole_file(place: &str) -> &'static str {
    match place.split(['.', '[']).next() {
        Some("form" | "list" | "section") => FORM,
        Some("specialty") => SPECIALTIES,
        Some("theme") => THEMES,
        Some("uptake") => UPTAKE,
        Some("grid" | "criterion") => GRADING,
        Some("earlier") => EARLIER,
        _ => SCHEME,
    }
}
