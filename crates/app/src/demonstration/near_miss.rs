//! The bodies of a demonstration: an authority, three bodies with experts at work, their doctors, and near misses in every
//! state. Everybody and everything is invented; numbers come from ranges that nobody has.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Role};
use domain::calendar::{days_after, days_before};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use domain::near_miss::consent::Use;
use domain::near_miss::content::{FieldKey, Value};
use domain::near_miss::course::Reason;
use domain::rex::When;
use domain::text::Language;
use jiff::civil::{Date, date};

use super::stories::{Far, STORIES, Story};
use super::{cast, noon, text};
use crate::App;
use crate::account::{self, NewPerson};
use crate::body::{self, Kind};
use crate::doctor::{self, Member, NewDoctor, NewEstablishment};
use crate::error::{Error, Result};
use crate::near_miss::verdict::{self, Verdict};
use crate::near_miss::{self, Changes, Revising, SendAs, Sending, Start, analysis, assignment, clearing, exchange};
use crate::organisation::{self, NewOrganisation};

/// The authority of the demonstration.
pub(super) const AUTHORITY: &str = "demo-autorite";
/// Its bodies.
pub(super) const BODIES: [&str; 3] = ["demo-anesthesie", "demo-chirurgie", "demo-naissance"];

const COVERED: [&[&str]; 3] = [&["anaesthesia"], &["visceral", "orthopaedics", "urology"], &["gynaecology_obstetrics"]];
const NAMES: [(&str, &str); 3] = [
    ("Organisme imaginaire d’anesthésie (démonstration)", "Imaginary body of anaesthesia (demonstration)"),
    ("Organisme imaginaire de chirurgie (démonstration)", "Imaginary body of surgery (demonstration)"),
    ("Organisme imaginaire de la naissance (démonstration)", "Imaginary body of births (demonstration)"),
];
const SINCE: Span = Span { from: date(2008, 1, 1), to: None };

/// A body at work.
struct Desk {
    org: OrgId,
    manager: Actor,
    experts: Vec<Actor>,
    doctors: Vec<Actor>,
}

/// Founds authority and bodies, takes their doctors in, and lets near misses come as far as they have by `as_of`.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, as_of: Date) -> Result<()> {
    app.clock.set(noon(days_before(as_of, 400)));
    authority(app)?;
    let desks = (0..BODIES.len()).map(|place| open(app, place)).collect::<Result<Vec<Desk>>>()?;
    team(app, &desks[0])?;
    for (number, story) in STORIES.iter().enumerate() {
        let desk = &desks[story.body];
        // The oldest first; what was accepted was sent long enough ago.
        let ago =
            u16::try_from(STORIES.len() - number).unwrap_or(1) * 6 + if story.far == Far::Accepted { 40 } else { 4 };
        tell(app, desk, story, days_before(as_of, ago))?;
    }
    app.clock.set(noon(as_of));
    Ok(())
}

fn found(app: &App, short_name: &str, (french, english): (&str, &str), kind: Kind) -> Result<OrgId> {
    let new = NewOrganisation {
        short_name: short_name.to_owned(),
        name: text(french, english),
        zone: "Europe/Paris".to_owned(),
        k: 11,
        funding: text(
            "Démonstration : organisme imaginaire, financé par les cotisations de ses membres.",
            "Demonstration: an imaginary body, paid by the contributions of its members.",
        ),
    };
    let org = organisation::found(app, &Actor::System, new)?;
    body::found(app, &Actor::System, org, kind, "fr-has")?;
    Ok(org)
}

fn authority(app: &App) -> Result<()> {
    let names = ("Autorité imaginaire (démonstration)", "Imaginary authority (demonstration)");
    let org = found(app, AUTHORITY, names, Kind::Authority)?;
    for member in cast::BODIES.iter().filter(|member| member.org == Some(AUTHORITY)) {
        account::add_member(app, &Actor::System, org, Role::Officer, super::new_person(member))?;
    }
    Ok(())
}

