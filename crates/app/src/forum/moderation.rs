//! Moderation: hiding a post, showing it again, replacing its words; each with a reason, which its author reads.

use domain::authority::{Actor, Right};
use domain::forum::{self, Deed, MOST_REASON, MOST_WORDS, Standing, Topic, Voice};
use domain::text::Language;

use super::opening::{self, Asked};
use super::own::{Note, notes};
use super::reading::{name_of, standing_of, title};
use super::writing::judge_title;
use super::{find_thread, open_words, place, place_of_deed, place_of_post, room_of, tell_author, today};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::forum::PostView;
use crate::journal::{self, Act};
use crate::screen::{self, Confirmed};

/// What a moderator does to a post.
#[derive(Debug, Clone)]
pub struct Moderation {
    /// What.
    pub deed: Deed,
    /// Why, for the author.
    pub reason: String,
    /// The words that stand there from now on, when they are replaced.
    pub words: String,
    /// The title from now on, when the first post's words are replaced.
    pub title: String,
    /// The language of the page on which they were typed.
    pub language: Language,
    /// What the moderator confirmed as naming neither a patient nor a person in the new words.
    pub confirmed: Confirmed,
}

/// A post as a moderator looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its thread's name in addresses.
    pub reference: String,
    /// What the forum is about.
    pub topic: Topic,
    /// The title of the thread; none once taken back.
    pub title: Option<String>,
    /// The post, with its words even if they are hidden.
    pub post: PostView,
    /// What was done to it, with the reasons.
    pub notes: Vec<Note>,
    /// Requests to open its voice.
    pub openings: Vec<Asked>,
    /// Whether a request may be made now: a colleague wrote it, the secret is still there, and none waits.
    pub may_ask: bool,
}

/// A post, as a moderator looks at it.
///
/// # Errors
/// Refused; not found.
pub fn subject(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, number: u32) -> Result<Subject> {
    actor.may(Right::ModerateForum, pinned.cohort.org)?;
    let (app, actor, pinned, reference) = (app.clone(), actor.clone(), pinned.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let thread = find_thread(tx, room, &reference)?;
        let row = store::forum::find_post(tx, room, thread.id, number)?.ok_or(Error::NotFound("post"))?;
        let standing = standing_of(tx, room, thread.id, number)?;
        let sealed = (standing != Standing::TakenBack).then_some(&row.words);
        let words = sealed.map(|it| open_words(&key, &place_of_post(room, thread.id, number), it)).transpose()?;
        let voice = Voice::of(row.voice);
        let name = name_of(&thread, voice);
        let openings = opening::of_voice(&app, tx, &actor, &pinned, &key, &thread, row.voice)?;
        let waits = openings.iter().any(|asked| matches!(asked.standing, forum::Opening::Asked));
        let first = standing_of(tx, room, thread.id, 1)?;
        Ok(Subject {
            reference,
            topic: Topic::parse(&pinned.programme, &thread.forum).ok_or(Error::NotFound("forum"))?,
            title: title(&key, room, &thread, first, true)?,
            notes: notes(tx, &key, room, &thread, number)?,
            may_ask: voice != Voice::Team && thread.secret.is_some() && !waits,
            post: PostView { number, voice, name, on: row.on, language: row.language, standing, words },
            openings,
        })
    })
}

/// Hides a post, shows it again, or replaces its words; the author is told, with the reason.
///
/// Replaced words are kept nowhere: they may have named a patient.
///
/// # Errors
/// Refused; not found; invalid without a reason or, to replace them, without words; conflict for what makes no sense for
/// the post as it stands.
pub fn moderate(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    reference: &str,
    number: u32,
    moderation: &Moderation,
) -> Result<()> {
    actor.may(Right::ModerateForum, pinned.cohort.org)?;
    let faults = judge(moderation, number == 1);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (reference, moderation) = (reference.to_owned(), moderation.clone());
    app.store.clone().write(move |tx| {
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let thread = find_thread(tx, room, &reference)?;
        let row = store::forum::find_post(tx, room, thread.id, number)?.ok_or(Error::NotFound("post"))?;
        if !forum::allows(standing_of(tx, room, thread.id, number)?, moderation.deed) {
            return Err(conflict("", "fault-forum-moderated"));
        }
        let before = store::forum::deeds(tx, room, thread.id, number, number)?.len();
        if moderation.deed == Deed::Redacted {
            questioned(&moderation, number == 1)?;
            let words = moderation.words.trim().replace("\r\n", "\n");
            let sealed = key.seal(&app.chance, &place_of_post(room, thread.id, number), words.as_bytes())?;
            store::forum::replace_words(tx, room, thread.id, number, &sealed)?;
            if number == 1 {
                let title = moderation.title.trim();
                let sealed = key.seal(&app.chance, &place(room, thread.id, "title"), title.as_bytes())?;
                store::forum::replace_title(tx, room, thread.id, &sealed)?;
            }
        }
        let at = place_of_deed(room, thread.id, number, before + 1);
        let deed = store::forum::Deed {
            post: number,
            deed: moderation.deed.code().to_owned(),
            reason: key.seal(&app.chance, &at, moderation.reason.trim().as_bytes())?,
            on: today(&app, &pinned),
        };
        store::forum::add_deed(tx, room, thread.id, u32::try_from(before + 1).unwrap_or(u32::MAX), &deed)?;
        let now = app.now();
        let object = format!("thread/{reference}/{number}");
        journal::write(&app, tx, &actor, &Act { org: room.org, act: act_of(moderation.deed), object, why: "" }, now)?;
        match Voice::of(row.voice) {
            Voice::Team => Ok(()),
            Voice::Colleague(voice) => tell_author(&app, tx, &pinned, &thread, voice, now),
        }
    })
}

/// The new words pass the screen like any other: what was to be removed is easily left.
fn questioned(moderation: &Moderation, is_first: bool) -> Result<()> {
    let title = is_first.then_some(("title", moderation.title.as_str()));
    let texts = title.into_iter().chain([("words", moderation.words.as_str())]);
    screen::check(texts, &moderation.language, &moderation.confirmed).map(drop).map_err(Error::Invalid)
}

fn act_of(deed: Deed) -> &'static str {
    match deed {
        Deed::Hidden => "forum.hide",
        Deed::Shown => "forum.show",
        Deed::Redacted => "forum.redact",
        Deed::TakenBack => "forum.take_back",
    }
}

fn judge(moderation: &Moderation, is_first: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    if moderation.deed == Deed::TakenBack {
        faults.push(Fault::new("deed", "fault-forum-deed"));
    }
    if moderation.deed == Deed::Redacted {
        if is_first {
            faults.extend(judge_title(&moderation.title));
        }
        match moderation.words.trim().chars().count() {
            0 => faults.push(Fault::new("words", "fault-forum-words")),
            length if length > MOST_WORDS => {
                faults.push(Fault::new("words", "fault-too-long").with("max", MOST_WORDS));
            }
            _ => {}
        }
    }
    faults.extend(judge_reason("reason", &moderation.reason));
    faults
}

/// A reason is given, and short.
pub(super) fn judge_reason(field: &'static str, reason: &str) -> Option<Fault> {
    match reason.trim().chars().count() {
        0 => Some(Fault::new(field, "fault-forum-reason")),
        length if length > MOST_REASON => Some(Fault::new(field, "fault-too-long").with("max", MOST_REASON)),
        _ => None,
    }
}
