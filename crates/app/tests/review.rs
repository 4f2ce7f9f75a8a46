//! The review: every evaluation and thread is read, coded blind by two, and may be answered in private.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use app::cohort::Pinned;
use app::forum::{self, NewPost, NewThread};
use app::questionnaire::{self, Changes};
use app::review::{self, Part, Queue, Show};
use app::screen::Confirmed;
use app::testing::{House, Somebody, World, on_both, sound_answers, then_conflict, then_refused};
use app::{Error, individual_report};
use domain::answers::{Answer, AnswerKey};
use domain::authority::{Actor, Role};
use domain::question::{InstrumentKind, Item, ItemType};
use domain::review::{Stage, Theme, ThemeKind};
use domain::synthesis::themes::Themes;
use domain::text::{Language, Text};

struct Scene<'a> {
    world: &'a World,
    house: House,
    cohort: Pinned,
    people: Vec<Somebody>,
}

fn scene<'a>(world: &'a World, names: &[&str]) -> Scene<'a> {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let people: Vec<Somebody> =
        names.iter().map(|name| world.given_a_participant(&house, &cohort, name, "fr")).collect();
    for who in &people {
        world.when_they_choose(&cohort, who, "s1");
    }
    Scene { world, house, cohort, people }
}

fn saying(words: &'static str) -> impl Fn(&AnswerKey, &Item) -> Option<Answer> {
    move |_, item| matches!(item.kind, ItemType::Words { long: true, .. }).then(|| Answer::Words(words.to_owned()))
}

impl Scene<'_> {
    fn queue(&self, show: Show) -> Queue {
        review::queue(&self.world.app, &self.house.tutor, &self.cohort, "b1", show, None).unwrap()
    }

    /// The reference of the only evaluation in a part of the queue.
    fn only(&self, show: Show) -> String {
        let lines = self.queue(show).lines;
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines[0].reference.clone()
    }

    fn open(&self, who: &Actor, reference: &str) -> app::Result<review::Review> {
        review::open(&self.world.app, who, &self.cohort, "b1", reference)
    }

    fn code(&self, who: &Actor, reference: &str, codes: &[&str]) -> app::Result<()> {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let opened = self.open(who, reference)?;
        let parts = opened.goals.iter().map(|goal| Part::Goal(goal.goal.clone()));
        let code = |part: Part| review::code(&self.world.app, who, &self.cohort, "b1", reference, &part, &codes);
        parts.into_iter().try_for_each(code)
    }

    fn comment(&self, who: &Actor, reference: &str, words: &str, confirmed: &Confirmed) -> app::Result<()> {
        let french = Language::french();
        review::comment(&self.world.app, who, &self.cohort, "b1", reference, words, &french, confirmed)
    }

    fn themes(&self) -> Themes {
        let pinned = self.cohort.clone();
        self.world.app.store.read(move |tx| review::themes_of(tx, &pinned, "b1", 11, |_| 1)).unwrap()
    }

    fn second_tutor(&self) -> Actor {
        self.world.given_a_member(self.house.org, Role::Tutor, "Deuxième lecture", "fr")
    }
}

