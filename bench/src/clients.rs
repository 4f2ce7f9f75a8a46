//! Many clients that send forms at once, each on a connection it keeps; and what that took.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::ports::stop_watch;

use crate::http::Connection;
use crate::print::{line, median, percentile};
use crate::server::Server;
use crate::watch;

/// How many send at once, one step after another.
pub(crate) const CLIENTS: [usize; 4] = [1, 8, 32, 128];
/// Runs of each step.
pub(crate) const RUNS: usize = 3;

/// A form that is sent once.
pub(crate) struct Post {
    pub(crate) path: String,
    pub(crate) token: String,
    pub(crate) form: String,
}

/// Everything that is sent, and what a good answer is.
pub(crate) struct Posts {
    /// As many for each step as for any other.
    pub(crate) all: Vec<Post>,
    pub(crate) expected: u16,
}

struct Run {
    rate: f64,
    p50_ms: f64,
    p99_ms: f64,
    cpu_ms: f64,
    errors: usize,
}

/// Sends everything in steps of more and more clients, beside a bare loop that gives its rate a second, and prints both.
pub(crate) fn run(
    server: &Server,
    posts: &Posts,
    what: &str,
    bare: impl Fn() -> anyhow::Result<f64>,
) -> anyhow::Result<()> {
    let mut bare_rates = vec![bare()?];
    let mut left = posts.all.as_slice();
    let each = left.len() / (CLIENTS.len() * RUNS);
    let mut results = Vec::new();
    for clients in CLIENTS {
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            let (these, rest) = left.split_at(each);
            left = rest;
            runs.push(measure(server, clients, these, posts.expected)?);
        }
        bare_rates.push(bare()?);
        results.push((clients, runs));
    }
    let bare_rate = median(&mut bare_rates);
    line(&format!("bare loop, one {what} a commit: {bare_rate:.0}/s (median of {})", bare_rates.len()));
    line("clients      rate/s   × bare   p50 ms   p99 ms   CPU ms each   errors");
    for (clients, runs) in results {
        let column = |figure: fn(&Run) -> f64| median(&mut runs.iter().map(figure).collect::<Vec<f64>>());
        let rate = column(|run| run.rate);
        line(&format!(
            "{clients:>7} {rate:>11.0} {:>8.2} {:>8.2} {:>8.2} {:>13.3} {:>8}",
            rate / bare_rate,
            column(|run| run.p50_ms),
            column(|run| run.p99_ms),
            column(|run| run.cpu_ms),
            runs.iter().map(|run| run.errors).sum::<usize>(),
        ));
    }
    Ok(())
}

fn measure(server: &Server, clients: usize, posts: &[Post], expected: u16) -> anyhow::Result<Run> {
    let next = AtomicUsize::new(0);
    let errors = AtomicUsize::new(0);
    let cpu_before = watch::cpu_ms(server.process())?;
    let begun = stop_watch();
    let mut took: Vec<f64> = std::thread::scope(|scope| {
        let one = || client(server.address, posts, expected, &next, &errors);
        let threads: Vec<_> = (0..clients).map(|_| scope.spawn(one)).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().flatten().collect()
    });
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = watch::cpu_ms(server.process())? - cpu_before;
    took.sort_by(f64::total_cmp);
    let done = took.len() as f64;
    Ok(Run {
        rate: done / seconds,
        p50_ms: percentile(&took, 50) * 1000.0,
        p99_ms: percentile(&took, 99) * 1000.0,
        cpu_ms: cpu / done,
        errors: errors.into_inner() + posts.len() - took.len(),
    })
}

fn client(
    address: SocketAddr,
    posts: &[Post],
    expected: u16,
    next: &AtomicUsize,
    errors: &AtomicUsize,
) -> anyhow::Result<Vec<f64>> {
    let mut connection = Connection::open(address)?;
    let mut took = Vec::new();
    while let Some(post) = posts.get(next.fetch_add(1, Ordering::Relaxed)) {
        let begun = stop_watch();
        let answer = connection.post(&post.path, &post.token, &post.form)?;
        took.push(begun.elapsed().as_secs_f64());
        if answer.status != expected {
            errors.fetch_add(1, Ordering::Relaxed);
        }
    }
    Ok(took)
}
