//! The home of a team's hats: the cohorts they follow, and what waits for them.

use app::board::{Overview, Phase, overview};
use app::cohort::Pinned;
use app::organisation::Organisation;
use app::separation;
use askama::Template;
use axum::extract::{FromRequestParts, RawPathParams, State};
use axum::http::request::Parts;
use axum::response::Response;
use domain::authority::{Actor, Right};
use domain::calendar::{civil_date, days_after};
use domain::programme::Programme;

use crate::board::words::step_name;
use crate::board::{BOARD, board_address};
use crate::components::{Tag, Task, Tone};
use crate::failure::Failure;
use crate::forum::{OPENINGS, TEAM_FORUMS, waiting_openings};
use crate::page::{Page, show};
use crate::programme::{DEFINITION, PROGRAMMES};
use crate::rehearsal::REHEARSALS;
use crate::results::RESULTS;
use crate::review::REVIEWS;
use crate::routes::{Access, Route};
use crate::session::role_name;
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;
use crate::wording::WORDINGS;

/// The home of a team's hats.
pub const TEAM: Path<1> = Path::new("/{org}/team");

/// Days before its review date from which a goal waits to be read again.
const REVIEW_SOON: u16 = 60;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("team.show", TEAM, Access::Right(Right::VisitTeam), show_team)]
}

/// Whoever wears a hat of the organisation that an address names.
///
/// A passer-by is asked to sign in before anything is looked up; to everybody else, what is not of their organisation
/// answers like what is not there.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Who asks.
    pub visitor: Visitor,
    /// The organisation.
    pub organisation: Organisation,
}

impl Colleague {
    /// The actor every use case takes first.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.visitor.actor()
    }

    /// The short name of the organisation, as addresses have it.
    #[must_use]
    pub fn org(&self) -> &str {
        &self.organisation.short_name
    }

    /// Whether the hat worn gives a right here.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.actor().may(right, self.organisation.id).is_ok()
    }

    /// Refuses a hat that does not give a right here, naming the roles that do.
    ///
    /// # Errors
    /// Refused.
    pub fn must(&self, right: Right) -> Result<(), Failure> {
        self.actor().may(right, self.organisation.id).map_err(|refusal| app::Error::from(refusal).into())
    }
}

impl FromRequestParts<WebState> for Colleague {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        if visitor.known().is_none() {
            return Err(Failure::refused());
        }
        let given = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::not_found())?;
        let org = given.iter().find(|(key, _)| *key == "org").map(|(_, value)| value).ok_or_else(Failure::not_found)?;
        let organisation =
            visitor.organisation().filter(|worn| worn.short_name == org).cloned().ok_or_else(Failure::not_found)?;
        Ok(Self { visitor, organisation })
    }
}

#[derive(Debug, Template)]
#[template(path = "team/show.html")]
pub(crate) struct ShowTeam {
    page: Page,
    role: String,
    organisation: String,
    /// Whether this hat follows cohorts; the others read a gentler page.
    follows: bool,
    waiting: Vec<Task>,
    cohorts: Vec<Task>,
    forums: Vec<Task>,
    /// For the hats that read results.
    syntheses: Vec<Task>,
    /// Goals from draft to publication, proposals, the organisation's page and one's own interests.
    editorial: Vec<Task>,
    programmes: String,
    /// Where definitions are rehearsed, for the hats that do.
    rehearsals: Option<String>,
    wordings: Vec<Task>,
}

