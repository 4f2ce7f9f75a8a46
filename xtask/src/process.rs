//! Starting other programs: always shown, never fed from the keyboard.

use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context as _, bail};

/// `cargo`, the one that is running us.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments);
    command
}

/// Runs to the end, its output on ours; an exit status other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    announce(command);
    let status =
        command.stdin(Stdio::null()).status().with_context(|| format!("{} does not start", program(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", program(command));
    }
    Ok(())
}

/// Runs to the end, repeats its output on ours as it comes, and keeps the lines asked
/// for, whether it succeeded or not.
pub(crate) fn run_keeping(command: &mut Command, keep: fn(&str) -> bool) -> anyhow::Result<(Vec<String>, bool)> {
    announce(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} does not start", program(command)))?;
    let stdout = child.stdout.take().context("no standard output")?;
    let stderr = child.stderr.take().context("no standard error")?;
    let (mut kept, from_stderr) = thread::scope(|scope| {
        let stderr = scope.spawn(move || repeat(stderr, keep));
        (repeat(stdout, keep), stderr.join())
    });
    kept.extend(from_stderr.unwrap_or_default());
    Ok((kept, child.wait()?.success()))
}

fn repeat(from: impl Read, keep: fn(&str) -> bool) -> Vec<String> {
    let mut kept = Vec::new();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        println!("{line}");
        if keep(&line) {
            kept.push(line);
        }
    }
    kept
}

/// Runs to the end in silence and returns what it wrote on standard output.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("{} does not start", program(command)))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        bail!("{} ended with {}: {reason}", program(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} did not write UTF-8", program(command)))
}

/// Where a program is on the search path, if it is.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&environment("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// A variable of the environment, if it is set and not empty.
#[expect(clippy::disallowed_methods, reason = "a developer's command reads its own environment, here only")]
pub(crate) fn environment(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn announce(command: &Command) {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let mut line = words.join(" ");
    if let Some(rest) = line.strip_prefix(env!("CARGO")) {
        line = format!("cargo{rest}");
    }
    println!("$ {line}");
}

fn program(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program());
    let name = name.file_name().unwrap_or(command.get_program()).to_string_lossy();
    match command.get_args().next() {
        Some(first) => format!("{name} {}", first.to_string_lossy()),
        None => name.into_owned(),
    }
}
