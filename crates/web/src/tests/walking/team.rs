//! The team's pages: who reads what, and what a lead changes.

use app::board::{Place as Standing, Show, Wanted, place_of};
use app::testing::Somebody;
use axum::http::{Method, StatusCode};
use domain::authority::{Actor, Grant, Role, grant};

use super::browser::{Browser, Place};
use crate::routes::{self, Access};

const TEAM: &str = "/amp/team/prescrire-pip/2008-01";

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A cohort in which Camille and Dominique chose their goals and let the baseline pass, on 10 February.
fn late_cohort() -> (Place, [Somebody; 2]) {
    let place = Place::published();
    let people = ["Camille", "Dominique"].map(|name| {
        let (who, _) = place.given_a_participant(name);
        place.world.when_they_choose(&place.cohort, &who, "s1");
        who
    });
    place.world.on("2008-02-10");
    (place, people)
}

/// One more member of the team, who reads English.
fn seated(place: &Place, role: Role) -> Actor {
    place.world.given_a_member(place.house.org, role, &format!("{role} beside"), "en")
}

fn desk(place: &Place, role: Role) -> Browser {
    place.browser_of(&seated(place, role))
}

/// What the journal holds about an act: the hat and the reason.
fn journalled(place: &Place, act: &str) -> Vec<(String, String)> {
    let all = place.world.then_journal_of(place.house.org);
    all.into_iter().filter(|(known, ..)| known == act).map(|(_, hat, why)| (hat, why)).collect()
}

