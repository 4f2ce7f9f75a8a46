//! How a study is written down before it is sealed: JSON, in one order, so that a hash of it means something.

use domain::study::{Content, Failure, Rating};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::{Result, broken};

#[derive(Serialize, Deserialize)]
struct Written {
    title: String,
    question: String,
    window: Option<(String, String)>,
    method: String,
    counts: Option<(u32, u32)>,
    failures: Vec<Line>,
    query: String,
    found: Vec<(String, u64)>,
    result: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    mode: String,
    cause: String,
    effect: String,
    rating: [u8; 3],
    action: String,
    owner: String,
    after: Option<[u8; 3]>,
}

/// The bytes of a study.
pub(super) fn bytes(content: &Content) -> Result<Vec<u8>> {
    let line = |failure: &Failure| Line {
        mode: failure.mode.clone(),
        cause: failure.cause.clone(),
        effect: failure.effect.clone(),
        rating: failure.rating.parts(),
        action: failure.action.clone(),
        owner: failure.owner.clone(),
        after: failure.after.map(Rating::parts),
    };
    let written = Written {
        title: content.title.clone(),
        question: content.question.clone(),
        window: content.window.map(|(from, to)| (from.to_string(), to.to_string())),
        method: content.method.clone(),
        counts: content.counts,
        failures: content.failures.iter().map(line).collect(),
        query: content.query.clone(),
        found: content.found.clone(),
        result: content.result.clone(),
    };
    serde_json::to_vec(&written).map_err(broken)
}

/// A study of its bytes.
pub(super) fn content(bytes: &[u8]) -> Result<Content> {
    let written: Written = serde_json::from_slice(bytes).map_err(broken)?;
    let rating = |[severity, occurrence, detectability]: [u8; 3]| Rating::new(severity, occurrence, detectability);
    let failure = |line: Line| {
        Ok(Failure {
            mode: line.mode,
            cause: line.cause,
            effect: line.effect,
            rating: rating(line.rating).ok_or_else(|| broken("a rating that no rule knows"))?,
            action: line.action,
            owner: line.owner,
            after: line.after.and_then(rating),
        })
    };
    let day = |day: String| day.parse::<Date>().map_err(broken);
    let window = written.window.map(|(from, to)| Ok::<_, crate::Error>((day(from)?, day(to)?))).transpose()?;
    Ok(Content {
        title: written.title,
        question: written.question,
        window,
        method: written.method,
        counts: written.counts,
        failures: written.failures.into_iter().map(failure).collect::<Result<_>>()?,
        query: written.query,
        found: written.found,
        result: written.result,
    })
}

#[cfg(test)]
mod tests {
    use domain::study::{Content, Failure, Rating};
    use jiff::civil::date;

    #[test]
    fn a_study_comes_back_as_it_was_written() {
        let failure = Failure {
            mode: "« Étiquette » \"collée\"".to_owned(),
            cause: "a\nb".to_owned(),
            effect: String::new(),
            rating: Rating::new(8, 5, 4).expect("from 1 to 10"),
            action: "relire".to_owned(),
            owner: "cadre".to_owned(),
            after: Rating::new(8, 2, 2),
        };
        let content = Content {
            title: "t".to_owned(),
            question: "q".to_owned(),
            window: Some((date(2026, 1, 1), date(2026, 6, 30))),
            method: "m".to_owned(),
            counts: Some((100, 61)),
            failures: vec![failure.clone(), Failure { after: None, ..failure }],
            query: "allergie".to_owned(),
            found: vec![("2026".to_owned(), 12)],
            result: "r".to_owned(),
        };
        let bytes = super::bytes(&content).expect("it is written");
        assert_eq!(super::content(&bytes).expect("it is read"), content);
        assert_eq!(super::bytes(&content).expect("it is written"), bytes, "the same bytes each time");
    }
}
