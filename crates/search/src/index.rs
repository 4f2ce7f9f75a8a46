//! The index on disk.

use std::fs;
use std::path::{Path, PathBuf};

use domain::rex::Facet;
use domain::text::Language;
use tantivy::directory::MmapDirectory;
use tantivy::schema::{
    FacetOptions, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{IndexReader, ReloadPolicy};

use crate::analysis::{Analyzer, Lexicon};
use crate::{Result, SearchError};

/// The form of the index: fields and analysis. An index of another form is not looked at but made again, beside it.
pub const FORM: u32 = 1;

/// Where things stand in a document of the index.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(crate) id: Field,
    pub(crate) facets: Field,
    french: Field,
    english: Field,
    schema: Schema,
}

impl Fields {
    fn new() -> Self {
        let words = |analyzer: &str| {
            let indexing = TextFieldIndexing::default().set_tokenizer(analyzer);
            TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::WithFreqs))
        };
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let facets = schema.add_facet_field("facets", FacetOptions::from(INDEXED));
        let french = schema.add_text_field("french", words("fr"));
        let english = schema.add_text_field("english", words("en"));
        Self { id, facets, french, english, schema: schema.build() }
    }

    /// The field of the words of a language.
    pub(crate) fn words(&self, language: &Language) -> Field {
        if language.tag() == "fr" { self.french } else { self.english }
    }
}

/// How far an index has come: a batch by its number and, so that an index of another base is told from this one's, its
/// identity. 0 and 0 for an empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// The number of the batch.
    pub number: i64,
    /// The identity of the batch.
    pub batch: i64,
}

/// An index, open for questions; a clone is another handle on the same.
#[derive(Clone)]
pub struct Index {
    pub(crate) engine: tantivy::Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    folder: PathBuf,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index below a folder, or makes an empty one there.
    ///
    /// # Errors
    /// Unusable, when its files are damaged.
    pub fn open(below: &Path) -> Result<Self> {
        let folder = below.join(format!("rex-{FORM}"));
        fs::create_dir_all(&folder)?;
        let fields = Fields::new();
        let unusable = |error: tantivy::directory::error::OpenDirectoryError| SearchError::Unusable(error.to_string());
        let directory = MmapDirectory::open(&folder).map_err(unusable)?;
        let engine = tantivy::Index::open_or_create(directory, fields.schema.clone())?;
        for language in [Language::french(), Language::english()] {
            let analyzer = TextAnalyzer::from(Analyzer(Lexicon::of(&language)));
            engine.tokenizers().register(language.tag(), analyzer);
        }
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::OnCommitWithDelay).try_into()?;
        Ok(Self { engine, reader, fields, folder })
    }

    /// Throws away whatever is there, damaged or of an older form, and opens an empty one.
    ///
    /// # Errors
    /// Unusable, when the folder cannot be emptied.
    pub fn start_again(below: &Path) -> Result<Self> {
        if below.exists() {
            fs::remove_dir_all(below)?;
        }
        Self::open(below)
    }

    /// The last batch of the base that the index on disk holds.
    ///
    /// # Errors
    /// Unusable, when its files are damaged.
    pub fn position(&self) -> Result<Position> {
        let payload = self.engine.load_metas()?.payload.unwrap_or_default();
        let read =
            |(number, batch): (&str, &str)| Some(Position { number: number.parse().ok()?, batch: batch.parse().ok()? });
        Ok(payload.split_once('/').and_then(read).unwrap_or_default())
    }

    /// How many records can be found now.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Looks at what was committed last, by this process or another.
    ///
    /// # Errors
    /// Unusable, when its files are damaged.
    pub fn refresh(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }
}

/// The path of a value in the tree of facets.
pub(crate) fn facet_path(facet: Facet, value: &str) -> tantivy::schema::Facet {
    tantivy::schema::Facet::from_path([facet.code(), value])
}
