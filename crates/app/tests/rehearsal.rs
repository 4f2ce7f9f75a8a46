//! Rehearsing a definition before it is published: on data of its own, with a clock of its own.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use app::error::Error;
use app::programme::{Files, Sound};
use app::rehearsal::{self, How, JOINING, Rehearsal, Walker};
use app::testing::{House, World, on_both, then_conflict, then_refused};
use app::{cohort, programme};
use domain::authority::{Actor, Right, Role};
use domain::rehearsal::{Part, Stop};
use jiff::civil::Date;

fn files() -> Files {
    documents::shipped::programme("bon-usage-12").expect("it is shipped")
}

/// The same definition with one word changed.
fn other_words() -> Files {
    let mut files = files();
    let text = files.get_mut("programme.toml").expect("a definition");
    *text = text.replacen("fr = \"", "fr = \"Autrement : ", 1);
    files
}

fn folders(world: &World) -> usize {
    std::fs::read_dir(world.app.folder.path().join("rehearsals")).map_or(0, Iterator::count)
}

/// A walker takes every step that can be taken now; the walk itself shows its pages.
fn walk_on(world: &World, rehearsal: &Rehearsal, walker: &Walker, how: How) {
    let here = rehearsal::look(rehearsal, walker).unwrap();
    if !here.has_joined {
        rehearsal::take_step(&world.app, rehearsal, walker, JOINING, how).unwrap();
    }
    // What is met opens what comes after it.
    for _ in 0..3 {
        let here = rehearsal::look(rehearsal, walker).unwrap();
        for one in here.obligations.iter().filter(|one| one.can_be_done()) {
            rehearsal::take_step(&world.app, rehearsal, walker, &one.requirement, how).unwrap();
        }
    }
}

/// The whole programme, in every language: each step a day before it is due, so that its reminder has been written.
fn whole(world: &World, rehearsal: &Rehearsal) {
    let first = rehearsal.walkers.first().unwrap();
    while let Some((day, ..)) =
        rehearsal::look(rehearsal, first).unwrap().stops.into_iter().find(|(_, stop, _)| *stop == Stop::Due)
    {
        rehearsal::move_to(&world.app, rehearsal, day).unwrap();
        for walker in &rehearsal.walkers {
            walk_on(world, rehearsal, walker, How::Whole);
        }
    }
    for mail in rehearsal::mails(rehearsal).unwrap() {
        rehearsal::read_mail(&world.app, rehearsal, mail.number).unwrap();
    }
    let pages: Vec<_> = missing(world, rehearsal).into_iter().filter(|(part, _)| !is_deed_or_mail(part)).collect();
    rehearsal::note(&world.app, rehearsal, &pages).unwrap();
}

fn is_deed_or_mail(part: &Part) -> bool {
    matches!(part, Part::Deed(_) | Part::Mail(_))
}

fn missing(world: &World, rehearsal: &Rehearsal) -> Vec<(Part, domain::text::Language)> {
    let programme = &rehearsal.pinned.programme;
    rehearsal::standing(&world.app, rehearsal.what.org, programme, &rehearsal.what.hash).unwrap()
}

fn publish(world: &World, house: &House, files: &Files, why: Option<&str>) -> app::Result<()> {
    rehearsal::publish(&world.app, &house.lead, house.org, files, why).map(drop)
}

#[test]
fn a_definition_is_published_once_it_was_rehearsed_completely_in_every_language() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        then_conflict(publish(world, &house, &files(), None), "fault-rehearsal-missing");
        let rehearsal = rehearsal::begin(&world.app, &house.editor, house.org, &files()).unwrap();
        let tags: Vec<&str> = rehearsal.walkers.iter().map(|walker| walker.language.tag()).collect();
        assert_eq!(tags, ["fr", "en"]);
        world.minutes_pass(60);
        whole(world, &rehearsal);
        assert_eq!(missing(world, &rehearsal), []);
        world.minutes_pass(5);
        publish(world, &house, &files(), None).unwrap();
        let acts: Vec<String> = world.then_journal_of(house.org).into_iter().map(|(act, ..)| act).collect();
        let of_ours: Vec<&str> = acts.iter().map(String::as_str).filter(|act| !act.starts_with("hat.")).rev().collect();
        assert_eq!(of_ours, ["rehearsal.begin", "rehearsal.complete", "programme.publish"]);
        // Another word is another definition, and is rehearsed again.
        then_conflict(publish(world, &house, &other_words(), None), "fault-rehearsal-missing");
        // What one organisation rehearsed is nothing to another (I25).
        let other = world.given_an_organisation("other");
        then_conflict(publish(world, &other, &files(), None), "fault-rehearsal-missing");
    });
}

