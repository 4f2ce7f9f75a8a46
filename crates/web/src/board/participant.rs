//! One participant as the team follows them: by pseudonym, what they owe, what was changed for them; no answer.

use app::board::{Followed, Place, follow, place_of};
use askama::Template;
use axum::extract::{FromRequestParts, Query, RawPathParams, State};
use axum::http::request::Parts;
use axum::response::Response;
use domain::authority::Right;
use domain::completion::Completion;
use domain::goal::{GoalId, GoalStatus};
use domain::programme::Programme;

use super::changes::{Excuse, Reopening, Replacement};
use super::words::{place_tag, reason, step_name};
use super::{EXCUSE, REOPENING, REPLACEMENT, crumbs};
use crate::components::{Choices, Crumb, Field, FieldError, Row, Tag};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show};
use crate::state::WebState;

/// The participant that an address names.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) cohort: OwnCohort,
    pub(super) pseudonym: String,
}

impl FromRequestParts<WebState> for Subject {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let cohort = OwnCohort::from_request_parts(parts, state).await?;
        let given = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::not_found())?;
        let pseudonym = given.iter().find(|(key, _)| *key == "pseudonym").map(|(_, value)| value.to_owned());
        Ok(Self { cohort, pseudonym: pseudonym.ok_or_else(Failure::not_found)? })
    }
}

/// What was typed into the forms of the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub(super) reopening: Reopening,
    pub(super) excuse: Excuse,
    pub(super) replacement: Replacement,
}

/// One line of the path.
#[derive(Debug)]
struct Stop {
    name: String,
    opens: String,
    due: String,
    locks: String,
    tag: Tag,
    notes: Vec<String>,
}

/// One set of goals.
#[derive(Debug)]
struct Goals {
    name: String,
    current: Vec<String>,
    replaced: Vec<String>,
}

/// The forms of whoever may change something.
#[derive(Debug)]
struct Forms {
    reopening: String,
    requirement: Choices,
    until: Field,
    reason: Field,
    excuse: String,
    excused: Choices,
    excuse_reason: Field,
    replacement: String,
    old_goal: Choices,
    new_goal: Choices,
    replace_reason: Field,
}

#[derive(Debug, Template)]
#[template(path = "board/participant.html")]
pub(crate) struct ShowParticipant {
    page: Page,
    crumbs: Vec<Crumb>,
    pseudonym: String,
    is_synthetic: bool,
    facts: Vec<Row>,
    stops: Vec<Stop>,
    overrides: Vec<(String, String, String, String)>,
    sets: Vec<Goals>,
    forms: Option<Forms>,
    errors: Vec<FieldError>,
}

pub(super) async fn show_participant(
    State(state): State<WebState>,
    subject: Subject,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let key = news.said(&[
        ("reopened", "board-done-reopened"),
        ("excused", "board-done-excused"),
        ("replaced", "board-done-replaced"),
    ]);
    show(&view(&state, &subject, &Given::default(), Vec::new(), key).await?)
}

pub(super) async fn view(
    state: &WebState,
    subject: &Subject,
    given: &Given,
    errors: Vec<FieldError>,
    news: Option<&'static str>,
) -> Result<ShowParticipant, Failure> {
    let (actor, pinned, who) = (subject.cohort.actor(), subject.cohort.pinned.clone(), subject.pseudonym.clone());
    let them = state.ask(move |app| follow(app, &actor, &pinned, &who)).await?;
    let may_change = subject.cohort.actor().may(Right::OverrideWindows, subject.cohort.organisation.id).is_ok();
    let page = subject.cohort.visitor.page();
    let page = match news {
        Some(key) => {
            let notice = page.say(key);
            page.with_notice(notice)
        }
        None => page,
    };
    let shown = Shown { page: &page, programme: &subject.cohort.pinned.programme, parts: subject.cohort.parts() };
    Ok(shown.view(&them, subject.cohort.pinned.cohort.synthetic, may_change.then_some(given), errors))
}

/// Says what the page shows.
pub(super) struct Shown<'a> {
    pub(super) page: &'a Page,
    pub(super) programme: &'a Programme,
    pub(super) parts: [&'a str; 3],
}

