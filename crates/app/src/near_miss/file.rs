//! One near miss with everything that its rules read: deeds, keys, form. Deeds are done here and nowhere else, so that the
//! row that lists are sorted by, the deed and the journal always say the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::authority::Actor;
use domain::ids::{OrgId, PersonId};
use domain::near_miss::clock::{Clock, clock};
use domain::near_miss::content::{Content, Value};
use domain::near_miss::course::{Dated, Deed, Hand, Refused, Standing, allows, standing};
use domain::near_miss::form::{Form, Means};
use domain::text::Language;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::near_miss::{self as rows, NearMiss};

use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::{DataKey, OrgKey};

/// Hand of a revision and of a message that an author wrote.
pub(crate) const AUTHOR: &str = "author";
/// Hand of those that an expert wrote.
pub(crate) const EXPERT: &str = "expert";

/// What of a near miss stands in lists: codes, no word of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Head {
    /// Code of the specialty.
    #[serde(rename = "s")]
    pub specialty: String,
    /// Code of the risk situation, if one was named.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// When it happened.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// Code of what it did.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// Code of what it could have done.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub potential: Option<String>,
    /// The language it is written in.
    #[serde(rename = "l")]
    pub language: String,
}

impl Head {
    /// The head of some content.
    #[must_use]
    pub fn of(form: &Form, content: &Content, language: &Language) -> Self {
        let code = |means| content.code(form, means).map(str::to_owned);
        let month = match content.meant(form, Means::Month) {
            Some(Value::Month(when)) => Some(when.to_string()),
            _ => None,
        };
        Self {
            specialty: code(Means::Specialty).unwrap_or_default(),
            situation: code(Means::RiskSituation),
            month,
            actual: code(Means::Actual),
            potential: code(Means::Potential),
            language: language.tag().to_owned(),
        }
    }
}

/// Whose a near miss is, sealed beside it: for ties and mails alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Who {
    /// Whoever sent it.
    #[serde(rename = "a")]
    pub author: i64,
    /// The team that reported it.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub team: Option<i64>,
    /// Whom its author asked not to be given it: only assignment reads this.
    #[serde(rename = "x", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub excluded: BTreeSet<i64>,
    /// Whether the body said, on the day of sending, that author and expert know each other's names: what was sent
    /// without names stays without, whatever the body says later.
    #[serde(rename = "n", default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
}

/// What a near miss said in one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// Its number, from 1, which is what was sent.
    pub number: u32,
    /// Whether an expert wrote it: a cleared one.
    pub by_expert: bool,
    /// The day.
    pub on: Date,
    /// The language.
    pub language: Language,
    /// What it says.
    pub content: Content,
    /// Passages that look like somebody, which its writer said to be nobody: kept, so that the next reader sees what was
    /// looked at.
    pub justified: BTreeSet<String>,
}

/// Names the place of a sealed column of a near miss, so that a sealed value cannot be moved to another.
pub(crate) fn place(org: OrgId, near_miss: i64, what: &str) -> String {
    format!("near_miss/{org}/{near_miss}/{what}")
}

/// One near miss, opened inside a transaction: the body it was told to, its key, and everything done to it.
#[derive(Debug)]
pub struct File {
    /// The body.
    pub body: Body,
    /// Its row.
    pub row: NearMiss,
    /// Its data key.
    pub data: DataKey,
    /// Everything done to it, the sending first.
    pub deeds: Vec<rows::Deed>,
    /// What follows from the deeds.
    pub standing: Standing,
    /// The civil date at the body.
    pub today: Date,
}

impl File {
    /// The near miss of a reference. It asks for no right: whoever calls has judged who may come in.
    ///
    /// # Errors
    /// Not found.
    pub fn load(app: &App, tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<Self> {
        let row = rows::find(tx, org, reference)?.ok_or(Error::NotFound("near miss"))?;
        let body = Body::load(app, tx, org)?;
        Self::open(app, tx, body, row)
    }

    /// The near miss of a row.
    ///
    /// # Errors
    /// When its key cannot be opened or its deeds make no sense.
    pub fn open(app: &App, tx: &mut Tx<'_>, body: Body, row: NearMiss) -> Result<Self> {
        let data = body.key.data_key(&place(body.org, row.id, "key"), &row.data_key)?;
        let deeds = rows::deeds(tx, body.org, &row)?;
        let standing = standing(&dated(&deeds)).ok_or_else(|| broken("a near miss without a sending"))?;
        let today = body.today(app.now());
        Ok(Self { body, row, data, deeds, standing, today })
    }

    /// The organisation it was told to.
    #[must_use]
    pub fn org(&self) -> OrgId {
        self.body.org
    }

    /// The key of that organisation.
    #[must_use]
    pub fn key(&self) -> &Arc<OrgKey> {
        &self.body.key
    }

    /// The form it was asked with.
    ///
    /// # Errors
    /// When that version is no longer shipped.
    pub fn form(&self) -> Result<&Form> {
        self.body.form(&self.row.form_version)
    }

    /// The place of one of its sealed columns.
    #[must_use]
    pub fn place(&self, what: &str) -> String {
        place(self.org(), self.row.id, what)
    }

    /// Seals words of it with its data key.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn seal(&self, app: &App, what: &str, words: &str) -> Result<Vec<u8>> {
        self.data.seal(&app.chance, &self.place(what), words.as_bytes())
    }

