//! The report of a cohort: counted cold, against a bare scan; and from its snapshot, against a read by primary key.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::authority::Actor;
use jiff::Span;
use jiff::civil::Date;
use rusqlite::{Connection as Sqlite, params};

use crate::print::{line, median};
use crate::server::presque;
use crate::{watch, world};

const PEOPLE: [i64; 2] = [10_000, 100_000];
const RUNS: usize = 3;

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    for people in PEOPLE {
        let folder = tempfile::tempdir_in(".")?;
        measure(folder.path(), people)?;
    }
    line(
        "aims: cold at most 3 × the bare scan; frozen at most 3 × the bare read; memory flat as the cohort grows tenfold",
    );
    Ok(())
}

/// Fills a closed cohort of so many people with rows of every kind, straight into the database; the data folder.
pub(crate) fn closed_cohort(folder: &Path, people: i64) -> anyhow::Result<std::path::PathBuf> {
    let data = folder.join("data");
    let start = world::today()?.checked_sub(Span::new().years(3))?;
    let (app, pinned) = world::installation(&data, start)?;
    app.store.close();
    let mut database = Sqlite::open(data.join("presque.sqlite"))?;
    fill(&mut database, pinned.cohort.org.0, pinned.cohort.id.0, people, start)?;
    Ok(data)
}

fn measure(folder: &Path, people: i64) -> anyhow::Result<()> {
    let data = closed_cohort(folder, people)?;
    let languages = documents::language::Languages::embedded()?;
    let app = app::installation::open(&app::folder::Folder::new(&data), None)?;
    let pinned = app::cohort::find(&app, None, world::PROGRAMME, world::COHORT)?;
    let bare = bare_table(&folder.join("bare.sqlite"), people)?;
    let (mut cold, mut scan, mut frozen, mut read) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let counted = || Ok(app::cohort_report::report(&app, &Actor::System, &pinned, &languages, world::now())?.json()?);
    for _ in 0..RUNS {
        cold.push(watch::seconds(counted)?.0);
        scan.push(watch::seconds(|| scanned(&bare))?.0);
    }
    app::cohort_report::freeze(&app, &Actor::System, &pinned, &languages)?;
    let database = Sqlite::open(data.join("presque.sqlite"))?;
    for _ in 0..101 {
        frozen.push(watch::seconds(counted)?.0);
        read.push(watch::seconds(|| by_key(&database, pinned.cohort.org.0, pinned.cohort.id.0))?.0);
    }
    let (cold, scan, frozen, read) = (median(&mut cold), median(&mut scan), median(&mut frozen), median(&mut read));
    line(&format!("{people} people: counted cold {cold:.3} s, bare scan {scan:.3} s: {:.2} ×", cold / scan));
    line(&format!(
        "{people} people: frozen {:.3} ms, read by primary key {:.3} ms: {:.2} ×",
        frozen * 1e3,
        read * 1e3,
        frozen / read
    ));
    app.store.close();
    drop(database);
    Sqlite::open(data.join("presque.sqlite"))?.execute("DELETE FROM snapshot", [])?;
    line(&format!("{people} people: the command's memory at most {:.1} MiB", peak(&data)?));
    Ok(())
}

/// The memory of the command, watched while it counts.
fn peak(data: &Path) -> anyhow::Result<f64> {
    let mut child = Command::new(presque()?)
        .args([
            "cohort",
            "report",
            "--programme",
            world::PROGRAMME,
            "--cohort",
            world::COHORT,
            "--format",
            "json",
            "--data",
        ])
        .arg(data)
        .stdout(Stdio::null())
        .spawn()?;
    let mut most = 0.0_f64;
    while child.try_wait()?.is_none() {
        most = most.max(watch::memory_mib(child.id(), "VmHWM").unwrap_or_default());
        std::thread::sleep(Duration::from_millis(2));
    }
    anyhow::ensure!(child.wait()?.success(), "the report failed");
    Ok(most)
}

/// A number that looks drawn, the same for the same arguments.
fn drawn(person: i64, goal: i64, wave: i64, below: i64) -> i64 {
    let mixed = person.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(goal * 1_442_695 + wave * 40_503);
    (mixed >> 33).rem_euclid(below)
}

