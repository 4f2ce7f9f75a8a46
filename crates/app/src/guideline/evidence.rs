//! What a guideline rests on: the answer of the base on a day, studies and what was seen elsewhere; frozen, with a hash by
//! which anybody who reads the base can tell that it is the same still.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::guideline::Evidence;
use domain::guideline::course::Deed;
use domain::ids::OrgId;
use domain::rex::{Facet, Filter, RexId};
use domain::text::Language;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Tx;

use super::said::{self, QueryKept};
use super::{Doing, File, LONGEST_LINE, act};
use crate::App;
use crate::error::{Error, Fault, Result, broken};
use crate::rex::{self, Ask, MOST_HITS};

/// What is to be frozen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Freezing {
    /// What is asked of the base; nothing is asked with neither words nor filters.
    pub words: String,
    /// In which language; in both without.
    pub language: Option<Language>,
    /// The sides it is narrowed by.
    pub filters: Vec<Filter>,
    /// References of risk studies.
    pub studies: Vec<String>,
    /// References of what was seen in horizon scanning.
    pub watch: Vec<String>,
}

impl Freezing {
    fn asks(&self) -> bool {
        !self.words.trim().is_empty() || !self.filters.is_empty()
    }
}

/// Freezes what a guideline rests on. Freezing again, before peers read, replaces it; what was frozen before stays on file.
///
/// # Errors
/// Refused to whoever makes none, and to whoever may not read records when the base is asked; not found; conflict where
/// the course does not allow it; invalid for a question that finds nothing or too much, for a study or an item that is not
/// there, and for nothing at all (a34).
pub fn freeze(app: &App, actor: &Actor, org: OrgId, reference: &str, freezing: &Freezing) -> Result<()> {
    actor.may(Right::DraftGuidelines, org)?;
    let words = freezing.words.trim();
    if words.chars().count() > LONGEST_LINE {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST_LINE).into());
    }
    let records = if freezing.asks() { found(app, actor, freezing)? } else { Vec::new() };
    let query = QueryKept {
        words: words.to_owned(),
        language: freezing.language.as_ref().map(|language| language.tag().to_owned()),
        facets: freezing.filters.iter().map(|it| (it.facet.code().to_owned(), it.value.clone())).collect(),
    };
    let (handle, freezing) = (app.clone(), freezing.clone());
    act(app, (actor, org, Right::DraftGuidelines), reference, move |tx, file, _| {
        let mut evidence: BTreeSet<Evidence> =
            records.iter().map(|id| Evidence::Record { rex_id: id.clone() }).collect();
        evidence.extend(elsewhere(tx, file, &freezing)?);
        let evidence: Vec<Evidence> = evidence.into_iter().collect();
        let items = u32::try_from(evidence.len()).map_err(broken)?;
        let extra = Some(hash(&handle, tx, &evidence)?);
        Ok(Doing { deed: Deed::Frozen { items }, said: Some(said::write(&query)?), extra, evidence })
    })
}

/// The records that answer now, all of them.
fn found(app: &App, actor: &Actor, freezing: &Freezing) -> Result<Vec<RexId>> {
    let ask = Ask {
        words: freezing.words.clone(),
        language: freezing.language.clone(),
        filters: freezing.filters.clone(),
        skip: 0,
        limit: MOST_HITS,
    };
    let answer = rex::search(app, actor, &ask)?;
    if answer.total > u64::try_from(MOST_HITS).unwrap_or(u64::MAX) {
        return Err(Fault::new("words", "fault-guideline-too-many-records").with("max", MOST_HITS).into());
    }
    if answer.hits.is_empty() {
        return Err(Fault::new("words", "fault-guideline-no-records").into());
    }
    Ok(answer.hits.into_iter().map(|hit| hit.id).collect())
}

