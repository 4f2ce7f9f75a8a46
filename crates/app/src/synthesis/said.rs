//! Everything that somebody of a cohort wrote and sent, or wrote beside it: none of it may stand in a synthesis.
//!
//! Answers to every questionnaire in every revision, exit forms, annotations, self-checks, plans, proposed goals, and the
//! titles and posts of forums. Drafts are not among them: nobody has read them. Opened one by one, kept nowhere.

use domain::ids::EnrolmentKey;
use store::Tx;
use store::forum::Room;
use store::synthesis::Said;

use crate::App;
use crate::choosing::Plan;
use crate::cohort::Pinned;
use crate::error::{Result, broken};
use crate::keys::{OrgKey, place};
use crate::questionnaire::response_place;

/// Hands every text to `hear`.
pub(super) fn each(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, mut hear: impl FnMut(&str)) -> Result<()> {
    let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
    let key = app.key(tx, org)?;
    let mut trouble = None;
    store::synthesis::scan_said(tx, org, cohort, |enrolment, what, sealed| {
        let at = EnrolmentKey { org, cohort, enrolment };
        match open(&key, at, what, &sealed) {
            Ok(texts) => texts.iter().for_each(|text| hear(text)),
            Err(error) => trouble = Some(error),
        }
        Ok(())
    })?;
    trouble.map_or(Ok(()), Err)?;
    for words in crate::proposal::words_in(app, tx, org, cohort)? {
        [&words.action, &words.patients, &words.grounds].into_iter().for_each(|text| hear(text));
    }
    crate::forum::each_text(&key, tx, Room { org, cohort }, hear)
}

/// What one sealed value says.
fn open(key: &OrgKey, at: EnrolmentKey, what: Said<'_>, sealed: &[u8]) -> Result<Vec<String>> {
    let at = match what {
        Said::Answers(evaluation, revision) => response_place(at, evaluation, revision),
        Said::Exit => place("departure", at, "exit"),
        Said::Annotation(evaluation) => place("annotation", at, evaluation),
        Said::SelfCheck(year) => place("self_check", at, &year.to_string()),
        Said::Plan(goal) => place("commitment", at, &goal.to_string()),
    };
    let opened = key.open(&at, sealed)?;
    let text = std::str::from_utf8(&opened).map_err(broken)?;
    Ok(match what {
        Said::Annotation(_) => vec![text.to_owned()],
        Said::Plan(_) => {
            let plan: Plan = serde_json::from_str(text).map_err(broken)?;
            vec![plan.cue, plan.action, plan.target]
        }
        Said::Answers(..) | Said::Exit | Said::SelfCheck(_) => crate::review::words_of(text)?,
    })
}
