//! Near misses of a demonstration: written by us, invented, in the words of whoever could have met them.

mod anaesthesia;
mod births;
mod surgery;

/// How far one of them has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Far {
    Draft,
    Sent,
    Assigned,
    Opened,
    Asked,
    Replied,
    Returned,
    Resent,
    /// Returned once more; the author has not answered.
    ReturnedTwice,
    /// After a rejection its author asked for another expert, who has not been found yet.
    AnotherAsked,
    /// Another expert accepted what the first had rejected.
    AnotherAccepted,
    Accepted,
    Rejected,
    OutOfScope,
    Withdrawn,
}

/// What else is particular about one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Also {
    /// Told by a team, whose members read it.
    Team,
    /// Its author wants no record of it in the base.
    NoRex,
    /// Nor a story made of it.
    NoStory,
    /// Its author agreed to a record and took that back while it waited.
    TakenBack,
    /// Its author asked that one expert should not read it.
    Excludes,
    /// The expert advised its author, who has not answered yet.
    Recommended,
    /// Who has answered.
    Answered,
    /// And the expert said what became of it.
    Evaluated,
    /// What was promised is done.
    MeasureDone,
    /// What was promised was given up, with a reason.
    MeasureDropped,
    /// A second expert is asked to code it, blind.
    SecondAsked,
    /// Has done so.
    TwiceCoded,
    /// And the two settled on what they saw differently.
    Settled,
}

/// One near miss.
#[derive(Debug)]
pub(super) struct Story {
    /// The body, by its place.
    pub(super) body: usize,
    /// Days since it was sent.
    pub(super) ago: u16,
    /// The author, by their place among the body's doctors.
    pub(super) author: usize,
    pub(super) language: &'static str,
    pub(super) specialty: &'static str,
    pub(super) unit: &'static str,
    pub(super) phase: &'static str,
    /// What it did, and could have done.
    pub(super) severity: [&'static str; 2],
    pub(super) factors: &'static [&'static str],
    pub(super) detection: &'static str,
    /// What it is about: a theme of the base.
    pub(super) theme: &'static str,
    pub(super) far: Far,
    pub(super) also: &'static [Also],
    pub(super) narrative: &'static str,
    pub(super) measure: &'static str,
}

impl Story {
    pub(super) fn is(&self, also: Also) -> bool {
        self.also.contains(&also)
    }
}

/// Every story, the one that was sent first at the beginning.
pub(super) fn all() -> Vec<&'static Story> {
    let mut all: Vec<&Story> = anaesthesia::STORIES.iter().chain(surgery::STORIES).chain(births::STORIES).collect();
    all.sort_by_key(|story| std::cmp::Reverse((story.ago, story.body)));
    all
}

macro_rules! stories {
    ($body:literal: $($ago:literal $author:literal $language:literal $specialty:literal $unit:literal $phase:literal
        [$actual:literal $potential:literal] [$($factor:literal)*] $detection:literal $theme:literal
        $far:ident [$($also:ident)*] $narrative:literal $measure:literal;)*) => {&[$($crate::demonstration::stories::Story {
            body: $body, ago: $ago, author: $author, language: $language, specialty: $specialty, unit: $unit,
            phase: $phase, severity: [$actual, $potential], factors: &[$($factor),*], detection: $detection,
            theme: $theme, far: $crate::demonstration::stories::Far::$far,
            also: &[$($crate::demonstration::stories::Also::$also),*], narrative: $narrative, measure: $measure,
        }),*]};
}
use stories;
