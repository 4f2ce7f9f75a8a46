//! How mails leave: by SMTP, or as files in `DIR/mail` in a demonstration and while nothing else is configured.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use documents::mail::Letter;
use jiff::Timestamp;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{SmtpTransport, Transport};

use crate::App;
use crate::error::{Result, broken};
use crate::folder::MailConfiguration;
use crate::ports::Chance;

/// How long a server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// Sender of mails that do not leave.
const NOBODY: &str = "Presque <presque@localhost>";

/// What became of an attempt to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sent {
    /// The server took it, or the file is written.
    Yes,
    /// It will never be taken for this person: the SMTP reply code.
    Bounced(String),
    /// Not now; the SMTP reply code, if the server gave one.
    Later(Option<String>),
}

/// An open post office.
pub(crate) struct Post {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(PathBuf),
    Smtp(Box<SmtpTransport>),
}

impl Post {
    /// Opens the way that is configured. A demonstration writes to nobody, whatever is configured.
    ///
    /// # Errors
    /// When the configuration cannot be used; the message names the key of `presque.toml`.
    pub(crate) fn open(app: &App) -> Result<Self> {
        let MailConfiguration::Smtp { host, port, from, security, user, password_file } = &app.configuration.mail
        else {
            return Self::folder(app);
        };
        if app.is_demonstration() {
            return Self::folder(app);
        }
        let from: Mailbox = from.parse().map_err(|_| {
            broken("presque.toml: mail.from is not a sender; write one such as \"Presque <presque@example.org>\"")
        })?;
        let parameters = || TlsParameters::new(host.clone()).map_err(broken);
        let tls = match security.as_str() {
            "tls" => Tls::Wrapper(parameters()?),
            "starttls" => Tls::Required(parameters()?),
            "none" => Tls::None,
            _ => {
                return Err(broken("presque.toml: mail.security must be \"tls\", \"starttls\" or \"none\""));
            }
        };
        let mut transport = SmtpTransport::builder_dangerous(host)
            .port(*port)
            .tls(tls)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(1));
        if let Some(user) = user {
            transport = transport.credentials(Credentials::new(user.clone(), password(app, password_file.as_ref())?));
        }
        Ok(Self { from, way: Way::Smtp(Box::new(transport.build())) })
    }

    fn folder(app: &App) -> Result<Self> {
        fs::create_dir_all(app.folder.mail())?;
        Ok(Self { from: NOBODY.parse().map_err(broken)?, way: Way::Folder(app.folder.mail()) })
    }

    /// Whether the server answers and lets us in: asked before a batch, so that a server that is down or refuses our
    /// password costs one wait, and is never taken for a bounce.
    ///
    /// # Errors
    /// Why not, without any address.
    pub(crate) fn knock(&self) -> std::result::Result<(), String> {
        let Way::Smtp(transport) = &self.way else {
            return Ok(());
        };
        match transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server closed the connection".to_owned()),
            // A reply may name the account we sign in with, which can be somebody's address: its code is enough.
            Err(error) => Err(error.status().map_or_else(|| chain(&error), |code| format!("it answers {code}"))),
        }
    }

    /// Sends one mail.
    ///
    /// # Errors
    /// When the message cannot be made or the file not be written.
    pub(crate) fn send(&self, chance: &Chance, to: &str, letter: &Letter, now: Timestamp) -> Result<Sent> {
        let message = self.message(chance, to, letter, now)?;
        match &self.way {
            Way::Folder(folder) => {
                file(folder, chance, now, &message.formatted())?;
                Ok(Sent::Yes)
            }
            Way::Smtp(transport) => match transport.send(&message) {
                Ok(_) => Ok(Sent::Yes),
                Err(error) => Ok(judge(&error)),
            },
        }
    }

    fn message(&self, chance: &Chance, to: &str, letter: &Letter, now: Timestamp) -> Result<Message> {
        let id = format!("<{}@{}>", chance.reference(), self.from.email.domain());
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.parse().map_err(|_| broken("an address in the directory is none"))?))
            .subject(letter.subject.clone())
            .date(SystemTime::from(now))
            .message_id(Some(id))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN);
        if let Some(address) = &letter.unsubscribe {
            message = message.header(ListUnsubscribe(format!("<{address}>")));
            // One click is a request without a page, and only over an address that nobody can listen to (RFC 8058, 3.1).
            if address.starts_with("https://") {
                message = message.header(ListUnsubscribePost);
            }
        }
        message.body(letter.body.clone()).map_err(broken)
    }
}

/// The password lies in a file of its own; a relative path starts at the data folder, which can be moved.
fn password(app: &App, file: Option<&PathBuf>) -> Result<String> {
    let Some(file) = file else {
        return Err(broken("presque.toml: mail.user needs mail.password_file"));
    };
    let text = fs::read_to_string(app.folder.path().join(file))
        .map_err(|error| broken(format!("presque.toml: mail.password_file cannot be read: {error}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Written beside and renamed, so that whoever lists the folder never reads half a mail.
fn file(folder: &std::path::Path, chance: &Chance, now: Timestamp, bytes: &[u8]) -> Result<()> {
    let name = format!("{}-{}", now.strftime("%Y%m%dT%H%M%S%3f"), chance.reference());
    let beside = folder.join(format!("{name}.part"));
    fs::write(&beside, bytes)?;
    Ok(fs::rename(beside, folder.join(format!("{name}.eml")))?)
}

/// What an answer of the server means for this one person.
///
/// 5xx is for good (RFC 5321, 4.2.1), except where it is about us and not about them: our authentication (530, 534,
/// 535, 538: RFC 4954), our sender (enhanced codes 5.1.7 and 5.1.8: RFC 3463) or a command the server does not know
/// (500 to 504). An operator can mend those; the mail waits.
fn judge(error: &lettre::transport::smtp::Error) -> Sent {
    let code = error.status().map(u16::from);
    let said = chain(error);
    let ours = code.is_some_and(|code| matches!(code, 500..=504 | 530 | 534 | 535 | 538))
        || said.contains("5.1.7")
        || said.contains("5.1.8");
    let text = code.map(|code| code.to_string());
    match text {
        Some(code) if error.is_permanent() && !ours => Sent::Bounced(code),
        code => Sent::Later(code),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        said.push_str(": ");
        said.push_str(&inner.to_string());
        source = inner.source();
    }
    said
}

/// Tells out-of-office programs that nobody is there to read their answer (RFC 3834, 5).
#[derive(Debug, Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where mails that come again and again are stopped (RFC 2369, 3.2): the address of the page, between angle brackets.
#[derive(Debug, Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(value.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// That a mail program may stop them by itself, when its reader asks it to (RFC 8058, 3.1). The signature that receivers ask
/// for besides is the mail server's.
#[derive(Debug, Clone, Copy)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}
