//! Eligibility: who may enrol, who needs a decision, who is refused, and why.

use crate::programme::{EligibilityRule, Otherwise, Prerequisite};
use jiff::civil::Date;

/// What a roster says of an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Code of the profession.
    pub profession: String,
    /// Training programme followed, if any.
    pub training: Option<Training>,
    /// Last day of the subscription, if any.
    pub subscription_until: Option<Date>,
}

/// Evidence of a training programme of the organisation (source text, EN 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// Which one.
    pub name: String,
    /// In which year.
    pub year: i16,
    /// Whether its test was passed.
    pub test_passed: bool,
}

/// One thing the rule found wanting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The programme is chiefly for other professions.
    OtherProfession,
    /// No training of the organisation is shown.
    NoTraining,
    /// The training was not validated by its test.
    TestNotPassed,
    /// No subscription is current on the day.
    NoSubscription,
}

impl Finding {
    /// The stable code of the finding, as stored and exported.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherProfession => "other_profession",
            Self::NoTraining => "no_training",
            Self::TestNotPassed => "test_not_passed",
            Self::NoSubscription => "no_subscription",
        }
    }
}

/// What the rule answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is shown.
    Accepted,
    /// A person must decide, with a reason.
    NeedsException(Vec<Finding>),
    /// The rule refuses.
    Refused(Vec<Finding>),
}

/// Answers eligibility on a day. One refusal outweighs any number of exceptions.
#[must_use]
pub fn eligibility(rule: &EligibilityRule, applicant: &Applicant, on: Date) -> Outcome {
    let mut found: Vec<(Finding, Otherwise)> = Vec::new();
    if !rule.professions.contains(&applicant.profession) {
        found.push((Finding::OtherProfession, rule.others));
    }
    for prerequisite in &rule.requires {
        match prerequisite {
            Prerequisite::Training { validated_by_test, otherwise } => match &applicant.training {
                None => found.push((Finding::NoTraining, *otherwise)),
                Some(training) if *validated_by_test && !training.test_passed => {
                    found.push((Finding::TestNotPassed, *otherwise));
                }
                Some(_) => {}
            },
            Prerequisite::Subscription { otherwise } => {
                if applicant.subscription_until.is_none_or(|until| until < on) {
                    found.push((Finding::NoSubscription, *otherwise));
                }
            }
        }
    }
    let refused = found.iter().any(|(_, otherwise)| *otherwise == Otherwise::Refuse);
    let findings: Vec<Finding> = found.into_iter().map(|(finding, _)| finding).collect();
    match (findings.is_empty(), refused) {
        (true, _) => Outcome::Accepted,
        (false, true) => Outcome::Refused(findings),
        (false, false) => Outcome::NeedsException(findings),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rule() -> EligibilityRule {
        EligibilityRule {
            professions: vec!["physician".into(), "pharmacist".into()],
            others: Otherwise::Exception,
            requires: vec![
                Prerequisite::Training { validated_by_test: true, otherwise: Otherwise::Refuse },
                Prerequisite::Subscription { otherwise: Otherwise::Exception },
            ],
        }
    }

    fn applicant() -> Applicant {
        Applicant {
            profession: "physician".into(),
            training: Some(Training { name: "Test de lecture".into(), year: 2007, test_passed: true }),
            subscription_until: Some(date(2008, 12, 31)),
        }
    }

    fn check(change: impl FnOnce(&mut Applicant), expected: Outcome) {
        let mut applicant = applicant();
        change(&mut applicant);
        assert_eq!(eligibility(&rule(), &applicant, date(2008, 1, 1)), expected);
    }

    #[test]
    fn each_prerequisite_is_answered_with_its_reason() {
        check(|_| {}, Outcome::Accepted);
        check(|who| who.profession = "nurse".into(), Outcome::NeedsException(vec![Finding::OtherProfession]));
        check(|who| who.training = None, Outcome::Refused(vec![Finding::NoTraining]));
        check(|who| who.subscription_until = None, Outcome::NeedsException(vec![Finding::NoSubscription]));
        check(|who| who.subscription_until = Some(date(2008, 1, 1)), Outcome::Accepted);
        check(
            |who| {
                who.profession = "nurse".into();
                who.training = Some(Training { name: "x".into(), year: 2007, test_passed: false });
            },
            Outcome::Refused(vec![Finding::OtherProfession, Finding::TestNotPassed]),
        );
    }
}
