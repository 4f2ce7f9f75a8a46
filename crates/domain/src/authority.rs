//! Authority: what each role may read or do, declared once, as data.
//!
//! Routes name a [`Right`]; use cases ask for it with the actor; the documentation's table is generated from [`RULES`].
//! A right that no rule grants is refused to everybody, and a test walks every route as every role.

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
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 8] = [
        Role::Operator,
        Role::Lead,
        Role::Clerk,
        Role::Tutor,
        Role::Editor,
        Role::SecondReader,
        Role::Moderator,
        Role::Participant,
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

/// Something that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Right {
    /// Pages for everybody, signed in or not.
    ReadPublic,
    /// One's own account: sessions, language, hats.
    ManageOwnAccount,
    /// One's own path: choices, answers, reports, leave, withdrawal.
    WalkOwnPath,
    /// Applicants and enrolled people by name, and their eligibility.
    ReadIdentities,
    /// Importing a roster, deciding eligibility, inviting.
    DecideEnrolments,
    /// The team's home, and the definitions of the programmes it works with.
    VisitTeam,
    /// The cohort board: counts and progress, by pseudonym.
    ReadBoard,
    /// Results of a cohort, unsuppressed: they stay in the team.
    ReadResults,
    /// The review queue: answers under opaque references, coding them, private comments back.
    ReviewAnswers,
    /// The codebook of themes.
    EditCodebook,
    /// Opening a missed evaluation again, excusing, with a reason.
    OverrideWindows,
    /// General measures for a cohort.
    DeclareMeasures,
    /// Creating cohorts and pinning them to a version.
    ManageCohorts,
    /// Wording of mails.
    EditWording,
    /// Rehearsing a definition on throw-away data.
    Rehearse,
    /// Forums: one's own cohort's for participants, under pseudonyms for the team.
    ReadForum,
    /// Writing in the forum of a goal one chose, under a pseudonym of one thread.
    WriteInForum,
    /// Answering in a forum in the team's voice.
    AnswerInForum,
    /// Hiding and redacting posts, and asking who wrote one.
    ModerateForum,
    /// Requests to open a voice, and who wrote once two persons opened one.
    ReadOpenings,
    /// Consenting to open the voice that a moderator asks about.
    ConsentToOpening,
    /// Drafting goals in the next version of a programme.
    EditGoals,
    /// Checking a goal that somebody else wrote against its sources.
    CheckGoals,
    /// Suspending a goal on a safety alert, and lifting it.
    SuspendGoals,
    /// Goals that participants propose, without their names, and the answers to them.
    AnswerProposals,
    /// What the organisation says of itself in public: names, funding, accreditations.
    EditOrganisation,
    /// Declaring one's own interests.
    DeclareInterests,
    /// Writing and retiring cards of what helped against an obstacle.
    WriteOptionCards,
    /// Signing a card that somebody else wrote.
    SignOptionCards,
    /// Whole-cohort export and import.
    MoveCohorts,
    /// Accounts and hats of the team in one organisation.
    ManageTeam,
    /// Freezing the figures of an evaluation that has closed.
    FreezeFigures,
    /// Writing syntheses.
    WriteSyntheses,
    /// Checking what a synthesis gives away, before a second person reads it.
    CheckDisclosure,
    /// Signing a synthesis that somebody else wrote, which publishes it.
    SignSyntheses,
    /// Accounts, organisations, outbox, journal state of the installation.
    OperateInstallation,
    /// Records of the REX base, with true counts.
    ReadRexRecords,
    /// Reading historic bases in, making the index again.
    KeepRexBase,
    /// Reading imported records that may name somebody, and letting them in or not.
    ClearRexRecords,
    /// Moving the clock of a demonstration.
    MoveDemonstrationClock,
}

