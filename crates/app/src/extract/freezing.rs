//! Freezing an extract, and what is read of it from then on: by everybody, and by those who may have its files.

use documents::extract::{self as file, Column, Heading};
use domain::authority::{Actor, Right};
use domain::extract::{Variable, answers, checked};
use domain::ids::OrgId;
use domain::near_miss::form::{Asks, Means};
use domain::programme::CodeList;
use domain::rex::published::K;
use domain::scheme::Scheme;
use domain::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Tx;
use store::body::Kind;
use store::extract as rows;

use super::{File, concerning, note, place};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken};

/// Extracts of the public list.
const LINES: u32 = 500;

/// What everybody reads of an extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its citable identifier.
    pub reference: String,
    /// The research question.
    pub question: String,
    /// Who asked.
    pub requester: String,
    /// The body that asked.
    pub from: Text,
    /// When it was frozen.
    pub on: Date,
    /// What was asked of the base: sides and values.
    pub query: Vec<(String, String)>,
    /// Its variables.
    pub variables: Vec<Variable>,
    /// Hash of the records that answered.
    pub snapshot: String,
    /// Hash of the data file.
    pub sha256: String,
    /// At least so many rows, in steps of k.
    pub rows: Option<u64>,
    /// At least so many records withheld, in steps of k.
    pub withheld: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    question: String,
    requester: String,
    query: Vec<(String, String)>,
    variables: Vec<String>,
    snapshot: String,
    sha256: String,
    rows: u64,
    withheld: u64,
}

/// The files of an extract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// The data, as CSV.
    pub data: String,
    /// Its dictionary: a Frictionless tabular data package.
    pub package: String,
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Freezes it in the transaction of the last approval.
pub(super) fn freeze(app: &App, tx: &mut Tx<'_>, of: &File, on: Date) -> Result<()> {
    let protocol = &of.kept.protocol;
    let (query, variables) = (protocol.query(), protocol.variables());
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    store::rex::scan_entered(tx, |entered| {
        if answers(&query, &entered) {
            let row = variables.iter().map(|variable| variable.of(&entered.record)).collect();
            found.push((entered.id.0, row));
        }
    })?;
    // In the order of their random names: what answers is hashed, whatever the order in which it lies.
    found.sort();
    let mut snapshot = Sha256::new();
    for (id, row) in &found {
        snapshot.update(format!("{id}\t{}\n", row.join("\t")).as_bytes());
    }
    let told = checked(found.into_iter().map(|(_, row)| row).collect(), K);
    let columns: Vec<Column> =
        variables.iter().map(|it| column(&of.asker.scheme, *it, &told.rows, &variables)).collect();
    let data = file::csv(&columns, &told.rows);
    let (snapshot, sha256) = (hex(&snapshot.finalize()), hex(&Sha256::digest(data.as_bytes())));
    let heading = Heading {
        identifier: of.row.reference.clone(),
        title: protocol.question.clone(),
        requester: protocol.requester.clone(),
        frozen_on: on.to_string(),
        query: protocol.query.iter().map(|(side, value)| format!("{side}={value}")).collect(),
        snapshot: snapshot.clone(),
        k: K,
        coarsened: told.coarsened,
        withheld: if (1..K).contains(&told.withheld) { format!("fewer than {K}") } else { told.withheld.to_string() },
    };
    let package = file::package(&heading, &columns, (data.len(), &sha256));
    let package = serde_json::to_string_pretty(&package).map_err(broken)?;
    let kept = Kept {
        question: heading.title,
        requester: heading.requester,
        query: protocol.query.clone(),
        variables: protocol.variables.clone(),
        snapshot,
        sha256,
        rows: told.rows.len() as u64,
        withheld: told.withheld,
    };
    let published = serde_json::to_string(&kept).map_err(broken)?;
    let files = serde_json::to_vec(&Files { data, package }).map_err(broken)?;
    let sealed = of.asker.key.seal(&app.chance, &place(of.row.org, of.row.id, "files"), &files)?;
    if !rows::freeze(tx, &of.row, on, &published, &sealed)? {
        return Err(broken("an extract that is frozen twice"));
    }
    note(app, tx, &Actor::System, of.row.org, (&of.row.reference, "extract.freeze"))
}

