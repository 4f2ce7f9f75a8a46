//! What can go wrong with an index; nothing of it loses a record.

use tantivy::TantivyError;
use tantivy::directory::error::LockError;

/// What kept the index from answering or being fed.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process is feeding it: try again in a moment.
    #[error("another process is writing to the search index")]
    Busy,
    /// The files are damaged, of another program, or the disk fails.
    #[error("the search index cannot be used ({0}); `presque rex reindex` makes it again")]
    Unusable(String),
}

/// What this crate answers.
pub type Result<T> = std::result::Result<T, SearchError>;

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy,
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Unusable(error.to_string())
    }
}
