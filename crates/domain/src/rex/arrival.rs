//! What becomes of a record of a historic base that arrives: what the identifier screen finds in its words decides.

use std::collections::BTreeSet;

use super::Record;
use crate::deidentification::{Finding, Label, Reason};
use crate::text::Language;

/// What becomes of a record that arrives, before it is in the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// It enters.
    Landed,
    /// A person must look at it first; nobody else sees it. What was found, each label once.
    Held(BTreeSet<Label>),
}

/// Judges a record by what a screen for identifiers found in each of its parts: one finding that [`holds`] is enough,
/// for only a person clears it.
#[must_use]
pub fn arrival(record: &Record, screen: &dyn Fn(&str, &Language) -> Vec<Finding>) -> Arrival {
    let findings = record.parts.iter().flat_map(|part| screen(&part.text, &record.language));
    let labels: BTreeSet<Label> = findings.filter(holds).map(|finding| finding.label).collect();
    if labels.is_empty() { Arrival::Landed } else { Arrival::Held(labels) }
}

/// Whether a passage alone keeps a record of a historic base out until a person has read it. What leads to one person
/// or one establishment does (accreditation brief, invariant 1), and so does a day, for the base knows the month at the
/// finest (invariant 3). What thousands share does not: a queue that holds everything is cleared without being read.
#[must_use]
pub fn holds(finding: &Finding) -> bool {
    match finding.label {
        Label::Surname
        | Label::FirstName
        | Label::BirthDate
        | Label::Age
        | Label::Phone
        | Label::Mail
        | Label::Web
        | Label::Address
        | Label::Hospital
        | Label::NationalNumber
        | Label::ProfessionalNumber
        | Label::EstablishmentNumber
        | Label::PatientNumber
        | Label::StayNumber
        | Label::BankNumber
        | Label::OtherNumber
        | Label::RareJob => true,
        Label::Date => names_a_day(finding),
        // A title always stands with its name; a postcode says no more than its town, a bed nothing without its hospital.
        Label::Title | Label::Postcode | Label::Town | Label::Ward => false,
    }
}

/// Whether a date is finer than a month: `6/14/2005`, `le 3 mars`, `quatorze juillet`; not `2013`, `04/2017` or `July 2008`.
fn names_a_day(finding: &Finding) -> bool {
    let groups = finding.text.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty());
    let (short, all) = groups.fold((0, 0), |(short, all), group| (short + usize::from(group.len() <= 2), all + 1));
    match finding.reason {
        Reason::YearAlone => false,
        Reason::DateWords if all == 0 => finding.text.split_whitespace().count() > 1,
        Reason::DateWords => short > 0,
        // In digits alone a month is a short group, too: the day is the second. Without any separator it is all there.
        _ => short > 1 || all == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rex::{Part, PartKind};

    fn record(texts: &[&str]) -> Record {
        let part = |text: &&str| Part { kind: PartKind::Narrative, text: (*text).to_owned() };
        Record {
            when: None,
            specialty: "anaesthesia".to_owned(),
            phase: None,
            factors: BTreeSet::new(),
            actual: None,
            potential: None,
            language: Language::french(),
            parts: texts.iter().map(part).collect(),
        }
    }

    /// Finds every letter that stands for a label.
    fn screen(text: &str, _: &Language) -> Vec<Finding> {
        let label = |letter| match letter {
            '@' => Some(Label::Mail),
            'V' => Some(Label::Town),
            'N' => Some(Label::Surname),
            _ => None,
        };
        let found = text.chars().enumerate().filter_map(|(at, letter)| {
            let text = letter.to_string();
            label(letter).map(|label| Finding { start: at, end: at + 1, label, text, reason: Reason::ListedName })
        });
        found.collect()
    }

    #[test]
    fn one_finding_in_any_part_holds_a_record() {
        assert_eq!(arrival(&record(&["rien", "rien non plus"]), &screen), Arrival::Landed);
        let held = arrival(&record(&["rien", "N et @, @"]), &screen);
        assert_eq!(held, Arrival::Held(BTreeSet::from([Label::Mail, Label::Surname])));
    }

    #[test]
    fn a_town_holds_nothing() {
        assert_eq!(arrival(&record(&["à V"]), &screen), Arrival::Landed);
    }

    #[test]
    fn a_day_holds_and_a_month_or_a_year_does_not() {
        let dated = |text: &str, reason| {
            holds(&Finding { start: 0, end: 1, label: Label::Date, text: text.to_owned(), reason })
        };
        for day in ["6/14/2005", "10/22", "2013-07-14", "20130714", "14.07.13"] {
            assert!(dated(day, Reason::DateDigits), "{day}");
        }
        for day in ["June 3, 2014", "3 mars", "1er mars 2013", "quatorze juillet", "March 24th"] {
            assert!(dated(day, Reason::DateWords), "{day}");
        }
        for coarse in ["July 2008", "mars 2013"] {
            assert!(!dated(coarse, Reason::DateWords), "{coarse}");
        }
        assert!(!dated("04/2017", Reason::DateDigits) && !dated("2013", Reason::YearAlone));
    }
}
