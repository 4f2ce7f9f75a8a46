//! The base through its two doors: experts and officers search and read; everybody else is told counts.

use std::fmt::Write as _;
use std::fs;

use app::rex::{Outcome, Source, identifiers};
use axum::http::StatusCode;
use domain::authority::{Actor, Role};

use super::browser::{Browser, Place};

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

const HEAD: &str = "date,specialty,language,story\n";

const BASE: &str = "\
14/07/2013,anaesthesia,fr,Allergie à la pénicilline non relue avant l'induction ; l'infirmière le dit et tout s'arrête à temps.
14/07/2013,anaesthesia,fr,Allergie à la pénicilline non relue avant l'induction ; l'infirmière le dit et tout s'arrête.
15/08/2014,urology,fr,Allergie au latex découverte en salle.
16/08/2014,urology,en,An allergy to latex was found in theatre.
01/08/2013,anaesthesia,fr,\"Écrire à jean.dupont@example.org, témoin de l'allergie au curare.\"
02/08/2013,anaesthesia,fr,\"Appeler le 06 12 34 56 78 à propos du garrot.\"
";

pub(super) fn import(place: &Place, rows: &str) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("base.csv");
    fs::write(&file, format!("{HEAD}{rows}")).expect("it is written");
    let source = Source { mapping_name: "m.toml", mapping: MAPPING, file: &file };
    let outcome = app::rex::import(&place.world.app, &Actor::System, source, &identifiers::screen, &|_, _| {});
    assert!(matches!(outcome, Ok(Outcome::Done(_))), "{outcome:?}");
    place.world.when_the_jobs_run();
}

fn base() -> Place {
    let place = Place::published();
    import(&place, BASE);
    place
}

fn seated(place: &Place, role: Role) -> Browser {
    let who = place.world.given_a_member(place.house.org, role, &format!("one {role}"), "en");
    place.browser_of(&who)
}

/// Where the links of a page lead that begin so, each once.
fn links(shown: &super::browser::Shown, beginning: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&shown.text);
    let link = scraper::Selector::parse("main a[href]").expect("a selector");
    let mut all: Vec<String> = html.select(&link).filter_map(|it| it.attr("href")).map(str::to_owned).collect();
    all.retain(|address| address.starts_with(beginning));
    all.dedup();
    all
}

#[tokio::test]
async fn an_expert_finds_what_happened_elsewhere_and_an_officer_too() {
    let place = base();
    for role in [Role::Expert, Role::Officer] {
        let browser = seated(&place, role);
        let asked = browser.get("/rex").await;
        assert!(asked.says("What are you looking for?") && asked.says("Write a few words"), "{}", asked.words());
        let found = browser.get("/rex?words=ALLERGIES&language=").await;
        assert!(found.says("4 records found"), "{}", found.words());
        assert!(found.says("Anaesthesia") && found.says("July 2013"), "{}", found.words());
        assert!(!found.says("dupont") && !found.says("garrot"), "what is held is invisible");
        let narrowed = links(&found, "/rex?").into_iter().find(|address| address.contains("urology"));
        let narrowed = browser.get(&narrowed.expect("a side to narrow down by")).await;
        assert!(narrowed.says("2 records found") && narrowed.says("Narrowed down to"), "{}", narrowed.words());
        let kept = narrowed.form().pairs.iter().any(|(name, value)| name == "only" && value == "specialty=urology");
        assert!(kept, "new words stay narrowed down");
        let french = browser.get("/rex?words=latex&language=fr").await;
        assert!(french.says("One record found"), "{}", french.words());
    }
}

