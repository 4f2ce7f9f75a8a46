//! Mails: a wording is read and judged, then rendered for one person as a subject and a plain text.
//!
//! A wording is a text whose first line is the subject and whose rest is the body, with placeholders in braces:
//!
//! ```
//! use documents::mail::{Kind, Placeholder, Wording};
//! let wording = Wording::parse(Kind::Report, "{evaluation}: ready\n\nDear {name},\n\n{link}\n").map_err(|_| "faults")?;
//! let letter = wording.render(|place| match place {
//!     Placeholder::Name => "Camille\nBcc: x@example.org".to_owned(),
//!     Placeholder::Link => "https://example.org/report".to_owned(),
//!     _ => "Evaluation 1".to_owned(),
//! });
//! assert_eq!(letter.subject, "Evaluation 1: ready");
//! assert_eq!(letter.body, "Dear Camille Bcc: x@example.org,\n\nhttps://example.org/report\n");
//! # Ok::<(), &str>(())
//! ```
//!
//! **Judging.** Every [`Fault`] names part, line and reason; the remedy is said by the reader's catalogue under
//! [`Fault::key`]. A wording without faults always renders.
//!
//! **No injection.** A value becomes one line without control characters before it is laid in, and a subject stays one
//! line: no name can add a header, a line or an invisible reversal of the reading direction. Spaces that do not break
//! (French typography) are kept.
//!
//! **Absent by choice.** No mark-up, no picture, no tracking: a mail says that something waits, never what.

mod defaults;
mod fault;

#[cfg(test)]
mod tests;

pub use defaults::default;
pub use fault::{Fault, FaultKind, Part};

/// Most characters of a subject, placeholders as written.
pub const MOST_SUBJECT: usize = 200;
/// Most characters of a body.
pub const MOST_BODY: usize = 5000;

/// What a mail is for: the name of its wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An invitation to take part, with a single-use link.
    Invitation,
    /// Something opens soon.
    Notice,
    /// Something is open, and due.
    Reminder,
    /// Something is late, and can still be done.
    Late,
    /// The team opened something again.
    Reopened,
    /// The individual report is ready.
    Report,
    /// A private comment on an evaluation waits in the individual report: worded by us.
    Comment,
    /// There is something new about one's own posts in a forum: worded by us, the same whatever it is.
    Forum,
    /// A goal that somebody chose is suspended on a safety alert: worded by us, the same for everybody.
    Suspension,
    /// A suspension of which somebody had been warned is over: worded by us, the same for everybody.
    Lifted,
    /// The team asks whether something may be paraphrased: worded by us, and nothing of what.
    Paraphrase,
    /// The team answered a goal that was proposed: worded by us, and nothing of what.
    Proposal,
    /// The yearly self-check can be made: worded by us.
    SelfCheck,
    /// A synthesis was published: worded by us, the same for everybody.
    Synthesis,
    /// Something about near misses waits: worded by us, the same whatever it is and for whom.
    NearMiss,
    /// Something about guidelines waits: worded by us, the same whatever it is and for whom.
    Guideline,
    /// Somebody can say again whether they apply guidelines: worded by us, and nothing of which.
    Uptake,
    /// An urgent alert of somebody's specialty came out: worded by us, with the title that everybody reads.
    Alert,
    /// An invitation to the team of an organisation: of the installation, not of a programme.
    Member,
}

impl Kind {
    /// Every kind that belongs to a programme and that its team may word.
    pub const OF_PROGRAMMES: [Kind; 6] =
        [Kind::Invitation, Kind::Notice, Kind::Reminder, Kind::Late, Kind::Reopened, Kind::Report];

    /// The stable code, as stored and in names of files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Notice => "notice",
            Self::Reminder => "reminder",
            Self::Late => "late",
            Self::Reopened => "reopened",
            Self::Report => "report",
            Self::Comment => "comment",
            Self::Forum => "forum",
            Self::Suspension => "suspension",
            Self::Lifted => "lifted",
            Self::Paraphrase => "paraphrase",
            Self::Proposal => "proposal",
            Self::SelfCheck => "self_check",
            Self::Synthesis => "synthesis",
            Self::NearMiss => "near-miss",
            Self::Guideline => "guideline",
            Self::Uptake => "uptake",
            Self::Alert => "alert",
            Self::Member => "member",
        }
    }

    /// The kind of a programme of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::OF_PROGRAMMES.into_iter().find(|kind| kind.code() == code)
    }

    /// The file of a definition that words it in a language.
    #[must_use]
    pub fn file(self, tag: &str) -> String {
        format!("wording/{}.{tag}.txt", self.code())
    }

    /// What a wording of this kind may speak of.
    #[must_use]
    pub fn offers(self) -> &'static [Placeholder] {
        use Placeholder::{Due, Evaluation, Link, Locks, Name, Opens, Organisation, Programme, Title};
        match self {
            Self::Member | Self::NearMiss | Self::Guideline | Self::Uptake => &[Name, Organisation, Link],
            Self::Alert => &[Name, Organisation, Title, Link],
            Self::Invitation
            | Self::Suspension
            | Self::Lifted
            | Self::Forum
            | Self::Paraphrase
            | Self::Proposal
            | Self::SelfCheck => &[Name, Organisation, Programme, Link],
            Self::Report | Self::Comment | Self::Synthesis => &[Name, Organisation, Programme, Evaluation, Link],
            Self::Notice | Self::Reminder | Self::Late | Self::Reopened => {
                &[Name, Organisation, Programme, Evaluation, Opens, Due, Locks, Link]
            }
        }
    }

    /// What a wording of this kind must hold.
    #[must_use]
    pub fn requires(self) -> &'static [Placeholder] {
        &[Placeholder::Link]
    }
}

