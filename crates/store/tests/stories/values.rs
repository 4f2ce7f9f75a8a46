//! What is written is read again, the same on both engines.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::testing::on_both;
use store::{StoreError, vals};

fn with_values(world: &store::testing::World) {
    // The types of migrations are words of the dialect; a story's own table names each engine's.
    let (real, bytes) = match world.engine() {
        store::Engine::Sqlite => ("REAL", "BLOB"),
        store::Engine::Postgres => ("DOUBLE PRECISION", "BYTEA"),
    };
    let sql = format!("CREATE TABLE value (i BIGINT, s SMALLINT, r {real}, t TEXT, b {bytes})");
    world.store.write(move |tx| tx.execute(&sql, &[])).unwrap();
}

#[test]
fn any_value_comes_back_as_it_went() {
    on_both(|world| {
        with_values(world);
        let strategy = (
            any::<Option<i64>>(),
            any::<Option<bool>>(),
            proptest::option::of(proptest::num::f64::ANY.prop_filter("NaN is refused", |r| !r.is_nan())),
            proptest::option::of("[^\0]{0,40}"),
            any::<Option<Vec<u8>>>(),
        );
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(60) });
        let outcome = runner.run(&strategy, |(i, s, r, t, b)| {
            let sent = (i, s, r, t, b);
            let kept = sent.clone();
            let back = world
                .store
                .write(move |tx| {
                    let (i, s, r, t, b) = sent.clone();
                    tx.query_one(
                        "INSERT INTO value (i, s, r, t, b) VALUES ($1, $2, $3, $4, $5) RETURNING i, s, r, t, b",
                        vals![i, s, r, t, b],
                        |row| {
                            let flag = row.opt_int(1)?.map(|_| row.flag(1)).transpose()?;
                            Ok((row.opt_int(0)?, flag, row.opt_real(2)?, row.opt_text(3)?, row.opt_bytes(4)?))
                        },
                    )
                })
                .unwrap();
            prop_assert_eq!(back, kept);
            Ok(())
        });
        outcome.unwrap();
    });
}

#[test]
fn dates_and_instants_come_back_as_they_went() {
    on_both(|world| {
        with_values(world);
        let at: jiff::Timestamp = "2008-02-29T23:59:59.999Z".parse().unwrap();
        let day = jiff::civil::date(2008, 2, 29);
        let back = world.store.write(move |tx| {
            tx.execute("INSERT INTO value (i, t) VALUES ($1, $2)", vals![at, day])?;
            tx.query_one("SELECT i, t, s FROM value", &[], |row| Ok((row.time(0)?, row.date(1)?, row.opt_time(2)?)))
        });
        assert_eq!(back, Ok((at, day, None)));
    });
}

#[test]
fn what_one_engine_would_change_is_refused_by_both() {
    on_both(|world| {
        with_values(world);
        let nul = world.store.write(|tx| tx.execute("INSERT INTO value (t) VALUES ($1)", vals!["a\0b"]));
        assert!(matches!(nul, Err(StoreError::Value(_))), "{nul:?}");
        let nan = world.store.write(|tx| tx.execute("INSERT INTO value (r) VALUES ($1)", vals![f64::NAN]));
        assert!(matches!(nan, Err(StoreError::Value(_))), "{nan:?}");
        let read = world.store.write(|tx| {
            tx.execute("INSERT INTO value (t) VALUES ($1)", vals!["words"])?;
            tx.query_one("SELECT t FROM value", &[], |row| row.int(0))
        });
        assert!(matches!(read, Err(StoreError::Value(_))), "{read:?}");
    });
}

#[test]
fn text_sorts_by_bytes_on_both() {
    on_both(|world| {
        let names = ["b", "É", "a", "B", "é", "_", "Z"];
        let sorted = world.store.write(move |tx| {
            for (name, id) in names.iter().zip(1_i64..) {
                store::person::add(tx, &crate::house::person(id, name))?;
            }
            tx.query("SELECT name FROM person ORDER BY name", &[], |row| row.text(0))
        });
        assert_eq!(sorted.unwrap(), ["B", "Z", "_", "a", "b", "É", "é"]);
    });
}
