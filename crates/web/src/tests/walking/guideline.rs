//! A guideline from an idea to everybody, page by page; and what pages say to whoever comes too soon.

use app::body::Kind as BodyKind;
use app::guideline::evidence::Freezing;
use app::rex::{Outcome, Source, identifiers};
use axum::http::StatusCode;
use domain::authority::{Actor, Role};
use domain::ids::OrgId;

use super::browser::{Browser, Filled, Place, Shown};

const ORG: &str = "anest";
/// A theme of the shipped scheme.
const THEME: &str = "wrong_medicine";

const MAPPING: &str = r#"
[file]
format = "csv"
[when]
column = "date"
formats = ["%d/%m/%Y"]
[specialty]
column = "specialty"
[language]
column = "language"
[[text]]
kind = "narrative"
column = "story"
"#;

struct Scene {
    place: Place,
    writer: Browser,
    peers: Vec<Browser>,
    manager: Browser,
    org: OrgId,
    writer_actor: Actor,
}

/// An expert reports too, and says which hat they wear.
async fn as_expert(place: &Place, who: &Actor) -> Browser {
    let browser = place.browser_of(who);
    for number in 0..8 {
        let worn = browser.post("/session/hat", format!("hat={number}-expert")).await;
        if worn.status == StatusCode::SEE_OTHER && worn.location().ends_with("/analysis") {
            return browser.keeping(&worn);
        }
    }
    panic!("an expert has that hat")
}

async fn scene() -> Scene {
    let place = Place::published();
    let world = &place.world;
    let (lead, other) = (world.given_a_body(ORG), world.given_a_body("ortho"));
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("base.csv");
    let row = "01/01/2008,anaesthesia,fr,La seringue portait la mauvaise étiquette.\n";
    std::fs::write(&file, format!("date,specialty,language,story\n{}", row.repeat(7))).expect("it is written");
    let source = Source { mapping_name: "m.toml", mapping: MAPPING, file: &file };
    let outcome = app::rex::import(&world.app, &Actor::System, source, &identifiers::screen, &|_, _| {});
    assert!(matches!(outcome, Ok(Outcome::Done(_))), "{outcome:?}");
    world.when_the_jobs_run();
    Scene {
        writer: as_expert(&place, &lead.experts[0]).await,
        peers: vec![as_expert(&place, &lead.experts[1]).await, as_expert(&place, &other.experts[0]).await],
        manager: place.browser_of(&lead.manager),
        org: lead.org,
        writer_actor: lead.experts[0].clone(),
        place,
    }
}

/// The form of a page that is sent to an address ending so.
fn form(shown: &Shown, ending: &str) -> Filled {
    let found = shown.forms().into_iter().find(|form| form.action.ends_with(ending));
    found.unwrap_or_else(|| panic!("no form to {ending}: {}", shown.words()))
}

async fn sends(browser: &Browser, form: Filled) -> Shown {
    browser.send(&form.action, &form.pairs).await
}

/// Sends a form and reads the page it leads to.
async fn done(browser: &Browser, form: Filled) -> Shown {
    let sent = sends(browser, form).await;
    let page = browser.follow(&sent).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.words());
    page
}

async fn proposed(scene: &Scene) -> String {
    let list = scene.writer.get(&format!("/{ORG}/desk/guidelines")).await;
    let empty = sends(&scene.writer, form(&list, "/guidelines").with("title", &[""])).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("Choose a kind"), "{}", empty.words());
    let filled = form(&list, "/guidelines").with("title", &["Syringe labels"]).with("why", &["Three in a month."]);
    let sent = sends(&scene.writer, filled.with("kind", &["general"])).await;
    sent.location().split('?').next().expect("an address").to_owned()
}

