//! The jobs of alerts: a mail for everybody of the specialty, and the moment at which the last of them had left.

use std::collections::BTreeMap;

use documents::mail::{Kind, Placeholder, Wording};
use domain::alert::Standing;
use domain::authority::Role;
use domain::ids::{OrgId, PersonId};
use domain::text::Language;
use jiff::Timestamp;
use store::Tx;
use store::alert as rows;

use super::{standing_of, words_of};
use crate::App;
use crate::body::Body;
use crate::error::{Result, broken};
use crate::mail::letter::{self, Addressed, Ready};
use crate::mail::{self, About};

/// Mails enqueued in one transaction.
const ENQUEUED: u32 = 500;

/// Enqueues the mails of alerts that came out, some hundred at a time; how many. What another process enqueues at the same
/// time is enqueued once.
///
/// # Errors
/// When the store fails; what is enqueued stays.
pub fn send(app: &App) -> Result<u64> {
    let mut enqueued = 0;
    loop {
        let handle = app.clone();
        let (some, left) = app.store.write(move |tx| {
            let mut some = 0;
            let all = rows::to_enqueue(tx)?;
            for (row, after) in &all {
                some += enqueue(&handle, tx, row, *after)?;
            }
            Ok::<_, crate::Error>((some, !all.is_empty()))
        })?;
        enqueued += some;
        if !left {
            return Ok(enqueued);
        }
    }
}

fn enqueue(app: &App, tx: &mut Tx<'_>, row: &rows::Alert, after: i64) -> Result<u64> {
    let Some(agreed) = row.agreed else { return Ok(0) };
    let now = app.now();
    let people = rows::people(tx, &row.specialty, agreed.on, after, ENQUEUED)?;
    let to = people.last().map_or(after, |(person, _)| person.0);
    let last = (people.len() < ENQUEUED as usize).then_some(now);
    if !rows::advance(tx, row.id, after, to, last)? {
        return Ok(0);
    }
    let mut told: BTreeMap<OrgId, i64> = BTreeMap::new();
    for (person, org) in &people {
        let about = About::Alert { alert: row.id, person: person.0, org: org.0 };
        mail::enqueue(app, tx, row.org, &about, Some(format!("{}{person}", beginning(row))), now)?;
        *told.entry(*org).or_default() += 1;
    }
    for (org, people) in told {
        rows::add_told(tx, row.id, org, people)?;
    }
    Ok(people.len() as u64)
}

fn beginning(row: &rows::Alert) -> String {
    format!("alert/{}/", row.id)
}

/// Notes the moment at which the last mail of an alert had left; how many alerts that were.
///
/// # Errors
/// When the store fails.
pub fn hand_over(app: &App) -> Result<u64> {
    app.store.write(move |tx| {
        let mut over = 0;
        for row in rows::to_hand_over(tx)? {
            let (left, last) = rows::mails(tx, row.org, &beginning(&row))?;
            // An alert for nobody reached everybody when it came out.
            let last = last.or(row.agreed.map(|agreed| agreed.at));
            if let Some(last) = last.filter(|_| left == 0) {
                rows::hand_over(tx, row.id, last)?;
                over += 1;
            }
        }
        Ok(over)
    })
}

/// Reads the state again and renders: an alert that is over is not sent (I19), nor to whoever wears no hat there any more.
///
/// # Errors
/// When the store or a key fails: to be tried again later.
pub(crate) fn prepare(
    app: &App,
    tx: &mut Tx<'_>,
    (alert, person, org): (i64, PersonId, OrgId),
    now: Timestamp,
) -> Result<Ready> {
    let drop = Ready::Drop { person: None };
    let Some(row) = rows::load(tx, alert)? else { return Ok(drop) };
    let issuer = Body::load(app, tx, row.org)?;
    if standing_of(&row, issuer.today(now)) != Standing::InForce {
        return Ok(drop);
    }
    let hats = store::hat::list_of_person(tx, person.0, now.as_millisecond())?;
    let hears = |role: &str| role == Role::Doctor.code() || role == Role::Expert.code();
    let wears = hats.iter().any(|hat| hat.org_id == org.0 && hears(&hat.role));
    let Some(reader) = letter::open_account(tx, person)?.filter(|_| wears) else {
        return Ok(drop);
    };
    let theirs = crate::organisation::load(tx, org)?;
    let (tag, wording) = documents::mail::default(Kind::Alert, &reader.locale);
    let language = Language::parse(tag).unwrap_or_else(Language::english);
    let values = BTreeMap::from([
        (Placeholder::Name, reader.name.clone()),
        (Placeholder::Organisation, issuer.name.say(&language).to_owned()),
        (Placeholder::Title, words_of(&issuer.key, &row)?.title.say(&language).to_owned()),
        (Placeholder::Link, format!("{}/{}/alerts", letter::base(app), theirs.short_name)),
    ]);
    let wording = Wording::parse(Kind::Alert, wording).map_err(|_| broken("our own wording has a fault"))?;
    let letter = wording.render(|place| values.get(&place).cloned().unwrap_or_default());
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}
