//! Goals typed into a form, and the definitions they become.

use super::*;
use crate::definition;
use crate::shipped;
use jiff::civil::date;

fn files() -> Files {
    shipped::programme("prescrire-pip").unwrap()
}

fn goal(files: &Files, id: &str) -> Goal {
    let programme = definition::check(files).unwrap_or_else(|faults| panic!("{faults:?}"));
    programme.goals.into_iter().find(|goal| goal.id.0 == id).unwrap()
}

fn both() -> [Language; 2] {
    [Language::french(), Language::english()]
}

const TODAY: Date = date(2026, 11, 20);

#[test]
fn a_goal_that_nobody_changed_is_written_as_the_same_goal() {
    for name in ["prescrire-pip", "bon-usage-12"] {
        let files = shipped::programme(name).unwrap();
        let programme = definition::check(&files).unwrap();
        for goal in &programme.goals {
            let fields = GoalFields::of(goal);
            assert!(fields.oversized().is_empty());
            let (path, text) = find(&files, &goal.id.0).unwrap();
            let written = write(Some(text), &goal.id.0, goal.number, goal.version, &fields);
            let change = Change::Put { path: path.to_owned(), text: written };
            let again = definition::check(&revised(&files, &programme.version, &[change])).unwrap();
            assert_eq!(again.goal(&goal.id), Some(goal), "{name} {}", goal.id);
        }
    }
}

#[test]
fn a_revision_changes_its_fields_and_keeps_what_the_form_does_not_know() {
    let files = files();
    let before = goal(&files, "nsaid-pregnancy");
    let mut fields = GoalFields::of(&before);
    fields.texts.insert("title.en".into(), "No NSAID “at all”,\r\nwhile pregnant".into());
    fields.next_review = "2028-01-31".into();
    let (path, text) = find(&files, "nsaid-pregnancy").unwrap();
    let written = write(Some(text), "nsaid-pregnancy", 1, 2, &fields);
    assert!(written.starts_with("# Demonstration content"), "the comment at its head stays: {written}");
    let next = revised(&files, "2", &[Change::Put { path: path.to_owned(), text: written }]);
    let after = goal(&next, "nsaid-pregnancy");
    assert_eq!(after.title.get(&Language::english()), Some("No NSAID “at all”,\nwhile pregnant"));
    assert_eq!((after.version, after.next_review), (2, date(2028, 1, 31)));
    assert_eq!(after.helps, before.helps);
    assert_eq!(definition::check(&next).unwrap().version, "2");
    assert!(next["programme.toml"].contains("# Months count from the start"), "comments of the programme stay");
}

#[test]
fn the_catalogue_is_counted_again_when_a_goal_comes_or_goes() {
    let files = files();
    let fields = GoalFields::of(&goal(&files, "nsaid-pregnancy"));
    let put = Change::Put { path: path(19, "a-new-one"), text: write(None, "a-new-one", 19, 1, &fields) };
    let more = definition::check(&revised(&files, "2", std::slice::from_ref(&put))).unwrap();
    assert_eq!((more.goals.len(), more.choice.catalogue), (19, 19));
    let gone = Change::Remove { path: find(&files, "psa").unwrap().0.to_owned() };
    let less = definition::check(&revised(&files, "2", &[gone])).unwrap();
    assert_eq!((less.goals.len(), less.choice.catalogue), (17, 17));
    assert!(less.goals.iter().zip(1..).all(|(goal, place)| goal.number == place), "numbered without a gap");
}

#[test]
fn a_draft_says_everything_that_is_missing_by_its_field() {
    let faults = GoalFields::default().judge(&both(), TODAY);
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    for field in
        ["title.fr", "title.en", "argument.en", "means.fr", "professions", "evidence", "next_review", "sources"]
    {
        assert!(fields.contains(&field), "{field}: {fields:?}");
    }
    let complete = GoalFields::of(&goal(&files(), "nsaid-pregnancy"));
    assert_eq!(complete.judge(&both(), TODAY), []);
    let told = |change: &dyn Fn(&mut GoalFields)| {
        let mut fields = complete.clone();
        change(&mut fields);
        let faults = fields.judge(&both(), TODAY);
        faults.into_iter().map(|fault| (fault.field, fault.key)).collect::<Vec<_>>()
    };
    let one = |field: &str, key| vec![(field.to_owned(), key)];
    assert_eq!(told(&|it| it.next_review = "2026-11-20".into()), one("next_review", "editorial-fault-review"));
    assert_eq!(told(&|it| it.next_review = "soon".into()), one("next_review", "editorial-fault-review"));
    assert_eq!(told(&|it| it.sources = "A title".into()), one("sources", "editorial-fault-source"));
    assert_eq!(told(&|it| it.sources = "T | P | last year | p. 3".into()), one("sources", "editorial-fault-source"));
    assert_eq!(told(&|it| it.sources = "T | P | | p. 3".into()), []);
    let uneven = told(&|it| drop(it.texts.insert("means.en".into(), "Only one".into())));
    assert_eq!(uneven, one("means.en", "editorial-fault-means"));
    let long = told(&|it| drop(it.texts.insert("title.fr".into(), "é".repeat(201))));
    assert_eq!(long, one("title.fr", "fault-too-long"));
}

#[test]
fn whatever_is_typed_makes_a_file_that_can_be_read() {
    let files = files();
    for typed in ["\"\"\" \\ '''", "]\n[choice]\ncatalogue = 0", "a = 1 # b", "{ fr = 'x' }", "\u{200e}é\t…"] {
        let mut fields = GoalFields::of(&goal(&files, "psa"));
        fields.texts.insert("argument.fr".into(), typed.into());
        fields.texts.insert("means.fr".into(), typed.into());
        fields.sources = format!("{} | P | 2020 | x", typed.replace(['|', '\n'], " "));
        let (path, text) = find(&files, "psa").unwrap();
        let next =
            revised(&files, "2", &[Change::Put { path: path.into(), text: write(Some(text), "psa", 16, 2, &fields) }]);
        let read = definition::load(&next).unwrap_or_else(|faults| panic!("{typed:?}: {faults:?}"));
        let after = read.goals.iter().find(|goal| goal.id.0 == "psa").unwrap();
        assert_eq!(after.argument.get(&Language::french()), Some(typed.trim()));
    }
}

#[test]
fn what_motivated_a_goal_and_where_it_was_drawn_from_are_written_and_read() {
    let files = files();
    let mut fields = GoalFields::of(&goal(&files, "nsaid-pregnancy"));
    assert_eq!((fields.theme.as_str(), fields.guideline.as_str()), ("", ""), "old definitions say nothing of it");
    (fields.theme, fields.guideline) = ("allergy".to_owned(), drawn("k2b7", 3));
    let (path, text) = find(&files, "nsaid-pregnancy").unwrap();
    let written = write(Some(text), "nsaid-pregnancy", 1, 2, &fields);
    let next = revised(&files, "2", &[Change::Put { path: path.to_owned(), text: written }]);
    let after = goal(&next, "nsaid-pregnancy");
    assert_eq!(after.theme.as_deref(), Some("allergy"));
    assert_eq!(after.drawn_from.map(|drawn| (drawn.reference, drawn.version)), Some(("k2b7".to_owned(), 3)));
    assert_eq!(GoalFields::of(&goal(&next, "nsaid-pregnancy")).guideline, "k2b7@3");
}
