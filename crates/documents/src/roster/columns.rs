//! The columns of a roster: what they may be called, and where they stand in one file.

use crate::bad_cell::BadCell;
use crate::csv_lines::{Lines, Watched, watch};

/// A field of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Email,
    Profession,
    Setting,
    Training,
    TrainingYear,
    TestPassed,
    SubscriptionUntil,
    Language,
}

const FIELDS: [Field; 9] = [
    Field::Name,
    Field::Email,
    Field::Profession,
    Field::Setting,
    Field::Training,
    Field::TrainingYear,
    Field::TestPassed,
    Field::SubscriptionUntil,
    Field::Language,
];

/// How many of the fields every roster has: the rest may be left out.
const REQUIRED: usize = 4;

/// What each column may be called; the first name is the one this program writes. Case, accents, blanks, hyphens and
/// apostrophes make no difference.
pub const COLUMNS: [&[&str]; 9] = [
    &["name", "nom", "full name", "nom complet", "nom et prénom", "prénom et nom"],
    &["email", "e-mail", "mail", "courriel", "e-mail address", "adresse e-mail", "adresse électronique"],
    &["profession", "métier"],
    &["setting", "practice setting", "lieu d’exercice", "cadre d’exercice", "exercice"],
    &["training", "formation"],
    &["training_year", "année de formation", "année"],
    &["test_passed", "test", "test réussi", "test validé"],
    &["subscription_until", "subscription", "abonnement jusqu’au", "abonnement", "fin d’abonnement"],
    &["language", "langue"],
];

/// Words without what people type in several ways: case, accents, and what joins words.
pub(super) fn plain(words: &str) -> String {
    let letters = words.trim().to_lowercase();
    let letters = letters.chars().map(|letter| match letter {
        'à' | 'â' | 'ä' | 'á' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        ' ' | '\u{a0}' | '\u{202f}' | '-' | '_' | '\'' | '’' | '.' => ' ',
        other => other,
    });
    // An accent that stands on its own after its letter, as some systems write it.
    letters.filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect()
}

/// Where the columns of one roster stand.
#[derive(Debug)]
pub(super) struct Layout {
    delimiter: u8,
    headers: Vec<String>,
    places: [Option<usize>; FIELDS.len()],
}

impl Layout {
    /// Reads the first line, with whichever separator makes the most columns of it that are known.
    pub(super) fn of(file: &str, text: &str) -> Result<Self, Vec<BadCell>> {
        let attempts = [b',', b';', b'\t'].map(|delimiter| Self::with(delimiter, text));
        let known = |layout: &Self| layout.places.iter().flatten().count();
        let Some(layout) = attempts.into_iter().rev().max_by_key(known) else {
            return Err(Vec::new());
        };
        let faults = layout.faults(file);
        if faults.is_empty() { Ok(layout) } else { Err(faults) }
    }

    fn with(delimiter: u8, text: &str) -> Self {
        let mut layout = Self { delimiter, headers: Vec::new(), places: [None; FIELDS.len()] };
        let first = layout.reader(text).0.records().next();
        layout.headers = first
            .and_then(Result::ok)
            .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
            .unwrap_or_default();
        // An empty last column is what a spreadsheet leaves behind.
        while layout.headers.last().is_some_and(String::is_empty) {
            layout.headers.pop();
        }
        for (place, header) in layout.headers.iter().enumerate() {
            if let Some(field) = field_of(header) {
                layout.places[field].get_or_insert(place);
            }
        }
        layout
    }

    fn faults(&self, file: &str) -> Vec<BadCell> {
        let mut faults = Vec::new();
        for (place, header) in self.headers.iter().enumerate() {
            let fault = |message| BadCell::new(file, 1, header, "", message);
            match field_of(header) {
                None => {
                    let known = COLUMNS.map(|names| names[0]).join(", ");
                    faults.push(fault("roster-unknown-column").with("known", known));
                }
                Some(field) if self.places[field] != Some(place) => faults.push(fault("roster-column-twice")),
                Some(_) => {}
            }
        }
        for (names, place) in COLUMNS.iter().zip(self.places).take(REQUIRED) {
            if place.is_none() {
                faults.push(BadCell::new(file, 1, names[0], "", "roster-missing-column"));
            }
        }
        faults
    }

    /// A reader of the whole text, its first line included.
    pub(super) fn reader<'a>(&self, text: &'a str) -> (csv::Reader<Watched<&'a [u8]>>, Lines) {
        // The whole text is in memory already, so that no row of it is too long.
        let (watched, lines) = watch(text.as_bytes(), usize::MAX);
        let mut builder = csv::ReaderBuilder::new();
        (builder.delimiter(self.delimiter).has_headers(false).flexible(true).from_reader(watched), lines)
    }

    /// How many columns the first line names.
    pub(super) fn columns(&self) -> usize {
        self.headers.len()
    }

    /// Where a field stands.
    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.places[field as usize]
    }

    /// What its column is called in this file, or would be.
    pub(super) fn header(&self, field: Field) -> &str {
        self.place(field).map_or(COLUMNS[field as usize][0], |place| &self.headers[place])
    }
}

fn field_of(header: &str) -> Option<usize> {
    let header = plain(header);
    COLUMNS.iter().position(|names| names.iter().any(|name| plain(name) == header))
}