#[test]
fn a_patients_name_is_not_sent_before_it_was_rewritten_or_confirmed() {
    on_both(|world| {
        let scene = scene(world, &["Camille"]);
        let who = &scene.people[0];
        world.on("2008-04-20");
        let open = questionnaire::read(&world.app, &who.actor, &scene.cohort, "b1").unwrap();
        let answers = sound_answers(&open.asked(), open.today, saying("Vu Mme Durand le 3 mars 2008."));
        let changes: Changes = answers.into_iter().map(|(key, answer)| (key, Some(answer))).collect();
        let submit = |base, changes, confirmed: &Confirmed| {
            let cohort = &scene.cohort;
            questionnaire::Submission {
                actor: who.actor.clone(),
                pinned: cohort.clone(),
                evaluation: "b1".to_owned(),
                base,
                changes,
                language: "fr".to_owned(),
                confirmed: confirmed.clone(),
            }
            .submit(&world.app)
        };
        let Err(Error::Invalid(faults)) = submit(0, changes, &Confirmed::none()) else {
            panic!("a patient's name was sent");
        };
        assert!(!faults.is_empty() && faults.iter().all(|fault| fault.message == "fault-screen"), "{faults:?}");
        assert!(!format!("{faults:?}").contains("Durand"));
        let draft = questionnaire::read(&world.app, &who.actor, &scene.cohort, "b1").unwrap();
        assert!(draft.submitted.is_none(), "nothing was sent");
        let kept =
            draft.answers.values().any(|answer| matches!(answer, Answer::Words(words) if words.contains("Durand")));
        assert!(kept, "what was typed is in the draft");
        let half = Confirmed::of(["name:Mme Durand".to_owned()]);
        assert!(
            matches!(submit(draft.version, Changes::new(), &half), Err(Error::Invalid(_))),
            "the date is open still"
        );
        let draft = questionnaire::read(&world.app, &who.actor, &scene.cohort, "b1").unwrap();
        let both = Confirmed::of(["name:Mme Durand", "date:3 mars 2008"].map(str::to_owned));
        submit(draft.version, Changes::new(), &both).unwrap();
    });
}

#[test]
fn i18_tutors_alone_open_an_evaluation_under_a_reference_that_leads_nowhere_else() {
    on_both(|world| {
        let scene = scene(world, &["Camille", "Dominique"]);
        let (camille, cohort) = (&scene.people[0], &scene.cohort);
        world.on("2008-04-20");
        world.when_they_submit_saying(cohort, camille, "b1", saying("Une affiche dans la salle d'attente."));
        world.on("2008-05-03");
        world.when_they_choose(cohort, camille, "s2");
        world.on("2008-08-20");
        world.when_they_submit(cohort, camille, "b2");
        let reference = scene.only(Show::All);
        let other = review::queue(&world.app, &scene.house.tutor, cohort, "b2", Show::All, None).unwrap();
        assert_ne!(other.lines[0].reference, reference, "no reference is used for two evaluations");
        assert_ne!(reference, camille.pseudonym);
        assert!(matches!(
            review::open(&world.app, &scene.house.tutor, cohort, "b2", &reference),
            Err(Error::NotFound(_))
        ));
        let opened = scene.open(&scene.house.tutor, &reference).unwrap();
        let shown = format!("{opened:?}");
        assert!(shown.contains("affiche"), "a tutor reads the answers");
        for secret in [&camille.pseudonym, &camille.name, &camille.email, &camille.key().enrolment.0.to_string()] {
            assert!(!shown.contains(secret.as_str()), "{secret} is on the page");
        }
        let moderator = world.given_a_member(scene.house.org, Role::Moderator, "Modération", "fr");
        let others = [&scene.house.lead, &scene.house.clerk, &scene.house.editor, &moderator, &camille.actor];
        for actor in others.into_iter().chain([&scene.house.operator, &Actor::Stranger]) {
            then_refused(scene.open(actor, &reference));
            then_refused(review::queue(&world.app, actor, cohort, "b1", Show::All, None));
            then_refused(scene.comment(actor, &reference, "Bravo", &Confirmed::none()));
        }
        let next_door = world.given_an_organisation("voisine");
        then_refused(scene.open(&next_door.tutor, &reference));
        for bad in ["", "x", &"a".repeat(32), &reference[1..]] {
            assert!(matches!(scene.open(&scene.house.tutor, bad), Err(Error::NotFound(_))), "{bad}");
        }
    });
}

