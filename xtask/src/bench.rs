//! `cargo xtask bench`: the measurements, which live in a package of their own.

use std::path::Path;

use anyhow::bail;

use crate::process;

/// Builds the `bench` package in release and runs it with the names given.
pub(crate) fn run(root: &Path, names: &[String]) -> anyhow::Result<bool> {
    if !root.join("bench/Cargo.toml").is_file() {
        bail!("there is no bench/Cargo.toml: no measurement is written yet");
    }
    // The program that is measured runs as a process of its own.
    process::run(process::cargo(&["build", "--locked", "--release", "--package", "presque"]).current_dir(root))?;
    let mut command = process::cargo(&["run", "--locked", "--release", "--package", "bench", "--"]);
    process::run(command.args(names).current_dir(root))?;
    Ok(true)
}
