//! Texts in which somebody marked what gives people away.

use serde::Deserialize;

/// One passage that a reader marked; characters, the end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mark {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is, in the corpus's own labels.
    pub label: String,
}

/// One text with its marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Document {
    /// The text.
    #[serde(alias = "note_text")]
    pub text: String,
    /// What is marked in it.
    #[serde(alias = "entities", alias = "spans")]
    pub marks: Vec<Mark>,
}

/// Reads one document a line: `{"text","spans"}`, or `{"note_text","entities"}` as EDS-NLP writes them.
///
/// # Errors
///
/// The number of the first line that is not such a document, and why.
pub fn read(lines: &str) -> Result<Vec<Document>, (usize, String)> {
    let numbered = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(|(index, line)| serde_json::from_str(line).map_err(|error| (index + 1, error.to_string()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_are_read_and_a_bad_line_is_named() {
        let first = r#"{"note_text":"Dr X","entities":[{"start":3,"end":4,"label":"NOM","text":"X"}],"note_id":"1"}"#;
        let second = r#"{"text":"Dr X","spans":[{"start":3,"end":4,"label":"NOM"}]}"#;
        let documents = read(&format!("{first}\n\n{second}\n")).unwrap();
        assert_eq!(documents[0], documents[1]);
        assert_eq!(read(&format!("{first}\n{{}}")).unwrap_err().0, 2);
    }
}