    /// Opens words of it.
    ///
    /// # Errors
    /// When they were altered or moved.
    pub fn unseal(&self, what: &str, sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.data.open(&self.place(what), sealed)?.to_vec()).map_err(broken)
    }

    /// What lists show of it.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn head(&self) -> Result<Head> {
        open_head(self.key(), self.org(), &self.row)
    }

    /// Whose it is.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn who(&self) -> Result<Who> {
        serde_json::from_slice(&self.key().open(&self.place("who"), &self.row.who)?).map_err(broken)
    }

    /// Whether author and expert know each other's names: said before the first word, and still.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn is_named(&self) -> Result<bool> {
        Ok(self.body.named && self.who()?.named)
    }

    /// Everybody who wrote: the sender, and the team as it was on the day of sending.
    ///
    /// # Errors
    /// When the store fails.
    pub fn authors(&self, tx: &mut Tx<'_>) -> Result<BTreeSet<PersonId>> {
        let who = self.who()?;
        let mut all = BTreeSet::from([PersonId(who.author)]);
        if let Some(team) = who.team {
            let members = store::doctor::members(tx, team)?.into_iter();
            all.extend(members.filter(|member| member.span.holds(self.row.sent_on)).map(|member| member.person));
        }
        Ok(all)
    }

    /// The clock that both sides see.
    #[must_use]
    pub fn clock(&self) -> Option<Clock> {
        clock(&dated(&self.deeds), self.body.handling_months, self.today)
    }

    /// Every revision, opened, the first first.
    ///
    /// # Errors
    /// When one cannot be opened.
    pub fn revisions(&self, tx: &mut Tx<'_>) -> Result<Vec<Revised>> {
        rows::revisions(tx, self.org(), self.row.id)?.iter().map(|row| self.revised(row)).collect()
    }

    fn revised(&self, row: &rows::Revision) -> Result<Revised> {
        let text = self.unseal(&format!("revision/{}", row.number), &row.content)?;
        let mut lines = text.splitn(3, '\n');
        let (language, marks, json) = (lines.next(), lines.next(), lines.next());
        Ok(Revised {
            number: row.number,
            by_expert: row.hand == EXPERT,
            on: row.on,
            language: language.and_then(Language::parse).unwrap_or_else(Language::french),
            content: documents::near_miss::from_json(json.unwrap_or_default()).map_err(broken)?,
            justified: serde_json::from_str(marks.unwrap_or_default()).map_err(broken)?,
        })
    }

    /// Adds a revision after those there are; the deed that brings it is added apart.
    ///
    /// # Errors
    /// When the store fails.
    pub fn revise(
        &self,
        app: &App,
        tx: &mut Tx<'_>,
        by_expert: bool,
        (content, language, justified): (&Content, &Language, &BTreeSet<String>),
    ) -> Result<u32> {
        let number = rows::last_revision(tx, self.org(), self.row.id)?.map_or(1, |last| last.number + 1);
        let text = revision_text(content, language, justified)?;
        let revision = rows::Revision {
            number,
            hand: if by_expert { EXPERT } else { AUTHOR }.to_owned(),
            content: self.seal(app, &format!("revision/{number}"), &text)?,
            on: self.today,
        };
        rows::add_revision(tx, self.org(), self.row.id, &revision)?;
        Ok(number)
    }

    /// Does a deed, if this hand may now: moves the row, adds the deed, writes the journal. Words said with it are sealed.
    ///
    /// # Errors
    /// Conflict with the reason and its remedy; nothing has changed then.
    pub fn act(
        &mut self,
        app: &App,
        tx: &mut Tx<'_>,
        (actor, hand): (&Actor, Hand),
        deed: Deed,
        words: Option<&str>,
    ) -> Result<()> {
        allows(&self.standing, hand, deed).map_err(refused)?;
        let number = u32::try_from(self.deeds.len()).unwrap_or(u32::MAX) + 1;
        let words = words.map(|words| self.seal(app, &format!("deed/{number}"), words)).transpose()?;
        let done = rows::Deed { number, dated: Dated { deed, on: self.today }, words };
        self.deeds.push(done.clone());
        self.standing = standing(&dated(&self.deeds)).ok_or_else(|| broken("a near miss without a sending"))?;
        let state = self.standing.state;
        rows::move_to(tx, self.org(), self.row.id, (state.code(), state.expert()), self.today)?;
        let by = if let Hand::Expert(expert) = hand { Some(expert) } else { None };
        rows::add_deed_of(tx, self.org(), self.row.id, &done, by)?;
        self.note(app, tx, (actor, hand), act_of(deed))
    }

    /// Writes an entry about it: actor and object as keyed pseudonyms, the day for the time. Its author has one that
    /// belongs to this near miss alone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn note(&self, app: &App, tx: &mut Tx<'_>, (actor, hand): (&Actor, Hand), act: &'static str) -> Result<()> {
        let (who, object) = pseudonyms(self.key(), (actor, hand), self.row.id)?;
        journal::write_apart(app, tx, actor, &Act { org: self.org(), act, object, why: "" }, &who, app.now())
    }
}

