//! Examples of the review's pages.

use std::collections::{BTreeMap, BTreeSet};

use app::cohort::Pinned;
use app::forum::{PostView, ThreadPage};
use app::review::{
    Agreed, Coded, Counts, GoalReview, Line, Queue, ReportComment, Review, Show, ThreadLine, ThreadQueue, ThreadReview,
    Waiting,
};
use documents::answers::parse_key;
use domain::answers::{Answer, Answers};
use domain::forum::{Standing, Topic, Voice};
use domain::goal::GoalId;
use domain::ids::{CohortId, OrgId, PersonId};
use domain::programme::Programme;
use domain::review::{Coding, Stage, Theme, ThemeKind, agreement};
use jiff::Timestamp;
use jiff::civil::date;

use super::codebook::{self, ShowCodebook};
use super::evaluation::{Comment, Shown};
use super::{CODEBOOK, ListThreads, ShowQueue, ShowReview, ShowReviews, ShowThreadReview, progress, queue, thread};
use crate::board::crumbs;
use crate::board::samples::programme;
use crate::components::FieldError;
use crate::page::{Page, Sample};

const PARTS: [&str; 3] = ["amp", "prescrire-pip", "2008-01"];
const REFERENCE: &str = "7f3k92qdabcdefgh2345677654321234";

fn themes(programme: &Programme) -> Vec<Theme> {
    let mut themes = domain::review::codebook(programme, &[]);
    let code = "option.leaflet".to_owned();
    let label = themes[0].label.clone();
    themes.push(Theme { code, kind: ThemeKind::Option, label, is_retired: true });
    themes
}

fn coding(coder: i64, codes: &[&str]) -> Coding {
    Coding { coder: PersonId(coder), codes: codes.iter().map(|code| (*code).to_owned()).collect() }
}

fn agreed(themes: &[Theme]) -> Option<Agreed> {
    let (one, two) = (themes[0].code.as_str(), themes[1].code.as_str());
    let texts = vec![
        vec![coding(1, &[one]), coding(2, &[one, two])],
        vec![coding(1, &[]), coding(2, &[])],
        vec![coding(1, &[two]), coding(2, &[two])],
    ];
    agreement(&texts, themes).map(|(texts, all, each)| Agreed { texts, all, each })
}

/// What waits, for the samples of other pages too.
pub(crate) fn waiting(programme: &Programme) -> Waiting {
    let counts = |(place, id): (usize, &String)| Counts {
        evaluation: id.clone(),
        submitted: 120,
        read: if place == 0 { 120 } else { 40 },
        coded_once: 30,
        coded_twice: 12,
    };
    let ids: Vec<String> = programme.evaluations.iter().map(|evaluation| evaluation.id.clone()).collect();
    Waiting { evaluations: ids.iter().enumerate().map(counts).collect(), threads: 14, threads_read: 9 }
}

impl Sample for ShowReviews {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |may_open: bool| Self {
            page: page.clone(),
            crumbs: crumbs(page, PARTS, true),
            cohort: "2008-01".into(),
            is_synthetic: true,
            progress: progress(page, programme(), PARTS, &waiting(programme()), may_open),
            codebook: may_open.then(|| CODEBOOK.to([PARTS[0], PARTS[1]])),
        };
        vec![("a tutor", view(true)), ("a lead, who opens none", view(false))]
    }
}

impl Sample for ShowQueue {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let themes = themes(programme());
        let line = |stage| Line { reference: REFERENCE.to_owned(), on: date(2008, 4, 20), stage };
        let stages = [Stage::Unread, Stage::Read, Stage::CodedOnce, Stage::CodedTwice];
        let full = Queue {
            show: Show::All,
            counts: [70, 20, 18, 12, 120],
            lines: stages.map(line).to_vec(),
            next: Some(REFERENCE.to_owned()),
            agreement: agreed(&themes),
        };
        let empty = Queue { show: Show::Unread, counts: [0; 5], lines: Vec::new(), next: None, agreement: None };
        let view = |of: &Queue| queue::view(page.clone(), programme(), PARTS, "b1", of, &themes, true);
        vec![("every stage", view(&full)), ("nothing waits", view(&empty))]
    }
}

fn pinned() -> Pinned {
    let cohort = store_cohort();
    Pinned { cohort, programme: std::sync::Arc::new(programme().clone()) }
}

fn store_cohort() -> app::cohort::Cohort {
    app::cohort::Cohort {
        org: OrgId(1),
        id: CohortId(1),
        programme: PARTS[1].into(),
        version: "1".into(),
        name: PARTS[2].into(),
        start: date(2008, 1, 1),
        synthetic: true,
        created: Timestamp::UNIX_EPOCH,
    }
}

fn coded(own: Option<&str>, other: Option<&str>, coders: usize, may_code: bool) -> Coded {
    let set = |code: Option<&str>| code.map(|code| BTreeSet::from([code.to_owned()]));
    let settled = set(other).filter(|_| coders > 1);
    Coded { own: set(own), settled, other: set(other), coders, may_code, may_settle: other.is_some() }
}

