//! Questions between bodies, at the manager's desk: asking, answering with counts, and what came of it.

use app::body_question::{self as asking, Answered, Asking, Question};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::body_question::Over;
use jiff::civil::Date;
use serde::Deserialize;

use crate::assignment::DESK;
use crate::components::{Choices, Crumb, Fallible, Field, FieldError, Tag, Task, Tone, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::forum::paragraphs;
use crate::page::{Page, show_as};
use crate::routes::{Access, Route};
use crate::screen::Screened;
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

/// The questions of every body.
pub const QUESTIONS: Path<1> = Path::new("/{org}/desk/questions");
/// One question.
pub const QUESTION: Path<2> = Path::new("/{org}/desk/questions/{question}");

pub(crate) fn routes() -> Vec<Route> {
    let ask = Access::Right(Right::AskOtherBodies);
    vec![
        Route::get("body-question.list", QUESTIONS, ask, list),
        Route::post("body-question.ask", QUESTIONS, ask, send),
        Route::get("body-question.show", QUESTION, ask, show_one),
        Route::post("body-question.answer", QUESTION, ask, answer),
    ]
}

/// What is wrong, by field.
type Wrong = Vec<(String, String)>;

fn wrong(page: &Page, failure: &Failure) -> Wrong {
    let said = |fault: &app::Fault| crate::failure::Reason::from(fault).said(&page.voice);
    let of = failure.faults.iter().map(|fault| (fault.field.clone(), said(fault)));
    let mut all: Wrong = of.collect();
    if let (true, Some(reason)) = (all.is_empty(), failure.reason.as_ref()) {
        all.push((String::new(), reason.said(&page.voice)));
    }
    all
}

fn about(wrong: &Wrong, field: &str) -> Option<String> {
    wrong.iter().find(|(of, _)| of == field).map(|(_, words)| words.clone())
}

#[derive(Debug, Template)]
#[template(path = "body_question/list.html")]
pub(crate) struct ListQuestions {
    page: Page,
    crumbs: Vec<Crumb>,
    open: Vec<Task>,
    closed: Vec<Task>,
    words: Field,
    screened: Screened,
    screened_choices: Screened,
    over: Choices,
    choices: Field,
    due_on: Field,
    errors: Vec<FieldError>,
    trouble: Option<String>,
    address: String,
}

/// A question as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    words: String,
    #[serde(default)]
    over: String,
    #[serde(default)]
    choices: String,
    #[serde(default)]
    due_on: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

fn task(page: &Page, org: &str, question: &Question) -> Task {
    let (answered, asked) = question.answered;
    let (tone, text) = match (&question.result, &question.own, question.is_own) {
        (Some(_), ..) => (Tone::Done, page.say("question-closed")),
        (None, _, true) => {
            let values = [("answered", answered), ("asked", asked)];
            (Tone::Neutral, page.with("question-answered-of", values))
        }
        (None, Some(_), _) => (Tone::Neutral, page.say("question-you-answered")),
        (None, None, _) => (Tone::Due, page.with("question-answer-by", [("date", page.date(question.due_on))])),
    };
    let from = match question.is_own {
        true => page.say("question-yours"),
        false => page.with("question-from", [("body", page.read(&question.from))]),
    };
    Task {
        title: question.words.clone(),
        hint: from,
        address: Some(QUESTION.to([org, question.reference.as_str()])),
        tag: Tag { tone, text },
    }
}

fn view(page: Page, org: &str, questions: &[Question], typed: &Typed, wrong: &Wrong) -> ListQuestions {
    let field = |name: &str, value: &str| {
        let mut field = Field::new(name).holding(value);
        field.error = about(wrong, name);
        field
    };
    let (words, choices) = (field("words", &typed.words), field("choices", &typed.choices));
    let due_on = field("due_on", &typed.due_on);
    let counted = Over::ALL.map(|over| (over.code(), page.say(over_key(over))));
    let over = Choices::new("over", counted);
    let over = over.choosing(&[if typed.over.is_empty() { Over::NearMisses.code() } else { typed.over.as_str() }]);
    let confirmed = Confirmed::of(typed.confirmed.iter().cloned());
    let (closed, open): (Vec<&Question>, Vec<&Question>) = questions.iter().partition(|it| it.result.is_some());
    let tasks = |all: Vec<&Question>| all.into_iter().map(|one| task(&page, org, one)).collect();
    ListQuestions {
        crumbs: vec![Crumb { address: DESK.to([org]), name: page.say("assignment-title") }],
        open: tasks(open),
        closed: tasks(closed),
        errors: faults(&[&words as &dyn Fallible, &choices, &due_on]),
        trouble: about(wrong, ""),
        screened: Screened::of(&page, "words", &typed.words, &confirmed),
        screened_choices: screened_choices(&page, &typed.choices, &confirmed),
        words,
        over,
        choices,
        due_on,
        address: QUESTIONS.to([org]),
        page,
    }
}

/// What in the choices could name somebody: each line is a text of its own.
fn screened_choices(page: &Page, choices: &str, confirmed: &Confirmed) -> Screened {
    let mut all = Screened { field: "choices".to_owned(), lines: Vec::new() };
    for (place, choice) in (1..).zip(choices.lines()) {
        let found = Screened::of(page, &format!("choices-{place}"), choice, confirmed).lines;
        all.lines.extend(found);
    }
    all
}

fn over_key(over: Over) -> &'static str {
    match over {
        Over::NearMisses => "question-over-near-misses",
        Over::Base => "question-over-base",
    }
}

