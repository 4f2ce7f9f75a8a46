//! Guidelines through their whole life: an idea, what it rests on, its words, peers, approval, publication, watch, and what
//! replaces it (brief e; a34 to a36).
//!
//! **Who learns what.** That a body works on something, on which theme, how far it is and by which method is open to every
//! body. The words of a draft are read by those who make it, by peers who said that nothing binds them, and by those it
//! waits for. What is published is everybody's, with how many records it rests on told as the published counts are (a35).
//!
//! **What is done** is a deed of [`domain::guideline::course`], added and never changed.

use domain::authority::{Actor, Right};
use domain::guideline::Evidence;
use domain::guideline::course::{Deed, Hand, Refused};
use domain::ids::OrgId;
use store::Tx;

use crate::App;
use crate::body::{Body, Kind as BodyKind};
use crate::error::{Error, Fault, Result, conflict};

pub mod approval;
mod door;
pub mod drafting;
pub mod evidence;
mod file;
pub mod grading;
pub mod idea;
pub mod notice;
pub mod opinion;
pub mod peer_review;
pub mod publishing;
mod reading;
mod said;
pub mod watching;

pub use door::Door;
pub(crate) use file::File;
pub use publishing::{Asked, Leaflet, Line as PublishedLine, Status, Withdrawn, public_list, public_read};
pub use reading::{Approved, Counts, Frozen, Line, Lines, PeerShown, Remark, Shown, Step as Told, Waits, list, show};
pub use said::{Idea, Interests};

/// Most characters of a text that is one line.
pub const LONGEST_LINE: usize = 200;
/// Most characters of any other text.
pub const LONGEST: usize = 20_000;

/// Who acts: the actor, and as which hand.
#[derive(Debug, Clone)]
pub(crate) struct By {
    pub(crate) actor: Actor,
    pub(crate) hand: Hand,
}

/// Who acts for an organisation of the scheme.
pub(crate) fn by(app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId) -> Result<By> {
    let person = actor.person().ok_or(Error::NotFound("guideline"))?;
    let is_authority = Body::load(app, tx, org)?.kind == BodyKind::Authority;
    Ok(By { actor: actor.clone(), hand: Hand { person, org, is_authority } })
}

/// What a use case wants done.
#[derive(Debug, Clone)]
pub(crate) struct Doing {
    /// The deed.
    pub(crate) deed: Deed,
    /// What is said with it, to be sealed.
    pub(crate) said: Option<Vec<u8>>,
    /// What goes with it and is no word of anybody's.
    pub(crate) extra: Option<String>,
    /// What it freezes.
    pub(crate) evidence: Vec<Evidence>,
}

impl Doing {
    pub(crate) fn plain(deed: Deed) -> Self {
        Self { deed, said: None, extra: None, evidence: Vec::new() }
    }

    pub(crate) fn saying(deed: Deed, said: Vec<u8>) -> Self {
        Self { said: Some(said), ..Self::plain(deed) }
    }
}

/// Does a deed to a guideline: right, rule, fact, journal entry and mails in one transaction.
pub(crate) fn act(
    app: &App,
    (actor, org, right): (&Actor, OrgId, Right),
    reference: &str,
    doing: impl Fn(&mut Tx<'_>, &File, &By) -> Result<Doing> + Send + 'static,
) -> Result<()> {
    actor.may(right, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let mut file = File::load(&app, tx, &reference)?;
        let by = by(&app, tx, &actor, org)?;
        let doing = doing(tx, &file, &by)?;
        file.act(&app, tx, &by, doing)
    })
}

/// A refusal of the course as doors know it.
#[must_use]
pub fn refused(refusal: Refused) -> Error {
    let field = |field: &str, message: &'static str| Error::from(Fault::new(field, message));
    match refusal {
        Refused::NotNow => conflict("", "fault-guideline-not-now"),
        Refused::NotYours => conflict("", "fault-guideline-not-yours"),
        Refused::Partners => field("partners", "fault-guideline-partners"),
        Refused::NoEvidence => field("words", "fault-guideline-no-evidence"),
        Refused::NotWhole => conflict("", "fault-guideline-not-whole"),
        Refused::Wrote => conflict("", "fault-guideline-wrote"),
        Refused::Judges => conflict("", "fault-guideline-judges"),
        Refused::InvitedAlready => field("person", "fault-guideline-invited-already"),
        Refused::NotInvited => conflict("", "fault-guideline-not-invited"),
        Refused::DeclaredAlready => conflict("", "fault-guideline-declared-already"),
        Refused::NotDeclared => conflict("", "fault-guideline-not-declared"),
        Refused::Conflicted => conflict("", "fault-guideline-conflicted"),
        Refused::GivenAlready => conflict("", "fault-guideline-given-already"),
        Refused::NoRemark => conflict("", "fault-guideline-no-remark"),
        Refused::TooFewOpinions => conflict("", "fault-guideline-too-few-opinions"),
        Refused::Unanswered => conflict("", "fault-guideline-unanswered"),
        Refused::ApprovedAlready => conflict("", "fault-guideline-approved-already"),
        Refused::LeadFirst => conflict("", "fault-guideline-lead-first"),
        Refused::ReviewBy => field("review_by", "fault-guideline-review-by"),
    }
}

/// Words that are needed, within their length.
pub(crate) fn needed(field: &str, words: &str, most: usize) -> std::result::Result<String, Fault> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Fault::new(field, "fault-guideline-unsaid"));
    }
    if words.chars().count() > most {
        return Err(Fault::new(field, "fault-too-long").with("max", most));
    }
    Ok(words.to_owned())
}
