//! Who may be given a near miss, and who should be.
//!
//! An expert never handles what a colleague with a tie reported: themselves, the same team, the same establishment
//! (a05), nor what its author asked them not to see. Among the others the manager is shown whoever covers the specialty
//! and has least to do; who is away passes what they have to their cover.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::ids::PersonId;

/// A stretch of dates; open at its end while it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day, if it has one.
    pub to: Option<Date>,
}

impl Span {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether two have a day in common.
    #[must_use]
    pub fn meets(&self, other: &Span) -> bool {
        self.from <= other.to.unwrap_or(Date::MAX) && other.from <= self.to.unwrap_or(Date::MAX)
    }
}

/// Where somebody works or worked, and with whom: what ties are looked for in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// Establishments, each for some time.
    pub establishments: Vec<(i64, Span)>,
    /// Teams, each for some time.
    pub teams: Vec<(i64, Span)>,
}

/// Why somebody may not be given a near miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tie {
    /// They wrote it.
    Self_,
    /// They are, or lately were, in the author's team.
    Team,
    /// They practise, or lately did, in the same establishment.
    Establishment,
    /// The author asked that they should not; only assignment knows.
    Excluded,
    /// They gave the first verdict.
    SetAside,
}

/// How long a shared team or establishment counts after one of the two has left it, in years.
pub const TIE_YEARS: i16 = 3;

/// The tie between an author and an expert, if there is one; the strongest.
///
/// `authors` are everybody who wrote: for a team's report its co-authors too.
#[must_use]
pub fn tie(
    authors: &[(PersonId, Surroundings)],
    excluded: &BTreeSet<PersonId>,
    set_aside: &[PersonId],
    expert: (PersonId, &Surroundings),
    today: Date,
) -> Option<Tie> {
    let (person, around) = expert;
    if authors.iter().any(|(author, _)| *author == person) {
        return Some(Tie::Self_);
    }
    let since = today.saturating_sub(jiff::Span::new().years(TIE_YEARS));
    let lately = |span: &Span| span.to.is_none_or(|to| to >= since);
    let shares = |mine: &[(i64, Span)], theirs: &[(i64, Span)]| {
        mine.iter().any(|(place, span)| {
            // Two who worked in one place at other times than each other do not know each other from there.
            lately(span)
                && theirs
                    .iter()
                    .any(|(other, other_span)| place == other && lately(other_span) && span.meets(other_span))
        })
    };
    let any =
        |of: fn(&Surroundings) -> &[(i64, Span)]| authors.iter().any(|(_, author)| shares(of(author), of(around)));
    if any(|surroundings| &surroundings.teams) {
        Some(Tie::Team)
    } else if any(|surroundings| &surroundings.establishments) {
        Some(Tie::Establishment)
    } else if excluded.contains(&person) {
        Some(Tie::Excluded)
    } else if set_aside.contains(&person) {
        Some(Tie::SetAside)
    } else {
        None
    }
}

/// An expert as the manager sees them when something is to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub expert: PersonId,
    /// Specialties they are expert of today.
    pub specialties: BTreeSet<String>,
    /// What they have open.
    pub open: u32,
    /// Most they will have open at once.
    pub cap: u32,
    /// Their absence today, and who covers for them.
    pub away: Option<Option<PersonId>>,
    /// Whether something forbids it. Which of the reasons it is, the manager is not told: an exclusion by the author
    /// would show.
    pub tied: bool,
}

/// Why a candidate cannot be given more now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unfit {
    /// Tied, excluded or set aside: not said which.
    Tied,
    /// Away today.
    Away,
    /// Has as many as they will.
    Full,
}

impl Candidate {
    /// What stands against giving them one more.
    #[must_use]
    pub fn unfit(&self) -> Option<Unfit> {
        if self.tied {
            Some(Unfit::Tied)
        } else if self.away.is_some() {
            Some(Unfit::Away)
        } else if self.open >= self.cap {
            Some(Unfit::Full)
        } else {
            None
        }
    }
}

/// Candidates in the order they are proposed: fit before unfit, of the specialty before others, least laden first.
///
/// The order of two alike is that of their identity, which is random: nobody is always first by name.
#[must_use]
pub fn proposed(mut candidates: Vec<Candidate>, specialty: &str) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| {
        let other = !candidate.specialties.contains(specialty);
        (candidate.unfit().is_some(), other, candidate.open, candidate.expert)
    });
    candidates
}

