//! What comes back to whoever reported: the trail of their near miss, and the clocks of the five ways of answering.
//!
//! **Who reads a trail.** Whoever sent the near miss, the members of the team that did, and whoever has its receipt; to
//! everybody else its parts are what everybody is told of stories, alerts and guidelines, tied to nothing. Opening one's
//! own is no reading. Figures in it are those that everybody is told, frozen once a month (a04). It outlives the link to
//! the record: then it says since when that is gone, and what is left by theme (a38).

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Right};
use domain::calendar::days_before;
use domain::feedback::{Facts, Mode, Parameters, Share, Standing, standing};
use domain::guideline::Kind;
use domain::ids::OrgId;
use domain::near_miss::course::{Dated, Deed};
use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::feedback as rows;
use store::guideline::Asked;

use crate::App;
use crate::alert;
use crate::body::Body;
use crate::error::{Result, broken};
use crate::guideline;
use crate::near_miss::{File, open_own, rex_entry, telling};
use crate::story::{self, PublicLine};

/// Days back from today whose near misses count in how often clocks were kept.
pub const COUNTED_DAYS: u16 = 365;
/// Most guidelines of one theme in a trail.
const MOST: u32 = 50;
/// Most guidelines looked at for those that are being written.
const MOST_IN_WORK: u32 = 1_000;

/// What became of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordStep {
    /// It gave none, or not yet.
    None,
    /// It is in the base.
    Entered,
    /// It is in the base, and the way to it was destroyed that day.
    Destroyed(Option<Date>),
}

/// How many implemented a guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Implementers {
    /// At least so many: a multiple of k.
    AtLeast(u64),
    /// Fewer than so many, or nobody was asked yet.
    FewerThan(u64),
}

/// A guideline in a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidelineStep {
    /// Its name in addresses.
    pub reference: String,
    /// What it is called.
    pub title: Text,
    /// What kind it is.
    pub kind: Kind,
    /// When the version that holds was published.
    pub on: Date,
    /// Whether that was after the near miss was sent.
    pub is_since: bool,
    /// Whether it rests on its record, as far as that can still be told.
    pub rests_on_it: bool,
    /// How many implemented it.
    pub implementers: Implementers,
}

/// What was made of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeStep {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// Guidelines on it that hold.
    pub guidelines: Vec<GuidelineStep>,
    /// Stories on it.
    pub stories: Vec<PublicLine>,
    /// Alerts on it: reference, title, day.
    pub alerts: Vec<(String, Text, Date)>,
    /// Since when guidelines on it are being written: what they will say is not told before it is published.
    pub in_work: Vec<Date>,
}

/// The trail of one near miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Each clock, in the order in which they are owed.
    pub clocks: Vec<(Mode, Standing)>,
    /// What became of its record.
    pub record: RecordStep,
    /// Stories told from it.
    pub told: Vec<PublicLine>,
    /// Its themes, and what was made of each.
    pub themes: Vec<ThemeStep>,
    /// Guidelines that rest on its record, under whatever theme.
    pub resting: Vec<GuidelineStep>,
}

/// The trail of one's own near miss, or of one's team's.
///
/// # Errors
/// Refused to all but doctors of the body; not found for anybody else's.
pub fn of_own(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Trail> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let (file, _) = open_own(&app, tx, &actor, org, &reference)?;
        trail(&app, tx, &file)
    })
}

