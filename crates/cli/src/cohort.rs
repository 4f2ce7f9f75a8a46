//! `presque cohort`: the report of a cohort, its roster, and moving it whole.

mod progress;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use app::cohort::Pinned;
use app::cohort_transfer::{self as transfer, Arrival, Imported};
use app::roster::{self, DryRun};
use clap::{Args, Subcommand, ValueEnum};
use documents::bad_cell::BadCell;
use documents::language::{Languages, Voice};
use domain::authority::Actor;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::failure::{BROKEN, FINE, Failure, Outcome, REFUSED, USAGE, say};
use crate::{Data, Format, print};

/// Which cohort.
#[derive(Debug, Args)]
pub(crate) struct Which {
    #[command(flatten)]
    pub(crate) data: Data,
    /// Short name of the programme.
    #[arg(long, value_name = "PROGRAMME")]
    pub(crate) programme: String,
    /// Short name of the cohort.
    #[arg(long, value_name = "COHORT")]
    pub(crate) cohort: String,
    /// Short name of the organisation, where several run a programme of that name.
    #[arg(long, value_name = "ORGANISATION")]
    pub(crate) org: Option<String>,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people.
    Text,
    /// For programs: stable and documented.
    Json,
    /// For spreadsheets: one row a figure.
    Csv,
}

