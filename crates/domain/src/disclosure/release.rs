//! From the frozen figures of an evaluation to what leaves the team.

use super::row::{Protected, Row, Sum};
use super::{Band, ROOM, Shown};
use crate::goal::GoalId;
use crate::programme::Programme;
use crate::synthesis::figures::{Cases, Counted, Figures, GoalFigures, Meaning};

/// A code and how its count is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The code.
    pub code: String,
    /// How many people, as told.
    pub people: Shown,
}

/// Patients of a goal, as told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CasesRelease {
    /// So many in whom it was done, of so many concerned.
    Told {
        /// Patients in whom it was done.
        implemented: u64,
        /// Patients concerned.
        eligible: u64,
    },
    /// A tenth or less of the patients concerned.
    AtMostTen,
    /// Too few people counted, or one of them has most of the patients, or it would say too much of another figure.
    Withheld,
}

/// One goal, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalRelease {
    /// The goal.
    pub goal: GoalId,
    /// Its number in the catalogue.
    pub number: u16,
    /// D3. When it is not told, nothing of the goal is: the lists below are empty.
    pub submitted: Shown,
    /// By status, in the order of the list.
    pub statuses: Vec<Line>,
    /// Those who gave none.
    pub status_unanswered: Shown,
    /// D4: those with a known status and at least one patient concerned.
    pub d4: Shown,
    /// Of D4, those who implement the goal.
    pub implemented: Shown,
    /// By relevance, in the order of the list.
    pub relevance: Vec<Line>,
    /// Those who gave none.
    pub relevance_unanswered: Shown,
    /// Those asked what stood in the way.
    pub obstacle_base: Shown,
    /// Obstacles that at least k people named, most named first.
    pub obstacles: Vec<Line>,
    /// The codes that fewer named, in the order of the list, told together.
    pub rare_codes: Vec<String>,
    /// People who named at least one of them.
    pub rare: Shown,
    /// Patients.
    pub cases: CasesRelease,
    /// The median of personal case rates in whole percent, for comparison, where the rate itself is told.
    pub median_percent: Option<u32>,
}

/// The figures of an evaluation, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The evaluation.
    pub evaluation: String,
    /// Fewest people behind a figure.
    pub k: u32,
    /// People who submitted the evaluation.
    pub submitted: Shown,
    /// By feasibility of the programme; empty when fewer than k people submitted.
    pub feasibility: Vec<Line>,
    /// Those who said nothing of it.
    pub feasibility_unanswered: Shown,
    /// The goals offered to the set; empty when fewer than k people submitted.
    pub goals: Vec<GoalRelease>,
}

/// What leaves the team of the figures of an evaluation: a function of them and of the programme, so that the same
/// snapshot tells the same for ever.
#[must_use]
pub fn release(programme: &Programme, figures: &Figures) -> Release {
    let k = u64::from(figures.k);
    let submitted = Shown::alone(figures.submitted, k);
    let mut told = Release {
        evaluation: figures.evaluation.clone(),
        k: figures.k,
        submitted,
        feasibility: Vec::new(),
        feasibility_unanswered: Shown::Alike,
        goals: Vec::new(),
    };
    if submitted.count().is_none_or(|count| count == 0) {
        return told;
    }
    (told.feasibility, told.feasibility_unanswered) = list(&figures.feasibility, figures.feasibility_unanswered, k);
    // Everybody is asked about the same number of goals, so that the goals add up to a total that everybody knows.
    let cells: Vec<u64> = figures.goals.iter().map(|goal| goal.submitted).collect();
    let goals = Row { cells: &cells, sums: &[], k, alike: None }.protect();
    told.goals =
        figures.goals.iter().zip(goals.cells).map(|(goal, shown)| of_goal(programme, goal, shown, k)).collect();
    told
}

/// A list of codes that excludes each other, and those who gave none, adding up to a total that is told.
fn list(counted: &[Counted], unanswered: u64, k: u64) -> (Vec<Line>, Shown) {
    let mut cells: Vec<u64> = counted.iter().map(|one| one.people).collect();
    cells.push(unanswered);
    let mut protected = Row { cells: &cells, sums: &[], k, alike: None }.protect();
    let last = protected.cells.pop().unwrap_or(Shown::Alike);
    (lines(counted, &protected.cells), last)
}

fn lines(counted: &[Counted], shown: &[Shown]) -> Vec<Line> {
    counted.iter().zip(shown).map(|(one, people)| Line { code: one.code.clone(), people: *people }).collect()
}

fn of_goal(programme: &Programme, goal: &GoalFigures, submitted: Shown, k: u64) -> GoalRelease {
    let mut told = GoalRelease {
        goal: goal.goal.clone(),
        number: goal.number,
        submitted,
        statuses: Vec::new(),
        status_unanswered: Shown::Alike,
        d4: Shown::Alike,
        implemented: Shown::Alike,
        relevance: Vec::new(),
        relevance_unanswered: Shown::Alike,
        obstacle_base: Shown::Alike,
        obstacles: Vec::new(),
        rare_codes: Vec::new(),
        rare: Shown::Alike,
        cases: CasesRelease::Withheld,
        median_percent: None,
    };
    if submitted.count().is_none_or(|count| count == 0) {
        return told;
    }
    let d4 = of_statuses(programme, goal, k, &mut told);
    (told.relevance, told.relevance_unanswered) = list(&goal.relevance, goal.relevance_unanswered, k);
    if let Shown::Count(base) = told.obstacle_base {
        of_obstacles(goal, base, k, &mut told);
    }
    if told.d4.count().is_some() && !matches!(told.implemented, Shown::Alike | Shown::Few) {
        told.cases = of_cases(&goal.cases, d4, k);
        told.median_percent = goal.cases.median_percent.filter(|_| told.implemented.count().is_some());
    }
    told
}

