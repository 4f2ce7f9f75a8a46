//! What the bodies made of what they were told: guidelines at every step of their life, and what comes back from them.

use std::collections::BTreeSet;

use app::demonstration;
use app::guideline::{self, Asked};
use app::{alert, story, study, theme, watch};
use domain::authority::Role;
use domain::ids::OrgId;

use super::Demo;

#[test]
fn guidelines_of_every_kind_are_at_every_step_and_one_was_replaced() {
    let demo = Demo::on_sqlite(demonstration::SEED);
    let found = demo.app.store.read(|tx| store::organisation::find_by_short_name(tx, "demo-anesthesie")).unwrap();
    let org = OrgId(found.unwrap().org_id);
    let expert = demo.wearing("dr.armand.peyrelevade@demo.invalid", Role::Expert, org);
    let all = guideline::list(&demo.app, &expert, org, None, None).unwrap().lines;
    let states: BTreeSet<&str> = all.iter().map(|line| line.state).collect();
    assert_eq!(all.len(), 7);
    assert!(
        states.contains("under_watch") && states.contains("peer_review") && states.contains("withdrawn"),
        "{states:?}"
    );
    let (published, _) = guideline::public_list(&demo.app, &Asked::default(), None).unwrap();
    assert_eq!(published.iter().map(|line| line.kind.code()).collect::<BTreeSet<_>>().len(), 4, "one of each kind");
    let gone = all.iter().find(|line| line.state == "withdrawn").unwrap();
    let leaflet = guideline::public_read(&demo.app, &gone.reference, None).unwrap();
    assert!(leaflet.status.withdrawn.is_some_and(|gone| gone.replaced_by.is_some()), "a36");

    let shown = theme::show(&demo.app, "wrong_medicine").unwrap();
    assert!(shown.month.is_some() && shown.since.is_some(), "a theme page has figures");
    assert!(shown.guidelines.iter().any(|citing| citing.uptake.len() == 3), "{:?}", shown.guidelines);
    assert_eq!(story::list(&demo.app, None, None, None).unwrap().lines.len(), 2);
    assert_eq!(watch::list(&demo.app, &expert, org, None).unwrap().items.len(), 4);
    assert_eq!(study::list(&demo.app, &expert, org).unwrap().len(), 1);
    let doctor = demo.wearing("dr.basile.montaigret@demo.invalid", Role::Doctor, org);
    assert_eq!(alert::heard(&demo.app, &doctor, org).unwrap().len(), 1);
}
