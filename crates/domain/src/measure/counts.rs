//! The running counts. Every one of them is a whole number, so that the order in which people are read changes nothing.

use super::frame::Frame;
use super::person::{Chosen, Person};
use super::{OutcomeRow, Wave};
use crate::statistics::DayHistogram;

/// Days counted in an array; longer durations, some eleven years, go to the histogram at once.
const DENSE_DAYS: usize = 4096;

/// How fine personal rates are summed: 2⁻⁶⁰, finer than an `f64` tells rates apart unless they are below 1 in 128.
pub(super) const RATE_UNIT: f64 = (1_u64 << 60) as f64;

/// Durations by day.
#[derive(Debug, Default)]
pub(super) struct Days {
    dense: Vec<u64>,
    beyond: DayHistogram,
}

impl Days {
    fn record(&mut self, days: i32) {
        // Somebody who answers before they commit took no time.
        let days = u32::try_from(days).unwrap_or(0);
        match usize::try_from(days) {
            Ok(day) if day < DENSE_DAYS => {
                if self.dense.len() <= day {
                    self.dense.resize(day + 1, 0);
                }
                self.dense[day] += 1;
            }
            _ => self.beyond.record(days, 1),
        }
    }

    pub(super) fn histogram(&self) -> DayHistogram {
        let mut histogram = self.beyond.clone();
        for (day, people) in (0..).zip(&self.dense) {
            histogram.record(day, *people);
        }
        histogram
    }
}

/// How many implement, among how many.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Part {
    pub(super) part: u64,
    pub(super) whole: u64,
}

impl Part {
    fn count(&mut self, holds: bool) {
        self.part += u64::from(holds);
        self.whole += 1;
    }
}

/// A goal at a wave.
#[derive(Debug, Default)]
pub(super) struct WaveCounts {
    /// Of D1, those whose evaluation has opened, and has locked.
    pub(super) opened: u64,
    pub(super) locked: u64,
    pub(super) d2: u64,
    pub(super) d3: u64,
    /// D4, and those of it who implement.
    pub(super) implemented: Part,
    pub(super) strict: u64,
    pub(super) no_patient: u64,
    pub(super) cases_implemented: u64,
    pub(super) cases_eligible: u64,
    pub(super) cases_persons: u64,
    /// Sum of personal rates, in units of 1 / [`RATE_UNIT`].
    pub(super) rates: u128,
    pub(super) statuses: Vec<u64>,
    pub(super) status_unknown: u64,
    pub(super) relevance: Vec<u64>,
    pub(super) days: Days,
}

/// A goal.
#[derive(Debug, Default)]
pub(super) struct GoalCounts {
    pub(super) chosen: u64,
    pub(super) waves: [WaveCounts; 2],
    /// Yes/yes, yes/no, no/yes, no/no.
    pub(super) pairs: [u64; 4],
    pub(super) stayers: Part,
    pub(super) leavers: Part,
    pub(super) obstacle_base: u64,
    pub(super) obstacles: Vec<u64>,
}

/// A counted or uncounted evaluation.
#[derive(Debug, Default)]
pub(super) struct EvaluationCounts {
    pub(super) still_enrolled: u64,
    pub(super) submitted: u64,
    pub(super) feasibility: Vec<u64>,
}

/// The whole cohort so far.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) enrolled: u64,
    pub(super) continued: u64,
    pub(super) completed: u64,
    pub(super) evaluations: Vec<EvaluationCounts>,
    pub(super) goals: Vec<GoalCounts>,
    /// By rank among the counted evaluations (0: none submitted): people lost at it, people last seen at it.
    pub(super) lost: Vec<u64>,
    pub(super) last_seen: Vec<u64>,
    pub(super) obstacle_base: u64,
    pub(super) obstacles: Vec<u64>,
    pub(super) groups: Vec<u64>,
}

/// What an outcome says, once it is known to be in D3.
#[derive(Clone, Copy)]
struct Said<'a> {
    row: &'a OutcomeRow,
    /// Whether there were patients and it was not done fully for them, so that something may have stood in the way.
    fell_short: bool,
    /// Whether it is implemented, for those in D4.
    implemented: Option<bool>,
}

