//! Every route, walked by a stranger, by every role, and by whoever has the right role in the wrong place.
//!
//! The table of authority is what is compared with: a route that lets in somebody whom its right does not, or keeps out
//! somebody whom it does, fails here, and so does a route without a right that has not said why.

use app::testing::Somebody;
use axum::http::{Method, StatusCode};
use domain::authority::{Actor, Grant, Right, Role, grant};
use domain::ids::OrgId;

use super::browser::{Browser, Place, Shown};
use crate::routes::{self, Access, Route};

/// The routes that ask for no right, and why each may be open to everybody.
const OPEN: &[(&str, &str)] = &[
    ("shell.file", "stylesheet, script and icon, which say nothing"),
    ("shell.health", "says that the program answers, and nothing else"),
    ("start.show", "the entrance"),
    ("organisation.show", "how an organisation is paid, by whom it is accredited, and who declared which interest"),
    ("language.choose", "a reader's language, kept in their own browser"),
    ("session.wear-hat", "only among the hats of whoever is signed in"),
    ("session.end", "ends one's own session, if there is one"),
    ("sign-in.show", "the door"),
    ("sign-in.enter", "the door"),
    ("sign-in.choose-hat", "only the hats of whoever is signed in"),
    ("invitation.show", "the link is the key, and works once"),
    ("invitation.accept", "the link is the key, and works once"),
    ("style.show", "demonstrations only, where all is invented"),
    ("style.send", "demonstrations only, where all is invented"),
    ("style.save-draft", "demonstrations only, where all is invented"),
    ("start.enter-demonstration", "demonstrations only, where all is invented"),
    ("guideline.list", "what was published, for everybody"),
    ("guideline.show", "what was published, for everybody"),
    ("guideline.show-version", "what was published, for everybody"),
    ("guideline.file", "what was published, for everybody"),
    ("rex.counts", "counts of at least eleven records, the same for everybody"),
    ("theme.list", "the themes, which are no secret"),
    (
        "theme.show",
        "published guidelines, and counts of at least eleven, the same for everybody; more for readers of the base",
    ),
    ("extract.public-list", "extracts made for studies: codes on k records at least"),
    ("extract.public", "the same, of one of them"),
    ("receipt.show", "an empty form"),
    ("receipt.open", "the secret is the key"),
    ("receipt.ask-proof", "an empty form"),
    ("receipt.prove", "says of a day and a reference whether their seal is a body's"),
    ("story.list", "published stories, with nobody in them"),
    ("story.show", "a published story, with nobody in it"),
    ("alert.show", "an alert that came out is for everybody"),
    ("digest.ask-stop", "the link of a mail is the key, and reading it stops nothing"),
    ("digest.stop", "the link of a mail is the key"),
    ("try.show", "the questions, which are published"),
    ("try.look", "answers to what was just sent, and keeps nothing"),
];

/// Everything an address can name, there in this house.
struct Scene {
    place: Place,
    camille: Somebody,
    /// Takes part in the same programme, in another cohort.
    neighbour: Somebody,
    /// One of each role, in the organisation (the operator in the installation).
    roles: Vec<(Role, Actor)>,
    elsewhere: Actor,
}

/// The third week of April 2008: Camille has chosen, looked, planned and sent a first evaluation.
fn scene() -> Scene {
    let place = Place::published();
    let world = &place.world;
    let (camille, _) = place.given_a_participant("Camille");
    let other = world.given_a_cohort(&place.house, &place.cohort.programme, "2008-02", "2008-02-01");
    let neighbour = world.given_a_participant(&place.house, &other, "Dominique", "en");
    world.on("2008-01-10");
    world.when_they_choose(&place.cohort, &camille, "s1");
    world.when_they_submit(&place.cohort, &camille, "s1/baseline");
    world.when_they_commit(&place.cohort, &camille, "s1");
    world.on("2008-04-20");
    world.when_they_submit(&place.cohort, &camille, "b1");
    let member = |role: Role| {
        let org = if role == Role::Operator { OrgId::INSTALLATION } else { place.house.org };
        match role {
            Role::Participant => camille.actor.clone(),
            _ => world.given_a_member(org, role, &format!("one {role}"), "en"),
        }
    };
    let roles = Role::ALL.map(|role| (role, member(role))).to_vec();
    // The same organisation is an approved body too, so that its desks are there.
    app::body::found(&world.app, &Actor::System, place.house.org, app::body::Kind::Body, "fr-has")
        .expect("it becomes a body");
    let elsewhere = world.given_an_organisation("other").lead;
    Scene { place, camille, neighbour, roles, elsewhere }
}

