//! The body's side through its pages: given without being read, opened by its expert, asked about, returned, cleared,
//! judged, coded twice.

use std::collections::BTreeSet;

use app::near_miss;
use app::testing::Somebody;
use app::testing::bodies::House;
use axum::http::StatusCode;

use super::browser::{Browser, Place, Shown};

const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette. L'infirmière l'a vu et nous avons tout repris.";
const SEEN: &str = "la seringue portait la mauvaise étiquette";

/// A body in which Camille has reported, and what the near miss is called.
struct Scene {
    place: Place,
    house: House,
    camille: Somebody,
    reference: String,
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn scene() -> Scene {
    let place = Place::published();
    let house = place.world.given_a_body("anest");
    let camille = place.world.given_a_doctor(&house, "Camille Un", "770000001");
    let reference = place.world.when_they_report(&house, &camille, STORY).reference;
    Scene { place, house, camille, reference }
}

impl Scene {
    fn manager(&self) -> Browser {
        self.place.browser_of(&self.house.manager)
    }

    /// An expert reports too, and says which hat they wear.
    async fn expert(&self, number: usize) -> Browser {
        let browser = self.place.browser_of(&self.house.experts[number]);
        for place in 0..2 {
            let worn = browser.post("/session/hat", format!("hat={place}-expert")).await;
            if worn.status == StatusCode::SEE_OTHER {
                assert_eq!(worn.location(), "/anest/analysis", "the home of the hat");
                return browser.keeping(&worn);
            }
        }
        panic!("an expert has that hat")
    }

    fn person(&self, number: usize) -> String {
        self.house.experts[number].person().expect("a person").to_string()
    }

    fn desk(&self, rest: &str) -> String {
        format!("/anest/desk/near-misses/{}{rest}", self.reference)
    }

    fn at(&self, rest: &str) -> String {
        format!("/anest/analysis/{}{rest}", self.reference)
    }

    async fn when_given(&self, number: usize) {
        let sent = pairs(&[("expert", &self.person(number))]);
        let given = self.manager().send(&self.desk("/assignment"), &sent).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.words());
    }

    /// Its author answers what acceptance needs.
    fn when_completed(&self) {
        self.place.world.when_they_complete(&self.house, &self.camille, &self.reference);
    }
}

fn then_not_there(shown: &Shown) {
    assert_eq!(shown.status, StatusCode::NOT_FOUND, "{}", shown.words());
}

#[tokio::test]
async fn a05_a_manager_gives_what_they_cannot_read() {
    let scene = scene();
    let manager = scene.manager();
    let list = manager.get("/anest/desk/near-misses").await;
    assert!(list.says(&scene.reference) && list.says("To be given (1)"), "{}", list.words());
    let case = manager.get(&scene.desk("")).await;
    assert!(case.says("The body assigns it") && case.says("expert 1 anest"), "{}", case.words());
    for page in [&list, &case] {
        assert!(!page.text.contains(SEEN) && !page.text.contains("Camille"), "no word and no name");
    }
    then_not_there(&manager.get("/anest/desk/near-misses?state=lost").await);
    then_not_there(&manager.get("/anest/desk/near-misses/nothing").await);
    let nobody = manager.send(&scene.desk("/assignment"), &[]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.says("Choose somebody from the list.") && nobody.text.contains("href=\"#expert\""));
    let stranger = manager.send(&scene.desk("/assignment"), &pairs(&[("expert", "999999")])).await;
    assert_eq!(stranger.status, StatusCode::CONFLICT);
    assert!(stranger.says("cannot be given to this expert"), "{}", stranger.words());
    let excluded = scene.house.experts[0].person().expect("a person");
    let app = &scene.place.world.app;
    near_miss::exclude_reader(app, &scene.camille.actor, scene.house.org, &scene.reference, excluded)
        .expect("nobody has it yet");
    let case = manager.get(&scene.desk("")).await;
    assert!(case.says("cannot be given it") && case.says("never said"), "unfit, and never why: {}", case.words());
    scene.when_given(1).await;
    assert!(manager.get("/anest/desk/near-misses?state=assigned").await.says("expert 2 anest"));
    assert_eq!(scene.expert(0).await.get("/anest/desk/near-misses").await.status, StatusCode::FORBIDDEN);
    assert_eq!(manager.get(&scene.at("")).await.status, StatusCode::FORBIDDEN);
    then_not_there(&scene.expert(0).await.get(&scene.at("")).await);
}

