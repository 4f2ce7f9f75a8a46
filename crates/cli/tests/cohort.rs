//! `presque cohort` as it is typed: exit codes, what is printed where, and what a killed or choked import leaves.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails, and says what it skips")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use app::testing::{House, World};
use serde_json::Value;
use tempfile::TempDir;

const PRESQUE: &str = env!("CARGO_BIN_EXE_presque");

struct Story {
    world: World,
    house: House,
    folder: TempDir,
}

/// A cohort with two participants, one of whom submitted something, and an empty folder beside it.
fn given_a_cohort() -> Story {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let ada = world.given_a_participant(&house, &cohort, "Ada", "fr");
    world.given_a_participant(&house, &cohort, "Bea", "fr");
    world.when_they_choose(&cohort, &ada, "s1");
    world.when_they_submit(&cohort, &ada, "s1/baseline");
    Story { world, house, folder: tempfile::tempdir().unwrap() }
}

impl Story {
    fn command(&self, verb: &str, cohort: &str) -> Command {
        let mut command = Command::new(PRESQUE);
        command.args(["--lang", "en", "cohort", verb, "--data"]).arg(self.world.app.folder.path());
        command.args(["--programme", "prescrire-pip", "--cohort", cohort]);
        command
    }

    fn run(&self, verb: &str, cohort: &str, rest: &[&str]) -> Output {
        self.command(verb, cohort).args(rest).output().unwrap()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.world.app.store.read(move |tx| tx.query_one(sql, &[], |row| row.int(0))).unwrap()
    }

