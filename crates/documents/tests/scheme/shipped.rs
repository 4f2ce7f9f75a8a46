use std::collections::BTreeSet;

use documents::{scheme, shipped};
use domain::near_miss::content::Asked;
use domain::near_miss::form::MOST_NEEDED;
use domain::near_miss::serious::Policy;
use domain::near_miss::{Asks, Content, FieldKey, Form, Means, Needed, Stage, Value};
use domain::rex::{Factor, PartKind, Phase, Severity, When};
use domain::scheme::{Listed, Scheme};
use domain::text::Language;
use jiff::civil::date;

use crate::{example, voice};

fn french() -> std::sync::Arc<Scheme> {
    scheme::shipped("fr-has").unwrap()
}

fn codes(form: &Form, means: Means) -> Vec<String> {
    let field = form.meaning(means).unwrap();
    let (Asks::One { list } | Asks::Graded { list, .. }) = &field.asks else { panic!("no list") };
    form.list(list).unwrap().codes.iter().map(|code| code.code.clone()).collect()
}

#[test]
fn every_scheme_that_ships_is_sound() {
    for (name, files) in shipped::schemes() {
        let told = scheme::check(&files)
            .map_err(|faults| faults.iter().map(|fault| fault.text(&voice("en"))).collect::<Vec<_>>());
        assert_eq!(told.map(|scheme| scheme.id).unwrap(), name);
    }
    let scheme = french();
    assert_eq!(scheme.zone.iana_name(), Some("Europe/Paris"));
    let parameters = scheme.parameters;
    assert_eq!((parameters.handling_months, parameters.serious_policy), (2, Policy::Exclude));
    assert_eq!((parameters.named, parameters.rex_floor, parameters.batch_least), (false, 11, 5));
    let feedback = scheme.feedback;
    assert_eq!((feedback.acknowledgement, feedback.rapid, feedback.done), (7, 21, 62));
    assert_eq!((feedback.awareness, feedback.improvement, feedback.alert_hours), (180, 365, 24));
    assert_eq!(scheme.form_of("1"), Some(&scheme.form));
    assert_eq!(scheme.form_of("0"), None);
}

#[test]
fn it_lists_the_specialties_and_activities_of_the_law() {
    let scheme = french();
    let items: Vec<u8> = scheme
        .specialties
        .iter()
        .filter_map(|specialty| if let Listed::Item(item) = specialty.listed { Some(item) } else { None })
        .collect();
    assert_eq!(items, (1..=21).collect::<Vec<u8>>());
    assert_eq!(scheme.specialties.len(), 25);
    for specialty in &scheme.specialties {
        let interventional = matches!(specialty.listed, Listed::Item(15..=21));
        assert_eq!(specialty.interventional_only, interventional, "{}", specialty.code);
        assert!(specialty.source.contains("D. 4135-2"));
    }
    assert_eq!(scheme.specialty_list().codes.len(), 25);
    assert_eq!(scheme.specialty("urology").unwrap().listed, Listed::Item(3));
}

#[test]
fn it_takes_minutes_and_at_most_twelve_answers() {
    let form = &french().form;
    let needed: Vec<&str> = form
        .fields()
        .filter(|(_, _, field)| field.needed == Needed::ToSend)
        .map(|(_, _, field)| field.id.as_str())
        .collect();
    assert!(needed.len() <= MOST_NEEDED, "{needed:?}");
    assert!(form.budget_seconds <= 300 && form.needed_seconds() <= form.budget_seconds);
    assert_eq!(form.sections.len(), 9);
    assert_eq!(form.sections.iter().filter(|section| section.stage == Stage::Facts).count(), 6);
}

#[test]
fn it_offers_every_code_that_the_base_knows() {
    let form = &french().form;
    let all = |codes: Vec<String>| codes.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(codes(form, Means::Factors), Factor::all().map(|factor| factor.to_string()).collect::<Vec<_>>());
    assert_eq!(all(codes(form, Means::Phase)), all(Phase::ALL.map(|phase| phase.code().to_owned()).to_vec()));
    let levels = Severity::ALL.map(|severity| severity.level().to_string()).to_vec();
    assert_eq!((codes(form, Means::Actual), codes(form, Means::Potential)), (levels.clone(), levels));
    for kind in PartKind::ALL.into_iter().filter(|kind| *kind != PartKind::Measures) {
        assert!(form.meaning(Means::Part(kind)).is_some(), "{kind:?}");
    }
    // Every code that has a group belongs to one that the form names.
    for list in &form.lists {
        for group in list.codes.iter().filter_map(|code| code.group.as_ref()) {
            assert!(form.list(&format!("{}_group", list.id)).is_some_and(|groups| groups.code(group).is_some()));
        }
    }
    assert_eq!(form.list("factor_group").unwrap().codes.len(), 7);
}

