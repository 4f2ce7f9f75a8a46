//! Stories as the tests of views show them.

use std::collections::BTreeSet;

use app::story::{
    Desk, Draft, Line, Opened, PublicLine, PublicPage, PublicStory, ReaderSaid, Tellable, Version, Words,
};
use app::theme::Known;
use domain::story::Standing;
use jiff::civil::{Date, date};

use super::desk::{StoryDesk, view as desk_view};
use super::draft::{Again, EditStory, Of, view as draft_view};
use super::published::{Asked, ListStories, ShowStory, one, view as list_view};
use crate::analysis::samples::both;
use crate::analysis::words::Sent;
use crate::components::FieldError;
use crate::page::{Page, Sample};

const DAY: Date = date(2008, 3, 1);

fn themes() -> Vec<Known> {
    vec![Known {
        code: "labels".into(),
        name: both("Étiquettes"),
        specialty: None,
        by: None,
        opened_on: DAY,
        closed: None,
    }]
}

fn codes() -> BTreeSet<String> {
    BTreeSet::from(["labels".to_owned()])
}

fn draft() -> Draft {
    Draft {
        words: Words { title: both("Une étiquette"), told: both("…"), learnt: both("…") },
        themes: codes(),
        why: both("…"),
        justified: BTreeSet::from(["name:Mme Durand".to_owned()]),
    }
}

fn line(specialty: Option<&str>) -> PublicLine {
    PublicLine {
        reference: "k3v9".into(),
        title: both("Une étiquette"),
        specialty: specialty.map(str::to_owned),
        themes: codes(),
        month: DAY,
    }
}

impl Sample for StoryDesk {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let story = |standing, is_yours, waits_for_you| Line {
            reference: "k3v9".into(),
            title: both("Une étiquette"),
            standing,
            is_yours,
            waits_for_you,
            on: DAY,
        };
        let desk = Desk {
            tellable: vec![Tellable { reference: "x7".into(), specialty: "anaesthesia".into(), accepted_on: DAY }],
            stories: vec![
                story(Standing::WaitsForReaders { missing: 2 }, false, true),
                story(Standing::Disputed, true, true),
                story(Standing::Agreed, true, true),
                story(Standing::Published, false, false),
                story(Standing::Withdrawn, false, false),
                story(Standing::TakenBack, true, false),
            ],
        };
        vec![
            ("empty", desk_view(page.clone(), "amp", &Desk::default())),
            ("at work", desk_view(page.clone(), "amp", &desk)),
        ]
    }
}

impl Sample for EditStory {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let opened = |standing, is_yours, versions| Opened {
            reference: "k3v9".into(),
            is_yours,
            revision: 2,
            draft: draft(),
            standing,
            said: vec![
                ReaderSaid { agrees: true, words: String::new(), on: DAY, is_yours: !is_yours },
                ReaderSaid { agrees: false, words: "…".into(), on: DAY, is_yours: false },
            ],
            versions,
        };
        let show = |of: &Of<'_>, again: &Again| draft_view(page.clone(), "amp", of, &themes(), again);
        let none = Again::default();
        let wrong = |field: &str| FieldError { field: field.to_owned(), message: page.say("form-error") };
        let refused = Again {
            sent: Sent::from([("told-fr".to_owned(), vec!["Mme Durand, 06 12 34 56 78".to_owned()])]),
            errors: vec![wrong("told-fr"), wrong("themes"), wrong("content")],
        };
        let unsaid = Again {
            sent: Sent::from([("words".to_owned(), vec![String::new()])]),
            errors: vec![wrong("agrees"), wrong("words"), wrong("reason-fr"), wrong("replaced_by")],
        };
        let waits = Standing::WaitsForReaders { missing: 1 };
        vec![
            ("beginning", show(&Of::Beginning("x7", &draft()), &none)),
            ("refused", show(&Of::Beginning("x7", &draft()), &refused)),
            ("writing", show(&Of::Story(&opened(Standing::Disputed, true, 0)), &none)),
            ("agreed", show(&Of::Story(&opened(Standing::Agreed, true, 0)), &none)),
            ("correcting", show(&Of::Story(&opened(waits, true, 1)), &none)),
            ("reading", show(&Of::Story(&opened(waits, false, 0)), &none)),
            ("reading a correction, refused", show(&Of::Story(&opened(waits, false, 1)), &unsaid)),
            ("published", show(&Of::Story(&opened(Standing::Published, false, 1)), &none)),
            ("withdrawn", show(&Of::Story(&opened(Standing::Withdrawn, true, 1)), &none)),
        ]
    }
}

impl Sample for ListStories {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let found = PublicPage {
            lines: vec![line(Some("anaesthesia")), line(None)],
            next: Some("k3v9".into()),
            specialties: BTreeSet::from(["anaesthesia".to_owned()]),
            themes: codes(),
        };
        let asked = Asked::default();
        vec![
            ("empty", list_view(page.clone(), &asked, &PublicPage::default(), &themes())),
            ("several", list_view(page.clone(), &asked, &found, &themes())),
        ]
    }
}

impl Sample for ShowStory {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let version = |number| Version { number, month: DAY, why: both("…") };
        let story = PublicStory {
            line: line(Some("anaesthesia")),
            words: Some(draft().words),
            versions: vec![version(1), version(2)],
            withdrawn: None,
        };
        let gone = PublicStory {
            line: PublicLine { title: domain::text::Text::default(), ..line(None) },
            words: None,
            versions: vec![version(1)],
            withdrawn: Some((DAY, both("…"), Some("m4".into()))),
        };
        vec![("corrected", one(page.clone(), &story, &themes())), ("withdrawn", one(page.clone(), &gone, &themes()))]
    }
}
