//! Examples of the doctor's pages, with the shipped form.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::near_miss::exchange::Message;
use app::near_miss::similar::Glimpse;
use app::near_miss::{
    DraftLine, Head, MayDo, Measure, Median, Outcome, OwnLine, OwnPage, Receipt, Recommended, Revised, Told as Deed,
};
use app::relay::{Opened, Waiting};
use domain::ids::PersonId;
use domain::near_miss::clock::{Clock, WaitsOn};
use domain::near_miss::consent::{Consent, Use};
use domain::near_miss::content::{Content, FieldKey, Value};
use domain::near_miss::course::{Reason, State};
use domain::near_miss::serious::Policy;
use domain::programme::CodeList;
use domain::rex::When;
use domain::scheme::Scheme;
use domain::text::{Language, Text};
use jiff::civil::{Date, date};

use super::before::{Begun, ShowBefore, Told as Before};
use super::check::{Asking, CheckNearMiss, Ticked};
use super::draft::ShowDraft;
use super::fields::Sent;
use super::one::{Seen, ShowNearMiss, Typed};
use super::own::{ShowOwn, Told};
use super::revision::{EditRevision, Wrong as Refused};
use super::section::{ShowSection, Wrong};
use super::sending::ShowReceipt;
use super::sheet::Sheet;
use crate::page::{Page, Sample};

const DAY: Date = date(2008, 3, 10);

fn scheme() -> Arc<Scheme> {
    documents::scheme::shipped("fr-has").expect("it is shipped")
}

fn elsewhere() -> Vec<CodeList> {
    let situations = CodeList { id: "risk_situation".into(), version: "1".into(), codes: Vec::new() };
    vec![scheme().specialty_list(), situations]
}

fn words(words: &str) -> Value {
    Value::Words(words.to_owned())
}

fn content() -> Content {
    let code = |code: &str| Value::Code(code.to_owned());
    let factor = scheme().form.list("factor").expect("a list").codes[0].code.clone();
    let grade = scheme().form.list("grade").expect("a list").codes[0].code.clone();
    let once = [
        ("specialty", code("anaesthesia")),
        ("met", Value::YesNo(true)),
        ("own_practice", Value::YesNo(true)),
        ("care", Value::YesNo(true)),
        ("unexpected", Value::YesNo(true)),
        ("life_threatened", Value::YesNo(false)),
        ("permanent_deficit", Value::YesNo(false)),
        ("month", Value::Month(When::Month(2008, 1))),
        ("actual", code("1")),
        ("potential", code("4")),
        ("narrative", words("Une ampoule en avait l’apparence d’une autre ; l’infirmière l’a vu à temps.")),
        ("factors", Value::Graded(BTreeMap::from([(factor, grade)]))),
    ];
    let mut all: BTreeMap<FieldKey, Value> =
        once.into_iter().map(|(field, value)| (FieldKey::once(field), value)).collect();
    all.insert(FieldKey::row("step_what", 1), words("L’ampoule est prise dans le tiroir."));
    all.insert(FieldKey::row("measure", 1), words("Ranger les ampoules ailleurs."));
    Content(all)
}

fn sheet(content: Content) -> Sheet {
    Sheet {
        org: "oa-anesthesie".into(),
        reference: "draft1".into(),
        form_version: scheme().form.version.clone(),
        scheme: scheme(),
        elsewhere: elsewhere(),
        today: DAY,
        content,
        version: 4,
        saved_on: DAY,
        policy: Policy::Exclude,
        teams: vec![(7, "Bloc central".into())],
    }
}

/// A draft that a hospital prepared.
pub(crate) fn relayed() -> Opened {
    Opened {
        waiting: Waiting { reference: "r1".into(), hospital: scheme().name.clone(), until: date(2008, 4, 9) },
        content: content(),
        version: scheme().form.version.clone(),
        scheme: scheme(),
        elsewhere: elsewhere(),
        today: DAY,
    }
}

fn median() -> Option<Median> {
    Some(Median { seconds: 190, of: 42 })
}

fn line(state: State, waits_on: WaitsOn) -> OwnLine {
    OwnLine {
        reference: "nm1".into(),
        head: Head { specialty: "anaesthesia".into(), language: "fr".into(), ..Head::default() },
        sent_on: DAY,
        state,
        clock: Clock { waits_on, since: DAY, due: date(2008, 5, 10), overdue: false },
        is_sender: true,
        entered: false,
    }
}