/// The trail of a near miss, for whoever was let in to it: by signing in, or by its receipt.
///
/// # Errors
/// When the store fails or a seal does not open.
pub(crate) fn trail(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<Trail> {
    let codes = crate::theme::of_near_miss(tx, file)?;
    let own: BTreeSet<String> = own_stories(tx, file)?;
    let came = Came::load(app, tx)?;
    let resting: BTreeSet<String> = match rex_entry::linked(tx, file)? {
        Some(record) => store::guideline::resting_on(tx, &record)?.into_iter().collect(),
        None => BTreeSet::new(),
    };
    let (stories, alerts) = (story::on_themes(tx)?, alert::kept(tx, file.today)?);
    let named: BTreeMap<String, Text> = crate::theme::all(tx)?.into_iter().map(|it| (it.code, it.name)).collect();
    let mut themes = Vec::new();
    for code in &codes {
        let mut guidelines = Vec::new();
        let asked = Asked { theme: code.clone(), ..Asked::default() };
        for published in store::guideline::published_of(tx, &asked, None, MOST)? {
            guidelines.push(guideline_step(tx, file, &resting, published)?);
        }
        let alerts = alerts.iter().filter(|alert| alert.themes.contains(code));
        themes.push(ThemeStep {
            name: named.get(code).cloned().unwrap_or_default(),
            guidelines,
            stories: story::of_theme(&stories, code).map(|kept| kept.line.clone()).collect(),
            alerts: alerts.map(|alert| (alert.reference.clone(), alert.title.clone(), alert.on)).collect(),
            in_work: came.in_work.get(code).cloned().unwrap_or_default(),
            code: code.clone(),
        });
    }
    let mut elsewhere = Vec::new();
    let shown =
        |reference: &String| themes.iter().any(|theme| theme.guidelines.iter().any(|it| it.reference == *reference));
    for reference in resting.iter().filter(|reference| !shown(reference)) {
        if let Some(published) = store::guideline::published_version(tx, reference, None)? {
            elsewhere.push(guideline_step(tx, file, &resting, published)?);
        }
    }
    let deeds: Vec<Dated> = file.deeds.iter().map(|deed| deed.dated).collect();
    let known = Known { deeds: &deeds, first_words: rows::first_words(tx, file.org(), file.row.id)?, themes: &codes };
    Ok(Trail {
        clocks: came.clocks(&known, &own, &file.body.scheme.feedback, file.today),
        record: record(tx, file)?,
        told: stories.iter().filter(|kept| own.contains(&kept.line.reference)).map(|it| it.line.clone()).collect(),
        themes,
        resting: elsewhere,
    })
}

fn record(tx: &mut Tx<'_>, file: &File) -> Result<RecordStep> {
    if file.standing.unlinked {
        return Ok(RecordStep::Destroyed(rows::unlinked_on(tx, file.org(), file.row.id)?));
    }
    Ok(if file.standing.entered { RecordStep::Entered } else { RecordStep::None })
}

/// References of the published stories told from a near miss.
fn own_stories(tx: &mut Tx<'_>, file: &File) -> Result<BTreeSet<String>> {
    let source = story::source(&file.body, file.row.id)?;
    let told = store::story::of_source(tx, file.org(), &source)?;
    Ok(told.into_iter().map(|story| story.reference).collect())
}

fn guideline_step(
    tx: &mut Tx<'_>,
    file: &File,
    resting: &BTreeSet<String>,
    published: store::guideline::Published,
) -> Result<GuidelineStep> {
    let told = crate::theme::told_of(tx, &published.reference)?;
    // Of several times doctors were asked, the one that most said they apply it: each is a multiple of k.
    let applied = told.values().map(|told| told.applied).max().unwrap_or_default();
    let k = told.values().map(|told| told.k).max().unwrap_or(u64::from(file.body.k));
    Ok(GuidelineStep {
        title: crate::theme::title(&published.content)?,
        kind: published.kind,
        on: published.on,
        is_since: published.on >= file.row.sent_on,
        rests_on_it: resting.contains(&published.reference),
        implementers: if applied > 0 { Implementers::AtLeast(applied) } else { Implementers::FewerThan(k) },
        reference: published.reference,
    })
}

/// What is known of one near miss for its clocks.
struct Known<'a> {
    deeds: &'a [Dated],
    first_words: Option<Date>,
    themes: &'a BTreeSet<String>,
}

/// The days on which something came out, by theme, and each story's own.
#[derive(Default)]
struct Came {
    told: BTreeMap<String, Vec<Date>>,
    improved: BTreeMap<String, Vec<Date>>,
    in_work: BTreeMap<String, Vec<Date>>,
    stories: BTreeMap<String, Date>,
}

