//! The disclosure check: what the figures and the words of a synthesis would give away.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::disclosure::{Echoes, Shown, small_counts};
use domain::paraphrase::Asked;
use domain::synthesis::Writing;
use store::Tx;

use super::{Facts, facts, open_words, place};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Fault, Result, conflict};
use crate::screen::{self, Confirmed};

use super::Frozen;

/// Something that would give somebody away.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The field: `text.<section>.<language>`, `words.<n>.<language>`, `agreed.<n>`, `goal.<n>`; empty for the figures.
    pub field: String,
    /// What it is.
    pub kind: FindingKind,
    /// The words, as the synthesis has them: for its team's pages, never for a log or a terminal.
    pub words: String,
}

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// The snapshot is not what was frozen.
    Altered,
    /// A small count stands in the open.
    SmallFigure,
    /// Words that may name a patient or a person, neither rewritten nor confirmed.
    Identifier,
    /// Words that stand in what somebody of the cohort wrote.
    Echo,
    /// A count of fewer than k people, said in the text.
    SmallCount,
    /// A paraphrase on a goal that fewer than k people evaluated.
    FewBehind,
    /// A paraphrase to whose very words its author has not agreed.
    NotAgreed,
}

impl FindingKind {
    /// Its name in code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Altered => "snapshot_altered",
            Self::SmallFigure => "small_figure",
            Self::Identifier => "identifier",
            Self::Echo => "verbatim",
            Self::SmallCount => "small_count",
            Self::FewBehind => "paraphrase_of_few",
            Self::NotAgreed => "paraphrase_not_agreed",
        }
    }

    /// Key of the sentence, which says the reason and the remedy.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Altered => "fault-disclosure-altered",
            Self::SmallFigure => "fault-disclosure-small-figure",
            Self::Identifier => "fault-screen",
            Self::Echo => "fault-disclosure-echo",
            Self::SmallCount => "fault-disclosure-small-count",
            Self::FewBehind => "fault-disclosure-few-behind",
            Self::NotAgreed => "fault-disclosure-not-agreed",
        }
    }
}

impl Finding {
    /// The finding as doors know faults, without its words.
    #[must_use]
    pub fn fault(&self) -> Fault {
        Fault::new(self.field.clone(), self.kind.message())
    }
}

/// Everything that the synthesis of an evaluation would give away, in its newest revision; nothing, when it may leave
/// the team.
///
/// # Errors
/// Refused; not found; conflict before the figures are frozen.
pub fn check(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Vec<Finding>> {
    actor.may(Right::ReadResults, pinned.cohort.org)?;
    let (app, pinned, evaluation) = (app.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().read(move |tx| {
        let facts = facts(&app, tx, &pinned, &evaluation)?;
        findings(&app, tx, &pinned, &evaluation, &facts)
    })
}

/// The same inside a transaction, for whoever does something with the synthesis.
pub(super) fn findings(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    evaluation: &str,
    facts: &Facts,
) -> Result<Vec<Finding>> {
    let Some(frozen) = &facts.frozen else {
        return Err(conflict("", "fault-synthesis-not-frozen"));
    };
    let mut found = BTreeSet::new();
    of_figures(frozen, &mut found);
    if let Some(revision) = facts.revisions.last() {
        let writing = open_words(&*app.key(tx, pinned.cohort.org)?, place(pinned, evaluation), revision)?;
        let mut agreed = crate::paraphrase::agreed(app, tx, pinned, evaluation)?;
        let told = super::published::told(app, tx, pinned, evaluation, facts)?;
        agreed.extend(told.into_iter().map(Asked::already_told));
        of_words(frozen, &writing, &agreed, &mut found);
        of_what_was_said(app, tx, pinned, &writing, &mut found)?;
    }
    Ok(found.into_iter().collect())
}

fn of_figures(frozen: &Frozen, found: &mut BTreeSet<Finding>) {
    let mut add = |kind| found.insert(Finding { field: String::new(), kind, words: String::new() });
    if !frozen.is_intact {
        add(FindingKind::Altered);
    }
    let (release, k) = (&frozen.release, u64::from(frozen.release.k));
    let goals = release.goals.iter().flat_map(|goal| {
        let lines = goal.statuses.iter().chain(&goal.relevance).chain(&goal.obstacles).map(|line| line.people);
        let others = [goal.submitted, goal.d4, goal.implemented, goal.obstacle_base, goal.rare];
        lines.chain(others).chain([goal.status_unanswered, goal.relevance_unanswered])
    });
    let themes = frozen.coded.about.iter().flat_map(|about| {
        let lines = about.themes.iter().filter_map(|line| line.people);
        lines.chain([about.coded, about.twice, about.others])
    });
    let mut told = release
        .feasibility
        .iter()
        .map(|line| line.people)
        .chain([release.submitted, release.feasibility_unanswered])
        .chain(goals)
        .chain(themes)
        .filter_map(Shown::count);
    if told.any(|count| (1..k).contains(&count)) {
        add(FindingKind::SmallFigure);
    }
}

fn of_words(frozen: &Frozen, writing: &Writing, agreed: &[Asked], found: &mut BTreeSet<Finding>) {
    // What an editor confirmed in a paraphrase when its author was asked holds here too.
    let asked = agreed.iter().flat_map(|one| &one.confirmed);
    let confirmed = Confirmed::of(writing.confirmed.iter().chain(asked).cloned());
    for (field, language, text) in writing.texts() {
        let mut add = |kind, words| found.insert(Finding { field: field.clone(), kind, words });
        for finding in screen::find(text, language).into_iter().filter(|finding| !confirmed.covers(finding)) {
            add(FindingKind::Identifier, finding.text);
        }
        for small in small_counts(text, frozen.release.k, language) {
            add(FindingKind::SmallCount, small.words);
        }
    }
    for (place, one) in writing.paraphrases.iter().enumerate() {
        let mut add = |field: &str, kind| {
            found.insert(Finding { field: format!("{field}.{}", place + 1), kind, words: String::new() })
        };
        let goal = frozen.figures.goals.iter().find(|goal| goal.goal == one.goal);
        if goal.is_none_or(|goal| goal.submitted < u64::from(frozen.figures.k)) {
            add("goal", FindingKind::FewBehind);
        }
        if !agreed.iter().any(|asked| asked.paraphrase == *one) {
            add("agreed", FindingKind::NotAgreed);
        }
    }
}

/// Looks for sentences of the synthesis in everything that somebody of the cohort wrote.
fn of_what_was_said(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    writing: &Writing,
    found: &mut BTreeSet<Finding>,
) -> Result<()> {
    let texts = writing.texts();
    let echoes = Echoes::of(texts.iter().map(|(field, _, text)| (field.as_str(), *text)));
    if echoes.is_empty() {
        return Ok(());
    }
    super::said::each(app, tx, pinned, |said| {
        if let Some(echo) = echoes.heard_in(said) {
            let (field, words) = (echo.field.clone(), echo.words.clone());
            found.insert(Finding { field, kind: FindingKind::Echo, words });
        }
    })
}
