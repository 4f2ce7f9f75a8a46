//! The people with a name: who can be signed in as, with one click, in a demonstration.

use domain::authority::Role;
use domain::ids::OrgId;

use super::plan::{Turn, Walk};
use crate::App;
use crate::error::{Error, Result};
use crate::{organisation, session};

use Turn::{InTime as Y, Late as L, Never as N};

/// Short name of the organisation that runs the published programme.
pub const LARGE: &str = "prescrire-demo";
/// Short name of the other one.
pub const SMALL: &str = "officine-soins";

/// Somebody one can sign in as, in one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastMember {
    /// What signs them in.
    pub email: &'static str,
    /// Their name.
    pub name: String,
    /// The organisation; none for the installation itself.
    pub org: Option<organisation::Organisation>,
    /// Their hats there.
    pub roles: Vec<Role>,
    /// Key of the sentence that says who they are.
    pub blurb: &'static str,
}

/// Everybody one can sign in as, in the order of the start page; empty outside a demonstration.
///
/// # Errors
/// When the store fails.
pub fn cast(app: &App) -> Result<Vec<CastMember>> {
    if !app.is_demonstration() {
        return Ok(Vec::new());
    }
    let now = app.now();
    app.store.read(move |tx| {
        let mut cast = Vec::new();
        for member in PARTS.iter().chain(&BODIES) {
            let Some(person) = store::person::find_by_email(tx, member.email)? else {
                continue;
            };
            let org = match member.org {
                None => None,
                Some(short_name) => match store::organisation::find_by_short_name(tx, short_name)? {
                    Some(found) => Some(organisation::load(tx, OrgId(found.org_id))?),
                    None => continue,
                },
            };
            let here = org.as_ref().map_or(OrgId::INSTALLATION, |org| org.id);
            let hats = session::hats(tx, domain::ids::PersonId(person.person_id), now)?;
            let roles: Vec<Role> = hats.into_iter().filter(|hat| hat.org == here).map(|hat| hat.role).collect();
            let (name, blurb) = (person.name, member.blurb);
            cast.push(CastMember { email: member.email, name, org, roles, blurb });
        }
        Ok::<_, Error>(cast)
    })
}

/// What somebody does here.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// Works in the team.
    Team(&'static [Role]),
    /// Takes part.
    Walks {
        profession: &'static str,
        walk: Walk,
        /// An evaluation begun and not submitted.
        draft: Option<&'static str>,
    },
}

/// What is particular about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Situation {
    Ordinary,
    Away,
    Left,
}

/// One line of the cast.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) email: &'static str,
    pub(super) name: &'static str,
    pub(super) language: &'static str,
    pub(super) org: Option<&'static str>,
    pub(super) blurb: &'static str,
    pub(super) part: Part,
    pub(super) situation: Situation,
}

const fn team(
    email: &'static str,
    name: &'static str,
    org: Option<&'static str>,
    blurb: &'static str,
    roles: &'static [Role],
) -> Member {
    Member { email, name, language: "fr", org, blurb, part: Part::Team(roles), situation: Situation::Ordinary }
}

const fn walks(
    email: &'static str,
    name: &'static str,
    org: &'static str,
    blurb: &'static str,
    profession: &'static str,
    short: [Turn; 3],
    long: [Turn; 3],
) -> Member {
    let walk = Walk { chosen: 3, short, long };
    let part = Part::Walks { profession, walk, draft: None };
    Member { email, name, language: "fr", org: Some(org), blurb, part, situation: Situation::Ordinary }
}

/// The first participant: one evaluation done, one missed, one late and begun, one open.
const FIRST: Member = Member {
    part: Part::Walks {
        profession: "physician",
        walk: Walk { chosen: 3, short: [Y, N, N], long: [N, N, N] },
        draft: Some("b3"),
    },
    ..walks(
        "claire.montferrand@demo.invalid",
        "Dr Claire Montferrand",
        LARGE,
        "demonstration-cast-late",
        "physician",
        [Y, N, N],
        [N, N, N],
    )
};

/// A nurse who took part in the closed cohort already.
pub(super) const RETURNING: &str = "lucie.sarrazin@demo.invalid";

const PHARMACIST: &str = "sylvain.arbogast@demo.invalid";

