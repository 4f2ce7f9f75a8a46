//! Answers, judged as at submission.

use std::collections::BTreeMap;

use documents::bad_cell::BadCell;
use documents::cohort_tables::{AnswerRow, Slot, answer_of};
use domain::answers::{AnswerKey, Answers, Asked};
use domain::goal::GoalId;

use super::super::folder::{Numbered, Person};
use super::super::{EXIT, Faults};
use super::{Asking, Rules};
use crate::questionnaire::answer_fault;

/// Rows of answers by questionnaire and revision.
pub(in super::super) type ByRevision<'a> = BTreeMap<(&'a str, i64), Vec<&'a Numbered<AnswerRow>>>;

/// The answers of a participant, gathered by the submission they belong to.
pub(in super::super) fn by_revision(person: &Person) -> ByRevision<'_> {
    let mut all = ByRevision::new();
    for answer in &person.answers {
        all.entry((&answer.row.evaluation, answer.row.revision)).or_default().push(answer);
    }
    all
}

/// The question of a row.
pub(in super::super) fn key_of(row: &AnswerRow) -> AnswerKey {
    let goal = (!row.goal.is_empty()).then(|| GoalId(row.goal.clone()));
    AnswerKey { goal, item: row.item.clone() }
}

impl Rules<'_> {
    pub(super) fn answers(&self, person: &Person, faults: &mut Faults) {
        let mut rows = by_revision(person);
        for slot in &person.slots {
            let here = rows.remove(&(&slot.row.evaluation, slot.row.revision)).unwrap_or_default();
            if let Some(asking) = self.asking(&slot.row.evaluation) {
                self.submission(person, slot, asking, &here, faults);
            }
        }
        for row in rows.into_values().flatten() {
            faults.note(row.fault("revision", row.row.revision, "transfer-no-slot"));
        }
    }

    fn submission(
        &self,
        person: &Person,
        slot: &Numbered<Slot>,
        asking: &Asking,
        rows: &[&Numbered<AnswerRow>],
        faults: &mut Faults,
    ) {
        let before = faults.count();
        let mut answers = Answers::new();
        for row in rows {
            let Some(answer) = answer_of(&row.row.shape, &row.row.value) else {
                let fault = row.fault("value", &row.row.value, "transfer-shape");
                faults.note(fault.with("shape", &row.row.shape));
                continue;
            };
            if answers.insert(key_of(&row.row), answer).is_some() {
                faults.note(row.fault("item", &row.row.item, "transfer-twice"));
            }
        }
        // Judged together, answers that could not be read would look like questions left out.
        if faults.count() > before {
            return;
        }
        let goals = self.goals_at(person, asking, slot.row.submitted);
        let asked = Asked {
            programme: self.programme,
            instrument: &self.programme.instruments[asking.instrument],
            goals: &goals,
            today: self.day(slot.row.submitted),
        };
        let found = if slot.row.evaluation == EXIT { exit_faults(&asked, &answers) } else { asked.faults(&answers) };
        for fault in found {
            let said = answer_fault(&fault.key, &fault.kind);
            let row = rows.iter().find(|row| key_of(&row.row) == fault.key);
            let bad = match row {
                Some(row) => row.fault("value", &row.row.value, "transfer-answer"),
                None => missing(slot, &said.field),
            };
            faults.note(bad.remedied((said.message, said.values)));
        }
    }
}

/// Nothing of the exit form must be answered; what is answered was asked, and is an answer.
fn exit_faults(asked: &Asked<'_>, answers: &Answers) -> Vec<domain::answers::AnswerFault> {
    let hidden = answers.keys().filter(|key| !asked.is_asked(key, answers));
    let hidden = hidden
        .map(|key| domain::answers::AnswerFault { key: key.clone(), kind: domain::answers::AnswerFaultKind::NotAsked });
    let wrong = answers.iter().filter_map(|(key, answer)| asked.check_one(key, answer).err());
    wrong.chain(hidden).collect()
}

/// A question left out stands on no line but that of its submission.
fn missing(slot: &Numbered<Slot>, question: &str) -> BadCell {
    slot.fault("evaluation", format!("{} {question}", slot.row.evaluation), "transfer-answer")
}
