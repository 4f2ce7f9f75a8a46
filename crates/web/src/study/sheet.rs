//! The form of a study and what it sent. A sheet of failure modes has a few empty lines after those there are: saving keeps
//! what is filled and brings empty ones again, without a script.

use app::screen::Confirmed;
use app::study::{self, MOST_FAILURES, Study};
use app::theme::Known;
use domain::study::{Content, Failure as Mode, Method, Rating};
use jiff::civil::Date;

use crate::analysis::words::{Sent, all, first};
use crate::components::{Choices, Fallible, Field, FieldError, faults};
use crate::page::Page;
use crate::screen::{CONFIRMED, Screened};
use crate::theme::one_of;

/// Empty lines after those there are.
const SPARE: usize = 2;
/// The cells of a line that hold words, and those that hold numbers.
const WORDS: [&str; 5] = ["mode", "cause", "effect", "action", "owner"];
const NUMBERS: [&str; 3] = ["severity", "occurrence", "detectability"];

/// A field of words, with what in it could name somebody once it was sent.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) field: Field,
    pub(super) screened: Screened,
}

/// The form of a study.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) title: Words,
    pub(super) question: Words,
    pub(super) theme: Choices,
    pub(super) method: Words,
    /// First and last day of the data.
    pub(super) window: Option<[Field; 2]>,
    /// People asked and answering, or cases looked at and found.
    pub(super) counts: Option<[Field; 2]>,
    /// Words and sides of a question to the base.
    pub(super) query: Option<Words>,
    pub(super) lines: Vec<SheetLine>,
    pub(super) result: Words,
}

/// One line of the sheet of failure modes.
#[derive(Debug)]
pub(super) struct SheetLine {
    pub(super) number: usize,
    pub(super) mode: Words,
    pub(super) cause: Words,
    pub(super) effect: Words,
    pub(super) before: [Field; 3],
    pub(super) action: Words,
    pub(super) owner: Words,
    pub(super) after: [Field; 3],
    /// The products, before and after, as they were saved.
    pub(super) priority: String,
}

impl Sheet {
    /// The form as it was typed, else as the study was saved.
    pub(super) fn new(page: &Page, study: &Study, themes: &[Known], (sent, errors): (&Sent, &[FieldError])) -> Self {
        let content = &study.content;
        let field = |name: &str, otherwise: String| {
            let typed = sent.get(name).and_then(|values| values.first()).cloned();
            Field::new(name).holding(typed.unwrap_or(otherwise)).checked(errors)
        };
        let marks = Confirmed::of(all(sent, CONFIRMED));
        let kept = study::words(content).into_iter().map(|(_, text)| text);
        let confirmed = marks.with_kept(kept, &page.voice.language());
        let words = |name: &str, otherwise: String| {
            let typed = sent.get(name).and_then(|values| values.first());
            let screened = typed.map(|typed| Screened::of(page, name, typed, &confirmed));
            Words { field: field(name, otherwise), screened: screened.unwrap_or_default() }
        };
        let chosen = match sent.get("theme").and_then(|values| values.first()) {
            Some(typed) => typed.clone(),
            None => study.theme.clone().unwrap_or_default(),
        };
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let (from, to) = (content.window.map(|it| it.0), content.window.map(|it| it.1));
        let (asked, answered) = (content.counts.map(|it| it.0), content.counts.map(|it| it.1));
        let is = |method: Method| study.method == method;
        let held = if is(Method::Fmea) { (content.failures.len() + SPARE).min(MOST_FAILURES) } else { 0 };
        Self {
            title: words("title", content.title.clone()),
            question: words("question", content.question.clone()),
            theme: one_of(page, themes, &chosen, errors),
            method: words("method", content.method.clone()),
            window: (!is(Method::Fmea)).then(|| [field("from", day(from)), field("to", day(to))]),
            counts: (is(Method::Survey) || is(Method::Registry))
                .then(|| [field("asked", number(asked)), field("answered", number(answered))]),
            query: is(Method::Rex).then(|| words("query", content.query.clone())),
            lines: (0..held)
                .map(|place| line(page, place + 1, content.failures.get(place), (&field, &words)))
                .collect(),
            result: words("result", content.result.clone()),
        }
    }

    /// What is wrong, in the order of the form.
    pub(super) fn faults(&self) -> Vec<FieldError> {
        let mut all: Vec<&dyn Fallible> =
            vec![&self.title.field, &self.question.field, &self.theme, &self.method.field];
        for pair in [&self.window, &self.counts].into_iter().flatten() {
            all.extend(pair.iter().map(|field| field as &dyn Fallible));
        }
        all.extend(self.query.iter().map(|words| &words.field as &dyn Fallible));
        for line in &self.lines {
            all.extend([&line.mode.field as &dyn Fallible, &line.cause.field, &line.effect.field]);
            all.extend(line.before.iter().map(|field| field as &dyn Fallible));
            all.extend([&line.action.field as &dyn Fallible, &line.owner.field]);
            all.extend(line.after.iter().map(|field| field as &dyn Fallible));
        }
        all.push(&self.result.field);
        faults(&all)
    }
}

