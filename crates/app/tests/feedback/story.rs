//! Stories: told while their author agrees, read by two others, corrected, withdrawn.

use app::Error;
use app::near_miss::{self, SendAs};
use app::story;
use app::testing::{World, on_both, then_conflict, then_refused};
use domain::authority::{Actor, Role};
use domain::near_miss::consent::{Consent, Use};
use domain::story::Standing;
use domain::text::Text;

use super::{
    Somebody, both, draft, given_a_theme, given_an_expert, when_it_is_accepted, when_it_is_told, when_they_report,
};
use app::testing::bodies::House;

struct Scene {
    house: House,
    camille: Somebody,
    third: Actor,
    reference: String,
}

fn scene(world: &World) -> Scene {
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let third = given_an_expert(world, &house, "expert three", "770000009");
    given_a_theme(world, "label-test", "Étiquettes", "Labels");
    let (reference, _) = when_they_report(world, &house, &camille, (SendAs::Alone, &[Use::Story]));
    when_it_is_accepted(world, &house, &camille, &reference);
    Scene { house, camille, third, reference }
}

fn then_not_there<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
}

#[test]
fn a_story_is_told_by_its_expert_read_by_two_others_and_published_once_they_agree() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org) = (&world.app, scene.house.org);
        let (writer, second) = (&scene.house.experts[0], &scene.house.experts[1]);
        let desk = story::desk(app, writer, org).unwrap();
        assert_eq!((desk.tellable.len(), desk.stories.len()), (1, 0));
        assert_eq!(story::desk(app, second, org).unwrap().tellable, [], "it is told by whoever analysed it");
        let filled = story::prefill(app, writer, org, &scene.reference).unwrap();
        assert!(filled.words.told.wordings().any(|(_, words)| words.contains("vue à temps")), "{filled:?}");
        then_not_there(story::prefill(app, second, org, &scene.reference));
        then_refused(story::begin(app, &scene.house.manager, org, &scene.reference, &draft(&[])));
        let one = story::begin(app, writer, org, &scene.reference, &draft(&["label-test"])).unwrap();
        then_conflict(story::begin(app, writer, org, &scene.reference, &draft(&[])), "fault-story-begun");
        then_conflict(story::say(app, writer, org, &one, 1, (true, "")), "fault-story-own");
        then_conflict(story::publish(app, writer, org, &one), "fault-story-not-agreed");
        assert!(story::desk(app, second, org).unwrap().stories[0].waits_for_you);
        story::say(app, second, org, &one, 1, (true, "")).unwrap();
        story::say(app, second, org, &one, 1, (true, "")).unwrap();
        then_conflict(story::publish(app, writer, org, &one), "fault-story-not-agreed");
        let silent = story::say(app, &scene.third, org, &one, 1, (false, " "));
        assert!(matches!(silent, Err(Error::Invalid(_))), "who disagrees says why");
        story::say(app, &scene.third, org, &one, 1, (false, "Le titre dit trop.")).unwrap();
        let opened = story::open(app, writer, org, &one).unwrap();
        assert_eq!(opened.standing, Standing::Disputed);
        assert!(opened.said.iter().any(|said| said.words == "Le titre dit trop." && !said.is_yours));
        story::write(app, writer, org, &one, &draft(&["label-test"]), 1).unwrap();
        then_conflict(story::write(app, writer, org, &one, &draft(&[]), 1), "fault-story-changed");
        then_conflict(story::say(app, second, org, &one, 1, (true, "")), "fault-story-changed");
        for reader in [second, &scene.third] {
            story::say(app, reader, org, &one, 2, (true, "")).unwrap();
        }
        then_not_there(story::read(app, &one));
        then_not_there(story::publish(app, second, org, &one));
        story::publish(app, writer, org, &one).unwrap();
        let told = story::read(app, &one).unwrap();
        assert_eq!(told.words.unwrap().title, both("Une étiquette relue à deux", "A label read by two"));
        assert_eq!(told.line.specialty, None, "fewer than k are engaged in it");
        assert_eq!((told.line.month.day(), told.versions.len()), (1, 1));
        let own = near_miss::read_own(app, &scene.camille.actor, org, &scene.reference).unwrap();
        assert!(own.consents.iter().any(|(of, now)| *of == Use::Story && matches!(now, Consent::Used(_))));
        let refused = near_miss::say(app, &scene.camille.actor, org, &scene.reference, Use::Story, false);
        then_conflict(refused, "fault-near-miss-used");
        let listed = story::list(app, None, Some("label-test"), None).unwrap();
        assert_eq!(listed.lines.len(), 1);
        assert_eq!(story::list(app, None, Some("other"), None).unwrap().lines, []);
        let public = format!("{:?}", story::read(app, &one).unwrap());
        assert!(!public.contains("anest") && !public.contains(&scene.reference), "{public}");
    });
}

