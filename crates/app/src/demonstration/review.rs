//! The review of a demonstration: everything read in the closed cohort, a queue half done in those that run.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::authority::{Actor, Role};
use domain::calendar::{day_begins, days_before};
use domain::ids::{EnrolmentId, EnrolmentKey, PersonId};
use domain::programme::Evaluation;
use domain::question::InstrumentKind;
use domain::review::Coding;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::forum::Room;
use store::review::{Line, Reviewed};

use super::draw::Draw;
use super::{cast, closed, person_of};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Result};
use crate::journal::{self, Act};
use crate::organisation;
use crate::ports::Chance;

/// What a tutor writes back, in French and in English; written by us.
const COMMENTS: [(&str, &str); 4] = [
    (
        "Merci pour ce bilan. Vous notez que la consultation est trop courte : avez-vous essayé de donner la fiche \
         patient et d'en reparler à la visite suivante ?",
        "Thank you for this evaluation. You note that the visit is too short: have you tried handing out the patient \
         sheet and coming back to it at the next visit?",
    ),
    (
        "Votre idée d'en parler avec le pharmacien mérite d'être partagée dans le forum, si vous en avez envie.",
        "Your idea of talking it over with the pharmacist is worth sharing in the forum, if you feel like it.",
    ),
    (
        "Un changement ferme depuis le premier bilan : qu'est-ce qui vous a le plus aidé ? Cela servirait aux suivants.",
        "A firm change since the first evaluation: what helped you most? It would serve those who come next.",
    ),
    (
        "Peu de patients concernés ce trimestre : ce n'est pas un échec. L'objectif peut attendre la saison prochaine.",
        "Few patients concerned this quarter: that is no failure. The goal can wait for the next season.",
    ),
];

/// Reads, codes and comments what was submitted, up to the day before `as_of`.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, draw: &Draw, as_of: Date) -> Result<()> {
    for organisation in organisation::list(app)? {
        let tutors = tutors(app, &organisation.short_name)?;
        for pinned in cohort::list(app, organisation.id)? {
            let named = named(app, &pinned)?;
            let (app, tutors) = (app.clone(), tutors.clone());
            let (ids, lots) = (draw.seed(), draw.seed());
            app.store.clone().write(move |tx| {
                // A transaction may be run again: each run begins from the same lots.
                let app = App { chance: Arc::new(Chance::seeded(ids)), ..app.clone() };
                let desk = Desk {
                    app: &app,
                    pinned: &pinned,
                    tutors: &tutors,
                    named: &named,
                    draw: &Draw::new(lots),
                    latest: day_begins(days_before(as_of, 1), &pinned.programme.zone),
                    is_closed: pinned.cohort.name == closed::NAME,
                };
                pinned.programme.evaluations.iter().try_for_each(|evaluation| desk.evaluation(tx, evaluation))?;
                desk.threads(tx)
            })?;
        }
    }
    Ok(())
}

/// The tutors of an organisation, in the order of the cast.
fn tutors(app: &App, short_name: &str) -> Result<Vec<PersonId>> {
    let is_tutor = |member: &&cast::Member| {
        member.org == Some(short_name) && matches!(member.part, cast::Part::Team(roles) if roles.contains(&Role::Tutor))
    };
    cast::PARTS.iter().filter(is_tutor).map(|member| person_of(app, member.email)).collect()
}

/// The enrolments of those one can sign in as: each finds a comment.
fn named(app: &App, pinned: &Pinned) -> Result<BTreeSet<EnrolmentId>> {
    let walks = cast::PARTS.iter().filter(|member| matches!(member.part, cast::Part::Walks { .. }));
    let persons = walks.map(|member| person_of(app, member.email)).collect::<Result<Vec<PersonId>>>()?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let key = app.key(tx, pinned.cohort.org)?;
        let mut named = BTreeSet::new();
        for person in &persons {
            let enrolments = store::enrolment::find_by_person(tx, pinned.cohort.org, &key.person_key(*person)?)?;
            named.extend(
                enrolments.iter().filter(|one| one.key.cohort == pinned.cohort.id).map(|one| one.key.enrolment),
            );
        }
        Ok::<_, Error>(named)
    })
}

/// Who reads what in one cohort.
struct Desk<'a> {
    app: &'a App,
    pinned: &'a Pinned,
    tutors: &'a [PersonId],
    named: &'a BTreeSet<EnrolmentId>,
    draw: &'a Draw,
    /// After which nothing was done yet.
    latest: Timestamp,
    is_closed: bool,
}

