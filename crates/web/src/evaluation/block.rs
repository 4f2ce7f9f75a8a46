//! One page of questions: about a goal, or those asked once.

use std::collections::BTreeMap;

use app::questionnaire::answer_fault;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use documents::answers::key_text;
use domain::answers::{Answer, AnswerFault, AnswerFaultKind, AnswerKey, Answers};
use domain::goal::{GoalId, GoalStatus};
use domain::question::{Feeds, Item, ItemType};

use super::conflict::ShowConflict;
use super::fields::{self, Sent, Sorted, written};
use super::question::{Making, Question, Shape};
use super::sheet::{Block, Sheet, in_address};
use super::{DRAFT, EVALUATION, Of, open};
use crate::components::{Crumb, FieldError};
use crate::failure::{Failure, Reason};
use crate::form::Form;
use crate::goal::{GOAL, Named};
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_as};
use crate::path::{Done, Here, PATH};
use crate::state::WebState;

/// What is read again before a goal's questions.
#[derive(Debug)]
struct Reminder {
    action: String,
    argument: String,
    means: Vec<String>,
    address: String,
    is_suspended: bool,
    /// The plan: when, then.
    plan: Option<(String, String)>,
}

#[derive(Debug, Template)]
#[template(path = "evaluation/block.html")]
pub(crate) struct ShowBlock {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    heading: String,
    progress: (usize, usize, String),
    /// What is asked to be read again first.
    lead: String,
    reminder: Option<Reminder>,
    address: String,
    draft: String,
    version: i64,
    saved_at: String,
    questions: Vec<Question>,
    errors: Vec<FieldError>,
    /// Why nothing was saved; empty when all was.
    trouble: String,
}

/// What went wrong with a page that was sent.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    /// For each question, by its field.
    pub(super) faults: BTreeMap<String, String>,
    /// Unusual numbers that are asked about.
    pub(super) unusual: BTreeMap<String, String>,
    pub(super) trouble: String,
}

impl ShowBlock {
    pub(super) fn new(
        page: Page,
        here: &Here,
        sheet: &Sheet,
        block: &Block,
        sent: Option<&Sent>,
        wrong: Wrong,
    ) -> Self {
        let blocks = sheet.blocks();
        let place = blocks.iter().position(|other| other == block).unwrap_or_default() + 1;
        let goals = sheet.goals.len();
        let progress = match block {
            Block::Goal(_) => page.with("evaluation-progress", (("goal", place), ("goals", goals))),
            Block::General => page.say("evaluation-progress-general"),
        };
        let saved = sheet.saved.map(|at| at.to_zoned(sheet.programme.zone.clone()));
        let saved_today = saved.filter(|at| at.date() == sheet.today);
        let mut questions = questions(&page, sheet, block, sent, &wrong);
        let is_lead =
            questions.first().is_some_and(|first| matches!(first.shape, Shape::Info) && first.conditions.is_empty());
        let lead = if is_lead { questions.remove(0).label } else { String::new() };
        let errors = errors(&questions);
        let name = in_address(&sheet.evaluation);
        let overview = Crumb { address: EVALUATION.to(here.and(&name)), name: sheet.title(&page) };
        Self {
            crumbs: here.crumbs(&page).into_iter().chain([overview]).collect(),
            title: sheet.title(&page),
            heading: sheet.block_title(&page, block),
            progress: (place, blocks.len(), progress),
            lead,
            reminder: reminder(&page, here, sheet, block),
            address: block.address(here, &sheet.evaluation),
            draft: DRAFT.to(here.and(&name)),
            version: sheet.version,
            saved_at: saved_today.map_or_else(String::new, |at| page.voice.time(at.time())),
            questions,
            errors,
            trouble: wrong.trouble,
            page,
        }
    }
}

