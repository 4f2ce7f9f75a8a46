//! The files of a research extract: a CSV, and its dictionary as a Frictionless tabular data package
//! (`datapackage.json`, profile `tabular-data-package`), which programs read and check the CSV with.

use serde_json::{Value as Json, json};

/// A code, and what it means by language tag.
pub type Code = (String, Vec<(String, String)>);

/// A column: its name, its title and description in French and in English, and the codes it can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its titles, by language tag.
    pub titles: Vec<(String, String)>,
    /// Whether it holds whole numbers.
    pub is_number: bool,
    /// The codes it can hold, each with what it means by language tag; empty where they are free.
    pub codes: Vec<Code>,
}

/// What stands on the title page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The citable identifier.
    pub identifier: String,
    /// The research question.
    pub title: String,
    /// Whoever asked.
    pub requester: String,
    /// The day it was frozen.
    pub frozen_on: String,
    /// What was asked of the base, one `side=value` each.
    pub query: Vec<String>,
    /// Hash of the records that answered.
    pub snapshot: String,
    /// Fewest records behind a combination.
    pub k: u64,
    /// Rows of which something was blanked, as told.
    pub coarsened: u64,
    /// Records withheld, as told.
    pub withheld: String,
}

/// The CSV: commas, UTF-8, a header of the columns' names.
#[must_use]
pub fn csv(columns: &[Column], rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _header = writer.write_record(columns.iter().map(|column| column.name.as_str()));
    for row in rows {
        let _row = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The data package that describes the CSV, of those bytes and that SHA-256.
#[must_use]
pub fn package(heading: &Heading, columns: &[Column], (bytes, sha256): (usize, &str)) -> Json {
    let field = |column: &Column| {
        let title = column.titles.first().map(|(_, words)| words.clone()).unwrap_or_default();
        let mut field = json!({
            "name": column.name,
            "type": if column.is_number { "integer" } else { "string" },
            "title": title,
            "titles": Json::Object(said(&column.titles)),
        });
        if let (false, Some(field)) = (column.codes.is_empty(), field.as_object_mut()) {
            let code = |(code, labels): &Code| json!({ "value": code, "labels": Json::Object(said(labels)) });
            let values: Vec<Json> = column.codes.iter().map(|(code, _)| typed(column, code)).collect();
            field.insert("constraints".to_owned(), json!({ "enum": values }));
            field.insert("categories".to_owned(), column.codes.iter().map(code).collect());
        }
        field
    };
    json!({
        "profile": "tabular-data-package",
        "name": heading.identifier,
        "id": heading.identifier,
        "title": heading.title,
        "created": format!("{}T00:00:00Z", heading.frozen_on),
        "contributors": [{ "title": heading.requester, "role": "author" }],
        "query": heading.query,
        "snapshot": format!("sha256:{}", heading.snapshot),
        "disclosure_control": {
            "k": heading.k,
            "coarsened_rows": heading.coarsened,
            "withheld_records": heading.withheld,
        },
        "resources": [{
            "profile": "tabular-data-resource",
            "name": "records",
            "path": "data.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": bytes,
            "hash": format!("sha256:{sha256}"),
            "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
            "schema": {
                "fields": columns.iter().map(field).collect::<Vec<_>>(),
                "missingValues": [""],
            },
        }],
    })
}

/// Words by language tag.
fn said(all: &[(String, String)]) -> serde_json::Map<String, Json> {
    all.iter().map(|(tag, words)| (tag.clone(), Json::from(words.as_str()))).collect()
}

fn typed(column: &Column, code: &str) -> Json {
    match (column.is_number, code.parse::<i64>()) {
        (true, Ok(number)) => number.into(),
        _ => code.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, is_number: bool, codes: &[&str]) -> Column {
        let words = |words: &str| vec![("fr".to_owned(), words.to_owned()), ("en".to_owned(), words.to_owned())];
        let codes = codes.iter().map(|code| ((*code).to_owned(), words(code))).collect();
        Column { name: name.to_owned(), titles: words(name), is_number, codes }
    }

    #[test]
    fn the_dictionary_describes_the_file_beside_it() {
        let columns = [column("specialty", false, &["urology", "ent"]), column("year", true, &[])];
        let rows = [vec!["urology".to_owned(), "2020".to_owned()], vec!["urology".to_owned(), String::new()]];
        let file = csv(&columns, &rows);
        assert_eq!(file, "specialty,year\nurology,2020\nurology,\n");
        let heading = Heading {
            identifier: "presque-extract-2026-x1".to_owned(),
            title: "Pourquoi ?".to_owned(),
            requester: "Laboratoire".to_owned(),
            frozen_on: "2026-11-23".to_owned(),
            query: vec!["specialty=urology".to_owned()],
            snapshot: "00ff".to_owned(),
            k: 11,
            coarsened: 1,
            withheld: "0".to_owned(),
        };
        let told = package(&heading, &columns, (file.len(), "ab"));
        let resource = &told["resources"][0];
        assert_eq!(told["profile"], "tabular-data-package");
        assert_eq!((&resource["path"], &resource["bytes"]), (&json!("data.csv"), &json!(file.len())));
        let fields = &resource["schema"]["fields"];
        assert_eq!(fields[0]["constraints"]["enum"], json!(["urology", "ent"]));
        assert_eq!((&fields[1]["name"], &fields[1]["type"]), (&json!("year"), &json!("integer")));
        assert_eq!(resource["schema"]["missingValues"], json!([""]));
    }
}
