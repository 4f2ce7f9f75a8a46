//! A mail at the moment it leaves: the state is read again, and what is no longer true is not sent (I19).

use std::collections::BTreeMap;

use documents::language::Voice;
use documents::mail::{Kind, Letter, Placeholder, Wording};
use domain::goal::{GoalId, GoalStatus};
use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use domain::obligation::Obligation;
use domain::path;
use domain::programme::Programme;
use domain::reminder::{ReminderKind, still_true};
use domain::text::Language;
use jiff::Timestamp;
use store::Tx;
use store::person::Person;

use super::{About, Apart, planning, voices};
use crate::App;
use crate::account;
use crate::cohort;
use crate::enrolling::{self, ACCEPTED, ACCEPTED_AS_EXCEPTION};
use crate::error::{Error, Result, broken};
use crate::organisation::{self, Organisation};
use crate::participant::Participant;
use crate::wording::{self, Texts};

/// What is to be done with a mail now.
#[derive(Debug, Clone)]
pub(crate) enum Ready {
    /// It is still true: send it.
    Send(Box<Addressed>),
    /// It is no longer true, or nobody is there to read it.
    Drop {
        /// Whom it was for, where deliveries are noted by person.
        person: Option<PersonId>,
    },
}

/// A mail with its address.
#[derive(Debug, Clone)]
pub(crate) struct Addressed {
    /// Whom it is for.
    pub person: PersonId,
    /// Their address.
    pub to: String,
    /// What they read.
    pub letter: Letter,
}

/// Where people reach the installation, without a slash at the end.
pub(crate) fn base(app: &App) -> String {
    let configured = app.configuration.base_url.as_deref().unwrap_or("http://127.0.0.1:8080");
    configured.trim_end_matches('/').to_owned()
}

/// The name that stands in previews.
pub(crate) fn sample_name() -> &'static str {
    "Camille Exemple"
}

/// Reads the state again and renders, inside a transaction; a link that is used once is made here, and kept nowhere.
///
/// # Errors
/// When the store, a key or a wording fails: to be tried again later.
pub(crate) fn prepare(
    app: &App,
    tx: &mut Tx<'_>,
    texts: &Texts,
    org: OrgId,
    about: &About,
    now: Timestamp,
) -> Result<Ready> {
    match about {
        About::Invitation { person, cohort } => {
            let person = PersonId(*person);
            match cohort {
                Some(cohort) => invitation(app, tx, texts, org, person, CohortId(*cohort), now),
                None => member(app, tx, org, person, now),
            }
        }
        About::Reminder { cohort, enrolment, requirement, kind } => {
            let kind = ReminderKind::parse(kind).ok_or_else(|| broken("a reminder of an unknown kind"))?;
            let key = key_of(org, *cohort, *enrolment);
            OnPath { key, requirement, still: Still::Due(kind) }.prepare(app, tx, texts, now)
        }
        About::Reopened { cohort, enrolment, requirement } => {
            let key = key_of(org, *cohort, *enrolment);
            OnPath { key, requirement, still: Still::Open }.prepare(app, tx, texts, now)
        }
        About::Forum { .. }
        | About::Paraphrase { .. }
        | About::Proposal { .. }
        | About::SelfCheck { .. }
        | About::Suspension { .. }
        | About::Lifted { .. } => own_page(app, tx, texts, org, about, now),
        About::Alert { alert, person, org } => {
            crate::alert::prepare(app, tx, (*alert, PersonId(*person), OrgId(*org)), now)
        }
        About::Digest { person, from, to } => crate::digest::prepare(app, tx, PersonId(*person), (from, to)),
        About::NearMiss { notice, sealed } => crate::near_miss::notice::prepare(app, tx, org, (notice, sealed), now),
        About::Uptake { on, sealed } => crate::uptake::notice::prepare(app, tx, org, (on, sealed), now),
        About::Guideline { notice, reference, person } => {
            crate::guideline::notice::prepare(app, tx, org, (notice, reference, *person), now)
        }
        About::Comment { cohort, enrolment, evaluation } => {
            let key = key_of(org, *cohort, *enrolment);
            OnPath { key, requirement: evaluation, still: Still::Commented }.prepare(app, tx, texts, now)
        }
        About::Synthesis { cohort, enrolment, evaluation } => {
            let key = key_of(org, *cohort, *enrolment);
            if !is_published(app, tx, key, evaluation)? {
                return Ok(Ready::Drop { person: None });
            }
            OnPath { key, requirement: evaluation, still: Still::Published }.prepare(app, tx, texts, now)
        }
        About::Report { cohort, enrolment, evaluation } => {
            let key = key_of(org, *cohort, *enrolment);
            OnPath { key, requirement: evaluation, still: Still::Submitted }.prepare(app, tx, texts, now)
        }
    }
}