fn questions(page: &Page, sheet: &Sheet, block: &Block, sent: Option<&Sent>, wrong: &Wrong) -> Vec<Question> {
    let mut previous = None;
    let mut made = Vec::new();
    for (key, item) in sheet.questions(block) {
        let name = key_text(&key);
        let ranked = match &item.kind {
            ItemType::Ranking { of } => {
                let of = AnswerKey { goal: key.goal.clone(), item: of.clone() };
                written(sheet.answers.get(&of)).0
            }
            _ => Vec::new(),
        };
        let held = match sent.filter(|sent| sent.shows(&name)) {
            Some(sent) => sent.held(&name),
            None => written(sheet.answers.get(&key).or(proposed(page, sheet, &key, item).as_ref())),
        };
        let unusual = wrong.unusual.get(&name);
        let is_saved = is_unusual(item, sheet.answers.get(&key)) && unusual.is_none();
        let making = Making {
            page,
            programme: &sheet.programme,
            instrument: &sheet.instrument,
            key: &key,
            item,
            held,
            ranked,
            error: wrong.faults.get(&name).or(unusual).cloned(),
            seen: sheet.version,
            previous,
        };
        let mut question = making.make();
        if let Some(note) = counted(page, sheet, &key, item) {
            question.hint = format!("{note} {}", question.hint).trim_end().to_owned();
        }
        if unusual.is_some() || is_saved {
            let confirm = item.confirm.as_ref().map(|confirm| page.read(&confirm.text).to_owned());
            question.sure = confirm.map(|text| (text, is_saved));
        }
        made.push(question);
        previous = Some(item.id.as_str());
    }
    made
}

/// The error summary, in the order of the questions.
fn errors(questions: &[Question]) -> Vec<FieldError> {
    let error = |question: &Question| {
        let message = question.error.clone()?;
        Some(FieldError { field: question.name.clone(), message })
    };
    questions.iter().filter_map(error).collect()
}

/// Where the numbers come from that one's own tally proposes; said until they are answered.
fn counted(page: &Page, sheet: &Sheet, key: &AnswerKey, item: &Item) -> Option<String> {
    if item.feeds != Some(Feeds::Eligible) || sheet.answers.contains_key(key) {
        return None;
    }
    let proposal = sheet.tallies.get(key.goal.as_ref()?)?;
    let counts = crate::tally::said(page, proposal.counts);
    Some(match proposal.from {
        Some(day) => page.with("tally-proposed-since", (("date", page.date(day)), ("counts", counts))),
        None => page.with("tally-proposed-before", [("counts", counts)]),
    })
}

/// Questions about the plan begin from the plan already written, else from what the goal proposes; counts, from one's own tally.
fn proposed(page: &Page, sheet: &Sheet, key: &AnswerKey, item: &Item) -> Option<Answer> {
    let goal = key.goal.as_ref()?;
    let plan = sheet.plans.iter().find(|committed| committed.goal == *goal).map(|committed| &committed.plan);
    let prompt = &sheet.programme.goal(goal)?.prompt;
    let counts = sheet.tallies.get(goal).map(|proposal| proposal.counts);
    let words = match item.feeds? {
        Feeds::Eligible => return counts.map(|counts| Answer::Number(i64::from(counts.seen))),
        Feeds::Implemented => return counts.map(|counts| Answer::Number(i64::from(counts.done))),
        Feeds::PlanCue => plan.map_or_else(|| page.read(&prompt.cue).to_owned(), |plan| plan.cue.clone()),
        Feeds::PlanAction => plan.map_or_else(|| page.read(&prompt.action).to_owned(), |plan| plan.action.clone()),
        _ => return None,
    };
    Some(Answer::Words(words))
}

fn reminder(page: &Page, here: &Here, sheet: &Sheet, block: &Block) -> Option<Reminder> {
    let Block::Goal(id) = block else { return None };
    let goal = sheet.programme.goal(id)?;
    let plan = sheet.plans.iter().find(|committed| committed.goal == *id).map(|committed| &committed.plan);
    Some(Reminder {
        action: page.read(&goal.action).to_owned(),
        argument: page.read(&goal.argument).to_owned(),
        means: goal.means.iter().map(|means| page.read(means).to_owned()).collect(),
        address: GOAL.to(here.and(&id.0)),
        is_suspended: goal.status == GoalStatus::Suspended,
        plan: plan.map(|plan| (plan.cue.clone(), plan.action.clone())),
    })
}

fn is_unusual(item: &Item, answer: Option<&Answer>) -> bool {
    let unusual = item.confirm.as_ref().map(|confirm| confirm.value);
    matches!(answer, Some(Answer::Number(number)) if Some(*number) == unusual)
}

pub(super) async fn show_goal(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Parts(named): Parts<Named>,
) -> Result<Response, Failure> {
    show_block(&state, &own, &of, Block::Goal(GoalId(named.goal))).await
}

pub(super) async fn show_general(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    show_block(&state, &own, &of, Block::General).await
}

