//! The report's three forms, and the page of the documentation that shows one.

use super::csv::of_code;
use super::*;
use crate::language::{Languages, Voice};
use domain::measure::{ChoiceRow, CohortMeasure, CohortReport, OutcomeRow, Wave};
use domain::outcome::Values;
use domain::programme::Programme;
use domain::sample::{noon, prescrire_like};
use jiff::civil::{Date, date};
use std::path::Path;

/// One set, two goals, two evaluations: small enough to print whole.
fn tiny() -> Programme {
    let mut programme = prescrire_like();
    programme.id = "tiny".to_owned();
    programme.sequences.truncate(1);
    programme.goals.truncate(2);
    programme.evaluations.retain(|evaluation| evaluation.sequence == "s1");
    programme
}

/// What each person says of the first goal: status, patients done, patients seen, obstacles; at each evaluation.
type Said = Option<(u8, u32, u32, u64)>;

/// Eight people who chose the first goal. Statuses: always, mostly, sometimes, not yet, no patient; obstacles by bit.
const PEOPLE: [(Said, Said); 8] = [
    (Some((0, 4, 4, 0)), Some((0, 6, 6, 0))),
    (Some((1, 3, 4, 1)), Some((0, 5, 5, 0))),
    (Some((2, 2, 5, 1 | 4)), Some((1, 4, 5, 1))),
    (Some((3, 0, 3, 4)), Some((1, 2, 3, 4))),
    (Some((4, 0, 0, 0)), Some((4, 0, 0, 0))),
    (Some((1, 2, 3, 2)), None),
    (Some((3, 0, 2, 1)), None),
    (None, None),
];

fn report_on(day: Date) -> CohortReport {
    let programme = tiny();
    let mut measure = CohortMeasure::new(&programme, date(2008, 1, 1), noon(day, &programme.zone));
    for (place, (short, long)) in PEOPLE.into_iter().enumerate() {
        measure.enrolment();
        measure.choice(ChoiceRow { set: 1, goal: 1, replaced: false });
        for (wave, said, days) in [(Wave::Short, short, 95), (Wave::Long, long, 370)] {
            let Some((status, implemented, eligible, obstacles)) = said else {
                continue;
            };
            measure.outcome(&OutcomeRow {
                set: 1,
                goal: 1,
                wave,
                values: Values {
                    status: Some(status),
                    eligible: Some(eligible),
                    implemented: Some(implemented),
                    obstacles,
                    relevance: Some(0),
                    feasibility: Some(1),
                },
                elapsed_days: days + 2 * i32::try_from(place).unwrap(),
            });
        }
        if place == 6 {
            measure.departure(date(2008, 11, 3));
        }
    }
    measure.finish().unwrap()
}

fn heading() -> Heading {
    Heading { cohort: "2008-01".to_owned(), synthetic: true, snapshot: None }
}

fn document_on(day: Date) -> Document {
    Document::new(&report_on(day), &heading(), &Languages::embedded().unwrap())
}

/// Everything is locked.
fn closed() -> Document {
    document_on(date(2010, 6, 1))
}

/// Choices are made and nothing is open.
fn beginning() -> Document {
    document_on(date(2008, 1, 20))
}

fn voice(tag: &str) -> Voice {
    Languages::embedded().unwrap().voice(tag).unwrap()
}

