//! Freezing a wave: counted and written, against a bare scan of its rows.

use app::App;
use app::cohort::Pinned;
use app::folder::Folder;
use domain::authority::Actor;
use rusqlite::Connection as Sqlite;

use crate::print::{line, median};
use crate::{report, watch, world};

const PEOPLE: i64 = 100_000;
const RUNS: usize = 3;

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let data = report::closed_cohort(folder.path(), PEOPLE)?;
    let app = app::installation::open(&Folder::new(&data), None)?;
    let pinned = app::cohort::find(&app, None, world::PROGRAMME, world::COHORT)?;
    let bare = bare_wave(&folder.path().join("bare.sqlite"), &data.join("presque.sqlite"))?;
    let database = Sqlite::open(data.join("presque.sqlite"))?;
    let (mut frozen, mut scan) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        database.execute("DELETE FROM snapshot", [])?;
        frozen.push(watch::seconds(|| freeze(&app, &pinned))?.0);
        scan.push(watch::seconds(|| scanned(&bare))?.0);
    }
    let (frozen, scan) = (median(&mut frozen), median(&mut scan));
    line(&format!("{PEOPLE} people: frozen {frozen:.3} s, bare scan {scan:.3} s: {:.2} ×", frozen / scan));
    line("aim: at most 3 × the bare scan");
    app.store.close();
    Ok(())
}

fn freeze(app: &App, pinned: &Pinned) -> anyhow::Result<u64> {
    Ok(app::synthesis::freeze(app, &Actor::System, pinned, "b1")?.figures.submitted)
}

/// The rows of the wave alone, in a table of their own.
fn bare_wave(path: &std::path::Path, from: &std::path::Path) -> anyhow::Result<Sqlite> {
    let database = Sqlite::open(path)?;
    database.execute("ATTACH ?1 AS whole", [from.to_string_lossy()])?;
    database.execute_batch(
        "CREATE TABLE bare AS SELECT enrolment_id, goal, status, eligible, implemented, obstacles, relevance, feasibility
         FROM whole.outcome WHERE set_no = 1 AND wave = 1 ORDER BY enrolment_id, goal;
         DETACH whole;",
    )?;
    Ok(database)
}

fn scanned(database: &Sqlite) -> anyhow::Result<i64> {
    let mut statement = database.prepare("SELECT * FROM bare")?;
    let mut rows = statement.query([])?;
    let mut sum = 0_i64;
    while let Some(row) = rows.next()? {
        for column in 0..8 {
            sum = sum.wrapping_add(row.get::<_, Option<i64>>(column)?.unwrap_or_default());
        }
    }
    Ok(sum)
}
