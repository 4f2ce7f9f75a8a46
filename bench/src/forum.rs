//! A page of fifty posts in a goal with 100,000, against a bare keyset page of plain rows in the same template.

use app::App;
use app::cohort::Pinned;
use app::forum::{NewPost, NewThread, PostView, ThreadPage};
use app::screen::Confirmed;
use documents::language::Languages;
use domain::authority::{Actor, Role};
use domain::forum::{PAGE, Standing, Topic, Voice, name};
use domain::goal::GoalId;
use domain::ids::PersonId;
use domain::text::Language;
use jiff::tz::TimeZone;
use store::forum::{Post, Room};
use store::vals;
use web::page::Page;

use crate::print::{line, median, percentile};
use crate::watch;
use crate::world;

const THREADS: u32 = 20;
const POSTS: u32 = 5_000;
const VOICES: u32 = 40;
const TIMES: u32 = 400;
const RUNS: usize = 3;

const WORDS: &str = "Je l'ai mise au milieu de trois autres questions : allergies, autres médicaments, grossesse \
                     possible. Plus personne ne s'en étonne, et cela ne prend pas plus de temps qu'avant.\n\nEssayé \
                     cette semaine avec huit patientes : trois avaient de quoi chez elles et ne le comptaient pas.";

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let data = folder.path().join("data");
    let (app, pinned) = world::installation(&data, world::today()?)?;
    let tokens = world::participants(&app, &pinned, VOICES)?;
    let mut people = Vec::new();
    for token in &tokens {
        let person = app::session::who(&app, token)?.map(|signed_in| signed_in.person);
        people.push(person.ok_or_else(|| anyhow::anyhow!("a participant is signed in"))?);
    }
    let wearing =
        |person: &PersonId| Actor::Wearing { person: *person, org: pinned.cohort.org, role: Role::Participant };
    let Some(reader) = people.first().map(wearing) else { anyhow::bail!("there is a reader") };
    let (seconds, references) = watch::seconds(|| fill(&app, &pinned, &reader))?;
    line(&format!("{} posts in {THREADS} threads of one goal, written in {seconds:.1} s", THREADS * POSTS));
    let (frame, goal) = (frame()?, first_goal(&pinned)?);
    let (mut pages, mut bares) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        pages.push(p50(|turn| {
            let (reference, after) = place(&references, turn);
            let thread = app::forum::thread(&app, &reader, &pinned, reference, after)?;
            render(&frame, &pinned, &thread)
        })?);
        bares.push(p50(|turn| {
            let (reference, after) = place(&references, turn);
            let thread = bare(&app, &goal, turn % THREADS, reference, after)?;
            render(&frame, &pinned, &thread)
        })?);
    }
    let (page, bare) = (median(&mut pages), median(&mut bares));
    line(&format!("page of {PAGE} posts: p50 {:.2} ms; bare keyset page: p50 {:.2} ms", page * 1e3, bare * 1e3));
    line(&format!("page / bare = {:.2}", page / bare));
    line("aim: at most 4 × the bare page");
    app.store.close();
    Ok(())
}

/// The thread and the post after which a page begins, spread over all of them.
fn place(references: &[String], turn: u32) -> (&str, u32) {
    let reference = references.get((turn % THREADS) as usize).map_or("", String::as_str);
    (reference, (turn * 7919) % (POSTS / PAGE) * PAGE)
}

fn p50(mut once: impl FnMut(u32) -> anyhow::Result<usize>) -> anyhow::Result<f64> {
    let mut all = Vec::new();
    for turn in 0..TIMES {
        let (seconds, bytes) = watch::seconds(|| once(turn))?;
        anyhow::ensure!(bytes > 10_000, "fifty posts are more than {bytes} bytes");
        all.push(seconds);
    }
    all.sort_by(f64::total_cmp);
    Ok(percentile(&all, 50))
}

