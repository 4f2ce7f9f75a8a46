//! What an author sees of what they sent, and a member of what their team sent: where it stands, on whom it waits, what
//! was said, and who has read it, by day and role.

use std::collections::BTreeSet;

use documents::near_miss::file as taken;
use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::clock::{Clock, WaitsOn};
use domain::near_miss::consent::{Consent, Said, Use, consent};
use domain::near_miss::course::{Deed, Hand, Reason, State, allows};
use domain::near_miss::form::Form;
use domain::programme::CodeList;
use jiff::civil::Date;
use store::Tx;
use store::near_miss::{self as rows, After, NearMiss, Reading};

use super::exchange::{self, Message};
use super::file::{File, Head, Revised};
use super::following::{Outcome, promised};
use super::{draft, person_of};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken};

/// Lines of one page.
const LINES: u32 = 20;

/// One's own near miss in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLine {
    /// Its name in addresses.
    pub reference: String,
    /// What it is about, in codes.
    pub head: Head,
    /// The day it was sent.
    pub sent_on: Date,
    /// Where it stands.
    pub state: State,
    /// On whom it waits, since when, until when.
    pub clock: Clock,
    /// Whether the actor sent it; else it is their team's.
    pub is_sender: bool,
    /// Whether its record is in the base.
    pub entered: bool,
}

/// A page of one's own near misses, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnPage {
    /// The lines.
    pub lines: Vec<OwnLine>,
    /// Where the next page begins, if there is one.
    pub next: After,
}

/// A deed as its author reads it: no name, but for bodies that say names beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its code.
    pub deed: &'static str,
    /// The reason of a return or a rejection.
    pub reason: Option<Reason>,
    /// What was said with it.
    pub words: Option<String>,
    /// The day.
    pub on: Date,
}

/// A measure that was promised, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its row in the form.
    pub row: u8,
    /// What was promised.
    pub words: String,
    /// What became of it, in its author's words, and when; none while it is left to do.
    pub closed: Option<(Outcome, String, Date)>,
}

/// An individual recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommended {
    /// Its number.
    pub number: u32,
    /// What it says.
    pub words: String,
    /// When an answer is due.
    pub due_on: Date,
    /// The answer, and its day.
    pub answer: Option<(String, Date)>,
    /// What the expert made of it (a code), and the day.
    pub verdict: Option<(String, Date)>,
}

/// What its author may do now; a member of the team only reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MayDo {
    /// Add to it.
    pub complete: bool,
    /// Send it again.
    pub resend: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Ask for another expert.
    pub ask_another: bool,
    /// Exclude a reader.
    pub exclude: bool,
    /// Write to the expert.
    pub write: bool,
}

/// One's own near miss.
#[derive(Debug, Clone)]
pub struct OwnNearMiss {
    /// What lists say of it.
    pub line: OwnLine,
    /// The body: its scheme, months, and whether names are known.
    pub body: Body,
    /// The version of the form it was asked with.
    pub version: String,
    /// Specialties and risk situations.
    pub elsewhere: Vec<CodeList>,
    /// Everything done to it.
    pub deeds: Vec<Told>,
    /// Everything it said, cleared revisions of experts among them.
    pub revisions: Vec<Revised>,
    /// What author and expert wrote to each other, both rounds.
    pub messages: Vec<Message>,
    /// Every opening by somebody else, by role and day.
    pub readings: Vec<Reading>,
    /// Where the consent to each use stands.
    pub consents: Vec<(Use, Consent)>,
    /// Measures promised.
    pub measures: Vec<Measure>,
    /// Individual recommendations.
    pub recommendations: Vec<Recommended>,
    /// The name of its expert, where the body says names.
    pub expert: Option<String>,
    /// What the actor may do now.
    pub may: MayDo,
}

impl OwnNearMiss {
    /// The questions it was asked with.
    #[must_use]
    pub fn form(&self) -> &Form {
        self.body.scheme.form_of(&self.version).unwrap_or(&self.body.scheme.form)
    }

    /// What its author wrote last.
    #[must_use]
    pub fn last(&self) -> Option<&Revised> {
        self.revisions.iter().rfind(|revised| !revised.by_expert)
    }

