//! A guideline becomes a goal, through the second check of any other, and its theme's page says so.

use app::editorial::{self, Saving, from_guideline};
use app::testing::{on_both, then_conflict, then_refused};
use app::theme;
use domain::authority::Role;
use domain::editorial::Verdict;
use domain::goal::GoalId;
use jiff::civil::date;

use super::{faults, then_not_there};

const PIP: &str = "prescrire-pip";

#[test]
fn a_guideline_becomes_a_goal_with_its_provenance_and_a_second_check() {
    on_both(|world| {
        let body = world.given_a_body("anest");
        world.given_a_guideline(&body, "k2b7", &["allergy", "dose"], &[], date(2008, 1, 2));
        let house = world.given_an_organisation("amp");
        world.given_a_programme(&house, PIP);
        let (app, org, editor) = (&world.app, house.org, &house.editor);
        let reader = world.given_a_member(org, Role::SecondReader, "Relectrice", "fr");
        let draw = |goal: &str, guideline: &str| from_guideline::draw(app, editor, org, PIP, (goal, "s1"), guideline);
        then_conflict(draw("read-aloud", "k2b7"), "editorial-fault-no-edition");
        editorial::begin(app, editor, org, PIP).unwrap();
        then_not_there(draw("read-aloud", "none"));
        then_refused(from_guideline::draw(app, &reader, org, PIP, ("read-aloud", "s1"), "k2b7"));
        draw("read-aloud", "k2b7").unwrap();
        then_conflict(draw("read-aloud", "k2b7"), "fault-name-taken");
        let goal = GoalId("read-aloud".to_owned());
        let drawn = editorial::goal(app, editor, org, PIP, &goal).unwrap().fields;
        assert_eq!((drawn.theme.as_str(), drawn.guideline.as_str()), ("allergy", "k2b7@1"));
        assert_eq!(drawn.texts["action.fr"], "Relire à deux");
        assert_eq!(drawn.texts["means.en"], "Label\nPut away");
        assert!(drawn.sources.contains("/guidelines/k2b7, v1"), "{}", drawn.sources);
        let taker = from_guideline::takers(app, editor, org).unwrap();
        assert_eq!((taker.len(), taker[0].id.as_str(), taker[0].is_open), (1, PIP, true));
        assert!(from_guideline::takers(app, &reader, org).unwrap().is_empty(), "whoever edits nothing is led nowhere");
        // The editor completes it and cites the theme they had in mind; where it was drawn from is kept whatever is sent.
        let mut fields = drawn;
        for tag in ["fr", "en"] {
            for name in ["patients", "cue", "plan"] {
                fields.texts.insert(format!("{name}.{tag}"), "…".to_owned());
            }
        }
        (fields.evidence, fields.next_review) = ("moderate".to_owned(), "2010-01-01".to_owned());
        fields.professions = vec!["physician".to_owned()];
        (fields.theme, fields.guideline) = ("none".to_owned(), "other@9".to_owned());
        let save = |theme: &str| {
            let fields = documents::goal_file::GoalFields { theme: theme.to_owned(), ..fields.clone() };
            editorial::save(app, editor, org, PIP, &goal, &Saving { seen: 1, fields, asks: true })
        };
        assert_eq!(faults(save("none")), ["theme"]);
        save("dose").unwrap();
        editorial::check(app, &reader, org, PIP, &goal, (2, Verdict::Sound), "").unwrap();
        let next = editorial::publish(app, &house.lead, org, PIP, Some("démonstration")).unwrap();
        let published = next.goal(&goal).unwrap();
        assert_eq!(published.theme.as_deref(), Some("dose"));
        let from = published.drawn_from.as_ref().unwrap();
        assert_eq!((from.reference.as_str(), from.version), ("k2b7", 1));
        assert_eq!(theme::goals(app, "dose").unwrap().len(), 1);
        assert!(theme::goals(app, "allergy").unwrap().is_empty());
    });
}
