//! Which part of a rehearsal a page is, and which page a part is: the one place that knows both.

use app::rehearsal::{Here, Rehearsal};
use domain::path::{CHOICE, COMMITMENT};
use domain::rehearsal::Part;
use percent_encoding::percent_decode_str;

use crate::choice::CHOICE as CHOICE_PAGE;
use crate::commitment::COMMITMENT as COMMITMENT_PAGE;
use crate::evaluation::{EVALUATION, in_address, of_address};
use crate::path::PATH;
use crate::record::RECORD;
use crate::report::REPORT;

use super::MAILS;

/// What fills the addresses of the cohort's pages.
pub(super) fn cohort(rehearsal: &Rehearsal) -> [&str; 3] {
    let cohort = &rehearsal.pinned.cohort;
    [&rehearsal.organisation.short_name, &cohort.programme, &cohort.name]
}

/// The part that a page shows; none for pages that a rehearsal may leave out.
pub(super) fn part_of(rehearsal: &Rehearsal, here: &Here, address: &str) -> Option<Part> {
    let parts: Vec<String> =
        address.split('/').skip(1).map(|part| percent_decode_str(part).decode_utf8_lossy().into_owned()).collect();
    let (mine, rest) = parts.split_at_checked(3)?;
    if mine != cohort(rehearsal) {
        return None;
    }
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    match rest.as_slice() {
        [] => Some(Part::Path),
        ["report"] => Some(Part::Report),
        ["record"] => Some(Part::Record),
        ["sets", sequence, "choice"] => Some(Part::Page(format!("{sequence}/{CHOICE}"))),
        ["goals", goal, "commitment"] => {
            let (sequence, _) = here.goals.iter().find(|(_, goals)| goals.iter().any(|one| one.0 == *goal))?;
            Some(Part::Page(format!("{sequence}/{COMMITMENT}")))
        }
        ["evaluations", evaluation] => of_address(&rehearsal.pinned.programme, evaluation).map(Part::Page),
        _ => None,
    }
}

/// The page of a part, where there is one now: a plan is made for a goal that was chosen.
pub(super) fn address_of(rehearsal: &Rehearsal, here: &Here, part: &Part) -> Option<String> {
    let of = cohort(rehearsal);
    let [org, programme, cohort] = of;
    if !here.has_joined && !matches!(part, Part::Path | Part::Mail(_)) {
        return None;
    }
    Some(match part {
        Part::Path => PATH.to(of),
        Part::Report => REPORT.to(of),
        Part::Record => RECORD.to(of),
        Part::Mail(_) => MAILS.plain().to_owned(),
        Part::Page(step) | Part::Deed(step) => match step.rsplit_once('/') {
            Some((sequence, CHOICE)) => CHOICE_PAGE.to([org, programme, cohort, sequence]),
            Some((sequence, COMMITMENT)) => {
                let goals = here.goals.iter().find(|(of, _)| of == sequence).map(|(_, goals)| goals)?;
                COMMITMENT_PAGE.to([org, programme, cohort, &goals.first()?.0])
            }
            _ => EVALUATION.to([org, programme, cohort, &in_address(step)]),
        },
    })
}
