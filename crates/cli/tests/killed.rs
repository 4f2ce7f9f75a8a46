//! A server killed while evaluations come in, as by a power cut: the program as it is run, and its folder opened again.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use app::App;
use app::cohort::Pinned;
use app::ports::Clock;
use app::questionnaire;
use app::testing::{House, Somebody, World, sound_answers, zone};
use documents::answers::key_text;
use domain::answers::Answer;
use domain::calendar::{civil_date, days_before};

const PRESQUE: &str = env!("CARGO_BIN_EXE_presque");
const PEOPLE: usize = 96;
const SENDERS: usize = 8;
/// Killed once so many are acknowledged, while others are on their way.
const ENOUGH: usize = 12;

/// One person's evaluation, ready to be sent.
struct Sending {
    who: Somebody,
    request: Vec<u8>,
}

/// A cohort whose first evaluation is open today, on the machine's own clock, which the server reads.
fn given_an_open_evaluation(world: &World) -> (House, Pinned, Vec<Sending>) {
    let now = Clock::System.now();
    let start = days_before(civil_date(now, &zone()), 75).to_string();
    world.on(&start);
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "bon-usage-12", "now", &start);
    let people: Vec<Somebody> = (0..PEOPLE)
        .map(|number| {
            let who = world.given_a_participant(&house, &cohort, &format!("Person {number}"), "en");
            world.when_they_choose(&cohort, &who, "s1");
            who
        })
        .collect();
    assert!(world.app.clock.set(now));
    let sendings = people.into_iter().map(|who| ready(world, &cohort, who)).collect();
    (house, cohort, sendings)
}

fn ready(world: &World, cohort: &Pinned, who: Somebody) -> Sending {
    let open = questionnaire::read(&world.app, &who.actor, cohort, "b1").unwrap();
    let mut form = format!("base={}", open.version);
    for (key, answer) in sound_answers(&open.asked(), open.today, |_, _| None) {
        let values = match answer {
            Answer::Code(code) => vec![code],
            Answer::Codes(codes) => codes.into_iter().collect(),
            Answer::Ranked(codes) => codes,
            Answer::Number(number) => vec![number.to_string()],
            Answer::Date(day) => vec![day.to_string()],
            Answer::YesNo(yes) => vec![if yes { "yes" } else { "no" }.to_owned()],
            Answer::Words(_) => vec!["said".to_owned()],
            Answer::Declined | Answer::Other(_) => vec!["!declined".to_owned()],
        };
        let name = key_text(&key).replace('/', "%2F");
        values.iter().for_each(|value| form.push_str(&format!("&{name}={value}")));
    }
    let (app, person) = (world.app.clone(), who.person);
    let token = world.app.store.write(move |tx| app::session::begin(&app, tx, person, app.now())).unwrap();
    let request = format!(
        "POST /amp/bon-usage-12/now/evaluations/b1/submission HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
         cookie: presque-session={token}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{form}",
        form.len()
    );
    Sending { who, request: request.into_bytes() }
}

/// The program serving the folder, and where it listens.
fn given_a_server(world: &World) -> (Child, String) {
    let mut command = Command::new(PRESQUE);
    command.args(["--lang", "en", "serve", "--listen", "127.0.0.1:0", "--data"]).arg(world.app.folder.path());
    let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
    (server, address.expect("it says where it listens").to_owned())
}

/// Sends an evaluation; the status of the answer, if one came.
fn sent(address: &str, sending: &Sending) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(&sending.request).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.strip_prefix("HTTP/1.1 ")?.get(..3).map(str::to_owned)
}

/// SIGKILL: nothing of the program runs after it.
fn kill(mut server: Child) {
    server.kill().unwrap();
    server.wait().unwrap();
}

/// Everything a submission writes of one person: the response, its outcomes, its mail.
fn written(app: &App, who: &Somebody) -> (bool, usize, bool) {
    let key = who.key();
    let read = app.store.read(move |tx| {
        let mail = store::outbox::is_enqueued(tx, key.org.0, &format!("report/{}/b1/1", key.enrolment))?;
        let response = store::response::find(tx, key, "b1")?.is_some();
        Ok::<_, app::Error>((response, store::outcome::list(tx, key)?.len(), mail))
    });
    read.unwrap()
}

#[test]
fn a_server_killed_while_evaluations_come_in_keeps_each_acknowledged_one_whole_and_no_half() {
    let world = World::sqlite();
    let (house, cohort, sendings) = given_an_open_evaluation(&world);
    let (server, address) = given_a_server(&world);
    let (next, acknowledged) = (AtomicUsize::new(0), Mutex::new(BTreeSet::new()));
    thread::scope(|scope| {
        for _ in 0..SENDERS {
            scope.spawn(|| {
                while let Some(sending) = sendings.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some(status) = sent(&address, sending) else { return };
                    assert_eq!(status, "303", "a sound evaluation is taken");
                    acknowledged.lock().unwrap().insert(sending.who.key());
                }
            });
        }
        let mut waited = 0;
        while acknowledged.lock().unwrap().len() < ENOUGH {
            assert!(waited < 60_000, "so few were taken in a minute");
            thread::sleep(Duration::from_millis(1));
            waited += 1;
        }
        kill(server);
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() < PEOPLE, "it was killed in the middle");

    let app = world.another();
    let per_set = usize::from(cohort.programme.choice.per_set);
    let mut kept = 0;
    for Sending { who, .. } in &sendings {
        let (is_there, outcomes, mail) = written(&app, who);
        assert!(is_there || !acknowledged.contains(&who.key()), "one that was acknowledged is gone");
        let whole = if is_there { (per_set, true) } else { (0, false) };
        assert_eq!((outcomes, mail), whole, "all that an evaluation writes is there, or nothing of it");
        kept += usize::from(is_there);
    }
    let entries = world.then_journal_of(house.org);
    assert_eq!(entries.iter().filter(|(act, ..)| act == "evaluation.submit").count(), kept, "each with its entry");
    app.store.close();

    let verify = || Command::new(PRESQUE).args(["journal", "verify", "--data"]).arg(world.app.folder.path()).output();
    assert_eq!(verify().unwrap().status.code(), Some(0), "no link of the journal is broken");
    // Whoever got no answer sends again, to a server that was started again: it is taken, or was taken already.
    let (server, address) = given_a_server(&world);
    for lost in sendings.iter().filter(|sending| !acknowledged.contains(&sending.who.key())) {
        let status = sent(&address, lost);
        assert!(matches!(status.as_deref(), Some("303" | "409")), "{status:?}");
        assert!(written(&world.app, &lost.who).0);
    }
    kill(server);
    assert_eq!(verify().unwrap().status.code(), Some(0));
}
