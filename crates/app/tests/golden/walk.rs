//! How people of the stories walk: choosing, committing, answering.

use app::choosing::{self, Chosen, Plan};
use app::cohort::Pinned;
use app::error::Result;
use app::questionnaire::{self, Changes};
use app::screen::Confirmed;
use app::testing::{Somebody, World};
use domain::answers::{Answer, AnswerKey, Asked};
use domain::goal::GoalId;
use domain::path::{Stage, Step, calendar};
use domain::question::{Feeds, Item, ItemType};
use domain::text::Language;
use jiff::Timestamp;
use jiff::civil::Date;

/// How somebody says a goal went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Went {
    /// Systematically.
    Well,
    /// Partly, with an obstacle.
    Partly,
    /// No patient concerned.
    Nobody,
}

/// The goals offered to a sequence, the first that make a set.
pub(crate) fn first_goals(cohort: &Pinned, sequence: &str) -> Vec<GoalId> {
    let per_set = usize::from(cohort.programme.choice.per_set);
    let place = cohort.programme.sequences.iter().position(|one| one.id == sequence).unwrap();
    // In a pool, each set takes the next goals, since no goal is chosen twice.
    let skip = match cohort.programme.choice.partition {
        domain::programme::Partition::Pool => place * per_set,
        domain::programme::Partition::BySequence => 0,
    };
    cohort.programme.offered(sequence).skip(skip).take(per_set).map(|goal| goal.id.clone()).collect()
}

/// Chooses goals for a sequence.
pub(crate) fn choose(world: &World, who: &Somebody, cohort: &Pinned, sequence: &str, goals: &[GoalId]) -> Result<()> {
    let chosen: Vec<Chosen> = goals.iter().map(|goal| Chosen { goal: goal.clone(), patients: Some(8) }).collect();
    choosing::choose(&world.app, &who.actor, cohort, sequence, &chosen)
}

/// Commits to every goal of a set.
pub(crate) fn commit(world: &World, who: &Somebody, cohort: &Pinned, goals: &[GoalId], from: Date) {
    for goal in goals {
        let plan = Plan { cue: "a patient asks".into(), action: "say it".into(), target: String::new(), from };
        choosing::commit(&world.app, &who.actor, cohort, goal, &plan, &Language::french(), &Confirmed::none()).unwrap();
    }
}

/// A complete set of answers to a questionnaire, where each goal went that way.
pub(crate) fn answers(
    world: &World,
    who: &Somebody,
    cohort: &Pinned,
    evaluation: &str,
    went: impl Fn(&GoalId) -> Went,
) -> Changes {
    let open = questionnaire::read(&world.app, &who.actor, cohort, evaluation).unwrap();
    let asked = open.asked();
    let mut given = domain::answers::Answers::new();
    for (key, item) in asked.keys() {
        let how = key.goal.as_ref().map_or(Went::Well, &went);
        if asked.is_asked(&key, &given)
            && let Some(answer) = plausible(&asked, item, how)
        {
            given.insert(key, answer);
        }
    }
    assert_eq!(asked.faults(&given), [], "the story's answers must be sound");
    given.into_iter().map(|(key, answer)| (key, Some(answer))).collect()
}

fn plausible(asked: &Asked<'_>, item: &Item, how: Went) -> Option<Answer> {
    let measure = &asked.programme.measure;
    let list = |id: &str, place: usize| Some(asked.programme.list(id)?.codes.get(place)?.code.clone());
    match (&item.kind, item.feeds) {
        (ItemType::Single { list: id, .. }, Some(Feeds::Status)) => Some(Answer::Code(match how {
            Went::Well => measure.strict[0].clone(),
            Went::Partly => list(id, 2)?,
            Went::Nobody => measure.no_patient.clone(),
        })),
        (ItemType::Single { list: id, .. } | ItemType::Scale { list: id }, _) => list(id, 0).map(Answer::Code),
        (ItemType::Multi { list: id }, _) => Some(Answer::Codes([list(id, 0)?].into())),
        (ItemType::Integer { max, .. }, Some(Feeds::Implemented)) => {
            Some(Answer::Number(if how == Went::Partly { 4 } else { 8 }.min(*max)))
        }
        (ItemType::Integer { max, .. }, Some(Feeds::Eligible)) => Some(Answer::Number(8.min(*max))),
        (ItemType::Integer { min, .. }, _) => Some(Answer::Number(min + 1)),
        (ItemType::Words { .. }, _) if item.required => Some(Answer::Words("a word".into())),
        (ItemType::YesNo, _) => Some(Answer::YesNo(true)),
        (ItemType::Date, _) => Some(Answer::Date(asked.today)),
        (ItemType::Estimate, _) => Some(Answer::Number(50)),
        _ => None,
    }
}

/// Submits a questionnaire where each goal went that way.
pub(crate) fn submit(
    world: &World,
    who: &Somebody,
    cohort: &Pinned,
    evaluation: &str,
    went: impl Fn(&GoalId) -> Went,
) -> Result<Timestamp> {
    let given = answers(world, who, cohort, evaluation, went);
    let base = questionnaire::read(&world.app, &who.actor, cohort, evaluation)?.version;
    questionnaire::submit(&world.app, &who.actor, cohort, evaluation, base, given, "fr")
}

/// The whole path but for what `skip` names, each step done ten days after it opens.
pub(crate) fn walk(
    world: &World,
    who: &Somebody,
    cohort: &Pinned,
    skip: &[&str],
    went: impl Fn(&str, &GoalId) -> Went,
) {
    let mut steps: Vec<Step> = calendar(&cohort.programme, cohort.cohort.start);
    steps.sort_by_key(|step| (step.window.opens, matches!(step.stage, Stage::Evaluation(_)), step.set));
    for step in steps.iter().filter(|step| !skip.contains(&step.id.as_str())) {
        let day = domain::calendar::days_after(step.window.opens, 10);
        world.on(&day.to_string());
        let goals = first_goals(cohort, &step.sequence);
        match step.stage {
            Stage::Choice => choose(world, who, cohort, &step.sequence, &goals).unwrap(),
            Stage::Commitment => commit(world, who, cohort, &goals, day),
            Stage::Baseline | Stage::Evaluation(_) => {
                submit(world, who, cohort, &step.id, |goal| went(&step.id, goal)).unwrap();
            }
        }
    }
}

/// One answer's place.
pub(crate) fn key(goal: &GoalId, item: &str) -> AnswerKey {
    AnswerKey { goal: Some(goal.clone()), item: item.to_owned() }
}
