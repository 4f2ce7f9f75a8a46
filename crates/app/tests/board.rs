//! The board of a cohort: the same figures as everybody's own page, by pseudonym, a page at a time.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;

use app::board::{self, Board, LINES, Line, Place, Show, Wanted, place_of};
use app::cohort::{NewMeasure, Pinned, declare_measure};
use app::screen::Confirmed;
use app::testing::{House, Somebody, World, on_both, then_conflict, then_refused};
use app::{account, separation};
use domain::authority::Role;
use domain::calendar::civil_date;
use domain::text::Language;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn board_of(world: &World, house: &House, cohort: &Pinned) -> Board {
    board::board(&world.app, &house.tutor, cohort, Wanted::default()).expect("a tutor reads the board")
}

fn list(world: &World, house: &House, cohort: &Pinned, show: Show) -> Vec<Line> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let wanted = Wanted { show, requirement: None, after };
        let board = board::board(&world.app, &house.tutor, cohort, wanted).unwrap();
        assert!(board.lines.len() <= LINES);
        all.extend(board.lines);
        match board.next {
            Some(next) => after = Some(next),
            None => {
                assert_eq!(all.len(), usize::try_from(board.matching).unwrap());
                return all;
            }
        }
    }
}

/// What the pages of everybody say, counted one by one.
fn then_the_board_says_what_everybodys_page_says(world: &World, house: &House, cohort: &Pinned, all: &[Somebody]) {
    let board = board_of(world, house, cohort);
    let mut counts: BTreeMap<(String, Place), u32> = BTreeMap::new();
    let (mut late, mut left, mut drafts) = (Vec::new(), 0, 0);
    let today = civil_date(world.app.now(), &cohort.programme.zone);
    for who in all {
        let path = world.path_of(who);
        left += u32::from(path.departure.as_ref().is_some_and(|departure| departure.on <= today));
        for obligation in path.obligations(world.app.now()) {
            let place = place_of(&obligation);
            *counts.entry((obligation.requirement.clone(), place)).or_default() += 1;
            if place == Place::Late {
                late.push((obligation.window.locks, who.pseudonym.clone(), obligation.requirement.clone()));
            }
            drafts += u32::from(
                path.drafts.iter().any(|(what, _)| *what == obligation.requirement) && obligation.can_be_done(),
            );
        }
    }
    assert_eq!(board.enrolled, u32::try_from(all.len()).unwrap());
    assert_eq!((board.left, board.drafts), (left, drafts));
    for step in &board.steps {
        assert_eq!(step.counts.all(), board.enrolled, "everybody stands in one place of {}", step.step.id);
        for place in Place::ALL {
            let expected = counts.get(&(step.step.id.clone(), place)).copied().unwrap_or_default();
            assert_eq!(step.counts.of(place), expected, "{} {place:?} on {today}", step.step.id);
        }
    }
    late.sort();
    let listed: Vec<_> = list(world, house, cohort, Show::Late)
        .into_iter()
        .map(|line| (line.until.unwrap(), line.pseudonym, line.requirement))
        .collect();
    assert_eq!(listed, late, "the late list, the first to lock first");
}

#[test]
fn the_board_says_what_everybodys_page_says() {
    on_both(|world| {
        // Each person's year is drawn: what they do in each period, from nothing at all to everything.
        let drawn = prop::collection::vec(prop::collection::vec(0_u8..8, 3), 3..7);
        let mut runner = TestRunner::new(Config { cases: 2, failure_persistence: None, ..Config::default() });
        let case = std::cell::Cell::new(0);
        runner
            .run(&drawn, |people| {
                case.set(case.get() + 1);
                tell(world, &format!("o{}", case.get()), &people);
                Ok(())
            })
            .unwrap();
    });
}

