//! The figures of one evaluation: counted once, frozen for good, goal by goal and never across goals.

use std::collections::HashMap;

use crate::goal::GoalId;
use crate::ids::EnrolmentId;
use crate::outcome::Values;
use crate::programme::{Evaluation, Programme};

/// A code and how many people gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The code.
    pub code: String,
    /// People.
    pub people: u64,
}

/// Patients, as people of D4 who counted them said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cases {
    /// People who gave both counts.
    pub persons: u64,
    /// Patients concerned.
    pub eligible: u64,
    /// Patients in whom it was done.
    pub implemented: u64,
    /// Patients concerned of the person who has most.
    pub largest: u64,
    /// The lower median of personal rates, in whole percent; absent when fewer than k people counted.
    pub median_percent: Option<u32>,
}

/// One goal at one evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalFigures {
    /// The goal.
    pub goal: GoalId,
    /// Its number in the catalogue.
    pub number: u16,
    /// D3: people who submitted the evaluation and were asked about the goal.
    pub submitted: u64,
    /// People by status, in the order of the list; with `status_unanswered` they add up to D3 (I12). Whoever counts no
    /// patient concerned stands under the code that says so.
    pub statuses: Vec<Counted>,
    /// Those who gave no status.
    pub status_unanswered: u64,
    /// People by relevance, in the order of the list; with `relevance_unanswered` they add up to D3.
    pub relevance: Vec<Counted>,
    /// Those who gave no relevance.
    pub relevance_unanswered: u64,
    /// People whose status says that they had patients and did not do it fully: those asked what stood in the way.
    pub obstacle_base: u64,
    /// People by obstacle, among them, in the order of the list.
    pub obstacles: Vec<Counted>,
    /// People who named at least one obstacle that fewer than k people named.
    pub rare: u64,
    /// Patients.
    pub cases: Cases,
}

/// The figures of one evaluation of a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The evaluation.
    pub evaluation: String,
    /// Fewest people behind a figure that leaves the team, as it stood when the figures were frozen.
    pub k: u32,
    /// People who submitted the evaluation.
    pub submitted: u64,
    /// People by feasibility of the programme, in the order of the list.
    pub feasibility: Vec<Counted>,
    /// Those of them who said nothing of it.
    pub feasibility_unanswered: u64,
    /// The goals offered to the set, in the order of the catalogue.
    pub goals: Vec<GoalFigures>,
}

/// What one person's evaluation says of one goal, as the tables have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaveRow {
    /// The goal's number in the catalogue, from 1.
    pub goal: u16,
    /// What was said.
    pub values: Values,
}

/// What a place of the list `status` means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meaning {
    pub(crate) implemented: bool,
    pub(crate) strict: bool,
    pub(crate) no_patient: bool,
}

impl Meaning {
    pub(crate) fn of(programme: &Programme, code: &str) -> Self {
        let holds = |codes: &[String]| codes.iter().any(|candidate| candidate == code);
        Self {
            implemented: holds(&programme.measure.implemented),
            strict: holds(&programme.measure.strict),
            no_patient: programme.measure.no_patient == code,
        }
    }

    /// Whether there were patients and it was not done fully for them, so that something may have stood in the way.
    pub(crate) fn fell_short(self) -> bool {
        !self.strict && !self.no_patient
    }
}

#[derive(Debug, Default)]
struct Tally {
    submitted: u64,
    statuses: Vec<u64>,
    status_unanswered: u64,
    relevance: Vec<u64>,
    relevance_unanswered: u64,
    obstacle_base: u64,
    /// People by the whole set of obstacles they named: what is rare is known only at the end.
    named: HashMap<u64, u64>,
    cases: Cases,
    /// People by personal rate in whole percent.
    rates: Vec<u64>,
}

/// Counts an evaluation as its rows are read, person by person.
#[derive(Debug)]
pub struct WaveCount<'a> {
    programme: &'a Programme,
    evaluation: &'a Evaluation,
    meanings: Vec<Meaning>,
    no_patient: Option<usize>,
    ranked: u64,
    /// By number of the goal.
    places: Vec<Option<usize>>,
    goals: Vec<(GoalId, u16)>,
    tallies: Vec<Tally>,
    submitted: u64,
    feasibility: Vec<u64>,
    feasibility_unanswered: u64,
    last: Option<(EnrolmentId, Option<u8>)>,
}

impl<'a> WaveCount<'a> {
    /// An empty count.
    #[must_use]
    pub fn new(programme: &'a Programme, evaluation: &'a Evaluation) -> Self {
        let codes = |list: &str| programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        let goals: Vec<(GoalId, u16)> =
            programme.offered(&evaluation.sequence).map(|goal| (goal.id.clone(), goal.number)).collect();
        let last = goals.iter().map(|(_, number)| usize::from(*number)).max().unwrap_or_default();
        let mut places = vec![None; last + 1];
        for (place, (_, number)) in goals.iter().enumerate() {
            places[usize::from(*number)] = Some(place);
        }
        let meanings: Vec<Meaning> = codes("status").iter().map(|code| Meaning::of(programme, &code.code)).collect();
        let tally = || Tally {
            statuses: vec![0; meanings.len()],
            relevance: vec![0; codes("relevance").len()],
            rates: vec![0; 101],
            ..Tally::default()
        };
        let ranked = codes("obstacle").iter().take(64).enumerate().filter(|(_, code)| !code.exclusive);
        Self {
            programme,
            evaluation,
            no_patient: meanings.iter().position(|meaning| meaning.no_patient),
            ranked: ranked.fold(0, |mask, (place, _)| mask | 1 << place),
            tallies: goals.iter().map(|_| tally()).collect(),
            places,
            goals,
            submitted: 0,
            feasibility: vec![0; codes("feasibility").len()],
            feasibility_unanswered: 0,
            last: None,
            meanings,
        }
    }

