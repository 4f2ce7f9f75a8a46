//! Whatever is done in whatever order: no command reaches a forbidden state, and one that is refused moves no row.

use std::collections::BTreeMap;

use app::Error;
use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, Outcome, Revising, analysis, assignment, coding, exchange, recommendation, rex_entry};
use app::testing::bodies::House;
use app::testing::{Somebody, World};
use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::{Deed, Reason, standing};
use domain::text::Language;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRng, TestRunner};

use super::dump::{Cell, Dump, facts};
use super::life::{STORY, given_floors, none, scene, the_rest};

/// What somebody tries; a number names one of the two experts.
#[derive(Debug, Clone)]
enum Command {
    Complete {
        whole: bool,
        seen: u32,
    },
    Resend {
        whole: bool,
        seen: u32,
    },
    Withdraw,
    AskAnother,
    Exclude(usize),
    Say(Use, bool),
    Reply(&'static str),
    Answer(u32),
    Close(u8),
    Assign(usize),
    Open(usize),
    Ask(usize, &'static str),
    Clear(usize, &'static str),
    Give(usize, Verdict, &'static str),
    Code(usize, &'static str),
    Settle(usize),
    AskSecond(usize),
    OpenSecond(usize),
    Recommend(usize, i16),
    Evaluate(usize, u32),
    EnterBatches,
    DestroyLinks,
    PassOn,
    /// By a doctor whose it is not.
    ByAnother,
    Tomorrow,
}

const FINE: &str = "Relire à deux voix.";
const MAIL: &str = "Écrire à jean.dupont@example.org.";

fn said() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(FINE), 1 => Just(""), 1 => Just(MAIL)]
}

fn command() -> impl Strategy<Value = Command> {
    let who = || 0..2_usize;
    let reasons = || proptest::sample::select(vec![Reason::TooThin, Reason::NotCare, Reason::NoAnalysis]);
    let verdict = prop_oneof![
        3 => reasons().prop_map(Verdict::Return),
        2 => reasons().prop_map(Verdict::Reject),
        4 => Just(Verdict::Accept),
        1 => Just(Verdict::OutOfScope),
    ];
    let use_ = proptest::sample::select(Use::ALL.to_vec());
    prop_oneof![
        3 => (any::<bool>(), 0..6_u32).prop_map(|(whole, seen)| Command::Complete { whole, seen }),
        3 => (any::<bool>(), 0..6_u32).prop_map(|(whole, seen)| Command::Resend { whole, seen }),
        1 => Just(Command::Withdraw),
        2 => Just(Command::AskAnother),
        1 => who().prop_map(Command::Exclude),
        2 => (use_, any::<bool>()).prop_map(|(of, agrees)| Command::Say(of, agrees)),
        1 => said().prop_map(Command::Reply),
        1 => (0..3_u32).prop_map(Command::Answer),
        1 => (0..3_u8).prop_map(Command::Close),
        6 => who().prop_map(Command::Assign),
        6 => who().prop_map(Command::Open),
        1 => (who(), said()).prop_map(|(who, words)| Command::Ask(who, words)),
        5 => (who(), said()).prop_map(|(who, words)| Command::Clear(who, words)),
        8 => (who(), verdict, said()).prop_map(|(who, what, words)| Command::Give(who, what, words)),
        1 => (who(), proptest::sample::select(vec!["4.4", "9.9"])).prop_map(|(who, code)| Command::Code(who, code)),
        1 => who().prop_map(Command::Settle),
        1 => who().prop_map(Command::AskSecond),
        1 => who().prop_map(Command::OpenSecond),
        1 => (who(), 2007..2010_i16).prop_map(|(who, year)| Command::Recommend(who, year)),
        1 => (who(), 0..3_u32).prop_map(|(who, number)| Command::Evaluate(who, number)),
        2 => Just(Command::EnterBatches),
        1 => Just(Command::DestroyLinks),
        1 => Just(Command::PassOn),
        1 => Just(Command::ByAnother),
        2 => Just(Command::Tomorrow),
    ]
}

/// Two ways from a sending to the base and what follows: at once, and by another expert.
fn ways() -> [Vec<Command>; 2] {
    let again = || Command::Resend { whole: true, seen: 0 };
    let give = |at, what| Command::Give(at, what, FINE);
    let straight = vec![
        Command::Assign(0),
        Command::Open(0),
        Command::Complete { whole: true, seen: 0 },
        Command::Clear(0, ""),
        Command::Recommend(0, 2009),
        Command::AskSecond(1),
        Command::OpenSecond(1),
        Command::Code(0, "4.4"),
        Command::Code(1, "4.4"),
        give(0, Verdict::Accept),
        Command::Settle(0),
        Command::Answer(1),
        Command::EnterBatches,
        Command::Evaluate(0, 1),
        Command::DestroyLinks,
    ];
    let round = vec![
        Command::Assign(0),
        Command::Open(0),
        Command::Ask(0, FINE),
        give(0, Verdict::Return(Reason::TooThin)),
        again(),
        give(0, Verdict::Return(Reason::NoAnalysis)),
        Command::AskAnother,
        Command::Assign(1),
        Command::Open(1),
        Command::Clear(1, FINE),
        give(1, Verdict::Accept),
        Command::EnterBatches,
        Command::DestroyLinks,
    ];
    [straight, round]
}

/// Some steps of a way, with anything between them and after.
fn story() -> impl Strategy<Value = Vec<Command>> {
    let way = |way: Vec<Command>| {
        let length = way.len();
        let anything = || proptest::collection::vec(command(), 0..2);
        let step = |step: Command| {
            let then = move |before: Vec<Command>| before.into_iter().chain([step.clone()]).collect::<Vec<_>>();
            anything().prop_map(then).boxed()
        };
        let steps: Vec<_> = way.into_iter().map(step).collect();
        (steps, 0..=length, proptest::collection::vec(command(), 0..30)).prop_map(|(steps, some, after)| {
            steps.into_iter().take(some).flatten().chain(after).collect::<Vec<Command>>()
        })
    };
    let [straight, round] = ways();
    prop_oneof![way(straight), way(round)]
}

/// A near miss that everybody tries things on.
struct Scene<'a> {
    world: &'a World,
    house: House,
    camille: Somebody,
    other: Somebody,
    reference: String,
}

impl Scene<'_> {
    fn revising(&self, whole: bool, seen: u32) -> Revising {
        let changes = if whole { the_rest() } else { vec![(FieldKey::once("actual"), Some(Value::Code("9".into())))] };
        let reference = self.reference.clone();
        // Often the one that is right.
        let own = near_miss::read_own(&self.world.app, &self.camille.actor, self.house.org, &reference).unwrap();
        let seen = if seen < 4 { own.last().unwrap().number } else { seen };
        Revising { reference, seen, changes, justified: none(), language: Language::french() }
    }

    fn run(&self, command: &Command) -> Result<(), Error> {
        let (app, org, reference) = (&self.world.app, self.house.org, self.reference.as_str());
        let (author, manager) = (&self.camille.actor, &self.house.manager);
        let expert = |at: usize| -> &Actor { &self.house.experts[at] };
        let person = |at: usize| expert(at).person().unwrap();
        let codes = |code: &str| std::collections::BTreeSet::from([code.to_owned()]);
        match command {
            Command::Complete { whole, seen } => near_miss::complete(app, author, org, &self.revising(*whole, *seen)),
            Command::Resend { whole, seen } => near_miss::resend(app, author, org, &self.revising(*whole, *seen)),
            Command::Withdraw => near_miss::withdraw(app, author, org, reference),
            Command::AskAnother => near_miss::ask_another(app, author, org, reference),
            Command::Exclude(at) => near_miss::exclude_reader(app, author, org, reference, person(*at)),
            Command::Say(of, agrees) => near_miss::say(app, author, org, reference, *of, *agrees),
            Command::Reply(words) => exchange::reply(app, author, org, reference, words, &none()),
            Command::Answer(number) => {
                near_miss::answer_recommendation(app, author, org, reference, (*number, FINE), &none())
            }
            Command::Close(row) => {
                near_miss::close_measure(app, author, org, reference, (*row, Outcome::Done, ""), &none())
            }
            Command::Assign(at) => assignment::assign(app, manager, org, reference, person(*at)),
            Command::Open(at) => analysis::open(app, expert(*at), org, reference).map(drop),
            Command::Ask(at, words) => exchange::ask(app, expert(*at), org, reference, words, &none()),
            Command::Clear(at, words) => {
                let edits = Edits::from([(FieldKey::once("narrative"), (*words).to_owned())]);
                let edits = if words.is_empty() { Edits::new() } else { edits };
                clearing::clear(app, expert(*at), org, reference, &edits, &none())
            }
            Command::Give(at, what, words) => verdict::give(app, expert(*at), org, reference, *what, words, &none()),
            Command::Code(at, code) => coding::code(app, expert(*at), org, reference, "factors", &codes(code)),
            Command::Settle(at) => coding::adjudicate(app, expert(*at), org, reference, "factors", &codes("4.4")),
            Command::AskSecond(at) => coding::ask_second(app, manager, org, reference, person(*at)),
            Command::OpenSecond(at) => coding::open(app, expert(*at), org, reference).map(drop),
            Command::Recommend(at, year) => {
                let advice = (FINE, date(*year, 6, 1));
                recommendation::recommend(app, expert(*at), org, reference, advice, &none())
            }
            Command::Evaluate(at, number) => {
                let done = recommendation::Outcome::Done;
                recommendation::evaluate(app, expert(*at), org, reference, *number, done)
            }
            Command::EnterBatches => rex_entry::enter_batches(app).map(drop),
            Command::DestroyLinks => rex_entry::destroy_links(app, manager, org).map(drop),
            Command::PassOn => assignment::pass_on(app).map(drop),
            Command::ByAnother => near_miss::withdraw(app, &self.other.actor, org, reference),
            Command::Tomorrow => {
                self.world.tomorrow();
                Ok(())
            }
        }
    }

    /// What must be true after anything.
    fn then_sound(&self, all: &Dump) {
        let (org, reference) = (self.house.org, self.reference.clone());
        let (row, deeds, said) = self
            .world
            .app
            .store
            .read(move |tx| {
                let row = store::near_miss::find(tx, org, &reference)?.unwrap();
                let deeds = store::near_miss::deeds(tx, org, &row)?;
                let said = store::near_miss::said(tx, org, row.id)?;
                Ok::<_, store::StoreError>((row, deeds, said))
            })
            .unwrap();
        let dated: Vec<_> = deeds.iter().map(|deed| deed.dated).collect();
        let now = standing(&dated).unwrap();
        // The row that lists are sorted by says what the deeds say.
        assert_eq!((row.state.as_str(), row.expert), (now.state.code(), now.state.expert()));
        assert_eq!(u32::try_from(all["near_miss_revision"].rows.len()).unwrap(), now.revisions);
        // a07, a12: one record and one credit, after an acceptance alone.
        let is_accepted = now.state.code() == "accepted";
        let count = |table: &str| all[table].rows.len();
        assert_eq!(count("credit"), usize::from(is_accepted));
        assert_eq!(count("rex_record"), usize::from(now.entered));
        assert!(!now.entered || is_accepted);
        assert_eq!(count("near_miss_link"), usize::from(now.entered));
        assert!(count("rex_waiting") <= usize::from(is_accepted && !now.entered));
        let agrees = domain::near_miss::consent::consent(&said, Use::Rex);
        assert!(count("rex_waiting") == 0 || agrees.permits(), "it waits only with consent");
        // a09: what was accepted was cleared; a11: a return or a rejection has its reason.
        assert!(!is_accepted || now.cleared);
        let judged = |deed: &Deed| matches!(deed, Deed::Returned(_) | Deed::Rejected(_));
        assert!(dated.iter().filter(|it| judged(&it.deed)).all(|it| it.deed.reason().is_some()));
        // a37: as many entries as deeds.
        let entries = &all["journal"].rows;
        let of = |act: &str| entries.iter().filter(|row| row.contains(&Cell::Text(act.to_owned()))).count();
        for (act, code) in ACTS {
            let done = deeds.iter().filter(|deed| deed.dated.deed.code() == *code).count();
            assert_eq!(of(act), done, "{act}");
        }
        assert_eq!(of("near-miss.read"), count("near_miss_reading"));
    }
}

const ACTS: &[(&str, &str)] = &[
    ("near-miss.assign", "assigned"),
    ("near-miss.open", "opened"),
    ("near-miss.complete", "completed"),
    ("near-miss.return", "returned"),
    ("near-miss.resend", "resent"),
    ("near-miss.clear", "cleared"),
    ("near-miss.accept", "accepted"),
    ("near-miss.reject", "rejected"),
    ("near-miss.out-of-scope", "out_of_scope"),
    ("near-miss.ask-another", "another_asked"),
    ("near-miss.withdraw", "withdrawn"),
    ("near-miss.enter", "entered"),
    ("near-miss.unlink", "unlinked"),
];

/// How often each command was done and how often refused, over every story.
type Tried = BTreeMap<String, (u32, u32)>;

fn name(command: &Command) -> String {
    let told = format!("{command:?}");
    told.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
}

fn tells(world: &World, commands: &[Command], tried: &mut Tried) {
    let (house, camille) = scene(world);
    given_floors(world, &house, (1, 1));
    let other = world.given_a_doctor(&house, "Dominique Deux", "770000002");
    let reference = world.when_they_report(&house, &camille, STORY).reference;
    let scene = Scene { world, house, camille, other, reference };
    let mut before = facts(world);
    for command in commands {
        let outcome = scene.run(command);
        let now = facts(world);
        let count = tried.entry(name(command)).or_default();
        match outcome {
            Ok(()) => {
                count.0 += 1;
                scene.then_sound(&now);
            }
            Err(Error::Broken(why)) => panic!("{command:?} broke: {why}"),
            Err(error) => {
                count.1 += 1;
                let moved: Vec<_> = now.iter().filter(|(name, it)| before[*name] != **it).map(|(it, _)| it).collect();
                assert!(moved.is_empty(), "{command:?} was refused ({error:?}) and moved {moved:?}");
            }
        }
        before = now;
    }
}

#[test]
fn whatever_is_tried_in_whatever_order_nothing_forbidden_happens_and_a_refusal_moves_no_row() {
    let tried = std::cell::RefCell::new(Tried::new());
    for way in ways() {
        tells(&World::sqlite(), &way, &mut tried.borrow_mut());
    }
    let refused = tried.borrow().values().map(|(_, refused)| refused).sum::<u32>();
    assert_eq!(refused, 0, "each way is walked to its end: {tried:?}");
    let excluding = [Command::Exclude(1), Command::Assign(1), Command::Assign(0), Command::Exclude(0)];
    tells(&World::sqlite(), &excluding, &mut tried.borrow_mut());
    // The same stories every time: whether a command was ever done is part of what is checked.
    let config = Config { cases: 40, failure_persistence: None, ..Config::default() };
    let chance = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, chance);
    runner
        .run(&story(), |commands| {
            tells(&World::sqlite(), &commands, &mut tried.borrow_mut());
            Ok(())
        })
        .unwrap();
    // The stories are worth telling: most commands were done at some time, and most refused.
    let tried = tried.into_inner();
    let never: Vec<&String> = tried.iter().filter(|(_, (done, _))| *done == 0).map(|(name, _)| name).collect();
    eprintln!("{tried:?}");
    // What is done by somebody whose it is not is never done.
    assert!(never.iter().all(|it| *it == "ByAnother"), "never done: {never:?}");
    assert!(tried.values().filter(|(_, refused)| *refused > 0).count() > 15, "{tried:?}");
}

