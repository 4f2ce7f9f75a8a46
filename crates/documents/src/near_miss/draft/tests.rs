use super::*;
use std::sync::Arc;

use domain::rex::When;
use domain::scheme::Scheme;

fn scheme() -> Arc<Scheme> {
    crate::scheme::shipped("fr-has").unwrap()
}

fn words<'c>(content: &'c Content, key: &FieldKey) -> &'c str {
    match content.0.get(key) {
        Some(Value::Words(words)) => words,
        _ => "",
    }
}

fn narrative(content: &Content) -> &str {
    words(content, &FieldKey::once("narrative"))
}

fn chronology(content: &Content) -> Vec<&str> {
    (1..=20).map(|row| words(content, &FieldKey::row("step_what", row))).take_while(|words| !words.is_empty()).collect()
}

#[test]
fn one_line_is_the_beginning_of_a_narrative() {
    let scheme = scheme();
    let content = from_text(&scheme.form, "  Mauvais côté repéré avant l’incision.\r\n");
    assert_eq!(narrative(&content), "Mauvais côté repéré avant l’incision.");
    assert_eq!(content.0.len(), 1);
    assert_eq!(from_text(&scheme.form, " \n\u{7}"), Content::default());
}

#[test]
fn lines_with_times_or_numbers_in_order_become_steps() {
    let scheme = scheme();
    let told =
        "Erreur de seringue.\n\nT0 préparation\nT+5 étiquette relue\n\nT + 6 seringue écartée\n\nPatient réveillé.";
    let content = from_text(&scheme.form, told);
    assert_eq!(narrative(&content), "Erreur de seringue.\n\nPatient réveillé.");
    assert_eq!(chronology(&content), ["T0 préparation", "T+5 étiquette relue", "T + 6 seringue écartée"]);
    let numbered = from_text(&scheme.form, "The drug was swapped.\n1. It was drawn up.\n2) It was seen.");
    assert_eq!(chronology(&numbered), ["It was drawn up.", "It was seen."]);
    let clock = from_text(&scheme.form, "Récit.\n8 h 30 : arrivée\n08:45 induction");
    assert_eq!(chronology(&clock), ["8 h 30 : arrivée", "08:45 induction"]);
}

#[test]
fn what_only_resembles_steps_stays_in_the_narrative() {
    let scheme = scheme();
    for text in [
        "Antécédents :\n- diabète\n- hypertension",
        "Récit.\n2. Le second point\n3. Le troisième",
        "Récit.\nT+5 une seule ligne\nFin.",
        "Récit.\nT0 début\nT+5 suite\nEntre-temps, rien.\nT+9 fin",
        "T0 début\nT+5 fin",
        "Deux lignes :\n12 comprimés\n14 comprimés",
    ] {
        let content = from_text(&scheme.form, text);
        assert_eq!(narrative(&content), text);
        assert_eq!(chronology(&content), [""; 0], "{text}");
    }
    let many: String = (0..25).map(|step| format!("\nT+{step} étape")).collect();
    let content = from_text(&scheme.form, &format!("Récit.{many}"));
    assert!(narrative(&content).ends_with("T+24 étape"), "more steps than rows: none is lost");
}

#[test]
fn a_text_longer_than_the_form_takes_is_kept_whole() {
    let scheme = scheme();
    let long = "é".repeat(9_000);
    assert_eq!(narrative(&from_text(&scheme.form, &long)), long);
}

const MAPPING: &str = r#"
[file]
format = "csv"
separator = ";"
[specialty]
constant = "urology"
[language]
constant = "fr"
[when]
column = "date"
formats = ["%d/%m/%Y"]
[factors]
column = "causes"
split = ","
[actual]
column = "gravité"
[[text]]
kind = "narrative"
column = "récit"
[[text]]
kind = "chronology"
column = "étapes"
[[text]]
kind = "barriers"
column = "barrières"
[[text]]
kind = "measures"
column = "actions"
"#;

#[test]
fn a_file_of_the_hospital_becomes_drafts_by_a_mapping() {
    let scheme = scheme();
    let mapping = Mapping::read("m.toml", MAPPING).unwrap();
    let barrier = "x".repeat(201);
    let csv = format!(
        "date;causes;gravité;récit;étapes;barrières;actions\n\
         12/03/2026;\"4.4,5.1\";0;Récit;\"Avant\nAprès\";{barrier};Relire\n\
         hier;;9;Récit;;;\n\
         12/03/2026;;1;Autre;;;\n"
    );
    let drafts = from_file(&scheme.form, csv.as_bytes(), "rex.csv", &mapping, 2).unwrap();
    assert_eq!((drafts.found.len(), drafts.more), (2, 1));
    let content = drafts.found[0].content.as_ref().unwrap();
    assert_eq!(content.get("month"), Some(&Value::Month(When::Month(2026, 3))), "the day is dropped");
    assert_eq!(content.get("specialty"), Some(&Value::Code("urology".to_owned())));
    assert_eq!(chronology(content), ["Avant", "Après"]);
    assert_eq!(words(content, &FieldKey::row("measure", 1)), "Relire");
    assert_eq!(narrative(content), format!("Récit\n\n{barrier}"), "what fits no question is told");
    let graded = ["4.4", "5.1"].map(|factor| (factor.to_owned(), "contributed".to_owned()));
    assert_eq!(content.get("factors"), Some(&Value::Graded(graded.into())));
    let faults = drafts.found[1].content.as_ref().unwrap_err();
    assert_eq!(faults.iter().map(BadCell::code).collect::<Vec<_>>(), ["rex-when", "rex-value"]);
    assert_eq!(drafts.found[1].line, 4);
    let broken = from_file(&scheme.form, b"date\n\xff", "rex.csv", &mapping, 2).unwrap();
    assert_eq!(broken.outline.faults[0].code(), "rex-not-utf8");
}