#[tokio::test]
async fn a_record_stands_beside_what_may_be_the_same_and_says_why() {
    let place = base();
    let expert = seated(&place, Role::Expert);
    let found = expert.get("/rex?words=p%C3%A9nicilline").await;
    let records = links(&found, "/rex/records/");
    assert_eq!(records.len(), 2, "{}", found.words());
    let record = expert.get(&records[0]).await;
    assert!(record.says("What happened") && record.says("Historic base"), "{}", record.words());
    assert!(record.says("Perhaps the same event") && record.says("of words in common"), "{}", record.words());
    assert!(record.says("The same month") && record.says("The same specialty"), "{}", record.words());
    assert!(
        links(&record, &records[1]).len() == 1 && links(&record, &records[0]) == [format!("{}/themes", records[0])],
        "itself is not beside it"
    );
    assert_eq!(expert.get("/rex/records/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_long_answer_is_turned_page_by_page_and_nothing_stands_on_two() {
    let place = Place::published();
    let row = |number: u32| format!("01/02/2015,surgery,fr,Garrot oublié numéro {number} au bras gauche.\n");
    import(&place, &(0..45).fold(String::new(), |all, number| all + &row(number)));
    let expert = seated(&place, Role::Expert);
    let mut seen = std::collections::BTreeSet::new();
    for (number, expected) in [(1, 20), (2, 20), (3, 5)] {
        let shown = expert.get(&format!("/rex?words=garrot&page={number}")).await;
        let records = links(&shown, "/rex/records/");
        assert_eq!(records.len(), expected, "page {number}: {}", shown.words());
        assert!(shown.says("45 records found"));
        seen.extend(records);
    }
    assert_eq!(seen.len(), 45);
    let beyond = expert.get("/rex?words=garrot&page=50").await;
    assert!(beyond.status == StatusCode::OK && links(&beyond, "/rex/records/").is_empty());
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_answered_all_the_same() {
    let place = base();
    let expert = seated(&place, Role::Expert);
    let long = "a".repeat(5_000);
    let naughty = [
        "/rex?words=%00%01",
        "/rex?words=%FF%FE",
        "/rex?words=OR+OU+-",
        "/rex?words=allergie&only=author%3D1&only=phase%3Dx&language=xx&page=abc",
        "/rex?words=allergie&words=latex",
        "/rex?page=-1&words=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        &format!("/rex?words={long}"),
    ];
    for address in naughty {
        let shown = expert.get(address).await;
        assert_eq!(shown.status, StatusCode::OK, "{address}");
        assert!(!shown.text.contains("<script>alert"), "{address}");
    }
}

#[tokio::test]
async fn a06_nobody_but_experts_and_officers_reads_the_base_and_only_experts_what_is_held() {
    let place = base();
    for role in Role::ALL.into_iter().filter(|role| !matches!(role, Role::Participant | Role::Operator)) {
        let browser = seated(&place, role);
        let expected = |may| if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        let reads = matches!(role, Role::Expert | Role::Officer);
        assert_eq!(browser.get("/rex?words=latex").await.status, expected(reads), "{role}");
        assert_eq!(browser.get("/rex/held").await.status, expected(role == Role::Expert), "{role}");
    }
    assert!(place.stranger().get("/rex?words=latex").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn a01_a_held_record_enters_only_without_what_leads_to_somebody() {
    let place = base();
    let expert = seated(&place, Role::Expert);
    let list = expert.get("/rex/held").await;
    let waiting = links(&list, "/rex/held/");
    assert_eq!(waiting.len(), 2, "{}", list.words());
    assert!(!list.says("dupont") && !list.says("06 12"), "the list has no word of them");
    let opened = expert.get(&waiting[0]).await;
    assert!(opened.text.contains("jean.dupont@example.org") && opened.says("points to neither"), "{}", opened.words());
    let form = opened.forms().remove(0);
    let refused = form.send(&expert).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("jean.dupont@example.org"), "nothing typed is lost");
    let empty = form.clone().with("part-1", &["  "]).send(&expert).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.says("No word is left"), "{}", empty.words());
    let cleared = form.with("part-1", &["Un témoin de l'allergie au curare."]).send(&expert).await;
    let after = expert.follow(&cleared).await;
    assert!(after.says("The record is in the base"), "{}", after.words());
    assert_eq!(links(&after, "/rex/held/").len(), 1);
    place.world.when_the_jobs_run();
    assert!(expert.get("/rex?words=curare").await.says("One record found"));
    assert!(expert.get("/rex?words=dupont").await.says("No record found"));
    assert_eq!(expert.get(&waiting[0]).await.status, StatusCode::NOT_FOUND, "it does not wait any more");
}

#[tokio::test]
async fn a_held_record_of_which_nothing_remains_is_dropped_by_whoever_says_so_twice() {
    let place = base();
    let expert = seated(&place, Role::Expert);
    let waiting = links(&expert.get("/rex/held").await, "/rex/held/");
    let form = expert.get(&waiting[1]).await.forms().remove(1);
    let unsure = form.send(&expert).await;
    assert!(unsure.status == StatusCode::UNPROCESSABLE_ENTITY && unsure.says("Tick the box"), "{}", unsure.words());
    let dropped = form.with("sure", &["yes"]).send(&expert).await;
    assert!(expert.follow(&dropped).await.says("The record was removed"));
    assert_eq!(links(&expert.get("/rex/held").await, "/rex/held/").len(), 1);
    let journal = place.world.then_journal_of(domain::ids::OrgId::INSTALLATION);
    for act in ["rex.read-held", "rex.drop-held"] {
        assert!(journal.iter().any(|(known, ..)| known == act), "{act}");
    }
}

#[tokio::test]
async fn a04_everybody_reads_the_same_counts_and_none_below_eleven() {
    let place = Place::published();
    let mut rows = String::new();
    for number in 0..25 {
        let _ = writeln!(rows, "01/02/2007,urology,fr,Garrot oublié numéro {number}.");
    }
    for number in 0..7 {
        let _ = writeln!(rows, "01/02/2007,neurosurgery,fr,Compresse oubliée numéro {number}.");
    }
    let before = place.stranger().get("/rex/counts").await;
    assert!(before.says("No counts have been published yet") && before.says("They say neither how many occurred"));
    import(&place, &rows);
    place.world.on("2008-02-01");
    place.world.when_the_jobs_run();
    let stranger = place.stranger().get("/rex/counts").await;
    assert!(
        stranger.says("≥ 22") && stranger.says("Urological surgery") && stranger.says("2007"),
        "{}",
        stranger.words()
    );
    assert!(!stranger.says("25") && !stranger.says("Neurosurgery"), "{}", stranger.words());
    let (lead, expert) = (place.browser_of(&place.house.lead), seated(&place, Role::Expert));
    for other in [&lead, &expert] {
        assert_eq!(other.get("/rex/counts").await.words(), stranger.words(), "one door for everybody");
    }
    assert_eq!(
        place.stranger().get("/rex/counts?specialty=neurosurgery&k=1").await.words(),
        stranger.words(),
        "no question of one's own"
    );
}
