//! Writing a story from a cleared near miss, and what readers say of it before anybody else reads it.

use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::Value;
use domain::near_miss::consent::{Use, consent};
use domain::near_miss::course::State;
use domain::story::Reading;
use domain::text::Text;
use store::story as rows;

use super::{
    Draft, KeptDraft, KeptWords, LONGEST_WHY, Origin, Tale, Words, check_themes, place, source, teller, wordings,
};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::near_miss::File;
use crate::near_miss::telling;

/// What a story begins with: the cleared words of a near miss, in the language in which it was written.
///
/// The near miss is opened for this, which is a reading that its author sees.
///
/// # Errors
/// Refused; not found for whoever did not analyse it; conflict unless it is accepted and its author agrees to a story.
pub fn prefill(app: &App, actor: &Actor, org: OrgId, near_miss: &str) -> Result<Draft> {
    teller(actor, org)?;
    let (app, actor, near_miss) = (app.clone(), actor.clone(), near_miss.to_owned());
    app.store.clone().write(move |tx| {
        let file = tellable(&app, tx, &actor, org, &near_miss)?;
        let (content, language) = telling::cleared(&app, tx, &actor, &file)?;
        let told = match content.get("narrative") {
            Some(Value::Words(words)) => Text::new([(language, words.clone())]),
            _ => Text::default(),
        };
        let themes = crate::theme::of_near_miss(tx, &file)?;
        Ok(Draft { words: Words { told, ..Words::default() }, themes, ..Draft::default() })
    })
}

/// A near miss that the actor analysed, accepted, and whose author agrees to a story that nobody has begun.
fn tellable(app: &App, tx: &mut store::Tx<'_>, actor: &Actor, org: OrgId, reference: &str) -> Result<File> {
    let file = telling::of_expert(app, tx, actor, org, reference)?;
    let said = store::near_miss::said(tx, org, file.row.id)?;
    if !matches!(file.standing.state, State::Accepted { .. }) || !consent(&said, Use::Story).permits() {
        return Err(conflict("", "fault-story-no-consent"));
    }
    if !rows::of_source(tx, org, &source(&file.body, file.row.id)?)?.is_empty() {
        return Err(conflict("", "fault-story-begun"));
    }
    Ok(file)
}

/// Begins a story with its first revision; its name in addresses.
///
/// # Errors
/// As [`prefill`]; invalid for words that are absent, too long, or lead to somebody, and for themes that are not open.
pub fn begin(app: &App, actor: &Actor, org: OrgId, near_miss: &str, draft: &Draft) -> Result<String> {
    let person = teller(actor, org)?;
    let faults = draft.faults(false);
    let (app, actor, near_miss, draft) = (app.clone(), actor.clone(), near_miss.to_owned(), draft.clone());
    app.store.clone().write(move |tx| {
        let file = tellable(&app, tx, &actor, org, &near_miss)?;
        refuse([faults.clone(), check_themes(tx, &draft.themes)?].concat())?;
        let mut row = rows::Story {
            org,
            id: app.chance.id(),
            reference: app.chance.reference(),
            source: source(&file.body, file.row.id)?,
            origin: Vec::new(),
        };
        let origin = Origin { near_miss: file.row.id, writer: person.0 };
        let plain = serde_json::to_vec(&origin).map_err(broken)?;
        row.origin = file.key().seal(&app.chance, &place(&row, "origin"), &plain)?;
        rows::add(tx, &row)?;
        let tale = Tale::of(&app, tx, file.body, row)?;
        add(&app, tx, &tale, &draft)?;
        tale.note(&app, tx, &actor, "story.write")?;
        Ok(tale.row.reference)
    })
}

