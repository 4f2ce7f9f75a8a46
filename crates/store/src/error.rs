//! What can go wrong in the store, in words that name no stored value.

/// A result whose error is the store's.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store did not do what was asked.
///
/// No variant carries a stored value, a parameter or a password: these texts reach logs and screens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened or reached. Nothing was recorded.
    #[error("the database cannot be reached: {0}; check its path or URL, and that it is running")]
    Unavailable(String),
    /// Too much work is waiting, or another process held the database for too long. Nothing was recorded.
    #[error("the database is busy; nothing was recorded, try again")]
    Busy,
    /// The transaction met others each time it was tried. Nothing was recorded.
    #[error("others were changing the same things; nothing was recorded, try again")]
    Conflict,
    /// A row with this key exists already in `table`.
    #[error("there is already such a row in {table}")]
    Unique {
        /// The table whose key is taken.
        table: String,
    },
    /// A row points at something that does not exist, or something still pointed at was removed.
    #[error("a row points at something that is not there")]
    Reference,
    /// A constraint or trigger of the schema refused the statement: its name or message.
    #[error("the database refused: {0}")]
    Refused(String),
    /// The disk is full, or a limit on the file's size is reached. Nothing was recorded.
    #[error("there is no room left on the disk; nothing was recorded: free some space, then try again")]
    Full,
    /// The disk or the file failed. Nothing was recorded.
    #[error("the database file cannot be read or written: {0}; check the disk before going on")]
    Storage(String),
    /// The connection was lost while committing: the work may or may not be recorded.
    #[error("the connection was lost while committing: look whether it was recorded before doing it again")]
    Uncertain,
    /// The connection was lost before committing. Nothing was recorded.
    #[error("the connection to the database was lost; nothing was recorded, try again")]
    Lost,
    /// The engine refused a statement: a fault of the program.
    #[error("the database refused a statement: {0}")]
    Statement(String),
    /// A value has not the type or the form that was asked for.
    #[error("unexpected value in the database: {0}")]
    Value(String),
    /// The facade was used in a way it forbids: a fault of the program.
    #[error("wrong use of the store: {0}")]
    Misuse(String),
    /// The closure panicked; its transaction was rolled back.
    #[error("the work stopped by a fault of the program; nothing was recorded")]
    Panicked,
    /// The reader of a [`scan`](crate::Tx::scan) has enough: the way to end one early.
    #[error("the reading was stopped by its reader")]
    Stopped,
    /// The store is closed, or closed before it came to this work.
    #[error("the store is closed; nothing was recorded")]
    Closed,
    /// The schema is not the one this program knows.
    #[error("the schema of the database does not fit this program: {0}")]
    Schema(String),
}

impl StoreError {
    /// A stored value that its noun cannot read; `what` names table and column, never the value.
    pub fn value(what: impl Into<String>) -> Self {
        StoreError::Value(what.into())
    }

    /// Whether a failed statement with this error leaves a transaction that must not commit.
    pub(crate) fn dooms(&self) -> bool {
        !matches!(self, StoreError::Stopped | StoreError::Value(_))
    }
}