impl Came {
    fn load(app: &App, tx: &mut Tx<'_>) -> Result<Self> {
        let mut came = Self::default();
        for (reference, themes, on) in rows::story_days(tx)? {
            for theme in serde_json::from_str::<BTreeSet<String>>(&themes).map_err(broken)? {
                came.told.entry(theme).or_default().push(on);
            }
            came.stories.insert(reference, on);
        }
        for alert in store::alert::agreed(tx)? {
            for theme in serde_json::from_str::<BTreeSet<String>>(&alert.themes).map_err(broken)? {
                came.told.entry(theme).or_default().extend(alert.agreed.map(|agreed| agreed.on));
            }
        }
        for (theme, on) in rows::guideline_days(tx)? {
            came.improved.entry(theme).or_default().push(on);
        }
        for row in store::guideline::list(tx, None, None, MOST_IN_WORK)? {
            came.begun(&guideline::File::open(app, tx, row)?)?;
        }
        Ok(came)
    }

    /// A guideline that is being written was begun when it was said what it is about.
    fn begun(&mut self, file: &guideline::File) -> Result<()> {
        let (true, Some(scope), Some(scoped)) = (file.standing.work().is_some(), file.scope()?, file.last("scoped"))
        else {
            return Ok(());
        };
        for theme in scope.themes {
            self.improved.entry(theme.clone()).or_default().push(scoped.dated.on);
            self.in_work.entry(theme).or_default().push(scoped.dated.on);
        }
        Ok(())
    }

    /// Every clock of a near miss; `own` are the stories told from it.
    fn clocks(
        &self,
        known: &Known<'_>,
        own: &BTreeSet<String>,
        parameters: &Parameters,
        today: Date,
    ) -> Vec<(Mode, Standing)> {
        let sent = known.deeds.first().map_or(today, |sent| sent.on);
        let first = |days: &BTreeMap<String, Vec<Date>>| {
            let all = known.themes.iter().filter_map(|theme| days.get(theme)).flatten();
            all.copied().filter(|day| *day >= sent).min()
        };
        let own = own.iter().filter_map(|reference| self.stories.get(reference)).copied();
        let facts = Facts {
            deeds: known.deeds,
            first_words: known.first_words,
            told: own.chain(first(&self.told)).min(),
            improved: first(&self.improved),
        };
        Mode::ALL.into_iter().filter_map(|mode| Some((mode, standing(mode, &facts, parameters, today)?))).collect()
    }
}

/// How often a body kept each clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// Near misses sent from that day on are counted.
    pub since: Date,
    /// Whether the figures are exact; else small ones are withheld.
    pub is_exact: bool,
    /// Fewest on either side of a figure that is not exact.
    pub k: u64,
    /// The days the scheme sets.
    pub parameters: Parameters,
    /// Each clock with how often it was kept; none where that is withheld.
    pub shares: Vec<(Mode, Option<Share>)>,
}

/// How often a body kept each clock in the last year: exactly for whoever answers for it, with k for whoever reports to it
/// or analyses.
///
/// # Errors
/// Refused to whoever has nothing to do with the body; not found when the organisation is none.
pub fn shares(app: &App, actor: &Actor, org: OrgId) -> Result<Shares> {
    actor.may(Right::ReadBodySettings, org)?;
    let is_exact = actor.may(Right::AssignNearMisses, org).is_ok();
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let today = body.today(app.now());
        let since = days_before(today, COUNTED_DAYS);
        let parameters = body.scheme.feedback;
        let told_from = story::told_from(tx, &body)?;
        let came = Came::load(&app, tx)?;
        let mut counted: BTreeMap<Mode, Share> = BTreeMap::new();
        for course in rows::since(tx, org, since)? {
            let own = told_from.get(&course.near_miss).cloned().unwrap_or_default();
            // Only what was accepted is owed anything by theme.
            let accepted = course.deeds.iter().any(|dated| dated.deed == Deed::Accepted);
            let themes = match course.themes.filter(|_| accepted) {
                Some((key, sealed)) => telling::themes(&body, course.near_miss, (&key, &sealed))?,
                None => BTreeSet::new(),
            };
            let known = Known { deeds: &course.deeds, first_words: course.first_words, themes: &themes };
            for (mode, standing) in came.clocks(&known, &own, &parameters, today) {
                counted.entry(mode).or_default().add(standing);
            }
        }
        let k = u64::from(body.k);
        let shown = |mode: Mode| {
            let share = counted.get(&mode).copied().unwrap_or_default();
            (mode, if is_exact { Some(share) } else { share.told(k) })
        };
        Ok(Shares { since, is_exact, k, parameters, shares: Mode::ALL.into_iter().map(shown).collect() })
    })
}
