//! The team's own words.

use app::Error;
use app::testing::{on_both, then_conflict, then_refused};
use app::wording::{self, Edit, InForce};
use documents::mail::Kind;
use domain::text::Language;

fn edit(tag: &str, subject: &str, body: &str) -> Edit {
    Edit { language: Language::parse(tag).unwrap(), subject: subject.to_owned(), body: body.to_owned() }
}

#[test]
fn what_the_team_writes_in_both_languages_is_what_people_read() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        let other = world.given_an_organisation("autre");
        let elsewhere = world.given_a_running_cohort(&other, "prescrire-pip", "2008-01", "2008-01-01");
        let people = [
            (world.given_a_participant(&house, &cohort, "Camille", "fr"), &cohort),
            (world.given_a_participant(&house, &cohort, "Jane", "en"), &cohort),
            (world.given_a_participant(&other, &elsewhere, "Dominique", "fr"), &elsewhere),
        ];
        for (who, cohort) in &people {
            world.when_they_choose(cohort, who, "s1");
        }
        let (app, programme) = (&world.app, &cohort.programme);
        let edits = [
            edit("fr", "Un mot : {due}", "Bonjour {name}\u{a0}!\r\n{link}\r\n"),
            edit("en", "A word: {due}", "Hello {name}!\n{link}"),
        ];
        let revision = wording::edit(app, &house.editor, house.org, programme, Kind::Reminder, 0, &edits).unwrap();
        assert_eq!(revision, 1);
        let again = wording::edit(app, &house.lead, house.org, programme, Kind::Reminder, 0, &edits);
        then_conflict(again, "fault-wording-changed");
        world.on("2008-04-27");
        world.when_the_jobs_run();
        let read = |who: usize| world.then_mails_to(&people[who].0).remove(0);
        assert_eq!(
            (read(0).subject.as_str(), read(1).subject.as_str()),
            ("Un mot : 30 avril 2008", "A word: 30 April 2008")
        );
        assert!(read(0).text.starts_with("Bonjour Camille\u{a0}!\nhttp://"), "{}", read(0).text);
        assert!(read(1).text.starts_with("Hello Jane!\n"), "{}", read(1).text);
        assert!(read(2).text.starts_with("Bonjour Dominique,"), "another organisation keeps its words");

        let listed = wording::list(app, &house.lead, house.org, programme).unwrap();
        assert_eq!(listed.len(), 12);
        let revisions: Vec<(Kind, i64)> = listed.iter().map(|one: &InForce| (one.kind, one.revision)).collect();
        assert!(revisions.iter().all(|(kind, revision)| (*kind == Kind::Reminder) == (*revision == 1)));
        let second = wording::edit(app, &house.lead, house.org, programme, Kind::Reminder, 1, &edits);
        assert_eq!(second.unwrap(), 2);
    });
}

#[test]
fn a_wording_with_a_fault_is_refused_with_its_field_line_and_remedy() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let programme = world.given_a_programme(&house, "prescrire-pip");
        let (app, org) = (&world.app, house.org);
        let edits = [edit("fr", "", "Bonjour {nom}\n{link}"), edit("en", "Hello", "Hello {name}")];
        let refused = wording::edit(app, &house.lead, org, &programme, Kind::Late, 0, &edits);
        let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
        let said: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.field.as_str(), fault.message)).collect();
        let expected = [
            ("subject.fr", "fault-wording-blank"),
            ("body.fr", "fault-wording-unknown"),
            ("body.en", "fault-wording-missing"),
        ];
        assert_eq!(said, expected);
        let voices = documents::language::Languages::embedded().unwrap().voices();
        for (fault, voice) in faults.iter().flat_map(|fault| voices.iter().map(move |voice| (fault, voice))) {
            let sentence = voice.with(fault.message, fault.values.as_slice());
            assert!(!sentence.contains('$') && !sentence.contains('⟦'), "{sentence}");
        }
        let unknown = &faults[1];
        let sentence = voices[0].with(unknown.message, unknown.values.as_slice());
        assert!(sentence.contains("{nom}") && sentence.contains("{name}"), "{sentence}");
        let one = wording::edit(app, &house.lead, org, &programme, Kind::Late, 0, &[edit("fr", "S", "{link}")]);
        assert!(matches!(one, Err(Error::Invalid(_))), "both languages or none");
        then_refused(wording::edit(app, &house.clerk, org, &programme, Kind::Late, 0, &edits));
        then_refused(wording::list(app, &house.tutor, org, &programme));
    });
}

#[test]
fn a_preview_shows_sample_values_and_changes_nothing() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let programme = world.given_a_programme(&house, "prescrire-pip");
        let draft = edit("fr", "{evaluation}", "{name}, {opens}, {due}, {locks}\n{organisation}\n{link}");
        let letter = wording::preview(&world.app, &house.lead, house.org, &programme, Kind::Notice, &draft).unwrap();
        assert!(!letter.body.contains('{') && letter.body.contains("9 janvier 2008"), "{}", letter.body);
        assert!(letter.subject.starts_with("Bilan 1"), "{}", letter.subject);
        let listed = wording::list(&world.app, &house.lead, house.org, &programme).unwrap();
        assert!(listed.iter().all(|one| one.revision == 0));
    });
}

#[test]
fn a_language_added_by_data_alone_dates_its_own_mails() {
    let world = app::testing::World::sqlite();
    let folder = world.app.folder.languages().join("es");
    std::fs::create_dir_all(&folder).unwrap();
    let format = "language-name = Español\nformat-month-1 = enero\nformat-date = { $day } de { $month } de { $year }\n";
    std::fs::write(folder.join("format.ftl"), format).unwrap();
    let house = world.given_an_organisation("amp");
    let programme = world.given_a_programme(&house, "prescrire-pip");
    let draft = edit("es", "{opens}", "{link}");
    let letter = wording::preview(&world.app, &house.lead, house.org, &programme, Kind::Notice, &draft);
    assert_eq!(letter.unwrap().subject, "9 de enero de 2008");
}