/// Studies that are finished and items that are there, and that the makers may read: published ones, or their own.
fn elsewhere(tx: &mut Tx<'_>, file: &File, freezing: &Freezing) -> Result<Vec<Evidence>> {
    let mut all = Vec::new();
    let makers = file.standing.makers();
    for reference in &freezing.studies {
        let open = |study: &store::study::Study| study.published_on.is_some() || makers.contains(&study.org);
        let study = store::study::find(tx, reference)?.filter(|study| study.finished_on.is_some());
        if !study.is_some_and(|study| open(&study)) {
            return Err(Fault::new("studies", "fault-guideline-study").into());
        }
        all.push(Evidence::Study { reference: reference.clone() });
    }
    for reference in &freezing.watch {
        if store::watch::find(tx, reference)?.is_none() {
            return Err(Fault::new("watch", "fault-guideline-watch").into());
        }
        all.push(Evidence::Watch { reference: reference.clone() });
    }
    Ok(all)
}

/// The hash of what is frozen: SHA-256 over its things in the order of kind and reference, each by its kind, its reference
/// and its canonical bytes, with the length before each.
fn hash(app: &App, tx: &mut Tx<'_>, evidence: &[Evidence]) -> Result<String> {
    let mut all: Vec<&Evidence> = evidence.iter().collect();
    all.sort_by_key(|one| (one.kind(), one.reference()));
    let mut hasher = Sha256::new();
    for one in all {
        let bytes = match one {
            Evidence::Record { rex_id } => {
                let kept = store::rex::find(tx, rex_id)?.ok_or(Error::NotFound("record"))?;
                rex::written::whole(&rex::written::entered(kept)?.record)?
            }
            Evidence::Study { reference } => crate::study::canonical_bytes(app, tx, reference)?.unwrap_or_default(),
            Evidence::Watch { reference } => crate::watch::canonical_bytes(app, tx, reference)?.unwrap_or_default(),
        };
        for part in [one.kind().as_bytes(), one.reference().as_bytes(), &bytes] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
    }
    Ok(data_encoding::HEXLOWER.encode(&hasher.finalize()))
}

/// A record that was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenRecord {
    /// Which.
    pub id: RexId,
    /// Code of its specialty.
    pub specialty: String,
    /// When it happened, as the base says.
    pub when: Option<domain::rex::When>,
}

/// What was frozen, whole: for those who read records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenWhole {
    /// The words that were asked.
    pub words: String,
    /// The language that was asked.
    pub language: Option<Language>,
    /// The sides it was narrowed by.
    pub filters: Vec<(Facet, String)>,
    /// When.
    pub on: Date,
    /// The hash of what was frozen.
    pub sha256: String,
    /// Whether the base still holds exactly that.
    pub is_intact: bool,
    /// The records.
    pub records: Vec<FrozenRecord>,
    /// References of studies.
    pub studies: Vec<String>,
    /// References of items of horizon scanning.
    pub watch: Vec<String>,
}

/// What the version in work rests on, or the version of a number, with every record: for those who read the base.
///
/// # Errors
/// Refused to whoever may not read records; not found before something was frozen.
pub fn frozen(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<FrozenWhole> {
    actor.may(Right::ReadGuidelineWork, org)?;
    actor.may(Right::ReadRexRecords, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, &reference)?;
        let deed = file.last("frozen").ok_or(Error::NotFound("evidence"))?;
        let query: QueryKept = file.said(deed)?.unwrap_or_default();
        let all = store::guideline::evidence(tx, file.row.org, file.row.id, deed.number)?;
        let sha256 = deed.extra.clone().unwrap_or_default();
        let is_intact = hash(&app, tx, &all).is_ok_and(|now| now == sha256);
        let (mut records, mut studies, mut watch) = (Vec::new(), Vec::new(), Vec::new());
        for one in all {
            match one {
                Evidence::Record { rex_id } => {
                    if let Some(kept) = store::rex::find(tx, &rex_id)? {
                        let record = kept.entered.record;
                        records.push(FrozenRecord { id: rex_id, specialty: record.specialty, when: record.when });
                    }
                }
                Evidence::Study { reference } => studies.push(reference),
                Evidence::Watch { reference } => watch.push(reference),
            }
        }
        let filters = query.facets.into_iter().filter_map(|(code, value)| Some((Facet::parse(&code)?, value)));
        Ok(FrozenWhole {
            words: query.words,
            language: query.language.as_deref().and_then(Language::parse),
            filters: filters.collect(),
            on: deed.dated.on,
            sha256,
            is_intact,
            records,
            studies,
            watch,
        })
    })
}
