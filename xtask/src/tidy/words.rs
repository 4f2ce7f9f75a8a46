//! Names that say nothing, and notes to oneself.

use syn::visit::{self, Visit};

use super::{Fault, tree::Tree};

/// Last words a module or a type may not have, and what to write instead.
const NAMES: &[(&str, &str)] = &[
    ("util", "name the idea the functions share"),
    ("utils", "name the idea the functions share"),
    ("helper", "name what it does, or put it beside its one caller"),
    ("helpers", "name what they do, or put each beside its one caller"),
    ("manager", "use cases are functions: name the thing itself"),
    ("managers", "use cases are functions: name the thing itself"),
    ("service", "use cases are functions: name what a person does"),
    ("services", "use cases are functions: name what people do"),
    ("misc", "name the idea"),
];

/// Notes to oneself, written apart here so that this file may be read by its own rule.
const NOTES: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.ending(".rs") {
        // Only what is below `src` or `tests` is a module; above are packages.
        let modules = path.trim_end_matches(".rs").split('/').filter(|part| *part != "src");
        faults.extend(modules.filter_map(|module| banned(path, 0, module)));
        if let Ok(file) = syn::parse_file(text) {
            let mut search = Search { path, faults: Vec::new() };
            search.visit_file(&file);
            faults.extend(search.faults);
        }
    }
    // A lock file and a licence are not our words.
    let ours = |path: &&str| !matches!(*path, "Cargo.lock" | "LICENSE");
    for (path, text) in tree.texts().filter(|(path, _)| ours(path)) {
        for (index, line) in text.lines().enumerate() {
            let mut words = line.split(|letter: char| !letter.is_alphanumeric());
            if let Some(note) = words.find(|word| NOTES.contains(word)) {
                let remedy = "do it, or open an issue and say here what holds until then";
                faults.push(Fault::new(path, index + 1, format!("{note} left"), remedy));
            }
        }
    }
    faults
}

/// The fault of a name whose last word is banned: `mail_utils`, `CohortManager`.
fn banned(path: &str, line: usize, name: &str) -> Option<Fault> {
    let last = name
        .rfind(|letter: char| letter.is_uppercase() || letter == '_')
        .map_or(name, |start| name[start..].trim_start_matches('_'))
        .to_lowercase();
    let (_, remedy) = NAMES.iter().find(|(word, _)| *word == last)?;
    Some(Fault::new(path, line, format!("{name:?} says nothing"), *remedy))
}

struct Search<'tree> {
    path: &'tree str,
    faults: Vec<Fault>,
}

impl Search<'_> {
    fn name(&mut self, name: &syn::Ident) {
        let line = name.span().start().line;
        self.faults.extend(banned(self.path, line, &name.to_string()));
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        // A module in a file of its own is named by the file.
        if module.content.is_some() {
            self.name(&module.ident);
        }
        visit::visit_item_mod(self, module);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.name(&item.ident);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.name(&item.ident);
        visit::visit_item_enum(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.name(&item.ident);
        visit::visit_item_trait(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn names_of_the_trade_are_fine() {
        assert_eq!(faults("crates/app/src/cohort/report.rs", "struct Obligation; mod window {}"), 0);
        assert_eq!(faults("docs/words.md", "a service of the hospital, its manager"), 0);
    }

    #[test]
    fn empty_names_are_faults() {
        assert_eq!(faults("crates/app/src/utils.rs", ""), 1);
        assert_eq!(faults("crates/app/src/services/cohort.rs", ""), 1);
        assert_eq!(faults("crates/app/tests/mail_helpers.rs", ""), 1);
        assert_eq!(faults("src/a.rs", "mod helper {}\nstruct CohortManager;\nenum E {}"), 2);
        assert_eq!(faults("src/a.rs", "trait MailService {}"), 1);
    }

    #[test]
    fn notes_to_oneself_are_faults_as_whole_words() {
        let note = NOTES[0];
        assert_eq!(faults("docs/plan.md", &format!("{note}: the rest\n({note})")), 2);
        assert_eq!(faults("docs/plan.md", &format!("{note}S are {}X", NOTES[2])), 0);
    }
}
