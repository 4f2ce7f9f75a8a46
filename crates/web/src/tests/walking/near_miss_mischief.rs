//! Bad input for near misses: said with field, reason and remedy, and nothing that was typed is lost.

use std::collections::BTreeSet;

use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{analysis, assignment};
use app::testing::Somebody;
use app::testing::bodies::House;
use axum::http::StatusCode;
use domain::near_miss::content::Value;
use domain::near_miss::course::Reason;

use super::browser::{Browser, Place};

const STORY: &str = "The syringe bore the wrong label; the nurse saw it and we began anew.";

struct Scene {
    place: Place,
    body: House,
    who: Somebody,
    camille: Browser,
}

fn scene() -> Scene {
    let place = Place::published();
    place.world.on("2008-03-10");
    let body = place.world.given_a_body("anest");
    let who = place.world.given_a_doctor(&body, "Camille Un", "770000001");
    let camille = place.browser_of(&who.actor);
    Scene { place, body, who, camille }
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

impl Scene {
    fn written(&self) -> String {
        let (reference, _) = self.place.world.when_they_write(&self.body, &self.who, STORY);
        format!("/anest/near-misses/drafts/{reference}")
    }

    fn kept(&self, draft: &str, field: &str) -> Option<Value> {
        let reference = draft.rsplit('/').next().expect("a name");
        let found = app::near_miss::draft(&self.place.world.app, &self.who.actor, self.body.org, reference);
        found.expect("it is theirs").content.get(field).cloned()
    }

    /// Sent, given to the first expert and opened.
    fn analysed(&self, words: &str) -> String {
        let (app, org) = (&self.place.world.app, self.body.org);
        let reference = self.place.world.when_they_report(&self.body, &self.who, words).reference;
        let expert = self.body.experts[0].person().expect("a person");
        assignment::assign(app, &self.body.manager, org, &reference, expert).expect("it is given");
        analysis::open(app, &self.body.experts[0], org, &reference).expect("it is opened");
        reference
    }

    async fn expert(&self) -> Browser {
        let browser = self.place.browser_of(&self.body.experts[0]);
        for hat in ["0-expert", "1-expert"] {
            let worn = browser.post("/session/hat", format!("hat={hat}")).await;
            if worn.status == StatusCode::SEE_OTHER {
                return browser.keeping(&worn);
            }
        }
        panic!("an expert has that hat")
    }
}

#[tokio::test]
async fn given_a_code_that_is_none_then_its_field_says_so_and_the_rest_of_the_page_is_kept() {
    let scene = scene();
    let camille = &scene.camille;
    for (section, field, wrong, beside, kept) in [
        ("frame", "specialty", "alchemy", ("situation", "other"), "other"),
        ("screen", "care", "perhaps", ("met", "no"), "no"),
        ("circumstances", "unit", "moon", ("month", "02/2008"), "02/2008"),
        ("consequences", "actual", "9", ("potential", "3"), "3"),
        ("causes", "factors:9.9", "contributed", ("why", "Nobody read it."), "Nobody read it."),
        ("causes", "factors:4.4", "immensely", ("why", "Nobody looked."), "Nobody looked."),
    ] {
        let address = format!("{}/sections/{section}", scene.written());
        let form = camille.get(&address).await.form().with(field, &[wrong]).with(beside.0, &[beside.1]);
        let refused = camille.send(&form.action, &form.pairs).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={wrong}: {}", refused.words());
        let name = field.split(':').next().expect("a name");
        assert!(refused.text.contains(&format!("href=\"#{name}")), "{field}: the summary leads to it");
        let again = camille.get(&address).await.form();
        let is_kept = again.pairs.iter().any(|(name, value)| name == beside.0 && value == kept);
        assert!(is_kept, "{section}: what was sound is kept: {:?}", again.pairs);
    }
    let address = scene.written();
    for nowhere in ["/sections/none", "/sections/..%2F..", "/none"] {
        assert_eq!(camille.get(&format!("{address}{nowhere}")).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    // Fields that no question has are no answer to anything.
    let form = camille.get(&format!("{address}/sections/story")).await.form();
    let form = form.with("author", &["1"]).with("state", &["accepted"]).with("narrative.1", &["twice"]);
    assert_eq!(camille.send(&form.action, &form.pairs).await.status, StatusCode::SEE_OTHER);
    assert_eq!(scene.kept(&address, "narrative"), Some(Value::Words(STORY.into())));
}

#[tokio::test]
async fn given_far_too_much_then_it_is_said_and_what_was_there_stays() {
    let scene = scene();
    let camille = &scene.camille;
    let address = scene.written();
    let story = format!("{address}/sections/story");
    // Five thousand steps of a chronology: those that the form has rooms for, and no more.
    let mut form = camille.get(&story).await.form();
    form.pairs.extend((1..=5_000).map(|row| (format!("step_what.{row}"), format!("Step {row}."))));
    let many = camille.send(&form.action, &form.pairs).await;
    assert!(many.status == StatusCode::SEE_OTHER || many.status.is_client_error(), "{}", many.status);
    let page = camille.get(&story).await;
    assert!(page.status == StatusCode::OK && page.text.contains("Step 1."), "{}", page.words());
    let rows = page.text.matches("name=\"step_what.").count();
    assert!(rows < 200, "{rows} rows on a page");
    assert_eq!(scene.kept(&address, "narrative"), Some(Value::Words(STORY.into())));
    // More than a page may weigh.
    let heavy = "a".repeat(600_000);
    for (to, field) in [(&story, "narrative"), (&format!("{address}/check"), "narrative")] {
        let refused = camille.send(to, &pairs(&[(field, &heavy), ("base", "99")])).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE, "{to}");
    }
    let refused = camille.send("/anest/near-misses/drafts", &pairs(&[("pasted", &heavy), ("read", "yes")])).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    // More than a question takes, and less than a page may weigh.
    let long = "é".repeat(20_001);
    let refused = camille.send("/anest/near-misses/drafts", &pairs(&[("pasted", &long), ("read", "yes")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&long) && refused.text.contains("href=\"#pasted\""), "said where, and kept");
    assert_eq!(scene.kept(&address, "narrative"), Some(Value::Words(STORY.into())));
}

#[tokio::test]
async fn given_words_too_long_for_an_expert_or_an_author_then_they_come_back_whole() {
    let scene = scene();
    let reference = scene.analysed(STORY);
    let expert = scene.expert().await;
    let (at, one) = (format!("/anest/analysis/{reference}"), format!("/anest/near-misses/{reference}"));
    let long = "a ".repeat(2_100);
    let long = long.trim();
    let wrong = expert.send(&format!("{at}/exchange"), &pairs(&[("words", long)])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("4000") || wrong.says("4,000") || wrong.says("4 000"), "{}", wrong.words());
    assert!(wrong.text.contains(long) && wrong.text.contains("href=\"#words\""));
    let verdict = pairs(&[("verdict", "return"), ("reason", "too_thin"), ("words", long)]);
    let wrong = expert.send(&format!("{at}/verdict"), &verdict).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains(long));
    let advice = pairs(&[("words", long), ("due_on", "2030-01-01")]);
    let wrong = expert.send(&format!("{at}/recommendations"), &advice).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains(long) && wrong.text.contains("2030-01-01"));
    let wrong = scene.camille.send(&format!("{one}/words"), &pairs(&[("words", long)])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains(long));
    // Codes that are none.
    for (verdict, reason) in [("burn", "too_thin"), ("return", "because"), ("reject", "")] {
        let sent = pairs(&[("verdict", verdict), ("reason", reason), ("words", "Kept words.")]);
        let wrong = expert.send(&format!("{at}/verdict"), &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{verdict} {reason}");
        assert!(wrong.text.contains("Kept words."), "{verdict} {reason}");
    }
}

#[tokio::test]
async fn given_a_stale_page_then_nothing_is_overwritten_and_what_was_typed_is_there() {
    let scene = scene();
    let (app, org, none) = (&scene.place.world.app, scene.body.org, BTreeSet::new());
    let reference = scene.analysed(STORY);
    let expert = scene.expert().await;
    let one = format!("/anest/near-misses/{reference}");
    // A revision written in two tabs.
    let (left, right) = (
        scene.camille.get(&format!("{one}/revision")).await.form().with("expected", &["From the left."]),
        scene.camille.get(&format!("{one}/revision")).await.form().with("expected", &["From the right."]),
    );
    assert_eq!(left.send(&scene.camille).await.status, StatusCode::SEE_OTHER);
    let stale = right.send(&scene.camille).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.words());
    assert!(stale.text.contains("From the right."), "{}", stale.words());
    let own = app::near_miss::read_own(app, &scene.who.actor, org, &reference).expect("it is theirs");
    assert_eq!(
        own.last().and_then(|it| it.content.get("expected").cloned()),
        Some(Value::Words("From the left.".into()))
    );
    // A clearing on a page to which its author has added since.
    let clearing = expert.get(&format!("/anest/analysis/{reference}/clearing")).await.form();
    let clearing = clearing.with("text-narrative", &["A syringe was relabelled."]);
    let added = scene.camille.get(&format!("{one}/revision")).await.form().with("recovery", &["Read aloud."]);
    assert_eq!(added.send(&scene.camille).await.status, StatusCode::SEE_OTHER);
    let stale = clearing.send(&expert).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.words());
    assert!(
        stale.text.contains("A syringe was relabelled.") && stale.text.contains("Read aloud."),
        "{}",
        stale.words()
    );
    assert_eq!(stale.form().send(&expert).await.status, StatusCode::SEE_OTHER, "read, it is cleared");
    // A verdict on a page that another tab made stale.
    let words = "Please say more.";
    verdict::give(app, &scene.body.experts[0], org, &reference, Verdict::Return(Reason::TooThin), "More.", &none)
        .expect("it is returned");
    let sent = pairs(&[("verdict", "reject"), ("reason", "not_care"), ("words", words)]);
    let stale = expert.send(&format!("/anest/analysis/{reference}/verdict"), &sent).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains(words), "{}", stale.words());
    for (rest, field) in [("/clearing", "text-narrative"), ("/exchange", "words")] {
        let typed = [(field.to_owned(), "Typed too late.".to_owned())];
        let late = expert.send(&format!("/anest/analysis/{reference}{rest}"), &typed).await;
        let is_kept = late.status == StatusCode::SEE_OTHER || late.text.contains("Typed too late.");
        assert!(is_kept, "{rest}: {} {}", late.status, late.words());
    }
    // Given away meanwhile: for whoever had it, it is not there any more.
    app::near_miss::withdraw(app, &scene.who.actor, org, &reference).expect("it is theirs");
    let manager = scene.place.browser_of(&scene.body.manager);
    let person = scene.body.experts[1].person().expect("a person").to_string();
    let late =
        manager.send(&format!("/anest/desk/near-misses/{reference}/assignment"), &pairs(&[("expert", &person)])).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.words());
}

