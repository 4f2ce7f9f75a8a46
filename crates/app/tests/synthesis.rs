//! Syntheses: frozen once, written, checked, signed by a second person, read by participants, corrected in the open.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use app::choosing::{self, Chosen};
use app::cohort::Pinned;
use app::paraphrase::{self, NewParaphrase};
use app::screen::Confirmed;
use app::synthesis::{self, FindingKind};
use app::testing::{House, Somebody, World, on_both, then_conflict, then_refused};
use app::{Error, comparator};
use domain::answers::Answer;
use domain::authority::{Actor, Role};
use domain::disclosure::Shown;
use domain::goal::GoalId;
use domain::paraphrase::Consent;
use domain::question::ItemType;
use domain::synthesis::{Paraphrase, State, Writing};
use domain::text::{Language, Text};

const SAID: &str = "Je n’ose jamais contredire le cardiologue devant sa patiente, alors je téléphone le soir";

struct Scene<'a> {
    world: &'a World,
    house: House,
    reader: Actor,
    cohort: Pinned,
    people: Vec<Somebody>,
}

fn goals(cohort: &Pinned, sequence: &str) -> Vec<GoalId> {
    cohort.programme.offered(sequence).map(|goal| goal.id.clone()).collect()
}

/// A cohort in which so many people chose the first, fourth and fifth goals of the first set, and so many the fourth to
/// the sixth; all evaluated them on 20 April 2008, two months before it is now.
fn scene(world: &World, first: usize, second: usize) -> Scene<'_> {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let offered = goals(&cohort, "s1");
    let mut people = Vec::new();
    for number in 0..first + second {
        let who = world.given_a_participant(&house, &cohort, &format!("Personne {number}"), "fr");
        let mine = if number < first { [0, 3, 4] } else { [3, 4, 5] };
        let chosen = mine.map(|place| Chosen { goal: offered[place].clone(), patients: None });
        choosing::choose(&world.app, &who.actor, &cohort, "s1", &chosen).unwrap();
        people.push(who);
    }
    let reader = world.given_a_member(house.org, Role::SecondReader, "Relectrice", "fr");
    let scene = Scene { world, house, reader, cohort, people };
    world.on("2008-04-20");
    for who in &scene.people {
        scene.submit(who, "b1");
    }
    world.on("2008-06-20");
    scene
}

fn both(french: &str, english: &str) -> Text {
    Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
}

impl Scene<'_> {
    fn submit(&self, who: &Somebody, evaluation: &str) {
        self.world.when_they_submit_saying(&self.cohort, who, evaluation, |_, item| {
            matches!(item.kind, ItemType::Words { long: true, .. }).then(|| Answer::Words(SAID.to_owned()))
        });
    }

    fn freeze(&self) -> synthesis::Frozen {
        synthesis::freeze(&self.world.app, &self.house.lead, &self.cohort, "b1").unwrap()
    }

    fn state(&self) -> State {
        synthesis::read(&self.world.app, &self.house.tutor, &self.cohort, "b1").unwrap().standing.state
    }

    /// Every section in both languages, saying little.
    fn writing(&self) -> Writing {
        let sections = self.cohort.programme.synthesis.sections.iter();
        let text = || both("La plupart gardent l’objectif.", "Most keep the goal.");
        Writing { sections: sections.map(|section| (section.clone(), text())).collect(), ..Writing::default() }
    }

    fn save(&self, writing: &Writing) -> app::Result<u32> {
        let base = synthesis::read(&self.world.app, &self.house.tutor, &self.cohort, "b1").unwrap().revision;
        synthesis::save(&self.world.app, &self.house.editor, &self.cohort, "b1", base, writing)
    }

    fn hand_over(&self) -> app::Result<()> {
        synthesis::hand_over(&self.world.app, &self.house.editor, &self.cohort, "b1")
    }

    fn publish(&self) {
        self.hand_over().unwrap();
        synthesis::clear(&self.world.app, &self.house.lead, &self.cohort, "b1").unwrap();
        synthesis::sign(&self.world.app, &self.reader, &self.cohort, "b1").unwrap();
    }

    fn findings(&self, writing: &Writing) -> Vec<(String, FindingKind)> {
        self.save(writing).unwrap();
        let found = synthesis::check(&self.world.app, &self.house.editor, &self.cohort, "b1").unwrap();
        found.into_iter().map(|one| (one.field, one.kind)).collect()
    }

    /// The reference under which the review knows somebody's evaluation.
    fn reference(&self, who: &Somebody) -> String {
        let context = format!("review/{}/b1", self.cohort.cohort.id);
        let (app, key) = (self.world.app.clone(), who.key());
        self.world.app.store.read(move |tx| app.key(tx, key.org)?.reference(&context, key.enrolment.0)).unwrap()
    }

    /// The editor asks somebody's agreement to a paraphrase of their answer; they answer, or not.
    fn ask_and_hear(&self, who: &Somebody, wanted: &Paraphrase, answer: Option<bool>) -> i64 {
        let new = NewParaphrase {
            source: self.reference(who),
            goal: wanted.goal.clone(),
            words: wanted.words.clone(),
            confirmed: Confirmed::none(),
        };
        let id = paraphrase::ask(&self.world.app, &self.house.editor, &self.cohort, "b1", &new).unwrap();
        if let Some(agrees) = answer {
            paraphrase::answer(&self.world.app, &who.actor, &self.cohort, id, agrees).unwrap();
        }
        id
    }

    fn published(&self, who: &Actor, edition: Option<u32>) -> app::Result<synthesis::Publication> {
        synthesis::published(&self.world.app, who, &self.cohort, "b1", edition)
    }
}

