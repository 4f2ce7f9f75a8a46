//! Sending: judged whole outside the transaction, then written at once: near miss, first revision, consents, journal.
//!
//! Nothing is read between judging and writing but the version of the draft, which its removal compares; so many may send
//! on the same evening.

use std::collections::BTreeSet;

use data_encoding::BASE32_NOPAD;
use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::consent::{Said, Use, What};
use domain::near_miss::content::Content;
use domain::near_miss::course::{Hand, State};
use domain::near_miss::form::{Means, Needed};
use domain::near_miss::serious::{Answer, answer, screened};
use domain::text::{Language, Text};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Tx;
use store::near_miss as rows;

use super::draft::{self, Agreed, Draft};
use super::file::{AUTHOR, Head, Who, place, pseudonyms, revision_text};
use super::{assist, content_faults, duration, person_of};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;

/// In whose name it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendAs {
    /// The author's alone.
    Alone,
    /// A team's, of which the author is a member today: every member of that day reads it.
    Team(i64),
}

/// A draft about to be sent.
#[derive(Debug, Clone)]
pub struct Sending {
    /// Which draft.
    pub reference: String,
    /// The version that its author looked at last.
    pub seen: i64,
    /// In whose name.
    pub send_as: SendAs,
    /// The uses agreed to; silence is no, and costs nothing.
    pub agreed: BTreeSet<Use>,
    /// Experts who should not be given it; no reason is asked for.
    pub excluded: BTreeSet<PersonId>,
    /// Marks of the passages that the author says are nobody.
    pub justified: BTreeSet<String>,
    /// The language it is written in.
    pub language: Language,
    /// Seconds from opening the form to now, where they are known.
    pub seconds: Option<u32>,
}

/// What the author keeps: no content, no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The reference of the near miss.
    pub reference: String,
    /// The day it was sent, which is what a credit is dated by.
    pub on: Date,
    /// What alone opens its state and trail without signing in: 128 bits, shown once, kept nowhere.
    pub secret: String,
    /// The seal of the body on reference and day: see [`super::is_ours`].
    pub signature: String,
    /// What is owed elsewhere, when it was serious and is taken all the same.
    pub duty: Option<Text>,
}

/// A sending that was judged and can be written.
#[derive(Debug, Clone)]
pub struct Judged {
    actor: Actor,
    org: OrgId,
    draft: (i64, i64),
    near_miss: rows::NearMiss,
    revision: rows::Revision,
    said: Vec<Said>,
    duration: Option<(i64, u32)>,
    journal: (String, String),
    receipt: Receipt,
}

/// Sends a draft, and waits until it is durable.
///
/// # Errors
/// As [`Sending::judge`]; conflict when the draft moved on since it was looked at.
pub fn send(app: &App, actor: &Actor, org: OrgId, sending: Sending) -> Result<Receipt> {
    let judged = sending.judge(app, actor, org)?;
    let handle = app.clone();
    app.store.write(move |tx| judged.write(&handle, tx))
}

