//! The smallest client that keeps its connection: what is measured is the server, not the client.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// One connection, used again and again.
pub(crate) struct Connection {
    writer: TcpStream,
    reader: BufReader<TcpStream>,
    host: String,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub(crate) fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let writer = TcpStream::connect(address)?;
        writer.set_nodelay(true)?;
        Ok(Self { reader: BufReader::new(writer.try_clone()?), writer, host: address.to_string() })
    }

    /// Reads a page, signed in by that token or as a stranger.
    pub(crate) fn get(&mut self, path: &str, token: Option<&str>) -> anyhow::Result<Answer> {
        self.send("GET", path, token, "")
    }

    /// Sends a form.
    pub(crate) fn post(&mut self, path: &str, token: &str, form: &str) -> anyhow::Result<Answer> {
        self.send("POST", path, Some(token), form)
    }

    fn send(&mut self, method: &str, path: &str, token: Option<&str>, form: &str) -> anyhow::Result<Answer> {
        let host = &self.host;
        let cookie = token.map(|token| format!("Cookie: presque-session={token}\r\n")).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{cookie}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        self.writer.write_all(request.as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> anyhow::Result<Answer> {
        let mut line = String::new();
        self.reader.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|text| text.parse().ok()).unwrap_or_default();
        let (mut length, mut chunked) = (0, false);
        loop {
            line.clear();
            self.reader.read_line(&mut line)?;
            let header = line.trim().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
            chunked |= header == "transfer-encoding: chunked";
        }
        let body = if chunked { self.chunks()? } else { self.bytes(length)? };
        Ok(Answer { status, body })
    }

    fn bytes(&mut self, length: usize) -> anyhow::Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body)?;
        Ok(body)
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16)?;
            body.extend(self.bytes(length)?);
            self.reader.read_line(&mut line)?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}