impl Sample for ShowOwn {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let told = |lines: Vec<OwnLine>, drafts: Vec<DraftLine>| Told {
            drafts,
            own: OwnPage { next: lines.first().map(|line| (line.sent_on, 12)), lines },
            elsewhere: elsewhere(),
            median: median(),
            relayed: Vec::new(),
        };
        let draft = |first: &str| DraftLine { reference: "d".into(), first_words: first.into(), saved_on: DAY };
        let overdue = OwnLine {
            clock: Clock { overdue: true, ..line(State::Sent, WaitsOn::Manager).clock },
            ..line(State::Sent, WaitsOn::Manager)
        };
        let expert = PersonId(3);
        let entered = OwnLine { entered: true, is_sender: false, ..line(State::Accepted { expert }, WaitsOn::Nobody) };
        let returned = line(State::Returned { expert, reason: Reason::TooThin }, WaitsOn::Author);
        let full = told(
            vec![overdue, line(State::Assigned { expert }, WaitsOn::Expert), returned, entered],
            vec![draft("Une ampoule"), draft("")],
        );
        let new = |told: &Told| ShowOwn::new(page.clone(), "oa", "OA Anesthésie".into(), told);
        vec![("new", new(&told(Vec::new(), Vec::new()))), ("drafts and near misses", new(&full))]
    }
}

impl Sample for ShowBefore {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let told = |is_named| Before { is_named, months: 2, takes_serious: is_named, median: median() };
        let begun = Begun { line: "Une ampoule".into(), pasted: "1. Un\n2. Deux".into(), read: String::new() };
        let new = |told: &Before, begun: &Begun, error| ShowBefore::new(page.clone(), "oa", told, begun, error);
        vec![
            ("read alone", new(&told(false), &Begun::default(), None)),
            ("between a line and its draft", new(&told(true), &begun, None)),
            ("nothing written", new(&told(false), &Begun::default(), Some("…".into()))),
        ]
    }
}

impl Sample for ShowDraft {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let glimpse = Glimpse {
            specialty: "anaesthesia".into(),
            year: 2007,
            language: Language::french(),
            words: "Deux ampoules se ressemblaient …".into(),
        };
        vec![
            ("just begun", Self::new(page.clone(), &sheet(Content::default()), &[])),
            ("enough to send", Self::new(page.clone(), &sheet(content()), &[glimpse])),
        ]
    }
}

impl Sample for ShowSection {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let full = sheet(content());
        let mut all: Vec<(&'static str, Self)> = full
            .form()
            .sections
            .iter()
            .map(|section| ("a section", Self::new(page.clone(), &full, section, None, &Wrong::default())))
            .collect();
        let section = full.form().section("circumstances").expect("a section");
        let sent = Sent::of(vec![("month".into(), "mars".into())]);
        let faults = BTreeMap::from([("month".to_owned(), "…".to_owned())]);
        let wrong = Wrong { faults: faults.clone(), ..Wrong::default() };
        all.push(("a month that is none", Self::new(page.clone(), &full, section, Some(&sent), &wrong)));
        let clash = Wrong { faults, is_clash: true, saved: None };
        all.push(("another device", Self::new(page.clone(), &full, section, Some(&sent), &clash)));
        all
    }
}

impl Sample for CheckNearMiss {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let readers = [(PersonId(3), "Dr Expert".to_owned())];
        let mut naming = content();
        naming.0.insert(FieldKey::once("narrative"), words("M. Dupont a appelé le 01 23 45 67 89."));
        let mut serious = content();
        serious.0.insert(FieldKey::once("life_threatened"), Value::YesNo(true));
        let ticked = Ticked { agreed: BTreeSet::from([Use::Rex]), team: "7".into(), ..Ticked::default() };
        let ticked = Asking { readers: &readers, ticked, ..Asking::default() };
        let refused = Asking {
            readers: &readers,
            refused: vec![("#narrative".into(), "…".into()), ("#main".into(), "…".into())],
            ..Asking::default()
        };
        let plain = Asking { readers: &readers, ..Asking::default() };
        let with_policy = Sheet { policy: Policy::AcceptWithReference, ..sheet(serious.clone()) };
        vec![
            ("too little", Self::new(page.clone(), &sheet(Content::default()), &plain)),
            ("ready", Self::new(page.clone(), &sheet(content()), &ticked)),
            ("names", Self::new(page.clone(), &sheet(naming), &refused)),
            ("serious", Self::new(page.clone(), &sheet(serious), &plain)),
            ("serious, lacking its reference", Self::new(page.clone(), &with_policy, &plain)),
        ]
    }
}

impl Sample for ShowReceipt {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let receipt = |duty: Option<&str>| Receipt {
            reference: "nm1".into(),
            on: DAY,
            secret: "abcd".into(),
            signature: "ef01".into(),
            duty: duty
                .map(|duty| Text::new([(Language::french(), duty.to_owned()), (Language::english(), duty.to_owned())])),
        };
        let new = |duty| Self::new(page.clone(), "oa", receipt(duty));
        vec![("sent", new(None)), ("serious, taken", new(Some("…")))]
    }
}

