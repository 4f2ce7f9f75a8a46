//! Accounts: invitation by single-use link, long password, rate limits.

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::Tx;

use crate::App;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};
use crate::session::{self, token_hash};

/// How long an invitation can be used.
pub const INVITATION_LASTS: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Tries of one address in one window before sign-in asks to wait; a success clears them.
const TRIES: i64 = 10;
/// The window.
const WINDOW_MS: i64 = 15 * 60 * 1000;

/// What an invitation is for.
pub const INVITATION: &str = "invitation";

/// Somebody to be given an account.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Where mails go, and what they sign in with.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Their language.
    pub language: String,
}

/// Cleans and judges an address.
///
/// # Errors
/// A fault of the field `email`.
pub fn email(text: &str) -> Result<String> {
    let clean = text.trim().to_lowercase();
    let fits = clean.len() <= 254 && clean.parse::<lettre::Address>().is_ok();
    if fits { Ok(clean) } else { Err(Fault::new("email", "fault-email").into()) }
}

/// Gives a person an account inside a transaction, or finds the one they have.
///
/// # Errors
/// Invalid, for an address or name that cannot be.
pub fn ensure(app: &App, tx: &mut Tx<'_>, new: &NewPerson, now: Timestamp) -> Result<PersonId> {
    let email = email(&new.email)?;
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Fault::new("name", "fault-name").into());
    }
    if let Some(person) = store::person::find_by_email(tx, &email)? {
        return Ok(PersonId(person.person_id));
    }
    let id = PersonId(app.chance.id());
    store::person::add(
        tx,
        &store::person::Person {
            person_id: id.0,
            email,
            name: name.to_owned(),
            locale: new.language.clone(),
            password_hash: None,
            created_ms: now.as_millisecond(),
            closed_ms: None,
        },
    )?;
    Ok(id)
}

/// Makes a single-use link inside a transaction; older ones of the same person and purpose are worth nothing from then.
///
/// # Errors
/// When the store fails.
pub fn invite(app: &App, tx: &mut Tx<'_>, org: OrgId, person: PersonId, now: Timestamp) -> Result<String> {
    let token = app.chance.token();
    store::invitation::expire(tx, person.0, INVITATION, now.as_millisecond())?;
    store::invitation::add(
        tx,
        &store::invitation::Invitation {
            token_hash: token_hash(&token),
            person_id: person.0,
            org_id: org.0,
            purpose: INVITATION.to_owned(),
            created_ms: now.as_millisecond(),
            expires_ms: (now + INVITATION_LASTS).as_millisecond(),
            used_ms: None,
        },
    )?;
    Ok(token)
}

/// Grants a hat inside a transaction; having it already is no fault.
///
/// # Errors
/// When the store fails.
pub fn grant(tx: &mut Tx<'_>, org: OrgId, person: PersonId, role: Role, by: &Actor, now: Timestamp) -> Result<()> {
    if store::hat::find(tx, org.0, person.0, role.code(), now.as_millisecond())?.is_some() {
        return Ok(());
    }
    store::hat::add(
        tx,
        &store::hat::Hat {
            org_id: org.0,
            person_id: person.0,
            role: role.code().to_owned(),
            from_ms: now.as_millisecond(),
            to_ms: None,
            granted_by: by.person().map(|person| person.0),
        },
    )?;
    Ok(())
}

/// Adds somebody to the team of an organisation (or to the operators of the installation) and answers their link.
///
/// # Errors
/// Refused; invalid; conflict when a programme of the organisation keeps that role apart from one they wear.
pub fn add_member(app: &App, actor: &Actor, org: OrgId, role: Role, new: NewPerson) -> Result<(PersonId, String)> {
    may_manage(actor, org, role)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let person = ensure(&app, tx, &new, now)?;
        crate::separation::check(&app, tx, org, person, role)?;
        if actor != Actor::System {
            must_fit(tx, org, role)?;
        }
        grant(tx, org, person, role, &actor, now)?;
        let token = invite(&app, tx, org, person, now)?;
        let act = Act { org, act: "hat.grant", object: format!("person/{person}/{role}"), why: "" };
        journal::write(&app, tx, &actor, &act, now)?;
        Ok((person, token))
    })
}

