//! The wording of a demonstration's REX base: clauses by theme, in both languages, as data in `demonstration/rex`.
//!
//! A clause is a sentence with choices and slots. `[one|other]` is one of several wordings. `{slot}` is what was drawn for
//! the record, and the same wherever the record says it: a noun, whose form follows a colon. In French a noun is written
//! with its gender before it (`f valve`, `m drain`), and `{x}` is *la valve*, `{x:un}` *une valve*, `{x:de}` *de la valve*,
//! `{x:dun}` *d’une valve*, `{x:au}` *à la valve*, `{x:d}` *de valve*, `{x:nu}` *valve*, `{x:e}` the *e* of a participle that agrees. In English
//! `{x}` is the noun alone and `{x:a}` has its article, which a noun written `n surgery` does without.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../demonstration/rex");

/// Clauses for one thing to say, of which a record says one.
pub type Clauses = Vec<String>;
/// Codes and how often each is drawn, beside the others.
pub type Weights = BTreeMap<String, f64>;

/// Everything that the records of a demonstration are made of.
#[derive(Debug, Clone)]
pub struct Wording {
    /// Who tells near misses, and about which acts.
    pub specialties: Vec<Specialty>,
    /// What any record may say, in French and in English.
    pub common: ByLanguage<Common>,
    /// What goes wrong, in the order of the codes.
    pub themes: Vec<Theme>,
}

/// The same in the two languages of the base.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByLanguage<T> {
    /// In French.
    pub fr: T,
    /// In English.
    pub en: T,
}

impl<T> ByLanguage<T> {
    /// The one of a language.
    #[must_use]
    pub fn of(&self, is_french: bool) -> &T {
        if is_french { &self.fr } else { &self.en }
    }
}

/// Who is cared for in a specialty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Patients {
    /// Anybody.
    #[default]
    Anybody,
    /// Women.
    Women,
    /// Children.
    Children,
}

/// A specialty and its acts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Specialty {
    /// Its code in the scheme.
    pub code: String,
    /// How many records are its own, beside the others.
    pub weight: f64,
    /// Who is cared for.
    #[serde(default)]
    pub patients: Patients,
    /// Its acts in French.
    pub fr: Clauses,
    /// And in English.
    pub en: Clauses,
}

/// What any record may say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// Where it began, by phase of care.
    pub setting: BTreeMap<String, Clauses>,
    /// How it was found, by code.
    pub found: BTreeMap<String, Clauses>,
    /// What it did, by level of severity.
    pub outcome: BTreeMap<String, Clauses>,
    /// Why, by factor.
    pub factor: BTreeMap<String, Clauses>,
    /// What held.
    pub held: Clauses,
    /// What did not.
    pub failed: Clauses,
    /// What was done since.
    pub measures: Clauses,
    /// What is learnt.
    pub learning: Clauses,
}

/// Something that goes wrong in many ways.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its code.
    pub code: String,
    /// How many records are about it, beside the others.
    pub weight: f64,
    /// What it could have done: weights of the seven levels of severity.
    pub potential: [f64; 7],
    /// How it is found.
    pub found: Weights,
    /// How often each specialty meets it, beside the others.
    pub specialties: Weights,
    /// How often a specialty does that is not named.
    pub other: f64,
    /// Whether it is found earlier every year.
    #[serde(default)]
    pub trend: f64,
    /// The ways.
    pub event: Vec<Event>,
    /// What is said of it in French.
    pub fr: Words,
    /// And in English.
    pub en: Words,
}

/// One way in which it goes wrong.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When.
    pub phases: Weights,
    /// Why.
    pub factors: Weights,
    /// How that is told in French.
    pub fr: Clauses,
    /// And in English.
    pub en: Clauses,
}

/// What is said of a theme in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What is drawn for each record, by the name of its slot.
    pub slots: BTreeMap<String, Clauses>,
    /// What could have come of it.
    pub risk: Clauses,
    /// What held.
    pub held: Clauses,
    /// What did not.
    pub failed: Clauses,
    /// What was done since.
    pub measures: Clauses,
    /// What is learnt.
    pub learning: Clauses,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acts {
    specialty: Vec<Specialty>,
}

/// The wording that comes with the product.
///
/// # Errors
/// The file and what is wrong with it: a test reads them all.
pub fn wording() -> Result<Wording, String> {
    let specialties = read::<Acts>("acts.toml")?.specialty;
    let common = read("shared.toml")?;
    let files = FILES.get_dir("themes").into_iter().flat_map(Dir::files);
    let mut themes = files.map(|file| read(&file.path().to_string_lossy())).collect::<Result<Vec<Theme>, _>>()?;
    themes.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(Wording { specialties, common, themes })
}

fn read<T: for<'de> Deserialize<'de>>(path: &str) -> Result<T, String> {
    let text =
        FILES.get_file(path).and_then(|file| file.contents_utf8()).ok_or_else(|| format!("{path} is missing"))?;
    toml::from_str(text).map_err(|error| format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rex::{Factor, Phase};

    #[test]
    fn every_code_is_one_that_a_record_can_have_and_every_clause_is_in_both_languages() {
        let wording = wording().unwrap();
        let scheme = crate::scheme::shipped("fr-has").unwrap();
        for specialty in &wording.specialties {
            assert!(scheme.specialty(&specialty.code).is_some(), "{}", specialty.code);
            assert_eq!(specialty.fr.len(), specialty.en.len(), "{}", specialty.code);
        }
        for common in [&wording.common.fr, &wording.common.en] {
            assert!(Phase::ALL.iter().all(|phase| common.setting.contains_key(phase.code())));
            assert!(common.factor.keys().all(|code| Factor::parse(code).is_some()));
            assert!(common.factor.keys().eq(wording.common.fr.factor.keys()));
        }
        for theme in &wording.themes {
            for code in theme.specialties.keys() {
                assert!(wording.specialties.iter().any(|specialty| specialty.code == *code), "{code}");
            }
            assert!(theme.found.keys().all(|code| wording.common.fr.found.contains_key(code)), "{}", theme.code);
            assert!(theme.fr.slots.keys().eq(theme.en.slots.keys()), "{}", theme.code);
            for event in &theme.event {
                assert!(event.phases.keys().all(|code| Phase::parse(code).is_some()), "{}", theme.code);
                let known = |code: &String| wording.common.fr.factor.contains_key(code);
                assert!(event.factors.keys().all(known), "{}: {:?}", theme.code, event.factors);
                assert!(!event.fr.is_empty() && event.fr.len() == event.en.len(), "{}", theme.code);
            }
        }
    }
}
