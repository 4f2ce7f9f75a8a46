//! Every refusal names its field, its reason and its remedy, and leaves everything as it was.

use app::guideline::evidence::{self, Freezing};
use app::guideline::{
    Idea, Interests, approval, drafting, grading, idea, opinion, peer_review, publishing, show, watching,
};
use app::screen::Confirmed;
use app::testing::bodies::SPECIALTY;
use app::testing::{World, on_both, then_conflict, then_refused};
use app::{Error, Result};
use domain::authority::{Actor, Role};
use domain::guideline::{Kind, Scope, Verdict, Wording};
use domain::rex::{Facet, Filter};
use domain::text::{Language, Text};
use jiff::civil::date;

use super::scene::*;

fn then_invalid<T: std::fmt::Debug>(outcome: Result<T>, field: &str, message: &str) {
    match outcome {
        Err(Error::Invalid(faults)) => {
            let found: Vec<(&str, &str)> = faults.iter().map(|it| (it.field.as_str(), it.message)).collect();
            assert!(found.contains(&(field, message)), "{found:?}");
        }
        other => panic!("it should say {message} of {field}: {other:?}"),
    }
}

/// What stands in the tables of one guideline, and in the journal of its lead.
fn everything(world: &World, scene: &Scene, reference: &str) -> (String, usize) {
    let reference = reference.to_owned();
    let told = world
        .app
        .store
        .read(move |tx| {
            let row = store::guideline::find(tx, &reference)?.unwrap();
            let deeds = store::guideline::deeds(tx, row.org, row.id)?;
            Ok::<_, store::StoreError>(format!("{row:?} {deeds:?}"))
        })
        .unwrap();
    (told, world.then_journal_of(scene.lead.org).len())
}

#[test]
fn an_idea_and_a_scope_say_what_they_lack() {
    let world = World::sqlite();
    let scene = scene(&world);
    let (app, org) = (&world.app, scene.lead.org);
    let empty = Idea { title: " ".to_owned(), why: "x".repeat(20_001) };
    then_invalid(idea::propose(app, scene.writer(), org, Kind::General, &empty), "title", "fault-guideline-unsaid");
    then_invalid(idea::propose(app, scene.writer(), org, Kind::General, &empty), "why", "fault-too-long");
    then_refused(idea::propose(app, &scene.officer, scene.authority, Kind::General, &super::scene::idea()));
    let doctor = world.given_a_doctor(&scene.lead, "Camille Un", "770000001").actor;
    then_refused(idea::propose(app, &doctor, org, Kind::General, &super::scene::idea()));
    then_refused(show(app, &doctor, org, "x"));
    let reference = idea::propose(app, scene.writer(), org, Kind::General, &super::scene::idea()).unwrap();
    let before = everything(&world, &scene, &reference);
    let say = |scope: &Scope, partners: &[domain::ids::OrgId]| {
        idea::scope(app, scene.writer(), org, &reference, scope, partners)
    };
    let good = scope();
    then_invalid(say(&Scope { question: String::new(), ..good.clone() }, &[]), "question", "fault-guideline-unsaid");
    let unknown = Scope { specialties: vec!["alchemy".to_owned()], ..good.clone() };
    then_invalid(say(&unknown, &[]), "specialties", "fault-guideline-specialties");
    then_invalid(say(&Scope { themes: vec![], ..good.clone() }, &[]), "themes", "fault-guideline-themes");
    let elsewhere = Scope { themes: vec!["weather".to_owned()], ..good.clone() };
    then_invalid(say(&elsewhere, &[]), "themes", "fault-guideline-theme-unknown");
    let nowhere = Scope { situation: "moon".to_owned(), ..good.clone() };
    then_invalid(say(&nowhere, &[]), "situation", "fault-guideline-situation");
    then_invalid(say(&good, &[scene.other.org]), "partners", "fault-guideline-partners");
    then_invalid(say(&good, &[scene.authority]), "partners", "fault-guideline-partners");
    then_conflict(
        idea::scope(app, &scene.other.experts[0], scene.other.org, &reference, &good, &[]),
        "fault-guideline-not-yours",
    );
    assert!(matches!(idea::scope(app, scene.writer(), org, "nothing", &good, &[]), Err(Error::NotFound(_))));
    assert_eq!(everything(&world, &scene, &reference), before);
}

