//! The expert's desk: what was given to them, and a near miss opened. Each opening is a reading, which its author sees.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::clock::Clock;
use domain::near_miss::consent::{Consent, Use, consent};
use domain::near_miss::content::Asked;
use domain::near_miss::course::{Dated, Deed, Hand, State};
use domain::near_miss::serious::{self, Answer};
use domain::near_miss::{Content, Form, Needed};
use domain::programme::CodeList;
use domain::scheme::Scheme;
use jiff::civil::Date;
use store::Tx;

use super::assignment::{LINES, Line, clock_of, page_of};
use super::exchange::{self, Message};
use super::file::EXPERT;
use super::recommendation::{self, Recommendation};
use super::round::{self, expert, name_of, of_expert};
use super::{File, Revised, content_faults};
use crate::App;
use crate::error::{Error, Fault, Result, broken};

/// What an expert has in one state, and what they are asked to code a second time.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The lines, those that have not moved for longest first.
    pub lines: Vec<Line>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Date, i64)>,
    /// References of what they are asked to code a second time, and since when.
    pub second: Vec<(String, Date)>,
}

/// What was given to the acting expert and is in one state.
///
/// # Errors
/// Refused to whoever does not analyse; not found for a state that is none.
pub fn given(app: &App, actor: &Actor, org: OrgId, state: &str, after: Option<(Date, i64)>) -> Result<Given> {
    actor.may(Right::AnalyseNearMisses, org)?;
    let expert = actor.person().ok_or(Error::NotFound("expert"))?;
    if !State::CODES.contains(&state) {
        return Err(Error::NotFound("state"));
    }
    let (app, state) = (app.clone(), state.to_owned());
    app.store.clone().read(move |tx| {
        let rows = store::near_miss::page_of_expert(tx, org, expert, &state, after, LINES + 1)?;
        let (lines, next) = page_of(&app, tx, org, rows)?;
        let second = store::near_miss::seconds_of(tx, org, expert, i64::from(LINES))?;
        Ok(Given { lines, next, second })
    })
}

/// A deed as the expert of this round sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What, and when.
    pub dated: Dated,
    /// The words that went with it.
    pub words: Option<String>,
}

/// A near miss, opened by its expert.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its name in addresses.
    pub reference: String,
    /// The scheme of the body.
    pub scheme: Arc<Scheme>,
    /// The form it was asked with, by its version.
    pub form_version: String,
    /// The lists that the form takes from elsewhere, as they were on the day of sending.
    pub elsewhere: Vec<CodeList>,
    /// Where it stands.
    pub state: State,
    /// On whom it waits, since when and until when.
    pub clock: Clock,
    /// Whether this is the second expert.
    pub is_second_round: bool,
    /// How often it was returned to its author in this round.
    pub returns: u32,
    /// The author's name, where the body has chosen that expert and author know each other.
    pub author: Option<String>,
    /// The versions, the first first; those that the first of two experts cleared are not among them.
    pub versions: Vec<Revised>,
    /// What was done in this round.
    pub steps: Vec<Step>,
    /// What both wrote in this round.
    pub messages: Vec<Message>,
    /// The recommendations of this round.
    pub recommendations: Vec<Recommendation>,
    /// Whether the author agrees that a record enters the base.
    pub rex: Consent,
    /// What is owed if it is serious.
    pub serious: Answer,
    /// What is missing before it can be accepted.
    pub missing: Vec<Fault>,
    /// What the acting expert coded, by part.
    pub codes: BTreeMap<String, BTreeSet<String>>,
    /// Whether the last version is one that was cleared.
    pub is_cleared: bool,
}

impl Opened {
    /// The form it was asked with.
    #[must_use]
    pub fn form(&self) -> &Form {
        self.scheme.form_of(&self.form_version).unwrap_or(&self.scheme.form)
    }

    /// What its author wrote last.
    #[must_use]
    pub fn written(&self) -> Option<&Revised> {
        self.versions.iter().rev().find(|version| !version.by_expert)
    }

    /// What is to be judged: the last version.
    #[must_use]
    pub fn last(&self) -> Option<&Revised> {
        self.versions.last()
    }
}

/// Opens a near miss that was given to the acting expert: a reading, which the author sees by day and role and the
/// journal keeps. The first opening begins the analysis.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it.
pub fn open(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Opened> {
    let expert = expert(actor, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let mut file = of_expert(&app, tx, &actor, org, &reference)?;
        round::read(&app, tx, &actor, &file, EXPERT)?;
        if matches!(file.standing.state, State::Assigned { .. }) {
            file.act(&app, tx, (&actor, Hand::Expert(expert)), Deed::Opened, None)?;
        }
        opened(tx, &file, expert)
    })
}

fn opened(tx: &mut Tx<'_>, file: &File, expert: PersonId) -> Result<Opened> {
    let versions = round::revisions(file, tx)?;
    let last = versions.last().ok_or_else(|| broken("a near miss has no words"))?;
    let author = if file.is_named()? { Some(name_of(tx, PersonId(file.who()?.author))?) } else { None };
    let said = store::near_miss::said(tx, file.org(), file.row.id)?;
    Ok(Opened {
        reference: file.row.reference.clone(),
        scheme: Arc::clone(&file.body.scheme),
        form_version: file.row.form_version.clone(),
        elsewhere: file.body.elsewhere(tx, file.row.sent_on)?,
        state: file.standing.state,
        clock: clock_of(file)?,
        is_second_round: file.standing.another_asked,
        returns: file.standing.returns,
        author,
        steps: steps(file)?,
        messages: exchange::messages(tx, file)?,
        recommendations: recommendation::of_round(tx, file)?,
        rex: consent(&said, Use::Rex),
        serious: serious::answer(file.body.serious, serious::screened(file.form()?, &last.content)),
        missing: missing(tx, file, &last.content)?,
        codes: super::coding::codes_of(tx, file, expert)?,
        is_cleared: file.standing.cleared,
        versions,
    })
}

fn steps(file: &File) -> Result<Vec<Step>> {
    let step = |deed: &store::near_miss::Deed| {
        let words =
            deed.words.as_deref().map(|words| file.unseal(&format!("deed/{}", deed.number), words)).transpose()?;
        Ok(Step { dated: deed.dated, words })
    };
    round::deeds(file).iter().map(step).collect()
}

/// What is missing before a near miss can be accepted: one fault a question.
pub(super) fn missing(tx: &mut Tx<'_>, file: &File, content: &Content) -> Result<Vec<Fault>> {
    let elsewhere = file.body.elsewhere(tx, file.row.sent_on)?;
    let asked = Asked { form: file.form()?, elsewhere: &elsewhere, today: file.today };
    Ok(content_faults(&asked, &asked.stripped(content), Needed::ToAccept))
}
