//! The desk's view: what every body works on, and one guideline as whoever looks may see it.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::guideline::course::{Dated, Deed, Peer, State, Step as At};
use domain::guideline::evidence::{Disclosed, disclosed};
use domain::guideline::grading::Grid;
use domain::guideline::{Kind, Scope, Wording};
use domain::ids::{OrgId, PersonId};
use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::guideline as rows;

use super::door::{Door, doors};
use super::said::{Interests, Remarks, Words};
use super::{By, File, by};
use crate::App;
use crate::error::{Result, broken};

/// Lines of one page.
const LINES: u32 = 50;

/// For whom a guideline waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// Those who make it.
    Makers,
    /// Its peers.
    Peers,
    /// These organisations' approval.
    Approval(Vec<Text>),
    /// Experts who grade.
    Graders,
    /// The authority.
    Authority,
    /// A look at it by a day.
    Look(Date),
    /// Nobody.
    Nobody,
}

/// A guideline in a list of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its random name in addresses.
    pub reference: String,
    /// What kind it is.
    pub kind: Kind,
    /// Code of where it stands.
    pub state: &'static str,
    /// What it is called, or would be.
    pub title: String,
    /// Its title once it is drafted.
    pub titled: Option<Text>,
    /// Codes of its themes.
    pub themes: Vec<String>,
    /// The body that leads it.
    pub lead: Text,
    /// For whom it waits.
    pub waits: Waits,
    /// Whether that is whoever looks.
    pub is_mine: bool,
    /// The last version that was published; 0 before the first.
    pub version: u32,
    /// When something was last done.
    pub moved_on: Date,
}

/// A page of the desk's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The lines, those that moved last first.
    pub lines: Vec<Line>,
    /// Where the next page begins.
    pub next: Option<(Date, i64)>,
    /// What waits for whoever looks, in every state.
    pub mine: Vec<Line>,
    /// How many are in each state.
    pub counts: Vec<(String, i64)>,
}

/// What every body works on and published, in one state or all: open to the experts and managers of all bodies, and to the
/// authority.
///
/// # Errors
/// Refused.
pub fn list(app: &App, actor: &Actor, org: OrgId, state: Option<&str>, before: Option<(Date, i64)>) -> Result<Lines> {
    actor.may(Right::ReadGuidelineWork, org)?;
    let (app, actor, state) = (app.clone(), actor.clone(), state.map(str::to_owned));
    app.store.clone().read(move |tx| {
        let by = by(&app, tx, &actor, org)?;
        let mut found = rows::list(tx, state.as_deref(), before, LINES + 1)?;
        let more = found.len() > LINES as usize;
        found.truncate(LINES as usize);
        let next = found.last().filter(|_| more).map(|last| (last.moved_on, last.id));
        let mut lines = Vec::new();
        for row in found {
            lines.push(line(&File::open(&app, tx, row)?, tx, &by)?);
        }
        let mut mine = Vec::new();
        if before.is_none() {
            for waiting in [At::PeerReview, At::Approval, At::Grading, At::Opinion] {
                for row in rows::list(tx, Some(waiting.code()), None, LINES)? {
                    let one = line(&File::open(&app, tx, row)?, tx, &by)?;
                    mine.extend(Some(one).filter(|one| one.is_mine));
                }
            }
        }
        Ok(Lines { lines, next, mine, counts: rows::counts(tx)? })
    })
}

fn line(file: &File, tx: &mut Tx<'_>, by: &By) -> Result<Line> {
    Ok(Line {
        reference: file.row.reference.clone(),
        kind: file.row.kind,
        state: file.standing.code(),
        title: file.idea()?.title,
        titled: file.wording()?.map(|wording| wording.title),
        themes: file.scope()?.map(|scope| scope.themes).unwrap_or_default(),
        lead: file.body.name.clone(),
        waits: waits(file, tx)?,
        is_mine: doors(file, by).into_iter().any(Door::is_asked),
        version: file.row.version,
        moved_on: file.row.moved_on,
    })
}

fn waits(file: &File, tx: &mut Tx<'_>) -> Result<Waits> {
    let Some(work) = file.standing.work() else {
        return Ok(match &file.standing.state {
            State::UnderWatch { review_by, .. } => Waits::Look(*review_by),
            _ => Waits::Nobody,
        });
    };
    Ok(match work.step {
        At::Idea | At::Scoped | At::EvidenceFrozen | At::Drafted | At::Ready => Waits::Makers,
        At::PeerReview => {
            let silent = work.peers.values().any(|peer| matches!(peer, Peer::Invited | Peer::Free));
            if silent { Waits::Peers } else { Waits::Makers }
        }
        At::Approval => {
            let mut missing = Vec::new();
            let lead_first = work.approvals.is_empty();
            for org in file.standing.unapproved().into_iter().take(if lead_first { 1 } else { usize::MAX }) {
                missing.push(crate::organisation::load(tx, org)?.name);
            }
            if missing.is_empty() { Waits::Authority } else { Waits::Approval(missing) }
        }
        At::Grading => Waits::Graders,
        At::Opinion => Waits::Authority,
    })
}

