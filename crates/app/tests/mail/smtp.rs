//! Mails over SMTP, with a server that takes, refuses, hesitates and dies.

use app::cohort::Pinned;
use app::digest;
use app::folder::{Configuration, MailConfiguration};
use app::inviting::{self, Invited};
use app::jobs::deliver_outbox;
use app::testing::bodies::SPECIALTY;
use app::testing::{House, Mail, Somebody, World};
use domain::digest::{Choice, Rhythm};
use jiff::civil::date;

use crate::peer::{Peer, free_port};

fn world_with_server_at(port: u16, from: &str) -> World {
    World::configured(&Configuration {
        base_url: Some("https://presque.example.org/".to_owned()),
        mail: MailConfiguration::Smtp {
            host: "127.0.0.1".to_owned(),
            port,
            from: from.to_owned(),
            security: "none".to_owned(),
            user: None,
            password_file: None,
        },
        ..Configuration::default()
    })
}

fn given_invitations(world: &World, names: &[&str]) -> (House, Pinned, Vec<Somebody>) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
    let people = names.iter().map(|name| world.given_an_applicant(&house, &cohort, name, "fr")).collect();
    inviting::invite_batch(&world.app, &house.clerk, &cohort, 100).unwrap();
    (house, cohort, people)
}

fn state(world: &World, house: &House, cohort: &Pinned, who: &Somebody) -> Invited {
    inviting::read(&world.app, &house.clerk, cohort, who.person).unwrap().invited
}

#[test]
fn a_mail_server_takes_mails_and_a_refused_address_is_a_bounce() {
    let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
    let Some(peer) = Peer::start(folder.path(), port) else {
        return;
    };
    let world = world_with_server_at(port, "Programme « Pratiques » <programme@example.org>");
    let (house, cohort, people) = given_invitations(&world, &["Gone", "Camille Éléonore", "Ourfault"]);
    let tally = deliver_outbox(&world.app).unwrap();
    assert_eq!((tally.sent, tally.bounced, tally.put_back), (1, 1, 1));
    let took = peer.took();
    assert_eq!(took.len(), 1);
    let mail = &took[0];
    assert_eq!((mail.to.concat(), mail.from.as_str()), (people[1].email.clone(), "programme@example.org"));
    assert_eq!(mail.subject, "Programme d’amélioration des pratiques\u{a0}: votre place vous attend");
    assert!(mail.text.contains(
        "« Programme d’amélioration des pratiques »".replace("« ", "«\u{a0}").replace(" »", "\u{a0}»").as_str()
    ));
    assert!(mail.text.starts_with("Bonjour Camille Éléonore,\n"), "{}", mail.text);
    assert!(mail.link().starts_with("https://presque.example.org/invitation/"));
    let Invited::Bounced { code, .. } = state(&world, &house, &cohort, &people[0]) else { panic!("it bounced") };
    assert_eq!(code, "550");
    assert!(
        matches!(state(&world, &house, &cohort, &people[2]), Invited::Waiting { .. }),
        "a refusal of our sender is not the reader's fault"
    );
    world.minutes_pass(24 * 60);
    assert_eq!(deliver_outbox(&world.app).unwrap().sent, 0);
    assert_eq!(peer.took().len(), 1, "a bounce is not tried again");
}

#[test]
fn a_server_that_says_later_gets_the_mail_later() {
    let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
    let Some(peer) = Peer::start(folder.path(), port) else {
        return;
    };
    let world = world_with_server_at(port, "programme@example.org");
    peer.is_busy(true);
    let (house, cohort, people) = given_invitations(&world, &["Camille"]);
    assert_eq!(deliver_outbox(&world.app).unwrap().put_back, 1);
    assert_eq!(deliver_outbox(&world.app).unwrap(), Default::default(), "not before a minute has passed");
    assert!(matches!(state(&world, &house, &cohort, &people[0]), Invited::Waiting { .. }));
    peer.is_busy(false);
    world.minutes_pass(1);
    assert_eq!(deliver_outbox(&world.app).unwrap().sent, 1);
    assert!(matches!(state(&world, &house, &cohort, &people[0]), Invited::Sent { .. }));
    let token = peer.took()[0].link().rsplit('/').next().unwrap().to_owned();
    assert!(
        app::account::read_invitation(&world.app, &token).is_ok(),
        "the link of the mail that left is the one that works"
    );
}

