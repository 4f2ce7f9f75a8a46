//! A synthesis: the team's anonymised analysis of one evaluation, from the frozen figures to its publication.
//!
//! Nobody sets where a synthesis stands: [`standing`] reads it from what happened. What the figures are is in
//! [`figures`]; what of them leaves the team, in [`crate::disclosure`].

pub mod figures;
#[cfg(test)]
mod tests;
pub mod themes;

use std::collections::{BTreeMap, BTreeSet};

use crate::goal::GoalId;
use crate::ids::PersonId;
use crate::text::{Language, Text};
use jiff::Timestamp;

/// Most characters of a section, in each language.
pub const MOST_SECTION: usize = 4000;
/// Most characters of a paraphrase, in each language: short enough to be nobody's own words.
pub const MOST_PARAPHRASE: usize = 200;
/// Most paraphrases of a synthesis.
pub const MOST_PARAPHRASES: usize = 12;

/// What somebody meant, in the team's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paraphrase {
    /// The goal it is about: at least k people evaluated it.
    pub goal: GoalId,
    /// The words, in every language of the programme.
    pub words: Text,
}

/// The words of a synthesis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// By section of the definition.
    pub sections: BTreeMap<String, Text>,
    /// Paraphrases.
    pub paraphrases: Vec<Paraphrase>,
    /// What the screen found and the author confirmed as naming nobody, by its marks.
    pub confirmed: BTreeSet<String>,
}

impl Writing {
    /// Every text with the name of its field: `text.<section>.<language>`, `words.<n>.<language>`.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, &Language, &str)> {
        let sections = self.sections.iter().map(|(section, text)| (format!("text.{section}"), text));
        let paraphrases = self.paraphrases.iter().enumerate();
        let paraphrases = paraphrases.map(|(place, one)| (format!("words.{}", place + 1), &one.words));
        sections
            .chain(paraphrases)
            .flat_map(|(name, text)| {
                text.wordings().map(move |(language, words)| (format!("{name}.{language}"), language, words))
            })
            .collect()
    }

    /// Sections and languages in which nothing is written yet, as names of fields.
    #[must_use]
    pub fn missing(&self, sections: &[String], languages: &[Language]) -> Vec<String> {
        let nothing = Text::default();
        sections
            .iter()
            .flat_map(|section| {
                let text = self.sections.get(section).unwrap_or(&nothing);
                text.missing(languages).into_iter().map(move |language| format!("text.{section}.{language}"))
            })
            .collect()
    }
}

/// One saved revision of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// 1 for the first, one more for each.
    pub number: u32,
    /// Who wrote it.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
}

/// What was done with a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Its author handed it over to the disclosure check.
    Handed,
    /// The disclosure check found nothing.
    Cleared,
    /// It goes back to its author, with what to change.
    Returned(String),
    /// A second person signed it: it is published.
    Signed,
    /// A published synthesis is to be corrected, for that reason; it stays until the next one is signed.
    Erratum(String),
}

impl Step {
    /// The stable code, as stored.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Handed => "handed",
            Self::Cleared => "cleared",
            Self::Returned(_) => "returned",
            Self::Signed => "signed",
            Self::Erratum(_) => "erratum",
        }
    }

    /// The step of that code, with its reason.
    #[must_use]
    pub fn parse(code: &str, reason: String) -> Option<Self> {
        Some(match code {
            "handed" => Self::Handed,
            "cleared" => Self::Cleared,
            "returned" => Self::Returned(reason),
            "signed" => Self::Signed,
            "erratum" => Self::Erratum(reason),
            _ => return None,
        })
    }

    /// The reason given.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            Self::Returned(reason) | Self::Erratum(reason) => reason,
            Self::Handed | Self::Cleared | Self::Signed => "",
        }
    }
}

/// A step, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What was done.
    pub step: Step,
    /// With which revision.
    pub revision: u32,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Where a synthesis stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Answers still arrive.
    Collecting,
    /// The evaluation has closed: its figures can be frozen.
    Closed,
    /// Frozen; nothing is written yet.
    Frozen,
    /// Being written: the newest revision; what was asked when it came back.
    Drafting {
        /// The newest revision.
        revision: u32,
        /// What to change, when it was returned.
        returned: Option<String>,
    },
    /// Waits for the disclosure check.
    DisclosureCheck {
        /// Which revision.
        revision: u32,
    },
    /// Waits for a second reader.
    SecondReview {
        /// Which revision.
        revision: u32,
    },
    /// Published, and nothing is being changed.
    Published {
        /// Which revision.
        revision: u32,
    },
}

impl State {
    /// Its name in code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Collecting => "collecting",
            Self::Closed => "closed",
            Self::Frozen => "frozen",
            Self::Drafting { .. } => "drafting",
            Self::DisclosureCheck { .. } => "disclosure_check",
            Self::SecondReview { .. } => "second_review",
            Self::Published { .. } => "published",
        }
    }

    /// Whether words can be written now.
    #[must_use]
    pub fn can_be_written(&self) -> bool {
        matches!(self, Self::Frozen | Self::Drafting { .. })
    }
}

/// One published edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// 1 for the first, one more for each erratum.
    pub number: u32,
    /// Its words.
    pub revision: u32,
    /// When it was signed.
    pub at: Timestamp,
    /// Why it replaces the one before; empty for the first.
    pub erratum: String,
}

/// A synthesis as its facts have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// What was published, oldest first: the last is in force, the others are superseded.
    pub editions: Vec<Edition>,
    /// Whoever wrote any of its revisions, or worded a paraphrase for it.
    pub authors: BTreeSet<PersonId>,
}

impl Standing {
    /// Whether somebody may check what it gives away, and sign it: nobody does either for what they wrote (I14), whatever
    /// other hat they wear.
    #[must_use]
    pub fn is_second(&self, person: PersonId) -> bool {
        !self.authors.contains(&person)
    }

    /// The edition in force.
    #[must_use]
    pub fn in_force(&self) -> Option<&Edition> {
        self.editions.last()
    }
}

/// Where a synthesis stands: `closed` tells whether its evaluation has closed, `frozen` whether its figures are frozen;
/// revisions and deeds come in the order in which they happened.
#[must_use]
pub fn standing(closed: bool, frozen: bool, revisions: &[Revision], deeds: &[Deed]) -> Standing {
    let authors = revisions.iter().map(|revision| revision.author).collect();
    let newest = revisions.iter().map(|revision| revision.number).max();
    let mut state = match (frozen, closed, newest) {
        (false, false, _) => State::Collecting,
        (false, true, _) => State::Closed,
        (true, _, None) => State::Frozen,
        (true, _, Some(revision)) => State::Drafting { revision, returned: None },
    };
    let (mut editions, mut erratum) = (Vec::<Edition>::new(), String::new());
    for deed in deeds {
        let newest = newest.unwrap_or(deed.revision);
        state = match &deed.step {
            Step::Handed => State::DisclosureCheck { revision: deed.revision },
            Step::Cleared => State::SecondReview { revision: deed.revision },
            Step::Returned(reason) => State::Drafting { revision: newest, returned: Some(reason.clone()) },
            Step::Erratum(reason) => {
                erratum.clone_from(reason);
                State::Drafting { revision: newest, returned: None }
            }
            Step::Signed => {
                let number = u32::try_from(editions.len()).unwrap_or(u32::MAX).saturating_add(1);
                let erratum = std::mem::take(&mut erratum);
                editions.push(Edition { number, revision: deed.revision, at: deed.at, erratum });
                State::Published { revision: deed.revision }
            }
        };
    }
    Standing { state, editions, authors }
}