fn open(app: &App, place: usize) -> Result<Desk> {
    let (system, short_name) = (Actor::System, BODIES[place]);
    let org = found(app, short_name, NAMES[place], Kind::Body)?;
    for specialty in COVERED[place] {
        body::cover(app, &system, org, specialty, SINCE)?;
    }
    let (mut managers, mut experts, mut doctors) = (Vec::new(), Vec::new(), Vec::new());
    let members = cast::BODIES.iter().enumerate().filter(|(_, member)| member.org == Some(short_name));
    for (number, member) in members {
        let cast::Part::Team(roles) = member.part else { continue };
        let wearing = |person, role| Actor::Wearing { person, org, role };
        if roles.contains(&Role::Manager) {
            let (person, _) = account::add_member(app, &system, org, Role::Manager, super::new_person(member))?;
            managers.push(wearing(person, Role::Manager));
            continue;
        }
        let specialty = COVERED[place][number % COVERED[place].len()];
        let person = engage(app, org, (number, specialty), super::new_person(member))?;
        if roles.contains(&Role::Expert) {
            for specialty in COVERED[place] {
                doctor::make_expert(app, &system, org, person, specialty, SINCE)?;
            }
            experts.push(wearing(person, Role::Expert));
        } else {
            doctors.push(wearing(person, Role::Doctor));
        }
    }
    let manager = managers.pop().ok_or(Error::NotFound("manager"))?;
    let targeted = text("Erreur de médicament au bloc", "Wrong drug in theatre");
    body::target(app, &system, org, ("wrong-drug", COVERED[place][0]), &targeted, SINCE)?;
    Ok(Desk { org, manager, experts, doctors })
}

fn engage(app: &App, org: OrgId, (number, specialty): (usize, &str), person: NewPerson) -> Result<PersonId> {
    let finess = format!("99{:07}", number + 1);
    let place = NewEstablishment {
        finess: finess.clone(),
        name: format!("Établissement imaginaire n° {}", number + 1),
        town: "Bourg-Imaginaire".to_owned(),
    };
    doctor::enter_establishment(app, &Actor::System, org, &place)?;
    let new = NewDoctor {
        person,
        rpps: format!("999{:08}", number + 1),
        specialty: specialty.to_owned(),
        practices: vec![(finess, "salaried".to_owned())],
        from: SINCE.from,
    };
    doctor::engage(app, &Actor::System, org, &new).map(|(person, _)| person)
}

fn team(app: &App, desk: &Desk) -> Result<()> {
    let member = |actor: &Actor| {
        let person = actor.person()?;
        Some(Member { person, part: "member".to_owned(), span: SINCE })
    };
    let members: Vec<Member> = desk.doctors.iter().take(2).filter_map(member).collect();
    doctor::form_team(app, &desk.manager, desk.org, "Équipe imaginaire du bloc", &members).map(drop)
}

fn answers(story: &Story, on: Date) -> Changes {
    let code = |code: &str| Value::Code(code.to_owned());
    let month = When::Month(on.year(), on.month().unsigned_abs());
    let mut all = vec![
        ("specialty", code(story.specialty)),
        ("met", Value::YesNo(true)),
        ("own_practice", Value::YesNo(true)),
        ("care", Value::YesNo(true)),
        ("unexpected", Value::YesNo(false)),
        ("month", Value::Month(month)),
        ("unit", code(story.unit)),
        ("phase", code(story.phase)),
        ("actual", code(story.severity[0])),
        ("potential", code(story.severity[1])),
        ("informed", code("not_needed")),
        ("detected_how", code(story.detection)),
        ("preventability", code("probably")),
    ];
    let graded: BTreeMap<String, String> =
        story.factors.iter().map(|factor| ((*factor).to_owned(), "contributed".to_owned())).collect();
    all.push(("factors", Value::Graded(graded)));
    let mut changes: Changes = all.into_iter().map(|(field, value)| (FieldKey::once(field), Some(value))).collect();
    if !story.measure.is_empty() {
        changes.push((FieldKey::row("measure", 1), Some(Value::Words(story.measure.to_owned()))));
    }
    changes
}