#[test]
fn the_facts_alone_can_be_sent_from_a_phone() {
    let scheme = french();
    let elsewhere = [scheme.specialty_list()];
    let asked = Asked { form: &scheme.form, elsewhere: &elsewhere, today: date(2026, 5, 20) };
    let mut facts: Content = Content::default();
    let mut say = |id: &str, value| facts.0.insert(FieldKey::once(id), value);
    say("specialty", Value::Code("urology".to_owned()));
    for id in ["met", "own_practice", "care"] {
        say(id, Value::YesNo(true));
    }
    say("unexpected", Value::YesNo(false));
    say("month", Value::Month(When::Month(2026, 4)));
    say("narrative", Value::Words("Côté vérifié à temps.".to_owned()));
    say("actual", Value::Code("0".to_owned()));
    say("potential", Value::Code("5".to_owned()));
    assert_eq!(asked.faults(&facts, Needed::ToSend), [], "nine answers are enough when it was to be expected");
    // a10: where the screen was answered no and the severity is grave, the reference can still be given.
    facts.0.insert(FieldKey::once("unexpected"), Value::YesNo(true));
    for id in ["life_threatened", "permanent_deficit"] {
        facts.0.insert(FieldKey::once(id), Value::YesNo(false));
    }
    assert!(!asked.is_asked(&FieldKey::once("declared"), &facts));
    facts.0.insert(FieldKey::once("actual"), Value::Code("5".to_owned()));
    assert!(asked.is_asked(&FieldKey::once("declared"), &facts));
}

#[test]
fn another_country_is_data() {
    let files = example();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["near-miss.toml", "scheme.toml", "specialties.toml"]);
    let told =
        scheme::check(&files).map_err(|faults| faults.iter().map(|fault| fault.text(&voice("en"))).collect::<Vec<_>>());
    let scheme = told.unwrap();
    assert_eq!(scheme.zone.iana_name(), Some("Europe/Lisbon"));
    assert_eq!(scheme.parameters.serious_policy, Policy::AcceptWithReference);
    let portuguese = Language::parse("pt").unwrap();
    assert_eq!(scheme.form.sections[0].title.get(&portuguese), Some("Os factos"));
    assert_eq!(scheme.specialties[1].listed, Listed::Activity);
    let report = scheme::Report::of(&files, Vec::new());
    assert!(report.is_sound() && report.note(&voice("fr")).is_none());
    assert_eq!(report.text(&voice("en")).lines().count(), 1);
    assert_eq!(report.json(&voice("fr"))["scheme"], "pt-example");
}

#[test]
fn a13_a_version_that_was_asked_with_stays() {
    let mut files = example();
    let earlier = files["near-miss.toml"].replace("version = \"2\"", "version = \"1\"");
    files.insert("near-miss/1.toml".to_owned(), earlier.replace("Tell of a near miss", "As it was"));
    let scheme = scheme::check(&files).unwrap();
    let title = |version: &str| scheme.form_of(version).unwrap().title.say(&Language::english()).to_owned();
    assert_eq!((title("1").as_str(), title("2").as_str()), ("As it was", "Tell of a near miss"));
}

#[test]
fn it_brings_themes_that_anything_can_be_filed_under() {
    let scheme = french();
    assert!((20..=40).contains(&scheme.themes.len()), "{}", scheme.themes.len());
    for code in ["allergy", "wrong_side", "equipment_missing", "handover", "dose", "identity", "specimen", "consent"] {
        assert!(scheme.themes.iter().any(|theme| theme.code == code), "{code}");
    }
    assert_eq!(scheme.watch_days, 30);
}

#[test]
fn a_guideline_is_asked_about_in_the_words_in_which_programmes_ask_of_a_goal() {
    let scheme = french();
    let terms = scheme.uptake.as_ref().unwrap();
    assert_eq!((terms.short_months, terms.long_months), (4, 12));
    for (name, files) in shipped::programmes() {
        let programme = documents::definition::load(&files).unwrap();
        for list in ["status", "obstacle"] {
            let codes = |list: &domain::programme::CodeList| {
                list.codes.iter().map(|code| (code.code.clone(), code.exclusive)).collect::<BTreeSet<_>>()
            };
            let theirs = codes(programme.list(list).unwrap());
            let ours = codes(terms.list(list).unwrap());
            if name == "prescrire-pip" || list == "status" {
                assert_eq!(ours, theirs, "{list} of {name}");
            }
        }
        assert_eq!(terms.measure, programme.measure, "{name}");
    }
}