#[tokio::test]
async fn i18_each_hat_reads_its_own_pages_of_the_team() {
    let (place, [camille, _]) = late_cohort();
    let other = place.world.given_an_organisation("other");
    let house = &place.house;
    let (second, moderator) = (seated(&place, Role::SecondReader), seated(&place, Role::Moderator));
    let participant = format!("{TEAM}/participants/{}", camille.pseudonym);
    let pages = [
        ("/amp/team", "ltesm"),
        (TEAM, "lt"),
        (&participant, "lt"),
        (&format!("{TEAM}/measures"), "lt"),
        (&format!("{TEAM}/results"), "ltes"),
        (&format!("{TEAM}/results/nsaid-pregnancy"), "ltes"),
        (&format!("{TEAM}/results.json"), "ltes"),
        (&format!("{TEAM}/results.csv"), "ltes"),
        (&format!("{TEAM}/reviews"), "lt"),
        (&format!("{TEAM}/reviews/b1"), "t"),
        (&format!("{TEAM}/thread-reviews"), "t"),
        ("/amp/team/codebook/prescrire-pip", "lte"),
        ("/amp/team/cohorts", "lt"),
        ("/amp/team/programmes", "ltesm"),
        ("/amp/team/programmes/prescrire-pip/1", "ltesm"),
        ("/amp/team/wording/prescrire-pip", "le"),
        ("/amp/team/wording/prescrire-pip/reminder", "le"),
    ];
    let hats = [
        ('l', &house.lead),
        ('t', &house.tutor),
        ('e', &house.editor),
        ('s', &second),
        ('m', &moderator),
        ('c', &house.clerk),
        ('p', &camille.actor),
    ];
    for (address, readers) in pages {
        for (hat, actor) in hats {
            let shown = place.browser_of(actor).get(address).await;
            let expected = if readers.contains(hat) { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(shown.status, expected, "{address} for {hat}");
            assert!(!shown.text.contains("Camille") || hat == 'p', "{address} tells {hat} a name");
        }
        for stranger in [&other.lead, &other.tutor, &house.operator] {
            let shown = place.browser_of(stranger).get(address).await;
            assert_eq!(
                shown.status,
                StatusCode::NOT_FOUND,
                "{address} is not theirs, and answers as if it were not there"
            );
        }
    }
    let missing = place.browser_of(&house.lead).get(&format!("{TEAM}/participants/nobody")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn i18_what_is_sent_to_the_team_is_for_the_hats_that_have_the_right() {
    let (place, [camille, _]) = late_cohort();
    let other = place.world.given_an_organisation("other");
    let house = &place.house;
    let (second, moderator) = (seated(&place, Role::SecondReader), seated(&place, Role::Moderator));
    let hats = [
        (Role::Lead, &house.lead),
        (Role::Tutor, &house.tutor),
        (Role::Editor, &house.editor),
        (Role::SecondReader, &second),
        (Role::Moderator, &moderator),
        (Role::Clerk, &house.clerk),
        (Role::Participant, &camille.actor),
    ];
    let prefix = "/{org}/team";
    let doors: Vec<_> = routes::table()
        .into_iter()
        .filter(|route| route.method == Method::POST && route.pattern.starts_with(prefix))
        .filter(|route| !route.name.starts_with("member."))
        .collect();
    assert!(doors.len() >= 7, "the doors of the team are walked");
    for door in doors {
        let Access::Right(right) = door.access else {
            panic!("{} declares its right", door.name);
        };
        let Grant::Hats(roles) = grant(right) else {
            panic!("{} is for hats", door.name);
        };
        let address = [("{org}", "amp"), ("{programme}", "prescrire-pip"), ("{cohort}", "2008-01")]
            .iter()
            .fold(door.pattern.to_owned(), |address, (part, value)| address.replace(part, value))
            .replace("{pseudonym}", &camille.pseudonym);
        let address: Vec<&str> =
            address.split('/').map(|part| if part.starts_with('{') { "none" } else { part }).collect();
        let address = address.join("/");
        for (role, actor) in hats.iter().filter(|(role, _)| !roles.contains(role)) {
            let shown = place.browser_of(actor).post(&address, "").await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{} is not for {role}", door.name);
            let voice = shown.text.contains("Responsable du programme") || shown.text.contains("Programme lead");
            if roles.contains(&Role::Lead) {
                assert!(voice, "a refusal names the missing role: {}", shown.words());
            }
        }
        let shown = place.browser_of(&other.lead).post(&address, "").await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{}", door.name);
    }
}

#[tokio::test]
async fn the_board_shows_what_each_participants_page_says() {
    let (place, people) = late_cohort();
    let tutor = desk(&place, Role::Tutor);
    let page = tutor.get(TEAM).await;
    assert!(page.says("people late") && page.says("4 steps are late and can still be done"), "{}", page.words());
    for who in &people {
        assert!(page.says(&who.pseudonym) && !page.text.contains(&who.name) && !page.text.contains(&who.email));
        let owed = place.world.path_of(who).obligations(place.world.app.now());
        let late: Vec<_> = owed.iter().filter(|one| place_of(one) == Standing::Late).collect();
        assert_eq!(late.len(), 2);
        let own = tutor.get(&format!("{TEAM}/participants/{}", who.pseudonym)).await;
        assert_eq!(own.words().matches(" Late").count(), late.len(), "{}", own.words());
        assert!(
            own.says("No answer is shown here, and no name.")
                && !own.text.contains("<form method=\"post\" action=\"/amp/team")
        );
    }
    // The lists are links, and need no script.
    let only = tutor.get(&format!("{TEAM}?show=late&step=s1%2Fcommitment")).await;
    assert!(only.says("2 steps are late") && only.says("Only: Commitment"), "{}", only.words());
    let missed = tutor.get(&format!("{TEAM}?show=missed")).await;
    assert!(missed.says("Every step that has locked was done in time."));
    assert_eq!(tutor.get(&format!("{TEAM}?show=nonsense&after=%00")).await.status, StatusCode::OK);
}

async fn reopening(lead: &Browser, who: &Somebody, fields: &[(&str, &str)]) -> super::browser::Shown {
    lead.send(&format!("{TEAM}/participants/{}/reopening", who.pseudonym), &pairs(fields)).await
}

#[tokio::test]
async fn i24_a_change_by_the_team_has_its_reason_in_the_journal_or_is_not_made() {
    let (place, [camille, dominique]) = late_cohort();
    place.world.on("2008-06-20");
    let lead = desk(&place, Role::Lead);
    let missed = |who: &Somebody| place_of(&place.world.obligation_of(who, "b1")) == Standing::Missed;
    assert!(missed(&camille));
    for (until, reason, complaint) in [
        ("2008-07-31", "  ", "Give the reason"),
        ("", "absence", "Give the last day on which it can be done."),
        ("2008-06-01", "absence", "Give a day from today to a year from today."),
        ("2010-01-01", "absence", "Give a day from today to a year from today."),
    ] {
        let fields = [("requirement", "b1"), ("until", until), ("reason", reason)];
        let shown = reopening(&lead, &camille, &fields).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.says(complaint), "{}", shown.words());
        assert!(shown.text.contains(&format!("value=\"{until}\"")), "what was typed stays");
    }
    assert!(missed(&camille) && journalled(&place, "evaluation.reopen").is_empty());

    let fields = [("requirement", "b1"), ("until", "2008-07-31"), ("reason", "Remplacement long")];
    let done = reopening(&lead, &camille, &fields).await;
    let page = lead.follow(&done).await;
    assert!(page.says("The step is open again.") && page.says("Remplacement long"), "{}", page.words());
    assert_eq!(place_of(&place.world.obligation_of(&camille, "b1")), Standing::Late);
    let written = journalled(&place, "evaluation.reopen");
    assert_eq!(written, [("lead".to_owned(), "Remplacement long".to_owned())]);

    let excuse = format!("{TEAM}/participants/{}/excuse", dominique.pseudonym);
    let refused = lead.send(&excuse, &pairs(&[("excused", "b1"), ("excuse_reason", "")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#excuse_reason\""), "the summary leads to the field");
    let done = lead.send(&excuse, &pairs(&[("excused", "b1"), ("excuse_reason", "À sa demande")])).await;
    assert!(lead.follow(&done).await.says("The participant is excused from this step."));
    assert_eq!(place_of(&place.world.obligation_of(&dominique, "b1")), Standing::Excused);
    assert_eq!(journalled(&place, "evaluation.excuse").len(), 1);
}

#[tokio::test]
async fn a_goal_is_replaced_by_a_lead_and_stays_in_history() {
    let (place, [camille, _]) = late_cohort();
    let lead = desk(&place, Role::Lead);
    let chosen = place.world.path_of(&camille).goals_of("s1");
    let free: Vec<_> =
        place.cohort.programme.offered("s1").map(|goal| goal.id.clone()).filter(|id| !chosen.contains(id)).collect();
    let address = format!("{TEAM}/participants/{}/replacement", camille.pseudonym);
    let send = |old: &str, new: &str, reason: &str| {
        let fields = pairs(&[("old_goal", old), ("new_goal", new), ("replace_reason", reason)]);
        let (lead, address) = (lead.clone(), address.clone());
        async move { lead.send(&address, &fields).await }
    };
    for (old, new, reason) in [
        (chosen[0].0.as_str(), free[0].0.as_str(), ""),
        (&chosen[0].0, &chosen[1].0, "doublon"),
        (&chosen[0].0, "no-such-goal", "nouveau poste"),
        (&free[0].0, &free[1].0, "nouveau poste"),
    ] {
        assert_eq!(send(old, new, reason).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{old} by {new}");
    }
    assert_eq!(place.world.path_of(&camille).goals_of("s1"), chosen, "nothing changed");
    let done = send(&chosen[0].0, &free[0].0, "Nouveau poste").await;
    let page = lead.follow(&done).await;
    assert!(page.says("The goal is replaced.") && page.says("Reason: Nouveau poste"), "{}", page.words());
    let now = place.world.path_of(&camille);
    assert_eq!(now.goals_of("s1"), [free[0].clone(), chosen[1].clone(), chosen[2].clone()]);
    assert_eq!(journalled(&place, "choice.replace").len(), 1);
    // I03: whoever ever chose it stays in D1.
    let results = place.browser_of(&place.house.tutor).get(&format!("{TEAM}/results.json")).await;
    let report: serde_json::Value = serde_json::from_str(&results.text).expect("a report");
    let count = |id: &str| {
        let goals = report["goals"].as_array().expect("goals");
        goals.iter().find(|goal| goal["id"] == id).and_then(|goal| goal["chosen"].as_u64()).expect("a count")
    };
    assert_eq!((count(&chosen[0].0), count(&free[0].0)), (2, 1));
}

#[tokio::test]
async fn the_results_files_are_the_commands_own_bytes() {
    let (place, _) = late_cohort();
    let languages = documents::language::Languages::embedded().expect("the catalogues are sound");
    let app = &place.world.app;
    let report =
        app::cohort_report::report(app, &Actor::System, &place.cohort, &languages, app.now()).expect("a report");
    let editor = desk(&place, Role::Editor);
    let json = editor.get(&format!("{TEAM}/results.json")).await;
    assert_eq!(json.text, report.clone().json().expect("JSON"));
    assert_eq!(json.headers["content-disposition"], "attachment; filename=\"prescrire-pip-2008-01.json\"");
    let csv = editor.get(&format!("{TEAM}/results.csv")).await;
    let expected = documents::cohort_report::csv(&report.document().expect("a document")).expect("CSV");
    assert_eq!(csv.text, expected);
    let page = editor.get(&format!("{TEAM}/results")).await;
    assert!(
        page.says("Rates are self-declared by participants.") && page.says("Effects on patients were not measured.")
    );
    assert_eq!(editor.get(&format!("{TEAM}/results/no-such-goal")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_lead_starts_a_cohort_declares_a_measure_and_records_an_accreditation() {
    let place = Place::published();
    let lead = desk(&place, Role::Lead);
    for (version, name, start) in [
        ("prescrire-pip@1", "2009 01", "2009-01-01"),
        ("prescrire-pip@1", "2009-01", "soon"),
        ("prescrire-pip@9", "2009-01", "2009-01-01"),
        ("prescrire-pip@1", "2008-01", "2009-01-01"),
    ] {
        let sent =
            lead.send("/amp/team/cohorts", &pairs(&[("version", version), ("name", name), ("start", start)])).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{version} {name} {start}");
    }
    let fields = pairs(&[("version", "prescrire-pip@1"), ("name", "2009-01"), ("start", "2009-01-01")]);
    let page = lead.follow(&lead.send("/amp/team/cohorts", &fields).await).await;
    assert!(page.says("The cohort is started.") && page.says("cohort 2009-01"), "{}", page.words());

    let measures = format!("{TEAM}/measures");
    let wrong = pairs(&[("from", "2008-08-20"), ("to", "2008-08-01"), ("days", "0"), ("reason", "")]);
    let shown = lead.send(&measures, &wrong).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        shown.says("The last day comes before the first.")
            && shown.says("from 1 to 366")
            && shown.says("Give the reason")
    );
    let fields = pairs(&[("from", "2008-04-01"), ("to", "2008-04-10"), ("days", "14"), ("reason", "Épidémie")]);
    let page = lead.follow(&lead.send(&measures, &fields).await).await;
    assert!(page.says("Due days and locks move by 14 days.") && page.says("Épidémie"), "{}", page.words());
    let board = lead.get(TEAM).await;
    assert!(
        board.says("1 Apr 2008 to 13 June 2008"),
        "the window of the first evaluation has moved: {}",
        board.words()
    );

    let fields = pairs(&[("authority", "ANDPC"), ("number", "9262"), ("from", "2008-01-01"), ("to", "2009-12-31")]);
    let page = lead.follow(&lead.send("/amp/team/cohorts/accreditations", &fields).await).await;
    assert!(page.says("The accreditation is recorded.") && page.says("9262") && page.says("Holds"), "{}", page.words());
}

#[tokio::test]
async fn a_shipped_programme_is_published_once_and_says_who_is_missing() {
    let place = Place::published();
    let lead = desk(&place, Role::Lead);
    let page = lead.get("/amp/team/programmes").await;
    assert!(page.text.contains("value=\"bon-usage-12\"") && !page.text.contains("value=\"prescrire-pip\""));
    let asked = lead.send("/amp/team/programmes", &pairs(&[("programme", "bon-usage-12")])).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.says("This text was not rehearsed whole yet") && asked.text.contains("/amp/team/rehearsals"));
    let blank = asked.form().with("without_rehearsal", &[" "]).send(&lead).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reasoned = blank.form().with("without_rehearsal", &["Followed elsewhere already"]).send(&lead).await;
    let page = lead.follow(&reasoned).await;
    assert!(page.says("The programme is published") && !page.text.contains("value=\"bon-usage-12\""));
    let unknown = lead.send("/amp/team/programmes", &pairs(&[("programme", "../etc")])).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let definition = lead.get("/amp/team/programmes/prescrire-pip/1?start=2008-01-01").await;
    assert!(definition.says("Nobody has this role yet: Second reader."), "{}", definition.words());
    assert!(
        definition.says("At least 3 people are needed") && definition.says("1 Apr 200830 Apr 200830 May 2008"),
        "{}",
        definition.words()
    );
    assert_eq!(
        lead.get("/amp/team/programmes/prescrire-pip/1?start=soon").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    seated(&place, Role::SecondReader);
    assert!(lead.get("/amp/team/programmes/prescrire-pip/1").await.says("The team fits"));
}

#[tokio::test]
async fn wording_is_previewed_then_saved_in_every_language() {
    let place = Place::published();
    let editor = desk(&place, Role::Editor);
    let address = "/amp/team/wording/prescrire-pip/reminder";
    let form = editor.get(address).await.form();
    let sent = form.clone().with("subject.en", &["Soon: {evaluation}"]).with("act", &["preview"]).send(&editor).await;
    assert_eq!(sent.status, StatusCode::OK);
    assert!(sent.says("Soon: Evaluation 1: set 1, at four months"), "{}", sent.words());
    let wrong = form.clone().with("body.fr", &["{nobody}"]).with("act", &["save"]).send(&editor).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("href=\"#body.fr\"") && wrong.says("{nobody}"), "{}", wrong.words());
    let saved = form.clone().with("subject.en", &["Soon: {evaluation}"]).with("act", &["save"]).send(&editor).await;
    let page = editor.follow(&saved).await;
    assert!(page.says("The wording is saved") && page.says("Revision 1") && page.text.contains("Soon: {evaluation}"));
    let stale = form.with("subject.en", &["Older"]).with("act", &["save"]).send(&editor).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody else saved meanwhile");
    let form = editor.get(address).await.form();
    let saved = form.with("subject.en", &["Later"]).with("act", &["save"]).send(&editor).await;
    assert!(editor.follow(&saved).await.says("Revision 2"), "what was read again can be changed again");
}

#[tokio::test]
async fn i25_a_list_of_one_organisation_shows_nothing_of_another() {
    let place = Place::published();
    let other = place.world.given_an_organisation("other");
    let cohort = place.world.given_a_running_cohort(&other, "bon-usage-12", "their-own", "2008-01-01");
    for page in ["/amp/team", "/amp/team/cohorts", "/amp/team/programmes"] {
        let shown = place.browser_of(&place.house.lead).get(page).await;
        assert!(!shown.text.contains("their-own") && !shown.text.contains("/other/"), "{page}");
    }
    let wanted = Wanted { show: Show::Late, ..Wanted::default() };
    let refused = app::board::board(&place.world.app, &place.house.lead, &cohort, wanted);
    app::testing::then_refused(refused);
    for page in ["/other/team", "/other/team/bon-usage-12/their-own", "/amp/team/bon-usage-12/their-own"] {
        assert_eq!(place.browser_of(&place.house.lead).get(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
}
