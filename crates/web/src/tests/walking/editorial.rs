//! Goals from draft to publication, safety alerts, proposals, and the organisation's own page, as a browser meets them.

use axum::http::StatusCode;
use domain::authority::Role;

use super::browser::{Browser, Place};

const DESK: &str = "/amp/team/editions/prescrire-pip";
const PSA: &str = "/amp/team/editions/prescrire-pip/goals/psa";

/// The team's browsers: editor, second reader, lead.
fn team(place: &Place) -> (Browser, Browser, Browser) {
    let reader = place.world.given_a_member(place.house.org, Role::SecondReader, "Relectrice", "en");
    (place.browser_of(&place.house.editor), place.browser_of(&reader), place.browser_of(&place.house.lead))
}

#[tokio::test]
async fn a_goal_goes_from_draft_to_publication_through_three_people() {
    let place = Place::published();
    let (editor, reader, lead) = team(&place);
    let begun = editor.post(DESK, "").await;
    assert!(editor.follow(&begun).await.says("The draft of the next version is open."));
    let form = editor.get(PSA).await.form();
    let half = form.clone().with("title.en", &[""]).with("act", &["ask"]).send(&editor).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        half.text.contains("href=\"#title.en\"") && half.says("not written yet in this language"),
        "{}",
        half.words()
    );
    let title = "<script>alert(1)</script> Talk first";
    let asked = form.with("title.en", &[title]).with("act", &["ask"]).send(&editor).await;
    let shown = editor.follow(&asked).await;
    assert!(shown.says("waits to be checked by a second person"), "{}", shown.words());
    assert!(!shown.text.contains("<script>alert"), "what was typed is text");
    let empty = reader.post(&format!("{PSA}/check"), "revision=1&verdict=&note=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let desk = reader.get("/amp/team").await;
    assert!(desk.says("1 goal waits to be checked"), "{}", desk.words());
    let check = reader.get(PSA).await;
    assert!(check.says("Check against the sources") && check.says("Talk first"), "{}", check.words());
    let checked = check.form().with("verdict", &["sound"]).send(&reader).await;
    assert!(reader.follow(&checked).await.says("ready for the next version"));
    let unrehearsed = lead.post(&format!("{DESK}/publication"), "without_rehearsal=").await;
    assert_eq!(unrehearsed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unrehearsed.text.contains("href=\"#without_rehearsal\""), "{}", unrehearsed.words());
    let published = lead.post(&format!("{DESK}/publication"), "without_rehearsal=demonstration").await;
    assert!(lead.follow(&published).await.says("The new version is published."));
    assert!(lead.get(DESK).await.says("Version 2 is published."));
}

#[tokio::test]
async fn a_safety_alert_is_read_on_the_path_of_whoever_chose_the_goal_and_by_nobody_else() {
    let place = Place::published();
    // Sessions begin after the clock has moved: a day's silence would end them.
    place.world.on("2008-01-03");
    let (editor, ..) = team(&place);
    let (who, camille) = place.given_a_participant("Camille");
    let (_, noa) = place.given_a_participant("Noa");
    place.world.when_they_choose(&place.cohort, &who, "s1");
    let goal = place.world.path_of(&who).goals_of("s1")[0].clone();
    let address = format!("{DESK}/goals/{goal}/suspension");
    let form = editor.get(&address).await.form();
    let half = form.clone().with("reason.fr", &["Une alerte"]).send(&editor).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        half.text.contains(">Une alerte</textarea>") && half.text.contains("href=\"#reason.en\""),
        "nothing is lost"
    );
    let named = form.clone().with("reason.fr", &["Une alerte"]).with("reason.en", &["Dr Martin told us"]);
    let held = named.send(&editor).await;
    assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(held.text.contains("value=\"name:Dr Martin\""), "{}", held.words());
    let done =
        form.with("reason.fr", &["Une alerte"]).with("reason.en", &["An alert <b>was</b> issued"]).send(&editor).await;
    assert!(editor.follow(&done).await.says("The goal is suspended."));
    let path = camille.get(&place.at("")).await;
    assert!(path.says("A goal of yours is suspended") && path.says("An alert <b>was</b> issued"), "{}", path.words());
    assert!(!noa.get(&place.at("")).await.says("is suspended"), "who did not choose it is not worried");
    assert!(camille.get(&place.at(&format!("/goals/{goal}"))).await.says("An alert <b>was</b> issued"));
    let lifted = editor.get(&address).await.form().with("reason", &["lifted"]).send(&editor).await;
    assert!(editor.follow(&lifted).await.says("The suspension is lifted."));
    assert!(!camille.get(&place.at("")).await.says("is suspended"));
}

