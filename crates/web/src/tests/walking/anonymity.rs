//! Differential anonymity: two worlds that differ only in who wrote and answered are the same to everybody else, in
//! status, body, order, and number of statements.

use std::collections::{BTreeSet, VecDeque};

use app::testing::{Somebody, World};
use axum::http::Method;
use domain::authority::Role;
use scraper::{Html, Selector};

use super::browser::{Browser, Place};
use crate::routes;

/// Pages followed for one reader: their own places, and whatever those lead to.
const FOLLOWED: usize = 60;

/// What a reader learns from one address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Learnt {
    pub(super) reader: String,
    pub(super) address: String,
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: String,
    statements: u64,
}

/// Which of two colleagues joins first, begins the talk and answers; the other joins, chooses, and speaks second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writer {
    Ana,
    Ben,
}

/// What two worlds differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    /// Who is behind an enrolment: the board may tell what its pseudonym did, and nothing may tell whose it is.
    Person,
    /// Who speaks in a forum, and nothing else: both do all the rest alike, so that not even a pseudonym may move.
    Voice,
}

/// A world in which one of two people wrote, and everything that all others can learn of it.
async fn told_in_the_world_of(writer: Writer, difference: Difference) -> Vec<Learnt> {
    let files = documents::shipped::programme("prescrire-pip").expect("it is shipped");
    let place = Place::in_world(World::seeded(41), &files);
    let world = &place.world;
    let [ana, ben, cleo] =
        ["Ana", "Ben", "Cleo"].map(|name| world.given_an_applicant(&place.house, &place.cohort, name, "en"));
    let is_swapped = |by: Difference| difference == by && writer == Writer::Ben;
    let (one, other) = if is_swapped(Difference::Person) { (ben, ana) } else { (ana, ben) };
    let [one, other, cleo] = [one, other, cleo].map(|who| world.when_they_join(&place.cohort, who));
    world.on("2008-01-03");
    for who in [&one, &other, &cleo] {
        world.when_they_choose(&place.cohort, who, "s1");
    }
    world.on("2008-01-04");
    let doing = if difference == Difference::Voice { vec![&one, &other] } else { vec![&one] };
    for who in &doing {
        world.when_they_commit(&place.cohort, who, "s1");
    }
    let (first, second) = if is_swapped(Difference::Voice) { (&other, &one) } else { (&one, &other) };
    let thread = writes(&place, first, second).await;
    world.on("2008-04-10");
    for who in &doing {
        world.when_they_submit(&place.cohort, who, "b1");
    }
    world.on("2008-05-02");
    let mut persons: Vec<i64> = [&one, &other].iter().map(|who| who.person.0).collect();
    persons.sort_unstable();
    let pseudonyms = [one.pseudonym.clone(), other.pseudonym.clone()];
    let addresses = addresses(&place, &pseudonyms, &persons, &thread);
    let mut learnt = Vec::new();
    for (reader, browser) in readers(&place, &cleo) {
        learnt.extend(learn(&place, &reader, &browser, &addresses).await);
    }
    learnt
}

/// One begins a thread in the forum of their first goal, the other answers there and begins a second one, so that an
/// order by author would show; answers the address of the first thread.
async fn writes(place: &Place, first: &Somebody, second: &Somebody) -> String {
    let forum = place.world.path_of(first).goals_of("s1")[0].0.clone();
    let threads = place.at(&format!("/forums/{forum}/threads"));
    let pairs =
        |title: &str, words: &str| [("title", title), ("words", words)].map(|(a, b)| (a.to_owned(), b.to_owned()));
    let (one, other) = (place.browser_of(&first.actor), place.browser_of(&second.actor));
    let question = pairs("First tries", "How do you say it to a patient in a hurry?");
    let thread = one.send(&threads, &question).await.location();
    other.post(&format!("{thread}/posts"), "words=At+the+counter%2C+with+a+notice.").await.location();
    other.send(&threads, &pairs("Second thoughts", "Who has a notice to share?")).await.location();
    thread
}

/// Everybody outside the listed set, which is the author alone; and the colleague in whose place the author might be.
fn readers(place: &Place, cleo: &Somebody) -> Vec<(String, Browser)> {
    let house = &place.house;
    let seat = |role: Role| place.world.given_a_member(house.org, role, &format!("{role} beside"), "en");
    let (second, moderator) = (seat(Role::SecondReader), seat(Role::Moderator));
    let hats = [
        ("lead", &house.lead),
        ("tutor", &house.tutor),
        ("editor", &house.editor),
        ("second reader", &second),
        ("moderator", &moderator),
        ("clerk", &house.clerk),
        ("operator", &house.operator),
        ("another participant", &cleo.actor),
    ];
    let mut readers: Vec<(String, Browser)> =
        hats.into_iter().map(|(name, actor)| (name.to_owned(), place.browser_of(actor))).collect();
    readers.push(("stranger".to_owned(), place.stranger()));
    readers
}

