//! Questionnaires: reading one, saving answers at each item, submitting.

use std::collections::BTreeMap;
use std::sync::Arc;

use documents::answers::{self as document, SavedDraft};
use domain::answers::{Answer, AnswerFaultKind, AnswerKey, Answers, Asked};
use domain::authority::Actor;
use domain::calendar::Moment;
use domain::goal::GoalId;
use domain::ids::EnrolmentKey;
use domain::obligation::{Obligation, Reason, Verdict};
use domain::programme::Programme;
use domain::question::Instrument;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;
use store::draft::Draft;

mod submission;

pub use submission::{Submission, outcome_row, save_outcomes, submit};

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken};
use crate::keys::place;
use crate::participant::Participant;

/// A questionnaire as its author sees it.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// Its author.
    pub me: Participant,
    /// Its name: `b1`, `s1/baseline`.
    pub evaluation: String,
    /// Place of the instrument among those of the programme.
    instrument: usize,
    /// The goals it asks about, in the order they were chosen.
    pub goals: Vec<GoalId>,
    /// The obligation it fulfils, as it stands.
    pub obligation: Obligation,
    /// What was answered so far: the draft, else the submitted revision.
    pub answers: Answers,
    /// Counts the savings; sent back with the next, so that two devices notice each other.
    pub version: i64,
    /// When the draft was last saved, if there is one.
    pub saved: Option<Timestamp>,
    /// When it was last submitted, if it was.
    pub submitted: Option<Timestamp>,
    /// The civil date on which it is looked at.
    pub today: Date,
}

impl Questionnaire {
    /// The definition.
    #[must_use]
    pub fn programme(&self) -> &Arc<Programme> {
        &self.me.programme
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        &self.me.programme.instruments[self.instrument]
    }

    /// What judges answers.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        Asked { programme: &self.me.programme, instrument: self.instrument(), goals: &self.goals, today: self.today }
    }

    /// Whether it can be answered now: open or late, or submitted and not yet locked.
    #[must_use]
    pub fn can_be_answered(&self) -> bool {
        let amendable = matches!(self.obligation.verdict, Verdict::Met { .. })
            && matches!(self.obligation.window.at(self.today), Moment::OnTime | Moment::Late)
            && self.me.departure.is_none();
        self.obligation.can_be_done() || amendable
    }

    /// Lets pass whoever may answer now.
    ///
    /// # Errors
    /// Conflict, with the reason and its remedy.
    pub fn must_be_answerable(&self) -> Result<()> {
        if self.can_be_answered() {
            return Ok(());
        }
        let window = self.obligation.window;
        let comes_after = self.obligation.reasons.iter().any(|reason| matches!(reason, Reason::ComesAfter(_)));
        let message = match self.obligation.verdict {
            Verdict::NotYet if comes_after => "fault-choose-first",
            Verdict::NotYet => "fault-not-open",
            Verdict::NoLongerOwed => "fault-left",
            Verdict::Excused => "fault-excused",
            _ => "fault-locked",
        };
        let fault = Fault::new("", message).with("opens", window.opens).with("locks", window.locks);
        Err(Error::Conflict(fault))
    }
}

/// Opens one's own questionnaire.
///
/// # Errors
/// Refused; not found.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Questionnaire> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let evaluation = evaluation.to_owned();
    app.store.clone().read(move |tx| open(&app, tx, &actor, &pinned, &evaluation))
}

fn open(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Questionnaire> {
    let me = Participant::own(app, tx, actor, pinned)?;
    let now = app.now();
    let (instrument, sequence) = instrument_of(&me.programme, evaluation).ok_or(Error::NotFound("evaluation"))?;
    let obligation = me
        .obligations(now)
        .into_iter()
        .find(|one| one.requirement == evaluation)
        .ok_or(Error::NotFound("evaluation"))?;
    let draft = store::draft::find(tx, me.key(), evaluation)?;
    let key = app.key(tx, me.key().org)?;
    let opened = match &draft {
        Some(draft) => {
            let json = key.open(&place("draft", me.key(), evaluation), &draft.answers)?;
            document::parse_draft(&text(&json)?).map_err(broken)?
        }
        None => SavedDraft::default(),
    };
    let last = me.submitted.iter().find(|(what, ..)| what == evaluation).map(|(_, _, last)| *last);
    let answers = match (&draft, last) {
        (None, Some(_)) => submitted_answers(app, tx, &me, evaluation)?.unwrap_or_default(),
        _ => opened.answers,
    };
    Ok(Questionnaire {
        goals: me.goals_of(&sequence),
        today: me.today(now),
        evaluation: evaluation.to_owned(),
        instrument,
        obligation,
        answers,
        version: draft.as_ref().map_or(0, |draft| draft.version),
        saved: draft.map(|draft| draft.saved),
        submitted: last,
        me,
    })
}

/// The current submitted answers of a questionnaire, opened inside a transaction.
///
/// # Errors
/// When they cannot be opened.
pub fn submitted_answers(app: &App, tx: &mut Tx<'_>, who: &Participant, evaluation: &str) -> Result<Option<Answers>> {
    let Some(response) = store::response::find(tx, who.key(), evaluation)? else {
        return Ok(None);
    };
    let key = app.key(tx, who.key().org)?;
    let json = key.open(&response_place(who.key(), &response.evaluation, response.revision), &response.answers)?;
    document::from_json(&text(&json)?).map(Some).map_err(broken)
}

/// Which instrument a questionnaire asks, and for which sequence.
#[must_use]
pub fn instrument_of(programme: &Programme, evaluation: &str) -> Option<(usize, String)> {
    let (name, sequence) = match evaluation.strip_suffix("/baseline") {
        Some(sequence) => (programme.baseline.instrument.as_str(), programme.sequence(sequence)?.id.clone()),
        None => {
            let found = programme.evaluation(evaluation)?;
            (found.instrument.as_str(), found.sequence.clone())
        }
    };
    let place = programme.instruments.iter().position(|instrument| instrument.id == name)?;
    Some((place, sequence))
}

/// Two answers to one question, from two devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The question.
    pub key: AnswerKey,
    /// What this device sent; not saved.
    pub sent: Option<Answer>,
    /// What the other device had saved; kept.
    pub kept: Option<Answer>,
}

