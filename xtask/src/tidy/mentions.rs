//! What is committed means the same on every machine: no folder of one developer's, no
//! host that serves packages today.

use super::{Fault, tree::Tree};

/// Folders outside the repository. Each is cut in two so that this file obeys its rule.
const FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/t", "mp/"),
    concat!("../sha", "red"),
];

/// Hosts that serve packages.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("registry", ".npmjs.org"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    // Cargo writes the registry into its lock file itself.
    for (path, text) in tree.texts().filter(|(path, _)| *path != "Cargo.lock") {
        for (index, line) in text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| names_folder(line, folder)) {
                let reason = format!("{folder} is a folder outside the repository");
                let remedy = "name it from the repository's root, or take it as an argument";
                faults.push(Fault::new(path, index + 1, reason, remedy));
            }
            if let Some(host) = HOSTS.iter().find(|host| line.contains(*host)) {
                let reason = format!("{host} is a host that serves packages");
                let remedy = "let the tool's own configuration name it";
                faults.push(Fault::new(path, index + 1, reason, remedy));
            }
        }
    }
    faults
}

/// Whether a line names the folder itself, not a longer path or address that has it inside.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-})~/".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> usize {
        check(&Tree::of(&[("docs/install.md", text)])).len()
    }

    #[test]
    fn paths_of_the_repository_and_of_every_system_are_fine() {
        assert_eq!(faults("data in ./folder or /var/lib/presque; see https://example.org/home/a"), 0);
        assert_eq!(faults(&format!("`crates/a{}b`", FOLDERS[0])), 0);
    }

    #[test]
    fn folders_of_one_machine_are_faults() {
        for folder in FOLDERS {
            assert_eq!(faults(&format!("cd {folder}x\n(\"{folder}y\")")), 2, "{folder}");
        }
    }

    #[test]
    fn hosts_that_serve_packages_are_faults_save_in_the_lock_file() {
        for host in HOSTS {
            assert_eq!(faults(&format!("https://static.{host}/a")), 1, "{host}");
        }
        assert!(check(&Tree::of(&[("Cargo.lock", HOSTS[0])])).is_empty());
    }
}
