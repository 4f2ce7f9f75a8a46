//! Invitations: batches, again, bounces, and the link that works once.

use app::cohort::Pinned;
use app::inviting::{self, Invited};
use app::testing::{House, World, on_both, then_conflict, then_refused};
use app::{account, enrolling, jobs};
use domain::authority::Role;
use domain::ids::{OrgId, PersonId};

fn given_a_cohort(world: &World) -> (House, Pinned) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
    (house, cohort)
}

fn state(world: &World, house: &House, cohort: &Pinned, person: PersonId) -> Invited {
    inviting::read(&world.app, &house.clerk, cohort, person).unwrap().invited
}

#[test]
fn a_batch_invites_who_was_accepted_and_nobody_twice() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let app = &world.app;
        let people: Vec<_> =
            (1..=5).map(|n| world.given_an_applicant(&house, &cohort, &format!("Person {n}"), "fr")).collect();
        enrolling::decide(app, &house.clerk, &cohort, people[0].person, false, "dossier incomplet").unwrap();
        let joined = world.when_they_join(&cohort, people[1].clone());
        assert_eq!(inviting::invite_batch(app, &house.clerk, &cohort, 2).unwrap(), 2);
        assert_eq!(inviting::invite_batch(app, &house.clerk, &cohort, 100).unwrap(), 1);
        assert_eq!(inviting::invite_batch(app, &house.clerk, &cohort, 100).unwrap(), 0);
        assert!(world.then_mails().is_empty(), "nothing leaves before the job");
        world.minutes_pass(1);
        world.when_the_jobs_run();
        assert_eq!(world.then_mails().len(), 3);
        assert!(world.then_mails_to(&people[0]).is_empty());
        let listed = inviting::list(app, &house.clerk, &cohort, PersonId(0), 100).unwrap();
        assert_eq!(listed.len(), 5);
        for invitee in listed {
            match invitee.invited {
                Invited::NotYet => assert_eq!(invitee.applicant.person, people[0].person),
                Invited::Joined { .. } => assert_eq!(invitee.applicant.person, joined.person),
                Invited::Sent { at } => assert_eq!(at, app.now()),
                other => panic!("{other:?}"),
            }
        }
        then_refused(inviting::invite_batch(app, &house.lead, &cohort, 1));
        then_refused(inviting::list(app, &house.tutor, &cohort, PersonId(0), 1));
    });
}

#[test]
fn the_link_is_in_the_mail_alone_and_a_new_mail_makes_the_old_link_worthless() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let app = &world.app;
        let camille = world.given_an_applicant(&house, &cohort, "Camille", "fr");
        let them = camille.person;
        assert_eq!(state(world, &house, &cohort, them), Invited::NotYet);
        inviting::resend(app, &house.clerk, &cohort, them).unwrap();
        assert!(matches!(state(world, &house, &cohort, them), Invited::Waiting { .. }));
        then_conflict(inviting::resend(app, &house.clerk, &cohort, them), "fault-invitation-waiting");
        world.when_the_jobs_run();
        let first = world.then_new_mails().remove(0);
        assert!(first.subject.contains("votre place vous attend"), "{}", first.subject);
        let token = first.link().strip_prefix("http://127.0.0.1:8080/invitation/").unwrap().to_owned();
        assert_eq!(account::read_invitation(app, &token).unwrap().0, "Camille");

        world.minutes_pass(5);
        inviting::resend(app, &house.clerk, &cohort, them).unwrap();
        world.minutes_pass(1);
        world.when_the_jobs_run();
        let second = world.then_new_mails().remove(0).link();
        assert!(account::read_invitation(app, &token).is_err(), "the old link is worth nothing");
        let token = second.rsplit('/').next().unwrap().to_owned();
        account::accept_invitation(app, &token, "quatre mots sans aucun lien").unwrap();
        assert!(account::read_invitation(app, &token).is_err(), "it works once");

        world.when_they_join(&cohort, camille);
        assert!(matches!(state(world, &house, &cohort, them), Invited::Joined { .. }));
        then_conflict(inviting::resend(app, &house.clerk, &cohort, them), "fault-joined");
    });
}

#[test]
fn a_clerk_notes_a_bounce_and_invites_again() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let app = &world.app;
        let them = world.given_an_applicant(&house, &cohort, "Camille", "fr").person;
        then_conflict(inviting::mark_bounced(app, &house.clerk, &cohort, them), "fault-invitation-not-sent");
        inviting::resend(app, &house.clerk, &cohort, them).unwrap();
        world.when_the_jobs_run();
        inviting::mark_bounced(app, &house.clerk, &cohort, them).unwrap();
        let Invited::Bounced { code, .. } = state(world, &house, &cohort, them) else { panic!("it bounced") };
        assert_eq!(code, "clerk");
        world.minutes_pass(60);
        inviting::resend(app, &house.clerk, &cohort, them).unwrap();
        world.when_the_jobs_run();
        assert!(matches!(state(world, &house, &cohort, them), Invited::Sent { .. }));
        assert_eq!(world.then_mails().len(), 2);
    });
}

#[test]
fn an_acceptance_taken_back_before_the_mail_leaves_keeps_it_from_leaving() {
    on_both(|world| {
        let (house, cohort) = given_a_cohort(world);
        let app = &world.app;
        let them = world.given_an_applicant(&house, &cohort, "Camille", "fr").person;
        inviting::invite_batch(app, &house.clerk, &cohort, 10).unwrap();
        enrolling::decide(app, &house.clerk, &cohort, them, false, "doublon").unwrap();
        assert_eq!(jobs::deliver_outbox(app).unwrap().dropped, 1);
        assert!(matches!(state(world, &house, &cohort, them), Invited::Dropped { .. }));
        then_conflict(inviting::resend(app, &house.clerk, &cohort, them), "fault-invitation-refused");
    });
}

#[test]
fn members_of_a_team_are_invited_by_mail_too() {
    on_both(|world| {
        let (house, _) = given_a_cohort(world);
        let app = &world.app;
        let tutor = world.given_a_member(house.org, Role::Tutor, "Second Tutor", "en").person().unwrap();
        inviting::invite_member(app, &house.lead, house.org, tutor).unwrap();
        let operator = house.operator.person().unwrap();
        inviting::invite_member(app, &house.operator, OrgId::INSTALLATION, operator).unwrap();
        then_refused(inviting::invite_member(app, &house.clerk, house.org, tutor));
        then_refused(inviting::invite_member(app, &house.lead, OrgId::INSTALLATION, operator));
        let stranger = world.given_an_organisation("other").lead.person().unwrap();
        assert!(inviting::invite_member(app, &house.lead, house.org, stranger).is_err());
        world.when_the_jobs_run();
        let mails = world.then_mails();
        assert_eq!(mails.len(), 2);
        let mail = mails.iter().find(|mail| mail.text.starts_with("Dear Second Tutor,")).unwrap();
        assert_eq!(mail.subject, "Organisation amp: your access to the team");
        let token = mail.link().rsplit('/').next().unwrap().to_owned();
        assert_eq!(account::read_invitation(app, &token).unwrap().0, "Second Tutor");
        assert!(mails.iter().any(|mail| mail.subject.starts_with("Presque\u{a0}:")));
    });
}
