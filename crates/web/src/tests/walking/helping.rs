//! The forms of the helps in practice and of what comes after the last month, without a script: what is good is kept and
//! said, what is not comes back with its field, its reason and its remedy in both languages, and everything typed.

use app::testing::Somebody;
use axum::http::StatusCode;
use domain::answers::{Answer, AnswerKey};
use domain::authority::Role;
use domain::question::{Feeds, Item};

use super::browser::{Browser, Filled, Place, Shown};

const CARDS: &str = "/amp/team/options/prescrire-pip";
const GOAL: &str = "nsaid-pregnancy";

/// Somebody who chose the goal, on the third day of the programme.
fn chosen() -> (Place, Somebody, Browser) {
    let place = Place::published();
    let (camille, _) = place.given_a_participant("Camille");
    place.world.on("2008-01-03");
    place.world.when_they_choose(&place.cohort, &camille, "s1");
    assert!(place.world.path_of(&camille).goals_of("s1").iter().any(|goal| goal.0 == GOAL));
    let browser = place.browser_of(&camille.actor);
    (place, camille, browser)
}

/// The form of a page that is sent to this address.
fn form_to(shown: &Shown, action: &str) -> Filled {
    shown.forms().into_iter().find(|form| form.action == action).expect("a form for it")
}

/// What a page says, as a keyboard would write it: pages set apostrophes and spaces as books do.
fn plain(shown: &Shown) -> String {
    shown.words().replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}

