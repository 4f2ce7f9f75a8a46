//! Uptake of a guideline: whether doctors apply it, told by themselves at baseline and twice later, in the words in which
//! programmes ask of a goal, and counted with the same denominators (practice-improvement brief: D0 to D4).
//!
//! D0 are the doctors whom the guideline concerns, D1 those who gave a baseline, D2 those of them whose later answer can
//! be given by now, D3 those who gave it, D4 those of D3 with a patient concerned. Whoever of D2 said nothing is unknown:
//! a share is told with the interval that they leave.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::calendar::{Window, days_after, days_before, months_after};
use crate::obligation::{Deed, Requirement};
use crate::programme::{CodeList, MeasureRule};

/// Which of the three times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wave {
    /// When the guideline is taken up.
    Baseline,
    /// Some months later: four, in the published programme.
    Short,
    /// Twelve months later.
    Long,
}

impl Wave {
    /// Every wave, in their order.
    pub const ALL: [Wave; 3] = [Wave::Baseline, Wave::Short, Wave::Long];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Short => "short",
            Self::Long => "long",
        }
    }

    /// The wave of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wave| wave.code() == code)
    }
}

/// In which words uptake is asked, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Months from the baseline to the first later answer.
    pub short_months: u16,
    /// Months from the baseline to the second.
    pub long_months: u16,
    /// Days before the due day from which an answer can be given.
    pub open_days: u16,
    /// Days after it until which it still counts.
    pub grace_days: u16,
    /// Which statuses mean what.
    pub measure: MeasureRule,
    /// The lists `status`, `obstacle_group`, `obstacle` and `reason`.
    pub lists: Vec<CodeList>,
}

/// The list of statuses.
pub const STATUS: &str = "status";
/// The list of obstacles.
pub const OBSTACLE: &str = "obstacle";
/// The list of reasons for which a guideline does not apply somewhere.
pub const REASON: &str = "reason";
/// Every list that the terms must have.
pub const LISTS: [&str; 3] = [STATUS, OBSTACLE, REASON];

impl Terms {
    /// One of the lists.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&CodeList> {
        self.lists.iter().find(|list| list.id == id)
    }

    fn has(&self, list: &str, code: &str) -> bool {
        self.list(list).is_some_and(|list| list.code(code).is_some())
    }

    /// Whether a status counts as applied.
    #[must_use]
    pub fn applies(&self, status: &str) -> bool {
        self.measure.implemented.iter().any(|code| code == status)
    }

    /// Codes that the rules name and the lists do not have: terms with any cannot be used.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        let lists = LISTS.into_iter().filter(|id| self.list(id).is_none()).map(str::to_owned);
        let measure = &self.measure;
        let named = measure.implemented.iter().chain(&measure.strict).chain([&measure.no_patient]);
        lists.chain(named.filter(|code| !self.has(STATUS, code)).cloned()).collect()
    }

    /// When each later answer can be given, for whoever gave a baseline on a day: what [`crate::obligation`] reads.
    #[must_use]
    pub fn requirements(&self, baseline_on: Date) -> Vec<Requirement> {
        let later = [(Wave::Short, self.short_months), (Wave::Long, self.long_months)];
        let requirement = |(wave, months): (Wave, u16)| {
            // Computed from the first day each time, never chained.
            let due = months_after(baseline_on, months);
            let opens = days_before(due, self.open_days).max(baseline_on);
            Requirement {
                id: wave.code().to_owned(),
                period: wave.code().to_owned(),
                window: Window { opens, due, locks: days_after(due, self.grace_days) },
                deed: Deed(DEED.to_owned()),
                about: Some(wave.code().to_owned()),
                at_least: 1,
                after: Vec::new(),
                counts: true,
                leave_extends: false,
            }
        };
        later.into_iter().map(requirement).collect()
    }
}

/// The deed that fulfils a requirement.
pub const DEED: &str = "uptake";

/// What a doctor says of a guideline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Declared {
    /// Code of the list `status`.
    pub status: String,
    /// Why it does not apply: code of the list `reason`, with the status that says so.
    pub reason: Option<String>,
    /// Patients concerned.
    pub eligible: Option<u32>,
    /// Those in whom it was done.
    pub implemented: Option<u32>,
    /// Codes of the list `obstacle`.
    pub obstacles: BTreeSet<String>,
}

/// What is wrong with what a doctor says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredFault {
    /// No status, or one that is none.
    Status,
    /// It does not apply, and no reason says why.
    Reason,
    /// One of two counts without the other, or more done than concerned (I11).
    Counts,
    /// It is not applied, and no obstacle says why; or an obstacle that is none, or “none” beside others.
    Obstacles,
}

impl DeclaredFault {
    /// The field that it is about.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Reason => "reason",
            Self::Counts => "implemented",
            Self::Obstacles => "obstacle",
        }
    }
}

impl Declared {
    /// What is not asked once the status is known: reasons of those to whom it applies, counts and obstacles of those to
    /// whom it does not, obstacles of those who always apply it.
    #[must_use]
    pub fn stripped(&self, terms: &Terms) -> Self {
        let mut kept = self.clone();
        if kept.status == terms.measure.no_patient {
            return Self { status: kept.status, reason: kept.reason, ..Self::default() };
        }
        kept.reason = None;
        if terms.measure.strict.contains(&kept.status) {
            kept.obstacles.clear();
        }
        kept
    }

