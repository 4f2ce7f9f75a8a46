//! Sample programmes and people for tests: small, complete, and quite unlike each other.
//!
//! [`prescrire_like`] has the calendar of the published programme, [`short_one`] is the second programme that the same
//! code must run. Their words are fillers: what is shipped to people lives in definition directories.

mod people;
mod questionnaires;

pub use people::{answers, diligent, done, done_step, first_goals, noon, of_goal};
pub use questionnaires::item;

use crate::goal::{Goal, GoalId, GoalStatus, Prompt, Source};
use crate::programme::{
    Activity, BaselineRule, ChoiceRule, ChoiceTime, Comparator, CompletionRule, EligibilityRule, Evaluation, ForumPer,
    LeaveRule, MeasureRule, Otherwise, Partition, Prerequisite, Programme, ReminderRule, Sequence, SynthesisRule, Year,
};
use crate::question::InstrumentKind;
use crate::text::{Language, Text};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The published programme: 24 months, three sets of three goals among 18 cut by sequence, six counted evaluations.
#[must_use]
pub fn prescrire_like() -> Programme {
    let sequences = vec![sequence("s1", 1, 0, 4), sequence("s2", 2, 4, 4), sequence("s3", 3, 8, 4)];
    let evaluations = vec![
        evaluation("b1", "s1", InstrumentKind::Short, (3, 4, 30)),
        evaluation("b2", "s2", InstrumentKind::Short, (7, 8, 30)),
        evaluation("b3", "s3", InstrumentKind::Short, (11, 12, 30)),
        evaluation("b4", "s1", InstrumentKind::Long, (12, 16, 30)),
        evaluation("b5", "s2", InstrumentKind::Long, (16, 20, 30)),
        evaluation("b6", "s3", InstrumentKind::Long, (20, 24, 30)),
    ];
    let goals = (1..=18).map(|number| goal(number, Some(format!("s{}", (number - 1) / 6 + 1)))).collect();
    Programme {
        years: vec![year("implementation", 0, 12), year("looking-back", 12, 24)],
        sequences,
        evaluations,
        goals,
        ..skeleton("prescrire-like", 24)
    }
}

/// Another programme: 12 months, two sets of two goals in a pool of ten, all chosen at the start, four evaluations, one
/// forum a set, k of 15, and leaves that move windows.
#[must_use]
pub fn short_one() -> Programme {
    let mut programme = Programme {
        years: vec![year("only-year", 0, 12)],
        sequences: vec![sequence("spring", 1, 0, 3), sequence("autumn", 2, 6, 3)],
        evaluations: vec![
            evaluation("e1", "spring", InstrumentKind::Short, (2, 3, 14)),
            evaluation("e2", "autumn", InstrumentKind::Short, (8, 9, 14)),
            evaluation("e3", "spring", InstrumentKind::Long, (8, 9, 14)),
            evaluation("e4", "autumn", InstrumentKind::Long, (11, 12, 14)),
        ],
        goals: (1..=10).map(|number| goal(number, None)).collect(),
        leave: LeaveRule::Extends,
        forum: ForumPer::Set,
        ..skeleton("short-one", 12)
    };
    programme.choice = ChoiceRule {
        sets: 2,
        per_set: 2,
        catalogue: 10,
        partition: Partition::Pool,
        when: ChoiceTime::Upfront,
        lock_after_days: 14,
    };
    programme.completion.expect = 4;
    programme.synthesis.expect = 4;
    programme.synthesis.k = 15;
    programme
}

