//! What an extract is made of, in the reader's words.

use domain::extract::Variable;
use domain::rex::Facet;

use crate::page::Page;
use crate::rex::words::Words;

/// The name of a variable.
pub(super) fn variable(variable: Variable) -> &'static str {
    match variable {
        Variable::Specialty => "extract-variable-specialty",
        Variable::Year => "extract-variable-year",
        Variable::Phase => "extract-variable-phase",
        Variable::Actual => "extract-variable-actual",
        Variable::Potential => "extract-variable-potential",
        Variable::Families => "extract-variable-families",
        Variable::Language => "extract-variable-language",
    }
}

/// Which records are asked for, a line each; all of them without.
pub(super) fn query(page: &Page, query: &[(String, String)]) -> String {
    if query.is_empty() {
        return page.say("extract-query-all");
    }
    let words = Words::of(page);
    let line = |(side, value): &(String, String)| match Facet::parse(side) {
        Some(facet) => {
            let values = (("side", words.side(facet)), ("value", words.value(facet, value)));
            page.with("rex-narrowed-line", values)
        }
        None => format!("{side} = {value}"),
    };
    query.iter().map(line).collect::<Vec<_>>().join("\n")
}
