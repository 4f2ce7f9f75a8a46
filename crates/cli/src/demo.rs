//! `presque demo`: a folder filled with the demonstration, and served.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::PathBuf;

use app::demonstration::{self, NATIONAL, Progress};
use app::folder::Folder;
use clap::{Args, ValueEnum};
use documents::language::Voice;
use jiff::civil::Date;

use crate::failure::{FINE, Failure, Outcome, REFUSED, USAGE, say};
use crate::rex::bar;
use crate::serve;

/// How large it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scale {
    /// Two organisations, three bodies, a base of 2,000 records.
    Usual,
    /// A country on 1 July 2013: 24,400 doctors of whom 7,319 certified, a base of 56,000 records.
    National,
}

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
    /// The date the demonstration stands on; 2026-11-20 unless told otherwise. At the scale of a country it is 2013-07-01.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// How large it is; making a country takes some minutes.
    #[arg(long, value_enum, default_value_t = Scale::Usual)]
    scale: Scale,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, voice: &Voice) -> Outcome {
    let folder = Folder::new(&arguments.data);
    if !folder.is_installed() {
        make(&folder, arguments, voice)?;
    } else if folder.demonstration()?.is_none() {
        return Err(Failure::Said(REFUSED, voice.say("cli-demo-not-a-demonstration")));
    }
    if arguments.only_data {
        return Ok(FINE);
    }
    let app = app::installation::open(&folder, arguments.database_url.as_deref())?;
    serve::serve(&app, arguments.listen, true, false, voice)
}

fn make(folder: &Folder, arguments: &Arguments, voice: &Voice) -> Result<(), Failure> {
    let (scale, as_of) = match (arguments.scale, arguments.as_of) {
        (Scale::Usual, as_of) => (demonstration::Scale::Usual, as_of.unwrap_or(demonstration::AS_OF)),
        (Scale::National, None) => (demonstration::Scale::National(NATIONAL), demonstration::national::AS_OF),
        (Scale::National, Some(as_of)) if as_of == demonstration::national::AS_OF => {
            (demonstration::Scale::National(NATIONAL), as_of)
        }
        (Scale::National, Some(_)) => return Err(Failure::Said(USAGE, voice.say("cli-demo-national-date"))),
    };
    let database = arguments.database_url.as_deref();
    let shown = RefCell::new(None);
    let progress = |made: Progress<'_>| match made {
        Progress::Step(key) => {
            shown.take();
            say(&voice.say(key));
        }
        Progress::Part { done, of } => {
            let mut shown = shown.borrow_mut();
            let bar = shown.get_or_insert_with(|| Ending(bar(String::new())));
            bar.0.set_length(of);
            bar.0.set_position(done);
        }
    };
    Ok(demonstration::create_at(folder, database, (arguments.seed, as_of), scale, &progress)?)
}

/// A bar that leaves the line when it is over.
struct Ending(indicatif::ProgressBar);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
