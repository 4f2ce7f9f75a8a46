//! Everything written before it leaves: what is missing, what could name somebody, the screen for serious events, what
//! its author agrees to, and who should not be given it.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::Finding;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::PersonId;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{Content, FieldKey, Value};
use domain::near_miss::form::Asks;
use domain::near_miss::serious::Answer;

use super::fields::Sent;
use super::question::Limit;
use super::said::use_keys;
use super::section::{Wrong, keep};
use super::sheet::Sheet;
use super::{HAND_OVER, OfDraft, SENDING, open};
use crate::components::{Choices, Crumb, Field, Row};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::screen::{CONFIRMED, Line, Screened};
use crate::state::WebState;
use crate::team::Colleague;

/// A draft before it leaves.
#[derive(Debug, Template)]
#[template(path = "near_miss/check.html")]
pub(crate) struct CheckNearMiss {
    page: Page,
    crumbs: Vec<Crumb>,
    /// What is wrong after somebody tried to send: where it leads, and the words.
    errors: Vec<(String, String)>,
    sections: Vec<(String, Vec<Row>)>,
    missing: Vec<(String, String)>,
    serious: Option<Serious>,
    has_analysis: bool,
    doubtful: Vec<Doubtful>,
    consents: Choices,
    readers: Option<Choices>,
    team: Option<Choices>,
    version: i64,
    check: String,
    sending: String,
    can_send: bool,
}

/// What its author is told when it was serious.
#[derive(Debug)]
struct Serious {
    /// Whether it is not taken here, so that the text is handed over.
    is_handed_over: bool,
    /// Whether only the reference of its declaration is missing.
    lacks_reference: bool,
    duty: String,
    address: Option<String>,
    file: String,
}

/// A text that could name somebody: to be written anew, in place, or justified.
#[derive(Debug)]
struct Doubtful {
    field: Field,
    label: String,
    limit: Limit,
    seen: i64,
    screened: Screened,
    /// What a button sends that replaces a passage by its class, and its words.
    replaces: Vec<(String, String)>,
}

/// What its author ticked so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Ticked {
    pub(super) agreed: BTreeSet<Use>,
    pub(super) excluded: BTreeSet<PersonId>,
    pub(super) justified: BTreeSet<String>,
    /// The team in whose name it is sent; empty for one's own.
    pub(super) team: String,
}

impl Ticked {
    /// What a page asks beside the questions of the form.
    pub(super) const NAMES: [&str; 5] = ["base", "consent", "excluded", CONFIRMED, "team"];

    pub(super) fn of(sent: &Sent) -> Self {
        let person = |id: &String| id.parse().ok().map(PersonId);
        Self {
            agreed: sent.values("consent").iter().filter_map(|code| Use::parse(code)).collect(),
            excluded: sent.values("excluded").iter().filter_map(person).collect(),
            justified: sent.values(CONFIRMED).iter().cloned().collect(),
            team: sent.first("team").to_owned(),
        }
    }
}

/// What the page is made from, beside the draft.
#[derive(Default)]
pub(super) struct Asking<'a> {
    pub(super) readers: &'a [(PersonId, String)],
    pub(super) ticked: Ticked,
    /// What was sent and is shown again.
    pub(super) sent: Option<&'a Sent>,
    pub(super) wrong: Wrong,
    /// What a sending was refused for.
    pub(super) refused: Vec<(String, String)>,
}