#[tokio::test]
async fn a_proposal_is_screened_sent_answered_and_never_signed() {
    let place = Place::published();
    let (editor, ..) = team(&place);
    let (_, camille) = place.given_a_participant("Camille");
    let address = place.at("/proposals");
    let form = camille.get(&address).await.form();
    let named = form
        .with("action", &["Review sleeping pills, as for Mrs Smith"])
        .with("patients", &["Over 75"])
        .with("grounds", &["Seen in practice"]);
    let doubtful = named.clone().send(&camille).await;
    assert_eq!(doubtful.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(doubtful.text.contains("name=\"confirmed\"") && doubtful.says("Mrs Smith"), "{}", doubtful.words());
    let sent = named.with("action", &["Review sleeping pills"]).send(&camille).await;
    assert!(camille.follow(&sent).await.says("your proposal is with the team"));
    let list = editor.get("/amp/team/proposals").await;
    assert!(list.says("Review sleeping pills"), "{}", list.words());
    assert!(!list.says("Camille") && !list.says("2008-01"), "{}", list.words());
    let form = list.form();
    let (reply, answer) = {
        let named = |start: &str| form.pairs.iter().map(|(name, _)| name.clone()).find(|name| name.starts_with(start));
        let answer = named("answer-").expect("a field");
        (answer.replace("answer-", "reply-"), answer)
    };
    let blank = form.clone().with(&reply, &["kept"]).send(&editor).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answered = form.with(&reply, &["kept"]).with(&answer, &["Thank you, later"]).send(&editor).await;
    assert!(editor.follow(&answered).await.says("The answer is on its author’s page"));
    let own = camille.get(&address).await;
    assert!(own.says("Thank you, later") && own.says("Kept for later"), "{}", own.words());
}

#[tokio::test]
async fn the_organisations_page_is_read_by_everybody_and_names_only_who_consents() {
    let place = Place::published();
    let (editor, reader, lead) = team(&place);
    let stranger = place.stranger();
    let bare = stranger.get("/amp/about").await;
    assert_eq!(bare.status, StatusCode::OK);
    assert!(bare.says("How it is paid") && bare.says("3 people have not made a declaration yet"), "{}", bare.words());
    assert_eq!(stranger.get("/nobody/about").await.status, StatusCode::NOT_FOUND);
    let form = editor.get("/amp/team/interests").await.form();
    let unsaid = form.clone().send(&editor).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let half = form.clone().with("has", &["some"]).with("words-fr", &["Des parts"]).with("listed", &["named"]);
    let half = half.send(&editor).await;
    assert!(
        half.text.contains("href=\"#words-en\"") && half.text.contains(">Des parts</textarea>"),
        "{}",
        half.words()
    );
    let named = form.with("has", &["nothing"]).with("listed", &["named"]).send(&editor).await;
    assert!(editor.follow(&named).await.says("your declaration is dated today"));
    let counted = reader.get("/amp/team/interests").await.form();
    counted.with("has", &["nothing"]).with("listed", &["counted"]).send(&reader).await;
    let about = stranger.get("/amp/about").await;
    assert!(about.says("editor amp") && about.says("Nothing to declare."), "{}", about.words());
    assert!(!about.says("Relectrice") && about.says("1 person has nothing to declare"), "{}", about.words());
    let form = lead.get("/amp/team/organisation").await.form();
    let blank = form.clone().with("funding-en", &[" "]).send(&lead).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = form.with("funding-en", &["Paid by its readers"]).send(&lead).await;
    assert!(lead.follow(&changed).await.says("The page is changed."));
    assert!(stranger.get("/amp/about").await.says("Paid by its readers"));
}

#[tokio::test]
async fn each_page_of_the_desk_opens_for_its_roles_and_no_other() {
    let place = Place::published();
    let (editor, reader, lead) = team(&place);
    let (_, participant) = place.given_a_participant("Camille");
    let tutor = place.browser_of(&place.house.tutor);
    let clerk = place.browser_of(&place.house.clerk);
    let next_door = place.world.given_an_organisation("other");
    let foreign = place.browser_of(&next_door.lead);
    let suspension = format!("{PSA}/suspension");
    let pages = ["/amp/team/editions", DESK, PSA];
    for page in pages {
        for browser in [&editor, &reader, &lead, &tutor] {
            assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
        }
        for browser in [&participant, &clerk] {
            assert_eq!(browser.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
    }
    let restricted: [(&str, &[&Browser]); 4] = [
        (&suspension, &[&editor, &lead]),
        ("/amp/team/proposals", &[&editor, &lead]),
        ("/amp/team/organisation", &[&lead]),
        ("/amp/team/interests", &[&editor, &reader, &lead, &tutor]),
    ];
    for (page, opens) in restricted {
        for browser in [&editor, &reader, &lead, &tutor, &participant, &clerk] {
            let is_open = opens.iter().any(|it| std::ptr::eq(*it, browser));
            let expected = if is_open { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(browser.get(page).await.status, expected, "{page}");
        }
        assert_eq!(foreign.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        assert!(place.stranger().get(page).await.location().starts_with("/sign-in"), "{page}");
    }
    let posts = [
        (DESK.to_owned(), "", [&reader, &lead, &tutor]),
        (PSA.to_owned(), "seen=0&act=save", [&reader, &lead, &tutor]),
        (format!("{PSA}/check"), "revision=1&verdict=sound", [&editor, &lead, &tutor]),
        (format!("{PSA}/suspension"), "reason.fr=x&reason.en=x", [&reader, &tutor, &participant]),
        (format!("{DESK}/publication"), "", [&editor, &reader, &tutor]),
        (format!("{DESK}/rehearsal"), "", [&reader, &tutor, &participant]),
    ];
    for (address, body, refused) in posts {
        for browser in refused {
            assert_eq!(browser.post(&address, body).await.status, StatusCode::FORBIDDEN, "{address}");
        }
        assert_eq!(foreign.post(&address, body).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(editor.get("/amp/team/editions/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(editor.get(&format!("{DESK}/goals/nothing")).await.status, StatusCode::NOT_FOUND);
}
