//! One's own near miss: where it stands, what was said, who has read it, and what its author may still do.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::feedback::Trail;
use app::near_miss::exchange::{self, Message};
use app::near_miss::{MayDo, Measure, OwnLine, OwnNearMiss, Recommended, Revised, Told};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use documents::near_miss::file;
use domain::authority::{Right, Role};
use domain::ids::PersonId;
use domain::near_miss::consent::{Consent, Use};
use domain::near_miss::content::Asked;
use domain::near_miss::form::Form;
use domain::programme::CodeList;
use domain::scheme::Scheme;
use jiff::civil::Date;

use super::check::{readers, screened};
use super::draft::Wanted;
use super::own::title;
use super::said::{clock_said, deed_key, reason_key, state_key, state_tag, use_keys};
use super::sheet::rows;
use super::{
    ANOTHER_EXPERT, CONSENTS, MEASURES, NEAR_MISS, OWN, OWN_RECORD, Of, READERS, RECOMMENDATIONS, REVISION, TAKEN_OUT,
    WITHDRAWAL, WORDS,
};
use crate::components::{Choices, Crumb, Field, FieldError, Row, Tag};
use crate::failure::Failure;
use crate::feedback::TrailView;
use crate::page::{News, Page, show, show_as};
use crate::screen::Screened;
use crate::session::role_name;
use crate::state::WebState;
use crate::team::Colleague;

/// One's own near miss.
#[derive(Debug, Template)]
#[template(path = "near_miss/one.html")]
pub(crate) struct ShowNearMiss {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    reference: String,
    tag: Tag,
    clock: String,
    is_sender: bool,
    is_entered: bool,
    /// Where its record is read, while the link is there.
    record: Option<String>,
    expert: Option<String>,
    errors: Vec<FieldError>,
    trail: Vec<Step>,
    came_back: TrailView,
    messages: Vec<Step>,
    words: Field,
    screened: Screened,
    measures: Vec<Promise>,
    recommendations: Vec<Advice>,
    consents: Vec<(Tag, String)>,
    consenting: Choices,
    readers: Option<Choices>,
    readings: Vec<String>,
    revisions: Vec<Revision>,
    may: MayDo,
    at: Addresses,
}

/// Something that was done or said, with its day.
#[derive(Debug)]
struct Step {
    heading: String,
    words: String,
}

/// A measure that was promised.
#[derive(Debug)]
struct Promise {
    row: u8,
    words: String,
    closed: Option<String>,
    outcome: Choices,
    why: Field,
    screened: Screened,
}

/// An individual recommendation.
#[derive(Debug)]
struct Advice {
    number: u32,
    heading: String,
    words: String,
    answered: Option<String>,
    judged: Option<String>,
    answer: Field,
    screened: Screened,
}

/// Whether its record is in the base and the link to it is there: only whoever sent it follows it.
fn has_link(seen: &Seen) -> bool {
    seen.line.is_sender && seen.line.entered && seen.deeds.iter().all(|told| told.deed != "unlinked")
}

/// What one revision said.
#[derive(Debug)]
struct Revision {
    title: String,
    is_last: bool,
    sections: Vec<(String, Vec<Row>)>,
}

/// Where its forms are sent.
#[derive(Debug)]
struct Addresses {
    file: String,
    revision: String,
    words: String,
    consents: String,
    readers: String,
    measures: String,
    recommendations: String,
    withdrawal: String,
    another: String,
}

/// A near miss as its page reads it.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) line: OwnLine,
    pub(super) scheme: Arc<Scheme>,
    pub(super) version: String,
    pub(super) elsewhere: Vec<CodeList>,
    pub(super) deeds: Vec<Told>,
    pub(super) revisions: Vec<Revised>,
    pub(super) messages: Vec<Message>,
    pub(super) readings: Vec<(String, Date)>,
    pub(super) consents: Vec<(Use, Consent)>,
    pub(super) measures: Vec<Measure>,
    pub(super) recommendations: Vec<Recommended>,
    pub(super) expert: Option<String>,
    pub(super) may: MayDo,
    /// What came back; none before it was asked for.
    pub(super) came_back: Option<Trail>,
    /// Who analyses there, and who was excluded.
    pub(super) readers: (Vec<(PersonId, String)>, BTreeSet<i64>),
}