async fn show_team(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    colleague.must(Right::VisitTeam)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let follows = colleague.may(Right::ReadBoard);
    let standings = colleague.may(Right::ReadResults);
    let (overviews, cohorts, programmes, today) = state
        .ask(move |app| {
            let overviews = if follows { overview(app, &actor, org)? } else { Vec::new() };
            let mut programmes = Vec::new();
            for programme in app::programme::list(app, org)? {
                let standing = if standings { Some(separation::standing(app, &actor, org, &programme)?) } else { None };
                programmes.push((programme, standing));
            }
            Ok((overviews, app::cohort::list(app, org)?, programmes, app.now()))
        })
        .await?;
    let page = colleague.visitor.page();
    let desk = Desk { page: &page, org: colleague.org() };
    let unread = unread(&state, &colleague, &overviews).await?;
    let openings = waiting_openings(&state, &colleague, &cohorts).await?;
    let mut waiting: Vec<Task> = openings.iter().map(|(pinned, count)| desk.openings(pinned, *count)).collect();
    waiting.extend(overviews.iter().filter_map(|one| desk.late(one)));
    waiting.extend(unread.iter().filter_map(|(pinned, count)| desk.reviews_of(pinned, *count)));
    for (programme, standing) in &programmes {
        let day = civil_date(today, &programme.zone);
        waiting.extend(standing.as_ref().and_then(|standing| desk.roles(programme, standing)));
        waiting.extend(desk.reviews(programme, day).filter(|_| standings));
    }
    let editorial = crate::editorial::of_team(&state, &colleague).await?;
    waiting.extend(editorial.waiting);
    let forums = cohorts.iter().map(|pinned| desk.forums(pinned)).collect();
    let of_cohort = |pinned| [desk.syntheses(pinned), desk.outcome(pinned)];
    let syntheses = match standings {
        true => cohorts.iter().flat_map(of_cohort).collect(),
        false => cohorts.iter().map(|pinned| desk.published(pinned)).collect(),
    };
    let cohorts = if follows {
        overviews.iter().map(|one| desk.cohort(one)).collect()
    } else if standings {
        cohorts.iter().map(|pinned| desk.results(pinned)).collect()
    } else {
        Vec::new()
    };
    let role = colleague.visitor.known().and_then(|known| known.hat.as_ref()).map(|hat| hat.role);
    let edits = colleague.may(Right::EditWording);
    show(&ShowTeam {
        role: role.map(|role| role_name(&page.voice, role)).unwrap_or_default(),
        organisation: page.read(&colleague.organisation.name).to_owned(),
        follows,
        waiting,
        cohorts,
        forums,
        syntheses,
        editorial: {
            let options = programmes.iter().map(|(programme, _)| desk.options(programme));
            editorial.places.into_iter().chain(options).collect()
        },
        programmes: PROGRAMMES.to([colleague.org()]),
        rehearsals: colleague.may(Right::Rehearse).then(|| REHEARSALS.to([colleague.org()])),
        wordings: programmes.iter().filter(|_| edits).map(|(programme, _)| desk.wording(programme)).collect(),
        page,
    })
}

/// What waits to be read in each cohort, for whoever reads single answers.
async fn unread(state: &WebState, colleague: &Colleague, all: &[Overview]) -> Result<Vec<(Pinned, u32)>, Failure> {
    if !colleague.may(Right::ReviewAnswers) {
        return Ok(Vec::new());
    }
    let (actor, cohorts) = (colleague.actor(), all.iter().map(|one| one.pinned.clone()).collect::<Vec<_>>());
    state
        .ask(move |app| {
            let count = |pinned: Pinned| Ok((pinned.clone(), app::review::waiting(app, &actor, &pinned)?.unread()));
            cohorts.into_iter().map(count).collect()
        })
        .await
}

/// Says what lies on the desk, each thing as a line that leads to it.
struct Desk<'a> {
    page: &'a Page,
    org: &'a str,
}

