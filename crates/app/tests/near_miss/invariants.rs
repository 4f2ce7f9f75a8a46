//! The invariants of near misses by their numbers, each from the side on which it would break.

use std::collections::{BTreeMap, BTreeSet};

use app::body::{self, Choices};
use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{
    self, Revising, SendAs, Sending, analysis, assignment, coding, exchange, recommendation, rex_entry,
};
use app::testing::bodies::{House, SPECIALTY, sending};
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use app::{Error, rex};
use domain::authority::{Actor, Role};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::{Span, Unfit};
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::Reason;
use domain::near_miss::serious::Policy;
use domain::text::Language;
use jiff::civil::{Date, date};
use store::expert::Absence;

use super::dump::{Cell, dump, facts, places_of, places_where};
use super::life::{
    STORY, given_floors, given_small_floors, none, revising, scene, the_rest, then_invalid, then_not_there,
    when_accepted, when_complete, when_given, when_judged_good, when_under_analysis,
};

const MAIL: &str = "On a écrit à jean.dupont@example.org ensuite.";

fn words(field: FieldKey, words: &str) -> near_miss::Changes {
    vec![(field, Some(Value::Words(words.to_owned())))]
}

fn id_of(world: &World, org: OrgId, reference: &str) -> i64 {
    let reference = reference.to_owned();
    world.app.store.read(move |tx| store::near_miss::find(tx, org, &reference)).unwrap().unwrap().id
}

#[test]
fn a02_every_text_is_screened_whoever_writes_it() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        // Every question that is answered in words, rows included.
        let (reference, seen) = world.when_they_write(&house, &camille, STORY);
        let form = near_miss::draft(app, &camille.actor, org, &reference).unwrap().form;
        let mut version = seen;
        for name in ["narrative", "expected", "step_what", "barrier", "recovery", "measure"] {
            assert!(form.form().field(name).is_some(), "{name} is asked");
            let key = if ["step_what", "barrier", "measure"].contains(&name) {
                FieldKey::row(name, 1)
            } else {
                FieldKey::once(name)
            };
            let saved = near_miss::save(app, &camille.actor, org, &reference, (&words(key.clone(), MAIL), version));
            version = saved.unwrap().version;
            let outcome = near_miss::send(app, &camille.actor, org, sending(&reference, version));
            then_invalid(outcome, &key.to_string(), "fault-near-miss-identifiers");
            let back = if name == "narrative" { STORY } else { "Rien de plus." };
            let saved = near_miss::save(app, &camille.actor, org, &reference, (&words(key, back), version));
            version = saved.unwrap().version;
        }
        near_miss::send(app, &camille.actor, org, sending(&reference, version)).unwrap();
        // Whatever follows the sending.
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let more = Revising {
            changes: words(FieldKey::once("expected"), MAIL),
            ..revising(world, &house, &camille, &reference)
        };
        then_invalid(near_miss::complete(app, &camille.actor, org, &more), "expected", "fault-near-miss-identifiers");
        then_invalid(
            exchange::ask(app, expert, org, &reference, MAIL, &none()),
            "words",
            "fault-near-miss-identifiers",
        );
        let reply = exchange::reply(app, &camille.actor, org, &reference, MAIL, &none());
        then_invalid(reply, "words", "fault-near-miss-identifiers");
        let advice = recommendation::recommend(app, expert, org, &reference, (MAIL, date(2008, 6, 1)), &none());
        then_invalid(advice, "words", "fault-near-miss-identifiers");
        let verdict = verdict::give(app, expert, org, &reference, Verdict::Return(Reason::TooThin), MAIL, &none());
        then_invalid(verdict, "words", "fault-near-miss-identifiers");
    });
}

#[test]
fn a02_what_its_author_justified_is_judged_again_by_the_expert() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let (reference, seen) = world.when_they_write(&house, &camille, MAIL);
        let content = near_miss::draft(app, &camille.actor, org, &reference).unwrap().content;
        let marks: BTreeSet<String> =
            near_miss::findings(&content, &Language::french()).into_iter().map(|it| it.mark).collect();
        // A mark justifies the words it was given for, and no others.
        let other =
            Sending { justified: BTreeSet::from(["mail:paul@example.org".into()]), ..sending(&reference, seen) };
        let outcome = near_miss::send(app, &camille.actor, org, other);
        then_invalid(outcome, "narrative", "fault-near-miss-identifiers");
        let justified = Sending { justified: marks.clone(), ..sending(&reference, seen) };
        let sent = near_miss::send(app, &camille.actor, org, justified).unwrap().reference;
        when_given(world, &house, &sent, 0);
        when_complete(world, &house, &camille, &sent);
        let cleared = clearing::clear(app, expert, org, &sent, &Edits::new(), &none());
        then_invalid(cleared, "narrative", "fault-near-miss-identifiers");
        let accepted = verdict::give(app, expert, org, &sent, Verdict::Accept, "", &none());
        then_conflict(accepted, "fault-near-miss-not-cleared");
    });
}

/// The names of the records of near misses, in the order of the near misses.
fn records(world: &World, house: &House, who: &Somebody, sent: &[String]) -> Vec<String> {
    let of =
        |reference: &String| rex_entry::record_of_own(&world.app, &who.actor, house.org, reference).unwrap().unwrap().0;
    sent.iter().map(of).collect()
}

