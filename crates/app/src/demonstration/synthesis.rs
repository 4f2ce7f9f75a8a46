//! The syntheses of a demonstration: six published for the closed cohort, one at each step for those that run.

mod texts;

use std::collections::BTreeMap;

use domain::authority::{Actor, Role};
use domain::calendar::days_after;
use domain::ids::{EnrolmentKey, OrgId};
use domain::question::InstrumentKind;
use domain::synthesis::{Paraphrase, Writing};
use jiff::civil::Date;

use super::{cast, closed, noon, person_of, text};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::enrolling;
use crate::error::{Error, Result};
use crate::organisation;
use crate::paraphrase::{self, NewParaphrase};
use crate::screen::Confirmed;
use crate::synthesis;

/// How far a synthesis has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Far {
    Frozen,
    Written,
    Handed,
    Cleared,
    Published,
}

/// Makes the syntheses of every cohort, each deed on a day of its own before `as_of`.
///
/// # Errors
/// When the store fails, or a text of ours would give somebody away.
pub(super) fn fill(app: &App, as_of: Date) -> Result<()> {
    for organisation in organisation::list(app)? {
        let desk = Desk {
            app,
            lead: worn(app, &organisation.short_name, organisation.id, Role::Lead)?,
            editor: worn(app, &organisation.short_name, organisation.id, Role::Editor)?,
            reader: worn(app, &organisation.short_name, organisation.id, Role::SecondReader)?,
            as_of,
        };
        // Between them, the cohorts that run show every step.
        let steps = if organisation.short_name == cast::SMALL {
            [Far::Written, Far::Frozen, Far::Handed, Far::Cleared]
        } else {
            [Far::Cleared, Far::Handed, Far::Written, Far::Frozen]
        };
        for pinned in cohort::list(app, organisation.id)? {
            desk.cohort(&pinned, steps)?;
        }
    }
    app.clock.set(noon(as_of));
    Ok(())
}

fn worn(app: &App, short_name: &str, org: OrgId, role: Role) -> Result<Actor> {
    let wears = |member: &&cast::Member| {
        member.org == Some(short_name) && matches!(member.part, cast::Part::Team(roles) if roles.contains(&role))
    };
    let member = cast::PARTS.iter().find(wears).ok_or(Error::NotFound("member of the team"))?;
    Ok(Actor::Wearing { person: person_of(app, member.email)?, org, role })
}

struct Desk<'a> {
    app: &'a App,
    lead: Actor,
    editor: Actor,
    reader: Actor,
    as_of: Date,
}

impl Desk<'_> {
    fn cohort(&self, pinned: &Pinned, steps: [Far; 4]) -> Result<()> {
        let is_closed = pinned.cohort.name == closed::NAME;
        let mut steps = steps.into_iter();
        for evaluation in pinned.programme.counted() {
            let (here, name) = (pinned.clone(), evaluation.id.clone());
            let closes = self.app.store.read(move |tx| synthesis::closes_on(tx, &here, &name))?;
            let far = if is_closed { Some(Far::Published) } else { steps.next() };
            // What has closed only just is still to be frozen: the team finds something to do.
            if let Some(far) = far.filter(|_| days_after(closes, 30) < self.as_of) {
                self.synthesis(pinned, &evaluation.id, closes, far)?;
            }
        }
        Ok(())
    }

    fn synthesis(&self, pinned: &Pinned, evaluation: &str, closes: Date, far: Far) -> Result<()> {
        let on = |days| self.app.clock.set(noon(days_after(closes, days)));
        on(2);
        let frozen = synthesis::freeze(self.app, &self.lead, pinned, evaluation)?;
        if far >= Far::Written {
            on(4);
            let writing = writing(pinned, evaluation, &frozen);
            self.ask(pinned, evaluation, &writing.paraphrases, far)?;
            on(9);
            synthesis::save(self.app, &self.editor, pinned, evaluation, 0, &writing)?;
        }
        if far >= Far::Handed {
            on(12);
            synthesis::hand_over(self.app, &self.editor, pinned, evaluation)?;
        }
        if far >= Far::Cleared {
            on(14);
            synthesis::clear(self.app, &self.lead, pinned, evaluation)?;
        }
        if far >= Far::Published {
            on(20);
            synthesis::sign_in_the_past(self.app, &self.reader, pinned, evaluation)?;
        }
        Ok(())
    }
}

impl Desk<'_> {
    /// Asks the author of an evaluation for each paraphrase; what is still being written waits for one of them.
    fn ask(&self, pinned: &Pinned, evaluation: &str, paraphrases: &[Paraphrase], far: Far) -> Result<()> {
        for (place, one) in paraphrases.iter().enumerate() {
            let Some((reference, author)) = self.author(pinned, evaluation, place)? else {
                continue;
            };
            let (goal, words) = (one.goal.clone(), one.words.clone());
            let new = NewParaphrase { source: reference, goal, words, confirmed: Confirmed::none() };
            let id = paraphrase::ask_by(self.app, &self.editor, pinned, evaluation, &new, false)?;
            if far > Far::Written || place == 0 {
                paraphrase::answer(self.app, &author, pinned, id, true)?;
            }
        }
        Ok(())
    }

    /// Somebody who submitted the evaluation and is still there, with the reference under which the team knows them.
    fn author(&self, pinned: &Pinned, evaluation: &str, place: usize) -> Result<Option<(String, Actor)>> {
        let (app, pinned, evaluation) = (self.app.clone(), pinned.clone(), evaluation.to_owned());
        self.app.store.read(move |tx| {
            let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
            let left = store::departure::list(tx, org, cohort)?;
            let mut found = Vec::new();
            store::review::scan(tx, (org, cohort), &evaluation, |line| {
                let key = EnrolmentKey { org, cohort, enrolment: line.enrolment };
                if !left.contains(&key) && found.len() <= place {
                    found.push(key);
                }
                Ok(())
            })?;
            let Some(key) = found.get(place) else {
                return Ok(None);
            };
            let Some(enrolment) = store::enrolment::find(tx, *key)? else {
                return Ok(None);
            };
            let reference = crate::review::reference_of(&app, tx, &pinned, &evaluation, key.enrolment)?;
            let person = enrolling::person_of(&app, tx, &enrolment)?;
            Ok(Some((reference, Actor::Wearing { person, org, role: Role::Participant })))
        })
    }
}

/// Our words for an evaluation; a paraphrase for each of two goals that enough people evaluated.
fn writing(pinned: &Pinned, evaluation: &str, frozen: &synthesis::Frozen) -> Writing {
    let programme = &pinned.programme;
    let definition = programme.evaluation(evaluation);
    let is_short = definition.is_none_or(|found| found.kind == InstrumentKind::Short);
    let set = usize::from(frozen.about.set).saturating_sub(1);
    let sections: BTreeMap<_, _> = programme
        .synthesis
        .sections
        .iter()
        .map(|section| {
            let (french, english) = texts::section(section, set, is_short);
            (section.clone(), text(french, english))
        })
        .collect();
    let k = u64::from(frozen.release.k);
    let told = frozen.release.goals.iter().filter(|goal| goal.submitted.count().is_some_and(|count| count >= k));
    let paraphrases = told
        .zip(texts::paraphrases(is_short))
        .map(|(goal, (french, english))| Paraphrase { goal: goal.goal.clone(), words: text(french, english) });
    Writing { sections, paraphrases: paraphrases.collect(), ..Writing::default() }
}
