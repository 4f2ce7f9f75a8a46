//! Helps in practice and what comes after the last month, on both engines: tallies, option cards, self-checks, the past in
//! view, the outcome report.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use app::cohort::Pinned;
use app::error::Error;
use app::option_help::{self, NewCard, Offer};
use app::screen::Confirmed;
use app::testing::{House, Somebody, World, on_both, then_conflict, then_refused};
use app::trajectory::When;
use app::{individual_report, outcome_report, self_check, tally, trajectory};
use documents::language::Languages;
use domain::answers::{Answer, AnswerKey, Answers};
use domain::authority::{Actor, Role};
use domain::goal::GoalId;
use domain::question::{Feeds, Item};
use domain::tally::{Counts, MOST_A_DAY};
use domain::text::{Language, Text};

const GOAL: &str = "nsaid-pregnancy";

fn goal() -> GoalId {
    GoalId(GOAL.to_owned())
}

fn counts(seen: u32, done: u32) -> Counts {
    Counts { seen, done }
}

fn when_they_tap(world: &World, cohort: &Pinned, who: &Somebody, taps: &str) {
    for tap in taps.chars() {
        tally::tap(&world.app, &who.actor, cohort, &goal(), tap == '+').expect("the goal is theirs");
    }
}

fn given_a_cohort(world: &World) -> (House, Pinned) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    (house, cohort)
}

#[test]
fn a_tally_prefills_the_analysis_then_the_first_evaluation_then_the_second() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let ana = world.given_a_participant(&house, &cohort, "Ana", "fr");
        world.when_they_choose(&cohort, &ana, "s1");
        let proposed = |evaluation: &str| {
            let all = tally::proposals(&world.app, &ana.actor, &cohort, evaluation).unwrap();
            all.get(&goal()).map(|proposal| (proposal.counts, proposal.from.map(|day| day.to_string())))
        };
        assert_eq!(proposed("s1/baseline"), None, "nothing is counted yet");
        when_they_tap(world, &cohort, &ana, "+--+---");
        assert_eq!(proposed("s1/baseline"), Some((counts(5, 1), None)), "the last five");
        world.on("2008-01-10");
        world.when_they_submit(&cohort, &ana, "s1/baseline");
        world.when_they_commit(&cohort, &ana, "s1");
        when_they_tap(world, &cohort, &ana, "++-+");
        assert_eq!(proposed("b1"), Some((counts(4, 3), Some("2008-01-10".to_owned()))), "since the commitment");
        assert_eq!(proposed("s1/baseline"), Some((counts(5, 1), None)), "what came after is not before");
        world.on("2008-04-20");
        world.when_they_submit(&cohort, &ana, "b1");
        world.on("2008-06-01");
        when_they_tap(world, &cohort, &ana, "+");
        assert_eq!(proposed("b4"), Some((counts(1, 1), Some("2008-04-20".to_owned()))), "since the first evaluation");
        let own = tally::read(&world.app, &ana.actor, &cohort).unwrap();
        let one = own.goals.iter().find(|one| one.goal == goal()).unwrap();
        assert_eq!((one.all, one.today, one.chart.points.len()), (counts(12, 6), counts(1, 1), 3));
    });
}