/// What has just been done.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

async fn shown(
    state: &WebState,
    colleague: &Colleague,
    status: StatusCode,
    (typed, wrong): (&Typed, &Wrong),
    done: &str,
) -> Result<Response, Failure> {
    colleague.must(Right::AskOtherBodies)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let questions = state.ask(move |app| asking::list(app, &actor, org)).await?;
    let mut page = colleague.visitor.page();
    if done == "asked" {
        page.notice = Some(page.say("question-done-asked"));
    }
    show_as(status, &view(page, colleague.org(), &questions, typed, wrong))
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    shown(&state, &colleague, StatusCode::OK, (&Typed::default(), &Wrong::new()), &done.done).await
}

async fn send(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    colleague.must(Right::AskOtherBodies)?;
    let page = colleague.visitor.page();
    let new = Asking {
        over: Over::parse(&typed.over).unwrap_or(Over::NearMisses),
        words: typed.words.clone(),
        choices: typed.choices.lines().map(str::to_owned).collect(),
        // What is no day is in the past, and told so.
        due_on: typed.due_on.trim().parse().unwrap_or(Date::MIN),
    };
    let (actor, org, language) = (colleague.actor(), colleague.organisation.id, page.voice.language());
    let confirmed = Confirmed::of(typed.confirmed.iter().cloned());
    let asked = state.ask(move |app| asking::ask(app, &actor, org, &new, (&language, &confirmed))).await;
    match asked {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=asked", QUESTIONS.to([colleague.org()]))).into_response()),
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let wrong = wrong(&page, &failure);
            shown(&state, &colleague, failure.kind.status(), (&typed, &wrong), "").await
        }
        Err(failure) => Err(failure),
    }
}

#[derive(Debug, Template)]
#[template(path = "body_question/show.html")]
pub(crate) struct ShowQuestion {
    page: Page,
    crumbs: Vec<Crumb>,
    question: Vec<Vec<String>>,
    facts: Vec<String>,
    /// Each choice with what is told of it.
    totals: Vec<(String, String)>,
    said: Vec<(String, Vec<Vec<String>>)>,
    is_closed: bool,
    /// The counts to fill in: field and label; empty for one's own question.
    counts: Vec<(Field, String)>,
    words: Field,
    screened: Screened,
    errors: Vec<FieldError>,
    trouble: Option<String>,
    address: String,
}

