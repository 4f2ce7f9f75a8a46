//! Bad folders are refused, each fault with its place, and nothing of them stays.

use std::fs;
use std::path::Path;

use app::cohort_transfer::{Imported, MOST_FAULTS, Progress, import};
use app::testing::{World, on_both, then_conflict};
use tempfile::TempDir;

use crate::world::{Place, files, place};

/// An export to spoil, and the place that refuses it.
fn with_an_export(story: impl Fn(&Place<'_>, &dyn Fn() -> TempDir)) {
    on_both(|world| {
        let here = place(world, "here");
        let cohort = here.given_an_eventful_cohort(&["mots", "words"]);
        let original = tempfile::tempdir().unwrap();
        here.export(&cohort, &original.path().join("out"));
        let texts = files(&original.path().join("out"));
        let fresh = || {
            let folder = tempfile::tempdir().unwrap();
            for (name, text) in &texts {
                fs::write(folder.path().join(name), text).unwrap();
            }
            folder
        };
        story(&here, &fresh);
    });
}

/// Replaces the cell of the first row for which `which` holds; answers its line and what stood there.
fn spoil(folder: &Path, file: &str, column: &str, with: &str, which: impl Fn(&[String]) -> bool) -> (u64, String) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let place = lines[0].split(',').position(|name| name == column).expect("the column is there");
    for (n, line) in lines.iter_mut().enumerate().skip(1) {
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        if which(&cells) {
            let before = std::mem::replace(&mut cells[place], with.to_owned());
            *line = cells.join(",");
            fs::write(&path, lines.join("\n") + "\n").unwrap();
            return (n as u64 + 1, before);
        }
    }
    panic!("no such row in {file}");
}

/// The faults of an import that must be refused and leave nothing: (file, line, column, value, code).
fn refused(here: &Place<'_>, folder: &Path) -> Vec<(String, Option<u64>, String, String, &'static str)> {
    let before = here.rows();
    let entries = here.journal().len();
    let outcome = here.import("again", folder);
    let Imported::Refused { faults, .. } = outcome else { panic!("it should be refused: {outcome:?}") };
    assert_eq!(here.rows(), before, "nothing is left of a refused import");
    assert_eq!(here.journal().len(), entries);
    assert!(here.find("again").is_none());
    faults
        .into_iter()
        .map(|one| {
            let code = one.code();
            (one.file, one.line, one.column, one.value, code)
        })
        .collect()
}

#[test]
fn each_bad_cell_is_named_by_file_line_column_and_value_and_nothing_stays() {
    with_an_export(|here, fresh| {
        type Case = (&'static str, &'static str, &'static str, &'static str, fn(&[String]) -> bool);
        let any: fn(&[String]) -> bool = |_| true;
        let cases: [Case; 24] = [
            ("enrolments.csv", "profession", "astronaut", "transfer-code", any),
            ("enrolments.csv", "setting", "moon", "transfer-code", any),
            ("enrolments.csv", "enrolled_on", "2008-02-30", "transfer-date", any),
            ("enrolments.csv", "enrolled_on", "2030-01-01", "transfer-future", any),
            ("enrolments.csv", "recorded_at", "2008-01-02 09:00", "transfer-instant", any),
            ("choices.csv", "goal", "no-such-goal", "transfer-goal", any),
            ("choices.csv", "set", "4", "transfer-bounds", any),
            ("choices.csv", "set", "2", "transfer-choice-not-offered", any),
            ("choices.csv", "place", "one", "transfer-number", any),
            ("choices.csv", "patients", "-3", "transfer-bounds", any),
            ("commitments.csv", "cue", "", "transfer-blank", any),
            ("commitments.csv", "from", "2007-12-31", "transfer-outside", any),
            ("slots.csv", "evaluation", "b9", "transfer-evaluation", any),
            ("slots.csv", "instrument_version", "9", "transfer-instrument", any),
            ("slots.csv", "language", "fr_FR!", "transfer-language", any),
            ("slots.csv", "submitted_at", "2008-01-05T10:00:00.000Z", "transfer-before-opening", |row| row[1] == "b1"),
            ("slots.csv", "submitted_at", "2029-01-05T10:00:00.000Z", "transfer-future", any),
            ("answers.csv", "type", "guess", "transfer-one-of", any),
            ("answers.csv", "value", "surely", "fault-answer-not-in-list", |row| row[4] == "status"),
            ("answers.csv", "value", "many", "transfer-shape", |row| row[5] == "number"),
            ("departures.csv", "left_on", "2008-13-01", "transfer-date", any),
            ("leaves.csv", "kind", "holiday", "transfer-one-of", any),
            ("overrides.csv", "requirement", "b9", "transfer-requirement", any),
            ("measures.csv", "days", "0", "transfer-bounds", any),
        ];
        for (file, column, value, code, which) in cases {
            let folder = fresh();
            let (line, _) = spoil(folder.path(), file, column, value, which);
            let found = refused(here, folder.path());
            let expected = (file.to_owned(), Some(line), column.to_owned(), value.to_owned(), code);
            assert!(found.contains(&expected), "{expected:?} is not among {found:#?}");
        }
    });
}

