//! Soundness: names, codes, counts, separations, windows, the offer.

use super::{change, check, check_all, faults, judge, small};
use documents::definition::{self, Files, Report};
use domain::check::{Expected, Proposal, expected};

const PROGRAMME: &str = "programme.toml";
const CODES: &str = "codes.toml";
const GOAL: &str = "goals/01-goal-1.toml";
const SHORT: &str = "instruments/short.toml";

#[test]
fn names_stand_once_and_can_stand_in_a_route() {
    let second = "goals/02-goal-2.toml";
    check(second, "id = \"goal-2\"", "id = \"goal-1\"", &[("check-twice", "id = \"goal-1\"")]);
    check(second, "id = \"goal-2\"", "id = \"Goal 2\"", &[("check-shape", "id = \"Goal 2\"")]);
    check("goals/06-goal-6.toml", "number = 6", "number = 7", &[("check-number", "number = 7")]);
    check("goals/06-goal-6.toml", "number = 6", "number = 5", &[("check-twice", "number = 5")]);
    check(PROGRAMME, "id = \"b4\"", "id = \"b3\" # again", &[("check-twice", "# again")]);
    check(PROGRAMME, "id = \"b4\"", "id = \"exit\"", &[("check-shape", "\"exit\"")]);
    check(PROGRAMME, "id = \"small\"", "id = \"team\"", &[("check-reserved", "\"team\"")]);
    let mostly = "{ code = \"mostly\"";
    let twice = "{ code = \"mostly\", label = { fr = \"S\", en = \"M\" } },\n  { code = \"mostly\"";
    check(CODES, mostly, twice, &[("check-twice", "fr = \"Souvent\"")]);
}

#[test]
fn references_lead_somewhere() {
    check(
        PROGRAMME,
        "[baseline]\ninstrument = \"baseline\"",
        "[baseline]\ninstrument = \"basline\"",
        &[("check-misspelt-reference", "basline")],
    );
    check(
        PROGRAMME,
        "id = \"b2\"\nsequence = \"s2\"",
        "id = \"b2\"\nsequence = \"q9\"",
        &[("check-unknown-reference", "q9")],
    );
    check(
        PROGRAMME,
        "roles = [\"editor\", \"second_reader\"]",
        "roles = [\"editor\", \"second-reader\"]",
        &[("check-misspelt-reference", "second-reader")],
    );
    check(
        PROGRAMME,
        "professions = [\"physician\", \"pharmacist\"]",
        "professions = [\"physician\", \"pharmacists\"]",
        &[("check-misspelt-reference", "pharmacists")],
    );
    check(GOAL, "\"pharmacist\"]", "\"pharmacist\", \"zzz\"]", &[("check-unknown-reference", "zzz")]);
    check(GOAL, "evidence = \"high\"", "evidence = \"xx\"", &[("check-unknown-reference", "xx")]);
    check(CODES, "group = \"patient\"", "group = \"patients\"", &[("check-misspelt-reference", "patients\"")]);
    check(
        PROGRAMME,
        "no_patient = \"no_patient\"",
        "no_patient = \"nopatient\"",
        &[("check-misspelt-reference", "nopatient")],
    );
}

#[test]
fn a_goal_names_a_sequence_only_where_goals_are_cut_by_sequence() {
    let mut files = small();
    change(&mut files, GOAL, "sequence = \"s1\"\n", "");
    let found = faults(&files);
    assert_eq!((found[0].code(), found[0].file.as_str()), ("check-sequence-missing", GOAL));
    // Its sequence has one goal less for each profession.
    assert_eq!(found[1..].iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["check-offer-in-sequence"; 2]);
    let mut files = small();
    change(&mut files, PROGRAMME, "partition = \"by_sequence\"", "partition = \"pool\"");
    let found = faults(&files);
    assert_eq!(found.len(), 6);
    assert!(found.iter().all(|fault| fault.code() == "check-sequence-in-pool" && fault.line == Some(4)));
}

#[test]
fn a_goal_has_all_its_parts() {
    check(GOAL, "[[means]]\ntext = { fr = \"Une affiche.\", en = \"A poster.\" }\n", "", &[("check-nothing", "id =")]);
}

#[test]
fn codes_of_the_measure_do_not_contradict_each_other() {
    check(PROGRAMME, "strict = [\"always\"]", "strict = [\"no\"]", &[("check-strict-is-wider", "strict =")]);
    check(PROGRAMME, "strict = [\"always\"]", "strict = []", &[("check-nothing", "strict =")]);
    check(
        PROGRAMME,
        "implemented = [\"always\", \"mostly\"]",
        "implemented = [\"always\", \"no_patient\"]",
        &[("check-no-patient-counts", "implemented =")],
    );
    check(CODES, "id = \"setting\"", "id = \"settings\"", &[("check-list-missing", "[[list]]")]);
}

