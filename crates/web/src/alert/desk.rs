//! The desk of those who issue alerts: proposing one, agreeing to a colleague's, following and ending them.

use std::collections::BTreeSet;

use app::alert::{self, Issued, New, OfBody, Words};
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::alert::{Delay, Standing};
use domain::authority::Right;
use domain::text::Text;

use super::{AGREEMENT, ALERT, DESK, END, tag};
use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Choices, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::screen::CONFIRMED;
use crate::state::WebState;
use crate::team::Colleague;
use crate::told::{self, Filled, Pair};

#[derive(Debug, Template)]
#[template(path = "alert/desk.html")]
pub(crate) struct AlertDesk {
    page: Page,
    errors: Vec<FieldError>,
    alerts: Vec<One>,
    here: String,
    title: Pair,
    told: Pair,
    to_do: Pair,
    specialty: Choices,
    themes: Choices,
    ends_on: Field,
}

/// One alert of the issuer.
#[derive(Debug)]
struct One {
    title: String,
    tag: Tag,
    about: String,
    dates: Vec<String>,
    texts: Vec<(String, String, &'static str)>,
    address: Option<String>,
    agreement: Option<String>,
    /// Whether its writer waits for somebody else.
    waits: bool,
    counts: Option<Counts>,
    end: Option<EndForm>,
}

/// How an alert fares.
#[derive(Debug)]
struct Counts {
    told: String,
    read: String,
    applied: String,
    /// Name, told, read, applied.
    bodies: Vec<[String; 4]>,
}

/// Where one is ended.
#[derive(Debug)]
struct EndForm {
    here: String,
    is_open: bool,
    reason: Pair,
    replaced_by: Field,
}

/// What was sent with the form of a new alert, or to end the one of a reference.
#[derive(Debug, Default)]
pub(super) struct Again {
    pub(super) ending: String,
    pub(super) sent: Sent,
    pub(super) errors: Vec<FieldError>,
}

async fn load(state: &WebState, colleague: &Colleague) -> Result<(Vec<Issued>, Vec<Known>), Failure> {
    colleague.must(Right::IssueAlerts)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| Ok((alert::issued(app, &actor, org)?, app::theme::list(app)?))).await
}

pub(super) async fn show_desk(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (issued, themes) = load(&state, &colleague).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[("proposed", "alert-done-proposed"), ("agreed", "alert-done-agreed"), ("ended", "alert-done-ended")])
        .map(|key| page.say(key));
    show(&view(page, colleague.org(), &issued, &themes, &Again::default()))
}

/// A proposal as it was typed; a day that cannot be read is a fault of its own.
fn typed(sent: &Sent) -> Result<New, Failure> {
    let last = first(sent, "ends_on");
    let ends_on = if last.is_empty() { None } else { last.parse().ok() };
    if ends_on.is_none() && !last.is_empty() {
        return Err(app::Error::from(app::error::Fault::new("ends_on", "fault-alert-day")).into());
    }
    Ok(New {
        words: Words {
            title: told::typed(sent, "title"),
            told: told::typed(sent, "told"),
            to_do: told::typed(sent, "to_do"),
        },
        specialty: first(sent, "specialty"),
        themes: all(sent, "themes"),
        ends_on,
        justified: all(sent, CONFIRMED),
    })
}

pub(super) fn view(page: Page, org: &str, issued: &[Issued], themes: &[Known], again: &Again) -> AlertDesk {
    let nothing = Sent::new();
    let sent = if again.ending.is_empty() { &again.sent } else { &nothing };
    let errors: &[FieldError] = if again.ending.is_empty() { &again.errors } else { &[] };
    let was_sent = !sent.is_empty();
    let (justified, findings) = match typed(sent) {
        Ok(new) if was_sent => (new.justified.clone(), new.findings()),
        _ => (all(sent, CONFIRMED), Vec::new()),
    };
    let filled = Filled { sent, errors, findings: &findings, justified: &justified };
    let blank = Text::default();
    let mut view = AlertDesk {
        alerts: issued.iter().map(|one| shown(&page, org, one, themes, again)).collect(),
        here: DESK.to([org]),
        title: filled.pair(&page, "title", &blank),
        told: filled.pair(&page, "told", &blank),
        to_do: filled.pair(&page, "to_do", &blank),
        specialty: told::specialties(
            &page,
            "specialty",
            &page.say("alert-choose-specialty"),
            &first(sent, "specialty"),
        )
        .checked(errors),
        themes: told::themes(&page, "themes", themes, &all(sent, "themes")).checked(errors),
        ends_on: filled.line("ends_on"),
        errors: Vec::new(),
        page,
    };
    for form in view.alerts.iter().filter_map(|alert| alert.end.as_ref()).filter(|form| form.is_open) {
        view.errors.extend(faults(&[&form.reason.french, &form.reason.english, &form.replaced_by]));
    }
    for pair in [&view.title, &view.told, &view.to_do] {
        view.errors.extend(faults(&[&pair.french, &pair.english]));
    }
    view.errors.extend(faults(&[&view.specialty, &view.themes, &view.ends_on]));
    view.errors.extend(again.errors.iter().filter(|error| error.field == "content").cloned());
    view
}