    /// Everything wrong with it.
    #[must_use]
    pub fn faults(&self, terms: &Terms) -> Vec<DeclaredFault> {
        let mut faults = Vec::new();
        if !terms.has(STATUS, &self.status) {
            return vec![DeclaredFault::Status];
        }
        let none_concerned = self.status == terms.measure.no_patient;
        if none_concerned && !self.reason.as_ref().is_some_and(|code| terms.has(REASON, code)) {
            faults.push(DeclaredFault::Reason);
        }
        match (self.eligible, self.implemented) {
            (None, None) => {}
            (Some(all), Some(done)) if done <= all && all > 0 => {}
            _ => faults.push(DeclaredFault::Counts),
        }
        let falls_short = !none_concerned && !terms.applies(&self.status);
        let known = terms.list(OBSTACLE);
        let is_known = |code: &String| known.is_some_and(|list| list.code(code).is_some());
        let alone = |code: &String| known.and_then(|list| list.code(code)).is_some_and(|code| code.exclusive);
        let clash = self.obstacles.len() > 1 && self.obstacles.iter().any(alone);
        if clash || !self.obstacles.iter().all(is_known) || (falls_short && self.obstacles.is_empty()) {
            faults.push(DeclaredFault::Obstacles);
        }
        faults
    }
}

/// Everything one doctor said of a guideline: each wave, its day and its words.
pub type Said = BTreeMap<Wave, (Date, Declared)>;

/// The figures of a guideline at one wave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Gave a baseline.
    pub d1: u64,
    /// Of them, those whose answer can be given by now.
    pub d2: u64,
    /// Gave it.
    pub d3: u64,
    /// Had a patient concerned.
    pub d4: u64,
    /// Of D4, those who apply it.
    pub applied: u64,
    /// Of D3, those to whom it does not apply.
    pub not_concerned: u64,
    /// Of D4, who named which obstacle.
    pub obstacles: BTreeMap<String, u64>,
}

impl Figures {
    /// Those of whom a share is told: to whom it applies, or of whom nothing is known.
    #[must_use]
    pub fn base(&self) -> u64 {
        self.d2 - self.not_concerned
    }

    /// Counts other people, too: those of another body.
    pub fn add(&mut self, other: &Self) {
        self.d1 += other.d1;
        self.d2 += other.d2;
        self.d3 += other.d3;
        self.d4 += other.d4;
        self.applied += other.applied;
        self.not_concerned += other.not_concerned;
        for (code, count) in &other.obstacles {
            *self.obstacles.entry(code.clone()).or_default() += count;
        }
    }
}

/// Counts what was said of one guideline, each doctor once.
#[must_use]
pub fn figures<'a>(all: impl IntoIterator<Item = &'a Said>, terms: &Terms, today: Date) -> BTreeMap<Wave, Figures> {
    let mut counted: BTreeMap<Wave, Figures> = Wave::ALL.into_iter().map(|wave| (wave, Figures::default())).collect();
    for said in all {
        let Some((since, _)) = said.get(&Wave::Baseline) else { continue };
        let windows = terms.requirements(*since);
        for (wave, figures) in &mut counted {
            figures.d1 += 1;
            let opened = windows.iter().find(|it| it.id == wave.code()).is_none_or(|it| it.window.opens <= today);
            figures.d2 += u64::from(opened);
            if let Some((_, declared)) = said.get(wave).filter(|_| opened) {
                count(figures, declared, terms);
            }
        }
    }
    counted
}

fn count(figures: &mut Figures, declared: &Declared, terms: &Terms) {
    figures.d3 += 1;
    if declared.status == terms.measure.no_patient {
        figures.not_concerned += 1;
        return;
    }
    figures.d4 += 1;
    figures.applied += u64::from(terms.applies(&declared.status));
    for code in &declared.obstacles {
        *figures.obstacles.entry(code.clone()).or_default() += 1;
    }
}

/// What is told of a guideline at one wave outside the doctors who said it.
///
/// Every figure is a multiple of k, so that no sum and no difference of figures, of any wave, guideline or month, leads
/// to fewer than k people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The k it was told with.
    pub k: u64,
    /// At least so many apply it.
    pub applied: u64,
    /// At least so many do not.
    pub not_applied: u64,
    /// Of so many to whom it applies or of whom nothing is known, and at most k − 1 more.
    pub base: u64,
    /// Obstacles, each named by at least so many; those that fewer than k named are not there.
    pub obstacles: BTreeMap<String, u64>,
}

impl Told {
    /// What may be told of figures. Where nine in ten or more fall short, or name one obstacle, no more than nine in ten
    /// are told: what is said of everybody is said of each.
    #[must_use]
    pub fn of(figures: &Figures, k: u64) -> Self {
        let k = k.max(1);
        let told = |count: u64| count / k * k;
        let most = figures.d4.saturating_mul(9) / 10;
        let obstacles = figures.obstacles.iter().map(|(code, count)| (code.clone(), told((*count).min(most))));
        Self {
            k,
            applied: told(figures.applied),
            not_applied: told((figures.d4 - figures.applied).min(most)),
            base: told(figures.base()),
            obstacles: obstacles.filter(|(_, count)| *count > 0).collect(),
        }
    }

    /// The share of those who apply it: at least, and at most. It holds whoever said nothing, and what rounding hides;
    /// none where fewer than k could answer.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2⁵³")]
    pub fn share(&self) -> Option<(f64, f64)> {
        if self.base == 0 {
            return None;
        }
        let most = (self.base + self.k - 1) as f64;
        let (low, high) = (self.applied as f64 / most, 1.0 - self.not_applied as f64 / most);
        Some((low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)))
    }
}

#[cfg(test)]
#[path = "uptake_tests.rs"]
mod tests;
