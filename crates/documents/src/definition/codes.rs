//! `codes.toml`: the code lists.

use super::reader::Section;
use domain::programme::{Code, CodeList};

pub(crate) fn lists(root: Section<'_>) -> Vec<CodeList> {
    let lists = root.tables("list").into_iter().map(list).collect();
    root.done();
    lists
}

pub(crate) fn list(section: Section<'_>) -> CodeList {
    let list = CodeList {
        id: section.string("id"),
        version: section.string("version"),
        codes: section.tables("code").into_iter().map(code).collect(),
    };
    section.done();
    list
}

fn code(section: Section<'_>) -> Code {
    let code = Code {
        code: section.string("code"),
        label: section.text("label"),
        group: section.maybe_string("group"),
        exclusive: section.maybe_yes_no("exclusive"),
    };
    section.done();
    code
}
