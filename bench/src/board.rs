//! The board of the 799 participants over HTTP, against its own queries run bare and the rendering.

use app::demonstration;
use app::folder::Folder;
use domain::authority::{Actor, Role};
use domain::ids::PersonId;
use rusqlite::{Connection as Sqlite, Statement};
use store::board::{PAGE, STATEMENTS};

use crate::http::Connection;
use crate::print::{line, percentile};
use crate::server::Server;
use crate::watch;

const TIMES: usize = 200;
const BOARD: &str = "/prescrire-demo/team/prescrire-pip/2008-01";

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let data = Folder::new(folder.path().join("data"));
    let (seconds, ()) =
        watch::seconds(|| Ok(demonstration::create(&data, None, demonstration::SEED, demonstration::AS_OF, |_| {})?))?;
    line(&format!("the demonstration was made in {seconds:.1} s"));
    let app = app::installation::open(&data, None)?;
    let pinned = app::cohort::find(&app, None, "prescrire-pip", "2008-01")?;
    let (org, now) = (pinned.cohort.org, app.now().as_millisecond());
    let handle = app.clone();
    let token = app.store.write(move |tx| {
        let lead = store::hat::list(tx, org.0, now)?.into_iter().find(|hat| hat.role == Role::Lead.code());
        let person = PersonId(lead.ok_or(app::Error::NotFound("lead"))?.person_id);
        app::session::begin(&handle, tx, person, handle.now())
    })?;
    if let Some(signed_in) = app::session::who(&app, &token)?
        && let Some(hat) = signed_in.hats.into_iter().find(|hat| hat.org == org && hat.role == Role::Lead)
    {
        app::session::wear(&app, &token, hat)?;
    }
    let mut alone = Vec::new();
    for _ in 0..TIMES {
        alone.push(
            watch::seconds(|| Ok(app::board::board(&app, &Actor::System, &pinned, app::board::Wanted::default())?))?.0,
        );
    }
    app.store.close();
    let mut bare = bare(&data, pinned.cohort.org.0, pinned.cohort.id.0)?;
    let server = Server::start("demo", data.path())?;
    let mut connection = Connection::open(server.address)?;
    let mut pages = Vec::new();
    for _ in 0..TIMES {
        let (seconds, answer) = watch::seconds(|| connection.get(BOARD, Some(&token)))?;
        anyhow::ensure!(answer.status == 200, "the board answered {}", answer.status);
        pages.push((seconds, answer.body.len()));
    }
    let bytes = pages.first().map_or(0, |(_, bytes)| *bytes);
    let mut seconds: Vec<f64> = pages.into_iter().map(|(seconds, _)| seconds).collect();
    seconds.sort_by(f64::total_cmp);
    alone.sort_by(f64::total_cmp);
    bare.sort_by(f64::total_cmp);
    let (page, alone, bare) = (percentile(&seconds, 50), percentile(&alone, 50), percentile(&bare, 50));
    line(&format!(
        "board of 799: p50 {:.2} ms, p99 {:.2} ms, {bytes} bytes",
        page * 1e3,
        percentile(&seconds, 99) * 1e3
    ));
    // What the page takes beyond its use case is HTTP and the template: the rendering.
    let rendering = (page - alone).max(0.0);
    line(&format!(
        "its queries bare: p50 {:.2} ms; its use case: p50 {:.2} ms; rendering {:.2} ms",
        bare * 1e3,
        alone * 1e3,
        rendering * 1e3
    ));
    line(&format!("page / (queries bare + rendering) = {:.2}", page / (bare + rendering)));
    line("aim: at most 3 × its own queries run bare plus the rendering");
    Ok(())
}

/// How long the board's own statements take through the same library, each row and column read.
fn bare(data: &Folder, org: i64, cohort: i64) -> anyhow::Result<Vec<f64>> {
    let database = Sqlite::open(data.database())?;
    let mut people =
        database.prepare("SELECT enrolment_id FROM enrolment WHERE org_id = ?1 AND cohort_id = ?2 ORDER BY 1")?;
    let people = people.query_map([org, cohort], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    let mut statements = STATEMENTS.iter().map(|sql| database.prepare(sql)).collect::<Result<Vec<_>, _>>()?;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let (seconds, ()) = watch::seconds(|| {
            for page in people.chunks(usize::try_from(PAGE)?) {
                let (Some(first), Some(last)) = (page.first(), page.last()) else { continue };
                for statement in &mut statements {
                    read_all(statement, [org, cohort, *first, *last])?;
                }
            }
            Ok(())
        })?;
        took.push(seconds);
    }
    Ok(took)
}

fn read_all(statement: &mut Statement<'_>, parameters: [i64; 4]) -> anyhow::Result<()> {
    let columns = statement.column_count();
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column)?);
        }
    }
    Ok(())
}
