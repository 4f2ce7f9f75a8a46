//! Questions to the index: ranked by BM25, narrowed by facets; and what is like a text.

use std::collections::BTreeMap;

use domain::rex::{Clause, Facet, Filter, Query as Asked, RexId};
use domain::text::Language;
use tantivy::collector::{Collector, Count, FacetCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, MoreLikeThisQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, OwnedValue, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Score, Searcher, TantivyDocument, Term};

use crate::Result;
use crate::analysis::{Lexicon, Word};
use crate::index::{Index, facet_path};

/// Telling words of a text that what is like it is found by.
const TELLING: usize = 25;
/// Most values of a side that are counted.
const MOST_VALUES: usize = 200;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Question {
    /// The words.
    pub asked: Asked,
    /// The languages to look in.
    pub languages: Vec<Language>,
    /// Only records that pass all of these.
    pub filters: Vec<Filter>,
    /// How many records at most.
    pub limit: usize,
}

/// A record that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its random identity.
    pub id: RexId,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
}

/// An answer, the best record first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// How many records answer in all.
    pub total: u64,
    /// The best of them.
    pub hits: Vec<Hit>,
}

impl Index {
    /// The records that answer a question, and how many there are. Asked nothing, the index answers nothing.
    ///
    /// # Errors
    /// Unusable, when files are damaged.
    pub fn search(&self, question: &Question) -> Result<Page> {
        let Some(query) = self.query(question) else { return Ok(Page::default()) };
        let searcher = self.reader.searcher();
        let clauses = question.asked.any.len() * question.languages.len();
        if clauses == 1 && question.limit > 0 {
            // Of words that must all be there, ranking visits every match: they are counted in passing.
            let (best, total) = searcher.search(&*query, &(ranked(question.limit), Count))?;
            return Ok(Page { total: total as u64, hits: self.hits(&searcher, best)? });
        }
        // Apart: to count is to visit every match, which ranking alone does not.
        let total = searcher.search(&*query, &Count)? as u64;
        let hits = self.best(&searcher, &*query, question.limit)?;
        Ok(Page { total, hits })
    }

    /// How many records that answer have each value on each side that was asked for.
    ///
    /// # Errors
    /// Unusable, when files are damaged.
    pub fn facets(&self, question: &Question, sides: &[Facet]) -> Result<BTreeMap<Facet, Vec<(String, u64)>>> {
        let mut counted = BTreeMap::new();
        let Some(query) = self.query(question) else { return Ok(counted) };
        let mut collector = FacetCollector::for_field("facets");
        let roots: Vec<String> = sides.iter().map(|side| format!("/{}", side.code())).collect();
        for root in &roots {
            collector.add_facet(root.as_str());
        }
        let counts = self.reader.searcher().search(&*query, &collector)?;
        for (side, root) in sides.iter().zip(&roots) {
            let values = counts.top_k(root.as_str(), MOST_VALUES).into_iter().filter_map(|(facet, count)| {
                let value = facet.to_path().last().map(|value| (*value).to_owned())?;
                Some((value, count))
            });
            counted.insert(*side, values.collect());
        }
        Ok(counted)
    }

    /// The records most like a text of that language, by the words that tell it from others. The total is the number of
    /// those shown: almost every record shares a word with a long text.
    ///
    /// # Errors
    /// Unusable, when files are damaged.
    pub fn similar(&self, text: &str, language: &Language, filters: &[Filter], limit: usize) -> Result<Page> {
        let words = self.fields.words(language);
        let like = MoreLikeThisQuery::builder()
            .with_min_term_frequency(1)
            .with_min_doc_frequency(1)
            .with_max_query_terms(TELLING)
            .with_document_fields(vec![(words, vec![OwnedValue::Str(text.to_owned())])]);
        let query = self.filtered(Box::new(like), filters);
        let searcher = self.reader.searcher();
        let hits = self.best(&searcher, &*query, limit)?;
        Ok(Page { total: hits.len() as u64, hits })
    }