#[test]
fn g05_a_goal_of_nine_people_is_printed_as_fewer_than_eleven_and_the_total_does_not_restore_it() {
    on_both(|world| {
        let scene = scene(world, 9, 21);
        let frozen = scene.freeze();
        assert_eq!(frozen.figures.goals[0].submitted, 9);
        let told: Vec<Shown> = frozen.release.goals.iter().map(|goal| goal.submitted).collect();
        // Thirty people evaluated three goals each: ninety, which everybody can add up to.
        let hidden = 90 - told.iter().filter_map(|shown| shown.count()).sum::<u64>();
        assert_eq!(
            told,
            [Shown::Few, Shown::Count(0), Shown::Count(0), Shown::Count(30), Shown::Count(30), Shown::Withheld]
        );
        assert_eq!(hidden, 30, "nine and twenty-one");
        let json = frozen.released(&scene.cohort).json().unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert!(json["goals"][0]["submitted"]["count"].is_null());
        assert_eq!(json["goals"][0]["submitted"]["suppressed"], "fewer_than_k");
        assert_eq!(json["goals"][0]["statuses"].as_array().map(Vec::len), Some(0));
    });
}

#[test]
fn g06_a_withdrawal_the_day_after_a_freeze_changes_nothing_and_no_two_views_differ_by_one_person() {
    on_both(|world| {
        let scene = scene(world, 14, 15);
        world.on("2008-05-05");
        for who in &scene.people {
            world.when_they_choose(&scene.cohort, who, "s2");
        }
        world.on("2008-06-20");
        let before = scene.freeze();
        world.on("2008-06-21");
        world.when_they_withdraw(&scene.cohort, &scene.people[0]);
        world.on("2008-06-22");
        assert_eq!(scene.freeze(), before, "the same snapshot, the same hash");
        // The other view of the same figures, which a job makes later, is of the same snapshot.
        world.when_the_jobs_run();
        let pinned = scene.cohort.clone();
        let compared = world.app.store.read(move |tx| comparator::find(tx, &pinned, "b1")).unwrap().unwrap();
        for goal in &before.release.goals {
            let told = compared.goals.get(&goal.goal.0);
            assert_eq!(told.map(|figures| u64::from(figures.people)), goal.d4.count().filter(|count| *count > 0));
            assert_eq!(
                told.is_some_and(|figures| figures.implemented.is_some()),
                goal.implemented.count().is_some_and(|part| part > 0)
            );
        }
        // The next snapshot is without them.
        world.on("2008-08-20");
        for who in &scene.people[1..] {
            scene.submit(who, "b2");
        }
        world.on("2008-10-20");
        let next = synthesis::freeze(&world.app, &scene.house.lead, &scene.cohort, "b2").unwrap();
        assert_eq!((before.figures.submitted, next.figures.submitted), (29, 28));
        let goals = |frozen: &synthesis::Frozen| -> Vec<GoalId> {
            frozen.release.goals.iter().map(|goal| goal.goal.clone()).collect()
        };
        assert!(
            goals(&before).iter().all(|goal| !goals(&next).contains(goal)),
            "no line of one is a line of the other"
        );
    });
}

#[test]
fn i20_whoever_has_left_before_the_freeze_is_in_no_figure() {
    on_both(|world| {
        let scene = scene(world, 14, 15);
        world.when_they_withdraw(&scene.cohort, &scene.people[0]);
        let frozen = scene.freeze();
        assert_eq!((frozen.figures.submitted, frozen.figures.goals[0].submitted), (28, 13));
    });
}

