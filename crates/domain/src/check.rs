//! Soundness of a definition: whether its counts agree, its windows follow each other and its questions can be asked.
//!
//! A definition of the right shape may still promise what cannot be kept: six evaluations of which five are listed, a
//! question that no answer leads to, three goals to choose among three. Each such fault is a variant that carries its data
//! and the place it was found at; `documents` turns place into file and line, and data into a sentence with its remedy.
//! A definition without faults can be published; a published one is never judged again by a later, stricter version.
//!
//! **Places** are paths in the definition as written: `evaluation[3].opens`, `instrument[1].item[4].when`, counted from 0 in
//! the order of the [`Programme`]'s own lists.

mod codes;
mod combinations;
mod counts;
mod expected;
mod feeds;
mod names;
mod offer;
mod questions;
mod roles;
mod seconds;
mod windows;

pub use codes::CodeFault;
pub use counts::CountFault;
pub use expected::{CLEARED, Expected, ExpectedGoal, Proposal, expected};
pub use feeds::FeedFault;
pub use names::{ADDRESS_WORDS, NameFault, What};
pub use offer::OfferFault;
pub use questions::{MOST_DEPTH, QuestionFault};
pub use roles::RoleFault;
pub use seconds::{MOST_SECONDS, Seconds, SecondsFault, worst_seconds};
pub use windows::{OrderFault, WindowFault};

use crate::programme::Programme;

/// One thing that keeps a definition from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands: a path such as `evaluation[3].opens`.
    pub place: String,
    /// What is wrong.
    pub kind: Unsound,
}

/// What can be wrong with a definition of the right shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsound {
    /// Names, references and languages.
    Name(NameFault),
    /// Meaning of codes.
    Code(CodeFault),
    /// Counts.
    Count(CountFault),
    /// Separations of duty.
    Role(RoleFault),
    /// One window.
    Window(WindowFault),
    /// One window after another.
    Order(OrderFault),
    /// What is offered to a profession.
    Offer(OfferFault),
    /// The graph of questions.
    Question(QuestionFault),
    /// What is derived from answers.
    Feed(FeedFault),
    /// Time asked of people.
    Seconds(SecondsFault),
}

macro_rules! unsound {
    ($($variant:ident $kind:ty),* $(,)?) => { $(
        impl From<$kind> for Unsound {
            fn from(kind: $kind) -> Self {
                Self::$variant(kind)
            }
        }
    )* };
}
unsound!(
    Name NameFault, Code CodeFault, Count CountFault, Role RoleFault, Window WindowFault, Order OrderFault,
    Offer OfferFault, Question QuestionFault, Feed FeedFault, Seconds SecondsFault,
);

/// What a check writes its faults into.
#[derive(Debug, Default)]
struct Found(Vec<Fault>);

impl Found {
    fn add(&mut self, place: impl Into<String>, kind: impl Into<Unsound>) {
        self.0.push(Fault { place: place.into(), kind: kind.into() });
    }
}

/// Every fault of a definition, in the order of the checks.
#[must_use]
pub fn faults(programme: &Programme) -> Vec<Fault> {
    let mut found = Found::default();
    names::check(programme, &mut found);
    codes::check(programme, &mut found);
    counts::check(programme, &mut found);
    roles::check(programme, &mut found);
    windows::check(programme, &mut found);
    offer::check(programme, &mut found);
    questions::check(programme, &mut found);
    feeds::check(programme, &mut found);
    seconds::check(programme, &mut found);
    found.0
}

/// The texts that lack a language, or have one too many: what can be told even of a definition that cannot be read whole.
#[must_use]
pub fn language_faults(programme: &Programme) -> Vec<Fault> {
    let mut found = Found::default();
    names::languages(programme, &mut found);
    found.0
}
