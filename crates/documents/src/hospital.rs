//! The yearly synthesis for hospitals' reporting bodies as a CSV that spreadsheets and programs read.

/// One line: the table, the code of the line, what it is called, at least so many records.
pub type Line = (&'static str, String, String, u64);

/// The CSV of a year: commas, UTF-8, a header; codes beside labels, so that years can be put side by side.
#[must_use]
pub fn csv(year: i16, lines: &[Line]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["year", "table", "code", "label", "at_least"].map(str::to_owned)];
    rows.extend(lines.iter().map(|(table, code, label, at_least)| {
        [year.to_string(), (*table).to_owned(), code.clone(), safe(label), at_least.to_string()]
    }));
    for row in &rows {
        // Writing to memory does not fail.
        let _written = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A label that no spreadsheet takes for a formula.
fn safe(label: &str) -> String {
    if label.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{label}") } else { label.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_commas_are_quoted_and_none_is_a_formula() {
        let lines = [
            ("phase", "preop".to_owned(), "Avant, au bloc".to_owned(), 11),
            ("theme", "x".to_owned(), "=1+1".to_owned(), 22),
        ];
        let told = "year,table,code,label,at_least\n2026,phase,preop,\"Avant, au bloc\",11\n2026,theme,x,'=1+1,22\n";
        assert_eq!(csv(2026, &lines), told);
    }
}