#[test]
fn figures_are_not_frozen_while_answers_arrive_nor_before_a_general_measure_is_over() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        let freeze = |actor: &Actor| synthesis::freeze(&world.app, actor, &scene.cohort, "b1");
        world.at("2008-05-30T23:59:59");
        then_conflict(freeze(&scene.house.editor), "fault-synthesis-open");
        then_refused(freeze(&scene.house.tutor));
        let measure = app::cohort::NewMeasure {
            from: "2008-04-01".parse().unwrap(),
            to: "2008-04-30".parse().unwrap(),
            days: 10,
            reason: "panne".into(),
        };
        app::cohort::declare_measure(&world.app, &scene.house.lead, &scene.cohort, measure).unwrap();
        world.on("2008-06-05");
        then_conflict(freeze(&scene.house.lead), "fault-synthesis-open");
        world.on("2008-06-10");
        freeze(&scene.house.lead).unwrap();
        assert!(matches!(
            synthesis::freeze(&world.app, &scene.house.lead, &scene.cohort, "b9"),
            Err(Error::NotFound(_))
        ));
    });
}

#[test]
fn i14_the_same_data_have_the_same_hash_and_it_names_nobody() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        let frozen = scene.freeze();
        // Another installation with the same answers.
        let other = World::sqlite();
        let twin = self::scene(&other, 12, 0);
        other.on("2008-09-09");
        assert_eq!(twin.freeze().hash, frozen.hash, "whenever and wherever it is frozen");
        let (org, cohort) = (scene.house.org, scene.cohort.cohort.id);
        let stored = world.app.store.read(move |tx| store::snapshot::find(tx, org, cohort, "synthesis/b1")).unwrap();
        let body = String::from_utf8(stored.unwrap().body).unwrap();
        for who in &scene.people {
            assert!(!body.contains(&who.pseudonym) && !body.contains(&who.key().enrolment.to_string()), "i15");
        }
    });
}

#[test]
fn i14_a_synthesis_is_signed_by_somebody_who_wrote_none_of_it() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        then_conflict(scene.save(&scene.writing()), "fault-synthesis-not-frozen");
        scene.freeze();
        // The editor wears the second reader's hat too, which this definition does not forbid.
        let editor = scene.house.editor.person().unwrap();
        let also = Actor::Wearing { person: editor, org: scene.house.org, role: Role::SecondReader };
        let sign = |who: &Actor| synthesis::sign(&world.app, who, &scene.cohort, "b1");
        then_conflict(sign(&scene.reader), "fault-synthesis-not-waiting");
        scene.save(&scene.writing()).unwrap();
        then_conflict(sign(&scene.reader), "fault-synthesis-not-waiting");
        scene.hand_over().unwrap();
        then_conflict(scene.save(&scene.writing()), "fault-synthesis-not-written-now");
        assert_eq!(scene.state(), State::DisclosureCheck { revision: 1 });
        then_refused(synthesis::clear(&world.app, &scene.house.editor, &scene.cohort, "b1"));
        // Nor does an author who also wears the hat of a lead let their own words pass.
        let leads = Actor::Wearing { person: editor, org: scene.house.org, role: Role::Lead };
        then_conflict(synthesis::clear(&world.app, &leads, &scene.cohort, "b1"), "fault-synthesis-own-words");
        synthesis::clear(&world.app, &scene.reader, &scene.cohort, "b1").unwrap();
        match sign(&scene.house.editor) {
            Err(Error::Refused(refusal)) => {
                assert_eq!(refusal.roles, [Role::SecondReader], "the missing role is named")
            }
            other => panic!("{other:?}"),
        }
        then_conflict(sign(&also), "fault-synthesis-second-reader");
        sign(&scene.reader).unwrap();
        then_conflict(sign(&scene.reader), "fault-synthesis-not-waiting");
        assert_eq!(scene.state(), State::Published { revision: 1 });
        let journal = world.then_journal_of(scene.house.org);
        let acts: Vec<&str> =
            journal.iter().map(|(act, ..)| act.as_str()).filter(|act| act.starts_with("synthesis")).collect();
        let order = ["synthesis.sign", "synthesis.clear", "synthesis.hand", "synthesis.write", "synthesis.freeze"];
        assert_eq!(acts.len(), 5);
        assert!(order.iter().all(|act| acts.contains(act)), "{acts:?}");
    });
}