impl CheckNearMiss {
    pub(super) fn new(page: Page, sheet: &Sheet, asking: &Asking<'_>) -> Self {
        let doubtful = doubtful(&page, sheet, asking);
        let missing =
            sheet.in_the_way(&page).into_iter().map(|it| (it.address, format!("{} {}", it.question, it.message)));
        let missing: Vec<(String, String)> = missing.collect();
        let ticked = &asking.ticked;
        let agreed: Vec<&str> = ticked.agreed.iter().map(|of| of.code()).collect();
        let uses = Use::ALL.map(|of| (of.code(), page.say(use_keys(of).0)));
        let consents = Use::ALL.iter().fold(Choices::new("consent", uses), |choices, of| {
            choices.explaining(of.code(), page.say(use_keys(*of).1))
        });
        let excluded: Vec<String> = ticked.excluded.iter().map(|person| person.0.to_string()).collect();
        let readers = asking.readers.iter().map(|(person, name)| (person.0.to_string(), name.clone()));
        let readers = Choices::new("excluded", readers).choosing(&excluded);
        let mut errors: Vec<(String, String)> =
            asking.wrong.faults.iter().map(|(field, message)| (format!("#{field}"), message.clone())).collect();
        errors.extend(asking.refused.iter().cloned());
        let serious = serious(&page, sheet);
        Self {
            crumbs: sheet.crumbs(&page, true),
            sections: sheet.rows(&page),
            has_analysis: sheet.has_analysis(),
            consents: consents.choosing(&agreed),
            readers: (!readers.options.is_empty()).then_some(readers),
            team: team(&page, sheet, &ticked.team),
            version: sheet.version,
            check: sheet.check(),
            sending: SENDING.to([&sheet.org, &sheet.reference]),
            can_send: missing.is_empty() && !serious.as_ref().is_some_and(|it| it.is_handed_over || it.lacks_reference),
            missing,
            serious,
            doubtful,
            errors,
            page,
        }
    }
}

fn team(page: &Page, sheet: &Sheet, chosen: &str) -> Option<Choices> {
    let alone = (String::new(), page.say("near-miss-send-alone"));
    let team =
        |(id, name): &(i64, String)| (id.to_string(), page.with("near-miss-send-team", [("team", name.as_str())]));
    let options: Vec<(String, String)> = std::iter::once(alone).chain(sheet.teams.iter().map(team)).collect();
    (options.len() > 1).then(|| Choices::new("team", options).choosing(&[chosen]))
}

fn serious(page: &Page, sheet: &Sheet) -> Option<Serious> {
    let found = sheet.serious();
    (found != Answer::Take).then(|| Serious {
        is_handed_over: found == Answer::HandOver,
        lacks_reference: found == Answer::AskForReference,
        duty: page.read(&sheet.scheme.serious.words).to_owned(),
        address: sheet.scheme.serious.address.clone(),
        file: HAND_OVER.to([&sheet.org, &sheet.reference]),
    })
}

/// The findings of one text, in words; the same words twice are justified once.
pub(super) fn screened(page: &Page, field: &str, findings: &[Finding], justified: &BTreeSet<String>) -> Screened {
    let mut lines: Vec<Line> = Vec::new();
    for finding in findings {
        if lines.iter().any(|line| line.mark == finding.mark) {
            continue;
        }
        lines.push(Line {
            id: format!("{field}-naming-{}", lines.len() + 1),
            label: page.say(finding.label.message()),
            words: finding.text.clone(),
            reason: page.say(finding.reason.message()),
            mark: finding.mark.clone(),
            is_confirmed: justified.contains(&finding.mark),
        });
    }
    Screened { field: field.to_owned(), lines }
}