#[test]
fn what_is_opened_is_read_once_in_the_journal_and_what_is_amended_is_unread_again() {
    on_both(|world| {
        let scene = scene(world, &["Camille", "Dominique"]);
        world.on("2008-04-20");
        world.when_they_submit(&scene.cohort, &scene.people[0], "b1");
        assert_eq!(scene.queue(Show::Unread).counts, [1, 0, 0, 0, 1]);
        let reference = scene.only(Show::Unread);
        scene.open(&scene.house.tutor, &reference).unwrap();
        scene.open(&scene.house.tutor, &reference).unwrap();
        assert_eq!(scene.queue(Show::ToCode).counts, [0, 1, 0, 0, 1]);
        let journal = world.then_journal_of(scene.house.org);
        assert_eq!(journal.iter().filter(|(act, ..)| act == "evaluation.read").count(), 1);
        let waiting = review::waiting(&world.app, &scene.house.lead, &scene.cohort).unwrap();
        assert_eq!((waiting.evaluations[0].submitted, waiting.evaluations[0].read, waiting.unread()), (1, 1, 0));
        world.when_they_submit(&scene.cohort, &scene.people[0], "b1");
        assert_eq!(scene.only(Show::Unread), reference, "an amended evaluation keeps its reference");
        assert_eq!(review::waiting(&world.app, &scene.house.lead, &scene.cohort).unwrap().unread(), 1);
        assert_eq!(scene.open(&scene.house.tutor, &reference).unwrap().revision, 2);
        then_refused(review::waiting(&world.app, &scene.house.clerk, &scene.cohort));
    });
}

#[test]
fn two_code_blind_a_third_does_not_and_their_agreement_is_shown() {
    on_both(|world| {
        let scene = scene(world, &["Camille", "Dominique"]);
        world.on("2008-04-20");
        world.when_they_submit(&scene.cohort, &scene.people[0], "b1");
        let reference = scene.only(Show::All);
        let (one, two, three) = (scene.house.tutor.clone(), scene.second_tutor(), {
            world.given_a_member(scene.house.org, Role::Tutor, "Troisième", "fr")
        });
        let Err(Error::Invalid(faults)) = scene.code(&one, &reference, &["no.such"]) else { panic!("it was taken") };
        assert_eq!((faults[0].field.as_str(), faults[0].message), ("codes", "fault-theme-unknown"));
        scene.code(&one, &reference, &["time.visit", "self.forgot"]).unwrap();
        assert_eq!(scene.queue(Show::CodedOnce).lines[0].stage, Stage::CodedOnce);
        assert!(scene.queue(Show::All).agreement.is_none(), "one coder agrees with nobody");
        let blind = scene.open(&two, &reference).unwrap();
        assert!(blind.goals.iter().all(|goal| goal.coded.other.is_none() && goal.coded.own.is_none()), "coded blind");
        scene.code(&two, &reference, &["time.visit"]).unwrap();
        let seen = scene.open(&two, &reference).unwrap();
        assert!(seen.goals.iter().all(|goal| goal.coded.other.as_ref().is_some_and(|codes| codes.len() == 2)));
        then_conflict(scene.code(&three, &reference, &["time.visit"]), "fault-coded-by-two");
        let queue = scene.queue(Show::CodedTwice);
        let agreed = queue.agreement.unwrap();
        let goals = usize::from(scene.cohort.programme.choice.per_set);
        assert_eq!((queue.lines.len(), agreed.texts), (1, goals));
        assert!(agreed.all.kappa.unwrap().value < 1.0 && agreed.each.contains_key("self.forgot"), "{agreed:?}");
        let counted = scene.themes();
        assert_eq!(counted.about.len(), goals);
        let told = |themes: &Themes| -> Vec<(String, u64, bool)> {
            let lines = themes.about[0].counted.iter();
            lines.map(|one| (one.code.clone(), one.people, one.is_open)).collect()
        };
        let named = |code: &str, people, is_open| (code.to_owned(), people, is_open);
        let mut open = told(&counted);
        open.sort();
        assert_eq!(open, [named("self.forgot", 0, true), named("time.visit", 1, false)], "what both saw counts");
        // Either settles it; a third does not, and what was given blind stays: so does the agreement.
        then_conflict(scene.code(&three, &reference, &["time.visit"]), "fault-coded-by-two");
        scene.code(&two, &reference, &["time.visit", "self.forgot"]).unwrap();
        let mut settled = told(&scene.themes());
        settled.sort();
        assert_eq!(settled, [named("self.forgot", 1, false), named("time.visit", 1, false)]);
        assert_eq!(scene.queue(Show::CodedTwice).agreement.unwrap(), agreed, "agreement is of what was given blind");
        let seen = scene.open(&one, &reference).unwrap().goals[0].coded.clone();
        assert_eq!(seen.settled.map(|codes| codes.len()), Some(2));
        assert_eq!((seen.own.map(|codes| codes.len()), seen.other.map(|codes| codes.len())), (Some(2), Some(1)));
        assert!(scene.open(&three, &reference).unwrap().goals[0].coded.settled.is_none(), "a third stays blind");
    });
}

