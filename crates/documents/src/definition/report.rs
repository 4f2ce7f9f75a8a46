//! What `presque programme check` prints: text for people, JSON for programs.

use super::{Fault, Files, judge};
use crate::language::Voice;
use domain::check::{Expected, Proposal, expected};
use domain::programme::Programme;
use serde_json::{Value as Json, json};

/// The answer of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What could be read of the programme; whole only when there are no faults.
    programme: Programme,
    /// Everything that keeps it from being published.
    pub faults: Vec<Fault>,
    /// Whether counts, windows, questions and the offer could be judged: not before every file can be read.
    pub judged: bool,
    /// What is expected of each goal, when it was asked for and the definition is sound.
    pub expected: Option<Expected>,
}

impl Report {
    /// Judges the files of a definition, beside those that could not even become text, for a number of participants if any.
    #[must_use]
    pub fn of(files: &Files, unreadable: Vec<Fault>, participants: Option<u32>) -> Self {
        let (programme, found, judged) = judge(files);
        // A file that is there and unreadable is not also missing.
        let known = |fault: &Fault| unreadable.iter().any(|other| other.file == fault.file);
        let judged = judged && unreadable.is_empty();
        let mut faults: Vec<Fault> = found.into_iter().filter(|fault| !known(fault)).collect();
        faults.extend(unreadable);
        faults.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        let expected = participants.filter(|_| faults.is_empty()).map(|count| expected(&programme, count));
        Self { programme, faults, judged, expected }
    }

    /// Whether the definition can be published.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// One line a fault, or one line of praise and the expectation.
    #[must_use]
    pub fn text(&self, voice: &Voice) -> String {
        let mut lines: Vec<String> = self.faults.iter().map(|fault| fault.text(voice)).collect();
        if self.is_sound() {
            let programme = &self.programme;
            let version = format!("{} {}", programme.id, programme.version);
            let counts = (
                ("programme", version),
                ("evaluations", programme.evaluations.len()),
                ("goals", programme.goals.len()),
                ("instruments", programme.instruments.len()),
            );
            lines.push(voice.with("check-sound", counts));
        }
        if let Some(expected) = &self.expected {
            lines.extend(expectation(expected, voice));
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// What to say beside the faults when not everything could be judged.
    #[must_use]
    pub fn note(&self, voice: &Voice) -> Option<String> {
        (!self.judged).then(|| voice.say("check-not-judged"))
    }

    /// The same as one JSON object. Words are in the reader's language; `code` names a fault in every language.
    #[must_use]
    pub fn json(&self, voice: &Voice) -> Json {
        let faults: Vec<Json> = self
            .faults
            .iter()
            .map(|fault| {
                json!({
                    "file": fault.file, "line": fault.line, "code": fault.code(),
                    "reason": fault.reason(voice), "remedy": fault.remedy(voice),
                })
            })
            .collect();
        // A name that could not be read is null, not blank.
        let known = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
        json!({
            "programme": known(&self.programme.id),
            "version": known(&self.programme.version),
            "sound": self.is_sound(),
            "judged": self.judged,
            "faults": faults,
            "expected": self.expected.as_ref().map(expectation_json),
        })
    }
}

fn expectation(expected: &Expected, voice: &Voice) -> Vec<String> {
    let head = (
        ("participants", expected.participants),
        ("k", expected.k),
        ("clearing", expected.clearing),
        ("goals", expected.goals.len()),
    );
    let mut lines = vec![voice.with("check-expected", head), voice.say("check-expected-model")];
    for goal in &expected.goals {
        let values = (
            ("goal", goal.goal.0.as_str()),
            ("choosers", voice.number(goal.choosers, 1)),
            ("probability", voice.percent(goal.probability, 0)),
        );
        let line = if goal.clears { "check-expected-clears" } else { "check-expected-does-not-clear" };
        lines.push(format!("  {}", voice.with(line, values)));
    }
    match expected.proposal {
        Proposal::Keep => lines.push(voice.say("check-propose-keep")),
        Proposal::Fewer { part, catalogue } => {
            lines.push(voice.with("check-propose-fewer", [("part", part), ("catalogue", catalogue)]));
        }
        Proposal::None => lines.push(voice.say("check-propose-none")),
    }
    lines
}

fn expectation_json(expected: &Expected) -> Json {
    let goals: Vec<Json> = expected
        .goals
        .iter()
        .map(|goal| {
            json!({
                "id": goal.goal.0, "choosers": goal.choosers, "probability": goal.probability, "clears": goal.clears,
            })
        })
        .collect();
    let proposal = match expected.proposal {
        Proposal::Keep => json!({ "kind": "keep" }),
        Proposal::Fewer { part, catalogue } => {
            json!({ "kind": "fewer", "part": part, "catalogue": catalogue })
        }
        Proposal::None => json!({ "kind": "none" }),
    };
    json!({
        "participants": expected.participants,
        "k": expected.k,
        "cleared_from": domain::check::CLEARED,
        "clearing": expected.clearing,
        "goals": goals,
        "proposal": proposal,
    })
}
