//! PostgreSQL: a few worker threads, each with a connection of its own, and transactions that are tried again.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, Config, NoTls, Statement};

use crate::queue::Queue;
use crate::sqlite::{counted, start};
use crate::task::{Fate, Job};
use crate::tx::Link;
use crate::{Result, Row, StoreError, Tx, Val, migrate};

/// How often a transaction is tried before its caller hears of a conflict.
const ATTEMPTS: u32 = 24;
/// How many statements a connection keeps prepared.
const PREPARED: usize = 512;

/// What a transaction may do and see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As if alone: the way of every use case.
    Serializable,
    /// Sees one moment, and fails only when it changes a row that another changed: for the sealer, whose reading of
    /// the unsealed tail must not make the writers of new entries fail.
    Snapshot,
    /// Sees what is committed at each statement: for claiming rows with `SKIP LOCKED`.
    Committed,
    /// Reads one moment and never conflicts.
    Read,
}

impl Mode {
    fn begin(self) -> &'static str {
        match self {
            Mode::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Mode::Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ",
            Mode::Committed => "BEGIN ISOLATION LEVEL READ COMMITTED",
            Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

/// A job and the transaction it wants.
pub(crate) struct Errand {
    pub(crate) job: Box<dyn Job>,
    pub(crate) mode: Mode,
}

/// The line of work and the threads that serve it.
type Opened = (Arc<Queue<Errand>>, Vec<JoinHandle<()>>);

/// Brings the schema up to date and starts the workers. Nothing of this touches the caller's thread: a blocking client
/// must be neither used nor dropped where an async runtime runs.
pub(crate) fn open(url: &str, options: &crate::Options) -> Result<Opened> {
    let mut config: Config =
        url.parse().map_err(|_| StoreError::Unavailable("the URL is not one of PostgreSQL".into()))?;
    if config.get_application_name().is_none() {
        config.application_name("presque");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    let first = config.clone();
    let migration = thread::spawn(move || migrate::on_postgres(&mut Session::connect(&first)?));
    migration.join().map_err(|_| StoreError::Panicked)??;
    let queue = Arc::new(Queue::new(options.queue));
    let mut threads = Vec::new();
    for number in 0..options.workers.max(1) {
        let mut worker = Worker { number, config: config.clone(), session: None };
        let queue = Arc::clone(&queue);
        threads.push(start("store-worker", move || {
            while let Some(errand) = queue.pop() {
                worker.serve(errand);
            }
        })?);
    }
    Ok((queue, threads))
}

struct Worker {
    number: usize,
    config: Config,
    session: Option<Session>,
}

/// How one try of a transaction ended.
enum Try {
    Over(Fate),
    Again(StoreError),
}

impl Worker {
    /// Runs a job until it is over, or has been tried often enough.
    fn serve(&mut self, Errand { mut job, mode }: Errand) {
        let mut attempt = 0;
        let fate = loop {
            attempt += 1;
            match self.attempt(job.as_mut(), mode) {
                Try::Over(fate) => break fate,
                Try::Again(error) if attempt == ATTEMPTS || !job.can_run() => {
                    break Fate::Failed(error);
                }
                Try::Again(error) => {
                    tracing::debug!(attempt, %error, "a transaction is tried again");
                    thread::sleep(self.pause(attempt));
                }
            }
        };
        job.answer(fate);
    }

    /// Longer at each try, and different for each worker and process, so that two that met do not meet again. A number
    /// made of who and when-in-line serves as well as a random one, and needs no source of randomness here.
    fn pause(&self, attempt: u32) -> Duration {
        let who = self.number as u64 + 1;
        let salt = u64::from(std::process::id()).wrapping_mul(31).wrapping_add(who).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let jitter = (salt >> (attempt % 16)) % 1_000;
        let longest = 1_000_u64 << attempt.min(7);
        Duration::from_micros(longest / 4 + longest * 3 * jitter / 4_000)
    }

    fn attempt(&mut self, job: &mut dyn Job, mode: Mode) -> Try {
        let outcome = match self.session() {
            Ok(session) => session.attempt(job, mode),
            Err(error) => return Try::Over(Fate::Failed(error)),
        };
        if self.session.as_ref().is_none_or(Session::is_lost) {
            self.session = None;
        }
        outcome
    }

    fn session(&mut self) -> Result<&mut Session> {
        let session = match self.session.take() {
            Some(session) if !session.is_lost() => session,
            _ => Session::connect(&self.config)?,
        };
        Ok(self.session.insert(session))
    }
}

/// A connection with its prepared statements.
pub(crate) struct Session {
    client: Client,
    prepared: HashMap<String, Statement>,
    lost: bool,
}

impl Session {
    pub(crate) fn connect(config: &Config) -> Result<Self> {
        let client = config.connect(NoTls).map_err(|error| match error.as_db_error() {
            Some(refusal) => StoreError::Unavailable(refusal.message().to_owned()),
            None => StoreError::Unavailable(error.to_string()),
        })?;
        Ok(Session { client, prepared: HashMap::new(), lost: false })
    }

    fn is_lost(&self) -> bool {
        self.lost || self.client.is_closed()
    }

    fn attempt(&mut self, job: &mut dyn Job, mode: Mode) -> Try {
        if let Err(error) = self.batch(mode.begin()) {
            return self.after(error);
        }
        let mut tx = Tx::new(Link::Postgres(self));
        let fine = job.run(&mut tx);
        let trouble = tx.trouble();
        if let Some(error @ (StoreError::Conflict | StoreError::Lost)) = trouble {
            self.roll_back();
            return Try::Again(error);
        }
        if !fine || trouble.is_some() {
            self.roll_back();
            return Try::Over(trouble.filter(|_| fine).map_or(Fate::Settled, Fate::Failed));
        }
        match self.batch("COMMIT") {
            Ok(()) => Try::Over(Fate::Settled),
            Err(StoreError::Conflict) => {
                self.roll_back();
                Try::Again(StoreError::Conflict)
            }
            // A reading has nothing to record, so it does not matter whether its end was heard.
            Err(StoreError::Lost) if mode == Mode::Read => Try::Over(Fate::Settled),
            Err(StoreError::Lost) => Try::Over(Fate::Failed(StoreError::Uncertain)),
            Err(error) => {
                self.roll_back();
                Try::Over(Fate::Failed(error))
            }
        }
    }

    /// A transaction that could not begin: on a connection that died while idle, a new one is worth a try.
    fn after(&mut self, error: StoreError) -> Try {
        self.lost = true;
        match error {
            StoreError::Lost => Try::Again(error),
            error => Try::Over(Fate::Failed(error)),
        }
    }

    /// Ends a transaction without its work; a connection that cannot even do that is given up.
    fn roll_back(&mut self) {
        if self.batch("ROLLBACK").is_err() {
            self.lost = true;
        }
    }

    /// Runs `work` in a transaction of its own, once: for migrations.
    pub(crate) fn alone<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.batch(Mode::Committed.begin())?;
        let outcome = work(&mut Tx::new(Link::Postgres(self)));
        match outcome {
            Ok(value) => self.batch("COMMIT").map(|()| value),
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        let outcome = self.client.batch_execute(sql).map_err(|error| trouble(&error));
        self.heed(outcome)
    }

    pub(crate) fn execute(&mut self, sql: &str, vals: &[Val<'_>]) -> Result<u64> {
        let statement = self.statement(sql, vals)?;
        let outcome = execute(&mut self.client, &statement, vals);
        self.heed(outcome)
    }

    pub(crate) fn scan(
        &mut self,
        sql: &str,
        vals: &[Val<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let statement = self.statement(sql, vals)?;
        let outcome = scan(&mut self.client, &statement, vals, each);
        self.heed(outcome)
    }

    fn statement(&mut self, sql: &str, vals: &[Val<'_>]) -> Result<Statement> {
        if let Some(statement) = self.prepared.get(sql) {
            counted(statement.params().len(), vals)?;
            return Ok(statement.clone());
        }
        let prepared = self.client.prepare(sql).map_err(|error| trouble(&error));
        let statement = self.heed(prepared)?;
        if self.prepared.len() >= PREPARED {
            self.prepared.clear();
        }
        self.prepared.insert(sql.to_owned(), statement.clone());
        counted(statement.params().len(), vals)?;
        Ok(statement)
    }

    /// Remembers that the connection is of no more use.
    fn heed<T>(&mut self, outcome: Result<T>) -> Result<T> {
        self.lost |= matches!(outcome, Err(StoreError::Lost));
        outcome
    }
}

fn execute(client: &mut Client, statement: &Statement, vals: &[Val<'_>]) -> Result<u64> {
    let mut rows = client.query_raw(statement, vals).map_err(|error| trouble(&error))?;
    match rows.next().map_err(|error| trouble(&error))? {
        None => Ok(rows.rows_affected().unwrap_or(0)),
        Some(_) => Err(StoreError::Misuse("a statement that answers rows wants query, not execute".into())),
    }
}

/// Rows come over the connection as they are taken: the client holds back the server, so memory stays flat.
fn scan(
    client: &mut Client,
    statement: &Statement,
    vals: &[Val<'_>],
    each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut rows = client.query_raw(statement, vals).map_err(|error| trouble(&error))?;
    while let Some(row) = rows.next().map_err(|error| trouble(&error))? {
        each(&Row::postgres(&row))?;
    }
    Ok(())
}

/// PostgreSQL's failures in the store's words. Details and hints stay behind: they quote stored values.
fn trouble(error: &postgres::Error) -> StoreError {
    let Some(refusal) = error.as_db_error() else {
        let broken = error.source().is_some_and(<dyn Error>::is::<std::io::Error>);
        if broken || error.is_closed() {
            return StoreError::Lost;
        }
        return StoreError::Statement(error.to_string());
    };
    let code = refusal.code();
    let constraint = || StoreError::Refused(refusal.constraint().unwrap_or_else(|| refusal.message()).to_owned());
    match code {
        &SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED => StoreError::Conflict,
        &SqlState::UNIQUE_VIOLATION => StoreError::Unique { table: refusal.table().unwrap_or_default().to_owned() },
        &SqlState::FOREIGN_KEY_VIOLATION => StoreError::Reference,
        &SqlState::RAISE_EXCEPTION => StoreError::Refused(refusal.message().to_owned()),
        &SqlState::DISK_FULL => StoreError::Full,
        code if code.code().starts_with("23") => constraint(),
        // A value that does not fit: the message would quote it.
        code if code.code().starts_with("22") => {
            StoreError::Statement(format!("a value does not fit (SQLSTATE {})", code.code()))
        }
        code if code.code().starts_with("08") || code.code().starts_with("57P") => StoreError::Lost,
        code if code.code().starts_with("53") => StoreError::Busy,
        code if code.code().starts_with("58") => StoreError::Storage(refusal.message().to_owned()),
        _ => StoreError::Statement(refusal.message().to_owned()),
    }
}
