//! Samples of the forums' pages, one a state that looks different.

use domain::forum::{Name, Standing, Voice};
use jiff::civil::date;

use super::begin::BeginThread;
use super::list::{ShowForums, ShowThreads};
use super::moderation::{Asking, Hiding, Redacting, ShowPost};
use super::openings::{ListOpenings, Request, ShowIdentity};
use super::own::{PostView as OwnPost, ShowOwnPosts, ThreadView};
use super::thread::{Answering, PostLine, ShowThread, post_line};
use super::*;
use crate::components::{Choices, Field, FieldError, Pagination, Row, Task};
use crate::page::Sample;
use crate::screen::Screened;

const HERE: [&str; 3] = ["amp", "pip", "2008-01"];
const THERE: [&str; 4] = ["amp", "pip", "2008-01", "abc"];
const POST_OF: [&str; 5] = ["amp", "pip", "2008-01", "abc", "2"];
const NAMED: &str = "Vu Mme Durand ce matin.\nÀ revoir.";

fn way(page: &Page) -> Vec<Crumb> {
    vec![Crumb { address: FORUMS.to(HERE), name: page.say("forum-title") }]
}

fn task(page: &Page, address: String) -> Task {
    let facts = (("threads", 2), ("posts", 1), ("date", page.voice.short_date(date(2008, 4, 7))));
    Task {
        title: "Éviter les AINS".into(),
        hint: page.with("forum-facts", facts),
        address: Some(address),
        tag: tag(page, Tone::Info, "forum-yours"),
    }
}

fn screened(page: &Page, field: &str) -> Screened {
    Screened::of(page, field, NAMED, &app::screen::Confirmed::none())
}

fn fault(page: &Page, field: &str, key: &'static str) -> Vec<FieldError> {
    vec![FieldError { field: field.into(), message: page.say(key) }]
}

fn post(page: &Page, number: u32, voice: Voice, standing: Standing, words: Option<&str>) -> PostLine {
    let name = match voice {
        Voice::Team => None,
        Voice::Colleague(number) => Some(if number < 3 { Name::Words(number, 31) } else { Name::Number(2000) }),
    };
    let view = app::forum::PostView {
        number,
        voice,
        name,
        on: date(2008, 4, 7),
        language: "fr".into(),
        standing,
        words: words.map(str::to_owned),
    };
    post_line(page, &Names::of(&page.voice), &view)
}

fn posts(page: &Page) -> Vec<PostLine> {
    vec![
        post(page, 1, Voice::Colleague(1), Standing::Visible, Some("<script>alert(1)</script>\n\nDeux.\nTrois.")),
        post(page, 2, Voice::Team, Standing::Visible, Some("Voyez l'argumentaire.")),
        post(page, 3, Voice::Colleague(2), Standing::Redacted, Some("Une patiente […].")),
        post(page, 4, Voice::Colleague(3), Standing::Hidden, None),
        post(page, 5, Voice::Colleague(1), Standing::TakenBack, None),
    ]
}

impl Sample for ShowForums {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |is_team, openings, first| Self {
            page: page.clone(),
            crumbs: way(page),
            is_team,
            first,
            others: if is_team { Vec::new() } else { vec![task(page, FORUM.to(THERE))] },
            own: OWN_POSTS.to(HERE),
            openings,
        };
        vec![
            ("a colleague", view(false, None, vec![task(page, FORUM.to(THERE))])),
            ("nothing chosen yet", view(false, None, Vec::new())),
            ("a tutor", view(true, None, vec![task(page, TEAM_FORUM.to(THERE))])),
            ("a moderator", view(true, Some(OPENINGS.to(HERE)), vec![task(page, TEAM_FORUM.to(THERE))])),
        ]
    }
}

impl Sample for ShowThreads {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |threads, begin, newest: Option<String>| Self {
            page: page.clone(),
            crumbs: way(page),
            title: "Éviter les AINS".into(),
            is_team: false,
            threads,
            begin,
            older: newest.as_ref().map(|_| format!("{}?before=7", FORUM.to(THERE))),
            newest,
        };
        let thread = || {
            let facts = (("posts", 12), ("date", page.voice.short_date(date(2008, 4, 7))));
            Task { hint: page.with("forum-thread-facts", facts), ..task(page, THREAD.to(THERE)) }
        };
        vec![
            ("one to write in", view(vec![thread()], Some(THREADS.to(THERE)), None)),
            ("one to read, further down", view(vec![thread()], None, Some(FORUM.to(THERE)))),
            ("empty", view(Vec::new(), Some(THREADS.to(THERE)), None)),
            ("for the team", Self { is_team: true, ..view(Vec::new(), None, None) }),
        ]
    }
}