/// Writes another revision, which is read anew; `seen` is the number of the one that was on the page.
///
/// # Errors
/// Refused; not found for whoever does not write it; conflict when it can no longer be written, or was written in the
/// meantime; invalid as [`begin`], and for a correction that does not say what it corrects.
pub fn write(app: &App, actor: &Actor, org: OrgId, reference: &str, draft: &Draft, seen: u32) -> Result<()> {
    let person = teller(actor, org)?;
    let (app, actor, reference, draft) = (app.clone(), actor.clone(), reference.to_owned(), draft.clone());
    app.store.clone().write(move |tx| {
        let tale = Tale::load(&app, tx, org, &reference)?;
        if !tale.is_writer(person) {
            return Err(Error::NotFound("story"));
        }
        if !tale.standing.can_be_written() {
            return Err(conflict("", "fault-story-not-now"));
        }
        if tale.number() != seen {
            return Err(conflict("", "fault-story-changed"));
        }
        refuse([draft.faults(!tale.versions.is_empty()), check_themes(tx, &draft.themes)?].concat())?;
        add(&app, tx, &tale, &draft)?;
        tale.note(&app, tx, &actor, "story.write")
    })
}

fn refuse(faults: Vec<Fault>) -> Result<()> {
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn add(app: &App, tx: &mut store::Tx<'_>, tale: &Tale, draft: &Draft) -> Result<()> {
    let kept = KeptDraft {
        words: KeptWords::of(&draft.words),
        themes: draft.themes.clone(),
        why: wordings(&draft.why),
        justified: draft.justified.clone(),
    };
    let number = tale.number() + 1;
    let plain = serde_json::to_vec(&kept).map_err(broken)?;
    let words = tale.body.key.seal(&app.chance, &place(&tale.row, &format!("revision/{number}")), &plain)?;
    let revision = rows::Revision { number, words, on: tale.today };
    if rows::add_revision(tx, tale.body.org, tale.row.id, &revision)? {
        Ok(())
    } else {
        Err(conflict("", "fault-story-changed"))
    }
}

/// What a reader, who is not the writer, says of a revision: whether it may be published as it stands, and why not.
///
/// # Errors
/// Refused; not found for whoever may not know of it; conflict for its writer, for other words than those on the page, or
/// when nothing waits for readers; invalid for a disagreement without words, or too many of them.
pub fn say(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    revision: u32,
    (agrees, words): (bool, &str),
) -> Result<()> {
    let person = teller(actor, org)?;
    let words = words.trim().to_owned();
    if words.is_empty() && !agrees {
        return Err(Fault::new("words", "fault-story-why").into());
    }
    if words.chars().count() > LONGEST_WHY {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST_WHY).into());
    }
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let tale = Tale::load(&app, tx, org, &reference)?;
        if !tale.is_open_to(tx, person)? {
            return Err(Error::NotFound("story"));
        }
        if tale.is_writer(person) {
            return Err(conflict("", "fault-story-own"));
        }
        if tale.number() != revision {
            return Err(conflict("", "fault-story-changed"));
        }
        if !tale.standing.can_be_read() {
            return Err(conflict("", "fault-story-not-now"));
        }
        let sealed =
            tale.body.key.seal(&app.chance, &place(&tale.row, &format!("reading/{revision}")), words.as_bytes())?;
        let reading = Reading { revision, agrees, on: tale.today };
        let said = rows::Said { reader: tale.reader(person)?, reading, words: sealed };
        rows::save_reading(tx, org, tale.row.id, &said)?;
        tale.note(&app, tx, &actor, if agrees { "story.agree" } else { "story.disagree" })
    })
}

/// Throws a story away that was never published.
///
/// # Errors
/// Refused; not found for whoever does not write it; conflict once it is published.
pub fn discard(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    let person = teller(actor, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let tale = Tale::load(&app, tx, org, &reference)?;
        if !tale.is_writer(person) {
            return Err(Error::NotFound("story"));
        }
        if !tale.versions.is_empty() {
            return Err(conflict("", "fault-story-published"));
        }
        rows::remove(tx, org, tale.row.id)?;
        tale.note(&app, tx, &actor, "story.discard")
    })
}