/// An answer as it was typed.
#[derive(Debug, Clone, Default)]
struct Filled {
    counts: Vec<String>,
    words: String,
    confirmed: Vec<String>,
}

fn filled(pairs: Vec<(String, String)>) -> Filled {
    let mut filled = Filled::default();
    for (name, value) in pairs {
        match name.as_str() {
            "words" => filled.words = value,
            "confirmed" => filled.confirmed.push(value),
            _ if name.starts_with("count") => filled.counts.push(value),
            _ => {}
        }
    }
    filled
}

fn one(page: Page, org: &str, question: &Question, sent: Option<&Filled>, wrong: &Wrong) -> ShowQuestion {
    let own = question.own.clone().unwrap_or_default();
    let labels = match question.choices.is_empty() {
        true => vec![page.say("question-number")],
        false => question.choices.clone(),
    };
    let value = |place: usize| match sent {
        Some(sent) => sent.counts.get(place).cloned().unwrap_or_default(),
        None => own.counts.get(place).map(u64::to_string).unwrap_or_default(),
    };
    let field = |(place, label): (usize, &String)| {
        let mut field = Field::new(format!("count{}", place + 1)).holding(value(place));
        field.error = about(wrong, "count")
            .filter(|_| !value(place).trim().parse::<u64>().is_ok_and(|it| it <= domain::body_question::MOST));
        (field, label.clone())
    };
    let mut words = Field::new("words").holding(sent.map_or(own.words.as_str(), |sent| sent.words.as_str()));
    words.error = about(wrong, "words");
    let answers = question.result.is_none() && !question.is_own;
    let counts: Vec<(Field, String)> =
        if answers { labels.iter().enumerate().map(field).collect() } else { Vec::new() };
    let at_least = |least: &Option<u64>| match least {
        Some(least) => {
            let count = i64::try_from(*least).unwrap_or(i64::MAX);
            page.with("rex-at-least", [("count", page.voice.count(count))])
        }
        None => page.with("question-few", [("least", domain::rex::published::K)]),
    };
    let (totals, said) = question.result.as_ref().map_or((Vec::new(), Vec::new()), |result| {
        let totals = labels.iter().cloned().zip(result.at_least.iter().map(at_least)).collect();
        let said = result.said.iter().map(|(by, words)| (page.read(by).to_owned(), paragraphs(words)));
        (totals, said.collect())
    });
    let (answered, asked) = question.answered;
    let confirmed = Confirmed::of(sent.map(|sent| sent.confirmed.clone()).unwrap_or_default());
    let mut errors: Vec<FieldError> = counts.iter().filter_map(|(field, _)| field.fault()).collect();
    errors.extend(words.fault());
    ShowQuestion {
        crumbs: vec![
            Crumb { address: DESK.to([org]), name: page.say("assignment-title") },
            Crumb { address: QUESTIONS.to([org]), name: page.say("question-title") },
        ],
        question: paragraphs(&question.words),
        facts: vec![
            page.with("question-from", [("body", page.read(&question.from))]),
            page.say(over_key(question.over)),
            page.with("question-due", [("date", page.date(question.due_on))]),
            page.with("question-answered-of", [("answered", answered), ("asked", asked)]),
        ],
        totals,
        said,
        is_closed: question.result.is_some(),
        counts,
        screened: Screened::of(&page, "words", &words.value, &confirmed),
        words,
        errors,
        trouble: about(wrong, ""),
        address: QUESTION.to([org, question.reference.as_str()]),
        page,
    }
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Question, Failure> {
    colleague.must(Right::AskOtherBodies)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| asking::read(app, &actor, org, &reference)).await
}

async fn show_one(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let question = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if done.done == "answered" {
        page.notice = Some(page.say("question-done-answered"));
    }
    show_as(StatusCode::OK, &one(page, colleague.org(), &question, None, &Wrong::new()))
}

