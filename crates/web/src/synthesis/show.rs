//! One synthesis for its team: where it stands, what is to be done, what it would give away, and what it will say.

use app::synthesis::{Finding, FindingKind, Synthesis};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::synthesis::State as Stage;

use super::figures::{Figures, Say};
use super::reader::{Words, words};
use super::{CLEARANCE, DRAFT, ERRATUM, OWN_SYNTHESIS, RETURN, SIGNATURE, SNAPSHOT, name_of, parts, tag_of, way};
use crate::components::{Crumb, Field, FieldError, Row, Tag};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::paraphrase::PARAPHRASES;
use crate::state::WebState;

/// A form of one button.
#[derive(Debug)]
pub(super) struct Button {
    pub(super) action: String,
    pub(super) label: String,
    pub(super) note: String,
}

/// A form that asks for a reason.
#[derive(Debug)]
pub(super) struct Reasoned {
    pub(super) action: String,
    pub(super) title: String,
    pub(super) hint: String,
    pub(super) label: String,
    pub(super) reason: Field,
}

#[derive(Debug, Template)]
#[template(path = "synthesis/show.html")]
pub(crate) struct ShowSynthesis {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) name: String,
    pub(super) tag: Tag,
    pub(super) what: String,
    pub(super) returned: Option<String>,
    pub(super) facts: Vec<Row>,
    pub(super) button: Option<Button>,
    pub(super) write: Option<String>,
    /// Where authors are asked to agree to paraphrases.
    pub(super) paraphrases: Option<String>,
    /// Where the published edition is read.
    pub(super) published: Option<String>,
    pub(super) reasoned: Option<Reasoned>,
    /// None before the figures are frozen.
    pub(super) findings: Option<Vec<(String, String)>>,
    pub(super) figures: Option<Figures>,
    pub(super) words: Vec<Words>,
    pub(super) errors: Vec<FieldError>,
}

pub(super) async fn show_synthesis(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Parts<(String, String, String, String)>,
    cohort: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let mut page = cohort.visitor.page();
    let key = news.said(&[
        ("frozen", "synthesis-done-frozen"),
        ("handed", "synthesis-done-handed"),
        ("cleared", "synthesis-done-cleared"),
        ("signed", "synthesis-done-signed"),
        ("returned", "synthesis-done-returned"),
        ("erratum", "synthesis-done-erratum"),
    ]);
    page.notice = key.map(|key| page.say(key));
    show(&view(&state, &cohort, page, &evaluation, "", Vec::new()).await?)
}

/// The page once more, after a form that could not be taken.
pub(super) async fn again(
    state: &WebState,
    cohort: &OwnCohort,
    evaluation: &str,
    reason: &str,
    errors: Vec<FieldError>,
) -> Result<Response, Failure> {
    let page = cohort.visitor.page();
    show_again(&view(state, cohort, page, evaluation, reason, errors).await?)
}

async fn view(
    state: &WebState,
    cohort: &OwnCohort,
    page: Page,
    evaluation: &str,
    reason: &str,
    errors: Vec<FieldError>,
) -> Result<ShowSynthesis, Failure> {
    let (actor, pinned, wanted) = (cohort.actor(), cohort.pinned.clone(), evaluation.to_owned());
    let (synthesis, findings) = state
        .ask(move |app| {
            let synthesis = app::synthesis::read(app, &actor, &pinned, &wanted)?;
            let findings = match synthesis.frozen {
                Some(_) => Some(app::synthesis::check(app, &actor, &pinned, &wanted)?),
                None => None,
            };
            Ok((synthesis, findings))
        })
        .await?;
    let programme = &cohort.pinned.programme;
    let desk = Desk { page: &page, cohort, synthesis: &synthesis };
    let returned = match &synthesis.standing.state {
        Stage::Drafting { returned, .. } => returned.clone(),
        _ => None,
    };
    Ok(ShowSynthesis {
        crumbs: way(&page, cohort),
        name: name_of(&page, cohort, evaluation),
        tag: tag_of(&page, &synthesis.standing.state),
        what: desk.what(),
        returned,
        facts: desk.facts(),
        button: desk.button(),
        write: desk.write(),
        paraphrases: desk.may(Right::WriteSyntheses).then(|| PARAPHRASES.to(desk.parts())),
        published: synthesis.standing.in_force().map(|_| OWN_SYNTHESIS.to(desk.parts())),
        reasoned: desk.reasoned(reason, &errors),
        findings: findings.map(|all| all.iter().map(|one| desk.finding(one)).collect()),
        figures: synthesis.frozen.as_ref().map(|frozen| {
            let say = Say { page: &page, programme, k: frozen.release.k };
            say.figures(frozen)
        }),
        words: words(&page, programme, &synthesis.writing),
        errors,
        page,
    })
}

/// Says what lies on the desk.
struct Desk<'a> {
    page: &'a Page,
    cohort: &'a OwnCohort,
    synthesis: &'a Synthesis,
}

