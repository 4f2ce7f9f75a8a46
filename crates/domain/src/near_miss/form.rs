//! The form of a near miss, as versioned data: sections, blocks that may repeat, questions, and what their answers mean
//! to the rules. A version that was once asked with is never edited (a13).

use std::collections::{BTreeMap, BTreeSet};

use crate::programme::CodeList;
use crate::question::Condition;
use crate::rex::PartKind;
use crate::text::{Language, Text};

/// Most questions that must be answered before a near miss can be sent. A long form is the second reason why people do not
/// report (Evans and others, 2006).
pub const MOST_NEEDED: usize = 12;

/// What an answer looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// A paragraph to read; it takes no answer.
    Info,
    /// One code of a list.
    One {
        /// The list.
        list: String,
    },
    /// Any number of codes of a list.
    Several {
        /// The list.
        list: String,
    },
    /// For each code of a list one grade of another, or none: the grid of deep causes.
    Graded {
        /// What is graded.
        list: String,
        /// The grades, in order.
        grades: String,
    },
    /// Words.
    Words {
        /// Most characters.
        most: u32,
        /// Whether it deserves several lines.
        long: bool,
    },
    /// A month, not in the future. No form asks for a day of care.
    Month,
    /// A day, not before the sending: when a measure is due.
    Due,
    /// A day, not in the future: when something was declared elsewhere.
    Day,
    /// Yes or no.
    YesNo,
}

/// When an answer is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Needed {
    /// Before it can be sent.
    ToSend,
    /// Before it can be accepted: may be completed later, with the expert or after a meeting.
    ToAccept,
    /// Never.
    Never,
}

/// Which half of the form a section belongs to: the facts can be sent alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// What happened.
    Facts,
    /// Why, what held, what is learnt.
    Analysis,
}

/// What the rules read in an answer. Each meaning has at most one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Means {
    /// Specialty in which it happened.
    Specialty,
    /// A risk situation that the body targets.
    RiskSituation,
    /// The author met it in person.
    MetInPerson,
    /// It is about the author's own practice.
    OwnPractice,
    /// It is tied to care.
    TiedToCare,
    /// It was not expected, given the patient's state.
    Unexpected,
    /// The patient died or was about to.
    LifeThreatened,
    /// A permanent deficit is probable.
    PermanentDeficit,
    /// The reference under which it was declared to the health agency.
    DeclaredElsewhere,
    /// When it happened.
    Month,
    /// Where: a kind of unit.
    Unit,
    /// The phase of care.
    Phase,
    /// The family of the act.
    ActFamily,
    /// What it did.
    Actual,
    /// What it could have done.
    Potential,
    /// The deep causes.
    Factors,
    /// Whether barriers held: the state of one barrier.
    BarrierState,
    /// A measure taken or promised.
    Measure,
    /// Who answers for it: a role, never a name.
    MeasureOwner,
    /// When it is due.
    MeasureDue,
    /// Words that a REX record keeps, under that part.
    Part(PartKind),
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, stable across versions with the same meaning.
    pub id: String,
    /// What an answer looks like.
    pub asks: Asks,
    /// When an answer is needed.
    pub needed: Needed,
    /// Honest time to read and answer it, in seconds.
    pub seconds: u32,
    /// The question.
    pub label: Text,
    /// Help below the question.
    pub hint: Option<Text>,
    /// When it is asked; always, if there is no condition.
    pub when: Option<Condition>,
    /// What the rules read in it.
    pub means: Option<Means>,
}

/// Questions that stand together; a block that repeats is answered once for each row: a step, a barrier, a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its name.
    pub id: String,
    /// What a row is called; a block asked once needs no title.
    pub title: Option<Text>,
    /// Most rows, if it repeats.
    pub rows: Option<u8>,
    /// The questions.
    pub fields: Vec<Field>,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name, which is also its address.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What is said before its first question.
    pub intro: Option<Text>,
    /// Which half it belongs to.
    pub stage: Stage,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// One version of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its name.
    pub id: String,
    /// Its version; a near miss keeps the version it was asked with.
    pub version: String,
    /// What it is called.
    pub title: Text,
    /// Most seconds that the questions needed for sending may take.
    pub budget_seconds: u32,
    /// Languages every wording exists in.
    pub languages: Vec<Language>,
    /// Code lists, apart from those a body brings (its risk situations) and the scheme's specialties.
    pub lists: Vec<CodeList>,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

