//! Identifiers planted in a whole life of near misses, and looked for in everything that is not opened with the key file
//! (a01, a03, a38): tables, files, index, journal, outbox, mails, logs, a backup.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

use app::doctor::NewEstablishment;
use app::folder::Folder;
use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{
    self, Outcome, Revising, SendAs, Sending, analysis, assignment, coding, exchange, recommendation, rex_entry,
};
use app::ports::{Chance, Clock};
use app::testing::bodies::{House, sending};
use app::testing::{Somebody, World, on_both};
use app::{Error, doctor, installation, rex};
use domain::authority::Actor;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::Reason;
use domain::text::Language;
use jiff::civil::date;

use super::dump::{Cell, Dump, dump};
use super::life::{given_floors, none, revising, the_rest, when_given, when_judged_good};

const AUTHOR: &str = "Zorglubert Quixomandre";
const TEAM: &str = "Brigade Vermiculaire";
const PLACE: &str = "Clinique Zanzibule";
const TOWN: &str = "Xylocastel";
const FINESS: &str = "778899001";
const WARD: &str = "Pavot-Septentrion";
const NIR: &str = "269054958815780";

/// A word of each text that is written in a life, and of nothing else.
const WORDS: [&str; 16] = [
    "zygomorphe",
    "xerophile",
    "brouillamini",
    "quetzalcoatl",
    "pterodactyle",
    "wolframite",
    "yttrocerite",
    "zirconium",
    "kryptonite",
    "galimatias",
    "hurluberlu",
    "coquecigrue",
    "turlupinade",
    WARD,
    NIR,
    "sparadrapier",
];

/// What stands in what was cleared, and so in the base.
const CLEARED: &str = "lucarniforme";

static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Hears everything that any thread logs, down to the finest.
fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let all = tracing_subscriber::filter::LevelFilter::TRACE;
        tracing_subscriber::fmt().with_max_level(all).with_writer(|| Log).with_ansi(false).init();
        tracing::trace!("what is logged is heard");
    });
}

/// Everybody and everything of a life.
struct Life {
    house: House,
    author: Somebody,
    rpps: String,
    team: i64,
    /// References and secrets of receipts of what was sent.
    sent: Vec<(String, String)>,
    /// References of drafts.
    drafts: Vec<String>,
}

/// Words in which everything that leads to somebody is planted.
fn told(word: &str) -> String {
    format!(
        "Une valve {word} a été vue. Signé {AUTHOR}, {TEAM}, {PLACE} à {TOWN}, service {WARD}, patient {NIR}, RPPS déjà dit."
    )
}

fn words(field: &str, words: String) -> (FieldKey, Option<Value>) {
    (FieldKey::once(field), Some(Value::Words(words)))
}

/// Sends a draft in which everything the assist finds is justified.
fn sends(world: &World, house: &House, who: &Somebody, word: &str, send_as: SendAs) -> (String, String, String) {
    let (draft, seen) = world.when_they_write(house, who, &told(word));
    let app = &world.app;
    let content = near_miss::draft(app, &who.actor, house.org, &draft).unwrap().content;
    let justified = near_miss::findings(&content, &Language::french()).into_iter().map(|it| it.mark).collect();
    let excluded = BTreeSet::from([house.manager.person().unwrap()]);
    let agreed = BTreeSet::from([Use::Rex, Use::Story]);
    let sending = Sending { justified, send_as, excluded, agreed, ..sending(&draft, seen) };
    let receipt = near_miss::send(app, &who.actor, house.org, sending).unwrap();
    (receipt.reference, receipt.secret, draft)
}

fn marks(text: &str) -> BTreeSet<String> {
    exchange::findings(text).into_iter().map(|it| it.mark).collect()
}