    /// For each text the stretch that answers best, of at most so many characters; its beginning where none does.
    ///
    /// # Errors
    /// Unusable, when files are damaged.
    pub fn excerpts(&self, question: &Question, texts: &[(&Language, &str)], longest: usize) -> Result<Vec<String>> {
        let searcher = self.reader.searcher();
        let mut makers = Vec::new();
        if let Some(query) = self.query(question) {
            for language in &question.languages {
                let mut maker = SnippetGenerator::create(&searcher, &*query, self.fields.words(language))?;
                maker.set_max_num_chars(longest);
                makers.push((language, maker));
            }
        }
        let excerpt = |(language, text): &(&Language, &str)| {
            let maker = makers.iter().find(|(of, _)| of == language);
            let found = maker.map(|(_, maker)| maker.snippet(text)).filter(|found| !found.is_empty());
            found.map_or_else(|| beginning(text, longest), |found| found.fragment().trim().to_owned())
        };
        Ok(texts.iter().map(excerpt).collect())
    }

    fn best(&self, searcher: &Searcher, query: &dyn Query, limit: usize) -> Result<Vec<Hit>> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        self.hits(searcher, searcher.search(query, &ranked(limit))?)
    }

    fn hits(&self, searcher: &Searcher, best: Vec<(Score, DocAddress)>) -> Result<Vec<Hit>> {
        let mut hits = Vec::with_capacity(best.len());
        for (score, at) in best {
            let document: TantivyDocument = searcher.doc(at)?;
            let id = document.get_first(self.fields.id).and_then(|value| value.as_str().map(str::to_owned));
            hits.extend(id.map(|id| Hit { id: RexId(id), score }));
        }
        Ok(hits)
    }

    fn query(&self, question: &Question) -> Option<Box<dyn Query>> {
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        for language in &question.languages {
            any.extend(question.asked.any.iter().filter_map(|clause| self.clause(clause, language)));
        }
        let words = alternatives(any)?;
        Some(self.filtered(words, &question.filters))
    }

    /// A clause in one language; none when every word of it is too common to be looked for.
    fn clause(&self, clause: &Clause, language: &Language) -> Option<Box<dyn Query>> {
        let lexicon = Lexicon::of(language);
        let field = self.fields.words(language);
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (words, occur) in [(&clause.all, Occur::Must), (&clause.none, Occur::MustNot)] {
            for word in words {
                lexicon.each(word, &mut |word| parts.extend(terms(&word, field).map(|part| (occur, part))));
            }
        }
        if !parts.iter().any(|(occur, _)| *occur == Occur::Must) {
            return None;
        }
        if parts.len() == 1 {
            return parts.pop().map(|(_, only)| only);
        }
        Some(Box::new(BooleanQuery::new(parts)))
    }

    fn filtered(&self, query: Box<dyn Query>, filters: &[Filter]) -> Box<dyn Query> {
        if filters.is_empty() {
            return query;
        }
        let mut parts = vec![(Occur::Must, query)];
        for filter in filters {
            let term = Term::from_facet(self.fields.facets, &facet_path(filter.facet, &filter.value));
            let only = TermQuery::new(term, IndexRecordOption::Basic);
            // A filter says whether, not how well.
            parts.push((Occur::Must, Box::new(BoostQuery::new(Box::new(only), 0.0))));
        }
        Box::new(BooleanQuery::new(parts))
    }
}

/// The best, by BM25.
fn ranked(limit: usize) -> impl Collector<Fruit = Vec<(Score, DocAddress)>> {
    TopDocs::with_limit(limit).order_by_score()
}

/// The query of one word: any of its stems, or all words that an abbreviation stands for.
fn terms(word: &Word, field: tantivy::schema::Field) -> Option<Box<dyn Query>> {
    let term = |text: &String| {
        let term = Term::from_field_text(field, text);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
    };
    let all: Vec<Box<dyn Query>> = word.terms.iter().map(term).collect();
    if word.alternatives || all.len() < 2 {
        return alternatives(all);
    }
    Some(Box::new(BooleanQuery::new(all.into_iter().map(|term| (Occur::Must, term)).collect())))
}

fn alternatives(mut any: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    match any.len() {
        0 => None,
        1 => any.pop(),
        _ => Some(Box::new(BooleanQuery::new(any.into_iter().map(|one| (Occur::Should, one)).collect()))),
    }
}

/// The beginning of a text, cut between words.
fn beginning(text: &str, longest: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or_default();
    let whole = cut.rfind(char::is_whitespace).map_or(cut, |space| cut.get(..space).unwrap_or(cut));
    whole.trim_end().to_owned()
}