fn tell(world: &World, org: &str, people: &[Vec<u8>]) {
    world.on("2008-01-02");
    let house = world.given_an_organisation(org);
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let all: Vec<Somebody> = (0..people.len())
        .map(|n| world.given_a_participant(&house, &cohort, &format!("{org} person {n}"), "fr"))
        .collect();
    then_the_board_says_what_everybodys_page_says(world, &house, &cohort, &all);
    let does = |period: usize, least: u8| {
        all.iter().zip(people).filter(move |(_, year)| year[period] >= least && year[..period].iter().all(|it| *it > 0))
    };
    for (who, _) in does(0, 2) {
        world.when_they_choose(&cohort, who, "s1");
    }
    for (who, _) in does(0, 4) {
        world.when_they_submit(&cohort, who, "s1/baseline");
        world.when_they_commit(&cohort, who, "s1");
    }
    world.on("2008-02-15");
    then_the_board_says_what_everybodys_page_says(world, &house, &cohort, &all);
    for (who, _) in does(0, 3).filter(|(_, year)| year[0] == 3) {
        world.when_they_go_on_leave(&cohort, who, "2008-04-01", Some("2008-05-20"));
    }
    for (who, _) in all.iter().zip(people).filter(|(_, year)| year[0] == 0) {
        app::leaving::withdraw(
            &world.app,
            &who.actor,
            &cohort,
            Default::default(),
            &Language::french(),
            &Confirmed::none(),
        )
        .expect("they may leave");
    }
    world.on("2008-04-10");
    for (who, _) in does(0, 6) {
        world.when_they_submit(&cohort, who, "b1");
    }
    for day in ["2008-04-10", "2008-05-10"] {
        world.on(day);
        then_the_board_says_what_everybodys_page_says(world, &house, &cohort, &all);
    }
    let measure = NewMeasure {
        from: "2008-08-01".parse().unwrap(),
        to: "2008-08-20".parse().unwrap(),
        days: 14,
        reason: "épidémie".to_owned(),
    };
    declare_measure(&world.app, &house.lead, &cohort, measure).unwrap();
    world.on("2008-06-20");
    for (who, _) in does(0, 2).filter(|(_, year)| (2..6).contains(&year[0])) {
        if year_is_odd(who) {
            world.when_the_team_reopens(&house, &cohort, who, "b1", "2008-07-15");
        } else {
            world.when_the_team_excuses(&house, &cohort, who, "b1");
        }
    }
    for day in ["2008-06-20", "2008-07-16", "2008-09-15", "2009-06-01"] {
        world.on(day);
        then_the_board_says_what_everybodys_page_says(world, &house, &cohort, &all);
    }
}

fn year_is_odd(who: &Somebody) -> bool {
    who.pseudonym.len() % 2 == 1 || who.name.ends_with(['1', '3', '5'])
}

#[test]
fn a_long_list_is_read_page_by_page_without_gaps_or_repeats() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        let all: Vec<Somebody> =
            (0..LINES + 7).map(|n| world.given_a_participant(&house, &cohort, &format!("person {n}"), "en")).collect();
        for who in &all {
            world.when_they_choose(&cohort, who, "s1");
        }
        // Baseline and commitment are due on 31 January: both late for everybody.
        world.on("2008-02-10");
        let board = board_of(world, &house, &cohort);
        assert_eq!(usize::try_from(board.late).unwrap(), all.len(), "people, not lines");
        let late = list(world, &house, &cohort, Show::Late);
        assert_eq!(late.len(), 2 * all.len());
        let mut seen = std::collections::BTreeSet::new();
        assert!(late.iter().all(|line| seen.insert((line.pseudonym.clone(), line.requirement.clone()))));
        let wanted = Wanted { requirement: Some("s1/baseline".to_owned()), ..Wanted::default() };
        let only = board::board(&world.app, &house.lead, &cohort, wanted).unwrap();
        assert_eq!(usize::try_from(only.matching).unwrap(), all.len());
        assert!(
            only.lines.iter().all(|line| line.requirement == "s1/baseline" && line.since.to_string() == "2008-02-01")
        );
        let nonsense = Wanted { after: Some("not a place".to_owned()), ..Wanted::default() };
        assert_eq!(
            board::board(&world.app, &house.lead, &cohort, nonsense).unwrap().lines,
            board.lines,
            "from the start"
        );
    });
}

#[test]
fn i18_the_board_is_for_those_who_follow_and_shows_no_name() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let other = world.given_an_organisation("other");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille Unique", "fr");
        world.when_they_choose(&cohort, &camille, "s1");
        world.on("2008-02-10");
        for follower in [&house.lead, &house.tutor] {
            let board = board::board(&world.app, follower, &cohort, Wanted::default()).unwrap();
            assert_eq!(board.lines.len(), 2);
            let shown =
                format!("{board:?} {:?}", board::follow(&world.app, follower, &cohort, &camille.pseudonym).unwrap());
            assert!(
                shown.contains(&camille.pseudonym) && !shown.contains("Camille") && !shown.contains(&camille.email)
            );
        }
        for stranger in [&house.clerk, &house.editor, &house.operator, &camille.actor, &other.lead, &other.tutor] {
            then_refused(board::board(&world.app, stranger, &cohort, Wanted::default()));
            then_refused(board::follow(&world.app, stranger, &cohort, &camille.pseudonym));
            then_refused(board::overview(&world.app, stranger, house.org));
        }
    });
}

