//! Editorial work of a demonstration: a next version being written, a goal overdue for review (it is so in the shipped
//! definition), a safety alert, what participants propose, and what each organisation says of itself.

use documents::goal_file::GoalFields;
use domain::authority::{Actor, Role};
use domain::calendar::{days_after, days_before};
use domain::editorial::{Reply, Verdict};
use domain::goal::GoalId;
use domain::ids::OrgId;
use domain::text::Language;
use jiff::civil::{Date, date};

use super::{LARGE, SMALL, cast, noon, person_of, text};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::editorial::{self, Saving};
use crate::error::{Error, Result};
use crate::proposal::{self, Words};
use crate::record::{NewAccreditation, record_accreditation};
use crate::screen::Confirmed;
use crate::{interest, organisation, suspension};

const PIP: &str = "prescrire-pip";
const SMALLER: &str = "bon-usage-12";

/// Does the editorial work of both organisations in the weeks before `as_of`.
///
/// # Errors
/// When a use case refuses what we wrote: then what we wrote is wrong.
pub(super) fn fill(app: &App, as_of: Date) -> Result<()> {
    let large = Desk::of(app, LARGE)?;
    let mut cohorts = cohort::list(app, large.org)?.into_iter();
    let running = cohorts.find(|pinned| pinned.cohort.name != super::closed::NAME).ok_or(Error::NotFound("cohort"))?;
    app.clock.set(noon(days_before(as_of, 60)));
    accreditations(app, &large)?;
    interests(app, &large)?;
    edition(app, &large, as_of)?;
    proposals(app, &large, as_of, &running)?;
    let small = Desk::of(app, SMALL)?;
    app.clock.set(noon(days_before(as_of, 12)));
    interest::declare(app, &small.editor, small.org, None, true)?;
    let reason = text(
        "Démonstration : le formulaire que cite cet objectif est en cours de remplacement. Attendez la nouvelle version avant d’y renvoyer des patientes ; ne changez aucun traitement.",
        "Demonstration: the form that this goal cites is being replaced. Wait for the new one before referring patients to it; change no treatment.",
    );
    suspension::suspend(app, &small.editor, small.org, SMALLER, &goal("valproate-form"), &reason, &Confirmed::none())?;
    app.clock.set(noon(as_of));
    Ok(())
}

/// Whoever does editorial work in an organisation.
struct Desk {
    org: OrgId,
    lead: Actor,
    editor: Actor,
    tutor: Actor,
    reader: Actor,
}

impl Desk {
    fn of(app: &App, short_name: &str) -> Result<Self> {
        let org = organisation::find(app, short_name)?.id;
        let wearing = |role: Role| -> Result<Actor> {
            let member = cast::PARTS.iter().find(|member| {
                member.org == Some(short_name)
                    && matches!(member.part, cast::Part::Team(roles) if roles.contains(&role))
            });
            let email = member.map(|member| member.email).ok_or(Error::NotFound("member of the team"))?;
            Ok(Actor::Wearing { person: person_of(app, email)?, org, role })
        };
        Ok(Self {
            org,
            lead: wearing(Role::Lead)?,
            editor: wearing(Role::Editor)?,
            tutor: wearing(Role::Tutor)?,
            reader: wearing(Role::SecondReader)?,
        })
    }
}

fn goal(id: &str) -> GoalId {
    GoalId(id.to_owned())
}

fn accreditations(app: &App, desk: &Desk) -> Result<()> {
    let invented = [
        ("DÉMO-2007-003", date(2007, 1, 1), date(2011, 12, 31)),
        ("DÉMO-2024-017", date(2024, 1, 1), date(2028, 12, 31)),
    ];
    for (number, from, to) in invented {
        let authority = "Autorité imaginaire de la démonstration".to_owned();
        let new = NewAccreditation { authority, number: number.to_owned(), from, to };
        record_accreditation(app, &desk.lead, desk.org, new)?;
    }
    Ok(())
}

fn interests(app: &App, desk: &Desk) -> Result<()> {
    interest::declare(app, &desk.editor, desk.org, None, true)?;
    interest::declare(app, &desk.tutor, desk.org, None, false)?;
    let words = text(
        "Démonstration : jusqu’en 2022, deux cours rémunérés pour une école de pharmacie imaginaire.",
        "Demonstration: until 2022, two paid lectures for an imaginary school of pharmacy.",
    );
    interest::declare(app, &desk.reader, desk.org, Some(&words), true)
}

