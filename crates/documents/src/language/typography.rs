//! The small signs translators should not have to type.

use std::borrow::Cow;

use unic_langid::LanguageIdentifier;

/// The change made to every piece of text of a language's messages.
pub(super) fn of(language: &LanguageIdentifier) -> fn(&str) -> Cow<'_, str> {
    match language.language.as_str() {
        "fr" => french,
        "en" => english,
        _ => |text| Cow::Borrowed(text),
    }
}

/// French keeps `: ; ? ! » %` on the line of the word before, and `«` on that of the word after (Imprimerie nationale's rules, with one width of space).
fn french(text: &str) -> Cow<'_, str> {
    let mut out = curly(text);
    for mark in [":", ";", "?", "!", "»", "%"] {
        replace(&mut out, &format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    replace(&mut out, "« ", "«\u{a0}");
    out
}

fn english(text: &str) -> Cow<'_, str> {
    curly(text)
}

fn curly(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    replace(&mut out, "'", "’");
    out
}

fn replace(text: &mut Cow<'_, str>, from: &str, to: &str) {
    if text.contains(from) {
        *text = Cow::Owned(text.replace(from, to));
    }
}
