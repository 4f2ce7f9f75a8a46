//! Writing what was decided: the rows that the use cases would have written, at the instants they would have.
//!
//! Mails are left out: those of the past were delivered, and a delivered mail leaves no row in the outbox.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use documents::answers::{self as document, SavedDraft};
use domain::authority::{Actor, Role};
use domain::calendar::{civil_date, days_after};
use domain::eligibility::Training;
use domain::ids::{EnrolmentKey, OrgId, PersonId};
use domain::question::{Instrument, InstrumentKind};
use domain::text::Language;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::choice::Choice;
use store::commitment::Commitment;
use store::departure::Departure;
use store::draft::Draft;
use store::response::Response;
use store::team_override::{Override, OverrideKind};

use super::answers::Sitting;
use super::draw::Draw;
use super::plan::{LONG, SHORT, Set, Someone};
use super::words;
use crate::App;
use crate::account::{self, NewPerson};
use crate::choosing::Plan;
use crate::cohort::Pinned;
use crate::enrolling::{self, Candidate};
use crate::error::{Error, Result, broken};
use crate::journal::{self, Act};
use crate::keys::{OrgKey, place};
use crate::participant::Participant;
use crate::ports::Chance;
use crate::questionnaire;

/// People written in one transaction.
const BATCH: usize = 100;

/// Who acts for the team in one organisation.
#[derive(Debug, Clone)]
pub(super) struct Team {
    pub(super) lead: Actor,
    pub(super) clerk: Actor,
}

/// Writes everybody, in few large transactions.
pub(super) fn people(app: &App, pinned: &Pinned, team: &Team, draw: &Draw, people: Vec<Someone>) -> Result<()> {
    for batch in people.chunks(BATCH) {
        let (app, pinned, team, batch) = (app.clone(), pinned.clone(), team.clone(), batch.to_vec());
        let (ids, lots) = (draw.seed(), draw.seed());
        app.store.clone().write(move |tx| {
            // A transaction may be run again: each run begins from the same lots.
            let app = App { chance: Arc::new(Chance::seeded(ids)), ..app.clone() };
            let pen = Pen {
                app: &app,
                pinned: &pinned,
                team: &team,
                draw: &Draw::new(lots),
                key: app.key(tx, pinned.cohort.org)?,
            };
            batch.iter().try_for_each(|someone| pen.someone(tx, someone))
        })?;
    }
    Ok(())
}

/// Writes an applicant who has not joined.
pub(super) fn applicant(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    clerk: &Actor,
    candidate: &Candidate,
    at: Timestamp,
) -> Result<()> {
    enrolling::apply(app, tx, clerk, pinned, candidate, at).map(|_| ())
}

struct Pen<'a> {
    app: &'a App,
    pinned: &'a Pinned,
    team: &'a Team,
    draw: &'a Draw,
    key: Arc<OrgKey>,
}

