//! The whole of a definition: `programme.toml` first, then codes, instruments and goals.

use super::fault::Value;
use super::log::{Log, Source};
use super::reader::{Section, nearest, parsed, with_table};
use super::{Files, WORDINGS, catalogue, codes, instrument, rules};
use domain::goal::Goal;
use domain::programme::{
    Activity, BaselineRule, ChoiceRule, ChoiceTime, CodeList, CompletionRule, EligibilityRule, Evaluation, ForumPer,
    LeaveRule, MeasureRule, Otherwise, Partition, Programme, ReminderRule, Separation, Sequence, SynthesisRule, Year,
};
use domain::question::{Instrument, InstrumentKind};
use domain::text::{Language, Text};
use jiff::tz::TimeZone;
use toml::de::DeTable;

const PROGRAMME: &str = "programme.toml";
const CODES: &str = "codes.toml";

/// Reads every file; whatever could not be read is a placeholder and stands in the log.
pub(super) fn read(files: &Files, log: &Log) -> Programme {
    unknown_files(files, log);
    let mut programme = blank();
    if with_table(files, PROGRAMME, log, |root| top(root, &mut programme)).is_none() {
        log.unread("programme");
        log.unread("activity");
    }
    programme.lists = with_table(files, CODES, log, lists).unwrap_or_default();
    programme.instruments = instruments(files, log);
    programme.goals = goals(files, log);
    programme
}

fn lists(root: Section<'_>) -> Vec<CodeList> {
    codes::lists(root)
}

/// Files that look as if they belonged to the definition and are read by nobody.
fn unknown_files(files: &Files, log: &Log) {
    for path in files.keys() {
        let inside = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| !rest.contains('/'));
        let known = match path.rsplit_once('.') {
            Some((_, "toml")) => path == PROGRAMME || path == CODES || inside("instruments/") || inside("goals/"),
            Some((_, "txt")) => !path.starts_with("wording/") || is_wording(path),
            _ => true,
        };
        if !known {
            let likely = WORDINGS.iter().flat_map(|kind| ["fr", "en"].map(|tag| format!("wording/{kind}.{tag}.txt")));
            let likely: Vec<String> = likely.chain([PROGRAMME.to_owned(), CODES.to_owned()]).collect();
            let near = nearest(path, likely.iter().map(String::as_str)).unwrap_or("instruments/…, goals/…, wording/…");
            log.file(path, ("check-unknown-file", vec![("near", near.into())]));
        }
    }
}

fn is_wording(path: &str) -> bool {
    let parts =
        path.strip_prefix("wording/").and_then(|name| name.strip_suffix(".txt")).and_then(|name| name.split_once('.'));
    parts.is_some_and(|(kind, tag)| WORDINGS.contains(&kind) && Language::parse(tag).is_some())
}

/// The TOML files of a folder; those deeper inside are told as unknown.
fn under<'f>(files: &'f Files, folder: &'f str) -> impl Iterator<Item = (&'f String, &'f String)> {
    let directly =
        move |path: &str| path.strip_prefix(folder).is_some_and(|name| !name.contains('/') && name.ends_with(".toml"));
    files.iter().filter(move |(path, _)| directly(path))
}

fn instruments(files: &Files, log: &Log) -> Vec<Instrument> {
    let mut all = Vec::new();
    for (path, text) in under(files, "instruments/") {
        let place = format!("instrument[{}]", all.len());
        let read = |source: &Source<'_>, table: &DeTable<'_>| {
            let root = Section::new(source, log, table, &place, 0);
            let section = root.table("instrument")?;
            Some(instrument::instrument(root, section.renamed(&place)))
        };
        all.extend(parsed(path, text, log, read).flatten());
    }
    all
}

/// Goals in the order of their numbers, whatever the files are called: places in the catalogue follow it.
fn goals(files: &Files, log: &Log) -> Vec<Goal> {
    let number = |text: &str| {
        let table = DeTable::parse(text).ok()?;
        let number = table.get_ref().iter().find(|(key, _)| key.get_ref() == "number")?.1.get_ref().as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    };
    let mut ordered: Vec<_> = under(files, "goals/").map(|(path, text)| (number(text), path, text)).collect();
    ordered.sort_by_key(|(number, path, _)| (number.unwrap_or(i64::MAX), (*path).clone()));
    let mut all = Vec::new();
    for (_, path, text) in ordered {
        let place = format!("goal[{}]", all.len());
        let read =
            |source: &Source<'_>, table: &DeTable<'_>| catalogue::goal(Section::new(source, log, table, &place, 0));
        all.extend(parsed(path, text, log, read));
    }
    all
}

fn top(root: Section<'_>, programme: &mut Programme) {
    if let Some(section) = root.table("programme") {
        identity(section, programme);
    }
    programme.separations = root.tables("separation").into_iter().map(separation).collect();
    programme.sequences = root.tables("sequence").into_iter().map(sequence).collect();
    programme.evaluations = root.tables("evaluation").into_iter().map(evaluation).collect();
    let rules = &mut *programme;
    root.table("eligibility").into_iter().for_each(|section| rules.eligibility = rules::eligibility(section));
    root.table("choice").into_iter().for_each(|section| rules.choice = rules::choice(section));
    root.table("baseline").into_iter().for_each(|section| rules.baseline = rules::baseline(section));
    root.table("interruption").into_iter().for_each(|section| rules.leave = rules::leave(section));
    root.table("completion").into_iter().for_each(|section| rules.completion = rules::completion(section));
    root.table("synthesis").into_iter().for_each(|section| rules.synthesis = rules::synthesis(section));
    root.table("forum").into_iter().for_each(|section| rules.forum = rules::forum(section));
    root.table("report").into_iter().for_each(|section| rules.comparators = rules::report(section));
    root.table("reminders").into_iter().for_each(|section| rules.reminders = rules::reminders(section));
    root.table("measure").into_iter().for_each(|section| rules.measure = rules::measure(section));
    root.table("activity").into_iter().for_each(|section| rules.activity = rules::activity(section));
    root.done();
}

