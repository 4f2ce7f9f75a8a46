//! The operator of the installation at work, and what they can and cannot reach.

use axum::http::StatusCode;
use domain::authority::{Actor, Role};
use domain::ids::OrgId;

use super::browser::Place;

#[tokio::test]
async fn the_operator_sees_jobs_and_journals_and_what_they_cannot_read() {
    let place = Place::published();
    let operator = place.browser_of(&place.house.operator);
    let shown = operator.get("/operation").await;
    for words in [
        "No page and no command shows you who takes part in what",
        "Whoever holds both the database and the key file",
        "SQLite, in the data folder",
        "In service",
        "Français",
        "every hour",
        "Organisation amp",
        "This installation",
    ] {
        assert!(shown.says(words), "{words}: {}", shown.words());
    }
    assert!(!shown.says("The chain holds"), "nothing is claimed before it was verified");
    place.world.when_the_jobs_run();
    let verified = operator.post("/operation/verification", "").await;
    assert!(verified.says("Every journal holds") && verified.says("The chain holds"), "{}", verified.words());
}

#[tokio::test]
async fn nobody_but_the_operator_opens_the_installation() {
    let place = Place::published();
    let (who, participant) = place.given_a_participant("Camille");
    let person = who.person.to_string();
    let account = format!("/operation/accounts/{person}");
    let reads =
        ["/operation", "/operation/accounts", "/operation/organisations", "/operation/hospitals", account.as_str()];
    let posts = [
        "/operation/verification".to_owned(),
        "/operation/accounts".to_owned(),
        "/operation/organisations".to_owned(),
        "/operation/hospitals".to_owned(),
        format!("{account}/role"),
        format!("{account}/sessions"),
        format!("{account}/invitation"),
    ];
    let house = &place.house;
    let mut others =
        [&house.lead, &house.clerk, &house.tutor, &house.editor].map(|actor| place.browser_of(actor)).to_vec();
    others.push(participant);
    for other in &others {
        for address in reads {
            let shown = other.get(address).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{address}");
            assert!(shown.says("This needs the role: Operator"), "{}", shown.words());
        }
        for address in &posts {
            assert_eq!(other.post(address, "role=operator&why=x").await.status, StatusCode::FORBIDDEN, "{address}");
        }
    }
    assert!(place.stranger().get("/operation").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn i18_the_directory_says_who_can_sign_in_and_not_who_takes_part() {
    let place = Place::published();
    place.given_a_participant("Camille");
    let operator = place.browser_of(&place.house.operator);
    let shown = operator.get("/operation/accounts").await;
    let row = shown.text.split("<tr>").find(|row| row.contains("camille@example.org")).expect("she has an account");
    assert!(row.contains("no team role") && !row.contains("Participant"), "{row}");
    assert!(
        shown.says("Programme lead Organisation amp") || shown.says("Programme leadOrganisation amp"),
        "{}",
        shown.words()
    );
    let pages = ["/amp/mine", "/amp/team", "/amp/team/members", "/amp/enrolment"];
    for address in pages.map(str::to_owned).into_iter().chain([place.at(""), place.at("/report")]) {
        assert_eq!(operator.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_lead_is_seated_and_their_link_is_shown_once() {
    let place = Place::published();
    let operator = place.browser_of(&place.house.operator);
    let missing = operator.post("/operation/accounts", "name=Noa&email=noa@example.org&role=lead&way=show").await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.says("Choose the organisation"), "{}", missing.words());
    let shown = operator
        .post("/operation/accounts", "name=Noa&email=noa@example.org&language=fr&role=lead&org=amp&way=show")
        .await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.headers.get("cache-control").and_then(|it| it.to_str().ok()), Some("no-store"));
    let link = link_of(&shown.text).expect("a link, once");
    assert!(link_of(&operator.get("/operation/accounts").await.text).is_none(), "and never again");
    let path =
        link.split_once("//").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned())).expect("a path");
    let welcome = place.stranger().get(&path).await;
    assert!(welcome.says("Noa"), "{}", welcome.words());
    let mailed = operator.post("/operation/accounts", "name=Ana&email=ana@example.org&role=operator&way=mail").await;
    assert!(operator.follow(&mailed).await.says("a mail with a link of their own is about to leave"));
    place.world.when_the_jobs_run();
    assert_eq!(place.world.then_new_mails().len(), 1);
}

/// Whoever gives a role must not come by an account that reaches further than theirs: its link is never theirs to see.
#[tokio::test]
async fn a_link_that_would_open_somebody_elses_doors_is_mailed_and_never_shown() {
    let place = Place::published();
    let operator = place.browser_of(&place.house.operator);
    let lead = place.browser_of(&place.house.lead);
    place.given_a_participant("Camille");
    // A participant who never set a password, an operator of the house, and a member of the team next door.
    let next_door = place.world.given_an_organisation("other");
    assert!(next_door.clerk != Actor::Stranger);
    for email in ["camille@example.org", "operator.amp@example.org", "tutor.other@example.org"] {
        let body = format!("name=X&email={email}&role=moderator&way=show");
        let shown = lead.post("/amp/team/members", body).await;
        assert!(link_of(&shown.text).is_none(), "{email}: {}", shown.words());
        assert!(lead.follow(&shown).await.says("its link leaves by mail and is not shown here"), "{email}");
    }
    let shown = operator.post("/operation/accounts", "name=X&email=camille@example.org&role=operator&way=show").await;
    assert!(
        operator.follow(&shown).await.says("its link leaves by mail"),
        "an operator reads no participant's answers"
    );
}

#[tokio::test]
async fn a_role_is_taken_back_with_a_reason_and_the_last_operator_stays() {
    let place = Place::published();
    let operator = place.browser_of(&place.house.operator);
    let org = place.house.org;
    let lead = place.house.lead.person().expect("a person");
    let address = format!("/operation/accounts/{lead}");
    let role = format!("lead-{org}");
    let blank = operator.post(&format!("{address}/role"), format!("role={role}&why=+")).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.says("Give the reason"), "{}", blank.words());
    let last = operator.post(&format!("{address}/role"), format!("role={role}&why=leaves")).await;
    assert!(last.says("Nobody else holds this role"), "{}", last.words());
    place.world.given_a_member(org, Role::Lead, "Noa", "fr");
    let taken = operator.post(&format!("{address}/role"), format!("role={role}&why=leaves")).await;
    let shown = operator.follow(&taken).await;
    assert!(shown.says("The role is taken back") && !shown.says("Programme lead"), "{}", shown.words());
    let entry = ("hat.take".to_owned(), "operator".to_owned(), "leaves".to_owned());
    assert!(place.world.then_journal_of(org).contains(&entry));
    // The rest of a team is its lead's.
    let clerk = place.house.clerk.person().expect("a person");
    let theirs = operator.post(&format!("/operation/accounts/{clerk}/role"), format!("role=clerk-{org}&why=x")).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn sessions_of_an_account_end_everywhere() {
    let place = Place::published();
    let operator = place.browser_of(&place.house.operator);
    let clerk = place.browser_of(&place.house.clerk);
    let person = place.house.clerk.person().expect("a person");
    assert_eq!(clerk.get("/amp/enrolment").await.status, StatusCode::OK);
    let ended = operator.post(&format!("/operation/accounts/{person}/sessions"), "").await;
    assert!(operator.follow(&ended).await.says("Their sessions are over"));
    assert!(clerk.get("/amp/enrolment").await.location().starts_with("/sign-in"));
    let entry = ("session.revoke".to_owned(), "operator".to_owned(), String::new());
    assert!(place.world.then_journal_of(OrgId::INSTALLATION).contains(&entry));
}

#[tokio::test]
async fn an_organisation_is_founded_in_every_language_or_not_at_all() {
    let place = Place::published();
    let operator = place.browser_of(&place.house.operator);
    let wrong = "short_name=Ço&name-fr=R%C3%A9seau&name-en=&zone=Mars/Olympus&k=3&funding-fr=&funding-en=fees";
    let shown = operator.post("/operation/organisations", wrong).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#short_name", "#name-en", "#zone", "#k", "#funding-fr"] {
        assert!(shown.text.contains(&format!("href=\"{field}\"")), "{field}: {}", shown.words());
    }
    let taken = "short_name=amp&name-fr=R&name-en=N&zone=Europe/Paris&k=11&funding-fr=c&funding-en=f";
    assert!(operator.post("/operation/organisations", taken).await.says("This name is taken"));
    let right = "short_name=sud&name-fr=R%C3%A9seau+Sud&name-en=South+Network&zone=Europe/Paris&k=11&funding-fr=cotisations&funding-en=fees";
    let founded = operator.post("/operation/organisations", right).await;
    let shown = operator.follow(&founded).await;
    assert!(shown.says("South Network") && shown.says("fees") && shown.says("The organisation is founded"));
}

