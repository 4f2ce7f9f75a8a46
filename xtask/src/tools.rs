//! Programs the check needs beside Rust: found, or installed where that can be done
//! without asking, or named in one line.

use std::path::Path;
use std::process::Command;

use anyhow::bail;

use crate::process;

/// A group of programs one part of the check needs, with the Debian packages that bring them.
pub(crate) struct Tools {
    /// Folder-less names, each of which must be on the search path.
    programs: &'static [&'static str],
    /// The packages that bring them.
    packages: &'static [&'static str],
}

/// The database server; its programs are found by [`crate::postgres`], off the search path too.
pub(crate) const POSTGRES: Tools = Tools { programs: &[], packages: &["postgresql"] };

/// The browser, for the journeys.
pub(crate) const BROWSER: Tools =
    Tools { programs: &["chromium", "chromedriver"], packages: &["chromium", "chromium-driver"] };

/// A mail server that only listens, for the delivery tests.
pub(crate) const MAIL: Tools = Tools { programs: &["aiosmtpd"], packages: &["python3-aiosmtpd"] };

impl Tools {
    /// Makes sure the programs are there.
    pub(crate) fn provide(&self) -> anyhow::Result<()> {
        let missing = || self.programs.iter().any(|program| process::find(program).is_none());
        if missing() {
            self.install()?;
        }
        if missing() {
            bail!("{} not found; {}", self.programs.join(" and "), self.remedy());
        }
        Ok(())
    }

    /// Installs the packages where we are root on Debian; elsewhere says what to install.
    pub(crate) fn install(&self) -> anyhow::Result<()> {
        if !is_root() || process::find("apt-get").is_none() {
            bail!("{} missing; {}", self.packages.join(" "), self.remedy());
        }
        let apt = |arguments: &[&str]| {
            process::run(
                Command::new("apt-get")
                    .env("DEBIAN_FRONTEND", "noninteractive")
                    .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
                    .args(arguments),
            )
        };
        let install: Vec<&str> =
            ["install", "-y", "--no-install-recommends"].iter().chain(self.packages).copied().collect();
        // A machine that has never asked for the lists has none: ask once, then again.
        apt(&install).or_else(|_| apt(&["update"]).and_then(|()| apt(&install)))
    }

    fn remedy(&self) -> String {
        format!("install: sudo apt-get install {}", self.packages.join(" "))
    }
}

/// Whether this process may do anything. PostgreSQL refuses to run so, and a browser
/// should not: both are then started otherwise.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // The owner of our own entry in /proc is our effective user.
    let ours = Path::new("/proc/self");
    match ours.metadata() {
        Ok(metadata) => metadata.uid() == 0,
        Err(_) => process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0"),
    }
}