#[test]
fn what_an_evaluation_says_in_general_is_coded_when_words_were_written_there_and_no_stage_waits_for_it() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "bon-usage-12", "2008-01", "2008-01-01");
        let long = cohort.programme.evaluations.iter().find(|one| one.kind == InstrumentKind::Long).unwrap().clone();
        let name = long.id.as_str();
        let who = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let silent = world.given_a_participant(&house, &cohort, "Dominique", "fr");
        for (who, says) in [(&who, true), (&silent, false)] {
            world.on("2008-01-10");
            world.when_they_choose(&cohort, who, &long.sequence);
            world.on(&domain::path::evaluation_window(&long, cohort.cohort.start).opens.to_string());
            world.when_they_submit_saying(&cohort, who, name, |key, item| {
                let is_general = key.goal.is_none() && matches!(item.kind, ItemType::Words { .. });
                (is_general && says).then(|| Answer::Words("Plus de temps entre deux bilans.".to_owned()))
            });
        }
        let lines = review::queue(&world.app, &house.tutor, &cohort, name, Show::All, None).unwrap().lines;
        let open = |reference: &str| review::open(&world.app, &house.tutor, &cohort, name, reference).unwrap();
        let code = |reference: &str, part: &Part| {
            review::code(&world.app, &house.tutor, &cohort, name, reference, part, &["time.visit".to_owned()])
        };
        let opened: Vec<_> = lines.iter().map(|line| open(&line.reference)).collect();
        let says = opened.iter().find(|one| one.general.is_some()).unwrap();
        let nothing = opened.iter().find(|one| one.general.is_none()).unwrap();
        assert!(matches!(code(&nothing.reference, &Part::General), Err(Error::NotFound(_))), "nothing to code there");
        code(&says.reference, &Part::General).unwrap();
        let again = open(&says.reference);
        assert_eq!((again.stage, again.general.unwrap().coders), (Stage::Read, 1), "its goals are still to be coded");
        let pinned = cohort.clone();
        let evaluation = long.id.clone();
        let themes = world.app.store.read(move |tx| review::themes_of(tx, &pinned, &evaluation, 11, |_| 2)).unwrap();
        assert_eq!((themes.about.len(), themes.about[0].goal.clone(), themes.about[0].once), (1, None, 1));
        let counted = review::queue(&world.app, &house.tutor, &cohort, name, Show::CodedOnce, None).unwrap();
        assert!(counted.lines.is_empty());
    });
}

#[test]
fn who_left_is_in_no_later_count_of_themes() {
    on_both(|world| {
        let scene = scene(world, &["Camille"]);
        world.on("2008-04-20");
        world.when_they_submit(&scene.cohort, &scene.people[0], "b1");
        let reference = scene.only(Show::All);
        scene.code(&scene.house.tutor, &reference, &["time.visit"]).unwrap();
        let counts = || scene.themes().about.len();
        assert!(counts() > 0);
        world.when_they_withdraw(&scene.cohort, &scene.people[0]);
        assert_eq!(counts(), 0);
        assert!(scene.open(&scene.house.tutor, &reference).unwrap().has_left);
        then_conflict(scene.comment(&scene.house.tutor, &reference, "Merci", &Confirmed::none()), "fault-left");
    });
}

