//! Sessions: who is signed in, wearing which hat. Revocable, and worth nothing to whoever reads the database.

use domain::authority::{Actor, Role};
use domain::ids::{OrgId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::Tx;

use crate::App;
use crate::error::{Error, Result};
use crate::organisation::{self, Organisation};

/// How long a session lasts without being used.
const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// How often a session's last use is written down: not at each request.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(10);

/// A hat somebody may wear.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hat {
    /// Where; the installation itself for an operator.
    pub org: OrgId,
    /// Which.
    pub role: Role,
}

/// Somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// Their name, for the head of the page.
    pub name: String,
    /// Their language.
    pub language: String,
    /// The hat worn, if one is.
    pub hat: Option<Hat>,
    /// Every hat they may choose.
    pub hats: Vec<Hat>,
}

impl SignedIn {
    /// The actor that use cases take.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.hat {
            Some(hat) => Actor::Wearing { person: self.person, org: hat.org, role: hat.role },
            None => Actor::Person(self.person),
        }
    }
}

/// One session of a person, for the page that lists and revokes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// What revokes it.
    pub handle: String,
    /// When it began.
    pub created: Timestamp,
    /// When it was last used, to ten minutes.
    pub seen: Timestamp,
    /// Whether it is the one asking.
    pub this_one: bool,
}

/// The hash under which a token is stored.
#[must_use]
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Begins a session inside a transaction; the token goes to the person and is stored nowhere.
///
/// # Errors
/// When the store fails.
pub fn begin(app: &App, tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<String> {
    let token = app.chance.token();
    let hats = hats(tx, person, now)?;
    // With a single hat there is nothing to choose; with several, the person says which.
    let only = (hats.len() == 1).then(|| hats.first()).flatten();
    store::session::add(
        tx,
        &store::session::Session {
            token_hash: token_hash(&token),
            person_id: person.0,
            org_id: only.map(|hat| hat.org.0),
            hat: only.map(|hat| hat.role.code().to_owned()),
            created_ms: now.as_millisecond(),
            seen_ms: now.as_millisecond(),
            expires_ms: (now + IDLE).as_millisecond(),
            revoked_ms: None,
        },
    )?;
    Ok(token)
}

/// Who a token belongs to; `None` for a token that is unknown, ended or revoked.
///
/// # Errors
/// When the store fails.
pub fn who(app: &App, token: &str) -> Result<Option<SignedIn>> {
    let Some(recognised) = recognise(app, token)? else {
        return Ok(None);
    };
    if recognised.is_to_be_noted {
        note(app, token)?;
    }
    Ok(Some(recognised.signed_in))
}

/// What every page begins with.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Who it is.
    pub signed_in: SignedIn,
    /// The organisations of the installation, which name the hats.
    pub organisations: Vec<Organisation>,
    /// Whether the session has not been noted as used for a while, and is to be: see [`note`].
    pub is_to_be_noted: bool,
}

/// Who a token belongs to, in one reading; `None` for a token that is unknown, ended or revoked.
///
/// # Errors
/// When the store fails.
pub fn recognise(app: &App, token: &str) -> Result<Option<Recognised>> {
    let hash = token_hash(token);
    let now = app.now();
    app.store.read(move |tx| {
        let Some((signed_in, seen_ms)) = signed_in(tx, &hash, now)? else {
            return Ok(None);
        };
        let noted_every = i64::try_from(NOTED_EVERY.as_millis()).unwrap_or(i64::MAX);
        let is_to_be_noted = now.as_millisecond() - seen_ms > noted_every;
        Ok(Some(Recognised { signed_in, organisations: organisation::all(tx)?, is_to_be_noted }))
    })
}

/// Notes that a session is used, which keeps it open.
///
/// # Errors
/// When the store fails.
pub fn note(app: &App, token: &str) -> Result<()> {
    let hash = token_hash(token);
    let now = app.now();
    app.store.write(move |tx| {
        store::session::see(tx, &hash, now.as_millisecond(), (now + IDLE).as_millisecond())?;
        Ok(())
    })
}

