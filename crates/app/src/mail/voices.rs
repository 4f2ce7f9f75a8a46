//! The languages mails and frozen reports are said in: the program's own, and those added to the data folder.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use documents::language::{Languages, Voice};

use crate::App;
use crate::error::{Result, broken};

/// Read once for each data folder: a language added later is heard from the next start on, as by the pages.
static READ: LazyLock<Mutex<HashMap<PathBuf, Arc<Languages>>>> = LazyLock::new(Mutex::default);

/// The languages of an installation.
///
/// # Errors
/// When a catalogue of the data folder cannot be read.
pub(crate) fn languages(app: &App) -> Result<Arc<Languages>> {
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(ready) = read.get(app.folder.path()) {
        return Ok(Arc::clone(ready));
    }
    let mut languages = Languages::embedded().map_err(broken)?;
    for (tag, files) in app.folder.added_languages()? {
        let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        languages.add(&tag, files).map_err(broken)?;
    }
    let languages = Arc::new(languages);
    read.insert(app.folder.path().to_owned(), Arc::clone(&languages));
    Ok(languages)
}

/// The voice of a language; of the default one where the installation has no such voice.
///
/// # Errors
/// As [`languages`].
pub(crate) fn of(app: &App, tag: &str) -> Result<Voice> {
    Ok(languages(app)?.choose(Some(tag), None, None))
}
