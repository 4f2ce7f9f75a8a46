//! Research extracts: a body asks with a protocol, the authority and each body concerned approve, and with the last
//! approval the extract is frozen: the records that answer that day, their hash, what of them may leave, and its
//! dictionary. From then on it is listed for everybody under a citable identifier; its files are for the authority and the
//! body that asked (see [`domain::extract`]).

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::extract::{Query, State, Variable, Verdict, state};
use domain::ids::OrgId;
use domain::rex::Facet;
use domain::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::body::Kind;
use store::extract as rows;

use crate::App;
use crate::body::{self, Body};
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};

mod freezing;

pub use freezing::{Files, Published, download, public_list, public_read};

/// Most characters of a line of the protocol.
pub const LINE: usize = 200;
/// Most characters of a text of it.
pub const LONGEST: usize = 4_000;
/// Most months that files may be kept by whoever asked.
pub const MOST_MONTHS: u32 = 180;
/// Requests of the page.
const LINES: u32 = 100;

/// What is asked for, by whom, why, and how it is looked after.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Protocol {
    /// The research question, which is public once it is frozen.
    pub question: String,
    /// Who asks: an institution, which is public once it is frozen.
    pub requester: String,
    /// How it will be studied.
    pub methods: String,
    /// Codes of the variables, the most important first.
    pub variables: Vec<String>,
    /// Which records: sides and values.
    pub query: Vec<(String, String)>,
    /// What an ethics committee said, or why none was asked.
    pub ethics: String,
    /// Months for which the files are kept.
    pub retention: u32,
}

impl Protocol {
    /// The variables, in their order.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        self.variables.iter().filter_map(|code| Variable::parse(code)).collect()
    }

    /// Which records.
    #[must_use]
    pub fn query(&self) -> Query {
        let mut query = Query::new();
        for (side, value) in &self.query {
            if let Some(facet) = Facet::parse(side).filter(|facet| facet.takes(value)) {
                query.entry(facet).or_default().push(value.clone());
            }
        }
        query
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let texts = [
            ("question", &self.question, LINE),
            ("requester", &self.requester, LINE),
            ("methods", &self.methods, LONGEST),
            ("ethics", &self.ethics, LONGEST),
        ];
        for (field, text, most) in texts {
            if text.trim().is_empty() || text.chars().count() > most {
                faults.push(Fault::new(field, "fault-extract-text").with("most", most));
            }
        }
        let known: BTreeSet<Variable> = self.variables().into_iter().collect();
        if known.is_empty() || known.len() != self.variables.len() {
            faults.push(Fault::new("variables", "fault-extract-variables"));
        }
        let understood: usize = self.query().values().map(Vec::len).sum();
        if understood != self.query.len() {
            faults.push(Fault::new("query", "fault-extract-query"));
        }
        if !(1..=MOST_MONTHS).contains(&self.retention) {
            faults.push(Fault::new("retention", "fault-extract-retention").with("most", MOST_MONTHS));
        }
        faults
    }
}

/// What a body, or the authority, decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Who decides.
    pub by: Text,
    /// What, why and when; none before.
    pub verdict: Option<(Verdict, String, Date)>,
}

/// A request, as bodies and the authority read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its citable identifier.
    pub reference: String,
    /// The body that asks.
    pub from: Text,
    /// Whether it is one's own.
    pub is_own: bool,
    /// The protocol.
    pub protocol: Protocol,
    /// When it was asked for.
    pub asked_on: Date,
    /// When it was frozen.
    pub frozen_on: Option<Date>,
    /// Who decides, the authority last.
    pub decisions: Vec<Decision>,
    /// Where it stands.
    pub state: State,
    /// Whether whoever reads has to decide.
    pub may_decide: bool,
    /// Whether whoever reads may have its files.
    pub may_download: bool,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    protocol: Protocol,
    /// The bodies concerned, and the authority.
    needed: Vec<i64>,
}

fn place(org: OrgId, id: i64, what: &str) -> String {
    format!("extract/{org}/{id}/{what}")
}

