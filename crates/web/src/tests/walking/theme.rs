//! Themes, horizon scanning, studies and guidelines to apply, through their pages.

use axum::http::StatusCode;
use domain::authority::Role;
use jiff::civil::date;

use app::testing::bodies::House;

use super::browser::{Browser, Place};

fn scene() -> (Place, House, Browser) {
    let place = Place::published();
    let house = place.world.given_a_body("anest");
    let officer = place.world.given_a_member(house.org, Role::Officer, "one officer", "en");
    let browser = place.browser_of(&officer);
    (place, house, browser)
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn everybody_reads_what_a_theme_holds_and_what_counts_cannot_say() {
    let (place, house, officer) = scene();
    place.world.given_a_guideline(&house, "k2b7", &["allergy"], &[], date(2008, 1, 2));
    let stranger = place.stranger();
    let list = stranger.get("/themes").await;
    assert!(list.status == StatusCode::OK && list.says("Handover"), "{}", list.words());
    let shown = stranger.get("/themes/allergy").await;
    assert!(shown.says("A count of reports tells how much is told"), "{}", shown.words());
    assert!(shown.says("Read k2b7") && shown.says("Too few doctors said so"), "{}", shown.words());
    assert!(!shown.says("these figures are exact"));
    assert!(officer.get("/themes/allergy").await.says("these figures are exact"));
    assert_eq!(stranger.get("/themes/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_theme_is_opened_and_closed_and_nothing_typed_is_lost() {
    let (_place, _, officer) = scene();
    let bad = pairs(&[("code", "Night shift"), ("name-fr", "Garde de nuit"), ("name-en", ""), ("specialty", "")]);
    let again = officer.send("/anest/desk/themes", &bad).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Garde de nuit") && again.says("This cannot be a code"), "{}", again.words());
    let good = pairs(&[("code", "night_shift"), ("name-fr", "Garde de nuit"), ("name-en", "Night shift")]);
    let opened = officer.send("/anest/desk/themes", &good).await;
    let page = officer.follow(&opened).await;
    assert!(page.says("The theme is open") && page.says("Night shift"), "{}", page.words());
    let closing = "/anest/desk/themes/night_shift/closing";
    let again = officer.send(closing, &pairs(&[("why-night_shift", " ")])).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.says("Say why"), "{}", again.words());
    let closed = officer.send(closing, &pairs(&[("why-night_shift", "Covered by “team”")])).await;
    assert!(officer.follow(&closed).await.says("The theme is closed"));
    assert!(officer.get("/themes/night_shift").await.says("Covered by “team”"));
}

#[tokio::test]
async fn what_was_seen_elsewhere_waits_for_a_decision_that_says_why() {
    let (place, house, officer) = scene();
    let seen = |address: &str| {
        pairs(&[
            ("citation", "A study of labels"),
            ("address", address),
            ("seen-on", "2008-01-01"),
            ("summary", "Two syringes in a hundred."),
            ("relevance", "Ours are the same."),
            ("theme", "wrong_medicine"),
        ])
    };
    let again = officer.send("/anest/desk/watch", &seen("javascript:alert(1)")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Two syringes in a hundred.") && again.says("leads to no page"), "{}", again.words());
    let mut named = seen("https://example.org/labels");
    for pair in named.iter_mut().filter(|pair| pair.0 == "relevance") {
        "Ours are the same, says Mr. Dupontel.".clone_into(&mut pair.1);
    }
    let again = officer.send("/anest/desk/watch", &named).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("value=\"name:Mr. Dupontel\"") && again.says("Two syringes in a hundred."));
    assert!(again.text.contains("href=\"#relevance\""), "{}", again.words());
    let entered = officer.send("/anest/desk/watch", &seen("https://example.org/labels")).await;
    let list = officer.follow(&entered).await;
    assert!(list.says("A study of labels") && list.says("to decide by"), "{}", list.words());
    let manager = place.browser_of(&house.manager);
    let read = manager.get("/anest/desk/watch").await;
    assert!(read.says("A study of labels") && !read.says("Enter something"), "a manager reads");
    let html = scraper::Html::parse_document(&list.text);
    let link = scraper::Selector::parse("main a[href^='/anest/desk/watch/']").expect("a selector");
    let item = html.select(&link).next().and_then(|link| link.attr("href")).expect("its page").to_owned();
    let refused = officer.send(&format!("{item}/decisions"), &pairs(&[("seen", "0"), ("why", "no choice made")])).await;
    assert!(refused.says("Choose a decision") && refused.text.contains("no choice made"), "{}", refused.words());
    let sent = pairs(&[("seen", "0"), ("decision", "propose"), ("why", "three records since")]);
    let named = pairs(&[("seen", "0"), ("decision", "propose"), ("why", "as Mr. Dupontel asked")]);
    let again = officer.send(&format!("{item}/decisions"), &named).await;
    assert!(again.text.contains("name=\"confirmed\"") && again.text.contains("as Mr. Dupontel asked"));
    let decided = officer.send(&format!("{item}/decisions"), &sent).await;
    let shown = officer.follow(&decided).await;
    assert!(shown.says("propose a guideline") && shown.says("three records since"), "{}", shown.words());
    let late = officer.send(&format!("{item}/decisions"), &sent).await;
    assert!(late.says("Somebody has just decided"), "{}", late.words());
}

#[tokio::test]
async fn a_sheet_of_failure_modes_is_filled_without_a_script_and_published_for_good() {
    let (_place, _, officer) = scene();
    let again = officer.send("/anest/desk/studies", &pairs(&[("title", "Labels"), ("question", "Why?")])).await;
    assert!(again.says("Choose a method") && again.text.contains("Labels"), "{}", again.words());
    let planned = pairs(&[("title", "Labels"), ("question", "Why?"), ("kind", "fmea")]);
    let study = officer.send("/anest/desk/studies", &planned).await.location();
    let line = |seen: &str, severity: &str, result: &str| {
        pairs(&[
            ("seen", seen),
            ("title", "Labels"),
            ("question", "Why?"),
            ("mode-1", "the label comes off"),
            ("severity-1", severity),
            ("occurrence-1", "5"),
            ("detectability-1", "4"),
            ("owner-1", "theatre lead"),
            ("result", result),
        ])
    };
    let wrong = officer.send(&study, &line("1", "11", "")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("three whole ratings") && wrong.text.contains("the label comes off"), "{}", wrong.words());
    let mut named = line("1", "8", "");
    named.extend(pairs(&[("cause-1", "Mr. Dupontel bought them")]));
    let again = officer.send(&study, &named).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("href=\"#cause-1\"") && again.text.contains("value=\"name:Mr. Dupontel\""));
    let saved = officer.send(&study, &line("1", "8", "")).await;
    let shown = officer.follow(&saved).await;
    assert!(shown.says("160 (severity 8 × occurrence 5 × detection 4)"), "{}", shown.words());
    let step = |seen: &str, to: &str| pairs(&[("seen", seen), ("to", to)]);
    let steps = format!("{study}/steps");
    let moved = officer.send(&steps, &step("2", "running")).await;
    assert!(officer.follow(&moved).await.says("running"));
    let lacking = officer.send(&steps, &step("3", "finished")).await;
    assert!(lacking.says("this step needs it"), "{}", lacking.words());
    officer.send(&study, &line("3", "8", "The glue.")).await;
    officer.send(&steps, &step("4", "finished")).await;
    officer.send(&steps, &step("5", "published")).await;
    let shown = officer.get(&study).await;
    assert!(
        shown.says("published") && shown.says("The glue.") && !shown.text.contains("<textarea"),
        "{}",
        shown.words()
    );
    assert_eq!(officer.send(&study, &line("6", "8", "x")).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_doctor_says_whether_they_apply_a_guideline_and_nobody_else_has_the_page() {
    let (place, house, officer) = scene();
    let doctor = place.world.given_a_doctor(&house, "Camille Un", "770000001");
    let browser = place.browser_of(&doctor.actor).reading("en");
    place.world.given_a_guideline(&house, "k2b7", &["allergy"], &["anaesthesia"], date(2008, 1, 2));
    place.world.given_a_guideline(&house, "z9q1", &["allergy"], &["urology"], date(2008, 1, 2));
    let list = browser.get("/anest/guidelines").await;
    assert!(list.says("Read k2b7") && !list.says("z9q1") && list.says("Only you read"), "{}", list.words());
    assert_eq!(browser.get("/anest/guidelines/z9q1").await.status, StatusCode::NOT_FOUND);
    let here = "/anest/guidelines/k2b7";
    assert_ne!(officer.get(here).await.status, StatusCode::OK);
    let again = browser.send(here, &pairs(&[("wave", "baseline"), ("status", "no"), ("eligible", "many")])).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("value=\"many\""), "what was typed is kept");
    let again = browser.send(here, &pairs(&[("wave", "baseline"), ("status", "no")])).await;
    assert!(again.says("Say what stands in the way"), "{}", again.words());
    let sent = pairs(&[("wave", "baseline"), ("status", "no"), ("obstacle", "resource.tests")]);
    let said = browser.send(here, &sent).await;
    let shown = browser.follow(&said).await;
    assert!(shown.says("It is noted, for you alone") && shown.says("at four months"), "{}", shown.words());
    let twice = browser.send(here, &sent).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.words());
    place.world.on("2008-05-20");
    // Months later they sign in again.
    let later = place.browser_of(&doctor.actor);
    let shown = later.get(here).await;
    assert!(shown.says("Four months on"), "{}", shown.words());
}

#[tokio::test]
async fn an_editor_makes_a_goal_of_a_guideline() {
    let (place, house, _) = scene();
    place.world.given_a_guideline(&house, "k2b7", &["allergy"], &[], date(2008, 1, 2));
    let editor = place.browser_of(&place.house.editor);
    let id = place.cohort.programme.id.clone();
    let edition = format!("/amp/team/editions/{id}");
    editor.post(&edition, "").await;
    let drawing = format!("{edition}/guidelines");
    let leads = format!("{drawing}?guideline=k2b7");
    let named = editor.get(&leads).await.form();
    assert!(named.pairs.contains(&("guideline".to_owned(), "k2b7".to_owned())), "{:?}", named.pairs);
    let page = editor.get(&drawing).await;
    assert!(page.says("k2b7"), "{}", page.words());
    let sequence = place.cohort.programme.sequences[0].id.clone();
    let refused = editor.send(&drawing, &pairs(&[("goal", "read-aloud"), ("sequence", &sequence)])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
    assert!(refused.text.contains("value=\"read-aloud\""));
    let by_sequence = place.cohort.programme.choice.partition == domain::programme::Partition::BySequence;
    let sequence = if by_sequence { sequence.as_str() } else { "" };
    let sent = pairs(&[("guideline", "k2b7"), ("goal", "read-aloud"), ("sequence", sequence)]);
    let drawn = editor.send(&drawing, &sent).await;
    let goal = editor.follow(&drawn).await;
    assert!(goal.text.contains("Relire k2b7") && goal.text.contains("/guidelines/k2b7, v1"), "{}", goal.words());
    // The theme is the editor's to say.
    let form = goal.form();
    assert!(form.pairs.contains(&("theme".to_owned(), "allergy".to_owned())), "{:?}", form.pairs);
    let unknown = editor.send(&form.action, &form.clone().with("theme", &["nothing"]).pairs).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text.contains("href=\"#theme\"") && unknown.text.contains("Relire k2b7"), "{}", unknown.words());
    let saved = editor.send(&form.action, &form.clone().with("theme", &["dose"]).with("act", &["save"]).pairs).await;
    let goal = editor.follow(&saved).await;
    assert!(goal.form().pairs.contains(&("theme".to_owned(), "dose".to_owned())), "{:?}", goal.form().pairs);
}
