//! Guidelines: general recommendations and patient-safety solutions, from an idea to what replaces them (brief e).
//!
//! An individual recommendation answers one near miss and is not of this file (see the near misses). A guideline speaks
//! to everybody of a specialty: it rests on evidence that was frozen before anybody judged it, is read by peers who first
//! say what binds them, is approved by somebody who neither wrote nor read it, and stays readable for good once it was
//! published, with what replaced it (a34 to a36).

mod allows;
pub mod course;
mod deed;
pub mod evidence;
pub mod grading;

pub use course::{Deed, Hand, Refused, Standing, State, Step, allows, standing};
pub use evidence::{Disclosed, Evidence};

use crate::text::{Language, Text};

/// What kind of guideline it is, which says who must agree before it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A general recommendation of one body.
    General,
    /// A patient-safety solution of one body; the authority is not asked.
    TypeOne,
    /// A solution whose method experts of the body grade, and on which the authority gives its opinion.
    TypeTwo,
    /// A solution that several bodies and the authority make together.
    TypeThree,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::General, Kind::TypeOne, Kind::TypeTwo, Kind::TypeThree];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::TypeOne => "type_one",
            Self::TypeTwo => "type_two",
            Self::TypeThree => "type_three",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a reviewer makes of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// It can be published.
    Favourable,
    /// It can be published once the remarks are answered.
    WithChanges,
    /// It should not be published as it is.
    Unfavourable,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 3] = [Verdict::Favourable, Verdict::WithChanges, Verdict::Unfavourable];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Favourable => "favourable",
            Self::WithChanges => "with_changes",
            Self::Unfavourable => "unfavourable",
        }
    }

    /// The verdict of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// What a guideline says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Its title.
    pub title: Text,
    /// The situation at risk.
    pub situation: Text,
    /// Practical measures, one a line.
    pub measures: Text,
    /// Key messages, one a line.
    pub messages: Text,
    /// How it was made.
    pub method: Text,
}

/// The name of each part, as forms and refusals call it.
pub const PARTS: [&str; 5] = ["title", "situation", "measures", "messages", "method"];

impl Wording {
    /// The part of that name; the title of what is none.
    #[must_use]
    pub fn part(&self, name: &str) -> &Text {
        match name {
            "situation" => &self.situation,
            "measures" => &self.measures,
            "messages" => &self.messages,
            "method" => &self.method,
            _ => &self.title,
        }
    }

    /// What is still to be said before it can be judged, and published: every part, in French and in English.
    #[must_use]
    pub fn missing(&self) -> Vec<(&'static str, Language)> {
        let both = [Language::french(), Language::english()];
        let of_part = |name: &'static str| {
            let missing = self.part(name).missing(&both).into_iter();
            missing.map(|language| (name, language.clone())).collect::<Vec<_>>()
        };
        PARTS.into_iter().flat_map(of_part).collect()
    }

    /// Whether every part is said in both languages.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing().is_empty()
    }
}

/// The lines of a part that holds one thing a line, without the marks people put before them.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.trim().trim_start_matches(['-', '•', '*', '–']).trim()).filter(|line| !line.is_empty())
}

/// What a guideline is about, before a word of it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The question it answers.
    pub question: String,
    /// The risk situation: a code that its body targets, or empty.
    pub situation: String,
    /// Codes of its themes.
    pub themes: Vec<String>,
    /// Codes of the specialties it speaks to.
    pub specialties: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::parse(verdict.code()), Some(verdict));
        }
        assert_eq!(Kind::parse("type_four"), None);
    }

    #[test]
    fn a_wording_is_whole_when_both_languages_say_every_part() {
        let both =
            |words: &str| Text::new([(Language::french(), words.to_owned()), (Language::english(), words.to_owned())]);
        let whole = Wording {
            title: both("t"),
            situation: both("s"),
            measures: both("m"),
            messages: both("k"),
            method: both("w"),
        };
        assert!(whole.is_whole());
        let french = Text::new([(Language::french(), "t".to_owned()), (Language::english(), "  ".to_owned())]);
        let lacking = Wording { measures: french, ..whole };
        assert_eq!(lacking.missing(), [("measures", Language::english())]);
        assert_eq!(Wording::default().missing().len(), 10);
    }

    #[test]
    fn a_line_is_one_measure_whatever_mark_stands_before_it() {
        let all: Vec<&str> = lines("- Relire à deux\n\n•  Étiqueter\n  ").collect();
        assert_eq!(all, ["Relire à deux", "Étiqueter"]);
    }
}