#[test]
fn a_specialty_is_told_once_enough_doctors_are_engaged_in_it() {
    on_both(|world| {
        let scene = scene(world);
        for number in 0..8 {
            world.given_a_doctor(&scene.house, &format!("doctor {number}"), &format!("78000000{number}"));
        }
        let readers = [&scene.house.experts[1], &scene.third];
        let one = when_it_is_told(world, &scene.house, &scene.reference, &readers, &[]);
        let told = story::read(&world.app, &one).unwrap();
        assert_eq!(told.line.specialty.as_deref(), Some("anaesthesia"));
        let page = story::list(&world.app, Some("anaesthesia"), None, None).unwrap();
        assert_eq!((page.lines.len(), page.next), (1, None));
    });
}

#[test]
fn a02_nothing_that_leads_to_somebody_is_kept_unjustified() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org, writer) = (&world.app, scene.house.org, &scene.house.experts[0]);
        let mut named = draft(&[]);
        named.words.told = both("Mme Durand, 06 12 34 56 78.", "Mrs Durand was told.");
        let outcome = story::begin(app, writer, org, &scene.reference, &named);
        let Err(Error::Invalid(faults)) = outcome else { panic!("{outcome:?}") };
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["told-en", "told-fr"]);
        let mut half = draft(&["nothing"]);
        half.words.learnt = Text::default();
        let outcome = story::begin(app, writer, org, &scene.reference, &half);
        let Err(Error::Invalid(faults)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(faults.len(), 3, "both languages, and a theme that is not open: {faults:?}");
        named.justified = named.findings().into_iter().map(|finding| finding.mark).collect();
        let one = story::begin(app, writer, org, &scene.reference, &named).unwrap();
        let read = story::open(app, &scene.third, org, &one).unwrap();
        assert_eq!(read.draft.justified, named.justified, "a reader sees what was looked at");
    });
}

#[test]
fn a_consent_taken_back_takes_what_was_written_with_it_until_it_is_published() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org, writer) = (&world.app, scene.house.org, &scene.house.experts[0]);
        let author = &scene.camille.actor;
        let one = story::begin(app, writer, org, &scene.reference, &draft(&[])).unwrap();
        near_miss::say(app, author, org, &scene.reference, Use::Story, false).unwrap();
        then_not_there(story::open(app, writer, org, &one));
        assert_eq!(story::desk(app, writer, org).unwrap(), story::Desk::default());
        then_conflict(story::begin(app, writer, org, &scene.reference, &draft(&[])), "fault-story-no-consent");
        near_miss::say(app, author, org, &scene.reference, Use::Story, true).unwrap();
        let again = story::begin(app, writer, org, &scene.reference, &draft(&[])).unwrap();
        story::discard(app, writer, org, &again).unwrap();
        then_not_there(story::open(app, writer, org, &again));
        // Withdrawn after its acceptance or not accepted, it is not told either.
        let (other, _) = when_they_report(world, &scene.house, &scene.camille, (SendAs::Alone, &[Use::Story]));
        then_not_there(story::begin(app, writer, org, &other, &draft(&[])));
    });
}

#[test]
fn whoever_reported_it_or_was_excluded_finds_no_draft_of_it() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let third = given_an_expert(world, &house, "expert three", "770000009");
        let (person, org) = (third.person().unwrap(), house.org);
        let author = Somebody {
            person,
            actor: Actor::Wearing { person, org, role: Role::Doctor },
            ..world.given_a_doctor(&house, "Camille Un", "770000001")
        };
        let (draft_name, seen) = world.when_they_write(&house, &author, super::STORY);
        let sending = near_miss::Sending {
            agreed: [Use::Story].into(),
            excluded: [house.experts[1].person().unwrap()].into(),
            ..app::testing::bodies::sending(&draft_name, seen)
        };
        let reference = near_miss::send(&world.app, &author.actor, org, sending).unwrap().reference;
        when_it_is_accepted(world, &house, &author, &reference);
        let one = story::begin(&world.app, &house.experts[0], org, &reference, &draft(&[])).unwrap();
        for hidden in [&third, &house.experts[1]] {
            then_not_there(story::open(&world.app, hidden, org, &one));
            then_not_there(story::say(&world.app, hidden, org, &one, 1, (true, "")));
            assert_eq!(story::desk(&world.app, hidden, org).unwrap().stories, []);
        }
    });
}

