use super::*;
use crate::outcome::outcomes;
use crate::question::InstrumentKind;
use crate::sample::{self, first_goals, of_goal, prescrire_like};
use crate::text::Text;
use jiff::civil::date;
use proptest::prelude::*;

/// A programme, the goals of its first set, and one of its questionnaires.
struct Room {
    programme: Programme,
    goals: Vec<GoalId>,
    instrument: &'static str,
}

const TODAY: Date = date(2008, 4, 12);

impl Room {
    fn new(instrument: &'static str) -> Self {
        let programme = prescrire_like();
        let goals = first_goals(&programme, "s1", &[]);
        Self { programme, goals, instrument }
    }

    fn asked(&self) -> Asked<'_> {
        let instrument = self.programme.instrument(self.instrument).unwrap();
        Asked { programme: &self.programme, instrument, goals: &self.goals, today: TODAY }
    }

    fn key(&self, item: &str) -> AnswerKey {
        of_goal(&self.goals[0], item)
    }

    /// The answers of somebody who saw eight patients and did it in five.
    fn complete(&self) -> Answers {
        sample::answers(&self.asked(), 8, 5)
    }
}

fn code(code: &str) -> Answer {
    Answer::Code(code.to_owned())
}

fn codes(codes: &[&str]) -> Answer {
    Answer::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
}

fn ranked(codes: &[&str]) -> Answer {
    Answer::Ranked(codes.iter().map(|code| (*code).to_owned()).collect())
}

fn words(words: &str) -> Answer {
    Answer::Words(words.to_owned())
}

/// Asserts what is wrong after some answers of the first goal were changed (`None` takes one away).
fn check(changes: &[(&str, Option<Answer>)], expected: &[(&str, AnswerFaultKind)]) {
    let room = Room::new("short");
    let mut answers = room.complete();
    for (item, answer) in changes {
        match answer {
            Some(answer) => answers.insert(room.key(item), answer.clone()),
            None => answers.remove(&room.key(item)),
        };
    }
    let expected: Vec<AnswerFault> =
        expected.iter().map(|(item, kind)| AnswerFault { key: room.key(item), kind: kind.clone() }).collect();
    assert_eq!(room.asked().faults(&answers), expected, "{changes:?}");
}

/// Asserts what is wrong with one answer of the first goal, at submission and in a draft alike.
fn check_answer(item: &str, answer: &Answer, expected: Option<AnswerFaultKind>) {
    let room = Room::new("short");
    let found = room.asked().check_one(&room.key(item), answer).err().map(|fault| fault.kind);
    assert_eq!(found, expected, "{item}: {answer:?}");
    let mut answers = room.complete();
    // What the item hangs on is answered so that it is asked.
    answers.insert(room.key("tried"), Answer::YesNo(true));
    answers.insert(room.key("option"), words("A list on the fridge."));
    answers.insert(room.key(item), answer.clone());
    let fault = room.asked().faults(&answers).into_iter().find(|fault| fault.key == room.key(item));
    assert_eq!(fault.map(|fault| fault.kind), expected, "{item}: {answer:?}, submitted");
}

#[test]
fn a_complete_questionnaire_can_be_submitted() {
    check(&[], &[]);
}

