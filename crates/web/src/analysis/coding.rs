//! Codes of experts: ticked part by part; a second coder reads what was cleared and nothing else, and sees the other's
//! codes only after giving their own.

use std::collections::BTreeSet;

use app::near_miss::coding::{self, Second};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::record::Codes;
use domain::near_miss::{Asks, Form as Asked, Means};

use super::answers::{Part, Teller};
use super::words::{all, first, grouped};
use super::{ANALYSIS, CODING, OPENED, SETTLEMENT};
use crate::components::{Choice, Choices, Crumb};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show};
use crate::state::WebState;
use crate::team::Colleague;

/// The parts that the base keeps: what is coded here changes the record.
const KEPT: [Means; 5] = [Means::Specialty, Means::Phase, Means::Factors, Means::Actual, Means::Potential];

/// The parts that the base keeps, by their names.
pub(crate) fn coded_parts(form: &Asked) -> Vec<String> {
    let kept = |id: &str| form.field(id).is_some_and(|(_, field)| field.means.is_some_and(|it| KEPT.contains(&it)));
    coding::parts(form).filter(|(id, _)| kept(id)).map(|(id, _)| id.to_owned()).collect()
}

/// The form that codes one part.
#[derive(Debug)]
pub(crate) struct CodingForm {
    pub(crate) action: String,
    pub(crate) part: String,
    pub(crate) title: String,
    pub(crate) codes: Choices,
    /// Whether one code at most is given.
    pub(crate) is_single: bool,
    /// What one gave, and the other, once both did; what was settled.
    pub(crate) own: String,
    pub(crate) other: String,
    pub(crate) settled: String,
    /// Where the expert who has it writes down what was settled.
    pub(crate) settle: Option<(String, Choices)>,
    /// The page to come back to.
    pub(crate) back: &'static str,
}

/// The forms of the parts that the base keeps, each with the codes the acting coder gave.
pub(crate) fn forms(
    teller: &Teller<'_>,
    [org, reference]: [&str; 2],
    (codes, back): (&Codes, &'static str),
) -> Vec<CodingForm> {
    let lists: Vec<(String, String)> =
        coding::parts(teller.form).map(|(id, list)| (id.to_owned(), list.to_owned())).collect();
    let mut forms = Vec::new();
    for (id, list) in lists {
        let Some((_, field)) = teller.form.field(&id) else { continue };
        if !field.means.is_some_and(|means| KEPT.contains(&means)) {
            continue;
        }
        let none = BTreeSet::new();
        let own = codes.get(&id);
        let is_single = matches!(field.asks, Asks::One { .. });
        let name = format!("codes-{}", id.replace('_', "-"));
        forms.push(CodingForm {
            action: CODING.to([org, reference]),
            title: teller.page.read(&field.label).to_owned(),
            codes: choices(teller, (&name, &list), own.unwrap_or(&none)),
            is_single,
            own: own.map(|own| said(teller, &list, own)).unwrap_or_default(),
            other: String::new(),
            settled: String::new(),
            settle: None,
            part: id,
            back,
        });
    }
    forms
}

fn choices(teller: &Teller<'_>, (name, list): (&str, &str), chosen: &BTreeSet<String>) -> Choices {
    let codes = teller.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
    let option = |code: &domain::programme::Code| Choice {
        value: code.code.clone(),
        label: teller.page.read(&code.label).to_owned(),
        hint: String::new(),
        is_chosen: chosen.contains(&code.code),
    };
    Choices { name: name.to_owned(), options: codes.iter().map(option).collect(), error: None }
}

fn said(teller: &Teller<'_>, list: &str, codes: &BTreeSet<String>) -> String {
    if codes.is_empty() {
        return teller.page.say("analysis-no-code");
    }
    teller.page.voice.list(&codes.iter().map(|code| teller.label(list, code)).collect::<Vec<_>>())
}

#[derive(Debug, Template)]
#[template(path = "analysis/coding.html")]
pub(crate) struct ShowSecond {
    page: Page,
    crumbs: Vec<Crumb>,
    reference: String,
    /// The way back to the reading, for whoever has it.
    reading: Option<String>,
    parts: Vec<Part>,
    coding: Vec<CodingForm>,
}

pub(super) async fn show_second(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    axum::extract::Query(news): axum::extract::Query<News>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let second = state.ask(move |app| coding::open(app, &actor, org, &reference)).await?;
    let mut page = colleague.visitor.page();
    if news.done.as_deref() == Some("coded") {
        page.notice = Some(page.say("analysis-done-coded"));
    }
    show(&view(page, colleague.org(), &second))
}

pub(super) fn view(page: Page, org: &str, second: &Second) -> ShowSecond {
    let reference = second.reference.as_str();
    let asked: &Asked = second.form();
    let teller = Teller { page: &page, form: asked, elsewhere: &second.elsewhere };
    let mut coding = forms(&teller, [org, reference], (&second.codes, "coding"));
    for form in &mut coding {
        let Some((_, list)) = coding::parts(asked).find(|(id, _)| *id == form.part) else { continue };
        let other = second.others.get(&form.part);
        form.other = other.map(|codes| said(&teller, list, codes)).unwrap_or_default();
        let settled = second.settled.get(&form.part);
        form.settled = settled.map(|codes| said(&teller, list, codes)).unwrap_or_default();
        if second.has_it
            && let Some(other) = other
        {
            let own = second.codes.get(&form.part).cloned().unwrap_or_default();
            // What both gave is where settling begins.
            let begins = settled.cloned().unwrap_or_else(|| own.intersection(other).cloned().collect());
            let name = format!("settled-{}", form.part.replace('_', "-"));
            form.settle = Some((SETTLEMENT.to([org, reference]), choices(&teller, (&name, list), &begins)));
        }
    }
    ShowSecond {
        crumbs: vec![Crumb { address: ANALYSIS.to([org]), name: page.say("analysis-title") }],
        reference: reference.to_owned(),
        reading: second.has_it.then(|| OPENED.to([org, reference])),
        parts: teller.parts(&second.content),
        coding,
        page,
    }
}

pub(super) async fn code(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let part = first(&sent, "part");
    let codes = all(&sent, &format!("codes-{}", part.replace('_', "-")));
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    state.ask(move |app| coding::code(app, &actor, org, &named, &part, &codes)).await?;
    let path = if first(&sent, "back") == "coding" { CODING } else { OPENED };
    Ok(Redirect::to(&format!("{}?done=coded", path.to([colleague.org(), &reference]))).into_response())
}

pub(super) async fn settle(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let part = first(&sent, "part");
    let codes = all(&sent, &format!("settled-{}", part.replace('_', "-")));
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    state.ask(move |app| coding::adjudicate(app, &actor, org, &named, &part, &codes)).await?;
    Ok(Redirect::to(&format!("{}?done=coded", CODING.to([colleague.org(), &reference]))).into_response())
}
