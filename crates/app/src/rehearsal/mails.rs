//! The mails of a rehearsal: the same letters, written when they are due, read here and sent nowhere.

use std::fs;

use domain::ids::OrgId;
use domain::rehearsal::Part;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::outbox::{self, Claim};

use super::{Rehearsal, facts};
use crate::App;
use crate::error::{Error, Result, broken};
use crate::mail::About;
use crate::mail::letter::{Ready, base, prepare};
use crate::wording::Texts;

/// Rows taken at once.
const BATCH: i64 = 50;
/// Nobody else delivers here, so that a lease only has to outlast one batch.
const LEASE_MS: i64 = 60 * 1000;

/// A mail, as its reader gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Its place among the mails of the rehearsal, from 1.
    pub number: usize,
    /// What it is for: `invitation`, `notice`, `reminder`, `late`, `report`, …
    pub kind: String,
    /// Tag of the language of its reader.
    pub language: String,
    /// The day it was written, by the rehearsal's clock.
    pub on: String,
    /// The name of its reader.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The page of the rehearsal it leads to; none where the page is not rehearsed.
    pub leads_to: Option<String>,
}

/// Writes the mails that are due by the rehearsal's clock.
pub(super) fn deliver(rehearsal: &Rehearsal) -> Result<()> {
    let texts = Texts::default();
    loop {
        let now_ms = rehearsal.app.now().as_millisecond();
        let claims = rehearsal.app.store.claim_outbox(now_ms, BATCH, LEASE_MS)?;
        if claims.is_empty() {
            return Ok(());
        }
        for claim in claims {
            one(rehearsal, &texts, claim)?;
        }
    }
}

fn one(rehearsal: &Rehearsal, texts: &Texts, claim: Claim) -> Result<()> {
    let about: About = serde_json::from_str(&claim.about).map_err(broken)?;
    let kind = kind(&claim.about);
    let (app, texts, now) = (rehearsal.app.clone(), texts.clone(), rehearsal.app.now());
    let ready = rehearsal.app.store.write(move |tx| {
        let ready = prepare(&app, tx, &texts, OrgId(claim.org_id), &about, now)?;
        outbox::done(tx, &claim, now.as_millisecond())?;
        Ok::<_, Error>(ready)
    })?;
    let Ready::Send(addressed) = ready else {
        return Ok(());
    };
    let Some(walker) = rehearsal.walkers.iter().find(|walker| walker.person == addressed.person) else {
        return Ok(());
    };
    let number = mails(rehearsal)?.len() + 1;
    let mail = Mail {
        number,
        leads_to: leads_to(rehearsal, &kind, &addressed.letter.body),
        kind,
        language: walker.language.tag().to_owned(),
        on: today(rehearsal).to_string(),
        to: walker.name.clone(),
        subject: addressed.letter.subject,
        body: addressed.letter.body,
    };
    let folder = rehearsal.app.folder.mail();
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(format!("{number:05}.json")), serde_json::to_string(&mail).map_err(broken)?)?)
}

/// What a mail is for, from the row that says what it is about.
fn kind(about: &str) -> String {
    let about: Value = serde_json::from_str(about).unwrap_or_default();
    let said = |name: &str| about.get(name).and_then(Value::as_str).map(str::to_owned);
    said("kind").or_else(|| said("mail")).unwrap_or_default()
}

/// An invitation leads to a password first, which nobody needs here: it leads to the page that comes after.
fn leads_to(rehearsal: &Rehearsal, kind: &str, body: &str) -> Option<String> {
    let cohort = &rehearsal.pinned.cohort;
    if kind == "invitation" {
        return Some(format!("/{}/{}/{}", rehearsal.organisation.short_name, cohort.programme, cohort.name));
    }
    let base = base(&rehearsal.app);
    body.lines().find_map(|line| line.trim().strip_prefix(&base)).map(str::to_owned)
}

fn today(rehearsal: &Rehearsal) -> Date {
    domain::calendar::civil_date(rehearsal.app.now(), &rehearsal.pinned.programme.zone)
}

/// Every mail written so far, the oldest first.
///
/// # Errors
/// When the folder cannot be read.
pub fn mails(rehearsal: &Rehearsal) -> Result<Vec<Mail>> {
    let folder = rehearsal.app.folder.mail();
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut mails: Vec<Mail> = Vec::new();
    for entry in fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()? {
        mails.push(serde_json::from_str(&fs::read_to_string(entry.path())?).map_err(broken)?);
    }
    mails.sort_by_key(|mail| mail.number);
    Ok(mails)
}

/// Reads one mail, which is then rehearsed in its language.
///
/// # Errors
/// Not found.
pub fn read_mail(app: &App, rehearsal: &Rehearsal, number: usize) -> Result<Mail> {
    let mail = mails(rehearsal)?.into_iter().find(|mail| mail.number == number).ok_or(Error::NotFound("mail"))?;
    let language = domain::text::Language::parse(&mail.language).ok_or(Error::NotFound("mail"))?;
    facts::note(app, rehearsal, &[(Part::Mail(mail.kind.clone()), language)])?;
    Ok(mail)
}
