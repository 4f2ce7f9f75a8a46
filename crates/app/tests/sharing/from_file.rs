//! Drafts from files: of the hospital's own system, and of what was taken out here.

use app::Error;
use app::near_miss;
use app::near_miss::from_file::{self, MOST_BYTES, ReadAs, Upload};
use app::testing::{on_both, then_refused};
use domain::near_miss::content::{FieldKey, Value};

fn upload(how: &str, bytes: &[u8]) -> Upload {
    Upload { name: "rex.csv".into(), bytes: bytes.to_vec(), read_as: ReadAs::Shipped(how.into()) }
}

fn words(words: &str) -> Value {
    Value::Words(words.to_owned())
}

const FILE: &str = "Date;Service;Description des faits;Déroulement;Mesures prises\n\
    12/01/2008 08:30;Bloc B;Une seringue sans étiquette.;\"Préparée.\nVue.\";Étiqueter\n\
    hier;Bloc B;Autre chose.;;\n\
    13/01/2008;Bloc A;Un champ mal posé.;;\n";

#[test]
fn an_event_of_the_hospital_becomes_a_draft_that_nobody_else_finds() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let other = world.given_a_doctor(&house, "Dominique Deux", "770000002");
        let app = &world.app;
        let sent = upload("csv", FILE.as_bytes());
        then_refused(from_file::look(app, &house.manager, house.org, &sent));
        let looked = from_file::look(app, &camille.actor, house.org, &sent).unwrap();
        assert!(looked.faults.is_empty() && looked.unmapped == ["Service"], "{looked:?}");
        let lines: Vec<_> = looked.records.iter().map(|it| (it.line, it.content.is_some())).collect();
        assert_eq!(lines, [(2, true), (4, false), (5, true)]);
        let fault = &looked.records[1].faults[0];
        assert_eq!((fault.line, fault.column.as_str(), fault.code()), (Some(4), "Date", "rex-when"));
        assert!(near_miss::drafts(app, &camille.actor, house.org).unwrap().is_empty(), "looking keeps nothing");
        let refused = from_file::begin_from_file(app, &camille.actor, house.org, &sent, 4);
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        let reference = from_file::begin_from_file(app, &camille.actor, house.org, &sent, 2).unwrap();
        let draft = near_miss::draft(app, &camille.actor, house.org, &reference).unwrap();
        assert_eq!(draft.content.get("narrative"), Some(&words("Une seringue sans étiquette.")));
        assert_eq!(draft.content.0.get(&FieldKey::row("step_what", 2)), Some(&words("Vue.")));
        assert_eq!(draft.content.0.get(&FieldKey::row("measure", 1)), Some(&words("Étiqueter")));
        assert_eq!(draft.content.get("specialty"), None, "its author says it");
        let found = near_miss::draft(app, &other.actor, house.org, &reference);
        assert!(matches!(found, Err(Error::NotFound(_))));
    });
}

#[test]
fn what_is_wrong_with_a_file_names_its_place_and_what_to_do() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let look = |sent: Upload| {
            let looked = from_file::look(&world.app, &camille.actor, house.org, &sent).unwrap();
            assert!(looked.records.iter().all(|it| it.content.is_none()), "{looked:?}");
            let faults = looked.faults.iter().chain(looked.records.iter().flat_map(|it| &it.faults));
            faults.map(|it| (it.line, it.code())).collect::<Vec<_>>()
        };
        assert_eq!(look(upload("csv", b"Date;Description\n2008;\xe9t\xe9\n")), [(Some(2), "rex-not-utf8")]);
        assert_eq!(look(upload("csv", &vec![b'a'; MOST_BYTES + 1])), [(None, "near-miss-file-large")]);
        assert_eq!(look(upload("csv", b"Date;Description\n")), [(None, "near-miss-file-empty")]);
        assert_eq!(look(upload("csv", b"Date;Zone\n2008;x\n")), [(Some(2), "rex-no-text")]);
        assert_eq!(look(upload("xml", b"<a/>")), [(None, "near-miss-file-mapping")]);
        assert_eq!(look(upload("json", b"[{\"Description\": \"x\",}]")), [(Some(1), "rex-json")]);
        let own = |text: &str| Upload { read_as: ReadAs::Own(text.into()), ..upload("", b"Quoi\nx\n") };
        assert_eq!(look(own("[file]\nformat = \"csv\"\n")), [(Some(1), "rex-mapping")]);
        let sound = own("[file]\nformat = \"csv\"\n[[text]]\nkind = \"narrative\"\ncolumn = \"Quoi\"\n");
        let looked = from_file::look(&world.app, &camille.actor, house.org, &sound).unwrap();
        assert_eq!(looked.records[0].content.as_ref().unwrap().get("narrative"), Some(&words("x")));
        let windows = upload("csv-windows", b"Description\n\xc9tiquette\n");
        let looked = from_file::look(&world.app, &camille.actor, house.org, &windows).unwrap();
        assert_eq!(looked.records[0].first_words, "Étiquette");
    });
}

#[test]
fn what_an_author_took_out_becomes_a_draft_again_and_no_word_is_lost() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let app = &world.app;
        let (reference, _) = world.when_they_write(&house, &camille, "Une ampoule confondue.");
        let draft = near_miss::draft(app, &camille.actor, house.org, &reference).unwrap();
        let scheme = draft.form.body.scheme.clone();
        let file = documents::near_miss::file::hand_over_json(draft.written(), &scheme.serious).to_string();
        // As if the form had changed since: a text and a code that it does not know any more.
        let long = "é".repeat(9_000);
        let older = file.replace(
            "\"narrative\":{\"words\":\"Une ampoule confondue.\"}",
            &format!("\"narrative\":{{\"words\":\"{long}\"}},\"gone\":{{\"words\":\"Dit autrefois.\"}},\"airship\":{{\"code\":\"x\"}}"),
        );
        assert_ne!(file, older);
        for (text, told, left) in [(&file, "Une ampoule confondue.", 0), (&older, "Dit autrefois.", 1)] {
            let sent = upload("csv", text.as_bytes());
            let looked = from_file::look(app, &camille.actor, house.org, &sent).unwrap();
            assert_eq!(looked.records[0].left.len(), left, "{looked:?}");
            let again = from_file::begin_from_file(app, &camille.actor, house.org, &sent, 1).unwrap();
            let read = near_miss::draft(app, &camille.actor, house.org, &again).unwrap();
            let Some(Value::Words(narrative)) = read.content.get("narrative") else { panic!("a narrative") };
            assert!(narrative.ends_with(told), "{narrative}");
            assert_eq!(read.content.get("month"), draft.content.get("month"));
            if left == 0 {
                assert_eq!(read.content, draft.content);
            } else {
                assert!(narrative.starts_with(&long), "a text that is too long is kept whole");
            }
        }
    });
}
