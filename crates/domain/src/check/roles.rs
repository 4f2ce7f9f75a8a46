//! Separations of duty: how few people can wear every hat that a programme keeps apart.

use super::Found;
use crate::programme::{Programme, Separation};
use std::collections::BTreeSet;

/// What can be wrong with separations of duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleFault {
    /// Fewer than two different roles: nothing is kept apart.
    NothingApart,
    /// The programme says it can be run by fewer people than its separations need.
    TooFewPersons {
        /// As stated.
        stated: u16,
        /// The fewest that satisfy the separations.
        needed: u16,
    },
}

pub(super) fn check(programme: &Programme, found: &mut Found) {
    for (i, separation) in programme.separations.iter().enumerate() {
        if separation.roles.iter().collect::<BTreeSet<_>>().len() < 2 {
            found.add(format!("separation[{i}].roles"), RoleFault::NothingApart);
        }
    }
    let (stated, needed) = (programme.fewest_persons, fewest_persons(&programme.separations));
    if stated < needed {
        found.add("programme.fewest_persons", RoleFault::TooFewPersons { stated, needed });
    }
}

/// Fewest persons that can wear all roles kept apart: the chromatic number of the graph whose edges are the separations.
fn fewest_persons(separations: &[Separation]) -> u16 {
    let roles: Vec<&str> = separations
        .iter()
        .flat_map(|separation| separation.roles.iter().map(String::as_str))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let apart = |one: &str, other: &str| {
        let has = |separation: &Separation, role: &str| separation.roles.iter().any(|candidate| candidate == role);
        one != other && separations.iter().any(|separation| has(separation, one) && has(separation, other))
    };
    // As many persons as roles always do; roles are few (the product has eight), so trying is cheap.
    let enough = |persons: u16| wearable(&roles, &apart, persons, &mut Vec::new());
    (1..=u16::try_from(roles.len()).unwrap_or(u16::MAX)).find(|persons| enough(*persons)).unwrap_or(1)
}

/// Whether the roles from the first without a person on can be given to `persons` persons. Unknown names, which are reported
/// elsewhere, could make the search long: after twelve roles each of the others is given to whoever is left.
fn wearable(roles: &[&str], apart: &impl Fn(&str, &str) -> bool, persons: u16, worn_by: &mut Vec<u16>) -> bool {
    let Some(role) = roles.iter().take(12).nth(worn_by.len()) else {
        return true;
    };
    // A person of whom nothing is said yet is as good as any other such person.
    let next = worn_by.iter().max().map_or(0, |person| person + 1);
    for person in 0..persons.min(next + 1) {
        let free = worn_by.iter().zip(roles).all(|(other, worn)| *other != person || !apart(worn, role));
        if free {
            worn_by.push(person);
            if wearable(roles, apart, persons, worn_by) {
                return true;
            }
            worn_by.pop();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn check(pairs: &[&[&str]], expected: u16) {
        let separation = |roles: &&[&str]| Separation {
            roles: roles.iter().map(ToString::to_string).collect(),
            why: Text::default(),
        };
        let separations: Vec<Separation> = pairs.iter().map(separation).collect();
        assert_eq!(fewest_persons(&separations), expected, "{pairs:?}");
    }

    #[test]
    fn the_fewest_persons_are_those_of_the_largest_knot_of_separations() {
        check(&[], 1);
        check(&[&["editor", "second_reader"]], 2);
        check(&[&["editor", "second_reader"], &["clerk", "tutor"]], 2);
        check(&[&["editor", "second_reader"], &["clerk", "tutor"], &["clerk", "editor"]], 2);
        check(&[&["editor", "second_reader", "clerk"]], 3);
        // A ring of five has no three roles apart from one another and still needs three persons.
        check(&[&["a", "b"], &["b", "c"], &["c", "d"], &["d", "e"], &["e", "a"]], 3);
    }
}
