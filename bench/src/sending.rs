//! Sending a complete near miss over HTTP, sealed, journalled, durable, against a bare loop that commits the same rows.

use std::path::Path;

use app::App;
use app::near_miss::Start;
use app::ports::stop_watch;
use domain::ids::OrgId;
use domain::text::Language;
use rusqlite::Connection as Sqlite;

use crate::body::{self, BODY, Member};
use crate::clients::{self, CLIENTS, Post, Posts, RUNS};
use crate::print::line;
use crate::server::Server;
use crate::watch;

/// Near misses that are sent in each run.
const EACH: usize = 1_000;
/// Drafts of one doctor: near misses are written by many, each of whom has few.
const DRAFTS: usize = 10;
/// Doctors who write at once while the drafts are made.
const WRITERS: usize = 64;

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let data = folder.path().join("data");
    let (app, org) = body::found(&data)?;
    let doctors = CLIENTS.len() * RUNS * EACH / DRAFTS;
    let doctors =
        (0..u32::try_from(doctors)?).map(|number| body::doctor(&app, org, number)).collect::<Result<Vec<_>, _>>()?;
    let all = drafts(&app, org, &doctors)?;
    let row = sealed_row(&app, org, &doctors)?;
    app.store.close();
    line(&format!("{} drafts of {} doctors, {} bytes of answers each when sealed", all.len(), doctors.len(), row));
    line(&format!("of the CPU of each, the screen of its words takes {:.3} ms", screening()?));
    let server = Server::start("serve", &data)?;
    clients::run(&server, &Posts { all, expected: 200 }, "near miss", || bare(&data, row))?;
    line(
        "aims: at 32 clients at least 1.0 × bare and at most 0.5 CPU ms; each step at least 0.85 × the best before; no errors",
    );
    Ok(())
}

/// Every doctor's drafts, as the forms that send them, one doctor after another and round again.
fn drafts(app: &App, org: OrgId, doctors: &[Member]) -> anyhow::Result<Vec<Post>> {
    let content = body::content();
    let draft = |doctor: &Member| -> anyhow::Result<Post> {
        let reference = app::near_miss::begin(app, &doctor.actor, org, &Start::Content(content.clone()))?;
        Ok(Post {
            path: format!("/{BODY}/near-misses/drafts/{reference}/sending"),
            token: doctor.token.clone(),
            form: "base=1&consent=rex&consent=story&team=".to_owned(),
        })
    };
    let write = |some: Vec<&Member>| some.into_iter().map(draft).collect::<anyhow::Result<Vec<Post>>>();
    let mut all = Vec::new();
    for _ in 0..DRAFTS {
        let made = std::thread::scope(|scope| {
            let writers: Vec<_> = doctors
                .chunks(doctors.len().div_ceil(WRITERS))
                .map(|some| scope.spawn(|| write(some.iter().collect())))
                .collect();
            writers.into_iter().filter_map(|writer| writer.join().ok()).collect::<anyhow::Result<Vec<_>>>()
        })?;
        all.extend(made.into_iter().flatten());
    }
    Ok(all)
}

/// Milliseconds in which the words of one are looked through for identifiers.
fn screening() -> anyhow::Result<f64> {
    const TIMES: u32 = 500;
    let (content, language) = (body::content(), Language::french());
    let (_, found) = watch::seconds(|| Ok(app::near_miss::findings(&content, &language)))?;
    anyhow::ensure!(found.is_empty(), "the benchmark's words name somebody: {found:?}");
    let (seconds, ()) = watch::seconds(|| {
        (0..TIMES).for_each(|_| drop(std::hint::black_box(app::near_miss::findings(&content, &language))));
        Ok(())
    })?;
    Ok(seconds * 1e3 / f64::from(TIMES))
}

/// How long the sealed answers of one are.
fn sealed_row(app: &App, org: OrgId, doctors: &[Member]) -> anyhow::Result<usize> {
    let Some(doctor) = doctors.first() else { anyhow::bail!("there is a doctor") };
    let reference = app::near_miss::drafts(app, &doctor.actor, org)?.into_iter().next().map(|draft| draft.reference);
    let draft = app::near_miss::draft(app, &doctor.actor, org, &reference.unwrap_or_default())?;
    Ok(documents::near_miss::to_json(&draft.content).len() + 60)
}

/// Rows a second that one connection of the same library commits, one near miss a time, into tables of the same schema.
fn bare(data: &Path, answers: usize) -> anyhow::Result<f64> {
    const TIMES: u32 = 2_000;
    let real = Sqlite::open(data.join("presque.sqlite"))?;
    let mut schemas = real.prepare(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'
         AND tbl_name IN ('near_miss', 'near_miss_revision', 'near_miss_consent', 'near_miss_duration',
             'near_miss_draft', 'journal')",
    )?;
    let schema = schemas.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?.join(";");
    let file = tempfile::tempdir_in(".")?;
    let mut bare = Sqlite::open(file.path().join("bare.sqlite"))?;
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    bare.execute_batch(&schema)?;
    let (sealed, short, key) = (vec![7_u8; answers], vec![7_u8; 90], vec![7_u8; 60]);
    let begun = stop_watch();
    for n in 0..i64::from(TIMES) {
        let id = n.wrapping_mul(0x0005_DEEC_E66D).wrapping_add(11) & i64::MAX;
        // As unordered as a hash.
        let hash = [id.to_be_bytes(), id.rotate_left(17).to_be_bytes(), id.to_le_bytes(), n.to_be_bytes()].concat();
        let tx = bare.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.prepare_cached("DELETE FROM near_miss_draft WHERE org_id = 1 AND draft_id = ?1 AND version = 1")?
            .execute([id])?;
        tx.prepare_cached(
            "INSERT INTO near_miss VALUES (1, ?1, ?2, ?3, NULL, '1', ?4, ?5, ?5, ?3, 'sent', NULL, '2026-03-04', '2026-03-04')",
        )?
        .execute((id, format!("{id:016x}"), &hash, &key, &short))?;
        tx.prepare_cached("INSERT INTO near_miss_revision VALUES (1, ?1, 1, 'author', ?2, '2026-03-04')")?
            .execute((id, &sealed))?;
        for (number, of) in (0_i64..).zip(["rex", "story"]) {
            tx.prepare_cached("INSERT INTO near_miss_consent VALUES (1, ?1, ?2, ?3, 'given', '2026-03-04')")?
                .execute((id, number, of))?;
        }
        tx.prepare_cached(
            "INSERT INTO journal (org_id, entry_id, at_ms, actor, hat, act, object, why)
             VALUES (1, ?1, ?2, 'abcdefghijklmnopqrstuvwx', 'doctor', 'near-miss.send', 'near-miss/abcdefghijklmnopqrstuvwx', '')",
        )?
        .execute((id, n))?;
        tx.commit()?;
    }
    Ok(f64::from(TIMES) / begun.elapsed().as_secs_f64())
}
