//! Exit codes, and saying on standard error what kept a command from being done.

use std::io::Write;

use documents::language::{Languages, Voice};

/// Done.
pub(crate) const FINE: u8 = 0;
/// A file, a disk, a database, or a bug.
pub(crate) const BROKEN: u8 = 1;
/// Called wrongly, or given a document that cannot be read.
pub(crate) const USAGE: u8 = 2;
/// Refused by a rule, or a check that found something.
pub(crate) const REFUSED: u8 = 3;

/// What a command answers: an exit code, or what kept it from being done.
pub(crate) type Outcome<T = u8> = Result<T, Failure>;

/// What kept a command from being done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A use case said no.
    App(app::Error),
    /// A sentence that is ready to be said, and its exit code.
    Said(u8, String),
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        Self::App(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Said(BROKEN, error.to_string())
    }
}

/// The voice of messages: what was asked for, else the LANG of the environment, else English.
#[expect(clippy::disallowed_methods, reason = "the command line reads the environment; nothing further in does")]
pub(crate) fn voice(asked: Option<&str>) -> Voice {
    let environment = std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).unwrap_or_default();
    let tag = environment.get(..2).filter(|tag| *tag == "fr").unwrap_or("en");
    match Languages::embedded() {
        Ok(languages) => languages.choose(asked.or(Some(tag)), None, None),
        // The catalogues are embedded and tested; without them there is nothing to say anything in.
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "{fault}");
            std::process::exit(i32::from(BROKEN));
        }
    }
}

/// Says what went wrong, if anything did, and answers the exit code.
pub(crate) fn exit_code(outcome: Outcome, voice: &Voice) -> u8 {
    match outcome {
        Ok(code) => code,
        Err(Failure::Said(code, sentence)) => {
            say(&sentence);
            code
        }
        Err(Failure::App(error)) => {
            for sentence in sentences(&error, voice) {
                say(&sentence);
            }
            match error {
                app::Error::Broken(_) => BROKEN,
                app::Error::NotFound(_) => USAGE,
                app::Error::Refused(_) | app::Error::Conflict(_) | app::Error::Invalid(_) => REFUSED,
            }
        }
    }
}

/// One line on standard error; a closed pipe is nobody's fault.
pub(crate) fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "presque: {sentence}");
}

fn sentences(error: &app::Error, voice: &Voice) -> Vec<String> {
    match error {
        app::Error::Invalid(faults) => faults.iter().map(|fault| sentence(fault, voice)).collect(),
        app::Error::Conflict(fault) => vec![sentence(fault, voice)],
        other => vec![other.to_string()],
    }
}

fn sentence(fault: &app::Fault, voice: &Voice) -> String {
    let values: Vec<(&str, &str)> = fault.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words = voice.with(fault.message, values.as_slice());
    if fault.field.is_empty() { words } else { format!("{}: {words}", fault.field) }
}
