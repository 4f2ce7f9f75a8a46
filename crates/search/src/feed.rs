//! Feeding the index: batches of the base, in their order.

use domain::rex::{Entered, Facet};
use tantivy::{IndexWriter, TantivyDocument};

use crate::Result;
use crate::index::{Index, Position, facet_path};

/// What may be held in memory before it is written: enough for some ten thousand records a thread.
const MEMORY: usize = 60_000_000;
/// Threads that analyse at once; a server answers people beside it.
const THREADS: usize = 2;

/// The one right to write to an index; another process waits until it is dropped.
pub struct Feed {
    writer: IndexWriter,
    index: Index,
}

impl std::fmt::Debug for Feed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Feed").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Index {
    /// Takes the right to write.
    ///
    /// # Errors
    /// Busy, when somebody has it; unusable.
    pub fn feed(&self) -> Result<Feed> {
        let writer = self.engine.writer_with_num_threads(THREADS, MEMORY)?;
        Ok(Feed { writer, index: self.clone() })
    }
}

impl Feed {
    /// Forgets every record, once [`Feed::commit`] is reached: until then questions find what was there.
    ///
    /// # Errors
    /// Unusable, when the disk fails.
    pub fn clear(&mut self) -> Result<()> {
        self.writer.delete_all_documents()?;
        Ok(())
    }

    /// Adds a record.
    ///
    /// # Errors
    /// Unusable, when the disk fails.
    pub fn add(&self, entered: &Entered) -> Result<()> {
        let fields = &self.index.fields;
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, &entered.id.0);
        for facet in Facet::ALL {
            for value in facet.values(entered) {
                document.add_facet(fields.facets, facet_path(facet, &value));
            }
        }
        let words = fields.words(&entered.record.language);
        for part in &entered.record.parts {
            document.add_text(words, &part.text);
        }
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Makes what was added findable and durable, together with the last batch that is in it.
    ///
    /// # Errors
    /// Unusable, when the disk fails.
    pub fn commit(&mut self, position: Position) -> Result<()> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&format!("{}/{}", position.number, position.batch));
        commit.commit()?;
        self.index.refresh()
    }

    /// Gives the right to write back, once small pieces have been put together.
    ///
    /// # Errors
    /// Unusable, when the disk fails.
    pub fn end(self) -> Result<()> {
        self.writer.wait_merging_threads()?;
        self.index.refresh()
    }
}