impl Desk<'_> {
    fn may(&self, right: Right) -> bool {
        self.cohort.actor().may(right, self.cohort.organisation.id).is_ok()
    }

    fn is_second(&self) -> bool {
        self.cohort.actor().person().is_some_and(|person| self.synthesis.standing.is_second(person))
    }

    fn parts(&self) -> [&str; 4] {
        parts(self.cohort, &self.synthesis.evaluation)
    }

    /// What comes next, and who does it.
    fn what(&self) -> String {
        let page = self.page;
        match &self.synthesis.standing.state {
            Stage::Collecting => page.with("synthesis-next-collecting", [("date", page.date(self.synthesis.closes))]),
            Stage::Closed => page.say("synthesis-next-closed"),
            Stage::Frozen => page.say("synthesis-next-frozen"),
            Stage::Drafting { .. } => page.say("synthesis-next-drafting"),
            Stage::DisclosureCheck { .. } => page.say("synthesis-next-disclosure-check"),
            Stage::SecondReview { .. } => page.say("synthesis-next-second-review"),
            Stage::Published { .. } => page.say("synthesis-next-published"),
        }
    }

    fn facts(&self) -> Vec<Row> {
        let page = self.page;
        let row = |key: &'static str, value| Row { key: page.say(key), value, change: None };
        let mut rows = vec![row("synthesis-fact-closes", page.date(self.synthesis.closes))];
        if let Some(frozen) = &self.synthesis.frozen {
            rows.push(row("synthesis-fact-snapshot", frozen.hash.clone()));
        }
        let zone = &self.cohort.pinned.programme.zone;
        for edition in &self.synthesis.standing.editions {
            let on = page.date(domain::calendar::civil_date(edition.at, zone));
            let values = (("number", edition.number), ("date", on.as_str()));
            let said = page.with("synthesis-edition-on", values);
            let value = if edition.erratum.is_empty() { said } else { format!("{said}\n{}", edition.erratum) };
            rows.push(row("synthesis-fact-edition", value));
        }
        rows
    }

    fn button(&self) -> Option<Button> {
        let page = self.page;
        let button = |action, label: &'static str, note: &'static str| {
            Some(Button { action, label: page.say(label), note: page.say(note) })
        };
        match self.synthesis.standing.state {
            Stage::Closed if self.may(Right::FreezeFigures) => {
                button(SNAPSHOT.to(self.parts()), "synthesis-do-freeze", "synthesis-do-freeze-note")
            }
            // Nobody lets their own words pass: the page of an author says whom it waits for.
            Stage::DisclosureCheck { .. } if self.may(Right::CheckDisclosure) && self.is_second() => {
                button(CLEARANCE.to(self.parts()), "synthesis-do-clear", "synthesis-do-clear-note")
            }
            Stage::SecondReview { .. } if self.may(Right::SignSyntheses) && self.is_second() => {
                button(SIGNATURE.to(self.parts()), "synthesis-do-sign", "synthesis-do-sign-note")
            }
            _ => None,
        }
    }

    fn write(&self) -> Option<String> {
        let can = self.synthesis.standing.state.can_be_written() && self.may(Right::WriteSyntheses);
        can.then(|| DRAFT.to(self.parts()))
    }

    fn reasoned(&self, reason: &str, errors: &[FieldError]) -> Option<Reasoned> {
        let page = self.page;
        let form = |action, title: &'static str, hint: &'static str, label: &'static str| {
            let reason = Field::new("reason").holding(reason).checked(errors);
            Some(Reasoned { action, title: page.say(title), hint: page.say(hint), label: page.say(label), reason })
        };
        match self.synthesis.standing.state {
            Stage::DisclosureCheck { .. } | Stage::SecondReview { .. } if self.may(Right::CheckDisclosure) => {
                form(RETURN.to(self.parts()), "synthesis-return", "synthesis-return-hint", "synthesis-do-return")
            }
            Stage::Published { .. } if self.may(Right::WriteSyntheses) => {
                form(ERRATUM.to(self.parts()), "synthesis-correct", "synthesis-correct-hint", "synthesis-do-correct")
            }
            _ => None,
        }
    }

    /// Where something was found, and what.
    fn finding(&self, finding: &Finding) -> (String, String) {
        let page = self.page;
        let what = match finding.kind {
            FindingKind::Altered => page.say("fault-disclosure-altered"),
            FindingKind::SmallFigure => page.say("fault-disclosure-small-figure"),
            FindingKind::Identifier => page.with("synthesis-found-identifier", [("words", &finding.words)]),
            FindingKind::Echo => page.with("synthesis-found-echo", [("words", &finding.words)]),
            FindingKind::SmallCount => page.with("synthesis-found-small-count", [("words", &finding.words)]),
            FindingKind::FewBehind => page.say("fault-disclosure-few-behind"),
            FindingKind::NotAgreed => page.say("fault-disclosure-not-agreed"),
        };
        (super::draft::field_name(page, &finding.field), what)
    }
}
