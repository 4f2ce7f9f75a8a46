//! A scheme: what a country made of the accreditation of doctors, as versioned data.
//!
//! Who may report, in which words, and what a body starts from are here; what a body chose for itself, and which
//! specialties it covers from when to when, are dated facts of the body. Coverage is never a list in code: of the same
//! nineteen specialties, not the same sixteen had a body in two years.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use crate::guideline::grading::Grid;
use crate::near_miss::Form;
use crate::near_miss::serious::Policy;
use crate::programme::{Code, CodeList};
use crate::text::{Language, Text};
use crate::theme::{Theme, is_theme_code};
use crate::uptake::Terms;

/// What a specialty is in the law that lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Listed {
    /// An item of the list of specialties, by its number.
    Item(u8),
    /// An activity of the establishment, whatever the doctor's specialty.
    Activity,
}

/// One specialty, or activity, of which doctors may take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Specialty {
    /// The stable code, as stored.
    pub code: String,
    /// What it is in the law.
    pub listed: Listed,
    /// Whether only doctors with a surgical or interventional practice may take part.
    pub interventional_only: bool,
    /// What it is called.
    pub name: Text,
    /// Where that is written.
    pub source: String,
}

/// What a body starts from; it may choose otherwise for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameters {
    /// Months from a sending to the verdict.
    pub handling_months: u16,
    /// What becomes of a serious event.
    pub serious_policy: Policy,
    /// Whether expert and author know each other's names.
    pub named: bool,
    /// Fewest records that share a key before one of them enters the REX base.
    pub rex_floor: u32,
    /// Fewest records that enter the base together.
    pub batch_least: u32,
}

/// What is owed elsewhere when something was serious: another duty than reporting a near miss, in another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// To whom it is declared, how fast, and by which law.
    pub words: Text,
    /// The address of the place to declare it.
    pub address: Option<String>,
}

/// One version of a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in code.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it is called.
    pub name: Text,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// The zone of its civil dates.
    pub zone: TimeZone,
    /// Languages every wording exists in.
    pub languages: Vec<Language>,
    /// What its bodies start from.
    pub parameters: Parameters,
    /// By when something comes back to whoever reported.
    pub feedback: crate::feedback::Parameters,
    /// What authors are told of a serious event, whatever the policy (a10).
    pub serious: Duty,
    /// By which a type-two solution is graded; a scheme without one has no such solutions.
    pub grid: Option<Grid>,
    /// Its specialties and activities, in the order of the law.
    pub specialties: Vec<Specialty>,
    /// Themes of risk that it brings.
    pub themes: Vec<Theme>,
    /// In which words doctors say whether they apply a guideline; none where they are not asked.
    pub uptake: Option<Terms>,
    /// Days in which a body decides about what it saw elsewhere.
    pub watch_days: u16,
    /// The form of a near miss that is asked with now.
    pub form: Form,
    /// Versions that were asked with before; none is ever edited (a13).
    pub earlier_forms: Vec<Form>,
}

impl Scheme {
    /// The specialty of that code.
    #[must_use]
    pub fn specialty(&self, code: &str) -> Option<&Specialty> {
        self.specialties.iter().find(|specialty| specialty.code == code)
    }

    /// The specialties as the code list that the form calls `specialty`, one of
    /// [`LISTS_FROM_ELSEWHERE`](crate::near_miss::form::LISTS_FROM_ELSEWHERE).
    #[must_use]
    pub fn specialty_list(&self) -> CodeList {
        let code = |specialty: &Specialty| Code {
            code: specialty.code.clone(),
            label: specialty.name.clone(),
            group: None,
            exclusive: false,
        };
        let codes = self.specialties.iter().map(code).collect();
        CodeList { id: "specialty".to_owned(), version: self.version.clone(), codes }
    }

    /// The form of that version: a near miss is read with the one it was asked with.
    #[must_use]
    pub fn form_of(&self, version: &str) -> Option<&Form> {
        std::iter::once(&self.form).chain(&self.earlier_forms).find(|form| form.version == version)
    }
}

/// What keeps a scheme from being used, apart from the faults of its form; each has a sentence with its remedy in every
/// language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeFault {
    /// A name that cannot be one.
    Shape {
        /// The name.
        id: String,
    },
    /// Two specialties of one code.
    Twice {
        /// The code.
        code: String,
    },
    /// No specialty at all: nobody could take part.
    Nobody,
    /// French or English is not among the languages: both are spoken everywhere.
    Undeclared {
        /// The language.
        language: Language,
    },
    /// A wording lacks a language.
    Unsaid {
        /// The language.
        language: Language,
    },
    /// A theme is of a specialty that the scheme does not have.
    NoSpecialty {
        /// The code.
        code: String,
    },
    /// A rule or a need of uptake names a list, or a status, that is not there.
    NotListed {
        /// The name.
        code: String,
    },
    /// Two forms of one version: which one was asked with could not be told.
    FormTwice {
        /// The version.
        version: String,
    },
}