#[test]
fn each_type_of_question_takes_answers_of_its_own_shape() {
    use AnswerFaultKind::{ExclusiveWithOthers, InTheFuture, NotInList, OutOfBounds, TooLong, WrongShape};
    let percent = || Some(OutOfBounds { min: 0, max: 100 });
    let check = check_answer;
    check("reading", &words("read"), Some(WrongShape));
    check("reading", &Answer::Declined, Some(WrongShape));
    check("status", &code("always"), None);
    check("status", &code("toujours"), Some(NotInList));
    check("status", &Answer::Other("now and then".to_owned()), Some(WrongShape));
    check("status", &words("always"), Some(WrongShape));
    check("eligible", &code("8"), Some(WrongShape));
    check("eligible", &Answer::Number(500), None);
    check("eligible", &Answer::Number(501), Some(OutOfBounds { min: 0, max: 500 }));
    check("eligible", &Answer::Number(-1), Some(OutOfBounds { min: 0, max: 500 }));
    check("started", &Answer::Date(TODAY), None);
    check("started", &Answer::Date(date(2008, 4, 13)), Some(InTheFuture));
    check("started", &words("2008-04-12"), Some(WrongShape));
    check("share", &Answer::Number(0), None);
    check("share", &Answer::Number(100), None);
    check("share", &Answer::Number(52), percent());
    check("share", &Answer::Number(105), percent());
    check("share", &Answer::Number(-5), percent());
    check("obstacles", &codes(&["time.visit", "none"]), Some(ExclusiveWithOthers));
    check("obstacles", &codes(&["time.visit", "weather"]), Some(NotInList));
    check("obstacles", &code("time.visit"), Some(WrongShape));
    check("main_obstacle", &ranked(&["time.visit"]), None);
    check("main_obstacle", &ranked(&["weather"]), Some(NotInList));
    check("tried", &Answer::YesNo(true), None);
    check("tried", &code("yes"), Some(WrongShape));
    check("option", &words(&"é".repeat(500)), None);
    check("option", &words(&"é".repeat(501)), Some(TooLong { max: 500 }));
    check("relevance", &Answer::Other("Only in winter.".to_owned()), None);
    check("relevance", &Answer::Other("x".repeat(200)), None);
    check("relevance", &Answer::Other("x".repeat(201)), Some(TooLong { max: 200 }));
    check("ease", &code("5"), None);
    check("ease", &code("6"), Some(NotInList));
    check("ease", &Answer::Number(5), Some(WrongShape));
}

#[test]
fn whoever_prefers_not_to_answer_may_say_so_unless_a_rate_needs_it() {
    use AnswerFaultKind::CannotDecline;
    for item in ["obstacles", "tried", "option", "relevance", "ease"] {
        check(
            &[(item, Some(Answer::Declined))],
            match item {
                // The ranking hangs on the obstacles and is not asked without them; the option was not asked at all.
                "obstacles" => &[("main_obstacle", AnswerFaultKind::NotAsked)],
                "option" => &[("option", AnswerFaultKind::NotAsked)],
                _ => &[],
            },
        );
    }
    for item in ["status", "eligible", "implemented"] {
        check_answer(item, &Answer::Declined, Some(CannotDecline));
    }
    // What need not be answered is simply left out.
    for item in ["started", "share"] {
        check_answer(item, &Answer::Declined, Some(CannotDecline));
    }
}

#[test]
fn a_required_answer_of_blanks_is_missing() {
    let tried = ("tried", Some(Answer::YesNo(true)));
    for blank in ["", "   ", "\n\t"] {
        check(&[tried.clone(), ("option", Some(words(blank)))], &[("option", AnswerFaultKind::Missing)]);
        check(&[("relevance", Some(Answer::Other(blank.to_owned())))], &[("relevance", AnswerFaultKind::Missing)]);
    }
    check(&[tried, ("option", Some(words("A list.")))], &[]);
}

#[test]
fn an_exclusive_code_stands_alone() {
    check(&[("obstacles", Some(codes(&["none"]))), ("main_obstacle", None)], &[]);
    check(
        &[("obstacles", Some(codes(&["none", "other"]))), ("main_obstacle", None)],
        &[("obstacles", AnswerFaultKind::ExclusiveWithOthers)],
    );
    check(&[("obstacles", Some(codes(&[]))), ("main_obstacle", Some(ranked(&[])))], &[]);
}

#[test]
fn a_ranking_orders_the_codes_chosen_and_no_other() {
    let three = ("obstacles", Some(codes(&["time.visit", "time.admin", "other"])));
    let check = |ranking: &[&str], fine: bool| {
        let wrong = [("main_obstacle", AnswerFaultKind::NotARanking)];
        check(&[three.clone(), ("main_obstacle", Some(ranked(ranking)))], if fine { &[] } else { &wrong });
    };
    check(&["other", "time.visit", "time.admin"], true);
    check(&["time.visit", "time.admin", "other"], true);
    check(&["time.visit", "time.admin"], false);
    check(&["time.visit", "time.admin", "other", "other"], false);
    check(&["time.visit", "time.admin", "patient.uninformed"], false);
    check(&[], false);
}

