//! The forums, walked by colleagues and by the team: what is shown, what is not, and what happens to a post.

use app::testing::Somebody;
use axum::http::StatusCode;
use domain::authority::{Actor, Role};
use scraper::{Html, Selector};

use super::browser::{Browser, Place, Shown};

/// Two colleagues who chose the goal, one who did not, and a moderator.
struct Scene {
    place: Place,
    ana: (Somebody, Browser),
    ben: (Somebody, Browser),
    cleo: (Somebody, Browser),
    moderator: Actor,
    forum: String,
}

fn scene() -> Scene {
    let place = Place::published();
    let [ana, ben, cleo] = ["Ana", "Ben", "Cleo"].map(|name| place.given_a_participant(name));
    place.world.on("2008-01-03");
    for who in [&ana.0, &ben.0] {
        place.world.when_they_choose(&place.cohort, who, "s1");
    }
    // Signed in on that day: a session does not last till the next.
    let [ana, ben, cleo] = [ana, ben, cleo].map(|(who, _)| {
        let browser = place.browser_of(&who.actor);
        (who, browser)
    });
    let forum = place.world.path_of(&ana.0).goals_of("s1")[0].0.clone();
    let moderator = place.world.given_a_member(place.house.org, Role::Moderator, "the moderator", "en");
    Scene { place, ana, ben, cleo, moderator, forum }
}

impl Scene {
    fn forum(&self) -> String {
        self.place.at(&format!("/forums/{}", self.forum))
    }

    /// A thread begun, by its address.
    async fn begun(&self, by: &Browser, title: &str, words: &str) -> String {
        let pairs = [("title", title), ("words", words)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        by.send(&format!("{}/threads", self.forum()), &pairs).await.location()
    }

    fn team(&self, thread: &str) -> String {
        thread.replacen("/amp/", "/amp/team/", 1)
    }
}

/// The page's main part, as it stands.
fn main_of(shown: &Shown) -> String {
    let html = Html::parse_document(&shown.text);
    let main = Selector::parse("main").expect("a selector");
    html.select(&main).next().expect("a main part").html()
}

#[tokio::test]
async fn colleagues_talk_under_pseudonyms_and_the_team_answers_as_the_team() {
    let scene = scene();
    let path = scene.ana.1.get(&scene.place.at("")).await;
    assert!(path.text.contains(&scene.place.at("/forums")), "the path leads to the forums");
    let forums = scene.ana.1.get(&scene.place.at("/forums")).await;
    assert!(forums.says("Your forums") && forums.says("you write here"), "{}", forums.words());
    let empty = scene.ana.1.get(&scene.forum()).await;
    assert!(empty.says("Begin a thread") && empty.says("No thread here yet"), "{}", empty.words());
    let terms = scene.ana.1.get(&format!("{}/threads", scene.forum())).await;
    for promise in ["Fewer than 11 colleagues", "two persons of the team in two different roles", "nobody can"] {
        assert!(terms.says(promise), "whoever writes is told: {promise} in {}", terms.words());
    }
    let thread = scene.begun(&scene.ana.1, "First tries", "How do you do it?").await;
    let page = scene.ben.1.get(&thread).await;
    assert!(page.says("First tries") && page.says("How do you do it?") && page.says("3 January 2008"));
    let sent = scene.ben.1.post(&format!("{thread}/posts"), "words=At+the+counter.").await;
    assert!(scene.ben.1.follow(&sent).await.says("At the counter."));
    let tutor = scene.place.browser_of(&scene.place.house.tutor);
    assert!(tutor.get("/amp/team").await.text.contains("/amp/team/prescrire-pip/2008-01/forums"));
    let sent = tutor.post(&format!("{}/answers", scene.team(&thread)), "words=See+the+argument.").await;
    let answered = tutor.follow(&sent).await;
    assert!(answered.says("The programme’s team") && answered.text.contains("post-team"), "{}", answered.words());
    for (who, browser) in [&scene.ana, &scene.ben, &scene.cleo] {
        let page = browser.get(&thread).await;
        assert!(page.says("See the argument.") && !main_of(&page).contains(&who.name), "{}", page.words());
        assert!(!main_of(&page).contains("tutor"), "the team has no name");
    }
    let cleo = scene.cleo.1.get(&thread).await;
    assert!(!cleo.text.contains("<textarea"), "whoever did not choose the goal reads");
    let refused = scene.cleo.1.post(&format!("{thread}/posts"), "words=Me+too").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("only in the forums of goals they chose"), "{}", refused.words());
}

