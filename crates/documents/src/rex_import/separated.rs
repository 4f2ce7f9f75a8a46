//! Separators that the reader of rows does not know: several letters, none of ASCII, or followed by spaces.

use std::io::{self, Read};

/// What stands between cells once a file went through here: a character made for it.
pub(super) const UNIT: u8 = 0x1f;

/// A file whose separators, outside quotes, become [`UNIT`].
#[derive(Debug)]
pub(super) struct Separated<R> {
    from: R,
    separator: Vec<u8>,
    quote: Option<u8>,
    skip_spaces: bool,
    /// Bytes that may begin a separator.
    kept: Vec<u8>,
    ready: Vec<u8>,
    next: usize,
    state: State,
    ended: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A cell begins.
    Begin,
    /// In a cell without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote that ends the cell, unless another follows.
    Closing,
}

impl<R: Read> Separated<R> {
    pub(super) fn new(from: R, separator: &str, quote: Option<u8>, skip_spaces: bool) -> Self {
        let (kept, ready) = (Vec::new(), Vec::new());
        let separator = separator.as_bytes().to_vec();
        Self { from, separator, quote, skip_spaces, kept, ready, next: 0, state: State::Begin, ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut chunk = vec![0_u8; 16 * 1024];
        let read = self.from.read(&mut chunk)?;
        self.ended = read == 0;
        self.kept.extend(chunk.iter().take(read));
        self.ready.clear();
        self.next = 0;
        let kept = std::mem::take(&mut self.kept);
        let mut at = 0;
        while let Some(byte) = kept.get(at) {
            let rest = kept.get(at..).unwrap_or_default();
            let open = self.state != State::Quoted;
            if open && rest.starts_with(&self.separator) {
                self.ready.push(UNIT);
                self.state = State::Begin;
                at += self.separator.len();
                continue;
            }
            // The end of what was read may be the beginning of a separator.
            if open && !self.ended && self.separator.starts_with(rest) {
                break;
            }
            at += 1;
            self.byte(*byte);
        }
        self.kept = kept.get(at..).unwrap_or_default().to_vec();
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        let quote = Some(byte) == self.quote;
        if self.skip_spaces && self.state == State::Begin && matches!(byte, b' ' | b'\t') {
            return;
        }
        self.state = match (self.state, byte) {
            (State::Begin, _) if quote => State::Quoted,
            (State::Quoted, _) => {
                if quote {
                    State::Closing
                } else {
                    State::Quoted
                }
            }
            (State::Closing, _) if quote => State::Quoted,
            (_, b'\n' | b'\r') => State::Begin,
            _ => State::Plain,
        };
        self.ready.push(if byte == UNIT { b' ' } else { byte });
    }
}

impl<R: Read> Read for Separated<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.next == self.ready.len() && !(self.ended && self.kept.is_empty()) {
            self.fill()?;
        }
        let ready = self.ready.get(self.next..).unwrap_or_default();
        let many = ready.len().min(into.len());
        for (to, from) in into.iter_mut().zip(ready.iter().take(many)) {
            *to = *from;
        }
        self.next += many;
        Ok(many)
    }
}