#[test]
fn i06_an_answer_to_a_question_of_another_version_is_refused() {
    check(&[("withdrawn_item", Some(code("x")))], &[("withdrawn_item", AnswerFaultKind::Unknown)]);
    let room = Room::new("short");
    let asked = room.asked();
    let goal = &room.goals[0];
    let elsewhere = GoalId("g17".to_owned());
    let unknown = [
        of_goal(goal, "nothing"),
        of_goal(&elsewhere, "status"),
        AnswerKey { goal: None, item: "status".to_owned() },
        of_goal(goal, "feasibility"),
    ];
    for key in unknown {
        let expected = AnswerFault { key: key.clone(), kind: AnswerFaultKind::Unknown };
        assert_eq!(asked.check_one(&key, &code("always")), Err(expected.clone()));
        let answers: Answers = room.complete().into_iter().chain([(key.clone(), code("always"))]).collect();
        assert_eq!(asked.faults(&answers), vec![expected], "{key:?}");
        assert!(!asked.is_asked(&key, &answers));
        assert!(!asked.stripped(&answers).contains_key(&key));
    }
}

#[test]
fn i07_every_mandatory_question_asked_must_be_answered() {
    for item in ["status", "eligible", "implemented", "obstacles", "main_obstacle", "tried", "relevance", "ease"] {
        let also: &[&str] = match item {
            "eligible" => &["implemented"],
            "obstacles" => &["main_obstacle"],
            _ => &[],
        };
        let missing = [(item, AnswerFaultKind::Missing)];
        let hidden = also.iter().map(|item| (*item, AnswerFaultKind::NotAsked));
        let expected: Vec<_> = missing.into_iter().chain(hidden).collect();
        check(&[(item, None)], &expected);
    }
    check(&[("share", None), ("started", None), ("reading", None)], &[]);
}

#[test]
fn i07_hidden_answers_stay_in_the_draft_and_are_stripped_at_submission() {
    let room = Room::new("short");
    let asked = room.asked();
    let mut draft = room.complete();
    draft.insert(room.key("tried"), Answer::YesNo(true));
    draft.insert(room.key("option"), words("A list on the fridge."));
    assert_eq!(asked.stripped(&draft), draft);
    // The person changes their mind: the words wait in the draft, are refused as they are, and are stripped.
    draft.insert(room.key("tried"), Answer::YesNo(false));
    assert_eq!(asked.check_one(&room.key("option"), &words("Kept while I think.")), Ok(()));
    let not_asked = AnswerFault { key: room.key("option"), kind: AnswerFaultKind::NotAsked };
    assert_eq!(asked.faults(&draft), vec![not_asked]);
    let submitted = asked.stripped(&draft);
    assert!(!submitted.contains_key(&room.key("option")));
    assert_eq!(submitted.len(), draft.len() - 1);
    assert_eq!(asked.faults(&submitted), vec![]);
    // And changes it back: nothing was lost.
    draft.insert(room.key("tried"), Answer::YesNo(true));
    assert_eq!(asked.stripped(&draft), draft);
}

#[test]
fn i07_an_answer_that_is_itself_hidden_shows_nothing() {
    let mut room = Room::new("short");
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    let test = Test { item: "option".to_owned(), op: Op::IsNot(vec![]) };
    short.items.push(Item { when: Some(Condition::All(vec![test])), ..sample::item("why", ItemType::YesNo) });
    let test = Test { item: "why".to_owned(), op: Op::Is(vec!["yes".to_owned()]) };
    short.items.push(Item { when: Some(Condition::Any(vec![test])), ..sample::item("how", ItemType::YesNo) });
    let draft: Answers = room
        .complete()
        .into_iter()
        .chain([(room.key("why"), Answer::YesNo(true)), (room.key("how"), Answer::YesNo(true))])
        .collect();
    assert!(!room.asked().is_asked(&room.key("why"), &draft), "words are no code: the test on them is false");
    assert!(!room.asked().is_asked(&room.key("how"), &draft), "the question it hangs on is not asked");
}

