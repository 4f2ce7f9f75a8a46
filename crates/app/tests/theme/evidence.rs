//! Horizon scanning and risk studies, which guidelines can rest on.

use std::sync::LazyLock;

use app::screen::Confirmed;
use app::study;
use app::testing::{World, on_both, then_conflict, then_refused};
use app::watch::{self, NewItem, Seen};
use domain::authority::Role;
use domain::study::{Content, Failure, Method, Rating, State};
use domain::text::Language;
use domain::watch::{Decision, State as Standing};
use jiff::civil::date;

use super::{faults, then_not_there};

/// Whoever writes in French, and confirmed nothing.
fn said() -> (&'static Language, &'static Confirmed) {
    static SAID: LazyLock<(Language, Confirmed)> = LazyLock::new(|| (Language::french(), Confirmed::none()));
    (&SAID.0, &SAID.1)
}

fn seen() -> NewItem {
    NewItem {
        seen: Seen {
            citation: "Une étude de l'étiquetage, 2007".to_owned(),
            address: "https://example.org/study".to_owned(),
            summary: "Deux seringues sur cent.".to_owned(),
            relevance: "Les mêmes circuits que les nôtres.".to_owned(),
            situation: String::new(),
        },
        theme: Some("wrong_medicine".to_owned()),
        seen_on: date(2008, 1, 1),
    }
}

#[test]
fn what_one_body_saw_is_read_by_all_and_decided_by_itself_within_days() {
    on_both(|world| {
        let (one, two) = (world.given_a_body("anest"), world.given_a_body("ortho"));
        let app = &world.app;
        let doctor = world.given_a_doctor(&one, "Camille Un", "770000001");
        let reference = watch::enter(app, &one.experts[0], one.org, &seen(), said()).unwrap();
        then_refused(watch::enter(app, &one.manager, one.org, &seen(), said()));
        then_refused(watch::list(app, &doctor.actor, one.org, None));
        let read = |day: &str| {
            world.on(day);
            watch::read(app, &two.manager, two.org, &reference).unwrap()
        };
        let item = read("2008-02-01");
        assert_eq!((item.seen, item.body.as_str(), item.is_own), (seen().seen, "anest", false));
        assert_eq!(item.state, Standing::Undecided { due: date(2008, 2, 1) });
        assert_eq!(read("2008-02-02").state, Standing::Overdue { due: date(2008, 2, 1) });
        let decide = |decision, why: &str, before| {
            watch::decide(app, &one.experts[1], one.org, &reference, (decision, why), before, said())
        };
        assert_eq!(faults(decide(Decision::Follow, " ", 0)), ["why"]);
        then_not_there(watch::decide(app, &two.experts[0], two.org, &reference, (Decision::Alert, "oui"), 0, said()));
        decide(Decision::Follow, "à suivre", 0).unwrap();
        then_conflict(decide(Decision::Alert, "trop tard", 0), "fault-watch-decided");
        decide(Decision::Propose, "trois cas depuis", 1).unwrap();
        let item = read("2008-03-01");
        assert_eq!(item.state, Standing::Decided(Decision::Propose));
        assert_eq!(
            item.decisions.iter().map(|one| one.why.as_str()).collect::<Vec<_>>(),
            ["à suivre", "trois cas depuis"]
        );
        assert_eq!(item.decisions[0].reviewer, "expert 2 anest");
        let listed = watch::list(app, &two.experts[0], two.org, None).unwrap();
        assert_eq!((listed.items.len(), listed.next), (1, None));
    });
}

#[test]
fn what_bodies_write_names_nobody_or_says_so() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let (app, org, expert) = (&world.app, house.org, &house.experts[0]);
        let confirmed = Confirmed::of(["name:M. Dupontel".to_owned()]);
        let confirming = (said().0, &confirmed);
        let mut named = seen();
        // A citation names whoever wrote what was seen, and is not asked about.
        named.seen.citation = "M. Martin, Une étude de l'étiquetage, 2007".to_owned();
        named.seen.relevance = "Le cas de M. Dupontel chez nous.".to_owned();
        assert_eq!(faults(watch::enter(app, expert, org, &named, said())), ["relevance"]);
        let reference = watch::enter(app, expert, org, &named, confirming).unwrap();
        let why = (Decision::Follow, "Comme pour M. Dupontel.");
        assert_eq!(faults(watch::decide(app, expert, org, &reference, why, 0, said())), ["why"]);
        watch::decide(app, expert, org, &reference, why, 0, confirming).unwrap();
        let mut content = sheet();
        content.failures[0].owner = "M. Dupontel".to_owned();
        let plan = |screened| study::plan(app, expert, org, Method::Fmea, (None, &content), screened);
        assert_eq!(faults(plan(said())), ["owner-1"]);
        let study = plan(confirming).unwrap();
        let save = |content: &Content, seen| study::save(app, expert, org, (&study, seen), (None, content), said());
        save(&content, 1).unwrap();
        let result = Content { result: "Vu avec Mme Dupontel.".to_owned(), ..content.clone() };
        assert_eq!(faults(save(&result, 2)), ["result"], "other words are asked about");
    });
}