#[tokio::test]
async fn given_markup_and_naughty_texts_then_they_are_words_on_every_page() {
    let scene = scene();
    let address = scene.written();
    let story = format!("{address}/sections/story");
    for naughty in [
        "'; drop table near_miss; --",
        "Ω≈ç√ \u{202e}test",
        "👩🏽‍⚕️ vue",
        "\u{feff}bom",
        "{$count} { $org }",
        "a\nb",
        "%00 %s",
        "{{ page }}",
    ] {
        let form = scene.camille.get(&story).await.form().with("narrative", &[naughty]);
        assert_eq!(form.send(&scene.camille).await.status, StatusCode::SEE_OTHER, "{naughty:?}");
        assert_eq!(scene.kept(&address, "narrative"), Some(Value::Words(naughty.to_owned())), "{naughty:?}");
        let again = scene.camille.get(&story).await.form();
        assert!(again.pairs.contains(&("narrative".to_owned(), naughty.to_owned())), "{naughty:?} comes back");
    }
    let unreadable = scene.camille.post(&story, "base=0&narrative=%FF%FE").await;
    assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);
    let markup = "<script>alert(1)</script><img src=x onerror=alert(2)> la seringue";
    let reference = scene.analysed(markup);
    let expert = scene.expert().await;
    let none = BTreeSet::new();
    app::near_miss::exchange::ask(
        &scene.place.world.app,
        &scene.body.experts[0],
        scene.body.org,
        &reference,
        markup,
        &none,
    )
    .expect("it is asked");
    let mut pages = Vec::new();
    for rest in ["", "/revision"] {
        pages.push(scene.camille.get(&format!("/anest/near-misses/{reference}{rest}")).await);
    }
    for rest in ["", "/clearing", "/verdict"] {
        pages.push(expert.get(&format!("/anest/analysis/{reference}{rest}")).await);
    }
    pages.push(scene.camille.send("/try", &pairs(&[("narrative", markup), ("then", "look")])).await);
    for page in &pages {
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{}", page.text);
    }
    assert!(pages.iter().filter(|page| page.text.contains("alert(1)")).count() >= 4, "it is shown, as words");
}
