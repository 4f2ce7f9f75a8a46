//! Importing a roster: first a dry run that answers eligibility row by row, then all of it or nothing.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use documents::bad_cell::BadCell;
use documents::roster::{self as document, Row};
use domain::authority::{Actor, Right};
use domain::eligibility::Outcome;
use domain::text::Language;
use sha2::{Digest, Sha256};
use store::Tx;

use crate::App;
use crate::account::{self, NewPerson};
use crate::cohort::Pinned;
use crate::enrolling::{self, Candidate};
use crate::error::{Error, Result};
use crate::journal::{self, Act};

/// How the fault of an address is called; the sentence says what an address looks like.
const EMAIL: &str = "roster-email";

/// What the roster would do, or did, for one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// New to the cohort, with the rule's answer.
    New(Outcome),
    /// In the cohort already: left as it is.
    Already,
}

impl Standing {
    /// The stable code, as printed.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::New(Outcome::Accepted) => enrolling::ACCEPTED,
            Self::New(Outcome::NeedsException(_)) => enrolling::NEEDS_EXCEPTION,
            Self::New(Outcome::Refused(_)) => enrolling::REFUSED,
            Self::Already => "already",
        }
    }

    /// Codes of what was found wanting.
    #[must_use]
    pub fn findings(&self) -> Vec<&'static str> {
        match self {
            Self::New(Outcome::NeedsException(findings) | Outcome::Refused(findings)) => {
                findings.iter().map(domain::eligibility::Finding::code).collect()
            }
            Self::New(Outcome::Accepted) | Self::Already => Vec::new(),
        }
    }
}

/// One row, answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The row.
    pub row: Row,
    /// What it comes to.
    pub standing: Standing,
}

/// A roster, judged: shown before anything is written, and handed back after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRun {
    /// The rows that can be taken, answered, in the order of the file.
    pub rows: Vec<Answered>,
    /// Every fault; with one, nothing can be imported.
    pub faults: Vec<BadCell>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl DryRun {
    /// How many rows have each answer, by its code; those that none has are there too.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let every = [enrolling::ACCEPTED, enrolling::NEEDS_EXCEPTION, enrolling::REFUSED, "already"];
        let mut counts: BTreeMap<&'static str, usize> = every.into_iter().map(|code| (code, 0)).collect();
        for row in &self.rows {
            *counts.entry(row.standing.code()).or_default() += 1;
        }
        counts
    }
}

/// Judges a roster, and writes nothing. `file` is its name, for the faults.
///
/// # Errors
/// Refused to all but enrolment clerks.
pub fn dry_run(app: &App, actor: &Actor, pinned: &Pinned, file: &str, bytes: &[u8]) -> Result<DryRun> {
    actor.may(Right::DecideEnrolments, pinned.cohort.org)?;
    let judged = judge(pinned, file, bytes);
    let pinned = pinned.clone();
    app.store.read(move |tx| answered(tx, &pinned, judged))
}

/// Imports a roster: all of it in one transaction with one journal entry, or, with any fault, nothing.
///
/// # Errors
/// Refused to all but enrolment clerks.
pub fn import(app: &App, actor: &Actor, pinned: &Pinned, file: &str, bytes: &[u8]) -> Result<DryRun> {
    let org = pinned.cohort.org;
    actor.may(Right::DecideEnrolments, org)?;
    let judged = judge(pinned, file, bytes);
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        // Answered in the same transaction: somebody may have joined the cohort since the dry run.
        let answered = answered(tx, &pinned, judged.clone())?;
        if !answered.faults.is_empty() {
            return Ok(answered);
        }
        let now = app.now();
        for one in &answered.rows {
            if one.standing != Standing::Already {
                enrolling::apply(&app, tx, &actor, &pinned, &candidate(&one.row, &pinned), now)?;
            }
        }
        let cohort = format!("cohort/{}/{}", pinned.cohort.programme, pinned.cohort.name);
        let object = format!("{cohort}/roster/sha256:{}", answered.sha256);
        journal::write(&app, tx, &actor, &Act { org, act: "roster.import", object, why: "" }, now)?;
        Ok(answered)
    })
}

#[derive(Clone)]
struct Judged {
    rows: Vec<Row>,
    faults: Vec<BadCell>,
    sha256: String,
}

/// Judges what can be judged without the store.
fn judge(pinned: &Pinned, file: &str, bytes: &[u8]) -> Judged {
    let document::Roster { rows, mut faults } = document::read(file, bytes, &pinned.programme);
    for row in &rows {
        if account::email(&row.email).is_err() {
            faults.push(BadCell::new(file, row.line, "email", &row.email, EMAIL));
        }
    }
    faults.sort_by_key(|fault| fault.line);
    Judged { rows, faults, sha256: HEXLOWER.encode(&Sha256::digest(bytes)) }
}

fn answered(tx: &mut Tx<'_>, pinned: &Pinned, judged: Judged) -> Result<DryRun> {
    let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
    let mut rows = Vec::with_capacity(judged.rows.len());
    for row in judged.rows {
        let known = store::person::find_by_email(tx, &row.email.to_lowercase())?;
        let applied = match known {
            Some(person) => store::applicant::find(tx, org, cohort, domain::ids::PersonId(person.person_id))?.is_some(),
            None => false,
        };
        let standing = if applied {
            Standing::Already
        } else {
            Standing::New(enrolling::answer(pinned, &candidate(&row, pinned)))
        };
        rows.push(Answered { row, standing });
    }
    Ok::<_, Error>(DryRun { rows, faults: judged.faults, sha256: judged.sha256 })
}

/// A row as somebody to be enrolled; without a language of their own they are written to in the programme's.
fn candidate(row: &Row, pinned: &Pinned) -> Candidate {
    let language: &Language = row.language.as_ref().unwrap_or(&pinned.programme.source_language);
    Candidate {
        person: NewPerson { email: row.email.clone(), name: row.name.clone(), language: language.tag().to_owned() },
        profession: row.profession.clone(),
        setting: row.setting.clone(),
        training: row.training.clone(),
        subscription_until: row.subscription_until,
    }
}