impl From<OwnNearMiss> for Seen {
    fn from(own: OwnNearMiss) -> Self {
        Self {
            line: own.line,
            scheme: own.body.scheme,
            version: own.version,
            elsewhere: own.elsewhere,
            deeds: own.deeds,
            revisions: own.revisions,
            messages: own.messages,
            readings: own.readings.into_iter().map(|reading| (reading.role, reading.on)).collect(),
            consents: own.consents,
            measures: own.measures,
            recommendations: own.recommendations,
            expert: own.expert,
            may: own.may,
            came_back: None,
            readers: (Vec::new(), BTreeSet::new()),
        }
    }
}

impl Seen {
    pub(super) fn form(&self) -> &Form {
        self.scheme.form_of(&self.version).unwrap_or(&self.scheme.form)
    }

    /// The form with its lists; what was sent is not judged anew, so the day is that of the sending.
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { form: self.form(), elsewhere: &self.elsewhere, today: self.line.sent_on }
    }
}

/// What was typed in one of the forms and could not be taken.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// The field of the page it belongs to.
    pub(super) field: String,
    pub(super) words: String,
    pub(super) error: String,
    pub(super) justified: BTreeSet<String>,
    /// What was chosen beside the words, where something is.
    pub(super) chosen: String,
}

impl Typed {
    fn of(&self, name: &str) -> Field {
        let field = Field::new(name);
        if self.field == name { field.holding(&self.words).wrong(&self.error) } else { field }
    }
}

impl ShowNearMiss {
    pub(super) fn new(page: Page, org: &str, seen: &Seen, typed: &Typed) -> Self {
        let line = &seen.line;
        let to = |path: &crate::url::Path<2>| path.to([org, &line.reference]);
        let at = Addresses {
            file: to(&TAKEN_OUT),
            revision: to(&REVISION),
            words: to(&WORDS),
            consents: to(&CONSENTS),
            readers: to(&READERS),
            measures: to(&MEASURES),
            recommendations: to(&RECOMMENDATIONS),
            withdrawal: to(&WITHDRAWAL),
            another: to(&ANOTHER_EXPERT),
        };
        let said = Saying { page: &page, seen, typed };
        let error = FieldError { field: typed.field.clone(), message: typed.error.clone() };
        Self {
            crumbs: vec![Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") }],
            title: title(&page, line, &seen.elsewhere),
            reference: line.reference.clone(),
            tag: state_tag(&page, line.state),
            clock: clock_said(&page, line),
            is_sender: line.is_sender,
            is_entered: line.entered,
            record: has_link(seen).then(|| OWN_RECORD.to([org, line.reference.as_str()])),
            expert: seen.expert.clone(),
            errors: if typed.error.is_empty() { Vec::new() } else { vec![error] },
            trail: seen.deeds.iter().map(|deed| said.deed(deed)).collect(),
            came_back: seen.came_back.as_ref().map(|trail| TrailView::of(&page, trail)).unwrap_or_default(),
            messages: seen.messages.iter().map(|message| said.message(message)).collect(),
            words: typed.of("words"),
            screened: said.screened("words"),
            measures: seen.measures.iter().map(|measure| said.measure(measure)).collect(),
            recommendations: seen.recommendations.iter().map(|one| said.advice(one)).collect(),
            consents: seen.consents.iter().map(|(of, consent)| said.consent(*of, *consent)).collect(),
            consenting: said.consenting(),
            readers: said.readers(),
            readings: said.readings(),
            revisions: said.revisions(),
            may: seen.may,
            at,
            page,
        }
    }
}

/// Says what a near miss holds.
struct Saying<'a> {
    page: &'a Page,
    seen: &'a Seen,
    typed: &'a Typed,
}