#[test]
fn the_json_says_what_was_counted() {
    let value: serde_json::Value = serde_json::from_str(&json(&closed()).unwrap()).unwrap();
    let at = |pointer: &str| value.pointer(pointer).unwrap_or_else(|| unreachable!("no {pointer}")).clone();
    assert_eq!(at("/enrolled"), 8);
    assert_eq!((at("/continued_year_2/count"), at("/continued_year_2/rate")), (5.into(), 0.625.into()));
    assert_eq!(at("/continued_year_2/of"), "d0");
    assert_eq!((at("/funnel/0/submitted"), at("/funnel/0/denominator")), (7.into(), 8.into()));
    assert_eq!((at("/funnel/1/still_enrolled"), at("/funnel/1/state")), (7.into(), "locked".into()));
    let short = ["d0", "d1", "d2", "d3", "d4", "implemented"].map(|key| at(&format!("/goals/0/short/{key}")));
    assert_eq!(short, [8, 8, 8, 7, 6, 3].map(serde_json::Value::from));
    assert_eq!(at("/goals/0/short/rate"), 0.5);
    assert_eq!(at("/goals/0/short/of"), "d4");
    assert_eq!(
        (at("/goals/0/short/case_rate/implemented"), at("/goals/0/short/case_rate/eligible")),
        (11.into(), 21.into())
    );
    assert_eq!((at("/goals/0/paired/n"), at("/goals/0/paired/change")), (4.into(), 0.5.into()));
    assert_eq!((at("/goals/0/bounds/base"), at("/goals/0/bounds/low")), (7.into(), (4.0 / 7.0).into()));
    assert_eq!(at("/goals/0/bounds/high"), 1.0);
    assert_eq!(at("/goals/0/bounds/break_even/holds_at_worst"), 4.0 / 7.0 - 0.5);
    assert_eq!((at("/obstacles/0/code"), at("/obstacles/0/participants")), ("time.visit".into(), 3.into()));
    assert_eq!((at("/obstacles/0/base"), at("/obstacles/0/group")), (5.into(), "time".into()));
    assert_eq!((at("/obstacle_groups/0/code"), at("/obstacle_groups/0/participants")), ("time".into(), 4.into()));
    assert_eq!((at("/headline/low"), at("/headline/lowest/wave")), ((11.0 / 21.0).into(), "short".into()));
    assert_eq!((at("/retention/0/at_risk"), at("/retention/1/events")), (8.into(), 2.into()));
    assert_eq!((at("/snapshot"), at("/synthetic")), (serde_json::Value::Null, true.into()));
}

#[test]
fn i11_every_rate_of_the_json_names_its_denominator() {
    fn walk(value: &serde_json::Value, path: &str, rates: &mut u32) {
        match value {
            serde_json::Value::Object(fields) => {
                // A range's end and a case rate carry their numbers of patients instead.
                if fields.contains_key("rate") && !fields.contains_key("eligible") {
                    *rates += 1;
                    assert!(fields.contains_key("of"), "{path} does not say which denominator");
                    let whole = fields.get("denominator").or_else(|| fields.get("d4")).expect("a denominator");
                    let part = ["count", "submitted", "implemented"]
                        .iter()
                        .find_map(|key| fields.get(*key))
                        .expect("a numerator");
                    if let (Some(rate), Some(part), Some(whole)) =
                        (fields["rate"].as_f64(), part.as_f64(), whole.as_f64())
                    {
                        assert!((rate - part / whole).abs() < 1e-15, "{path}");
                    }
                }
                fields.iter().for_each(|(key, value)| walk(value, &format!("{path}/{key}"), rates));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, path, rates)),
            _ => {}
        }
    }
    let mut rates = 0;
    walk(&serde_json::to_value(closed()).unwrap(), "", &mut rates);
    assert_eq!(rates, 2 + 2 + 2 * (2 * 2 + 2), "cohort, funnel, and for each goal two waves twice and two sides");
}

