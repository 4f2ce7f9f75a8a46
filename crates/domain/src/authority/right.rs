//! What can be asked for.

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
    /// Published syntheses, their meeting kits and their files.
    ReadSyntheses,
    /// Accounts, organisations, outbox, journal state of the installation.
    OperateInstallation,
    /// Records of the REX base, with true counts.
    ReadRexRecords,
    /// First words of records like what one is writing.
    GlimpseRexRecords,
    /// Reading historic bases in, making the index again.
    KeepRexBase,
    /// Reading imported records that may name somebody, and letting them in or not.
    ClearRexRecords,
    /// What a body says to those who report to it: its form, its clocks, who reads.
    ReadBodySettings,
    /// The directory of a body: its doctors, experts, teams, what it covers and targets.
    KeepDoctors,
    /// Writing near misses, and following one's own.
    ReportNearMisses,
    /// Near misses without a word of them: who is given which, absences, caps, the body's own texts.
    AssignNearMisses,
    /// Research extracts: asking for them, deciding, and the files of one's own.
    AskForExtracts,
    /// Questions between bodies, and answers in counts.
    AskOtherBodies,
    /// The yearly nameless synthesis for hospitals' own reporting bodies.
    ReadHospitalSynthesis,
    /// Drafts that a hospital prepares for its doctors, and whether they were taken over or refused.
    RelayNearMisses,
    /// Reading and analysing the near misses given to one.
    AnalyseNearMisses,
    /// Guidelines that bodies work on: title, themes, state and method of each.
    ReadGuidelineWork,
    /// Making guidelines: idea, scope, evidence, draft, answers to peers.
    DraftGuidelines,
    /// Reading a draft one was asked to read, and grading a method.
    ReviewGuidelines,
    /// Approving, publishing, keeping and withdrawing a body's guidelines.
    ApproveGuidelines,
    /// The authority's opinion on a solution, and its part in one that several bodies make.
    OpineOnGuidelines,
    /// Telling a near miss one analysed as a story, and reading those of colleagues before they are published.
    TellStories,
    /// Writing alerts, agreeing to a colleague's, following and ending them.
    IssueAlerts,
    /// The alerts of one's specialty, and saying that one read and applies them.
    HearAlerts,
    /// Opening and closing themes of risk, and filing records of the base under them.
    KeepThemes,
    /// What bodies saw elsewhere, and their risk studies.
    ReadWatch,
    /// Entering what was seen elsewhere and deciding about it; planning, making and publishing risk studies.
    KeepWatch,
    /// Saying whether one applies a guideline.
    DeclareUptake,
    /// Moving the clock of a demonstration.
    MoveDemonstrationClock,
}

impl Right {
    /// Every right.
    pub const ALL: [Right; 63] = [
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
        Right::ReadSyntheses,
        Right::OperateInstallation,
        Right::ReadRexRecords,
        Right::GlimpseRexRecords,
        Right::KeepRexBase,
        Right::ClearRexRecords,
        Right::ReadBodySettings,
        Right::KeepDoctors,
        Right::ReportNearMisses,
        Right::AssignNearMisses,
        Right::RelayNearMisses,
        Right::ReadHospitalSynthesis,
        Right::AskOtherBodies,
        Right::AskForExtracts,
        Right::AnalyseNearMisses,
        Right::ReadGuidelineWork,
        Right::DraftGuidelines,
        Right::ReviewGuidelines,
        Right::ApproveGuidelines,
        Right::OpineOnGuidelines,
        Right::TellStories,
        Right::IssueAlerts,
        Right::HearAlerts,
        Right::KeepThemes,
        Right::ReadWatch,
        Right::KeepWatch,
        Right::DeclareUptake,
        Right::MoveDemonstrationClock,
    ];
}
