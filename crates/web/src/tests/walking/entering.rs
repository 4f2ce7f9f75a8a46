//! Coming in: invitation, password, sign-in, hat; and one's own sessions.

use app::account;
use axum::http::StatusCode;
use domain::authority::Role;

use super::browser::{Browser, Place, Shown};

const PASSWORD: &str = "trois échographes et un vélo";

/// Their single-use link, as the mail that invites them holds it.
fn link_of(place: &Place, who: &app::testing::Somebody) -> String {
    app::inviting::invite_batch(&place.world.app, &place.house.clerk, &place.cohort, 10).expect("the clerk invites");
    place.world.when_the_jobs_run();
    let mails = place.world.then_mails_to(who);
    let mail = mails.last().expect("an invitation");
    let link = mail.text.split_whitespace().find(|word| word.contains("/invitation/")).expect("a link");
    format!("/invitation/{}", link.rsplit('/').next().expect("a token"))
}

async fn entered(place: &Place, email: &str) -> Browser {
    place.stranger().keeping(&sign_in(place, email, PASSWORD, "").await)
}

/// What revokes the session of a page that is not the one it is read in.
fn other_session(page: &Shown) -> String {
    let html = scraper::Html::parse_document(&page.text);
    let (lines, button) =
        (scraper::Selector::parse("li.task").unwrap(), scraper::Selector::parse("button[name=session]").unwrap());
    let other = html
        .select(&lines)
        .find(|line| !line.text().any(|text| text.contains("This device")))
        .expect("another session");
    other.select(&button).next().and_then(|it| it.attr("value")).expect("a handle").to_owned()
}

async fn sign_in(place: &Place, email: &str, password: &str, back: &str) -> Shown {
    let page = place.stranger().get(&format!("/sign-in?back={back}")).await;
    page.form().with("email", &[email]).with("password", &[password]).send(&place.stranger()).await
}

/// A member of the team who has chosen a password.
fn given_a_member(place: &Place, name: &str, roles: &[Role]) -> String {
    let email = format!("{}@example.org", name.to_lowercase());
    let mut link = String::new();
    for role in roles {
        let new = account::NewPerson { email: email.clone(), name: name.to_owned(), language: "en".to_owned() };
        let system = domain::authority::Actor::System;
        link =
            account::add_member(&place.world.app, &system, place.house.org, *role, new).expect("they get their hat").1;
    }
    account::accept_invitation(&place.world.app, &link, PASSWORD).expect("they choose a password");
    email
}

fn cookie(shown: &Shown) -> &str {
    shown.headers.get("set-cookie").map_or("", |it| it.to_str().expect("a cookie"))
}

fn kept(shown: &Shown) -> &str {
    shown.headers.get("cache-control").map_or("", |it| it.to_str().expect("a header"))
}

