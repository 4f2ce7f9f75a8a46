//! The whole of a scheme: `scheme.toml` first, then specialties and forms.

use domain::feedback;
use domain::guideline::grading::{Criterion, Grid};
use domain::near_miss::Form;
use domain::near_miss::serious::Policy;
use domain::programme::MeasureRule;
use domain::scheme::{Duty, Listed, Parameters, Scheme, Specialty};
use domain::text::{Language, Text};
use domain::theme::Theme;
use domain::uptake::Terms;
use jiff::tz::TimeZone;
use toml::de::DeTable;

use super::{EARLIER, FORM, GRADING, SCHEME, SPECIALTIES, THEMES, UPTAKE, form};
use crate::definition::Files;
use crate::definition::log::{Log, Source};
use crate::definition::reader::{Section, nearest, parsed, with_table};
use crate::definition::{codes, rules};

/// Days in which a body decides about what it saw, where a scheme does not say.
const WATCH_DAYS: u16 = 30;

/// Reads every file; whatever could not be read is a placeholder and stands in the log.
pub(super) fn scheme(files: &Files, log: &Log) -> Scheme {
    unknown_files(files, log);
    let mut scheme = blank();
    with_table(files, SCHEME, log, |root| top(root, &mut scheme));
    scheme.specialties = with_table(files, SPECIALTIES, log, specialties).unwrap_or_default();
    // A scheme may go without themes, and without asking whether guidelines are applied.
    if files.contains_key(THEMES) {
        scheme.themes = with_table(files, THEMES, log, themes).unwrap_or_default();
    }
    if files.contains_key(UPTAKE) {
        scheme.uptake = with_table(files, UPTAKE, log, uptake);
    }
    if files.contains_key(GRADING) {
        scheme.grid = with_table(files, GRADING, log, grid).flatten();
    }
    let languages = scheme.languages.clone();
    if let Some(form) = with_table(files, FORM, log, |root| form::form(root, &languages)) {
        scheme.form = form;
    }
    scheme.earlier_forms = earlier(files, &languages, log);
    scheme
}

fn earlier(files: &Files, languages: &[Language], log: &Log) -> Vec<Form> {
    let mut all = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| is_earlier(path)) {
        let place = format!("earlier[{}]", all.len());
        let read = |source: &Source<'_>, table: &DeTable<'_>| {
            form::form(Section::new(source, log, table, &place, 0), languages)
        };
        all.extend(parsed(path, text, log, read));
    }
    all
}

fn is_earlier(path: &str) -> bool {
    path.strip_prefix(EARLIER).is_some_and(|name| !name.contains('/') && name.ends_with(".toml"))
}

/// Files that look as if they belonged to the scheme and are read by nobody.
fn unknown_files(files: &Files, log: &Log) {
    let known = [SCHEME, SPECIALTIES, FORM, THEMES, UPTAKE, GRADING];
    for path in files.keys().filter(|path| !known.contains(&path.as_str()) && !is_earlier(path)) {
        let near = nearest(path, known.into_iter()).unwrap_or(EARLIER);
        log.file(path, ("check-unknown-file", vec![("near", near.into())]));
    }
}

fn top(root: Section<'_>, scheme: &mut Scheme) {
    if let Some(section) = root.table("scheme") {
        identity(section, scheme);
    }
    if let Some(section) = root.table("near_miss") {
        scheme.parameters = parameters(section);
    }
    if let Some(section) = root.table("feedback") {
        scheme.feedback = feedback(section);
    }
    if let Some(section) = root.table("serious") {
        scheme.serious = Duty { words: section.text("words"), address: section.maybe_string("address") };
        section.done();
    }
    if let Some(section) = root.maybe_table("watch") {
        scheme.watch_days = section.whole("decision_days", 1, 365);
        section.done();
    }
    root.done();
}

fn identity(section: Section<'_>, scheme: &mut Scheme) {
    scheme.id = section.string("id");
    scheme.version = section.string("version");
    let zone = section.string("zone");
    scheme.zone = TimeZone::get(&zone).unwrap_or_else(|_| {
        if !section.log_missing("zone") {
            section.unusable("zone", ("check-unknown-zone", vec![("value", zone.into())]));
        }
        TimeZone::UTC
    });
    let tags = section.strings("languages");
    if !section.log_missing("languages") {
        scheme.languages.clear();
    }
    for tag in tags {
        match Language::parse(&tag) {
            Some(language) if !scheme.languages.contains(&language) => scheme.languages.push(language),
            Some(_) => {}
            None => section.unusable("languages", ("check-not-a-language", vec![("value", tag.into())])),
        }
    }
    scheme.name = section.text("name");
    scheme.summary = section.text("summary");
    section.done();
}

