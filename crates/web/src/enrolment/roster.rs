//! A roster: sent once and tried, every row answered and every fault named; then the same bytes are imported, all or nothing.
//!
//! Between the two the file travels in the page itself, packed so that no browser changes a line ending of it: nothing is
//! kept on the server for a clerk who goes away, and what is imported is what was tried.

use app::roster::{Answered, DryRun, Standing};
use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64URL_NOPAD;
use documents::bad_cell::BadCell;
use documents::roster::{COLUMNS, MOST_BYTES, MOST_ROWS};
use serde::Deserialize;

use super::applicants::Asked;
use super::{APPLICANTS, IMPORT, ROSTER, ROSTER_LIMIT, cohort_name, crumbs, must_decide, words};
use crate::components::{Crumb, Field, FieldError, Tag, Tone, faults};
use crate::failure::{Failure, Kind};
use crate::form::{Form, read_up_to};
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_again};
use crate::path::Here;
use crate::state::WebState;

/// Most characters of a file's name that are repeated.
const LONGEST_NAME: usize = 80;

#[derive(Debug, Template)]
#[template(path = "enrolment/roster.html")]
pub(crate) struct ShowRoster {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    file: Field,
    faults: Vec<FieldError>,
    address: String,
    columns: Vec<(String, String)>,
    most_bytes: usize,
    most_rows: String,
}

impl ShowRoster {
    fn new(page: Page, here: &Here, cohort: String, file: Field) -> Self {
        let columns = COLUMNS.iter().map(|names| {
            let (first, others) = names.split_first().map_or(("", [].as_slice()), |(first, others)| (*first, others));
            (first.to_owned(), others.join(", "))
        });
        Self {
            crumbs: crumbs(&page, here, Some(cohort.clone())),
            cohort,
            faults: faults(&[&file]),
            file,
            address: ROSTER.to(here.parts()),
            columns: columns.collect(),
            most_bytes: MOST_BYTES / 1_000_000,
            most_rows: page.voice.count(i64::try_from(MOST_ROWS).unwrap_or(i64::MAX)),
            page,
        }
    }
}

/// One row of the roster, answered.
#[derive(Debug)]
struct Line {
    line: u64,
    name: String,
    email: String,
    profession: String,
    answer: Tag,
    findings: String,
}

/// One fault of the roster.
#[derive(Debug)]
struct Wrong {
    line: String,
    column: String,
    value: String,
    reason: String,
    remedy: String,
}

#[derive(Debug, Template)]
#[template(path = "enrolment/dry_run.html")]
pub(crate) struct ShowDryRun {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    file: String,
    sha256: String,
    summary: String,
    wrong: Vec<Wrong>,
    rows: Vec<Line>,
    /// Rows that would be new to the cohort.
    new: usize,
    content: String,
    import: String,
    again: String,
}

pub(super) async fn show_roster(own: OwnCohort) -> Result<Response, Failure> {
    must_decide(&own)?;
    let page = own.visitor.page();
    let cohort = cohort_name(&page, &own);
    show(&ShowRoster::new(page, &Here::of(&own), cohort, Field::new("roster")))
}

/// Tries a roster, and writes nothing.
pub(super) async fn try_roster(
    State(state): State<WebState>,
    own: OwnCohort,
    request: Request,
) -> Result<Response, Failure> {
    must_decide(&own)?;
    let (file, bytes) = sent(request).await?;
    if bytes.is_empty() {
        let page = own.visitor.page();
        let (field, cohort) =
            (Field::new("roster").wrong(page.say("enrolment-roster-missing")), cohort_name(&page, &own));
        return show_again(&ShowRoster::new(page, &Here::of(&own), cohort, field));
    }
    let (actor, pinned, name, content) = (own.actor(), own.pinned.clone(), file.clone(), bytes.clone());
    let tried = state.ask(move |app| app::roster::dry_run(app, &actor, &pinned, &name, &content)).await?;
    tell(&own, file, &bytes, &tried)
}

/// What the page of a dry run sends back.
#[derive(Debug, Deserialize)]
pub(super) struct Tried {
    #[serde(default)]
    file: String,
    #[serde(default)]
    content: String,
}

/// Imports the roster that was tried; sent twice, the second finds everybody there already.
pub(super) async fn import(
    State(state): State<WebState>,
    own: OwnCohort,
    Form(tried): Form<Tried>,
) -> Result<Response, Failure> {
    must_decide(&own)?;
    let bytes = BASE64URL_NOPAD.decode(tried.content.as_bytes()).map_err(|_| Failure::invalid())?;
    let file = short(&tried.file);
    let (actor, pinned, name, content) = (own.actor(), own.pinned.clone(), file.clone(), bytes.clone());
    let done = state.ask(move |app| app::roster::import(app, &actor, &pinned, &name, &content)).await?;
    if done.faults.is_empty() {
        let address = APPLICANTS.to(own.parts());
        return Ok(Redirect::to(&Asked::at(&address, "imported", new_rows(&done))).into_response());
    }
    tell(&own, file, &bytes, &done)
}

/// The file of a form, with its name; nothing when none was chosen.
async fn sent(request: Request) -> Result<(String, Vec<u8>), Failure> {
    let (parts, body) = request.into_parts();
    // Read to its end first, as other forms are: a browser that is still sending would show a broken connection.
    let bytes = read_up_to(body, ROSTER_LIMIT).await?;
    let again = Request::from_parts(parts, Body::from(bytes));
    let mut form = Multipart::from_request(again, &()).await.map_err(|_| Failure::invalid())?;
    while let Some(field) = form.next_field().await.map_err(|_| Failure::invalid())? {
        if field.name() == Some("roster") {
            let name = short(field.file_name().unwrap_or_default());
            let content = field.bytes().await.map_err(|_| Failure::new(Kind::Unreadable))?;
            return Ok((name, content.to_vec()));
        }
    }
    Ok((String::new(), Vec::new()))
}

