//! A warning is silenced with its reason, and only while it would be given.

use syn::spanned::Spanned as _;
use syn::visit::Visit;

use super::source::{list, names};
use super::{Fault, tree::Tree};

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.ending(".rs") {
        // What does not parse is a fault of `sizes`, said once.
        let Ok(file) = syn::parse_file(text) else {
            continue;
        };
        let mut search = Search { path, faults: Vec::new() };
        search.visit_file(&file);
        faults.extend(search.faults);
    }
    faults
}

struct Search<'tree> {
    path: &'tree str,
    faults: Vec<Fault>,
}

impl Search<'_> {
    fn fault(&mut self, attribute: &syn::Attribute, reason: &str) {
        let remedy = "write #[expect(lint, reason = \"...\")]";
        self.faults.push(Fault::new(self.path, attribute.span().start().line, reason, remedy));
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let conditional = attribute.path().is_ident("cfg_attr");
        let inside = list(attribute).unwrap_or_default();
        let says = |word| attribute.path().is_ident(word) || (conditional && names(&inside, word));
        if says("allow") {
            self.fault(attribute, "a lint is allowed");
        }
        if says("expect") && !names(&inside, "reason") {
            self.fault(attribute, "a lint is expected without a reason");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        check(&Tree::of(&[("src/a.rs", text)])).into_iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn an_expectation_with_a_reason_is_fine() {
        assert!(lines("#[expect(dead_code, reason = \"soon\")]\nfn f() {}").is_empty());
        assert!(lines("// #[allow(dead_code)]\nconst A: &str = \"#[allow(x)]\";").is_empty());
    }

    #[test]
    fn allowing_is_a_fault_wherever_it_hides() {
        assert_eq!(lines("#![allow(dead_code)]\n\n#[allow(unused)]\nfn f() {}"), [1, 3]);
        assert_eq!(lines("mod m {\n #[cfg_attr(test, allow(unused))]\n fn f() {}\n}"), [2]);
    }

    #[test]
    fn expecting_without_a_reason_is_a_fault() {
        assert_eq!(lines("#[expect(dead_code)]\nfn f() {}"), [1]);
    }
}