#[test]
fn a03_neither_order_nor_time_nor_name_leads_from_a_record_back() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (3, 12));
        let (app, org) = (&world.app, house.org);
        let mut sent = Vec::new();
        for day in 2..14 {
            world.on(&format!("2008-01-{day:02}"));
            sent.push(when_accepted(world, &house, &camille, STORY));
        }
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 12);
        let records = records(world, &house, &camille, &sent);
        let all = dump(world);
        // In which order the records lie, and in which whatever else was written with them lies.
        let order = |table: &str, column: &str, is_meant: &dyn Fn(&[Cell]) -> bool| -> Vec<Cell> {
            let table = &all[table];
            let at = table.columns.iter().position(|it| it == column).unwrap();
            table.rows.iter().filter(|row| is_meant(row)).map(|row| row[at].clone()).collect()
        };
        let of_base: Vec<String> = order("rex_record", "rex_id", &|_| true)
            .into_iter()
            .map(|cell| if let Cell::Text(id) = cell { id } else { panic!("a name") })
            .collect();
        assert_ne!(of_base, records, "not in the order of sending or acceptance");
        let record_of: BTreeMap<i64, &String> =
            sent.iter().map(|reference| id_of(world, org, reference)).zip(&records).collect();
        let entered = |row: &[Cell]| row.contains(&Cell::Text("entered".into()));
        let used = |row: &[Cell]| row.contains(&Cell::Text("used".into()));
        for (table, is_meant) in [
            ("near_miss_link", &(|_: &[Cell]| true) as &dyn Fn(&[Cell]) -> bool),
            ("near_miss_deed", &entered),
            ("near_miss_consent", &used),
        ] {
            let beside = order(table, "near_miss_id", is_meant).into_iter().map(|cell| match cell {
                Cell::Number(id) => record_of[&id].clone(),
                other => panic!("a number: {other:?}"),
            });
            let beside: Vec<String> = beside.collect();
            assert_eq!(beside.len(), 12, "{table}");
            assert_ne!(beside, of_base, "{table} lies in the order of the records");
        }
        let pseudonyms: BTreeMap<String, String> = app
            .store
            .read({
                let (app, ids) =
                    (app.clone(), record_of.iter().map(|(id, of)| (*id, (*of).clone())).collect::<Vec<_>>());
                move |tx| {
                    let key = app.key(tx, org)?;
                    let named = ids.iter().map(|(id, of)| {
                        Ok((
                            format!("near-miss/{}", key.journal_pseudonym("near miss", &id.to_be_bytes())?),
                            of.clone(),
                        ))
                    });
                    named.collect::<app::error::Result<_>>()
                }
            })
            .unwrap();
        let journal = order("journal", "object", &|row| row.contains(&Cell::Text("near-miss.enter".into())));
        let journal: Vec<String> = journal
            .into_iter()
            .map(|cell| if let Cell::Text(object) = cell { pseudonyms[&object].clone() } else { panic!("an object") })
            .collect();
        assert_eq!(journal.len(), 12);
        assert_ne!(journal, of_base, "the journal tells the order of the records");
        // Names by chance, and no time finer than a month.
        for (reference, id) in sent.iter().zip(&records) {
            assert!(!id.contains(reference.as_str()) && !reference.contains(id.as_str()));
        }
        let happened = order("rex_record", "happened", &|_| true);
        assert!(happened.iter().all(|it| matches!(it, Cell::Text(when) if when.len() <= 7)), "{happened:?}");
        // No column of the base leads to a body, a person or a near miss.
        let mut leads: Vec<i64> = record_of.keys().copied().collect();
        leads.extend([org.0, camille.person.0]);
        for (name, table) in all.iter().filter(|(name, _)| name.starts_with("rex_") && *name != "rex_waiting") {
            for cell in table.rows.iter().flatten() {
                assert!(!leads.iter().any(|id| cell.names(*id)), "{name}: {cell:?}");
                assert!(!sent.iter().any(|reference| cell.holds(reference)), "{name}: {cell:?}");
            }
        }
    });
}

#[test]
fn a04_what_everybody_is_told_does_not_move_with_one_more() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (3, 1));
        let app = &world.app;
        for _ in 0..11 {
            when_accepted(world, &house, &camille, STORY);
        }
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 11);
        assert!(rex::freeze_public_counts(app).unwrap());
        let before = rex::public_counts(app).unwrap().unwrap();
        when_accepted(world, &house, &camille, STORY);
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 1);
        rex::freeze_public_counts(app).unwrap();
        assert_eq!(rex::public_counts(app).unwrap().unwrap(), before, "what entered since cannot be subtracted");
        // Everybody but experts and officers: no search, no facet, no record, no likeness.
        let ask = rex::Ask::default();
        let lead = world.given_an_organisation("amp");
        for actor in [&camille.actor, &house.manager, &lead.lead, &lead.operator, &Actor::Stranger] {
            then_refused(rex::search(app, actor, &ask));
            then_refused(rex::facets(app, actor, &ask, &[]));
        }
    });
}

