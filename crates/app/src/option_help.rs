//! Option cards: what others found to help against an obstacle, written by an editor in every language, signed by a second
//! person, and marked by those whom it helped too.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::goal::GoalId;
use domain::ids::{CohortId, OrgId, PersonId};
use domain::option_help::{Deed, SigningRefusal, Standing, counted_until, may_sign, shown};
use domain::programme::Programme;
use domain::text::{Language, Text};
use jiff::Timestamp;
use store::Tx;
use store::option_card::{DeedKind, OptionCard};

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::participant::Participant;
use crate::screen::{self, Confirmed};

/// Longest card, in characters of one language.
pub const LONGEST: usize = 400;

/// A card as the team sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its identity.
    pub id: i64,
    /// The goal.
    pub goal: GoalId,
    /// Code of the obstacle.
    pub obstacle: String,
    /// Its words.
    pub words: Text,
    /// When it was written.
    pub at: Timestamp,
    /// Where it stands.
    pub standing: Standing,
    /// Why it was retired; empty otherwise.
    pub reason: String,
    /// Whether the one who reads wrote it.
    pub is_own: bool,
}

/// A card as a participant sees it under an obstacle of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The card.
    pub card: i64,
    /// Its words.
    pub words: Text,
    /// Whether they say it helped them.
    pub is_marked: bool,
    /// How many of the cohort said so before this month; none below k.
    pub people: Option<u32>,
}

/// Offers by goal and obstacle.
pub type Offers = BTreeMap<(GoalId, String), Vec<Offer>>;

/// What an editor writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCard {
    /// The goal.
    pub goal: GoalId,
    /// Code of the obstacle.
    pub obstacle: String,
    /// Its words, in every language of the programme.
    pub words: Text,
    /// What the screen found and the editor confirmed as naming nobody.
    pub confirmed: Confirmed,
}

/// The cards of a programme, the oldest first.
///
/// # Errors
/// Refused.
pub fn list(app: &App, actor: &Actor, org: OrgId, programme: &str) -> Result<Vec<Card>> {
    actor.may(Right::VisitTeam, org)?;
    let (reader, programme) = (actor.person(), programme.to_owned());
    app.store.read(move |tx| {
        let card = |row: OptionCard| {
            Ok(Card {
                id: row.id,
                goal: GoalId(row.goal),
                obstacle: row.obstacle,
                words: words_of(&row.words)?,
                at: row.at,
                standing: row.standing,
                reason: row.reason,
                is_own: Some(row.author) == reader,
            })
        };
        store::option_card::list(tx, org, &programme)?.into_iter().map(card).collect()
    })
}

/// Writes a card, which then waits for a second person.
///
/// # Errors
/// Refused; invalid for a goal or an obstacle that is not the programme's, for words missing in a language or too long, and
/// for what the screen finds.
pub fn write(app: &App, actor: &Actor, org: OrgId, programme: &Programme, new: &NewCard) -> Result<i64> {
    actor.may(Right::WriteOptionCards, org)?;
    let faults = faults(programme, new);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let author = actor.person().ok_or(Error::NotFound("person"))?;
    let now = app.now();
    let card = OptionCard {
        id: app.chance.id(),
        goal: new.goal.0.clone(),
        obstacle: new.obstacle.clone(),
        words: words_text(&new.words)?,
        author,
        at: now,
        standing: Standing::Proposed,
        reason: String::new(),
    };
    let (app, actor, programme) = (app.clone(), actor.clone(), programme.id.clone());
    app.store.clone().write(move |tx| {
        store::option_card::add(tx, org, &programme, &card)?;
        let object = format!("option/{programme}/{}", card.id);
        journal::write(&app, tx, &actor, &Act { org, act: "option.write", object, why: "" }, now)?;
        Ok(card.id)
    })
}

fn faults(programme: &Programme, new: &NewCard) -> Vec<Fault> {
    let mut faults = Vec::new();
    if programme.goal(&new.goal).is_none() {
        faults.push(Fault::new("goal", "fault-option-goal"));
    }
    let known = programme.list("obstacle").and_then(|list| list.code(&new.obstacle));
    if known.is_none_or(|code| code.exclusive) {
        faults.push(Fault::new("obstacle", "fault-option-obstacle"));
    }
    for language in &programme.languages {
        let field = words_field(language);
        let words = new.words.get(language).unwrap_or_default().trim();
        if words.is_empty() {
            faults.push(Fault::new(field, "fault-option-words"));
        } else if words.chars().count() > LONGEST {
            faults.push(Fault::new(field, "fault-too-long").with("max", LONGEST));
        } else if let Err(found) = screen::check([(field.as_str(), words)], language, &new.confirmed) {
            faults.extend(found);
        }
    }
    faults
}

/// The field of a form that holds the words in a language.
#[must_use]
pub fn words_field(language: &Language) -> String {
    format!("words-{}", language.tag())
}

/// Signs a card that somebody else wrote: participants see it from then on.
///
/// # Errors
/// Refused; not found; conflict for one's own card, and for one that no longer waits.
pub fn sign(app: &App, actor: &Actor, org: OrgId, programme: &str, card: i64) -> Result<()> {
    actor.may(Right::SignOptionCards, org)?;
    let signer = actor.person().ok_or(Error::NotFound("person"))?;
    act(app, actor, org, programme, card, "", move |found| match may_sign(found.author, &found.standing, signer) {
        Ok(()) => Ok((DeedKind::Signed, "option.sign")),
        Err(SigningRefusal::OwnCard) => Err(conflict("", "fault-option-own")),
        Err(SigningRefusal::NotWaiting) => Err(conflict("", "fault-option-not-waiting")),
    })
}