/// The same template for both, so that what is compared is the reading.
fn render(page: &Page, pinned: &Pinned, thread: &ThreadPage) -> anyhow::Result<usize> {
    let html = web::forum::render_thread(page.clone(), pinned, [world::ORG, world::PROGRAMME, world::COHORT], thread);
    Ok(html.map_err(|_| anyhow::anyhow!("the template renders"))?.len())
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

/// Begins the threads through the use case, then lays posts in as it would, and their plain words beside them.
fn fill(app: &App, pinned: &Pinned, reader: &Actor) -> anyhow::Result<Vec<String>> {
    let goal = first_goal(pinned)?;
    app.store.write(|tx| {
        tx.execute(
            "CREATE TABLE bare_post (thread BIGINT NOT NULL, post BIGINT NOT NULL, voice BIGINT NOT NULL,
                 words TEXT NOT NULL, on_date TEXT NOT NULL, PRIMARY KEY (thread, post))",
            &[],
        )
    })?;
    let mut references = Vec::new();
    for number in 0..THREADS {
        let post = NewPost { words: WORDS.to_owned(), language: Language::french(), confirmed: Confirmed::none() };
        let new = NewThread { title: format!("Discussion {number}"), post };
        let reference = app::forum::begin(app, reader, pinned, &goal, &new)?;
        let (handle, room, named) = (app.clone(), room(pinned), reference.clone());
        app.store.write(move |tx| lay(&handle, tx, room, &named, number))?;
        references.push(reference);
    }
    Ok(references)
}

fn room(pinned: &Pinned) -> Room {
    Room { org: pinned.cohort.org, cohort: pinned.cohort.id }
}

fn first_goal(pinned: &Pinned) -> anyhow::Result<String> {
    let sequence = pinned.programme.sequences.first().ok_or_else(|| anyhow::anyhow!("a sequence"))?;
    let mut offered = pinned.programme.offered(&sequence.id);
    Ok(offered.next().ok_or_else(|| anyhow::anyhow!("a goal"))?.id.0.clone())
}

fn lay(app: &App, tx: &mut store::Tx<'_>, room: Room, reference: &str, number: u32) -> app::Result<()> {
    let thread = store::forum::find_thread(tx, room, reference)?.ok_or(app::Error::NotFound("thread"))?;
    let key = app.key(tx, room.org)?;
    for post in 1..=POSTS {
        let voice = post % VOICES + 1;
        if post > 1 {
            let place = format!("forum/{}/{}/{}/post/{post}", room.org, room.cohort, thread.id);
            let words = key.seal(&app.chance, &place, WORDS.as_bytes())?;
            let row = Post { number: post, voice, language: "fr".to_owned(), words, on: thread.begun_on };
            store::forum::add_post(tx, room, thread.id, &row, i64::from(number * POSTS + post))?;
        }
        tx.execute(
            "INSERT INTO bare_post (thread, post, voice, words, on_date) VALUES ($1, $2, $3, $4, $5)",
            vals![number, post, voice, WORDS, thread.begun_on],
        )?;
    }
    Ok(())
}

/// The same page from plain rows: one statement, nothing opened, nobody asked.
fn bare(app: &App, goal: &str, thread: u32, reference: &str, after: u32) -> anyhow::Result<ThreadPage> {
    let posts = app.store.read(move |tx| {
        tx.query(
            "SELECT post, voice, words, on_date FROM bare_post WHERE thread = $1 AND post > $2 ORDER BY post LIMIT $3",
            vals![thread, after, PAGE],
            |row| {
                let (number, voice) = (row.int(0)?, row.int(1)?);
                let voice = u32::try_from(voice).unwrap_or_default();
                Ok(PostView {
                    number: u32::try_from(number).unwrap_or_default(),
                    voice: Voice::of(voice),
                    name: Some(name(u64::from(thread), voice)),
                    on: row.date(3)?,
                    language: "fr".to_owned(),
                    standing: Standing::Visible,
                    words: Some(row.text(2)?),
                })
            },
        )
    })?;
    Ok(ThreadPage {
        reference: reference.to_owned(),
        topic: Topic::Goal(GoalId(goal.to_owned())),
        title: Some("Discussion".to_owned()),
        all: POSTS,
        after,
        posts,
        writes: true,
        is_closed: false,
    })
}