#[test]
fn a05_no_way_of_passing_on_gives_it_to_a_colleague() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let (app, org) = (&world.app, house.org);
        let [one, two] = [0, 1].map(|at: usize| house.experts[at].person().unwrap());
        // The second expert works where the author does.
        let finess = format!("992{}", org.0 % 1_000_000);
        let camille = world.given_a_doctor(&house, "Camille Un", &finess);
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let away = Absence { person: one, from: date(2008, 1, 3), to: date(2008, 1, 20), cover: Some(two) };
        assignment::set_absence(app, &house.manager, org, &away).unwrap();
        world.on("2008-01-04");
        assert_eq!(assignment::pass_on(app).unwrap(), 0, "a cover who is a colleague is none");
        world.on("2008-06-04");
        assert_eq!(assignment::pass_on(app).unwrap(), 0, "nor does time make one");
        then_conflict(assignment::assign(app, &house.manager, org, &reference, two), "fault-near-miss-unfit");
        when_complete(world, &house, &camille, &reference);
        clearing::clear(app, &house.experts[0], org, &reference, &Edits::new(), &none()).unwrap();
        then_conflict(coding::ask_second(app, &house.manager, org, &reference, two), "fault-near-miss-unfit");
        then_not_there(analysis::open(app, &house.experts[1], org, &reference));
        // In a team with the author, and as an author.
        let dana = world.given_a_doctor(&house, "Dana Deux", "770000009");
        let team = world.given_a_team(&house, "Bloc", &[dana.person, one]);
        let theirs = world.when_they_report(&house, &dana, STORY).reference;
        then_conflict(assignment::assign(app, &house.manager, org, &theirs, one), "fault-near-miss-unfit");
        let (draft, seen) = world.when_they_write(&house, &dana, STORY);
        let of_team = Sending { send_as: SendAs::Team(team), ..sending(&draft, seen) };
        let of_team = near_miss::send(app, &dana.actor, org, of_team).unwrap().reference;
        then_conflict(assignment::assign(app, &house.manager, org, &of_team, one), "fault-near-miss-unfit");
    });
}

/// What somebody is answered who asks for a near miss by each use case that names one.
fn asked_of(world: &World, org: OrgId, who: &Actor, reference: &str, expert: PersonId) -> Vec<String> {
    let app = &world.app;
    let revising = Revising {
        reference: reference.to_owned(),
        seen: 1,
        changes: Vec::new(),
        justified: none(),
        language: Language::french(),
    };
    let told = |outcome: Result<String, Error>| match outcome {
        Ok(said) => format!("told: {said}"),
        Err(error) => format!("{error:?}"),
    };
    let said = |outcome: Result<(), Error>| told(outcome.map(|()| "done".to_owned()));
    let advice = ("Relire.", date(2030, 1, 1));
    vec![
        told(near_miss::read_own(app, who, org, reference).map(|it| format!("{it:?}"))),
        said(near_miss::complete(app, who, org, &revising)),
        said(near_miss::resend(app, who, org, &revising)),
        said(near_miss::withdraw(app, who, org, reference)),
        said(near_miss::ask_another(app, who, org, reference)),
        said(near_miss::say(app, who, org, reference, Use::Story, true)),
        said(near_miss::exclude_reader(app, who, org, reference, expert)),
        said(near_miss::answer_recommendation(app, who, org, reference, (1, "Fait."), &none())),
        said(near_miss::close_measure(app, who, org, reference, (1, near_miss::Outcome::Done, ""), &none())),
        told(near_miss::excluded(app, who, org, reference).map(|it| format!("{it:?}"))),
        said(exchange::reply(app, who, org, reference, "Merci.", &none())),
        told(rex_entry::record_of_own(app, who, org, reference).map(|it| format!("{it:?}"))),
        told(analysis::open(app, who, org, reference).map(|it| format!("{it:?}"))),
        said(exchange::ask(app, who, org, reference, "Merci ?", &none())),
        said(verdict::give(app, who, org, reference, Verdict::Return(Reason::TooThin), "Plus.", &none())),
        said(clearing::clear(app, who, org, reference, &Edits::new(), &none())),
        told(clearing::shared(app, who, org, reference).map(|it| format!("{it:?}"))),
        told(clearing::findings(app, who, org, reference, &Edits::new()).map(|it| format!("{it:?}"))),
        told(coding::open(app, who, org, reference).map(|it| format!("{it:?}"))),
        said(coding::code(app, who, org, reference, "factors", &none())),
        said(coding::adjudicate(app, who, org, reference, "factors", &none())),
        said(recommendation::recommend(app, who, org, reference, advice, &none())),
        said(recommendation::evaluate(app, who, org, reference, 1, recommendation::Outcome::Done)),
        told(assignment::line(app, who, org, reference).map(|it| format!("{it:?}"))),
        told(assignment::candidates(app, who, org, reference).map(|it| format!("{it:?}"))),
        said(assignment::assign(app, who, org, reference, expert)),
        said(coding::ask_second(app, who, org, reference, expert)),
        told(coding::second_of(app, who, org, reference).map(|it| format!("{it:?}"))),
    ]
}

#[test]
fn a06_to_everybody_else_what_is_there_answers_like_what_is_not() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let other = world.given_a_body("other");
        let team = world.given_an_organisation("amp");
        let stranger = world.given_a_doctor(&house, "Dominique Deux", "770000002");
        let elsewhere = world.given_a_doctor(&other, "Claude Trois", "770000001");
        let officer = world.given_a_member(house.org, Role::Officer, "officer", "fr");
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let expert = house.experts[0].person().unwrap();
        let before = facts(world);
        let outsiders = [
            &stranger.actor,
            &elsewhere.actor,
            &house.experts[1],
            &other.manager,
            &other.experts[0],
            &team.lead,
            &team.tutor,
            &team.clerk,
            &team.operator,
            &officer,
            &Actor::Stranger,
        ];
        for who in outsiders {
            let there = asked_of(world, house.org, who, &reference, expert);
            let nowhere = asked_of(world, house.org, who, "0000000000", expert);
            for (at, (there, nowhere)) in there.iter().zip(&nowhere).enumerate() {
                assert_eq!(there, nowhere, "{who:?}, question {at}");
                assert!(!there.starts_with("told") && !there.contains("done"), "{who:?}, question {at}: {there}");
            }
        }
        assert_eq!(facts(world), before, "and nothing moved");
    });
}

