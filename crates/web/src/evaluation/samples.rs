//! A questionnaire as the tests of views show it: made by the same functions as a real one, without a store.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::choosing::{Committed, Plan};
use app::tally::Proposal;
use documents::answers::parse_key;
use domain::answers::{Answer, Answers};
use domain::goal::GoalStatus;
use domain::programme::Programme;
use domain::tally::Counts;
use jiff::civil::date;

use super::block::{ShowBlock, Wrong};
use super::check::{CheckAnswers, Tried};
use super::conflict::ShowConflict;
use super::fields::{DECLINED, Sent};
use super::overview::ShowEvaluation;
use super::sheet::{Block, Sheet};
use crate::page::{Page, Sample};
use crate::path::samples::here;

fn programme(name: &str) -> Programme {
    let files = documents::shipped::programme(name).expect("it is shipped");
    documents::definition::check(&files).expect("it is sound")
}

/// A questionnaire of a shipped programme, with a few answers.
pub(super) fn sheet(programme: Programme, evaluation: &str) -> Sheet {
    let (place, sequence) =
        app::questionnaire::instrument_of(&programme, evaluation).expect("it has that questionnaire");
    let goals: Vec<_> =
        programme.offered(&sequence).take(usize::from(programme.choice.per_set)).map(|it| it.id.clone()).collect();
    let plan = Plan {
        cue: "une patiente enceinte demande un antidouleur".to_owned(),
        action: "proposer le paracétamol".to_owned(),
        target: String::new(),
        from: date(2008, 1, 10),
    };
    let at = "2008-04-20T07:00:00Z".parse().expect("an instant");
    Sheet {
        instrument: programme.instruments[place].clone(),
        evaluation: evaluation.to_owned(),
        plans: vec![Committed { goal: goals[0].clone(), at, plan }],
        tallies: BTreeMap::from([(
            goals[0].clone(),
            Proposal { counts: Counts { seen: 5, done: 3 }, from: Some(date(2008, 1, 10)) },
        )]),
        goals,
        answers: Answers::new(),
        version: 3,
        saved: Some(at),
        submitted: None,
        due: date(2008, 4, 30),
        locks: date(2008, 5, 30),
        today: date(2008, 4, 20),
        closed: None,
        programme: Arc::new(programme),
    }
}

fn answered(mut sheet: Sheet, pairs: &[(&str, Answer)]) -> Sheet {
    for (item, answer) in pairs {
        let goal = sheet.goals[0].clone();
        sheet.answers.insert(parse_key(&format!("{goal}/{item}")), answer.clone());
    }
    sheet
}

fn short() -> Sheet {
    let codes = ["time.visit", "other"].map(str::to_owned).into_iter().collect();
    let pairs = [
        ("status", Answer::Code("partly".to_owned())),
        ("eligible", Answer::Number(8)),
        ("implemented", Answer::Number(3)),
        ("ease", Answer::Declined),
        ("obstacles", Answer::Codes(codes)),
    ];
    answered(sheet(programme("prescrire-pip"), "b1"), &pairs)
}

fn closed() -> Sheet {
    let fault = app::Fault::new("", "fault-locked").with("locks", date(2008, 5, 30));
    Sheet { closed: Some(fault), today: date(2008, 6, 20), ..short() }
}

/// The second programme has the kinds of question that the first has not: an order, a date, yes or no.
fn other_kinds() -> Sheet {
    let mut all = sheet(programme("bon-usage-12"), "b1");
    let codes = all.programme.list("obstacle").expect("a list").codes.iter().take(2).map(|code| code.code.clone());
    let chosen = codes.collect();
    all = answered(all, &[("hindrances", Answer::Codes(chosen))]);
    all
}

fn first(sheet: &Sheet) -> Block {
    Block::Goal(sheet.goals[0].clone())
}

