//! One guideline on the desk: where it stands, what is known of it, and the form of what can be done now.

use app::guideline::idea::Offered;
use app::guideline::peer_review::Candidate;
use app::guideline::{Door, Shown};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::guideline::grading::HIGHEST;
use domain::guideline::{Kind, Verdict};
use domain::rex::{Facet, Phase};
use domain::text::Text;

use super::words::{self, Section};
use super::{DRAFT, EVIDENCE, GUIDELINE, ONE, WORK, title_of};
use crate::analysis::words::{Sent, all, first};
use crate::components::{Choices, Crumb, Field, FieldError, Row, Tag};
use crate::failure::Failure;
use crate::page::{News, Page, show, show_as};
use crate::rex::words::Words;
use crate::state::WebState;
use crate::team::Colleague;

/// Remarks that the form of an opinion offers at once.
const REMARKS: usize = 5;

/// What was sent, given back to its fields.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    sent: Sent,
    errors: Vec<FieldError>,
}

impl Typed {
    pub(super) fn new(sent: Sent, errors: Vec<FieldError>) -> Self {
        Self { sent, errors }
    }

    /// A field with what was typed in it.
    pub(crate) fn field(&self, name: &str) -> Field {
        Field::new(name).holding(first(&self.sent, name)).checked(&self.errors)
    }

    /// A field with what was typed in it, else what was there.
    fn or(&self, name: &str, before: &str) -> Field {
        let typed = self.sent.get(name).and_then(|values| values.first()).map_or(before, String::as_str);
        Field::new(name).holding(typed).checked(&self.errors)
    }

    fn choices(&self, name: &str, options: Vec<(String, String)>, before: &[String]) -> Choices {
        let typed: Vec<String> = all(&self.sent, name).into_iter().collect();
        // A form that was sent holds every box that was ticked, and none of the others.
        let chosen = if self.sent.is_empty() { before } else { &typed };
        Choices::new(name, options).choosing(chosen).checked(&self.errors)
    }
}

/// A peer on the page.
#[derive(Debug)]
pub(crate) struct PeerView {
    name: String,
    standing: String,
    interests: String,
    words: String,
}

/// A remark on the page.
#[derive(Debug)]
pub(crate) struct RemarkView {
    number: u32,
    by: String,
    words: String,
    answer: Option<String>,
    field: Field,
}

/// A criterion of the grid.
#[derive(Debug)]
pub(crate) struct Mark {
    label: String,
    hint: String,
    choices: Choices,
}

/// Something that was done.
#[derive(Debug)]
pub(crate) struct Done {
    what: String,
    who: String,
    on: String,
    reason: String,
}

#[derive(Debug, Template)]
#[template(path = "guideline/one.html")]
pub(crate) struct ShowGuidelineWork {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    /// The address of this page, to which what is done is sent.
    at: String,
    tag: Tag,
    rows: Vec<Row>,
    why: String,
    scope: Vec<Row>,
    method: Vec<String>,
    words: Option<Vec<Section>>,
    evidence: Option<(Vec<Row>, Option<String>)>,
    peers: Vec<PeerView>,
    remarks: Vec<RemarkView>,
    history: Vec<Done>,
    doors: std::collections::BTreeSet<Door>,
    draft: String,
    /// Whether whoever looks may ask the base.
    reads_base: bool,
    typed: Typed,
    question: Field,
    themes: Choices,
    specialties: Choices,
    situations: Choices,
    partners: Choices,
    languages: Choices,
    narrowed: Choices,
    phases: Choices,
    people: Choices,
    conflict: Choices,
    verdicts: Choices,
    asked_remarks: Vec<Field>,
    marks: Vec<Mark>,
    favourable: Choices,
    review_by: Field,
    keep_by: Field,
    errors: Vec<FieldError>,
}

