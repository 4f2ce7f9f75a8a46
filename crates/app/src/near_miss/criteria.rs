//! What a body says beforehand: its acceptance criteria, published and dated with annotated examples, and its own reply
//! texts, one for each reason, which an expert starts from.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::course::Reason;
use domain::text::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::organisation::{from_json, to_json};

/// Longest text of each, in characters.
pub const LONGEST: usize = 4_000;
/// Most criteria, and most examples.
pub const MOST: usize = 30;

/// A reply text as it holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyText {
    /// Which version, from 1.
    pub version: i64,
    /// The wordings.
    pub wording: Text,
    /// Since when.
    pub on: Date,
}

/// An example, with what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What was told.
    pub told: Text,
    /// Whether such a near miss is accepted.
    pub is_accepted: bool,
    /// Why.
    pub why: Text,
}

/// A version of the acceptance criteria.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Criteria {
    /// The criteria, in order.
    pub criteria: Vec<Text>,
    /// The examples.
    pub examples: Vec<Example>,
}

/// A published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// From 1; never edited.
    pub version: i64,
    /// From when it holds.
    pub from: Date,
    /// What it says.
    pub criteria: Criteria,
}

type Wordings = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
struct Kept {
    criteria: Vec<Wordings>,
    examples: Vec<KeptExample>,
}

#[derive(Serialize, Deserialize)]
struct KeptExample {
    told: Wordings,
    accepted: bool,
    why: Wordings,
}

/// The body's reply texts, by reason; reasons without one are absent.
///
/// # Errors
/// Refused to whoever has nothing to do with the body.
pub fn reply_texts(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<(Reason, ReplyText)>> {
    actor.may(Right::ReadBodySettings, org)?;
    app.store.read(move |tx| {
        let mut newest: BTreeMap<Reason, ReplyText> = BTreeMap::new();
        for row in store::analysis::list_reply_texts(tx, org)? {
            let reason = Reason::parse(&row.reason).ok_or_else(|| broken("a reply text is about an unknown reason"))?;
            newest.insert(reason, ReplyText { version: row.version, wording: from_json(&row.wording)?, on: row.on });
        }
        Ok(newest.into_iter().collect())
    })
}

/// Writes the body's reply text for a reason, in every language; `seen` is the version that was on the page, 0 for none.
///
/// # Errors
/// Refused to whoever does not assign; conflict when somebody else wrote it in the meantime; invalid when a language is
/// missing or a text is too long.
pub fn save_reply_text(app: &App, actor: &Actor, org: OrgId, reason: Reason, wording: &Text, seen: i64) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    let faults = unsaid("wording", wording);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let wording = to_json(wording)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let on = Body::load(&app, tx, org)?.today(app.now());
        let (code, wording) = (reason.code().to_owned(), wording.clone());
        let row = store::analysis::ReplyText { reason: code, version: seen + 1, wording, on };
        if !store::analysis::add_reply_text(tx, org, &row)? {
            return Err(conflict("", "fault-near-miss-changed"));
        }
        let object = format!("reply-text/{}/{}", reason.code(), row.version);
        journal::write(&app, tx, &actor, &Act { org, act: "reply-text.save", object, why: "" }, app.now())
    })
}

/// Every published version of a body's criteria, the newest first.
///
/// # Errors
/// Refused to whoever has nothing to do with the body.
pub fn criteria(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Published>> {
    actor.may(Right::ReadBodySettings, org)?;
    app.store.read(move |tx| {
        let rows = store::analysis::list_criteria(tx, org)?.into_iter();
        rows.map(|row| Ok(Published { version: row.version, from: row.from, criteria: read(&row.criteria)? })).collect()
    })
}

/// Publishes the next version of the criteria, which holds from today; `seen` is the newest that was on the page, 0 for
/// none.
///
/// # Errors
/// Refused to whoever does not assign; conflict when somebody else published one in the meantime; invalid without a
/// criterion, when a language is missing, or when there are too many or too long.
pub fn publish(app: &App, actor: &Actor, org: OrgId, criteria: &Criteria, seen: i64) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    let faults = faults_of(criteria);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let criteria = written(criteria)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let from = Body::load(&app, tx, org)?.today(app.now());
        let row = store::analysis::Criteria { version: seen + 1, criteria: criteria.clone(), from };
        if !store::analysis::add_criteria(tx, org, &row)? {
            return Err(conflict("", "fault-near-miss-changed"));
        }
        let object = format!("criteria/{}", row.version);
        journal::write(&app, tx, &actor, &Act { org, act: "criteria.publish", object, why: "" }, app.now())
    })
}

fn faults_of(criteria: &Criteria) -> Vec<Fault> {
    let mut faults = Vec::new();
    if criteria.criteria.is_empty() {
        faults.push(Fault::new("criteria", "fault-near-miss-no-criterion"));
    }
    if criteria.criteria.len() > MOST || criteria.examples.len() > MOST {
        faults.push(Fault::new("criteria", "fault-near-miss-many-criteria").with("max", MOST));
    }
    for (place, text) in (1..).zip(&criteria.criteria) {
        faults.extend(unsaid(&format!("criterion-{place}"), text));
    }
    for (place, example) in (1..).zip(&criteria.examples) {
        faults.extend(unsaid(&format!("told-{place}"), &example.told));
        faults.extend(unsaid(&format!("why-{place}"), &example.why));
    }
    faults
}

/// A text needs both languages, and has an end.
fn unsaid(field: &str, text: &Text) -> Vec<Fault> {
    let mut faults = Vec::new();
    for language in [Language::french(), Language::english()] {
        let words = text.get(&language).unwrap_or_default().trim();
        let field = format!("{field}-{language}");
        if words.is_empty() {
            faults.push(Fault::new(field, "fault-near-miss-unsaid"));
        } else if words.chars().count() > LONGEST {
            faults.push(Fault::new(field, "fault-too-long").with("max", LONGEST));
        }
    }
    faults
}

fn wordings(text: &Text) -> Wordings {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.trim().to_owned())).collect()
}

fn text(wordings: Wordings) -> Text {
    Text::new(wordings.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words))))
}

fn written(criteria: &Criteria) -> Result<String> {
    let example = |example: &Example| KeptExample {
        told: wordings(&example.told),
        accepted: example.is_accepted,
        why: wordings(&example.why),
    };
    let kept = Kept {
        criteria: criteria.criteria.iter().map(wordings).collect(),
        examples: criteria.examples.iter().map(example).collect(),
    };
    serde_json::to_string(&kept).map_err(broken)
}

fn read(json: &str) -> Result<Criteria> {
    let kept: Kept = serde_json::from_str(json).map_err(broken)?;
    let example =
        |kept: KeptExample| Example { told: text(kept.told), is_accepted: kept.accepted, why: text(kept.why) };
    Ok(Criteria {
        criteria: kept.criteria.into_iter().map(text).collect(),
        examples: kept.examples.into_iter().map(example).collect(),
    })
}
