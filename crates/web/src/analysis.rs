//! The expert's desk: what was given to them; a near miss opened, which is a reading that its author sees; the exchange with
//! its author; clearing, coding, advice, verdict.

pub(crate) mod answers;
mod clearing;
mod coding;
mod reading;
mod recommendation;
mod themes;
mod verdict;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod samples;

use app::near_miss::analysis::{Given, Opened};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::scheme::Scheme;

use crate::components::{Crumb, Tag};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;
use answers::Teller;
pub(crate) use coding::coded_parts;
use words::{Asked, LineView, Part};

#[cfg(test)]
pub(crate) use {
    clearing::ShowClearing, coding::ShowSecond, reading::ShowAnalysis, recommendation::ShowRecommendations,
    themes::ShowThemes, verdict::ShowVerdict,
};

/// What was given to an expert, by its state.
pub const ANALYSIS: Path<1> = Path::new("/{org}/analysis");
/// One near miss, opened by its expert.
pub const OPENED: Path<2> = Path::new("/{org}/analysis/{near_miss}");
/// Where the expert writes to the author.
pub const EXCHANGE: Path<2> = Path::new("/{org}/analysis/{near_miss}/exchange");
/// Where what may enter the base is written.
pub const CLEARING: Path<2> = Path::new("/{org}/analysis/{near_miss}/clearing");
/// Where a verdict is given.
pub const VERDICT: Path<2> = Path::new("/{org}/analysis/{near_miss}/verdict");
/// What was cleared, coded by a second reader; where codes are given.
pub const CODING: Path<2> = Path::new("/{org}/analysis/{near_miss}/coding");
/// Where what two coders settled is kept.
pub const SETTLEMENT: Path<2> = Path::new("/{org}/analysis/{near_miss}/settlement");
/// What the author is advised.
pub const RECOMMENDATIONS: Path<2> = Path::new("/{org}/analysis/{near_miss}/recommendations");
/// Where it is said what became of one recommendation.
pub const OUTCOMES: Path<2> = Path::new("/{org}/analysis/{near_miss}/outcomes");
/// What it is filed under.
pub const THEMES: Path<2> = Path::new("/{org}/analysis/{near_miss}/themes");

pub(crate) fn routes() -> Vec<Route> {
    let analyse = Access::Right(Right::AnalyseNearMisses);
    vec![
        Route::get("analysis.list", ANALYSIS, analyse, list),
        Route::get("analysis.open", OPENED, analyse, reading::show_opened),
        Route::post("analysis.write", EXCHANGE, analyse, reading::write),
        Route::get("analysis.clearing", CLEARING, analyse, clearing::show_clearing),
        Route::post("analysis.clear", CLEARING, analyse, clearing::clear).with_body_limit(1024 * 1024),
        Route::get("analysis.themes", THEMES, analyse, themes::show_themes),
        Route::post("analysis.file", THEMES, analyse, themes::file),
        Route::get("analysis.verdict", VERDICT, analyse, verdict::show_verdict),
        Route::post("analysis.judge", VERDICT, analyse, verdict::judge),
        Route::get("analysis.second", CODING, analyse, coding::show_second),
        Route::post("analysis.code", CODING, analyse, coding::code),
        Route::post("analysis.settle", SETTLEMENT, analyse, coding::settle),
        Route::get("analysis.recommendations", RECOMMENDATIONS, analyse, recommendation::show_recommendations),
        Route::post("analysis.recommend", RECOMMENDATIONS, analyse, recommendation::recommend),
        Route::post("analysis.evaluate", OUTCOMES, analyse, recommendation::evaluate),
    ]
}

#[derive(Debug, Template)]
#[template(path = "analysis/list.html")]
pub(crate) struct ListAnalysis {
    page: Page,
    parts: Vec<Part>,
    state: String,
    lines: Vec<LineView>,
    next: Option<String>,
    /// Address, reference, and since when, of what waits to be coded a second time.
    second: Vec<(String, String, String)>,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (shown, after) = (asked.state("assigned")?, asked.after());
    let (given, body) = state
        .ask(move |app| {
            let given = app::near_miss::analysis::given(app, &actor, org, shown, after)?;
            Ok((given, app::body::settings(app, &actor, org)?))
        })
        .await?;
    let mut page = colleague.visitor.page();
    if asked.done == "judged" {
        page.notice = Some(page.say("analysis-done-judged"));
    }
    show(&view(page, colleague.org(), &body.scheme, shown, &given))
}

fn view(page: Page, org: &str, scheme: &Scheme, shown: &str, given: &Given) -> ListAnalysis {
    let address = ANALYSIS.to([org]);
    let second = |(reference, since): &(String, jiff::civil::Date)| {
        (CODING.to([org, reference]), reference.clone(), page.date(*since))
    };
    ListAnalysis {
        parts: words::parts(&page, &address, shown, None),
        state: page.say(words::state_key(shown)),
        lines: given
            .lines
            .iter()
            .map(|line| words::line(&page, scheme, OPENED.to([org, line.reference.as_str()]), line))
            .collect(),
        next: words::next_page(&address, shown, given.next),
        second: given.second.iter().map(second).collect(),
        page,
    }
}

/// Opens a near miss for a page about it: each opening is a reading.
async fn open(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Opened, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| app::near_miss::analysis::open(app, &actor, org, &reference)).await
}

/// What every page about one near miss begins with.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) crumbs: Vec<Crumb>,
    pub(crate) reference: String,
    pub(crate) tag: Tag,
    pub(crate) waits: String,
    /// The pages about it: address, name, whether it is this one.
    pub(crate) pages: Vec<(String, String, bool)>,
}

impl Frame {
    fn new(page: &Page, org: &str, opened: &Opened, here: &str) -> Self {
        let reference = opened.reference.as_str();
        let all = [
            (OPENED, "analysis-page-reading"),
            (CLEARING, "analysis-page-clearing"),
            (RECOMMENDATIONS, "analysis-page-recommendations"),
            (THEMES, "analysis-page-themes"),
            (VERDICT, "analysis-page-verdict"),
        ];
        let mut pages: Vec<(String, String, bool)> = all
            .into_iter()
            .map(|(path, key)| (path.to([org, reference]), page.say(key), path.pattern() == here))
            .collect();
        // What was cleared can be coded by two; before that there is nothing to settle.
        if opened.is_cleared {
            pages.insert(2, (CODING.to([org, reference]), page.say("analysis-page-coding"), CODING.pattern() == here));
        }
        Self {
            crumbs: vec![Crumb { address: ANALYSIS.to([org]), name: page.say("analysis-title") }],
            reference: reference.to_owned(),
            tag: words::tag(page, opened.state.code(), &opened.clock),
            waits: waits(page, opened),
            pages,
        }
    }
}

fn waits(page: &Page, opened: &Opened) -> String {
    let due = words::due(page, &opened.clock);
    let said = words::waits(page, &opened.clock);
    if due.is_empty() { said } else { page.with("analysis-waits-due", (("waits", said), ("date", due))) }
}

fn teller<'a>(page: &'a Page, opened: &'a Opened) -> Teller<'a> {
    Teller { page, form: opened.form(), elsewhere: &opened.elsewhere }
}
