//! The body's side: given, analysed, decided, cleared, coded; and what enters the base.

use std::collections::BTreeSet;

use app::Error;
use app::near_miss::clearing::{self, Edits};
use app::near_miss::criteria::{self, Criteria, Example};
use app::near_miss::rex_entry;
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, analysis, assignment, coding, exchange, expert_work, recommendation};
use app::rex;
use app::testing::{Somebody, on_both, then_conflict, then_refused};
use domain::authority::Actor;
use domain::near_miss::assignment::Unfit;
use domain::near_miss::consent::{Consent, Use};
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::{Reason, State};
use domain::rex::When;
use domain::text::{Language, Text};
use jiff::civil::date;
use store::expert::Absence;

use super::life::{
    STORY, given_small_floors, none, scene, then_invalid, then_not_there, when_accepted, when_complete,
    when_under_analysis,
};

#[test]
fn a05_the_manager_sees_who_is_unfit_and_never_why() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = world.when_they_report(&house, &camille, STORY).reference;
        let (one, two) = (house.experts[0].person().unwrap(), house.experts[1].person().unwrap());
        near_miss::exclude_reader(app, &camille.actor, house.org, &reference, one).unwrap();
        let offered = assignment::candidates(app, &house.manager, house.org, &reference).unwrap();
        let told: Vec<_> = offered.iter().map(|it| (it.expert, it.unfit)).collect();
        assert_eq!(told, [(two, None), (one, Some(Unfit::Tied))]);
        let tied = assignment::assign(app, &house.manager, house.org, &reference, one);
        then_conflict(tied, "fault-near-miss-unfit");
        then_refused(assignment::assign(app, &house.experts[1], house.org, &reference, two));
        let page = assignment::waiting(app, &house.manager, house.org, "sent", None).unwrap();
        assert_eq!((page.lines.len(), page.lines[0].specialty.as_str()), (1, "anaesthesia"));
        // An expert who reports is tied to what they sent.
        let doctor = Actor::Wearing { person: two, org: house.org, role: domain::authority::Role::Doctor };
        let own = Somebody { person: two, actor: doctor, ..camille.clone() };
        let theirs = world.when_they_report(&house, &own, STORY).reference;
        let offered = assignment::candidates(app, &house.manager, house.org, &theirs).unwrap();
        assert!(offered.iter().any(|it| it.expert == two && it.unfit == Some(Unfit::Tied)));
    });
}

#[test]
fn every_opening_is_a_reading_that_the_author_sees() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = world.when_they_report(&house, &camille, STORY).reference;
        let (first, second) = (&house.experts[0], &house.experts[1]);
        then_not_there(analysis::open(app, first, house.org, &reference));
        assignment::assign(app, &house.manager, house.org, &reference, first.person().unwrap()).unwrap();
        then_not_there(analysis::open(app, second, house.org, &reference));
        then_refused(analysis::open(app, &house.manager, house.org, &reference));
        let opened = analysis::open(app, first, house.org, &reference).unwrap();
        assert!(matches!(opened.state, State::UnderAnalysis { .. }));
        assert_eq!(opened.author, None, "pseudonymous unless the body says otherwise");
        assert_eq!(opened.written().unwrap().content.get("narrative"), Some(&Value::Words(STORY.into())));
        analysis::open(app, first, house.org, &reference).unwrap();
        let own = near_miss::read_own(app, &camille.actor, house.org, &reference).unwrap();
        assert_eq!(own.readings.len(), 2);
        let journal = world.then_journal_of(house.org);
        assert_eq!(journal.iter().filter(|(act, ..)| act == "near-miss.read").count(), 2);
    });
}

#[test]
fn a11_a_return_has_a_reason_and_words_and_a_rejection_comes_after_a_chance_to_mend() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let expert = &house.experts[0];
        let give = |what, words: &str| verdict::give(app, expert, house.org, &reference, what, words, &none());
        then_conflict(give(Verdict::Reject(Reason::TooThin), ""), "fault-near-miss-can-be-mended");
        assert!(matches!(give(Verdict::Return(Reason::TooThin), "Écrire à Mme Durand."), Err(Error::Invalid(_))));
        give(Verdict::Return(Reason::TooThin), "Pouvez-vous dire ce qui a été vérifié ?").unwrap();
        let own = near_miss::read_own(app, &camille.actor, house.org, &reference).unwrap();
        assert_eq!(own.line.state.code(), "returned");
        exchange::reply(app, &camille.actor, house.org, &reference, "Oui, je complète.", &none()).unwrap();
        let opened = analysis::open(app, expert, house.org, &reference).unwrap();
        assert_eq!(opened.messages.len(), 1);
        then_conflict(give(Verdict::Accept, ""), "fault-near-miss-not-now");
    });
}

