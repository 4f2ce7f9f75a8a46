//! The definitions that come with the product: each direct child of `programmes/` and of `schemes/`, embedded, so that a
//! demonstration needs no folder.

use crate::definition::Files;
use include_dir::{Dir, include_dir};

static PROGRAMMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../programmes");

static SCHEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../schemes");

/// The shipped definitions of programmes by name, in the order of their names.
#[must_use]
pub fn programmes() -> Vec<(String, Files)> {
    children(&PROGRAMMES)
}

/// The shipped schemes by name, in the order of their names; [`crate::scheme::shipped`] has them read.
#[must_use]
pub fn schemes() -> Vec<(String, Files)> {
    children(&SCHEMES)
}

fn children(root: &Dir<'_>) -> Vec<(String, Files)> {
    let mut all: Vec<(String, Files)> = root
        .dirs()
        .map(|folder| {
            let mut files = Files::new();
            gather(folder, folder, &mut files);
            (folder.path().to_string_lossy().into_owned(), files)
        })
        .collect();
    all.sort();
    all
}

/// The files of one shipped programme.
#[must_use]
pub fn programme(name: &str) -> Option<Files> {
    programmes().into_iter().find(|(known, _)| known == name).map(|(_, files)| files)
}

/// The files of one shipped scheme.
#[must_use]
pub fn scheme(name: &str) -> Option<Files> {
    schemes().into_iter().find(|(known, _)| known == name).map(|(_, files)| files)
}

fn gather(root: &Dir<'_>, folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let inside = file.path().strip_prefix(root.path()).unwrap_or_else(|_| file.path());
        if let Some(text) = file.contents_utf8() {
            // Paths inside a definition are written with `/` on every system.
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), text.to_owned());
        }
    }
    for inner in folder.dirs() {
        gather(root, inner, files);
    }
}
