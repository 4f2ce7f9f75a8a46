//! What is known before the first row is read: windows, the meaning of codes, the catalogue.

use super::Wave;
use crate::calendar::{Moment, Window, civil_date};
use crate::goal::GoalId;
use crate::obligation::{Modifier, effective_window};
use crate::path::requirements;
use crate::programme::{Partition, Programme};
use crate::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;

/// One evaluation of the calendar, with where `now` falls in it.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) set: u16,
    pub(super) wave: Wave,
    pub(super) window: Window,
    pub(super) opened: bool,
    pub(super) locked: bool,
    pub(super) counts: bool,
    pub(super) last_year: bool,
}

/// What a place of the list `status` means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meaning {
    pub(super) implemented: bool,
    pub(super) strict: bool,
    pub(super) no_patient: bool,
}

/// A code with its words and, for obstacles, its group.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) code: String,
    pub(super) label: Text,
    pub(super) group: Option<usize>,
}

#[derive(Debug)]
pub(super) struct Titled {
    pub(super) id: GoalId,
    pub(super) number: u16,
    pub(super) title: Text,
    /// Sets in which it can be chosen.
    pub(super) sets: Vec<u16>,
}

/// Everything about the programme that counting needs, looked up by small numbers.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) programme: (String, String),
    pub(super) name: Text,
    pub(super) start: Date,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) last_year_begins: u16,
    pub(super) goals: Vec<Titled>,
    by_number: Vec<Option<usize>>,
    /// In the order of the calendar.
    pub(super) evaluations: Vec<Planned>,
    by_set: Vec<[Option<usize>; 2]>,
    meanings: Vec<Meaning>,
    pub(super) statuses: Vec<Word>,
    pub(super) relevance: Vec<Word>,
    pub(super) feasibility: Vec<Word>,
    pub(super) obstacles: Vec<Word>,
    /// Obstacles that are ranked: not the ones that exclude the others, such as « none ».
    pub(super) ranked: u64,
    pub(super) groups: Vec<Word>,
}

impl Frame {
    pub(super) fn new(programme: &Programme, start: Date, general: &[Modifier], now: Timestamp) -> Self {
        let today = civil_date(now, &programme.zone);
        let evaluations = planned(programme, start, general, today);
        let mut by_set = Vec::new();
        for (place, evaluation) in evaluations.iter().enumerate() {
            let set = usize::from(evaluation.set);
            if by_set.len() <= set {
                by_set.resize(set + 1, [None; 2]);
            }
            let slot: &mut Option<usize> = &mut by_set[set][evaluation.wave.place()];
            slot.get_or_insert(place);
        }
        let goals = catalogue(programme);
        let mut by_number = Vec::new();
        for (place, goal) in goals.iter().enumerate() {
            let number = usize::from(goal.number);
            if by_number.len() <= number {
                by_number.resize(number + 1, None);
            }
            by_number[number] = Some(place);
        }
        let statuses = words(programme, "status");
        let (obstacles, groups, ranked) = obstacle_words(programme);
        Self {
            programme: (programme.id.clone(), programme.version.clone()),
            name: programme.name.clone(),
            start,
            now,
            today,
            last_year_begins: programme.last_year_begins(),
            goals,
            by_number,
            evaluations,
            by_set,
            meanings: statuses.iter().map(|word| meaning(programme, &word.code)).collect(),
            statuses,
            relevance: words(programme, "relevance"),
            feasibility: words(programme, "feasibility"),
            obstacles,
            ranked,
            groups,
        }
    }

    /// Place in the catalogue of the goal of that number.
    pub(super) fn goal(&self, number: u16) -> Option<usize> {
        self.by_number.get(usize::from(number)).copied().flatten()
    }

    /// The evaluation of a set in a wave.
    pub(super) fn evaluation(&self, set: u16, wave: Wave) -> Option<usize> {
        self.by_set.get(usize::from(set))?[wave.place()]
    }

    /// What a status means. A place the list has not says nothing.
    pub(super) fn meaning(&self, status: Option<u8>) -> Option<Meaning> {
        self.meanings.get(usize::from(status?)).copied()
    }

    /// Evaluations of a wave in which a goal can be asked about.
    pub(super) fn asked_in<'a>(&'a self, goal: &'a Titled, wave: Wave) -> impl Iterator<Item = &'a Planned> {
        goal.sets.iter().filter_map(move |set| self.evaluations.get(self.evaluation(*set, wave)?))
    }
}

fn planned(programme: &Programme, start: Date, general: &[Modifier], today: Date) -> Vec<Planned> {
    let general: Vec<Modifier> =
        general.iter().filter(|modifier| matches!(modifier, Modifier::Measure { .. })).cloned().collect();
    // Requirements come in the order of the calendar, which a general measure may change for the due day only.
    requirements(programme, start)
        .iter()
        .filter_map(|requirement| {
            let evaluation = programme.evaluation(&requirement.id)?;
            let (window, _) = effective_window(requirement, &general, today);
            Some(Planned {
                id: evaluation.id.clone(),
                name: evaluation.name.clone(),
                set: programme.sequence(&evaluation.sequence)?.set,
                wave: Wave::of(evaluation.kind)?,
                window,
                opened: window.at(today) != Moment::Before,
                locked: window.at(today) == Moment::Locked,
                counts: evaluation.counts,
                last_year: programme.last_year_begins() > 0 && evaluation.opens >= programme.last_year_begins(),
            })
        })
        .collect()
}

fn catalogue(programme: &Programme) -> Vec<Titled> {
    programme
        .goals
        .iter()
        .map(|goal| Titled {
            id: goal.id.clone(),
            number: goal.number,
            title: goal.title.clone(),
            sets: programme
                .sequences
                .iter()
                .filter(|sequence| {
                    programme.choice.partition == Partition::Pool || goal.sequence.as_deref() == Some(&sequence.id)
                })
                .map(|sequence| sequence.set)
                .collect(),
        })
        .collect()
}

fn meaning(programme: &Programme, code: &str) -> Meaning {
    let holds = |codes: &[String]| codes.iter().any(|candidate| candidate == code);
    Meaning {
        implemented: holds(&programme.measure.implemented),
        strict: holds(&programme.measure.strict),
        no_patient: programme.measure.no_patient == code,
    }
}

fn words(programme: &Programme, list: &str) -> Vec<Word> {
    let codes = programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
    codes.iter().map(|code| Word { code: code.code.clone(), label: code.label.clone(), group: None }).collect()
}

/// Obstacles, their groups in the order of the list, and the bits of those that are ranked.
fn obstacle_words(programme: &Programme) -> (Vec<Word>, Vec<Word>, u64) {
    let (mut obstacles, mut groups, mut ranked) = (Vec::new(), Vec::<Word>::new(), 0_u64);
    let labels = programme.list("obstacle_group");
    // A mask holds 64 places; a longer list is refused when the definition is checked.
    for code in programme.list("obstacle").iter().flat_map(|list| &list.codes).take(64) {
        let group = code.group.as_ref().filter(|_| !code.exclusive).map(|name| {
            groups.iter().position(|group| group.code == *name).unwrap_or_else(|| {
                let label = labels.and_then(|list| list.code(name)).map(|group| group.label.clone());
                groups.push(Word { code: name.clone(), label: label.unwrap_or_default(), group: None });
                groups.len() - 1
            })
        });
        if !code.exclusive {
            ranked |= 1 << obstacles.len();
        }
        obstacles.push(Word { code: code.code.clone(), label: code.label.clone(), group });
    }
    (obstacles, groups, ranked)
}
