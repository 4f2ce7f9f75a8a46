//! Who stayed.

use super::*;

/// Someone who submitted these counted evaluations of the 2008 cohort, by rank.
fn who_submitted(ranks: &[u16]) -> Someone {
    ranks.iter().fold(Someone::who_chose([1, 7, 13]), |person, rank| {
        let wave = if *rank <= 3 { Wave::Short } else { Wave::Long };
        person.says((rank - 1) % 3 * 6 + 1, wave, ALWAYS, (1, 1))
    })
}

#[test]
fn g03_the_funnel_counts_a_missed_evaluation_and_completion_asks_for_all() {
    let people = [
        who_submitted(&[1, 2, 3, 4, 5, 6]),
        who_submitted(&[1, 2, 3, 4, 6]),
        who_submitted(&[1, 2, 3, 4, 5, 6]).leaving(date(2010, 1, 5)),
        who_submitted(&[1]).leaving(date(2008, 7, 31)),
        who_submitted(&[]),
    ];
    let report = cohort_of_2008(&people, AFTER_ALL);
    let submitted: Vec<u64> = report.funnel.iter().map(|step| step.submitted.unwrap().count.part()).collect();
    let still: Vec<u64> = report.funnel.iter().map(|step| step.still_enrolled.unwrap()).collect();
    assert_eq!(submitted, [4, 3, 3, 3, 2, 3]);
    assert_eq!(still, [5, 4, 4, 4, 4, 4]);
    assert!(report.funnel.iter().all(|step| step.submitted.unwrap().count.whole() == 5));
    assert_eq!(report.completed.unwrap().count.part(), 1, "not who left, not who missed one");
    let continued = report.continued.unwrap();
    assert_eq!((continued.rate.count.part(), continued.rate.count.whole(), continued.from_month), (3, 5, 12));
}

#[test]
fn the_published_share_continued_in_year_2() {
    let mut people = vec![who_submitted(&[1, 4]); 497];
    people.extend(vec![who_submitted(&[1]); 302]);
    let continued = cohort_of_2008(&people, AFTER_ALL).continued.unwrap().rate.estimate.unwrap();
    close(continued.value, 497.0 / 799.0, 0.0);
    close(continued.low, 0.5879, 0.5e-4);
    close(continued.high, 0.6550, 0.5e-4);
}

#[test]
fn year_2_is_not_counted_before_it_begins() {
    let person = who_submitted(&[1, 2, 3]);
    assert!(cohort_of_2008(std::slice::from_ref(&person), date(2008, 12, 31)).continued.is_none());
    assert!(cohort_of_2008(&[person], date(2009, 1, 1)).continued.is_some());
    let midway = cohort_of_2008(&[who_submitted(&[1, 2, 3])], date(2009, 8, 31));
    assert_eq!(midway.completed, None, "nobody can have completed before the last one opens");
}

/// Ten start, two are lost at the first evaluation, one at the third, three are followed no further than the fourth.
#[test]
fn retention_is_the_worked_curve() {
    let mut people = vec![who_submitted(&[]); 2];
    people.push(who_submitted(&[1, 2]));
    people.extend(vec![who_submitted(&[1, 2, 3, 4]); 3]);
    people.extend(vec![who_submitted(&[1, 2, 3, 4, 5]); 4]);
    // The fourth is locked, the fifth is open: nobody can be lost at it yet.
    let report = cohort_of_2008(&people, date(2009, 7, 1));
    let table: Vec<_> = report.retention.iter().map(|step| (step.at_risk, step.lost, step.censored)).collect();
    assert_eq!(table, [(10, 2, 0), (8, 0, 0), (8, 1, 0), (7, 0, 3)]);
    let survival: Vec<f64> = report.retention.iter().map(|step| step.survival.unwrap()).collect();
    assert_eq!(survival, [0.8, 0.8, 0.7, 0.7]);
    close(report.retention[2].standard_error.unwrap(), 0.1449, 0.5e-4);
    // Once the fifth locks, the three are lost at it.
    let later = cohort_of_2008(&people, date(2009, 10, 1));
    assert_eq!((later.retention[4].at_risk, later.retention[4].lost), (7, 3));
    assert_eq!(later.retention[4].censored, 4);
}

#[test]
fn someone_who_comes_back_was_never_lost() {
    let report = cohort_of_2008(&[who_submitted(&[1, 6]), who_submitted(&[1, 2, 4])], AFTER_ALL);
    let lost: Vec<u64> = report.retention.iter().map(|step| step.lost).collect();
    assert_eq!(lost, [0, 0, 0, 0, 1, 0]);
    // Before the fifth locks nobody is lost, though one missed the third.
    let earlier = cohort_of_2008(&[who_submitted(&[1, 2, 4])], date(2009, 6, 15));
    assert!(earlier.retention.iter().all(|step| step.lost == 0 && step.survival == Some(1.0)));
}

#[test]
fn a_departure_after_the_date_of_the_report_has_not_happened() {
    let person = who_submitted(&[1, 2, 3, 4, 5, 6]).leaving(date(2010, 5, 1));
    assert_eq!(cohort_of_2008(std::slice::from_ref(&person), date(2010, 4, 30)).completed.unwrap().count.part(), 1);
    assert_eq!(cohort_of_2008(&[person], date(2010, 5, 1)).completed.unwrap().count.part(), 0);
}

#[test]
fn feasibility_is_counted_once_an_evaluation_not_once_a_goal() {
    let person = |feasibility| {
        [1, 2, 3].iter().fold(Someone::who_chose([1, 2, 3]), |person, goal| {
            person.says(*goal, Wave::Short, ALWAYS, (1, 1)).and(|row| row.values.feasibility = feasibility)
        })
    };
    let report = cohort_of_2008(&[person(Some(0)), person(Some(2)), person(Some(2)), person(None)], AFTER_ALL);
    let spread = report.funnel[0].feasibility.as_ref().unwrap();
    let counts: Vec<u64> = spread.counts.iter().map(|code| code.count).collect();
    assert_eq!((counts.as_slice(), spread.unanswered, spread.submitted), ([1, 0, 2].as_slice(), 1, 4));
}

#[test]
fn an_evaluation_that_does_not_count_is_neither_in_the_funnel_nor_asked_for() {
    let mut programme = prescrire_like();
    programme.evaluations[1].counts = false;
    let people = [who_submitted(&[1, 3, 4, 5, 6]), who_submitted(&[1, 2])];
    let report = measured(&programme, &people, AFTER_ALL);
    assert_eq!(report.completed.unwrap().count.part(), 1);
    let steps: Vec<_> = report.funnel.iter().map(|step| step.evaluation.as_str()).collect();
    assert_eq!(steps, ["b1", "b3", "b4", "b5", "b6"]);
    let lost: Vec<u64> = report.retention.iter().map(|step| step.lost).collect();
    assert_eq!(lost, [0, 1, 0, 0, 0], "who stops after the second is lost at the next counted one");
    let asked = chain(figures(&report, 7, Wave::Short));
    assert_eq!(asked, [2, 2, 2, 1, 1], "and what it says of its goals is counted");
}
