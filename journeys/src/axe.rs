//! axe-core, the accessibility checker: obtained when first needed, never committed.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::webdriver::Session;
use crate::{environment, find, target};

/// The version asked for, so that the same page has the same violations next year.
const VERSION: &str = "4.14.1";

/// A barrier axe found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name, such as `image-alt`.
    pub rule: String,
    /// `serious` or `critical`.
    pub impact: String,
    /// What the rule asks, in one sentence.
    pub help: String,
    /// The elements concerned, as HTML.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}): {}: {}", self.rule, self.impact, self.help, self.elements.join(" "))
    }
}

/// Every serious or critical violation of the page as it is now.
pub(crate) fn violations(session: &Session) -> anyhow::Result<Vec<Violation>> {
    session.evaluate(&format!("{}; true", fs::read_to_string(script()?)?))?;
    // The size of targets is WCAG 2.2 level AA, which axe leaves off unless asked.
    let found = session.evaluate(
        "axe.run(document, { resultTypes: ['violations'], \
         rules: { 'target-size': { enabled: true } } }).then(found => found.violations)",
    )?;
    let found = found.as_array().context("axe gives no list")?;
    Ok(found.iter().map(violation).filter(|one| matches!(one.impact.as_str(), "serious" | "critical")).collect())
}

fn violation(found: &Value) -> Violation {
    let text = |field: &str| found[field].as_str().unwrap_or_default().to_owned();
    let nodes = found["nodes"].as_array().into_iter().flatten();
    let elements = nodes.filter_map(|node| node["html"].as_str()).map(str::to_owned).collect();
    Violation { rule: text("id"), impact: text("impact"), help: text("help"), elements }
}

/// Where the script is: named by the environment, kept from another run, or obtained.
fn script() -> anyhow::Result<PathBuf> {
    if let Some(given) = environment("PRESQUE_AXE") {
        return Ok(given);
    }
    let kept = target()?.join(format!("axe-core-{VERSION}.min.js"));
    if kept.is_file() {
        return Ok(kept);
    }
    // Two journeys may get here at once: each works apart, and the last to finish
    // replaces the file with an equal one.
    let apart = tempfile::tempdir_in(target()?)?;
    let from_npm = || {
        obtain(
            apart.path(),
            &["npm", "pack", "--silent", &format!("axe-core@{VERSION}")],
            &["tar", "-xzf", &format!("axe-core-{VERSION}.tgz")],
            "package/axe.min.js",
        )
    };
    let from_pip = || {
        obtain(
            apart.path(),
            &["python3", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "wheel", "axe-core-python"],
            &["sh", "-c", "python3 -m zipfile -e wheel/*.whl unpacked"],
            "unpacked/axe_core_python/axe.min.js",
        )
    };
    let script = from_npm().or_else(|npm| {
        from_pip().map_err(|pip| {
            anyhow::anyhow!(
                "axe-core {VERSION} cannot be obtained ({npm:#}; {pip:#}); set PRESQUE_AXE to an axe.min.js"
            )
        })
    })?;
    fs::rename(script, &kept)?;
    Ok(kept)
}

fn obtain(folder: &Path, download: &[&str], unpack: &[&str], script: &str) -> anyhow::Result<PathBuf> {
    for command in [download, unpack] {
        let (program, arguments) = command.split_first().context("no command")?;
        let program = find(program).with_context(|| format!("{program} is not installed"))?;
        let output = Command::new(program).args(arguments).current_dir(folder).stdin(Stdio::null()).output()?;
        if !output.status.success() {
            bail!("{}: {}", command.join(" "), String::from_utf8_lossy(&output.stderr).trim());
        }
    }
    let script = folder.join(script);
    if !script.is_file() {
        bail!("{} has no axe.min.js", download.join(" "));
    }
    Ok(script)
}