async fn drafted(scene: &Scene) -> String {
    let address = proposed(scene).await;
    let writer = &scene.writer;
    let page = writer.get(&address).await;
    let wrong = sends(writer, form(&page, "/scope").with("question", &["How?"])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Choose one to 5 themes") && wrong.text.contains(">How?</textarea>"), "{}", wrong.words());
    let filled = form(&page, "/scope").with("question", &["How?"]).with("themes", &[THEME]);
    let page = done(writer, filled.with("specialties", &["anaesthesia"])).await;
    let nothing = sends(writer, form(&page, "/evidence").with("words", &["hippopotame"])).await;
    assert!(nothing.says("No record of the base answers"), "{}", nothing.words());
    let page = done(writer, form(&page, "/evidence").with("words", &["seringue étiquette"])).await;
    assert!(page.says("7 records"), "{}", page.words());
    let whole = writer.get(&format!("{address}/evidence")).await;
    assert!(
        whole.says("The base still holds exactly these records") && whole.text.matches("/rex/records/").count() == 7
    );
    let draft = writer.get(&format!("{address}/draft")).await;
    let mut filled = form(&draft, "/draft");
    for part in ["title", "situation", "measures", "messages", "method"] {
        filled = filled.with(&format!("{part}-fr"), &["Étiqueter chaque seringue"]);
        filled = filled.with(&format!("{part}-en"), &["Label each syringe"]);
    }
    // What could name somebody is rewritten, or confirmed, before it is kept.
    let named = sends(writer, filled.clone().with("method-en", &["As Mr. Dupontel did."])).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.text.contains("href=\"#method-en\"") && named.text.contains(">As Mr. Dupontel did.</textarea>"));
    let confirming = form(&named, "/draft").with("confirmed", &["name:Mr. Dupontel"]);
    assert!(named.text.contains("value=\"name:Mr. Dupontel\""), "{}", named.words());
    let page = done(writer, confirming).await;
    assert!(page.says("As Mr. Dupontel did."), "{}", page.words());
    let draft = writer.get(&format!("{address}/draft")).await;
    let page = done(writer, form(&draft, "/draft").with("method-en", &["Label each syringe"])).await;
    assert!(page.says("Label each syringe"), "{}", page.words());
    address
}

#[tokio::test]
async fn a_guideline_is_made_read_approved_published_and_read_by_everybody() {
    let scene = scene().await;
    let (writer, manager) = (&scene.writer, &scene.manager);
    let address = drafted(&scene).await;
    let mut page = writer.get(&address).await;
    for (name, peer) in [("expert 2 anest", &scene.peers[0]), ("expert 1 ortho", &scene.peers[1])] {
        let invitation = form(&page, "/invitations");
        let html = scraper::Html::parse_document(&page.text);
        let options = scraper::Selector::parse("#person option").expect("a selector");
        let option = html.select(&options).find(|option| option.text().collect::<String>().starts_with(name));
        let person = option.and_then(|option| option.attr("value")).expect("they can be asked").to_owned();
        page = done(writer, invitation.with("person", &[&person])).await;
        let own = address.replace(ORG, if name.ends_with("ortho") { "ortho" } else { ORG });
        let list = peer.get(own.rsplit_once('/').expect("a list").0).await;
        assert!(list.says("What waits for you"), "{}", list.words());
        let asked = peer.get(&own).await;
        assert!(asked.says("Your interests") && !asked.text.contains("Practical measures"), "{}", asked.words());
        let unsaid = sends(peer, form(&asked, "/declaration").with("conflict", &["yes"])).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        let open = done(peer, form(&asked, "/declaration").with("conflict", &["no"])).await;
        assert!(open.says("Practical measures"), "{}", open.words());
        let opinion = form(&open, "/review").with("verdict", &["with_changes"]).with("words", &["Useful."]);
        let bare = sends(peer, opinion.clone()).await;
        assert!(
            bare.says("write at least one remark") && bare.text.contains(">Useful.</textarea>"),
            "{}",
            bare.words()
        );
        done(peer, opinion.with("remark-1", &["Say who reads."])).await;
    }
    let page = writer.get(&address).await;
    let answer = page.forms().into_iter().find(|form| form.action.ends_with("/answers")).expect("a remark");
    let page = done(writer, answer.with("answer-1", &["Said."])).await;
    let answer = page.forms().into_iter().find(|form| form.action.ends_with("/answers")).expect("a remark");
    let page = done(writer, answer.with("answer-2", &["Said too."])).await;
    let page = done(writer, form(&page, "/closing")).await;
    assert!(page.says("To approve"), "{}", page.words());
    let refused = writer.post(&format!("{address}/approval"), "decision=approve").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Whoever wrote does not judge"), "{}", refused.words());
    let page = manager.get(&address).await;
    assert!(page.says("Fewer than 11 records of the base") && !page.says("7 records"), "{}", page.words());
    assert_eq!(manager.get(&format!("{address}/evidence")).await.status, StatusCode::FORBIDDEN);
    let approved = manager.post(&format!("{address}/approval"), "decision=approve").await;
    let page = manager.follow(&approved).await;
    let late = sends(manager, form(&page, "/publication").with("review_by", &["2031-01-01"])).await;
    assert!(late.says("within two years") && late.text.contains("2031-01-01"), "{}", late.words());
    let page = done(manager, form(&page, "/publication")).await;
    assert!(page.says("Published, watched"), "{}", page.words());

    let stranger = scene.place.stranger();
    let list = stranger.get(&format!("/guidelines?theme={THEME}&specialty=anaesthesia&kind=general")).await;
    assert!(list.says("Label each syringe"), "{}", list.words());
    assert!(!stranger.get("/guidelines?kind=type_two").await.says("Label each syringe"));
    let reference = address.rsplit('/').next().expect("a reference");
    let shown = stranger.get(&format!("/guidelines/{reference}")).await;
    assert!(shown.says("Fewer than 11 records of the base") && shown.says("2 opinions of peers"), "{}", shown.words());
    assert!(!shown.text.contains("/rex/records/") && !shown.says("expert 1"), "nobody and no record is named");
    assert!(stranger.reading("fr").get(&format!("/guidelines/{reference}")).await.status == StatusCode::OK);
    // Whoever edits a programme is led to make a goal of it, and nobody else.
    let editor = scene.place.browser_of(&scene.place.house.editor);
    let edition = format!("/amp/team/editions/{}", scene.place.cohort.programme.id);
    let leads = editor.get(&format!("/guidelines/{reference}")).await;
    assert!(leads.text.contains(&format!("href=\"{edition}\"")) && !shown.text.contains("/editions/"));
    editor.post(&edition, "").await;
    let leads = editor.get(&format!("/guidelines/{reference}")).await;
    assert!(leads.text.contains(&format!("href=\"{edition}/guidelines?guideline={reference}\"")), "{}", leads.words());
    let file = stranger.get(&format!("/guidelines/{reference}/versions/1/file.json")).await;
    assert!(file.text.contains("\"records_fewer_than\": 11"), "{}", file.text);
    for missing in ["versions/2", "versions/0", "versions/x"] {
        assert_eq!(stranger.get(&format!("/guidelines/{reference}/{missing}")).await.status, StatusCode::NOT_FOUND);
    }

    let page = manager.get(&address).await;
    let forms = page.forms();
    let withdraw = forms.iter().find(|form| form.pairs.iter().any(|(_, value)| value == "withdraw")).expect("a form");
    let wrong = sends(manager, withdraw.clone().with("withdraw_reason", &["Old."]).with("replaced_by", &["zz"])).await;
    assert!(wrong.says("Nothing published has this reference"), "{}", wrong.words());
    done(manager, withdraw.clone().with("withdraw_reason", &["New devices."])).await;
    let gone = stranger.get(&format!("/guidelines/{reference}/versions/1")).await;
    assert!(
        gone.says("Withdrawn on") && gone.says("New devices.") && gone.says("Nothing replaces it"),
        "{}",
        gone.words()
    );
    assert!(!stranger.get("/guidelines").await.says("Label each syringe"));
}

