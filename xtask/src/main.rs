//! What a developer runs on the repository itself: `cargo xtask --help`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "these are commands: what they print is their result")]

mod bench;
mod generate;
mod postgres;
mod process;
mod summary;
mod test;
mod tidy;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Checks, generated files and measurements of this repository")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// The whole check, the same on a desk and in `.ci/run`
    Test {
        /// Only these steps, separated by commas
        #[arg(long, value_delimiter = ',', value_name = "STEP")]
        only: Vec<String>,
        /// Name the steps and stop
        #[arg(long)]
        list: bool,
    },
    /// The rules of the house that no other tool knows
    Tidy,
    /// Write the generated documents again
    Gen {
        /// Change nothing: fail where a committed document differs
        #[arg(long)]
        check: bool,
    },
    /// Build the measurements in release and run those named (all, if none is)
    Bench {
        /// Names of measurements, and options passed on to them
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "NAME")]
        names: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = repository().and_then(|root| match Arguments::parse().task {
        Task::Test { list: true, .. } => test::list(),
        Task::Test { only, .. } => test::run(&root, &only),
        Task::Tidy => tidy::run(&root),
        Task::Gen { check } => generate::run(&root, check, None),
        Task::Bench { names } => bench::run(&root, &names),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: the folder above this package, wherever the command was typed.
fn repository() -> anyhow::Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package.parent().context("xtask is not inside a repository")?;
    Ok(root.to_path_buf())
}
