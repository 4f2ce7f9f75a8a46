//! Publication, and what everybody reads: versions in force, and those that were.

use documents::guideline::{Grade, Issued, Making, Resting};
use domain::authority::{Actor, Right};
use domain::guideline::course::{Deed, Peer};
use domain::guideline::evidence::disclosed;
use domain::guideline::{Kind, Scope};
use domain::ids::OrgId;
use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::guideline::{self as rows, Published, Topic};

pub use documents::guideline::{Standing as Status, Withdrawn};
pub use store::guideline::Asked;

use super::grading::Kept;
use super::said::Words;
use super::{Doing, File, act};
use crate::App;
use crate::error::{Error, Result, broken};
use crate::organisation::from_json;

/// Lines of one page.
const LINES: u32 = 50;

/// Publishes a version that everybody agreed to, until a day on which it must be looked at again.
///
/// # Errors
/// Refused; not found; conflict before everybody agreed (a34); invalid for a day that has passed or is more than two years
/// away.
pub fn publish(app: &App, actor: &Actor, org: OrgId, reference: &str, review_by: Date) -> Result<()> {
    act(app, (actor, org, Right::ApproveGuidelines), reference, move |_, _, _| {
        Ok(Doing::plain(Deed::Published { review_by }))
    })
}

/// Keeps what was just published, for everybody.
pub(super) fn issue(tx: &mut Tx<'_>, file: &File) -> Result<()> {
    let issue = file.standing.issues.last().ok_or_else(|| broken("a publication without a version"))?;
    let work = &issue.work;
    let frozen = file.last("frozen").ok_or_else(|| broken("a publication without evidence"))?;
    let counts = rows::count_evidence(tx, file.row.org, file.row.id, frozen.number)?;
    let count = |kind: &str| counts.iter().find(|(of, _)| of == kind).map_or(0, |(_, count)| *count);
    let few = |kind: &str| u32::try_from(count(kind)).map_err(broken);
    let mut bodies = Vec::new();
    for agreed in &work.approvals {
        bodies.push(crate::organisation::load(tx, agreed.hand.org)?.name);
    }
    let peers = |wanted: fn(&Peer) -> bool| {
        u32::try_from(work.peers.values().filter(|peer| wanted(peer)).count()).map_err(broken)
    };
    let graded = file.last("graded").and_then(|deed| deed.extra.clone());
    let grid = graded.map(|extra| serde_json::from_str::<Kept>(&extra).map(|kept| kept.grid)).transpose();
    let graders = u32::try_from(work.grades.len()).map_err(broken)?;
    let grid = grid.map_err(broken)?;
    let grade = (file.row.kind == Kind::TypeTwo).then(|| work.grade().zip(grid)).flatten();
    let issued = Issued {
        reference: file.row.reference.clone(),
        version: work.version,
        kind: file.row.kind,
        published_on: issue.on,
        bodies,
        scope: file.scope()?.unwrap_or_default(),
        wording: file.wording()?.unwrap_or_default(),
        making: Making {
            opinions: peers(|peer| matches!(peer, Peer::Reviewed { .. }))?,
            stood_aside: peers(|peer| *peer == Peer::Conflicted)?,
            remarks: work.remarks,
            grade: grade.map(|(percent, grid)| Grade { percent, graders, grid }),
            authority_on: work.opinion.or(work.authority).map(|agreed| agreed.on),
            approved_on: work.approvals.last().map(|agreed| agreed.on),
        },
        evidence: Resting {
            frozen_on: frozen.dated.on,
            records: disclosed(u64::try_from(count("record")).map_err(broken)?),
            studies: few("study")?,
            watch: few("watch")?,
        },
    };
    let version = Published {
        org: file.row.org,
        id: file.row.id,
        reference: file.row.reference.clone(),
        kind: file.row.kind,
        state: file.row.state.clone(),
        version: work.version,
        on: issue.on,
        frozen_by: frozen.number,
        content: documents::guideline::write(&issued),
    };
    Ok(rows::add_version(tx, &version, &topics(&issued.scope))?)
}

/// The title of a published version.
fn title(published: &Published) -> Result<Text> {
    Ok(documents::guideline::read(&published.content).map_err(broken)?.wording.title)
}

fn topics(scope: &Scope) -> Vec<Topic> {
    let specialties = scope.specialties.iter().cloned().map(Topic::Specialty);
    specialties.chain(scope.themes.iter().cloned().map(Topic::Theme)).collect()
}