/// `[near_miss]`: what a body starts from.
fn parameters(section: Section<'_>) -> Parameters {
    let policies = [Policy::Exclude, Policy::AcceptWithReference].map(|policy| (policy.code(), policy));
    let parameters = Parameters {
        handling_months: section.whole("handling_months", 1, 24),
        serious_policy: section.one_of("serious_policy", &policies).unwrap_or(Policy::Exclude),
        named: section.yes_no("named"),
        rex_floor: section.whole("rex_floor", 2, 1_000),
        batch_least: section.whole("batch_least", 2, 1_000),
    };
    section.done();
    parameters
}

/// `[feedback]`: days by which something comes back to whoever reported, and the hours of an alert.
fn feedback(section: Section<'_>) -> feedback::Parameters {
    let parameters = feedback::Parameters {
        acknowledgement: section.whole("acknowledgement_days", 1, 365),
        rapid: section.whole("rapid_days", 1, 365),
        awareness: section.whole("awareness_days", 1, 1_825),
        done: section.whole("done_days", 1, 730),
        improvement: section.whole("improvement_days", 1, 1_825),
        alert_hours: section.whole("alert_hours", 1, 720),
    };
    section.done();
    parameters
}

fn specialties(root: Section<'_>) -> Vec<Specialty> {
    let all = root.tables("specialty").into_iter().map(specialty).collect();
    root.done();
    all
}

fn specialty(section: Section<'_>) -> Specialty {
    let activity = section.maybe_yes_no("activity");
    // A number in the list, or an activity: one of the two says what the law calls it.
    let listed = if activity && !section.has("item") {
        Listed::Activity
    } else {
        if activity {
            section.fault("item", ("scheme-item-of-activity", vec![]));
        }
        Listed::Item(section.whole("item", 1, 255))
    };
    let specialty = Specialty {
        code: section.string("code"),
        listed,
        interventional_only: section.maybe_yes_no("interventional_only"),
        name: section.text("name"),
        source: section.string("source"),
    };
    section.done();
    specialty
}

/// `grading.toml`: by which grid the method of a type-two solution is graded; none without a criterion.
fn grid(root: Section<'_>) -> Option<Grid> {
    let section = root.table("grid")?;
    let (version, least_graders) = (section.string("version"), section.whole("least_graders", 1, 20));
    let pass_percent = section.whole("pass_percent", 1, 100);
    section.done();
    let criterion = |section: Section<'_>| {
        let criterion =
            Criterion { code: section.string("code"), label: section.text("label"), hint: section.text("hint") };
        section.done();
        criterion
    };
    let criteria: Vec<Criterion> = root.tables("criterion").into_iter().map(criterion).collect();
    root.done();
    (!criteria.is_empty()).then_some(Grid { version, least_graders, pass_percent, criteria })
}

fn themes(root: Section<'_>) -> Vec<Theme> {
    let theme = |section: Section<'_>| {
        let (code, name) = (section.string("code"), section.text("name"));
        let theme = Theme { code, name, specialty: section.maybe_string("specialty") };
        section.done();
        theme
    };
    let all = root.tables("theme").into_iter().map(theme).collect();
    root.done();
    all
}

/// `uptake.toml`: when doctors are asked whether they apply a guideline, and in which words.
fn uptake(root: Section<'_>) -> Terms {
    // Forms have lists, too: places name each apart.
    let root = root.renamed("uptake");
    let mut terms = Terms {
        short_months: 0,
        long_months: 0,
        open_days: 0,
        grace_days: 0,
        measure: MeasureRule { implemented: Vec::new(), strict: Vec::new(), no_patient: String::new() },
        lists: root.tables("list").into_iter().map(codes::list).collect(),
    };
    if let Some(section) = root.table("uptake") {
        terms.short_months = section.whole("short_months", 1, 60);
        terms.long_months = section.whole("long_months", 1, 60);
        terms.open_days = section.whole("open_days", 1, 365);
        terms.grace_days = section.whole("grace_days", 1, 365);
        section.done();
    }
    if let Some(section) = root.table("measure") {
        terms.measure = rules::measure(section);
    }
    root.done();
    terms
}

/// A scheme of which nothing is known yet: each part replaces its placeholder, or the log is broken.
fn blank() -> Scheme {
    Scheme {
        id: String::new(),
        version: String::new(),
        name: Text::default(),
        summary: Text::default(),
        zone: TimeZone::UTC,
        languages: vec![Language::french(), Language::english()],
        parameters: Parameters {
            handling_months: 0,
            serious_policy: Policy::Exclude,
            named: false,
            rex_floor: 0,
            batch_least: 0,
        },
        feedback: feedback::Parameters::default(),
        serious: Duty { words: Text::default(), address: None },
        specialties: Vec::new(),
        themes: Vec::new(),
        uptake: None,
        watch_days: WATCH_DAYS,
        form: Form {
            id: String::new(),
            version: String::new(),
            title: Text::default(),
            budget_seconds: 0,
            languages: Vec::new(),
            lists: Vec::new(),
            sections: Vec::new(),
        },
        grid: None,
        earlier_forms: Vec::new(),
    }
}