    /// An export with its participants many times over, so that an import takes a while.
    fn given_a_large_folder(&self, times: usize) -> String {
        let out = self.path("large");
        assert_eq!(self.run("export", "2008-01", &[&out]).status.code(), Some(0));
        for table in documents::cohort_tables::TABLES.iter().filter(|table| table.columns[0].name == "key") {
            let path = Path::new(&out).join(table.file);
            let text = fs::read_to_string(&path).unwrap();
            let (header, rows) = text.split_once('\n').unwrap();
            let copies = (0..times).map(|n| rows.lines().map(|row| format!("{n:06}{row}\n")).collect::<String>());
            fs::write(&path, format!("{header}\n{}", copies.collect::<String>())).unwrap();
        }
        out
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON alone on standard output")
}

#[test]
fn a_report_is_printed_as_json_alone_as_a_table_and_for_people() {
    let story = given_a_cohort();
    let report = story.run("report", "2008-01", &["--format", "json", "--as-of", "2008-06-30"]);
    assert_eq!(report.status.code(), Some(0), "{}", text(&report.stderr));
    assert_eq!(json(&report)["enrolled"], 2);
    assert_eq!(json(&report)["goals"].as_array().map(Vec::len), Some(18));
    for (format, expected) in [("csv", ","), ("text", "2008-01")] {
        let printed = story.run("report", "2008-01", &["--format", format]);
        assert_eq!(printed.status.code(), Some(0), "{}", text(&printed.stderr));
        assert!(text(&printed.stdout).contains(expected));
    }
    assert_eq!(story.run("report", "2099-01", &[]).status.code(), Some(2));
}

#[test]
fn a_cohort_goes_out_says_it_is_no_release_and_comes_in() {
    let story = given_a_cohort();
    let out = story.path("out");
    let exported = story.run("export", "2008-01", &[&out, "--format", "json"]);
    assert_eq!(exported.status.code(), Some(0), "{}", text(&exported.stderr));
    assert_eq!(json(&exported)["participants"], 2);
    assert!(text(&exported.stderr).contains("not a release"));
    assert_eq!(story.run("export", "2008-01", &[&out]).status.code(), Some(3), "the folder is not empty any more");
    let imported = story.run("import", "again", &[&out, "--format", "json"]);
    assert_eq!(imported.status.code(), Some(0), "{}", text(&imported.stderr));
    let answer = json(&imported);
    assert_eq!(
        (&answer["participants"], &answer["answers"]),
        (&json(&exported)["participants"], &json(&exported)["answers"])
    );
    assert_eq!(answer["faults"], Value::Array(vec![]));
    assert_eq!(story.run("import", "again", &[&out]).status.code(), Some(3), "the name is taken");
    assert_eq!(story.run("import", "other", &[&story.path("nowhere")]).status.code(), Some(2));
}

#[test]
fn a_bad_row_is_one_line_with_its_place_and_nothing_comes_in() {
    let story = given_a_cohort();
    let out = story.path("out");
    story.run("export", "2008-01", &[&out]);
    let path = Path::new(&out).join("enrolments.csv");
    let spoiled = fs::read_to_string(&path).unwrap().replacen(",physician,", ",astronaut,", 1);
    fs::write(&path, spoiled).unwrap();
    let refused = story.run("import", "again", &[&out, "--format", "json"]);
    assert_eq!(refused.status.code(), Some(3));
    let fault = &json(&refused)["faults"][0];
    for (field, expected) in [("file", "enrolments.csv"), ("column", "profession"), ("value", "astronaut")] {
        assert_eq!(fault[field], expected);
    }
    assert_eq!(fault["line"], 2);
    assert!(fault["remedy"].as_str().is_some_and(|remedy| remedy.contains("physician")));
    let line = text(&refused.stderr).lines().next().unwrap().to_owned();
    assert!(line.starts_with("presque: enrolments.csv:2: profession: \"astronaut\": "), "{line}");
    assert_eq!(story.count("SELECT COUNT(*) FROM enrolment"), 2);
}

#[test]
fn a_roster_is_tried_then_imported_and_no_name_is_printed() {
    let story = given_a_cohort();
    let roster = story.path("roster.csv");
    let rows = "nom;courriel;profession;lieu d’exercice;formation;année;test;abonnement\r\n\
        Eve Secrète;eve@example.org;Médecin;Cabinet individuel;Test de lecture;2007;oui;31/12/2008\r\n";
    fs::write(&roster, rows).unwrap();
    let tried = story.run("roster", "2008-01", &[&roster, "--dry-run"]);
    assert_eq!(tried.status.code(), Some(0), "{}", text(&tried.stderr));
    assert!(text(&tried.stdout).contains("Line 2: accepted"), "{}", text(&tried.stdout));
    assert_eq!(story.count("SELECT COUNT(*) FROM applicant"), 2);
    let imported = story.run("roster", "2008-01", &[&roster, "--format", "json"]);
    assert_eq!(json(&imported)["counts"]["accepted"], 1);
    assert_eq!(story.count("SELECT COUNT(*) FROM applicant"), 3);
    for output in [&tried, &imported] {
        assert!(!text(&output.stdout).contains("Secr") && !text(&output.stderr).contains("example.org"));
    }
    fs::write(&roster, b"nom;courriel\r\nRen\xe9;r@example.org\r\n").unwrap();
    let refused = story.run("roster", "2008-01", &[&roster]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(text(&refused.stderr).contains("roster.csv:2") && text(&refused.stderr).contains("UTF-8"));
}

#[test]
fn an_import_killed_in_the_middle_leaves_nothing_that_is_seen_and_the_next_one_removes_it() {
    let story = given_a_cohort();
    let large = story.given_a_large_folder(3000);
    let mut child =
        story.command("import", "killed").arg(&large).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // Until the first batch of it is there; a debug build takes a while to judge the folder first.
    let mut waited = 0;
    while story.count("SELECT COUNT(*) FROM enrolment") == 2 {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be killed");
        assert!(waited < 3000, "nothing was loaded in five minutes");
        std::thread::sleep(Duration::from_millis(100));
        waited += 1;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(story.count("SELECT COUNT(*) FROM enrolment") > 2, "it was killed in the middle");
    assert_eq!(story.count("SELECT COUNT(*) FROM cohort WHERE ready = 0"), 1);
    assert_eq!(story.run("report", "killed", &[]).status.code(), Some(2), "nobody sees it");
    let out = story.path("out");
    story.run("export", "2008-01", &[&out]);
    let imported = story.run("import", "killed", &[&out]);
    assert_eq!(imported.status.code(), Some(0), "{}", text(&imported.stderr));
    assert_eq!(story.count("SELECT COUNT(*) FROM enrolment"), 4);
    assert_eq!(story.count("SELECT COUNT(*) FROM cohort WHERE ready = 0"), 0);
    assert!(story.house.org.0 != 0);
}

#[test]
#[cfg(unix)]
fn a_full_disk_ends_an_import_with_a_sentence_and_nothing_of_it_is_seen() {
    let story = given_a_cohort();
    if Command::new("prlimit").arg("--version").output().is_err() {
        eprintln!("skipped: there is no prlimit on this machine");
        return;
    }
    let large = story.given_a_large_folder(2000);
    let mut limited = Command::new("prlimit");
    limited.args(["--fsize=3000000", "--", PRESQUE, "--lang", "en", "cohort", "import", "--data"]);
    limited.arg(story.world.app.folder.path()).args(["--programme", "prescrire-pip", "--cohort", "full"]);
    let choked = limited.arg(&large).output().unwrap();
    assert_eq!(choked.status.code(), Some(1), "{}", text(&choked.stderr));
    let said = text(&choked.stderr);
    assert!(said.contains("check the disk") || said.contains("no room left"), "{said}");
    assert_eq!(story.run("report", "full", &[]).status.code(), Some(2), "nobody sees it");
    // With room again, the next import removes what was left.
    let out = story.path("out");
    story.run("export", "2008-01", &[&out]);
    assert_eq!(story.run("import", "full", &[&out]).status.code(), Some(0));
    assert_eq!(story.count("SELECT COUNT(*) FROM enrolment"), 4);
}
