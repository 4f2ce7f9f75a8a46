//! Leaks that were seen in real tools, each tried on near misses (the failures by which "anonymous" was not).

use std::collections::BTreeSet;

use app::body::{self, Choices};
use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{
    self, SendAs, Sending, Start, analysis, assignment, coding, exchange, expert_work, recommendation, rex_entry,
};
use app::rex;
use app::testing::bodies::{House, near_miss_answers, sending};
use app::testing::{Somebody, World, on_both};
use domain::authority::{Actor, Role};
use domain::near_miss::consent::Use;
use domain::near_miss::content::Content;
use domain::near_miss::course::Reason;
use domain::near_miss::serious::Policy;
use jiff::civil::date;

use super::dump::{Cell, dump, places_of, places_where};
use super::life::{
    STORY, given_floors, given_small_floors, none, scene, when_accepted, when_complete, when_given, when_judged_good,
    when_under_analysis,
};

/// Everything that anybody but its author sees of a near miss that an expert has, as it would be printed.
fn seen_by_others(world: &World, house: &House, reference: &str, expert: usize) -> String {
    let (app, org, manager) = (&world.app, house.org, &house.manager);
    let expert = &house.experts[expert];
    let opened = analysis::open(app, expert, org, reference).unwrap();
    let line = assignment::line(app, manager, org, reference).unwrap();
    let state = line.state.code();
    let list = assignment::waiting(app, manager, org, state, None).unwrap();
    let given = analysis::given(app, expert, org, state, None).unwrap();
    let offered = assignment::candidates(app, manager, org, reference).unwrap();
    let work = expert_work::statement(app, manager, org, date(2008, 1, 1), date(2009, 1, 1)).unwrap();
    format!("{opened:?} {line:?} {list:?} {given:?} {offered:?} {work:?}")
}

/// The instant of the story: a time of day that would be seen.
const MOMENT: &str = "2008-01-02T09:17:23.456";

#[test]
fn leak_timestamps_no_row_and_no_answer_says_when_of_the_day() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (1, 1));
        world.at(MOMENT);
        let moment = world.app.now().as_millisecond();
        let reference = when_accepted(world, &house, &camille, STORY);
        world.when_they_write(&house, &camille, STORY);
        let advice = ("Relire.", date(2008, 6, 1));
        recommendation::recommend(&world.app, &house.experts[0], house.org, &reference, advice, &none()).unwrap();
        assert_eq!(rex_entry::enter_batches(&world.app).unwrap(), 1);
        let all = dump(world);
        let near = |cell: &Cell| match cell {
            // An instant of that day in milliseconds, seconds, or as text.
            Cell::Number(number) => {
                let of_day = |number: i64, unit: i64| (number - moment * unit / 1000).abs() < 86_400 * unit;
                (of_day(*number, 1000) && number % 86_400_000 != 0) || of_day(*number, 1)
            }
            Cell::Text(text) => text.contains("09:17") || text.contains("08:17") || text.contains("T0"),
            Cell::Bytes(_) | Cell::Null | Cell::Real(_) => false,
        };
        let places = places_where(&all, near);
        let told: Vec<&String> = places
            .iter()
            .filter(|it| ["near_miss", "credit", "rex_"].iter().any(|table| it.starts_with(table)))
            .collect();
        assert!(told.is_empty(), "{told:?}");
        // Journal and outbox hold other things' instants: theirs of near misses are days, and one hour for everybody.
        for (table, is_meant) in [("journal", "near-miss."), ("outbox", "near_miss")] {
            let rows = all[table].rows.iter();
            let rows =
                rows.filter(|row| row.iter().any(|it| matches!(it, Cell::Text(text) if text.contains(is_meant))));
            let rows: Vec<_> = rows.collect();
            assert!(!rows.is_empty(), "{table}");
            for row in rows {
                let exact = |cell: &Cell| matches!(cell, Cell::Number(number) if (number - moment).abs() < 60_000);
                assert!(!row.iter().any(exact), "{table}: {row:?}");
            }
        }
        let told = seen_by_others(world, &house, &reference, 0);
        assert!(!told.contains("09:17") && !told.contains("08:17"), "{told}");
    });
}