fn tell(app: &App, desk: &Desk, story: &Story, sent: Date) -> Result<()> {
    let (org, author) = (desk.org, &desk.doctors[story.author]);
    let after = |days| app.clock.set(noon(days_after(sent, days)));
    after(0);
    let draft = near_miss::begin(app, author, org, &Start::Words(story.narrative.to_owned()))?;
    if story.far == Far::Draft {
        return Ok(());
    }
    let saved = near_miss::save(app, author, org, &draft, (&answers(story, sent), 1))?;
    let language = Language::parse(story.language).unwrap_or_else(Language::french);
    // Whoever wrote these invented everybody: each passage that looks like somebody is nobody.
    let content = near_miss::draft(app, author, org, &draft)?.content;
    let marks: BTreeSet<String> =
        near_miss::findings(&content, &language).into_iter().map(|finding| finding.mark).collect();
    let sending = Sending {
        reference: draft,
        seen: saved.version,
        send_as: SendAs::Alone,
        agreed: BTreeSet::from([Use::Rex, Use::Story]),
        excluded: BTreeSet::new(),
        justified: marks.clone(),
        language: language.clone(),
        seconds: Some(150 + u32::try_from(story.narrative.len()).unwrap_or_default()),
    };
    let reference = near_miss::send(app, author, org, sending)?.reference;
    match story.far {
        Far::Draft | Far::Sent => return Ok(()),
        Far::Withdrawn => return near_miss::withdraw(app, author, org, &reference),
        _ => {}
    }
    after(2);
    let expert = &desk.experts[story.author % desk.experts.len()];
    let given = expert.person().ok_or(Error::NotFound("expert"))?;
    assignment::assign(app, &desk.manager, org, &reference, given)?;
    if story.far == Far::Assigned {
        return Ok(());
    }
    after(4);
    analysis::open(app, expert, org, &reference)?;
    judge(app, (author, expert), org, &reference, (story, &language, &marks))
}

fn judge(
    app: &App,
    (author, expert): (&Actor, &Actor),
    org: OrgId,
    reference: &str,
    (story, language, marks): (&Story, &Language, &BTreeSet<String>),
) -> Result<()> {
    let french = *language == Language::french();
    let say = |fr: &'static str, en: &'static str| if french { fr } else { en };
    match story.far {
        Far::Asked => {
            let question = say(
                "Merci. Qui décide, chez vous, de la pause avant le geste ?",
                "Thank you. Who decides on the pause before the act where you work?",
            );
            exchange::ask(app, expert, org, reference, question, marks)
        }
        Far::Returned | Far::Resent => {
            let words = say(
                "Merci pour ce récit. Dites-nous ce qui était prévu pour la relève, et ce qui a manqué.",
                "Thank you for telling this. Say what was planned for the handover, and what was missing.",
            );
            verdict::give(app, expert, org, reference, Verdict::Return(Reason::TooThin), words, marks)?;
            if story.far == Far::Returned {
                return Ok(());
            }
            let revising = Revising {
                reference: reference.to_owned(),
                seen: 1,
                changes: vec![(FieldKey::once("informed"), Some(Value::Code("yes".to_owned())))],
                justified: marks.clone(),
                language: language.clone(),
            };
            near_miss::resend(app, author, org, &revising)
        }
        Far::Rejected => {
            let words = say(
                "C’est une complication connue, sans cause dans l’organisation que l’on puisse corriger.",
                "This is a known complication without a cause in the organisation that could be mended.",
            );
            verdict::give(app, expert, org, reference, Verdict::Reject(Reason::MereComplication), words, marks)
        }
        Far::Accepted => {
            clearing::clear(app, expert, org, reference, &BTreeMap::new(), marks)?;
            let words = say(
                "Merci : la mesure que vous décrivez servira à d’autres équipes.",
                "Thank you: the measure you describe will serve other teams.",
            );
            verdict::give(app, expert, org, reference, Verdict::Accept, words, marks)
        }
        _ => Ok(()),
    }
}