#[test]
fn one_part_in_one_language_that_nobody_saw_keeps_it_from_being_published() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let rehearsal = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    let all: Vec<_> = missing(&world, &rehearsal);
    let (last, others) = all.split_last().unwrap();
    rehearsal::note(&world.app, &rehearsal, others).unwrap();
    then_conflict(publish(&world, &house, &files(), None), "fault-rehearsal-missing");
    rehearsal::note(&world.app, &rehearsal, std::slice::from_ref(last)).unwrap();
    publish(&world, &house, &files(), None).unwrap();
}

#[test]
fn nothing_of_a_rehearsal_enters_figures_outbox_or_journal() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        world.when_the_jobs_run();
        let mails = world.then_mails().len();
        let count = |world: &World| {
            let now = world.app.now().as_millisecond();
            world.app.store.read(move |tx| store::outbox::count(tx, None, now)).unwrap()
        };
        let before = (count(world), world.then_journal_of(house.org).len());
        let rehearsal = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
        whole(world, &rehearsal);
        assert!(rehearsal::mails(&rehearsal).unwrap().len() > 10, "mails were written in the rehearsal");
        assert_eq!(count(world), before.0);
        assert_eq!(world.then_journal_of(house.org).len(), before.1 + 2, "that it began, and that it is complete");
        assert!(cohort::list(&world.app, house.org).unwrap().is_empty());
        assert!(programme::list(&world.app, house.org).unwrap().is_empty());
        let known = world.app.store.read(|tx| store::person::find_by_email(tx, "fr@rehearsal.invalid")).unwrap();
        assert_eq!(known, None, "walkers have no account here");
        world.when_the_jobs_run();
        assert_eq!(world.then_mails().len(), mails, "no mail left the house");
    });
}

#[test]
fn mails_of_a_rehearsal_are_written_on_their_own_day_in_the_language_of_their_reader() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let rehearsal = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    let mut invitations = rehearsal::mails(&rehearsal).unwrap();
    invitations.sort_by_key(|mail| mail.language != "fr");
    let said: Vec<(&str, &str)> = invitations.iter().map(|mail| (mail.kind.as_str(), mail.language.as_str())).collect();
    assert_eq!(said, [("invitation", "fr"), ("invitation", "en")]);
    assert!(invitations[0].body.contains("Bonjour") && invitations[1].body.contains("Dear"), "{invitations:?}");
    for walker in &rehearsal.walkers {
        walk_on(&world, &rehearsal, walker, How::Whole);
    }
    let here = rehearsal::look(&rehearsal, &rehearsal.walkers[0]).unwrap();
    let notice = here.stops.iter().find(|(_, stop, _)| *stop == Stop::Notice).unwrap().0;
    let far = here.stops.iter().find(|(_, stop, _)| *stop == Stop::Due).unwrap().0;
    rehearsal::move_to(&world.app, &rehearsal, far).unwrap();
    let mails = rehearsal::mails(&rehearsal).unwrap();
    let first = mails.iter().find(|mail| mail.kind == "notice").expect("a notice was written");
    assert_eq!(first.on, notice.to_string(), "on its own day, though the clock went further at once");
    assert!(mails.iter().any(|mail| mail.kind == "reminder"));
    let leads_to = first.leads_to.as_deref().unwrap();
    assert!(leads_to.starts_with("/amp/bon-usage-12/rehearsal"), "{leads_to}");
}

#[test]
fn the_clock_of_a_rehearsal_goes_forward_and_not_beyond_the_end() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let rehearsal = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    let here = rehearsal::look(&rehearsal, &rehearsal.walkers[0]).unwrap();
    let beyond = domain::calendar::days_after(here.last, 1);
    for day in [here.today, domain::calendar::days_before(here.today, 1), beyond, Date::constant(9999, 12, 31)] {
        match rehearsal::move_to(&world.app, &rehearsal, day) {
            Err(Error::Invalid(faults)) => assert_eq!(faults[0].message, "fault-rehearsal-date"),
            other => panic!("the clock went to {day}: {other:?}"),
        }
    }
    rehearsal::move_to(&world.app, &rehearsal, here.last).unwrap();
    assert_eq!(rehearsal::look(&rehearsal, &rehearsal.walkers[0]).unwrap().today, here.last);
    let real = domain::calendar::civil_date(world.app.now(), &rehearsal.pinned.programme.zone);
    assert_eq!(real, Date::constant(2008, 1, 2), "nobody else's clock moved");
}

