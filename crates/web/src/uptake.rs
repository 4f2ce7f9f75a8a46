//! A doctor's guidelines: those on themes of their own near misses first; saying whether one applies each, at baseline and at
//! four and twelve months.

#[cfg(test)]
mod samples;

use std::collections::BTreeSet;

use app::theme::Known;
use app::uptake::{self, Mine};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use documents::scheme;
use domain::authority::Right;
use domain::obligation::{Obligation, Verdict};
use domain::uptake::{Declared, OBSTACLE, REASON, STATUS, Terms, Wave};

use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Choices, Crumb, Field, FieldError, Tag, Tone, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::theme::links;
use crate::url::Path;

/// The guidelines that concern a doctor.
pub const GUIDELINES: Path<1> = Path::new("/{org}/guidelines");
/// One of them, where it is said whether it is applied.
pub const UPTAKE: Path<2> = Path::new("/{org}/guidelines/{guideline}");

/// The scheme whose words the codes of uptake are said in.
const SCHEME: &str = "fr-has";

pub(crate) fn routes() -> Vec<Route> {
    let declare = Access::Right(Right::DeclareUptake);
    vec![
        Route::get("uptake.list", GUIDELINES, declare, list),
        Route::get("uptake.show", UPTAKE, declare, show_one),
        Route::post("uptake.declare", UPTAKE, declare, declare_one),
    ]
}

/// Where everybody reads a guideline.
pub(crate) fn public_address(reference: &str) -> String {
    crate::guideline::GUIDELINE.to([reference])
}

/// What a wave is called.
pub(crate) fn wave_key(wave: Wave) -> &'static str {
    match wave {
        Wave::Baseline => "uptake-baseline",
        Wave::Short => "uptake-short",
        Wave::Long => "uptake-long",
    }
}

/// What an obstacle is called; its code where it is not known.
pub(crate) fn obstacle(page: &Page, code: &str) -> String {
    let scheme = scheme::shipped(SCHEME);
    let terms = scheme.as_ref().and_then(|scheme| scheme.uptake.as_ref());
    terms.map_or_else(|| code.to_owned(), |terms| label(page, terms, OBSTACLE, code))
}

fn label(page: &Page, terms: &Terms, list: &str, code: &str) -> String {
    let found = terms.list(list).and_then(|list| list.code(code));
    found.map_or_else(|| code.to_owned(), |code| page.read(&code.label).to_owned())
}

#[derive(Debug, Template)]
#[template(path = "uptake/list.html")]
pub(crate) struct ListMine {
    page: Page,
    own: Vec<Line>,
    others: Vec<Line>,
}

/// A guideline in the list.
#[derive(Debug)]
struct Line {
    address: String,
    title: String,
    about: String,
    tag: Tag,
}

async fn list(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    colleague.must(Right::DeclareUptake)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let all = state.ask(move |app| uptake::mine(app, &actor, org)).await?;
    show(&list_view(colleague.visitor.page(), colleague.org(), &all))
}

pub(super) fn list_view(page: Page, org: &str, all: &[Mine]) -> ListMine {
    let lines = |own: bool| all.iter().filter(|mine| mine.of_own == own).map(|mine| line(&page, org, mine)).collect();
    ListMine { own: lines(true), others: lines(false), page }
}

fn line(page: &Page, org: &str, mine: &Mine) -> Line {
    Line {
        address: UPTAKE.to([org, mine.reference.as_str()]),
        title: page.read(&mine.title).to_owned(),
        about: page.with("theme-guideline-about", (("version", i64::from(mine.version)), ("date", page.date(mine.on)))),
        tag: tag(page, mine),
    }
}

