//! An alert as everybody reads it.

use app::alert::PublicAlert;
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;

use super::{ALERT, tag};
use crate::components::Tag;
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::told;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "alert/show.html")]
pub(crate) struct ShowAlert {
    page: Page,
    title: String,
    tag: Tag,
    about: String,
    issued: String,
    told: String,
    to_do: String,
    /// Since when it is over, and why; with the address of what replaces it.
    ended: Option<(String, String, Option<String>)>,
}

pub(super) async fn show_alert(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(reference): Parts<String>,
) -> Result<Response, Failure> {
    let (alert, themes) =
        state.ask(move |app| Ok((app::alert::read(app, &reference)?, app::theme::list(app)?))).await?;
    show(&view(visitor.page(), &alert, &themes))
}

pub(super) fn view(page: Page, alert: &PublicAlert, themes: &[Known]) -> ShowAlert {
    let mut about = vec![told::specialty(&page, &alert.specialty)];
    about.extend(alert.themes.iter().map(|code| told::theme(&page, themes, code)));
    let mut issued = page.with("alert-issued", (("issuer", page.read(&alert.issuer)), ("date", page.date(alert.on))));
    if let Some(last) = alert.ends_on {
        issued = format!("{issued} {}", page.with("alert-until", [("date", page.date(last))]));
    }
    let ended = alert.ended.as_ref().map(|(on, why, replaced_by)| {
        let heading = page.with("alert-ended", [("date", page.date(on))]);
        (heading, page.read(why).to_owned(), replaced_by.as_ref().map(|other| ALERT.to([other.as_str()])))
    });
    ShowAlert {
        title: page.read(&alert.words.title).to_owned(),
        tag: tag(&page, alert.standing),
        about: about.join(" · "),
        issued,
        told: page.read(&alert.words.told).to_owned(),
        to_do: page.read(&alert.words.to_do).to_owned(),
        ended,
        page,
    }
}
