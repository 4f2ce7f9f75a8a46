//! `presque rex` as it is typed: exit codes, JSON alone on standard output, a killed import, a server that finds a batch.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use app::testing::World;
use serde_json::{Value, json};
use tempfile::TempDir;

const PRESQUE: &str = env!("CARGO_BIN_EXE_presque");

const MAPPING: &str = "[file]\nformat = \"csv\"\n[when]\ncolumn = \"when\"\nformats = [\"%Y-%m\"]\n\
                       [specialty]\nconstant = \"surgery\"\n[language]\ncolumn = \"language\"\n\
                       [[text]]\nkind = \"narrative\"\ncolumn = \"story\"\n";

const BASE: &str = "when,language,story,ward\n\
                    2013-07,fr,Mauvais côté marqué au bloc,x\n\
                    2013-08,en,Wrong side marked in theatre,x\n\
                    2013-09,fr,Appeler le 06 12 34 56 78,x\n\
                    never,fr,Sans date,x\n";

struct Story {
    world: World,
    folder: TempDir,
}

impl Story {
    fn new() -> Self {
        Self { world: World::sqlite(), folder: TempDir::new().unwrap() }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(PRESQUE);
        command.args(["rex", verb, "--data"]).arg(self.world.app.folder.path());
        command
    }

    fn import(&self, mapping: &Path, file: &Path) -> Output {
        self.command("import").args(["--format", "json", "--mapping"]).arg(mapping).arg(file).output().unwrap()
    }

    fn search(&self, rest: &[&str]) -> Output {
        self.command("search").args(["--format", "json"]).args(rest).output().unwrap()
    }

    fn total(&self, words: &str) -> u64 {
        json(&self.search(&[words]))["total"].as_u64().unwrap()
    }
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON alone on standard output")
}

