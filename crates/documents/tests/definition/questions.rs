//! Soundness of questionnaires: the graph of questions, what is derived from answers, the time they take.

use super::{change, check, check_all, small};
use documents::definition;
use domain::check::worst_seconds;

const SHORT: &str = "instruments/short.toml";
const PROGRAMME: &str = "programme.toml";

/// The condition of the item `option`, which the tests replace; nothing else hangs on it.
const OPTION: &str = "when = { all = [{ item = \"tried\", is = [\"yes\"] }] }";

fn option(condition: &str, expected: &[&str]) {
    let expected: Vec<(&str, &str)> = expected.iter().map(|code| (*code, condition)).collect();
    check(SHORT, OPTION, condition, &expected);
}

#[test]
fn a_reference_to_no_item_is_told() {
    option("when = { all = [{ item = \"nothing\", is = [\"yes\"] }] }", &["check-unknown-reference"]);
    option("when = { any = [{ item = \"tryed\", is = [\"yes\"] }] }", &["check-misspelt-reference"]);
}

#[test]
fn rings_are_told_once_and_later_items_are_told() {
    option("when = { all = [{ item = \"option\", is = [\"yes\"] }] }", &["check-cycle"]);
    option("when = { all = [{ item = \"feasibility\", is = [\"1\"] }] }", &["check-later"]);
    check_all(
        &[
            (
                SHORT,
                "when = { all = [{ item = \"eligible\", at_least = 1 }] }",
                "when = { all = [{ item = \"tried\", is = [\"no\"] }] } # ring",
            ),
            (
                SHORT,
                "when = { all = [{ item = \"status\", is_not = [\"no_patient\"] }] }",
                "when = { all = [{ item = \"implemented\", at_least = 1 }] }",
            ),
        ],
        SHORT,
        &[("check-cycle", "# ring")],
    );
}

#[test]
fn an_item_asked_once_cannot_look_at_one_of_each_goal() {
    let remark = "when = { all = [{ item = \"feasibility\", is = [\"1\"] }] }";
    let status = "when = { all = [{ item = \"status\", is = [\"no\"] }] }";
    check(SHORT, remark, status, &[("check-per-goal-from-once", status)]);
}

#[test]
fn comparisons_fit_what_they_compare() {
    option("when = { all = [{ item = \"tried\", at_least = 1 }] }", &["check-op-does-not-fit"]);
    option("when = { all = [{ item = \"eligible\", is = [\"1\"] }] }", &["check-op-does-not-fit"]);
    option("when = { all = [{ item = \"recall\", is = [\"yes\"] }] }", &["check-op-does-not-fit"]);
    option("when = { all = [{ item = \"main\", is = [\"none\"] }] }", &["check-op-does-not-fit"]);
    option("when = { all = [{ item = \"status\", is = [\"zzz\"] }] }", &["check-unknown-reference"]);
    option("when = { all = [{ item = \"tried\", is = [\"maybe\"] }] }", &["check-unknown-reference"]);
    option("when = { all = [] }", &["check-nothing-tested"]);
    option("when = { all = [{ item = \"tried\", is = [] }] }", &["check-nothing-tested"]);
}

