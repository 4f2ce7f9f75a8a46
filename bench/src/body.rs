//! A body with doctors, made through the use cases, and near misses as they write them.

use std::collections::BTreeMap;
use std::path::Path;

use app::App;
use app::account::NewPerson;
use app::body::Kind;
use app::doctor::NewDoctor;
use app::folder::Folder;
use app::ports::{Chance, Clock};
use domain::authority::{Actor, Role};
use domain::ids::OrgId;
use domain::near_miss::assignment::Span;
use domain::near_miss::content::{Content, FieldKey, Value};
use domain::rex::When;
use domain::text::{Language, Text};
use jiff::civil::date;

/// Short name of the body.
pub(crate) const BODY: &str = "bench-body";

const SPECIALTY: &str = "anaesthesia";
const SINCE: Span = Span { from: date(2008, 1, 1), to: None };

/// A person of the body and the token of their session.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) actor: Actor,
    pub(crate) token: String,
}

/// An installation with one body that covers one specialty.
pub(crate) fn found(data: &Path) -> anyhow::Result<(App, OrgId)> {
    let folder = Folder::new(data);
    let chance = Chance::seeded(1);
    app::installation::prepare(&folder, &chance)?;
    let app = app::installation::open_with(&folder, None, Clock::System, chance)?;
    let words = |text: &str| Text::new([(Language::french(), text.to_owned()), (Language::english(), text.to_owned())]);
    let organisation = app::organisation::NewOrganisation {
        short_name: BODY.to_owned(),
        name: words("Bench"),
        zone: "Europe/Paris".to_owned(),
        k: 11,
        funding: words("Bench"),
    };
    let org = app::organisation::found(&app, &Actor::System, organisation)?;
    app::body::found(&app, &Actor::System, org, Kind::Body, "fr-has")?;
    app::body::cover(&app, &Actor::System, org, SPECIALTY, SINCE)?;
    Ok((app, org))
}

fn person(name: &str) -> NewPerson {
    NewPerson { email: format!("{name}@bench.invalid"), name: name.to_owned(), language: "fr".to_owned() }
}

/// A doctor of the body, signed in.
pub(crate) fn doctor(app: &App, org: OrgId, number: u32) -> anyhow::Result<Member> {
    let new = NewDoctor {
        person: person(&format!("doctor{number}")),
        rpps: format!("999{number:08}"),
        specialty: SPECIALTY.to_owned(),
        practices: Vec::new(),
        from: SINCE.from,
    };
    let (person, _) = app::doctor::engage(app, &Actor::System, org, &new)?;
    let handle = app.clone();
    let token = app.store.write(move |tx| app::session::begin(&handle, tx, person, handle.now()))?;
    Ok(Member { actor: Actor::Wearing { person, org, role: Role::Doctor }, token })
}

/// Somebody who wears another hat at the body, signed in.
pub(crate) fn member(app: &App, org: OrgId, role: Role, name: &str) -> anyhow::Result<Member> {
    let (person, _) = app::account::add_member(app, &Actor::System, org, role, person(name))?;
    if role == Role::Expert {
        app::doctor::make_expert(app, &Actor::System, org, person, SPECIALTY, SINCE)?;
    }
    let handle = app.clone();
    let token = app.store.write(move |tx| app::session::begin(&handle, tx, person, handle.now()))?;
    Ok(Member { actor: Actor::Wearing { person, org, role }, token })
}

/// What happened, in about as many words as a report has.
const NARRATIVE: &str = "Patiente d’une soixantaine d’années, chirurgie programmée. À l’induction, la seringue prise sur le plateau portait \
     l’étiquette d’un autre produit que celui qu’elle contenait : les deux avaient été préparées l’une après l’autre, sur \
     la même paillasse, pendant que le téléphone sonnait. L’infirmière a relu l’étiquette à voix haute avant de tendre la \
     seringue et a vu que la couleur ne correspondait pas à l’ampoule posée à côté. Rien n’a été injecté. La seringue a \
     été jetée, le produit préparé de nouveau, et l’acte a commencé avec dix minutes de retard. Personne n’avait relevé \
     que les deux ampoules, de deux fabricants, se ressemblent depuis le dernier marché.";
const STEPS: [&str; 3] = [
    "Deux seringues préparées à la suite, sans étiquette posée au fur et à mesure.",
    "Le téléphone sonne ; la préparation est interrompue puis reprise par une autre personne.",
    "La relecture à voix haute avant l’injection montre l’erreur.",
];
const MEASURE: &str = "Étiqueter chaque seringue avant de préparer la suivante, et ranger à part les ampoules qui se \
                       ressemblent ; la pharmacie a été prévenue.";

/// A complete near miss of about 2 KB: everything that is needed, causes, chronology and a measure.
pub(crate) fn content() -> Content {
    let code = |code: &str| Value::Code(code.to_owned());
    let words = |text: &str| Value::Words(text.to_owned());
    let factors = ["1.1", "3.2", "4.4"].map(|factor| (factor.to_owned(), "contributed".to_owned()));
    let mut all: BTreeMap<FieldKey, Value> = [
        ("narrative", words(NARRATIVE)),
        ("specialty", code(SPECIALTY)),
        ("met", Value::YesNo(true)),
        ("own_practice", Value::YesNo(true)),
        ("care", Value::YesNo(true)),
        ("unexpected", Value::YesNo(false)),
        ("month", Value::Month(When::Month(2026, 3))),
        ("unit", code("theatre")),
        ("phase", code("induction")),
        ("actual", code("0")),
        ("potential", code("3")),
        ("informed", code("not_needed")),
        ("detected_how", code("check")),
        ("preventability", code("probably")),
        ("factors", Value::Graded(factors.into())),
    ]
    .into_iter()
    .map(|(field, value)| (FieldKey::once(field), value))
    .collect();
    for (row, step) in (1..).zip(STEPS) {
        all.insert(FieldKey::row("step_what", row), words(step));
    }
    all.insert(FieldKey::row("measure", 1), words(MEASURE));
    Content(all)
}
