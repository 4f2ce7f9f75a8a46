//! The closed cohort before it is written: whatever the seed, it comes to the published figures.

use std::collections::BTreeSet;

use documents::{definition, shipped};
use domain::calendar::{civil_date, day_begins};
use domain::measure::{ChoiceRow, CohortMeasure, CohortReport, GoalReport, OutcomeRow, Wave, WaveFigures};
use domain::outcome::outcomes;
use domain::programme::Programme;
use domain::question::InstrumentKind;
use jiff::civil::date;

use super::answers::Sitting;
use super::draw::Draw;
use super::plan::{LONG, SHORT, Someone};
use super::{closed, published, running};

fn programme() -> Programme {
    definition::check(&shipped::programme("prescrire-pip").unwrap()).unwrap()
}

/// Counts people as the report does, from the answers they would give.
fn counted(programme: &Programme, people: &[Someone], lots: u64) -> CohortReport {
    let draw = Draw::new(lots);
    let after = day_begins(date(2010, 6, 1), &programme.zone);
    let mut measure = CohortMeasure::new(programme, closed::START, after);
    for someone in people {
        measure.enrolment();
        someone.left.iter().for_each(|left| measure.departure(left.on));
        for set in &someone.sets {
            for tackled in &set.goals {
                measure.choice(ChoiceRow { set: set.number, goal: tackled.number, replaced: false });
            }
            for (wave, kind) in [(Wave::Short, InstrumentKind::Short), (Wave::Long, InstrumentKind::Long)] {
                let Some(at) = set.submitted[if wave == Wave::Short { SHORT } else { LONG }] else {
                    continue;
                };
                let asked = &programme.evaluation_of(&set.sequence, kind).unwrap().instrument;
                let instrument = programme.instrument(asked).unwrap();
                let today = civil_date(at, &programme.zone);
                let sitting = Sitting { draw: &draw, programme, instrument, someone, set, today, since: closed::START };
                let goals: Vec<_> = set.goals.iter().map(|tackled| tackled.goal.clone()).collect();
                for outcome in outcomes(programme, instrument, &goals, &sitting.answer().unwrap(), |_| 100) {
                    measure.outcome(&OutcomeRow {
                        set: set.number,
                        goal: programme.goal(&outcome.goal).unwrap().number,
                        wave,
                        values: outcome.values,
                        elapsed_days: outcome.elapsed_days,
                    });
                }
            }
        }
    }
    measure.finish().unwrap()
}

fn figures(goal: &GoalReport) -> [&WaveFigures; 2] {
    [goal.short.figures.as_ref().unwrap(), goal.long.figures.as_ref().unwrap()]
}

fn percent(rate: Option<f64>) -> f64 {
    rate.unwrap() * 100.0
}

#[test]
fn g10_whatever_the_seed_the_closed_cohort_has_the_published_figures() {
    let programme = programme();
    for seed in [super::SEED, 1, 77] {
        let people = closed::people(&Draw::new(seed), &programme);
        assert_eq!(people.len(), published::ENROLLED);
        let report = counted(&programme, &people, seed);
        assert_eq!(report.set_aside, 0, "seed {seed}");
        let continued = report.continued.unwrap().rate.count;
        assert_eq!(continued.part(), published::CONTINUED as u64, "seed {seed}");
        for (number, short, long, low, high) in
            [(1, 77.0, 98.0, 61.0, 98.8), (2, 55.0, 100.0, 62.2, 100.0), (3, 68.0, 99.0, 61.6, 99.4)]
        {
            let goal = report.goals.iter().find(|goal| goal.number == number).unwrap();
            let [at_four, at_twelve] = figures(goal);
            let rounded = |figures: &WaveFigures| percent(figures.implemented.count.rate()).round();
            assert!((rounded(at_four) - short).abs() < 0.1, "seed {seed}, goal {number}: {}", rounded(at_four));
            assert!((rounded(at_twelve) - long).abs() < 0.1, "seed {seed}, goal {number}: {}", rounded(at_twelve));
            let bounds = goal.bounds.as_ref().unwrap().interval.unwrap();
            assert!((bounds.low * 100.0 - low).abs() <= 0.5, "seed {seed}, goal {number}: {}", bounds.low);
            assert!((bounds.high * 100.0 - high).abs() <= 0.5, "seed {seed}, goal {number}: {}", bounds.high);
        }
        let range = report.headline.overall.as_ref().unwrap();
        assert!(range.low.rate >= 0.60 && range.high.rate <= 0.90, "seed {seed}: {range:?}");
        assert_eq!(range.averages, 36, "every goal has an average at both evaluations");
        check_obstacles(&report, seed);
        check_funnel(&report, seed);
    }
}

