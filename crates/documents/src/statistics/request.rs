//! Reading the request: one object, each field once, each value of the kind its name asks for.
//!
//! Values are kept as the text that was sent. A number too large for any machine type (`1e400`) is well-formed JSON,
//! and must be refused as an impossible number rather than mistaken for malformed input.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Number, Value};

use domain::statistics::LARGEST_COUNT;

use super::Fault;

/// What a time or a count above 2⁵³ would lose.
const TOO_LARGE: &str = "is above 9007199254740992 (2^53), the largest whole number kept exactly";

/// A well-formed request whose fields are not looked at yet.
pub(super) struct Request<'a> {
    fields: Vec<(String, &'a RawValue)>,
}

impl<'a> Request<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Fault::Malformed(format!("it is not UTF-8 after byte {}", error.valid_up_to())))?;
        if text.trim().is_empty() {
            return Err(Fault::Malformed("it is empty".to_owned()));
        }
        let document: &RawValue = serde_json::from_str(text).map_err(|error| Fault::Malformed(error.to_string()))?;
        if !document.get().starts_with('{') {
            return Err(Fault::refused("request", format!("it is {}", kind(document)), "send one object"));
        }
        let Fields(fields) = serde_json::from_str(document.get())
            .map_err(|_| Fault::refused("request", "a field name is not text", "use the names of the documentation"))?;
        let mut seen = BTreeSet::new();
        if let Some((name, _)) = fields.iter().find(|(name, _)| !seen.insert(name)) {
            return Err(Fault::refused(shown(name), "it is given twice", "send each field once"));
        }
        Ok(Self { fields })
    }

    pub(super) fn method(&self) -> Result<String, Fault> {
        let value = self.find("method").ok_or_else(|| {
            Fault::refused("method", "it is missing", "name the statistic, for instance \"method\":\"wilson\"")
        })?;
        serde_json::from_str(value.get())
            .map_err(|_| Fault::refused("method", format!("it is {}", kind(value)), "send its name as a text"))
    }

    /// Refuses a field that the method does not know, and the lack of one it needs.
    pub(super) fn takes_exactly(&self, method: &str, wanted: &[&str]) -> Result<(), Fault> {
        let remedy = || format!("{method} takes exactly {}", wanted.join(", "));
        for (name, _) in &self.fields {
            if name != "method" && !wanted.contains(&name.as_str()) {
                return Err(Fault::refused(shown(name), format!("{method} has no such field"), remedy()));
            }
        }
        match wanted.iter().find(|name| self.find(name).is_none()) {
            Some(missing) => Err(Fault::refused(*missing, "it is missing", remedy())),
            None => Ok(()),
        }
    }

    /// A number of people or cases: whole, 0 or more, at most 2⁵³. `497.0` is the same number as `497`.
    pub(super) fn count(&self, name: &str) -> Result<u64, Fault> {
        let value = self.value(name)?;
        let refused = |reason: String| Fault::refused(name, reason, "send a whole number, 0 or more");
        let number = number(value).map_err(&refused)?;
        let shown = shown(value.get());
        if number < 0.0 {
            return Err(refused(format!("{shown} is negative")));
        }
        if number.fract() != 0.0 {
            return Err(refused(format!("{shown} is not a whole number")));
        }
        // The text is read again as an integer: beyond 2^53 two of them may be the same f64.
        match value.get().parse::<u64>() {
            Ok(count) if count <= LARGEST_COUNT => Ok(count),
            Err(_) => whole(number).ok_or_else(|| refused(format!("{shown} {TOO_LARGE}"))),
            Ok(_) => Err(refused(format!("{shown} {TOO_LARGE}"))),
        }
    }

    /// A rate, from 0 to 1.
    pub(super) fn fraction(&self, name: &str) -> Result<f64, Fault> {
        let value = self.value(name)?;
        let refused = |reason: String| Fault::refused(name, reason, "send a fraction from 0 to 1 (0.98, not 98)");
        let number = number(value).map_err(&refused)?;
        if (0.0..=1.0).contains(&number) {
            Ok(number)
        } else {
            Err(refused(format!("{} is not from 0 to 1", shown(value.get()))))
        }
    }

    pub(super) fn is_null(&self, name: &str) -> bool {
        self.find(name).is_some_and(|value| value.get() == "null")
    }

    /// Durations since enrolment: whole or real, 0 or more, in any unit.
    pub(super) fn times(&self, name: &str) -> Result<Vec<f64>, Fault> {
        self.list(name, |value| {
            let number = number(value).map_err(|reason| (reason, "send numbers, 0 or more"))?;
            let shown = || shown(value.get());
            if number < 0.0 {
                Err((format!("{} is negative", shown()), "count times from enrolment"))
            } else if number > LARGEST {
                Err((format!("{} {TOO_LARGE}", shown()), "use a larger unit, such as days"))
            } else {
                Ok(number)
            }
        })
    }

    /// Whether each person left: 1 or true, 0 or false.
    pub(super) fn events(&self, name: &str) -> Result<Vec<bool>, Fault> {
        self.list(name, |value| match (value.get(), number(value)) {
            ("true", _) => Ok(true),
            ("false", _) => Ok(false),
            (_, Ok(1.0)) => Ok(true),
            (_, Ok(0.0)) => Ok(false),
            (other, _) => Err((format!("{} is not an event", shown(other)), "send 1 (left) or 0 (still here)")),
        })
    }

    fn list<T>(
        &self,
        name: &str,
        read: impl Fn(&RawValue) -> Result<T, (String, &'static str)>,
    ) -> Result<Vec<T>, Fault> {
        let value = self.value(name)?;
        let entries: Vec<&RawValue> = serde_json::from_str(value.get())
            .map_err(|_| Fault::refused(name, format!("it is {}", kind(value)), "send a list"))?;
        let read_at = |(index, entry)| {
            read(entry).map_err(|(reason, remedy)| Fault::refused(format!("{name}[{index}]"), reason, remedy))
        };
        entries.into_iter().enumerate().map(read_at).collect()
    }

    fn find(&self, name: &str) -> Option<&'a RawValue> {
        self.fields.iter().find_map(|(known, value)| (known == name).then_some(*value))
    }

    fn value(&self, name: &str) -> Result<&'a RawValue, Fault> {
        self.find(name).ok_or_else(|| Fault::refused(name, "it is missing", "send it"))
    }
}

