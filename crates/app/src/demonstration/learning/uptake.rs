//! How far guidelines of a demonstration are applied: what its doctors say at the beginning, after four months and after
//! twelve. They begin with half, and most come to it.

use std::collections::BTreeSet;

use domain::authority::Actor;
use domain::calendar::{days_after, days_before, months_after};
use domain::uptake::{Declared, Wave};
use jiff::civil::Date;

use super::texts::{Guideline, Step};
use crate::App;
use crate::demonstration::draw::Draw;
use crate::demonstration::noon;
use crate::error::Result;
use crate::uptake;

/// Days after publication on which doctors begin.
const BEGUN: u16 = 20;

/// Says, for every doctor, what they say of each published guideline of their specialty by a day.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(
    app: &App,
    draw: &Draw,
    doctors: &[Actor],
    guidelines: &[(String, &Guideline)],
    as_of: Date,
) -> Result<()> {
    let theirs = guidelines.iter().filter(|(_, of)| of.body == 0 && of.step == Step::Published);
    for (reference, of) in theirs {
        let begun = days_after(days_before(as_of, of.ago), BEGUN);
        for (place, (wave, months)) in [(Wave::Baseline, 0), (Wave::Short, 4), (Wave::Long, 12)].into_iter().enumerate()
        {
            let on = months_after(begun, months);
            if on >= as_of {
                continue;
            }
            app.clock.set(noon(on));
            for doctor in doctors {
                let Actor::Wearing { org, .. } = doctor else { continue };
                uptake::declare(app, doctor, *org, (reference, wave), &declared(draw, place))?;
            }
        }
    }
    Ok(())
}

fn declared(draw: &Draw, wave: usize) -> Declared {
    let applied = [0.35, 0.65, 0.8][wave.min(2)];
    let always = draw.happens(applied * 0.6);
    let mostly = !always && draw.happens(applied);
    let concerned = u32::try_from(draw.between(4, 20)).unwrap_or(4);
    let (status, share) = match (always, mostly) {
        (true, _) => ("always", 1.0),
        (_, true) => ("mostly", 0.8),
        _ if draw.happens(0.6) => ("partly", 0.4),
        _ => ("no", 0.0),
    };
    let done = draw.rounded(f64::from(concerned) * share).min(concerned);
    let obstacle = *draw.one_of(&["time.visit", "colleague.uninformed"]);
    let obstacles = if always { BTreeSet::new() } else { BTreeSet::from([obstacle.to_owned()]) };
    Declared { status: status.to_owned(), reason: None, eligible: Some(concerned), implemented: Some(done), obstacles }
}
