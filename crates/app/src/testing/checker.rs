//! Frictionless, which judges data packages independently of us: where it is installed.

use std::path::Path;
use std::process::Command;

/// Whether Frictionless takes the `datapackage.json` of a folder, and what it reports; none, and a word of it, where it is
/// not installed.
///
/// # Panics
/// When it is installed and cannot be run.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "where other people's programs lie is the tester's affair")]
pub fn frictionless(folder: &Path) -> Option<(bool, String)> {
    let program = std::env::var("PRESQUE_FRICTIONLESS").unwrap_or_else(|_| "frictionless".to_owned());
    if Command::new(&program).arg("--version").output().is_err() {
        eprintln!(
            "skipped: frictionless is not installed (pip install frictionless) and PRESQUE_FRICTIONLESS names none"
        );
        return None;
    }
    let mut command = Command::new(&program);
    command.args(["validate", "datapackage.json", "--json"]).current_dir(folder);
    let checked = command.output().expect("the checker runs");
    let report = [checked.stdout, checked.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Some((checked.status.success(), report.join("\n")))
}