/// The next version: one goal waits to be checked, one is checked, one came back, and a new one is begun.
fn edition(app: &App, desk: &Desk, as_of: Date) -> Result<()> {
    let org = desk.org;
    app.clock.set(noon(days_before(as_of, 40)));
    editorial::begin(app, &desk.editor, org, PIP)?;
    let review = days_after(as_of, 730).to_string();
    revise(app, desk, "codeine", true, |fields| fields.next_review.clone_from(&review))?;
    revise(app, desk, "inhaler-technique", true, |fields| fields.next_review.clone_from(&review))?;
    app.clock.set(noon(days_before(as_of, 33)));
    check(app, desk, "codeine", Verdict::Sound, "")?;
    let note = "Démonstration : la grille citée a changé d’adresse, et le quatrième moyen ne dit pas qui fait le geste. À reprendre sur ces deux points.";
    check(app, desk, "inhaler-technique", Verdict::SentBack, note)?;
    app.clock.set(noon(days_before(as_of, 9)));
    revise(app, desk, "psa", true, |fields| {
        fields.next_review.clone_from(&review);
        let mut put = |field: &str, words: &str| drop(fields.texts.insert(field.to_owned(), words.to_owned()));
        put("title.fr", "Le PSA se discute avant d’être demandé");
        put("title.en", "Discuss PSA before requesting it");
    })?;
    let sequence = "s3";
    editorial::add(app, &desk.editor, org, PIP, "asymptomatic-bacteriuria", sequence)?;
    app.clock.set(noon(days_before(as_of, 3)));
    revise(app, desk, "asymptomatic-bacteriuria", false, |fields| {
        let mut put = |field: &str, words: &str| drop(fields.texts.insert(field.to_owned(), words.to_owned()));
        put("title.fr", "Ne pas traiter une bactériurie sans symptôme");
        put("title.en", "Do not treat bacteriuria without symptoms");
        put("action.fr", "Ne pas prescrire d’antibiotique pour une bactériurie découverte sans symptôme.");
        put("patients.fr", "Adultes sans symptôme urinaire, hors grossesse et hors geste urologique.");
    })
}

fn revise(app: &App, desk: &Desk, id: &str, asks: bool, change: impl Fn(&mut GoalFields)) -> Result<()> {
    let found = editorial::goal(app, &desk.editor, desk.org, PIP, &goal(id))?;
    let mut fields = found.fields.clone();
    change(&mut fields);
    let seen = found.draft().map_or(0, editorial::Draft::latest);
    editorial::save(app, &desk.editor, desk.org, PIP, &goal(id), &Saving { seen, fields, asks })
}

fn check(app: &App, desk: &Desk, id: &str, verdict: Verdict, note: &str) -> Result<()> {
    let found = editorial::goal(app, &desk.reader, desk.org, PIP, &goal(id))?;
    let revision = found.draft().map_or(0, editorial::Draft::latest);
    editorial::check(app, &desk.reader, desk.org, PIP, &goal(id), (revision, verdict), note)
}

/// Two colleagues propose a goal; the team has answered the first.
fn proposals(app: &App, desk: &Desk, as_of: Date, running: &Pinned) -> Result<()> {
    let (french, english) = (Language::french(), Language::english());
    let none = Confirmed::none();
    let participant = |email| -> Result<Actor> {
        Ok(Actor::Wearing { person: person_of(app, email)?, org: desk.org, role: Role::Participant })
    };
    let karim = participant("karim.belloc@demo.invalid")?;
    let emily = participant("emily.hargreave@demo.invalid")?;
    app.clock.set(noon(days_before(as_of, 50)));
    let first = Words {
        action: "Demander à chaque renouvellement si l’anticholinergique vésical sert encore.".to_owned(),
        patients: "Personnes de plus de 75 ans traitées depuis plus d’un an pour des fuites urinaires.".to_owned(),
        grounds:
            "Au comptoir, beaucoup ne savent plus pourquoi il a été prescrit ; les chutes et la confusion sont connues."
                .to_owned(),
    };
    proposal::propose(app, &karim, running, &first, &french, &none)?;
    app.clock.set(noon(days_before(as_of, 36)));
    let waiting = proposal::list(app, &desk.editor, desk.org)?;
    for one in waiting.iter().filter(|one| one.answer.is_none()) {
        let answer = "Merci. Nous cherchons ce qui est établi sur l’arrêt ; nous l’écrirons pour la version qui suit la prochaine.";
        proposal::answer(app, &desk.editor, desk.org, one.id, (Reply::Kept, answer), &french, &none)?;
    }
    app.clock.set(noon(days_before(as_of, 15)));
    let second = Words {
        action: "Offer delayed prescriptions for uncomplicated sinusitis.".to_owned(),
        patients: "Adults with symptoms for less than ten days and no warning sign.".to_owned(),
        grounds: "Half of mine never fill them, and they come back less often.".to_owned(),
    };
    proposal::propose(app, &emily, running, &second, &english, &none)
}
