//! `goals/NN-<id>.toml`: one goal a file.

use super::reader::Section;
use domain::goal::{DrawnFrom, Goal, GoalId, GoalStatus, Help, HelpKind, Prompt, Source};
use domain::text::Text;

pub(super) fn goal(section: Section<'_>) -> Goal {
    let statuses = [("published", GoalStatus::Published), ("suspended", GoalStatus::Suspended)];
    let goal = Goal {
        id: GoalId(section.string("id")),
        number: section.whole("number", 1, 999),
        version: section.whole("version", 1, 9_999),
        sequence: section.maybe_string("sequence"),
        professions: section.strings("professions"),
        evidence: section.string("evidence"),
        next_review: section.date("next_review"),
        status: section.one_of("status", &statuses).unwrap_or(GoalStatus::Published),
        title: section.text("title"),
        action: section.text("action"),
        patients: section.text("patients"),
        argument: section.text("argument"),
        means: section.tables("means").into_iter().map(means).collect(),
        sources: section.tables("source").into_iter().map(source).collect(),
        prompt: section.table("prompt").map(prompt).unwrap_or_default(),
        helps: section.tables("help").into_iter().map(help).collect(),
        theme: section.maybe_string("theme"),
        drawn_from: section.maybe_table("guideline").map(drawn_from),
    };
    section.done();
    goal
}

/// `[guideline]`: where the goal was drawn from.
fn drawn_from(section: Section<'_>) -> DrawnFrom {
    let drawn = DrawnFrom { reference: section.string("reference"), version: section.whole("version", 1, 9_999) };
    section.done();
    drawn
}

fn means(section: Section<'_>) -> Text {
    let text = section.text("text");
    section.done();
    text
}

fn source(section: Section<'_>) -> Source {
    let source = Source {
        title: section.string("title"),
        publisher: section.string("publisher"),
        year: section.maybe_whole("year", 1800, 2200),
        locator: section.string("locator"),
    };
    section.done();
    source
}

fn prompt(section: Section<'_>) -> Prompt {
    let prompt = Prompt { cue: section.text("cue"), action: section.text("action") };
    section.done();
    prompt
}

/// `[[help]]`: a printable page; a goal may go without.
fn help(section: Section<'_>) -> Help {
    let kinds = HelpKind::ALL.map(|kind| (kind.code(), kind));
    let help = Help {
        kind: section.one_of("kind", &kinds).unwrap_or(HelpKind::MondayCard),
        title: section.text("title"),
        intro: section.text("intro"),
        lines: section.tables("line").into_iter().map(means).collect(),
    };
    section.done();
    help
}