#[test]
fn i13_nothing_leaves_that_names_somebody_repeats_an_answer_or_counts_a_few() {
    on_both(|world| {
        let scene = scene(world, 9, 21);
        scene.freeze();
        assert!(scene.findings(&scene.writing()).is_empty());
        let with = |section: &str, text: Text| {
            let mut writing = scene.writing();
            writing.sections.insert(section.to_owned(), text);
            writing
        };
        let named = with("forum", both("Mme Durand en parle bien.", "Mrs Jones says it well."));
        let fields = |field: &str, kind| vec![(format!("text.{field}.en"), kind), (format!("text.{field}.fr"), kind)];
        assert_eq!(scene.findings(&named), fields("forum", FindingKind::Identifier));
        let confirmed = ["name:Mme Durand", "name:Mrs Jones"].map(str::to_owned).into();
        assert!(scene.findings(&Writing { confirmed, ..named }).is_empty(), "confirmed in these very words");
        let quoted = both(&format!("Quelqu’un : « {SAID} »."), "Somebody telephones.");
        let echo = vec![("text.obstacles.fr".to_owned(), FindingKind::Echo)];
        assert_eq!(scene.findings(&with("obstacles", quoted)), echo);
        let counted = both("Seuls trois participants l’abandonnent.", "Only 3 participants drop it.");
        assert_eq!(scene.findings(&with("relevance", counted)), fields("relevance", FindingKind::SmallCount));
        let offered = goals(&scene.cohort, "s1");
        let paraphrase = |goal: &GoalId, french: &str| Paraphrase {
            goal: goal.clone(),
            words: both(french, "It takes another time of day."),
        };
        let paraphrases = vec![
            paraphrase(&offered[0], "Il faut un autre créneau."),
            paraphrase(&offered[3], "Un autre moment conviendrait mieux."),
        ];
        scene.ask_and_hear(&scene.people[0], &paraphrases[0], Some(true));
        let quoting = Writing { paraphrases, ..scene.writing() };
        let found =
            vec![("agreed.2".to_owned(), FindingKind::NotAgreed), ("goal.1".to_owned(), FindingKind::FewBehind)];
        assert_eq!(scene.findings(&quoting), found);
        // What is found is not cleared, and nothing is lost.
        scene.hand_over().unwrap();
        let cleared = synthesis::clear(&world.app, &scene.house.lead, &scene.cohort, "b1");
        assert!(matches!(cleared, Err(Error::Invalid(faults)) if faults.len() == 2));
        then_conflict(synthesis::sign(&world.app, &scene.reader, &scene.cohort, "b1"), "fault-synthesis-not-waiting");
        let back = |reason: &str| synthesis::return_to_author(&world.app, &scene.reader, &scene.cohort, "b1", reason);
        assert!(matches!(back(" "), Err(Error::Invalid(faults)) if faults[0].message == "fault-reason"));
        back("Trop précis").unwrap();
        let State::Drafting { returned, .. } = scene.state() else { panic!("it is being written again") };
        assert_eq!(returned.as_deref(), Some("Trop précis"));
        let kept = synthesis::read(&world.app, &scene.house.tutor, &scene.cohort, "b1").unwrap().writing;
        assert_eq!(kept, quoting);
    });
}

#[test]
fn a_synthesis_has_every_section_in_both_languages_and_nobody_overwrites_anybody() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        scene.freeze();
        let mut writing = scene.writing();
        writing.sections.insert("options".into(), both("Une autre piste.", " "));
        scene.save(&writing).unwrap();
        let Err(Error::Invalid(faults)) = scene.hand_over() else { panic!("a section is missing") };
        let named: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.message)).collect();
        assert_eq!(named, [("text.options.en", "fault-synthesis-missing")]);
        let stale = synthesis::save(&world.app, &scene.house.editor, &scene.cohort, "b1", 0, &writing);
        then_conflict(stale, "fault-synthesis-changed");
        writing.sections.insert("options".into(), both(&"é".repeat(4001), "Another way."));
        assert!(matches!(scene.save(&writing), Err(Error::Invalid(faults)) if faults[0].field == "text.options.fr"));
    });
}

