//! Both engines have the same history: the same numbers, the same names, none missing.
//! A migration is one text for both; one that had to be written twice stands in a folder
//! for each engine, and neither may be forgotten.

use std::collections::BTreeSet;

use super::{Fault, tree::Tree};

const FOLDER: &str = "crates/store/migrations";
const ENGINES: [&str; 2] = ["sqlite", "postgres"];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let histories = ENGINES.map(|engine| history(tree, engine));
    let all: BTreeSet<&str> = histories.iter().flatten().copied().collect();
    if all.is_empty() {
        return vec![Fault::new(FOLDER, 0, "holds no migration", "write 0001 for both engines")];
    }
    let mut faults = Vec::new();
    for (engine, history) in ENGINES.iter().zip(&histories) {
        for name in all.iter().filter(|name| !history.contains(*name)) {
            let path = format!("{FOLDER}/{engine}/{name}");
            faults.push(Fault::new(&path, 0, "exists for the other engine only", "write it, even if empty"));
        }
    }
    for (index, name) in all.iter().enumerate() {
        let number = name.split('_').next().and_then(|number| number.parse::<usize>().ok());
        if number != Some(index + 1) {
            let reason = format!("{name:?} should have number {:04}", index + 1);
            faults.push(Fault::new(FOLDER, 0, reason, "number them 0001_name.sql, 0002_name.sql, …"));
        }
    }
    faults
}

/// What one engine runs: the texts for both, and its own.
fn history<'tree>(tree: &'tree Tree, engine: &str) -> BTreeSet<&'tree str> {
    tree.paths()
        .filter_map(|path| path.strip_prefix(FOLDER)?.strip_prefix('/'))
        .filter_map(|path| match path.split_once('/') {
            None => Some(path),
            Some((folder, name)) => (folder == engine).then_some(name),
        })
        .filter(|name| name.ends_with(".sql"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(names: &[&str]) -> usize {
        let paths: Vec<String> = names.iter().map(|name| format!("{FOLDER}/{name}")).collect();
        let files: Vec<_> = paths.iter().map(|path| (path.as_str(), "")).collect();
        check(&Tree::of(&files)).len()
    }

    #[test]
    fn equal_histories_are_fine() {
        let both = ["sqlite/0001_a.sql", "postgres/0001_a.sql", "sqlite/0002_b.sql", "postgres/0002_b.sql"];
        assert_eq!(faults(&both), 0);
    }

    #[test]
    fn one_text_for_both_is_fine_and_may_be_followed_by_a_pair() {
        assert_eq!(faults(&["0001_a.sql", "0002_b.sql"]), 0);
        assert_eq!(faults(&["0001_a.sql", "sqlite/0002_b.sql", "postgres/0002_b.sql"]), 0);
        assert_eq!(faults(&["0001_a.sql", "sqlite/0002_b.sql"]), 1);
        assert_eq!(faults(&["0001_a.sql", "0003_c.sql"]), 1);
    }

    #[test]
    fn a_migration_of_one_engine_only_is_a_fault() {
        assert_eq!(faults(&["sqlite/0001_a.sql", "postgres/0001_a.sql", "sqlite/0002_b.sql"]), 1);
    }

    #[test]
    fn numbers_start_at_one_and_neither_skip_nor_repeat() {
        assert_eq!(faults(&["sqlite/0002_b.sql", "postgres/0002_b.sql"]), 1);
        let repeated = ["sqlite/0001_a.sql", "postgres/0001_a.sql", "sqlite/0001_b.sql", "postgres/0001_b.sql"];
        assert_eq!(faults(&repeated), 1);
    }

    #[test]
    fn a_store_without_migrations_is_a_fault() {
        assert_eq!(faults(&[]), 1);
    }
}
