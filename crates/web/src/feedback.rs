//! How often a body kept the clocks of feedback; and the trail, as the pages of an author and of a receipt show it.

mod trail;

use app::feedback::Shares;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::authority::Right;
use domain::feedback::{Mode, Parameters, Share};

use crate::failure::Failure;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

pub(crate) use trail::TrailView;
#[cfg(test)]
pub(crate) use trail::sample as trail_sample;

/// How often a body kept each clock.
pub const SHARES: Path<1> = Path::new("/{org}/desk/feedback");

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("feedback.show", SHARES, Access::Right(Right::ReadBodySettings), show_shares)]
}

#[derive(Debug, Template)]
#[template(path = "feedback/show.html")]
pub(crate) struct ShowShares {
    page: Page,
    since: String,
    is_exact: bool,
    k: u64,
    lines: Vec<Line>,
}

/// One clock.
#[derive(Debug)]
struct Line {
    name: String,
    owed: String,
    share: String,
    counts: String,
}

/// What a mode is called.
fn name(page: &Page, mode: Mode) -> String {
    page.say(match mode {
        Mode::Acknowledgement => "feedback-acknowledgement",
        Mode::RapidResponse => "feedback-rapid",
        Mode::WhatWeDid => "feedback-done",
        Mode::Awareness => "feedback-awareness",
        Mode::Improvement => "feedback-improvement",
    })
}

async fn show_shares(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    colleague.must(Right::ReadBodySettings)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let shares = state.ask(move |app| app::feedback::shares(app, &actor, org)).await?;
    show(&view(colleague.visitor.page(), &shares))
}

fn view(page: Page, shares: &Shares) -> ShowShares {
    let line = |(mode, share): &(Mode, Option<Share>)| {
        let told = share.and_then(|share| Some((share.fraction()?, share)));
        let counted = |(_, share): (f64, Share)| {
            let whole = |count: u64| page.voice.count(count);
            page.with("feedback-counts", (("kept", whole(share.in_time)), ("judged", whole(share.judged))))
        };
        Line {
            name: name(&page, *mode),
            owed: owed(&page, *mode, &shares.parameters),
            share: told.map_or_else(|| "–".to_owned(), |(fraction, _)| page.percent(fraction)),
            counts: match (told, share) {
                (Some(told), _) => counted(told),
                (None, Some(_)) => page.say("feedback-none-judged"),
                (None, None) => page.say("feedback-withheld"),
            },
        }
    };
    ShowShares {
        since: page.date(shares.since),
        is_exact: shares.is_exact,
        k: shares.k,
        lines: shares.shares.iter().map(line).collect(),
        page,
    }
}

/// By when it is owed.
fn owed(page: &Page, mode: Mode, parameters: &Parameters) -> String {
    let (key, days) = match mode {
        Mode::Acknowledgement => ("feedback-owed-acknowledgement", parameters.acknowledgement),
        Mode::RapidResponse => ("feedback-owed-rapid", parameters.rapid),
        Mode::WhatWeDid => ("feedback-owed-done", parameters.done),
        Mode::Awareness => ("feedback-owed-awareness", parameters.awareness),
        Mode::Improvement => ("feedback-owed-improvement", parameters.improvement),
    };
    page.with(key, [("days", i64::from(days))])
}

#[cfg(test)]
impl crate::page::Sample for ShowShares {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let shares = |is_exact, share: &dyn Fn(Mode) -> Option<Share>| Shares {
            since: jiff::civil::date(2007, 4, 1),
            is_exact,
            k: 11,
            parameters: Parameters {
                acknowledgement: 7,
                rapid: 21,
                awareness: 180,
                done: 62,
                improvement: 365,
                alert_hours: 24,
            },
            shares: Mode::ALL.into_iter().map(|mode| (mode, share(mode))).collect(),
        };
        let exact = shares(true, &|mode| {
            let judged = if mode == Mode::Improvement { 0 } else { 40 };
            Some(Share { in_time: judged / 2, judged })
        });
        let told = shares(false, &|mode| (mode == Mode::Acknowledgement).then_some(Share { in_time: 20, judged: 40 }));
        vec![("exact", view(page.clone(), &exact)), ("withheld", view(page.clone(), &told))]
    }
}
