//! What the closed cohort's report says, against the published table.

use app::cohort_report::{self, Report};
use app::error::Error;
use documents::cohort_report::{Document, Goal, WaveOfGoal};
use documents::language::Languages;
use domain::authority::Actor;
use domain::calendar::days_after;
use jiff::civil::date;

use super::{Demo, on_both};

fn frozen(report: Report) -> cohort_report::Frozen {
    let Report::Frozen(frozen) = report else { unreachable!("the closed cohort is frozen") };
    frozen
}

fn goal<'a>(document: &'a Document, id: &str) -> &'a Goal {
    document.goals.iter().find(|goal| goal.id == id).unwrap()
}

fn percent(rate: Option<f64>) -> String {
    format!("{:.0}", rate.unwrap() * 100.0)
}

/// D0 to D4 are each a part of the one before, the rate stands on D4, and has its Wilson interval (I11).
fn check_wave(wave: &WaveOfGoal) {
    let denominators = [wave.d0, wave.d1, wave.d2, wave.d3, wave.d4].map(Option::unwrap);
    assert_eq!(denominators[0], 799);
    assert!(denominators.windows(2).all(|pair| pair[0] >= pair[1]), "{denominators:?}");
    let of = domain::statistics::Proportion::new(wave.implemented.unwrap(), denominators[4]).unwrap();
    let wilson = domain::statistics::wilson(of).unwrap();
    assert_eq!((wave.rate, wave.low, wave.high), (Some(wilson.value), Some(wilson.low), Some(wilson.high)));
}

#[test]
fn g10_the_published_table_is_reproduced_with_denominators_intervals_and_bounds() {
    let mut hashes = std::cell::RefCell::new(std::collections::BTreeSet::new());
    on_both(|demo| {
        let report = demo.report(&demo.closed_cohort());
        hashes.borrow_mut().insert(frozen(report.clone()).hash);
        let document = report.document().unwrap();
        assert_eq!((document.enrolled, document.synthetic), (799, true));
        assert_eq!(
            (document.continued_year_2.count, percent(document.continued_year_2.rate)),
            (Some(497), "62".into())
        );
        let published = [
            ("nsaid-pregnancy", "77", "98", 0.610, 0.988),
            ("methotrexate-overdose", "55", "100", 0.622, 1.0),
            ("diabetic-foot", "68", "99", 0.616, 0.994),
        ];
        for (id, short, long, low, high) in published {
            let goal = goal(&document, id);
            assert_eq!((percent(goal.short.rate), percent(goal.long.rate)), (short.into(), long.into()), "{id}");
            let bounds = (goal.bounds.low.unwrap(), goal.bounds.high.unwrap());
            assert!((bounds.0 - low).abs() <= 0.005 && (bounds.1 - high).abs() <= 0.005, "{id}: {bounds:?}");
        }
        assert_eq!(document.goals.len(), 18);
        for goal in &document.goals {
            check_wave(&goal.short);
            check_wave(&goal.long);
        }
        assert!(document.headline.low.unwrap() >= 0.6 && document.headline.high.unwrap() <= 0.9);
        let obstacles: Vec<&str> = document.obstacles.iter().map(|bar| bar.code.as_str()).take(4).collect();
        assert_eq!(obstacles, ["time.visit", "patient.uninformed", "colleague.uninformed", "org.care_coordination"]);
        let groups: Vec<&str> = document.obstacle_groups.iter().map(|bar| bar.code.as_str()).take(4).collect();
        assert_eq!(groups, ["time", "patient", "colleague", "org"]);
        let funnel: Vec<u64> = document.funnel.iter().map(|step| step.submitted.unwrap()).collect();
        assert!(funnel.len() == 6 && funnel.windows(2).all(|pair| pair[0] > pair[1]), "{funnel:?}");
        assert!(document.completed.count.unwrap() < 497);
        assert_eq!(document.set_aside, 0);
    });
    assert_eq!(hashes.get_mut().len(), 1, "both engines freeze the same bytes");
}

