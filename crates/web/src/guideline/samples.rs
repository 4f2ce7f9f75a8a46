//! Samples of the pages of guidelines.

use std::collections::BTreeSet;

use app::editorial::from_guideline::Taker;
use app::guideline::evidence::{FrozenRecord, FrozenWhole};
use app::guideline::idea::Offered;
use app::guideline::peer_review::Candidate;
use app::guideline::{
    Approved, Counts, Door, Frozen, Leaflet, Line, Lines, PeerShown, PublishedLine, Remark, Shown, Status,
    Told as Step, Waits, Withdrawn,
};
use documents::guideline::{Grade, Issued, Making, Resting};
use domain::guideline::course::{Deed, Peer, Step as At};
use domain::guideline::{Disclosed, Kind, Scope, Verdict, Wording};
use domain::ids::{OrgId, PersonId};
use domain::rex::{Facet, RexId, When};
use domain::text::{Language, Text};
use jiff::civil::{Date, date};

use super::desk::Typed;
use super::{ListGuidelineWork, desk, draft, evidence, public};
use crate::analysis::words::Sent;
use crate::components::FieldError;
use crate::page::{Page, Sample};

const DAY: Date = date(2026, 3, 2);
const NAME: &str = "k4m2q7d9a3b5c6e8";

fn both(fr: &str, en: &str) -> Text {
    Text::new([(Language::french(), fr.to_owned()), (Language::english(), en.to_owned())])
}

fn themes() -> Vec<(String, Text)> {
    vec![("labels".to_owned(), both("Étiquettes", "Labels")), ("handover".to_owned(), both("Relève", "Handover"))]
}

fn wording() -> Wording {
    Wording {
        title: both("Étiqueter chaque seringue", "Label each syringe"),
        situation: both(
            "Des seringues préparées d’avance.\n\nLa nuit surtout.",
            "Syringes prepared beforehand.\n\nAt night.",
        ),
        measures: both("- Étiqueter\n- Relire à deux", "- Label\n- Read in pairs"),
        messages: both("Sans étiquette, on jette", "No label, throw away"),
        method: both("Vingt-deux cas relus.", "Twenty-two records read."),
    }
}

fn scope() -> Scope {
    Scope {
        question: "Comment éviter l’erreur de seringue ?".to_owned(),
        situation: "syringes".to_owned(),
        themes: vec!["labels".to_owned(), "closed_theme".to_owned()],
        specialties: vec!["anaesthesia".to_owned()],
    }
}

fn line(state: &'static str, waits: Waits, is_mine: bool) -> Line {
    Line {
        reference: NAME.to_owned(),
        kind: Kind::TypeThree,
        state,
        title: "Étiquettes de seringues".to_owned(),
        titled: (state != "idea").then(|| wording().title),
        themes: vec!["labels".to_owned()],
        lead: both("Organisme d’anesthésie", "Anaesthesia body"),
        waits,
        is_mine,
        version: u32::from(state == "under_watch"),
        moved_on: DAY,
    }
}

fn step(deed: Deed, name: Option<&str>, reason: Option<&str>) -> Step {
    Step {
        deed,
        body: both("Organisme d’anesthésie", "Anaesthesia body"),
        name: name.map(str::to_owned),
        on: DAY,
        reason: reason.map(str::to_owned),
    }
}

fn every_deed() -> Vec<Step> {
    let by = DAY;
    let all = [
        Deed::Proposed,
        Deed::Scoped { partners: vec![] },
        Deed::Frozen { items: 3 },
        Deed::Drafted { whole: true },
        Deed::Invited(PersonId(4)),
        Deed::Declared { conflict: true },
        Deed::Declared { conflict: false },
        Deed::Reviewed { verdict: Verdict::Favourable, remarks: 1 },
        Deed::Answered(1),
        Deed::ReviewClosed,
        Deed::Approved,
        Deed::Graded { percent: 70 },
        Deed::Opined { favourable: true },
        Deed::Published { review_by: by },
        Deed::Kept { review_by: by },
        Deed::RevisionBegun,
        Deed::PutAside,
        Deed::Withdrawn { replaced_by: None },
    ];
    let mut steps: Vec<Step> = all.into_iter().map(|deed| step(deed, Some("Camille Un"), None)).collect();
    steps.push(step(Deed::SentBack, None, Some("Il manque la pharmacie.")));
    steps.push(step(Deed::Opined { favourable: false }, None, Some("Trop général.")));
    steps
}