/// The mails that lead to a page of one's own and say nothing of what stands there.
fn own_page(app: &App, tx: &mut Tx<'_>, texts: &Texts, org: OrgId, about: &About, now: Timestamp) -> Result<Ready> {
    match about {
        About::Forum { cohort, sealed } => {
            let key = super::apart_reader(app, tx, org, Apart::Forum, *cohort, sealed)?;
            // What it is stands on their page alone, even for somebody who has left.
            page_of(app, tx, texts, key, Kind::Forum, |_, _| Ok(true))
        }
        About::Paraphrase { cohort, sealed } => {
            let key = super::apart_reader(app, tx, org, Apart::Paraphrase, *cohort, sealed)?;
            page_of(app, tx, texts, key, Kind::Paraphrase, |tx, them| {
                Ok(them.departure.is_none() && crate::paraphrase::waits(app, tx, them)?)
            })
        }
        About::Proposal { cohort, sealed } => {
            let key = super::apart_reader(app, tx, org, Apart::Proposal, *cohort, sealed)?;
            page_of(app, tx, texts, key, Kind::Proposal, |_, them| Ok(them.departure.is_none()))
        }
        About::SelfCheck { cohort, enrolment, requirement, kind } => {
            let kind = ReminderKind::parse(kind).ok_or_else(|| broken("a reminder of an unknown kind"))?;
            page_of(app, tx, texts, key_of(org, *cohort, *enrolment), Kind::SelfCheck, |tx, them| {
                let asked = planning::self_check(tx, them, now)?.filter(|asked| asked.requirement == *requirement);
                Ok(asked.is_some_and(|asked| still_true(&asked, kind, them.today(now))))
            })
        }
        About::Suspension { cohort, enrolment, goal } => {
            let key = key_of(org, *cohort, *enrolment);
            // Still in force, on a goal that is still among theirs. Which goal, and why, is read on their path.
            page_of(app, tx, texts, key, Kind::Suspension, |_, them| {
                Ok(is_suspended(them, goal) && has_chosen(them, goal) && them.departure.is_none())
            })
        }
        About::Lifted { cohort, enrolment, goal } => {
            page_of(app, tx, texts, key_of(org, *cohort, *enrolment), Kind::Lifted, |_, them| {
                Ok(!is_suspended(them, goal) && them.departure.is_none())
            })
        }
        _ => Err(broken("a mail that leads to no page of its reader's own")),
    }
}

fn key_of(org: OrgId, cohort: i64, enrolment: i64) -> EnrolmentKey {
    EnrolmentKey { org, cohort: CohortId(cohort), enrolment: EnrolmentId(enrolment) }
}

fn invitation(
    app: &App,
    tx: &mut Tx<'_>,
    texts: &Texts,
    org: OrgId,
    person: PersonId,
    cohort: CohortId,
    now: Timestamp,
) -> Result<Ready> {
    let drop = Ready::Drop { person: Some(person) };
    let Some(reader) = open_account(tx, person)? else {
        return Ok(drop);
    };
    let Some(found) = store::cohort::find(tx, org, cohort)? else {
        return Ok(drop);
    };
    let pinned = cohort::pin(app, tx, found)?;
    let accepted = store::applicant::find(tx, org, cohort, person)?
        .is_some_and(|applicant| [ACCEPTED, ACCEPTED_AS_EXCEPTION].contains(&applicant.outcome.as_str()));
    if !accepted || enrolling::joined(app, tx, &pinned, person)?.is_some() {
        return Ok(drop);
    }
    let link = format!("{}/invitation/{}", base(app), account::invite(app, tx, org, person, now)?);
    let organisation = organisation::load(tx, org)?;
    let language = language_of(&reader, &pinned.programme);
    let values = common(&reader, &organisation, &pinned.programme, &language, link);
    let letter = render(tx, texts, org, &pinned.programme, Kind::Invitation, &language, &values)?;
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}