impl ShowGuidelineWork {
    /// Whether a door is open, by its name.
    fn may(&self, door: &str) -> bool {
        let door = match door {
            "scope" => Door::Scope,
            "freeze" => Door::Freeze,
            "draft" => Door::Draft,
            "invite" => Door::Invite,
            "declare" => Door::Declare,
            "review" => Door::Review,
            "answer" => Door::Answer,
            "close" => Door::CloseReview,
            "approve" => Door::Approve,
            "send-back" => Door::SendBack,
            "grade" => Door::Grade,
            "opine" => Door::Opine,
            "publish" => Door::Publish,
            "keep" => Door::Keep,
            "revise" => Door::Revise,
            "withdraw" => Door::Withdraw,
            _ => Door::PutAside,
        };
        self.doors.contains(&door)
    }
}

/// What the page tells.
pub(super) struct Told {
    pub(super) shown: Shown,
    pub(super) offered: Offered,
    pub(super) people: Vec<Candidate>,
    pub(super) themes: Vec<(String, Text)>,
    /// Whether records of the base may be read.
    pub(super) reads_base: bool,
}

pub(super) async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Told, Failure> {
    colleague.must(Right::ReadGuidelineWork)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    let reads_base = colleague.may(Right::ReadRexRecords);
    state
        .ask(move |app| {
            let shown = app::guideline::show(app, &actor, org, &reference)?;
            let asks = shown.doors.contains(&Door::Invite);
            let people =
                if asks { app::guideline::peer_review::candidates(app, &actor, org, &reference)? } else { Vec::new() };
            let offered = app::guideline::idea::offered(app, &actor, org, &reference)?;
            Ok(Told { shown, offered, people, themes: app::guideline::idea::theme_names(app)?, reads_base })
        })
        .await
}

pub(super) async fn show_one(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if news.done.is_some() {
        page.notice = Some(page.say("guideline-done"));
    }
    show(&view(page, colleague.org(), &told, Typed::default()))
}

/// The page again, with what stands in the way and everything that was typed.
pub(super) async fn again(
    state: &WebState,
    colleague: &Colleague,
    (reference, sent): (&str, Sent),
    failure: Failure,
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let status = failure.kind.status();
    let told = load(state, colleague, reference).await?;
    // What is about a field that the page no longer offers is said beside where it stands.
    let fields: Vec<String> = failure.faults.iter().map(|fault| fault.field.clone()).collect();
    let shown = view(page.clone(), colleague.org(), &told, Typed::default());
    let html = shown.render()?;
    let there: Vec<&str> =
        fields.iter().map(String::as_str).filter(|field| html.contains(&format!("id=\"{field}\""))).collect();
    let errors = crate::analysis::words::in_the_way(&page, failure, (&there, "standing"))?;
    show_as(status, &view(page, colleague.org(), &told, Typed::new(sent, errors)))
}

