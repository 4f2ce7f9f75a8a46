//! What is derived from answers: the right items feed it, in the right shape, alike in both evaluations of a sequence.

use super::Found;
use super::questions::list_of;
use crate::programme::Programme;
use crate::question::{Feeds, Instrument, InstrumentKind, Item, ItemType, Per};
use std::collections::BTreeSet;

/// What can be wrong with what is derived from answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedFault {
    /// An instrument of another kind than it is used as.
    WrongKind {
        /// The instrument.
        instrument: String,
        /// What it is used as.
        used_as: InstrumentKind,
        /// What it is.
        is: InstrumentKind,
    },
    /// No instrument of a kind that every programme needs.
    KindMissing {
        /// The kind.
        kind: InstrumentKind,
    },
    /// An evaluation without an item that feeds what every evaluation must tell.
    Missing {
        /// The instrument.
        instrument: String,
        /// What is not fed.
        feeds: Feeds,
    },
    /// Two items feed the same thing.
    Twice {
        /// The second item.
        item: String,
        /// What is fed.
        feeds: Feeds,
    },
    /// The type of the item cannot feed it.
    WrongType {
        /// The item.
        item: String,
        /// What is fed.
        feeds: Feeds,
    },
    /// The item takes its codes from another list than tables are read with.
    WrongList {
        /// The item.
        item: String,
        /// The list it takes.
        list: String,
        /// The list it must take.
        wanted: &'static str,
    },
    /// What is told of each goal must be asked for each goal.
    NotPerGoal {
        /// The item.
        item: String,
        /// What is fed.
        feeds: Feeds,
    },
    /// The item that feeds a denominator may be left out.
    NotRequired {
        /// The item.
        item: String,
    },
    /// The two evaluations of a sequence tell it with different items, so that they cannot be paired.
    NotPaired {
        /// What is fed.
        feeds: Feeds,
        /// The short-term instrument.
        short: String,
        /// The long-term instrument.
        long: String,
    },
    /// More codes than a row of outcomes has bits for.
    ListTooLong {
        /// The list.
        list: String,
        /// Its codes.
        codes: usize,
        /// The most.
        most: usize,
    },
}

/// Obstacles are stored one bit a code, in an integer that every engine can hold.
const MOST_BITS: usize = 63;

/// What must be the same in both evaluations of a sequence for a change to be told.
const PAIRED: [Feeds; 3] = [Feeds::Status, Feeds::Eligible, Feeds::Implemented];

pub(super) fn check(programme: &Programme, found: &mut Found) {
    for (i, instrument) in programme.instruments.iter().enumerate() {
        items(programme, i, instrument, found);
        let tells = matches!(instrument.kind, InstrumentKind::Short | InstrumentKind::Long);
        if tells && instrument.fed_by(Feeds::Status).is_none() {
            let fault = FeedFault::Missing { instrument: instrument.id.clone(), feeds: Feeds::Status };
            found.add(format!("instrument[{i}]"), fault);
        }
    }
    kinds(programme, found);
    pairs(programme, found);
}

fn items(programme: &Programme, i: usize, instrument: &Instrument, found: &mut Found) {
    let mut fed = BTreeSet::new();
    for (j, item) in instrument.items.iter().enumerate() {
        let Some(feeds) = item.feeds else { continue };
        let at = |key: &str| format!("instrument[{i}].item[{j}].{key}");
        let id = || item.id.clone();
        // Several items may tell options, in words or as codes; everything else is told once.
        if feeds != Feeds::Options && !fed.insert(format!("{feeds:?}")) {
            found.add(at("feeds"), FeedFault::Twice { item: id(), feeds });
        }
        match fits(item, feeds) {
            Fit::No => found.add(at("feeds"), FeedFault::WrongType { item: id(), feeds }),
            Fit::Yes => {}
            Fit::List { list, wanted } if list != wanted => {
                found.add(at("list"), FeedFault::WrongList { item: id(), list: list.to_owned(), wanted });
            }
            Fit::List { .. } => {}
        }
        if PAIRED.contains(&feeds) && item.per == Per::Once {
            found.add(at("per"), FeedFault::NotPerGoal { item: id(), feeds });
        }
        // Leavers may leave it out; evaluations rest on it.
        let rests = matches!(instrument.kind, InstrumentKind::Short | InstrumentKind::Long);
        if rests && feeds == Feeds::Status && !item.required {
            found.add(at("required"), FeedFault::NotRequired { item: id() });
        }
        if let (Feeds::Obstacles, ItemType::Multi { list }) = (feeds, &item.kind) {
            let codes = programme.list(list).map_or(0, |list| list.codes.len());
            if codes > MOST_BITS {
                found.add(at("list"), FeedFault::ListTooLong { list: list.clone(), codes, most: MOST_BITS });
            }
        }
    }
}

