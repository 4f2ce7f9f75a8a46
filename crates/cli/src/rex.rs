//! `presque rex`: reading a historic base in, making the search index again, asking the base.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use app::rex::{self, Answer, Ask, Imported, Outcome as Import, Source};
use clap::{Args, Subcommand};
use documents::bad_cell::BadCell;
use documents::language::Voice;
use domain::authority::Actor;
use domain::rex::{Filter, speaks};
use domain::text::Language;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::failure::{BROKEN, FINE, Failure, Outcome, REFUSED, USAGE, say};
use crate::{Data, Format, print};

/// Most bytes of a text that something like it is looked for.
const MOST_TEXT: u64 = 1_000_000;

/// What records an answer is made of.
#[derive(Debug, Args)]
pub(crate) struct Narrowed {
    /// Only records that show this value, such as specialty=anaesthesia; several times for several.
    #[arg(long, value_name = "SIDE=VALUE")]
    facet: Vec<String>,
    /// How many records at most.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What can be done with the base.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Reads a historic base in by a mapping; a stopped import goes on where it was.
    Import {
        #[command(flatten)]
        data: Data,
        /// How the file is written and which column becomes what.
        #[arg(long, value_name = "FILE.toml")]
        mapping: PathBuf,
        /// The base: CSV, JSON or NDJSON.
        file: PathBuf,
        /// text or json.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Makes the search index again from the base.
    Reindex {
        #[command(flatten)]
        data: Data,
    },
    /// Finds records by words: all of them; OR parts alternatives, a hyphen before a word keeps records out. With --lang
    /// only records in that language.
    Search {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        narrowed: Narrowed,
        /// The words.
        #[arg(required = true, allow_hyphen_values = false)]
        query: Vec<String>,
    },
    /// Finds records like the text on standard input; --lang says its language.
    Similar {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        narrowed: Narrowed,
    },
}

/// Runs the command; `lang` is what --lang said, which here also names the language of the records.
pub(crate) fn run(action: &Action, lang: Option<&str>, voice: &Voice) -> Outcome {
    match action {
        Action::Import { data, mapping, file, format } => import(data, mapping, file, *format, voice),
        Action::Reindex { data } => reindex(data, voice),
        Action::Search { data, narrowed, query } => {
            let ask = Ask {
                words: query.join(" "),
                language: language(lang, voice)?,
                filters: filters(narrowed, voice)?,
                skip: 0,
                limit: narrowed.limit,
            };
            let app = open(data)?;
            shown(&rex::search(&app, &Actor::System, &ask)?, narrowed.format, voice)
        }
        Action::Similar { data, narrowed } => {
            let (language, filters) = (language(lang, voice)?, filters(narrowed, voice)?);
            let mut bytes = Vec::new();
            io::stdin().lock().take(MOST_TEXT).read_to_end(&mut bytes)?;
            let text = String::from_utf8_lossy(&bytes);
            let app = open(data)?;
            let answer = rex::similar(&app, &Actor::System, &text, language, &filters, narrowed.limit)?;
            shown(&answer, narrowed.format, voice)
        }
    }
}

/// Opens the installation with an index that has everything; while a server feeds it, with what it has.
fn open(data: &Data) -> Outcome<app::App> {
    let app = crate::open(data)?;
    rex::catch_up(&app)?;
    Ok(app)
}

fn language(lang: Option<&str>, voice: &Voice) -> Outcome<Option<Language>> {
    let Some(tag) = lang else { return Ok(None) };
    let known = Language::parse(tag).filter(speaks);
    known.map(Some).ok_or_else(|| Failure::Said(USAGE, voice.with("rex-language", [("tag", tag)])))
}

fn filters(narrowed: &Narrowed, voice: &Voice) -> Outcome<Vec<Filter>> {
    let read = |text: &String| {
        let sides = domain::rex::Facet::ALL.map(domain::rex::Facet::code).join(", ");
        let fault = || Failure::Said(USAGE, voice.with("rex-facet", [("facet", text.clone()), ("sides", sides)]));
        Filter::parse(text).ok_or_else(fault)
    };
    narrowed.facet.iter().map(read).collect()
}

fn shown(answer: &Answer, format: Format, voice: &Voice) -> Outcome {
    match format {
        Format::Json => {
            let hits: Vec<Value> = answer
                .hits
                .iter()
                .map(|hit| {
                    json!({
                        "id": hit.id.0,
                        "score": hit.score,
                        "month": hit.when.map(|when| when.to_string()),
                        "specialty": hit.specialty,
                        "excerpt": hit.excerpt,
                    })
                })
                .collect();
            print(&json!({ "total": answer.total, "hits": hits }).to_string())?;
        }
        Format::Text => {
            print(&voice.with("rex-found", [("count", voice.count(answer.total))]))?;
            for hit in &answer.hits {
                let when = hit.when.map(|when| when.to_string()).unwrap_or_default();
                let excerpt = hit.excerpt.split_whitespace().collect::<Vec<_>>().join(" ");
                print(&format!("{}  {when:7}  {}  {excerpt}", hit.id, hit.specialty))?;
            }
        }
    }
    Ok(FINE)
}

fn reindex(data: &Data, voice: &Voice) -> Outcome {
    let app = crate::open(data)?;
    let bar = bar(voice.say("rex-indexing"));
    let taken = rex::reindex(&app, &Actor::System, &mut |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    print(&voice.with("rex-indexed", [("count", voice.count(taken?))]))?;
    Ok(FINE)
}

fn import(data: &Data, mapping: &Path, file: &Path, format: Format, voice: &Voice) -> Outcome {
    let unreadable = |path: &Path, error: &io::Error| Failure::Said(BROKEN, format!("{}: {error}", path.display()));
    let text = fs::read_to_string(mapping).map_err(|error| unreadable(mapping, &error))?;
    let length = fs::metadata(file)
        .and_then(|found| if found.is_file() { Ok(found.len()) } else { Err(io::ErrorKind::IsADirectory.into()) });
    length.map_err(|error| unreadable(file, &error))?;
    let app = crate::open(data)?;
    let mapping_name = mapping.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let source = Source { mapping_name: &mapping_name, mapping: &text, file };
    let bar = bar(voice.say("rex-reading"));
    let outcome = rex::import(&app, &Actor::System, source, &rex::identifiers::screen, &|done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    if let (Err(app::Error::Conflict(fault)), Format::Json) = (&outcome, format) {
        let mut told = counts(&Imported::default(), &[], voice);
        told["faults"] = json!([{ "code": fault.message, "reason": voice.say(fault.message) }]);
        print(&told.to_string())?;
    }
    match outcome? {
        Import::BadMapping(fault) => refused(&[fault], USAGE, format, voice),
        Import::Refused(faults) => refused(&faults, REFUSED, format, voice),
        Import::Done(imported) => {
            rex::catch_up(&app)?;
            told(&imported, format, voice)
        }
    }
}

fn refused(faults: &[BadCell], code: u8, format: Format, voice: &Voice) -> Outcome {
    for fault in faults {
        say(&fault.text(voice));
    }
    say(&voice.say("rex-not-imported"));
    if format == Format::Json {
        print(&counts(&Imported::default(), faults, voice).to_string())?;
    }
    Ok(code)
}

fn told(imported: &Imported, format: Format, voice: &Voice) -> Outcome {
    if imported.resumed_at > 0 {
        say(&voice.with("rex-resumed", [("count", voice.count(imported.resumed_at.unsigned_abs()))]));
    }
    if !imported.unmapped.is_empty() {
        say(&voice.with("rex-unmapped", [("columns", imported.unmapped.join(" | "))]));
    }
    match format {
        Format::Json => print(&counts(imported, &imported.faults, voice).to_string())?,
        Format::Text => {
            for fault in &imported.faults {
                say(&fault.text(voice));
            }
            for held in &imported.held {
                say(&voice.with("rex-held", [("line", held.line.to_string()), ("labels", held.labels.join(", "))]));
            }
            let count = |number: i64| voice.count(number.unsigned_abs());
            let tally = &imported.tally;
            let counts = [
                ("read", count(tally.read)),
                ("landed", count(tally.landed)),
                ("held", count(tally.held)),
                ("refused", count(tally.refused)),
            ];
            print(&voice.with("rex-imported", counts))?;
        }
    }
    let nothing = imported.tally.landed + imported.tally.held == 0 && imported.tally.refused > 0;
    Ok(if nothing { REFUSED } else { FINE })
}

fn counts(imported: &Imported, faults: &[BadCell], voice: &Voice) -> Value {
    let tally = &imported.tally;
    json!({
        "read": tally.read,
        "landed": tally.landed,
        "held": tally.held,
        "refused": tally.refused,
        "faults": faults.iter().map(|fault| fault.json(voice)).collect::<Vec<_>>(),
        "holds": imported.held.iter().map(|it| json!({ "line": it.line, "labels": it.labels })).collect::<Vec<_>>(),
        "unmapped": imported.unmapped,
    })
}

/// A bar on standard error.
pub(crate) fn bar(message: String) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {percent}% {eta}");
    let bar = ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(250));
    bar.with_message(message)
}
