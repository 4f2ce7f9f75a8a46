//! From the invitation to the first report, without a script.

use axum::http::StatusCode;

use super::browser::{Browser, Place, Shown};

const GOALS: [&str; 3] = ["nsaid-pregnancy", "bronchitis-antibiotic", "benzodiazepines"];

async fn sent(browser: &Browser, page: Shown, fields: &[(&str, &[&str])]) -> Shown {
    let form = fields.iter().fold(page.form(), |form, (name, values)| form.with(name, values));
    form.send(browser).await
}

#[tokio::test]
async fn given_an_accepted_applicant_when_they_walk_the_first_set_then_each_step_follows() {
    let place = Place::published();
    let applicant = place.world.given_an_applicant(&place.house, &place.cohort, "Camille", "en");
    let browser = place.browser_of(&applicant.actor);

    // With one cohort there is nothing to choose.
    let path = browser.get("/amp/mine").await;
    let invitation = browser.follow(&path).await;
    assert!(invitation.says("Join: Practice improvement programme") && invitation.says("Taking part is voluntary"));
    let joined = sent(&browser, invitation, &[]).await;
    let path = browser.follow(&joined).await;
    assert!(path.says("Welcome. You have joined the programme."), "{}", path.words());
    assert!(path.says("To do next: Set 1: choose 3 goals"), "{}", path.words());

    // Choosing: shown, checked, saved.
    let choice = browser.get(&place.at("/sets/s1/choice")).await;
    let wrong = sent(&browser, choice, &[("goal", &GOALS[..2])]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("You chose 2 goals") || wrong.says("2 goals"), "{}", wrong.words());
    let check = sent(&browser, wrong, &[("goal", &GOALS), ("patients-nsaid-pregnancy", &["12"])]).await;
    assert!(check.says("Check your choice") && check.says("About 12 patients concerned a month"), "{}", check.words());
    assert!(
        place.world.path_of(&joined_of(&place, &applicant)).choices.is_empty(),
        "nothing is saved before it is checked"
    );
    let saved = sent(&browser, check, &[("confirmed", &["yes"])]).await;
    let path = browser.follow(&saved).await;
    assert!(path.says("Your goals are saved."));
    assert!(path.says("To do next: Set 1: analyse your practice"), "{}", path.words());

    when_they_commit_to_each_goal(&place, &browser).await;
    when_they_answer_the_baseline(&place, &browser).await;

    // Four months later.
    place.world.on("2008-04-20");
    let browser = place.browser_of(&applicant.actor);
    let path = browser.get(&place.at("")).await;
    assert!(path.says("To do next: Evaluation 1: set 1, at four months"), "{}", path.words());
    assert!(path.says("To be done by 30 April 2008: 10 days left."));
    when_they_evaluate(&place, &browser).await;
    let path = browser.get(&place.at("")).await;
    assert!(path.says("1 evaluation submitted of 6") && path.says("Nothing to do for now"), "{}", path.words());
}

fn joined_of(place: &Place, applicant: &app::testing::Somebody) -> app::testing::Somebody {
    let enrolment = app::path::read(&place.world.app, &applicant.actor, &place.cohort).expect("they joined");
    let app::path::Standing::Joined(path) = enrolment else { panic!("they joined") };
    app::testing::Somebody { enrolment: Some(path.me.key()), ..applicant.clone() }
}

async fn when_they_commit_to_each_goal(place: &Place, browser: &Browser) {
    let first = browser.get(&place.at("/goals/nsaid-pregnancy/commitment")).await;
    assert!(
        first.text.contains("a woman who is or may be pregnant needs pain relief"),
        "prefilled from the goal's prompt"
    );
    let empty = sent(browser, first, &[("cue", &[""])]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.text.contains("href=\"#cue\"") && empty.text.contains("offer paracetamol"),
        "the rest is still there"
    );
    let named = sent(browser, empty, &[("cue", &["Mrs Smith asks for ibuprofen"])]).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.says("This looks like a person’s name") && named.text.contains("Mrs Smith asks for ibuprofen"));
    let mut next = sent(browser, named, &[("cue", &["a pregnant patient asks for ibuprofen"])]).await;
    for _ in 0..2 {
        let page = browser.follow(&next).await;
        assert!(page.says("Your plans are saved."));
        next = sent(browser, page, &[]).await;
    }
    assert!(next.location().starts_with(&format!("{}?", place.at(""))), "after the last plan, the path");
}

