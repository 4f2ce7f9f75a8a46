//! The screen for serious adverse events (EIGS): unexpected given the patient's state, and death, life threatened or a
//! probable permanent deficit (code de la santé publique, L.1413-14 and R.1413-67). They are declared to the regional
//! health agency, which is another duty; whether a near-miss scheme takes them all the same is its policy (D.4135-3
//! excludes them).

use super::content::Content;
use super::form::{Form, Means};
use crate::rex::Severity;

/// What a programme does with a serious event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// It is not taken: the law's default.
    Exclude,
    /// It is taken once it carries the reference of its declaration to the health agency.
    AcceptWithReference,
}

impl Policy {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Exclude => "exclude",
            Self::AcceptWithReference => "accept_with_reference",
        }
    }

    /// The policy of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Exclude, Self::AcceptWithReference].into_iter().find(|policy| policy.code() == code)
    }
}

/// Why something is serious, or may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screened {
    /// Nothing of the kind.
    NotSerious,
    /// The three questions say so, or the severity of what it did does: the answers disagree, and the graver one counts.
    Serious {
        /// Whether the declaration to the health agency is named.
        declared: bool,
    },
}

/// What the three questions, and the severity of what happened, say.
///
/// Severity 5 and 6 (permanent or life-threatening harm, death) are serious even where the questions were answered no,
/// unless the answer was that it could be expected.
#[must_use]
pub fn screened(form: &Form, content: &Content) -> Screened {
    let yes = |means| content.says_yes(form, means);
    let unexpected = yes(Means::Unexpected);
    let grave = yes(Means::LifeThreatened) || yes(Means::PermanentDeficit) || is_grave(form, content);
    if unexpected && grave {
        let declared = content.meant(form, Means::DeclaredElsewhere).is_some_and(|value| !value.is_blank());
        Screened::Serious { declared }
    } else {
        Screened::NotSerious
    }
}

fn is_grave(form: &Form, content: &Content) -> bool {
    let actual = content.code(form, Means::Actual).and_then(Severity::parse);
    matches!(actual, Some(Severity::Permanent | Severity::Death))
}

/// What becomes of a near miss that was screened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It can be sent and accepted; nothing else is owed.
    Take,
    /// It can be sent and accepted; its author is told of the duty to declare all the same.
    TakeAndTell,
    /// It lacks the reference of its declaration.
    AskForReference,
    /// It is not taken; its author is told of the duty, and keeps every word as a file.
    HandOver,
}

/// What a policy answers (a10: under [`Policy::Exclude`] a serious event is never taken, and always told of).
#[must_use]
pub fn answer(policy: Policy, screened: Screened) -> Answer {
    match (policy, screened) {
        (_, Screened::NotSerious) => Answer::Take,
        (Policy::Exclude, Screened::Serious { .. }) => Answer::HandOver,
        (Policy::AcceptWithReference, Screened::Serious { declared: true }) => Answer::TakeAndTell,
        (Policy::AcceptWithReference, Screened::Serious { declared: false }) => Answer::AskForReference,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::near_miss::content::{FieldKey, Value};
    use crate::near_miss::sample::form;

    fn said(unexpected: bool, threatened: bool, deficit: bool, actual: &str) -> Content {
        Content(
            [
                ("unexpected", Value::YesNo(unexpected)),
                ("life_threatened", Value::YesNo(threatened)),
                ("permanent_deficit", Value::YesNo(deficit)),
                ("actual", Value::Code(actual.to_owned())),
            ]
            .into_iter()
            .map(|(field, value)| (FieldKey::once(field), value))
            .collect(),
        )
    }

    #[test]
    fn a10_a_serious_event_is_never_taken_where_the_scheme_excludes_it() {
        let form = form();
        for (threatened, deficit, actual) in
            [(true, false, "0"), (false, true, "2"), (false, false, "5"), (true, true, "6")]
        {
            let screened = screened(&form, &said(true, threatened, deficit, actual));
            assert_eq!(screened, Screened::Serious { declared: false });
            assert_eq!(answer(Policy::Exclude, screened), Answer::HandOver);
            assert_eq!(answer(Policy::Exclude, Screened::Serious { declared: true }), Answer::HandOver);
        }
    }

    #[test]
    fn a10_where_it_is_taken_its_declaration_is_named_and_its_author_told() {
        assert_eq!(answer(Policy::AcceptWithReference, Screened::Serious { declared: false }), Answer::AskForReference);
        let form = form();
        let mut content = said(true, true, false, "4");
        content.0.insert(FieldKey::once("declared"), Value::Words("ARS 2026-17".to_owned()));
        let screened = screened(&form, &content);
        assert_eq!(answer(Policy::AcceptWithReference, screened), Answer::TakeAndTell);
    }

    #[test]
    fn what_could_be_expected_or_did_no_lasting_harm_is_not_serious() {
        let form = form();
        assert_eq!(screened(&form, &said(false, true, true, "6")), Screened::NotSerious);
        assert_eq!(screened(&form, &said(true, false, false, "4")), Screened::NotSerious);
    }
}
