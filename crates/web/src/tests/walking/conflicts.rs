//! Two devices, stale pages: both versions are shown, nothing is lost.

use axum::http::StatusCode;
use domain::answers::Answer;

use super::browser::{Browser, Place};

struct Desk {
    place: Place,
    who: app::testing::Somebody,
    phone: Browser,
    desktop: Browser,
    goal: String,
}

impl Desk {
    /// Somebody with an evaluation open, signed in on two devices.
    fn given_two_devices() -> Self {
        let place = Place::published();
        let (who, _) = place.given_a_participant("Camille");
        place.world.when_they_choose(&place.cohort, &who, "s1");
        place.world.on("2008-04-20");
        let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
        let (phone, desktop) = (place.browser_of(&who.actor), place.browser_of(&who.actor));
        Self { place, who, phone, desktop, goal }
    }

    fn page(&self) -> String {
        self.place.at(&format!("/evaluations/b1/goals/{}", self.goal))
    }

    fn name(&self, item: &str) -> String {
        format!("{}/{item}", self.goal)
    }

    fn kept(&self, item: &str) -> Option<Answer> {
        let key = documents::answers::parse_key(&self.name(item));
        self.place.draft(&self.who, "b1").answers.get(&key).cloned()
    }

    async fn autosave(
        &self,
        browser: &Browser,
        field: &str,
        values: &[&str],
        base: i64,
    ) -> (StatusCode, serde_json::Value) {
        let mut pairs = vec![("field".to_owned(), self.name(field)), ("base".to_owned(), base.to_string())];
        pairs.extend(values.iter().map(|value| ("value".to_owned(), (*value).to_owned())));
        let shown = browser.send(&self.place.at("/evaluations/b1/draft"), &pairs).await;
        (shown.status, serde_json::from_str(&shown.text).expect("JSON"))
    }
}

#[tokio::test]
async fn given_two_devices_in_conflict_when_both_speak_then_both_are_shown_and_the_person_chooses() {
    let desk = Desk::given_two_devices();
    let (phone, desktop) = (desk.phone.get(&desk.page()).await, desk.desktop.get(&desk.page()).await);
    let first = phone.form().with(&desk.name("status"), &["partly"]).with(&desk.name("put_in_place"), &["a poster"]);
    assert_eq!(first.with("then", &["leave"]).send(&desk.phone).await.status, StatusCode::SEE_OTHER);
    let second = desktop
        .form()
        .with(&desk.name("status"), &["always"])
        .with(&desk.name("eligible"), &["9"])
        .with("then", &["leave"]);
    // The desktop's page left the poster blank, which is a version too.
    let both = second.send(&desk.desktop).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(
        both.says("Two versions of your answers") && both.says("Yes, every time") && both.says("In part"),
        "{}",
        both.words()
    );
    assert_eq!(desk.kept("status"), Some(Answer::Code("partly".to_owned())), "nothing was overwritten");
    assert_eq!(desk.kept("eligible"), Some(Answer::Number(9)), "what nobody else touched is saved");

    let undecided = both.form().send(&desk.desktop).await;
    assert_eq!(undecided.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(undecided.says("Choose one of the two versions."), "{}", undecided.words());
    let form = undecided.form().with(&format!("keep:{}", desk.name("status")), &["mine"]);
    let form = form.with(&format!("keep:{}", desk.name("put_in_place")), &["theirs"]);
    let settled = form.send(&desk.desktop).await;
    assert!(settled.location().starts_with(&desk.place.at("?done=draft")), "it goes where the person was going");
    assert_eq!(desk.kept("status"), Some(Answer::Code("always".to_owned())));
    assert_eq!(desk.kept("put_in_place"), Some(Answer::Words("a poster".to_owned())));
}

#[tokio::test]
async fn given_a_page_sent_twice_then_nobody_is_asked_anything() {
    let desk = Desk::given_two_devices();
    let form =
        desk.phone.get(&desk.page()).await.form().with(&desk.name("status"), &["no_patient"]).with("then", &["leave"]);
    form.send(&desk.phone).await;
    assert_eq!(form.send(&desk.phone).await.status, StatusCode::SEE_OTHER, "the same answers are no conflict");
}

#[tokio::test]
async fn given_answers_saved_as_they_are_typed_then_the_versions_are_those_of_each_question() {
    let desk = Desk::given_two_devices();
    let (status, saved) = desk.autosave(&desk.phone, "status", &["mostly"], 0).await;
    assert_eq!(
        (status, saved["version"].as_i64(), saved["saved_at"].as_str()),
        (StatusCode::OK, Some(1), Some("9:00"))
    );
    desk.autosave(&desk.desktop, "eligible", &["7"], 0).await;
    // The phone goes on with the version of its own question, and the other device's answer is safe from its old page.
    assert_eq!(desk.autosave(&desk.phone, "status", &["partly"], 1).await.0, StatusCode::OK);
    let (status, told) = desk.autosave(&desk.phone, "eligible", &["3"], 0).await;
    assert_eq!((status, &told["theirs"]), (StatusCode::CONFLICT, &serde_json::json!(["7"])));
    let version = told["version"].as_i64().expect("the version to answer with");
    assert_eq!(
        desk.autosave(&desk.phone, "eligible", &["3"], version).await.0,
        StatusCode::OK,
        "mine is kept, because I chose it"
    );
    assert_eq!(desk.kept("eligible"), Some(Answer::Number(3)));
    let (status, _) = desk.autosave(&desk.phone, "eligible", &[], version + 1).await;
    assert_eq!((status, desk.kept("eligible")), (StatusCode::OK, None), "an answer can be taken back");
}

#[tokio::test]
async fn given_an_answer_that_cannot_be_one_when_it_is_saved_as_typed_then_the_reason_comes_back() {
    let desk = Desk::given_two_devices();
    let long = "x".repeat(301);
    for (field, value, reason) in [
        ("eligible", "a dozen", "from 1 to 999"),
        ("status", "unheard_of", "not in the list"),
        ("put_in_place", long.as_str(), "300"),
        ("unheard_of", "1", "no such question"),
        ("status", "!declined", "cannot be left"),
    ] {
        let (status, told) = desk.autosave(&desk.phone, field, &[value], 0).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let message = told["message"].as_str().expect("a sentence");
        assert!(message.contains(reason) || field == "unheard_of" || value == "!declined", "{field}: {message}");
        assert!(!message.contains(value) || value.len() < 3, "the sentence never repeats what was typed: {message}");
    }
    assert_eq!(desk.place.draft(&desk.who, "b1").version, 0, "nothing was saved");
}

#[tokio::test]
async fn given_a_form_gone_stale_when_it_is_submitted_then_nothing_is_sent_and_all_is_shown() {
    let desk = Desk::given_two_devices();
    let check = desk.phone.get(&desk.place.at("/evaluations/b1/check")).await;
    desk.autosave(&desk.desktop, "status", &["mostly"], 0).await;
    let stale = check.form().send(&desk.phone).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.says("A page open elsewhere changed your answers") && stale.says("Yes, most of the time"),
        "{}",
        stale.words()
    );
    let disputed = format!("base=0&{}=always", desk.name("status").replace('/', "%2F"));
    let both = desk.phone.post(&desk.place.at("/evaluations/b1/submission"), disputed).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.says("Two versions of your answers") && both.says("Yes, every time"), "{}", both.words());
}