impl Counts {
    pub(super) fn new(frame: &Frame) -> Self {
        let wave = || WaveCounts {
            statuses: vec![0; frame.statuses.len()],
            relevance: vec![0; frame.relevance.len()],
            ..WaveCounts::default()
        };
        let goal = || GoalCounts {
            waves: [wave(), wave()],
            obstacles: vec![0; frame.obstacles.len()],
            ..GoalCounts::default()
        };
        let evaluation =
            || EvaluationCounts { feasibility: vec![0; frame.feasibility.len()], ..EvaluationCounts::default() };
        let ranks = frame.evaluations.iter().filter(|evaluation| evaluation.counts).count() + 1;
        Self {
            evaluations: frame.evaluations.iter().map(|_| evaluation()).collect(),
            goals: frame.goals.iter().map(|_| goal()).collect(),
            lost: vec![0; ranks],
            last_seen: vec![0; ranks],
            obstacles: vec![0; frame.obstacles.len()],
            groups: vec![0; frame.groups.len()],
            ..Self::default()
        }
    }

    /// Counts one person, and says how many of their rows belong to nothing.
    pub(super) fn add(&mut self, frame: &Frame, person: &mut Person) -> u64 {
        self.enrolled += 1;
        let (mut set_aside, mut met, mut fell_short) = (0, 0, false);
        for index in 0..person.touched.len() {
            let place = person.touched[index];
            let goal = person.goals[place];
            set_aside += goal.repeated;
            let Some((set, _)) = goal.choice else {
                set_aside += goal.outcomes.iter().flatten().count() as u64;
                continue;
            };
            let said = Wave::ALL.map(|wave| self.hear(frame, person, place, (set, wave), &goal, &mut set_aside));
            let (cited, short_of) = self.goals[place].add(frame, set, &said);
            met |= cited;
            fell_short |= short_of;
        }
        if fell_short {
            self.obstacle_base += 1;
            self.cite(frame, met);
        }
        self.count_evaluations(frame, person);
        self.count_retention(frame, person);
        set_aside
    }

    /// One wave of one goal: who could answer, who did, and what they said.
    fn hear<'a>(
        &mut self,
        frame: &Frame,
        person: &mut Person,
        place: usize,
        (set, wave): (u16, Wave),
        goal: &'a Chosen,
        set_aside: &mut u64,
    ) -> Option<Said<'a>> {
        // Someone who chose the goal for two sets answered for the one they were asked about.
        let asked = goal.outcome(wave).map(|row| (row, frame.evaluation(row.set, wave)));
        *set_aside += u64::from(matches!(asked, Some((_, None))));
        let answered = asked.and_then(|(row, evaluation)| Some((row, evaluation?)));
        let evaluation = answered.map(|(_, evaluation)| evaluation).or_else(|| frame.evaluation(set, wave));
        let here = evaluation.filter(|evaluation| person.was_here(frame, *evaluation));
        let counts = &mut self.goals[place].waves[wave.place()];
        if let Some(planned) = evaluation.and_then(|evaluation| frame.evaluations.get(evaluation)) {
            counts.opened += u64::from(planned.opened);
            counts.locked += u64::from(planned.locked);
        }
        counts.d2 += u64::from(here.is_some());
        let (row, _) = answered?;
        let Some(evaluation) = here else {
            // Before the evaluation opens, as the report looks back, the answer has not been given yet.
            *set_aside += u64::from(evaluation.is_some_and(|evaluation| frame.evaluations[evaluation].opened));
            return None;
        };
        person.submitted[evaluation] = true;
        if let Some(place) = row.values.feasibility {
            // Asked once in an evaluation and copied to each of its goals: the same place each time.
            let known = &mut person.feasibility[evaluation];
            *known = Some(known.map_or(place, |known| known.min(place)));
        }
        Some(counts.add(frame, row, set_aside))
    }

    fn cite(&mut self, frame: &Frame, mask: u64) {
        let (mut rest, mut groups) = (mask, 0_u64);
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            self.obstacles[place] += 1;
            if let Some(group) = frame.obstacles[place].group {
                groups |= 1 << group;
            }
        }
        while groups != 0 {
            self.groups[groups.trailing_zeros() as usize] += 1;
            groups &= groups - 1;
        }
    }

    fn count_evaluations(&mut self, frame: &Frame, person: &Person) {
        let (mut continued, mut complete) = (false, person.left.is_none_or(|on| on > frame.today));
        for (place, evaluation) in frame.evaluations.iter().enumerate() {
            let counts = &mut self.evaluations[place];
            let submitted = person.submitted[place];
            counts.still_enrolled += u64::from(person.was_here(frame, place));
            counts.submitted += u64::from(submitted);
            if let Some(answered) = person.feasibility[place]
                && let Some(people) = counts.feasibility.get_mut(usize::from(answered))
            {
                *people += 1;
            }
            continued |= submitted && evaluation.last_year;
            complete &= submitted || !evaluation.counts;
        }
        self.continued += u64::from(continued);
        self.completed += u64::from(complete);
    }

    /// Lost at the first counted evaluation that locked without an answer and that no later one followed; else last
    /// seen at the last one submitted.
    fn count_retention(&mut self, frame: &Frame, person: &Person) {
        let (mut rank, mut last, mut next_locked) = (0, 0, false);
        for (place, evaluation) in frame.evaluations.iter().enumerate().filter(|(_, evaluation)| evaluation.counts) {
            rank += 1;
            if person.submitted[place] {
                last = rank;
                next_locked = false;
            } else if rank == last + 1 {
                next_locked = evaluation.locked;
            }
        }
        if next_locked {
            self.lost[last + 1] += 1;
        } else {
            self.last_seen[last] += 1;
        }
    }
}

