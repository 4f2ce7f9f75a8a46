//! All languages of an installation, and the choice between them.

use std::sync::Arc;

use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::catalogue::{Catalogue, CatalogueFault};
use super::{DEFAULT, SOURCE, Voice};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../translations");

/// The languages of an installation: the two shipped ones, and those its operator added.
#[derive(Debug, Clone)]
pub struct Languages {
    catalogues: Vec<Arc<Catalogue>>,
    source: Arc<Catalogue>,
    default: Arc<Catalogue>,
}

impl Languages {
    /// The shipped languages.
    ///
    /// # Errors
    /// When a shipped catalogue is faulty, which the tests exclude.
    pub fn embedded() -> Result<Self, CatalogueFault> {
        let mut catalogues = Vec::new();
        for folder in SHIPPED.dirs() {
            let tag = folder.path().to_string_lossy();
            let files = folder.files().filter_map(|file| {
                let name = file.path().file_name()?.to_str()?;
                name.ends_with(".ftl").then_some(())?;
                Some((name, file.contents_utf8()?))
            });
            catalogues.push(Arc::new(Catalogue::parse(&tag, files)?));
        }
        let find = |tag: &str| {
            let found = catalogues.iter().find(|catalogue| catalogue.tag() == tag);
            found.cloned().ok_or_else(|| CatalogueFault::Absent(tag.to_owned()))
        };
        let (source, default) = (find(SOURCE)?, find(DEFAULT)?);
        Ok(Self { catalogues, source, default })
    }

    /// Adds a language as data: `files` are the (name, text) pairs of one folder named `tag`. A language already there is replaced whole, so that an
    /// operator may also reword a shipped one; a key it then lacks is said in the source language.
    ///
    /// # Errors
    /// When the tag or a file is faulty; nothing is added then.
    pub fn add<'f>(
        &mut self,
        tag: &str,
        files: impl IntoIterator<Item = (&'f str, &'f str)>,
    ) -> Result<(), CatalogueFault> {
        let added = Arc::new(Catalogue::parse(tag, files)?);
        self.catalogues.retain(|catalogue| catalogue.tag() != tag);
        if self.default.tag() == tag {
            self.default = Arc::clone(&added);
        }
        self.catalogues.push(added);
        Ok(())
    }

    /// Chooses the voice for a reader: their own setting first, then the cookie of this browser, then what the browser asks for
    /// (`Accept-Language`), then the default. A language we do not have is passed over, never an error.
    #[must_use]
    pub fn choose(&self, setting: Option<&str>, cookie: Option<&str>, accept: Option<&str>) -> Voice {
        let named = [setting, cookie].into_iter().flatten().find_map(|tag| self.find(tag));
        let chosen = named.or_else(|| accept.and_then(|wishes| self.negotiate(wishes)));
        Voice::new(chosen.unwrap_or_else(|| Arc::clone(&self.default)), Arc::clone(&self.source))
    }

    /// The voice of exactly this language, when the installation has it.
    #[must_use]
    pub fn voice(&self, tag: &str) -> Option<Voice> {
        self.find(tag).map(|catalogue| Voice::new(catalogue, Arc::clone(&self.source)))
    }

    /// Every language's voice, the default first: for a menu of languages, and for tests.
    #[must_use]
    pub fn voices(&self) -> Vec<Voice> {
        let mut all: Vec<_> =
            self.catalogues.iter().map(|it| Voice::new(Arc::clone(it), Arc::clone(&self.source))).collect();
        all.sort_by_key(|voice| (voice.tag() != self.default.tag(), voice.tag().to_owned()));
        all
    }

    fn find(&self, tag: &str) -> Option<Arc<Catalogue>> {
        self.catalogues.iter().find(|catalogue| catalogue.tag().eq_ignore_ascii_case(tag)).cloned()
    }

    /// The best of our languages for an `Accept-Language` header: by weight, then by order; `fr-CA` is content with `fr`, and `fr` with `fr-CA`.
    fn negotiate(&self, wishes: &str) -> Option<Arc<Catalogue>> {
        let mut wishes: Vec<(f32, LanguageIdentifier)> = wishes.split(',').filter_map(wish).collect();
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.iter().find_map(|(_, wish)| {
            let exact = self.catalogues.iter().find(|ours| ours.identifier() == wish);
            exact.or_else(|| self.catalogues.iter().find(|ours| ours.identifier().language == wish.language)).cloned()
        })
    }
}

/// One entry of `Accept-Language` (RFC 9110, 12.5.4): a tag and its weight. Weight 0 means "not this one"; a malformed entry is passed over.
fn wish(entry: &str) -> Option<(f32, LanguageIdentifier)> {
    let (tag, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    (weight > 0.0).then_some((weight, tag.trim().parse().ok()?))
}