#[tokio::test]
async fn what_somebody_else_saved_is_not_overwritten_and_nothing_typed_is_lost() {
    let scene = scene().await;
    let address = drafted(&scene).await;
    let (one, other) = (scene.writer.get(&format!("{address}/draft")).await, &scene.manager);
    let theirs = other.get(&format!("{address}/draft")).await;
    done(other, form(&theirs, "/draft").with("title-en", &["Theirs"])).await;
    let mine = sends(&scene.writer, form(&one, "/draft").with("title-en", &["Mine"])).await;
    assert_eq!(mine.status, StatusCode::CONFLICT);
    assert!(
        mine.says("Somebody else saved in the meantime") && mine.text.contains("value=\"Mine\""),
        "{}",
        mine.words()
    );
    let again = done(&scene.writer, form(&mine, "/draft")).await;
    assert!(again.says("Mine"), "{}", again.words());
}

#[tokio::test]
async fn an_officer_of_the_authority_agrees_from_their_own_desk() {
    let scene = scene().await;
    let world = &scene.place.world;
    app::body::found(&world.app, &Actor::System, scene.place.house.org, BodyKind::Authority, "fr-has").expect("it is");
    let officer = world.given_a_member(scene.place.house.org, Role::Officer, "officer", "en");
    let browser = scene.place.browser_of(&officer);
    let address = proposed(&scene).await;
    let page = browser.get(&address.replace(ORG, "amp")).await;
    assert!(page.says("Syringe labels") && page.forms().is_empty(), "{}", page.words());
    let proposing = browser.get("/amp/desk/guidelines").await;
    assert!(!proposing.says("Propose an idea"), "{}", proposing.words());
    let reference = address.rsplit('/').next().expect("a reference").to_owned();
    let nothing = app::guideline::evidence::freeze(
        &world.app,
        &scene.writer_actor,
        scene.org,
        &reference,
        &Freezing { words: "seringue".to_owned(), ..Freezing::default() },
    );
    assert!(nothing.is_err(), "an idea without a scope freezes nothing");
}