#[test]
fn a_tap_is_taken_back_belongs_to_its_author_and_goes_when_they_leave() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let [ana, ben] = ["Ana", "Ben"].map(|name| world.given_a_participant(&house, &cohort, name, "fr"));
        world.when_they_choose(&cohort, &ana, "s1");
        when_they_tap(world, &cohort, &ana, "+-");
        tally::take_back(&world.app, &ana.actor, &cohort, &goal()).unwrap();
        let all = |who: &Somebody| tally::read(&world.app, &who.actor, &cohort).unwrap().goals;
        assert_eq!(all(&ana)[0].all, counts(1, 1), "the last one is gone");
        assert!(all(&ben).is_empty(), "I18: nobody sees another's");
        assert!(matches!(tally::tap(&world.app, &ben.actor, &cohort, &goal(), true), Err(Error::NotFound("goal"))));
        for hat in [&house.lead, &house.tutor, &house.editor, &house.clerk] {
            then_refused(tally::read(&world.app, hat, &cohort));
        }
        tally::take_back(&world.app, &ana.actor, &cohort, &goal()).unwrap();
        then_conflict(tally::take_back(&world.app, &ana.actor, &cohort, &goal()), "fault-tally-empty");
        for _ in 0..MOST_A_DAY {
            tally::tap(&world.app, &ana.actor, &cohort, &goal(), true).unwrap();
        }
        then_conflict(tally::tap(&world.app, &ana.actor, &cohort, &goal(), true), "fault-tally-full");
        world.when_they_withdraw(&cohort, &ana);
        let key = ana.key();
        let left = world.app.store.read(move |tx| store::tally::list(tx, key)).unwrap();
        assert!(left.is_empty(), "I20: working notes go with their author");
        then_conflict(tally::tap(&world.app, &ana.actor, &cohort, &goal(), true), "fault-left");
        assert!(world.then_journal_of(house.org).iter().all(|(act, ..)| !act.starts_with("tally")));
    });
}

fn card(words: &str) -> NewCard {
    let words = [(Language::french(), words.to_owned()), (Language::english(), "A notice at the counter.".to_owned())];
    NewCard { goal: goal(), obstacle: "time.visit".to_owned(), words: Text::new(words), confirmed: Confirmed::none() }
}

/// They say « mostly » and that time was short.
fn short_of_time(_: &AnswerKey, item: &Item) -> Option<Answer> {
    match item.feeds {
        Some(Feeds::Status) => Some(Answer::Code("mostly".to_owned())),
        Some(Feeds::Obstacles) => Some(Answer::Codes(["time.visit".to_owned()].into())),
        _ => None,
    }
}

fn offer(world: &World, cohort: &Pinned, who: &Somebody) -> Vec<Offer> {
    let report = individual_report::read(&world.app, &who.actor, cohort).unwrap();
    report.options.get(&(goal(), "time.visit".to_owned())).cloned().unwrap_or_default()
}

#[test]
fn i14_a_card_is_worded_by_an_editor_and_signed_by_somebody_else() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let reader = world.given_a_member(house.org, Role::SecondReader, "Rose", "fr");
        let programme = &cohort.programme;
        let write = |actor: &Actor, card: &NewCard| option_help::write(&world.app, actor, house.org, programme, card);
        then_refused(write(&house.tutor, &card("Une affichette au comptoir.")));
        let invalid = |card: NewCard| match write(&house.editor, &card) {
            Err(Error::Invalid(faults)) => faults.into_iter().map(|it| (it.field, it.message)).collect::<Vec<_>>(),
            other => panic!("it should be invalid: {other:?}"),
        };
        let name = invalid(card("Demander à Mme Durand de préparer l’affiche."));
        assert_eq!(name, [("words-fr".to_owned(), "fault-screen")], "no card names anybody");
        let wrong = NewCard { goal: GoalId("x".into()), obstacle: "none".into(), ..card("") };
        let fields: Vec<String> = invalid(wrong).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["goal", "obstacle", "words-fr"]);
        let id = write(&house.editor, &card("Une affichette au comptoir.")).unwrap();
        let sign = |actor: &Actor| option_help::sign(&world.app, actor, house.org, &programme.id, id);
        then_refused(sign(&house.editor));
        // The editor under another hat is the same person.
        let (Actor::Wearing { person, org, .. }, role) = (house.editor.clone(), Role::SecondReader) else {
            panic!("the editor wears a hat")
        };
        then_conflict(sign(&Actor::Wearing { person, org, role }), "fault-option-own");
        let ana = world.given_a_participant(&house, &cohort, "Ana", "fr");
        world.when_they_choose(&cohort, &ana, "s1");
        assert!(offer(world, &cohort, &ana).is_empty(), "nothing is shown unsigned");
        sign(&reader).unwrap();
        then_conflict(sign(&reader), "fault-option-not-waiting");
        assert_eq!(offer(world, &cohort, &ana).len(), 1);
        let retire = |reason: &str| option_help::retire(&world.app, &house.editor, org, &programme.id, id, reason);
        assert!(matches!(retire(" "), Err(Error::Invalid(_))));
        retire("remplacée").unwrap();
        assert!(offer(world, &cohort, &ana).is_empty());
        let acts: Vec<String> = world.then_journal_of(org).into_iter().map(|(act, ..)| act).collect();
        assert!(["option.write", "option.sign", "option.retire"].iter().all(|act| acts.iter().any(|one| one == act)));
    });
}

