//! `presque programme check` (of programmes and schemes) and `presque programme calendar`: definitions read from a folder,
//! without an installation;
//! `presque programme publish`, into one.

mod publish;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use documents::definition::{self, Fault, Files, Report};
use documents::language::{Languages, Voice};
use documents::scheme;
use jiff::civil::Date;

use crate::failure::{BROKEN, FINE, Failure, Outcome, REFUSED};

/// Bytes a file of a definition may hold.
const MOST_BYTES: u64 = 2_000_000;
/// Files and folders a definition may hold.
const MOST_FILES: usize = 500;
/// Folders within folders: a definition has one level of them.
const MOST_DEPTH: usize = 4;

/// What can be asked of a definition.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Judges whether a definition can be published, or a scheme used: exit code 0, or 3 with one line a fault.
    Check {
        /// The folder of the definition.
        dir: PathBuf,
        /// Says how many goals would gather enough people among this many participants.
        #[arg(long, value_name = "PARTICIPANTS")]
        expected: Option<u32>,
        /// For people or for programs.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Prints every window of a cohort.
    Calendar {
        /// The folder of the definition.
        dir: PathBuf,
        /// First day of the cohort, such as 2008-01-01.
        #[arg(long, value_name = "DATE")]
        start: Date,
        /// For people or for programs.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Publishes a definition that was rehearsed, as a version that is never edited.
    Publish(publish::Arguments),
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

/// Runs a command on a definition.
pub(crate) fn run(action: &Action, voice: &Voice) -> Outcome {
    let (mut output, mut errors) = (io::stdout().lock(), io::stderr().lock());
    match action {
        Action::Check { dir, expected, format } => check(dir, *expected, *format, voice, &mut output, &mut errors),
        Action::Calendar { dir, start, format } => calendar(dir, *start, *format, voice, &mut output, &mut errors),
        Action::Publish(arguments) => publish::run(arguments, voice, &mut output),
    }
}

fn check(
    dir: &Path,
    expected: Option<u32>,
    format: Format,
    voice: &Voice,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> Outcome {
    let (files, unreadable) = read(dir)?;
    if scheme::is_scheme(&files) {
        return check_scheme(&files, unreadable, format, voice, output, errors);
    }
    let report = Report::of(&files, unreadable, expected);
    match format {
        Format::Text => write!(output, "{}", report.text(voice))?,
        Format::Json => writeln!(output, "{:#}", report.json(voice))?,
    }
    if let Some(note) = report.note(voice) {
        writeln!(errors, "presque: {note}")?;
    }
    Ok(if report.is_sound() { FINE } else { REFUSED })
}

/// A scheme is judged by the same command: what `--expected` asks is said of goals, which it does not have.
fn check_scheme(
    files: &Files,
    unreadable: Vec<Fault>,
    format: Format,
    voice: &Voice,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> Outcome {
    let report = scheme::Report::of(files, unreadable);
    match format {
        Format::Text => write!(output, "{}", report.text(voice))?,
        Format::Json => writeln!(output, "{:#}", report.json(voice))?,
    }
    if let Some(note) = report.note(voice) {
        writeln!(errors, "presque: {note}")?;
    }
    Ok(if report.is_sound() { FINE } else { REFUSED })
}

fn calendar(
    dir: &Path,
    start: Date,
    format: Format,
    voice: &Voice,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> Outcome {
    let (files, unreadable) = read(dir)?;
    let loaded = if unreadable.is_empty() { definition::load(&files) } else { Err(unreadable) };
    let programme = match loaded {
        Ok(programme) => programme,
        Err(faults) => {
            for fault in faults {
                writeln!(errors, "{}", fault.text(voice))?;
            }
            return Ok(REFUSED);
        }
    };
    match format {
        Format::Text => write!(output, "{}", documents::calendar::text(&programme, start, voice))?,
        Format::Json => {
            let languages = Languages::embedded().map_err(|fault| Failure::Said(BROKEN, fault.to_string()))?;
            writeln!(output, "{:#}", documents::calendar::json(&programme, start, &languages))?;
        }
    }
    Ok(FINE)
}

/// Reads the texts of a definition, and tells of those that cannot be read as text.
pub(crate) fn read(dir: &Path) -> Outcome<(Files, Vec<Fault>)> {
    let (mut files, mut faults) = (Files::new(), Vec::new());
    let mut seen = 0;
    let mut folders = vec![(dir.to_path_buf(), String::new(), 0)];
    while let Some((folder, inside, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))? {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // Version control and editors keep their own hidden files beside a definition.
            if name.starts_with('.') {
                continue;
            }
            seen += 1;
            if seen > MOST_FILES {
                return Ok((files, vec![Fault::too_many_files(MOST_FILES)]));
            }
            let path = entry.path();
            let inside = if inside.is_empty() { name } else { format!("{inside}/{name}") };
            let kind = fs::metadata(&path).map_err(|error| unreadable(&path, &error))?;
            if kind.is_dir() {
                if depth < MOST_DEPTH {
                    folders.push((path, inside, depth + 1));
                }
            } else if inside.ends_with(".toml") || inside.ends_with(".txt") {
                match text(&path, &inside)? {
                    Ok(text) => {
                        files.insert(inside, text);
                    }
                    Err(fault) => faults.push(fault),
                }
            }
        }
    }
    Ok((files, faults))
}

fn text(path: &Path, inside: &str) -> Outcome<Result<String, Fault>> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Ok(Err(Fault::too_large(inside, MOST_BYTES)));
    }
    Ok(String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Fault::not_utf8(inside, line, valid)
    }))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Said(BROKEN, format!("{}: {error}", path.display()))
}

#[cfg(test)]
#[path = "programme_tests.rs"]
mod tests;