#[test]
fn a07_only_what_was_accepted_enters_and_once_however_often_and_by_whom_the_jobs_run() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (1, 1));
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let rejected = when_under_analysis(world, &house, &camille, STORY);
        verdict::give(app, expert, org, &rejected, Verdict::Reject(Reason::NotCare), "", &none()).unwrap();
        let outside = when_under_analysis(world, &house, &camille, STORY);
        verdict::give(app, expert, org, &outside, Verdict::OutOfScope, "", &none()).unwrap();
        // Completed and cleared, so that nothing is missing but the acceptance.
        let withdrawn = when_under_analysis(world, &house, &camille, STORY);
        when_complete(world, &house, &camille, &withdrawn);
        clearing::clear(app, expert, org, &withdrawn, &Edits::new(), &none()).unwrap();
        near_miss::withdraw(app, &camille.actor, org, &withdrawn).unwrap();
        let returned = when_under_analysis(world, &house, &camille, STORY);
        verdict::give(app, expert, org, &returned, Verdict::Return(Reason::TooThin), "", &none()).unwrap();
        let judged = when_under_analysis(world, &house, &camille, STORY);
        when_complete(world, &house, &camille, &judged);
        clearing::clear(app, expert, org, &judged, &Edits::new(), &none()).unwrap();
        world.on("2008-03-01");
        let count = |table: &str| dump(world)[table].rows.len();
        assert_eq!((rex_entry::enter_batches(app).unwrap(), count("rex_record"), count("rex_waiting")), (0, 0, 0));
        for _ in 0..5 {
            when_accepted(world, &house, &camille, STORY);
        }
        // Silence is no: what was accepted without that consent does not even wait.
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        let silent = near_miss::send(app, &camille.actor, org, sending(&draft, seen)).unwrap().reference;
        when_given(world, &house, &silent, 0);
        when_judged_good(world, &house, &camille, &silent, 0);
        assert_eq!(count("rex_waiting"), 5);
        // Agreed to again and again: it waits once.
        let own = near_miss::own(app, &camille.actor, org, None).unwrap().lines;
        let agreed = |line: &&near_miss::OwnLine| line.state.code() == "accepted" && line.reference != silent;
        let accepted = own.iter().find(agreed).unwrap().reference.clone();
        for agrees in [false, true, true, false, true] {
            near_miss::say(app, &camille.actor, org, &accepted, Use::Rex, agrees).unwrap();
        }
        assert_eq!(count("rex_waiting"), 5);
        // Two processes at once.
        let apps = [app.clone(), world.another()];
        let entered: u64 = std::thread::scope(|scope| {
            let runs = apps.each_ref().map(|app| scope.spawn(|| rex_entry::enter_batches(app).unwrap()));
            runs.into_iter().map(|run| run.join().unwrap()).sum()
        });
        apps[1].store.close();
        assert_eq!((entered, count("rex_record"), count("near_miss_link")), (5, 5, 5));
        for reference in [&rejected, &outside, &withdrawn, &returned, &judged] {
            assert_eq!(rex_entry::record_of_own(app, &camille.actor, org, reference).unwrap(), None);
        }
    });
}

#[test]
fn a08_a_draft_is_counted_nowhere() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let seen = || {
            let page = assignment::waiting(app, &house.manager, org, "sent", None).unwrap();
            let work = near_miss::expert_work::statement(app, &house.manager, org, date(2008, 1, 1), date(2009, 1, 1));
            let lines = near_miss::own(app, &camille.actor, org, None).unwrap().lines.len();
            let credits = near_miss::credit::own(app, &camille.actor, org).unwrap().len();
            (page, work.unwrap(), lines, credits, near_miss::median(app, org).unwrap())
        };
        let before = (seen(), facts(world));
        for _ in 0..3 {
            world.when_they_write(&house, &camille, STORY);
        }
        assert_eq!(seen(), before.0);
        let after = facts(world);
        let moved: Vec<&String> = after.iter().filter(|(name, it)| before.1[*name] != **it).map(|(it, _)| it).collect();
        assert_eq!(moved, ["near_miss_draft"], "no journal, no mail, no count");
    });
}

#[test]
fn a09_no_row_of_what_was_sent_changes_and_what_enters_is_what_was_cleared_last() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (1, 1));
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let kept = |known: &mut Vec<Vec<Cell>>| {
            let all = facts(world);
            for table in ["near_miss_revision", "near_miss_deed", "near_miss_exchange", "near_miss_consent"] {
                let rows = &all[table].rows;
                for row in known.iter().filter(|row| row[0] == Cell::Text(table.into())) {
                    assert!(rows.contains(&row[1..].to_vec()), "a row of {table} changed: {row:?}");
                }
            }
            *known = ["near_miss_revision", "near_miss_deed", "near_miss_exchange", "near_miss_consent"]
                .into_iter()
                .flat_map(|table| {
                    let named = |row: &Vec<Cell>| [&[Cell::Text(table.into())], row.as_slice()].concat();
                    all[table].rows.iter().map(named).collect::<Vec<_>>()
                })
                .collect();
        };
        let mut known = Vec::new();
        let reference = when_under_analysis(world, &house, &camille, STORY);
        kept(&mut known);
        exchange::ask(app, expert, org, &reference, "Quelle vérification ?", &none()).unwrap();
        verdict::give(app, expert, org, &reference, Verdict::Return(Reason::TooThin), "Merci.", &none()).unwrap();
        kept(&mut known);
        let again = Revising { changes: the_rest(), ..revising(world, &house, &camille, &reference) };
        near_miss::resend(app, &camille.actor, org, &again).unwrap();
        kept(&mut known);
        for told in ["Première version.", "Dernière version, sans personne."] {
            let edits = Edits::from([(FieldKey::once("narrative"), told.to_owned())]);
            clearing::clear(app, expert, org, &reference, &edits, &none()).unwrap();
            kept(&mut known);
        }
        verdict::give(app, expert, org, &reference, Verdict::Accept, "", &none()).unwrap();
        kept(&mut known);
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 1);
        kept(&mut known);
        rex_entry::destroy_links(app, &house.manager, org).unwrap();
        kept(&mut known);
        let texts = format!("{:?}", dump(world)["rex_record"].rows);
        assert!(texts.contains("Dernière version") && !texts.contains("Première version"), "{texts}");
        assert!(!texts.contains("mauvaise étiquette"), "nothing of what its author wrote");
    });
}

