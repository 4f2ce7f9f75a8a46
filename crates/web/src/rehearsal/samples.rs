//! Samples of the pages of rehearsals.

use app::rehearsal::Mail;

use super::list::{ListRehearsals, Offer, Waiting};
use super::mails::{ListMails, ShowMail, crumbs};
use super::walk::{Day, Line, Open, ShowRehearsal};
use super::{ENTRANCE, MAIL, REHEARSALS};
use crate::components::{Crumb, Field, FieldError, Tag, Task, Tone};
use crate::page::{Page, Rehearsed, Sample};
use crate::team::TEAM;

fn tag(page: &Page, tone: Tone, key: &str) -> Tag {
    Tag { tone, text: page.say(key) }
}

/// A page inside a rehearsal, with its banner.
fn inside(page: &Page) -> Page {
    let date = page.now.date();
    Page { rehearsal: Some(Rehearsed { walker: "Camille Exemple".into(), date }), ..page.clone() }
}

impl Sample for ListRehearsals {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let offer = |tone, key: &str, done: usize| Offer {
            code: "shipped bon-usage-12".into(),
            name: "PIP".into(),
            summary: "…".into(),
            progress: page.with("rehearsal-progress", [("done", done), ("all", 60)]),
            tag: tag(page, tone, key),
        };
        let list = |waiting, offers| Self {
            page: page.clone(),
            crumbs: vec![Crumb { address: TEAM.to(["amp"]), name: page.say("team-title") }],
            action: REHEARSALS.to(["amp"]),
            entrance: ENTRANCE.to(["amp"]),
            waiting,
            offers,
        };
        let waiting = Waiting {
            name: "abc".into(),
            title: page.with("rehearsal-waits", (("programme", "PIP"), ("date", page.date(page.now.date())))),
        };
        let offers = vec![
            offer(Tone::Due, "rehearsal-tag-not-yet", 0),
            offer(Tone::Info, "rehearsal-tag-begun", 12),
            offer(Tone::Done, "rehearsal-tag-complete", 60),
            offer(Tone::Neutral, "rehearsal-tag-not-rehearsed", 0),
        ];
        vec![("nothing begun", list(Vec::new(), Vec::new())), ("one waits", list(vec![waiting], offers))]
    }
}

impl Sample for ShowRehearsal {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let date = page.date(page.now.date());
        let step = |key: &str| page.with(key, [("step", "…")]);
        let day = |key: &str| Day { value: "2026-12-01".into(), date: date.clone(), why: vec![step(key)] };
        let open = |has_draft| Open {
            step: "b1".into(),
            title: if has_draft { "…".into() } else { page.say("rehearsal-joining") },
            address: has_draft.then(|| "/amp/mine".to_owned()),
            has_draft,
        };
        let line = |title: String, tone, key| Line {
            title,
            address: Some("/amp/mine".into()),
            cells: vec![("Français".into(), tag(page, tone, key)), ("English".into(), tag(page, tone, key))],
        };
        let desk = |open: Vec<Open>, missing, errors: Vec<FieldError>| Self {
            programme: "PIP".into(),
            walker: page.with("rehearsal-walker", (("name", "Camille Exemple"), ("language", "Français"))),
            languages: vec!["Français".into(), "English".into()],
            days: ["notice", "opens", "reminder", "due", "locks"]
                .map(|stop| day(&format!("rehearsal-stop-{stop}")))
                .into(),
            date: Field::new("date").checked(&errors),
            soonest: date.clone(),
            last: date.clone(),
            open,
            mails: page.with("rehearsal-mails-count", [("count", 2_usize), ("unread", 1)]),
            missing,
            lines: vec![
                line(page.say("rehearsal-part-path"), Tone::Done, "rehearsal-seen"),
                line(step("rehearsal-part-page"), Tone::Done, "rehearsal-seen"),
                line(step("rehearsal-part-deed"), Tone::Done, "rehearsal-done"),
                line(page.say("rehearsal-part-report"), Tone::Neutral, "rehearsal-not-yet"),
                line(page.say("rehearsal-part-record"), Tone::Neutral, "rehearsal-not-yet"),
                line(
                    page.with("rehearsal-part-mail", [("kind", page.say("wording-notice"))]),
                    Tone::Neutral,
                    "rehearsal-not-yet",
                ),
            ],
            errors,
            page: inside(page),
        };
        let wrong = FieldError { field: "date".into(), message: page.say("rehearsal-wrong-date") };
        vec![
            ("just begun", desk(vec![open(false)], 60, Vec::new())),
            ("under way", desk(vec![open(true)], 1, Vec::new())),
            ("a date that is none", desk(Vec::new(), 1, vec![wrong])),
            ("complete", desk(Vec::new(), 0, Vec::new())),
        ]
    }
}

impl Sample for ListMails {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let mail = |number: usize, tone, key: &str| Task {
            title: "…".into(),
            hint: "…".into(),
            address: Some(MAIL.to([number])),
            tag: tag(page, tone, key),
        };
        let list = |mails| Self { crumbs: crumbs(page, false), mails, page: inside(page) };
        let two = vec![mail(2, Tone::Due, "rehearsal-mail-new"), mail(1, Tone::Done, "rehearsal-mail-known")];
        vec![("none yet", list(Vec::new())), ("two", list(two))]
    }
}

impl Sample for ShowMail {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let mail = |leads_to: Option<&str>| Mail {
            number: 1,
            kind: "notice".into(),
            language: "fr".into(),
            on: "2026-12-01".into(),
            to: "Camille Exemple".into(),
            subject: "Bientôt : bilan 1".into(),
            body: "Bonjour,\n\n<b>https://example.org/amp</b>\n".into(),
            leads_to: leads_to.map(str::to_owned),
        };
        let values = (("name", "Camille Exemple"), ("language", "Français"), ("date", page.date(page.now.date())));
        let show = |mail| Self {
            crumbs: crumbs(page, true),
            mail,
            written: page.with("rehearsal-mail-written", values.clone()),
            page: inside(page),
        };
        vec![("that leads on", show(mail(Some("/amp/mine")))), ("that leads nowhere", show(mail(None)))]
    }
}
