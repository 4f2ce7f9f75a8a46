//! Examples of the pages of syntheses.

use app::paraphrase::Request;
use app::synthesis::{Frozen, Publication};
use documents::synthesis::About;
use domain::disclosure::{release, release_themes};
use domain::goal::GoalId;
use domain::ids::{EnrolmentId, PersonId};
use domain::outcome::Values;
use domain::programme::Programme;
use domain::review::{Coding, codebook};
use domain::synthesis::figures::{Figures, WaveCount, WaveRow};
use domain::synthesis::themes::{GENERAL, ThemeCount, Themes};
use domain::synthesis::{Edition, Paraphrase, Writing};
use domain::text::{Language, Text};

use super::draft::{EditSynthesis, Filled};
use super::figures::Say;
use super::reader::{self, ListOwnSyntheses, ShowKit, ShowOwnSynthesis, words};
use super::show::{Button, Reasoned, ShowSynthesis};
use super::{DRAFT, ERRATUM, ListSyntheses, OWN_SYNTHESIS, SNAPSHOT, SYNTHESES, SYNTHESIS, tag_of};
use crate::board::samples::programme;
use crate::components::{Crumb, Field, FieldError, Row, Tag, Task, Tone};
use crate::page::{Page, Sample};
use domain::synthesis::State as Stage;

const PARTS: [&str; 4] = ["amp", "prescrire-pip", "2008-01", "b1"];

/// Figures in which something of everything is told: small, withheld, nearly nobody, nearly everybody.
fn frozen(people: i64) -> Frozen {
    let programme = programme();
    let evaluation = &programme.evaluations[0];
    let goals: Vec<u16> = programme.offered(&evaluation.sequence).map(|goal| goal.number).collect();
    let mut count = WaveCount::new(programme, evaluation);
    for who in 0..people {
        for (place, goal) in goals.iter().enumerate().take(if who % 4 == 0 { 4 } else { 3 }) {
            let status = match place {
                0 => u8::from(who % 30 == 0) * 2,
                1 => 3 - u8::from(who % 40 == 0) * 3,
                _ => u8::try_from(who % 5).unwrap_or(0),
            };
            let row = WaveRow {
                goal: *goal,
                values: Values {
                    status: Some(status),
                    eligible: Some(5),
                    implemented: Some(3),
                    obstacles: 1 << (who % 3) | u64::from(who % 50 == 0) << 6 | 2,
                    relevance: Some(u8::try_from(who % 3).unwrap_or(0)),
                    feasibility: Some(u8::try_from(who % 4).unwrap_or(0)),
                },
            };
            count.row(EnrolmentId(who), &row);
        }
    }
    let figures = count.finish(11);
    let release = release(programme, &figures);
    let about = About {
        programme: "prescrire-pip".into(),
        version: "1".into(),
        cohort: "2008-01".into(),
        start: "2008-01-01".into(),
        set: 1,
        wave: "short".into(),
        closed: "2008-05-30".into(),
        synthetic: true,
    };
    let themes = themes(programme, &figures);
    let coded = release_themes(&figures, &release, &themes);
    Frozen { figures, about, release, themes, coded, hash: "a1b2".repeat(16), is_intact: true }
}

/// Themes of which something of everything is told: often, rarely, by one coder, open, and in general.
fn themes(programme: &Programme, figures: &Figures) -> Themes {
    let book = codebook(programme, &[]);
    let coding = |coder, code: usize| Coding { coder: PersonId(coder), codes: [book[code].code.clone()].into() };
    let mut count = ThemeCount::new(&book);
    for (place, goal) in figures.goals.iter().take(2).enumerate() {
        for who in 0..usize::try_from(goal.submitted).unwrap_or_default() {
            let first = coding(1, if who % 9 == 0 { who % 4 + 2 } else { who % 2 });
            let second = coding(2, if who == 2 && place == 0 { 7 } else { who % 2 });
            count.text(goal.number, &if who % 3 == 0 { vec![first] } else { vec![first, second] }, None);
        }
    }
    for who in 0..figures.submitted {
        count.text(GENERAL, &[coding(1, usize::from(who % 3 == 0))], None);
    }
    let submitted = |goal: Option<&GoalId>| match goal {
        Some(goal) => figures.goals.iter().find(|one| one.goal == *goal).map_or(0, |one| one.submitted),
        None => figures.submitted,
    };
    count.finish(programme, &programme.evaluations[0], figures.k, submitted)
}

fn requests() -> Vec<Request> {
    crate::paraphrase::samples::requests(&writing("").paraphrases[0])
}

fn both(french: &str, english: &str) -> Text {
    Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
}

fn writing(name: &str) -> Writing {
    let programme = programme();
    let goal = programme.goals[0].id.clone();
    let sections = programme.synthesis.sections.iter();
    let text = both(&format!("La plupart gardent l’objectif {name}.\n\nCertains l’adaptent."), "Most keep it.");
    Writing {
        sections: sections.map(|section| (section.clone(), text.clone())).collect(),
        paraphrases: vec![Paraphrase { goal, words: both("Il faut le dire tôt.", "Say it early.") }],
        ..Writing::default()
    }
}

fn publication(page: &Page, number: u32, people: i64) -> Publication {
    let at = page.now.timestamp();
    let edition = |number, erratum: &str| Edition { number, revision: number, at, erratum: erratum.into() };
    let editions = vec![edition(1, ""), edition(2, "Une phrase était inversée.")];
    Publication {
        evaluation: programme().evaluations[0].clone(),
        edition: editions[usize::try_from(number).unwrap_or(1) - 1].clone(),
        editions,
        writing: writing(""),
        frozen: frozen(people),
    }
}