async fn when_they_answer_the_baseline(place: &Place, browser: &Browser) {
    let overview = browser.get(&place.at("/evaluations/s1-baseline")).await;
    assert!(overview.says("Before changing anything, look at where you stand."));
    let mut page = browser.get(&place.at("/evaluations/s1-baseline/goals/nsaid-pregnancy")).await;
    assert!(
        page.says("Goal 1 of 3") && page.text.contains("a pregnant patient asks for ibuprofen"),
        "the plan written before"
    );
    for goal in GOALS {
        let name = |item: &str| format!("{goal}/{item}");
        let fields =
            [(name("seen"), "5"), (name("done"), "2"), (name("habit"), "sometimes"), (name("confidence"), "4")];
        let form = fields.iter().fold(page.form(), |form, (name, value)| form.with(name, &[value]));
        let next = form.with("then", &["continue"]).send(browser).await;
        page = browser.follow(&next).await;
    }
    // The general page only has something to read.
    let next = page.form().with("then", &["continue"]).send(browser).await;
    let check = browser.follow(&next).await;
    assert!(check.says("Check your answers") && !check.says("question is left"), "{}", check.words());
    let submitted = check.form().send(browser).await;
    assert_eq!(submitted.location(), place.at("/report"));
}

async fn when_they_evaluate(place: &Place, browser: &Browser) {
    let mut page = browser.get(&place.at("/evaluations/b1/goals/nsaid-pregnancy")).await;
    assert!(page.says("Your plan: “When a pregnant patient asks for ibuprofen, I will"), "{}", page.words());
    assert!(
        page.text.contains("Only if your answer to “Since your commitment"),
        "without a script, each condition is said"
    );
    assert!(page.text.contains("is “Yes, every time”, “Yes, most of the time” or “In part”."), "one of three answers");
    for goal in GOALS {
        let name = |item: &str| format!("{goal}/{item}");
        let form = page.form().with(&name("status"), &["mostly"]).with(&name("eligible"), &["10"]);
        let form = form.with(&name("implemented"), &["8"]).with(&name("ease"), &["3"]);
        let form = form.with(&name("obstacles"), &["time.visit", "patient.uninformed"]);
        let form = form.with(&name("option_state"), &["none"]).with(&name("relevance"), &["keep"]);
        let next = form.with("then", &["continue"]).send(browser).await;
        page = browser.follow(&next).await;
    }
    assert!(page.says("To finish"), "{}", page.words());
    let check = page.form().with("then", &["continue"]).send(browser).await;
    let check = browser.follow(&check).await;
    assert!(check.says("1 question is left") || check.says("questions are left"), "{}", check.words());
    let refused = check.form().send(browser).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.says("Your answers are not submitted yet") && refused.text.contains("#feasibility"),
        "{}",
        refused.words()
    );
    let page = browser.get(&place.at("/evaluations/b1/general")).await;
    let next = page.form().with("feasibility", &["4"]).with("then", &["continue"]).send(browser).await;
    let check = browser.follow(&next).await;
    assert!(check.says("Optional, left empty") && !check.says("Not answered yet"), "{}", check.words());
    assert!(check.says("Yes, most of the time") && check.says("Time pressure") || check.says("Check your answers"));
    let submitted = check.form().send(browser).await;
    assert_eq!(submitted.location(), place.at("/report"));
}

#[tokio::test]
async fn given_a_plan_in_the_analysis_then_the_commitment_begins_from_it() {
    let place = Place::published();
    let (who, browser) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    let goal = place.world.path_of(&who).goals_of("s1")[0].clone();
    let page = browser.get(&place.at(&format!("/evaluations/s1-baseline/goals/{goal}"))).await;
    let form = page.form().with(&format!("{goal}/seen"), &["5"]).with(&format!("{goal}/done"), &["1"]);
    let form =
        form.with(&format!("{goal}/plan_cue"), &["the phone rings at noon"]).with(&format!("{goal}/target"), &["8"]);
    assert_eq!(form.with("then", &["leave"]).send(&browser).await.status, StatusCode::SEE_OTHER);
    let commitment = browser.get(&place.at(&format!("/goals/{goal}/commitment"))).await;
    assert!(
        commitment.text.contains("the phone rings at noon") && commitment.text.contains("8 of my next ten patients")
    );
}

#[tokio::test]
async fn given_a_draft_when_they_come_back_then_they_resume_at_the_first_unanswered_question() {
    let place = Place::published();
    let (who, browser) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.on("2008-04-20");
    let browser_now = place.browser_of(&who.actor);
    let goal = place.world.path_of(&who).goals_of("s1")[0].clone();
    let page = browser_now.get(&place.at(&format!("/evaluations/b1/goals/{goal}"))).await;
    let left =
        page.form().with(&format!("{goal}/status"), &["no_patient"]).with("then", &["leave"]).send(&browser_now).await;
    let path = browser_now.follow(&left).await;
    assert!(path.says("Your answers are saved. Come back whenever you like."));
    assert!(path.says("Your answers are saved: 20 April 2008 at 9:00."), "{}", path.words());
    let overview = browser_now.get(&place.at("/evaluations/b1")).await;
    // With no patient concerned, the next question that is asked is whether the goal is relevant.
    let resume = format!("{}#{goal}/relevance", place.at(&format!("/evaluations/b1/goals/{goal}")));
    assert!(overview.text.contains(&resume), "{}", overview.text);
    drop(browser);
}
