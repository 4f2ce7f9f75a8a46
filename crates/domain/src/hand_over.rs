//! Hand-overs: the only ways in which anything passes from one organisation to another.
//!
//! Organisations share nothing else. Each hand-over is a typed object with a sender, a receiver, its fields and its
//! purpose; the list below is generated into the documentation and a test holds the store to it.

/// One kind of object that may pass between organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandOver {
    /// Its name.
    pub name: &'static str,
    /// Who sends it.
    pub sender: &'static str,
    /// Who receives it.
    pub receiver: &'static str,
    /// What it holds, and nothing else.
    pub fields: &'static [&'static str],
    /// What it is for.
    pub purpose: &'static str,
}

/// Every hand-over there is. None yet: the practice-improvement programme runs inside one organisation.
pub const HAND_OVERS: &[HandOver] = &[];
