//! Two organisations with a programme each, side by side: no door of one is there for anybody of the other, and no page
//! of one says a word of the other (I25).

use app::forum::{NewOpening, NewPost, NewThread};
use app::screen::Confirmed;
use app::testing::{House, Somebody};
use axum::http::{Method, StatusCode};
use domain::authority::{Actor, Role};
use domain::forum::Ground;
use domain::text::{Language, Text};

use super::browser::Place;
use crate::routes::{self, Access, Route};

/// An organisation at work, and the names that are its own.
struct Side {
    house: House,
    cohort: app::cohort::Pinned,
    hats: Vec<(&'static str, Actor)>,
    people: Vec<Somebody>,
    /// A word that stands in everything written on this side.
    mark: &'static str,
    names: Names,
}

/// What the work of a side is called in addresses.
#[derive(Debug, Clone, Default)]
struct Names {
    forum: String,
    thread: String,
    opening: String,
    reference: String,
    card: String,
    proposal: String,
}

/// Two cohorts of one name: the published programme's in `amp`, the smaller one's in `other`.
fn two_sides() -> (Place, Side, Side) {
    let place = Place::published();
    let other = place.world.given_an_organisation("other");
    let cohort = place.world.given_a_running_cohort(&other, "bon-usage-12", "2008-01", "2008-01-01");
    let mut ours = side(&place, place.house.clone(), place.cohort.clone(), ["Zephyrine", "Barnabas"], "zirconite");
    let mut theirs = side(&place, other, cohort, ["Quintessa", "Ottokar"], "topazine");
    for one in [&mut ours, &mut theirs] {
        talk(&place, one);
    }
    place.world.on("2008-04-20");
    for one in [&mut ours, &mut theirs] {
        review(&place, one);
    }
    place.world.on("2008-07-20");
    for one in [&ours, &theirs] {
        publish(&place, one);
    }
    (place, ours, theirs)
}

fn side(place: &Place, house: House, cohort: app::cohort::Pinned, names: [&str; 2], mark: &'static str) -> Side {
    let world = &place.world;
    world.on("2008-01-03");
    let people: Vec<Somebody> =
        names.iter().map(|name| world.given_a_participant(&house, &cohort, name, "en")).collect();
    for who in &people {
        world.when_they_choose(&cohort, who, "s1");
        world.when_they_submit(&cohort, who, "s1/baseline");
    }
    let seat = |role: Role| world.given_a_member(house.org, role, &format!("{role} of {}", house.short_name), "en");
    let hats = vec![
        ("lead", house.lead.clone()),
        ("tutor", house.tutor.clone()),
        ("editor", house.editor.clone()),
        ("second reader", seat(Role::SecondReader)),
        ("moderator", seat(Role::Moderator)),
        ("clerk", house.clerk.clone()),
        ("participant", people[0].actor.clone()),
    ];
    Side { house, cohort, hats, people, mark, names: Names::default() }
}

/// Participants count, talk and propose; a moderator asks who wrote; an editor drafts, warns and words what helped.
fn talk(place: &Place, side: &mut Side) {
    let (app, cohort, org) = (&place.world.app, &side.cohort, side.house.org);
    let (who, mark) = (&side.people[0], side.mark);
    let both = Text::new([Language::french(), Language::english()].map(|it| (it, format!("une {mark} sure"))));
    let goal = place.world.path_of(who).goals_of("s1")[0].clone();
    app::tally::tap(app, &who.actor, cohort, &goal, true).expect("the goal is theirs");
    let forums = app::forum::list(app, &who.actor, cohort).expect("they are enrolled");
    let forum = forums.iter().find(|line| line.writes).expect("they chose a goal").topic.code().to_owned();
    let post = |words: String| NewPost { words, language: Language::french(), confirmed: Confirmed::none() };
    let new = NewThread { title: format!("titre de {mark}"), post: post(format!("mots de {mark}")) };
    let thread = app::forum::begin(app, &who.actor, cohort, &forum, &new).expect("they write there");
    app::forum::answer(app, &side.house.tutor, cohort, &thread, &post(format!("la {mark} de tous"))).expect("a tutor");
    let asked = NewOpening { ground: Ground::Danger, reason: format!("une {mark} en danger") };
    let opening = app::forum::ask_opening(app, side.hat("moderator"), cohort, &thread, 1, &asked).expect("it waits");
    let words = app::proposal::Words {
        action: format!("doser la {mark}"),
        patients: "tous".to_owned(),
        grounds: "vu en pratique".to_owned(),
    };
    app::proposal::propose(app, &who.actor, cohort, &words, &Language::french(), &Confirmed::none())
        .expect("it is kept");
    let proposals = app::proposal::list(app, &side.house.editor, org).expect("an editor reads them");
    let card = app::option_help::NewCard {
        goal: goal.clone(),
        obstacle: cohort.programme.list("obstacle").expect("a list").codes[0].code.clone(),
        words: both.clone(),
        confirmed: Confirmed::none(),
    };
    let card = app::option_help::write(app, &side.house.editor, org, &cohort.programme, &card).expect("it is kept");
    app::option_help::sign(app, side.hat("second reader"), org, &cohort.programme.id, card).expect("by another");
    let programme = cohort.programme.id.clone();
    app::editorial::begin(app, &side.house.editor, org, &programme).expect("an edition begins");
    let desk = app::editorial::goal(app, &side.house.editor, org, &programme, &goal).expect("the team reads it");
    let mut fields = desk.fields;
    fields.texts.insert("title.fr".to_owned(), format!("objectif de {mark}"));
    let saving = app::editorial::Saving { seen: 0, fields, asks: false };
    app::editorial::save(app, &side.house.editor, org, &programme, &goal, &saving).expect("it is kept");
    app::suspension::suspend(app, &side.house.lead, org, &programme, &goal, &both, &Confirmed::none())
        .expect("it is announced");
    side.names = Names {
        forum,
        thread,
        opening,
        card: card.to_string(),
        proposal: proposals[0].id.to_string(),
        ..Names::default()
    };
}

/// A tutor reads, codes and answers an evaluation.
fn review(place: &Place, side: &mut Side) {
    let (app, cohort, tutor) = (&place.world.app, &side.cohort, &side.house.tutor);
    for who in &side.people {
        place.world.when_they_submit(cohort, who, "b1");
    }
    let queue = app::review::queue(app, tutor, cohort, "b1", app::review::Show::All, None).expect("a tutor reads it");
    let reference = queue.lines[0].reference.clone();
    app::review::open(app, tutor, cohort, "b1", &reference).expect("it is there");
    let (words, language) = (format!("essayez la {}", side.mark), Language::french());
    app::review::comment(app, tutor, cohort, "b1", &reference, &words, &language, &Confirmed::none())
        .expect("it is sent");
    side.names.reference = reference;
}

/// The synthesis of the evaluation is frozen, written, checked, signed.
fn publish(place: &Place, side: &Side) {
    let (app, cohort, house) = (&place.world.app, &side.cohort, &side.house);
    app::synthesis::freeze(app, &house.lead, cohort, "b1").expect("it has closed");
    let words =
        || Text::new([Language::french(), Language::english()].map(|it| (it, format!("la {} aide", side.mark))));
    let sections = cohort.programme.synthesis.sections.iter().map(|section| (section.clone(), words())).collect();
    let writing = domain::synthesis::Writing { sections, ..Default::default() };
    app::synthesis::save(app, &house.editor, cohort, "b1", 0, &writing).expect("it is kept");
    app::synthesis::hand_over(app, &house.editor, cohort, "b1").expect("it is whole");
    app::synthesis::clear(app, &house.lead, cohort, "b1").expect("it gives nobody away");
    app::synthesis::sign(app, side.hat("second reader"), cohort, "b1").expect("by another");
}

impl Side {
    fn hat(&self, name: &str) -> &Actor {
        &self.hats.iter().find(|(hat, _)| *hat == name).expect("one of each").1
    }

