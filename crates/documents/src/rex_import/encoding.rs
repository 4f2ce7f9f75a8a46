//! From the bytes of a file to UTF-8: as the mapping declares them, or refused with the position.

use std::fmt;
use std::io::{self, Read};

use super::mapping::Encoding;
use crate::bad_cell::BadCell;

const CHUNK: usize = 64 * 1024;

/// What the bytes 0x80 to 0x9F are in Windows-1252; five of them are nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Bytes that are not what the mapping declares.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Undeclared {
    line: u64,
    byte: u64,
    value: String,
    message: &'static str,
}

impl fmt::Display for Undeclared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {}, byte {}", self.message, self.line, self.byte)
    }
}

impl std::error::Error for Undeclared {}

/// A file on its way to UTF-8; a byte order mark at its beginning is taken off.
#[derive(Debug)]
pub(super) struct Decoded<R> {
    from: R,
    encoding: Encoding,
    raw: Vec<u8>,
    ready: Vec<u8>,
    next: usize,
    /// Lines before the raw bytes, and bytes of the line that they go on with.
    line: u64,
    byte: u64,
    begun: bool,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(from: R, encoding: Encoding) -> Self {
        let (raw, ready) = (Vec::new(), Vec::new());
        Self { from, encoding, raw, ready, next: 0, line: 1, byte: 0, begun: false, ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        let kept = self.raw.len();
        // A mark has three bytes, and a pipe may give them one by one.
        let wanted = if self.begun { 1 } else { 3 };
        self.raw.resize(kept + CHUNK, 0);
        let mut filled = kept;
        while filled < kept + wanted {
            let room = self.raw.get_mut(filled..).unwrap_or_default();
            match self.from.read(room) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.raw.truncate(filled);
        if !self.begun {
            self.begun = true;
            self.mark()?;
        }
        self.decode()
    }

    /// A mark says what the file is, whatever the mapping declares.
    fn mark(&mut self) -> io::Result<()> {
        if self.raw.starts_with(&[0xff, 0xfe]) || self.raw.starts_with(&[0xfe, 0xff]) {
            return Err(self.undeclared(0, 2, "rex-utf16"));
        }
        if self.raw.starts_with(&[0xef, 0xbb, 0xbf]) {
            if self.encoding == Encoding::Windows1252 {
                return Err(self.undeclared(0, 3, "rex-marked-utf8"));
            }
            self.raw.drain(..3);
            self.byte = 3;
        }
        Ok(())
    }

    fn decode(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.next = 0;
        let taken = match self.encoding {
            Encoding::Utf8 => match std::str::from_utf8(&self.raw) {
                Ok(_) => self.raw.len(),
                Err(error) if error.error_len().is_none() && !self.ended => error.valid_up_to(),
                Err(error) => return Err(self.undeclared(error.valid_up_to(), 1, "rex-not-utf8")),
            },
            Encoding::Windows1252 => self.raw.len(),
        };
        let raw = self.raw.get(..taken).unwrap_or_default();
        match self.encoding {
            Encoding::Utf8 => self.ready.extend_from_slice(raw),
            Encoding::Windows1252 => {
                if let Some(at) = widen(raw, &mut self.ready) {
                    return Err(self.undeclared(at, 1, "rex-not-windows"));
                }
            }
        }
        (self.line, self.byte) = after(raw, self.line, self.byte);
        self.raw.drain(..taken);
        Ok(())
    }

    fn undeclared(&self, at: usize, long: usize, message: &'static str) -> io::Error {
        let before = self.raw.get(..at).unwrap_or_default();
        let (line, byte) = after(before, self.line, self.byte);
        let found = self.raw.get(at..(at + long).min(self.raw.len())).unwrap_or_default();
        let value = found.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(" ");
        io::Error::new(io::ErrorKind::InvalidData, Undeclared { line, byte: byte + 1, value, message })
    }
}

/// Where a position has come to after so many bytes more.
fn after(bytes: &[u8], line: u64, byte: u64) -> (u64, u64) {
    let breaks = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    let byte = match bytes.iter().rposition(|byte| *byte == b'\n') {
        Some(last) => (bytes.len() - last - 1) as u64,
        None => byte + bytes.len() as u64,
    };
    (line + breaks, byte)
}

/// Windows-1252 into UTF-8; the place of a byte that is nothing in it, if one is met.
fn widen(raw: &[u8], into: &mut Vec<u8>) -> Option<usize> {
    let mut buffer = [0_u8; 4];
    for (at, byte) in raw.iter().enumerate() {
        match byte {
            0..0x80 => into.push(*byte),
            _ => {
                let letter = match WINDOWS.get(usize::from(byte - 0x80)) {
                    Some('\0') => return Some(at),
                    Some(letter) => *letter,
                    None => char::from(*byte),
                };
                into.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
            }
        }
    }
    None
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.next == self.ready.len() && !(self.ended && self.raw.is_empty()) {
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

/// Whether every byte of a file is what the mapping declares; else where the first is that is not.
///
/// # Errors
/// When the file cannot be read.
pub fn inspect(from: impl Read, file: &str, mapping: &super::Mapping) -> io::Result<Option<BadCell>> {
    let mut text = Decoded::new(from, mapping.encoding);
    match io::copy(&mut text, &mut io::sink()) {
        Ok(_) => Ok(None),
        Err(error) => match error.get_ref().and_then(|inner| inner.downcast_ref::<Undeclared>()) {
            Some(found) => {
                let cell = BadCell::new(file, found.line, "", &found.value, found.message);
                Ok(Some(cell.with("byte", found.byte)))
            }
            None => Err(error),
        },
    }
}
