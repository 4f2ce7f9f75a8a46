//! A person's record: what was done so far, and the attestation of a programme followed to its end.
//!
//! Both are computed from stored facts each time, so that anybody who has the same facts finds the same (I10). Wording
//! is « attests participation », never more: whether it fulfils a duty is for others to say.

use domain::authority::{Actor, Right};
use domain::completion::Completion;
use domain::goal::GoalId;
use domain::ids::OrgId;
use domain::obligation::{Obligation, Verdict};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::Tx;
use store::organisation_accreditation::OrganisationAccreditation;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};
use crate::organisation::Organisation;
use crate::participant::Participant;

/// What a person did so far in one cohort, at any time and whatever is missing.
#[derive(Debug, Clone)]
pub struct Record {
    /// Whose path.
    pub me: Participant,
    /// Their name: the record is handed over by its holder, to whom they choose.
    pub name: String,
    /// The organisation that ran it.
    pub organisation: Organisation,
    /// Evaluations submitted, with what each counts for.
    pub activities: Vec<Activity>,
    /// Goals chosen, set by set.
    pub goals: Vec<(u16, GoalId)>,
    /// Everything asked for, and where it stands.
    pub obligations: Vec<Obligation>,
    /// Whether the whole programme was followed.
    pub completion: Completion,
    /// When it was made.
    pub made: Timestamp,
}

/// One evaluation submitted, as a record of activities lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The evaluation.
    pub evaluation: String,
    /// The day it was first submitted.
    pub on: Date,
    /// Minutes claimed.
    pub minutes: u16,
    /// The organisation's accreditations that held on that day.
    pub accreditations: Vec<OrganisationAccreditation>,
}

/// Makes one's own record.
///
/// # Errors
/// Refused; not found.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Record> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let person = actor.person().ok_or(Error::NotFound("person"))?;
        let name = store::person::find(tx, person.0)?.ok_or(Error::NotFound("person"))?.name;
        let organisation = crate::organisation::load(tx, me.key().org)?;
        let accreditations = store::organisation_accreditation::list(tx, me.key().org)?;
        let now = app.now();
        let activities = me
            .programme
            .counted()
            .filter_map(|evaluation| {
                let (_, first, _) = me.submitted.iter().find(|(what, ..)| *what == evaluation.id)?;
                let on = me.today(*first);
                Some(Activity {
                    evaluation: evaluation.id.clone(),
                    on,
                    minutes: me.programme.activity.minutes_per_evaluation,
                    accreditations: accreditations
                        .iter()
                        .filter(|one| one.from <= on && on <= one.to)
                        .cloned()
                        .collect(),
                })
            })
            .collect();
        let sets = me.programme.sequences.iter().map(|sequence| sequence.set);
        let goals = sets.flat_map(|set| me.goals_of_set(set).into_iter().map(move |goal| (set, goal))).collect();
        Ok(Record {
            obligations: me.obligations(now),
            completion: me.completion(now),
            name,
            organisation,
            activities,
            goals,
            me,
            made: now,
        })
    })
}

impl Record {
    /// The attestation, for a programme followed to its end; none otherwise (I10).
    #[must_use]
    pub fn attestation(&self) -> Option<Attestation> {
        let Completion::Complete { at } = self.completion else {
            return None;
        };
        let mut hasher = Sha256::new();
        hasher.update(self.json(false).to_string());
        Some(Attestation { completed: self.me.today(at), digest: data_encoding::HEXLOWER.encode(&hasher.finalize()) })
    }

