//! What the screen holds a text back for, with the lists that the program ships.

use documents::deidentification::prose;
use documents::lexicon::lexicon;
use domain::deidentification::Reason;
use domain::screen::{Finding, Label, screen};
use domain::text::Language;
use proptest::prelude::*;

fn read(text: &str, writer: &Language) -> Vec<Finding> {
    screen(text, writer, lexicon)
}

fn both(text: &str) -> [Vec<(Label, String)>; 2] {
    [Language::french(), Language::english()]
        .map(|writer| read(text, &writer).into_iter().map(|finding| (finding.label, finding.text)).collect())
}
#[track_caller]
fn finds(text: &str, label: Label, words: &str) {
    for listed in both(text) {
        assert_eq!(listed, [(label, words.to_owned())], "in {text:?}");
    }
}

#[track_caller]
fn quiet(text: &str) {
    for listed in both(text) {
        assert!(listed.is_empty(), "{listed:?} in {text:?}");
    }
}

#[test]
fn an_address_of_mail() {
    finds("Écrivez à jean.dupont@exemple.fr.", Label::Email, "jean.dupont@exemple.fr");
    finds("(a_b+c@sous.exemple.co.uk)", Label::Email, "a_b+c@sous.exemple.co.uk");
    quiet("Posologie @ 3 par jour, ou x@y");
}

#[test]
fn telephone_numbers_as_people_write_them() {
    for number in ["0123456789", "01 23 45 67 89", "01.23.45.67.89", "06-12-34-56-78", "01\u{a0}23\u{202f}45 67 89"] {
        finds(&format!("Appeler le {number} ce soir"), Label::Phone, number);
    }
    for number in ["+33 1 23 45 67 89", "+33 (0)1 23 45 67 89", "0033 6 12 34 56 78", "+44 20 7946 0958"] {
        finds(&format!("Call {number} tonight"), Label::Phone, number);
    }
    finds("Ring 020 7946 0958", Label::Phone, "020 7946 0958");
    finds("Ring (555) 123-4567", Label::Phone, "(555) 123-4567");
    quiet("0 5 10 20 40 80 160");
    quiet("Sur 10 000 000 de boîtes, 2 500 000 en 2019");
}

#[test]
fn social_security_numbers_with_and_without_their_key() {
    let reasons = |text: &str| {
        read(text, &Language::french()).into_iter().map(|found| (found.label, found.reason)).collect::<Vec<_>>()
    };
    let nir = Label::SocialSecurity;
    assert_eq!(reasons("NSS 2 55 08 14 168 025 38"), [(nir, Reason::NirKeyChecks)]);
    assert_eq!(reasons("255081416802538"), [(nir, Reason::NirKeyChecks)]);
    assert_eq!(reasons("2 55 08 14 168 025"), [(nir, Reason::NirShape)]);
    assert_eq!(reasons("2 55 08 14 168 025 39"), [(nir, Reason::NirShape)], "a slip of the pen still names somebody");
    assert_eq!(reasons("2 84 05 2A 123 456 32"), [(nir, Reason::NirKeyChecks)], "southern Corsica counts as 19");
    assert_eq!(reasons("1 69 05 2B 123 456 68"), [(nir, Reason::NirKeyChecks)], "northern Corsica counts as 18");
    assert_eq!(reasons("169052b12345668"), [(nir, Reason::NirKeyChecks)]);
}

#[test]
fn numbers_of_professionals_establishments_and_files() {
    finds("RPPS : 99000000001 ", Label::Professional, "99000000001");
    finds("le 99000000001", Label::Record, "99000000001");
    finds("au 750000010", Label::Establishment, "750000010");
    finds("FINESS 2A0000014", Label::Establishment, "2A0000014");
    finds("Dossier n° 48213", Label::Record, "48213");
    // British ones have the shape of a telephone number; held back all the same.
    for text in ["NHS number 943 476 5919", "943 476 5919"] {
        assert!(both(text).iter().all(|found| !found.is_empty()), "{text}");
    }
    quiet("Dossier 2019 de la revue");
    quiet("PMID 12866327, doi 10.1136/bmj.e8525");
}