impl Desk<'_> {
    fn place(&self) -> (domain::ids::OrgId, domain::ids::CohortId) {
        (self.pinned.cohort.org, self.pinned.cohort.id)
    }

    fn actor(&self, tutor: PersonId) -> Actor {
        Actor::Wearing { person: tutor, org: self.pinned.cohort.org, role: Role::Tutor }
    }

    fn journal(
        &self,
        tx: &mut Tx<'_>,
        by: PersonId,
        act: &'static str,
        object: String,
        key: EnrolmentKey,
        at: Timestamp,
    ) -> Result<()> {
        let act = Act { org: key.org, act, object, why: "" };
        journal::write_confidential(self.app, tx, &self.actor(by), &act, key, at)
    }

    fn evaluation(&self, tx: &mut Tx<'_>, evaluation: &Evaluation) -> Result<()> {
        let Some(first) = self.tutors.first() else { return Ok(()) };
        let mut lines: Vec<Line> = Vec::new();
        store::review::scan(tx, self.place(), &evaluation.id, |line| {
            lines.push(line);
            Ok(())
        })?;
        // Of a cohort that runs, two thirds are read, half are coded, and a quarter by both tutors.
        let count = lines.len();
        let (read, coded) = if self.is_closed { (count, count) } else { (count * 2 / 3, count / 2) };
        for (place, line) in lines.iter().enumerate().take(read) {
            let (org, cohort) = self.place();
            let key = EnrolmentKey { org, cohort, enrolment: line.enrolment };
            let at = (line.submitted + SignedDuration::from_hours(24 * self.draw.between(2, 9))).min(self.latest);
            if at < line.submitted {
                continue;
            }
            let what = Reviewed::Evaluation(line.enrolment, &evaluation.id);
            store::review::add_reading(tx, self.place(), what, *first, line.revision, at)?;
            self.journal(tx, *first, "evaluation.read", evaluation.id.clone(), key, at)?;
            let by_both = if self.is_closed { place % 12 == 0 } else { place < count / 4 };
            if place < coded {
                self.code(tx, evaluation, key, by_both, at)?;
            }
            if !self.is_closed && (self.named.contains(&line.enrolment) || place % 7 == 3) {
                self.comment(tx, evaluation, key, *first, at)?;
            }
        }
        Ok(())
    }

    /// Codes every goal of an evaluation by the obstacles its author met; the second coder now and then sees otherwise.
    fn code(
        &self,
        tx: &mut Tx<'_>,
        evaluation: &Evaluation,
        key: EnrolmentKey,
        by_both: bool,
        at: Timestamp,
    ) -> Result<()> {
        let programme = &self.pinned.programme;
        let wave = if evaluation.kind == InstrumentKind::Short { 1 } else { 2 };
        let set = programme.sequence(&evaluation.sequence).map_or(0, |sequence| sequence.set);
        let codes = programme.list("obstacle").map_or(&[][..], |list| &list.codes);
        let usable: Vec<&str> = codes
            .iter()
            .filter(|code| !code.exclusive && code.code != "other")
            .map(|code| code.code.as_str())
            .collect();
        let what = Reviewed::Evaluation(key.enrolment, &evaluation.id);
        for outcome in store::outcome::list(tx, key)?.iter().filter(|one| one.wave == wave && one.set == set) {
            let seen: BTreeSet<String> = codes
                .iter()
                .enumerate()
                .filter(|(place, code)| {
                    outcome.values.obstacles & (1 << place) != 0 && usable.contains(&code.code.as_str())
                })
                .map(|(_, code)| code.code.clone())
                .collect();
            for (turn, tutor) in self.tutors.iter().take(if by_both { 2 } else { 1 }).enumerate() {
                let mut given = seen.clone();
                if turn > 0 {
                    given.retain(|_| !self.draw.happens(0.12));
                    if self.draw.happens(0.1) {
                        given.insert((*self.draw.one_of(&usable)).to_owned());
                    }
                }
                let coding = Coding { coder: *tutor, codes: given };
                store::review::save_coding(tx, self.place(), what, outcome.goal, &coding, at)?;
            }
            // Of a cohort that runs, what the two see differently is still to be talked over.
            if let (true, true, Some(first)) = (by_both, self.is_closed, self.tutors.first()) {
                let settled = Coding { coder: *first, codes: seen };
                store::review::save_settlement(tx, self.place(), what, outcome.goal, &settled, at)?;
            }
        }
        for tutor in self.tutors.iter().take(if by_both { 2 } else { 1 }) {
            self.journal(tx, *tutor, "evaluation.code", evaluation.id.clone(), key, at)?;
        }
        Ok(())
    }

    fn comment(
        &self,
        tx: &mut Tx<'_>,
        evaluation: &Evaluation,
        key: EnrolmentKey,
        by: PersonId,
        at: Timestamp,
    ) -> Result<()> {
        let language = store::response::find(tx, key, &evaluation.id)?.map(|response| response.language);
        let (french, english) = self.draw.one_of(&COMMENTS);
        let words = if language.as_deref() == Some("en") { english } else { french };
        crate::review::comment::write(self.app, tx, &self.actor(by), by, key, &evaluation.id, words, at)?;
        Ok(())
    }

    /// Two threads in three are read, and every other one of those coded.
    fn threads(&self, tx: &mut Tx<'_>) -> Result<()> {
        let Some(first) = self.tutors.first() else { return Ok(()) };
        let (org, cohort) = self.place();
        let mut threads = store::forum::every_thread(tx, Room { org, cohort })?;
        threads.sort_by_key(|thread| (thread.begun_on, thread.reference.clone()));
        let codes: BTreeMap<usize, &str> = BTreeMap::from([(0, "time.visit"), (1, "patient.uninformed")]);
        for (place, thread) in threads.iter().enumerate().filter(|(place, _)| self.is_closed || place % 3 != 2) {
            let what = Reviewed::Thread(thread.id);
            store::review::add_reading(tx, (org, cohort), what, *first, i64::from(thread.posts), self.latest)?;
            let known =
                |code: &&str| self.pinned.programme.list("obstacle").is_some_and(|list| list.code(code).is_some());
            if place % 2 == 0 {
                let given = codes.get(&(place % 4 / 2)).copied().filter(known);
                let coding = Coding { coder: *first, codes: given.into_iter().map(str::to_owned).collect() };
                store::review::save_coding(tx, (org, cohort), what, 0, &coding, self.latest)?;
            }
        }
        Ok(())
    }
}
