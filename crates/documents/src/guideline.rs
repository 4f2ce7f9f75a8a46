//! A published version of a guideline as bytes: kept as JSON for good, and handed out as the same JSON with where it stands.
//!
//! Nothing in it leads to a record of the base: of those, only what may be told of their number (a35).

use std::collections::BTreeMap;

use domain::guideline::{Disclosed, Kind, Scope, Wording};
use domain::text::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The name of the format, with its version.
pub const FORMAT: &str = "presque guideline 1";

/// What a published version says, for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The guideline's random name.
    pub reference: String,
    /// Which version.
    pub version: u32,
    /// What kind it is.
    pub kind: Kind,
    /// When it was published.
    pub published_on: Date,
    /// The bodies that made it, the lead first.
    pub bodies: Vec<Text>,
    /// What it is about.
    pub scope: Scope,
    /// What it says.
    pub wording: Wording,
    /// How it was made.
    pub making: Making,
    /// What it rests on, as far as everybody may know.
    pub evidence: Resting,
}

/// How a version was made: figures and days, no name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Making {
    /// Opinions of peers whom nothing binds.
    pub opinions: u32,
    /// Peers who stood aside for a conflict of interest.
    pub stood_aside: u32,
    /// Remarks, all of them answered.
    pub remarks: u32,
    /// The method's grade, for type two.
    pub grade: Option<Grade>,
    /// When the authority gave its favourable opinion, or its agreement.
    pub authority_on: Option<Date>,
    /// When the last body approved.
    pub approved_on: Option<Date>,
}

/// A grade of a method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// The mean share of the highest marks.
    pub percent: u32,
    /// How many experts graded.
    pub graders: u32,
    /// The version of the grid.
    pub grid: String,
}

/// What a version rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resting {
    /// When it was frozen.
    pub frozen_on: Date,
    /// What may be told of how many records.
    pub records: Disclosed,
    /// How many studies.
    pub studies: u32,
    /// How many things seen in horizon scanning.
    pub watch: u32,
}

/// Where a version stands on the day it is handed out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The last day on which it must be looked at again, while it is in force.
    pub review_by: Option<Date>,
    /// The version that replaced it.
    pub superseded_by: Option<u32>,
    /// Its guideline was withdrawn.
    pub withdrawn: Option<Withdrawn>,
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The reference of what replaces it.
    pub replaced_by: Option<String>,
}

type Words = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
struct IssuedOut {
    format: String,
    reference: String,
    version: u32,
    kind: String,
    published_on: Date,
    bodies: Vec<Words>,
    question: String,
    situation_code: String,
    themes: Vec<String>,
    specialties: Vec<String>,
    title: Words,
    situation: Words,
    measures: Words,
    messages: Words,
    method: Words,
    making: Making,
    evidence: EvidenceOut,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    standing: Option<StandingOut>,
}

/// Of the two figures about records at most one is there: with neither, it rests on none.
#[derive(Serialize, Deserialize)]
struct EvidenceOut {
    frozen_on: Date,
    records_at_least: Option<u64>,
    records_fewer_than: Option<u64>,
    studies: u32,
    watch: u32,
}

#[derive(Serialize, Deserialize)]
struct StandingOut {
    state: String,
    review_by: Option<Date>,
    superseded_by: Option<u32>,
    withdrawn_on: Option<Date>,
    withdrawn_because: Option<String>,
    replaced_by: Option<String>,
}

/// Why bytes are no published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotOne(pub String);

impl std::fmt::Display for NotOne {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not a published guideline: {}", self.0)
    }
}

fn words(text: &Text) -> Words {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn text(words: Words) -> Text {
    Text::new(words.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words))))
}

fn out(issued: &Issued, standing: Option<StandingOut>) -> String {
    let Resting { frozen_on, records, studies, watch } = issued.evidence;
    let (records_at_least, records_fewer_than) = match records {
        Disclosed::None => (None, None),
        Disclosed::Fewer { than } => (None, Some(than)),
        Disclosed::AtLeast(count) => (Some(count), None),
    };
    let out = IssuedOut {
        format: FORMAT.to_owned(),
        reference: issued.reference.clone(),
        version: issued.version,
        kind: issued.kind.code().to_owned(),
        published_on: issued.published_on,
        bodies: issued.bodies.iter().map(words).collect(),
        question: issued.scope.question.clone(),
        situation_code: issued.scope.situation.clone(),
        themes: issued.scope.themes.clone(),
        specialties: issued.scope.specialties.clone(),
        title: words(&issued.wording.title),
        situation: words(&issued.wording.situation),
        measures: words(&issued.wording.measures),
        messages: words(&issued.wording.messages),
        method: words(&issued.wording.method),
        making: issued.making.clone(),
        evidence: EvidenceOut { frozen_on, records_at_least, records_fewer_than, studies, watch },
        standing,
    };
    // No value of these types can fail to be written.
    serde_json::to_string_pretty(&out).unwrap_or_default()
}

/// A published version as it is kept.
#[must_use]
pub fn write(issued: &Issued) -> String {
    out(issued, None)
}