    /// The record as JSON for a person's own file. With its attestation, unless that is being computed from it.
    #[must_use]
    pub fn json(&self, with_attestation: bool) -> Value {
        let programme = &self.me.programme;
        let words = |text: &domain::text::Text| {
            Value::Object(text.wordings().map(|(tag, words)| (tag.to_string(), json!(words))).collect())
        };
        let activities: Vec<Value> = self
            .activities
            .iter()
            .map(|activity| {
                let held: Vec<Value> = activity
                    .accreditations
                    .iter()
                    .map(|one| {
                        json!({ "authority": one.authority, "number": one.number,
                                "from": one.from.to_string(), "to": one.to.to_string() })
                    })
                    .collect();
                json!({
                    "evaluation": activity.evaluation,
                    "on": activity.on.to_string(),
                    "type": programme.activity.kind,
                    "method": words(&programme.activity.method),
                    "hours": f64::from(activity.minutes) / 60.0,
                    "priority": programme.activity.priority.as_ref().map(&words),
                    "certification_aim": programme.activity.aim,
                    "organisation_accreditations": held,
                })
            })
            .collect();
        let mut record = json!({
            "attests": "participation",
            "holder": self.name,
            "organisation": words(&self.organisation.name),
            "programme": { "id": programme.id, "version": programme.version, "name": words(&programme.name) },
            "cohort": { "name": self.me.cohort.name, "start": self.me.cohort.start.to_string() },
            "enrolled_on": self.me.enrolment.enrolled_on.to_string(),
            "goals": self.goals.iter().map(|(set, goal)| json!({ "set": set, "goal": goal.0 })).collect::<Vec<_>>(),
            "activities": activities,
            "complete": matches!(self.completion, Completion::Complete { .. }),
            "demonstration": programme.demonstration,
        });
        if with_attestation && let (Some(attestation), Some(object)) = (self.attestation(), record.as_object_mut()) {
            object.insert("completed_on".to_owned(), json!(attestation.completed.to_string()));
            object.insert("digest".to_owned(), json!(attestation.digest));
        }
        record
    }

    /// Evaluations submitted out of those counted.
    #[must_use]
    pub fn done_of(&self) -> (usize, usize) {
        let counted = self.obligations.iter().filter(|obligation| obligation.counts);
        let met = counted.clone().filter(|obligation| matches!(obligation.verdict, Verdict::Met { .. }));
        (met.count(), counted.count())
    }
}

/// That somebody followed a whole programme. It can be computed again from the same facts, and is then the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// The day the last counted evaluation was submitted.
    pub completed: Date,
    /// SHA-256 of the record it stands on, in hexadecimal.
    pub digest: String,
}

/// An accreditation to be recorded.
#[derive(Debug, Clone)]
pub struct NewAccreditation {
    /// Who granted it.
    pub authority: String,
    /// Its number.
    pub number: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Records an accreditation of the organisation: data, never assumed (R27).
///
/// # Errors
/// Refused; invalid for an empty authority or number, or one that ends before it begins.
pub fn record_accreditation(app: &App, actor: &Actor, org: OrgId, new: NewAccreditation) -> Result<()> {
    actor.may(Right::ManageCohorts, org)?;
    let mut faults = Vec::new();
    for (field, words) in [("authority", &new.authority), ("number", &new.number)] {
        if words.trim().is_empty() || words.chars().count() > 200 {
            faults.push(Fault::new(field, "fault-name"));
        }
    }
    if new.to < new.from {
        faults.push(Fault::new("to", "fault-ends-before"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = OrganisationAccreditation {
        id: app.chance.id(),
        authority: new.authority.trim().to_owned(),
        number: new.number.trim().to_owned(),
        from: new.from,
        to: new.to,
        at: app.now(),
    };
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx: &mut Tx<'_>| {
        store::organisation_accreditation::add(tx, org, &row)?;
        let object = format!("accreditation/{}", row.number);
        journal::write(&app, tx, &actor, &Act { org, act: "accreditation.record", object, why: "" }, app.now())
    })
}

/// Every accreditation of an organisation, lapsed ones included, first day first.
///
/// # Errors
/// Refused to whoever does not follow its cohorts.
pub fn accreditations(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<OrganisationAccreditation>> {
    actor.may(Right::ReadBoard, org)?;
    app.store.read(move |tx| Ok(store::organisation_accreditation::list(tx, org)?))
}