#[test]
fn full_dates_in_digits_and_in_words() {
    for date in ["12/03/2024", "3-12-24", "2024-03-12", "12.03.2024", "12 mars 2024", "1er janvier 2023"] {
        finds(&format!("Vue le {date}, puis rien"), Label::Date, date);
    }
    for date in ["March 12, 2024", "12th of March 2024", "3 Feb. 2021", "Sept 3rd 2022"] {
        finds(&format!("Seen ({date}) once"), Label::Date, date);
    }
    quiet("En mars 2024, 12 patients sur 20, TA 12/8, version 1.2.3, de 2008 à 2010");
    quiet("may 12 patients help, page 4-12-20000");
}

#[test]
fn births() {
    finds("Patiente née le 3 mai 1952 à l'étranger", Label::Birth, "3 mai 1952");
    finds("né(e) le 03/05/52", Label::Birth, "03/05/52");
    finds("née en 1931", Label::Birth, "1931");
    finds("Date de naissance : 03/05/1952", Label::Birth, "03/05/1952");
    finds("DOB 03/05/1952", Label::Birth, "03/05/1952");
    finds("born on 3 May 1952", Label::Birth, "3 May 1952");
    quiet("Il ne le prend pas. Les enfants nés en été.");
}

#[test]
fn ages_that_few_people_have() {
    finds("une dame de 94 ans", Label::Age, "94 ans");
    finds("a 97-year-old woman", Label::Age, "97-year-old");
    finds("âgé de 101 ans", Label::Age, "âgé de 101 ans");
    finds("a centenarian", Label::Age, "centenarian");
    quiet("89 ans, 65 years old, 95 % des cas, 100 mg, il y a 100 ans");
    quiet("plus de 90 ans, 90 ans et plus, over 90 years old, 90 years or older");
}

#[test]
fn addresses() {
    finds("habite 12 bis, rue des Lilas", Label::Address, "12 bis, rue des Lilas");
    finds("3 avenue du Général Leclerc", Label::Address, "3 avenue du Général Leclerc");
    finds("à 75011 Paris", Label::Address, "75011 Paris");
    finds("13100 Aix-en-Provence", Label::Address, "13100 Aix-en-Provence");
    finds("at 221B Baker Street", Label::Address, "221B Baker Street");
    finds("we met near SW1A 1AA", Label::Address, "SW1A 1AA");
    quiet("2 places libres, 3 cours de formation, 10000 UI par jour, B12 5MG");
    quiet("à chaque coin de rue, la route est longue, 4 way stop");
}

#[test]
fn names_after_a_title_or_what_announces_them() {
    for (text, name) in [
        ("J'ai vu Mme Durand hier", "Mme Durand"),
        ("M. Jean-Pierre de La Tour est venu", "M. Jean-Pierre de La Tour"),
        ("avec le Dr. O'Brien", "Dr. O'Brien"),
        ("le Pr MARTIN a écrit", "Pr MARTIN"),
        ("mme durand est venue", "mme durand"),
        ("Mrs Smith came", "Mrs Smith"),
        ("Professor Mary Jones said", "Professor Mary Jones"),
        ("Madame D. revient avec le fils", "Madame D."),
        ("elle s’appelle Lucie", "Lucie"),
        ("ma patiente Lucie Bernard tousse", "Lucie Bernard"),
        ("Nom : Durand", "Durand"),
    ] {
        finds(text, Label::Name, name);
    }
    quiet("Madame est venue, le docteur aussi ; M. X et Mme Y ; mme est là");
    quiet("Un patient Alzheimer, un patient BPCO, la dose en m est fausse, 5 m Total");
    quiet("Le patient. Durand la pause, docteur en pharmacie, le Dr et moi");
}

