//! The desk of a rehearsal: its clock, what can be done now, and what is still missing.

use std::collections::BTreeSet;

use app::rehearsal::{self, Here, How, JOINING, Rehearsal, Walker};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::calendar::days_after;
use domain::path::{CHOICE, COMMITMENT};
use domain::programme::Programme;
use domain::rehearsal::{Facts, Part, Stop, parts};
use domain::text::Language;
use jiff::civil::Date;
use serde::Deserialize;

use super::parts::address_of;
use super::stage::OnStage;
use super::{CLOCK, EXIT, MAILS, REHEARSAL, REHEARSALS, STEPS};
use crate::board::words::step_name;
use crate::components::{Field, FieldError, Tag, Tone};
use crate::cookies;
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::state::WebState;
use crate::visitor::Visitor;

/// Days offered for the clock.
const STOPS: usize = 4;

/// A day the clock can be moved to at once.
#[derive(Debug)]
pub(super) struct Day {
    pub(super) value: String,
    pub(super) date: String,
    pub(super) why: Vec<String>,
}

/// A step that can be taken now.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) step: String,
    pub(super) title: String,
    pub(super) address: Option<String>,
    /// Whether it is a questionnaire, which can be filled in as a draft.
    pub(super) has_draft: bool,
}

/// A part of the rehearsal, language by language.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) title: String,
    pub(super) address: Option<String>,
    /// Language, and how it stands there.
    pub(super) cells: Vec<(String, Tag)>,
}

#[derive(Debug, Template)]
#[template(path = "rehearsal/show.html")]
pub(crate) struct ShowRehearsal {
    pub(super) page: Page,
    pub(super) programme: String,
    pub(super) walker: String,
    pub(super) languages: Vec<String>,
    pub(super) days: Vec<Day>,
    pub(super) date: Field,
    pub(super) soonest: String,
    pub(super) last: String,
    pub(super) open: Vec<Open>,
    pub(super) mails: String,
    pub(super) missing: usize,
    pub(super) lines: Vec<Line>,
    pub(super) errors: Vec<FieldError>,
}

/// What the desk shows, read in one go.
struct Told {
    here: Here,
    facts: Facts,
    mails: usize,
    unread: usize,
}

fn tell(rehearsal: &Rehearsal, walker: &Walker) -> app::Result<Told> {
    let facts = rehearsal.facts();
    let mails = rehearsal::mails(rehearsal)?;
    let is_new = |mail: &&rehearsal::Mail| {
        let language = Language::parse(&mail.language);
        language.is_some_and(|language| !facts.contains(&(Part::Mail(mail.kind.clone()), language)))
    };
    let unread = mails.iter().filter(is_new).count();
    Ok(Told { here: rehearsal::look(rehearsal, walker)?, mails: mails.len(), unread, facts })
}

pub(super) async fn show_rehearsal(visitor: Visitor, stage: OnStage) -> Result<Response, Failure> {
    let view = desk(&visitor, &stage, Field::new("date"), Vec::new()).await?;
    show(&view)
}

async fn desk(
    visitor: &Visitor,
    stage: &OnStage,
    date: Field,
    errors: Vec<FieldError>,
) -> Result<ShowRehearsal, Failure> {
    let page = visitor.page();
    let walker = stage.walker(page.voice.tag()).ok_or_else(Failure::not_found)?;
    let asking = walker.clone();
    let told = stage.ask(move |_, rehearsal| tell(rehearsal, &asking)).await?;
    Ok(view(page, &stage.rehearsal, &walker, &told, date, errors))
}

