//! How records are written down: parts as JSON for the store, whole records as JSON before they are sealed.

use std::collections::BTreeSet;

use domain::rex::{Entered, Factor, Origin, Part, PartKind, Phase, Record, RexId, Severity, When};
use domain::text::Language;
use serde::{Deserialize, Serialize};
use store::rex::Kept;

use crate::error::{Result, broken};

/// A record that is held, whole: nothing of it stands beside its seal.
#[derive(Debug, Serialize, Deserialize)]
struct Whole {
    when: Option<String>,
    specialty: String,
    phase: Option<String>,
    factors: BTreeSet<String>,
    actual: Option<u8>,
    potential: Option<u8>,
    language: String,
    parts: Vec<(String, String)>,
}

/// A record on its way into the store.
pub(crate) fn kept(id: RexId, origin: Origin, record: Record) -> Result<Kept> {
    let parts: Vec<(&str, &str)> = record.parts.iter().map(|part| (part.kind.code(), part.text.as_str())).collect();
    let parts = serde_json::to_string(&parts).map_err(broken)?;
    Ok(Kept { entered: Entered { id, origin, record }, parts })
}

/// A record as the store kept it.
pub(crate) fn entered(kept: Kept) -> Result<Entered> {
    let parts: Vec<(String, String)> = serde_json::from_str(&kept.parts).map_err(broken)?;
    let mut entered = kept.entered;
    entered.record.parts = parts_of(parts)?;
    Ok(entered)
}

fn parts_of(written: Vec<(String, String)>) -> Result<Vec<Part>> {
    let part = |(kind, text): (String, String)| {
        let kind = PartKind::parse(&kind).ok_or_else(|| broken("a record has a part that no rule knows"))?;
        Ok(Part { kind, text })
    };
    written.into_iter().map(part).collect()
}

/// A held record from its bytes, unsealed.
pub(crate) fn read_whole(bytes: &[u8]) -> Result<Record> {
    let whole: Whole = serde_json::from_slice(bytes).map_err(broken)?;
    Ok(Record {
        when: whole.when.as_deref().and_then(When::parse),
        specialty: whole.specialty,
        phase: whole.phase.as_deref().and_then(Phase::parse),
        factors: whole.factors.iter().filter_map(|code| Factor::parse(code)).collect(),
        actual: whole.actual.and_then(|level| Severity::of(i64::from(level))),
        potential: whole.potential.and_then(|level| Severity::of(i64::from(level))),
        language: Language::parse(&whole.language).ok_or_else(|| broken("a held record has no language"))?,
        parts: parts_of(whole.parts)?,
    })
}

/// The bytes of a record that is held, to be sealed.
pub(crate) fn whole(record: &Record) -> Result<Vec<u8>> {
    let level = |severity: Option<Severity>| severity.map(Severity::level);
    let whole = Whole {
        when: record.when.map(|when| when.to_string()),
        specialty: record.specialty.clone(),
        phase: record.phase.map(Phase::code).map(str::to_owned),
        factors: record.factors.iter().map(Factor::to_string).collect(),
        actual: level(record.actual),
        potential: level(record.potential),
        language: record.language.tag().to_owned(),
        parts: record.parts.iter().map(|part| (part.kind.code().to_owned(), part.text.clone())).collect(),
    };
    serde_json::to_vec(&whole).map_err(broken)
}