/// What became of a saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The version to send with the next saving.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Questions that another device answered in the meantime: both answers, for the person to choose.
    pub clashes: Vec<Clash>,
}

/// Changes to a draft: an answer, or none to take one back.
pub type Changes = BTreeMap<AnswerKey, Option<Answer>>;

/// Saves answers into the draft, whatever else is missing; `base` is the version the device last saw.
///
/// # Errors
/// Refused; not found; conflict when the questionnaire is not open or is locked; invalid for an answer that is no answer
/// to its question.
pub fn save(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str, base: i64, changes: Changes) -> Result<Saved> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let evaluation = evaluation.to_owned();
    app.store.clone().write(move |tx| {
        let open = open(&app, tx, &actor, &pinned, &evaluation)?;
        open.must_be_answerable()?;
        check_changes(&open, &changes)?;
        save_into(&app, tx, &open, base, &changes)
    })
}

fn check_changes(open: &Questionnaire, changes: &Changes) -> Result<()> {
    let asked = open.asked();
    let faults: Vec<Fault> = changes
        .iter()
        .filter_map(|(key, answer)| match answer {
            Some(answer) => asked.check_one(key, answer).err(),
            None => None,
        })
        .map(|fault| answer_fault(&fault.key, &fault.kind))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn save_into(app: &App, tx: &mut Tx<'_>, open: &Questionnaire, base: i64, changes: &Changes) -> Result<Saved> {
    let me = &open.me;
    let key = app.key(tx, me.key().org)?;
    let at_place = place("draft", me.key(), &open.evaluation);
    let mut draft = match store::draft::find(tx, me.key(), &open.evaluation)? {
        Some(row) => document::parse_draft(&text(&key.open(&at_place, &row.answers)?)?).map_err(broken)?,
        // An amendment begins from what was submitted.
        None => SavedDraft { answers: open.answers.clone(), versions: BTreeMap::new() },
    };
    let version = open.version + 1;
    let mut clashes = Vec::new();
    for (question, sent) in changes {
        let kept = draft.answers.get(question).cloned();
        // A page sends back all it shows: what it did not change is no change, and clashes with nobody.
        if kept == *sent {
            continue;
        }
        let newer = draft.versions.get(question).is_some_and(|saved| *saved > base);
        if newer {
            clashes.push(Clash { key: question.clone(), sent: sent.clone(), kept });
            continue;
        }
        match sent {
            Some(answer) => draft.answers.insert(question.clone(), answer.clone()),
            None => draft.answers.remove(question),
        };
        draft.versions.insert(question.clone(), version);
    }
    let at = app.now();
    let instrument = open.instrument();
    let row = Draft {
        evaluation: open.evaluation.clone(),
        instrument: instrument.id.clone(),
        instrument_version: instrument.version.clone(),
        version,
        answers: key.seal(&app.chance, &at_place, document::draft_text(&draft).as_bytes())?,
        saved: at,
    };
    store::draft::save(tx, me.key(), &row)?;
    Ok(Saved { version, at, clashes })
}

/// Where the sealed answers of a response belong.
#[must_use]
pub fn response_place(who: EnrolmentKey, evaluation: &str, revision: i64) -> String {
    place("response", who, &format!("{evaluation}/{revision}"))
}

fn text(bytes: &[u8]) -> Result<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| broken("sealed answers are not text"))
}

/// A fault of an answer as doors know faults: the field is the name of the question.
#[must_use]
pub fn answer_fault(key: &AnswerKey, kind: &AnswerFaultKind) -> Fault {
    let field = document::key_text(key);
    match kind {
        AnswerFaultKind::Missing => Fault::new(field, "fault-answer-missing"),
        AnswerFaultKind::Unknown => Fault::new(field, "fault-answer-unknown"),
        AnswerFaultKind::NotAsked => Fault::new(field, "fault-answer-not-asked"),
        AnswerFaultKind::NotInList => Fault::new(field, "fault-answer-not-in-list"),
        AnswerFaultKind::ExclusiveWithOthers => Fault::new(field, "fault-answer-exclusive"),
        AnswerFaultKind::OutOfBounds { min, max } => {
            Fault::new(field, "fault-answer-bounds").with("min", min).with("max", max)
        }
        AnswerFaultKind::MoreThan { value, .. } => Fault::new(field, "fault-answer-more-than").with("value", value),
        AnswerFaultKind::TooLong { max } => Fault::new(field, "fault-too-long").with("max", max),
        AnswerFaultKind::InTheFuture => Fault::new(field, "fault-answer-future"),
        AnswerFaultKind::NotARanking => Fault::new(field, "fault-answer-ranking"),
        AnswerFaultKind::WrongShape => Fault::new(field, "fault-answer-shape"),
        AnswerFaultKind::CannotDecline => Fault::new(field, "fault-answer-decline"),
        AnswerFaultKind::StatusAndCountDisagree => Fault::new(field, "fault-answer-no-patient"),
    }
}
