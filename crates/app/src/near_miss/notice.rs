//! Mails about near misses: that something waits, never what; to somebody whom only the key can tell; at most once a day
//! for each kind, on the next morning, so that a mail's time tells nothing of when something happened.

use std::collections::BTreeMap;

use documents::mail::{Kind, Placeholder, Wording};
use domain::authority::Role;
use domain::calendar::{day_begins, days_after};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::course::State;
use domain::text::Language;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::near_miss as rows;

use super::{File, draft};
use crate::App;
use crate::body::Body;
use crate::error::{Result, broken};
use crate::mail::letter::{self, Addressed, Ready};
use crate::mail::{self, About};

/// Hours after midnight at which they leave.
const MAILS_LEAVE: SignedDuration = SignedDuration::from_hours(6);

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// For a manager: near misses without an expert.
    Waits,
    /// For an expert: they were given one.
    Given,
    /// For an author: something was said or done.
    Moved,
    /// For an author: a draft is not sent.
    Draft,
    /// For a doctor: their hospital prepared a draft that they may take over.
    Relayed,
}

impl Notice {
    const ALL: [Notice; 5] = [Notice::Waits, Notice::Given, Notice::Moved, Notice::Draft, Notice::Relayed];

    fn code(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Given => "given",
            Self::Moved => "moved",
            Self::Draft => "draft",
            Self::Relayed => "relayed",
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Waits => Role::Manager,
            Self::Given => Role::Expert,
            Self::Moved | Self::Draft | Self::Relayed => Role::Doctor,
        }
    }
}

/// Tells somebody about a near miss, tomorrow morning.
///
/// # Errors
/// When the store fails.
pub(crate) fn send(app: &App, tx: &mut Tx<'_>, file: &File, to: PersonId, notice: Notice) -> Result<()> {
    let slot = days_after(file.today, 1).to_string();
    tell(app, tx, &file.body, to, (notice, &slot)).map(drop)
}

/// Tells its author, tomorrow morning.
///
/// # Errors
/// When the store fails.
pub(crate) fn send_to_author(app: &App, tx: &mut Tx<'_>, file: &File, notice: Notice) -> Result<()> {
    send(app, tx, file, PersonId(file.who()?.author), notice)
}

/// Enqueues a mail for tomorrow morning, once for each `slot`; neither the row nor its key says whom it is for.
pub(crate) fn tell(
    app: &App,
    tx: &mut Tx<'_>,
    body: &Body,
    to: PersonId,
    (notice, slot): (Notice, &str),
) -> Result<bool> {
    let (org, key, now) = (body.org, &body.key, app.now());
    let sealed = key.seal(&app.chance, &place(org, notice.code()), &to.0.to_be_bytes())?;
    let named = [to.0.to_be_bytes().as_slice(), notice.code().as_bytes(), slot.as_bytes()].concat();
    let dedupe = format!("near-miss/{}", key.journal_pseudonym("near-miss-mail", &named)?);
    let about =
        About::NearMiss { notice: notice.code().to_owned(), sealed: data_encoding::BASE64URL_NOPAD.encode(&sealed) };
    let at = day_begins(days_after(body.today(now), 1), &body.zone) + MAILS_LEAVE;
    mail::enqueue(app, tx, org, &about, Some(dedupe), at)
}

fn place(org: OrgId, code: &str) -> String {
    format!("outbox/near_miss/{org}/{code}")
}

/// Reads the state again and renders, inside a transaction: what no longer waits is not sent (I19).
///
/// # Errors
/// When the store or a key fails: to be tried again later.
pub(crate) fn prepare(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    (code, sealed): (&str, &str),
    now: Timestamp,
) -> Result<Ready> {
    let notice = Notice::ALL.into_iter().find(|notice| notice.code() == code);
    let notice = notice.ok_or_else(|| broken("a mail about near misses of an unknown kind"))?;
    let body = Body::load(app, tx, org)?;
    let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).map_err(broken)?;
    let plain = body.key.open(&place(org, code), &sealed)?;
    let bytes: [u8; 8] = plain.as_slice().try_into().map_err(|_| broken("a sealed person has the wrong length"))?;
    let person = PersonId(i64::from_be_bytes(bytes));
    let wears = store::hat::find(tx, org.0, person.0, notice.role().code(), now.as_millisecond())?.is_some();
    let Some(reader) = letter::open_account(tx, person)?.filter(|_| wears) else {
        return Ok(Ready::Drop { person: None });
    };
    if !still_waits(app, tx, &body, person, notice)? {
        return Ok(Ready::Drop { person: None });
    }
    let (tag, text) = documents::mail::default(Kind::NearMiss, &reader.locale);
    let language = Language::parse(tag).unwrap_or_else(Language::english);
    let values = BTreeMap::from([
        (Placeholder::Name, reader.name.clone()),
        (Placeholder::Organisation, body.name.say(&language).to_owned()),
        (Placeholder::Link, format!("{}/{}", letter::base(app), body.short_name)),
    ]);
    let wording = Wording::parse(Kind::NearMiss, text).map_err(|_| broken("our own wording has a fault"))?;
    let letter = wording.render(|place| values.get(&place).cloned().unwrap_or_default());
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}

fn still_waits(app: &App, tx: &mut Tx<'_>, body: &Body, person: PersonId, notice: Notice) -> Result<bool> {
    let org = body.org;
    Ok(match notice {
        Notice::Moved => true,
        Notice::Relayed => crate::relay::waits_for(app, tx, person)?,
        Notice::Waits => !rows::page_of_state(tx, org, State::Sent.code(), None, 1)?.is_empty(),
        Notice::Given => {
            let mut waits = false;
            for state in ["assigned", "under_analysis"] {
                waits = waits || !rows::page_of_expert(tx, org, person, state, None, 1)?.is_empty();
            }
            waits
        }
        Notice::Draft => rows::count_drafts(tx, org, &draft::author_key(&body.key, person)?)? > 0,
    })
}