#[test]
fn a_comment_reaches_its_reader_alone_and_no_word_of_it_travels() {
    on_both(|world| {
        let scene = scene(world, &["Camille", "Dominique"]);
        let (camille, dominique) = (&scene.people[0], &scene.people[1]);
        world.on("2008-04-20");
        world.when_they_submit(&scene.cohort, camille, "b1");
        world.when_the_jobs_run();
        drop(world.then_new_mails());
        let reference = scene.only(Show::All);
        let words = "Essayez une affichette au comptoir.";
        for (bad, message) in [(" ", "fault-comment-empty"), (&"x".repeat(2001), "fault-too-long")] {
            let Err(Error::Invalid(faults)) = scene.comment(&scene.house.tutor, &reference, bad, &Confirmed::none())
            else {
                panic!("it was taken")
            };
            assert_eq!(faults[0].message, message);
        }
        let named = scene.comment(&scene.house.tutor, &reference, "Voyez le Dr Martin", &Confirmed::none());
        assert!(matches!(named, Err(Error::Invalid(faults)) if faults[0].message == "fault-screen"));
        scene.comment(&scene.house.tutor, &reference, words, &Confirmed::none()).unwrap();
        world.when_the_jobs_run();
        let mails = world.then_new_mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, std::slice::from_ref(&camille.email));
        assert!(mails[0].link().ends_with("/report"), "{:?}", mails[0]);
        assert!(!mails[0].text.contains("affichette") && !mails[0].subject.contains("affichette"));
        let report = |who: &Somebody| individual_report::read(&world.app, &who.actor, &scene.cohort).unwrap().comments;
        let mine = report(camille);
        assert_eq!((mine.len(), mine[0].words.as_str(), mine[0].evaluation.as_str()), (1, words, "b1"));
        assert!(!mine[0].is_own && report(dominique).is_empty());
        assert!(scene.open(&scene.house.tutor, &reference).unwrap().comments[0].is_own);
        assert!(!scene.open(&scene.second_tutor(), &reference).unwrap().comments[0].is_own);
        let journal = format!("{:?}", world.then_journal_of(scene.house.org));
        assert!(journal.contains("evaluation.comment") && !journal.contains("affichette"));
        let key = camille.key();
        let rows = world.app.store.read(move |tx| store::review::comments(tx, key)).unwrap();
        assert!(!String::from_utf8_lossy(&rows[0].words).contains("affichette"), "it is sealed");
    });
}

#[test]
fn the_codebook_is_kept_by_the_team_in_every_language_of_the_programme() {
    on_both(|world| {
        let scene = scene(world, &["Camille"]);
        let (app, org, programme) = (&world.app, scene.house.org, &scene.cohort.programme);
        let theme = |code: &str, french: &str, english: &str, is_retired| Theme {
            code: code.to_owned(),
            kind: ThemeKind::Option,
            label: Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())]),
            is_retired,
        };
        let seeded = review::themes(app, &scene.house.editor, org, programme).unwrap();
        assert!(seeded.len() > 10);
        let bad =
            review::save_theme(app, &scene.house.tutor, org, programme, &theme("Étrange", "Une aide", " ", false));
        let Err(Error::Invalid(faults)) = bad else { panic!("it was taken") };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["code", "label-en"]);
        let own = theme("option.leaflet", "Une affichette", "A leaflet", false);
        review::save_theme(app, &scene.house.tutor, org, programme, &own).unwrap();
        world.on("2008-04-20");
        world.when_they_submit(&scene.cohort, &scene.people[0], "b1");
        let reference = scene.only(Show::All);
        scene.code(&scene.house.tutor, &reference, &["option.leaflet"]).unwrap();
        review::save_theme(app, &scene.house.lead, org, programme, &Theme { is_retired: true, ..own }).unwrap();
        scene.code(&scene.house.tutor, &reference, &["option.leaflet"]).expect("what was coded keeps it");
        let refused = scene.code(&scene.second_tutor(), &reference, &["option.leaflet"]);
        assert!(matches!(refused, Err(Error::Invalid(_))), "a retired theme is not offered");
        then_refused(review::themes(app, &scene.house.clerk, org, programme));
        then_refused(review::save_theme(app, &scene.people[0].actor, org, programme, &theme("a.b", "a", "b", false)));
    });
}

