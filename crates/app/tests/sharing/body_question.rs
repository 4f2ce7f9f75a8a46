//! Questions between bodies: counts travel, near misses do not, and totals tell nobody's few.

use app::Error;
use app::body_question::{self as asking, Answered, Asking};
use app::screen::Confirmed;
use app::testing::bodies::House;
use app::testing::{World, on_both, then_conflict, then_refused};
use domain::body_question::Over;
use domain::text::Language;
use jiff::civil::date;

use super::dump::dump;

fn asked(words: &str) -> Asking {
    Asking {
        over: Over::NearMisses,
        words: words.to_owned(),
        choices: vec!["avant l'incision".into(), " ".into(), "après".into()],
        due_on: date(2008, 2, 1),
    }
}

fn answered(counts: &[u64], words: &str) -> Answered {
    Answered { counts: counts.to_vec(), words: words.to_owned() }
}

fn bodies(world: &World) -> [House; 3] {
    ["anest", "uro", "ortho"].map(|name| world.given_a_body(name))
}

#[test]
fn a04_bodies_ask_each_other_and_get_totals_in_steps_once_it_is_closed() {
    on_both(|world| {
        let [one, two, three] = bodies(world);
        let (app, french, none) = (&world.app, Language::french(), Confirmed::none());
        let with = (&french, &none);
        then_refused(asking::ask(app, &one.experts[0], one.org, &asked("Combien ?"), with));
        let naming = asking::ask(app, &one.manager, one.org, &asked("Vu chez Mme Durand ?"), with);
        assert!(matches!(&naming, Err(Error::Invalid(faults)) if faults[0].field == "words"), "{naming:?}");
        let late = Asking { due_on: date(2009, 2, 1), ..asked("Combien ?") };
        assert!(matches!(asking::ask(app, &one.manager, one.org, &late, with), Err(Error::Invalid(_))));
        let reference = asking::ask(app, &one.manager, one.org, &asked("Combien d'erreurs de côté ?"), with).unwrap();
        assert!(!format!("{:?}", dump(world)).contains("erreurs de c"), "sealed");
        let say = |house: &House, counts: &[u64], words: &str| {
            asking::answer(app, &house.manager, house.org, &reference, (&answered(counts, words), &french, &none))
        };
        assert!(matches!(say(&one, &[1, 2], ""), Err(Error::NotFound(_))), "nobody answers their own");
        assert!(matches!(say(&two, &[1], ""), Err(Error::Invalid(_))), "a count for each choice");
        assert!(matches!(say(&two, &[20, 3], "Dit le Dr Martin."), Err(Error::Invalid(_))));
        say(&two, &[20, 3], "Surtout le soir.").unwrap();
        let open = asking::read(app, &one.manager, one.org, &reference).unwrap();
        assert_eq!((open.answered, open.result), ((1, 2), None), "nobody follows it");
        assert_eq!(open.choices, ["avant l'incision", "après"]);
        say(&two, &[21, 3], "Surtout le soir.").unwrap();
        say(&three, &[5, 4], "").unwrap();
        for house in [&one, &two, &three] {
            let closed = asking::read(app, &house.manager, house.org, &reference).unwrap();
            let result = closed.result.unwrap();
            assert_eq!(result.at_least, [Some(22), None], "26 and 7");
            assert_eq!(result.said.len(), 1);
        }
        then_conflict(say(&three, &[9, 9], ""), "fault-question-closed");
        let own = asking::read(app, &two.manager, two.org, &reference).unwrap().own.unwrap();
        assert_eq!(own.counts, [21, 3]);
        assert!(asking::read(app, &one.manager, one.org, &reference).unwrap().own.is_none());
        // Unanswered, it closes by its day.
        let second = asking::ask(app, &two.manager, two.org, &asked("Et ailleurs ?"), with).unwrap();
        assert!(asking::read(app, &one.manager, one.org, &second).unwrap().result.is_none());
        world.on("2008-02-03");
        let closed = asking::read(app, &one.manager, one.org, &second).unwrap();
        assert_eq!(closed.result.unwrap().at_least, [None, None]);
        assert_eq!(asking::list(app, &three.manager, three.org).unwrap().len(), 2);
    });
}
