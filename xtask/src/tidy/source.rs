//! What the rules ask about Rust source, answered by a real parser.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::Attribute;

use super::tree::Tree;

/// Files that hold only tests, to which the limits of size do not apply: those named so,
/// and those declared by `#[cfg(test)] mod name;`.
pub(super) fn test_files(tree: &Tree) -> BTreeSet<&str> {
    let mut declared = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let Ok(file) = syn::parse_file(text) else {
            continue;
        };
        for item in &file.items {
            if let syn::Item::Mod(module) = item
                && module.content.is_none()
                && is_for_tests(&module.attrs)
            {
                declared.push(format!("{}/{}", submodules(path), module.ident));
            }
        }
    }
    let is_declared = |path: &str| {
        declared
            .iter()
            .any(|module| path.strip_prefix(module.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/')))
    };
    tree.paths().filter(|path| path.ends_with(".rs") && (is_test_file(path) || is_declared(path))).collect()
}

/// The folder where a file's modules are: its own, or the one of its name.
fn submodules(path: &str) -> &str {
    let whole = path.trim_end_matches(".rs");
    match whole.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => whole,
    }
}

/// Whether a file holds only tests by its name.
fn is_test_file(path: &str) -> bool {
    path.ends_with("_tests.rs") || path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "benches"))
}

/// Whether one of the attributes is `#[cfg(test)]`, alone or among other conditions.
pub(super) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition = attribute.path().is_ident("cfg").then(|| list(attribute)).flatten();
        condition.is_some_and(|tokens| names(&tokens, "test") && !names(&tokens, "not"))
    })
}

/// The words between the brackets of `#[name(...)]`.
pub(super) fn list(attribute: &Attribute) -> Option<TokenStream> {
    attribute.meta.require_list().ok().map(|list| list.tokens.clone())
}

/// Whether a word occurs anywhere among the tokens.
pub(super) fn names(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => names(&group.stream(), word),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_tests_are_told_by_name_or_by_declaration() {
        let tree = Tree::of(&[
            ("src/lib.rs", "#[cfg(test)]\nmod cast;\nmod plan;"),
            ("src/cast.rs", ""),
            ("src/cast/people.rs", ""),
            ("src/castle.rs", ""),
            ("src/plan.rs", "#[cfg(test)]\nmod oracle;\n#[cfg(not(test))]\nmod real;"),
            ("src/plan/oracle.rs", ""),
            ("src/plan/real.rs", ""),
            ("src/plan/tests.rs", ""),
            ("src/plan_tests.rs", ""),
            ("tests/stories/cohort.rs", ""),
        ]);
        let found: Vec<&str> = test_files(&tree).into_iter().collect();
        assert_eq!(
            found,
            [
                "src/cast.rs",
                "src/cast/people.rs",
                "src/plan/oracle.rs",
                "src/plan/tests.rs",
                "src/plan_tests.rs",
                "tests/stories/cohort.rs",
            ]
        );
    }
}
