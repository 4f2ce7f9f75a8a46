//! Every schedule of the installation, on one page.
//!
//! `serve` and `work` call [`run`]: a plain thread a task, so that a mail server that hesitates keeps no journal
//! unsealed. A task that fails is logged once, with its chain, and comes again at its time. Two processes may run all of
//! this at once: rows are leased, keys are unique, and the sealers meet on the head of the chain.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::App;
use crate::cohort_transfer;
use crate::error::{Result, broken};
use crate::forum;
use crate::jobs;
use crate::near_miss;
use crate::rehearsal;
use crate::rex;

/// One task and when it is done.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    /// Its name in the log.
    pub name: &'static str,
    /// How long after its end it begins again; each begins at start, too.
    pub every: Duration,
    /// What it does.
    pub run: fn(&App) -> Result<()>,
}

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Each server feeds its own index, whoever runs the jobs.
pub const FEED: Task = Task { name: "feed-rex-index", every: SECOND, run: |app| rex::catch_up(app).map(drop) };

/// Every task, in the order of a single step.
pub const SCHEDULE: &[Task] = &[
    Task { name: "plan-reminders", every: HOUR, run: |app| jobs::plan_reminders(app).map(drop) },
    Task { name: "plan-near-miss-mails", every: HOUR, run: |app| crate::near_miss::reminder::plan(app).map(drop) },
    Task { name: "send-alerts", every: Duration::from_secs(2), run: |app| crate::alert::send(app).map(drop) },
    Task { name: "send-digests", every: HOUR, run: |app| crate::digest::send(app).map(drop) },
    Task { name: "plan-guideline-mails", every: HOUR, run: |app| crate::guideline::watching::plan(app).map(drop) },
    Task { name: "deliver-outbox", every: Duration::from_secs(2), run: |app| jobs::deliver_outbox(app).map(drop) },
    Task {
        name: "hand-over-alerts",
        every: Duration::from_secs(10),
        run: |app| crate::alert::hand_over(app).map(drop),
    },
    Task { name: "freeze-closed", every: HOUR, run: |app| jobs::freeze_closed(app).map(drop) },
    Task { name: "freeze-comparators", every: HOUR, run: |app| jobs::freeze_comparators(app).map(drop) },
    Task { name: "forget-old", every: Duration::from_secs(24 * 60 * 60), run: |app| jobs::forget_old(app).map(drop) },
    Task {
        name: "forget-forum-secrets",
        every: Duration::from_secs(24 * 60 * 60),
        run: |app| forum::forget_secrets(app).map(drop),
    },
    Task { name: "clean-up-imports", every: HOUR, run: |app| cohort_transfer::clean_up(app).map(drop) },
    Task { name: "clean-up-rehearsals", every: HOUR, run: |app| rehearsal::clean_up(app).map(drop) },
    Task { name: "pass-on-near-misses", every: HOUR, run: |app| near_miss::assignment::pass_on(app).map(drop) },
    Task { name: "enter-rex-batches", every: HOUR, run: |app| near_miss::rex_entry::enter_batches(app).map(drop) },
    Task { name: "freeze-hospital-year", every: HOUR, run: |app| crate::hospital::freeze(app).map(drop) },
    Task { name: "expire-relays", every: HOUR, run: |app| crate::relay::expire(app).map(drop) },
    Task { name: "destroy-old-links", every: HOUR, run: |app| near_miss::links::apply_rules(app).map(drop) },
    Task { name: "freeze-rex-counts", every: HOUR, run: |app| rex::freeze_public_counts(app).map(drop) },
    Task { name: "keep-up-themes", every: HOUR, run: |app| crate::theme::keep_up(app).map(drop) },
    Task { name: "freeze-theme-counts", every: HOUR, run: |app| crate::theme::freeze_public(app).map(drop) },
    FEED,
    Task { name: "seal-journals", every: SECOND, run: |app| jobs::seal_journals(app).map(drop) },
];

/// Ends a running schedule; a clone is another handle on the same.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<(Mutex<bool>, Condvar)>);

impl Stop {
    /// A schedule that goes on until told.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks every task to end: what runs is finished, what waits does not begin.
    pub fn stop(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.1.notify_all();
    }

    /// Waits so long, or until asked to stop; whether it was.
    #[must_use]
    pub fn waits(&self, long: Duration) -> bool {
        let asked = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.0.1.wait_timeout_while(asked, long, |asked| !*asked);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

/// Runs every task at its times, until asked to stop; answers when the last has ended.
pub fn run(app: &App, stop: &Stop) {
    thread::scope(|scope| {
        for task in SCHEDULE {
            scope.spawn(move || repeat(app, task, stop));
        }
    });
}

/// Runs one task at its times, until asked to stop.
pub fn repeat(app: &App, task: &Task, stop: &Stop) {
    loop {
        if let Err(error) = once(app, task) {
            tracing::error!(task = task.name, %error, "a task failed and will be tried again at its time");
        }
        if stop.waits(task.every) {
            return;
        }
    }
}

/// Runs every task once, in the order of the page: for tests and for a demonstration that was moved to another day.
///
/// # Errors
/// The first failure, after every task had its turn.
pub fn run_once(app: &App) -> Result<()> {
    let outcomes: Vec<Result<()>> = SCHEDULE.iter().map(|task| once(app, task)).collect();
    outcomes.into_iter().collect()
}

/// A task that panics is a task that failed: the others go on.
fn once(app: &App, task: &Task) -> Result<()> {
    catch_unwind(AssertUnwindSafe(|| (task.run)(app)))
        .unwrap_or_else(|_| Err(broken("the task stopped by a fault of the program")))
}
