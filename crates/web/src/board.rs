//! The board of a cohort: how far everybody is, by pseudonym.

pub mod words;

mod changes;
mod participant;

use app::board::{Board, Line, Place, Show, StepCount, Wanted};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::calendar::Moment;
use domain::programme::Programme;
use serde::Deserialize;

use crate::charts::{Bar, Bars};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::general_measure::MEASURES;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::results::RESULTS;
use crate::review::{Progress, REVIEWS, progress};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::TEAM;
use crate::url::Path;
use words::{place_key, show_key, step_name};

#[cfg(test)]
pub(crate) use participant::ShowParticipant;

/// The board of a cohort.
pub const BOARD: Path<3> = Path::new("/{org}/team/{programme}/{cohort}");

/// One participant, by pseudonym.
pub const PARTICIPANT: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/participants/{pseudonym}");

/// Where something is opened again for one participant.
pub const REOPENING: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/participants/{pseudonym}/reopening");

/// Where one participant is excused from something.
pub const EXCUSE: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/participants/{pseudonym}/excuse");

/// Where a goal of one participant is replaced.
pub const REPLACEMENT: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/participants/{pseudonym}/replacement");

pub(crate) fn routes() -> Vec<Route> {
    let follow = Access::Right(Right::ReadBoard);
    let change = Access::Right(Right::OverrideWindows);
    vec![
        Route::get("board.show", BOARD, follow, show_board),
        Route::get("board.participant", PARTICIPANT, follow, participant::show_participant),
        Route::post("board.reopen", REOPENING, change, changes::reopen),
        Route::post("board.excuse", EXCUSE, change, changes::excuse),
        Route::post("board.replace-goal", REPLACEMENT, change, changes::replace),
    ]
}

/// The address of a board with one of its lists, of one requirement if given, from the beginning or after a line.
#[must_use]
pub fn board_address(cohort: [&str; 3], show: Show, step: Option<&str>, after: Option<&str>) -> String {
    let mut address = format!("{}?show={}", BOARD.to(cohort), show.code());
    for (name, value) in [("step", step), ("after", after)] {
        if let Some(value) = value {
            let value = percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
            address.push_str(&format!("&{name}={value}"));
        }
    }
    address.push_str("#list");
    address
}

/// What stands above the pages of a cohort: the way here.
#[must_use]
pub(crate) fn crumbs(page: &Page, parts: [&str; 3], is_inside: bool) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb { address: TEAM.to([parts[0]]), name: page.say("team-title") }];
    if is_inside {
        crumbs.push(Crumb { address: BOARD.to(parts), name: page.with("board-title", [("cohort", parts[2])]) });
    }
    crumbs
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    show: Option<String>,
    step: Option<String>,
    after: Option<String>,
}

impl Asked {
    fn wanted(self) -> Wanted {
        let filled = |text: Option<String>| text.filter(|it| !it.is_empty());
        Wanted {
            show: self.show.as_deref().and_then(Show::parse).unwrap_or_default(),
            requirement: filled(self.step),
            after: filled(self.after),
        }
    }
}

/// One list to look at.
#[derive(Debug)]
struct Choice {
    name: String,
    address: String,
    is_current: bool,
}

/// One line of the list.
#[derive(Debug)]
struct Entry {
    pseudonym: String,
    address: String,
    step: String,
    since: String,
    until: String,
}

/// One row of the table of steps.
#[derive(Debug)]
struct StepRow {
    name: String,
    window: String,
    counts: bool,
    /// Heading, figure, and where its list is, if it has one.
    cells: Vec<(String, String, Option<String>)>,
}

#[derive(Debug, Template)]
#[template(path = "board/show.html")]
pub(crate) struct ShowBoard {
    page: Page,
    crumbs: Vec<Crumb>,
    programme: String,
    cohort: String,
    start: String,
    is_synthetic: bool,
    tiles: Vec<(String, String, String)>,
    funnel: Bars,
    steps: Vec<StepRow>,
    choices: Vec<Choice>,
    show: Show,
    matching: String,
    only: Option<(String, String)>,
    entries: Vec<Entry>,
    first: Option<String>,
    next: Option<String>,
    results: String,
    measures: String,
    reviews: String,
    progress: Vec<Progress>,
}

async fn show_board(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (actor, pinned, wanted) = (cohort.actor(), cohort.pinned.clone(), asked.wanted());
    let (board, waiting) = state
        .ask(move |app| {
            let waiting = app::review::waiting(app, &actor, &pinned)?;
            Ok((app::board::board(app, &actor, &pinned, wanted)?, waiting))
        })
        .await?;
    let reads = cohort.actor().may(Right::ReviewAnswers, cohort.organisation.id).is_ok();
    let page = cohort.visitor.page();
    let progress = progress(&page, &cohort.pinned.programme, cohort.parts(), &waiting, reads);
    show(&ShowBoard { progress, ..view(page, &cohort.pinned, cohort.parts(), &board) })
}

fn view(page: Page, pinned: &app::cohort::Pinned, parts: [&str; 3], board: &Board) -> ShowBoard {
    let programme = &pinned.programme;
    let wanted = &board.wanted;
    let only = wanted.requirement.as_deref().map(|id| {
        let name = step_name(&page.voice, programme, id);
        (name, board_address(parts, wanted.show, None, None))
    });
    let next = board.next.as_deref();
    ShowBoard {
        crumbs: crumbs(&page, parts, false),
        programme: page.read(&programme.name).to_owned(),
        cohort: pinned.cohort.name.clone(),
        start: page.date(pinned.cohort.start),
        is_synthetic: pinned.cohort.synthetic,
        tiles: tiles(&page, board),
        funnel: funnel(&page, programme, board),
        steps: board.steps.iter().map(|step| step_row(&page, programme, parts, step)).collect(),
        choices: Show::ALL.into_iter().map(|other| choice(&page, parts, board, other)).collect(),
        show: wanted.show,
        matching: page.with(matching_key(wanted.show), [("count", board.matching)]),
        only,
        entries: board.lines.iter().map(|line| entry(&page, programme, parts, line)).collect(),
        first: wanted.after.is_some().then(|| board_address(parts, wanted.show, wanted.requirement.as_deref(), None)),
        next: next.map(|next| board_address(parts, wanted.show, wanted.requirement.as_deref(), Some(next))),
        results: RESULTS.to(parts),
        measures: MEASURES.to(parts),
        reviews: REVIEWS.to(parts),
        progress: Vec::new(),
        page,
    }
}

