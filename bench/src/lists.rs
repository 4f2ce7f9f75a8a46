//! The first page of lists of near misses, at 56,000 and at 1,000,000 of them, against a bare keyset page of as many rows,
//! opened and rendered by the same template.

use std::path::Path;

use app::App;
use app::near_miss::assignment::{Line, Page as Lines, waiting};
use app::near_miss::{Head, Who, open_head};
use documents::language::Languages;
use domain::authority::Role;
use domain::calendar::days_before;
use domain::ids::OrgId;
use domain::near_miss::clock::{Clock, WaitsOn};
use domain::near_miss::course::State;
use domain::rex::Severity;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection as Sqlite, params};
use web::page::Page;

use crate::body::{self, BODY, Member};
use crate::http::Connection;
use crate::print::{line, median, percentile};
use crate::server::Server;
use crate::{watch, world};

const SIZES: [u32; 2] = [56_000, 1_000_000];
const TIMES: usize = 300;
const RUNS: usize = 3;
/// Of a hundred near misses, how many are in each state.
const STATES: [(&str, u32); 6] =
    [("sent", 1), ("assigned", 2), ("under_analysis", 2), ("rejected", 5), ("withdrawn", 2), ("accepted", 88)];

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    for size in SIZES {
        let folder = tempfile::tempdir_in(".")?;
        measure(&folder.path().join("data"), size)?;
    }
    line("aims: within 4 × the bare page; at most 40 KB; time and memory that do not grow with the number");
    Ok(())
}

/// Who looks at which list.
struct Hats {
    manager: Member,
    expert: Member,
    doctor: Member,
}

fn measure(data: &Path, size: u32) -> anyhow::Result<()> {
    let (app, org) = body::found(data)?;
    let hats = Hats {
        manager: body::member(&app, org, Role::Manager, "manager")?,
        expert: body::member(&app, org, Role::Expert, "expert")?,
        doctor: body::doctor(&app, org, 1)?,
    };
    let (seconds, ()) = watch::seconds(|| fill(&app, data, org, &hats, size))?;
    line(&format!("{size} near misses, laid in within {seconds:.0} s"));
    let (frame, scheme) = (frame()?, app::body::settings(&app, &hats.manager.actor, org)?.scheme);
    let render = |lines: &Lines| {
        let html = web::assignment::render_list(frame.clone(), BODY, &scheme, "assigned", lines);
        Ok(html.map_err(|_| anyhow::anyhow!("the template renders"))?.len())
    };
    let (mut pages, mut bares) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        pages.push(p50(|| render(&waiting(&app, &hats.manager.actor, org, "assigned", None)?))?);
        bares.push(p50(|| render(&bare(&app, org)?))?);
    }
    let (page, bare) = (median(&mut pages), median(&mut bares));
    line(&format!("manager's list: p50 {:.2} ms; bare keyset page: p50 {:.2} ms", page * 1e3, bare * 1e3));
    line(&format!("list / bare = {:.2}", page / bare));
    app.store.close();
    over_http(data, &hats)
}

fn p50(mut once: impl FnMut() -> anyhow::Result<usize>) -> anyhow::Result<f64> {
    let mut all = Vec::new();
    for _ in 0..TIMES {
        let (seconds, bytes) = watch::seconds(&mut once)?;
        anyhow::ensure!(bytes > 10_000, "fifty lines are more than {bytes} bytes");
        all.push(seconds);
    }
    all.sort_by(f64::total_cmp);
    Ok(percentile(&all, 50))
}

/// Every list as a browser asks for it: how long, how large, and the server's memory at most.
fn over_http(data: &Path, hats: &Hats) -> anyhow::Result<()> {
    let server = Server::start("serve", data)?;
    let mut connection = Connection::open(server.address)?;
    let lists = [
        ("manager", format!("/{BODY}/desk/near-misses?state=assigned"), &hats.manager),
        ("manager, accepted", format!("/{BODY}/desk/near-misses?state=accepted"), &hats.manager),
        ("expert", format!("/{BODY}/analysis?state=under_analysis"), &hats.expert),
        ("doctor", format!("/{BODY}/near-misses"), &hats.doctor),
    ];
    for (name, path, member) in lists {
        let (mut took, mut size) = (Vec::new(), 0);
        for _ in 0..TIMES {
            let (seconds, answer) = watch::seconds(|| connection.get(&path, Some(&member.token)))?;
            anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
            (size, _) = (answer.body.len(), took.push(seconds));
        }
        took.sort_by(f64::total_cmp);
        line(&format!(
            "{name:<18} over HTTP p50 {:.2} ms, p99 {:.2} ms, {:.1} KB",
            percentile(&took, 50) * 1e3,
            percentile(&took, 99) * 1e3,
            size as f64 / 1e3
        ));
    }
    line(&format!("the server's memory at most {:.0} MiB", watch::memory_mib(server.process(), "VmHWM")?));
    Ok(())
}