#[test]
fn leak_a_way_round_the_anonymising_every_way_of_sending_is_sealed_and_under_no_name() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let dana = world.given_a_doctor(&house, "Dana Deux", "770000002");
        let team = world.given_a_team(&house, "Bloc Vermiculaire", &[camille.person, dana.person]);
        let (app, org) = (&world.app, house.org);
        let mut sent = Vec::new();
        // From a line, from a content that came whole, for a team, and by the door that does not wait.
        sent.push(world.when_they_report(&house, &camille, STORY).reference);
        let whole: Content =
            Content(near_miss_answers().into_iter().filter_map(|(key, value)| Some((key, value?))).collect());
        let draft = near_miss::begin(app, &camille.actor, org, &Start::Content(whole)).unwrap();
        let narrative = domain::near_miss::content::FieldKey::once("narrative");
        let words = vec![(narrative, Some(domain::near_miss::content::Value::Words(STORY.into())))];
        let seen = near_miss::save(app, &camille.actor, org, &draft, (&words, 1)).unwrap().version;
        sent.push(near_miss::send(app, &camille.actor, org, sending(&draft, seen)).unwrap().reference);
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        let of_team = Sending { send_as: SendAs::Team(team), ..sending(&draft, seen) };
        sent.push(near_miss::send(app, &camille.actor, org, of_team).unwrap().reference);
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        let judged = sending(&draft, seen).judge(app, &camille.actor, org).unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        judged.write_then(app, move |receipt| tell.send(receipt).unwrap());
        sent.push(told.recv().unwrap().unwrap().reference);
        assert_eq!(places_of(&dump(world), "seringue"), Vec::<String>::new());
        for reference in &sent {
            when_given(world, &house, reference, 0);
            let told = seen_by_others(world, &house, reference, 0);
            for who in [&camille.name, &camille.email, &camille.person.to_string(), &dana.name, "Vermiculaire"] {
                assert!(!told.contains(who), "{who} of {reference}");
            }
        }
    });
}

#[test]
fn leak_the_switch_turned_later_names_nobody_who_sent_without_names() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let choose = |named| {
            let choices = Choices { serious: Policy::Exclude, handling_months: 2, named };
            body::choose(app, &house.manager, org, choices).unwrap();
        };
        let told = |reference: &str| {
            let author = analysis::open(app, &house.experts[0], org, reference).unwrap().author;
            let expert = near_miss::read_own(app, &camille.actor, org, reference).unwrap().expert;
            (author, expert)
        };
        let before = when_under_analysis(world, &house, &camille, STORY);
        assert_eq!(told(&before), (None, None));
        choose(true);
        assert_eq!(told(&before), (None, None), "it was sent when nobody was named");
        let named = when_under_analysis(world, &house, &camille, STORY);
        let both = (Some("Camille Un".to_owned()), Some("expert 1 anest".to_owned()));
        assert_eq!(told(&named), both, "said beforehand, it holds");
        choose(false);
        assert_eq!((told(&before), told(&named)), ((None, None), (None, None)));
    });
}

#[test]
fn leak_an_individual_view_still_shows_the_name_in_none_that_others_open() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let person = camille.person;
        let rpps = app.store.read(move |tx| store::doctor::rpps(tx, person)).unwrap().unwrap();
        let reference = when_under_analysis(world, &house, &camille, STORY);
        exchange::ask(app, &house.experts[0], org, &reference, "Qui relit ?", &none()).unwrap();
        exchange::reply(app, &camille.actor, org, &reference, "L'infirmière.", &none()).unwrap();
        when_complete(world, &house, &camille, &reference);
        clearing::clear(app, &house.experts[0], org, &reference, &Edits::new(), &none()).unwrap();
        let second = house.experts[1].person().unwrap();
        coding::ask_second(app, &house.manager, org, &reference, second).unwrap();
        let blind = format!("{:?}", coding::open(app, &house.experts[1], org, &reference).unwrap());
        let shared = format!("{:?}", clearing::shared(app, &house.experts[0], org, &reference).unwrap());
        let told = [seen_by_others(world, &house, &reference, 0), blind, shared].concat();
        for who in [&camille.name, &camille.email, &rpps, &person.to_string(), "770000001", "Ville-Test"] {
            assert!(!told.contains(who), "{who}");
        }
    });
}