impl Sample for ShowThread {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let answering = |action: String, errors: &[FieldError]| Answering {
            action,
            words: Field::new("words").holding(NAMED).checked(errors),
            screened: if errors.is_empty() { Screened::default() } else { screened(page, "words") },
        };
        let view = |is_team, answering, errors| Self {
            page: page.clone(),
            crumbs: way(page),
            title: "<b>Premiers essais</b>".into(),
            is_team,
            is_closed: false,
            facts: page.with("forum-posts", [("count", 5)]),
            posts: posts(page),
            pages: Pagination { current: 2, all: 100, address: format!("{}?page=", THREAD.to(THERE)) },
            answering,
            own: OWN_POSTS.to(HERE),
            errors,
        };
        let wrong = fault(page, "words", "fault-screen");
        let mut moderated = view(true, Some(answering(ANSWERS.to(THERE), &[])), Vec::new());
        moderated.posts[0].moderate = Some(POST.to(POST_OF));
        vec![
            ("to write in", view(false, Some(answering(REPLIES.to(THERE), &[])), Vec::new())),
            ("with a name to confirm", view(false, Some(answering(REPLIES.to(THERE), &wrong)), wrong.clone())),
            ("to read", view(false, None, Vec::new())),
            ("for the team", moderated),
            ("closed", Self { is_closed: true, ..view(false, None, Vec::new()) }),
        ]
    }
}

impl Sample for BeginThread {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |few, errors: Vec<FieldError>| Self {
            page: page.clone(),
            crumbs: way(page),
            action: THREADS.to(THERE),
            few,
            until: page.with("forum-terms-until", [("date", page.date(date(2010, 6, 30)))]),
            title: Field::new("title").checked(&errors),
            title_screened: Screened::default(),
            words: Field::new("words").holding(NAMED).checked(&errors),
            screened: if errors.is_empty() { Screened::default() } else { screened(page, "words") },
            errors,
        };
        vec![
            ("fresh", view(None, Vec::new())),
            ("among few", view(Some(page.with("forum-few", [("k", 11)])), Vec::new())),
            ("without a title", view(None, fault(page, "title", "fault-forum-title"))),
        ]
    }
}

impl Sample for ShowOwnPosts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let why = (
            ("date", page.date(date(2008, 4, 9))),
            ("post", 1),
            ("ground", page.say("forum-ground-danger")),
            ("reason", "…"),
        );
        let note = (("date", page.date(date(2008, 4, 8))), ("reason", "…"));
        let own = |key: Option<&'static str>, words: &str, notes: Vec<String>| OwnPost {
            title: page.with("forum-post-on", (("number", 1), ("date", page.date(date(2008, 4, 7))))),
            address: format!("{}?page=1#post-1", THREAD.to(THERE)),
            language: "fr".into(),
            paragraphs: paragraphs(words),
            tag: key.map(|key| tag(page, Tone::Info, key)),
            notes,
            taking_back: (!words.is_empty()).then(|| TAKING_BACK.to(POST_OF)),
        };
        let thread = ThreadView {
            id: "thread-abc".into(),
            title: "Premiers essais".into(),
            address: THREAD.to(THERE),
            forum: "Éviter les AINS".into(),
            name: page.with("forum-own-name", [("name", Names::of(&page.voice).say(Name::Words(1, 2)))]),
            facts: page.with("forum-thread-facts", (("posts", 1), ("date", "7"))),
            opened: vec![page.with("forum-opened-why", why)],
            posts: vec![
                own(None, "Un.\n\nDeux.", Vec::new()),
                own(Some("forum-hidden"), "Trois.", vec![page.with("forum-note-hidden", note)]),
                own(Some("forum-taken-back-tag"), "", Vec::new()),
            ],
        };
        let view = |threads| Self {
            page: page.clone(),
            crumbs: way(page),
            forums: FORUMS.to(HERE),
            until: page.with("forum-own-until", [("date", page.date(date(2010, 6, 30)))]),
            threads,
        };
        vec![("nothing yet", view(Vec::new())), ("a thread with everything", view(vec![thread]))]
    }
}