#[test]
fn a_question_that_hangs_on_itself_is_never_asked() {
    let mut room = Room::new("short");
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    for (item, on) in [("a", "b"), ("b", "a")] {
        let test = Test { item: on.to_owned(), op: Op::Is(vec!["yes".to_owned()]) };
        short.items.push(Item { when: Some(Condition::All(vec![test])), ..sample::item(item, ItemType::YesNo) });
    }
    let draft: Answers = ["a", "b"].into_iter().map(|item| (room.key(item), Answer::YesNo(true))).collect();
    assert!(!room.asked().is_asked(&room.key("a"), &draft));
}

/// Asserts whether a condition on an item holds, given its answer.
fn passing(item: &str, answer: Option<Answer>, op: Op, expected: bool) {
    let mut room = Room::new("short");
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    let when = Some(Condition::All(vec![Test { item: item.to_owned(), op: op.clone() }]));
    short.items.push(Item { when, ..sample::item("then", ItemType::YesNo) });
    let answers: Answers = answer.clone().map(|answer| (room.key(item), answer)).into_iter().collect();
    assert_eq!(room.asked().is_asked(&room.key("then"), &answers), expected, "{item} {answer:?} {op:?}");
}

#[test]
fn conditions_look_at_codes_and_numbers() {
    let list = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let (is, is_not) = (|codes: &[&str]| Op::Is(list(codes)), |codes: &[&str]| Op::IsNot(list(codes)));
    passing("status", Some(code("always")), is(&["mostly", "always"]), true);
    passing("status", Some(code("always")), is(&["mostly"]), false);
    passing("status", Some(code("always")), is_not(&["mostly"]), true);
    passing("status", Some(code("always")), is_not(&["always"]), false);
    passing("status", None, is(&["always"]), false);
    passing("status", None, is_not(&["always"]), false);
    passing("relevance", Some(Answer::Declined), is_not(&["drop"]), false);
    passing("relevance", Some(Answer::Other("Only in winter.".to_owned())), is(&["other"]), true);
    passing("relevance", Some(Answer::Other("Only in winter.".to_owned())), is_not(&["drop"]), true);
    passing("obstacles", Some(codes(&["time.visit", "other"])), is(&["other"]), true);
    passing("obstacles", Some(codes(&["time.visit", "other"])), is_not(&["other"]), false);
    passing("obstacles", Some(codes(&[])), is_not(&["other"]), true);
    passing("tried", Some(Answer::YesNo(true)), is(&["yes"]), true);
    passing("tried", Some(Answer::YesNo(false)), is(&["yes"]), false);
    passing("tried", Some(Answer::YesNo(false)), is(&["no"]), true);
    passing("eligible", Some(Answer::Number(3)), Op::AtLeast(3), true);
    passing("eligible", Some(Answer::Number(2)), Op::AtLeast(3), false);
    passing("eligible", Some(Answer::Number(3)), Op::AtMost(3), true);
    passing("eligible", Some(Answer::Number(4)), Op::AtMost(3), false);
    passing("eligible", None, Op::AtMost(3), false);
    passing("eligible", Some(Answer::Number(3)), is(&["3"]), false);
    passing("status", Some(code("always")), Op::AtLeast(0), false);
}

#[test]
fn all_the_tests_of_a_condition_or_any_of_them() {
    let mut room = Room::new("short");
    let tests = || ["tried", "status"].map(|item| Test { item: item.to_owned(), op: Op::Is(list_of(item)) }).to_vec();
    fn list_of(item: &str) -> Vec<String> {
        vec![if item == "tried" { "yes" } else { "always" }.to_owned()]
    }
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    short.items.push(Item { when: Some(Condition::All(tests())), ..sample::item("both", ItemType::YesNo) });
    short.items.push(Item { when: Some(Condition::Any(tests())), ..sample::item("either", ItemType::YesNo) });
    for (tried, status, both, either) in [
        (true, "always", true, true),
        (true, "mostly", false, true),
        (false, "always", false, true),
        (false, "mostly", false, false),
    ] {
        let answers: Answers = [(room.key("tried"), Answer::YesNo(tried)), (room.key("status"), code(status))].into();
        assert_eq!(room.asked().is_asked(&room.key("both"), &answers), both, "{tried} {status}");
        assert_eq!(room.asked().is_asked(&room.key("either"), &answers), either, "{tried} {status}");
    }
}

