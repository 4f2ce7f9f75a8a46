//! `presque synthesis`: freezing the figures of an evaluation, checking what its synthesis gives away, showing what may
//! leave the team. No word that anybody wrote is printed.

use app::cohort::Pinned;
use app::synthesis::{self, Finding};
use clap::{Args, Subcommand};
use documents::language::Voice;
use documents::synthesis::{GoalOut, Released};
use domain::authority::Actor;
use serde_json::json;

use crate::cohort::{Which, find};
use crate::failure::{FINE, Outcome, REFUSED, say};
use crate::{Format, print};

/// Which evaluation of which cohort.
#[derive(Debug, Args)]
pub(crate) struct Wanted {
    #[command(flatten)]
    which: Which,
    /// The evaluation, such as b1.
    #[arg(long, value_name = "WAVE")]
    wave: String,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What can be done with a synthesis.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Freezes the figures of an evaluation that has closed, and prints their hash: the same data, the same hash.
    Freeze(Wanted),
    /// Lists whatever the synthesis would give away; exit code 3 when there is something.
    Check(Wanted),
    /// Prints the figures that may leave the team; what is withheld is null, with the reason.
    Show(Wanted),
}

/// Runs the command.
pub(crate) fn run(action: &Action, voice: &Voice) -> Outcome {
    let (Action::Freeze(wanted) | Action::Check(wanted) | Action::Show(wanted)) = action;
    let app = crate::open(&wanted.which.data)?;
    let pinned = find(&app, &wanted.which)?;
    match action {
        Action::Freeze(wanted) => freeze(&app, &pinned, wanted, voice),
        Action::Check(wanted) => check(&app, &pinned, wanted, voice),
        Action::Show(wanted) => show(&app, &pinned, wanted, voice),
    }
}

fn freeze(app: &app::App, pinned: &Pinned, wanted: &Wanted, voice: &Voice) -> Outcome {
    let frozen = synthesis::freeze(app, &Actor::System, pinned, &wanted.wave)?;
    match wanted.format {
        Format::Json => {
            let answer = json!({
                "evaluation": wanted.wave,
                "snapshot": frozen.hash,
                "submitted": frozen.figures.submitted,
                "k": frozen.figures.k,
            });
            print(&answer.to_string())?;
        }
        Format::Text => {
            let values = (
                ("evaluation", wanted.wave.as_str()),
                ("count", voice.count(frozen.figures.submitted)),
                ("hash", frozen.hash.as_str()),
            );
            print(&voice.with("synthesis-cli-frozen", values))?;
        }
    }
    Ok(FINE)
}

fn check(app: &app::App, pinned: &Pinned, wanted: &Wanted, voice: &Voice) -> Outcome {
    let found = synthesis::check(app, &Actor::System, pinned, &wanted.wave)?;
    let said = |one: &Finding| voice.say(one.kind.message());
    match wanted.format {
        Format::Json => {
            let faults =
                found.iter().map(|one| json!({ "field": one.field, "fault": one.kind.code(), "text": said(one) }));
            let answer = json!({ "evaluation": wanted.wave, "faults": faults.collect::<Vec<_>>() });
            print(&answer.to_string())?;
        }
        Format::Text => {
            for one in &found {
                say(&format!("{} {}", one.field, said(one)));
            }
            if found.is_empty() {
                print(&voice.say("synthesis-cli-none"))?;
            }
        }
    }
    Ok(if found.is_empty() { FINE } else { REFUSED })
}

fn show(app: &app::App, pinned: &Pinned, wanted: &Wanted, voice: &Voice) -> Outcome {
    let frozen = synthesis::find_frozen(app, &Actor::System, pinned, &wanted.wave)?;
    let frozen = frozen.ok_or_else(|| app::error::conflict("wave", "fault-synthesis-not-frozen"))?;
    let released = frozen.released(pinned);
    match wanted.format {
        Format::Json => print(released.json().map_err(app::error::broken)?.trim_end())?,
        Format::Text => text(&released, voice)?,
    }
    Ok(FINE)
}

fn text(released: &Released, voice: &Voice) -> std::io::Result<()> {
    let count = voice.count(released.submitted.count.unwrap_or_default());
    let values = (("evaluation", released.evaluation.as_str()), ("count", count), ("hash", released.snapshot.as_str()));
    print(&voice.with("synthesis-cli-frozen", values))?;
    released.goals.iter().try_for_each(|goal| print(&line(goal, released.k, voice)))
}

fn line(goal: &GoalOut, k: u32, voice: &Voice) -> String {
    let submitted = match (goal.submitted.count, goal.submitted.suppressed) {
        (Some(count), _) => voice.count(count),
        (None, Some("fewer_than_k")) => voice.with("synthesis-fewer-than", [("k", k)]),
        (None, _) => voice.say("synthesis-withheld"),
    };
    let rate = match (goal.rate.count, goal.rate.denominator, goal.rate.rate) {
        (Some(part), Some(whole), Some(rate)) => {
            let values = (("count", voice.count(part)), ("of", voice.count(whole)), ("rate", voice.percent(rate, 0)));
            voice.with("synthesis-cli-rate", values)
        }
        _ => voice.with("synthesis-cli-withheld", [("reason", goal.rate.suppressed.unwrap_or("no_patient"))]),
    };
    let values = (("goal", goal.goal.as_str()), ("submitted", submitted), ("rate", rate));
    voice.with("synthesis-cli-goal", values)
}
