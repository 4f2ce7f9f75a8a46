//! Addresses of pages, as values: a link cannot name a page that does not exist.
//!
//! A feature declares its addresses as constants and uses the same constant in its routes and in its links:
//!
//! ```
//! use web::url::Path;
//! /// One goal of a programme.
//! const GOAL: Path<2> = Path::new("/programmes/{programme}/goals/{goal}");
//! assert_eq!(GOAL.to(["pip", "nsaids & pregnancy"]), "/programmes/pip/goals/nsaids%20%26%20pregnancy");
//! ```
//!
//! The number of parts is checked when the program is compiled; a constant that no route serves fails a test.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986, so that no value can leave its segment.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The address of a kind of page, with `N` parts to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path<const N: usize> {
    pattern: &'static str,
}

impl<const N: usize> Path<N> {
    /// Declares an address; it does not compile when the pattern has not exactly `N` parts in braces.
    #[must_use]
    pub const fn new(pattern: &'static str) -> Self {
        let bytes = pattern.as_bytes();
        assert!(!bytes.is_empty() && bytes[0] == b'/', "an address begins with a slash");
        let (mut at, mut parts) = (0, 0);
        while at < bytes.len() {
            if bytes[at] == b'{' {
                parts += 1;
            }
            at += 1;
        }
        assert!(parts == N, "the pattern must have exactly N parts in braces");
        Self { pattern }
    }

    /// The pattern, as the router understands it.
    #[must_use]
    pub const fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// The address of one page, each part encoded.
    #[must_use]
    pub fn to<V: Display>(&self, parts: [V; N]) -> String {
        let mut address = String::with_capacity(self.pattern.len() + 16 * N);
        let mut rest = self.pattern;
        for part in parts {
            let Some((before, after)) = rest.split_once('{') else {
                break;
            };
            address.push_str(before);
            address.extend(utf8_percent_encode(&part.to_string(), SEGMENT));
            rest = after.split_once('}').map_or("", |(_, after)| after);
        }
        address.push_str(rest);
        address
    }
}

impl Path<0> {
    /// The address of a page that needs no part.
    #[must_use]
    pub const fn plain(&self) -> &'static str {
        self.pattern
    }
}

/// Whether a text received from outside is an address of ours that a redirect may follow. Anything a browser could read as another host
/// (`//host`, `/\host`) is not, nor is anything with control characters.
#[must_use]
pub fn is_local(address: &str) -> bool {
    let mut characters = address.chars();
    characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && !address.chars().any(|it| it.is_control() || it == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOAL: Path<2> = Path::new("/programmes/{programme}/goals/{goal}/commitment");

    #[test]
    fn parts_cannot_leave_their_segment() {
        assert_eq!(GOAL.to(["p", "7"]), "/programmes/p/goals/7/commitment");
        assert_eq!(GOAL.to(["a/../b", "é?x=1#y"]), "/programmes/a%2F..%2Fb/goals/%C3%A9%3Fx%3D1%23y/commitment");
        assert_eq!(GOAL.to(["{goal}", "x"]), "/programmes/%7Bgoal%7D/goals/x/commitment");
    }

    #[test]
    fn redirects_stay_in_the_house() {
        for ours in ["/", "/style", "/a?b=//c"] {
            assert!(is_local(ours), "{ours}");
        }
        for foreign in
            ["", "style", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/\t/evil.example"]
        {
            assert!(!is_local(foreign), "{foreign:?}");
        }
    }
}
