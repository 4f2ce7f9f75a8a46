//! The page of a path, and the invitation to join it, as values.

use std::collections::BTreeSet;

use app::path::OwnPath;
use app::suspension::Suspended;
use askama::Template;
use domain::completion::Completion;
use domain::goal::{GoalId, GoalStatus};
use domain::obligation::{Obligation, Verdict};
use domain::programme::{Programme, Sequence};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Here, JOINING, steps};
use crate::commitment::COMMITMENT;
use crate::components::{Tag, Task};
use crate::evaluation::{EVALUATION, in_address};
use crate::goal::GOAL;
use crate::page::Page;
use crate::paraphrase::OWN_PARAPHRASES;
use crate::url::Path;

// The pages beside this one, which other features serve.
const REPORT: Path<3> = crate::report::REPORT;
const RECORD: Path<3> = crate::record::RECORD;
const ATTESTATION: Path<3> = Path::new("/{org}/{programme}/{cohort}/attestation");
const LEAVE: Path<3> = Path::new("/{org}/{programme}/{cohort}/leave");

/// What the page of a path is made from: nothing of it comes from a store.
pub(crate) struct Sight<'a> {
    pub(crate) programme: &'a Programme,
    pub(crate) start: Date,
    pub(crate) obligations: &'a [Obligation],
    /// The current goals of each set, in the order of the sequences.
    pub(crate) goals: Vec<(&'a Sequence, Vec<GoalId>)>,
    /// Goals with a plan.
    pub(crate) committed: BTreeSet<GoalId>,
    /// Questionnaires begun and when they were last saved.
    pub(crate) drafts: Vec<(String, Timestamp)>,
    pub(crate) left: Option<Date>,
    pub(crate) is_away: bool,
    pub(crate) completion: &'a Completion,
    /// Safety alerts in force on goals that were chosen.
    pub(crate) alerts: Vec<&'a Suspended>,
    /// How many requests to be paraphrased wait for an answer; none if nothing was ever asked.
    pub(crate) asked: Option<usize>,
    pub(crate) today: Date,
}

impl<'a> Sight<'a> {
    pub(super) fn of(path: &'a OwnPath) -> Self {
        let me = &path.me;
        let sequences = me.programme.sequences.iter();
        Self {
            programme: &me.programme,
            start: me.cohort.start,
            obligations: &path.obligations,
            goals: sequences.map(|sequence| (sequence, me.goals_of_set(sequence.set))).collect(),
            committed: path.commitments.iter().map(|committed| committed.goal.clone()).collect(),
            drafts: me.drafts.clone(),
            left: me.departure.as_ref().map(|departure| departure.on),
            is_away: path.obligations.iter().any(|obligation| obligation.on_leave),
            completion: &path.completion,
            alerts: alerts(path),
            asked: None,
            today: path.today,
        }
    }

    /// The first goal of a sequence that has no plan yet, else its first.
    fn next_plan(&self, sequence: &str) -> Option<&GoalId> {
        let (_, goals) = self.goals.iter().find(|(of, _)| of.id == sequence)?;
        goals.iter().find(|goal| !self.committed.contains(*goal)).or_else(|| goals.first())
    }

    fn address(&self, here: &Here, obligation: &Obligation) -> Option<String> {
        steps::address(here, obligation, self.next_plan(&obligation.period), self.today)
    }
}

/// Alerts on goals of one's own: those of others are told where they are offered.
fn alerts(path: &OwnPath) -> Vec<&Suspended> {
    let me = &path.me;
    let chosen: Vec<GoalId> = me.programme.sequences.iter().flat_map(|it| me.goals_of_set(it.set)).collect();
    path.suspensions.iter().filter(|one| chosen.contains(&one.goal)).collect()
}

/// A safety alert on a goal of one's own.
#[derive(Debug)]
struct Alert {
    title: String,
    address: String,
    since: String,
    reason: String,
}

/// The one thing to do next.
#[derive(Debug)]
struct Next {
    title: String,
    hint: String,
    button: String,
    address: String,
    saved: String,
}

/// One line of the calendar.
#[derive(Debug)]
struct Line {
    title: String,
    tag: Tag,
    opens: String,
    due: String,
    locks: String,
}

