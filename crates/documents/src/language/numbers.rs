//! Numbers, rates and lists, by each language's own `format-…` messages.

use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

use super::Voice;

/// How a bundle prints the whole numbers inside its messages.
type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// Picks the grouping of whole numbers inside messages. Fluent takes a plain function here, which cannot carry a language's separator, so the usual
/// ones are listed; a language with another one prints numbers inside messages ungrouped, which is never wrong.
pub(super) fn formatter(group: Option<&str>, decimal: Option<&str>) -> Option<Formatter> {
    match (group?, decimal?) {
        ("\u{202f}", ",") => Some(grouped::<'\u{202f}', ','>),
        ("\u{a0}", ",") => Some(grouped::<'\u{a0}', ','>),
        (",", ".") => Some(grouped::<',', '.'>),
        (".", ",") => Some(grouped::<'.', ','>),
        ("’", ".") => Some(grouped::<'’', '.'>),
        _ => None,
    }
}

fn grouped<const GROUP: char, const DECIMAL: char>(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    Some(written(&number.as_string(), &GROUP.to_string(), &DECIMAL.to_string()))
}

/// Puts separators into a plain decimal such as `-1234.5`.
fn written(plain: &str, group: &str, decimal: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push_str(decimal);
        text.push_str(fraction);
    }
    text
}

impl Voice {
    /// A number with so many decimals: `1 234,5` or `1,234.5`. A value that is not finite is said to be unknown, never printed as `NaN`.
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return self.say("format-unknown");
        }
        let plain = format!("{value:.decimals$}");
        // Minus zero would read as a tiny negative number.
        let is_zero = plain.chars().all(|digit| matches!(digit, '-' | '0' | '.'));
        written(
            if is_zero { plain.trim_start_matches('-') } else { &plain },
            &self.say("format-group"),
            &self.say("format-decimal"),
        )
    }

    /// A whole number: `1 234` or `1,234`.
    #[must_use]
    pub fn count(&self, value: impl TryInto<i64>) -> String {
        value.try_into().map_or_else(
            |_| self.say("format-unknown"),
            |whole| written(&whole.to_string(), &self.say("format-group"), &self.say("format-decimal")),
        )
    }

    /// A fraction of one as a percentage with so many decimals: 0.622 is `62 %` or `62%`.
    #[must_use]
    pub fn percent(&self, fraction: f64, decimals: usize) -> String {
        if !fraction.is_finite() {
            return self.say("format-unknown");
        }
        self.with("format-percent", [("number", self.number(fraction * 100.0, decimals))])
    }

    /// A fraction that may be undefined, such as a rate over nobody.
    #[must_use]
    pub fn percent_or_unknown(&self, fraction: Option<f64>, decimals: usize) -> String {
        self.percent(fraction.unwrap_or(f64::NAN), decimals)
    }

    /// An interval of two fractions: `de 59 % à 66 %` or `59% to 66%`.
    #[must_use]
    pub fn percent_range(&self, low: f64, high: f64, decimals: usize) -> String {
        self.with("format-range", [("low", self.percent(low, decimals)), ("high", self.percent(high, decimals))])
    }

    /// Several things in one sentence: `a, b et c` or `a, b and c`.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let Some((last, start)) = items.split_last() else {
            return String::new();
        };
        if start.is_empty() {
            return last.as_ref().to_owned();
        }
        let start: Vec<&str> = start.iter().map(AsRef::as_ref).collect();
        self.with("format-list", [("start", start.join(", ").as_str()), ("end", last.as_ref())])
    }
}
