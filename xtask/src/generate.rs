//! `cargo xtask gen`: documents written by the program itself, so that they cannot
//! disagree with it. They are committed under `docs/generated` for people to read
//! without building anything; `--check` fails when a committed one is out of date.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use crate::process;

/// Where generated documents are committed. Nothing else lives there.
const FOLDER: &str = "docs/generated";

/// Arguments with which the program writes generated documents into the folder given as
/// one more, last argument. Adding a generator is adding a line.
const GENERATORS: &[&[&str]] = &[&["docs", "generate"]];

/// Runs every generator and makes `docs/generated` equal to what they wrote, or, for
/// a check, only says where it differs. A program that is built already is not built
/// once more with the features that it alone would have.
pub(crate) fn run(root: &Path, check: bool, built: Option<&str>) -> anyhow::Result<bool> {
    let fresh = tempfile::tempdir()?;
    for generator in GENERATORS {
        let mut program = match built {
            Some(program) => Command::new(program),
            None => process::cargo(&["run", "--quiet", "--package", "presque", "--"]),
        };
        process::run(program.args(*generator).arg(fresh.path()).current_dir(root))?;
    }
    let folder = root.join(FOLDER);
    let changes = changes(&documents(&folder)?, &documents(fresh.path())?);
    for (name, change) in &changes {
        println!("{FOLDER}/{name}: {}", change.describe());
    }
    if check {
        if !changes.is_empty() {
            println!("run `cargo xtask gen` and commit what it writes");
        }
        return Ok(changes.is_empty());
    }
    for (name, change) in changes {
        let target = folder.join(&name);
        match change {
            Change::Stale => fs::remove_file(&target)?,
            Change::Missing(text) | Change::Different(text) => {
                fs::create_dir_all(target.parent().unwrap_or(&folder))?;
                fs::write(&target, text).with_context(|| format!("cannot write {name}"))?;
            }
        }
    }
    Ok(true)
}

/// How a committed document differs from the one just generated, with the new bytes.
#[derive(Debug, PartialEq, Eq)]
enum Change {
    Missing(Vec<u8>),
    Different(Vec<u8>),
    /// Committed, but nothing generates it any more.
    Stale,
}

impl Change {
    fn describe(&self) -> &'static str {
        match self {
            Change::Missing(_) => "missing",
            Change::Different(_) => "out of date",
            Change::Stale => "no longer generated",
        }
    }
}

type Documents = BTreeMap<String, Vec<u8>>;

fn changes(committed: &Documents, fresh: &Documents) -> BTreeMap<String, Change> {
    let written = fresh.iter().filter_map(|(name, text)| {
        let change = match committed.get(name) {
            None => Change::Missing(text.clone()),
            Some(old) if old != text => Change::Different(text.clone()),
            Some(_) => return None,
        };
        Some((name.clone(), change))
    });
    let stale = committed.keys().filter(|name| !fresh.contains_key(*name));
    written.chain(stale.map(|name| (name.clone(), Change::Stale))).collect()
}

/// Every file under a folder, by its path from there; none if there is no such folder.
fn documents(folder: &Path) -> anyhow::Result<Documents> {
    let mut found = Documents::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop().filter(|next| next.is_dir()) {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            found.insert(name, fs::read(&path)?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(files: &[(&str, &str)]) -> Documents {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn equal_documents_need_no_change() {
        let same = given(&[("routes.md", "one"), ("states/cohort.md", "two")]);
        assert!(changes(&same, &same.clone()).is_empty());
    }

    #[test]
    fn each_way_to_differ_is_told_apart() {
        let committed = given(&[("kept.md", "same"), ("old.md", "gone"), ("routes.md", "before")]);
        let fresh = given(&[("kept.md", "same"), ("new.md", "born"), ("routes.md", "after")]);
        let changes = changes(&committed, &fresh);
        let told: Vec<_> = changes.iter().map(|(name, change)| (name.as_str(), change.describe())).collect();
        assert_eq!(told, [("new.md", "missing"), ("old.md", "no longer generated"), ("routes.md", "out of date")]);
    }

    #[test]
    fn documents_are_read_in_folders_too() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("states")).unwrap();
        fs::write(folder.path().join("states/cohort.md"), "two").unwrap();
        fs::write(folder.path().join("routes.md"), "one").unwrap();
        let found = documents(folder.path()).unwrap();
        assert_eq!(found, given(&[("routes.md", "one"), ("states/cohort.md", "two")]));
        assert!(documents(&folder.path().join("absent")).unwrap().is_empty());
    }
}
