//! Bad input, and doors that are not one's own.

use axum::http::StatusCode;
use domain::answers::Answer;

use super::browser::Place;

fn begun() -> (Place, app::testing::Somebody, String) {
    let place = Place::published();
    let (who, _) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-04-20");
    let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
    (place, who, goal)
}

#[tokio::test]
async fn given_an_overlong_text_then_it_stays_on_the_page_and_the_rest_is_saved() {
    let (place, who, goal) = begun();
    let browser = place.browser_of(&who.actor);
    let address = place.at(&format!("/evaluations/b1/goals/{goal}"));
    let long = "é".repeat(301);
    let form = browser.get(&address).await.form().with(&format!("{goal}/status"), &["partly"]);
    let wrong = form.with(&format!("{goal}/put_in_place"), &[&long]).with("then", &["leave"]).send(&browser).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "leaving would lose it");
    assert!(wrong.says("300") && wrong.text.contains(&long), "said, and kept");
    let kept = place.draft(&who, "b1").answers;
    let key = |item: &str| documents::answers::parse_key(&format!("{goal}/{item}"));
    assert_eq!(kept.get(&key("status")), Some(&Answer::Code("partly".to_owned())));
    assert_eq!(kept.get(&key("put_in_place")), None);
    let fits = "é".repeat(300);
    let next =
        wrong.form().with(&format!("{goal}/put_in_place"), &[&fits]).with("then", &["leave"]).send(&browser).await;
    assert_eq!(next.status, StatusCode::SEE_OTHER, "300 characters fit, however many bytes they take");
}

#[tokio::test]
async fn given_naughty_texts_then_each_is_kept_as_it_was_typed() {
    let (place, who, goal) = begun();
    let browser = place.browser_of(&who.actor);
    let address = place.at(&format!("/evaluations/b1/goals/{goal}"));
    let field = format!("{goal}/put_in_place");
    for naughty in [
        "<script>alert(1)</script>",
        "'; drop table response; --",
        "Ω≈ç√ \u{202e}test",
        "👩🏽‍⚕️",
        "\u{feff}bom",
        "{$count}",
        "a\nb",
        "%00",
        "!declined?",
    ] {
        let form = browser.get(&address).await.form().with(&format!("{goal}/status"), &["partly"]);
        let next = form.with(&field, &[naughty]).with("then", &["leave"]).send(&browser).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER, "{naughty:?}");
        let key = documents::answers::parse_key(&field);
        assert_eq!(place.draft(&who, "b1").answers.get(&key), Some(&Answer::Words(naughty.to_owned())));
        let again = browser.get(&address).await.form();
        assert!(again.pairs.contains(&(field.clone(), naughty.to_owned())), "{naughty:?} comes back into its field");
    }
}

#[tokio::test]
async fn given_bytes_that_are_no_text_or_far_too_many_then_the_page_says_what_to_do() {
    let (place, who, goal) = begun();
    let browser = place.browser_of(&who.actor);
    let address = place.at(&format!("/evaluations/b1/goals/{goal}"));
    let unreadable = browser.post(&address, "base=0&x=%FF%FE").await;
    assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unreadable.says("This text cannot be read"));
    let heavy = browser.post(&address, format!("base=0&x={}", "a".repeat(5_000_000))).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
    let strange =
        browser.post(&place.at("/evaluations/b1/submission"), format!("base=0&{goal}%2Fstatus=unheard_of")).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(strange.says("not in the list"), "{}", strange.words());
}

#[tokio::test]
async fn given_somebody_elses_path_then_it_answers_like_what_is_not_there() {
    let (place, _, goal) = begun();
    let (_, outsider) = {
        let other = place.world.given_an_organisation("other");
        let cohort = place.world.given_a_running_cohort(&other, "bon-usage-12", "2008-03", "2008-03-01");
        let who = place.world.given_a_participant(&other, &cohort, "Sacha", "en");
        let browser = place.browser_of(&who.actor);
        (who, browser)
    };
    let lead = place.browser_of(&place.house.lead);
    for rest in [
        "",
        "/goals/nsaid-pregnancy",
        "/sets/s1/choice",
        "/evaluations/b1",
        "/evaluations/b1/general",
        "/evaluations/b1/check",
    ] {
        let address = place.at(rest);
        let (theirs, nowhere) = (outsider.get(&address).await, outsider.get(&format!("/amp/none/none{rest}")).await);
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{rest}");
        assert_eq!(theirs.words(), nowhere.words(), "{rest}");
        assert!(lead.get(&address).await.status.is_client_error(), "{rest}: a lead walks nobody's path");
        let stranger = place.stranger().get(&address).await;
        assert!(!stranger.text.contains(&goal) && stranger.status != StatusCode::OK, "{rest}");
    }
    let stranger = place.stranger().post(&place.at("/evaluations/b1/submission"), "base=0").await;
    assert_ne!(stranger.status, StatusCode::OK);
}

#[tokio::test]
async fn given_parts_of_addresses_that_do_not_exist_then_nothing_is_there() {
    let (place, who, _) = begun();
    let browser = place.browser_of(&who.actor);
    for rest in [
        "/goals/none",
        "/goals/methotrexate-overdose/commitment",
        "/sets/s9/choice",
        "/evaluations/b9",
        "/evaluations/exit",
        "/evaluations/b1/goals/methotrexate-overdose",
        "/evaluations/s9-baseline/check",
    ] {
        assert_eq!(browser.get(&place.at(rest)).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
    let unopened = browser.get(&place.at("/evaluations/b4")).await;
    assert!(unopened.says("1 January 2009"), "what is not open says when: {}", unopened.words());
}