/// A file's name as it may be repeated: without its folders, short, and never empty.
fn short(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let short: String = last.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    if short.trim().is_empty() { "roster.csv".to_owned() } else { short }
}

fn new_rows(tried: &DryRun) -> usize {
    tried.rows.iter().filter(|row| row.standing != Standing::Already).count()
}

/// Shows what a roster comes to; one with a fault is shown as a form with errors is.
fn tell(own: &OwnCohort, file: String, bytes: &[u8], tried: &DryRun) -> Result<Response, Failure> {
    let page = own.visitor.page();
    let here = Here::of(own);
    let cohort = cohort_name(&page, own);
    let row = |one: &Answered| Line {
        line: one.row.line,
        name: one.row.name.clone(),
        email: one.row.email.clone(),
        profession: words::label(&page, &own.pinned.programme, "profession", &one.row.profession),
        answer: answer(&page, &one.standing),
        findings: words::findings(&page, one.standing.findings()),
    };
    let is_sound = tried.faults.is_empty();
    let view = ShowDryRun {
        crumbs: crumbs(&page, &here, Some(cohort.clone())),
        cohort,
        sha256: tried.sha256.clone(),
        summary: summary(&page, tried),
        wrong: tried.faults.iter().map(|fault| wrong(&page, fault)).collect(),
        rows: tried.rows.iter().map(row).collect(),
        new: new_rows(tried),
        content: if is_sound { BASE64URL_NOPAD.encode(bytes) } else { String::new() },
        import: IMPORT.to(here.parts()),
        again: ROSTER.to(here.parts()),
        file,
        page,
    };
    if is_sound { show(&view) } else { show_again(&view) }
}

fn answer(page: &Page, standing: &Standing) -> Tag {
    match standing {
        Standing::Already => Tag { tone: Tone::Neutral, text: page.say("enrolment-roster-already") },
        Standing::New(_) => words::outcome(page, standing.code()),
    }
}

fn summary(page: &Page, tried: &DryRun) -> String {
    let counts = tried.counts();
    let n = |code: &str| counts.get(code).copied().unwrap_or_default();
    page.with(
        "roster-summary",
        [
            ("rows", tried.rows.len()),
            ("accepted", n(app::enrolling::ACCEPTED)),
            ("exceptions", n(app::enrolling::NEEDS_EXCEPTION)),
            ("refused", n(app::enrolling::REFUSED)),
            ("already", n("already")),
        ],
    )
}

fn wrong(page: &Page, fault: &BadCell) -> Wrong {
    Wrong {
        line: fault
            .line
            .map_or_else(|| page.say("enrolment-roster-whole"), |line| page.with("enrolment-line", [("line", line)])),
        column: fault.column.clone(),
        value: fault.value.clone(),
        reason: fault.reason(&page.voice),
        remedy: fault.remedy(&page.voice),
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowRoster {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let here = crate::path::samples::here();
        let view = |field| Self::new(page.clone(), &here, "Programme, 2008".into(), field);
        let missing = Field::new("roster").wrong(page.say("enrolment-roster-missing"));
        vec![("empty", view(Field::new("roster"))), ("no file", view(missing))]
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowDryRun {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        use domain::eligibility::{Finding, Outcome};
        let here = crate::path::samples::here();
        let programme = crate::path::samples::programme();
        let csv = "nom;courriel;profession;exercice\nCamille;camille@example.org;physician;solo\nDenis;denis;x;solo\n";
        let read = documents::roster::read("liste.csv", csv.as_bytes(), &programme);
        let standings = [
            Standing::New(Outcome::Accepted),
            Standing::New(Outcome::NeedsException(vec![Finding::OtherProfession])),
            Standing::New(Outcome::Refused(vec![Finding::NoTraining, Finding::TestNotPassed, Finding::NoSubscription])),
            Standing::Already,
        ];
        let rows = || {
            standings.iter().map(|standing| Line {
                line: 2,
                name: "Camille".into(),
                email: "camille@example.org".into(),
                profession: words::label(page, &programme, "profession", "physician"),
                answer: answer(page, standing),
                findings: words::findings(page, standing.findings()),
            })
        };
        let tried = |faults| DryRun { rows: Vec::new(), faults, sha256: "0a1b".repeat(16) };
        let view = |rows: Vec<Line>, faults: Vec<BadCell>, new| Self {
            crumbs: crumbs(page, &here, Some("Programme, 2008".into())),
            cohort: "Programme, 2008".into(),
            file: "liste.csv".into(),
            sha256: "0a1b".repeat(16),
            summary: summary(page, &tried(Vec::new())),
            wrong: faults.iter().map(|fault| wrong(page, fault)).collect(),
            rows,
            new,
            content: "YQ".into(),
            import: IMPORT.to(here.parts()),
            again: ROSTER.to(here.parts()),
            page: page.clone(),
        };
        let mut faults = read.faults;
        assert!(!faults.is_empty(), "the sample shows a fault");
        faults.push(BadCell::new("liste.csv", None, "", "", "roster-empty"));
        vec![
            ("sound", view(rows().collect(), Vec::new(), 3)),
            ("nobody new", view(rows().skip(3).collect(), Vec::new(), 0)),
            ("faults", view(rows().collect(), faults, 3)),
        ]
    }
}