#[test]
fn a_question_of_a_goal_may_hang_on_a_question_of_the_whole_set_and_not_the_reverse() {
    let mut room = Room::new("short");
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    let when = |item: &str, code: &str| {
        Some(Condition::All(vec![Test { item: item.to_owned(), op: Op::Is(vec![code.to_owned()]) }]))
    };
    short.items.push(Item { when: when("feasibility", "hard"), ..sample::item("what_was_hard", ItemType::YesNo) });
    short.items.push(Item { per: Per::Once, when: when("tried", "yes"), ..sample::item("once", ItemType::YesNo) });
    let mut answers = room.complete();
    answers.insert(room.key("tried"), Answer::YesNo(true));
    let once = |item: &str| AnswerKey { goal: None, item: item.to_owned() };
    assert!(!room.asked().is_asked(&room.key("what_was_hard"), &answers));
    answers.insert(once("feasibility"), code("hard"));
    assert!(room.goals.iter().all(|goal| { room.asked().is_asked(&of_goal(goal, "what_was_hard"), &answers) }));
    assert!(!room.asked().is_asked(&once("once"), &answers), "no goal is meant: which one would it look at?");
}

#[test]
fn i08_the_second_evaluation_asks_about_exactly_the_goals_of_the_first() {
    let short = Room::new("short");
    let long = Room::new("long");
    let goals = |room: &Room| {
        let mut goals: Vec<GoalId> = room.asked().keys().filter_map(|(key, _)| key.goal).collect();
        goals.dedup();
        goals
    };
    assert_eq!(goals(&short), short.goals, "block by block, in the order in which they were chosen");
    assert_eq!(goals(&long), goals(&short));
    let (asked, answers) = (long.asked(), long.complete());
    assert_eq!(asked.faults(&answers), vec![]);
    for goal in &long.goals {
        let without: Answers = answers.clone().into_iter().filter(|(key, _)| key.goal.as_ref() != Some(goal)).collect();
        let faults = asked.faults(&without);
        let missing = faults.iter().all(|fault| fault.key.goal.as_ref() == Some(goal));
        assert!(missing && !faults.is_empty(), "every choice is answered about: {faults:?}");
    }
}

#[test]
fn i11_it_was_never_done_in_more_patients_than_were_seen() {
    let more = AnswerFaultKind::MoreThan { item: "eligible".to_owned(), value: 8 };
    check(&[("implemented", Some(Answer::Number(8)))], &[]);
    check(&[("implemented", Some(Answer::Number(0)))], &[]);
    check(&[("implemented", Some(Answer::Number(9)))], &[("implemented", more.clone())]);
    // Even where the definition forgot to compare them.
    let mut room = Room::new("short");
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    let implemented = short.items.iter_mut().find(|item| item.id == "implemented").unwrap();
    implemented.kind = ItemType::Integer { min: 0, max: 500, at_most: None };
    let mut answers = room.complete();
    answers.insert(room.key("implemented"), Answer::Number(9));
    assert_eq!(room.asked().faults(&answers), vec![AnswerFault { key: room.key("implemented"), kind: more }]);
}