/// What a doctor owes of a guideline, or what they said last, in a word.
fn tag(page: &Page, mine: &Mine) -> Tag {
    let wave = |owed: &Obligation| Wave::parse(&owed.requirement).map(|wave| page.say(wave_key(wave)));
    let until = |owed: &Obligation, key: &str| {
        page.with(key, (("wave", wave(owed).unwrap_or_default()), ("date", page.date(owed.window.due))))
    };
    if mine.said.is_empty() {
        return Tag { tone: Tone::Neutral, text: page.say("uptake-not-begun") };
    }
    if let Some(owed) = mine.owed.iter().find(|owed| owed.can_be_done()) {
        let is_late = owed.verdict == Verdict::Late;
        let (tone, key) = if is_late { (Tone::Late, "uptake-late") } else { (Tone::Due, "uptake-due") };
        return Tag { tone, text: until(owed, key) };
    }
    match mine.owed.iter().find(|owed| owed.verdict == Verdict::NotYet) {
        Some(owed) => Tag { tone: Tone::Info, text: until(owed, "uptake-next") },
        None => Tag { tone: Tone::Done, text: page.say("uptake-complete") },
    }
}

#[derive(Debug, Template)]
#[template(path = "uptake/show.html")]
pub(crate) struct ShowUptake {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    about: String,
    public: String,
    themes: Vec<(String, String)>,
    waves: Vec<Told>,
    form: Option<Declaring>,
    errors: Vec<FieldError>,
}

/// What was said at one time, or when it can be.
#[derive(Debug)]
struct Told {
    name: String,
    tag: Tag,
    lines: Vec<String>,
}

/// The form of what can be said now.
#[derive(Debug)]
struct Declaring {
    here: String,
    wave: &'static str,
    title: String,
    /// The status that says that no patient is concerned.
    nobody: String,
    status: Choices,
    reason: Choices,
    eligible: Field,
    implemented: Field,
    obstacles: Choices,
}