fn shown(line: Line, at: Option<At>, doors: &[Door]) -> Shown {
    Shown {
        line,
        step: at,
        version: 1,
        why: "Trois cas en un mois.".to_owned(),
        scope: Some(scope()),
        partners: vec![(OrgId(2), both("Organisme d’orthopédie", "Orthopaedics body"))],
        method: wording().method,
        wording: Some(wording()),
        revision: 2,
        frozen: Some(Frozen { on: DAY, records: Counts::Exact(24), studies: 1, watch: 2 }),
        peers: Vec::new(),
        remarks: Vec::new(),
        approvals: vec![Approved { body: both("Organisme", "Body"), on: DAY }],
        grades: vec![66, 72],
        grid: documents::scheme::shipped("fr-has").and_then(|scheme| scheme.grid.clone()),
        history: every_deed(),
        doors: doors.iter().copied().collect::<BTreeSet<Door>>(),
        today: DAY,
    }
}

fn read() -> Shown {
    let peer = |name: &str, standing, interests: Option<&str>, words: Option<&str>| PeerShown {
        name: name.to_owned(),
        standing,
        interests: interests.map(str::to_owned),
        words: words.map(str::to_owned),
    };
    let reviewed = |verdict| Peer::Reviewed { verdict, revision: 1 };
    let peers = vec![
        peer("Alix Deux", Peer::Invited, None, None),
        peer("Bao Trois", Peer::Free, Some(""), None),
        peer("Cléo Quatre", Peer::Conflicted, Some("J’ai conseillé le fabricant."), None),
        peer("Dany Cinq", reviewed(Verdict::WithChanges), Some(""), Some("Utile.")),
        peer("Élie Six", reviewed(Verdict::Favourable), Some(""), Some("Oui.")),
        peer("Flo Sept", reviewed(Verdict::Unfavourable), Some(""), Some("Non.")),
    ];
    let remark = |number, answer: Option<&str>| Remark {
        number,
        by: "Dany Cinq".to_owned(),
        words: "Dire qui relit.".to_owned(),
        answer: answer.map(str::to_owned),
    };
    let line = line("peer_review", Waits::Peers, false);
    let doors = [Door::Draft, Door::Invite, Door::Answer, Door::CloseReview, Door::PutAside];
    Shown {
        peers,
        remarks: vec![remark(1, Some("C’est dit.")), remark(2, None)],
        ..shown(line, Some(At::PeerReview), &doors)
    }
}

fn told(shown: Shown, reads_base: bool) -> desk::Told {
    desk::Told {
        shown,
        offered: Offered {
            themes: themes(),
            specialties: vec![("anaesthesia".to_owned(), both("Anesthésie", "Anaesthesia"))],
            situations: vec![("syringes".to_owned(), both("Seringues", "Syringes"))],
            partners: vec![(OrgId(2), both("Organisme d’orthopédie", "Orthopaedics body"))],
        },
        people: vec![Candidate {
            person: PersonId(4),
            name: "Alix Deux".to_owned(),
            org: OrgId(2),
            body: both("Organisme d’orthopédie", "Orthopaedics body"),
        }],
        themes: themes(),
        reads_base,
    }
}

impl Sample for ListGuidelineWork {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let body = both("Organisme d’orthopédie", "Orthopaedics body");
        let lines = Lines {
            lines: vec![
                line("idea", Waits::Makers, false),
                line("peer_review", Waits::Peers, false),
                line("grading", Waits::Graders, false),
                line("opinion", Waits::Authority, false),
                line("under_watch", Waits::Look(DAY), false),
                line("withdrawn", Waits::Nobody, false),
            ],
            next: Some((DAY, 7)),
            mine: vec![line("approval", Waits::Approval(vec![body]), true)],
            counts: [("idea", 1), ("scoped", 1), ("evidence_frozen", 1), ("drafted", 1), ("peer_review", 1)]
                .into_iter()
                .chain([("approval", 1), ("grading", 1), ("opinion", 1), ("ready", 1), ("under_watch", 1)])
                .chain([("withdrawn", 1), ("put_aside", 1)])
                .map(|(code, count)| (code.to_owned(), count))
                .collect(),
        };
        let told = super::Told { lines, themes: themes() };
        let empty = super::Told {
            lines: Lines { lines: Vec::new(), next: None, mine: Vec::new(), counts: Vec::new() },
            themes: Vec::new(),
        };
        let error = |field: &str| FieldError { field: field.to_owned(), message: "…".to_owned() };
        let errors = ["kind", "title", "why"].map(error);
        let view = |told, may, errors: &[FieldError]| {
            super::view(page.clone(), "anest", (told, None, may), (&Sent::new(), errors))
        };
        vec![
            ("everything", view(&told, true, &[])),
            ("officer", view(&told, false, &[])),
            ("empty", view(&empty, true, &[])),
            ("wrong", view(&empty, true, &errors)),
        ]
    }
}

