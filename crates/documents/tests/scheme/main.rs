//! The scheme that ships, the one that the page on forms builds, and that one changed in one thing at a time.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod faults;
mod shipped;

use std::fs;
use std::path::Path;

use documents::definition::Files;
use documents::language::{Languages, Voice};

fn voice(tag: &str) -> Voice {
    Languages::embedded().unwrap().voice(tag).unwrap()
}

/// The files that `docs/near-miss-form.md` shows: each in the block of code that follows its name.
fn example() -> Files {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/near-miss-form.md");
    let page = fs::read_to_string(page).unwrap();
    let (mut files, mut name) = (Files::new(), None);
    let mut parts = page.split("```");
    while let Some(prose) = parts.next() {
        let heading = prose.lines().rev().find_map(|line| line.strip_prefix("### `")?.strip_suffix('`'));
        name = heading.or(name);
        if let (Some(text), Some(name)) = (parts.next().and_then(|code| code.strip_prefix("toml\n")), name) {
            files.insert(name.to_owned(), text.to_owned());
        }
    }
    files
}

/// Replaces a text that stands exactly once in a file.
fn change(files: &mut Files, file: &str, from: &str, to: &str) {
    let text = files.get_mut(file).unwrap_or_else(|| panic!("no {file}"));
    assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
    *text = text.replace(from, to);
}
