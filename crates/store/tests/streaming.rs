//! A scan streams. Alone in its program, because the peak of memory is the whole process's.

use store::StoreError;
use store::testing::on_both;

/// A million rows pass one by one: the engine may not gather them first.
#[test]
fn a_scan_streams_and_can_be_ended() {
    on_both(|world| {
        let ends = |last: i64| {
            world.store.read(move |tx| {
                let mut seen = 0;
                let outcome = tx.scan(
                    "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
                     SELECT i, 'a row of some length, so that a million of them would be seen in memory' FROM n",
                    &[],
                    |row| {
                        seen = row.int(0)?;
                        if seen == last { Err(StoreError::Stopped) } else { Ok(()) }
                    },
                );
                Ok::<_, StoreError>((seen, outcome))
            })
        };
        assert_eq!(ends(10), Ok((10, Err(StoreError::Stopped))));
        let before = peak_memory_kb();
        assert_eq!(ends(-1), Ok((1_000_000, Ok(()))));
        let grown = peak_memory_kb() - before;
        assert!(grown < 30_000, "the peak of memory grew by {grown} kB");
    });
}

/// The most memory this process ever held; zero where the system does not tell.
fn peak_memory_kb() -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}
