//! What a questionnaire asks, where one stands with it, and where one goes on.

use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use jiff::civil::Date;

use super::sheet::Sheet;
use super::{Of, open};
use crate::choice::CHOICE;
use crate::components::{Crumb, Tag, Task, Tone};
use crate::failure::{Failure, Reason};
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::state::WebState;

#[derive(Debug, Template)]
#[template(path = "evaluation/show.html")]
pub(crate) struct ShowEvaluation {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    intro: String,
    due: Option<Date>,
    locks: Date,
    saved: String,
    submitted: String,
    /// Why it cannot be answered now; empty when it can.
    closed: String,
    /// Where goals are chosen, when that comes first.
    choice: Option<String>,
    blocks: Vec<Task>,
    is_begun: bool,
    resume: String,
    check: String,
    report: String,
}

impl ShowEvaluation {
    pub(super) fn new(page: Page, here: &Here, sheet: &Sheet) -> Self {
        let moment = |at: Option<jiff::Timestamp>| {
            at.map_or_else(String::new, |at| page.voice.moment(&at.to_zoned(sheet.programme.zone.clone())))
        };
        let sequence =
            app::questionnaire::instrument_of(&sheet.programme, &sheet.evaluation).map(|(_, sequence)| sequence);
        let choose_first = sheet.closed.as_ref().is_some_and(|fault| fault.message == "fault-choose-first");
        Self {
            crumbs: here.crumbs(&page),
            title: sheet.title(&page),
            intro: page.read(&sheet.instrument.intro).to_owned(),
            due: (sheet.today <= sheet.due).then_some(sheet.due),
            locks: sheet.locks,
            saved: moment(sheet.saved),
            submitted: moment(sheet.submitted),
            closed: sheet.closed.as_ref().map_or_else(String::new, |fault| Reason::from(fault).said(&page.voice)),
            choice: sequence.filter(|_| choose_first).map(|sequence| CHOICE.to(here.and(&sequence))),
            blocks: blocks(&page, here, sheet),
            is_begun: !sheet.answers.is_empty(),
            resume: sheet.resume(here),
            check: sheet.check(here),
            report: crate::report::REPORT.to(here.parts()),
            page,
        }
    }

    fn button(&self) -> &'static str {
        if self.is_begun { "evaluation-resume" } else { "evaluation-begin" }
    }
}

fn blocks(page: &Page, here: &Here, sheet: &Sheet) -> Vec<Task> {
    let task = |block: &super::sheet::Block| {
        let (asked, answered) = sheet.progress(block);
        let (tone, key) = match answered {
            0 => (Tone::Neutral, "evaluation-block-untouched"),
            answered if answered >= asked => (Tone::Done, "evaluation-block-done"),
            _ => (Tone::Due, "evaluation-block-begun"),
        };
        Task {
            title: sheet.block_title(page, block),
            hint: String::new(),
            address: sheet.closed.is_none().then(|| block.address(here, &sheet.evaluation)),
            tag: Tag { tone, text: page.say(key) },
        }
    };
    sheet.blocks().iter().map(task).collect()
}

pub(super) async fn show_evaluation(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &own, &of.name(&own)?).await?;
    show(&ShowEvaluation::new(own.visitor.page(), &Here::of(&own), &sheet))
}
