//! The program itself, as a process of its own, so that its CPU and memory are its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

/// A server that runs until it is dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

/// The program, beside this one.
pub(crate) fn presque() -> anyhow::Result<PathBuf> {
    let beside = std::env::current_exe()?.with_file_name("presque");
    anyhow::ensure!(beside.exists(), "build the program first: cargo build --release -p presque");
    Ok(beside)
}

impl Server {
    /// Starts `presque serve` (or `demo`) on a folder and waits for the address it prints.
    pub(crate) fn start(command: &str, data: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(presque()?)
            .args([command, "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().context("the server has no output")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line
            .split_once("http://")
            .and_then(|(_, rest)| rest.split(|c: char| c != '.' && c != ':' && !c.is_ascii_digit()).next())
            .and_then(|text| text.trim_end_matches('.').parse().ok())
            .with_context(|| format!("the server printed no address: {line}"))?;
        Ok(Self { child, address })
    }

    /// Its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