impl WaveCounts {
    /// Counts an outcome of D3.
    fn add<'a>(&mut self, frame: &Frame, row: &'a OutcomeRow, set_aside: &mut u64) -> Said<'a> {
        self.d3 += 1;
        self.days.record(row.elapsed_days);
        let meaning = frame.meaning(row.values.status);
        match row.values.status.and_then(|place| self.statuses.get_mut(usize::from(place))) {
            Some(people) => *people += 1,
            None => self.status_unknown += 1,
        }
        if let Some(people) = row.values.relevance.and_then(|place| self.relevance.get_mut(usize::from(place))) {
            *people += 1;
        }
        // « No patient concerned » can be said by the status or by the count (I11): either keeps it out of D4.
        let no_patient = meaning.is_some_and(|meaning| meaning.no_patient) || row.values.eligible == Some(0);
        self.no_patient += u64::from(no_patient);
        let in_d4 = meaning.filter(|_| !no_patient);
        if let Some(meaning) = in_d4 {
            self.implemented.count(meaning.implemented);
            self.strict += u64::from(meaning.implemented && meaning.strict);
            if let (Some(eligible), Some(implemented)) = (row.values.eligible, row.values.implemented) {
                if implemented <= eligible {
                    self.add_cases(eligible, implemented);
                } else {
                    *set_aside += 1;
                }
            }
        }
        Said {
            row,
            fell_short: meaning.is_some_and(|meaning| !meaning.strict && !meaning.no_patient),
            implemented: in_d4.map(|meaning| meaning.implemented),
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate of 0 to 1 in units of 2⁻⁶⁰")]
    fn add_cases(&mut self, eligible: u32, implemented: u32) {
        self.cases_persons += 1;
        self.cases_eligible += u64::from(eligible);
        self.cases_implemented += u64::from(implemented);
        self.rates += u128::from((f64::from(implemented) / f64::from(eligible) * RATE_UNIT) as u64);
    }
}

impl GoalCounts {
    /// Counts what a person said of the goal in both waves; answers the obstacles they met, and whether they fell short
    /// of it at least once.
    fn add(&mut self, frame: &Frame, set: u16, said: &[Option<Said<'_>>; 2]) -> (u64, bool) {
        self.chosen += 1;
        let [short, long] = said;
        let [first, second] = said.map(|said| said.and_then(|said| said.implemented));
        if let (Some(first), Some(second)) = (first, second) {
            self.pairs[2 * usize::from(!first) + usize::from(!second)] += 1;
        }
        // Before the long wave locks nobody knows who will have stayed.
        let asked = long.map_or(set, |said| said.row.set);
        let decided = frame.evaluation(asked, Wave::Long).is_some_and(|place| frame.evaluations[place].locked);
        if let Some(first) = first.filter(|_| decided) {
            if long.is_some() { &mut self.stayers } else { &mut self.leavers }.count(first);
        }
        let short_of = [short, long].into_iter().flatten().filter(|said| said.fell_short);
        let (mut mask, mut any) = (0, false);
        for said in short_of {
            any = true;
            mask |= said.row.values.obstacles & frame.ranked;
        }
        self.obstacle_base += u64::from(any);
        let mut rest = mask;
        while rest != 0 {
            self.obstacles[rest.trailing_zeros() as usize] += 1;
            rest &= rest - 1;
        }
        (mask, any)
    }
}
