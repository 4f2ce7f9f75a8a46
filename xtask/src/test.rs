//! `cargo xtask test`: the whole check on one page, the cheap steps first and the test
//! runner last, so that its own summary ends the run. Every step is run even if an
//! earlier one failed; no test is ever run twice to make it pass.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::postgres::{self, Postgres};
use crate::summary::{self, Counts};
use crate::{generate, process, tidy, tools};

/// Does one part of the check; an error is a failure too.
type Run = fn(&mut Check) -> anyhow::Result<Ending>;

/// One part of the check.
struct Step {
    name: &'static str,
    what: &'static str,
    run: Run,
    /// Whether it runs when no step is asked for by name.
    usual: bool,
}

impl Step {
    const fn usual(name: &'static str, what: &'static str, run: Run) -> Step {
        Step { name, what, run, usual: true }
    }

    const fn on_request(name: &'static str, what: &'static str, run: Run) -> Step {
        Step { usual: false, ..Step::usual(name, what, run) }
    }
}

const STEPS: &[Step] = &[
    Step::usual("format", "rustfmt would change nothing", format),
    Step::usual("tidy", "the rules of the house", tidy),
    Step::usual("supply-chain", "licences, bans and sources", supply_chain),
    Step::usual("clippy", "no warning anywhere", clippy),
    Step::usual("build", "every binary and test compiles", build),
    Step::usual("generated", "generated documents are up to date", generated),
    Step::usual("examples", "the examples in the documentation", examples),
    Step::usual("tests", "every test: SQLite, PostgreSQL, browser", tests),
    Step::on_request("journeys", "the browser's part of `tests` alone", journeys),
];

fn format(check: &mut Check) -> anyhow::Result<Ending> {
    check.cargo(&["fmt", "--all", "--check"])
}

fn tidy(check: &mut Check) -> anyhow::Result<Ending> {
    Ending::of(tidy::run(&check.root)?, "see the faults above")
}

fn supply_chain(check: &mut Check) -> anyhow::Result<Ending> {
    if process::find("cargo-deny").is_none() {
        return Ok(Ending::Skipped("install: cargo install --locked cargo-deny".to_owned()));
    }
    // Advisories need a network and change by themselves: they are not part of a check
    // that must say the same of the same tree.
    check.cargo(&["deny", "--offline", "--log-level", "error", "check", "bans", "licenses", "sources"])
}

fn clippy(check: &mut Check) -> anyhow::Result<Ending> {
    check.cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// Builds binaries and tests in one go: the later steps find everything built, once,
/// with the same features.
fn build(check: &mut Check) -> anyhow::Result<Ending> {
    check.cargo(&["build", "--locked", "--workspace", "--bins", "--tests"])
}

fn generated(check: &mut Check) -> anyhow::Result<Ending> {
    build(check)?;
    let program = check.binary()?;
    Ending::of(generate::run(&check.root, true, Some(&program))?, "see the differences above")
}

fn examples(check: &mut Check) -> anyhow::Result<Ending> {
    check.runner(&["test", "--locked", "--workspace", "--doc"], &[])
}

fn tests(check: &mut Check) -> anyhow::Result<Ending> {
    tools::MAIL.provide()?;
    tools::BROWSER.provide()?;
    let server = Postgres::start()?;
    let binary = check.binary()?;
    let environment = [(postgres::VARIABLE, server.url()), ("PRESQUE_BIN", binary)];
    if process::find("cargo-nextest").is_some() {
        return check.runner(&["nextest", "run", "--locked", "--workspace", "--no-fail-fast"], &environment);
    }
    check.runner(&["test", "--locked", "--workspace", "--bins", "--lib", "--tests", "--no-fail-fast"], &environment)
}

fn journeys(check: &mut Check) -> anyhow::Result<Ending> {
    tools::BROWSER.provide()?;
    build(check)?;
    let environment = [("PRESQUE_BIN", check.binary()?)];
    check.runner(&["test", "--locked", "--package", "journeys", "--no-fail-fast"], &environment)
}

/// How a step ended, when nothing kept it from running.
enum Ending {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Ending {
    fn of(good: bool, otherwise: &str) -> anyhow::Result<Ending> {
        Ok(if good { Ending::Passed } else { Ending::Failed(otherwise.to_owned()) })
    }
}

/// What steps share.
struct Check {
    root: PathBuf,
    /// The test runners' own last words.
    summaries: Vec<String>,
}

impl Check {
    fn cargo(&self, arguments: &[&str]) -> anyhow::Result<Ending> {
        process::run(process::cargo(arguments).current_dir(&self.root))?;
        Ok(Ending::Passed)
    }

    fn runner(&mut self, arguments: &[&str], environment: &[(&str, String)]) -> anyhow::Result<Ending> {
        let mut command = process::cargo(arguments);
        command.current_dir(&self.root).envs(environment.iter().map(|(name, value)| (name, value)));
        let (summaries, good) = process::run_keeping(&mut command, summary::is_summary)?;
        self.summaries.extend(summaries);
        Ending::of(good, "see the failures above")
    }

    /// The program under test, where `build` left it.
    fn binary(&self) -> anyhow::Result<String> {
        let mut metadata = process::cargo(&["metadata", "--locked", "--no-deps", "--format-version=1"]);
        let answer = process::output(metadata.current_dir(&self.root))?;
        let answer: serde_json::Value = serde_json::from_str(&answer)?;
        let target = answer["target_directory"].as_str().context("cargo names no target folder")?;
        Ok(format!("{target}/debug/presque"))
    }
}

/// Prints the steps.
pub(crate) fn list() -> anyhow::Result<bool> {
    for step in STEPS {
        let when = if step.usual { "" } else { " (only when asked for)" };
        println!("{:<13} {}{when}", step.name, step.what);
    }
    Ok(true)
}

/// Runs the steps named, or the usual ones, and says at the end how each went.
pub(crate) fn run(root: &Path, only: &[String]) -> anyhow::Result<bool> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        bail!("there is no step {unknown:?}; `cargo xtask test --list` names them");
    }
    let mut check = Check { root: root.to_path_buf(), summaries: Vec::new() };
    let mut lines = Vec::new();
    let mut good = true;
    let wanted = |step: &&Step| match only {
        [] => step.usual,
        names => names.iter().any(|name| name == step.name),
    };
    for step in STEPS.iter().filter(wanted) {
        println!("\n== {}: {}", step.name, step.what);
        let (ending, time) = timed(|| (step.run)(&mut check));
        let ending = match ending.unwrap_or_else(|error| Ending::Failed(format!("{error:#}"))) {
            Ending::Passed => "passed".to_owned(),
            Ending::Skipped(why) => format!("SKIPPED: {why}"),
            Ending::Failed(why) => {
                good = false;
                format!("FAILED: {why}")
            }
        };
        lines.push(format!("{:<13} {:>6.1} s  {ending}", step.name, time.as_secs_f64()));
    }
    println!("\n== {}", if good { "all is well" } else { "the check failed" });
    for line in lines.iter().chain(&check.summaries) {
        println!("{line}");
    }
    if !check.summaries.is_empty() {
        println!("{}", Counts::of(&check.summaries));
    }
    Ok(good)
}

#[expect(clippy::disallowed_methods, reason = "a person reads how long each step took")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = std::time::Instant::now();
    let done = work();
    (done, start.elapsed())
}