impl Scene {
    /// The address of a route: each part names something that is there, but for what nobody has made yet in this house.
    fn address(&self, route: &Route) -> String {
        let programme = &self.place.cohort.programme;
        let person = match (route.pattern.starts_with("/{org}/enrolment"), route.pattern.starts_with("/operation")) {
            (true, _) => self.camille.person,
            (_, true) => self.person_of(Role::Operator),
            _ => self.person_of(Role::Tutor),
        };
        let goal = self.place.world.path_of(&self.camille).goals_of("s1").remove(0);
        let parts = [
            ("{org}", "amp".to_owned()),
            ("{programme}", programme.id.clone()),
            ("{cohort}", "2008-01".to_owned()),
            ("{sequence}", "s1".to_owned()),
            ("{evaluation}", "b1".to_owned()),
            ("{goal}", goal.0),
            ("{pseudonym}", self.camille.pseudonym.clone()),
            ("{person}", person.to_string()),
            ("{version}", programme.version.clone()),
            ("{kind}", "reminder".to_owned()),
            ("{forum}", "nsaid-pregnancy".to_owned()),
            ("{help}", "monday-card".to_owned()),
        ];
        let address =
            parts.iter().fold(route.pattern.to_owned(), |address, (part, value)| address.replace(part, value));
        let part = |part: &str| if part.starts_with('{') { "1".to_owned() } else { part.to_owned() };
        address.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    fn person_of(&self, role: Role) -> domain::ids::PersonId {
        let found = self.roles.iter().find(|(one, _)| *one == role).and_then(|(_, actor)| actor.person());
        found.expect("one of each role")
    }

    /// A session of its own for each request, since some end or change one.
    async fn asks(&self, actor: &Actor, route: &Route, address: &str) -> Shown {
        asked(&self.place.browser_of(actor), route, address).await
    }
}

/// What every form here must bring to be read at all; whether it makes sense is for those to be told who may come in.
const FORM: &str = "base=0&field=nsaid-pregnancy%2Fstatus&value=mostly&language=en&words=A+note&programme=bon-usage-12&done=yes&helped=yes&answer=yes";

async fn asked(browser: &Browser, route: &Route, address: &str) -> Shown {
    if route.method == Method::GET { browser.get(address).await } else { browser.post(address, FORM).await }
}

/// Whether an address names what nobody has made in this house: a thread, a card, a synthesis. It may answer whoever has
/// the right that it is not there.
fn is_made_later(route: &Route) -> bool {
    const PARTS: &[&str] = &[
        "{thread}",
        "{post}",
        "{opening}",
        "{card}",
        "{proposal}",
        "{near_miss}",
        "{extract}",
        "{question}",
        "/hospital/relays",
        "/hospital/figures",
        "{guideline}",
        "{story}",
        "{alert}",
        "{rex_id}",
        "{theme}",
        "{item}",
        "{study}",
        "/{org}/near-misses",
        "/rex/held/{import}",
        "{paraphrase}",
        "{reference}",
        "{number}",
        "{file}",
        "/syntheses/",
        "/outcome.",
    ];
    PARTS.iter().any(|part| route.pattern.contains(part)) || route.name.starts_with("rehearsal.")
}

/// The routes that ask for a right.
fn guarded() -> Vec<(Route, Right)> {
    let right = |route: Route| match route.access {
        Access::Right(right) => Some((route, right)),
        Access::Anyone | Access::Demonstration => None,
    };
    routes::table().into_iter().filter_map(right).collect()
}

#[test]
fn a_route_without_a_right_says_why_it_is_open() {
    let open: Vec<&str> = routes::table()
        .iter()
        .filter(|route| !matches!(route.access, Access::Right(_)) && route.name != "demonstration.move-clock")
        .map(|route| route.name)
        .collect();
    for name in &open {
        assert!(OPEN.iter().any(|(one, _)| one == name), "{name} asks for no right and gives no reason");
    }
    for (name, _) in OPEN {
        assert!(open.contains(name), "{name} is not open any more");
    }
    assert_eq!(grant(Right::MoveDemonstrationClock), Grant::Anyone, "the clock's reason is in the table of authority");
}

#[tokio::test]
async fn a_stranger_is_shown_to_the_door_of_every_room() {
    let scene = scene();
    let stranger = scene.place.stranger();
    for (route, _) in guarded() {
        let shown = asked(&stranger, &route, &scene.address(&route)).await;
        if route.method == Method::GET && !route.pattern.ends_with(".json") && !route.pattern.ends_with(".csv") {
            assert!(shown.location().starts_with("/sign-in"), "{}: {}", route.name, shown.location());
        } else {
            let is_kept_out = matches!(shown.status, StatusCode::SEE_OTHER | StatusCode::FORBIDDEN);
            assert!(is_kept_out, "{}: {}", route.name, shown.status);
            assert!(
                shown.status == StatusCode::FORBIDDEN || shown.location().starts_with("/sign-in"),
                "{}",
                route.name
            );
        }
        assert!(!shown.text.contains("Camille") && !shown.says(&scene.camille.pseudonym), "{}", route.name);
    }
}

#[tokio::test]
async fn every_role_enters_where_its_rights_lead_and_nowhere_else() {
    let scene = scene();
    let mut wrong = Vec::new();
    for (route, right) in guarded() {
        let address = scene.address(&route);
        // Those who may not come first: whoever may could change what there is to see.
        let may = |role: Role| match grant(right) {
            Grant::Anyone | Grant::SignedIn => true,
            Grant::Hats(roles) => roles.contains(&role),
        };
        for (role, actor) in scene.roles.iter().filter(|(role, _)| !may(*role)) {
            let shown = scene.asks(actor, &route, &address).await;
            // To the operator an organisation's rooms are not there; to its members a room is closed, and says to whom it opens.
            let expected = match (role, route.pattern.starts_with("/{org}")) {
                (Role::Operator, true) => StatusCode::NOT_FOUND,
                // A rehearsal is there for whoever began it, and for nobody else.
                _ if route.pattern.starts_with("/rehearsal") => StatusCode::NOT_FOUND,
                _ => StatusCode::FORBIDDEN,
            };
            // Before the form is read and before anything is looked up: nothing about either is learnt.
            if shown.status != expected {
                wrong.push(format!("{} as {role}: {} and not {expected}", route.name, shown.status));
            }
            assert!(!shown.text.contains("Camille") || *role == Role::Participant, "{} as {role}", route.name);
        }
        for (role, actor) in scene.roles.iter().filter(|(role, _)| may(*role)) {
            let shown = scene.asks(actor, &route, &address).await;
            let is_hidden = is_made_later(&route) && shown.status == StatusCode::NOT_FOUND;
            if matches!(shown.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) && !is_hidden {
                wrong.push(format!("{} as {role}, who may: {} {}", route.name, shown.status, shown.words()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test]
async fn i18_i25_the_right_role_in_the_wrong_place_finds_nothing() {
    let scene = scene();
    for (route, right) in guarded().into_iter().filter(|(route, _)| route.pattern.starts_with("/{org}")) {
        let address = scene.address(&route);
        let shown = scene.asks(&scene.elsewhere, &route, &address).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{} for another organisation's lead", route.name);
        if right == Right::WalkOwnPath && route.pattern.contains("{cohort}") {
            let shown = scene.asks(&scene.neighbour.actor, &route, &address).await;
            assert_eq!(shown.status, StatusCode::NOT_FOUND, "{} for a participant of another cohort", route.name);
        }
    }
}

#[test]
fn an_organisation_may_not_bear_the_name_of_a_page() {
    let firsts = routes::table().into_iter().map(|route| route.pattern.split('/').nth(1).unwrap_or_default());
    for first in firsts.filter(|first| !first.is_empty() && !first.starts_with('{')) {
        assert!(
            app::organisation::RESERVED.contains(&first),
            "{first} would be hidden by an organisation of that name"
        );
    }
    assert!(app::organisation::RESERVED.is_sorted());
}
