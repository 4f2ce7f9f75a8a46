//! The counts a test runner prints at its end, read back so that they can be said again
//! on the last line.

use std::fmt;

/// How many tests ended how.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    /// The sum of what several runs counted.
    pub(crate) fn of<'a>(lines: impl IntoIterator<Item = &'a String>) -> Counts {
        lines.into_iter().filter_map(|line| read(line)).fold(Counts::default(), |sum, counts| Counts {
            passed: sum.passed + counts.passed,
            failed: sum.failed + counts.failed,
            skipped: sum.skipped + counts.skipped,
        })
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// Whether a line is a runner's summary of at least one test.
pub(crate) fn is_summary(line: &str) -> bool {
    read(line).is_some_and(|counts| counts != Counts::default())
}

/// Reads nextest's `Summary [ 1.2s] 3 tests run: 2 passed (1 slow), 1 failed, 0 skipped`
/// and libtest's `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn read(line: &str) -> Option<Counts> {
    let line = line.trim();
    let counts = match line.strip_prefix("test result:") {
        Some(rest) => rest,
        None => line.strip_prefix("Summary [")?.split_once(" run: ")?.1,
    };
    let mut read = Counts::default();
    for part in counts.split([',', ';', '.']) {
        let mut words = part.split_whitespace();
        let Some(number) = words.next().and_then(|word| word.parse::<u64>().ok()) else {
            continue;
        };
        match words.next() {
            Some("passed") => read.passed += number,
            // "1 timed out" and "1 exec failed" are failures that nextest names apart.
            Some("failed" | "timed" | "exec") => read.failed += number,
            Some("skipped" | "ignored") => read.skipped += number,
            _ => {}
        }
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(u64, u64, u64)>) {
        let expected = expected.map(|(passed, failed, skipped)| Counts { passed, failed, skipped });
        assert_eq!(read(line), expected, "{line}");
    }

    #[test]
    fn both_runners_are_understood() {
        check("     Summary [   1.204s] 3 tests run: 3 passed, 0 skipped", Some((3, 0, 0)));
        check(
            "  Summary [ 9s] 7/9 tests run: 3 passed (1 slow), 1 failed, 2 timed out, 1 exec failed, 4 skipped",
            Some((3, 4, 4)),
        );
        check(
            "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.1s",
            Some((12, 1, 2)),
        );
        check("running 3 tests", None);
    }

    #[test]
    fn a_run_of_nothing_is_no_summary() {
        assert!(!is_summary("test result: ok. 0 passed; 0 failed; 0 ignored"));
        assert!(is_summary("test result: ok. 1 passed; 0 failed; 0 ignored"));
    }

    #[test]
    fn several_runs_are_added_up() {
        let lines = [
            "Summary [1s] 3 tests run: 3 passed, 1 skipped".to_owned(),
            "test result: ok. 2 passed; 0 failed; 0 ignored".to_owned(),
        ];
        assert_eq!(Counts::of(&lines).to_string(), "5 passed, 0 failed, 1 skipped");
    }
}