fn review(pinned: &Pinned) -> Review {
    let (instrument, sequence) =
        app::questionnaire::instrument_of(&pinned.programme, "b1").expect("it has that questionnaire");
    let goals: Vec<GoalId> = pinned.programme.offered(&sequence).take(3).map(|goal| goal.id.clone()).collect();
    let answer = |item: &str, answer: Answer| (parse_key(&format!("{}/{item}", goals[0])), answer);
    let answers: Answers = BTreeMap::from([
        answer("status", Answer::Code("partly".to_owned())),
        answer("options", Answer::Words("Une affichette <script>alert(1)</script>".to_owned())),
        (parse_key("comment"), Answer::Words("Rien à ajouter.".to_owned())),
    ]);
    let states = [
        coded(None, None, 1, true),
        coded(Some("time.visit"), Some("option.leaflet"), 2, true),
        coded(None, None, 2, false),
    ];
    let comment = |is_own| ReportComment {
        evaluation: "b1".to_owned(),
        words: "Essayez une affichette.".to_owned(),
        on: date(2008, 5, 2),
        is_own,
    };
    Review {
        reference: REFERENCE.to_owned(),
        evaluation: "b1".to_owned(),
        instrument,
        revision: 2,
        on: date(2008, 4, 20),
        language: "fr".to_owned(),
        has_left: false,
        general: Some(coded(None, None, 1, true)),
        answers,
        goals: goals.iter().zip(states).map(|(goal, coded)| GoalReview { goal: goal.clone(), coded }).collect(),
        stage: Stage::Read,
        themes: themes(&pinned.programme),
        comments: vec![comment(true), comment(false)],
    }
}

impl Sample for ShowReview {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let pinned = pinned();
        let full = review(&pinned);
        let left = Review { has_left: true, comments: Vec::new(), ..full.clone() };
        let view = |review: &Review, typed: &Comment, errors: Vec<FieldError>| {
            Shown { cohort: &pinned, parts: PARTS, review }.view(page.clone(), typed, errors)
        };
        let naming = Comment::saying("Voyez le Dr Martin au 06 12 34 56 78");
        let error = FieldError { field: "words".into(), message: page.say("fault-screen") };
        vec![
            ("three goals", view(&full, &Comment::default(), Vec::new())),
            ("a comment that could name somebody", view(&full, &naming, vec![error])),
            ("its author left", view(&left, &Comment::default(), Vec::new())),
        ]
    }
}

impl Sample for ListThreads {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let themes = themes(programme());
        let line = |stage| ThreadLine {
            reference: REFERENCE.to_owned(),
            topic: Topic::Goal(programme().goals[0].id.clone()),
            posts: 7,
            latest_on: date(2008, 4, 20),
            stage,
        };
        let full = ThreadQueue {
            show: Show::All,
            counts: [5, 3, 1, 0, 9],
            lines: [Stage::Unread, Stage::Read].map(line).to_vec(),
            next: Some(REFERENCE.to_owned()),
            agreement: agreed(&themes),
        };
        let empty = ThreadQueue { show: Show::Unread, counts: [0; 5], lines: Vec::new(), next: None, agreement: None };
        let view = |of: &ThreadQueue| thread::list(page.clone(), programme(), PARTS, of, &themes, true);
        vec![("some threads", view(&full)), ("nothing waits", view(&empty))]
    }
}

impl Sample for ShowThreadReview {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let post = |number, voice| PostView {
            number,
            voice,
            name: None,
            on: date(2008, 4, 20),
            language: "fr".to_owned(),
            standing: Standing::Visible,
            words: Some("Je cherche mes mots.".to_owned()),
        };
        let thread_page = ThreadPage {
            reference: REFERENCE.to_owned(),
            topic: Topic::Goal(programme().goals[0].id.clone()),
            title: Some("Que dire au comptoir".to_owned()),
            all: 60,
            after: 0,
            posts: vec![post(1, Voice::Colleague(1)), post(2, Voice::Team)],
            writes: true,
            is_closed: false,
        };
        let shown = ThreadReview {
            page: thread_page,
            stage: Stage::Unread,
            coded: coded(None, None, 0, true),
            themes: themes(programme()),
        };
        let mut refused = thread::view(page.clone(), PARTS, &shown, 1, true);
        refused.coding.error = Some(page.say("fault-theme-unknown"));
        vec![("a long one", thread::view(page.clone(), PARTS, &shown, 1, false)), ("codes refused", refused)]
    }
}

impl Sample for ShowCodebook {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let themes = themes(programme());
        let view = |edited: Option<&Theme>, errors| {
            codebook::view(page.clone(), PARTS[0], programme(), &themes, edited, errors)
        };
        let bad = Theme { code: "É".to_owned(), ..themes[0].clone() };
        let error = FieldError { field: "code".into(), message: page.say("fault-theme-code") };
        vec![
            ("as it stands", view(None, Vec::new())),
            ("a theme to change", view(themes.last(), Vec::new())),
            ("a bad code", view(Some(&bad), vec![error])),
        ]
    }
}
