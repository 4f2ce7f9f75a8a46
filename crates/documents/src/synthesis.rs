//! Syntheses as bytes: the frozen figures of an evaluation, what of them leaves the team, and the words.
//!
//! [`freeze`] writes the snapshot, whose SHA-256 proves the figures: the order of keys and lines is fixed, no time of
//! freezing is in it, so that the same data make the same bytes. [`Released`] is what `presque synthesis show` prints:
//! a count that is withheld is null, with the code of its reason in `suppressed`.

mod released;
mod released_themes;
mod snapshot;
#[cfg(test)]
mod tests;
mod themes;

pub use released_themes::{AboutOut, AgreementOut, ThemeOut};
pub use themes::{freeze_themes, thaw_themes};

pub use released::{CasesOut, CountOut, GoalOut, LineOut, RateOut, Released};
pub use snapshot::{About, freeze, thaw};

use std::collections::{BTreeMap, BTreeSet};

use domain::goal::GoalId;
use domain::paraphrase::Asked;
use domain::synthesis::{Paraphrase, Writing};
use domain::text::{Language, Text};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WritingOut {
    sections: BTreeMap<String, BTreeMap<String, String>>,
    paraphrases: Vec<ParaphraseOut>,
    confirmed: BTreeSet<String>,
}

/// What older revisions said of an author's agreement is passed over: it is the author's own act now.
#[derive(Serialize, Deserialize)]
struct ParaphraseOut {
    goal: String,
    words: BTreeMap<String, String>,
}

fn wordings(text: &Text) -> BTreeMap<String, String> {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn text(wordings: BTreeMap<String, String>) -> Text {
    Text::new(wordings.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words))))
}

/// The words of a synthesis as bytes, to be sealed.
///
/// # Errors
/// None that words can cause.
pub fn write_words(writing: &Writing) -> serde_json::Result<Vec<u8>> {
    let sections = writing.sections.iter().map(|(section, text)| (section.clone(), wordings(text))).collect();
    let paraphrases = writing.paraphrases.iter();
    let paraphrases = paraphrases.map(|one| ParaphraseOut { goal: one.goal.0.clone(), words: wordings(&one.words) });
    let confirmed = writing.confirmed.clone();
    serde_json::to_vec(&WritingOut { sections, paraphrases: paraphrases.collect(), confirmed })
}

/// Reads words back.
///
/// # Errors
/// When the bytes are not those of a synthesis.
pub fn read_words(bytes: &[u8]) -> serde_json::Result<Writing> {
    let read: WritingOut = serde_json::from_slice(bytes)?;
    let paraphrases =
        read.paraphrases.into_iter().map(|one| Paraphrase { goal: GoalId(one.goal), words: text(one.words) });
    Ok(Writing {
        sections: read.sections.into_iter().map(|(section, words)| (section, text(words))).collect(),
        paraphrases: paraphrases.collect(),
        confirmed: read.confirmed,
    })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestOut {
    goal: String,
    words: BTreeMap<String, String>,
    source: String,
    confirmed: BTreeSet<String>,
}

/// What is asked of the author of a paraphrase, as bytes to be sealed.
///
/// # Errors
/// None that words can cause.
pub fn write_request(asked: &Asked) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&RequestOut {
        goal: asked.paraphrase.goal.0.clone(),
        words: wordings(&asked.paraphrase.words),
        source: asked.source.clone(),
        confirmed: asked.confirmed.clone(),
    })
}

/// Reads a request back.
///
/// # Errors
/// When the bytes are not those of a request.
pub fn read_request(bytes: &[u8]) -> serde_json::Result<Asked> {
    let read: RequestOut = serde_json::from_slice(bytes)?;
    Ok(Asked {
        paraphrase: Paraphrase { goal: GoalId(read.goal), words: text(read.words) },
        source: read.source,
        confirmed: read.confirmed,
    })
}