#[test]
fn i11_a_number_that_feeds_no_rate_is_compared_only_where_the_definition_says_so() {
    let mut room = Room::new("short");
    let short = room.programme.instruments.iter_mut().find(|instrument| instrument.id == "short").unwrap();
    let number = |at_most: Option<&str>| ItemType::Integer { min: 0, max: 500, at_most: at_most.map(str::to_owned) };
    short.items.push(sample::item("minutes", number(None)));
    short.items.push(sample::item("minutes_alone", number(Some("minutes"))));
    let (minutes, alone) = (room.key("minutes"), room.key("minutes_alone"));
    let answers = |of: i64, at_most: i64| -> Answers {
        let added = [(minutes.clone(), Answer::Number(of)), (alone.clone(), Answer::Number(at_most))];
        room.complete().into_iter().chain(added).collect()
    };
    let of_first_goal = |answers: &Answers| -> Vec<AnswerFault> {
        let faults = room.asked().faults(answers);
        faults.into_iter().filter(|fault| fault.key.goal.as_ref() == Some(&room.goals[0])).collect()
    };
    assert_eq!(of_first_goal(&answers(400, 400)), vec![]);
    let kind = AnswerFaultKind::MoreThan { item: "minutes".to_owned(), value: 400 };
    assert_eq!(of_first_goal(&answers(400, 401)), vec![AnswerFault { key: alone.clone(), kind }]);
}

#[test]
fn i11_no_patient_is_said_if_and_only_if_none_was_counted() {
    let check = |status: &str, patients: i64, fine: bool| {
        let counted = (patients > 0).then_some(Answer::Number(patients));
        let wrong = [("status", AnswerFaultKind::StatusAndCountDisagree)];
        check(
            &[("status", Some(code(status))), ("eligible", Some(Answer::Number(patients))), ("implemented", counted)],
            if fine { &[] } else { &wrong },
        );
    };
    check("no_patient", 0, true);
    check("no_patient", 1, false);
    check("always", 0, false);
    check("not_yet", 0, false);
    check("not_yet", 4, true);
    check("always", 4, true);
}

#[test]
fn g08_i21_the_language_somebody_reads_in_changes_nothing_they_said() {
    let room = Room::new("short");
    // The same definition in which every word of every code and question is another language.
    let mut translated = room.programme.clone();
    translated.lists.iter_mut().flat_map(|list| &mut list.codes).for_each(|code| code.label = Text::default());
    for item in translated.instruments.iter_mut().flat_map(|instrument| &mut instrument.items) {
        item.label = Text::default();
    }
    let instrument = translated.instrument("short").unwrap();
    let other = Asked { programme: &translated, instrument, ..room.asked() };
    let answers = room.complete();
    assert!(room.asked().keys().map(|(key, _)| key).eq(other.keys().map(|(key, _)| key)));
    assert_eq!(room.asked().stripped(&answers), other.stripped(&answers));
    assert_eq!(room.asked().faults(&answers), other.faults(&answers));
    let measured = |programme: &Programme| {
        outcomes(programme, programme.instrument("short").unwrap(), &room.goals, &answers, |_| 100)
    };
    assert_eq!(measured(&room.programme), measured(&translated));
    // A label is never an answer.
    let french = crate::text::Language::french();
    let label = room.programme.list("status").unwrap().codes[0].label.say(&french).to_owned();
    check_answer("status", &Answer::Code(label), Some(AnswerFaultKind::NotInList));
}

#[test]
fn one_resumes_at_the_first_question_that_has_no_answer() {
    let room = Room::new("short");
    let asked = room.asked();
    let mut answers = Answers::new();
    let first = |answers: &Answers| asked.first_unanswered(answers);
    assert_eq!(first(&answers), Some(room.key("status")), "there is nothing to answer to a paragraph");
    answers.insert(room.key("status"), code("no_patient"));
    answers.insert(room.key("eligible"), Answer::Number(0));
    assert_eq!(first(&answers), Some(room.key("share")), "what was done in nobody is not asked");
    answers.insert(room.key("eligible"), Answer::Number(3));
    assert_eq!(first(&answers), Some(room.key("implemented")));
    let mut all = room.complete();
    for goal in &room.goals {
        all.insert(of_goal(goal, "share"), Answer::Number(50));
        all.insert(of_goal(goal, "started"), Answer::Date(TODAY));
    }
    assert_eq!(first(&all), None);
    all.insert(room.key("tried"), Answer::YesNo(true));
    assert_eq!(first(&all), Some(room.key("option")));
    all.insert(room.key("option"), words("  "));
    assert_eq!(first(&all), Some(room.key("option")), "blanks are no answer");
    all.insert(room.key("option"), words("A list."));
    all.remove(&AnswerKey { goal: None, item: "feasibility".to_owned() });
    assert_eq!(first(&all).unwrap().item, "feasibility");
}

