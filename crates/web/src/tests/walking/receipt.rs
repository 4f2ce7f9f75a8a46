//! A receipt opened without signing in, and the form tried by a class.

use std::fs;
use std::path::Path;

use app::near_miss::Receipt;
use axum::http::StatusCode;

use super::browser::Place;

const WORDS: &str = "La valve inversée du respirateur a été vue à temps.";

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn reported() -> (Place, Receipt) {
    let place = Place::published();
    place.world.on("2008-03-03");
    let house = place.world.given_a_body("anest");
    let camille = place.world.given_a_doctor(&house, "Camille Un", "770000001");
    let receipt = place.world.when_they_report(&house, &camille, WORDS);
    (place, receipt)
}

#[tokio::test]
async fn a_receipt_opens_state_and_trail_however_it_was_copied_and_no_word_of_the_rest() {
    let (place, receipt) = reported();
    let stranger = place.stranger();
    let form = stranger.get("/receipt").await.form();
    let (first, second) = receipt.secret.split_at(13);
    for copied in [receipt.secret.clone(), format!(" {}-{} ", first.to_uppercase(), second)] {
        let opened = form.clone().with("secret", &[&copied]).send(&stranger).await;
        assert_eq!(opened.status, StatusCode::OK, "{}", opened.words());
        assert!(opened.says(&receipt.reference) && opened.says("Body anest"), "{}", opened.words());
        assert!(opened.says("3 March 2008") && opened.says("A verdict is due by"), "{}", opened.words());
        assert!(!opened.says("respirateur") && !opened.says("Camille"), "{}", opened.words());
        assert!(!opened.text.contains(&receipt.secret), "the secret is not in the page");
        assert_eq!(opened.headers.get("cache-control").expect("a header"), "no-store");
        assert!(opened.headers.get("set-cookie").is_none());
    }
    let by_address = stranger.get(&format!("/receipt?secret={}", receipt.secret)).await;
    assert!(!by_address.says(&receipt.reference), "an address opens nothing");
}

#[tokio::test]
async fn a_secret_that_is_none_is_answered_alike_whatever_it_looks_like() {
    let (place, receipt) = reported();
    let stranger = place.stranger();
    let mut near = receipt.secret.clone();
    near.replace_range(..1, if near.starts_with('a') { "b" } else { "a" });
    let answers = ["", "  ", "x", "' OR 1=1 --", &near, &receipt.reference, &"a".repeat(26), &"é".repeat(4_000)];
    for wrong in answers {
        let shown = stranger.send("/receipt", &pairs(&[("secret", wrong)])).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(shown.says("This secret opens no receipt"), "{wrong}: {}", shown.words());
    }
    assert_eq!(stranger.post("/receipt", "").await.status, StatusCode::UNPROCESSABLE_ENTITY, "no field at all");
}

