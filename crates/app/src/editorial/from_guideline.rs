//! A guideline becomes a goal: the two programmes join here. What the guideline says is laid into a new goal of an edition,
//! with its provenance; from there it is written, checked by a second person and published as any other goal.

use documents::goal_file::{GoalFields, drawn};
use documents::guideline::Issued;
use domain::authority::{Actor, Right};
use domain::guideline::lines;
use domain::ids::OrgId;
use domain::text::{Language, Text};

use crate::App;
use crate::error::{Error, Result, broken};

/// A published guideline that a goal can be drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name in addresses.
    pub reference: String,
    /// The version that holds.
    pub version: u32,
    /// What it is called.
    pub title: Text,
}

/// A programme whose next version can take a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taker {
    /// Its short name.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Whether its next version was begun.
    pub is_open: bool,
}

/// The programmes of an organisation that a goal can be made for, as whoever edits them sees them: nobody else sees any.
///
/// # Errors
/// Broken when the store fails.
pub fn takers(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Taker>> {
    if actor.may(Right::EditGoals, org).is_err() {
        return Ok(Vec::new());
    }
    let desks = super::desks(app, actor, org)?.into_iter();
    let taker = |desk: super::Desk| Taker {
        id: desk.newest.id.clone(),
        name: desk.newest.name.clone(),
        is_open: desk.edition.is_some(),
    };
    Ok(desks.map(taker).collect())
}

/// The guidelines that goals can be drawn from, the newest first.
///
/// # Errors
/// Refused to all but editors; broken when the store fails.
pub fn offered(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Offered>> {
    actor.may(Right::EditGoals, org)?;
    app.store.read(|tx| {
        let offered = |published: store::guideline::Published| {
            let title = crate::theme::title(&published.content)?;
            Ok(Offered { title, reference: published.reference, version: published.version })
        };
        crate::theme::all_published(tx)?.into_iter().map(offered).collect()
    })
}

/// Adds a goal drawn from a guideline to the open edition of a programme.
///
/// # Errors
/// Refused to all but editors; not found for a guideline that does not hold; invalid for a name that cannot be; conflict
/// when no edition is open, or the name is taken.
pub fn draw(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &str,
    (goal, sequence): (&str, &str),
    guideline: &str,
) -> Result<()> {
    actor.may(Right::EditGoals, org)?;
    let asked = guideline.to_owned();
    let found = app.store.read(move |tx| {
        let found = store::guideline::published_version(tx, &asked, None)?;
        found.filter(|it| it.state != "withdrawn").ok_or(Error::NotFound("guideline"))
    })?;
    let issued = documents::guideline::read(&found.content).map_err(broken)?;
    let fields = GoalFields {
        sequence: sequence.to_owned(),
        guideline: drawn(&found.reference, found.version),
        ..fields(&issued, found.on.year())
    };
    super::drafting::add_with(app, actor, org, programme, (goal, &fields), "goal.draw")
}

/// What of a guideline a goal begins with: its first measure is what is done, the others how; the situation and the
/// messages are why. Patients, evidence, professions and the plan are the editor's to say.
fn fields(issued: &Issued, year: i16) -> GoalFields {
    let mut fields = GoalFields::default();
    let wording = &issued.wording;
    for language in [Language::french(), Language::english()] {
        let say = |text: &Text| text.get(&language).unwrap_or_default().to_owned();
        let measures = say(&wording.measures);
        let mut measures = lines(&measures);
        let action = measures.next().unwrap_or_default().to_owned();
        let means: Vec<&str> = measures.collect();
        let why = [say(&wording.situation), say(&wording.messages)].join("\n\n");
        let all = [("title", say(&wording.title)), ("action", action), ("means", means.join("\n")), ("argument", why)];
        for (name, words) in all {
            fields.texts.insert(format!("{name}.{}", language.tag()), words.trim().to_owned());
        }
    }
    // A bar parts the fields of a source.
    let plain = |text: &Text| text.say(&Language::french()).replace('|', "/");
    let makers: Vec<String> = issued.bodies.iter().map(plain).collect();
    let place = format!("/guidelines/{}, v{}", issued.reference, issued.version);
    fields.sources = format!("{} | {} | {year} | {place}", plain(&wording.title), makers.join(", "));
    fields.theme = issued.scope.themes.first().cloned().unwrap_or_default();
    fields
}