fn frame() -> anyhow::Result<Page> {
    let languages = Languages::embedded().map_err(|_| anyhow::anyhow!("the catalogues are sound"))?;
    let voice = languages.voice("fr").ok_or_else(|| anyhow::anyhow!("French is spoken"))?;
    Ok(Page {
        voice,
        languages: languages.voices(),
        address: "/".to_owned(),
        now: world::now().to_zoned(TimeZone::UTC),
        signed_in: None,
        places: Vec::new(),
        is_demonstration: false,
        rehearsal: None,
        notice: None,
    })
}

/// Lays near misses in as sending and assigning would, straight into the tables, all of one day after another.
fn fill(app: &App, data: &Path, org: OrgId, hats: &Hats, size: u32) -> anyhow::Result<()> {
    let handle = app.clone();
    let key = app.store.read(move |tx| handle.key(tx, org))?;
    let today = world::today()?;
    let person = |member: &Member| member.actor.person().map(|person| person.0).unwrap_or_default();
    let own = key.doctor_key("near miss", domain::ids::PersonId(person(&hats.doctor)))?;
    let head = Head {
        specialty: "anaesthesia".to_owned(),
        month: Some("2026-03".to_owned()),
        actual: Some("0".to_owned()),
        potential: Some("3".to_owned()),
        language: "fr".to_owned(),
        situation: None,
    };
    let head = serde_json::to_vec(&head)?;
    let who = serde_json::to_vec(&Who { author: person(&hats.doctor), ..Who::default() })?;
    let mut database = Sqlite::open(data.join("presque.sqlite"))?;
    database.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")?;
    let tx = database.transaction()?;
    for number in 0..size {
        let id = i64::from(number).wrapping_mul(0x0005_DEEC_E66D).wrapping_add(11) & i64::MAX;
        let place = |what: &str| format!("near_miss/{org}/{id}/{what}");
        let (_, data_key) = key.new_data_key(&app.chance, &place("key"))?;
        let sealed = key.seal(&app.chance, &place("head"), &head)?;
        let who = key.seal(&app.chance, &place("who"), &who)?;
        let state = state_of(number);
        let on = days_before(today, u16::try_from(number % 40)?).to_string();
        // One doctor has sixty; one expert has all that was given.
        let author = if number < 60 { own.clone() } else { number.to_be_bytes().repeat(8) };
        let expert = (state != "sent" && state != "withdrawn").then(|| person(&hats.expert));
        tx.prepare_cached(
            "INSERT INTO near_miss VALUES (?1, ?2, ?3, ?4, NULL, '1', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)",
        )?
        .execute(params![
            org.0,
            id,
            format!("{id:016x}"),
            author,
            data_key,
            sealed,
            who,
            id.to_be_bytes().repeat(4),
            state,
            expert,
            on
        ])?;
        let deeds: &[&str] = match state {
            "sent" => &[],
            "assigned" => &["assigned"],
            "under_analysis" => &["assigned", "opened"],
            "withdrawn" => &["withdrawn"],
            "rejected" => &["assigned", "opened", "rejected"],
            _ => &["assigned", "opened", "cleared", "accepted"],
        };
        for (before, deed) in (2..).zip(deeds) {
            let reason = (*deed == "rejected").then_some("mere_complication");
            tx.prepare_cached("INSERT INTO near_miss_deed VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, ?7)")?
                .execute(params![org.0, id, before, deed, person(&hats.expert), reason, on])?;
        }
        tx.prepare_cached("INSERT INTO near_miss_duration VALUES (?1, ?2, ?3)")?.execute((org.0, id, number % 600))?;
    }
    tx.commit()?;
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;")?;
    Ok(())
}

fn state_of(number: u32) -> &'static str {
    let mut left = number.wrapping_mul(2_654_435_761) >> 8;
    left %= 100;
    for (state, share) in STATES {
        if left < share {
            return state;
        }
        left -= share;
    }
    "accepted"
}

/// The same page from its rows alone: one statement, heads opened, nobody asked.
fn bare(app: &App, org: OrgId) -> anyhow::Result<Lines> {
    let handle = app.clone();
    Ok(app.store.read(move |tx| {
        let key = handle.key(tx, org)?;
        let rows = store::near_miss::page_of_state(tx, org, "assigned", None, 50)?;
        let lines = rows.into_iter().map(|row| {
            let head = open_head(&key, org, &row)?;
            let expert = row.expert.ok_or(app::Error::NotFound("expert"))?;
            Ok(Line {
                reference: row.reference,
                specialty: head.specialty,
                actual: head.actual.as_deref().and_then(Severity::parse),
                potential: head.potential.as_deref().and_then(Severity::parse),
                state: State::Assigned { expert },
                sent_on: row.sent_on,
                clock: Clock { waits_on: WaitsOn::Expert, since: row.moved_on, due: Date::MAX, overdue: false },
                expert: Some("Expert".to_owned()),
                another_asked: false,
            })
        });
        Ok::<_, app::Error>(Lines { lines: lines.collect::<app::Result<_>>()?, next: None, counts: Vec::new() })
    })?)
}
