//! Searching the base: words, sides to narrow down by, pages of twenty.

use std::collections::BTreeMap;

use app::rex::{Answer, Ask, MOST_HITS};
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use domain::authority::{Actor, Right};
use domain::rex::{Facet, Filter, Query, speaks};
use domain::text::Language;
use serde::Deserialize;

use super::words::{Hit, Words};
use super::{HELD, REX};
use crate::components::{Choices, Field, Pagination};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::visitor::Visitor;

/// Records on a page.
const ON_A_PAGE: usize = 20;
/// Values of a side that are offered; the others are narrowed down to by words.
const MOST_VALUES: usize = 12;
/// Longest question, in characters; what is beyond is passed over.
const MOST_WORDS: usize = 400;
/// Most sides that a question is narrowed down by.
const MOST_FILTERS: usize = 12;

#[derive(Debug, Template)]
#[template(path = "rex/search.html")]
pub(crate) struct ShowSearch {
    page: Page,
    words: Field,
    languages: Choices,
    /// What narrows the question down.
    narrowed: Vec<Narrowed>,
    found: Option<Found>,
    /// Where records wait for a person's eye, for those who clear them.
    held: Option<&'static str>,
}

/// One side that a question is narrowed down by.
#[derive(Debug)]
struct Narrowed {
    side: String,
    value: String,
    /// As the form sends it back.
    sent: String,
    /// The same question without it.
    without: String,
}

/// What was found.
#[derive(Debug)]
struct Found {
    total: String,
    /// Whether there are more than can be turned to.
    is_cut: bool,
    hits: Vec<Hit>,
    sides: Vec<Side>,
    pages: Pagination,
}

/// A side from which what was found can be narrowed down.
#[derive(Debug)]
struct Side {
    name: String,
    /// What it shows, how many records show it, and the question narrowed down to it.
    values: Vec<(String, String, String)>,
}

/// A question, as an address holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    words: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    page: String,
}

impl Asked {
    /// Reads an address; whatever in it nobody could have asked is passed over.
    pub(super) fn read(query: Option<&str>) -> Self {
        let mut asked: Self = query.and_then(|text| serde_html_form::from_str(text).ok()).unwrap_or_default();
        asked.words = asked.words.chars().filter(|letter| !letter.is_control()).take(MOST_WORDS).collect();
        asked.only.retain(|only| Filter::parse(only).is_some());
        asked.only.dedup();
        asked.only.truncate(MOST_FILTERS);
        asked
    }

    fn language(&self) -> Option<Language> {
        Language::parse(&self.language).filter(speaks)
    }

    fn current(&self) -> usize {
        self.page.parse::<usize>().unwrap_or(1).clamp(1, MOST_HITS / ON_A_PAGE)
    }

    fn ask(&self) -> Ask {
        Ask {
            words: self.words.clone(),
            language: self.language(),
            filters: self.only.iter().filter_map(|only| Filter::parse(only)).collect(),
            skip: (self.current() - 1) * ON_A_PAGE,
            limit: ON_A_PAGE,
        }
    }

    /// The address of this question, narrowed down by these sides; without its page.
    fn address(&self, only: &[String]) -> String {
        let mut pairs = vec![("words", self.words.as_str())];
        if let Some(language) = self.language.get(..).filter(|tag| !tag.is_empty()) {
            pairs.push(("language", language));
        }
        pairs.extend(only.iter().map(|only| ("only", only.as_str())));
        format!("{}?{}", REX.plain(), serde_html_form::to_string(pairs).unwrap_or_default())
    }
}

/// What use cases answer to one question.
type Told = (Answer, BTreeMap<Facet, Vec<(String, u64)>>);

pub(super) async fn search(
    State(state): State<WebState>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let actor = visitor.actor();
    // Asked of everybody, whether they asked anything or not: the page itself is for those who may read the base.
    actor.may_anywhere(Right::ReadRexRecords).map_err(app::Error::from)?;
    let asked = Asked::read(query.as_deref());
    let told = if Query::parse(&asked.words).is_empty() {
        None
    } else {
        let (ask, who) = (asked.ask(), actor.clone());
        Some(state.ask(move |app| told(app, &who, &ask)).await?)
    };
    show(&view(visitor.page(), &actor, &asked, told))
}

