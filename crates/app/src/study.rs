//! Risk studies: planned, carried out and published by a body; once published, every body reads them and nobody edits them.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::rex::published::told;
use domain::rex::{Facet, Filter};
use domain::study::{Content, Method, State, lacking};
use domain::text::Language;
use jiff::civil::Date;
use store::Tx;

use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::rex::Ask;
use crate::screen::{self, Confirmed};
use crate::watch::theme_fault;

mod written;

/// Most studies that a list shows.
pub const LINES: u32 = 200;
/// Longest title, role or query, in characters.
pub const SHORT: usize = 300;
/// Longest question, method, cell of a sheet, in characters.
pub const LONG: usize = 2_000;
/// Longest result, in characters.
pub const LONGEST: usize = 10_000;
/// Most lines of a sheet of failure modes.
pub const MOST_FAILURES: usize = 40;

/// A study, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Study {
    /// Its name in addresses and in evidence.
    pub reference: String,
    /// The body that makes it, by its short name.
    pub body: String,
    /// Whether that is the body of whoever reads.
    pub is_own: bool,
    /// How it is made.
    pub method: Method,
    /// The theme it concerns.
    pub theme: Option<String>,
    /// What it holds.
    pub content: Content,
    /// Where it stands.
    pub state: State,
    /// How often it was saved.
    pub version: i64,
    /// When it was planned.
    pub planned_on: Date,
    /// When it was published.
    pub published_on: Option<Date>,
}

fn place(org: OrgId, id: i64) -> String {
    format!("study/{org}/{id}/content")
}

/// Published studies of every body, and all of one's own; the newest first.
///
/// # Errors
/// Refused; broken when the store or a seal fails.
pub fn list(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Study>> {
    actor.may(Right::ReadWatch, org)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().read(move |tx| {
        Body::load(&app, tx, org)?;
        let rows = store::study::list(tx, org, LINES)?;
        rows.into_iter().map(|row| opened(&app, tx, (&actor, org), row)).collect()
    })
}

/// One study: one's own body's, or one that was published.
///
/// # Errors
/// Refused; not found; broken when the store or a seal fails.
pub fn read(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Study> {
    actor.may(Right::ReadWatch, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let row = store::study::find(tx, &reference)?.filter(|row| row.org == org || row.published_on.is_some());
        opened(&app, tx, (&actor, org), row.ok_or(Error::NotFound("study"))?)
    })
}

fn opened(app: &App, tx: &mut Tx<'_>, (actor, reader): (&Actor, OrgId), row: store::study::Study) -> Result<Study> {
    let body = Body::load(app, tx, row.org)?;
    let mut content = content_of(app, tx, &row)?;
    if actor.may_anywhere(Right::ReadRexRecords).is_err() {
        // Whoever does not read the base learns no true count of it here either.
        content.found = content.found.into_iter().filter_map(|(year, count)| Some((year, told(count)?))).collect();
    }
    Ok(Study {
        is_own: row.org == reader,
        body: body.short_name,
        method: method_of(&row)?,
        state: State::of(row.started_on, row.finished_on, row.published_on),
        reference: row.reference,
        theme: row.theme,
        content,
        version: row.version,
        planned_on: row.planned_on,
        published_on: row.published_on,
    })
}

fn method_of(row: &store::study::Study) -> Result<Method> {
    Method::parse(&row.method).ok_or_else(|| broken("an unknown method of a study"))
}

fn content_of(app: &App, tx: &mut Tx<'_>, row: &store::study::Study) -> Result<Content> {
    let key = app.key(tx, row.org)?;
    written::content(&key.open(&place(row.org, row.id), &row.content)?)
}

/// Plans a study; its reference.
///
/// # Errors
/// Refused; not found when the organisation is no body; invalid for what is missing or too long, a theme that is not open,
/// or words that could name somebody.
pub fn plan(
    app: &App,
    actor: &Actor,
    org: OrgId,
    method: Method,
    (theme, content): (Option<&str>, &Content),
    (language, confirmed): (&Language, &Confirmed),
) -> Result<String> {
    actor.may(Right::KeepWatch, org)?;
    let named = naming(content, language, confirmed);
    let (app, actor) = (app.clone(), actor.clone());
    let (theme, content) = (theme.map(str::to_owned), content.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let content = Content { found: Vec::new(), ..content.clone() };
        judge(tx, (method, State::Planned), theme.as_deref(), (&content, named.clone()))?;
        let (id, reference) = (app.chance.id(), app.chance.reference());
        let study = store::study::Study {
            org,
            id,
            reference: reference.clone(),
            method: method.code().to_owned(),
            theme: theme.clone(),
            content: body.key.seal(&app.chance, &place(org, id), &written::bytes(&content)?)?,
            version: 1,
            planned_on: body.today(app.now()),
            started_on: None,
            finished_on: None,
            published_on: None,
        };
        store::study::add(tx, &study)?;
        let act = Act { org, act: "study.plan", object: format!("study/{reference}"), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())?;
        Ok(reference)
    })
}

