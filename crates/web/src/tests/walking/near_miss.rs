//! A doctor's way from a line to a receipt, and what follows, without a script.

use std::collections::BTreeSet;

use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{analysis, assignment, exchange, recommendation};
use app::testing::Somebody;
use app::testing::bodies::House;
use axum::http::StatusCode;
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::Reason;
use jiff::civil::date;

use super::browser::{Browser, Place, Shown};

const STORY: &str = "The syringe bore the wrong label; the nurse saw it and we began anew.";

/// A body, a doctor of it and a colleague of theirs.
struct Scene {
    place: Place,
    body: House,
    camille: (Somebody, Browser),
    other: (Somebody, Browser),
}

fn scene() -> Scene {
    let place = Place::published();
    place.world.on("2008-03-10");
    let body = place.world.given_a_body("anest");
    let doctor = |name: &str, finess: &str| {
        let who = place.world.given_a_doctor(&body, name, finess);
        let browser = place.browser_of(&who.actor);
        (who, browser)
    };
    let (camille, other) = (doctor("Camille Un", "770000001"), doctor("Dominique Deux", "770000002"));
    Scene { place, body, camille, other }
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

impl Scene {
    /// A draft that can be sent but for what its narrative says, by its address.
    fn written(&self, words: &str) -> String {
        let (reference, _) = self.place.world.when_they_write(&self.body, &self.camille.0, words);
        format!("/anest/near-misses/drafts/{reference}")
    }

    /// A near miss that was sent, given to the first expert and opened, by its reference.
    fn analysed(&self) -> String {
        let (app, org) = (&self.place.world.app, self.body.org);
        let reference = self.place.world.when_they_report(&self.body, &self.camille.0, STORY).reference;
        let expert = self.body.experts[0].person().expect("a person");
        assignment::assign(app, &self.body.manager, org, &reference, expert).expect("it is given");
        analysis::open(app, &self.body.experts[0], org, &reference).expect("it is opened");
        reference
    }

    fn narrative(&self, draft: &str) -> String {
        let reference = draft.rsplit('/').next().expect("a name");
        let found = app::near_miss::draft(&self.place.world.app, &self.camille.0.actor, self.body.org, reference);
        match found.expect("it is theirs").content.get("narrative") {
            Some(Value::Words(words)) => words.clone(),
            other => panic!("a narrative: {other:?}"),
        }
    }
}

#[tokio::test]
async fn from_a_line_to_a_receipt_that_is_shown_once() {
    let scene = scene();
    let (_, camille) = &scene.camille;
    let own = camille.get("/anest/near-misses").await;
    assert!(own.says("What happened? In one line."), "{}", own.words());
    let empty = own.form().with("line", &[" "]);
    let refused = camille.send(&empty.action, &empty.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The first time what is to be known comes first, and loses nothing.
    let line = own.form().with("line", &[STORY]);
    let before = camille.send(&line.action, &line.pairs).await;
    assert_eq!(before.status, StatusCode::OK);
    assert!(before.says("Who will read") && before.says("operator") && before.text.contains(STORY));
    assert!(!camille.get("/anest/near-misses").await.says("Drafts not sent"), "nothing was begun");
    let begun = before.form();
    let draft = camille.send(&begun.action, &begun.pairs).await;
    let page = camille.follow(&draft).await;
    assert!(page.says("Not sent") && page.says("are missing before it can be sent"), "{}", page.words());
    let address = draft.location().split('?').next().expect("an address").to_owned();
    let check = camille.get(&format!("{address}/check")).await;
    assert!(check.says("answers are missing") && !check.says("Send"), "{}", check.words());
    let sections: [(&str, &[(&str, &str)]); 4] = [
        ("frame", &[("specialty", "anaesthesia")]),
        ("screen", &[("met", "yes"), ("own_practice", "yes"), ("care", "yes"), ("unexpected", "no")]),
        ("circumstances", &[("month", "01/2008")]),
        ("consequences", &[("actual", "1"), ("potential", "4")]),
    ];
    for (section, answers) in sections {
        let mut form = camille.get(&format!("{address}/sections/{section}")).await.form();
        for (field, value) in answers {
            form = form.with(field, &[*value]);
        }
        let saved = camille.send(&form.action, &form.pairs).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{section}: {}", saved.words());
    }
    let check = camille.get(&format!("{address}/check")).await;
    assert!(check.says("What you agree to") && check.says(STORY), "{}", check.words());
    let form = check.form();
    assert!(form.pairs.iter().all(|(name, _)| name != "consent"), "nothing is ticked beforehand");
    let form = form.with("consent", &["rex"]);
    let receipt = camille.send(&form.action, &form.pairs).await;
    assert!(receipt.status == StatusCode::OK && receipt.says("It is sent") && receipt.says("Secret"));
    assert_eq!(receipt.headers["cache-control"], "no-store");
    let again = camille.send(&form.action, &form.pairs).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it is sent once");
    let own = camille.get("/anest/near-misses").await;
    assert!(own.says("looking for an expert") && !own.says("Drafts not sent"), "{}", own.words());
}

#[tokio::test]
async fn a_section_takes_rows_and_what_cannot_be_taken_comes_back_as_it_was_typed() {
    let scene = scene();
    let (_, camille) = &scene.camille;
    let address = scene.written(STORY);
    let story = format!("{address}/sections/story");
    let form = camille.get(&story).await.form();
    let form = form.with("step_what.1", &["We drew it up."]).with("then", &["more:steps"]);
    let more = camille.send(&form.action, &form.pairs).await;
    let page = camille.follow(&more).await;
    assert!(page.text.contains("We drew it up.") && page.text.contains("name=\"step_what.2\""));
    assert!(!page.text.contains("name=\"step_what.3\""));
    let when = format!("{address}/sections/circumstances");
    let form = camille.get(&when).await.form().with("month", &["12/03/2008"]).with("unit", &["theatre"]);
    let refused = camille.send(&form.action, &form.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Never the day") && refused.text.contains("12/03/2008"), "{}", refused.words());
    assert!(refused.text.contains("href=\"#month\""), "the summary leads to the field");
    assert!(camille.get(&format!("{address}/check")).await.says("theatre") || refused.text.contains("selected"));
    let long = "a".repeat(20_000);
    let form = camille.get(&story).await.form().with("narrative", &[&long]);
    let refused = camille.send(&form.action, &form.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&long) && scene.narrative(&address) == STORY);
    // A cause is graded beside others, and comes back graded.
    let causes = format!("{address}/sections/causes");
    let form = camille.get(&causes).await.form().with("factors:4.4", &["contributed"]);
    camille.send(&form.action, &form.pairs).await;
    let form = camille.get(&causes).await.form();
    assert!(form.pairs.contains(&("factors:4.4".to_owned(), "contributed".to_owned())));
}

#[tokio::test]
async fn a_stale_page_overwrites_nothing_and_saving_as_one_types_answers_a_script() {
    let scene = scene();
    let (_, camille) = &scene.camille;
    let address = scene.written(STORY);
    let story = format!("{address}/sections/story");
    let (phone, desk) = (camille.get(&story).await.form(), camille.get(&story).await.form());
    let phone = phone.with("narrative", &["On the phone."]);
    assert_eq!(camille.send(&phone.action, &phone.pairs).await.status, StatusCode::SEE_OTHER);
    let desk = desk.with("narrative", &["At the desk."]);
    let clash = camille.send(&desk.action, &desk.pairs).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.says("On the phone.") && clash.text.contains("At the desk."), "{}", clash.words());
    assert_eq!(scene.narrative(&address), "On the phone.");
    let kept = clash.form();
    camille.send(&kept.action, &kept.pairs).await;
    assert_eq!(scene.narrative(&address), "At the desk.", "saved again, it is kept");
    let saving = format!("{address}/saving");
    let saved = camille.send(&saving, &pairs(&[("field", "narrative"), ("value", "Typed."), ("base", "99")])).await;
    assert!(saved.status == StatusCode::OK && saved.text.contains("\"version\""), "{}", saved.text);
    let stale = camille.send(&saving, &pairs(&[("field", "narrative"), ("value", "Stale."), ("base", "1")])).await;
    assert!(stale.status == StatusCode::CONFLICT && stale.text.contains("Typed."), "{}", stale.text);
    let month = camille.send(&saving, &pairs(&[("field", "month"), ("value", "march"), ("base", "99")])).await;
    assert_eq!(month.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(month.text.contains("Never the day"), "{}", month.text);
    for (code, grade) in [("4.4", "contributed"), ("4.4", "")] {
        let field = format!("factors:{code}");
        let graded = camille.send(&saving, &pairs(&[("field", &field), ("value", grade), ("base", "99")])).await;
        assert_eq!(graded.status, StatusCode::OK, "{}", graded.text);
    }
    let nothing = camille.send(&saving, &pairs(&[("field", "nothing"), ("value", "x")])).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn names_are_held_back_until_they_are_rewritten_replaced_or_justified() {
    let scene = scene();
    let (_, camille) = &scene.camille;
    let address = scene.written("Mr. Dupontel was told, then jean@example.org was written to.");
    let check = camille.get(&format!("{address}/check")).await;
    assert!(check.says("What could point to somebody") && check.says("Dupontel"), "{}", check.words());
    let form = check.form().with("consent", &["story"]);
    let refused = camille.send(&form.action, &form.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Nothing is sent") && refused.text.contains("href=\"#narrative\""), "{}", refused.words());
    let kept = refused.form();
    assert!(kept.pairs.contains(&("consent".to_owned(), "story".to_owned())), "what was ticked stays ticked");
    let mut offered = refused.text.split("name=\"replace\" value=\"").skip(1).filter_map(|it| it.split('"').next());
    let mail = offered.find(|it| it.contains("jean@example.org")).expect("a button for each passage");
    let replaced = kept.with("replace", &[mail]);
    let shown = camille.send(&format!("{address}/check"), &replaced.pairs).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(!scene.narrative(&address).contains("jean@"), "{}", scene.narrative(&address));
    assert!(scene.narrative(&address).contains('['), "its class stands in its place");
    // Written anew in place, it is sent as it was written.
    let form = shown.form().with("narrative", &[STORY]);
    let sent = camille.send(&form.action, &form.pairs).await;
    assert!(sent.says("It is sent"), "{}", sent.words());
}

#[tokio::test]
async fn what_was_justified_is_sent_as_it_is() {
    let scene = scene();
    let (_, camille) = &scene.camille;
    let address = scene.written("Mr. Dupontel was told.");
    let check = camille.get(&format!("{address}/check")).await;
    let marks = check.text.split("name=\"confirmed\" type=\"checkbox\" value=\"").skip(1);
    let marks: Vec<String> = marks.map(|it| it.split('"').next().expect("a mark").to_owned()).collect();
    let all: Vec<&str> = marks.iter().map(String::as_str).collect();
    assert!(!all.is_empty());
    let form = check.form().with("confirmed", &all);
    let sent = camille.send(&form.action, &form.pairs).await;
    assert!(sent.says("It is sent"), "{}", sent.words());
}

#[tokio::test]
async fn a10_a_serious_event_is_handed_over_and_cannot_be_sent() {
    let scene = scene();
    let (who, camille) = &scene.camille;
    let address = scene.written(STORY);
    let reference = address.rsplit('/').next().expect("a name").to_owned();
    let yes = |field: &str| (FieldKey::once(field), Some(Value::YesNo(true)));
    let changes = vec![yes("unexpected"), yes("life_threatened")];
    let app = &scene.place.world.app;
    app::near_miss::save(app, &who.actor, scene.body.org, &reference, (&changes, 99)).expect("it is saved");
    let check = camille.get(&format!("{address}/check")).await;
    assert!(check.says("serious adverse event") && check.says("regional health agency"), "{}", check.words());
    let form = check.form();
    let refused = camille.send(&form.action, &form.pairs).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "whatever the page offers");
    let file = camille.get(&format!("{address}/file")).await;
    assert!(file.text.contains(STORY), "{}", file.text);
    assert!(file.headers["content-disposition"].to_str().expect("a name").contains("draft.txt"));
    assert!(camille.get(&format!("{address}/file?kind=json")).await.text.contains("serious_event"));
}

#[tokio::test]
async fn a08_another_doctor_finds_neither_draft_nor_near_miss() {
    let scene = scene();
    let address = scene.written(STORY);
    let sent = scene.place.world.when_they_report(&scene.body, &scene.camille.0, STORY).reference;
    let one = format!("/anest/near-misses/{sent}");
    for page in [&address, &format!("{address}/check"), &format!("{address}/file"), &one, &format!("{one}/revision")] {
        assert_eq!(scene.other.1.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        assert_ne!(scene.camille.1.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for form in ["sending", "discarding", "check", "sections/story"] {
        let answer = scene.other.1.post(&format!("{address}/{form}"), "base=2").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    for form in ["withdrawal", "another-expert", "consents", "words"] {
        let answer = scene.other.1.post(&format!("{one}/{form}"), "words=Hello").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    let manager = scene.place.browser_of(&scene.body.manager);
    assert_eq!(manager.get(&address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(manager.get(&one).await.status, StatusCode::FORBIDDEN);
    let gone = scene.camille.1.post(&format!("{address}/discarding"), "").await;
    assert!(scene.camille.1.follow(&gone).await.says("The draft is deleted"));
}

/// Follows a form's answer to the page it leads to.
async fn done(browser: &Browser, address: &str, form: &[(&str, &str)]) -> Shown {
    let answer = browser.send(address, &pairs(form)).await;
    browser.follow(&answer).await
}

#[tokio::test]
async fn an_author_follows_what_was_sent_to_its_end() {
    let scene = scene();
    let (app, org, camille) = (&scene.place.world.app, scene.body.org, &scene.camille.1);
    let expert = &scene.body.experts[0];
    let reference = scene.analysed();
    let one = format!("/anest/near-misses/{reference}");
    let none = BTreeSet::new();
    exchange::ask(app, expert, org, &reference, "How many were you?", &none).expect("it is asked");
    recommendation::recommend(app, expert, org, &reference, ("Label apart.", date(2008, 6, 1)), &none)
        .expect("advised");
    let page = camille.get(&one).await;
    for words in ["Under analysis", "How many were you?", "Label apart.", "Expert", STORY] {
        assert!(page.says(words), "{words}: {}", page.words());
    }
    assert!(!page.says("expert 1 anest"), "author and expert do not know each other");
    let refused = camille.send(&format!("{one}/words"), &pairs(&[("words", "Ask jean@example.org.")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Ask jean@example.org.") && refused.text.contains("name=\"confirmed\""));
    assert!(done(camille, &format!("{one}/words"), &[("words", "Two.")]).await.says("Two."));
    let named = [("number", "1"), ("answer-1", "Done with Mr. Dupontel.")];
    let refused = camille.send(&format!("{one}/recommendations"), &pairs(&named)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains(">Done with Mr. Dupontel.</textarea>") && refused.text.contains("name=\"confirmed\"")
    );
    let marks = refused.text.split("name=\"confirmed\" type=\"checkbox\" value=\"").skip(1);
    let marks = marks.map(|it| it.split('"').next().expect("a mark")).map(|mark| ("confirmed", mark));
    let confirming: Vec<(&str, &str)> = named.into_iter().chain(marks).collect();
    assert!(done(camille, &format!("{one}/recommendations"), &confirming).await.says("Done with Mr. Dupontel."));
    let answer = [("number", "1"), ("answer-1", "Done this week.")];
    assert!(done(camille, &format!("{one}/recommendations"), &answer).await.says("Done this week."));
    let consents = done(camille, &format!("{one}/consents"), &[("consent", "story")]).await;
    assert!(
        consents.says("Your choices are saved") && consents.says("Refused on 10 March 2008"),
        "{}",
        consents.words()
    );
    let returned = (Verdict::Return(Reason::TooThin), "Say what was planned.");
    give(&scene, &reference, returned);
    let page = camille.get(&one).await;
    assert!(page.says("To be completed") && page.says("Say what was planned."), "{}", page.words());
    let revision = format!("{one}/revision");
    let form = camille.get(&revision).await.form();
    let more = form.clone().with("measure.1", &["Keep them apart."]).with("then", &["more:measures"]);
    let more = camille.send(&revision, &more.pairs).await;
    assert!(more.text.contains("name=\"measure.2\"") && more.text.contains("Keep them apart."));
    let bad = form.clone().with("narrative", &["Mr. Dupontel said so."]);
    let bad = camille.send(&revision, &bad.pairs).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("Mr. Dupontel said so.") && bad.text.contains("name=\"confirmed\""));
    let good = form.with("measure.1", &["Keep them apart."]);
    let sent = camille.send(&revision, &good.pairs).await;
    let page = camille.follow(&sent).await;
    assert!(page.says("Under analysis") && page.says("version 2") && page.says("Keep them apart."), "{}", page.words());
    let measures = format!("{one}/measures");
    let refused = camille.send(&measures, &pairs(&[("row", "1"), ("measure-1", "Words")])).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("Words"));
    let named = [("row", "1"), ("outcome-1", "dropped"), ("measure-1", "Ask Mr. Dupontel.")];
    let refused = camille.send(&measures, &pairs(&named)).await;
    assert!(refused.text.contains(">Ask Mr. Dupontel.</textarea>") && refused.text.contains("name=\"confirmed\""));
    let kept = refused.forms().into_iter().find(|form| form.action == measures).expect("its form");
    assert!(kept.pairs.contains(&("outcome-1".to_owned(), "dropped".to_owned())), "what was chosen stays");
    let taken = done(camille, &measures, &[("row", "1"), ("outcome-1", "done"), ("measure-1", "")]).await;
    assert!(taken.says("Taken on 10 March 2008"), "{}", taken.words());
    let file = camille.get(&format!("{one}/file")).await;
    assert!(file.text.contains(STORY) && file.text.contains("How many were you?"));
    let withdrawn = camille.post(&format!("{one}/withdrawal"), "").await;
    assert!(camille.follow(&withdrawn).await.says("Withdrawn"));
    let late = camille.post(&format!("{one}/another-expert"), "").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

fn give(scene: &Scene, reference: &str, (verdict, words): (Verdict, &str)) {
    let none = BTreeSet::new();
    let (app, expert) = (&scene.place.world.app, &scene.body.experts[0]);
    verdict::give(app, expert, scene.body.org, reference, verdict, words, &none).expect("it is given");
}

#[tokio::test]
async fn a_reader_is_excluded_before_anybody_has_it() {
    let scene = scene();
    let camille = &scene.camille.1;
    let reference = scene.place.world.when_they_report(&scene.body, &scene.camille.0, STORY).reference;
    let one = format!("/anest/near-misses/{reference}");
    let expert = scene.body.experts[0].person().expect("a person").to_string();
    let page = done(camille, &format!("{one}/readers"), &[("excluded", &expert)]).await;
    assert!(page.says("they will not be given it"), "{}", page.words());
    let person = scene.body.experts[0].person().expect("a person");
    let (app, org) = (&scene.place.world.app, scene.body.org);
    assert!(assignment::assign(app, &scene.body.manager, org, &reference, person).is_err());
}