#[test]
fn i13_how_many_a_card_helped_shows_from_k_on_and_once_a_month() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let reader = world.given_a_member(house.org, Role::SecondReader, "Rose", "fr");
        let new = card("Une affichette au comptoir.");
        let id = option_help::write(&world.app, &house.editor, house.org, &cohort.programme, &new).unwrap();
        option_help::sign(&world.app, &reader, house.org, &cohort.programme.id, id).unwrap();
        let people: Vec<Somebody> =
            (0..12).map(|n| world.given_a_participant(&house, &cohort, &format!("Person {n}"), "fr")).collect();
        for who in &people {
            world.when_they_choose(&cohort, who, "s1");
        }
        let mark = |who: &Somebody, helped| option_help::mark(&world.app, &who.actor, &cohort, id, helped);
        let seen = |who: &Somebody| offer(world, &cohort, who)[0].people;
        for who in &people[..11] {
            mark(who, true).unwrap();
        }
        assert_eq!(people.iter().map(seen).collect::<Vec<_>>(), vec![None; 12], "not in the month of the marks");
        assert!(offer(world, &cohort, &people[0])[0].is_marked && !offer(world, &cohort, &people[11])[0].is_marked);
        world.on("2008-02-01");
        assert_eq!(people.iter().map(seen).collect::<Vec<_>>(), vec![Some(11); 12], "the same to everybody");
        mark(&people[11], true).unwrap();
        mark(&people[0], false).unwrap();
        world.when_they_withdraw(&cohort, &people[1]);
        assert_eq!(seen(&people[2]), Some(11), "whatever happens in a month, its figure stays");
        world.on("2008-03-01");
        assert_eq!(seen(&people[2]), None, "ten are fewer than eleven");
        let elsewhere = option_help::mark(&world.app, &people[2].actor, &cohort, id + 1, true);
        assert!(matches!(elsewhere, Err(Error::NotFound("option"))));
    });
}

fn checked(who: &self_check::SelfCheck, status: &str, numbers: Option<(i64, i64)>) -> Answers {
    let key = |feeds| {
        let item = who.instrument.fed_by(feeds).unwrap();
        AnswerKey { goal: Some(goal()), item: item.id.clone() }
    };
    let mut answers = Answers::from([(key(Feeds::Status), Answer::Code(status.to_owned()))]);
    if let Some((seen, done)) = numbers {
        answers.insert(key(Feeds::Eligible), Answer::Number(seen));
        answers.insert(key(Feeds::Implemented), Answer::Number(done));
    }
    answers
}

