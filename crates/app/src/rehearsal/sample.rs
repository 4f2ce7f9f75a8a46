//! Taking a step with sample answers: sound ones, whatever the definition asks, so that a rehearsal of two years fits
//! into an afternoon.

use domain::answers::{Answer, AnswerKey, Answers, Asked};
use domain::authority::Actor;
use domain::calendar::civil_date;
use domain::goal::GoalStatus;
use domain::path;
use domain::question::{Item, ItemType};
use domain::text::Language;
use jiff::civil::Date;

use super::{Rehearsal, Walker, facts, mails};
use crate::App;
use crate::choosing::{self, Chosen, Plan};
use crate::enrolling;
use crate::error::{Error, Result};
use crate::participant::Participant;
use crate::questionnaire::{self, Changes};
use crate::screen::Confirmed;

/// How far a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A questionnaire is filled in as a draft, to be read, changed and submitted by hand.
    Draft,
    /// To its end.
    Whole,
}

/// The name of the step that comes before all others.
pub const JOINING: &str = "joining";

/// Takes one step for a walker: joining, or a requirement by its name.
///
/// # Errors
/// Not found for a step the definition has not; as the use case of the step, which judges it like anybody's.
pub fn take_step(app: &App, rehearsal: &Rehearsal, walker: &Walker, step: &str, how: How) -> Result<()> {
    let _turn = rehearsal.turn();
    let actor = rehearsal.actor(walker);
    match step.split_once('/') {
        None if step == JOINING => drop(enrolling::join(&rehearsal.app, &actor, &rehearsal.pinned)?),
        Some((sequence, path::CHOICE)) => choose(rehearsal, &actor, sequence)?,
        Some((sequence, path::COMMITMENT)) => commit(rehearsal, &actor, walker, sequence)?,
        _ => answer(rehearsal, &actor, walker, step, how)?,
    }
    mails::deliver(rehearsal)?;
    facts::note_deeds(app, rehearsal)
}

fn own(rehearsal: &Rehearsal, actor: &Actor) -> Result<Participant> {
    let (inner, actor, pinned) = (rehearsal.app.clone(), actor.clone(), rehearsal.pinned.clone());
    rehearsal.app.store.read(move |tx| Participant::own(&inner, tx, &actor, &pinned))
}

/// Chooses the first goals on offer that were not chosen for another set.
fn choose(rehearsal: &Rehearsal, actor: &Actor, sequence: &str) -> Result<()> {
    let programme = &rehearsal.pinned.programme;
    let me = own(rehearsal, actor)?;
    let others = programme.sequences.iter().filter(|other| other.id != sequence);
    let taken: Vec<_> = others.flat_map(|other| me.goals_of_set(other.set)).collect();
    let chosen: Vec<Chosen> = programme
        .offered(sequence)
        .filter(|goal| goal.status == GoalStatus::Published && !taken.contains(&goal.id))
        .take(usize::from(programme.choice.per_set))
        .map(|goal| Chosen { goal: goal.id.clone(), patients: Some(10) })
        .collect();
    choosing::choose(&rehearsal.app, actor, &rehearsal.pinned, sequence, &chosen)
}

/// Commits to every goal of a sequence, with the plan that the goal itself prompts.
fn commit(rehearsal: &Rehearsal, actor: &Actor, walker: &Walker, sequence: &str) -> Result<()> {
    let programme = &rehearsal.pinned.programme;
    let me = own(rehearsal, actor)?;
    for id in me.goals_of(sequence) {
        let goal = programme.goal(&id).ok_or(Error::NotFound("goal"))?;
        let plan = Plan {
            cue: goal.prompt.cue.say(&walker.language).to_owned(),
            action: goal.prompt.action.say(&walker.language).to_owned(),
            target: String::new(),
            from: me.today(rehearsal.app.now()),
        };
        choosing::commit(
            &rehearsal.app,
            actor,
            &rehearsal.pinned,
            &id,
            &plan,
            &Language::french(),
            &Confirmed::none(),
        )?;
    }
    Ok(())
}

fn answer(rehearsal: &Rehearsal, actor: &Actor, walker: &Walker, step: &str, how: How) -> Result<()> {
    let open = questionnaire::read(&rehearsal.app, actor, &rehearsal.pinned, step)?;
    open.must_be_answerable()?;
    let today = civil_date(rehearsal.app.now(), &rehearsal.pinned.programme.zone);
    let answers = sound_answers(&open.asked(), today, |key, _| open.answers.get(key).cloned());
    let changes: Changes = answers.into_iter().map(|(key, answer)| (key, Some(answer))).collect();
    let (app, pinned, base) = (&rehearsal.app, &rehearsal.pinned, open.version);
    match how {
        How::Draft => questionnaire::save(app, actor, pinned, step, base, changes).map(drop),
        How::Whole => questionnaire::submit(app, actor, pinned, step, base, changes, walker.language.tag()).map(drop),
    }
}

/// Answers that are taken as they are: what `say` says, and the first sound answer to every other required question.
pub fn sound_answers(asked: &Asked<'_>, today: Date, say: impl Fn(&AnswerKey, &Item) -> Option<Answer>) -> Answers {
    let mut answers = Answers::new();
    for (key, item) in asked.keys() {
        if !asked.is_asked(&key, &answers) || matches!(item.kind, ItemType::Info) {
            continue;
        }
        let answer =
            say(&key, item).or_else(|| item.required.then(|| sound(asked, &key, item, &answers, today)).flatten());
        if let Some(answer) = answer {
            answers.insert(key, answer);
        }
    }
    asked.stripped(&answers)
}

fn sound(asked: &Asked<'_>, key: &AnswerKey, item: &Item, so_far: &Answers, today: Date) -> Option<Answer> {
    let first = |list: &str| asked.programme.list(list)?.codes.first().map(|code| code.code.clone());
    let other = |id: &str| so_far.get(&AnswerKey { goal: key.goal.clone(), item: id.to_owned() });
    Some(match &item.kind {
        ItemType::Info => return None,
        ItemType::Single { list, .. } | ItemType::Scale { list } => Answer::Code(first(list)?),
        ItemType::Multi { list } => Answer::Codes([first(list)?].into()),
        ItemType::Ranking { of } => match other(of)? {
            Answer::Codes(codes) => Answer::Ranked(codes.iter().cloned().collect()),
            _ => return None,
        },
        ItemType::Integer { min, .. } => Answer::Number(*min),
        ItemType::Estimate => Answer::Number(50),
        ItemType::Words { .. } => Answer::Words("…".to_owned()),
        ItemType::Date => Answer::Date(today),
        ItemType::YesNo => Answer::YesNo(false),
    })
}
