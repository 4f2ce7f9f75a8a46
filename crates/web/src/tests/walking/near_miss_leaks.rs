//! Leaks that were seen in real tools, tried on the pages of near misses; and receipts, which tell nothing to a guess.

use std::collections::BTreeSet;

use app::body::{self, Choices};
use app::near_miss::{SendAs, Sending, analysis, assignment};
use app::testing::Somebody;
use app::testing::bodies::{House, sending};
use axum::http::{HeaderMap, StatusCode};
use domain::near_miss::serious::Policy;

use super::browser::{Browser, Place, Shown};
use crate::tests::logged;

const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette. L'infirmière l'a vu et nous avons tout repris.";

struct Scene {
    place: Place,
    house: House,
    camille: Somebody,
    team: i64,
    draft: String,
    reference: String,
    secret: String,
}

/// A near miss of a team, sent at 9:17 and opened by its expert at 9:43; a draft beside it.
fn scene() -> Scene {
    let place = Place::published();
    let world = &place.world;
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let dana = world.given_a_doctor(&house, "Dana Deux", "770000002");
    let team = world.given_a_team(&house, "Bloc Vermiculaire", &[camille.person, dana.person]);
    world.at("2008-03-10T09:17:23");
    let (written, seen) = world.when_they_write(&house, &camille, STORY);
    let sent = Sending { send_as: SendAs::Team(team), ..sending(&written, seen) };
    let receipt = app::near_miss::send(&world.app, &camille.actor, house.org, sent).expect("it is sent");
    let (draft, _) = world.when_they_write(&house, &camille, STORY);
    world.at("2008-03-10T09:43:51");
    let expert = house.experts[0].person().expect("a person");
    assignment::assign(&world.app, &house.manager, house.org, &receipt.reference, expert).expect("it is given");
    analysis::open(&world.app, &house.experts[0], house.org, &receipt.reference).expect("it is opened");
    world.at("2008-03-10T11:05:02");
    Scene { place, house, camille, team, draft, reference: receipt.reference, secret: receipt.secret }
}

impl Scene {
    async fn expert(&self) -> Browser {
        let browser = self.place.browser_of(&self.house.experts[0]);
        for hat in ["0-expert", "1-expert"] {
            let worn = browser.post("/session/hat", format!("hat={hat}")).await;
            if worn.status == StatusCode::SEE_OTHER {
                return browser.keeping(&worn);
            }
        }
        panic!("an expert has that hat")
    }

    /// Every page on which the desk and the expert see it.
    async fn of_others(&self) -> Vec<(String, Shown)> {
        let (expert, manager) = (self.expert().await, self.place.browser_of(&self.house.manager));
        let mut shown = Vec::new();
        for rest in ["", "/clearing", "/verdict", "/recommendations"] {
            let address = format!("/anest/analysis/{}{rest}", self.reference);
            shown.push((address.clone(), expert.get(&address).await));
        }
        shown.push(("/anest/analysis".to_owned(), expert.get("/anest/analysis").await));
        for state in ["sent", "assigned", "under_analysis"] {
            let address = format!("/anest/desk/near-misses?state={state}");
            shown.push((address.clone(), manager.get(&address).await));
        }
        let address = format!("/anest/desk/near-misses/{}", self.reference);
        shown.push((address.clone(), manager.get(&address).await));
        assert!(shown.iter().all(|(_, page)| page.status == StatusCode::OK));
        shown
    }

    async fn of_its_author(&self) -> Vec<(String, Shown)> {
        let camille = self.place.browser_of(&self.camille.actor);
        let mut shown = Vec::new();
        for rest in [
            String::new(),
            format!("/{}", self.reference),
            format!("/{}/file", self.reference),
            format!("/drafts/{}", self.draft),
        ] {
            let address = format!("/anest/near-misses{rest}");
            shown.push((address.clone(), camille.get(&address).await));
        }
        assert!(shown.iter().all(|(_, page)| page.status == StatusCode::OK));
        shown
    }
}

#[tokio::test]
async fn leak_timestamps_no_page_says_at_what_time() {
    let scene = scene();
    let mut pages = scene.of_others().await;
    pages.extend(scene.of_its_author().await);
    let receipt = scene.place.stranger().send("/receipt", &[("secret".to_owned(), scene.secret.clone())]).await;
    assert!(receipt.says(&scene.reference));
    pages.push(("/receipt".to_owned(), receipt));
    for (address, page) in pages {
        for time in ["9:17", "09:17", "9 h 17", "9:43", "09:43", "08:17", "08:43"] {
            assert!(!page.text.contains(time), "{time} on {address}");
        }
        assert!(page.headers.get("last-modified").is_none(), "{address}");
    }
}