fn shown(page: &Page, org: &str, one: &Issued, themes: &[Known], again: &Again) -> One {
    let mut about = vec![told::specialty(page, &one.specialty)];
    about.extend(one.themes.iter().map(|code| told::theme(page, themes, code)));
    let came_out = matches!(one.standing, Standing::InForce | Standing::Over);
    let mut texts = Vec::new();
    for (key, text) in [("alert-told", &one.words.told), ("alert-to-do", &one.words.to_do)] {
        for (language, (tag, says)) in
            app::told::languages().into_iter().zip([("fr", "told-in-french"), ("en", "told-in-english")])
        {
            let words = text.get(&language).unwrap_or_default().to_owned();
            texts.push((page.with(says, [("label", page.say(key))]), words, tag));
        }
    }
    let open = matches!(one.standing, Standing::Proposed | Standing::InForce);
    One {
        title: page.read(&one.words.title).to_owned(),
        tag: tag(page, one.standing),
        about: about.join(" · "),
        dates: dates(page, one),
        texts: if one.standing == Standing::Proposed { texts } else { Vec::new() },
        address: came_out.then(|| ALERT.to([one.reference.as_str()])),
        agreement: (one.standing == Standing::Proposed && !one.is_yours)
            .then(|| AGREEMENT.to([org, one.reference.as_str()])),
        waits: one.standing == Standing::Proposed && one.is_yours,
        counts: came_out.then(|| counts(page, one)),
        end: open.then(|| end_form(page, org, &one.reference, again)),
    }
}

fn dates(page: &Page, one: &Issued) -> Vec<String> {
    let dated = |key: &'static str, on: jiff::civil::Date| page.with(key, [("date", page.date(on))]);
    let mut said = vec![dated("alert-written-on", one.written_on)];
    said.extend(one.agreed_on.map(|on| dated("alert-agreed-on", on)));
    said.extend(one.ends_on.map(|on| dated("alert-until", on)));
    said.extend(one.ended.as_ref().map(|(on, _)| dated("alert-ended", *on)));
    said.extend(one.delay.map(|delay| delayed(page, delay, one.hours)));
    said
}

/// How long it took, or has taken so far, and how long it may.
fn delayed(page: &Page, delay: Delay, hours: u16) -> String {
    let key = match (delay.is_over, delay.is_late) {
        (true, false) => "alert-delay-kept",
        (true, true) => "alert-delay-late",
        (false, false) => "alert-delay-running",
        (false, true) => "alert-delay-overdue",
    };
    let (long, minutes) = (delay.minutes / 60, delay.minutes % 60);
    page.with(key, (("long", long), ("minutes", minutes), ("hours", i64::from(hours))))
}

fn counts(page: &Page, one: &Issued) -> Counts {
    let (told, read, applied) = one.counts;
    let whole = |count: u64| page.voice.count(count);
    let cell = |count: Option<u64>| count.map_or_else(|| "–".to_owned(), whole);
    let line =
        |body: &OfBody| [page.read(&body.name).to_owned(), whole(body.told), cell(body.read), cell(body.applied)];
    Counts {
        told: whole(told),
        read: whole(read),
        applied: whole(applied),
        bodies: one.bodies.iter().map(line).collect(),
    }
}

fn end_form(page: &Page, org: &str, reference: &str, again: &Again) -> EndForm {
    let is_open = again.ending == reference;
    let nothing = Sent::new();
    let (sent, errors): (&Sent, &[FieldError]) = if is_open { (&again.sent, &again.errors) } else { (&nothing, &[]) };
    let none = BTreeSet::new();
    let filled = Filled { sent, errors, findings: &[], justified: &none };
    // Several alerts stand on one page: each form's fields bear its name.
    let name = |field: &str| format!("{field}-{reference}");
    EndForm {
        here: END.to([org, reference]),
        is_open,
        reason: filled.pair(page, &name("reason"), &Text::default()),
        replaced_by: filled.line(&name("replaced-by")),
    }
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    (ending, sent): (String, Sent),
    failure: Failure,
    fields: &[&str],
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let errors = in_the_way(&page, failure, (fields, "content"))?;
    let (issued, themes) = load(state, colleague).await?;
    show_again(&view(page, colleague.org(), &issued, &themes, &Again { ending, sent, errors }))
}

pub(super) async fn propose(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::IssueAlerts)?;
    let sent = grouped(pairs);
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let proposed = match typed(&sent) {
        Ok(new) => state.ask(move |app| alert::propose(app, &actor, org, &new)).await,
        Err(failure) => Err(failure),
    };
    match proposed {
        Ok(_) => done(&colleague, "proposed"),
        Err(failure) => {
            let mut names = told::names(&["title", "told", "to_do"]);
            names.extend(["specialty", "themes", "ends_on"].map(str::to_owned));
            let fields: Vec<&str> = names.iter().map(String::as_str).collect();
            again(&state, &colleague, (String::new(), sent), failure, &fields).await
        }
    }
}

fn done(colleague: &Colleague, what: &str) -> Result<Response, Failure> {
    Ok(Redirect::to(&format!("{}?done={what}", DESK.to([colleague.org()]))).into_response())
}

pub(super) async fn agree(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    colleague.must(Right::IssueAlerts)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| alert::agree(app, &actor, org, &reference)).await?;
    done(&colleague, "agreed")
}

pub(super) async fn end(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::IssueAlerts)?;
    let sent = grouped(pairs);
    let name = |field: &str| format!("{field}-{reference}");
    let (why, other) = (told::typed(&sent, &name("reason")), first(&sent, &name("replaced-by")));
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| alert::end(app, &actor, org, &named, (&why, Some(&other)))).await {
        Ok(()) => done(&colleague, "ended"),
        Err(mut failure) => {
            for fault in &mut failure.faults {
                fault.field = match fault.field.strip_prefix("reason-") {
                    Some(language) => format!("{}-{language}", name("reason")),
                    None => name("replaced-by"),
                };
            }
            let names = [told::names(&[&name("reason")]), vec![name("replaced-by")]].concat();
            let fields: Vec<&str> = names.iter().map(String::as_str).collect();
            again(&state, &colleague, (reference.clone(), sent), failure, &fields).await
        }
    }
}
