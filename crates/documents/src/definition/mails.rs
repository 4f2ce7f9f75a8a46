//! The wording of mails that a definition brings: each language has one, and each says only what its mail can say.

use super::log::{Log, Source};
use super::{Files, WORDINGS};
use crate::mail::{FaultKind, Kind, Wording};
use domain::programme::Programme;

/// A mail that a definition words is worded in each of its languages, with a subject and a body.
pub(super) fn judge(files: &Files, programme: &Programme, log: &Log) {
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("wording/")) {
        let source = Source::new(path, text);
        let mut lines = text.lines();
        let blank_subject = lines.next().is_none_or(|subject| subject.trim().is_empty());
        if blank_subject || lines.all(|line| line.trim().is_empty()) {
            log.at(&source, 0, ("check-wording-blank", vec![]));
        } else if let Some(kind) = kind_of(path, programme) {
            words(kind, text, &source, log);
        }
    }
    for kind in WORDINGS {
        let path = |tag: &str| format!("wording/{kind}.{tag}.txt");
        let worded = |tag: &str| files.contains_key(&path(tag));
        if !programme.languages.iter().any(|it| worded(it.tag())) {
            continue;
        }
        for language in programme.languages.iter().filter(|it| !worded(it.tag())) {
            let values = vec![("language", language.tag().into())];
            log.file(&path(language.tag()), ("check-wording-missing", values));
        }
    }
}

/// The kind of mail a file words, by its name; files read by nobody are told elsewhere.
fn kind_of(path: &str, programme: &Programme) -> Option<Kind> {
    let mut kinds = Kind::OF_PROGRAMMES.into_iter();
    let names = |kind: &Kind, tag: &str| kind.file(tag) == path;
    kinds.find(|kind| programme.languages.iter().any(|it| names(kind, it.tag())))
}

fn words(kind: Kind, text: &str, source: &Source<'_>, log: &Log) {
    for fault in Wording::parse(kind, text).err().unwrap_or_default() {
        let message = match fault.kind {
            FaultKind::Unknown { name, offered } => {
                ("check-wording-unknown", vec![("name", name.into()), ("offered", offered.into())])
            }
            FaultKind::Missing { name } => ("check-wording-lacks", vec![("name", name.into())]),
            FaultKind::TooLong { most } => ("check-wording-long", vec![("most", most.into())]),
            FaultKind::Unclosed => ("check-wording-brace", vec![]),
            FaultKind::LinkInSubject => ("check-wording-link", vec![]),
            FaultKind::Invisible => ("check-wording-invisible", vec![]),
            FaultKind::Blank | FaultKind::SeveralLines => ("check-wording-blank", vec![]),
        };
        log.at(source, start_of(text, fault.line), message);
    }
}

/// The byte at which a line begins, counted from 1.
fn start_of(text: &str, line: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    before.map(str::len).sum()
}
