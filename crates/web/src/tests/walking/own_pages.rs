//! The individual report, the record and the attestation: one's own, and nobody else's.

use app::testing::Somebody;
use axum::http::StatusCode;
use domain::answers::{Answer, AnswerKey};
use domain::question::{Feeds, Item};
use sha2::{Digest, Sha256};

use super::browser::{Browser, Place};

const SEQUENCES: [&str; 3] = ["s1", "s2", "s3"];

/// They choose, look and commit, a few days into each sequence.
fn when_they_begin(place: &Place, who: &Somebody, sequence: &str) {
    place.world.when_they_choose(&place.cohort, who, sequence);
    place.world.when_they_submit_saying(&place.cohort, who, &format!("{sequence}/baseline"), |_, item| {
        match item.feeds {
            Some(Feeds::Eligible) => Some(Answer::Number(5)),
            Some(Feeds::Implemented) => Some(Answer::Number(2)),
            _ => None,
        }
    });
    place.world.when_they_commit(&place.cohort, who, sequence);
}

/// They say « mostly », 9 of 10 patients, and that time was short.
fn mostly(_: &AnswerKey, item: &Item) -> Option<Answer> {
    match item.feeds {
        Some(Feeds::Status) => Some(Answer::Code("mostly".to_owned())),
        Some(Feeds::Eligible) => Some(Answer::Number(10)),
        Some(Feeds::Implemented) => Some(Answer::Number(9)),
        Some(Feeds::Obstacles) => Some(Answer::Codes(["time.visit".to_owned()].into())),
        Some(Feeds::Options) => Some(Answer::Words("Une affichette au comptoir".to_owned())),
        _ => None,
    }
}

/// Somebody in the third week of May 2008: one set chosen, analysed, committed to and evaluated.
fn given_one_evaluation(place: &Place) -> (Somebody, Browser) {
    let (camille, _) = place.given_a_participant("Camille");
    place.world.on("2008-01-10");
    when_they_begin(place, &camille, "s1");
    place.world.on("2008-04-20");
    place.world.when_they_submit_saying(&place.cohort, &camille, "b1", mostly);
    let browser = place.browser_of(&camille.actor);
    (camille, browser)
}

#[tokio::test]
async fn the_report_says_ones_own_way_first_and_how_it_is_made() {
    let place = Place::published();
    let (_, browser) = given_one_evaluation(&place);
    let overview = browser.get(&place.at("/report")).await;
    assert!(overview.says("2 of 5 patients at the start") && !overview.says("What others met"), "one goal a page");
    let nowhere = browser.get(&place.at("/report?goal=no-such-goal")).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    let report = browser.get(&place.at("/report?goal=nsaid-pregnancy")).await;
    assert_eq!(report.status, StatusCode::OK);
    for words in [
        "2 of 5 patients at the start, 9 of 10 patients at the first evaluation.",
        "2 of 5 patients (40%)",
        "9 of 10 patients (90%)",
        "Une affichette au comptoir",
        "101 days after your commitment",
        "Quand la situation se présente",
        "Comes after 30 May 2008, when nobody can answer any more",
        "Next step:",
        "Every figure is self-declared",
        "Effects on patients were not measured",
        "at least 11 people",
        "Prescrire International",
    ] {
        assert!(report.says(words), "{words} is not in: {}", report.words());
    }
    for punitive in ["failed", "failure", "rank ", "worse", "score"] {
        assert!(!report.words().to_lowercase().contains(punitive), "the report says {punitive}");
    }
    let place_of = |words: &str| report.words().find(words).expect("said");
    assert!(place_of("9 of 10 patients (90%)") < place_of("What others met"), "one's own comes first");
}

#[tokio::test]
async fn the_cohort_is_shown_once_its_evaluation_has_closed_and_enough_people_answered() {
    let place = Place::published();
    let (_, _) = given_one_evaluation(&place);
    place.world.on("2008-01-10");
    let others: Vec<Somebody> = (0..11)
        .map(|number| {
            let (other, _) = place.given_a_participant(&format!("Confrere {number}"));
            when_they_begin(&place, &other, "s1");
            other
        })
        .collect();
    place.world.on("2008-04-25");
    for other in &others {
        place.world.when_they_submit_saying(&place.cohort, other, "b1", mostly);
    }
    place.world.on("2008-06-02");
    place.world.when_the_jobs_run();
    let browser = place.browser_of(&others[0].actor);
    let report = browser.get(&place.at("/report?goal=nsaid-pregnancy&compare=cohort")).await;
    assert!(report.says("Median 90% (12 people answered)"), "{}", report.words());
    assert!(report.says("Obstacles named most often:"));
    let past = browser.get(&place.at("/report?goal=*")).await;
    assert!(past.says("What others met"));
    assert!(!past.says("Median 90%"), "the comparator is the reader's choice");
}