#[test]
fn a34_nothing_is_frozen_of_nothing_and_only_by_those_who_read_the_base() {
    let world = World::sqlite();
    let scene = scene(&world);
    given_records(&world, 3);
    let (app, org) = (&world.app, scene.lead.org);
    let reference = when_scoped(&world, &scene, Kind::General);
    let before = everything(&world, &scene, &reference);
    let freeze = |actor: &Actor, freezing: &Freezing| evidence::freeze(app, actor, org, &reference, freezing);
    then_invalid(freeze(scene.writer(), &Freezing::default()), "words", "fault-guideline-no-evidence");
    let absent = Freezing { words: "hippopotame".to_owned(), ..Freezing::default() };
    then_invalid(freeze(scene.writer(), &absent), "words", "fault-guideline-no-records");
    let study = Freezing { studies: vec!["none".to_owned()], ..freezing() };
    then_invalid(freeze(scene.writer(), &study), "studies", "fault-guideline-study");
    let watch = Freezing { watch: vec!["none".to_owned()], ..freezing() };
    then_invalid(freeze(scene.writer(), &watch), "watch", "fault-guideline-watch");
    then_refused(freeze(&scene.lead.manager, &freezing()));
    then_conflict(
        drafting::draft(app, scene.writer(), org, &reference, &wording(), 0, &Confirmed::none()),
        "fault-guideline-not-now",
    );
    assert_eq!(everything(&world, &scene, &reference), before);
    let filters = vec![Filter { facet: Facet::Specialty, value: SPECIALTY.to_owned() }];
    freeze(scene.writer(), &Freezing { filters, ..freezing() }).unwrap();
    let whole = evidence::frozen(app, scene.writer(), org, &reference).unwrap();
    assert_eq!((whole.records.len(), whole.filters.len()), (3, 1));
}

#[test]
fn a_draft_that_lacks_a_language_is_kept_and_shown_to_no_peer() {
    let world = World::sqlite();
    let scene = scene(&world);
    given_records(&world, 3);
    let (app, org) = (&world.app, scene.lead.org);
    let reference = when_scoped(&world, &scene, Kind::General);
    evidence::freeze(app, scene.writer(), org, &reference, &freezing()).unwrap();
    let french =
        Wording { messages: Text::new([(Language::french(), "Seulement en français".to_owned())]), ..wording() };
    then_invalid(
        drafting::draft(app, scene.writer(), org, &reference, &Wording::default(), 0, &Confirmed::none()),
        "title-fr",
        "fault-guideline-unsaid",
    );
    let long = Wording { title: both(&"x".repeat(201)), ..wording() };
    then_invalid(
        drafting::draft(app, scene.writer(), org, &reference, &long, 0, &Confirmed::none()),
        "title-en",
        "fault-too-long",
    );
    let named =
        Wording { measures: Text::new([(Language::english(), "As Mr. Dupontel said.".to_owned())]), ..french.clone() };
    let draft =
        |confirmed: &Confirmed, seen| drafting::draft(app, scene.writer(), org, &reference, &named, seen, confirmed);
    then_invalid(draft(&Confirmed::none(), 0), "measures-en", "fault-screen");
    assert_eq!(show(app, scene.writer(), org, &reference).unwrap().revision, 0, "nothing of it is kept");
    draft(&Confirmed::of(["name:Mr. Dupontel".to_owned()]), 0).unwrap();
    // What was confirmed when it was kept is not asked about at each saving.
    draft(&Confirmed::none(), 1).unwrap();
    drafting::draft(app, scene.writer(), org, &reference, &french, 2, &confirmed()).unwrap();
    then_conflict(
        drafting::draft(app, &scene.lead.manager, org, &reference, &wording(), 0, &Confirmed::none()),
        "fault-guideline-changed",
    );
    let peer = person(scene.peers()[1]);
    let ask = || peer_review::invite(app, scene.writer(), org, &reference, peer);
    then_conflict(ask(), "fault-guideline-not-whole");
    drafting::draft(app, scene.writer(), org, &reference, &wording(), 3, &confirmed()).unwrap();
    then_invalid(
        peer_review::invite(app, scene.writer(), org, &reference, person(&scene.officer)),
        "person",
        "fault-guideline-no-expert",
    );
    then_conflict(
        peer_review::invite(app, scene.writer(), org, &reference, person(scene.writer())),
        "fault-guideline-wrote",
    );
    ask().unwrap();
    then_invalid(ask(), "person", "fault-guideline-invited-already");
    then_conflict(evidence::freeze(app, scene.writer(), org, &reference, &freezing()), "fault-guideline-not-now");
}