/// Something that is put in for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Placeholder {
    /// The person's name.
    Name,
    /// The organisation.
    Organisation,
    /// The programme.
    Programme,
    /// The step or evaluation it is about.
    Evaluation,
    /// The day it opens.
    Opens,
    /// The day it is due.
    Due,
    /// The last day it can be done.
    Locks,
    /// What something published is called.
    Title,
    /// The address of the page.
    Link,
}

impl Placeholder {
    /// Every placeholder.
    pub const ALL: [Placeholder; 9] = [
        Placeholder::Name,
        Placeholder::Organisation,
        Placeholder::Programme,
        Placeholder::Evaluation,
        Placeholder::Opens,
        Placeholder::Due,
        Placeholder::Locks,
        Placeholder::Title,
        Placeholder::Link,
    ];

    /// The word between the braces.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Organisation => "organisation",
            Self::Programme => "programme",
            Self::Evaluation => "evaluation",
            Self::Opens => "opens",
            Self::Due => "due",
            Self::Locks => "locks",
            Self::Title => "title",
            Self::Link => "link",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Place(Placeholder),
}

/// A wording without faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    subject: Vec<Piece>,
    body: Vec<Piece>,
}

/// A mail as one person will read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text, lines ending with `\n`.
    pub body: String,
    /// Where its reader stops such mails, for mails that come again and again: mail programs show it as a button.
    pub unsubscribe: Option<String>,
}

/// Cuts a text into subject and body; the number of lines before the body, for faults.
#[must_use]
pub fn split(text: &str) -> (String, String, usize) {
    let text = lines_of(text);
    let (subject, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let body = rest.trim_start_matches('\n');
    let before = 1 + (rest.len() - body.len());
    (subject.to_owned(), body.to_owned(), before)
}

impl Wording {
    /// Reads a text whose first line is the subject, as the files of a definition have it. Lines of faults are the file's.
    ///
    /// # Errors
    /// Every fault, in the order of the lines.
    pub fn parse(kind: Kind, text: &str) -> Result<Self, Vec<Fault>> {
        let (subject, body, before) = split(text);
        Self::new(kind, &subject, &body).map_err(|mut faults| {
            for fault in faults.iter_mut().filter(|fault| fault.part == Part::Body) {
                fault.line += before;
            }
            faults
        })
    }

    /// Reads subject and body, as a form sends them. Lines of faults are counted in each.
    ///
    /// # Errors
    /// Every fault, in the order of the lines.
    pub fn new(kind: Kind, subject: &str, body: &str) -> Result<Self, Vec<Fault>> {
        let (subject, body) = (lines_of(subject), lines_of(body));
        let mut faults = fault::of_shape(&subject, &body);
        let wording = Self {
            subject: pieces(kind, Part::Subject, subject.trim(), &mut faults),
            body: pieces(kind, Part::Body, body.trim_end(), &mut faults),
        };
        faults.extend(fault::of_link(kind, &subject, &body));
        faults.sort_by_key(|fault| (fault.part, fault.line));
        if faults.is_empty() { Ok(wording) } else { Err(faults) }
    }

    /// Lays the values in.
    #[must_use]
    pub fn render(&self, value: impl Fn(Placeholder) -> String) -> Letter {
        let lay = |pieces: &[Piece]| -> String {
            let laid = pieces.iter().map(|piece| match piece {
                Piece::Words(words) => words.clone(),
                Piece::Place(place) => one_line(&value(*place)),
            });
            laid.collect()
        };
        let (subject, body) = (one_line(&lay(&self.subject)), format!("{}\n", lay(&self.body)));
        Letter { subject, body, unsubscribe: None }
    }
}

/// Line ends as we keep them, whatever system or form they came from.
fn lines_of(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// A value on one line, without anything a reader cannot see; spaces that do not break are kept.
pub(crate) fn one_line(text: &str) -> String {
    let parts: Vec<String> = text
        .split(|it: char| it.is_control() || it == '\u{2028}' || it == '\u{2029}')
        .map(|part| part.chars().filter(|it| !fault::is_invisible(*it)).collect::<String>())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ").trim().to_owned()
}

/// Cuts a part into words and placeholders, and notes what is no placeholder.
fn pieces(kind: Kind, part: Part, text: &str, faults: &mut Vec<Fault>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let line_at = |rest: &str| 1 + text[..text.len() - rest.len()].matches('\n').count();
    while let Some(open) = rest.find(['{', '}']) {
        pieces.push(Piece::Words(rest[..open].to_owned()));
        let at = &rest[open..];
        let name = at.strip_prefix('{').and_then(|after| after.split_once('}'));
        let Some((name, after)) = name.filter(|(name, _)| !name.contains(['{', '\n'])) else {
            faults.push(Fault { part, line: line_at(at), kind: FaultKind::Unclosed });
            rest = &at[1..];
            continue;
        };
        match kind.offers().iter().find(|place| place.code() == name) {
            Some(place) => pieces.push(Piece::Place(*place)),
            None => faults.push(Fault { part, line: line_at(at), kind: FaultKind::unknown(kind, name) }),
        }
        rest = after;
    }
    pieces.push(Piece::Words(rest.to_owned()));
    pieces
}