impl Pen<'_> {
    fn org(&self) -> OrgId {
        self.pinned.cohort.org
    }

    fn day(&self, at: Timestamp) -> Date {
        civil_date(at, &self.pinned.programme.zone)
    }

    fn someone(&self, tx: &mut Tx<'_>, someone: &Someone) -> Result<()> {
        let person = self.apply(tx, someone)?;
        let at = someone.joined;
        let key = enrolling::enrol(self.app, tx, self.pinned, person, someone.profession, someone.setting, at)?
            .ok_or_else(|| broken("somebody is enrolled twice"))?;
        let own = Actor::Wearing { person, org: self.org(), role: Role::Participant };
        self.journal(tx, &own, key, "enrolment.join", "enrolment", "", at)?;
        let enrolment = store::enrolment::find(tx, key)?.ok_or(Error::NotFound("enrolment"))?;
        let mut participant = Participant::gather(tx, enrolment, self.pinned, Vec::new())?;
        for leave in &someone.leaves {
            store::departure::add_leave(tx, key, leave)?;
            self.journal(tx, &own, key, "leave.begin", "leave", "", leave.at)?;
        }
        for set in &someone.sets {
            self.choose(tx, &own, &mut participant, set)?;
            self.commit(tx, &own, &mut participant, someone, set)?;
            self.answer(tx, &own, &participant, someone, set)?;
        }
        for reopened in &someone.reopened {
            let change = Override {
                id: self.app.chance.id(),
                requirement: reopened.evaluation.clone(),
                kind: OverrideKind::Reopened { until: reopened.until },
                reason: reopened.reason.to_owned(),
                at: reopened.at,
            };
            store::team_override::add(tx, key, &change)?;
            let (what, why) = (&reopened.evaluation, reopened.reason);
            self.journal(tx, &self.team.lead, key, "evaluation.reopen", what, why, reopened.at)?;
        }
        self.draft(tx, &participant, someone)?;
        self.leave(tx, &own, &participant, someone)
    }

    #[expect(clippy::too_many_arguments, reason = "an entry has that many parts")]
    fn journal(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        about: EnrolmentKey,
        act: &'static str,
        object: &str,
        why: &str,
        at: Timestamp,
    ) -> Result<()> {
        let act = Act { org: self.org(), act, object: object.to_owned(), why };
        journal::write_confidential(self.app, tx, actor, &act, about, at)
    }

    fn apply(&self, tx: &mut Tx<'_>, someone: &Someone) -> Result<PersonId> {
        let (at, clerk) = (someone.applied, &self.team.clerk);
        let candidate = Candidate {
            person: NewPerson {
                email: someone.email.clone(),
                name: someone.name.clone(),
                language: someone.language.to_owned(),
            },
            profession: someone.profession.to_owned(),
            setting: someone.setting.to_owned(),
            training: Some(Training {
                name: "Test de lecture".to_owned(),
                year: self.day(at).year(),
                test_passed: true,
            }),
            subscription_until: Some(days_after(self.pinned.cohort.start, 800)),
        };
        let person = enrolling::apply(self.app, tx, clerk, self.pinned, &candidate, at)?
            .ok_or_else(|| broken("somebody applies twice"))?;
        let (org, cohort) = (self.org(), &self.pinned.cohort);
        let found = store::applicant::find(tx, org, cohort.id, person)?.ok_or(Error::NotFound("applicant"))?;
        if found.outcome == enrolling::NEEDS_EXCEPTION {
            let outcome = enrolling::ACCEPTED_AS_EXCEPTION;
            store::applicant::decide(tx, org, cohort.id, person, outcome, words::EXCEPTION, at)?;
            account::grant(tx, org, person, Role::Participant, clerk, at)?;
            let object = format!("person/{person}/{}/{}", cohort.programme, cohort.name);
            let act = Act { org, act: "applicant.accept", object, why: words::EXCEPTION };
            journal::write(self.app, tx, clerk, &act, at)?;
        }
        store::applicant::invited(tx, org, cohort.id, person, at)?;
        Ok(person)
    }

    fn choose(&self, tx: &mut Tx<'_>, own: &Actor, participant: &mut Participant, set: &Set) -> Result<()> {
        for (place, tackled) in (1_u16..).zip(&set.goals) {
            let choice = Choice {
                set: set.number,
                place,
                goal: tackled.number,
                chosen: set.chosen,
                patients: tackled.patients,
                replaced: None,
                reason: None,
            };
            store::choice::add(tx, participant.key(), &choice)?;
            participant.choices.push(choice);
        }
        let object = format!("{}/choice", set.sequence);
        self.journal(tx, own, participant.key(), "choice.make", &object, "", set.chosen)
    }

    fn commit(
        &self,
        tx: &mut Tx<'_>,
        own: &Actor,
        participant: &mut Participant,
        someone: &Someone,
        set: &Set,
    ) -> Result<()> {
        let Some(at) = set.committed else {
            return Ok(());
        };
        let language = Language::parse(someone.language).unwrap_or_else(Language::french);
        for tackled in &set.goals {
            let Some(goal) = self.pinned.programme.goal(&tackled.goal) else {
                continue;
            };
            let from = days_after(self.day(at), u16::try_from(self.draw.between(0, 6)).unwrap_or(0));
            let plan = Plan {
                cue: goal.prompt.cue.say(&language).to_owned(),
                action: goal.prompt.action.say(&language).to_owned(),
                target: if self.draw.happens(0.5) { self.draw.between(5, 10).to_string() } else { String::new() },
                from,
            };
            let json = serde_json::to_vec(&plan).map_err(broken)?;
            let there = place("commitment", participant.key(), &tackled.number.to_string());
            let sealed = self.key.seal(&self.app.chance, &there, &json)?;
            let row = Commitment { goal: tackled.number, at, started_on: from, plan: sealed };
            store::commitment::add(tx, participant.key(), &row)?;
            participant.commitments.insert(tackled.number, (at, from));
            let object = format!("{}/commitment", tackled.goal);
            self.journal(tx, own, participant.key(), "commitment.make", &object, "", at)?;
        }
        Ok(())
    }

    fn answer(&self, tx: &mut Tx<'_>, own: &Actor, who: &Participant, someone: &Someone, set: &Set) -> Result<()> {
        let programme = &self.pinned.programme;
        let evaluation = |kind| programme.evaluation_of(&set.sequence, kind).map(|found| found.id.clone());
        let submitted = [
            (Some(format!("{}/baseline", set.sequence)), set.analysed),
            (evaluation(InstrumentKind::Short), set.submitted[SHORT]),
            (evaluation(InstrumentKind::Long), set.submitted[LONG]),
        ];
        for (evaluation, at) in submitted {
            let (Some(evaluation), Some(at)) = (evaluation, at) else {
                continue;
            };
            let (instrument, _) =
                questionnaire::instrument_of(programme, &evaluation).ok_or(Error::NotFound("evaluation"))?;
            let instrument = &programme.instruments[instrument];
            let answers = self.sitting(who, someone, set, instrument, at).answer()?;
            let mut response = Response {
                evaluation: evaluation.clone(),
                revision: 1,
                instrument: instrument.id.clone(),
                instrument_version: instrument.version.clone(),
                language: someone.language.to_owned(),
                submitted: at,
                answers: Vec::new(),
            };
            let there = questionnaire::response_place(who.key(), &evaluation, response.revision);
            response.answers = self.key.seal(&self.app.chance, &there, document::to_json(&answers).as_bytes())?;
            store::response::add(tx, who.key(), &response)?;
            questionnaire::save_outcomes(tx, who, &evaluation, &answers, at)?;
            self.journal(tx, own, who.key(), "evaluation.submit", &evaluation, "", at)?;
        }
        Ok(())
    }

    fn sitting<'a>(
        &'a self,
        who: &Participant,
        someone: &'a Someone,
        set: &'a Set,
        instrument: &'a Instrument,
        at: Timestamp,
    ) -> Sitting<'a> {
        let first = set.goals.first().and_then(|tackled| who.commitments.get(&tackled.number));
        let since = first.map_or_else(|| self.day(set.chosen), |(_, from)| *from);
        let (programme, today) = (&self.pinned.programme, self.day(at));
        Sitting { draw: self.draw, programme, instrument, someone, set, today, since }
    }

    fn draft(&self, tx: &mut Tx<'_>, who: &Participant, someone: &Someone) -> Result<()> {
        let Some(evaluation) = &someone.draft else {
            return Ok(());
        };
        let programme = &self.pinned.programme;
        let (instrument, sequence) =
            questionnaire::instrument_of(programme, evaluation).ok_or(Error::NotFound("evaluation"))?;
        let instrument = &programme.instruments[instrument];
        let Some(set) = someone.sets.iter().find(|set| set.sequence == sequence) else {
            return Ok(());
        };
        let opens = domain::path::evaluation_window(
            programme.evaluation(evaluation).ok_or(Error::NotFound("evaluation"))?,
            self.pinned.cohort.start,
        )
        .opens;
        let saved = self.draw.moment(days_after(opens, 16), &programme.zone);
        let answers = self.sitting(who, someone, set, instrument, saved).half()?;
        let versions: BTreeMap<_, _> = answers.keys().cloned().zip(1..).collect();
        let version = i64::try_from(versions.len()).map_err(broken)?;
        let text = document::draft_text(&SavedDraft { answers, versions });
        let there = place("draft", who.key(), evaluation);
        let row = Draft {
            evaluation: evaluation.clone(),
            instrument: instrument.id.clone(),
            instrument_version: instrument.version.clone(),
            version,
            answers: self.key.seal(&self.app.chance, &there, text.as_bytes())?,
            saved,
        };
        store::draft::save(tx, who.key(), &row)?;
        Ok(())
    }

    fn leave(&self, tx: &mut Tx<'_>, own: &Actor, who: &Participant, someone: &Someone) -> Result<()> {
        let Some(left) = &someone.left else {
            return Ok(());
        };
        let programme = &self.pinned.programme;
        let at = self.draw.moment(left.on, &programme.zone);
        let form = programme.instruments.iter().find(|instrument| instrument.kind == InstrumentKind::Exit);
        let answers = match form.filter(|_| left.answered) {
            None => None,
            Some(form) => {
                // The form asks about every goal of every set.
                let goals: Vec<_> = someone.sets.iter().flat_map(|set| set.goals.clone()).collect();
                let all = Set {
                    sequence: String::new(),
                    number: 0,
                    goals,
                    chosen: someone.joined,
                    analysed: None,
                    committed: None,
                    submitted: [None; 2],
                };
                let answers = self.sitting(who, someone, &all, form, at).answer()?;
                let there = place("departure", who.key(), "exit");
                Some(self.key.seal(&self.app.chance, &there, document::to_json(&answers).as_bytes())?)
            }
        };
        store::departure::add(tx, who.key(), &Departure { on: left.on, answers, at })?;
        self.journal(tx, own, who.key(), "enrolment.withdraw", "departure", "", at)
    }
}

/// Seals the journal of every organisation, in the order of what happened.
pub(super) fn seal(app: &App, at: Timestamp) -> Result<()> {
    let orgs: BTreeSet<i64> =
        app.store.read(|tx| Ok::<_, Error>(store::journal::unsealed(tx)?.into_iter().collect()))?;
    let at = at.checked_add(SignedDuration::from_secs(1)).unwrap_or(at);
    for org in orgs {
        while app.store.seal_journal(org, at.as_millisecond())? > 0 {}
    }
    Ok(())
}
