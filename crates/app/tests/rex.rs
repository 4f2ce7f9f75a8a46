//! The REX base through its use cases: historic bases in, questions out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use app::Error;
use app::rex::{self, Ask, Imported, Outcome, Source, identifiers};
use app::testing::{World, on_both};
use domain::authority::{Actor, Role};
use domain::deidentification::Finding;
use domain::ids::{OrgId, PersonId};
use domain::rex::{Filter, Part, PartKind, Reason, Record, When};
use domain::text::Language;
use tempfile::TempDir;

const MAPPING: &str = r#"
[file]
format = "csv"
[when]
column = "date"
formats = ["%d/%m/%Y"]
[specialty]
column = "specialty"
[language]
column = "language"
[[text]]
kind = "narrative"
column = "story"
"#;

const BASE: &str = "\
date,specialty,language,story,ward
14/07/2013,anaesthesia,fr,Allergie à la pénicilline non relue avant l'induction.,x
15/07/2013,surgery,fr,\"Mauvais côté marqué ; l'infirmière
arrête avant l'incision.\",x
,surgery,en,Wrong side marked; the nurse stops before incision.,x
01/08/2013,anaesthesia,fr,\"Écrire à jean.dupont@example.org, témoin de l'allergie.\",x
hier,anaesthesia,fr,Allergie sans date.,x
";

struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

fn import_by(world: &World, file: &Path, mapping: &str) -> Result<Outcome, Error> {
    let source = Source { mapping_name: "m.toml", mapping, file };
    rex::import(&world.app, &Actor::System, source, &identifiers::screen, &|_, _| {})
}

fn imported(world: &World, file: &Path) -> Imported {
    match import_by(world, file, MAPPING).unwrap() {
        Outcome::Done(imported) => imported,
        other => panic!("{other:?}"),
    }
}

fn asked(world: &World, words: &str, filters: &[&str]) -> Vec<rex::Shown> {
    let filters = filters.iter().map(|filter| Filter::parse(filter).unwrap()).collect();
    let ask = Ask { words: words.to_owned(), filters, limit: 20, ..Ask::default() };
    let answer = rex::search(&world.app, &Actor::System, &ask).unwrap();
    assert_eq!(answer.total, answer.hits.len() as u64);
    answer.hits
}

#[test]
fn a_base_lands_is_held_or_is_refused_and_what_landed_is_found() {
    on_both(|world| {
        let files = Files::new();
        let imported = imported(world, &files.write("base.csv", BASE));
        let tally = imported.tally;
        assert_eq!((tally.read, tally.landed, tally.held, tally.refused), (5, 3, 1, 1));
        assert_eq!(
            imported.faults.iter().map(|fault| (fault.line, fault.code())).collect::<Vec<_>>(),
            [(Some(7), "rex-when")]
        );
        assert_eq!(
            imported.held.iter().map(|held| (held.line, held.labels.join(" "))).collect::<Vec<_>>(),
            [(6, "MAIL".to_owned())]
        );
        assert_eq!(imported.unmapped, ["ward"]);

        assert!(asked(world, "allergie", &[]).is_empty(), "the index has not been fed yet");
        world.when_the_jobs_run();
        let found = asked(world, "ALLERGIES", &[]);
        assert_eq!(found.len(), 1, "what is held is invisible");
        let hit = found.first().unwrap();
        assert_eq!(hit.when, Some(When::Month(2013, 7)));
        assert_eq!(hit.specialty, "anaesthesia");
        assert!(hit.excerpt.contains("pénicilline"));
        assert_eq!(asked(world, "incision", &[]).len(), 2);
        assert_eq!(asked(world, "incision", &["language=en", "origin=imported"]).len(), 1);
        let text = "the wrong side was marked";
        let like = rex::similar(&world.app, &Actor::System, text, None, &[], 5).unwrap();
        assert!(like.hits.first().unwrap().excerpt.contains("Wrong side"));
    });
}