/// A published version as it is handed out, with where it stands.
#[must_use]
pub fn file(issued: &Issued, standing: &Standing) -> String {
    let state = match (&standing.withdrawn, standing.superseded_by) {
        (Some(_), _) => "withdrawn",
        (None, Some(_)) => "superseded",
        (None, None) => "in_force",
    };
    let withdrawn = standing.withdrawn.as_ref();
    let standing = StandingOut {
        state: state.to_owned(),
        review_by: standing.review_by,
        superseded_by: standing.superseded_by,
        withdrawn_on: withdrawn.map(|it| it.on),
        withdrawn_because: withdrawn.map(|it| it.reason.clone()),
        replaced_by: withdrawn.and_then(|it| it.replaced_by.clone()),
    };
    out(issued, Some(standing))
}

/// Reads a published version back.
///
/// # Errors
/// When the text is none.
pub fn read(json: &str) -> Result<Issued, NotOne> {
    let read: IssuedOut = serde_json::from_str(json).map_err(|error| NotOne(error.to_string()))?;
    let EvidenceOut { frozen_on, records_at_least, records_fewer_than, studies, watch } = read.evidence;
    let records = match (records_at_least, records_fewer_than) {
        (Some(count), _) => Disclosed::AtLeast(count),
        (None, Some(than)) => Disclosed::Fewer { than },
        (None, None) => Disclosed::None,
    };
    Ok(Issued {
        reference: read.reference,
        version: read.version,
        kind: Kind::parse(&read.kind).ok_or_else(|| NotOne("an unknown kind".to_owned()))?,
        published_on: read.published_on,
        bodies: read.bodies.into_iter().map(text).collect(),
        scope: Scope {
            question: read.question,
            situation: read.situation_code,
            themes: read.themes,
            specialties: read.specialties,
        },
        wording: Wording {
            title: text(read.title),
            situation: text(read.situation),
            measures: text(read.measures),
            messages: text(read.messages),
            method: text(read.method),
        },
        making: read.making,
        evidence: Resting { frozen_on, records, studies, watch },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn issued(records: Disclosed) -> Issued {
        let both =
            |fr: &str, en: &str| Text::new([(Language::french(), fr.to_owned()), (Language::english(), en.to_owned())]);
        Issued {
            reference: "abcdefghijklmnop".to_owned(),
            version: 2,
            kind: Kind::TypeTwo,
            published_on: date(2026, 3, 2),
            bodies: vec![both("Organisme", "Body")],
            scope: Scope {
                question: "Comment éviter l’erreur de côté ?".to_owned(),
                situation: String::new(),
                themes: vec!["wrong_side".to_owned()],
                specialties: vec!["anaesthesia".to_owned()],
            },
            wording: Wording {
                title: both("Le côté", "The side"),
                situation: both("s", "s"),
                measures: both("- un\n- deux", "- one\n- two"),
                messages: both("m", "m"),
                method: both("w", "w"),
            },
            making: Making {
                opinions: 2,
                stood_aside: 1,
                remarks: 3,
                grade: Some(Grade { percent: 72, graders: 2, grid: "1".to_owned() }),
                authority_on: Some(date(2026, 2, 20)),
                approved_on: Some(date(2026, 2, 1)),
            },
            evidence: Resting { frozen_on: date(2026, 1, 3), records, studies: 1, watch: 0 },
        }
    }

    #[test]
    fn a_published_version_is_read_back_as_it_was_written() {
        for records in [Disclosed::None, Disclosed::Fewer { than: 11 }, Disclosed::AtLeast(33)] {
            let one = issued(records);
            assert_eq!(read(&write(&one)), Ok(one.clone()));
            assert_eq!(read(&file(&one, &Standing::default())), Ok(one));
        }
        assert!(read("{}").is_err());
    }

    #[test]
    fn a36_a_file_says_where_its_version_stands_and_what_replaced_it() {
        let one = issued(Disclosed::AtLeast(11));
        let withdrawn = Withdrawn {
            on: date(2027, 1, 1),
            reason: "Reprise dans une solution commune.".to_owned(),
            replaced_by: Some("other".to_owned()),
        };
        let told = |standing: Standing| -> serde_json::Value {
            let value: serde_json::Value = serde_json::from_str(&file(&one, &standing)).unwrap();
            value["standing"].clone()
        };
        let in_force = told(Standing { review_by: Some(date(2028, 1, 1)), ..Standing::default() });
        assert_eq!(
            (in_force["state"].as_str(), in_force["review_by"].as_str()),
            (Some("in_force"), Some("2028-01-01"))
        );
        let old = told(Standing { superseded_by: Some(3), ..Standing::default() });
        assert_eq!((old["state"].as_str(), old["superseded_by"].as_u64()), (Some("superseded"), Some(3)));
        let gone = told(Standing { withdrawn: Some(withdrawn), ..Standing::default() });
        assert_eq!((gone["state"].as_str(), gone["replaced_by"].as_str()), (Some("withdrawn"), Some("other")));
    }
}
