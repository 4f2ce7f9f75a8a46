//! Identities: one type a noun, so that an enrolment can never be handed where a person is meant.
//!
//! Every value is 63 random bits made by the caller (see the ports of `app`): nothing of it tells when or in which
//! order a thing came to be, which matters for whatever is confidential.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )*};
}

ids! {
    /// An organisation: nothing is shared between two of them but listed hand-overs. 0 is the installation itself.
    OrgId;
    /// A person who can sign in, whatever hats they wear in whichever organisation.
    PersonId;
    /// A cohort: people who start a programme at the same date.
    CohortId;
    /// One person's taking part in one cohort, known by its pseudonym; the way back to the person is sealed.
    EnrolmentId;
    /// One submitted questionnaire.
    ResponseId;
    /// One entry of the journal.
    EntryId;
    /// One row of the outbox.
    OutboxId;
}

impl OrgId {
    /// The installation itself, where operators have their hat and their journal.
    pub const INSTALLATION: OrgId = OrgId(0);
}

/// Where everything of one enrolment lies: the first three columns of every participant's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EnrolmentKey {
    /// The organisation.
    pub org: OrgId,
    /// The cohort.
    pub cohort: CohortId,
    /// The enrolment.
    pub enrolment: EnrolmentId,
}
