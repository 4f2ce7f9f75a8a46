//! Forums of a demonstration: what colleagues might say to each other, written by us, through the same use cases.

mod talks;

use std::collections::BTreeSet;

use domain::authority::{Actor, Role};
use domain::calendar::{days_after, months_after};
use domain::forum::{Deed, Ground, Topic};
use domain::ids::{OrgId, PersonId};
use domain::text::Language;
use jiff::civil::Date;

use self::talks::{Opened, Said, Talk, Who};
use super::draw::Draw;
use super::{cast, noon, person_of};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::enrolling;
use crate::error::{Error, Result};
use crate::forum::{self, Moderation, NewOpening, NewPost, NewThread};
use crate::organisation;
use crate::screen::Confirmed;

/// The team that answers and moderates in an organisation.
struct Desk {
    tutor: Actor,
    moderator: Actor,
    lead: Actor,
}

/// Fills the forums of every cohort that has talks, up to the day before `as_of`; old threads are closed by their job.
///
/// # Errors
/// When a use case refuses what we wrote: then what we wrote is wrong.
pub(super) fn fill(app: &App, draw: &Draw, as_of: Date) -> Result<()> {
    for organisation in organisation::list(app)? {
        let desk = desk(app, organisation.id, &organisation.short_name)?;
        for pinned in cohort::list(app, organisation.id)? {
            let is_closed = pinned.cohort.name == super::closed::NAME;
            for talk in talks::of(&organisation.short_name, is_closed) {
                tell(app, draw, &pinned, &desk, talk, as_of)?;
            }
        }
    }
    app.clock.set(noon(as_of));
    forum::forget_secrets(app)?;
    deliver(app, as_of)
}

fn desk(app: &App, org: OrgId, short_name: &str) -> Result<Desk> {
    let wearing = |role: Role| -> Result<Actor> {
        let member = cast::PARTS.iter().find(|member| {
            member.org == Some(short_name) && matches!(member.part, cast::Part::Team(roles) if roles.contains(&role))
        });
        let email = member.map(|member| member.email).ok_or(Error::NotFound("member of the team"))?;
        Ok(Actor::Wearing { person: person_of(app, email)?, org, role })
    };
    Ok(Desk { tutor: wearing(Role::Tutor)?, moderator: wearing(Role::Moderator)?, lead: wearing(Role::Lead)? })
}

/// One thread, post after post, a few days apart; what would lie after `as_of` is not written yet.
fn tell(app: &App, draw: &Draw, pinned: &Pinned, desk: &Desk, talk: &Talk, as_of: Date) -> Result<()> {
    let topic = Topic::parse(&pinned.programme, talk.forum).ok_or(Error::NotFound("forum"))?;
    let mut day = days_after(begins(pinned, &topic), talk.days);
    let voices = writers(app, draw, pinned, &topic, talk)?;
    let mut thread = None;
    for (said, number) in talk.said.iter().zip(1..) {
        if day >= as_of {
            break;
        }
        app.clock.set(noon(day));
        let post = post(said);
        match (&thread, said.who) {
            (None, Who::One(voice)) => {
                let Some(actor) = voices.get(voice) else { return Ok(()) };
                let new = NewThread { title: talk.title.to_owned(), post };
                thread = Some(forum::begin(app, actor, pinned, talk.forum, &new)?);
            }
            (Some(thread), Who::One(voice)) => {
                if let Some(actor) = voices.get(voice) {
                    forum::reply(app, actor, pinned, thread, &post)?;
                }
            }
            (Some(thread), Who::Team) => {
                forum::answer(app, &desk.tutor, pinned, thread, &post)?;
            }
            (None, Who::Team) => return Err(Error::NotFound("thread")),
        }
        if let (Some(thread), Some(opened)) = (&thread, talk.opened.as_ref().filter(|it| it.post == number)) {
            open_voice(app, pinned, desk, thread, opened)?;
        }
        day = days_after(day, u16::try_from(draw.between(1, 6)).unwrap_or(1));
    }
    match (thread, &talk.moderated) {
        (Some(thread), Some(moderated)) if day < as_of => {
            app.clock.set(noon(day));
            let moderation = Moderation {
                deed: if moderated.words.is_empty() { Deed::Hidden } else { Deed::Redacted },
                reason: moderated.reason.to_owned(),
                words: moderated.words.to_owned(),
                title: talk.title.to_owned(),
                language: Language::french(),
                confirmed: Confirmed::none(),
            };
            forum::moderate(app, &desk.moderator, pinned, &thread, moderated.post, &moderation)
        }
        _ => Ok(()),
    }
}

