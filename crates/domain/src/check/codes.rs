//! Codes mean something: the lists a programme needs are there, and what it says of their codes does not contradict itself.

use super::Found;
use super::names::{NameFault, What, refer};
use crate::programme::Programme;

/// What can be wrong with the meaning of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeFault {
    /// A list that every programme needs is not there.
    ListMissing {
        /// The list.
        list: &'static str,
    },
    /// The stricter cut-off counts a status that the wider one does not.
    StrictIsWider {
        /// The status.
        code: String,
    },
    /// « No patient concerned » stands outside the rate: it cannot count as implemented.
    NoPatientCounts {
        /// The status.
        code: String,
    },
}

/// Lists that pages, rules or tables name.
const NEEDED: [&str; 5] = ["profession", "setting", "status", "obstacle", "evidence"];

pub(super) fn check(programme: &Programme, found: &mut Found) {
    for list in NEEDED {
        if programme.list(list).is_none() {
            found.add("list", CodeFault::ListMissing { list });
        }
    }
    groups(programme, found);
    measure(programme, found);
}

fn groups(programme: &Programme, found: &mut Found) {
    for (l, list) in programme.lists.iter().enumerate() {
        if list.codes.is_empty() {
            found.add(format!("list[{l}]"), NameFault::Nothing { key: "code" });
        }
        for (c, code) in list.codes.iter().enumerate() {
            let Some(group) = &code.group else { continue };
            match programme.list("obstacle_group") {
                None => {
                    found.add("list", CodeFault::ListMissing { list: "obstacle_group" });
                    return;
                }
                Some(groups) => {
                    let known = groups.codes.iter().map(|code| code.code.as_str());
                    refer(found, format!("list[{l}].code[{c}].group"), What::Code, group, known);
                }
            }
        }
    }
}

fn measure(programme: &Programme, found: &mut Found) {
    let rule = &programme.measure;
    let Some(list) = programme.list("status") else {
        return;
    };
    let known = || list.codes.iter().map(|code| code.code.as_str());
    for (key, codes) in [("implemented", &rule.implemented), ("strict", &rule.strict)] {
        let place = format!("measure.{key}");
        if codes.is_empty() {
            found.add(place.clone(), NameFault::Nothing { key });
        }
        for code in codes {
            refer(found, place.clone(), What::Code, code, known());
            if *code == rule.no_patient {
                found.add(place.clone(), CodeFault::NoPatientCounts { code: code.clone() });
            }
        }
    }
    refer(found, "measure.no_patient", What::Code, &rule.no_patient, known());
    for code in rule.strict.iter().filter(|code| !rule.implemented.contains(code)) {
        if known().any(|known| known == code) && *code != rule.no_patient {
            found.add("measure.strict", CodeFault::StrictIsWider { code: code.clone() });
        }
    }
}
