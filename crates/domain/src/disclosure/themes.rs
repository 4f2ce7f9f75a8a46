//! From the frozen themes of an evaluation to what leaves the team: the same rules as for obstacles.

use super::release::{Told, often_and_rare};
use super::row::{Row, Sum};
use super::{Line, Shown};
use crate::goal::GoalId;
use crate::review::ThemeKind;
use crate::statistics::Estimate;
use crate::synthesis::figures::Figures;
use crate::synthesis::themes::{AboutThemes, ThemeCounted, Themes};
use crate::text::Text;

/// One theme, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeLine {
    /// Its code.
    pub code: String,
    /// What it is about.
    pub kind: ThemeKind,
    /// What people read.
    pub label: Text,
    /// People, as told; none while coders differ on it and nobody settled it.
    pub people: Option<Shown>,
    /// Whether one coder alone read some of the texts it was seen in.
    pub has_one_coder: bool,
}

/// The themes of one goal, or of what is about none, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutRelease {
    /// The goal; none for what an evaluation says in general.
    pub goal: Option<GoalId>,
    /// People whose text was read by a coder at least. When it is not told, nothing below is.
    pub coded: Shown,
    /// Of them, people whose text two read.
    pub twice: Shown,
    /// Themes that at least k people have, most held first, then those that are open.
    pub themes: Vec<ThemeLine>,
    /// Themes that fewer hold, in the order of the codebook, told together.
    pub rare: Vec<ThemeLine>,
    /// People who hold at least one of them.
    pub others: Shown,
}

/// How far coders agree, or why that cannot be said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Concord {
    /// No text was read by two.
    NotCodedTwice,
    /// Fewer texts than k were.
    TooFew,
    /// Both always decided the same of everything, so that chance alone explains it.
    NoVariation,
    /// Cohen's kappa.
    Kappa {
        /// Texts that two read.
        texts: u64,
        /// Share of the decisions on which they agree.
        observed: f64,
        /// Kappa, with its 95 % interval.
        kappa: Estimate,
    },
}

impl Concord {
    /// The code of the reason why there is no kappa.
    #[must_use]
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::NotCodedTwice => Some("not_coded_twice"),
            Self::TooFew => Some("too_few_texts"),
            Self::NoVariation => Some("no_variation"),
            Self::Kappa { .. } => None,
        }
    }
}

/// The themes of an evaluation, as told.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemesRelease {
    /// Goals in the order of the catalogue, then what is about none.
    pub about: Vec<AboutRelease>,
    /// How far coders agree.
    pub concord: Concord,
}

/// What leaves the team of the themes of an evaluation, whose figures tell which goals can be spoken of at all.
#[must_use]
pub fn release_themes(figures: &Figures, told: &super::Release, themes: &Themes) -> ThemesRelease {
    let k = u64::from(figures.k);
    let is_told = |goal: Option<&GoalId>| {
        let of = |wanted: &GoalId| told.goals.iter().find(|one| one.goal == *wanted).map(|one| one.submitted);
        goal.map_or(Some(told.submitted), of).and_then(Shown::count).is_some_and(|count| count > 0)
    };
    let about = themes.about.iter().filter(|one| is_told(one.goal.as_ref())).map(|one| of_about(one, k));
    ThemesRelease { about: about.collect(), concord: concord(themes, k) }
}

fn concord(themes: &Themes, k: u64) -> Concord {
    match themes.agreement() {
        _ if themes.twice == 0 => Concord::NotCodedTwice,
        _ if themes.twice < k => Concord::TooFew,
        Some(agreement) => agreement.kappa.map_or(Concord::NoVariation, |kappa| Concord::Kappa {
            texts: themes.twice,
            observed: agreement.observed,
            kappa,
        }),
        None => Concord::NoVariation,
    }
}

fn of_about(about: &AboutThemes, k: u64) -> AboutRelease {
    // Whoever was not coded is a line too: with those coded they add up to a number that is told.
    let coded = about.once + about.twice;
    let cells = [about.once, about.twice, about.submitted.saturating_sub(coded)];
    let sums = [Sum { from: 0, to: 2, cost: 6, whole: None }];
    let shown = Row { cells: &cells, sums: &sums, k, alike: None }.protect();
    let mut told = AboutRelease {
        goal: about.goal.clone(),
        coded: shown.sums.first().copied().unwrap_or(Shown::Alike),
        twice: shown.cells.get(1).copied().unwrap_or(Shown::Alike),
        themes: Vec::new(),
        rare: Vec::new(),
        others: Shown::Alike,
    };
    // More people coded than asked: somebody left meanwhile in a way the figures do not know. Then nothing is told.
    if coded > about.submitted {
        (told.coded, told.twice) = (Shown::Alike, Shown::Alike);
    }
    let Some(base) = told.coded.count().filter(|base| *base > 0) else {
        return told;
    };
    let closed: Vec<_> = about.counted.iter().filter(|one| !one.is_open).map(as_counted).collect();
    let Told { often, rare, others } = often_and_rare(&closed, about.rare, base, k);
    let line = |code: &str, people: Option<Shown>| {
        about.counted.iter().find(|one| one.code == code).map(|one| line(one, people))
    };
    let open = about.counted.iter().filter(|one| one.is_open).map(|one| self::line(one, None));
    told.themes = often.iter().filter_map(|Line { code, people }| line(code, Some(*people))).chain(open).collect();
    told.rare = rare.iter().filter_map(|code| line(code, None)).collect();
    told.others = others;
    told
}