impl Form {
    /// Every field, with its block and section, in the order they are asked.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Block, &Field)> {
        self.sections.iter().flat_map(|section| {
            section.blocks.iter().flat_map(move |block| block.fields.iter().map(move |field| (section, block, field)))
        })
    }

    /// The field of that name, with its block.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<(&Block, &Field)> {
        self.fields().find(|(_, _, field)| field.id == id).map(|(_, block, field)| (block, field))
    }

    /// The field that means something.
    #[must_use]
    pub fn meaning(&self, means: Means) -> Option<&Field> {
        self.fields().map(|(_, _, field)| field).find(|field| field.means == Some(means))
    }

    /// The section of that name.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The code list of that name.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&CodeList> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// How long the questions needed for sending take, conditions aside.
    #[must_use]
    pub fn needed_seconds(&self) -> u32 {
        let needed = self.fields().filter(|(_, _, field)| field.needed == Needed::ToSend);
        needed.map(|(_, _, field)| field.seconds).sum()
    }
}

/// What keeps a form from being published; each has a sentence with its remedy in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFault {
    /// Two sections, blocks, fields or lists of one name.
    Twice,
    /// A condition looks at a field that does not stand before it, or in a block that repeats apart from its own.
    LooksAhead {
        /// The field it looks at.
        at: String,
    },
    /// A list that the form does not have.
    NoList {
        /// Its name.
        list: String,
    },
    /// More questions needed for sending than people bear.
    TooMany {
        /// How many there are.
        needed: usize,
        /// How many there may be.
        most: usize,
    },
    /// The questions needed for sending take longer than the form promises.
    TooLong {
        /// How long they take, in seconds.
        seconds: u32,
        /// What is promised.
        budget: u32,
    },
    /// A question of the analysis is needed for sending: the facts could not be sent alone.
    NeededTooSoon,
    /// Two fields of one meaning.
    MeansTwice,
    /// A meaning without which no near miss can be judged is not asked for.
    NotAsked {
        /// The meaning.
        means: Means,
    },
    /// A wording lacks a language.
    Unsaid {
        /// The language.
        language: Language,
    },
    /// A name that cannot stand in an address or an answer's key.
    Shape {
        /// The name.
        id: String,
    },
    /// A condition tests for a code that its question cannot be answered with, or words: it would never hold.
    NeverHolds {
        /// The field it looks at.
        at: String,
    },
    /// What the rules read in an answer cannot be read in one of this shape, or not in a row.
    MeansShape {
        /// The meaning.
        means: Means,
    },
    /// A code that the REX base does not know, in a list it takes codes from.
    NotOfBase {
        /// The list.
        list: String,
        /// The code.
        code: String,
    },
}

/// What a form cannot do without.
const ASKED: [Means; 7] = [
    Means::Specialty,
    Means::Unexpected,
    Means::LifeThreatened,
    Means::PermanentDeficit,
    Means::Month,
    Means::Actual,
    Means::Part(PartKind::Narrative),
];

/// Lists that come from elsewhere: the scheme's specialties, and the risk situations of the body that is reported to.
pub const LISTS_FROM_ELSEWHERE: [&str; 2] = ["specialty", "risk_situation"];