/// Goals of one person: three of the six of each sequence. The catalogue numbers goals 1, 4, 7 … for the first.
fn goals(person: i64) -> impl Iterator<Item = (i64, i64)> {
    (0..3).flat_map(move |set| {
        let skip = drawn(person, set, 9, 4);
        (0..3).map(move |place| (set + 1, (skip + place) * 3 + set + 1))
    })
}

fn fill(database: &mut Sqlite, org: i64, cohort: i64, people: i64, start: Date) -> anyhow::Result<()> {
    database.execute_batch("PRAGMA synchronous = OFF;")?;
    let tx = database.transaction()?;
    let start_ms = start.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp().as_millisecond();
    for person in 1..=people {
        let id = person * 1_000_003;
        tx.prepare_cached("INSERT INTO enrolment VALUES (?1, ?2, ?3, ?4, ?5, ?5, 'physician', 'practice', ?6, ?7)")?
            .execute(params![
                org,
                cohort,
                id,
                format!("p{person}"),
                person.to_be_bytes(),
                start.to_string(),
                start_ms
            ])?;
        for evaluation in ["b1", "b2", "b3", "b4", "b5", "b6"] {
            tx.prepare_cached("INSERT INTO response VALUES (?1, ?2, ?3, ?4, 1, 'short', '1', 'fr', ?5, ?6)")?
                .execute(params![org, cohort, id, evaluation, start_ms + 1, [0_u8; 64]])?;
        }
        for (place, (set, goal)) in goals(person).enumerate() {
            tx.prepare_cached("INSERT INTO choice VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 10, NULL, NULL)")?
                .execute(params![org, cohort, id, goal, start_ms, set, i64::try_from(place % 3)? + 1])?;
            for wave in 0..3 {
                outcome(&tx, (org, cohort, id), (set, goal, wave), person)?;
            }
        }
    }
    tx.commit()?;
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;")?;
    Ok(())
}

fn outcome(
    tx: &rusqlite::Transaction<'_>,
    (org, cohort, id): (i64, i64, i64),
    (set, goal, wave): (i64, i64, i64),
    person: i64,
) -> anyhow::Result<()> {
    let eligible = 1 + drawn(person, goal, wave, 12);
    let done = drawn(person, goal, wave + 5, eligible + 1);
    let status = drawn(person, goal, wave + 7, 4);
    let obstacles = if status == 0 { 0 } else { 1 << drawn(person, goal, wave + 3, 20) };
    tx.prepare_cached("INSERT INTO outcome VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 2, ?11)")?
        .execute(params![org, cohort, id, goal, wave, set, status, eligible, done, obstacles, 100 + wave])?;
    Ok(())
}

/// One row of small integers for each participant, goal and wave that the report measures.
fn bare_table(path: &Path, people: i64) -> anyhow::Result<Sqlite> {
    let mut database = Sqlite::open(path)?;
    database.execute_batch(
        "PRAGMA synchronous = OFF;
         CREATE TABLE bare (participant INTEGER, goal INTEGER, wave INTEGER, status INTEGER, eligible INTEGER, implemented INTEGER);",
    )?;
    let tx = database.transaction()?;
    {
        let mut rows = tx.prepare("INSERT INTO bare VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for person in 1..=people {
            for (_, goal) in goals(person) {
                for wave in 1..3 {
                    rows.execute(params![person, goal, wave, drawn(person, goal, wave, 5), 10, 5])?;
                }
            }
        }
    }
    tx.commit()?;
    Ok(database)
}

fn scanned(database: &Sqlite) -> anyhow::Result<i64> {
    let mut statement = database.prepare("SELECT participant, goal, wave, status, eligible, implemented FROM bare")?;
    let mut rows = statement.query([])?;
    let mut sum = 0_i64;
    while let Some(row) = rows.next()? {
        for column in 0..6 {
            sum = sum.wrapping_add(row.get::<_, i64>(column)?);
        }
    }
    Ok(sum)
}

fn by_key(database: &Sqlite, org: i64, cohort: i64) -> anyhow::Result<Vec<u8>> {
    let mut statement = database
        .prepare_cached("SELECT body FROM snapshot WHERE org_id = ?1 AND cohort_id = ?2 AND wave = 'report'")?;
    Ok(statement.query_row([org, cohort], |row| row.get(0))?)
}