/// What the page tells.
pub(super) struct Shown {
    pub(super) mine: Mine,
    pub(super) terms: Terms,
    pub(super) themes: Vec<Known>,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Shown, Failure> {
    colleague.must(Right::DeclareUptake)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state
        .ask(move |app| {
            let (mine, terms) = uptake::one(app, &actor, org, &reference)?;
            Ok(Shown { mine, terms, themes: app::theme::list(app)? })
        })
        .await
}

async fn show_one(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let shown = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if news.done.as_deref() == Some("said") {
        page.notice = Some(page.say("uptake-done"));
    }
    show(&view(page, colleague.org(), &shown, (&Sent::new(), &[])))
}

pub(super) fn view(page: Page, org: &str, shown: &Shown, (sent, errors): (&Sent, &[FieldError])) -> ShowUptake {
    let mine = &shown.mine;
    let form = mine.open().map(|wave| declaring(&page, org, (shown, wave), (sent, errors)));
    let listed = form.as_ref().map_or_else(Vec::new, |form| {
        faults(&[&form.status, &form.reason, &form.eligible, &form.implemented, &form.obstacles])
    });
    ShowUptake {
        crumbs: vec![Crumb { address: GUIDELINES.to([org]), name: page.say("uptake-title") }],
        title: page.read(&mine.title).to_owned(),
        about: page.with("theme-guideline-about", (("version", i64::from(mine.version)), ("date", page.date(mine.on)))),
        public: public_address(&mine.reference),
        themes: links(&page, &shown.themes, &mine.themes),
        waves: Wave::ALL.into_iter().filter_map(|wave| told(&page, shown, wave)).collect(),
        form,
        errors: listed,
        page,
    }
}

fn told(page: &Page, shown: &Shown, wave: Wave) -> Option<Told> {
    let name = page.say(wave_key(wave));
    if let Some((on, declared)) = shown.mine.said.get(&wave) {
        let text = page.with("uptake-said-on", [("date", page.date(*on))]);
        return Some(Told { name, tag: Tag { tone: Tone::Done, text }, lines: said(page, &shown.terms, declared) });
    }
    let owed = shown.mine.owed.iter().find(|owed| owed.requirement == wave.code())?;
    let days = (("opens", page.date(owed.window.opens)), ("due", page.date(owed.window.due)));
    let (tone, key) = match owed.verdict {
        Verdict::Open => (Tone::Due, "uptake-open"),
        Verdict::Late => (Tone::Late, "uptake-open-late"),
        Verdict::Missed => (Tone::Neutral, "uptake-missed"),
        _ => (Tone::Info, "uptake-later"),
    };
    Some(Told { name, tag: Tag { tone, text: page.with(key, days) }, lines: Vec::new() })
}

fn said(page: &Page, terms: &Terms, declared: &Declared) -> Vec<String> {
    let mut lines = vec![label(page, terms, STATUS, &declared.status)];
    lines.extend(declared.reason.as_ref().map(|code| label(page, terms, REASON, code)));
    if let (Some(done), Some(all)) = (declared.implemented, declared.eligible) {
        lines.push(page.with("uptake-counts", (("done", i64::from(done)), ("all", i64::from(all)))));
    }
    lines.extend(declared.obstacles.iter().map(|code| label(page, terms, OBSTACLE, code)));
    lines
}

fn declaring(
    page: &Page,
    org: &str,
    (shown, wave): (&Shown, Wave),
    (sent, errors): (&Sent, &[FieldError]),
) -> Declaring {
    let choices = |name: &str, list: &str| {
        let codes = shown.terms.list(list).into_iter().flat_map(|list| &list.codes);
        let options = codes.map(|code| (code.code.clone(), page.read(&code.label).to_owned()));
        let chosen: Vec<String> = all(sent, name).into_iter().collect();
        Choices::new(name, options).choosing(&chosen).checked(errors)
    };
    let field = |name: &str| Field::new(name).holding(first(sent, name)).checked(errors);
    Declaring {
        here: UPTAKE.to([org, shown.mine.reference.as_str()]),
        wave: wave.code(),
        title: page.say(match wave {
            Wave::Baseline => "uptake-ask-baseline",
            Wave::Short => "uptake-ask-short",
            Wave::Long => "uptake-ask-long",
        }),
        nobody: shown.terms.measure.no_patient.clone(),
        status: choices("status", STATUS),
        reason: choices("reason", REASON),
        eligible: field("eligible"),
        implemented: field("implemented"),
        obstacles: choices("obstacle", OBSTACLE),
    }
}

async fn declare_one(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::DeclareUptake)?;
    let sent = grouped(pairs);
    let page = colleague.visitor.page();
    let (declared, errors) = read(&page, &sent);
    if !errors.is_empty() {
        return again(&state, &colleague, &reference, &sent, &errors).await;
    }
    let wave = Wave::parse(&first(&sent, "wave")).ok_or_else(Failure::invalid)?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| uptake::declare(app, &actor, org, (&named, wave), &declared)).await {
        Ok(()) => {
            let here = UPTAKE.to([colleague.org(), reference.as_str()]);
            Ok(Redirect::to(&format!("{here}?done=said")).into_response())
        }
        Err(failure) => {
            let fields = ["status", "reason", "implemented", "obstacle"];
            let errors = in_the_way(&page, failure, (&fields, "status"))?;
            again(&state, &colleague, &reference, &sent, &errors).await
        }
    }
}

fn read(page: &Page, sent: &Sent) -> (Declared, Vec<FieldError>) {
    let mut errors = Vec::new();
    let mut number = |name: &str| {
        let typed = first(sent, name).trim().to_owned();
        let number = typed.parse::<u32>().ok();
        if number.is_none() && !typed.is_empty() {
            errors.push(FieldError { field: name.to_owned(), message: page.say("assignment-not-a-number") });
        }
        number
    };
    let (eligible, implemented) = (number("eligible"), number("implemented"));
    let obstacles: BTreeSet<String> = all(sent, "obstacle");
    let reason = Some(first(sent, "reason")).filter(|code| !code.is_empty());
    (Declared { status: first(sent, "status"), reason, eligible, implemented, obstacles }, errors)
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let shown = load(state, colleague, reference).await?;
    let view = view(colleague.visitor.page(), colleague.org(), &shown, (sent, errors));
    // It was said meanwhile, elsewhere: there is no form left.
    if view.errors.is_empty() { Err(Failure::conflict()) } else { show_again(&view) }
}