fn as_counted(one: &ThemeCounted) -> crate::synthesis::figures::Counted {
    crate::synthesis::figures::Counted { code: one.code.clone(), people: one.people }
}

fn line(one: &ThemeCounted, people: Option<Shown>) -> ThemeLine {
    ThemeLine {
        code: one.code.clone(),
        kind: one.kind,
        label: one.label.clone(),
        people,
        has_one_coder: one.has_one_coder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{Band, release};
    use crate::sample;
    use crate::synthesis::figures::GoalFigures;

    const K: u32 = 11;

    fn themes(once: u64, twice: u64, submitted: u64, people: &[(u64, bool)]) -> AboutThemes {
        let counted = people.iter().enumerate().map(|(place, (people, is_open))| ThemeCounted {
            code: format!("theme.{place}"),
            kind: ThemeKind::Obstacle,
            label: Text::default(),
            people: *people,
            has_one_coder: once > 0,
            is_open: *is_open,
        });
        let counted: Vec<ThemeCounted> = counted.collect();
        let rare = counted.iter().filter(|one| !one.is_open && one.people < u64::from(K));
        AboutThemes { goal: None, submitted, once, twice, rare: rare.map(|one| one.people).sum(), counted }
    }

    #[test]
    fn i13_a_theme_of_few_is_told_with_others_one_that_is_open_is_not_told_and_one_of_nearly_all_as_a_share() {
        let told = of_about(&themes(20, 40, 60, &[(30, false), (58, false), (4, false), (20, true), (3, false)]), 11);
        assert_eq!(told.coded, Shown::Count(60));
        let lines: Vec<_> = told.themes.iter().map(|line| (line.code.as_str(), line.people)).collect();
        let nearly_all = Some(Shown::Within(Band::AtLeastNinety));
        let expected = [("theme.1", nearly_all), ("theme.0", Some(Shown::Count(30))), ("theme.3", None)];
        assert_eq!(lines, expected);
        assert_eq!((told.rare.len(), told.others), (2, Shown::Few), "seven people, of two themes");
        assert!(told.themes.iter().all(|line| line.has_one_coder));
    }

    #[test]
    fn i13_few_texts_that_were_not_coded_cannot_be_worked_out_and_few_coded_tell_nothing() {
        for (once, twice, rest) in [(0, 40, 3), (20, 20, 5), (5, 40, 20), (3, 2, 60), (0, 0, 40), (2, 30, 2)] {
            let told = of_about(&themes(once, twice, once + twice + rest, &[(20, false)]), 11);
            let few = [once, twice, rest].into_iter().any(|count| (1..11).contains(&count));
            let all_told = told.coded.count().is_some() && told.twice.count().is_some();
            assert!(!(few && all_told), "{once} {twice} {rest}: {told:?}");
            assert!(told.themes.is_empty() || told.coded.count().is_some_and(|base| base >= 11));
        }
        let impossible = of_about(&themes(0, 40, 39, &[(20, false)]), 11);
        assert_eq!((impossible.coded, impossible.themes.len()), (Shown::Alike, 0));
    }

    #[test]
    fn nothing_is_said_of_a_goal_whose_people_are_not_told_and_agreement_says_why_it_is_missing() {
        let programme = sample::prescrire_like();
        let mut figures = crate::synthesis::figures::WaveCount::new(&programme, &programme.evaluations[0]).finish(K);
        figures.submitted = 30;
        let goal: GoalFigures = figures.goals[0].clone();
        figures.goals = vec![GoalFigures { submitted: 4, ..goal.clone() }, GoalFigures { submitted: 26, ..goal }];
        let told = release(&programme, &figures);
        let about = AboutThemes { goal: Some(figures.goals[0].goal.clone()), ..themes(0, 4, 4, &[(4, false)]) };
        let mut all = Themes { about: vec![about], ..Themes::default() };
        assert_eq!(release_themes(&figures, &told, &all).about, []);
        let said = |all: &Themes| release_themes(&figures, &told, all).concord.reason();
        assert_eq!(said(&all), Some("not_coded_twice"));
        (all.twice, all.decisions) = (4, [[4, 0], [0, 4]]);
        assert_eq!(said(&all), Some("too_few_texts"));
        (all.twice, all.decisions) = (20, [[0, 0], [0, 20]]);
        assert_eq!(said(&all), Some("no_variation"));
        all.decisions = [[9, 1], [1, 9]];
        assert_eq!(said(&all), None);
    }
}
