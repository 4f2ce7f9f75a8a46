//! Wordings of our own, for a mail that a definition does not word and for those that belong to no programme.

use super::Kind;
use crate::language::SOURCE;

macro_rules! wordings {
    ($($kind:literal)*) => {
        const WORDINGS: &[(&str, &str, &str)] = &[$(
            ($kind, "fr", include_str!(concat!("wording/", $kind, ".fr.txt"))),
            ($kind, "en", include_str!(concat!("wording/", $kind, ".en.txt"))),
        )*];
    };
}
wordings!(
    "invitation" "notice" "reminder" "late" "reopened" "report" "suspension" "lifted" "synthesis" "member" "forum" "comment"
    "paraphrase" "proposal" "self_check" "near-miss" "guideline" "uptake" "alert"
);

/// Our wording of a kind in a language, else in the source language of the product: its tag and its text.
#[must_use]
pub fn default(kind: Kind, tag: &str) -> (&'static str, &'static str) {
    let find = |wanted: &str| {
        let mut all = WORDINGS.iter();
        all.find(|(of, language, _)| *of == kind.code() && *language == wanted)
            .map(|(_, language, text)| (*language, *text))
    };
    find(tag).or_else(|| find(SOURCE)).unwrap_or((SOURCE, ""))
}