/// Statuses laid in a row in which D4, those who implement and those asked for obstacles are neighbours.
struct Order {
    /// Places of the list, in the order of the row; those who gave no status come last.
    places: Vec<usize>,
    implemented: usize,
    d4: usize,
    asked: (usize, usize),
}

impl Order {
    fn of(meanings: &[Meaning]) -> Self {
        let rank = |meaning: &Meaning| match (meaning.no_patient, meaning.implemented, meaning.strict) {
            (true, _, _) => 4,
            (_, true, true) => 0,
            (_, true, false) => 1,
            (_, false, false) => 2,
            (_, false, true) => 3,
        };
        let mut places: Vec<usize> = (0..meanings.len()).collect();
        places.sort_by_key(|place| rank(&meanings[*place]));
        let before = |limit: u8| meanings.iter().filter(|meaning| rank(meaning) < limit).count();
        Self { places, implemented: before(2), d4: before(4), asked: (before(1), before(3)) }
    }
}

/// Fills in the statuses and what is summed from them; answers D4 as it is.
fn of_statuses(programme: &Programme, goal: &GoalFigures, k: u64, told: &mut GoalRelease) -> u64 {
    let meanings: Vec<Meaning> = goal.statuses.iter().map(|one| Meaning::of(programme, &one.code)).collect();
    let order = Order::of(&meanings);
    let mut cells: Vec<u64> = order.places.iter().map(|place| goal.statuses[*place].people).collect();
    cells.push(goal.status_unanswered);
    let sums = [
        Sum { from: 0, to: order.d4, cost: 6, whole: None },
        Sum { from: 0, to: order.implemented, cost: 8, whole: Some(0) },
        Sum { from: order.asked.0, to: order.asked.1, cost: 4, whole: None },
    ];
    let people = |to: usize| cells.iter().take(to).sum::<u64>();
    let (d4, implemented) = (people(order.d4), people(order.implemented));
    // Unfavourable is not to implement; that nearly everybody does implement harms nobody.
    let alike = d4 >= k && implemented * 10 <= d4;
    let row = Row { cells: &cells, sums: &sums, k, alike: alike.then_some((0, order.d4)) };
    let Protected { cells: shown, sums } = row.protect();
    let mut statuses = lines(&goal.statuses, &vec![Shown::Alike; goal.statuses.len()]);
    for (place, people) in order.places.iter().zip(&shown) {
        statuses[*place].people = *people;
    }
    told.statuses = statuses;
    told.status_unanswered = shown.last().copied().unwrap_or(Shown::Alike);
    if let [d4, implemented, asked] = sums.as_slice() {
        (told.d4, told.implemented, told.obstacle_base) = (*d4, *implemented, *asked);
    }
    d4
}

fn of_obstacles(goal: &GoalFigures, base: u64, k: u64, told: &mut GoalRelease) {
    let Told { often, rare, others } = often_and_rare(&goal.obstacles, goal.rare, base, k);
    (told.obstacles, told.rare_codes, told.rare) = (often, rare, others);
}

/// Codes of which one person can have several, as told.
pub(super) struct Told {
    /// Those of at least k people, most held first.
    pub(super) often: Vec<Line>,
    /// The codes of fewer.
    pub(super) rare: Vec<String>,
    /// People who have at least one of the rare ones.
    pub(super) others: Shown,
}

/// Several codes can be held by one person: each line stands for itself, but the rare ones, told together, bound each
/// other. `among` people of `base` hold at least one that is rare.
pub(super) fn often_and_rare(counted: &[Counted], among: u64, base: u64, k: u64) -> Told {
    let (mut often, rare): (Vec<&Counted>, Vec<&Counted>) = counted.iter().partition(|one| one.people >= k);
    often.sort_by_key(|one| std::cmp::Reverse(one.people));
    let often = often.iter().map(|one| {
        // That nearly everybody meets the same obstacle says it of each of them.
        let alike = Band::of(one.people, base) == Some(Band::AtLeastNinety);
        let people = if alike { Shown::Within(Band::AtLeastNinety) } else { Shown::Count(one.people) };
        Line { code: one.code.clone(), people }
    });
    let others = u64::try_from(rare.len()).unwrap_or(u64::MAX).saturating_sub(1);
    let low = among.saturating_sub(others.saturating_mul(k - 1));
    let high = among.min(k - 1);
    let shown = match among {
        0 => Shown::Count(0),
        few if few < k => Shown::Few,
        many if high + 1 - low >= ROOM.min(k - 1) => Shown::Count(many),
        _ => Shown::Withheld,
    };
    Told { often: often.collect(), rare: rare.iter().map(|one| one.code.clone()).collect(), others: shown }
}

fn of_cases(cases: &Cases, d4: u64, k: u64) -> CasesRelease {
    let silent = d4.saturating_sub(cases.persons);
    // Whoever has most of the patients would read the others' figure by subtracting their own.
    let one_has_most = cases.largest.saturating_mul(2) > cases.eligible;
    if cases.persons < k || (1..k).contains(&silent) || one_has_most {
        CasesRelease::Withheld
    } else if Band::of(cases.implemented, cases.eligible) == Some(Band::AtMostTen) {
        CasesRelease::AtMostTen
    } else {
        CasesRelease::Told { implemented: cases.implemented, eligible: cases.eligible }
    }
}
