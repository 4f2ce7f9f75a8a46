//! `presque programme publish`: a definition becomes a version that is never edited.

use std::io::Write;
use std::path::Path;

use app::programme::Sound;
use clap::Args;
use documents::definition::Report;
use documents::language::Voice;
use domain::authority::Actor;
use serde_json::json;

use super::{Format, read};
use crate::Data;
use crate::failure::{FINE, Outcome, REFUSED};

/// What to publish, and where.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The folder of the definition.
    dir: std::path::PathBuf,
    #[command(flatten)]
    data: Data,
    /// Short name of the organisation.
    #[arg(long, value_name = "ORGANISATION")]
    org: String,
    /// Publishes what was not rehearsed completely; the reason is written to the journal.
    #[arg(long, value_name = "REASON")]
    without_rehearsal: Option<String>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Runs the command: exit code 3 for a definition with faults, or one that was not rehearsed and has no reason.
pub(super) fn run(arguments: &Arguments, voice: &Voice, output: &mut dyn Write) -> Outcome {
    let files = match sound(&arguments.dir, voice, output)? {
        Some(files) => files,
        None => return Ok(REFUSED),
    };
    let app = crate::open(&arguments.data)?;
    let org = app::organisation::find(&app, &arguments.org)?.id;
    let why = arguments.without_rehearsal.as_deref();
    let programme = app::rehearsal::publish(&app, &Actor::System, org, &files, why)?;
    let hash = Sound::judge(&files)?.hex();
    let (id, version) = (programme.id.as_str(), programme.version.as_str());
    match arguments.format {
        Format::Text => {
            let values = [("programme", id), ("version", version), ("hash", hash.as_str())];
            writeln!(output, "{}", voice.with("cli-programme-published", values))?;
        }
        Format::Json => {
            writeln!(output, "{:#}", json!({ "programme": id, "version": version, "hash": hash }))?;
        }
    }
    Ok(FINE)
}

/// The files of a sound definition; else every fault is told, as `check` tells them.
fn sound(dir: &Path, voice: &Voice, output: &mut dyn Write) -> Outcome<Option<documents::definition::Files>> {
    let (files, unreadable) = read(dir)?;
    let report = Report::of(&files, unreadable, None);
    if report.is_sound() {
        return Ok(Some(files));
    }
    write!(output, "{}", report.text(voice))?;
    Ok(None)
}
