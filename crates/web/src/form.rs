//! What people send: forms, read strictly.
//!
//! The framework's own extractor would replace bytes that are not UTF-8 by question marks, and answer a form that is too long with one bare line. Ours
//! refuses what is not text, so that no answer is stored other than it was written, and says so in a page.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use http_body_util::BodyExt;
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;

use crate::failure::{Failure, Kind};
use crate::routes::{BodyLimit, FORM_LIMIT};

/// How much of an oversized body is still read, and thrown away, so that the browser shows our answer instead of a broken connection.
const PATIENCE: usize = 32 * 1024 * 1024;

/// A form that was sent, as `T`. Fields sent several times (checkboxes) become a `Vec`.
///
/// Refused with a page of its own: a body over the route's limit, bytes that are not UTF-8, a NUL character, fields that do not fit `T`.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let is_form = request.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).is_some_and(|it| {
            it.split(';')
                .next()
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
        });
        if !is_form {
            return Err(Failure::invalid());
        }
        let limit = request.extensions().get::<BodyLimit>().map_or(FORM_LIMIT, |it| it.0);
        read(&read_up_to(request.into_body(), limit).await?).map(Self)
    }
}

/// Reads a form's bytes.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    // Separators are ASCII, so the whole is UTF-8 exactly when each name and value is.
    let decoded = percent_decode(bytes).decode_utf8().map_err(|_| Failure::new(Kind::Unreadable))?;
    // PostgreSQL cannot store a NUL character, and nobody can type one.
    if decoded.contains('\0') {
        return Err(Failure::new(Kind::Unreadable));
    }
    serde_html_form::from_bytes(bytes).map_err(|_| Failure::invalid())
}

/// Reads a body of at most `limit` bytes.
pub(crate) async fn read_up_to(mut body: Body, limit: usize) -> Result<Bytes, Failure> {
    let (mut kept, mut seen) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Failure::new(Kind::Unreadable))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        seen = seen.saturating_add(data.len());
        if seen <= limit {
            kept.extend_from_slice(&data);
        } else if seen > PATIENCE {
            break;
        }
    }
    if seen > limit { Err(Failure::new(Kind::TooLarge)) } else { Ok(Bytes::from(kept)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Answer {
        text: String,
        #[serde(default)]
        obstacle: Vec<String>,
    }

    fn check(bytes: &[u8]) -> Result<Answer, Kind> {
        read(bytes).map_err(|failure: Failure| failure.kind)
    }

    #[test]
    fn an_answer_is_read_as_it_was_written_or_not_at_all() {
        let answer = check("text=d%C3%A9j%C3%A0+fait&obstacle=time&obstacle=other".as_bytes()).unwrap();
        assert_eq!(answer, Answer { text: "déjà fait".into(), obstacle: vec!["time".into(), "other".into()] });
        assert_eq!(check(b"text=%FF%FE").unwrap_err(), Kind::Unreadable, "encoded bytes that are not UTF-8");
        assert_eq!(check(b"text=\xC3\x28").unwrap_err(), Kind::Unreadable, "raw bytes that are not UTF-8");
        assert_eq!(check(b"text=a%00b").unwrap_err(), Kind::Unreadable, "a NUL character");
        assert_eq!(check(b"obstacle=time").unwrap_err(), Kind::Invalid, "a field is missing");
    }

    #[tokio::test]
    async fn a_body_over_the_limit_is_refused_and_one_at_the_limit_is_not() {
        assert_eq!(read_up_to(Body::from(vec![b'a'; 100]), 100).await.unwrap().len(), 100);
        assert_eq!(read_up_to(Body::from(vec![b'a'; 101]), 100).await.unwrap_err().kind, Kind::TooLarge);
    }
}
