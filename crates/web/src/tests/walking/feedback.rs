//! What comes back, through its pages: the trail of an author, stories, alerts, the digest, and the clocks of a body.

use std::collections::BTreeSet;

use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, Sending, analysis, assignment};
use app::testing::Somebody;
use app::testing::bodies::{House, SPECIALTY, sending};
use axum::http::StatusCode;
use domain::authority::{Actor, Role};
use domain::near_miss::assignment::Span;
use domain::near_miss::consent::Use;
use domain::near_miss::content::FieldKey;
use jiff::civil::date;

use super::browser::{Browser, Place, Shown};

const STORY: &str = "La seringue portait la mauvaise étiquette.";
const CLEARED: &str = "Une seringue mal étiquetée, vue à temps.";

/// A body with three experts and a near miss that was accepted, whose author agrees to a story.
struct Scene {
    place: Place,
    house: House,
    camille: Somebody,
    other: Somebody,
    reference: String,
    secret: String,
}

fn scene() -> Scene {
    let place = Place::published();
    let house = place.world.given_a_body("anest");
    let camille = place.world.given_a_doctor(&house, "Camille Un", "770000001");
    let other = place.world.given_a_doctor(&house, "Dominique Deux", "770000002");
    let (draft, seen) = place.world.when_they_write(&house, &camille, STORY);
    let sending = Sending { agreed: BTreeSet::from([Use::Story]), ..sending(&draft, seen) };
    let receipt = near_miss::send(&place.world.app, &camille.actor, house.org, sending).expect("it is sent");
    let scene = Scene { place, house, camille, other, reference: receipt.reference, secret: receipt.secret };
    scene.accepted();
    scene
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

impl Scene {
    fn accepted(&self) {
        let (app, org, expert) = (&self.place.world.app, self.house.org, &self.house.experts[0]);
        let (reference, none) = (self.reference.as_str(), BTreeSet::new());
        assignment::assign(app, &self.house.manager, org, reference, expert.person().expect("a person"))
            .expect("given");
        analysis::open(app, expert, org, reference).expect("opened");
        self.place.world.when_they_complete(&self.house, &self.camille, reference);
        let edits = Edits::from([(FieldKey::once("narrative"), CLEARED.to_owned())]);
        clearing::clear(app, expert, org, reference, &edits, &none).expect("cleared");
        verdict::give(app, expert, org, reference, Verdict::Accept, "", &none).expect("accepted");
    }

    /// An expert of the body, wearing that hat.
    async fn expert(&self, actor: &Actor) -> Browser {
        let browser = self.place.browser_of(actor);
        for place in 0..2 {
            let worn = browser.post("/session/hat", format!("hat={place}-expert")).await;
            if worn.status == StatusCode::SEE_OTHER {
                return browser.keeping(&worn);
            }
        }
        panic!("an expert has that hat")
    }

    fn third(&self) -> Actor {
        let world = &self.place.world;
        let who = world.given_a_doctor(&self.house, "expert three", "770000009");
        let span = Span { from: date(2008, 1, 1), to: None };
        app::doctor::make_expert(&world.app, &self.house.manager, self.house.org, who.person, SPECIALTY, span)
            .expect("they are named");
        Actor::Wearing { person: who.person, org: self.house.org, role: Role::Expert }
    }

    /// Every page that somebody else reads, as they stand.
    async fn pages_of_others(&self) -> Vec<(String, String)> {
        let own = format!("/anest/near-misses/{}", self.reference);
        let other = self.place.browser_of(&self.other.actor);
        let (manager, stranger) = (self.place.browser_of(&self.house.manager), self.place.stranger());
        let second = self.expert(&self.house.experts[1]).await;
        let asked: [(&Browser, &[&str]); 4] = [
            (&other, &["/anest/near-misses", own.as_str()]),
            (&manager, &["/anest/desk/near-misses?state=accepted"]),
            (&second, &["/anest/analysis?state=accepted"]),
            (&stranger, &["/receipt"]),
        ];
        let mut pages = Vec::new();
        for (browser, addresses) in asked {
            for address in addresses {
                let shown = browser.get(address).await;
                pages.push(((*address).to_owned(), format!("{} {}", shown.status, shown.text)));
            }
        }
        pages
    }
}

/// The words of a story, as its form sends them.
fn words(form: &super::browser::Filled) -> super::browser::Filled {
    form.clone()
        .with("title-fr", &["Une étiquette relue à deux"])
        .with("title-en", &["A label read by two"])
        .with("told-en", &["A mislabelled syringe was seen in time."])
        .with("learnt-fr", &["Relire à deux prend peu de temps."])
        .with("learnt-en", &["Reading by two takes little time."])
}

fn form_to(shown: &Shown, end: &str) -> super::browser::Filled {
    let found = shown.forms().into_iter().find(|form| form.action.ends_with(end));
    found.unwrap_or_else(|| panic!("a form to {end}: {}", shown.words()))
}

#[tokio::test]
async fn a_near_miss_becomes_a_story_and_only_its_author_finds_that_in_its_trail() {
    let scene = scene();
    let third = scene.third();
    let writer = scene.expert(&scene.house.experts[0]).await;
    let before = scene.pages_of_others().await;
    let desk = writer.get("/anest/desk/stories").await;
    assert!(desk.says("Near misses you can tell") && desk.says(&scene.reference), "{}", desk.words());
    let beginning = format!("/anest/analysis/{}/story", scene.reference);
    let empty = writer.get(&beginning).await;
    assert!(empty.text.contains(CLEARED) && !empty.text.contains(STORY), "it starts from what was cleared");
    let named = words(&form_to(&empty, "/story")).with("told-fr", &["Vu avec Mme Dupontel."]);
    let refused = named.send(&writer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Vu avec Mme Dupontel.") && refused.text.contains("href=\"#told-fr\""));
    assert!(refused.says("could point to somebody"), "{}", refused.words());
    let begun = words(&form_to(&empty, "/story")).send(&writer).await;
    let story = begun.location().split('?').next().expect("an address").to_owned();
    assert!(writer.follow(&begun).await.says("Two readers must read it"));
    for (place, reader) in [&scene.house.experts[1], &third].into_iter().enumerate() {
        let reader = scene.expert(reader).await;
        let page = reader.get(&story).await;
        assert!(page.says("A label read by two") && page.says("Your reading"), "{}", page.words());
        assert!(!page.text.contains(&scene.reference), "a reader does not see whose it is");
        let unsaid = form_to(&page, "/reading").send(&reader).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "yes or no");
        let said = form_to(&page, "/reading").with("agrees", &["yes"]).send(&reader).await;
        assert!(reader.follow(&said).await.says("Your opinion is saved"));
        let early = writer.get(&story).await.says("Publish this story");
        assert_eq!(early, place == 1, "once two agree");
    }
    let published = form_to(&writer.get(&story).await, "/publication").send(&writer).await;
    assert!(writer.follow(&published).await.says("The story is published"));
    let reference = story.rsplit('/').next().expect("a name");
    let public = scene.place.stranger().get(&format!("/stories/{reference}")).await;
    assert!(public.says("A label read by two") && public.says("January 2008"), "{}", public.words());
    assert!(!public.text.contains("anest") && !public.text.contains("Anaesth"), "few practise it: {}", public.words());
    let list = scene.place.stranger().get("/stories?specialty=urology&theme=&after=").await;
    assert!(list.says("No story is published yet"), "{}", list.words());
    // Only whoever sent it, and whoever has the receipt, learns that it was told.
    let own =
        scene.place.browser_of(&scene.camille.actor).get(&format!("/anest/near-misses/{}", scene.reference)).await;
    assert!(own.says("Told in a published story") && own.text.contains(&format!("/stories/{reference}")));
    let receipt = scene.place.stranger().send("/receipt", &pairs(&[("secret", &scene.secret)])).await;
    assert!(receipt.says("Told in a published story") && receipt.says("What is owed to you"), "{}", receipt.words());
    assert_eq!(scene.pages_of_others().await, before, "nobody else gets another page");
}