/// Makes a field of its name and of what was saved.
type Makes<'a, T> = dyn Fn(&str, String) -> T + 'a;

fn line(
    page: &Page,
    number: usize,
    saved: Option<&Mode>,
    (field, screened): (&Makes<'_, Field>, &Makes<'_, Words>),
) -> SheetLine {
    let words = |name: &str, of: fn(&Mode) -> &String| {
        screened(&format!("{name}-{number}"), saved.map(|mode| of(mode).clone()).unwrap_or_default())
    };
    let rating = |rating: Option<Rating>, name: &str| {
        let parts = rating.map(Rating::parts);
        let part = |place: usize| {
            let saved = parts.and_then(|parts| parts.get(place).copied()).map(|part| part.to_string());
            field(&format!("{}{name}-{number}", NUMBERS[place]), saved.unwrap_or_default())
        };
        [part(0), part(1), part(2)]
    };
    let priority = |mode: &Mode| {
        let before = mode.rating.priority();
        match mode.after {
            Some(after) => page.with("study-priorities", (("before", before), ("after", after.priority()))),
            None => page.with("study-priority", [("before", before)]),
        }
    };
    SheetLine {
        number,
        mode: words("mode", |mode| &mode.mode),
        cause: words("cause", |mode| &mode.cause),
        effect: words("effect", |mode| &mode.effect),
        before: rating(saved.map(|mode| mode.rating), ""),
        action: words("action", |mode| &mode.action),
        owner: words("owner", |mode| &mode.owner),
        after: rating(saved.and_then(|mode| mode.after), "-after"),
        priority: saved.map(priority).unwrap_or_default(),
    }
}

/// What was sent: the content, the theme, and what could not be read.
pub(super) fn read(page: &Page, method: Method, sent: &Sent) -> (Content, Option<String>, Vec<FieldError>) {
    let mut errors = Vec::new();
    let words = |name: &str| first(sent, name).trim().to_owned();
    let mut fault = |field: &str, key: &str| {
        errors.push(FieldError { field: field.to_owned(), message: page.say(key) });
    };
    let mut day = |name: &str| -> Option<Date> {
        let typed = words(name);
        let day = typed.parse().ok();
        if day.is_none() && !typed.is_empty() {
            fault(name, "assignment-not-a-day");
        }
        day
    };
    let window = day("from").zip(day("to"));
    let mut number = |name: &str| -> Option<u32> {
        let typed = words(name);
        let number = typed.parse().ok();
        if number.is_none() && !typed.is_empty() {
            fault(name, "assignment-not-a-number");
        }
        number
    };
    let counts = number("asked").zip(number("answered"));
    let mut failures = Vec::new();
    if method == Method::Fmea {
        for place in 1..=MOST_FAILURES {
            failures.extend(mode(sent, place, &mut fault));
        }
    }
    let content = Content {
        title: words("title"),
        question: words("question"),
        window,
        method: words("method"),
        counts,
        failures,
        query: words("query"),
        found: Vec::new(),
        result: words("result"),
    };
    let theme = Some(words("theme")).filter(|code| !code.is_empty());
    (content, theme, errors)
}

/// A line of the sheet; none where nothing was typed. Three numbers before any action are asked of whatever has words.
fn mode(sent: &Sent, place: usize, fault: &mut impl FnMut(&str, &str)) -> Option<Mode> {
    let words = |name: &str| first(sent, &format!("{name}-{place}")).trim().to_owned();
    let typed = |after: &str| NUMBERS.map(|name| words(&format!("{name}{after}")));
    let (before, after) = (typed(""), typed("-after"));
    if WORDS.iter().all(|name| words(name).is_empty()) && before.iter().chain(&after).all(String::is_empty) {
        return None;
    }
    let rating = |typed: &[String; 3]| {
        let part = |place: usize| typed.get(place)?.parse::<u8>().ok();
        Rating::new(part(0)?, part(1)?, part(2)?)
    };
    let rated = rating(&before);
    if rated.is_none() {
        fault(&format!("severity-{place}"), "study-not-a-rating");
    }
    let later = rating(&after);
    if later.is_none() && after.iter().any(|part| !part.is_empty()) {
        fault(&format!("severity-after-{place}"), "study-not-a-rating");
    }
    if words("mode").is_empty() {
        fault(&format!("mode-{place}"), "study-no-mode");
    }
    Some(Mode {
        mode: words("mode"),
        cause: words("cause"),
        effect: words("effect"),
        rating: rated.or_else(|| Rating::new(1, 1, 1))?,
        action: words("action"),
        owner: words("owner"),
        after: later,
    })
}
