//! The data folder: one self-contained, relocatable directory for every command.
//!
//! `presque.toml` (configuration) · `keys/` (left out of backups) · `presque.sqlite` (unless a database URL is
//! configured) · `search/` (the index of the REX base, disposable) · `mail/`
//! (mails of a demonstration) · `languages/` (languages added by data alone) ·
//! `demonstration.toml` (its presence makes the folder a demonstration, which `serve` refuses).

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::{Result, broken};

/// A data folder.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

/// What `presque.toml` says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Configuration {
    /// PostgreSQL, by URL; SQLite in the folder if absent.
    pub database_url: Option<String>,
    /// The address people reach the installation at, for links in mails.
    pub base_url: Option<String>,
    /// How mails leave.
    pub mail: MailConfiguration,
}

/// How mails leave.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "by", rename_all = "lowercase")]
pub enum MailConfiguration {
    /// As files in `DIR/mail`: a demonstration, or an installation not yet set up.
    #[default]
    Folder,
    /// By SMTP.
    Smtp {
        /// Host name of the server.
        host: String,
        /// Its port.
        port: u16,
        /// Sender, such as `Presque <presque@example.org>`.
        from: String,
        /// `tls` (from the first byte), `starttls`, or `none` on a loopback or trusted network.
        #[serde(default = "starttls")]
        security: String,
        /// User name, if the server asks for one.
        #[serde(default)]
        user: Option<String>,
        /// File that holds the password, so that it is in no backup of the configuration.
        #[serde(default)]
        password_file: Option<PathBuf>,
    },
}

fn starttls() -> String {
    "starttls".to_owned()
}

/// What `demonstration.toml` says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Demonstration {
    /// The date its clock stands on.
    pub date: String,
    /// The seed everything in it was made from.
    pub seed: u64,
}

impl Folder {
    /// The folder at that path, which need not exist yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where the SQLite database lies.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join("presque.sqlite")
    }

    /// Where the keys lie.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// Where the search index lies: made of the database, and left out of backups.
    #[must_use]
    pub fn search(&self) -> PathBuf {
        self.0.join("search")
    }

    /// Where mails are written that do not leave.
    #[must_use]
    pub fn mail(&self) -> PathBuf {
        self.0.join("mail")
    }

    /// Where languages added by data lie.
    #[must_use]
    pub fn languages(&self) -> PathBuf {
        self.0.join("languages")
    }

    /// Whether it holds an installation.
    #[must_use]
    pub fn is_installed(&self) -> bool {
        self.keys().join("installation.key").exists()
    }

    /// Reads the configuration; defaults if there is none.
    ///
    /// # Errors
    /// When the file cannot be read or says something unknown.
    pub fn configuration(&self) -> Result<Configuration> {
        let file = self.0.join("presque.toml");
        if !file.exists() {
            return Ok(Configuration::default());
        }
        toml::from_str(&fs::read_to_string(file)?).map_err(|error| broken(format!("presque.toml: {error}")))
    }

    /// Writes the configuration.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn configure(&self, configuration: &Configuration) -> Result<()> {
        fs::create_dir_all(&self.0)?;
        let text = toml::to_string_pretty(configuration).map_err(broken)?;
        Ok(fs::write(self.0.join("presque.toml"), text)?)
    }

    /// What makes it a demonstration, if it is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn demonstration(&self) -> Result<Option<Demonstration>> {
        let file = self.0.join("demonstration.toml");
        if !file.exists() {
            return Ok(None);
        }
        toml::from_str(&fs::read_to_string(file)?).map(Some).map_err(broken)
    }

    /// The date a demonstration stands on.
    ///
    /// # Errors
    /// When the file cannot be read or its date is none.
    pub fn demonstration_date(&self) -> Result<Option<Date>> {
        self.demonstration()?.map(|demonstration| demonstration.date.parse().map_err(broken)).transpose()
    }

    /// Makes the folder a demonstration, or moves its date.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn demonstrate(&self, demonstration: &Demonstration) -> Result<()> {
        fs::create_dir_all(&self.0)?;
        let text = toml::to_string(demonstration).map_err(broken)?;
        // Written beside and renamed: a clock half written would be no clock.
        let beside = self.0.join("demonstration.toml.new");
        fs::write(&beside, text)?;
        Ok(fs::rename(beside, self.0.join("demonstration.toml"))?)
    }
}

/// A language added by data: its tag, and its files as (name, text).
pub type AddedLanguage = (String, Vec<(String, String)>);

impl Folder {
    /// Languages added by data alone: for each folder `languages/<tag>/`, its Fluent files as (name, text).
    ///
    /// # Errors
    /// When a file cannot be read as text.
    pub fn added_languages(&self) -> Result<Vec<AddedLanguage>> {
        let root = self.languages();
        if !root.is_dir() {
            return Ok(Vec::new());
        }
        let mut languages = Vec::new();
        for folder in fs::read_dir(root)?.collect::<std::io::Result<Vec<_>>>()? {
            let tag = folder.file_name().to_string_lossy().into_owned();
            let mut files = Vec::new();
            for file in fs::read_dir(folder.path())?.collect::<std::io::Result<Vec<_>>>()? {
                let name = file.file_name().to_string_lossy().into_owned();
                if name.ends_with(".ftl") {
                    files.push((name, fs::read_to_string(file.path())?));
                }
            }
            languages.push((tag, files));
        }
        languages.sort();
        Ok(languages)
    }
}
