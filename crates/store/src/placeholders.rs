//! The check that makes one SQL text mean the same on both engines.

use crate::{Result, StoreError, Val};

/// Refuses a statement whose placeholders do not fit its values.
///
/// `$1` is a *number* for PostgreSQL and a *name* for SQLite, which counts names in order of first use: the two agree
/// only if `$1..$n` first appear in that order. The order is a property of the text, so debug builds (and thereby
/// every test) look at it and releases only count.
pub(crate) fn check(sql: &str, vals: &[Val<'_>]) -> Result<()> {
    for val in vals {
        val.check()?;
    }
    if cfg!(debug_assertions) {
        let used = first_uses(sql)?;
        if used != vals.len() {
            return Err(StoreError::Misuse(format!(
                "a statement uses {used} placeholders and is given {} values",
                vals.len()
            )));
        }
    }
    Ok(())
}

/// How many placeholders a text uses; an error when they do not first appear as `$1, $2, …`.
fn first_uses(sql: &str) -> Result<usize> {
    let mut seen = 0;
    let mut chars = sql.chars().peekable();
    let mut quote = None;
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '?') => return Err(StoreError::Misuse("placeholders are $1..$n, not ?".into())),
            (None, '$') => {
                let mut number = 0_usize;
                while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                    number = number.saturating_mul(10).saturating_add(digit as usize);
                    chars.next();
                }
                if number == seen + 1 {
                    seen = number;
                } else if number == 0 || number > seen {
                    return Err(StoreError::Misuse(format!(
                        "placeholder ${number} first appears where ${} is due",
                        seen + 1
                    )));
                }
            }
            _ => {}
        }
    }
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn placeholders_must_first_appear_in_order_and_may_repeat() {
        for (sql, uses) in [
            ("SELECT 1", 0),
            ("SELECT $1, $2, $1", 2),
            ("SELECT '$9', $1 FROM \"$4\"", 1),
            ("SELECT 'it''s $7' WHERE a = $1", 1),
            ("VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)", 11),
        ] {
            assert_eq!(first_uses(sql), Ok(uses), "{sql}");
        }
        for sql in ["SELECT $2", "SELECT $1, $3", "SELECT $2, $1", "SELECT ?", "SELECT $", "SELECT $0"] {
            assert!(first_uses(sql).is_err(), "{sql}");
        }
    }

    proptest! {
        #[test]
        fn any_order_but_that_of_first_use_is_refused(uses in proptest::collection::vec(1_usize..6, 0..12)) {
            let sql: String = uses.iter().map(|n| format!("${n} ")).collect();
            let mut highest = 0;
            let in_order = uses.iter().all(|&n| { let ok = n <= highest + 1; highest = highest.max(n); ok });
            prop_assert_eq!(first_uses(&sql).ok(), in_order.then_some(highest));
        }
    }
}
