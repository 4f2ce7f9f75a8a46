//! One bad cell of a table that arrives: where it stands, what stands there, why it cannot be taken and what to do.

use crate::language::Voice;

/// Most characters of a value that are repeated.
const SHOWN: usize = 80;

/// A message and what it speaks of.
pub type Message = (&'static str, Vec<(&'static str, String)>);

/// One bad cell.
///
/// It repeats the value, because whoever mends the file must find it: it is said to the person who brought the file, and
/// never written to a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// The file, by its name.
    pub file: String,
    /// The line on which the row begins, from 1; none where the whole file is meant.
    pub line: Option<u64>,
    /// The column, as its header says it; empty where the whole row is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    message: Message,
    remedy: Option<Message>,
}

impl BadCell {
    /// A bad cell; the message has two lines, the reason and the remedy.
    #[must_use]
    pub fn new(file: &str, line: impl Into<Option<u64>>, column: &str, value: &str, message: &'static str) -> Self {
        Self {
            file: file.to_owned(),
            line: line.into(),
            column: column.to_owned(),
            value: shown(value),
            message: (message, Vec::new()),
            remedy: None,
        }
    }

    /// The same, whose message speaks of one more thing.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.message.1.push((name, shown(&value.to_string())));
        self
    }

    /// The same, with a remedy that is a message of its own.
    #[must_use]
    pub fn remedied(mut self, remedy: Message) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// The stable name of what is wrong, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.remedy.as_ref().map_or(self.message.0, |(key, _)| key)
    }

    /// What is wrong.
    #[must_use]
    pub fn reason(&self, voice: &Voice) -> String {
        let said = said(voice, &self.message);
        said.split_once('\n').map_or_else(|| said.clone(), |(reason, _)| reason.trim().to_owned())
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self, voice: &Voice) -> String {
        let said = match &self.remedy {
            Some(remedy) => return said(voice, remedy),
            None => said(voice, &self.message),
        };
        said.split_once('\n').map(|(_, remedy)| remedy.trim().to_owned()).unwrap_or_default()
    }

    /// One line: `answers.csv:12: value: "x": reason remedy`.
    #[must_use]
    pub fn text(&self, voice: &Voice) -> String {
        let mut text = self.file.clone();
        if let Some(line) = self.line {
            text.push_str(&format!(":{line}"));
        }
        if !self.column.is_empty() {
            text.push_str(&format!(": {}", self.column));
        }
        if !self.value.is_empty() {
            text.push_str(&format!(": {:?}", self.value));
        }
        format!("{text}: {} {}", self.reason(voice), self.remedy(voice))
    }

    /// The same for programs.
    #[must_use]
    pub fn json(&self, voice: &Voice) -> serde_json::Value {
        serde_json::json!({
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "code": self.code(),
            "reason": self.reason(voice),
            "remedy": self.remedy(voice),
        })
    }
}

fn said(voice: &Voice, (key, values): &Message) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    voice.with(key, values.as_slice())
}

/// Short, and without what could steer the terminal it is printed on.
fn shown(value: &str) -> String {
    let mut short: String =
        value.chars().take(SHOWN).map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    if value.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}