/// A whole life: draft, sent, returned, revised, exchanged, analysed, accepted, batched, rejected, another expert,
/// withdrawn, out of scope; the link is destroyed by whoever reads it last.
fn live(world: &World) -> Life {
    let house = world.given_a_body("anest");
    given_floors(world, &house, (1, 1));
    let (app, org) = (&world.app, house.org);
    let place = NewEstablishment { finess: FINESS.into(), name: PLACE.into(), town: TOWN.into() };
    doctor::enter_establishment(app, &Actor::System, org, &place).unwrap();
    let author = world.given_a_doctor(&house, AUTHOR, FINESS);
    let mate = world.given_a_doctor(&house, "Dana Deux", "770000002");
    let team = world.given_a_team(&house, TEAM, &[author.person, mate.person]);
    let person = author.person;
    let rpps = app.store.read(move |tx| store::doctor::rpps(tx, person)).unwrap().unwrap();
    let (expert, other) = (&house.experts[0], &house.experts[1]);
    let (kept, _) = world.when_they_write(&house, &author, &told("brouillamini"));
    let (discarded, _) = world.when_they_write(&house, &author, &told("turlupinade"));
    near_miss::discard(app, &author.actor, org, &discarded).unwrap();

    let (one, secret, draft) = sends(world, &house, &author, "zygomorphe", SendAs::Alone);
    when_given(world, &house, &one, 0);
    let say = told("quetzalcoatl");
    exchange::ask(app, expert, org, &one, &say, &marks(&say)).unwrap();
    let say = told("pterodactyle");
    exchange::reply(app, &author.actor, org, &one, &say, &marks(&say)).unwrap();
    let say = told("wolframite");
    verdict::give(app, expert, org, &one, Verdict::Return(Reason::TooThin), &say, &marks(&say)).unwrap();
    let mut changes = the_rest();
    changes.push(words("expected", told("xerophile")));
    changes.push((FieldKey::row("measure", 1), Some(Value::Words(told("sparadrapier")))));
    let mut again = Revising { changes, ..revising(world, &house, &author, &one) };
    again.justified = marks(&told("xerophile")).into_iter().chain(marks(&told("sparadrapier"))).collect();
    let all: BTreeSet<String> = {
        let own = near_miss::read_own(app, &author.actor, org, &one).unwrap();
        let mut content = own.last().unwrap().content.clone();
        for (key, value) in &again.changes {
            content.0.insert(key.clone(), value.clone().unwrap());
        }
        near_miss::findings(&content, &Language::french()).into_iter().map(|it| it.mark).collect()
    };
    again.justified = all;
    near_miss::resend(app, &author.actor, org, &again).unwrap();
    let cleared = format!("Une valve {CLEARED} a été vue à temps.");
    let edits = Edits::from([
        (FieldKey::once("narrative"), cleared),
        (FieldKey::once("expected"), "Elle devait être relue.".to_owned()),
        (FieldKey::row("measure", 1), "La relire à deux.".to_owned()),
    ]);
    clearing::clear(app, expert, org, &one, &edits, &none()).unwrap();
    clearing::shared(app, expert, org, &one).unwrap();
    let codes = BTreeSet::from(["4.4".to_owned()]);
    coding::code(app, expert, org, &one, "factors", &codes).unwrap();
    coding::ask_second(app, &house.manager, org, &one, other.person().unwrap()).unwrap();
    coding::open(app, other, org, &one).unwrap();
    coding::code(app, other, org, &one, "factors", &codes).unwrap();
    coding::adjudicate(app, expert, org, &one, "factors", &codes).unwrap();
    verdict::give(app, expert, org, &one, Verdict::Accept, "", &none()).unwrap();
    let say = told("yttrocerite");
    recommendation::recommend(app, expert, org, &one, (&say, date(2008, 6, 1)), &marks(&say)).unwrap();
    let say = told("zirconium");
    near_miss::answer_recommendation(app, &author.actor, org, &one, (1, &say), &marks(&say)).unwrap();
    recommendation::evaluate(app, expert, org, &one, 1, recommendation::Outcome::Done).unwrap();
    let closing = (1, Outcome::Done, told("kryptonite"));
    near_miss::close_measure(app, &author.actor, org, &one, (closing.0, closing.1, &closing.2), &marks(&closing.2))
        .unwrap();

    let (two, secret_two, draft_two) = sends(world, &house, &author, "galimatias", SendAs::Team(team));
    when_given(world, &house, &two, 0);
    verdict::give(app, expert, org, &two, Verdict::Reject(Reason::NotCare), "", &none()).unwrap();
    near_miss::ask_another(app, &author.actor, org, &two).unwrap();
    near_miss::say(app, &author.actor, org, &two, Use::Rex, false).unwrap();
    assignment::assign(app, &house.manager, org, &two, other.person().unwrap()).unwrap();
    analysis::open(app, other, org, &two).unwrap();
    let (three, secret_three, draft_three) = sends(world, &house, &author, "hurluberlu", SendAs::Alone);
    near_miss::withdraw(app, &author.actor, org, &three).unwrap();
    let (four, secret_four, draft_four) = sends(world, &house, &author, "coquecigrue", SendAs::Alone);
    when_given(world, &house, &four, 0);
    verdict::give(app, expert, org, &four, Verdict::OutOfScope, "", &none()).unwrap();
    // One that waits for its batch still, when all is looked at.
    assert_eq!(rex_entry::enter_batches(app).unwrap(), 1);
    given_floors(world, &house, (1, 5));
    let five = world.when_they_report(&house, &author, "Une seringue coquecigrue, sans personne.").reference;
    when_given(world, &house, &five, 0);
    when_judged_good(world, &house, &author, &five, 0);
    for day in ["2008-01-03", "2008-01-04", "2008-01-20"] {
        world.on(day);
        world.when_the_jobs_run();
    }
    near_miss::receipt(app, &secret, "here").unwrap();
    Life {
        house,
        author,
        rpps,
        team,
        sent: vec![(one, secret), (two, secret_two), (three, secret_three), (four, secret_four)],
        drafts: vec![kept, discarded, draft, draft_two, draft_three, draft_four],
    }
}