/// [`LARGEST_COUNT`] as a real number.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// The number that a value is, or why it is none. Its grammar was checked with the whole document.
fn number(value: &RawValue) -> Result<f64, String> {
    let text = value.get();
    if !text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Err(format!("it is {}, not a number", kind(value)));
    }
    match text.parse::<f64>() {
        // Adding 0 turns -0.0 into 0.0.
        Ok(number) if number.is_finite() => Ok(number + 0.0),
        _ => Err(format!("{} is beyond any number kept", shown(text))),
    }
}

/// A whole real number up to 2⁵³ as an integer.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and in range")]
fn whole(number: f64) -> Option<u64> {
    (number.fract() == 0.0 && (0.0..=LARGEST).contains(&number)).then_some(number as u64)
}

/// A time in the answer: whole times without decimals, so that 4 comes back as 4.
pub(super) fn time_as_sent(time: f64) -> Value {
    whole(time).map_or_else(|| Number::from_f64(time).into(), Value::from)
}

/// What was sent, short enough for one line of a message.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let plain: String = text.chars().take(LONGEST).flat_map(|one| one.escape_debug()).collect();
    if text.chars().nth(LONGEST).is_some() { format!("{plain}…") } else { plain }
}

/// What sort of value it is, in words.
fn kind(value: &RawValue) -> &'static str {
    match value.get().bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The fields in the order sent, repeated ones included: a map would keep the last one in silence.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}
