//! `presque journal verify`: names the first broken link, and the tail not sealed yet.

use clap::Subcommand;
use documents::language::Voice;
use serde_json::json;

use crate::failure::{FINE, Outcome, REFUSED};
use crate::{Data, Format, print};

/// What can be asked of the journal.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Verifies the chain of every organisation; needs no key.
    Verify {
        #[command(flatten)]
        data: Data,
        /// text or json.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// Runs the command.
pub(crate) fn run(action: &Action, voice: &Voice) -> Outcome {
    let Action::Verify { data, format } = action;
    let app = crate::open(data)?;
    let names = app::organisation::list(&app)?;
    let mut found = app::journal::verify(&app)?;
    found.sort_by_key(|one| one.org);
    let name = |org: i64| {
        let known = names.iter().find(|organisation| organisation.id.0 == org);
        known.map_or_else(|| "installation".to_owned(), |organisation| organisation.short_name.clone())
    };
    let whole = found.iter().all(|one| one.first_broken.is_none());
    match format {
        Format::Json => {
            let chains: Vec<_> = found
                .iter()
                .map(|one| {
                    json!({
                        "organisation": name(one.org),
                        "sealed": one.sealed,
                        "unsealed": one.unsealed,
                        "first_broken": one.first_broken.map(|broken| json!({
                            "seq": broken.seq,
                            "entry": broken.entry.map(|entry| entry.to_string()),
                            "reason": broken.reason.code(),
                        })),
                    })
                })
                .collect();
            print(&json!({ "whole": whole, "journals": chains }).to_string())?;
        }
        Format::Text => {
            for one in &found {
                let counts = [
                    ("organisation", name(one.org)),
                    ("sealed", one.sealed.to_string()),
                    ("unsealed", one.unsealed.to_string()),
                ];
                print(&voice.with("cli-journal-counts", counts))?;
                if let Some(broken) = one.first_broken {
                    let place = [("seq", broken.seq.to_string()), ("reason", voice.say(key(broken.reason)))];
                    print(&voice.with("cli-journal-broken", place))?;
                }
            }
        }
    }
    Ok(if whole { FINE } else { REFUSED })
}

/// The sentence of a reason.
fn key(reason: store::journal::Reason) -> &'static str {
    use store::journal::Reason;
    match reason {
        Reason::EntryAltered => "cli-journal-entry-altered",
        Reason::HashReplaced => "cli-journal-hash-replaced",
        Reason::Rewritten => "cli-journal-rewritten",
        Reason::Missing => "cli-journal-missing",
        Reason::BeyondHead => "cli-journal-beyond-head",
    }
}