fn skeleton(id: &str, months: u16) -> Programme {
    Programme {
        id: id.to_owned(),
        version: "1.0.0".to_owned(),
        months,
        // The zone is bundled: a test of this module fails if it were ever not.
        zone: TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC),
        languages: vec![Language::french(), Language::english()],
        source_language: Language::french(),
        demonstration: true,
        name: words("Programme d’exemple", "Sample programme"),
        summary: words("Pour les essais.", "For tests."),
        notice: words("Contenu d’exemple.", "Sample content."),
        fewest_persons: 2,
        years: vec![],
        separations: vec![],
        eligibility: EligibilityRule {
            professions: vec!["physician".to_owned(), "pharmacist".to_owned()],
            others: Otherwise::Exception,
            requires: vec![Prerequisite::Training { validated_by_test: true, otherwise: Otherwise::Refuse }],
        },
        choice: ChoiceRule {
            sets: 3,
            per_set: 3,
            catalogue: 18,
            partition: Partition::BySequence,
            when: ChoiceTime::PerSequence,
            lock_after_days: 21,
        },
        baseline: BaselineRule { instrument: "baseline".to_owned(), due_days: 30, last_patients: 5 },
        sequences: vec![],
        evaluations: vec![],
        leave: LeaveRule::Nothing,
        completion: CompletionRule { expect: 6, every_choice_answered: true },
        synthesis: SynthesisRule { expect: 6, k: 11, sections: ["relevance", "feasibility"].map(str::to_owned).into() },
        forum: ForumPer::Goal,
        comparators: vec![Comparator::OwnPast, Comparator::CohortMedian],
        reminders: ReminderRule { notice_days: 7, at_most: 3, before_due: vec![14, 3], after_due: vec![7] },
        measure: MeasureRule {
            implemented: ["always", "mostly"].map(str::to_owned).into(),
            strict: vec!["always".to_owned()],
            no_patient: "no_patient".to_owned(),
        },
        activity: Activity {
            kind: "practice-evaluation".to_owned(),
            method: words("Auto-évaluation", "Self-evaluation"),
            minutes_per_evaluation: 60,
            priority: None,
            aim: None,
        },
        lists: questionnaires::lists(),
        instruments: questionnaires::all(),
        goals: vec![],
    }
}

fn words(french: &str, english: &str) -> Text {
    Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
}

fn year(id: &str, from: u16, to: u16) -> Year {
    Year { id: id.to_owned(), from, to, name: words("Année", "Year") }
}

fn sequence(id: &str, set: u16, start: u16, length: u16) -> Sequence {
    Sequence { id: id.to_owned(), set, start, length, name: words("Séquence", "Sequence") }
}

/// `months` holds the month in which it opens, the month before which it is due, and the days of grace.
fn evaluation(id: &str, sequence: &str, kind: InstrumentKind, months: (u16, u16, u16)) -> Evaluation {
    let (opens, due, grace_days) = months;
    let instrument = if kind == InstrumentKind::Long { "long" } else { "short" }.to_owned();
    let name = words("Bilan", "Evaluation");
    Evaluation {
        id: id.to_owned(),
        sequence: sequence.to_owned(),
        kind,
        instrument,
        opens,
        due,
        grace_days,
        counts: true,
        name,
    }
}

/// A goal of the catalogue, `g01` and so on.
#[must_use]
pub fn goal(number: u16, sequence: Option<String>) -> Goal {
    Goal {
        id: GoalId(format!("g{number:02}")),
        number,
        version: 1,
        sequence,
        professions: vec!["physician".to_owned(), "pharmacist".to_owned()],
        evidence: "high".to_owned(),
        next_review: Date::MAX,
        status: GoalStatus::Published,
        title: words(&format!("Objectif {number}"), &format!("Goal {number}")),
        action: words("Faire une chose.", "Do one thing."),
        patients: words("Patients concernés.", "Patients concerned."),
        argument: words("Pourquoi.", "Why."),
        means: vec![words("Comment.", "How.")],
        sources: vec![Source {
            title: "A source".to_owned(),
            publisher: "A publisher".to_owned(),
            year: Some(2008),
            locator: "p. 1".to_owned(),
        }],
        prompt: Prompt { cue: words("je vois un tel patient", "I see such a patient"), action: words("agir", "act") },
        helps: Vec::new(),
        theme: None,
        drawn_from: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Asked;
    use crate::calendar::epoch;

    #[test]
    fn the_samples_are_kept_in_the_zone_of_paris() {
        for programme in [prescrire_like(), short_one()] {
            assert_eq!(programme.zone.iana_name(), Some("Europe/Paris"));
        }
    }

    #[test]
    fn the_answers_of_the_samples_can_be_submitted() {
        for programme in [prescrire_like(), short_one()] {
            let sequence = &programme.sequences[0].id;
            let goals = first_goals(&programme, sequence, &[]);
            assert_eq!(goals.len(), usize::from(programme.choice.per_set));
            for instrument in programme.instruments.iter().filter(|instrument| instrument.kind != InstrumentKind::Exit)
            {
                let asked = Asked { programme: &programme, instrument, goals: &goals, today: epoch() };
                for (patients, done) in [(0, 0), (4, 0), (4, 1), (5, 4), (5, 5)] {
                    assert_eq!(asked.faults(&answers(&asked, patients, done)), vec![], "{patients} {done}");
                }
            }
        }
    }
}
