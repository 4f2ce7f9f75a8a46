//! The syntheses of the demonstration: six published, and those of the running cohorts on their way.

use app::{cohort, demonstration, synthesis};
use domain::authority::Actor;

use super::Demo;

#[test]
fn six_syntheses_are_published_and_those_of_the_running_cohorts_are_on_their_way() {
    let demo = Demo::on_sqlite(demonstration::SEED);
    let mut stages = Vec::new();
    for organisation in app::organisation::list(&demo.app).unwrap() {
        for pinned in cohort::list(&demo.app, organisation.id).unwrap() {
            let all = synthesis::list(&demo.app, &Actor::System, &pinned).unwrap();
            for (evaluation, _, standing) in &all {
                if !standing.editions.is_empty() {
                    let found = synthesis::check(&demo.app, &Actor::System, &pinned, evaluation).unwrap();
                    assert!(found.is_empty(), "{evaluation}: {found:?}");
                }
            }
            stages.push((pinned.cohort.name, all.iter().map(|one| one.2.state.code()).collect::<Vec<_>>()));
        }
    }
    let published = |stages: &[&str]| stages.iter().all(|stage| *stage == "published");
    assert!(stages.iter().any(|(name, all)| name == "2008-01" && all.len() == 6 && published(all)), "{stages:?}");
    for stage in ["second_review", "disclosure_check", "drafting", "collecting"] {
        assert!(stages.iter().any(|(_, all)| all.contains(&stage)), "{stage}: {stages:?}");
    }
}
