//! Goals that participants propose: the team reads the words, and never who wrote them.

use app::error::Error;
use app::proposal::{self, MOST_WAITING, Words};
use app::screen::Confirmed;
use app::testing::{on_both, then_conflict, then_refused};
use domain::editorial::Reply;
use domain::text::Language;

use super::editions::PIP;

fn words(action: &str) -> Words {
    Words {
        action: action.to_owned(),
        patients: "Patients de plus de 75 ans".to_owned(),
        grounds: "Vu souvent en visite".to_owned(),
    }
}

fn fields(outcome: app::Result<()>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("it should name fields: {other:?}"),
    }
}

#[test]
fn i18_a_proposal_reaches_the_team_without_its_author_and_its_answer_only_the_author() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let noa = world.given_a_participant(&house, &cohort, "Noa", "fr");
        let (app, french, none) = (&world.app, Language::french(), Confirmed::none());
        proposal::propose(app, &camille.actor, &cohort, &words("Revoir les somnifères"), &french, &none).unwrap();
        let seen = proposal::list(app, &house.editor, house.org).unwrap();
        assert_eq!(seen.len(), 1);
        let told = format!("{seen:?}");
        for secret in ["Camille", &camille.pseudonym, "2008-01\"", &camille.key().enrolment.0.to_string()] {
            assert!(!told.contains(secret), "{secret}: {told}");
        }
        assert_eq!(proposal::waiting(app, &house.lead, house.org).unwrap(), 1);
        let reply = (Reply::Kept, "Merci. Nous le gardons pour la prochaine édition.");
        proposal::answer(app, &house.editor, house.org, seen[0].id, reply, &french, &none).unwrap();
        let mine = proposal::mine(app, &camille.actor, &cohort).unwrap();
        assert_eq!(mine[0].answer.as_ref().unwrap().reply, Reply::Kept);
        assert_eq!(proposal::mine(app, &noa.actor, &cohort).unwrap(), []);
        assert_eq!(proposal::waiting(app, &house.lead, house.org).unwrap(), 0);
        let again = proposal::answer(app, &house.lead, house.org, seen[0].id, reply, &french, &none);
        then_conflict(again, "proposal-fault-answered");
        for other in [&house.tutor, &house.clerk, &house.operator, &camille.actor] {
            then_refused(proposal::list(app, other, house.org));
            then_refused(proposal::answer(app, other, house.org, seen[0].id, reply, &french, &none));
        }
        for other in [&house.editor, &house.lead] {
            then_refused(proposal::propose(app, other, &cohort, &words("x"), &french, &none));
        }
        let next_door = world.given_an_organisation("other");
        assert_eq!(proposal::list(app, &next_door.lead, next_door.org).unwrap(), []);
        let stolen = proposal::answer(app, &next_door.lead, next_door.org, seen[0].id, reply, &french, &none);
        assert!(matches!(stolen, Err(Error::NotFound(_))), "{stolen:?}");
    });
}

#[test]
fn nothing_of_a_proposal_can_be_read_in_the_tables_or_the_journal() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let (french, none) = (Language::french(), Confirmed::none());
        proposal::propose(&world.app, &camille.actor, &cohort, &words("Somnifères"), &french, &none).unwrap();
        let org = house.org;
        let rows = world.app.store.read(move |tx| store::goal_proposal::list(tx, org)).unwrap();
        let hidden = |bytes: &[u8]| !String::from_utf8_lossy(bytes).contains("Somnif");
        assert!(rows.iter().all(|row| hidden(&row.words) && hidden(&row.author_key)));
        let told = format!("{:?}", world.then_journal_of(house.org));
        assert!(told.contains("goal.propose") && !told.contains("Somnif"), "{told}");
    });
}

#[test]
fn a_proposal_that_names_somebody_is_rewritten_or_confirmed() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let (app, french, none) = (&world.app, Language::french(), Confirmed::none());
        let named = words("Comme pour Mme Durand hier");
        assert_eq!(fields(proposal::propose(app, &camille.actor, &cohort, &named, &french, &none)), ["action"]);
        assert_eq!(proposal::mine(app, &camille.actor, &cohort).unwrap(), []);
        let confirmed = Confirmed::of(["name:Mme Durand".to_owned()]);
        proposal::propose(app, &camille.actor, &cohort, &named, &french, &confirmed).unwrap();
        let blank = fields(proposal::propose(app, &camille.actor, &cohort, &Words::default(), &french, &none));
        assert_eq!(blank, ["action", "patients", "grounds"]);
        let id = proposal::list(app, &house.lead, house.org).unwrap()[0].id;
        let reply = (Reply::Declined, "Voir avec Mme Durand");
        let answered = fields(proposal::answer(app, &house.lead, house.org, id, reply, &french, &none));
        assert_eq!(answered, [format!("answer-{id}")]);
    });
}

#[test]
fn a_person_who_left_proposes_nothing_and_nobody_floods_the_team() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let (app, french, none) = (&world.app, Language::french(), Confirmed::none());
        for number in 0..MOST_WAITING {
            let one = words(&format!("Idée {number}"));
            proposal::propose(app, &camille.actor, &cohort, &one, &french, &none).unwrap();
        }
        let one_more = proposal::propose(app, &camille.actor, &cohort, &words("Encore"), &french, &none);
        then_conflict(one_more, "proposal-fault-many");
        let noa = world.given_a_participant(&house, &cohort, "Noa", "fr");
        world.when_they_withdraw(&cohort, &noa);
        let left = proposal::propose(app, &noa.actor, &cohort, &words("Trop tard"), &french, &none);
        assert!(left.is_err(), "{left:?}");
    });
}

#[test]
fn an_answer_is_told_to_its_author_alone_the_next_morning_and_says_nothing_of_it() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let people = ["Camille", "Noa"].map(|name| world.given_a_participant(&house, &cohort, name, "fr"));
        let (app, french, none) = (&world.app, Language::french(), Confirmed::none());
        world.on("2008-02-03");
        proposal::propose(app, &people[0].actor, &cohort, &words("Somnifères"), &french, &none).unwrap();
        world.when_the_jobs_run();
        drop(world.then_new_mails());
        let id = proposal::list(app, &house.lead, house.org).unwrap()[0].id;
        let reply = (Reply::Taken, "Bonne idée, nous la gardons.");
        proposal::answer(app, &house.lead, house.org, id, reply, &french, &none).unwrap();
        let org = house.org.0;
        let rows: store::Result<Vec<String>> = app.store.read(move |tx| {
            tx.query(
                "SELECT about FROM outbox WHERE org_id = $1 AND about LIKE '%proposal%'",
                store::vals![org],
                |row| row.text(0),
            )
        });
        let rows = rows.unwrap();
        let enrolment = people[0].key().enrolment.0.to_string();
        assert!(rows.len() == 1 && !rows[0].contains(&enrolment), "nothing leads to whoever proposed it: {rows:?}");
        world.when_the_jobs_run();
        assert!(world.then_new_mails().is_empty(), "not at the moment it was answered");
        world.on("2008-02-04");
        world.when_the_jobs_run();
        let mails = world.then_new_mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].to, std::slice::from_ref(&people[0].email));
        assert!(mails[0].link().ends_with("/proposals"), "{:?}", mails[0]);
        for secret in ["Somnif", "Bonne idée"] {
            assert!(!mails[0].text.contains(secret) && !mails[0].subject.contains(secret));
        }
    });
}