#[test]
fn participants_read_what_is_published_with_its_corrections_and_nobody_else_does() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        scene.freeze();
        scene.save(&scene.writing()).unwrap();
        let reader = &scene.people[0];
        assert!(matches!(scene.published(&reader.actor, None), Err(Error::NotFound(_))), "not before it is signed");
        world.when_they_withdraw(&scene.cohort, &scene.people[1]);
        scene.publish();
        world.when_the_jobs_run();
        let told = |who: &Somebody| {
            let mails = world.then_mails_to(who);
            mails.iter().filter(|mail| mail.text.contains("/syntheses/b1")).count()
        };
        assert_eq!((told(reader), told(&scene.people[1])), (1, 0));
        let read = scene.published(&reader.actor, None).unwrap();
        assert_eq!((read.edition.number, read.is_superseded()), (1, false));
        let stranger = world.given_an_organisation("ailleurs");
        then_refused(scene.published(&stranger.tutor, None));
        then_refused(scene.published(&scene.house.clerk, None));
        let other = world.given_a_cohort(&scene.house, &scene.cohort.programme, "2009-01", "2009-01-01");
        let elsewhere = world.given_a_participant(&scene.house, &other, "Ailleurs", "fr");
        // Every participant and the whole team of the organisation read it; clerks, operators and strangers do not.
        let moderator = world.given_a_member(scene.house.org, Role::Moderator, "Modération", "fr");
        let readers = [&scene.house.lead, &scene.house.tutor, &scene.house.editor, &scene.reader, &moderator];
        for actor in readers.into_iter().chain([&elsewhere.actor]) {
            assert_eq!(scene.published(actor, None).unwrap().edition.number, 1);
            assert_eq!(synthesis::published_list(&world.app, actor, &scene.cohort).unwrap().len(), 1);
        }
        then_refused(scene.published(&scene.house.operator, None));
        then_refused(scene.published(&Actor::Stranger, None));
        // A correction: the reason is read, the old edition stays, the figures do not move.
        let erratum = |reason: &str| synthesis::erratum(&world.app, &scene.house.editor, &scene.cohort, "b1", reason);
        assert!(matches!(erratum("M. Durand s’en est plaint"), Err(Error::Invalid(_))));
        erratum("Une phrase sur la faisabilité était inversée").unwrap();
        assert_eq!(scene.published(&reader.actor, None).unwrap(), read, "until the next edition is signed");
        let mut corrected = scene.writing();
        corrected.sections.insert("feasibility".into(), both("Faisable pour la plupart.", "Feasible for most."));
        scene.save(&corrected).unwrap();
        scene.publish();
        let now = scene.published(&reader.actor, None).unwrap();
        assert_eq!(
            (now.edition.number, now.edition.erratum.as_str()),
            (2, "Une phrase sur la faisabilité était inversée")
        );
        assert_eq!((now.writing, &now.frozen), (corrected, &read.frozen));
        let old = scene.published(&reader.actor, Some(1)).unwrap();
        assert!(old.is_superseded() && old.writing == read.writing);
        assert!(matches!(scene.published(&reader.actor, Some(3)), Err(Error::NotFound(_))));
    });
}

#[test]
fn a_snapshot_that_was_altered_is_found_and_words_lie_sealed() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        scene.freeze();
        let mut writing = scene.writing();
        writing.sections.insert("forum".into(), both("Motrarissime", "Rareword"));
        scene.save(&writing).unwrap();
        let rows =
            world.app.store.read(|tx| tx.query("SELECT writing FROM synthesis_revision", &[], |row| row.bytes(0)));
        let rows: Vec<Vec<u8>> = rows.unwrap();
        assert!(rows.iter().all(|row| !row.windows(12).any(|window| window == b"Motrarissime")));
        world
            .app
            .store
            .write(|tx| {
                tx.execute("UPDATE snapshot SET hash = $1 WHERE wave = 'synthesis/b1'", store::vals![vec![0_u8; 32]])
            })
            .unwrap();
        let found = synthesis::check(&world.app, &scene.house.lead, &scene.cohort, "b1").unwrap();
        assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [FindingKind::Altered]);
    });
}

#[test]
fn what_is_sent_during_a_freeze_is_wholly_in_or_wholly_out_and_everybody_freezes_the_same() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        // Eight more colleagues may still send: the team opened the evaluation again for them, long after it closed.
        world.on("2008-01-03");
        let late: Vec<Somebody> = (0..8)
            .map(|number| world.given_a_participant(&scene.house, &scene.cohort, &format!("Tardif {number}"), "fr"))
            .collect();
        let offered = goals(&scene.cohort, "s1");
        for who in &late {
            let chosen = [0, 3, 4].map(|place| Chosen { goal: offered[place].clone(), patients: None });
            choosing::choose(&world.app, &who.actor, &scene.cohort, "s1", &chosen).unwrap();
        }
        world.on("2008-06-20");
        for who in &late {
            world.when_the_team_reopens(&scene.house, &scene.cohort, who, "b1", "2008-06-30");
        }
        let (sent, frozen) = std::thread::scope(|scope| {
            let senders = late.iter().map(|who| scope.spawn(|| scene.submit(who, "b1"))).collect::<Vec<_>>();
            let freezers = (0..3).map(|_| scope.spawn(|| scene.freeze())).collect::<Vec<_>>();
            let frozen = freezers.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>();
            (senders.into_iter().map(|one| one.join().unwrap()).count(), frozen)
        });
        assert_eq!(sent, 8, "nobody's evaluation is refused because somebody freezes");
        assert!(frozen.iter().all(|one| one.hash == frozen[0].hash && one.is_intact), "one snapshot");
        let figures = &frozen[0].figures;
        assert!((12..=20).contains(&figures.submitted), "{}", figures.submitted);
        for goal in figures.goals.iter().filter(|goal| goal.submitted > 0) {
            let statuses: u64 = goal.statuses.iter().map(|one| one.people).sum();
            assert_eq!(goal.submitted, figures.submitted, "with all three goals, or with none");
            assert_eq!(statuses + goal.status_unanswered, goal.submitted);
        }
        assert_eq!(figures.goals.iter().filter(|goal| goal.submitted > 0).count(), 3);
        // What came too late is in no figure ever after, and is read by the team like any other.
        assert_eq!(scene.freeze(), frozen[0], "the same data, the same hash");
        let freezes = world.then_journal_of(scene.house.org).into_iter().filter(|(act, ..)| act == "synthesis.freeze");
        assert_eq!(freezes.count(), 1);
    });
}