#[test]
fn i07_an_answer_to_a_hidden_question_is_refused() {
    with_an_export(|here, fresh| {
        let folder = fresh();
        // A code that hides the questions after it: their answers are then answers to questions that were not asked.
        let (line, _) =
            spoil(folder.path(), "answers.csv", "value", "no_patient", |row| row[1] == "b1" && row[4] == "status");
        let found = refused(here, folder.path());
        assert!(found.iter().any(|one| one.4 == "fault-answer-not-asked" && one.1 != Some(line)), "{found:#?}");
    });
}

#[test]
fn a_required_answer_left_out_is_named_at_its_submission() {
    with_an_export(|here, fresh| {
        let folder = fresh();
        let path = folder.path().join("answers.csv");
        let text = fs::read_to_string(&path).unwrap();
        let gone = text.lines().find(|line| line.contains(",b1,1,") && line.contains(",status,")).unwrap();
        fs::write(&path, text.replacen(&format!("{gone}\n"), "", 1)).unwrap();
        let found = refused(here, folder.path());
        assert!(
            found.iter().any(|one| one.0 == "slots.csv" && one.4 == "fault-answer-missing" && one.3.contains("status")),
            "{found:#?}"
        );
    });
}

#[test]
fn keys_are_known_sorted_and_there_once() {
    with_an_export(|here, fresh| {
        let code_of = |spoil: &dyn Fn(&Path)| {
            let folder = fresh();
            spoil(folder.path());
            refused(here, folder.path()).into_iter().map(|one| one.4).collect::<Vec<_>>()
        };
        let edit = |folder: &Path, file: &str, change: &dyn Fn(Vec<&str>) -> Vec<String>| {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, change(text.lines().collect()).join("\n") + "\n").unwrap();
        };
        let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let unknown = code_of(&|folder| {
            edit(folder, "leaves.csv", &|lines| {
                let mut lines = owned(lines);
                lines.push("zzzz,2008-03-01,,leave,2008-03-01T10:00:00.000Z".to_owned());
                lines
            });
        });
        assert_eq!(unknown, ["transfer-key-unknown"]);
        let unsorted = code_of(&|folder| {
            edit(folder, "enrolments.csv", &|lines| {
                let mut lines = owned(lines);
                lines[1..].reverse();
                lines
            });
        });
        assert!(unsorted.contains(&"transfer-not-sorted"), "{unsorted:?}");
        let twice = code_of(&|folder| {
            edit(folder, "enrolments.csv", &|lines| {
                let mut lines = owned(lines);
                lines.insert(2, lines[1].clone());
                lines
            });
        });
        assert_eq!(twice, ["transfer-key-twice"]);
        let answer_twice = code_of(&|folder| {
            edit(folder, "answers.csv", &|lines| {
                let mut lines = owned(lines);
                let at = lines.iter().position(|line| line.contains(",status,")).unwrap();
                lines.insert(at, lines[at].clone());
                lines
            });
        });
        assert_eq!(answer_twice, ["transfer-twice"]);
        let no_slot = code_of(&|folder| {
            edit(folder, "answers.csv", &|lines| {
                owned(lines).into_iter().map(|line| line.replace(",b1,2,", ",b1,7,")).collect()
            });
        });
        assert!(no_slot.contains(&"transfer-no-slot"), "{no_slot:?}");
    });
}

#[test]
fn i02_a_goal_chosen_twice_or_a_set_of_two_is_refused() {
    with_an_export(|here, fresh| {
        let folder = fresh();
        let path = folder.path().join("choices.csv");
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let gone = lines.iter().rposition(|line| line.contains(",1,3,10,,")).unwrap();
        lines.remove(gone);
        fs::write(&path, lines.join("\n") + "\n").unwrap();
        let found = refused(here, folder.path());
        assert!(found.iter().any(|one| one.4 == "transfer-choice-number"), "{found:#?}");
    });
}

#[test]
fn i08_an_evaluation_after_its_lock_is_refused_unless_something_moved_the_lock() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let programme = world.given_a_programme(&here.house, crate::world::PROGRAMME);
    let cohort = world.given_a_cohort(&here.house, &programme, "2008-01", "2008-01-01");
    let ada = world.given_a_participant(&here.house, &cohort, "Ada", "fr");
    world.when_they_choose(&cohort, &ada, "s1");
    world.on("2008-04-20");
    world.when_they_submit(&cohort, &ada, "b1");
    world.on("2009-01-01");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    here.export(&cohort, &out);
    let after_lock = "2008-07-01T10:00:00.000Z";
    let (line, _) = spoil(&out, "slots.csv", "submitted_at", after_lock, |_| true);
    let expected =
        ("slots.csv".to_owned(), Some(line), "submitted_at".to_owned(), after_lock.to_owned(), "transfer-after-lock");
    assert_eq!(refused(&here, &out), [expected]);
    // The team had opened it again: then it is what happened.
    let key = fs::read_to_string(out.join("enrolments.csv"))
        .unwrap()
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    let path = out.join("overrides.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}{key},b1,reopened,2008-07-15,absence,2008-06-20T10:00:00.000Z\n")).unwrap();
    let imported = here.import("again", &out);
    let Imported::Done { edited, .. } = imported else { panic!("{imported:?}") };
    assert_eq!(edited, ["slots.csv", "overrides.csv"], "it says which tables were changed by hand");
}

