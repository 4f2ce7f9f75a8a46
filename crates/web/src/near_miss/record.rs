//! The record of the base that one's own near miss gave: its author follows the link while it is there.

use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;

use super::{NEAR_MISS, OWN, Of};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::page::show;
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;

pub(super) async fn show_record(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org, asked) = (colleague.actor(), colleague.organisation.id, of.near_miss.clone());
    let entered = state.ask(move |app| app::near_miss::rex_entry::read_record_of_own(app, &actor, org, &asked)).await?;
    let page = colleague.visitor.page();
    let crumbs = vec![
        Crumb { address: OWN.to([colleague.org()]), name: page.say("near-miss-own-title") },
        Crumb { address: NEAR_MISS.to([colleague.org(), &of.near_miss]), name: page.say("link-own") },
    ];
    kept_nowhere(show(&crate::rex::alone(page, crumbs, entered)))
}