#[test]
fn a10_a_serious_event_is_told_its_duty_and_not_accepted_once_the_body_takes_none() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let policy = |serious| {
            let choices = Choices { serious, handling_months: 2, named: false };
            body::choose(app, &house.manager, org, choices).unwrap();
        };
        policy(Policy::AcceptWithReference);
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        let yes = |field: &str, is: bool| (FieldKey::once(field), Some(Value::YesNo(is)));
        let mut serious = vec![yes("unexpected", true), yes("life_threatened", true), yes("permanent_deficit", false)];
        let seen = near_miss::save(app, &camille.actor, org, &draft, (&serious, seen)).unwrap().version;
        let undeclared = near_miss::send(app, &camille.actor, org, sending(&draft, seen));
        then_invalid(undeclared, "declared", "fault-near-miss-declare");
        let declared = words(FieldKey::once("declared"), "ARS 2008 12");
        let seen = near_miss::save(app, &camille.actor, org, &draft, (&declared, seen)).unwrap().version;
        let marks = near_miss::draft(app, &camille.actor, org, &draft).unwrap().content;
        let marks = near_miss::findings(&marks, &Language::french()).into_iter().map(|it| it.mark).collect();
        let sent = Sending { justified: marks, ..sending(&draft, seen) };
        let receipt = near_miss::send(app, &camille.actor, org, sent).unwrap();
        assert!(receipt.duty.is_some(), "declared or not, the duty is told");
        when_given(world, &house, &receipt.reference, 0);
        policy(Policy::Exclude);
        let marks =
            near_miss::read_own(app, &camille.actor, org, &receipt.reference).unwrap().revisions[0].justified.clone();
        clearing::clear(app, expert, org, &receipt.reference, &Edits::new(), &marks).unwrap();
        let accepted = verdict::give(app, expert, org, &receipt.reference, Verdict::Accept, "", &none());
        then_conflict(accepted, "fault-near-miss-serious");
        // Nor is it made serious after it was sent.
        let light = when_under_analysis(world, &house, &camille, STORY);
        serious.extend(the_rest());
        let worse = Revising { changes: serious, ..revising(world, &house, &camille, &light) };
        then_invalid(near_miss::complete(app, &camille.actor, org, &worse), "", "fault-near-miss-is-serious");
        verdict::give(app, expert, org, &receipt.reference, Verdict::OutOfScope, "Autre voie.", &none()).unwrap();
        let own = near_miss::read_own(app, &camille.actor, org, &receipt.reference).unwrap();
        assert_eq!(own.line.state.code(), "out_of_scope");
        assert!(own.deeds.iter().any(|it| it.deed == "out_of_scope" && it.words.as_deref() == Some("Autre voie.")));
    });
}

#[test]
fn a11_every_reason_reaches_its_author_and_stays() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let told = |reference: &str| -> Vec<(&'static str, Option<Reason>, Option<String>)> {
            let own = near_miss::read_own(app, &camille.actor, org, reference).unwrap();
            let judged = own.deeds.into_iter().filter(|it| ["returned", "rejected", "accepted"].contains(&it.deed));
            judged.map(|it| (it.deed, it.reason, it.words)).collect()
        };
        let mut last = String::new();
        for reason in Reason::ALL {
            let reference = when_under_analysis(world, &house, &camille, STORY);
            let say = |what, words: &str| {
                verdict::give(app, &house.experts[0], org, &reference, what, words, &none()).unwrap();
            };
            say(Verdict::Return(reason), "Dites-en plus.");
            let again = Revising { changes: the_rest(), ..revising(world, &house, &camille, &reference) };
            near_miss::resend(app, &camille.actor, org, &again).unwrap();
            say(Verdict::Reject(reason), "Non, merci.");
            let expected = [
                ("returned", Some(reason), Some("Dites-en plus.".to_owned())),
                ("rejected", Some(reason), Some("Non, merci.".to_owned())),
            ];
            assert_eq!(told(&reference), expected);
            last = reference;
        }
        // Both verdicts are kept when another expert accepts.
        near_miss::ask_another(app, &camille.actor, org, &last).unwrap();
        when_given(world, &house, &last, 1);
        clearing::clear(app, &house.experts[1], org, &last, &Edits::new(), &none()).unwrap();
        verdict::give(app, &house.experts[1], org, &last, Verdict::Accept, "", &none()).unwrap();
        let codes: Vec<&str> = told(&last).into_iter().map(|(code, ..)| code).collect();
        assert_eq!(codes, ["returned", "rejected", "accepted"]);
    });
}

