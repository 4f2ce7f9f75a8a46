//! What a check of a scheme prints: text for people, JSON for programs.

use domain::scheme::Scheme;
use serde_json::{Value as Json, json};

use super::{Fault, Files, judge};
use crate::language::Voice;

/// The answer of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What could be read; whole only when there are no faults.
    scheme: Scheme,
    /// Everything that keeps it from being used.
    pub faults: Vec<Fault>,
    /// Whether the form could be judged: not before every file can be read.
    pub judged: bool,
}

impl Report {
    /// Judges the files of a scheme, beside those that could not even become text.
    #[must_use]
    pub fn of(files: &Files, unreadable: Vec<Fault>) -> Self {
        let (scheme, found, judged) = judge(files);
        // A file that is there and unreadable is not also missing.
        let known = |fault: &Fault| unreadable.iter().any(|other| other.file == fault.file);
        let judged = judged && unreadable.is_empty();
        let mut faults: Vec<Fault> = found.into_iter().filter(|fault| !known(fault)).collect();
        faults.extend(unreadable);
        faults.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        Self { scheme, faults, judged }
    }

    /// Whether the scheme can be used.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// One line a fault, or one line of praise.
    #[must_use]
    pub fn text(&self, voice: &Voice) -> String {
        let mut lines: Vec<String> = self.faults.iter().map(|fault| fault.text(voice)).collect();
        if self.is_sound() {
            let Scheme { id, version, specialties, form, .. } = &self.scheme;
            let counts = (
                ("scheme", format!("{id} {version}")),
                ("specialties", specialties.len()),
                ("questions", form.fields().count()),
                ("seconds", form.needed_seconds()),
            );
            lines.push(voice.with("scheme-sound", counts));
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// What to say beside the faults when not everything could be judged.
    #[must_use]
    pub fn note(&self, voice: &Voice) -> Option<String> {
        (!self.judged).then(|| voice.say("scheme-not-judged"))
    }

    /// The same as one JSON object. Words are in the reader's language; `code` names a fault in every language.
    #[must_use]
    pub fn json(&self, voice: &Voice) -> Json {
        let fault = |fault: &Fault| {
            json!({
                "file": fault.file, "line": fault.line, "code": fault.code(),
                "reason": fault.reason(voice), "remedy": fault.remedy(voice),
            })
        };
        // A name that could not be read is null, not blank.
        let known = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
        json!({
            "scheme": known(&self.scheme.id),
            "version": known(&self.scheme.version),
            "form": known(&self.scheme.form.version),
            "sound": self.is_sound(),
            "judged": self.judged,
            "faults": self.faults.iter().map(fault).collect::<Vec<_>>(),
        })
    }
}