    /// One row; those of one person come together. A row about a goal that the set does not offer is left alone.
    pub fn row(&mut self, who: EnrolmentId, row: &WaveRow) {
        let Some(place) = self.places.get(usize::from(row.goal)).copied().flatten() else {
            return;
        };
        match &mut self.last {
            // Asked once in an evaluation and copied to each of its goals: the same place each time.
            Some((last, said)) if *last == who => *said = said.or(row.values.feasibility),
            _ => {
                self.close();
                self.last = Some((who, row.values.feasibility));
            }
        }
        let status = self.status_of(row);
        let tally = &mut self.tallies[place];
        tally.submitted += 1;
        match status.and_then(|place| tally.statuses.get_mut(place)) {
            Some(people) => *people += 1,
            None => tally.status_unanswered += 1,
        }
        match row.values.relevance.and_then(|place| tally.relevance.get_mut(usize::from(place))) {
            Some(people) => *people += 1,
            None => tally.relevance_unanswered += 1,
        }
        let Some(meaning) = status.and_then(|place| self.meanings.get(place)) else {
            return;
        };
        if meaning.fell_short() {
            tally.obstacle_base += 1;
            *tally.named.entry(row.values.obstacles & self.ranked).or_default() += 1;
        }
        if !meaning.no_patient
            && let (Some(eligible), Some(implemented)) = (row.values.eligible, row.values.implemented)
            && implemented <= eligible
        {
            tally.count_cases(u64::from(eligible), u64::from(implemented));
        }
    }

    /// « No patient concerned » can be said by the status or by the count (I11): either way it is that status.
    fn status_of(&self, row: &WaveRow) -> Option<usize> {
        let place = usize::from(row.values.status?);
        self.meanings.get(place)?;
        if row.values.eligible == Some(0) { self.no_patient.or(Some(place)) } else { Some(place) }
    }

    fn close(&mut self) {
        let Some((_, feasibility)) = self.last.take() else {
            return;
        };
        self.submitted += 1;
        match feasibility.and_then(|place| self.feasibility.get_mut(usize::from(place))) {
            Some(people) => *people += 1,
            None => self.feasibility_unanswered += 1,
        }
    }

    /// The figures, for a threshold.
    #[must_use]
    pub fn finish(mut self, k: u32) -> Figures {
        self.close();
        let list = |name: &str, people: &[u64]| {
            let codes = self.programme.list(name).map(|list| list.codes.as_slice()).unwrap_or_default();
            let counted = codes.iter().zip(people);
            counted.map(|(code, people)| Counted { code: code.code.clone(), people: *people }).collect::<Vec<_>>()
        };
        let goals = self.goals.iter().zip(&self.tallies).map(|((goal, number), tally)| {
            let (obstacles, rare) = self.obstacles(tally, u64::from(k));
            GoalFigures {
                goal: goal.clone(),
                number: *number,
                submitted: tally.submitted,
                statuses: list("status", &tally.statuses),
                status_unanswered: tally.status_unanswered,
                relevance: list("relevance", &tally.relevance),
                relevance_unanswered: tally.relevance_unanswered,
                obstacle_base: tally.obstacle_base,
                obstacles,
                rare,
                cases: Cases { median_percent: tally.median(k), ..tally.cases },
            }
        });
        Figures {
            evaluation: self.evaluation.id.clone(),
            k,
            submitted: self.submitted,
            feasibility: list("feasibility", &self.feasibility),
            feasibility_unanswered: self.feasibility_unanswered,
            goals: goals.collect(),
        }
    }

    /// People by obstacle, and people who named at least one that fewer than k named.
    fn obstacles(&self, tally: &Tally, k: u64) -> (Vec<Counted>, u64) {
        let codes = self.programme.list("obstacle").map(|list| list.codes.as_slice()).unwrap_or_default();
        let (mut counted, mut rare) = (Vec::new(), 0_u64);
        for (place, code) in codes.iter().take(64).enumerate().filter(|(place, _)| self.ranked >> place & 1 == 1) {
            let people = tally.named.iter().filter(|(named, _)| *named >> place & 1 == 1).map(|(_, people)| people);
            let people = people.sum();
            if people < k {
                rare |= 1 << place;
            }
            counted.push(Counted { code: code.code.clone(), people });
        }
        let among = tally.named.iter().filter(|(named, _)| *named & rare != 0).map(|(_, people)| people).sum();
        (counted, among)
    }
}

impl Tally {
    fn count_cases(&mut self, eligible: u64, implemented: u64) {
        self.cases.persons += 1;
        self.cases.eligible += eligible;
        self.cases.implemented += implemented;
        self.cases.largest = self.cases.largest.max(eligible);
        let percent = (implemented * 100).checked_div(eligible).and_then(|percent| usize::try_from(percent).ok());
        if let Some(people) = percent.and_then(|percent| self.rates.get_mut(percent)) {
            *people += 1;
        }
    }

    /// The lower median of personal rates, when at least k people counted.
    fn median(&self, k: u32) -> Option<u32> {
        let people: u64 = self.rates.iter().sum();
        if people < u64::from(k) {
            return None;
        }
        let (middle, mut seen) = (people.div_ceil(2), 0);
        (0_u32..).zip(&self.rates).find_map(|(percent, here)| {
            seen += here;
            (seen >= middle).then_some(percent)
        })
    }
}