/// The number of the programme year of an engagement in which a day lies: years follow from its first day.
fn year_of(world: &World, who: &Somebody, org: OrgId, day: Date) -> usize {
    let person = who.person;
    let engaged = world.app.store.read(move |tx| store::doctor::engagements(tx, person)).unwrap();
    let from = engaged.iter().find(|it| it.org == org).and_then(|it| it.accepted_on).unwrap();
    let holds = |year: &usize| {
        let months = i32::try_from(*year).unwrap() * 12;
        let begins = from.saturating_add(jiff::Span::new().months(months));
        let ends = from.saturating_add(jiff::Span::new().months(months + 12));
        begins <= day && day < ends
    };
    let years: Vec<usize> = (0..20).filter(holds).collect();
    assert_eq!(years.len(), 1, "a day lies in one programme year");
    years[0]
}

#[test]
fn a12_a_credit_is_dated_by_the_sending_and_falls_in_one_programme_year() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let credits = || near_miss::credit::own(app, &camille.actor, org).unwrap();
        // Engaged on 1 January 2008: sent on the last day of the first year, accepted in the second.
        world.at("2008-12-31T23:30:00");
        let late = world.when_they_report(&house, &camille, STORY).reference;
        assert!(credits().is_empty(), "nothing counts before it is accepted");
        world.on("2009-02-10");
        when_given(world, &house, &late, 0);
        verdict::give(app, &house.experts[0], org, &late, Verdict::Return(Reason::TooThin), "", &none()).unwrap();
        world.on("2009-03-10");
        let again = Revising { changes: the_rest(), ..revising(world, &house, &camille, &late) };
        near_miss::resend(app, &camille.actor, org, &again).unwrap();
        clearing::clear(app, &house.experts[0], org, &late, &Edits::new(), &none()).unwrap();
        verdict::give(app, &house.experts[0], org, &late, Verdict::Accept, "", &none()).unwrap();
        world.at("2009-01-01T00:10:00");
        let next = world.when_they_report(&house, &camille, STORY).reference;
        world.on("2009-04-01");
        when_given(world, &house, &next, 0);
        when_judged_good(world, &house, &camille, &next, 0);
        let dated: Vec<String> = credits().into_iter().map(|fact| fact.sent_on).collect();
        assert_eq!(dated, ["2008-12-31", "2009-01-01"], "not by returns, not by acceptance; by the day at the body");
        let years: Vec<usize> = dated.iter().map(|day| year_of(world, &camille, org, day.parse().unwrap())).collect();
        assert_eq!(years, [0, 1]);
        assert!(credits().iter().all(|fact| fact.specialty == SPECIALTY && fact.team.is_none()));
    });
}

#[test]
fn a12_a_credit_counts_once_for_its_author_or_for_the_team_and_never_for_both() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let dana = world.given_a_doctor(&house, "Dana Deux", "770000002");
        let (app, org) = (&world.app, house.org);
        let team = world.given_a_team(&house, "Bloc", &[camille.person, dana.person]);
        let of = |who: &Somebody| near_miss::credit::own(app, &who.actor, org).unwrap();
        // Alone: the author's, and no colleague's.
        when_accepted(world, &house, &camille, STORY);
        assert_eq!((of(&camille).len(), of(&dana).len()), (1, 0));
        assert_eq!(of(&camille)[0].team, None);
        // As a team: one credit, the team's, which every member of that day sees once.
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        let sent = Sending { send_as: SendAs::Team(team), ..sending(&draft, seen) };
        let sent = near_miss::send(app, &camille.actor, org, sent).unwrap().reference;
        when_given(world, &house, &sent, 0);
        when_judged_good(world, &house, &camille, &sent, 0);
        let teams = |facts: &[near_miss::credit::Fact]| facts.iter().filter(|fact| fact.team == Some(team)).count();
        assert_eq!((of(&camille).len(), teams(&of(&camille))), (2, 1));
        assert_eq!((of(&dana).len(), teams(&of(&dana))), (1, 1));
        assert_eq!(dump(world)["credit"].rows.len(), 2, "two near misses, two credits, whoever reads them");
        let alone = app.store.read({
            let (app, person) = (app.clone(), camille.person);
            move |tx| {
                let holder = app.key(tx, org)?.doctor_key("credit", person)?;
                Ok::<_, Error>(store::credit::list(tx, org, &holder)?.len())
            }
        });
        assert_eq!(alone.unwrap(), 1, "what counts for the team does not count for its sender too");
        // A second round, a second acceptance of anything: still one each.
        let second = when_under_analysis(world, &house, &camille, STORY);
        verdict::give(app, &house.experts[0], org, &second, Verdict::Reject(Reason::NotCare), "", &none()).unwrap();
        near_miss::ask_another(app, &camille.actor, org, &second).unwrap();
        when_given(world, &house, &second, 1);
        when_judged_good(world, &house, &camille, &second, 1);
        then_conflict(
            verdict::give(app, &house.experts[1], org, &second, Verdict::Accept, "", &none()),
            "fault-near-miss-not-now",
        );
        assert_eq!(dump(world)["credit"].rows.len(), 3);
        // Who joins later gets nothing of what was sent before; who left keeps what they took part in.
        let joined = store::doctor::Member {
            person: house.experts[1].person().unwrap(),
            part: "member".to_owned(),
            span: Span { from: date(2008, 2, 1), to: None },
        };
        let person = dana.person;
        let left = Span { from: date(2008, 1, 1), to: Some(date(2008, 1, 31)) };
        let gone = store::doctor::Member { person, part: "member".to_owned(), span: left };
        app.store
            .write(move |tx| {
                store::doctor::save_member(tx, team, &joined)?;
                store::doctor::save_member(tx, team, &gone)
            })
            .unwrap();
        let late = Actor::Wearing { person: house.experts[1].person().unwrap(), org, role: Role::Doctor };
        assert!(near_miss::credit::own(app, &late, org).unwrap().is_empty());
        world.on("2008-03-01");
        assert_eq!(of(&dana).len(), 1);
    });
}