    /// As a file that its author takes out, for a review in their hospital: what was written, and what was said since.
    #[must_use]
    pub fn written(&self) -> Option<(taken::Written<'_>, Vec<taken::Said>)> {
        let content = &self.last()?.content;
        let written = taken::Written { form: self.form(), elsewhere: &self.elsewhere, content, body: &self.body.name };
        let mut said: Vec<taken::Said> = self.messages.iter().map(said_by).collect();
        let deeds = self.deeds.iter().filter_map(|deed| Some((deed.on, deed.words.clone()?)));
        said.extend(deeds.map(|(on, words)| taken::Said { hand: taken::Hand::Expert, on, words }));
        let advice = self.recommendations.iter();
        said.extend(advice.map(|it| taken::Said { hand: taken::Hand::Body, on: it.due_on, words: it.words.clone() }));
        said.sort_by_key(|said| said.on);
        Some((written, said))
    }
}

fn said_by(message: &Message) -> taken::Said {
    let hand = if message.is_authors { taken::Hand::Author } else { taken::Hand::Expert };
    taken::Said { hand, on: message.on, words: message.words.clone() }
}

/// Who of a near miss the actor is: found by keyed hashes, so that nobody else learns that it is there.
fn is_own(tx: &mut Tx<'_>, actor: &Actor, body: &Body, row: &NearMiss) -> Result<Option<bool>> {
    let person = person_of(actor)?;
    if row.author == draft::author_key(&body.key, person)? {
        return Ok(Some(true));
    }
    for team in super::team::teams_of(tx, person, row.sent_on)? {
        if row.team.as_deref() == Some(body.key.team_key("near miss", team)?.as_slice()) {
            return Ok(Some(false));
        }
    }
    Ok(None)
}

/// One's own near miss or one's team's, and whether the actor sent it; no reading, for nobody else opens it.
///
/// # Errors
/// Refused; not found for anybody else's.
pub(crate) fn open(app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId, reference: &str) -> Result<(File, bool)> {
    actor.may(Right::ReportNearMisses, org)?;
    let body = Body::load(app, tx, org)?;
    let row = rows::find(tx, org, reference)?.ok_or(Error::NotFound("near miss"))?;
    let is_sender = is_own(tx, actor, &body, &row)?.ok_or(Error::NotFound("near miss"))?;
    Ok((File::open(app, tx, body, row)?, is_sender))
}

/// A near miss for whoever sent it: what a member of the team may only read is not there to be changed.
pub(super) fn sent_by(app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId, reference: &str) -> Result<File> {
    match open(app, tx, actor, org, reference)? {
        (file, true) => Ok(file),
        _ => Err(Error::NotFound("near miss")),
    }
}

fn line(file: &File, is_sender: bool) -> Result<OwnLine> {
    Ok(OwnLine {
        reference: file.row.reference.clone(),
        head: file.head()?,
        sent_on: file.row.sent_on,
        state: file.standing.state,
        clock: file.clock().ok_or_else(|| broken("a near miss without a clock"))?,
        is_sender,
        entered: file.standing.entered,
    })
}

/// One's own near misses at a body and those of one's teams, the latest first.
///
/// # Errors
/// Refused to all but doctors of the body.
pub fn own(app: &App, actor: &Actor, org: OrgId, before: After) -> Result<OwnPage> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), person_of(actor)?);
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let author = draft::author_key(&body.key, person)?;
        let mut found = rows::of_author(tx, org, &author, before, LINES + 1)?;
        for (team, span) in store::doctor::teams(tx, person)? {
            let team = body.key.team_key("near miss", team)?;
            // A near miss of a day on which somebody was not in the team is not theirs.
            let theirs = rows::of_team(tx, org, &team, before, LINES + 1)?.into_iter();
            found.extend(theirs.filter(|row| span.holds(row.sent_on) && row.author != author));
        }
        found.sort_by_key(|row| std::cmp::Reverse((row.sent_on, row.id)));
        found.dedup_by_key(|row| row.id);
        let more = found.len() > LINES as usize;
        found.truncate(LINES as usize);
        let next = found.last().filter(|_| more).map(|row| (row.sent_on, row.id));
        let lines = found.into_iter().map(|row| {
            let is_sender = row.author == author;
            line(&File::open(&app, tx, body.clone(), row)?, is_sender)
        });
        Ok(OwnPage { lines: lines.collect::<Result<_>>()?, next })
    })
}