#[tokio::test]
async fn an_organisation_becomes_the_reporting_body_of_a_hospital_that_was_entered() {
    let place = Place::published();
    let world = &place.world;
    let body = world.given_a_body("anest");
    world.given_a_doctor(&body, "Camille Un", "770000001");
    let chu = world.given_an_organisation("chu").org;
    let operator = place.browser_of(&place.house.operator);
    let page = operator.get("/operation/hospitals").await;
    assert!(page.says("No organisation speaks for a hospital yet"), "{}", page.words());
    assert!(page.text.contains(&format!("value=\"{chu}\"")) && !page.text.contains(&format!("value=\"{}\"", body.org)));
    let missing = operator.post("/operation/hospitals", "finess=770000001").await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        missing.text.contains("href=\"#org") && missing.text.contains("value=\"770000001\""),
        "{}",
        missing.words()
    );
    let unknown = operator.post("/operation/hospitals", format!("org={chu}&finess=123")).await;
    assert!(unknown.says("This establishment is not known") && unknown.text.contains("value=\"123\""));
    let body_already = operator.post("/operation/hospitals", format!("org={}&finess=770000001", body.org)).await;
    assert!(body_already.says("This organisation is a body already"), "{}", body_already.words());
    let founded = operator.post("/operation/hospitals", format!("org={chu}&finess=770000001")).await;
    let shown = operator.follow(&founded).await;
    assert!(shown.says("The reporting body is founded") && shown.says("770000001"), "{}", shown.words());
    let entry = ("body.found".to_owned(), "operator".to_owned(), String::new());
    assert!(world.then_journal_of(chu).contains(&entry), "{:?}", world.then_journal_of(chu));
}

/// The single-use link a page shows, if it shows one.
fn link_of(html: &str) -> Option<String> {
    let after = html.split("class=\"link-once\">").nth(1)?;
    after.split('<').next().map(str::to_owned)
}