/// An invitation to the team, or to the operators of the installation.
fn member(app: &App, tx: &mut Tx<'_>, org: OrgId, person: PersonId, now: Timestamp) -> Result<Ready> {
    let drop = Ready::Drop { person: Some(person) };
    let Some(reader) = open_account(tx, person)? else {
        return Ok(drop);
    };
    let hats = store::hat::list_of_person(tx, person.0, now.as_millisecond())?;
    if !hats.iter().any(|hat| hat.org_id == org.0) {
        return Ok(drop);
    }
    let (tag, text) = documents::mail::default(Kind::Member, &reader.locale);
    let language = Language::parse(tag).unwrap_or_else(Language::english);
    let called = if org == OrgId::INSTALLATION {
        voices::of(app, tag)?.say("mail-installation")
    } else {
        organisation::load(tx, org)?.name.say(&language).to_owned()
    };
    let link = format!("{}/invitation/{}", base(app), account::invite(app, tx, org, person, now)?);
    let values = BTreeMap::from([
        (Placeholder::Name, reader.name.clone()),
        (Placeholder::Organisation, called),
        (Placeholder::Link, link),
    ]);
    let wording = Wording::parse(Kind::Member, text).map_err(|_| broken("our own wording has a fault"))?;
    let letter = wording.render(|place| values.get(&place).cloned().unwrap_or_default());
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}

fn is_suspended(them: &Participant, goal: &str) -> bool {
    them.programme.goal(&GoalId(goal.to_owned())).is_some_and(|goal| goal.status == GoalStatus::Suspended)
}

fn has_chosen(them: &Participant, goal: &str) -> bool {
    let mut sets = them.programme.sequences.iter().map(|sequence| them.goals_of_set(sequence.set));
    sets.any(|goals| goals.iter().any(|chosen| chosen.0 == goal))
}

/// A mail that leads somebody to a page of their own and says nothing of what stands there, if it is still true.
fn page_of(
    app: &App,
    tx: &mut Tx<'_>,
    texts: &Texts,
    key: EnrolmentKey,
    kind: Kind,
    still: impl FnOnce(&mut Tx<'_>, &Participant) -> Result<bool>,
) -> Result<Ready> {
    let drop = Ready::Drop { person: None };
    let them = match Participant::load(app, tx, key) {
        Ok(them) => them,
        Err(Error::NotFound(_)) => return Ok(drop),
        Err(error) => return Err(error),
    };
    if !still(tx, &them)? {
        return Ok(drop);
    }
    let person = enrolling::person_of(app, tx, &them.enrolment)?;
    let Some(reader) = open_account(tx, person)? else {
        return Ok(drop);
    };
    let organisation = organisation::load(tx, key.org)?;
    let language = language_of(&reader, &them.programme);
    let link = link(app, &organisation, &them, kind, "");
    let values = common(&reader, &organisation, &them.programme, &language, link);
    let letter = render(tx, texts, key.org, &them.programme, kind, &language, &values)?;
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}

/// A mail about one requirement of somebody's path.
struct OnPath<'a> {
    key: EnrolmentKey,
    requirement: &'a str,
    still: Still,
}

/// What must still be true for a mail to leave.
#[derive(Clone, Copy)]
enum Still {
    /// The reminder is: asked of the rule that planned it.
    Due(ReminderKind),
    /// It can be done.
    Open,
    /// It was submitted, so that there is a report, and not corrected since: a correction has a mail of its own.
    Submitted,
    /// It was submitted, and a comment on it waits in the report.
    Commented,
    /// A synthesis of it is published.
    Published,
}

impl Still {
    fn wording(self) -> Kind {
        match self {
            Self::Due(ReminderKind::Notice) => Kind::Notice,
            Self::Due(ReminderKind::BeforeDue) => Kind::Reminder,
            Self::Due(ReminderKind::AfterDue) => Kind::Late,
            Self::Open => Kind::Reopened,
            Self::Submitted => Kind::Report,
            Self::Commented => Kind::Comment,
            Self::Published => Kind::Synthesis,
        }
    }

    fn holds(self, them: &Participant, one: &Obligation, now: Timestamp) -> bool {
        match self {
            Self::Due(kind) => still_true(one, kind, them.today(now)),
            Self::Open => one.can_be_done(),
            Self::Published => them.departure.is_none(),
            Self::Commented => them.submitted.iter().any(|(what, ..)| *what == one.requirement),
            Self::Submitted => them
                .submitted
                .iter()
                .any(|(what, _, last)| *what == one.requirement && *last + super::REPORT_WAITS <= now),
        }
    }
}

