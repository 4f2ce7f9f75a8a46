//! Questionnaires: one sending with everything, conditions, unusual numbers, windows.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use documents::answers::key_text;
use domain::answers::{Answer, Answers};

use super::browser::{Browser, Place};

/// A complete set of answers as the fields of one form.
fn fields(answers: &Answers) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (key, answer) in answers {
        let name = key_text(key);
        let values: Vec<String> = match answer {
            Answer::Code(code) => vec![code.clone()],
            Answer::Codes(codes) => codes.iter().cloned().collect(),
            Answer::Ranked(codes) => codes.clone(),
            Answer::Number(number) => vec![number.to_string()],
            Answer::Words(words) => vec![words.clone()],
            Answer::Date(day) => vec![day.to_string()],
            Answer::YesNo(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
            Answer::Declined => vec!["!declined".to_owned()],
            Answer::Other(words) => {
                pairs.push((format!("{name}:other"), words.clone()));
                vec!["other".to_owned()]
            }
        };
        pairs.extend(values.into_iter().map(|value| (name.clone(), value)));
    }
    pairs
}

fn complete(place: &Place, who: &app::testing::Somebody, evaluation: &str) -> Answers {
    let open = place.draft(who, evaluation);
    app::testing::sound_answers(&open.asked(), open.today, |_, _| None)
}

async fn submit(
    place: &Place,
    browser: &Browser,
    evaluation: &str,
    pairs: Vec<(String, String)>,
) -> super::browser::Shown {
    let mut all = vec![("base".to_owned(), "0".to_owned())];
    all.extend(pairs);
    browser.send(&place.at(&format!("/evaluations/{evaluation}/submission")), &all).await
}

#[tokio::test]
async fn given_a_complete_set_of_answers_when_one_form_brings_them_then_they_are_submitted_as_they_are() {
    for (programme, evaluation) in
        [("prescrire-pip", "b1"), ("prescrire-pip", "s1/baseline"), ("bon-usage-12", "s1/baseline")]
    {
        let place = Place::with(programme);
        let (who, browser) = place.given_a_participant("Camille");
        place.world.when_they_choose(&place.cohort, &who, "s1");
        let browser = if evaluation == "b1" {
            place.world.on("2008-04-20");
            place.browser_of(&who.actor)
        } else {
            browser
        };
        let answers = complete(&place, &who, evaluation);
        let submitted = submit(&place, &browser, &evaluation.replace('/', "-"), fields(&answers)).await;
        assert_eq!(submitted.location(), place.at("/report"), "{programme} {evaluation}");
        assert_eq!(place.draft(&who, evaluation).answers, answers, "{programme} {evaluation}");
    }
}

#[tokio::test]
async fn i07_given_answers_to_questions_that_are_not_asked_when_they_are_submitted_then_they_are_stripped() {
    let place = Place::published();
    let (who, _) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-04-20");
    let browser = place.browser_of(&who.actor);
    let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
    let mut answers = complete(&place, &who, "b1");
    // Applied every time, so that no obstacle is asked about.
    let hidden = format!("{goal}/obstacles");
    answers.remove(&documents::answers::parse_key(&hidden));
    let mut pairs = fields(&answers);
    pairs.push((hidden.clone(), "time.visit".to_owned()));
    assert_eq!(submit(&place, &browser, "b1", pairs).await.location(), place.at("/report"));
    let kept = place.draft(&who, "b1").answers;
    assert!(!kept.contains_key(&documents::answers::parse_key(&hidden)));
}

