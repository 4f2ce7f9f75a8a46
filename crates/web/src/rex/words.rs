//! What a record is called and coded with, in the reader's language.

use std::sync::Arc;

use domain::near_miss::form::{Asks, Means};
use domain::rex::{Facet, PartKind, Reason, RexId, When};
use domain::scheme::Scheme;
use domain::text::Language;
use jiff::civil::Date;

use crate::page::Page;
use crate::rex::RECORD;

/// The scheme whose words the codes of the base are said in.
const SCHEME: &str = "fr-has";

/// Says codes of the base.
pub(crate) struct Words<'p> {
    page: &'p Page,
    scheme: Option<Arc<Scheme>>,
}

/// A record in a list.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(super) address: String,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) excerpt: String,
    /// The language of the excerpt.
    pub(super) language: String,
}

impl<'p> Words<'p> {
    pub(crate) fn of(page: &'p Page) -> Self {
        Self { page, scheme: documents::scheme::shipped(SCHEME) }
    }

    /// A code of the list behind what a question means; the code itself where the scheme has no words for it.
    fn coded(&self, means: Means, code: &str) -> String {
        let form = self.scheme.as_ref().map(|scheme| &scheme.form);
        let list = form.and_then(|form| match &form.meaning(means)?.asks {
            Asks::One { list } | Asks::Several { list } | Asks::Graded { list, .. } => form.list(list),
            _ => None,
        });
        let label = list.and_then(|list| list.code(code)).map(|code| self.page.read(&code.label).to_owned());
        label.unwrap_or_else(|| code.to_owned())
    }

    /// A specialty; that of an imported base may be one that no scheme knows.
    pub(crate) fn specialty(&self, code: &str) -> String {
        let known = self.scheme.as_ref().and_then(|scheme| scheme.specialty(code));
        known.map_or_else(|| code.to_owned(), |known| self.page.read(&known.name).to_owned())
    }

    /// Every specialty of the scheme, by code.
    pub(crate) fn specialties(&self) -> Vec<(String, String)> {
        let all = self.scheme.iter().flat_map(|scheme| &scheme.specialties);
        all.map(|one| (one.code.clone(), self.page.read(&one.name).to_owned())).collect()
    }

    /// A family of deep causes, from 1 to 7.
    pub(super) fn family(&self, code: &str) -> String {
        let list = self.scheme.as_ref().and_then(|scheme| scheme.form.list("factor_group"));
        let label = list.and_then(|list| list.code(code)).map(|code| self.page.read(&code.label).to_owned());
        label.unwrap_or_else(|| code.to_owned())
    }

    /// A severity, with its level: the words alone do not say which is graver.
    pub(crate) fn severity(&self, level: &str) -> String {
        let label = self.coded(Means::Actual, level);
        self.page.with("rex-level", [("level", level.to_owned()), ("label", label)])
    }

    pub(crate) fn when(&self, when: Option<When>) -> String {
        let month = |year, month: u8| Date::new(year, i8::try_from(month).ok()?, 1).ok();
        match when {
            None => self.page.say("rex-when-unknown"),
            Some(When::Year(year)) => year.to_string(),
            Some(When::Month(year, number)) => {
                month(year, number).map_or_else(|| year.to_string(), |date| self.page.voice.month(date))
            }
        }
    }

    /// What one calls a record that has no name.
    pub(crate) fn title(&self, specialty: &str, when: Option<When>) -> String {
        self.page.with("rex-record-title", [("specialty", self.specialty(specialty)), ("when", self.when(when))])
    }

    pub(crate) fn side(&self, side: Facet) -> String {
        self.page.say(match side {
            Facet::Year => "rex-side-year",
            Facet::Specialty => "rex-side-specialty",
            Facet::Phase => "rex-side-phase",
            Facet::Factor => "rex-side-factor",
            Facet::Actual => "rex-side-actual",
            Facet::Potential => "rex-side-potential",
            Facet::Language => "rex-side-language",
            Facet::Origin => "rex-side-origin",
        })
    }

    pub(crate) fn value(&self, side: Facet, value: &str) -> String {
        match side {
            Facet::Year => value.to_owned(),
            Facet::Specialty => self.specialty(value),
            Facet::Phase => self.coded(Means::Phase, value),
            Facet::Factor => self.coded(Means::Factors, value),
            Facet::Actual | Facet::Potential => self.severity(value),
            Facet::Language => self.language(value),
            Facet::Origin if value == "own" => self.page.say("rex-origin-own"),
            Facet::Origin if value == "demonstration" => self.page.say("rex-origin-demonstration"),
            Facet::Origin => self.page.say("rex-origin-imported"),
        }
    }

    pub(crate) fn language(&self, tag: &str) -> String {
        let french = Language::parse(tag).is_some_and(|language| language == Language::french());
        self.page.say(if french { "rex-language-fr" } else { "rex-language-en" })
    }

    pub(super) fn part(&self, kind: PartKind) -> String {
        self.page.say(match kind {
            PartKind::Narrative => "rex-part-narrative",
            PartKind::Chronology => "rex-part-chronology",
            PartKind::Causes => "rex-part-causes",
            PartKind::Barriers => "rex-part-barriers",
            PartKind::Measures => "rex-part-measures",
            PartKind::Learning => "rex-part-learning",
        })
    }

    pub(super) fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::SameWords => self.page.say("rex-reason-same-words"),
            Reason::SharedWords { shared, of } => {
                let count = |number: usize| self.page.voice.count(i64::try_from(number).unwrap_or(i64::MAX));
                self.page.with("rex-reason-shared-words", [("shared", count(*shared)), ("of", count(*of))])
            }
            Reason::Contained => self.page.say("rex-reason-contained"),
            Reason::SameMonth => self.page.say("rex-reason-same-month"),
            Reason::SameSpecialty => self.page.say("rex-reason-same-specialty"),
            Reason::SamePhase => self.page.say("rex-reason-same-phase"),
        }
    }

    /// A record of an answer as lists show it.
    pub(super) fn hit(&self, shown: app::rex::Shown) -> Hit {
        Hit {
            address: address(&shown.id),
            title: self.title(&shown.specialty, shown.when),
            excerpt: shown.excerpt.split_whitespace().collect::<Vec<_>>().join(" "),
            language: shown.language.tag().to_owned(),
            id: shown.id.0,
        }
    }
}

/// The page of a record.
pub(crate) fn address(id: &RexId) -> String {
    RECORD.to([&id.0])
}