#[test]
fn a_server_that_is_down_is_waited_for_and_a_day_of_it_is_enough() {
    let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
    let world = world_with_server_at(port, "programme@example.org");
    let (house, cohort, people) = given_invitations(&world, &["Camille", "Dominique"]);
    assert_eq!(deliver_outbox(&world.app).unwrap().put_back, 2);
    if let Some(peer) = Peer::start(folder.path(), port) {
        world.minutes_pass(1);
        assert_eq!(deliver_outbox(&world.app).unwrap().sent, 2);
        assert_eq!(peer.took().len(), 2);
    }
    world.minutes_pass(1);
    inviting::resend(&world.app, &house.clerk, &cohort, people[0].person).unwrap();
    for _ in 0..48 {
        world.minutes_pass(60);
        deliver_outbox(&world.app).unwrap();
    }
    let Invited::GivenUp { code, .. } = state(&world, &house, &cohort, &people[0]) else { panic!("it was given up") };
    assert_eq!(code, None, "the server never answered");
}

#[test]
fn a_configuration_that_cannot_be_used_says_which_key() {
    let world = World::configured(&Configuration {
        mail: MailConfiguration::Smtp {
            host: "127.0.0.1".to_owned(),
            port: 25,
            from: "nobody".to_owned(),
            security: "none".to_owned(),
            user: Some("u".to_owned()),
            password_file: None,
        },
        ..Configuration::default()
    });
    given_invitations(&world, &["Camille"]);
    let error = deliver_outbox(&world.app).unwrap_err().to_string();
    assert!(error.contains("presque.toml: mail.from"), "{error}");
}

#[test]
fn a_digest_tells_mail_programs_where_it_is_stopped_and_no_other_mail_does() {
    let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
    let Some(peer) = Peer::start(folder.path(), port) else {
        return;
    };
    let world = world_with_server_at(port, "programme@example.org");
    given_invitations(&world, &["Camille"]);
    let body = world.given_a_body("anest");
    let doctor = world.given_a_doctor(&body, "Dominique Deux", "770000002");
    let choice = Choice { rhythm: Rhythm::Monthly, specialties: [SPECIALTY.to_owned()].into(), ..Choice::default() };
    digest::choose(&world.app, &doctor.actor, &choice).unwrap();
    world.given_a_guideline(&body, "k2b7", &[], &[SPECIALTY], date(2008, 1, 20));
    world.at("2008-02-05T09:00");
    digest::send(&world.app).unwrap();
    deliver_outbox(&world.app).unwrap();
    let took = peer.took();
    let (digests, others): (Vec<_>, Vec<_>) = took.iter().partition(|mail| mail.text.contains("/digest/stop/"));
    assert_eq!((digests.len(), others.len()), (1, 1), "{took:#?}");
    let header = |mail: &Mail, name: &str| mail.headers.iter().find(|(of, _)| of == name).map(|(_, it)| it.clone());
    let link = digests[0].text.lines().find(|line| line.contains("/digest/stop/")).unwrap();
    assert!(link.starts_with("https://presque.example.org/digest/stop/"));
    assert_eq!(header(digests[0], "List-Unsubscribe"), Some(format!("<{link}>")));
    assert_eq!(header(digests[0], "List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    for name in ["List-Unsubscribe", "List-Unsubscribe-Post"] {
        assert_eq!(header(others[0], name), None, "an invitation comes once");
    }
}