#[test]
fn the_second_expert_sees_nothing_of_the_first() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let (first, second) = (&house.experts[0], &house.experts[1]);
        exchange::ask(app, first, house.org, &reference, "Quelle vérification ?", &none()).unwrap();
        exchange::reply(app, &camille.actor, house.org, &reference, "Celle de la seringue.", &none()).unwrap();
        let edits = Edits::from([(FieldKey::once("narrative"), "Une seringue mal étiquetée.".to_owned())]);
        clearing::clear(app, first, house.org, &reference, &edits, &none()).unwrap();
        verdict::give(app, first, house.org, &reference, Verdict::Reject(Reason::NotCare), "Hors soin.", &none())
            .unwrap();
        near_miss::ask_another(app, &camille.actor, house.org, &reference).unwrap();
        then_not_there(analysis::open(app, first, house.org, &reference));
        let offered = assignment::candidates(app, &house.manager, house.org, &reference).unwrap();
        assert!(offered.iter().any(|it| Some(it.expert) == first.person() && it.unfit == Some(Unfit::Tied)));
        assignment::assign(app, &house.manager, house.org, &reference, second.person().unwrap()).unwrap();
        let opened = analysis::open(app, second, house.org, &reference).unwrap();
        assert!(opened.is_second_round && opened.messages.is_empty());
        assert_eq!(opened.versions.len(), 1, "what was cleared is not shown");
        let codes: Vec<&str> = opened.steps.iter().map(|step| step.dated.deed.code()).collect();
        assert_eq!(codes, ["another_asked", "assigned", "opened"]);
        assert!(!format!("{opened:?}").contains("Hors soin"));
        assert_eq!(opened.last().unwrap().content.get("narrative"), Some(&Value::Words(STORY.into())));
    });
}

#[test]
fn a07_what_is_accepted_and_consented_to_enters_once_and_together() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_small_floors(world, &house);
        let app = &world.app;
        let early = when_under_analysis(world, &house, &camille, STORY);
        let accept = verdict::give(app, &house.experts[0], house.org, &early, Verdict::Accept, "", &none());
        assert!(matches!(accept, Err(Error::Invalid(_))), "the analysis is missing: {accept:?}");
        when_complete(world, &house, &camille, &early);
        let uncleared = verdict::give(app, &house.experts[0], house.org, &early, Verdict::Accept, "", &none());
        then_conflict(uncleared, "fault-near-miss-not-cleared");
        let mut sent = Vec::new();
        for number in 0..2 {
            sent.push(when_accepted(world, &house, &camille, &format!("{STORY} Cas {number}.")));
        }
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 0, "three must share a key");
        sent.push(when_accepted(world, &house, &camille, STORY));
        near_miss::say(app, &camille.actor, house.org, &sent[0], Use::Rex, false).unwrap();
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 0, "one was taken back");
        near_miss::say(app, &camille.actor, house.org, &sent[0], Use::Rex, true).unwrap();
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 3);
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 0, "one each");
        let own = near_miss::read_own(app, &camille.actor, house.org, &sent[0]).unwrap();
        assert!(
            own.consents.iter().any(|(of, now)| *of == Use::Rex && matches!(now, Consent::Used(_))),
            "{:?}",
            own.consents
        );
        let id = rex_entry::record_of_own(app, &camille.actor, house.org, &sent[0]).unwrap().unwrap();
        let entered = rex::read(app, &house.experts[0], &id).unwrap();
        assert_eq!(entered.record.when, Some(When::Month(2008, 1)));
        then_refused(rex::read(app, &camille.actor, &id));
        then_refused(rex::read(app, &house.manager, &id));
        assert!(!id.0.contains(&sent[0]));
    });
}