impl Sample for ShowPost {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |first: bool, errors: Vec<FieldError>| Self {
            page: page.clone(),
            crumbs: way(page),
            thread: TEAM_THREAD.to(THERE),
            thread_title: "Premiers essais".into(),
            post: post(page, 2, Voice::Colleague(1), Standing::Visible, Some(NAMED)),
            notes: vec![page.with("forum-note-shown", (("date", "8"), ("reason", "…")))],
            action: MODERATION.to(POST_OF),
            hiding: Some(Hiding {
                deed: "hidden",
                label: page.say("forum-hide"),
                reason: Field::new("reason").checked(&errors),
            }),
            redacting: Some(Redacting {
                title: first.then(|| (Field::new("title").holding("…"), Screened::default())),
                words: Field::new("words").holding(NAMED),
                screened: screened(page, "words"),
                reason: Field::new("redact-reason"),
                is_open: first,
            }),
            asking: Some(Asking {
                action: ASKING.to(POST_OF),
                ground: Choices::new("ground", [("danger", page.say("forum-ground-danger"))]).checked(&errors),
                reason: Field::new("opening-reason"),
            }),
            requests: first.then(|| OPENINGS.to(HERE)),
            errors,
        };
        let gone = Self {
            post: post(page, 2, Voice::Colleague(1), Standing::TakenBack, None),
            hiding: None,
            redacting: None,
            asking: None,
            ..view(false, Vec::new())
        };
        vec![
            ("a post", view(false, Vec::new())),
            ("the first of a thread", view(true, Vec::new())),
            ("without a reason", view(false, fault(page, "reason", "fault-forum-reason"))),
            ("without a ground", view(false, fault(page, "ground", "forum-ground-missing"))),
            ("taken back", gone),
        ]
    }
}

impl Sample for ListOpenings {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let request = |tone, key: &'static str, answers: bool, reads: bool| Request {
            title: page.with("forum-opening-of", (("name", page.say(key)), ("post", 3))),
            tag: tag(page, tone, key),
            rows: vec![Row { key: page.say("forum-opening-reason"), value: "…".into(), change: None }],
            post: format!("{}?page=1#post-3", TEAM_THREAD.to(THERE)),
            consent: answers.then(|| CONSENT.to(THERE)),
            identity: reads.then(|| IDENTITY.to(THERE)),
        };
        let view = |requests| Self { page: page.clone(), crumbs: way(page), requests };
        vec![
            ("none", view(Vec::new())),
            (
                "one a state",
                view(vec![
                    request(Tone::Due, "forum-opening-asked", true, false),
                    request(Tone::Info, "forum-opening-readable", false, true),
                    request(Tone::Neutral, "forum-opening-declined", false, false),
                    request(Tone::Neutral, "forum-opening-over", false, false),
                ]),
            ),
        ]
    }
}

impl Sample for ShowIdentity {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let rows = vec![Row { key: page.say("forum-identity-name"), value: "Ana".into(), change: None }];
        let view = Self { page: page.clone(), crumbs: way(page), rows, openings: OPENINGS.to(HERE) };
        vec![("read", view)]
    }
}

#[test]
fn a_pseudonym_is_two_words_in_each_language_and_no_two_are_alike() {
    let languages = documents::language::Languages::embedded().unwrap();
    for voice in languages.voices() {
        let list = |key: &'static str| -> std::collections::BTreeSet<String> {
            voice.say(key).split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        };
        for key in ["forum-name-first", "forum-name-second"] {
            assert_eq!(list(key).len(), domain::forum::WORDS as usize, "{key} in {}", voice.tag());
        }
        let said = Names::of(&voice).say(Name::Words(0, 31));
        assert!(said.contains(' ') && !said.contains('⟦'), "{said}");
    }
}

#[test]
fn paragraphs_keep_every_line_and_drop_what_is_blank() {
    assert_eq!(paragraphs("a\nb\n\n\n\nc\n"), [vec!["a", "b"], vec!["c"]]);
    assert!(paragraphs(" \n\n ").is_empty());
}

#[test]
fn pages_count_to_the_limits_of_the_rule() {
    let limits = [domain::forum::MOST_TITLE, domain::forum::MOST_WORDS, domain::forum::MOST_REASON];
    assert_eq!(limits, [120, 4000, 1000], "templates name these numbers");
}