fn check_obstacles(report: &CohortReport, seed: u64) {
    let obstacles = report.obstacles.as_ref().unwrap();
    let codes: Vec<&str> = obstacles.ranked.iter().map(|bar| bar.code.as_str()).collect();
    let published = ["time.visit", "patient.uninformed", "colleague.uninformed", "org.care_coordination"];
    assert_eq!(codes[..4], published, "seed {seed}");
    let groups: Vec<&str> = obstacles.groups.iter().map(|bar| bar.code.as_str()).collect();
    assert_eq!(groups[..4], ["time", "patient", "colleague", "org"], "seed {seed}");
}

fn check_funnel(report: &CohortReport, seed: u64) {
    let funnel: Vec<u64> = report.funnel.iter().map(|step| step.submitted.unwrap().count.part()).collect();
    assert_eq!(funnel.len(), 6);
    assert!(funnel.windows(2).all(|pair| pair[0] > pair[1]), "seed {seed}: {funnel:?}");
    let completed = report.completed.unwrap().count.part();
    assert!(completed < published::CONTINUED as u64 && completed > 300, "seed {seed}: {completed}");
    assert!(report.goals.iter().any(|goal| figures(goal)[0].no_patient > 10), "some see no such patient");
}

#[test]
fn people_behave_as_people_do() {
    let people = closed::people(&Draw::new(super::SEED), &programme());
    // Those who begin low have most to gain, and gain most.
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for tackled in people.iter().flat_map(|someone| &someone.sets).flat_map(|set| &set.goals) {
        let Some((eligible, implemented)) = tackled.said[LONG].as_ref().and_then(|said| said.cases) else {
            continue;
        };
        let (recalled, done) = tackled.before;
        let began = f64::from(done) / f64::from(recalled);
        let gain = f64::from(implemented) / f64::from(eligible) - began;
        if began < 0.4 { low.push(gain) } else { high.push(gain) }
    }
    let mean = |gains: &[f64]| gains.iter().sum::<f64>() / gains.len() as f64;
    assert!(low.len() > 500 && high.len() > 500);
    assert!(mean(&low) > mean(&high) + 0.15, "{} and {}", mean(&low), mean(&high));
    // Nobody names an obstacle to what they do every time.
    let said = || {
        people.iter().flat_map(|who| &who.sets).flat_map(|set| &set.goals).flat_map(|goal| goal.said.iter().flatten())
    };
    assert!(said().filter(|said| said.status.code() == "always").all(|said| said.obstacles.is_empty()));
    assert!(said().any(|said| !said.obstacles.is_empty()));
    let reopened: usize = people.iter().map(|someone| someone.reopened.len()).sum();
    assert_eq!(reopened, 12, "a dozen evaluations were opened again");
    let languages: BTreeSet<&str> = people.iter().map(|someone| someone.language).collect();
    assert_eq!(languages, ["en", "fr"].into());
}

#[test]
fn in_the_running_cohort_nine_people_choose_the_rare_goal() {
    let programme = programme();
    for as_of in [super::AS_OF, date(2027, 1, 31), date(2028, 3, 1), date(2028, 2, 29)] {
        let start = running::start(as_of, 12);
        let people = running::large(&Draw::new(super::SEED), &programme, start, as_of);
        let rare = |someone: &&Someone| {
            someone.sets.iter().flat_map(|set| &set.goals).any(|tackled| tackled.number == running::RARE_GOAL)
        };
        assert_eq!(people.iter().filter(rare).count(), 9, "as of {as_of}");
        let names: BTreeSet<&str> = people.iter().map(|someone| someone.name.as_str()).collect();
        assert_eq!(names.len(), people.len(), "no name twice");
        let now = day_begins(as_of, &programme.zone);
        let deeds = people
            .iter()
            .flat_map(|someone| &someone.sets)
            .flat_map(|set| [Some(set.chosen), set.analysed, set.committed, set.submitted[SHORT], set.submitted[LONG]]);
        assert!(deeds.flatten().all(|at| at < now), "as of {as_of} somebody did something that is still to come");
    }
}
