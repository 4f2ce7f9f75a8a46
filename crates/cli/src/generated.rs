//! `presque docs generate`: the tables of the documentation that are made from the code, so that they cannot go stale.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use domain::authority::{Grant, RULES};
use domain::hand_over::HAND_OVERS;

use crate::failure::{FINE, Outcome};

/// What can be generated.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Writes every generated table into a folder.
    Generate {
        /// The folder.
        dir: PathBuf,
    },
}

const MADE: &str = "<!-- Made by `cargo xtask gen` from the code; do not edit. -->\n\n";

/// Runs the command.
pub(crate) fn run(action: &Action) -> Outcome {
    let Action::Generate { dir } = action;
    fs::create_dir_all(dir)?;
    write(dir, "authority.md", &authority())?;
    write(dir, "hand-overs.md", &hand_overs())?;
    write(dir, "routes.md", &format!("# Routes\n\n{}", web::routes::documentation()))?;
    write(dir, "schedule.md", &schedule())?;
    write(dir, "deidentification.md", &documents::deidentification::report())?;
    Ok(FINE)
}

fn write(dir: &Path, name: &str, text: &str) -> std::io::Result<()> {
    fs::write(dir.join(name), format!("{MADE}{}\n", text.trim_end()))
}

fn authority() -> String {
    let mut text = String::from(
        "# Who may do what\n\nDeclared once, in `crates/domain/src/authority.rs`. A right that no line grants is refused to everybody.\n\n\
         | Right | Granted to | Why |\n|---|---|---|\n",
    );
    for rule in RULES {
        let to = match rule.grant {
            Grant::Anyone => "anyone".to_owned(),
            Grant::SignedIn => "whoever is signed in".to_owned(),
            Grant::Hats([]) => "no hat".to_owned(),
            Grant::Hats(roles) => roles.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(", "),
        };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "| `{:?}` | {to} | {} |", rule.right, rule.why);
    }
    text
}

fn hand_overs() -> String {
    let mut text = String::from(
        "# Hand-overs between organisations\n\nOrganisations share nothing but what is listed here.\n\n\
         | Object | From | To | Fields | Purpose |\n|---|---|---|---|---|\n",
    );
    for one in HAND_OVERS {
        let fields = one.fields.join(", ");
        let _ = writeln!(text, "| {} | {} | {} | {fields} | {} |", one.name, one.sender, one.receiver, one.purpose);
    }
    if HAND_OVERS.is_empty() {
        text.push_str("| none | | | | the practice-improvement programme runs inside one organisation |\n");
    }
    text
}

fn schedule() -> String {
    let mut text = String::from("# What runs by itself\n\n| Task | Again after |\n|---|---|\n");
    for task in app::schedule::SCHEDULE {
        let _ = writeln!(text, "| `{}` | {} s |", task.name, task.every.as_secs());
    }
    text
}
