//! What people can do: the use cases that every door calls, the jobs, and whatever is sealed.
//!
//! A use case is a function named for what a person does; it takes the [`App`] and the
//! [`Actor`](domain::authority::Actor) first, loads facts, lets `domain` decide, and writes fact, journal entry and
//! outbox row in one transaction. Pages, commands and jobs call the same functions.

use std::sync::Arc;

use domain::ids::OrgId;
use jiff::Timestamp;
use store::{Store, Tx};

pub mod account;
pub mod alert;
pub mod applicants;
pub mod board;
pub mod body;
pub mod body_question;
pub mod choosing;
pub mod cohort;
pub mod cohort_report;
pub mod cohort_transfer;
pub mod comparator;
pub mod demonstration;
pub mod digest;
pub mod doctor;
pub mod editorial;
pub mod enrolling;
pub mod error;
pub mod extract;
pub mod feedback;
pub mod folder;
pub mod forum;
pub mod guideline;
pub mod hospital;
pub mod individual_report;
pub mod installation;
pub mod interest;
pub mod inviting;
pub mod jobs;
pub mod journal;
pub mod keys;
pub mod leaving;
pub mod mail;
pub mod member;
pub mod near_miss;
pub mod operation;
pub mod option_help;
pub mod organisation;
pub mod outcome_report;
pub mod overriding;
pub mod paraphrase;
pub mod participant;
pub mod password;
pub mod path;
pub mod ports;
pub mod programme;
pub mod proposal;
pub mod questionnaire;
pub mod record;
pub mod rehearsal;
pub mod relay;
pub mod review;
pub mod rex;
pub mod roster;
pub mod schedule;
pub mod screen;
pub mod self_check;
pub mod separation;
pub mod session;
pub mod story;
pub mod study;
pub mod suspension;
pub mod synthesis;
pub mod tally;
#[cfg(feature = "testing")]
pub mod testing;
pub mod theme;
pub mod told;
pub mod trajectory;
pub mod uptake;
pub mod watch;
pub mod wording;

pub use error::{Error, Fault, Result};

/// An installation at work: the store, the clock, chance, the keys, and what is kept at hand.
///
/// A clone is another handle on the same.
#[derive(Debug, Clone)]
pub struct App {
    /// What is remembered.
    pub store: Store,
    /// What the time is.
    pub clock: Arc<ports::Clock>,
    /// Where identities and secrets come from.
    pub chance: Arc<ports::Chance>,
    /// The keys.
    pub keys: Arc<keys::Keys>,
    /// The bounded pool that hashes passwords.
    pub passwords: Arc<password::Passwords>,
    /// Definitions, parsed once.
    pub programmes: Arc<programme::Shelf>,
    /// Rehearsals that are open here.
    pub rehearsals: Arc<rehearsal::Open>,
    /// The index of the REX base, on this server.
    pub rex: Arc<rex::OpenIndex>,
    /// The data folder.
    pub folder: folder::Folder,
    /// What the configuration says.
    pub configuration: Arc<folder::Configuration>,
}

impl App {
    /// Now, by the installation's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether this is a demonstration.
    #[must_use]
    pub fn is_demonstration(&self) -> bool {
        self.clock.demonstration_date().is_some()
    }

    /// The key of an organisation, inside a transaction.
    ///
    /// # Errors
    /// When there is no such organisation, or its key cannot be unwrapped.
    pub fn key(&self, tx: &mut Tx<'_>, org: OrgId) -> Result<Arc<keys::OrgKey>> {
        self.keys.of(org, || {
            let found = store::organisation::find(tx, org.0)?;
            found.map(|organisation| organisation.wrapped_key).ok_or(Error::NotFound("organisation"))
        })
    }
}
