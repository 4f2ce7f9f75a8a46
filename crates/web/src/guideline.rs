//! Guidelines: the desk where bodies make them together, and the pages on which everybody reads what was published.

mod deeds;
mod desk;
mod draft;
mod evidence;
mod public;
mod words;

#[cfg(test)]
mod samples;

use app::guideline::{Idea, Line, Lines};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::guideline::Kind;
use domain::text::Text;
use jiff::civil::Date;
use serde::Deserialize;

use crate::analysis::words::{Sent, first, grouped, in_the_way};
use crate::components::{Choices, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

#[cfg(test)]
pub(crate) use {
    desk::ShowGuidelineWork, draft::DraftGuideline, evidence::ShowEvidence, public::ListGuidelines,
    public::ShowGuideline,
};

/// What bodies work on and published.
pub const WORK: Path<1> = Path::new("/{org}/desk/guidelines");
/// One of them, with what can be done now.
pub const ONE: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}");
/// Where it is said what it is about.
pub const SCOPE: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/scope");
/// What it rests on.
pub const EVIDENCE: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/evidence");
/// Its words.
pub const DRAFT: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/draft");
/// Where a peer is asked to read.
pub const INVITATIONS: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/invitations");
/// Where a peer says what binds them.
pub const DECLARATION: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/declaration");
/// Where a peer gives an opinion.
pub const REVIEW: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/review");
/// Where a remark is answered.
pub const ANSWERS: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/answers");
/// Where the review is closed.
pub const CLOSING: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/closing");
/// Where it is approved, or given back.
pub const APPROVAL: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/approval");
/// Where its method is graded.
pub const GRADING: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/grading");
/// Where the authority gives its opinion.
pub const OPINION: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/opinion");
/// Where it is published.
pub const PUBLICATION: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/publication");
/// Where what is published is kept, revised or withdrawn, and what is not is put aside.
pub const WATCH: Path<2> = Path::new("/{org}/desk/guidelines/{guideline}/watch");
/// Guidelines in force, for everybody.
pub const GUIDELINES: Path<0> = Path::new("/guidelines");
/// One of them, in the version in force.
pub const GUIDELINE: Path<1> = Path::new("/guidelines/{reference}");
/// Any version that was published.
pub const VERSION: Path<2> = Path::new("/guidelines/{reference}/versions/{number}");
/// The same as a file.
pub const FILE: Path<2> = Path::new("/guidelines/{reference}/versions/{number}/file.json");

/// What a draft may weigh: ten long texts, as a browser writes them.
const DRAFT_LIMIT: usize = 2 * 1024 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::Right(Right::ReadGuidelineWork);
    let draft = Access::Right(Right::DraftGuidelines);
    let review = Access::Right(Right::ReviewGuidelines);
    let approve = Access::Right(Right::ApproveGuidelines);
    vec![
        Route::get("guideline.list-work", WORK, work, list),
        Route::post("guideline.propose", WORK, draft, propose),
        Route::get("guideline.show-work", ONE, work, desk::show_one),
        Route::post("guideline.scope", SCOPE, draft, deeds::scope),
        Route::get("guideline.evidence", EVIDENCE, Access::Right(Right::ReadRexRecords), evidence::show_evidence),
        Route::post("guideline.freeze", EVIDENCE, draft, deeds::freeze),
        Route::get("guideline.show-draft", DRAFT, draft, draft::show_draft),
        Route::post("guideline.draft", DRAFT, draft, draft::save).with_body_limit(DRAFT_LIMIT),
        Route::post("guideline.invite", INVITATIONS, draft, deeds::invite),
        Route::post("guideline.declare", DECLARATION, review, deeds::declare),
        Route::post("guideline.review", REVIEW, review, deeds::review).with_body_limit(DRAFT_LIMIT),
        Route::post("guideline.answer", ANSWERS, draft, deeds::answer),
        Route::post("guideline.close-review", CLOSING, draft, deeds::close),
        // An officer approves for the authority: the use case asks for the right of each.
        Route::post("guideline.approve", APPROVAL, work, deeds::approve),
        Route::post("guideline.grade", GRADING, review, deeds::grade),
        Route::post("guideline.opine", OPINION, Access::Right(Right::OpineOnGuidelines), deeds::opine),
        Route::post("guideline.publish", PUBLICATION, approve, deeds::publish),
        Route::post("guideline.watch", WATCH, approve, deeds::watch),
        Route::get("guideline.list", GUIDELINES, Access::Anyone, public::list),
        Route::get("guideline.show", GUIDELINE, Access::Anyone, public::show_current),
        Route::get("guideline.show-version", VERSION, Access::Anyone, public::show_version),
        Route::get("guideline.file", FILE, Access::Anyone, public::file),
    ]
}

/// What the desk's list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

impl Asked {
    /// The state that is asked for; all of them for none.
    fn state(&self) -> Result<Option<&'static str>, Failure> {
        if self.state.is_empty() {
            return Ok(None);
        }
        words::states().find(|code| *code == self.state).map(Some).ok_or_else(Failure::not_found)
    }

    fn after(&self) -> Option<(Date, i64)> {
        let (day, id) = self.after.split_once('_')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    }
}

/// One guideline of the desk's list.
#[derive(Debug)]
pub(crate) struct LineView {
    address: String,
    title: String,
    kind: String,
    lead: String,
    themes: String,
    tag: Tag,
    waits: String,
    moved: String,
}

/// A state to look at.
#[derive(Debug)]
pub(crate) struct Part {
    name: String,
    address: String,
    is_current: bool,
}