#[test]
fn themes_are_frozen_with_the_figures_and_what_few_hold_or_coders_differ_on_is_not_told() {
    on_both(|world| {
        let scene = scene(world, 9, 21);
        let (app, cohort) = (&world.app, &scene.cohort);
        let goal = goals(cohort, "s1")[3].clone();
        let second = world.given_a_member(scene.house.org, Role::Tutor, "Deuxième lecture", "fr");
        let code = |tutor: &Actor, who: &Somebody, codes: &[&str]| {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            let part = app::review::Part::Goal(goal.clone());
            app::review::code(app, tutor, cohort, "b1", &scene.reference(who), &part, &codes).unwrap();
        };
        for (place, who) in scene.people.iter().enumerate() {
            let codes: &[&str] = if place < 14 { &["time.visit"] } else { &["self.forgot"] };
            code(&scene.house.tutor, who, codes);
            if place < 12 {
                code(&second, who, if place == 0 { &["time.visit", "patient.uninformed"] } else { codes });
            }
        }
        let job = app::synthesis::freeze_as_job(app, cohort, "b1").unwrap();
        assert_eq!(scene.state(), State::Closed, "figures to compare with are frozen; the synthesis waits for coders");
        let frozen = scene.freeze();
        assert_eq!(frozen.release, job.release);
        let about = &frozen.coded.about[0];
        assert_eq!((about.goal.as_ref(), about.coded, about.twice), (Some(&goal), Shown::Count(30), Shown::Count(12)));
        let told: Vec<_> =
            about.themes.iter().map(|line| (line.code.as_str(), line.people, line.has_one_coder)).collect();
        let expected = [
            ("self.forgot", Some(Shown::Count(16)), true),
            ("time.visit", Some(Shown::Count(14)), true),
            ("patient.uninformed", None, false),
        ];
        assert_eq!(told, expected, "what two differ on is not told before they settle it");
        assert!(frozen.coded.concord.reason().is_none(), "{:?}", frozen.coded.concord);
        // What is coded or settled afterwards, like a withdrawal, changes nothing.
        code(&second, &scene.people[0], &["time.visit"]);
        code(&second, &scene.people[20], &["time.visit"]);
        world.when_they_withdraw(cohort, &scene.people[1]);
        assert_eq!(scene.freeze(), frozen);
        let json: serde_json::Value = serde_json::from_str(&frozen.released(cohort).json().unwrap()).unwrap();
        assert_eq!(json["snapshot"], frozen.hash);
        assert!(json["themes"][0]["themes"][2]["count"].is_null(), "{json}");
        assert!(scene.findings(&scene.writing()).is_empty());
        // The hash proves the themes too.
        app.store
            .write(|tx| {
                tx.execute("UPDATE snapshot SET hash = $1 WHERE wave = 'themes/b1'", store::vals![vec![0_u8; 32]])
            })
            .unwrap();
        assert_eq!(scene.findings(&scene.writing()), [(String::new(), FindingKind::Altered)]);
    });
}

