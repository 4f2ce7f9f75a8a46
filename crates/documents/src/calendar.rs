//! The calendar of a programme for a cohort: what `presque programme calendar` prints.

use crate::language::{Languages, Voice};
use domain::path::{Stage, Step, calendar, closes_on};
use domain::programme::Programme;
use domain::question::InstrumentKind;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

/// Every window as one JSON object; dates are civil dates in the programme's zone, `due` and `locks` inclusive to 23:59:59.
#[must_use]
pub fn json(programme: &Programme, start: Date, languages: &Languages) -> Json {
    let windows: Vec<Json> = calendar(programme, start)
        .iter()
        .map(|step| {
            let (stage, kind) = stage(step.stage);
            let wordings = programme.languages.iter().filter_map(|language| {
                let voice = languages.voice(language.tag())?;
                Some((language.tag().to_owned(), Json::from(name(programme, step, &voice))))
            });
            json!({
                "id": step.id, "stage": stage, "kind": kind, "sequence": step.sequence, "set": step.set,
                "opens": step.window.opens.to_string(), "due": step.window.due.to_string(),
                "locks": step.window.locks.to_string(), "counts": step.counts,
                "name": wordings.collect::<Map<String, Json>>(),
            })
        })
        .collect();
    json!({
        "programme": programme.id,
        "version": programme.version,
        "start": start.to_string(),
        "zone": programme.zone.iana_name(),
        "months": programme.months,
        "windows": windows,
        "closes": closes_on(programme, start).to_string(),
    })
}

/// Every window as a table for people.
#[must_use]
pub fn text(programme: &Programme, start: Date, voice: &Voice) -> String {
    let head = [
        voice.say("calendar-id"),
        voice.say("calendar-opens"),
        voice.say("calendar-due"),
        voice.say("calendar-locks"),
        voice.say("calendar-name"),
    ];
    let mut rows = vec![head];
    rows.extend(calendar(programme, start).iter().map(|step| {
        let window = step.window;
        let dates = [window.opens, window.due, window.locks].map(|date| date.to_string());
        let [opens, due, locks] = dates;
        [step.id.clone(), opens, due, locks, name(programme, step, voice)]
    }));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths = [width(0), width(1), width(2), width(3)];
    let mut text = String::new();
    for row in &rows {
        for (cell, width) in row.iter().zip(widths) {
            text.push_str(&format!("{cell:<width$}  "));
        }
        text.push_str(&row[4]);
        text.push('\n');
    }
    let closes = closes_on(programme, start).to_string();
    text.push_str(
        &voice.with("calendar-closes", (("date", closes), ("zone", programme.zone.iana_name().unwrap_or("UTC")))),
    );
    text.push('\n');
    text
}

fn stage(stage: Stage) -> (&'static str, Option<&'static str>) {
    match stage {
        Stage::Choice => ("choice", None),
        Stage::Baseline => ("baseline", None),
        Stage::Commitment => ("commitment", None),
        Stage::Evaluation(InstrumentKind::Long) => ("evaluation", Some("long")),
        Stage::Evaluation(_) => ("evaluation", Some("short")),
    }
}

/// What a step is called: evaluations have names of their own, the others are named after their sequence.
fn name(programme: &Programme, step: &Step, voice: &Voice) -> String {
    let language = domain::text::Language::parse(voice.tag());
    let say = |text: &domain::text::Text| language.as_ref().map_or_else(String::new, |tag| text.say(tag).to_owned());
    let sequence = programme.sequence(&step.sequence).map(|sequence| say(&sequence.name)).unwrap_or_default();
    match step.stage {
        Stage::Choice => voice.with("calendar-choice", ("sequence", sequence)),
        Stage::Baseline => voice.with("calendar-baseline", ("sequence", sequence)),
        Stage::Commitment => voice.with("calendar-commitment", ("sequence", sequence)),
        Stage::Evaluation(_) => programme.evaluation(&step.id).map(|one| say(&one.name)).unwrap_or_default(),
    }
}
