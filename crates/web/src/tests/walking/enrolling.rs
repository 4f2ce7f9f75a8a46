//! An enrolment clerk at work: a roster tried and imported, decisions with reasons, invitations; and who may not see any of it.

use axum::http::StatusCode;
use domain::authority::Actor;

use super::browser::{Browser, Place, Shown};

/// A roster of four: accepted, two to decide or refused, and one with nothing shown.
const ROSTER: &str = "\u{feff}nom;courriel;profession;exercice;formation;année;test;abonnement\r\n\
    \"Aubrac; Camille\";camille@example.org;physician;solo;tests de lecture;2007;oui;31/12/2030\r\n\
    Denis Lauze;Denis@example.org;nurse;other;tests de lecture;2007;oui;31/12/2030\r\n\
    Élise Marn;elise@example.org;physician;group;;;;31/12/2030\r\n";

fn enrolment(place: &Place, rest: &str) -> String {
    format!("/amp/enrolment/{}/2008-01{rest}", place.cohort.cohort.programme)
}

async fn tried(clerk: &Browser, place: &Place, roster: &[u8]) -> Shown {
    clerk.post_file(&enrolment(place, "/roster"), "roster", "liste.csv", roster).await
}

/// Tries a roster and imports it, as the page of the trial proposes.
async fn imported(clerk: &Browser, place: &Place, roster: &[u8]) -> Shown {
    let trial = tried(clerk, place, roster).await;
    assert_eq!(trial.status, StatusCode::OK, "{}", trial.words());
    trial.form().send(clerk).await
}

fn counts(place: &Place) -> app::applicants::Counts {
    app::applicants::counts(&place.world.app, &place.house.clerk, &place.cohort).expect("the clerk may count")
}

fn person(place: &Place, email: &str) -> String {
    let all = app::inviting::list(&place.world.app, &place.house.clerk, &place.cohort, domain::ids::PersonId(0), 100);
    let found = all.expect("the clerk may list").into_iter().find(|one| one.email == email);
    found.expect("they applied").applicant.person.to_string()
}

#[tokio::test]
async fn a_roster_is_tried_before_anything_is_written_and_imported_once() {
    let place = Place::published();
    let clerk = place.browser_of(&place.house.clerk);
    assert!(clerk.get(&enrolment(&place, "/roster")).await.says("Columns expected"));
    let trial = tried(&clerk, &place, ROSTER.as_bytes()).await;
    assert_eq!(trial.status, StatusCode::OK, "{}", trial.words());
    for words in ["Nothing was written", "Aubrac; Camille", "Import these 3 rows", "SHA-256", "liste.csv"] {
        assert!(trial.says(words), "{words}: {}", trial.words());
    }
    assert_eq!(counts(&place), app::applicants::Counts::default(), "a trial changes nothing");

    let done = imported(&clerk, &place, ROSTER.as_bytes()).await;
    let list = clerk.follow(&done).await;
    assert!(list.says("3 people added") && list.says("Denis Lauze"), "{}", list.words());
    let after = counts(&place);
    assert_eq!((after.accepted, after.undecided + after.refused, after.invited), (1, 2, 0));

    // The same bytes sent again, as by a page that was reloaded, add nobody.
    let again = trial.form().send(&clerk).await;
    assert!(clerk.follow(&again).await.says("everybody on it was here already"));
    assert_eq!(counts(&place), after);
    assert!(tried(&clerk, &place, ROSTER.as_bytes()).await.says("everybody is in the cohort already"));
}

