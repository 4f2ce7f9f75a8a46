//! Mails about uptake: that somebody can say again whether they apply what they spoke of before, never of what.
//!
//! They are enqueued with the first answer, one for each later answer and one a morning for everything that opens on it.
//! Neither the row nor its key says whom it is for, and whoever gave no first answer gets none.

use std::collections::BTreeMap;

use documents::mail::{Kind, Placeholder, Wording};
use domain::authority::Role;
use domain::calendar::{day_begins, days_after};
use domain::ids::{OrgId, PersonId};
use domain::text::Language;
use domain::uptake::{Terms, Wave};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::{find, owed, said_by, terms};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken};
use crate::mail::letter::{self, Addressed, Ready};
use crate::mail::{self, About};

/// Hours after midnight at which they leave.
const LEAVES: SignedDuration = SignedDuration::from_hours(6);

fn place(org: OrgId, on: Date) -> String {
    format!("outbox/uptake/{org}/{on}")
}

/// The morning on which somebody is told that an answer can be given: never that of the first answer itself.
fn morning(opens: Date, since: Date) -> Date {
    opens.max(days_after(since, 1))
}

/// Enqueues the mails of both later answers, for whoever gives the first today.
pub(super) fn enqueue(app: &App, tx: &mut Tx<'_>, body: &Body, terms: &Terms, to: PersonId) -> Result<()> {
    let since = body.today(app.now());
    for requirement in terms.requirements(since) {
        let on = morning(requirement.window.opens, since);
        let named = [to.0.to_be_bytes().as_slice(), on.to_string().as_bytes()].concat();
        let dedupe = format!("uptake/{}", body.key.journal_pseudonym("uptake-mail", &named)?);
        let sealed = body.key.seal(&app.chance, &place(body.org, on), &to.0.to_be_bytes())?;
        let about = About::Uptake { on: on.to_string(), sealed: data_encoding::BASE64URL_NOPAD.encode(&sealed) };
        mail::enqueue(app, tx, body.org, &about, Some(dedupe), day_begins(on, &body.zone) + LEAVES)?;
    }
    Ok(())
}

/// Reads the state again and renders, inside a transaction: what was said meanwhile is not asked for (I19).
///
/// # Errors
/// When the store or a key fails: to be tried again later.
pub(crate) fn prepare(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    (on, sealed): (&str, &str),
    now: Timestamp,
) -> Result<Ready> {
    let body = Body::load(app, tx, org)?;
    let on: Date = on.parse().map_err(broken)?;
    let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).map_err(broken)?;
    let plain = body.key.open(&place(org, on), &sealed)?;
    let bytes: [u8; 8] = plain.as_slice().try_into().map_err(|_| broken("a sealed person has the wrong length"))?;
    let person = PersonId(i64::from_be_bytes(bytes));
    let wears = store::hat::find(tx, org.0, person.0, Role::Doctor.code(), now.as_millisecond())?.is_some();
    let Some(reader) = letter::open_account(tx, person)?.filter(|_| wears) else {
        return Ok(Ready::Drop { person: None });
    };
    if !opened_on(app, tx, &body, person, on)? {
        return Ok(Ready::Drop { person: None });
    }
    let (tag, text) = documents::mail::default(Kind::Uptake, &reader.locale);
    let language = Language::parse(tag).unwrap_or_else(Language::english);
    let values = BTreeMap::from([
        (Placeholder::Name, reader.name.clone()),
        (Placeholder::Organisation, body.name.say(&language).to_owned()),
        (Placeholder::Link, format!("{}/{}/guidelines", letter::base(app), body.short_name)),
    ]);
    let wording = Wording::parse(Kind::Uptake, text).map_err(|_| broken("our own wording has a fault"))?;
    let letter = wording.render(|place| values.get(&place).cloned().unwrap_or_default());
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}

/// Whether an answer that opened on a day can still be given, of a guideline that still holds.
fn opened_on(app: &App, tx: &mut Tx<'_>, body: &Body, person: PersonId, on: Date) -> Result<bool> {
    let terms = terms(body)?;
    for guideline in store::uptake::guidelines(tx)? {
        let said = said_by(tx, body, &guideline, person)?;
        let Some((since, _)) = said.get(&Wave::Baseline) else { continue };
        let owed = owed(body, terms, &said, app.now());
        if !owed.iter().any(|one| one.can_be_done() && morning(one.window.opens, *since) == on) {
            continue;
        }
        match find(app, tx, body, person, &guideline) {
            Ok(_) => return Ok(true),
            // It was withdrawn, or speaks to a specialty that is no longer theirs.
            Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}