#[test]
fn a01_what_leads_to_somebody_is_held_and_what_thousands_share_lands() {
    let world = World::sqlite();
    let files = Files::new();
    let told = [
        ("fr", "Le Dr Éléonore Vasseur a prescrit la morphine.", Some("NOM")),
        ("fr", "Étiquette collée au dossier : 1 85 05 78 006 084 36.", Some("SECU")),
        ("fr", "Chute d'une patiente de 92 ans.", Some("AGE")),
        ("fr", "Patient de 45 ans, transféré de Bordeaux en 2013.", None),
        ("fr", "Le 14 juillet 2013, erreur de côté.", Some("DATE")),
        ("fr", "En juillet 2013, erreur de côté.", None),
        ("fr", "Seringues échangées avant l'induction, sans étiquette.", None),
        ("en", "Mrs Margaret Okafor was given the wrong dose.", Some("PERSON")),
        ("en", "Transferred from St Thomas' Hospital.", Some("ORGANIZATION")),
        ("en", "Syringes were swapped before induction.", None),
    ];
    let mut text = "date,specialty,language,story\n".to_owned();
    for (language, story, _) in told {
        writeln!(text, ",surgery,{language},\"{story}\"").unwrap();
    }
    let imported = imported(&world, &files.write("base.csv", &text));
    let held: Vec<u64> = imported.held.iter().map(|held| held.line).collect();
    let expected = told.iter().zip(2..).filter(|((_, _, labels), _)| labels.is_some()).map(|(_, line)| line);
    assert_eq!(held, expected.collect::<Vec<u64>>(), "{:?}", imported.held);
    for (held, (_, story, labels)) in imported.held.iter().zip(told.iter().filter(|(_, _, labels)| labels.is_some())) {
        let labels = labels.unwrap_or_default();
        assert!(held.labels.iter().any(|label| labels.contains(label.as_str())), "{story}: {:?}", held.labels);
    }
}

#[test]
fn a_file_that_is_in_the_base_is_not_taken_again() {
    on_both(|world| {
        let files = Files::new();
        let path = files.write("base.csv", BASE);
        imported(world, &path);
        assert!(matches!(import_by(world, &path, MAPPING), Err(Error::Conflict(_))));
        let other = format!("{MAPPING}\n");
        assert!(matches!(import_by(world, &path, &other), Err(Error::Conflict(_))));
    });
}

#[test]
fn a_file_or_a_mapping_that_cannot_be_taken_leaves_nothing() {
    on_both(|world| {
        let files = Files::new();
        let other = files.write("other.csv", "a,b\n1,2\n");
        assert!(matches!(import_by(world, &other, MAPPING).unwrap(), Outcome::Refused(faults) if faults.len() == 4));
        let latin = files.folder.path().join("latin.csv");
        fs::write(&latin, b"date,specialty,language,story\n,surgery,fr,\xe9t\xe9\n").unwrap();
        assert!(matches!(import_by(world, &latin, MAPPING).unwrap(), Outcome::Refused(_)));
        assert!(matches!(import_by(world, &other, "x = 1").unwrap(), Outcome::BadMapping(_)));
        let left = world.app.store.read(|tx| tx.query_one("SELECT COUNT(*) FROM rex_import", &[], |row| row.int(0)));
        assert_eq!(left.unwrap(), 0);
        assert!(import_by(world, &files.folder.path().join("absent.csv"), MAPPING).is_err());
    });
}