fn view(
    page: Page,
    rehearsal: &Rehearsal,
    walker: &Walker,
    told: &Told,
    date: Field,
    errors: Vec<FieldError>,
) -> ShowRehearsal {
    let programme = &rehearsal.pinned.programme;
    let here = &told.here;
    let named = (("programme", page.read(&programme.name)), ("version", programme.version.as_str()));
    let languages = programme.languages.iter().map(|language| language_name(&page, language.tag())).collect();
    let walks = (("name", walker.name.as_str()), ("language", language_name(&page, walker.language.tag())));
    let line = |part: &Part| {
        let cell = |language: &Language| {
            let done = told.facts.contains(&(part.clone(), language.clone()));
            (language_name(&page, language.tag()), state_of(&page, part, done))
        };
        Line {
            title: title(&page, programme, part),
            address: address_of(rehearsal, here, part),
            cells: programme.languages.iter().map(cell).collect(),
        }
    };
    let soonest = days_after(here.today, 1);
    ShowRehearsal {
        programme: page.with("programme-version", named),
        walker: page.with("rehearsal-walker", walks),
        languages,
        days: days(&page, programme, here),
        date: date.checked(&errors),
        soonest: page.date(soonest),
        last: page.date(here.last),
        open: open(&page, rehearsal, here),
        mails: page.with("rehearsal-mails-count", [("count", told.mails), ("unread", told.unread)]),
        missing: domain::rehearsal::missing(programme, &told.facts).len(),
        lines: parts(programme).iter().map(line).collect(),
        errors,
        page,
    }
}

/// The next days on which something happens, each with everything that happens on it.
fn days(page: &Page, programme: &Programme, here: &Here) -> Vec<Day> {
    let dates: BTreeSet<Date> = here.stops.iter().map(|(on, ..)| *on).collect();
    let day = |on: &Date| {
        let why = here.stops.iter().filter(|(other, ..)| other == on);
        let why = why.map(|(_, stop, step)| {
            let name = step_name(&page.voice, programme, step);
            page.with(stop_key(*stop), [("step", name)])
        });
        Day { value: on.to_string(), date: page.date(on), why: why.collect() }
    };
    dates.iter().take(STOPS).map(day).collect()
}

fn stop_key(stop: Stop) -> &'static str {
    match stop {
        Stop::Notice => "rehearsal-stop-notice",
        Stop::Opens => "rehearsal-stop-opens",
        Stop::Reminder => "rehearsal-stop-reminder",
        Stop::Due => "rehearsal-stop-due",
        Stop::Locks => "rehearsal-stop-locks",
    }
}

fn open(page: &Page, rehearsal: &Rehearsal, here: &Here) -> Vec<Open> {
    if !here.has_joined {
        let address = address_of(rehearsal, here, &Part::Path);
        let title = page.say("rehearsal-joining");
        return vec![Open { step: JOINING.to_owned(), title, address, has_draft: false }];
    }
    let open = here.obligations.iter().filter(|one| one.can_be_done());
    open.map(|one| {
        let step = one.requirement.clone();
        let deed = step.rsplit_once('/').map(|(_, deed)| deed);
        Open {
            title: step_name(&page.voice, &rehearsal.pinned.programme, &step),
            address: address_of(rehearsal, here, &Part::Page(step.clone())),
            has_draft: !matches!(deed, Some(CHOICE | COMMITMENT)),
            step,
        }
    })
    .collect()
}

fn title(page: &Page, programme: &Programme, part: &Part) -> String {
    let step = |key, step: &str| page.with(key, [("step", step_name(&page.voice, programme, step))]);
    match part {
        Part::Path => page.say("rehearsal-part-path"),
        Part::Page(of) => step("rehearsal-part-page", of),
        Part::Deed(of) => step("rehearsal-part-deed", of),
        Part::Report => page.say("rehearsal-part-report"),
        Part::Record => page.say("rehearsal-part-record"),
        Part::Mail(kind) => {
            let kind = match kind.as_str() {
                "invitation" => "wording-invitation",
                "notice" => "wording-notice",
                "reminder" => "wording-reminder",
                _ => "wording-report",
            };
            page.with("rehearsal-part-mail", [("kind", page.say(kind))])
        }
    }
}