#[test]
fn before_a_wave_opens_figures_are_null_and_no_key_is_missing() {
    fn keys(value: &serde_json::Value) -> Vec<String> {
        let Some(fields) = value.as_object() else {
            return vec![];
        };
        let inside = |(key, value): (&String, &serde_json::Value)| {
            let mut all = vec![key.clone()];
            // What stands inside a null is not promised.
            all.extend(keys(value).into_iter().map(|inner| format!("{key}/{inner}")));
            all
        };
        fields.iter().flat_map(inside).collect()
    }
    let (early, late) = (serde_json::to_value(beginning()).unwrap(), serde_json::to_value(closed()).unwrap());
    for goal in early["goals"].as_array().unwrap() {
        for wave in ["short", "long"] {
            for key in ["d0", "d1", "d2", "d3", "d4", "implemented", "rate", "low", "high", "median_days", "statuses"] {
                assert!(goal[wave][key].is_null(), "{wave} {key}");
            }
            assert_eq!(keys(&goal[wave]), keys(&late["goals"][0][wave]));
        }
        assert!(goal["paired"]["n"].is_null() && goal["bounds"]["low"].is_null());
    }
    assert_eq!(early["goals"][0]["chosen"], 8);
    assert!(early["continued_year_2"]["count"].is_null() && early["funnel"][0]["submitted"].is_null());
    assert_eq!(early["obstacles"], serde_json::json!([]));
    assert_eq!(early["retention"], serde_json::json!([]));
}

#[test]
fn a_document_reads_back_as_it_was_written() {
    for document in [closed(), beginning(), document_on(date(2009, 2, 1))] {
        let body = json(&document).unwrap();
        assert_eq!(read(&body).unwrap(), document);
        assert_eq!(json(&read(&body).unwrap()).unwrap(), body, "byte for byte");
    }
    assert!(read("{}").is_err());
}

#[test]
fn the_same_figures_stand_in_the_csv() {
    let document = closed();
    let sheet = csv(&document).unwrap();
    let mut reader = ::csv::Reader::from_reader(sheet.as_bytes());
    assert_eq!(reader.headers().unwrap(), CSV_HEADER.as_slice());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = |subject: &str, wave: &str, measure: &str| {
        let found: Vec<_> =
            rows.iter().filter(|row| &row[7] == subject && &row[8] == wave && &row[9] == measure).collect();
        assert_eq!(found.len(), 1, "{subject} {wave} {measure}");
        found[0].iter().skip(10).map(str::to_owned).collect::<Vec<_>>()
    };
    let low = document.goals[0].short.low.unwrap().to_string();
    let high = document.goals[0].short.high.unwrap().to_string();
    assert_eq!(row("g01", "short", "participant_rate"), ["d4", "3", "6", "0.5", &low, &high]);
    assert_eq!(row("g01", "short", "d3"), ["", "7", "", "", "", ""]);
    assert_eq!(row("g01", "short", "status:no_patient"), ["d3", "1", "7", "", "", ""]);
    assert_eq!(row("g02", "long", "participant_rate"), ["d4", "0", "0", "", "", ""]);
    assert_eq!(row("g01", "", "pairs:c")[..3], ["d4_both_waves", "2", "4"]);
    assert_eq!(row("time.visit", "", "participants")[..3], ["obstacle_base", "3", "5"]);
    assert_eq!(row("b1", "short", "submitted")[..3], ["d0", "7", "8"]);
    assert!(rows.iter().all(|row| &row[0] == "tiny" && &row[2] == "2008-01" && &row[4] == "true"));
    // The same shape before anything is known: the cells are empty, not zero.
    let early = csv(&beginning()).unwrap();
    assert!(early.contains("goal,g01,short,participant_rate,d4,,,,,\n"), "{early}");
}

#[test]
fn codes_of_denominators_are_the_same_in_csv_and_json() {
    for of in [
        Of::D0,
        Of::D3,
        Of::D4,
        Of::D4BothWaves,
        Of::D4ShortStayers,
        Of::D4ShortLeavers,
        Of::BoundsBase,
        Of::ObstacleBase,
        Of::EligiblePatients,
    ] {
        assert_eq!(serde_json::to_value(of).unwrap(), of_code(of));
    }
}