#[tokio::test]
async fn given_an_unusual_number_then_it_is_asked_about_once_and_kept() {
    let place = Place::published();
    let (who, browser) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
    let address = place.at(&format!("/evaluations/s1-baseline/goals/{goal}"));
    let seen = format!("{goal}/seen");
    let asked = browser.get(&address).await.form().with(&seen, &["0"]).send(&browser).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.says("No patient concerned? That can be.") && asked.says("Yes, that is right"), "{}", asked.words());
    let sure = asked.form().with(&format!("sure:{seen}"), &["yes"]).send(&browser).await;
    assert_eq!(sure.status, StatusCode::SEE_OTHER);
    let again = browser.get(&address).await.form().send(&browser).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "it is not asked twice");
    let leaving = browser.get(&address).await.form().with(&seen, &["0"]).with("then", &["leave"]).send(&browser).await;
    assert_eq!(leaving.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn i11_given_more_done_than_seen_then_the_page_says_which_number_to_correct() {
    let place = Place::published();
    let (who, browser) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
    let address = place.at(&format!("/evaluations/s1-baseline/goals/{goal}"));
    let form =
        browser.get(&address).await.form().with(&format!("{goal}/seen"), &["2"]).with(&format!("{goal}/done"), &["4"]);
    let wrong = form.send(&browser).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains(&format!("href=\"#{goal}/done\"")) && wrong.text.contains("value=\"4\""),
        "{}",
        wrong.words()
    );
}

#[tokio::test]
async fn given_an_evaluation_after_its_lock_when_a_page_is_sent_then_the_reason_and_the_answers_come_back() {
    let place = Place::published();
    let (who, _) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-05-30");
    let browser = place.browser_of(&who.actor);
    let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
    let path = browser.get(&place.at("")).await;
    assert!(path.says("The date of 30 April 2008 has passed and nothing is lost"), "{}", path.words());
    let form = browser.get(&place.at(&format!("/evaluations/b1/goals/{goal}"))).await.form();
    let form = form
        .with(&format!("{goal}/status"), &["mostly"])
        .with(&format!("{goal}/put_in_place"), &["a poster in the waiting room"]);
    let answers = complete(&place, &who, "b1");

    place.world.at("2008-05-31T00:00:00");
    let browser = place.browser_of(&who.actor);
    let late = form.send(&browser).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("30 May 2008") && late.says("a poster in the waiting room"), "{}", late.words());
    let submission = submit(&place, &browser, "b1", fields(&answers)).await;
    assert_eq!(submission.status, StatusCode::CONFLICT);
    assert!(
        submission.says("Your answers are not submitted yet") && submission.says("30 May 2008"),
        "{}",
        submission.words()
    );
    assert!(submission.says("Yes, every time"), "all that was sent stands on the page: {}", submission.words());
    assert!(place.world.path_of(&who).submitted.is_empty());
    let overview = browser.get(&place.at("/evaluations/b1")).await;
    assert!(overview.says("30 May 2008") && !overview.text.contains("/general"), "{}", overview.words());
}

#[tokio::test]
async fn given_a_submitted_evaluation_when_it_is_corrected_before_its_lock_then_the_new_answers_count() {
    let place = Place::published();
    let (who, _) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-04-20");
    let browser = place.browser_of(&who.actor);
    place.world.when_they_submit(&place.cohort, &who, "b1");
    let overview = browser.get(&place.at("/evaluations/b1")).await;
    assert!(overview.says("Submitted on 20 April 2008"), "{}", overview.words());
    let goal = place.world.path_of(&who).goals_of("s1")[0].0.clone();
    let page = browser.get(&place.at(&format!("/evaluations/b1/goals/{goal}"))).await;
    let codes: BTreeSet<&str> = ["adapt"].into();
    let relevance = format!("{goal}/relevance");
    let form = page.form().with(&relevance, &codes.iter().copied().collect::<Vec<_>>()).with("then", &["continue"]);
    assert_eq!(form.send(&browser).await.status, StatusCode::SEE_OTHER);
    let check = browser.get(&place.at("/evaluations/b1/check")).await;
    assert!(check.says("You have submitted this questionnaire already."));
    assert_eq!(check.form().send(&browser).await.location(), place.at("/report"));
    let key = documents::answers::parse_key(&relevance);
    assert_eq!(place.draft(&who, "b1").answers.get(&key), Some(&Answer::Code("adapt".to_owned())));
}
