//! Examples of the pages of results, counted by the measure itself from a few people.

use std::sync::LazyLock;

use documents::cohort_report::{Document, Heading};
use documents::language::Languages;
use domain::measure::{ChoiceRow, CohortMeasure, OutcomeRow, Wave};
use domain::outcome::Values;
use jiff::civil::Date;

use super::goal::{ShowGoalResults, view as goal_view};
use super::{ShowResults, view};
use crate::board::samples::programme;
use crate::page::{Page, Sample};

const PARTS: [&str; 3] = ["amp", "prescrire-pip", "2008-01"];

static LANGUAGES: LazyLock<Languages> =
    LazyLock::new(|| Languages::embedded().expect("the shipped catalogues are sound"));

/// The report of a cohort of `people`, as it stands on a day.
fn document(people: u32, day: &str, snapshot: Option<&str>) -> Document {
    let programme = programme();
    let now = format!("{day}T10:00:00Z").parse().expect("an instant");
    let mut measure = CohortMeasure::new(programme, Date::constant(2008, 1, 1), now);
    for n in 0..people {
        measure.enrolment();
        for goal in 1..=3 {
            measure.choice(ChoiceRow { set: 1, goal, replaced: false });
            let row = |wave, status: u8| OutcomeRow {
                set: 1,
                goal,
                wave,
                values: Values {
                    status: Some(status),
                    eligible: Some(10),
                    implemented: Some(10 - u32::from(status) * 2),
                    obstacles: if status > 1 { 0b101 } else { 0 },
                    relevance: Some(0),
                    feasibility: Some(1),
                },
                elapsed_days: 120,
            };
            measure.outcome(&row(Wave::Short, u8::try_from(n % 4).unwrap_or_default()));
            if n % 3 > 0 {
                measure.outcome(&row(Wave::Long, u8::try_from(n % 2).unwrap_or_default()));
            }
        }
    }
    let heading = Heading { cohort: PARTS[2].to_owned(), synthetic: true, snapshot: snapshot.map(ToOwned::to_owned) };
    Document::new(&measure.finish().expect("so few people can be counted"), &heading, &LANGUAGES)
}

impl Sample for ShowResults {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let hash = "0123456789abcdef".repeat(4);
        let mut odd = document(7, "2008-05-01", None);
        odd.set_aside = 1;
        vec![
            ("before anybody joined", view(page.clone(), PARTS, &document(0, "2008-01-01", None), true)),
            ("one person, nothing open", view(page.clone(), PARTS, &document(1, "2008-01-01", None), true)),
            ("the first evaluation is open", view(page.clone(), PARTS, &odd, true)),
            ("a year later, read by an editor", view(page.clone(), PARTS, &document(40, "2009-05-01", None), false)),
            ("closed and frozen", view(page.clone(), PARTS, &document(40, "2010-09-01", Some(&hash)), true)),
        ]
    }
}

impl Sample for ShowGoalResults {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let goal =
            |document: &Document, place: usize| goal_view(page.clone(), PARTS, document, &document.goals[place], true);
        let running = document(7, "2008-05-01", None);
        let closed = document(40, "2010-09-01", None);
        let mut lost = document(2, "2010-09-01", None);
        lost.goals[0].bounds.lost = Some(1);
        lost.goals[0].bounds.break_even = Some(documents::cohort_report::BreakEven::DeclinesAtBest(0.2));
        let mut held = document(3, "2010-09-01", None);
        held.goals[0].bounds.break_even = Some(documents::cohort_report::BreakEven::HoldsAtWorst(0.07));
        vec![
            ("the first evaluation is open", goal(&running, 0)),
            ("closed", goal(&closed, 0)),
            ("chosen by nobody", goal(&closed, 10)),
            ("one lost", goal(&lost, 0)),
            ("holds at worst", goal(&held, 0)),
        ]
    }
}