/// What can be done with a cohort.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Prints who stayed, what they changed and what stood in their way.
    Report {
        #[command(flatten)]
        which: Which,
        /// As things stood at the end of that day, such as 2009-12-31.
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        /// text, json or csv.
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Imports a roster (CSV), answering eligibility row by row: all of it, or nothing.
    Roster {
        #[command(flatten)]
        which: Which,
        /// The roster.
        file: PathBuf,
        /// Judges it and writes nothing.
        #[arg(long)]
        dry_run: bool,
        /// text or json.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Writes the whole cohort as tidy tables into a new folder: for the team, not a release.
    Export {
        #[command(flatten)]
        which: Which,
        /// The folder, which does not exist yet or is empty.
        folder: PathBuf,
        /// text or json.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Reads such a folder in as a new cohort: all of it, or nothing.
    Import {
        #[command(flatten)]
        which: Which,
        /// The folder that an export wrote.
        folder: PathBuf,
        /// text or json.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// Runs the command.
pub(crate) fn run(action: &Action, voice: &Voice) -> Outcome {
    match action {
        Action::Report { which, as_of, format } => report(which, *as_of, *format, voice),
        Action::Roster { which, file, dry_run, format } => import_roster(which, file, *dry_run, *format, voice),
        Action::Export { which, folder, format } => export(which, folder, *format, voice),
        Action::Import { which, folder, format } => import(which, folder, *format, voice),
    }
}

pub(crate) fn find(app: &app::App, which: &Which) -> Outcome<Pinned> {
    Ok(app::cohort::find(app, which.org.as_deref(), &which.programme, &which.cohort)?)
}

fn report(which: &Which, as_of: Option<Date>, format: ReportFormat, voice: &Voice) -> Outcome {
    let app = crate::open(&which.data)?;
    let pinned = find(&app, which)?;
    let languages = Languages::embedded().map_err(|fault| Failure::Said(BROKEN, fault.to_string()))?;
    let as_of = as_of.map_or_else(|| app.now(), |day| domain::calendar::day_ends(day, &pinned.programme.zone));
    let report = app::cohort_report::report(&app, &Actor::System, &pinned, &languages, as_of)?;
    let text = match format {
        ReportFormat::Json => report.json()?,
        ReportFormat::Csv => documents::cohort_report::csv(&report.document()?).map_err(app::error::broken)?,
        ReportFormat::Text => documents::cohort_report::text(&report.document()?, voice),
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(FINE)
}

fn import_roster(which: &Which, file: &Path, dry_run: bool, format: Format, voice: &Voice) -> Outcome {
    let unreadable = |error: &io::Error| Failure::Said(BROKEN, format!("{}: {error}", file.display()));
    let length = fs::metadata(file).map_err(|error| unreadable(&error))?.len();
    // A file that is too large is refused by its length, without being read.
    let most = u64::try_from(documents::roster::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let open = fs::File::open(file).map_err(|error| unreadable(&error))?;
    io::Read::read_to_end(&mut io::Read::take(open, length.min(most + 1)), &mut bytes)
        .map_err(|error| unreadable(&error))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let app = crate::open(&which.data)?;
    let pinned = find(&app, which)?;
    let judge = if dry_run { roster::dry_run } else { roster::import };
    let judged = judge(&app, &Actor::System, &pinned, &name, &bytes)?;
    match format {
        Format::Json => print(&roster_json(&judged, dry_run, voice).to_string())?,
        Format::Text => roster_text(&judged, dry_run, voice)?,
    }
    Ok(if judged.faults.is_empty() { FINE } else { REFUSED })
}

fn roster_text(judged: &DryRun, dry_run: bool, voice: &Voice) -> io::Result<()> {
    for row in &judged.rows {
        let findings: Vec<String> = row.standing.findings().iter().map(|code| voice.say(finding_key(code))).collect();
        let answer = voice.with(answer_key(row.standing.code()), [("findings", voice.list(&findings))]);
        print(&voice.with("roster-row", (("line", row.row.line), ("answer", answer))))?;
    }
    for fault in &judged.faults {
        say(&fault.text(voice));
    }
    let counts = judged.counts();
    let count = |code: &str| counts.get(code).copied().unwrap_or_default();
    let rows = [
        ("rows", judged.rows.len()),
        ("accepted", count("accepted")),
        ("exceptions", count("needs_exception")),
        ("refused", count("refused")),
        ("already", count("already")),
    ];
    print(&voice.with("roster-summary", rows))?;
    let ending = match (judged.faults.is_empty(), dry_run) {
        (false, _) => "roster-not-imported",
        (true, true) => "roster-dry-run",
        (true, false) => "roster-imported",
    };
    print(&voice.say(ending))
}

fn answer_key(code: &str) -> &'static str {
    match code {
        "accepted" => "roster-answer-accepted",
        "needs_exception" => "roster-answer-needs-exception",
        "refused" => "roster-answer-refused",
        _ => "roster-answer-already",
    }
}

fn finding_key(code: &str) -> &'static str {
    match code {
        "other_profession" => "roster-finding-other-profession",
        "no_training" => "roster-finding-no-training",
        "test_not_passed" => "roster-finding-test-not-passed",
        _ => "roster-finding-no-subscription",
    }
}

fn roster_json(judged: &DryRun, dry_run: bool, voice: &Voice) -> Value {
    let rows: Vec<Value> = judged
        .rows
        .iter()
        .map(|row| {
            json!({
                "line": row.row.line,
                "answer": row.standing.code(),
                "findings": row.standing.findings(),
            })
        })
        .collect();
    json!({
        "dry_run": dry_run,
        "imported": !dry_run && judged.faults.is_empty(),
        "sha256": judged.sha256,
        "counts": judged.counts(),
        "rows": rows,
        "faults": faults_json(&judged.faults, voice),
    })
}

fn faults_json(faults: &[BadCell], voice: &Voice) -> Vec<Value> {
    faults.iter().map(|fault| fault.json(voice)).collect()
}

fn export(which: &Which, folder: &Path, format: Format, voice: &Voice) -> Outcome {
    let app = crate::open(&which.data)?;
    let pinned = find(&app, which)?;
    say(&voice.say("transfer-not-a-release"));
    let progress = progress::bar(voice);
    let exported = transfer::export(&app, &Actor::System, &pinned, folder, &progress.teller());
    progress.end();
    let exported = exported?;
    match format {
        Format::Json => {
            let answer = json!({
                "participants": exported.participants,
                "answers": exported.answers,
                "sha256": exported.sha256,
            });
            print(&answer.to_string())?;
        }
        Format::Text => {
            let counts = [
                ("participants", voice.count(exported.participants)),
                ("answers", voice.count(exported.answers)),
                ("hash", exported.sha256),
            ];
            print(&voice.with("transfer-exported", counts))?;
        }
    }
    Ok(FINE)
}

fn import(which: &Which, folder: &Path, format: Format, voice: &Voice) -> Outcome {
    if !folder.is_dir() {
        return Err(Failure::Said(USAGE, format!("{}: {}", folder.display(), voice.say("transfer-no-folder"))));
    }
    let app = crate::open(&which.data)?;
    let to = Arrival::find(&app, which.org.as_deref(), &which.programme, &which.cohort)?;
    let progress = progress::bar(voice);
    let imported = transfer::import(&app, &Actor::System, &to, folder, &progress.teller());
    progress.end();
    match imported? {
        Imported::Done { participants, answers, edited, sha256 } => {
            for file in edited {
                say(&voice.with("transfer-edited", [("file", file)]));
            }
            match format {
                Format::Json => {
                    let answer =
                        json!({ "participants": participants, "answers": answers, "sha256": sha256, "faults": [] });
                    print(&answer.to_string())?;
                }
                Format::Text => {
                    let counts = [("participants", voice.count(participants)), ("answers", voice.count(answers))];
                    print(&voice.with("transfer-imported", counts))?;
                }
            }
            Ok(FINE)
        }
        Imported::Refused { faults, more } => {
            for fault in &faults {
                say(&fault.text(voice));
            }
            if more > 0 {
                say(&voice.with("transfer-more", [("count", voice.count(more))]));
            }
            say(&voice.say("transfer-refused"));
            if format == Format::Json {
                let answer = json!({
                    "participants": 0,
                    "answers": 0,
                    "faults": faults_json(&faults, voice),
                    "more_faults": more,
                });
                print(&answer.to_string())?;
            }
            Ok(REFUSED)
        }
    }
}
