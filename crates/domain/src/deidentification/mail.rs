//! Electronic addresses, and addresses on the web.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::overlap::Kept;
use super::pattern::{pattern, scan, span};
use super::{Label, Reading, Reason};

static MAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"[a-z0-9\x02][a-z0-9\x02._%+'&=-]{0,80} ?(?:@|\(at\)|\[at\]|\(a\)| arobase ) ?[a-z0-9\x02][a-z0-9\x02-]{0,62}(?:\.[a-z0-9\x02-]{1,63}){0,6}",
    )
});

static WEB: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:(?:https?|ftp)://|www\.)[a-z0-9\x02][a-z0-9\x02./?=&_%#~:+-]{2,300}|[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{2,63}){0,2}\.(?:fr|com|org|net|eu|be|ch|lu|info|co\.uk|nhs\.uk|ac\.uk)(?:/[a-z0-9./?=&_%#~+-]{0,200})?",
    )
});

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&MAIL, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let end = start + shadow[start..end].trim_end_matches(['.', '-']).len();
        kept.propose(reading.text, reading.candidate(start, end, Label::Mail, Reason::MailShape));
        true
    });
    scan(&WEB, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let alone = !super::pattern::before(shadow, start)
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || b"@.".contains(&byte));
        let whole = !super::pattern::after(shadow, end).is_some_and(|byte| byte.is_ascii_alphanumeric());
        if !alone || !whole {
            return false;
        }
        let end = start + shadow[start..end].trim_end_matches(['.', ':', '?', '-']).len();
        kept.propose(reading.text, reading.candidate(start, end, Label::Web, Reason::WebShape));
        true
    });
}
