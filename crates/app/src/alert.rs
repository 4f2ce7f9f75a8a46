//! Alerts: something urgent for every doctor and expert of a specialty, whichever body they are with.
//!
//! A manager or an officer writes it, somebody else of the same organisation agrees, and a job hands the mails over: the
//! delay is measured from the agreement to the last of them. **What nobody learns.** Who read it and who applied it stands
//! under a keyed hash of this alert alone; what somebody notes about applying it is theirs. The issuer sees both counts,
//! and by body only what is many on either side.

use std::collections::BTreeSet;

use domain::alert::{self, Standing};
use domain::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::alert as rows;

use crate::error::{Result, broken};
use crate::keys::OrgKey;
use crate::near_miss::Finding;
use crate::story::{Wordings, text, wordings};
use crate::told;

mod hearing;
mod issuing;
mod sending;

pub use hearing::{Heard, PublicAlert, apply, heard, mark_read, read, take_back};
pub use issuing::{Issued, OfBody, agree, end, issued, propose};
pub(crate) use sending::prepare;
pub use sending::{hand_over, send};

/// Most characters of a title.
pub const LONGEST_TITLE: usize = 150;
/// Most characters of each other text.
pub const LONGEST: usize = 3_000;
/// Most characters of a note about applying it, and of why it ended.
pub const LONGEST_NOTE: usize = 500;

/// The words of an alert, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// What it is called.
    pub title: Text,
    /// What was seen.
    pub told: Text,
    /// What to do now.
    pub to_do: Text,
}

/// An alert as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct New {
    /// The words.
    pub words: Words,
    /// Code of the specialty it is for.
    pub specialty: String,
    /// Codes of its themes.
    pub themes: BTreeSet<String>,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
    /// Passages that its writer says to be nobody.
    pub justified: BTreeSet<String>,
}

impl New {
    fn parts(&self) -> [told::Part<'_>; 3] {
        let Words { title, told, to_do } = &self.words;
        [("title", title, LONGEST_TITLE), ("told", told, LONGEST), ("to_do", to_do, LONGEST)]
    }

    /// What in it could lead to somebody.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        told::findings(&self.parts())
    }
}

/// The words as they are kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptWords {
    title: Wordings,
    told: Wordings,
    to_do: Wordings,
}

impl KeptWords {
    fn of(words: &Words) -> Self {
        Self { title: wordings(&words.title), told: wordings(&words.told), to_do: wordings(&words.to_do) }
    }

    fn words(&self) -> Words {
        Words { title: text(&self.title), told: text(&self.told), to_do: text(&self.to_do) }
    }
}

fn place(row: &rows::Alert, what: &str) -> String {
    format!("alert/{}/{}/{what}", row.org, row.id)
}

/// The words of an alert: sealed until somebody agreed, plain from then on.
fn words_of(key: &OrgKey, row: &rows::Alert) -> Result<Words> {
    let kept: KeptWords = match (&row.words, &row.draft) {
        (Some(plain), _) => serde_json::from_str(plain).map_err(broken)?,
        (None, Some(sealed)) => serde_json::from_slice(&key.open(&place(row, "draft"), sealed)?).map_err(broken)?,
        (None, None) => KeptWords::default(),
    };
    Ok(kept.words())
}

fn themes_of(row: &rows::Alert) -> Result<BTreeSet<String>> {
    serde_json::from_str(&row.themes).map_err(broken)
}

fn standing_of(row: &rows::Alert, today: Date) -> Standing {
    alert::standing(row.agreed.is_some(), row.ends_on, row.ended.as_ref().map(|ended| ended.on), today)
}

/// An agreed alert as trails, digests and clocks read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name in addresses.
    pub reference: String,
    /// What it is called.
    pub title: Text,
    /// Code of the specialty it is for.
    pub specialty: String,
    /// Codes of its themes.
    pub themes: BTreeSet<String>,
    /// The day it came out.
    pub on: Date,
    /// Whether it is in force.
    pub is_in_force: bool,
}

/// Every alert that came out, the latest first, inside a transaction.
///
/// # Errors
/// When the store fails.
pub(crate) fn kept(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Kept>> {
    let mut all = Vec::new();
    for row in rows::agreed(tx)? {
        let (Some(agreed), Some(words)) = (row.agreed, &row.words) else { continue };
        let words: KeptWords = serde_json::from_str(words).map_err(broken)?;
        all.push(Kept {
            title: text(&words.title),
            themes: themes_of(&row)?,
            on: agreed.on,
            is_in_force: standing_of(&row, today) == Standing::InForce,
            reference: row.reference,
            specialty: row.specialty,
        });
    }
    Ok(all)
}
