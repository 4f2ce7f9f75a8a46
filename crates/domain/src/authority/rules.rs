//! Who has which right, and why.

use super::{Grant, Right, Role, Rule};

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
        right: Right::ReadSyntheses,
        grant: Grant::Hats(&[
            Role::Participant,
            Role::Lead,
            Role::Tutor,
            Role::Editor,
            Role::SecondReader,
            Role::Moderator,
        ]),
        why: "R17: what is published returns to the participants and the team of the organisation, and to nobody else: \
              no programme has a rule that publishes to strangers",
    },
    Rule {
        right: Right::OperateInstallation,
        grant: Grant::Hats(&[Role::Operator]),
        why: "the operator keeps the machine running and reads nobody's answers",
    },
    Rule {
        right: Right::ReadRexRecords,
        grant: Grant::Hats(&[Role::Expert, Role::Officer]),
        why: "whoever learns from the base for others sees records and true counts; everybody else published texts",
    },
    Rule {
        right: Right::GlimpseRexRecords,
        grant: Grant::Hats(&[Role::Doctor]),
        why: "a04: whoever writes sees that it happened elsewhere: three records at most, by what is published of them",
    },
    Rule {
        right: Right::KeepRexBase,
        grant: Grant::Hats(&[Role::Officer]),
        why: "the authority owns the base; historic bases are read in by it, or by whoever has the data folder",
    },
    Rule {
        right: Right::ClearRexRecords,
        grant: Grant::Hats(&[Role::Expert]),
        why: "held records may name people: an expert decides, one by one; no command opens them",
    },
    Rule {
        right: Right::ReadBodySettings,
        grant: Grant::Hats(&[Role::Doctor, Role::Manager, Role::Expert]),
        why: "whoever reports, assigns or analyses knows the body's clocks and criteria beforehand",
    },
    Rule {
        right: Right::KeepDoctors,
        grant: Grant::Hats(&[Role::Manager]),
        why: "who is engaged, and since when, is directory knowledge: nothing of it tells who reported what",
    },
    Rule {
        right: Right::ReportNearMisses,
        grant: Grant::Hats(&[Role::Doctor]),
        why: "a08: a draft is its author's alone; what was sent is followed by its author and team",
    },
    Rule {
        right: Right::AssignNearMisses,
        grant: Grant::Hats(&[Role::Manager]),
        why: "L5: whoever runs files sees what each waits for, and no word of it",
    },
    Rule {
        right: Right::RelayNearMisses,
        grant: Grant::Hats(&[Role::Correspondent]),
        why: "L4, a06: a hospital's reporting body may relay a doctor's report, with their consent, and learns no more",
    },
    Rule {
        right: Right::ReadHospitalSynthesis,
        grant: Grant::Hats(&[Role::Correspondent]),
        why: "L5, a04: hospitals' reporting bodies get a synthesis that names nobody, the same for all of them",
    },
    Rule {
        right: Right::AskOtherBodies,
        grant: Grant::Hats(&[Role::Manager]),
        why: "bodies share what they count: numbers travel between them, near misses do not",
    },
    Rule {
        right: Right::AskForExtracts,
        grant: Grant::Hats(&[Role::Manager, Role::Officer]),
        why: "a04: an extract is approved by the authority and each body concerned, and tells codes on k records at least",
    },
    Rule {
        right: Right::AnalyseNearMisses,
        grant: Grant::Hats(&[Role::Expert]),
        why: "a05: an expert opens what was given to them, never a colleague's",
    },
    Rule {
        right: Right::ReadGuidelineWork,
        grant: Grant::Hats(&[Role::Manager, Role::Expert, Role::Officer]),
        why: "bodies share what they work on and how, so that none begins what another has half done",
    },
    Rule {
        right: Right::DraftGuidelines,
        grant: Grant::Hats(&[Role::Manager, Role::Expert]),
        why: "L5: a body proposes general recommendations from what it analysed",
    },
    Rule {
        right: Right::ReviewGuidelines,
        grant: Grant::Hats(&[Role::Expert]),
        why: "a34: peers read and grade what they did not write, once they said what binds them",
    },
    Rule {
        right: Right::ApproveGuidelines,
        grant: Grant::Hats(&[Role::Manager, Role::Expert]),
        why: "a34: a body approves by somebody who neither wrote nor read",
    },
    Rule {
        right: Right::OpineOnGuidelines,
        grant: Grant::Hats(&[Role::Officer]),
        why: "a34: type two needs the authority's opinion, type three its agreement",
    },
    Rule {
        right: Right::TellStories,
        grant: Grant::Hats(&[Role::Expert]),
        why: "whoever analysed a near miss tells it, and two peers read the words before anybody else does",
    },
    Rule {
        right: Right::IssueAlerts,
        grant: Grant::Hats(&[Role::Manager, Role::Officer]),
        why: "an alert speaks to a whole specialty: whoever answers for a body or for the authority issues it, by two",
    },
    Rule {
        right: Right::HearAlerts,
        grant: Grant::Hats(&[Role::Doctor, Role::Expert]),
        why: "alerts are for those who practise; who read one is theirs to say",
    },
    Rule {
        right: Right::KeepThemes,
        grant: Grant::Hats(&[Role::Expert, Role::Officer]),
        why: "themes are open to every body: whoever reads the base keeps the words it is filed under",
    },
    Rule {
        right: Right::ReadWatch,
        grant: Grant::Hats(&[Role::Manager, Role::Expert, Role::Officer]),
        why: "bodies share what they see and study: it is about the world, never about a doctor",
    },
    Rule {
        right: Right::KeepWatch,
        grant: Grant::Hats(&[Role::Expert, Role::Officer]),
        why: "L1: horizon scanning and risk studies are grounds of recommendations, judged by peers",
    },
    Rule {
        right: Right::DeclareUptake,
        grant: Grant::Hats(&[Role::Doctor]),
        why: "whether somebody applies a guideline is theirs to say; everybody else reads counts of at least k",
    },
    Rule {
        right: Right::MoveDemonstrationClock,
        grant: Grant::Anyone,
        why: "only a demonstration has a clock to move; elsewhere the route does not exist",
    },
];
