//! A draft from a file: sent once and looked through, what it would become and what would be left out told; then one
//! record of the same file begins a draft.
//!
//! Between the two the file travels in the page itself: nothing is kept on the server for a doctor who goes away.

use std::collections::BTreeMap;

use app::near_miss::from_file::{self, Looked, MOST_BYTES, MOST_RECORDS, ReadAs, Readable, Upload};
use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use data_encoding::BASE64URL_NOPAD;
use documents::bad_cell::BadCell;
use documents::near_miss::mappings;
use domain::authority::Right;
use serde::Deserialize;

use super::before::is_first;
use super::{BEFORE, DRAFT, FILE, FILE_CHOSEN, OWN, WHOLE};
use crate::components::{Choices, Crumb, Fallible, Field, FieldError, faults};
use crate::cookies;
use crate::failure::{Failure, Kind};
use crate::form::{Form, read_up_to};
use crate::page::{Page, show, show_again, show_as};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;

/// Most characters of a file's name that are repeated.
const LONGEST_NAME: usize = 80;
/// A mapping that its hospital wrote itself.
const OWN_MAPPING: &str = "own";

/// Where a file is sent.
#[derive(Debug, Template)]
#[template(path = "near_miss/from_file.html")]
pub(crate) struct ShowFromFile {
    page: Page,
    crumbs: Vec<Crumb>,
    file: Field,
    how: Choices,
    mapping: Field,
    errors: Vec<FieldError>,
    address: String,
    kilobytes: usize,
    shipped: Vec<(String, &'static str)>,
}

impl ShowFromFile {
    pub(super) fn new(page: Page, org: &str, chosen: &str, mapping: &str, error: Option<(&str, String)>) -> Self {
        let mut file = Field::new("file");
        let mut own = Field::new("mapping").holding(mapping);
        match error {
            Some(("file", words)) => file.error = Some(words),
            Some((_, words)) => own.error = Some(words),
            None => {}
        }
        Self {
            crumbs: crumbs(&page, org),
            errors: faults(&[&file as &dyn Fallible, &own]),
            file,
            how: how(&page, chosen),
            mapping: own,
            address: FILE.to([org]),
            kilobytes: MOST_BYTES / 1024,
            shipped: mappings::SHIPPED.iter().map(|(name, text)| (page.say(how_said(name)), *text)).collect(),
            page,
        }
    }
}

/// The question how a file is written.
pub(crate) fn how(page: &Page, chosen: &str) -> Choices {
    let mut options: Vec<(&str, String)> =
        mappings::SHIPPED.iter().map(|(name, _)| (*name, page.say(how_said(name)))).collect();
    options.push((OWN_MAPPING, page.say("near-miss-file-how-own")));
    Choices::new("how", options).choosing(&[if chosen.is_empty() { "csv" } else { chosen }])
}

fn how_said(name: &str) -> &'static str {
    match name {
        "csv-windows" => "near-miss-file-how-csv-windows",
        "csv-comma" => "near-miss-file-how-csv-comma",
        "json" => "near-miss-file-how-json",
        "ndjson" => "near-miss-file-how-ndjson",
        _ => "near-miss-file-how-csv",
    }
}