#[test]
fn the_text_reads_in_both_languages() {
    let (french, english) = (text(&closed(), &voice("fr")), text(&closed(), &voice("en")));
    for (printed, lines) in [
        (
            &english,
            [
                "Sample programme, cohort 2008-01",
                "SYNTHETIC",
                "5 / 8 = 62.5% (30.6% to 86.3%)",
                "1 Goal 1  short",
                "3 / 6 = 50.0%",
                "+50.0 (",
                "One goal of the catalogue was chosen by nobody.",
                "time.visit",
                "Effects on patients were not measured.",
            ],
        ),
        (
            &french,
            [
                "Programme d’exemple, promotion 2008-01",
                "SYNTHÉTIQUE",
                "5 / 8 = 62,5\u{a0}% (de 30,6\u{a0}% à 86,3\u{a0}%)",
                "1 Objectif 1  court",
                "3 / 6 = 50,0\u{a0}%",
                "+50,0 (",
                "1 objectif du catalogue n’a été choisi par personne.",
                "time.visit",
                "Les effets sur les patients n’ont pas été mesurés.",
            ],
        ),
    ] {
        for line in lines {
            assert!(printed.contains(line), "no « {line} » in\n{printed}");
        }
        assert!(!printed.contains('⟦'), "{printed}");
    }
}

#[test]
fn the_text_of_a_first_month_claims_nothing() {
    let printed = text(&beginning(), &voice("en"));
    assert!(printed.contains("not open yet"), "{printed}");
    let continued = printed.lines().find(|line| line.contains("Continued in year 2")).unwrap();
    assert!(continued.ends_with("  not known"), "{printed}");
    assert!(!printed.contains(" / 8 =") && !printed.contains(" / 0"), "no rate of nothing\n{printed}");
    assert!(!printed.contains("set aside  "), "an answer to come is not out of place\n{printed}");
    assert!(!printed.contains("RETENTION"), "{printed}");
}

#[test]
fn a_snapshot_is_named_where_there_is_one() {
    let heading = Heading { snapshot: Some("c0ffee".to_owned()), synthetic: false, ..heading() };
    let document = Document::new(&report_on(date(2010, 6, 1)), &heading, &Languages::embedded().unwrap());
    assert!(text(&document, &voice("en")).contains("Frozen snapshot c0ffee"));
    assert!(!text(&document, &voice("en")).contains("SYNTHETIC"));
    assert!(csv(&document).unwrap().lines().skip(1).all(|line| line.contains(",false,c0ffee,")));
}

#[test]
fn a_name_from_a_definition_cannot_break_the_csv() {
    let mut document = closed();
    document.cohort = "a,\"b\"\nc".to_owned();
    let sheet = csv(&document).unwrap();
    let mut reader = ::csv::Reader::from_reader(sheet.as_bytes());
    assert!(reader.records().all(|row| &row.unwrap()[2] == "a,\"b\"\nc"));
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cohort-report.md");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_documentation_shows_what_the_program_prints() {
    let page = page();
    let shown = page.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    let printed = json(&closed()).unwrap();
    assert!(shown == printed, "docs/cohort-report.md shows another document; the program prints:\n{printed}");
}

#[test]
fn the_documentation_explains_every_field_and_column() {
    fn fields(value: &serde_json::Value, all: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(object) => {
                for (key, value) in object {
                    all.insert(key.clone());
                    // Languages and the like are not fields.
                    if !matches!(key.as_str(), "name" | "title" | "label" | "text") {
                        fields(value, all);
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| fields(item, all)),
            _ => {}
        }
    }
    let mut all = std::collections::BTreeSet::new();
    fields(&serde_json::to_value(closed()).unwrap(), &mut all);
    all.extend(CSV_HEADER.map(str::to_owned));
    let page = page();
    let prose = page.split("```").step_by(2).collect::<String>();
    let silent: Vec<_> = all.iter().filter(|field| !prose.contains(&format!("`{field}`"))).collect();
    assert!(silent.is_empty(), "docs/cohort-report.md does not explain {silent:?}");
}