#[tokio::test]
async fn leak_a_token_in_a_hidden_field_no_page_holds_what_leads_to_its_author() {
    let scene = scene();
    for (address, page) in scene.of_others().await {
        let tokens = [
            ("the author", scene.camille.person.to_string()),
            ("the team", scene.team.to_string()),
            ("the name of the team", "Vermiculaire".to_owned()),
            ("the draft", scene.draft.clone()),
            ("the receipt", scene.secret.clone()),
            ("the name", "Camille".to_owned()),
            ("the mail", scene.camille.email.clone()),
            ("the place", "770000001".to_owned()),
        ];
        for (what, token) in tokens {
            assert!(!page.text.contains(&token), "{what} is in {address}");
        }
    }
    for (address, page) in scene.of_its_author().await {
        assert!(!page.text.contains(&scene.secret), "the secret was shown once, and is in {address}");
    }
}

#[tokio::test]
async fn leak_a_file_names_its_author_in_neither_text_nor_name_nor_headers() {
    let scene = scene();
    let camille = scene.place.browser_of(&scene.camille.actor);
    for address in [
        format!("/anest/near-misses/{}/file", scene.reference),
        format!("/anest/near-misses/{}/file?kind=json", scene.reference),
        format!("/anest/near-misses/drafts/{}/file", scene.draft),
        format!("/anest/near-misses/drafts/{}/file?kind=json", scene.draft),
    ] {
        let file = camille.get(&address).await;
        assert!(file.status == StatusCode::OK && file.text.contains("seringue"), "{address}");
        let told = format!("{} {:?}", file.text, file.headers);
        let person = scene.camille.person.to_string();
        for who in ["Camille", &scene.camille.email, &person, "Vermiculaire", &scene.secret, "09:17", "T09", "T08"] {
            assert!(!told.contains(who), "{who} in {address}");
        }
        assert_eq!(file.headers["cache-control"], "no-store");
    }
}

#[tokio::test]
async fn leak_only_towards_peers_and_nobody_told_everybody_is_told_before_the_first_word() {
    let scene = scene();
    let camille = scene.place.browser_of(&scene.camille.actor);
    let english = camille.get("/anest/near-misses/before").await;
    for words in ["expert", "manager", "judge can demand", "operator", "key file", "serious adverse event"] {
        assert!(english.says(words), "{words}: {}", english.words());
    }
    let french = camille.reading("fr").get("/anest/near-misses/before").await;
    for words in ["expert", "gestionnaire", "juge peut demander", "exploitant", "fichier de clés", "grave"] {
        assert!(french.says(words), "{words}: {}", french.words());
    }
    // A body that lets both know each other says so, before.
    let choices = Choices { serious: Policy::Exclude, handling_months: 2, named: true };
    body::choose(&scene.place.world.app, &scene.house.manager, scene.house.org, choices).expect("it may");
    let named = camille.get("/anest/near-misses/before").await;
    assert_ne!(named.words(), english.words());
    assert!(named.says("name"), "{}", named.words());
    // And what was sent before it said so stays under no name.
    let opened = scene.expert().await.get(&format!("/anest/analysis/{}", scene.reference)).await;
    assert!(opened.says("without names") && !opened.text.contains("Camille"), "{}", opened.words());
}

fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let said = headers.iter().map(|(name, value)| (name.to_string(), format!("{value:?}")));
    said.collect()
}