/// Who takes over from an expert who is away or late: the named cover, along covers of covers, as long as they are fit.
#[must_use]
pub fn cover(of: PersonId, candidates: &[Candidate]) -> Option<PersonId> {
    let find = |person: PersonId| candidates.iter().find(|candidate| candidate.expert == person);
    let mut seen = BTreeSet::from([of]);
    let mut next = find(of)?.away??;
    while seen.insert(next) {
        let candidate = find(next)?;
        match (candidate.unfit(), candidate.away) {
            (None, _) => return Some(next),
            (Some(Unfit::Away), Some(Some(further))) => next = further,
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const AUTHOR: PersonId = PersonId(1);
    const EXPERT: PersonId = PersonId(2);

    fn at(place: i64, from: i16, to: Option<i16>) -> Surroundings {
        let span = Span { from: date(from, 1, 1), to: to.map(|year| date(year, 12, 31)) };
        Surroundings { establishments: vec![(place, span)], teams: Vec::new() }
    }

    fn between(author: Surroundings, expert: &Surroundings) -> Option<Tie> {
        tie(&[(AUTHOR, author)], &BTreeSet::new(), &[], (EXPERT, expert), date(2026, 6, 1))
    }

    #[test]
    fn a05_nobody_handles_what_they_or_their_colleagues_reported() {
        let none = Surroundings::default();
        let own = tie(&[(AUTHOR, none.clone())], &BTreeSet::new(), &[], (AUTHOR, &none), date(2026, 6, 1));
        assert_eq!(own, Some(Tie::Self_));
        assert_eq!(between(at(7, 2020, None), &at(7, 2024, None)), Some(Tie::Establishment));
        assert_eq!(between(at(7, 2020, None), &at(8, 2024, None)), None);
        let team = Surroundings { teams: at(3, 2020, None).establishments, ..at(7, 2020, None) };
        assert_eq!(between(team.clone(), &team), Some(Tie::Team));
    }

    #[test]
    fn a05_whoever_left_lately_is_a_colleague_still() {
        assert_eq!(between(at(7, 2015, Some(2024)), &at(7, 2014, None)), Some(Tie::Establishment));
        assert_eq!(between(at(7, 2010, Some(2020)), &at(7, 2014, None)), None, "years ago");
        assert_eq!(between(at(7, 2025, None), &at(7, 2020, Some(2024))), None, "never there together");
    }

    #[test]
    fn an_author_excludes_without_a_reason_and_the_first_expert_is_set_aside() {
        let none = Surroundings::default();
        let authors = [(AUTHOR, none.clone())];
        let day = date(2026, 6, 1);
        assert_eq!(tie(&authors, &BTreeSet::from([EXPERT]), &[], (EXPERT, &none), day), Some(Tie::Excluded));
        assert_eq!(tie(&authors, &BTreeSet::new(), &[EXPERT], (EXPERT, &none), day), Some(Tie::SetAside));
    }

    fn candidate(expert: i64, specialty: &str, open: u32) -> Candidate {
        Candidate {
            expert: PersonId(expert),
            specialties: BTreeSet::from([specialty.to_owned()]),
            open,
            cap: 5,
            away: None,
            tied: false,
        }
    }

    #[test]
    fn whoever_knows_the_specialty_and_has_least_to_do_comes_first() {
        let away = Candidate { away: Some(None), ..candidate(5, "urology", 0) };
        let tied = Candidate { tied: true, ..candidate(6, "urology", 0) };
        let candidates =
            vec![candidate(1, "urology", 4), candidate(2, "ent", 0), candidate(3, "urology", 1), away, tied];
        let order: Vec<i64> = proposed(candidates, "urology").iter().map(|candidate| candidate.expert.0).collect();
        assert_eq!(order, [3, 1, 2, 5, 6]);
    }

    #[test]
    fn covers_of_covers_are_followed_and_never_in_a_ring() {
        let away = |expert, by: Option<i64>| Candidate { away: Some(by.map(PersonId)), ..candidate(expert, "ent", 0) };
        assert_eq!(
            cover(PersonId(1), &[away(1, Some(2)), away(2, Some(3)), candidate(3, "ent", 0)]),
            Some(PersonId(3))
        );
        assert_eq!(cover(PersonId(1), &[away(1, Some(2)), away(2, Some(1))]), None);
        assert_eq!(cover(PersonId(1), &[away(1, Some(2)), candidate(2, "ent", 5)]), None, "the cover is full");
        assert_eq!(cover(PersonId(1), &[candidate(1, "ent", 0)]), None, "nobody is away");
    }
}
