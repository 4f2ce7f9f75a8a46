//! The search index of the REX base: one per server, made of the store and thrown away without loss.
//!
//! The only crate that knows the engine. It is fed with records that are in the base already, never with a draft or a
//! report, and keeps no text: what is shown is read from the store by its random identity. Which batches an index holds
//! is kept in the index itself ([`Index::position`]), so that a server that was away knows what it missed.

mod analysis;
mod ask;
mod error;
mod feed;
mod index;

pub use analysis::{language_of, stems};
pub use ask::{Hit, Page, Question};
pub use error::{Result, SearchError};
pub use feed::Feed;
pub use index::{FORM, Index, Position};