#[test]
fn a_peer_sees_no_word_before_saying_what_binds_them_and_none_after_a_conflict() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 3);
        let app = &world.app;
        let reference = when_drafted(world, &scene, Kind::General);
        let [colleague, peer] = scene.peers();
        let (lead, other) = (scene.lead.org, scene.other.org);
        let sees = |actor: &Actor, org| show(app, actor, org, &reference).unwrap().wording.is_some();
        for one in [colleague, peer] {
            peer_review::invite(app, scene.writer(), lead, &reference, person(one)).unwrap();
        }
        assert!(!sees(peer, other) && !sees(colleague, lead), "not even a colleague");
        let none: [String; 0] = [];
        let review = |actor: &Actor, org, verdict, words: &str, remarks: &[String]| {
            peer_review::review(app, actor, org, &reference, verdict, words, remarks)
        };
        then_conflict(review(peer, other, Verdict::Favourable, "Oui.", &none), "fault-guideline-not-declared");
        let silent = Interests { words: String::new() };
        then_invalid(
            peer_review::declare(app, colleague, lead, &reference, true, &silent),
            "interests",
            "fault-guideline-unsaid",
        );
        let bound = Interests { words: "J’ai conseillé le fabricant.".to_owned() };
        peer_review::declare(app, colleague, lead, &reference, true, &bound).unwrap();
        assert!(!sees(colleague, lead));
        then_conflict(review(colleague, lead, Verdict::Favourable, "Oui.", &none), "fault-guideline-conflicted");
        then_conflict(
            peer_review::declare(app, colleague, lead, &reference, false, &silent),
            "fault-guideline-declared-already",
        );
        peer_review::declare(app, peer, other, &reference, false, &silent).unwrap();
        assert!(sees(peer, other));
        then_invalid(
            review(peer, other, Verdict::Unfavourable, "Non.", &none),
            "remark-1",
            "fault-guideline-remark-needed",
        );
        then_invalid(review(peer, other, Verdict::Favourable, " ", &none), "words", "fault-guideline-unsaid");
        let remarks = ["Dire combien.".to_owned(), " ".to_owned(), "Dire qui.".to_owned()];
        review(peer, other, Verdict::WithChanges, "Presque.", &remarks).unwrap();
        then_conflict(review(peer, other, Verdict::Favourable, "Oui.", &none), "fault-guideline-given-already");
        let outsider = &scene.other.experts[1];
        then_conflict(
            peer_review::declare(app, outsider, other, &reference, false, &silent),
            "fault-guideline-not-invited",
        );
        then_conflict(
            drafting::draft(app, colleague, lead, &reference, &wording(), 1, &Confirmed::none()),
            "fault-guideline-judges",
        );
        then_conflict(peer_review::close(app, scene.writer(), lead, &reference), "fault-guideline-too-few-opinions");
        let third = a_third_expert(world, &scene);
        when_read_by(world, &scene, &reference, &third);
        then_conflict(peer_review::close(app, scene.writer(), lead, &reference), "fault-guideline-unanswered");
        then_invalid(
            peer_review::answer(app, scene.writer(), lead, &reference, 1, ""),
            "answer-1",
            "fault-guideline-unsaid",
        );
        for remark in 1..=3 {
            peer_review::answer(app, scene.writer(), lead, &reference, remark, "Dit.").unwrap();
        }
        then_conflict(
            peer_review::answer(app, scene.writer(), lead, &reference, 4, "Rien."),
            "fault-guideline-no-remark",
        );
        let shown = show(app, scene.writer(), lead, &reference).unwrap();
        assert_eq!(shown.remarks.len(), 3);
        assert!(shown.peers.iter().any(|it| it.interests.as_deref() == Some("J’ai conseillé le fabricant.")));
        peer_review::close(app, scene.writer(), lead, &reference).unwrap();
    });
}