#[test]
fn after_the_last_month_a_yearly_look_goes_on_with_the_trajectory_and_nobody_else_sees_it() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let ana = world.given_a_participant(&house, &cohort, "Ana", "fr");
        world.when_they_choose(&cohort, &ana, "s1");
        world.on("2008-04-20");
        world.when_they_submit_saying(&cohort, &ana, "b1", short_of_time);
        let open = || self_check::read(&world.app, &ana.actor, &cohort).unwrap();
        let save = |answers| self_check::save(&world.app, &ana.actor, &cohort, answers);
        then_conflict(save(checked(&open(), "always", None)), "fault-self-check-early");
        world.on("2010-03-01");
        assert!(matches!(save(Answers::new()), Err(Error::Invalid(_))), "one goal at least");
        assert!(matches!(save(checked(&open(), "always", Some((5, 6)))), Err(Error::Invalid(_))), "I11");
        save(checked(&open(), "partly", Some((5, 2)))).unwrap();
        save(checked(&open(), "always", Some((6, 6)))).unwrap();
        world.on("2011-03-01");
        assert!(open().answers.is_empty(), "another year, another page");
        let told: Vec<_> = open()
            .trajectory
            .iter()
            .find(|one| one.goal == goal())
            .unwrap()
            .said
            .iter()
            .map(|said| (said.when, said.status.clone().unwrap(), said.counts))
            .collect();
        let (mostly, always) = ("mostly".to_owned(), "always".to_owned());
        assert_eq!(told, [(When::Short, mostly, None), (When::Year(1), always, Some(counts(6, 6)))]);
        for hat in [&house.lead, &house.tutor, &house.clerk] {
            then_refused(self_check::read(&world.app, hat, &cohort));
        }
        let key = ana.key();
        let sealed = world.app.store.read(move |tx| store::self_check::list(tx, key)).unwrap().remove(0).answers;
        assert!(!sealed.windows(6).any(|part| part == b"always"), "sealed");
    });
}

#[test]
fn whoever_walks_again_has_their_own_past_in_view_and_no_other() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let ana = world.given_a_participant(&house, &cohort, "Ana", "fr");
        world.when_they_choose(&cohort, &ana, "s1");
        world.on("2008-04-20");
        world.when_they_submit_saying(&cohort, &ana, "b1", short_of_time);
        world.on("2010-02-01");
        let next = world.given_a_cohort(&house, &cohort.programme, "2010-03", "2010-03-01");
        let again = world.given_a_participant(&house, &next, "Ana", "fr");
        let ben = world.given_a_participant(&house, &next, "Ben", "fr");
        assert_eq!(again.person, ana.person);
        let past = |who: &Somebody, of: &Pinned| trajectory::past(&world.app, &who.actor, of).unwrap().1;
        let seen = past(&again, &next);
        assert_eq!((seen.len(), seen[0].pinned.cohort.name.as_str()), (1, "2008-01"));
        assert_eq!(seen[0].goals[0].said[0].when, When::Short);
        assert!(past(&ben, &next).is_empty() && past(&ana, &cohort).is_empty(), "nobody else's, and nothing later");
        then_refused(trajectory::past(&world.app, &house.tutor, &next));
        assert!(trajectory::past(&world.app, &ben.actor, &cohort).is_err(), "not enrolled there");
    });
}

#[test]
fn the_outcome_report_comes_when_the_cohort_has_closed_and_tells_nothing_small() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let people: Vec<Somebody> =
            (0..3).map(|n| world.given_a_participant(&house, &cohort, &format!("Person {n}"), "fr")).collect();
        let read = |actor: &Actor| outcome_report::read(&world.app, actor, &cohort);
        assert!(matches!(read(&people[0].actor), Ok(outcome_report::Outcome::NotYet { .. })));
        world.on("2010-03-01");
        let languages = Languages::embedded().unwrap();
        app::cohort_report::freeze(&world.app, &house.lead, &cohort, &languages).unwrap();
        let (own, team) = (read(&people[0].actor).unwrap(), read(&house.tutor).unwrap());
        let (outcome_report::Outcome::Ready(own), outcome_report::Outcome::Ready(team)) = (own, team) else {
            panic!("the cohort has closed")
        };
        assert_eq!(own, team, "one report, whoever reads it");
        assert_eq!((own.enrolled.count, own.enrolled.suppressed), (None, Some("fewer_than_k")));
        let json = documents::outcome_report::json(&own).unwrap();
        let csv = documents::outcome_report::csv(&own).unwrap();
        assert!(!json.contains(": 3,") && !csv.contains(",3,"), "no small figure in a file: {csv}");
        assert!(csv.starts_with("cohort,part,about,code,count,denominator,of,rate,low,high,suppressed\n"));
        then_refused(read(&house.clerk));
        let other = world.given_an_organisation("other");
        then_refused(read(&other.lead));
    });
}