impl Sample for ShowBlock {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |sheet: &Sheet, block: &Block, sent: Option<&Sent>, wrong| {
            Self::new(page.clone(), &here(), sheet, block, sent, wrong)
        };
        let mut suspended = programme("prescrire-pip");
        suspended.goals[0].status = GoalStatus::Suspended;
        let (short, baseline, second) = (short(), sheet(suspended, "s1/baseline"), other_kinds());
        let unusual = answered(baseline.clone(), &[("seen", Answer::Number(0))]);
        let name = |item: &str| format!("{}/{item}", short.goals[0]);
        let naming = answered(short.clone(), &[("options", Answer::Words("Vu Mme Durand".to_owned()))]);
        let sent = Sent::of(vec![(name("eligible"), "douze".to_owned()), (name("comment"), DECLINED.to_owned())]);
        let said = |item: &str| [(name(item), page.say("fault-answer-shape"))].into();
        let wrong = Wrong { faults: said("eligible"), ..Wrong::default() };
        let asking = Wrong { unusual: said("seen"), ..Wrong::default() };
        let locked = Wrong { trouble: page.say("fault-excused"), ..Wrong::default() };
        vec![
            ("short, first goal", view(&short, &first(&short), None, Wrong::default())),
            ("short, a text that could name somebody", view(&naming, &first(&naming), None, Wrong::default())),
            ("short, general", view(&short, &Block::General, None, Wrong::default())),
            ("short, error", view(&short, &first(&short), Some(&sent), wrong)),
            ("short, after its lock", view(&short, &first(&short), Some(&sent), locked)),
            ("baseline of a suspended goal", view(&baseline, &first(&baseline), None, Wrong::default())),
            ("baseline, unusual number asked about", view(&baseline, &first(&baseline), None, asking)),
            ("baseline, unusual number confirmed", view(&unusual, &first(&unusual), None, Wrong::default())),
            ("other kinds of question", view(&second, &first(&second), None, Wrong::default())),
            ("other kinds, general", view(&second, &Block::General, None, Wrong::default())),
        ]
    }
}

impl Sample for ShowEvaluation {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |sheet: &Sheet| Self::new(page.clone(), &here(), sheet);
        let fresh = Sheet { saved: None, version: 0, ..sheet(programme("prescrire-pip"), "s1/baseline") };
        let late = Sheet { today: date(2008, 5, 10), ..short() };
        let sent = Sheet { submitted: late.saved, saved: None, ..short() };
        let first = app::Fault::new("", "fault-choose-first");
        let waiting = Sheet { closed: Some(first), goals: Vec::new(), ..fresh.clone() };
        vec![
            ("not begun", view(&fresh)),
            ("begun", view(&short())),
            ("late", view(&late)),
            ("sent", view(&sent)),
            ("locked", view(&closed())),
            ("choose first", view(&waiting)),
        ]
    }
}

impl Sample for CheckAnswers {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |sheet: &Sheet, tried: &Tried| Self::new(page.clone(), &here(), sheet, tried);
        let short = short();
        let name = format!("{}/put_in_place", short.goals[0]);
        let fault = app::Fault::new(name.clone(), "fault-too-long").with("max", 300);
        let sent = Sent::of(vec![(name, "Trop long…".to_owned())]);
        let tried = Tried { faults: Some(vec![fault]), trouble: String::new(), sent };
        let meanwhile = Tried { trouble: page.say("evaluation-other-device"), ..Tried::default() };
        let naming = answered(short.clone(), &[("options", Answer::Words("Vu Mme Durand le 3 mars 2008".to_owned()))]);
        let amending = Sheet { submitted: short.saved, ..short.clone() };
        vec![
            ("a text that could name somebody", view(&naming, &Tried::default())),
            ("questions left", view(&short, &Tried::default())),
            ("not sent", view(&short, &tried)),
            ("changed elsewhere", view(&short, &meanwhile)),
            ("amending", view(&amending, &Tried::default())),
            ("after its lock", view(&closed(), &Tried { faults: Some(Vec::new()), ..meanwhile })),
            ("other kinds", view(&other_kinds(), &Tried::default())),
        ]
    }
}

impl Sample for ShowConflict {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let short = short();
        let keys = ["status", "eligible", "put_in_place"].map(|item| parse_key(&format!("{}/{item}", short.goals[0])));
        let name = |place: usize| documents::answers::key_text(&keys[place]);
        let sent = Sent::of(vec![
            (name(0), "always".to_owned()),
            (name(1), "9".to_owned()),
            (name(2), "Une affiche".to_owned()),
        ]);
        let view = || Self::new(page.clone(), &here(), &short, &sent, &keys, "/amp/prescrire-pip/2008-01");
        vec![("two versions", view()), ("two versions, none chosen", view().unchosen())]
    }
}
