//! The whole life of each kind, on both engines.

use app::guideline::evidence;
use app::guideline::publishing;
use app::guideline::{Asked, Counts, Door, Waits, approval, grading, list, public_list, public_read, show, watching};
use app::testing::{World, on_both, then_conflict, then_refused};
use domain::guideline::{Disclosed, Kind};
use domain::text::Language;

use super::scene::*;

#[test]
fn a34_each_kind_lives_from_an_idea_to_everybody() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 12);
        for kind in Kind::ALL {
            let reference = when_published(world, &scene, kind);
            let leaflet = public_read(&world.app, &reference, None).unwrap();
            assert_eq!((leaflet.issued.version, leaflet.issued.kind), (1, kind));
            assert_eq!(leaflet.issued.wording, wording());
            assert_eq!(leaflet.issued.making.opinions, 2);
            assert_eq!(leaflet.issued.making.grade.is_some(), kind == Kind::TypeTwo);
            let by_authority = matches!(kind, Kind::TypeTwo | Kind::TypeThree);
            assert_eq!(leaflet.issued.making.authority_on.is_some(), by_authority);
            assert_eq!(leaflet.issued.bodies.len(), if kind == Kind::TypeThree { 2 } else { 1 });
            assert_eq!(leaflet.status.review_by, Some(review_by(world)));
        }
        let asked = Asked { kind: "type_one".to_owned(), theme: THEME.to_owned(), ..Asked::default() };
        assert_eq!(public_list(&world.app, &asked, None).unwrap().0.len(), 1);
        assert_eq!(public_list(&world.app, &Asked::default(), None).unwrap().0.len(), 4);
        let acts: Vec<String> = world.then_journal_of(scene.lead.org).into_iter().map(|(act, _, _)| act).collect();
        for act in [
            "propose",
            "scope",
            "freeze",
            "draft",
            "invite",
            "declare",
            "review",
            "answer",
            "close-review",
            "approve",
            "grade",
            "opine",
            "publish",
        ] {
            assert!(acts.contains(&format!("guideline.{act}")), "{act}");
        }
    });
}

#[test]
fn a34_without_a_grade_that_is_sufficient_the_writers_take_it_up_again() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 3);
        let (app, org) = (&world.app, scene.lead.org);
        let reference = when_drafted(world, &scene, Kind::TypeTwo);
        when_reviewed(world, &scene, &reference);
        approval::approve(app, &scene.lead.manager, org, &reference).unwrap();
        then_conflict(
            publishing::publish(app, &scene.lead.manager, org, &reference, review_by(world)),
            "fault-guideline-not-now",
        );
        then_conflict(
            grading::grade(app, scene.writer(), org, &reference, &marks(3), "Bien."),
            "fault-guideline-wrote",
        );
        let third = a_third_expert(world, &scene);
        grading::grade(app, scene.peers()[0], org, &reference, &marks(1), "Mince.").unwrap();
        then_conflict(
            grading::grade(app, scene.peers()[0], org, &reference, &marks(3), "Non."),
            "fault-guideline-given-already",
        );
        grading::grade(app, &third, org, &reference, &marks(2), "Passable.").unwrap();
        let shown = show(app, &third, org, &reference).unwrap();
        assert_eq!(shown.line.state, "drafted", "half the marks are below sixty percent");
        assert!(shown.approvals.is_empty(), "whoever approved will approve again");
    });
}

#[test]
fn a35_only_those_who_read_the_base_see_how_many_records_and_which() {
    on_both(|world| then_disclosed(world, 7, Disclosed::Fewer { than: 11 }));
    on_both(|world| then_disclosed(world, 24, Disclosed::AtLeast(22)));
}