#[tokio::test]
async fn a06_a_guessed_receipt_is_answered_the_same_whatever_was_guessed() {
    let scene = scene();
    let other = scene.place.world.given_a_body("other");
    let elsewhere = scene.place.world.given_a_doctor(&other, "Claude Trois", "770000003");
    let theirs = scene.place.world.when_they_report(&other, &elsewhere, STORY);
    let mut near = scene.secret.clone();
    near.replace_range(25.., if near.ends_with('a') { "b" } else { "a" });
    let guesses = [
        // Unknown, malformed, and known to be something else of one's own or of another.
        "a".repeat(26),
        near,
        String::new(),
        "x".to_owned(),
        "é".repeat(100),
        "' OR 1=1 --".to_owned(),
        scene.reference.clone(),
        scene.draft.clone(),
        theirs.reference.clone(),
        theirs.signature.clone(),
        scene.camille.person.to_string(),
        scene.secret[..25].to_owned(),
    ];
    let app = &scene.place.world.app;
    for browser in [scene.place.stranger(), scene.place.browser_of(&scene.house.manager)] {
        let mut told = BTreeSet::new();
        for guess in &guesses {
            let before = app.store.statements();
            let shown = browser.send("/receipt", &[("secret".to_owned(), guess.clone())]).await;
            let statements = app.store.statements() - before;
            assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{guess}");
            // What was typed comes back into its field, for a slip to be mended: the rest is the same, byte for byte.
            let (before_it, rest) = shown.text.split_once("name=\"secret\"").expect("its field");
            let (tag, rest) = rest.split_once('>').expect("a tag");
            let (attributes, _) = tag.split_once("value=").unwrap_or((tag, ""));
            let rest = format!("{attributes}{rest}");
            let mut said = headers(&shown.headers);
            said.retain(|(name, _)| name != "content-length");
            told.insert((shown.status.as_u16(), said, format!("{before_it}{rest}"), statements));
        }
        assert_eq!(told.len(), 1, "{:?}", told.iter().map(|(_, _, text, n)| (text.len(), *n)).collect::<Vec<_>>());
    }
    // A proof is answered alike for what another body gave out and for what nobody did.
    let stranger = scene.place.stranger();
    let mut told = BTreeSet::new();
    for (reference, signature) in
        [(theirs.reference.as_str(), theirs.signature.as_str()), ("0000000000", "00"), (&scene.reference, "00")]
    {
        let fields = [("body", "anest"), ("reference", reference), ("on", "2008-03-10"), ("signature", signature)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let before = app.store.statements();
        let shown = stranger.send("/receipt/proof", &fields).await;
        let statements = app.store.statements() - before;
        assert!(shown.says("Nothing agrees"), "{}", shown.words());
        // What was typed comes back into its fields: the rest is the same.
        let rest = shown.text.replace(reference, "").replace(&format!("\"{signature}\""), "\"\"");
        told.insert((shown.status.as_u16(), rest, statements));
    }
    assert_eq!(told.len(), 1, "{told:?}");
}

#[tokio::test]
async fn a01_what_is_typed_is_in_no_line_of_the_log_however_it_goes_wrong() {
    crate::tests::listen();
    tracing::info!("what is logged is heard");
    let scene = scene();
    let camille = scene.place.browser_of(&scene.camille.actor);
    let draft = format!("/anest/near-misses/drafts/{}", scene.draft);
    let one = format!("/anest/near-misses/{}", scene.reference);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let word = "Zorglubert Quixomandre, 2 69 05 49 588 157 80";
    for (address, field) in [
        (format!("{draft}/sections/story"), "narrative"),
        (format!("{draft}/check"), "narrative"),
        (format!("{draft}/sending"), "narrative"),
        (format!("{one}/words"), "words"),
        (format!("{one}/revision"), "narrative"),
        (format!("{one}/recommendations"), "answer-1"),
        (format!("{one}/nowhere"), "words"),
        ("/anest/near-misses/drafts".to_owned(), "pasted"),
        ("/receipt".to_owned(), "secret"),
        ("/try".to_owned(), "narrative"),
    ] {
        camille.send(&address, &[pair(field, word), pair("then", "look")]).await;
        camille.post(&address, format!("{field}=%FFZorglubert")).await;
    }
    let saving = [pair("field", "narrative"), pair("value", word), pair("base", "99")];
    camille.send(&format!("{draft}/saving"), &saving).await;
    let expert = scene.expert().await;
    for rest in ["/exchange", "/verdict", "/recommendations", "/clearing"] {
        let address = format!("/anest/analysis/{}{rest}", scene.reference);
        expert.send(&address, &[pair("words", word), pair("verdict", "return"), pair("text-narrative", word)]).await;
    }
    expert.get(&format!("/rex?q={}", "Zorglubert")).await;
    let log = logged();
    assert!(log.contains("what is logged is heard"));
    for planted in ["Zorglubert", "Quixomandre", "588 157", scene.secret.as_str(), "seringue", "Camille"] {
        assert!(!log.contains(planted), "{planted} was logged: {log}");
    }
}