/// A guideline in force, in a list for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its random name in addresses.
    pub reference: String,
    /// What kind it is.
    pub kind: Kind,
    /// The version in force.
    pub version: u32,
    /// Since when.
    pub on: Date,
    /// Its title.
    pub title: Text,
    /// The bodies that made it, the lead first.
    pub bodies: Vec<Text>,
    /// Codes of the specialties it speaks to.
    pub specialties: Vec<String>,
}

/// Where a page goes on: after a day, and after one of those published on it.
pub type After = Option<(Date, i64)>;

/// Guidelines in force, a page of them, and where the next begins.
///
/// # Errors
/// Broken when the store fails.
pub fn public_list(app: &App, asked: &Asked, after: After) -> Result<(Vec<Line>, After)> {
    let asked = asked.clone();
    let mut rows = app.store.read(move |tx| Ok::<_, Error>(rows::published_of(tx, &asked, after, LINES + 1)?))?;
    let more = rows.len() > LINES as usize;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(|last| (last.on, last.id));
    let line = |row: Published| {
        let issued = documents::guideline::read(&row.content).map_err(broken)?;
        Ok(Line {
            reference: row.reference,
            kind: row.kind,
            version: row.version,
            on: row.on,
            title: issued.wording.title,
            bodies: issued.bodies,
            specialties: issued.scope.specialties,
        })
    };
    Ok((rows.into_iter().map(line).collect::<Result<_>>()?, next))
}

/// A version that was published, as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaflet {
    /// What it says, for good.
    pub issued: Issued,
    /// Where it stands now.
    pub status: Status,
    /// What replaces its guideline: the reference and the title.
    pub replacement: Option<(String, Text)>,
    /// Every version that was published, with its day, the first first.
    pub versions: Vec<(u32, Date)>,
    /// What its themes are called.
    pub themes: Vec<(String, Text)>,
    /// What its specialties are called.
    pub specialties: Vec<(String, Text)>,
}

/// A published version, the last one without a number; withdrawn and superseded ones too (a36).
///
/// # Errors
/// Not found for what was never published.
pub fn public_read(app: &App, reference: &str, version: Option<u32>) -> Result<Leaflet> {
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let found = rows::published_version(tx, &reference, version)?.ok_or(Error::NotFound("guideline"))?;
        let issued = documents::guideline::read(&found.content).map_err(broken)?;
        let file = File::load(&app, tx, &reference)?;
        let versions = rows::versions(tx, &reference)?.into_iter().map(|one| (one.version, one.on)).collect();
        let status = status_of(&file, found.version)?;
        let replacement = status.withdrawn.as_ref().and_then(|it| it.replaced_by.clone());
        let replacement = match replacement {
            Some(other) => titled(tx, other)?,
            None => None,
        };
        let mut themes = Vec::new();
        for code in &issued.scope.themes {
            if let Some(theme) = store::theme::find(tx, code)? {
                themes.push((code.clone(), from_json(&theme.wording)?));
            }
        }
        let name = |code: &String| Some((code.clone(), file.body.scheme.specialty(code)?.name.clone()));
        let specialties = issued.scope.specialties.iter().filter_map(name).collect();
        Ok(Leaflet { issued, status, replacement, versions, themes, specialties })
    })
}

fn titled(tx: &mut Tx<'_>, reference: String) -> Result<Option<(String, Text)>> {
    let Some(found) = rows::published_version(tx, &reference, None)? else { return Ok(None) };
    Ok(Some((reference, title(&found)?)))
}

fn status_of(file: &File, version: u32) -> Result<Status> {
    let is_last = version == file.row.version;
    let gone = file.deeds.iter().find_map(|deed| match &deed.dated.deed {
        Deed::Withdrawn { replaced_by } => Some((deed, replaced_by.clone())),
        _ => None,
    });
    let withdrawn = match gone {
        Some((deed, replaced_by)) => {
            let reason = file.said::<Words>(deed)?.map(|words| words.words).unwrap_or_default();
            Some(Withdrawn { on: deed.dated.on, reason, replaced_by })
        }
        None => None,
    };
    Ok(Status {
        review_by: file.row.review_by.filter(|_| is_last),
        superseded_by: (!is_last).then_some(file.row.version),
        withdrawn,
    })
}