#[test]
fn a_folder_of_another_definition_programme_or_form_is_refused() {
    with_an_export(|here, fresh| {
        let spoiled = |from: &str, to: &str| {
            let folder = fresh();
            let path = folder.path().join("datapackage.json");
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from}");
            fs::write(&path, text.replace(from, to)).unwrap();
            refused(here, folder.path()).into_iter().map(|one| (one.2, one.4)).collect::<Vec<_>>()
        };
        let of = |column: &str, code| vec![(column.to_owned(), code)];
        assert_eq!(
            spoiled("\"definition_sha256\": \"", "\"definition_sha256\": \"0"),
            of("definition_sha256", "transfer-other-definition")
        );
        assert_eq!(
            spoiled("\"version\": \"1\",\n    \"definition", "\"version\": \"2\",\n    \"definition"),
            of("version", "transfer-not-published")
        );
        assert_eq!(
            spoiled("\"programme\": \"prescrire-pip\"", "\"programme\": \"other\""),
            of("programme", "transfer-other-programme")
        );
        assert_eq!(spoiled("\"format\": 1", "\"format\": 2"), of("format", "transfer-format"));
        assert_eq!(spoiled("\"start\": \"2008-01-01\"", "\"start\": \"2008-02-30\""), of("start", "transfer-start"));
        assert_eq!(spoiled("\"presque\": {", "\"other\": {"), of("", "transfer-not-package"));
    });
}

#[test]
fn wrong_columns_separators_and_missing_tables_are_named() {
    with_an_export(|here, fresh| {
        let code_of = |change: &dyn Fn(&Path)| {
            let folder = fresh();
            change(folder.path());
            refused(here, folder.path()).into_iter().map(|one| (one.0, one.4)).collect::<Vec<_>>()
        };
        let columns = vec![("leaves.csv".to_owned(), "transfer-columns")];
        let edit = |folder: &Path, change: &dyn Fn(String) -> String| {
            let path = folder.join("leaves.csv");
            fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
        };
        assert_eq!(code_of(&|folder| edit(folder, &|text| text.replacen("kind", "sort", 1))), columns);
        assert_eq!(code_of(&|folder| edit(folder, &|text| text.replace(',', ";"))), columns);
        assert_eq!(code_of(&|folder| edit(folder, &|_| String::new())), columns);
        let missing = code_of(&|folder| fs::remove_file(folder.join("answers.csv")).unwrap());
        assert_eq!(missing, [("answers.csv".to_owned(), "transfer-missing-file")]);
        let cut = code_of(&|folder| edit(folder, &|text| text + "zz,2008-01-01\n"));
        assert!(cut.contains(&("leaves.csv".to_owned(), "transfer-cells")), "{cut:?}");
    });
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_quotes_are_no_faults() {
    with_an_export(|here, fresh| {
        let folder = fresh();
        for (name, text) in files(folder.path()) {
            if name.ends_with(".csv") {
                let quoted = text
                    .lines()
                    .map(|line| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(","));
                fs::write(
                    folder.path().join(&name),
                    format!("\u{feff}{}\r\n", quoted.collect::<Vec<_>>().join("\r\n")),
                )
                .unwrap();
            }
        }
        let imported = here.import("again", folder.path());
        assert!(matches!(imported, Imported::Done { participants: 4, .. }), "{imported:?}");
    });
}

#[test]
fn a_hundred_faults_are_told_and_the_others_counted() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["…"]);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    here.export(&cohort, &out);
    let path = out.join("measures.csv");
    let mut text = fs::read_to_string(&path).unwrap();
    for _ in 0..250 {
        text.push_str("2008-01-01,2008-01-02,5,x,never\n");
    }
    fs::write(&path, text).unwrap();
    let Imported::Refused { faults, more } = here.import("again", &out) else { panic!("it should be refused") };
    assert_eq!((faults.len(), more), (MOST_FAULTS, 150));
}

#[test]
fn a_taken_name_is_a_conflict() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["…"]);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    here.export(&cohort, &out);
    let again = import(&world.app, &here.house.lead, &here.arrival("2008-01"), &out, &Progress::silent());
    then_conflict(again, "fault-name-taken");
}