#[tokio::test]
async fn an_expert_reads_asks_and_returns_and_loses_nothing_that_was_typed() {
    let scene = scene();
    scene.when_given(0).await;
    let expert = scene.expert(0).await;
    assert!(expert.get("/anest/analysis").await.says(&scene.reference));
    let opened = expert.get(&scene.at("")).await;
    assert!(opened.says(SEEN) && opened.says("without names"), "{}", opened.words());
    assert!(!opened.text.contains("Camille"), "under no name");
    let named = pairs(&[("words", "Avez-vous revu Mme Durand ?")]);
    let wrong = expert.send(&scene.at("/exchange"), &named).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Avez-vous revu Mme Durand ?</textarea>"), "nothing typed is lost");
    assert!(wrong.text.contains("name=\"confirmed\""), "each passage can be justified: {}", wrong.words());
    let empty = expert.send(&scene.at("/exchange"), &[]).await;
    assert!(empty.says("Nothing is written"), "{}", empty.words());
    let sent = expert.send(&scene.at("/exchange"), &pairs(&[("words", "Qui relit les seringues ?")])).await;
    assert!(expert.follow(&sent).await.says("Qui relit les seringues ?"));

    let verdict = |verdict: &'static str, reason: &'static str, words: &'static str| {
        let (expert, address) = (expert.clone(), scene.at("/verdict"));
        async move { expert.send(&address, &pairs(&[("verdict", verdict), ("reason", reason), ("words", words)])).await }
    };
    let wrong = verdict("", "", "Merci.").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Choose a verdict.") && wrong.text.contains("Merci.</textarea>"));
    assert!(verdict("return", "", "Merci.").await.says("Choose a reason."));
    let early = verdict("reject", "too_thin", "").await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text.contains("href=\"#verdict\""), "{}", early.words());
    let judged = verdict("return", "too_thin", "Dites-en plus, merci.").await;
    let list = expert.follow(&judged).await;
    assert!(list.says("Your verdict is given") && list.says(&scene.reference), "{}", list.words());
    assert!(expert.get(&scene.at("/verdict")).await.says("not possible in the present state"));
}

#[tokio::test]
async fn what_was_cleared_is_accepted_coded_twice_and_settled() {
    let scene = scene();
    scene.when_given(0).await;
    let (expert, other, manager) = (scene.expert(0).await, scene.expert(1).await, scene.manager());
    expert.get(&scene.at("")).await;
    let verdict = expert.get(&scene.at("/verdict")).await;
    assert!(verdict.says("write the version without identities") && verdict.says("is missing"));
    let early = expert.send(&scene.at("/verdict"), &pairs(&[("verdict", "accept")])).await;
    assert!(early.status.is_client_error() && early.text.contains("href=\"#verdict\""), "{}", early.words());
    scene.when_completed();

    let page = expert.get(&scene.at("/clearing")).await;
    assert!(page.says("How many others could it be?"), "{}", page.words());
    let named = page.form().with("text-narrative", &["Mme Durand a reçu la seringue."]);
    let look = expert.send(&named.action, &[named.pairs.clone(), pairs(&[("step", "look")])].concat()).await;
    assert!(look.status == StatusCode::OK && look.text.contains("name=\"confirmed\""), "{}", look.words());
    let wrong = named.send(&expert).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("href=\"#text-narrative\"") && wrong.text.contains("Mme Durand a reçu la seringue."));
    let kept = page.form().with("text-narrative", &["Une patiente a failli recevoir la mauvaise seringue."]);
    let cleared = expert.follow(&kept.send(&expert).await).await;
    assert!(cleared.says("The version without identities is kept"), "{}", cleared.words());
    let accepted = expert.send(&scene.at("/verdict"), &pairs(&[("verdict", "accept"), ("words", "Merci.")])).await;
    assert!(expert.follow(&accepted).await.says(&scene.reference), "{}", accepted.words());

    let asked = manager.send(&scene.desk("/second-coding"), &pairs(&[("coder", &scene.person(1))])).await;
    assert!(manager.follow(&asked).await.says("expert 2 anest codes"), "{}", asked.words());
    let list = other.get("/anest/analysis").await;
    assert!(list.says("To be coded a second time") && list.says(&scene.reference), "{}", list.words());
    then_not_there(&other.get(&scene.at("")).await);
    let blind = other.get(&scene.at("/coding")).await;
    assert!(blind.says("Une patiente") && !blind.text.contains(SEEN), "what was cleared, and nothing else");
    let factors = |code: &'static str| pairs(&[("part", "factors"), ("codes-factors", code), ("back", "coding")]);
    let coded = expert.send(&scene.at("/coding"), &factors("4.4")).await;
    assert!(expert.follow(&coded).await.says("The codes are saved"));
    assert!(!other.get(&scene.at("/coding")).await.says("The other expert’s codes"), "blind until they coded too");
    let unknown = other.send(&scene.at("/coding"), &factors("99.9")).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    other.send(&scene.at("/coding"), &factors("1.1")).await;
    assert!(other.get(&scene.at("/coding")).await.says("The other expert’s codes"));
    let settled = pairs(&[("part", "factors"), ("settled-factors", "4.4")]);
    then_not_there(&other.send(&scene.at("/settlement"), &settled).await);
    let kept = expert.send(&scene.at("/settlement"), &settled).await;
    assert!(expert.follow(&kept).await.says("Settled between you"), "{}", kept.words());
}

