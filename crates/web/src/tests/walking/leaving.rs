//! Being away, coming back, and leaving for good.

use axum::http::StatusCode;
use domain::obligation::Verdict;

use super::browser::Place;

#[tokio::test]
async fn given_an_absence_when_it_is_said_then_nothing_is_owed_until_they_are_back() {
    let place = Place::published();
    let (camille, _) = place.given_a_participant("Camille");
    place.world.on("2008-01-15");
    let browser = place.browser_of(&camille.actor);
    assert!(place.world.obligation_of(&camille, "s1/choice").is_owed());
    let page = browser.get(&place.at("/leave")).await;
    assert!(page.text.contains("value=\"2008-01-15\""), "today is offered as the first day");
    let wrong = page.form().with("from", &["the 3rd"]).send(&browser).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("This is not a date") && wrong.text.contains("value=\"the 3rd\""));
    let backwards = page.form().with("to", &["2008-01-14"]).send(&browser).await;
    assert_eq!(backwards.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(backwards.text.contains("href=\"#to\""), "{}", backwards.words());

    let gone = page.form().with("kind", &["illness"]).send(&browser).await;
    let away = browser.follow(&gone).await;
    assert!(
        away.says("You are away") && away.says("from 15 January 2008, until you say you are back"),
        "{}",
        away.words()
    );
    assert!(!place.world.obligation_of(&camille, "s1/choice").is_owed());
    let twice = page.form().with("from", &["2008-01-20"]).send(&browser).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.says("You are already away on some of these days"));

    place.world.on("2008-01-18");
    let browser = place.browser_of(&camille.actor);
    let back = browser.post(&place.at("/leave/return"), "").await;
    assert_eq!(back.location(), place.at(""));
    assert!(place.world.obligation_of(&camille, "s1/choice").is_owed());
    let page = browser.get(&place.at("/leave")).await;
    assert!(!page.says("You are away") && page.says("from 15 January 2008 to 17 January 2008"));
}

#[tokio::test]
async fn given_a_participant_when_they_leave_for_good_then_nothing_is_owed_and_their_record_remains() {
    let place = Place::published();
    let (camille, _) = place.given_a_participant("Camille");
    place.world.on("2008-01-10");
    place.world.when_they_choose(&place.cohort, &camille, "s1");
    place.world.on("2008-04-20");
    let browser = place.browser_of(&camille.actor);
    let draft = browser.post(&place.at("/evaluations/b1/draft"), "field=feasibility&value=4&base=0").await;
    assert_eq!(draft.status, StatusCode::OK);

    let page = browser.get(&place.at("/withdrawal")).await;
    assert!(
        page.says("without giving a reason")
            && page.says("What brings you to stop?")
            && page.says("Avoid NSAIDs during pregnancy")
    );
    let strange = page.form().with("reason", &["nonsense"]).send(&browser).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirm = page
        .form()
        .with("reason", &["other"])
        .with("reason-words", &["Je pars en retraite"])
        .with("nsaid-pregnancy/last_status", &["mostly"])
        .send(&browser)
        .await;
    assert!(confirm.says("Leave for good?") && confirm.says("You answered 2 questions"), "{}", confirm.words());
    assert!(place.world.path_of(&camille).departure.is_none(), "nothing has been done yet");

    let left = confirm.form().with("step", &["leave"]).send(&browser).await;
    let done = browser.follow(&left).await;
    assert!(done.says("You have left the programme") && done.says("20 April 2008"), "{}", done.words());
    let path = place.world.path_of(&camille);
    assert!(
        path.departure.as_ref().is_some_and(|departure| departure.answers.is_some()),
        "the answers are kept, sealed"
    );
    assert!(path.drafts.is_empty(), "what was begun is erased");
    let obligations = path.obligations(place.world.app.now());
    assert!(obligations.iter().all(|one| !one.is_owed()), "nothing is owed");
    assert!(obligations.iter().any(|one| one.verdict == Verdict::NoLongerOwed));
    let again = confirm.form().with("step", &["leave"]).send(&browser).await;
    assert_eq!(again.location(), place.at("/withdrawal"), "pressed twice, said once");
    let record = browser.get(&place.at("/record")).await;
    assert!(record.says("No longer asked") && record.says("You left on 20 April 2008"), "{}", record.words());
    let attestation = browser.get(&place.at("/attestation")).await;
    assert!(attestation.says("You have left this programme"));
}

#[tokio::test]
async fn a_name_in_the_exit_form_is_confirmed_before_it_is_sent_and_keeps_nobody_from_leaving() {
    let place = Place::published();
    let (camille, browser) = place.given_a_participant("Camille");
    let page = browser.get(&place.at("/withdrawal")).await;
    let named = |marks: &[&str]| {
        page.form()
            .with("reason", &["other"])
            .with("reason-words", &["Remplacement par le Dr Martin"])
            .with("confirmed", marks)
    };
    let held = named(&[]).send(&browser).await;
    assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        held.text.contains("Remplacement par le Dr Martin") && held.says("This looks like a person’s name"),
        "{}",
        held.words()
    );
    let confirm = named(&["name:Dr Martin"]).send(&browser).await;
    confirm.form().with("step", &["leave"]).send(&browser).await;
    let departure = place.world.path_of(&camille).departure.expect("they left");
    assert!(departure.answers.is_some());
}

#[tokio::test]
async fn the_questions_to_leavers_may_all_stay_unanswered() {
    let place = Place::published();
    let (camille, browser) = place.given_a_participant("Camille");
    let page = browser.get(&place.at("/withdrawal")).await;
    let confirm = page.form().send(&browser).await;
    assert!(confirm.says("You answered none of the questions, which is fine"));
    confirm.form().with("step", &["leave"]).send(&browser).await;
    let departure = place.world.path_of(&camille).departure.expect("they left");
    assert!(departure.answers.is_none());
}