fn identity(section: Section<'_>, programme: &mut Programme) {
    programme.id = section.string("id");
    programme.version = section.string("version");
    programme.months = section.whole("months", 0, 600);
    let zone = section.string("zone");
    programme.zone = TimeZone::get(&zone).unwrap_or_else(|_| {
        if !section.log_missing("zone") {
            section.unusable("zone", ("check-unknown-zone", vec![("value", zone.into())]));
        }
        TimeZone::UTC
    });
    let tags = section.strings("languages");
    if !section.log_missing("languages") {
        programme.languages.clear();
    }
    for tag in tags {
        match language(&section, "languages", &tag) {
            Some(language) if !programme.languages.contains(&language) => programme.languages.push(language),
            _ => {}
        }
    }
    let source = section.string("source_language");
    programme.source_language = language(&section, "source_language", &source).unwrap_or_else(Language::french);
    programme.demonstration = section.yes_no("demonstration");
    programme.name = section.text("name");
    programme.summary = section.text("summary");
    programme.notice = section.text("notice");
    programme.fewest_persons = section.whole("fewest_persons", 1, 999);
    programme.years = section.tables("year").into_iter().map(year).collect();
    section.done();
}

fn language(section: &Section<'_>, key: &'static str, tag: &str) -> Option<Language> {
    let language = Language::parse(tag);
    if language.is_none() && !section.log_missing(key) {
        section.unusable(key, ("check-not-a-language", vec![("value", Value::from(tag))]));
    }
    language
}

fn year(section: Section<'_>) -> Year {
    let year = Year {
        id: section.string("id"),
        from: section.whole("from", 0, 600),
        to: section.whole("to", 0, 600),
        name: section.text("name"),
    };
    section.done();
    year
}

fn separation(section: Section<'_>) -> Separation {
    let separation = Separation { roles: section.strings("roles"), why: section.text("why") };
    section.done();
    separation
}

fn sequence(section: Section<'_>) -> Sequence {
    let sequence = Sequence {
        id: section.string("id"),
        set: section.whole("set", 0, 99),
        start: section.whole("start", 0, 600),
        length: section.whole("length", 0, 600),
        name: section.text("name"),
    };
    section.done();
    sequence
}

fn evaluation(section: Section<'_>) -> Evaluation {
    let kinds = [("short", InstrumentKind::Short), ("long", InstrumentKind::Long)];
    let evaluation = Evaluation {
        id: section.string("id"),
        sequence: section.string("sequence"),
        kind: section.one_of("kind", &kinds).unwrap_or(InstrumentKind::Short),
        instrument: section.string("instrument"),
        opens: section.whole("opens", 0, 600),
        due: section.whole("due", 0, 600),
        grace_days: section.whole("grace_days", 0, 3_650),
        counts: section.yes_no("counts"),
        name: section.text("name"),
    };
    section.done();
    evaluation
}

/// A programme of which nothing is known yet: each part replaces its placeholder, or the log is broken.
fn blank() -> Programme {
    Programme {
        id: String::new(),
        version: String::new(),
        months: 0,
        zone: TimeZone::UTC,
        // Both always are: texts can be judged even where the list cannot be read.
        languages: vec![Language::french(), Language::english()],
        source_language: Language::french(),
        demonstration: false,
        name: Text::default(),
        summary: Text::default(),
        notice: Text::default(),
        fewest_persons: 0,
        years: Vec::new(),
        separations: Vec::new(),
        eligibility: EligibilityRule { professions: Vec::new(), others: Otherwise::Refuse, requires: Vec::new() },
        choice: no_choice(),
        baseline: BaselineRule { instrument: String::new(), due_days: 0, last_patients: 0 },
        sequences: Vec::new(),
        evaluations: Vec::new(),
        leave: LeaveRule::Nothing,
        completion: CompletionRule { expect: 0, every_choice_answered: false },
        synthesis: SynthesisRule { expect: 0, k: 0, sections: Vec::new() },
        forum: ForumPer::Goal,
        comparators: Vec::new(),
        reminders: ReminderRule { notice_days: 0, at_most: 0, before_due: Vec::new(), after_due: Vec::new() },
        measure: MeasureRule { implemented: Vec::new(), strict: Vec::new(), no_patient: String::new() },
        activity: Activity {
            kind: String::new(),
            method: Text::default(),
            minutes_per_evaluation: 0,
            priority: None,
            aim: None,
        },
        lists: Vec::new(),
        instruments: Vec::new(),
        goals: Vec::new(),
    }
}

fn no_choice() -> ChoiceRule {
    ChoiceRule {
        sets: 0,
        per_set: 0,
        catalogue: 0,
        partition: Partition::Pool,
        when: ChoiceTime::PerSequence,
        lock_after_days: 0,
    }
}