#[test]
fn g06_what_is_frozen_stays_and_is_what_was_counted() {
    on_both(|demo| {
        let closed = demo.closed_cohort();
        let before = frozen(demo.report(&closed));
        assert!(before.is_intact());
        let last = demo.app.store.read({
            let closed = closed.clone();
            move |tx| cohort_report::last_day(tx, &closed)
        });
        assert_eq!(last.clone().unwrap(), date(2010, 1, 30));
        let after = Demo::beginning(&closed, days_after(last.unwrap(), 1));
        let recounted = {
            let closed = closed.clone();
            demo.app.store.read(move |tx| cohort_report::count(tx, &closed, after)).unwrap()
        };
        let document = Report::Frozen(before.clone()).document().unwrap();
        assert_eq!(document.snapshot.as_ref(), Some(&before.hash));
        assert_eq!(document.enrolled, recounted.enrolled);
        assert_eq!(document.funnel[5].submitted, Some(recounted.funnel[5].submitted.unwrap().count.part()));

        // Somebody who completed withdraws the day after: what was said stays, a count from then on is without them.
        let leaver = {
            let (org, id) = (closed.cohort.org, closed.cohort.id);
            demo.app.store.write(move |tx| {
                let mut complete = None;
                store::enrolment::scan(tx, org, id, |enrolment| {
                    complete.get_or_insert(enrolment.key);
                    Ok(())
                })?;
                let key = complete.unwrap();
                let gone = store::departure::Departure { on: date(2008, 1, 2), answers: None, at: after };
                store::departure::add(tx, key, &gone)
            })
        };
        assert!(leaver.unwrap());
        assert_eq!(frozen(demo.report(&closed)), before);
        let again = cohort_report::freeze(&demo.app, &Actor::System, &closed, &Languages::embedded().unwrap());
        assert_eq!(again.unwrap(), before, "a cohort is frozen once");

        // The JSON of the command says the hash; without it, it is the hashed text.
        let json = demo.report(&closed).json().unwrap();
        assert!(json.contains(&format!("\"snapshot\": \"{}\"", before.hash)));
        assert_eq!(json.replace(&format!("\"{}\"", before.hash), "null"), before.body);
    });
}

#[test]
fn a_cohort_that_runs_is_counted_and_cannot_be_frozen() {
    let demo = Demo::on_sqlite(app::demonstration::SEED);
    let running = demo.running_cohort();
    let report = demo.report(&running);
    assert!(matches!(report, Report::Counted(_)));
    let document = report.document().unwrap();
    assert_eq!((document.enrolled, document.snapshot.as_deref(), document.synthetic), (60, None, true));
    assert_eq!(goal(&document, "psa").chosen, 9, "too few for any figure to leave the team");
    assert!(goal(&document, "psa").short.d3.unwrap() == 9 && document.funnel[5].submitted.is_none());
    let refused = cohort_report::freeze(&demo.app, &Actor::System, &running, &Languages::embedded().unwrap());
    assert!(matches!(refused, Err(Error::Conflict(fault)) if fault.message == "fault-cohort-runs"));
    let participant =
        demo.wearing("karim.belloc@demo.invalid", domain::authority::Role::Participant, running.cohort.org);
    let languages = Languages::embedded().unwrap();
    let refused = cohort_report::report(&demo.app, &participant, &running, &languages, demo.now());
    assert!(matches!(refused, Err(Error::Refused(_))), "results are the team's");
}

#[test]
fn the_same_seed_makes_the_same_demonstration() {
    let made = || {
        let demo = Demo::on_sqlite(7);
        let cohort = demo.running_cohort();
        let pseudonyms = demo.app.store.read(move |tx| {
            let mut all = Vec::new();
            store::enrolment::scan(tx, cohort.cohort.org, cohort.cohort.id, |enrolment| {
                all.push((enrolment.pseudonym, enrolment.sealed_person));
                Ok(())
            })?;
            Ok::<_, Error>(all)
        });
        let organisations = demo.app.store.read(store::journal::organisations).unwrap();
        let heads =
            organisations.into_iter().map(|org| demo.app.store.read(move |tx| store::journal::head(tx, org)).unwrap());
        (frozen(demo.report(&demo.closed_cohort())), pseudonyms.unwrap(), heads.collect::<Vec<_>>())
    };
    let (one, two) = (made(), made());
    assert_eq!(one.0, two.0);
    assert_eq!(one.1, two.1, "the same people under the same pseudonyms");
    assert_eq!(one.2, two.2, "and the same journal, to the last byte");
}
