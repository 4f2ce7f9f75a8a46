//! What whoever tells a story reads of a near miss: its cleared words, and each time as a reading that its author sees.

use std::collections::BTreeSet;

use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::Content;
use domain::text::Language;
use store::Tx;

use super::{File, file, round};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken};

/// A near miss that the acting expert analysed.
///
/// # Errors
/// Refused; not found for whoever does not have it.
pub(crate) fn of_expert(app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId, reference: &str) -> Result<File> {
    round::of_expert(app, tx, actor, org, reference)
}

/// The words that were cleared last, and their language; opening them is a reading.
///
/// # Errors
/// Not found before anything was cleared.
pub(crate) fn cleared(app: &App, tx: &mut Tx<'_>, actor: &Actor, file: &File) -> Result<(Content, Language)> {
    round::read(app, tx, actor, file, domain::authority::Role::Expert.code())?;
    let last = round::revisions(file, tx)?.into_iter().rfind(|revised| revised.by_expert);
    last.map(|revised| (revised.content, revised.language)).ok_or(Error::NotFound("near miss"))
}

/// The themes of one of many near misses, from its sealed key and what it sealed: clocks of a whole body read them so.
///
/// # Errors
/// When a seal does not open.
pub(crate) fn themes(body: &Body, near_miss: i64, (key, sealed): (&[u8], &[u8])) -> Result<BTreeSet<String>> {
    let data = body.key.data_key(&file::place(body.org, near_miss, "key"), key)?;
    serde_json::from_slice(&data.open(&file::place(body.org, near_miss, "themes"), sealed)?).map_err(broken)
}
