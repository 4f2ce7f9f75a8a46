//! The mails of a story, as their readers get them.

use mail_parser::{HeaderValue, MessageParser};

use super::{Somebody, World, mails_in};

/// A mail, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Addresses of its readers.
    pub to: Vec<String>,
    /// Address of its sender.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Its text, lines ending with `\n`.
    pub text: String,
    /// Seconds since 1970 of its date.
    pub date: i64,
    /// Every header by name, as text where it is one.
    pub headers: Vec<(String, String)>,
}

impl Mail {
    /// Decodes a mail.
    ///
    /// # Panics
    /// When it is none: a story's mail must be readable by its readers.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let mail = MessageParser::default().parse(bytes).expect("a mail can be read");
        let addresses = |list: Option<&mail_parser::Address<'_>>| -> Vec<String> {
            list.into_iter().flat_map(|list| list.iter()).filter_map(|one| one.address()).map(str::to_owned).collect()
        };
        let headers = mail.headers().iter().map(|header| {
            let value = match header.value() {
                HeaderValue::Text(text) => text.to_string(),
                _ => mail.header_raw(header.name()).unwrap_or_default().trim().to_owned(),
            };
            (header.name().to_owned(), value)
        });
        Self {
            to: addresses(mail.to()),
            from: addresses(mail.from()).concat(),
            subject: mail.subject().unwrap_or_default().to_owned(),
            text: mail.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            date: mail.date().map_or(0, mail_parser::DateTime::to_timestamp),
            headers: headers.collect(),
        }
    }

    /// The text of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The one address of a page in it.
    ///
    /// # Panics
    /// When there is none, or another besides.
    #[must_use]
    pub fn link(&self) -> String {
        let links: Vec<&str> = self.text.lines().filter(|line| line.starts_with("http")).collect();
        assert_eq!(links.len(), 1, "a mail has one link on a line of its own: {}", self.text);
        links[0].trim().to_owned()
    }
}

impl World {
    /// Every mail written to the folder so far, the oldest first.
    #[must_use]
    pub fn then_mails(&self) -> Vec<Mail> {
        mails_in(&self.app.folder.mail()).iter().map(|(_, bytes)| Mail::read(bytes)).collect()
    }

    /// Every mail to somebody so far.
    #[must_use]
    pub fn then_mails_to(&self, who: &Somebody) -> Vec<Mail> {
        self.then_mails().into_iter().filter(|mail| mail.to == [who.email.clone()]).collect()
    }

    /// The mails that were written since this was asked last.
    #[must_use]
    pub fn then_new_mails(&self) -> Vec<Mail> {
        let mut seen = self.seen.lock().expect("no test panicked while reading");
        let all = mails_in(&self.app.folder.mail());
        all.into_iter().filter(|(name, _)| seen.insert(name.clone())).map(|(_, bytes)| Mail::read(&bytes)).collect()
    }
}
