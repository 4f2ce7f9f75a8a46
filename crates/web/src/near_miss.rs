//! The doctor's own pages: a line, a draft that saves itself, one section a page, a check, sending, and what follows.
//!
//! Nothing of what a doctor writes stands in an address, and the secret of a receipt is shown once, in the answer to the
//! sending.

mod before;
mod check;
mod deeds;
mod draft;
pub(crate) mod fields;
pub(crate) mod from_file;
mod one;
mod own;
pub(crate) mod question;
mod record;
pub(crate) mod relay;
mod revision;
pub(crate) mod said;
mod saving;
mod section;
mod sending;
mod sheet;

#[cfg(test)]
pub(crate) mod samples;

use domain::authority::Right;
use serde::Deserialize;

use crate::failure::Failure;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

use sheet::Sheet;

#[cfg(test)]
pub(crate) use {
    before::ShowBefore,
    check::CheckNearMiss,
    draft::ShowDraft,
    from_file::{ShowFromFile, ShowLooked},
    one::ShowNearMiss,
    own::ShowOwn,
    relay::ShowRelay,
    revision::EditRevision,
    section::ShowSection,
    sending::ShowReceipt,
};

/// One's own drafts and near misses.
pub const OWN: Path<1> = Path::new("/{org}/near-misses");

/// Who will read, and what else is to be known before the first word.
pub const BEFORE: Path<1> = Path::new("/{org}/near-misses/before");

/// Where a draft begins.
pub const DRAFTS: Path<1> = Path::new("/{org}/near-misses/drafts");

/// A file of the hospital's own that a draft begins from.
pub const FILE: Path<1> = Path::new("/{org}/near-misses/from-file");

/// One record of the file, which becomes the draft.
pub const FILE_CHOSEN: Path<1> = Path::new("/{org}/near-misses/from-file/chosen");

/// A draft: its sections, and what is left to do.
pub const DRAFT: Path<2> = Path::new("/{org}/near-misses/drafts/{draft}");

/// One section of a draft.
pub const SECTION: Path<3> = Path::new("/{org}/near-misses/drafts/{draft}/sections/{section}");

/// Where answers are saved as they are given; its protocol stands at the head of `static/presque.js`.
pub const SAVING: Path<2> = Path::new("/{org}/near-misses/drafts/{draft}/saving");

/// Everything written, what could name somebody in it, and what its author agrees to.
pub const CHECK: Path<2> = Path::new("/{org}/near-misses/drafts/{draft}/check");

/// Sending; its answer shows the receipt, once.
pub const SENDING: Path<2> = Path::new("/{org}/near-misses/drafts/{draft}/sending");

/// Throwing a draft away.
pub const DISCARDING: Path<2> = Path::new("/{org}/near-misses/drafts/{draft}/discarding");

/// What was written of a serious event, as a file for its declaration elsewhere.
pub const HAND_OVER: Path<2> = Path::new("/{org}/near-misses/drafts/{draft}/file");

/// One's own near miss.
pub const NEAR_MISS: Path<2> = Path::new("/{org}/near-misses/{near_miss}");

/// The record of the base that one's own near miss gave, while the link is there.
pub const OWN_RECORD: Path<2> = Path::new("/{org}/near-misses/{near_miss}/record");

/// A draft that one's hospital prepared.
pub const RELAY: Path<2> = Path::new("/{org}/near-misses/relays/{relay}");

/// One's own near miss as a file.
pub const TAKEN_OUT: Path<2> = Path::new("/{org}/near-misses/{near_miss}/file");

/// Completing it, or sending it again.
pub const REVISION: Path<2> = Path::new("/{org}/near-misses/{near_miss}/revision");

/// Words to its expert.
pub const WORDS: Path<2> = Path::new("/{org}/near-misses/{near_miss}/words");

/// What its author agrees to.
pub const CONSENTS: Path<2> = Path::new("/{org}/near-misses/{near_miss}/consents");

/// Experts who should not be given it.
pub const READERS: Path<2> = Path::new("/{org}/near-misses/{near_miss}/readers");