#[test]
fn nobody_approves_what_they_wrote_or_read_and_nothing_changes_by_trying() {
    on_both(|world| {
        let scene = scene(world);
        given_records(world, 3);
        let (app, org) = (&world.app, scene.lead.org);
        let reference = when_drafted(world, &scene, Kind::TypeThree);
        when_reviewed(world, &scene, &reference);
        let before = everything(world, &scene, &reference);
        then_conflict(approval::approve(app, scene.writer(), org, &reference), "fault-guideline-wrote");
        then_conflict(approval::approve(app, scene.peers()[0], org, &reference), "fault-guideline-judges");
        then_conflict(
            approval::approve(app, &scene.other.manager, scene.other.org, &reference),
            "fault-guideline-lead-first",
        );
        then_conflict(
            approval::approve(app, &scene.officer, scene.authority, &reference),
            "fault-guideline-lead-first",
        );
        let third = world.given_a_body("third");
        then_conflict(approval::approve(app, &third.manager, third.org, &reference), "fault-guideline-not-yours");
        then_invalid(
            approval::send_back(app, &scene.lead.manager, org, &reference, ""),
            "reason",
            "fault-guideline-unsaid",
        );
        then_refused(opinion::give(app, &scene.lead.manager, org, &reference, true, "Oui."));
        then_conflict(
            opinion::give(app, &scene.officer, scene.authority, &reference, true, "Oui."),
            "fault-guideline-not-now",
        );
        then_conflict(
            grading::grade(app, scene.peers()[0], org, &reference, &marks(3), "Bien."),
            "fault-guideline-not-now",
        );
        then_conflict(
            publishing::publish(app, &scene.lead.manager, org, &reference, review_by(world)),
            "fault-guideline-not-now",
        );
        assert_eq!(everything(world, &scene, &reference), before);
        approval::approve(app, &scene.lead.manager, org, &reference).unwrap();
        let again = world.given_a_member(org, Role::Manager, "another manager", "fr");
        then_conflict(approval::approve(app, &again, org, &reference), "fault-guideline-approved-already");
        approval::send_back(app, &scene.other.manager, scene.other.org, &reference, "Il manque la pharmacie.").unwrap();
        let shown = show(app, scene.writer(), org, &reference).unwrap();
        assert_eq!((shown.line.state, shown.approvals.len(), shown.peers.len()), ("drafted", 0, 0));
        let said = shown.history.iter().rev().find_map(|step| step.reason.clone());
        assert_eq!(said.as_deref(), Some("Il manque la pharmacie."));
    });
}

#[test]
fn the_authority_may_say_no_and_a_grade_needs_every_mark() {
    let world = World::sqlite();
    let scene = scene(&world);
    given_records(&world, 3);
    let (app, org) = (&world.app, scene.lead.org);
    let reference = when_drafted(&world, &scene, Kind::TypeTwo);
    when_reviewed(&world, &scene, &reference);
    approval::approve(app, &scene.lead.manager, org, &reference).unwrap();
    let mut lacking = marks(3);
    let first = lacking.pop_first().unwrap().0;
    then_invalid(
        grading::grade(app, scene.peers()[0], org, &reference, &lacking, "Bien."),
        &format!("mark-{first}"),
        "fault-guideline-mark",
    );
    then_refused(grading::grade(app, &scene.lead.manager, org, &reference, &lacking, "Bien."));
    then_conflict(
        grading::grade(app, &scene.other.experts[1], scene.other.org, &reference, &marks(3), "Bien."),
        "fault-guideline-not-yours",
    );
    let third = a_third_expert(&world, &scene);
    for grader in [scene.peers()[0], &third] {
        grading::grade(app, grader, org, &reference, &marks(3), "Solide.").unwrap();
    }
    then_invalid(
        opinion::give(app, &scene.officer, scene.authority, &reference, false, " "),
        "grounds",
        "fault-guideline-unsaid",
    );
    opinion::give(app, &scene.officer, scene.authority, &reference, false, "Trop général.").unwrap();
    assert_eq!(show(app, scene.writer(), org, &reference).unwrap().line.state, "drafted");
}

#[test]
fn a_look_again_is_within_two_years_and_what_is_not_published_is_put_aside() {
    let world = World::sqlite();
    let scene = scene(&world);
    given_records(&world, 3);
    let (app, org) = (&world.app, scene.lead.org);
    let manager = &scene.lead.manager;
    let reference = when_drafted(&world, &scene, Kind::General);
    when_reviewed(&world, &scene, &reference);
    approval::approve(app, manager, org, &reference).unwrap();
    for by in [date(2008, 1, 2), date(2010, 1, 3)] {
        then_invalid(publishing::publish(app, manager, org, &reference, by), "review_by", "fault-guideline-review-by");
    }
    publishing::publish(app, manager, org, &reference, date(2010, 1, 2)).unwrap();
    then_invalid(
        watching::keep(app, manager, org, &reference, date(2012, 1, 1), "Toujours vrai."),
        "review_by",
        "fault-guideline-review-by",
    );
    world.on("2009-12-01");
    watching::keep(app, manager, org, &reference, date(2011, 12, 1), "Toujours vrai.").unwrap();
    let kept = app::guideline::public_read(app, &reference, None).unwrap();
    assert_eq!(kept.status.review_by, Some(date(2011, 12, 1)));
    then_conflict(watching::put_aside(app, manager, org, &reference, "Rien."), "fault-guideline-not-now");
    let other = when_scoped(&world, &scene, Kind::TypeOne);
    then_conflict(watching::withdraw(app, manager, org, &other, "Rien.", None), "fault-guideline-not-now");
    watching::put_aside(app, manager, org, &other, "Traité par d’autres.").unwrap();
    assert_eq!(show(app, manager, org, &other).unwrap().line.state, "put_aside");
    assert!(matches!(app::guideline::public_read(app, &other, None), Err(Error::NotFound(_))));
}
