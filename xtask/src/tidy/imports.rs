//! The import law: a crate exists for what it may not import. The manifests are the
//! proof; the law below says why each crate is a crate.

use syn::visit::{self, Visit};
use toml::{Table, Value};

use super::source::{is_for_tests, test_files};
use super::{Fault, tree::Tree};

/// What one crate may not have.
struct Law {
    /// The folder under `crates/`.
    name: &'static str,
    /// Packages it may not depend on.
    packages: &'static [&'static str],
    /// Modules of the standard library it may not name.
    modules: &'static [&'static str],
    /// What the prohibition buys.
    reason: &'static str,
}

/// Every crate of the product. A new one needs a line here and a decision record naming
/// the import it forbids.
const LAWS: &[Law] = &[
    Law {
        name: "domain",
        packages: &[
            "serde",
            "serde_json",
            "toml",
            "tokio",
            "rusqlite",
            "postgres",
            "axum",
            "rand",
            "getrandom",
            "tantivy",
            "documents",
            "store",
            "search",
            "app",
            "web",
        ],
        modules: &["fs", "env", "net", "process", "thread", "io"],
        reason: "rules are provable because nothing but their arguments moves them",
    },
    Law {
        name: "documents",
        packages: &["tokio", "rusqlite", "postgres", "tantivy", "axum", "rand", "store", "search", "app", "web"],
        modules: &["env", "net", "process", "thread"],
        reason: "a document is a function of its data",
    },
    Law {
        name: "store",
        packages: &["axum", "tokio", "tantivy", "clap", "documents", "search", "app", "web"],
        modules: &[],
        reason: "SQL has one home, and nothing else lives there",
    },
    Law {
        name: "search",
        packages: &[
            "serde",
            "serde_json",
            "tokio",
            "rusqlite",
            "postgres",
            "axum",
            "clap",
            "rand",
            "getrandom",
            "documents",
            "store",
            "app",
            "web",
        ],
        modules: &["env", "net", "process"],
        reason: "the index is made of records alone and can be thrown away",
    },
    Law {
        name: "app",
        packages: &["axum", "http", "clap", "rusqlite", "postgres", "tantivy", "web"],
        modules: &[],
        reason: "every door does the same thing",
    },
    Law {
        name: "web",
        packages: &["rusqlite", "postgres", "tantivy", "clap", "store", "search"],
        modules: &[],
        reason: "a page cannot reach round a use case",
    },
    Law { name: "cli", packages: &[], modules: &[], reason: "it puts the others together" },
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.ending("Cargo.toml").filter(|(path, _)| *path != "Cargo.toml") {
        let manifest: Table = match toml::from_str(text) {
            Ok(manifest) => manifest,
            Err(error) => {
                faults.push(Fault::new(path, 0, format!("not TOML: {error}"), "mend it"));
                continue;
            }
        };
        faults.extend(lints(path, &manifest));
        let Some(name) = path.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml")) else {
            continue;
        };
        match LAWS.iter().find(|law| law.name == name) {
            None => faults.push(Fault::new(
                path,
                0,
                "no law for this crate",
                "record the decision in docs/decisions and its law in xtask/src/tidy/imports.rs",
            )),
            Some(law) => {
                faults.extend(packages(path, &manifest, law));
                faults.extend(modules(tree, law));
            }
        }
    }
    faults
}

fn lints(path: &str, manifest: &Table) -> Option<Fault> {
    let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    let missing = inherits.and_then(Value::as_bool) != Some(true);
    missing.then(|| Fault::new(path, 0, "the workspace's lints are not inherited", "write [lints] workspace = true"))
}

fn packages(path: &str, manifest: &Table, law: &Law) -> Vec<Fault> {
    dependencies(manifest)
        .into_iter()
        .filter(|name| law.packages.contains(&name.as_str()))
        .map(|name| {
            let reason = format!("{} may not import {name}, so that {}", law.name, law.reason);
            Fault::new(path, 0, reason, "move what needs it to the crate that may")
        })
        .collect()
}

/// What a package is built from, on any target, tests apart: our own crates by their
/// folder, others by their name in the registry even if renamed here.
fn dependencies(manifest: &Table) -> Vec<String> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let targets = targets.filter_map(|(_, target)| target.as_table());
    let mut names = Vec::new();
    for table in std::iter::once(manifest).chain(targets) {
        for kind in ["dependencies", "build-dependencies"] {
            let Some(list) = table.get(kind).and_then(Value::as_table) else {
                continue;
            };
            for (name, entry) in list {
                let name = entry.get("package").and_then(Value::as_str).unwrap_or(name);
                names.push(name.strip_prefix("presque-").unwrap_or(name).to_owned());
            }
        }
    }
    names
}

fn modules(tree: &Tree, law: &Law) -> Vec<Fault> {
    let folder = format!("crates/{}/src/", law.name);
    let mut faults = Vec::new();
    let files = tree.ending(".rs").filter(|(path, _)| path.starts_with(&folder));
    if law.modules.is_empty() {
        return faults;
    }
    let tests = test_files(tree);
    for (path, text) in files.filter(|(path, _)| !tests.contains(path)) {
        let Ok(file) = syn::parse_file(text) else {
            continue;
        };
        let mut search = Search { path, law, faults: Vec::new() };
        search.visit_file(&file);
        faults.extend(search.faults);
    }
    faults
}

