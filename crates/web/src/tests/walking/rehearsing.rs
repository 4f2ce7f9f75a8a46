//! Rehearsing: a lead walks a definition as a participant, with the clock moved, in both languages, mails included.

use app::cohort;
use axum::http::StatusCode;
use scraper::{Html, Selector};

use super::browser::{Browser, Place, Shown};

const DESK: &str = "/rehearsal";
const LIST: &str = "/amp/team/rehearsals";
const PATH: &str = "/amp/bon-usage-12/rehearsal";

/// A browser in a rehearsal that its person has just begun.
async fn given_a_rehearsal(place: &Place) -> Browser {
    let lead = place.browser_of(&place.house.lead);
    let begun = lead.post(LIST, "what=shipped+bon-usage-12").await;
    assert_eq!(begun.location(), DESK);
    lead.keeping(&begun)
}

/// The values of a kind of control on a page.
fn values(shown: &Shown, css: &str, attribute: &str) -> Vec<String> {
    let html = Html::parse_document(&shown.text);
    let selector = Selector::parse(css).expect("a selector");
    html.select(&selector).filter_map(|it| it.attr(attribute)).map(str::to_owned).collect()
}

/// Takes every step that is open for whoever reads that browser's language.
async fn take_every_step(walker: &Browser) {
    for _ in 0..4 {
        let desk = walker.get(DESK).await;
        for step in values(&desk, "input[name=step]", "value") {
            let taken = walker.send("/rehearsal/steps", &[("step".into(), step), ("act".into(), "whole".into())]).await;
            assert_eq!(taken.location(), DESK);
        }
    }
}

/// Moves the clock to the next day the desk offers; `false` when there is none.
async fn go_on(walker: &Browser) -> bool {
    let desk = walker.get(DESK).await;
    let Some(day) = values(&desk, "button[name=date]", "value").first().cloned() else {
        return false;
    };
    assert_eq!(walker.post("/rehearsal/clock", format!("date={day}")).await.location(), DESK);
    true
}

