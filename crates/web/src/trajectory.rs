//! One's own trajectory in earlier cohorts, in view of whoever walks again; and how a trajectory is said on any page.

use app::trajectory::{GoalTrajectory, Past, Said, When};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::authority::Right;
use domain::programme::Programme;

use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

/// One's own trajectory in earlier cohorts.
pub const PAST: Path<3> = Path::new("/{org}/{programme}/{cohort}/past");

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("trajectory.past", PAST, Access::Right(Right::WalkOwnPath), show_past)]
}

/// The trajectory of one goal, said.
#[derive(Debug)]
pub(crate) struct GoalView {
    pub(crate) title: String,
    pub(crate) rows: Vec<Moment>,
}

/// One moment of it.
#[derive(Debug)]
pub(crate) struct Moment {
    pub(crate) when: String,
    pub(crate) on: String,
    pub(crate) status: String,
    pub(crate) counts: String,
}

/// Says a trajectory; goals that the definition has lost are left out.
pub(crate) fn said(page: &Page, programme: &Programme, goals: &[GoalTrajectory]) -> Vec<GoalView> {
    let one = |goal: &GoalTrajectory| {
        let title = page.read(&programme.goal(&goal.goal)?.title).to_owned();
        Some(GoalView { title, rows: goal.said.iter().map(|said| moment(page, programme, said)).collect() })
    };
    goals.iter().filter_map(one).collect()
}

fn moment(page: &Page, programme: &Programme, said: &Said) -> Moment {
    let label = |code: &String| Some(page.read(&programme.list("status")?.code(code)?.label).to_owned());
    Moment {
        when: match said.when {
            When::Baseline => page.say("trajectory-baseline"),
            When::Short => page.say("trajectory-short"),
            When::Long => page.say("trajectory-long"),
            When::Year(year) => page.with("trajectory-year", [("year", year)]),
        },
        on: page.voice.short_date(said.on),
        status: said.status.as_ref().and_then(label).unwrap_or_else(|| "–".to_owned()),
        counts: said.counts.map_or_else(|| "–".to_owned(), |counts| crate::tally::said(page, counts)),
    }
}

/// One earlier cohort.
#[derive(Debug)]
struct PastView {
    title: String,
    goals: Vec<GoalView>,
}

#[derive(Debug, Template)]
#[template(path = "trajectory/past.html")]
pub(crate) struct ShowPast {
    page: Page,
    crumbs: Vec<Crumb>,
    past: Vec<PastView>,
}

impl ShowPast {
    fn new(page: Page, here: &Here, past: &[Past]) -> Self {
        let one = |past: &Past| {
            let programme = &past.pinned.programme;
            let values = (("programme", page.read(&programme.name)), ("cohort", past.pinned.cohort.name.as_str()));
            PastView { title: page.with("trajectory-in", values), goals: said(&page, programme, &past.goals) }
        };
        Self { crumbs: here.crumbs(&page), past: past.iter().map(one).collect(), page: page.clone() }
    }
}

async fn show_past(State(state): State<WebState>, own: OwnCohort) -> Result<Response, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let (_, past) = state.ask(move |app| app::trajectory::past(app, &actor, &pinned)).await?;
    show(&ShowPast::new(own.visitor.page(), &Here::of(&own), &past))
}

#[cfg(test)]
pub(crate) mod samples {
    use domain::tally::Counts;
    use jiff::civil::date;

    use super::*;
    use crate::page::Sample;
    use crate::path::samples::{here, programme};

    /// The trajectory of a first goal, from the start to a year after the end.
    pub(crate) fn trajectory(programme: &Programme) -> Vec<GoalTrajectory> {
        let said = |when, on, status: Option<&str>, counts: Option<(u32, u32)>| Said {
            when,
            on,
            status: status.map(str::to_owned),
            counts: counts.map(|(seen, done)| Counts { seen, done }),
        };
        vec![GoalTrajectory {
            goal: programme.goals[0].id.clone(),
            said: vec![
                said(When::Baseline, date(2008, 1, 10), None, Some((5, 2))),
                said(When::Short, date(2008, 4, 20), Some("mostly"), Some((10, 8))),
                said(When::Long, date(2009, 4, 2), Some("always"), None),
                said(When::Year(1), date(2010, 3, 1), Some("always"), Some((6, 6))),
            ],
        }]
    }

    impl Sample for ShowPast {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let programme = programme();
            let goals = said(page, &programme, &trajectory(&programme));
            let past = vec![PastView { title: "2008-01".into(), goals }];
            let view = |past| Self { page: page.clone(), crumbs: here().crumbs(page), past };
            vec![("first time", view(vec![])), ("again", view(past))]
        }
    }
}