impl Shown<'_> {
    pub(super) fn view(
        &self,
        them: &Followed,
        is_synthetic: bool,
        given: Option<&Given>,
        errors: Vec<FieldError>,
    ) -> ShowParticipant {
        ShowParticipant {
            crumbs: crumbs(self.page, self.parts, true),
            pseudonym: them.pseudonym.clone(),
            is_synthetic,
            facts: self.facts(them),
            stops: self.stops(them),
            overrides: self.overrides(them),
            sets: self.sets(them),
            forms: given.map(|given| self.forms(them, given, &errors)),
            errors,
            page: self.page.clone(),
        }
    }

    fn facts(&self, them: &Followed) -> Vec<Row> {
        let page = self.page;
        let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
        let list = self.programme.list("profession").and_then(|list| list.code(&them.profession));
        let profession = list.map_or(them.profession.as_str(), |code| page.read(&code.label));
        let mut rows =
            vec![row("board-profession", profession.to_owned()), row("board-enrolled-on", page.date(them.enrolled_on))];
        for (from, to) in &them.leaves {
            let period = match to {
                Some(to) => page.with("board-from-to", (("from", page.date(from)), ("to", page.date(to)))),
                None => page.with("board-from", [("from", page.date(from))]),
            };
            rows.push(row("board-away", period));
        }
        if let Some(on) = them.left {
            rows.push(row("board-left", page.date(on)));
        }
        let done = match &them.completion {
            Completion::Complete { at } => {
                let on = domain::calendar::civil_date(*at, &self.programme.zone);
                page.with("board-complete", [("date", page.date(on))])
            }
            Completion::Incomplete { missing, .. } => {
                let all = self.programme.counted().count();
                page.with("board-incomplete", [("done", all - missing.len().min(all)), ("all", all)])
            }
        };
        rows.push(row("board-completion", done));
        rows
    }

    fn stops(&self, them: &Followed) -> Vec<Stop> {
        let voice = &self.page.voice;
        let date = |day| voice.short_date(day);
        them.obligations
            .iter()
            .map(|one| {
                let mut notes: Vec<String> =
                    one.reasons.iter().filter_map(|why| reason(voice, self.programme, why)).collect();
                if one.can_be_done() && them.drafts.iter().any(|(what, _)| *what == one.requirement) {
                    notes.push(voice.say("board-draft-open"));
                }
                Stop {
                    name: step_name(voice, self.programme, &one.requirement),
                    opens: date(one.window.opens),
                    due: date(one.window.due),
                    locks: date(one.window.locks),
                    tag: place_tag(voice, &one.requirement, place_of(one)),
                    notes,
                }
            })
            .collect()
    }

    fn overrides(&self, them: &Followed) -> Vec<(String, String, String, String)> {
        let page = self.page;
        them.overrides
            .iter()
            .map(|change| {
                let what = match &change.kind {
                    app::board::OverrideKind::Reopened { until } => {
                        page.with("board-was-reopened", [("date", page.date(until))])
                    }
                    app::board::OverrideKind::Excused => page.say("board-was-excused"),
                };
                let on = domain::calendar::civil_date(change.at, &self.programme.zone);
                let name = step_name(&page.voice, self.programme, &change.requirement);
                (page.voice.short_date(on), name, what, change.reason.clone())
            })
            .collect()
    }

    fn title(&self, goal: &GoalId) -> String {
        self.programme.goal(goal).map_or_else(|| goal.to_string(), |goal| self.page.read(&goal.title).to_owned())
    }

    fn sets(&self, them: &Followed) -> Vec<Goals> {
        let page = self.page;
        let replaced = |one: &app::board::Replaced| {
            let on = domain::calendar::civil_date(one.at, &self.programme.zone);
            let values = (("goal", self.title(&one.goal)), ("date", page.date(on)), ("reason", one.reason.as_str()));
            page.with("board-goal-replaced", values)
        };
        them.sets
            .iter()
            .map(|set| Goals {
                name: self
                    .programme
                    .sequence(&set.sequence)
                    .map(|it| page.read(&it.name).to_owned())
                    .unwrap_or_default(),
                current: set.current.iter().map(|chosen| self.title(&chosen.goal)).collect(),
                replaced: set.replaced.iter().map(replaced).collect(),
            })
            .collect()
    }

    fn forms(&self, them: &Followed, given: &Given, errors: &[FieldError]) -> Forms {
        let [org, programme, cohort] = self.parts;
        let address = [org, programme, cohort, them.pseudonym.as_str()];
        let named = |places: &'static [Place]| {
            them.obligations
                .iter()
                .filter(move |one| places.contains(&place_of(one)))
                .map(|one| (one.requirement.clone(), step_name(&self.page.voice, self.programme, &one.requirement)))
        };
        let current: Vec<&GoalId> = them.sets.iter().flat_map(|set| &set.current).map(|chosen| &chosen.goal).collect();
        let offered = self
            .programme
            .goals
            .iter()
            .filter(|goal| goal.status == GoalStatus::Published && !current.contains(&&goal.id));
        let choose = |name: &str, options: Vec<(String, String)>, chosen: &str| {
            Choices::new(name, options).choosing(&[chosen]).checked(errors)
        };
        let field = |name: &str, value: &str| Field::new(name).holding(value).checked(errors);
        let (again, excuse, other) = (&given.reopening, &given.excuse, &given.replacement);
        // What is missed or late comes first: it is what most calls are about.
        let pressing = [Place::Missed, Place::Late].as_slice();
        let can_reopen: Vec<_> = named(pressing).chain(named(&[Place::Open, Place::Away, Place::Excused])).collect();
        let can_excuse: Vec<_> = named(pressing).chain(named(&[Place::Open, Place::Away, Place::NotYet])).collect();
        Forms {
            reopening: REOPENING.to(address),
            requirement: choose("requirement", can_reopen, &again.requirement),
            until: field("until", &again.until),
            reason: field("reason", &again.reason),
            excuse: EXCUSE.to(address),
            excused: choose("excused", can_excuse, &excuse.excused),
            excuse_reason: field("excuse_reason", &excuse.excuse_reason),
            replacement: REPLACEMENT.to(address),
            old_goal: choose(
                "old_goal",
                current.iter().map(|goal| (goal.to_string(), self.title(goal))).collect(),
                &other.old_goal,
            ),
            new_goal: choose(
                "new_goal",
                offered.map(|goal| (goal.id.to_string(), self.page.read(&goal.title).to_owned())).collect(),
                &other.new_goal,
            ),
            replace_reason: field("replace_reason", &other.replace_reason),
        }
    }
}