enum Fit<'a> {
    Yes,
    No,
    List { list: &'a str, wanted: &'static str },
}

fn fits(item: &Item, feeds: Feeds) -> Fit<'_> {
    let one_code = |wanted| match &item.kind {
        ItemType::Single { list, other: false } | ItemType::Scale { list } => Fit::List { list, wanted },
        _ => Fit::No,
    };
    let number = matches!(item.kind, ItemType::Integer { .. });
    match feeds {
        Feeds::Status => one_code("status"),
        Feeds::Relevance => one_code("relevance"),
        Feeds::Feasibility => one_code("feasibility"),
        Feeds::Obstacles => match &item.kind {
            ItemType::Multi { list } => Fit::List { list, wanted: "obstacle" },
            _ => Fit::No,
        },
        Feeds::Eligible | Feeds::Implemented => {
            if number {
                Fit::Yes
            } else {
                Fit::No
            }
        }
        Feeds::PlanCue | Feeds::PlanAction => {
            if matches!(item.kind, ItemType::Words { .. }) {
                Fit::Yes
            } else {
                Fit::No
            }
        }
        Feeds::Options | Feeds::Target => {
            if matches!(item.kind, ItemType::Info) {
                Fit::No
            } else {
                Fit::Yes
            }
        }
    }
}

fn kinds(programme: &Programme, found: &mut Found) {
    let mut used = vec![("baseline.instrument".to_owned(), &programme.baseline.instrument, InstrumentKind::Baseline)];
    let evaluations = programme.evaluations.iter().enumerate();
    used.extend(evaluations.map(|(i, one)| (format!("evaluation[{i}].instrument"), &one.instrument, one.kind)));
    for (place, name, used_as) in used {
        if let Some(instrument) = programme.instrument(name).filter(|instrument| instrument.kind != used_as) {
            found.add(place, FeedFault::WrongKind { instrument: name.clone(), used_as, is: instrument.kind });
        }
    }
    // Leavers are asked two questions, whichever the programme: the exit form has no line of its own in programme.toml.
    if !programme.instruments.iter().any(|instrument| instrument.kind == InstrumentKind::Exit) {
        found.add("instrument", FeedFault::KindMissing { kind: InstrumentKind::Exit });
    }
}

fn pairs(programme: &Programme, found: &mut Found) {
    let mut told = BTreeSet::new();
    for sequence in &programme.sequences {
        let of = |kind| {
            let evaluation = programme.evaluation_of(&sequence.id, kind)?;
            let at = programme.instruments.iter().position(|instrument| instrument.id == evaluation.instrument)?;
            Some((at, &programme.instruments[at]))
        };
        let (Some((s, short)), Some((l, long))) = (of(InstrumentKind::Short), of(InstrumentKind::Long)) else {
            continue;
        };
        if !told.insert((s, l)) {
            continue;
        }
        for feeds in PAIRED {
            let (Some(one), Some(other)) = (short.fed_by(feeds), long.fed_by(feeds)) else {
                let lacking = [(l, long, short), (s, short, long)];
                let lacks = |(_, lacks, has): &&(usize, &Instrument, &Instrument)| {
                    lacks.fed_by(feeds).is_none() && has.fed_by(feeds).is_some()
                };
                // A status that is not fed at all is reported on its own instrument.
                if let Some((at, ..)) = lacking.iter().find(lacks).filter(|_| feeds != Feeds::Status) {
                    let fault = FeedFault::NotPaired { feeds, short: short.id.clone(), long: long.id.clone() };
                    found.add(format!("instrument[{at}]"), fault);
                }
                continue;
            };
            if one.id != other.id || list_of(one) != list_of(other) {
                let j = long.items.iter().position(|item| item.id == other.id).unwrap_or_default();
                let fault = FeedFault::NotPaired { feeds, short: short.id.clone(), long: long.id.clone() };
                found.add(format!("instrument[{l}].item[{j}].id"), fault);
            }
        }
    }
}
