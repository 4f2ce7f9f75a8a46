//! A file is read in one sitting, a function in one look.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::source::{is_for_tests, test_files};
use super::{Fault, tree::Tree};

/// Lines of a source file or a layer of the stylesheet, the tests at its end not counted.
const FILE: usize = 500;
/// Lines of a function, from `fn` to its closing brace.
const FUNCTION: usize = 70;

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.ending(".css") {
        faults.extend(too_long(path, text.lines().count(), "split it into layers"));
    }
    let tests = test_files(tree);
    for (path, text) in tree.ending(".rs").filter(|(path, _)| !tests.contains(path)) {
        let file = match syn::parse_file(text) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().start().line;
                faults.push(Fault::new(path, line, format!("not Rust: {error}"), "make it compile"));
                continue;
            }
        };
        let mut measure = Measure { path, tests: 0, faults: Vec::new() };
        measure.visit_file(&file);
        let lines = text.lines().count().saturating_sub(measure.tests);
        let remedy = "make it a folder of the same name, or move its tests to tests.rs";
        faults.extend(too_long(path, lines, remedy));
        faults.extend(measure.faults);
    }
    faults
}

fn too_long(path: &str, lines: usize, remedy: &str) -> Option<Fault> {
    (lines > FILE).then(|| Fault::new(path, 0, format!("{lines} lines, at most {FILE}"), remedy))
}

struct Measure<'tree> {
    path: &'tree str,
    /// Lines inside modules of tests.
    tests: usize,
    faults: Vec<Fault>,
}

impl Measure<'_> {
    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.fn_token.span().start().line;
        let last = block.brace_token.span.close().end().line;
        let lines = last + 1 - first;
        if lines > FUNCTION {
            let reason = format!("fn {} has {lines} lines, at most {FUNCTION}", signature.ident);
            self.faults.push(Fault::new(self.path, first, reason, "name its parts as functions"));
        }
    }
}

impl<'ast> Visit<'ast> for Measure<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if is_for_tests(&module.attrs) {
            let span = module.span();
            self.tests += span.end().line + 1 - span.start().line;
        } else {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        // The samples of a page are data for tests, beside the page.
        if !is_for_tests(&item.attrs) {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.function(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.function(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function of so many lines in all.
    fn function(lines: usize) -> String {
        format!("fn f() {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    fn faults(path: &str, text: &str) -> Vec<(usize, String)> {
        let tree = Tree::of(&[(path, text)]);
        check(&tree).into_iter().map(|fault| (fault.line, fault.reason)).collect()
    }

    #[test]
    fn a_function_of_seventy_lines_is_fine_and_one_more_is_not() {
        assert!(faults("src/a.rs", &function(70)).is_empty());
        let found = faults("src/a.rs", &format!("\n{}", function(71)));
        assert_eq!(found, [(2, "fn f has 71 lines, at most 70".to_owned())]);
    }

    #[test]
    fn methods_count_too() {
        let text = format!("impl A {{\n{}}}\ntrait B {{\n{}}}", function(71), function(72));
        assert_eq!(faults("src/a.rs", &text).len(), 2);
    }

    #[test]
    fn a_file_of_five_hundred_lines_is_fine_and_one_more_is_not() {
        assert!(faults("src/a.rs", &"// line\n".repeat(500)).is_empty());
        let found = faults("src/a.rs", &"// line\n".repeat(501));
        assert_eq!(found, [(0, "501 lines, at most 500".to_owned())]);
        assert_eq!(faults("web/layer.css", &"a {}\n".repeat(501)).len(), 1);
    }

    #[test]
    fn tests_are_not_measured() {
        let long = function(600);
        assert!(faults("src/tests.rs", &long).is_empty());
        assert!(faults("tests/stories/cohort.rs", &long).is_empty());
        assert!(faults("src/a.rs", &format!("#[cfg(test)]\nmod tests {{\n{long}}}")).is_empty());
        let not_a_test = format!("#[cfg(not(test))]\nmod real {{\n{long}}}");
        assert_eq!(faults("src/a.rs", &not_a_test).len(), 2);
    }

    #[test]
    fn what_does_not_parse_is_a_fault() {
        assert_eq!(faults("src/a.rs", "fn (").len(), 1);
    }
}