#[test]
fn leak_side_channel_nothing_else_moves_when_something_is_sent_or_accepted() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let dana = world.given_a_doctor(&house, "Dana Deux", "770000002");
        given_floors(world, &house, (1, 5));
        let (app, org) = (&world.app, house.org);
        let officer = world.given_a_member(org, Role::Officer, "officer", "fr");
        let seen = || {
            let ask = rex::Ask { words: "seringue".into(), limit: 20, ..rex::Ask::default() };
            (
                rex::search(app, &officer, &ask).unwrap().total,
                rex::public_counts(app).unwrap().map_or(0, |counts| counts.figures.len()),
                near_miss::credit::own(app, &dana.actor, org).unwrap().len(),
                near_miss::own(app, &dana.actor, org, None).unwrap().lines.len(),
                near_miss::median(app, org).unwrap(),
            )
        };
        let before = seen();
        // Mails leave together, whenever of the day something was done, and once however much was.
        for time in ["2008-01-02T09:05:00", "2008-01-02T21:40:00"] {
            world.at(time);
            when_accepted(world, &house, &camille, STORY);
        }
        world.at("2008-01-02T23:50:00");
        assert_eq!(seen(), before);
        let all = dump(world);
        let table = &all["outbox"];
        let at = table.columns.iter().position(|it| it == "run_at_ms").unwrap();
        let rows = table.rows.iter();
        let mails: Vec<_> = rows
            .filter(|row| row.iter().any(|it| matches!(it, Cell::Text(about) if about.contains("near_miss"))))
            .collect();
        let times: BTreeSet<_> = mails.iter().map(|row| row[at].clone()).collect();
        assert_eq!(times.len(), 1, "one moment for all: {times:?}");
        // To its author and to the expert, once each a day; sending itself tells managers in the morning.
        assert!(mails.len() <= 3, "{mails:?}");
        drop(world.then_new_mails());
        world.when_the_jobs_run();
        assert!(world.then_new_mails().is_empty(), "none on the day itself");
        world.tomorrow();
        world.when_the_jobs_run();
        let letters = world.then_new_mails();
        assert!(letters.iter().all(|mail| !mail.text.contains("seringue")), "{letters:?}");
        assert_eq!(seen(), before, "nor when the jobs have run: the batch is not whole");
    });
}

#[test]
fn leak_one_pseudonym_for_everything_no_two_near_misses_share_one() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let sent: Vec<String> = (0..2).map(|_| world.when_they_report(&house, &camille, STORY).reference).collect();
        for reference in &sent {
            near_miss::say(app, &camille.actor, org, reference, Use::Story, true).unwrap();
            near_miss::withdraw(app, &camille.actor, org, reference).unwrap();
        }
        let entries = app.store.read(move |tx| store::journal::list(tx, org.0, i64::MAX, 1000)).unwrap();
        let acts = |act: &str| entries.iter().filter(|it| it.act == act).collect::<Vec<_>>();
        let (sends, takes) = (acts("near-miss.send"), acts("near-miss.withdraw"));
        assert_eq!((sends.len(), takes.len()), (2, 2));
        assert_ne!(sends[0].actor, sends[1].actor, "one author, two near misses, two names");
        assert_ne!(sends[0].object, sends[1].object);
        for entry in &sends {
            // The same near miss is told as one; nothing else ever done is told under its names.
            let same: Vec<_> = takes.iter().filter(|it| it.object == entry.object).collect();
            assert_eq!(same.len(), 1);
            assert_eq!(same[0].actor, entry.actor);
            let others = entries.iter().filter(|it| !it.act.starts_with("near-miss."));
            for other in others {
                assert!(!other.actor.contains(&entry.actor) && !other.object.contains(&entry.actor), "{other:?}");
            }
        }
        // In the tables the hashes of different uses have nothing in common.
        let all = dump(world);
        let of = |table: &str, column: &str| -> BTreeSet<Cell> {
            let table = &all[table];
            let at = table.columns.iter().position(|it| it == column).unwrap();
            table.rows.iter().map(|row| row[at].clone()).collect()
        };
        when_judged_good_anew(world, &house, &camille);
        let holders = {
            let all = dump(world);
            let t = &all["credit"];
            t.rows.iter().flatten().cloned().collect::<BTreeSet<_>>()
        };
        assert!(of("near_miss", "author").is_disjoint(&holders), "a credit is not told from its author's near misses");
    });
}

fn when_judged_good_anew(world: &World, house: &House, who: &Somebody) {
    let reference = when_under_analysis(world, house, who, STORY);
    when_judged_good(world, house, who, &reference, 0);
}

#[test]
fn leak_same_order_in_every_list_the_desk_sorts_by_chance_within_a_day() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let dana = world.given_a_doctor(&house, "Dana Deux", "770000002");
        let mut sent = Vec::new();
        for _ in 0..6 {
            for who in [&camille, &dana] {
                sent.push(world.when_they_report(&house, who, STORY).reference);
            }
        }
        let page = assignment::waiting(&world.app, &house.manager, house.org, "sent", None).unwrap();
        let shown: Vec<String> = page.lines.into_iter().map(|line| line.reference).collect();
        assert_eq!(shown.iter().collect::<BTreeSet<_>>(), sent.iter().collect::<BTreeSet<_>>());
        assert_ne!(shown, sent, "not in the order of sending");
        let backwards: Vec<String> = sent.iter().rev().cloned().collect();
        assert_ne!(shown, backwards);
        let by_author: Vec<String> = sent.iter().step_by(2).chain(sent.iter().skip(1).step_by(2)).cloned().collect();
        assert_ne!(shown, by_author);
    });
}