/// Every fault of a scheme apart from those of its form, each with its place: `scheme.name`, `specialty[3].code`.
#[must_use]
pub fn faults(scheme: &Scheme) -> Vec<(String, SchemeFault)> {
    let mut found = Vec::new();
    if !crate::rex::is_code(&scheme.id) {
        found.push(("scheme.id".to_owned(), SchemeFault::Shape { id: scheme.id.clone() }));
    }
    for language in [Language::french(), Language::english()] {
        if !scheme.languages.contains(&language) {
            found.push(("scheme.languages".to_owned(), SchemeFault::Undeclared { language }));
        }
    }
    let mut said = |place: String, text: &Text| {
        for language in text.missing(&scheme.languages) {
            found.push((place.clone(), SchemeFault::Unsaid { language: language.clone() }));
        }
    };
    said("scheme.name".to_owned(), &scheme.name);
    said("scheme.summary".to_owned(), &scheme.summary);
    said("serious.words".to_owned(), &scheme.serious.words);
    for (place, specialty) in scheme.specialties.iter().enumerate() {
        said(format!("specialty[{place}].name"), &specialty.name);
    }
    if let Some(terms) = &scheme.uptake {
        for (list, of) in terms.lists.iter().enumerate() {
            for (code, one) in of.codes.iter().enumerate() {
                said(format!("uptake.list[{list}].code[{code}].label"), &one.label);
            }
        }
        let unknown = terms.unknown().into_iter();
        found.extend(unknown.map(|code| ("uptake.measure".to_owned(), SchemeFault::NotListed { code })));
    }
    specialties(scheme, &mut found);
    grid(scheme, &mut found);
    themes(scheme, &mut found);
    let mut versions = BTreeSet::from([&scheme.form.version]);
    for (place, form) in scheme.earlier_forms.iter().enumerate() {
        if !versions.insert(&form.version) {
            let version = form.version.clone();
            found.push((format!("earlier[{place}].form.version"), SchemeFault::FormTwice { version }));
        }
    }
    found
}

fn themes(scheme: &Scheme, found: &mut Vec<(String, SchemeFault)>) {
    let mut taken = BTreeSet::new();
    for (place, Theme { code, name, specialty }) in scheme.themes.iter().enumerate() {
        let at = |field: &str| format!("theme[{place}].{field}");
        if !is_theme_code(code) {
            found.push((at("code"), SchemeFault::Shape { id: code.clone() }));
        }
        if !taken.insert(code) {
            found.push((at("code"), SchemeFault::Twice { code: code.clone() }));
        }
        for language in name.missing(&scheme.languages) {
            found.push((at("name"), SchemeFault::Unsaid { language: language.clone() }));
        }
        if let Some(code) = specialty.as_ref().filter(|code| scheme.specialty(code).is_none()) {
            found.push((at("specialty"), SchemeFault::NoSpecialty { code: code.clone() }));
        }
    }
}

/// Codes that are codes, each once, in every language.
fn grid(scheme: &Scheme, found: &mut Vec<(String, SchemeFault)>) {
    let mut taken = BTreeSet::new();
    let criteria = scheme.grid.iter().flat_map(|grid| &grid.criteria);
    for (place, criterion) in criteria.enumerate() {
        let (at, code) = (format!("criterion[{place}]"), criterion.code.clone());
        if !crate::rex::is_code(&code) {
            found.push((format!("{at}.code"), SchemeFault::Shape { id: code.clone() }));
        }
        if !taken.insert(code.clone()) {
            found.push((format!("{at}.code"), SchemeFault::Twice { code }));
        }
        for (name, text) in [("label", &criterion.label), ("hint", &criterion.hint)] {
            for language in text.missing(&scheme.languages) {
                found.push((format!("{at}.{name}"), SchemeFault::Unsaid { language: language.clone() }));
            }
        }
    }
}

fn specialties(scheme: &Scheme, found: &mut Vec<(String, SchemeFault)>) {
    if scheme.specialties.is_empty() {
        found.push(("specialty".to_owned(), SchemeFault::Nobody));
    }
    let mut taken = BTreeSet::new();
    for (place, Specialty { code, .. }) in scheme.specialties.iter().enumerate() {
        let place = format!("specialty[{place}].code");
        if !crate::rex::is_code(code) {
            found.push((place.clone(), SchemeFault::Shape { id: code.clone() }));
        }
        if !taken.insert(code) {
            found.push((place, SchemeFault::Twice { code: code.clone() }));
        }
    }
}
