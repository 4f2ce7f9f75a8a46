//! Risk studies: a question about a risk, a method, a window of data, a result.

use jiff::civil::Date;

/// How a question is studied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Failure modes and effects of a process, before anything happens.
    Fmea,
    /// Asking people.
    Survey,
    /// Counting in a registry.
    Registry,
    /// A question put to the REX base, with its query and its counts.
    Rex,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 4] = [Method::Fmea, Method::Survey, Method::Registry, Method::Rex];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fmea => "fmea",
            Self::Survey => "survey",
            Self::Registry => "registry",
            Self::Rex => "rex",
        }
    }

    /// The method of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// Where a study stands, from its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Planned.
    Planned,
    /// Under way.
    Running,
    /// It has a result.
    Finished,
    /// Every body reads it; it is never edited again.
    Published,
}

impl State {
    /// The state that follows from the days on which each step was taken.
    #[must_use]
    pub fn of(started: Option<Date>, finished: Option<Date>, published: Option<Date>) -> Self {
        match (started, finished, published) {
            (_, _, Some(_)) => Self::Published,
            (_, Some(_), None) => Self::Finished,
            (Some(_), None, None) => Self::Running,
            (None, None, None) => Self::Planned,
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Published => "published",
        }
    }

    /// The step that comes next.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Planned => Some(Self::Running),
            Self::Running => Some(Self::Finished),
            Self::Finished => Some(Self::Published),
            Self::Published => None,
        }
    }

    /// The state of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Planned, Self::Running, Self::Finished, Self::Published].into_iter().find(|state| state.code() == code)
    }
}

/// How grave, how frequent and how hard to detect a failure is, each from 1 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rating {
    severity: u8,
    occurrence: u8,
    detectability: u8,
}

impl Rating {
    /// A rating; none unless each is from 1 to 10.
    #[must_use]
    pub fn new(severity: u8, occurrence: u8, detectability: u8) -> Option<Self> {
        let each = [severity, occurrence, detectability];
        each.iter().all(|one| (1..=10).contains(one)).then_some(Self { severity, occurrence, detectability })
    }

    /// Severity, occurrence, detectability.
    #[must_use]
    pub fn parts(self) -> [u8; 3] {
        [self.severity, self.occurrence, self.detectability]
    }

    /// The risk priority number: their product, 1 to 1 000. An ordering of work, not a measure: two equal products may be
    /// very different risks.
    #[must_use]
    pub fn priority(self) -> u16 {
        u16::from(self.severity) * u16::from(self.occurrence) * u16::from(self.detectability)
    }
}

/// One line of the sheet of failure modes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What can fail.
    pub mode: String,
    /// Why.
    pub cause: String,
    /// What it does.
    pub effect: String,
    /// Before any action.
    pub rating: Rating,
    /// What is done about it.
    pub action: String,
    /// The role that does it: never a name.
    pub owner: String,
    /// After the action, once that is known.
    pub after: Option<Rating>,
}

/// What a study holds, apart from its theme and its days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// What it is called.
    pub title: String,
    /// The question.
    pub question: String,
    /// First and last day of the data.
    pub window: Option<(Date, Date)>,
    /// How it was done, in words: whom a survey asked, which registry.
    pub method: String,
    /// People asked and people who answered, or cases looked at and cases found.
    pub counts: Option<(u32, u32)>,
    /// The lines of the sheet, of a study of failure modes.
    pub failures: Vec<Failure>,
    /// Words and filters of a question put to the base.
    pub query: String,
    /// How many records answered it when it was put, by year.
    pub found: Vec<(String, u64)>,
    /// What came of it.
    pub result: String,
}

/// What keeps a study from its next step, as the field that lacks.
#[must_use]
pub fn lacking(method: Method, content: &Content, to: State) -> Vec<&'static str> {
    let mut lacks = Vec::new();
    if content.question.trim().is_empty() {
        lacks.push("question");
    }
    if matches!(to, State::Planned | State::Running) {
        return lacks;
    }
    if content.result.trim().is_empty() {
        lacks.push("result");
    }
    match method {
        Method::Fmea if content.failures.is_empty() => lacks.push("mode-1"),
        Method::Survey | Method::Registry if content.counts.is_none() => lacks.push("asked"),
        Method::Rex if content.query.trim().is_empty() => lacks.push("query"),
        _ => {}
    }
    if method != Method::Fmea && content.window.is_none() {
        lacks.push("from");
    }
    lacks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_priority_is_the_product_and_derived() {
        assert_eq!(Rating::new(8, 5, 4).map(Rating::priority), Some(160));
        assert_eq!(Rating::new(10, 10, 10).map(Rating::priority), Some(1_000));
        for (severity, occurrence, detectability) in [(0, 1, 1), (1, 11, 1), (1, 1, 0)] {
            assert_eq!(Rating::new(severity, occurrence, detectability), None);
        }
    }

    #[test]
    fn a_state_follows_from_days_and_steps_go_one_way() {
        let day = Some(date(2026, 1, 1));
        assert_eq!(State::of(None, None, None), State::Planned);
        assert_eq!(State::of(day, None, None), State::Running);
        assert_eq!(State::of(day, day, None), State::Finished);
        assert_eq!(State::of(day, day, day), State::Published);
        let way: Vec<State> = std::iter::successors(Some(State::Planned), |state| state.next()).collect();
        assert_eq!(way.len(), 4);
        assert!(way.into_iter().all(|state| State::parse(state.code()) == Some(state)));
    }

    #[test]
    fn a_study_without_a_result_is_not_finished() {
        let content = Content { question: "Why?".to_owned(), ..Content::default() };
        assert_eq!(lacking(Method::Fmea, &content, State::Running), [""; 0]);
        assert_eq!(lacking(Method::Fmea, &content, State::Finished), ["result", "mode-1"]);
        assert_eq!(lacking(Method::Survey, &content, State::Finished), ["result", "asked", "from"]);
        assert_eq!(lacking(Method::Rex, &content, State::Published), ["result", "query", "from"]);
    }
}
