//! What leaves a near miss and comes back to it: files, likeness, links, relays, questions, extracts.

use app::body::Kind;
use app::testing::Somebody;
use app::testing::bodies::House;
use app::{body, relay};
use axum::http::StatusCode;
use domain::authority::{Actor, Role};

use super::browser::{Browser, Place};

struct Scene {
    place: Place,
    body: House,
    camille: (Somebody, Browser),
}

fn scene() -> Scene {
    let place = Place::published();
    place.world.on("2008-03-10");
    let body = place.world.given_a_body("anest");
    let who = place.world.given_a_doctor(&body, "Camille Un", "770000001");
    let browser = place.browser_of(&who.actor);
    Scene { place, body, camille: (who, browser) }
}

const FROM_FILE: &str = "/anest/near-misses/from-file";

#[tokio::test]
async fn a_draft_begins_from_a_file_once_what_is_to_be_known_was_read() {
    let scene = scene();
    let (_, camille) = &scene.camille;
    let first = camille.get(FROM_FILE).await;
    assert_eq!(first.location(), "/anest/near-misses/before");
    let before = camille.follow(&first).await;
    assert!(before.text.contains("from-file?read=yes"), "{}", before.words());
    let page = camille.get("/anest/near-misses/from-file?read=yes").await;
    assert!(page.says("Columns") || page.says("What becomes of the columns"), "{}", page.words());
    let part = |name: &str, value: &str| {
        format!("--frontier\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = |content: &str| {
        format!(
            "{}{}--frontier\r\ncontent-disposition: form-data; name=\"file\"; filename=\"rex.csv\"\r\ncontent-type: text/csv\r\n\r\n{content}\r\n--frontier--\r\n",
            part("read", "yes"),
            part("how", "csv"),
        )
    };
    let empty = camille.post_parts(FROM_FILE, &file("")).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.says("Choose a file."), "{}", empty.words());
    let bad = camille.post_parts(FROM_FILE, &file("Date;Description\nhier;Une ampoule.\n")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.says("rex.csv:2: Date: \"hier\""), "{}", bad.words());
    let looked = camille.post_parts(FROM_FILE, &file("Service;Description\nB;Une ampoule.\nB;Un drain.\n")).await;
    assert!(looked.status == StatusCode::OK && looked.says("Columns left out") && looked.says("Service"));
    assert!(looked.says("Line 2 – Une ampoule.") && looked.says("Line 3 – Un drain."), "{}", looked.words());
    assert_eq!(looked.headers["cache-control"], "no-store");
    let form = looked.form().with("line", &["3"]);
    let begun = camille.send(&form.action, &form.pairs).await;
    let draft = begun.location().split('?').next().expect("an address").to_owned();
    assert!(camille.get(&format!("{draft}/sections/story")).await.text.contains("Un drain."));
    let manager = scene.place.browser_of(&scene.body.manager);
    assert_eq!(manager.get(FROM_FILE).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn while_one_writes_records_like_it_are_glimpsed_with_and_without_a_script() {
    let scene = scene();
    let (who, camille) = &scene.camille;
    let words = "Two ampoules of the same colour were taken one for the other at induction";
    let rows: String = (0..12).map(|_| format!("12/03/2007,anaesthesia,en,{words}\n")).collect();
    super::rex::import(&scene.place, &rows);
    assert!(app::rex::public_counts(&scene.place.world.app).expect("they are frozen").is_some());
    let told = "At induction two ampoules of the same colour were mistaken.";
    let (reference, _) = scene.place.world.when_they_write(&scene.body, who, told);
    let address = format!("/anest/near-misses/drafts/{reference}");
    let page = camille.get(&address).await;
    assert!(page.says("It happened elsewhere"), "{}", page.words());
    assert!(page.says("2007") && page.says("Two ampoules of the same colour"), "{}", page.words());
    assert!(!page.text.contains("/rex/records/"), "no way to a record");
    let saving = [("field", "narrative"), ("value", told), ("base", "99")];
    let pairs: Vec<(String, String)> = saving.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let saved = camille.send(&format!("{address}/saving"), &pairs).await;
    let json: serde_json::Value = serde_json::from_str(&saved.text).expect("JSON");
    assert_eq!(json["similar"].as_array().map(Vec::len), Some(3), "{}", saved.text);
    assert!(json["similar"][0]["about"].as_str().is_some_and(|about| about.contains("2007")));
}

#[tokio::test]
async fn a_manager_destroys_links_with_a_reason_and_keeps_a_rule() {
    let scene = scene();
    let manager = scene.place.browser_of(&scene.body.manager);
    let desk = manager.get("/anest/desk/near-misses").await;
    assert!(desk.says("Links to the base") && desk.says("Questions between bodies"), "{}", desk.words());
    let page = manager.get("/anest/desk/links").await;
    assert!(page.says("No link is destroyed by itself"), "{}", page.words());
    let rule = page.forms().into_iter().find(|form| form.action.ends_with("/rule")).expect("a form");
    let wrong = rule.clone().with("months", &["soon"]);
    let refused = manager.send(&wrong.action, &wrong.pairs).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("soon"));
    assert!(refused.text.contains("href=\"#months\""), "{}", refused.words());
    let rule = rule.with("months", &["24"]);
    let kept = manager.send(&rule.action, &rule.pairs).await;
    assert!(manager.follow(&kept).await.says("24 months"));
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/links")).expect("a form");
    let unreasoned = form.clone().with("age", &["12"]);
    let refused = manager.send(&unreasoned.action, &unreasoned.pairs).await;
    assert!(refused.says("Say why") && refused.text.contains("href=\"#why\""), "{}", refused.words());
    let form = form.with("which", &["one"]).with("reference", &["nothing"]).with("why", &["Asked for."]);
    let refused = manager.send(&form.action, &form.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("No near miss has this reference") && refused.text.contains("Asked for."));
    assert_eq!(scene.camille.1.get("/anest/desk/links").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a06_a_hospital_prepares_a_doctor_takes_over_and_the_hospital_reads_no_more() {
    let scene = scene();
    let world = &scene.place.world;
    let chu = world.given_an_organisation("chu").org;
    relay::found_hospital(&world.app, &Actor::System, chu, "770000001", "fr-has").expect("it is founded");
    let actor = world.given_a_member(chu, Role::Correspondent, "correspondent", "en");
    let correspondent = scene.place.browser_of(&actor);
    let page = correspondent.get("/chu/hospital/relays").await;
    assert!(page.says("Drafts for your doctors") && page.text.contains("Camille Un"), "{}", page.words());
    let person = scene.camille.0.person.to_string();
    let part = |name: &str, value: &str| {
        format!("--frontier\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let form = |doctor: &str, words: &str| {
        let all = [part("doctor", doctor), part("words", words), part("days", "30"), part("how", "csv")].concat();
        format!("{all}--frontier--\r\n")
    };
    let refused = correspondent.post_parts("/chu/hospital/relays", &form("", "An ampoule was mistaken.")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Choose a doctor") && refused.text.contains("An ampoule was mistaken."));
    let done = correspondent.post_parts("/chu/hospital/relays", &form(&person, "An ampoule was mistaken.")).await;
    let list = correspondent.follow(&done).await;
    assert!(list.says("Waits until"), "{}", list.words());
    let own = scene.camille.1.get("/anest/near-misses").await;
    let address = own.text.split("href=\"").find(|it| it.starts_with("/anest/near-misses/relays/"));
    let address = address.and_then(|it| it.split('"').next()).expect("a link").to_owned();
    let prepared = address.replace("/anest/near-misses/relays", "/chu/hospital/relays");
    assert!(correspondent.get(&prepared).await.says("An ampoule was mistaken."));
    let offered = scene.camille.1.get(&address).await;
    assert!(offered.says("An ampoule was mistaken.") && offered.says("Take it over"), "{}", offered.words());
    let begun = scene.camille.1.post(&address, "answer=consented").await;
    assert!(begun.location().starts_with("/anest/near-misses/drafts/"));
    assert_eq!(correspondent.get(&prepared).await.status, StatusCode::NOT_FOUND);
    assert_eq!(scene.camille.1.get(&address).await.status, StatusCode::NOT_FOUND);
    let list = correspondent.get("/chu/hospital/relays").await;
    assert!(list.says("Taken over on") && !list.text.contains("An ampoule"), "{}", list.words());
    assert!(correspondent.get("/chu/hospital").await.says("The first synthesis is frozen in April"));
    let file = correspondent.get("/chu/hospital/figures.csv").await;
    assert_eq!(file.status, StatusCode::NOT_FOUND, "there is no year yet");
}

#[tokio::test]
async fn a_body_asks_another_and_reads_the_total() {
    let scene = scene();
    let uro = scene.place.world.given_a_body("uro");
    let (one, two) = (scene.place.browser_of(&scene.body.manager), scene.place.browser_of(&uro.manager));
    let form = one.get("/anest/desk/questions").await.form();
    let bad = form.clone().with("words", &["Seen by Mr. Dupontel?"]).with("due_on", &["2008-04-01"]);
    let refused = one.send(&bad.action, &bad.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Dupontel") && refused.text.contains("href=\"#words\""), "{}", refused.words());
    let form = form.with("words", &["How many wrong sides?"]).with("choices", &["before\nafter"]);
    let form = form.with("due_on", &["2008-04-01"]);
    let asked = one.send(&form.action, &form.pairs).await;
    assert!(one.follow(&asked).await.says("How many wrong sides?"));
    let list = two.get("/uro/desk/questions").await;
    let address = list.text.split("href=\"").find(|it| it.starts_with("/uro/desk/questions/"));
    let address = address.and_then(|it| it.split('"').next()).expect("a link").to_owned();
    let form = two.get(&address).await.form().with("count1", &["many"]).with("count2", &["3"]);
    let refused = two.send(&form.action, &form.pairs).await;
    assert!(refused.says("Give a whole number") && refused.text.contains("many"), "{}", refused.words());
    let form = form.with("count1", &["25"]);
    let answered = two.send(&form.action, &form.pairs).await;
    let closed = two.follow(&answered).await;
    assert!(closed.says("at least 22") || closed.says("22"), "{}", closed.words());
    assert!(closed.says("fewer than 11"), "{}", closed.words());
    let other = address.replace("/uro/", "/anest/");
    assert!(one.get(&other).await.says("fewer than 11"), "every body reads the totals");
}

#[tokio::test]
async fn an_extract_goes_from_its_protocol_to_a_page_that_can_be_cited() {
    let scene = scene();
    let world = &scene.place.world;
    let authority = world.given_an_organisation("authority").org;
    body::found(&world.app, &Actor::System, authority, Kind::Authority, "fr-has").expect("it is founded");
    let officer = scene.place.browser_of(&world.given_a_member(authority, Role::Officer, "officer", "en"));
    let manager = scene.place.browser_of(&scene.body.manager);
    let form = manager.get("/anest/desk/extracts").await.form();
    let empty = manager.send(&form.action, &form.pairs).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.text.contains("href=\"#question\""));
    let form = form
        .with("question", &["Wrong sides by phase"])
        .with("requester", &["Public health laboratory"])
        .with("methods", &["Counts."])
        .with("variables", &["specialty", "phase"])
        .with("query", &["specialty=anaesthesia\nnonsense"])
        .with("ethics", &["None asked."])
        .with("retention", &["24"]);
    let refused = manager.send(&form.action, &form.pairs).await;
    assert!(refused.says("side=value") && refused.text.contains("nonsense"), "{}", refused.words());
    let form = form.with("query", &["specialty=anaesthesia"]);
    let asked = manager.send(&form.action, &form.pairs).await;
    let address = asked.location().split('?').next().expect("an address").to_owned();
    assert!(manager.follow(&asked).await.says("Waits for approvals"));
    assert_eq!(manager.get(&format!("{address}/data.csv")).await.status, StatusCode::NOT_FOUND, "not frozen");
    let theirs = address.replace("/anest/", "/authority/");
    let refused = officer.post(&theirs, "verdict=refused&why=").await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("href=\"#why\""));
    let decided = officer.post(&theirs, "verdict=approved&why=").await;
    assert!(officer.follow(&decided).await.says("Frozen"));
    let data = manager.get(&format!("{address}/data.csv")).await;
    assert!(data.status == StatusCode::OK && data.text.starts_with("specialty,phase"), "{}", data.text);
    assert!(officer.get(&format!("{theirs}/datapackage.json")).await.text.contains("tabular-data-package"));
    assert_eq!(data.headers["cache-control"], "no-store");
    let stranger = scene.place.stranger();
    let list = stranger.get("/extracts").await;
    assert!(list.says("Wrong sides by phase"), "{}", list.words());
    let reference = address.rsplit('/').next().expect("a name");
    let page = stranger.get(&format!("/extracts/{reference}")).await;
    assert!(page.says("How to cite it") && page.says(reference), "{}", page.words());
    assert_eq!(stranger.get("/extracts/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(scene.camille.1.get("/anest/desk/extracts").await.status, StatusCode::FORBIDDEN);
}