fn told(app: &app::App, actor: &Actor, ask: &Ask) -> app::Result<Told> {
    let answer = app::rex::search(app, actor, ask)?;
    let sides = if answer.total == 0 { BTreeMap::new() } else { app::rex::facets(app, actor, ask, &Facet::ALL)? };
    Ok((answer, sides))
}

pub(super) fn view(page: Page, actor: &Actor, asked: &Asked, told: Option<Told>) -> ShowSearch {
    let words = Words::of(&page);
    let narrowed = asked.only.iter().filter_map(|only| {
        let filter = Filter::parse(only)?;
        let rest: Vec<String> = asked.only.iter().filter(|other| *other != only).cloned().collect();
        Some(Narrowed {
            side: words.side(filter.facet),
            value: words.value(filter.facet, &filter.value),
            sent: only.clone(),
            without: asked.address(&rest),
        })
    });
    let narrowed = narrowed.collect();
    let found = told.map(|told| found(&page, &words, asked, told));
    let languages = [("", "rex-language-both"), ("fr", "rex-language-fr"), ("en", "rex-language-en")];
    let languages = languages.map(|(tag, key)| (tag, page.say(key)));
    let chosen = asked.language().map(|language| language.tag().to_owned()).unwrap_or_default();
    ShowSearch {
        words: Field::new("words").holding(&asked.words),
        languages: Choices::new("language", languages).choosing(&[chosen]),
        narrowed,
        found,
        held: actor.may_anywhere(Right::ClearRexRecords).is_ok().then(|| HELD.plain()),
        page,
    }
}

fn found(page: &Page, words: &Words<'_>, asked: &Asked, (answer, sides): Told) -> Found {
    let all = usize::try_from(answer.total).unwrap_or(MOST_HITS).min(MOST_HITS).div_ceil(ON_A_PAGE);
    let side = |(side, values): (Facet, Vec<(String, u64)>)| {
        let chosen = |value: &str| asked.only.contains(&format!("{}={value}", side.code()));
        let value = |(value, count): (String, u64)| {
            let mut only = asked.only.clone();
            only.push(format!("{}={value}", side.code()));
            (words.value(side, &value), page.voice.count(count), asked.address(&only))
        };
        // A side with one value narrows nothing down.
        let offered = values.len() > 1;
        let values = values.into_iter().filter(|(value, _)| !chosen(value)).take(MOST_VALUES).map(value).collect();
        offered.then(|| Side { name: words.side(side), values })
    };
    Found {
        total: page.with("rex-found-records", [("count", answer.total)]),
        is_cut: answer.total > MOST_HITS as u64,
        hits: answer.hits.into_iter().map(|hit| words.hit(hit)).collect(),
        sides: sides.into_iter().filter_map(side).filter(|side| !side.values.is_empty()).collect(),
        pages: Pagination { current: asked.current(), all, address: format!("{}&page=", asked.address(&asked.only)) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_nobody_could_have_asked_is_a_question_all_the_same() {
        assert_eq!(Asked::read(None), Asked::default());
        let read =
            Asked::read(Some("words=c%C3%B4t%C3%A9&only=phase%3Dintraop&only=author%3D1&only=phase%3Dx&page=-3"));
        assert_eq!((read.words.as_str(), read.only.as_slice()), ("côté", &["phase=intraop".to_owned()][..]));
        assert_eq!((read.current(), read.ask().skip), (1, 0));
        assert_eq!(Asked { page: "3".into(), ..Asked::default() }.ask().skip, 40);
        assert_eq!(Asked { page: "9999".into(), ..Asked::default() }.current(), 50);
        assert_eq!(Asked::read(Some("words=%FF&only")), Asked::read(Some("words=%FF&only")), "whatever it is");
        assert!(Asked::read(Some(&format!("words={}", "a".repeat(9_000)))).words.len() == MOST_WORDS);
    }

    #[test]
    fn an_address_reads_as_it_was_written() {
        let asked = Asked { words: "mauvais côté & pause".into(), language: "fr".into(), ..Asked::default() };
        let only = vec!["actual=0".to_owned(), "specialty=urology".to_owned()];
        let address = asked.address(&only);
        let read = Asked::read(address.split_once('?').map(|(_, query)| query));
        assert_eq!(read, Asked { only, ..asked });
    }
}
