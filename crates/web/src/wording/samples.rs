//! Examples of the pages of wording.

use super::{Editing, InForce, Kind, ListWordings, ShowWording, WORDING, kind_keys};
use crate::components::{Crumb, FieldError, Row};
use crate::page::{Page, Sample};
use crate::team::TEAM;
use documents::mail::Letter;
use domain::text::Language;

impl Sample for ListWordings {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let row = |kind: Kind| Row {
            key: page.say(kind_keys(kind).0),
            value: page.say("wording-of-definition"),
            change: Some(WORDING.to(["amp", "prescrire-pip", kind.code()])),
        };
        vec![(
            "every kind",
            Self {
                page: page.clone(),
                crumbs: vec![Crumb { address: TEAM.to(["amp"]), name: page.say("team-title") }],
                programme: "PIP".into(),
                rows: Kind::OF_PROGRAMMES.into_iter().map(row).collect(),
            },
        )]
    }
}

impl Sample for ShowWording {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let programme = crate::board::samples::programme();
        let in_force = |kind: Kind, language: Language, revision: i64| InForce {
            kind,
            language,
            subject: "{evaluation}".into(),
            body: "{name},\n\n{link}".into(),
            revision,
            at: (revision > 0).then(|| page.now.timestamp()),
        };
        let both = |kind, revision| {
            [Language::french(), Language::english()].map(|language| in_force(kind, language, revision)).to_vec()
        };
        let show = |kind, revision, previews: &[&str], errors| {
            let wordings = both(kind, revision);
            let letter =
                Letter { subject: "…".into(), body: "…\n\nhttps://example.org\n".into(), unsubscribe: None };
            let previews = previews.iter().map(|tag| ((*tag).to_owned(), letter.clone())).collect();
            Editing::of(kind, &wordings).view(page.clone(), "amp", programme, &wordings, &previews, errors)
        };
        let errors = vec![FieldError { field: "body.fr".into(), message: page.say("fault-wording-blank") }];
        let mut all = vec![
            ("previewed", show(Kind::Reminder, 3, &["fr", "en"], Vec::new())),
            ("with an error", show(Kind::Late, 0, &[], errors)),
        ];
        all.extend(Kind::OF_PROGRAMMES.map(|kind| ("a kind", show(kind, 0, &[], Vec::new()))));
        all
    }
}