#[test]
fn leak_one_answer_in_a_group_of_one_waits_until_it_is_not_alone() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (3, 1));
        let app = &world.app;
        let first = when_accepted(world, &house, &camille, STORY);
        let shared = || clearing::shared(app, &house.experts[0], house.org, &first).unwrap().sharing.is_enough;
        assert!(!shared());
        for month in ["2008-02-01", "2008-03-01", "2008-12-01"] {
            world.on(month);
            assert_eq!(rex_entry::enter_batches(app).unwrap(), 0, "time alone makes no company");
        }
        assert_eq!(dump(world)["rex_record"].rows.len(), 0);
        when_accepted(world, &house, &camille, STORY);
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 0, "two are not three");
        when_accepted(world, &house, &camille, STORY);
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 3);
        // What is counted for everybody: nothing below k, the time that reporting takes neither.
        assert_eq!(near_miss::median(app, house.org).unwrap(), None);
        rex::freeze_public_counts(app).unwrap();
        let told = rex::public_counts(app).unwrap();
        assert!(told.is_none_or(|counts| counts.figures.is_empty()), "three are below eleven");
    });
}

#[test]
fn leak_ones_own_is_shown_differently_an_author_reads_their_record_as_everybody_does() {
    on_both(|world| {
        let (house, _) = scene(world);
        given_small_floors(world, &house);
        let (app, org) = (&world.app, house.org);
        // The second expert reports too; the first analyses.
        let person = house.experts[1].person().unwrap();
        let doctor = Actor::Wearing { person, org, role: Role::Doctor };
        let author = Somebody {
            person,
            actor: doctor,
            name: String::new(),
            email: String::new(),
            enrolment: None,
            pseudonym: String::new(),
        };
        let sent: Vec<String> = (0..3).map(|_| when_accepted(world, &house, &author, STORY)).collect();
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 3);
        app::rex::catch_up(app).unwrap();
        let id = rex_entry::record_of_own(app, &author.actor, org, &sent[0]).unwrap().unwrap();
        let read = |who: &Actor| format!("{:?}", rex::read(app, who, &id).unwrap());
        assert_eq!(read(&house.experts[1]), read(&house.experts[0]));
        let found = |who: &Actor| {
            let ask = rex::Ask { words: "seringue".into(), limit: 20, ..rex::Ask::default() };
            format!("{:?}", rex::search(app, who, &ask).unwrap())
        };
        assert_eq!(found(&house.experts[1]), found(&house.experts[0]));
        assert!(found(&house.experts[0]).contains(&id.0));
    });
}

#[test]
fn leak_what_was_taken_back_or_thrown_away_stays_nowhere() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (1, 5));
        let (app, org) = (&world.app, house.org);
        let accepted = when_accepted(world, &house, &camille, STORY);
        assert_eq!(dump(world)["rex_waiting"].rows.len(), 1);
        near_miss::say(app, &camille.actor, org, &accepted, Use::Rex, false).unwrap();
        assert_eq!(dump(world)["rex_waiting"].rows.len(), 0, "the copy that waited is gone with the consent");
        let (draft, _) = world.when_they_write(&house, &camille, STORY);
        near_miss::discard(app, &camille.actor, org, &draft).unwrap();
        assert_eq!(places_of(&dump(world), &draft), Vec::<String>::new());
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        near_miss::send(app, &camille.actor, org, sending(&draft, seen)).unwrap();
        assert_eq!(places_of(&dump(world), &draft), Vec::<String>::new(), "what was sent is told apart from its draft");
        // A year's statement of work names experts, and nobody who wrote.
        verdict::give(
            app,
            &house.experts[0],
            org,
            &when_under_analysis(world, &house, &camille, STORY),
            Verdict::Reject(Reason::NotCare),
            "",
            &none(),
        )
        .unwrap();
        let work = expert_work::statement(app, &house.manager, org, date(2008, 1, 1), date(2008, 12, 31)).unwrap();
        assert!(!work.is_empty() && !format!("{work:?}").contains("Camille"));
    });
}
