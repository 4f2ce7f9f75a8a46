//! Both schemas end equal, and their history cannot be altered unnoticed.

use std::collections::BTreeSet;
use std::thread;

use store::testing::{OPTIONS, World, on_both};
use store::{Store, StoreError, Target};

/// What a schema is made of, in words common to both engines.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Column { table: String, name: String, kind: &'static str, not_null: bool },
    Key { table: String, columns: String },
    Index { table: String, name: String, columns: String, unique: bool, partial: bool },
    Reference { table: String, columns: String, to: String },
}

fn kind(name: &str) -> &'static str {
    match name {
        "INTEGER" | "bigint" | "smallint" => "whole",
        "REAL" | "double precision" => "real",
        "TEXT" | "text" => "text",
        "BLOB" | "bytea" => "bytes",
        other => panic!("an unforeseen type: {other}"),
    }
}

/// Four questions, each answered with text columns; a schema's parts from the answers.
fn parts(world: &World, [columns, keys, indexes, references]: [&'static str; 4]) -> BTreeSet<Part> {
    let ask = |sql: &'static str, width: usize| -> Vec<Vec<String>> {
        let outcome: store::Result<_> =
            world.store.read(move |tx| tx.query(sql, &[], |row| (0..width).map(|i| row.text(i)).collect()));
        outcome.unwrap()
    };
    let mut all = BTreeSet::new();
    for row in ask(columns, 4) {
        let [table, name, named, not_null] = row.try_into().unwrap();
        all.insert(Part::Column { table, name, kind: kind(&named), not_null: not_null == "1" });
    }
    for row in ask(keys, 2) {
        let [table, columns] = row.try_into().unwrap();
        all.insert(Part::Key { table, columns });
    }
    for row in ask(indexes, 5) {
        let [table, name, columns, unique, partial] = row.try_into().unwrap();
        all.insert(Part::Index { table, name, columns, unique: unique == "1", partial: partial == "1" });
    }
    for row in ask(references, 3) {
        let [table, columns, to] = row.try_into().unwrap();
        all.insert(Part::Reference { table, columns, to });
    }
    all
}

const OF_SQLITE: [&str; 4] = [
    "SELECT m.name, c.name, c.type, CAST(c.\"notnull\" AS TEXT)
     FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
    "SELECT m.name, (SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk))
     FROM sqlite_schema m WHERE m.type = 'table'",
    "SELECT m.name, i.name, (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)),
            CAST(i.\"unique\" AS TEXT), CAST(i.partial AS TEXT)
     FROM sqlite_schema m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin <> 'pk'",
    "SELECT m.name, group_concat(f.\"from\"), f.\"table\"
     FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' GROUP BY m.name, f.id, f.\"table\"",
];

const OF_POSTGRES: [&str; 4] = [
    "SELECT table_name::text, column_name::text, data_type::text, CASE is_nullable WHEN 'NO' THEN '1' ELSE '0' END
     FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT c.conrelid::regclass::text, string_agg(a.attname, ',' ORDER BY k.n)
     FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH ORDINALITY k (attnum, n)
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
     WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace GROUP BY c.oid, c.conrelid",
    "SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, string_agg(a.attname, ',' ORDER BY k.n),
            CAST(i.indisunique::int AS TEXT), CASE WHEN i.indpred IS NULL THEN '0' ELSE '1' END
     FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY k (attnum, n)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
     JOIN pg_class t ON t.oid = i.indrelid
     WHERE NOT i.indisprimary AND t.relnamespace = 'public'::regnamespace
     GROUP BY i.indexrelid, i.indrelid, i.indisunique, i.indpred",
    "SELECT c.conrelid::regclass::text, string_agg(a.attname, ',' ORDER BY k.n), c.confrelid::regclass::text
     FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH ORDINALITY k (attnum, n)
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
     WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace GROUP BY c.oid, c.conrelid, c.confrelid",
];

/// Tables of the whole installation, whose keys need not begin with the organisation; doctors and teams belong to several
/// bodies, the REX base is every body's, and whose report became which record is what it must not tell; alerts, published
/// stories and digests speak to everybody.
const OF_THE_INSTALLATION: [&str; 26] = [
    "alert",
    "alert_mark",
    "alert_told",
    "attempt",
    "digest_choice",
    "doctor",
    "doctor_specialty",
    "doctor_team",
    "doctor_team_member",
    "establishment",
    "hospital_year",
    "invitation",
    "person",
    "practice",
    "rex_batch",
    "rex_held",
    "rex_import",
    "rex_public",
    "rex_record",
    "rex_theme",
    "risk_theme",
    "schema_migration",
    "session",
    "story_published",
    "story_withdrawal",
    "theme_public",
];

#[test]
fn both_schemas_end_equal_and_organisations_come_first_in_every_key() {
    let sqlite = parts(&World::sqlite(), OF_SQLITE);
    for part in &sqlite {
        if let Part::Key { table, columns } = part
            && !OF_THE_INSTALLATION.contains(&table.as_str())
        {
            assert!(columns.split(',').next() == Some("org_id"), "{table} ({columns})");
        }
    }
    assert!(sqlite.len() > 50, "the schema was read: {} parts", sqlite.len());
    let Some(world) = World::postgres() else {
        return;
    };
    let postgres = parts(&world, OF_POSTGRES);
    let only_sqlite: Vec<_> = sqlite.difference(&postgres).collect();
    let only_postgres: Vec<_> = postgres.difference(&sqlite).collect();
    assert!(only_sqlite.is_empty() && only_postgres.is_empty(), "{only_sqlite:#?} and {only_postgres:#?}");
}

#[test]
fn an_altered_or_unknown_migration_is_refused() {
    for (tampering, hint) in [
        ("UPDATE schema_migration SET sha256 = 'another' WHERE number = 2", "altered"),
        ("UPDATE schema_migration SET name = 'another' WHERE number = 1", "altered"),
        ("DELETE FROM schema_migration WHERE number = 1", "altered"),
        ("INSERT INTO schema_migration (number, name, sha256) VALUES (9999, 'later', '')", "newer program"),
    ] {
        on_both(|world| {
            world.store.write(move |tx| tx.execute(tampering, &[])).unwrap();
            let outcome = Store::open(&world.target, OPTIONS).map(|_| ());
            let Err(StoreError::Schema(text)) = &outcome else { panic!("{tampering}: {outcome:?}") };
            assert!(text.contains(hint), "{text}");
        });
    }
}

#[test]
fn programs_that_start_together_on_a_new_database_all_succeed() {
    on_both(|world| {
        // A database nobody has opened: another file, or the same one emptied.
        let target = match &world.target {
            Target::Sqlite(path) => Target::Sqlite(path.with_file_name("new.db")),
            Target::Postgres(url) => {
                let emptied: store::Result<()> = world.store.write(|tx| {
                    tx.execute("DROP SCHEMA public CASCADE", &[])?;
                    tx.execute("CREATE SCHEMA public", &[])?;
                    Ok(())
                });
                emptied.unwrap();
                Target::Postgres(url.clone())
            }
        };
        let programs: Vec<_> = (0..4)
            .map(|_| {
                let target = target.clone();
                thread::spawn(move || Store::open(&target, OPTIONS).map(|_| ()))
            })
            .collect();
        for program in programs {
            assert_eq!(program.join().unwrap(), Ok(()));
        }
    });
}