/// One life in which every command is refused at some time, on the other engine too.
#[test]
fn a_refusal_moves_no_row_on_either_engine() {
    let whole = |seen| Command::Complete { whole: true, seen };
    let again = || Command::Resend { whole: true, seen: 0 };
    let give = |at, what| Command::Give(at, what, "");
    let commands = vec![
        Command::Open(0),
        again(),
        give(0, Verdict::Accept),
        Command::AskAnother,
        Command::ByAnother,
        Command::Complete { whole: false, seen: 0 },
        whole(5),
        Command::Assign(0),
        Command::Exclude(1),
        Command::Open(1),
        Command::Open(0),
        Command::Clear(0, MAIL),
        Command::Ask(0, MAIL),
        Command::Ask(0, ""),
        give(0, Verdict::Accept),
        give(0, Verdict::Reject(Reason::TooThin)),
        Command::Give(0, Verdict::Return(Reason::TooThin), MAIL),
        give(0, Verdict::Return(Reason::TooThin)),
        give(0, Verdict::Accept),
        whole(0),
        again(),
        give(0, Verdict::Accept),
        Command::Code(0, "9.9"),
        Command::Recommend(0, 2007),
        Command::Recommend(0, 2009),
        Command::Evaluate(0, 1),
        Command::Evaluate(0, 2),
        Command::Answer(2),
        Command::Close(2),
        give(0, Verdict::Reject(Reason::NotCare)),
        Command::Withdraw,
        Command::AskAnother,
        Command::AskAnother,
        Command::Assign(0),
        Command::Assign(1),
        Command::Open(1),
        give(0, Verdict::Accept),
        Command::Clear(1, FINE),
        Command::Settle(1),
        Command::AskSecond(1),
        give(1, Verdict::Accept),
        give(1, Verdict::Accept),
        Command::Withdraw,
        Command::AskAnother,
        Command::DestroyLinks,
        Command::EnterBatches,
        Command::Say(Use::Rex, false),
        Command::Code(1, "4.4"),
        Command::DestroyLinks,
        Command::DestroyLinks,
        Command::Assign(0),
    ];
    app::testing::on_both(|world| {
        let mut tried = Tried::new();
        tells(world, &commands, &mut tried);
        let refused: u32 = tried.values().map(|(_, refused)| refused).sum();
        assert!(refused > 25, "{tried:?}");
    });
}

