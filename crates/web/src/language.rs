//! The switch of language: the only cookie a passer-by can get, and only by asking for it.

use axum::extract::State;
use axum::response::Redirect;
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::cookies;
use crate::failure::Failure;
use crate::form::Form;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::{Path, is_local};

/// Where a language is chosen.
pub const LANGUAGE: Path<0> = Path::new("/language");

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::post("language.choose", LANGUAGE, Access::Anyone, choose)]
}

#[derive(Debug, Deserialize)]
struct Choice {
    language: String,
    #[serde(default)]
    back: String,
}

async fn choose(
    State(state): State<WebState>,
    jar: CookieJar,
    Form(choice): Form<Choice>,
) -> Result<(CookieJar, Redirect), Failure> {
    let voice = state.languages.voice(&choice.language).ok_or_else(Failure::invalid)?;
    let mut cookie = cookies::build(&state, cookies::LANGUAGE, voice.tag().to_owned());
    cookie.make_permanent();
    Ok((jar.add(cookie), back_to(&choice.back)))
}

/// Back to the page a small form was sent from, when that is a page of ours.
pub(crate) fn back_to(address: &str) -> Redirect {
    Redirect::to(if is_local(address) { address } else { "/" })
}
