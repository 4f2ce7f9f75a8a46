//! The experts of a body: what each has open, how much they take, when they are away and who covers; and the statement of
//! their work, in counts.

use app::near_miss::assignment::{self, Absence, ExpertLine};
use app::near_miss::coding::{self, Agreed};
use app::near_miss::expert_work::{self, Month};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::ids::PersonId;
use domain::near_miss::FieldKey;
use domain::scheme::Scheme;
use domain::statistics::Agreement;
use jiff::civil::Date;
use serde::Deserialize;

use super::{ABSENCES, CAPS, DESK, EXPERTS, RETURNS};
use crate::analysis::answers::Teller;
use crate::analysis::coded_parts;
use crate::analysis::words::{Sent, first, grouped, in_the_way, specialty};
use crate::components::{Choices, Crumb, Fallible, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show_as};
use crate::review::words::{Agreeing, kappa};
use crate::state::WebState;
use crate::team::Colleague;

/// One absence that has not ended.
#[derive(Debug)]
pub(crate) struct Away {
    text: String,
    from: String,
}

/// One expert.
#[derive(Debug)]
pub(crate) struct Desk {
    id: String,
    name: String,
    about: String,
    cap: Field,
    absences: Vec<Away>,
    from: Field,
    to: Field,
    cover: Choices,
}

impl Desk {
    fn is_wrong(&self) -> bool {
        [&self.from as &dyn Fallible, &self.to, &self.cover].iter().any(|field| field.fault().is_some())
    }
}

#[derive(Debug, Template)]
#[template(path = "assignment/experts.html")]
pub(crate) struct ShowExperts {
    page: Page,
    crumbs: Vec<Crumb>,
    experts: Vec<Desk>,
    caps: String,
    absences: String,
    returns: String,
    here: String,
    from: Field,
    to: Field,
    months: Vec<(String, Month)>,
    /// The part that was coded, and how far coders agree on it.
    agreed: Vec<(String, Agreeing)>,
    errors: Vec<FieldError>,
}

/// The period of the statement, and what was done.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Period {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    done: String,
}

/// What the page tells.
pub(super) struct Told {
    pub(super) experts: Vec<ExpertLine>,
    pub(super) months: Vec<Month>,
    pub(super) period: (Date, Date),
    /// How far coders agree, by the part that two coded.
    pub(super) agreed: Vec<(String, Agreed)>,
}

impl Period {
    /// From the first day of the year to today, unless it was said otherwise.
    fn days(&self, today: Date) -> (Date, Date) {
        let begins = Date::new(today.year(), 1, 1).unwrap_or(today);
        (self.from.parse().unwrap_or(begins), self.to.parse().unwrap_or(today))
    }
}

async fn load(
    state: &WebState,
    colleague: &Colleague,
    (from, to): (Date, Date),
) -> Result<(Told, app::body::Body, Vec<app::Fault>), Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state
        .ask(move |app| {
            let experts = assignment::experts(app, &actor, org)?;
            let (months, faults) = match expert_work::statement(app, &actor, org, from, to) {
                Err(app::Error::Invalid(faults)) => (Vec::new(), faults),
                other => (other?, Vec::new()),
            };
            let body = app::body::settings(app, &actor, org)?;
            let mut agreed = Vec::new();
            for part in coded_parts(&body.scheme.form) {
                let found = coding::agreed(app, &actor, org, &part)?;
                agreed.extend(found.map(|found| (part, found)));
            }
            Ok((Told { experts, months, period: (from, to), agreed }, body, faults))
        })
        .await
}

