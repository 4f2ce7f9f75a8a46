//! `cargo xtask tidy`: the rules of the house that no other tool knows. Each rule is a
//! function from the tree to its faults, with a good and a bad sample in its tests.

mod attributes;
mod imports;
mod mentions;
mod migrations;
mod paths;
mod sizes;
mod source;
mod tree;
mod words;

use std::fmt;
use std::path::Path;

use tree::Tree;

/// One rule: from the tree to what is against it.
type Rule = fn(&Tree) -> Vec<Fault>;

/// Every rule, by the name its faults carry.
const RULES: &[(&str, Rule)] = &[
    ("sizes", sizes::check),
    ("attributes", attributes::check),
    ("words", words::check),
    ("imports", imports::check),
    ("paths", paths::check),
    ("mentions", mentions::check),
    ("migrations", migrations::check),
];

/// Something against a rule: where, why, and what to do instead.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    path: String,
    /// Counted from 1; 0 where the whole file is meant.
    line: usize,
    reason: String,
    remedy: String,
}

impl Fault {
    fn new(path: &str, line: usize, reason: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault { path: path.to_owned(), line, reason: reason.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}; {}", self.path, self.reason, self.remedy),
            line => write!(out, "{}:{line}: {}; {}", self.path, self.reason, self.remedy),
        }
    }
}

/// Prints every fault of the repository; true if there is none.
pub(crate) fn run(root: &Path) -> anyhow::Result<bool> {
    let tree = Tree::of_repository(root)?;
    let mut faults = 0;
    for (name, check) in RULES {
        for fault in check(&tree) {
            println!("{fault} [{name}]");
            faults += 1;
        }
    }
    println!("tidy: {} files, {faults} faults", tree.len());
    Ok(faults == 0)
}