#[test]
fn a38_links_are_destroyed_and_nothing_else_changes() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_small_floors(world, &house);
        let app = &world.app;
        let sent: Vec<String> = (0..3).map(|_| when_accepted(world, &house, &camille, STORY)).collect();
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 3);
        let credits = near_miss::credit::own(app, &camille.actor, house.org).unwrap();
        assert_eq!(credits.len(), 3);
        let id = rex_entry::record_of_own(app, &camille.actor, house.org, &sent[1]).unwrap().unwrap();
        then_refused(rex_entry::destroy_links(app, &house.experts[0], house.org));
        assert_eq!(rex_entry::destroy_links(app, &house.manager, house.org).unwrap(), 3);
        let links = rex_entry::links(app, &house.manager, house.org).unwrap();
        assert_eq!((links.there, links.destroyed), (0, 3));
        assert_eq!(rex_entry::record_of_own(app, &camille.actor, house.org, &sent[1]).unwrap(), None);
        assert_eq!(near_miss::credit::own(app, &camille.actor, house.org).unwrap(), credits);
        assert!(rex::read(app, &house.experts[0], &id).is_ok(), "the record stays");
        let journal = world.then_journal_of(house.org);
        assert!(journal.iter().any(|(act, ..)| act == "rex.unlink"));
        then_conflict(rex_entry::destroy_links(app, &house.manager, house.org), "fault-near-miss-no-link");
    });
}

#[test]
fn who_is_away_passes_what_they_have_to_their_cover_and_what_is_overdue_passes_once() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let (one, two) = (house.experts[0].person().unwrap(), house.experts[1].person().unwrap());
        assert_eq!(assignment::pass_on(app).unwrap(), 0);
        let absence = Absence { person: one, from: date(2008, 1, 3), to: date(2008, 1, 20), cover: Some(two) };
        assignment::set_absence(app, &house.manager, house.org, &absence).unwrap();
        let past = Absence { from: date(2007, 1, 3), to: date(2007, 1, 20), ..absence.clone() };
        assert!(matches!(assignment::set_absence(app, &house.manager, house.org, &past), Err(Error::Invalid(_))));
        let own = Absence { cover: Some(one), ..absence };
        assert!(matches!(assignment::set_absence(app, &house.manager, house.org, &own), Err(Error::Invalid(_))));
        world.on("2008-01-04");
        assert_eq!(assignment::pass_on(app).unwrap(), 1);
        assert_eq!(assignment::pass_on(app).unwrap(), 0);
        then_not_there(analysis::open(app, &house.experts[0], house.org, &reference));
        analysis::open(app, &house.experts[1], house.org, &reference).unwrap();
        world.on("2008-03-20");
        assert_eq!(assignment::pass_on(app).unwrap(), 1, "two months have passed");
        assert_eq!(assignment::pass_on(app).unwrap(), 0, "once");
        let line = assignment::line(app, &house.manager, house.org, &reference).unwrap();
        assert!(line.clock.overdue && line.state.expert() == Some(one));
        let work = expert_work::statement(app, &house.manager, house.org, date(2008, 1, 1), date(2008, 3, 31)).unwrap();
        assert_eq!(work.iter().map(|line| (line.given, line.opened)).collect::<Vec<_>>(), [(1, 1), (1, 1), (1, 0)]);
    });
}

#[test]
fn two_code_blind_and_settle_afterwards() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = when_accepted(world, &house, &camille, STORY);
        let (first, second) = (&house.experts[0], &house.experts[1]);
        let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<String>>();
        coding::code(app, first, house.org, &reference, "factors", &codes(&["4.4"])).unwrap();
        then_not_there(coding::code(app, second, house.org, &reference, "factors", &codes(&["1.1"])));
        coding::ask_second(app, &house.manager, house.org, &reference, second.person().unwrap()).unwrap();
        let blind = coding::open(app, second, house.org, &reference).unwrap();
        assert!(blind.others.is_empty() && blind.codes.is_empty());
        let early = coding::adjudicate(app, first, house.org, &reference, "factors", &codes(&["4.4"]));
        then_conflict(early, "fault-near-miss-coded-once");
        let wrong = coding::code(app, second, house.org, &reference, "factors", &codes(&["9.9"]));
        assert!(matches!(wrong, Err(Error::Invalid(_))));
        coding::code(app, second, house.org, &reference, "factors", &codes(&["4.4", "1.1"])).unwrap();
        assert_eq!(coding::open(app, second, house.org, &reference).unwrap().others["factors"], codes(&["4.4"]));
        let agreed = coding::agreed(app, &house.manager, house.org, "factors").unwrap().unwrap();
        assert_eq!(agreed.near_misses, 1);
        assert!(agreed.all.kappa.is_some() && agreed.each.contains_key("1.1"));
        coding::adjudicate(app, first, house.org, &reference, "factors", &codes(&["1.1"])).unwrap();
        assert_eq!(coding::open(app, first, house.org, &reference).unwrap().settled["factors"], codes(&["1.1"]));
    });
}

