//! The rules of `programme.toml`: eligibility, choice, completion and what follows from them.

use super::reader::Section;
use domain::programme::{
    Activity, BaselineRule, ChoiceRule, ChoiceTime, Comparator, CompletionRule, EligibilityRule, ForumPer, LeaveRule,
    MeasureRule, Otherwise, Partition, Prerequisite, ReminderRule, SynthesisRule,
};

const OTHERWISE: [(&str, Otherwise); 2] = [("exception", Otherwise::Exception), ("refuse", Otherwise::Refuse)];

pub(super) fn eligibility(section: Section<'_>) -> EligibilityRule {
    let rule = EligibilityRule {
        professions: section.strings("professions"),
        others: section.one_of("others", &OTHERWISE).unwrap_or(Otherwise::Refuse),
        requires: section.tables("requires").into_iter().filter_map(prerequisite).collect(),
    };
    section.done();
    rule
}

fn prerequisite(section: Section<'_>) -> Option<Prerequisite> {
    let training = section.one_of("kind", &[("training", true), ("subscription", false)]);
    let otherwise = section.one_of("outcome", &OTHERWISE).unwrap_or(Otherwise::Refuse);
    let prerequisite = match training {
        Some(true) => {
            Some(Prerequisite::Training { validated_by_test: section.yes_no("validated_by_test"), otherwise })
        }
        Some(false) => Some(Prerequisite::Subscription { otherwise }),
        None => {
            section.know("validated_by_test");
            None
        }
    };
    section.done();
    prerequisite
}

pub(super) fn choice(section: Section<'_>) -> ChoiceRule {
    let partitions = [("by_sequence", Partition::BySequence), ("pool", Partition::Pool)];
    let times = [("per_sequence", ChoiceTime::PerSequence), ("upfront", ChoiceTime::Upfront)];
    let rule = ChoiceRule {
        sets: section.whole("sets", 0, 99),
        per_set: section.whole("per_set", 0, 99),
        catalogue: section.whole("catalogue", 0, 999),
        partition: section.one_of("partition", &partitions).unwrap_or(Partition::Pool),
        when: section.one_of("when", &times).unwrap_or(ChoiceTime::PerSequence),
        lock_after_days: section.whole("lock_after_days", 0, 3_650),
    };
    section.done();
    rule
}

pub(super) fn baseline(section: Section<'_>) -> BaselineRule {
    let rule = BaselineRule {
        instrument: section.string("instrument"),
        due_days: section.whole("due_days", 0, 3_650),
        last_patients: section.whole("last_patients", 0, 999),
    };
    section.done();
    rule
}

pub(super) fn leave(section: Section<'_>) -> LeaveRule {
    let rules = [("nothing", LeaveRule::Nothing), ("extends", LeaveRule::Extends)];
    let rule = section.one_of("leave", &rules).unwrap_or(LeaveRule::Nothing);
    section.done();
    rule
}

pub(super) fn completion(section: Section<'_>) -> CompletionRule {
    section.one_of("evaluations", &[("all_counted", ())]);
    let rule = CompletionRule {
        expect: section.whole("expect", 0, 999),
        every_choice_answered: section.yes_no("every_choice_answered"),
    };
    section.done();
    rule
}

pub(super) fn synthesis(section: Section<'_>) -> SynthesisRule {
    section.one_of("per", &[("evaluation", ())]);
    let rule = SynthesisRule {
        expect: section.whole("expect", 0, 999),
        k: section.whole("k", 0, 100_000),
        sections: section.strings("sections"),
    };
    section.done();
    rule
}

pub(super) fn forum(section: Section<'_>) -> ForumPer {
    let per = section.one_of("per", &[("goal", ForumPer::Goal), ("set", ForumPer::Set)]).unwrap_or(ForumPer::Goal);
    section.done();
    per
}

pub(super) fn report(section: Section<'_>) -> Vec<Comparator> {
    section.one_of("at", &[("each_submission", ())]);
    let known = [("self", Comparator::OwnPast), ("cohort_median", Comparator::CohortMedian)];
    let mut comparators = Vec::new();
    for word in section.strings("comparators") {
        match known.iter().find(|(name, _)| *name == word) {
            Some((_, comparator)) => comparators.push(*comparator),
            None => {
                let values = vec![
                    ("key", "comparators".into()),
                    ("value", word.into()),
                    ("known", "self, cohort_median".into()),
                ];
                section.unusable("comparators", ("check-not-among", values));
            }
        }
    }
    section.done();
    comparators
}

pub(super) fn reminders(section: Section<'_>) -> ReminderRule {
    let rule = ReminderRule {
        notice_days: section.whole("notice_days", 0, 365),
        at_most: section.whole("at_most", 0, 999),
        before_due: section.days("before_due"),
        after_due: section.days("after_due"),
    };
    section.done();
    rule
}

pub(crate) fn measure(section: Section<'_>) -> MeasureRule {
    let rule = MeasureRule {
        implemented: section.strings("implemented"),
        strict: section.strings("strict"),
        no_patient: section.string("no_patient"),
    };
    section.done();
    rule
}

pub(super) fn activity(section: Section<'_>) -> Activity {
    let hours = section.decimal("hours_per_evaluation");
    let minutes = (hours * 60.0).round();
    let fits = (0.0..=f64::from(u16::MAX)).contains(&minutes);
    if !fits {
        let values = vec![
            ("key", "hours_per_evaluation".into()),
            ("value", hours.to_string().into()),
            ("min", 0_i64.into()),
            ("max", 1_000_i64.into()),
        ];
        section.unusable("hours_per_evaluation", ("check-out-of-range", values));
    }
    let activity = Activity {
        kind: section.string("type"),
        method: section.text("method"),
        minutes_per_evaluation: if fits { whole_minutes(minutes) } else { 0 },
        priority: section.maybe_text("priority"),
        aim: section.maybe_whole("aim", 1, 99),
    };
    section.done();
    activity
}

/// A rounded number of minutes that fits, as an integer: the standard library has no checked conversion from floats.
fn whole_minutes(minutes: f64) -> u16 {
    format!("{minutes:.0}").parse().unwrap_or_default()
}