/// What a manager, an expert, a doctor may not say of the body itself moves nothing either.
#[test]
fn what_is_refused_at_the_desk_moves_no_row() {
    use app::body::{self, Choices};
    use app::near_miss::criteria;
    use domain::near_miss::serious::Policy;
    use domain::text::Text;
    use store::expert::Absence;
    app::testing::on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let one = house.experts[0].person().unwrap();
        let before = facts(world);
        let months = Choices { serious: Policy::Exclude, handling_months: 0, named: false };
        assert!(body::choose(app, &house.manager, org, months).is_err());
        let named = Choices { handling_months: 2, named: true, ..months };
        assert!(body::choose(app, &house.experts[0], org, named).is_err());
        assert!(body::choose(app, &camille.actor, org, named).is_err());
        assert!(assignment::set_cap(app, &house.manager, org, one, 501).is_err());
        assert!(assignment::set_cap(app, &house.manager, org, camille.person, 5).is_err());
        let away = Absence { person: one, from: date(2008, 2, 1), to: date(2008, 1, 1), cover: None };
        assert!(assignment::set_absence(app, &house.manager, org, &away).is_err());
        assert!(assignment::remove_absence(app, &house.manager, org, one, date(2008, 2, 1)).is_err());
        let half = Text::new([(Language::french(), "Merci.".to_owned())]);
        assert!(criteria::save_reply_text(app, &house.manager, org, Reason::TooThin, &half, 0).is_err());
        assert!(rex_entry::destroy_links(app, &house.manager, OrgId(org.0 + 1)).is_err());
        assert!(near_miss::begin(app, &camille.actor, org, &near_miss::Start::Words("a".repeat(100_000))).is_err());
        assert_eq!(facts(world), before);
    });
}
