//! Helps in practice of a demonstration: tallies, cards of what helped with their marks, and self-checks of those who
//! walked the whole way long ago.

use domain::answers::{Answer, AnswerKey, Answers};
use domain::authority::{Actor, Role};
use domain::calendar::{days_after, days_before, days_between, months_after};
use domain::goal::GoalId;
use domain::ids::{EnrolmentId, OrgId};
use domain::question::Feeds;
use domain::self_check::instrument;
use domain::tally::Tap;
use domain::text::{Language, Text};
use jiff::civil::Date;
use store::Tx;
use store::self_check::SelfCheck;

use super::draw::Draw;
use super::{cast, closed, noon, person_of};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Result};
use crate::keys::place;
use crate::option_help::{self, NewCard};
use crate::organisation;
use crate::participant::Participant;
use crate::screen::Confirmed;

/// Goal, obstacle, and the words in French and in English; written by us.
const CARDS: [(&str, &str, &str, &str); 10] = [
    (
        "nsaid-pregnancy",
        "time.visit",
        "Une affichette au comptoir ou en salle d’attente : « Enceinte ? Demandez avant tout antidouleur. » La question vient d’elle-même.",
        "A notice at the counter or in the waiting room: “Pregnant? Ask before any painkiller.” The question comes by itself.",
    ),
    (
        "nsaid-pregnancy",
        "patient.self_medication",
        "Demander d’apporter la boîte à pharmacie en photo : on y voit ce que personne ne pense à nommer.",
        "Ask for a photograph of the medicine cabinet: it shows what nobody thinks of naming.",
    ),
    (
        "nsaid-pregnancy",
        "colleague.uninformed",
        "Glisser le mot type dans le carnet de suivi : le soignant suivant lit la même consigne.",
        "Slip the ready-made note into the follow-up booklet: the next professional reads the same message.",
    ),
    (
        "methotrexate-overdose",
        "org.records",
        "Un modèle d’ordonnance avec le jour en toutes lettres, enregistré dans le logiciel.",
        "A prescription template with the day in full, saved in the software.",
    ),
    (
        "methotrexate-overdose",
        "patient.uninformed",
        "Faire choisir le jour par le patient, un jour qui compte pour lui : il ne l’oublie plus.",
        "Let the patient choose the day, one that means something to them: it is not forgotten again.",
    ),
    (
        "diabetic-foot",
        "time.visit",
        "Demander d’ôter chaussures et chaussettes dès l’entrée : l’examen tient alors en trois minutes.",
        "Ask for shoes and socks off on the way in: the examination then takes three minutes.",
    ),
    (
        "bronchitis-antibiotic",
        "patient.refuses",
        "Annoncer d’emblée que la toux peut durer trois semaines : la demande d’antibiotique se fait rare.",
        "Say at once that the cough may last three weeks: the request for an antibiotic becomes rare.",
    ),
    (
        "benzodiazepines",
        "patient.refuses",
        "Proposer d’abord de sauter un comprimé une nuit choisie, sans parler d’arrêt.",
        "First offer to skip one tablet on a chosen night, without speaking of stopping.",
    ),
    (
        "ppi-deprescribing",
        "colleague.prescription_inherited",
        "Écrire au prescripteur d’origine avec le mot type : la réponse vient souvent le jour même.",
        "Write to the first prescriber with the ready-made note: the answer often comes the same day.",
    ),
    (
        "inhaler-technique",
        "time.visit",
        "Confier la vérification à la délivrance : le pharmacien note l’étape à reprendre, le médecin la relit.",
        "Leave the check to the moment of supply: the pharmacist notes the step to go over, the physician reads it.",
    ),
];

/// Fills what helps in the large organisation, up to the day before `as_of`.
///
/// # Errors
/// When a use case refuses what we wrote: then what we wrote is wrong.
pub(super) fn fill(app: &App, draw: &Draw, as_of: Date) -> Result<()> {
    let all = organisation::list(app)?;
    let Some(large) = all.into_iter().find(|one| one.short_name == cast::LARGE) else {
        return Ok(());
    };
    for pinned in cohort::list(app, large.id)? {
        if pinned.cohort.name == closed::NAME {
            self_checks(app, &pinned, as_of)?;
        } else {
            let signed = cards(app, &pinned, as_of)?;
            practise(app, draw, &pinned, &signed, as_of)?;
        }
    }
    app.clock.set(noon(as_of));
    Ok(())
}

fn worn(app: &App, org: OrgId, role: Role) -> Result<Actor> {
    let wears = |member: &&cast::Member| {
        member.org == Some(cast::LARGE) && matches!(member.part, cast::Part::Team(roles) if roles.contains(&role))
    };
    let member = cast::PARTS.iter().find(wears).ok_or(Error::NotFound("member of the team"))?;
    Ok(Actor::Wearing { person: person_of(app, member.email)?, org, role })
}