#[test]
fn a36_a_story_is_corrected_by_a_version_and_withdrawn_with_what_replaces_it() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org, writer) = (&world.app, scene.house.org, &scene.house.experts[0]);
        let readers = [&scene.house.experts[1], &scene.third];
        let one = when_it_is_told(world, &scene.house, &scene.reference, &readers, &[]);
        let silent = story::write(app, writer, org, &one, &draft(&[]), 1);
        assert!(matches!(silent, Err(Error::Invalid(_))), "a correction says what it corrects: {silent:?}");
        let mut corrected = draft(&[]);
        corrected.why = both("La dose était fausse.", "The dose was wrong.");
        corrected.words.learnt = both("Relire à voix haute.", "Read aloud.");
        story::write(app, writer, org, &one, &corrected, 1).unwrap();
        let before = story::read(app, &one).unwrap();
        assert_eq!(before.versions.len(), 1, "what is published stands until two agreed to what corrects it");
        for reader in readers {
            story::say(app, reader, org, &one, 2, (true, "")).unwrap();
        }
        story::publish(app, writer, org, &one).unwrap();
        let after = story::read(app, &one).unwrap();
        assert_eq!((after.versions.len(), after.versions[1].why.clone()), (2, corrected.why.clone()));
        assert_eq!(after.words.unwrap().learnt, corrected.words.learnt);
        let why = both("Quelqu'un pouvait se reconnaître.", "Somebody could be recognised.");
        let nowhere = story::withdraw(app, &scene.third, org, &one, (&why, Some("nothing")));
        assert!(matches!(nowhere, Err(Error::Invalid(_))), "{nowhere:?}");
        story::withdraw(app, &scene.third, org, &one, (&why, None)).unwrap();
        then_conflict(story::withdraw(app, writer, org, &one, (&why, None)), "fault-story-not-published");
        let gone = story::read(app, &one).unwrap();
        assert!(gone.words.is_none() && gone.line.title == Text::default(), "its words are not read any more");
        assert_eq!(gone.withdrawn.unwrap().1, why);
        assert_eq!(story::list(app, None, None, None).unwrap().lines, []);
        then_conflict(story::write(app, writer, org, &one, &corrected, 2), "fault-story-not-now");
    });
}

#[test]
fn a37_its_author_is_told_without_a_word_and_the_journal_names_nobody() {
    on_both(|world| {
        let scene = scene(world);
        let readers = [&scene.house.experts[1], &scene.third];
        world.on("2008-02-01");
        world.when_the_jobs_run();
        let _ = world.then_new_mails();
        let one = when_it_is_told(world, &scene.house, &scene.reference, &readers, &[]);
        world.on("2008-02-02");
        world.when_the_jobs_run();
        let mails: Vec<_> =
            world.then_new_mails().into_iter().filter(|it| it.to == [scene.camille.email.clone()]).collect();
        assert_eq!(mails.len(), 1);
        assert!(!mails[0].text.contains(&one) && !mails[0].text.contains("étiquette"), "{}", mails[0].text);
        let journal = world.then_journal_of(scene.house.org);
        // Entries of one day stand in no order: when they were written is nobody's business.
        let mut acts: Vec<&str> =
            journal.iter().map(|(act, ..)| act.as_str()).filter(|act| act.starts_with("story.")).collect();
        acts.sort_unstable();
        assert_eq!(acts, ["story.agree", "story.agree", "story.publish", "story.write"]);
        let writer = scene.house.experts[0].person().unwrap().to_string();
        for (act, object, actor) in journal.iter().filter(|(act, ..)| act.starts_with("story.")) {
            let entry = format!("{act} {object} {actor}");
            assert!(!entry.contains(&one) && !entry.contains(&writer), "{entry}");
        }
    });
}