#[test]
fn conditions_that_no_combination_of_answers_meets_are_told() {
    let never = [
        // One code cannot be two; not itself either.
        "{ item = \"status\", is = [\"no\"] }, { item = \"status\", is = [\"always\"] }",
        "{ item = \"status\", is = [\"no\"] }, { item = \"status\", is_not = [\"no\"] }",
        "{ item = \"status\", is_not = [\"always\", \"mostly\", \"no\", \"no_patient\"] }",
        // Numbers between two numbers, beyond the bounds, or more than what bounds them.
        "{ item = \"eligible\", at_least = 4 }, { item = \"eligible\", at_most = 3 }",
        "{ item = \"eligible\", at_least = 1000 }",
        "{ item = \"eligible\", at_most = 5 }, { item = \"implemented\", at_least = 6 }",
        // An exclusive code stands alone.
        "{ item = \"obstacles\", is = [\"none\"] }, { item = \"obstacles\", is = [\"time.visit\"] }",
        // « No patient » goes with a count of nought (I11), even where the count bounds the number compared.
        "{ item = \"status\", is = [\"no_patient\"] }, { item = \"eligible\", at_least = 1 }",
    ];
    for tests in never {
        option(&format!("when = {{ all = [{tests}] }}"), &["check-never-holds"]);
    }
    let possible = [
        "{ item = \"obstacles\", is = [\"patient.refuses\"] }, { item = \"obstacles\", is = [\"time.visit\"] }",
        "{ item = \"obstacles\", is_not = [\"patient.refuses\", \"time.visit\", \"none\"] }",
        "{ item = \"eligible\", at_least = 3 }, { item = \"eligible\", at_most = 3 }",
        "{ item = \"eligible\", at_most = 5 }, { item = \"implemented\", at_least = 5 }",
        "{ item = \"status\", is = [\"no_patient\"] }, { item = \"eligible\", at_most = 0 }",
        "{ item = \"status\", is = [\"no\"] }, { item = \"implemented\", at_most = 0 }",
    ];
    for tests in possible {
        option(&format!("when = {{ all = [{tests}] }}"), &[]);
    }
}

#[test]
fn items_that_hang_on_what_is_never_asked_are_told() {
    // Obstacles are asked only where something is missing: « always » excludes them.
    option(
        "when = { all = [{ item = \"obstacles\", is = [\"time.visit\"] }, { item = \"status\", is = [\"always\"] }] }",
        &["check-chain-excludes"],
    );
    // Counted patients exclude « no patient », two questions away.
    option(
        "when = { all = [{ item = \"implemented\", at_least = 1 }, { item = \"status\", is = [\"no_patient\"] }] }",
        &["check-never-holds"],
    );
    check(
        SHORT,
        "when = { all = [{ item = \"status\", is_not = [\"no_patient\"] }] }",
        "when = { all = [{ item = \"eligible\", at_most = -1 }] }",
        &[("check-never-holds", "at_most = -1"), ("check-after-never-asked", OPTION)],
    );
}

#[test]
fn conditions_hang_on_conditions_three_times_at_most() {
    let chain = |length: usize| {
        let item = |n: usize| {
            let when = match n {
                0 => String::new(),
                n => format!("when = {{ all = [{{ item = \"c{}\", is = [\"yes\"] }}] }}\n", n - 1),
            };
            format!(
                "[[item]]\nid = \"c{n}\"\nper = \"once\"\ntype = \"yes_no\"\nrequired = true\nseconds = 1\nlabel = {{ fr = \"o\", en = \"y\" }}\n{when}"
            )
        };
        let items: String = (0..length).map(item).collect();
        format!("{items}[[item]]\nid = \"remark\"")
    };
    let remark = "[[item]]\nid = \"remark\"";
    check(SHORT, remark, &chain(4), &[]);
    check(SHORT, remark, &chain(5), &[("check-too-deep", "item = \"c3\"")]);
    // What hangs on an item that is too deep is so because of it.
    check(SHORT, remark, &chain(6), &[("check-too-deep", "item = \"c3\"")]);
}

#[test]
fn rankings_bounds_and_confirmations_refer_to_what_they_can() {
    check(SHORT, "of = \"obstacles\"", "of = \"status\"", &[("check-ranking-of", "of = ")]);
    check(SHORT, "of = \"obstacles\"", "of = \"obstacle\"", &[("check-misspelt-reference", "of = ")]);
    let bound = "at_most = { item = \"eligible\" }";
    check(SHORT, bound, "at_most = { item = \"status\" }", &[("check-at-most-of", "at_most =")]);
    check(SHORT, bound, "at_most = { item = \"implemented\" }", &[("check-at-most-of", "at_most =")]);
    check(SHORT, bound, "at_most = { item = \"eligibles\" }", &[("check-misspelt-reference", "at_most =")]);
    check(SHORT, "max = 999\nat_most", "max = -1\nat_most", &[("check-bounds", "^max = -1")]);
    check(SHORT, "max_chars = 300", "max_chars = 0", &[("check-bounds", "max_chars = 0")]);
    check(SHORT, "item_is = 0", "item_is = 1000", &[("check-confirm", "item_is = 1000")]);
}