pub(super) fn view(page: Page, org: &str, told: &Told, typed: Typed) -> ShowGuidelineWork {
    let shown = &told.shown;
    let reference = shown.line.reference.as_str();
    let named = |options: &[(String, Text)]| -> Vec<(String, String)> {
        options.iter().map(|(code, name)| (code.clone(), page.read(name).to_owned())).collect()
    };
    let with_none = |none: &str, mut options: Vec<(String, String)>| {
        options.insert(0, (String::new(), page.say(none)));
        options
    };
    let scope = shown.scope.clone().unwrap_or_default();
    let base = Words::of(&page);
    let phases = Phase::ALL.map(|phase| (phase.code().to_owned(), base.value(Facet::Phase, phase.code()))).to_vec();
    let said = |options: &[(&str, &'static str)]| -> Vec<(String, String)> {
        options.iter().map(|(code, key)| ((*code).to_owned(), page.say(*key))).collect()
    };
    let languages = said(&[("", "rex-language-both"), ("fr", "rex-language-fr"), ("en", "rex-language-en")]);
    let yes_no = said(&[("no", "guideline-conflict-no"), ("yes", "guideline-conflict-yes")]);
    let favourable = said(&[("yes", "guideline-opinion-for"), ("no", "guideline-opinion-against")]);
    let people = told.people.iter().map(|one| {
        let body = page.read(&one.body).to_owned();
        (one.person.to_string(), page.with("guideline-person", (("name", one.name.clone()), ("body", body))))
    });
    let chosen: Vec<String> = shown.partners.iter().map(|(org, _)| org.to_string()).collect();
    let verdicts = Verdict::ALL.map(|it| (it.code().to_owned(), page.say(words::verdict_key(it)))).to_vec();
    let year = domain::calendar::months_after(shown.today, 12).to_string();
    let specialties = named(&told.offered.specialties);
    ShowGuidelineWork {
        crumbs: vec![Crumb { address: WORK.to([org]), name: page.say("guideline-work-title") }],
        title: title_of(&page, &shown.line),
        at: ONE.to([org, reference]),
        tag: words::tag(&page, &shown.line),
        rows: rows(&page, shown),
        why: shown.why.clone(),
        scope: scope_rows(&page, told),
        method: page.read(&shown.method).lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect(),
        words: shown.wording.as_ref().map(|wording| words::sections(&page, wording)),
        evidence: evidence(&page, org, told),
        peers: peers(&page, shown),
        remarks: remarks(shown, &typed),
        history: history(&page, shown),
        doors: shown.doors.clone(),
        draft: DRAFT.to([org, reference]),
        reads_base: told.reads_base,
        question: typed.or("question", &scope.question),
        themes: typed.choices("themes", named(&told.offered.themes), &scope.themes),
        specialties: typed.choices("specialties", specialties.clone(), &scope.specialties),
        situations: typed.choices(
            "situation",
            with_none("guideline-situation-none", named(&told.offered.situations)),
            std::slice::from_ref(&scope.situation),
        ),
        partners: typed.choices("partners", partners(&page, told), &chosen),
        languages: typed.choices("language", languages, &[]),
        narrowed: typed.choices("specialty", with_none("guideline-any", specialties), &[]),
        phases: typed.choices("phase", with_none("guideline-any", phases), &[]),
        people: typed.choices("person", people.collect(), &[]),
        conflict: typed.choices("conflict", yes_no, &[]),
        verdicts: typed.choices("verdict", verdicts, &[]),
        asked_remarks: (1..=REMARKS).map(|number| typed.field(&format!("remark-{number}"))).collect(),
        marks: marks(&page, shown, &typed),
        favourable: typed.choices("favourable", favourable, &[]),
        review_by: typed.or("review_by", &year),
        keep_by: typed.or("keep_by", &year),
        errors: typed.errors.clone(),
        typed,
        page,
    }
}

/// The bodies that could make it together with this one.
fn partners(page: &Page, told: &Told) -> Vec<(String, String)> {
    let all = told.offered.partners.iter().filter(|_| told.shown.line.kind == Kind::TypeThree);
    all.map(|(org, name)| (org.to_string(), page.read(name).to_owned())).collect()
}

fn rows(page: &Page, shown: &Shown) -> Vec<Row> {
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let mut rows = vec![
        row("guideline-kind", page.say(words::kind_key(shown.line.kind))),
        row("guideline-lead", page.read(&shown.line.lead).to_owned()),
        row("guideline-waits", words::waits(page, &shown.line.waits)),
    ];
    let names: Vec<String> = shown.partners.iter().map(|(_, name)| page.read(name).to_owned()).collect();
    if !names.is_empty() {
        rows.push(row("guideline-partners", page.voice.list(&names)));
    }
    if shown.line.version > 0 {
        let mut published = row("guideline-published-version", shown.line.version.to_string());
        published.change = Some(GUIDELINE.to([shown.line.reference.as_str()]));
        rows.push(published);
    }
    for agreed in &shown.approvals {
        let values = (("body", page.read(&agreed.body).to_owned()), ("date", page.date(agreed.on)));
        rows.push(row("guideline-approved", page.with("guideline-approved-by", values)));
    }
    for percent in &shown.grades {
        rows.push(row("guideline-grade", page.percent(f64::from(*percent) / 100.0)));
    }
    rows
}

fn scope_rows(page: &Page, told: &Told) -> Vec<Row> {
    let Some(scope) = &told.shown.scope else { return Vec::new() };
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let named = |codes: &[String], names: &[(String, Text)]| {
        let name = |code: &String| {
            let found = names.iter().find(|(of, _)| of == code);
            found.map_or_else(|| code.clone(), |(_, name)| page.read(name).to_owned())
        };
        let all: Vec<String> = codes.iter().map(name).collect();
        page.voice.list(&all)
    };
    let mut rows = vec![
        row("guideline-question", scope.question.clone()),
        row("guideline-themes", named(&scope.themes, &told.themes)),
        row("guideline-specialties", named(&scope.specialties, &told.offered.specialties)),
    ];
    if !scope.situation.is_empty() {
        let situation = std::slice::from_ref(&scope.situation);
        rows.push(row("guideline-situation", named(situation, &told.offered.situations)));
    }
    rows
}

fn evidence(page: &Page, org: &str, told: &Told) -> Option<(Vec<Row>, Option<String>)> {
    let frozen = told.shown.frozen?;
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let rows = vec![
        row("guideline-frozen-on", page.date(frozen.on)),
        row("guideline-evidence-records", words::records(page, frozen.records)),
        row("guideline-evidence-studies", page.voice.count(frozen.studies)),
        row("guideline-evidence-watch", page.voice.count(frozen.watch)),
    ];
    let whole = EVIDENCE.to([org, told.shown.line.reference.as_str()]);
    Some((rows, told.reads_base.then_some(whole)))
}

fn peers(page: &Page, shown: &Shown) -> Vec<PeerView> {
    let peer = |one: &app::guideline::PeerShown| PeerView {
        name: one.name.clone(),
        standing: words::peer(page, one.standing),
        interests: match one.interests.as_deref() {
            None => String::new(),
            Some("") => page.say("guideline-no-interests"),
            Some(words) => words.to_owned(),
        },
        words: one.words.clone().unwrap_or_default(),
    };
    shown.peers.iter().map(peer).collect()
}

fn remarks(shown: &Shown, typed: &Typed) -> Vec<RemarkView> {
    let remark = |one: &app::guideline::Remark| RemarkView {
        number: one.number,
        by: one.by.clone(),
        words: one.words.clone(),
        answer: one.answer.clone(),
        field: typed.field(&format!("answer-{}", one.number)),
    };
    shown.remarks.iter().map(remark).collect()
}

fn marks(page: &Page, shown: &Shown, typed: &Typed) -> Vec<Mark> {
    let grid = shown.grid.iter().flat_map(|grid| &grid.criteria);
    let mark = |criterion: &domain::guideline::grading::Criterion| Mark {
        label: page.read(&criterion.label).to_owned(),
        hint: page.read(&criterion.hint).to_owned(),
        choices: typed.choices(
            &format!("mark-{}", criterion.code),
            (0..=HIGHEST).map(|mark| (mark.to_string(), mark.to_string())).collect(),
            &[],
        ),
    };
    grid.map(mark).collect()
}

fn history(page: &Page, shown: &Shown) -> Vec<Done> {
    let done = |step: &app::guideline::Told| {
        let body = page.read(&step.body).to_owned();
        let who = match &step.name {
            Some(name) => page.with("guideline-person", (("name", name.clone()), ("body", body))),
            None => body,
        };
        Done {
            what: words::deed(page, step),
            who,
            on: page.date(step.on),
            reason: step.reason.clone().unwrap_or_default(),
        }
    };
    shown.history.iter().rev().map(done).collect()
}
