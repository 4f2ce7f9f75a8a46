//! The digest that people choose: how often, of which specialties and themes; sent once for each period by a job, and
//! stopped by a link in each mail, without signing in.

use std::collections::BTreeSet;

use documents::digest::{self as mail_of, Digest, Item};
use domain::authority::{Actor, Right};
use domain::calendar::{civil_date, day_begins};
use domain::digest::{About, Choice, Period, Rhythm, last_period};
use domain::ids::{OrgId, PersonId};
use domain::text::Text;
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Tx;
use store::digest as rows;

use crate::App;
use crate::alert;
use crate::error::{Error, Fault, Result, broken};
use crate::mail::letter::{self, Addressed, Ready};
use crate::mail::{self, About as MailAbout, voices};
use crate::story;

/// People looked at in one transaction.
const LOOKED_AT: u32 = 200;
/// Guidelines looked at: more than a month brings.
const MOST: u32 = 500;
/// Hours after midnight at which digests leave.
const LEAVES: SignedDuration = SignedDuration::from_hours(6);

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offered {
    /// Specialties of the schemes of this installation, by code.
    pub specialties: Vec<(String, Text)>,
    /// Themes that are open.
    pub themes: Vec<(String, Text)>,
}

/// What an account chose, and what it can choose.
///
/// # Errors
/// Refused to whoever is not signed in.
pub fn chosen(app: &App, actor: &Actor) -> Result<(Choice, Offered)> {
    actor.may(Right::ManageOwnAccount, OrgId::INSTALLATION)?;
    let person = actor.person().ok_or(Error::NotFound("account"))?;
    app.store.read(move |tx| {
        let choice = rows::find(tx, person)?.map(|row| choice(&row)).transpose()?.unwrap_or_default();
        Ok((choice, offered(tx)?))
    })
}

fn offered(tx: &mut Tx<'_>) -> Result<Offered> {
    let schemes: BTreeSet<String> = store::body::list(tx)?.into_iter().map(|body| body.scheme).collect();
    let mut offered = Offered::default();
    for scheme in schemes.iter().filter_map(|id| documents::scheme::shipped(id)) {
        let new = scheme.specialties.iter().map(|it| (it.code.clone(), it.name.clone()));
        offered.specialties.extend(new);
    }
    offered.specialties.sort_by(|one, other| one.0.cmp(&other.0));
    offered.specialties.dedup_by(|one, other| one.0 == other.0);
    let themes = crate::theme::all(tx)?.into_iter().filter(crate::theme::Known::is_open);
    offered.themes = themes.map(|theme| (theme.code, theme.name)).collect();
    Ok(offered)
}

fn choice(row: &rows::Chosen) -> Result<Choice> {
    Ok(Choice {
        rhythm: Rhythm::parse(&row.rhythm).unwrap_or_default(),
        specialties: serde_json::from_str(&row.specialties).map_err(broken)?,
        themes: serde_json::from_str(&row.themes).map_err(broken)?,
    })
}