/// One generated question: its type, whether it is required and asked once, and what it hangs on, as seeds.
type Seed = (u8, bool, bool, Option<(bool, Vec<(prop::sample::Index, u8, u8)>)>);

fn seed() -> impl Strategy<Value = Seed> {
    let tests = prop::collection::vec((any::<prop::sample::Index>(), 0u8..4, 0u8..4), 1..3);
    (0u8..5, any::<bool>(), any::<bool>(), prop::option::of((any::<bool>(), tests)))
}

const EASE: [&str; 3] = ["1", "2", "3"];
const OBSTACLES: [&str; 3] = ["time.visit", "time.admin", "other"];

/// A sound questionnaire: each condition looks at questions before it, of the same goal or of the whole set.
fn sound(seeds: &[Seed]) -> Instrument {
    let mut items: Vec<Item> = Vec::new();
    for (place, (kind, required, once, when)) in seeds.iter().enumerate() {
        let kind = match kind {
            0 => ItemType::Scale { list: "ease".to_owned() },
            1 => ItemType::Multi { list: "obstacle".to_owned() },
            2 => ItemType::Integer { min: 0, max: 3, at_most: None },
            3 => ItemType::YesNo,
            _ => ItemType::Words { max_chars: 20, long: false },
        };
        let before: Vec<&Item> = items.iter().filter(|item| !once || item.per == Per::Once).collect();
        let tests = |seeds: &Vec<(prop::sample::Index, u8, u8)>| -> Vec<Test> {
            seeds
                .iter()
                .filter(|_| !before.is_empty())
                .map(|(on, op, value)| {
                    let on = on.get(&before);
                    let value = usize::from(*value) % 3;
                    let code = match on.kind {
                        ItemType::Scale { .. } => EASE[value],
                        ItemType::Multi { .. } => OBSTACLES[value],
                        _ => ["yes", "no", "yes"][value],
                    };
                    let number = i64::try_from(value).unwrap();
                    let op = match (matches!(on.kind, ItemType::Integer { .. }), op % 2) {
                        (true, 0) => Op::AtLeast(number),
                        (true, _) => Op::AtMost(number),
                        (false, 0) => Op::Is(vec![code.to_owned()]),
                        (false, _) => Op::IsNot(vec![code.to_owned()]),
                    };
                    Test { item: on.id.clone(), op }
                })
                .collect()
        };
        let when = when.as_ref().map(|(all, seeds)| (*all, tests(seeds))).filter(|(_, tests)| !tests.is_empty());
        let when = when.map(|(all, tests)| if all { Condition::All(tests) } else { Condition::Any(tests) });
        let per = if *once { Per::Once } else { Per::Goal };
        items.push(Item { per, required: *required, when, ..sample::item(&format!("q{place}"), kind) });
    }
    let mut instrument = prescrire_like().instrument("short").unwrap().clone();
    instrument.kind = InstrumentKind::Short;
    instrument.items = items;
    instrument
}

/// A right answer to a question, whichever of a few.
fn right(item: &Item, pick: u8) -> Answer {
    let value = usize::from(pick) % 3;
    match &item.kind {
        _ if pick >= 18 && item.required => Answer::Declined,
        ItemType::Scale { .. } => code(EASE[value]),
        ItemType::Multi { .. } if pick.is_multiple_of(2) => codes(&[OBSTACLES[value], OBSTACLES[(value + 1) % 3]]),
        ItemType::Multi { .. } => codes(&[OBSTACLES[value]]),
        ItemType::Integer { .. } => Answer::Number(i64::from(pick % 4)),
        ItemType::YesNo => Answer::YesNo(pick.is_multiple_of(2)),
        _ => words("words"),
    }
}

