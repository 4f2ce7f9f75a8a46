//! `presque demo`: a folder filled with the demonstration, and served.

use std::net::SocketAddr;
use std::path::PathBuf;

use app::demonstration;
use app::folder::Folder;
use clap::Args;
use documents::language::Voice;
use jiff::civil::Date;

use crate::failure::{FINE, Failure, Outcome, REFUSED, say};
use crate::serve;

/// How to demonstrate.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The folder of the demonstration; made and filled if it is not there.
    #[arg(long, value_name = "DIR", default_value = "presque-demo")]
    data: PathBuf,
    /// PostgreSQL instead of the folder's own SQLite database.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Address to listen at; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Fills the folder and serves nothing.
    #[arg(long)]
    only_data: bool,
    /// What everything is made from: the same seed makes the same demonstration.
    #[arg(long, default_value_t = demonstration::SEED)]
    seed: u64,
    /// The date the demonstration stands on, such as 2026-11-20.
    #[arg(long, value_name = "DATE", default_value_t = demonstration::AS_OF)]
    as_of: Date,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, voice: &Voice) -> Outcome {
    let folder = Folder::new(&arguments.data);
    if !folder.is_installed() {
        let database = arguments.database_url.as_deref();
        demonstration::create(&folder, database, arguments.seed, arguments.as_of, |step| say(&voice.say(step)))?;
    } else if folder.demonstration()?.is_none() {
        return Err(Failure::Said(REFUSED, voice.say("cli-demo-not-a-demonstration")));
    }
    if arguments.only_data {
        return Ok(FINE);
    }
    let app = app::installation::open(&folder, arguments.database_url.as_deref())?;
    serve::serve(&app, arguments.listen, true, false, voice)
}