/// A request, opened inside a transaction.
struct File {
    row: rows::Extract,
    asker: Body,
    kept: Kept,
    verdicts: Vec<rows::Decided>,
}

impl File {
    fn open(app: &App, tx: &mut Tx<'_>, row: rows::Extract) -> Result<Self> {
        let asker = Body::load(app, tx, row.org)?;
        let plain = asker.key.open(&place(row.org, row.id, "protocol"), &row.protocol)?;
        let kept = serde_json::from_slice(&plain).map_err(broken)?;
        let verdicts = rows::verdicts(tx, &row)?;
        Ok(Self { row, asker, kept, verdicts })
    }

    fn needed(&self) -> impl Iterator<Item = OrgId> + '_ {
        self.kept.needed.iter().map(|org| OrgId(*org))
    }

    fn verdict(&self, by: OrgId) -> Option<&rows::Decided> {
        self.verdicts.iter().find(|decided| decided.by == by)
    }

    fn state(&self) -> State {
        let all: Vec<Option<Verdict>> = self.needed().map(|by| self.verdict(by).map(|it| it.verdict)).collect();
        state(&all)
    }

    /// Whether an organisation has anything to do with it: it asked, it decides, or it is the authority.
    fn concerns(&self, reader: &Body) -> bool {
        reader.org == self.row.org || reader.kind == Kind::Authority || self.needed().any(|org| org == reader.org)
    }

    fn request(&self, app: &App, tx: &mut Tx<'_>, reader: &Body) -> Result<Request> {
        let mut decisions = Vec::new();
        for by in self.needed() {
            let body = Body::load(app, tx, by)?;
            let verdict = match self.verdict(by) {
                Some(decided) => {
                    let why = body.key.open(&place(self.row.org, self.row.id, "why"), &decided.why)?;
                    Some((decided.verdict, String::from_utf8(why.to_vec()).map_err(broken)?, decided.on))
                }
                None => None,
            };
            decisions.push(Decision { by: body.name, verdict });
        }
        let (is_own, state) = (reader.org == self.row.org, self.state());
        let waits = state == State::Waiting && self.verdict(reader.org).is_none();
        Ok(Request {
            reference: self.row.reference.clone(),
            from: self.asker.name.clone(),
            is_own,
            protocol: self.kept.protocol.clone(),
            asked_on: self.row.asked_on,
            frozen_on: self.row.frozen_on,
            may_decide: waits && self.needed().any(|org| org == reader.org),
            may_download: self.row.frozen_on.is_some() && (is_own || reader.kind == Kind::Authority),
            decisions,
            state,
        })
    }
}

/// Who decides: each body that covers a specialty that is asked for (all of them when none is named), then the authority.
fn needed(app: &App, tx: &mut Tx<'_>, protocol: &Protocol, today: Date) -> Result<Vec<OrgId>> {
    let query = protocol.query();
    let specialties = query.get(&Facet::Specialty);
    let (mut bodies, mut authorities) = (Vec::new(), Vec::new());
    for body in body::all(app, tx)? {
        match body.kind {
            Kind::Establishment => {}
            Kind::Authority => authorities.push(body.org),
            Kind::Body => {
                let covers = store::body::coverages(tx, body.org)?;
                let asked = |specialty: &String| specialties.is_none_or(|wanted| wanted.contains(specialty));
                if covers.iter().any(|one| one.span.holds(today) && asked(&one.specialty)) {
                    bodies.push(body.org);
                }
            }
        }
    }
    if authorities.is_empty() {
        return Err(conflict("", "fault-extract-no-authority"));
    }
    bodies.extend(authorities);
    Ok(bodies)
}

