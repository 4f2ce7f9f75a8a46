//! The review: every submitted evaluation and every thread is read by a tutor, and coded by themes by one or two coders.
//!
//! States are derived from readings and codings, never set: what was amended, or written into, after it was last read
//! is unread again. Two coders work blind: neither sees the other's codes before having given their own.
//! (Practice-improvement brief, 5.3 and 6; issue: programme team.)

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::PersonId;
use crate::programme::Programme;
use crate::statistics::{Agreement, cohen_kappa};
use crate::text::Text;

/// What a theme is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ThemeKind {
    /// Why it did not work.
    Obstacle,
    /// What else was tried, or could be.
    Option,
    /// Whether the goal is worth keeping.
    Relevance,
    /// Anything else.
    Other,
}

impl ThemeKind {
    /// Every kind, in the order of a codebook.
    pub const ALL: [ThemeKind; 4] = [ThemeKind::Obstacle, ThemeKind::Option, ThemeKind::Relevance, ThemeKind::Other];

    /// The stable code, as stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Obstacle => "obstacle",
            Self::Option => "option",
            Self::Relevance => "relevance",
            Self::Other => "other",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One line of a codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its code: lower-case letters, digits, hyphens, underscores and dots.
    pub code: String,
    /// What it is about.
    pub kind: ThemeKind,
    /// What people read.
    pub label: Text,
    /// Whether it is no longer offered; what was coded with it keeps it.
    pub is_retired: bool,
}

/// Whether a text can be the code of a theme.
#[must_use]
pub fn is_theme_code(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    (2..=60).contains(&text.len()) && text.chars().all(fits) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The codebook of a programme: one theme an obstacle of its definition, then what its team changed or added.
///
/// A theme of the team with the code of an obstacle stands in its place. Kinds keep their order, and codes theirs in it.
#[must_use]
pub fn codebook(programme: &Programme, written: &[Theme]) -> Vec<Theme> {
    let obstacles = programme.list("obstacle").map_or(&[][..], |list| &list.codes);
    let of_definition = obstacles.iter().filter(|code| !code.exclusive && code.code != "other").map(|code| Theme {
        code: code.code.clone(),
        kind: ThemeKind::Obstacle,
        label: code.label.clone(),
        is_retired: false,
    });
    let mut themes: Vec<Theme> = of_definition
        .map(|theme| written.iter().find(|own| own.code == theme.code).cloned().unwrap_or(theme))
        .collect();
    themes.extend(written.iter().filter(|own| !obstacles.iter().any(|code| code.code == own.code)).cloned());
    themes.sort_by_key(|theme| theme.kind);
    themes
}

/// One coder's codes for one text: an evaluation's part about one goal, or a thread. Empty means that no theme fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Who coded.
    pub coder: PersonId,
    /// The themes seen in it.
    pub codes: BTreeSet<String>,
}

/// How far the review of something has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody read it as it stands now.
    Unread,
    /// Somebody read it; it is not coded, or not every part of it.
    Read,
    /// Every part was coded by one.
    CodedOnce,
    /// Every part was coded by two.
    CodedTwice,
}

/// The stage that follows from what was done: the `latest` version there is, the one last read (if any), and for each
/// part that can be coded by how many it was.
#[must_use]
pub fn stage(latest: i64, read: Option<i64>, coders: &[usize]) -> Stage {
    let fewest = coders.iter().copied().min().unwrap_or_default();
    match (read, fewest) {
        (Some(seen), fewest) if seen >= latest => match fewest {
            0 => Stage::Read,
            1 => Stage::CodedOnce,
            _ => Stage::CodedTwice,
        },
        _ => Stage::Unread,
    }
}

/// What a coder may see of the others' codes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight<'a> {
    /// Nobody else coded it, or the coder has not yet: nothing.
    Blind,
    /// The other's codes, once one's own are given.
    Both(&'a Coding),
}

