//! A synthesis, from the freeze to what participants read, as its team and its readers walk it.

use app::testing::Somebody;
use axum::http::StatusCode;
use domain::authority::Role;

use super::browser::Place;

const TEAM: &str = "/amp/team/prescrire-pip/2008-01/syntheses";
const OWN: &str = "/amp/prescrire-pip/2008-01/syntheses";

/// A cohort in which twelve people evaluated the same three goals, two months after the evaluation closed.
fn evaluated() -> (Place, Vec<Somebody>) {
    let place = Place::published();
    let people: Vec<Somebody> =
        (0..12).map(|number| place.given_a_participant(&format!("Personne {number}")).0).collect();
    for who in &people {
        place.world.when_they_choose(&place.cohort, who, "s1");
    }
    place.world.on("2008-04-20");
    for who in &people {
        place.world.when_they_submit(&place.cohort, who, "b1");
    }
    place.world.on("2008-07-20");
    (place, people)
}

fn words(place: &Place, base: &str, act: &str) -> Vec<(String, String)> {
    let mut sent = vec![("base".to_owned(), base.to_owned()), ("act".to_owned(), act.to_owned())];
    for section in &place.cohort.programme.synthesis.sections {
        sent.push((format!("text.{section}.fr"), "La plupart gardent <b>l’objectif</b>.".to_owned()));
        sent.push((format!("text.{section}.en"), "Most keep the goal.".to_owned()));
    }
    sent
}

#[tokio::test]
async fn i14_a_synthesis_is_frozen_written_checked_and_signed_by_another_hand() {
    let (place, people) = evaluated();
    let seat = |role| place.world.given_a_member(place.house.org, role, &format!("{role} here"), "en");
    let lead = place.browser_of(&place.house.lead).reading("en");
    let editor = place.browser_of(&place.house.editor).reading("en");
    let reader = place.browser_of(&seat(Role::SecondReader)).reading("en");
    // Whoever signed in in January signs in again.
    let participant = place.browser_of(&people[0].actor);
    assert_eq!(participant.get(&format!("{OWN}/b1")).await.status, StatusCode::NOT_FOUND);
    assert!(participant.get(OWN).await.status.is_success());
    // While nothing is frozen, nothing can be written.
    let early = editor.get(&format!("{TEAM}/b1/draft")).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    let open = lead.send(&format!("{TEAM}/b2/snapshot"), &[]).await;
    assert_eq!(open.status, StatusCode::CONFLICT, "answers still arrive");
    let frozen = lead.send(&format!("{TEAM}/b1/snapshot"), &[]).await;
    assert_eq!(frozen.location(), format!("{TEAM}/b1?done=frozen"));
    // A name, and a sentence that counts a few: what was typed comes back with what is wrong.
    let mut doubtful = words(&place, "0", "save");
    doubtful.retain(|(name, _)| name != "text.forum.fr");
    doubtful.push(("text.forum.fr".to_owned(), "Seuls deux participants en parlent, dont Mme Durand.".to_owned()));
    editor.send(&format!("{TEAM}/b1/draft"), &doubtful).await;
    let shown = editor.get(&format!("{TEAM}/b1")).await;
    assert!(shown.says("Mme Durand") && shown.says("deux participants"), "{}", shown.words());
    let mut missing = words(&place, "1", "hand");
    missing.retain(|(name, _)| name != "text.options.en");
    let again = editor.send(&format!("{TEAM}/b1/draft"), &missing).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("still empty in this language") && again.says("Most keep the goal."));
    let handed = editor.send(&format!("{TEAM}/b1/draft"), &words(&place, "2", "hand")).await;
    assert_eq!(handed.location(), format!("{TEAM}/b1?done=handed"));
    let cleared = lead.send(&format!("{TEAM}/b1/clearance"), &[]).await;
    assert_eq!(cleared.location(), format!("{TEAM}/b1?done=cleared"));
    // Signed by its author: refused, naming the role that is missing.
    let refused = editor.send(&format!("{TEAM}/b1/signature"), &[]).await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.says("Second reader"), "{}", refused.words());
    let signed = reader.send(&format!("{TEAM}/b1/signature"), &[]).await;
    assert_eq!(signed.location(), format!("{TEAM}/b1?done=signed"));
    // Read in both languages, with mark-up as text.
    let french = participant.reading("fr").get(&format!("{OWN}/b1")).await;
    assert!(french.says("La plupart gardent <b>l’objectif</b>.") && french.says("Pertinence"));
    let english = participant.reading("en").get(&format!("{OWN}/b1")).await;
    assert!(english.says("Most keep the goal.") && english.says("12 people submitted this evaluation"));
    assert!(participant.reading("en").get(&format!("{OWN}/b1/kit")).await.says("Which obstacle do you know best?"));
    let file = participant.get(&format!("{OWN}/b1/figures.json")).await;
    assert!(file.status.is_success());
    assert_eq!(participant.get(&format!("{OWN}/b1?edition=2")).await.status, StatusCode::NOT_FOUND);
    // A correction asks for a reason.
    let blank = editor.send(&format!("{TEAM}/b1/erratum"), &[("reason".into(), " ".into())]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(place.stranger().get(&format!("{OWN}/b1")).await.status != StatusCode::OK);
}

#[tokio::test]
async fn i18_the_syntheses_of_a_cohort_are_its_teams_and_its_participants() {
    let (place, people) = evaluated();
    let pages = [TEAM.to_owned(), format!("{TEAM}/b1")];
    for page in &pages {
        for role in [Role::Lead, Role::Tutor, Role::Editor, Role::SecondReader] {
            let who = place.world.given_a_member(place.house.org, role, &format!("{role} beside"), "fr");
            assert!(place.browser_of(&who).get(page).await.status.is_success(), "{role} on {page}");
        }
        for role in [Role::Clerk, Role::Moderator] {
            let who = place.world.given_a_member(place.house.org, role, &format!("{role} beside"), "fr");
            assert!(!place.browser_of(&who).get(page).await.status.is_success(), "{role} on {page}");
        }
        assert!(!place.browser_of(&people[0].actor).get(page).await.status.is_success(), "a participant on {page}");
        let other = place.world.given_an_organisation(if page == TEAM { "ailleurs" } else { "plus-loin" });
        assert_eq!(place.browser_of(&other.lead).get(page).await.status, StatusCode::NOT_FOUND);
    }
}
