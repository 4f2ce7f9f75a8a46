//! Clearing: the expert writes what may enter the base, a revision with nobody in it, and sees how many others it could
//! be before accepting.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::content::Asked;
use domain::near_miss::course::{Deed, Hand};
use domain::near_miss::key_of_record::{Key, Sharing, sharing};
use domain::near_miss::{Content, FieldKey, Value, record};
use domain::rex::{Clause, Query, Record, When};
use domain::text::Language;
use search::Question;
use store::Tx;

use super::assist::{self, Finding};
use super::round::{self, expert, of_expert};
use super::{File, content_fault};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::rex::{self, Candidate};

/// Most rare words that are shown.
const MOST_RARE: usize = 20;
/// Most different words that are looked up.
const LOOKED_UP: usize = 400;
/// Shortest word that can tell somebody.
const SHORTEST: usize = 4;

/// Texts that were written again, by the question they answer.
pub type Edits = BTreeMap<FieldKey, String>;

/// What the assist finds in the last version with these words in the place of its own; nothing is kept.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it, or a question that is none.
pub fn findings(app: &App, actor: &Actor, org: OrgId, reference: &str, edits: &Edits) -> Result<Vec<Finding>> {
    let (app, actor, reference, edits) = (app.clone(), actor.clone(), reference.to_owned(), edits.clone());
    let (content, language) = app.store.clone().read(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        edited(tx, &file, &edits)
    })?;
    Ok(assist::findings(&content, &language))
}

/// Writes what may enter the base: a revision. Every text can be edited; what the assist still finds must be justified
/// anew, whatever the author said of it (a02).
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it, or a question that is none; conflict
/// unless it is under analysis; invalid when a text is too long or holds what was neither rewritten nor justified.
pub fn clear(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    edits: &Edits,
    justified: &BTreeSet<String>,
) -> Result<()> {
    clear_as_seen(app, actor, org, reference, None, edits, justified)
}

/// The same for a page that was read before: `seen` is the number of the version that the expert read. What its author
/// added since was read by nobody, and is not cleared with the rest.
///
/// # Errors
/// As [`clear`]; conflict when there is a later version.
pub fn clear_as_seen(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    seen: Option<u32>,
    edits: &Edits,
    justified: &BTreeSet<String>,
) -> Result<()> {
    let hand = Hand::Expert(expert(actor, org)?);
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    let (edits, justified) = (edits.clone(), justified.clone());
    app.store.clone().write(move |tx| {
        let mut file = of_expert(&app, tx, &actor, org, &reference)?;
        if seen.is_some_and(|seen| round::last(&file, tx).is_ok_and(|last| last.number != seen)) {
            return Err(conflict("version", "fault-other-device"));
        }
        let (content, language) = edited(tx, &file, &edits)?;
        let asked = Asked { form: file.form()?, elsewhere: &[], today: file.today };
        let shapes = edits.keys().filter_map(|key| asked.check_one(key, content.0.get(key)?).err());
        let mut faults: Vec<Fault> = shapes.map(|fault| content_fault(&fault)).collect();
        faults.extend(assist::unjustified(&content, &language, &justified));
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        file.act(&app, tx, (&actor, hand), Deed::Cleared, None)?;
        file.revise(&app, tx, true, (&content, &language, &justified))?;
        Ok(())
    })
}

/// The last version with other words; words alone are edited here, codes are coded.
fn edited(tx: &mut Tx<'_>, file: &File, edits: &Edits) -> Result<(Content, Language)> {
    let last = round::last(file, tx)?;
    let mut content = last.content;
    for (key, words) in edits {
        match content.0.get_mut(key) {
            Some(Value::Words(before)) => words.trim().clone_into(before),
            _ => return Err(Error::NotFound("question")),
        }
    }
    content.0.retain(|_, value| !value.is_blank());
    Ok((content, last.language))
}

/// What the expert is told before accepting.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// How many records share the key, and what would have to be coarsened. Kind of unit and family of act are in no
    /// record, so that they are not in the key either.
    pub sharing: Sharing,
    /// How many must share it, this one counted.
    pub floor: u64,
    /// Words that fewer records than that have: each may tell somebody.
    pub rare: Vec<String>,
    /// Records that may tell the same event.
    pub alike: Vec<Candidate>,
}

/// How many records of the base the cleared one could be. Below the floor it is coarsened when it enters, or waits.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it; invalid when it has no words yet; broken
/// when store or index fail.
pub fn shared(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Shared> {
    let (handle, who, reference) = (app.clone(), actor.clone(), reference.to_owned());
    let (record, floor, counts) = app.store.read(move |tx| {
        let file = of_expert(&handle, tx, &who, org, &reference)?;
        let record = record_of(tx, &file)?;
        let key = record::key(&record);
        let counts = counts_of(tx, &key)?;
        Ok::<_, Error>((record, u64::from(file.body.rex_floor), counts))
    })?;
    let key = record::key(&record);
    let sharing = sharing(&key, floor, &|key| counts.of(key));
    let alike = rex::near_duplicates(app, actor, &record)?;
    Ok(Shared { sharing, floor, rare: rare(app, &record, floor)?, alike })
}

/// The record that the last version gives, with what its coders settled.
pub(super) fn record_of(tx: &mut Tx<'_>, file: &File) -> Result<Record> {
    let last = round::last(file, tx)?;
    let form = file.form()?;
    let content = record::coded(form, &last.content, &super::coding::settled_of(tx, file)?);
    record::record(form, &content, last.language).ok_or_else(|| Fault::new("", "fault-near-miss-no-record").into())
}

/// How many records of the base share a key, as declared, by its year, and without a time.
pub(super) struct Counts {
    month: u64,
    year: u64,
    ever: u64,
}

impl Counts {
    pub(super) fn of(&self, key: &Key) -> u64 {
        match key.when {
            Some(When::Month(..)) => self.month,
            Some(When::Year(_)) => self.year,
            None => self.ever,
        }
    }
}

pub(super) fn counts_of(tx: &mut Tx<'_>, key: &Key) -> Result<Counts> {
    let mut count = |when| {
        let counted = store::rex::count_alike(tx, &key.specialty, when)?;
        Ok::<_, Error>(u64::try_from(counted).unwrap_or_default())
    };
    let year = key.when.map(|when| When::Year(when.year()));
    Ok(Counts { month: count(key.when)?, year: count(year)?, ever: count(None)? })
}

/// Words of a record that fewer records of the base have than must share its key, the rarest first.
fn rare(app: &App, record: &Record, floor: u64) -> Result<Vec<String>> {
    let Some(index) = rex::index_of(app)? else { return Ok(Vec::new()) };
    let mut counted: BTreeMap<String, u64> = BTreeMap::new();
    let text = record.text();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|it| it.chars().count() >= SHORTEST) {
        let word = word.to_lowercase();
        if counted.len() >= LOOKED_UP || counted.contains_key(&word) {
            continue;
        }
        let asked = Query { any: vec![Clause { all: vec![word.clone()], none: Vec::new() }] };
        let languages = vec![Language::french(), Language::english()];
        let page = index.search(&Question { asked, languages, filters: Vec::new(), limit: 1 }).map_err(broken)?;
        counted.insert(word, page.total);
    }
    let mut rare: Vec<(u64, String)> =
        counted.into_iter().filter(|(_, count)| count + 1 < floor).map(|(word, count)| (count, word)).collect();
    rare.sort();
    Ok(rare.into_iter().take(MOST_RARE).map(|(_, word)| word).collect())
}
