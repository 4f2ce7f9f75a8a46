//! Examples of the board and of a participant's page.

use std::sync::LazyLock;

use app::board::{Followed, Place, Replaced, SetOfGoals, Show};
use app::choosing::Chosen;
use domain::completion::{Completion, completion};
use domain::obligation::{Deed, Fact, Modifier, Standing, obligations};
use domain::path::{self, requirements};
use domain::programme::Programme;
use jiff::Timestamp;
use jiff::civil::Date;

use super::changes::Reopening;
use super::participant::{Given, Shown};
use super::{Bar, Bars, Choice, Entry, MEASURES, PARTICIPANT, RESULTS, ShowBoard, ShowParticipant, StepRow};
use super::{board_address, crumbs, matching_key, place_key, show_key, step_name};
use crate::components::FieldError;
use crate::page::{Page, Sample};

const PARTS: [&str; 3] = ["amp", "prescrire-pip", "2008-01"];
const WHO: &str = "7F3K-92QD";

/// The shipped programme, read once for every sample.
pub(crate) fn programme() -> &'static Programme {
    static READ: LazyLock<Programme> = LazyLock::new(|| {
        let files = documents::shipped::programme("prescrire-pip").expect("it is shipped");
        documents::definition::check(&files).expect("it is sound")
    });
    &READ
}

fn board(page: &Page, show: Show, lines: u32) -> ShowBoard {
    let programme = programme();
    let name = |id: &str| step_name(&page.voice, programme, id);
    let cells = |late: u32| {
        let cell = |place: Place| {
            let count = if place == Place::Late { late } else { 3 };
            let list = (place == Place::Late && late > 0).then(|| board_address(PARTS, Show::Late, Some("b1"), None));
            (page.say(place_key(place)), page.voice.count(count), list)
        };
        Place::ALL.into_iter().map(cell).collect()
    };
    let step = |id: &str, counts| StepRow { name: name(id), window: "…".into(), counts, cells: cells(lines) };
    let choice = |other: Show| Choice {
        name: page.with("board-choice", (("name", page.say(show_key(other))), ("count", lines))),
        address: board_address(PARTS, other, None, None),
        is_current: other == show,
    };
    let entry = |n: u32| Entry {
        pseudonym: format!("{WHO}-{n}"),
        address: PARTICIPANT.to([PARTS[0], PARTS[1], PARTS[2], WHO]),
        step: if show == Show::Away { String::new() } else { name("b1") },
        since: page.voice.short_date(Date::constant(2008, 5, 1)),
        until: page.say("board-open-ended"),
    };
    let tile = |key: &'static str| (page.voice.count(lines), page.with(key, [("count", lines)]), String::new());
    ShowBoard {
        crumbs: crumbs(page, PARTS, false),
        programme: page.read(&programme.name).to_owned(),
        cohort: PARTS[2].to_owned(),
        start: page.date(Date::constant(2008, 1, 1)),
        is_synthetic: true,
        tiles: [
            "board-tile-here",
            "board-tile-late",
            "board-tile-drafts",
            "board-tile-away",
            "board-tile-left",
            "board-tile-complete",
        ]
        .map(tile)
        .to_vec(),
        funnel: Bars {
            title: page.with("board-funnel-title", [("count", lines)]),
            note: page.say("board-funnel-note"),
            label_heading: page.say("board-step"),
            value_heading: page.say("board-place-met"),
            bars: vec![
                Bar { label: name("b1"), share: Some(0.7), text: "…".into(), interval: None, is_marked: true },
                Bar { label: name("b2"), share: None, text: "…".into(), interval: None, is_marked: false },
            ],
        },
        steps: vec![
            step("s1/choice", false),
            step("s1/baseline", false),
            step("s1/commitment", false),
            step("b1", true),
        ],
        choices: Show::ALL.into_iter().map(choice).collect(),
        show,
        matching: page.with(matching_key(show), [("count", lines)]),
        only: (lines > 1).then(|| (name("b1"), board_address(PARTS, show, None, None))),
        entries: (0..lines.min(3)).map(entry).collect(),
        first: (lines > 1).then(|| board_address(PARTS, show, Some("b1"), None)),
        next: (lines > 1).then(|| board_address(PARTS, show, Some("b1"), Some("14001.7F3K.b1"))),
        results: RESULTS.to(PARTS),
        measures: MEASURES.to(PARTS),
        reviews: crate::review::REVIEWS.to(PARTS),
        progress: crate::review::progress(page, programme, PARTS, &crate::review::waiting(programme), true),
        page: page.clone(),
    }
}