#[tokio::test]
async fn what_is_advised_has_a_day_and_is_evaluated_once_answered() {
    let scene = scene();
    scene.when_given(0).await;
    let expert = scene.expert(0).await;
    let address = scene.at("/recommendations");
    let wrong = expert.send(&address, &pairs(&[("words", "Relire à deux."), ("due_on", "demain")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("href=\"#due_on\"") && wrong.text.contains("Relire à deux.</textarea>"));
    let past = expert.send(&address, &pairs(&[("words", "Relire à deux."), ("due_on", "2001-01-01")])).await;
    assert!(past.text.contains("href=\"#due_on\""), "{}", past.words());
    let sent = expert.send(&address, &pairs(&[("words", "Relire à deux."), ("due_on", "2030-01-01")])).await;
    assert!(expert.follow(&sent).await.says("not answered yet"), "{}", sent.words());
    let outcome = pairs(&[("number", "1"), ("outcome-1", "done")]);
    assert_eq!(expert.send(&scene.at("/outcomes"), &outcome).await.status, StatusCode::CONFLICT);
    let (app, org) = (&scene.place.world.app, scene.house.org);
    near_miss::answer_recommendation(
        app,
        &scene.camille.actor,
        org,
        &scene.reference,
        (1, "C'est fait."),
        &BTreeSet::new(),
    )
    .expect("it is theirs to answer");
    assert!(expert.get(&address).await.says("What became of it?"));
    let evaluated = expert.send(&scene.at("/outcomes"), &outcome).await;
    assert!(expert.follow(&evaluated).await.says("Done, seen on"), "{}", evaluated.words());
}

#[tokio::test]
async fn a_manager_keeps_caps_absences_and_the_bodys_own_words() {
    let scene = scene();
    let (manager, who) = (scene.manager(), scene.person(0));
    let field = |name: &str| format!("{name}-{who}");
    let cap = |value: &str| pairs(&[("expert", &who), (&field("cap"), value)]);
    let wrong = manager.send("/anest/desk/experts/caps", &cap("many")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"many\"") && wrong.says("Give a whole number"), "{}", wrong.words());
    assert!(manager.send("/anest/desk/experts/caps", &cap("9999")).await.says("at most 500"));
    let saved = manager.send("/anest/desk/experts/caps", &cap("7")).await;
    assert!(manager.follow(&saved).await.text.contains("value=\"7\""));
    let away = |from: &str, to: &str, cover: &str| {
        pairs(&[("expert", &who), (&field("from"), from), (&field("to"), to), (&field("cover"), cover)])
    };
    let absences = "/anest/desk/experts/absences";
    assert!(manager.send(absences, &away("?", "2030-01-10", "")).await.says("Give a day"));
    let backwards = manager.send(absences, &away("2030-01-10", "2030-01-01", "")).await;
    assert!(backwards.text.contains(&format!("href=\"#{}\"", field("to"))), "{}", backwards.words());
    let own = manager.send(absences, &away("2030-01-01", "2030-01-10", &who)).await;
    assert!(own.text.contains(&format!("href=\"#{}\"", field("cover"))), "{}", own.words());
    let noted = manager.send(absences, &away("2030-01-01", "2030-01-10", &scene.person(1))).await;
    assert!(manager.follow(&noted).await.says("Cover: expert 2 anest"), "{}", noted.words());
    let back = pairs(&[("expert", &who), ("absence", "2030-01-01")]);
    let back = manager.send("/anest/desk/experts/returns", &back).await;
    assert!(!manager.follow(&back).await.says("Cover: expert 2 anest"));
    scene.when_given(0).await;
    assert!(manager.get("/anest/desk/experts").await.says("Statement of expert work"));
    let period = manager.get("/anest/desk/experts?from=2030-02-01&to=2030-01-01").await;
    assert!(period.text.contains("href=\"#to\""), "{}", period.words());

    let text = |english: &str| {
        let both = [("reply-too-thin-fr", "Merci, dites-en plus."), ("reply-too-thin-en", english)];
        pairs(&[&[("reason", "too_thin"), ("seen", "0")][..], &both].concat())
    };
    let wrong = manager.send("/anest/desk/replies", &text("")).await;
    assert!(wrong.text.contains("href=\"#reply-too-thin-en\"") && wrong.text.contains("Merci, dites-en plus."));
    let saved = manager.send("/anest/desk/replies", &text("Thank you, tell more.")).await;
    assert!(manager.follow(&saved).await.says("The text is saved"), "{}", saved.words());
    let stale = manager.send("/anest/desk/replies", &text("Something else.")).await;
    assert!(stale.says("in the meantime") && stale.text.contains("Something else."), "{}", stale.words());
    let criteria = |english: &str| {
        let first = [("criterion-2-fr", "Le récit permet de comprendre."), ("criterion-2-en", english)];
        pairs(&[&[("seen", "0")][..], &first].concat())
    };
    let wrong = manager.send("/anest/desk/criteria", &criteria("")).await;
    assert!(wrong.text.contains("href=\"#criterion-2-en\""), "the line that was typed in: {}", wrong.words());
    let published = manager.send("/anest/desk/criteria", &criteria("The story can be understood.")).await;
    assert!(manager.follow(&published).await.says("Version 1"), "{}", published.words());

    let expert = scene.expert(0).await;
    let begun = expert.get(&scene.at("/verdict?reason=too_thin")).await;
    assert!(begun.text.contains("Merci, dites-en plus.</textarea>"), "in the language of the story");
    assert!(begun.says("The story can be understood."));
}