#[test]
fn a02_the_expert_reads_again_before_anything_is_cleared() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = when_under_analysis(world, &house, &camille, STORY);
        let expert = &house.experts[0];
        let edits = Edits::from([(FieldKey::once("narrative"), "Madame Durand, 06 12 34 56 78.".to_owned())]);
        let found = clearing::findings(app, expert, house.org, &reference, &edits).unwrap();
        assert!(!found.is_empty());
        let outcome = clearing::clear(app, expert, house.org, &reference, &edits, &none());
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{outcome:?}");
        let shared = clearing::shared(app, expert, house.org, &reference).unwrap();
        assert_eq!((shared.sharing.as_declared, shared.sharing.is_enough), (0, false));
        let marks = found.into_iter().map(|finding| finding.mark).collect();
        clearing::clear(app, expert, house.org, &reference, &edits, &marks).unwrap();
        assert!(analysis::open(app, expert, house.org, &reference).unwrap().is_cleared);
    });
}

#[test]
fn a_recommendation_is_answered_then_judged() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let reference = when_accepted(world, &house, &camille, STORY);
        let expert = &house.experts[0];
        let advice = ("Relire l'étiquette à deux voix.", date(2008, 6, 1));
        recommendation::recommend(app, expert, house.org, &reference, advice, &none()).unwrap();
        let done = recommendation::Outcome::Done;
        let early = recommendation::evaluate(app, expert, house.org, &reference, 1, done);
        then_conflict(early, "fault-near-miss-not-now");
        let answer = |words: &str, justified: &BTreeSet<String>| {
            near_miss::answer_recommendation(app, &camille.actor, house.org, &reference, (1, words), justified)
        };
        let named = "C'est fait avec M. Dupontel.";
        then_invalid(answer(named, &none()), "words", "fault-near-miss-identifiers");
        let marks = exchange::findings(named).into_iter().map(|finding| finding.mark).collect();
        answer(named, &marks).unwrap();
        answer("C'est fait.", &none()).unwrap();
        recommendation::evaluate(app, expert, house.org, &reference, 1, done).unwrap();
        let opened = analysis::open(app, expert, house.org, &reference).unwrap();
        assert_eq!(opened.recommendations[0].outcome.map(|(outcome, _)| outcome), Some(done));
        assert_eq!(opened.recommendations[0].answer.as_ref().unwrap().0, "C'est fait.");
    });
}

#[test]
fn criteria_and_reply_texts_are_said_beforehand_in_both_languages() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let app = &world.app;
        let both =
            |words: &str| Text::new([(Language::french(), words.to_owned()), (Language::english(), words.to_owned())]);
        let example = Example { told: both("Une étiquette"), is_accepted: true, why: both("Tout y est") };
        let first = Criteria { criteria: vec![both("Vécu en personne")], examples: vec![example] };
        criteria::publish(app, &house.manager, house.org, &first, 0).unwrap();
        then_conflict(criteria::publish(app, &house.manager, house.org, &first, 0), "fault-near-miss-changed");
        let published = criteria::criteria(app, &camille.actor, house.org).unwrap();
        assert_eq!((published.len(), &published[0].criteria), (1, &first));
        let french = Text::new([(Language::french(), "Merci.".to_owned())]);
        let half = criteria::save_reply_text(app, &house.manager, house.org, Reason::TooThin, &french, 0);
        assert!(matches!(half, Err(Error::Invalid(_))));
        criteria::save_reply_text(app, &house.manager, house.org, Reason::TooThin, &both("Merci."), 0).unwrap();
        let texts = criteria::reply_texts(app, &house.experts[0], house.org).unwrap();
        assert_eq!(texts[0].0, Reason::TooThin);
        then_refused(criteria::publish(app, &house.experts[0], house.org, &first, 1));
    });
}

#[test]
fn a04_everybody_is_told_frozen_counts_and_no_other() {
    on_both(|world| {
        let (house, camille) = scene(world);
        given_small_floors(world, &house);
        let app = &world.app;
        assert_eq!(rex::public_counts(app).unwrap(), None);
        for _ in 0..12 {
            when_accepted(world, &house, &camille, STORY);
        }
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 12);
        assert!(rex::freeze_public_counts(app).unwrap());
        assert!(!rex::freeze_public_counts(app).unwrap(), "once a month");
        let counts = rex::public_counts(app).unwrap().unwrap();
        assert!(counts.figures.iter().all(|figure| figure.at_least == 11), "{:?}", counts.figures);
        assert!(counts.figures.iter().any(|figure| figure.line == "anaesthesia" && figure.year == 2008));
    });
}
