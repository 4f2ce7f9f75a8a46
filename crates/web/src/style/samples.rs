//! What the gallery shows: the published programme's figures, and invented people.

use crate::charts::{Bar, Bars, Icons, Line, Lines};
use crate::components::{Choices, Crumb, Field, FieldError, Pagination, Row, Tag, Task, Tone};
use crate::page::{Hat, Page, Place, SignedIn};

use super::{Questionnaire, STYLE, ShowStyle};

/// The gallery's frame: an invented tutor with two hats, so that the header shows all it has.
pub(super) fn dressed(mut page: Page) -> Page {
    let hat =
        |id: &str, role: String, organisation: &str| Hat { id: id.into(), role, organisation: organisation.into() };
    page.signed_in = Some(SignedIn {
        name: "Camille Aubrac".into(),
        hat: Some(hat("tutor", page.say("style-role-tutor"), "Mieux Soigner")),
        other_hats: vec![hat("participant", page.say("style-role-participant"), "Mieux Soigner")],
        change_hat: STYLE.plain().into(),
        sign_out: STYLE.plain().into(),
    });
    let place = |name: String, is_current| Place { address: STYLE.plain().into(), name, is_current };
    page.places = vec![place(page.say("style-place-cohort"), true), place(page.say("style-place-goals"), false)];
    page
}

pub(super) fn gallery(page: Page, form: Questionnaire, faults: Vec<FieldError>) -> ShowStyle {
    ShowStyle {
        crumbs: vec![
            Crumb { address: "/".into(), name: page.say("style-crumb-start") },
            Crumb { address: STYLE.plain().into(), name: page.say("style-place-cohort") },
        ],
        rows: vec![
            Row { key: page.say("style-patients"), value: page.voice.count(12), change: Some("#patients".into()) },
            Row { key: page.say("style-done"), value: page.say("style-done-some"), change: Some("#done".into()) },
            Row { key: page.say("style-plan"), value: String::new(), change: None },
        ],
        tasks: tasks(&page),
        pages: Pagination { current: 5, all: 9, address: "/style?page=".into() },
        setting: Choices::new(
            "setting",
            [("town", page.say("style-setting-town")), ("hospital", page.say("style-setting-hospital"))],
        ),
        file: Field::new("roster"),
        password: Field::new("password"),
        team: team(&page),
        bars: bars(&page),
        funnel: funnel(&page),
        lines: lines(&page),
        icons: Icons {
            id: "icons".into(),
            title: page.say("style-icons-title"),
            description: page.say("style-icons-note"),
            filled: 77,
        },
        page,
        form,
        faults,
    }
}

fn tasks(page: &Page) -> Vec<Task> {
    let date = |day| page.date(jiff::civil::date(2008, 5, day));
    let task = |title: &str, hint: String, is_open: bool, tone, state: &str| Task {
        title: page.say(title),
        hint,
        address: is_open.then(|| STYLE.plain().to_owned()),
        tag: Tag { tone, text: page.say(state) },
    };
    vec![
        task("style-task-choose", String::new(), true, Tone::Done, "style-state-done"),
        task(
            "style-task-evaluate",
            page.with("style-task-until", [("date", date(31))]),
            true,
            Tone::Due,
            "style-state-due",
        ),
        task(
            "style-task-late",
            page.with("style-task-until", [("date", date(1))]),
            true,
            Tone::Late,
            "style-state-late",
        ),
        task("style-task-report", page.say("style-task-waits"), false, Tone::Neutral, "style-state-waits"),
        task("style-task-forum", String::new(), true, Tone::Info, "style-state-new"),
    ]
}

fn team(page: &Page) -> Vec<(&'static str, Tag, f64)> {
    let state = |tone, key: &str| Tag { tone, text: page.say(key) };
    vec![
        ("Érable 14", state(Tone::Done, "style-state-done"), 0.83),
        ("Mélèze 7", state(Tone::Due, "style-state-due"), 0.5),
        ("Sorbier 31", state(Tone::Late, "style-state-late"), 0.0),
    ]
}

fn bars(page: &Page) -> Bars {
    let bar = |goal: &str, share: f64, interval, is_marked| Bar {
        label: page.say(goal),
        share: Some(share),
        text: page.percent(share),
        interval: Some(interval),
        is_marked,
    };
    Bars {
        title: page.say("style-bars-title"),
        note: page.say("style-bars-note"),
        label_heading: page.say("style-goal"),
        value_heading: page.say("style-rate"),
        bars: vec![
            bar("style-goal-nsaid", 0.77, (0.73, 0.81), true),
            bar("style-goal-methotrexate", 0.55, (0.50, 0.60), false),
            bar("style-goal-feet", 0.68, (0.64, 0.72), false),
        ],
    }
}

fn funnel(page: &Page) -> Bars {
    let step = |number: i32, people: i32| Bar {
        label: page.with("style-wave", [("number", number)]),
        share: Some(f64::from(people) / 799.0),
        text: page.with("style-people", [("people", people)]),
        interval: None,
        is_marked: false,
    };
    Bars {
        title: page.say("style-funnel-title"),
        note: String::new(),
        label_heading: page.say("style-evaluation"),
        value_heading: page.say("style-participants"),
        bars: vec![step(1, 731), step(2, 655), step(3, 590), step(4, 497)],
    }
}

fn lines(page: &Page) -> Lines {
    let mark = |share: f64, text: String| (share, text);
    let months = |count: i32| page.with("style-months", [("months", count)]);
    let row = |goal: &str, four: f64, twelve: f64| vec![page.say(goal), page.percent(four), page.percent(twelve)];
    let line = |goal: &str, four: f64, twelve: f64| Line {
        name: page.say(goal),
        points: vec![(0.0, 0.1), (0.33, four), (1.0, twelve)],
    };
    Lines {
        id: "lines".into(),
        title: page.say("style-lines-title"),
        description: page.say("style-lines-description"),
        x_marks: vec![mark(0.0, months(0)), mark(0.33, months(4)), mark(1.0, months(12))],
        y_marks: vec![mark(0.0, page.percent(0.0)), mark(0.5, page.percent(0.5)), mark(1.0, page.percent(1.0))],
        lines: vec![
            line("style-goal-nsaid", 0.77, 0.98),
            line("style-goal-methotrexate", 0.55, 1.0),
            line("style-goal-feet", 0.68, 0.99),
        ],
        is_stepped: false,
        table_label: page.say("style-lines-table"),
        headings: vec![page.say("style-goal"), months(4), months(12)],
        rows: vec![
            row("style-goal-nsaid", 0.77, 0.98),
            row("style-goal-methotrexate", 0.55, 1.0),
            row("style-goal-feet", 0.68, 0.99),
        ],
    }
}