#[test]
fn a12_refusing_every_use_and_a_withdrawal_cost_no_credit_and_give_none() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let (draft, seen) = world.when_they_write(&house, &camille, STORY);
        let silent = near_miss::send(app, &camille.actor, org, sending(&draft, seen)).unwrap().reference;
        when_given(world, &house, &silent, 0);
        when_judged_good(world, &house, &camille, &silent, 0);
        for of in Use::ALL {
            near_miss::say(app, &camille.actor, org, &silent, of, false).unwrap();
        }
        assert_eq!(
            near_miss::credit::own(app, &camille.actor, org).unwrap().len(),
            1,
            "silence and refusal cost nothing"
        );
        let taken_back = when_under_analysis(world, &house, &camille, STORY);
        near_miss::withdraw(app, &camille.actor, org, &taken_back).unwrap();
        let rejected = when_under_analysis(world, &house, &camille, STORY);
        verdict::give(app, &house.experts[0], org, &rejected, Verdict::Reject(Reason::NotCare), "", &none()).unwrap();
        assert_eq!(near_miss::credit::own(app, &camille.actor, org).unwrap().len(), 1);
    });
}

#[test]
fn a37_every_deed_and_every_reading_is_one_entry_and_the_chain_holds() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_floors(world, &house, (1, 1));
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let rejected = when_under_analysis(world, &house, &camille, STORY);
        verdict::give(app, expert, org, &rejected, Verdict::Reject(Reason::NotCare), "", &none()).unwrap();
        near_miss::ask_another(app, &camille.actor, org, &rejected).unwrap();
        when_given(world, &house, &rejected, 1);
        let accepted = when_accepted(world, &house, &camille, STORY);
        analysis::open(app, expert, org, &accepted).unwrap();
        coding::ask_second(app, &house.manager, org, &accepted, house.experts[1].person().unwrap()).unwrap();
        coding::open(app, &house.experts[1], org, &accepted).unwrap();
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 1);
        rex_entry::destroy_links(app, &house.manager, org).unwrap();
        let all = dump(world);
        let journal = world.then_journal_of(org);
        let count = |act: &str| journal.iter().filter(|(known, ..)| known == act).count();
        // The sending is the row itself.
        assert_eq!(count("near-miss.send"), all["near_miss"].rows.len());
        assert_eq!(count("near-miss.read"), all["near_miss_reading"].rows.len());
        assert_eq!(count("near-miss.read"), 5, "two experts, one again, one of them blind");
        let acts = [
            "assign",
            "open",
            "complete",
            "return",
            "resend",
            "clear",
            "accept",
            "reject",
            "out-of-scope",
            "ask-another",
            "withdraw",
            "enter",
            "unlink",
        ];
        let deeds: usize = acts.iter().map(|act| count(&format!("near-miss.{act}"))).sum();
        assert_eq!(deeds, all["near_miss_deed"].rows.len(), "as many entries as deeds");
        app.store.seal_journal(org.0, app.now().as_millisecond()).unwrap();
        let verified = app::journal::verify(app).unwrap();
        assert!(verified.iter().all(|it| it.first_broken.is_none()), "{verified:?}");
        // The log names nobody: neither who wrote, nor what about.
        let told = format!(
            "{:?}",
            all["journal"].rows.iter().filter(|row| format!("{row:?}").contains("near-miss.")).collect::<Vec<_>>()
        );
        for secret in [&camille.person.to_string(), &camille.name, &camille.email, &rejected, &accepted, "seringue"] {
            assert!(!told.contains(secret), "{secret} in the journal");
        }
    });
}

