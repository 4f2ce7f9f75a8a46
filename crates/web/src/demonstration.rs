//! The demonstration's movable clock, on every page of a demonstration and nowhere else.

use app::App;
use axum::extract::State;
use axum::response::Redirect;
use jiff::civil::Date;
use serde::Deserialize;

use crate::failure::Failure;
use crate::form::Form;
use crate::language::back_to;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

/// Where the demonstration's clock is moved.
pub const CLOCK: Path<0> = Path::new("/demonstration/clock");

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::post("demonstration.move-clock", CLOCK, Access::Demonstration, move_clock)]
}

#[derive(Debug, Deserialize)]
struct Moved {
    date: String,
    #[serde(default)]
    back: String,
}

async fn move_clock(State(state): State<WebState>, Form(moved): Form<Moved>) -> Result<Redirect, Failure> {
    let wrong_date =
        || Failure::invalid().because("demonstration-wrong-date", [("date", moved.date.chars().take(20).collect())]);
    let date: Date = moved.date.parse().map_err(|_| wrong_date())?;
    state.ask(move |app| move_to(app, date)).await?;
    Ok(back_to(&moved.back))
}

/// Moves the clock that runs and the date the folder remembers, so that a demonstration goes on where it was left.
fn move_to(app: &App, date: Date) -> app::Result<()> {
    let Some(was) = app.folder.demonstration()? else {
        return Err(app::Error::NotFound("demonstration"));
    };
    app.folder.demonstrate(&app::folder::Demonstration { date: date.to_string(), ..was })?;
    app.clock.move_to(date);
    Ok(())
}