#[test]
fn a_stopped_import_goes_on_where_it_was() {
    on_both(|world| {
        let files = Files::new();
        let mut text = "date,specialty,language,story\n".to_owned();
        for n in 0..1_700 {
            let mail = if n % 100 == 7 { " a@b.fr" } else { "" };
            let when = if n % 100 == 9 { "?" } else { "14/07/2013" };
            writeln!(text, "{when},surgery,fr,numéro {n} sur le brancard{mail}").unwrap();
        }
        let path = files.write("base.csv", &text);
        let (seen, stop_at) = (AtomicUsize::new(0), AtomicUsize::new(1_234));
        let screen = |text: &str, language: &Language| -> Vec<Finding> {
            let now = seen.fetch_add(1, Ordering::Relaxed) + 1;
            assert!(now != stop_at.load(Ordering::Relaxed), "the power fails");
            identifiers::screen(text, language)
        };
        let source = Source { mapping_name: "m.toml", mapping: MAPPING, file: &path };
        let go = || rex::import(&world.app, &Actor::System, source, &screen, &|_, _| {});
        let fails = std::panic::catch_unwind(std::panic::AssertUnwindSafe(go));
        assert!(fails.is_err());
        world.when_the_jobs_run();
        assert!(asked(world, "brancard", &[]).is_empty(), "nothing of it is seen");
        stop_at.store(0, Ordering::Relaxed);
        let Outcome::Done(imported) = go().unwrap() else { panic!("it is refused") };
        assert_eq!(imported.resumed_at, 1_000);
        let tally = imported.tally;
        assert_eq!((tally.read, tally.landed, tally.held, tally.refused), (1_700, 1_666, 17, 17));
        assert_eq!((imported.faults.len(), imported.held.len()), (17, 17), "what was dealt with before is told, too");
        world.when_the_jobs_run();
        let ask = Ask { words: "brancard".to_owned(), limit: 5, ..Ask::default() };
        assert_eq!(rex::search(&world.app, &Actor::System, &ask).unwrap().total, 1_666, "each once");
        let kept = world.app.store.read(|tx| tx.query_one("SELECT COUNT(*) FROM rex_held", &[], |row| row.int(0)));
        assert_eq!(kept.unwrap(), 17);
    });
}

#[test]
fn a01_what_is_held_is_in_no_clear_byte_of_the_folder() {
    let world = World::sqlite();
    let files = Files::new();
    imported(&world, &files.write("base.csv", BASE));
    world.when_the_jobs_run();
    world.app.store.close();
    let mut searched = 0;
    let mut folders = vec![world.app.folder.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            searched += 1;
            for planted in ["jean.dupont", "dupont", "témoin", "14/07", "base.csv"] {
                assert!(!bytes.windows(planted.len()).any(|at| at == planted.as_bytes()), "{planted} in {path:?}");
            }
        }
    }
    assert!(searched > 5);
}

#[test]
fn the_index_is_thrown_away_and_made_again() {
    on_both(|world| {
        let files = Files::new();
        imported(world, &files.write("base.csv", BASE));
        assert_eq!(rex::reindex(&world.app, &Actor::System, &mut |_, _| {}).unwrap(), 3);
        assert_eq!(asked(world, "incision", &[]).len(), 2);
        assert_eq!(rex::reindex(&world.app, &Actor::System, &mut |_, _| {}).unwrap(), 3);
        assert_eq!(asked(world, "incision", &[]).len(), 2, "each once");
        assert_eq!(rex::catch_up(&world.app).unwrap(), 0, "nothing is left to do");
        // Another batch, as an acceptance will make it.
        let again = BASE.replace("marked", "inked");
        imported(world, &files.write("more.csv", &again));
        assert_eq!(rex::catch_up(&world.app).unwrap(), 3);
        assert_eq!(asked(world, "inked", &[]).len(), 1);
        // An index of another base: a backup was put back.
        world.app.store.write(|tx| tx.execute("UPDATE rex_batch SET batch_id = 1 WHERE number = 2", &[])).unwrap();
        assert_eq!(rex::catch_up(&world.app).unwrap(), 3);
        assert!(asked(world, "inked", &[]).is_empty());
    });
}