fn crumbs(page: &Page, org: &str) -> Vec<Crumb> {
    vec![Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") }]
}

/// What a file would become.
#[derive(Debug, Template)]
#[template(path = "near_miss/file_looked.html")]
pub(crate) struct ShowLooked {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    wrong: Vec<String>,
    records: Choices,
    left: Vec<String>,
    unmapped: Vec<String>,
    more: u64,
    content: String,
    how: String,
    mapping: String,
    chosen: String,
    again: String,
}

impl ShowLooked {
    pub(super) fn new(page: Page, org: &str, sent: &SentFile, looked: &Looked) -> Self {
        let mut wrong: Vec<String> = looked.faults.iter().map(|fault| said(&page, fault)).collect();
        wrong.extend(looked.records.iter().flat_map(|record| &record.faults).map(|fault| said(&page, fault)));
        let sound = looked.records.iter().filter(|record| looked.faults.is_empty() && record.content.is_some());
        let options: Vec<(String, String)> =
            sound.map(|record| (record.line.to_string(), record_said(&page, record))).collect();
        let first: Vec<String> = options.iter().take(1).map(|(line, _)| line.clone()).collect();
        let left = looked.records.iter().flat_map(|record| &record.left).map(|left| left.key.to_string());
        let mut left: Vec<String> = left.collect();
        left.sort();
        left.dedup();
        Self {
            crumbs: crumbs(&page, org),
            name: sent.name.clone(),
            wrong,
            content: if options.is_empty() { String::new() } else { BASE64URL_NOPAD.encode(&sent.bytes) },
            records: Choices::new("line", options).choosing(&first),
            left,
            unmapped: looked.unmapped.clone(),
            more: looked.more,
            how: sent.how.clone(),
            mapping: sent.mapping.clone(),
            chosen: FILE_CHOSEN.to([org]),
            again: format!("{}?read=yes", FILE.to([org])),
            page,
        }
    }
}

fn record_said(page: &Page, record: &Readable) -> String {
    let line = page.with("near-miss-file-line", [("line", record.line)]);
    if record.first_words.is_empty() { line } else { format!("{line} – {}", record.first_words) }
}

fn said(page: &Page, fault: &BadCell) -> String {
    fault.text(&page.voice)
}

/// A file as the page sent it.
#[derive(Debug, Clone, Default)]
pub(crate) struct SentFile {
    name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) how: String,
    pub(crate) mapping: String,
    /// The other fields of the form.
    fields: BTreeMap<String, String>,
}

impl SentFile {
    /// What was typed in another field of the form.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The file, with how it is written.
    pub(crate) fn upload(&self) -> Upload {
        let read_as = match self.how.as_str() {
            OWN_MAPPING => ReadAs::Own(self.mapping.clone()),
            name => ReadAs::Shipped(name.to_owned()),
        };
        Upload { name: self.name.clone(), bytes: self.bytes.clone(), read_as }
    }

    /// Reads a form that has a file in it.
    pub(crate) async fn of(request: Request) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        // Read to its end first, as other forms are: a browser that is still sending would show a broken connection.
        let bytes = read_up_to(body, WHOLE).await?;
        let again = Request::from_parts(parts, Body::from(bytes));
        let mut form = Multipart::from_request(again, &()).await.map_err(|_| Failure::invalid())?;
        let mut sent = Self::default();
        while let Some(field) = form.next_field().await.map_err(|_| Failure::invalid())? {
            let (name, file) = (field.name().unwrap_or_default().to_owned(), short(field.file_name()));
            let content = field.bytes().await.map_err(|_| Failure::new(Kind::Unreadable))?;
            let text = || String::from_utf8(content.to_vec()).map_err(|_| Failure::new(Kind::Unreadable));
            match name.as_str() {
                "file" => (sent.name, sent.bytes) = (file, content.to_vec()),
                "how" => sent.how = text()?,
                "mapping" => sent.mapping = text()?,
                _ => {
                    sent.fields.insert(name, text()?);
                }
            }
        }
        Ok(sent)
    }
}

/// A file's name as it may be repeated: without its folders, short, and never empty.
fn short(name: Option<&str>) -> String {
    let last = name.unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
    let short: String = last.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    if short.trim().is_empty() { "file".to_owned() } else { short }
}

/// Whether what is to be known before was read.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    read: String,
}

pub(super) async fn show_from_file(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    if asked.read.is_empty() && is_first(&state, &colleague).await? {
        return Ok(Redirect::to(&BEFORE.to([colleague.org()])).into_response());
    }
    show(&ShowFromFile::new(colleague.visitor.page(), colleague.org(), "", "", None))
}

/// Looks through a file; what it would become is shown, and nothing kept.
pub(super) async fn look(
    State(state): State<WebState>,
    colleague: Colleague,
    request: Request,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let sent = SentFile::of(request).await?;
    if sent.field("read").is_empty() && is_first(&state, &colleague).await? {
        return Ok(Redirect::to(&BEFORE.to([colleague.org()])).into_response());
    }
    let page = colleague.visitor.page();
    let missing = match (sent.bytes.is_empty(), sent.how == OWN_MAPPING && sent.mapping.trim().is_empty()) {
        (true, _) => Some(("file", page.say("near-miss-file-missing"))),
        (_, true) => Some(("mapping", page.say("near-miss-file-mapping-missing"))),
        _ => None,
    };
    if missing.is_some() {
        return show_again(&ShowFromFile::new(page, colleague.org(), &sent.how, &sent.mapping, missing));
    }
    tell(&state, &colleague, &sent).await
}

