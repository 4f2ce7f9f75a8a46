//! A document that names a file names one that exists.

use super::{Fault, tree::Tree};

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.ending(".md").filter(|(path, _)| is_ours(path)) {
        let mut in_fence = false;
        for (index, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                in_fence = !in_fence;
                continue;
            }
            if in_fence {
                continue;
            }
            let quoted = quoted(line).filter(|name| begins_here(tree, name));
            let quoted = quoted.flat_map(|name| alternatives(&name));
            let linked = linked(line).filter_map(|link| beside(path, link));
            for name in quoted.chain(linked).filter(|name| !tree.exists(name)) {
                let reason = format!("there is no {name:?}");
                faults.push(Fault::new(path, index + 1, reason, "name the file it has become"));
            }
        }
    }
    faults
}

/// The pages written for the reader of this repository.
fn is_ours(path: &str) -> bool {
    path.starts_with("docs/") || !path.contains('/')
}

/// What stands between backquotes and looks like a path: no blank, no placeholder.
fn quoted(line: &str) -> impl Iterator<Item = String> {
    let spans = line.split('`').skip(1).step_by(2);
    spans.filter(|span| span.contains('/') && !span.contains([' ', '<', '…', '*', '$', '(', '|'])).map(|span| {
        // `crates/app/src/ports.rs:12` and `crates/app/src/ports.rs::Clock` name the file.
        let span = span.split("::").next().unwrap_or(span);
        span.split(':').next().unwrap_or(span).to_owned()
    })
}

/// Whether a path starts at the root of this repository rather than elsewhere, as a
/// route, a media type or a folder of data does.
fn begins_here(tree: &Tree, name: &str) -> bool {
    const FOLDERS: &[&str] =
        &["crates", "xtask", "docs", "journeys", "bench", "programmes", ".ci", ".cargo", ".config"];
    let first = name.split('/').next().unwrap_or_default();
    FOLDERS.contains(&first) || (!first.is_empty() && tree.exists(&format!("{first}/")))
}

/// `a/{b,c}/d` is `a/b/d` and `a/c/d`.
fn alternatives(name: &str) -> Vec<String> {
    let Some((before, rest)) = name.split_once('{') else {
        return vec![name.to_owned()];
    };
    let Some((list, after)) = rest.split_once('}') else {
        return vec![name.to_owned()];
    };
    list.split(',').flat_map(|one| alternatives(&format!("{before}{one}{after}"))).collect()
}

/// The targets of links such as `[words](words.md)`.
fn linked(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

/// A link's target from the root, if it is a file of ours.
fn beside(page: &str, link: &str) -> Option<String> {
    let target = link.split('#').next().unwrap_or_default();
    if target.is_empty() || target.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &str, text: &str) -> Vec<usize> {
        let tree = Tree::of(&[
            (page, text),
            ("crates/store/migrations/sqlite/0001_start.sql", ""),
            ("crates/store/migrations/postgres/0001_start.sql", ""),
            ("crates/app/src/ports.rs", ""),
            ("docs/words.md", ""),
        ]);
        check(&tree).into_iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn files_that_exist_may_be_named() {
        let text = "See `crates/app/src/ports.rs:12`, `crates/store/migrations/{sqlite,postgres}/`,\n\
            `crates/app/src/ports.rs::Clock`, [words](docs/words.md#k), [site](https://example.org/a),\n\
            `text/html`, `/cohort/1`, `crates/<name>/src`, `DIR/keys`.\n```\ncrates/none.rs\n```";
        assert!(lines("ARCHITECTURE.md", text).is_empty());
        assert!(lines("docs/decisions/0001.md", "[words](../words.md)").is_empty());
    }

    #[test]
    fn files_that_do_not_exist_are_faults() {
        assert_eq!(lines("README.md", "a\n`crates/app/src/clock.rs`"), [2]);
        assert_eq!(lines("docs/store.md", "`crates/store/migrations/{sqlite,mysql}/`"), [1]);
        assert_eq!(lines("docs/decisions/0001.md", "[words](words.md)"), [1]);
        assert_eq!(lines("README.md", "`bench/`"), [1]);
    }
}