/// Writes the cards; all are signed but the last, which waits. Answers those that participants see.
fn cards(app: &App, pinned: &Pinned, as_of: Date) -> Result<Vec<(i64, GoalId)>> {
    let org = pinned.cohort.org;
    let (editor, reader) = (worn(app, org, Role::Editor)?, worn(app, org, Role::SecondReader)?);
    let mut signed = Vec::new();
    for (place, (goal, obstacle, french, english)) in CARDS.into_iter().enumerate() {
        let words = [(Language::french(), french.to_owned()), (Language::english(), english.to_owned())];
        let new = NewCard {
            goal: GoalId(goal.to_owned()),
            obstacle: obstacle.to_owned(),
            words: Text::new(words),
            confirmed: Confirmed::none(),
        };
        app.clock.set(noon(days_before(as_of, 150)));
        let card = option_help::write(app, &editor, org, &pinned.programme, &new)?;
        if place + 1 < CARDS.len() {
            app.clock.set(noon(days_before(as_of, 140)));
            option_help::sign(app, &reader, org, &pinned.programme.id, card)?;
            signed.push((card, new.goal));
        }
    }
    Ok(signed)
}

/// Tallies and marks of the people of a cohort that runs.
fn practise(app: &App, draw: &Draw, pinned: &Pinned, cards: &[(i64, GoalId)], as_of: Date) -> Result<()> {
    let (pinned, cards, lots) = (pinned.clone(), cards.to_vec(), draw.seed());
    app.store.write(move |tx| {
        // A transaction may be run again: each run begins from the same lots.
        let draw = Draw::new(lots);
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        for enrolment in store::enrolment::list(tx, org, id, EnrolmentId(i64::MIN), 500)? {
            let me = Participant::gather(tx, enrolment, &pinned, Vec::new())?;
            if me.departure.is_some() {
                continue;
            }
            count(tx, &draw, &me, as_of)?;
            for (card, goal) in &cards {
                let has_goal = pinned.programme.sequences.iter().any(|it| me.goals_of_set(it.set).contains(goal));
                if has_goal && draw.happens(0.55) {
                    let on = days_before(as_of, u16::try_from(draw.between(45, 120)).unwrap_or(60));
                    store::option_card::mark(tx, me.key(), *card, on, on.first_of_month())?;
                }
            }
        }
        Ok::<_, Error>(())
    })
}

/// One patient or two a week since the commitment, done more and more often.
fn count(tx: &mut Tx<'_>, draw: &Draw, me: &Participant, as_of: Date) -> Result<()> {
    let counts = draw.happens(0.5);
    for (goal, (_, from)) in &me.commitments {
        let weeks = days_between(*from, as_of) / 7;
        for week in 0..u16::try_from(weeks).unwrap_or_default() {
            for _ in 0..draw.below(3) {
                let on = days_after(*from, 7 * week + u16::try_from(draw.below(6)).unwrap_or(0));
                let done = draw.happens((0.45 + 0.02 * f64::from(week)).min(0.92));
                if counts && on < as_of {
                    store::tally::add(tx, me.key(), *goal, Tap { on, done })?;
                }
            }
        }
    }
    Ok(())
}

/// The self-checks of the one who walks again: three years after the end, goals kept and goals let go.
fn self_checks(app: &App, pinned: &Pinned, as_of: Date) -> Result<()> {
    let person = person_of(app, cast::RETURNING)?;
    let actor = Actor::Wearing { person, org: pinned.cohort.org, role: Role::Participant };
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let Some(asked) = instrument(&me.programme) else { return Ok(()) };
        let key = app.key(tx, me.key().org)?;
        let goals: Vec<GoalId> = me.programme.sequences.iter().flat_map(|it| me.goals_of_set(it.set)).collect();
        for year in 1..=3_u16 {
            let on = days_after(months_after(me.cohort.start, me.programme.months + 12 * (year - 1)), 60 + 9 * year);
            if on >= as_of {
                break;
            }
            let mut answers = Answers::new();
            // A goal fewer each year: what is kept is what still matters.
            for (goal, place) in goals.iter().zip(0_u16..).filter(|(_, place)| place + year < 8) {
                let says = [
                    (Feeds::Status, Answer::Code(if place % 3 == 2 { "mostly" } else { "always" }.to_owned())),
                    (Feeds::Eligible, Answer::Number(i64::from(6 + place % 4))),
                    (Feeds::Implemented, Answer::Number(i64::from(5 + place % 4))),
                ];
                for (feeds, answer) in says {
                    if let Some(item) = asked.fed_by(feeds) {
                        answers.insert(AnswerKey { goal: Some(goal.clone()), item: item.id.clone() }, answer);
                    }
                }
            }
            let json = documents::answers::to_json(&answers);
            let sealed = key.seal(&app.chance, &place("self_check", me.key(), &year.to_string()), json.as_bytes())?;
            store::self_check::save(tx, me.key(), &SelfCheck { year, on, answers: sealed })?;
        }
        Ok(())
    })
}