/// Opens every page that the desk leads to.
async fn see_every_page(walker: &Browser) {
    let desk = walker.get(DESK).await;
    for address in values(&desk, "tbody a", "href") {
        let page = walker.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
    }
    let mails = walker.get("/rehearsal/mails").await;
    for address in values(&mails, "main .tasks a", "href") {
        assert_eq!(walker.get(&address).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn a_whole_rehearsal_in_both_languages_lets_the_programme_be_published() {
    let place = Place::published();
    let lead = given_a_rehearsal(&place).await;
    let walkers = [lead.reading("fr"), lead.reading("en")];
    let mut turns = 0;
    loop {
        for walker in &walkers {
            // Every other day nothing is done, so that reminders have something to remind of.
            if turns % 2 == 1 {
                take_every_step(walker).await;
                see_every_page(walker).await;
            }
        }
        turns += 1;
        if !go_on(&lead).await {
            break;
        }
    }
    let desk = lead.get(DESK).await;
    assert!(desk.says("The rehearsal is complete"), "{}", desk.words());
    let out = lead.post("/rehearsal/exit", "act=end").await;
    let lead = lead.keeping(&out);
    let list = lead.follow(&out).await;
    assert!(list.says("Rehearsal complete") && !list.says("is waiting"), "{}", list.words());
    let published = lead.post("/amp/team/programmes", "programme=bon-usage-12").await;
    assert_eq!(published.location(), "/amp/team/programmes?done=published");
}

#[tokio::test]
async fn in_a_rehearsal_the_real_pages_say_on_each_that_the_data_are_thrown_away() {
    let place = Place::published();
    let lead = given_a_rehearsal(&place).await;
    let banner = "Throw-away data: you walk the programme as";
    let invited = lead.get(PATH).await;
    assert!(invited.text.contains(banner) && invited.status == StatusCode::OK);
    let joined = lead.post(&format!("{PATH}/joining"), "").await;
    let path = lead.follow(&joined).await;
    for address in [DESK, PATH, &format!("{PATH}/report"), &format!("{PATH}/record"), "/rehearsal/mails"] {
        let shown = lead.get(address).await;
        assert_eq!(shown.status, StatusCode::OK, "{address}");
        assert!(shown.text.contains(banner), "{address} hides that it is a rehearsal");
        assert!(!shown.text.contains("/session/end") && !shown.text.contains("/session/hat"), "{address}");
    }
    assert_eq!(lead.get("/").await.location(), DESK);
    assert!(path.text.contains("Robin Sample"));
    // Whoever reads French is somebody else, who has not joined yet.
    let french = lead.reading("fr").get(PATH).await;
    assert!(french.text.contains("Camille Exemple") && french.text.contains("Données jetables"));
    assert!(french.text.contains(&format!("{PATH}/joining")));
    // The team's pages and the installation's are not in there.
    for address in ["/amp/team", LIST, "/operation", "/sign-in", "/session/list"] {
        assert_eq!(lead.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn nothing_done_in_a_rehearsal_is_there_when_one_comes_out() {
    let place = Place::with("bon-usage-12");
    let lead = place.browser_of(&place.house.lead);
    let begun = lead.post(LIST, "what=published+bon-usage-12+1").await;
    let inside = lead.keeping(&begun);
    inside.post(&format!("{PATH}/joining"), "").await;
    assert_eq!(inside.get(PATH).await.status, StatusCode::OK);
    let out = inside.keeping(&inside.post("/rehearsal/exit", "act=pause").await);
    assert_eq!(out.get(PATH).await.status, StatusCode::FORBIDDEN, "a lead walks no path of their own, there or not");
    assert_eq!(out.get(DESK).await.status, StatusCode::NOT_FOUND);
    let cohorts = cohort::list(&place.world.app, place.house.org).expect("they can be listed");
    assert_eq!(cohorts.len(), 1, "the real cohort, and no other");
    let list = out.get(LIST).await;
    assert!(list.says("is waiting"), "{}", list.words());
    let again = list.form().with("act", &["enter"]).send(&out).await;
    let inside = out.keeping(&again);
    assert!(inside.follow(&again).await.says("Robin Sample"));
    assert!(!inside.get(DESK).await.says("Joining the cohort"), "it went on where it was");
}

#[tokio::test]
async fn a_rehearsal_is_entered_only_with_the_session_of_whoever_began_it() {
    let place = Place::published();
    let lead = given_a_rehearsal(&place).await;
    assert_eq!(lead.get(DESK).await.status, StatusCode::OK);
    for actor in [&place.house.editor, &place.house.tutor, &place.house.clerk, &place.house.operator] {
        let other = place.browser_of(actor).with_rehearsal_of(&lead);
        let shown = other.get(DESK).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND);
        let path = other.get(PATH).await.status;
        assert!(matches!(path, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{path}");
    }
    let stranger = place.stranger().with_rehearsal_of(&lead);
    assert!(stranger.get(DESK).await.location().starts_with("/sign-in"));
    let tutor = place.browser_of(&place.house.tutor);
    assert_eq!(tutor.get(LIST).await.status, StatusCode::FORBIDDEN);
    assert_eq!(tutor.post(LIST, "what=shipped+bon-usage-12").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_date_that_is_none_or_lies_behind_moves_no_clock() {
    let place = Place::published();
    let lead = given_a_rehearsal(&place).await;
    for date in ["", "soon", "1999-12-31", "9999-12-31"] {
        let shown = lead.post("/rehearsal/clock", format!("date={date}")).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{date}");
        assert_eq!(values(&shown, "input#date", "value"), [date], "nothing typed is lost");
        assert!(shown.text.contains("href=\"#date\""));
    }
    for what in ["", "shipped nothing", "shipped ../etc", "edition nothing", "published bon-usage-12 9"] {
        let list = place.browser_of(&place.house.lead);
        let pairs = [("what".to_owned(), what.to_owned())];
        let begun = list.send(LIST, &pairs).await;
        assert!(matches!(begun.status, StatusCode::NOT_FOUND | StatusCode::CONFLICT), "{what}: {}", begun.status);
    }
    let nothing = lead.send("/rehearsal/steps", &[("step".into(), "nothing".into())]).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.get("/rehearsal/mails/9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_questionnaire_filled_in_as_a_draft_is_read_and_sent_by_hand() {
    let place = Place::published();
    let lead = given_a_rehearsal(&place).await;
    lead.post("/rehearsal/steps", "step=joining&act=whole").await;
    while !lead.get(DESK).await.text.contains("value=\"s1/choice\"") {
        assert!(go_on(&lead).await, "the choice opens one day");
    }
    lead.post("/rehearsal/steps", "step=s1%2Fchoice&act=whole").await;
    while !lead.get(DESK).await.text.contains("value=\"s1/baseline\"") {
        assert!(go_on(&lead).await, "the analysis opens one day");
    }
    let drafted = lead.post("/rehearsal/steps", "step=s1%2Fbaseline&act=draft").await;
    let page = lead.follow(&drafted).await;
    assert_eq!(page.status, StatusCode::OK);
    let check = lead.get(&format!("{}/check", drafted.location())).await;
    let sent = check.form().send(&lead).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    assert!(!lead.get(DESK).await.text.contains("value=\"s1/baseline\""), "it is done");
}