struct Search<'tree> {
    path: &'tree str,
    law: &'tree Law,
    faults: Vec<Fault>,
}

impl Search<'_> {
    fn named(&mut self, root: &syn::Ident, module: &syn::Ident) {
        if root == "std" && self.law.modules.iter().any(|forbidden| module == forbidden) {
            let reason = format!("{} may not use std::{module}, so that {}", self.law.name, self.law.reason);
            let remedy = "take what it gives as an argument";
            self.faults.push(Fault::new(self.path, module.span().start().line, reason, remedy));
        }
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_use_path(&mut self, path: &'ast syn::UsePath) {
        for name in first_names(&path.tree) {
            self.named(&path.ident, name);
        }
        visit::visit_use_path(self, path);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if let (Some(root), Some(module)) = (segments.next(), segments.next()) {
            self.named(&root.ident, &module.ident);
        }
        visit::visit_path(self, path);
    }
}

/// The names a `use` tree begins with: one, or several between braces.
fn first_names(tree: &syn::UseTree) -> Vec<&syn::Ident> {
    match tree {
        syn::UseTree::Path(path) => vec![&path.ident],
        syn::UseTree::Name(name) => vec![&name.ident],
        syn::UseTree::Rename(rename) => vec![&rename.ident],
        syn::UseTree::Group(group) => group.items.iter().flat_map(first_names).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINTS: &str = "[lints]\nworkspace = true\n";

    fn faults(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files)).into_iter().map(|fault| fault.reason).collect()
    }

    fn manifest(of: &str, text: &str) -> Vec<String> {
        faults(&[(&format!("crates/{of}/Cargo.toml"), &format!("{LINTS}{text}"))])
    }

    #[test]
    fn each_crate_may_import_what_its_neighbours_may_not() {
        assert!(manifest("domain", "[dependencies]\njiff.workspace = true").is_empty());
        assert!(manifest("documents", "[dependencies]\nserde.workspace = true").is_empty());
        assert!(manifest("store", "[dependencies]\nrusqlite.workspace = true").is_empty());
        assert!(manifest("search", "[dependencies]\ntantivy.workspace = true").is_empty());
        assert!(manifest("app", "[dependencies]\ntokio.workspace = true").is_empty());
        assert!(manifest("web", "[dependencies]\naxum.workspace = true").is_empty());
        assert!(manifest("cli", "[dependencies]\nclap.workspace = true").is_empty());
    }

    #[test]
    fn what_a_crate_may_not_import_is_a_fault() {
        for (of, what) in [
            ("domain", "serde"),
            ("domain", "rand"),
            ("documents", "store"),
            ("documents", "tokio"),
            ("store", "tokio"),
            ("store", "app"),
            ("search", "store"),
            ("app", "tantivy"),
            ("app", "axum"),
            ("app", "rusqlite"),
            ("web", "store"),
            ("web", "postgres"),
        ] {
            let found = manifest(of, &format!("[dependencies]\n{what}.workspace = true"));
            assert_eq!(found.len(), 1, "{of} imports {what}");
            assert!(found[0].starts_with(&format!("{of} may not import {what}")), "{found:?}");
        }
    }

    #[test]
    fn neither_a_new_name_nor_a_target_hides_an_import() {
        let renamed = "[dependencies]\nmemory = { package = \"presque-store\", path = \"../store\" }";
        assert_eq!(manifest("web", renamed).len(), 1);
        assert_eq!(manifest("web", "[target.'cfg(unix)'.dependencies]\nstore = \"1\"").len(), 1);
        assert_eq!(manifest("web", "[build-dependencies]\nstore = \"1\"").len(), 1);
        assert!(manifest("web", "[dev-dependencies]\nstore.workspace = true").is_empty());
    }

    #[test]
    fn every_package_inherits_the_lints_and_every_crate_has_a_law() {
        assert_eq!(faults(&[("xtask/Cargo.toml", "[package]\nname = \"xtask\"")]).len(), 1);
        assert!(faults(&[("xtask/Cargo.toml", LINTS)]).is_empty());
        assert_eq!(manifest("pictures", "").len(), 1);
    }

    #[test]
    fn rules_do_not_touch_the_world() {
        let with =
            |text: &str| faults(&[("crates/domain/Cargo.toml", LINTS), ("crates/domain/src/plan.rs", text)]).len();
        assert_eq!(with("use std::collections::BTreeMap;\nuse std::{fmt, str};"), 0);
        assert_eq!(with("#[cfg(test)]\nmod tests { use std::fs; }"), 0);
        assert_eq!(with("use std::fs;"), 1);
        assert_eq!(with("use std::{fmt, env::args};"), 1);
        assert_eq!(with("fn f() { let _ = std::fs::read(\"a\"); }"), 1);
    }
}