#[tokio::test]
async fn given_an_invitation_when_a_password_is_chosen_then_the_programme_opens_and_the_link_is_worth_nothing() {
    let place = Place::published();
    let camille = place.world.given_an_applicant(&place.house, &place.cohort, "Camille", "en");
    let link = link_of(&place, &camille);
    let stranger = place.stranger();
    let page = stranger.get(&link).await;
    assert!(page.says("Camille") && page.says(&camille.email) && page.says("This link works once"), "{}", page.words());
    assert_eq!(kept(&page), "no-store");

    let short = page.form().with("password", &["short"]).send(&stranger).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.says("fewer than 12 characters") && !short.text.contains("short\""), "a password never comes back");

    let entered = short.form().with("password", &[PASSWORD]).send(&stranger).await;
    assert_eq!(entered.location(), "/amp/mine", "a participant's home");
    assert!(cookie(&entered).contains("HttpOnly") && cookie(&entered).contains("SameSite=Lax"), "{}", cookie(&entered));
    let browser = stranger.keeping(&entered);
    let mine = browser.follow(&entered).await;
    let invitation = browser.follow(&mine).await;
    assert!(invitation.says("Join: Practice improvement programme"), "{}", invitation.words());

    for again in [stranger.get(&link).await, stranger.get("/invitation/nobody-knows-this").await] {
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert!(again.says("This invitation has been used or is over") && again.says("14 days"), "{}", again.words());
    }
    let again = stranger.post(&link, "password=encore+une+longue+phrase").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "nobody sets another password with it");
    assert_eq!(sign_in(&place, &camille.email, PASSWORD, "").await.location(), "/amp/mine");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let place = Place::published();
    let email = given_a_member(&place, "Agathe", &[Role::Lead]);
    let wrong = sign_in(&place, &email, "trois échographes et un train", "").await;
    let unknown = sign_in(&place, "nobody@example.org", PASSWORD, "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (wrong.status, wrong.text.replace(&email, "…")),
        (unknown.status, unknown.text.replace("nobody@example.org", "…"))
    );
    assert!(wrong.says("The address and the password do not go together") && cookie(&wrong).is_empty());
    assert!(wrong.text.contains("href=\"#email\""), "the summary leads to the field");

    let right = sign_in(&place, &email, PASSWORD, "").await;
    assert_eq!(right.location(), "/amp/team");
    for foreign in ["//evil.example", "https://evil.example", "/%5Cevil.example"] {
        let led = sign_in(&place, &email, PASSWORD, foreign).await;
        assert_eq!(led.location(), "/amp/team", "{foreign} is not ours");

        // The page drops it already; what comes without the page is judged again.
        let pairs = [("email", email.as_str()), ("password", PASSWORD), ("back", foreign)];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.replace("%5C", "\\")));
        let led = place.stranger().send("/sign-in", &pairs).await;
        assert_eq!(led.location(), "/amp/team", "{foreign} is not ours, however it comes");
    }
}