#[test]
fn no_words_of_a_post_a_plan_an_annotation_or_a_proposal_stand_in_a_synthesis() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        let (app, cohort, who) = (&world.app, &scene.cohort, &scene.people[0]);
        scene.freeze();
        let found = |words: &str| {
            let mut writing = scene.writing();
            let text = both(&format!("On l’a dit : {words}."), "It was said.");
            writing.sections.insert("forum".to_owned(), text);
            scene.findings(&writing)
        };
        let french = Language::french();
        let echo = [("text.forum.fr".to_owned(), FindingKind::Echo)];
        let post = "au comptoir je note le numéro du dossier sur un carnet bleu";
        let plan = "quand la consultation commence je relis la dernière ordonnance de la personne";
        let note = "ce mois j’ai beaucoup hésité avant de changer mes vieilles habitudes";
        let proposal = "proposer une fiche pour chaque aidant qui prépare seul le pilulier";
        for words in [post, plan, note, proposal] {
            assert_eq!(found(words), [], "nobody wrote it yet: {words}");
        }
        let new = app::forum::NewThread {
            title: "Carnet".into(),
            post: app::forum::NewPost { words: post.into(), language: french.clone(), confirmed: Confirmed::none() },
        };
        let goal = goals(cohort, "s1")[0].clone();
        app::forum::begin(app, &who.actor, cohort, &goal.0, &new).unwrap();
        assert_eq!(found(post), echo, "a post");
        app::individual_report::annotate(app, &who.actor, cohort, "b1", note, &french, &Confirmed::none()).unwrap();
        assert_eq!(found(note), echo, "an annotation");
        let words = app::proposal::Words { action: proposal.into(), patients: "a".into(), grounds: "b".into() };
        app::proposal::propose(app, &who.actor, cohort, &words, &french, &Confirmed::none()).unwrap();
        assert_eq!(found(proposal), echo, "a proposal");
        let commitment = app::choosing::Plan {
            cue: plan.into(),
            action: "je m’arrête".into(),
            target: String::new(),
            from: "2008-06-20".parse().unwrap(),
        };
        app::choosing::commit(app, &who.actor, cohort, &goal, &commitment, &french, &Confirmed::none()).unwrap();
        assert_eq!(found(plan), echo, "a plan");
    });
}

#[test]
fn a_paraphrase_is_told_when_its_author_alone_agreed_to_these_very_words() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        let (app, cohort) = (&world.app, &scene.cohort);
        scene.freeze();
        world.when_the_jobs_run();
        drop(world.then_new_mails());
        let goal = goals(cohort, "s1")[0].clone();
        let wanted = Paraphrase { goal, words: both("Il faut un autre créneau.", "It takes another time of day.") };
        let quoting = |one: &Paraphrase| Writing { paraphrases: vec![one.clone()], ..scene.writing() };
        let refused = [("agreed.1".to_owned(), FindingKind::NotAgreed)];
        assert_eq!(scene.findings(&quoting(&wanted)), refused, "nobody was asked");
        let author = &scene.people[3];
        let id = scene.ask_and_hear(author, &wanted, None);
        assert_eq!(scene.findings(&quoting(&wanted)), refused, "silence is no");
        // The mail leaves the next morning, to the author alone, and says nothing of it.
        world.when_the_jobs_run();
        assert!(world.then_new_mails().is_empty(), "not at the moment it was asked");
        world.on("2008-06-21");
        world.when_the_jobs_run();
        let mails = world.then_new_mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, std::slice::from_ref(&author.email));
        assert!(mails[0].link().ends_with("/paraphrases") && !mails[0].text.contains("créneau"), "{:?}", mails[0]);
        // The editor sees how it stands and nothing that leads to anybody.
        let seen = paraphrase::list(app, &scene.house.editor, cohort, "b1").unwrap();
        let shown = format!("{seen:?}");
        assert!(
            !shown.contains(&author.pseudonym) && !shown.contains(&author.key().enrolment.0.to_string()),
            "{shown}"
        );
        then_refused(paraphrase::list(app, &scene.house.lead, cohort, "b1"));
        // The author alone reads and answers.
        let mine = paraphrase::mine(app, &author.actor, cohort).unwrap();
        assert_eq!((mine.len(), &mine[0].asked.paraphrase, mine[0].consent), (1, &wanted, Consent::Waiting));
        let other = &scene.people[4];
        assert!(paraphrase::mine(app, &other.actor, cohort).unwrap().is_empty());
        assert!(matches!(paraphrase::answer(app, &other.actor, cohort, id, true), Err(Error::NotFound(_))));
        then_refused(paraphrase::answer(app, &scene.house.editor, cohort, id, true));
        let answer = |agrees| paraphrase::answer(app, &author.actor, cohort, id, agrees);
        answer(true).unwrap();
        answer(true).unwrap();
        assert_eq!(scene.findings(&quoting(&wanted)), []);
        let changed = Paraphrase {
            words: both("Il faut un meilleur créneau.", "It takes another time of day."),
            ..wanted.clone()
        };
        assert_eq!(scene.findings(&quoting(&changed)), refused, "another wording voids the consent");
        // Taken back between the check and the signature, it stops the publication.
        assert_eq!(scene.findings(&quoting(&wanted)), []);
        scene.hand_over().unwrap();
        synthesis::clear(app, &scene.house.lead, cohort, "b1").unwrap();
        answer(false).unwrap();
        assert_eq!(paraphrase::list(app, &scene.house.editor, cohort, "b1").unwrap()[0].consent, Consent::Withdrawn);
        let signed = synthesis::sign(app, &scene.reader, cohort, "b1");
        assert!(matches!(signed, Err(Error::Invalid(faults)) if faults[0].message == "fault-disclosure-not-agreed"));
        answer(true).unwrap();
        synthesis::sign(app, &scene.reader, cohort, "b1").unwrap();
        then_conflict(answer(false), "fault-paraphrase-published");
        assert!(paraphrase::mine(app, &author.actor, cohort).unwrap()[0].is_published);
        let journal = world.then_journal_of(scene.house.org);
        let acts = |wanted: &str| journal.iter().filter(|(act, ..)| act == wanted).count();
        assert_eq!((acts("paraphrase.ask"), acts("paraphrase.agree"), acts("paraphrase.decline")), (1, 2, 1));
        let told = format!("{journal:?}");
        assert!(!told.contains("créneau") && !told.contains(&author.pseudonym));
    });
}