impl Right {
    /// Every right.
    pub const ALL: [Right; 40] = [
        Right::ReadPublic,
        Right::ManageOwnAccount,
        Right::WalkOwnPath,
        Right::ReadIdentities,
        Right::DecideEnrolments,
        Right::VisitTeam,
        Right::ReadBoard,
        Right::ReadResults,
        Right::ReviewAnswers,
        Right::EditCodebook,
        Right::OverrideWindows,
        Right::DeclareMeasures,
        Right::ManageCohorts,
        Right::EditWording,
        Right::Rehearse,
        Right::ReadForum,
        Right::WriteInForum,
        Right::AnswerInForum,
        Right::ModerateForum,
        Right::ReadOpenings,
        Right::ConsentToOpening,
        Right::EditGoals,
        Right::CheckGoals,
        Right::SuspendGoals,
        Right::AnswerProposals,
        Right::EditOrganisation,
        Right::DeclareInterests,
        Right::WriteOptionCards,
        Right::SignOptionCards,
        Right::MoveCohorts,
        Right::ManageTeam,
        Right::FreezeFigures,
        Right::WriteSyntheses,
        Right::CheckDisclosure,
        Right::SignSyntheses,
        Right::OperateInstallation,
        Right::ReadRexRecords,
        Right::KeepRexBase,
        Right::ClearRexRecords,
        Right::MoveDemonstrationClock,
    ];
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

/// The table of authority: one line a right.
pub const RULES: &[Rule] = &[
    Rule { right: Right::ReadPublic, grant: Grant::Anyone, why: "says what the programme is before anybody signs in" },
    Rule { right: Right::ManageOwnAccount, grant: Grant::SignedIn, why: "a person's sessions and language are theirs" },
    Rule {
        right: Right::WalkOwnPath,
        grant: Grant::Hats(&[Role::Participant]),
        why: "I18: a participant sees their own path and nobody else's, and nobody else sees it",
    },
    Rule {
        right: Right::ReadIdentities,
        grant: Grant::Hats(&[Role::Clerk]),
        why: "I18: only enrolment clerks see identity, and never answers",
    },
    Rule {
        right: Right::DecideEnrolments,
        grant: Grant::Hats(&[Role::Clerk]),
        why: "R02, R03: evidence is checked by whoever sees identity",
    },
    Rule {
        right: Right::VisitTeam,
        grant: Grant::Hats(&[Role::Lead, Role::Tutor, Role::Editor, Role::SecondReader, Role::Moderator]),
        why: "whoever works on a programme reads its definition, which names nobody",
    },
    Rule {
        right: Right::ReadBoard,
        grant: Grant::Hats(&[Role::Lead, Role::Tutor]),
        why: "R15: the team follows a cohort by pseudonym",
    },
    Rule {
        right: Right::ReadResults,
        grant: Grant::Hats(&[Role::Lead, Role::Tutor, Role::Editor, Role::SecondReader]),
        why: "R15: the team reads results before anything leaves it",
    },
    Rule {
        right: Right::ReviewAnswers,
        grant: Grant::Hats(&[Role::Tutor]),
        why: "I18: only tutors open single answers, under references that name nobody",
    },
    Rule {
        right: Right::EditCodebook,
        grant: Grant::Hats(&[Role::Lead, Role::Tutor, Role::Editor]),
        why: "whoever codes or writes the synthesis shares one list of themes",
    },
    Rule {
        right: Right::OverrideWindows,
        grant: Grant::Hats(&[Role::Lead]),
        why: "I24: every override has an actor and a reason",
    },
    Rule { right: Right::DeclareMeasures, grant: Grant::Hats(&[Role::Lead]), why: "a measure touches a whole cohort" },
    Rule {
        right: Right::ManageCohorts,
        grant: Grant::Hats(&[Role::Lead]),
        why: "I01: pinning to a version is a decision",
    },
    Rule {
        right: Right::EditWording,
        grant: Grant::Hats(&[Role::Lead, Role::Editor]),
        why: "mails are the team's words",
    },
    Rule {
        right: Right::Rehearse,
        grant: Grant::Hats(&[Role::Lead, Role::Editor]),
        why: "whoever publishes or writes a definition walks it first, on throw-away data",
    },
    Rule {
        right: Right::ReadForum,
        grant: Grant::Hats(&[
            Role::Participant,
            Role::Lead,
            Role::Tutor,
            Role::Editor,
            Role::SecondReader,
            Role::Moderator,
        ]),
        why: "I17: only enrolled people and the team read a forum",
    },
    Rule {
        right: Right::WriteInForum,
        grant: Grant::Hats(&[Role::Participant]),
        why: "I17: only those who chose the goal write, under a pseudonym of one thread",
    },
    Rule {
        right: Right::AnswerInForum,
        grant: Grant::Hats(&[Role::Lead, Role::Tutor, Role::Moderator]),
        why: "the team answers in one voice, marked as the team's",
    },
    Rule {
        right: Right::ModerateForum,
        grant: Grant::Hats(&[Role::Moderator]),
        why: "R21: a moderator gives a reason, which the author reads",
    },
    Rule {
        right: Right::ReadOpenings,
        grant: Grant::Hats(&[Role::Lead, Role::Moderator]),
        why: "I16: the two roles that open a voice, and of them only the two persons who did",
    },
    Rule {
        right: Right::ConsentToOpening,
        grant: Grant::Hats(&[Role::Lead]),
        why: "I16: a voice is opened by two roles, worn by two persons",
    },
    Rule {
        right: Right::EditGoals,
        grant: Grant::Hats(&[Role::Editor]),
        why: "R07: goals are written by the organisation's editors",
    },
    Rule {
        right: Right::CheckGoals,
        grant: Grant::Hats(&[Role::SecondReader]),
        why: "a second person checks a goal against its sources before it is published",
    },
    Rule {
        right: Right::SuspendGoals,
        grant: Grant::Hats(&[Role::Lead, Role::Editor]),
        why: "I22: a safety alert does not wait for the next version",
    },
    Rule {
        right: Right::AnswerProposals,
        grant: Grant::Hats(&[Role::Lead, Role::Editor]),
        why: "whoever decides on goals reads what participants propose, and never who did",
    },
    Rule {
        right: Right::EditOrganisation,
        grant: Grant::Hats(&[Role::Lead]),
        why: "R26: how it is paid is said by whoever answers for it",
    },
    Rule {
        right: Right::DeclareInterests,
        grant: Grant::Hats(&[Role::Lead, Role::Tutor, Role::Editor, Role::SecondReader, Role::Moderator]),
        why: "whoever writes, checks or reads declares their own interests",
    },
    Rule {
        right: Right::WriteOptionCards,
        grant: Grant::Hats(&[Role::Editor]),
        why: "what helped somebody is worded by an editor, never shown raw",
    },
    Rule {
        right: Right::SignOptionCards,
        grant: Grant::Hats(&[Role::SecondReader]),
        why: "I14: a second person reads what an editor wrote before participants do",
    },
    Rule {
        right: Right::MoveCohorts,
        grant: Grant::Hats(&[Role::Lead]),
        why: "an export is an act of the team, not a release",
    },
    Rule {
        right: Right::ManageTeam,
        grant: Grant::Hats(&[Role::Lead]),
        why: "hats of an organisation are its own affair",
    },
    Rule {
        right: Right::FreezeFigures,
        grant: Grant::Hats(&[Role::Lead, Role::Editor]),
        why: "I14: a synthesis stands on figures that no longer move",
    },
    Rule {
        right: Right::WriteSyntheses,
        grant: Grant::Hats(&[Role::Editor]),
        why: "R17: syntheses are written by the organisation's editors",
    },
    Rule {
        right: Right::CheckDisclosure,
        grant: Grant::Hats(&[Role::Lead, Role::SecondReader]),
        why: "I13: somebody other than its writer looks at what a synthesis gives away",
    },
    Rule {
        right: Right::SignSyntheses,
        grant: Grant::Hats(&[Role::SecondReader]),
        why: "I14: a synthesis is signed by a second person, never by its author",
    },
    Rule {
        right: Right::OperateInstallation,
        grant: Grant::Hats(&[Role::Operator]),
        why: "the operator keeps the machine running and reads nobody's answers",
    },
    Rule {
        right: Right::ReadRexRecords,
        grant: Grant::Hats(&[]),
        why: "true counts are for experts and officers; until those hats exist, for whoever has the data folder",
    },
    Rule {
        right: Right::KeepRexBase,
        grant: Grant::Hats(&[]),
        why: "a historic base is read in by whoever has the data folder, with a command",
    },
    Rule {
        right: Right::ClearRexRecords,
        grant: Grant::Hats(&[]),
        why: "held records may name people: for experts, once that hat exists; no command opens them",
    },
    Rule {
        right: Right::MoveDemonstrationClock,
        grant: Grant::Anyone,
        why: "only a demonstration has a clock to move; elsewhere the route does not exist",
    },
];

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
