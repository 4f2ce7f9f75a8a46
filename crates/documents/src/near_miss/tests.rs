use super::*;
use proptest::prelude::*;

fn a_key() -> impl Strategy<Value = FieldKey> {
    ("[a-z][a-z0-9_]{0,12}", proptest::option::of(1_u8..100)).prop_map(|(field, row)| FieldKey { field, row })
}

fn a_value() -> impl Strategy<Value = Value> {
    let code = || "[a-z0-9_.]{1,8}";
    prop_oneof![
        code().prop_map(Value::Code),
        proptest::collection::btree_set(code(), 0..5).prop_map(Value::Codes),
        proptest::collection::btree_map(code(), code(), 0..5).prop_map(Value::Graded),
        ".{0,200}".prop_map(Value::Words),
        (1900_i16..=2200, 1_u8..=12).prop_map(|(year, month)| Value::Month(When::Month(year, month))),
        (1900_i16..=2200).prop_map(|year| Value::Month(When::Year(year))),
        (1_i16..3000, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Value::Day(jiff::civil::date(y, m, d))),
        any::<bool>().prop_map(Value::YesNo),
    ]
}

fn a_content() -> impl Strategy<Value = Content> {
    proptest::collection::btree_map(a_key(), a_value(), 0..12).prop_map(Content)
}

proptest! {
    #[test]
    fn content_is_read_back_as_it_was_written(content in a_content(), versions in proptest::collection::btree_map(a_key(), any::<i64>(), 0..6)) {
        let text = to_json(&content);
        prop_assert_eq!(&from_json(&text).unwrap(), &content);
        prop_assert_eq!(to_json(&from_json(&text).unwrap()), text, "one content has one text");
        let draft = SavedDraft { content, versions };
        prop_assert_eq!(parse_draft(&draft_text(&draft)).unwrap(), draft);
    }
}

#[test]
fn what_cannot_be_read_is_named_by_its_place_and_never_by_its_words() {
    for broken in
        [r#"{"narrative":{"word":"secret"}}"#, r#"{"secret.0":{"words":"x"}}"#, r#"{"month":{"month":"secret"}}"#]
    {
        let error = from_json(broken).unwrap_err();
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    assert_eq!(from_json(r#"{"a":{"yes":true},"b.00":{"yes":true}}"#), Err(ContentError::NotAKey(2)));
    let month = FieldKey::once("month");
    assert_eq!(from_json(r#"{"month":{"month":"2026-13"}}"#), Err(ContentError::NotADate(month)));
}