fn state_of(page: &Page, part: &Part, done: bool) -> Tag {
    let key = match (done, part) {
        (false, _) => "rehearsal-not-yet",
        (true, Part::Deed(_)) => "rehearsal-done",
        (true, _) => "rehearsal-seen",
    };
    Tag { tone: if done { Tone::Done } else { Tone::Neutral }, text: page.say(key) }
}

/// What a language calls itself.
pub(super) fn language_name(page: &Page, tag: &str) -> String {
    let voice = page.languages.iter().find(|voice| voice.tag() == tag);
    voice.map_or_else(|| tag.to_owned(), documents::language::Voice::own_name)
}

#[derive(Debug, Deserialize)]
pub(super) struct Moved {
    #[serde(default)]
    date: String,
}

pub(super) async fn move_clock(
    visitor: Visitor,
    stage: OnStage,
    Form(moved): Form<Moved>,
) -> Result<Response, Failure> {
    let field = || Field::new("date").holding(moved.date.as_str());
    let outcome = match moved.date.parse::<Date>() {
        Ok(date) => stage.ask(move |app, rehearsal| rehearsal::move_to(app, rehearsal, date)).await,
        Err(_) => {
            let message = visitor.page().say("rehearsal-wrong-date");
            let errors = vec![FieldError { field: "date".to_owned(), message }];
            return show_again(&desk(&visitor, &stage, field(), errors).await?);
        }
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(REHEARSAL.plain()).into_response()),
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let errors = failure.field_errors(visitor.voice());
            show_again(&desk(&visitor, &stage, field(), errors).await?)
        }
        Err(failure) => Err(failure),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Taken {
    #[serde(default)]
    step: String,
    #[serde(default)]
    act: String,
}

/// Takes a step with sample answers; a questionnaire filled in as a draft is then shown, to be read and sent by hand.
pub(super) async fn take_step(visitor: Visitor, stage: OnStage, Form(sent): Form<Taken>) -> Result<Response, Failure> {
    let walker = stage.walker(visitor.voice().tag()).ok_or_else(Failure::not_found)?;
    let how = if sent.act == "draft" { How::Draft } else { How::Whole };
    let to = stage
        .ask(move |app, rehearsal| {
            rehearsal::take_step(app, rehearsal, &walker, &sent.step, how)?;
            let here = rehearsal::look(rehearsal, &walker)?;
            Ok(address_of(rehearsal, &here, &Part::Page(sent.step)))
        })
        .await?;
    let to = to.filter(|_| how == How::Draft).unwrap_or_else(|| REHEARSAL.plain().to_owned());
    Ok(Redirect::to(&to).into_response())
}

#[derive(Debug, Deserialize)]
pub(super) struct Leaving {
    #[serde(default)]
    act: String,
}

/// Goes out: the rehearsal waits, or ends and is deleted.
pub(super) async fn leave(
    State(state): State<WebState>,
    stage: OnStage,
    jar: CookieJar,
    Form(sent): Form<Leaving>,
) -> Result<Response, Failure> {
    let to = REHEARSALS.to([stage.rehearsal.organisation.short_name.as_str()]);
    if sent.act == "end" {
        let (actor, name) = (stage.actor.clone(), stage.rehearsal.name.clone());
        stage.real.ask(move |app| rehearsal::end(app, &actor, &name)).await?;
    }
    let jar = jar.remove(cookies::build(&state, cookies::REHEARSAL, String::new()));
    Ok((jar, Redirect::to(&to)).into_response())
}

/// Where the forms of the desk are sent.
impl ShowRehearsal {
    fn clock(&self) -> &'static str {
        CLOCK.plain()
    }

    fn steps(&self) -> &'static str {
        STEPS.plain()
    }

    fn mails_address(&self) -> &'static str {
        MAILS.plain()
    }

    fn exit(&self) -> &'static str {
        EXIT.plain()
    }
}