/// Takes a card away, with a reason; from then on nobody sees it.
///
/// # Errors
/// Refused; not found; invalid without a reason; conflict when it is retired already.
pub fn retire(app: &App, actor: &Actor, org: OrgId, programme: &str, card: i64, reason: &str) -> Result<()> {
    actor.may(Right::WriteOptionCards, org)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault::new(format!("reason-{card}"), "fault-option-reason").into());
    }
    if reason.chars().count() > LONGEST {
        return Err(Fault::new(format!("reason-{card}"), "fault-too-long").with("max", LONGEST).into());
    }
    act(app, actor, org, programme, card, reason, |found| match found.standing {
        Standing::Retired(_) => Err(conflict("", "fault-option-not-waiting")),
        Standing::Proposed | Standing::Signed(_) => Ok((DeedKind::Retired, "option.retire")),
    })
}

fn act(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &str,
    card: i64,
    reason: &str,
    judge: impl Fn(&OptionCard) -> Result<(DeedKind, &'static str)> + Send + Sync + 'static,
) -> Result<()> {
    let by: PersonId = actor.person().ok_or(Error::NotFound("person"))?;
    let (app, actor) = (app.clone(), actor.clone());
    let (programme, reason) = (programme.to_owned(), reason.to_owned());
    app.store.clone().write(move |tx| {
        let cards = store::option_card::list(tx, org, &programme)?;
        let found = cards.iter().find(|one| one.id == card).ok_or(Error::NotFound("option"))?;
        let (kind, act) = judge(found)?;
        let at = app.now();
        if !store::option_card::add_deed(tx, org, &programme, card, kind, &Deed { by, at }, &reason)? {
            return Err(conflict("", "fault-option-not-waiting"));
        }
        let object = format!("option/{programme}/{card}");
        journal::write(&app, tx, &actor, &Act { org, act, object, why: &reason }, at)
    })
}

/// The signed cards of a participant's own goals, by goal and obstacle; those that helped most people first.
///
/// # Errors
/// When the store fails.
pub fn offers(app: &App, tx: &mut Tx<'_>, me: &Participant) -> Result<Offers> {
    let (org, cohort) = (me.key().org, me.key().cohort);
    let cards = store::option_card::list(tx, org, &me.programme.id)?;
    let goals: Vec<GoalId> = me.programme.sequences.iter().flat_map(|it| me.goals_of_set(it.set)).collect();
    let marked = store::option_card::marked(tx, me.key())?;
    let people = counted(app, tx, me, org, cohort)?;
    let mut offers = Offers::new();
    for row in cards.into_iter().filter(|card| card.standing.is_shown()) {
        let goal = GoalId(row.goal);
        if !goals.contains(&goal) {
            continue;
        }
        let offer = Offer {
            card: row.id,
            words: words_of(&row.words)?,
            is_marked: marked.contains(&row.id),
            people: people.get(&row.id).copied(),
        };
        offers.entry((goal, row.obstacle)).or_default().push(offer);
    }
    for list in offers.values_mut() {
        list.sort_by_key(|offer| (std::cmp::Reverse(offer.people), offer.card));
    }
    Ok(offers)
}

fn counted(app: &App, tx: &mut Tx<'_>, me: &Participant, org: OrgId, cohort: CohortId) -> Result<BTreeMap<i64, u32>> {
    let k = crate::organisation::load(tx, org)?.k.max(me.programme.synthesis.k);
    let month = counted_until(me.today(app.now()));
    let marks = store::option_card::count_marks(tx, org, cohort, month)?;
    Ok(marks.into_iter().filter_map(|(card, people)| Some((card, shown(people, k)?))).collect())
}

/// Says that a card helped, or takes that back.
///
/// # Errors
/// Refused; not found for a card that is not shown to this person; conflict after leaving.
pub fn mark(app: &App, actor: &Actor, pinned: &Pinned, card: i64, helped: bool) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let is_offered = offers(&app, tx, &me)?.values().flatten().any(|offer| offer.card == card);
        if !is_offered {
            return Err(Error::NotFound("option"));
        }
        if me.departure.is_some() {
            return Err(conflict("", "fault-left"));
        }
        let now = app.now();
        let today = me.today(now);
        if helped {
            store::option_card::mark(tx, me.key(), card, today, counted_until(today))?;
        } else {
            store::option_card::unmark(tx, me.key(), card, today)?;
        }
        let act = if helped { "option.mark" } else { "option.unmark" };
        let act = Act { org: me.key().org, act, object: format!("option/{card}"), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}

fn words_text(words: &Text) -> Result<String> {
    let map: BTreeMap<&str, &str> = words.wordings().map(|(language, words)| (language.tag(), words.trim())).collect();
    serde_json::to_string(&map).map_err(broken)
}

fn words_of(json: &str) -> Result<Text> {
    let map: BTreeMap<String, String> = serde_json::from_str(json).map_err(broken)?;
    Ok(Text::new(map.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words)))))
}
