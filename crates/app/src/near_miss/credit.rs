//! What an accepted near miss counts for: dated by its sending, once, for its author or for the team (a12).
//!
//! It is written on acceptance and names its source by a keyed hash: destroying the way to the base changes nothing here.

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;

use super::{File, person_of};
use crate::App;
use crate::error::{Result, broken};
use crate::keys::OrgKey;

/// A credit, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The day of sending, ISO.
    pub sent_on: String,
    /// Code of the specialty.
    pub specialty: String,
    /// The team it counts for, if not for its author.
    pub team: Option<i64>,
}

fn place(org: OrgId, source: &[u8]) -> String {
    format!("credit/{org}/{}", data_encoding::HEXLOWER.encode(source))
}

fn source(key: &OrgKey, near_miss: i64) -> Result<Vec<u8>> {
    key.team_key("credit of near miss", near_miss)
}

/// Grants the credit of an accepted near miss inside the transaction of its acceptance; `false` if it was granted.
///
/// # Errors
/// When store or seal fail.
pub(crate) fn grant(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<bool> {
    let (org, key) = (file.org(), file.key());
    let who = file.who()?;
    let holder = match who.team {
        Some(team) => key.team_key("credit", team)?,
        None => key.doctor_key("credit", PersonId(who.author))?,
    };
    let source = source(key, file.row.id)?;
    let sent_on = file.standing.sent_on.to_string();
    let fact = Fact { sent_on, specialty: file.head()?.specialty, team: who.team };
    let fact = key.seal(&app.chance, &place(org, &source), &serde_json::to_vec(&fact).map_err(broken)?)?;
    Ok(store::credit::add(tx, org, &store::credit::Credit { id: app.chance.id(), holder, source, fact })?)
}

/// One's own credits from near misses, and those of one's teams on the day of sending, the first first.
///
/// # Errors
/// Refused to all but doctors of the body.
pub fn own(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Fact>> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), person_of(actor)?);
    app.store.clone().read(move |tx| {
        let key = app.key(tx, org)?;
        let mut all = opened(&key, org, store::credit::list(tx, org, &key.doctor_key("credit", person)?)?)?;
        for (team, span) in store::doctor::teams(tx, person)? {
            let theirs = opened(&key, org, store::credit::list(tx, org, &key.team_key("credit", team)?)?)?;
            all.extend(theirs.into_iter().filter(|fact| fact.sent_on.parse::<Date>().is_ok_and(|on| span.holds(on))));
        }
        all.sort_by(|one, other| one.sent_on.cmp(&other.sent_on));
        Ok(all)
    })
}

fn opened(key: &OrgKey, org: OrgId, rows: Vec<store::credit::Credit>) -> Result<Vec<Fact>> {
    let open = |row: store::credit::Credit| {
        serde_json::from_slice(&key.open(&place(org, &row.source), &row.fact)?).map_err(broken)
    };
    rows.into_iter().map(open).collect()
}