impl OnPath<'_> {
    fn prepare(&self, app: &App, tx: &mut Tx<'_>, texts: &Texts, now: Timestamp) -> Result<Ready> {
        let drop = Ready::Drop { person: None };
        let them = match Participant::load(app, tx, self.key) {
            Ok(them) => them,
            Err(Error::NotFound(_)) => return Ok(drop),
            Err(error) => return Err(error),
        };
        let obligation = them.obligations(now).into_iter().find(|one| one.requirement == self.requirement);
        let Some(obligation) = obligation.filter(|one| self.still.holds(&them, one, now)) else {
            return Ok(drop);
        };
        let person = enrolling::person_of(app, tx, &them.enrolment)?;
        let Some(reader) = open_account(tx, person)? else {
            return Ok(drop);
        };
        let organisation = organisation::load(tx, self.key.org)?;
        let language = language_of(&reader, &them.programme);
        let (kind, voice) = (self.still.wording(), voices::of(app, language.tag())?);
        let link = link(app, &organisation, &them, kind, self.requirement);
        let mut values = common(&reader, &organisation, &them.programme, &language, link);
        values.insert(Placeholder::Evaluation, step(&them.programme, self.requirement, &language, &voice));
        values.insert(Placeholder::Opens, voice.date(obligation.window.opens));
        values.insert(Placeholder::Due, voice.date(obligation.window.due));
        values.insert(Placeholder::Locks, voice.date(obligation.window.locks));
        let letter = render(tx, texts, self.key.org, &them.programme, kind, &language, &values)?;
        Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
    }
}

fn is_published(app: &App, tx: &mut Tx<'_>, key: EnrolmentKey, evaluation: &str) -> Result<bool> {
    let Some(found) = store::cohort::find(tx, key.org, key.cohort)? else {
        return Ok(false);
    };
    let pinned = cohort::pin(app, tx, found)?;
    crate::synthesis::is_in_force(app, tx, &pinned, evaluation)
}

pub(crate) fn open_account(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Person>> {
    Ok(store::person::find(tx, person.0)?.filter(|person| person.closed_ms.is_none()))
}

/// The person's language if the programme has it, else the one the programme was first written in.
fn language_of(reader: &Person, programme: &Programme) -> Language {
    let theirs = programme.languages.iter().find(|language| language.tag() == reader.locale);
    theirs.unwrap_or(&programme.source_language).clone()
}

fn common(
    reader: &Person,
    organisation: &Organisation,
    programme: &Programme,
    language: &Language,
    link: String,
) -> BTreeMap<Placeholder, String> {
    BTreeMap::from([
        (Placeholder::Name, reader.name.clone()),
        (Placeholder::Organisation, organisation.name.say(language).to_owned()),
        (Placeholder::Programme, programme.name.say(language).to_owned()),
        (Placeholder::Link, link),
    ])
}

/// The page a mail leads to.
fn link(app: &App, organisation: &Organisation, them: &Participant, kind: Kind, requirement: &str) -> String {
    let path = format!("{}/{}/{}/{}", base(app), organisation.short_name, them.cohort.programme, them.cohort.name);
    match kind {
        Kind::Report | Kind::Comment => format!("{path}/report"),
        Kind::Forum => format!("{path}/posts"),
        Kind::Paraphrase => format!("{path}/paraphrases"),
        Kind::Proposal => format!("{path}/proposals"),
        Kind::SelfCheck => format!("{path}/self-check"),
        Kind::Synthesis => format!("{path}/syntheses/{requirement}"),
        _ if them.programme.evaluation(requirement).is_some() => format!("{path}/evaluations/{requirement}"),
        _ => path,
    }
}

/// What a requirement is called.
fn step(programme: &Programme, requirement: &str, language: &Language, voice: &Voice) -> String {
    if let Some(evaluation) = programme.evaluation(requirement) {
        return evaluation.name.say(language).to_owned();
    }
    let (sequence, stage) = requirement.split_once('/').unwrap_or((requirement, ""));
    let sequence = programme.sequence(sequence).map(|sequence| sequence.name.say(language)).unwrap_or_default();
    let key = match stage {
        path::CHOICE => "mail-step-choice",
        path::BASELINE => "mail-step-baseline",
        _ => "mail-step-commitment",
    };
    voice.with(key, [("sequence", sequence)])
}

fn render(
    tx: &mut Tx<'_>,
    texts: &Texts,
    org: OrgId,
    programme: &Programme,
    kind: Kind,
    language: &Language,
    values: &BTreeMap<Placeholder, String>,
) -> Result<Letter> {
    let files = texts.of(tx, org, programme)?;
    let words = wording::in_force(tx, org, programme, &files, kind, language)?;
    // A definition published before a placeholder was refused still writes: our own words stand in for its faulty ones.
    let wording = Wording::new(kind, &words.subject, &words.body)
        .or_else(|_| Wording::parse(kind, documents::mail::default(kind, language.tag()).1))
        .map_err(|_| broken("our own wording has a fault"))?;
    Ok(wording.render(|place| values.get(&place).cloned().unwrap_or_default()))
}
