//! `presque`: the door for operators, and the place where everything is put together.

mod account;
mod cohort;
mod deidentify;
mod demo;
mod failure;
mod file_limits;
mod generated;
mod init;
mod journal;
mod programme;
mod rex;
mod serve;
mod stats;
mod synthesis;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use failure::Outcome;

/// A request is mostly small allocations, at which the C library is slow.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Practice improvement by self-evaluation, and learning from near misses: one self-hosted program.
#[derive(Debug, Parser)]
#[command(name = "presque", version, about, propagate_version = true)]
struct Command {
    /// Language of messages: fr or en; from LANG otherwise.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<String>,
    #[command(subcommand)]
    action: Action,
}

/// The data folder and the database of an installation.
#[derive(Debug, Clone, Args)]
struct Data {
    /// The data folder: configuration, keys, and the database unless a URL is given.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// PostgreSQL instead of the folder's own SQLite database.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs: stable and documented.
    Json,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Fills a folder with the demonstration and serves it.
    Demo(demo::Arguments),
    /// Makes a new installation and prints a single-use link for its first operator.
    Init(init::Arguments),
    /// Serves an installation, jobs included.
    Serve(serve::Arguments),
    /// Runs the jobs only: beside servers started with --no-jobs.
    Work(serve::WorkArguments),
    /// Accounts and roles.
    #[command(subcommand)]
    Account(account::Action),
    /// Programme definitions.
    #[command(subcommand)]
    Programme(programme::Action),
    /// Cohorts: report, export, import.
    #[command(subcommand)]
    Cohort(cohort::Action),
    /// Syntheses: freezing an evaluation's figures, checking what they give away, showing what is published.
    #[command(subcommand)]
    Synthesis(synthesis::Action),
    /// Says what in a text on standard input would give somebody away; --lang is the text's language too.
    Deidentify(deidentify::Arguments),
    /// The REX base: historic bases in, the search index, questions.
    #[command(subcommand)]
    Rex(rex::Action),
    /// Answers one statistical request: JSON in, JSON out.
    Stats,
    /// The journal.
    #[command(subcommand)]
    Journal(journal::Action),
    /// Tables of the documentation.
    #[command(subcommand, hide = true)]
    Docs(generated::Action),
}

fn main() -> ExitCode {
    let command = Command::parse();
    file_limits::survive();
    let voice = failure::voice(command.lang.as_deref());
    let outcome = match command.action {
        Action::Demo(arguments) => demo::run(&arguments, &voice),
        Action::Init(arguments) => init::run(&arguments, &voice),
        Action::Serve(arguments) => serve::run(&arguments, &voice),
        Action::Work(arguments) => serve::work(&arguments),
        Action::Account(action) => account::run(&action, &voice),
        Action::Programme(action) => programme::run(&action, &voice),
        Action::Cohort(action) => cohort::run(&action, &voice),
        Action::Synthesis(action) => synthesis::run(&action, &voice),
        Action::Deidentify(arguments) => deidentify::run(&arguments, command.lang.as_deref(), &voice),
        Action::Rex(action) => rex::run(&action, command.lang.as_deref(), &voice),
        Action::Stats => Ok(stats::run(std::io::stdin().lock(), std::io::stdout().lock(), std::io::stderr().lock())),
        Action::Journal(action) => journal::run(&action, &voice),
        Action::Docs(action) => generated::run(&action),
    };
    ExitCode::from(failure::exit_code(outcome, &voice))
}

/// Opens the installation that a command works on.
fn open(data: &Data) -> Outcome<app::App> {
    let folder = app::folder::Folder::new(&data.data);
    Ok(app::installation::open(&folder, data.database_url.as_deref())?)
}

/// Prints one line on standard output.
fn print(line: &str) -> std::io::Result<()> {
    std::io::Write::write_all(&mut std::io::stdout().lock(), format!("{line}\n").as_bytes())
}
