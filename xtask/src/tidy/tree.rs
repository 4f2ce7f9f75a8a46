//! The files that are, or would be, committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::process;

/// Paths from the root, with `/` between the parts; the text is absent where the file is
/// not UTF-8.
pub(super) struct Tree {
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    /// Asks git, so that what is ignored is ignored here too.
    pub(super) fn of_repository(root: &Path) -> anyhow::Result<Tree> {
        let mut list = Command::new("git");
        list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let names = process::output(list.current_dir(root))?;
        let files = names
            .split_terminator('\0')
            .filter_map(|name| {
                // A file may be deleted and not yet committed so.
                let bytes = fs::read(root.join(name)).ok()?;
                Some((name.to_owned(), String::from_utf8(bytes).ok()))
            })
            .collect();
        Ok(Tree { files })
    }

    /// Every file that is text.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// Every text whose path ends so.
    pub(super) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// Every path.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether there is such a file or folder.
    pub(super) fn exists(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        let mut after = self.files.range(folder.clone()..);
        self.files.contains_key(path) || after.next().is_some_and(|(next, _)| next.starts_with(&folder))
    }

    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// A tree made up for a test.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), Some((*text).to_owned()));
        Tree { files: files.iter().map(file).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_exist_through_their_files() {
        let tree = Tree::of(&[("docs/words.md", ""), ("docs-old", "")]);
        assert!(tree.exists("docs") && tree.exists("docs/") && tree.exists("docs/words.md"));
        assert!(!tree.exists("doc") && !tree.exists("docs/word"));
    }
}