#[test]
fn what_is_derived_comes_from_the_right_items() {
    check(SHORT, "feeds = \"obstacles\"", "feeds = \"relevance\"", &[("check-feed-type", "\"relevance\"")]);
    check(
        SHORT,
        "feeds = \"options\"",
        "feeds = \"obstacles\" # two",
        &[("check-feed-twice", "# two"), ("check-feed-type", "# two")],
    );
    check(
        SHORT,
        "list = \"obstacle\"",
        "list = \"relevance\"",
        &[("check-feed-list", "list = \"relevance\""), ("check-unknown-reference", "is_not = [\"none\"]")],
    );
    check(
        SHORT,
        "type = \"single\"\nrequired = true",
        "type = \"single\"\nrequired = false",
        &[("check-feed-required", "required = false")],
    );
    check(SHORT, "feeds = \"eligible\"\n", "", &[("check-not-paired", "[instrument]")]);
    check(SHORT, "feeds = \"status\"\n", "", &[("check-feed-missing", "[instrument]")]);
}

#[test]
fn both_evaluations_of_a_sequence_ask_the_same_question() {
    check_all(
        &[
            ("instruments/long.toml", "id = \"eligible\"", "id = \"patients\""),
            ("instruments/long.toml", "at_most = { item = \"eligible\" }", "at_most = { item = \"patients\" }"),
            ("instruments/long.toml", "{ item = \"eligible\", at_least = 1 }", "{ item = \"patients\", at_least = 1 }"),
        ],
        "instruments/long.toml",
        &[("check-not-paired", "id = \"patients\"")],
    );
}

#[test]
fn instruments_are_used_as_what_they_are() {
    check(
        PROGRAMME,
        "instrument = \"baseline\"",
        "instrument = \"exit\"",
        &[("check-wrong-kind", "instrument = \"exit\"")],
    );
    let mut files = small();
    files.remove("instruments/exit.toml");
    super::judge(&files, "instruments", &[("check-instrument-missing", "")]);
}

#[test]
fn obstacles_fit_the_bits_of_a_row() {
    let codes = |count: usize| {
        let code = |n: usize| format!("  {{ code = \"more.{n}\", label = {{ fr = \"m\", en = \"m\" }} }},\n");
        (0..count).map(code).collect::<String>()
    };
    let last = "  { code = \"none\", group = \"none\"";
    check_all(&[("codes.toml", last, &format!("{}{last}", codes(60)))], "codes.toml", &[]);
    let mut files = small();
    change(&mut files, "codes.toml", last, &format!("{}{last}", codes(61)));
    let found = super::faults(&files);
    assert_eq!(found.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["check-list-too-long"; 2]);
}

#[test]
fn a_questionnaire_is_done_in_its_budget_and_in_ten_minutes() {
    check(SHORT, "budget_seconds = 600", "budget_seconds = 601", &[("check-budget-too-large", "601")]);
    check(SHORT, "budget_seconds = 600", "budget_seconds = 229", &[("check-over-budget", "229")]);
    check(SHORT, "budget_seconds = 600", "budget_seconds = 230", &[]);
}

#[test]
fn questions_that_exclude_each_other_are_not_both_counted() {
    let seconds = |condition: &str| {
        let mut files = small();
        change(&mut files, SHORT, OPTION, condition);
        let programme = definition::check(&files).unwrap();
        let worst = worst_seconds(&programme, programme.instrument("short").unwrap());
        assert!(worst.exact);
        worst.worst
    };
    // Two goals of 5 + 15 + 10 + 10 + 20 + 10 + 5 + 20, and 10 + 30 once.
    assert_eq!(seconds(OPTION), 230);
    // The option is asked instead of obstacles and their ranking: 20 + 10 seconds a goal against 20.
    assert_eq!(seconds("when = { all = [{ item = \"status\", is = [\"always\"] }] }"), 190);
    // Only where no patient is concerned: then neither what was done, nor obstacles, nor anything tried is asked.
    assert_eq!(seconds("when = { all = [{ item = \"eligible\", at_most = 0 }] }"), 190);
}
