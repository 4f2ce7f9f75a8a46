//! `presque deidentify`: a text on standard input, what in it would give somebody away on standard output.

use std::io::{Read, Write};

use documents::deidentification::{LARGEST_TEXT, json, text};
use documents::language::Voice;
use domain::text::Language;

use crate::Format;
use crate::failure::{BROKEN, FINE, Failure, Outcome, REFUSED, USAGE};

/// What can be asked of the screen.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Runs the command on the standard streams; `language` is what --lang said, of the text as of the messages.
pub(crate) fn run(arguments: &Arguments, language: Option<&str>, voice: &Voice) -> Outcome {
    screen(arguments.format, language, voice, std::io::stdin().lock(), std::io::stdout().lock())
}

/// Reads the whole text before it says anything: on any code but 0 nothing is written to `output`.
fn screen(format: Format, language: Option<&str>, voice: &Voice, input: impl Read, mut output: impl Write) -> Outcome {
    let said = |code, words| Failure::Said(code, words);
    let language = match language {
        Some("fr") => Language::french(),
        Some("en") => Language::english(),
        _ => return Err(said(USAGE, voice.say("deidentify-language"))),
    };
    let mut bytes = Vec::new();
    // One byte more than accepted, so that a text that is too large is refused instead of cut short.
    let limit = LARGEST_TEXT as u64 + 1;
    input.take(limit).read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST_TEXT {
        let most = [("most", voice.count(LARGEST_TEXT))];
        return Err(said(REFUSED, voice.with("deidentify-too-large", most)));
    }
    let read = match String::from_utf8(bytes) {
        Ok(read) => read,
        Err(error) => {
            let sound = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..sound].iter().filter(|byte| **byte == b'\n').count() + 1;
            let values = [("byte", sound.to_string()), ("line", line.to_string())];
            return Err(said(USAGE, voice.with("deidentify-not-utf8", values)));
        }
    };
    let findings = domain::deidentification::find(&read, &language, &documents::lexicon::lexicon(&language));
    let answer = match format {
        Format::Json => json(&findings, &language),
        Format::Text => text(&findings, voice),
    };
    let written = writeln!(output, "{answer}").and_then(|()| output.flush());
    written.map(|()| FINE).map_err(|error| said(BROKEN, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::voice;

    fn screened(format: Format, language: Option<&str>, input: &[u8]) -> (Outcome, String) {
        let mut output = Vec::new();
        let outcome = screen(format, language, &voice(Some(language.unwrap_or("en"))), input, &mut output);
        (outcome, String::from_utf8(output).unwrap())
    }

    fn refused(outcome: Outcome) -> (u8, String) {
        match outcome {
            Err(Failure::Said(code, words)) => (code, words),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn json_alone_is_printed_with_offsets_in_characters_and_the_end_exclusive() {
        let text = "Née à Évry 😀, Mme Éléonore DUPONT, tél. 01 23 45 67 89";
        let (outcome, output) = screened(Format::Json, Some("fr"), text.as_bytes());
        assert_eq!(outcome.unwrap(), FINE);
        let findings: Vec<serde_json::Value> = serde_json::from_str(&output).unwrap();
        let letters: Vec<char> = text.chars().collect();
        for finding in &findings {
            let place = |name: &str| usize::try_from(finding[name].as_u64().unwrap()).unwrap();
            let passage: String = letters[place("start")..place("end")].iter().collect();
            assert_eq!(finding["text"], passage.as_str());
            assert_eq!(finding.as_object().unwrap().len(), 5);
        }
        let labels: Vec<_> = findings.iter().map(|finding| finding["label"].as_str().unwrap()).collect();
        assert_eq!(labels, ["VILLE", "TITRE", "PRENOM", "NOM", "TEL"]);
    }

    #[test]
    fn a_text_without_findings_is_an_empty_list_and_is_never_called_anonymous() {
        let (_, output) = screened(Format::Json, Some("en"), b"Nobody here.");
        assert_eq!(output, "[]\n");
        for (language, text) in [("fr", "Rien."), ("en", "Nothing."), ("fr", "Mme Dupont"), ("en", "Mrs Smith")] {
            let (_, output) = screened(Format::Text, Some(language), text.as_bytes());
            assert!(!output.to_lowercase().contains("anonym"), "{output}");
        }
    }

    #[test]
    fn people_read_what_it_is_and_why() {
        let (_, output) = screened(Format::Text, Some("fr"), b"Le Dr Martin est venu.");
        assert!(output.contains("titre") && output.contains("un nom après un titre"), "{output}");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_2_with_their_position() {
        let (outcome, output) = screened(Format::Json, Some("en"), b"one\ntwo \xff");
        let (code, words) = refused(outcome);
        assert_eq!((code, output.as_str()), (USAGE, ""));
        assert!(words.contains("byte 8") && words.contains("line 2"), "{words}");
    }

    #[test]
    fn a_text_without_its_language_is_2() {
        for language in [None, Some("de")] {
            assert_eq!(refused(screened(Format::Json, language, b"x").0).0, USAGE);
        }
    }

    #[test]
    fn a_text_without_end_is_3_without_filling_memory() {
        let outcome = screen(Format::Json, Some("en"), &voice(Some("en")), std::io::repeat(b'a'), Vec::new());
        assert_eq!(refused(outcome).0, REFUSED);
    }
}