fn doubtful(page: &Page, sheet: &Sheet, asking: &Asking<'_>) -> Vec<Doubtful> {
    let mut by_field: BTreeMap<FieldKey, Vec<Finding>> = BTreeMap::new();
    for finding in app::near_miss::findings(&sheet.stripped(), &page.voice.language()) {
        by_field.entry(finding.field.clone()).or_default().push(finding);
    }
    // A text that could not be saved is shown again, whatever is found in what was saved before.
    let unsaved = asking.wrong.faults.keys().filter_map(|field| FieldKey::parse(field));
    for key in unsaved {
        by_field.entry(key).or_default();
    }
    let one = |(key, findings): (FieldKey, Vec<Finding>)| {
        let (_, field) = sheet.place(&key)?;
        let Asks::Words { most, .. } = field.asks else { return None };
        let name = key.to_string();
        let error = asking.wrong.faults.get(&name).cloned();
        let typed = asking.sent.filter(|sent| error.is_some() && sent.shows(&name)).map(|sent| sent.first(&name));
        let kept = match sheet.content.0.get(&key) {
            Some(Value::Words(words)) => words.as_str(),
            _ => "",
        };
        let screened = screened(page, &name, &findings, &asking.ticked.justified);
        let replaces = screened.lines.iter().map(|line| {
            let said = page.with("near-miss-replace", (("words", line.words.as_str()), ("class", class(&line.label))));
            (format!("{name} {}", line.mark), said)
        });
        Some(Doubtful {
            label: page.read(&field.label).to_owned(),
            limit: Limit::of(most),
            seen: sheet.version,
            replaces: replaces.collect(),
            field: Field { value: typed.unwrap_or(kept).to_owned(), name, error },
            screened,
        })
    };
    by_field.into_iter().filter_map(one).collect()
}

/// What stands in the place of a passage: its class.
fn class(label: &str) -> String {
    format!("[{label}]")
}

/// The text with every passage of a mark replaced by its class.
fn replaced(page: &Page, words: &str, findings: &[Finding]) -> String {
    let mut characters: Vec<char> = words.chars().collect();
    let mut findings: Vec<&Finding> = findings.iter().collect();
    // From the end, so that the places of those before stay what they are.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.start));
    for finding in findings {
        let class = class(&page.say(finding.label.message()));
        let end = finding.end.min(characters.len());
        characters.splice(finding.start.min(end)..end, class.chars());
    }
    characters.into_iter().collect()
}

pub(super) async fn readers(state: &WebState, colleague: &Colleague) -> Result<Vec<(PersonId, String)>, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| app::near_miss::readers(app, &actor, org)).await
}

pub(super) async fn show_check(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &colleague, &of.draft).await?;
    let readers = readers(&state, &colleague).await?;
    let asking = Asking { readers: &readers, ..Asking::default() };
    show(&CheckNearMiss::new(colleague.visitor.page(), &sheet, &asking))
}

/// Saves the texts as they were written anew, replaces a passage by its class where that was asked for, and keeps every
/// box as it was ticked.
pub(super) async fn rewrite(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &colleague, &of.draft).await?;
    let readers = readers(&state, &colleague).await?;
    let (sent, page) = (Sent::of(pairs), colleague.visitor.page());
    let mut wrong = keep(&state, &colleague, &sheet, &sent).await?;
    let mut sheet = open(&state, &colleague, &of.draft).await?;
    if wrong.faults.is_empty()
        && let Some(pairs) = replacement(&page, &sheet, sent.first("replace"))
    {
        wrong = keep(&state, &colleague, &sheet, &Sent::of(pairs)).await?;
        sheet = open(&state, &colleague, &of.draft).await?;
    }
    let status = match (wrong.is_clash, wrong.faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::OK,
        (_, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let asking = Asking { readers: &readers, ticked: Ticked::of(&sent), sent: Some(&sent), wrong, refused: Vec::new() };
    show_as(status, &CheckNearMiss::new(page, &sheet, &asking))
}

/// The form that a button to replace stands for.
fn replacement(page: &Page, sheet: &Sheet, wanted: &str) -> Option<Vec<(String, String)>> {
    let (name, mark) = wanted.split_once(' ')?;
    let key = FieldKey::parse(name)?;
    let Some(Value::Words(words)) = sheet.content.0.get(&key) else { return None };
    let content = Content(BTreeMap::from([(key, Value::Words(words.clone()))]));
    let findings = app::near_miss::findings(&content, &page.voice.language());
    let findings: Vec<Finding> = findings.into_iter().filter(|finding| finding.mark == mark).collect();
    let seen = (format!("seen:{name}"), sheet.version.to_string());
    Some(vec![(name.to_owned(), replaced(page, words, &findings)), seen])
}