/// The words of a study, each by its field.
#[must_use]
pub fn words(content: &Content) -> Vec<(String, &str)> {
    let whole = [
        ("title", &content.title),
        ("question", &content.question),
        ("method", &content.method),
        ("query", &content.query),
        ("result", &content.result),
    ];
    let mut words: Vec<(String, &str)> = whole.map(|(field, text)| (field.to_owned(), text.as_str())).into();
    for (place, failure) in (1..).zip(&content.failures) {
        let cells = [
            ("mode", &failure.mode),
            ("cause", &failure.cause),
            ("effect", &failure.effect),
            ("action", &failure.action),
            ("owner", &failure.owner),
        ];
        words.extend(cells.map(|(field, text)| (format!("{field}-{place}"), text.as_str())));
    }
    words
}

/// One fault for each field in which something could name somebody.
fn naming(content: &Content, language: &Language, confirmed: &Confirmed) -> Vec<Fault> {
    let words = words(content);
    let texts = words.iter().map(|(field, text)| (field.as_str(), *text));
    screen::check(texts, language, confirmed).err().unwrap_or_default()
}

/// Lets pass what is whole; `named` are the faults of words that could name somebody.
fn judge(
    tx: &mut Tx<'_>,
    (method, state): (Method, State),
    theme: Option<&str>,
    (content, named): (&Content, Vec<Fault>),
) -> Result<()> {
    let mut faults = Vec::new();
    for (field, text) in words(content) {
        let most = match field.as_str() {
            "title" | "query" => SHORT,
            "result" => LONGEST,
            _ => LONG,
        };
        if text.chars().count() > most {
            faults.push(Fault::new(field, "fault-too-long").with("max", most));
        }
    }
    let open = named.into_iter().filter(|fault| faults.iter().all(|long| long.field != fault.field));
    let open: Vec<Fault> = open.collect();
    faults.extend(open);
    if content.title.trim().is_empty() {
        faults.push(Fault::new("title", "fault-study-missing"));
    }
    faults.extend(lacking(method, content, state).into_iter().map(|field| Fault::new(field, "fault-study-missing")));
    if content.window.is_some_and(|(from, to)| to < from) {
        faults.push(Fault::new("to", "fault-study-window"));
    }
    if content.counts.is_some_and(|(asked, answered)| answered > asked) {
        faults.push(Fault::new("answered", "fault-study-counts"));
    }
    if content.failures.len() > MOST_FAILURES {
        faults.push(Fault::new("mode-1", "fault-study-failures").with("most", MOST_FAILURES));
    }
    faults.extend(theme_fault(tx, theme)?);
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// Changes a study of one's own body and saves it: the one way, whatever changes; `how` answers the faults of words that
/// could name somebody.
fn change(
    app: &App,
    actor: &Actor,
    org: OrgId,
    (reference, seen): (&str, i64),
    act: &'static str,
    how: impl Fn(&mut Changed) -> Vec<Fault> + Send + Sync + 'static,
) -> Result<()> {
    actor.may(Right::KeepWatch, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let row = store::study::find(tx, &reference)?.filter(|row| row.org == org).ok_or(Error::NotFound("study"))?;
        if row.published_on.is_some() {
            return Err(conflict("", "fault-study-published"));
        }
        let body = Body::load(&app, tx, org)?;
        let before = row.theme.clone();
        let mut changed = Changed {
            today: body.today(app.now()),
            theme: row.theme.clone(),
            content: content_of(&app, tx, &row)?,
            state: State::of(row.started_on, row.finished_on, row.published_on),
        };
        let was = changed.state;
        let named = how(&mut changed);
        // A theme that was closed since may stay.
        let theme = changed.theme.as_deref().filter(|_| changed.theme != before);
        judge(tx, (method_of(&row)?, changed.state), theme, (&changed.content, named))?;
        let mut row = row;
        row.content = body.key.seal(&app.chance, &place(org, row.id), &written::bytes(&changed.content)?)?;
        row.theme = changed.theme;
        if changed.state != was {
            match changed.state {
                State::Planned => {}
                State::Running => row.started_on = Some(changed.today),
                State::Finished => row.finished_on = Some(changed.today),
                State::Published => row.published_on = Some(changed.today),
            }
        }
        if !store::study::save(tx, &row, seen)? {
            return Err(conflict("", "fault-study-elsewhere"));
        }
        let object = format!("study/{reference}/{}", changed.state.code());
        journal::write(&app, tx, &actor, &Act { org, act, object, why: "" }, app.now())
    })
}