/// Hats of a body are worn in bodies, those of the authority there: they open what all bodies share, so that no lead of
/// another organisation may hand them out. Whoever runs commands in the data folder is trusted with it.
fn must_fit(tx: &mut Tx<'_>, org: OrgId, role: Role) -> Result<()> {
    use store::body::Kind;
    let needs = match role {
        Role::Doctor | Role::Manager | Role::Expert => Kind::Body,
        Role::Officer => Kind::Authority,
        Role::Correspondent => Kind::Establishment,
        _ => return Ok(()),
    };
    let fits = store::body::find(tx, org)?.is_some_and(|body| body.kind == needs);
    if fits { Ok(()) } else { Err(Fault::new("role", "fault-role").into()) }
}

/// Takes a hat back; whoever wears it wears none from then on.
///
/// # Errors
/// Refused; not found; conflict when it is the last of its role and somebody must have it.
pub fn take_hat(app: &App, actor: &Actor, org: OrgId, person: PersonId, role: Role, why: &str) -> Result<()> {
    may_manage(actor, org, role)?;
    if why.trim().is_empty() {
        return Err(Fault::new("why", "fault-reason").into());
    }
    let (app, actor, why) = (app.clone(), actor.clone(), why.trim().to_owned());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let last = store::hat::count(tx, org.0, role.code(), now.as_millisecond())? <= 1;
        if last && matches!(role, Role::Operator | Role::Lead) {
            return Err(crate::error::conflict("role", "fault-last-of-role"));
        }
        if !store::hat::end(tx, org.0, person.0, role.code(), now.as_millisecond())? {
            return Err(Error::NotFound("hat"));
        }
        let act = Act { org, act: "hat.take", object: format!("person/{person}/{role}"), why: &why };
        journal::write(&app, tx, &actor, &act, now)
    })
}

fn may_manage(actor: &Actor, org: OrgId, role: Role) -> Result<()> {
    // The operator founds organisations and seats their first lead; the lead seats the rest.
    let by_operator = matches!(role, Role::Operator | Role::Lead)
        && actor.may(Right::OperateInstallation, OrgId::INSTALLATION).is_ok();
    if !by_operator {
        actor.may(Right::ManageTeam, org)?;
        if role == Role::Operator {
            actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
        }
    }
    Ok(())
}

/// Who an unused invitation is for: their name and address, shown on the page that asks for a password.
///
/// # Errors
/// Not found, for a link that is unknown, used or too old.
pub fn read_invitation(app: &App, token: &str) -> Result<(String, String)> {
    let hash = token_hash(token);
    let now = app.now().as_millisecond();
    app.store.read(move |tx| {
        let invitation = store::invitation::find(tx, &hash)?
            .filter(|invitation| invitation.used_ms.is_none() && invitation.expires_ms > now)
            .ok_or(Error::NotFound("invitation"))?;
        let person = store::person::find(tx, invitation.person_id)?.ok_or(Error::NotFound("invitation"))?;
        Ok((person.name, person.email))
    })
}

/// Accepts an invitation: sets the password, uses the link up and signs the person in.
///
/// # Errors
/// Not found, for a link that is unknown, used or too old; invalid, for a password that cannot be.
pub fn accept_invitation(app: &App, token: &str, password: &str) -> Result<String> {
    read_invitation(app, token)?;
    let hash = app.passwords.hash(&app.chance, password)?;
    let (app, token_hash) = (app.clone(), token_hash(token));
    app.store.clone().write(move |tx| {
        let now = app.now();
        let used = store::invitation::use_up(tx, &token_hash, now.as_millisecond())?;
        let invitation = used.ok_or(Error::NotFound("invitation"))?;
        let person = PersonId(invitation.person_id);
        store::person::set_password(tx, person.0, &hash)?;
        // Whoever was signed in with the password before is not any more.
        store::session::revoke_all(tx, person.0, now.as_millisecond())?;
        let act = Act {
            org: OrgId(invitation.org_id),
            act: "invitation.accept",
            object: format!("person/{person}"),
            why: "",
        };
        journal::write(&app, tx, &Actor::Person(person), &act, now)?;
        session::begin(&app, tx, person, now)
    })
}