impl Saying<'_> {
    fn deed(&self, told: &Told) -> Step {
        let date = self.page.date(told.on);
        let reason = told.reason.map(|reason| self.page.say(reason_key(reason)));
        let heading = format!("{} – {}", date, self.page.say(deed_key(told.deed)));
        let heading = reason.map_or(heading.clone(), |reason| format!("{heading} {reason}"));
        Step { heading, words: told.words.clone().unwrap_or_default() }
    }

    fn message(&self, message: &Message) -> Step {
        let key = if message.is_authors { "near-miss-message-yours" } else { "near-miss-message-expert" };
        Step { heading: self.page.with(key, [("date", self.page.date(message.on))]), words: message.words.clone() }
    }

    /// What in the words that were refused could name somebody.
    fn screened(&self, field: &str) -> Screened {
        if self.typed.field != field {
            return Screened::default();
        }
        screened(self.page, field, &exchange::findings(&self.typed.words), &self.typed.justified)
    }

    fn measure(&self, measure: &Measure) -> Promise {
        let page = self.page;
        let closed = measure.closed.as_ref().map(|(outcome, words, on)| {
            let key = match outcome {
                app::near_miss::Outcome::Done => "near-miss-measure-done",
                app::near_miss::Outcome::Dropped => "near-miss-measure-dropped",
            };
            format!("{} {words}", page.with(key, [("date", page.date(on))])).trim_end().to_owned()
        });
        let options =
            [("done", page.say("near-miss-measure-is-done")), ("dropped", page.say("near-miss-measure-is-dropped"))];
        let field = format!("measure-{}", measure.row);
        let chosen: &[&str] = if self.typed.field == field { &[&self.typed.chosen] } else { &[] };
        Promise {
            row: measure.row,
            words: measure.words.clone(),
            closed,
            outcome: Choices::new(format!("outcome-{}", measure.row), options).choosing(chosen),
            why: self.typed.of(&field),
            screened: self.screened(&field),
        }
    }

    fn advice(&self, one: &Recommended) -> Advice {
        let page = self.page;
        let with_date = |key: &'static str, on: &Date| page.with(key, [("date", page.date(on))]);
        let judged = one.verdict.as_ref().map(|(code, on)| {
            let key = match code.as_str() {
                "done" => "near-miss-advice-done",
                "partly" => "near-miss-advice-partly",
                "not_applicable" => "near-miss-advice-not-applicable",
                _ => "near-miss-advice-not-done",
            };
            with_date(key, on)
        });
        let answered =
            one.answer.as_ref().map(|(words, on)| format!("{} {words}", with_date("near-miss-advice-answered", on)));
        let field = format!("answer-{}", one.number);
        Advice {
            number: one.number,
            heading: with_date("near-miss-advice-due", &one.due_on),
            words: one.words.clone(),
            answered,
            judged,
            answer: self.typed.of(&field),
            screened: self.screened(&field),
        }
    }

    fn consent(&self, of: Use, consent: Consent) -> (Tag, String) {
        use crate::components::Tone;
        let page = self.page;
        let dated = |key: &'static str, on: Date| page.with(key, [("date", page.date(on))]);
        let (tone, text) = match consent {
            Consent::Unsaid => (Tone::Neutral, page.say("near-miss-consent-unsaid")),
            Consent::Refused(on) => (Tone::Neutral, dated("near-miss-consent-refused", on)),
            Consent::Given(on) => (Tone::Done, dated("near-miss-consent-given", on)),
            Consent::Used(on) => (Tone::Info, dated("near-miss-consent-used", on)),
        };
        (Tag { tone, text }, page.say(use_keys(of).0))
    }

    /// The uses that can still be changed, those agreed to ticked.
    fn consenting(&self) -> Choices {
        let open: Vec<&(Use, Consent)> =
            self.seen.consents.iter().filter(|(_, consent)| consent.can_change()).collect();
        let given: Vec<&str> = open.iter().filter(|(_, consent)| consent.permits()).map(|(of, _)| of.code()).collect();
        let options = open.iter().map(|(of, _)| (of.code(), self.page.say(use_keys(*of).0)));
        let choices = Choices::new("consent", options).choosing(&given);
        open.iter().fold(choices, |choices, (of, _)| choices.explaining(of.code(), self.page.say(use_keys(*of).1)))
    }

    fn readers(&self) -> Option<Choices> {
        let (all, excluded) = &self.seen.readers;
        let options: Vec<(String, String)> =
            all.iter().map(|(person, name)| (person.0.to_string(), name.clone())).collect();
        let chosen: Vec<String> = excluded.iter().map(ToString::to_string).collect();
        (self.seen.may.exclude && !options.is_empty()).then(|| Choices::new("excluded", options).choosing(&chosen))
    }

    fn readings(&self) -> Vec<String> {
        let one = |(role, on): &(String, Date)| {
            let role = match Role::parse(role) {
                Some(role) => role_name(&self.page.voice, role),
                // Whoever coded it a second time, from what was cleared.
                None => self.page.say("near-miss-reading-second"),
            };
            self.page.with("near-miss-reading", (("role", role), ("date", self.page.date(on))))
        };
        self.seen.readings.iter().map(one).collect()
    }

    /// What it says now, and what it said before.
    fn revisions(&self) -> Vec<Revision> {
        let last = self.seen.revisions.iter().filter(|it| !it.by_expert).map(|it| it.number).max();
        let one = |revised: &Revised| {
            let key = if revised.by_expert { "near-miss-revision-cleared" } else { "near-miss-revision-yours" };
            let named = (("number", revised.number), ("date", self.page.date(revised.on)));
            Revision {
                title: self.page.with(key, named),
                is_last: Some(revised.number) == last,
                sections: rows(self.page, &self.seen.asked(), &revised.content, &|_, _| None),
            }
        };
        let mut all: Vec<Revision> = self.seen.revisions.iter().map(one).collect();
        all.sort_by_key(|revision| !revision.is_last);
        all
    }
}

