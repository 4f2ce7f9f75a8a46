//! The mappings that come with the product, for files of hospitals' own systems; see `docs/near-miss-file.md`.

use crate::bad_cell::BadCell;
use crate::rex_import::Mapping;

macro_rules! shipped {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../../data/near-miss-mappings/", $name, ".toml")))),*]
    };
}

/// Every shipped mapping: its name, and its text.
pub const SHIPPED: [(&str, &str); 5] = shipped!["csv", "csv-windows", "csv-comma", "json", "ndjson"];

/// The shipped mapping of that name, read.
///
/// # Errors
/// Never, for a name of [`SHIPPED`]; a test reads each. Nothing, for another.
pub fn shipped(name: &str) -> Option<Result<Mapping, Box<BadCell>>> {
    let (_, text) = SHIPPED.into_iter().find(|(known, _)| *known == name)?;
    Some(Mapping::read_for_drafts(&format!("{name}.toml"), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_mapping_is_sound_and_takes_columns_in_both_languages() {
        for (name, _) in SHIPPED {
            let mapping = shipped(name).expect("it is shipped").expect("it is sound");
            for column in ["Description", "Récit", "Narrative", "Mesures", "Actions taken"] {
                assert!(mapping.columns().contains(column), "{name}: {column}");
            }
        }
        assert!(shipped("nothing").is_none());
    }
}