#[test]
fn a_base_is_imported_searched_and_indexed_again() {
    let story = Story::new();
    let (mapping, base) = (story.file("m.toml", MAPPING), story.file("base.csv", BASE));
    let imported = story.import(&mapping, &base);
    assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
    let told = json(&imported);
    assert_eq!(
        (&told["read"], &told["landed"], &told["held"], &told["refused"]),
        (&json!(4), &json!(2), &json!(1), &json!(1))
    );
    assert_eq!((&told["faults"][0]["line"], &told["faults"][0]["code"]), (&json!(5), &json!("rex-when")));
    assert_eq!(told["unmapped"], json!(["ward"]));
    assert!(!String::from_utf8_lossy(&imported.stdout).contains("06 12"), "what was found is not repeated");

    let found = json(&story.search(&["--lang", "fr", "--facet", "specialty=surgery", "--limit", "5", "cote"]));
    assert_eq!(found["total"], 1);
    assert_eq!(found["hits"][0]["month"], "2013-07");
    assert_eq!(found["hits"][0]["specialty"], "surgery");
    assert_eq!(found["hits"][0]["excerpt"], "Mauvais côté marqué au bloc");
    assert!(found["hits"][0]["id"].is_string() && found["hits"][0]["score"].as_f64() > Some(0.0));
    assert_eq!(story.total("côté OR side"), 2);
    assert_eq!(story.total("appeler"), 0, "held");
    let mut similar = story
        .command("similar")
        .args(["--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    similar.stdin.take().unwrap().write_all(b"They marked the wrong side").unwrap();
    assert_eq!(json(&similar.wait_with_output().unwrap())["hits"][0]["month"], "2013-08");

    fs::remove_dir_all(story.world.app.folder.search()).unwrap();
    assert_eq!(story.total("côté OR side"), 2, "an index that was thrown away is made when it is next asked");
    fs::remove_dir_all(story.world.app.folder.search()).unwrap();
    assert_eq!(story.command("reindex").output().unwrap().status.code(), Some(0));
    assert_eq!(story.total("côté OR side"), 2);
}

#[test]
fn what_cannot_be_has_its_exit_code() {
    let story = Story::new();
    let (mapping, base) = (story.file("m.toml", MAPPING), story.file("base.csv", BASE));
    let odd = story.file("odd.toml", "[file]\nformat = \"xls\"\n");
    let none = json!({ "read": 0, "landed": 0, "held": 0, "refused": 0 });
    let refused = story.import(&odd, &base);
    assert_eq!(refused.status.code(), Some(2));
    for (name, value) in none.as_object().unwrap() {
        assert_eq!(&json(&refused)[name], value);
    }
    assert_eq!(json(&refused)["faults"][0]["line"], 2);
    let other = story.import(&mapping, &story.file("other.csv", "a;b\n1;2\n"));
    assert_eq!(other.status.code(), Some(3));
    assert_eq!(json(&other)["faults"][0]["code"], "rex-column-missing");
    assert_eq!(story.import(&mapping, Path::new("absent.csv")).status.code(), Some(1));
    assert_eq!(story.import(Path::new("absent.toml"), &base).status.code(), Some(1));
    assert_eq!(story.import(&mapping, story.folder.path()).status.code(), Some(1));
    assert_eq!(story.import(&mapping, &base).status.code(), Some(0));
    assert_eq!(story.import(&mapping, &base).status.code(), Some(3), "it is in the base already");
    assert_eq!(story.search(&["--facet", "author=1", "x"]).status.code(), Some(2));
    assert_eq!(story.search(&["--lang", "de", "x"]).status.code(), Some(2));
    assert_eq!(story.search(&[]).status.code(), Some(2));
    let every = story.file("every.csv", "when,language,story\nnever,fr,x\n");
    assert_eq!(story.import(&mapping, &every).status.code(), Some(3), "every record is refused");
    assert_eq!(json(&story.search(&["--limit", "0", "côté"])), json!({ "total": 1, "hits": [] }));
}

#[test]
fn a_killed_import_goes_on_and_nothing_lands_twice() {
    let story = Story::new();
    let mut text = "when,language,story\n".to_owned();
    for n in 0..12_000 {
        writeln!(text, "2013-07,fr,\"Numéro {n} : brancard {}\"", "laissé dans le couloir ".repeat(20)).unwrap();
    }
    let (mapping, base) = (story.file("m.toml", MAPPING), story.file("base.csv", &text));
    let mut child =
        story.command("import").arg("--mapping").arg(&mapping).arg(&base).stderr(Stdio::null()).spawn().unwrap();
    let count =
        |sql: &'static str| story.world.app.store.read(move |tx| tx.query_one(sql, &[], |row| row.int(0))).unwrap();
    while count("SELECT COUNT(*) FROM rex_record") < 1_000 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(count("SELECT COUNT(*) FROM rex_batch"), 0, "nothing of it is seen");
    let again = story.import(&mapping, &base);
    assert_eq!(json(&again)["landed"], 12_000);
    assert_eq!(story.total("brancard"), 12_000);
    assert_eq!(count("SELECT COUNT(DISTINCT parts) FROM rex_record"), 12_000);
}

#[test]
fn a_running_server_finds_a_committed_batch_within_two_seconds() {
    let story = Story::new();
    let (mapping, base) = (story.file("m.toml", MAPPING), story.file("base.csv", BASE));
    assert_eq!(story.import(&mapping, &base).status.code(), Some(0));
    let stop = app::schedule::Stop::new();
    std::thread::scope(|scope| {
        scope.spawn(|| app::schedule::repeat(&story.world.app, &app::schedule::FEED, &stop));
        let source = app::rex::Source {
            mapping_name: "m",
            mapping: MAPPING,
            file: &story.file("more.csv", &BASE.replace("bloc", "vestiaire")),
        };
        let screen = app::rex::identifiers::screen;
        app::rex::import(&story.world.app, &domain::authority::Actor::System, source, &screen, &|_, _| {}).unwrap();
        let begun = app::ports::stop_watch();
        let ask = app::rex::Ask { words: "vestiaire".to_owned(), limit: 1, ..Default::default() };
        let found = || app::rex::search(&story.world.app, &domain::authority::Actor::System, &ask).unwrap().total;
        while found() == 0 && begun.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(20));
        }
        stop.stop();
        eprintln!("found after {:.2} s", begun.elapsed().as_secs_f64());
        assert_eq!(found(), 1);
    });
}

/// The bases that are published elsewhere, read by the mappings that are shipped; where they lie, the environment says.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test is told by the environment where data lies that is not ours")]
fn published_bases_are_read_by_the_shipped_mappings() {
    let Some(data) = std::env::var_os("PRESQUE_TEST_DATA").map(PathBuf::from) else {
        eprintln!("skipped: PRESQUE_TEST_DATA is not set");
        return;
    };
    let mappings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rex-mappings");
    let story = Story::new();
    let mut files: Vec<(&str, PathBuf)> = vec![("maude.toml", data.join("narratives/maude_random_1000_en.jsonl"))];
    files.extend(
        (1999..=2006).map(|year| ("safenet.toml", data.join(format!("narratives/safenet/SAFENET_{year}.csv")))),
    );
    let (mut read, mut refused) = (0, 0);
    for (mapping, file) in files {
        let told = story.import(&mappings.join(mapping), &file);
        let counts = json(&told);
        let count = |name: &str| counts[name].as_u64().unwrap();
        assert_eq!(count("read"), count("landed") + count("held") + count("refused"));
        eprintln!(
            "{file:?}: {} read, {} landed, {} held, {} refused: {}",
            count("read"),
            count("landed"),
            count("held"),
            count("refused"),
            counts["faults"]
        );
        read += count("read");
        refused += count("refused");
    }
    assert_eq!(read, 1_873);
    assert!(refused < 20, "{refused} refused");
    assert!(story.total("infusion pump") > 5);
    assert!(story.total("firefighter OR crew") > 50);
}
