//! One guideline, opened inside a transaction: its lead, everything done to it, and what was said with it.

use domain::guideline::course::{Dated, Deed, Standing, State, allows, standing};
use domain::guideline::{Scope, Wording};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use store::Tx;
use store::guideline as rows;

use super::said::{self, Idea};
use super::{By, Doing, notice, publishing, refused};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken, conflict};
use crate::journal::{self, Act};

/// A guideline.
#[derive(Debug)]
pub(crate) struct File {
    /// Its row.
    pub(crate) row: rows::Guideline,
    /// Everything done to it, the idea first.
    pub(crate) deeds: Vec<rows::Deed>,
    /// What follows from the deeds.
    pub(crate) standing: Standing,
    /// The body that leads it.
    pub(crate) body: Body,
    /// The civil date there.
    pub(crate) today: Date,
}

impl File {
    /// The guideline of a reference. It asks for no right: whoever calls has judged who may come in.
    pub(crate) fn load(app: &App, tx: &mut Tx<'_>, reference: &str) -> Result<Self> {
        let row = rows::find(tx, reference)?.ok_or(Error::NotFound("guideline"))?;
        Self::open(app, tx, row)
    }

    /// The guideline of a row.
    pub(crate) fn open(app: &App, tx: &mut Tx<'_>, row: rows::Guideline) -> Result<Self> {
        let body = Body::load(app, tx, row.org)?;
        let deeds = rows::deeds(tx, row.org, row.id)?;
        let standing = standing_of(&row, &deeds)?;
        let today = body.today(app.now());
        Ok(Self { row, deeds, standing, body, today })
    }

    /// Does a deed if this hand may now: moves the row, adds the deed and what it froze, writes the journal, tells those
    /// it now waits for.
    pub(crate) fn act(&mut self, app: &App, tx: &mut Tx<'_>, by: &By, doing: Doing) -> Result<()> {
        let dated = Dated { deed: doing.deed, hand: by.hand, on: self.today };
        allows(&self.standing, &dated).map_err(refused)?;
        let seen = self.row.deeds;
        let number = seen + 1;
        let act = act_of(&dated.deed);
        let words = doing.said.map(|said| self.seal(app, number, &said)).transpose()?;
        let invited = if let Deed::Invited(peer) = dated.deed { Some(peer) } else { None };
        let deed = rows::Deed { number, dated, extra: doing.extra, words };
        let before = self.standing.clone();
        self.deeds.push(deed.clone());
        self.standing = standing_of(&self.row, &self.deeds)?;
        self.row.deeds = number;
        self.row.state = self.standing.code().to_owned();
        self.row.moved_on = self.today;
        self.row.version = self.standing.issues.last().map_or(0, |issue| issue.work.version);
        self.row.review_by = match &self.standing.state {
            State::UnderWatch { review_by, .. } => Some(*review_by),
            _ => None,
        };
        if !rows::move_to(tx, &self.row, seen)? {
            return Err(conflict("", "fault-guideline-changed"));
        }
        rows::add_deed(tx, self.row.org, self.row.id, &deed)?;
        rows::freeze(tx, self.row.org, self.row.id, number, &doing.evidence)?;
        if matches!(deed.dated.deed, Deed::Published { .. }) {
            publishing::issue(tx, self)?;
        }
        let object = format!("guideline/{}", self.row.reference);
        journal::write(app, tx, &by.actor, &Act { org: self.row.org, act, object, why: "" }, app.now())?;
        notice::follow(app, tx, self, &before, invited)
    }

    fn place(&self, number: u32) -> String {
        place(&self.row, number)
    }

    fn seal(&self, app: &App, number: u32, said: &[u8]) -> Result<Vec<u8>> {
        self.body.key.seal(&app.chance, &self.place(number), said)
    }

    /// What was said with a deed, as bytes.
    pub(crate) fn bytes(&self, deed: &rows::Deed) -> Result<Option<Vec<u8>>> {
        let opened = deed.words.as_ref().map(|sealed| self.body.key.open(&self.place(deed.number), sealed));
        Ok(opened.transpose()?.map(|bytes| bytes.to_vec()))
    }