#[test]
fn a_rehearsal_is_entered_by_whoever_began_it_and_by_nobody_else() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let other = world.given_an_organisation("other");
    for hat in [&house.clerk, &house.tutor, &house.operator, &Actor::Stranger, &other.lead] {
        then_refused(rehearsal::begin(&world.app, hat, house.org, &files()));
    }
    let name = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap().name.clone();
    assert!(rehearsal::enter(&world.app, &house.lead, &name).is_ok());
    for hat in [&house.editor, &house.tutor, &house.operator, &Actor::Stranger, &Actor::System, &other.lead] {
        let entered = rehearsal::enter(&world.app, hat, &name);
        assert!(matches!(entered, Err(Error::NotFound(_))), "{hat:?} came in");
    }
    for path in ["", "..", "../keys", "/etc", "NAME"] {
        assert!(matches!(rehearsal::enter(&world.app, &house.lead, path), Err(Error::NotFound(_))));
    }
    // Whoever loses the hat loses the rehearsal.
    let person = house.lead.person().unwrap();
    let as_tutor = Actor::Wearing { person, org: house.org, role: Role::Tutor };
    assert!(as_tutor.may(Right::Rehearse, house.org).is_err());
    assert!(rehearsal::enter(&world.app, &as_tutor, &name).is_err());
}

#[test]
fn a_rehearsal_goes_on_after_a_restart_where_its_clock_stood() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let rehearsal = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    for walker in &rehearsal.walkers {
        walk_on(&world, &rehearsal, walker, How::Whole);
    }
    let day = rehearsal::look(&rehearsal, &rehearsal.walkers[0]).unwrap().stops[0].0;
    rehearsal::move_to(&world.app, &rehearsal, day).unwrap();
    let (before, mails) = (missing(&world, &rehearsal), rehearsal::mails(&rehearsal).unwrap());
    let restarted = world.another();
    let again = rehearsal::enter(&restarted, &house.lead, &rehearsal.name).unwrap();
    let here = rehearsal::look(&again, &again.walkers[1]).unwrap();
    assert_eq!((here.today, here.has_joined), (day, true));
    assert_eq!(again.walkers, rehearsal.walkers);
    assert_eq!(missing(&world, &again), before);
    assert_eq!(rehearsal::mails(&again).unwrap(), mails);
    restarted.store.close();
    again.app.store.close();
}

#[test]
fn a_rehearsal_is_deleted_when_it_ends_and_after_seven_days_and_what_was_rehearsed_stays_known() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let first = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    let all = missing(&world, &first);
    rehearsal::note(&world.app, &first, &all[..1]).unwrap();
    let second = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    assert_eq!(folders(&world), 1, "a person has one rehearsal at a time");
    assert!(rehearsal::enter(&world.app, &house.lead, &first.name).is_err());
    assert_eq!(missing(&world, &second).len(), all.len() - 1);
    rehearsal::end(&world.app, &house.lead, &second.name).unwrap();
    assert_eq!(folders(&world), 0);
    let third = rehearsal::begin(&world.app, &house.lead, house.org, &files()).unwrap();
    world.on("2008-01-08");
    assert_eq!(rehearsal::clean_up(&world.app).unwrap(), 0);
    world.on("2008-01-10");
    assert!(rehearsal::enter(&world.app, &house.lead, &third.name).is_err(), "it is over");
    world.when_the_jobs_run();
    assert_eq!(folders(&world), 0);
    assert_eq!(missing(&world, &third).len(), all.len() - 1);
}

#[test]
fn a_definition_with_faults_is_not_rehearsed_and_leaves_nothing_behind() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let mut unsound = files();
    unsound.pop_first();
    assert!(matches!(rehearsal::begin(&world.app, &house.lead, house.org, &unsound), Err(Error::Invalid(_))));
    assert_eq!(folders(&world), 0);
}

#[test]
fn i24_publishing_without_a_rehearsal_takes_a_reason_that_the_journal_keeps() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        for blank in ["", "  ", &"a".repeat(1001)] {
            let refused = publish(world, &house, &files(), Some(blank));
            assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        }
        let editor = rehearsal::publish(&world.app, &house.editor, house.org, &files(), Some("urgent"));
        then_refused(editor);
        publish(world, &house, &files(), Some("Identique à la version déjà suivie ailleurs")).unwrap();
        let said = world.then_journal_of(house.org);
        let forgone = said.iter().find(|(act, ..)| act == "rehearsal.forgo").expect("the journal says so");
        assert_eq!((forgone.1.as_str(), forgone.2.as_str()), ("lead", "Identique à la version déjà suivie ailleurs"));
        let sound = Sound::judge(&files()).unwrap();
        assert!(
            programme::versions(&world.app, house.org).unwrap()[0].hash == data_encoding::HEXLOWER.encode(&sound.hash)
        );
    });
}