/// Every fault of a form, each with its place: `section.block.field`, or as far down as it reaches.
#[must_use]
pub fn faults(form: &Form) -> Vec<(String, FormFault)> {
    let mut found = Vec::new();
    names(form, &mut found);
    let mut before: BTreeMap<&str, (&Block, bool)> = BTreeMap::new();
    let mut meant = BTreeSet::new();
    for (section, block, field) in form.fields() {
        let place = format!("{}.{}.{}", section.id, block.id, field.id);
        for list in lists_of(&field.asks) {
            if form.list(list).is_none() && !LISTS_FROM_ELSEWHERE.contains(&list) {
                found.push((place.clone(), FormFault::NoList { list: list.to_owned() }));
            }
        }
        for test in field.when.iter().flat_map(Condition::tests) {
            let seen = before.get(test.item.as_str());
            if !seen.is_some_and(|(other, repeats)| !repeats || other.id == block.id) {
                found.push((place.clone(), FormFault::LooksAhead { at: test.item.clone() }));
            }
        }
        if section.stage == Stage::Analysis && field.needed == Needed::ToSend {
            found.push((place.clone(), FormFault::NeededTooSoon));
        }
        if field.means.is_some_and(|means| !meant.insert(means)) {
            found.push((place.clone(), FormFault::MeansTwice));
        }
        found.extend(readable::faults(form, block, field).into_iter().map(|fault| (place.clone(), fault)));
        before.insert(&field.id, (block, block.rows.is_some()));
    }
    for means in ASKED {
        if !meant.contains(&means) {
            found.push((form.id.clone(), FormFault::NotAsked { means }));
        }
    }
    budget(form, &mut found);
    wordings(form, &mut found);
    found
}

fn lists_of(asks: &Asks) -> Vec<&str> {
    match asks {
        Asks::One { list } | Asks::Several { list } => vec![list],
        Asks::Graded { list, grades } => vec![list, grades],
        _ => Vec::new(),
    }
}

fn names(form: &Form, found: &mut Vec<(String, FormFault)>) {
    let mut taken = BTreeSet::new();
    let mut name = |place: String, kind: &'static str, id: String| {
        // Codes are read from lists and may hold more; the others stand in addresses and in the keys of answers.
        if kind != "code" && !crate::rex::is_code(&id) {
            found.push((place.clone(), FormFault::Shape { id: id.clone() }));
        }
        if !taken.insert((kind, id)) {
            found.push((place, FormFault::Twice));
        }
    };
    for section in &form.sections {
        name(section.id.clone(), "section", section.id.clone());
        for block in &section.blocks {
            name(format!("{}.{}", section.id, block.id), "block", block.id.clone());
            for field in &block.fields {
                name(format!("{}.{}.{}", section.id, block.id, field.id), "field", field.id.clone());
            }
        }
    }
    for list in &form.lists {
        name(format!("list.{}", list.id), "list", list.id.clone());
        for code in &list.codes {
            name(format!("list.{}.{}", list.id, code.code), "code", format!("{}/{}", list.id, code.code));
        }
    }
}

fn budget(form: &Form, found: &mut Vec<(String, FormFault)>) {
    let needed = form.fields().filter(|(_, _, field)| field.needed == Needed::ToSend).count();
    if needed > MOST_NEEDED {
        found.push((form.id.clone(), FormFault::TooMany { needed, most: MOST_NEEDED }));
    }
    let seconds = form.needed_seconds();
    if seconds > form.budget_seconds {
        found.push((form.id.clone(), FormFault::TooLong { seconds, budget: form.budget_seconds }));
    }
}

fn wordings(form: &Form, found: &mut Vec<(String, FormFault)>) {
    let mut said = |place: String, text: &Text| {
        for language in text.missing(&form.languages) {
            found.push((place.clone(), FormFault::Unsaid { language: language.clone() }));
        }
    };
    said(form.id.clone(), &form.title);
    for section in &form.sections {
        said(section.id.clone(), &section.title);
        section.intro.iter().for_each(|intro| said(section.id.clone(), intro));
        for block in &section.blocks {
            block.title.iter().for_each(|title| said(format!("{}.{}", section.id, block.id), title));
            for field in &block.fields {
                let place = format!("{}.{}.{}", section.id, block.id, field.id);
                said(place.clone(), &field.label);
                field.hint.iter().for_each(|hint| said(place.clone(), hint));
            }
        }
    }
    for list in &form.lists {
        for code in &list.codes {
            said(format!("list.{}.{}", list.id, code.code), &code.label);
        }
    }
}

mod readable;

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
