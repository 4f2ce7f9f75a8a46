//! One fault of a definition, and how it is said.

use crate::language::Voice;

/// One value of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Taken from the definition, or a number.
    Text(String),
    /// A message of its own, said in the reader's language.
    Key(&'static str),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        // What a definition holds may be long or have several lines; a fault is one line.
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut short: String = one_line.chars().filter(|letter| !letter.is_control()).take(80).collect();
        if short.len() < one_line.len() {
            short.push('…');
        }
        Self::Text(short)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => { $(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Text(number.to_string())
            }
        }

        impl From<&$number> for Value {
            fn from(number: &$number) -> Self {
                Self::Text(number.to_string())
            }
        }
    )* };
}
numbers!(u16, u32, u64, usize, i32, i64);

/// A message by its key and its values: `message!("check-k", k, least = 5)`; a value named as its variable says so once.
macro_rules! message {
    (@ $name:ident) => { $crate::definition::fault::Value::from($name) };
    (@ $name:ident = $value:expr) => { $crate::definition::fault::Value::from($value) };
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        ($key, vec![$((stringify!($name), message!(@ $name $(= $value)?))),*])
    };
}
pub(crate) use message;

/// A message key and its values.
pub(crate) type Message = (&'static str, Vec<(&'static str, Value)>);

/// One fault of a definition.
///
/// Its message is one text of two lines in `check.ftl`: the reason, then the remedy, so that no fault can be worded without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, by its path inside the definition.
    pub file: String,
    /// The line, from 1; none where the whole file is meant, or is not there.
    pub line: Option<usize>,
    key: &'static str,
    values: Vec<(&'static str, Value)>,
}

impl Fault {
    pub(crate) fn new(file: impl Into<String>, line: Option<usize>, (key, values): Message) -> Self {
        Self { file: file.into(), line, key, values }
    }

    /// A fault of a file that could not become text: it is not UTF-8 from that byte on.
    #[must_use]
    pub fn not_utf8(file: impl Into<String>, line: usize, byte: usize) -> Self {
        Self::new(file, Some(line), ("check-not-utf8", vec![("byte", byte.into())]))
    }

    /// A fault of a file larger than a definition may hold.
    #[must_use]
    pub fn too_large(file: impl Into<String>, most_bytes: u64) -> Self {
        Self::new(file, None, ("check-file-too-large", vec![("most", most_bytes.into())]))
    }

    /// A fault of a directory with more files than a definition may hold.
    #[must_use]
    pub fn too_many_files(most: usize) -> Self {
        Self::new(".", None, ("check-too-many-files", vec![("most", most.into())]))
    }

    /// The stable name of what is wrong, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.key
    }

    /// What is wrong.
    #[must_use]
    pub fn reason(&self, voice: &Voice) -> String {
        self.said(voice).0
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self, voice: &Voice) -> String {
        self.said(voice).1
    }

    /// The fault on one line: `file:line: reason remedy`.
    #[must_use]
    pub fn text(&self, voice: &Voice) -> String {
        let (reason, remedy) = self.said(voice);
        match self.line {
            Some(line) => format!("{}:{line}: {reason} {remedy}", self.file),
            None => format!("{}: {reason} {remedy}", self.file),
        }
    }

    fn said(&self, voice: &Voice) -> (String, String) {
        let values: Vec<(&str, String)> = self
            .values
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, text.clone()),
                Value::Key(key) => (*name, voice.say(key)),
            })
            .collect();
        let text = voice.with(self.key, values.as_slice());
        let (reason, remedy) = text.split_once('\n').unwrap_or((&text, ""));
        (reason.trim().to_owned(), remedy.trim().to_owned())
    }
}