/// Tables of the directory, which is no secret: who has an account, where they practise, in which team.
const DIRECTORY: &[&str] = &[
    "person",
    "hat",
    "invitation",
    "session",
    "doctor",
    "doctor_specialty",
    "doctor_team",
    "doctor_team_member",
    "engagement",
    "establishment",
    "expert",
    "expert_absence",
    "expert_load",
    "practice",
];

/// Whether a row tells of a near miss: of the two tables that tell of everything, those rows alone.
fn is_of_near_misses(table: &str, row: &[Cell]) -> bool {
    match table {
        "journal" => row
            .iter()
            .any(|cell| matches!(cell, Cell::Text(act) if act.starts_with("near-miss.") || act.starts_with("rex."))),
        "outbox" => row.iter().any(|cell| matches!(cell, Cell::Text(about) if about.contains("near_miss"))),
        _ => !DIRECTORY.contains(&table),
    }
}

/// No word of any text is in any table, and nobody beside a near miss in any but the directory's.
fn then_no_table_tells(all: &Dump, life: &Life) {
    let mut of_near_misses = 0;
    for (name, table) in all {
        for row in &table.rows {
            for (column, cell) in table.columns.iter().zip(row) {
                for word in WORDS {
                    assert!(!cell.holds(word), "{word} in {name}.{column}");
                }
                assert!(!cell.holds(CLEARED) || name == "rex_record", "{CLEARED} in {name}.{column}");
                for (_, secret) in &life.sent {
                    assert!(!cell.holds(secret), "a secret in {name}.{column}");
                }
            }
            if !is_of_near_misses(name, row) {
                continue;
            }
            of_near_misses += 1;
            for (column, cell) in table.columns.iter().zip(row) {
                let email = life.author.email.as_str();
                for who in [AUTHOR, "Zorglubert", "Quixomandre", TEAM, PLACE, TOWN, FINESS, &life.rpps, email] {
                    assert!(!cell.holds(who), "{who} in {name}.{column}");
                }
                for (what, id) in [("author", life.author.person.0), ("team", life.team)] {
                    assert!(!cell.names(id), "the {what} in {name}.{column}");
                }
            }
        }
    }
    assert!(of_near_misses > 60, "a whole life was looked at: {of_near_misses}");
    // Outbox and journal tell no reference either.
    for name in ["journal", "outbox"] {
        for row in all[name].rows.iter().filter(|row| is_of_near_misses(name, row)) {
            for reference in life.sent.iter().map(|(it, _)| it).chain(&life.drafts) {
                assert!(!row.iter().any(|cell| cell.holds(reference)), "{reference} in {name}: {row:?}");
            }
        }
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
        || bytes.windows(wide.len()).any(|window| window == wide.as_slice())
}

/// No word is in any byte of the folder: database, its log, index, mails.
fn then_no_file_tells(folder: &Path, life: &Life) -> usize {
    let mut all = Vec::new();
    files(folder, &mut all);
    for path in &all {
        let bytes = fs::read(path).unwrap();
        for word in WORDS.into_iter().chain(life.sent.iter().map(|(_, secret)| secret.as_str())) {
            assert!(!holds(&bytes, word), "{word} in {}", path.display());
        }
        // A mail is addressed to somebody, and says nothing of what it is about.
        if path.extension().is_some_and(|it| it == "eml") {
            for reference in life.sent.iter().map(|(it, _)| it).chain(&life.drafts) {
                assert!(!holds(&bytes, reference), "{reference} in {}", path.display());
            }
        }
    }
    all.len()
}

/// The index answers what was cleared, and nothing of what was planted, however it is compressed on the disk.
fn then_the_index_tells_nothing(world: &World, life: &Life) {
    let found = |words: &str| {
        let ask = rex::Ask { words: words.to_owned(), limit: 20, ..rex::Ask::default() };
        rex::search(&world.app, &life.house.experts[1], &ask).unwrap().total
    };
    assert_eq!(found(CLEARED), 1, "what was cleared is there to be found");
    for word in WORDS.into_iter().chain(["Zorglubert", "Quixomandre", "Vermiculaire", "Zanzibule", TOWN]) {
        assert_eq!(found(word), 0, "{word} is found");
    }
    for who in [life.rpps.as_str(), FINESS, &life.sent[0].0] {
        assert_eq!(found(who), 0, "{who} is found");
    }
}

#[test]
fn a01_a03_a38_nothing_that_was_planted_is_read_without_the_key_file() {
    listen();
    on_both(|world| {
        let life = live(world);
        then_no_table_tells(&dump(world), &life);
        then_the_index_tells_nothing(world, &life);
        rex_entry::destroy_links(&world.app, &life.house.manager, life.house.org).unwrap();
        then_no_table_tells(&dump(world), &life);
        // With the log of the database beside it, then without.
        let open = then_no_file_tells(world.app.folder.path(), &life);
        world.app.store.close();
        let closed = then_no_file_tells(world.app.folder.path(), &life);
        assert!(open > 3 && closed > 2, "there were files to look at");
    });
    let logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    for word in WORDS.into_iter().chain([AUTHOR, "Zorglubert", "Quixomandre", TEAM, PLACE, TOWN, FINESS]) {
        assert!(!holds(&logged, word), "{word} was logged");
    }
    assert!(holds(&logged, "what is logged is heard"));
}

fn copy_but_keys(from: &Folder, to: &Path) {
    let (mut all, keys) = (Vec::new(), from.keys());
    files(from.path(), &mut all);
    for path in all.iter().filter(|path| !path.starts_with(&keys)) {
        let there = to.join(path.strip_prefix(from.path()).unwrap());
        fs::create_dir_all(there.parent().unwrap()).unwrap();
        fs::copy(path, there).unwrap();
    }
}

#[test]
fn a01_a_backup_without_the_key_file_opens_nothing_and_says_not_who() {
    let world = World::sqlite();
    let life = live(&world);
    let (org, reference) = (life.house.org, life.sent[0].0.clone());
    world.app.store.close();
    let backup = tempfile::TempDir::new().unwrap();
    copy_but_keys(&world.app.folder, backup.path());
    then_no_file_tells(backup.path(), &life);
    let folder = Folder::new(backup.path());
    let open = || installation::open_with(&folder, None, Clock::fixed(world.app.now()), Chance::seeded(77));
    assert!(open().is_err(), "no key, no installation");
    // Somebody makes keys of their own for it.
    let made = installation::prepare(&folder, &Chance::seeded(78));
    let Ok(opened) = made.and_then(|()| open()) else { return };
    for who in [&life.author.actor, &life.house.manager, &life.house.experts[0], &life.house.experts[1]] {
        let own = near_miss::read_own(&opened, who, org, &reference);
        assert!(matches!(own, Err(Error::Broken(_) | Error::Refused(_) | Error::NotFound(_))), "{own:?}");
        let read = analysis::open(&opened, who, org, &reference);
        assert!(read.is_err(), "{read:?}");
        let line = assignment::candidates(&opened, who, org, &reference);
        assert!(line.is_err(), "{line:?}");
        let credits = near_miss::credit::own(&opened, who, org);
        assert!(credits.is_err(), "{credits:?}");
    }
    opened.store.close();
}