#[derive(Debug, Template)]
#[template(path = "guideline/work.html")]
pub(crate) struct ListGuidelineWork {
    page: Page,
    mine: Vec<LineView>,
    parts: Vec<Part>,
    lines: Vec<LineView>,
    next: Option<String>,
    /// For those who make them: where an idea is proposed.
    propose: Option<String>,
    kinds: Choices,
    title: Field,
    why: Field,
    errors: Vec<FieldError>,
}

/// What the list tells.
pub(super) struct Told {
    pub(super) lines: Lines,
    pub(super) themes: Vec<(String, Text)>,
}

async fn load(state: &WebState, colleague: &Colleague, asked: &Asked) -> Result<Told, Failure> {
    colleague.must(Right::ReadGuidelineWork)?;
    let (actor, org, shown, after) = (colleague.actor(), colleague.organisation.id, asked.state()?, asked.after());
    state
        .ask(move |app| {
            let lines = app::guideline::list(app, &actor, org, shown, after)?;
            Ok(Told { lines, themes: app::guideline::idea::theme_names(app)? })
        })
        .await
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague, &asked).await?;
    let may = colleague.may(Right::DraftGuidelines);
    show(&view(colleague.visitor.page(), colleague.org(), (&told, asked.state()?, may), (&Sent::new(), &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    (told, shown, may_propose): (&Told, Option<&'static str>, bool),
    (sent, errors): (&Sent, &[FieldError]),
) -> ListGuidelineWork {
    let address = WORK.to([org]);
    let line = |line: &Line| line_view(&page, org, &told.themes, line);
    let count = |code: &str| told.lines.counts.iter().find(|(of, _)| of == code).map_or(0, |(_, count)| *count);
    let named =
        |name: String, many: i64| page.with("guideline-part", (("name", name), ("count", page.voice.count(many))));
    let mut parts = vec![Part {
        name: named(page.say("guideline-all"), told.lines.counts.iter().map(|(_, count)| count).sum()),
        address: address.clone(),
        is_current: shown.is_none(),
    }];
    parts.extend(words::states().filter(|code| count(code) > 0 || shown == Some(code)).map(|code| Part {
        name: named(page.say(words::state_key(code)), count(code)),
        address: format!("{address}?state={code}"),
        is_current: shown == Some(code),
    }));
    let next = told.lines.next.map(|(day, id)| {
        let state = shown.map(|code| format!("state={code}&")).unwrap_or_default();
        format!("{address}?{state}after={day}_{id}")
    });
    let field = |name: &str| Field::new(name).holding(first(sent, name)).checked(errors);
    let kinds = Choices::new("kind", Kind::ALL.map(|kind| (kind.code(), page.say(words::kind_key(kind)))));
    let kinds = Kind::ALL
        .into_iter()
        .fold(kinds, |kinds, kind| kinds.explaining(kind.code(), page.say(words::kind_hint_key(kind))));
    let kinds = kinds.choosing(&[first(sent, "kind")]).checked(errors);
    let (title, why) = (field("title"), field("why"));
    ListGuidelineWork {
        mine: told.lines.mine.iter().map(line).collect(),
        parts,
        lines: told.lines.lines.iter().map(line).collect(),
        next,
        propose: may_propose.then_some(address),
        errors: faults(&[&kinds, &title, &why]),
        kinds,
        title,
        why,
        page,
    }
}

fn line_view(page: &Page, org: &str, themes: &[(String, Text)], line: &Line) -> LineView {
    let named = |code: &String| {
        let found = themes.iter().find(|(of, _)| of == code);
        found.map_or_else(|| code.clone(), |(_, name)| page.read(name).to_owned())
    };
    let named: Vec<String> = line.themes.iter().map(named).collect();
    LineView {
        address: ONE.to([org, line.reference.as_str()]),
        title: title_of(page, line),
        kind: page.say(words::kind_key(line.kind)),
        lead: page.read(&line.lead).to_owned(),
        themes: page.voice.list(&named),
        tag: words::tag(page, line),
        waits: words::waits(page, &line.waits),
        moved: page.date(line.moved_on),
    }
}

/// What it is called: by its title, or by what its idea calls it.
pub(super) fn title_of(page: &Page, line: &Line) -> String {
    let titled = line.titled.as_ref().map(|title| page.read(title).trim().to_owned()).filter(|it| !it.is_empty());
    titled.unwrap_or_else(|| line.title.clone())
}

async fn propose(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::DraftGuidelines)?;
    let sent = grouped(pairs);
    let outcome = match Kind::parse(&first(&sent, "kind")) {
        None => Err(app::Error::from(app::Fault::new("kind", "fault-guideline-kind")).into()),
        Some(kind) => {
            let idea = Idea { title: first(&sent, "title"), why: first(&sent, "why") };
            let (actor, org) = (colleague.actor(), colleague.organisation.id);
            state.ask(move |app| app::guideline::idea::propose(app, &actor, org, kind, &idea)).await
        }
    };
    match outcome {
        Ok(reference) => {
            let address = ONE.to([colleague.org(), reference.as_str()]);
            Ok(Redirect::to(&format!("{address}?done=kept")).into_response())
        }
        Err(failure) => {
            let page = colleague.visitor.page();
            let status = failure.kind.status();
            let errors = in_the_way(&page, failure, (&["kind", "title", "why"], "kind"))?;
            let told = load(&state, &colleague, &Asked::default()).await?;
            show_as(status, &view(page, colleague.org(), (&told, None, true), (&sent, &errors)))
        }
    }
}
