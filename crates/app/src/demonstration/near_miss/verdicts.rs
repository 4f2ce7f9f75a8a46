//! What became of a near miss of a demonstration once its expert had read it, and what its author did with that.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::days_after;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::Reason;

use super::telling::Told;
use crate::demonstration::stories::{Also, Far};
use crate::error::{Error, Result};
use crate::near_miss::Outcome;
use crate::near_miss::verdict::{self, Verdict};
use crate::near_miss::{self, Revising, analysis, clearing, coding, exchange, recommendation};

/// The part of the form that two experts code.
const CODED: &str = "factors";

/// Lets an expert who has read it do what they did.
pub(super) fn judge(told: &Told<'_>) -> Result<()> {
    match told.story.far {
        Far::Asked => ask(told),
        Far::Replied => {
            ask(told)?;
            told.after(6);
            let words = told.say(
                "L’infirmière de coordination, quand elle est là ; sinon personne en particulier.",
                "The coordinating nurse, when there is one; otherwise nobody in particular.",
            );
            exchange::reply(told.app, told.author, told.org, &told.reference, &words, &told.marks)
        }
        Far::Returned => send_back(told, Reason::TooThin),
        Far::Resent => {
            send_back(told, Reason::TooThin)?;
            send_again(told, 7)
        }
        Far::ReturnedTwice => {
            send_back(told, Reason::TooThin)?;
            send_again(told, 7)?;
            told.after(10);
            send_back(told, Reason::NoMeasure)
        }
        Far::Rejected => reject(told),
        Far::AnotherAsked => {
            reject(told)?;
            told.after(9);
            near_miss::ask_another(told.app, told.author, told.org, &told.reference)
        }
        Far::AnotherAccepted => {
            reject(told)?;
            told.after(9);
            near_miss::ask_another(told.app, told.author, told.org, &told.reference)?;
            told.after(11);
            told.assign(told.other)?;
            analysis::open(told.app, told.other, told.org, &told.reference)?;
            accept(told, told.other)
        }
        Far::OutOfScope => {
            let words = told.say(
                "C’est un événement grave : il se déclare à l’agence régionale de santé, ce que vous avez fait. Merci de l’avoir raconté.",
                "This is a serious event: it is declared to the regional health agency, as you did. Thank you for telling it.",
            );
            give(told, Verdict::OutOfScope, &words)
        }
        Far::Accepted => {
            accept(told, told.expert)?;
            follow(told)
        }
        Far::Draft | Far::Sent | Far::Assigned | Far::Opened | Far::Withdrawn => Ok(()),
    }
}

fn give(told: &Told<'_>, verdict: Verdict, words: &str) -> Result<()> {
    verdict::give(told.app, told.expert, told.org, &told.reference, verdict, words, &told.marks)
}

fn ask(told: &Told<'_>) -> Result<()> {
    let question = told.say(
        "Merci. Qui décide, chez vous, de la pause avant le geste ?",
        "Thank you. Who decides on the pause before the act where you work?",
    );
    exchange::ask(told.app, told.expert, told.org, &told.reference, &question, &told.marks)
}

fn send_back(told: &Told<'_>, reason: Reason) -> Result<()> {
    let words = if reason == Reason::NoMeasure {
        told.say(
            "Merci, tout est clair à présent. Il reste à dire ce que votre équipe a changé, même peu.",
            "Thank you, all is clear now. What is left to say is what your team changed, even if it is little.",
        )
    } else {
        told.say(
            "Merci pour ce récit. Dites-nous ce qui était prévu, et ce qui a manqué.",
            "Thank you for telling this. Say what was planned, and what was missing.",
        )
    };
    give(told, Verdict::Return(reason), &words)
}

fn send_again(told: &Told<'_>, days: u16) -> Result<()> {
    told.after(days);
    let revising = Revising {
        reference: told.reference.clone(),
        seen: 1,
        changes: vec![(FieldKey::once("informed"), Some(Value::Code("yes".to_owned())))],
        justified: told.marks.clone(),
        language: told.language.clone(),
    };
    near_miss::resend(told.app, told.author, told.org, &revising)
}

fn reject(told: &Told<'_>) -> Result<()> {
    told.after(6);
    let words = told.say(
        "C’est une complication connue, sans cause dans l’organisation que l’on puisse corriger.",
        "This is a known complication without a cause in the organisation that could be mended.",
    );
    give(told, Verdict::Reject(Reason::MereComplication), &words)
}