/// What `coder` may see of the codings of one text.
#[must_use]
pub fn sight(codings: &[Coding], coder: PersonId) -> Sight<'_> {
    let own = codings.iter().any(|coding| coding.coder == coder);
    match codings.iter().find(|coding| coding.coder != coder) {
        Some(other) if own => Sight::Both(other),
        _ => Sight::Blind,
    }
}

/// Whether `coder` may code a text, or code it again: two at most do.
#[must_use]
pub fn may_code(codings: &[Coding], coder: PersonId) -> bool {
    codings.len() < 2 || codings.iter().any(|coding| coding.coder == coder)
}

/// Whether `coder` may settle a text: both gave their codes blind, and this coder is one of the two. What they gave
/// stays as it was, because their agreement is counted from it.
#[must_use]
pub fn may_settle(codings: &[Coding], coder: PersonId) -> bool {
    codings.len() > 1 && codings.iter().any(|coding| coding.coder == coder)
}

/// The themes that hold for a text: those its coders settled on, else those of its only coder, else those that both saw.
#[must_use]
pub fn settled(codings: &[Coding], agreed: Option<&BTreeSet<String>>) -> BTreeSet<String> {
    if let Some(agreed) = agreed {
        return agreed.clone();
    }
    let mut sets = codings.iter().map(|coding| &coding.codes);
    let first = sets.next().cloned().unwrap_or_default();
    sets.fold(first, |common, codes| common.intersection(codes).cloned().collect())
}

/// The themes that one coder of a text saw in it and the other did not, while nobody settled it.
#[must_use]
pub fn disputed(codings: &[Coding], agreed: Option<&BTreeSet<String>>) -> BTreeSet<String> {
    match (codings, agreed) {
        ([one, two], None) => one.codes.symmetric_difference(&two.codes).cloned().collect(),
        _ => BTreeSet::new(),
    }
}