#[test]
fn counts_agree_with_what_is_listed() {
    check(PROGRAMME, "catalogue = 6", "catalogue = 7", &[("check-catalogue", "catalogue = 7")]);
    check(
        PROGRAMME,
        "per_set = 2",
        "per_set = 4",
        &[
            ("check-more-chosen-than-offered", "catalogue = 6"),
            ("check-part-too-small", "^id = \"s1\""),
            ("check-part-too-small", "^id = \"s2\""),
        ],
    );
    check(PROGRAMME, "expect = 4\nevery", "expect = 5\nevery", &[("check-expect", "expect = 5")]);
    let syntheses = "expect = 4  # one for each evaluation";
    check(PROGRAMME, syntheses, "expect = 6", &[("check-syntheses", "expect = 6")]);
    check(PROGRAMME, "k = 5", "k = 4", &[("check-k", "k = 4")]);
    check(PROGRAMME, "at_most = 3", "at_most = 4", &[("check-reminders", "at_most = 4")]);
    check(PROGRAMME, "\nset = 2\n", "\nset = 3\n", &[("check-set", "set = 3")]);
    check(PROGRAMME, "\nset = 2\n", "\nset = 1 # again\n", &[("check-twice", "# again")]);
    check(PROGRAMME, "\nsets = 2", "\nsets = 3", &[("check-sequences", "sets = 3")]);
    check(PROGRAMME, "last_patients = 5", "last_patients = 0", &[("check-nought", "last_patients")]);
    check(PROGRAMME, "after_days = 21", "after_days = 0", &[("check-nought", "lock_after_days")]);
}

#[test]
fn the_fewest_persons_satisfy_the_separations_of_duty() {
    check(PROGRAMME, "fewest_persons = 3", "fewest_persons = 2", &[("check-persons", "fewest_persons")]);
    let one = "roles = [\"editor\", \"tutor\"]";
    check(PROGRAMME, one, "roles = [\"tutor\"]", &[("check-nothing-apart", "roles = [\"tutor\"]")]);
}

#[test]
fn windows_stand_within_the_programme_and_follow_each_other() {
    let b1 = "opens = 3\ndue = 4\n";
    check(PROGRAMME, b1, "opens = 4\ndue = 4\n", &[("check-never-open", "opens = 4")]);
    check(PROGRAMME, b1, "opens = 5\ndue = 4\n", &[("check-never-open", "opens = 5")]);
    check(PROGRAMME, b1, "opens = 3\ndue = 11\n", &[("check-short-after-long", "opens = 9")]);
    check(PROGRAMME, "due = 12\n", "due = 13\n", &[("check-evaluation-outside", "due = 13")]);
    check(PROGRAMME, "opens = 9\n", "opens = 3 # long\n", &[("check-short-after-long", "# long")]);
    check(PROGRAMME, "opens = 7\n", "opens = 2\n", &[("check-before-sequence", "opens = 2")]);
    // From the end of month 4 to the opening in month 9, five months: 150 days between for the shortest, February among them.
    check(PROGRAMME, "grace_days = 10", "grace_days = 150", &[]);
    check(PROGRAMME, "grace_days = 10", "grace_days = 151", &[("check-late-overlaps", "grace_days = 151")]);
    let second = "start = 4\nlength = 4";
    check(PROGRAMME, second, "start = 4\nlength = 9", &[("check-sequence-outside", "length = 9")]);
    check(PROGRAMME, "from = 0\nto = 12", "from = 0\nto = 13", &[("check-year-outside", "[[programme.year]]")]);
    check(PROGRAMME, "from = 0\nto = 12", "from = 12\nto = 12", &[("check-year-outside", "[[programme.year]]")]);
}

#[test]
fn each_sequence_has_one_short_and_one_long_evaluation() {
    check(
        PROGRAMME,
        "id = \"b2\"\nsequence = \"s2\"\nkind = \"short\"",
        "id = \"b2\"\nsequence = \"s1\"\nkind = \"short\" # second",
        &[("check-kind-missing", "^id = \"s2\""), ("check-two-of-a-kind", "# second")],
    );
}

#[test]
fn the_choice_and_the_analysis_come_before_the_first_evaluation() {
    let choice = "lock_after_days = 21";
    check(PROGRAMME, choice, "lock_after_days = 88", &[]);
    // A cohort that starts on 31 January has its evaluation open on 30 April, 89 days later.
    check(PROGRAMME, choice, "lock_after_days = 89", &[("check-choice-after-short", "= 89")]);
    check(PROGRAMME, choice, "lock_after_days = 95", &[("check-choice-after-short", "= 95")]);
    check(PROGRAMME, choice, "lock_after_days = 130", &[("check-choice-after-sequence", "= 130")]);
    check(PROGRAMME, "due_days = 30", "due_days = 95", &[("check-baseline-after-short", "= 95")]);
}

#[test]
fn every_admitted_profession_has_a_goal_more_than_it_takes() {
    check_all(&[(GOAL, ", \"pharmacist\"]", "]")], PROGRAMME, &[("check-offer-in-sequence", "^id = \"s1\"")]);
    let suspended = ("goals/05-goal-5.toml", "\"published\"", "\"suspended\"");
    check_all(
        &[suspended],
        PROGRAMME,
        &[("check-offer-in-sequence", "^id = \"s2\""), ("check-offer-in-sequence", "^id = \"s2\"")],
    );
}