#[test]
fn near_duplicates_come_with_reasons() {
    let world = World::sqlite();
    let files = Files::new();
    imported(&world, &files.write("base.csv", BASE));
    rex::catch_up(&world.app).unwrap();
    let record = |text: &str| Record {
        when: When::parse("2013-07"),
        specialty: "anaesthesia".to_owned(),
        phase: None,
        factors: std::collections::BTreeSet::new(),
        actual: None,
        potential: None,
        language: Language::french(),
        parts: vec![Part { kind: PartKind::Narrative, text: text.to_owned() }],
    };
    let told = |text: &str| rex::near_duplicates(&world.app, &Actor::System, &record(text)).unwrap();
    let same = told("Avant l'induction, allergie à la pénicilline non relue");
    assert_eq!(same.len(), 1);
    assert_eq!(same[0].likeness.reasons, [Reason::SameWords, Reason::SameMonth, Reason::SameSpecialty]);
    assert!(told("Une chute dans le couloir").is_empty());
}

#[test]
fn nobody_reads_the_base_without_the_right_hat() {
    let world = World::sqlite();
    let ask = Ask { words: "x".to_owned(), limit: 5, ..Ask::default() };
    for role in Role::ALL {
        let actor = Actor::Wearing { person: PersonId(1), org: OrgId::INSTALLATION, role };
        let may_read = matches!(role, Role::Expert | Role::Officer);
        let refused = matches!(rex::search(&world.app, &actor, &ask), Err(Error::Refused(_)));
        assert_eq!(refused, !may_read, "{role}");
        let refused = matches!(rex::reindex(&world.app, &actor, &mut |_, _| {}), Err(Error::Refused(_)));
        assert_eq!(refused, role != Role::Officer, "{role}");
    }
    assert!(asked(&world, "anything", &[]).is_empty(), "an empty base answers nothing");
}

#[test]
fn a_held_record_is_let_in_by_a_person_with_the_words_they_left() {
    on_both(|world| {
        let files = Files::new();
        imported(world, &files.write("base.csv", BASE));
        let (app, actor) = (&world.app, &Actor::System);
        let held = rex::held::list(app, actor).unwrap();
        assert_eq!(held.iter().map(|(_, labels)| labels.as_str()).collect::<Vec<_>>(), ["MAIL"]);
        let at = held.first().unwrap().0;
        let opened = rex::held::open(app, actor, at).unwrap();
        assert!(opened.record.text().contains("jean.dupont@example.org"));
        let left = vec![Part { kind: PartKind::Narrative, text: "Un témoin de l'allergie.".to_owned() }];
        let none = BTreeSet::new();
        let as_it_was = rex::held::clear(app, actor, at, opened.record.parts, &none);
        assert!(matches!(as_it_was, Err(Error::Invalid(_))), "it still names somebody");
        let blank = vec![Part { kind: PartKind::Narrative, text: " ".to_owned() }];
        assert!(matches!(rex::held::clear(app, actor, at, blank, &none), Err(Error::Invalid(_))), "no words");
        let id = rex::held::clear(app, actor, at, left.clone(), &none).unwrap();
        assert!(matches!(rex::held::clear(app, actor, at, left, &none), Err(Error::NotFound(_))), "once");
        assert!(matches!(rex::held::drop(app, actor, at), Err(Error::NotFound(_))));
        world.when_the_jobs_run();
        let found = asked(world, "témoin", &[]);
        assert_eq!(found.first().map(|hit| (&hit.id, hit.when)), Some((&id, When::parse("2013-08"))));
        let clerk = Actor::Wearing { person: PersonId(1), org: OrgId::INSTALLATION, role: Role::Operator };
        assert!(matches!(rex::held::open(app, &clerk, at), Err(Error::Refused(_))), "no operator reads it");
    });
}

#[test]
fn the_journal_knows_the_file_by_its_hash_and_no_word_of_it() {
    on_both(|world| {
        let files = Files::new();
        imported(world, &files.write("base.csv", BASE));
        let entries = world.app.store.read(|tx| store::journal::list(tx, 0, i64::MAX, 10)).unwrap();
        let entry = entries.iter().find(|entry| entry.act == "rex.import").unwrap();
        assert!(entry.object.contains("/sha256:") && entry.object.ends_with("/read:5/landed:3/held:1/refused:1"));
        assert!(!entries.iter().any(|entry| entry.object.contains("base.csv")));
    });
}