/// Every door that is read, filled with what exists in this world.
fn addresses(place: &Place, pseudonyms: &[String], persons: &[i64], thread: &str) -> Vec<String> {
    let programme = &place.cohort.programme;
    let thread = thread.rsplit('/').next().unwrap_or_default();
    let goal = programme.goals[0].id.0.clone();
    let mut addresses = BTreeSet::new();
    for route in routes::table().into_iter().filter(|route| route.method == Method::GET) {
        for (pseudonym, person) in pseudonyms.iter().zip(persons) {
            let part = |name: &str| match name {
                "{org}" => "amp".to_owned(),
                "{programme}" => programme.id.clone(),
                "{version}" => programme.version.clone(),
                "{cohort}" => "2008-01".to_owned(),
                "{goal}" | "{forum}" => goal.clone(),
                "{sequence}" => "s1".to_owned(),
                "{evaluation}" => "b1".to_owned(),
                "{kind}" => "reminder".to_owned(),
                "{thread}" => thread.to_owned(),
                "{pseudonym}" => pseudonym.clone(),
                "{person}" => person.to_string(),
                other if other.starts_with('{') => "1".to_owned(),
                other => other.to_owned(),
            };
            addresses.insert(route.pattern.split('/').map(part).collect::<Vec<_>>().join("/"));
        }
    }
    addresses.into_iter().collect()
}

/// Asks for every address, then follows what the pages lead to.
pub(super) async fn learn(place: &Place, reader: &str, browser: &Browser, addresses: &[String]) -> Vec<Learnt> {
    let mut line: VecDeque<String> = addresses.iter().cloned().collect();
    let mut known: BTreeSet<String> = addresses.iter().cloned().collect();
    let most = addresses.len() + FOLLOWED;
    let mut learnt = Vec::new();
    while let Some(address) = line.pop_front() {
        let before = place.world.app.store.statements();
        let shown = browser.get(&address).await;
        let statements = place.world.app.store.statements() - before;
        if learnt.len() < most {
            for link in links(&shown.text) {
                if known.len() < most && known.insert(link.clone()) {
                    line.push_back(link);
                }
            }
        }
        let headers = shown
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
        learnt.push(Learnt {
            reader: reader.to_owned(),
            address,
            status: shown.status.as_u16(),
            headers: headers.collect(),
            statements,
            body: shown.text,
        });
    }
    learnt
}

fn links(text: &str) -> Vec<String> {
    let html = Html::parse_document(text);
    let links = Selector::parse("a[href^='/']").expect("a selector");
    html.select(&links).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

/// Whatever one world tells, the other tells in the same words; answers how many pages were read.
pub(super) fn same(ana: &[Learnt], ben: &[Learnt]) -> usize {
    let mut read = 0;
    for (one, other) in ana.iter().zip(ben) {
        assert_eq!(
            (&one.reader, &one.address),
            (&other.reader, &other.address),
            "the order of what can be read differs"
        );
        let same = (one.status, &one.headers, one.statements) == (other.status, &other.headers, other.statements);
        assert!(
            same,
            "{} tells {} who wrote: {:?}",
            one.address,
            one.reader,
            (one.status, one.statements, other.statements)
        );
        assert_eq!(one.body, other.body, "{} tells {} who wrote", one.address, one.reader);
        read += usize::from(one.status == 200);
    }
    assert_eq!(ana.len(), ben.len());
    read
}

#[tokio::test]
async fn i15_who_wrote_and_who_answered_makes_no_difference_to_anybody_else() {
    let told = |writer| told_in_the_world_of(writer, Difference::Person);
    let (ana, ben) = (told(Writer::Ana).await, told(Writer::Ben).await);
    let read = same(&ana, &ben);
    assert!(read > 100, "pages were read, and not only refused: {read}");
    // It would be seen: the author's own pages differ.
    let writes = ana.iter().filter(|one| one.body.contains("How do you say it to a patient in a hurry?")).count();
    assert!(writes >= 3, "what was written is there to be read: {writes}");
}

#[tokio::test]
async fn i16_who_speaks_in_a_forum_moves_no_pseudonym_no_order_and_no_figure() {
    let told = |writer| told_in_the_world_of(writer, Difference::Voice);
    let (ana, ben) = (told(Writer::Ana).await, told(Writer::Ben).await);
    let read = same(&ana, &ben);
    assert!(read > 100, "pages were read, and not only refused: {read}");
    for words in ["in a hurry?", "with a notice.", "Second thoughts"] {
        assert!(ana.iter().any(|one| one.body.contains(words)), "{words} is there to be read");
    }
}
