//! Stories of mails: reminders, invitations, wording, and a real mail server.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, says what it skips, and waits for a server by the machine's clock"
)]

#[path = "mail/invitations.rs"]
mod invitations;
#[path = "mail/jobs.rs"]
mod jobs;
#[path = "mail/peer.rs"]
mod peer;
#[path = "mail/reminders.rs"]
mod reminders;
#[path = "mail/smtp.rs"]
mod smtp;
#[path = "mail/wording.rs"]
mod wording;
