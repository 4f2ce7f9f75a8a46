//! The program under test, with a demonstration folder of its own.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

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
    /// More arguments, such as `--as-of`, are passed on.
    ///
    /// # Errors
    /// When the program is not built, or does not print an address within five minutes.
    pub fn start(arguments: &[&str]) -> anyhow::Result<Demo> {
        let presque = match environment("PRESQUE_BIN") {
            Some(given) => given,
            None => target()?.join("debug/presque"),
        };
        if !presque.is_file() {
            bail!(
                "{} is not built; run: cargo build --package presque",
                presque.display()
            );
        }
        let folder = tempfile::Builder::new().prefix("presque-demo-").tempdir()?;
        let log = folder.path().join("log");
        let mut program = Command::new(presque)
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path().join("data"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            .spawn()
            .context("presque does not start")?;
        let stdout = program
            .stdout
            .take()
            .context("presque has no standard output")?;
        let mut demo = Demo {
            program,
            origin: String::new(),
            folder,
        };
        demo.origin = announced(BufReader::new(stdout), Duration::from_secs(300), address)
            .with_context(|| {
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
    pub fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    /// What the program has logged so far.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn log(&self) -> anyhow::Result<String> {
        Ok(fs::read_to_string(
            Path::new(self.folder.path()).join("log"),
        )?)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Nothing is left to do about a program that has already ended.
        let _gone = self.program.kill();
        let _reaped = self.program.wait();
    }
}

/// The address in a line such as `Open http://127.0.0.1:8080/ in a browser.`
fn address(line: &str) -> Option<String> {
    let rest = &line[line.find("http://127.0.0.1:")?..];
    let port = rest["http://127.0.0.1:".len()..]
        .split(|letter: char| !letter.is_ascii_digit())
        .next()?;
    Some(format!("http://127.0.0.1:{}", port.parse::<u16>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_a_sentence() {
        assert_eq!(
            address("Ouvrez http://127.0.0.1:8080/fr."),
            Some("http://127.0.0.1:8080".to_owned())
        );
        assert_eq!(address("http://127.0.0.1:99999/"), None);
        assert_eq!(address("799 participants"), None);
    }
}
