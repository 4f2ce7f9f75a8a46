//! Mails about guidelines: that something waits, never what. Whether it still does is looked at again at delivery.

use std::collections::BTreeMap;

use documents::mail::{Kind, Placeholder, Wording};
use domain::authority::Role;
use domain::guideline::Kind as Made;
use domain::guideline::course::{Standing, Step};
use domain::ids::{OrgId, PersonId};
use domain::text::Language;
use jiff::Timestamp;
use store::Tx;

use super::peer_review::{body_of, waits_for, wearing};
use super::{File, grading, watching};
use crate::App;
use crate::body::{self, Body, Kind as BodyKind};
use crate::error::{Result, broken};
use crate::mail::letter::{self, Addressed, Ready};
use crate::mail::{self, About};

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// For a peer: a draft to read.
    Read,
    /// For a body's manager: something to approve.
    Approve,
    /// For an expert: a method to grade.
    Grade,
    /// The same, once more: grades are still missing.
    GradeAgain,
    /// For an officer: an opinion, or the authority's part in an approval.
    Opine,
    /// For a body's manager: something to look at again.
    Look,
}

impl Notice {
    const ALL: [Notice; 6] =
        [Notice::Read, Notice::Approve, Notice::Grade, Notice::GradeAgain, Notice::Opine, Notice::Look];

    fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Approve => "approve",
            Self::Grade => "grade",
            Self::GradeAgain => "grade-again",
            Self::Opine => "opine",
            Self::Look => "look",
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Read | Self::Grade | Self::GradeAgain => Role::Expert,
            Self::Approve | Self::Look => Role::Manager,
            Self::Opine => Role::Officer,
        }
    }
}

/// Tells those a guideline waits for since its last deed.
pub(super) fn follow(
    app: &App,
    tx: &mut Tx<'_>,
    file: &File,
    before: &Standing,
    invited: Option<PersonId>,
) -> Result<()> {
    if let Some(peer) = invited
        && let Some(org) = body_of(app, tx, peer)?
    {
        tell(app, tx, file, (org, peer), Notice::Read)?;
    }
    let (was, now) = (before.work().map(|work| work.step), file.standing.work());
    let Some(work) = now else { return Ok(()) };
    match work.step {
        Step::Approval if was != Some(Step::Approval) => {
            to_managers(app, tx, file, file.row.org, Notice::Approve)?;
        }
        // The lead has approved: now the others are asked.
        Step::Approval if work.approvals.len() == 1 && before.work().is_some_and(|it| it.approvals.is_empty()) => {
            for org in file.standing.unapproved() {
                to_managers(app, tx, file, org, Notice::Approve)?;
            }
            to_officers(app, tx, file)?;
        }
        Step::Grading if was != Some(Step::Grading) => {
            to_graders(app, tx, file, Notice::Grade)?;
        }
        Step::Opinion if was != Some(Step::Opinion) => {
            to_officers(app, tx, file)?;
        }
        _ => {}
    }
    Ok(())
}

/// Tells every manager of an organisation; how many were not told yet.
pub(super) fn to_managers(app: &App, tx: &mut Tx<'_>, file: &File, org: OrgId, notice: Notice) -> Result<u64> {
    let body = Body::load(app, tx, org)?;
    to_all(app, tx, file, &body, notice)
}

fn to_officers(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<u64> {
    let mut told = 0;
    for body in body::all(app, tx)?.into_iter().filter(|body| body.kind == BodyKind::Authority) {
        told += to_all(app, tx, file, &body, Notice::Opine)?;
    }
    Ok(told)
}

/// Tells every expert of the lead whose grade is missing, and who may give one; how many were not told yet.
pub(super) fn to_graders(app: &App, tx: &mut Tx<'_>, file: &File, notice: Notice) -> Result<u64> {
    let mut told = 0;
    for (person, _) in wearing(app, tx, &file.body, notice.role())? {
        if grading::waits_for(file, person) {
            told += u64::from(tell(app, tx, file, (file.row.org, person), notice)?);
        }
    }
    Ok(told)
}

fn to_all(app: &App, tx: &mut Tx<'_>, file: &File, body: &Body, notice: Notice) -> Result<u64> {
    let mut told = 0;
    for (person, _) in wearing(app, tx, body, notice.role())? {
        told += u64::from(tell(app, tx, file, (body.org, person), notice)?);
    }
    Ok(told)
}

/// Enqueues a mail, once for each thing that waits: a review date, or a stretch of deeds.
fn tell(app: &App, tx: &mut Tx<'_>, file: &File, (org, to): (OrgId, PersonId), notice: Notice) -> Result<bool> {
    let slot = match (notice, file.row.review_by) {
        (Notice::Look, Some(by)) => by.to_string(),
        // While grades come in the deeds go on; what asks for them is the approval.
        (Notice::Grade | Notice::GradeAgain, _) => {
            grading::asked_by(file).map_or(0, |approval| approval.number).to_string()
        }
        _ => file.row.deeds.to_string(),
    };
    let dedupe = format!("guideline/{}/{}/{slot}/{to}", file.row.id, notice.code());
    let (notice, reference) = (notice.code().to_owned(), file.row.reference.clone());
    let about = About::Guideline { notice, reference, person: to.0 };
    mail::enqueue(app, tx, org, &about, Some(dedupe), app.now())
}

/// Reads the state again and renders, inside a transaction: what no longer waits is not sent.
///
/// # Errors
/// When the store fails: to be tried again later.
pub(crate) fn prepare(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    (code, reference, person): (&str, &str, i64),
    now: Timestamp,
) -> Result<Ready> {
    let notice = Notice::ALL.into_iter().find(|notice| notice.code() == code);
    let notice = notice.ok_or_else(|| broken("a mail about guidelines of an unknown kind"))?;
    let person = PersonId(person);
    let drop = Ready::Drop { person: Some(person) };
    let wears = store::hat::find(tx, org.0, person.0, notice.role().code(), now.as_millisecond())?.is_some();
    let Some(reader) = letter::open_account(tx, person)?.filter(|_| wears) else { return Ok(drop) };
    let file = File::load(app, tx, reference)?;
    if !still_waits(&file, org, person, notice) {
        return Ok(drop);
    }
    let body = Body::load(app, tx, org)?;
    let (tag, text) = documents::mail::default(Kind::Guideline, &reader.locale);
    let language = Language::parse(tag).unwrap_or_else(Language::english);
    let values = BTreeMap::from([
        (Placeholder::Name, reader.name.clone()),
        (Placeholder::Organisation, body.name.say(&language).to_owned()),
        (Placeholder::Link, format!("{}/{}", letter::base(app), body.short_name)),
    ]);
    let wording = Wording::parse(Kind::Guideline, text).map_err(|_| broken("our own wording has a fault"))?;
    let letter = wording.render(|place| values.get(&place).cloned().unwrap_or_default());
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}

fn still_waits(file: &File, org: OrgId, person: PersonId, notice: Notice) -> bool {
    let step = file.standing.work().map(|work| work.step);
    match notice {
        Notice::Read => waits_for(file, person),
        Notice::Grade | Notice::GradeAgain => grading::waits_for(file, person),
        Notice::Approve => step == Some(Step::Approval) && file.standing.unapproved().contains(&org),
        Notice::Opine => {
            let co_approves = file.row.kind == Made::TypeThree
                && step == Some(Step::Approval)
                && file.standing.work().is_some_and(|work| work.authority.is_none());
            step == Some(Step::Opinion) || co_approves
        }
        Notice::Look => watching::is_due(file),
    }
}
