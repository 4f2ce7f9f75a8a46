//! A sound definition, changed in one thing at a time: the fault, its file and its line.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod agreement;
mod anything;
mod questions;
mod shape;

use documents::definition::{self, Fault, Files};
use documents::language::{Languages, Voice};
use std::fs;
use std::path::Path;

/// The sound definition of `tests/fixtures/small`.
fn small() -> Files {
    let mut files = Files::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    for folder in ["", "instruments", "goals", "wording"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let inside = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(inside, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

fn voice(tag: &str) -> Voice {
    Languages::embedded().unwrap().voice(tag).unwrap()
}

/// Replaces a text that stands exactly once in a file of the definition.
fn change(files: &mut Files, file: &str, from: &str, to: &str) {
    let text = files.get_mut(file).unwrap_or_else(|| panic!("no {file}"));
    assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
    *text = text.replace(from, to);
}

fn faults(files: &Files) -> Vec<Fault> {
    definition::check(files).err().unwrap_or_default()
}

/// One change, and the faults that follow: their codes, each with words of the first line it must be told at.
fn check(file: &str, from: &str, to: &str, expected: &[(&str, &str)]) {
    check_all(&[(file, from, to)], file, expected);
}

/// Several changes that make one fault together.
fn check_all(changes: &[(&str, &str, &str)], file: &str, expected: &[(&str, &str)]) {
    let mut files = small();
    for (file, from, to) in changes {
        change(&mut files, file, from, to);
    }
    judge(&files, file, expected);
}

/// The faults of a definition are exactly those expected, all in one file.
fn judge(files: &Files, file: &str, expected: &[(&str, &str)]) {
    let english = voice("en");
    let found = faults(files);
    let told: Vec<String> = found.iter().take(9).map(|fault| fault.text(&english)).collect();
    let found: Vec<(&str, &str, Option<usize>)> =
        found.iter().map(|fault| (fault.file.as_str(), fault.code(), fault.line)).collect();
    let line_of = |line: &str| {
        // `^` is the line before: the head of the table whose first key is named.
        let (line, back) = line.strip_prefix('^').map_or((line, 0), |line| (line, 1));
        let at = files[file].lines().position(|candidate| candidate.contains(line));
        at.unwrap_or_else(|| panic!("no line `{line}` in {file}")) + 1 - back
    };
    let expected: Vec<_> = expected
        .iter()
        .map(|(code, line)| (file, *code, if line.is_empty() { None } else { Some(line_of(line)) }))
        .collect();
    assert_eq!(found, expected, "{told:#?}");
}

#[test]
fn the_definition_that_tests_change_is_sound() {
    judge(&small(), "programme.toml", &[]);
}

#[test]
fn each_fault_is_said_on_one_line_in_both_languages_with_its_remedy() {
    let mut files = small();
    change(&mut files, "programme.toml", "k = 5", "k = 4");
    let fault = faults(&files).remove(0);
    assert_eq!(
        fault.text(&voice("en")),
        "programme.toml:118: k is 4: behind a figure of so few people, a person can be guessed. Write at least 5."
    );
    assert_eq!(
        fault.reason(&voice("fr")),
        "k vaut 4\u{a0}: derrière un chiffre qui porte sur si peu de personnes, on peut deviner quelqu’un."
    );
    assert_eq!(fault.remedy(&voice("fr")), "Écrivez au moins 5.");
}
