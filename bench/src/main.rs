//! Benchmarks: ratios against bare loops that do the same rows, side by side in one run.
//!
//! `cargo xtask bench [NAME…]` with names `submit`, `sending`, `lists`, `report`, `board`, `forum`, `synthesis`,
//! `start`, `rex`; all of them without a name. Figures are medians of three; the rate of `fdatasync` and CPU milliseconds an operation are printed beside them. Nothing here
//! fails a run: the aims stand beside the figures, for a person to judge.

mod board;
mod body;
mod clients;
mod forum;
mod http;
mod lists;
mod print;
mod report;
mod rex;
mod sending;
mod server;
mod start;
mod submit;
mod synthesis;
mod watch;
mod world;

use print::line;

type Bench = fn() -> anyhow::Result<()>;

const ALL: [(&str, Bench); 9] = [
    ("submit", submit::run),
    ("sending", sending::run),
    ("lists", lists::run),
    ("report", report::run),
    ("board", board::run),
    ("forum", forum::run),
    ("synthesis", synthesis::run),
    ("start", start::run),
    ("rex", rex::run),
];

fn main() -> anyhow::Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    // A number is the size of what is measured, for the benchmark that takes one.
    let asked: Vec<String> = asked.into_iter().filter(|name| name.parse::<u32>().is_err()).collect();
    if let Some(unknown) = asked.iter().find(|name| !ALL.iter().any(|(known, _)| known == name)) {
        let known: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        anyhow::bail!("there is no benchmark {unknown}; there are {}", known.join(", "));
    }
    line(&format!("fdatasync: {:.0} a second (4 KiB appended, one after another)", watch::fdatasync_rate()?));
    for (name, bench) in ALL {
        if asked.is_empty() || asked.iter().any(|wanted| wanted == name) {
            line(&format!("\n== {name}"));
            bench()?;
        }
    }
    Ok(())
}