/// A column with the codes that occur in it, each in the words of the scheme.
fn column(scheme: &Scheme, variable: Variable, rows: &[Vec<String>], variables: &[Variable]) -> Column {
    let place = variables.iter().position(|one| *one == variable).unwrap_or_default();
    let occur: std::collections::BTreeSet<&String> =
        rows.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.is_empty()).collect();
    let list = list(scheme, variable);
    let code = |code: &&String| {
        let label = list.as_ref().and_then(|list| list.code(code)).map(|code| words(&code.label));
        ((*code).clone(), label.unwrap_or_default())
    };
    // Several families stand in one cell, and years are numbers: neither is a list of codes.
    let is_coded = !matches!(variable, Variable::Families | Variable::Year);
    Column {
        name: variable.code().to_owned(),
        titles: titles(variable),
        is_number: matches!(variable, Variable::Year | Variable::Actual | Variable::Potential),
        codes: if is_coded { occur.iter().map(code).collect() } else { Vec::new() },
    }
}

fn words(text: &Text) -> Vec<(String, String)> {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn list(scheme: &Scheme, variable: Variable) -> Option<CodeList> {
    let means = match variable {
        Variable::Specialty => return Some(scheme.specialty_list()),
        Variable::Phase => Means::Phase,
        Variable::Actual => Means::Actual,
        Variable::Potential => Means::Potential,
        Variable::Year | Variable::Families | Variable::Language => return None,
    };
    match &scheme.form.meaning(means)?.asks {
        Asks::One { list } | Asks::Several { list } => scheme.form.list(list).cloned(),
        _ => None,
    }
}

fn titles(variable: Variable) -> Vec<(String, String)> {
    let (french, english) = match variable {
        Variable::Specialty => ("Spécialité", "Specialty"),
        Variable::Year => ("Année", "Year"),
        Variable::Phase => ("Phase de soins", "Phase of care"),
        Variable::Actual => ("Gravité de ce qui s'est passé, de 0 à 6", "Severity of what happened, 0 to 6"),
        Variable::Potential => {
            ("Gravité de ce qui aurait pu se passer, de 0 à 6", "Severity of what could have, 0 to 6")
        }
        Variable::Families => (
            "Familles de causes profondes (grille ALARM, de 1 à 7), séparées par des points-virgules",
            "Families of deep causes (ALARM grid, 1 to 7), separated by semicolons",
        ),
        Variable::Language => ("Langue du récit", "Language of the narrative"),
    };
    vec![("en".to_owned(), english.to_owned()), ("fr".to_owned(), french.to_owned())]
}

fn published(app: &App, tx: &mut Tx<'_>, row: rows::Extract) -> Result<Published> {
    let (Some(on), Some(text)) = (row.frozen_on, row.published.as_ref()) else {
        return Err(Error::NotFound("extract"));
    };
    let kept: Kept = serde_json::from_str(text).map_err(broken)?;
    Ok(Published {
        from: Body::load(app, tx, row.org)?.name,
        reference: row.reference,
        question: kept.question,
        requester: kept.requester,
        on,
        query: kept.query,
        variables: kept.variables.iter().filter_map(|code| Variable::parse(code)).collect(),
        snapshot: kept.snapshot,
        sha256: kept.sha256,
        // A query is somebody's choice: beside others, exact counts could be subtracted.
        rows: domain::rex::published::told(kept.rows),
        withheld: domain::rex::published::told(kept.withheld),
    })
}

/// Every extract that was frozen, the last first: for everybody.
///
/// # Errors
/// Broken when the store fails.
pub fn public_list(app: &App) -> Result<Vec<Published>> {
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let found = rows::frozen(tx, LINES)?;
        found.into_iter().map(|row| published(&app, tx, row)).collect()
    })
}

/// One extract, as everybody reads it.
///
/// # Errors
/// Not found for what was never frozen.
pub fn public_read(app: &App, reference: &str) -> Result<Published> {
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let row = rows::find(tx, &reference)?.ok_or(Error::NotFound("extract"))?;
        published(&app, tx, row)
    })
}

/// Its files, for the authority and the body that asked; the journal keeps that they were taken.
///
/// # Errors
/// Refused to all but managers and officers; not found for other bodies, and before it is frozen.
pub fn download(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Files> {
    actor.may(Right::AskForExtracts, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let (of, reader) = concerning(&app, tx, org, &reference)?;
        if of.row.org != org && reader.kind != Kind::Authority {
            return Err(Error::NotFound("extract"));
        }
        let sealed = rows::files(tx, &of.row)?.ok_or(Error::NotFound("extract"))?;
        let plain = of.asker.key.open(&place(of.row.org, of.row.id, "files"), &sealed)?;
        note(&app, tx, &actor, org, (&reference, "extract.download"))?;
        serde_json::from_slice(&plain).map_err(broken)
    })
}