/// Signs in with address and password.
///
/// # Errors
/// Invalid, the same for a wrong password and an unknown address; invalid, asking to wait, after too many tries.
pub fn sign_in(app: &App, address: &str, password: &str) -> Result<String> {
    let address = address.trim().to_lowercase();
    let now = app.now();
    let window = now.as_millisecond().div_euclid(WINDOW_MS) * WINDOW_MS;
    let tried = data_encoding::HEXLOWER.encode(&Sha256::digest(format!("sign-in/{address}")));
    let tries = app.store.write({
        let tried = tried.clone();
        move |tx| Ok::<_, Error>(store::attempt::add(tx, &tried, window)?)
    })?;
    if tries > TRIES {
        return Err(Fault::new("", "fault-too-many-tries").with("minutes", WINDOW_MS / 60_000).into());
    }
    let person = app.store.read({
        let address = address.clone();
        move |tx| Ok::<_, Error>(store::person::find_by_email(tx, &address)?)
    })?;
    let known = person.filter(|person| person.closed_ms.is_none());
    let hash = known.as_ref().and_then(|person| person.password_hash.as_deref());
    let right = app.passwords.verify(password, hash)?;
    let Some(person) = known.filter(|_| right) else {
        return Err(Fault::new("", "fault-sign-in").into());
    };
    let app = app.clone();
    app.store.clone().write(move |tx| {
        store::attempt::clear(tx, &tried)?;
        session::begin(&app, tx, PersonId(person.person_id), app.now())
    })
}

/// Signs in without a password, in a demonstration only.
///
/// # Errors
/// Not found, anywhere else and for unknown addresses.
pub fn sign_in_to_demonstration(app: &App, address: &str) -> Result<String> {
    if !app.is_demonstration() {
        return Err(Error::NotFound("page"));
    }
    let (app, address) = (app.clone(), address.to_owned());
    app.store.clone().write(move |tx| {
        let person = store::person::find_by_email(tx, &address)?.ok_or(Error::NotFound("person"))?;
        session::begin(&app, tx, PersonId(person.person_id), app.now())
    })
}

/// Changes one's own language.
///
/// # Errors
/// Refused to strangers.
pub fn speak(app: &App, actor: &Actor, language: &str) -> Result<()> {
    actor.may(Right::ManageOwnAccount, OrgId::INSTALLATION)?;
    let Some(person) = actor.person() else {
        return Err(Error::NotFound("person"));
    };
    let language = language.to_owned();
    app.store.write(move |tx| {
        store::person::set_locale(tx, person.0, &language)?;
        Ok::<_, Error>(())
    })
}

/// An account as an operator lists it: not secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Whether they have set a password yet.
    pub active: bool,
    /// The hats they may wear.
    pub hats: Vec<session::Hat>,
}

/// How many accounts are read at once.
const PAGE: i64 = 200;

/// Accounts after an address, a page at most, in the order of addresses.
///
/// # Errors
/// Refused to all but the operator.
pub fn list(app: &App, actor: &Actor, after: &str) -> Result<Vec<Account>> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let (now, after) = (app.now(), after.to_owned());
    app.store.read(move |tx| {
        let people = store::person::list(tx, &after, PAGE)?;
        people
            .into_iter()
            .map(|person| {
                Ok(Account {
                    person: PersonId(person.person_id),
                    hats: session::hats(tx, PersonId(person.person_id), now)?,
                    email: person.email,
                    name: person.name,
                    active: person.password_hash.is_some(),
                })
            })
            .collect()
    })
}

/// Hands every account to `each`, in the order of addresses.
///
/// # Errors
/// Refused to all but the operator; whatever `each` answers.
pub fn each(app: &App, actor: &Actor, mut each: impl FnMut(&Account) -> Result<()>) -> Result<()> {
    let mut after = String::new();
    loop {
        let page = list(app, actor, &after)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after.clone_from(&last.email);
        page.iter().try_for_each(&mut each)?;
    }
}

/// The person of an address.
///
/// # Errors
/// Refused to all but the operator; not found.
pub fn find(app: &App, actor: &Actor, email: &str) -> Result<PersonId> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let email = email.trim().to_lowercase();
    app.store.read(move |tx| {
        let found = store::person::find_by_email(tx, &email)?.ok_or(Error::NotFound("person"))?;
        Ok(PersonId(found.person_id))
    })
}

/// Ends every session of a person.
///
/// # Errors
/// Refused to all but the operator.
pub fn sign_out_everywhere(app: &App, actor: &Actor, person: PersonId) -> Result<()> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        store::session::revoke_all(tx, person.0, now.as_millisecond())?;
        let act = Act { org: OrgId::INSTALLATION, act: "session.revoke", object: format!("person/{person}"), why: "" };
        journal::write(&app, tx, &actor, &act, now)
    })
}