impl Sample for ShowBoard {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let mut all = vec![("a cohort without anybody", board(page, Show::Late, 0))];
        all.extend(Show::ALL.map(|show| ("one line", board(page, show, 1))));
        all.extend(Show::ALL.map(|show| ("many lines", board(page, show, 120))));
        all
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn followed(programme: &Programme, facts: &[Fact], modifiers: &[Modifier], now: &str) -> Followed {
    let start = Date::constant(2008, 1, 1);
    let all = obligations(&requirements(programme, start), facts, modifiers, &programme.zone, at(now));
    let goals = programme.offered("s1").map(|goal| goal.id.clone()).collect::<Vec<_>>();
    let left = modifiers.iter().find_map(|one| if let Modifier::Left { on } = one { Some(*on) } else { None });
    let set = |sequence: &str, goals: &[domain::goal::GoalId], replaced: Vec<Replaced>| SetOfGoals {
        sequence: sequence.to_owned(),
        current: goals.iter().map(|goal| Chosen { goal: goal.clone(), patients: None }).collect(),
        replaced,
    };
    let replaced = vec![Replaced { goal: goals[3].clone(), at: at("2008-02-10T10:00:00Z"), reason: "…".into() }];
    Followed {
        pseudonym: WHO.to_owned(),
        profession: "physician".to_owned(),
        enrolled_on: start,
        left,
        leaves: modifiers
            .iter()
            .filter_map(|one| if let Modifier::Leave { from, to } = one { Some((*from, *to)) } else { None })
            .collect(),
        completion: completion(programme, &all, left.is_some()),
        overrides: vec![
            change("b1", app::board::OverrideKind::Reopened { until: Date::constant(2008, 6, 30) }),
            change("b2", app::board::OverrideKind::Excused),
        ],
        drafts: vec![("b1".to_owned(), at(now))],
        sets: vec![set("s1", &goals[..3], replaced), set("s2", &[], Vec::new()), set("s3", &[], Vec::new())],
        obligations: all,
    }
}

fn change(requirement: &str, kind: app::board::OverrideKind) -> app::board::Override {
    app::board::Override {
        id: 1,
        requirement: requirement.to_owned(),
        kind,
        reason: "…".to_owned(),
        at: at("2008-06-01T10:00:00Z"),
    }
}

fn done(deed: &str, about: &str, when: &str) -> Fact {
    Fact { deed: Deed(deed.to_owned()), about: about.to_owned(), at: at(when), standing: Standing::Done }
}

impl Sample for ShowParticipant {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let programme = programme();
        let shown = Shown { page, programme, parts: PARTS };
        let chosen = done(path::CHOICE, "s1", "2008-01-05T10:00:00Z");
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let moved = [
            Modifier::Leave { from: day("2008-04-10"), to: None },
            Modifier::Measure { from: day("2008-08-05"), to: day("2008-08-09"), days: 14 },
            Modifier::Reopened { requirement: "s1/baseline".into(), until: day("2008-06-30") },
            Modifier::Excused { requirement: "b2".into() },
        ];
        let everything: Vec<Fact> = ["s1", "s2", "s3"]
            .map(|sequence| done(path::CHOICE, sequence, "2008-01-05T10:00:00Z"))
            .into_iter()
            .chain(programme.counted().map(|one| done(path::EVALUATION, &one.id, "2009-06-01T10:00:00Z")))
            .collect();
        let away = followed(programme, std::slice::from_ref(&chosen), &moved, "2008-05-10T10:00:00Z");
        let left = followed(programme, &[chosen], &[Modifier::Left { on: day("2008-05-20") }], "2008-06-10T10:00:00Z");
        let complete = followed(programme, &everything, &[], "2010-06-10T10:00:00Z");
        assert!(matches!(complete.completion, Completion::Complete { .. }), "the sample is meant to be complete");
        let given = Given {
            reopening: Reopening { requirement: "s1/baseline".into(), until: "tomorrow".into(), reason: String::new() },
            ..Given::default()
        };
        let error = |field: &str, key: &'static str| FieldError { field: field.into(), message: page.say(key) };
        let errors = vec![error("until", "board-until-missing"), error("reason", "fault-reason")];
        let notice = page.clone().with_notice(page.say("board-done-reopened"));
        let done = Shown { page: &notice, ..shown_of(&shown) };
        vec![
            ("on leave, read by a tutor", shown.view(&away, true, None, Vec::new())),
            ("on leave, read by a lead", done.view(&away, false, Some(&Given::default()), Vec::new())),
            ("a form that cannot be taken", shown.view(&away, false, Some(&given), errors)),
            ("left", shown.view(&left, false, Some(&Given::default()), Vec::new())),
            ("complete", shown.view(&complete, false, Some(&Given::default()), Vec::new())),
        ]
    }
}

fn shown_of<'a>(shown: &Shown<'a>) -> Shown<'a> {
    Shown { page: shown.page, programme: shown.programme, parts: shown.parts }
}