fn accept(told: &Told<'_>, expert: &domain::authority::Actor) -> Result<()> {
    let (app, org, reference) = (told.app, told.org, told.reference.as_str());
    clearing::clear(app, expert, org, reference, &BTreeMap::new(), &told.marks)?;
    crate::theme::file_near_miss(app, expert, org, reference, &BTreeSet::from([told.story.theme.to_owned()]))?;
    let words = told.say(
        "Merci : la mesure que vous décrivez servira à d’autres équipes.",
        "Thank you: the measure you describe will serve other teams.",
    );
    verdict::give(app, expert, org, reference, Verdict::Accept, &words, &told.marks)
}

/// What follows an acceptance: a word taken back, a second coding, advice and its answer, measures and what became of them.
fn follow(told: &Told<'_>) -> Result<()> {
    if told.story.is(Also::TakenBack) {
        told.after(6);
        near_miss::say(told.app, told.author, told.org, &told.reference, Use::Rex, false)?;
    }
    code(told)?;
    advise(told)?;
    let (app, author, org, reference) = (told.app, told.author, told.org, told.reference.as_str());
    if told.story.is(Also::MeasureDone) {
        told.after(45);
        near_miss::close_measure(app, author, org, reference, (1, Outcome::Done, ""), &told.marks)?;
    }
    if told.story.is(Also::MeasureDropped) {
        told.after(40);
        let words = told.say(
            "Abandonné : le matériel est remplacé autrement, par un achat du secteur.",
            "Given up: the equipment is being replaced in another way.",
        );
        near_miss::close_measure(app, author, org, reference, (1, Outcome::Dropped, &words), &told.marks)?;
    }
    Ok(())
}

/// Two experts code the causes, blind of each other: the second sees one of them more, or one fewer.
fn code(told: &Told<'_>) -> Result<()> {
    let (app, org, reference) = (told.app, told.org, told.reference.as_str());
    let story = told.story;
    let asked = [Also::SecondAsked, Also::TwiceCoded, Also::Settled].into_iter().any(|also| story.is(also));
    if !asked {
        return Ok(());
    }
    let second = told.other.person().ok_or(Error::NotFound("expert"))?;
    coding::ask_second(app, &told.desk.manager, org, reference, second)?;
    let first: BTreeSet<String> = story.factors.iter().map(|code| (*code).to_owned()).collect();
    coding::code(app, told.expert, org, reference, CODED, &first)?;
    if story.is(Also::SecondAsked) {
        return Ok(());
    }
    told.after(8);
    coding::open(app, told.other, org, reference)?;
    let mut seen = first.clone();
    if story.is(Also::Settled) {
        seen.insert("4.7".to_owned());
    }
    coding::code(app, told.other, org, reference, CODED, &seen)?;
    if story.is(Also::Settled) {
        coding::adjudicate(app, told.expert, org, reference, CODED, &first)?;
    }
    Ok(())
}

fn advise(told: &Told<'_>) -> Result<()> {
    let (app, org, reference) = (told.app, told.org, told.reference.as_str());
    let story = told.story;
    let (answered, evaluated) = (story.is(Also::Answered), story.is(Also::Evaluated));
    if !(story.is(Also::Recommended) || answered || evaluated) {
        return Ok(());
    }
    let words = told.say(
        "Présentez ce récit à votre prochaine réunion d’équipe et dites-nous ce que vous avez décidé ensemble.",
        "Bring this to your next team meeting and tell us what you decided together.",
    );
    recommendation::recommend(app, told.expert, org, reference, (&words, days_after(told.sent, 120)), &told.marks)?;
    if !(answered || evaluated) {
        return Ok(());
    }
    told.after(30);
    let words = told.say(
        "Fait en réunion de bloc : la mesure est étendue à toutes les salles.",
        "Done at the theatre meeting: the measure now holds for every room.",
    );
    near_miss::answer_recommendation(app, told.author, org, reference, (1, &words), &told.marks)?;
    if evaluated {
        told.after(38);
        recommendation::evaluate(app, told.expert, org, reference, 1, recommendation::Outcome::Done)?;
    }
    Ok(())
}
