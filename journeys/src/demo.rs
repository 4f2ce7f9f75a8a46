//! The program under test, with a demonstration folder of its own.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context as _, bail};
use tempfile::TempDir;

use crate::webdriver::announced;
use crate::{environment, target};

/// A running demonstration. Dropping it ends the program and removes the folder.
pub struct Demo {
    program: Child,
    origin: String,
    folder: TempDir,
}

impl Demo {
    /// Starts `presque demo` on a free port of the loopback and waits for its address.
    /// More arguments, such as `--as-of`, are passed on; without any, the demonstration
    /// is a copy of one made before by the same program, because making one takes longer
    /// than most journeys.
    ///
    /// # Errors
    /// When the program is not built, or does not print an address within five minutes.
    pub fn start(arguments: &[&str]) -> anyhow::Result<Demo> {
        let presque = program()?;
        let folder = tempfile::Builder::new().prefix("presque-demo-").tempdir()?;
        let log = folder.path().join("log");
        if arguments.is_empty() {
            copy(&made(&presque)?, &folder.path().join("data"))?;
        }
        let mut program = Command::new(presque)
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path().join("data"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            .spawn()
            .context("presque does not start")?;
        let stdout = program.stdout.take().context("presque has no standard output")?;
        let mut demo = Demo { program, origin: String::new(), folder };
        demo.origin = announced(BufReader::new(stdout), Duration::from_secs(300), address).with_context(|| {
            let log = fs::read_to_string(&log).unwrap_or_default();
            format!("presque demo prints no address; it says: {log}")
        })?;
        Ok(demo)
    }

    /// The address of a page: `demo.page("/en")`.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The folder with the data, for a journey that also uses the command line.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Runs a command of the program on this demonstration's folder: its exit code and
    /// what it writes. `demo.command(&["journal", "verify"])`.
    ///
    /// # Errors
    /// When the program does not start.
    pub fn command(&self, arguments: &[&str]) -> anyhow::Result<(Option<i32>, String)> {
        let output =
            Command::new(program()?).args(arguments).arg("--data").arg(self.data()).stdin(Stdio::null()).output()?;
        let written = [output.stdout, output.stderr].concat();
        Ok((output.status.code(), String::from_utf8_lossy(&written).into_owned()))
    }

    /// What the program has logged so far.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn log(&self) -> anyhow::Result<String> {
        Ok(fs::read_to_string(Path::new(self.folder.path()).join("log"))?)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Nothing is left to do about a program that has already ended.
        let _gone = self.program.kill();
        let _reaped = self.program.wait();
    }
}

/// The program: named by the environment, or the one cargo built last.
fn program() -> anyhow::Result<PathBuf> {
    let presque = match environment("PRESQUE_BIN") {
        Some(given) => given,
        None => target()?.join("debug/presque"),
    };
    if !presque.is_file() {
        bail!("{} is not built; run: cargo build --package presque", presque.display());
    }
    Ok(presque)
}

/// A demonstration folder made by this very program, which every journey copies. Tests
/// run as processes of their own: the first to come makes it, the others wait.
fn made(presque: &Path) -> anyhow::Result<PathBuf> {
    let built = fs::metadata(presque)?.modified()?.duration_since(UNIX_EPOCH)?;
    let folder = target()?.join("demonstrations");
    fs::create_dir_all(&folder)?;
    let kept = folder.join(built.as_nanos().to_string());
    let turn = File::create(folder.join("lock"))?;
    turn.lock()?;
    if kept.is_dir() {
        return Ok(kept);
    }
    // Those of older programs would pile up.
    for old in fs::read_dir(&folder)? {
        let old = old?.path();
        if old.is_dir() {
            fs::remove_dir_all(old)?;
        }
    }
    let apart = tempfile::tempdir_in(&folder)?;
    let output = Command::new(presque)
        .args(["demo", "--only-data", "--data"])
        .arg(apart.path().join("data"))
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        bail!("presque makes no demonstration: {}", String::from_utf8_lossy(&output.stderr));
    }
    fs::rename(apart.path().join("data"), &kept)?;
    Ok(kept)
}

/// Copies a folder with what is in it; a key keeps being readable by its owner only.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &there)?;
        } else {
            fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}

/// The address in a line such as `Open http://127.0.0.1:8080/ in a browser.`
fn address(line: &str) -> Option<String> {
    let rest = &line[line.find("http://127.0.0.1:")?..];
    let port = rest["http://127.0.0.1:".len()..].split(|letter: char| !letter.is_ascii_digit()).next()?;
    Some(format!("http://127.0.0.1:{}", port.parse::<u16>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_a_sentence() {
        assert_eq!(address("Ouvrez http://127.0.0.1:8080/fr."), Some("http://127.0.0.1:8080".to_owned()));
        assert_eq!(address("http://127.0.0.1:99999/"), None);
        assert_eq!(address("799 participants"), None);
    }
}