#[test]
fn a_name_and_all_the_rest_are_told_apart_and_in_order() {
    let text = "Mme Durand, 92 ans, née le 3 mai 1932, 06 12 34 56 78, 12 rue des Lilas 75011 Paris";
    let labels: Vec<Label> = both(text)[0].iter().map(|(label, _)| *label).collect();
    let expected = [Label::Name, Label::Age, Label::Birth, Label::Phone, Label::Address];
    assert_eq!(labels, expected);
}

#[test]
fn invisible_characters_hide_no_number() {
    finds("06\u{200b}12\u{200b}34\u{200b}56\u{200b}78", Label::Phone, "06\u{200b}12\u{200b}34\u{200b}56\u{200b}78");
}

#[test]
fn what_is_confirmed_is_these_words_and_no_others() {
    let mark = |text: &str| read(text, &Language::french()).first().map(Finding::mark);
    assert_eq!(mark("Vu Mme\u{a0}Durand"), mark("J'ai vu Mme Durand"));
    assert_ne!(mark("Mme Durand"), mark("Mme Dupont"));
}

#[test]
fn usual_texts_of_colleagues_are_left_alone() {
    quiet("J'ai fait relire l'ordonnance : 3 patients sur 12 concernés, 25 % de moins qu'en 2023.");
    quiet("Le logiciel v2.10.4 affiche l'alerte 5 fois par jour ; revue Prescrire 2008;28(301):858-860.");
    quiet("Stopped NSAIDs in 4 of 10 patients; the pharmacist said no twice. See Smith 2019.");
    quiet("Amoxicilline 1 g x 3, HbA1c 7,5 %, PA 130/80, IMC 32, DFG 45 ml/min, J0 à J7.");
}

proptest! {
    #[test]
    fn findings_are_ordered_apart_and_where_they_say(text in "\\PC{0,80}|([MD0-9./ @+-]|rue |Mme |né le |mars |[A-Z][a-z]{1,5} ){0,30}") {
        let chars: Vec<char> = text.chars().collect();
        let mut last = 0;
        for finding in read(&text, &Language::french()) {
            prop_assert!(finding.start >= last && finding.end > finding.start && finding.end <= chars.len());
            let words: String = chars[finding.start..finding.end].iter().collect();
            prop_assert_eq!(&words, &finding.text);
            last = finding.end;
        }
    }
}

#[test]
fn clinical_prose_without_anybody_is_sent_as_it_is() {
    for (writer, prose) in [(Language::french(), prose::FRENCH), (Language::english(), prose::ENGLISH)] {
        let held: Vec<_> = prose.iter().flat_map(|text| read(text, &writer)).map(|found| found.text).collect();
        assert!(held.len() <= prose.len() / 10, "{held:?}");
    }
}

#[test]
fn a_text_is_read_in_its_own_language_whoever_writes_it() {
    let english =
        "I have stopped NSAIDs in 4 of 10 patients, and the pharmacist said no twice. See Smith 2019, or NICE.";
    quiet(english);
    finds("Le patient a été vu avec Mme Kerouanton", Label::Name, "Mme Kerouanton");
    // Short, in no language in particular: the figures are found all the same.
    finds("12/03/2024", Label::Date, "12/03/2024");
}

#[test]
fn places_and_rare_trades() {
    finds("adressé au CHU de Nantes par son fils", Label::Place, "CHU de Nantes");
    finds("elle habite à Bordeaux avec sa fille", Label::Place, "Bordeaux");
    quiet("adressé à l'hôpital, dans le service de cardiologie, par le médecin de la ville");
}

#[test]
fn a_title_begins_a_name_of_its_own() {
    for found in both("Ask Dr Martin about the leaflet.") {
        assert!(found.contains(&(Label::Name, "Dr Martin".to_owned())), "{found:?}");
    }
}
