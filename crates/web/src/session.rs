//! Changing hats, and leaving: the small forms of the header. Coming in is the sign-in feature's.

use app::session::Hat;
use axum::extract::State;
use axum::response::Redirect;
use axum_extra::extract::CookieJar;
use documents::language::Voice;
use domain::authority::Role;
use serde::Deserialize;

use crate::cookies;
use crate::failure::Failure;
use crate::form::Form;
use crate::page;
use crate::places::home_of;
use crate::routes::{Access, Route};
use crate::start::START;
use crate::state::WebState;
use crate::url::{Path, is_local};
use crate::visitor::Visitor;

/// Where a hat is put on.
pub const HAT: Path<0> = Path::new("/session/hat");

/// Where a session is ended.
pub const END: Path<0> = Path::new("/session/end");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::post("session.wear-hat", HAT, Access::Anyone, wear),
        Route::post("session.end", END, Access::Anyone, end),
    ]
}

/// A role's name, in the reader's language.
#[must_use]
pub fn role_name(voice: &Voice, role: Role) -> String {
    voice.say(role_key(role))
}

pub(crate) fn role_key(role: Role) -> &'static str {
    match role {
        Role::Operator => "role-operator",
        Role::Lead => "role-lead",
        Role::Clerk => "role-clerk",
        Role::Tutor => "role-tutor",
        Role::Editor => "role-editor",
        Role::SecondReader => "role-second-reader",
        Role::Moderator => "role-moderator",
        Role::Participant => "role-participant",
        Role::Doctor => "role-doctor",
        Role::Manager => "role-manager",
        Role::Expert => "role-expert",
        Role::Officer => "role-officer",
        Role::Correspondent => "role-correspondent",
    }
}

/// A hat as the header shows it; its form value is organisation and role by their short names.
pub(crate) fn shown(
    voice: &Voice,
    known: &app::session::SignedIn,
    hat: &Hat,
    organisations: &[app::organisation::Organisation],
) -> page::Hat {
    let organisation = organisations.iter().find(|organisation| organisation.id == hat.org);
    let name = organisation.map_or_else(|| voice.say("role-installation"), |it| voice.read(&it.name).to_owned());
    let place = known.hats.iter().position(|other| other == hat).unwrap_or_default();
    page::Hat { id: format!("{place}-{}", hat.role.code()), role: role_name(voice, hat.role), organisation: name }
}

#[derive(Debug, Deserialize)]
struct Wanted {
    hat: String,
    /// A page that waits for the hat, as after a link in a mail.
    #[serde(default)]
    next: String,
}

/// Puts on a hat, and starts at its home: the page one comes from may not be for the new hat.
async fn wear(
    State(state): State<WebState>,
    visitor: Visitor,
    Form(wanted): Form<Wanted>,
) -> Result<Redirect, Failure> {
    let (Some(token), Some(known)) = (visitor.token(), visitor.known()) else {
        return Err(Failure::not_found());
    };
    // The place in the list alone could name another hat than the one shown, when one was granted meanwhile; the role must agree too.
    let chosen = wanted.hat.split_once('-').and_then(|(place, role)| {
        let hat = known.hats.get(place.parse::<usize>().ok()?)?;
        (hat.role.code() == role).then(|| hat.clone())
    });
    let (hat, token) = (chosen.ok_or_else(Failure::not_found)?, token.to_owned());
    let home = state
        .ask(move |app| {
            let organisations = app::organisation::list(app)?;
            let organisation = organisations.iter().find(|it| it.id == hat.org);
            let home = home_of(hat.role, organisation.map(|it| it.short_name.as_str()));
            app::session::wear(app, &token, hat).map(|()| home)
        })
        .await?;
    let next = wanted.next.as_str();
    Ok(Redirect::to(if is_local(next) { next } else { &home }))
}

/// Ends the session here; the cookie goes with it.
async fn end(
    State(state): State<WebState>,
    visitor: Visitor,
    jar: CookieJar,
) -> Result<(CookieJar, Redirect), Failure> {
    if let Some(token) = visitor.token().map(ToOwned::to_owned) {
        state.ask(move |app| app::session::end(app, &token)).await?;
    }
    Ok((jar.remove(cookies::build(&state, cookies::SESSION, String::new())), Redirect::to(START.plain())))
}