#[test]
fn roles_kept_apart_are_not_worn_by_one_person() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let clerk = account::NewPerson {
            email: "clerk.amp@example.org".to_owned(),
            name: "clerk amp".to_owned(),
            language: "fr".to_owned(),
        };
        let seat =
            |role, new: &account::NewPerson| account::add_member(&world.app, &house.lead, house.org, role, new.clone());
        let programme = world.given_a_programme(&house, "prescrire-pip");
        then_conflict(seat(Role::Tutor, &clerk), "fault-roles-apart");
        then_conflict(seat(Role::SecondReader, &clerk), "fault-roles-apart");
        seat(Role::Lead, &clerk).expect("leading is kept apart from nothing");
        let elsewhere = world.given_an_organisation("other");
        account::add_member(&world.app, &elsewhere.lead, elsewhere.org, Role::Tutor, clerk.clone())
            .expect("another organisation's separations are its own");
        let fault = match seat(Role::Editor, &clerk) {
            Err(app::Error::Conflict(fault)) => fault,
            other => panic!("{other:?}"),
        };
        let (_, why) = fault.texts.iter().find(|(name, _)| *name == "why").expect("why, in every language");
        assert!(why.say(&Language::english()).starts_with("Whoever knows the names"), "{why:?}");
        let said: BTreeMap<_, _> = fault.values.into_iter().collect();
        assert_eq!((said["role"].as_str(), said["other"].as_str()), ("editor", "clerk"));
        assert!(
            said["why"].starts_with("Qui connaît les noms"),
            "why, in the language of the programme: {}",
            said["why"]
        );
        let standing = separation::standing(&world.app, &house.tutor, house.org, &programme).unwrap();
        assert_eq!((standing.persons, standing.fewest), (3, 3));
        assert_eq!(standing.missing, [Role::SecondReader]);
        assert!(!standing.is_satisfied());
        let reader = account::NewPerson {
            email: "reader@example.org".to_owned(),
            name: "Reader".to_owned(),
            language: "en".to_owned(),
        };
        seat(Role::SecondReader, &reader).unwrap();
        assert!(separation::standing(&world.app, &house.tutor, house.org, &programme).unwrap().is_satisfied());
    });
}

#[test]
fn each_list_shows_who_is_in_that_state_and_nobody_else() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        let names = ["late", "away", "begun", "done", "excused", "gone", "not begun"];
        let all = names.map(|name| world.given_a_participant(&house, &cohort, name, "en"));
        let [late, away, begun, done, excused, gone, idle] = &all;
        for who in &all[..6] {
            world.when_they_choose(&cohort, who, "s1");
        }
        world.on("2008-04-10");
        world.when_they_submit(&cohort, done, "b1");
        world.when_the_team_excuses(&house, &cohort, excused, "b1");
        let draft = app::questionnaire::read(&world.app, &begun.actor, &cohort, "b1").unwrap();
        app::questionnaire::save(&world.app, &begun.actor, &cohort, "b1", draft.version, Default::default()).unwrap();
        world.on("2008-05-10");
        world.when_they_go_on_leave(&cohort, away, "2008-05-10", None);
        app::leaving::withdraw(
            &world.app,
            &gone.actor,
            &cohort,
            Default::default(),
            &Language::french(),
            &Confirmed::none(),
        )
        .unwrap();
        let who = |show: Show, requirement: &str| {
            let wanted = Wanted { show, requirement: Some(requirement.to_owned()), after: None };
            let lines = board::board(&world.app, &house.lead, &cohort, wanted).unwrap().lines;
            lines.into_iter().map(|line| line.pseudonym).collect::<std::collections::BTreeSet<_>>()
        };
        let these = |people: &[&Somebody]| people.iter().map(|one| one.pseudonym.clone()).collect();
        assert_eq!(who(Show::Late, "b1"), these(&[late, begun]), "nothing is expected of whoever is away");
        assert_eq!(who(Show::Drafts, "b1"), these(&[begun]));
        assert_eq!(who(Show::Away, ""), these(&[away]));
        assert_eq!(who(Show::Left, ""), these(&[gone]));
        assert_eq!(who(Show::Missed, "s1/choice"), these(&[idle]));
        assert_eq!(who(Show::Open, "b1"), these(&[]));
        let board = board_of(world, &house, &cohort);
        assert_eq!((board.enrolled, board.left, board.away, board.late, board.drafts), (7, 1, 1, 2, 1));
        let first = board.funnel().next().unwrap();
        let count = |place| first.counts.of(place);
        assert_eq!(
            [Place::Late, Place::Away, Place::Met, Place::Excused, Place::Left, Place::NotYet].map(count),
            [2, 1, 1, 1, 1, 1]
        );
        assert_eq!(first.counts.still_enrolled(), 6);
        let overview = board::overview(&world.app, &house.tutor, house.org).unwrap();
        assert_eq!((overview[0].enrolled, overview[0].late), (7, Some(2)));
        world.on("2010-06-01");
        assert!(matches!(
            board::overview(&world.app, &house.tutor, house.org).unwrap()[0].phase,
            board::Phase::Closed(_)
        ));
    });
}