pub(super) async fn show_experts(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(period): Query<Period>,
) -> Result<Response, Failure> {
    let mut page = colleague.visitor.page();
    let days = period.days(page.now.date());
    let (told, body, wrong) = load(&state, &colleague, days).await?;
    page.notice = match period.done.as_str() {
        "cap" => Some(page.say("assignment-done-cap")),
        "absence" => Some(page.say("assignment-done-absence")),
        "return" => Some(page.say("assignment-done-return")),
        _ => None,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let said = |fault: &app::Fault| FieldError {
        field: fault.field.clone(),
        message: crate::failure::Reason::from(fault).said(&page.voice),
    };
    let errors: Vec<FieldError> = wrong.iter().map(said).collect();
    show_as(status, &view(page, colleague.org(), &body.scheme, told, (&Sent::new(), &errors)))
}

pub(super) fn view(
    page: Page,
    org: &str,
    scheme: &Scheme,
    told: Told,
    (sent, errors): (&Sent, &[FieldError]),
) -> ShowExperts {
    let experts: Vec<Desk> =
        told.experts.iter().map(|one| desk(&page, scheme, one, &told.experts, (sent, errors))).collect();
    let day = |name: &str, day: Date| Field::new(name).holding(day.to_string()).checked(errors);
    let (from, to) = (day("from", told.period.0), day("to", told.period.1));
    let mut listed = Vec::new();
    for one in &experts {
        listed.extend(faults(&[&one.cap, &one.from, &one.to, &one.cover]));
    }
    listed.extend(faults(&[&from, &to]));
    let month = |month: Month| {
        let first: Option<Date> = format!("{}-01", month.month).parse().ok();
        (first.map_or_else(|| month.month.clone(), |first| page.voice.month(first)), month)
    };
    ShowExperts {
        crumbs: vec![Crumb { address: DESK.to([org]), name: page.say("assignment-title") }],
        experts,
        caps: CAPS.to([org]),
        absences: ABSENCES.to([org]),
        returns: RETURNS.to([org]),
        here: EXPERTS.to([org]),
        months: told.months.into_iter().map(month).collect(),
        agreed: told.agreed.iter().map(|(part, agreed)| agreeing(&page, scheme, part, agreed)).collect(),
        from,
        to,
        errors: listed,
        page,
    }
}

/// How far coders agree on one part, in words, code by code.
fn agreeing(page: &Page, scheme: &Scheme, part: &str, agreed: &Agreed) -> (String, Agreeing) {
    let specialties = [scheme.specialty_list()];
    let teller = Teller { page, form: &scheme.form, elsewhere: &specialties };
    let list = coding::parts(&scheme.form).find(|(id, _)| *id == part).map(|(_, list)| list).unwrap_or_default();
    let row =
        |(code, one): (&String, &Agreement)| (teller.label(list, code), kappa(page, one), page.percent(one.observed));
    let values = (
        ("kappa", kappa(page, &agreed.all)),
        ("texts", agreed.near_misses),
        ("share", page.percent(agreed.all.observed)),
    );
    let agreeing =
        Agreeing { sentence: page.with("review-agreement", values), rows: agreed.each.iter().map(row).collect() };
    (teller.question(&FieldKey::once(part)), agreeing)
}

fn desk(
    page: &Page,
    scheme: &Scheme,
    one: &ExpertLine,
    all: &[ExpertLine],
    (sent, errors): (&Sent, &[FieldError]),
) -> Desk {
    let id = one.person.to_string();
    let names: Vec<String> = one.specialties.iter().map(|code| specialty(page, scheme, code)).collect();
    let named = |name: &str| format!("{name}-{id}");
    let field = |name: &str, otherwise: String| {
        let typed = sent.get(&named(name)).and_then(|values| values.first()).cloned();
        Field::new(named(name)).holding(typed.unwrap_or(otherwise)).checked(errors)
    };
    let name_of = |person: PersonId| all.iter().find(|it| it.person == person).map(|it| it.name.clone());
    let away = |absence: &Absence| {
        let cover = absence.cover.and_then(name_of).unwrap_or_else(|| page.say("assignment-no-cover"));
        let values = (("from", page.date(absence.from)), ("to", page.date(absence.to)), ("cover", cover));
        Away { text: page.with("assignment-away", values), from: absence.from.to_string() }
    };
    let others = all.iter().filter(|it| it.person != one.person);
    let covers = std::iter::once((String::new(), page.say("assignment-no-cover")))
        .chain(others.map(|it| (it.person.to_string(), it.name.clone())));
    Desk {
        name: one.name.clone(),
        about: page
            .with("assignment-expert-about", (("specialties", page.voice.list(&names)), ("open", i64::from(one.open)))),
        cap: field("cap", one.cap.to_string()),
        absences: one.absences.iter().map(away).collect(),
        from: field("from", String::new()),
        to: field("to", String::new()),
        cover: Choices::new(named("cover"), covers).choosing(&[first(sent, &named("cover"))]).checked(errors),
        id,
    }
}

/// The expert a form is about, or what was sent makes no sense.
fn expert(sent: &Sent) -> Result<PersonId, Failure> {
    first(sent, "expert").parse().map(PersonId).map_err(|_| Failure::invalid())
}

pub(super) async fn cap(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let sent = grouped(pairs);
    let who = expert(&sent)?;
    let name = format!("cap-{who}");
    let Ok(cap) = first(&sent, &name).trim().parse::<u32>() else {
        let message = colleague.visitor.page().say("assignment-not-a-number");
        return again(&state, &colleague, &sent, vec![FieldError { field: name, message }]).await;
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    match state.ask(move |app| assignment::set_cap(app, &actor, org, who, cap)).await {
        Ok(()) => done(&colleague, "cap"),
        Err(failure) => {
            let errors = in_the_way(&colleague.visitor.page(), failure, (&[], &name))?;
            again(&state, &colleague, &sent, errors).await
        }
    }
}

pub(super) async fn absence(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let sent = grouped(pairs);
    let who = expert(&sent)?;
    let named = |name: &str| format!("{name}-{who}");
    let day = |name: &str| first(&sent, &named(name)).trim().parse::<Date>();
    let (Ok(from), Ok(to)) = (day("from"), day("to")) else {
        let message = colleague.visitor.page().say("assignment-not-a-day");
        let wrong = ["from", "to"].into_iter().filter(|name| day(name).is_err());
        let errors = wrong.map(|name| FieldError { field: named(name), message: message.clone() }).collect();
        return again(&state, &colleague, &sent, errors).await;
    };
    let cover = first(&sent, &named("cover")).parse().ok().map(PersonId);
    let absence = Absence { person: who, from, to, cover };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    match state.ask(move |app| assignment::set_absence(app, &actor, org, &absence)).await {
        Ok(()) => done(&colleague, "absence"),
        Err(failure) => {
            let is_cover = failure.faults.iter().any(|fault| fault.field == "cover");
            let field = named(if is_cover { "cover" } else { "to" });
            let errors = in_the_way(&colleague.visitor.page(), failure, (&[], &field))?;
            again(&state, &colleague, &sent, errors).await
        }
    }
}

pub(super) async fn back(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let sent = grouped(pairs);
    let who = expert(&sent)?;
    let from: Date = first(&sent, "absence").parse().map_err(|_| Failure::invalid())?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| assignment::remove_absence(app, &actor, org, who, from)).await?;
    done(&colleague, "return")
}

fn done(colleague: &Colleague, what: &str) -> Result<Response, Failure> {
    Ok(Redirect::to(&format!("{}?done={what}", EXPERTS.to([colleague.org()]))).into_response())
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    sent: &Sent,
    errors: Vec<FieldError>,
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let days = Period::default().days(page.now.date());
    let (told, body, _) = load(state, colleague, days).await?;
    crate::page::show_again(&view(page, colleague.org(), &body.scheme, told, (sent, &errors)))
}
