//! A PostgreSQL server of our own for the length of one check: a fresh cluster in a
//! temporary folder, on a free port of the loopback, run by a person without privileges
//! and gone at the end whatever happened.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tempfile::TempDir;

use crate::{process, tools};

/// The variable by which tests learn of a server where they may create databases.
pub(crate) const VARIABLE: &str = "PRESQUE_TEST_POSTGRES";

/// A server for the tests.
pub(crate) enum Postgres {
    /// The one named by the environment: somebody else's to stop.
    Given(String),
    /// Ours.
    Private(Cluster),
}

impl Postgres {
    /// Uses the server the environment names, or starts one.
    pub(crate) fn start() -> anyhow::Result<Postgres> {
        if let Some(url) = process::environment(VARIABLE) {
            return Ok(Postgres::Given(url.to_string_lossy().into_owned()));
        }
        if programs().is_none() {
            tools::POSTGRES.install()?;
        }
        let programs = programs().context("PostgreSQL is installed but initdb is not found")?;
        Ok(Postgres::Private(Cluster::start(&programs)?))
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        match self {
            Postgres::Given(url) => url.clone(),
            Postgres::Private(cluster) => {
                format!("postgres://presque@127.0.0.1:{}/postgres", cluster.port)
            }
        }
    }
}

/// A running private cluster; dropping it stops the server and removes its folder.
pub(crate) struct Cluster {
    server: Child,
    port: u16,
    programs: PathBuf,
    folder: TempDir,
}

impl Cluster {
    fn start(programs: &Path) -> anyhow::Result<Cluster> {
        let folder = tempfile::Builder::new().prefix("presque-postgres-").tempdir()?;
        let data = folder.path().join("data");
        if let Some(user) = user() {
            process::output(Command::new("chown").arg(user).arg(folder.path()))?;
        }
        // Only this machine reaches the server and it lives for minutes: no password.
        // The C.UTF-8 locale sorts by code point, the same on every machine.
        process::output(
            unprivileged(&programs.join("initdb"))
                .current_dir(folder.path())
                .args(["--username=presque", "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
                .arg(&data),
        )?;
        let port = free_port()?;
        let log = std::fs::File::create(folder.path().join("log"))?;
        let mut command = unprivileged(&programs.join("postgres"));
        command.current_dir(folder.path()).arg("-D").arg(&data);
        let sockets = format!("unix_socket_directories={}", folder.path().display());
        // Nothing here outlives the check, so nothing need survive a power cut.
        for setting in ["listen_addresses=127.0.0.1", &sockets, "fsync=off", "max_connections=200"] {
            command.args(["-c", setting]);
        }
        let server = command
            .args(["-p", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("postgres does not start")?;
        let mut cluster = Cluster { server, port, programs: programs.to_path_buf(), folder };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        for _ in 0..300 {
            // The server writes "ready" on the eighth line of this file once it answers.
            let state = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid"));
            if state.is_ok_and(|text| text.lines().nth(7).is_some_and(|line| line.trim() == "ready")) {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        bail!("PostgreSQL did not become ready within 30 seconds:\n{log}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stop = process::output(
            unprivileged(&self.programs.join("pg_ctl"))
                .current_dir(self.folder.path())
                .args(["stop", "--mode=immediate", "--pgdata"])
                .arg(self.folder.path().join("data")),
        );
        if let Err(error) = stop {
            eprintln!("PostgreSQL is killed, since it does not stop: {error:#}");
            // Nothing is left to try if the process is already gone.
            let _gone = self.server.kill();
        }
        let _reaped = self.server.wait();
    }
}

/// The folder of PostgreSQL's programs: on the search path, or where Debian keeps the
/// newest version.
fn programs() -> Option<PathBuf> {
    if let Some(initdb) = process::find("initdb") {
        return initdb.canonicalize().ok()?.parent().map(Path::to_path_buf);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .filter_map(|version| Some(version.ok()?.path()))
        .filter(|version| version.join("bin/initdb").is_file())
        .max_by_key(|version| {
            let name = version.file_name().map(|name| name.to_string_lossy().into_owned());
            name.and_then(|name| name.parse::<u32>().ok())
        })
        .map(|version| version.join("bin"))
}

/// Whom to run the server as when we are root, which PostgreSQL refuses.
fn user() -> Option<&'static str> {
    if !tools::is_root() {
        return None;
    }
    let known = process::output(Command::new("id").arg("postgres")).is_ok();
    Some(if known { "postgres" } else { "nobody" })
}

/// The program as a person without privileges, ended with us even if we are killed.
fn unprivileged(program: &Path) -> Command {
    if process::find("setpriv").is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    if let Some(user) = user() {
        command.arg(format!("--reuid={user}")).args(["--regid", &group(user)]).arg("--clear-groups");
    }
    command.args(["--pdeathsig", "INT", "--"]).arg(program);
    command
}

fn group(user: &str) -> String {
    process::output(Command::new("id").args(["-g", user])).unwrap_or_default().trim().to_owned()
}

/// A port nobody listens on at this moment.
fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_cluster_answers_and_leaves_nothing_behind() {
        let Some(programs) = programs() else {
            eprintln!("SKIPPED: PostgreSQL is not installed");
            return;
        };
        let cluster = Cluster::start(&programs).unwrap();
        let (port, folder) = (cluster.port, cluster.folder.path().to_path_buf());
        let url = Postgres::Private(cluster);
        let ask = |statement: &str| {
            let mut psql = Command::new(programs.join("psql"));
            process::output(psql.args([&url.url(), "--no-psqlrc", "-tAc", statement])).unwrap()
        };
        assert_eq!(ask("create database a_story").trim(), "CREATE DATABASE");
        assert_eq!(ask("select 6 * 7").trim(), "42");

        drop(url);

        assert!(!folder.exists(), "the folder is removed");
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err(), "nobody listens any more");
    }
}