impl Desk<'_> {
    fn tag(&self, tone: Tone, key: &'static str) -> Tag {
        Tag { tone, text: self.page.say(key) }
    }

    fn name(&self, pinned: &Pinned) -> String {
        let named = (("programme", self.page.read(&pinned.programme.name)), ("cohort", pinned.cohort.name.as_str()));
        self.page.with("team-cohort", named)
    }

    fn cohort(&self, one: &Overview) -> Task {
        let page = self.page;
        let enrolled = page.with("team-enrolled", [("count", one.enrolled)]);
        let (state, tag) = match &one.phase {
            Phase::Ahead(on) => {
                (page.with("team-starts", [("date", page.date(on))]), self.tag(Tone::Neutral, "team-ahead"))
            }
            Phase::Closed(on) => {
                (page.with("team-closed-on", [("date", page.date(on))]), self.tag(Tone::Neutral, "team-closed"))
            }
            Phase::Running { open, next } => {
                (self.running(one, open, next.as_ref()), self.tag(Tone::Info, "team-running"))
            }
        };
        let parts = [enrolled, state].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Task { title: self.name(&one.pinned), hint: parts.join(" "), address: Some(self.board(&one.pinned)), tag }
    }

    fn running(
        &self,
        one: &Overview,
        open: &[(domain::path::Step, domain::calendar::Window)],
        next: Option<&(domain::path::Step, domain::calendar::Window)>,
    ) -> String {
        let page = self.page;
        let programme = &one.pinned.programme;
        let named = |step: &domain::path::Step| step_name(&page.voice, programme, &step.id);
        let evaluations: Vec<_> = open.iter().filter(|(step, _)| step.counts).collect();
        if let Some((step, window)) = evaluations.first() {
            let values = (("step", named(step)), ("date", page.date(window.locks)));
            return page.with("team-open-until", values);
        }
        next.map(|(step, window)| {
            page.with("team-opens-next", (("step", named(step)), ("date", page.date(window.opens))))
        })
        .unwrap_or_default()
    }

    fn board(&self, pinned: &Pinned) -> String {
        BOARD.to([self.org, &pinned.cohort.programme, &pinned.cohort.name])
    }

    fn results(&self, pinned: &Pinned) -> Task {
        let address = RESULTS.to([self.org, &pinned.cohort.programme, &pinned.cohort.name]);
        let hint = self.page.with("team-starts", [("date", self.page.date(pinned.cohort.start))]);
        Task {
            title: self.page.with("team-results-of", [("cohort", self.name(pinned))]),
            hint,
            address: Some(address),
            tag: self.tag(Tone::Info, "team-read"),
        }
    }

    fn syntheses(&self, pinned: &Pinned) -> Task {
        let parts = [self.org, &pinned.cohort.programme, &pinned.cohort.name];
        crate::synthesis::task(self.page, parts, &self.name(pinned))
    }

    fn published(&self, pinned: &Pinned) -> Task {
        let parts = [self.org, &pinned.cohort.programme, &pinned.cohort.name];
        crate::synthesis::published_task(self.page, parts, &self.name(pinned))
    }

    fn forums(&self, pinned: &Pinned) -> Task {
        Task {
            title: self.page.with("forum-of-cohort", [("cohort", self.name(pinned))]),
            hint: self.page.say("forum-team-hint"),
            address: Some(TEAM_FORUMS.to([self.org, &pinned.cohort.programme, &pinned.cohort.name])),
            tag: self.tag(Tone::Info, "team-read"),
        }
    }

    fn openings(&self, pinned: &Pinned, count: usize) -> Task {
        Task {
            title: self.page.with("forum-openings-wait", [("count", count)]),
            hint: self.name(pinned),
            address: Some(OPENINGS.to([self.org, &pinned.cohort.programme, &pinned.cohort.name])),
            tag: self.tag(Tone::Late, "team-see"),
        }
    }

    fn late(&self, one: &Overview) -> Option<Task> {
        let late = one.late.filter(|late| *late > 0)?;
        let pinned = &one.pinned;
        let parts = [self.org, &pinned.cohort.programme, &pinned.cohort.name];
        Some(Task {
            title: self.page.with("team-late", [("count", late)]),
            hint: self.name(pinned),
            address: Some(board_address(parts, app::board::Show::Late, None, None)),
            tag: self.tag(Tone::Late, "team-see"),
        })
    }

    fn roles(&self, programme: &Programme, standing: &separation::Standing) -> Option<Task> {
        if standing.is_satisfied() {
            return None;
        }
        Some(Task {
            title: self.page.say("team-roles"),
            hint: self.page.with("team-roles-of", [("programme", self.page.read(&programme.name))]),
            address: Some(self.definition(programme)),
            tag: self.tag(Tone::Due, "team-see"),
        })
    }

    fn reviews(&self, programme: &Programme, today: jiff::civil::Date) -> Option<Task> {
        let soon = days_after(today, REVIEW_SOON);
        let due = programme.goals.iter().filter(|goal| goal.next_review <= soon).count();
        (due > 0).then(|| Task {
            title: self.page.with("team-reviews", [("count", due)]),
            hint: self.page.read(&programme.name).to_owned(),
            address: Some(crate::editorial::EDITION.to([self.org, &programme.id])),
            tag: self.tag(Tone::Due, "team-see"),
        })
    }

    fn reviews_of(&self, pinned: &Pinned, unread: u32) -> Option<Task> {
        let [org, programme, cohort] = [self.org, &pinned.cohort.programme, &pinned.cohort.name];
        (unread > 0).then(|| Task {
            title: self.page.with("review-desk", [("count", unread)]),
            hint: self.name(pinned),
            address: Some(REVIEWS.to([org, programme, cohort])),
            tag: self.tag(Tone::Due, "team-see"),
        })
    }

    fn definition(&self, programme: &Programme) -> String {
        DEFINITION.to([self.org, &programme.id, &programme.version])
    }

    fn options(&self, programme: &Programme) -> Task {
        Task {
            title: self.page.with("option-of", [("programme", self.page.read(&programme.name))]),
            hint: self.page.say("option-hint"),
            address: Some(crate::option_help::OPTIONS.to([self.org, &programme.id])),
            tag: self.tag(Tone::Info, "team-read"),
        }
    }

    fn outcome(&self, pinned: &Pinned) -> Task {
        let parts = [self.org, &pinned.cohort.programme, &pinned.cohort.name];
        Task {
            title: self.page.say("outcome-link"),
            hint: self.name(pinned),
            address: Some(crate::outcome_report::TEAM_OUTCOME.to(parts)),
            tag: self.tag(Tone::Info, "team-read"),
        }
    }

    fn wording(&self, programme: &Programme) -> Task {
        Task {
            title: self.page.with("team-wording-of", [("programme", self.page.read(&programme.name))]),
            hint: self.page.say("team-wording-hint"),
            address: Some(WORDINGS.to([self.org, &programme.id])),
            tag: self.tag(Tone::Info, "team-edit"),
        }
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowTeam {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let tag = |tone, key| Tag { tone, text: page.say(key) };
        let task = |title: String, tag| Task { title, hint: "…".into(), address: Some("/amp/team".into()), tag };
        let lead = Self {
            page: page.clone(),
            role: page.say("role-lead"),
            organisation: "AMP".into(),
            follows: true,
            waiting: vec![task(page.with("team-late", [("count", 12)]), tag(Tone::Late, "team-see"))],
            cohorts: vec![
                task("2008-01".into(), tag(Tone::Info, "team-running")),
                task("2007-01".into(), tag(Tone::Neutral, "team-closed")),
            ],
            forums: vec![task(page.with("forum-of-cohort", [("cohort", "2008-01")]), tag(Tone::Info, "team-read"))],
            syntheses: vec![crate::synthesis::task(page, ["amp", "prescrire-pip", "2008-01"], "2008-01")],
            editorial: vec![task(page.say("team-goals"), tag(Tone::Info, "team-see"))],
            programmes: PROGRAMMES.to(["amp"]),
            rehearsals: Some(REHEARSALS.to(["amp"])),
            wordings: vec![task(page.with("team-wording-of", [("programme", "PIP")]), tag(Tone::Info, "team-edit"))],
        };
        let gentle = |role: &'static str| Self {
            page: page.clone(),
            role: page.say(role),
            organisation: "AMP".into(),
            follows: false,
            waiting: Vec::new(),
            cohorts: Vec::new(),
            forums: Vec::new(),
            syntheses: Vec::new(),
            editorial: Vec::new(),
            programmes: PROGRAMMES.to(["amp"]),
            rehearsals: None,
            wordings: Vec::new(),
        };
        let empty = Self { waiting: Vec::new(), cohorts: Vec::new(), wordings: Vec::new(), ..gentle("role-tutor") };
        vec![
            ("a lead", lead),
            ("a tutor of a new organisation", Self { follows: true, ..empty }),
            ("a moderator", gentle("role-moderator")),
            ("a second reader", gentle("role-second-reader")),
        ]
    }
}
