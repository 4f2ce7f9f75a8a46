//! From start to first page, and idle memory, with nobody and with 100,000 participants.

use std::path::Path;
use std::time::Duration;

use crate::http::Connection;
use crate::print::{line, median};
use crate::server::Server;
use crate::{report, watch, world};

const RUNS: usize = 3;

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let empty = tempfile::tempdir_in(".")?;
    let data = empty.path().join("data");
    let (app, _) = world::installation(&data, world::today()?)?;
    app.store.close();
    measure("nobody", &data)?;
    let full = tempfile::tempdir_in(".")?;
    measure("100,000 participants", &report::closed_cohort(full.path(), 100_000)?)?;
    line("aims: the same for both; 30 MiB idle");
    Ok(())
}

fn measure(whom: &str, data: &Path) -> anyhow::Result<()> {
    let (mut first, mut idle) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (seconds, server) = watch::seconds(|| {
            let server = Server::start("serve", data)?;
            let answer = Connection::open(server.address)?.get("/", None)?;
            anyhow::ensure!(answer.status == 200, "the first page answered {}", answer.status);
            Ok(server)
        })?;
        first.push(seconds * 1e3);
        std::thread::sleep(Duration::from_secs(3));
        idle.push(watch::memory_mib(server.process(), "VmRSS")?);
    }
    line(&format!("{whom}: first page after {:.0} ms, {:.1} MiB idle", median(&mut first), median(&mut idle)));
    Ok(())
}