/// What a promised measure became.
pub const MEASURES: Path<2> = Path::new("/{org}/near-misses/{near_miss}/measures");

/// The answer to a recommendation.
pub const RECOMMENDATIONS: Path<2> = Path::new("/{org}/near-misses/{near_miss}/recommendations");

/// Taking it back.
pub const WITHDRAWAL: Path<2> = Path::new("/{org}/near-misses/{near_miss}/withdrawal");

/// Asking for another expert.
pub const ANOTHER_EXPERT: Path<2> = Path::new("/{org}/near-misses/{near_miss}/another-expert");

/// What a whole near miss may weigh: every text at its longest, each character encoded in twelve bytes.
const WHOLE: usize = 512 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::ReportNearMisses);
    vec![
        Route::get("near-miss.own", OWN, own, own::show_own),
        Route::get("near-miss.before", BEFORE, own, before::show_before),
        Route::post("near-miss.begin", DRAFTS, own, before::begin).with_body_limit(WHOLE),
        Route::get("near-miss.from-file", FILE, own, from_file::show_from_file),
        Route::post("near-miss.look-file", FILE, own, from_file::look).with_body_limit(WHOLE),
        Route::post("near-miss.begin-from-file", FILE_CHOSEN, own, from_file::choose).with_body_limit(WHOLE),
        Route::get("near-miss.draft", DRAFT, own, draft::show_draft),
        Route::get("near-miss.section", SECTION, own, section::show_section),
        Route::post("near-miss.answer-section", SECTION, own, section::answer).with_body_limit(WHOLE),
        Route::post("near-miss.save", SAVING, own, saving::save).with_body_limit(WHOLE),
        Route::get("near-miss.check", CHECK, own, check::show_check),
        Route::post("near-miss.rewrite", CHECK, own, check::rewrite).with_body_limit(WHOLE),
        Route::post("near-miss.send", SENDING, own, sending::send).with_body_limit(WHOLE),
        Route::post("near-miss.discard", DISCARDING, own, draft::discard),
        Route::get("near-miss.hand-over", HAND_OVER, own, draft::hand_over),
        Route::get("near-miss.relayed", RELAY, own, relay::show_relay),
        Route::post("near-miss.answer-relay", RELAY, own, relay::answer),
        Route::get("near-miss.show", NEAR_MISS, own, one::show_one),
        Route::get("near-miss.record", OWN_RECORD, own, record::show_record),
        Route::get("near-miss.take-out", TAKEN_OUT, own, one::take_out),
        Route::get("near-miss.revision", REVISION, own, revision::show_revision),
        Route::post("near-miss.revise", REVISION, own, revision::revise).with_body_limit(WHOLE),
        Route::post("near-miss.write", WORDS, own, deeds::write),
        Route::post("near-miss.consent", CONSENTS, own, deeds::consent),
        Route::post("near-miss.exclude", READERS, own, deeds::exclude),
        Route::post("near-miss.close-measure", MEASURES, own, deeds::close_measure),
        Route::post("near-miss.answer-recommendation", RECOMMENDATIONS, own, deeds::answer_recommendation),
        Route::post("near-miss.withdraw", WITHDRAWAL, own, deeds::withdraw),
        Route::post("near-miss.ask-another", ANOTHER_EXPERT, own, deeds::ask_another),
    ]
}

/// The part of an address that names a draft.
#[derive(Debug, Clone, Deserialize)]
struct OfDraft {
    draft: String,
}

/// The part of an address that names a near miss.
#[derive(Debug, Clone, Deserialize)]
struct Of {
    near_miss: String,
}

/// Opens one's own draft.
async fn open(state: &WebState, colleague: &Colleague, draft: &str) -> Result<Sheet, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org, draft) = (colleague.actor(), colleague.organisation.id, draft.to_owned());
    let draft = state.ask(move |app| app::near_miss::draft(app, &actor, org, &draft)).await?;
    Ok(Sheet::of(colleague.org(), draft))
}