fn crumbs(page: &Page) -> Vec<Crumb> {
    vec![Crumb { address: SYNTHESES.to(["amp", "prescrire-pip", "2008-01"]), name: page.say("synthesis-list") }]
}

impl Sample for ListSyntheses {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let stages = [
            Stage::Collecting,
            Stage::Closed,
            Stage::Frozen,
            Stage::Drafting { revision: 1, returned: None },
            Stage::DisclosureCheck { revision: 1 },
            Stage::SecondReview { revision: 1 },
            Stage::Published { revision: 1 },
        ];
        let task = |stage: &Stage| Task {
            title: "Bilan 1".into(),
            hint: page.with("synthesis-edition", [("number", 1)]),
            address: Some(SYNTHESIS.to(PARTS)),
            tag: tag_of(page, stage),
        };
        let all = Self {
            page: page.clone(),
            crumbs: crumbs(page),
            cohort: "2008-01".into(),
            syntheses: stages.iter().map(task).collect(),
        };
        vec![("at every step", all)]
    }
}

fn desk(page: &Page, people: i64) -> ShowSynthesis {
    let say = Say { page, programme: programme(), k: 11 };
    let frozen = frozen(people);
    ShowSynthesis {
        page: page.clone(),
        crumbs: crumbs(page),
        name: "Bilan 1".into(),
        tag: Tag { tone: Tone::Info, text: page.say("synthesis-state-drafting") },
        what: page.say("synthesis-next-drafting"),
        returned: Some("Trop précis".into()),
        facts: vec![Row { key: page.say("synthesis-fact-closes"), value: "…".into(), change: None }],
        button: None,
        write: Some(DRAFT.to(PARTS)),
        paraphrases: Some(crate::paraphrase::PARAPHRASES.to(PARTS)),
        published: None,
        reasoned: None,
        findings: Some(vec![(
            page.with(
                "synthesis-in-language",
                (("what", page.say("synthesis-section-forum")), ("language", "Français")),
            ),
            page.with("synthesis-found-identifier", [("words", "Mme Durand")]),
        )]),
        figures: Some(say.figures(&frozen)),
        words: words(page, programme(), &writing("")),
        errors: Vec::new(),
    }
}

impl Sample for ShowSynthesis {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let closed = Self {
            button: Some(Button {
                action: SNAPSHOT.to(PARTS),
                label: page.say("synthesis-do-freeze"),
                note: page.say("synthesis-do-freeze-note"),
            }),
            returned: None,
            write: None,
            findings: None,
            figures: None,
            words: Vec::new(),
            ..desk(page, 90)
        };
        let errors = vec![FieldError { field: "reason".into(), message: page.say("fault-reason") }];
        let correcting = Self {
            returned: None,
            write: None,
            published: Some(OWN_SYNTHESIS.to(PARTS)),
            reasoned: Some(Reasoned {
                action: ERRATUM.to(PARTS),
                title: page.say("synthesis-correct"),
                hint: page.say("synthesis-correct-hint"),
                label: page.say("synthesis-do-correct"),
                reason: Field::new("reason").checked(&errors),
            }),
            findings: Some(Vec::new()),
            errors,
            ..desk(page, 90)
        };
        vec![
            ("given back, with something found", desk(page, 90)),
            ("closed", closed),
            ("published, a correction without a reason", correcting),
            ("too few answers", desk(page, 4)),
        ]
    }
}

impl Sample for EditSynthesis {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let frozen = frozen(90);
        let all = requests();
        let form = |writing: &Writing, errors| {
            Filled {
                requests: if writing.paraphrases.is_empty() { &[] } else { &all },
                frozen: Some(&frozen),
                page: page.clone(),
                crumbs: crumbs(page),
                name: "Bilan 1".into(),
                parts: PARTS,
                programme: programme(),
                base: 3,
                writing,
                errors,
            }
            .view()
        };
        let errors = vec![FieldError { field: "text.options.en".into(), message: page.say("fault-synthesis-missing") }];
        vec![
            ("nothing written yet", form(&Writing::default(), Vec::new())),
            ("something found", form(&writing("de Mme Durand"), Vec::new())),
            ("a section is missing", form(&writing(""), errors)),
        ]
    }
}

impl Sample for ListOwnSyntheses {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let list = |syntheses| Self { page: page.clone(), crumbs: crumbs(page), syntheses };
        let one = Task {
            title: "Bilan 1".into(),
            hint: "…".into(),
            address: Some(OWN_SYNTHESIS.to(PARTS)),
            tag: Tag { tone: Tone::Done, text: page.say("synthesis-state-published") },
        };
        vec![("none yet", list(Vec::new())), ("one", list(vec![one]))]
    }
}

impl Sample for ShowOwnSynthesis {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let show = |number, people| {
            reader::view(page.clone(), crumbs(page), programme(), PARTS, &publication(page, number, people))
        };
        vec![("in force, after a correction", show(2, 90)), ("superseded", show(1, 300)), ("too few", show(2, 4))]
    }
}

impl Sample for ShowKit {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        vec![("a kit", reader::kit(page.clone(), crumbs(page), programme(), &publication(page, 2, 90)))]
    }
}
