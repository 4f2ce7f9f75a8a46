//! Who can be signed in as, and what they find.

use app::demonstration::{self, LARGE, SMALL};
use app::error::Error;
use app::folder::Folder;
use app::participant::Participant;
use domain::authority::Role;
use domain::forum::{Ground, Opening};
use domain::obligation::Verdict;
use jiff::civil::date;

use super::{Demo, on_both};

fn own(demo: &Demo, email: &'static str) -> Participant {
    let running = demo.running_cohort();
    let actor = demo.wearing(email, Role::Participant, running.cohort.org);
    let app = demo.app.clone();
    demo.app.store.read(move |tx| Participant::own(&app, tx, &actor, &running)).unwrap()
}

fn evaluations(demo: &Demo, who: &Participant) -> Vec<(String, Verdict)> {
    let due = who.obligations(demo.now());
    due.into_iter().filter(|one| one.counts).map(|one| (one.requirement, one.verdict)).collect()
}

#[test]
fn the_first_participant_has_one_evaluation_done_one_late_and_begun_and_one_open() {
    on_both(|demo| {
        let claire = own(demo, "claire.montferrand@demo.invalid");
        let due = evaluations(demo, &claire);
        let is = |verdict: fn(&Verdict) -> bool| -> Vec<&str> {
            due.iter().filter(|(_, of)| verdict(of)).map(|(id, _)| id.as_str()).collect()
        };
        assert_eq!(is(|of| matches!(of, Verdict::Met { .. })), ["b1"], "{due:?}");
        assert_eq!(is(|of| *of == Verdict::Missed), ["b2"]);
        assert_eq!(is(|of| *of == Verdict::Late), ["b3"]);
        assert_eq!(is(|of| *of == Verdict::Open), ["b4"]);
        assert_eq!(claire.drafts.iter().map(|(what, _)| what.as_str()).collect::<Vec<_>>(), ["b3"]);
        let running = demo.running_cohort();
        let actor = demo.wearing("claire.montferrand@demo.invalid", Role::Participant, running.cohort.org);
        let open = app::questionnaire::read(&demo.app, &actor, &running, "b3").unwrap();
        assert!(open.answers.len() > 5 && open.can_be_answered());
        assert!(open.asked().first_unanswered(&open.answers).is_some(), "there is something left to answer");

        let karim = own(demo, "karim.belloc@demo.invalid");
        assert!(evaluations(demo, &karim).iter().all(|(_, of)| matches!(of, Verdict::Met { .. } | Verdict::NotYet)));
        let away = own(demo, "annelise.roubaud@demo.invalid");
        assert!(away.obligations(demo.now()).iter().all(|one| one.on_leave));
        assert!(own(demo, "etienne.combaluzier@demo.invalid").departure.is_some());
        assert_eq!(own(demo, "lucie.sarrazin@demo.invalid").enrolment.profession, "nurse");
    });
}

#[test]
fn everybody_of_the_cast_has_a_hat_and_duties_stay_separated() {
    let demo = Demo::on_sqlite(demonstration::SEED);
    assert!(demonstration::cast(&demo.app).unwrap().is_empty(), "anywhere else nobody is signed in as anybody");
    demo.app.store.close();
    let app = app::installation::open(&demo.app.folder, None).unwrap();
    let cast = demonstration::cast(&app).unwrap();
    assert_eq!(cast.len(), 37);
    assert!(cast.iter().all(|member| !member.roles.is_empty() && member.email.ends_with("@demo.invalid")));
    for role in Role::ALL {
        assert!(cast.iter().any(|member| member.roles.contains(&role)), "somebody is {role}");
    }
    for (short_name, pinned) in [(LARGE, "prescrire-pip"), (SMALL, "bon-usage-12")] {
        let programme = documents::definition::check(&documents::shipped::programme(pinned).unwrap()).unwrap();
        for member in cast.iter().filter(|member| member.org.as_ref().is_some_and(|org| org.short_name == short_name)) {
            let codes: Vec<&str> = member.roles.iter().map(|role| role.code()).collect();
            for separation in &programme.separations {
                let worn = separation.roles.iter().filter(|role| codes.contains(&role.as_str())).count();
                assert!(worn < 2, "{} wears two of {:?}", member.name, separation.roles);
            }
        }
    }
    let voices = documents::language::Languages::embedded().unwrap().voices();
    assert!(cast.iter().all(|member| voices.iter().all(|voice| voice.knows(member.blurb))));
    let token = app::account::sign_in_to_demonstration(&app, "sylvain.arbogast@demo.invalid").unwrap();
    let hats = app::session::who(&app, &token).unwrap().unwrap().hats;
    assert_eq!(hats.len(), 2, "one sign-in, two hats, in two organisations");
}