/// Chooses how often, and of what.
///
/// # Errors
/// Refused to whoever is not signed in; invalid for a specialty or a theme that is not offered and was not chosen before.
pub fn choose(app: &App, actor: &Actor, new: &Choice) -> Result<()> {
    actor.may(Right::ManageOwnAccount, OrgId::INSTALLATION)?;
    let person = actor.person().ok_or(Error::NotFound("account"))?;
    let (app, new) = (app.clone(), new.clone());
    app.store.clone().write(move |tx| {
        let before = rows::find(tx, person)?.map(|row| choice(&row)).transpose()?.unwrap_or_default();
        let offered = offered(tx)?;
        let mut faults = Vec::new();
        let sides = [
            ("specialties", &new.specialties, &before.specialties, &offered.specialties),
            ("themes", &new.themes, &before.themes, &offered.themes),
        ];
        for (field, codes, before, offered) in sides {
            let known = |code: &String| before.contains(code) || offered.iter().any(|(known, _)| known == code);
            if !codes.iter().all(known) {
                faults.push(Fault::new(field, "fault-digest-unknown"));
            }
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let json = |codes: &BTreeSet<String>| serde_json::to_string(codes).map_err(broken);
        let row = rows::Chosen {
            person,
            rhythm: new.rhythm.code().to_owned(),
            specialties: json(&new.specialties)?,
            themes: json(&new.themes)?,
            stop: app.chance.reference(),
            sent: None,
        };
        Ok(rows::choose(tx, &row)?)
    })
}

/// What the link in a mail carries: a random name and a signature, so that nobody stops somebody else's by guessing, nor by
/// reading the database.
fn token(app: &App, stop: &str) -> Result<String> {
    Ok(format!("{stop}.{}", app.keys.own()?.signature("digest/stop", stop)?))
}

/// Whether a link is one of ours, and whose digest it stops.
fn holder(app: &App, given: &str) -> Result<String> {
    let (stop, _) = given.split_once('.').ok_or(Error::NotFound("digest"))?;
    if token(app, stop)? == given { Ok(stop.to_owned()) } else { Err(Error::NotFound("digest")) }
}

/// Whether a link can stop a digest.
///
/// # Errors
/// Not found for a link that is not ours.
pub fn can_stop(app: &App, given: &str) -> Result<()> {
    let stop = holder(app, given)?;
    app.store.read(move |tx| rows::find_by_stop(tx, &stop)?.map(drop).ok_or(Error::NotFound("digest")))
}

/// Stops the digest of whoever was sent this link; twice is once.
///
/// # Errors
/// Not found for a link that is not ours.
pub fn stop(app: &App, given: &str) -> Result<()> {
    let stop = holder(app, given)?;
    app.store.write(move |tx| {
        let chosen = rows::find_by_stop(tx, &stop)?.ok_or(Error::NotFound("digest"))?;
        rows::stop(tx, chosen.person)?;
        Ok(())
    })
}

/// What kind of thing came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Alert,
    Guideline,
    Story,
}

/// Something that came out in a period.
struct New {
    what: What,
    title: Text,
    link: String,
    specialties: Vec<String>,
    themes: Vec<String>,
}

impl New {
    /// Whether somebody wants it; what is for several specialties is wanted by whoever wants one of them.
    fn is_wanted(&self, choice: &Choice) -> bool {
        let themes = &self.themes;
        if self.specialties.is_empty() {
            return choice.wants(About { specialty: None, themes });
        }
        self.specialties.iter().any(|code| choice.wants(About { specialty: Some(code), themes }))
    }
}

/// Everything that came out in a period and holds still.
fn news(app: &App, tx: &mut Tx<'_>, period: &Period) -> Result<Vec<New>> {
    let (base, today) = (letter::base(app), today(app, tx)?.0);
    let mut all = Vec::new();
    for kept in alert::kept(tx, today)?.into_iter().filter(|it| period.holds(it.on) && it.is_in_force) {
        all.push(New {
            what: What::Alert,
            title: kept.title,
            link: format!("{base}/alerts/{}", kept.reference),
            specialties: vec![kept.specialty],
            themes: kept.themes.into_iter().collect(),
        });
    }
    for published in store::guideline::published(tx, None, MOST)?.into_iter().filter(|it| period.holds(it.on)) {
        let topics = store::guideline::topics(tx, published.org, published.id, published.version)?;
        let (mut specialties, mut themes) = (Vec::new(), Vec::new());
        for topic in topics {
            match topic {
                store::guideline::Topic::Specialty(code) => specialties.push(code),
                store::guideline::Topic::Theme(code) => themes.push(code),
            }
        }
        let link = format!("{base}/guidelines/{}", published.reference);
        let title = crate::theme::title(&published.content)?;
        all.push(New { what: What::Guideline, title, link, specialties, themes });
    }
    for kept in story::on_themes(tx)?.into_iter().filter(|kept| period.holds(kept.on)) {
        all.push(New {
            what: What::Story,
            title: kept.line.title,
            link: format!("{base}/stories/{}", kept.line.reference),
            specialties: kept.line.specialty.into_iter().collect(),
            themes: kept.line.themes.into_iter().collect(),
        });
    }
    Ok(all)
}

