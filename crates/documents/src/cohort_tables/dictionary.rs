//! `datapackage.json`: the dictionary of the folder, and its manifest.
//!
//! It is a Frictionless data package: whatever reads those reads and checks the tables. What such packages have no word
//! for (the definition, its codes and their labels, how text is guarded) is under `presque`.

use domain::calendar::Window;
use domain::path;
use domain::programme::Programme;
use domain::question::{Instrument, ItemType, Per};
use domain::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::schema::{Column, Kind, TABLES, Table};

/// The file of dictionary and manifest.
pub const DICTIONARY: &str = "datapackage.json";
/// The form of these folders; a later, different one counts on.
pub const FORMAT: u32 = 1;

const NOTICE_ENGLISH: &str = "A whole-cohort copy for the programme team, moved from one installation to another: not a \
    release. Nothing in it is suppressed; do not publish it or hand it on. Rates are self-declared; effects on patients \
    were not measured.";
const NOTICE_FRENCH: &str = "Une copie intégrale de la promotion pour l’équipe du programme, d’une installation à \
    l’autre : ce n’est pas une diffusion. Rien n’y est masqué ; ne pas publier ni transmettre. Les taux sont déclarés \
    par les participants ; les effets pour les patients n’ont pas été mesurés.";
const GUARD: &str = "In text columns an apostrophe stands before = + - @ \" ' tab, CR, LF and their full-width forms \
    wherever one begins the text or follows , ; | tab CR or LF, so that no spreadsheet runs it. To restore the text, \
    remove an apostrophe that is at the start or after one of those separators and is followed by one of those \
    characters.";
const LEFT_OUT: &str = "Left out: persons (names, addresses, applicants and their eligibility), pseudonyms, drafts and \
    annotations, which only their author reads, wording and state of mails, the journal, frozen snapshots, and what is \
    derived again from the answers (outcomes, windows, completion).";

/// What a dictionary says of the cohort.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The definition.
    pub programme: &'a Programme,
    /// Its hash, in hexadecimal.
    pub definition: String,
    /// Short name of the cohort.
    pub cohort: String,
    /// Its first day.
    pub start: Date,
    /// Whether its people are invented.
    pub synthetic: bool,
    /// When the folder was made.
    pub made: Timestamp,
}

/// A table as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Name of the table.
    pub name: &'static str,
    /// Rows, the header aside.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256, in hexadecimal.
    pub sha256: String,
}

/// What an import reads of the dictionary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// The form of the folder.
    pub format: u32,
    /// Short name of the programme.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// Hash of the definition, in hexadecimal.
    pub definition_sha256: String,
    /// The cohort's name where it comes from.
    pub cohort: String,
    /// Its first day.
    pub start: String,
    /// Whether its people are invented.
    pub synthetic: bool,
    /// Participants at export: what a progress bar counts to, nothing more.
    #[serde(default)]
    pub participants: u64,
    /// Hashes of the tables at export, by file.
    #[serde(skip)]
    pub hashes: Vec<(String, String)>,
}

/// Reads the manifest.
///
/// # Errors
/// Why not, in the parser's words.
pub fn read_manifest(text: &str) -> Result<Manifest, String> {
    #[derive(Deserialize)]
    struct Package {
        presque: Manifest,
        #[serde(default)]
        resources: Vec<Resource>,
    }
    #[derive(Deserialize)]
    struct Resource {
        path: String,
        hash: Option<String>,
    }
    let package: Package = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let hash = |resource: Resource| Some((resource.path, resource.hash?.strip_prefix("sha256:")?.to_owned()));
    let hashes = package.resources.into_iter().filter_map(hash).collect();
    Ok(Manifest { hashes, ..package.presque })
}