#[test]
fn a_demonstration_is_all_there_or_not_at_all() {
    let place = tempfile::TempDir::new().unwrap();
    let folder = Folder::new(place.path().join("demo"));
    let too_soon = demonstration::create(&folder, None, 1, date(2008, 6, 1), |_| {});
    assert!(matches!(too_soon, Err(Error::Invalid(faults)) if faults[0].message == "fault-demonstration-date"));
    assert!(!folder.path().exists());
    let nowhere =
        demonstration::create(&folder, Some("postgres://nobody@127.0.0.1:1/none"), 1, demonstration::AS_OF, |_| {});
    assert!(nowhere.is_err() && !folder.is_installed() && folder.demonstration().unwrap().is_none());
    demonstration::create(&folder, None, 1, demonstration::AS_OF, |_| {}).unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 5, "keys, database, search index, configuration and date: {left:?}");
    let again = demonstration::create(&folder, None, 1, demonstration::AS_OF, |_| {});
    assert!(matches!(again, Err(Error::Conflict(fault)) if fault.message == "fault-installed"));
}

#[test]
fn on_the_last_day_of_a_month_there_is_still_one_evaluation_late_and_one_open() {
    let as_of = date(2027, 1, 31);
    let demo = Demo::make(None, 3, as_of);
    let running = app::cohort::list(&demo.app, demo.closed_cohort().cohort.org).unwrap();
    let running = running.into_iter().find(|pinned| pinned.cohort.name != "2008-01").unwrap();
    let actor = demo.wearing("claire.montferrand@demo.invalid", Role::Participant, running.cohort.org);
    let app = demo.app.clone();
    let claire = demo.app.store.read(move |tx| Participant::own(&app, tx, &actor, &running)).unwrap();
    let due = evaluations(&demo, &claire);
    for verdict in [Verdict::Late, Verdict::Open] {
        assert_eq!(due.iter().filter(|(_, of)| *of == verdict).count(), 1, "{due:?}");
    }
}

/// Participants who can be signed in as.
const NAMED: [&str; 6] = [
    "claire.montferrand@demo.invalid",
    "karim.belloc@demo.invalid",
    "annelise.roubaud@demo.invalid",
    "lucie.sarrazin@demo.invalid",
    "emily.hargreave@demo.invalid",
    "sylvain.arbogast@demo.invalid",
];

#[test]
fn i16_a_voice_was_opened_with_its_whole_trail_and_its_author_reads_why() {
    on_both(|demo| {
        let pinned = demo.running_cohort();
        let org = pinned.cohort.org;
        let lead = demo.wearing("helene.vasseur@demo.invalid", Role::Lead, org);
        let asked = app::forum::openings(&demo.app, &lead, &pinned).unwrap();
        assert_eq!(asked.len(), 1);
        assert!(matches!(asked[0].standing, Opening::Over(_)), "it was read, and can be read no more: {asked:?}");
        // Whoever wrote is one of those who can be signed in as, so that a visitor finds what the author reads.
        let told = NAMED.iter().flat_map(|email| {
            let author = demo.wearing(email, Role::Participant, org);
            app::forum::own(&demo.app, &author, &pinned).map_or_else(|_| Vec::new(), |own| own.threads)
        });
        let opened: Vec<_> = told.flat_map(|thread| thread.opened).collect();
        assert_eq!((opened.len(), opened.first().map(|one| one.ground)), (1, Some(Ground::Danger)));
        for act in ["forum.ask_opening", "forum.open", "forum.read_identity"] {
            let found = demo.app.store.read(move |tx| {
                let sql = "SELECT COUNT(*) FROM journal WHERE org_id = $1 AND act = $2";
                tx.query_one(sql, store::vals![org.0, act], |row| row.int(0))
            });
            assert_eq!(found.unwrap(), 1, "{act}");
        }
    });
}
