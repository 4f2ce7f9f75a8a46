use super::*;
use crate::language::Languages;
use crate::near_miss::from_json;
use jiff::civil::date;

fn content() -> Content {
    let once = [
        ("specialty", Value::Code("urology".to_owned())),
        ("month", Value::Month(When::Month(2026, 4))),
        ("met", Value::YesNo(true)),
        ("narrative", Value::Words("La seringue\n\nÉtiquette : illisible.".to_owned())),
        ("factors", Value::Graded([("4.4".to_owned(), "possible".to_owned())].into())),
        ("comorbidity", Value::Codes(["heart".to_owned(), "lungs".to_owned()].into())),
        // A code of another version: it is shown as it is, never lost.
        ("unit", Value::Code("airship".to_owned())),
        ("declared_on", Value::Day(date(2026, 5, 1))),
    ];
    let mut content: Content = Content(once.into_iter().map(|(id, value)| (FieldKey::once(id), value)).collect());
    for row in [1, 3] {
        content.0.insert(FieldKey::row("step_what", row), Value::Words(format!("step {row}")));
    }
    content
}

fn with<T>(tag: &str, told: impl FnOnce(Written<'_>, Sent<'_>, &Duty, &Voice) -> T) -> T {
    let scheme = crate::scheme::shipped("fr-has").unwrap();
    let said = [
        Said { hand: Hand::Expert, on: date(2026, 6, 1), words: "Qui relit ?\nQuand ?".to_owned() },
        Said { hand: Hand::Author, on: date(2026, 6, 2), words: "Deux personnes.".to_owned() },
        Said { hand: Hand::Body, on: date(2026, 6, 9), words: "Acceptée.".to_owned() },
    ];
    let body = Text::new(
        [("fr", "Collège d’urologie"), ("en", "College of urology")]
            .map(|(tag, words)| (domain::text::Language::parse(tag).unwrap(), words.to_owned())),
    );
    let (content, elsewhere) = (content(), [scheme.specialty_list()]);
    let written = Written { form: &scheme.form, elsewhere: &elsewhere, content: &content, body: &body };
    let sent = Sent { reference: "NM-7K2", on: date(2026, 5, 3), state: "accepted", said: &said };
    told(written, sent, &scheme.serious, &Languages::embedded().unwrap().voice(tag).unwrap())
}

#[test]
fn the_author_takes_out_a_text_that_anybody_can_read() {
    let english = with("en", |written, sent, _, voice| own_text(written, sent, voice));
    for told in [
        "NM-7K2",
        "3 May 2026",
        "College of urology",
        "In which specialty did it happen?\n    Urological surgery\n",
        "Which month?\n    April 2026\n",
        "    La seringue\n    \n    Étiquette : illisible.\n",
        "Step 1\n\nWhat happened at this step?\n    step 1\n\nStep 3\n",
        "    Handover, shift change, alerts: possible\n",
        "    Heart, vessels\n    Lungs, sleep apnoea\n",
        "    airship\n",
        "The expert, 1 June 2026\n    Qui relit ?\n    Quand ?\n",
    ] {
        assert!(english.to_lowercase().contains(&told.to_lowercase()), "{told:?} in\n{english}");
    }
    let french = with("fr", |written, sent, _, voice| own_text(written, sent, voice));
    assert!(french.contains("Dans quelle spécialité est-ce arrivé\u{a0}?\n    Chirurgie urologique\n"), "{french}");
    assert!(french.contains("avril 2026") && !french.contains('⟦'));
}

#[test]
fn what_was_typed_about_a_serious_event_is_handed_over_whole() {
    for tag in ["fr", "en"] {
        let (text, duty) = with(tag, |written, _, duty, voice| {
            (hand_over_text(written, duty, voice), voice.read(&duty.words).to_owned())
        });
        assert!(text.contains(&duty) && text.contains("signalement.social-sante.gouv.fr"), "a10: {text}");
        for (key, words) in content().words() {
            let first = words.lines().next().unwrap();
            assert!(text.contains(first), "{key} is lost in\n{text}");
        }
        assert!(!text.contains('⟦'), "{text}");
    }
    let json = with("fr", |written, _, duty, _| hand_over_json(written, duty));
    assert_eq!(from_json(&json["content"].to_string()).unwrap(), content());
    assert_eq!(json["sent"], Json::Null);
}

#[test]
fn programs_read_codes_with_their_words_and_the_content_itself() {
    let json = with("en", |written, sent, _, _| own_json(written, sent));
    assert_eq!(from_json(&json["content"].to_string()).unwrap(), content());
    assert_eq!(json["form"]["version"], "1");
    assert_eq!(json["said"][0]["by"], "expert");
    let of = |id: &str| json["answers"].as_array().unwrap().iter().find(|answer| answer["question"] == id).unwrap();
    assert_eq!(of("specialty")["answer"]["label"]["fr"], "Chirurgie urologique");
    assert_eq!(of("unit")["answer"], json!({ "code": "airship", "label": null }));
    assert_eq!(of("factors")["answer"][0]["grade"]["code"], "possible");
    assert_eq!((&of("step_what")["row"], &of("step_what")["row_title"]["en"]), (&json!(1), &json!("Step")));
}