/// One goal chosen.
#[derive(Debug)]
struct Chosen {
    title: String,
    address: String,
    /// Where its plan is written, and whether it is already.
    plan: (String, bool),
    is_suspended: bool,
}

#[derive(Debug, Template)]
#[template(path = "path/show.html")]
pub(crate) struct ShowPath {
    page: Page,
    programme: String,
    month: String,
    next: Option<Next>,
    now: Vec<Task>,
    later: Vec<Task>,
    done: Vec<Task>,
    closed: Vec<Task>,
    calendar: Vec<Line>,
    sets: Vec<(String, Vec<Chosen>)>,
    /// Evaluations submitted, of those that count.
    progress: (usize, usize),
    alerts: Vec<Alert>,
    /// Where the team's request to paraphrase something waits for an answer.
    asked: Option<String>,
    left: Option<Date>,
    is_away: bool,
    is_complete: bool,
    notice: String,
    is_demonstration_content: bool,
    report: String,
    forums: String,
    syntheses: String,
    record: String,
    attestation: String,
    leave: String,
    proposals: String,
    /// Helps in practice, and what comes after the last month: address and name.
    helps: Vec<(String, String)>,
}

impl ShowPath {
    pub(crate) fn new(page: Page, here: &Here, sight: &Sight<'_>) -> Self {
        let mut tasks = Vec::new();
        for obligation in sight.obligations {
            let address = sight.address(here, obligation);
            tasks.push((obligation, steps::task(&page, sight.programme, obligation, address, sight.today)));
        }
        let of = |wanted: fn(&Obligation) -> bool| -> Vec<Task> {
            tasks.iter().filter(|(obligation, _)| wanted(obligation)).map(|(_, task)| task.clone()).collect()
        };
        let counted = || sight.obligations.iter().filter(|obligation| obligation.counts);
        let submitted = counted().filter(|obligation| matches!(obligation.verdict, Verdict::Met { .. })).count();
        Self {
            programme: page.read(&sight.programme.name).to_owned(),
            month: page.voice.month(sight.start),
            next: next(&page, here, sight),
            now: of(Obligation::can_be_done),
            later: of(|it| matches!(it.verdict, Verdict::NotYet | Verdict::Waiting(_))),
            done: of(|it| matches!(it.verdict, Verdict::Met { .. })),
            closed: of(|it| matches!(it.verdict, Verdict::Missed | Verdict::Excused | Verdict::NoLongerOwed)),
            calendar: sight.obligations.iter().map(|it| line(&page, sight.programme, it)).collect(),
            sets: sets(&page, here, sight),
            progress: (submitted, counted().count()),
            alerts: sight.alerts.iter().map(|one| alert(&page, here, sight.programme, one)).collect(),
            asked: sight.asked.filter(|waiting| *waiting > 0).map(|_| OWN_PARAPHRASES.to(here.parts())),
            left: sight.left,
            is_away: sight.is_away && sight.left.is_none(),
            is_complete: matches!(sight.completion, Completion::Complete { .. }),
            notice: page.read(&sight.programme.notice).to_owned(),
            is_demonstration_content: sight.programme.demonstration,
            report: REPORT.to(here.parts()),
            forums: crate::forum::FORUMS.to(here.parts()),
            syntheses: crate::synthesis::OWN_SYNTHESES.to(here.parts()),
            record: RECORD.to(here.parts()),
            attestation: ATTESTATION.to(here.parts()),
            leave: LEAVE.to(here.parts()),
            proposals: crate::proposal::PROPOSALS.to(here.parts()),
            helps: helps(&page, here, sight),
            page,
        }
    }
}

/// The tally while one walks; once the programme has ended, the yearly look and what it brought.
fn helps(page: &Page, here: &Here, sight: &Sight<'_>) -> Vec<(String, String)> {
    let parts = here.parts();
    let has_ended = domain::self_check::year(sight.programme, sight.start, sight.today).is_some();
    let own = |key: &'static str, address: String, is_there: bool| is_there.then(|| (address, page.say(key)));
    let all = [
        own("tally-link", crate::tally::TALLY.to(parts), sight.left.is_none()),
        own("self-check-link", crate::self_check::SELF_CHECK.to(parts), has_ended && sight.left.is_none()),
        own("outcome-link", crate::outcome_report::OUTCOME.to(parts), has_ended),
        own("paraphrase-own-link", OWN_PARAPHRASES.to(parts), sight.asked.is_some() && sight.left.is_none()),
        own("trajectory-link", crate::trajectory::PAST.to(parts), true),
    ];
    all.into_iter().flatten().collect()
}

