//! Authority: what each role may read or do, declared once, as data.
//!
//! Routes name a [`Right`]; use cases ask for it with the actor; the documentation's table is generated from [`RULES`].
//! A right that no rule grants is refused to everybody, and a test walks every route as every role.

mod right;
mod rules;

pub use right::Right;
pub use rules::RULES;

use crate::ids::{OrgId, PersonId};
use std::fmt;

/// A role: what a hat is called. The hat worn is chosen, visible, and named in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Runs the installation: accounts, organisations, jobs. Reads no answer and no identity of a participant.
    Operator,
    /// Leads a programme in an organisation: cohorts, board, general measures, wording.
    Lead,
    /// Enrolment clerk: identity and eligibility, never answers.
    Clerk,
    /// Tutor: answers under pseudonyms, never identity.
    Tutor,
    /// Writes goals and syntheses.
    Editor,
    /// Reads what an editor wrote before it is published.
    SecondReader,
    /// Moderates forums.
    Moderator,
    /// Takes part in a programme.
    Participant,
    /// A doctor engaged with an approved body: reports near misses, reads their own.
    Doctor,
    /// A body's manager: who analyses what, never a word of it.
    Manager,
    /// A body's expert: analyses the near misses given to them.
    Expert,
    /// An officer of the authority: the REX base, nothing that leads to a doctor.
    Officer,
    /// Speaks for a hospital's own reporting body: prepares drafts for its doctors, never learns what became of them.
    Correspondent,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 13] = [
        Role::Operator,
        Role::Lead,
        Role::Clerk,
        Role::Tutor,
        Role::Editor,
        Role::SecondReader,
        Role::Moderator,
        Role::Participant,
        Role::Doctor,
        Role::Manager,
        Role::Expert,
        Role::Officer,
        Role::Correspondent,
    ];

    /// The stable code, as stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Lead => "lead",
            Self::Clerk => "clerk",
            Self::Tutor => "tutor",
            Self::Editor => "editor",
            Self::SecondReader => "second_reader",
            Self::Moderator => "moderator",
            Self::Participant => "participant",
            Self::Doctor => "doctor",
            Self::Manager => "manager",
            Self::Expert => "expert",
            Self::Officer => "officer",
            Self::Correspondent => "correspondent",
        }
    }

    /// The role of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Who is granted a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grant {
    /// Everybody.
    Anyone,
    /// Whoever is signed in, whatever hat they wear.
    SignedIn,
    /// Whoever wears one of these hats in the organisation concerned (for [`Role::Operator`], in the installation).
    Hats(&'static [Role]),
}

/// One line of the table of authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What is asked for.
    pub right: Right,
    /// Who has it.
    pub grant: Grant,
    /// Why it is so, for the documentation.
    pub why: &'static str,
}

/// Who is acting, wearing which hat, in which organisation. Every use case takes it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    Stranger,
    /// A person without a hat chosen.
    Person(PersonId),
    /// A person wearing a hat.
    Wearing {
        /// Who.
        person: PersonId,
        /// Where.
        org: OrgId,
        /// Which hat.
        role: Role,
    },
    /// The program itself: jobs, and commands run by whoever has the data folder.
    System,
}

/// The answer to somebody who may not: it never says whether the thing exists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this needs the right {right:?}, which the hat worn does not give")]
pub struct Refusal {
    /// The right that was missing.
    pub right: Right,
    /// The roles that have it: a refusal names the missing role.
    pub roles: &'static [Role],
}

/// The rule of a right.
#[must_use]
pub fn grant(right: Right) -> Grant {
    RULES.iter().find(|rule| rule.right == right).map_or(Grant::Hats(&[]), |rule| rule.grant)
}

impl Actor {
    /// The person acting, if one is.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) | Self::Wearing { person, .. } => Some(*person),
            Self::Stranger | Self::System => None,
        }
    }

    /// Whether the actor has `right` where they wear their hat: for what all bodies share, such as the REX base.
    ///
    /// # Errors
    /// A [`Refusal`] that names the right and the roles that give it.
    pub fn may_anywhere(&self, right: Right) -> Result<(), Refusal> {
        let here = if let Self::Wearing { org, .. } = self { *org } else { OrgId::INSTALLATION };
        self.may(right, here)
    }

    /// Whether the actor has `right` in `org`.
    ///
    /// # Errors
    /// A [`Refusal`] that names the right and the roles that give it.
    pub fn may(&self, right: Right, org: OrgId) -> Result<(), Refusal> {
        let granted = match (grant(right), self) {
            (_, Self::System) | (Grant::Anyone, _) => true,
            (Grant::SignedIn, actor) => actor.person().is_some(),
            (Grant::Hats(roles), Self::Wearing { org: worn_in, role, .. }) => {
                let there = if *role == Role::Operator { OrgId::INSTALLATION } else { org };
                *worn_in == there && roles.contains(role)
            }
            (Grant::Hats(_), _) => false,
        };
        let roles = match grant(right) {
            Grant::Hats(roles) => roles,
            Grant::Anyone | Grant::SignedIn => &[],
        };
        if granted { Ok(()) } else { Err(Refusal { right, roles }) }
    }
}

#[cfg(test)]
mod tests;