#[test]
fn whoever_has_left_has_agreed_to_nothing_and_no_request_links_two_pseudonyms() {
    on_both(|world| {
        let scene = scene(world, 12, 0);
        let (app, cohort, who) = (&world.app, &scene.cohort, &scene.people[0]);
        scene.freeze();
        let goal = goals(cohort, "s1")[0].clone();
        let wanted =
            |french: &str| Paraphrase { goal: goal.clone(), words: both(french, "It takes another time of day.") };
        let first = wanted("Il faut un autre créneau.");
        scene.ask_and_hear(who, &first, Some(true));
        // The same person, met as the author of a post.
        let new = app::forum::NewThread {
            title: "Horaires".into(),
            post: app::forum::NewPost {
                words: "Je passe plus tard dans la journée.".into(),
                language: Language::french(),
                confirmed: Confirmed::none(),
            },
        };
        let thread = app::forum::begin(app, &who.actor, cohort, &goal.0, &new).unwrap();
        let ask = |actor: &Actor, source: &str, french: &str| {
            let one = wanted(french);
            let confirmed = Confirmed::none();
            let new = NewParaphrase { source: source.to_owned(), goal: one.goal, words: one.words, confirmed };
            paraphrase::ask(app, actor, cohort, "b1", &new)
        };
        ask(&scene.house.editor, &format!("https://x.example/threads/{thread}?page=1#post-1"), "Plus tard.").unwrap();
        assert_eq!(paraphrase::mine(app, &who.actor, cohort).unwrap().len(), 2);
        let (org, id) = (scene.house.org, cohort.cohort.id);
        let rows = app.store.read(move |tx| store::paraphrase::list(tx, (org, id))).unwrap();
        assert_ne!(rows[0].author_key, rows[1].author_key, "nobody sees that both are of one person");
        for (source, field, message) in [
            ("nobody", "source", "fault-paraphrase-source"),
            ("", "source", "fault-paraphrase-source"),
            (&format!("{thread}/9"), "source", "fault-paraphrase-source"),
        ] {
            let Err(Error::Invalid(faults)) = ask(&scene.house.editor, source, "Plus tard.") else {
                panic!("{source}")
            };
            assert_eq!((faults[0].field.as_str(), faults[0].message), (field, message));
        }
        let named = ask(&scene.house.editor, &thread, "Mme Durand le dit.");
        assert!(matches!(named, Err(Error::Invalid(faults)) if faults[0].message == "fault-screen"));
        then_refused(ask(&scene.house.tutor, &thread, "Plus tard."));
        world.when_they_withdraw(cohort, who);
        let quoting = Writing { paraphrases: vec![first], ..scene.writing() };
        assert_eq!(scene.findings(&quoting), [("agreed.1".to_owned(), FindingKind::NotAgreed)]);
        assert!(paraphrase::mine(app, &who.actor, cohort).unwrap().is_empty());
        // To ask somebody who has left looks like asking anybody.
        ask(&scene.house.editor, &scene.reference(who), "Encore plus tard.").unwrap();
        // Whoever worded a paraphrase does not check it, whatever other hat they wear.
        let editor = scene.house.editor.person().unwrap();
        let second = world.given_a_member(org, Role::Editor, "Autre rédactrice", "fr");
        let base = synthesis::read(app, &scene.house.tutor, cohort, "b1").unwrap().revision;
        synthesis::save(app, &second, cohort, "b1", base, &scene.writing()).unwrap();
        synthesis::hand_over(app, &second, cohort, "b1").unwrap();
        let leads = Actor::Wearing { person: editor, org, role: Role::Lead };
        then_conflict(synthesis::clear(app, &leads, cohort, "b1"), "fault-synthesis-own-words");
    });
}