#[test]
fn a38_destroying_links_changes_no_credit_no_record_and_nothing_but_the_links() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let other = world.given_a_body("other");
        let elsewhere = world.given_a_doctor(&other, "Claude Trois", "770000003");
        given_small_floors(world, &house);
        given_small_floors(world, &other);
        let (app, org) = (&world.app, house.org);
        let sent: Vec<String> = (0..3).map(|_| when_accepted(world, &house, &camille, STORY)).collect();
        let theirs: Vec<String> = (0..3).map(|_| when_accepted(world, &other, &elsewhere, STORY)).collect();
        // One that still waits: there is nothing to destroy of it yet.
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 6);
        let waiting = when_accepted(world, &house, &camille, STORY);
        let credits = near_miss::credit::own(app, &camille.actor, org).unwrap();
        let sealed: Vec<Vec<u8>> = dump(world)["near_miss_link"]
            .rows
            .iter()
            .filter(|row| row[0] == Cell::Number(org.0))
            .flatten()
            .filter_map(|cell| if let Cell::Bytes(bytes) = cell { Some(bytes.clone()) } else { None })
            .collect();
        assert_eq!(sealed.len(), 3);
        let before = facts(world);
        world.on("2008-01-03");
        for actor in [&house.experts[0], &camille.actor, &other.manager] {
            then_refused(rex_entry::destroy_links(app, actor, org));
        }
        assert_eq!(facts(world), before, "who may not destroys nothing");
        assert_eq!(rex_entry::destroy_links(app, &house.manager, org).unwrap(), 3);
        let after = facts(world);
        let moved: Vec<&str> =
            after.iter().filter(|(name, it)| before[*name] != **it).map(|(name, _)| name.as_str()).collect();
        assert_eq!(moved, ["journal", "link_destruction", "near_miss", "near_miss_deed", "near_miss_link"]);
        assert_eq!(near_miss::credit::own(app, &camille.actor, org).unwrap(), credits);
        // Of the near misses only the day on which something was last done has moved.
        let but_that_day = |dump: &super::dump::Dump| -> BTreeSet<Vec<Cell>> {
            let table = &dump["near_miss"];
            let at = table.columns.iter().position(|it| it == "moved_on").unwrap();
            table
                .rows
                .iter()
                .map(|row| row.iter().enumerate().filter(|(it, _)| *it != at).map(|(_, it)| it.clone()).collect())
                .collect()
        };
        assert_eq!(but_that_day(&after), but_that_day(&before));
        // What was sealed is nowhere, and another body's links are.
        for link in &sealed {
            assert_eq!(places_where(&after, |cell| *cell == Cell::Bytes(link.clone())), Vec::<String>::new());
        }
        for reference in &sent {
            assert_eq!(rex_entry::record_of_own(app, &camille.actor, org, reference).unwrap(), None);
        }
        assert!(rex_entry::record_of_own(app, &elsewhere.actor, other.org, &theirs[0]).unwrap().is_some());
        // Provable: each near miss says that its link is gone, the journal how many, and its chain holds.
        let links = rex_entry::links(app, &house.manager, org).unwrap();
        assert_eq!((links.there, links.destroyed, links.waiting), (0, 3, 1));
        let journal = world.then_journal_of(org);
        assert_eq!(journal.iter().filter(|(act, ..)| act == "near-miss.unlink").count(), 3);
        assert_eq!(journal.iter().filter(|(act, ..)| act == "rex.unlink").count(), 1);
        assert!(places_of(&after, "rex-links/destroyed:3").contains(&"journal.object".to_owned()));
        app.store.seal_journal(org.0, app.now().as_millisecond()).unwrap();
        assert!(app::journal::verify(app).unwrap().iter().all(|it| it.first_broken.is_none()));
        // Nothing makes a link anew: not the jobs, not a second destruction, not a consent.
        then_conflict(rex_entry::destroy_links(app, &house.manager, org), "fault-near-miss-no-link");
        then_conflict(near_miss::say(app, &camille.actor, org, &sent[0], Use::Rex, false), "fault-near-miss-used");
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 0);
        assert_eq!(rex_entry::links(app, &house.manager, org).unwrap().there, 0);
        assert_eq!(rex_entry::record_of_own(app, &camille.actor, org, &waiting).unwrap(), None);
    });
}

#[test]
fn a38_a_destroyed_link_is_in_no_byte_of_the_file() {
    let world = World::sqlite();
    let (house, camille) = scene(&world);
    given_small_floors(&world, &house);
    for _ in 0..3 {
        when_accepted(&world, &house, &camille, STORY);
    }
    assert_eq!(rex_entry::enter_batches(&world.app).unwrap(), 3);
    let sealed: Vec<Vec<u8>> = dump(&world)["near_miss_link"]
        .rows
        .iter()
        .flatten()
        .filter_map(|cell| if let Cell::Bytes(bytes) = cell { Some(bytes.clone()) } else { None })
        .collect();
    rex_entry::destroy_links(&world.app, &house.manager, house.org).unwrap();
    // A process that ends writes what its log holds into the file.
    world.app.store.close();
    let folder = world.app.folder.path();
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            files += 1;
            for link in &sealed {
                let is_there = bytes.windows(link.len()).any(|window| window == link.as_slice());
                assert!(!is_there, "a destroyed link is in {}", path.display());
            }
        }
    }
    assert!(files >= 1 && sealed.len() == 3);
}

#[test]
fn a05_the_same_is_said_of_whoever_is_unfit_whatever_the_tie() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let (app, org) = (&world.app, house.org);
        let two = house.experts[1].person().unwrap();
        let finess = format!("992{}", org.0 % 1_000_000);
        let excluded = world.given_a_doctor(&house, "Camille Un", "770000001");
        let beside = world.given_a_doctor(&house, "Dana Deux", &finess);
        let in_team = world.given_a_doctor(&house, "Eden Trois", "770000003");
        world.given_a_team(&house, "Bloc", &[in_team.person, two]);
        let mut told = Vec::new();
        for who in [&excluded, &beside, &in_team] {
            let reference = world.when_they_report(&house, who, STORY).reference;
            if who.person == excluded.person {
                near_miss::exclude_reader(app, &who.actor, org, &reference, two).unwrap();
            }
            let offered = assignment::candidates(app, &house.manager, org, &reference).unwrap();
            assert!(offered.iter().any(|it| it.expert == two && it.unfit == Some(Unfit::Tied)));
            told.push((offered, format!("{:?}", assignment::assign(app, &house.manager, org, &reference, two))));
        }
        assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "which tie it is shows: {told:?}");
    });
}

#[test]
fn a02_what_its_author_added_meanwhile_is_not_cleared_unread() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let read = analysis::open(app, expert, org, &reference).unwrap().last().unwrap().number;
        when_complete(world, &house, &camille, &reference);
        let edits = Edits::from([(FieldKey::once("narrative"), "Une seringue mal étiquetée.".to_owned())]);
        let before = facts(world);
        let late = clearing::clear_as_seen(app, expert, org, &reference, Some(read), &edits, &none());
        then_conflict(late, "fault-other-device");
        assert_eq!(facts(world), before);
        let read = analysis::open(app, expert, org, &reference).unwrap().last().unwrap().number;
        clearing::clear_as_seen(app, expert, org, &reference, Some(read), &edits, &none()).unwrap();
        verdict::give(app, expert, org, &reference, Verdict::Accept, "", &none()).unwrap();
    });
}