/// A refusal of an input in both languages: the summary leads to the field, the field says why and what to do about it.
async fn refused(browser: &Browser, form: &Filled, field: &str, french: &str, english: &str) -> Shown {
    let told = form.send(&browser.reading("fr")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    assert!(plain(&told).contains(french), "{french}: {}", told.words());
    let shown = form.send(&browser.reading("en")).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(plain(&shown).contains(english), "{english}: {}", shown.words());
    for page in [&told, &shown] {
        assert!(page.text.contains(&format!("href=\"#{field}\"")), "the summary leads to {field}: {}", page.words());
        assert!(page.text.contains(&format!("id=\"{field}\"")), "{field} is on the page");
        assert!(page.text.contains("field-wrong"));
    }
    shown
}

#[tokio::test]
async fn taps_are_counted_taken_back_and_drawn() {
    let (place, camille, browser) = chosen();
    let tally = place.at("/tally");
    let taps = format!("{tally}/{GOAL}/taps");
    let form = form_to(&browser.get(&tally).await, &taps);
    assert!(form.pairs.is_empty(), "nothing of a patient is asked: {:?}", form.pairs);
    let done = form.clone().with("done", &["yes"]).send(&browser).await;
    let shown = browser.follow(&done).await;
    assert!(shown.says("1 patient concerned, action done in 1 (100%)"), "{}", shown.words());
    assert!(shown.text.contains("Counted: done."));
    form.clone().with("done", &["no"]).send(&browser).await;
    let french = browser.reading("fr").get(&tally).await;
    assert!(plain(&french).contains("2 patients concernés, action faite chez 1 (50 %)"));
    let back = form_to(&french, &format!("{tally}/{GOAL}/removal")).send(&browser).await;
    assert!(browser.follow(&back).await.says("1 patient concerned, action done in 1 (100%)"));
    let chart = browser.get(&format!("{tally}/{GOAL}")).await;
    assert!(chart.says("One week counted") && chart.text.contains("<table"), "the same as numbers: {}", chart.words());
    // What is no tap, no goal of theirs, or one too many counts nothing and says what to do.
    for wrong in ["", "done=maybe", "done="] {
        assert_eq!(browser.post(&taps, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    for goal in ["psa", "nothing", "..%2Fx"] {
        let shown = browser.post(&format!("{tally}/{goal}/taps"), "done=yes").await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{goal}");
    }
    browser.post(&format!("{tally}/{GOAL}/removal"), "").await;
    for (language, remedy) in [("fr", "plus d’appui à annuler"), ("en", "no tap left to take back")] {
        let empty = browser.reading(language).post(&format!("{tally}/{GOAL}/removal"), "").await;
        assert_eq!(empty.status, StatusCode::CONFLICT);
        assert!(empty.says(remedy), "{}", empty.words());
    }
    for _ in 0..domain::tally::MOST_A_DAY {
        app::tally::tap(&place.world.app, &camille.actor, &place.cohort, &domain::goal::GoalId(GOAL.into()), true)
            .expect("there is room");
    }
    for (language, remedy) in [("fr", "Annulez les appuis en trop"), ("en", "Take back what is too much")] {
        let full = browser.reading(language).post(&taps, "done=yes").await;
        assert_eq!(full.status, StatusCode::CONFLICT);
        assert!(full.says(remedy), "{}", full.words());
    }
}

/// They say « mostly » and that time was short.
fn short_of_time(_: &AnswerKey, item: &Item) -> Option<Answer> {
    match item.feeds {
        Some(Feeds::Status) => Some(Answer::Code("mostly".to_owned())),
        Some(Feeds::Obstacles) => Some(Answer::Codes(["time.visit".to_owned()].into())),
        _ => None,
    }
}

#[tokio::test]
async fn a_card_of_what_helped_is_written_signed_marked_and_retired() {
    let (place, camille, _) = chosen();
    place.world.on("2008-04-20");
    place.world.when_they_submit_saying(&place.cohort, &camille, "b1", short_of_time);
    let browser = place.browser_of(&camille.actor);
    let rose = place.world.given_a_member(place.house.org, Role::SecondReader, "Rose", "en");
    let (editor, reader) = (place.browser_of(&place.house.editor), place.browser_of(&rose));
    let form = form_to(&editor.get(CARDS).await, CARDS);
    let typed = form.clone().with("words-fr", &["Une affichette au comptoir."]);
    let again =
        refused(&editor, &typed, "goal", "Choisissez un objectif de ce programme.", "Choose a goal of this programme.")
            .await;
    refused(&editor, &typed, "obstacle", "Choisissez un obstacle de la liste.", "Choose an obstacle of the list.")
        .await;
    refused(
        &editor,
        &typed,
        "words-en",
        "Écrivez la carte dans cette langue aussi.",
        "Write the card in this language",
    )
    .await;
    assert!(again.text.contains(">Une affichette au comptoir.</textarea>"), "nothing typed is lost");
    let named = typed
        .with("goal", &[GOAL])
        .with("obstacle", &["time.visit"])
        .with("words-en", &["Ask Mrs Durand for a <b>notice</b>."]);
    let held = refused(&editor, &named, "words-en", "pourrait désigner un patient", "could point to a patient").await;
    let kept = form_to(&held, CARDS);
    for (name, value) in [("goal", GOAL), ("obstacle", "time.visit"), ("words-fr", "Une affichette au comptoir.")] {
        assert!(kept.pairs.contains(&(name.to_owned(), value.to_owned())), "{name} is kept: {:?}", kept.pairs);
    }
    let sent = kept.with("words-en", &["A <b>notice</b> at the counter."]).send(&editor).await;
    let shown = editor.follow(&sent).await;
    assert!(shown.says("A <b>notice</b> at the counter.") && shown.says("You wrote it: another person signs it."));
    assert!(!browser.get(&place.at(&format!("/report?goal={GOAL}"))).await.says("notice"), "not signed yet");
    let signing = reader.get(CARDS).await;
    let signature = signing.forms().into_iter().find(|form| form.action.ends_with("/signature")).expect("a form");
    assert_eq!(signature.send(&editor).await.status, StatusCode::FORBIDDEN);
    let signed = signature.send(&reader).await;
    assert!(reader.follow(&signed).await.text.contains("The card is signed: participants see it."));
    for (language, remedy) in [("fr", "n’attend plus rien"), ("en", "waits for nothing any more")] {
        let twice = signature.send(&reader.reading(language)).await;
        assert!(twice.status == StatusCode::CONFLICT && twice.says(remedy), "{}", twice.words());
    }
    // Under the obstacle they met, and nowhere else; marked without a script.
    let report = browser.get(&place.at(&format!("/report?goal={GOAL}"))).await;
    assert!(report.says("A <b>notice</b> at the counter."), "{}", report.words());
    let mark = report.forms().into_iter().find(|form| form.action.ends_with("/mark")).expect("a form");
    assert!(browser.follow(&mark.clone().with("helped", &["yes"]).send(&browser).await).await.says("helped you"));
    assert_eq!(mark.with("helped", &["perhaps"]).send(&browser).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let retiring = editor.get(CARDS).await;
    let retirement = retiring.forms().into_iter().find(|form| form.action.ends_with("/retirement")).expect("a form");
    let reason = retirement.pairs[0].0.clone();
    let (french, english) = ("Dites pourquoi la carte est retirée.", "Say why the card is retired.");
    refused(&editor, &retirement.clone().with(&reason, &[" "]), &reason, french, english).await;
    let gone = retirement.with(&reason, &["replaced"]).send(&editor).await;
    assert!(editor.follow(&gone).await.says("Retired: replaced"));
    assert!(!browser.get(&place.at(&format!("/report?goal={GOAL}"))).await.says("notice"));
}

#[tokio::test]
async fn a_yearly_look_keeps_what_was_typed_until_it_is_right() {
    let (place, camille, _) = chosen();
    let page = place.at("/self-check");
    let early = place.browser_of(&camille.actor);
    let shown = early.get(&page).await;
    assert!(shown.says("opens once the programme has ended") && shown.forms().is_empty(), "{}", shown.words());
    for (language, reason) in [("fr", "quand le programme est terminé"), ("en", "once the programme has ended")] {
        let sent = early.reading(language).post(&page, format!("{GOAL}%2Fstatus=mostly")).await;
        assert!(sent.status == StatusCode::CONFLICT && sent.says(reason), "{}", sent.words());
    }
    place.world.on("2010-03-01");
    let browser = place.browser_of(&camille.actor);
    let form = form_to(&browser.get(&page).await, &page);
    let name = |item: &str| format!("{GOAL}/{item}");
    let more =
        form.with(&name("status"), &["mostly"]).with(&name("eligible"), &["5"]).with(&name("implemented"), &["9"]);
    let again = refused(
        &browser,
        &more,
        &name("implemented"),
        "C'est plus que les 5 patients que vous avez comptés. Corrigez l'un des deux nombres.",
        "more than the 5 patients",
    )
    .await;
    let kept = form_to(&again, &page);
    for pair in [("status", "mostly"), ("eligible", "5"), ("implemented", "9")] {
        assert!(kept.pairs.contains(&(name(pair.0), pair.1.to_owned())), "{pair:?}: {:?}", kept.pairs);
    }
    let words = kept.clone().with(&name("implemented"), &["several"]);
    let again = refused(
        &browser,
        &words,
        &name("implemented"),
        "Choisissez ou saisissez-la de nouveau.",
        "is not an answer to this question",
    )
    .await;
    assert!(again.text.contains("value=\"several\""), "nothing typed is lost");
    let saved = kept.with(&name("implemented"), &["4"]).send(&browser).await;
    let shown = browser.follow(&saved).await;
    assert!(shown.text.contains("It is saved. Until next year") && shown.says("Answered this year already"));
    assert!(form_to(&shown, &page).pairs.contains(&(name("implemented"), "4".to_owned())), "it may be changed");
    let nothing = form_to(&shown, &page).with(&name("status"), &[""]).with(&name("eligible"), &[""]);
    let nothing = nothing.with(&name("implemented"), &[""]).send(&browser).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "one goal at least");
}

#[tokio::test]
async fn the_outcome_report_says_when_it_comes_then_stands_as_page_and_files() {
    let (place, camille, browser) = chosen();
    let (page, team) = (place.at("/outcome"), "/amp/team/prescrire-pip/2008-01/outcome");
    for (language, words) in [("fr", "Ce rapport paraît quand elle est close"), ("en", "appears when it has closed")] {
        let shown = browser.reading(language).get(&page).await;
        assert!(shown.status == StatusCode::OK && shown.says(words), "{}", shown.words());
    }
    for file in ["json", "csv"] {
        assert_ne!(browser.get(&format!("{page}.{file}")).await.status, StatusCode::OK, "no file before");
    }
    place.world.on("2010-03-01");
    let languages = documents::language::Languages::embedded().expect("the shipped catalogues are sound");
    app::cohort_report::freeze(&place.world.app, &place.house.lead, &place.cohort, &languages).expect("it has closed");
    let (own, tutor) = (place.browser_of(&camille.actor), place.browser_of(&place.house.tutor));
    let shown = own.get(&page).await;
    assert!(shown.says("Effects on patients were not measured"), "{}", shown.words());
    for file in ["json", "csv"] {
        let (one, other) = (own.get(&format!("{page}.{file}")).await, tutor.get(&format!("{team}.{file}")).await);
        assert_eq!((one.status, &one.text), (StatusCode::OK, &other.text), "the same for all: it leaves the team");
        assert!(one.headers["content-disposition"].to_str().expect("a header").contains("attachment"));
    }
    // One person enrolled: nothing of them is told, as page or as file.
    let json: serde_json::Value =
        serde_json::from_str(&own.get(&format!("{page}.json")).await.text).expect("it is JSON");
    assert!(json["enrolled"]["count"].is_null(), "{json}");
    assert_eq!(place.browser_of(&place.house.clerk).get(team).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_organisations_page_keeps_what_was_typed_until_both_languages_say_it() {
    let place = Place::published();
    let lead = place.browser_of(&place.house.lead);
    let address = "/amp/team/organisation";
    let form = form_to(&lead.get(address).await, address);
    let (french, english) = ("Dites comment l'organisation est financée", "Say how the organisation is funded");
    let half = form.clone().with("funding-fr", &["Payée par <i>ses lecteurs</i>"]).with("funding-en", &[" "]);
    let again = refused(&lead, &half, "funding-en", french, english).await;
    assert!(again.text.contains("Payée par &#60;i&#62;ses lecteurs&#60;/i&#62;</textarea>"), "nothing typed is lost");
    let (french, english) = ("a plus de 2000 caractères. Raccourcissez-le.", "has more than 2000 characters");
    let long = half.clone().with("funding-en", &["x".repeat(2001).as_str()]);
    refused(&lead, &long, "funding-en", french, english).await;
    let unnamed = half.with("funding-en", &["Paid by its readers"]).with("name-fr", &[""]);
    refused(&lead, &unnamed, "name-fr", "Indiquez un nom de 1 à 200 caractères.", "Give a name of 1 to 200").await;
    let named = unnamed.with("name-fr", &["Les lecteurs"]).send(&lead).await;
    assert_eq!(named.status, StatusCode::SEE_OTHER);
    let about = place.stranger().reading("fr").get("/amp/about").await;
    assert!(!about.text.contains("<i>ses lecteurs"), "what was typed is text");

    // An accreditation: an authority, a number, and days in their order; a lapsed one says so.
    let cohorts = "/amp/team/cohorts";
    let form = form_to(&lead.get(cohorts).await, "/amp/team/cohorts/accreditations");
    let typed = form.with("authority", &["Invented authority"]).with("number", &["A-17"]).with("from", &["2005-01-01"]);
    let undated = refused(&lead, &typed, "to", "date", "date").await;
    assert!(undated.text.contains("value=\"A-17\"") && undated.text.contains("value=\"2005-01-01\""));
    let backwards = typed.clone().with("to", &["2004-01-01"]);
    let again = refused(&lead, &backwards, "to", "Le dernier jour précède le premier.", "The last day").await;
    assert!(again.text.contains("value=\"A-17\"") && again.text.contains("value=\"2004-01-01\""), "nothing is lost");
    let recorded = typed.with("to", &["2007-12-31"]).send(&lead).await;
    assert!(lead.follow(&recorded).await.says("Lapsed"));
    let about = place.stranger().get("/amp/about").await;
    assert!(about.says("number A-17") && about.says("Lapsed"), "{}", about.words());

    // Interests: what is declared is said in both languages, or that there is nothing.
    let tutor = place.browser_of(&place.house.tutor);
    let address = "/amp/team/interests";
    let form = form_to(&tutor.get(address).await, address);
    refused(&tutor, &form, "has", "Choisissez une réponse.", "Choose one.").await;
    refused(&tutor, &form.clone().with("has", &["nothing"]), "listed", "Choisissez une réponse.", "Choose one.").await;
    let half = form.with("has", &["some"]).with("listed", &["counted"]).with("words-fr", &["Des parts"]);
    let (french, english) =
        ("Écrivez aussi vos liens d'intérêts dans cette langue", "Write your interests in this language");
    let again = refused(&tutor, &half, "words-en", french, english).await;
    let kept = form_to(&again, address);
    for pair in [("has", "some"), ("listed", "counted"), ("words-fr", "Des parts")] {
        assert!(kept.pairs.contains(&(pair.0.to_owned(), pair.1.to_owned())), "{pair:?}: {:?}", kept.pairs);
    }
    let declared = kept.with("words-en", &["Shares"]).send(&tutor).await;
    assert!(tutor.follow(&declared).await.text.contains("your declaration is dated today"));
    let about = place.stranger().get("/amp/about").await;
    assert!(about.says("1 person has declared interests without being named") && !about.says("Shares"));
}
