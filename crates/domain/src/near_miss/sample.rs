//! A small form for tests: every shape of question, one repeating block, one condition.

use super::form::{Asks, Block, Field, Form, Means, Needed, Section, Stage};
use crate::programme::{Code, CodeList};
use crate::question::{Condition, Op, Test};
use crate::rex::PartKind;
use crate::text::{Language, Text};

fn both(words: &str) -> Text {
    Text::new([(Language::french(), format!("{words} (fr)")), (Language::english(), format!("{words} (en)"))])
}

fn list(id: &str, codes: &[&str]) -> CodeList {
    let code =
        |code: &&str| Code { code: (*code).to_owned(), label: both(code), group: None, exclusive: *code == "none" };
    CodeList { id: id.to_owned(), version: "1".to_owned(), codes: codes.iter().map(code).collect() }
}

/// The scheme's specialties, and a body's targeted situations.
#[must_use]
pub fn elsewhere() -> Vec<CodeList> {
    vec![list("specialty", &["anaesthesia", "urology"]), list("risk_situation", &["wrong_side", "none"])]
}

fn field(id: &str, asks: Asks, needed: Needed, means: Option<Means>) -> Field {
    Field { id: id.to_owned(), asks, needed, seconds: 10, label: both(id), hint: None, when: None, means }
}

fn one(list: &str) -> Asks {
    Asks::One { list: list.to_owned() }
}

fn words(most: u32) -> Asks {
    Asks::Words { most, long: true }
}

fn facts() -> Vec<Block> {
    use Needed::{Never, ToSend};
    let yes_no = |id: &str, means| field(id, Asks::YesNo, ToSend, Some(means));
    let mut declared = field("declared", Asks::Words { most: 80, long: false }, Never, Some(Means::DeclaredElsewhere));
    declared.when =
        Some(Condition::All(vec![Test { item: "unexpected".to_owned(), op: Op::Is(vec!["yes".to_owned()]) }]));
    let frame = vec![
        field("specialty", one("specialty"), ToSend, Some(Means::Specialty)),
        field("situation", one("risk_situation"), Never, Some(Means::RiskSituation)),
        field("month", Asks::Month, ToSend, Some(Means::Month)),
        yes_no("unexpected", Means::Unexpected),
        yes_no("life_threatened", Means::LifeThreatened),
        yes_no("permanent_deficit", Means::PermanentDeficit),
        declared,
        field("narrative", words(4_000), ToSend, Some(Means::Part(PartKind::Narrative))),
        field("actual", one("severity"), ToSend, Some(Means::Actual)),
        field("potential", one("severity"), Never, Some(Means::Potential)),
    ];
    let steps = vec![field("what", words(500), Never, Some(Means::Part(PartKind::Chronology)))];
    vec![
        Block { id: "frame".to_owned(), title: None, rows: None, fields: frame },
        Block { id: "steps".to_owned(), title: Some(both("step")), rows: Some(3), fields: steps },
    ]
}

fn analysis() -> Vec<Block> {
    use Needed::{Never, ToAccept};
    let factors = Asks::Graded { list: "factor".to_owned(), grades: "grade".to_owned() };
    let causes = vec![
        field("factors", factors, ToAccept, Some(Means::Factors)),
        field("immediate", Asks::Several { list: "immediate".to_owned() }, Never, None),
    ];
    let measures = vec![
        field("measure", words(300), ToAccept, Some(Means::Measure)),
        field("due", Asks::Due, Never, Some(Means::MeasureDue)),
    ];
    vec![
        Block { id: "causes".to_owned(), title: None, rows: None, fields: causes },
        Block { id: "measures".to_owned(), title: Some(both("measure")), rows: Some(5), fields: measures },
    ]
}

/// The form.
#[must_use]
pub fn form() -> Form {
    let section = |id: &str, stage, blocks| Section { id: id.to_owned(), title: both(id), intro: None, stage, blocks };
    Form {
        id: "near-miss".to_owned(),
        version: "1".to_owned(),
        title: both("near miss"),
        budget_seconds: 300,
        languages: vec![Language::french(), Language::english()],
        lists: vec![
            list("severity", &["0", "1", "2", "3", "4", "5", "6"]),
            list("factor", &["1.1", "4.4"]),
            list("grade", &["contributed", "possible"]),
            list("immediate", &["human", "product", "none"]),
        ],
        sections: vec![section("facts", Stage::Facts, facts()), section("why", Stage::Analysis, analysis())],
    }
}