/// One's own near miss, or one's team's, with everything that its author may know.
///
/// # Errors
/// Refused to all but doctors of the body; not found for anybody else's.
pub fn read_own(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<OwnNearMiss> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let (file, is_sender) = open(&app, tx, &actor, org, &reference)?;
        let id = file.row.id;
        let said = rows::said(tx, org, id)?;
        let is_named = file.is_named()?;
        let expert = match file.standing.state.expert().filter(|_| is_named) {
            Some(expert) => store::person::find(tx, expert.0)?.map(|person| person.name),
            None => None,
        };
        Ok(OwnNearMiss {
            line: line(&file, is_sender)?,
            version: file.row.form_version.clone(),
            elsewhere: file.body.elsewhere(tx, file.today)?,
            deeds: told(&file)?,
            revisions: file.revisions(tx)?,
            messages: exchange::all_messages(tx, &file)?.into_iter().map(|(_, message)| message).collect(),
            readings: rows::readings(tx, org, id)?,
            consents: consents(&said),
            measures: measures(&file, tx)?,
            recommendations: recommended(&file, tx)?,
            expert,
            may: if is_sender { may_do(&file) } else { MayDo::default() },
            body: file.body,
        })
    })
}

fn told(file: &File) -> Result<Vec<Told>> {
    let all = file.deeds.iter().map(|done| {
        let words =
            done.words.as_deref().map(|words| file.unseal(&format!("deed/{}", done.number), words)).transpose()?;
        let deed = done.dated.deed;
        Ok(Told { deed: deed.code(), reason: deed.reason(), words, on: done.dated.on })
    });
    all.collect()
}

fn consents(said: &[Said]) -> Vec<(Use, Consent)> {
    Use::ALL.into_iter().map(|of| (of, consent(said, of))).collect()
}

fn measures(file: &File, tx: &mut Tx<'_>) -> Result<Vec<Measure>> {
    let closed = rows::measures(tx, file.org(), file.row.id)?;
    let all = promised(file, tx)?.into_iter().map(|(row, words)| {
        let found = closed.iter().find(|closed| closed.row == row);
        let closed = found.map(|found| {
            let outcome = Outcome::parse(&found.outcome).ok_or_else(|| broken("an unknown outcome of a measure"))?;
            Ok::<_, Error>((outcome, file.unseal(&format!("measure/{row}"), &found.words)?, found.on))
        });
        Ok(Measure { row, words, closed: closed.transpose()? })
    });
    all.collect()
}

fn recommended(file: &File, tx: &mut Tx<'_>) -> Result<Vec<Recommended>> {
    let all = rows::recommendations(tx, file.org(), file.row.id)?.into_iter().map(|row| {
        let number = row.number;
        let answer = match row.answer {
            Some((words, on)) => Some((file.unseal(&format!("answer/{number}"), &words)?, on)),
            None => None,
        };
        let words = file.unseal(&format!("recommendation/{number}"), &row.words)?;
        Ok(Recommended { number, words, due_on: row.due_on, answer, verdict: row.verdict })
    });
    all.collect()
}

/// What its author may do now: the same rule that judges the deed.
fn may_do(file: &File) -> MayDo {
    let may = |deed| allows(&file.standing, Hand::Author, deed).is_ok();
    let waits_on = file.clock().map(|clock| clock.waits_on);
    MayDo {
        complete: may(Deed::Completed),
        resend: may(Deed::Resent),
        withdraw: may(Deed::Withdrawn),
        ask_another: may(Deed::AnotherAsked),
        exclude: file.standing.state == State::Sent,
        write: matches!(waits_on, Some(WaitsOn::Expert | WaitsOn::Author)),
    }
}

/// The experts excluded so far, for their author alone.
///
/// # Errors
/// Refused; not found.
pub fn excluded(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<BTreeSet<i64>> {
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().read(move |tx| Ok(sent_by(&app, tx, &actor, org, &reference)?.who()?.excluded))
}