/// The dictionary of a folder whose tables were written.
#[must_use]
pub fn dictionary(about: &About<'_>, written: &[Written]) -> Value {
    let programme = about.programme;
    let rows = |name: &str| written.iter().find(|table| table.name == name).map_or(0, |table| table.rows);
    json!({
        "profile": "tabular-data-package",
        "name": format!("{}-{}", programme.id, about.cohort),
        "title": format!("{} · {}", programme.name.say(&programme.source_language), about.cohort),
        "description": NOTICE_ENGLISH,
        "description_fr": NOTICE_FRENCH,
        "created": about.made.to_string(),
        "presque": {
            "format": FORMAT,
            "release": false,
            "programme": programme.id,
            "version": programme.version,
            "definition_sha256": about.definition,
            "cohort": about.cohort,
            "start": about.start.to_string(),
            "zone": programme.zone.iana_name(),
            "synthetic": about.synthetic,
            "participants": rows("enrolments"),
            "answers": rows("answers"),
            "text_guard": GUARD,
            "left_out": LEFT_OUT,
            "order": "every table of participants is sorted by key, in the order of bytes",
            "calendar": calendar(programme, about.start),
            "goals": programme.goals.iter().map(|goal| {
                json!({ "goal": goal.id.0, "number": goal.number, "title": words(&goal.title) })
            }).collect::<Vec<_>>(),
            "lists": programme.lists.iter().map(|list| {
                let codes: Vec<Value> = list.codes.iter().map(|code| {
                    json!({ "code": code.code, "label": words(&code.label) })
                }).collect();
                json!({ "list": list.id, "version": list.version, "codes": codes })
            }).collect::<Vec<_>>(),
            "instruments": programme.instruments.iter().map(instrument).collect::<Vec<_>>(),
        },
        "resources": TABLES.iter().map(|table| resource(table, written)).collect::<Vec<_>>(),
    })
}

fn resource(table: &Table, written: &[Written]) -> Value {
    let found = written.iter().find(|one| one.name == table.name);
    let mut schema = json!({
        "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.primary,
    });
    if let Some((parent, columns)) = table.parent {
        schema["foreignKeys"] = json!([{ "fields": columns, "reference": { "resource": parent, "fields": columns } }]);
    }
    json!({
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "description": table.english,
        "description_fr": table.french,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "rows": found.map_or(0, |one| one.rows),
        "bytes": found.map_or(0, |one| one.bytes),
        "hash": found.map(|one| format!("sha256:{}", one.sha256)),
        "schema": schema,
    })
}

fn field(column: &Column) -> Value {
    let (kind, format) = match column.kind {
        Kind::Key | Kind::Text | Kind::OneOf(_) => ("string", None),
        Kind::Integer => ("integer", None),
        Kind::Date => ("date", None),
        Kind::Instant => ("datetime", Some("%Y-%m-%dT%H:%M:%S.%fZ")),
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column.english,
        "description_fr": column.french,
        "constraints": { "required": column.required },
    });
    if let Some(format) = format {
        field["format"] = json!(format);
    }
    if let Kind::OneOf(codes) = column.kind {
        field["constraints"]["enum"] = json!(codes);
    }
    field
}

fn calendar(programme: &Programme, start: Date) -> Vec<Value> {
    path::calendar(programme, start)
        .iter()
        .map(|step| {
            let Window { opens, due, locks } = step.window;
            json!({
                "requirement": step.id,
                "sequence": step.sequence,
                "set": step.set,
                "opens": opens.to_string(),
                "due": due.to_string(),
                "locks": locks.to_string(),
                "counts": step.counts,
            })
        })
        .collect()
}

fn instrument(instrument: &Instrument) -> Value {
    let items: Vec<Value> = instrument
        .items
        .iter()
        .filter(|item| !matches!(item.kind, ItemType::Info))
        .map(|item| {
            let (kind, list) = shape(&item.kind);
            json!({
                "item": item.id,
                "per": if item.per == Per::Goal { "goal" } else { "once" },
                "kind": kind,
                "list": list,
                "required": item.required,
                "label": words(&item.label),
            })
        })
        .collect();
    json!({ "instrument": instrument.id, "version": instrument.version, "items": items })
}

/// What kind of question it is, and the list its codes are of.
fn shape(kind: &ItemType) -> (&'static str, Option<&str>) {
    match kind {
        ItemType::Info => ("info", None),
        ItemType::Single { list, .. } => ("single", Some(list)),
        ItemType::Multi { list } => ("multi", Some(list)),
        ItemType::Scale { list } => ("scale", Some(list)),
        ItemType::Ranking { of } => ("ranking", Some(of)),
        ItemType::Integer { .. } => ("integer", None),
        ItemType::Estimate => ("estimate", None),
        ItemType::Words { .. } => ("words", None),
        ItemType::Date => ("date", None),
        ItemType::YesNo => ("yes_no", None),
    }
}

fn words(text: &Text) -> Value {
    Value::Object(text.wordings().map(|(language, words)| (language.tag().to_owned(), json!(words))).collect())
}
