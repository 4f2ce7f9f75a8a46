//! Journeys of people through the pages, in a real browser.
//!
//! The harness starts the program ([`Demo`]) and a Chromium of its own ([`Browser`]),
//! and gives a [`Page`] that is used the way a person does: by the names controls
//! announce, by the keyboard, with and without scripts, on a phone. It also asks what a
//! person cannot see: whether axe finds a barrier, whether anything was asked of another
//! host, whether the content security policy was broken.
//!
//! Every step returns a `Result`, so that a journey reads as a list of steps with `?`.
//! Without Chromium a journey says that it is skipped and passes; `cargo xtask test`
//! makes sure there is one.

mod axe;
mod browser;
mod demo;
mod network;
mod page;
mod webdriver;

pub use axe::Violation;
pub use browser::{Browser, Visitor};
pub use demo::Demo;
pub use page::{Key, Page};

use std::path::PathBuf;

use anyhow::Context as _;

/// A variable of the environment, if it is set and not empty.
#[expect(clippy::disallowed_methods, reason = "a test learns from the environment what to test")]
fn environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Where a program is on the search path, if it is.
fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&environment("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The folder cargo builds in: the one above this test that cargo has marked.
fn target() -> anyhow::Result<PathBuf> {
    let test = std::env::current_exe()?;
    test.ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file())
        .map(PathBuf::from)
        .context("the test does not run from cargo's target folder")
}