    /// What was said with a deed.
    pub(crate) fn said<T: DeserializeOwned>(&self, deed: &rows::Deed) -> Result<Option<T>> {
        let read = self.bytes(deed)?.map(|bytes| serde_json::from_slice(&bytes).map_err(broken));
        read.transpose()
    }

    /// The deeds of the version that is being made, or that was made last.
    pub(crate) fn of_version(&self) -> &[rows::Deed] {
        let begun = self.deeds.iter().rposition(|deed| deed.dated.deed == Deed::RevisionBegun);
        self.deeds.get(begun.unwrap_or_default()..).unwrap_or_default()
    }

    /// The last deed of a code in this version.
    pub(crate) fn last(&self, code: &str) -> Option<&rows::Deed> {
        self.of_version().iter().rev().find(|deed| deed.dated.deed.code() == code)
    }

    /// The idea it came from.
    pub(crate) fn idea(&self) -> Result<Idea> {
        let first = self.deeds.first().ok_or_else(|| broken("a guideline without an idea"))?;
        self.said(first)?.ok_or_else(|| broken("an idea without words"))
    }

    /// What it is about, once that was said; a revision keeps what was said before.
    pub(crate) fn scope(&self) -> Result<Option<Scope>> {
        let found = self.deeds.iter().rev().find(|deed| matches!(deed.dated.deed, Deed::Scoped { .. }));
        let bytes = found.map(|deed| self.bytes(deed)).transpose()?.flatten();
        bytes.map(|bytes| said::read_scope(&bytes)).transpose()
    }

    /// Its words in the version in work, or as they were last; a revision begins with those of the version before.
    pub(crate) fn wording(&self) -> Result<Option<Wording>> {
        let found = self.deeds.iter().rev().find(|deed| matches!(deed.dated.deed, Deed::Drafted { .. }));
        let bytes = found.map(|deed| self.bytes(deed)).transpose()?.flatten();
        bytes.map(|bytes| said::read_wording(&bytes)).transpose()
    }
}

fn place(row: &rows::Guideline, number: u32) -> String {
    format!("guideline/{}/{}/{number}", row.org, row.id)
}

/// Keeps a new guideline with its first deed.
pub(super) fn begin(
    app: &App,
    tx: &mut Tx<'_>,
    (by, body): (&By, &Body),
    row: &rows::Guideline,
    said: &[u8],
) -> Result<()> {
    rows::add(tx, row)?;
    let words = Some(body.key.seal(&app.chance, &place(row, 1), said)?);
    let dated = Dated { deed: Deed::Proposed, hand: by.hand, on: row.moved_on };
    rows::add_deed(tx, row.org, row.id, &rows::Deed { number: 1, dated, extra: None, words })?;
    let act = act_of(&Deed::Proposed);
    let object = format!("guideline/{}", row.reference);
    journal::write(app, tx, &by.actor, &Act { org: row.org, act, object, why: "" }, app.now())
}

fn standing_of(row: &rows::Guideline, deeds: &[rows::Deed]) -> Result<Standing> {
    let dated: Vec<Dated> = deeds.iter().map(|deed| deed.dated.clone()).collect();
    standing(row.terms(), &dated).ok_or_else(|| broken("a guideline without an idea"))
}

/// What the journal calls a deed.
fn act_of(deed: &Deed) -> &'static str {
    match deed {
        Deed::Proposed => "guideline.propose",
        Deed::Scoped { .. } => "guideline.scope",
        Deed::Frozen { .. } => "guideline.freeze",
        Deed::Drafted { .. } => "guideline.draft",
        Deed::Invited(_) => "guideline.invite",
        Deed::Declared { .. } => "guideline.declare",
        Deed::Reviewed { .. } => "guideline.review",
        Deed::Answered(_) => "guideline.answer",
        Deed::ReviewClosed => "guideline.close-review",
        Deed::Approved => "guideline.approve",
        Deed::SentBack => "guideline.send-back",
        Deed::Graded { .. } => "guideline.grade",
        Deed::Opined { .. } => "guideline.opine",
        Deed::Published { .. } => "guideline.publish",
        Deed::Kept { .. } => "guideline.keep",
        Deed::RevisionBegun => "guideline.revise",
        Deed::Withdrawn { .. } => "guideline.withdraw",
        Deed::PutAside => "guideline.put-aside",
    }
}