/// The moderator asks who wrote, the lead consents, and the moderator reads the name: all of it in the journal, and told
/// to the author.
fn open_voice(app: &App, pinned: &Pinned, desk: &Desk, thread: &str, opened: &Opened) -> Result<()> {
    let new = NewOpening { ground: Ground::Danger, reason: opened.reason.to_owned() };
    let asked = forum::ask_opening(app, &desk.moderator, pinned, thread, opened.post, &new)?;
    forum::answer_opening(app, &desk.lead, pinned, &asked, true)?;
    forum::read_identity(app, &desk.moderator, pinned, &asked).map(drop)
}

fn post(said: &Said) -> NewPost {
    let language = Language::parse(said.language).unwrap_or_else(Language::french);
    NewPost { words: said.words.to_owned(), language, confirmed: Confirmed::none() }
}

/// The first day on which the goals of a topic are worked on.
fn begins(pinned: &Pinned, topic: &Topic) -> Date {
    let programme = &pinned.programme;
    let sequence = programme.sequences.iter().find(|sequence| match topic {
        Topic::Goal(id) => programme.goal(id).and_then(|goal| goal.sequence.as_ref()) == Some(&sequence.id),
        Topic::Set(set) => sequence.set == *set,
    });
    months_after(pinned.cohort.start, sequence.map_or(0, |sequence| sequence.start))
}

/// As many people as the talk has voices among those who chose the goal and are still there; the named ones first, so
/// that whoever signs in as one of them finds their own posts.
fn writers(app: &App, draw: &Draw, pinned: &Pinned, topic: &Topic, talk: &Talk) -> Result<Vec<Actor>> {
    let named: BTreeSet<i64> = cast::PARTS
        .iter()
        .filter(|member| matches!(member.part, cast::Part::Walks { .. }))
        .filter_map(|member| person_of(app, member.email).ok())
        .map(|person| person.0)
        .collect();
    let wanted = talk.said.iter().filter_map(|said| match said.who {
        Who::One(voice) => Some(voice + 1),
        Who::Team => None,
    });
    let wanted = wanted.max().unwrap_or(0);
    let org = pinned.cohort.org;
    let (handle, pinned, topic, from) = (app.clone(), pinned.clone(), topic.clone(), draw.below(7));
    let people: Vec<PersonId> = app.store.read(move |tx| {
        let id = pinned.cohort.id;
        let mut enrolments = Vec::new();
        store::enrolment::scan(tx, org, id, |enrolment| {
            enrolments.push(enrolment);
            Ok(())
        })?;
        let goal = |number| pinned.programme.goals.iter().find(|goal| goal.number == number);
        let mut people = Vec::new();
        for enrolment in &enrolments {
            // A few more than the talk needs are enough: hundreds chose some goals.
            if people.len() > wanted + 20 {
                break;
            }
            let choices = store::choice::list(tx, enrolment.key)?;
            let chosen: Vec<_> = choices
                .iter()
                .filter(|choice| choice.replaced.is_none())
                .filter_map(|choice| Some((goal(choice.goal)?.id.clone(), choice.set)))
                .collect();
            if topic.is_of(&chosen) && store::departure::find(tx, enrolment.key)?.is_none() {
                people.push(enrolling::person_of(&handle, tx, enrolment)?);
            }
        }
        Ok::<_, Error>(people)
    })?;
    let (mut first, others): (Vec<PersonId>, Vec<PersonId>) =
        people.into_iter().partition(|person| named.contains(&person.0));
    let turn = if others.is_empty() { 0 } else { from % others.len() };
    first.extend(others.iter().cycle().skip(turn).take(others.len()));
    Ok(first.into_iter().take(wanted).map(|person| Actor::Wearing { person, org, role: Role::Participant }).collect())
}

/// Mails of the past were delivered: their rows are over.
fn deliver(app: &App, as_of: Date) -> Result<()> {
    let now = noon(as_of).as_millisecond();
    loop {
        let claims = app.store.claim_outbox(now, 100, 60_000)?;
        if claims.is_empty() {
            return Ok(());
        }
        app.store.write(move |tx| {
            for claim in &claims {
                store::outbox::done(tx, claim, now)?;
            }
            Ok::<_, Error>(())
        })?;
    }
}