#[tokio::test]
async fn a_reader_who_does_not_agree_says_why_and_what_is_published_is_withdrawn() {
    let scene = scene();
    let third = scene.third();
    let writer = scene.expert(&scene.house.experts[0]).await;
    let beginning = format!("/anest/analysis/{}/story", scene.reference);
    let begun = words(&form_to(&writer.get(&beginning).await, "/story")).send(&writer).await;
    let story = begun.location().split('?').next().expect("an address").to_owned();
    let (second, third) = (scene.expert(&scene.house.experts[1]).await, scene.expert(&third).await);
    let no = form_to(&second.get(&story).await, "/reading").with("agrees", &["no"]);
    assert_eq!(no.send(&second).await.status, StatusCode::UNPROCESSABLE_ENTITY, "why not");
    no.with("words", &["The title says too much."]).send(&second).await;
    let disputed = writer.get(&story).await;
    assert!(disputed.says("To be rewritten") && disputed.says("The title says too much."), "{}", disputed.words());
    let again = form_to(&disputed, &story).with("title-en", &["A label"]).send(&writer).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let stale = form_to(&disputed, &story).with("title-en", &["Another"]).send(&writer).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody wrote in the meantime");
    assert!(stale.text.contains("Another"), "nothing typed is lost");
    for reader in [&second, &third] {
        form_to(&reader.get(&story).await, "/reading").with("agrees", &["yes"]).send(reader).await;
    }
    writer.post(&format!("{story}/publication"), "").await;
    let page = third.get(&story).await;
    let half = form_to(&page, "/withdrawal").with("reason-en", &["Somebody could be recognised."]).send(&third).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("Somebody could be recognised.") && half.text.contains("href=\"#reason-fr\""));
    let whole =
        form_to(&half, "/withdrawal").with("reason-fr", &["On pourrait reconnaître quelqu’un."]).send(&third).await;
    assert!(third.follow(&whole).await.says("The story is withdrawn"));
    let reference = story.rsplit('/').next().expect("a name");
    let public = scene.place.stranger().get(&format!("/stories/{reference}")).await;
    assert!(public.says("Story withdrawn") && !public.says("mislabelled"), "{}", public.words());
}