fn tiles(page: &Page, board: &Board) -> Vec<(String, String, String)> {
    let here = board.enrolled - board.left;
    let of_all = page.with("board-of-enrolled", [("count", board.enrolled)]);
    let tile = |number: u32, key: &'static str, note: &str| {
        (page.voice.count(number), page.voice.with(key, [("count", number)]), note.to_owned())
    };
    vec![
        tile(here, "board-tile-here", &of_all),
        tile(board.late, "board-tile-late", &page.say("board-tile-late-note")),
        tile(board.drafts, "board-tile-drafts", ""),
        tile(board.away, "board-tile-away", ""),
        tile(board.left, "board-tile-left", ""),
        tile(board.complete, "board-tile-complete", ""),
    ]
}

fn funnel(page: &Page, programme: &Programme, board: &Board) -> Bars {
    let voice = &page.voice;
    let bar = |one: &StepCount| {
        let name = step_name(voice, programme, &one.step.id);
        let (met, all) = (one.counts.of(Place::Met), board.enrolled);
        let moment = one.window.at(board.today);
        let share = (all > 0 && moment != Moment::Before).then(|| f64::from(met) / f64::from(all));
        let label = match moment {
            Moment::Before => name,
            Moment::OnTime | Moment::Late => {
                page.with("board-funnel-open", (("step", name), ("date", page.date(one.window.locks))))
            }
            Moment::Locked => page.with("board-funnel-closed", [("step", name)]),
        };
        let text = match share {
            Some(share) => page.with(
                "board-funnel-value",
                (("met", met), ("all", all), ("rate", page.percent(share)), ("here", one.counts.still_enrolled())),
            ),
            None => page.with("board-funnel-opens", [("date", page.date(one.window.opens))]),
        };
        let is_marked = matches!(moment, Moment::OnTime | Moment::Late);
        Bar { label, share, text, interval: None, is_marked }
    };
    Bars {
        title: page.with("board-funnel-title", [("count", board.enrolled)]),
        note: page.say("board-funnel-note"),
        label_heading: page.say("board-step"),
        value_heading: page.say("board-place-met"),
        bars: board.funnel().map(bar).collect(),
    }
}

fn step_row(page: &Page, programme: &Programme, parts: [&str; 3], one: &StepCount) -> StepRow {
    let window = one.window;
    let dates = (("from", page.voice.short_date(window.opens)), ("to", page.voice.short_date(window.locks)));
    let cell = |place: Place| {
        let count = one.counts.of(place);
        let list = match place {
            Place::Late => Some(Show::Late),
            Place::Open => Some(Show::Open),
            Place::Missed => Some(Show::Missed),
            _ => None,
        };
        let address = list.filter(|_| count > 0).map(|list| board_address(parts, list, Some(&one.step.id), None));
        (page.say(place_key(place)), page.voice.count(count), address)
    };
    // Nothing of a programme waits on somebody else yet: the column would be empty.
    let shown = Place::ALL.into_iter().filter(|place| *place != Place::Waiting);
    StepRow {
        name: step_name(&page.voice, programme, &one.step.id),
        window: page.with("board-window", dates),
        counts: one.step.counts,
        cells: shown.map(cell).collect(),
    }
}

fn lines_of(board: &Board, show: Show) -> u32 {
    let sum = |place| board.steps.iter().map(|step| step.counts.of(place)).sum();
    match show {
        Show::Late => sum(Place::Late),
        Show::Open => sum(Place::Open),
        Show::Missed => sum(Place::Missed),
        Show::Drafts => board.drafts,
        Show::Away => board.away,
        Show::Left => board.left,
    }
}

fn choice(page: &Page, parts: [&str; 3], board: &Board, show: Show) -> Choice {
    let named = (("name", page.say(show_key(show))), ("count", page.voice.count(lines_of(board, show))));
    Choice {
        name: page.with("board-choice", named),
        address: board_address(parts, show, None, None),
        is_current: board.wanted.show == show,
    }
}

fn matching_key(show: Show) -> &'static str {
    match show {
        Show::Late => "board-matching-late",
        Show::Open => "board-matching-open",
        Show::Drafts => "board-matching-drafts",
        Show::Missed => "board-matching-missed",
        Show::Away => "board-matching-away",
        Show::Left => "board-matching-left",
    }
}

fn entry(page: &Page, programme: &Programme, parts: [&str; 3], line: &Line) -> Entry {
    let date = |day| page.voice.short_date(day);
    Entry {
        address: PARTICIPANT.to([parts[0], parts[1], parts[2], &line.pseudonym]),
        pseudonym: line.pseudonym.clone(),
        step: if line.requirement.is_empty() {
            String::new()
        } else {
            step_name(&page.voice, programme, &line.requirement)
        },
        since: date(line.since),
        until: line.until.map_or_else(|| page.say("board-open-ended"), date),
    }
}

#[cfg(test)]
#[path = "board/samples.rs"]
pub(crate) mod samples;