/// A study on its way to be saved.
struct Changed {
    today: Date,
    theme: Option<String>,
    content: Content,
    state: State,
}

/// Saves what a study holds; the counts of a question put to the base stay unless the question changed.
///
/// # Errors
/// Refused; not found for another body's; invalid, for words too that could name somebody and were neither confirmed nor
/// kept before; conflict once it is published, or when it was saved elsewhere meanwhile.
pub fn save(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: (&str, i64),
    (theme, content): (Option<&str>, &Content),
    (language, confirmed): (&Language, &Confirmed),
) -> Result<()> {
    let (theme, content) = (theme.map(str::to_owned), content.clone());
    let (language, confirmed) = (language.clone(), confirmed.clone());
    change(app, actor, org, reference, "study.save", move |changed| {
        let confirmed = confirmed.with_kept(words(&changed.content).into_iter().map(|(_, text)| text), &language);
        let same = changed.content.query == content.query && changed.content.window == content.window;
        let found = if same { std::mem::take(&mut changed.content.found) } else { Vec::new() };
        changed.content = Content { found, ..content.clone() };
        changed.theme.clone_from(&theme);
        naming(&changed.content, &language, &confirmed)
    })
}

/// Takes a study to its next step.
///
/// # Errors
/// Refused; not found for another body's; invalid when something lacks for it; conflict when that is not its next step, or
/// when it was saved elsewhere meanwhile.
pub fn step(app: &App, actor: &Actor, org: OrgId, reference: (&str, i64), to: State) -> Result<()> {
    let now = read(app, actor, org, reference.0)?;
    if now.state.next() != Some(to) {
        return Err(conflict("", "fault-study-step"));
    }
    let act = if to == State::Published { "study.publish" } else { "study.step" };
    change(app, actor, org, reference, act, move |changed| {
        changed.state = to;
        Vec::new()
    })
}

/// Puts the question of a study to the base, and keeps how many records answer, by year, within its window.
///
/// # Errors
/// Refused to whoever does not read the base; not found for another body's; invalid without a question; conflict once it
/// is published, or when it was saved elsewhere meanwhile.
pub fn ask_base(app: &App, actor: &Actor, org: OrgId, reference: (&str, i64)) -> Result<()> {
    actor.may(Right::KeepWatch, org)?;
    let study = read(app, actor, org, reference.0)?;
    if study.content.query.trim().is_empty() {
        return Err(Fault::new("query", "fault-study-missing").into());
    }
    let ask = asked(&study.content.query);
    let counts = crate::rex::facets(app, actor, &ask, &[Facet::Year])?.remove(&Facet::Year).unwrap_or_default();
    let within = |year: &str| {
        let year: Option<i16> = year.parse().ok();
        study.content.window.is_none_or(|(from, to)| year.is_some_and(|it| from.year() <= it && it <= to.year()))
    };
    let mut found: Vec<(String, u64)> = counts.into_iter().filter(|(year, _)| within(year)).collect();
    found.sort();
    change(app, actor, org, reference, "study.ask", move |changed| {
        changed.content.found.clone_from(&found);
        Vec::new()
    })
}

/// A query as it is typed: words, and sides such as `specialty=anaesthesia`.
#[must_use]
pub fn asked(query: &str) -> Ask {
    let (mut words, mut filters) = (Vec::new(), Vec::new());
    for word in query.split_whitespace() {
        match Filter::parse(word) {
            Some(filter) => filters.push(filter),
            None => words.push(word),
        }
    }
    Ask { words: words.join(" "), filters, limit: 1, ..Ask::default() }
}

/// What of a study is frozen with a guideline that rests on it: always the same bytes, which a hash is taken of; none
/// before it is finished.
///
/// # Errors
/// When the seal does not open.
pub fn canonical_bytes(app: &App, tx: &mut Tx<'_>, reference: &str) -> Result<Option<Vec<u8>>> {
    let Some(row) = store::study::find(tx, reference)?.filter(|row| row.finished_on.is_some()) else {
        return Ok(None);
    };
    let content = content_of(app, tx, &row)?;
    let mut bytes = format!("{reference}\n{}\n{}\n", row.method, row.theme.unwrap_or_default()).into_bytes();
    bytes.extend(written::bytes(&content)?);
    Ok(Some(bytes))
}