/// Which questions are asked, worked out the slow way: in their order, each from answers to questions already found
/// to be asked.
fn asked_in_order(asked: &Asked<'_>, answers: &Answers) -> BTreeSet<AnswerKey> {
    let mut open: BTreeSet<AnswerKey> = BTreeSet::new();
    let once_first = asked.instrument.items.iter().flat_map(|item| {
        let goals = match item.per {
            Per::Once => vec![None],
            Per::Goal => asked.goals.iter().cloned().map(Some).collect(),
        };
        goals.into_iter().map(move |goal| (AnswerKey { goal, item: item.id.clone() }, item))
    });
    for (key, item) in once_first {
        let holds = |test: &Test| {
            let same = AnswerKey { goal: key.goal.clone(), item: test.item.clone() };
            let whole = AnswerKey { goal: None, item: test.item.clone() };
            let found = [same, whole].into_iter().find(|key| open.contains(key));
            found.and_then(|key| answers.get(&key)).is_some_and(|answer| match (&test.op, answer) {
                (Op::Is(codes), Answer::Code(code)) => codes.contains(code),
                (Op::IsNot(codes), Answer::Code(code)) => !codes.contains(code),
                (Op::Is(codes), Answer::Codes(chosen)) => chosen.iter().any(|code| codes.contains(code)),
                (Op::IsNot(codes), Answer::Codes(chosen)) => !chosen.iter().any(|code| codes.contains(code)),
                (Op::Is(codes), Answer::YesNo(yes)) => codes.iter().any(|code| (code == "yes") == *yes),
                (Op::IsNot(codes), Answer::YesNo(yes)) => !codes.iter().any(|code| (code == "yes") == *yes),
                (Op::AtLeast(least), Answer::Number(n)) => n >= least,
                (Op::AtMost(most), Answer::Number(n)) => n <= most,
                _ => false,
            })
        };
        let is_open = match &item.when {
            None => true,
            Some(Condition::All(tests)) => tests.iter().all(holds),
            Some(Condition::Any(tests)) => tests.iter().any(holds),
        };
        if is_open {
            open.insert(key);
        }
    }
    open
}

proptest! {
    #[test]
    fn i07_what_is_submitted_holds_every_mandatory_question_asked_and_no_other(
        seeds in prop::collection::vec(seed(), 1..9),
        picks in prop::collection::vec(prop::option::of(0u8..20), 27),
    ) {
        let mut programme = prescrire_like();
        programme.instruments = vec![sound(&seeds)];
        let goals = first_goals(&programme, "s1", &[]);
        let asked = Asked { programme: &programme, instrument: &programme.instruments[0], goals: &goals, today: TODAY };
        let mut draft: Answers = asked.keys().zip(&picks)
            .filter_map(|((key, item), pick)| Some((key, right(item, (*pick)?))))
            .collect();
        let mut completed = false;
        for _ in 0..=draft.len() + 27 {
            let open = asked_in_order(&asked, &draft);
            let submitted = asked.stripped(&draft);
            for (key, _) in asked.keys() {
                prop_assert_eq!(asked.is_asked(&key, &draft), open.contains(&key), "{:?}", key);
                prop_assert_eq!(asked.is_asked(&key, &submitted), open.contains(&key), "stripping shows nothing new");
            }
            let kept: Answers = draft.clone().into_iter().filter(|(key, _)| open.contains(key)).collect();
            prop_assert_eq!(&submitted, &kept);
            let missing: Vec<AnswerFault> = asked.keys()
                .filter(|(key, item)| item.required && open.contains(key) && !draft.contains_key(key))
                .map(|(key, _)| AnswerFault { key, kind: AnswerFaultKind::Missing })
                .collect();
            let faults = asked.faults(&submitted);
            prop_assert_eq!(&faults, &missing);
            if faults.is_empty() {
                completed = true;
                break;
            }
            // The person answers what was missing, which may show more.
            for fault in faults {
                let item = asked.item(&fault.key).unwrap();
                draft.insert(fault.key, right(item, 1));
            }
        }
        prop_assert!(completed, "answering what is missing ends");
    }
}