impl Judged {
    /// Writes it for a caller who cannot wait: `done` is told, once it is durable.
    pub fn write_then(self, app: &App, done: impl FnOnce(Result<Receipt>) + Send + 'static) {
        let handle = app.clone();
        app.store.write_then(move |tx: &mut Tx<'_>| self.write(&handle, tx), done);
    }

    fn write(&self, app: &App, tx: &mut Tx<'_>) -> Result<Receipt> {
        let (org, id) = (self.org, self.near_miss.id);
        let (draft, version) = self.draft;
        // Whoever pressed twice, or wrote on another device, finds the draft gone or changed: it is sent once.
        if !rows::remove_draft(tx, org, draft, version)? {
            return Err(conflict("version", "fault-other-device"));
        }
        rows::add(tx, org, &self.near_miss)?;
        rows::add_revision(tx, org, id, &self.revision)?;
        for (before, said) in self.said.iter().enumerate() {
            rows::add_said(tx, org, id, before, said)?;
        }
        if let Some((duration, seconds)) = self.duration {
            rows::note_duration(tx, org, duration, seconds)?;
        }
        let (who, object) = &self.journal;
        let act = Act { org, act: "near-miss.send", object: object.clone(), why: "" };
        journal::write_apart(app, tx, &self.actor, &act, who, app.now())?;
        Ok(self.receipt.clone())
    }
}

impl Sending {
    /// Judges a draft as it would be sent: its needed answers, the screen for serious events, every passage that would
    /// give somebody away; and seals everything.
    ///
    /// # Errors
    /// Refused; not found; conflict when another device saved since; invalid with every fault. The draft keeps every
    /// word then.
    pub fn judge(self, app: &App, actor: &Actor, org: OrgId) -> Result<Judged> {
        actor.may(Right::ReportNearMisses, org)?;
        let person = person_of(actor)?;
        let (handle, reference, send_as) = (app.clone(), self.reference.clone(), self.send_as);
        let (draft, is_member) = app.store.read(move |tx| {
            let draft = draft::load(&handle, tx, org, person, &reference)?.0;
            let is_member = match send_as {
                SendAs::Alone => true,
                SendAs::Team(team) => super::team::teams_of(tx, person, draft.form.today)?.contains(&team),
            };
            Ok::<_, Error>((draft, is_member))
        })?;
        if draft.version != self.seen {
            return Err(conflict("version", "fault-other-device"));
        }
        let asked = draft.form.asked();
        let content = asked.stripped(&draft.content);
        let serious = answer(draft.form.body.serious, screened(draft.form.form(), &content));
        let mut faults = content_faults(&asked, &content, Needed::ToSend);
        faults.extend(serious_fault(&draft, serious));
        let findings = assist::findings(&content, &self.language);
        faults.extend(assist::faults(&findings, &self.justified));
        if !is_member {
            faults.push(Fault::new("team", "fault-near-miss-team"));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        // Only what was found is kept of what its author justified.
        let justified: BTreeSet<String> = findings.into_iter().map(|finding| finding.mark).collect();
        let duty = (serious == Answer::TakeAndTell).then(|| draft.form.body.scheme.serious.words.clone());
        self.seal(app, (actor, person), &draft, (&content, &justified), duty)
    }

    fn seal(
        &self,
        app: &App,
        (actor, person): (&Actor, PersonId),
        draft: &Draft,
        (content, justified): (&Content, &BTreeSet<String>),
        duty: Option<Text>,
    ) -> Result<Judged> {
        let (org, id, on) = (draft.form.body.org, app.chance.id(), draft.form.today);
        let key: &OrgKey = &draft.form.body.key;
        let (data, data_key) = key.new_data_key(&app.chance, &place(org, id, "key"))?;
        let team = if let SendAs::Team(team) = self.send_as { Some(team) } else { None };
        let excluded = self.excluded.iter().map(|person| person.0).collect();
        let who = Who { author: person.0, team, excluded, named: draft.form.body.named };
        let head = Head::of(draft.form.form(), content, &self.language);
        let reference = app.chance.reference();
        let secret = BASE32_NOPAD.encode(&app.chance.bytes::<16>()).to_ascii_lowercase();
        let signature = key.signature("receipt", &format!("{reference} {on}"))?;
        let near_miss = rows::NearMiss {
            id,
            reference: reference.clone(),
            author: draft::author_key(key, person)?,
            team: team.map(|team| key.team_key("near miss", team)).transpose()?,
            form_version: draft.form.version.clone(),
            data_key,
            head: key.seal(&app.chance, &place(org, id, "head"), &serde_json::to_vec(&head).map_err(broken)?)?,
            who: key.seal(&app.chance, &place(org, id, "who"), &serde_json::to_vec(&who).map_err(broken)?)?,
            receipt: secret_hash(&secret),
            state: State::Sent.code().to_owned(),
            expert: None,
            sent_on: on,
            moved_on: on,
        };
        let text = revision_text(content, &self.language, justified)?;
        let sealed = data.seal(&app.chance, &place(org, id, "revision/1"), text.as_bytes())?;
        let revision = rows::Revision { number: 1, hand: AUTHOR.to_owned(), content: sealed, on };
        let seconds = self.seconds.map(|seconds| seconds.clamp(1, duration::LONGEST));
        Ok(Judged {
            actor: actor.clone(),
            org,
            draft: (draft.id, draft.version),
            near_miss,
            revision,
            said: said(&self.agreed, on),
            duration: seconds.map(|seconds| (app.chance.id(), seconds)),
            journal: pseudonyms(key, (actor, Hand::Author), id)?,
            receipt: Receipt { reference, on, secret, signature, duty },
        })
    }
}

fn said(agreed: &Agreed, on: Date) -> Vec<Said> {
    agreed.iter().map(|of| Said { of: *of, what: What::Given, on }).collect()
}

/// What the screen for serious events answers, as a fault of the question that would change it.
fn serious_fault(draft: &Draft, serious: Answer) -> Option<Fault> {
    let field = |means| draft.form.form().meaning(means).map(|field| field.id.clone()).unwrap_or_default();
    match serious {
        Answer::Take | Answer::TakeAndTell => None,
        Answer::AskForReference => Some(Fault::new(field(Means::DeclaredElsewhere), "fault-near-miss-declare")),
        Answer::HandOver => Some(Fault::new(field(Means::Unexpected), "fault-near-miss-is-serious")),
    }
}

/// The hash under which a receipt's secret is stored.
pub(super) fn secret_hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
