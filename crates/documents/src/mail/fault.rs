//! What can be wrong with a wording.

use super::{Kind, MOST_BODY, MOST_SUBJECT, Placeholder};

/// The part of a wording a fault is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The subject.
    Subject,
    /// The body.
    Body,
}

/// One fault of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The part.
    pub part: Part,
    /// The line in it, from 1; in a file, the line of the file.
    pub line: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing is written.
    Blank,
    /// A subject of several lines.
    SeveralLines,
    /// More characters than there may be.
    TooLong {
        /// Most characters.
        most: usize,
    },
    /// A brace that opens or closes nothing.
    Unclosed,
    /// Braces around something this kind of mail cannot speak of.
    Unknown {
        /// What stands in the braces, shortened.
        name: String,
        /// What may stand there.
        offered: String,
    },
    /// Something every mail of the kind must hold is not in the body.
    Missing {
        /// What is missing.
        name: &'static str,
    },
    /// The link in the subject, which mail servers write to their logs.
    LinkInSubject,
    /// A character that a reader cannot see.
    Invisible,
}

impl FaultKind {
    pub(super) fn unknown(kind: Kind, name: &str) -> Self {
        let offered: Vec<String> = kind.offers().iter().map(|place| format!("{{{}}}", place.code())).collect();
        let name = name.chars().filter(|it| !it.is_control()).take(30).collect();
        Self::Unknown { name, offered: offered.join(" ") }
    }
}

impl Fault {
    /// Name of the sentence that says reason and remedy, in the catalogues.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self.kind {
            FaultKind::Blank => "fault-wording-blank",
            FaultKind::SeveralLines => "fault-wording-lines",
            FaultKind::TooLong { .. } => "fault-too-long",
            FaultKind::Unclosed => "fault-wording-unclosed",
            FaultKind::Unknown { .. } => "fault-wording-unknown",
            FaultKind::Missing { .. } => "fault-wording-missing",
            FaultKind::LinkInSubject => "fault-wording-link",
            FaultKind::Invisible => "fault-wording-invisible",
        }
    }

    /// The values of that sentence.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let line = ("line", self.line.to_string());
        match &self.kind {
            FaultKind::TooLong { most } => vec![("max", most.to_string())],
            FaultKind::Unknown { name, offered } => {
                vec![line, ("name", name.clone()), ("offered", offered.clone())]
            }
            FaultKind::Missing { name } => vec![("name", (*name).to_owned())],
            FaultKind::Unclosed | FaultKind::Invisible => vec![line],
            FaultKind::Blank | FaultKind::SeveralLines | FaultKind::LinkInSubject => vec![],
        }
    }
}

/// A character that changes what is read without being seen: reversals of direction and their kin (Unicode TR 36), and
/// the marks of byte order. Spaces and joiners that French and other scripts need are none.
pub(super) fn is_invisible(it: char) -> bool {
    matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

pub(super) fn of_shape(subject: &str, body: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if subject.trim().contains('\n') {
        faults.push(Fault { part: Part::Subject, line: 1, kind: FaultKind::SeveralLines });
    }
    for (part, text, most) in [(Part::Subject, subject, MOST_SUBJECT), (Part::Body, body, MOST_BODY)] {
        if text.trim().is_empty() {
            faults.push(Fault { part, line: 1, kind: FaultKind::Blank });
        }
        if text.chars().count() > most {
            faults.push(Fault { part, line: 1, kind: FaultKind::TooLong { most } });
        }
        for (at, line) in text.lines().enumerate() {
            if line.chars().any(|it| (it.is_control() && it != '\t') || is_invisible(it)) {
                faults.push(Fault { part, line: at + 1, kind: FaultKind::Invisible });
            }
        }
    }
    faults
}

pub(super) fn of_link(kind: Kind, subject: &str, body: &str) -> Vec<Fault> {
    let braced = |place: Placeholder| format!("{{{}}}", place.code());
    let mut faults = Vec::new();
    if subject.contains(&braced(Placeholder::Link)) {
        faults.push(Fault { part: Part::Subject, line: 1, kind: FaultKind::LinkInSubject });
    }
    for place in kind.requires().iter().filter(|place| !body.contains(&braced(**place))) {
        faults.push(Fault { part: Part::Body, line: 1, kind: FaultKind::Missing { name: place.code() } });
    }
    faults
}
