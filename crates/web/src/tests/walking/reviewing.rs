//! The review as tutors walk it, and the screen as everybody meets it.

use app::testing::Somebody;
use axum::http::StatusCode;
use documents::answers::key_text;
use domain::answers::Answer;
use domain::authority::Role;
use domain::question::ItemType;

use super::browser::{Browser, Place, Shown};

const REVIEWS: &str = "/amp/team/prescrire-pip/2008-01/reviews";

fn submitted() -> (Place, Somebody) {
    let place = Place::published();
    let (who, _) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-04-20");
    place.world.when_they_submit_saying(&place.cohort, &who, "b1", |_, item| {
        matches!(item.kind, ItemType::Words { long: true, .. })
            .then(|| Answer::Words("Une affiche <script>alert(1)</script>".to_owned()))
    });
    (place, who)
}

fn tutor(place: &Place, name: &str) -> Browser {
    place.browser_of(&place.world.given_a_member(place.house.org, Role::Tutor, name, "en"))
}

/// The address of the only evaluation in the queue.
async fn only(browser: &Browser, show: &str) -> String {
    let queue = browser.get(&format!("{REVIEWS}/b1?show={show}")).await;
    let links: Vec<&str> = queue.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let of_one = |link: &&&str| link.starts_with(&format!("{REVIEWS}/b1/"));
    let found: Vec<&&str> = links.iter().filter(of_one).collect();
    assert_eq!(found.len(), 1, "{}", queue.words());
    (*found[0]).to_owned()
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[tokio::test]
async fn a_tutor_reads_codes_and_answers_one_evaluation_without_learning_whose_it_is() {
    let (place, camille) = submitted();
    let (one, two) = (tutor(&place, "Uma"), tutor(&place, "Theo"));
    assert!(one.get("/amp/team").await.says("1 evaluation or thread to read"));
    let board = one.get("/amp/team/prescrire-pip/2008-01").await;
    assert!(board.says("See what waits to be read"), "{}", board.words());
    assert!(one.get(REVIEWS).await.says("Codebook of themes"));
    let address = only(&one, "unread").await;
    let shown = one.get(&address).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.says("Une affiche <script>") && !shown.text.contains("<script>alert"), "text stays text");
    for secret in [&camille.pseudonym, &camille.name, &camille.email] {
        assert!(!shown.text.contains(secret.as_str()), "{secret} is on the page");
    }
    assert!(one.get(&format!("{REVIEWS}/b1")).await.says("Nothing in this list"), "it was read by being opened");
    let goal = place.world.path_of(&camille).goals_of("s1")[0].0.clone();
    let coding = format!("{address}/goals/{goal}/coding");
    let bad = one.send(&coding, &[pair("codes", "no.such")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.says("no longer in the codebook"), "{}", bad.words());
    let done = one.send(&coding, &[pair("codes", "time.visit"), pair("codes", "self.forgot")]).await;
    assert!(one.follow(&done).await.says("Your themes are saved"));
    let blind = two.get(&address).await;
    assert!(blind.says("Coded by somebody else") && !blind.says("The other coder:"), "{}", blind.words());
    let second = two.send(&coding, &[pair("codes", "time.visit")]).await;
    assert!(two.follow(&second).await.says("The other coder:"));
    assert!(two.get(&format!("{REVIEWS}/b1")).await.says("Cohen’s kappa"));
    let third = tutor(&place, "Zoe").send(&coding, &[]).await;
    assert_eq!(third.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_comment_that_names_somebody_comes_back_with_everything_typed_and_leaves_once_reworded() {
    let (place, camille) = submitted();
    let browser = tutor(&place, "Uma");
    let address = only(&browser, "all").await;
    let comments = format!("{address}/comments");
    let blank = browser.send(&comments, &[pair("words", " ")]).await;
    assert!(blank.says("Write your comment before sending it"), "{}", blank.words());
    let named = browser.send(&comments, &[pair("words", "Ask Dr Martin about the leaflet.")]).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.says("This looks like a person’s name") && named.says("Ask Dr Martin about the leaflet."));
    assert!(named.text.contains("value=\"name:Dr Martin\""), "{}", named.words());
    let sent = browser.send(&comments, &[pair("words", "Ask a colleague about the leaflet.")]).await;
    assert!(browser.follow(&sent).await.says("The comment is sent."));
    let report = place.browser_of(&camille.actor).get(&place.at("/report")).await;
    assert!(report.says("Comments from the team") && report.says("Ask a colleague about the leaflet."));
    assert!(!report.text.contains("Uma"), "the team has no name");
}

async fn check_page(place: &Place, who: &Somebody) -> (Browser, Shown) {
    let browser = place.browser_of(&who.actor);
    let shown = browser.get(&place.at("/evaluations/b1/check")).await;
    (browser, shown)
}

#[tokio::test]
async fn a_patients_name_in_an_answer_is_confirmed_or_not_sent() {
    let place = Place::published();
    let (who, _) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-04-20");
    let open = place.draft(&who, "b1");
    let answers = app::testing::sound_answers(&open.asked(), open.today, |key, item| {
        (key.goal.is_none() && matches!(item.kind, ItemType::Words { .. }))
            .then(|| Answer::Words("Mrs Smith liked it.".to_owned()))
    });
    let named: Vec<String> = answers
        .iter()
        .filter(|(_, answer)| matches!(answer, Answer::Words(words) if words.contains("Smith")))
        .map(|(key, _)| key_text(key))
        .collect();
    assert_eq!(named.len(), 1);
    let changes = answers.into_iter().map(|(key, answer)| (key, Some(answer))).collect();
    app::questionnaire::save(&place.world.app, &who.actor, &place.cohort, "b1", open.version, changes).expect("saved");
    let (browser, shown) = check_page(&place, &who).await;
    assert!(shown.says("Look again before sending") && shown.says("Mrs Smith"), "{}", shown.words());
    let refused = shown.form().send(&browser).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("could point to a patient or a person"), "{}", refused.words());
    assert!(place.draft(&who, "b1").submitted.is_none());
    let (browser, shown) = check_page(&place, &who).await;
    let sent = shown.form().with("confirmed", &["name:Mrs Smith"]).send(&browser).await;
    assert_eq!(sent.location(), place.at("/report"));
}

#[tokio::test]
async fn the_codebook_is_changed_in_both_languages_by_those_who_keep_it() {
    let (place, _) = submitted();
    let browser = place.browser_of(&place.house.editor);
    let address = "/amp/team/codebook/prescrire-pip";
    assert!(browser.get(address).await.says("time.visit"));
    let theme = |code: &str, english: &str| {
        [pair("code", code), pair("kind", "option"), pair("label-fr", "Une affichette"), pair("label-en", english)]
    };
    let half = browser.send(address, &theme("Leaflet!", "")).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.matches("field-wrong").count() == 2 && half.text.contains("Une affichette"), "{}", half.words());
    let done = browser.send(address, &theme("option.leaflet", "A leaflet")).await;
    let shown = browser.follow(&done).await;
    assert!(shown.says("The theme is saved.") && shown.says("A leaflet"), "{}", shown.words());
    assert!(browser.get(&format!("{address}?theme=option.leaflet")).await.says("Change a theme"));
}