/// Separations of duty are kept: a clerk reads no answers, and nobody reads over what they wrote.
pub(super) const PARTS: [Member; 18] = [
    FIRST,
    walks(
        "karim.belloc@demo.invalid",
        "Karim Belloc",
        LARGE,
        "demonstration-cast-up-to-date",
        "pharmacist",
        [Y, Y, Y],
        [Y, N, N],
    ),
    Member {
        situation: Situation::Away,
        ..walks(
            "annelise.roubaud@demo.invalid",
            "Dr Anne-Lise Roubaud",
            LARGE,
            "demonstration-cast-away",
            "physician",
            [Y, Y, N],
            [N, N, N],
        )
    },
    walks(RETURNING, "Lucie Sarrazin", LARGE, "demonstration-cast-exception", "nurse", [Y, Y, Y], [N, N, N]),
    Member {
        situation: Situation::Left,
        ..walks(
            "etienne.combaluzier@demo.invalid",
            "Dr Étienne Combaluzier",
            LARGE,
            "demonstration-cast-left",
            "physician",
            [Y, N, N],
            [N, N, N],
        )
    },
    Member {
        language: "en",
        ..walks(
            "emily.hargreave@demo.invalid",
            "Dr Emily Hargreave",
            LARGE,
            "demonstration-cast-english",
            "physician",
            [Y, Y, L],
            [N, N, N],
        )
    },
    walks(PHARMACIST, "Sylvain Arbogast", LARGE, "demonstration-cast-two-hats", "pharmacist", [Y, Y, Y], [N, N, N]),
    team(
        "helene.vasseur@demo.invalid",
        "Hélène Vasseur",
        Some(LARGE),
        "demonstration-cast-lead",
        &[Role::Lead, Role::Tutor],
    ),
    team("marthe.quillien@demo.invalid", "Marthe Quillien", Some(LARGE), "demonstration-cast-tutor", &[Role::Tutor]),
    team("bruno.keller@demo.invalid", "Bruno Keller", Some(LARGE), "demonstration-cast-clerk", &[Role::Clerk]),
    team(
        "ines.maurand@demo.invalid",
        "Inès Maurand",
        Some(LARGE),
        "demonstration-cast-editor",
        &[Role::Editor, Role::Moderator],
    ),
    team(
        "paul.tessandier@demo.invalid",
        "Paul Tessandier",
        Some(LARGE),
        "demonstration-cast-second-reader",
        &[Role::SecondReader],
    ),
    walks(
        "fatou.delvaux@demo.invalid",
        "Fatou Delvaux",
        SMALL,
        "demonstration-cast-small-nurse",
        "nurse",
        [Y, Y, N],
        [N, N, N],
    ),
    Member {
        language: "en",
        ..walks(
            "jonas.peeters@demo.invalid",
            "Jonas Peeters",
            SMALL,
            "demonstration-cast-small-pharmacist",
            "pharmacist",
            [Y, Y, N],
            [Y, Y, N],
        )
    },
    team(
        "nora.lindekens@demo.invalid",
        "Nora Lindekens",
        Some(SMALL),
        "demonstration-cast-small-lead",
        &[Role::Lead, Role::Editor, Role::Tutor],
    ),
    team(
        "marc.obrecht@demo.invalid",
        "Marc Obrecht",
        Some(SMALL),
        "demonstration-cast-small-clerk",
        &[Role::Clerk, Role::SecondReader],
    ),
    team(PHARMACIST, "Sylvain Arbogast", Some(SMALL), "demonstration-cast-small-moderator", &[Role::Moderator]),
    team("operateur@demo.invalid", "Odile Ferrand", None, "demonstration-cast-operator", &[Role::Operator]),
];

