//! Guidelines that are published already, for stories about what becomes of them.

use documents::guideline::{Issued, Making, Resting, write};
use domain::guideline::{Disclosed, Kind, Scope, Wording};
use domain::text::{Language, Text};
use jiff::civil::Date;
use store::guideline::{Guideline, Published, Topic};

use super::World;
use super::bodies::House;

impl World {
    /// A published guideline of a body, on some themes, for some specialties (for all, without any).
    pub fn given_a_guideline(&self, house: &House, reference: &str, themes: &[&str], specialties: &[&str], on: Date) {
        let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let both =
            |fr: &str, en: &str| Text::new([(Language::french(), fr.to_owned()), (Language::english(), en.to_owned())]);
        let issued = Issued {
            reference: reference.to_owned(),
            version: 1,
            kind: Kind::General,
            published_on: on,
            bodies: vec![both("Organisme", "Body")],
            scope: Scope { themes: codes(themes), specialties: codes(specialties), ..Scope::default() },
            wording: Wording {
                title: both(&format!("Relire {reference}"), &format!("Read {reference}")),
                situation: both("La seringue est prise sans être relue.", "The syringe is taken without being read."),
                measures: both("Relire à deux\nÉtiqueter\nRanger", "Read it with somebody\nLabel\nPut away"),
                messages: both("Une étiquette ne suffit pas.", "A label is not enough."),
                method: both("Deux organismes.", "Two bodies."),
            },
            making: Making {
                opinions: 2,
                stood_aside: 0,
                remarks: 0,
                grade: None,
                authority_on: None,
                approved_on: Some(on),
            },
            evidence: Resting { frozen_on: on, records: Disclosed::None, studies: 0, watch: 1 },
        };
        let topics = codes(themes).into_iter().map(Topic::Theme);
        let topics: Vec<Topic> = topics.chain(codes(specialties).into_iter().map(Topic::Specialty)).collect();
        let (org, id, reference) = (house.org, self.app.chance.id(), reference.to_owned());
        let row = Guideline {
            org,
            id,
            reference: reference.clone(),
            kind: Kind::General,
            least_graders: 2,
            pass_percent: 60,
            state: "under_watch".to_owned(),
            deeds: 1,
            version: 1,
            review_by: None,
            moved_on: on,
        };
        let version = Published {
            org,
            id,
            reference,
            kind: Kind::General,
            state: row.state.clone(),
            version: 1,
            on,
            frozen_by: 1,
            content: write(&issued),
        };
        let written = self.app.store.write(move |tx| {
            store::guideline::add(tx, &row)?;
            store::guideline::add_version(tx, &version, &topics)
        });
        written.expect("it is published");
    }
}