/// The person of a session, and when the session was last noted as used, in milliseconds.
fn signed_in(tx: &mut Tx<'_>, hash: &[u8], now: Timestamp) -> Result<Option<(SignedIn, i64)>> {
    let Some(session) = store::session::find(tx, hash, now.as_millisecond())? else {
        return Ok(None);
    };
    let Some(person) = store::person::find(tx, session.person_id)?.filter(|person| person.closed_ms.is_none()) else {
        return Ok(None);
    };
    let hats = hats(tx, PersonId(person.person_id), now)?;
    let worn = session.org_id.zip(session.hat.as_deref().and_then(Role::parse));
    // A hat that was taken back is no longer worn, whatever the session remembers.
    let hat = worn.map(|(org, role)| Hat { org: OrgId(org), role }).filter(|hat| hats.contains(hat));
    let signed_in =
        SignedIn { person: PersonId(person.person_id), name: person.name, language: person.locale, hat, hats };
    Ok(Some((signed_in, session.seen_ms)))
}

/// Puts on a hat.
///
/// # Errors
/// Not found, when the hat is not the person's.
pub fn wear(app: &App, token: &str, hat: Hat) -> Result<()> {
    let hash = token_hash(token);
    let now = app.now();
    app.store.write(move |tx| {
        let session = store::session::find(tx, &hash, now.as_millisecond())?.ok_or(Error::NotFound("session"))?;
        if !hats(tx, PersonId(session.person_id), now)?.contains(&hat) {
            return Err(Error::NotFound("hat"));
        }
        store::session::wear(tx, &hash, hat.org.0, hat.role.code())?;
        Ok(())
    })
}

/// Ends the session of a token.
///
/// # Errors
/// When the store fails; a session that ended already is no error.
pub fn end(app: &App, token: &str) -> Result<()> {
    let hash = token_hash(token);
    let now = app.now().as_millisecond();
    app.store.write(move |tx| {
        store::session::revoke(tx, &hash, now)?;
        Ok::<_, Error>(())
    })
}

/// The open sessions of the person a token belongs to.
///
/// # Errors
/// Not found, when the token is nobody's.
pub fn list(app: &App, token: &str) -> Result<Vec<OpenSession>> {
    let hash = token_hash(token);
    let now = app.now().as_millisecond();
    app.store.read(move |tx| {
        let mine = store::session::find(tx, &hash, now)?.ok_or(Error::NotFound("session"))?;
        let sessions = store::session::list_of_person(tx, mine.person_id, now)?;
        Ok(sessions
            .into_iter()
            .map(|session| OpenSession {
                this_one: session.token_hash == hash,
                handle: data_encoding::HEXLOWER.encode(&session.token_hash),
                created: Timestamp::from_millisecond(session.created_ms).unwrap_or_default(),
                seen: Timestamp::from_millisecond(session.seen_ms).unwrap_or_default(),
            })
            .collect())
    })
}

/// Revokes one of one's own sessions by its handle, or all of them.
///
/// # Errors
/// Not found, when the handle is not of a session of the same person.
pub fn revoke(app: &App, token: &str, handle: Option<&str>) -> Result<()> {
    let hash = token_hash(token);
    let now = app.now().as_millisecond();
    let other = handle
        .map(|handle| data_encoding::HEXLOWER.decode(handle.as_bytes()).map_err(|_| Error::NotFound("session")))
        .transpose()?;
    app.store.write(move |tx| {
        let mine = store::session::find(tx, &hash, now)?.ok_or(Error::NotFound("session"))?;
        match &other {
            None => {
                store::session::revoke_all(tx, mine.person_id, now)?;
            }
            Some(other) => {
                let theirs =
                    store::session::find(tx, other, now)?.filter(|session| session.person_id == mine.person_id);
                theirs.ok_or(Error::NotFound("session"))?;
                store::session::revoke(tx, other, now)?;
            }
        }
        Ok(())
    })
}

/// Every hat a person may wear now, inside a transaction.
///
/// # Errors
/// When the store fails.
pub fn hats(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<Vec<Hat>> {
    let mut hats: Vec<Hat> = store::hat::list_of_person(tx, person.0, now.as_millisecond())?
        .into_iter()
        .filter_map(|hat| Some(Hat { org: OrgId(hat.org_id), role: Role::parse(&hat.role)? }))
        .collect();
    hats.sort();
    hats.dedup();
    Ok(hats)
}