fn then_disclosed(world: &World, many: usize, told: Disclosed) {
    let scene = scene(world);
    let ids = given_records(world, many);
    let (app, org) = (&world.app, scene.lead.org);
    let reference = when_published(world, &scene, Kind::General);
    let seen = |actor, org| show(app, actor, org, &reference).unwrap().frozen.unwrap().records;
    assert_eq!(seen(scene.writer(), org), Counts::Exact(many as u64));
    assert_eq!(seen(&scene.officer, scene.authority), Counts::Exact(many as u64));
    assert_eq!(seen(&scene.lead.manager, org), Counts::Told(told));
    then_refused(evidence::frozen(app, &scene.lead.manager, org, &reference));
    let whole = evidence::frozen(app, &scene.other.experts[1], scene.other.org, &reference).unwrap();
    assert!(whole.is_intact && whole.records.len() == many && whole.words == "seringue étiquette");
    assert_eq!(whole.sha256.len(), 64);
    let leaflet = public_read(app, &reference, None).unwrap();
    assert_eq!(leaflet.issued.evidence.records, told);
    let file = documents::guideline::file(&leaflet.issued, &leaflet.status);
    assert!(ids.iter().all(|id| !file.contains(&id.0)) && !file.contains(&format!(": {many},")), "{file}");
}

#[test]
fn a34_a_snapshot_that_no_longer_matches_the_base_says_so() {
    let world = World::sqlite();
    let scene = scene(&world);
    given_records(&world, 3);
    let (app, org) = (&world.app, scene.lead.org);
    let reference = when_drafted(&world, &scene, Kind::General);
    let before = evidence::frozen(app, scene.writer(), org, &reference).unwrap();
    assert!(before.is_intact);
    app.store
        .write(|tx| tx.execute("UPDATE rex_record SET parts = '[]' WHERE rex_id = 'storyrecord0001'", &[]))
        .unwrap();
    let after = evidence::frozen(app, scene.writer(), org, &reference).unwrap();
    assert!(!after.is_intact && after.sha256 == before.sha256);
}

#[test]
fn a36_what_was_superseded_or_withdrawn_stays_readable_and_says_what_replaced_it() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 12);
        let (app, org) = (&world.app, scene.lead.org);
        let reference = when_published(world, &scene, Kind::General);
        world.on("2008-09-01");
        watching::revise(app, scene.writer(), org, &reference, "Un nouveau matériel.").unwrap();
        then_conflict(watching::revise(app, scene.writer(), org, &reference, "Encore."), "fault-guideline-not-now");
        assert_eq!(public_read(app, &reference, None).unwrap().status.superseded_by, None);
        when_written(world, &scene, &reference);
        when_reviewed(world, &scene, &reference);
        when_agreed(world, &scene, &reference, Kind::General);
        publishing::publish(app, &scene.lead.manager, org, &reference, review_by(world)).unwrap();
        let first = public_read(app, &reference, Some(1)).unwrap();
        assert_eq!((first.issued.version, first.status.superseded_by), (1, Some(2)));
        assert_eq!(first.versions.len(), 2);
        let heir = when_published(world, &scene, Kind::TypeOne);
        let replaced =
            |by: Option<&str>| watching::withdraw(app, &scene.lead.manager, org, &reference, "Reprise ailleurs.", by);
        assert!(replaced(Some(&reference)).is_err() && replaced(Some("nothing")).is_err());
        replaced(Some(&heir)).unwrap();
        for version in [Some(1), Some(2), None] {
            let gone = public_read(app, &reference, version).unwrap();
            let withdrawn = gone.status.withdrawn.unwrap();
            assert_eq!(
                (withdrawn.reason.as_str(), withdrawn.replaced_by.as_deref()),
                ("Reprise ailleurs.", Some(&*heir))
            );
            assert_eq!(gone.replacement.unwrap().1.get(&Language::french()), Some("Étiqueter chaque seringue"));
        }
        let listed = public_list(app, &Asked::default(), None).unwrap().0;
        assert_eq!(listed.iter().map(|line| line.reference.as_str()).collect::<Vec<_>>(), [heir.as_str()]);
    });
}

