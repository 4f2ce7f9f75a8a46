//! Worlds for tests: a fresh SQLite file and a fresh PostgreSQL database for each story.
//!
//! PostgreSQL is the server named by `PRESQUE_TEST_POSTGRES` (a URL where databases may be created) or, without one, a
//! private server started once per process from the installed binaries, as an unprivileged user, in a temporary folder,
//! and gone when the process ends. With neither, its half of the stories is skipped, and says so.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test's world stops where it fails, says which engine it runs on, and is told its server by the environment"
)]

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::{Engine, Options, Store, Target};

/// A store of its own for one test; its database goes when it is dropped.
#[derive(Debug)]
pub struct World {
    /// The first handle.
    pub store: Store,
    /// Where the database is: for more handles, as if of other processes.
    pub target: Target,
    folder: Option<TempDir>,
}

/// Few threads, so that many tests may run at once.
pub const OPTIONS: Options = Options { readers: 2, batch: 256, workers: 4, queue: 10_000 };

impl World {
    /// A fresh SQLite database.
    #[must_use]
    pub fn sqlite() -> World {
        let folder = TempDir::new().expect("a temporary folder");
        let target = Target::Sqlite(folder.path().join("presque.db"));
        let store = Store::open(&target, OPTIONS).expect("a fresh SQLite file opens");
        World { store, target, folder: Some(folder) }
    }

    /// A fresh PostgreSQL database, if there is a server.
    #[must_use]
    pub fn postgres() -> Option<World> {
        let server = server()?;
        let name = format!("presque_test_{:016x}", RandomState::new().hash_one(std::process::id()));
        administer(server, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"));
        let target = Target::Postgres(with_database(server, &name));
        let store = Store::open(&target, OPTIONS).expect("a fresh PostgreSQL database opens");
        Some(World { store, target, folder: None })
    }

    /// One more handle on the same database, sharing nothing with the first: as another process has.
    #[must_use]
    pub fn another(&self) -> Store {
        Store::open(&self.target, OPTIONS).expect("the database opens once more")
    }

    /// Which engine this world is on.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.store.engine()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if self.folder.is_some() {
            self.store.close();
        } else if let (Target::Postgres(url), Some(server)) = (&self.target, server()) {
            let name = database_of(url);
            administer(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Tells a story on each engine in turn, in a fresh world each time.
pub fn on_both(story: impl Fn(&World)) {
    eprintln!("on SQLite:");
    story(&World::sqlite());
    if let Some(world) = World::postgres() {
        eprintln!("on PostgreSQL:");
        story(&world);
    } else {
        eprintln!("skipped on PostgreSQL: no initdb found and PRESQUE_TEST_POSTGRES is not set");
    }
}

/// The URL of the server tests use, if any; its database is for administration.
fn server() -> Option<&'static str> {
    static SERVER: OnceLock<Option<(String, Option<Child>)>> = OnceLock::new();
    let found = SERVER.get_or_init(|| match std::env::var("PRESQUE_TEST_POSTGRES") {
        Ok(url) if !url.is_empty() => Some((url, None)),
        _ => start_private_server(),
    });
    found.as_ref().map(|(url, _)| url.as_str())
}

/// Runs one statement on the server, on a thread of its own, for a test may be async.
fn administer(url: &str, sql: &str) {
    let (url, sql) = (url.to_owned(), sql.to_owned());
    let work = move || {
        let mut client = postgres::Client::connect(&url, postgres::NoTls).expect("the test server answers");
        client.batch_execute(&sql).expect("the test server makes and drops databases");
    };
    std::thread::spawn(work).join().expect("the test server does as it is told");
}

/// `postgres://user@host/name?options` with another name.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, String::new()), |(a, o)| (a, format!("?{o}")));
    let scheme = address.find("://").map_or(0, |at| at + 3);
    let end = address[scheme..].find('/').map_or(address.len(), |at| scheme + at);
    format!("{}/{name}{options}", &address[..end])
}

fn database_of(url: &str) -> &str {
    let address = url.split('?').next().unwrap_or(url);
    address.rsplit('/').next().unwrap_or(address)
}

/// The folder of PostgreSQL's programs: the newest installed.
fn programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    folders.sort_by_key(|folder| {
        folder.parent().and_then(Path::file_name).and_then(|version| version.to_str()?.parse::<u32>().ok())
    });
    folders.reverse();
    folders.push("/usr/local/bin".into());
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// PostgreSQL refuses to run as root: the user it runs as, with its numbers, when this process does.
fn unprivileged() -> Option<(u32, u32)> {
    let me = fs::metadata("/proc/self").ok()?.uid();
    if me != 0 {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").ok()?;
    ["postgres", "nobody"].iter().find_map(|name| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2);
        Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
    })
}

/// Starts a server that ends with this process: a shell keeps it as long as its standard input is open, which only
/// this process holds, however it ends, and then removes the folder.
fn start_private_server() -> Option<(String, Option<Child>)> {
    let programs = programs()?;
    let folder = tempfile::Builder::new().prefix("presque-pg-").tempdir().expect("a temporary folder").keep();
    let script = r#"
        # A collation unlike the order of bytes, so that a text column that forgets to say its own is noticed.
        "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C -N --locale-provider=icu --icu-locale=fr >"$2/log" 2>&1 ||
            "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C -N >"$2/log" 2>&1 || { cat "$2/log" >&2; exit 1; }
        "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off \
            -c synchronous_commit=off -c max_connections=200 -c shared_buffers=64MB </dev/null >>"$2/log" 2>&1 &
        server=$!
        for _ in $(seq 300); do
            "$1/psql" -h "$2" -U postgres -d postgres -qtc 'SELECT 1' >/dev/null 2>&1 && { echo ready; break; }
            sleep 0.05
        done
        exec >&- 2>&-
        cat >/dev/null
        kill -QUIT "$server"
        wait "$server"
        rm -rf "$2/data" "$2/log" "$2"
    "#;
    let mut command = match unprivileged() {
        None => Command::new("sh"),
        Some((user, group)) => {
            chown(&folder, Some(user), Some(group)).expect("the folder can be given to the server's user");
            let mut command = Command::new("setpriv");
            command.args([&format!("--reuid={user}"), &format!("--regid={group}"), "--clear-groups", "sh"]);
            command
        }
    };
    // A group of its own: an interrupt from the keyboard must reach the tests and not, first, the server.
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.args(["-c", script, "presque-test-server"]).arg(&programs).arg(&folder).current_dir(&folder);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell starts");
    let mut line = String::new();
    let output = child.stdout.take().expect("the shell's output is piped");
    BufReader::new(output).read_line(&mut line).expect("the shell tells when the server is ready");
    assert_eq!(line.trim(), "ready", "the private PostgreSQL server did not start; see {}", folder.display());
    let host = folder.to_str().expect("the temporary folder's name is text").replace('/', "%2F");
    Some((
        format!("postgres://postgres@{host}/postgres"),
        // Kept for its standard input, which closes when this process ends.
        Some(child),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_database_of_the_same_server() {
        for (url, expected) in [
            ("postgres://u:p@h:5/a?x=1", "postgres://u:p@h:5/b?x=1"),
            ("postgres://postgres@%2Ftmp%2Fx/postgres", "postgres://postgres@%2Ftmp%2Fx/b"),
            ("postgres://h", "postgres://h/b"),
        ] {
            assert_eq!(with_database(url, "b"), expected);
            assert_eq!(database_of(expected), "b");
        }
    }
}