#[tokio::test]
async fn too_many_tries_are_asked_to_wait_even_with_the_right_password() {
    let place = Place::published();
    let email = given_a_member(&place, "Agathe", &[Role::Lead]);
    for _ in 0..10 {
        let wrong = sign_in(&place, &email, "not the right one", "").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let tired = sign_in(&place, &email, PASSWORD, "").await;
    assert_eq!(tired.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(tired.says("Wait 15 minutes"), "{}", tired.words());
    place.world.minutes_pass(16);
    assert_eq!(sign_in(&place, &email, PASSWORD, "").await.location(), "/amp/team");
}

#[tokio::test]
async fn whoever_has_several_hats_chooses_one_and_goes_on_to_where_they_were_going() {
    let place = Place::published();
    let email = given_a_member(&place, "Agathe", &[Role::Lead, Role::Tutor]);
    let entered = sign_in(&place, &email, PASSWORD, "/account/sessions").await;
    let browser = place.stranger().keeping(&entered);
    let choice = browser.follow(&entered).await;
    assert!(choice.says("What are you here for today?") && choice.says("Programme lead") && choice.says("Tutor"));
    let hat = choice.form().with("hat", &["1-tutor"]).send(&browser).await;
    assert_eq!(hat.location(), "/account/sessions");
    let hat = browser.post("/session/hat", "hat=0-lead").await;
    assert_eq!(hat.location(), "/amp/team", "without a place to go, the hat's home");
    let start = browser.get("/").await;
    assert!(start.text.contains("href=\"/amp/team\""), "the start page leads there too");
}

#[tokio::test]
async fn a_link_from_a_mail_asks_to_sign_in_first_and_tells_nothing_of_what_exists() {
    let place = Place::published();
    let (camille, _) = place.given_a_participant("Camille");
    let (app, org, person) = (place.world.app.clone(), place.house.org, camille.person);
    let link =
        place.world.app.store.write(move |tx| account::invite(&app, tx, org, person, app.now())).expect("a link");
    account::accept_invitation(&place.world.app, &link, PASSWORD).expect("a password");
    let page = place.at("/report");
    let asked = place.stranger().get(&page).await;
    let nowhere = place.stranger().get("/nobody/knows/this/report").await;
    assert!(asked.location().starts_with("/sign-in?back=") && nowhere.location().starts_with("/sign-in?back="));
    let form = place.stranger().follow(&asked).await.form();
    let entered = form.with("email", &[&camille.email]).with("password", &[PASSWORD]).send(&place.stranger()).await;
    assert_eq!(entered.location(), page);
    let late = place.stranger().post(&place.at("/leave"), "from=2008-02-01").await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    assert!(late.says("You are no longer signed in"), "{}", late.words());
}

#[tokio::test]
async fn a_revoked_session_is_over_wherever_it_was() {
    let place = Place::published();
    let email = given_a_member(&place, "Agathe", &[Role::Lead]);
    let here = entered(&place, &email).await;
    place.world.minutes_pass(3);
    let there = entered(&place, &email).await;
    let page = here.get("/account/sessions").await;
    assert!(page.says("Signed in on 2 January 2008 at 9:00") && page.says("at 9:03") && page.says("This device"));
    let other = other_session(&page);
    let tutor = place.browser_of(&place.house.tutor);
    let foreign = tutor.post("/account/sessions/revocation", format!("session={other}")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "another person's session is nobody's to end");
    assert_eq!(there.get("/account/sessions").await.status, StatusCode::OK);
    let revoked = here.post("/account/sessions/revocation", format!("session={other}")).await;
    assert_eq!(revoked.location(), "/account/sessions");
    assert!(there.get("/account/sessions").await.location().starts_with("/sign-in"), "it is over there");
    let over = here.post("/account/sessions/revocation", "session=").await;
    assert_eq!(over.location(), "/sign-in");
    assert!(here.get("/account/sessions").await.location().starts_with("/sign-in"), "and then here");

    let here = entered(&place, &email).await;
    let spoken = here.post("/account/language", "language=fr").await;
    assert_eq!(spoken.location(), "/account/sessions");
    let page = here.get("/account/sessions").await;
    assert!(page.text.contains("value=\"fr\" checked"), "mails speak French from now on");
}

#[tokio::test]
async fn in_a_demonstration_one_click_puts_on_the_hat_of_a_card_and_opens_for_the_cast_alone() {
    let house = crate::tests::demonstration();
    let app = &house.state.app;
    let system = domain::authority::Actor::System;
    let text = |words: &str| {
        let languages = [domain::text::Language::french(), domain::text::Language::english()];
        domain::text::Text::new(languages.map(|language| (language, words.to_owned())))
    };
    let org = app::organisation::found(
        app,
        &system,
        app::organisation::NewOrganisation {
            short_name: app::demonstration::LARGE.to_owned(),
            name: text("Amélioration des pratiques"),
            zone: "Europe/Paris".to_owned(),
            k: 11,
            funding: text("Par ses seuls abonnés"),
        },
    )
    .expect("it is founded");
    for (email, role) in [
        ("helene.vasseur@demo.invalid", Role::Lead),
        ("helene.vasseur@demo.invalid", Role::Tutor),
        ("nobody@demo.invalid", Role::Lead),
    ] {
        let new = account::NewPerson { email: email.into(), name: "Hélène Vasseur".into(), language: "fr".into() };
        account::add_member(app, &system, org, role, new).expect("they get their hat");
    }
    let start = crate::tests::get(&house, "/").await;
    assert!(start.text.contains("Hélène Vasseur") && start.text.contains("Par ses seuls abonnés"));
    assert!(!start.text.contains("nobody@demo.invalid"), "only the cast is offered");

    let click = |body: &'static str| crate::tests::post(&house, "/demonstration/sign-in", body);
    let entered = click("person=helene.vasseur%40demo.invalid&org=prescrire-demo&role=tutor&next=%2Fstyle").await;
    assert_eq!(entered.header("location"), "/style", "the hat is on: nothing to choose");
    let entered =
        click("person=helene.vasseur%40demo.invalid&org=prescrire-demo&role=lead&next=%2F%2Fevil.example").await;
    assert_eq!(entered.header("location"), "/prescrire-demo/team");
    let cookies: Vec<&str> =
        entered.headers.get_all("set-cookie").iter().map(|it| it.to_str().expect("a cookie")).collect();
    assert!(cookies.iter().any(|it| it.starts_with("presque-language=en;")), "they go on reading in their language");
    assert!(cookies.iter().any(|it| it.starts_with("presque-session=")));
    for nobody in [
        "person=nobody%40demo.invalid&org=prescrire-demo&role=lead",
        "person=helene.vasseur%40demo.invalid&role=operator",
    ] {
        let refused = click(nobody).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{nobody}");
        assert_eq!(refused.header("set-cookie"), "");
    }
}
