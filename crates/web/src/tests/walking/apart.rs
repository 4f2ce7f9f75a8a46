//! Two organisations with a programme each, side by side: no door of one is there for anybody of the other, and no page
//! of one says a word of the other (I25).

use app::testing::{House, Somebody};
use axum::http::{Method, StatusCode};
use domain::authority::{Actor, Role};

use super::browser::Place;
use crate::routes::{self, Access, Route};

/// An organisation at work, and the names that are its own.
struct Side {
    house: House,
    cohort: app::cohort::Pinned,
    hats: Vec<(&'static str, Actor)>,
    people: Vec<Somebody>,
}

/// Two cohorts of one name: the published programme's in `amp`, the smaller one's in `other`.
fn two_sides() -> (Place, Side, Side) {
    let place = Place::published();
    let other = place.world.given_an_organisation("other");
    let cohort = place.world.given_a_running_cohort(&other, "bon-usage-12", "2008-01", "2008-01-01");
    let ours = side(&place, place.house.clone(), place.cohort.clone(), ["Zephyrine", "Barnabas"]);
    let theirs = side(&place, other, cohort, ["Quintessa", "Ottokar"]);
    (place, ours, theirs)
}

fn side(place: &Place, house: House, cohort: app::cohort::Pinned, names: [&str; 2]) -> Side {
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
    Side { house, cohort, hats, people }
}

impl Side {
    /// The address of a door, filled with what exists on this side.
    fn address(&self, pattern: &str) -> String {
        let programme = &self.cohort.programme;
        let part = |name: &str| match name {
            "{org}" => self.house.short_name.clone(),
            "{programme}" => programme.id.clone(),
            "{version}" => programme.version.clone(),
            "{cohort}" => "2008-01".to_owned(),
            "{goal}" | "{forum}" => programme.goals[0].id.0.clone(),
            "{sequence}" => "s1".to_owned(),
            "{evaluation}" => "b1".to_owned(),
            "{kind}" => "reminder".to_owned(),
            "{pseudonym}" => self.people[0].pseudonym.clone(),
            "{person}" => self.people[0].person.to_string(),
            other if other.starts_with('{') => "1".to_owned(),
            other => other.to_owned(),
        };
        pattern.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    /// Words that nobody of another organisation may read.
    fn marks(&self) -> Vec<String> {
        let people = self.people.iter().flat_map(|who| [who.name.clone(), who.email.clone(), who.pseudonym.clone()]);
        let own = [format!("Organisation {}", self.house.short_name), format!("/{}/", self.house.short_name)];
        people.chain(own).collect()
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
    let mut read = 0;
    for (own, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let marks = other.marks();
        for (name, actor) in &own.hats {
            let browser = place.browser_of(actor);
            for door in doors(&Method::GET) {
                let shown = browser.get(&own.address(door.pattern)).await;
                let told = marks.iter().find(|mark| shown.text.contains(mark.as_str()));
                assert_eq!(told, None, "{} tells a {name} of the other organisation", door.name);
                read += usize::from(shown.status == StatusCode::OK);
            }
        }
    }
    assert!(read > 100, "pages were read, and not only refused: {read}");
}