fn seen(state: State, waits_on: WaitsOn, may: MayDo) -> Seen {
    let deed = |deed, reason, words: Option<&str>| Deed { deed, reason, words: words.map(str::to_owned), on: DAY };
    let revised = |number, by_expert| Revised {
        number,
        by_expert,
        on: DAY,
        language: Language::french(),
        content: content(),
        justified: BTreeSet::new(),
    };
    let measure = |row, closed| Measure { row, words: "Ranger ailleurs.".into(), closed };
    let advice = |number, answer: Option<&str>, verdict: Option<&str>| Recommended {
        number,
        words: "Étiqueter.".into(),
        due_on: DAY,
        answer: answer.map(|words| (words.to_owned(), DAY)),
        verdict: verdict.map(|code| (code.to_owned(), DAY)),
    };
    let verdicts = ["done", "partly", "not_applicable", "not_done"];
    let judged = verdicts.into_iter().zip(2..).map(|(code, number)| advice(number, Some("Oui."), Some(code)));
    let deeds =
        domain::near_miss::course::Reason::ALL.into_iter().map(|reason| deed("returned", Some(reason), Some("…")));
    let codes = ["sent", "assigned", "opened", "completed", "resent", "cleared", "accepted", "rejected"];
    let later = ["out_of_scope", "another_asked", "withdrawn", "entered", "unlinked"];
    let plain = codes.into_iter().chain(later).map(|code| deed(code, None, None));
    Seen {
        line: line(state, waits_on),
        version: scheme().form.version.clone(),
        scheme: scheme(),
        elsewhere: elsewhere(),
        deeds: plain.chain(deeds).collect(),
        revisions: vec![revised(1, false), revised(2, true), revised(3, false)],
        messages: vec![
            Message { is_authors: false, words: "Combien étiez-vous ?".into(), on: DAY },
            Message { is_authors: true, words: "Deux.".into(), on: DAY },
        ],
        readings: vec![("expert".into(), DAY)],
        consents: vec![
            (Use::Rex, Consent::Used(DAY)),
            (Use::Story, Consent::Given(DAY)),
            (Use::FollowUp, Consent::Refused(DAY)),
        ],
        measures: vec![
            measure(1, None),
            measure(2, Some((Outcome::Done, String::new(), DAY))),
            measure(3, Some((Outcome::Dropped, "Pas de place.".into(), DAY))),
        ],
        recommendations: std::iter::once(advice(1, None, None)).chain(judged).collect(),
        expert: Some("Dr Expert".into()),
        may,
        came_back: Some(crate::feedback::trail_sample()),
        readers: (vec![(PersonId(3), "Dr Expert".into())], BTreeSet::from([3])),
    }
}

const ALL: MayDo =
    MayDo { complete: true, resend: true, withdraw: true, ask_another: true, exclude: true, write: true };

impl Sample for ShowNearMiss {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let expert = PersonId(3);
        let returned = seen(State::Returned { expert, reason: Reason::TooThin }, WaitsOn::Author, ALL);
        let mut sent = seen(State::Sent, WaitsOn::Manager, MayDo { complete: true, exclude: true, ..MayDo::default() });
        (sent.messages, sent.readings, sent.measures) = (Vec::new(), Vec::new(), Vec::new());
        sent.consents = vec![(Use::Rex, Consent::Unsaid)];
        let mut team = seen(State::Withdrawn, WaitsOn::Nobody, MayDo::default());
        team.line.is_sender = false;
        let typed = Typed { field: "words".into(), words: "M. Dupont".into(), error: "…".into(), ..Typed::default() };
        let new = |seen: &Seen, typed: &Typed| ShowNearMiss::new(page.clone(), "oa", seen, typed);
        vec![
            ("just sent", new(&sent, &Typed::default())),
            ("returned, words refused", new(&returned, &typed)),
            ("accepted", new(&seen(State::Accepted { expert }, WaitsOn::Nobody, ALL), &Typed::default())),
            (
                "rejected",
                new(
                    &seen(State::Rejected { expert, reason: Reason::NotCare }, WaitsOn::Nobody, ALL),
                    &Typed::default(),
                ),
            ),
            ("out of scope", new(&seen(State::OutOfScope, WaitsOn::Nobody, ALL), &Typed::default())),
            ("analysed", new(&seen(State::UnderAnalysis { expert }, WaitsOn::Expert, ALL), &Typed::default())),
            ("of the team", new(&team, &Typed::default())),
        ]
    }
}

impl Sample for EditRevision {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let expert = PersonId(3);
        let returned = seen(State::Returned { expert, reason: Reason::TooThin }, WaitsOn::Author, ALL);
        let open = seen(State::UnderAnalysis { expert }, WaitsOn::Expert, MayDo { complete: true, ..MayDo::default() });
        let sent = Sent::of(vec![("narrative".into(), "M. Dupont".into())]);
        let faults = vec![app::Fault::new("narrative", "fault-near-miss-identifiers")];
        let wrong = Refused { sent: Some(&sent), faults, trouble: "…".into() };
        let stale = Refused { trouble: "…".into(), ..Refused::default() };
        vec![
            ("completing", EditRevision::new(page.clone(), "oa", &open, &Refused::default())),
            ("returned, refused again", EditRevision::new(page.clone(), "oa", &returned, &wrong)),
            ("another device", EditRevision::new(page.clone(), "oa", &open, &stale)),
        ]
    }
}