#[tokio::test]
async fn an_alert_is_agreed_to_by_a_second_person_then_read_applied_and_counted() {
    let scene = scene();
    let world = &scene.place.world;
    let manager = scene.place.browser_of(&scene.house.manager);
    let second = scene.place.browser_of(&world.given_a_member(scene.house.org, Role::Manager, "second", "en"));
    let camille = scene.place.browser_of(&scene.camille.actor);
    let desk = manager.get("/anest/desk/alerts").await;
    let form = form_to(&desk, "/desk/alerts")
        .with("title-fr", &["Deux ampoules"])
        .with("title-en", &["Two vials"])
        .with("told-fr", &["Elles se ressemblent."])
        .with("told-en", &["They look alike."])
        .with("to_do-fr", &["Ranger à part."])
        .with("to_do-en", &["Store apart."]);
    let refused = form.clone().with("ends_on", &["tomorrow"]).send(&manager).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Give a day") && refused.text.contains("Store apart."), "{}", refused.words());
    let nobody = form.send(&manager).await;
    assert!(nobody.says("Choose the specialty to tell"), "{}", nobody.words());
    let proposed = form_to(&nobody, "/desk/alerts").with("specialty", &[SPECIALTY]).send(&manager).await;
    assert!(manager.follow(&proposed).await.says("somebody else must agree"));
    assert!(!camille.get("/anest/alerts").await.says("Two vials"));
    let desk = second.get("/anest/desk/alerts").await;
    let agreed = form_to(&desk, "/agreement").send(&second).await;
    assert!(second.follow(&agreed).await.says("The mails are leaving"));
    world.when_the_jobs_run();
    let heard = camille.get("/anest/alerts").await;
    assert!(heard.says("Two vials") && heard.says("Not read"), "{}", heard.words());
    let read = form_to(&heard, "/reading").send(&camille).await;
    assert!(!camille.follow(&read).await.says("Not read"));
    let form = form_to(&camille.get("/anest/alerts").await, "/applying");
    let field = form.pairs.iter().find(|(name, _)| name.starts_with("note-")).expect("a note").0.clone();
    let long = form.clone().with(&field, &[&"a".repeat(501)]).send(&camille).await;
    assert!(long.status == StatusCode::UNPROCESSABLE_ENTITY && long.text.contains(&"a".repeat(501)));
    let applied = form.with(&field, &["In place in two rooms."]).send(&camille).await;
    let page = camille.follow(&applied).await;
    assert!(page.says("Applied here since") && page.says("In place in two rooms."), "{}", page.words());
    let desk = second.get("/anest/desk/alerts").await;
    assert!(desk.says("Every mail had left after") && !desk.says("In place in two rooms."), "{}", desk.words());
    assert!(desk.says("All of them411"), "four told, one read, one applied: {}", desk.words());
    let back = form_to(&page, "/taking-back").send(&camille).await;
    assert!(!camille.follow(&back).await.says("Applied here since"));
    let public = form_to(&desk, "/end").action.split('/').nth(4).expect("a name").to_owned();
    let ended = form_to(&desk, "/end")
        .with(&format!("reason-{public}-fr"), &["Réglé."])
        .with(&format!("reason-{public}-en"), &["Settled."])
        .send(&second)
        .await;
    assert!(second.follow(&ended).await.says("It is done"));
    let shown = scene.place.stranger().get(&format!("/alerts/{public}")).await;
    assert!(shown.says("Store apart.") && shown.says("Settled."), "it stays readable: {}", shown.words());
    assert_eq!(scene.place.stranger().get("/alerts/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_digest_is_chosen_on_the_account_and_stopped_by_its_link_alone() {
    let scene = scene();
    let camille = scene.place.browser_of(&scene.camille.actor);
    let account = camille.get("/account/sessions").await;
    assert!(account.text.contains("/account/digest"), "{}", account.words());
    let unchosen = camille.post("/account/digest", "specialties=nothing").await;
    assert_eq!(unchosen.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = camille.get("/account/digest").await.form();
    assert!(form.pairs.contains(&("rhythm".to_owned(), "none".to_owned())), "nobody is sent one unasked");
    let chosen = form.with("rhythm", &["weekly"]).with("specialties", &[SPECIALTY]).send(&camille).await;
    assert!(camille.follow(&chosen).await.says("Your choice is saved"));
    // A week that has ended when the digest leaves.
    scene.place.world.on("2008-01-09");
    let second = scene.place.world.given_a_member(scene.house.org, Role::Manager, "second", "en");
    let text =
        |words: &str| domain::text::Text::new(app::told::languages().map(|language| (language, words.to_owned())));
    let new = app::alert::New {
        words: app::alert::Words { title: text("Vials"), told: text("Vials."), to_do: text("Apart.") },
        specialty: SPECIALTY.to_owned(),
        ..app::alert::New::default()
    };
    let (app, org) = (&scene.place.world.app, scene.house.org);
    let alert = app::alert::propose(app, &scene.house.manager, org, &new).expect("it is proposed");
    app::alert::agree(app, &second, org, &alert).expect("it is agreed to");
    scene.place.world.at("2008-01-14T09:00");
    scene.place.world.when_the_jobs_run();
    let mails = scene.place.world.then_mails_to(&scene.camille);
    let digest = mails.iter().find(|mail| mail.text.contains("/digest/stop/")).expect("a digest");
    let link = digest.text.lines().find(|line| line.contains("/digest/stop/")).expect("a link");
    let path = &link[link.find("/digest/").expect("a path")..];
    let stranger = scene.place.stranger();
    let asked = stranger.get(path).await;
    assert!(asked.status == StatusCode::OK && asked.headers["cache-control"] == "no-store", "{}", asked.words());
    let camille = scene.place.browser_of(&scene.camille.actor);
    let form = camille.get("/account/digest").await.form();
    assert!(form.pairs.contains(&("rhythm".to_owned(), "weekly".to_owned())), "reading stops nothing");
    assert!(asked.form().send(&stranger).await.says("You will get no more digests"));
    let form = camille.get("/account/digest").await.form();
    assert!(form.pairs.contains(&("rhythm".to_owned(), "none".to_owned())));
    // A mail program stops them by itself, as the header says it may: without a page, a session or a word of where it is.
    form.with("rhythm", &["weekly"]).with("specialties", &[SPECIALTY]).send(&camille).await;
    let clicked = stranger.post(path, "List-Unsubscribe=One-Click").await;
    assert_eq!(clicked.status, StatusCode::OK, "{}", clicked.words());
    let form = camille.get("/account/digest").await.form();
    assert!(form.pairs.contains(&("rhythm".to_owned(), "none".to_owned())));
    assert_eq!(stranger.get("/digest/stop/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_body_sees_how_often_it_kept_its_clocks() {
    let scene = scene();
    let manager = scene.place.browser_of(&scene.house.manager).get("/anest/desk/feedback").await;
    assert!(manager.says("1 in time, out of 1 kept or past due"), "{}", manager.words());
    let camille = scene.place.browser_of(&scene.camille.actor);
    let told = camille.get("/anest/desk/feedback").await;
    assert!(told.says("Too few to be shown") && !told.says("out of 1"), "{}", told.words());
    let own = camille.get(&format!("/anest/near-misses/{}", scene.reference)).await;
    assert!(own.says("Somebody opened it") && own.says("It has no theme yet"), "{}", own.words());
}
