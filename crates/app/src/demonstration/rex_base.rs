//! The REX base of a demonstration: records made from a seed, fictional and labelled so, in both languages.
//!
//! What a record is about is drawn first (who, what went wrong, when, why, how it was found, how severe), then told from
//! clauses in its language. What is drawn depends on what was drawn before, as in life: an allergy is met by anaesthetists
//! before the act, what a person notices in time harms nobody. The same seed gives the same records.

mod clause;
mod lot;
mod noun;
mod telling;

use std::collections::BTreeSet;

use documents::demonstration::{Wording, wording};
use domain::calendar::days_before;
use domain::rex::{Origin, Record, RexId};
use jiff::civil::Date;

use self::lot::{Lot, Months};
use super::draw::Draw;
use crate::App;
use crate::error::{Error, Result, broken};
use crate::rex::written;

/// Records of the usual demonstration.
pub const RECORDS: usize = 2_000;
/// Records in one batch of the base, and in one transaction.
const BATCH: usize = 500;
/// How often somebody else of the team told the same event too.
const TOLD_TWICE: f64 = 0.006;

/// A record, and the code of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Code of the theme.
    pub theme: String,
    /// Code of how it was found.
    pub found: String,
    /// The record.
    pub record: Record,
}

/// Tells records one after the other, without end.
pub struct Teller {
    draw: Draw,
    wording: Wording,
    months: Months,
    last: Option<Lot>,
}

impl std::fmt::Debug for Teller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Teller").finish_non_exhaustive()
    }
}

impl Teller {
    /// Tells what happened before a day, from a seed.
    ///
    /// # Errors
    /// Broken when the wording cannot be read.
    pub fn new(seed: u64, as_of: Date) -> Result<Self> {
        let last = days_before(as_of, 28);
        let months = Months::until(last.year(), last.month());
        Ok(Self { draw: Draw::new(seed), wording: wording().map_err(broken)?, months, last: None })
    }
}

impl Iterator for Teller {
    type Item = Told;

    fn next(&mut self) -> Option<Told> {
        let (draw, wording) = (&self.draw, &self.wording);
        let (lot, again) = match self.last.take().filter(|_| draw.happens(TOLD_TWICE)) {
            Some(lot) => (lot, true),
            None => (Lot::draw(draw, wording, &self.months), false),
        };
        let record = telling::tell(draw, wording, &lot, again);
        let told = Told { theme: lot.theme(wording).code.clone(), found: lot.found.clone(), record };
        self.last = Some(lot);
        Some(told)
    }
}

/// Puts so many records into the base, a batch at a time; `progress` is told how many are in.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, teller: &mut Teller, records: usize, progress: &dyn Fn(u64, u64)) -> Result<()> {
    let (mut done, all) = (0, records as u64);
    while done < records {
        let many = BATCH.min(records - done);
        let id = app.chance.id();
        let batch = teller.take(many).map(|told| {
            let id = RexId(app.chance.reference());
            Ok((written::kept(id, Origin::Demonstration, told.record)?, BTreeSet::from([told.theme])))
        });
        let batch = batch.collect::<Result<Vec<_>>>()?;
        app.store.write(move |tx| {
            for (kept, themes) in &batch {
                store::rex::add(tx, id, kept)?;
                store::theme::file_record(tx, &kept.entered.id, themes)?;
            }
            store::rex::show(tx, id, i64::try_from(batch.len()).map_err(broken)?)?;
            Ok::<_, Error>(())
        })?;
        done += many;
        progress(done as u64, all);
    }
    Ok(())
}

/// A text as it is printed in French: spaces that do not break before double punctuation.
pub(super) fn typeset(french: &str) -> String {
    clause::spaced(french)
}
