//! Asking a base: through the use case with its rights and excerpts, the bare engine on the same index, and SQLite's FTS5
//! with bm25 on the same texts.

use std::path::Path;

use app::App;
use app::rex::{self, Ask, Outcome, Source};
use domain::authority::Actor;
use domain::text::Language;
use rusqlite::Connection;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::{Draw, MAPPING, base, installation, word};
use crate::print::{line, percentile};
use crate::watch;

const TIMES: usize = 200;
const TIMES_SLOW: usize = 40;
const LIMIT: usize = 20;

/// A kind of question, by how it is made.
struct Kind {
    name: &'static str,
    make: fn(&mut Draw) -> Made,
}

/// The same question for each engine.
struct Made {
    ours: String,
    fts: String,
    like: bool,
}

const KINDS: [Kind; 3] = [
    Kind { name: "two words AND", make: |draw| words(draw, 2, " ", " AND ") },
    Kind { name: "three words OR", make: |draw| words(draw, 3, " OR ", " OR ") },
    Kind {
        name: "similar to this",
        make: |draw| {
            let text: Vec<String> = (0..25).map(|_| draw.word()).collect();
            Made { ours: text.join(" "), fts: text.join(" OR "), like: true }
        },
    },
];

/// Words of the two hundred most frequent, as people ask for.
fn words(draw: &mut Draw, many: usize, ours: &str, fts: &str) -> Made {
    let words: Vec<String> = (0..many).map(|_| word(draw.below(200))).collect();
    Made { ours: words.join(ours), fts: words.join(fts), like: false }
}

/// Runs the benchmark.
pub(crate) fn run(records: u32) -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let file = base(folder.path(), records)?;
    let app = installation(&folder.path().join("data"))?;
    let source = Source { mapping_name: "mapping", mapping: MAPPING, file: &file };
    let outcome = rex::import(&app, &Actor::System, source, &|_, _| Vec::new(), &|_, _| {})?;
    anyhow::ensure!(matches!(outcome, Outcome::Done(_)), "the base was refused");
    let (build, taken) = watch::seconds(|| Ok(rex::reindex(&app, &Actor::System, &mut |_, _| {})?))?;
    let size = folder_megabytes(&app.folder.search())?;
    let memory = watch::memory_mib(std::process::id(), "VmHWM")?;
    line(&format!("{taken} records indexed in {build:.1} s, {size:.0} MB on disk, {memory:.0} MiB at most"));
    let fts = folder.path().join("fts.db");
    let (seconds, connection) = watch::seconds(|| build_fts(&fts, &file))?;
    line(&format!("FTS5 of the same texts in {seconds:.1} s"));
    let engine = tantivy::Index::open_in_dir(app.folder.search().join(format!("rex-{}", search::FORM)))?;
    let searcher = engine.reader()?.searcher();
    line(
        "ms, p50 / p99        ours             bare engine      FTS5 bm25        p99 of FTS5 / ours   p50 of ours / bare",
    );
    for kind in KINDS {
        measure(&kind, &app, &searcher, &connection)?;
    }
    line(
        "aims at 1,000,000: p99 at most 1/50 of FTS5's, p50 within 5 × the bare engine (over HTTP once there are pages)",
    );
    app.store.close();
    Ok(())
}

fn measure(kind: &Kind, app: &App, searcher: &Searcher, connection: &Connection) -> anyhow::Result<()> {
    let ours = sample(TIMES, kind, |made| {
        if made.like {
            rex::similar(app, &Actor::System, &made.ours, Some(Language::french()), &[], LIMIT)?;
        } else {
            let language = Some(Language::french());
            let ask = Ask { words: made.ours.clone(), language, filters: Vec::new(), limit: LIMIT, skip: 0 };
            rex::search(app, &Actor::System, &ask)?;
        }
        Ok(())
    })?;
    let bare = sample(TIMES, kind, |made| {
        let field = searcher.schema().get_field("french")?;
        let occur = if made.fts.contains(" AND ") { Occur::Must } else { Occur::Should };
        let terms = search::stems(&made.ours, &Language::french());
        let term = |text: &String| {
            let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
            (occur, Box::new(term) as Box<dyn Query>)
        };
        let query = BooleanQuery::new(terms.iter().map(term).collect());
        searcher.search(&query, &TopDocs::with_limit(LIMIT).order_by_score())?;
        Ok(())
    })?;
    let fts = sample(TIMES_SLOW, kind, |made| {
        let mut best = connection.prepare_cached(
            "SELECT rowid, bm25(story) FROM story WHERE story MATCH ?1 ORDER BY bm25(story) LIMIT 20",
        )?;
        let found: Vec<i64> = best.query_map([&made.fts], |row| row.get(0))?.collect::<Result<_, _>>()?;
        anyhow::ensure!(found.len() <= LIMIT);
        Ok(())
    })?;
    let shown = |(p50, p99): (f64, f64)| format!("{p50:7.2} /{p99:8.2}");
    line(&format!(
        "{:<16} {} {} {} {:>14.0} {:>20.2}",
        kind.name,
        shown(ours),
        shown(bare),
        shown(fts),
        fts.1 / ours.1,
        ours.0 / bare.0
    ));
    Ok(())
}

/// The median and the 99th percentile of so many different questions, in milliseconds; the same for each engine.
fn sample(times: usize, kind: &Kind, mut ask: impl FnMut(&Made) -> anyhow::Result<()>) -> anyhow::Result<(f64, f64)> {
    let mut draw = Draw(77);
    let mut figures = Vec::with_capacity(times);
    for _ in 0..times {
        let made = (kind.make)(&mut draw);
        figures.push(watch::seconds(|| ask(&made))?.0 * 1e3);
    }
    figures.sort_by(f64::total_cmp);
    Ok((percentile(&figures, 50), percentile(&figures, 99)))
}

fn build_fts(path: &Path, file: &Path) -> anyhow::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536;
         CREATE VIRTUAL TABLE story USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 2');
         BEGIN;",
    )?;
    let mut insert = connection.prepare("INSERT INTO story (text) VALUES (?1)")?;
    for row in csv::Reader::from_path(file)?.into_records() {
        insert.execute([row?.get(3)])?;
    }
    drop(insert);
    connection.execute_batch("COMMIT; INSERT INTO story (story) VALUES ('optimize');")?;
    Ok(connection)
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn folder_megabytes(folder: &Path) -> anyhow::Result<f64> {
    let (mut bytes, mut folders) = (0, vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                bytes += entry.metadata()?.len();
            }
        }
    }
    Ok(bytes as f64 / 1e6)
}
