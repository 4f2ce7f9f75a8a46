//! A lead and their team: giving roles, taking them back, and what a programme keeps apart.

use axum::http::StatusCode;
use domain::authority::Role;

use super::browser::Place;

const MEMBERS: &str = "/amp/team/members";

#[tokio::test]
async fn a_lead_sees_the_team_and_no_participant() {
    let place = Place::published();
    place.given_a_participant("Camille");
    let lead = place.browser_of(&place.house.lead);
    let shown = lead.get(MEMBERS).await;
    for words in ["clerk amp", "tutor.amp@example.org", "Programme lead", "Link not used yet"] {
        assert!(shown.says(words), "{words}: {}", shown.words());
    }
    assert!(!shown.says("Camille"), "a lead knows participants by pseudonym");
    assert!(shown.says("Not complete yet") && shown.says("Nobody holds yet: Second reader"), "{}", shown.words());
    place.world.given_a_member(place.house.org, Role::SecondReader, "Noa", "fr");
    let whole = lead.get(MEMBERS).await;
    assert!(whole.says("Complete") && !whole.says("Nobody holds yet"), "{}", whole.words());
}

#[tokio::test]
async fn a_lead_gives_the_roles_of_their_team_and_no_other() {
    let place = Place::published();
    let lead = place.browser_of(&place.house.lead);
    for role in ["operator", "participant", "wizard", ""] {
        let body = format!("name=Noa&email=noa@example.org&role={role}&way=show");
        let shown = lead.post(MEMBERS, body).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
        assert!(!shown.says("noa@example.org"), "{role}: nobody was added");
    }
    let wrong = lead.post(MEMBERS, "name=&email=nobody&role=tutor").await;
    assert_eq!(wrong.text.matches("field-wrong").count(), 2, "{}", wrong.words());
    let shown = lead.post(MEMBERS, "name=Noa&email=noa@example.org&language=fr&role=tutor&way=show").await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.says("The link of Noa") && shown.text.contains("/invitation/"), "{}", shown.words());
    assert!(!lead.get(MEMBERS).await.text.contains("/invitation/"), "shown only once");
}

#[tokio::test]
async fn roles_that_a_programme_keeps_apart_are_not_given_to_one_person() {
    let place = Place::published();
    let lead = place.browser_of(&place.house.lead);
    let shown = lead.post(MEMBERS, "name=X&email=clerk.amp@example.org&role=tutor&way=mail").await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        shown.says("already has the role “enrolment clerk”") && shown.says("kept apart from “tutor”"),
        "{}",
        shown.words()
    );
    assert!(
        shown.says("Whoever knows the names") && !shown.says("Qui connaît"),
        "the reader's language, not the one kept"
    );
    let members = app::member::list(&place.world.app, &place.house.lead, place.house.org).expect("the lead may list");
    let clerk = members.iter().find(|member| member.email == "clerk.amp@example.org").expect("the clerk");
    assert_eq!(clerk.roles, [Role::Clerk], "nothing changed");
}

#[tokio::test]
async fn a_lead_takes_a_role_back_with_a_reason() {
    let place = Place::published();
    let lead = place.browser_of(&place.house.lead);
    let tutor = place.house.tutor.person().expect("a person");
    let address = format!("{MEMBERS}/{tutor}");
    assert!(lead.get(&address).await.says("tutor amp"));
    let blank = lead.post(&format!("{address}/role"), "role=tutor&why=").await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nothing = lead.post(&format!("{address}/role"), "why=leaves").await;
    assert!(nothing.says("Choose a role"), "{}", nothing.words());
    let taken = lead.post(&format!("{address}/role"), "role=tutor&why=leaves").await;
    assert!(lead.follow(&taken).await.says("The role is taken back"));
    assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND, "no longer of the team");
    let own = place.house.lead.person().expect("a person");
    let last = lead.post(&format!("{MEMBERS}/{own}/role"), "role=lead&why=leaves").await;
    assert!(last.says("Nobody else holds this role"), "{}", last.words());
    let entry = ("hat.take".to_owned(), "lead".to_owned(), "leaves".to_owned());
    assert!(place.world.then_journal_of(place.house.org).contains(&entry));
}

#[tokio::test]
async fn only_the_lead_of_the_house_opens_the_team() {
    let place = Place::published();
    let (who, participant) = place.given_a_participant("Camille");
    let lead = place.browser_of(&place.house.lead);
    // A participant of the house is no member, whoever asks.
    let theirs = format!("{MEMBERS}/{}", who.person);
    assert_eq!(lead.get(&theirs).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.post(&format!("{theirs}/role"), "role=participant&why=x").await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.post(&format!("{theirs}/invitation"), "").await.status, StatusCode::NOT_FOUND);
    let house = &place.house;
    let mut others = [&house.clerk, &house.tutor, &house.editor].map(|actor| place.browser_of(actor)).to_vec();
    others.push(participant);
    for other in &others {
        assert_eq!(other.get(MEMBERS).await.status, StatusCode::FORBIDDEN);
        assert_eq!(other.post(MEMBERS, "name=N&email=n@example.org&role=lead").await.status, StatusCode::FORBIDDEN);
    }
    let next_door = place.world.given_an_organisation("other");
    assert_eq!(place.browser_of(&next_door.lead).get(MEMBERS).await.status, StatusCode::NOT_FOUND);
    assert!(place.stranger().get(MEMBERS).await.location().starts_with("/sign-in"));
}