async fn show_block(state: &State<WebState>, own: &OwnCohort, of: &Of, block: Block) -> Result<Response, Failure> {
    let here = Here::of(own);
    let sheet = open(state, own, &of.name(own)?).await?;
    // What cannot be answered now has its reason on the overview.
    if sheet.closed.is_some() {
        return Ok(Redirect::to(&EVALUATION.to(here.and(&of.evaluation))).into_response());
    }
    if !sheet.blocks().contains(&block) {
        return Err(Failure::not_found());
    }
    show(&ShowBlock::new(own.visitor.page(), &here, &sheet, &block, None, Wrong::default()))
}

pub(super) async fn answer_goal(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Parts(named): Parts<Named>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    answer(&state, &own, &of, Block::Goal(GoalId(named.goal)), &Sent::of(pairs)).await
}

pub(super) async fn answer_general(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    answer(&state, &own, &of, Block::General, &Sent::of(pairs)).await
}

/// Keeps what can be kept of a page, and goes on, or comes back with whatever is in the way, nothing lost.
async fn answer(
    state: &State<WebState>,
    own: &OwnCohort,
    of: &Of,
    block: Block,
    sent: &Sent,
) -> Result<Response, Failure> {
    let here = Here::of(own);
    let evaluation = of.name(own)?;
    let sheet = open(state, own, &evaluation).await?;
    let page = own.visitor.page();
    if let Some(fault) = &sheet.closed {
        let trouble = Reason::from(fault).said(&page.voice);
        let view = ShowBlock::new(page, &here, &sheet, &block, Some(sent), Wrong { trouble, ..Wrong::default() });
        return show_as(StatusCode::CONFLICT, &view);
    }
    if !sheet.blocks().contains(&block) {
        return Err(Failure::not_found());
    }
    let is_leaving = sent.first("then") == Some("leave");
    let next = if is_leaving { Done::at(&PATH.to(here.parts()), "draft") } else { sheet.after(&here, &block) };
    let sorted = Sorted::of(&sheet, sent);
    let answers = sorted.laid_over(&sheet);
    let mut wrong = Wrong { faults: said(&page, &sorted.faults), ..Wrong::default() };
    if !is_leaving {
        wrong.faults.extend(said(&page, &across(&sheet, &block, &answers)));
        wrong.unusual = unusual(&page, &sheet, &block, &answers, sent);
    }
    let (actor, pinned, name) = (own.actor(), own.pinned.clone(), evaluation.clone());
    let clashes = state.ask(move |app| sorted.save(app, &actor, &pinned, &name)).await?;
    if clashes.is_empty() && wrong.faults.is_empty() && wrong.unusual.is_empty() {
        return Ok(Redirect::to(&next).into_response());
    }
    let sheet = open(state, own, &evaluation).await?;
    if !clashes.is_empty() {
        let keys: Vec<AnswerKey> = clashes.into_iter().map(|clash| clash.key).collect();
        return show_as(StatusCode::CONFLICT, &ShowConflict::new(page, &here, &sheet, sent, &keys, &next));
    }
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &ShowBlock::new(page, &here, &sheet, &block, Some(sent), wrong))
}

/// Faults by their fields, in the reader's language.
fn said(page: &Page, faults: &[AnswerFault]) -> BTreeMap<String, String> {
    let line = |fault: &AnswerFault| {
        let fault = answer_fault(&fault.key, &fault.kind);
        (fault.field.clone(), Reason::from(&fault).said(&page.voice))
    };
    faults.iter().map(line).collect()
}

/// Answers of a block that contradict each other. What is merely missing waits for the page that checks.
fn across(sheet: &Sheet, block: &Block, answers: &Answers) -> Vec<AnswerFault> {
    let asked = sheet.asked();
    let mut faults = asked.faults(&asked.stripped(answers));
    faults.retain(|fault| Block::of(&fault.key) == *block && fault.kind != AnswerFaultKind::Missing);
    faults
}

/// Numbers that are possible and unusual, and were not said to be meant.
fn unusual(page: &Page, sheet: &Sheet, block: &Block, answers: &Answers, sent: &Sent) -> BTreeMap<String, String> {
    let asked = sheet.asked();
    let mut found = BTreeMap::new();
    for (key, item) in sheet.questions(block) {
        let name = key_text(&key);
        let was = is_unusual(item, sheet.answers.get(&key));
        if is_unusual(item, answers.get(&key)) && !was && !sent.is_sure(&name) && asked.is_asked(&key, answers) {
            found.insert(name, page.say("evaluation-unusual"));
        }
    }
    found
}
