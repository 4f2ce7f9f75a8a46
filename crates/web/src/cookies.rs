//! The cookies of the house: one for the session, one for the language, one for a rehearsal, one for the draft last begun. A passer-by gets neither until they choose a language.

use axum_extra::extract::cookie::{Cookie, SameSite};
use std::borrow::Cow;

use crate::state::WebState;

/// The language a reader chose in this browser.
pub const LANGUAGE: &str = "presque-language";
/// The rehearsal that a browser is in; without the session of whoever began it, it leads nowhere.
pub const REHEARSAL: &str = "presque-rehearsal";
/// Since when the draft last begun in a browser is written: how long it took is kept at its sending, and nothing else of it.
pub const NEAR_MISS: &str = "presque-near-miss";
/// The session of a person who signed in.
pub const SESSION: &str = "presque-session";

/// A cookie's name. Over TLS the prefix `__Host-` makes browsers refuse it from a sub-domain or without TLS; on loopback they would refuse the prefix.
#[must_use]
pub fn name(state: &WebState, plain: &'static str) -> Cow<'static, str> {
    if state.secure { Cow::Owned(format!("__Host-{plain}")) } else { Cow::Borrowed(plain) }
}

/// A cookie of ours: this host only, all its pages, out of reach of scripts, and not sent along when another site posts to us.
#[must_use]
pub fn build(state: &WebState, plain: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name(state, plain), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(state.secure)
        .build()
}