/// The small definition with a pool instead of parts.
fn pool() -> Files {
    let mut files = small();
    change(&mut files, PROGRAMME, "partition = \"by_sequence\"", "partition = \"pool\"");
    for (path, text) in &mut files {
        if path.starts_with("goals/") {
            *text = text.lines().filter(|line| !line.starts_with("sequence")).map(|line| format!("{line}\n")).collect();
        }
    }
    files
}

#[test]
fn a_pool_offers_one_goal_more_than_all_sets_take() {
    let mut files = pool();
    judge(&files, PROGRAMME, &[]);
    // A goal suspended by an alert is not offered: five are left, and four are taken.
    change(&mut files, GOAL, "status = \"published\"", "status = \"suspended\"");
    judge(&files, PROGRAMME, &[]);
    change(&mut files, "goals/02-goal-2.toml", "\"physician\", ", "");
    judge(&files, PROGRAMME, &[("check-offer-in-pool", "professions =")]);
}

fn expectation(files: &Files, participants: u32) -> Expected {
    expected(&definition::check(files).unwrap(), participants)
}

#[test]
fn goals_that_too_few_would_choose_are_told_and_fewer_are_proposed() {
    let by_sequence = small();
    // Two of three goals each: 9 participants make 6 choosers, and at least 5 of 9 with probability 16832/19683.
    let few = expectation(&by_sequence, 9);
    assert_eq!((few.clearing, few.proposal), (0, Proposal::None));
    assert!((few.goals[0].choosers - 6.0).abs() < 1e-9);
    assert!((few.goals[0].probability - 16_832.0 / 19_683.0).abs() < 1e-9, "{}", few.goals[0].probability);
    // With 10, at least 5 with probability 0.923.
    let enough = expectation(&by_sequence, 10);
    assert_eq!((enough.clearing, enough.proposal), (6, Proposal::Keep));
    // Four of six goals in a pool are as many; four of five would need fewer people.
    let pooled = expectation(&pool(), 8);
    assert_eq!((pooled.clearing, pooled.proposal), (0, Proposal::Fewer { part: 5, catalogue: 5 }));
}

#[test]
fn goals_worded_for_one_profession_are_chosen_by_half_and_the_exit_code_stays() {
    let mut files = pool();
    change(&mut files, GOAL, "\"pharmacist\"", "\"physician\"");
    let answer = expectation(&files, 100);
    // Physicians choose four of six, pharmacists four of five.
    let [first, second] = [0, 1].map(|at: usize| answer.goals[at].choosers);
    assert!((first - 100.0 * (4.0 / 6.0) / 2.0).abs() < 1e-9, "{first}");
    assert!((second - 100.0 * (4.0 / 6.0 + 4.0 / 5.0) / 2.0).abs() < 1e-9, "{second}");
    let report = Report::of(&files, vec![], Some(3));
    assert!(report.is_sound() && report.expected.unwrap().clearing == 0);
}

#[test]
fn lists_that_rules_name_are_not_replaced_by_others() {
    check_all(
        &[(SHORT, "list = \"feasibility\"", "list = \"relevance\"")],
        SHORT,
        &[("check-feed-list", "list = \"relevance\""), ("check-unknown-reference", "is = [\"1\"]")],
    );
}

#[test]
fn a_goal_may_bring_printable_helps_one_of_a_kind_and_none_empty() {
    let help = |kind: &str, lines: &str| {
        format!(
            "\n[[help]]\nkind = \"{kind}\"\ntitle = {{ fr = \"T\", en = \"T\" }}\nintro = {{ fr = \"I\", en = \"I\" }}\n{lines}"
        )
    };
    let line = "[[help.line]]\ntext = { fr = \"L\", en = \"L\" }\n";
    let with = |added: &str| {
        let mut files = small();
        files.get_mut(GOAL).unwrap().push_str(added);
        files
    };
    let sound = with(&(help("monday-card", line) + &help("patient-sheet", line)));
    judge(&sound, GOAL, &[]);
    let read = definition::check(&sound).unwrap();
    assert_eq!(read.goals[0].helps.iter().map(|help| help.lines.len()).collect::<Vec<_>>(), [1, 1]);
    let kinds = with(&(help("monday-card", line) + &help("monday-card", line)));
    assert_eq!(faults(&kinds).iter().map(definition::Fault::code).collect::<Vec<_>>(), ["check-twice"]);
    judge(&with(&help("tuesday-card", line)), GOAL, &[("check-not-among", "tuesday-card")]);
    judge(&with(&help("monday-card", "")), GOAL, &[("check-nothing", "[[help]]")]);
    let french = "[[help.line]]\ntext = { fr = \"Ligne seule\" }\n";
    judge(&with(&help("monday-card", french)), GOAL, &[("check-language-missing", "Ligne seule")]);
}