async fn answer(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let question = load(&state, &colleague, &reference).await?;
    let (page, filled) = (colleague.visitor.page(), filled(pairs));
    // What is no number is more than any count, and told so.
    let counts = filled.counts.iter().map(|count| count.trim().parse().unwrap_or(u64::MAX)).collect();
    let answered = Answered { counts, words: filled.words.clone() };
    let (actor, org, language) = (colleague.actor(), colleague.organisation.id, page.voice.language());
    let (confirmed, asked) = (Confirmed::of(filled.confirmed.iter().cloned()), reference.clone());
    let done = state.ask(move |app| asking::answer(app, &actor, org, &asked, (&answered, &language, &confirmed))).await;
    match done {
        Ok(()) => {
            let to = format!("{}?done=answered", QUESTION.to([colleague.org(), reference.as_str()]));
            Ok(Redirect::to(&to).into_response())
        }
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let wrong = wrong(&page, &failure);
            show_as(failure.kind.status(), &one(page, colleague.org(), &question, Some(&filled), &wrong))
        }
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
mod samples {
    use super::*;
    use app::body_question::Totals;
    use jiff::civil::date;

    fn question(is_own: bool, own: Option<Answered>, result: Option<Totals>) -> Question {
        Question {
            reference: "q1".into(),
            from: documents::scheme::shipped("fr-has").expect("it is shipped").name.clone(),
            is_own,
            over: Over::NearMisses,
            words: "Combien d’erreurs de côté, au bloc ?".into(),
            choices: vec!["Vues avant l’incision".into(), "Vues après".into()],
            asked_on: date(2008, 3, 1),
            due_on: date(2008, 4, 1),
            answered: (1, 2),
            own,
            result,
        }
    }

    fn answered() -> Option<Answered> {
        Some(Answered { counts: vec![12, 3], words: "Surtout le soir.".into() })
    }

    fn closed() -> Option<Totals> {
        let name = documents::scheme::shipped("fr-has").expect("it is shipped").name.clone();
        Some(Totals { at_least: vec![Some(22), None], said: vec![(name, "Surtout le soir.".into())] })
    }

    impl crate::page::Sample for ListQuestions {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let all = vec![
                question(true, None, None),
                question(false, answered(), None),
                question(false, None, None),
                question(false, None, closed()),
            ];
            let typed = Typed { words: "M. Dupont ?".into(), ..Typed::default() };
            let wrong = vec![("words".to_owned(), "…".to_owned()), (String::new(), "…".to_owned())];
            let new = |all: &[Question], typed: &Typed, wrong: &Wrong| view(page.clone(), "oa", all, typed, wrong);
            vec![
                ("none", new(&[], &Typed::default(), &Wrong::new())),
                ("some", new(&all, &Typed::default(), &Wrong::new())),
                ("refused", new(&all, &typed, &wrong)),
            ]
        }
    }

    impl crate::page::Sample for ShowQuestion {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let new = |question: &Question, sent: Option<&Filled>, wrong: &Wrong| {
                one(page.clone(), "oa", question, sent, wrong)
            };
            let sent =
                Filled { counts: vec!["x".into(), "3".into()], words: "M. Dupont".into(), confirmed: Vec::new() };
            let wrong = vec![("count".to_owned(), "…".to_owned()), ("words".to_owned(), "…".to_owned())];
            let number = Question { choices: Vec::new(), over: Over::Base, ..question(false, None, None) };
            vec![
                ("to answer", new(&question(false, None, None), None, &Wrong::new())),
                ("a number", new(&number, None, &Wrong::new())),
                ("refused", new(&question(false, answered(), None), Some(&sent), &wrong)),
                ("one's own", new(&question(true, None, None), None, &Wrong::new())),
                ("closed", new(&question(false, answered(), closed()), None, &Wrong::new())),
            ]
        }
    }
}