#[tokio::test]
async fn i18_anothers_report_and_record_are_not_there() {
    let place = Place::published();
    let (_, browser) = given_one_evaluation(&place);
    let later = place.world.given_a_cohort(&place.house, &place.cohort.programme, "2008-05", "2008-05-01");
    let stranger_to_it = place.world.given_a_participant(&place.house, &later, "Dominique", "en");
    let dominique = place.browser_of(&stranger_to_it.actor);
    for page in ["/report", "/record", "/record.json", "/attestation", "/leave", "/withdrawal"] {
        let address = place.at(page);
        assert_eq!(browser.get(&address).await.status, StatusCode::OK, "{page} is theirs");
        assert_eq!(dominique.get(&address).await.status, StatusCode::NOT_FOUND, "{page} of another cohort");
        let tutor = place.browser_of(&place.house.tutor).get(&address).await;
        assert_eq!(tutor.status, StatusCode::FORBIDDEN, "{page} for the team");
        assert!(tutor.says("Participant"), "the refusal names the role");
        let next_door = address.replace("/amp/", "/other/");
        assert_eq!(browser.get(&next_door).await.status, StatusCode::NOT_FOUND, "{page} next door");
    }
}

#[tokio::test]
async fn a_note_is_kept_beside_its_evaluation_and_a_long_one_is_shown_again() {
    let place = Place::published();
    let (_, browser) = given_one_evaluation(&place);
    let address = place.at("/report/annotations/b1");
    let saved = browser.post(&address, "words=Moins+de+patientes+cet+%C3%A9t%C3%A9").await;
    let report = browser.follow(&saved).await;
    assert!(report.says("Moins de patientes cet été") && report.says("Saved on 20 April 2008"));
    let long = browser.post(&address, format!("words={}", "é".repeat(4001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text.contains("href=\"#note-b1\"") && long.text.contains(&"é".repeat(4001)), "nothing typed is lost");
    let named = browser.post(&address, "words=J%27ai+revu+Mme+Durand").await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.says("J'ai revu Mme Durand") && named.says("This looks like a person’s name"), "{}", named.words());
    let kept = browser.post(&address, "words=J%27ai+revu+Mme+Durand&confirmed=name%3AMme+Durand").await;
    assert!(browser.follow(&kept).await.says("J'ai revu Mme Durand"), "a person may keep what they wrote");
    let missing = browser.post(&place.at("/report/annotations/b6"), "words=x").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "b6 was not submitted");
}

/// The digest that a page shows, and the record it stands on.
async fn attested(place: &Place, browser: &Browser) -> (String, String) {
    let page = browser.get(&place.at("/attestation")).await;
    let html = scraper::Html::parse_document(&page.text);
    let code = scraper::Selector::parse("code.digest").unwrap();
    let digest: String = html.select(&code).flat_map(|it| it.text()).collect();
    (digest, browser.get(&place.at("/record.json")).await.text)
}

#[tokio::test]
async fn i10_an_attestation_exists_only_for_a_whole_path_and_can_be_computed_again() {
    let place = Place::published();
    let (camille, _) = place.given_a_participant("Camille");
    let days = [("2008-01-10", "s1"), ("2008-05-10", "s2"), ("2008-09-10", "s3")];
    let evaluations = [
        ("2008-04-20", "b1"),
        ("2008-08-20", "b2"),
        ("2008-12-20", "b3"),
        ("2009-04-20", "b4"),
        ("2009-08-20", "b5"),
        ("2009-12-20", "b6"),
    ];
    let mut story: Vec<(&str, &str)> = days.into_iter().chain(evaluations).collect();
    story.sort_unstable();
    for (day, what) in story {
        place.world.on(day);
        if what == "b6" {
            let browser = place.browser_of(&camille.actor);
            let page = browser.get(&place.at("/attestation")).await;
            assert_eq!(page.status, StatusCode::OK, "looking is no error");
            assert!(page.says("Your attestation is on its way") && page.says("Evaluation 6"), "{}", page.words());
            assert!(!page.says("attests that") && attested(&place, &browser).await.0.is_empty());
            let record = browser.get(&place.at("/record")).await;
            assert!(record.says("5 of 6 evaluations submitted") && record.says("1.5 h"));
        }
        match SEQUENCES.contains(&what) {
            true => when_they_begin(&place, &camille, what),
            false => place.world.when_they_submit_saying(&place.cohort, &camille, what, mostly),
        }
    }
    let browser = place.browser_of(&camille.actor);
    let page = browser.get(&place.at("/attestation")).await;
    assert!(page.says("attests that Camille took part in the whole"), "{}", page.words());
    assert!(page.says("It attests participation") && page.says("20 December 2009") && page.says("9 h"));
    let (digest, json) = attested(&place, &browser).await;
    place.world.on("2010-03-01");
    let again = place.browser_of(&camille.actor);
    assert_eq!(attested(&place, &again).await.0, digest, "the same facts, the same digest");

    // As the page explains it: the file as it was downloaded, without its two last fields.
    let (rest, last) = json.rsplit_once(",\"completed_on\":").expect("the two last fields");
    assert!(last.ends_with(&format!("\"digest\":\"{digest}\"}}")), "{last}");
    let recomputed: String = Sha256::digest(format!("{rest}}}")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(recomputed, digest);
}