/// The text of a revision as it is sealed: language, marks, answers, a line each, for JSON holds no line break of its own.
pub(super) fn revision_text(content: &Content, language: &Language, justified: &BTreeSet<String>) -> Result<String> {
    let marks = serde_json::to_string(justified).map_err(broken)?;
    Ok(format!("{}\n{marks}\n{}", language.tag(), documents::near_miss::to_json(content)))
}

/// Who and what the journal names.
pub(super) fn pseudonyms(key: &OrgKey, (actor, hand): (&Actor, Hand), id: i64) -> Result<(String, String)> {
    let id = id.to_be_bytes();
    let who = match (hand, actor.person()) {
        (Hand::Author, _) => key.journal_pseudonym("near miss author", &id)?,
        (_, Some(person)) => key.journal_pseudonym("person", &person.0.to_be_bytes())?,
        (_, None) => "system".to_owned(),
    };
    Ok((who, format!("near-miss/{}", key.journal_pseudonym("near miss", &id)?)))
}

fn dated(deeds: &[rows::Deed]) -> Vec<Dated> {
    deeds.iter().map(|deed| deed.dated).collect()
}

fn act_of(deed: Deed) -> &'static str {
    match deed {
        Deed::Sent => "near-miss.send",
        Deed::Assigned(_) => "near-miss.assign",
        Deed::Opened => "near-miss.open",
        Deed::Completed => "near-miss.complete",
        Deed::Returned(_) => "near-miss.return",
        Deed::Resent => "near-miss.resend",
        Deed::Cleared => "near-miss.clear",
        Deed::Accepted => "near-miss.accept",
        Deed::Rejected(_) => "near-miss.reject",
        Deed::OutOfScope => "near-miss.out-of-scope",
        Deed::AnotherAsked => "near-miss.ask-another",
        Deed::Withdrawn => "near-miss.withdraw",
        Deed::Entered => "near-miss.enter",
        Deed::Unlinked => "near-miss.unlink",
    }
}

/// What lists show of a row.
///
/// # Errors
/// When it cannot be opened.
pub fn open_head(key: &OrgKey, org: OrgId, row: &NearMiss) -> Result<Head> {
    serde_json::from_slice(&key.open(&place(org, row.id, "head"), &row.head)?).map_err(broken)
}

/// Why a deed cannot be done now, with its remedy. What is somebody else's is not there.
#[must_use]
pub fn refused(why: Refused) -> Error {
    match why {
        Refused::NotNow => conflict("", "fault-near-miss-not-now"),
        Refused::NotYours => Error::NotFound("near miss"),
        Refused::SetAside => conflict("expert", "fault-near-miss-unfit"),
        Refused::AskedAlready => conflict("", "fault-near-miss-asked-already"),
        Refused::CanBeMended => conflict("reason", "fault-near-miss-can-be-mended"),
        Refused::NotCleared => conflict("", "fault-near-miss-not-cleared"),
    }
}
