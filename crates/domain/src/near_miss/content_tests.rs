use super::*;
use crate::near_miss::sample::{elsewhere, form};
use jiff::civil::date;

fn judged<T>(with: impl FnOnce(Asked<'_>) -> T) -> T {
    let (form, elsewhere) = (form(), elsewhere());
    with(Asked { form: &form, elsewhere: &elsewhere, today: date(2026, 5, 20) })
}

fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

fn words(words: &str) -> Value {
    Value::Words(words.to_owned())
}

fn facts() -> Content {
    let once = [
        ("specialty", code("urology")),
        ("month", Value::Month(When::Month(2026, 4))),
        ("unexpected", Value::YesNo(true)),
        ("life_threatened", Value::YesNo(false)),
        ("permanent_deficit", Value::YesNo(false)),
        ("narrative", words("La seringue étiquetée autrement a été vue avant l’injection.")),
        ("actual", code("0")),
    ];
    Content(once.into_iter().map(|(field, value)| (FieldKey::once(field), value)).collect())
}

#[test]
fn the_facts_can_be_sent_without_causes_and_are_not_accepted_without_them() {
    judged(|asked| {
        assert_eq!(asked.faults(&facts(), Needed::ToSend), []);
        let missing: Vec<String> =
            asked.faults(&facts(), Needed::ToAccept).into_iter().map(|fault| fault.key.to_string()).collect();
        assert_eq!(missing, ["factors", "measure.1"]);
    });
}

#[test]
fn every_question_needed_is_named_when_it_is_missing() {
    judged(|asked| {
        let missing = asked.faults(&Content::default(), Needed::ToSend);
        assert!(missing.iter().all(|fault| fault.kind == ContentFaultKind::Missing));
        assert_eq!(missing.len(), 7);
        let mut blank = facts();
        blank.0.insert(FieldKey::once("narrative"), words("  \n"));
        assert_eq!(asked.faults(&blank, Needed::ToSend).len(), 1, "blanks are no narrative");
    });
}

#[test]
fn what_is_no_longer_asked_is_not_sent_and_stays_in_the_draft() {
    judged(|asked| {
        let mut content = facts();
        content.0.insert(FieldKey::once("declared"), words("ARS 2026-17"));
        assert_eq!(asked.stripped(&content), content);
        content.0.insert(FieldKey::once("unexpected"), Value::YesNo(false));
        assert!(!asked.stripped(&content).0.contains_key(&FieldKey::once("declared")));
        assert!(content.0.contains_key(&FieldKey::once("declared")));
    });
}

#[test]
fn rows_are_asked_for_up_to_their_number() {
    judged(|asked| {
        assert!(asked.check_one(&FieldKey::row("what", 3), &words("Puis…")).is_ok());
        for key in [FieldKey::row("what", 4), FieldKey::once("what"), FieldKey::row("specialty", 1)] {
            let fault = asked.check_one(&key, &words("Puis…")).unwrap_err();
            assert_eq!(fault.kind, ContentFaultKind::Unknown, "{key}");
        }
        let mut content = facts();
        content.0.insert(FieldKey::row("what", 1), words("D’abord"));
        content.0.insert(FieldKey::row("what", 3), words("Enfin"));
        let (block, _) = asked.form.field("what").unwrap();
        assert_eq!(content.rows(block), [1, 3]);
        assert_eq!(asked.faults(&content, Needed::ToSend), []);
    });
}

#[test]
fn an_answer_has_the_shape_of_its_question() {
    judged(|asked| {
        let fault =
            |field: &str, value: Value| asked.check_one(&FieldKey::once(field), &value).err().map(|fault| fault.kind);
        assert_eq!(fault("specialty", code("dentistry")), Some(ContentFaultKind::NotInList));
        assert_eq!(fault("specialty", words("urology")), Some(ContentFaultKind::WrongShape));
        assert_eq!(fault("month", Value::Month(When::Month(2026, 6))), Some(ContentFaultKind::InTheFuture));
        assert_eq!(fault("month", Value::Month(When::Month(2026, 5))), None);
        assert_eq!(fault("month", Value::Month(When::Year(2027))), Some(ContentFaultKind::InTheFuture));
        assert_eq!(fault("declared", words(&"x".repeat(81))), Some(ContentFaultKind::TooLong { most: 80 }));
        assert_eq!(fault("declared", words(&"é".repeat(80))), None, "characters, not bytes");
        let several = |codes: &[&str]| Value::Codes(codes.iter().map(|code| (*code).to_owned()).collect());
        assert_eq!(fault("immediate", several(&["human", "none"])), Some(ContentFaultKind::ExclusiveWithOthers));
        assert_eq!(fault("immediate", several(&["human", "product"])), None);
        let graded = |factor: &str, grade: &str| Value::Graded([(factor.to_owned(), grade.to_owned())].into());
        assert_eq!(fault("factors", graded("4.4", "possible")), None);
        assert_eq!(fault("factors", graded("9.9", "possible")), Some(ContentFaultKind::NotInList));
        assert_eq!(fault("factors", graded("4.4", "certainly")), Some(ContentFaultKind::NotInList));
    });
}

#[test]
fn keys_come_back_from_their_text() {
    for key in [FieldKey::once("narrative"), FieldKey::row("what", 12)] {
        assert_eq!(FieldKey::parse(&key.to_string()), Some(key));
    }
    for wrong in ["what.", "what.0", "what.01", "what.x", "what.300", "what.-1", "what.1.2"] {
        assert_eq!(FieldKey::parse(wrong), None, "{wrong}");
    }
}