#[test]
fn every_body_sees_what_every_other_works_on_and_for_whom_it_waits() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 3);
        let (app, other) = (&world.app, &scene.other);
        let reference = when_drafted(world, &scene, Kind::TypeThree);
        let lines = list(app, &other.manager, other.org, Some("drafted"), None).unwrap();
        let [line] = lines.lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!(
            (line.themes.as_slice(), line.state, &line.waits),
            (&[THEME.to_owned()][..], "drafted", &Waits::Makers)
        );
        let shown = show(app, &scene.officer, scene.authority, &reference).unwrap();
        assert_eq!(shown.method, wording().method, "how it is made is open to all");
        assert!(shown.wording.is_none() && shown.history.iter().all(|step| step.name.is_none()));
        when_reviewed(world, &scene, &reference);
        let mine = |actor, org| list(app, actor, org, None, None).unwrap().mine.len();
        assert_eq!((mine(&scene.lead.manager, scene.lead.org), mine(&other.manager, other.org)), (1, 0));
        approval::approve(app, &scene.lead.manager, scene.lead.org, &reference).unwrap();
        assert_eq!((mine(&other.manager, other.org), mine(&scene.officer, scene.authority)), (1, 1));
        let doors = show(app, &scene.officer, scene.authority, &reference).unwrap().doors;
        assert!(doors.contains(&Door::Approve) && doors.contains(&Door::SendBack) && doors.len() == 2, "{doors:?}");
    });
}

#[test]
fn those_whose_grade_is_missing_are_asked_once_and_reminded_once() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 3);
        let (app, org) = (&world.app, scene.lead.org);
        let mails = || {
            world.when_the_jobs_run();
            let mut to: Vec<String> = world.then_new_mails().into_iter().flat_map(|mail| mail.to).collect();
            to.sort();
            to
        };
        let reference = when_drafted(world, &scene, Kind::TypeTwo);
        when_reviewed(world, &scene, &reference);
        let third = a_third_expert(world, &scene);
        let _ = mails();
        approval::approve(app, &scene.lead.manager, org, &reference).unwrap();
        let graders = ["expert.2.anest@example.org", "third.expert@example.org"];
        assert_eq!(mails(), graders, "not whoever wrote it, and nobody of another body");
        assert_eq!(mails(), Vec::<String>::new());
        grading::grade(app, &third, org, &reference, &marks(2), "Solide.").unwrap();
        let on = |days: u16| {
            let approved = domain::calendar::civil_date(world.app.now(), &app::testing::zone());
            world.on(&domain::calendar::days_after(approved, days).to_string());
        };
        on(13);
        assert_eq!(mails(), Vec::<String>::new());
        on(1);
        assert_eq!(mails(), [graders[0]], "whoever graded is not reminded");
        on(30);
        assert_eq!(mails(), Vec::<String>::new(), "once");
    });
}

#[test]
fn those_for_whom_something_waits_are_written_to_and_nobody_for_whom_it_no_longer_does() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 3);
        let (app, org) = (&world.app, scene.lead.org);
        let mails = || world.then_new_mails().into_iter().flat_map(|mail| mail.to).collect::<Vec<_>>();
        world.when_the_jobs_run();
        let _ = mails();
        let reference = when_drafted(world, &scene, Kind::General);
        app::guideline::peer_review::invite(app, scene.writer(), org, &reference, person(scene.peers()[0])).unwrap();
        world.when_the_jobs_run();
        assert_eq!(mails(), ["expert.2.anest@example.org"]);
        when_read_by(world, &scene, &reference, scene.peers()[1]);
        world.when_the_jobs_run();
        assert_eq!(mails(), Vec::<String>::new(), "whoever gave their opinion at once is not written to");
        let nothing = app::guideline::Interests { words: String::new() };
        use app::guideline::peer_review::{answer, close, declare, review};
        declare(app, scene.peers()[0], org, &reference, false, &nothing).unwrap();
        review(app, scene.peers()[0], org, &reference, domain::guideline::Verdict::Favourable, "Oui.", &[]).unwrap();
        answer(app, scene.writer(), org, &reference, 1, "Fait.").unwrap();
        close(app, scene.writer(), org, &reference).unwrap();
        world.when_the_jobs_run();
        assert_eq!(mails(), ["manager.anest@example.org"]);
        approval::approve(app, &scene.lead.manager, org, &reference).unwrap();
        publishing::publish(app, &scene.lead.manager, org, &reference, review_by(world)).unwrap();
        world.on("2008-10-01");
        world.when_the_jobs_run();
        assert_eq!(mails(), Vec::<String>::new());
        world.on("2008-11-10");
        world.when_the_jobs_run();
        world.when_the_jobs_run();
        assert_eq!(mails(), ["manager.anest@example.org"], "sixty days before, once");
    });
}