#[tokio::test]
async fn whoever_tries_too_often_is_asked_to_wait() {
    let (place, receipt) = reported();
    let stranger = place.stranger();
    for _ in 0..30 {
        stranger.send("/receipt", &pairs(&[("secret", "none")])).await;
    }
    let shown = stranger.send("/receipt", &pairs(&[("secret", &receipt.secret)])).await;
    assert_eq!(shown.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(shown.says("15 minutes"), "{}", shown.words());
    place.world.minutes_pass(16);
    let shown = stranger.send("/receipt", &pairs(&[("secret", &receipt.secret)])).await;
    assert_eq!(shown.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_is_shown_a_receipt_can_tell_whether_a_body_gave_it_out() {
    let (place, receipt) = reported();
    let stranger = place.stranger();
    let form = stranger.get("/receipt/proof").await.form();
    let day = receipt.on.to_string();
    let filled = form.with("body", &["anest"]).with("reference", &[&receipt.reference]);
    let filled = filled.with("on", &[&day]).with("signature", &[&receipt.signature]);
    assert!(filled.send(&stranger).await.says("This receipt is genuine"));
    for (field, other) in
        [("body", "amp"), ("body", "none"), ("on", "2008-03-04"), ("reference", "x"), ("signature", "")]
    {
        let shown = filled.clone().with(field, &[other]).send(&stranger).await;
        assert!(shown.says("Nothing agrees"), "{field}: {}", shown.words());
    }
    let undated = filled.with("on", &["hier"]).send(&stranger).await;
    assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(undated.says("Give the day written on the receipt") && undated.text.contains(&receipt.reference));
}

const FACTS: [(&str, &str); 8] = [
    ("specialty", "anaesthesia"),
    ("met", "yes"),
    ("own_practice", "yes"),
    ("care", "yes"),
    ("month", "01/2008"),
    ("actual", "1"),
    ("potential", "4"),
    ("narrative", WORDS),
];

fn files_hold(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return files_hold(&path, text);
        }
        let bytes = fs::read(&path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[tokio::test]
async fn the_form_is_tried_and_says_what_would_keep_it_from_being_sent() {
    let place = Place::published();
    place.world.on("2008-03-03");
    let stranger = place.stranger();
    let form = stranger.get("/try").await.form();
    let nothing = form.send(&stranger).await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(nothing.says("A few things to look at again"), "{}", nothing.words());
    let filled = |more: &[(&str, &str)]| {
        FACTS
            .iter()
            .chain(more)
            .fold(form.clone().with("then", &["look"]), |form, (name, value)| form.with(name, &[value]))
    };
    let ready = filled(&[("unexpected", "no")]).send(&stranger).await;
    assert!(ready.says("This near miss could be sent"), "{}", ready.words());
    let serious = [("unexpected", "yes"), ("life_threatened", "yes"), ("permanent_deficit", "no")];
    let serious = filled(&serious).send(&stranger).await;
    assert!(serious.says("This would be a serious adverse event"), "{}", serious.words());
    assert!(serious.text.contains(WORDS), "nothing typed is lost");
    let named = filled(&[("unexpected", "no"), ("narrative", "Seen by jean.dupont@example.org in time.")]);
    let named = named.send(&stranger).await;
    assert!(named.says("One passage may lead to somebody"), "{}", named.words());
    assert!(!named.says("This near miss could be sent"));
    let html = scraper::Html::parse_document(&named.text);
    let mark = scraper::Selector::parse("input[name=confirmed]").expect("a selector");
    let mark = html.select(&mark).next().and_then(|it| it.attr("value")).expect("a box").to_owned();
    let ticked = named.form().with("confirmed", &[&mark]).with("then", &["look"]).send(&stranger).await;
    assert!(ticked.says("This near miss could be sent"), "{}", ticked.words());
}

#[tokio::test]
async fn one_more_step_keeps_everything_and_judges_nothing() {
    let place = Place::published();
    let stranger = place.stranger();
    let form = stranger.get("/try").await.form().with("narrative", &["<b>Vu</b> à temps"]);
    let form = form.with("step_what.1", &["Appel du bloc"]).with("then", &["more:steps"]);
    let shown = form.send(&stranger).await;
    assert!(shown.status == StatusCode::OK && !shown.text.contains("errors-title"), "{}", shown.words());
    let kept = shown.form();
    let holds = |name: &str, value: &str| kept.pairs.iter().any(|(n, v)| n == name && v == value);
    assert!(holds("narrative", "<b>Vu</b> à temps") && holds("step_what.1", "Appel du bloc"));
    assert!(kept.pairs.iter().any(|(name, _)| name == "step_what.2"), "there is room for one more");
    assert!(!shown.text.contains("<b>Vu"), "shown as it was typed");
}

#[tokio::test]
async fn thirty_try_at_once_behind_one_address_and_nothing_is_kept_of_any() {
    let place = Place::published();
    let stranger = place.stranger();
    let tried = (0..30).map(|number| {
        let stranger = stranger.clone();
        tokio::spawn(async move {
            let words = format!("Zorglubert numéro {number} au bloc.");
            let shown = stranger.send("/try", &pairs(&[("narrative", &words), ("then", "look")])).await;
            (number, shown)
        })
    });
    for one in tried.collect::<Vec<_>>() {
        let (number, shown) = one.await.expect("an answer");
        assert_eq!(shown.status, StatusCode::OK);
        assert!(shown.text.contains(&format!("Zorglubert numéro {number} au bloc.")));
        assert_eq!(shown.text.matches("Zorglubert numéro").count(), 1, "of one's own and of nobody else's");
        assert!(shown.headers.get("set-cookie").is_none());
        assert_eq!(shown.headers.get("cache-control").expect("a header"), "no-store");
    }
    place.world.when_the_jobs_run();
    assert!(!files_hold(place.world.app.folder.path(), "Zorglubert"), "in no file of the folder");
    let long = pairs(&[("narrative", &"a".repeat(600_000))]);
    assert_eq!(stranger.send("/try", &long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
