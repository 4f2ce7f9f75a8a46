//! Submitting a complete evaluation over HTTP, durable and journalled, against a bare loop that commits the same rows.

use anyhow::Context as _;
use app::cohort::Pinned;
use app::ports::stop_watch;
use domain::answers::{Answer, Answers, Asked};
use domain::calendar::days_before;
use domain::goal::GoalId;
use domain::question::{Feeds, Item, ItemType};
use jiff::Span;
use rusqlite::Connection as Sqlite;

use crate::clients::{self, CLIENTS, Post, Posts, RUNS};
use crate::print::line;
use crate::server::Server;
use crate::world;

const EACH: usize = 2_000;

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let data = folder.path().join("data");
    // So that the first evaluation opened ten days ago, by the clock that the server reads, too.
    let start = days_before(world::today()?.checked_sub(Span::new().months(3))?, 10);
    let (app, pinned) = world::installation(&data, start)?;
    let people = CLIENTS.len() * RUNS * EACH;
    line(&format!("{people} people sign in; each submits once"));
    let tokens = world::participants(&app, &pinned, u32::try_from(people)?)?;
    app.store.close();
    let form = form(&pinned)?;
    let path = format!("/{}/{}/{}/evaluations/b1/submission", world::ORG, world::PROGRAMME, world::COHORT);
    let posts = tokens.into_iter().map(|token| Post { path: path.clone(), token, form: form.clone() }).collect();
    let server = Server::start("serve", &data)?;
    clients::run(&server, &Posts { all: posts, expected: 303 }, "evaluation", || bare(&data, &form))?;
    line(
        "aims: at 32 clients at least 1.0 × bare and at most 0.7 CPU ms; each step at least 0.85 × the best before; no errors",
    );
    Ok(())
}

/// A complete questionnaire, as the form that a browser would send.
fn form(pinned: &Pinned) -> anyhow::Result<String> {
    let programme = &pinned.programme;
    let sequence = programme.sequences.first().context("no sequence")?;
    let goals: Vec<GoalId> = programme
        .offered(&sequence.id)
        .take(usize::from(programme.choice.per_set))
        .map(|goal| goal.id.clone())
        .collect();
    let evaluation = programme.evaluation("b1").context("no first evaluation")?;
    let instrument = programme.instrument(&evaluation.instrument).context("no instrument")?;
    let asked = Asked { programme, instrument, goals: &goals, today: world::today()? };
    let mut answers = Answers::new();
    for (key, item) in asked.keys() {
        if asked.is_asked(&key, &answers)
            && let Some(answer) = plausible(pinned, item)
        {
            answers.insert(key, answer);
        }
    }
    anyhow::ensure!(
        asked.faults(&answers).is_empty(),
        "the benchmark's answers have faults: {:?}",
        asked.faults(&answers)
    );
    let mut fields = vec!["base=0".to_owned()];
    for (key, answer) in &answers {
        let name = documents::answers::key_text(key).replace('/', "%2F");
        match answer {
            Answer::Code(code) => fields.push(format!("{name}={code}")),
            Answer::Codes(codes) => fields.extend(codes.iter().map(|code| format!("{name}={code}"))),
            Answer::Number(number) => fields.push(format!("{name}={number}")),
            Answer::Words(words) => fields.push(format!("{name}={}", words.replace(' ', "+"))),
            other => anyhow::bail!("the benchmark does not send {other:?}"),
        }
    }
    Ok(fields.join("&"))
}

fn plausible(pinned: &Pinned, item: &Item) -> Option<Answer> {
    let programme = &pinned.programme;
    let code = |list: &str, place: usize| Some(programme.list(list)?.codes.get(place)?.code.clone());
    match &item.kind {
        // « Partly » asks for obstacles and options: the longest way through the questionnaire.
        ItemType::Single { list, .. } if item.feeds == Some(Feeds::Status) => code(list, 2).map(Answer::Code),
        ItemType::Single { list, .. } | ItemType::Scale { list } => code(list, 0).map(Answer::Code),
        ItemType::Multi { list } => Some(Answer::Codes([code(list, 0)?, code(list, 2)?].into())),
        ItemType::Integer { .. } if item.feeds == Some(Feeds::Implemented) => Some(Answer::Number(5)),
        ItemType::Integer { .. } => Some(Answer::Number(12)),
        ItemType::Words { .. } => {
            Some(Answer::Words("I put a note beside the screen and asked at the counter".to_owned()))
        }
        _ => None,
    }
}

/// Rows a second that one connection of the same library commits, one evaluation a time, into tables of the same schema.
fn bare(data: &std::path::Path, form: &str) -> anyhow::Result<f64> {
    const TIMES: u32 = 2_000;
    let real = Sqlite::open(data.join("presque.sqlite"))?;
    let mut schemas = real.prepare(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'
         AND tbl_name IN ('response', 'outcome', 'journal', 'outbox', 'draft')",
    )?;
    let schema = schemas.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?.join(";");
    let file = tempfile::tempdir_in(".")?;
    let mut bare = Sqlite::open(file.path().join("bare.sqlite"))?;
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    bare.execute_batch(&schema)?;
    // The sealed answers are about as long as the form, with a nonce and a tag.
    let answers = vec![7_u8; form.len() + 40];
    let begun = stop_watch();
    for n in 0..i64::from(TIMES) {
        let enrolment = n.wrapping_mul(0x0005_DEEC_E66D).wrapping_add(11) & i64::MAX;
        let tx = bare.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.prepare_cached("INSERT INTO response VALUES (1, 2, ?1, 'b1', 1, 'short', '1', 'fr', ?2, ?3)")?
            .execute((enrolment, n, &answers))?;
        for goal in [1, 4, 7] {
            tx.prepare_cached("INSERT INTO outcome VALUES (1, 2, ?1, ?2, 1, 1, 2, 12, 5, 5, 0, 0, 90)")?
                .execute((enrolment, goal))?;
        }
        tx.prepare_cached(
            "DELETE FROM draft WHERE org_id = 1 AND cohort_id = 2 AND enrolment_id = ?1 AND evaluation = 'b1'",
        )?
        .execute([enrolment])?;
        tx.prepare_cached(
            "INSERT INTO journal (org_id, entry_id, at_ms, actor, hat, act, object, why)
             VALUES (1, ?1, ?2, 'abcdefghijklmnopqrstuvwx', 'participant', 'evaluation.submit', 'enrolment/abcdefghijklmnopqrstuvwx/b1', '')",
        )?
        .execute((enrolment, n))?;
        tx.prepare_cached(
            "INSERT INTO outbox (org_id, id, kind, about, run_at_ms, attempts, dedupe_key)
             VALUES (1, ?1, 'mail', '{\"mail\":\"report\",\"cohort\":1234567890123456789,\"enrolment\":1234567890123456789,\"evaluation\":\"b1\"}', ?2, 0, ?3)",
        )?
        .execute((enrolment, n, format!("report/{enrolment}/b1/1")))?;
        tx.commit()?;
    }
    Ok(f64::from(TIMES) / begun.elapsed().as_secs_f64())
}