impl Sample for desk::ShowGuidelineWork {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |told: &desk::Told| desk::view(page.clone(), "anest", told, Typed::default());
        let making = [Door::Scope, Door::Freeze, Door::PutAside];
        let begun = Shown {
            scope: None,
            frozen: None,
            wording: None,
            method: Text::default(),
            approvals: Vec::new(),
            grades: Vec::new(),
            ..shown(line("idea", Waits::Makers, false), Some(At::Idea), &making)
        };
        let elsewhere = Shown {
            wording: None,
            frozen: Some(Frozen { on: DAY, records: Counts::Told(Disclosed::AtLeast(22)), studies: 0, watch: 0 }),
            ..shown(line("drafted", Waits::Makers, false), Some(At::Drafted), &[])
        };
        let asked = shown(line("peer_review", Waits::Peers, true), Some(At::PeerReview), &[Door::Declare]);
        let reading = shown(line("peer_review", Waits::Peers, true), Some(At::PeerReview), &[Door::Review]);
        let deciding = [Door::Approve, Door::SendBack];
        let approving = shown(line("approval", Waits::Authority, true), Some(At::Approval), &deciding);
        let grading = shown(line("grading", Waits::Graders, true), Some(At::Grading), &[Door::Grade]);
        let opining = shown(line("opinion", Waits::Authority, true), Some(At::Opinion), &[Door::Opine]);
        let ready = shown(line("ready", Waits::Makers, false), Some(At::Ready), &[Door::Publish]);
        let kept = [Door::Keep, Door::Revise, Door::Withdraw];
        let watched = shown(line("under_watch", Waits::Look(DAY), false), None, &kept);
        let sent = Sent::from([("reason".to_owned(), vec!["Il manque".to_owned()])]);
        let error = FieldError { field: "reason".to_owned(), message: "…".to_owned() };
        let wrong = desk::view(page.clone(), "anest", &told(approving.clone(), true), Typed::new(sent, vec![error]));
        let nobody = desk::Told { people: Vec::new(), ..told(read(), true) };
        vec![
            ("idea", view(&told(begun, true))),
            ("another body", view(&told(elsewhere, false))),
            ("asked to read", view(&told(asked, true))),
            ("reading", view(&told(reading, true))),
            ("being read", view(&told(read(), true))),
            ("nobody to ask", view(&nobody)),
            ("approval", view(&told(approving, true))),
            ("grading", view(&told(grading, true))),
            ("opinion", view(&told(opining, true))),
            ("ready", view(&told(ready, false))),
            ("watched", view(&told(watched, true))),
            ("wrong", wrong),
        ]
    }
}

impl Sample for draft::DraftGuideline {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let whole = shown(line("drafted", Waits::Makers, false), Some(At::Drafted), &[Door::Draft]);
        let empty = Shown { wording: None, ..whole.clone() };
        let errors = [FieldError { field: "title-fr".to_owned(), message: "…".to_owned() }];
        vec![
            ("whole", draft::view(page.clone(), "anest", &whole, (&Sent::new(), &[]))),
            ("empty", draft::view(page.clone(), "anest", &empty, (&Sent::new(), &errors))),
        ]
    }
}