/// How far coders agree over the texts that two of them coded: on every theme together, then on each.
///
/// A decision is whether one theme is in one text. The two of a text are told apart by their identity, so that each
/// person's habits weigh on the same side throughout.
#[must_use]
pub fn agreement(texts: &[Vec<Coding>], themes: &[Theme]) -> Option<(usize, Agreement, BTreeMap<String, Agreement>)> {
    let pairs: Vec<(&Coding, &Coding)> = texts
        .iter()
        .filter_map(|codings| match codings.as_slice() {
            [one, two] if one.coder <= two.coder => Some((one, two)),
            [one, two] => Some((two, one)),
            _ => None,
        })
        .collect();
    let mut all = [[0_u64; 2]; 2];
    let mut each = BTreeMap::new();
    for theme in themes {
        let mut table = [[0_u64; 2]; 2];
        for (one, two) in &pairs {
            let place = |coding: &Coding| usize::from(!coding.codes.contains(&theme.code));
            table[place(one)][place(two)] += 1;
            all[place(one)][place(two)] += 1;
        }
        // A theme that neither ever saw says nothing of their agreement by itself.
        if table[1][1] < pairs.len() as u64 {
            each.extend(cohen_kappa(&table).map(|agreement| (theme.code.clone(), agreement)));
        }
    }
    Some((pairs.len(), cohen_kappa(&all)?, each))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn coding(coder: i64, codes: &[&str]) -> Coding {
        Coding { coder: PersonId(coder), codes: codes.iter().map(|code| (*code).to_owned()).collect() }
    }

    fn theme(code: &str, kind: ThemeKind) -> Theme {
        let label = Text::new([(Language::french(), code.to_owned())]);
        Theme { code: code.to_owned(), kind, label, is_retired: false }
    }

    #[test]
    fn an_amended_evaluation_is_unread_again() {
        assert_eq!(stage(1, None, &[0, 0]), Stage::Unread);
        assert_eq!(stage(1, Some(1), &[0, 0]), Stage::Read);
        assert_eq!(stage(1, Some(1), &[1, 0]), Stage::Read, "a part is left to code");
        assert_eq!(stage(1, Some(1), &[1, 2]), Stage::CodedOnce);
        assert_eq!(stage(1, Some(1), &[2, 2]), Stage::CodedTwice);
        assert_eq!(stage(2, Some(1), &[2, 2]), Stage::Unread);
    }

    #[test]
    fn two_coders_work_blind_and_a_third_does_not_code() {
        let one = [coding(1, &["a"])];
        assert_eq!(sight(&one, PersonId(2)), Sight::Blind);
        assert_eq!(sight(&one, PersonId(1)), Sight::Blind);
        let both = [coding(1, &["a"]), coding(2, &["a", "b"])];
        assert_eq!(sight(&both, PersonId(1)), Sight::Both(&both[1]));
        assert_eq!(sight(&both, PersonId(3)), Sight::Blind);
        assert!(may_code(&one, PersonId(2)) && may_code(&both, PersonId(2)) && !may_code(&both, PersonId(3)));
    }

    #[test]
    fn a_theme_holds_when_both_saw_it() {
        assert_eq!(settled(&[], None), BTreeSet::new());
        assert_eq!(settled(&[coding(1, &["a", "b"])], None), ["a", "b"].map(str::to_owned).into());
        let both = [coding(1, &["a", "b"]), coding(2, &["b", "c"])];
        assert_eq!(settled(&both, None), ["b".to_owned()].into());
        assert_eq!(disputed(&both, None), ["a", "c"].map(str::to_owned).into());
        let agreed = BTreeSet::from(["c".to_owned()]);
        assert_eq!((settled(&both, Some(&agreed)), disputed(&both, Some(&agreed))), (agreed.clone(), BTreeSet::new()));
        assert!(
            may_settle(&both, PersonId(2)) && !may_settle(&both, PersonId(3)) && !may_settle(&both[..1], PersonId(1))
        );
        assert_eq!(disputed(&both[..1], None), BTreeSet::new(), "one coder disputes with nobody");
    }

    #[test]
    fn agreement_counts_only_what_two_coded_and_does_not_mind_their_order() {
        let themes = [theme("a", ThemeKind::Obstacle), theme("b", ThemeKind::Obstacle), theme("z", ThemeKind::Other)];
        let texts = vec![
            vec![coding(1, &["a"]), coding(2, &["a"])],
            vec![coding(2, &["b"]), coding(1, &["a", "b"])],
            vec![coding(1, &["a"])],
            vec![coding(1, &[]), coding(2, &[])],
        ];
        let (texts_twice, all, each) = agreement(&texts, &themes).unwrap();
        assert_eq!((texts_twice, all.decisions), (3, 9));
        assert!((all.observed - 8.0 / 9.0).abs() < 1e-12);
        assert!((each["b"].kappa.unwrap().value - 1.0).abs() < 1e-12);
        assert!(each["a"].kappa.unwrap().value < 1.0 && !each.contains_key("z"), "{each:?}");
        assert_eq!(agreement(&[vec![coding(1, &["a"])]], &themes), None);
    }

    #[test]
    fn the_codebook_begins_from_the_obstacles_and_is_the_teams_to_change() {
        let programme = crate::sample::prescrire_like();
        let seeded = codebook(&programme, &[]);
        assert!(!seeded.is_empty() && seeded.iter().all(|theme| theme.kind == ThemeKind::Obstacle));
        assert!(seeded.iter().all(|theme| theme.code != "none" && theme.code != "other"));
        let mut own = theme(&seeded[0].code, ThemeKind::Obstacle);
        own.is_retired = true;
        let written = [theme("option.leaflet", ThemeKind::Option), own];
        let changed = codebook(&programme, &written);
        assert_eq!(changed.len(), seeded.len() + 1);
        assert!(changed.iter().any(|theme| theme.code == seeded[0].code && theme.is_retired));
        assert_eq!(changed.last().map(|theme| theme.code.as_str()), Some("option.leaflet"));
    }

    #[test]
    fn codes_are_short_and_plain() {
        assert!(is_theme_code("option.leaflet-2") && is_theme_code("time.visit"));
        for bad in ["", "a", "A.b", "é-b", "a b", ".ab", "a,b"] {
            assert!(!is_theme_code(bad), "{bad}");
        }
    }
}