    /// The address of a door, filled with what exists on this side.
    fn address(&self, pattern: &str) -> String {
        self.address_of(pattern, self)
    }

    /// The address of a door of this side, filled with what people of another side did.
    fn address_of(&self, pattern: &str, other: &Side) -> String {
        let programme = &self.cohort.programme;
        let (people, names) = (&other.people, &other.names);
        let part = |name: &str| match name {
            "{org}" => self.house.short_name.clone(),
            "{programme}" => programme.id.clone(),
            "{version}" => programme.version.clone(),
            "{cohort}" => "2008-01".to_owned(),
            "{goal}" => programme.goals[0].id.0.clone(),
            "{forum}" => self.names.forum.clone(),
            "{thread}" => names.thread.clone(),
            "{opening}" => names.opening.clone(),
            "{card}" => names.card.clone(),
            "{proposal}" => names.proposal.clone(),
            // Of a thread where threads are reviewed, of an evaluation elsewhere.
            "{reference}" if pattern.contains("thread-reviews") => names.thread.clone(),
            "{reference}" => names.reference.clone(),
            "{sequence}" => "s1".to_owned(),
            "{evaluation}" => "b1".to_owned(),
            "{kind}" => "reminder".to_owned(),
            "{pseudonym}" => people[0].pseudonym.clone(),
            "{person}" if pattern.contains("/members/") => other.house.tutor.person().expect("a person").to_string(),
            "{person}" => people[0].person.to_string(),
            other if other.starts_with('{') => "1".to_owned(),
            other => other.to_owned(),
        };
        pattern.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    /// Words that nobody of another organisation may read.
    fn marks(&self) -> Vec<String> {
        let people = self.people.iter().flat_map(|who| [who.name.clone(), who.email.clone(), who.pseudonym.clone()]);
        let own = [format!("Organisation {}", self.house.short_name), format!("/{}/", self.house.short_name)];
        let Names { thread, opening, reference, .. } = &self.names;
        let named = [self.mark, thread, opening, reference].map(str::to_owned);
        people.chain(own).chain(named).collect()
    }
}

fn doors(method: &Method) -> Vec<Route> {
    let all = routes::table().into_iter();
    all.filter(|route| route.method == *method && route.pattern.starts_with("/{org}/"))
        .filter(|route| matches!(route.access, Access::Right(_)))
        .collect()
}

#[tokio::test]
async fn i25_no_door_of_one_organisation_is_there_for_anybody_of_the_other() {
    let (place, ours, theirs) = two_sides();
    for (from, to) in [(&ours, &theirs), (&theirs, &ours)] {
        for (name, actor) in &from.hats {
            let browser = place.browser_of(actor);
            for door in doors(&Method::GET).iter().chain(&doors(&Method::POST)) {
                let address = to.address(door.pattern);
                let shown = match door.method {
                    Method::GET => browser.get(&address).await,
                    _ => browser.post(&address, "").await,
                };
                assert_eq!(shown.status, StatusCode::NOT_FOUND, "{} is there for the other {name}", door.name);
            }
        }
    }
}

#[tokio::test]
async fn i25_no_page_of_one_organisation_says_a_word_of_the_other() {
    let (place, ours, theirs) = two_sides();
    let (mut read, mut said) = (0, std::collections::BTreeSet::new());
    for (own, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let marks = other.marks();
        for (name, actor) in &own.hats {
            let browser = place.browser_of(actor);
            for door in doors(&Method::GET) {
                let shown = browser.get(&own.address(door.pattern)).await;
                let told = marks.iter().find(|mark| shown.text.contains(mark.as_str()));
                assert_eq!(told, None, "{} tells a {name} of the other organisation", door.name);
                read += usize::from(shown.status == StatusCode::OK);
                if shown.text.contains(own.mark) {
                    said.insert((own.mark, door.name));
                }
            }
        }
    }
    assert!(read > 100, "pages were read, and not only refused: {read}");
    // Each side's work is there to be read: what is not shown next door is shown at home.
    for door in [
        "forum.thread",
        "forum.own",
        "forum.team-thread",
        "forum.openings",
        "review.open",
        "review.thread",
        "synthesis.show",
        "synthesis.own",
        "editorial.show-goal",
        "proposal.list",
        "proposal.list-own",
        "option.list",
        "report.show",
        "path.show",
    ] {
        for own in [&ours, &theirs] {
            assert!(said.contains(&(own.mark, door)), "{door} of {} shows its own: {said:?}", own.house.short_name);
        }
    }
}

#[tokio::test]
async fn i25_what_one_organisation_did_has_no_address_in_the_other() {
    const PARTS: [&str; 7] =
        ["{thread}", "{opening}", "{card}", "{proposal}", "{reference}", "{pseudonym}", "{person}"];
    let (place, ours, theirs) = two_sides();
    let mut asked = 0;
    for (own, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let marks = other.marks();
        for (name, actor) in &own.hats {
            let browser = place.browser_of(actor);
            for door in doors(&Method::GET).iter().chain(&doors(&Method::POST)) {
                if !PARTS.iter().any(|part| door.pattern.contains(part)) {
                    continue;
                }
                let address = own.address_of(door.pattern, other);
                let shown = match door.method {
                    Method::GET => browser.get(&address).await,
                    _ => browser.post(&address, "answer=consent&helped=yes&deed=hidden&reason=x&words=x").await,
                };
                let is_refused = matches!(
                    shown.status,
                    StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::UNPROCESSABLE_ENTITY
                );
                assert!(is_refused, "{} opens for a {name}: {}", door.name, shown.status);
                let told = marks.iter().find(|mark| shown.text.contains(mark.as_str()) && !address.contains(*mark));
                assert_eq!(told, None, "{} tells a {name} of the other organisation", door.name);
                asked += usize::from(shown.status == StatusCode::NOT_FOUND);
            }
        }
    }
    assert!(asked > 30, "some of it would have been theirs to open: {asked}");
}
