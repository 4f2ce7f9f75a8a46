//! Removing a cohort leaves nothing of it: every table that names a cohort is on the list, on both engines.

use std::collections::BTreeSet;

use store::testing::{World, on_both};
use store::{Result, Target};

/// Tables whose rows are of a cohort by its name in a column, the cohort itself aside; and those of single participants.
fn in_schema(world: &World, column: &'static str) -> BTreeSet<String> {
    let sql = match &world.target {
        Target::Sqlite(_) => {
            "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.name = $1 ORDER BY m.name"
        }
        Target::Postgres(_) => {
            "SELECT CAST(table_name AS TEXT) FROM information_schema.columns
             WHERE table_schema = 'public' AND CAST(column_name AS TEXT) = $1 ORDER BY table_name"
        }
    };
    let found: Result<Vec<String>> = world.store.read(move |tx| tx.query(sql, store::vals![column], |row| row.text(0)));
    found.unwrap().into_iter().filter(|table| table != "cohort").collect()
}

fn listed(tables: &[&str]) -> BTreeSet<String> {
    tables.iter().map(|table| (*table).to_owned()).collect()
}

#[test]
fn every_table_that_names_a_cohort_is_emptied_when_one_is_removed() {
    on_both(|world| {
        let of_cohorts = in_schema(world, "cohort_id");
        assert!(of_cohorts.len() > 20, "the schema was read: {of_cohorts:?}");
        assert_eq!(of_cohorts, listed(store::cohort::TABLES), "store::cohort::TABLES");
        let of_participants: BTreeSet<String> =
            in_schema(world, "enrolment_id").intersection(&of_cohorts).cloned().collect();
        assert_eq!(of_participants, listed(store::cohort_transfer::TABLES), "store::cohort_transfer::TABLES");
    });
}

#[test]
fn removal_lists_name_no_table_twice_and_take_the_enrolment_last_among_participants() {
    for tables in [store::cohort::TABLES, store::cohort_transfer::TABLES] {
        assert_eq!(listed(tables).len(), tables.len());
    }
    assert_eq!(store::cohort_transfer::TABLES.last(), Some(&"enrolment"));
}