#[test]
fn what_cannot_be_entered_names_its_fields_and_nothing_is_kept() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let app = &world.app;
        let bad = NewItem {
            seen: Seen { address: "javascript:alert(1)".to_owned(), summary: " ".to_owned(), ..seen().seen },
            theme: Some("none".to_owned()),
            seen_on: date(2009, 1, 1),
        };
        let told = faults(watch::enter(app, &house.experts[0], house.org, &bad, said()));
        assert_eq!(told, ["summary", "address", "seen-on", "theme"]);
        assert!(watch::list(app, &house.manager, house.org, None).unwrap().items.is_empty());
    });
}

fn sheet() -> Content {
    let failure = Failure {
        mode: "étiquette décollée".to_owned(),
        cause: "humidité".to_owned(),
        effect: "confusion".to_owned(),
        rating: Rating::new(8, 5, 4).unwrap(),
        action: "changer de support".to_owned(),
        owner: "cadre".to_owned(),
        after: None,
    };
    Content {
        title: "Étiquettes".to_owned(),
        question: "Pourquoi se décollent-elles ?".to_owned(),
        failures: vec![failure],
        ..Content::default()
    }
}

fn canonical(world: &World, reference: &str) -> Option<Vec<u8>> {
    let (app, reference) = (world.app.clone(), reference.to_owned());
    world.app.store.read(move |tx| study::canonical_bytes(&app, tx, &reference)).unwrap()
}

#[test]
fn a_study_goes_one_way_and_once_published_is_every_bodys_and_nobodys_to_change() {
    on_both(|world| {
        let (one, two) = (world.given_a_body("anest"), world.given_a_body("ortho"));
        let (app, expert, org) = (&world.app, &one.experts[0], one.org);
        let plan =
            |content: &Content| study::plan(app, expert, org, Method::Fmea, (Some("wrong_medicine"), content), said());
        assert_eq!(
            faults(plan(&Content { question: String::new(), title: String::new(), ..sheet() })),
            ["title", "question"]
        );
        let reference = plan(&sheet()).unwrap();
        then_not_there(study::read(app, &two.experts[0], two.org, &reference));
        then_conflict(study::step(app, expert, org, (&reference, 1), State::Finished), "fault-study-step");
        study::step(app, expert, org, (&reference, 1), State::Running).unwrap();
        assert_eq!(faults(study::step(app, expert, org, (&reference, 2), State::Finished)), ["result"]);
        assert_eq!(canonical(world, &reference), None, "what has no result is no evidence");
        let whole = Content { result: "Le support.".to_owned(), ..sheet() };
        let save = |content: &Content, seen| study::save(app, expert, org, (&reference, seen), (None, content), said());
        save(&whole, 2).unwrap();
        then_conflict(save(&whole, 2), "fault-study-elsewhere");
        then_refused(study::save(app, &one.manager, org, (&reference, 3), (None, &whole), said()));
        study::step(app, expert, org, (&reference, 3), State::Finished).unwrap();
        let frozen = canonical(world, &reference).unwrap();
        assert_eq!(canonical(world, &reference), Some(frozen.clone()), "always the same bytes");
        save(&Content { result: "Le froid.".to_owned(), ..whole.clone() }, 4).unwrap();
        assert_ne!(canonical(world, &reference), Some(frozen), "another result is other bytes");
        study::step(app, expert, org, (&reference, 5), State::Published).unwrap();
        then_conflict(save(&whole, 6), "fault-study-published");
        let read = study::read(app, &two.manager, two.org, &reference).unwrap();
        assert_eq!((read.state, read.content.result.as_str(), read.is_own), (State::Published, "Le froid.", false));
        assert_eq!(read.content.failures[0].rating.priority(), 160);
        assert_eq!(study::list(app, &two.experts[0], two.org).unwrap().len(), 1);
    });
}

#[test]
fn a_question_to_the_base_keeps_its_counts_and_tells_them_by_the_door_of_whoever_reads() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let (app, expert, org) = (&world.app, &house.experts[0], house.org);
        let content = Content {
            title: "Allergies".to_owned(),
            question: "Combien ?".to_owned(),
            query: "allergie specialty=anaesthesia".to_owned(),
            window: Some((date(2007, 1, 1), date(2008, 12, 31))),
            ..Content::default()
        };
        let reference = study::plan(app, expert, org, Method::Rex, (None, &content), said()).unwrap();
        study::ask_base(app, expert, org, (&reference, 1)).unwrap();
        assert!(study::read(app, expert, org, &reference).unwrap().content.found.is_empty(), "an empty base");
        let ask = study::asked(&content.query);
        assert_eq!((ask.words.as_str(), ask.filters.len()), ("allergie", 1));
        let officer = world.given_a_member(org, Role::Officer, "officer", "fr");
        let nothing = Content { query: " ".to_owned(), ..content };
        study::save(app, &officer, org, (&reference, 2), (None, &nothing), said()).unwrap();
        assert_eq!(faults(study::ask_base(app, expert, org, (&reference, 3))), ["query"]);
    });
}