/// Asks for an extract; its citable identifier. A body that asks has approved, if it is concerned.
///
/// # Errors
/// Refused to all but managers and officers; invalid protocols, by field; conflict without an authority.
pub fn ask(app: &App, actor: &Actor, org: OrgId, protocol: &Protocol) -> Result<String> {
    actor.may(Right::AskForExtracts, org)?;
    let faults = protocol.faults();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (app, actor, protocol) = (app.clone(), actor.clone(), protocol.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let today = body.today(app.now());
        let needed = needed(&app, tx, &protocol, today)?;
        let id = app.chance.id();
        let reference = format!("presque-extract-{}-{}", today.year(), app.chance.reference());
        let kept = Kept { protocol: protocol.clone(), needed: needed.iter().map(|org| org.0).collect() };
        let kept = serde_json::to_vec(&kept).map_err(broken)?;
        let sealed = body.key.seal(&app.chance, &place(org, id, "protocol"), &kept)?;
        let row =
            rows::Extract { org, id, reference, protocol: sealed, asked_on: today, frozen_on: None, published: None };
        rows::add(tx, &row)?;
        let reference = row.reference.clone();
        note(&app, tx, &actor, org, (&reference, "extract.ask"))?;
        if needed.contains(&org) {
            decided(&app, tx, &body, row, (Verdict::Approved, ""))?;
        }
        Ok(reference)
    })
}

fn note(app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId, (reference, act): (&str, &'static str)) -> Result<()> {
    journal::write(app, tx, actor, &Act { org, act, object: format!("extract/{reference}"), why: "" }, app.now())
}

/// Adds a verdict, and freezes the extract if it was the last that was wanted.
fn decided(app: &App, tx: &mut Tx<'_>, by: &Body, row: rows::Extract, (verdict, why): (Verdict, &str)) -> Result<()> {
    let why = by.key.seal(&app.chance, &place(row.org, row.id, "why"), why.as_bytes())?;
    let on = by.today(app.now());
    if !rows::decide(tx, &row, &rows::Decided { by: by.org, verdict, why, on })? {
        return Err(conflict("", "fault-extract-decided"));
    }
    let file = File::open(app, tx, row)?;
    if file.state() == State::Frozen { freezing::freeze(app, tx, &file, on) } else { Ok(()) }
}

/// Requests that concern whoever asks, the newest first.
///
/// # Errors
/// Refused to all but managers and officers; not found when the organisation is none.
pub fn list(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Request>> {
    actor.may(Right::AskForExtracts, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let reader = Body::load(&app, tx, org)?;
        let mut found = Vec::new();
        for row in rows::list(tx, LINES)? {
            let file = File::open(&app, tx, row)?;
            if file.concerns(&reader) {
                found.push(file.request(&app, tx, &reader)?);
            }
        }
        Ok(found)
    })
}

/// One request.
///
/// # Errors
/// Refused to all but managers and officers; not found for one that does not concern them.
pub fn read(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Request> {
    actor.may(Right::AskForExtracts, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let (file, reader) = concerning(&app, tx, org, &reference)?;
        file.request(&app, tx, &reader)
    })
}

fn concerning(app: &App, tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<(File, Body)> {
    let reader = Body::load(app, tx, org)?;
    let row = rows::find(tx, reference)?.ok_or(Error::NotFound("extract"))?;
    let file = File::open(app, tx, row)?;
    if file.concerns(&reader) { Ok((file, reader)) } else { Err(Error::NotFound("extract")) }
}

/// Approves or refuses, once; the last approval freezes.
///
/// # Errors
/// Refused; not found for whoever does not decide; invalid without a reason for a refusal; conflict once it was decided.
pub fn decide(app: &App, actor: &Actor, org: OrgId, reference: &str, (verdict, why): (Verdict, &str)) -> Result<()> {
    actor.may(Right::AskForExtracts, org)?;
    let why = why.trim().to_owned();
    if (verdict == Verdict::Refused && why.is_empty()) || why.chars().count() > LONGEST {
        return Err(Fault::new("why", "fault-extract-text").with("most", LONGEST).into());
    }
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let (file, reader) = concerning(&app, tx, org, &reference)?;
        if !file.needed().any(|one| one == org) {
            return Err(Error::NotFound("extract"));
        }
        if file.state() != State::Waiting || file.verdict(org).is_some() {
            return Err(conflict("", "fault-extract-decided"));
        }
        let act = if verdict == Verdict::Approved { "extract.approve" } else { "extract.refuse" };
        note(&app, tx, &actor, org, (&reference, act))?;
        decided(&app, tx, &reader, file.row, (verdict, &why))
    })
}