async fn tell(state: &WebState, colleague: &Colleague, sent: &SentFile) -> Result<Response, Failure> {
    let (actor, org, upload) = (colleague.actor(), colleague.organisation.id, sent.upload());
    let looked = state.ask(move |app| from_file::look(app, &actor, org, &upload)).await?;
    let view = ShowLooked::new(colleague.visitor.page(), colleague.org(), sent, &looked);
    let status = if view.content.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    kept_nowhere(show_as(status, &view))
}

/// Which record of the file that the page holds.
#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    name: String,
    #[serde(default)]
    content: String,
    #[serde(default)]
    how: String,
    #[serde(default)]
    mapping: String,
    #[serde(default)]
    line: String,
}

/// Begins a draft from one record of the file.
pub(super) async fn choose(
    State(state): State<WebState>,
    colleague: Colleague,
    jar: CookieJar,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let bytes = BASE64URL_NOPAD.decode(chosen.content.as_bytes()).map_err(|_| Failure::invalid())?;
    let (name, how, mapping) = (short(Some(&chosen.name)), chosen.how, chosen.mapping);
    let sent = SentFile { name, bytes, how, mapping, fields: BTreeMap::new() };
    let line = chosen.line.parse().map_err(|_| Failure::invalid())?;
    let (actor, org, upload) = (colleague.actor(), colleague.organisation.id, sent.upload());
    let begun = state.ask(move |app| from_file::begin_from_file(app, &actor, org, &upload, line)).await;
    match begun {
        Ok(reference) => {
            let since = format!("{reference}.{}", state.app.now().as_second());
            let jar = jar.add(cookies::build(&state, cookies::NEAR_MISS, since));
            let to = format!("{}?done=begun", DRAFT.to([colleague.org(), &reference]));
            Ok((jar, Redirect::to(&to)).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid => tell(&state, &colleague, &sent).await,
        Err(failure) => Err(failure),
    }
}

/// Most records one chooses from, for the page.
pub(super) const fn most() -> usize {
    MOST_RECORDS
}

#[cfg(test)]
impl crate::page::Sample for ShowFromFile {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let new = |chosen, error| Self::new(page.clone(), "oa", chosen, "", error);
        vec![
            ("empty", new("", None)),
            ("no file", new("csv", Some(("file", page.say("near-miss-file-missing"))))),
            ("no mapping", new("own", Some(("mapping", page.say("near-miss-file-mapping-missing"))))),
        ]
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowLooked {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        use app::near_miss::from_file::Left;
        use domain::near_miss::content::{Content, FieldKey, Value};
        let sent =
            SentFile { name: "rex.csv".into(), bytes: b"Date".to_vec(), how: "csv".into(), ..SentFile::default() };
        let record = |line, first: &str, content| Readable {
            line,
            first_words: first.into(),
            content,
            left: vec![Left { key: FieldKey::once("unit"), value: Value::Code("airship".into()) }],
            faults: Vec::new(),
        };
        let bad = |code| BadCell::new("rex.csv", 3, "Date", "hier", code).with("formats", "%Y");
        let faulty = Readable { faults: vec![bad("rex-when")], ..record(3, "", None) };
        let several = Looked {
            records: vec![
                record(2, "Une ampoule", Some(Content::default())),
                record(4, "", Some(Content::default())),
                faulty,
            ],
            more: 4,
            unmapped: vec!["Service".into(), "Agent".into()],
            faults: Vec::new(),
        };
        let whole = |code| {
            BadCell::new("rex.csv", None, "", "", code)
                .with("most", 256)
                .with("column", 3)
                .with("message", "EOF")
                .with("error", "…")
        };
        let codes = [
            "near-miss-file-large",
            "near-miss-file-empty",
            "near-miss-file-mapping",
            "near-miss-own-json",
            "near-miss-own-kind",
            "near-miss-own-content",
        ];
        let refused = Looked { faults: codes.into_iter().map(whole).collect(), ..Looked::default() };
        let new = |looked: &Looked| Self::new(page.clone(), "oa", &sent, looked);
        vec![("several", new(&several)), ("refused", new(&refused))]
    }
}
