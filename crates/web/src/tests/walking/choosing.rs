//! Choosing, in both ways a programme can have it.

use axum::http::StatusCode;

use super::browser::Place;

#[tokio::test]
async fn given_a_choice_when_it_is_made_again_before_its_lock_then_the_form_holds_it_and_takes_another() {
    let place = Place::published();
    let (who, browser) = place.given_a_participant("Camille");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    place.world.minutes_pass(5);
    let page = browser.get(&place.at("/sets/s1/choice")).await;
    let chosen: Vec<String> =
        page.form().pairs.iter().filter(|(name, _)| name == "goal").map(|(_, goal)| goal.clone()).collect();
    assert_eq!(chosen.len(), 3, "what was chosen is ticked");
    assert!(page.form().pairs.iter().any(|(name, value)| name.starts_with("patients-") && value == "10"));
    let other = place.cohort.programme.offered("s1").last().expect("a goal").id.0.clone();
    let check = page.form().with("goal", &[&chosen[0], &chosen[1], &other]).send(&browser).await;
    let back = check.form().with("change", &["yes"]).send(&browser).await;
    assert!(back.form().pairs.contains(&("goal".to_owned(), other.clone())), "going back loses nothing");
    check.form().with("confirmed", &["yes"]).send(&browser).await;
    let goals = place.world.path_of(&who).goals_of("s1");
    assert!(goals.iter().any(|goal| goal.0 == other));
}

#[tokio::test]
async fn given_each_fault_of_a_choice_then_its_sentence_stands_at_its_goal() {
    let place = Place::published();
    let (_, browser) = place.given_a_participant("Camille");
    let address = place.at("/sets/s1/choice");
    let foreign = "goal=nsaid-pregnancy&goal=bronchitis-antibiotic&goal=methotrexate-overdose";
    let page = browser.post(&address, foreign).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("This goal is not offered for this set"), "{}", page.words());
    let many = browser.post(&address, "goal=nsaid-pregnancy&patients-nsaid-pregnancy=plenty").await;
    assert!(many.text.contains("href=\"#patients-nsaid-pregnancy\"") && many.text.contains("value=\"plenty\""));
    let twice = browser.post(&address, "goal=nsaid-pregnancy&goal=nsaid-pregnancy&goal=benzodiazepines").await;
    assert!(twice.text.contains("href=\"#goal-nsaid-pregnancy\""), "{}", twice.words());
    // Nothing of this was saved.
    assert!(browser.get(&place.at("")).await.says("choose 3 goals"));
}

#[tokio::test]
async fn given_the_lock_of_a_choice_then_the_page_says_so_and_keeps_what_was_sent() {
    let place = Place::published();
    let (_, _) = place.given_a_participant("Camille");
    let (who, browser) = place.given_a_participant("Dominique");
    let form = browser.get(&place.at("/sets/s1/choice")).await.form();
    let form = form.with("goal", &["nsaid-pregnancy", "bronchitis-antibiotic", "benzodiazepines"]);
    place.world.on("2008-02-20");
    let browser = place.browser_of(&who.actor);
    let late = form.with("confirmed", &["yes"]).send(&browser).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("22 January 2008"), "the lock, as people write a day: {}", late.words());
    assert!(late.text.contains("value=\"benzodiazepines\" checked"));
    let closed = browser.get(&place.at("/sets/s1/choice")).await;
    assert!(closed.says("It closed on 22 January 2008"), "{}", closed.words());
}

#[tokio::test]
async fn g09_given_a_programme_that_asks_for_every_set_at_once_then_one_choice_leads_to_the_next() {
    let place = Place::with("bon-usage-12");
    let (who, browser) = place.given_a_participant("Camille");
    let path = browser.get(&place.at("")).await;
    assert!(path.says("choose 2 goals"), "{}", path.words());
    let first = browser.get(&place.at("/sets/s1/choice")).await;
    assert!(first.says("Set 1 of 2"));
    let all: Vec<String> = place.cohort.programme.offered("s1").map(|goal| goal.id.0.clone()).collect();
    let check = first.form().with("goal", &[&all[0], &all[1]]).send(&browser).await;
    let saved = check.form().with("confirmed", &["yes"]).send(&browser).await;
    let sequences: Vec<&str> = place.cohort.programme.sequences.iter().map(|it| it.id.as_str()).collect();
    assert!(saved.location().starts_with(&place.at(&format!("/sets/{}/choice", sequences[1]))));
    let second = browser.follow(&saved).await;
    assert!(second.says("Set 2 of 2") && second.says("Chosen already:"), "{}", second.words());
    let twice = second.form().with("goal", &[&all[1], &all[2]]).send(&browser).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "a goal of the first set is taken");
    let check = second.form().with("goal", &[&all[2], &all[3]]).send(&browser).await;
    let saved = check.form().with("confirmed", &["yes"]).send(&browser).await;
    assert!(saved.location().starts_with(&format!("{}?", place.at(""))));
    assert_eq!(place.world.path_of(&who).goals_of(sequences[1]).len(), 2);
}

#[tokio::test]
async fn i22_given_a_suspended_goal_then_it_takes_no_new_choice_and_its_page_says_why() {
    let mut files = documents::shipped::programme("bon-usage-12").expect("it is shipped");
    let goal = files.values_mut().find(|text| text.contains("status = \"published\"")).expect("a goal");
    *goal = goal.replace("status = \"published\"", "status = \"suspended\"");
    let place = Place::of(&files);
    let goals = &place.cohort.programme.goals;
    let suspended =
        goals.iter().find(|goal| goal.status == domain::goal::GoalStatus::Suspended).expect("one").id.0.clone();
    let other = goals.iter().find(|goal| goal.id.0 != suspended).expect("another").id.0.clone();
    let (who, browser) = place.given_a_participant("Camille");
    let page = browser.get(&place.at("/sets/s1/choice")).await;
    assert!(page.says("Suspended for safety"), "{}", page.words());
    let refused = page.form().with("goal", &[&suspended, &other]).with("confirmed", &["yes"]).send(&browser).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&format!("href=\"#goal-{suspended}\"")), "{}", refused.words());
    assert!(place.world.path_of(&who).choices.is_empty());
    let goal = browser.get(&place.at(&format!("/goals/{suspended}"))).await;
    assert!(goal.says("This goal is suspended") && goal.says("cannot be chosen for now"), "{}", goal.words());
}