/// How many things a version rests on, as whoever looks may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// For those who read records.
    Exact(u64),
    /// For everybody else.
    Told(Disclosed),
}

/// What the version in work rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frozen {
    /// When it was frozen.
    pub on: Date,
    /// Records.
    pub records: Counts,
    /// Studies.
    pub studies: u64,
    /// Things seen in horizon scanning.
    pub watch: u64,
}

/// A peer, as those see them who read the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerShown {
    /// Their name.
    pub name: String,
    /// Where they stand.
    pub standing: Peer,
    /// What they said of their interests; none before they did.
    pub interests: Option<String>,
    /// What they said with their opinion.
    pub words: Option<String>,
}

/// A remark and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its number in this version, from 1.
    pub number: u32,
    /// Who remarked.
    pub by: String,
    /// What.
    pub words: String,
    /// What was answered.
    pub answer: Option<String>,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// Which organisation.
    pub body: Text,
    /// When.
    pub on: Date,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The deed.
    pub deed: Deed,
    /// For which organisation.
    pub body: Text,
    /// By whom, for those who read the words.
    pub name: Option<String>,
    /// When.
    pub on: Date,
    /// Why, for those who read the words.
    pub reason: Option<String>,
}

/// A guideline as whoever looks may see it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The line of the list.
    pub line: Line,
    /// How far the work has come, if something is in work.
    pub step: Option<At>,
    /// The version in work.
    pub version: u32,
    /// Why it was thought worth making.
    pub why: String,
    /// What it is about.
    pub scope: Option<Scope>,
    /// The bodies that make it with the lead.
    pub partners: Vec<(OrgId, Text)>,
    /// How it is made: open to every body.
    pub method: Text,
    /// Its words, for those who may read them.
    pub wording: Option<Wording>,
    /// Revisions of the version in work.
    pub revision: u32,
    /// What it rests on.
    pub frozen: Option<Frozen>,
    /// Its peers, for those who read its words.
    pub peers: Vec<PeerShown>,
    /// Remarks, for the same.
    pub remarks: Vec<Remark>,
    /// Who approved.
    pub approvals: Vec<Approved>,
    /// Grades so far, in percent.
    pub grades: Vec<u32>,
    /// The grid of the scheme.
    pub grid: Option<Grid>,
    /// What was done, the first first.
    pub history: Vec<Step>,
    /// What may be done now by whoever looks.
    pub doors: BTreeSet<Door>,
    /// The day there.
    pub today: Date,
}

/// One guideline.
///
/// # Errors
/// Refused; not found.
pub fn show(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Shown> {
    actor.may(Right::ReadGuidelineWork, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, &reference)?;
        let by = by(&app, tx, &actor, org)?;
        shown(&file, tx, &by)
    })
}

fn shown(file: &File, tx: &mut Tx<'_>, by: &By) -> Result<Shown> {
    let work = file.standing.work();
    let reads = reads_words(file, by);
    let wording = file.wording()?;
    let mut partners = Vec::new();
    for org in work.map(|work| work.partners.clone()).unwrap_or_default() {
        partners.push((org, crate::organisation::load(tx, org)?.name));
    }
    let mut approvals = Vec::new();
    for agreed in work.iter().flat_map(|work| work.approvals.iter().chain(&work.authority).chain(&work.opinion)) {
        approvals.push(Approved { body: crate::organisation::load(tx, agreed.hand.org)?.name, on: agreed.on });
    }
    let (peers, remarks) = if reads { (peers(file, tx)?, remarks(file, tx)?) } else { (Vec::new(), Vec::new()) };
    let last = file.standing.issues.last();
    Ok(Shown {
        line: line(file, tx, by)?,
        step: work.map(|work| work.step),
        version: work.or(last.map(|issue| &issue.work)).map_or(1, |work| work.version),
        why: file.idea()?.why,
        scope: file.scope()?,
        partners,
        method: wording.as_ref().map(|wording| wording.method.clone()).unwrap_or_default(),
        wording: wording.filter(|_| reads),
        revision: work.map_or(0, |work| work.revision),
        frozen: frozen(file, tx, by)?,
        peers,
        remarks,
        approvals,
        grades: work.map(|work| work.grades.iter().map(|(_, percent)| *percent).collect()).unwrap_or_default(),
        grid: file.body.scheme.grid.clone().filter(|_| file.row.kind == Kind::TypeTwo),
        history: history(file, tx, reads)?,
        doors: doors(file, by),
        today: file.today,
    })
}