/// The civil date by which periods are told apart: that of the bodies.
fn today(app: &App, tx: &mut Tx<'_>) -> Result<(Date, TimeZone)> {
    let body = store::body::list(tx)?.into_iter().next();
    let scheme = body.and_then(|body| documents::scheme::shipped(&body.scheme));
    let zone = scheme.map_or(TimeZone::UTC, |scheme| scheme.zone.clone());
    Ok((civil_date(app.now(), &zone), zone))
}

/// Enqueues the digests of the last whole period, once for everybody who wants one and for whom there is something new;
/// how many.
///
/// # Errors
/// When the store fails; what is enqueued stays, and is not enqueued again.
pub fn send(app: &App) -> Result<u64> {
    let mut enqueued = 0;
    for rhythm in [Rhythm::Weekly, Rhythm::Monthly] {
        let mut after = PersonId(i64::MIN);
        loop {
            let handle = app.clone();
            let (some, last) = app.store.write(move |tx| page(&handle, tx, rhythm, after))?;
            enqueued += some;
            match last {
                Some(person) => after = person,
                None => break,
            }
        }
    }
    Ok(enqueued)
}

fn page(app: &App, tx: &mut Tx<'_>, rhythm: Rhythm, after: PersonId) -> Result<(u64, Option<PersonId>)> {
    let people = rows::of_rhythm(tx, rhythm.code(), after, LOOKED_AT)?;
    let (today, zone) = today(app, tx)?;
    let (Some(last), Some(period)) = (people.last().map(|it| it.person), last_period(rhythm, today)) else {
        return Ok((0, None));
    };
    let code = period.code();
    let mut enqueued = 0;
    let waiting: Vec<&rows::Chosen> = people.iter().filter(|it| it.sent.as_deref() != Some(code.as_str())).collect();
    if !waiting.is_empty() {
        let new = news(app, tx, &period)?;
        for row in waiting {
            let choice = choice(row)?;
            if new.iter().any(|new| new.is_wanted(&choice)) {
                let (from, to) = (period.from.to_string(), period.to.to_string());
                let about = MailAbout::Digest { person: row.person.0, from, to };
                let dedupe = format!("digest/{}/{code}", row.person);
                let at = app.now().max(day_begins(today, &zone) + LEAVES);
                enqueued += u64::from(mail::enqueue(app, tx, OrgId::INSTALLATION, &about, Some(dedupe), at)?);
            }
            rows::note_sent(tx, row.person, &code)?;
        }
    }
    Ok((enqueued, (people.len() == LOOKED_AT as usize).then_some(last)))
}

/// Reads the choice and what is new again, and renders: whoever wants no more gets none, and what was withdrawn is not
/// told (I19).
///
/// # Errors
/// When the store fails: to be tried again later.
pub(crate) fn prepare(app: &App, tx: &mut Tx<'_>, person: PersonId, (from, to): (&str, &str)) -> Result<Ready> {
    let drop = Ready::Drop { person: None };
    let period = Period { from: from.parse().map_err(broken)?, to: to.parse().map_err(broken)? };
    let Some(row) = rows::find(tx, person)? else { return Ok(drop) };
    let choice = choice(&row)?;
    let Some(reader) = letter::open_account(tx, person)?.filter(|_| choice.rhythm != Rhythm::None) else {
        return Ok(drop);
    };
    let new: Vec<New> = news(app, tx, &period)?.into_iter().filter(|new| new.is_wanted(&choice)).collect();
    if new.is_empty() {
        return Ok(drop);
    }
    let items = |what: What| {
        let all = new.iter().filter(|new| new.what == what);
        all.map(|new| Item { title: new.title.clone(), link: new.link.clone() }).collect()
    };
    let base = letter::base(app);
    let digest = Digest {
        name: &reader.name,
        days: (period.from, period.to),
        alerts: items(What::Alert),
        guidelines: items(What::Guideline),
        stories: items(What::Story),
        choice: &format!("{base}/account/digest"),
        stop: &format!("{base}/digest/stop/{}", token(app, &row.stop)?),
    };
    let letter = mail_of::letter(&voices::of(app, &reader.locale)?, &digest);
    Ok(Ready::Send(Box::new(Addressed { person, to: reader.email, letter })))
}