/// The authority and the bodies: numbers of theirs come from their place here.
pub(super) const BODIES: [Member; 19] = [
    team(
        "agathe.morvandieu@demo.invalid",
        "Agathe Morvandieu",
        Some(super::near_miss::AUTHORITY),
        "demonstration-cast-officer",
        &[Role::Officer],
    ),
    team(
        "ludivine.castelfort@demo.invalid",
        "Ludivine Castelfort",
        Some(super::near_miss::BODIES[0]),
        "demonstration-cast-manager",
        &[Role::Manager],
    ),
    team(
        "dr.armand.peyrelevade@demo.invalid",
        "Dr Armand Peyrelevade",
        Some(super::near_miss::BODIES[0]),
        "demonstration-cast-expert",
        &[Role::Doctor, Role::Expert],
    ),
    team(
        "dr.salome.quintefeuille@demo.invalid",
        "Dr Salomé Quintefeuille",
        Some(super::near_miss::BODIES[0]),
        "demonstration-cast-expert",
        &[Role::Doctor, Role::Expert],
    ),
    team(
        "dr.basile.montaigret@demo.invalid",
        "Dr Basile Montaigret",
        Some(super::near_miss::BODIES[0]),
        "demonstration-cast-doctor",
        &[Role::Doctor],
    ),
    team(
        "dr.oriane.valcourbe@demo.invalid",
        "Dr Oriane Valcourbe",
        Some(super::near_miss::BODIES[0]),
        "demonstration-cast-doctor",
        &[Role::Doctor],
    ),
    Member {
        language: "en",
        ..team(
            "dr.hugh.wetherwold@demo.invalid",
            "Dr Hugh Wetherwold",
            Some(super::near_miss::BODIES[0]),
            "demonstration-cast-doctor",
            &[Role::Doctor],
        )
    },
    team(
        "firmin.baudrelac@demo.invalid",
        "Firmin Baudrelac",
        Some(super::near_miss::BODIES[1]),
        "demonstration-cast-manager",
        &[Role::Manager],
    ),
    team(
        "dr.cyprien.houlmassif@demo.invalid",
        "Dr Cyprien Houlmassif",
        Some(super::near_miss::BODIES[1]),
        "demonstration-cast-expert",
        &[Role::Doctor, Role::Expert],
    ),
    team(
        "dr.edmee.rochebrise@demo.invalid",
        "Dr Edmée Rochebrise",
        Some(super::near_miss::BODIES[1]),
        "demonstration-cast-expert",
        &[Role::Doctor, Role::Expert],
    ),
    team(
        "dr.tancrede.aubeville@demo.invalid",
        "Dr Tancrède Aubeville",
        Some(super::near_miss::BODIES[1]),
        "demonstration-cast-doctor",
        &[Role::Doctor],
    ),
    team(
        "dr.maelle.corbinoux@demo.invalid",
        "Dr Maëlle Corbinoux",
        Some(super::near_miss::BODIES[1]),
        "demonstration-cast-doctor",
        &[Role::Doctor],
    ),
    team(
        "dr.gaspard.plantebois@demo.invalid",
        "Dr Gaspard Plantebois",
        Some(super::near_miss::BODIES[1]),
        "demonstration-cast-doctor",
        &[Role::Doctor],
    ),
    team(
        "colombe.sauveterrane@demo.invalid",
        "Colombe Sauveterrane",
        Some(super::near_miss::BODIES[2]),
        "demonstration-cast-manager",
        &[Role::Manager],
    ),
    team(
        "dr.perrine.lauzeraie@demo.invalid",
        "Dr Perrine Lauzeraie",
        Some(super::near_miss::BODIES[2]),
        "demonstration-cast-expert",
        &[Role::Doctor, Role::Expert],
    ),
    team(
        "dr.octave.brumefond@demo.invalid",
        "Dr Octave Brumefond",
        Some(super::near_miss::BODIES[2]),
        "demonstration-cast-expert",
        &[Role::Doctor, Role::Expert],
    ),
    team(
        "dr.ombeline.farguette@demo.invalid",
        "Dr Ombeline Farguette",
        Some(super::near_miss::BODIES[2]),
        "demonstration-cast-doctor",
        &[Role::Doctor],
    ),
    Member {
        language: "en",
        ..team(
            "dr.iris.dunmarrow@demo.invalid",
            "Dr Iris Dunmarrow",
            Some(super::near_miss::BODIES[2]),
            "demonstration-cast-doctor",
            &[Role::Doctor],
        )
    },
    team(
        "hermance.vaucorbeil@demo.invalid",
        "Hermance Vaucorbeil",
        Some(super::hospital::HOSPITAL),
        "demonstration-cast-correspondent",
        &[Role::Correspondent],
    ),
];