/// Who reads the words of a draft: those who make it, peers once they said that nothing binds them, and those it waits
/// for. Whoever was asked and has not said what binds them, or is bound, reads none, of whichever body they are.
fn reads_words(file: &File, by: &By) -> bool {
    let Some(work) = file.standing.work() else { return true };
    match work.peers.get(&by.hand.person) {
        Some(Peer::Invited | Peer::Conflicted) => return false,
        Some(Peer::Free | Peer::Reviewed { .. }) => return true,
        None => {}
    }
    if by.hand.is_authority {
        let agrees = file.row.kind == Kind::TypeThree && work.step >= At::Approval;
        return agrees || work.step >= At::Opinion;
    }
    file.standing.makers().contains(&by.hand.org)
}

fn frozen(file: &File, tx: &mut Tx<'_>, by: &By) -> Result<Option<Frozen>> {
    let Some(deed) = file.last("frozen") else { return Ok(None) };
    let counts = rows::count_evidence(tx, file.row.org, file.row.id, deed.number)?;
    let count = |kind: &str| {
        let found = counts.iter().find(|(of, _)| of == kind).map_or(0, |(_, count)| *count);
        u64::try_from(found).map_err(broken)
    };
    let records = count("record")?;
    let exact = by.actor.may(Right::ReadRexRecords, by.hand.org).is_ok();
    let records = if exact { Counts::Exact(records) } else { Counts::Told(disclosed(records)) };
    Ok(Some(Frozen { on: deed.dated.on, records, studies: count("study")?, watch: count("watch")? }))
}

fn name_of(tx: &mut Tx<'_>, person: PersonId) -> Result<String> {
    Ok(store::person::find(tx, person.0)?.map(|person| person.name).unwrap_or_default())
}

fn peers(file: &File, tx: &mut Tx<'_>) -> Result<Vec<PeerShown>> {
    let Some(work) = file.standing.work() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for (person, standing) in &work.peers {
        let of = |code: &str| {
            let mut deeds = file.of_version().iter().rev();
            deeds.find(|deed| deed.dated.hand.person == *person && deed.dated.deed.code() == code)
        };
        let declared = if *standing == Peer::Invited { None } else { of("declared") };
        let reviewed = if matches!(standing, Peer::Reviewed { .. }) { of("reviewed") } else { None };
        let interests = declared.map(|deed| file.said::<Interests>(deed)).transpose()?.flatten();
        let words = reviewed.map(|deed| file.said::<Remarks>(deed)).transpose()?.flatten();
        all.push(PeerShown {
            name: name_of(tx, *person)?,
            standing: *standing,
            interests: interests.map(|it| it.words),
            words: words.map(|it| it.words),
        });
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

fn remarks(file: &File, tx: &mut Tx<'_>) -> Result<Vec<Remark>> {
    let (mut all, mut number) = (Vec::<Remark>::new(), 0);
    for deed in file.of_version() {
        match deed.dated.deed {
            Deed::Reviewed { .. } => {
                let by = name_of(tx, deed.dated.hand.person)?;
                let said: Option<Remarks> = file.said(deed)?;
                for words in said.map(|said| said.remarks).unwrap_or_default() {
                    number += 1;
                    all.push(Remark { number, by: by.clone(), words, answer: None });
                }
            }
            Deed::Answered(of) => {
                let said: Option<Words> = file.said(deed)?;
                if let Some(remark) = all.iter_mut().find(|remark| remark.number == of) {
                    remark.answer = said.map(|said| said.words);
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

fn history(file: &File, tx: &mut Tx<'_>, reads: bool) -> Result<Vec<Step>> {
    let mut all = Vec::new();
    for deed in &file.deeds {
        let Dated { deed: done, hand, on } = &deed.dated;
        let is_reasoned = matches!(
            done,
            Deed::SentBack
                | Deed::Graded { .. }
                | Deed::Opined { .. }
                | Deed::Kept { .. }
                | Deed::RevisionBegun
                | Deed::Withdrawn { .. }
                | Deed::PutAside
        );
        let reason = if reads && is_reasoned { file.said::<Words>(deed)?.map(|it| it.words) } else { None };
        all.push(Step {
            deed: done.clone(),
            body: crate::organisation::load(tx, hand.org)?.name,
            name: if reads { Some(name_of(tx, hand.person)?) } else { None },
            on: *on,
            reason,
        });
    }
    Ok(all)
}
