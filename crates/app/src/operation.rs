//! Operating the installation: what its operator sees of it, and nothing of what anybody answered.

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::journal::Verification;
use store::outbox::Counts;

use crate::App;
use crate::account::Account;
use crate::error::{Error, Result};
use crate::folder::MailConfiguration;
use crate::journal;
use crate::organisation::{self, Organisation};
use crate::session;

/// The state of the installation.
#[derive(Debug, Clone)]
pub struct Status {
    /// Whether the database is PostgreSQL; else it is the folder's own SQLite file.
    pub is_postgres: bool,
    /// Whether mails go to a server; else they stay in the folder as files.
    pub mails_leave: bool,
    /// The address people reach the installation at, if it is configured.
    pub base_url: Option<String>,
    /// The date a demonstration stands on.
    pub demonstration: Option<Date>,
    /// How many accounts there are, closed ones included.
    pub accounts: i64,
    /// What waits to be done and what was, in the whole installation.
    pub outbox: Counts,
    /// The journals: the installation's first, then each organisation's.
    pub journals: Vec<JournalState>,
}

/// The state of one journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalState {
    /// Whose; none for the installation itself.
    pub organisation: Option<Organisation>,
    /// Entries in the chain.
    pub sealed: i64,
    /// Entries that wait for their seal.
    pub unsealed: i64,
    /// When the chain was last extended.
    pub sealed_at: Option<Timestamp>,
}

/// How the installation is.
///
/// # Errors
/// Refused to all but the operator.
pub fn status(app: &App, actor: &Actor) -> Result<Status> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let now = app.now().as_millisecond();
    let mut organisations: Vec<Option<Organisation>> = vec![None];
    organisations.extend(organisation::list(app)?.into_iter().map(Some));
    let (engine, accounts, outbox, journals) = app.store.read(move |tx| {
        let mut journals = Vec::with_capacity(organisations.len());
        for organisation in &organisations {
            let org = organisation.as_ref().map_or(OrgId::INSTALLATION, |one| one.id).0;
            let head = store::journal::head(tx, org)?;
            journals.push(JournalState {
                organisation: organisation.clone(),
                sealed: head.map_or(0, |head| head.seq),
                unsealed: store::journal::count_unsealed(tx, org)?,
                sealed_at: head.and_then(|head| Timestamp::from_millisecond(head.sealed_ms).ok()),
            });
        }
        let (accounts, outbox) = (store::person::count(tx)?, store::outbox::count(tx, None, now)?);
        Ok::<_, Error>((tx.engine(), accounts, outbox, journals))
    })?;
    Ok(Status {
        is_postgres: engine == store::Engine::Postgres,
        mails_leave: matches!(app.configuration.mail, MailConfiguration::Smtp { .. }),
        base_url: app.configuration.base_url.clone(),
        demonstration: app.clock.demonstration_date(),
        accounts,
        outbox,
        journals,
    })
}

/// Walks every journal from its first entry; a chain that does not hold is an answer.
///
/// # Errors
/// Refused to all but the operator.
pub fn verify(app: &App, actor: &Actor) -> Result<Vec<Verification>> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    journal::verify(app)
}

/// Some accounts in the order of their addresses, and whether there are more.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// The accounts, with the roles of teams; who takes part in what is not the operator's to know.
    pub people: Vec<Account>,
    /// After whom the next page begins, if there is one.
    pub next: Option<PersonId>,
}

/// Accounts after a person, `limit` at most.
///
/// # Errors
/// Refused to all but the operator.
pub fn accounts(app: &App, actor: &Actor, after: Option<PersonId>, limit: usize) -> Result<Accounts> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let now = app.now();
    app.store.read(move |tx| {
        let most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut page = store::person::list_after(tx, after.map_or(0, |after| after.0), most)?;
        let more = page.len() > limit;
        page.truncate(limit);
        let mut people = Vec::with_capacity(page.len());
        for person in page {
            people.push(account(tx, person, now)?);
        }
        let next = people.last().filter(|_| more).map(|last| last.person);
        Ok(Accounts { people, next })
    })
}

/// One account.
///
/// # Errors
/// Refused to all but the operator; not found.
pub fn read_account(app: &App, actor: &Actor, person: PersonId) -> Result<Account> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let now = app.now();
    app.store.read(move |tx| {
        let found = store::person::find(tx, person.0)?.ok_or(Error::NotFound("person"))?;
        account(tx, found, now)
    })
}

fn account(tx: &mut store::Tx<'_>, person: store::person::Person, now: Timestamp) -> Result<Account> {
    let id = PersonId(person.person_id);
    let hats = session::hats(tx, id, now)?.into_iter().filter(|hat| hat.role != Role::Participant);
    Ok(Account {
        person: id,
        hats: hats.collect(),
        email: person.email,
        name: person.name,
        active: person.password_hash.is_some(),
    })
}

/// Everybody whose role is the operator's to give and take: operators, and the leads of organisations.
///
/// # Errors
/// Refused to all but the operator.
pub fn seated(app: &App, actor: &Actor) -> Result<Vec<Account>> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let now = app.now();
    app.store.read(move |tx| {
        let mut people = std::collections::BTreeSet::new();
        for hat in store::hat::list(tx, OrgId::INSTALLATION.0, now.as_millisecond())? {
            people.insert(hat.person_id);
        }
        for organisation in store::organisation::list(tx)? {
            let hats = store::hat::list(tx, organisation.org_id, now.as_millisecond())?;
            people.extend(hats.iter().filter(|hat| hat.role == Role::Lead.code()).map(|hat| hat.person_id));
        }
        let mut seated = Vec::with_capacity(people.len());
        for person in people {
            if let Some(found) = store::person::find(tx, person)? {
                seated.push(account(tx, found, now)?);
            }
        }
        seated.sort_by(|one, other| (&one.name, &one.email).cmp(&(&other.name, &other.email)));
        Ok::<_, Error>(seated)
    })
}
