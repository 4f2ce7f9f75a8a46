//! The board of the 799 participants over HTTP, against the use case alone.

use app::demonstration;
use app::folder::Folder;
use domain::authority::{Actor, Role};
use domain::ids::PersonId;

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
    let (page, alone) = (percentile(&seconds, 50), percentile(&alone, 50));
    line(&format!(
        "board of 799: p50 {:.2} ms, p99 {:.2} ms, {bytes} bytes",
        page * 1e3,
        percentile(&seconds, 99) * 1e3
    ));
    line(&format!("its use case alone: p50 {:.2} ms; page / use case = {:.2}", alone * 1e3, page / alone));
    line("aim: at most 3 × its own queries run bare plus the rendering");
    Ok(())
}