fn alert(page: &Page, here: &Here, programme: &Programme, one: &Suspended) -> Alert {
    let goal = programme.goal(&one.goal).map_or(one.goal.0.as_str(), |goal| page.read(&goal.title));
    let on = domain::calendar::civil_date(one.from, &programme.zone);
    Alert {
        title: page.with("path-alert-title", [("goal", goal)]),
        address: GOAL.to(here.and(&one.goal.0)),
        since: page.with("path-alert-since", [("date", page.date(on))]),
        reason: page.read(&one.reason).to_owned(),
    }
}

/// What is due first, a questionnaire already begun before one that is not.
fn next(page: &Page, here: &Here, sight: &Sight<'_>) -> Option<Next> {
    let draft = |obligation: &Obligation| {
        let found = sight.drafts.iter().find(|(name, _)| *name == obligation.requirement);
        found.map(|(_, saved)| *saved)
    };
    let owed = sight.obligations.iter().filter(|obligation| obligation.is_owed());
    let first = owed.min_by_key(|obligation| (obligation.window.due, draft(obligation).is_none()))?;
    let saved = draft(first).map(|at| page.voice.moment(&at.to_zoned(sight.programme.zone.clone())));
    let title = steps::title(page, sight.programme, &first.requirement);
    let address = match saved {
        Some(_) => EVALUATION.to(here.and(&in_address(&first.requirement))),
        None => sight.address(here, first)?,
    };
    Some(Next {
        button: page.say(if saved.is_some() { "path-next-resume" } else { "path-next-begin" }),
        saved: saved.unwrap_or_default(),
        hint: steps::sentences(page, sight.programme, first, sight.today),
        title,
        address,
    })
}

fn line(page: &Page, programme: &Programme, obligation: &Obligation) -> Line {
    Line {
        title: steps::title(page, programme, &obligation.requirement),
        tag: steps::tag(page, obligation),
        opens: page.voice.short_date(obligation.window.opens),
        due: page.voice.short_date(obligation.window.due),
        locks: page.voice.short_date(obligation.window.locks),
    }
}

fn sets(page: &Page, here: &Here, sight: &Sight<'_>) -> Vec<(String, Vec<Chosen>)> {
    let chosen = |id: &GoalId| {
        let goal = sight.programme.goal(id)?;
        Some(Chosen {
            title: page.read(&goal.title).to_owned(),
            address: GOAL.to(here.and(&id.0)),
            plan: (COMMITMENT.to(here.and(&id.0)), sight.committed.contains(id)),
            is_suspended: goal.status == GoalStatus::Suspended,
        })
    };
    let with_goals = sight.goals.iter().filter(|(_, goals)| !goals.is_empty());
    with_goals
        .map(|(sequence, goals)| (page.read(&sequence.name).to_owned(), goals.iter().filter_map(chosen).collect()))
        .collect()
}

/// What whoever was accepted sees before they join.
#[derive(Debug, Template)]
#[template(path = "path/invitation.html")]
pub(crate) struct ShowInvitation {
    page: Page,
    programme: String,
    summary: String,
    month: String,
    months: u16,
    evaluations: u16,
    goals: u16,
    notice: String,
    is_demonstration_content: bool,
    joining: String,
}

impl ShowInvitation {
    pub(crate) fn new(page: Page, here: &Here, programme: &Programme, start: Date) -> Self {
        Self {
            programme: page.read(&programme.name).to_owned(),
            summary: page.read(&programme.summary).to_owned(),
            month: page.voice.month(start),
            months: programme.months,
            evaluations: programme.completion.expect,
            goals: programme.choice.sets.saturating_mul(programme.choice.per_set),
            notice: page.read(&programme.notice).to_owned(),
            is_demonstration_content: programme.demonstration,
            joining: JOINING.to(here.parts()),
            page,
        }
    }
}
