//! The desks of clerks, leads and the operator, on both engines: who is listed, in pages, and what is counted.

use app::applicants::{self, Filter};
use app::testing::{World, on_both, then_refused};
use app::{inviting, member, operation};
use domain::authority::{Actor, Role};
use domain::ids::{OrgId, PersonId};

#[test]
fn applicants_are_listed_by_name_a_page_at_a_time_and_counted() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        let people = ["Dora", "Ali", "Cléo", "Basile", "Émile"]
            .map(|name| world.given_an_applicant(&house, &cohort, name, "fr"));
        let joined = world.when_they_join(&cohort, people[0].clone());
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = applicants::list(&world.app, &house.clerk, &cohort, Filter::All, after, 2).expect("a page");
            assert!(page.people.len() <= 2);
            seen.extend(page.people.into_iter().map(|one| one.name));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 5, "everybody once: {seen:?}");
        assert_eq!(seen[..4], ["Ali", "Basile", "Cléo", "Dora"], "by name");
        let refused = applicants::list(&world.app, &house.clerk, &cohort, Filter::Refused, None, 2).expect("a page");
        assert!(refused.people.is_empty() && refused.next.is_none());

        inviting::invite_batch(&world.app, &house.clerk, &cohort, 2).expect("two leave");
        world.when_the_jobs_run();
        world.minutes_pass(1);
        let invited =
            people.iter().find(|one| inviting::mark_bounced(&world.app, &house.clerk, &cohort, one.person).is_ok());
        assert!(invited.is_some_and(|one| one.person != joined.person), "who joined was not invited again");
        let counts = applicants::counts(&world.app, &house.clerk, &cohort).expect("counts");
        assert_eq!((counts.accepted, counts.invited, counts.joined, counts.unreached), (5, 2, 1, 1));
        let lost = applicants::list(&world.app, &house.clerk, &cohort, Filter::Unreached, None, 2).expect("a page");
        assert_eq!(lost.people.len(), 1);
        let cohorts = applicants::cohorts(&world.app, &house.clerk, house.org).expect("cohorts");
        assert_eq!(cohorts.iter().map(|(_, counts)| counts.joined).collect::<Vec<_>>(), [1]);
        for other in [&house.lead, &house.tutor, &house.operator, &joined.actor] {
            then_refused(applicants::list(&world.app, other, &cohort, Filter::All, None, 2));
            then_refused(applicants::counts(&world.app, other, &cohort));
        }
    });
}

#[test]
fn the_directory_is_read_in_pages_and_the_journals_are_counted() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        world.given_a_participant(&house, &cohort, "Camille", "fr");
        let (mut seen, mut after): (Vec<String>, Option<PersonId>) = (Vec::new(), None);
        loop {
            let page = operation::accounts(&world.app, &house.operator, after, 2).expect("a page");
            assert!(page.people.iter().flat_map(|one| &one.hats).all(|hat| hat.role != Role::Participant));
            seen.extend(page.people.into_iter().map(|one| one.email));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.is_sorted(), "{seen:?}");
        let seated = operation::seated(&world.app, &house.operator).expect("they are listed");
        assert_eq!(seated.len(), 2, "the operator and the lead");
        let unsealed = |world: &World| {
            let status = operation::status(&world.app, &house.operator).expect("a status");
            status.journals.iter().map(|one| one.unsealed).sum::<i64>()
        };
        assert!(unsealed(world) > 0);
        world.when_the_jobs_run();
        assert_eq!(unsealed(world), 0);
        let verified = operation::verify(&world.app, &house.operator).expect("they are walked");
        assert!(verified.iter().all(|one| one.first_broken.is_none() && one.sealed > 0));
        for other in [&house.lead, &house.clerk, &Actor::Stranger] {
            then_refused(operation::status(&world.app, other));
            then_refused(operation::verify(&world.app, other));
            then_refused(operation::accounts(&world.app, other, None, 2));
            then_refused(operation::seated(&world.app, other));
            then_refused(member::list(&world.app, other, OrgId::INSTALLATION));
        }
        let team = member::list(&world.app, &house.lead, house.org).expect("the lead may look");
        assert!(team.iter().all(|one| one.name != "Camille"), "a lead knows participants by pseudonym");
        then_refused(member::list(&world.app, &house.clerk, house.org));
    });
}