/// Reads one's own near miss.
pub(super) async fn read(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Seen, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    let (own, excluded, came_back) = state
        .ask(move |app| {
            let own = app::near_miss::read_own(app, &actor, org, &reference)?;
            let may = own.may.exclude;
            let excluded = if may { app::near_miss::excluded(app, &actor, org, &reference)? } else { BTreeSet::new() };
            let came_back = app::feedback::of_own(app, &actor, org, &reference)?;
            Ok((own, excluded, came_back))
        })
        .await?;
    let mut seen = Seen::from(own);
    seen.came_back = Some(came_back);
    if seen.may.exclude {
        seen.readers = (readers(state, colleague).await?, excluded);
    }
    Ok(seen)
}

pub(super) async fn show_one(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let seen = read(&state, &colleague, &of.near_miss).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[
            ("written", "near-miss-done-written"),
            ("consent", "near-miss-done-consent"),
            ("excluded", "near-miss-done-excluded"),
            ("measure", "near-miss-done-measure"),
            ("answered", "near-miss-done-answered"),
            ("withdrawn", "near-miss-done-withdrawn"),
            ("another", "near-miss-done-another"),
            ("revised", "near-miss-done-revised"),
        ])
        .map(|key| page.say(key));
    show(&ShowNearMiss::new(page, colleague.org(), &seen, &Typed::default()))
}

/// The page again, with what was typed and what is wrong with it.
pub(super) async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    (status, typed): (StatusCode, Typed),
) -> Result<Response, Failure> {
    let seen = read(state, colleague, reference).await?;
    show_as(status, &ShowNearMiss::new(colleague.visitor.page(), colleague.org(), &seen, &typed))
}

/// As a file, for a review in the author's hospital.
pub(super) async fn take_out(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let own = state.ask(move |app| app::near_miss::read_own(app, &actor, org, &of.near_miss)).await?;
    let (written, said) = own.written().ok_or_else(Failure::not_found)?;
    let voice = colleague.visitor.voice();
    let state = voice.say(state_key(own.line.state.code()));
    let sent = file::Sent { reference: &own.line.reference, on: own.line.sent_on, state: &state, said: &said };
    let name = format!("near-miss-{}", own.line.reference);
    wanted.answer(&name, || file::own_json(written, sent).to_string(), || file::own_text(written, sent, voice))
}

/// The address of a near miss, with what has just been done.
pub(super) fn done(colleague: &Colleague, reference: &str, what: &str) -> String {
    format!("{}?done={what}", NEAR_MISS.to([colleague.org(), reference]))
}