#[tokio::test]
async fn the_page_of_a_thread_is_the_same_for_its_author_and_tells_nothing_of_them() {
    let scene = scene();
    let thread = scene.begun(&scene.ana.1, "Title", "Question").await;
    scene.ben.1.post(&format!("{thread}/posts"), "words=Answer").await;
    let (author, colleague) = (scene.ana.1.get(&thread).await, scene.ben.1.get(&thread).await);
    assert_eq!(main_of(&author), main_of(&colleague), "byte for byte");
    let (who, _) = &scene.ana;
    let identities = [
        who.person.to_string(),
        who.key().enrolment.to_string(),
        who.pseudonym.clone(),
        who.email.clone(),
        who.name.clone(),
    ];
    let main = main_of(&author);
    for identity in &identities {
        assert!(!main.contains(identity.as_str()), "{identity} is on the page");
    }
    let html = Html::parse_document(&author.text);
    let hidden = Selector::parse("main input[type=hidden]").expect("a selector");
    assert_eq!(html.select(&hidden).count(), 0, "a form of an anonymous page carries no token");
    let words = author.words();
    let clock = words.as_bytes().windows(5).any(|it| it[2] == b':' && it[..2].iter().all(u8::is_ascii_digit));
    assert!(!clock, "the day, not the time: {words}");
    let own = scene.ana.1.get(&scene.place.at("/posts")).await;
    assert!(own.says("Question") && !own.says("Answer"), "{}", own.words());
    assert_eq!(
        scene.place.browser_of(&scene.moderator).get(&scene.place.at("/posts")).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn markup_and_scripts_in_posts_are_shown_as_text() {
    let scene = scene();
    let words = "<script>alert(1)</script>\n<img src=x onerror=alert(2)>\n\n{{ 7*7 }} &amp; [a](https://evil.example)";
    let thread = scene.begun(&scene.ana.1, "<b>bold</b>", words).await;
    for browser in [scene.ben.1.clone(), scene.place.browser_of(&scene.moderator)] {
        let address =
            if browser.get(&thread).await.status == StatusCode::OK { thread.clone() } else { scene.team(&thread) };
        let shown = browser.get(&address).await;
        assert!(
            !main_of(&shown).contains("<script")
                && !main_of(&shown).contains("<img")
                && !main_of(&shown).contains("<b>")
        );
        assert!(!main_of(&shown).contains("href=\"https://evil"));
        assert!(shown.says("<script>alert(1)</script>") && shown.says("onerror=alert(2)>"), "{}", shown.words());
        assert!(shown.says("{{ 7*7 }} &amp; [a](https://evil.example)"), "{}", shown.words());
    }
}

#[tokio::test]
async fn a_post_with_a_patients_name_comes_back_with_everything_typed_until_its_author_confirms() {
    let scene = scene();
    let thread = scene.begun(&scene.ana.1, "Title", "Words").await;
    let reply = format!("{thread}/posts");
    let shown = scene.ana.1.post(&reply, "words=Saw+Mrs+Durand+this+morning.").await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.text.contains("Saw Mrs Durand this morning.</textarea>"), "nothing typed is lost");
    assert!(shown.text.contains("href=\"#words\"") && shown.says("points to neither a patient"), "{}", shown.words());
    assert!(!scene.ben.1.get(&thread).await.says("Durand"), "nothing was stored");
    let sent = scene.ana.1.post(&reply, "words=Saw+Mrs+Durand+this+morning.&confirmed=name:Mrs+Durand").await;
    assert!(scene.ana.1.follow(&sent).await.says("Saw Mrs Durand this morning."));
    let untitled = [("title", ""), ("words", "Kept words")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let blank = scene.ana.1.send(&format!("{}/threads", scene.forum()), &untitled).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.text.contains("Kept words</textarea>") && blank.says("Give the thread a title."));
}

#[tokio::test]
async fn i17_each_hat_opens_its_own_doors_of_the_forums() {
    let scene = scene();
    let thread = scene.begun(&scene.ana.1, "Title", "Words").await;
    let (house, team) = (&scene.place.house, scene.team(&thread));
    let other = scene.place.world.given_an_organisation("other");
    let second = scene.place.world.given_a_member(house.org, Role::SecondReader, "second beside", "en");
    let in_team = |rest: &str| format!("/amp/team/prescrire-pip/2008-01{rest}");
    let pages = [
        (scene.place.at("/forums"), "p"),
        (scene.forum(), "p"),
        (thread.clone(), "p"),
        (scene.place.at("/posts"), "p"),
        (in_team("/forums"), "ltesm"),
        (in_team(&format!("/forums/{}", scene.forum)), "ltesm"),
        (team.clone(), "ltesm"),
        (format!("{team}/posts/1"), "m"),
        (in_team("/openings"), "lm"),
    ];
    let hats = [
        ('l', &house.lead),
        ('t', &house.tutor),
        ('e', &house.editor),
        ('s', &second),
        ('m', &scene.moderator),
        ('c', &house.clerk),
        ('p', &scene.ben.0.actor),
    ];
    for (address, readers) in pages {
        for (hat, actor) in hats {
            let shown = scene.place.browser_of(actor).get(&address).await;
            let expected = if readers.contains(hat) { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(shown.status, expected, "{address} for {hat}");
        }
        for stranger in [&other.lead, &house.operator] {
            let status = scene.place.browser_of(stranger).get(&address).await.status;
            assert_eq!(status, StatusCode::NOT_FOUND, "{address} answers as if it were not there");
        }
        assert!(scene.place.stranger().get(&address).await.location().starts_with("/sign-in"));
    }
    let gone = scene.ben.1.get(&scene.place.at("/threads/none")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_moderator_hides_and_redacts_with_a_reason_that_the_author_reads() {
    let scene = scene();
    let thread = scene.begun(&scene.ana.1, "Title", "The patient of the lilac house.").await;
    let moderator = scene.place.browser_of(&scene.moderator);
    let team = scene.team(&thread);
    assert!(moderator.get(&team).await.text.contains(&format!("{team}/posts/1")), "each post can be moderated");
    let post = format!("{team}/posts/1");
    let silent = moderator.post(&format!("{post}/moderation"), "deed=hidden&reason=").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.says("Give the reason"), "{}", silent.words());
    let done = moderator.post(&format!("{post}/moderation"), "deed=hidden&reason=somebody+could+be+recognised").await;
    assert!(moderator.follow(&done).await.says("somebody could be recognised"));
    let hidden = scene.ben.1.get(&thread).await;
    assert!(hidden.says("A moderator hid this post.") && !hidden.says("lilac") && !hidden.says("somebody could be"));
    let own = scene.ana.1.get(&scene.place.at("/posts")).await;
    assert!(own.says("somebody could be recognised") && own.says("lilac"), "{}", own.words());
    moderator.post(&format!("{post}/moderation"), "deed=shown&reason=reworded+below").await;
    let body = "deed=redacted&title=Title&words=A+patient+[…].&redact-reason=a+street";
    let done = moderator.post(&format!("{post}/moderation"), body).await;
    assert!(moderator.follow(&done).await.says("A patient […]."));
    let shown = scene.ben.1.get(&thread).await;
    assert!(shown.says("A patient […].") && shown.says("reworded") && !shown.says("lilac"), "{}", shown.words());
    let reference = thread.rsplit('/').next().expect("a reference");
    let taken = scene.ana.1.post(&scene.place.at(&format!("/posts/{reference}/1")), "").await;
    assert!(scene.ana.1.follow(&taken).await.says("Your post is taken back"));
    assert!(scene.ben.1.get(&thread).await.says("Its author took this post back."));
    let theirs = scene.ben.1.post(&scene.place.at(&format!("/posts/{reference}/1")), "").await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn i16_two_persons_open_a_voice_and_the_author_reads_why() {
    let scene = scene();
    let thread = scene.begun(&scene.ana.1, "Title", "Words").await;
    let (moderator, lead) = (scene.place.browser_of(&scene.moderator), scene.place.browser_of(&scene.place.house.lead));
    let post = format!("{}/posts/1", scene.team(&thread));
    let without = moderator.post(&format!("{post}/opening"), "opening-reason=x").await;
    assert!(without.status == StatusCode::UNPROCESSABLE_ENTITY && without.says("Choose a ground"));
    moderator.post(&format!("{post}/opening"), "ground=danger&opening-reason=A+patient+is+in+danger").await;
    let openings = "/amp/team/prescrire-pip/2008-01/openings";
    let waits = moderator.get(openings).await;
    assert!(
        waits.says("waits for a second person") && !waits.text.contains("<form method=\"post\" action=\"/amp/team")
    );
    let desk = lead.get("/amp/team").await;
    assert!(desk.says("1 request to open a pseudonym waits for your answer"), "{}", desk.words());
    assert!(
        desk.text.contains(&format!("href=\"{openings}\"")) && !moderator.get("/amp/team").await.says("waits for your")
    );
    let asked = lead.get(openings).await;
    assert!(asked.says("A patient is in danger") && asked.says("Consent") && !asked.says("Ana"), "{}", asked.words());
    let form = asked.form();
    let done = form.with("answer", &["consent"]).send(&lead).await;
    assert!(lead.follow(&done).await.says("accepted"));
    assert!(!lead.get("/amp/team").await.says("request to open a pseudonym"), "it is answered");
    let own = scene.ana.1.get(&scene.place.at("/posts")).await;
    assert!(own.says("Two persons of the team asked") && own.says("A patient is in danger"), "{}", own.words());
    let form = moderator.get(openings).await.form();
    let who = form.send(&moderator).await;
    assert!(who.status == StatusCode::OK && who.says("Ana") && who.says("ana@example.org"), "{}", who.words());
    let tutor = form.send(&scene.place.browser_of(&scene.place.house.tutor)).await;
    assert_eq!(tutor.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_report_of_each_goal_leads_to_its_forum() {
    let scene = scene();
    scene.place.world.on("2008-04-20");
    scene.place.world.when_they_submit(&scene.place.cohort, &scene.ana.0, "b1");
    let browser = scene.place.browser_of(&scene.ana.0.actor);
    let report = browser.get(&scene.place.at(&format!("/report?goal={}", scene.forum))).await;
    assert!(report.text.contains(&format!("href=\"{}\"", scene.forum())), "{}", report.words());
}