impl Sample for evidence::ShowEvidence {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let shown = shown(line("drafted", Waits::Makers, false), Some(At::Drafted), &[]);
        let record = FrozenRecord {
            id: RexId("k2b7".to_owned()),
            specialty: "anaesthesia".to_owned(),
            when: When::parse("2026-01"),
        };
        let whole = FrozenWhole {
            words: "seringue".to_owned(),
            language: Some(Language::french()),
            filters: vec![(Facet::Phase, "induction".to_owned())],
            on: DAY,
            sha256: "00ff".repeat(16),
            is_intact: true,
            records: vec![record],
            studies: vec!["s7".to_owned()],
            watch: vec!["w7".to_owned()],
        };
        let altered = FrozenWhole {
            words: String::new(),
            language: None,
            filters: Vec::new(),
            is_intact: false,
            records: Vec::new(),
            studies: Vec::new(),
            watch: Vec::new(),
            ..whole.clone()
        };
        let view = |whole| evidence::view(page.clone(), "anest", &shown, whole);
        vec![("intact", view(&whole)), ("altered", view(&altered))]
    }
}

impl Sample for public::ListGuidelines {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let line = |kind| PublishedLine {
            reference: NAME.to_owned(),
            kind,
            version: 2,
            on: DAY,
            title: wording().title,
            bodies: vec![both("Organisme d’anesthésie", "Anaesthesia body")],
            specialties: vec!["anaesthesia".to_owned()],
        };
        let told = public::Told { lines: Kind::ALL.map(line).to_vec(), next: Some((DAY, 7)), themes: themes() };
        let empty = public::Told { lines: Vec::new(), next: None, themes: Vec::new() };
        let none = public::Wanted::default();
        let narrowed = public::Wanted { theme: "labels".to_owned(), ..public::Wanted::default() };
        vec![
            ("everything", public::view(page.clone(), &none, &told)),
            ("empty", public::view(page.clone(), &none, &empty)),
            ("nothing so", public::view(page.clone(), &narrowed, &empty)),
        ]
    }
}

fn leaflet(kind: Kind, records: Disclosed, status: Status) -> Leaflet {
    let is_graded = kind == Kind::TypeTwo;
    Leaflet {
        issued: Issued {
            reference: NAME.to_owned(),
            version: 1,
            kind,
            published_on: DAY,
            bodies: vec![both("Organisme d’anesthésie", "Anaesthesia body")],
            scope: scope(),
            wording: wording(),
            making: Making {
                opinions: 2,
                stood_aside: u32::from(is_graded),
                remarks: 3,
                grade: is_graded.then(|| Grade { percent: 72, graders: 2, grid: "1".to_owned() }),
                authority_on: (kind != Kind::General).then_some(DAY),
                approved_on: Some(DAY),
            },
            evidence: Resting { frozen_on: DAY, records, studies: 1, watch: 2 },
        },
        status,
        replacement: None,
        versions: vec![(1, DAY), (2, date(2027, 3, 2))],
        themes: themes(),
        specialties: vec![("anaesthesia".to_owned(), both("Anesthésie", "Anaesthesia"))],
    }
}

impl Sample for public::ShowGuideline {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let in_force = Status { review_by: Some(DAY), ..Status::default() };
        let old = Status { superseded_by: Some(2), ..Status::default() };
        let withdrawn = || Withdrawn { on: DAY, reason: "Reprise ailleurs.".to_owned(), replaced_by: None };
        let gone = Status { withdrawn: Some(withdrawn()), ..old.clone() };
        let replaced = Leaflet {
            replacement: Some(("z9".to_owned(), wording().title)),
            ..leaflet(Kind::TypeOne, Disclosed::None, gone.clone())
        };
        let taker = |id: &str, is_open| Taker { id: id.to_owned(), name: both("Les objectifs", "The goals"), is_open };
        let onward = public::Onward {
            uptake: Some(crate::uptake::UPTAKE.to(["anest", NAME])),
            takers: ("amp".to_owned(), vec![taker("pip", true), taker("pap", false)]),
        };
        let view = |leaflet: &Leaflet| public::leaflet_view(page.clone(), leaflet, &onward);
        vec![
            ("in force", view(&leaflet(Kind::TypeTwo, Disclosed::AtLeast(22), in_force.clone()))),
            ("made together", view(&leaflet(Kind::TypeThree, Disclosed::Fewer { than: 11 }, in_force))),
            ("superseded", view(&leaflet(Kind::General, Disclosed::AtLeast(11), old))),
            ("withdrawn", view(&leaflet(Kind::General, Disclosed::None, gone))),
            ("replaced", view(&replaced)),
        ]
    }
}