#[test]
fn a_thread_is_read_to_its_last_post_and_unread_again_when_somebody_writes() {
    on_both(|world| {
        let scene = scene(world, &["Camille", "Dominique"]);
        let (app, tutor, cohort) = (&world.app, &scene.house.tutor, &scene.cohort);
        let goal = world.path_of(&scene.people[0]).goals_of("s1")[0].clone();
        let post = |words: &str| NewPost {
            words: words.to_owned(),
            language: Language::french(),
            confirmed: Confirmed::none(),
        };
        let new = NewThread { title: "Que dire au comptoir".to_owned(), post: post("Je cherche mes mots.") };
        let reference = forum::begin(app, &scene.people[0].actor, cohort, &goal.0, &new).unwrap();
        for number in 0..60 {
            forum::reply(app, &scene.people[0].actor, cohort, &reference, &post(&format!("Essai {number}."))).unwrap();
        }
        let stage = || review::threads(app, tutor, cohort, Show::All, None).unwrap().lines[0].stage;
        assert_eq!(stage(), Stage::Unread);
        review::open_thread(app, tutor, cohort, &reference, 50).unwrap();
        assert_eq!(stage(), Stage::Unread, "whoever begins at the end has not read it");
        review::open_thread(app, tutor, cohort, &reference, 0).unwrap();
        assert_eq!(stage(), Stage::Unread, "there is a second page");
        review::open_thread(app, tutor, cohort, &reference, 50).unwrap();
        assert_eq!(stage(), Stage::Read);
        review::code_thread(app, tutor, cohort, &reference, &["time.visit".to_owned()]).unwrap();
        assert_eq!(stage(), Stage::CodedOnce);
        let waiting = review::waiting(app, tutor, cohort).unwrap();
        assert_eq!((waiting.threads, waiting.threads_read), (1, 1));
        forum::reply(app, &scene.people[0].actor, cohort, &reference, &post("Trouvé.")).unwrap();
        assert_eq!(stage(), Stage::Unread);
        then_refused(review::threads(app, &scene.house.lead, cohort, Show::All, None));
        then_refused(review::open_thread(app, &scene.people[1].actor, cohort, &reference, 0));
    });
}

#[test]
fn a_long_queue_is_turned_page_by_page_and_nobody_is_met_twice() {
    let world = World::sqlite();
    let names: Vec<String> = (0..61).map(|number| format!("Personne {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scene = scene(&world, &names);
    world.on("2008-04-20");
    for who in &scene.people {
        world.when_they_submit(&scene.cohort, who, "b1");
    }
    let page = |after: Option<&str>| {
        review::queue(&world.app, &scene.house.tutor, &scene.cohort, "b1", Show::Unread, after).unwrap()
    };
    let first = page(None);
    assert_eq!((first.lines.len(), first.counts[0]), (50, 61));
    // The last line was read in between: the next page begins after it all the same.
    scene.open(&scene.house.tutor, first.next.as_deref().unwrap()).unwrap();
    let second = page(first.next.as_deref());
    assert_eq!((second.lines.len(), second.next), (11, None));
    let mut all: Vec<&str> = first.lines.iter().chain(&second.lines).map(|line| line.reference.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 61);
}