#[tokio::test]
async fn a_roster_that_cannot_be_read_says_where_and_what_to_do() {
    let place = Place::published();
    let clerk = place.browser_of(&place.house.clerk);
    let head = "name,email,profession,setting\n";
    let naughty: [(&[u8], &str); 9] = [
        (b"", "Choose a file that is not empty"),
        (b"name,email\nA,a@example.org\n", "This column is missing"),
        (b"name,email,profession,setting,shoe\n", "No such column is known"),
        (b"name,email,profession,setting\nA,a@example.org,\xff\xfe,solo\n", "UTF-8"),
        (b"name,email,profession,setting\nA,a\0@example.org,physician,solo\n", "not a table in text"),
        (b"name,email,profession,setting\nA,nobody,physician,solo\n", "This is not an e-mail address"),
        (b"name,email,profession,setting\nA,a@example.org,wizard,solo\n", "wizard"),
        (b"name,email,profession,setting\nA,a@example.org,physician\n", "cells"),
        (b"name,email,profession,setting\nA,a@example.org,physician,solo\nB,A@EXAMPLE.ORG,physician,solo\n", "line 2"),
    ];
    for (content, words) in naughty {
        let shown = tried(&clerk, &place, content).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}: {}", shown.words());
        assert!(shown.says(words), "{words}: {}", shown.words());
        assert!(!shown.text.contains("/roster/import\""), "a roster with a fault cannot be imported");
    }
    let script = format!("{head}<script>alert(1)</script>,a@example.org,\"=cmd|' /C calc'!A0\",solo\n");
    let shown = tried(&clerk, &place, script.as_bytes()).await;
    assert!(!shown.text.contains("<script>alert"), "what stands in a cell is text");
    let heavy = tried(&clerk, &place, &vec![b'a'; 6_000_000]).await;
    assert_eq!(heavy.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(heavy.says("5 MB"), "{}", heavy.words());
    let heavier = tried(&clerk, &place, &vec![b'a'; 9_000_000]).await;
    assert_eq!(heavier.status, StatusCode::PAYLOAD_TOO_LARGE);
    let not_a_file = clerk.post(&enrolment(&place, "/roster"), "roster=1").await;
    assert_eq!(not_a_file.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A page of a trial that somebody tampered with.
    let broken = clerk.post(&enrolment(&place, "/roster/import"), "file=x&content=!!").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(counts(&place), app::applicants::Counts::default());
}

#[tokio::test]
async fn a_decision_needs_a_reason_and_goes_to_the_journal() {
    let place = Place::published();
    let clerk = place.browser_of(&place.house.clerk);
    imported(&clerk, &place, ROSTER.as_bytes()).await;
    let before = counts(&place);
    let page = enrolment(&place, &format!("/applicants/{}", person(&place, "denis@example.org")));
    assert!(clerk.get(&page).await.says("chiefly for other professions"), "the finding is said in words");
    for body in ["decision=accept&reason=", "decision=accept&reason=+++", "decision=&reason=because", "reason="] {
        let shown = clerk.post(&format!("{page}/decision"), body).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(counts(&place), before, "{body}: nothing changed");
    }
    let nothing = clerk.post(&format!("{page}/decision"), "").await;
    assert!(nothing.says("Choose a decision") && nothing.says("Give the reason"), "{}", nothing.words());

    let decided = clerk.post(&format!("{page}/decision"), "decision=accept&reason=works+in+a+team").await;
    let shown = clerk.follow(&decided).await;
    assert!(shown.says("Accepted as an exception") && shown.says("works in a team"), "{}", shown.words());
    assert_eq!(counts(&place).exceptions, 1);
    let entries = place.world.then_journal_of(place.house.org);
    let entry = ("applicant.accept".to_owned(), "clerk".to_owned(), "works in a team".to_owned());
    assert!(entries.contains(&entry), "{entries:?}");
    assert_eq!(entries.iter().filter(|(act, ..)| act == "roster.import").count(), 1);
    assert_eq!(clerk.get(&enrolment(&place, "/applicants/1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clerk.get(&enrolment(&place, "/applicants/x")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn invitations_leave_in_batches_and_what_became_of_them_is_shown() {
    let place = Place::published();
    let clerk = place.browser_of(&place.house.clerk);
    imported(&clerk, &place, ROSTER.as_bytes()).await;
    for limit in ["0", "501", "-1", "many", ""] {
        let shown = clerk.post(&enrolment(&place, "/invitations"), format!("limit={limit}")).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{limit}");
        assert!(shown.says("whole number from 1 to 500"), "{}", shown.words());
    }
    assert_eq!(counts(&place).invited, 0);
    let sent = clerk.post(&enrolment(&place, "/invitations"), "limit=50").await;
    assert!(clerk.follow(&sent).await.says("One invitation is about to leave"));
    let nobody = clerk.post(&enrolment(&place, "/invitations"), "limit=50").await;
    assert!(clerk.follow(&nobody).await.says("invited already"));
    let page = enrolment(&place, &format!("/applicants/{}", person(&place, "camille@example.org")));
    assert!(clerk.get(&page).await.says("Waiting to leave"));
    let again = clerk.post(&format!("{page}/invitation"), "").await;
    assert_eq!(again.status, StatusCode::CONFLICT, "one waits already");
    place.world.when_the_jobs_run();
    assert!(clerk.get(&page).await.says("Sent on 2 Jan 2008"), "{}", clerk.get(&page).await.words());
    let bounced = clerk.post(&format!("{page}/bounce"), "").await;
    assert!(clerk.follow(&bounced).await.says("Not delivered noted by you or a colleague"));
    assert_eq!(counts(&place).unreached, 1);
    let lost = clerk.get(&enrolment(&place, "?show=unreached")).await;
    assert!(lost.says("Aubrac; Camille") && !lost.says("Denis Lauze"), "{}", lost.words());
    place.world.minutes_pass(10);
    let again = clerk.post(&format!("{page}/invitation"), "").await;
    assert!(clerk.follow(&again).await.says("about to leave"));
    assert_eq!(counts(&place).unreached, 0, "the next one may arrive");
}

#[tokio::test]
async fn a_person_is_added_by_hand_with_the_rules_answer() {
    let place = Place::published();
    let clerk = place.browser_of(&place.house.clerk);
    let address = enrolment(&place, "/newcomer");
    let wrong =
        "name=&email=nobody&profession=wizard&setting=&training=&training_year=2007&subscription_until=2008-02-30";
    let shown = clerk.post(&address, wrong).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.says("Name the training") && shown.says("This is not a date"), "{}", shown.words());
    let shown = clerk.post(&address, "name=&email=nobody&profession=wizard&setting=").await;
    assert_eq!(shown.text.matches("field-wrong").count(), 4, "every field that is wrong says so");
    assert_eq!(counts(&place), app::applicants::Counts::default());
    let right = "name=Farid+Onz%C3%A9&email=farid@example.org&language=fr&profession=physician&setting=solo\
        &training=tests&training_year=2007&test_passed=yes&subscription_until=2030-12-31";
    let shown = clerk.follow(&clerk.post(&address, right).await).await;
    assert!(shown.says("The person is added") && shown.says("Farid Onzé") && shown.says("tests, 2007, test passed"));
    let twice = clerk.post(&address, right).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.says("has this person already"), "{}", twice.words());
    assert_eq!(counts(&place).accepted, 1);
}

#[tokio::test]
async fn a_long_list_is_read_a_page_at_a_time_and_no_address_holds_a_name() {
    let place = Place::published();
    let clerk = place.browser_of(&place.house.clerk);
    let mut roster = "name,email,profession,setting,training,training_year,test_passed,subscription_until\n".to_owned();
    for number in 0..120 {
        roster.push_str(&format!("Person {number:03},p{number}@example.org,physician,solo,t,2007,yes,2030-12-31\n"));
    }
    imported(&clerk, &place, roster.as_bytes()).await;
    let (mut address, mut seen) = (enrolment(&place, ""), Vec::new());
    loop {
        let shown = clerk.get(&address).await;
        let on_page: Vec<String> = shown
            .text
            .split("\">Person ")
            .skip(1)
            .filter_map(|rest| rest.split('<').next().map(str::to_owned))
            .collect();
        assert!(on_page.len() <= 50);
        seen.extend(on_page);
        let next = shown.text.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let Some(next) = next else { break };
        address = next.replace("&#38;", "&").replace("&amp;", "&");
        assert!(!address.contains("Person") && !address.contains("example"), "{address}");
    }
    let all: Vec<String> = (0..120).map(|number| format!("{number:03}")).collect();
    assert_eq!(seen, all, "everybody once, by name");
    let refused = clerk.get(&enrolment(&place, "?show=refused")).await;
    assert!(refused.says("Nobody here for now") && refused.text.contains("aria-current=\"page\">Refused"));
}

#[tokio::test]
async fn i18_only_clerks_see_names_and_a_clerk_sees_no_figure_and_no_pseudonym() {
    let place = Place::published();
    let (who, participant) = place.given_a_participant("Camille");
    let clerk = place.browser_of(&place.house.clerk);
    let list = clerk.get(&enrolment(&place, "")).await;
    assert!(list.says("Camille") && list.says("Joined"), "{}", list.words());
    let one = clerk.get(&enrolment(&place, &format!("/applicants/{}", who.person))).await;
    assert!(one.says("has joined the cohort: there is nothing left to decide"));
    for page in [&list, &one] {
        assert!(!page.says("2 Jan 2008"), "that she joined, not when: the day would lead to her pseudonym");
        assert!(!page.text.contains(&who.pseudonym), "a clerk learns no pseudonym");
    }
    let taken = clerk
        .post(&enrolment(&place, &format!("/applicants/{}/decision", who.person)), "decision=refuse&reason=x")
        .await;
    assert_eq!(taken.status, StatusCode::CONFLICT, "who joined leaves by themselves");
    for address in [place.at(""), format!("/amp/team/{}/2008-01", place.cohort.cohort.programme)] {
        assert!(clerk.get(&address).await.status.is_client_error(), "{address} is not for clerks");
    }

    let reads = ["", "/roster", "/newcomer"].map(|rest| enrolment(&place, rest));
    let others = [&place.house.lead, &place.house.tutor, &place.house.editor];
    for address in reads.iter().chain([&"/amp/enrolment".to_owned()]) {
        for other in others {
            let shown = place.browser_of(other).get(address).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{address} for {other:?}");
            assert!(shown.says("This needs the role: Enrolment clerk"), "{}", shown.words());
        }
        assert_eq!(participant.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
        let operator = place.browser_of(&place.house.operator).get(address).await;
        assert_eq!(operator.status, StatusCode::NOT_FOUND, "{address}: the operator has no house here");
        assert!(place.stranger().get(address).await.location().starts_with("/sign-in"), "{address}");
    }
    let next_door = place.world.given_an_organisation("other");
    assert_eq!(place.browser_of(&next_door.clerk).get(&reads[0]).await.status, StatusCode::NOT_FOUND);
    let lead = place.browser_of(&place.house.lead);
    for (rest, body) in [("/invitations", "limit=5"), ("/newcomer", "name=a"), ("/roster/import", "content=")] {
        assert_eq!(lead.post(&enrolment(&place, rest), body).await.status, StatusCode::FORBIDDEN, "{rest}");
    }
    assert_eq!(tried(&lead, &place, ROSTER.as_bytes()).await.status, StatusCode::FORBIDDEN);
    let hatless = Actor::Person(who.person);
    app::testing::then_refused(app::applicants::counts(&place.world.app, &hatless, &place.cohort));
}
